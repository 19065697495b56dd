"""Meetings told by their noun: "At the meeting with X", "in a separate meeting, A and B", "the talks", "the event"."""

from __future__ import annotations

import re

import regex

from aseanparse.events.cast import Actor, codes
from aseanparse.events.conferences import SCHEDULE
from aseanparse.events.drafts import Draft, by_side, days_agree, same_people
from aseanparse.events.heads import COMING, DEFINITE, INDEFINITE, Head
from aseanparse.events.mechanisms import HOLDING
from aseanparse.events.meetings import SEVERAL, TWO_SIDES, meet, wider
from aseanparse.events.setting import Day, Place
from aseanparse.events.sides import main_clause, pair_named, read_object, read_subject
from aseanparse.events.spelling import same_town
from aseanparse.events.state import Story
from aseanparse.model import EventStatus

_OPENS = regex.compile(
    r"(?:(?:Earlier|Later|Also)[^,]{0,40}, )?(?:At|In|During|Following|After|Speaking at|Addressing|Opening|"
    r"Chairing|Through|Over)\b"
)
_AT = regex.compile(r"(?:At|In|During)\b")
_POSSESSIVE = regex.compile(r"(?r)\b(?:our|his|her|their) (?:\w+ )?$")
_AT_THEIR = regex.compile(r"(?r)\b(?:at|in|during|after|following) their (?:[\w-]+ ){0,2}?$", regex.IGNORECASE)
# "A and B agreed … during a phone call": both of them.
_AT_A = regex.compile(r"(?r)\b(?:at|in|during|over|via|following|after) an? (?:[\w-]+ ){0,2}?$")
_CAME_FOR = regex.compile(
    r"\b(?:(?P<came>returned|came|arrived|flew|travelled)|return|come|head|fly|travel|are due)\b [^.;,]{0,60}?"
    r"\bfor (?:[\w-]+ ){0,2}?$"
)
_TOLD = re.compile(r" (?:told|informed|assured) ")
_BARE_AT = regex.compile(r"(?r)\b(?:at|during|after|in|following) $", regex.IGNORECASE)
_COMING = regex.compile(r"\b(?:upcoming|next|propose\w*|suggest\w*|will|plans? to|agreed to|scheduled)\b")
_WERE_HELD = regex.compile(r" (?:were|was) (?:then |also )?held\b| took place\b")
_WILL = regex.compile(
    r"(?:(?!\b(?:said|told|affirm|announc|stress|not(?:e|ing)|pledg|underlin|emphasi|highlight|stat|"
    r"propos))[^.;]){0,60}?\bwill\b"
)
# All members together: "ASEAN foreign ministers", "the ministers", "participants".
_WIDE = regex.compile(
    r"\b(?:(?:ASEAN|the) (?:foreign |defen[cs]e |economic |other |energy |member )?(?:ministers|leaders|countries|"
    r"states|members)|participants|delegates)\b",
    regex.IGNORECASE,
)
_TO_BEGIN = re.compile(
    r"[^.;,]{0,60}?\b(?:would|will|should|could|might|may|to) (?:be |soon |then )?"
    r"(?:begin|start|resume|open|reopen|take|held|follow|continue)\b"
)
_WITH_MINISTRY = regex.compile(
    r" with (?:the |its |senior |local |government ){0,3}(?:ministry|government|officials|leaders)\b"
)
_COMES_FOR = regex.compile(r"\b(?:expected|due|arriv\w+|come|be) (?:here|in|to)\b[^.;,]{0,40} for (?:[\w-]+ )?$")
_TALKS = frozenset("talks conversation conversations discussion discussions reception call".split())


def read_noun(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """The meeting or conference a noun means, a new one where it names its sides; None if it means nothing told."""
    left = story.left(head)
    plural = head.word.endswith("s") and head.word not in ("talks", "consultations", "discussions")
    opens = _OPENS.match(story.view, *story.sentence) is not None
    groups, end = read_object(story, head)
    if not groups and head.word in _TALKS and (host := _host_of_talks(story, head)) is not None:
        groups = {host: set()}
    if groups:
        if plural and not _AT.match(left):
            return None  # "recent meetings between their leaders"
        return _with_sides(story, head, groups, end, opens, day, place)
    status = _status(story, head, day)
    lead_in = left + story.phrase(head)[: len(story.phrase(head)) - len(head.word)]
    if opens and not plural and INDEFINITE.match(lead_in):
        return _separate(story, head, status, day, place)
    bilateral = story.bilateral()
    if (
        bilateral is not None
        and _WERE_HELD.match(story.right(head))
        and (head.word == "talks" or "bilateral" in story.phrase(head).lower())
    ):
        return meet(story, head, bilateral.sides, {}, "occurred", day, place)
    if opens and (day or place) and story.home and _POSSESSIVE.match(lead_in):
        other = main_clause(story, head.end, (story.home,))
        told = story.topic if story.topic is not None and story.topic.type == "meeting" else None
        if other and (told is None or other[0].code not in told.sides):
            return meet(story, head, [story.home, other[0].code], by_side(other), status, day, place)
    pair = codes(story.cast.between(story.sentence.start, head.start))
    if head.word == "talks" and len(pair) == 2 and (came := _CAME_FOR.search(lead_in)):
        both = read_subject(story, head.start)
        if set(codes(both)) == set(pair):  # "negotiators of A and B return to Geneva for talks"
            return meet(story, head, pair, by_side(both), "occurred" if came["came"] else "scheduled", day, place)
    at_theirs = _AT_THEIR.match(left) or (len(pair) == 2 and _AT_A.match(lead_in))
    if at_theirs and not plural:  # "A and his counterpart, B, agreed … during their meeting in Vientiane"
        both = read_subject(story, head.start)
        persons = story.cast.persons(story.sentence.start, head.start)
        if (
            len(codes(both)) < 2
            and len(codes(persons)) == 2
            and _TOLD.search(story.view, persons[0].end, persons[-1].start)
        ):
            both = persons  # "A told B during a phone call"
        if len(codes(both)) == 2:
            return meet(story, head, codes(both), by_side(both), "occurred", day, place)
    if (day or place) and _AT_THEIR.match(left):
        both = pair_named(story, head.start)
        if both and set(codes(both)) != {*(story.topic.sides if story.topic is not None else ())}:
            return meet(story, head, codes(both), by_side(both), "occurred", day, place)
    if (
        story.frame is not None
        and bilateral is not None
        and _AT_THEIR.match(left)
        and TWO_SIDES.search(story.sentence_text())
    ):  # "At their meeting on the sidelines of the summit last May, the two Presidents agreed"
        return meet(story, head, bilateral.sides, {}, "occurred", day, place)
    if (day or place) and COMING.match(story.phrase(head)) and SCHEDULE.match(story.right(head)):
        return _next(story, head, day, place)
    if head.word == "talks" and not DEFINITE.match(left[-40:]) and _BARE_AT.match(left):
        return _bare(story, head, day, place, opens=opens)
    if not DEFINITE.match(left[-40:]) or (head.reach > head.end and not head.terms and not opens):
        return None
    if HOLDING.match(left[-40:]) and story.status(head, day) in ("scheduled", "proposed"):
        return None  # "proposed that they hold the first session in June"
    return _again(story, head, opens, plural, day, place)


def _bare(story: Story, head: Head, day: Day | None, place: Place | None, *, opens: bool) -> Draft | None:
    """Such as "their heads agreed at talks in Hanoi on June 10", "At talks before the signing, A and B agreed"."""
    if opens:
        both = story.cast.persons(head.end, story.sentence.end)[:4]
        if len(codes(both)) == 2 and both[0].start - head.end < 90:
            return meet(story, head, codes(both), by_side(both), "occurred", day, place)
    states = dict.fromkeys(
        t.entry.code for t in story.terms_in(story.sentence) if t.entry.kind == "country" and t.entry.code
    )
    return meet(story, head, list(states), {}, "occurred", day, place) if len(states) == 2 and (day or place) else None


def _host_of_talks(story: Story, head: Head) -> str | None:
    """The side of "is expected here on Monday for talks with the ministry", said of somebody from elsewhere."""
    guest = [a for a in read_subject(story, head.start) if a.code != story.home]
    if not guest or not _WITH_MINISTRY.match(story.right(head, 60)):
        return None
    return story.home if _COMES_FOR.search(story.left(head)) else None


def _next(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """Such as "The next meeting will be held in Manila in July": one more of those who meet in what is told."""
    told = story.topic or story.main
    if told is None or told.type not in ("meeting", "conference"):
        return None
    if told.type == "meeting":
        return meet(story, head, told.sides, {}, "scheduled", day, place)
    following = Draft("conference", "conference.again", list(told.sides), "scheduled", turn="next")
    story.drafts.append(following)
    return story.told(following, head, day, place)


def _status(story: Story, head: Head, day: Day | None) -> EventStatus:
    if _TO_BEGIN.match(story.right(head)):
        return "scheduled"
    return story.status(head, day) or "scheduled" if _COMING.search(story.left(head, 60)) else "occurred"


def _with_sides(
    story: Story, head: Head, groups: dict[str, set[str]], end: int, opens: bool, day: Day | None, place: Place | None
) -> Draft | None:
    """Such as "At the meeting with the Singaporean FM, both sides …", "after trilateral consultations with A and B"."""
    comma = story.view.find(",", end, story.sentence.end)
    subject: list[Actor] = (
        main_clause(story, comma if comma > 0 else end, groups) if opens else read_subject(story, head.start)
    )
    owner = story.phrase(head).rfind("'s ")
    if owner > 0 and not opens:  # "ASEAN's talks with China", "the minister's meeting with X on Monday"
        subject = story.cast.between(max(story.sentence.start, head.start - 80), head.start + owner)[-1:] or subject
        if not (day or place) and not any(a.person for a in subject):
            return None
    if not subject and not opens and groups and not story.cast.persons(story.sentence.start, head.start):
        subject = main_clause(story, end, groups)  # "Speaking after her meeting with A on Monday, B said"
    home = [story.home] if story.home and story.home not in groups else []
    mine = list(codes(subject)) or _everyone(story, end) or home
    between = " between " in story.right(head, 12)
    several = between or SEVERAL.search(story.phrase(head)) is not None
    if not several and len(groups) > 1:
        groups = {c: ids for c, ids in groups.items() if c not in mine} or groups
    sides = list(dict.fromkeys([*([] if between else mine), *groups]))
    status = _status(story, head, day)
    if len(sides) < 2 or not (opens or status == "occurred" or day or place):
        return None
    return meet(story, head, sides, by_side(subject, mine) | groups, status, day, place)


def _everyone(story: Story, after: int) -> list[str]:
    """ASEAN, whose meeting is told: "In consultations with the Chinese minister, *the ministers* agreed"."""
    main = story.main
    gathered = main is not None and main.type == "conference" and main.sides == ["ASEAN"]
    return ["ASEAN"] if gathered and _MINISTERS.match(story.view, after, story.sentence.end) else []


_MINISTERS = regex.compile(r"[^,.;]{0,60}, the (?!two\b|both\b)(?:[a-z]+ ){0,2}(?:ministers|leaders|officials)\b")


def _separate(story: Story, head: Head, status: EventStatus, day: Day | None, place: Place | None) -> Draft | None:
    """Such as "In a separate meeting, A and B …", "At another meeting, A …"."""
    after = story.cast.persons(head.end, story.sentence.end)
    pair = codes(after)[:2]
    if len(pair) == 1 and story.home and story.home not in pair:
        pair = (story.home, *pair)
    return meet(story, head, pair, by_side(after, pair), status, day, place) if len(pair) == 2 else None


def _again(story: Story, head: Head, opens: bool, plural: bool, day: Day | None, place: Place | None) -> Draft | None:
    """Such as "At the meeting, …", "the talks", "the event": which of the events told so far."""
    persons = [a for a in story.cast.persons(head.end, story.sentence.end) if a.start - head.end < 240]
    pair = set(codes([a for a in persons if a.start - head.end < 120])[:2])
    if opens and len(pair) == 2:
        for draft in story.recent("meeting"):
            if draft.occurred and pair == set(draft.sides) and same_people(by_side(persons[:4], pair), draft):
                draft.join(by_side(persons[:4], pair))
                story.topic = draft
                return draft
        if head.word in _TALKS:
            return meet(story, head, sorted(pair), by_side(persons[:4], pair), "occurred", day, place)
    if day is not None and not (day.exact and day.start - head.end < 90):
        day = None  # "addressing the event, he affirmed that … in 2022"
    last, main, target = story.last, story.main, story.topic
    if last is not None and last.status != "occurred" and SCHEDULE.match(story.right(head)):
        return story.told(last, head, day, place)
    few = head.word in _TALKS
    text = story.sentence_text()
    wide = (_WIDE.search(text) is not None and not TWO_SIDES.search(text)) or plural
    if main is not None and not few and (wide or target is None or head.word in ("event", "session")):
        target = main
    if target is None or (few and target.type == "conference"):
        return _unopened(story, head, day, place) if opens and few else None
    if target.type == "conference":
        story.topic = target
        if opens and target.occurred and _WILL.match(story.right(head)):
            target.status = wider(story, "scheduled", target)
        return story.told(target, head, day, place)
    if opens and persons and not (days_agree(day, target) and same_town(place.name if place else "", target.place)):
        return None
    return target


def _unopened(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """Such as "During their phone conversation last week" where no meeting was opened: the two named before."""
    before = [
        a
        for a in story.cast.persons(max(0, story.sentence.start - 600), story.sentence.end)
        if a.named and a.code != story.home
    ]
    if not before or story.home is None:
        return None
    return meet(story, head, [story.home, before[-1].code], by_side(before[-1:]), "occurred", day, place)
