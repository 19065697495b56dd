"""Filters for quick looks: ``party=VNM act=agree,pledge deadline<2030`` chooses rows of documents.

An expression is terms side by side; a row must meet all of them. A term is a key, an operator and a value, or
several values with commas, of which one is enough::

    expression = term { " " term }
    term       = key operator value { "," value }
    operator   = "=" | "!=" | "<" | "<=" | ">" | ">=" | "~"
    value      = letters and figures, or anything in "quotes" or 'quotes'

Rows are commitments, proposals and events. A row that has no such key meets no term on it: ``act=pledge`` chooses no
event. ``docs/command-line.md`` lists the keys.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Final, Literal, NoReturn, get_args

import regex
from attrs import evolve, frozen

from aseanparse import plugins
from aseanparse.dates.values import bounds
from aseanparse.errors import InputError
from aseanparse.lexicon import Lexicon
from aseanparse.model import Act, Document, Event, EventStatus, EventType, Force, Person, Statement
from aseanparse.names import fold_name, same_person
from aseanparse.text import fold

Row = Statement | Event
Kind = Literal["side", "word", "day", "name", "words"]
NONE: Final = "none"
"""The value of a day that is not told: ``deadline=none``."""

OPERATORS: Final[Mapping[Kind, tuple[str, ...]]] = {
    "side": ("=", "!="),
    "word": ("=", "!="),
    "day": ("=", "!=", "<", "<=", ">", ">="),
    "name": ("=", "!=", "~"),
    "words": ("=", "!=", "~"),
}


@frozen
class Key:
    """What a term can ask for.

    Attributes:
        kind: side (a code or a name of a country or body), word (of a closed list), day, name (of a person), words.
        values: of a row, given the people of its document; None where rows of its kind have no such key.
        known: the words of the closed list.
        about: one line for the documentation.
    """

    kind: Kind
    values: Callable[[Row, Mapping[str, Person]], Iterable[str | Person] | None]
    about: str
    known: tuple[str, ...] = ()


@frozen
class Term:
    """One condition; ``values`` are as compared: codes, words, days, folded words."""

    key: str
    operator: str
    values: tuple[str, ...]


@frozen
class Filter:
    """What an expression asks for: all of its terms."""

    terms: tuple[Term, ...]


class FilterError(InputError):
    """An expression that cannot be read; the message shows the place with a caret, and what is known."""


def select(documents: Iterable[Document], expression: str | Filter) -> Iterator[Document]:
    """The documents with the rows that an expression chooses; those with no such row are left out.

    A document keeps its people, dates and entities, the commitments, proposals and events that are chosen, and the
    events that these refer to (where it was said; what it was part of), so that every reference still leads somewhere.

    Args:
        documents: read one at a time.
        expression: as above, or what ``read`` made of it.

    Raises:
        FilterError: the expression cannot be read; raised before the first document is asked for.
    """
    chosen = read(expression) if isinstance(expression, str) else expression
    return (kept for document in documents if (kept := _narrowed(document, chosen)) is not None)


def matches(row: Row, people: Mapping[str, Person], chosen: Filter) -> bool:
    """Does a row meet all terms?

    Args:
        row: a commitment, proposal or event.
        people: of the row's document, by id.
        chosen: what ``read`` made of an expression.
    """
    return all(_meets(row, people, term) for term in chosen.terms)


def _narrowed(document: Document, chosen: Filter) -> Document | None:
    people = {person.id: person for person in document.people}
    commitments = tuple(s for s in document.commitments if matches(s, people, chosen))
    proposals = tuple(s for s in document.proposals if matches(s, people, chosen))
    wanted = {e.id for e in document.events if matches(e, people, chosen)}
    if not (commitments or proposals or wanted):
        return None
    wanted |= {s.event for s in (*commitments, *proposals) if s.event}
    parents = {e.id: e.parent for e in document.events}
    for id in tuple(wanted):
        while (above := parents.get(id)) and above not in wanted:
            wanted.add(above)
            id = above
    events = tuple(e for e in document.events if e.id in wanted)
    return evolve(document, commitments=commitments, proposals=proposals, events=events)


# ---------------------------------------------------------------- what rows have
def _persons(ids: Iterable[str | None], people: Mapping[str, Person]) -> list[Person]:
    return [people[id] for id in ids if id is not None and id in people]


def _of_statement(name: str) -> Callable[[Row, Mapping[str, Person]], Iterable[str] | None]:
    """The field of a statement; events have none."""

    def values(row: Row, people: Mapping[str, Person]) -> Iterable[str] | None:
        found = getattr(row, name) if isinstance(row, Statement) else None
        return (found,) if isinstance(found, str) else found

    return values


def _of_event(name: str) -> Callable[[Row, Mapping[str, Person]], Iterable[str] | None]:
    return lambda row, people: (getattr(row, name),) if isinstance(row, Event) else None


def _date(row: Row, people: Mapping[str, Person]) -> Iterable[str]:
    return (row.said_on,) if isinstance(row, Statement) else (row.end or row.start,)


def _words(row: Row, people: Mapping[str, Person]) -> Iterable[str]:
    return (row.content.text,) if isinstance(row, Statement) else (row.name, *(m.text for m in row.mentions))


def _taking_part(row: Row, people: Mapping[str, Person]) -> Iterable[Person]:
    ids = (*row.makers, row.speaker) if isinstance(row, Statement) else row.participants
    return _persons(ids, people)


KEYS: Final[Mapping[str, Key]] = {
    "party": Key("side", lambda row, people: row.parties, "who is bound or asks; who takes part"),
    "towards": Key("side", _of_statement("counterparts"), "towards whom"),
    "act": Key("word", _of_statement("act"), "what kind of statement", get_args(Act)),
    "force": Key("word", _of_statement("force"), "how strong", get_args(Force)),
    "deadline": Key("day", _of_statement("deadline"), "when it is due"),
    "speaker": Key(
        "name",
        lambda row, people: _persons((row.speaker,), people) if isinstance(row, Statement) else None,
        "who is quoted or reported",
    ),
    "maker": Key(
        "name",
        lambda row, people: _persons(row.makers, people) if isinstance(row, Statement) else None,
        "who made it",
    ),
    "type": Key("word", _of_event("type"), "what kind of event", get_args(EventType)),
    "status": Key("word", _of_event("status"), "whether it took place", get_args(EventStatus)),
    "place": Key("words", _of_event("place"), "the city"),
    "person": Key("name", _taking_part, "who made it, is quoted, or takes part"),
    "date": Key("day", _date, "when it was said; when the event ended"),
    "text": Key("words", _words, "the words of the goal; name and words of the event"),
}
"""What a term can ask for, by its name."""


# ---------------------------------------------------------------- comparing
def _meets(row: Row, people: Mapping[str, Person], term: Term) -> bool:
    key = KEYS[term.key]
    values = key.values(row, people)
    if values is None:
        return False
    if term.operator == "!=":
        return not any(_equal(key.kind, value, asked) for value in values for asked in term.values)
    if term.operator == "=":
        return any(_equal(key.kind, value, asked) for value in values for asked in term.values)
    if term.operator == "~":
        return any(asked in _folded(value) for value in values for asked in term.values)
    return any(_compares(str(value), term.operator, term.values[0]) for value in values)


def _equal(kind: Kind, value: str | Person, asked: str) -> bool:
    if isinstance(value, Person):
        return same_person(value.name, asked, value.country)
    if kind == "day":
        if asked == NONE or not value:
            return asked == NONE and not value
        last, (first, end) = bounds(value)[1], bounds(asked)
        return last is not None and (first or "") <= last <= (end or "")
    return (_folded(value) if kind == "words" else value) == asked


def _compares(value: str, operator: str, asked: str) -> bool:
    """By the last day meant: before the first day asked for, until its last day, and the other way round."""
    last, (first, end) = bounds(value)[1], bounds(asked)
    if last is None or first is None or end is None:
        return False
    return {"<": last < first, "<=": last <= end, ">": last > end, ">=": last >= first}[operator]


def _folded(value: str | Person) -> str:
    """As ``~`` compares: a person's key; words without case, diacritics and line ends."""
    return value.key if isinstance(value, Person) else " ".join(fold(value).casefold().split())


# ---------------------------------------------------------------- reading
_KEY = regex.compile(r"[^\s=!<>~,\"']++")
_OPERATOR = regex.compile(r"!=|<=|>=|[=<>~]")
_VALUE = regex.compile(r"\"(?P<value>[^\"]*+)\"|'(?P<value>[^']*+)'|(?P<value>[^\s,\"'=<>~!]++)")


def read(expression: str) -> Filter:
    """What an expression asks for.

    >>> read("party=VNM,'Thailand' deadline<2030").terms[0]
    Term(key='party', operator='=', values=('VNM', 'THA'))

    Raises:
        FilterError: it cannot be read.
    """
    terms: list[Term] = []
    at = _skip(expression, 0)
    while at < len(expression):
        term, at = _read_term(expression, at)
        terms.append(term)
        at = _skip(expression, at)
    if not terms:
        raise FilterError(f"an empty filter; such as: party=VNM act=pledge deadline<2030 (keys: {', '.join(KEYS)})")
    return Filter(tuple(terms))


def _read_term(expression: str, at: int) -> tuple[Term, int]:
    name = _KEY.match(expression, at)
    if name is None:
        _refuse(expression, at, at + 1, f"a key is expected here: {', '.join(KEYS)}")
    sign_at = _skip(expression, name.end())
    sign = _OPERATOR.match(expression, sign_at)
    word = name[0].casefold()
    if sign is None and word in ("and", "or", "not", "&", "&&", "|", "||"):
        told = "all terms must hold, without 'and'; a comma is or: act=agree,pledge; != is not"
        _refuse(expression, *name.span(), told)
    if word not in KEYS:
        _refuse(expression, *name.span(), f"{name[0]!r} is no key{_near(word, KEYS)} Known: {', '.join(KEYS)}")
    key = KEYS[word]
    allowed = OPERATORS[key.kind]
    if sign is None:
        _refuse(expression, sign_at, sign_at + 1, f"an operator is expected after {word}: {'  '.join(allowed)}")
    if sign[0] not in allowed:
        _refuse(expression, *sign.span(), f"{word} does not know {sign[0]}, but {'  '.join(allowed)}")
    values: list[str] = []
    at = sign.end()
    while True:
        at = _skip(expression, at)
        value = _VALUE.match(expression, at)
        if value is None:
            _refuse(expression, at, at + 1, f"a value is expected here; {_example(word, key)}")
        values.append(_read_value(expression, word, sign[0], value))
        at = value.end()
        comma = _skip(expression, at)
        if expression[comma : comma + 1] != ",":
            return Term(word, sign[0], tuple(values)), at
        if sign[0] not in ("=", "!=", "~"):
            _refuse(expression, comma, comma + 1, f"{sign[0]} compares with one day")
        at = comma + 1


def _read_value(expression: str, name: str, operator: str, found: regex.Match[str]) -> str:
    key, given = KEYS[name], found.group("value")
    if key.kind == "side":
        sides = _sides(plugins.load().lexicon)
        code = sides.get(_folded(given))
        if code is None:
            close = get_close_matches(_folded(given), sides, n=1, cutoff=0.75)
            near = f"; did you mean {sides[close[0]]}?" if close else ": give its code or its name in English"
            _refuse(expression, *found.span(), f"{given!r} is no country or body that is known{near}")
        return code
    if key.kind == "word":
        if given.casefold() not in key.known:
            near = _near(given.casefold(), key.known)
            _refuse(expression, *found.span(), f"{given!r} is no {name}{near} Known: {', '.join(key.known)}")
        return given.casefold()
    if key.kind == "day":
        if given.casefold() == NONE and operator in ("=", "!="):
            return NONE
        if None in bounds(given):
            _refuse(expression, *found.span(), f"{given!r} is no date; {_example(name, key)}")
        return given
    folded = fold_name(given) if key.kind == "name" else _folded(given)
    if not folded:
        _refuse(expression, *found.span(), f"no letters in {given!r}; {_example(name, key)}")
    return given if key.kind == "name" and operator != "~" else folded  # a whole name is compared as names are


def _skip(expression: str, at: int) -> int:
    return len(expression) - len(expression[at:].lstrip())


def _refuse(expression: str, start: int, end: int, told: str) -> NoReturn:
    line = "".join(c if c.isprintable() else " " for c in expression)
    raise FilterError(f"{told}\n  {line}\n  {' ' * start}{'^' * max(1, end - start)}")


def _near(word: str, known: Iterable[str]) -> str:
    close = get_close_matches(word, list(known), n=1)
    return f"; did you mean {close[0]!r}?" if close else "."


def _example(name: str, key: Key) -> str:
    examples = {
        "side": f"{name}=VNM or {name}='Viet Nam'",
        "word": f"{name}={','.join(key.known[:2])}",
        "day": f"{name}<2030, {name}=2026-Q2, {name}>=2026-05-13 or {name}=none",
        "name": f"{name}='Lê Minh Quang' or {name}~quang",
        "words": f"{name}~railway or {name}~'air route'",
    }
    return f"such as {examples[key.kind]}"


@cache
def _sides(lexicon: Lexicon) -> Mapping[str, str]:
    """Codes of countries and bodies by their codes and names, folded and without case."""
    sides = {_folded(e.code): e.code for e in lexicon.entries if e.kind in ("country", "body") and e.code}
    for form, meant in lexicon.forms.items():
        entry = meant[0][0]
        if entry.kind in ("country", "body") and entry.code:
            sides.setdefault(_folded(form), entry.code)
    return sides
