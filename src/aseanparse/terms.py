"""One scan for the words of the lexicon: countries, their people and cities, bodies, forums, instruments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from attrs import frozen

from aseanparse.lexicon import Entry, Form, Lexicon
from aseanparse.model import Entity, Mention
from aseanparse.text import Text

if TYPE_CHECKING:
    from aseanparse.layout import Article


@frozen
class Term:
    """A lexicon entry standing in the view.

    Attributes:
        start: first position in the view.
        end: one past the last; a possessive ``'s`` is not part.
        entry: what stands there, by the likeliest meaning of the form.
        form: how it is written: name, adjective, people, abbreviation, capital, city, metonym, misprint.
    """

    start: int
    end: int
    entry: Entry
    form: Form


# The standard ``re`` needs half the time of ``regex`` here, in the one loop over all words of an article.
# A word that may begin a form: a capitalised word, dotted capitals (U.S.), or one with digits (G20, 5PC).
_FIRST = re.compile(r"[A-Z\d](?:(?:\.[A-Z])+\b\.?|[A-Za-z\d]*)")
# A further word. Spaces, hyphens and slashes between words are interchangeable, apostrophes and stops optional;
# the first group holds a comma, colon or bracket, which the form itself must have.
_NEXT = re.compile(
    r"(?:'[sS]?|(?<=S[tT])\.)?(?:[ ]*[-/][ ]*|[ ]+|(?<=')|(?=\+)|(?<=\+)|([,:)][ ]|[ ]\())"
    r"((?:[A-Z]\.)+[A-Z]\b\.?|\d\.\d|[A-Za-z0-9]+|\+)"
)
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_FORM_WORD = re.compile(r"([,:()]?)[ ]?([A-Za-z0-9]+|\+)")
# "US$25 billion" and "a billion Vietnamese dong" speak of money, not of the country.
_MONEY = re.compile(
    r"[ ]?\$|[ ](?:dollars?|cents?|baht|dong|euros?|kip|kyats?|pesos?|pounds?|riels?|ringgit|rupees?|rupiah|won|yen|yuan)\b"
)
# Old pages lose spaces: "ASEANmembers", "ASEAN2025", "Chinaagreed", "inHanoi". Only forms of five letters or more
# are read out of such a run, and only before a function word or a past tense, so that Indiana stays whole.
_GLUED_LETTERS = 5
_GLUED_CAPITALS = re.compile(r"[A-Z]{5,}(?=[a-z]{2}|\d)")
_GLUED_REST = re.compile(
    r"(?:and|as|at|by|for|from|had|has|have|in|is|of|on|that|the|to|was|were|will|with|would|[a-z]{3,}ed)$"
)
# Writings that every form may vary in.
_SPELLINGS = (
    ("Cooperation", "Co-operation"),
    ("Coordinating", "Co-ordinating"),
    ("Organisation", "Organization"),
    ("Defence", "Defense"),
    ("Labour", "Labor"),
    ("Programme", "Program"),
    ("Centre", "Center"),
    ("Viet Nam", "Vietnam"),
    ("United Nations", "UN"),
)
# Words around a town that say it is no person: "in Hue", "Hue City", "HUE -".
_BEFORE_TOWN = re.compile(
    r"\b(?:[Ii]n|at|near|outside|via|between|visit(?:ed|ing|s)?|left|leav(?:e|es|ing)|(?:city|province|capital|bay) of|"
    r"(?:flights?|visits?|trips?|travel(?:s|led)?|returned|fl(?:y|ew)|went|came) (?:to|from))[ ]$"
)
_AFTER_TOWN = re.compile(r"[ ](?:[Cc]ity|[Pp]rovince)\b")
_AFTER_DATELINE = re.compile(r"[ ][(-]")

_Node = dict[str, Any]  # word, lower-cased -> node; "" -> the (entry, form, words) that end here


@frozen
class _Index:
    """First word -> tree of the words that may follow, and the beginnings of first words."""

    starts: _Node
    stems: frozenset[str]


def find_terms(text: Text, lexicon: Lexicon) -> tuple[Term, ...]:
    """Every lexicon form in the view, longest first at each place, in order and not overlapping.

    Case counts, so that *us* and *who* are no terms; a form may stand in capitals (``HA NOI``), and names of
    bodies, forums and instruments may go on in lower case (``East Asia summit``).
    """
    return tuple(_scan(text.view, _index(lexicon)))


def _scan(view: str, index: _Index) -> Iterator[Term]:
    starts, last = index.starts, None
    for match in _FIRST.finditer(view):
        start, end = match.span()
        if last and start < last.end:
            continue
        node = starts.get(match[0])
        if node is None:
            end = start + len(_unglued(match[0], index))
            node = starts.get(view[start:end].replace(".", ""))
            if node is None:
                continue
        found = _longest(view, start, end, node)
        if found and _stands_alone(view, found) and _is_no_person(view, found, last):
            last = found
            yield found


def _stands_alone(view: str, term: Term) -> bool:
    """Not a part of a longer word; a word glued before it is let pass where the form is long enough."""
    return not view[term.start - 1 : term.start].isalpha() or term.end - term.start >= _GLUED_LETTERS


def _is_no_person(view: str, term: Term, last: Term | None) -> bool:
    """Whether the words around a town that people are called after speak of the town; True for other terms."""
    town = view[term.start : term.end]
    if not term.entry.data.get("also_person") or " " in town:
        return True
    return bool(
        (last and last.entry.kind == "place" and view[last.end : term.start] in (", ", " and ", ", and "))
        or _BEFORE_TOWN.search(view, max(0, term.start - 24), term.start)
        or _AFTER_TOWN.match(view, term.end)
        or (town.isupper() and _AFTER_DATELINE.match(view, term.end))
    )


def _longest(view: str, start: int, end: int, node: _Node) -> Term | None:
    """The longest form that begins with the word at ``start:end``."""
    words, found = [view[start:end]], None
    while True:
        for entry, form, written in node.get("", ()):
            if _fits(entry, written, words) and not (entry.kind == "country" and _MONEY.match(view, end)):
                found = Term(start, end + (view[end : end + 1] == ")" and "(" in view[start:end]), entry, form)
                break
        further = _NEXT.match(view, end) if len(node) > ("" in node) else None
        following = further and _follow(node, _key(further[2], further[1]))
        if not further or not following:
            return found
        node, end = following, further.end()
        words.append(further[2])


def _follow(node: _Node, key: str) -> _Node | None:
    """The node of a word, or of its plural or singular: "the 44th and 45th ASEAN Summits"."""
    return node.get(key) or node.get(f"{key}s") or (node.get(key[:-1]) if key.endswith("s") else None)


def _fits(entry: Entry, written: tuple[str, ...], words: list[str]) -> bool:
    """Names of countries and places are proper in each word; of other entries only in the first."""
    if len(words) == 1 or entry.kind not in ("country", "place"):
        return True
    return all(there[0].isupper() or not here[0].isupper() for here, there in zip(written, words, strict=True))


def _key(word: str, mark: str | None) -> str:
    plain = "plus" if word == "+" else word.replace(".", "").lower()
    return f",{plain}" if mark else plain


def _unglued(word: str, index: _Index) -> str:
    """The part of a run-together word that may begin a form; the word itself where none does."""
    if capitals := _GLUED_CAPITALS.match(word):
        return capitals[0]
    if word[:_GLUED_LETTERS] in index.stems:
        for end in range(len(word) - 2, _GLUED_LETTERS - 1, -1):
            if word[:end] in index.starts and _GLUED_REST.match(word, end):
                return word[:end]
    return word


@cache
def _index(lexicon: Lexicon) -> _Index:
    starts: _Node = {}
    for form, meanings in lexicon.forms.items():
        _enter(starts, form, meanings)
    for form, meanings in lexicon.forms.items():  # after all forms as written, which go first
        for variant in _respelt(form):
            _enter(starts, variant, meanings)
    return _Index(starts, frozenset(word[:_GLUED_LETTERS] for word in starts if len(word) >= _GLUED_LETTERS))


def _enter(starts: _Node, form: str, meanings: Iterable[tuple[Entry, Form]]) -> None:
    marks, words = zip(*_FORM_WORD.findall(_POSSESSIVE.sub("", form.replace(".", ""))), strict=True)
    node = starts.setdefault(words[0], {})
    starts.setdefault(words[0].upper(), node)
    if words[0].isupper() and len(words[0]) > 3:  # papers that write Asean, Unesco
        starts.setdefault(words[0].capitalize(), node)
    for mark, word in zip(marks[1:], words[1:], strict=True):
        following = node.setdefault(_key(word, None), {})
        if mark:
            node[_key(word, mark)] = following
        node = following
    node[""] = node.get("", ()) + tuple((entry, how, words) for entry, how in meanings)


def _respelt(form: str) -> list[str]:
    """The other spellings of a form."""
    forms = [form]
    for one, other in _SPELLINGS:
        forms += [f.replace(a, b) for f in forms for a, b in ((one, other), (other, one)) if re.search(rf"\b{a}\b", f)]
    return forms[1:]


# Zones that are the article's own; teasers, furniture and credits speak of something else.
_OWN = ("headline", "standfirst", "dateline", "caption", "body", "question")


def entities(article: Article) -> tuple[Entity, ...]:
    """The terms of the article itself grouped by entry, in order of first appearance (``e1``, ``e2`` …)."""
    zones = iter(article.spans(*_OWN))
    zone = next(zones, None)
    mentions: dict[int, tuple[Entry, list[Mention]]] = {}
    for term in article.terms:
        while zone and zone.end <= term.start:
            zone = next(zones, None)
        if zone and zone.start <= term.start:
            _, places = mentions.setdefault(id(term.entry), (term.entry, []))
            places.append(article.text.mention(term.start, term.end))
    return tuple(
        Entity(f"e{number}", entry.kind, entry.name, entry.code, tuple(places))
        for number, (entry, places) in enumerate(mentions.values(), 1)
    )
