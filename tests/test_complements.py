"""What a trigger takes, pattern by pattern: the goal, its form, who is addressed, and what is none of it."""

from __future__ import annotations

import pytest

from aseanparse.commitments.complements import Complement, after_modal, complement
from aseanparse.commitments.words import Word
from tests.test_triggers import FORMS, tokens


def shown(taken: Complement | None, sentence: list[Word]) -> str:
    """``form[ not][ (whom)]: goal``, or ``nothing``."""
    if taken is None:
        return "nothing"
    whom = f" ({' '.join(w.text for w in sentence[slice(*taken.whom)])})" if taken.whom else ""
    goal = " ".join(w.text for w in sentence[taken.goal :])
    return f"{taken.form}{' not' if taken.negated else ''}{whom}: {goal}"


TAKES = {
    "to VERB": """
to hold talks = base: hold talks
not to hold talks = base not: hold talks
to not hold talks = base not: hold talks
to jointly hold talks = base: hold talks
to, with others, hold talks = base: hold talks
, on a trial basis, to hold talks = base: hold talks
in principle to hold talks = base: hold talks
on Tuesday to hold talks = base: hold talks
Tuesday to hold talks = base: hold talks
this week to hold talks = base: hold talks
at the talks to hold it = base: hold it
on the sidelines to hold it = base: hold it
in turn to hold it = base: hold it
early, at noon, to hold it = nothing
at the talks; to hold it = nothing
during the talks they met to hold it = nothing
during the talks it will to hold it = nothing
on trade to hold talks = nothing
on the need to hold talks = nothing
in the fight to hold it = nothing
on Japan and Laos to hold it = nothing
to the talks = nothing
to Japan = nothing
to in talks = nothing
to like talks = base: like talks
to last year = nothing
to next year = nothing
to date = nothing
to cooperation = nothing
to friendship = nothing
for talks = nothing""",
    "to VERBING": """
to holding talks = gerund: holding talks
to jointly holding talks = gerund: holding talks
to hold talks = base: hold talks
to the coordination of it = thing: the coordination of it
to a full review = thing: a full review
to the swift and full support = thing: the swift and full support
to the best and most open full support = nothing
to the region of talks = nothing
to the region , talks = nothing
to that coordination = nothing
to whom coordination = nothing
to Coordination = nothing
to the Review = nothing
to 20 talks = nothing
for holding talks = nothing""",
    "VERBING": """
holding talks = gerund: holding talks
jointly holding talks = gerund: holding talks
hold talks = nothing
talks = nothing""",
    "AMOUNT": """
US$ 5 million = thing: US$ 5 million
500 tonnes = thing: 500 tonnes
five tonnes = nothing""",
    "that CLAUSE": """
that Japan will hold talks = base (Japan): hold talks
Japan will hold talks = base (Japan): hold talks
in principle that Japan will hold talks = base (Japan): hold talks
that Japan will not hold talks = base not (Japan): hold talks
that a hotline be set up = clause (a hotline): a hotline be set up
that a hotline be new = nothing
that be set up = nothing
that will hold talks = nothing
that Japan should hold talks = nothing
that Japan is new and will go = nothing
that Japan has ; it will go = nothing
that Japan was there and will go = nothing
Japan , which will go = nothing
Japan to go will go = nothing
to Japan will hold it = nothing
with Japan will hold it = nothing
a hotline be set up = nothing""",
    "THING": """
a road map = thing: a road map
20 roads = thing: 20 roads
each road = thing: each road
with pleasure an invitation = thing: an invitation
with gratitude an invitation = thing: an invitation
with Japan an invitation = nothing
made maps = nothing
the need for maps = nothing
its views on maps = nothing
a map of the need = thing: a map of the need
to it = nothing
it = nothing
whether maps help = nothing
; maps = nothing""",
    "for THING": """
for Japan = thing: Japan
for holding talks = gerund: holding talks
for jointly holding talks = gerund: holding talks
for , and coordination with , Japan = thing: Japan
for , and coordination with Japan = thing: Japan
for , or coordination with Japan = nothing
with Japan = nothing""",
    "SOMEONE with THING": """
Japan with holding talks = gerund (Japan): holding talks
the new side with the talks = thing (the new side): the talks
Japan said with the talks = nothing
Japan for the talks = nothing""",
    "SOMEONE to THING": """
Japan to the fair = thing (Japan): the fair
Japan to fairs = nothing
Japan, to the fair = nothing
Japan said to the fair = nothing""",
    "SOMEONE to VERB": """
Japan to hold talks = base (Japan): hold talks
Japan not to hold talks = base not (Japan): hold talks
Japan to the fair to hold talks = base (Japan to the fair): hold talks
Japan will go to hold talks = nothing
Japan is there to hold talks = nothing
Japan that went to hold talks = nothing
Japan said to hold talks = nothing
Japan ; they to hold talks = nothing
but Japan to hold talks = nothing
about Japan to hold talks = nothing
, Japan to hold talks = nothing""",
    "on SOMEONE to VERB": """
on Japan to hold talks = base (Japan): hold talks
for Japan to hold talks = nothing""",
    "that VERB": """
that Japan hold talks = base (Japan): hold talks
that the side hold talks = base (the side): hold talks
that people jointly hold talks = base (people jointly): hold talks
that Japan will hold talks = nothing
that the hold talks = nothing
that Japan and hold talks = nothing
that Japan 's hold talks = nothing""",
}
CASES = [(p, *line.split(" = ")) for p, lines in TAKES.items() for line in lines.strip().splitlines()]


@pytest.mark.parametrize(("pattern", "phrase", "wanted"), CASES)
def test_what_a_pattern_takes(pattern: str, phrase: str, wanted: str) -> None:
    sentence = tokens(phrase)
    assert shown(complement(sentence, 0, pattern, FORMS), sentence) == wanted


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("that Japan should hold talks", "base (Japan): hold talks"),
        ("that Japan could hold talks", "base (Japan): hold talks"),
        ("Japan hold talks", "base (Japan): hold talks"),
        ("the sides hold talks", "base (the sides): hold talks"),
        ("a hotline be set up", "clause (a hotline): a hotline be set up"),
        ("that it be new", "base (it): be new"),
        ("a plan hold talks", "nothing"),
        ("should hold talks", "nothing"),
    ],
)
def test_a_clause_may_have_a_bare_verb(phrase: str, wanted: str) -> None:
    sentence = tokens(phrase)
    assert shown(complement(sentence, 0, "that CLAUSE", FORMS, bare=True), sentence) == wanted


@pytest.mark.parametrize(
    ("phrase", "wanted"),
    [
        ("a road map of it", "thing: a road map of it"),
        ("a road of map", "nothing"),
        ("a road, a map", "nothing"),
        ("holding map", "thing: holding map"),
        ("its need of a map", "nothing"),
    ],
)
def test_a_thing_may_be_limited_to_some(phrase: str, wanted: str) -> None:
    sentence = tokens(phrase)
    assert shown(complement(sentence, 0, "THING", FORMS, things=frozenset({"map"})), sentence) == wanted


@pytest.mark.parametrize("pleased", "pleased happy glad delighted honoured honored".split())
def test_every_word_for_being_glad_to(pleased: str) -> None:
    sentence = tokens(f"Japan would be {pleased} to host it")
    assert shown(after_modal(sentence, 0, 1, FORMS), sentence) == "base (Japan): host it"
    other = after_modal(tokens(f"Japan would be {pleased} of it"), 0, 1, FORMS)
    assert other is None or other.form == "clause"  # "would be honoured" is a passive


@pytest.mark.parametrize(
    ("rest", "wanted"),
    [
        ("will hold it", "base (Japan): hold it"),
        ("will also jointly hold it", "base (Japan): hold it"),
        ("will not hold it", "base not (Japan): hold it"),
        ("will never hold it", "base not (Japan): hold it"),
        ("won't hold it", "base not (Japan): hold it"),
        ("will , with others , hold it", "base (Japan): hold it"),
        ('will " hold it', "base (Japan): hold it"),
        ("will be held there", "clause (Japan): Japan will be held there"),
        ("will be jointly held there", "clause (Japan): Japan will be jointly held there"),
        ("will be new", "nothing"),
        ("will have built it", "base (Japan): have built it"),
        ("would have built it", "nothing"),
        ("would have talks", "base (Japan): have talks"),
        ("would like it", "nothing"),
        ("will Hold it", "nothing"),
        ("will", "nothing"),
    ],
)
def test_what_a_modal_takes(rest: str, wanted: str) -> None:
    sentence = tokens(f"Japan {rest}")
    taken = after_modal(sentence, 0, 1, FORMS)
    assert shown(taken, sentence) == wanted
