"""The caller's string, its folded view, and the map between them: the only place with offset arithmetic.

Patterns run on ``Text.view``, which is plain ASCII for most articles: diacritics are gone, quotes are
straight, dashes are hyphens, every space is a space and every line end a newline. The view has one code
point for each one of the original, or none (combining marks, zero-width characters, symbols injected
inside words), and a space of its own where the page has lost the one between two words. Stages work in
view positions; ``Text.mention`` maps a range back, once, when it leaves.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from hashlib import sha256
from itertools import chain, pairwise
from string import ascii_lowercase, ascii_uppercase
from typing import NamedTuple

import regex

from aseanparse.model import Mention
from aseanparse.spacing import lost


class Span(NamedTuple):
    """A half-open range of positions in the view."""

    start: int
    end: int


_SINGLE = {
    "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ı": "i", "ơ": "o", "Ơ": "O",
    "ư": "u", "Ư": "U", "ħ": "h", "Ħ": "H",
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "ʼ": "'", "ʻ": "'", "´": "'", "`": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "″": '"',
    "\r": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n", "\v": "\n", "\f": "\n", "\t": " ",
    "−": "-", "…": "…",
}  # fmt: skip
_DROPPED = {"Mn", "Me", "Cf"}


class _Folding(dict[int, str | None]):
    """``str.translate`` table filled on demand, one entry per distinct code point ever met."""

    def __missing__(self, code: int) -> str | None:
        self[code] = folded = _fold_char(chr(code))
        return folded


def _fold_char(char: str) -> str | None:
    if char in _SINGLE:
        return _SINGLE[char]
    category = unicodedata.category(char)
    if category in _DROPPED:
        return None
    if category == "Pd":
        return "-"
    if category in ("Zs", "Cc"):
        return char if char == "\n" else " "
    for form in ("NFD", "NFKC"):  # é -> e, full-width A -> A
        plain = "".join(c for c in unicodedata.normalize(form, char) if unicodedata.category(c) != "Mn")
        if len(plain) == 1 and plain != char:
            return _fold_char(plain)
    return char


_FOLDING = _Folding()
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)  # ``str.lower`` makes two letters of some others
# Mirrors inject emoji and stray foreign letters inside words; what is left between two Latin letters after
# folding is no part of the word, nor is a symbol behind its last letter.
_INJECTED = regex.compile(r"(?<=[A-Za-z])(?:[^\x00-\x7f…]++(?=[a-z])|\p{So}++(?=[\s.,;:!?'\"-]))")


def hashed(text: str) -> str:
    """The id of an article that was given none: the same for the same text, everywhere."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def fold(string: str) -> str:
    """Fold a string as ``Text`` does, without the map back; spaces that are lost stay so.

    >>> fold("Đỗ Hoài Khuê’s Đà Nẵng")
    "Do Hoai Khue's Da Nang"
    """
    view = string.translate(_FOLDING)
    return view if view.isascii() else _INJECTED.sub("", view)


_GOES_ON = re.compile(r"(?<!\n)\n++(?=[a-z])")
_LINE = re.compile(r"^([^\n]{40,}+)(\n++)(?=(\S++))", re.MULTILINE)
_SHORTEST = 40  # letters of a line that goes on
_WRAPS = 3  # that show that a text has been broken at a width
_SLACK = 3  # letters by which a line of the view may be narrower than the page's: combining marks are gone


class Text:
    """A caller's string with its folded view.

    Attributes:
        original: the caller's string, untouched.
        view: the folded string that patterns run on.
    """

    __slots__ = ("__dict__", "_offsets", "original", "view")

    def __init__(self, original: str) -> None:
        self.original = original
        self.view = fold(original)
        self._offsets = None if len(self.view) == len(original) else _map_back(original)
        self._unwrap()
        if cuts := lost(self.view):
            self._part(cuts)

    def _unwrap(self) -> None:
        """Put spaces for the line ends inside paragraphs, where mails and PDFs have broken them.

        A line of some length that ends no sentence goes on before a small letter. Where that shows that the text has
        been broken at a width, each line goes on that had no room for the next word.
        """
        view = self.view
        widths = {
            Span(*match.span()): width
            for match in _GOES_ON.finditer(view)
            if (width := match.start() - view.rfind("\n", 0, match.start()) - 1) >= _SHORTEST
            and view[match.start() - 1] not in ".!?:;"
            and self._is_one_line_end(*match.span())
        }
        if not widths:  # as in most articles
            return
        ends = list(widths)
        if len(ends) >= _WRAPS:
            width = max(widths.values()) - _SLACK
            for line in _LINE.finditer(view):
                if len(line[1]) + len(line[3]) >= width and self._is_one_line_end(*line.span(2)):
                    ends.append(Span(*line.span(2)))
        letters = list(view)
        for start, end in ends:
            letters[start:end] = " " * (end - start)
        self.view = "".join(letters)

    def _is_one_line_end(self, start: int, end: int) -> bool:
        at = self.to_original(start)
        return end - start == 1 or (end - start == 2 and self.original[at : at + 2] == "\r\n")

    def _part(self, cuts: list[int]) -> None:
        """Put a space before each of these positions of the view; it stands where the word behind it begins."""
        offsets = self._offsets or range(len(self.original) + 1)
        pieces = list(pairwise([0, *cuts, len(self.view)]))
        self.view = " ".join(self.view[start:end] for start, end in pieces)
        # The space behind a piece has the place of what follows it, and the last one is followed by the end.
        self._offsets = array("l", chain.from_iterable(offsets[start : end + 1] for start, end in pieces))

    def to_original(self, position: int) -> int:
        """The original position of a view position (``len(view)`` maps to ``len(original)``)."""
        return position if self._offsets is None else self._offsets[position]

    def to_view(self, position: int) -> int:
        """The first view position at or after an original position, behind a space that the original lacks."""
        if self._offsets is None:
            return position
        at = bisect_left(self._offsets, position)
        return at + (self._offsets[at : at + 2].count(position) == 2)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original range of a view range. Marks dropped after the last character belong to the range."""
        if end <= start:
            return self.to_original(start), self.to_original(start)
        if self._offsets is None:
            return start, end
        last = min(self._offsets[end - 1] + 1, self._offsets[end])  # they are one at a space that the original lacks
        while last < self._offsets[end] and unicodedata.category(self.original[last]) in ("Mn", "Me"):
            last += 1
        return self._offsets[start], last

    def mention(self, start: int, end: int) -> Mention:
        """The mention of a view range, in the caller's string."""
        if self._offsets is not None or end <= start:
            start, end = self.span(start, end)
        return Mention(start, end, self.original[start:end])

    def spelt(self, start: int, end: int) -> str:
        """The caller's characters of a view range, with the spaces that the page has lost."""
        spaces = [n for n in range(start, end) if self.to_original(n) == self.to_original(n + 1)]
        bounds = zip([start, *(n + 1 for n in spaces)], [*spaces, end], strict=True)
        return " ".join(self.mention(first, last).text for first, last in bounds)

    def view_span(self, start: int, end: int) -> Span:
        """The view range of an original range; the inverse of ``span``."""
        return Span(start, end) if self._offsets is None else Span(self.to_view(start), self.to_view(end))

    @cached_property
    def _parted(self) -> dict[Span, tuple[Span, ...]]:
        return {}

    def sentences(self, span: Span) -> tuple[Span, ...]:
        """The sentences of a stretch of the view, as :func:`sentences` gives them, each stretch parted once."""
        found = self._parted.get(span)
        if found is None:
            found = self._parted[span] = tuple(sentences(self.view, span))
        return found

    @cached_property
    def lower(self) -> str:
        """The view with its Latin capitals as small letters, position by position."""
        return self.view.lower() if self.view.isascii() else self.view.translate(_LOWER)

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The non-blank lines of the view, without surrounding space."""
        return tuple(Span(*m.span()) for m in _PARAGRAPH.finditer(self.view))


def _map_back(original: str) -> array[int]:
    """Original position of each view position, with the end as a last entry."""
    view = original.translate(_FOLDING)
    offsets = array("l", (i for i, c in enumerate(original) if _FOLDING[ord(c)] is not None))
    if not view.isascii():
        for match in reversed(list(_INJECTED.finditer(view))):
            del offsets[match.start() : match.end()]
    offsets.append(len(original))
    return offsets


_PARAGRAPH = re.compile(r"[^\s](?:[^\n]*[^\s])?")
# A full stop ends no sentence after these: titles, initials, Latin abbreviations.
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Adm|Capt|Sen|Rep|Hon|St|Jr|Sr|No|Nos|Ma|Mt|Art|Jan|Feb|Mar|Apr|Jun|Jul|Aug|"
    r"Sept?|Oct|Nov|Dec|vs|etc|Pg|Hj|Ltd|Inc|Co|Corp)|(?<![A-Za-z])[A-Z])\.$"
)
_SENTENCE_END = regex.compile(
    r"""
      (?<![.!?…]) [.!?…]++ ['")\]]*+
      (?: [ ]++ (?= ['"(\[]*+ [A-Z0-9] )                # the next one begins behind a space,
        | (?<= [a-z)\d] [.] ) (?= [A-Z][a-z] ) )        # or is glued to the stop
    | ; [ ]++ (?= [A-Z] )
    | [.] ['"]? [/]? [.]? (?= [ ]* [-] [A-Z] )          # a sign-off follows
    """,
    regex.VERBOSE,
)


# No sentence of newswire is as long; what is longer lacks its stops, and rules that look back over a sentence would
# take time that grows with its square.
_LONGEST_SENTENCE = 1200


def sentences(view: str, span: Span) -> Iterator[Span]:
    """The sentences of a stretch of the view, without surrounding space.

    A stop after a title or an initial does not end a sentence; a stop with the next sentence glued to it
    ("side.He", as old pages have it) does. A run of more than 1,200 characters without a stop is cut at a space.
    """
    start = span.start
    for match in _SENTENCE_END.finditer(view, span.start, span.end):
        stop = match.start() + 1
        if view[match.start()] == "." and _ABBREVIATION.search(view, max(start, stop - 8), stop):
            continue
        yield from _pieces(view, start, match.start() + len(match[0].rstrip()))
        start = match.end()
    yield from _pieces(view, start, span.end)


def _pieces(view: str, start: int, end: int) -> Iterator[Span]:
    while end - start > _LONGEST_SENTENCE:
        space = view.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = space if space > 0 else start + _LONGEST_SENTENCE
        yield Span(start, cut)
        start = cut + (space > 0)
    piece = view[start:end]
    if piece.strip():
        yield Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
