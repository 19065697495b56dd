"""Expressions told from now or from what was told before; durations, habits and vague times."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from aseanparse.dates.absolute import part_of_day
from aseanparse.dates.meaning import TOLD_FROM_TEXT, Context, Meaning, Parts, step
from aseanparse.dates.values import shift, week
from aseanparse.dates.words import PARTS, UNITS, number
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
    """This year | the end of the month | next week | the same day | year-end."""
    unit, which = _unit(parts), parts.get("which", "this").lower()
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


def day_word(parts: Parts, context: Context) -> Meaning:
    """Today | tonight | the day before yesterday | tomorrow evening."""
    word = parts["word"].lower()
    steps = -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    if word.startswith("the day"):
        steps *= 2
    day = shift(context.anchor.day, steps, "D") if context.anchor.day and context.anchor.exact else None
    if day is None:
        return Meaning(_vaguely(steps), "vague")
    return Meaning(day.isoformat() + (part_of_day(parts) or ("TNI" if word == "tonight" else "")), "day")


def daypart(parts: Parts, context: Context) -> Meaning | None:
    """This morning | last night | the same evening."""
    which, here = parts["which"].lower(), context.anchor.day if context.anchor.exact else None
    base = context.told if which in TOLD_FROM_TEXT else here
    day = shift(base, step(which), "D") if base else None
    return Meaning(day.isoformat() + PARTS[parts["part"].lower()], "day") if day else None


def offset(parts: Parts, context: Context) -> Meaning:
    """Two years ago | three days later | a year earlier | in five years' time."""
    unit, toward = _unit(parts), parts["toward"].lower()
    count = None if "fuzzy" in parts else number(parts.get("n", "a"))
    sign = -1 if toward in ("ago", "earlier") else 1
    holder = {"fortnight": "week", "night": "day", "decade": "year", "century": "year"}.get(unit, unit)
    # "later" and "earlier" count from the day told before; over months and years newswire counts from now.
    from_now = toward not in ("earlier", "later") or holder not in ("day", "week")
    base = context.anchor.day if from_now else context.told or context.anchor.day
    if count is None or holder not in _GRAINS or base is None:
        return Meaning(_vaguely(sign), "vague")
    size, measure = UNITS[unit]
    day = shift(base, sign * count * size, measure)
    return Meaning(_holder(day, holder), _GRAINS[holder]) if day else Meaning(_vaguely(sign), "vague")


# ------------------------------------------------------------------------------------------- lengths
def _length(count: int | None, measure: str) -> str:
    told = "X" if count is None else str(count)
    return f"PT{told}{measure[1]}" if measure.startswith("T") else f"P{told}{measure}"


# Half of a unit that is no multiple of a smaller one here.
_HALVES = {"Y": (6, "M"), "M": (2, "W"), "D": (12, "TH"), "TH": (30, "TM"), "TM": (30, "TS")}


def duration(parts: Parts, context: Context) -> Meaning:
    """30 years | half a century | several months | within a week."""
    size, measure = UNITS[_unit(parts)]
    if "half" in parts:
        count, measure = _HALVES.get(measure, (None, measure)) if size == 1 else (size // 2, measure)
        return Meaning(_length(count, measure), "duration", True)
    told = None if "fuzzy" in parts else number(parts.get("n", "a").replace(",", ""))
    return Meaning(_length(told * size if told else None, measure), "duration", True)


def habit(parts: Parts, context: Context) -> Meaning:
    """Every year | every other year | annually | 20 officials a year."""
    if parts["unit"].lower() == "annually":
        return Meaning("P1Y", "duration", True)
    size, measure = UNITS[_unit(parts)]
    count = 2 if "other" in parts else number(parts.get("n", "one")) or 1
    return Meaning(_length(count * size, measure), "duration", True)


def vague(parts: Parts, context: Context) -> Meaning:
    """Soon | recently | in the coming years."""
    return Meaning(_vaguely(1 if "soon" in parts else -1), "vague", True)
