"""A summary to read: who met whom, when, where, and what was promised or asked, each with its sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TextIO

import regex
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from aseanparse.export.table import visible
from aseanparse.model import Document, Event, Mention, Statement

_WIDEST = 100  # columns; longer lines are hard to read
TRIGGER, GOAL = "bold yellow", "underline cyan"
# What a side did, and the words that lead to the other side.
_VERBS = {
    "agree": ("agreed", " with"),
    "pledge": ("pledged", ", towards"),
    "announce": ("announced", ", towards"),
    "accept": ("accepted", ", towards"),
    "reaffirm": ("reaffirmed", ", towards"),
    "offer": ("offered", ", towards"),
    "support": ("gave support", ", towards"),
    "propose": ("proposed", " to"),
    "request": ("asked", ""),
    "invite": ("invited", ""),
}


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write the story of each document; without colour the trigger stands in ``*…*``, the goal in ``[…]``."""
    console = Console(file=stream, highlight=False)
    console.width = min(console.width, _WIDEST)
    marks = console.no_color or not console.is_terminal
    for document in documents:
        console.print(render(document, marks=marks))


def render(document: Document, *, marks: bool = False) -> RenderableType:
    """What rich prints for one document.

    Args:
        document: the document.
        marks: put ``*…*`` around triggers and ``[…]`` around goals, for output without colour.
    """
    sides = _sides(document)
    title = document.headline.text if document.headline else document.id
    parts: list[RenderableType] = [
        Rule(style="dim"),
        Text(visible(title), "bold"),
        Text(visible(_origin(document)), "dim"),
        Text(""),
    ]
    if document.events:
        table = Table.grid(padding=(0, 2))
        table.add_column(width=24, style="magenta")
        table.add_column()
        for event in document.events:
            table.add_row(*_met(event, document, sides))
        parts += [Text("Who met whom", "bold green"), Padding(table, (0, 0, 1, 2), expand=False)]
    for heading, statements in (("Promised", document.commitments), ("Asked for", document.proposals)):
        if statements:
            parts.append(Text(heading, "bold green"))
        for _, group in groupby(statements, key=lambda s: s.sentence):
            parts += _told(tuple(group), sides, marks)
    return Group(*parts)


def spoken(value: str) -> str:
    """A TIMEX3 value as a reader would say it; what is not understood stays as it is.

    >>> spoken("2026-03-17/2026-03-19"), spoken("2027-H1"), spoken("2026-04"), spoken("2026-Q3")
    ('17-19 March 2026', 'first half of 2027', 'April 2026', 'third quarter of 2026')
    """
    first, _, last = value.partition("/")
    if last:
        one, two = spoken(first), spoken(last)
        day, _, rest = one.partition(" ")
        return f"{day}-{two}" if rest and two.endswith(f" {rest}") else f"{one} - {two}"
    if match := regex.fullmatch(r"(\d{4})-(?:Q([1-4])|H([12]))", value):
        ordinal = ("first", "second", "third", "fourth")[int(match[2] or match[3]) - 1]
        return f"{ordinal} {'quarter' if match[2] else 'half'} of {match[1]}"
    try:
        if regex.fullmatch(r"\d{4}-\d\d", value):
            return f"{date.fromisoformat(value + '-01'):%B %Y}"
        day_meant = date.fromisoformat(value) if regex.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    except ValueError:
        return value
    return f"{day_meant.day} {day_meant:%B %Y}" if day_meant else value


def _sides(document: Document) -> dict[str, str]:
    """Code of a side -> its name, as far as the document names it."""
    return {e.code: e.name for e in reversed(document.entities) if e.kind == "country" and e.code}


def _origin(document: Document) -> str:
    place = document.dateline.place if document.dateline else ""
    facts = (document.source or "unknown source", place, spoken(document.published or ""))
    return " · ".join(filter(None, facts))


def _names(codes: Sequence[str], sides: dict[str, str]) -> str:
    names = [sides.get(code, code) for code in codes] or ["somebody"]
    return visible(" and ".join(filter(None, (", ".join(names[:-1]), names[-1]))))


def _met(event: Event, document: Document, sides: dict[str, str]) -> tuple[Text, Text]:
    """When, and who: the sides with the people named as taking part, what it was, where."""
    people = [person for person in document.people if person.id in event.participants]
    who = Text()
    for n, party in enumerate(event.parties):
        who.append("" if n == 0 else " and " if n == len(event.parties) - 1 else ", ")
        who.append(_names([party], sides), "bold")
        if names := [person.name for person in people if person.country == party]:
            who.append(f" ({visible(', '.join(names))})")
    others = [person.name for person in people if person.country not in event.parties]
    where = [event.place] if event.place else []
    who.append(visible(", ".join(["", event.name or event.type, *where])))
    who.append(visible(f", with {', '.join(others)}") if others else "")
    who.append("" if event.status == "occurred" else f" ({event.status})", "yellow")
    when = spoken(f"{event.start}/{event.end}" if event.end else event.start)
    return Text(visible(when) or "-"), who


def _told(statements: tuple[Statement, ...], sides: dict[str, str], marks: bool) -> list[RenderableType]:
    """What one sentence tells: a line for each side and act, with its deadlines, then the sentence, highlighted."""
    told: list[RenderableType] = []
    for _, group in groupby(statements, key=lambda s: (s.act, s.parties, s.counterparts)):
        same = tuple(group)
        verb, towards = _VERBS[same[0].act]
        line = Text.assemble((_names(same[0].parties, sides), "bold"), f" {verb}")
        if same[0].counterparts:
            line.append(f"{towards} {_names(same[0].counterparts, sides)}")
        if deadlines := dict.fromkeys(spoken(s.deadline) for s in same if s.deadline):
            line.append(visible(f"  by {', '.join(deadlines)}"), "magenta")
        told.append(Padding(line, (0, 0, 0, 2), expand=False))
    sentence = highlighted(statements[0].sentence, statements, marks)
    return [*told, Padding(sentence, (0, 0, 0, 4), expand=False), Text("")]


def highlighted(sentence: Mention, statements: Iterable[Statement], marks: bool) -> Text:
    """The sentence with triggers and goals in style, or between marks."""
    told = visible(sentence.text)
    spans = [(s.content, GOAL, "[", "]") for s in statements] + [(s.trigger, TRIGGER, "*", "*") for s in statements]
    text = Text(told)
    around: dict[int, str] = {}
    for mention, style, opening, closing in dict.fromkeys(spans):
        start, end = mention.start - sentence.start, mention.end - sentence.start
        if 0 <= start < end <= len(told):
            text.stylize(style, start, end)
            around[start] = around.get(start, "") + opening
            around[end] = closing + around.get(end, "")
    if not marks:
        return text
    cuts = sorted({0, *around, len(told)})
    pieces = [around.get(a, "") + told[a:b] for a, b in zip(cuts, [*cuts[1:], len(told)], strict=True)]
    return Text("".join(pieces))
