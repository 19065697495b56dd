"""Meetings of joint bodies: "the 8th meeting of the Joint Commission", "the political consultations"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from aseanparse.events.cast import codes
from aseanparse.events.conferences import full_name
from aseanparse.events.drafts import Draft, by_side, same_sides
from aseanparse.events.heads import COMING, Head
from aseanparse.events.meetings import inherit
from aseanparse.events.setting import Day, Place
from aseanparse.events.sides import pair_named, read_subject
from aseanparse.events.state import Story

HOLDING = regex.compile(
    r"(?r)\b(?:hold|holding|convene|convening|organi[sz]e|organi[sz]ing|co-chair|host|hosting) (?:the |an? |their "
    r")?(?:\w+ )?$"
)
_CO_CHAIR = regex.compile(r"\bco-?chair(?:ed|s|ing)?\b")
_CHAIRED = regex.compile(r"\b(?:(?:co-?)?chair|convene|h[eo]ld|open)(?:ed|s|ing)?\b")
_WITH_WHOM = regex.compile(r"[^.;]{0,60}?\bwith (?=his |her |the |[A-Z])")
_PAST_ROUND = regex.compile(
    r"(?r)\b(?:(?:outcomes?|results?|since|after) (?:of )?|(?:agreements?|consensus|deals?) (?:\w+ )?(?:at|during) )"
    r"(?:the )?$",
    regex.IGNORECASE,
)
_NEAR_CUE = regex.compile(
    r"\b(?:co-?chair\w*|held|hold\w*|host\w*|attend\w*|open\w*|conven\w*|organi[sz]\w*|will|take|invit\w*)\b"
)
_TOOK_PART = regex.compile(
    r"\b(?:(?:co-?)?chair(?:ed|s)?|attend(?:ed|s)?|held|opened|convened|hosted|wrapped up|concluded|ended|commenced) "
    r"(?:the |an? |their )?(?:\w+ ){0,2}?$"
)
_BETWEEN = regex.compile(r" (?:meeting )?(?:between|of) (?:the )?(?=[A-Z])")
_CO_CHAIRED_BY = regex.compile(r"[^.;]{0,160}?\bco-?chaired by ")
_SENT_TO = regex.compile(r"\b(?:message|letter|cable|telegram)s? (?:[\w-]+ ){0,3}?to ")
_LED_BY = regex.compile(r"\b(?:delegations?|sides?|teams?) (?:(?:was|were) )?(?:led|headed) by ")
_AT_ITS = regex.compile(r"(?r)\bat (?:its|the|their) $")
_NEXT = regex.compile(r"(?:the )?(?:next|upcoming|coming)\b", regex.IGNORECASE)
_TAKES_PLACE = regex.compile(
    r",? (?:[^.;,]{0,40}? )?(?:took place|takes? place|(?:was|were|is|will be) (?:held|convened|opened|to be held)|"
    r"to be held|(?:scheduled|slated|planned|due) (?:for|to|in|on)|opened|wrapped up|concluded|kicked off)\b"
)


def read_mechanism(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """The numbered meeting of a joint body; None for one without number that is not held here, or of unknown sides."""
    before = story.left(head, 60)
    if head.word == "one" and (story.topic is None or story.topic.type != "meeting"):
        return None  # "The next one will be hosted by …" goes on with the dialogue told
    subject = read_subject(story, head.start)
    sides = _mechanism_sides(story, head, codes(subject))
    if len(sides) < 2:
        return None
    for draft in story.recent("meeting"):
        if draft.ordinal is not None and draft.ordinal == head.ordinal and same_sides(sides, draft):
            return story.told(draft, head, day, place)
    if head.ordinal is None and not _set_down(story, head, codes(subject), day, place):
        return None
    if _PAST_ROUND.match(before) and not COMING.search(before[-14:] + story.phrase(head)):
        return None
    status = story.status(head, day)
    if status == "proposed" and _AT_ITS.match(before):
        status = "scheduled"  # what is asked for is not the meeting at which to report
    name = full_name(story, head) if head.proper and head.word != "one" else ""
    draft = Draft("meeting", "meeting.mechanism", sides, status, name=name, ordinal=head.ordinal)
    story.drafts.append(draft)
    story.told(draft, head, day, place)
    draft.sure = day is not None or _NEAR_CUE.search(before) is not None
    if draft.occurred and draft.sure:
        inherit(story, draft)
    if draft.occurred:
        draft.join(by_side(subject, sides))
        story.happened(draft)
    return draft


def _set_down(story: Story, head: Head, subject: Sequence[str], day: Day | None, place: Place | None) -> bool:
    """Not numbered but set down: "agreed to hold the deputy-ministerial consultation in Savannakhet in May"."""
    if not (day or place):
        return False
    states = {t.entry.code for t in head.terms if t.entry.kind == "country"}
    told = _TAKES_PLACE.match(story.view, head.reach, story.sentence.end) or _TOOK_PART.search(story.left(head, 60))
    coming = day is not None and _NEXT.match(story.phrase(head)) is not None
    if told and (head.proper or coming) and (len(states) >= 2 or len(subject) == 2):
        return True  # "the Viet Nam-Australia Strategic Dialogue took place in Canberra"
    if told and coming and story.bilateral() is not None:
        return True  # "the next session of the committee will be held in Moscow in December"
    if HOLDING.match(story.left(head, 40)) is None:
        return False
    known = story.bilateral() is not None or len(subject) == 2
    return known and story.status(head, day) in ("scheduled", "proposed")


def _mechanism_sides(story: Story, head: Head, subject: Sequence[str]) -> list[str]:
    """The states in the name, the two who co-chair, else the sides of the meeting being told."""
    states = list(dict.fromkeys(t.entry.code for t in head.terms if t.entry.kind == "country" and t.entry.code))
    if len(states) >= 2:
        return states
    if between := _BETWEEN.match(story.view, head.reach, story.sentence.end):
        pair = codes(story.cast.between(between.end(), between.end() + 160)[:2])
        if len(pair) == 2:
            return list(pair)
    if by := _CO_CHAIRED_BY.match(story.view, head.reach, story.sentence.end):
        pair = codes(story.cast.persons(by.end(), story.sentence.end))
        if len(pair) == 2:
            return list(pair)
    if len(subject) == 1 and _CHAIRED.search(story.left(head)):
        link = _WITH_WHOM.match(story.view, head.reach, story.sentence.end)
        other = codes(story.cast.persons(link.end(), link.end() + 60))[:1] if link else ()
        if other and other[0] not in subject:
            return [*subject, *other]  # "co-chaired the 4th meeting of the committee with his Lao counterpart"
    if len(subject) == 2 and _CO_CHAIR.search(story.left(head)):
        return list(subject)
    if (sent := _addressed(story, head)) is not None:
        return sent
    near = story.bilateral()
    if near is not None:
        return list(near.sides)
    if len(subject) < 2 and story.main is not None and len(story.main.sides) > 2:
        return [s for s in story.main.sides if s != "ASEAN"]
    if len(subject) < 2 and head.ordinal is not None and story.main is None:
        return list(_delegations(story) or codes(pair_named(story, head.start)) or subject)
    return list(subject)


def _addressed(story: Story, head: Head) -> list[str] | None:
    """The sides of a message being told: "sent a message of congratulations to the Thai minister … In the message,"."""
    if story.home is None or ("message" not in story.left(head) and "letter" not in story.left(head)):
        return None
    start = max(0, story.sentence.start - 400)
    message = next(_SENT_TO.finditer(story.view, start, head.start), None)
    to = codes(story.cast.between(message.end(), min(message.end() + 160, head.start)))[:1] if message else ()
    return [story.home, to[0]] if to and to[0] != story.home else None


def _delegations(story: Story) -> tuple[str, ...]:
    """Such as "The Lao delegation was led by A and the Thai side by B", said of the meeting just named."""
    stop = min(len(story.view), story.sentence.end + 300)
    led = _LED_BY.search(story.view, story.sentence.end, stop)
    both = codes(story.cast.persons(led.end(), stop))[:2] if led else ()
    return both if len(both) == 2 else ()
