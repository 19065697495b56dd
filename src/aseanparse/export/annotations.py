"""A document as an annotator sees it: labels on stretches of text, with fields to type in, and links between them.

The formats of annotation tools write and read these (``brat``, ``labelstudio``); :func:`to_gold` makes gold of what
annotators left. They show what gold can express (``seeds/GUIDE.md``): roles and pronouns of people, entities,
participants and the like are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

import regex
from attrs import field, frozen

from aseanparse.errors import InputError
from aseanparse.export.columns import writable
from aseanparse.model import Act, Document, EventStatus, EventType, Statement
from aseanparse.testing.gold import ACTS, Gold, GoldError, Places, build_gold

EVENTS = {kind.capitalize(): kind for kind in get_args(EventType)}
STATEMENTS = {act.capitalize(): act for act in get_args(Act)}
STATUSES: tuple[str, ...] = get_args(EventStatus)

_EVENT = ("status", "name", "parties", "start", "end", "place")
_STATEMENT = ("parties", "counterparts", "deadline", "target")
LABELS: Mapping[str, tuple[str, ...]] = {
    "Article": ("source", "published", "dateline", "dateline_country", "body_ends"),
    "Date": ("value",),
    "Person": ("name", "country"),
    "Office": ("title",),
    **dict.fromkeys(EVENTS, _EVENT),
    **dict.fromkeys(STATEMENTS, _STATEMENT),
    "Goal": (),
}
"""Every label with the fields that it may have; ``Article`` stands on the first word and tells of the whole."""

LINKS = ("SameAs", "Holds", "Goal")
"""From a mention to the person's first, from a person to an office, from the words of an act to its goal."""

_WORD = regex.compile(r"[^\s]++")
_GOAL = regex.compile(r"\S++(?:[^\S\r\n]++\S++){0,4}+")  # its first words name a goal
_ARTICLE = ("headline", "standfirst", "dateline", "caption", "body", "question")


@frozen
class Label:
    """A stretch of text with a label.

    Attributes:
        type: one of ``LABELS``.
        start: half-open, in code points.
        end: half-open, in code points.
        fields: what the label says, by name; codes of several sides are separated by ``, ``.
        optional: gold neither requires it nor takes it for wrong.
    """

    type: str
    start: int
    end: int
    fields: Mapping[str, str] = field(factory=dict)
    optional: bool = False


@frozen
class Link:
    """A link of a type of ``LINKS`` between two labels, by their numbers."""

    type: str
    source: int
    target: int


@frozen
class Annotations:
    """One article as annotators have it."""

    id: str
    text: str
    labels: tuple[Label, ...]
    links: tuple[Link, ...]


# ---------------------------------------------------------------- from a document
def annotate(document: Document) -> Annotations:
    """The labels and links of a document; a lone surrogate in its text or id becomes U+FFFD.

    Raises:
        InputError: the document does not keep its text.
    """
    if document.text is None:
        raise InputError(f"{document.id}: annotators need the text, which this document does not keep")
    labels: list[Label] = []
    links: list[Link] = []

    def add(type: str, place: Any, /, **fields: str | None) -> int:
        filled = {key: writable(value) for key, value in fields.items() if value}
        labels.append(Label(type, place.start, place.end, filled))
        return len(labels) - 1

    if word := _WORD.search(document.text):
        labels.append(Label("Article", *word.span(), _header(document)))
    for date in document.dates:
        add("Date", date, value=date.value)
    for person in document.people:
        first = None
        for mention in person.mentions:
            if mention.kind in ("name", "short"):
                if first is None:
                    name = person.name if person.name != mention.text else None
                    first = add("Person", mention, name=name, country=person.country)
                else:
                    links.append(Link("SameAs", add("Person", mention), first))
        for office in person.offices if first is not None else ():
            title = office.title if office.title != office.text else None
            links.append(Link("Holds", first or 0, add("Office", office, title=title)))
    for event in document.events:
        if event.mentions:
            told = {key: getattr(event, key) for key in _EVENT} | {"parties": ", ".join(event.parties)}
            add(event.type.capitalize(), event.mentions[0], **told)
    for statement in (*document.commitments, *document.proposals):
        trigger = add(statement.act.capitalize(), statement.trigger, **_statement(statement))
        links.append(Link("Goal", trigger, add("Goal", statement.content)))
    return Annotations(writable(document.id), writable(document.text), tuple(labels), tuple(links))


def _header(document: Document) -> dict[str, str]:
    ends = [zone.end for zone in document.zones if zone.kind in _ARTICLE]
    body_ends = len(Places((document.text or "")[: max(ends)]).paragraphs) if ends else 0
    line = document.dateline
    header = {
        "source": document.source,
        "published": document.published,
        "dateline": line and line.place,
        "dateline_country": line and line.country,
        "body_ends": str(body_ends) if body_ends else "",
    }
    return {key: writable(value) for key, value in header.items() if value}


def _statement(statement: Statement) -> dict[str, str]:
    numbers = [f"{target.value:f}".rstrip("0").rstrip(".") for target in statement.targets]
    return {
        "parties": ", ".join(statement.parties),
        "counterparts": ", ".join(statement.counterparts),
        "deadline": statement.deadline,
        "target": " / ".join(f"{n} {t.unit}".strip() for n, t in zip(numbers, statement.targets, strict=True)),
    }


# ---------------------------------------------------------------- to gold
def to_gold(annotations: Annotations) -> Gold:
    """What annotators left, as gold.

    Raises:
        GoldError: something gold cannot say, or an annotation that contradicts the guide; names the entry.
    """
    return _Reading(annotations).gold()


class _Reading:
    """One article's labels and links on their way to gold."""

    def __init__(self, annotations: Annotations) -> None:
        self.id, self.text, self.labels = annotations.id, annotations.text, annotations.labels
        self.place = Places(annotations.text)
        self.links: dict[str, list[tuple[int, int]]] = {type: [] for type in LINKS}
        for link in annotations.links:
            if link.type not in self.links:
                raise GoldError(f"{self.id}: no link {link.type!r}; there are {', '.join(LINKS)}")
            self.links[link.type].append((link.source, link.target))

    def gold(self) -> Gold:
        tables: dict[str, Any] = {"date": [], "person": list(self.people()), "event": [], "commitment": []}
        tables["proposal"] = []
        header: dict[str, Any] = {"source": "", "published": ""}
        ends = 1
        for number, label in sorted(enumerate(self.labels), key=lambda pair: (pair[1].start, pair[0])):
            if label.type not in LABELS:
                raise GoldError(f"{self.id}: no label {label.type!r}; there are {', '.join(LABELS)}")
            if unknown := label.fields.keys() - set(LABELS[label.type]):
                raise self.error(label, f"unknown field {', '.join(sorted(unknown))}")
            ends = max(ends, self.place.paragraph(label.start))
            if label.type == "Article":
                header |= label.fields
            elif label.type == "Date":
                tables["date"].append(self.at(label) | {"value": "", **label.fields} | self.optional(label))
            elif label.type in EVENTS:
                tables["event"].append(self.event(label))
            elif label.type in STATEMENTS:
                kind = "commitment" if STATEMENTS[label.type] in ACTS["commitment"] else "proposal"
                tables[kind] += self.statements(number, label)
        header["body_ends"] = max(ends, self.body_ends(header.get("body_ends", "1")))
        header.setdefault("dateline", "")
        return build_gold({"article": header, **tables}, self.text, id=self.id, name=self.id)

    def event(self, label: Label) -> dict[str, Any]:
        row = {"type": EVENTS[label.type], "status": "occurred", **label.fields}
        return self.at(label) | row | {"parties": _codes(label, "parties")} | self.optional(label)

    def statements(self, number: int, label: Label) -> Iterator[dict[str, Any]]:
        """One row a goal: what one trigger makes an act with several goals is several acts."""
        goals = [self.labels[target] for source, target in self.links["Goal"] if source == number]
        if not goals:
            raise self.error(label, "needs a link to its goal")
        at = self.at(label)
        trigger: dict[str, Any] = {"p": at["p"], "trigger": at["at"]}
        trigger |= self.place.nth(trigger, "trigger", (label.start, label.start + len(at["at"])))
        codes = {key: _codes(label, key) for key in ("parties", "counterparts")}
        for told in goals:
            words = _GOAL.match(self.text, told.start, told.end)
            if words is None or self.place.paragraph(words.start()) != at["p"]:
                raise self.error(label, "its goal is not in the same paragraph")
            goal = {"p": at["p"], "goal": words[0]}
            goal |= self.place.nth(goal, "goal", words.span(), label.start)
            yield trigger | goal | {"act": STATEMENTS[label.type], **label.fields, **codes} | self.optional(label)

    def people(self) -> Iterator[dict[str, Any]]:
        """One row a person: all mentions that links hold together."""
        groups = {number: {number} for number, label in enumerate(self.labels) if label.type == "Person"}
        for pair in self.links["SameAs"]:
            if any(number not in groups for number in pair):
                raise self.error(self.labels[pair[0]], "SameAs links two mentions of a person")
            joined = groups[pair[0]] | groups[pair[1]]
            groups |= dict.fromkeys(joined, joined)
        for number, group in groups.items():
            if number == min(group):
                yield self.person([self.labels[n] for n in sorted(group)], self.offices(group))

    def person(self, mentions: list[Label], offices: tuple[str, ...]) -> dict[str, Any]:
        told: dict[str, str] = {}
        for mention in mentions:
            told = {**mention.fields, **told}  # what the first one says holds
        surfaces = [self.text[mention.start : mention.end] for mention in mentions]
        name = told.get("name") or max(surfaces, key=len)
        also = tuple(s for s in dict.fromkeys((*surfaces, *map(self.word, mentions))) if s != name)
        row: dict[str, Any] = {"name": name, "country": told.get("country", ""), "offices": offices, "also": also}
        return row | self.optional(mentions[0])

    def offices(self, group: set[int]) -> tuple[str, ...]:
        held = sorted({target for source, target in self.links["Holds"] if source in group})
        labels = [self.labels[number] for number in held]
        for label in labels:
            if label.type != "Office":
                raise self.error(label, "Holds links a person to an office")
        return tuple(dict.fromkeys(label.fields.get("title") or self.text[label.start : label.end] for label in labels))

    def word(self, label: Label) -> str:
        """The words of a label with the letters that touch it: gold finds names as whole words only."""
        start, end = label.start, label.end
        while start and regex.match(r"\w\w", self.text[start - 1 : start + 1]):
            start -= 1
        while end < len(self.text) and regex.match(r"\w\w", self.text[end - 1 : end + 1]):
            end += 1
        return self.text[start:end]

    def at(self, label: Label) -> dict[str, Any]:
        """Paragraph and snippet of a label, as far as its first paragraph goes."""
        p = self.place.paragraph(label.start)
        snippet = self.text[label.start : min(label.end, self.place.paragraphs[p - 1][1])].rstrip("\r\n") if p else ""
        if not snippet:
            raise self.error(label, "stands on no words")
        row = {"p": p, "at": snippet}
        return row | self.place.nth(row, "at", (label.start, label.start + len(snippet)))

    def optional(self, label: Label) -> dict[str, Any]:
        return {"optional": True} if label.optional else {}

    def body_ends(self, told: str) -> int:
        if not told.isdecimal() or not 1 <= int(told) <= len(self.place.paragraphs):
            raise GoldError(f"{self.id}: body_ends {told!r} is no paragraph of {len(self.place.paragraphs)}")
        return int(told)

    def error(self, label: Label, what: str) -> GoldError:
        p = self.place.paragraph(label.start)
        return GoldError(f"{self.id}, {label.type} {self.text[label.start : label.end][:40]!r} (¶{p}): {what}")


def _codes(label: Label, key: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in label.fields.get(key, "").split(",") if code.strip())
