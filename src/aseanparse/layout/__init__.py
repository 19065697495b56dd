"""Zones of an article: where the headline, dateline, captions and body are, and what is not the article.

A page is a list of lines. ``ends`` finds where the article stops, ``cut`` takes captions, credits and sign-offs
off the lines they are glued to, ``dateline`` and ``published`` read place and day, ``head`` and ``interview`` say
what the remaining lines are.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from attrs import evolve

from aseanparse.layout.article import Article
from aseanparse.layout.cut import Piece, captions, is_alternative
from aseanparse.layout.dateline import Found, names_country, read, search
from aseanparse.layout.ends import close, signed, teaser_start
from aseanparse.layout.head import is_short, label_head
from aseanparse.layout.interview import questions
from aseanparse.layout.marks import Marks
from aseanparse.layout.published import collectors_mark, given, read_date, signed_on, stamped, tail_stamp, wire_mark
from aseanparse.lexicon import Lexicon
from aseanparse.model import PublishedBasis, Zone
from aseanparse.terms import Term
from aseanparse.text import Span, Text

__all__ = ["Article", "Marks", "lay_out"]

# Kinds whose words are not the article's.
_OUTSIDE = ("credit", "teaser", "furniture")
_NO_MARKS = Marks()
# A dateline stands within the first lines below the menu: title, time, standfirst and pictures come before it.
_HEAD_LINES = 16
# Where the first sentence is a standfirst, the page's own time stands below it, perhaps after a picture.
_STAMP_LINES = 3
_STOPS = (".", "!", "?", ":", ";", '"')


def lay_out(
    text: Text,
    terms: tuple[Term, ...],
    lexicon: Lexicon,
    published: date | str | None = None,
    *,
    marks: Marks = _NO_MARKS,
) -> Article:
    """Mark the zones of an article, read its dateline and its day of publication.

    Args:
        text: the article.
        terms: the lexicon's terms in it.
        lexicon: where cities come from.
        published: the caller's day of publication, as a date or an ISO string.
        marks: the words that belong to one outlet.

    Raises:
        InputError: ``published`` is neither a date nor an ISO string.
    """
    argument = given(published)
    view, lines = text.view, list(text.paragraphs)
    pieces = _peel(view, lines, lexicon)
    end = teaser_start(view, lines, marks)
    opened, found = _open(text, lines[:end], lexicon, marks)
    end = signed(view, lines[:end], opened, marks)
    own, tail = close(view, lines[:end], marks)
    pieces += _cut(view, own, found, marks)
    headline = label_head(text, pieces, found.span.start if found else None, marks)
    _label_body(view, pieces)
    pieces += [*tail, *(Piece(*line, "teaser") for line in lines[end:])]
    day, basis, warning = _published(text, argument, pieces, found)
    article = Article(
        text=text,
        lexicon=lexicon,
        terms=(),
        zones=_tile(text, pieces),
        headline=text.mention(*headline) if headline else None,
        dateline=found.dateline if found else None,
        published=day,
        published_basis=basis,
        home=marks.home,
    )
    if found and found.warning:
        article.warn("misprint", found.warning, *found.span)
    if warning:
        article.warn("header-dates", warning, *pieces[0].span)
    return evolve(article, terms=_inside(article, terms))


def _peel(view: str, lines: list[Span], lexicon: Lexicon) -> list[Piece]:
    """Take what collectors and wires put before the page off the first line, in place; the pieces that makes."""
    pieces: list[Piece] = []
    for mark in (collectors_mark(), wire_mark()):
        match = mark.match(view, lines[0].start) if lines else None
        country = match.groupdict().get("country") if match else None
        if match and (country is None or names_country(country, lexicon)):
            line = lines.pop(0)
            pieces.append(Piece(line.start, match.end(), "furniture", whole=False))
            rest = view[match.end() : line.end].lstrip()
            lines[:0] = [Span(line.end - len(rest), line.end)] if rest else []
    return pieces


def _open(text: Text, lines: Sequence[Span], lexicon: Lexicon, marks: Marks) -> tuple[int, Found | None]:
    """Where the article opens: index of the line, and the dateline or outlet's mark there.

    Without one, the second line is the first that may hold more than a headline.
    """
    menu = next((n for n, line in enumerate(lines) if not is_short(text.view, line)), 0)
    for n, line in enumerate(lines[: menu + _HEAD_LINES]):
        title = n == 0 and len(lines) > 1 and not text.view.endswith((".", "-"), 0, line.end)
        for part in captions(text.view, line, marks, body=False):
            if part.kind is not None:
                continue
            found = read(text, part.span, lexicon, marks, headline=title and part.whole)
            if found is None and (n == 0 or not part.whole):
                found = search(text, part.span, lexicon)
            if found:
                return n, found
    return 1, None


def _cut(view: str, lines: Sequence[Span], found: Found | None, marks: Marks) -> list[Piece]:
    """The pieces of the article's lines; plain text below what opens the article is body."""
    pieces: list[Piece] = []
    under = 0  # lines of text below the opening
    pictured = False  # by the line before
    for line in lines:
        below = found is not None and line.start > found.span.start
        under += below
        if 0 < under <= _STAMP_LINES and stamped(view, line):
            pieces.append(Piece(*line, "furniture"))
            continue
        parts = captions(view, line, marks, body=below)
        if pictured and len(parts) == 1 and parts[0].kind is None and not view.endswith(_STOPS, 0, line.end):
            parts[0].kind = "caption"
        pictured = is_alternative(view, line)
        for part in parts:
            if found and part.kind is None and part.start <= found.span.start < part.end:
                opening = Piece(*found.span, "dateline" if found.dateline else "furniture", whole=False)
                title = view[part.start : opening.start].rstrip()
                before = Piece(part.start, part.start + len(title), whole=part.whole)
                after = Piece(opening.end, part.end, "body", whole=False)
                pieces += [p for p in (before, opening, after) if view[slice(*p.span)].strip()]
            else:
                if found and part.kind is None and part.start > found.span.start:
                    part.kind = "body"
                pieces.append(part)
    return pieces


def _label_body(view: str, pieces: Sequence[Piece]) -> None:
    """Make body, in place, what is left without a kind, and tell an interview's questions from its answers."""
    for piece in pieces:
        piece.kind = piece.kind or "body"
    asked = questions(view, [p.span for p in pieces if p.kind == "body"])
    for piece in pieces if asked else ():
        if piece.kind == "body" and piece.span in asked:
            piece.kind = "question"


def _published(
    text: Text, argument: date | None, pieces: Sequence[Piece], found: Found | None
) -> tuple[date | None, PublishedBasis | None, str | None]:
    """Day of publication, who tells it, and a warning where the page tells two days.

    The publisher's own stamp goes before the collector's mark, which can be wrong.
    """
    view = text.view
    mark, tail = collectors_mark().match(view), tail_stamp(text)
    collected = read_date(mark) if mark else None
    stamps = (stamped(view, p.span) for p in pieces if p.kind == "furniture")
    stamp = next((s for s in stamps if s), None) or (read_date(tail) if tail else None)
    if not stamp:
        signed = (signed_on(view, p.span) for p in pieces if p.kind == "credit")
        stamp = next((s for s in signed if s), None)
    warning = None
    if stamp and collected and stamp != collected:
        warning = f"the page's own date {stamp} stands against the mark {collected} at its head"
    if argument:
        return argument, "argument", warning
    if stamp or collected:
        return stamp or collected, "header", warning
    return (found.date, "dateline", None) if found and found.date else (None, None, None)


def _tile(text: Text, pieces: list[Piece]) -> tuple[Zone, ...]:
    """Zones from the first character to the last: blank space belongs to the zone before it."""
    starts = [text.to_original(p.start) for p in pieces]
    if not starts:
        return (Zone("furniture", 0, len(text.original)),) if text.original else ()
    edges = [0, *starts[1:], len(text.original)]
    return tuple(Zone(p.kind or "body", a, b) for p, (a, b) in zip(pieces, pairwise(edges), strict=True) if a < b)


def _inside(article: Article, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """The terms that stand in the article itself."""
    outside = [(span.start, span.end) for span in article.spans(*_OUTSIDE)]
    starts = [start for start, _ in outside]
    return tuple(t for t in terms if not (n := bisect_right(starts, t.start)) or outside[n - 1][1] <= t.start)
