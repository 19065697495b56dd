"""Who is bound, and towards whom: the phrases that mean a side, which of them is a verb's subject, whom they mean."""

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
    Verbs,
    Word,
    is_adverb,
)
from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon
from aseanparse.model import Person
from aseanparse.terms import Term

Sort = Literal["person", "side", "own", "group", "gathering", "he", "it", "they", "we", "who"]
_OWNERS = frozenset("his her its their our my whose".split())
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


@frozen
class Phrase:
    """A noun phrase of a sentence that may mean a side.

    Attributes:
        first, last: word indexes, half-open, titles and determiners included.
        sort: how it must be resolved.
        sides: what its own words tell (country, body, person), perhaps nothing.
        head: the head word in small letters.
        owned: a possessive follows, so the phrase is somebody's rather than an actor.
        counted: "both", "the two": the sides of the meeting rather than the last group.
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

    @classmethod
    def of(cls, article: Article, people: Sequence[Person]) -> Cast:
        """Gather the mentions of people and the terms of an article."""
        spans = [
            (*article.text.view_span(m.start, m.end), person, m.kind)
            for person in people
            for m in person.mentions
            if m.kind != "pronoun"
        ]
        return cls(article, tuple(sorted(spans, key=lambda s: s[:2])), {t.start: t for t in article.terms})

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

    def is_institution(self, phrase: list[Word]) -> bool:
        """Whether words that name no known side end in an institution ("the Military Medical University")."""
        heads = _heads(self.article.lexicon)
        lows = [w.low for w in phrase if not is_adverb(w)]
        return any(low in heads.institution or low in heads.plural for low in lows[-3:]) and not any(
            low in heads.gathering for low in lows
        )

    def _phrase_at(
        self, sentence: list[Word], i: int, persons: dict[int, tuple[int, Person, str]], heads: _Heads
    ) -> Phrase | None:
        word = sentence[i]
        low = word.low
        if low == "that":  # a conjunction far oftener than a determiner before a side
            return None
        if low in ("he", "she", "they", "we", "it", "i", "who", "which"):
            sort: Sort = {"she": "he", "i": "we", "which": "who"}.get(low, low)  # type: ignore[assignment]
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
                if term.entry.kind == "place" and term.form != "capital" and term.form != "metonym":
                    break
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
            if heads.sort(w.low) and w.text[1:] == w.low[1:]:
                head, head_at = w.low, j
            elif w.low in DETERMINERS or w.low in _OWNERS or w.low in _NUMBERED or w.low == "both":
                if head:
                    break
            elif w.low in ("of", "for", "and", "&") and head and _office_goes_on(sentence, j, persons, heads):
                pass
            elif w.low not in heads.modifiers and not (w.text[:1].isupper() and (head or j > i)):
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
        elif not codes and determiner not in DETERMINERS and determiner not in _NUMBERED and sort_of != "group":
            return None
        if sort_of == "side" and not codes:
            sort_of = "own" if determiner in ("the", "this") else sort_of
        role = next(
            (p for s, (_, p, k) in persons.items() if k == "role" and sentence[i].start <= s < sentence[end - 1].end),
            None,
        )
        if role is not None and sort_of in ("side", "own"):
            sides = Sides(frozenset([role.country] if role.country else codes), (role.id,))
            return Phrase(i, end, "person", sides, head, _possessive(sentence, end))
        counted = any(w.low in _NUMBERED for w in sentence[i:end]) or head in ("sides", "side")
        return Phrase(i, end, sort_of, Sides(frozenset(codes)), head, _possessive(sentence, end), counted)

    def _of_whom(self, sentence: list[Word], of: int) -> tuple[set[str], int]:
        """Codes after "the Government of", "leaders of": a list of countries or bodies."""
        codes: set[str] = set()
        j = of + 1
        end = of
        while j < len(sentence):
            if (term := self.terms.get(sentence[j].start)) is not None and term.form not in ("adjective", "people"):
                if term.entry.code and term.entry.kind in ("country", "body"):
                    codes.add(term.entry.code)
                j = end = _index_after(sentence, term.end)
            elif sentence[j].low in ("the", ",", "and", "kingdom", "republic", "of") and j - end <= 3:
                j += 1
            else:
                break
        return codes, end


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


def subject_of(sentence: list[Word], phrases: Sequence[Phrase], verb: int, forms: Verbs) -> list[Phrase]:
    """The phrases that are the subject of the verb at a word index; coordinated ones together, or none.

    A phrase right before the verb is its subject. A verb that goes on after a conjunction or a comma has the
    subject of the main clause, not that of a clause embedded before it ("Khai suggested the two sides …, and
    asked"). Otherwise it is the nearest phrase that stands where a subject stands.
    """
    before = [n for n, p in enumerate(phrases) if p.last <= verb and not p.owned]
    i = verb
    while i > 0 and (is_adverb(sentence[i - 1]) or sentence[i - 1].low in ("has", "have", "had", "is", "are")):
        i -= 1
    touching = [n for n in before if phrases[n].last == i]
    strict = [n for n in before if is_subject(sentence, phrases, n, forms, verb, strict=True)]
    if touching and is_subject(sentence, phrases, touching[0], forms, verb, strict=False):
        chosen = touching[0]
    elif i > 0 and sentence[i - 1].low in ("and", ",", "but", "while", "or"):
        main = [n for n in strict if not _embedded(sentence, phrases, n, forms)]
        if not (main or strict):
            return []
        chosen = (main or strict)[-1]
    else:
        loose = strict or [n for n in before if is_subject(sentence, phrases, n, forms, verb, strict=False)]
        if not loose:
            return []
        chosen = loose[-1]
    if phrases[chosen].sort == "who":
        return _antecedent(phrases, chosen)
    return _coordinated(sentence, phrases, chosen)


def _embedded(sentence: list[Word], phrases: Sequence[Phrase], n: int, forms: Verbs) -> bool:
    """Whether a subject belongs to a clause that depends on a verb or conjunction right before it."""
    first = _coordinated(sentence, phrases, n)[0].first
    previous = sentence[first - 1] if first else None
    if previous is None or phrases[n].sort == "who":
        return previous is not None
    if previous.low in _SAYING and phrases[n].sort in ("person", "he", "side", "own") and first > 1:
        return sentence[first - 2].low not in (",", '"')
    return previous.low in ("that", "when", "where", "if", "as", "because") or (
        previous.low in forms.past or previous.low in forms.third or previous.low in forms.gerund
    )


def is_subject(
    sentence: list[Word], phrases: Sequence[Phrase], n: int, forms: Verbs, verb: int, *, strict: bool
) -> bool:
    """Whether a phrase stands as a subject: of the verb at index ``verb`` or of one before it."""
    phrase = phrases[n]
    first = _coordinated(sentence, phrases, n)[0].first
    if first > 0:
        previous = sentence[first - 1].low
        inverted = previous in _SAYING and phrase.sort in ("person", "he", "side", "own")
        if previous == "with" and verb < len(sentence) and sentence[verb].low.endswith("ing"):
            return True
        if inverted and (first < 2 or sentence[first - 2].low in (",", '"', "'") or is_adverb(sentence[first - 2])):
            return True
        if previous in PREPOSITIONS or previous in ("of", "'s", "'", "to", "-"):
            return False
        if previous not in (",", '"', ":", ";", ")", "that", "and", "but", "while", "(", "-", "as", "when", "."):
            if previous in forms.past or previous in forms.third or previous in forms.gerund or previous in forms.base:
                if previous not in _CLAUSE_OPENERS:
                    return False
    if phrase.sort == "who":
        return True
    return not strict or _finite_follows(sentence, phrases, n, forms)


_SAYING = frozenset(
    "said says told added noted stressed stated affirmed emphasised emphasized replied explained announced according".split()
)
# Verbs that take a clause without "that", so that the phrase after them is a subject.
_CLAUSE_OPENERS = frozenset(
    "said says say saying told noted noting added adding affirmed stressed believed believes hoped hopes proposed proposing suggested suggesting"
    " recommended stating announced announcing agreed".split()
)


def _finite_follows(sentence: list[Word], phrases: Sequence[Phrase], n: int, forms: Verbs) -> bool:
    """Whether a finite verb follows a phrase, after adverbs, brackets, an apposition or a relative clause."""
    i = phrases[n].last
    comma = False
    while i < len(sentence):
        word = sentence[i]
        if word.text == "(":
            i = next((k + 1 for k in range(i, len(sentence)) if sentence[k].text == ")"), len(sentence))
            continue
        if word.text == "," and not comma:
            closing = next((k for k in range(i + 1, min(i + 25, len(sentence))) if sentence[k].text == ","), None)
            after = sentence[closing + 1] if closing is not None and closing + 1 < len(sentence) else None
            if closing is None or after is None:
                return False
            comma, i = True, closing + 1
            continue
        if is_adverb(word) or word.low in ("each", "both", "all", "themselves", "himself", "herself"):
            i += 1
            continue
        if word.low == "and" and n + 1 < len(phrases) and phrases[n + 1].first == i + 1:
            return _finite_follows(sentence, phrases, n + 1, forms)
        present = phrases[n].sort in ("we", "they", "group") or len(phrases[n].sides.codes) > 1
        return forms.is_finite(word) or (present and word.low in forms.base and word.text == word.low)
    return False


def _coordinated(sentence: list[Word], phrases: Sequence[Phrase], n: int) -> list[Phrase]:
    """The phrase with those that "and" and commas join to it on its left ("Cambodia, Laos and Viet Nam")."""
    out = [phrases[n]]
    while n > 0:
        left, between = phrases[n - 1], sentence[phrases[n - 1].last : out[0].first]
        lows = [w.low for w in between]
        joined = lows in (["and"], [",", "and"], ["&"]) or (lows == [","] and len(out) > 1)
        if not joined or left.sort not in ("person", "side") or out[0].sort not in ("person", "side"):
            break
        out.insert(0, left)
        n -= 1
    return out


def _antecedent(phrases: Sequence[Phrase], n: int) -> list[Phrase]:
    """What "who" or "which" refers to: the phrase right before it."""
    who = phrases[n]
    before = [p for p in phrases[:n] if p.last <= who.first and who.first - p.last <= 12 and p.sort != "who"]
    return before[-1:]
