"""The noun phrases that may mean a side: people, countries, bodies, "the Thai minister", "both governments", "they"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Literal

from attrs import evolve, frozen

from aseanparse.commitments.words import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    OTHER_MODALS,
    PREPOSITIONS,
    Word,
    is_adverb,
)
from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon
from aseanparse.model import Person
from aseanparse.terms import Term

Sort = Literal["person", "side", "own", "group", "gathering", "he", "it", "they", "we", "who"]
_OWNERS = frozenset("his her its their our my whose".split())
_OF_THE_MEETING = frozenset("sides side members participants delegates".split())
_NUMBERED = frozenset("both two three four five six seven eight nine ten eleven".split())


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
        head: the head word in small letters.
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
    person: frozenset[str]
    institution: frozenset[str]
    plural: frozenset[str]
    gathering: frozenset[str]
    modifiers: frozenset[str]

    def sort(self, low: str) -> Sort | None:
        if low in self.plural:
            return "group"
        if low in self.person or low in self.institution:
            return "side"
        return "gathering" if low in self.gathering else None


@cache
def _heads(lexicon: Lexicon) -> _Heads:
    return _Heads(**{key: frozenset(str(words).split()) for key, words in lexicon.tables["sides"].items()})


@frozen(eq=False)
class Cast:
    """Everyone an article names, by view position: what phrases are made of."""

    article: Article
    people: tuple[tuple[int, int, Person, str], ...]
    terms: dict[int, Term]
    ends: frozenset[int]

    @classmethod
    def of(cls, article: Article, people: Sequence[Person]) -> Cast:
        """Gather the mentions of people and the terms of an article."""
        spans = [
            (*article.text.view_span(m.start, m.end), person, m.kind)
            for person in people
            for m in person.mentions
            if m.kind != "pronoun"
        ]
        return cls(
            article,
            tuple(sorted(spans, key=lambda s: s[:2])),
            {t.start: t for t in article.terms},
            frozenset(t.end for t in article.terms),
        )

    def phrases(self, sentence: list[Word]) -> list[Phrase]:
        """The phrases of a sentence that may mean a side, in order, not overlapping."""
        if not sentence:
            return []
        heads = _heads(self.article.lexicon)
        persons = {s: (e, p, k) for s, e, p, k in self.people if sentence[0].start <= s < sentence[-1].end}
        out: list[Phrase] = []
        i = 0
        while i < len(sentence):
            phrase = self._phrase_at(sentence, i, persons, heads)
            if phrase is None:
                i += 1
            else:
                out.append(phrase)
                i = phrase.last
        return [_joined(sentence, p) for p in out]

    def codes_within(self, start: int, end: int) -> frozenset[str]:
        """Codes of the countries and bodies named in a view range, adjectives included."""
        inside = (t.entry for s, t in self.terms.items() if start <= s < end)
        return frozenset(e.code for e in inside if e.code and e.kind in ("country", "body"))

    def is_institution(self, phrase: list[Word]) -> bool:
        """Whether words that name no known side end in an institution ("the Military Medical University")."""
        heads = _heads(self.article.lexicon)
        lows = [w.low for w in phrase if not is_adverb(w)]
        likely = lows[:5] + lows[-3:]
        return any(low in heads.institution or low in heads.plural for low in likely) and not any(
            low in heads.gathering for low in lows
        )

    def _phrase_at(
        self, sentence: list[Word], i: int, persons: dict[int, tuple[int, Person, str]], heads: _Heads
    ) -> Phrase | None:
        word = sentence[i]
        low = word.low
        if low == "that":  # a conjunction far oftener than a determiner before a side
            return None
        if low in ("the", "both") and (pair := _bare_pair(sentence, i)):
            return Phrase(i, pair, "group", Sides(), "two", counted=True)
        if low in ("he", "she", "they", "we", "it", "who", "which"):
            sort: Sort = {"she": "he", "which": "who"}.get(low, low)  # type: ignore[assignment]
            return Phrase(i, i + 1, sort, Sides(), low)
        codes: set[str] = set()
        j, head, head_at, adjective = i, "", -1, False
        while j < len(sentence) and j - i < 14:
            w = sentence[j]
            if (person := persons.get(w.start)) is not None and (person[2] == "name" or person[2] == "short"):
                end = _index_after(sentence, person[0])
                sides = Sides(frozenset([person[1].country] if person[1].country else []), (person[1].id,))
                return Phrase(i, end, "person", sides, "", _possessive(sentence, end))
            term = self.terms.get(w.start)
            if term is not None and term.entry.kind in ("country", "body", "place"):
                end = _index_after(sentence, term.end)
                if term.entry.code:
                    codes.add(term.entry.code)
                adjective = term.form in ("adjective", "people")
                head_at = head_at if adjective else end - 1
                head = head if adjective else ""
                j = end
                if _hyphen(sentence, j):
                    return None
                if _possessive(sentence, j):
                    if _heads_follow(sentence, j + 1, heads, persons):
                        j += 1
                        continue
                    break
                continue
            if w.low == "that" and j > i:
                break
            if heads.sort(w.low) and (
                w.text[1:] == w.low[1:] or w.text.isupper() or w.text == "PMs" or w.text == "FMs"
            ):
                head, head_at = w.low, j
            elif w.low in DETERMINERS or w.low in _OWNERS or w.low in _NUMBERED or w.low == "both":
                if head:
                    break
            elif w.low in ("of", "for", "and", "&") and head and _office_goes_on(sentence, j, persons, heads):
                pass
            elif w.low not in heads.modifiers and not (w.text[:1].isupper() and (head or j > i)):
                if head or j == i or j - i > 5 or not _may_qualify(w):
                    break
            j += 1
        if head_at < 0:
            return None
        end = head_at + 1
        if codes and not head and not adjective and heads.sort(sentence[end - 1].low) is None:
            follows = sentence[end].low if end < len(sentence) else ""
            if follows and _modifies(sentence, end):
                return None
            return Phrase(i, end, "side", Sides(frozenset(codes)), "", _possessive(sentence, end))
        sort_of = heads.sort(head)
        if sort_of is None:
            return None
        if not codes and end < len(sentence) - 1 and sentence[end].low == "of":
            codes, end = self._of_whom(sentence, end)
        determiner = sentence[i].low
        if sort_of == "group" and codes:
            sort_of = "side"
        elif sort_of != "group" and determiner in _OWNERS and not codes:
            sort_of = "own"
        elif (sort_of == "side" and not codes and _strange(sentence, i, head_at, heads)) or (
            not codes and determiner not in DETERMINERS and determiner not in _NUMBERED and sort_of != "group"
        ):
            return None
        if sort_of == "side" and not codes:
            sort_of = "own" if determiner in ("the", "this") else sort_of
        end = _title_end(sentence, end)
        role = next(
            (p for s, (_, p, k) in persons.items() if k == "role" and sentence[i].start <= s < sentence[end - 1].end),
            None,
        )
        if determiner in _OWNERS and head != "counterpart":  # "her Prime Minister" is of her side, whoever he is
            role = None
        if role is not None and sort_of in ("side", "own"):
            sides = Sides(frozenset([role.country] if role.country else codes), (role.id,))
            return Phrase(i, end, "person", sides, head, _possessive(sentence, end))
        counted = any(w.low in _NUMBERED for w in sentence[i:end]) or head in _OF_THE_MEETING
        return Phrase(i, end, sort_of, Sides(frozenset(codes)), head, _possessive(sentence, end), counted)

    def _of_whom(self, sentence: list[Word], of: int) -> tuple[set[str], int]:
        """Codes after "the Government of", "leaders of": a list of countries or bodies."""
        codes: set[str] = set()
        j = of + 1
        end = of
        while j < len(sentence):
            if (term := self.terms.get(sentence[j].start)) is not None and (
                term.form not in ("adjective", "people") or not codes
            ):
                if term.entry.code and term.entry.kind in ("country", "body"):
                    codes.add(term.entry.code)
                j = end = _index_after(sentence, term.end)
            elif sentence[j].low in ("the", ",", "and", "kingdom", "republic", "of") and j - end <= 3:
                j += 1
            else:
                break
        return codes, end


def _may_qualify(word: Word) -> bool:
    """Whether an unknown word may stand between a determiner and the head of its phrase ("our *oil* company")."""
    low = word.low
    return (
        word.text.isalpha()
        and low not in PREPOSITIONS | AUXILIARIES | MODALS | OTHER_MODALS
        and low not in ("and", "or", "but", "that", "who", "which", "to", "not")
        and not low.endswith(("ed", "ing"))
        and not is_adverb(word)
    )


def _bare_pair(sentence: list[Word], i: int) -> int | None:
    """The end of "the two" or "both" without a noun: an adverb, a verb in -ed or a modal follows."""
    j = i + 2 if sentence[i].low == "the" and i + 1 < len(sentence) and sentence[i + 1].low in _NUMBERED else i + 1
    if (sentence[i].low == "the") != (j == i + 2) or j >= len(sentence):
        return None
    follows = sentence[j]
    verbal = follows.low.endswith("ed") or is_adverb(follows) or follows.low in MODALS or follows.low in AUXILIARIES
    return j if verbal and follows.text == follows.low else None


def _title_end(sentence: list[Word], end: int) -> int:
    """The end of a title that goes on: "the Ministry *of National Defence*", "Secretary *for Foreign Affairs*"."""
    i = end
    while i + 1 < len(sentence) and (
        (sentence[i].low in ("of", "for", "and", "on") and sentence[i + 1].text[0].isupper())
        or sentence[i].text[0].isupper()
    ):
        if sentence[i].low == "and" and i == end:
            break
        i += 1
    return i if i > end and sentence[i - 1].text[0].isupper() else end


def _strange(sentence: list[Word], first: int, head: int, heads: _Heads) -> bool:
    """Whether a role is qualified by a word that may point elsewhere ("the chairing country")."""
    return any(w.low not in heads.modifiers and w.low.endswith("ing") for w in sentence[first + 1 : head])


def _index_after(sentence: list[Word], position: int) -> int:
    """Index of the first word that starts at or after a view position."""
    return next((k for k, w in enumerate(sentence) if w.start >= position), len(sentence))


def _possessive(sentence: list[Word], i: int) -> bool:
    return i < len(sentence) and sentence[i].low in ("'s", "'")


def _hyphen(sentence: list[Word], i: int) -> bool:
    """A pair such as "Viet Nam-Japan": neither is an actor."""
    return i < len(sentence) and sentence[i].text == "-" and sentence[i].start == sentence[i - 1].end


def _modifies(sentence: list[Word], i: int) -> bool:
    """Whether the word after a country's name makes the name a modifier ("ASEAN Community", "Japan ties")."""
    word = sentence[i]
    return word.text[0].isupper() and word.low not in ("to",) and sentence[i - 1].end + 1 == word.start


def _heads_follow(sentence: list[Word], i: int, heads: _Heads, persons: dict[int, tuple[int, Person, str]]) -> bool:
    """Whether an office or institution follows a possessive: "Japan's foreign ministry", "Brunei's Second Minister"."""
    for j in range(i, min(i + 6, len(sentence))):
        if heads.sort(sentence[j].low) or sentence[j].start in persons:
            return True
        if sentence[j].low not in heads.modifiers and not sentence[j].text[0].isupper():
            return False
    return False


def _office_goes_on(sentence: list[Word], i: int, persons: dict[int, tuple[int, Person, str]], heads: _Heads) -> bool:
    """Whether "of", "for", "and" lies inside a capitalised title before a name ("Minister of Foreign Affairs X")."""
    for word in sentence[i + 1 : i + 12]:
        if word.start in persons:
            return True
        if not word.text[0].isupper() and word.low not in ("of", "for", "and", "the", ",", "&", "(", ")"):
            return False
    return False


def _joined(sentence: list[Word], phrase: Phrase) -> Phrase:
    """Widen a phrase over a title that stands before it and was read apart ("the Thai PM" + name)."""
    first = phrase.first
    while first > 0 and sentence[first - 1].low in ("the", "his", "her", "its", "their", "visiting", "mr", "ms", "dr"):
        first -= 1
    return evolve(phrase, first=first)
