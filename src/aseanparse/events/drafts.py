"""Events in the making, and the rules that say when two tellings are one event."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attrs import Factory, define

from aseanparse.events.cast import Actor
from aseanparse.events.heads import Head
from aseanparse.events.setting import Day, Place
from aseanparse.model import EventStatus, EventType

People = dict[str, set[str]]


@define(eq=False)
class Draft:
    """An event while the article is read.

    Attributes:
        sides: the parties, in order of appearance; ``guests`` join them in the end (observers).
        people: ids of the persons taking part, by side.
        sure: the words tell the status; else it is only the likeliest.
        word: the noun of the first mention ("summit").
        turn: ``next`` for "the next retreat", which is not the one being told.
        first, last, basis: ``start``, ``end`` and ``date_basis`` of the event.
        mentions: places in the view.

    The other attributes are those of :class:`aseanparse.model.Event`.
    """

    type: EventType
    rule: str
    sides: list[str]
    status: EventStatus | None = None
    people: People = Factory(dict)
    sure: bool = True
    name: str = ""
    series: str | None = None
    ordinal: int | None = None
    year: int | None = None
    turn: str = ""
    word: str = ""
    first: str = ""
    last: str = ""
    basis: str | None = None
    place: str = ""
    country: str | None = None
    hosts: list[str] = Factory(list)
    guests: list[str] = Factory(list)
    mode: str | None = None
    parent: Draft | None = None
    mentions: list[tuple[int, int]] = Factory(list)

    @property
    def occurred(self) -> bool:
        """Told as something that has happened or goes on."""
        return self.status == "occurred"

    def on(self, day: Day) -> None:
        """Set the stated day."""
        self.first, self.last, self.basis = day.first, day.last, "stated"

    def at(self, place: Place) -> None:
        """Set the place unless there is one."""
        if not self.place:
            self.place, self.country = place.name, place.country

    def of(self, other: Draft, basis: str = "parent") -> None:
        """Take day and place of another event where there are none, as a part of it."""
        self.parent = other
        if not self.first and other.first:
            self.first, self.last, self.basis = other.first, other.last, basis
        if not self.place and other.type != "visit":
            self.place, self.country = other.place, other.country

    def mention(self, head: Head) -> None:
        """Add a place where the event is meant."""
        if (head.start, head.end) not in self.mentions[-8:]:
            self.mentions.append((head.start, head.end))

    def join(self, people: People) -> None:
        """Add persons who take part, by side."""
        for side, ids in people.items():
            self.people.setdefault(side, set()).update(ids)


def agree(a: object, b: object) -> bool:
    """Two facts do not contradict: equal, or one of them not told."""
    return not a or not b or a == b


def days_agree(day: Day | None, draft: Draft) -> bool:
    """A day does not contradict the draft's own: equal, within it, or the coarser of the two."""
    if day is None or not draft.first:
        return True
    if day.first.startswith(draft.first) or draft.first.startswith(day.first):
        return True
    a, b = (day.first, day.last or day.first), (draft.first, draft.last or draft.first)
    return len(a[0]) == len(b[0]) == 10 and a[0] <= b[1] and b[0] <= a[1]


def same_people(people: People, draft: Draft) -> bool:
    """On each side where both tellings name persons, they share one."""
    return all(not ids or not draft.people.get(side) or ids & draft.people[side] for side, ids in people.items())


def same_sides(sides: Iterable[str], draft: Draft) -> bool:
    """The same sides take part."""
    return set(sides) == set(draft.sides)


def by_side(actors: Sequence[Actor], sides: Iterable[str] | None = None) -> People:
    """The persons among some actors by side, of these sides only if given."""
    wanted, found = None if sides is None else set(sides), People()
    for actor in actors:
        if actor.person and (wanted is None or actor.code in wanted):
            found.setdefault(actor.code, set()).add(actor.person)
    return found
