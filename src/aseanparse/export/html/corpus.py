"""A corpus as its page needs it: a small summary of each document, so that the documents themselves can go.

All text in it stands on one line and can be put on a page (``fit``). Pure functions of documents; what is counted over
summaries stands in :mod:`aseanparse.export.html.counts`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from attrs import frozen

from aseanparse.dates.values import bounds
from aseanparse.export.html.characters import fit
from aseanparse.model import Act, Document, Event, EventStatus, EventType, Force, Statement

Kind = Literal["commitment", "proposal"]


@frozen
class EventRow:
    """An event as the corpus page lists it.

    Attributes:
        id: its id within its document.
        parties: the sides taking part, sorted and each once.
        start: ISO value as in the record, "" where not told; ``end`` likewise.
        first: the first day meant (ISO), "" where none is known: what lists are sorted by.
    """

    id: str
    type: EventType
    status: EventStatus
    mode: str | None
    name: str
    parties: tuple[str, ...]
    start: str
    end: str
    first: str
    place: str


@frozen
class StatementRow:
    """A commitment or a proposal as the corpus page lists it.

    Attributes:
        id: its id within its document.
        parties: who is bound or asks, sorted and each once; ``counterparts``: towards whom, likewise.
        deadline: ISO value as in the record, "" where there is none.
        due: the last day on which it is in time (ISO), "" where none is known.
        timetable: as in the record: ``deadline``, ``recurring``, ``vague`` or None.
        content: the words of the goal.
    """

    id: str
    kind: Kind
    act: Act
    force: Force
    parties: tuple[str, ...]
    counterparts: tuple[str, ...]
    deadline: str
    due: str
    timetable: str | None
    content: str


@frozen
class Summary:
    """What the corpus page keeps of one document.

    Attributes:
        id: the document's id.
        slug: its name in links, one for each document of the page.
        headline: its words, "" where the article has none.
        published: ISO day, "" where not known.
        source: id of the source, "" where it was not recognised.
        place: where it was filed, "" where not told.
    """

    id: str
    slug: str
    headline: str
    published: str
    source: str
    place: str
    events: tuple[EventRow, ...]
    statements: tuple[StatementRow, ...]

    def count(self, kind: Kind) -> int:
        """How many commitments, or proposals, it has."""
        return sum(row.kind == kind for row in self.statements)


def summarise(document: Document, slug: str) -> Summary:
    """What the corpus page keeps of a document.

    Args:
        document: any document, with or without its text.
        slug: its name in links.
    """
    return Summary(
        id=fit(document.id),
        slug=slug,
        headline=_line(document.headline.text) if document.headline else "",
        published=document.published or "",
        source=document.source or "",
        place=_line(document.dateline.place) if document.dateline else "",
        events=tuple(map(_event, document.events)),
        statements=(
            *(_statement("commitment", s) for s in document.commitments),
            *(_statement("proposal", s) for s in document.proposals),
        ),
    )


def _event(event: Event) -> EventRow:
    return EventRow(
        id=event.id,
        type=event.type,
        status=event.status,
        mode=event.mode,
        name=_line(event.name),
        parties=_sides(event.parties),
        start=event.start,
        end=event.end,
        first=bounds(event.start)[0] or "",
        place=_line(event.place),
    )


def _statement(kind: Kind, statement: Statement) -> StatementRow:
    return StatementRow(
        id=statement.id,
        kind=kind,
        act=statement.act,
        force=statement.force,
        parties=_sides(statement.parties),
        counterparts=_sides(statement.counterparts),
        deadline=statement.deadline,
        due=bounds(statement.deadline)[1] or "",
        timetable=statement.timetable,
        content=_line(statement.content.text),
    )


def _line(text: str) -> str:
    return fit(" ".join(text.split()))


def _sides(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(fit, codes))))


def ordered(summaries: Iterable[Summary]) -> tuple[Summary, ...]:
    """Newest first, undated last; by id where two are of one day. The order they come in makes no difference."""
    by_name = sorted(summaries, key=lambda one: (one.id, one.slug))
    return tuple(sorted(by_name, key=lambda one: one.published, reverse=True))
