"""What the view of one article shows, as plain values for its templates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from attrs import frozen

from aseanparse.dates.values import bounds
from aseanparse.export.html.marks import KINDS, Paragraph, kinds, paragraphs
from aseanparse.export.html.timeline import Timeline, timeline
from aseanparse.export.html.words import side
from aseanparse.model import Document, Event, Person, Statement


@frozen
class Row:
    """A commitment or proposal in the table; ``due`` is the last day of its deadline, ISO, or ""."""

    kind: str
    statement: Statement
    due: str


@frozen
class Choices:
    """What the table can be filtered by: values that occur, in the order shown."""

    parties: tuple[str, ...]
    acts: tuple[str, ...]
    forces: tuple[str, ...]
    years: tuple[str, ...]


@frozen
class View:
    """One article as its templates need it.

    Attributes:
        anchor: what every id on the page begins with, unique among the articles of a page.
        title: the headline, else the id.
        paragraphs: the text with its marks; None where the document does not hold it.
        kinds: kind of mark -> what it is called, and how many records have it.
        people: id -> person.
        events: id -> event.
    """

    anchor: str
    title: str
    document: Document
    paragraphs: tuple[Paragraph, ...] | None
    kinds: Mapping[str, tuple[str, int]]
    rows: tuple[Row, ...]
    choices: Choices
    timeline: Timeline
    people: Mapping[str, Person]
    events: Mapping[str, Event]


def view(document: Document, anchor: str = "a") -> View:
    """What the template ``article.html`` needs to show a document."""
    title = document.headline.text if document.headline else document.id
    counts = kinds(document)
    rows = (
        *(_row("commitment", statement) for statement in document.commitments),
        *(_row("proposal", statement) for statement in document.proposals),
    )
    return View(
        anchor=anchor,
        title=" ".join(title.split()) or "Untitled",
        document=document,
        paragraphs=None if document.text is None else tuple(paragraphs(document)),
        kinds={kind: (name, counts[kind]) for kind, name in KINDS.items() if counts[kind]},
        rows=tuple(sorted(rows, key=lambda row: (row.statement.sentence.start, row.statement.content.start))),
        choices=_choices(rows),
        timeline=timeline(document.events, document.published),
        people={person.id: person for person in document.people},
        events={event.id: event for event in document.events},
    )


def _row(kind: str, statement: Statement) -> Row:
    return Row(kind, statement, bounds(statement.deadline)[1] or "")


def _choices(rows: Sequence[Row]) -> Choices:
    statements = [row.statement for row in rows]
    return Choices(
        parties=tuple(sorted({code for s in statements for code in (*s.parties, *s.counterparts)}, key=side)),
        acts=tuple(dict.fromkeys(s.act for s in statements)),
        forces=tuple(force for force in ("high", "low", "none") if any(s.force == force for s in statements)),
        years=tuple(sorted({row.due[:4] for row in rows if row.due})),
    )
