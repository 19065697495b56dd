"""One trigger, one goal, one row: an act that was found becomes a statement for each of its goals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import frozen

from aseanparse.commitments import details
from aseanparse.commitments.complements import Complement
from aseanparse.commitments.discourse import Discourse
from aseanparse.commitments.goals import split_goals
from aseanparse.commitments.phrases import NOBODY, Sides
from aseanparse.commitments.sentence import Sentence
from aseanparse.commitments.triggers import FORCE, Triggers
from aseanparse.commitments.words import after_adverbs
from aseanparse.layout import Article
from aseanparse.model import Act, DateMention, Force, Mention, Statement
from aseanparse.text import Span


@frozen
class Found:
    """A trigger with what it takes and who is bound, before its goals are split.

    Attributes:
        rule: the trigger's id and the pattern that matched.
        first: index of the first word of the trigger.
        sides: who is bound or asks.
        whom: towards whom, where the trigger's own words tell.
        again: promised before, or so the words say.
        direct: in quotation marks.
        foreign: told by another side than the one bound.
        will: a plain "will", under which *back a bid* is support.
        joined: index of the "and" by which it goes on with the act before, which ends there; None where it does not.
        fronted: half-open word range of a time that stands before its verb ("by December we will"), or None.
    """

    rule: str
    act: Act
    force: Force
    first: int
    takes: Complement
    sides: Sides
    whom: Sides = NOBODY
    again: bool = False
    direct: bool = False
    foreign: bool = False
    will: bool = False
    joined: int | None = None
    fronted: tuple[int, int] | None = None


def rows(
    act: Found,
    sentence: Sentence,
    mention: Mention,
    end: int,
    article: Article,
    dates: Sequence[tuple[Span, DateMention]],
    instruments: Sequence[tuple[Span, str]],
    discourse: Discourse,
    table: Triggers,
) -> Iterator[Statement]:
    """The statements of an act, one for each of its goals, not yet numbered.

    Args:
        act: the act.
        sentence: the sentence it stands in.
        mention: the same, in the caller's string.
        end: index after the last word of what the trigger takes.
        article: the article.
        dates: the dates of the sentence with their view ranges, for deadlines.
        instruments: the agreements and plans named in the sentence with their view ranges.
        discourse: what has been told so far.
        table: the triggers of the lexicon.
    """
    parted, takes, text = sentence.words, act.takes, article.text
    last_word = takes.last if takes.form == "clause" else min(takes.last, takes.goal)
    while last_word > act.first + 1 and parted[last_word - 1].text == '"':
        last_word -= 1
    trigger = Span(parted[act.first].start, parted[max(last_word - 1, act.first)].end)
    split = split_goals(parted, takes.goal, end, takes.form, sentence.forms)
    goals = [Span(parted[first].start, details.last_word_end(parted, first, last)) for first, last in split]
    dues = [details.deadline(text.view, dates, goal, discourse.said_on) for goal in goals]
    if act.fronted is not None and not any(due for due, _ in dues):
        before = Span(parted[act.fronted[0]].start, parted[act.fronted[1] - 1].end)
        dues = [details.deadline(text.view, dates, before, discourse.said_on)] * len(dues)
    for n, ((first, last), goal) in enumerate(zip(split, goals, strict=True)):
        due, timetable = dues[n]
        later = details.clause_of_time(text.view, goal, parted[-1].end, attended=sentence.low(first) in _ATTENDING)
        if not due and later is not None:
            due, timetable = details.deadline(text.view, dates, later, discourse.said_on)
        attends = n + 1 < len(goals) and sentence.low(split[n + 1][0]) == "attend"
        if not due and attends and sentence.low(first) in _VISITING:  # "visit Hanoi and attend the Forum in May"
            due, timetable = dues[n + 1]
        goes_on = act.act == "pledge" and act.will and n and _continues(sentence, first)
        if goes_on:  # "will open a desk and continue to hold clinics"
            first += 2
            goal = Span(parted[first].start, goal.end)
        backs = act.will and act.act != "reaffirm" and sentence.low(first) in ("back", "support")
        supports = backs and is_act_to_come(sentence, first + 1, last, table.future)
        whom = act.whom or discourse.faced(sentence, first, last, act.sides)
        if supports or act.act == "support":
            whom = discourse.supported(sentence, first + supports, act.sides)
        made: Act = "support" if supports else "reaffirm" if goes_on else act.act
        yield Statement(
            id="",
            act=made,
            force=act.force if made == act.act else FORCE[made],
            hedges=details.hedges(text.view, trigger, goal),
            reaffirmed=act.again or made == "reaffirm",
            negated=takes.negated
            if first == takes.goal
            else not {"not", "nor"}.isdisjoint((sentence.low(first - 1), sentence.low(first - 2))),
            parties=tuple(sorted(act.sides.codes)),
            makers=act.sides.people,
            counterparts=tuple(sorted(whom.codes - act.sides.codes)),
            speaker=act.sides.people[0] if len(act.sides.people) == 1 else None,
            attribution="third_party" if act.foreign else "direct" if act.direct else "reported",
            trigger=text.mention(*trigger),
            content=text.mention(*goal),
            items=details.items(article, goal),
            deadline=due,
            timetable=timetable,
            targets=details.targets(article, goal),
            instruments=tuple(dict.fromkeys(name for at, name in instruments if goal.start <= at.start < goal.end)),
            event=discourse.event,
            said_on=discourse.said_on,
            sentence=mention,
            rule=act.rule,
        )


def resumed(sentence: Sentence, end: int) -> int | None:
    """Where a goal goes on after an aside of speech: "would send 50 buses, he said, and *train* 200 drivers"."""
    closing = sentence.next(",", end + 1, end + 10)
    verb = after_adverbs(sentence.words, closing + 2)
    goes_on = sentence.low(end) == "," and sentence.low(closing + 1) == "and"
    aside = goes_on and sentence.speech_aside(closing + 1) == end
    return verb if aside and sentence.forms.is_bare(sentence.words, verb) else None


_ATTENDING = frozenset("attend attending join joining participate take host hosting".split())
_VISITING = frozenset("visit pay make".split())


def _continues(sentence: Sentence, i: int) -> bool:
    """Whether one of several goals is to go on with something: "*continue to* hold clinics"."""
    return sentence.low(i) == "continue" and sentence.low(i + 1) == "to"


def is_act_to_come(sentence: Sentence, goal: int, end: int, nouns: frozenset[str]) -> bool:
    """Whether support is for an act to come: a bid, a hosting, "X in hosting …" (rule 6 of the guide).

    Args:
        sentence: the sentence.
        goal: index of the first word of what is supported.
        end: index after its last word.
        nouns: the nouns of such acts.
    """
    for i in range(goal, min(goal + 14, end)):
        low = sentence.low(i)
        if low in nouns:
            return True
        doing = sentence.low(after_adverbs(sentence.words, i + 1)) in sentence.forms.gerund
        if low == "in" and doing and any(p.last == i and p.first <= goal + 6 for p in sentence.phrases):
            return True
        if low in (";", ".", "that", "which", "to") or (low == "," and i > goal):
            return False
    return False
