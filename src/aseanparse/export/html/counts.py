"""What the corpus page counts: who met whom, who promised what by when, and how much was told in which month.

Whole numbers only, from any number of summaries in any order. Each article counts for itself: a meeting of which
two articles tell counts twice, since nothing in the record says that it is the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import Literal

from attrs import frozen

from aseanparse.export.html.corpus import EventRow, StatementRow, Summary
from aseanparse.model import EventStatus

Grain = Literal["month", "quarter", "year"]
Level = Literal["high", "low", "proposal"]
Due = Literal["none", "vague", "recurring"]

LEVELS: tuple[Level, ...] = ("high", "low", "proposal")
STATUSES: tuple[EventStatus, ...] = ("occurred", "scheduled", "proposed")
GRAINS: tuple[Grain, ...] = ("month", "quarter", "year")
UNDUE: tuple[Due, ...] = ("recurring", "vague", "none")
_PERIODS = {"month": 12, "quarter": 4, "year": 1}  # in a year
_MOST_PERIODS = 600  # fifty years of months: more cannot be told apart on a page, and one misread year makes thousands
_FEW_PERIODS = 40


@frozen
class Matrix:
    """Who met whom.

    Attributes:
        sides: codes, those with the most events first.
        cells: pair of sides (each pair once, sorted) -> status -> events in which both took part; a side with itself
            are the events in which no other side is named.
        totals: side -> status -> its events, each once.
        nobody: status -> events without any side.
        events: all events.
    """

    sides: tuple[str, ...]
    cells: Mapping[tuple[str, str], Counter[EventStatus]]
    totals: Mapping[str, Counter[EventStatus]]
    nobody: Counter[EventStatus]
    events: int

    def met(self, one: str, other: str) -> Counter[EventStatus]:
        """Status -> number of events of two sides, in whatever order they are named."""
        return self.cells.get(_pair(one, other), Counter())


def who_met_whom(summaries: Iterable[Summary]) -> Matrix:
    """Count the events of each pair of sides."""
    cells: dict[tuple[str, str], Counter[EventStatus]] = {}
    totals: dict[str, Counter[EventStatus]] = {}
    nobody: Counter[EventStatus] = Counter()
    events = 0
    for event in _events(summaries):
        events += 1
        for pair in pairs(event):
            cells.setdefault(pair, Counter())[event.status] += 1
        for side in event.parties:
            totals.setdefault(side, Counter())[event.status] += 1
        nobody[event.status] += not event.parties
    sides = sorted(totals, key=lambda side: (-totals[side].total(), side))
    return Matrix(tuple(sides), dict(sorted(cells.items())), dict(sorted(totals.items())), +nobody, events)


def pairs(event: EventRow) -> tuple[tuple[str, str], ...]:
    """Each pair of sides of an event, sorted; a side that is named alone is paired with itself."""
    if len(event.parties) == 1:
        return ((event.parties[0], event.parties[0]),)
    return tuple(combinations(event.parties, 2))


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one <= other else (other, one)


def level(statement: StatementRow) -> Level:
    """The force of a commitment, or that it is a proposal."""
    if statement.kind == "proposal":
        return "proposal"
    return "high" if statement.force == "high" else "low"


def by_party(summaries: Iterable[Summary]) -> dict[str, Counter[Level]]:
    """Side -> its commitments and proposals, the side with the most first; "" are those whose side is not known.

    A statement of two sides counts for both.
    """
    counts: dict[str, Counter[Level]] = {}
    for statement in _statements(summaries):
        for side in statement.parties or ("",):
            counts.setdefault(side, Counter())[level(statement)] += 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1].total(), item[0])))


def by_year_due(summaries: Iterable[Summary]) -> dict[str, Counter[Level]]:
    """Year in which the last day in time lies -> commitments and proposals, then the keys of ``UNDUE``; all of them.

    Every statement counts once. Years between the first and the last in which nothing is due are there with nothing.
    """
    counts: dict[str, Counter[Level]] = {}
    for statement in _statements(summaries):
        counts.setdefault(due(statement), Counter())[level(statement)] += 1
    years = [int(key) for key in counts if key not in UNDUE]
    span = range(min(years), max(years) + 1) if years else range(0)
    shown = span if len(span) <= _FEW_PERIODS else sorted(years)
    return {key: counts.get(key, Counter()) for key in (*(f"{year:04}" for year in shown), *UNDUE)}


def due(statement: StatementRow) -> str:
    """The year when a statement is due at the latest; else recurring, vague (a time that no year tells), or none."""
    if statement.due:
        return statement.due[:4]
    if statement.timetable == "recurring":
        return "recurring"
    return "vague" if statement.timetable == "vague" or statement.deadline else "none"


@frozen
class Period:
    """What the articles of a period tell.

    Attributes:
        name: ``2026-01``, ``2026-Q1``, ``2026``; "" for the articles without a day of publication.
    """

    name: str
    articles: int = 0
    commitments: int = 0
    proposals: int = 0
    events: int = 0


def over_time(summaries: Iterable[Summary], grain: Grain) -> tuple[tuple[Period, ...], Period]:
    """Counts by the period of publication, from the first to the last without a gap, and those of undated articles.

    Returns:
        No periods where they would be too many to show: one misread year must not fill the page.
    """
    counts: dict[int | None, Counter[str]] = {}
    for one in summaries:
        told = counts.setdefault(_index(one.published, grain), Counter())
        told.update(articles=1, commitments=one.count("commitment"), proposals=one.count("proposal"))
        told.update(events=len(one.events))
    undated = Period("", **counts.pop(None, Counter()))
    known = [index for index in counts if index is not None]
    if not known or max(known) - min(known) >= _MOST_PERIODS:
        return (), undated
    span = range(min(known), max(known) + 1)
    return tuple(Period(_name(index, grain), **counts.get(index, Counter())) for index in span), undated


def grains(summaries: Iterable[Summary]) -> tuple[dict[Grain, tuple[Period, ...]], Grain | None]:
    """The periods by each grain that can be shown, and the one to show first: the finest that is not crowded."""
    summaries = tuple(summaries)
    found = {grain: periods for grain in GRAINS if (periods := over_time(summaries, grain)[0])}
    few = [grain for grain, periods in found.items() if len(periods) <= _FEW_PERIODS]
    return found, few[0] if few else next(reversed(found), None)


def _index(day: str, grain: Grain) -> int | None:
    """The number of the period a day lies in, counted from the year 0."""
    if not day:
        return None
    year, month = int(day[:4]), int(day[5:7])
    return year * _PERIODS[grain] + (month - 1) * _PERIODS[grain] // 12


def _name(index: int, grain: Grain) -> str:
    year, part = divmod(index, _PERIODS[grain])
    return {"month": f"{year:04}-{part + 1:02}", "quarter": f"{year:04}-Q{part + 1}", "year": f"{year:04}"}[grain]


def _events(summaries: Iterable[Summary]) -> Iterator[EventRow]:
    return (event for one in summaries for event in one.events)


def _statements(summaries: Iterable[Summary]) -> Iterator[StatementRow]:
    return (statement for one in summaries for statement in one.statements)
