"""What an expression means: its TIMEX3 value, given the day the article speaks from.

Sources of the rules: GUIDE "Dates" (bare weekdays, parts of a period, vague times), the TIMEX3 annotation guidelines
1.2.1 (durations, habits, ``ago``), TIDES 2003 (seasons, fiscal years, parts of the day).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aseanparse.dates import absolute, daytime, relative
from aseanparse.dates.grammar import Expression
from aseanparse.dates.meaning import Context, Meaning, Parts

_RESOLVERS: Mapping[str, Callable[[Parts, Context], Meaning | None]] = {
    "month_day": absolute.days,
    "day_month": absolute.days,
    "month": absolute.months,
    "months_between": absolute.months,
    "weekday": absolute.weekday,
    "year": absolute.years,
    "years_between": absolute.years,
    "spoken_year": absolute.spoken_year,
    "iso": absolute.iso,
    "numeric": absolute.numeric,
    "decade": absolute.decade,
    "century": absolute.century,
    "quarter": absolute.quarter,
    "ordinal_day": absolute.ordinal_day,
    "season": absolute.season,
    "holiday": absolute.holiday,
    "stretch": absolute.stretch,
    "deictic": relative.deictic,
    "day_word": daytime.day_word,
    "part_of_day": daytime.daypart,
    "clock": daytime.clock,
    "offset": relative.offset,
    "reported": relative.reported,
    "duration": relative.duration,
    "set": relative.habit,
    "vague": relative.vague,
}


def resolve(expression: Expression, context: Context) -> Meaning | None:
    """The meaning of an expression; None where the words turn out to be no date (February 30)."""
    try:
        return _RESOLVERS[expression.form](expression.parts, context)
    except (OverflowError, ValueError):  # a day beyond the years 1 to 9999
        return None
