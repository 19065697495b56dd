"""Signings: by whom what was signed, where and when."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from aseanparse.events.cast import codes
from aseanparse.events.drafts import Draft, same_sides
from aseanparse.events.heads import Head
from aseanparse.events.setting import Day, Place
from aseanparse.events.sides import read_subject
from aseanparse.events.spelling import written
from aseanparse.events.state import Story

_DONE = ("witness", "presid", "oversaw", "attended", "signed", "inked", "put pen", "exchanged")
_ON_SIGNING = regex.compile(r"(?r)\b(?:on|for|after|by|congratulat\w+[^.;]{0,60} on) $")
_NOT_DONE = regex.compile(
    r"(?r)\b(?:will|would|to|was|were|been|agreement|memorandum|documents?|be|newly|recently|agreements|"
    r"already) (?:be )?$"
)
# "will hold talks in Jakarta and sign an agreement", "intends to sign with Laos a deal": announced, where "agreed to
# sign" is a promise.
_WILL_SIGN = regex.compile(
    r"(?r)(?<!\b(?:that|agreed|proposed|suggested)\b[^.;]{0,200})\b"
    r"(?:will (?:[^.;]{0,90} and )?|"
    r"(?:intends?|plans?|is|are|due|set|scheduled|expected) to (?:[^.;]{0,90} and (?:to )?)?)"
    r"(?:also |then |soon )?$"
)
# Told of a document: what precedes "signed" in the passive.
_TO_BE_SIGNED = regex.compile(r"(?r)\b(?:will|is to|are to|(?:due|set|slated|scheduled|expected|planned) to) be $")
_WAS_SIGNED = regex.compile(r"(?r)(?<!not |never )\b(?:was|were) (?:\w+ly |also |then |later )?$")
_NO_DOCUMENT = regex.compile(r"(?r)\b[Nn]o (?:[\w-]+ ){0,4}?(?:was|were|will be) $")
# What ties a signing without a day to what is being told.
_THEN = regex.compile(
    r"\b(?:(?:[Aa]fter|[Ff]ollowing|[Dd]uring|[Aa]t|[Oo]n) (?:the|their|this|that|his|her) (?:[\w-]+ ){0,4}?"
    r"(?:talks|meeting|session|forum|visit|trip|stay|occasion|event|conference|summit|ceremony)"
    r"|in the presence of|(?:presence|witness) of (?:the )?two|witnessed by|[Aa] total of"
    r"|as the \w+ (?:drew to a close|closed|ended|wrapped up)|before the (?:close|end) of|[Ll]ater|[Aa]lso)\b"
)
_ANOTHERS = regex.compile(
    r".*?\b(?:which|that|replac\w+|inked|signed|expir\w+)\b"
)  # ", which replaces the one of 2010"
_THE_ACT = ("signing of", "signing ceremony")
_PASSIVE = frozenset(("signed", "inked", "initialled"))
_TAKES_PLACE = regex.compile(r"[^.;]{0,90}?\b(?:took place|was held|were held)\b")
_BETWEEN = regex.compile(r"(?: (?!who|which|that|in|at|by|with)[\w-]++){0,8}? between (?:the )?")
_WITH = regex.compile(r"[^.;]{0,80}?\bwith (?:the )?")
# "the 12 documents, many of which were signed in 2010"
_AMONG_PAST = regex.compile(r"(?r)\b(?:which|that|who) (?:was|were|had been|has been) $")
_UNDER = regex.compile(r"(?r)\b(?:[Uu]nder|[Aa]ccording to) [^.;,]{0,120}$")
_SAME_OCCASION = regex.compile(r"\b[Oo]n (?:the same|this|that) occasion\b|\bthere\b")
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
    near = _near(story)
    if passive:
        planned = _TO_BE_SIGNED.match(left) is not None
        told = _passive_told(story, left, near, day, place, planned=planned)
    elif phrase.startswith(_THE_ACT):
        told = _TAKES_PLACE.match(story.view, head.end, story.sentence.end) is not None
    else:
        told = phrase.startswith(_DONE) or (phrase.startswith("signing ") and _ON_SIGNING.match(left) is not None)
    if not told and (passive or not planned):
        return None
    if not passive and not planned and _NOT_DONE.match(left[-24:]):
        return None
    sides = _signatories(story, head, near)
    if len(sides) < 2:
        return None
    name = _SIGNED_NAME.search(phrase)
    draft = Draft("signing", "signing.told", sides, "scheduled" if planned else "occurred")
    draft.name = written(story.article.text.spelt(head.start + name.start(1), head.end)) if name else ""
    if (
        day
        and not (planned and _ANOTHERS.match(story.view, head.end, day.start))
        and (planned or not _is_term(day, topic))
    ):
        draft.on(day)
    if place:
        draft.at(place)
    of = _occasion(story, sides, near, planned=planned, given=bool(draft.first))
    if of is not None:
        if of.last and of.occurred and not draft.first and "minutes" in left[-90:] + phrase:
            draft.first, draft.basis = of.last, "parent"  # the minutes of a meeting are signed when it ends
        draft.of(of)
    elif not planned and not draft.first and story.day[0] and _SAME_DAY.search(story.sentence_text()):
        (draft.first, draft.last), draft.basis = story.day, "stated"
        draft.place, draft.country = draft.place or story.where[0], draft.country or story.where[1]
    story.drafts.append(draft)
    if draft.occurred and len(draft.first) == 10 and not draft.last:
        story.day = (draft.first, "")
    return draft


def _is_term(day: Day, talks: Draft | None) -> bool:
    """Whether a year or month is the document's own: "After the talks, they signed a plan for 2017"."""
    return not day.exact and talks is not None and bool(talks.first) and talks.occurred and day.first > talks.first


def _near(story: Story) -> Draft | None:
    """What two or a few sides do where the signing is told: talks, a visit, a forum of two."""
    near, topic = story.bilateral(), story.topic
    if topic is not None and topic.type == "conference" and len(topic.sides) == 2 and "ASEAN" not in topic.sides:
        return topic if near is None or topic.occurred else near
    return near or story.visit


def _passive_told(
    story: Story, left: str, near: Draft | None, day: Day | None, place: Place | None, *, planned: bool
) -> bool:
    """Whether a document that was, or is to be, signed is signed in what the article tells."""
    if _NO_DOCUMENT.search(left) or _AMONG_PAST.search(left):
        return False
    if planned:
        return (near is not None and near.status == "scheduled") or day is not None
    if left.endswith((" by ", " been ", " be ")) or not (_WAS_SIGNED.match(left) or story.lead):
        return _UNDER.match(left) is not None and near is not None and near.occurred
    if (story.lead and (day or place or near)) or (day is not None and day.exact):
        return True
    return day is None and near is not None and near.occurred and _THEN.search(story.sentence_text()) is not None


def _occasion(story: Story, sides: Sequence[str], near: Draft | None, *, planned: bool, given: bool) -> Draft | None:
    """The talks, visit or forum at which a document is signed; its day and place are those of the signing."""
    visit, topic = story.visit, story.topic
    if planned:
        last = story.last
        if last is not None and last.status == "scheduled" and same_sides(sides, last):
            return last
        if last is not None and last.status == "scheduled" and _SAME_OCCASION.search(story.sentence_text()):
            return last
        return near if near is not None and near.status == "scheduled" and same_sides(sides, near) else None
    if visit is not None and same_sides(sides, visit) and _IN_VISIT.search(story.sentence_text()):
        return visit
    if topic is not None and topic.type == "meeting" and set(sides) <= set(topic.sides):
        return topic
    return near if near is topic and near is not None and same_sides(sides, near) and not given else None


def _signatories(story: Story, head: Head, near: Draft | None) -> list[str]:
    """The sides before the verb, joined by the one after "with"; else those of the talks that are told."""
    cast, sentence = story.cast, story.sentence
    near = near or story.topic
    phrase = story.phrase(head)
    if phrase in _PASSIVE or phrase.startswith(_THE_ACT):  # "was signed by A and B", "between A and B was signed"
        both = [c for c in codes(cast.between(sentence.start, min(sentence.end, head.end + 200))) if c != "ASEAN"]
        known = near is story.topic or (near is not None and near.type != "conference")
        if len(both) < 2 and near is not None and known and len(near.sides) < 4 and set(both) <= set(near.sides):
            return list(near.sides)
        return both if len(both) == 2 else []
    before = cast.between(max(sentence.start, head.start - 300), head.start)
    sides = [code for code in codes(before) if code != "ASEAN"]
    if between := _BETWEEN.match(story.view, head.end, sentence.end):
        pair = codes(cast.between(between.end(), min(sentence.end, between.end() + 120))[:2])
        if len(pair) == 2 and "ASEAN" not in pair:
            return list(pair)  # "attended the signing of an agreement between A and B"
    if phrase.startswith("sign with "):
        sides += codes([a for a in cast.between(head.start, head.end)[:1] if a.code not in sides])
    elif len(sides) != 2 or story.acted:
        other = _WITH.match(story.view, head.end, sentence.end)
        partner = codes(cast.between(other.end(), other.end() + 40)[:1]) if other else ()
        mine = codes(story.acted)[:1] or (tuple(sides) if len(sides) == 1 else ())
        if partner and mine and partner[0] not in mine:
            sides = [mine[0], partner[0]]  # "will meet A and sign the plan with B"
    if len(sides) < 2 and near is not None and near.type != "conference":
        return list(near.sides)
    if len(sides) > 2:
        subject = codes(read_subject(story, head.start))
        return list(subject) if len(subject) == 2 else sides[-2:]
    return sides
