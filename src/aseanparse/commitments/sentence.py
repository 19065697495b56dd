"""A sentence with its words and phrases, and the one question of grammar the rules ask: who is a verb's subject?"""

from __future__ import annotations

from functools import cached_property

from attrs import field, frozen

from aseanparse.commitments.phrases import Phrase
from aseanparse.commitments.words import PREPOSITIONS, Verbs, Word, after_adverbs, in_quotation, is_adverb, last_before

_SAYING = frozenset(
    "said says told added noted stressed stated affirmed emphasised emphasized replied explained announced"
    " according".split()
)
# Verbs that take a clause without "that", so that the phrase after them is a subject.
_CLAUSE_OPENERS = frozenset(
    "said says say saying told noted noting added adding affirmed stressed believed believes hoped hopes proposed"
    " proposing suggested suggesting recommended stating announced announcing agreed".split()
)
# Words that open an aside between a subject and its verb: "Laos, as ASEAN Chair, will", "X, whom he saw in Hue, had".
_ASIDES = frozenset("as in on for with like the a an its who whom whose which".split())
_RELATIVES = frozenset("who whom whose".split())
_LONGEST_ASIDE = 12
_MARKS_AND_CONJUNCTIONS = frozenset((*',":;()-.', "that", "and", "but", "while", "as", "when", "whereby"))
_ACTORS = ("person", "he", "side", "own")


@frozen(eq=False, slots=False)
class Sentence:
    """One sentence as the rules see it.

    Attributes:
        words: its words and marks.
        phrases: the phrases that may mean a side, in order.
        forms: the verb forms of the lexicon.
        lows: the words in small letters.
    """

    words: list[Word]
    phrases: list[Phrase]
    forms: Verbs
    lows: list[str] = field(init=False)
    _coordinated: dict[int, list[Phrase]] = field(init=False, factory=dict)

    @lows.default
    def _in_small_letters(self) -> list[str]:
        return [w.low for w in self.words]

    def low(self, i: int) -> str:
        """The word at an index in small letters; "" outside the sentence."""
        return self.lows[i] if 0 <= i < len(self.lows) else ""

    def quoted(self, i: int) -> bool:
        """Whether a word stands inside quotation marks."""
        return in_quotation(self.words, i)

    @cached_property
    def subjects(self) -> list[int]:
        """Indexes of the phrases that stand as subject of a finite verb."""
        return [n for n in range(len(self.phrases)) if self._stands_as_subject(n, None) and self._finite_follows(n)]

    def subject_of(self, verb: int, *, nearest: bool = False) -> list[Phrase]:
        """The phrases that are the subject of the verb at a word index, coordinated ones together; or none.

        A phrase right before the verb is its subject. A verb that goes on after a conjunction or a comma has the
        subject of the main clause, not that of a clause embedded before it ("Khai suggested the two sides …, and
        asked"), unless ``nearest`` is asked for. Otherwise it is the nearest phrase that stands where a subject
        stands.
        """
        before = [n for n, p in enumerate(self.phrases) if p.last <= verb and not p.owned]
        i = verb
        while is_adverb_or_auxiliary(self, i - 1):
            i -= 1
        speech = self.speech_aside(i)
        if speech is not None and any(self.phrases[n].last == speech for n in before):
            i = speech  # "His Government, he said, would"
        touching = [n for n in before if self.phrases[n].last == i and self._stands_as_subject(n, verb)]
        if not touching and self.low(i - 1) == ",":  # "Laos, as ASEAN Chair, will", "Laos, the host, will"
            opening = last_before(self.words, i - 1)
            aside = self.low(opening + 1) in _ASIDES or self.low(opening + 1) in self.forms.past
            touching = [n for n in before if aside and self.phrases[n].last == opening and n in self.subjects]
            if not touching and self.low(opening + 1) in _RELATIVES:  # "Minister X of Laos, whom he saw, had sought"
                ends = {opening, *(p.first - 1 for p in self.phrases if p.last == opening)}
                touching = [n for n in before if self.phrases[n].last in ends and self.phrases[n].sort == "person"]
        strict = [n for n in before if n in self.subjects or self._with_participle(n, verb)]
        candidates = strict or [n for n in before if self._stands_as_subject(n, verb)]
        if touching:
            candidates = touching[:1]
        elif not nearest and self.low(i - 1) in ("and", ",", "but", "while", "or"):
            candidates = [n for n in strict if not self.is_embedded(n)] or strict
        if not candidates:
            return []
        chosen = candidates[-1]
        if self.phrases[chosen].sort == "who":
            return self._antecedent(chosen)
        return self._apposed(chosen) or self.coordinated(chosen)

    def speech_aside(self, i: int) -> int | None:
        """Index of the comma that opens ", she said," if the word at ``i`` follows such an aside; else None."""
        if self.low(i - 1) != ",":
            return None
        opening = last_before(self.words, i - 1)
        inside = self.lows[opening + 1 : i - 1]
        says = opening > 0 and 2 <= len(inside) <= _LONGEST_ASIDE and {inside[0], inside[-1]} & _SAYING
        return opening if says and not set(inside) & {"that", "to", "by"} else None

    def agents(self, participle: int) -> list[Phrase]:
        """The phrases that *by* joins to the participle of a passive: "will be built *by Laos and Japan*"."""
        first = self.next("by", participle, participle + 8) + 1
        agent = next((p for p in self.phrases if p.first == first and not p.owned), None)
        return [] if agent is None else self.with_following(agent)

    def with_following(self, phrase: Phrase) -> list[Phrase]:
        """A phrase with those that "and" joins to it on its right ("to *Laos and Cambodia*")."""
        out = [phrase]
        for following in self.phrases:
            if following.first == out[-1].last + 1 and self.low(out[-1].last) == "and" and not following.owned:
                out.append(following)
        return out

    def is_conditional(self, i: int) -> bool:
        """Whether the word at an index stands in a clause with *if* or *unless*."""
        for word in reversed(self.words[:i]):
            if word.low in ("if", "unless", "whether"):
                return True
            if word.text in ",;":
                return False
        return False

    def is_embedded(self, n: int) -> bool:
        """Whether a subject belongs to a clause that depends on the verb or conjunction right before it."""
        phrase, first = self.phrases[n], self.coordinated(n)[0].first
        if phrase.sort == "who" or first == 0:
            return first > 0
        previous = self.low(first - 1)
        if previous in _SAYING and phrase.sort in _ACTORS and first > 1:  # ", said X"
            return self.low(first - 2) not in (",", '"')
        return previous in ("that", "when", "where", "if", "as", "because") or self.forms.is_form(previous)

    def coordinated(self, n: int) -> list[Phrase]:
        """A phrase with those that "and" and commas join to it on its left ("Cambodia, Laos and Viet Nam")."""
        found = self._coordinated.get(n)
        if found is None:
            found = self._coordinated[n] = self._joined_on_the_left(n)
        return found

    def _joined_on_the_left(self, n: int) -> list[Phrase]:
        out = [self.phrases[n]]
        while n > 0:
            left = self.phrases[n - 1]
            if out[0].first - left.last > 3:  # words: no list is so loose
                break
            lows = self.lows[left.last : out[0].first]
            of_list = lows == [",", "and"] and (left.first == 0 or self.low(left.first - 1) not in PREPOSITIONS)
            joined = lows in (["and"], ["&"]) or of_list or (lows == [","] and len(out) > 1)
            same = left.sides.codes == out[0].sides.codes != frozenset() and out[0].sort == "person"
            apposed = same and lows[:1] == [","] and len(lows) <= 3  # "his Thai counterpart, Mr. X"
            apposed = apposed and self.low(left.first - 1) not in PREPOSITIONS  # "On behalf of Ha Noi, Mr. X"
            known = left.sort in ("person", "side", "he") and out[0].sort in ("person", "side")
            if not (joined or apposed) or not known:
                break
            out.insert(0, left)
            n -= 1
        return out

    def _stands_as_subject(self, n: int, verb: int | None) -> bool:
        """Whether a phrase stands where a subject may: after no preposition, and no verb that it is the object of."""
        phrase, first = self.phrases[n], self.coordinated(n)[0].first
        if first == 0 or (verb is not None and self._with_participle(n, verb)):
            return True
        previous, second = self.low(first - 1), self.low(first - 2)
        opens = first < 2 or second in (",", '"', "'") or is_adverb(self.words[first - 2])
        if previous in _SAYING and phrase.sort in _ACTORS and opens:  # ", said X"
            return True
        if previous in PREPOSITIONS or previous in ("'s", "'"):
            return False
        if previous in _MARKS_AND_CONJUNCTIONS or previous in _CLAUSE_OPENERS:
            return True
        return not (self.forms.is_form(previous) or previous in self.forms.base)

    def _with_participle(self, n: int, verb: int) -> bool:
        """Whether a phrase is the subject of a participle after *with* ("with Minister X proposing")."""
        return self.low(verb).endswith("ing") and self.low(self.coordinated(n)[0].first - 1) == "with"

    def _finite_follows(self, n: int) -> bool:
        """Whether a finite verb follows a phrase, after adverbs, brackets, an apposition or a relative clause."""
        phrase = self.phrases[n]
        if phrase.sort == "who":
            return True
        i, passed = phrase.last, False
        while i < len(self.words):
            word = self.words[i]
            if word.text == "(":
                i = self.next(")", i) + 1
            elif word.text == "," and not passed:
                if self.low(phrase.first - 1) in (",", "mr", "ms", "dr", ".") and self._is_finite(
                    after_adverbs(self.words, i + 1)
                ):
                    return True  # the apposition "the Secretary, X, affirmed"
                closing = self.next(",", i + 1, i + 25)
                if closing + 1 >= len(self.words):
                    return False
                passed, i = True, closing + 1
            elif word.low == "on" and (day := self._after_day(i + 1)) > i + 1:  # "Thailand on July 12 said"
                i = day
            elif is_adverb(word) or word.low in ("each", "both", "all", "themselves", "himself", "herself"):
                i += 1
            elif word.low == "and" and n + 1 < len(self.phrases) and self.phrases[n + 1].first == i + 1:
                return self._finite_follows(n + 1)
            else:
                plural = phrase.sort in ("we", "they", "group") or len(phrase.sides.codes) > 1
                return self._is_finite(i) or (plural and word.low in self.forms.base and word.text == word.low)
        return False

    def _after_day(self, i: int) -> int:
        """Index after a day named from ``i`` on ("Friday", "July 12", "12 July 2026")."""
        while i < len(self.words) and (self.words[i].text[0].isupper() or self.words[i].text[0].isdigit()):
            i += 1
        return i

    def _is_finite(self, i: int) -> bool:
        return i < len(self.words) and self.forms.is_finite(self.words[i])

    def next(self, mark: str, start: int, end: int | None = None) -> int:
        """Index of the next such mark before ``end``, else the end of the sentence."""
        stop = len(self.words) if end is None else min(end, len(self.words))
        return next((k for k in range(start, stop) if self.words[k].text == mark), len(self.words))

    def _antecedent(self, n: int) -> list[Phrase]:
        """What "who" or "which" refers to: the phrase right before it."""
        who = self.phrases[n]
        return [p for p in self.phrases[:n] if 0 <= who.first - p.last <= 12 and p.sort != "who"][-1:]

    def _apposed(self, n: int) -> list[Phrase]:
        """The name after a role that tells no side by itself: "your Foreign Minister, Mr. X, offered"."""
        if self.phrases[n].sides or n + 1 >= len(self.phrases):
            return []
        name, end = self.phrases[n + 1], self.phrases[n].last
        return [name] if name.sort == "person" and self.low(end) == "," and name.first - end <= 3 else []


def is_adverb_or_auxiliary(sentence: Sentence, i: int) -> bool:
    """Whether the word at an index may stand between a subject and its verb."""
    return i >= 0 and (is_adverb(sentence.words[i]) or sentence.low(i) in ("has", "have", "had", "is", "are"))
