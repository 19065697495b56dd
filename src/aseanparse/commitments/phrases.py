"""The noun phrases that may mean a side: people, countries, bodies, "the Thai minister", "both governments", "they"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import Literal

from attrs import evolve, frozen

from aseanparse.commitments.nouns import (
    HOUSES,
    NUMBERED,
    bare_pair,
    hyphen,
    is_of_a_house,
    may_qualify,
    modifies,
    of_two,
    points_elsewhere,
    possessive,
)
from aseanparse.commitments.words import (
    DETERMINERS,
    Word,
    index_after,
    is_adverb,
    is_written_as_noun,
)
from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon
from aseanparse.model import Person
from aseanparse.terms import Term

Sort = Literal["person", "side", "own", "group", "gathering", "he", "it", "they", "we", "who", "former", "latter"]
_OWNERS = frozenset("his her its their our my whose".split())
_OF_THE_MEETING = frozenset("sides side members participants delegates".split())
_PRONOUNS: dict[str, Sort] = {
    "he": "he", "she": "he", "they": "they", "we": "we", "i": "we", "it": "it", "who": "who", "which": "who",
}  # fmt: skip
_IN_TITLE = frozenset(("of", "for", "and", "the", ",", "&", "(", ")"))
_LONGEST = 14  # words of a noun phrase with its titles
_EACH_IS_ALL = frozenset("side country nation party government ministry capital".split())
_DEFINITE = DETERMINERS | NUMBERED


@frozen
class Sides:
    """Resolved sides: codes of the states or bodies, ids of the people who act for them."""

    codes: frozenset[str] = frozenset()
    people: tuple[str, ...] = ()

    def __or__(self, other: Sides) -> Sides:
        return Sides(self.codes | other.codes, tuple(dict.fromkeys(self.people + other.people)))

    def __bool__(self) -> bool:
        return bool(self.codes)


NOBODY = Sides()


@frozen
class Phrase:
    """A noun phrase of a sentence that may mean a side.

    Attributes:
        first, last: word indexes, half-open, titles and determiners included.
        sort: how it must be resolved.
        sides: what its own words tell (country, body, person), perhaps nothing.
        head: the head word in small letters; of a name "city", where it is that of a capital or a city, else "".
        owned: a possessive follows, so the phrase is somebody's rather than an actor.
        counted: "both", "the two", "members": the sides of the meeting rather than the last group.
    """

    first: int
    last: int
    sort: Sort
    sides: Sides
    head: str
    owned: bool = False
    counted: bool = False


@frozen(eq=False)
class _Heads:
    """The words of ``sides.toml``.

    Attributes:
        sorts: noun -> the sort of phrase it heads.
        modifiers: words that may stand before such a noun.
        openers: words with which a phrase may begin.
        institutions: nouns of institutions, which a side may have of its own.
    """

    sorts: dict[str, Sort]
    modifiers: frozenset[str]
    openers: frozenset[str]
    institutions: frozenset[str]


@cache
def _heads(lexicon: Lexicon) -> _Heads:
    table = {key: str(words).split() for key, words in lexicon.tables["sides"].items()}
    sorts: dict[str, Sort] = dict.fromkeys(table["gathering"], "gathering")
    sorts |= dict.fromkeys(table["person"] + table["institution"], "side")
    sorts |= dict.fromkeys(table["plural"], "group")
    modifiers = frozenset(table["modifiers"])
    openers = modifiers.union(sorts, DETERMINERS, _OWNERS, NUMBERED, _PRONOUNS)
    return _Heads(sorts, modifiers, openers, frozenset(table["institution"]))


@frozen
class _Read:
    """What a noun phrase holds as far as it was read: the codes named, its head and where it ends."""

    codes: frozenset[str]
    head: str
    last: int
    adjective: bool


@frozen(eq=False)
class Cast:
    """Everyone an article names, by view position: what phrases are made of.

    Attributes:
        names: start of a name -> its end and its person.
        roles: start of a role ("the Thai minister") -> its person.
        terms: start of a lexicon term -> the term.
        starts, ends: positions at which terms start and end, sorted.
    """

    heads: _Heads
    names: dict[int, tuple[int, Person]]
    roles: dict[int, Person]
    terms: dict[int, Term]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, article: Article, people: Sequence[Person]) -> Cast:
        """Gather the mentions of people and the terms of an article."""
        names: dict[int, tuple[int, Person]] = {}
        roles: dict[int, Person] = {}
        for person in people:
            for mention in person.mentions:
                start, end = article.text.view_span(mention.start, mention.end)
                if mention.kind in ("name", "short"):
                    names[start] = (end, person)
                elif mention.kind == "role":
                    roles[start] = person
        terms = {t.start: t for t in article.terms}
        ends = tuple(t.end for t in article.terms)
        return cls(_heads(article.lexicon), names, roles, terms, tuple(terms), ends)

    def phrases(self, sentence: list[Word]) -> list[Phrase]:
        """The phrases of a sentence that may mean a side, in order, not overlapping."""
        out: list[Phrase] = []
        openers, terms, names = self.heads.openers, self.terms, self.names
        done = 0
        for i, (start, _, text, low) in enumerate(sentence):
            if i < done or not (low in openers or text[0].isupper() or start in terms or start in names):
                continue  # a name may begin with a small letter: "al-Hashemi"
            phrase = self._phrase_at(sentence, i)
            if phrase is not None and phrase.owned and phrase.counted:
                phrase = self._with_institutions(sentence, phrase)
            if phrase is not None:
                out.append(_widened(sentence, phrase))
                done = phrase.last
        return out

    def codes_within(self, start: int, end: int) -> frozenset[str]:
        """Codes of the countries and bodies named in a view range, adjectives included."""
        inside = self.starts[bisect_left(self.starts, start) : bisect_left(self.starts, end)]
        entries = (self.terms[s].entry for s in inside)
        return frozenset(e.code for e in entries if e.code and e.kind in ("country", "body"))

    def is_institution(self, phrase: list[Word]) -> bool:
        """Whether words that name no known side tell of an institution ("the Military Medical University")."""
        lows = [w.low for w in phrase if not is_adverb(w)]
        sorts = {self.heads.sorts.get(low) for low in lows[:5] + lows[-3:]}
        return bool(sorts & {"side", "group"}) and "gathering" not in {self.heads.sorts.get(low) for low in lows}

    def _with_institutions(self, sentence: list[Word], phrase: Phrase) -> Phrase:
        """Whatever the two sides have: "the two countries' justice ministries" are the two countries."""
        for j in range(phrase.last + 1, min(phrase.last + 5, len(sentence))):
            low = sentence[j].low
            if self.heads.sorts.get(low) in ("side", "group", "gathering") and low.endswith("s"):
                return evolve(phrase, last=j + 1, owned=possessive(sentence, j + 1))
            if not may_qualify(sentence[j]) and low not in self.heads.modifiers:
                break
        return phrase

    def _phrase_at(self, sentence: list[Word], i: int) -> Phrase | None:
        low = sentence[i].low
        if low == "that":  # a conjunction far oftener than a determiner before a side
            return None
        if low in ("the", "both") and (pair := bare_pair(sentence, i)):
            return Phrase(i, pair, "group", NOBODY, "two", counted=True)
        if low == "each" and i + 1 < len(sentence) and sentence[i + 1].low in _EACH_IS_ALL:
            return Phrase(i, i + 2, "group", NOBODY, "two", possessive(sentence, i + 2), counted=True)
        if low == "the" and (ordinal := of_two(sentence, i + 1)):
            return Phrase(i, i + 2, ordinal, NOBODY, ordinal, possessive(sentence, i + 2))
        if low in ("host", "guest") and [w.low for w in sentence[i + 1 : i + 3]] in (["and", "guest"], ["and", "host"]):
            return Phrase(i, i + 3, "group", NOBODY, "two", counted=True)
        if low in _PRONOUNS:
            return Phrase(i, i + 1, _PRONOUNS[low], NOBODY, low)
        read = self._read(sentence, i)
        if isinstance(read, Phrase) or read is None:
            return read
        if read.codes and not read.head and not read.adjective:
            if read.last < len(sentence) and modifies(sentence, read.last):
                return None
            term = self.terms.get(sentence[i].start)
            head = "city" if term is not None and term.form in ("capital", "city") else ""
            return Phrase(i, read.last, "side", Sides(read.codes), head, possessive(sentence, read.last))
        return self._role(sentence, i, read)

    def _read(self, sentence: list[Word], i: int) -> _Read | Phrase | None:
        """Read a noun phrase from ``i`` on, up to its head; a name ends it at once."""
        codes: set[str] = set()
        head, last, adjective = "", -1, False
        j = i
        stop = min(len(sentence), i + _LONGEST)
        while j < stop:
            word = sentence[j]
            if word.start in self.names:
                end, person = self.names[word.start]
                j = index_after(sentence, j, end)
                sides = Sides(frozenset([person.country] if person.country else []), (person.id,))
                return Phrase(i, j, "person", sides, "", possessive(sentence, j))
            term = self.terms.get(word.start)
            if term is not None and term.entry.kind in ("country", "body", "place"):
                if word.end > term.end and word.text[term.end - word.start :][1:].isdigit():
                    return Phrase(i, j + 1, "gathering", NOBODY, "meeting")  # "AIPA-44"
                j = index_after(sentence, j, term.end)
                if term.entry.code:
                    codes.add(term.entry.code)
                adjective = term.form in ("adjective", "people")
                if not adjective:
                    head, last = "", j
                if hyphen(sentence, j):
                    return None
                if adjective and self._is_adjective(sentence, j + 1) and sentence[j].low in ("and", ","):
                    j += 1  # "Vietnamese and Thai officials"
                elif possessive(sentence, j):
                    if not self._office_follows(sentence, j + 1):
                        break
                    j += 1
                continue
            if word.low in self.heads.sorts and is_written_as_noun(word.text):
                head, last = word.low, j + 1
            elif not self._goes_on(sentence, i, j, head, named=last == j):
                break
            j += 1
        return _Read(frozenset(codes), head, last, adjective) if last > 0 else None

    def _goes_on(self, sentence: list[Word], i: int, j: int, head: str, *, named: bool) -> bool:
        """Whether the word at ``j`` may stand inside the noun phrase that began at ``i``.

        Right after a country's name (``named``) an unknown word is its verb: "Laos *sought* Viet Nam's help".
        """
        word = sentence[j]
        low = word.low
        if low == "that":
            return False
        if low in ("'s", "'") and head in HOUSES:
            return any(w.low in ("committee", "commission") for w in sentence[j + 1 : j + 4])
        if low in DETERMINERS or low in _OWNERS:
            return not head and j <= i + 1  # "both the countries", but not "the statement said the countries"
        if low in NUMBERED:
            return not head
        if head and low in ("of", "for", "and", "&"):
            return self._title_goes_on(sentence, j)
        if low in self.heads.modifiers or (word.text[0].isupper() and (head or j > i)):
            return True
        return not head and not named and i < j <= i + 5 and may_qualify(word)

    def _role(self, sentence: list[Word], i: int, read: _Read) -> Phrase | None:
        """A phrase headed by a role, an institution or a group: by its own words, else by whoever is meant."""
        sort, codes, end = self.heads.sorts.get(read.head), read.codes, read.last
        determiner = sentence[i].low
        if sort is None or (read.head == "partners" and determiner not in _DEFINITE | _OWNERS):
            return None
        if not codes and end < len(sentence) - 1 and sentence[end].low == "of":
            inner = self._phrase_at(sentence, end + 1)
            if inner is not None and inner.counted and read.head.endswith("s"):  # "the ministries of both countries"
                return evolve(inner, first=i)
            codes, end = self._of_whom(sentence, end)
        if codes:
            sort = "side" if sort == "group" else sort
        elif sort != "group" and determiner in _OWNERS:
            sort = "own"
        elif sort == "side":
            if points_elsewhere(sentence[i + 1 : read.last - 1], self.heads.modifiers) or determiner not in _DEFINITE:
                return None
            sort = "own" if determiner in ("the", "this") else sort
        elif sort == "gathering" and is_of_a_house(sentence[i : read.last]):
            sort = "own"  # "the House's trade committee"
        elif sort == "gathering" and determiner not in _DEFINITE:
            return None
        end = self._title_end(sentence, end)
        if read.head.startswith("spokes") and sentence[end:] and sentence[end].low == "for":
            inner = self._phrase_at(sentence, end + 1)
            if inner is not None and inner.sides:  # "a spokesperson for the Thai ministry"
                return evolve(inner, first=i, sort="side", head=read.head)
        if not codes and end < len(sentence) - 1 and sentence[end].low == "of":
            codes, end = self._of_whom(sentence, end)
            sort = "side" if codes else sort
        owned, counted = possessive(sentence, end), read.head in _OF_THE_MEETING
        counted = counted or any(w.low in NUMBERED for w in sentence[i:end])
        if sort in ("side", "own") and (determiner not in _OWNERS or read.head == "counterpart"):
            # "her Prime Minister" is of her side, whoever he is
            person = next((self.roles[w.start] for w in sentence[i:end] if w.start in self.roles), None)
            if person is not None:
                sides = Sides(frozenset([person.country]) if person.country else codes, (person.id,))
                return Phrase(i, end, "person", sides, read.head, owned)
        return Phrase(i, end, sort, Sides(codes), read.head, owned, counted)

    def _of_whom(self, sentence: list[Word], of: int) -> tuple[frozenset[str], int]:
        """Codes after "the Government of", "leaders of": a list of countries or bodies; and where it ends."""
        codes: set[str] = set()
        j, end = of + 1, of
        while j < len(sentence):
            term = self.terms.get(sentence[j].start)
            if term is not None and (term.form not in ("adjective", "people") or not codes):
                if term.entry.code and term.entry.kind in ("country", "body"):
                    codes.add(term.entry.code)
                j = end = index_after(sentence, j, term.end)
                while term.form in ("adjective", "people") and j < len(sentence) and self._is_common(sentence[j]):
                    j = end = j + 1  # "a delegation of Vietnamese experts"
            elif sentence[j].low in ("the", ",", "and", "kingdom", "republic", "of") and j - end <= 3:
                j += 1
            else:
                break
        return frozenset(codes), end

    def _is_common(self, word: Word) -> bool:
        """Whether a word in small letters is a noun of those who act, or qualifies one."""
        return word.text == word.low and (word.low in self.heads.sorts or word.low in self.heads.modifiers)

    def _title_end(self, sentence: list[Word], end: int) -> int:
        """The end of a title that goes on: "the Ministry *of National Defence*", but not "*of Laos*"."""
        i = end
        while i + 1 < len(sentence) and not (sentence[i].low == "and" and i == end):
            joins = sentence[i].low in ("of", "for", "and", "on") and sentence[i + 1].text[0].isupper()
            of_country = sentence[i].low == "of" and sentence[i + 1].start in self.terms
            if of_country or not (joins or sentence[i].text[0].isupper()):
                break
            i += 1
        return i if i > end and sentence[i - 1].text[0].isupper() else end

    def _is_adjective(self, sentence: list[Word], i: int) -> bool:
        term = self.terms.get(sentence[i].start) if i < len(sentence) else None
        return term is not None and term.form in ("adjective", "people")

    def _office_follows(self, sentence: list[Word], i: int) -> bool:
        """Whether an office follows a possessive: "Japan's foreign ministry", "Brunei's Second Minister"."""
        for word in sentence[i : i + 6]:
            if word.low in self.heads.sorts or word.start in self.names:
                return True
            if word.low not in self.heads.modifiers and not word.text[0].isupper():
                return False
        return False

    def _title_goes_on(self, sentence: list[Word], i: int) -> bool:
        """Whether "of", "for", "and" lies inside a title before a name ("Minister of Foreign Affairs X")."""
        for word in sentence[i + 1 : i + 12]:
            if word.start in self.names:
                return True
            if not (word.text[0].isupper() or word.low in _IN_TITLE or word.low in self.heads.sorts):
                return False
        return False


def _widened(sentence: list[Word], phrase: Phrase) -> Phrase:
    """Widen a phrase over a title that stands before it and was read apart ("the Thai PM" + name)."""
    first = phrase.first
    while first > 0 and sentence[first - 1].low in ("the", "his", "her", "its", "their", "visiting", "mr", "ms", "dr"):
        first -= 1
    return phrase if first == phrase.first else evolve(phrase, first=first)
