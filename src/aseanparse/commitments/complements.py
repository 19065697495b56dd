"""What a trigger takes: the notation of ``triggers.toml`` (to VERB, SOMEONE to VERB …) read in a sentence."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from aseanparse.commitments.words import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    OTHER_MODALS,
    PREPOSITIONS,
    PRONOUNS,
    Verbs,
    Word,
    after_adverbs,
    is_adverb,
    low_at,
)

Form = Literal["base", "gerund", "thing", "clause"]

_NO_GOAL = frozenset("need needs importance significance role fact necessity view views way value".split())
_OCCASIONS = frozenset("meeting talks occasion sidelines day event session conference summit discussion spot".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_RELATIVE = frozenset("who whom which".split())
_GOING_ON = frozenset("facing looking waiting going coming having seeing watching living".split())
_SPEECHES = frozenset("address speech remarks statement message letter opening intervention reply toast talks".split())
_TIMES_OF_YEAR = frozenset(
    "january february march april may june july august september october november december end next this"
    " year month week monday tuesday wednesday thursday friday saturday sunday mid-year".split()
)
_PLEASED = frozenset("pleased happy glad delighted honoured honored".split())
# Words that begin no noun phrase.
_NO_THING = PREPOSITIONS | (PRONOUNS - {"each"}) | frozenset("to that not by when if whether how what".split())
# Nouns of action; a commitment to anything else is to a bare value (rule 5 of the guide).
_ACTIONS = (
    "tion", "tions", "sion", "ment", "ments", "ance", "ing", "sal", "exchange", "exchanges", "review", "consultations",
    "talks", "visits", "reform", "reforms", "support", "dialogue", "ceasefire", "truce",
)  # fmt: skip
_NOUN_ENDINGS = ("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ing", "ism", "ship", "s")


@frozen
class Complement:
    """What a trigger takes.

    Attributes:
        goal: index of the first word of the goal: its verb, or the first word of a noun phrase.
        form: bare verb, gerund, noun phrase, or a whole clause.
        last: index after the words that belong to the trigger ("to", "that … would").
        whom: half-open word range of the side addressed ("Japan" in "urged Japan to") or of the subject of a
            clause; None where there is none.
        negated: "not to", "would never".
    """

    goal: int
    form: Form
    last: int
    whom: tuple[int, int] | None = None
    negated: bool = False


def complement(
    sentence: list[Word],
    i: int,
    pattern: str,
    forms: Verbs,
    *,
    things: frozenset[str] = frozenset(),
    bare: bool = False,
) -> Complement | None:
    """What stands at word ``i`` if it fits a pattern of ``triggers.toml``, else None.

    Args:
        sentence: words of the sentence.
        i: index after the trigger's own words.
        pattern: one entry of ``takes``.
        forms: the verb forms.
        things: nouns to which a THING is limited; all if empty.
        bare: whether a clause may have a bare verb (proposed that the two sides *hold*).
    """
    read = _Reading(sentence, forms)
    if low_at(sentence, i) == "in" and low_at(sentence, i + 1) == "principle":
        i += 2  # "reached agreement in principle on"
    if low_at(sentence, i) == ",":  # "agreed, on a trial basis, to exchange"
        closed = past_parenthesis(sentence, i)
        i = closed if low_at(sentence, closed) == pattern.partition(" ")[0] else i
    match pattern.split():
        case ["to", "VERB"]:
            return read.to_verb(read.past_adjunct(i))
        case ["to", "VERBING"]:
            return read.to_doing(i)
        case ["VERBING"]:
            j = after_adverbs(sentence, i)
            return Complement(j, "gerund", j) if forms.is_gerund(sentence, j) else None
        case ["AMOUNT"]:
            amount = low_at(sentence, i)[:1].isdigit() or "$" in low_at(sentence, i)
            return Complement(i, "thing", i) if amount else None
        case ["that", "CLAUSE"]:
            return read.clause(i, bare)
        case ["that", "VERB"]:
            told = read.clause(i, True)  # "insisted that Japan hold", but not "insisted that it will hold"
            return told if told is not None and told.whom is not None and told.goal == told.whom[1] else None
        case ["THING"]:
            return read.thing(i, things)
        case [preposition, "THING"] if low_at(sentence, i) == preposition:
            return read.after_preposition(i + 1, things)
        case [("to" | "from") as preposition, "SOMEONE", "that", "CLAUSE"] if low_at(sentence, i) == preposition:
            return read.someone_that(i + 1, bare)
        case ["SOMEONE", "with", "THING"]:
            return read.someone_with(i)
        case ["SOMEONE", "to", "THING"]:
            return read.someone_to_thing(i)
        case ["SOMEONE", "to", "VERB"]:
            return read.someone_to(i)
        case [preposition, "SOMEONE", "to", "VERB"] if low_at(sentence, i) == preposition:
            return read.someone_to(i + 1)
    return None


def after_modal(sentence: list[Word], subject: int, modal: int, forms: Verbs) -> Complement | None:
    """The goal after a modal at a word index, whose subject begins at ``subject``; None for a mere state."""
    j, negated = modal + 1, low_at(sentence, modal) == "won't"
    while j < len(sentence) and is_adverb(sentence[j]):
        negated |= sentence[j].low in ("not", "never")
        j += 1
    if low_at(sentence, j) == "neither":
        j, negated = after_adverbs(sentence, j + 1), True
    j = past_parenthesis(sentence, j)
    j += low_at(sentence, j) == '"'
    low = low_at(sentence, j)
    if low == "be" and low_at(sentence, j + 1) in _PLEASED and low_at(sentence, j + 2) == "to":
        j, low = j + 3, low_at(sentence, j + 3)  # "would be glad to receive"
    doing = after_adverbs(sentence, j + 1)
    if low == "be" and forms.is_gerund(sentence, doing) and low_at(sentence, doing) not in _GOING_ON:
        return Complement(doing, "gerund", doing, (subject, modal), negated)  # "would be opening an office"
    if low == "be":
        participle = forms.is_participle(low_at(sentence, after_adverbs(sentence, j + 1)))
        return Complement(subject, "clause", j + 1, (subject, modal), negated) if participle else None
    if low == "have":  # "will have built" by then is done then; "would have built" was not
        done = forms.is_participle(low_at(sentence, after_adverbs(sentence, j + 1)))
        return (
            None if done and low_at(sentence, modal) == "would" else Complement(j, "base", j, (subject, modal), negated)
        )
    if low in ("", "like") or not sentence[j].text[0].islower():
        return None
    return Complement(j, "base", j, (subject, modal), negated)


def past_parenthesis(sentence: list[Word], i: int) -> int:
    """Step over ", with others," between "to" or "will" and its verb."""
    if low_at(sentence, i) != ",":
        return i
    return next((k + 1 for k in range(i + 1, min(i + 10, len(sentence))) if sentence[k].text == ","), i)


@frozen
class _Reading:
    """The patterns, each a method that reads from a word index on."""

    sentence: list[Word]
    forms: Verbs

    def low(self, i: int) -> str:
        return low_at(self.sentence, i)

    def to_verb(self, i: int) -> Complement | None:
        """[not] to [not] + verb."""
        negated = self.low(i) == "not"
        j = i + negated
        if self.low(j) != "to":
            return None
        j = past_parenthesis(self.sentence, j + 1)
        negated |= self.low(j) == "not"
        j = after_adverbs(self.sentence, j)
        low = self.low(j)
        if (
            not low
            or not self.sentence[j].text[0].islower()
            or low in DETERMINERS
            or (low in PREPOSITIONS and low != "like")
        ):
            return None
        if low in ("last", "next", "date") or (low not in self.forms.base and low.endswith(_NOUN_ENDINGS)):
            return None
        return Complement(j, "base", j, negated=negated)

    def to_doing(self, i: int) -> Complement | None:
        """To + gerund, or to + a noun of action ("commitment to close coordination")."""
        if self.low(i) != "to":
            return None
        j = after_adverbs(self.sentence, i + 1)
        if self.forms.is_gerund(self.sentence, j):
            return Complement(j, "gerund", j, negated=any(w.low == "not" for w in self.sentence[i + 1 : j]))
        if self.forms.is_bare(self.sentence, j):
            return Complement(j, "base", j)
        for k in range(j + 1, min(j + 9, len(self.sentence) - 2)):  # "to ASEAN unity and to concluding the talks"
            if self.low(k) == "and" and self.low(k + 1) == "to" and self.forms.is_gerund(self.sentence, k + 2):
                return Complement(k + 2, "gerund", k + 2)
            if self.low(k) in ("to", ",", ";", "that"):
                break
        if self.low(j) in ("that", "whom", "which") or not self.low(j)[:1].isalpha():
            return None
        for word in self.sentence[j : j + 5]:
            if word.low in PREPOSITIONS or word.text in ",.;":
                return None
            if word.low.endswith(_ACTIONS) and word.text[0].islower():
                return Complement(j, "thing", j)
        return None

    def after_preposition(self, i: int, things: frozenset[str]) -> Complement | None:
        """A gerund or a noun phrase after the preposition that a trigger takes."""
        shared = self._shared_object(i)
        if shared is not None:
            return Complement(shared, "thing", shared)
        j = after_adverbs(self.sentence, i)
        if self.forms.is_gerund(self.sentence, j) and not things:
            return Complement(j, "gerund", j)
        return self.thing(i, things)

    def thing(self, i: int, things: frozenset[str]) -> Complement | None:
        """A noun phrase; with one of ``things`` as its head where these are given."""
        if self.low(i) == "with" and self.low(i + 1) in ("pleasure", "thanks", "gratitude", "joy"):
            i += 2  # "accepted with pleasure an invitation"
        first = self.low(i)
        if first in _NO_THING or not (first[:1].isalnum() or first[:1] in ("'", '"', "$")):
            return None
        if not things and first in self.forms.past and first not in self.forms.base and not first.endswith("ed"):
            return None
        for k in range(i, min(i + 12, len(self.sentence))):
            low = self.low(k)
            if low in things:
                return Complement(i, "thing", i)
            if low in PREPOSITIONS or low in MODALS or low in ("to", "that", ",", ";", "."):
                break
            if low in _NO_GOAL and not things:
                return None
        return None if things else Complement(i, "thing", i)

    def someone_that(self, i: int, bare: bool) -> Complement | None:
        """SOMEONE that CLAUSE, of few words: "proposed to *his host that* a line be opened"."""
        for k in range(i + 1, min(i + 8, len(self.sentence) - 1)):
            if self.low(k) == "that":
                told = self.clause(k, bare)
                return None if told is None else evolve(told, whom=(i, k))
            if self.low(k) == ",":  # "to his colleague, Ambassador X, that"
                name = range(k + 2, min(k + 10, len(self.sentence) - 1))
                end = next((n for n in name if (self.low(n), self.low(n + 1)) == (",", "that")), None)
                told = None if end is None else self.clause(end + 1, bare)
                return None if told is None else evolve(told, whom=(i, k))
            if self.forms.is_finite(self.sentence[k]) or self.low(k) in (",", "to"):
                break
        return None

    def someone_with(self, i: int) -> Complement | None:
        """SOMEONE with + gerund or noun phrase: "tasked the committee with updating the plan"."""
        for k in range(i + 1, min(i + 12, len(self.sentence) - 1)):
            if self.low(k) == "with":
                gerund = self.forms.is_gerund(self.sentence, k + 1)
                return Complement(k + 1, "gerund" if gerund else "thing", k + 1, (i, k))
            if self.forms.is_finite(self.sentence[k]):
                break
        return None

    def someone_to(self, i: int) -> Complement | None:
        """SOMEONE [not] to VERB; the phrase between must hold no finite verb."""
        if self.low(i) in ("", "to", "not", "that", "for", "on", "about", ",", "but", "and"):  # "is encouraging, but …"
            return None
        for k in range(i + 1, min(i + 28, len(self.sentence) - 1)):
            low = self.low(k)
            if low == "," and self.low(k + 1) in _RELATIVE:  # "called on the minister, who promised to"
                return None
            if low == "to":
                start = k - (self.low(k - 1) == "not")
                done = self.to_verb(start)
                if done is not None:
                    return evolve(done, whom=(i, start))
            elif low in MODALS or low in AUXILIARIES or low in ("that", "said", "asked", "urged", ";"):
                break
        return None

    def someone_to_thing(self, i: int) -> Complement | None:
        """SOMEONE to + noun phrase: "invited the minister to the forum"."""
        for k in range(i + 1, min(i + 12, len(self.sentence) - 1)):
            if self.low(k) == "to" and self.low(k + 1) in DETERMINERS:
                return Complement(k + 1, "thing", k + 1, (i, k))
            if self.forms.is_finite(self.sentence[k]) or self.low(k) == ",":
                break
        return None

    def clause(self, i: int, bare: bool) -> Complement | None:
        """[that] + subject + will + verb; where ``bare``, also subject + [should] + bare verb."""
        j = self.past_adjunct(i)
        told = self.low(j) == "that"
        j = j + 1 if told else j if bare else i
        if not told and self.low(j) in ("", "to", "by", "on", "in", "with", "for", ",", "."):
            return None
        for k in range(j, min(j + 30, len(self.sentence))):
            low = self.low(k)
            if low in MODALS or (bare and low in ("should", "could", "can")):
                return after_modal(self.sentence, j, k, self.forms) if k > j else None
            if low in OTHER_MODALS and not bare:
                return None
            passive = low == "be" and self.forms.is_participle(self.low(k + 1))
            if low == "be" and k > j and (bare or (told and passive)):  # "agreed that a hotline be set up"
                return Complement(j, "clause", k + 1, (j, k)) if passive else Complement(k, "base", k, (j, k))
            verb = bare and k > j and (self.forms.is_bare(self.sentence, k) or (told and self._bare_before_time(k)))
            if verb and self._ends_subject(j, k, told):
                return Complement(k, "base", k, (j, k))
            if low in ("is", "are", "was", "were", "has", "have", "had", ";"):
                return None
            if not told and low in ("to", ",", "that", "while", "which", "who", ":"):
                return None
        return None

    def _bare_before_time(self, k: int) -> bool:
        """A bare verb that could be a noun, with a time before its object: "that Laos *issue by July* the permits"."""
        if self.low(k) in ("report", "vote") and self.low(k + 1) in ("on", "to"):  # "that the ministers report on it"
            return self.low(k - 1) not in DETERMINERS
        if self.low(k) not in self.forms.base or self.low(k + 1) not in ("by", "before", "within", "in", "from"):
            return False
        named = self.sentence[k - 1].text[0].isupper() or self.low(k - 1) in ("side", "sides", "it", "they")
        after = self.low(k + 3) if self.low(k + 2) in DETERMINERS else self.low(k + 2)
        timely = after[:1].isdigit() or after in _TIMES_OF_YEAR
        return named and self.sentence[k].text.islower() and timely

    def past_adjunct(self, i: int) -> int:
        """Step over an adjunct between a trigger and what it takes: "agreed *on Tuesday* to", "*in principle* to"."""
        start = i
        while start < len(self.sentence) and is_adverb(self.sentence[start]) and self.low(start) != "not":
            start += 1
        if self.low(start) == ",":
            start = after_adverbs(self.sentence, start + 1)
        if not self._begins_adjunct(start):
            return start
        for k in range(start + 1, min(start + 12, len(self.sentence))):
            low = self.low(k)
            if low in ("to", "that"):
                return k
            if low in (";", ":", ".") or low in MODALS or low in self.forms.past:
                break
            if low in ("of", "and", "for") and self.low(start) in ("on", "in"):
                break
        return start

    def _begins_adjunct(self, i: int) -> bool:
        """Whether an adjunct begins: *on* and *in* only before a day, a place of the talks or "principle"."""
        low, after = self.low(i), self.sentence[i + 1] if i + 1 < len(self.sentence) else None
        if low not in ("on", "in", "from"):
            return low in _WEEKDAYS or low in ("at", "with", "during", "among", "between", "this", "last", "along")
        if after is None or any(w.low in _NO_GOAL for w in self.sentence[i + 1 : i + 5]):
            return False
        if after.low in ("his", "her", "its", "their"):
            return any(w.low in _SPEECHES for w in self.sentence[i + 2 : i + 5])
        if after.low in ("the", "this", "their"):
            return any(w.low in _OCCASIONS for w in self.sentence[i + 2 : i + 5])
        return not after.text[0].islower() or after.low in ("principle", "turn", "particular")

    def _shared_object(self, i: int) -> int | None:
        """Where the object begins that two nouns share: "support for, and coordination with, *Japan*"."""
        if self.low(i) != "," or self.low(i + 1) != "and":
            return None
        reach = range(i + 2, min(i + 8, len(self.sentence) - 1))
        k = next((k for k in reach if self.low(k) in ("with", "for", "to", "on")), None)
        return None if k is None else k + 2 if self.low(k + 1) == "," else k + 1

    def _ends_subject(self, j: int, k: int, told: bool) -> bool:
        """Whether the words from ``j`` to ``k`` may be the whole subject of a bare verb at ``k``."""
        last = self.sentence[k - 2 if is_adverb(self.sentence[k - 1]) and k - 1 > j else k - 1]
        if last.low in DETERMINERS or last.low in PREPOSITIONS or last.low in ("to", "and", "or", "'s", "'"):
            return False
        plural = last.low.endswith("s") or last.low in ("people", "police", "side", "it", "they", "he", "she")
        return told or plural or last.text[0].isupper() or self.low(j) in ("the", "both", "each")
