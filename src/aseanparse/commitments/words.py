"""Words of a sentence and their classes: as much grammar as finding a goal needs, and no more."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from attrs import frozen

from aseanparse.lexicon import Lexicon
from aseanparse.text import Span

# The standard ``re`` because this runs over every word of the body: twice as fast as ``regex`` here. The commonest
# come first, and the space before a word is taken with it: a search that starts at the space would try all of them.
_WORD = re.compile(
    r"""
    [ ]?+ (
      [a-vx-z] [A-Za-z]*+ (?: (?: [-/] | '(?=[A-Z]) ) [A-Za-z0-9]++ )*+   # words in small letters, but for won't
    | [(] (?: [ivx]{1,4} | [a-h1-9] ) [)]                         # the number of an item: (ii)
    | [.,;:]
    | (?: [A-Z]{1,3} )? [$] [ ]? \d++ (?: [.,] \d++ )*+            # money: US$25, C$1.5
    | \d++ (?: [.,:] \d++ )*+ (?: (?: st|nd|rd|th|s ) \b )?       # numbers, ordinals, decades
    | Dat(?:o|uk)' (?= [ ][A-Z] )                                 # a Malay title
    | [Ww]on't \b | ' (?: ll|ve|re|d|m ) \b                       # contractions: We + 'll
    | [A-Za-z]++ (?: (?: [-/] | '(?=[A-Z]) ) [A-Za-z0-9]++ )*+    # words, hyphenated words, O'Brien
    | ' s (?= [a-z]{2} ) | ' s? \b | [^\w\s]                                           # possessive, punctuation
    )
    """,
    re.VERBOSE,
)


_PARTICLES = ("to", "that", "on", "in", "with", "the", "not", "ready")
_FUSED = ("also", "and", "they", "both", "will", "would")
_SHORTEST_GLUED = 4

DETERMINERS = frozenset(
    "a an the this that these those its his her their our my your each every any some all both more most many"
    " several no another other such".split()
)
PREPOSITIONS = frozenset(
    "of in on at by for from with to into under over between among within without through during against towards"
    " toward about regarding concerning via per upon after before since until till amid amidst across along as"
    " than like following including alongside behind beyond despite".split()
)
PRONOUNS = frozenset("it them him her us me itself themselves himself herself ourselves each one".split())
MODALS = frozenset("will would shall 'll won't".split())
OTHER_MODALS = frozenset("should must can could may might ought".split())
AUXILIARIES = frozenset("is are was were be been being has have had do does did".split())
NUMBERS = {
    w: n
    for n, w in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
        " seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
# Adverbs that stand between a modal, "to" or a conjunction and its verb, beside those in -ly.
_ADVERBS = frozenset(
    "also always therefore hence meanwhile likewise yet again ever never not soon still then thus together too"
    " well further even just now instead once both either jointly hereby later forever".split()
)
_NOT_ADVERBS = frozenset(
    "early friendly timely orderly apply comply rely supply multiply family assembly"
    " italy july ally reply imply fly".split()
)


class Word(NamedTuple):
    """A word or a mark of the view: its range, its form, its form in small letters."""

    start: int
    end: int
    text: str
    low: str


def words(view: str, span: Span, forms: Verbs, cuts: Sequence[int] = ()) -> list[Word]:
    """The words and marks of a stretch of the view, in order.

    Old pages glue words: a verb is parted from its particle ("agreedto"), and a word where a name ends inside it
    ("Chinaagreed").

    Args:
        view: the folded text.
        span: the stretch.
        forms: verb forms.
        cuts: view positions at which a name ends, sorted.
    """
    out: list[Word] = []
    end = span.start
    for text in _WORD.findall(view, *span):  # quicker than a match of each, and tested to be the same
        start = view.index(text, end)
        end = start + len(text)
        low, cut = _form(text, forms)
        if cut:
            if cut == _ITEM:  # "agreed on (i) opening a fund; (ii) …" reads as without numbers
                continue
            if cut == _MAY_BE_NAME:
                first = bisect_left(cuts, start + 2)
                cut = cuts[first] - start if first < len(cuts) and cuts[first] < end else 0
            if cut and text[cut].islower():
                out.append(_word(Word, (start, start + cut, text[:cut], low[:cut])))
                start, text, low = start + cut, text[cut:], low[cut:]
        out.append(_word(Word, (start, end, text, low)))
    return out


_word = tuple.__new__  # what ``Word(…)`` calls, without a function between: a quarter of the time for each word
_ITEM, _MAY_BE_NAME = -1, -2


@lru_cache(maxsize=1 << 16)  # newswire repeats its words
def _form(text: str, forms: Verbs) -> tuple[str, int]:
    """A word in small letters, and where one is glued to a verb form in it; 0 where none is.

    It is ``_ITEM`` for the number of an item, and ``_MAY_BE_NAME`` where a name may end in it.
    """
    low = text.lower()
    if text[0] == "(" and len(text) > 1:
        return low, _ITEM
    if len(text) <= _SHORTEST_GLUED or low in forms.base:
        return low, 0
    return low, _glued_at(low, forms) or (_MAY_BE_NAME if text[0].isupper() else 0)


def _glued_at(low: str, forms: Verbs) -> int:
    """Where a word glued to a verb form begins or ends: "agreed|to", "also|requested", "and|is"; 0 where nowhere."""
    for particle in _PARTICLES:
        stem = low.removesuffix(particle)
        if stem != low and (stem in forms.past or (particle == "ready" and stem in forms.third)):
            return len(stem)
    if low.startswith("to") and len(low) > _SHORTEST_GLUED and low[2:] in forms.base:
        return 2
    for word in _FUSED:
        rest = low.removeprefix(word)
        if rest != low and (
            rest in forms.past or rest in AUXILIARIES or rest in MODALS or (word in MODALS and rest in forms.base)
        ):
            return len(word)
    for end in range(_SHORTEST_GLUED, len(low) - 2):  # "leaders|agreed", "governments|will"
        rest = low[end:]
        if low[:end] in forms.actors and (rest in forms.past or rest in MODALS or rest in AUXILIARIES):
            return end
    return 0


def low_at(sentence: list[Word], i: int) -> str:
    """The word at an index in small letters; "" outside the sentence."""
    return sentence[i].low if 0 <= i < len(sentence) else ""


def index_after(sentence: list[Word], i: int, position: int) -> int:
    """The index of the first word after the one at ``i`` that starts at or after a view position."""
    i += 1
    while i < len(sentence) and sentence[i].start < position:
        i += 1
    return i


def last_before(sentence: list[Word], i: int, marks: Sequence[str] = (",",)) -> int:
    """The index of the last such mark before the word at ``i``; -1 where there is none."""
    return next((k for k in range(i - 1, -1, -1) if sentence[k].low in marks), -1)


def in_quotation(sentence: list[Word], i: int) -> bool:
    """Whether the word at an index stands inside quotation marks, which may have opened in an earlier sentence."""
    marks = [k for k, w in enumerate(sentence) if w.text == '"']
    if not marks:
        return False
    closes_first = marks[0] > 0 and sentence[marks[0] - 1].end == sentence[marks[0]].start
    return (sum(k < i for k in marks) + (len(marks) % 2 == 1 and closes_first)) % 2 == 1


@lru_cache(maxsize=1 << 12)
def is_written_as_noun(text: str) -> bool:
    """Whether a word is written as a noun is: "minister", "Secretary-General", "SOM"; but not "MiniSter"."""
    return all(part[1:].islower() for part in text.split("-")) or text.rstrip("s").isupper()


def is_adverb(word: Word) -> bool:
    """Whether the word is an adverb that may stand before a verb."""
    low = word.low
    return low in _ADVERBS or (low.endswith("ly") and low not in _NOT_ADVERBS)


def after_adverbs(sentence: list[Word], i: int) -> int:
    """The index of the first word from ``i`` on that is no adverb; "fully and effectively" is passed whole."""
    j = i
    while j < len(sentence) and (is_adverb(sentence[j]) or (j > i and _joins_adverbs(sentence, j))):
        j += 1
    return j


def _joins_adverbs(sentence: list[Word], i: int) -> bool:
    return sentence[i].low == "and" and low_at(sentence, i + 1).endswith("ly") and is_adverb(sentence[i + 1])


@frozen(eq=False)
class Verbs:
    """Verb forms of the lexicon: form -> base, by kind of form; and the nouns of those who act, in the plural."""

    base: frozenset[str]
    nouns_too: frozenset[str]
    third: dict[str, str]
    past: dict[str, str]
    gerund: dict[str, str]
    actors: frozenset[str] = frozenset()

    def is_form(self, low: str) -> bool:
        """Whether a word is an inflected form of a known verb: a past, a third person or a gerund."""
        return low in self.past or low in self.third or low in self.gerund

    def base_of(self, low: str) -> str:
        """The base of an inflected form; "" where the word is none."""
        return self.past.get(low) or self.third.get(low) or self.gerund.get(low) or ""

    def is_participle(self, low: str) -> bool:
        """Whether a word may be the participle of a passive."""
        return low in self.past or (low.endswith("ed") and len(low) > len("need"))

    def is_gerund(self, sentence: list[Word], i: int) -> bool:
        """Whether the word at ``i`` is a gerund with an object, rather than a noun in -ing."""
        low = low_at(sentence, i)
        if low not in self.gerund or low in PREPOSITIONS or sentence[i].text[0].isupper():
            return False
        return low_at(sentence, i + 1) not in ("", "of", ".", "mechanisms", "mechanism", "systems", "capacity")

    def is_finite(self, word: Word) -> bool:
        """Whether the word may be the finite verb of a clause (a past or a third person, a modal or auxiliary)."""
        low = word.low
        if low in MODALS or low in OTHER_MODALS or low in AUXILIARIES or low in self.past or low in self.third:
            return low not in ("be", "been", "being")
        return low.endswith("ed") and len(low) > 4 and word.text == low

    def is_bare(self, sentence: list[Word], i: int) -> bool:
        """Whether the word at ``i`` reads as a bare verb (infinitive, subjunctive) rather than a noun."""
        if i >= len(sentence) or (low := sentence[i].low) not in self.base or sentence[i].text != low:
            return False
        nxt = sentence[i + 1] if i + 1 < len(sentence) else None
        if nxt is not None and nxt.low in ("'", "'s", "-"):
            return False
        if low not in self.nouns_too:
            return nxt is None or nxt.low != "of" or low in ("speak", "think", "dispose", "approve")
        return nxt is not None and self._begins_object(sentence, i + 1)

    def _begins_object(self, sentence: list[Word], i: int) -> bool:
        word = sentence[i]
        low = word.low
        if low == "that" and i + 1 < len(sentence) and self.is_finite(sentence[i + 1]):
            return False  # a working group that draws up programmes
        if low in DETERMINERS or low in PRONOUNS or low in NUMBERS or low[0].isdigit() or "$" in low:
            return True
        if low in (
            "up",
            "out",
            "off",
            "down",
            "back",
            "over",
            "away",
            "forward",
            "on",
            "for",
            "against",
            "towards",
            "together",
            "as",
        ):
            return low not in ("for", "on", "against", "as") or sentence[i - 1].low in _TAKES_PREPOSITION
        if low in PREPOSITIONS or low in ("and", "or", ",", ".", ";", ":", ")", '"'):
            return low in PREPOSITIONS and low not in ("of", "by") and sentence[i - 1].low in _TAKES_PREPOSITION
        if word.text[0].isupper() or is_adverb(word):
            return True
        if low in _COMPOUND_HEADS:
            return False
        # an adjective, a gerund or a noun: "exchange information", "fund projects", "grant landing rights"
        adjective = low.endswith(_ADJECTIVE_ENDINGS) and not low.endswith("ment")
        return sentence[i - 1].low not in _MODIFIES_NOUNS or adjective


_TAKES_PREPOSITION = frozenset(
    "act aim answer base benefit bid call campaign compete cross deal fight focus interest lead push respond"
    " return strive side talk think trade travel wait work start interact".split()
)
# Heads before which a word such as "trade" or "exchange" is the first half of a compound.
_COMPOUND_HEADS = frozenset(
    "activities agreement agreements area areas capacity centre centres chain chains committee cooperation"
    " co-operation dialogue efforts exchange exchanges exercise exercises facilitation field fields forces"
    " industry mechanism mechanisms office offices points policy policies programme programmes programs promotion"
    " sector sectors service services session sessions system systems talks ties turnover value volume".split()
)
_MODIFIES_NOUNS = frozenset(
    "access border rescue control trust travel land film test music market trade transport service project"
    " programme program research interest transit state subject standard source team tax time target sense score"
    " role question purpose price plant park order number need milestone level label group fuel fund force field"
    " dialogue date damage contract conflict cost code centre budget design direct export import experience result"
    " risk trial".split()
)
_ADJECTIVE_ENDINGS = ("al", "ive", "ous", "ful", "ic", "able", "ible", "ant", "ent", "ary", "ese", "ian")


@cache
def verbs(lexicon: Lexicon) -> Verbs:
    """The verb forms of a lexicon (``verbs.toml``), made once."""
    table = lexicon.tables["verbs"]
    plain = _spellings(str(table["plain"]).split())
    nouns_too = _spellings(str(table["nouns_too"]).split())
    irregular = {base: str(forms).split() for base, forms in table["irregular"].items()}
    told = lexicon.tables["triggers"]
    acting = {str(entry["verb"]).split()[0] for entry in told.values() if "verb" in entry}
    reporting = {verb for words in told["reporting"].values() for verb in str(words).split()}
    plain |= (acting | reporting | set(str(told["telling"]["verbs"]).split())) - nouns_too
    base = plain | nouns_too | frozenset(irregular)
    return Verbs(
        base=base - {"be", "have", "do"} | {"do"},
        nouns_too=nouns_too - plain,
        third={third_person(b): b for b in sorted(base, reverse=True)} | {"has": "have", "does": "do"},
        past={f: b for b in sorted(base, reverse=True) for f in irregular.get(b, [past(b)])},
        gerund={gerund(b): b for b in sorted(base, reverse=True)},
        actors=frozenset(str(lexicon.tables["sides"]["plural"]).split()),
    )


def _spellings(bases: list[str]) -> frozenset[str]:
    """British and American, hyphenated and joined spellings of each base."""
    out = set(bases)
    for b in bases:
        if b.endswith(("ise", "yse")) and b not in (
            "raise",
            "praise",
            "promise",
            "rise",
            "advise",
            "devise",
            "revise",
            "supervise",
            "exercise",
            "surprise",
            "practise",
            "compromise",
        ):
            out.add(b[:-2] + "ze")
        if b.startswith("co-"):
            out.add("co" + b[3:])
        elif b.startswith(("coop", "coord")):
            out.add("co-" + b[2:])
    out |= {"fulfill" for b in bases if b == "fulfil"} | {"endeavor" for b in bases if b == "endeavour"}
    out |= {"honor" for b in bases if b == "honour"}
    return frozenset(out)


_DOUBLING = re.compile(
    r"(?:^(?:co-)?[^aeiou]*[aeiou][bdgklmnprtv]|(?:admit|commit|submit|permit|transmit|compel|control|propel|occur|incur|refer|defer"
    r"|deter|transfer|prefer|confer|patrol|dispel|underpin|embed|rebut|regret|equip|concur|format|begin|set|fulfil|enrol|label|signal|channel|travel|model|level|total))$"
)


def third_person(base: str) -> str:
    """Agree -> agrees, carry -> carries, pass -> passes."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    return base[:-1] + "ies" if base.endswith("y") and base[-2] not in "aeiou" else base + "s"


def past(base: str) -> str:
    """Agree -> agreed, carry -> carried, commit -> committed."""
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


@cache
def gerund(base: str) -> str:
    """Agree -> agreeing, make -> making, tie -> tying, commit -> committing."""
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


def _doubles(base: str) -> bool:
    return bool(_DOUBLING.search(base)) and not base.endswith(("w", "x", "y"))
