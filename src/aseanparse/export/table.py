"""A terminal table: one screen per document, for a quick look at what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

import regex
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from aseanparse.model import Document, Event, Person, Statement

_INVISIBLE = regex.compile(r"[\p{C}\p{Zl}\p{Zp}]")


def visible(string: str) -> str:
    """The string, as long as before, with a space for each line end, control character or lone surrogate.

    So what an article holds can neither break a line nor command a terminal.
    """
    return _INVISIBLE.sub(" ", string)


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write a table for each document as it comes; in colour where the stream is a terminal that wants it."""
    console = Console(file=stream, highlight=False)
    for document in documents:
        console.print(render(document))


def render(document: Document) -> RenderableType:
    """What rich prints for one document: a head line, then people, events, commitments, proposals, warnings."""
    parts: list[RenderableType] = [Rule(Text(visible(document.id), "bold"), align="left"), _head(document)]
    parts += _section(("People", "for", "offices"), map(_person, document.people))
    parts += _section(("Events", "when", "where", "who"), map(_event, document.events))
    columns = ("who", "towards", "what", "by")
    parts += _section(("Commitments", *columns), map(_statement, document.commitments))
    parts += _section(("Proposals", *columns), map(_statement, document.proposals))
    parts += [Text(f"  ! {visible(warning.message)}", "yellow") for warning in document.warnings]
    parts.append(Text(""))
    return Group(*parts)


def _head(document: Document) -> Text:
    facts = [document.source or "source unknown", document.published or "undated"]
    if document.dateline:
        facts.append(document.dateline.place)
    facts.append(f"{len(document.dates)} dates")
    head = Text("  " + visible(" · ".join(facts)), "dim")
    return Text.assemble(f"  {visible(document.headline.text)}\n", head) if document.headline else head


def _section(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> list[RenderableType]:
    """A blank line and a table whose first column names it, or nothing where there is no row."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    for name in columns:
        table.add_column(Text(name, "bold not dim") if name == columns[0] else name)
    for row in rows:
        table.add_row(*(Text(visible(cell)) for cell in row))
    return [Text(""), Padding(table, (0, 0, 0, 2), expand=False)] if table.row_count else []


def _person(person: Person) -> tuple[str, ...]:
    titles = dict.fromkeys(office.title for office in person.offices)
    return person.name, person.country or "", ", ".join(titles)


def _event(event: Event) -> tuple[str, ...]:
    when = f"{event.start}/{event.end}" if event.end else event.start
    who = ", ".join(event.parties)
    return f"{event.type}, {event.status}", when, event.place, f"{event.name} ({who})" if event.name else who


def _statement(statement: Statement) -> tuple[str, ...]:
    return (
        statement.act,
        ", ".join(statement.parties),
        ", ".join(statement.counterparts),
        statement.content.text,
        statement.deadline,
    )
