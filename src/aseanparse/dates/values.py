"""TIMEX3 values: what days they cover, and the arithmetic of calendar units.

The value formats are those of TIMEX3 (ISO-TimeML 1.2.1), the tokens of seasons, halves, weekends, fiscal years and
parts of the day those of TIMEX2 (TIDES 2003): ``SP SU FA WI``, ``H1``, ``W05-WE``, ``FY2026``, ``TMO TAF TEV TNI``.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_VALUE = re.compile(
    r"""
      (?P<century>\d\d)XX
    | (?P<decade>\d{3})X
    | (?P<year>\d{4})
        (?: -Q(?P<quarter>[1-4]) | -H(?P<half>[12]) | -W(?P<week>\d\d)(?P<weekend>-WE)? | -(?P<season>SP|SU|FA|WI)
          | -(?P<month>\d\d) (?: -(?P<day>\d\d) (?:T.*)? )? )?
    """,
    re.VERBOSE,
)
# Meteorological seasons of the northern hemisphere, as newswire means them: first month, months long.
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def month_last(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    """The first and last day of ``count`` months from the given one on."""
    end = year * 12 + month - 1 + count - 1
    return date(year, month, 1), month_last(end // 12, end % 12 + 1)


@lru_cache(maxsize=1024)  # an article tells few different days
def _days(value: str) -> tuple[date, date] | None:
    match = _VALUE.fullmatch(value)
    if match is None:
        return None
    if match["century"]:
        return date(int(match["century"]) * 100, 1, 1), date(int(match["century"]) * 100 + 99, 12, 31)
    if match["decade"]:
        return date(int(match["decade"]) * 10, 1, 1), date(int(match["decade"]) * 10 + 9, 12, 31)
    year = int(match["year"])
    if match["quarter"]:
        return _months(year, 3 * int(match["quarter"]) - 2, 3)
    if match["half"]:
        return _months(year, 6 * int(match["half"]) - 5, 6)
    if match["season"]:
        return _months(year, _SEASONS[match["season"]], 3)
    if match["week"]:
        monday = date.fromisocalendar(year, int(match["week"]), 1)
        return monday + timedelta(days=5 if match["weekend"] else 0), monday + timedelta(days=6)
    if match["day"]:
        day = date(year, int(match["month"]), int(match["day"]))
        return day, day
    if match["month"]:
        return _months(year, int(match["month"]), 1)
    return _months(year, 1, 12)


def bounds(value: str) -> tuple[str | None, str | None]:
    """The first and last day (ISO) that a TIMEX3 value covers; None for what it leaves open.

    >>> bounds("2026-Q2")
    ('2026-04-01', '2026-06-30')
    >>> bounds("2026-01-28/2026-01-29")
    ('2026-01-28', '2026-01-29')
    >>> bounds("P30Y")
    (None, None)
    """
    start, _, end = value.partition("/")
    try:
        first = _days(start)
        last = _days(end) if end else first
    except (ValueError, OverflowError):  # week 53 of a year that has 52, the year 0, …
        return None, None
    return first and first[0].isoformat(), last and last[1].isoformat()


def week(day: date) -> str:
    """The ISO week of a day, ``2025-W42``."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def shift(day: date, count: int, unit: str) -> date | None:
    """The day ``count`` units (D, W, M, Y) later, clipped to the month's end; None beyond the calendar."""
    try:
        if unit in "DW":
            return day + timedelta(days=count * (7 if unit == "W" else 1))
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
    except (ValueError, OverflowError, calendar.IllegalMonthError):
        return None
