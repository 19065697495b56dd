"""The TempEval-3 task: TIMEX3 expressions of newswire, read from TimeML and scored as the task's own tool does.

The set is not part of this repository; ``--tempeval`` names the folder that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from attrs import frozen

from aseanparse.testing import Counts
from benchmarks.sides import Article, Date


class TempEvalError(Exception):
    """The folder does not hold the set; the message tells what is missing."""


@frozen
class Timex:
    """One expression of gold."""

    start: int
    end: int
    type: str
    value: str


@frozen
class Story:
    """A document of the set: its text as plain string, and the expressions in it.

    Attributes:
        published: the document creation time, a day (ISO).
    """

    name: str
    text: str
    published: str
    timexes: tuple[Timex, ...]


@frozen
class TempEvalFigures:
    """The task's measures, all of them F1.

    Attributes:
        extent: expressions found, ranges overlapping.
        strict: expressions found, ranges equal.
        value: expressions found, ranges overlapping and values equal.
    """

    extent: Counts
    strict: Counts
    value: Counts


def read(folder: Path) -> list[Story]:
    """The stories of a folder with ``.tml`` files.

    Raises:
        TempEvalError: there is none, or one is no TimeML.
    """
    paths = sorted(folder.glob("*.tml"))
    if not paths:
        raise TempEvalError(f"no .tml file in {folder}: name the folder te3-platinum itself")
    return [_story(path) for path in paths]


def _story(path: Path) -> Story:
    try:
        root = ElementTree.parse(path).getroot()
    except ElementTree.ParseError as error:
        raise TempEvalError(f"{path.name}: {error}") from error
    text, creation = root.find("TEXT"), root.find("DCT/TIMEX3")
    if text is None or creation is None:
        raise TempEvalError(f"{path.name}: no TEXT or no DCT in it")
    parts: list[str] = []
    timexes: list[Timex] = []
    _walk(text, parts, timexes)
    return Story(path.stem, "".join(parts), creation.attrib["value"][:10], tuple(timexes))


def _walk(element: ElementTree.Element, parts: list[str], timexes: list[Timex]) -> None:
    start = sum(map(len, parts))
    parts.append(element.text or "")
    for child in element:
        _walk(child, parts, timexes)
        parts.append(child.tail or "")
    end = sum(map(len, parts))
    if element.tag == "TIMEX3" and end > start:  # empty ones stand for a duration that no word tells
        timexes.append(Timex(start, end, element.attrib["type"], element.attrib["value"]))


def article(story: Story) -> Article:
    """The story as every side gets it: with its day."""
    return Article(text=story.text, published=story.published, base=story.published)


def kind(value: str) -> str:
    """The TIMEX3 type that a value has.

    >>> kind("P3D"), kind("2013-03-22TMO"), kind("2013-W12"), kind("PAST_REF")
    ('DURATION', 'TIME', 'DATE', 'DATE')
    """
    if re.match(r"P[T\dX]", value):
        return "DURATION"
    return "TIME" if re.search(r"\dT", value) else "DATE"


def figures(stories: Sequence[Story], found: Sequence[Sequence[Date]], only: str = "") -> TempEvalFigures:
    """Score as the task does: one to one, precision over what is found, recall over gold.

    Args:
        stories: gold.
        found: the dates found, by story.
        only: a TIMEX3 type to which gold and findings are cut; "" for all.
    """
    tallies = [[0, 0, 0] for _ in range(3)]
    for story, dates in zip(stories, found, strict=True):
        gold = [t for t in story.timexes if only in ("", t.type)]
        left = [d for d in sorted(dates, key=lambda d: (d["start"], d["end"])) if only in ("", kind(d["value"]))]
        total = len(left)
        hits = [0, 0, 0]
        for timex in gold:
            over = [d for d in left if d["start"] < timex.end and timex.start < d["end"]]
            # The best partner first: equal range, equal value.
            over.sort(key=lambda d: ((d["start"], d["end"]) != (timex.start, timex.end), d["value"] != timex.value))
            if over:
                best = over[0]
                left.remove(best)
                hits[0] += 1
                hits[1] += (best["start"], best["end"]) == (timex.start, timex.end)
                hits[2] += best["value"] == timex.value
        for tally, right in zip(tallies, hits, strict=True):
            tally[0] += right
            tally[1] += total - right
            tally[2] += len(gold) - right
    return TempEvalFigures(*(Counts(*tally) for tally in tallies))
