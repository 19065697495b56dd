"""What a trigger takes: the notation of ``triggers.toml`` (to VERB, SOMEONE to VERB, that CLAUSE …) read in a sentence."""

from __future__ import annotations

from typing import Literal

from attrs import evolve, frozen

from aseanparse.commitments.words import (
    AUXILIARIES,
    DETERMINERS,
    MODALS,
    PREPOSITIONS,
    PRONOUNS,
    Verbs,
    Word,
    after_adverbs,
    is_adverb,
)

Form = Literal["base", "gerund", "thing", "clause"]


@frozen
class Complement:
    """What a trigger takes.

    Attributes:
        goal: index of the first word of the goal: its verb, or the first word of a noun phrase.
        form: bare verb, gerund, noun phrase, or a whole clause.
        whom: half-open word range of the side addressed ("Japan" in "urged Japan to"), or None.
        last: index after the words that belong to the trigger ("to", "that … would").
        negated: "not to", "would never".
    """

    goal: int
    form: Form
    last: int
    whom: tuple[int, int] | None = None
    negated: bool = False


_NO_GOAL = frozenset("need needs importance significance role fact necessity view views way value".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())


def complement(
    sentence: list[Word], i: int, pattern: str, forms: Verbs, things: frozenset[str], clause_bare: bool
) -> Complement | None:
    """What stands at word ``i`` if it fits a pattern of ``triggers.toml``, else None.

    Args:
        sentence: words of the sentence.
        i: index after the trigger's own words.
        pattern: one entry of ``takes``.
        forms: the verb forms.
        things: nouns to which a THING is limited, or none.
        clause_bare: whether a clause may have a bare verb (proposed that the two sides *hold*).
    """
    match pattern.split():
        case ["to", "VERB"]:
            return _to_verb(sentence, _past_adjunct(sentence, i, forms), forms)
        case ["to", "VERBING"]:
            return _to_doing(sentence, i, forms)
        case ["VERBING"]:
            j = after_adverbs(sentence, i)
            return Complement(j, "gerund", j) if is_gerund(sentence, j, forms) else None
        case ["AMOUNT"]:
            amount = i < len(sentence) and (sentence[i].text[0].isdigit() or "$" in sentence[i].text)
            return Complement(i, "thing", i) if amount else None
        case ["THING"]:
            return _thing(sentence, i, things, forms)
        case ["that", "CLAUSE"]:
            return _clause(sentence, i, forms, clause_bare)
        case [preposition, "THING"]:
            if is_word(sentence, i, preposition):
                if is_word(sentence, i + 1, ",") and (shared := _shared_object(sentence, i + 2)) is not None:
                    return Complement(shared, "thing", shared)
                j = after_adverbs(sentence, i + 1)
                if is_gerund(sentence, j, forms) and not things:
                    return Complement(j, "gerund", j)
                return _thing(sentence, i + 1, things, forms)
        case [*preposition, "SOMEONE", "to", "VERB"]:
            j = i
            if preposition:
                if not is_word(sentence, i, preposition[0]):
                    return None
                j += 1
            return _someone_to(sentence, j, forms)
        case ["SOMEONE", "with", "THING"]:
            for k in range(i + 1, min(i + 12, len(sentence) - 1)):
                if sentence[k].low == "with":
                    gerund = is_gerund(sentence, k + 1, forms)
                    return Complement(k + 1, "gerund" if gerund else "thing", k + 1, (i, k))
                if forms.is_finite(sentence[k]):
                    break
    return None


def _shared_object(sentence: list[Word], i: int) -> int | None:
    """Where the object begins that two coordinated nouns share: "support for, and coordination with, *Japan*"."""
    if not is_word(sentence, i, "and"):
        return None
    k = next(
        (k for k in range(i + 1, min(i + 7, len(sentence) - 1)) if sentence[k].low in ("with", "for", "to", "on")), None
    )
    return None if k is None else k + 2 if sentence[k + 1].text == "," else k + 1


def is_word(sentence: list[Word], i: int, low: str) -> bool:
    return i < len(sentence) and sentence[i].low == low


def is_gerund(sentence: list[Word], i: int, forms: Verbs) -> bool:
    if i >= len(sentence) or sentence[i].low not in forms.gerund or sentence[i].text[0].isupper():
        return False
    nxt = sentence[i + 1].low if i + 1 < len(sentence) else "."
    return nxt not in ("of", ".", "mechanisms", "mechanism", "systems", "capacity")


def _past_adjunct(sentence: list[Word], i: int, forms: Verbs) -> int:
    """Step over an adjunct between a trigger and what it takes: "agreed *on Tuesday* to", "*in principle*"."""
    j = i
    while j < len(sentence) and is_adverb(sentence[j]) and sentence[j].low != "not":
        j += 1
    if is_word(sentence, j, ","):
        j = after_adverbs(sentence, j + 1)
    start = j
    if (
        j < len(sentence)
        and _may_step_over(sentence, j)
        and (
            sentence[j].low in ("on", "in", "at", "with", "during", "among", "between", "this", "last", "from", "along")
            or sentence[j].low in _WEEKDAYS
        )
    ):
        for k in range(j + 1, min(j + 12, len(sentence))):
            low = sentence[k].low
            if low == "to" or low == "that":
                return k
            if low in ("of", "and", "for") and sentence[j].low in ("on", "in"):
                break
            if sentence[k].text in ";:." or low in MODALS or low in forms.past:
                break
    return start if start != j else j


def _may_step_over(sentence: list[Word], i: int) -> bool:
    """On and in begin an adjunct only before a day, a place of the talks or "principle"; else they are taken."""
    if sentence[i].low not in ("on", "in", "from"):
        return True
    after = sentence[i + 1] if i + 1 < len(sentence) else None
    return after is not None and (
        after.text[0].isupper()
        or after.text[0].isdigit()
        or (
            after.low in ("principle", "turn", "particular", "the", "this", "their")
            and not any(w.low in _NO_GOAL for w in sentence[i + 1 : i + 5])
        )
    )


def _to_verb(sentence: list[Word], i: int, forms: Verbs) -> Complement | None:
    negated = is_word(sentence, i, "not")
    j = i + 1 if negated else i
    if not is_word(sentence, j, "to"):
        return None
    j = _past_parenthesis(sentence, j + 1)
    if is_word(sentence, j, "not"):
        negated, j = True, j + 1
    j = after_adverbs(sentence, j)
    if j >= len(sentence) or not sentence[j].text[0].islower() or sentence[j].low in DETERMINERS:
        return None
    if sentence[j].low not in forms.base and (sentence[j].low in forms.gerund or sentence[j].low in PREPOSITIONS):
        return None
    if sentence[j].low not in forms.base and _looks_nominal(sentence[j].low):
        return None
    return Complement(j, "base", j, negated=negated)


def _looks_nominal(low: str) -> bool:
    return low.endswith(("tion", "sion", "ment", "ity", "ness", "ance", "ence", "ing", "ism", "ship", "s"))


def _past_parenthesis(sentence: list[Word], i: int) -> int:
    """Step over ", with others," between "to" and its verb."""
    if is_word(sentence, i, ","):
        closing = next((k for k in range(i + 1, min(i + 10, len(sentence))) if sentence[k].text == ","), None)
        if closing is not None:
            return closing + 1
    return i


_ACTION_ENDINGS = ("tion", "tions", "sion", "ment", "ments", "ance", "ing", "sal", "coordination", "exchange", "exchanges",
                   "review", "consultations", "talks", "visits", "reform", "reforms", "cooperation", "support", "dialogue")  # fmt: skip


def _to_doing(sentence: list[Word], i: int, forms: Verbs) -> Complement | None:
    """To + gerund, or to + a noun of action ("commitment to close coordination"); a bare value is no action."""
    if not is_word(sentence, i, "to"):
        return None
    j = after_adverbs(sentence, i + 1)
    if j >= len(sentence):
        return None
    if is_gerund(sentence, j, forms):
        return Complement(j, "gerund", j)
    if forms.is_bare(sentence, j):
        return Complement(j, "base", j)
    if sentence[j].low in ("that", "whom", "which") or not sentence[j].text[0].isalpha():
        return None
    for word in sentence[j : j + 5]:
        if word.low in PREPOSITIONS or word.text in ",.;":
            break
        if word.low.endswith(_ACTION_ENDINGS) and word.text[0].islower():
            return Complement(j, "thing", j)
    return None


def _thing(sentence: list[Word], i: int, things: frozenset[str], forms: Verbs) -> Complement | None:
    if i >= len(sentence):
        return None
    first = sentence[i]
    if (
        first.low in PREPOSITIONS
        or first.low in ("to", "that", "not", "by", "when", "if", "whether", "how", "what")
        or not (first.text[0].isalnum() or first.text in "\"'$")
    ):
        return None
    if things:
        for k in range(i, min(i + 12, len(sentence))):
            if sentence[k].low in things:
                return Complement(i, "thing", i)
            if sentence[k].low in PREPOSITIONS or sentence[k].low in ("to", "that") or sentence[k].text in ",;.":
                return None
        return None
    if first.low in PRONOUNS and first.low not in ("each",):
        return None
    if forms.is_finite(first) and first.low not in forms.base:
        return None
    for k in range(i, min(i + 8, len(sentence))):
        if sentence[k].low in _NO_GOAL:
            return None
        if sentence[k].low in PREPOSITIONS or sentence[k].text in ",;.":
            break
    return Complement(i, "thing", i)


def _someone_to(sentence: list[Word], i: int, forms: Verbs) -> Complement | None:
    """SOMEONE to VERB; the phrase between must hold no finite verb."""
    if i >= len(sentence) or sentence[i].low in ("to", "that", "for", "on", "about"):
        return None
    for k in range(i + 1, min(i + 28, len(sentence) - 1)):
        word = sentence[k]
        if word.low == "to":
            done = _to_verb(sentence, k - 1 if sentence[k - 1].low == "not" else k, forms)
            if done is not None:
                return evolve(done, whom=(i, k - 1 if sentence[k - 1].low == "not" else k))
        elif (
            word.low in MODALS
            or word.low in AUXILIARIES
            or word.low in ("that", "said", "asked", "urged")
            or word.text in ";"
        ):
            return None
    return None


def _clause(sentence: list[Word], i: int, forms: Verbs, bare: bool) -> Complement | None:
    """[that] + subject + will/would + verb, or subject + bare verb where the trigger takes a subjunctive."""
    j = _past_adjunct(sentence, i, forms)
    told = is_word(sentence, j, "that")
    if told:
        j += 1
    elif j != i and not bare:
        j = i
    if j >= len(sentence) or sentence[j].low in ("to", "by", "on", "in", "with", "for", ",", "."):
        if not told:
            return None
    limit = min(j + 30, len(sentence))
    for k in range(j, limit):
        word = sentence[k]
        if word.low in MODALS or (bare and word.low in ("should", "could", "can", "shall")):
            if k == j:
                return None
            return _after_modal(sentence, j, k, forms)
        if bare and k > j and forms.is_bare(sentence, k) and _ends_subject(sentence, j, k, told):
            return Complement(k, "base", k, (j, k))
        if not told and (word.low in ("to", ",", "that", "while", "which", "who") or word.text in ";:"):
            return None
        if bare and word.low == "be" and k > j:
            passive = k + 1 < len(sentence) and (
                sentence[k + 1].low in forms.past or sentence[k + 1].low.endswith("ed")
            )
            return Complement(j if passive else k, "clause" if passive else "base", k, (j, k))
        if word.low in ("is", "are", "was", "were", "has", "have", "had") or word.text == ";":
            return None
    return None


def _ends_subject(sentence: list[Word], j: int, k: int, told: bool) -> bool:
    """Whether the words before ``k`` may be the whole subject of a bare verb."""
    previous = sentence[k - 1]
    if is_adverb(previous) and k - 1 > j:
        previous = sentence[k - 2]
    if previous.low in DETERMINERS or previous.low in PREPOSITIONS or previous.low in ("to", "and", "or", "'s", "'"):
        return False
    plural = previous.low.endswith("s") or previous.low in ("people", "police", "side", "it", "they", "he", "she")
    return plural or previous.text[0].isupper() or told or sentence[j].low in ("the", "both", "each")


def _after_modal(sentence: list[Word], subject: int, modal: int, forms: Verbs) -> Complement | None:
    j = modal + 1
    negated = False
    while j < len(sentence) and (is_adverb(sentence[j]) or sentence[j].low in ("not", "never")):
        negated |= sentence[j].low in ("not", "never")
        j += 1
    j = _past_parenthesis(sentence, j)
    if j >= len(sentence):
        return None
    if sentence[j].low == "be":
        passive = after_adverbs(sentence, j + 1)
        if passive < len(sentence) and (sentence[passive].low in forms.past or sentence[passive].low.endswith("ed")):
            return Complement(subject, "clause", j, (subject, modal), negated)
        return None
    if not sentence[j].text[0].islower() or sentence[j].low in ("have", "like"):
        return None
    return Complement(j, "base", j, (subject, modal), negated)


def modal_goal(sentence: list[Word], subject: int, modal: int, forms: Verbs) -> Complement | None:
    """The goal after a modal at a word index, whose subject begins at ``subject``; None for a mere state."""
    return _after_modal(sentence, subject, modal, forms)
