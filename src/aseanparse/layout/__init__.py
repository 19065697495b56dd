"""Zones of an article: where the headline, dateline, captions and body are, and what is not the article.

A page is a list of lines. ``ends`` finds where the article stops, ``cut`` takes captions, credits and sign-offs
off the lines they are glued to, ``dateline`` and ``published`` read place and day, ``head`` and ``interview`` say
what the remaining lines are.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import pairwise

from attrs import evolve

from aseanparse.layout.article import Article
from aseanparse.layout.cut import Piece, captions, is_signature, is_stub, sign_off
from aseanparse.layout.dateline import Found, names_country, read, search
from aseanparse.layout.ends import cut_off, is_button, signed, teaser_start
from aseanparse.layout.head import label_head
from aseanparse.layout.interview import questions
from aseanparse.layout.marks import Marks
from aseanparse.layout.published import collectors_mark, given, read_date, stamped, tail_stamp, wire_mark
from aseanparse.lexicon import Lexicon
from aseanparse.model import PublishedBasis, Zone
from aseanparse.terms import Term
from aseanparse.text import Span, Text

__all__ = ["Article", "Marks", "lay_out"]

# Kinds whose words are not the article's.
_OUTSIDE = ("credit", "teaser", "furniture")
# A dateline stands within the first lines, below title, time, standfirst and pictures.
_HEAD_LINES = 16


def lay_out(
    text: Text,
    terms: tuple[Term, ...],
    lexicon: Lexicon,
    published: date | str | None = None,
    *,
    marks: Marks = Marks(),  # noqa: B008 - frozen
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
    found = _cut(text, lines[:end], lexicon, marks, pieces)
    opening = next((n for n, p in enumerate(pieces) if found and p.start == found.span.start), None)
    begun = next((n for n, line in enumerate(lines) if found and found.span.end <= line.end), 1)
    end = min(end, signed(view, lines[:end], begun, marks))
    pieces = [p for p in pieces if end == len(lines) or p.start < lines[end].start]
    headline = label_head(text, pieces, opening, marks)
    _label_body(view, pieces, marks)
    pieces += [Piece(*line, "teaser") for line in lines[end:]]
    day, basis, warning = _published(text, argument, lines, pieces, found)
    zones = _tile(text, pieces)
    article = Article(
        text=text,
        lexicon=lexicon,
        terms=(),
        zones=zones,
        headline=text.mention(*pieces[headline].span) if headline is not None else None,
        dateline=found.dateline if found else None,
        published=day,
        published_basis=basis,
    )
    if found and found.warning:
        article.warn("misprint", found.warning, *found.span)
    if warning:
        article.warn("header_dates", warning, *pieces[0].span)
    return evolve(article, terms=_inside(article, terms))


def _peel(view: str, lines: list[Span], lexicon: Lexicon) -> list[Piece]:
    """Take what collectors and wires put before the page off the first line, in place; the pieces that makes."""
    pieces: list[Piece] = []
    for mark in (collectors_mark(), wire_mark()):
        match = mark.match(view, lines[0].start if pieces else 0) if lines else None
        if match and (mark is collectors_mark() or names_country(match["country"], lexicon)):
            pieces.append(Piece(lines[0].start, min(match.end(), lines[0].end), "furniture", whole=False))
            rest = view[match.end() : lines[0].end].lstrip()
            lines[:1] = [Span(lines[0].end - len(rest), lines[0].end)] if rest else []
    return pieces


def _cut(text: Text, lines: list[Span], lexicon: Lexicon, marks: Marks, pieces: list[Piece]) -> Found | None:
    """Cut lines into pieces, appended to ``pieces``; what opens the article, once found, and all text below is body."""
    opening: Found | None = None
    for n, line in enumerate(lines):
        parts = captions(text.view, line, marks, body=opening is not None)
        for part in parts:
            found = None
            if part.kind is None and opening is None and n < _HEAD_LINES:
                found = read(text, part.span, lexicon, marks, headline=_may_be_title(text.view, part, n, lines))
                found = found or (search(text, part.span, lexicon) if not n or not part.whole else None)
            if found is None:
                pieces.append(evolve(part, kind="body") if opening and part.kind is None else part)
                continue
            opening = found
            if text.view[part.start : found.span.start].strip():
                pieces.append(Piece(part.start, found.span.start, None, whole=False))
            pieces.append(Piece(*found.span, "dateline" if found.dateline else "furniture", whole=False))
            if text.view[found.span.end : part.end].strip():
                pieces.append(Piece(found.span.end, part.end, "body", whole=False))
    return opening


def _may_be_title(view: str, part: Piece, n: int, lines: list[Span]) -> bool:
    return part.whole and n == 0 and len(lines) > 1 and not view[: part.end].endswith((".", "-"))


def _label_body(view: str, pieces: list[Piece], marks: Marks) -> None:
    """Say of what is left whether it is body or question, and take the sign-off off its end; in place."""
    for n, piece in enumerate(pieces):
        if piece.kind is None or piece.kind == "body":
            signature, stub = is_signature(view, piece.span, marks), is_stub(view, piece.span)
            pieces[n] = evolve(piece, kind="credit" if signature else "furniture" if stub else "body")
    told = [n for n, p in enumerate(pieces) if p.kind == "body"]
    while len(told) > 1 and pieces[told[-1]].whole and is_button(view, pieces[told[-1]].span):
        n = told.pop()
        pieces[n] = evolve(pieces[n], kind="furniture")
    body = [p.span for p in pieces if p.kind == "body"]
    asked = questions(view, body)
    pieces[:] = [evolve(p, kind="question") if p.kind == "body" and p.span in asked else p for p in pieces]
    last = next((n for n in reversed(range(len(pieces))) if pieces[n].kind == "body"), None)
    if last is None:
        return
    start, end = pieces[last].span
    stop = cut_off(view, pieces[last].span)
    tail = sign_off(view, Span(start, stop), marks)
    stop = tail.start if tail else stop
    if start < stop < end:
        rest = Piece(stop, end, "credit" if tail else "furniture", whole=False)
        pieces[last : last + 1] = [evolve(pieces[last], end=stop), rest]


def _published(
    text: Text, argument: date | None, lines: list[Span], pieces: list[Piece], found: Found | None
) -> tuple[date | None, PublishedBasis | None, str | None]:
    """Day of publication, who tells it, and a warning where the page tells two days.

    The publisher's own stamp goes before the collector's mark, which can be wrong.
    """
    view = text.view
    mark, tail = collectors_mark().match(view), tail_stamp().search(view)
    collected = read_date(mark) if mark else None
    stamps = (stamped(view, p.span) for p in pieces if p.kind == "furniture")
    stamp = next((s for s in stamps if s), None) or (read_date(tail) if tail else None)
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
