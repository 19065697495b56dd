"""Every place where a known person is named: in full, by a short name, with letters lost."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from aseanparse.layout import Article
from aseanparse.model import MentionKind
from aseanparse.names import is_left_out
from aseanparse.people.persons import FEW, Somebody, narrowed
from aseanparse.people.tokens import Row


class Found(NamedTuple):
    """A mention: its units, whom it means, its kind."""

    row: Row
    first: int
    last: int
    person: Somebody
    kind: MentionKind

    @property
    def start(self) -> int:
        """First position in the view."""
        return self.row.starts[self.first]

    @property
    def end(self) -> int:
        """One past the last position in the view; a stop that ends the sentence is no part of "Keo Sen."."""
        end = self.row.ends[self.last - 1]
        stop = self.row.view[end - 1] == "." and self.row.letters[self.last - 1] not in "IJ"
        return end - 1 if stop else end


class _Place(NamedTuple):
    """A word of a name: whose name, its words as spelt somewhere, which of them, and how many are glued in it."""

    person: Somebody
    tokens: tuple[str, ...]
    at: int
    width: int


def find_names(article: Article, row: Row, people: Sequence[Somebody]) -> list[Found]:
    """All mentions by name, in order. A short name that could be two persons' is left out, with a warning."""
    index = _index(people)
    settled = {s.first: (s.last, person) for person in people for s in person.sightings}
    found: list[Found] = []
    done = 0
    view, starts, ends = row.view, row.starts, row.ends
    for match in _MAY_BE_NAME.finditer(row.letters) if people else ():
        unit = match.start()
        word = _plain(view[starts[unit] : ends[unit]])
        if unit < done or (word not in index and unit not in settled):
            continue
        pair = f"{word} {_plain(row.text(unit + 1, unit + 2))}" if unit + 1 < len(row.letters) else word
        places = (index.get(pair) or index.get(word, ()))[:FEW]
        if unit in settled:
            last, person = settled[unit]
            width, _ = _longest(row, unit, [place for place in places if place.person is person])
            width, whose = max(width, last - unit), [person]
        else:
            width, whose = _longest(row, unit, places)
            if width == 0 or (width == 1 and not _stands_alone(row, unit)):
                continue
            whose = _likeliest(row, unit, width, word, whose)
        done = unit + width
        if len(whose) > 1:
            name = row.text(unit, done)
            message = f"{name!r} could be one of {len(whose)} persons"
            article.warn("ambiguous-name", message, row.starts[unit], row.ends[done - 1])
        else:
            person, length = whose[0], sum(len(_plain(row.text(u, u + 1))) for u in range(unit, done))
            kind: MentionKind = "name" if length >= min(map(len, map("".join, person.spellings))) else "short"
            found.append(Found(row, unit, done, person, kind))
    return found


_KEPT: Final = 4096
_MAY_BE_NAME = re.compile("[NPACYISDMHGp]")


def _index(people: Sequence[Somebody]) -> Mapping[str, Sequence[_Place]]:
    """Word of a name, two of them, or two glued -> where it stands in whose name."""
    index: dict[str, list[_Place]] = defaultdict(list)
    for person in people:
        for tokens in person.spellings:
            for at, token in enumerate(tokens):
                index[token].append(_Place(person, tokens, at, 1))
                if at + 1 < len(tokens):
                    index[f"{token} {tokens[at + 1]}"].append(_Place(person, tokens, at, 1))
                    index[token + tokens[at + 1]].append(_Place(person, tokens, at, 2))
        for nickname in person.nicknames:
            index[nickname].append(_Place(person, (nickname,), 0, 1))
    return index


def _likeliest(row: Row, unit: int, width: int, word: str, whose: list[Somebody]) -> list[Somebody]:
    """Of several with the name, those whom habit, country or title before it point to."""
    if len(whose) > 1 and width == 1:  # the token usual in the country goes before any other of the name
        usual = [p for p in whose if p.usual == word]
        whose = usual or whose
    if len(whose) > 1:
        whose = narrowed(whose, _country_before(row, unit), _title_before(row, unit))
    return whose


@lru_cache(_KEPT)
def _plain(word: str) -> str:
    return "maria" if word == "Ma." else word.casefold().strip(".,'\"").replace("-", "").replace("'", "")


def _longest(row: Row, unit: int, candidates: Sequence[_Place]) -> tuple[int, list[Somebody]]:
    """How many units from here on spell part of a name at most, and whose; initials may be left out."""
    best, whose = 0, list[Somebody]()
    if row.letters[unit] != "N" and not row.text(unit, unit + 1)[0].isupper():  # al-Hashemi begins a name, dos does not
        return 0, whose
    for person, tokens, place, width in candidates:
        at, reach = place + width, unit + 1
        while at < len(tokens) and reach < len(row.letters):
            word = _plain(row.text(reach, reach + 1))
            if word == tokens[at]:
                at += 1
            elif at + 1 < len(tokens) and word == tokens[at] + tokens[at + 1]:
                at += 2
            elif (kept := _kept(tokens, at)) > at and word == tokens[kept]:
                at = kept + 1  # an initial or bin is left out
            elif not (
                row.letters[reach] == "I"
                and reach + 1 < len(row.letters)
                and _plain(row.text(reach + 1, reach + 2)) == tokens[at]
            ):
                break
            reach += 1
        if reach - unit > best:
            best, whose = reach - unit, [person]
        elif reach - unit == best and person not in whose:
            whose.append(person)
    return best, whose


def _kept(tokens: tuple[str, ...], at: int) -> int:
    """The first word of a name from a place on that is not often left out; the last, where all are."""
    while at + 1 < len(tokens) and is_left_out(tokens[at]):
        at += 1
    return at


def _stands_alone(row: Row, unit: int) -> bool:
    """Can the one word be a short name: no function word, no part of something else's name?"""
    letters = row.letters
    before = letters[unit - 1] if unit else "."
    after = letters[unit + 1] if unit + 1 < len(letters) else "."
    if before in "HxheG":
        return True
    if letters[unit] == "Y":  # "said An", but not "To this end" or "An agreement"
        return before in "v," and after in ",.v"
    return letters[unit] == "N" and before not in "NI" and after not in "NDdI("


def _country_before(row: Row, unit: int) -> str | None:
    """The country told with the title before a name ("Thai Minister X")."""
    at = unit - 1
    while at >= 0 and row.letters[at] in "HxheGMDm'":
        at -= 1
    term = row.terms.get(at)
    return term.entry.code if term else None


def _title_before(row: Row, unit: int) -> str:
    """The title before a name, folded and lowered."""
    at = unit
    while at > 0 and row.letters[at - 1] in "HxMDG":
        at -= 1
    return row.text(at, unit).casefold()
