"""What an expression means: its TIMEX3 value, given the day the article speaks from.

Sources of the rules: GUIDE "Dates" (bare weekdays, parts of a period, vague times), TIMEX3 annotation guidelines 1.2.1
(durations, sets, ``ago``), TIDES 2003 (seasons, fiscal years, parts of the day).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import regex
from attrs import frozen

from aseanparse.dates.grammar import Expression
from aseanparse.dates.tense import Direction
from aseanparse.dates.values import shift, week
from aseanparse.dates.words import (
    CENTURIES, DECADES, PARTS, SEASONS, UNITS, month_number, number, ordinal, weekday_number,
)  # fmt: skip
from aseanparse.model import DateBasis, Grain


@frozen
class Anchor:
    """The day an article speaks from.

    Attributes:
        day: that day, or None where only the year is known, or nothing.
        year: its year, or None.
        basis: who tells it: ``published``, ``dateline``, ``article`` or ``none``.
        month_first: are numeric dates written month first?
    """

    day: date | None
    year: int | None
    basis: DateBasis
    month_first: bool = False


@frozen
class Context:
    """What an expression is resolved against.

    Attributes:
        anchor: the day the article speaks from.
        told: the last day told in the text before, for "the same day".
        period: the first day of the last day, month or year told, for "the previous year".
        direction: tells (on demand) which way the clause points.
    """

    anchor: Anchor
    told: date | None
    period: date | None
    direction: Callable[[], Direction]


@frozen
class Meaning:
    """A value, its grain, and whether the words alone tell it."""

    value: str
    grain: Grain
    explicit: bool = False


Parts = Mapping[str, str]
_BACK = ("last", "past", "previous", "this past")
_TOLD_FROM_TEXT = ("same", "that", "following", "previous")
_AHEAD = ("next", "coming", "upcoming", "following", "this coming")


def resolve(expression: Expression, context: Context) -> Meaning | None:
    """The meaning of an expression; None where the words turn out to be no date (February 30)."""
    return _RESOLVERS[expression.form](expression.parts, context)


# ----------------------------------------------------------------------------------------- years and directions
def _step(which: str) -> int:
    """-1, 0 or 1 unit from now."""
    which = which.lower()
    return -1 if which in _BACK else 1 if which in _AHEAD else 0


def _stated_year(parts: Parts, context: Context, key: str = "y1") -> int | None:
    """The year that the words tell, be it by a number or by ``last year``."""
    if key in parts:
        return int(parts[key])
    if context.anchor.year is not None and ("which_year" in parts or "of_year" in parts):
        which = parts.get("which_year", "this")
        told = context.period if context.period and which.lower() in _TOLD_FROM_TEXT else None
        return (told.year if told else context.anchor.year) + _step(which)
    return None


def _explicit(parts: Parts) -> bool:
    return "y1" in parts or "y2" in parts


def _open_year(parts: Parts) -> bool:
    """Do the words name a year by ``last year`` that nothing resolves?"""
    return "which_year" in parts or "of_year" in parts


def _day_year(month: int, day: int, context: Context, direction: Direction) -> int | None:
    """The year of a bare month and day: by tense, else the one nearest to the anchor."""
    anchor = context.anchor
    if anchor.year is None:
        return None
    if anchor.day is None:
        return anchor.year
    days = [d for y in (-1, 0, 1) if (d := _make(anchor.year + y, month, day)) is not None]
    if not days:
        return None
    nearest = min(days, key=lambda d: abs((d - anchor.day).days))
    # News looks back and ahead by a season or two: within 45 days the calendar decides, not the tense.
    if direction == "past" and (nearest - anchor.day).days > 45:
        nearest = max((d for d in days if d <= anchor.day), default=nearest)
    if direction == "future" and (anchor.day - nearest).days > 45:
        nearest = min((d for d in days if d >= anchor.day), default=nearest)
    return nearest.year


def _month_year(month: int, context: Context, direction: Direction) -> int | None:
    """The year of a bare month."""
    anchor = context.anchor
    if anchor.day is None:
        return anchor.year
    now = anchor.day.month
    if direction == "past":
        return anchor.day.year - (month > now)
    if direction == "future":
        return anchor.day.year + (month < now)
    return anchor.day.year + (1 if now - month > 6 else -1 if month - now > 6 else 0)


def _period_year(first: int, last: int, context: Context, direction: Direction) -> int | None:
    """The year of a bare quarter, half or season that runs from month ``first`` to ``last``."""
    anchor = context.anchor
    if anchor.day is None:
        return anchor.year
    # For six weeks after its end a quarter is still the one that is reported on ("expects third-quarter profit to rise").
    if direction == "future" and last < (anchor.day - timedelta(days=45)).month <= anchor.day.month:
        return anchor.day.year + 1
    if direction == "past" and first > anchor.day.month:
        return anchor.day.year - 1
    return anchor.day.year


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year(year: int | None) -> str:
    return "XXXX" if year is None else f"{year:04}"


def _day_number(text: str) -> int:
    return int(text.rstrip("stndrh"))


# ----------------------------------------------------------------------------------------- calendar forms
def _days(parts: Parts, context: Context) -> Meaning | None:
    m1 = month_number(parts.get("m1") or parts["m2"]) if "m1" in parts or "m2" in parts else None
    if m1 is None:
        return None
    m2 = month_number(parts.get("m2") or parts["m1"])
    d1, d2 = _day_number(parts["d1"]), _day_number(parts["d2"]) if "d2" in parts else None
    if d2 is None and "m2" in parts and "m1" not in parts:
        m1 = m2
    explicit = _explicit(parts)
    stated = _stated_year(parts, context)
    last = int(parts["y2"]) if "y2" in parts else None
    if stated is None and last is not None:
        stated = last - ((m1, d1) > (m2, d2 or 31))
    if stated is None and not _open_year(parts):
        stated = _day_year(m1, d1, context, context.direction())
    part = PARTS[parts["part"].lower()] if "part" in parts else ""
    if _make(stated or 2000, m1, d1) is None:  # 2000 is a leap year: with no year, February 29 may stand
        return None
    value = f"{_year(stated)}-{m1:02}-{d1:02}"
    if d2 is None:
        return Meaning(value + part, "day", explicit)
    if last is None:
        last = None if stated is None else stated + ((m2, d2) < (m1, d1))
    if _make(last or 2000, m2, d2) is None:
        return None
    return Meaning(f"{value}/{_year(last)}-{m2:02}-{d2:02}", "range", explicit)


def _month(parts: Parts, context: Context) -> Meaning:
    m1 = month_number(parts["m1"])
    anchor, which = context.anchor, parts.get("which", "").lower()
    stated = _stated_year(parts, context)
    last = int(parts["y2"]) if "y2" in parts else None
    m2 = month_number(parts["m2"]) if "m2" in parts else None
    if stated is None and last is not None and m2 is not None:
        stated = last - (m1 > m2)
    if stated is None and not _open_year(parts):
        if which in _BACK and anchor.day:
            stated = anchor.day.year - (m1 >= anchor.day.month)
        elif which in _AHEAD and anchor.day:
            stated = anchor.day.year + (m1 <= anchor.day.month)
        elif which in ("this", "current"):
            stated = anchor.year
        elif which in _TOLD_FROM_TEXT and context.period:
            stated = context.period.year
        else:
            stated = _month_year(m1, context, context.direction())
    value = f"{_year(stated)}-{m1:02}"
    if m2 is None:
        return Meaning(value, "month", _explicit(parts))
    if last is None:
        last = None if stated is None else stated + (m2 < m1)
    return Meaning(f"{value}/{_year(last)}-{m2:02}", "range", _explicit(parts))


def _weekday(parts: Parts, context: Context) -> Meaning:
    wanted = weekday_number(parts["wd"])
    anchor, which = context.anchor.day, parts.get("which", "").lower()
    part = PARTS[parts["part"].lower()] if "part" in parts else ""
    if anchor is None:
        return Meaning(f"XXXX-WXX-{wanted + 1}{part}", "day")
    if "which_week" in parts:
        which_week = parts["which_week"].lower()
        base = context.told if context.told and which_week in ("same", "that", "following") else anchor
        monday = base - timedelta(days=base.weekday()) + timedelta(weeks=_step(which_week))
        day = monday + timedelta(days=wanted)
    elif which in _BACK:
        day = anchor - timedelta(days=(anchor.weekday() - wanted - 1) % 7 + 1)
    elif which in _AHEAD:
        base = context.told if context.told and which == "following" else anchor
        day = base + timedelta(days=(wanted - base.weekday() - 1) % 7 + 1)
    elif which in ("same", "that") and context.told:
        day = context.told - timedelta(days=(context.told.weekday() - wanted) % 7)
    elif context.direction() == "future" or (which == "this" and context.direction() != "past"):
        day = anchor + timedelta(days=(wanted - anchor.weekday()) % 7)
    else:
        day = anchor - timedelta(days=(anchor.weekday() - wanted) % 7)
    if "wd2" in parts:
        last = day + timedelta(days=(weekday_number(parts["wd2"]) - wanted) % 7)
        return Meaning(f"{day.isoformat()}/{last.isoformat()}", "range")
    return Meaning(day.isoformat() + part, "day")


def _years(parts: Parts, context: Context) -> Meaning:
    first = int(parts["y1"])
    if "y2" not in parts:
        return Meaning(f"FY{first}" if "fiscal" in parts else f"{first}", "year", True)
    last = int(parts["y2"])
    if last < 100:
        last += first - first % 100
        if last <= first:
            last += 100
    return Meaning(f"{first}/{last}", "range", True) if last > first else Meaning(f"{first}", "year", True)


def _iso(parts: Parts, context: Context) -> Meaning | None:
    year, month, day = map(int, parts["iso"].split("-"))
    return Meaning(parts["iso"], "day", True) if _make(year, month, day) else None


def _numeric(parts: Parts, context: Context) -> Meaning | None:
    return numeric(parts["numeric"], context)


def numeric(text: str, context: Context) -> Meaning | None:
    """A date in figures or in Vietnamese, by dateparser: ``29/1/2026``, ``29 thang 1 nam 2026``, ``1/2026``."""
    import dateparser  # slow to import, and hardly an article needs it

    base = context.anchor.day or date(context.anchor.year or 2000, 1, 1)
    figures = [int(f) for f in regex.findall(r"\d+", text)]
    order = "MDY" if context.anchor.month_first and max(figures[:2]) <= 12 else "DMY"
    if len(figures) == 3 and figures[0] <= 12 < figures[1]:
        order = "MDY"
    found = dateparser.parse(
        "-".join(map(str, figures)) if len(figures) > 2 else text,
        languages=["vi", "en"],
        settings={
            "DATE_ORDER": order,
            "RELATIVE_BASE": datetime(base.year, base.month, base.day),
            "REQUIRE_PARTS": ["month", "year"] if len(figures) == 2 and figures[-1] > 31 else ["day", "month"],
        },
    )
    if found is None:
        return None
    if len(figures) == 2 and figures[-1] > 31:
        return Meaning(f"{found.year:04}-{found.month:02}", "month", True)
    if len(figures) == 2:
        year = _day_year(found.month, found.day, context, context.direction())
        return Meaning(f"{_year(year)}-{found.month:02}-{found.day:02}", "day")
    return Meaning(found.date().isoformat(), "day", True)


def _decade(parts: Parts, context: Context) -> Meaning:
    if "decade" in parts:
        return Meaning(parts["decade"] + "X", "decade", True)
    tens = int(parts["tens"]) if "tens" in parts else DECADES[parts["word"].lower()] // 10
    return Meaning(f"19{tens}X", "decade")


def _century(parts: Parts, context: Context) -> Meaning:
    count = int(parts["n"]) if "n" in parts else CENTURIES[parts["word"].lower()]
    return Meaning(f"{count - 1:02}XX", "century", True)


def _quarter(parts: Parts, context: Context) -> Meaning:
    letter, length = ("H", 6) if "half" in parts else ("Q", 3)
    count = ordinal(parts["ord"])
    count = 12 // length if count < 0 else min(count, 12 // length)
    stated = _stated_year(parts, context)
    if stated is None and not _open_year(parts):
        stated = _period_year(length * count - length + 1, length * count, context, context.direction())
    return Meaning(f"{_year(stated)}-{letter}{count}", "quarter" if letter == "Q" else "half", _explicit(parts))


def _ordinal_day(parts: Parts, context: Context) -> Meaning | None:
    day = _day_number(parts["d1"])
    base = context.told or context.anchor.day
    if parts.get("which", "same").lower() not in ("same", "that"):
        base = context.anchor.day and shift(context.anchor.day.replace(day=1), _step(parts["which"]), "M")
    if base is None:
        return Meaning(f"XXXX-XX-{day:02}", "day") if 1 <= day <= 31 else None
    found = _make(base.year, base.month, day)
    return found and Meaning(found.isoformat(), "day")


def _season(parts: Parts, context: Context) -> Meaning:
    token = SEASONS[parts["season"].lower()]
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[token]
    stated = _stated_year(parts, context)
    which = parts.get("which", "").lower()
    if stated is None and not _open_year(parts):
        stated = context.anchor.year
        day = context.anchor.day
        if day is not None and which in _BACK:
            stated = day.year - (day.month < first + 3 or token == "WI")
        elif day is not None and which in _AHEAD:
            stated = day.year + (day.month >= first)
        elif day is not None and not which:
            stated = _period_year(first, first + 2, context, context.direction())
    return Meaning(f"{_year(stated)}-{token}", "season", _explicit(parts))


def _holiday(parts: Parts, context: Context) -> Meaning:
    name = parts["holiday"].lower()
    month, day = (
        (12, 24 if name.endswith("eve") else 25)
        if "christmas" in name
        else (12, 31)
        if name.endswith("eve")
        else (1, 1)
    )
    year = _stated_year(parts, context) or _day_year(month, day, context, context.direction())
    return Meaning(f"{_year(year)}-{month:02}-{day:02}", "day", _explicit(parts))


def _stretch(parts: Parts, context: Context) -> Meaning | None:
    """The first nine months of the year, the last two weeks of May, the first week of next month."""
    unit = parts["unit"].lower().rstrip("s")
    from_end = ordinal(parts["ord"] if parts["ord"].lower() != "opening" else "first") < 0
    count = number(parts["n"]) or 1 if "n" in parts else 1
    nth = 1 if from_end or parts["ord"].lower() == "opening" else ordinal(parts["ord"])
    if "m1" in parts or "which" in parts:
        if "m1" in parts:
            month = month_number(parts["m1"])
            year = _stated_year(parts, context) or _month_year(month, context, context.direction())
        else:
            here = context.anchor.day and shift(context.anchor.day, _step(parts["which"]), "M")
            year, month = (here.year, here.month) if here else (None, 0)
        if year is None:
            return Meaning("XXXX", "range")
        begin, stop = date(year, month, 1), shift(date(year, month, 1), 1, "M")
        size, measure = {"week": (7, "D"), "day": (1, "D"), "weekend": (7, "D")}.get(unit, (0, "M"))
    else:
        year = _stated_year(parts, context)
        if year is None:
            return Meaning("XXXX", "range")
        begin, stop = date(year, 1, 1), shift(date(year, 1, 1), 1, "Y")
        size, measure = {"month": (1, "M"), "quarter": (3, "M"), "week": (7, "D"), "day": (1, "D")}.get(unit, (0, "M"))
    if size == 0 or stop is None:
        return None
    if from_end:
        first, after = shift(stop, -size * count, measure), stop
    else:
        first = shift(begin, size * (nth - 1), measure)
        after = first and shift(first, size * count, measure)
    if first is None or after is None or after > stop + timedelta(days=7):
        return None
    last = after - timedelta(days=1)
    if measure == "M":
        a, b = f"{first.year:04}-{first.month:02}", f"{last.year:04}-{last.month:02}"
    else:
        a, b = first.isoformat(), last.isoformat()
    return Meaning(
        a if a == b else f"{a}/{b}", "range" if a != b else "month" if measure == "M" else "day", _explicit(parts)
    )


# ----------------------------------------------------------------------------------------- told from now
def _unit_value(day: date, unit: str) -> str:
    """The calendar unit that holds a day."""
    if unit == "day":
        return day.isoformat()
    if unit in ("week", "weekend"):
        return week(day) + ("-WE" if unit == "weekend" else "")
    if unit == "month":
        return f"{day.year:04}-{day.month:02}"
    if unit == "quarter":
        return f"{day.year:04}-Q{(day.month + 2) // 3}"
    if unit == "half":
        return f"{day.year:04}-H{(day.month + 5) // 6}"
    return {"year": f"{day.year:04}", "decade": f"{day.year // 10:03}X", "century": f"{day.year // 100:02}XX"}[unit]


_GRAINS: Mapping[str, Grain] = {
    "day": "day", "week": "week", "weekend": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "half": "half",
    "year": "year", "decade": "decade", "century": "century",
}  # fmt: skip


def _deictic(parts: Parts, context: Context) -> Meaning:
    unit, which = parts["unit"].lower(), parts.get("which", "this").lower()
    steps = _step(which)
    # "the next day" goes on from the story, "next week" from the day of publication.
    told = context.told if unit == "day" else context.period
    base = told if told and (which in _TOLD_FROM_TEXT or unit == "day") else context.anchor.day
    if base is None and context.anchor.year is not None and unit in ("year", "decade", "century"):
        base = date(context.anchor.year, 6, 30)
    count, measure = {
        "quarter": (3, "M"),
        "half": (6, "M"),
        "weekend": (1, "W"),
        "decade": (10, "Y"),
        "century": (100, "Y"),
    }.get(unit, (1, unit[0].upper()))
    day = base and shift(base.replace(day=1) if measure == "M" else base, steps * count, measure)
    if day is None:
        return Meaning(_vague_value(steps), _GRAINS[unit])
    return Meaning(_unit_value(day, unit), _GRAINS[unit])


def _vague_value(steps: int) -> str:
    return "PAST_REF" if steps < 0 else "FUTURE_REF" if steps > 0 else "PRESENT_REF"


def _day_word(parts: Parts, context: Context) -> Meaning:
    word = parts["word"].lower()
    steps = {"yesterday": -1, "tomorrow": 1}.get(word, 0) if " " not in word else (-2 if "yesterday" in word else 2)
    part = PARTS[parts["part"].lower()] if "part" in parts else "TNI" if word == "tonight" else ""
    day = context.anchor.day and shift(context.anchor.day, steps, "D")
    if day is None or context.anchor.basis == "article":
        return Meaning(_vague_value(steps), "vague")
    return Meaning(day.isoformat() + part, "day")


def _part_of_day(parts: Parts, context: Context) -> Meaning | None:
    which, part = parts["which"].lower(), PARTS[parts["part"].lower()]
    base = context.told if which in _TOLD_FROM_TEXT or context.anchor.day is None else context.anchor.day
    day = base and shift(base, _step(which), "D")
    return day and Meaning(f"{day.isoformat()}{part}", "day")


def _offset(parts: Parts, context: Context) -> Meaning | None:
    unit = parts["unit"].lower().rstrip("s").replace("centurie", "century")
    toward = parts["toward"].lower()
    count = None if "fuzzy" in parts else number(parts.get("n", "a"))
    if count is None or unit not in _GRAINS:
        return Meaning(_vague_value(-1 if toward in ("ago", "earlier") else 1), "vague")
    backwards = toward in ("ago", "earlier")
    from_now = toward in ("ago", "from now", "hence", "time") or unit not in ("day", "week")
    base = context.anchor.day if from_now else context.told or context.anchor.day
    size, measure = UNITS[unit]
    day = base and shift(base, (-1 if backwards else 1) * count * size, measure)
    if day is None:
        return Meaning(_vague_value(-1 if backwards else 1), "vague")
    holder = {"fortnight": "week", "decade": "year", "century": "year"}.get(unit, unit)
    return Meaning(_unit_value(day, holder), _GRAINS[holder])


def _duration(parts: Parts, context: Context) -> Meaning:
    unit = parts["unit"].lower()
    unit = "century" if unit.startswith("centur") else unit.rstrip("s")
    size, measure = UNITS[unit]
    if "half" in parts:
        if size == 1:
            smaller = {"Y": ("6", "M"), "D": ("12", "TH"), "TH": ("30", "TM"), "M": ("2", "W"), "W": ("3", "D")}
            count, measure = smaller.get(measure, ("X", measure))
        else:
            count = str(size // 2)
    else:
        told = None if "fuzzy" in parts else number(parts.get("n", "a").replace(",", ""))
        count = str(told * size) if told else "X"
    return Meaning(_period(count, measure), "duration", True)


def _period(count: str, measure: str) -> str:
    return f"PT{count}{measure[1]}" if measure.startswith("T") else f"P{count}{measure}"


def _set(parts: Parts, context: Context) -> Meaning:
    if "annually" in parts:
        return Meaning("P1Y", "duration", True)
    unit = parts["unit"].lower()
    size, measure = UNITS["century" if unit.startswith("centur") else unit.rstrip("s")]
    count = 2 if "other" in parts else number(parts["n"]) or 1 if "n" in parts else 1
    return Meaning(_period(str(count * size), measure), "duration", True)


def _vague(parts: Parts, context: Context) -> Meaning:
    return Meaning("PRESENT_REF" if "now" in parts else "FUTURE_REF" if "soon" in parts else "PAST_REF", "vague", True)


_RESOLVERS: Mapping[str, Callable[[Parts, Context], Meaning | None]] = {
    "month_day": _days, "day_month": _days, "month": _month, "months_between": _month, "weekday": _weekday,
    "year": _years, "years_between": _years, "iso": _iso, "decade": _decade, "century": _century, "numeric": _numeric,
    "ordinal_day": _ordinal_day, "quarter": _quarter, "day_word": _day_word, "part_of_day": _part_of_day,
    "deictic": _deictic, "stretch": _stretch, "offset": _offset, "duration": _duration, "set": _set,
    "season": _season, "holiday": _holiday, "vague": _vague,
}  # fmt: skip
