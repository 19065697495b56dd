"""Expressions that name a place in the calendar: days, months, years, quarters, seasons, figures.

Each function tells where its rule comes from: GUIDE is ``seeds/GUIDE.md``, "Dates"; TIMEX3 the annotation guidelines
1.2.1 of TimeML; TIDES the TIMEX2 standard of 2003, from which TIMEX3 has its tokens. What names its year is explicit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import regex

from aseanparse.dates.meaning import (
    AHEAD,
    BACK,
    TOLD_FROM_TEXT,
    Context,
    Meaning,
    Parts,
    has_year,
    make_day,
    names_year,
    nearest_day,
    stated_year,
    step,
    year_of_day,
    year_of_month,
    year_of_period,
    year_text,
)
from aseanparse.dates.values import shift
from aseanparse.dates.words import CENTURIES, DECADES, PARTS, SEASONS, month_number, number, ordinal, weekday_number
from aseanparse.model import Grain


def _day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


def part_of_day(parts: Parts) -> str:
    """The token of ``morning`` and the like, or nothing (TIDES: ``TMO TAF TEV TNI``)."""
    return PARTS[parts["part"].lower()] if "part" in parts else ""


def days(parts: Parts, context: Context) -> Meaning | None:
    """January 29 | 28-30 November 2024 | December 28 to January 3.

    GUIDE: a range is one item, ``start/end``. A year told once holds for both ends, across New Year for the later one.
    """
    if "m1" not in parts and "m2" not in parts:
        return None
    m1, m2 = month_number(parts.get("m1") or parts["m2"]), month_number(parts.get("m2") or parts["m1"])
    d1, d2 = _day_number(parts["d1"]), _day_number(parts["d2"]) if "d2" in parts else None
    stated, last = stated_year(parts, context), int(parts["y2"]) if "y2" in parts else None
    if stated is None and last is not None:
        stated = last - ((m1, d1) > (m2, d2 or 31))
    if stated is None and not names_year(parts):
        stated = year_of_day(m1, d1, context)
    if make_day(stated or 2000, m1, d1) is None:  # 2000 is a leap year: with no year, February 29 may stand
        return None
    value = f"{year_text(stated)}-{m1:02}-{d1:02}"
    if d2 is None:
        return Meaning(value + part_of_day(parts), "day", has_year(parts))
    if last is None and stated is not None:
        last = stated + ((m2, d2) < (m1, d1))
    if make_day(last or 2000, m2, d2) is None:
        return None
    return Meaning(f"{value}/{year_text(last)}-{m2:02}-{d2:02}", "range", has_year(parts))


def months(parts: Parts, context: Context) -> Meaning:
    """March 2019 | last October | March-June | each July.

    ISO 8601 months; *last* and *next* leave the present month out, as TIMEX3 has it for weekdays; *each* makes a set
    (TIMEX3, SET: ``XXXX-07``).
    """
    m1, m2 = month_number(parts["m1"]), month_number(parts["m2"]) if "m2" in parts else None
    if "each" in parts:
        return Meaning(f"XXXX-{m1:02}", "set", True)
    here, which = context.anchor.day, parts.get("which", "").lower()
    stated, last = stated_year(parts, context), int(parts["y2"]) if "y2" in parts else None
    if stated is None and last is not None and m2 is not None:
        stated = last - (m1 > m2)
    if stated is None and not names_year(parts):
        if which in BACK and here:
            stated = here.year - (m1 >= here.month)
        elif which in AHEAD and here:
            stated = here.year + (m1 <= here.month)
        elif which in ("this", "current"):
            stated = context.anchor.year
        elif which in TOLD_FROM_TEXT and context.period:
            stated = context.period.year
        else:
            # "in the January-October period" is told when it is over
            stated = year_of_month(m1, context) if m2 is None or m2 < m1 else year_of_month(m2, context)
    value = f"{year_text(stated)}-{m1:02}"
    if m2 is None:
        return Meaning(value, "month", has_year(parts))
    if last is None and stated is not None:
        last = stated + (m2 < m1)
    return Meaning(f"{value}/{year_text(last)}-{m2:02}", "range", has_year(parts))


def weekday(parts: Parts, context: Context) -> Meaning:
    """Thursday | last Friday | Tuesday next week | Monday to Wednesday | last Sunday of each month.

    A bare weekday is the nearest on or before publication, unless the sentence is about the future (GUIDE, "Dates").
    """
    if "monthly" in parts:
        return Meaning("P1M", "set", True)
    wanted, here, which = weekday_number(parts["wd"]), context.anchor.day, parts.get("which", "").lower()
    if here is None or not context.anchor.exact or "each" in parts:
        each = "each" in parts
        return Meaning(f"XXXX-WXX-{wanted + 1}{part_of_day(parts)}", "set" if each else "day", each)
    told = context.told or here
    if "which_week" in parts:
        week = parts["which_week"].lower()
        base = told if week in TOLD_FROM_TEXT else here
        day = base + timedelta(days=wanted - base.weekday(), weeks=step(week))
    elif which in BACK:
        base = told if which == "previous" else here
        day = base - timedelta(days=(base.weekday() - wanted - 1) % 7 + 1)
    elif which in AHEAD:
        base = told if which == "following" else here
        day = base + timedelta(days=(wanted - base.weekday() - 1) % 7 + 1)
    elif which in ("same", "that"):
        day = told - timedelta(days=(told.weekday() - wanted) % 7)
    elif context.listed and context.period == told and not which:
        day = told + timedelta(days=(wanted - told.weekday()) % 7)  # a list goes on in time
        if day > here and context.direction() == "past":
            day -= timedelta(days=7)
    elif (direction := context.direction()) == "future" or (
        direction == "open" and (which == "this" or "wd2" in parts)
    ):
        day = here + timedelta(days=(wanted - here.weekday()) % 7)
    else:
        day = here - timedelta(days=(here.weekday() - wanted) % 7)
    if "wd2" in parts:
        last = day + timedelta(days=(weekday_number(parts["wd2"]) - wanted) % 7)
        return Meaning(f"{day.isoformat()}/{last.isoformat()}", "range")
    return Meaning(day.isoformat() + part_of_day(parts), "day")


def last_year(parts: Parts) -> int:
    """The last year of a span: 2030 of ``2026-30``."""
    first, last = int(parts["y1"]), int(parts.get("y2", parts["y1"]))
    if last < 100:
        last += first - first % 100 + (100 if last <= first % 100 else 0)
    return last


def years(parts: Parts, context: Context) -> Meaning:
    """2026 | 2024-2027 | 2026-30 | fiscal year 2025 (GUIDE: ``2024/2027``; TIDES: ``FY2025``)."""
    first, last = int(parts["y1"]), last_year(parts)
    if last > first:
        return Meaning(f"{first}/{last}", "range", True)
    return Meaning(f"FY{first}" if "fiscal" in parts else f"{first}", "year", True)


_SPOKEN = {"eighteen": 1800, "nineteen": 1900, "two thousand": 2000}


def spoken_year(parts: Parts, context: Context) -> Meaning:
    """Nineteen ninety-six | the year two thousand and four, as broadcast news writes years."""
    return Meaning(f"{_SPOKEN[parts['hundreds'].lower()] + (number(parts.get('n', '')) or 0)}", "year", True)


def iso(parts: Parts, context: Context) -> Meaning | None:
    """2026-01-29 (ISO 8601)."""
    return Meaning(parts["iso"], "day", True) if make_day(*map(int, parts["iso"].split("-"))) else None


def numeric(parts: Parts, context: Context) -> Meaning | None:
    """29/1/2026 | ngay 29 thang 1 nam 2026 | thang 1/2026: the one place where dateparser resolves what we found.

    Day first, as in all of ASEAN; month first only where the source writes so, or where no other reading is a date.
    """
    import dateparser  # slow to import, and hardly an article needs it

    figures = [int(figure) for figure in regex.findall(r"\d+", parts["numeric"])]
    month_first = context.anchor.month_first and max(figures[:2]) <= 12
    if len(figures) == 3 and figures[0] <= 12 < figures[1]:
        month_first = True
    bare_month = len(figures) == 2 and figures[1] > 31
    base = context.anchor.day or date(context.anchor.year or 2000, 1, 1)
    found = dateparser.parse(
        "-".join(map(str, figures)),
        languages=["en"],
        date_formats=["%m-%Y"] if bare_month else ["%d-%m"] if len(figures) == 2 else None,
        settings={
            "DATE_ORDER": "MDY" if month_first else "DMY",
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
        },
    )
    if found is None:
        return None
    if bare_month:
        return Meaning(f"{found.year:04}-{found.month:02}", "month", True)
    if len(figures) == 3:
        return Meaning(found.date().isoformat(), "day", True)
    year = year_of_day(found.month, found.day, context)
    return Meaning(f"{year_text(year)}-{found.month:02}-{found.day:02}", "day")


def decade(parts: Parts, context: Context) -> Meaning:
    """1990s | '90s | the nineties: of the century before, where none is told (GUIDE: ``202X``)."""
    if "decade" in parts:
        return Meaning(parts["decade"] + "X", "decade", True)
    tens = int(parts["tens"]) if "tens" in parts else DECADES[parts["word"].lower()] // 10
    return Meaning(f"19{tens}X", "decade", True)


def century(parts: Parts, context: Context) -> Meaning:
    """21st century | the nineteenth century (``20XX``, as GUIDE writes decades)."""
    count = int(parts["n"]) if "n" in parts else CENTURIES[parts["word"].lower()]
    return Meaning(f"{count - 1:02}XX", "century", True)


def quarter(parts: Parts, context: Context) -> Meaning:
    """Second quarter of 2024 | Q2 2026 | first half of this year | second and third quarters.

    TIDES: ``Q1`` to ``Q4``, ``H1`` and ``H2``; the last quarter of a year is its fourth.
    """
    letter, length = ("H", 6) if "half" in parts else ("Q", 3)
    most = 12 // length
    count = ordinal(parts["ord"])
    count = most if count < 0 else min(count, most)
    stated = stated_year(parts, context)
    if stated is None and not names_year(parts):
        stated = year_of_period(length * (count - 1) + 1, length * count, context)
    value = f"{year_text(stated)}-{letter}{count}"
    if "ord2" in parts:
        return Meaning(f"{value}/{year_text(stated)}-{letter}{abs(ordinal(parts['ord2']))}", "range", has_year(parts))
    return Meaning(value, "half" if "half" in parts else "quarter", has_year(parts))


def _month_with(month: date, first: int, last: int, context: Context) -> date | None:
    """The month that the days ``first`` to ``last`` are in by tense: the 31st told in May has been in March."""
    here, direction = context.anchor.day or month, context.direction()
    steps = -1 if direction == "past" else 1 if direction == "future" else 0
    is_other = (steps < 0 and first > here.day) or (steps > 0 and last < here.day)
    found = shift(month, steps, "M") if is_other else month
    if found is not None and make_day(found.year, found.month, last) is None:
        found = shift(found, steps, "M")
    return found


def ordinal_day(parts: Parts, context: Context) -> Meaning | None:
    """On the 29th | from the 5th to the 7th | the 12th of next month.

    It is in the month of the day told before (GUIDE: times told from another time); where none was told, tense decides
    between this month and its neighbour, as it does for weekdays.
    """
    first, which = _day_number(parts["d1"]), parts.get("which", "same").lower()
    last = _day_number(parts["d2"]) if "d2" in parts else first
    here = context.anchor.day
    base = context.told or here
    if which != "same" and here:
        base = shift(here.replace(day=1), step(which), "M")
    elif here and base == here and "which" not in parts:
        base = _month_with(here.replace(day=1), first, last, context)
    if base is None:
        return Meaning(f"XXXX-XX-{first:02}", "day") if 1 <= first <= 31 and last == first else None
    begin, end = make_day(base.year, base.month, first), make_day(base.year, base.month, last)
    if begin is None or end is None or end < begin:
        return None
    if end == begin:
        return Meaning(begin.isoformat(), "day")
    return Meaning(f"{begin.isoformat()}/{end.isoformat()}", "range")


def season(parts: Parts, context: Context) -> Meaning:
    """Spring 2020 | this summer | last winter (TIDES: ``SP SU FA WI``; a winter has the year it begins in)."""
    token, here, which = SEASONS[parts["season"].lower()], context.anchor.day, parts.get("which", "").lower()
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[token]
    stated = stated_year(parts, context)
    if stated is None and not names_year(parts):
        if here is not None and which in BACK:
            stated = here.year - (here.month < first + 3 or token == "WI")
        elif here is not None and which in AHEAD:
            stated = here.year + (here.month >= first)
        else:
            stated = context.anchor.year if which else year_of_period(first, first + 2, context)
    return Meaning(f"{year_text(stated)}-{token}", "season", has_year(parts))


def _thanksgiving(year: int) -> date:
    first = date(year, 11, 1)
    return first + timedelta(days=(3 - first.weekday()) % 7 + 21)


# The holidays that English newswire dates by; national ones mean another day in each country.
_HOLIDAYS: Mapping[str, Callable[[int], date]] = {
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 25),
    "new year eve": lambda year: date(year, 12, 31),
    "new year": lambda year: date(year, 1, 1),
    "thanksgiving": _thanksgiving,  # the fourth Thursday of November
}


def holiday(parts: Parts, context: Context) -> Meaning | None:
    """Christmas Eve | New Year's Day 2027 | last Thanksgiving: its day (TIMEX3), found as other days without a year."""
    name, which = parts["holiday"].lower().replace("'s", "").removesuffix(" day"), parts.get("which", "").lower()
    day, here = _HOLIDAYS[name], context.anchor.day
    year = int(parts["y1"]) if "y1" in parts else context.anchor.year
    if year is None:
        return None if name == "thanksgiving" else Meaning(f"XXXX{day(2000).isoformat()[4:]}", "day")
    if "y1" in parts or here is None:
        return Meaning(day(year).isoformat(), "day", has_year(parts))
    found = [day(year + step) for step in (-1, 0, 1)]
    if which in BACK:
        found = [made for made in found if made < here]
    elif which in AHEAD:
        found = [made for made in found if made > here]
    return Meaning(nearest_day(found, here, context).isoformat(), "day")


def stretch(parts: Parts, context: Context) -> Meaning | None:
    """The first nine months of the year | last two weeks of May | first week of next month.

    GUIDE: a range. Weeks of a month or year are counted from its first or last day, not from Mondays.
    """
    begin = _opening(parts, context)
    if begin is None:
        return Meaning("XXXX", "range")
    whole = "M" if "m1" in parts or "which" in parts else "Y"
    size, measure = {"month": (1, "M"), "quarter": (3, "M"), "week": (7, "D"), "day": (1, "D")}[
        parts["unit"].lower().rstrip("s")
    ]
    stop = shift(begin, 1, whole)
    if stop is None or (whole == "M" and measure == "M"):
        return None
    count = (number(parts["n"]) or 1) if "n" in parts else 1
    nth = 1 if parts["ord"].lower() == "opening" else ordinal(parts["ord"])
    first = shift(stop, -size * count, measure) if nth < 0 else shift(begin, size * (nth - 1), measure)
    after = shift(first, size * count, measure) if first else None
    if first is None or after is None or first < begin - timedelta(days=7) or after > stop + timedelta(days=7):
        return None
    last = after - timedelta(days=1)
    ends = [day.isoformat()[: 7 if measure == "M" else 10] for day in (first, last)]
    single: Grain = "month" if measure == "M" else "day"
    value, grain = (ends[0], single) if ends[0] == ends[1] else ("/".join(ends), "range")
    return Meaning(value, grain, has_year(parts))


def _opening(parts: Parts, context: Context) -> date | None:
    """The first day of the year or month that a stretch is part of."""
    if "which" in parts:
        here = context.anchor.day
        return shift(here.replace(day=1), step(parts["which"]), "M") if here else None
    year = stated_year(parts, context)
    if "m1" not in parts:
        return make_day(year, 1, 1) if year is not None else None
    month = month_number(parts["m1"])
    if year is None:
        year = year_of_month(month, context)
    return make_day(year, month, 1) if year is not None else None
