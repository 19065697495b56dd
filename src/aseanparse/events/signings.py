"""Signings: by whom what was signed, where and when."""

from __future__ import annotations

import regex

from aseanparse.events.cast import codes
from aseanparse.events.drafts import Draft, same_sides
from aseanparse.events.heads import Head
from aseanparse.events.setting import Day, Place
from aseanparse.events.sides import read_subject
from aseanparse.events.spelling import written
from aseanparse.events.state import Story

_DONE = ("witness", "signed", "inked", "put pen", "exchanged")
_ON_SIGNING = regex.compile(r"(?r)\b(?:on|for|after|by|congratulat\w+[^.;]{0,60} on) $")
_NOT_DONE = regex.compile(
    r"(?r)\b(?:will|would|to|was|were|been|agreement|memorandum|documents?|be|newly|recently|agreements|"
    r"already) (?:be )?$"
)
# "will hold talks in Jakarta and sign an agreement": announced, where "agreed to sign" is a promise.
_WILL_SIGN = regex.compile(
    r"(?r)(?<!\b(?:that|agreed|proposed|suggested)\b[^.;]{0,200})\bwill (?:[^.;]{0,90} and )?(?:also |then |soon )?$"
)
_ANOTHERS = regex.compile(
    r".*?\b(?:which|that|replac\w+|inked|signed|expir\w+)\b"
)  # ", which replaces the one of 2010"
_PASSIVE = frozenset(("signed", "inked"))
_TAKES_PLACE = regex.compile(r"[^.;]{0,90}?\b(?:took place|was held|were held)\b")
_WITH = regex.compile(r"[^.;]{0,80}?\bwith (?:the )?")
_SAME_DAY = regex.compile(r"\b(?:same|that) (?:day|afternoon|evening|morning)\b")
_IN_VISIT = regex.compile(
    r"\b(?:framework of|part of|[Dd]uring) (?:the|his|her|their|this) (?:[\w-]+ ){0,2}?(?:visit|trip|stay)\b"
)
_SIGNED_NAME = regex.compile(
    r"(?:signing of|signed|signing|inked|exchange of|handover of|put pen to paper on|exchanged) "
    r"(?:\([ivx\d]+\) )?(?:an? |the |their |two |three |several )?(.*)"
)


def read_signing(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """A signing with known sides that has taken place or is announced; what is agreed to be signed is a promise."""
    phrase, left, topic = story.phrase(head), story.left(head), story.topic
    passive = phrase in _PASSIVE
    planned = phrase.startswith("sign ") and _WILL_SIGN.match(left) is not None
    if passive:
        told = story.lead or (day is not None and day.exact and story.visit is not None)
    elif phrase.startswith("signing of"):
        told = _TAKES_PLACE.match(story.view, head.end, story.sentence.end) is not None
    else:
        told = phrase.startswith(_DONE) or (phrase.startswith("signing ") and _ON_SIGNING.match(left) is not None)
    if not planned and (not told or (not passive and _NOT_DONE.match(left[-24:]))):
        return None
    sides = _signatories(story, head)
    if len(sides) < 2:
        return None
    name = _SIGNED_NAME.search(phrase)
    draft = Draft("signing", "signing.told", sides, "scheduled" if planned else "occurred")
    draft.name = written(story.article.text.spelt(head.start + name.start(1), head.end)) if name else ""
    if day and not (planned and _ANOTHERS.match(story.view, head.end, day.start)) and not _is_term(day, topic):
        draft.on(day)
    if place:
        draft.at(place)
    if planned:
        if (last := story.last) is not None and last.status == "scheduled" and same_sides(sides, last):
            draft.of(last)
    elif story.visit is not None and same_sides(sides, story.visit) and _IN_VISIT.search(story.sentence_text()):
        draft.of(story.visit)
    elif topic is not None and topic.type == "meeting" and set(sides) <= set(topic.sides):
        draft.of(topic)
    elif not draft.first and story.day[0] and _SAME_DAY.search(story.sentence_text()):
        (draft.first, draft.last), draft.basis = story.day, "stated"
        draft.place, draft.country = draft.place or story.where[0], draft.country or story.where[1]
    story.drafts.append(draft)
    if draft.occurred and len(draft.first) == 10 and not draft.last:
        story.day = (draft.first, "")
    return draft


def _is_term(day: Day, talks: Draft | None) -> bool:
    """Whether a year or month is the document's own: "After the talks, they signed a plan for 2017"."""
    return not day.exact and talks is not None and bool(talks.first) and talks.occurred and day.first > talks.first


def _signatories(story: Story, head: Head) -> list[str]:
    """The sides before the verb, joined by the one after "with"; else those of the talks that are told."""
    cast, sentence, near = story.cast, story.sentence, story.bilateral() or story.topic
    phrase = story.phrase(head)
    if phrase in _PASSIVE or phrase.startswith("signing of"):  # "was signed by A and B", "between A and B was signed"
        both = [c for c in codes(cast.between(sentence.start, min(sentence.end, head.end + 200))) if c != "ASEAN"]
        return both if len(both) == 2 else []
    before = cast.between(max(sentence.start, head.start - 300), head.start)
    sides = [code for code in codes(before) if code != "ASEAN"]
    if len(sides) == 1 and (other := _WITH.match(story.view, head.end, sentence.end)):
        sides += codes([a for a in cast.between(other.end(), other.end() + 40)[:1] if a.code != sides[0]])
    if len(sides) < 2 and near is not None and near.type != "conference":
        return list(near.sides)
    if len(sides) > 2:
        subject = codes(read_subject(story, head.start))
        return list(subject) if len(subject) == 2 else sides[-2:]
    return sides
