"""A head: the words that name or tell an event, before anybody asks which event it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

import regex
from attrs import frozen

from aseanparse.terms import Term
from aseanparse.text import Span

COMING = regex.compile(r"\b(?:next|coming|upcoming|forthcoming)\b", regex.IGNORECASE)
MONTHS_AND_DAYS = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
# What stands before a head, up to its noun: an event told for the first time, or one that is known.
INDEFINITE = regex.compile(r"(?r)\b(?:an?(?:other)?|one|separate) (?:[\w-]+ ){0,3}?$", regex.IGNORECASE)
DEFINITE = regex.compile(r"(?r)(?:\b(?:the|this|these|their|his|her|its|our|said)|'s) (?:[\w-]+ ){0,2}?$", regex.I)
Shape = Literal["conference", "mechanism", "told", "opening", "noun", "visit", "signing"]

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_CARDINALS = "one two three four five six seven eight nine ten".split()
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

    >>> number("52nd"), number("twenty-first"), number("2025"), number("next")
    (52, 21, None, None)
    """
    word = word.lower()
    if word[:1].isdigit():
        return int(word[:-2]) if word[-2:] in ("st", "nd", "rd", "th") and word[:-2].isdecimal() else None
    tens, _, ones = word.rpartition("-")
    if ones in _WORDS and (not tens or tens in _TENS):
        return _TENS.get(tens, 0) + _WORDS.index(ones) + 1
    return None


def in_days(word: str) -> int:
    """The value of a small cardinal number; 0 for any other word.

    >>> in_days("three"), in_days("12"), in_days("several")
    (3, 12, 0)
    """
    word = word.lower()
    return int(word) if word.isdecimal() and len(word) < 3 else _CARDINALS.index(word) + 1 if word in _CARDINALS else 0


class Anchors:
    """Where the words stand that a pattern may begin with: one scan of an article serves all patterns.

    A pattern that is tried at its anchors alone costs a fifth of one that is tried at every letter.
    """

    _WORD = re.compile(r"[A-Za-z]+")  # ``re`` scans words in half the time that ``regex`` takes

    def __init__(self, view: str, kinds: Mapping[str, Sequence[str]]) -> None:
        """Scan an article.

        Args:
            view: its folded view.
            kinds: word, as it is written -> the kinds of pattern that may begin with it.
        """
        self._view = view
        self._starts: defaultdict[str, list[int]] = defaultdict(list)
        for match in self._WORD.finditer(view):
            if several := kinds.get(match[0]):
                for kind in several:
                    self._starts[kind].append(match.start())

    def matches(self, kind: str, pattern: regex.Pattern[str], span: Span) -> Iterator[regex.Match[str]]:
        """The matches of a pattern in a span as ``finditer`` gives them, tried at the words of a kind only."""
        starts = self._starts.get(kind, [])
        first = bisect_left(starts, span.start)
        if first == len(starts) or starts[first] >= span.end:  # mostly: then no generator is made
            return iter(())
        return self._tried(pattern, starts[first : bisect_left(starts, span.end, first)], span.end)

    def _tried(self, pattern: regex.Pattern[str], starts: Sequence[int], end: int) -> Iterator[regex.Match[str]]:
        last = 0
        for start in starts:
            if start >= last and (match := pattern.match(self._view, start, end)):
                yield match
                last = max(match.end(), start + 1)


def kinds_of(words: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """The kinds of pattern that each word may begin, from the words of each kind."""
    kinds: defaultdict[str, list[str]] = defaultdict(list)
    for kind, several in words.items():
        for word in several:
            kinds[word].append(kind)
    return dict(kinds)
