"""Where the meetings of an article lie between its first day and its last."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from aseanparse.dates.values import bounds
from aseanparse.model import Event

_WIDTH = 1000  # units from the first day to the end of the last


@frozen
class Stay:
    """A meeting with its place on the line: from ``x``, ``width`` wide, both in thousandths of the line."""

    event: Event
    x: int
    width: int


@frozen
class Timeline:
    """Meetings in order of time.

    Attributes:
        first: the first day, ISO; "" where no meeting has a date.
        last: the last day.
        published: place of the day of publication on the line, or None where it is unknown or lies outside.
        stays: the meetings with a date.
        undated: those of which the article does not tell when.
    """

    first: str
    last: str
    published: int | None
    stays: tuple[Stay, ...]
    undated: tuple[Event, ...]


def timeline(events: Iterable[Event], published: str | None) -> Timeline:
    """The meetings on a line of time; those whose date covers no known days are undated."""
    dated: list[tuple[date, date, Event]] = []
    undated = []
    for event in events:
        first, last = bounds(f"{event.start}/{event.end}" if event.end else event.start)
        if first and last and first <= last:
            dated.append((date.fromisoformat(first), date.fromisoformat(last), event))
        else:
            undated.append(event)
    if not dated:
        return Timeline("", "", None, (), tuple(undated))
    dated.sort(key=lambda stay: stay[:2])
    start, end = dated[0][0], max(last for _, last, _ in dated)
    days = (end - start).days + 1

    def at(count: int) -> int:
        return round(_WIDTH * count / days)

    stays = []
    for first_day, last_day, event in dated:
        x = at((first_day - start).days)
        stays.append(Stay(event, x, max(1, at((last_day - start).days + 1) - x)))
    day, _ = bounds(published or "")
    issued = date.fromisoformat(day) if day else None
    shown = at((issued - start).days) + at(1) // 2 if issued and start <= issued <= end else None
    return Timeline(start.isoformat(), end.isoformat(), shown, tuple(stays), tuple(undated))
