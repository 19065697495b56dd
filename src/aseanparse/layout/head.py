"""What the lines above the article are: menu, headline, time stamp, standfirst, caption, alternative text."""

from __future__ import annotations

from functools import cache

import regex

from aseanparse.layout.cut import Piece, is_stub
from aseanparse.layout.ends import is_link
from aseanparse.layout.marks import Marks, either
from aseanparse.layout.published import stamped
from aseanparse.model import ZoneKind
from aseanparse.text import Span, Text

_MENU_WORDS, _MENU_LINES, _FEW_WORDS = 4, 3, 5
_BYLINE = regex.compile(r"(?:By[ ]|Author:)[^\n]{2,60}|[^\n]{3,40}?\d+ (?:minutes?|hours?|days?) ago")
_LONGEST_HEADLINE, _LONGEST_CAPTION, _SHORTEST_LINK = 250, 400, 20
_MOST_STANDFIRSTS = 3


@cache
def _furniture(marks: Marks) -> regex.Pattern[str]:
    return regex.compile(either((), marks.furniture), regex.VERBOSE)


def label_head(text: Text, pieces: list[Piece], opening: int | None, marks: Marks) -> Span | None:
    """Give the lines above the article their kinds, in place, and what repeats them further down.

    Args:
        text: the article.
        pieces: the pieces so far; those without a kind are plain text.
        opening: where the article opens (dateline, outlet's mark), or None.
        marks: the outlet's own furniture.

    Returns:
        The headline, or None.
    """
    view = text.view
    for n, piece in enumerate(pieces):
        if piece.kind in (None, "caption", "body") and (
            is_stub(view, piece.span)
            or (piece.kind != "body" and _is_foreign(text, piece))
            or (piece.kind is None and _furniture(marks).fullmatch(view, *piece.span))
        ):
            piece.kind = "furniture"
        elif piece.kind in (None, "body"):
            piece.kind = _told_by_next(view, pieces, n) or piece.kind
    above = [n for n, p in enumerate(pieces) if p.kind is None and (opening is None or p.start < opening)]
    above = _without_menu(view, pieces, above)
    headline = above[0] if above and _is_headline(view, pieces, above[0]) else None
    if headline is not None:
        pieces[headline].kind = "headline"
    _label_repeats(view, pieces, headline)
    above = [n for n in above if pieces[n].kind is None]
    if opening is None:
        _label_without_dateline(view, pieces, above, headline)
    else:
        for rank, n in enumerate(above):
            sentence = _words(view, pieces[n].span) > _FEW_WORDS and rank < _MOST_STANDFIRSTS
            pieces[n].kind = "standfirst" if sentence else "furniture"
    return pieces[headline].span if headline is not None else None


def _without_menu(view: str, pieces: list[Piece], above: list[int]) -> list[int]:
    """Mark time stamps, bylines and a site's menu; the plain lines that are left."""
    left = []
    for n in above:
        if stamped(view, pieces[n].span) or _BYLINE.fullmatch(view, *pieces[n].span):
            pieces[n].kind = "furniture"
        else:
            left.append(n)
    menu = 0
    while menu < len(left) and is_short(view, pieces[left[menu]].span) and not _stops(view, pieces[left[menu]].span):
        menu += 1
    if menu == len(left) or _stops(view, pieces[left[menu]].span):  # no headline comes: the last short line was it
        menu -= 1
    if menu < _MENU_LINES:
        return left
    for n in left[:menu]:
        pieces[n].kind = "furniture"
    return left[menu:]


def is_short(view: str, line: Span) -> bool:
    """Whether a line is no longer than the words of a menu."""
    return _words(view, line) <= _MENU_WORDS


def _is_headline(view: str, pieces: list[Piece], n: int) -> bool:
    """Whether the first plain line is a headline: a line of its own, not long, without a full stop, with text below."""
    piece = pieces[n]
    below = any(p.kind in (None, "caption", "dateline", "body") for p in pieces[n + 1 :])
    line = view[piece.start : piece.end].rstrip("\"' )")
    return below and piece.whole and len(line) <= _LONGEST_HEADLINE and not line.endswith((".", ":", ";", ","))


def _told_by_next(view: str, pieces: list[Piece], n: int) -> ZoneKind | None:
    """A line above a line that holds nothing but a credit is a caption; a link to another story is a teaser."""
    if is_link(view, pieces[n].span):
        return "teaser"
    below = pieces[n + 1] if n + 1 < len(pieces) else None
    short = pieces[n].end - pieces[n].start < _LONGEST_CAPTION
    return "caption" if short and below and below.kind == "credit" and below.whole else None


def _label_repeats(view: str, pieces: list[Piece], headline: int | None) -> None:
    """Mark, in place, what the page tells twice.

    The headline again is the alternative text of a picture; in small letters with more behind it, a link to another
    story. A caption again is a caption.
    """
    title = view[slice(*pieces[headline].span)] if headline is not None else ""
    key = _key(title)
    told = {_key(view[slice(*p.span)]) for p in pieces if p.kind == "caption"}
    for piece in pieces:
        if piece.kind not in (None, "body"):
            continue
        line = view[slice(*piece.span)]
        again = _key(line) if title or told else ""
        if title and again == key:
            piece.kind = "furniture"
        elif len(title) > _SHORTEST_LINK and line.startswith(title.lower()):
            piece.kind = "teaser"
        elif again in told:
            piece.kind = "caption"


def _label_without_dateline(view: str, pieces: list[Piece], above: list[int], headline: int | None) -> None:
    """Below a headline without a dateline: short lines are furniture, one line above the first picture a standfirst."""
    if headline is None:
        return
    for n in above[:4]:
        if _words(view, pieces[n].span) > _FEW_WORDS or _stops(view, pieces[n].span):
            break
        pieces[n].kind = "furniture"
    left = [n for n in above if pieces[n].kind is None]
    pictures = [n for n, p in enumerate(pieces) if p.kind == "caption"]
    if len(left) > 1 and pictures and left[0] < pictures[0] <= left[0] + 2:
        pieces[left[0]].kind = "standfirst"


def _is_foreign(text: Text, piece: Piece) -> bool:
    """Whether most words carry diacritics: Vietnamese alternative text, which no English line has."""
    words = text.mention(piece.start, piece.end).text.split()
    plain = text.view[piece.start : piece.end].split()
    return len(words) == len(plain) >= 4 and 2 * sum(a != b for a, b in zip(words, plain, strict=True)) > len(words)


def _words(view: str, span: Span) -> int:
    return len(view[slice(*span)].split())


def _stops(view: str, span: Span) -> bool:
    return view[slice(*span)].rstrip("\"') ").endswith((".", "!", "?", ":", ";"))


def _key(line: str) -> str:
    """A line without case, blank space and the stop at its end: pages repeat themselves, but not to the letter."""
    return " ".join(line.casefold().split()).strip(" .|")
