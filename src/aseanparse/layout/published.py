"""The day of publication: what the caller says, the head or the tail of the page, the dateline, in this order."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

import regex

from aseanparse.errors import InputError
from aseanparse.patterns import alternation
from aseanparse.text import Span, Text

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?P<weekday>(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*+)\.?"
_TIME = r"\d{1,2}[:.]\d\d(?::\d\d)?+[ ]?(?:[AaPp]\.?[Mm]\.?+)?+"
_ZONE = r"\(?(?:GMT|UTC)[ ]?[+-]?\d{0,2}(?::\d\d)?+\)?|\(?local[ ]time\)?"
_DATE = rf"""
    (?P<month>{MONTH}),?[ ](?P<day>\d{{1,2}})(?:,?[ ]|/)(?P<year>\d{{4}})      # January 29, 2026; May, 24/2014
  | (?P<day>\d{{1,2}})[ ](?P<month>{MONTH}),?[ ](?P<year>\d{{4}})      # 29 January 2026
  | (?P<day>\d{{1,2}})[/.](?P<number>\d{{1,2}})[/.](?P<year>\d{{4}})   # 29/01/2026, day first
  | (?P<year>\d{{4}})-(?P<number>\d\d)-(?P<day>\d\d)                   # 2026-01-29
"""


@cache
def collectors_mark() -> regex.Pattern[str]:
    """`` date 2026-01-29 `` at the very start: put there by whoever collected the page, and sometimes wrong."""
    return regex.compile(r"\s*+date[ ](?P<year>\d{4})-(?P<number>\d\d)-(?P<day>\d\d)(?!\d)[ ]?")


@cache
def wire_mark() -> regex.Pattern[str]:
    """``VIETNAM, January 29 -``: press-release wires name the country and the day, not the year."""
    return regex.compile(
        rf"""
        (?P<country>[A-Z]{{4,}}+(?:[ ][A-Z]{{2,}})*+),[ ]{MONTH}[ ]\d{{1,2}}(?:,[ ]\d{{4}})?+ [ ]*-+[ ]*
        (?:/[^/\n]{{1,40}}/ [ ]*+ (?:--?[ ]*)?)?      # /EINPresswire.com/ --
        """,
        regex.VERBOSE,
    )


@cache
def time_stamp() -> regex.Pattern[str]:
    """A line that holds a date, perhaps a time of day, and nothing else."""
    glue = r"[ ]*+(?:(?:[-|,@]|at\b)[ ]*+)?"
    return regex.compile(
        rf"""
        (?:(?:Last[ ])?(?:Updated?|Published|Posted|Created)(?:[ ](?:on|at))?[ ]?:?[ ]*)?
        (?:{_WEEKDAY}{glue})?+ (?:{_TIME}{glue})?+ (?:{_WEEKDAY}{glue})?+
        (?:{_DATE})
        (?:{glue}{_TIME})?+ (?:{glue}(?:{_ZONE}))?+ [ ]*
        """,
        regex.VERBOSE,
    )


# What may follow the agency's name at an article's end: "- Bernama, Aug 18, 2017".
SIGNED_DAY = rf"(?:{MONTH}[ ]\d{{1,2}},?[ ]\d{{4}}|\d{{1,2}}[ ]{MONTH},?[ ]\d{{4}})"


@cache
def _signed() -> regex.Pattern[str]:
    return regex.compile(
        rf"^[ -]*+(?![^,]*\b(?i:photo|pic|by)\b)[A-Z][A-Za-z/ ]{{1,30}}?,?[ ]\(?(?:{_DATE})\)?[.]?[ ]*$",
        regex.VERBOSE,
    )


def signed_on(view: str, piece: Span) -> date | None:
    """The day told behind the agency's name where an article is signed, or None."""
    match = _signed().search(view[slice(*piece)]) if piece.end - piece.start < _LONGEST_SIGNATURE else None
    return read_date(match) if match else None


_LONGEST_SIGNATURE = 60  # code points
_REPRINTED = ("post on", "posted on", "published on", "first published")


def tail_stamp(text: Text) -> regex.Match[str] | None:
    """What reprints say below the article: ``… have 412 words, post on vietnamnews.vn at November 8, 2024``."""
    return _tail_stamp().search(text.view) if any(verb in text.lower for verb in _REPRINTED) else None


@cache
def _tail_stamp() -> regex.Pattern[str]:
    verb = alternation(_REPRINTED)
    return regex.compile(rf"(?i:{verb})(?:[ ]\S++)?[ ](?:at|on)[ ](?:{_DATE})", regex.VERBOSE)


def read_date(match: regex.Match[str]) -> date | None:
    """The date of a match with the groups year, day, and month (a name) or number; None where no such day exists."""
    found = match.groupdict()
    month = _MONTHS.index(found["month"][:3].lower()) + 1 if found.get("month") else int(found["number"])
    try:
        return date(int(found["year"]), month, int(found["day"]))
    except ValueError:
        return None


def stamped(view: str, line: Span) -> date | None:
    """The date of a line that is a time stamp, or None.

    Figures are read day first, as Vietnamese sites write them, unless a weekday beside them tells otherwise.
    """
    match = time_stamp().fullmatch(view, line.start, line.end)
    day, weekday = (read_date(match), match["weekday"]) if match else (None, None)
    if match and day and weekday and day.weekday() != _WEEKDAYS.index(weekday[:3].lower()):
        swapped = date(day.year, day.day, day.month) if match["number"] and day.day <= 12 else None
        return swapped if swapped and swapped.weekday() == _WEEKDAYS.index(weekday[:3].lower()) else None
    return day


def given(published: date | str | None) -> date | None:
    """The caller's day of publication.

    Raises:
        InputError: it is neither a date nor an ISO 8601 string.
    """
    if published is None or isinstance(published, date):
        return published.date() if isinstance(published, datetime) else published
    day = day_of(published) if isinstance(published, str) else None
    if day is None:
        raise InputError(f"published: {published!r} is no date and no ISO 8601 string such as '2026-01-29'")
    return day


_WITH_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[Tt ]\d\d.*", re.DOTALL)  # pages write time zones in ways of their own


def day_of(written: str) -> date | None:
    """The day of an ISO 8601 date or time as it is written, in no other time zone; None where it is neither.

    >>> day_of("2026-05-13T23:30:00 GMT"), day_of("20260513"), day_of("May 13, 2026")
    (datetime.date(2026, 5, 13), datetime.date(2026, 5, 13), None)
    """
    written = written.strip()
    timed = _WITH_TIME.fullmatch(written)
    try:
        return datetime.fromisoformat(timed[1] if timed else written).date()
    except ValueError:
        return None
