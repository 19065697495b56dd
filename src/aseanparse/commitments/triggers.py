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
_REAFFIRMING = frozenset("affirm reaffirm reiterate renew restate reassert".split())


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


@frozen(eq=False)
class Triggers:
    """All triggers of a lexicon, by the forms of their head word.

    Attributes:
        by_form: word form -> triggers whose head it may be.
        reporting: base of a verb of speech -> the act of "X … that Y will"; None for hopes and opinions.
        telling: bases of verbs that begin a clause of their own.
        future: nouns that support may be for.
    """

    by_form: dict[str, tuple[Trigger, ...]]
    reporting: dict[str, Act | None]
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
    """

    trigger: Trigger
    first: int
    last: int
    head: int
    act: Act
    owner: int | None = None
    again: bool = False


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
    for i, word in enumerate(sentence):
        for trigger in table.by_form.get(word.low, ()):
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
    last = i + 1
    if trigger.rest:
        if [w.low for w in sentence[last : last + len(trigger.rest)]] != list(trigger.rest):
            return None
        last += len(trigger.rest)
    if trigger.objects:
        found = next((k for k in range(last, min(last + 5, len(sentence))) if sentence[k].low in trigger.objects), None)
        if found is None or any(w.low in PREPOSITIONS or w.text in ",;" for w in sentence[last:found]):
            return None
        last = found + 1
    first = _stand_as_verb(sentence, i, trigger.head, forms)
    return None if first is None else Hit(trigger, first, last, i, trigger.act)


def _stand_as_verb(sentence: list[Word], i: int, base: str, forms: Verbs) -> int | None:
    """First index of the verb group if the word at ``i`` is a verb that acts: no noun, no participle, not negated."""
    low = sentence[i].low
    j = i - 1
    while j >= 0 and is_adverb(sentence[j]) and sentence[j].low not in ("not", "never"):
        j -= 1
    before = sentence[j].low if j >= 0 else ""
    if before in ("not", "never", "without", "thereby") or before in OTHER_MODALS or before in _STAND:
        return None
    if low == gerund(base):
        if base in ("aim", "plan", "intend") and before not in _BE:  # "aiming to" tells a purpose
            return None
        if before in ("of", "without", "before", "after", "to", "'s", "'", "for", "from", "despite", "the"):
            return None
        return j if before in _BE else i
    if low == base or low == third_person(base):
        if before == "to" and _performing(sentence, j):
            return i
        if before in DETERMINERS or before in _OWNERS or before in PREPOSITIONS or before in ("'s", "'", "of"):
            return None
        if low == base and low not in forms.past:  # the infinitive of an agenda is no act; "we propose" is
            return (
                i
                if before in ("we", "they", "i", "who")
                or (j >= 0 and sentence[j].low.endswith("s") and before not in MODALS)
                else None
            )
        if low == third_person(base) and j >= 0 and sentence[j].low.endswith(("ous", "al", "ive", "ed")):
            return None
        return i
    if before in ("has", "have"):
        return j
    if before == "had":  # backshifted under "said": the news itself; without it an earlier act (rule 6)
        return j if any(w.low in _SAID or w.low == "that" for w in sentence[:j]) else None
    if before == "did":
        return j
    if before in _BE:
        return j if j > 0 and sentence[j - 1].low == "it" else None
    if before in ("been", "be", "being", "as", "of", "by") or before in DETERMINERS - {
        "all",
        "both",
        "each",
        "this",
        "that",
    }:
        return None
    if before in PREPOSITIONS and before not in ("since", "after", "before", "following"):
        return None
    following = sentence[i + 1].low if i + 1 < len(sentence) else ""
    return None if following == "by" else i


def _performing(sentence: list[Word], to: int) -> bool:
    """An infinitive that performs: "took the occasion to invite", "would like to urge", "went on to promise"."""
    lows = [w.low for w in sentence[max(0, to - 4) : to]]
    return lows[-1:] in (["like"], ["occasion"], ["opportunity"]) or lows[-2:] == ["went", "on"]


def _noun(sentence: list[Word], i: int, trigger: Trigger, forms: Verbs) -> Hit | None:
    """A noun counts with an owner or under one of its verbs: "expressed readiness to", "Japan's readiness to"."""
    owner: int | None = None
    j = i - 1
    while j >= 0 and i - j <= 9:
        word = sentence[j]
        if word.low in ("'s", "'") and owner is None:
            owner = j - 1
        elif word.low in _OWNERS and owner is None:
            owner = j
        elif (base := _base(word.low, forms)) and (
            base in trigger.after
            or base in _REAFFIRMING
            or (
                base
                in (
                    "welcome",
                    "praise",
                    "hail",
                    "appreciate",
                    "note",
                    "value",
                    "underscore",
                    "underline",
                    "highlight",
                    "confirm",
                    "demonstrate",
                    "show",
                    "emphasise",
                    "stress",
                    "express",
                    "voice",
                    "commend",
                )
                and trigger.kind == "noun"
            )
        ):
            if word.low in (base,) and j > 0 and sentence[j - 1].low in ("to", "not"):
                return None
            governed = base in trigger.after or base in _REAFFIRMING
            if not governed and owner is None:
                return None
            if sentence[j - 1].low in ("not", "n't") if j > 0 else False:
                return None
            act = trigger.act
            if base in _REAFFIRMING and trigger.act == "pledge":
                act = "reaffirm"
            first = j
            foreign = base in ("welcome", "praise", "hail", "appreciate", "note", "value", "commend")
            return Hit(
                trigger,
                owner if foreign and owner is not None else first,
                i + 1,
                j,
                act,
                owner if foreign or owner is not None else None,
                base in _REAFFIRMING,
            )
        elif (word.text in ",;:" and owner is None) or word.low in ("by",):
            break
        j -= 1
    if owner is not None and trigger.act in ("reaffirm", "pledge", "offer") and sentence[owner].low not in _OWNERS:
        return Hit(trigger, owner, i + 1, i, trigger.act, owner)
    return None


def _base(low: str, forms: Verbs) -> str | None:
    return forms.past.get(low) or forms.third.get(low) or forms.gerund.get(low) or (low if low in forms.base else None)


def _adjective(sentence: list[Word], i: int, trigger: Trigger) -> Hit | None:
    """An adjective counts after be, stand or remain: "is ready to", "stands ready to", "remains committed to"."""
    j = i - 1
    while j >= 0 and (is_adverb(sentence[j]) or sentence[j].low in ("still", "fully", "more", "than")):
        if sentence[j].low in ("not", "never", "no"):
            return None
        j -= 1
    if j < 0:
        return None
    low = sentence[j].low
    remains = low in ("remain", "remains", "remained", "stay", "stays", "stayed")
    if trigger.remain:
        return Hit(trigger, j, i + 1, j, trigger.act, again=True) if remains else None
    if low in _BE or (low in _STAND and not (remains and trigger.head == "committed")):
        head = j
        while head > 0 and (
            is_adverb(sentence[head - 1]) or sentence[head - 1].low in ("has", "have", "would", "will")
        ):
            if sentence[head - 1].low in ("not", "never"):
                return None
            head -= 1
        if head > 0 and sentence[head - 1].low in OTHER_MODALS | {"to", "not"}:
            return None
        return Hit(trigger, j, i + 1, head, trigger.act)
    return None
