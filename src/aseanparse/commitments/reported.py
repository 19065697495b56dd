"""Reported speech: "X said that Y will …" is Y's commitment if X speaks for Y (rule 4 of the guide)."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import frozen

from aseanparse.commitments.complements import Complement, Form, after_modal, past_parenthesis
from aseanparse.commitments.triggers import Triggers
from aseanparse.commitments.words import (
    DETERMINERS,
    MODALS,
    NUMBERS,
    OTHER_MODALS,
    Verbs,
    Word,
    after_adverbs,
    in_quotation,
    is_adverb,
    low_at,
)
from aseanparse.model import Act

# Verbs that tell a state or an effect rather than an act of the subject's own.
_STATES = frozenset(
    "be become remain face see need have benefit mean depend know find enjoy prosper succeed emerge suffer mark"
    " celebrate last require feel witness experience gain bear fall rise grow stay open begin start lead say tell"
    " note like love prefer pretend".split()
)
_STATES_UNLESS_OBJECT = frozenset("open begin start lead mark celebrate".split())
_BE = frozenset("is are was were am".split())
_PLANNED = frozenset("going set due scheduled slated".split())
_COMMISSIVE = frozenset("promise pledge vow undertake guarantee assure agree".split())
_HOPES = frozenset(
    "hope hopes belief confidence expectation expectations wish wishes optimism confident hopeful sure concern"
    " expected doubt expect believe".split()
)
_SUBORDINATORS = frozenset(
    "when if as whether where until unless once because since after before how why what which who".split()
)


@frozen
class Reported:
    """A modal clause that may be a commitment.

    Attributes:
        subject: index of the first word of the clause's subject.
        modal: index of will, would or shall.
        verb: index of the reporting verb that governs it in this sentence, or None.
        act: the act by that verb: pledge where none is known.
        takes: the goal.
        continues: "will continue to": the goal is what is continued.
        commissive: the verb promises by itself (pledged, vowed that), so "continue" changes nothing.
    """

    subject: int
    modal: int
    verb: int | None
    act: Act
    takes: Complement
    continues: bool
    commissive: bool


def reported_modals(sentence: list[Word], used: frozenset[int], table: Triggers, forms: Verbs) -> Iterator[Reported]:
    """The modal clauses of a sentence, but for modals that belong to another trigger.

    Args:
        sentence: words of the sentence.
        used: indexes of modals that a trigger has taken ("pledged that X *will*").
        table: the lexicon's triggers, with the verbs of reporting.
        forms: verb forms.
    """
    for i, word in enumerate(sentence):
        going = _stands_for_will(sentence, i)
        if not (word.low in MODALS or going) or i in used or (i and sentence[i - 1].low in ("the", "of")):
            continue
        if _is_relative(sentence, i, table, forms):
            continue
        verb, act = _governor(sentence, i, used, table, forms)
        if act is None:
            continue
        if going and word.low != "going":  # "is set to": an agenda in the writer's own words (rule 9)
            if verb is None and not in_quotation(sentence, i):
                continue
            act = "announce" if act == "pledge" else act
        start = _subject_start(sentence, i)
        takes = after_modal(sentence, start, i + going, forms)
        if takes is None:
            continue
        goal = sentence[takes.goal].low
        continues = False
        if goal == "continue" and takes.form == "base":
            goes_on = _continued(sentence, takes, forms)
            if goes_on is None:
                continue
            takes, continues = goes_on, goes_on is not takes
        elif (
            takes.form == "base"
            and goal in _STATES
            and not (goal in _STATES_UNLESS_OBJECT and _object_follows(sentence, takes.goal + 1))
        ):
            continue
        told = sentence[verb].low if verb is not None else ""
        base = forms.base_of(told) or told
        yield Reported(start, i, verb, act, takes, continues, base in _COMMISSIVE)


def _stands_for_will(sentence: list[Word], i: int) -> bool:
    """Whether a word has the place of *will*: "is *going* to", "is *set* to", "*is* to host"."""
    low, before, after = sentence[i].low, low_at(sentence, i - 1), low_at(sentence, i + 1)
    if after != "to" or i == 0:
        return False
    named = sentence[i - 1].text[0].isupper() or before in ("which", "who", "they", "countries", "sides")
    return (low in _PLANNED and before in _BE) or (low in _BE and named)


def _is_relative(sentence: list[Word], modal: int, table: Triggers, forms: Verbs) -> bool:
    """Whether the subject is a thing told of before: "a plan *that will* help", "which he *said would* help"."""
    i = modal - 1
    while i > 0 and is_adverb(sentence[i]):
        i -= 1
    low = low_at(sentence, i)
    return low == "that" or (
        forms.past.get(low) in table.reporting and any(w.low in ("which", "that") for w in sentence[max(0, i - 4) : i])
    )


def _continued(sentence: list[Word], takes: Complement, forms: Verbs) -> Complement | None:
    """What "continue" takes, which is the goal: "to grant", "with the plan", "granting"; None for none of these."""
    j = past_parenthesis(sentence, after_adverbs(sentence, takes.goal + 1))
    if j >= len(sentence):
        return takes
    low = sentence[j].low
    if low in ("to", "with"):
        k = after_adverbs(sentence, j + 1)
        form: Form = "base" if low == "to" else "thing"
        return Complement(k, form, k, None, takes.negated) if k < len(sentence) else takes
    if low in forms.gerund:
        return Complement(j, "gerund", j, None, takes.negated)
    return takes if sentence[j].text[0].isalnum() else None


def _object_follows(sentence: list[Word], i: int) -> bool:
    return i < len(sentence) and (
        sentence[i].low in DETERMINERS or sentence[i].low in NUMBERS or sentence[i].text[0].isdigit()
    )


def _subject_start(sentence: list[Word], modal: int) -> int:
    """Index at which the clause of a modal may begin: after "that", a conjunction, a mark or a reporting verb."""
    i = modal
    if i > 1 and sentence[i - 1].text == ",":  # "the trip, the first in years, would": the subject stands before
        opening = next((k for k in range(i - 2, -1, -1) if sentence[k].text == ","), None)
        i = opening if opening is not None else i
    while i > 0 and not _clause_may_begin_after(sentence, i - 1):
        i -= 1
    return i


def _is_negated(sentence: list[Word], i: int) -> bool:
    """Whether a verb is negated: "has not announced", "did not say"."""
    j = i - 1
    while j >= 0 and is_adverb(sentence[j]) and sentence[j].low not in ("not", "never"):
        j -= 1
    return low_at(sentence, j) in ("not", "never")


def _clause_may_begin_after(sentence: list[Word], i: int) -> bool:
    """Whether a clause may begin after the word at ``i``; not after the *and* of "Industry and Trade"."""
    if (
        sentence[i].low in ("and", ",")
        and i > 0
        and sentence[i - 1].text[0].isupper()
        and sentence[i + 1].text[0].isupper()
    ):
        return False
    return sentence[i].low in ("that", ",", "and", "but", "while", '"', ":", ";", "said", "says")


def _governor(
    sentence: list[Word], modal: int, used: frozenset[int], table: Triggers, forms: Verbs
) -> tuple[int | None, Act | None]:
    """The reporting verb before a modal, and the act it makes; ("when Viet Nam will host": none)."""
    for i in range(modal - 1, -1, -1):
        word = sentence[i]
        low = word.low
        if low in _SUBORDINATORS and low not in ("as", "since", "before", "after", "what", "which", "who"):
            return None, None
        if low in ("which", "who", "what") and modal - i <= 4:
            if (
                low == "which" and i > 0 and sentence[i - 1].low in ("to", "for", "in")
            ):  # "a fund, to which X will give"
                return None, "pledge"
            return None, None if low != "what" else "pledge"
        if low in _HOPES:
            return i, None
        base = forms.past.get(low) or forms.third.get(low)
        if base is None and (i == 0 or sentence[i - 1].text in ",;" or word.text[0].isupper()):
            base = forms.gerund.get(low)  # ", adding that"; a gerund elsewhere is a noun
        if base == "inform" and low_at(sentence, i + 1) == "of":  # "keep Ha Noi informed of every draft"
            continue
        if (base in table.reporting or low in table.reporting) and _is_negated(sentence, i):
            return i, None
        if base in table.reporting and i not in used:
            return i, table.reporting[base]
        if low in OTHER_MODALS and i < modal - 12:
            break
    return None, "pledge"
