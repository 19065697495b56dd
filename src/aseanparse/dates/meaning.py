"""What a resolved expression is, what it is resolved against, and which year a date without a year means.

Order of what supplies a year: publication, dateline, the article's own dates, else none, as TIMEX3 writes it
(``XXXX-01-28``; GUIDE, "Dates"). That tense decides the side of the anchor is GUIDE's rule for weekdays; for months and
periods it is newswire's habit, as annotated in TimeBank 1.2.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from attrs import frozen

from aseanparse.dates.tense import Direction
from aseanparse.model import DateBasis, Grain

Parts = Mapping[str, str]

BACK = ("last", "past", "previous", "this past")
AHEAD = ("next", "coming", "upcoming", "following", "this coming")
# These go on from what the text told before, the others from the day the article speaks from.
TOLD_FROM_TEXT = ("same", "that", "following", "previous")


@frozen
class Anchor:
    """The day an article speaks from.

    Attributes:
        day: that day, or None where only the year is known, or nothing.
        year: its year, or None.
        basis: who tells it: ``published``, ``dateline``, ``article`` or ``none``.
        exact: is it that day itself, or only a day near it?
        month_first: are numeric dates written month first?
    """

    day: date | None
    year: int | None
    basis: DateBasis
    exact: bool = True
    month_first: bool = False


@frozen
class Context:
    """What an expression is resolved against.

    Attributes:
        anchor: the day the article speaks from.
        told: the last day told in the text before that had come, for "the same day".
        latest: the last day told in the text before, also one to come, for "at 9 a.m.".
        period: the first day of the last day, month or year told, for "the previous year".
        reported: the value of the last quarter or half told, for "a year earlier" and "the latest quarter".
        listed: is the expression the next item of a list that the last one told began ("in May and October")?
        weekday: the weekday told with a day of the month, 0 (Monday) to 6, or None.
        direction: tells (on demand) which way the clause points.
    """

    anchor: Anchor
    told: date | None
    latest: date | None
    period: date | None
    reported: str | None
    listed: bool
    weekday: int | None
    direction: Callable[[], Direction]


@frozen
class Meaning:
    """A TIMEX3 value, its grain, and whether the words alone tell it."""

    value: str
    grain: Grain
    explicit: bool = False


def step(which: str) -> int:
    """How many units away from now: -1 for ``last``, 1 for ``next``, 0 for ``this``."""
    which = which.lower()
    return -1 if which in BACK else 1 if which in AHEAD else 0


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def year_text(year: int | None) -> str:
    """Four figures; ``XXXX`` for a year nobody tells, as TIMEX3 writes it."""
    return "XXXX" if year is None else f"{year:04}"


# ------------------------------------------------------------------------------------------- the year
def has_year(parts: Parts) -> bool:
    """Do the words tell a year in figures?"""
    return "y1" in parts or "y2" in parts


def names_year(parts: Parts) -> bool:
    """Do the words tell a year as ``last year`` or ``of the year``?"""
    return "which_year" in parts or "of_year" in parts


def stated_year(parts: Parts, context: Context) -> int | None:
    """The year that the words tell, be it in figures or as ``last year``."""
    if "y1" in parts:
        return int(parts["y1"])
    if context.anchor.year is None or not names_year(parts):
        return None
    which = parts.get("which_year", "this").lower()
    told = context.period if which in TOLD_FROM_TEXT else None
    return (told.year if told else context.anchor.year) + step(which)


def year_of_day(month: int, day: int, context: Context) -> int | None:
    """The year of a day told without one: the nearest to the anchor, and by tense where that is far away.

    A weekday told with the day bears the nearest out: "said on Thursday, January 29", in December.
    """
    anchor = context.anchor
    if anchor.year is None or anchor.day is None:
        return anchor.year
    days = [made for years in (-1, 0, 1) if (made := make_day(anchor.day.year + years, month, day)) is not None]
    return nearest_day(days, anchor.day, context).year if days else None


def nearest_day(days: Sequence[date], here: date, context: Context) -> date:
    """Of the days that an expression may mean, a year apart, the nearest to ``here``, or the one that tense demands."""
    nearest = min(days, key=lambda made: abs((made - here).days))
    if context.weekday == nearest.weekday():
        return nearest
    # Within six weeks the calendar decides, beyond them the tense: a report in January looks back on the last
    # September and ahead to the next.
    if (nearest - here).days > 45 and context.direction() == "past":
        nearest = max((made for made in days if made <= here), default=nearest)
    if (here - nearest).days > 45 and context.direction() == "future":
        nearest = min((made for made in days if made >= here), default=nearest)
    return nearest


def year_of_month(month: int, context: Context) -> int | None:
    """The year of a month told without one: by tense the last such month or the next; in doubt the nearest.

    Tense as in GUIDE's rule for weekdays; the nearest, because newswire adds the year to a month that is farther away.
    """
    anchor = context.anchor
    if context.listed and context.period:  # a list goes on in time: "in May and October"
        return context.period.year + (month < context.period.month)
    if anchor.day is None:
        return anchor.year
    direction, now = context.direction(), anchor.day.month
    if direction == "past":
        return anchor.day.year - (month > now)
    if direction == "future":
        return anchor.day.year + (month < now)
    return anchor.day.year + (1 if now - month > 6 else -1 if month - now > 6 else 0)


def year_of_period(first: int, last: int, context: Context) -> int | None:
    """The year of a quarter, half or season told without one, from month ``first`` to month ``last``.

    By tense, as with months; in doubt the anchor's own, or the nearest: "profit for the fourth quarter", in January
    (TimeBank 1.2).
    """
    anchor = context.anchor
    if anchor.day is None:
        return anchor.year
    direction = context.direction()
    # For six weeks after its end a quarter is the one that is reported on ("expects third-quarter profit to rise").
    if direction == "future" and last < (anchor.day - timedelta(days=45)).month <= anchor.day.month:
        return anchor.day.year + 1
    if first > anchor.day.month and (direction == "past" or (direction == "open" and first - anchor.day.month > 6)):
        return anchor.day.year - 1
    return anchor.day.year
