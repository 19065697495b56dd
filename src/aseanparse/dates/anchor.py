"""The day an article speaks from: its publication, else what its own dates say about the year and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from aseanparse.dates.grammar import Expression
from aseanparse.dates.resolve import Anchor
from aseanparse.dates.tense import direction
from aseanparse.dates.words import month_number, weekday_number
from aseanparse.layout import Article
from aseanparse.model import DateBasis
from aseanparse.text import Span

# Where numeric dates are written month first.
_MONTH_FIRST = {"USA", "PHL"}


_GOALS = ("by", "until", "till", "before", "to", "through", "beyond")
# How many code points of the text tell what the article is about: title, standfirst, lead.
_OPENING = 1200


class Found(NamedTuple):
    """An expression with the zone it stands in and whether it is part of a proper name."""

    expression: Expression
    zone: Span
    kind: str
    in_name: bool


class _Day(NamedTuple):
    month: int
    day: int
    year: int | None
    weekday: int | None
    found: Found


def find_anchor(article: Article, found: Sequence[Found]) -> Anchor:
    """The publication date if known; else the year, and where possible the day, that the dates in the text give."""
    month_first = article.dateline is not None and article.dateline.country in _MONTH_FIRST
    if article.published is not None:
        told: DateBasis = {"dateline": "dateline", "inferred": "article"}.get(
            article.published_basis or "", "published"
        )  # type: ignore[assignment]
        return Anchor(article.published, article.published.year, told, month_first)
    view = article.text.view
    days = [d for f in found if (d := _day(f)) is not None]
    year = _year(view, found, days)
    if year is None:
        return Anchor(None, None, "none", month_first)
    return Anchor(_event_day(view, days, year), year, "article", month_first)


def _day(found: Found) -> _Day | None:
    """The last day that an expression of month and day names."""
    expression, parts = found.expression, found.expression.parts
    if expression.form not in ("month_day", "day_month") or not ("m1" in parts or "m2" in parts):
        return None
    month = month_number(parts.get("m2") or parts["m1"])
    year = int(parts.get("y2") or parts.get("y1") or 0) or None
    weekday = weekday_number(parts["wd"]) if "wd" in parts and "d2" not in parts else None
    return _Day(month, int((parts.get("d2") or parts["d1"]).rstrip("stndrh")), year, weekday, found)


def _direction(view: str, found: Found) -> str:
    return direction(view, found.expression.start, found.expression.end, found.zone.start, found.zone.end)


def _year(view: str, found: Sequence[Found], days: Sequence[_Day]) -> int | None:
    """The year an article without a date speaks from.

    In this order: the year of a full date whose day and month the text also tells without a year; the latest full date
    or first months of a year that are told as past (captions tell the day of the picture in full); the earliest year
    that is no goal, not before the last year told as past. Of years in names only those in the opening count: an
    article is about *AMMR 2026* in its title, not about the *1982 UNCLOS* of its eighth paragraph.
    """
    bare = {(d.month, d.day) for d in days if d.year is None}
    same = [d.year for d in days if d.year is not None and (d.month, d.day) in bare]
    if same:
        return max(same)
    latest = [d.year for d in days if d.year is not None and _direction(view, d.found) != "future"]
    past: list[int] = []
    other: list[int] = []
    opening = min((f.zone.start for f in found), default=0) + _OPENING
    for item in found:
        year = _stated(item.expression)
        if year is None or (item.in_name and (item.expression.start > opening or _is_far(view, item.expression.start))):
            continue
        before = _word_before(view, item.expression.start)
        if item.in_name or before == "for":
            other.append(year)
        elif item.expression.form in ("stretch", "quarter") and _direction(view, item) == "past":
            latest.append(year)
        elif before == "since" or _direction(view, item) == "past":
            past.append(year)
        elif before not in _GOALS:
            other.append(year)
    floor = max([*past, *latest], default=0)
    if floor and floor in latest:
        return floor
    return min((y for y in other if y >= floor), default=None)


def _stated(expression: Expression) -> int | None:
    """The year that stands in an expression, unless it opens a range that runs on."""
    if expression.form in ("decade", "century", "iso") or "y2" in expression.parts:
        return None
    return int(expression.parts["y1"]) if "y1" in expression.parts else None


def _word_before(view: str, start: int) -> str:
    words = view[max(0, start - 16) : start].lower().split()
    return words[-1] if words else ""


def _is_far(view: str, start: int) -> bool:
    """Is the name before a year that of a plan, which looks decades ahead, or of a treaty?"""
    return _word_before(view, start) in (
        "vision",
        "agenda",
        "plan",
        "strategy",
        "goals",
        "programme",
        "program",
        "masterplan",
        "the",
    )


def _event_day(view: str, days: Sequence[_Day], year: int) -> date | None:
    """The last day of that year that is not told as coming: the article was written on it or soon after."""
    known = []
    for item in days:
        if item.year in (None, year) and (item.year is not None or _direction(view, item.found) != "future"):
            if item.year is not None and _direction(view, item.found) == "future":
                continue
            try:
                known.append((item.found.kind == "caption", date(year, item.month, item.day)))
            except ValueError:
                continue
    body = [day for caption, day in known if not caption]
    return max(body or [day for _, day in known], default=None)
