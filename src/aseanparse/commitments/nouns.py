"""What the words around a noun say of its phrase: whose it is, how many are meant, whether it goes on."""

from __future__ import annotations

from typing import Literal

from aseanparse.commitments.words import AUXILIARIES, MODALS, OTHER_MODALS, PREPOSITIONS, Word, is_adverb

HOUSES = frozenset("house senate parliament assembly congress legislature".split())
NUMBERED = frozenset("both two three four five six seven eight nine ten eleven".split())
_ENDS_PHRASE = (PREPOSITIONS | AUXILIARIES | MODALS | OTHER_MODALS).union(
    ("and", "or", "but", "that", "who", "which", "whereby", "where", "when", "because", "to", "not")
)


def may_qualify(word: Word) -> bool:
    """Whether an unknown word may stand between a determiner and the head of its phrase ("our *oil* company")."""
    low = word.low
    return (
        (word.text.isalpha() or (word.text.isdigit() and len(low) == len("2026")))
        and low not in _ENDS_PHRASE
        and not low.endswith(("ed", "ing"))
        and not is_adverb(word)
    )


def of_two(sentence: list[Word], i: int) -> Literal["former", "latter"] | None:
    """*former* or *latter* without a noun: a mark, a verb or a possessive follows, not "the former *minister*"."""
    low = sentence[i].low if i < len(sentence) else ""
    if low not in ("former", "latter") or i + 1 >= len(sentence):
        return None
    after = sentence[i + 1]
    ends = after.low in _ENDS_PHRASE or not after.text[0].isalpha() or after.low.endswith("ed") or is_adverb(after)
    return ("former" if low == "former" else "latter") if ends else None


def bare_pair(sentence: list[Word], i: int) -> int | None:
    """The end of "the two" or "both" without a noun: an adverb, a verb in -ed or a modal follows."""
    j = i + 2 if sentence[i].low == "the" and i + 1 < len(sentence) and sentence[i + 1].low in NUMBERED else i + 1
    if (sentence[i].low == "the") != (j == i + 2) or j >= len(sentence):
        return None
    follows = sentence[j]
    verbal = follows.low.endswith("ed") or is_adverb(follows) or follows.low in MODALS or follows.low in AUXILIARIES
    return j if verbal and follows.text == follows.low else None


def is_of_a_house(phrase: list[Word]) -> bool:
    """Whether a committee is a parliament's own: "the Senate defence committee"."""
    return phrase[-1].low in ("committee", "commission") and any(w.low in HOUSES for w in phrase[:-1])


def points_elsewhere(qualifiers: list[Word], modifiers: frozenset[str]) -> bool:
    """Whether a role is qualified by a word that may mean another side ("the chairing country")."""
    return any(w.low not in modifiers and w.low.endswith("ing") for w in qualifiers)


def possessive(sentence: list[Word], i: int) -> bool:
    """Whether a possessive mark stands at ``i``."""
    return i < len(sentence) and sentence[i].low in ("'s", "'")


def hyphen(sentence: list[Word], i: int) -> bool:
    """A pair such as "Viet Nam-Japan": neither is an actor."""
    return i < len(sentence) and sentence[i].text == "-" and sentence[i].start == sentence[i - 1].end


def modifies(sentence: list[Word], i: int) -> bool:
    """Whether the word after a country's name makes the name a modifier ("ASEAN Community", "Japan ties")."""
    word = sentence[i]
    return word.text[0].isupper() and word.low not in ("to",) and sentence[i - 1].end + 1 == word.start
