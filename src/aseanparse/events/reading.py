"""The pass over the article: sentence by sentence, each head to the reader of its kind."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

import regex

from aseanparse.events.conferences import add_guests, read_conference
from aseanparse.events.drafts import Draft
from aseanparse.events.heads import Head, in_days
from aseanparse.events.mechanisms import read_mechanism
from aseanparse.events.meetings import read_meeting
from aseanparse.events.nouns import read_noun
from aseanparse.events.phrases import find_nouns
from aseanparse.events.setting import REPORTED, Day, Place, own, usable_places
from aseanparse.events.signings import read_signing
from aseanparse.events.state import Story
from aseanparse.events.verbs import find_verbs
from aseanparse.events.visits import read_visit
from aseanparse.patterns import without_overlaps
from aseanparse.terms import Term
from aseanparse.text import Span


def read(story: Story, paragraph: Span) -> None:
    """Read one paragraph: every event it tells is opened, continued or named in ``story``."""
    for sentence in story.article.text.sentences(paragraph):
        story.sentence, story.frame, story.acted = sentence, None, []
        if story.home is None:
            story.home = next((a.code for a in story.cast.persons(*sentence) if a.named), None)
        terms = story.terms_in(sentence)
        heads = find_heads(story, sentence, terms)
        days = story.days_in(sentence)
        _reporting_day(story, days)
        add_guests(story)
        if not heads:
            continue
        day_of = own(story.view, sentence, heads, days)
        place_of = own(story.view, sentence, heads, usable_places(story.article, story.anchors, sentence, terms))
        frames = [i for i, head in enumerate(heads) if story.is_frame(head)]
        for i in frames:  # what was done on the sidelines was done at the same place
            if place_of:
                place_of.setdefault(i, next(iter(place_of.values())))
        for i in [*frames, *(i for i in range(len(heads)) if i not in frames)]:
            draft = _read_head(story, heads[i], _whole_days(story, heads[i], day_of.get(i)), place_of.get(i))
            if draft is not None:
                draft.mention(heads[i])
                if i not in frames and draft.type != "signing":
                    story.last = draft
        if heads[0].shape == "conference":
            add_guests(story)  # the conference may have been opened in this sentence
    story.lead = False


def find_heads(story: Story, sentence: Span, terms: Sequence[Term]) -> list[Head]:
    """All heads of one sentence, in order and not overlapping; the longest name stands."""
    heads = [*find_verbs(story.anchors, sentence), *find_nouns(story.view, story.anchors, sentence, terms)]
    if heads and (off := _CALLED_OFF.search(story.view, *sentence)) is not None:
        heads = [h for h in heads if h.shape == "conference" or not off.start() < h.start < off.end()]
    if len(heads) < 2:
        return heads
    heads = without_overlaps(heads, lambda h: (h.start, max(h.end, h.reach) if h.shape in _NAMED else h.end))
    said_twice = {id(twice) for pair in pairwise(heads) if (twice := _said_twice(story.view, *pair)) is not None}
    return [head for head in heads if id(head) not in said_twice]


# "cancelled a planned visit", "refused to meet": what does not take place. A conference goes on without a guest.
_CALLED_OFF = regex.compile(
    r"\b(?:cancell?ed|called off|scrapped|rejected|refused|declined|turned down|ruled out|postponed|put off)\b[^.;,]*+"
)
_NAMED = ("conference", "mechanism")
_GATHER = frozenset("met meet meets convene gather gathered convened reconvene reconvened".split())
_WILL = regex.compile(r",? (?:which |that )?(?:(?:will|would|is to|are to|is due to|are due to) )?")
_WITHOUT_OBJECT = regex.compile(r" (?:in|at|on|for|here|today|yesterday|this|virtually|online)\b")
_FOR_IT = regex.compile(r"(?r)\b(?:for|to (?:attend|hold|join|open)) (?:the |an? |their |its )?$")
_FOR_TALKS = regex.compile(r"(?r)\b(?:for|in) (?:an? |further |their |official |bilateral |formal |informal )*$")


def _said_twice(view: str, verb: Head, noun: Head) -> Head | None:
    """Of a verb and the noun of its purpose, or its subject, the one that says less.

    In "gathered in Cebu for the retreat" that is the verb, in "hosted the minister for talks" the noun; "the summit
    meets in October" is told by its noun.
    """
    if verb.shape in _NAMED and noun.word in _GATHER and _WILL.fullmatch(view, verb.reach, noun.start):
        return noun if _WITHOUT_OBJECT.match(view, noun.end) else None
    if verb.shape != "told":
        return None
    if noun.shape in _NAMED and verb.word in _GATHER and _WITHOUT_OBJECT.match(view, verb.end):
        return verb if _FOR_IT.match(view, verb.end, noun.start) else None
    return noun if noun.shape == "noun" and _FOR_TALKS.match(view, verb.end, noun.start) else None


def _read_head(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    if head.shape == "conference":
        told = story.bilateral()
        if (
            told is not None
            and told is story.topic
            and not head.terms
            and head.word in ("meeting", "consultation", "dialogue")
        ):
            return read_mechanism(story, head, day, place) or read_conference(story, head, day, place)
        return read_conference(story, head, day, place)
    if head.shape == "mechanism" and _follows(story.main, head):
        return read_conference(story, head, day, place)
    if head.shape == "mechanism":
        return read_mechanism(story, head, day, place) or (
            read_noun(story, head, day, place) if head.ordinal is None else None
        )
    if head.shape == "noun":
        draft = read_noun(story, head, day, place)
        if draft is None and head.word in ("meeting", "session", "consultation", "dialogue"):
            draft = read_mechanism(story, head, day, place)
        past = day is not None and day.exact and not day.last and story.not_ahead(day.first)
        if draft is None and day is not None and past and _AT_ONE.match(story.left(head, 60)):
            story.day = (day.first, "")  # "agreed at an online meeting on May 3"
        return draft
    if head.shape == "visit":
        return read_visit(story, head, day)
    if head.shape == "signing":
        return read_signing(story, head, day, place)
    return read_meeting(story, head, day, place)


def _follows(main: Draft | None, head: Head) -> bool:
    """Whether a number is that of the next conference of the series that the article is about."""
    counted = main is not None and main.type == "conference" and main.word == head.word and not head.terms
    return counted and main is not None and main.ordinal is not None and head.ordinal == main.ordinal + 1


_AT_ONE = regex.compile(r"(?r)\b(?:at|in|during|after|following|over|via) (?:[\w-]+ ){0,4}?$", regex.IGNORECASE)


# "closed on Wednesday after three days of work", "ended a two-day meeting on Friday"
_CLOSED = regex.compile(
    r"[^.;]{0,80}?\b(?:closed|ended|wrapped up|concluded|finished)\b[^.;]{0,80}?\bafter (?P<n>\w+) days\b"
)

_ENDED = regex.compile(r"(?r)\b(?:closed|ended|wrapped up|concluded|finished) (?:the|their|its|an?) $")
_N_DAY = regex.compile(r"(?P<n>\w+)-day\b")


def _whole_days(story: Story, head: Head, day: Day | None) -> Day | None:
    """The days of a meeting of which the last is told, and how many there were."""
    if day is None or not day.exact or day.last or head.shape not in ("mechanism", "conference", "noun"):
        return day
    closed = _CLOSED.match(story.view, head.end, story.sentence.end)
    if closed is None and _ENDED.match(story.left(head, 60)):
        closed = _N_DAY.match(story.phrase(head))
    length = in_days(closed["n"]) if closed else 0
    if length < 2 or not day.first[0].isdigit():
        return day
    first = date.fromisoformat(day.first) - timedelta(days=length - 1)
    return Day(day.start, day.end, first.isoformat(), day.first)


def _reporting_day(story: Story, days: Sequence[Day]) -> None:
    """A day under a reporting verb ("agreed on Tuesday", "said today") is the day of what is being told."""
    for day in days:
        before = max(story.sentence.start, day.start - 60)
        if day.exact and not day.last and story.not_ahead(day.first) and REPORTED.match(story.view, before, day.start):
            story.day = (day.first, "")
