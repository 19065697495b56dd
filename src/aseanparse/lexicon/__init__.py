"""What the core knows of diplomacy: countries, bodies, forums, instruments, offices, verbs. Data is TOML.

Every form is kept folded (``Viet Nam``, ``Ha Noi``), because patterns run on the folded view. Nothing is
read at import; ``core`` reads the files once, ``extended`` adds what plugins bring.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import chain
from string import ascii_uppercase, digits
from typing import Any, Literal, get_args

from attrs import field, frozen

from aseanparse.errors import LexiconError
from aseanparse.model import Act, EntityKind
from aseanparse.text import fold

Form = Literal["name", "adjective", "people", "abbreviation", "capital", "city", "metonym", "misprint"]
Table = dict[str, Any]
_FIRST_LETTERS = tuple(ascii_uppercase + digits)  # what the scan begins at


@frozen
class Entry:
    """One entry of the lexicon.

    Attributes:
        kind: country, body, forum, instrument or place.
        name: the canonical written form (``Viet Nam``, ``ASEAN Foreign Ministers' Meeting``).
        code: ISO alpha-3 for countries and for places the country they lie in (None for a sea or a region); for
            a body the abbreviation of the side it speaks for (``ASEAN`` for its Secretariat); for forums and
            instruments the abbreviation.
        data: the TOML table as read; for a city named in its country's table only ``also_people`` of that table.
    """

    kind: EntityKind
    name: str
    code: str | None
    data: Mapping[str, Any] = field(factory=dict, eq=False, repr=False)


@frozen(eq=False)
class Lexicon:
    """The words of one set of plugins, ready for the scan.

    Attributes:
        entries: every entry: countries with their cities, other places, bodies, forums, instruments.
        forms: folded form -> the entries it may mean, the likeliest first, each with how the form names it.
        misprints: folded misprint -> the spelling meant.
        tables: file stem -> the whole TOML table, for the stages that own it (``offices``, ``triggers``, ``verbs`` …).
    """

    entries: tuple[Entry, ...]
    forms: Mapping[str, tuple[tuple[Entry, Form], ...]]
    misprints: Mapping[str, str]
    tables: Mapping[str, Mapping[str, Any]]
    _countries: Mapping[str, Entry] = field(init=False, repr=False)
    _places: Mapping[str, str] = field(init=False, repr=False)  # without case -> as written

    @_countries.default
    def _index_countries(self) -> Mapping[str, Entry]:
        return {e.code: e for e in self.entries if e.kind == "country" and e.code}

    @_places.default
    def _index_places(self) -> Mapping[str, str]:
        return {f.casefold(): f for f, m in self.forms.items() if m[0][0].kind in ("country", "place")}

    def country(self, code: str) -> Entry | None:
        """The country entry of an ISO alpha-3 code, or None."""
        return self._countries.get(code)

    def mended(self, form: str) -> str:
        """The spelling meant by a misprint, in whatever case it is printed; any other form unchanged.

        A misprint is one listed, or a form that no entry has and that one slip of the keyboard (a letter dropped,
        doubled, changed, or two swapped) parts from just one town or country of six letters or more. Ask only
        where such a name is due, as in a dateline.

        >>> core().mended("KUALAR LUMPUR"), core().mended("Puttrajaya"), core().mended("Manila")
        ('Kuala Lumpur', 'Putrajaya', 'Manila')
        """
        folded = fold(form).casefold()
        if folded in self.misprints or folded in self._places:
            return self.misprints.get(folded, form)
        near = {self._places[slip] for slip in _slips(folded) if slip in self._places} if len(folded) > 5 else set()
        meant = {self.misprints.get(name.casefold(), name) for name in near}
        return meant.pop() if len(meant) == 1 else form


def _slips(word: str) -> set[str]:
    """Every string one slip of the keyboard away."""
    cuts = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {a + b[1:] for a, b in cuts if b} | {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    for letter in "abcdefghijklmnopqrstuvwxyz ":
        slips |= {a + letter + b for a, b in cuts} | {a + letter + b[1:] for a, b in cuts if b}
    return slips


@cache
def core() -> Lexicon:
    """The lexicon without plugins; read on the first call."""
    return extended(())


def extended(resources: Iterable[tuple[str, str]]) -> Lexicon:
    """The core's lexicon with what plugins add.

    A resource has the tables of the core's files (``[countries.VNM]``, ``[bodies.X]``, ``[triggers.x]`` …). New
    entries are added, lists of known ones grow; a fact of the core cannot be changed.

    Args:
        resources: name of the file, for messages, and its TOML text.

    Raises:
        LexiconError: a resource is no TOML, has a table or key that nothing reads, lacks a needed key or
            contradicts a fact already there. The message names the file, the entry and what is known.
    """
    tables = _read_core()
    for file, text in resources:
        try:
            _merge_resource(tables, tomllib.loads(text), file)
        except tomllib.TOMLDecodeError as error:
            raise LexiconError(f"{file}: not valid TOML: {error}") from error
    return _build(tables)


def _read_core() -> dict[str, Table]:
    return {
        entry.name.removesuffix(".toml"): tomllib.loads(entry.read_text(encoding="utf-8"))
        for entry in sorted(files(__name__).iterdir(), key=lambda e: e.name)
        if entry.name.endswith(".toml")
    }


def _merge_resource(tables: dict[str, Table], resource: Table, file: str) -> None:
    # A top-level table goes where the core has it; a file's own name stands for the whole file.
    homes: dict[str, Table] = {stem: {stem: table} for stem, table in tables.items()}
    homes |= {key: table for table in tables.values() for key in table}
    for key, value in resource.items():
        if key not in homes:
            raise LexiconError(f"{file}: unknown table [{key}]{_meant(key, homes)}; known tables: {_listed(homes)}")
        there = homes[key][key]
        if not isinstance(value, type(there)):
            wanted = f"a table: write [{key}.NAME]" if isinstance(there, dict) else f"like the core's {there!r:.40}"
            raise LexiconError(f"{file}: {key}: is {type(value).__name__}, needs to be {wanted}")
        entries = value.items() if key in _SCHEMAS else ()
        for name, table in entries:
            if key != "triggers" or name not in _NO_TRIGGERS:
                _check(key, name, table, file, new=name not in there)
        _merge(homes[key], key, value, f"{file}: [{key}]")
        for name, _ in entries if key in _KINDS else ():
            _check_misprints(key, name, there[name], file)


def _merge(into: Table, key: str, value: Any, where: str) -> None:
    """Merge a value in: tables by key, lists by appending what is new; a different scalar is an error."""
    old = into.get(key)
    if old is None:
        into[key] = value
    elif isinstance(old, dict) and isinstance(value, dict):
        for name, inner in value.items():
            _merge(old, name, inner, f"{where} {name}")
    elif isinstance(old, list) and isinstance(value, list):
        into[key] = old + [item for item in value if item not in old]
    elif old != value:
        raise LexiconError(f"{where}: says {value!r} where the lexicon already has {old!r}; remove it")


# Keys of the tables that become entries; True marks those that an entry must have.
_COMMON = {"name": True, "names": False, "abbreviations": False, "misprints": False, "source": True, "examples": False}
_SCHEMAS: dict[str, dict[str, bool]] = {
    "countries": _COMMON
    | dict.fromkeys(("adjectives", "people", "capital", "cities", "also_people", "metonyms", "region", "short"), False)
    | {"iso2": True, "order": True},
    "places": _COMMON | {"name": False, "country": False},
    "bodies": _COMMON | dict.fromkeys(("code", "adjectives", "metonyms", "members"), False),
    "forums": _COMMON | {"members": True, "kind": True, "level": False},
    "instruments": _COMMON | dict.fromkeys(("year", "members"), False),
    "triggers": dict.fromkeys(
        ("verb", "noun", "adjective", "alone", "force", "with", "object", "things", "after"), False
    )
    | dict.fromkeys(("act", "takes", "source", "examples"), True),
}
_NO_TRIGGERS = {"reporting", "telling", "future"}  # tables of triggers.toml that are lists of words
_KINDS: dict[str, EntityKind] = {
    "countries": "country",
    "places": "place",
    "bodies": "body",
    "forums": "forum",
    "instruments": "instrument",
}
# Which of the keys hold forms for the scan; the other lists are members, examples and choices of cities.
_FORM_KEYS: tuple[tuple[str, Form], ...] = (
    ("names", "name"),
    ("abbreviations", "abbreviation"),
    ("adjectives", "adjective"),
    ("people", "people"),
    ("metonyms", "metonym"),
)


_FORM_LISTS = {key for key, _ in _FORM_KEYS} | {"capital", "cities"}
_LISTS = _FORM_LISTS | {"also_people", "members", "examples", "takes", "object", "after", "with"}


def _check(section: str, name: str, table: Any, file: str, *, new: bool = True) -> None:
    where = f"{file}: [{section}.{name}]"
    known = _SCHEMAS[section]
    if not isinstance(table, dict):
        raise LexiconError(f"{where}: is {type(table).__name__}, needs to be a table with keys {', '.join(known)}")
    for key, value in table.items():
        if key not in known:
            raise LexiconError(f"{where}: unknown key {key!r}{_meant(key, known)}; known keys: {', '.join(known)}")
        wanted = list if key in _LISTS else dict if key == "misprints" else int if key == "year" else str
        if key == "things" and isinstance(value, list):  # nouns, or the one word "future"
            wanted = list
        if not isinstance(value, wanted):
            raise LexiconError(f"{where}: {key} is {type(value).__name__}, needs to be {wanted.__name__}")
        for form in _strings(value):
            if not isinstance(form, str) or not form.strip():
                raise LexiconError(f"{where}: {key} has {form!r}, needs text")
            if key in _FORM_LISTS | {"name", "misprints"} and not fold(form).startswith(_FIRST_LETTERS):
                raise LexiconError(
                    f"{where}: {key} has {form!r}; a form begins with a capital Latin letter or a figure"
                )
    missing = [key for key, needed in known.items() if needed and key not in table]
    if new and missing:
        raise LexiconError(f"{where}: lacks {', '.join(missing)}")
    if section == "triggers":
        heads = [key for key in ("verb", "noun", "adjective") if key in table]
        if new and len(heads) != 1:
            raise LexiconError(f"{where}: has {' and '.join(heads) or 'no head'}; needs one of verb, noun, adjective")
        for key in {"act", "alone"} & table.keys():
            if table[key] not in get_args(Act):
                raise LexiconError(f"{where}: {key} {table[key]!r} is none of {', '.join(get_args(Act))}")


def _meant(word: str, known: Iterable[str]) -> str:
    """The known word that is near, as a question; nothing where none is."""
    near = get_close_matches(word, known, 1)
    return f"; did you mean {near[0]}?" if near else ""


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words))


def _strings(value: Any) -> Iterator[Any]:
    """The strings of a value: a list may hold lists of spellings; of misprints both sides count."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    for item in value if isinstance(value, list) else () if isinstance(value, int) else [value]:
        yield from item if isinstance(item, list) else [item]


def _check_misprints(section: str, name: str, table: Table, file: str) -> None:
    forms = {fold(form) for form, _, _ in _forms_of(_KINDS[section], name, table)}
    for wrong, right in table.get("misprints", {}).items():
        if fold(right) not in forms or fold(wrong) in forms:
            where = f"{file}: [{section}.{name}]: misprints"
            raise LexiconError(f"{where}: {wrong!r} must not, and {right!r} must be a form of the entry")


def _build(tables: Mapping[str, Table]) -> Lexicon:
    entries: dict[int, Entry] = {}
    forms: dict[str, list[tuple[Entry, Form]]] = {}
    misprints: dict[str, str] = {}
    for section, kind in _KINDS.items():
        for key, table in chain.from_iterable(t.get(section, {}).items() for t in tables.values()):
            own: dict[str, Entry] = {}
            for form, entry, how in _forms_of(kind, key, table):
                entries[id(entry)] = entry
                if own.setdefault(fold(form), entry) is entry and (entry, how) not in forms.get(fold(form), ()):
                    forms.setdefault(fold(form), []).append((entry, how))
            for wrong, right in table.get("misprints", {}).items():
                forms.setdefault(fold(wrong), []).append((own[fold(right)], "misprint"))
                misprints[fold(wrong).casefold()] = right
    return Lexicon(tuple(entries.values()), {form: tuple(m) for form, m in forms.items()}, misprints, tables)


def _forms_of(kind: EntityKind, key: str, table: Table) -> Iterator[tuple[str, Entry, Form]]:
    """Each form of a table's entry, then those of the cities of a country; forms of one entry in a row."""
    code = table.get("country") if kind == "place" else table.get("code", key)
    entry = Entry(kind, table.get("name", key), code, table)
    yield entry.name, entry, "name"
    for list_key, how in _FORM_KEYS:
        for form in table.get(list_key, ()):
            yield form, entry, how
    for spellings, how in _towns(table):
        also = {k: v for k, v in table.items() if k == "also_people"}
        town = Entry("place", spellings[0], key, also)
        for form in spellings:
            yield form, town, how


def _towns(table: Table) -> Iterator[tuple[list[str], Form]]:
    if table.get("capital"):
        yield table["capital"], "capital"
    for city in table.get("cities", ()):
        yield ([city] if isinstance(city, str) else city), "city"
