"""Label Studio: tasks with predictions, written for annotators, and their annotations read back as gold.

https://labelstud.io/guide/predictions describes the format. Its text offsets count code points, a line end of two
characters as two (``charsToCodePoints`` in the editor's source; releases before 1.6 counted UTF-16 units, so that
emoji shifted what followed), as ours do. A label's fields are results of the same id as the label.
``docs/annotate.md`` tells annotators what they may change.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any, TextIO

from aseanparse.errors import InputError
from aseanparse.export.annotations import LINKS, Annotations, Label, Link, annotate, to_gold
from aseanparse.model import Document
from aseanparse.testing.gold import Gold, GoldError

_CHOICES = ("status", "optional")


def config() -> str:
    """The labeling configuration, XML to paste into a project's settings."""
    return files(__package__).joinpath("labels.xml").read_text(encoding="utf-8")


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write tasks as one JSON array, one after the other as documents come; our annotations are their predictions.

    Raises:
        InputError: a document does not keep its text.
    """
    separator = "[\n"
    for document in documents:
        stream.write(separator + json.dumps(task(annotate(document)), ensure_ascii=False))
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


def read(stream: TextIO, *, unreviewed: bool = False) -> Iterator[Gold]:
    """The annotations of Label Studio's JSON export as gold, in the order of its tasks.

    Args:
        stream: the export in the format *JSON* (not *JSON-MIN*).
        unreviewed: take the predictions of a task that nobody has annotated. Left out, such a task is passed over:
            what the parser said is no gold.

    Raises:
        InputError: no JSON of this kind.
        GoldError: an annotation that cannot be read, or that gold cannot say; names task and entry.
    """
    try:
        tasks = json.load(stream)
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from error
    for number, found in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
        try:
            id, text = str(found["data"]["id"]), found["data"]["text"]
            left = [each["result"] for each in found.get("annotations", ()) if not each.get("was_cancelled")]
            if not left and unreviewed:
                left = [each["result"] for each in found.get("predictions", ())]
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"task {number}: no task of aseanparse in Label Studio's JSON format ({error})") from error
        if left:
            yield to_gold(_annotations(id, text, left[-1]))


def task(annotations: Annotations) -> dict[str, Any]:
    """One task, with our annotations as its prediction."""
    result: list[dict[str, Any]] = []
    for number, label in enumerate(annotations.labels, 1):
        place = {"start": label.start, "end": label.end}

        def add(name: str, type: str, id: str = f"t{number}", place: Mapping[str, int] = place, **more: Any) -> None:
            result.append({"id": id, "from_name": name, "to_name": "text", "type": type, "value": {**place, **more}})

        add("label", "labels", text=annotations.text[label.start : label.end], labels=[label.type])
        for name, value in label.fields.items():
            if name in _CHOICES:
                add(name, "choices", choices=[value])
            else:
                add(name, "textarea", text=[value])
        if label.optional:
            add("optional", "choices", choices=["optional"])
    for link in annotations.links:
        ends = {"from_id": f"t{link.source + 1}", "to_id": f"t{link.target + 1}"}
        result.append({**ends, "type": "relation", "direction": "right", "labels": [link.type]})
    return {
        "data": {"id": annotations.id, "text": annotations.text},
        "predictions": [{"model_version": "aseanparse", "result": result}],
    }


def _annotations(id: str, text: str, result: Iterable[Mapping[str, Any]]) -> Annotations:
    places: dict[str, tuple[str, int, int]] = {}
    fields: dict[str, dict[str, str]] = {}
    relations = []
    for entry in result:
        try:
            value = entry.get("value", {})
            if entry["type"] == "relation":
                relations.append(entry)
            elif entry["type"] == "labels":
                (kind,) = value["labels"]
                places[entry["id"]] = kind, _offset(value, "start", text), _offset(value, "end", text)
            elif told := [str(each) for each in value["choices" if entry["type"] == "choices" else "text"]]:
                fields.setdefault(entry["id"], {})[entry["from_name"]] = " ".join(told).strip()
        except (KeyError, TypeError, ValueError) as error:
            raise GoldError(f"{id}: no result of this labeling configuration: {entry} ({error})") from error
    number = {name: n for n, name in enumerate(places)}
    labels = []
    for name, place in places.items():
        said = fields.get(name, {})
        optional = said.pop("optional", "") != ""
        labels.append(Label(*place, said, optional))
    try:
        links = [Link(_link(each, places), number[each["from_id"]], number[each["to_id"]]) for each in relations]
    except KeyError as error:
        raise GoldError(f"{id}: a relation with nothing at its end: {error}") from error
    return Annotations(id, text, tuple(labels), tuple(links))


def _offset(value: Mapping[str, Any], key: str, text: str) -> int:
    at = int(value[key])
    if not 0 <= at <= len(text):
        raise ValueError(f"{key} {at} is outside the text")
    return at


def _link(relation: Mapping[str, Any], places: Mapping[str, tuple[str, int, int]]) -> str:
    """The type of a relation; where the annotator chose none, the one that fits its ends."""
    for name in relation.get("labels") or ():
        return str(name)
    last = places[relation["to_id"]][0]
    fitting = {"Person": "SameAs", "Office": "Holds", "Goal": "Goal"}
    assert set(fitting.values()) == set(LINKS)
    return fitting.get(last, last)
