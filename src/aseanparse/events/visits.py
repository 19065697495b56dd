"""Visits: told, under way, announced or only invited."""

from __future__ import annotations

from datetime import date, timedelta

import regex

from aseanparse.events.cast import Actor, codes
from aseanparse.events.drafts import Draft, agree, by_side, days_agree, same_people, same_sides
from aseanparse.events.heads import COMING, DEFINITE, Head, in_days
from aseanparse.events.setting import Day, Place
from aseanparse.events.spelling import written
from aseanparse.events.state import Story
from aseanparse.events.status import settled
from aseanparse.model import EventStatus
from aseanparse.text import Span

_FORMAL = regex.compile(r"\b(?:official|state|working|friendship|goodwill|friendly)\b", regex.IGNORECASE)
_HOST_AFTER = regex.compile(r" ?(?:soon |again |paid to |made to )?(?:the )?")
_MORE_NAME = regex.compile(r" [A-Z][a-z]|-[a-z]")  # "visit the Vietnam Television", "the Vietnam-funded school"
_BY = regex.compile(r"[^.,;]{0,40}?\b(?:by|(?<!(?:invitation|Republic|Kingdom|Union|Federation|States) )of) ?")
_COUNTRY = regex.compile(r"(?:country|nation|kingdom|host nation)\b")  # "his visit to the country"
# "an invitation from A to B to pay a visit": from whom, to whom.
_FROM_WHOM = regex.compile(r"\b(?:invitation|invite) (?:from|of|by) ")
# "is scheduled to fly to A before paying a visit to B"
_BEFORE = regex.compile(
    r"(?r)\bbefore (?:paying|making|undertaking|starting|beginning) (?:an?|his|her|their) (?:[\w-]+ ){0,3}?$"
)
# "said tourists would visit Laos": no side pays that visit.
_ANYBODY = regex.compile(
    r"(?r)\b(?:tourists|people|students|visitors|travell?ers|citizens|nationals|companies|businesses|investors|"
    r"teams?|experts) (?:[\w-]+ ){0,3}?$"
)
_IS = regex.compile(r"(?r)\b(?:is|are|was|were) (?:currently |now |also )?$")
# "arrived here today for a three-day visit"
_CAME_HERE = regex.compile(
    r"(?r)\b(?:arriv(?:ed|es|ing|e)|landed|touched down|flew in|is|are|was|were|be)(?: \w+)?? here\b[^.;]{0,60}?"
    r"\b(?:on|for|to (?:begin|start|pay|make)) (?:an?|his|her|their) (?:[\w-]+ )?$"
)
_INVITED = regex.compile(r"(?<![Aa]t (?:the|an) )\binvit\w+|\bextend\w+\b")
_ACCEPTS = regex.compile(r"(?r)\baccept\w*\W+(?:[\w']+\W+){0,6}?$")
_WILL = regex.compile(r"\b(?:will|would)\b")
_ACCEPTED = regex.compile(r"\baccept(?:ed|ing|s)\b")
_ACCEPTED_NEXT = regex.compile(
    r"\s{0,3}(?:[^.\n]{0,120}?\b(?:accepted|gladly accept|agreed to accept)\b[^.\n]{0,40}\binvitation"
    r"|[^.\n]{0,80}\binvitation\b[^.\n]{0,20}\baccepted\b|Both accepted\b"
    r"|[^.\n]{0,80}\b(?:happily |gladly )?accepted(?: (?:it|gladly|happily|with [\w ]{3,20}))?\.)"
)
# A visit made or under way: "is on a visit", "during his visit", "paid a visit", "left for a visit", "X's visit".
_UNDER_WAY = regex.compile(
    r"""(?r)\b(?:is|was|are|were) [ ] (?:currently[ ]|now[ ])?+ (?:on|paying|making|in) \b [^.;,]{0,40} $
    | \b(?:on|during|as[ ]part[ ]of|framework[ ]of|amid|within|leading[ ]a[ ]delegation[ ]of[ ]\w+[ ]on|for|concluding
        |concluded
        |concludes|ending|ended|wrapp(?:ed|ing)[ ]up|start(?:ed|s|ing)|began|begins|beginning|kick(?:ed|s|ing)[ ]off
        |commenc(?:ed|es|ing)|undertook|embarked[ ]on|completed) [ ]
        (?:(?:an?|his|her|their|the|this)[ ])?+ (?:[\w-]+[ ]){0,2}? $
    | \bpa(?:id|ys|ying)\b [^.;]{0,30} $ | 's[ ](?:[\w-]+[ ])?$""",
    regex.VERBOSE,
)
_TO_COME = regex.compile(
    r"""(?r)\b(?:will|is[ ]to|are[ ]to|to|would|scheduled[ ]to|plans?[ ]to|due[ ]to|set[ ]to|expected[ ]to
        |going[ ]to) [ ]
        (?:soon[ ])?+
        (?:(?:pay|make|undertake|embark[ ]on|begin|start)[ ])?+ (?:(?:an?|his|her|their|this)[ ])?+ (?:\w+[ ])?? $""",
    regex.VERBOSE,
)
# "on the occasion of his visit to …" tells not whether it has begun; "during the visit, he will …" does.
_OCCASION = regex.compile(r"(?r)\b[Oo]ccasion of (?:an?|his|her|their|the|this) (?:[\w-]+ ){0,2}?$")
_LEAVES = regex.compile(
    r"\b(?:left|leaves?|arriv\w+|depart\w+|starts?|started|began|begins|landed|lands|touched|flew|flies|travel\w+|came)\b"
)
# "is in Jakarta on a state visit", "flew to Hanoi on Wednesday for a working visit": the host is where somebody came.
_CAME_TO = regex.compile(
    r"""(?r)\b(?: (?:arriv(?:ed|es|ing)|landed|lands|touched[ ]down|is|are|was|were|be) (?:[ ]\w+)?? [ ] (?:in|at)
      | (?:flew|flies|flying|travel(?:l?ed|l?ing|s)|travel|fly|come|go|head|came|went|headed|left|departed|set[ ]off)
        (?:[ ]on[ ]\w+)?? [ ] (?:to|for)
    ) [ ] (?:the[ ])? $""",
    regex.VERBOSE,
)
_TO_VISIT = regex.compile(
    r"[^;]{0,60}?\b(?:on|for|(?:start|beginn)ing|kicking off|to (?:begin|start|pay|make)) "
    r"(?:an?|his|her|their|the) (?:\w+ )?"
)
# "arrived in Hanoi on Wednesday to begin a two-day visit"
_CAME_FOR = regex.compile(
    r"(?r)\b(?:arriv(?:ed|es)|landed|lands|touched down|flew|flies) [^.;]{0,60}? to "
    r"(?:begin|start|pay|make|conduct|undertake) (?:an?|his|her|their) (?:[\w-]+ )?$"
)
# The end of a visit: "left Ha Noi on Thursday, concluding a three-day visit".
_ENDS = regex.compile(
    r"(?r)\b(?:conclud\w+|end(?:s|ed|ing)|wrapp(?:ed|ing) up|complet\w+|finish\w+|after) [^.;,]{0,40}$"
)
# "The recent official visit to Laos by X has opened new space": over, though no day is told.
_RECENT = regex.compile(r"(?r)\b(?:recent|just-concluded|latest) (?:[\w-]+ ){0,3}visit$")
_N_DAYS = regex.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-day\b")
_GOES_ON = regex.compile(r"[^.;]{0,90}?\b(?:started|began|starts|begins|kicked off)\b")
_NARRATED = regex.compile(
    r"\b(?:on|during|as part of|framework of|pa(?:ys|id|ying)|is|made|making|of|for|conclud(?:ed|ing)|end(?:ed|ing)|"
    r"wrapp(?:ed|ing) up)\b",
    regex.IGNORECASE,
)


def read_visit(story: Story, head: Head, day: Day | None) -> Draft | None:
    """The visit a head means or opens; None for visits in general and those of one known side only."""
    if (head.word.endswith("s") and head.word != "visits") or _ANYBODY.match(story.left(head, 60)):
        return None
    host = _host(story, head)
    if host is None and not (head.word == "visit" and _FORMAL.search(story.phrase(head))):
        return _again(story, head, day)
    code, city = host or (None, None)
    sides, visitor = _parties(story, head, code)
    status = _status(story, head, day) if len(sides) >= 2 else None
    if status is None:
        return None
    status = story.settled(status, day)
    people = by_side(visitor)
    for draft in story.recent("visit"):
        if (
            same_sides(sides, draft)
            and days_agree(day, draft)
            and (draft.status == status or not (draft.occurred or status == "occurred"))
            and agree(draft.hosts[:1], [code] if code else [])
            and same_people(people, draft)
        ):
            if day and not draft.first:
                draft.on(day)
            return draft
    goes_on = _GOES_ON.match(story.view, head.reach, story.sentence.end)
    came = _CAME_FOR.match(story.left(head))
    told = (
        _NARRATED.search(story.left(head, 70))
        or goes_on
        or came
        or _is_recent(story, head)
        or (head.word == "visited" and story.lead)
    )
    if status == "occurred" and not day and not told:
        return None
    draft = Draft("visit", "visit.invited" if _INVITED.search(story.left(head)) else "visit.told", sides, status)
    draft.sure = _OCCASION.match(story.left(head, 60)) is None
    draft.join(people)
    draft.hosts = [code] if code else []
    if day:
        draft.on(day)
    if city is not None:
        draft.at(city)
    if status == "occurred":
        _from_to(story, head, draft, goes_on.end() if goes_on else head.start)
    story.drafts.append(draft)
    if status != "proposed":
        story.visit = draft
    return draft


def _from_to(story: Story, head: Head, draft: Draft, told_at: int) -> None:
    """The day on which somebody came; or on which they left, and so many days before."""
    days, left = [d for d in story.days_in(story.sentence) if d.exact], story.left(head)
    if len(days) != 1 or days[0].last:
        return
    (day,) = days
    if _ENDS.search(left):
        length = _N_DAYS.search(left[-40:] + story.phrase(head))
        draft.first = draft.last = ""
        if length and day.first[0].isdigit():
            first = date.fromisoformat(day.first) - timedelta(days=in_days(length[1]) - 1)
            draft.on(Day(day.start, day.end, first.isoformat(), day.first))
    elif not draft.first and (day.start >= told_at > head.start or (day.start < head.start and _LEAVES.search(left))):
        draft.on(day)


def _again(story: Story, head: Head, day: Day | None) -> Draft | None:
    """Such as "The trip", "during the visit"."""
    draft = story.visit
    if draft is None or not DEFINITE.match(story.left(head, 24) + story.phrase(head)[: -len(head.word)]):
        return None
    if not draft.sure and _WILL.search(story.right(head, 80)):
        draft.status, draft.sure = "scheduled", True
    if day and not draft.first:
        draft.on(day)
        draft.status = settled(story.today, draft.status, day.first, day.last)
    return draft


def _host(story: Story, head: Head) -> tuple[str, Place | None] | None:
    """The side visited: the country or body right after the head, or a city with its country."""
    match = _HOST_AFTER.match(story.view, head.reach, story.sentence.end)
    at = match.end() if match else head.reach
    for term in story.terms_in(Span(at, at + 1)):
        if _MORE_NAME.match(story.view, term.end):
            continue
        if term.entry.code and term.entry.kind == "place":
            return term.entry.code, Place(
                term.start, term.end, written(story.article.text.spelt(term.start, term.end)), term.entry.code
            )
        if term.entry.code and term.entry.kind in ("country", "body") and term.form not in ("adjective", "people"):
            return term.entry.code, None
    if _COUNTRY.match(story.view, at, story.sentence.end) and story.days_in(story.sentence):
        return _the_country(story, head)
    return _arrival(story, head) if head.word in ("visit", "trip") and head.reach == head.end else None


def _the_country(story: Story, head: Head) -> tuple[str, None] | None:
    """Such as "his visit to the country": the one named last that is not the visitor's own."""
    visitor = codes(story.cast.pronouns_in(max(story.sentence.start, head.start - 40), head.start)) or (story.home,)
    named = [t for t in story.terms_in(Span(story.sentence.start, head.start)) if t.entry.kind in ("country", "place")]
    near = [t.entry.code for t in reversed(named)] + [*(story.topic.sides if story.topic is not None else ())]
    host = next((code for code in near if code and code not in (*visitor, "ASEAN")), None)
    return (host, None) if host else None


def _arrival(story: Story, head: Head) -> tuple[str, Place | None] | None:
    """Where the visitor has come: "arrived in Hanoi on Wednesday for an official visit"."""
    view, floor = story.view, max(story.sentence.start, head.start - 120)
    for term in reversed(story.terms_in(Span(floor, head.start))):
        if (
            term.entry.code
            and term.entry.kind in ("country", "place")
            and _CAME_TO.match(view, max(floor, term.start - 40), term.start)
            and _TO_VISIT.fullmatch(view, term.end, head.start)
        ):
            text = written(story.article.text.spelt(term.start, term.end))
            city = term.entry.kind == "place"
            return term.entry.code, Place(term.start, term.end, text, term.entry.code) if city else None
    line = story.article.dateline
    if line is not None and line.country and _CAME_HERE.match(view, floor, head.start):
        return line.country, None
    return None


def _parties(story: Story, head: Head, host: str | None) -> tuple[list[str], list[Actor]]:
    """Both sides of a visit, and the visitor where named: the nearest person before who is not of the host's side."""
    cast, start = story.cast, max(story.sentence.start, head.start - 400)
    before = sorted([*cast.between(start, head.start), *cast.pronouns_in(start, head.start)], key=lambda a: a.start)
    topic = (
        story.topic
        if story.topic is not None and story.topic.type == "meeting" and len(story.topic.sides) == 2
        else None
    )
    if host is None:
        nearest = [a for a in before if a.official][-1:]
        invitation = list(_FROM_WHOM.finditer(story.view, start, head.start))[-1:]
        both = codes(cast.persons(invitation[0].end(), head.start)) if invitation else ()
        if len(both) == 2:  # from the host, to the visitor
            return [both[1], both[0]], [a for a in nearest if a.code == both[1]]
        if topic is not None:
            return list(topic.sides), [a for a in nearest if a.code in topic.sides]
        if nearest and story.home and nearest[0].code != story.home:
            return [nearest[0].code, story.home], nearest
        return [], []
    guests = [a for a in before if a.code not in (host, "ASEAN")]
    by = _BY.match(story.view, head.reach, min(story.sentence.end, head.reach + 60))
    after = (
        [a for a in cast.persons(head.reach, min(story.sentence.end, head.reach + 120)) if a.code != host][:1]
        if by
        else []
    )
    visitor = after or [a for a in guests if a.official][-1:] or guests[-1:]
    if topic is not None and host in topic.sides and (not visitor or visitor[0].code in topic.sides):
        return list(topic.sides), visitor
    if visitor:
        return [visitor[0].code, host], visitor
    return ([story.home, host], []) if story.home and story.home != host else ([], [])


def _is_recent(story: Story, head: Head) -> bool:
    return _RECENT.match(story.left(head, 24) + story.phrase(head)) is not None


def _status(story: Story, head: Head, day: Day | None) -> EventStatus | None:
    left, phrase = story.left(head), story.phrase(head).lower()
    invited = list(_INVITED.finditer(left))
    accepted = _ACCEPTED.search(left) is not None
    if invited:
        governs = _ACCEPTS.match(left[: invited[-1].start()])
        answer = _ACCEPTED.search(story.right(head))
        later = _ACCEPTED_NEXT.match(story.view, story.sentence.end)
        agreed = _WILL.search(left, invited[-1].end())  # "thanked him for the invitation and said he would visit …"
        return "scheduled" if governs or answer or later or agreed else "proposed"
    if _BEFORE.match(left):
        return "scheduled" if story.status(head, day) == "scheduled" else "occurred"
    if head.word == "visiting" and _IS.match(left):
        return "occurred"
    if head.word == "visited" or _UNDER_WAY.match(left) or _OCCASION.match(left):
        return "scheduled" if COMING.search(left[-40:] + phrase) else "occurred"
    if _CAME_FOR.match(left):
        return "occurred"
    if _TO_COME.match(left) or COMING.search(left[-30:] + phrase):
        cue = story.status(head, day)
        return "scheduled" if accepted or cue == "occurred" else cue
    if head.word in ("visiting", "visits"):
        return None
    return story.status(head, day) or ("occurred" if day or _is_recent(story, head) else None)
