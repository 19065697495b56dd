"""Spans that overlap in any way, as tags that nest: one that crosses another is closed with it and opened again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from attrs import frozen

T = TypeVar("T")


@frozen
class Span(Generic[T]):
    """A half-open range with what it stands for.

    Attributes:
        rank: of two spans on the same range the one of lower rank holds the other.
    """

    start: int
    end: int
    rank: int
    value: T


@frozen
class Open(Generic[T]):
    """A span begins here; where not ``first``, it goes on after it was interrupted."""

    value: T
    first: bool


@frozen
class Close(Generic[T]):
    """The span opened last ends here; where not ``last``, it is interrupted and goes on."""

    value: T
    last: bool


@frozen
class Piece:
    """A stretch of text with the same spans around all of it."""

    start: int
    end: int


Token = Open[T] | Close[T] | Piece


def nested(spans: Iterable[Span[T]], start: int, end: int) -> Iterator[Token[T]]:
    """The pieces from ``start`` to ``end``, between tags that nest.

    The pieces are in order, without gap, and cover the range. Longer spans hold shorter ones; of two that cross,
    the one that begins later is interrupted where the other ends. A span with nothing in the range is left out.
    """
    mine = sorted((s for s in spans if max(s.start, start) < min(s.end, end)), key=lambda s: s.start)
    cuts = sorted({start, end, *(p for s in mine for p in (s.start, s.end) if start < p < end)})
    opened: list[Span[T]] = []
    coming = 0
    for here, there in pairwise(cuts):
        going_on = []
        while any(span.end <= here for span in opened):
            span = opened.pop()
            yield Close(span.value, last=span.end <= here)
            if span.end > here:
                going_on.append(span)
        while coming < len(mine) and mine[coming].start <= here:
            going_on.append(mine[coming])
            coming += 1
        for span in sorted(going_on, key=_outermost):
            opened.append(span)
            yield Open(span.value, first=span.start == here)
        yield Piece(here, there)
    yield from (Close(span.value, last=span.end <= end) for span in reversed(opened))


def blocks(spans: Iterable[Span[T]], cuts: Sequence[tuple[int, int]]) -> Iterator[list[Span[T]]]:
    """For each of the ranges, which are in order and do not overlap, the spans with something in it."""
    waiting = sorted(spans, key=lambda s: s.start)
    coming = 0
    here: list[Span[T]] = []
    for start, end in cuts:
        here = [span for span in here if span.end > start]
        while coming < len(waiting) and waiting[coming].start < end:
            if waiting[coming].end > start:
                here.append(waiting[coming])
            coming += 1
        yield list(here)


def _outermost(span: Span[T]) -> tuple[int, int]:
    return -span.end, span.rank
