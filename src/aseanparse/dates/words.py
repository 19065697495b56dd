"""The words of time in English, and the numbers they stand for."""

from __future__ import annotations

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ROMANS = ("I", "II", "III", "IV")
ORDINALS = ("first", "second", "third", "fourth")
DECADES = {word[:-1] + "ies": 10 * n for n, word in enumerate(TENS, start=2)}  # nineties -> 90
CENTURIES = {
    "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20,
    "twenty-first": 21,
}  # fmt: skip

# unit -> (how many, of which TIMEX3 unit); hours and smaller take a T after the P.
UNITS = {
    "second": (1, "TS"), "minute": (1, "TM"), "hour": (1, "TH"), "day": (1, "D"), "night": (1, "D"),
    "week": (1, "W"), "weekend": (1, "W"), "fortnight": (2, "W"), "month": (1, "M"), "quarter": (3, "M"),
    "year": (1, "Y"), "decade": (10, "Y"), "century": (100, "Y"),
}  # fmt: skip
# Adjectives and adverbs of habit, and how many of which TIMEX3 unit lie between two times.
HABITS = {
    "hourly": (1, "TH"), "daily": (1, "D"), "weekly": (1, "W"), "fortnightly": (2, "W"), "monthly": (1, "M"),
    "quarterly": (3, "M"), "yearly": (1, "Y"), "annually": (1, "Y"),
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}

_MONTH_NUMBERS = {name[:3].lower(): n for n, name in enumerate(MONTHS, start=1)}
_WEEKDAY_NUMBERS = {name[:3].lower(): n for n, name in enumerate(WEEKDAYS)}


def month_number(word: str) -> int:
    """1 to 12 from a month's name or abbreviation, in any case, with or without a full stop."""
    return _MONTH_NUMBERS[word[:3].lower()]


def weekday_number(word: str) -> int:
    """0 (Monday) to 6 from a weekday's name or abbreviation."""
    return _WEEKDAY_NUMBERS[word[:3].lower()]


def number(words: str) -> int | None:
    """The number that digits or words up to ninety-nine tell; None for ``few``, ``several``, ``many``."""
    if words.isdigit():
        return int(words)
    if words.lower() in ("hundred", "a hundred"):
        return 100
    if words.lower() == "half a dozen":
        return 6
    total = 0
    for word in words.lower().replace("-", " ").split():
        if word in ("a", "an", "single"):
            total += 1
        elif word in ONES:
            total += ONES.index(word) + 1
        elif word in TENS:
            total += 10 * (TENS.index(word) + 2)
        elif word == "hundred":
            total *= 100
        elif word in ("couple", "dozen"):
            return 2 if word == "couple" else 12
    return total or None


def ordinal(word: str) -> int:
    """1 to 4 from ``first`` to ``fourth``, ``1st``, ``1`` or ``I``; -1 for ``last``, ``final``, ``latter``."""
    if word in ROMANS:
        return ROMANS.index(word) + 1
    word = word.lower()
    if word in ("last", "final", "latter"):
        return -1
    return int(word[0]) if word[0].isdigit() else ORDINALS.index(word) + 1
