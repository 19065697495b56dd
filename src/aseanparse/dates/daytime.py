"""Days told by a word, parts of the day and times of the clock.

Values are those of TIMEX3 1.2.1: ``2026-01-29T14:00``; parts of the day stand behind the day as TIMEX2 (TIDES 2003)
has them: ``2026-01-29TMO TAF TEV TNI``.
"""

from __future__ import annotations

from aseanparse.dates.absolute import days, part_of_day, weekday
from aseanparse.dates.meaning import TOLD_FROM_TEXT, Context, Meaning, Parts, step
from aseanparse.dates.values import shift
from aseanparse.dates.words import PARTS


def day_word(parts: Parts, context: Context) -> Meaning:
    """Today | tonight | the day before yesterday | tomorrow evening: told from publication (TIMEX3)."""
    word = parts["word"].lower()
    steps = -1 if "yesterday" in word else 1 if "tomorrow" in word else 0
    if word.startswith("the day"):
        steps *= 2
    day = shift(context.anchor.day, steps, "D") if context.anchor.day and context.anchor.exact else None
    if day is None:
        return Meaning("PAST_REF" if steps < 0 else "FUTURE_REF" if steps else "PRESENT_REF", "vague")
    return Meaning(day.isoformat() + (part_of_day(parts) or ("TNI" if word == "tonight" else "")), "day")


def daypart(parts: Parts, context: Context) -> Meaning | None:
    """This morning | last night | the same evening: a part of the day (TIDES), of the story where it says so."""
    which, here = parts["which"].lower(), context.anchor.day if context.anchor.exact else None
    base = context.told if which in TOLD_FROM_TEXT else here
    day = shift(base, step(which), "D") if base else None
    return Meaning(day.isoformat() + PARTS[parts["part"].lower()], "day") if day else None


def clock(parts: Parts, context: Context) -> Meaning | None:
    """10 p.m. | 10:30 a.m. on Wednesday | noon on May 5: ISO 8601, as TIMEX3; without a day, the one told before."""
    if "noon" in parts:
        hour, minute = 12, "00"
    else:
        hour, minute = int(parts["hour"]), parts.get("minute", "00")
        if "meridiem" in parts:
            hour = hour % 12 + (12 if parts["meridiem"].lower() == "p" else 0)
    told: Meaning | None
    if "word" in parts:
        told = day_word(parts, context)
    elif "m1" in parts:
        told = days(parts, context)
    elif "wd" in parts:
        told = weekday(parts, context)
    else:
        past = context.told if context.direction() == "past" else None  # not the day that is promised last
        day = past or context.latest or (context.anchor.day if context.anchor.exact else None)
        told = Meaning(day.isoformat(), "day") if day else None
    if told is None or told.grain != "day":
        return None
    # ISO 8601: the midnight that ends a day, which is the one that newswire means, is its hour 24.
    if parts.get("noon", "").lower() == "midnight":
        hour = 24
    return Meaning(f"{told.value}T{hour:02}:{minute}", "day", told.explicit)
