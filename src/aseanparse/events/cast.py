"""Who stands where: persons with a side, countries and bodies, as the events stage needs them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from weakref import WeakKeyDictionary

import regex
from attrs import frozen

from aseanparse.layout import Article
from aseanparse.model import Person

# A country word makes an actor of its own where an office or a side of talks follows it: "his Cambodian, Thai and
# Japanese counterparts", "the Lao Prime Minister", "the Bruneian guest".
_OFFICE = r"""(?:
    counterparts? | ministers? | secretar(?:y|ies) | presidents? | premiers? | prime | PMs? | FMs? | leaders?
        | ambassadors? |
    envoys? | diplomats? | negotiators? | delegates? |
    speakers? | chairm[ae]n | chairwom[ae]n | king | sultan | guests? | officials? | sides? |
    lawmakers? | legislators? | delegations? | governor | chief | head | justice | general | visitor | hosts? |
    representatives? | commissioner | monarch | counsell?or
)"""
# Words that may stand between the country and the office, beside capitalised ones.
_BETWEEN = r"""(?: (?-i:[A-Z])[\w'&/-]*+ | and | foreign | deputy | prime | defen[cs]e | visiting | outgoing
    | incoming | newly[ -]\w++ | party | top | senior | state |
    consular | naval | military | police | border | customs | security | parliamentary | transport | justice |
    vice | second | acting | high-ranking | government | legislative | house | trade | energy | economic | health
        | finance | new | former | two | provincial | tourism | agriculture | environment | education | culture
        | labou?r | science | technology | digital | information | interior | home | planning | investment
        | industry | sports? | youth | maritime )"""
_OFFICIAL = re.compile(
    rf"""(?:'s|')? (?: (?:,|,?[ ]and) [ ] (?-i:[A-Z])[\w-]*+ (?:[ ](?-i:[A-Z])[\w-]*+)?? ){{0,8}}? [ ]
        (?: {_BETWEEN} ,? [ ] ){{0,6}}? {_OFFICE} \b (?! [ ](?:visit|trip|tour|talks|welcome|language|name) )""",
    re.VERBOSE | re.IGNORECASE,
)
# "Ambassador to Viet Nam", "the embassy in Laos": where someone is posted is no side.
_POSTED = regex.compile(
    r"(?r)\b(?:Ambassador|envoy|High Commissioner|Consul(?: |-)General|Embassy|diplomat|Representative|Mission)s? "
    r"(?:to|in|of \w+ (?:to|in)) "
    r"(?:the )?$",
    regex.IGNORECASE,
)
# Not the state but where something is: "in Kuala Lumpur, Malaysia".
_LOCATED = regex.compile(
    r"(?r)(?:\b(?:in|across|throughout|outside|near|from|leave|left|returned to) (?:the )?|\b(?:in|at) (?:[A-Z][\w-]+ "
    r"){0,3}[A-Z][\w-]+, (?:the )?)$"
)
_FROM_OFFICE = regex.compile(rf"(?r)\b{_OFFICE}[ ]from[ ](?:the[ ])?$", regex.VERBOSE | regex.IGNORECASE)
_LISTED = regex.compile(r",? (?:and )?(?:the )?")


@frozen
class Actor:
    """One place in the view where a side is meant.

    Attributes:
        start: first position in the view.
        end: one past the last.
        code: the side.
        person: id of the person, or None for a country, a body or an office without a name.
        official: a person, or the holder of an office told by country ("his Thai counterpart").
        named: a person by name.
    """

    start: int
    end: int
    code: str
    person: str | None
    official: bool
    named: bool


class Cast:
    """All actors of an article in the order of the view; :meth:`of` makes them once."""

    @classmethod
    def of(cls, article: Article, people: Sequence[Person]) -> Cast:
        """The cast of an article and its people, the one made before if there is."""
        known = _CASTS.get(article)
        if known is None or known[0] is not people:
            known = _CASTS[article] = (people, cls(article, people))
        return known[1]

    def __init__(self, article: Article, people: Sequence[Person]) -> None:
        view = article.text.view
        found: list[Actor] = []
        self.pronouns: list[Actor] = []
        self.people = {p.id: p for p in people}
        for person in people:
            if person.country is None:
                continue
            for mention in person.mentions:
                span = article.text.view_span(mention.start, mention.end)
                actor = Actor(*span, person.country, person.id, True, mention.kind in ("name", "short"))
                (self.pronouns if mention.kind == "pronoun" else found).append(actor)
        covered = sorted((a.start, a.end) for a in found)
        starts = [s for s, _ in covered]
        listed = -1  # end of "counterparts from China, Japan", where the list may go on
        for term in article.terms:
            code = term.entry.code
            if term.entry.kind not in ("country", "body") or code is None or term.form == "metonym":
                continue
            at = bisect_left(starts, term.end) - 1
            if at >= 0 and covered[at][1] > term.start:
                continue  # part of a person's mention
            if view.endswith(("to ", "in ", "the "), 0, term.start) and _POSTED.match(
                view, max(0, term.start - 40), term.start
            ):
                continue
            match = _OFFICIAL.match(view, term.end)
            official = match is not None and not (term.form == "name" and match[0].startswith(","))
            if (listed > 0 and _LISTED.fullmatch(view, listed, term.start)) or _from_office(view, term.start):
                official, listed = True, term.end
            if not official and (
                term.form in ("adjective", "people") or _LOCATED.match(view, max(0, term.start - 40), term.start)
            ):
                continue
            found.append(Actor(term.start, term.end, code, None, official, False))
        self.actors = sorted(found, key=lambda a: (a.start, -a.end))
        self._starts = [a.start for a in self.actors]
        self.pronouns.sort(key=lambda a: a.start)
        self._pronoun_starts = [a.start for a in self.pronouns]

    def between(self, start: int, end: int) -> list[Actor]:
        """The actors that begin in a stretch of the view, in order."""
        return self.actors[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def persons(self, start: int, end: int) -> list[Actor]:
        """Those of them that are persons or holders of an office."""
        return [a for a in self.between(start, end) if a.official]

    def pronouns_in(self, start: int, end: int) -> list[Actor]:
        """The resolved pronouns in a stretch of the view."""
        return self.pronouns[bisect_left(self._pronoun_starts, start) : bisect_left(self._pronoun_starts, end)]


def _from_office(view: str, at: int) -> bool:
    """Whether "counterparts from", "ministers from the" stands before a country."""
    near = max(0, at - 40)
    return view.endswith((" from ", " from the "), near, at) and _FROM_OFFICE.match(view, near, at) is not None


# The finder of events makes one, and who asks what is told where needs it again.
_CASTS: WeakKeyDictionary[Article, tuple[Sequence[Person], Cast]] = WeakKeyDictionary()


def codes(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The sides of some actors, each once, in order of appearance."""
    return tuple(dict.fromkeys(a.code for a in actors))
