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


def kind(date: Date) -> str:
    """The TIMEX3 type of a finding, by its value and the side's own word for its kind.

    >>> kind({"start": 0, "end": 5, "value": "P3D"}), kind({"start": 0, "end": 5, "value": "P1D", "label": "set"})
    ('DURATION', 'SET')
    >>> [kind({"start": 0, "end": 5, "value": value}) for value in ("2013-03-22TMO", "2013-W12", "PAST_REF")]
    ['TIME', 'DATE', 'DATE']
    """
    if date.get("label") == "set":
        return "SET"
    if re.match(r"P[T\dX]", date["value"]):
        return "DURATION"
    return "TIME" if re.search(r"\dT", date["value"]) else "DATE"


_SHORTENED = re.compile(r"(\d{2,3})X{1,2}|FY(\d{4})")
_JOINT = re.compile(r" ?[-\u2013\u2014/] ?(?:mid-)?|,? (?:to|until|till|through|and) (?:the )?")
_OF_YEAR = re.compile(r" (?:of|in) (\d{4})")
_MONTHS = re.compile(r"(\d{4})-(\d\d)/(\d{4})-(\d\d)")


def in_form(text: str, dates: Sequence[Date]) -> list[Date]:
    """Findings in the form that the task's gold has, where a side's own record has another.

    TIMEX3 marks the two ends of a range ("from May 3 to 5") as two expressions and a stretch of months ("the first
    nine months of 1997") as their number and the year; it shortens decades and centuries to ``199`` and ``19`` and
    knows no mark for fiscal years. Nothing is found here that the side did not find, and no value is mended.

    >>> text = "from May 3 to 5, in the 1990s"
    >>> found = in_form(text, [{"start": 5, "end": 15, "value": "2013-05-03/2013-05-05"},
    ...                        {"start": 24, "end": 29, "value": "199X"}])
    >>> [(text[date["start"] : date["end"]], date["value"]) for date in found]
    [('May 3', '2013-05-03'), ('5', '2013-05-05'), ('1990s', '199')]
    """
    told: list[Date] = []
    for date in dates:
        start, end, (first, _, last) = date["start"], date["end"], date["value"].partition("/")
        joints = list(_JOINT.finditer(text, start, end))
        if last and joints:
            joint = joints[len(joints) // 2]
            told.append(Date(start=start, end=joint.start(), value=first))
            told.append(Date(start=joint.end(), end=end, value=last))
        elif last and (months := _MONTHS.fullmatch(date["value"])):
            y1, m1, y2, m2 = map(int, months.groups())
            year = _OF_YEAR.search(text, start, end)
            told.append(Date(start=start, end=year.start() if year else end, value=f"P{12 * (y2 - y1) + m2 - m1 + 1}M"))
            if year:
                told.append(Date(start=year.start(1), end=year.end(1), value=year[1]))
        else:
            shortened = _SHORTENED.fullmatch(date["value"])
            value = (shortened[1] or shortened[2]) if shortened else date["value"]
            told.append({**date, "value": value})
    return told


def figures(stories: Sequence[Story], found: Sequence[Sequence[Date]], only: str = "") -> TempEvalFigures:
    """Score as the task does: one to one, precision over what is found, recall over gold; findings ``in_form``.

    Args:
        stories: gold.
        found: the dates found, by story.
        only: a TIMEX3 type to which gold and findings are cut; "" for all.
    """
    tallies = [[0, 0, 0] for _ in range(3)]
    for story, dates in zip(stories, found, strict=True):
        gold = [t for t in story.timexes if only in ("", t.type)]
        told = in_form(story.text, dates)
        left = [d for d in sorted(told, key=lambda d: (d["start"], d["end"])) if only in ("", kind(d))]
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
