"""The day an article speaks from: its publication, else what its own dates say about the year and the day."""

from __future__ import annotations

import re  # the searches look at a few dozen code points, once for each stated year of an undated article
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from typing import Literal, NamedTuple, get_args

from aseanparse.dates.absolute import last_year
from aseanparse.dates.grammar import Expression
from aseanparse.dates.meaning import Anchor, make_day
from aseanparse.dates.tense import Direction
from aseanparse.dates.words import month_number, weekday_number
from aseanparse.layout import Article
from aseanparse.model import DateBasis
from aseanparse.text import Span

# Where numeric dates are written month first: the custom of American and Philippine English.
_MONTH_FIRST = {"USA", "PHL"}
# How many code points before a year tell what it is the year of.
_REACH = 80
# A year after one of these is a goal or an end: the present one is not after it.
_GOAL = re.compile(
    r"\b(?:by|until|till|before|to|through|beyond|after)(?: the)? $|\bpost-$"
    r"|\b(?:targets?|goals?)\b[^.;]{0,80} (?:for|in) (?:the )?$",
    re.I,
)
_CHAIR = re.compile(r"\b[Cc]hair(?:manship)?(?: of ASEAN)?(?: in| for)? $")
# In office: "Malaysia, the ASEAN Chair in 2025,"; "Laos, as ASEAN Chair in 2016, would". It need not be in "thanked
# Brunei, as ASEAN Chair in 2021, for", and "that as Chair in 2020, Ha Noi would" looks ahead.
_IN_THE_CHAIR = re.compile(
    r", (?P<as>(?:in its (?:capacity|role) )?as )?(?:the )?(?:current )?(?:ASEAN )?"
    r"[Cc]hair(?: of ASEAN)?(?: in| for)? $"
)
_BACKED = re.compile(r"\b(?:support\w*|back(?:s|ed|ing)?)\b[^.;]{0,80}$")  # of a chair to come
_IS_ACTING = re.compile(r", (?:(?:also|now|[a-z]+ly) )?(?:will|would|shall|is|plans|intends)\b")
_FORECAST = re.compile(r"\b(?:grow|expand|shrink|contract)\b(?:[^.;]|\.\d){0,300}(?:%|percent|per cent) ?(?:in )?$")
_FIGURE = re.compile(r"\d ?(?:%|percent|per cent|million|billion|trillion)")
# The name before a year is that of a plan, which looks decades ahead, or the year opens a treaty's name.
_FAR_NAMES = frozenset(
    """vision agenda plan strategy goals programme program masterplan the unclos convention treaty agreement
    declaration memorandum""".split()
)
_NEXT_WORD = re.compile(r" (?:[A-Z]\w+ )*(\w+)")
_BEGINNING = ("begin", "early", "start")
# Within how many days a preview tells the year of what is to come although it is the present one.
_SOON = 60
# How many code points of the text tell what the article is about: title, standfirst, lead.
_OPENING = 1200


class Found(NamedTuple):
    """An expression with the zone it stands in, whether it is in a proper name, and the weekday told with it.

    ``direction`` tells (on demand) which way its clause points.
    """

    expression: Expression
    zone: Span
    kind: str
    in_name: bool
    weekday: int | None
    direction: Callable[[], Direction]


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
    found = [item._replace(direction=cache(item.direction)) for item in found]
    days = [day for item in found if (day := _day(item)) is not None]
    year = _year(view, found, days)
    if year is None:
        return Anchor(None, None, "none", False, month_first)
    filed = [d for d in days if d.found.kind == "dateline"]
    told = _latest(view, filed or days, year)
    if filed and told:
        return Anchor(told, year, "dateline", True, month_first)
    # News is told on the day it happens or the next, and tells that day without its year; the days of an interview or
    # a feature prove less.
    opening = _opening(found)
    bare = [d for d in days if d.year is None and d.found.expression.start < opening]
    exact = any(make_day(year, d.month, d.day) == told for d in bare if d.found.direction() == "past")
    named = [item for item in found if item.expression.form == "weekday" and item.expression.start < opening]
    exact = exact or (told is not None and any(_names(item.expression.parts, told) for item in named))
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


def _names(parts: Mapping[str, str], day: date) -> bool:
    """Does a weekday that nothing qualifies name that day? A picture's day and "on Monday" bear each other out."""
    return not {"which", "which_week", "wd2", "each"} & parts.keys() and weekday_number(parts["wd"]) == day.weekday()


# What the year of an article that does not tell its own is read from; see ``_year``.
_Role = Literal["certain", "past", "over", "record", "current", "ahead", "goal"]


def _year(view: str, found: Sequence[Found], days: Sequence[_Day]) -> int | None:
    """The year an article without a date speaks from.

    News leaves the year out where it is the present one, so a stated year mostly is another. It is the present one
    where a full date stands whose day the text also tells without the year, and where its role is *certain*
    (``_role``). Else no year told as past is after the present, and the year before the next one told as coming is the
    present, unless a *current* one is earlier; a year by whose end something is to be done is not over, and a target
    (``_is_target``) tells nothing. A whole year told as past is *over*; the last one that a figure is told for
    (*record*) mostly is the one before the present.
    Weekdays told with days of the month overrule a year that contradicts them.
    """
    bare = {(d.month, d.day) for d in days if d.year is None}
    twice = [d.year for d in days if d.year is not None and (d.month, d.day) in bare]
    if twice:
        return max(twice)
    told: dict[_Role, list[int]] = {role: [] for role in get_args(_Role)}
    opening = _opening(found)
    for item in found:
        if (year := _stated(item.expression)) is not None and (role := _role(view, item, opening)) is not None:
            soon = role == "ahead" and _is_soon(item, days)
            told["current" if soon else role].append(year)
        elif _bracketed_span(view, item.expression):
            told["certain"].append(last_year(item.expression.parts))
    floor = max((*told["past"], *told["over"], *told["record"], *told["certain"]), default=0)
    present = floor if floor in told["certain"] else _likely(told, floor)
    weekdays = [(d, d.found.weekday) for d in days if d.year is None and d.found.weekday is not None]
    if weekdays and (present or floor):
        start = present or floor
        fitting = (year for year in range(start, start + 7) if all(_falls_on(d, w, year) for d, w in weekdays))
        return next(fitting, present)
    return present


def _is_soon(item: Found, days: Sequence[_Day]) -> bool:
    """Is it a full date to come, at most two months after a day told as past: "on June 11 … on June 16-19, 2026"?"""
    coming = _day(item)
    if coming is None or coming.year is None:
        return False
    past = [day for day in days if day.year is None and day.found.direction() == "past"]
    return any(0 <= (coming.month - day.month) * 30 + coming.day - day.day <= _SOON for day in past)


def _likely(told: Mapping[_Role, Sequence[int]], floor: int) -> int | None:
    """The present year by the years an article tells; it is not before ``floor``, the last one told as past."""
    if floor in told["over"] or floor in told["record"]:
        floor += 1
    current = [year for year in told["current"] if floor <= year and not _is_target(year, floor)]
    ahead = [year for year in told["ahead"] if floor <= year and not _is_target(year, floor)]
    likely = current + [max(year - 1, floor) for year in ahead]
    if floor - 1 in told["record"] and not current:
        likely.append(floor)
    return min(likely + [year for year in told["goal"] if year >= floor]) if likely else None


def _is_target(year: int, floor: int) -> bool:
    """Is it a year that plans aim at (2030, 2045), with no year told as past that brings the present near to it?

    ASEAN's and its members' plans end in years that five divides; so does every fifth year, and then it stays open.
    """
    return year % 5 == 0 and floor < year - 5


def _role(view: str, item: Found, opening: int) -> _Role | None:
    """What a stated year tells about the present one; None for a year in a name that stands far from the opening.

    An article is about *AMMR 2026* in its title, not about the *1982 UNCLOS* of its eighth paragraph. *Certain* are
    full dates in a caption or the opening, the first months of a year told as past, and its beginning told with
    *since*; *current* the year of a name in the opening, of plans (*priorities for 2025*), of a forecast and of who is
    in the chair (*Malaysia, the ASEAN Chair in 2025,*): these are stated although they are the present one.
    """
    expression = item.expression
    before = view[max(item.zone.start, expression.start - _REACH) : expression.start]
    word = before.split()[-1].lower().strip("(") if before.strip() else ""
    if item.in_name:
        follows = _NEXT_WORD.match(view, expression.end)
        if expression.start > opening or word in _FAR_NAMES or (follows and follows[1].lower() in _FAR_NAMES):
            return None
        # "commended Brunei as ASEAN Chair 2021" may be said the year after
        return "past" if _CHAIR.search(before) and not _in_the_chair(view, before, expression) else "current"
    points = item.direction()
    is_goal = _GOAL.search(before) is not None
    if expression.form in ("month_day", "day_month") and points != "future" and not is_goal:
        return "certain" if item.kind == "caption" or expression.start < opening else "past"
    if _in_the_chair(view, before, expression) or (points == "future" and _FORECAST.search(before)):
        return "current"
    if is_goal:
        return "goal"
    if word == "for":
        return "current"
    if _CHAIR.search(before) and _BACKED.search(before):
        return "ahead"
    if word == "since" or points == "past":
        if expression.form in ("stretch", "quarter") or view[expression.start : expression.end].lower().startswith(
            _BEGINNING
        ):
            return "certain"
        if expression.form != "year" or word == "since" or _CHAIR.search(before):
            return "past"
        after = view[expression.end : expression.end + _REACH]
        return "record" if _FIGURE.search(before.rsplit(". ", 1)[-1] + after.split(". ", 1)[0]) else "over"
    if item.kind == "caption" and expression.form == "month":
        return "current"
    return "ahead" if points == "future" else "current"


def _in_the_chair(view: str, before: str, expression: Expression) -> bool:
    """Is it the year of a chair who is in office, by what stands around it?"""
    chair = _IN_THE_CHAIR.search(before)
    return chair is not None and (chair["as"] is None or _IS_ACTING.match(view, expression.end) is not None)


def _bracketed_span(view: str, expression: Expression) -> bool:
    """Is it a span of years as anniversaries have it: "(1996-2021)"?"""
    return expression.form == "year" and "y2" in expression.parts and view.startswith("(", expression.start - 1)


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


def _latest(view: str, days: Sequence[_Day], year: int) -> date | None:
    """The last day of that year that is not told as coming: the article was written on it or soon after."""
    known = [
        (d.found.kind == "caption", made)
        for d in days
        if d.year in (None, year) and d.found.direction() != "future" and (made := make_day(year, d.month, d.day))
    ]
    body = [day for caption, day in known if not caption]
    return max(body or [day for _, day in known], default=None)
