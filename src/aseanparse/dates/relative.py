"""Expressions told from now or from what was told before; durations, habits and vague times.

GUIDE is ``seeds/GUIDE.md``, "Dates"; TIMEX3 the annotation guidelines 1.2.1 of TimeML; TIDES the TIMEX2 standard of
2003.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from aseanparse.dates.meaning import TOLD_FROM_TEXT, Context, Meaning, Parts, step
from aseanparse.dates.values import bounds, shift, week
from aseanparse.dates.words import HABITS, UNITS, number, ordinal
from aseanparse.model import Grain

_GRAINS: Mapping[str, Grain] = {
    "day": "day",
    "week": "week",
    "weekend": "week",
    "month": "month",
    "quarter": "quarter",
    "half": "half",
    "year": "year",
    "decade": "decade",
    "century": "century",
}
_LENGTHS = {**UNITS, "half": (6, "M")}


def _unit(parts: Parts) -> str:
    """The unit in the singular."""
    unit = parts["unit"].lower()
    return "century" if unit == "centuries" else unit.rstrip("s")


def _holder(day: date, unit: str) -> str:
    """The value of the calendar unit that holds a day."""
    match unit:
        case "week" | "weekend":
            return week(day) + ("-WE" if unit == "weekend" else "")
        case "month":
            return day.isoformat()[:7]
        case "quarter":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "half":
            return f"{day.year:04}-H{(day.month + 5) // 6}"
        case "year":
            return f"{day.year:04}"
        case "decade":
            return f"{day.year // 10:03}X"
        case "century":
            return f"{day.year // 100:02}XX"
    return day.isoformat()


def _vaguely(steps: int) -> str:
    return "PAST_REF" if steps < 0 else "FUTURE_REF" if steps > 0 else "PRESENT_REF"


def deictic(parts: Parts, context: Context) -> Meaning:
    """This year | the end of the month | next week | the same day | year-end.

    GUIDE: *early*, *late*, *the end of* keep the value of the period. ISO 8601 weeks begin on Monday; TIDES writes a
    weekend ``W05-WE``.
    """
    unit, which = _unit(parts), parts.get("which", "this").lower()
    if "fiscal" in parts:
        return _fiscal_year(which, context)
    # "the next day" goes on from the story, "next week" from the day of publication.
    told = context.told if unit == "day" else context.period
    base = told if told and (which in TOLD_FROM_TEXT or unit == "day") else context.anchor.day
    # A day that is only near the right one is good for months and years; weeks it may miss.
    if base is None or (base != told and unit in ("week", "weekend", "day") and not context.anchor.exact):
        if context.anchor.year is None or unit not in ("year", "decade", "century"):
            return Meaning(_vaguely(step(which)), _GRAINS[unit])
        base = date(context.anchor.year, 6, 30)
    size, measure = _LENGTHS[unit]
    if unit == "weekend" and "which" not in parts and base.weekday() < 5 and context.direction() != "future":
        base = base - timedelta(days=7)  # "over the weekend", read on a Monday
    day = shift(base.replace(day=1) if measure == "M" else base, step(which) * size, measure)
    return Meaning(_holder(day, unit) if day else _vaguely(step(which)), _GRAINS[unit])


def _fiscal_year(which: str, context: Context) -> Meaning:
    """The current fiscal year | the latest fiscal year: by the calendar year most of it lies in (TIMEX2, ``FY``)."""
    if context.anchor.year is None:
        return Meaning(_vaguely(step(which)), "year")
    return Meaning(f"FY{context.anchor.year + (-1 if which == 'latest' else step(which)):04}", "year")


def reported(parts: Parts, context: Context) -> Meaning | None:
    """The latest quarter | the quarter | the latest period: the one told before, else the last that is over.

    So TimeBank 1.2 has it in reports of earnings.
    """
    here = context.anchor.day
    over = bounds(context.reported)[1] if context.reported else None
    if context.reported and (here is None or "latest" not in parts or (over and over < here.isoformat())):
        return Meaning(context.reported, "half" if "H" in context.reported else "quarter")
    if here is None or "latest" not in parts or "period" in parts:
        return None
    before = shift(here.replace(day=1), -3, "M")
    return Meaning(_holder(before, "quarter"), "quarter") if before else None


def _year_before(parts: Parts, context: Context) -> Meaning | None:
    """The year-ago quarter | a year earlier, of a quarter told before: the same one of the year before.

    A comparison keeps the grain of what is compared; so the annotated newswire of TimeBank has it.
    """
    told = context.reported
    if "rank" in parts or (told is None and "quarter" in parts.get("period", "").lower()):
        here = context.anchor.day
        over = shift(here.replace(day=1), -3, "M") if here else None
        if over is None:
            return None
        told = f"{over.year:04}-Q{abs(ordinal(parts['rank']))}" if "rank" in parts else _holder(over, "quarter")
    if told is None:
        return None
    return Meaning(f"{int(told[:4]) - 1:04}{told[4:]}", "half" if "H" in told else "quarter")


def offset(parts: Parts, context: Context) -> Meaning:
    """Two years ago | three days later | a year earlier | in five years' time | the year-ago quarter.

    TIMEX3: with *ago* and *later* a calendar value as coarse as the unit that counts, not a duration; but a duration
    where the count is vague or smaller than a day.
    """
    unit, toward = _unit(parts), parts["toward"].lower()
    if unit == "year" and toward in ("ago", "earlier") and parts.get("n", "a").lower() in ("a", "one"):
        before = _year_before(parts, context)
        if before is not None:
            return before
    count = None if "fuzzy" in parts else number(parts.get("n", "a"))
    sign = -1 if toward in ("ago", "earlier") else 1
    holder = {"fortnight": "week", "night": "day", "decade": "year", "century": "year"}.get(unit, unit)
    # "later" and "earlier" count from the day told before; over months and years newswire counts from now, unless what
    # was told before makes a story that has ended: "He left in 2001. Two years later he was back."
    from_now = toward not in ("earlier", "later") or holder not in ("day", "week")
    base = context.anchor.day if from_now else context.told or context.anchor.day
    size, measure = UNITS[unit]
    if toward in ("earlier", "later") and (count is None or holder not in _GRAINS):
        # "a few days later", "an hour later": told from the story, whose next day may lie in the past
        return Meaning(_length(count and count * size, measure), "duration", True)
    if count is None or holder not in _GRAINS or base is None:
        return Meaning(_vaguely(sign), "vague")
    day = shift(base, sign * count * size, measure)
    if from_now and toward == "later" and context.period and context.anchor.day:
        after = shift(context.period, count * size, measure)
        day = after if after and _holder(after, holder) <= _holder(context.anchor.day, holder) else day
    return Meaning(_holder(day, holder), _GRAINS[holder]) if day else Meaning(_vaguely(sign), "vague")


def counted_from(length: Meaning, parts: Parts, toward: str, from_: Meaning) -> Meaning | None:
    """The day that a length leads to from a time told right after it: "ten days after January 28".

    TIMEX3 anchors such a length at its beginning or end; the record has no anchors, but room for the day it leads to.
    """
    count, unit = number(parts.get("n", "").replace(",", "")), _unit(parts)
    day = bounds(from_.value)[0 if toward == "before" else 1]
    if count is None or day is None or unit not in _GRAINS or not length.explicit:
        return None
    size, measure = UNITS[unit]
    found = shift(date.fromisoformat(day), (-1 if toward == "before" else 1) * count * size, measure)
    if found is None:
        return None
    grain = unit if measure != "W" and from_.grain != "day" else "day"
    return Meaning(_holder(found, grain), _GRAINS[grain], from_.explicit)


# ------------------------------------------------------------------------------------------- lengths
def _length(count: int | None, measure: str) -> str:
    told = "X" if count is None else str(count)
    return f"PT{told}{measure[1]}" if measure.startswith("T") else f"P{told}{measure}"


# Half of a unit that is no multiple of a smaller one here.
_HALVES = {"Y": (6, "M"), "M": (2, "W"), "D": (12, "TH"), "TH": (30, "TM"), "TM": (30, "TS")}


def duration(parts: Parts, context: Context) -> Meaning:
    """30 years | half a century | several months | within a week | two and a half years.

    TIMEX3: ISO 8601 durations in the unit that is told, ``X`` for a count nobody tells or that is told as a range.
    """
    size, measure = UNITS[_unit(parts)]
    if "half" in parts:
        count, measure = _HALVES.get(measure, (None, measure)) if size == 1 else (size // 2, measure)
        return Meaning(_length(count, measure), "duration", True)
    told = None if "fuzzy" in parts else number(parts.get("n", "a").replace(",", ""))
    if told is not None and "and_half" in parts and measure in _HALVES:
        count, smaller = _HALVES[measure]
        whole = _length(told * size, measure)
        half = _length(count, smaller).removeprefix("PT" if "T" in whole else "P")
        return Meaning(whole + half, "duration", True)
    return Meaning(_length(told * size if told else None, measure), "duration", True)


def habit(parts: Parts, context: Context) -> Meaning:
    """Every year | every other year | annually | daily | 20 officials a year: as TIMEX3 values a SET, by its period."""
    if "habit" in parts:
        return Meaning(_length(*HABITS[parts["habit"].lower()]), "set", True)
    size, measure = UNITS[_unit(parts)]
    count = 2 if "other" in parts else number(parts.get("n", "one")) or 1
    return Meaning(_length(count * size, measure), "set", True)


def vague(parts: Parts, context: Context) -> Meaning:
    """Now | soon | recently | in the coming years (GUIDE and TIMEX3: a value for each direction)."""
    return Meaning(_vaguely(0 if "present" in parts else 1 if "soon" in parts else -1), "vague", True)
