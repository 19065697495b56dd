"""Gold written as the TOML that ``read_gold`` reads; ``seeds/GUIDE.md`` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from aseanparse import files
from aseanparse.errors import InputError
from aseanparse.testing.gold import Gold, GoldAct, GoldDate, GoldEvent, GoldPerson, Places


def write_gold(golds: Iterable[Gold], folder: str | Path) -> None:
    """Write each gold as ``<id>.toml`` beside its article, ``<id>.txt``: what ``find_gold`` and ``score`` read.

    Args:
        golds: taken one at a time.
        folder: made where it is missing; files of these names are replaced.

    Raises:
        InputError: a file cannot be written.
    """
    for gold in golds:
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise InputError(f"{folder}: {(error.strerror or str(error)).lower()}") from error
        for name, string in ((f"{gold.id}.txt", gold.text), (f"{gold.id}.toml", dumps_gold(gold))):
            with files.replacing(Path(folder) / name) as stream:
                stream.write(string)


def dumps_gold(gold: Gold) -> str:
    """One gold as TOML; read again with its text, it is equal."""
    place = Places(gold.text)
    header = gold.header
    tables = [
        _table(
            "[article]",
            {"source": header.source, "published": header.published}
            | ({} if header.dateline is None else {"dateline": header.dateline})
            | ({"dateline_country": header.dateline_country} if header.dateline_country else {})
            | {"body_ends": header.body_ends},
        )
    ]
    tables += [_table("[[date]]", _date(date, place)) for date in gold.dates]
    tables += [_table("[[person]]", _person(person)) for person in gold.people]
    tables += [_table("[[event]]", _event(event, place)) for event in gold.events]
    tables += [_table(f"[[{act.kind}]]", _act(act, place)) for act in gold.acts]
    return "\n".join(tables)


def _date(date: GoldDate, place: Places) -> dict[str, Any]:
    row: dict[str, Any] = {"p": date.p, "at": date.at}
    return row | place.nth(row, "at", date.span) | {"value": date.value} | _optional(date)


def _person(person: GoldPerson) -> dict[str, Any]:
    row: dict[str, Any] = {"name": person.name, "country": person.country, "offices": person.offices}
    return row | ({"also": person.also} if person.also else {}) | _optional(person)


def _event(event: GoldEvent, place: Places) -> dict[str, Any]:
    row: dict[str, Any] = {"p": event.p, "at": event.at}
    row |= place.nth(row, "at", event.span)
    keys = ("type", "status", "name", "parties", "start", "end", "place")
    return row | {key: getattr(event, key) for key in keys} | _optional(event)


def _act(act: GoldAct, place: Places) -> dict[str, Any]:
    wordings = act.trigger.split(" … ")
    row: dict[str, Any] = {"p": act.p, "trigger": wordings if len(wordings) > 1 else wordings[0]}
    row |= place.nth(row, "trigger", act.span)
    goal = {"p": act.p, "goal": act.goal}
    goal |= place.nth(goal, "goal", (act.goal_start, act.goal_start + len(act.goal)), act.span[0])
    keys = ("act", "parties", "counterparts", "deadline", "target")
    return row | goal | {key: getattr(act, key) for key in keys} | _optional(act)


def _optional(fact: GoldDate | GoldPerson | GoldEvent | GoldAct) -> dict[str, Any]:
    return {"optional": True} if fact.optional else {}


def _table(head: str, row: Mapping[str, Any]) -> str:
    return "".join([f"{head}\n", *(f"{key} = {_value(value)}\n" for key, value in row.items())])


def _value(value: Any) -> str:
    """A TOML value; its strings are those of JSON but for DEL, which TOML wants escaped."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_value, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
