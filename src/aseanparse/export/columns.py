"""The tables: which there are, their columns and types, and the rows that a document gives.

One definition for every table format: ``arrow``, ``parquet`` and ``csv`` read it, and ``docs/tables.md`` is compared
with it. Four rules hold in every table:

* There is one kind of nothing: what the article does not tell is null, ``""`` of the record included. Columns that
  are not nullable hold what the record holds; lists are empty, never null, and hold no null.
* A value that is a date by TIMEX3 stays a string (``2026-Q2``); beside it stand the first and the last day it covers.
* An integer has 64 bits: the number of a series beyond that, which no summit reaches, is null.
* Every string can be written as UTF-8: a lone surrogate becomes U+FFFD, one for one, so that offsets still count.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, Literal, cast

from attrs import field, frozen

from aseanparse.dates.values import bounds
from aseanparse.errors import InputError
from aseanparse.model import Document, Mention, Statement

SCHEMA = "aseanparse.tables/1"
"""The version of names, types and meanings of all columns; a change of any of them changes it."""

Kind = Literal["string", "day", "integer", "number", "boolean", "strings", "numbers"]
"""What a cell holds: one value, or (``strings``, ``numbers``) a list of them. A ``day`` is a ``datetime.date``."""
Cell = str | date | int | float | bool | list[str] | list[float] | None
Row = tuple[Cell, ...]

_SURROGATE = re.compile(r"[\ud800-\udfff]")


@frozen
class Column:
    """One column of a table.

    Attributes:
        name: as in the record, where it comes from one key.
        kind: the type of its cells.
        nullable: whether a cell may be null.
        meaning: one line.
    """

    name: str
    kind: Kind
    nullable: bool = field(kw_only=True)
    meaning: str = field(kw_only=True)


@frozen
class Table:
    """One table: its columns, and the rows that a document adds to it."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    _rows: Callable[[Document], Iterable[tuple[Any, ...]]]

    def rows(self, document: Document) -> Iterator[Row]:
        """The rows of a document, each with one cell for each column, in the order of the record."""
        cells = [_CELLS[column.kind, column.nullable] for column in self.columns]
        for row in self._rows(document):
            yield tuple(cell(value) for cell, value in zip(cells, row, strict=True))


def table(name: str) -> Table:
    """The table of a name.

    Raises:
        InputError: there is none; the message lists those there are.
    """
    try:
        return _TABLES[name]
    except KeyError:
        raise InputError(f"no table {name!r}; there are {', '.join(_TABLES)}") from None


# ---------------------------------------------------------------- cells
def writable(value: str) -> str:
    """The string as UTF-8 can write it: each lone surrogate becomes U+FFFD."""
    # Most strings hold no surrogate, and ASCII ones tell so without a search.
    return value if value.isascii() else _SURROGATE.sub("\ufffd", value)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:  # no day of the calendar
        return None


def _plain(value: Any) -> Any:
    return value


_CELLS: dict[tuple[Kind, bool], Callable[[Any], Cell]] = {
    ("string", False): writable,
    ("string", True): lambda value: writable(value) if value else None,
    ("day", True): _day,
    ("integer", False): _plain,
    ("integer", True): lambda value: value if value is not None and -(2**63) <= value < 2**63 else None,
    ("boolean", False): _plain,
    ("strings", False): lambda value: [writable(item) for item in value],
    ("numbers", False): list,
}


# ---------------------------------------------------------------- rows
def _optional(mention: Mention | Any | None) -> tuple[str | None, int | None, int | None]:
    return (mention.text, mention.start, mention.end) if mention else (None, None, None)


def _documents(document: Document) -> Iterator[tuple[Any, ...]]:
    line = document.dateline
    yield (
        *(document.id, document.url, document.source, document.language, document.published, document.published_basis),
        *_optional(document.headline),
        *_optional(line),
        *((line.place, line.country, line.agency) if line else (None, None, None)),
        [warning.code for warning in document.warnings],
        document.text,
    )


def _dates(document: Document) -> Iterator[tuple[Any, ...]]:
    for d in document.dates:
        yield document.id, d.start, d.end, d.text, d.value, d.first, d.last, d.grain, d.basis


def _people(document: Document) -> Iterator[tuple[Any, ...]]:
    for p in document.people:
        titles, levels, statuses = [], [], []
        for office in p.offices:
            titles.append(office.title)
            levels.append(office.level or "")
            statuses.append(office.status or "")
        yield document.id, p.id, p.name, p.key, p.family, p.given, p.country, titles, levels, statuses


def _mentions(document: Document) -> Iterator[tuple[Any, ...]]:
    id = document.id
    for p in document.people:
        for m in p.mentions:
            yield id, "person", p.id, m.start, m.end, m.text, m.kind, p.name, p.country
        for o in p.offices:
            yield id, "office", p.id, o.start, o.end, o.text, o.level, o.title, p.country
    for entity in document.entities:
        for at in entity.mentions:
            yield id, "entity", entity.id, at.start, at.end, at.text, entity.kind, entity.name, entity.code
    for event in document.events:
        for at in event.mentions:
            yield id, "event", event.id, at.start, at.end, at.text, event.type, event.name, event.series
    for s in (*document.commitments, *document.proposals):
        for at in s.items:
            yield id, "item", s.id, at.start, at.end, at.text, s.act, None, None
        for t in s.targets:
            yield id, "target", s.id, t.start, t.end, t.text, s.act, t.measured, t.unit


def _events(document: Document) -> Iterator[tuple[Any, ...]]:
    for e in document.events:
        yield (
            *(document.id, e.id, e.type, e.mode, e.status, e.name, e.series, e.ordinal, e.parties, e.participants),
            *(e.hosts, e.level, e.start, e.end, bounds(e.start)[0], bounds(e.end or e.start)[1], e.date_basis, e.place),
            *(e.country, e.parent, e.rule),
        )


def _statements(id: str, statements: Iterable[Statement]) -> Iterator[tuple[Any, ...]]:
    for s in statements:
        yield (
            *(id, s.id, s.act, s.force, s.hedges, s.reaffirmed, s.negated, s.parties, s.makers, s.counterparts),
            *(s.speaker, s.attribution, *_optional(s.trigger), *_optional(s.content), [m.text for m in s.items]),
            *(s.deadline, *bounds(s.deadline), s.timetable, [t.text for t in s.targets]),
            *([t.value for t in s.targets], [t.unit for t in s.targets], [t.measured for t in s.targets]),
            *(s.instruments, s.event, s.said_on, *bounds(s.said_on), *_optional(s.sentence), s.rule),
        )


# ---------------------------------------------------------------- columns
def _columns(described: str) -> tuple[Column, ...]:
    """The columns of a description: one a line, its name, its kind (``?``: nullable), its meaning."""
    columns = []
    for line in described.strip().splitlines():
        name, kind, meaning = line.split(maxsplit=2)
        columns.append(Column(name, cast(Kind, kind.rstrip("?")), nullable=kind.endswith("?"), meaning=meaning))
    return tuple(columns)


_STATEMENT = _columns("""
document           string    id of the document
id                 string    id of the statement within its document (s3)
act                string    agree, pledge, announce, accept, reaffirm, offer, support; propose, request, invite
force              string    high, low, none
hedges             strings   words that weaken the goal
reaffirmed         boolean   promised before
negated            boolean   the goal is negative
parties            strings   codes of the sides bound; of a proposal, of those who ask
makers             strings   people.id of those who made it
counterparts       strings   codes of the sides towards whom; empty when all sides are bound together
speaker            string?   people.id of who is quoted or reported
attribution        string    direct, reported, third_party
trigger            string    the words that make it an act
trigger_start      integer   where they start
trigger_end        integer   where they end
content            string    the goal, from its verb or noun on
content_start      integer   where it starts
content_end        integer   where it ends
items              strings   what an including, such as or prioritising list names
deadline           string?   when it is due (TIMEX3)
deadline_first     day?      first day of the deadline
deadline_last      day?      last day of the deadline
timetable          string?   deadline, recurring, vague
targets            strings   the words of each number to reach or quantity promised
target_values      numbers   each number, scaled
target_units       strings   ISO 4217 code, percent, or the noun counted
target_measured    strings   what is measured
instruments        strings   names of agreements and plans
event              string?   events.id of where it was said
said_on            string?   when it was said (TIMEX3)
said_on_first      day?      first day of said_on
said_on_last       day?      last day of said_on
sentence           string    the sentence it stands in
sentence_start     integer   where it starts
sentence_end       integer   where it ends
rule               string    the rule that fired
""")

_DEFINED = (
    Table(
        "documents",
        "one row an article",
        _columns("""
document           string    id of the document: the first column of every table
url                string?   the url given
source             string?   id of the source that recognised the article
language           string    en
published          day?      day of publication
published_basis    string?   argument, header, dateline, inferred
headline           string?   the headline's words
headline_start     integer?  where it starts
headline_end       integer?  where it ends
dateline           string?   the dateline's words
dateline_start     integer?  where it starts
dateline_end       integer?  where it ends
dateline_place     string?   the city, misprints mended
dateline_country   string?   its state
dateline_agency    string?   the outlet named there
warnings           strings   code of each warning
text               string?   the article, where the document keeps it
"""),
        _documents,
    ),
    Table(
        "dates",
        "one row an expression of time",
        _columns("""
document           string    id of the document
start              integer   where it starts
end                integer   where it ends
text               string    its words
value              string    what it means (TIMEX3)
first              day?      first day meant
last               day?      last day meant
grain              string    the unit it is told in: day, month, quarter, year, range, duration, vague …
basis              string    what supplied the parts that the words leave out
"""),
        _dates,
    ),
    Table(
        "people",
        "one row a person of an article",
        _columns("""
document           string    id of the document
id                 string    id of the person within its document (p1)
name               string    the fullest form in the text
key                string    the folded name: equal for all spellings of one person
family             string?   family name
given              string?   the other names
country            string?   the state or body the person acts for
offices            strings   titles
office_levels      strings   level of each office, "" where unknown
office_statuses    strings   former, acting, elect, or "" for each office
"""),
        _people,
    ),
    Table(
        "mentions",
        "one row a place where a person, office, entity, event, listed item or target is told",
        _columns("""
document           string    id of the document
of                 string    person, office, entity, event, item, target
id                 string    people.id (person, office), events.id, a statement's id (item, target), or the entity's own
start              integer   where it starts
end                integer   where it ends
text               string    its words
kind               string?   name, short, role, pronoun; level of the office; kind of entity; type of event; act
name               string?   name of the person, entity or event; title of the office; what the target measures
code               string?   ISO code or abbreviation: country, body, series; unit of a target
"""),
        _mentions,
    ),
    Table(
        "events",
        "one row a conference, meeting, visit or signing",
        _columns("""
document           string    id of the document
id                 string    id of the event within its document (ev1)
type               string    conference, meeting, visit, signing
mode               string?   call, online
status             string    occurred, scheduled, proposed
name               string?   its proper name
series             string?   abbreviation of its series
ordinal            integer?  its number within the series
parties            strings   codes of the sides taking part
participants       strings   people.id of those taking part
hosts              strings   codes of hosting or chairing sides
level              string?   the highest level taking part
start              string?   when it starts (TIMEX3); a period known only as such stands here
end                string?   when it ends (TIMEX3)
first              day?      first day of start
last               day?      last day of end, or of start where there is no end
date_basis         string?   stated, parent
place              string?   the city
country            string?   the state it lies in
parent             string?   events.id of the event within which it took place
rule               string    the rule that found it
"""),
        _events,
    ),
    Table("commitments", "one row a commitment", _STATEMENT, lambda d: _statements(d.id, d.commitments)),
    Table("proposals", "one row a proposal", _STATEMENT, lambda d: _statements(d.id, d.proposals)),
)
_TABLES = {table.name: table for table in _DEFINED}

TABLES: tuple[str, ...] = tuple(_TABLES)
"""Names of all tables, in the order in which they are documented."""
