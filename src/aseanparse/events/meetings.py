"""Meetings told by a verb ("held talks with", "Meeting X, Y said") and of joint bodies ("the 8th meeting of …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

import regex

from aseanparse.events.cast import Actor, codes
from aseanparse.events.conferences import read_gathering
from aseanparse.events.drafts import Draft, People, by_side, days_agree, same_people, same_sides
from aseanparse.events.heads import Head
from aseanparse.events.setting import Day, Place
from aseanparse.events.sides import DIRECT, SUBORDINATE, TAKING_IN, main_clause, pair_named, read_object, read_subject
from aseanparse.events.spelling import same_town
from aseanparse.events.state import Story
from aseanparse.events.status import settled
from aseanparse.model import EventStatus
from aseanparse.text import Span

_ANOTHER = regex.compile(r"(?r)\b(?:another|a separate) (?:[\w-]+ ){0,2}?$", regex.IGNORECASE)
SEVERAL = regex.compile(r"\b(?:trilateral|quadrilateral|three-way|four-way|multilateral)\b", regex.IGNORECASE)
TWO_SIDES = regex.compile(
    r"\b(?:both|two|three|four)(?: \w+)? (?:sides|[Mm]inisters|leaders|officials|countries|PMs|FMs|parties|diplomats|"
    r"[Pp]residents|premiers|chairmen|speakers|generals|delegations|neighbours)\b"
)
_SAME_DAY = regex.compile(
    r"\b(?:(?:same|that) (?:day|afternoon|evening|morning|night)|[Oo]n (?:this|the) occasion|(?:later|earlier) in "
    r"the day)\b"
)
_ONLINE = regex.compile(r"\bonline\b|\bvirtual|video ?conferenc|via video|teleconferenc", regex.IGNORECASE)
_CALLED = regex.compile(r"\bphone|\btelephone|(?<!courtesy )\bcalls?(?: from)?$|over the phone", regex.IGNORECASE)
_BY_PHONE = re.compile(r"[^;,]{0,110}?\b(?:by|over|on|via) (?:the |a )?(?:tele)?phone\b", re.IGNORECASE)
_THERE = regex.compile(
    r"\bthere\b(?! (?:is|are|was|were|will|has|have|should|remains?)\b)|, where (?:he|she|they|the \w+) "
    r"|\b[Oo]n (?:that|the same) occasion\b"
)
_ELLIPSIS = regex.compile(r"(?r)(?:,|\band|\bbut) (?:also |then |later )?(?:to )?$")
_MINISTERS = regex.compile(r"(?r)\b[Tt]he (?:ASEAN )?(?:ministers|leaders|officials) (?:[\w-]+ ){0,4}?$")
# "while receiving the diplomat": the object is somebody named before.
_GUEST = regex.compile(
    r"[ ](?:with[ ])?+(?:him|her)\b(?=[ ](?:in|at|on|for|later|that|today|yesterday|again)\b|[.,])|"
    r"(?:[ ]for)?+[ ](?:the|his|her|their)[ ] (?:two[ ]|visiting[ ]|outgoing[ ]|\w+[ ])?+ (?:guests?|diplomats?|"
    r"leaders?|ambassadors?|ministers?|envoys?|officials?|visitors?|president|speaker)\b",
    regex.VERBOSE,
)
_BARE = frozenset(
    "hold have host co-chair chair conduct pay make attend meet receive gather convene reconvene grant give open begin "
    "start kick resume renew reopen call".split()
)
_MODAL = regex.compile(r"(?r)\b(?:will|to|would|scheduled to|due to|plans to) (?:be )?$")
_OFFICE = regex.compile(
    r" (?:with )?(?:the |his |her )?(?:(?:[A-Z][\w-]+|host) ){0,3}?(?:King|Queen|Sultan|President|Prime Minister|PM"
    r"|Premier|Minister|Speaker|Chairman|Chairwoman|Chancellor|Governor|counterpart)\b(?! of )"
)
_CONVENING = frozenset("meet meets met convene convenes convened gather gathered".split())
_DASH, _JOINT_BODY = re.compile(r" ?- ?$"), re.compile(r" [^.;,]{0,60}?(?:[Cc]ommission|[Cc]ommittee|[Cc]ouncil)\b")
_BEING = regex.compile(
    r",?(?: (?:[A-Z][\w'-]*+|delegation|guests?|minister|leader|president|visitor),?){0,5}+ (?:was|were) (?:\w+ly )?"
)
_CAME_TO = regex.compile(r"(?r)\b(?:flew|travell?ed|arrived|came|went)\b[^.;,]{0,60} to (?:hold )?$")
_OF_ALL = r"(?:[Mm]inisters|leaders|sides|countries|officials|parties|presidents|premiers|[Gg]overnments|speakers)"
_AT_ONE_TABLE = {
    3: regex.compile(rf"\b(?:[Tt]rilateral|[Tt]hree-way|[Tt]ripartite|[Tt]he three (?:\w+ )?{_OF_ALL})\b"),
    4: regex.compile(rf"\b(?:[Qq]uadrilateral|[Ff]our-way|[Tt]he four (?:\w+ )?{_OF_ALL})\b"),
}
_AND_WHOM = regex.compile(
    r"(?: (?:in|on|at|last|this) [^;.]{2,40}?)?,? and (?:with |then )?(?=(?:his|her|its|the) |[A-Z])"
)
_NAME_ON = regex.compile(r"(?:,? [A-Z][\w'-]*+){0,5}+,? (?:on |in |the )?(?:[A-Z]\w+ on )?")
_BOTH = regex.compile(
    r"(?r)\b(?:(?:[Tt]heir|[Oo]ur|[Tt]he|[Bb]oth) (?:two )?(?:[\w-]+ ){0,3}(?:ministers|leaders|presidents|premiers)"
    r"|[Tt]hey) $"
)


def read_meeting(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """The meeting or meetings a verb tells, one for each other side; the first is returned."""
    if head.word in ("welcoming", "greeting"):
        return _welcome(story, head)
    status = _verb_status(story, head, day)
    if status is None:
        return None
    groups, end = read_object(story, head)
    subject = _who(story, head, groups, end)
    if head.word == "welcomed" and groups and story.left(head, 24).rstrip().endswith(("was", "were", "ly")):
        subject = [a for a in subject if _BEING.fullmatch(story.view, a.end, head.start)]
        if not subject:
            return None  # "the proposal was welcomed by the minister"
    story.acted = subject
    mine = list(codes(subject))
    if len(mine) > 1 and head.word.startswith("discuss"):
        groups = {}  # "A and B discussed by phone how talks with China go on": both are named
    if not groups and _GUEST.match(story.view, head.end, story.sentence.end):
        subject, groups = _known_guest(story, head, subject)
        mine = list(codes(subject)) or mine
    if not groups and (host := _host_of_visit(story, head, mine)) is not None:
        groups = {host: set()}
        mine = mine or [side for side in story.visit.sides if side != host] if story.visit is not None else mine
    if not groups:
        return _without_object(story, head, subject, status, day, place)
    last, home = story.last, story.home
    if (
        home
        and set(groups) <= {*mine, home}
        and last is not None
        and not [a for a in subject if a.official and a.start < head.start]
    ):
        mine = [s for s in last.sides if s != home][
            :1
        ] or mine  # "she is to hold talks with her Vietnamese counterpart"
    main = story.main
    if (
        not mine
        and main is not None
        and "ASEAN" in main.sides
        and len(groups) > 1
        and _MINISTERS.match(story.left(head))
    ):
        mine = ["ASEAN"]  # "the ministers are to meet their counterparts from China and Japan"
    if not mine and home and home not in groups:
        mine = [home]
    others = {c: ids for c, ids in groups.items() if c not in mine}
    if not others:  # the one received was the nearest name: the subject stands further left
        subject = [a for a in story.cast.persons(story.sentence.start, head.start) if a.code not in groups][:1]
        mine = list(codes(subject)) or [c for c in (home,) if c and c not in groups]
        others = groups
    if not mine:
        return None
    if SEVERAL.search(story.phrase(head)):
        return meet(story, head, [*mine, *others], by_side(subject, mine) | others, status, day, place)
    if "ASEAN" in mine and len(others) > 1 and "separate" not in story.sentence_text():
        draft = meet(story, head, [*mine, *others], others, status, day, place)
        draft.type = "conference"  # "ASEAN ministers met with their counterparts from China, Japan and India"
        return draft
    if len(others) > 1 and _as_one(story, len(mine) + len(others)):
        return meet(story, head, [*mine, *others], by_side(subject, mine) | others, status, day, place)
    told = [
        meet(story, head, [*mine, code], by_side(subject, mine) | {code: ids}, status, day, place)
        for code, ids in others.items()
    ]
    if day is not None and len(told) == 1 and (then := _and_then(story, end, [*mine, *others])) is not None:
        other, later = then
        told.append(meet(story, head, [*mine, other.code], by_side([*subject, other]), status, later, None))
    for draft in told:
        draft.mention(head)
    if told[0].occurred:
        story.topic = told[0]
    return told[0]


def _host_of_visit(story: Story, head: Head, mine: Sequence[str]) -> str | None:
    """The side of an office told without one while a visit is told: "will hold talks with the King"."""
    visit = story.visit
    if visit is None or len(visit.sides) != 2 or not visit.hosts or visit.hosts[0] in mine or head.shape != "told":
        return None
    return visit.hosts[0] if set(mine) <= set(visit.sides) and _OFFICE.match(story.right(head, 60)) else None


def _as_one(story: Story, sides: int) -> bool:
    """Whether several whom one side met sat at one table, as the text says soon: "after the trilateral meeting"."""
    at_one = _AT_ONE_TABLE.get(sides)
    start, stop = story.sentence.start, min(len(story.view), story.sentence.end + 900)
    return (
        at_one is not None and "separate" not in story.sentence_text() and bool(at_one.search(story.view, start, stop))
    )


def _and_then(story: Story, end: int, known: Sequence[str]) -> tuple[Actor, Day] | None:
    """One more whom the same subject met, with a day: "met A on July 10 and his Thai counterpart a day later"."""
    link = _AND_WHOM.match(story.view, end, story.sentence.end)
    if link is None:
        return None
    for actor in story.cast.persons(link.end(), min(story.sentence.end, link.end() + 90))[:2]:
        for day in story.days_in(Span(actor.end, min(story.sentence.end, actor.end + 60))):
            if actor.code not in known and _NAME_ON.fullmatch(story.view, actor.end, day.start):
                return actor, day
    return None


def _who(story: Story, head: Head, groups: People, end: int) -> list[Actor]:
    if head.shape == "opening":
        return main_clause(story, end, groups)
    if story.acted and not story.phrase(head).startswith(SUBORDINATE) and _ELLIPSIS.match(story.left(head, 12)):
        return story.acted  # "had talks with A and received B": one subject
    subject = read_subject(story, head.start)
    if not subject and story.phrase(head).lower().startswith(SUBORDINATE):
        return main_clause(story, end, groups)  # "After meeting A on Monday, B said"
    return subject


def _known_guest(story: Story, head: Head, subject: Sequence[Actor]) -> tuple[list[Actor], People]:
    """Whoever of another side was named last, in this sentence or shortly before."""
    since = max(0, story.sentence.start - 600)
    before = [a for a in story.cast.persons(since, head.start) if a.start >= story.sentence.start or a.named]
    if "ministers" in story.right(head, 40) or "guests" in story.right(head, 40):
        several = next((d for d in story.recent("meeting") if d.occurred and len(d.sides) > 2), None)
        if several is not None and (hosts := [a for a in subject if a.code in several.sides]):
            return hosts, {side: set() for side in several.sides if side != hosts[0].code}
    guests = [a for a in before if a.code != story.home]
    if not guests or story.home is None:
        return list(subject), {}
    guest = guests[-1]
    named = [a for a in subject if a.code == story.home] if head.shape == "opening" else []
    hosts = named or [a for a in before if a.code == story.home][-1:]
    return hosts, {guest.code: {guest.person} if guest.person else set()} if hosts else {}


def _without_object(
    story: Story, head: Head, subject: list[Actor], status: EventStatus, day: Day | None, place: Place | None
) -> Draft | None:
    """Such as "A and B met", "the three countries agreed to meet again in …", "the two sides held talks"."""
    mine = list(codes(subject))
    if head.word in TAKING_IN:
        return None  # "a banquet hosted by the King", "received support"
    if all_of_them := read_gathering(story, head, day, place):
        return all_of_them
    if len(mine) >= 2:
        return meet(story, head, mine, by_side(subject), status, day, place)
    if len(mine) < 2 and head.word in _CONVENING and (pair := _joint_body(story, head)):
        return meet(story, head, pair, {}, status, day, place)
    topic, near = story.topic, story.bilateral()
    pair = codes(pair_named(story, head.start))
    both = status == "occurred" and (day or place) and _BOTH.match(story.left(head, 60))
    if both and pair and (topic is None or set(pair) != set(topic.sides)):
        return meet(story, head, pair, {}, status, day, place)  # "Laos and Thailand …, as their ministers met in"
    if both and near is not None and len(near.sides) == 2:
        return meet(
            story, head, near.sides, {}, status, day, place
        )  # "When their foreign ministers met in Bali in July"
    if not TWO_SIDES.search(story.sentence_text()):
        pair = ()
    apart = topic is None or (topic.type == "conference" and not set(pair) <= set(topic.sides))
    if apart and pair and head.word in ("meet", "reconvene") and status != "occurred" and (day or place):
        return meet(story, head, pair, {}, status, day, place)  # "the two sides agreed to meet again in …"
    if (
        topic is not None
        and topic.type == "conference"
        and head.word in ("meet", "gather", "reconvene")
        and status != "occurred"
        and (day or place)
    ):
        again = Draft("conference", "conference.again", list(topic.sides), status, turn="next")
        story.drafts.append(again)
        return story.told(again, head, day, place)  # "agreed to gather again in Phnom Penh in 2022"
    holds = head.word not in DIRECT or story.phrase(head).split()[0] in _BARE  # "to hold their next meeting"
    if near is not None and holds and status != "occurred" and (day or place):
        return meet(story, head, near.sides, {}, status, day, place)
    if topic is None or topic.type != "meeting":
        return None
    return (
        topic
        if status == "occurred"
        and head.word in ("talks", "meeting", "discussions")
        and TWO_SIDES.search(story.sentence_text())
        else None
    )


def _joint_body(story: Story, head: Head) -> tuple[str, ...]:
    """The two whose body meets: "The Malaysia-Thailand Joint Commission will convene in Bangkok"."""
    terms = [t for t in story.terms_in(Span(story.sentence.start, head.start)) if t.entry.kind == "country"]
    for one, two in pairwise(terms):
        joint = _DASH.match(story.view, one.end, two.start) and _JOINT_BODY.match(story.view, two.end, head.start)
        if joint and one.entry.code and two.entry.code:
            return one.entry.code, two.entry.code
    return ()


def _welcome(story: Story, head: Head) -> Draft | None:
    """Such as "Welcoming the guest, …" goes on with the meeting of that guest."""
    comma = story.view.find(",", head.end, story.sentence.end)
    guests = codes(story.cast.persons(head.end, comma if comma > 0 else head.end))
    for draft in story.recent("meeting"):
        if guests and draft.occurred and guests[0] in draft.sides:
            story.topic = draft
            return draft
    return None


def _verb_status(story: Story, head: Head, day: Day | None) -> EventStatus | None:
    """Finite past, participle and headline present have happened; the bare verb is what its modal says."""
    if story.phrase(head).split()[0].lower() not in _BARE:
        return "scheduled" if _MODAL.match(story.left(head, 24)) else "occurred"
    status = story.status(head, day)
    if status in (None, "occurred") and _CAME_TO.match(story.left(head, 90)):
        return "occurred"  # "flew to Hanoi on Wednesday to meet"
    return status if status in ("scheduled", "proposed") else None


def meet(
    story: Story,
    head: Head,
    sides: Sequence[str],
    people: People,
    status: EventStatus,
    day: Day | None,
    place: Place | None,
) -> Draft:
    """The meeting of these sides that this telling agrees with, or a new one."""
    sides = list(dict.fromkeys(sides))
    status = story.settled(status, day)
    fresh = _ANOTHER.match(story.left(head) + story.phrase(head)[: len(story.phrase(head)) - len(head.word)])
    for draft in () if fresh else story.recent("meeting"):
        if (
            draft.status == status
            and same_sides(sides, draft)
            and days_agree(day, draft)
            and same_town(place.name if place else "", draft.place)
            and same_people(people, draft)
            and (draft.ordinal is None or (people and all(draft.people.get(side) for side in people)))
        ):
            draft.join(people)
            if draft.last and draft.basis == "stated" and day and day.exact and not day.last:
                draft.on(day)  # one of the days on which several were told to be held
            elif draft.last and story.day[0] and _SAME_DAY.search(story.sentence_text()):
                draft.first, draft.last = story.day
            story.told(draft, head, day, place)
            if draft.occurred:
                story.happened(draft)
            return draft
    draft = Draft("meeting", f"meeting.{head.shape}", sides, status)
    draft.join(people)
    if day:
        draft.on(day)
    if place:
        draft.at(place)
    if _CALLED.search(story.phrase(head)) or _BY_PHONE.match(story.right(head)):
        draft.mode = "call"
    elif _ONLINE.search(story.sentence_text()):
        draft.mode = "online"
    story.drafts.append(draft)
    inherit(story, draft)
    if draft.occurred:
        story.happened(draft)
    return draft


def _in_paragraph(story: Story, draft: Draft) -> bool:
    """Whether an event was named in this paragraph before the sentence."""
    return bool(draft.mentions) and story.view.find("\n", draft.mentions[-1][1], story.sentence.start) < 0


def inherit(story: Story, draft: Draft) -> None:
    """What a meeting takes from the event it belongs to: place, and the day where it has none of its own."""
    text, last, main = story.sentence_text(), story.last, story.main
    if last is not None and last.type == "meeting" and last.parent is not None and not last.occurred:
        last = last.parent  # "there he will hold talks with A and meet B"
    there = (
        last is not None
        and last.type == "conference"
        and (_THERE.search(text) is not None or (text.startswith("On this occasion") and _in_paragraph(story, last)))
    )
    frame = last if there else story.frame or (main if main is not None and main.occurred and draft.occurred else None)
    if frame is not None and same_town(draft.place, frame.place):
        if not draft.first and story.frame is None and frame.last and story.day[0] and not there:
            draft.first, draft.basis = story.day[0], "stated"  # of several days, the one being told
        kept = draft.first, draft.last, draft.basis
        draft.of(frame)
        if not draft.occurred and not there:
            draft.first, draft.last, draft.basis = kept
    if not draft.occurred:
        if story.visit is not None and not draft.first and story.visit_goes_on(draft, text):
            draft.of(story.visit)
        return
    if not draft.first and story.day[0]:
        (draft.first, draft.last), draft.basis = story.day, "stated"
    visit = story.visit
    if not draft.first and visit is not None and visit.occurred and same_sides(draft.sides, visit):
        draft.of(visit)  # talks during a visit take its days
    if not draft.place and draft.mode is None and draft.first and draft.first == story.day[0]:
        draft.place, draft.country = story.where


def wider(story: Story, status: EventStatus, draft: Draft) -> EventStatus:
    """A status told later for an event whose day is known."""
    return settled(story.today, status, draft.first, draft.last) or status
