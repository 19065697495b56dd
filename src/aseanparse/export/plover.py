"""PLOVER 2.0: meetings, promises and requests as records of the event-data field.

PLOVER (*Political Language Ontology for Verifiable Event Records*, Open Event Data Alliance) tells what one side did
towards another by an event type, a mode and contexts. ``docs/plover.md`` says how each event and act is coded, by
which section of the codebook, and what is lost on the way.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, Literal, TextIO

import regex
from attrs import evolve, frozen

from aseanparse.dates.values import bounds
from aseanparse.lexicon import core
from aseanparse.model import Document, Event, Mention, Statement
from aseanparse.text import fold

EventType = Literal["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "REQUEST", "THREATEN"]
# The quad category of each type (codebook, appendix of quad categories): 1 verbal cooperation, 3 verbal conflict.
QUAD: dict[EventType, int] = {"AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "REQUEST": 3, "THREATEN": 3}

_FUTURE = regex.compile(r"(?i)\b(?:will|would|shall)\b|'ll\b")
_LONGEST_GAP = 60  # characters between the verb and the thing of a goal that gives way
_DEFAULT_CONTEXT = "diplomatic"


@frozen
class PloverRecord:
    """One act or meeting between sides, as PLOVER tells it.

    Attributes:
        id: the document's id and the first of ``origins``: ``article:ev1``.
        date: first day (ISO) on which it happened or was said; of an announced meeting the day of the report; "" if
            not known. PLOVER has no coarser dates: a month is its first and last day.
        end_date: last day, "" where it is ``date``.
        event: the event type.
        modes: how it was done; most types have no modes.
        contexts: what it was about, in the order of the codebook; never empty.
        quad_code: 1 verbal cooperation, 3 verbal conflict.
        actors: sides that acted, codes as everywhere in the record; all sides of a joint act. See :func:`code`.
        recipients: sides towards whom; empty for a joint act.
        place: the city where it happened, "" where not told.
        country: ISO code of the state where it happened, or None.
        spans: the words that tell of it, in the order of the text.
        origins: ids of the event or the statements it comes from; the goals of one trigger are one act.
    """

    id: str
    date: str
    end_date: str
    event: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    quad_code: int
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str
    country: str | None
    spans: tuple[Mention, ...]
    origins: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The record under PLOVER's own names, without what is empty; ``origin`` is ours."""
        record = {
            "id": self.id,
            "date": self.date,
            "enddate": self.end_date,
            "event": [self.event],
            "mode": list(self.modes),
            "context": list(self.contexts),
            "quad_code": self.quad_code,
            "actor": list(map(_entity, self.actors)),
            "recipient": list(map(_entity, self.recipients)),
            "event_loc": _without_empty({"resolved_place": self.place, "country_code": self.country}),
            "event_text": [span.text for span in self.spans],
            "text_info": [{"start": span.start, "end": span.end} for span in self.spans],
            "origin": list(self.origins),
        }
        return _without_empty(record)


def to_plover(document: Document) -> tuple[PloverRecord, ...]:
    """What a document tells as PLOVER records, in the order of the text."""
    records = [*_of_events(document), *_of_statements(document)]
    return tuple(sorted(records, key=lambda record: [(span.start, span.end) for span in record.spans]))


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write the records of documents as they come, one JSON object a line, as the codebook suggests."""
    for document in documents:
        for record in to_plover(document):
            stream.write(json.dumps(record.to_dict()) + "\n")
        stream.flush()


def code(side: str) -> str:
    """PLOVER's code of a side: ISO 3166-1 alpha-3 for states, UNO, EUR, NGO, and IGO for all other bodies.

    >>> code("VNM"), code("ASEAN"), code("EU"), code("XKX")
    ('VNM', 'IGO', 'EUR', 'KOS')
    """
    return _words().codes.get(side) or (side if core().country(side) else "IGO")


# ---------------------------------------------------------------- events
def _of_events(document: Document) -> Iterator[PloverRecord]:
    told = [(s.trigger.start, s.content.end) for s in document.commitments + document.proposals]
    by_id = {event.id: event for event in document.events}
    for event in document.events:
        in_goals = all(any(start <= m.start and m.end <= end for start, end in told) for m in event.mentions)
        # What is only hoped for is no event, what was invited or suggested is a proposal's record; a meeting that
        # nothing but the goal of a statement tells of is that statement's record.
        if event.parties and event.status != "proposed" and not (event.status == "scheduled" and in_goals):
            yield _of_event(event, document, by_id.get(event.parent or ""))


def _of_event(event: Event, document: Document, parent: Event | None) -> PloverRecord:
    scheduled = event.status == "scheduled"
    visitors, hosts = _visitors_and_hosts(event, document)
    kind: EventType = "AGREE" if scheduled else "SUPPORT" if event.type == "signing" else "CONSULT"
    mode = _setting(event, parent, visiting=bool(hosts)) if kind == "CONSULT" else None
    directed = mode == "visit" or (scheduled and event.type == "visit")
    first, last = (
        (document.published, None) if scheduled else (bounds(event.start)[0], bounds(event.end or event.start)[1])
    )
    return PloverRecord(
        id=f"{document.id}:{event.id}",
        date=first or "",
        end_date=last if first and last and last > first else "",
        event=kind,
        modes=(mode,) if mode else (),
        contexts=_contexts_of_event(event, document) or (_DEFAULT_CONTEXT,),
        quad_code=QUAD[kind],
        actors=visitors if directed and hosts else event.parties,
        recipients=hosts if directed else (),
        place="" if scheduled else event.place,
        country=None if scheduled else event.country,
        spans=event.mentions,
        origins=(event.id,),
    )


def _visitors_and_hosts(event: Event, document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who came and who received; no hosts where the text does not part them, or only an ambassador came."""
    hosts = tuple(side for side in event.parties if side in event.hosts)
    if not hosts or len(hosts) == len(event.parties):  # a chair of both sides meets in the country of one
        hosts = tuple(side for side in event.parties if side == event.country)
    visitors = tuple(side for side in event.parties if side not in hosts)
    came = [p for p in document.people if p.id in event.participants and p.country in visitors]
    resident = came and all(any("ambassador" in fold(o.title).lower() for o in p.offices) for p in came)
    return (visitors, hosts) if visitors and not resident else (event.parties, ())


def _setting(event: Event, parent: Event | None, *, visiting: bool) -> str | None:
    """The mode of a meeting that took place."""
    if event.mode in ("call", "online"):
        return "phone"
    if event.type == "conference" or (parent and parent.type == "conference" and event.type == "meeting"):
        return "multilateral"
    if visiting:
        return "visit"
    between_states = all(core().country(side) for side in event.parties)
    return "third-party" if between_states and event.country and event.country not in event.parties else None


# ---------------------------------------------------------------- statements
def _of_statements(document: Document) -> Iterator[PloverRecord]:
    """One record for each act: what one trigger promises or asks in several goals is told together."""
    by_id = {event.id: event for event in document.events}
    acts: dict[object, PloverRecord] = {}
    for statement in sorted(document.commitments + document.proposals, key=lambda s: (s.content.start, s.content.end)):
        if statement.parties:
            found = _of_statement(statement, document, by_id.get(statement.event or ""))
            act = (statement.trigger, found.event, found.actors, found.recipients)
            acts[act] = _joined(acts[act], found) if act in acts else found
    for record in acts.values():
        yield record if record.contexts else evolve(record, contexts=(_DEFAULT_CONTEXT,))


def _of_statement(statement: Statement, document: Document, meeting: Event | None) -> PloverRecord:
    kind, mode = _act(statement)
    first, last = bounds(statement.said_on)
    contexts = _contexts(statement.trigger.text, statement.content.text, *statement.instruments)
    if not contexts and meeting:
        contexts = _contexts_of_event(meeting, document)
    there = meeting if meeting and meeting.status == "occurred" else None
    return PloverRecord(
        id=f"{document.id}:{statement.id}",
        date=first or "",
        end_date=last if first and last and last > first else "",
        event=kind,
        modes=(mode,) if mode else (),
        contexts=contexts,
        quad_code=QUAD[kind],
        actors=statement.parties,
        recipients=statement.counterparts,
        place=there.place if there else "",
        country=there.country if there else None,
        spans=(statement.trigger, statement.content),
        origins=(statement.id,),
    )


def _act(statement: Statement) -> tuple[EventType, str | None]:
    goal = fold(statement.content.text)
    words = _words()
    if statement.act in ("propose", "request", "invite"):
        mode = next((mode for mode, pattern in words.request.items() if pattern.search(goal)), None)
        if statement.act == "invite" and mode == "meet":
            return "AGREE", None
        return "REQUEST", mode or ("assist" if statement.counterparts else None)
    if statement.act == "support" and not _FUTURE.search(fold(statement.trigger.text)):
        return "SUPPORT", None
    if statement.negated:
        return "AGREE", None
    return ("CONCEDE" if words.concession.match(goal) else "THREATEN" if words.harm.match(goal) else "AGREE"), None


def _joined(one: PloverRecord, other: PloverRecord) -> PloverRecord:
    order = list(_words().contexts)
    return evolve(
        one,
        modes=tuple(dict.fromkeys(one.modes + other.modes)),
        contexts=tuple(sorted({*one.contexts, *other.contexts}, key=order.index)),
        spans=tuple(dict.fromkeys(one.spans + other.spans)),
        origins=one.origins + other.origins,
    )


# ---------------------------------------------------------------- words
@frozen
class _Words:
    """``plover.toml``, ready to match on folded text."""

    codes: dict[str, str]
    contexts: dict[str, regex.Pattern[str]]
    request: dict[str, regex.Pattern[str]]  # by mode, the most telling first
    concession: regex.Pattern[str]
    harm: regex.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(files(__package__).joinpath("plover.toml").read_text(encoding="utf-8"))
    gives_way, harms = (
        "|".join(
            rf"(?:{'|'.join(map(_verb, kind['verbs']))})\b[^.;]{{0,{_LONGEST_GAP}}}?\b{_any(kind['things'])}\b"
            for kind in data[name]
        )
        for name in ("yield", "harm")
    )
    request = {mode: rf"\b{_any(table['words'])}\b" for mode, table in data["request"].items()}
    request["yield"] += rf"|\b(?:{gives_way})"
    return _Words(
        codes={ours: code for code, sides in data["codes"].items() for ours in sides},
        contexts={name: regex.compile(rf"(?i)\b{_any(c['words'])}\b") for name, c in data["contexts"].items()},
        request={mode: regex.compile("(?i)" + pattern) for mode, pattern in request.items()},
        concession=regex.compile(rf"(?i)(?:\w+ly[ ])?(?:{gives_way})"),
        harm=regex.compile(rf"(?i)(?:\w+ly[ ])?(?:{harms})"),
    )


def _any(words: Sequence[str]) -> str:
    """A group that matches any of the words, in the plural too; ``*`` is the rest of a word."""
    return "(?:" + "|".join(regex.escape(word).replace(r"\*", r"[\w-]*+") for word in words) + ")s?"


def _verb(words: str) -> str:
    """A pattern of a verb as goals have it: bare, third person or gerund (*stop, stops, stopping*)."""
    verb, _, rest = words.partition(" ")
    stem = verb.removesuffix("e")
    return rf"{stem}{stem[-1]}?(?:e|e?s|ing)?" + (f"[ ]{rest}" if rest else "")


def _contexts(*texts: str) -> tuple[str, ...]:
    """The contexts that the words of some texts tell."""
    text = fold(" / ".join(texts))
    return tuple(name for name, pattern in _words().contexts.items() if pattern.search(text))


def _contexts_of_event(event: Event, document: Document) -> tuple[str, ...]:
    offices = [o.title for p in document.people if p.id in event.participants for o in p.offices]
    return _contexts(event.name, event.series or "", *(m.text for m in event.mentions), *offices)


# ---------------------------------------------------------------- PLOVER's names
def _entity(side: str) -> dict[str, str]:
    """PLOVER's object of a side; a body is told by its name too, since many share a code."""
    plover = code(side)
    return {"code": plover} if plover == side else {"code": plover, "identifier_text": side}


def _without_empty(record: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if value not in ("", None, [], {})}
