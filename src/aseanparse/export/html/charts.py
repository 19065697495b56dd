"""Numbers of charts: how long a bar is, how high a column. Whole numbers, for the templates that draw them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from attrs import frozen

from aseanparse.export.html.counts import Grain, Period

WIDTH = 1000  # units across a chart; the page stretches them
HEIGHT = 100
COLUMN = 10  # from one column of a chart over time to the next
_MOST_TICKS = 9  # labels below a chart that a phone has room for

Part = TypeVar("Part", bound=str)


@frozen
class Bar:
    """A row of a chart of stacked bars.

    Attributes:
        key: what the row is about: a code, a year.
        parts: count, left edge and width of each part, in the order asked for.
        total: all counts together.
    """

    key: str
    parts: tuple[tuple[int, int, int], ...]
    total: int


def bars(counts: Mapping[str, Counter[Part]], parts: Sequence[Part]) -> tuple[Bar, ...]:
    """Stacked bars on one scale: the largest row is as wide as the chart.

    Args:
        counts: row -> part -> count, in the order to show.
        parts: the order of the parts.

    >>> bars({"VNM": Counter(high=3, low=1), "LAO": Counter(low=2)}, ("high", "low"))[1]
    Bar(key='LAO', parts=((0, 0, 0), (2, 0, 500)), total=2)
    """
    rows = {key: [row[part] for part in parts] for key, row in counts.items()}
    most = max(1, *map(sum, rows.values())) if rows else 1
    return tuple(Bar(key, tuple(_stacked(row, most)), sum(row)) for key, row in rows.items())


def _stacked(row: Iterable[int], most: int) -> Iterable[tuple[int, int, int]]:
    """Each part begins where the last one ends: edges are rounded, never widths, so that no gap opens."""
    told = 0
    for count in row:
        left, told = WIDTH * told // most, told + count
        yield count, left, WIDTH * told // most - left


@frozen
class Column:
    """A column of a chart over time: its period, its count, its left and top edges and its height."""

    name: str
    count: int
    left: int
    top: int
    height: int


@frozen
class Series:
    """One chart over time.

    Attributes:
        name: what is counted, in the plural.
        total: all of it, undated articles left out.
        peak: the column with most, the first of equals.
    """

    name: str
    columns: tuple[Column, ...]
    total: int
    peak: Column


def series(name: str, periods: Sequence[Period]) -> Series:
    """The chart of one count over at least one period. What is there at all is at least one unit high."""
    counts = [getattr(period, name) for period in periods]
    most = max(1, *counts)
    heights = [max(HEIGHT * count // most, 1) if count else 0 for count in counts]
    columns = tuple(
        Column(period.name, count, COLUMN * number + 1, HEIGHT - height, height)
        for number, (period, count, height) in enumerate(zip(periods, counts, heights, strict=True))
    )
    return Series(name, columns, sum(counts), max(columns, key=lambda column: column.count))


def ticks(periods: Sequence[Period], grain: Grain) -> tuple[tuple[str, int], ...]:
    """Labels below a chart, each with the number of periods it spans: years, or few enough of the periods' names.

    >>> ticks([Period(f"2026-{month:02}") for month in (11, 12)] + [Period("2027-01")], "month")
    (('2026', 2), ('2027', 1))
    """
    names = [period.name if grain == "year" else period.name[:4] for period in periods]
    spans: list[tuple[str, int]] = []
    for name in names:
        if spans and spans[-1][0] == name:
            spans[-1] = (name, spans[-1][1] + 1)
        else:
            spans.append((name, 1))
    step = max(1, -(-len(spans) // _MOST_TICKS))
    groups = [spans[i : i + step] for i in range(0, len(spans), step)]
    # A label needs room: what is left over at the end has none where it is less than half of a group.
    return tuple((group[0][0] if 2 * len(group) >= step else "", sum(span for _, span in group)) for group in groups)


def strength(count: int) -> int:
    """Which of five tints a cell has: 1, 2-3, 4-7, 8-15, 16 and more; 0 for none.

    >>> [strength(n) for n in (0, 1, 2, 3, 4, 8, 16, 1000)]
    [0, 1, 2, 2, 3, 4, 5, 5]
    """
    return min(count.bit_length(), 5)
