"""One scan for the words of the lexicon: countries, their people and cities, bodies, forums, instruments."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

import regex
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


# A word that may begin a form: a capitalised word, dotted capitals (U.S.), or one with digits (G20, 5PC).
_FIRST = regex.compile(r"[A-Z\d](?:(?:\.[A-Z])+\b\.?|[A-Za-z\d]*)")
# A further word. Spaces, hyphens and slashes between words are interchangeable, apostrophes and stops optional;
# the first group holds a comma, colon or bracket, which the form itself must have.
_NEXT = re.compile(
    r"(?:'[sS]?|(?<=S[tT])\.)?(?:[ ]*[-/][ ]*|[ ]+|(?<=')|(?=\+)|(?<=\+)|([,:)][ ]|[ ]\())"
    r"((?:[A-Z]\.)+[A-Z]\b\.?|\d\.\d|[A-Za-z0-9]+|\+)"
)
_POSSESSIVE = regex.compile(r"'s?(?!\w)")
_FORM_WORD = regex.compile(r"([,:()]?)[ ]?([A-Za-z0-9]+|\+)")
# "US$25 billion" and "a billion Vietnamese dong" speak of money, not of the country.
_MONEY = re.compile(
    r"[ ]?\$|[ ](?:dollars?|cents?|baht|dong|euros?|kip|kyats?|pesos?|pounds?|riels?|ringgit|rupees?|rupiah|yen|yuan)\b"
    r"|(?<=Korean)[ ]won\b"
)
# Old pages lose spaces: "ASEANSummit", "VietnamesePM", "ASEANmembers", "Chinaagreed", "inHanoi". A run of words is cut
# where small letters meet capitals; before a function word or past tense only after forms of five letters or more,
# so that Indiana stays whole.
_NEXT_GLUED = re.compile(r"(?:[ ]*[-/][ ]*|[ ]+|(?<=[A-Za-z])(?=[A-Z]))([A-Z][a-z]*+)")
_PIECE = regex.compile(r"[A-Z][a-z]++|[A-Z\d]++")
_CURRENCIES = ("USD", "NZD")  # not the US and a word that begins with D
_GLUED_LETTERS = 5
_LONGEST_REST = 16
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
# A town, or a word like Thai, in a person's name ("Lai Thai Binh", "Tan Yang Thai") follows a capitalised word
# other than these.
_AFTER_CAPITAL = regex.compile(r"\b([A-Z][a-z]+) $")
_NO_NAMES = frozenset(
    """And As At Between Both By Central Coastal Downtown Eastern For Former From Greater Her His Historic In Inner
    Its Leaving Near New Northern Of On Outgoing Outside Royal Southern The Their To Via Visiting Western While
    With""".split()
)
# Words around a form that is as often a person's name (``also_people``) which say that it is none: "in Hue", "HUE -".
_BEFORE_TOWN = regex.compile(
    r"\b(?:[Ii]n|at|near|outside|via|between|visit(?:ed|ing|s)?|left|leav(?:e|es|ing)|(?:city|province|capital|bay) of|"
    r"(?:flights?|visits?|trips?|travel(?:s|led)?|returned|fl(?:y|ew)|went|came) (?:to|from))[ ]$"
)
_AFTER_TOWN = regex.compile(r"[ ](?:[Cc]ity|[Pp]rovince)\b")
_CAPITAL_NEXT = regex.compile(r"[ ][A-Z]")
_AFTER_DATELINE = re.compile(r"[ ](?:-|(\([A-Z]{2,}))")

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
    last: Term | None = None
    for start, end, node in _beginnings(view, index):
        if last and start < last.end:
            continue
        found = _longest(view, start, end, node)
        if found and _stands_alone(view, found, last) and not _in_name(view, found, last):
            last = found
            yield found


def _beginnings(view: str, index: _Index) -> Iterator[tuple[int, int, _Node]]:
    """The words that may begin a form, with the tree of what may follow."""
    starts = index.starts
    for match in _FIRST.finditer(view):
        word = match[0]
        if (node := starts.get(word)) is not None:
            yield match.start(), match.end(), node
        elif "." in word:
            if (node := starts.get(word.replace(".", ""))) is not None:
                yield match.start(), match.end(), node
        elif word[:_GLUED_LETTERS] in index.stems or not (word.istitle() or word.isdigit()):
            for first, last in _pieces(word, starts):
                yield match.start() + first, match.start() + last, starts[word[first:last]]


def _pieces(word: str, starts: _Node) -> Iterator[tuple[int, int]]:
    """The words run together in a word, as far as they may begin a form."""
    for match in _PIECE.finditer(word):
        first, last = match.span()
        if word[first:last].isupper():  # ASEAN|members, ASEAN|2025, ASEAN|Summit
            ends = [last, first + len(word[first:last].rstrip("0123456789"))]
            if word[last : last + 1].islower() and word[first:last] not in _CURRENCIES:
                ends.append(last - 1)
        else:
            rests = range(last - 2, max(first + _GLUED_LETTERS, last - _LONGEST_REST) - 1, -1)
            ends = [last, *(end for end in rests if _GLUED_REST.match(word, end, last))]
        if end := next((end for end in ends if word[first:end] in starts), 0):
            yield first, end


def _stands_alone(view: str, term: Term, last: Term | None) -> bool:
    """Not a part of a longer word; a word glued before it is let pass where it is a term or the form is long."""
    return (
        not view[term.start - 1 : term.start].isalpha()
        or term.end - term.start >= _GLUED_LETTERS
        or (last is not None and last.end == term.start)
        or _AFTER_GLUED.search(view, max(0, term.start - 6), term.start) is not None
    )


_AFTER_GLUED = regex.compile(r"\b(?:and|of|the|with|from|between)$")  # "andRoK", "theUK"


def _in_name(view: str, term: Term, last: Term | None) -> bool:
    """Whether a town or a word like Thai stands in a person's name, or is one: "Lai Thai Binh", "Hue said"."""
    if term.form not in ("capital", "city", "adjective"):
        return False
    also_person = view[term.start : term.end] in term.entry.data.get("also_people", ())
    if term.form == "adjective" and not also_person:
        return False
    if (last and last.end == term.start - 1) or _is_dateline(view, term):
        return False
    before = _AFTER_CAPITAL.search(view, max(0, term.start - 24), term.start)
    if before and before[1] not in _NO_NAMES:
        return term.form != "adjective" or not _CAPITAL_NEXT.match(view, term.end)
    if not also_person or term.form == "adjective":
        return False
    listed = last and last.entry.kind == "place" and view[last.end : term.start] in (", ", " and ", ", and ")
    told = _BEFORE_TOWN.search(view, max(0, term.start - 24), term.start) or _AFTER_TOWN.match(view, term.end)
    return not (listed or told)


def _is_dateline(view: str, term: Term) -> bool:
    """HA NOI -, Hanoi (VNA)."""
    after = _AFTER_DATELINE.match(view, term.end)
    return bool(after and (view[term.start : term.end].isupper() or after[1]))


def _longest(view: str, start: int, end: int, node: _Node) -> Term | None:
    """The longest form that begins with the word at ``start:end``."""
    words, found = [view[start:end]], None
    while True:
        for entry, form, written in node.get("", ()):
            if _fits(entry, written, words) and not (entry.kind == "country" and _MONEY.match(view, end)):
                found = Term(start, end + (view[end : end + 1] == ")" and "(" in view[start:end]), entry, form)
                break
        further = _NEXT.match(view, end) if len(node) > ("" in node) else None
        following = _follow(node, _key(further[2], further[1])) if further else None
        if not following and len(node) > ("" in node) and (further := _NEXT_GLUED.match(view, end)):
            following = node.get(further[1].lower())
        if not further or not following:
            return found
        node, end = following, further.end()
        words.append(further[further.lastindex or 1])


def _follow(node: _Node, key: str) -> _Node | None:
    """The node of a word, or of its plural or singular: "the 44th and 45th ASEAN Summits"."""
    return node.get(key) or node.get(f"{key}s") or (node.get(key[:-1]) if len(key) > 1 and key[-1] == "s" else None)


def _fits(entry: Entry, written: tuple[str, ...], words: list[str]) -> bool:
    """Names of countries and places are proper in each word; of other entries only in the first."""
    if len(words) == 1 or entry.kind not in ("country", "place"):
        return True
    return all(there[0].isupper() or not here[0].isupper() for here, there in zip(written, words, strict=True))


def _key(word: str, mark: str | None) -> str:
    plain = "plus" if word == "+" else word.replace(".", "").lower()
    return f",{plain}" if mark else plain


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
        forms += [
            f.replace(a, b)
            for f in forms
            for a, b in ((one, other), (other, one))
            if a in f and re.search(rf"\b{a}\b", f)
        ]
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
