"""What the corpus page shows, as plain values for its template and as data for its script."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, get_args

from attrs import frozen
from markupsafe import Markup

from aseanparse.export.html import counts
from aseanparse.export.html.assets import asset
from aseanparse.export.html.charts import Bar, Series, bars, series, strength, ticks
from aseanparse.export.html.corpus import EventRow, StatementRow, Summary, ordered
from aseanparse.export.html.counts import Grain, Matrix, Period
from aseanparse.export.html.sides import names
from aseanparse.model import Act, EventStatus

_MATRIX_SIDES = 12  # as many as fit side by side on a desk
_BARS = 12
_UNKNOWN = "?"  # the choice of a filter for statements of which no side is known
_SERIES = ("articles", "events", "commitments", "proposals")
_WORDS = {"articles": "Articles", "events": "Meetings", "commitments": "Commitments", "proposals": "Proposals"}
_UNDUE = {"recurring": "every so often", "vague": "soon, or vague", "none": "no deadline"}


@frozen
class Timeline:
    """The charts over time in one grain: labels below them, and one chart for each thing counted."""

    grain: Grain
    periods: tuple[Period, ...]
    ticks: tuple[tuple[str, int], ...]
    series: tuple[Series, ...]


@frozen
class Overview:
    """The corpus page as its template needs it.

    Attributes:
        names: code of every side -> its name.
        due: commitments and proposals by the year they are due; ``undue`` those without such a year, and all that
            have one (``dated``).
        timelines: one for each grain that can be told apart; ``grain`` is the one to show first.
        undated: counts of the articles whose day of publication is not known.
    """

    articles: tuple[Summary, ...]
    names: dict[str, str]
    matrix: Matrix
    statuses: Counter[EventStatus]
    parties: tuple[Bar, ...]
    due: tuple[Bar, ...]
    undue: tuple[Bar, ...]
    timelines: tuple[Timeline, ...]
    grain: Grain | None
    undated: Period
    first: str
    last: str

    @property
    def events(self) -> list[tuple[Summary, EventRow]]:
        """Each event with its article."""
        return [(one, event) for one in self.articles for event in one.events]

    @property
    def statements(self) -> list[tuple[Summary, StatementRow]]:
        """Each commitment and proposal with its article."""
        return [(one, statement) for one in self.articles for statement in one.statements]

    def count(self, kind: str) -> int:
        """How many commitments, or proposals, there are."""
        return sum(statement.kind == kind for _, statement in self.statements)


def overview(summaries: Iterable[Summary]) -> Overview:
    """Everything the page shows of these articles; their order makes no difference."""
    articles = ordered(summaries)
    matrix = counts.who_met_whom(articles)
    parties = counts.by_party(articles)
    due = counts.by_year_due(articles)
    undue: dict[str, Counter[counts.Level]] = {key: due.pop(key) for key in counts.UNDUE}
    dated = sum(due.values(), Counter[counts.Level]())
    found, grain = counts.grains(articles)
    days = sorted(one.published for one in articles if one.published)
    codes = {code for one in articles for code in _codes(one)}
    return Overview(
        articles=articles,
        names=names(sorted(codes)),
        matrix=matrix,
        statuses=Counter(event.status for one in articles for event in one.events),
        parties=bars(parties, counts.LEVELS),
        due=bars(due, counts.LEVELS),
        undue=bars({"dated": dated, **undue}, counts.LEVELS),
        timelines=tuple(_timeline(grain, periods) for grain, periods in found.items()),
        grain=grain,
        undated=counts.over_time(articles, "year")[1],
        first=days[0] if days else "",
        last=days[-1] if days else "",
    )


def _timeline(grain: Grain, periods: tuple[Period, ...]) -> Timeline:
    return Timeline(grain, periods, ticks(periods, grain), tuple(series(name, periods) for name in _SERIES))


def _codes(one: Summary) -> Iterator[str]:
    for event in one.events:
        yield from event.parties
    for statement in one.statements:
        yield from statement.parties
        yield from statement.counterparts


def title(one: Summary) -> str:
    """The headline, else the id."""
    return one.headline or one.id


def values(shown: Overview) -> dict[str, Any]:
    """What the template ``corpus.html`` needs, but for the articles inside the page and the links to them."""
    statements = [statement for _, statement in shown.statements]
    years = [bar.key for bar in shown.due if bar.total]
    named = {side: f"{name} ({side})" if name != side else side for side, name in shown.names.items()}
    sides = dict(sorted(named.items(), key=lambda item: item[1]))
    return {
        "shown": shown,
        "title": title,
        "data": data(shown),
        "origin": f"{len(shown.articles):,} article{'s' * (len(shown.articles) != 1)}",
        "style": asset("style.css", "corpus.css"),
        "script": asset("script.js", "corpus.js"),
        "strength": strength,
        "matrix_sides": _MATRIX_SIDES,
        "most_bars": _BARS,
        "words": _WORDS,
        "side_words": {**shown.names, "": "not known"},
        "due_words": {**_UNDUE, "dated": "by a known year"},
        "sides": sides,
        "whose": {**sides, _UNKNOWN: "not known"},
        "towards": {**sides, _UNKNOWN: "nobody named"},
        "acts": [act for act in get_args(Act) if any(statement.act == act for statement in statements)],
        "years": {"dated": "any known year", **{year: year for year in years}, **_UNDUE},
        "sources": sorted({one.source for one in shown.articles if one.source}),
    }


# ---------------------------------------------------------------- for the script
_ARTICLE = ("slug", "headline", "source", "published", "place")
_EVENT = ("id", "type", "status", "mode", "name", "parties", "start", "end", "first", "place")
_STATEMENT = ("id", "kind", "act", "force", "parties", "counterparts", "deadline", "due", "content")


def data(shown: Overview) -> Markup:
    """The lists as JSON that may stand inside a script element: rows of values, the names of their columns once.

    Rows of events and statements begin with the number of their article; the year of a statement is ``counts.due``.
    """
    numbered = list(enumerate(shown.articles))
    written = {
        "names": shown.names,
        "articles": {
            "columns": [*_ARTICLE, "title", *_SERIES[1:]],
            "rows": [
                [*_row(one, _ARTICLE), title(one), len(one.events), one.count("commitment"), one.count("proposal")]
                for one in shown.articles
            ],
        },
        "meetings": {
            "columns": ["article", *_EVENT],
            "rows": [[number, *_row(event, _EVENT)] for number, one in numbered for event in one.events],
        },
        "statements": {
            "columns": ["article", "year", *_STATEMENT],
            "rows": [
                [number, counts.due(statement), *_row(statement, _STATEMENT)]
                for number, one in numbered
                for statement in one.statements
            ],
        },
    }
    return Markup(json.dumps(written, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"))


def _row(row: Summary | EventRow | StatementRow, columns: Sequence[str]) -> list[Any]:
    return [getattr(row, name) for name in columns]
