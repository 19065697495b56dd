"""Where a goal ends, and how a coordination of goals is split (rule 1 of the annotation guide)."""

from __future__ import annotations

from aseanparse.commitments.complements import Form, past_parenthesis
from aseanparse.commitments.words import (
    AUXILIARIES,
    MODALS,
    OTHER_MODALS,
    Verbs,
    Word,
    after_adverbs,
    in_quotation,
    is_adverb,
    low_at,
)

# Conjunctions that end a goal wherever they stand, and those that do after a comma.
_BREAKS = frozenset("while whereas although though whereby".split())
_BREAKS_AFTER_COMMA = frozenset(
    "but saying adding noting stressing emphasising emphasizing affirming reaffirming expressing thereby so"
    " because as since when where which who calling said says according describing considering regarding citing"
    " urging underlining underscoring hoping believing".split()
)
_MAY_END = _BREAKS.union((",", ";", "and", "but", '"'))
_FINITE = AUXILIARIES - {"be", "been", "being", "do"}


def goal_end(sentence: list[Word], start: int, forms: Verbs, telling: frozenset[str], starts: frozenset[int]) -> int:
    """Index after the last word of what one trigger takes.

    Args:
        sentence: words of the sentence.
        start: first word of the first goal.
        forms: verb forms.
        telling: bases of verbs that begin a clause of their own.
        starts: word indexes at which the subject of another clause begins.
    """
    quoted = in_quotation(sentence, start) and sentence[start - 1].text != '"'  # a quotation of a few words goes on
    gerund = forms.is_gerund(sentence, start)
    depth = 0
    for i in range(start + 1, len(sentence)):
        word = sentence[i]
        if word.text in "()":
            depth += 1 if word.text == "(" else -1
            if depth < 0:
                return i
        elif depth == 0 and word.low in _MAY_END and _ends_at(sentence, i, quoted, gerund, forms, telling, starts):
            return i - 1 if sentence[i - 1].text == "," else i
    return len(sentence)


def _ends_at(
    sentence: list[Word],
    i: int,
    quoted: bool,
    gerund: bool,
    forms: Verbs,
    telling: frozenset[str],
    starts: frozenset[int],
) -> bool:
    """Whether a goal ends before the word at ``i``: a quote that closes, a conjunction, a clause of its own."""
    word = sentence[i]
    if word.low in _BREAKS or (word.text == '"' and quoted):
        return True
    if word.low not in (",", ";", "and", "but"):
        return False
    j = after_adverbs(sentence, i + 1)
    if word.text != "," and word.text != ";" and j >= len(sentence):
        return False
    if j >= len(sentence):
        return True
    low = sentence[j].low
    if word.text == ";":
        k = after_adverbs(sentence, j + 1) if low in ("and", "or") else j
        k = past_parenthesis(sentence, k)
        k += low_at(sentence, k) == "to"
        return not (forms.is_bare(sentence, k) or (gerund and forms.is_gerund(sentence, k)))
    if word.text == "," and (
        low in _BREAKS_AFTER_COMMA or low_at(sentence, i + 1) in ("thus", "hence") or _tells_who_says(sentence, i + 1)
    ):
        return True
    k = after_adverbs(sentence, j + 1) if word.text == "," and low in ("and", "but") else j
    return k < len(sentence) and (k in starts or _begins_clause(sentence, k, forms, telling))


def _tells_who_says(sentence: list[Word], i: int) -> bool:
    """Whether a clause at ``i`` tells who says the sentence: ", a statement issued by the ministry *said* today"."""
    for word in sentence[i : i + 14]:
        if word.text in ",;":
            return False
        if word.low in ("said", "says", "quoted"):
            return True
    return False


def _begins_clause(sentence: list[Word], i: int, forms: Verbs, telling: frozenset[str]) -> bool:
    """Whether a finite verb stands at ``i`` that goes on with the main clause ("and invited …", ", thanked …")."""
    low = sentence[i].low
    if low == "the" and low_at(sentence, i + 1) in ("latter", "former"):
        return True
    if low == "let" and low_at(sentence, i + 1) in ("me", "us"):
        return True
    if low in MODALS or low in OTHER_MODALS or low in _FINITE or low == "that":
        return True
    if low in forms.base and low not in ("read", "set", "put", "cut", "let"):
        return False
    base = forms.past.get(low) or forms.third.get(low)
    if base == "stand":  # "and stood ready to"
        return True
    following = low_at(sentence, i + 1)
    participle = following in ("by", "in") or (
        base in _DONE_WITH_PAPERS and following in ("on", "at", "last", "this", "earlier", "during", "under", "between")
    )
    return base in telling and not participle


# Of these a past after a comma is a participle: "the agreement, signed last November, …".
_DONE_WITH_PAPERS = frozenset("sign adopt reach conclude hold host".split())


def split_goals(sentence: list[Word], first: int, end: int, form: Form, forms: Verbs) -> list[tuple[int, int]]:
    """Word ranges of the goals in a coordination.

    Rule 1 of the guide: a new goal begins at a coordinated verb (bare after a bare verb, gerund after a gerund)
    that has its own object, if the goal before it has one. Two verbs that share an object stay together.
    """
    if form == "thing":
        return _split_thing(sentence, first, end, forms)
    if form == "clause":
        return [(first, end)]
    preposition = low_at(sentence, first - 1 - (low_at(sentence, first - 1) == "not")) if form == "gerund" else ""
    cuts, ends = [first], []
    for i in range(first + 1, end):
        j = _past_conjunction(sentence, i)
        if j is None:
            continue
        comma = sentence[i].text == "," and j == i + 1
        to = low_at(sentence, j + (low_at(sentence, j) == "not")) == "to"
        if to and comma and not _closing_to(sentence, j + 1, end, form, forms):
            break  # ", to provide …" tells a purpose; what follows belongs to it
        if is_adverb(sentence[i - 1]) and is_adverb(sentence[j]):  # "fully and effectively"
            continue
        if _ends_open(sentence, cuts[-1], i, forms):
            continue
        if preposition in ("in", "on") and low_at(sentence, j) == preposition:  # "in launching A and in sending B"
            j += 1
        while low_at(sentence, j) in ("to", "not"):
            j += 1
        j = after_adverbs(sentence, j)
        if form == "gerund":
            is_verb = (to or not comma or _closing_gerund(sentence, j, end, forms)) and forms.is_gerund(sentence, j)
        else:
            is_verb = forms.is_bare(sentence, j) or (to and low_at(sentence, j) in forms.base)
        if j < end and is_verb and _has_object(sentence[cuts[-1] + 1 : i]) and _has_object(sentence[j + 1 : end]):
            cuts.append(j)
            ends.append(_before_conjunction(sentence, i + 1))
    return list(zip(cuts, [*ends, end], strict=True))


def _past_conjunction(sentence: list[Word], i: int) -> int | None:
    """The index after a conjunction or comma at ``i`` ("and", ", and", "as well as"), or None if there is none."""
    word = sentence[i]
    if word.low == "as" and low_at(sentence, i + 1) == "well" and low_at(sentence, i + 2) == "as":
        return i + 3
    if word.low not in ("and", ",", "or", ";", "nor") or i + 1 >= len(sentence):
        return None
    if word.text in ",;" and sentence[i + 1].low in ("and", "or"):
        return None
    return past_parenthesis(sentence, i + 1) if word.low == "and" else i + 1  # "and, if possible, to"


_TAKE_GERUNDS = frozenset("propose suggest recommend".split())


def _split_thing(sentence: list[Word], first: int, end: int, forms: Verbs) -> list[tuple[int, int]]:
    """A noun phrase goes on with its equal: a gerund ("support for A and *creating* B") or the preposition again.

    After a verb that takes a gerund as well, a list goes on so: "suggested a fair, *naming* a street, and *raising* B".
    """
    if forms.base_of(low_at(sentence, first - 1)) in _TAKE_GERUNDS:
        after_marks = (i + 1 for i in range(first, end - 2) if sentence[i].low in (",", "and"))
        cuts = [first, *(j for j in after_marks if forms.is_gerund(sentence, j))]
        if len(cuts) > 1 and sentence[cuts[-1] - 1].low == "and":
            return list(zip(cuts, [_before_conjunction(sentence, c) for c in cuts[1:]] + [end], strict=True))
    for i in range(first + 1, end - 2):
        if sentence[i].low in forms.gerund:
            break
        if sentence[i].low != "and":
            continue
        if forms.is_gerund(sentence, i + 1) and sentence[i + 2].text not in ",.;":
            return [(first, _before_conjunction(sentence, i + 1)), (i + 1, end)]
        if sentence[first - 1].low == sentence[i + 1].low and sentence[i + 1].low in ("for", "to", "on"):
            return [(first, _before_conjunction(sentence, i + 1)), (i + 2, end)]
    return [(first, end)]


def _closing_to(sentence: list[Word], j: int, end: int, form: Form, forms: Verbs) -> bool:
    """A further *to* after a comma goes on with a list if the list ends in "and to …"; else it tells a purpose."""
    if form == "gerund":
        return forms.is_gerund(sentence, j)
    ands = (k for k in range(j, end - 1) if sentence[k].low == "and")
    return any(low_at(sentence, past_parenthesis(sentence, k + 1)) == "to" for k in ands)


def _closing_gerund(sentence: list[Word], j: int, end: int, forms: Verbs) -> bool:
    """A gerund after a comma goes on with a list only if the list ends in "and" + gerund."""
    return any(
        sentence[k].low == "and" and forms.is_gerund(sentence, after_adverbs(sentence, k + 1))
        for k in range(j, end - 1)
    )


def _ends_open(sentence: list[Word], cut: int, i: int, forms: Verbs) -> bool:
    """Whether what comes before a conjunction goes on after it within one goal.

    So do a preposition that shares its object ("pay attention to *and* create conditions for") and an infinitive
    that stands inside the goal ("conditions for students to live *and* work in").
    """
    last = i - 1
    while last - 2 > cut and sentence[last - 1].low in (",", "and", "or"):
        last -= 2
    inner = last - 1 > cut and sentence[last - 1].low == "to" and sentence[last].low in forms.base
    return inner or sentence[i - 1].low in ("to", "of", "for", "with", "from", "towards")


def _has_object(between: list[Word]) -> bool:
    """Whether more than adverbs and particles stands between a verb and a conjunction."""
    return any(not is_adverb(w) and w.low not in (",", ";", "up", "out") for w in between)


def _before_conjunction(sentence: list[Word], cut: int) -> int:
    """The end of the goal before the one that begins at ``cut``: what stands between the two is left out."""
    i = cut
    while i > 0 and (sentence[i - 1].low in ("to", "not", "in", "on", "for") or is_adverb(sentence[i - 1])):
        i -= 1
    while i > 0 and sentence[i - 1].low in (",", ";", "and", "or", "nor", "as", "well"):
        i -= 1
    return i
