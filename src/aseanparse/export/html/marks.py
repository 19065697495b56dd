"""The text of an article as paragraphs of tokens: what was found in it, nested, between its white space."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import regex
from attrs import frozen
from markupsafe import Markup

from aseanparse.export.html.characters import Odd, pieces, white
from aseanparse.export.html.nesting import Close, Open, Piece, Span, blocks, nested
from aseanparse.model import Document, EntityKind

KINDS = {
    "person": "People",
    "side": "Sides",
    "term": "Forums, texts, places",
    "date": "Dates",
    "meeting": "Meetings",
    "trigger": "Acts",
    "goal": "Goals",
    "warning": "Notes",
}
"""What the reader can switch on and off, and what the page calls it."""

_SIDES: tuple[EntityKind, ...] = ("country", "body")
_RANKS = ("zone", "sentence", "meeting", "goal", "warning", "trigger", "person", "side", "term", "date")
# Line ends, with the empty lines between them.
_GAP = regex.compile(r"(?:\r\n?+|\n)(?:[ \t]*+(?:\r\n?+|\n))*+")


@frozen
class Mark:
    """What a stretch of the text stands for.

    Attributes:
        kind: one of ``KINDS``, or ``sentence`` or ``zone``.
        of: id of the record (``p1``, ``d2``), kind of the zone, or ``t`` and the place where the sentence starts.
        named: the first mark of its record: what a link to the record's place in the text leads to.
        rows: of a sentence, the ids of the statements it holds.
    """

    kind: str
    of: str
    named: bool = False
    rows: tuple[str, ...] = ()


Part = Open[Mark] | Close[Mark] | Odd | str


@frozen
class Paragraph:
    """One line of the article: its zone, and what is in it; ``gap`` is the line end after it, with empty lines."""

    zone: str
    tokens: tuple[Part, ...]
    gap: Markup


def paragraphs(document: Document) -> Iterator[Paragraph]:
    """The lines of the text, in order: what they hold and the gaps between them, put together, are the text."""
    text = document.text or ""
    lines = list(_lines(text))
    zones = sorted(document.zones, key=lambda zone: zone.start)
    for (start, end, gap), spans in zip(lines, blocks(_spans(document), [(a, b) for a, b, _ in lines]), strict=True):
        here = [zone for zone in zones if zone.start < end and zone.end > start]
        kinds = dict.fromkeys(zone.kind for zone in here)
        kind = "body" if "body" in kinds else next(iter(kinds), "body")
        within = [Span(z.start, z.end, 0, Mark("zone", z.kind)) for z in here if z.kind != kind]
        yield Paragraph(zone=kind, tokens=tuple(_tokens(text, [*within, *spans], start, end)), gap=white(gap))


def kinds(document: Document) -> Counter[str]:
    """How many records of each kind the text is marked with."""
    records = {(span.value.kind, span.value.of) for span in _spans(document)}
    return Counter(kind for kind, _ in records)


def _lines(text: str) -> Iterator[tuple[int, int, str]]:
    """Start and end of each line that is not empty, and what stands between it and the next."""
    at = 0
    for match in _GAP.finditer(text):
        yield at, match.start(), match[0]
        at = match.end()
    yield at, len(text), ""


def _tokens(text: str, spans: Iterable[Span[Mark]], start: int, end: int) -> Iterator[Part]:
    for token in nested(spans, start, end):
        if isinstance(token, Piece):
            yield from pieces(text[token.start : token.end])
        else:
            yield token


def _spans(document: Document) -> Iterator[Span[Mark]]:
    """Every stretch that the page marks; the first of each record and kind is named."""
    seen: set[tuple[str, str]] = set()
    for start, end, kind, of in sorted(_places(document)):
        named = (kind, of) not in seen
        seen.add((kind, of))
        yield Span(start, end, _RANKS.index(kind), Mark(kind, of, named))
    sentences: dict[tuple[int, int], list[str]] = {}
    for statement in (*document.commitments, *document.proposals):
        sentences.setdefault((statement.sentence.start, statement.sentence.end), []).append(statement.id)
    for (start, end), rows in sentences.items():
        yield Span(start, end, _RANKS.index("sentence"), Mark("sentence", f"t{start}", True, tuple(rows)))


def _places(document: Document) -> Iterator[tuple[int, int, str, str]]:
    for person in document.people:
        yield from ((m.start, m.end, "person", person.id) for m in person.mentions)
    for entity in document.entities:
        kind = "side" if entity.kind in _SIDES else "term"
        yield from ((m.start, m.end, kind, entity.id) for m in entity.mentions)
    for event in document.events:
        yield from ((m.start, m.end, "meeting", event.id) for m in event.mentions)
    for statement in (*document.commitments, *document.proposals):
        yield statement.trigger.start, statement.trigger.end, "trigger", statement.id
        yield statement.content.start, statement.content.end, "goal", statement.id
    for number, date in enumerate(document.dates, 1):
        yield date.start, date.end, "date", f"d{number}"
    for number, warning in enumerate(document.warnings, 1):
        yield warning.start, warning.end, "warning", f"w{number}"
