"""What holds for any record and its text: grounding, references, zones, order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any, get_args

from aseanparse.model import ZoneKind
from aseanparse.testing.compare import Record, tables
from aseanparse.testing.subject import Breach, excerpt

_BY_MATCH = (
    "make it with article.text.mention(match.start(), match.end()), from a match on article.text.view; "
    "positions in a Document are those of the caller's string, not of the view"
)
_ORDER = "return it sorted: sorted(..., key=lambda fact: fact.start), and sides as tuple(sorted(set(codes)))"


def grounding(record: Record, text: str) -> Iterator[Breach]:
    """Ranges that lie outside the text, hold something else or cut a word, and ids that lead nowhere."""
    for path, table in tables(record):
        start, end = table.get("start"), table.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or path.startswith("zones["):
            continue
        if not 0 <= start <= end <= len(text):
            yield Breach(f"the range {start} to {end} is outside the text of {len(text)} characters", path, _BY_MATCH)
        elif "text" in table and table["text"] != text[start:end]:
            what = f"its text is {table['text']!r}, its range holds {text[start:end]!r}"
            yield Breach(what, f"{path}, {excerpt(text, start, end)}", _BY_MATCH)
        elif "text" in table and (fault := _edge(text, start, end)):
            yield Breach(fault, f"{path}, {excerpt(text, start, end)}", _BY_MATCH)
    yield from _references(record)


def _edge(text: str, start: int, end: int) -> str:
    """What is wrong with the edges of a range, "" if nothing: blanks belong to no mention, and both edges cut no word.

    One edge may: old pages glue words ("alsoagreed to"). A range that was moved is wrong at both.
    """
    found = text[start:end]
    if not found or found != found.strip():
        return f"the range {start} to {end} is empty, or begins or ends with a blank"
    begins, ends = _cuts(text, start), _cuts(text, end)
    if (begins and (ends or not found[-1].isalnum())) or (ends and not found[0].isalnum()):
        return f"the range {start} to {end} is beside the words: it cuts one"
    return ""


def _cuts(text: str, at: int) -> bool:
    return text[max(at - 1, 0) : at].isalnum() and text[at : at + 1].islower()


def _references(record: Record) -> Iterator[Breach]:
    ids = {
        key: [item["id"] for item in record[key]]
        for key in ("people", "entities", "events", "commitments", "proposals")
    }
    fresh = "give each fact an id of its own, as the core's finder does (p1, p2 ...; e1 ...; s1 ...)"
    for key, given in ids.items():
        for id in sorted({id for id in given if given.count(id) > 1}):
            yield Breach(f"the id {id!r} stands {given.count(id)} times", key, fresh)
    to_known = "refer to the ids of the people and events that the finder was given, and to no others"
    for key, names in (("events", ("participants", "parent")), ("commitments", _WHO), ("proposals", _WHO)):
        for number, item in enumerate(record[key]):
            for name in names:
                known = ids["events" if name in ("parent", "event") else "people"]
                given = item[name] if isinstance(item[name], list) else [item[name]]
                for id in sorted({*given} - {*known, None}):
                    yield Breach(f"{name} refers to {id!r}, which is not there", f"{key}[{number}]", to_known)
    for number, event in enumerate(record["events"]):
        if event["parent"] == event["id"]:
            yield Breach("its parent is the event itself", f"events[{number}]", "leave parent None")
    for number, person in enumerate(record["people"]):
        if not person["mentions"]:
            yield Breach(f"{person['name']!r} has no mention", f"people[{number}]", "leave the person out")
    for key in ("commitments", "proposals"):
        for number, act in enumerate(record[key]):
            for part in ("trigger", "content"):
                if not act["sentence"]["start"] <= act[part]["start"] <= act[part]["end"] <= act["sentence"]["end"]:
                    remedy = "take trigger, content and sentence from one sentence"
                    yield Breach(f"its {part} lies outside its sentence", f"{key}[{number}]", remedy)


_WHO = ("makers", "speaker", "event")


def tiling(record: Record, text: str) -> Iterator[Breach]:
    """Zones that leave a gap, overlap or are of no known kind."""
    found = record["zones"]
    tile = (
        "let aseanparse.lay_out make the zones and change only their kinds: from 0 to len(text), each from the last end"
    )
    if not found:
        if text:
            yield Breach("there are no zones", excerpt(text), tile)
        return
    for number, zone in enumerate(found):
        if zone["kind"] not in get_args(ZoneKind):
            known = ", ".join(get_args(ZoneKind))
            yield Breach(f"the kind {zone['kind']!r} is unknown", f"zones[{number}]", f"use one of {known}")
        if not 0 <= zone["start"] < zone["end"] <= len(text):
            what = f"the zone {zone['start']} to {zone['end']} is empty or outside the text of {len(text)} characters"
            yield Breach(what, f"zones[{number}]", tile)
    for number, (a, b) in enumerate(pairwise(found), 1):
        if a["end"] != b["start"]:
            what = "overlaps the zone before it" if b["start"] < a["end"] else "leaves a gap behind the zone before it"
            where = f"zones[{number}], {excerpt(text, *sorted((a['end'], b['start'])))}"
            yield Breach(f"the zone {b['start']} to {b['end']} {what}, which ends at {a['end']}", where, tile)
    if found[0]["start"] != 0 or found[-1]["end"] != len(text):
        what = f"the zones reach from {found[0]['start']} to {found[-1]['end']}, the text from 0 to {len(text)}"
        yield Breach(what, excerpt(text), tile)


def order(record: Record, text: str) -> Iterator[Breach]:
    """What does not come in the order of the text, and sides that do not come in the order of the alphabet."""

    def late(items: list[Any], place: Callable[[Any], int]) -> Iterator[int]:
        return (n for n, (a, b) in enumerate(pairwise(map(place, items)), 1) if b < a)

    def start(item: Any) -> int:
        return int(item["start"])

    lists = [("dates", record["dates"], start)]
    for key in ("people", "entities"):
        lists.append((key, [p for p in record[key] if p["mentions"]], lambda item: start(item["mentions"][0])))
    for key in ("people", "entities", "events"):
        lists += [(f"{key}[{n}].mentions", item["mentions"], start) for n, item in enumerate(record[key])]
    for key in ("commitments", "proposals"):
        lists.append((key, record[key], lambda item: start(item["content"])))
    for path, items, place in lists:
        for n in late(items, place):
            what = "stands before the one it comes after"
            yield Breach(what, f"{path}[{n}], {excerpt(text, place(items[n]), place(items[n]) + 1)}", _ORDER)
    for key in ("events", "commitments", "proposals"):
        for n, item in enumerate(record[key]):
            for name in ("parties", "counterparts", "hosts"):
                codes = list(item.get(name, ()))
                if codes != sorted(set(codes)):
                    yield Breach(f"{name} are {codes}, not sorted or twice", f"{key}[{n}]", _ORDER)
