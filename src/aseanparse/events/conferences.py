"""Conferences: one that is named or described, "the summit" that goes on, and those only named in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import regex

from aseanparse.events.cast import codes
from aseanparse.events.drafts import Draft, agree, days_agree
from aseanparse.events.heads import COMING, DEFINITE, INDEFINITE, MONTHS_AND_DAYS, Head, number
from aseanparse.events.setting import Day, Place
from aseanparse.events.spelling import same_town, written
from aseanparse.events.state import Story
from aseanparse.lexicon import Entry, Lexicon
from aseanparse.text import Span

_BARE = regex.compile(r"(?r)(?:^|[.,] |of |at )$", regex.IGNORECASE)  # "Summit leaders …", "at summits"
_THEIR = regex.compile(r"(?r)\btheir (?:\w+ )?$", regex.IGNORECASE)
_PART = regex.compile(r"\b(?:plenary|opening|closing)\b", regex.IGNORECASE)
_NUMBER = re.compile(r"-(\d{1,3})\b")
_COMPANION = regex.compile(
    r"(?r)\b(?:related|other|these|preparatory|multilateral|international|regional) $", regex.IGNORECASE
)
# What makes a lower-case "meeting" one of its own.
_DISTINCT = regex.compile(
    r"\b(?:special|emergency|extraordinary|high-level|commemorative|inaugural|international|regional)\b",
    regex.IGNORECASE,
)
_TOPIC = regex.compile(rf" (?:on|of|about) (?:the )?(?!{MONTHS_AND_DAYS}\b)[A-Za-z]")
_PLANNED = regex.compile(r" (?:planned|scheduled|slated|to be held|expected|due)\b")
# Words of taking part, holding or announcing: the article reports the conference after them.
_REPORTING = regex.compile(
    r"""\b(?: attend\w* | join(?:ed|ing|s)? | address\w* | open(?:ed|ing|s)? | host(?:ed|s)? | hold(?:ing)? | held
        | chair(?:ed|s) | co-?chair\w* | conven\w* |
    organi[sz]e[ds]? | took[ ]part | take[ ]part | participat\w+ | gather\w+ | delegation[ ]to | invite\w*
        | speaking[ ]at | speech[ ]at | raised[ ]again[ ]at |
    travel\w* | engagement[ ]at | attendance[ ]at | sidelines | sideslines | fringes | margins | framework )\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_HISTORY = regex.compile(
    r"(?r)\b(?:since|previous|outcomes of|results of|closing of|(?:agreements?|decisions?|documents?|commitments?|"
    r"declarations?) (?:\w+ ){0,2}?(?:adopted|reached|made) at) "
    r"(?:the )?$",
    regex.IGNORECASE,
)
_TO_HOLD = regex.compile(
    r"(?r)\b(?:to|will|would) (?:hold|convene|organi[sz]e|host) (?:the |an? |their )?(?:\w+ )?$|"
    r"\bholding the (?:\w+ )?$|"
    r"\b(?:maintain|continue|keep|resume)(?:ing)? (?:holding )?(?:the |an? |their )?(?:annual |regular )?$"
)
_REACHED = regex.compile(
    r"(?r)\b(?:was|were) (?:reached|adopted|made|announced|issued|released) (?:at|during) (?:the )?$"
)
_SUBJECT_OF = regex.compile(
    r",? (?:which |that )?(?:was|were|is|has|have|had|held|took|takes|opened|opens|agreed|adopted|gathered|"
    r"met|meets|drew|heard|saw|concluded|wrapped|kicked|ended|focused|"
    r"discussed|reviewed|brought|convened)"
)
_HOSTING = regex.compile(r"(?r)\b(?:host\w*(?: of)?|organi[sz]\w+) (?:the )?$", regex.IGNORECASE)
# "the event opens in Manila on …": the words after the head tell when it is to be.
SCHEDULE = re.compile(
    r"[^.;]{0,60}?\b(?:will (?:be|take|open|focus|kick|meet|convene)|is scheduled|"
    r"(?:opens?|meets|convenes) (?:in|on)|is due|takes place|to be held|scheduled for|planned for|slated)\b"
)


def read_conference(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """The conference a head means, a new one if it is reported for the first time, None if only named in passing."""
    before = story.left(head, 60)
    identity = _identity(story, head, before, set_down=day is not None or place is not None)
    if identity is None:
        return _again(story, head, before, day, place)
    sides, series = identity
    turn = "next" if COMING.search(before[-12:] + story.phrase(head)) else ""
    for draft in reversed(story.recent("conference")):
        same_number = draft.ordinal is not None and draft.ordinal == head.ordinal
        of_body = series in sides or (draft.series is not None and draft.series in draft.sides)  # "AIPA-43"
        numbered = same_number and (draft.word == head.word or (of_body and set(sides) == set(draft.sides)))
        if (
            (draft.series == series or (numbered and set(sides) & set(draft.sides)))
            and agree(draft.ordinal, head.ordinal)
            and agree(draft.year, head.year)
            and (draft.turn == turn or not (draft.occurred or turn == ""))
            and days_agree(day, draft)
        ):
            draft.ordinal = draft.ordinal or head.ordinal
            return story.told(draft, head, day, place)
        if _unnamed(story, draft, head) and _fits(draft, sides, turn, day, place):
            draft.series, draft.name = series, full_name(story, head)
            draft.ordinal, draft.year, draft.word = head.ordinal, head.year, head.word
            return story.told(draft, head, day, place)
    frame = story.is_frame(head)
    if not frame and not (story.lead and story.main is None) and not _reported(story, head, before, day, place):
        return None
    status = story.status(head, day)
    sure = not (frame and status != "scheduled")
    if not sure:
        status = "occurred"
    if status is None and head.year and not day:
        return None
    draft = Draft(
        "conference", "conference.named" if head.proper else "conference.described", list(sides), status, sure=sure,
        name=full_name(story, head), series=series, ordinal=head.ordinal, year=head.year, turn=turn, word=head.word,
    )  # fmt: skip
    story.drafts.append(draft)
    story.told(draft, head, day, place)
    if story.frame is not None and not frame and draft.occurred:
        draft.parent = story.frame  # "held within the framework of the 58th AMM in Kuala Lumpur"
        draft.place, draft.country = draft.place or story.frame.place, draft.country or story.frame.country
    first_told = not frame and story.main is draft and story.bilateral() is None
    if (first_told or _REACHED.match(before)) and draft.occurred and not draft.first and story.day[0]:
        (draft.first, draft.last), draft.basis = (
            story.day,
            "stated",
        )  # "agreed on July 11 … The consensus was reached at the …"
    return draft


def _unnamed(story: Story, draft: Draft, head: Head) -> bool:
    """Whether a conference was told by its verb alone, or in the words of this name without number and initials."""
    if draft.series is None or draft.ordinal is not None or not head.ordinal:
        return draft.rule == "conference.gathered" and draft.series is None
    return draft.rule == "conference.described" and _key(story, head).startswith(draft.series)


def _key(story: Story, head: Head) -> str:
    words = story.view[head.start : head.reach].lower().replace("-", " ").split()
    return " ".join(w for w in words if not w[0].isdigit() and w not in ("the", "next", "upcoming"))


def _fits(draft: Draft, sides: Sequence[str], turn: str, day: Day | None, place: Place | None) -> bool:
    """Whether a conference that is now named may be the one that was told by its verb."""
    same = bool(set(sides) & set(draft.sides)) and not turn and days_agree(day, draft)
    return same and same_town(place.name if place else "", draft.place)


def full_name(story: Story, head: Head) -> str:
    """The name as written, with what follows "of" or "on"; "" for one that has none."""
    if not head.proper and head.reach == head.end:
        return ""
    return written(story.article.text.spelt(head.start, head.reach)).rstrip(".,")


def _identity(story: Story, head: Head, before: str, *, set_down: bool) -> tuple[tuple[str, ...], str] | None:
    """Parties and series of a conference that is named or described, None for "the summit"."""
    forum = next((t.entry for t in head.terms if t.entry.kind == "forum"), None)
    bodies = [t.entry.code for t in head.terms if t.entry.kind == "body" and t.entry.code]
    about = (
        story.view.find(" on ", head.end, head.reach) if forum is not None else -1
    )  # "the special meeting on Myanmar"
    states = [
        t.entry.code for t in head.terms if t.entry.kind == "country" and t.entry.code and not 0 < about < t.start
    ]
    if forum is not None:
        return tuple(dict.fromkeys([*_parties_of(story, forum), *states])), forum.code or forum.name
    if head.short and head.short not in bodies and not states and head.proper:
        return (tuple(dict.fromkeys(bodies)) or (head.short,)), head.short
    key = _key(story, head)
    if story.main is not None and story.main.ordinal and _PART.search(story.phrase(head)):
        count = _NUMBER.search(story.view, head.start, head.reach)
        if story.main.ordinal == (int(count[1]) if count else head.ordinal):
            return None  # "the plenary session of AIPA-43" once AIPA-43 is told
    if bodies or len(states) >= 2:
        if head.short and head.short in bodies:
            return (head.short,), head.short
        return tuple(dict.fromkeys([*bodies, *states])), key
    phrase = story.phrase(head)
    if _PART.search(phrase) or _COMPANION.match(before):
        return None
    if head.word == "summit" and _THEIR.match(before):
        pair = codes(story.cast.between(head.end, story.sentence.end)[:2])
        if len(pair) == 2:  # "At their summit, ASEAN and China agreed"
            return pair, "summit of " + " ".join(sorted(pair))
    if _is_name(story, head):
        near = story.terms_in(Span(max(story.sentence.start, head.start - 120), head.reach))
        return tuple(dict.fromkeys(t.entry.code for t in near if t.entry.kind == "body" and t.entry.code)), key
    return _described(story, head, before, key, set_down=set_down)


def _is_name(story: Story, head: Head) -> bool:
    """A proper name beyond its number: "the Economic Leaders' Meeting", not "the Ninth Summit"."""
    words = story.view[head.start : head.reach].split()
    return head.proper and sum(w[:1].isupper() and not number(w) for w in words) >= 2


def _described(
    story: Story, head: Head, before: str, key: str, *, set_down: bool
) -> tuple[tuple[str, ...], str] | None:
    """A conference without a name: "a special meeting on energy security", "the eighth summit on …"."""
    main, together = story.main, _brought_together(story, head)
    if len(together) >= 3:
        return together, key
    if set_down and head.word in ("summit", "conference", "forum", "roundtable") and INDEFINITE.match(before):
        return _present(story), key  # "proposed a summit in Brussels on December 14"
    if (main is None or not main.occurred) and gathered(story, head.start):
        return ("ASEAN", *_partners(story)), key
    if not head.ordinal and not _DISTINCT.search(story.view[head.start : head.reach]):
        return None
    after = story.right(head, 40)
    topic, planned, indefinite = _TOPIC.match(after), _PLANNED.match(after), INDEFINITE.match(before)
    if not (topic or planned or indefinite or head.ordinal or head.reach > head.end):
        return None
    if main is not None and main.occurred and not (topic or planned or indefinite or head.ordinal):
        return None
    if planned and main is not None:
        return tuple(main.sides), key
    wide = any(a.code == "ASEAN" for a in story.cast.between(*story.sentence))
    named = codes([a for a in story.cast.between(story.sentence.start, head.start) if a.named])
    if len(named) >= 3 and not wide:
        return named, key
    if main is not None and (head.ordinal or not wide):
        return tuple(main.sides), key
    return ("ASEAN",) if story.of_asean else (), key


# Who comes to a conference that has no name.
_TOGETHER = regex.compile(
    r"[^.;]{0,60}?\b(?:(?:brought|brings|bringing) together|attended by|gather(?:ed|ing|s)|drew|drawing|involving|"
    r"with the participation of|between|among)\b (?P<who>[^.;]{0,160})"
)
# "ASEAN foreign ministers gathered in Cebu for their retreat", "senior officials of ASEAN and China opened a meeting".
_OFFICIALS = r"(?:[Mm]inisters|[Ll]eaders|officials|chiefs|heads|diplomats|representatives|negotiators|envoys)"
_ALL = r"(?:ASEAN|Southeast[ ]Asian?)"
_GATHERED = regex.compile(
    rf"""(?: {_ALL} (?:'s?)? [ ] (?:[\w'-]+[ ]){{0,3}}? {_OFFICIALS}
      | {_OFFICIALS} [ ] (?:of|from) [ ] (?:(?:the[ ])?(?!ASEAN)[A-Z][\w-]++[ ]and[ ])?+
        (?:the[ ])? (?:(?:ten|10|eleven|11)[ -]member[ ])? {_ALL} \b
        (?:[ ](?:member[ ])?(?:states|countries|nations))?+ (?:[ ]and[ ](?:the[ ])?[A-Z]\w+)?+ ) [ ]
    (?:\w+day[ ]|on[ ]\w+day[ ]|today[ ])? (?:will[ ]|have[ ])?+
    (?: met|meet|gather(?:ed)?|convened?|held|hold|opened?|began|begin|started|kicked[ ]off|wrapped[ ]up
      | concluded ) \b""",
    regex.VERBOSE,
)


def gathered(story: Story, before: int) -> bool:
    """Whether all members of ASEAN are told to meet, in the words of the sentence up to a place."""
    return _GATHERED.search(story.view, story.sentence.start, before + 14) is not None


def _brought_together(story: Story, head: Head) -> tuple[str, ...]:
    """The states that a sentence lists as taking part."""
    match = _TOGETHER.match(story.view, head.reach, story.sentence.end)
    if match is None:
        return ()
    listed = story.terms_in(Span(*match.span("who")))
    return tuple(dict.fromkeys(t.entry.code for t in listed if t.entry.kind == "country" and t.entry.code))


def read_gathering(story: Story, head: Head, day: Day | None, place: Place | None) -> Draft | None:
    """Such as "ASEAN energy ministers met in Vientiane on Thursday": a conference told by a verb."""
    if not (story.lead or day) or not gathered(story, head.start):
        return None
    sides = ("ASEAN", *_partners(story))
    status = story.status(head, day) or "occurred"
    for draft in story.recent("conference"):
        if draft.status == status and set(sides) & set(draft.sides) and days_agree(day, draft):
            return story.told(draft, head, day, place)
    draft = Draft("conference", "conference.gathered", list(sides), status)
    story.drafts.append(draft)
    return story.told(draft, head, day, place)


def _present(story: Story) -> tuple[str, ...]:
    """ASEAN with the partners from outside that the sentence names; without ASEAN, whoever meets."""
    actors, near = codes(story.cast.between(*story.sentence)), story.bilateral()
    if "ASEAN" not in actors and near is not None and not (story.main is not None and story.main.occurred):
        return tuple(near.sides)  # "At a business forum in Yangon, …" while two sides are told of
    if "ASEAN" not in actors and story.main is not None:
        return tuple(story.main.sides)
    partners = _partners(story)
    if story.of_asean:
        return ("ASEAN", *partners)
    return tuple(partners) if len(partners) >= 2 else actors if len(actors) == 2 else ()


def _partners(story: Story) -> list[str]:
    """The sides from outside ASEAN that the sentence names."""
    inside = members(story.article.lexicon)
    return [code for code in codes(story.cast.between(*story.sentence)) if code not in inside and code != "ASEAN"]


@cache
def members(lexicon: Lexicon) -> frozenset[str]:
    """The member states of ASEAN, as the lexicon has them."""
    return frozenset(
        str(m) for e in lexicon.entries if e.kind == "body" and e.code == "ASEAN" for m in e.data.get("members", ())
    )


def _parties_of(story: Story, forum: Entry) -> list[str]:
    """All members of a forum; of one that ASEAN leads, ASEAN and whoever stands in its name or is counted in it."""
    everyone = [str(m) for m in forum.data.get("members", ())] or [forum.code or forum.name]
    if "ASEAN" not in everyone or "Plus Three" in forum.name:
        return everyone
    words = forum.name.replace("-", " ").split()
    states = {m: story.article.lexicon.country(m) for m in everyone}
    return [
        m
        for m, entry in states.items()
        if m == "ASEAN" or m in words or (entry is not None and entry.name in forum.name)
    ]


def _again(story: Story, head: Head, before: str, day: Day | None, place: Place | None) -> Draft | None:
    """Such as "The summit", "the retreat", "the plenary session": the conference told, if there is one."""
    if not (DEFINITE.match(before) or _BARE.match(before)) or (
        head.word.endswith("s") and not before.lower().endswith("the ")
    ):
        return None
    if _TO_HOLD.match(before):
        return None  # "agreed to hold the annual leaders' meeting in …" is none that is being told
    topic, last = story.topic, story.last
    target = topic if topic is not None and topic.type == "conference" and not story.is_frame(head) else story.main
    if last is not None and last.type == "conference" and SCHEDULE.match(story.right(head)):
        target = last
    return story.told(target, head, day, place) if target is not None else None


def _reported(story: Story, head: Head, before: str, day: Day | None, place: Place | None) -> bool:
    """Whether the article reports this conference rather than naming it in passing."""
    if head.word == "forum" and not (head.ordinal or head.year or day or place):
        return False  # "within ASEAN, ARF and EAS"
    if head.word == "forum" and head.year and head.short and _HOSTING.match(before):
        return False  # "support for the hosting of APEC 2027"
    if _HISTORY.match(before) and not story.lead and story.main is not None:
        return False
    told = (
        _REPORTING.search(story.left(head, 120))
        or _SUBJECT_OF.match(story.right(head))
        or SCHEDULE.match(story.right(head))
    )
    return bool(day or place or told)


_OBSERVER = regex.compile(r"(?<=\bas (?:an? )?)observers?\b|(?<=with the )participation of|guest of the (?:Chair|host)")


def add_guests(story: Story) -> None:
    """Observers and others named as taking part join the main conference."""
    match = next(story.anchors.matches("guest", _OBSERVER, story.sentence), None)
    if match is None or story.main is None:
        return
    if match[0].startswith("participation"):
        inside = members(story.article.lexicon)
        guests = [a for a in story.cast.between(match.end(), story.sentence.end) if a.code not in inside]
    else:  # whoever is named last before "as an observer", be it a member of today
        guests = story.cast.between(story.sentence.start, match.start())[-1:]
    story.main.guests.extend(c for c in codes(guests) if c not in story.main.sides)
