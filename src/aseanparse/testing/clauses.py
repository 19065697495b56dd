"""The clauses of the contract, one function each: what every source's reading of every article has to be."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from random import Random
from typing import Any, get_args

from attrs import evolve

from aseanparse import plugins
from aseanparse.demo import articles as demo_articles
from aseanparse.errors import InputError
from aseanparse.export import json as as_json
from aseanparse.model import ZoneKind
from aseanparse.terms import find_terms
from aseanparse.testing import compare
from aseanparse.testing.compare import Record, tables, unlike
from aseanparse.testing.damage import damaged, shortest, units
from aseanparse.testing.growth import Growth, outgrown, outgrown_article
from aseanparse.testing.subject import LINEAR, Breach, Subject, Unreadable, excerpt
from aseanparse.text import Text

Clause = Callable[[Subject], Iterator[Breach]]

_BY_MATCH = (
    "make it with article.text.mention(match.start(), match.end()), from a match on article.text.view; "
    "positions in a Document are those of the caller's string, not of the view"
)
_ORDER = "return it sorted: sorted(..., key=lambda fact: fact.start), and sides as tuple(sorted(set(codes)))"


# ---------------------------------------------------------------- the record by itself
def grounded(subject: Subject) -> Iterator[Breach]:
    """Every range lies in the caller's string and holds what it says; ids are unique and lead somewhere."""
    yield from _grounded(subject.read(), subject.text)


def _grounded(record: Record, text: str) -> Iterator[Breach]:
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


def zones(subject: Subject) -> Iterator[Breach]:
    """Zones cover the text from the first character to the last, in order, without overlap, and are of known kinds."""
    text, found = subject.text, subject.read()["zones"]
    tile = (
        "let aseanparse.lay_out make the zones and change only their kinds: from 0 to len(text), each from the last end"
    )
    if not found:
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


def ordered(subject: Subject) -> Iterator[Breach]:
    """Everything comes in the order of the text, and sides in the order of the alphabet."""
    record = subject.read()

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
            yield Breach(what, f"{path}[{n}], {excerpt(subject.text, place(items[n]), place(items[n]) + 1)}", _ORDER)
    for key in ("events", "commitments", "proposals"):
        for n, item in enumerate(record[key]):
            for name in ("parties", "counterparts", "hosts"):
                codes = list(item.get(name, ()))
                if codes != sorted(set(codes)):
                    yield Breach(f"{name} are {codes}, not sorted or twice", f"{key}[{n}]", _ORDER)


@cache
def _schema() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(as_json.schema())


def roundtrip(subject: Subject) -> Iterator[Breach]:
    """The record agrees with the published JSON Schema, and reading what was written gives the same document."""
    document = subject.document()
    kinds = "give every field a value of the kind that its class in aseanparse names (docs/fields.md)"
    written = as_json.dumps(document)
    for error in _schema().iter_errors(json.loads(written)):
        yield Breach(error.message, f"{error.json_path.removeprefix('$.')} of the JSON record", kinds)
    try:
        again = as_json.loads(written)
    except InputError as error:
        yield Breach(f"the JSON record cannot be read back: {error}", "the JSON record", kinds)
        return
    for line in unlike(document.to_dict(), again.to_dict())[:3]:
        yield Breach(line, "the JSON record, read back", kinds)


# ---------------------------------------------------------------- the record beside another one
def deterministic(subject: Subject) -> Iterator[Breach]:
    """The same text gives the same record, whatever was read before it."""
    wanted = subject.read()
    remedy = (
        "let a finder depend on its arguments alone: no random, no global or cached state of another article, "
        "and no order of a set: sort what comes out of it"
    )
    for _, other in (*demo_articles(), ("", "")):
        subject.read(other)
        if lines := unlike(wanted, subject.read()):
            yield from (Breach(line, "the same text read again", remedy) for line in lines[:3])
            return


_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def spelling(subject: Subject) -> Iterator[Breach]:
    """Composed and decomposed letters, curly and straight quotes say the same."""
    text = subject.text
    composed = subject.read(unicodedata.normalize("NFC", text))
    decomposed = unicodedata.normalize("NFD", text)
    curly, straight = text.replace("'", "’"), text.translate(_QUOTES)
    remedy = (
        "match on article.text.view, where letters have no diacritics, quotes are straight and dashes are hyphens; "
        "normalize what has to be read from the original (unicodedata.normalize('NFC', ...))"
    )
    for what, wanted, got in (
        ("NFD", composed, subject.read(decomposed)),
        ("straight quotes", subject.read(curly), subject.read(straight)),
    ):
        for line in unlike(compare.values(wanted), compare.values(got))[:3]:
            yield Breach(line, f"the article with {what}", remedy)


_BEFORE = ("\n", "\n\n", "\ufeff", "\u200b\n")
_AFTER = ("\n", " \n\n", "\u200b", "\r\n")


def shifted(subject: Subject) -> Iterator[Breach]:
    """Blank text before an article moves every range and changes nothing else; behind it, it changes nothing."""
    wanted = subject.read()
    remedy = (
        "count from what a pattern found, never from the start or the end of the text; let patterns for the first or "
        "last line allow blanks before and after it"
    )
    for before, after in (*((b, "") for b in _BEFORE), *(("", a) for a in _AFTER)):
        text = before + subject.text + after
        got = compare.without_edges(subject.read(text))
        moved = compare.without_edges(compare.shifted(wanted, len(before)))
        for line in unlike(moved, got)[:3]:
            yield Breach(line, f"the article {'after' if before else 'before'} {before or after!r}", remedy)


# ---------------------------------------------------------------- what a source must not do
def total(subject: Subject) -> Iterator[Breach]:
    """No text makes a function of the source raise, and what it finds in any text is grounded."""
    for what, text in damaged(subject.text, Random(subject.text)):
        try:
            subject.claims(text)
            record = subject.read(text)
        except Unreadable as failure:
            yield _smaller(subject, text, failure.breach)
            return
        for breach in list(_grounded(record, text))[:3]:
            if "cuts one" not in breach.what:  # words that lost their spaces are cut where they were glued
                yield evolve(breach, where=f"{what}: {breach.where}")
                return


def _smaller(subject: Subject, text: str, breach: Breach) -> Breach:
    """The breach on a text as short as it can easily be made."""
    kind = breach.what.partition(":")[0]

    def failure(shorter: str) -> Breach | None:
        try:
            subject.claims(shorter)
            subject.read(shorter)
        except Unreadable as failed:
            return failed.breach if failed.breach.what.startswith(kind) else None
        return None

    if "come back" in breach.what:
        return breach
    return failure(shortest(text, lambda shorter: failure(shorter) is not None)) or breach


class _PlantedError(Exception):
    pass


class _Planted(Text):
    """A text whose view raises when it is looked at for the nth time."""

    __slots__ = ("asked", "fatal")

    def __init__(self, original: str, fatal: int = 0) -> None:
        self.asked = self.fatal = 0
        super().__init__(original)
        self.asked, self.fatal = 0, fatal

    def __getattribute__(self, name: str) -> Any:
        if name == "view":
            self.asked += 1
            if self.fatal and self.asked >= self.fatal:
                raise _PlantedError
        return super().__getattribute__(name)


def loud(subject: Subject) -> Iterator[Breach]:
    """A defect is heard: an exception below a function of the source comes out of it and is not taken for no facts."""
    article = subject.lay_out(subject.text)
    terms = find_terms(article.text, subject.lexicon)
    found: list[Any] = []
    for stage in ("recognise", "layout", "find_dates", "find_people", "find_events", "find_commitments"):
        function = getattr(subject.source, stage)

        def run(page: Text, function: Any = function, stage: str = stage) -> Any:
            if stage == "recognise":
                return function(page, None)
            if stage == "layout":
                return function(page, terms, subject.lexicon, None)
            facts = found if stage in ("find_events", "find_commitments") else []
            return function(evolve(article, text=page, warnings=[]), *facts)

        counting = _Planted(subject.text)
        result = run(counting)
        for fatal in sorted({1, 2, 3, counting.asked} & set(range(1, counting.asked + 1))):
            try:
                run(_Planted(subject.text, fatal))
            except _PlantedError:
                continue
            yield Breach(
                "an exception planted in the text did not come out of it",
                stage,
                "catch only the errors you expect (except ValueError), never Exception: a defect that is swallowed "
                "looks like an article without facts",
            )
            break
        if stage.startswith("find_"):
            found.append(result)


def exclusive(subject: Subject) -> Iterator[Breach]:
    """The source claims its article, however it is encoded; no other source does; it claims nobody else's."""
    source, text = subject.source, subject.text
    own = (
        "let recognise look for what only this outlet writes (its dateline, sign-off, name of the page) in text.view; "
        "what it looks for has to be in each of your articles"
    )
    for what, form in (
        ("as it is", text),
        ("in NFD", unicodedata.normalize("NFD", text)),
        ("with Windows line ends", text.replace("\r\n", "\n").replace("\n", "\r\n")),
    ):
        if not subject.claims(form):
            yield Breach(f"recognise does not claim its own article {what}", excerpt(text), own)
            break
    for id, other in plugins.load().sources.items():
        if id != source.id and other.recognise(Text(text), None):
            remedy = (
                f"if the article is not from {other.name}, report it there; else leave it out of your articles. "
                "Two claims cancel each other: the article would be read as nobody's"
            )
            yield Breach(f"the source {id!r} claims the article, too", excerpt(text), remedy)
    for outlet, foreign in _foreign(subject):
        if subject.claims(foreign):
            remedy = "make recognise narrower: ask for a mark that only this outlet has, anchored where it stands"
            yield Breach(f"recognise claims an article of {outlet}", excerpt(foreign), remedy)


_SAID = " The two ministers agreed on Monday to open a direct air route by 2030, the ministry said.\n"
# How other outlets open an article, by name: none may be claimed by any but its own source.
_OPENINGS = {
    "nobody": "Ministers meet\nMinisters met in Jakarta.",
    "VOVWorld": "(VOVWORLD) - Ministers met in Hanoi.",
    "VGP": "VGP - Ministers met in Ha Noi.",
    "Xinhua": "BEIJING, Oct. 9 (Xinhua) -- Ministers met in Beijing.",
    "Bernama": "KUALA LUMPUR, Oct 27 (Bernama) -- Ministers met in Kuala Lumpur.",
    "Malay Mail": "PUTRAJAYA, Feb 20 — Ministers met in Putrajaya.",
    "AKP": "AKP Phnom Penh, October 9, 2025 -- Ministers met in Phnom Penh.",
    "DFA": "MANILA 28 January 2026 — Ministers met in Manila.",
}


def _foreign(subject: Subject) -> Iterator[tuple[str, str]]:
    """Articles of other outlets: a blank text, the openings of known ones, the demo articles of other sources."""
    yield "nobody (an empty text)", ""
    name = f"{subject.source.id} {subject.source.name}".casefold()
    for outlet, opening in _OPENINGS.items():
        if outlet.casefold() not in name:
            yield f"{outlet} (made up)", opening + _SAID
    known = plugins.load().sources
    for id, text in demo_articles():
        other = id.partition("-")[0]
        if other != subject.source.id and text != subject.text:
            yield (known[other].name if other in known else other), text


def linear(subject: Subject) -> Iterator[Breach]:
    """Time grows with the length of the text, also where a text is one long run of something."""

    def read(text: str) -> object:
        subject.claims(text)
        return subject.read(text)

    lines = subject.text.splitlines(keepends=True)
    head = "".join(lines[:2])[:300]
    try:
        grown: Growth | None = outgrown_article(read, subject.text)
        for unit in units(subject.text):
            grown = grown or outgrown(read, head, unit)
    except Unreadable as failure:
        yield failure.breach
        return
    if grown:
        what = f"{grown.counts[1] / grown.counts[0]:.2g} times the text takes {grown.ratio:.2g} times the time"
        yield Breach(what, f"{excerpt(grown.unit)} repeated {grown.counts[1]} times", LINEAR)
