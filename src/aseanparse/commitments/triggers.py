"""Which words make an act: the entries of ``triggers.toml``, found in a sentence by their head words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from attrs import frozen

from aseanparse.commitments.words import (
    DETERMINERS,
    MODALS,
    OTHER_MODALS,
    PREPOSITIONS,
    Verbs,
    Word,
    gerund,
    is_adverb,
    low_at,
    past,
    third_person,
    verbs,
)
from aseanparse.lexicon import Lexicon
from aseanparse.model import Act, Force

FORCE: dict[str, Force] = {
    "agree": "high", "pledge": "high", "announce": "high", "accept": "high",
    "reaffirm": "low", "offer": "low", "support": "low", "propose": "none", "request": "none", "invite": "none",
}  # fmt: skip
_OWNERS = frozenset("his her its their our my".split())
_BE = frozenset("is are was were be been being am".split())
_STAND = frozenset("stand stands stood standing remain remains remained stay stays stayed".split())
_SAID = frozenset("said told added noted announced reported revealed".split())
_REMEMBERING = frozenset("recalled recalling recalls remembered reminded reminding".split())
_ACCEPTING = frozenset("accept decline reject refuse consider".split())
# Directives whose passive may name who asks: "Laos was asked by Japan to".
_ASKED = frozenset("asked urged requested invited encouraged instructed tasked proposed suggested recommended".split())
_ANSWERED = _SAID | frozenset("replied answered explained stressed responded disclosed recalled".split())
_NEGATIONS = frozenset("not never neither nor".split())
_NOMINAL = frozenset("his her its their our my 's ' of".split())  # words before which only a noun can stand
_STEADFAST = frozenset("steadfast firm unwavering resolute consistent".split())
_NO_PARTICIPLE_AFTER = frozenset("of without before after to for from despite".split())  # a gerund, which is a noun
_REAFFIRMING = frozenset("affirm reaffirm reiterate renew restate reassert".split())
# Verbs by which one side tells of another's commitment, and those by which it may tell of its own.
HEARING = frozenset("welcome praise hail appreciate note value commend".split())
_TELLING_OF = HEARING | frozenset(
    "underscore underline highlight confirm demonstrate show emphasise stress express voice".split()
)


@frozen(eq=False)
class Trigger:
    """An entry of ``triggers.toml``; see there for what the fields mean."""

    id: str
    kind: str
    head: str
    rest: tuple[str, ...]
    objects: frozenset[str]
    takes: tuple[str, ...]
    act: Act
    alone: Act | None
    force: Force
    things: frozenset[str]
    future: bool
    after: frozenset[str]
    remain: bool
    theirs: bool


@frozen(eq=False)
class Triggers:
    """All triggers of a lexicon, by the forms of their head word.

    Attributes:
        by_form: word form -> triggers whose head it may be.
        reporting: base of a verb of speech -> the act of "X … that Y will"; None for hopes and opinions.
        spoken: the past forms of these verbs.
        telling: bases of verbs that begin a clause of their own.
        future: nouns that support may be for.
    """

    by_form: dict[str, tuple[Trigger, ...]]
    reporting: dict[str, Act | None]
    spoken: frozenset[str]
    telling: frozenset[str]
    future: frozenset[str]


@frozen
class Hit:
    """A trigger standing in a sentence.

    Attributes:
        first, last: word indexes of the trigger words, half-open; what it takes begins at ``last``.
        head: index of the verb whose subject is bound: the trigger itself, or the verb that governs a noun.
        act: the act, where the governing verb decides ("affirmed their resolve": reaffirm).
        owner: index of the word before a possessive that owns the noun ("Japan" in "Japan's readiness"), or None.
        again: a verb of affirming again governs it.
        agent: a passive that names who asks: "was asked by Japan to".
    """

    trigger: Trigger
    first: int
    last: int
    head: int
    act: Act
    owner: int | None = None
    again: bool = False
    agent: bool = False


_TABLES = frozenset(("reporting", "telling", "future"))


@cache
def triggers(lexicon: Lexicon) -> Triggers:
    """The triggers of a lexicon, made once."""
    table = lexicon.tables["triggers"]
    forms: dict[str, list[Trigger]] = {}
    for name, entry in table.items():
        if name not in _TABLES:
            trigger = _trigger(name, entry)
            for form in _forms(trigger, verbs(lexicon)):
                forms.setdefault(form, []).append(trigger)
    reporting = {
        verb: None if act == "none" else act for act, words in table["reporting"].items() for verb in str(words).split()
    }
    return Triggers(
        by_form={form: tuple(sorted(found, key=lambda t: not t.things)) for form, found in forms.items()},
        reporting=reporting,
        spoken=frozenset(form for form, base in verbs(lexicon).past.items() if base in reporting),
        telling=frozenset(str(table["telling"]["verbs"]).split()) | frozenset(reporting),
        future=frozenset(str(table["future"]["nouns"]).split()),
    )


def _trigger(name: str, entry: dict[str, Any]) -> Trigger:
    kind = next(k for k in ("verb", "noun", "adjective") if k in entry)
    head, *rest = str(entry[kind]).split()
    things = entry.get("things", [])
    return Trigger(
        id=name,
        kind=kind,
        head=head,
        rest=tuple(rest),
        objects=frozenset(entry.get("object", ())),
        takes=tuple(entry["takes"]),
        act=entry["act"],
        alone=entry.get("alone"),
        force=entry.get("force", FORCE[entry["act"]]),
        things=frozenset(things if isinstance(things, list) else ()),
        future=things == "future",
        after=frozenset(entry.get("after", ())),
        remain="with" in entry,
        theirs=bool(entry.get("theirs")),
    )


def _forms(trigger: Trigger, forms: Verbs) -> set[str]:
    head = trigger.head
    if trigger.kind == "adjective":
        return {head}
    if trigger.kind == "noun":
        return {head, head + "s"}
    pasts = {f for f, base in forms.past.items() if base == head} or {past(head)}
    return {head, third_person(head), gerund(head)} | pasts


def find_triggers(sentence: list[Word], lexicon: Lexicon) -> Iterator[Hit]:
    """Every trigger of a sentence that stands where it can be an act, in order of its head word."""
    table, forms = triggers(lexicon), verbs(lexicon)
    by_form = table.by_form
    for i in [i for i, word in enumerate(sentence) if word.low in by_form]:
        for trigger in by_form[sentence[i].low]:
            match trigger.kind:
                case "verb":
                    hit = _verb(sentence, i, trigger, forms)
                case "noun":
                    hit = _noun(sentence, i, trigger, forms)
                case _:
                    hit = _adjective(sentence, i, trigger)
            if hit is not None:
                yield hit


def _verb(sentence: list[Word], i: int, trigger: Trigger, forms: Verbs) -> Hit | None:
    last = i + 1 + len(trigger.rest)
    if trigger.rest and tuple(w.low for w in sentence[i + 1 : last]) != trigger.rest:
        return None
    if trigger.objects:
        found = next((k for k in range(last, min(last + 5, len(sentence))) if sentence[k].low in trigger.objects), None)
        if found is None or any(w.low in PREPOSITIONS or w.low in (",", ";", "no") for w in sentence[last:found]):
            return None
        last = found + 1
    first = _acting(sentence, i, trigger.head, forms)
    passive = first is not None and low_at(sentence, last) == "by" and sentence[first].low in _BE
    return None if first is None else Hit(trigger, first, last, i, trigger.act, agent=passive and last == i + 1)


def _acting(sentence: list[Word], i: int, base: str, forms: Verbs) -> int | None:
    """First index of the verb group if the word at ``i`` is a verb that acts: no noun, no participle, not negated."""
    low = sentence[i].low
    j = i - 1
    while j >= 0 and is_adverb(sentence[j]) and sentence[j].low not in _NEGATIONS:
        j -= 1
    before = sentence[j].low if j >= 0 else ""
    if before in _NEGATIONS or before in ("without", "thereby") or before in OTHER_MODALS or before in _STAND:
        return None
    if before == "to" and low == base:
        return i if _performing(sentence, j) else None
    if low == gerund(base):
        if forms.base_of(before) == "give":  # "gave undertaking that"
            return None
        return _acting_participle(before, i, j, base)
    if low in forms.past:
        return _acting_past(sentence, i, j, base)
    if before in _NOMINAL or before in DETERMINERS or before in PREPOSITIONS:
        return None
    if low == base:  # the infinitive of an agenda is no act; "we propose" and "both sides agree" are
        plural = j >= 0 and sentence[j].low.endswith("s") and before not in MODALS and not _is_one_name(sentence, j)
        return i if plural or before in ("we", "they", "i", "who") else None
    # "ambitious plans" and "cancel plans" hold a noun
    verb = before in forms.base and before not in forms.nouns_too
    return None if j >= 0 and (verb or before.endswith(("ous", "al", "ive", "ed"))) else i


def _is_one_name(sentence: list[Word], i: int) -> bool:
    """Whether the name that ends at a word belongs to one thing named next: "a United Nations *appeal*"."""
    while i > 0 and sentence[i].text[0].isupper():
        i -= 1
    return sentence[i].low in ("a", "an", "another")


def _acting_participle(before: str, i: int, j: int, base: str) -> int | None:
    if base in ("aim", "plan", "intend", "target") and before not in _BE:  # "aiming to" tells a purpose
        return None
    if before in _NOMINAL or before in DETERMINERS or before in _NO_PARTICIPLE_AFTER:
        return None
    return j if before in _BE else i


def _acting_past(sentence: list[Word], i: int, j: int, base: str) -> int | None:
    before = sentence[j].low if j >= 0 else ""
    if before in ("has", "have", "did"):
        return j
    if before == "had":  # backshifted under "said": the news itself; without it an earlier act (rule 6)
        if any(w.low in _REMEMBERING for w in sentence[:j]):
            return None  # "recalled that Laos had promised"
        told = any(w.low in _SAID or w.low in ("that", "according") for w in sentence[:j])
        return j if told or _reported_after(sentence, i) else None
    if before in _BE:  # "it was agreed that"; "Laos was asked by Japan to"
        agent = low_at(sentence, i + 1) == "by" and sentence[i].low in _ASKED
        adjective = base == "commit"  # "it is committed to" has an entry of its own
        return j if agent or (j > 0 and sentence[j - 1].low == "it" and not adjective) else None
    participle = before == "as" or (before in DETERMINERS and before not in ("all", "both", "each", "this", "that"))
    if participle or (before in PREPOSITIONS and before not in ("since", "after", "before", "following")):
        return None
    return None if low_at(sentence, i + 1) == "by" else i


def _reported_after(sentence: list[Word], i: int) -> bool:
    """Whether the sentence is somebody's words, told at its end: "X had gladly accepted it, *Y replied*"."""
    return sentence[-2:-1] != [] and any(
        k > i + 1 and sentence[k].low in _ANSWERED and any(w.text == "," for w in sentence[max(i, k - 8) : k])
        for k in range(max(0, len(sentence) - 3), len(sentence))
    )


def _performing(sentence: list[Word], to: int) -> bool:
    """An infinitive that performs: "took the occasion to invite", "would like to urge", "went on to promise"."""
    lows = [w.low for w in sentence[max(0, to - 4) : to]]
    return lows[-1:] in (["like"], ["occasion"], ["opportunity"], ["wished"], ["wishes"]) or lows[-2:] == ["went", "on"]


def _noun(sentence: list[Word], i: int, trigger: Trigger, forms: Verbs) -> Hit | None:
    """A noun counts under one of its verbs or with an owner: "expressed readiness to", "Japan's readiness to"."""
    owner: int | None = None
    for j in range(i - 1, max(-1, i - 14), -1):
        low = sentence[j].low
        stands_by = low == "by" and low_at(sentence, j - 1).startswith(("stand", "stood"))
        if low == "no" or (low == "by" and not stands_by) or (low in (",", ";", ":") and owner is None):
            return None
        if owner is None and (low in ("'s", "'") or low in _OWNERS):
            owner = j if low in _OWNERS else j - 1
            continue
        if low in _STEADFAST and sentence[j + 1].low == "in":  # "remains steadfast in its commitment to"
            return Hit(trigger, j, i + 1, j, trigger.act, owner, again=True)
        base = forms.base_of(low) or (low if low in forms.base else "")
        if base in _ACCEPTING:  # "accepted Japan's offer to": an entry of its own
            return None
        if base == "have" and low_at(sentence, j + 1) in forms.past:  # "has worked out plans": no plan it tells of
            continue
        if base in trigger.after or base in _REAFFIRMING or base in _TELLING_OF:
            return _governed(sentence, i, j, trigger, base, owner)
        if owner is None and base in ("give", "make"):  # "Laos' ministry gave its promise": an entry of its own
            return None
    if owner is None or sentence[owner].low in _OWNERS or trigger.act not in ("reaffirm", "pledge", "offer"):
        return None
    return Hit(trigger, owner, i + 1, i, trigger.act, owner)


def _governed(sentence: list[Word], i: int, verb: int, trigger: Trigger, base: str, owner: int | None) -> Hit | None:
    """A noun under a verb: whose act it is depends on the verb ("affirmed their", "welcomed Japan's commitment")."""
    before = sentence[verb - 1].low if verb > 0 else ""
    if before in _NEGATIONS or before in OTHER_MODALS:
        return None
    if before == "to" and sentence[verb].low == base and not _performing(sentence, verb - 1):
        return None
    if base not in trigger.after and base not in _REAFFIRMING and (owner is None or FORCE[trigger.act] == "none"):
        return None  # a proposal that another welcomes is an earlier act (rule 6)
    again = base in _REAFFIRMING
    act: Act = "reaffirm" if again and trigger.act == "pledge" else trigger.act
    first = owner if base in HEARING and owner is not None else verb
    return Hit(trigger, first, i + 1, verb, act, owner, again)


def _adjective(sentence: list[Word], i: int, trigger: Trigger) -> Hit | None:
    """An adjective counts after be, stand or remain: "is ready to", "stands ready to", "remains committed to"."""
    j = i - 1
    while j >= 0 and (is_adverb(sentence[j]) or sentence[j].low in ("more", "than")):
        if sentence[j].low in _NEGATIONS:
            return None
        j -= 1
    if j < 0 or (sentence[j].low not in _BE and sentence[j].low not in _STAND):
        return None
    remains = sentence[j].low.startswith(("remain", "stay"))
    if trigger.remain:
        return Hit(trigger, j, i + 1, j, trigger.act, again=True) if remains else None
    if remains and trigger.head == "committed":
        return None
    head = j
    while head > 0 and (is_adverb(sentence[head - 1]) or sentence[head - 1].low in ("has", "have", "would", "will")):
        if sentence[head - 1].low in _NEGATIONS:
            return None
        head -= 1
    if head > 0 and (sentence[head - 1].low in OTHER_MODALS or sentence[head - 1].low == "to"):
        return None
    return Hit(trigger, j, i + 1, head, trigger.act)
