r"""Brat: standoff annotation, written for annotators and read back as gold.

Each document gives ``<id>.txt`` and ``<id>.ann``; ``annotation.conf`` and ``visual.conf`` beside them tell brat the
labels and their colours. https://brat.nlplab.org/standoff.html describes the format, whose offsets count code
points, as ours do. What a label says stands in its note, which brat's dialog shows: ``parties=LAO; deadline=2030``.
``docs/annotate.md`` tells annotators what they may change.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files as resources
from pathlib import Path

from aseanparse import files
from aseanparse.errors import InputError
from aseanparse.export.annotations import STATEMENTS, STATUSES, Annotations, Label, Link, annotate, to_gold
from aseanparse.export.folders import file_names, make_folder
from aseanparse.model import Document
from aseanparse.testing.gold import Gold, GoldError

CONFIGURATION = ("annotation.conf", "visual.conf")

# An annotation is one line, so brat breaks what crosses lines into fragments; these are all that Python breaks at.
_LINES = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_FIELD = re.compile(r"\s*(\w+)\s*=((?:[^;\\]|\\.)*)(?:;|$)")


def write(documents: Iterable[Document], folder: str | Path) -> None:
    """Write a folder that brat opens: text, annotations and configuration.

    Args:
        documents: with their texts, taken one at a time. An id gives the name of its files: what no file name should
            hold becomes ``_``, it is cut after 200 bytes, and a name that is taken gets a number.
        folder: made where it is missing. Each file appears whole or not at all.

    Raises:
        InputError: a document does not keep its text, or a file cannot be written.
    """
    target = make_folder(folder)
    for name in CONFIGURATION:
        _write(target / name, resources(__package__).joinpath(name).read_text(encoding="utf-8"))
    named = file_names()
    for document in documents:
        annotations = annotate(document)
        name = named(document.id)
        _write(target / f"{name}.txt", annotations.text)
        _write(target / f"{name}.ann", dumps(annotations))


def read(folder: str | Path) -> Iterator[Gold]:
    """The annotations of a folder as gold, one file after the other; ids are the names of the files.

    Raises:
        GoldError: an annotation that cannot be read, or that gold cannot say; names file and line, or the entry.
        InputError: a text is missing or unreadable, or there is none.
    """
    paths = sorted(Path(folder).glob("*.ann"))
    if not paths:
        raise InputError(f"{folder}: a folder without any .ann file")
    for path in paths:
        try:
            text, lines = files.read(str(path.with_suffix(".txt"))), path.read_text(encoding="utf-8")
        except (InputError, OSError, ValueError) as error:
            raise InputError(f"{path.with_suffix('')}: {error}") from error
        yield to_gold(loads(lines, text, id=path.stem))


def _write(path: Path, string: str) -> None:
    with files.replacing(path) as stream:
        stream.write(string)


# ---------------------------------------------------------------- one article
def dumps(annotations: Annotations) -> str:
    """The lines of an ``.ann`` file."""
    lines, names = [], []
    goals: dict[int, list[str]] = {}
    for link in annotations.links:
        if link.type == "Goal":
            told = goals.setdefault(link.source, [])
            told.append(f" Goal{len(told) + 1 if told else ''}:T{link.target + 1}")
    attributes = notes = relations = 0
    triggers: dict[str, int] = {}  # several acts may have the same words
    for number, label in enumerate(annotations.labels):
        span = f"{label.type} {_spans(label, annotations.text)}"
        trigger = triggers.setdefault(span, number) if label.type in STATEMENTS else number
        if trigger == number:
            lines.append(f"T{number + 1}\t{span}")
        names.append(f"E{number + 1}" if label.type in STATEMENTS else f"T{number + 1}")
        if label.type in STATEMENTS:
            lines.append(f"E{number + 1}\t{label.type}:T{trigger + 1}{''.join(goals.get(number, ()))}")
        fields = dict(label.fields)
        marks = [f"Status {names[-1]} {fields.pop('status')}"] if "status" in fields else []
        for mark in [*marks, *([f"Optional {names[-1]}"] if label.optional else [])]:
            attributes += 1
            lines.append(f"A{attributes}\t{mark}")
        if fields:
            notes += 1
            lines.append(f"#{notes}\tAnnotatorNotes {names[-1]}\t{_note(fields)}")
    for link in annotations.links:
        if link.type != "Goal":
            relations += 1
            lines.append(f"R{relations}\t{link.type} Arg1:{names[link.source]} Arg2:{names[link.target]}")
    return "".join(f"{line}\n" for line in lines)


def loads(string: str, text: str, *, id: str) -> Annotations:
    """The annotations of an ``.ann`` file.

    Args:
        string: its lines.
        text: the article.
        id: of the article.

    Raises:
        GoldError: a line that is no annotation this module knows; names it.
    """
    reading = _Reading(text)
    for number, line in enumerate(string.split("\n"), 1):
        if line.strip():
            try:
                reading.line(line.rstrip("\r"))
            except (ValueError, IndexError, KeyError) as error:
                raise GoldError(f"{id}.ann, line {number}: {error or 'no annotation'}") from error
    try:
        return reading.annotations(id)
    except KeyError as error:
        raise GoldError(f"{id}.ann: nothing is called {error}") from error


class _Reading:
    """The lines of one file, in whatever order brat left them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: dict[str, tuple[str, int, int]] = {}
        self.acts: dict[str, tuple[str, str, list[str]]] = {}
        self.links: list[tuple[str, str, str]] = []
        self.fields: dict[str, dict[str, str]] = {}
        self.optional: set[str] = set()

    def line(self, line: str) -> None:
        name, data, *tail = line.split("\t")
        kind, *words = data.split()
        if name[0] == "T":
            places = [int(place) for place in data.removeprefix(kind).replace(";", " ").split()]
            start, end = min(places), max(places)
            if not 0 <= start < end <= len(self.text):
                raise ValueError(f"no stretch of the text: {start} to {end}")
            self.spans[name] = kind, start, end
        elif name[0] == "E":
            act, trigger = kind.split(":")
            self.acts[name] = act, trigger, [word.partition(":")[2] for word in words if word.startswith("Goal")]
        elif name[0] == "R":
            self.links.append((kind, *(word.partition(":")[2] for word in words[:2])))  # type: ignore[arg-type]
        elif name[0] in "AM" and kind == "Optional":
            self.optional.add(words[0])
        elif name[0] == "A" and kind == "Status" and words[1] in STATUSES:
            self.fields.setdefault(words[0], {})["status"] = words[1]
        elif name[0] == "#" and kind == "AnnotatorNotes":
            self.fields.setdefault(words[0], {}).update(_read_note(tail[0]))
        elif name[0] not in "#N":
            raise ValueError(f"unknown annotation {line!r}")

    def annotations(self, id: str) -> Annotations:
        labels: list[Label] = []
        number: dict[str, int] = {}
        triggers = {trigger for _, trigger, _ in self.acts.values()}
        told = {name: span for name, span in self.spans.items() if name not in triggers}
        told |= {name: (act, *self.spans[trigger][1:]) for name, (act, trigger, _) in self.acts.items()}
        for name, (kind, start, end) in told.items():
            number[name] = len(labels)
            labels.append(Label(kind, start, end, self.fields.get(name, {}), name in self.optional))
        links = [Link(kind, number[source], number[target]) for kind, source, target in self.links]
        for name, (_, _, goals) in self.acts.items():
            links += [Link("Goal", number[name], number[goal]) for goal in goals]
        return Annotations(id, self.text, tuple(labels), tuple(links))


def _spans(label: Label, text: str) -> str:
    places = [match.span() for match in _LINES.finditer(text, label.start, label.end)]
    told = " ".join(text[start:end] for start, end in places)
    return ";".join(f"{start} {end}" for start, end in places) + f"\t{told}"


def _note(fields: Mapping[str, str]) -> str:
    clean = {key: " ".join(re.sub(r"([\\;])", r"\\\1", value).split()) for key, value in fields.items()}
    return "; ".join(f"{key}={value}" for key, value in clean.items())


def _read_note(note: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = 0
    while at < len(note.rstrip()):
        match = _FIELD.match(note, at)
        if match is None:
            raise ValueError(f"the note {note!r} is not of the form key=value; key=value")
        fields[match[1]] = re.sub(r"\\(.)", r"\1", match[2]).strip()
        at = match.end()
    return fields
