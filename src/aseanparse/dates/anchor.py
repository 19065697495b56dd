"""The day an article speaks from: its publication, else what its own dates say about the year and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from aseanparse.dates.absolute import last_year
from aseanparse.dates.grammar import Expression
from aseanparse.dates.meaning import Anchor, make_day
from aseanparse.dates.tense import Direction, direction
from aseanparse.dates.words import month_number, weekday_number
from aseanparse.layout import Article
from aseanparse.model import DateBasis
from aseanparse.text import Span

# Where numeric dates are written month first.
_MONTH_FIRST = {"USA", "PHL"}
# A year after one of these is a goal or an end: it says nothing about the present.
_GOALS = ("by", "until", "till", "before", "to", "through", "beyond")
# The name before a year is that of a plan, which looks decades ahead, or the year opens a treaty's name.
_FAR_NAMES = ("vision", "agenda", "plan", "strategy", "goals", "programme", "program", "masterplan", "the")
_BEGINNING = ("begin", "early", "start")
# How many code points of the text tell what the article is about: title, standfirst, lead.
_OPENING = 1200


class Found(NamedTuple):
    """An expression with the zone it stands in, whether it is in a proper name, and the weekday told with it."""

    expression: Expression
    zone: Span
    kind: str
    in_name: bool
    weekday: int | None


class _Day(NamedTuple):
    """The last day that an expression of month and day names; ``year`` is None where the words leave it out."""

    month: int
    day: int
    year: int | None
    found: Found


def weekday_told(view: str, expression: Expression, before: Expression | None) -> int | None:
    """The weekday told with a day of the month, in it or before its bracket: "Friday (July 26)"."""
    if expression.form not in ("month_day", "day_month") or "d2" in expression.parts:
        return None
    if "wd" in expression.parts:
        return weekday_number(expression.parts["wd"])
    if before is None or before.form != "weekday" or "wd2" in before.parts:
        return None
    return weekday_number(before.parts["wd"]) if view[before.end : expression.start] in (" (", "(") else None


def find_anchor(article: Article, found: Sequence[Found]) -> Anchor:
    """The publication date if known; else the year, and where possible the day, that the dates in the text give."""
    month_first = article.dateline is not None and article.dateline.country in _MONTH_FIRST
    if article.published is not None:
        basis: DateBasis = "published"
        if article.published_basis == "dateline":
            basis = "dateline"
        elif article.published_basis == "inferred":
            basis = "article"
        return Anchor(article.published, article.published.year, basis, basis != "article", month_first)
    view = article.text.view
    days = [day for item in found if (day := _day(item)) is not None]
    year = _year(view, found, days)
    if year is None:
        return Anchor(None, None, "none", False, month_first)
    filed = [d for d in days if d.found.kind == "dateline"]
    told = _latest(view, filed or days, year)
    if filed and told:
        return Anchor(told, year, "dateline", True, month_first)
    # News is told on the day it happens or the next; the days of an interview or a feature prove less.
    opening = _opening(found)
    reported = [d for d in days if d.found.expression.start < opening and _direction(view, d.found) == "past"]
    exact = any(
        make_day(d.year or year, d.month, d.day) == told for d in reported if "y2" not in d.found.expression.parts
    )
    return Anchor(told, year, "article", exact and told is not None, month_first)


def _opening(found: Sequence[Found]) -> int:
    """Where the opening of the article ends, in the view."""
    return min((item.zone.start for item in found), default=0) + _OPENING


def _day(found: Found) -> _Day | None:
    parts = found.expression.parts
    if found.expression.form not in ("month_day", "day_month") or not ("m1" in parts or "m2" in parts):
        return None
    month = month_number(parts.get("m2") or parts["m1"])
    year = int(parts.get("y2") or parts.get("y1") or 0) or None
    return _Day(month, int((parts.get("d2") or parts["d1"]).rstrip("stndrh")), year, found)


def _direction(view: str, found: Found) -> Direction:
    return direction(view, found.expression.start, found.expression.end, found.zone.start, found.zone.end)


def _year(view: str, found: Sequence[Found], days: Sequence[_Day]) -> int | None:
    """The year an article without a date speaks from.

    News leaves the year out where it is the present one, so a stated year mostly is another. It is the present one in
    these places, tried in this order: a full date whose day the text also tells without the year; a full date in a
    caption or the opening; the first months of a year told as past, the beginning of a year told with *since*, the end
    of a bracketed span of years ("the 25th anniversary (1996-2021)"); else the earliest year that is no goal and not
    before the last year told as past. Of years in names only those in the opening count: an article is about
    *AMMR 2026* in its title, not about the *1982 UNCLOS* of its eighth paragraph. Weekdays told with days of the month
    overrule a year that contradicts them.
    """
    bare = {(d.month, d.day) for d in days if d.year is None}
    twice = [d.year for d in days if d.year is not None and (d.month, d.day) in bare]
    if twice:
        return max(twice)
    opening = _opening(found)
    present: list[int] = []
    past: list[int] = []
    other: list[int] = []
    for item in found:
        expression = item.expression
        year, before = _stated(expression), _word_before(view, expression.start)
        if "y2" in expression.parts and view.startswith("(", expression.start - 1) and expression.form == "year":
            present.append(last_year(expression.parts))
        if year is None or (item.in_name and (expression.start > opening or before in _FAR_NAMES)):
            continue
        if expression.form in ("month_day", "day_month") and _direction(view, item) != "future":
            (present if item.kind == "caption" or expression.start < opening else past).append(year)
        elif item.in_name or before == "for":
            other.append(year)
        elif before == "since" or _direction(view, item) == "past":
            partial = expression.form in ("stretch", "quarter") or view[expression.start :].lower().startswith(
                _BEGINNING
            )
            (present if partial else past).append(year)
        elif before not in _GOALS:
            other.append(year)
    floor = max([*past, *present], default=0)
    year = floor if floor in present else min((y for y in other if y >= floor), default=None)
    weekdays = [(d, d.found.weekday) for d in days if d.year is None and d.found.weekday is not None]
    if weekdays and (year or floor):
        fitting = (y for y in range(year or floor, (year or floor) + 7) if all(_falls_on(d, w, y) for d, w in weekdays))
        return next(fitting, year)
    return year


def _falls_on(day: _Day, weekday: int, year: int) -> bool:
    made = make_day(year, day.month, day.day)
    return made is not None and made.weekday() == weekday


def _stated(expression: Expression) -> int | None:
    """The year that stands in an expression; the last of a range of days; none for a range of years."""
    if expression.form in ("month_day", "day_month"):
        return int(expression.parts.get("y2") or expression.parts.get("y1") or 0) or None
    if expression.form in ("decade", "century", "iso") or "y2" in expression.parts:
        return None
    return int(expression.parts["y1"]) if "y1" in expression.parts else None


def _word_before(view: str, start: int) -> str:
    words = view[max(0, start - 16) : start].lower().split()
    return words[-1] if words else ""


def _latest(view: str, days: Sequence[_Day], year: int) -> date | None:
    """The last day of that year that is not told as coming: the article was written on it or soon after."""
    known = [
        (d.found.kind == "caption", made)
        for d in days
        if d.year in (None, year) and _direction(view, d.found) != "future" and (made := make_day(year, d.month, d.day))
    ]
    body = [day for caption, day in known if not caption]
    return max(body or [day for _, day in known], default=None)
