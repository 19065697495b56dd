"""Events in the making, and the one rule that says when two tellings are one event."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import Factory, define, field

from aseanparse.events.heads import Head
from aseanparse.model import EventStatus, EventType


@define(eq=False)
class Draft:
    """An event while the article is read. Positions are in the view; see :class:`aseanparse.model.Event` for the rest."""

    type: EventType
    rule: str
    sides: list[str]
    status: EventStatus | None = None
    people: dict[str, set[str]] = Factory(dict)
    name: str = ""
    series: str | None = None
    ordinal: int | None = None
    year: int | None = None
    turn: str = ""
    first: str = ""
    last: str = ""
    basis: str | None = None
    place: str = ""
    country: str | None = None
    word: str = ""
    hosts: list[str] = field(factory=list)
    guests: list[str] = field(factory=list)
    mode: str | None = None
    parent: Draft | None = None
    mentions: list[tuple[int, int]] = Factory(list)

    @property
    def occurred(self) -> bool:
        """Told as something that has happened or goes on."""
        return self.status == "occurred"

    def mention(self, head: Head) -> None:
        """Add a place where the event is meant."""
        if (head.start, head.end) not in self.mentions:
            self.mentions.append((head.start, head.end))

    def join(self, people: dict[str, set[str]]) -> None:
        """Add people who take part, by side."""
        for side, ids in people.items():
            self.people.setdefault(side, set()).update(ids)


def agree(a: object, b: object) -> bool:
    """Two facts do not contradict: equal, or one of them not told."""
    return not a or not b or a == b


def days_agree(first: str, last: str, draft: Draft) -> bool:
    """A day does not contradict the draft's own: equal, within it, or the coarser of the two."""
    if not first or not draft.first:
        return True
    a, b = (first, last or first), (draft.first, draft.last or draft.first)
    if first.startswith(draft.first) or draft.first.startswith(first):
        return True
    return len(a[0]) == len(b[0]) == 10 and a[0] <= b[1] and b[0] <= a[1]


def same_people(people: dict[str, set[str]], draft: Draft) -> bool:
    """On each side where both tellings name persons, they share one."""
    return all(not ids or not draft.people.get(side) or ids & draft.people[side] for side, ids in people.items())


def same_sides(sides: Iterable[str], draft: Draft) -> bool:
    """The same sides take part."""
    return set(sides) == set(draft.sides)
