"""The record: frozen classes for everything one article says.

Every ``start``/``end`` is a half-open range of code points in the caller's own string, and
``text == original[start:end]`` holds for each of them. Countries are ISO 3166-1 alpha-3 codes, other
sides the abbreviation of the body (``ASEAN``, ``EU``, ``UN``). Dates are ISO 8601 strings as TIMEX3
writes them (``2026-01-29``, ``2026-Q2``, ``2024/2027``). The classes carry no logic; the field names
are the keys of the JSON record.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import Any, Literal, cast

from attrs import fields, frozen

SCHEMA = "aseanparse.document/1"

ZoneKind = Literal["headline", "standfirst", "dateline", "caption", "body", "question", "credit", "teaser", "furniture"]
Grain = Literal[
    "day",
    "week",
    "month",
    "quarter",
    "half",
    "season",
    "year",
    "decade",
    "century",
    "range",
    "duration",
    "set",
    "vague",
]
DateBasis = Literal["explicit", "published", "dateline", "article", "name", "none"]
PublishedBasis = Literal["argument", "header", "dateline", "inferred"]
OfficeStatus = Literal["former", "acting", "elect"]
MentionKind = Literal["name", "short", "role", "pronoun"]
EntityKind = Literal["country", "body", "forum", "instrument", "place"]
EventType = Literal["conference", "meeting", "visit", "signing"]
EventStatus = Literal["occurred", "scheduled", "proposed"]
Act = Literal["agree", "pledge", "announce", "accept", "reaffirm", "offer", "support", "propose", "request", "invite"]
Force = Literal["high", "low", "none"]
Attribution = Literal["direct", "reported", "third_party"]


@frozen
class Mention:
    """A stretch of the caller's string: half-open, in code points."""

    start: int
    end: int
    text: str


@frozen
class Zone:
    """A stretch of one kind. The zones of an article are in order and do not overlap."""

    kind: ZoneKind
    start: int
    end: int


@frozen
class Dateline:
    """Where and by whom the article was filed; ``place`` has misprints mended and capitals lowered."""

    start: int
    end: int
    text: str
    place: str
    country: str | None
    agency: str | None


@frozen
class DateMention:
    """An expression of time and what it means.

    Attributes:
        value: TIMEX3 value; ``XXXX-01-28`` where no year can be known.
        first: first day meant (ISO), or None where the value has none (``FUTURE_REF``, durations).
        last: last day meant, inclusive.
        grain: the unit the expression is told in.
        basis: what supplied the parts that the words leave out; ``name`` marks a year inside a proper
            name (``ASEAN Vision 2045``), ``none`` a value that stays open.
    """

    start: int
    end: int
    text: str
    value: str
    first: str | None
    last: str | None
    grain: Grain
    basis: DateBasis


@frozen
class Office:
    """An office as the text gives it, at the place where it stands.

    Attributes:
        title: its words without the country, brackets left out.
        level: what kind of office it is, from ``head_of_state`` to ``business`` (docs/fields.md); None if unknown.
        status: ``former`` (*ex-*, *late*), ``acting`` (*interim*, *caretaker*), ``elect`` (*-designate*, *incoming*),
            or None: the text says nothing.
    """

    title: str
    level: str | None
    status: OfficeStatus | None
    start: int
    end: int
    text: str


@frozen
class PersonMention:
    """One place where a person is meant: by full name, short name, role ("the Thai FM") or pronoun."""

    start: int
    end: int
    text: str
    kind: MentionKind


@frozen
class Person:
    """One person with all mentions.

    Attributes:
        id: stable within the document (``p1``, ``p2`` … in order of appearance).
        name: the fullest form in the text, titles stripped, NFC.
        key: the folded name, equal for all spellings of one person.
        family: family name by the habit of the country; None where the country has no such habit.
        given: the other names.
        country: the state the person acts for, or the body's abbreviation; None where the text tells neither.
    """

    id: str
    name: str
    key: str
    family: str | None
    given: str | None
    country: str | None
    offices: tuple[Office, ...]
    mentions: tuple[PersonMention, ...]


@frozen
class Entity:
    """A country, body, forum, instrument or place of the lexicon, with all mentions."""

    id: str
    kind: EntityKind
    name: str
    code: str | None
    mentions: tuple[Mention, ...]


@frozen
class Event:
    """A conference, meeting, visit or signing between sides.

    Attributes:
        type: conference (many sides), meeting (two or a few), visit, signing.
        mode: ``call`` or ``online``; None where the text does not say how they met.
        status: occurred, scheduled (announced or agreed) or proposed (invited, suggested, hoped for).
        series: the abbreviation of the series (``AMM``), with ``ordinal`` counting within it.
        parties: the sides, sorted codes.
        participants: ids of the people named as taking part.
        hosts: codes of the hosting or chairing sides.
        level: ``head_of_state``, ``head_of_government``, ``minister``, ``deputy``, ``official`` … or None.
        start: ISO value; a period known only as such stands here (``2026-Q2``); "" where not told.
        end: ISO value of the last day, "" where there is none.
        date_basis: ``stated``, ``parent`` or None: where ``start`` comes from.
        place: the city, "" where not told.
        country: ISO code of the place, or None.
        parent: id of the event on whose sidelines or within which this one took place.
        rule: the name of the rule that found it.
    """

    id: str
    type: EventType
    mode: str | None
    status: EventStatus
    name: str
    series: str | None
    ordinal: int | None
    parties: tuple[str, ...]
    participants: tuple[str, ...]
    hosts: tuple[str, ...]
    level: str | None
    start: str
    end: str
    date_basis: str | None
    place: str
    country: str | None
    parent: str | None
    mentions: tuple[Mention, ...]
    rule: str


@frozen
class Target:
    """A number to reach or a quantity promised.

    Attributes:
        value: the number, scaled (``25 billion`` is 25000000000).
        unit: ISO 4217 code for money, ``percent``, or the noun counted (``scholarships``).
        measured: what is measured (``two-way trade``), "" where the words do not tell.
    """

    value: float
    unit: str
    measured: str
    start: int
    end: int
    text: str


@frozen
class Statement:
    """A commitment or a proposal: who is bound or asks, towards whom, to do what, by when.

    Attributes:
        act: see ``docs/fields.md``; agree … support are commitments, propose/request/invite proposals.
        force: high, low, or none (proposals).
        hedges: words that weaken the goal (``explore``, ``consider``, ``strive``).
        reaffirmed: the text says it was promised before.
        negated: the goal is negative ("will not …").
        parties: sorted codes of the sides bound (for a proposal: who asks).
        makers: ids of the people who spoke or acted.
        counterparts: sorted codes of the sides towards whom (for a proposal: who is asked).
        speaker: id of the person quoted or reported, or None.
        attribution: direct (in quotation marks, or "we"), reported, or third_party.
        trigger: the words that make it an act.
        content: the goal, from its verb or noun on.
        items: what an *including/such as/prioritising* list names.
        deadline: ISO value, "" if none.
        timetable: ``deadline``, ``recurring``, ``vague`` or None.
        targets: numbers to reach or quantities promised.
        instruments: names of agreements and plans the goal speaks of.
        event: id of the event at which it was said.
        said_on: ISO value, "" if not known.
        sentence: the sentence it stands in.
        rule: the name of the rule that fired.
    """

    id: str
    act: Act
    force: Force
    hedges: tuple[str, ...]
    reaffirmed: bool
    negated: bool
    parties: tuple[str, ...]
    makers: tuple[str, ...]
    counterparts: tuple[str, ...]
    speaker: str | None
    attribution: Attribution
    trigger: Mention
    content: Mention
    items: tuple[Mention, ...]
    deadline: str
    timetable: str | None
    targets: tuple[Target, ...]
    instruments: tuple[str, ...]
    event: str | None
    said_on: str
    sentence: Mention
    rule: str


@frozen
class Warning:
    """Something a reader should know: a misprint mended, dates that contradict, a reference left open."""

    code: str
    message: str
    start: int
    end: int


@frozen
class Document:
    """Everything one article says. ``aseanparse.export.json`` writes it with these names as keys.

    Attributes:
        text: the string that every range indexes; None where it was left out to keep the record small.
    """

    schema: str
    id: str
    url: str | None
    source: str | None
    language: str
    published: str | None
    published_basis: PublishedBasis | None
    headline: Mention | None
    dateline: Dateline | None
    zones: tuple[Zone, ...]
    dates: tuple[DateMention, ...]
    people: tuple[Person, ...]
    entities: tuple[Entity, ...]
    events: tuple[Event, ...]
    commitments: tuple[Statement, ...]
    proposals: tuple[Statement, ...]
    warnings: tuple[Warning, ...]
    text: str | None

    def to_dict(self) -> dict[str, Any]:
        """The record as plain values: dicts in the order of the fields, lists for tuples; see ``docs/fields.md``."""
        return cast(dict[str, Any], _plain(self))

    def _repr_html_(self) -> str:
        """What a notebook shows for the document: the page of ``aseanparse.export.html``, in a frame of its own."""
        return str(import_module("aseanparse.export.html").frame(self))


_ATOMS = frozenset((str, int, float, bool, type(None)))


def _plain(value: Any) -> Any:
    """What ``attrs.asdict`` gives, lists for tuples, in a fifth of its time: it asks each value what it is anew."""
    kind: type = type(value)
    if kind is tuple:
        return [v if type(v) in _ATOMS else _plain(v) for v in value]
    return {name: v if type(v) in _ATOMS else _plain(v) for name, v in to_fields(value).items()}


def to_fields(value: Any) -> dict[str, Any]:
    """The fields of one value of these classes by their names, in order."""
    kind: type = type(value)
    names, values = _fields(kind)
    return dict(zip(names, values(value), strict=False))


@cache
def _fields(kind: type) -> tuple[tuple[str, ...], Callable[[Any], tuple[Any, ...]]]:
    """The names of a class's fields, and what reads all of them from one of its values."""
    names = tuple(field.name for field in fields(kind))
    return names, attrgetter(*names)
