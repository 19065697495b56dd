"""The clauses of the contract, one function each: what every source's reading of every article has to be."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

from attrs import evolve

from aseanparse import plugins
from aseanparse.demo import articles as demo_articles
from aseanparse.errors import InputError
from aseanparse.export import json as as_json
from aseanparse.terms import find_terms
from aseanparse.testing import compare
from aseanparse.testing.compare import unlike
from aseanparse.testing.damage import damaged, shortest, units
from aseanparse.testing.growth import Growth, outgrown, outgrown_article
from aseanparse.testing.record import grounding, order, tiling
from aseanparse.testing.subject import LINEAR, Breach, Subject, Unreadable, excerpt
from aseanparse.text import Text

Clause = Callable[[Subject], Iterator[Breach]]


# ---------------------------------------------------------------- the record by itself
def grounded(subject: Subject) -> Iterator[Breach]:
    """Every range lies in the caller's string and holds what it says; ids are unique and lead somewhere."""
    yield from grounding(subject.read(), subject.text)


def zones(subject: Subject) -> Iterator[Breach]:
    """Zones cover the text from the first character to the last, in order, without overlap, and are of known kinds."""
    yield from tiling(subject.read(), subject.text)


def ordered(subject: Subject) -> Iterator[Breach]:
    """Everything comes in the order of the text, and sides in the order of the alphabet."""
    yield from order(subject.read(), subject.text)


@cache
def _schema() -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator(as_json.schema())


def roundtrip(subject: Subject) -> Iterator[Breach]:
    """The record agrees with the published JSON Schema, and reading what was written gives the same document."""
    document = subject.document()
    kinds = "give every field a value of the kind that its class in aseanparse names (docs/fields.md)"
    try:
        written = as_json.dumps(document)
    except (TypeError, ValueError) as error:
        yield Breach(f"the record cannot be written as JSON: {error}", "the JSON record", kinds)
        return
    for fault in _schema().iter_errors(json.loads(written)):
        yield Breach(fault.message, f"{fault.json_path.removeprefix('$.')} of the JSON record", kinds)
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
        for breach in (*grounding(record, text), *tiling(record, text)):
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
