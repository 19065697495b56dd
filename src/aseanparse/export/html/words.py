"""What the record's codes are called on a page."""

from __future__ import annotations

import regex

from aseanparse.export.story import spoken
from aseanparse.lexicon import core

_WORDS = {
    "head_of_state": "head of state",
    "head_of_government": "head of government",
    "third_party": "told by another side",
    "direct": "in their own words",
    "PRESENT_REF": "now, or about now",
    "PAST_REF": "some time before",
    "FUTURE_REF": "some time to come",
    "explicit": "the words tell all of it",
    "published": "counted from the day of publication",
    "dateline": "counted from the dateline",
    "article": "counted from another date of the article",
    "name": "part of a name",
    "none": "left open",
}
_SPREAD = regex.compile(r"^(\d++)-(\d++ \p{L})")  # 17-19 March
_LINK = regex.compile(r"https?://[^\s\p{C}]++", regex.IGNORECASE)


def side(code: str) -> str:
    """The name of a state; the code of any other side.

    >>> side("VNM"), side("ASEAN")
    ('Viet Nam', 'ASEAN')
    """
    country = core().country(code)
    return country.name if country else code


def when(value: str | None, end: str = "") -> str:
    """A date of the record, with its last day if it has one, as a reader would say it.

    >>> when("2026-03-17", "2026-03-19"), when("FUTURE_REF"), when(None)
    ('17–19 March 2026', 'some time to come', '')
    """
    told = said(spoken(f"{value}/{end}" if end else value or ""))
    return _SPREAD.sub(r"\1–\2", told).replace(" - ", " – ")


def said(word: str | None) -> str:
    """A word of the record without its code look: ``head_of_state`` is *head of state*."""
    return _WORDS.get(word or "", word or "")


def linked(url: str | None) -> str | None:
    """The address where a browser may be sent to it: ``http`` and ``https`` only.

    >>> linked("https://example.org/a"), linked("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    return url if url and _LINK.fullmatch(url) else None
