"""A head: the words that name or tell an event, before anybody asks which event it is."""

from __future__ import annotations

from typing import Literal

import regex
from attrs import frozen

from aseanparse.terms import Term

MONTHS_AND_DAYS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
Shape = Literal["conference", "mechanism", "told", "opening", "noun", "visit", "signing"]

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
ORDINAL = rf"(?:\d{{1,3}}(?:st|nd|rd|th)|(?:(?:{'|'.join(_TENS)})-)?(?:{'|'.join(_WORDS[:9])})|{'|'.join(_WORDS[9:])})"


@frozen
class Head:
    """Words that name or tell an event, in view positions.

    Attributes:
        start: first position of the noun phrase or verb phrase.
        end: one past the last word that belongs to the mention.
        shape: how it is told; see the module for the patterns.
        reach: one past the last position of the full name ("of the Joint Commission …"); where an object starts.
        word: the noun or verb itself, lower case.
        ordinal: the number in the series ("52nd", "AMM-52"), or None.
        year: the edition's year ("AMMR 2026"), or None.
        short: the abbreviation in brackets or as the name itself, or "".
        terms: lexicon terms within the name.
        proper: the name is a proper name (capitalised or numbered).
    """

    start: int
    end: int
    shape: Shape
    reach: int
    word: str
    ordinal: int | None = None
    year: int | None = None
    short: str = ""
    terms: tuple[Term, ...] = ()
    proper: bool = False


def number(word: str) -> int | None:
    """The value of an ordinal.

    >>> number("52nd"), number("twenty-first"), number("next")
    (52, 21, None)
    """
    word = word.lower()
    if word[:1].isdigit():
        return int(regex.match(r"\d+", word)[0])  # type: ignore[index]
    tens, _, ones = word.rpartition("-")
    if ones in _WORDS and (not tens or tens in _TENS):
        return _TENS.get(tens, 0) + _WORDS.index(ones) + 1
    return None
