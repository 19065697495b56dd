"""Reported speech: "X said that Y will …" is Y's commitment if X speaks for Y (rule 4 of the guide)."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve, frozen

from aseanparse.commitments.complements import Complement, Form, after_modal, past_parenthesis
from aseanparse.commitments.discourse import Discourse
from aseanparse.commitments.explain import AGENDA, NO_SPEAKER, NOBODY_BOUND, NOT_ITS_SPEAKER
from aseanparse.commitments.phrases import Cast, Phrase, Sides
from aseanparse.commitments.sentence import Sentence
from aseanparse.commitments.statements import Found
from aseanparse.commitments.triggers import FORCE, Triggers
from aseanparse.commitments.words import (
    DETERMINERS,
    MODALS,
    NUMBERS,
    OTHER_MODALS,
    Verbs,
    Word,
    after_adverbs,
    is_adverb,
    last_before,
    low_at,
)
from aseanparse.model import Act

# Verbs that tell a state or an effect rather than an act of the subject's own.
_STATES = frozenset(
    "be become remain face see need have benefit mean depend know find enjoy prosper succeed emerge suffer mark"
    " celebrate last require feel witness experience gain bear fall rise grow stay open begin start lead say tell"
    " note like love prefer pretend forget".split()
)
_STATES_UNLESS_OBJECT = frozenset("open begin start lead mark celebrate".split())
# "The PM will visit Laos, a spokeswoman announced": the verb that follows a clause tells its act.
_BY_TRAILING_VERB: dict[str, Act] = {"announced": "announce", "agreed": "agree", "affirmed": "reaffirm"}
# A document speaks for all who made it: "The joint statement said the two countries would …".
_DOCUMENTS = frozenset(
    "statement declaration communique communiqué document text agreement memorandum contract deal plan minutes".split()
)
_ORGANS = frozenset(
    "agencies authorities bodies departments forces localities ministries offices sectors units".split()
)
_BE = frozenset("is are was were am".split())
_PLANNED = frozenset("going set due scheduled slated".split())
_WILL = MODALS | _PLANNED | _BE
# Words with which a time begins that stands before its verb.
_TIMES = frozenset("by before in from starting within during until on next this as no".split())
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
        planned: "is set to", "is to", which in the writer's own words tell an agenda.
    """

    subject: int
    modal: int
    verb: int | None
    act: Act
    takes: Complement
    continues: bool
    commissive: bool
    planned: bool


def reported_modals(sentence: list[Word], used: frozenset[int], table: Triggers, forms: Verbs) -> Iterator[Reported]:
    """The modal clauses of a sentence, but for modals that belong to another trigger.

    Args:
        sentence: words of the sentence.
        used: indexes of modals that a trigger has taken ("pledged that X *will*").
        table: the lexicon's triggers, with the verbs of reporting.
        forms: verb forms.
    """
    for i in [i for i, word in enumerate(sentence) if word.low in _WILL]:
        word, going = sentence[i], _stands_for_will(sentence, i)
        if not (word.low in MODALS or going) or i in used or (i and sentence[i - 1].low in ("the", "of")):
            continue
        if _is_relative(sentence, i, table, forms):
            continue
        verb, act = _governor(sentence, i, used, table, forms)
        if act is None:
            continue
        planned = going and word.low != "going"
        if planned and act == "pledge":
            act = "announce"
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
        elif takes.form == "base" and goal in _STATES and not _acts(sentence, takes.goal, forms):
            continue
        told = sentence[verb].low if verb is not None else ""
        base = forms.base_of(told) or told
        yield Reported(start, i, verb, act, takes, continues, base in _COMMISSIVE, planned)


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
    return low in ("that", "you") or (
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


def _acts(sentence: list[Word], i: int, forms: Verbs) -> bool:
    """Whether a verb of state tells an act: "open *a road*", "see *to it*", "have *built*"."""
    low, after = sentence[i].low, low_at(sentence, i + 1)
    if low in _STATES_UNLESS_OBJECT:
        return after in DETERMINERS or after in NUMBERS or after[:1].isdigit()
    return (low == "see" and after == "to") or (low == "have" and forms.is_participle(after))


def _subject_start(sentence: list[Word], modal: int) -> int:
    """Index at which the clause of a modal may begin: after "that", a conjunction, a mark or a reporting verb."""
    i = modal
    if i > 1 and sentence[i - 1].text == ",":  # "the trip, the first in years, would": the subject stands before
        opening = last_before(sentence, i - 1)
        i = opening if opening >= 0 else i
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
    return sentence[i].low in ("that", ",", "and", "but", "while", '"', ":", ";", "said", "says", "whereby")


def _governor(
    sentence: list[Word], modal: int, used: frozenset[int], table: Triggers, forms: Verbs
) -> tuple[int | None, Act | None]:
    """The reporting verb before a modal, and the act it makes; ("when Viet Nam will host": none)."""
    start = modal - 1
    if start > 0 and sentence[start].text == ",":  # "the Government, once formed, would": the aside governs nothing
        opening = last_before(sentence, start)
        start = opening if opening >= 0 and low_at(sentence, opening + 1) in _SUBORDINATORS else start
    for i in range(start, -1, -1):
        word = sentence[i]
        low = word.low
        if low in ("until", "till") and sentence[i + 1].text[0].isdigit():  # "chair until 2027"
            continue
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


def _told_by_who(sentence: Sentence, verb: int | None) -> bool:
    """Whether a verb of telling has *who* for its subject."""
    return verb is not None and "who" in sentence.lows[max(0, verb - 2) : verb]


_OF_HIS = frozenset(("own", "he"))


def reported_act(
    told: Reported, sentence: Sentence, discourse: Discourse, cast: Cast, before: Found | None
) -> Found | str:
    """A modal clause binds its subject if the speaker speaks for it (rule 4 of the guide).

    Args:
        told: the clause.
        sentence: its sentence.
        discourse: what has been told so far.
        cast: everyone the article names.
        before: the act found last in the sentence.

    Returns:
        The act, or the reason why there is none.
    """
    speaker, how = discourse.speaker_of(sentence, told.verb, told.modal)
    direct = sentence.quoted(told.modal)
    if told.planned and told.verb is None and not direct and not discourse.ours:
        return AGENDA
    between = sentence.words[told.subject : told.modal]
    negated = told.takes.negated
    adjunct = bool(between) and between[0].low in _TIMES and not _names_any(sentence, told)
    if adjunct or all(is_adverb(w) or w.text == "," for w in between):  # "will grant A and (from May) will do B"
        if before is not None and before.takes.goal < told.modal:
            sides = speaker = before.sides
        else:
            sides = discourse.resolve(sentence, sentence.subject_of(told.modal, nearest=True))
    elif [w.low for w in between] == ["neither", "side"]:
        if told.verb is None and not speaker and sentence.low(told.modal) == "would":
            return NO_SPEAKER  # the writer tells that both refused
        sides, negated = discourse.meeting or discourse.group, True
    else:
        doers = _doers(sentence, told)
        if doers is None:
            return AGENDA
        sides = discourse.resolve(sentence, doers)
        # "announced that 50 places would be set aside": whoever announces it gives them
        gives = told.takes.form == "clause" and (told.commissive or told.act == "announce")
        organs = bool(doers) and all(p.head in _ORGANS and not (p.sides or p.counted) for p in doers)
        own = organs and len(speaker.codes) == 1  # "he said the agencies concerned would": those of his side
        # "called on the Thai minister, who said his country would"
        own = own or (_told_by_who(sentence, told.verb) and bool(doers) and all(p.sort in _OF_HIS for p in doers))
        if own or (not doers and (gives or cast.is_institution(between))):
            sides = speaker
    if not speaker and told.verb is None and (named := discourse.official(sentence, told.modal)) is not None:
        speaker = discourse.resolve(sentence, named) or sides
    written = told.verb is not None and _DOCUMENTS & {sentence.low(told.verb - k) for k in (1, 2)}
    if len(sides.codes) > 1 and (written or (not speaker and told.verb is None)):
        speaker = sides  # "The two sides will …" in a report or a joint statement
    if not speaker and told.verb is None and _by_document(sentence, told.subject, told.modal):
        speaker = sides  # "a memorandum whereby Laos will", "Under the deal, Laos will"
    joint = len(sides.codes) > 1 and sides.codes >= speaker.codes
    if not sides or not speaker or not (sides.codes <= speaker.codes or joint):
        return NOBODY_BOUND if not sides else NOT_ITS_SPEAKER if speaker else NO_SPEAKER
    act: Act = _BY_TRAILING_VERB.get(how, told.act)
    if joint and told.verb is None and [w.low for w in sentence.words[:2]] == ["under", "the"]:
        act = "agree"  # "Under the document, the two countries will …"
    if told.continues and act == "pledge" and not told.commissive:
        act = "reaffirm"
    return Found(
        rule=f"reported: {told.act}",
        act=act,
        force=FORCE[act],
        first=told.modal if told.verb is None or sentence.speech_aside(told.modal) is not None else told.verb,
        takes=evolve(told.takes, negated=negated),
        sides=sides if sides.people or not sides.codes <= speaker.codes else Sides(sides.codes, speaker.people),
        again=act == "reaffirm",
        direct=direct,
        will=not told.commissive,
        joined=told.subject - 1 if adjunct else None,
        fronted=_fronted(sentence, told),
    )


def _by_document(sentence: Sentence, subject: int, modal: int) -> bool:
    """Whether a paper that its sides signed tells what one of them will do."""
    whereby = next((k for k in range(modal - 1, max(-1, modal - 9), -1) if sentence.low(k) in ("whereby", "which")), 0)
    if whereby and sentence.low(whereby) == "which" and sentence.low(whereby - 1) != "under":
        return False
    before = sentence.lows[max(0, whereby - 6) : whereby] if whereby else []
    fronted = sentence.lows[:7] if sentence.lows[:2] in (["under", "the"], ["under", "this"]) else []
    return not _DOCUMENTS.isdisjoint(before or fronted)


def _doers(sentence: Sentence, told: Reported) -> list[Phrase] | None:
    """The subject of a modal, of a passive its agents; None where a gathering or "I" has something on its agenda."""
    subject = sentence.subject_of(told.modal)
    aside = sentence.speech_aside(told.modal) if told.takes.form == "clause" else None
    if not any(p.first >= told.subject and (aside is None or p.last <= aside) for p in subject):
        subject = []  # "The quota, she explained, would be reviewed" binds nobody
    if told.takes.form == "clause":
        if agents := sentence.agents(told.takes.last):
            return agents
        if any(p.sides for p in subject):  # "Viet Nam will be represented"
            return None
    return None if subject and all(p.sort == "gathering" or p.head == "i" for p in subject) else subject


def _fronted(sentence: Sentence, told: Reported) -> tuple[int, int] | None:
    """The words before a modal that may tell when: "*By December* we will", "*Starting on May 1,* we will"."""
    first = told.subject
    if sentence.low(first - 1) == ",":
        opening = last_before(sentence.words, first - 1, (",", "that", ";", '"'))
        first = opening + 1 if sentence.low(opening + 1) in _TIMES else first
    return (first, told.modal) if sentence.low(first) in _TIMES else None


def _names_any(sentence: Sentence, told: Reported) -> bool:
    """Whether a phrase that may be its subject stands before a modal, in its clause."""
    return any(told.subject <= p.first < told.modal for p in sentence.phrases)
