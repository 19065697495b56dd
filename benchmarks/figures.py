"""What a side found, compared with gold: dates, persons, and how the names of one country are tagged."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from attrs import evolve, frozen

from aseanparse.testing import Counts, Gold, score
from benchmarks.sides import Found, Range

PERSON = ("person", "PERSON")
"""The sides' words for a person."""
PLACE = ("country", "place", "GPE", "LOC")
"""The sides' words for a country, city or region."""


@frozen
class DateFigures:
    """Dates against gold.

    Attributes:
        right: found at gold's place with gold's value.
        of: how many gold has.
        exact: of the right ones, those with exactly gold's range.
        wrong: found at gold's place with another value.
        false: found where gold has no date.
    """

    right: int
    of: int
    exact: int
    wrong: int
    false: int

    @property
    def f1(self) -> float:
        """Harmonic mean of the shares of right ones in what is found and in gold."""
        return Counts(self.right, self.wrong + self.false, self.of - self.right).f1


@frozen
class NameFigures:
    """Mentions of persons against gold.

    Attributes:
        loose: counted where the ranges overlap.
        exact: counted where the ranges are equal.
    """

    loose: Counts
    exact: Counts


def dates(golds: Sequence[Gold], found: Sequence[Found], *, optional: bool = False) -> DateFigures:
    """Score dates with the library's own scorer.

    Args:
        golds: of the articles; what stands after the end of an article counts for nobody.
        found: by article.
        optional: whether to ask for calendar dates that gold marks optional, too (years in names, datelines). If not,
            they are neither required nor wrong; vague times and durations are so in any case.
    """
    wanted = [
        evolve(gold, dates=tuple(evolve(d, optional=_is_optional(d.value, d.optional, optional)) for d in gold.dates))
        for gold in golds
    ]
    records = [
        {"id": gold.id, "dates": [{**d, "text": ""} for d in item["dates"] if d["start"] < body_end(gold)]}
        for gold, item in zip(golds, found, strict=True)
    ]
    report = score(records, wanted)
    counts, spans = report.counts["dates"], report.rates.get("date spans")
    false = sum(d.area == "date" and d.kind == "spurious" for d in report.differences)
    return DateFigures(
        right=counts.tp,
        of=counts.tp + counts.fn,
        exact=spans.ok if spans else 0,
        wrong=counts.fp - false,
        false=false,
    )


def _is_optional(value: str, marked: bool, ask_optional: bool) -> bool:
    calendar = value[:1].isdigit()
    return not calendar or (marked and not ask_optional)


def persons(golds: Sequence[Gold], found: Sequence[Found]) -> NameFigures:
    """Score mentions of persons: gold's are the places of ``name`` and ``also``; optional persons are not counted."""
    loose, exact = Counts(), Counts()
    for gold, item in zip(golds, found, strict=True):
        ranges = [(n["start"], n["end"]) for n in item["names"] if n["label"] in PERSON and n["start"] < body_end(gold)]
        wanted = _mentions(gold)
        loose = _add(loose, _count(wanted, ranges, exactly=False))
        exact = _add(exact, _count(wanted, ranges, exactly=True))
    return NameFigures(loose, exact)


def _mentions(gold: Gold) -> dict[Range, bool]:
    """Gold's mentions, and whether each is required; one within another ("Lan" in "Mai Lan") is none of its own."""
    spans = {span: not person.optional for person in gold.people for span in person.spans}
    return {s: need for s, need in spans.items() if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)}


def _count(wanted: dict[Range, bool], found: Iterable[Range], *, exactly: bool) -> Counts:
    """Each mention takes the finding that fits best; what overlaps an optional one, whatever its range, is no error."""
    left = sorted(set(found))
    right = 0
    for start, end in sorted((span for span, required in wanted.items() if required)):
        hits = [f for f in left if f[0] < end and start < f[1]]
        hits = [f for f in hits if f == (start, end)] or ([] if exactly else hits)
        if hits:
            left.remove(hits[0])
            right += 1
    spare = [span for span, required in wanted.items() if not required]
    left = [f for f in left if not any(f[0] < end and start < f[1] for start, end in spare)]
    return Counts(right, len(left), sum(wanted.values()) - right)


def _add(a: Counts, b: Counts) -> Counts:
    return Counts(a.tp + b.tp, a.fp + b.fp, a.fn + b.fn)


def tagged(name: str, golds: Sequence[Gold], found: Sequence[Found]) -> Counter[str]:
    """How the occurrences of a name in the articles are tagged: ``place``, ``other`` or ``nothing``.

    A name within a longer finding ("Communist Party of …") is tagged as that.
    """
    tally = Counter[str]()
    for gold, item in zip(golds, found, strict=True):
        for match in re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", gold.text[: body_end(gold)]):
            labels = [n["label"] for n in item["names"] if n["start"] < match.end() and match.start() < n["end"]]
            as_place = any(label in PLACE for label in labels)
            tally["place" if as_place else "other" if labels else "nothing"] += 1
    return tally


def body_end(gold: Gold) -> int:
    """Where the article itself ends: after its last paragraph, before teasers for other stories."""
    end = number = 0
    for line in gold.text.splitlines(keepends=True):
        end += len(line)
        number += bool(line.strip())
        if number == gold.header.body_ends:
            break
    return end
