"""When and where: the day and the place that a sentence gives to the heads in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

import regex
from attrs import frozen

from aseanparse.events.heads import Anchors, Head
from aseanparse.events.spelling import written
from aseanparse.layout import Article
from aseanparse.model import DateMention
from aseanparse.terms import Term
from aseanparse.text import Span


@frozen
class Day:
    """A usable date in view positions: ``first`` and, for a range, ``last`` as ISO values."""

    start: int
    end: int
    first: str
    last: str

    @property
    def exact(self) -> bool:
        """Whether it is told to the day."""
        return len(self.first) == 10


@frozen
class Place:
    """A city in view positions with its written form and its country."""

    start: int
    end: int
    name: str
    country: str | None


_VALUE = re.compile(
    r"(\d{4}(?:-(?:\d\d(?:-\d\d)?|Q\d|H\d|W\d\d|SP|SU|FA|WI))?|XXXX-\d\d(?:-\d\d)?)(?:T[\w:]+)?(?:/(\S+?)(?:T[\w:]+)?)?"
)


def usable_days(article: Article, dates: Sequence[DateMention]) -> list[Day]:
    """The dates that may tell when an event is: days, ranges of days and calendar periods, no spans of years.

    Two days joined by *and* are a range ("on Monday and Tuesday").
    """
    days: list[Day] = []
    for mention in dates:
        match = _VALUE.fullmatch(mention.value)
        if match is None or mention.basis == "name" or mention.grain == "set" or (match[2] and len(match[1]) < 7):
            continue
        span = article.text.view_span(mention.start, mention.end)
        day, before = Day(*span, match[1], match[2] or ""), days[-1] if days else None
        if before and before.exact and day.exact and article.text.view[before.end : span.start] == " and ":
            days[-1] = Day(before.start, day.end, before.first, day.last or day.first)
        else:
            days.append(day)
    return days


# Between a head and a date or place of its own no other predicate may stand.
_OTHER_PREDICATE = regex.compile(
    r"""\b(?: since | (?:until|till)(?![ ][A-Z]\w+[ ]\d) | postponed
    | established | set[ ]up | founded | reached | launched | joined | took[ ]effect
        | dated | celebrat\w+ |
    mark(?:ing|s|ed)? | anniversary | before | adopted | last[ ]met | target | raise | lift | relations | visits?
        | tour | agreement |
    Action[ ]Pro\w+ | tenure | term | period | candidacy | embassy | (?<!his[ ]|her[ ]|their[ ])(?-i:office)
        | (?:agreed|pledged|vowed|undertook)[ ]to | promised | chairmanship | signed | told | said
        | announced | appointment
    )\b | ; | ,[ ](?:at|in|during)[ ]which\b
    | , [ ] (?:and|but) [ ] (?:he|she|they|it|both|that|(?!outgoing)\w+ed|said|told|will|would) \b """,
    regex.VERBOSE | regex.IGNORECASE,
)
_HELD_IN = regex.compile(
    r"(?r),? held (?:in|at|on) $"
)  # "the meeting, under the chairmanship of Laos, held in Vientiane"
_WHO = regex.compile(r", (?:who|which) ")
_BY = regex.compile(r"(?r)\bby(?: the)? $")
_DUE = regex.compile(r"(?r)\b(?:by|until|till|since|before|after)(?: the)? $")
# After "Meeting X in Y on Z, " the main clause tells something else.
_MAIN_CLAUSE = regex.compile(r", (?!in |on |at |[A-Z]\w+ on |[A-Z]\w+, )")
_AT_THE = regex.compile(r"(?:At|In|During) (?:the|their|his|her|this) (?:[\w-]+ ){0,2}$")
REPORTED = regex.compile(
    r"(?r)\b(?:said|told|announced|stated|agreed|adopted)(?: (?:reporters|here|the press))?(?: on| earlier)? $"
)
# What may stand before a date or place that opens the sentence: "Also on", "On the afternoon of May 17, in", "In New
# Delhi on".
_OPENS = regex.compile(
    r"(?:(?:also|earlier|later|then|on|in|at|from|during|the|afternoon|morning|evening|night|of|this|last|next|late|"
    r"early|mid|and|same|meanwhile|previously|(?:after|following|before) the (?:[\w-]+ ){1,3}?(?=(?:on|in|at) )|"
    r"\w+ \d{1,2}(?:, \d{4})?|\w+day|the same day|"
    r"(?<=\bin )(?-i:[A-Z][\w-]*+(?: [A-Z][\w-]*+){0,2}+)),?[ ]?)*+",
    regex.IGNORECASE,
)
_BOUND_FOR = regex.compile(
    r"(?r)\b(?:to (?:attend|join|participate in|take part in|co-?chair|chair|hold|host|convene|open|address)|"
    r"attending|for)(?: the| a| an| their)?(?: opening(?: ceremony)? of(?: the)?)? $"
)
# "gathered in Cebu on Thursday for their retreat", "will be in Hue on May 3 to co-chair the meeting": place and day
# of the retreat, of the meeting.
_STAYS = regex.compile(
    r"(?r)\b(?:gather(?:ed)?|assembled?|convened?|met|meet|(?:be|is|are|was|were)(?= in )) "
    r"(?:(?:in|at|on|here|this|\w+day|[A-Z]\w+|\d+),? )*+$"
)
_SAYING = regex.compile(r"\b(?:announced|said|told|reported|informed|according)\b")
SIDELINES = regex.compile(
    r"(?r)\b(?:(?:side-?s?lines?|margins?|fringes?|occasion|periphery) of|within(?: the framework of)?|(?:in|within) "
    r"the framework of|as part of|framework of) "
    r"(?:(?:the|his|her|their|this|its|attending) )*(?:(?:meetings|activities|events) (?:of|at|around) (?:the )?)?$",
    regex.IGNORECASE,
)


# "preparations for the retreat", "success of the summit": named, not told.
ASIDE = regex.compile(
    r"(?r)\b(?:preparations? for|preparing(?: \w+)? for|success(?:ful)? (?:\w+ )?of|outcomes? of|results? of|ahead of|"
    r"since|prior to|before|after|until|hosting(?: of)?|support for) (?:the )?$",
    regex.IGNORECASE,
)
_RUNS = regex.compile(r"[^.;]{0,12}\bruns?\b")
Mark = TypeVar("Mark", Day, Place)


def own(view: str, sentence: Span, heads: Sequence[Head], marks: Sequence[Mark]) -> dict[int, Mark]:
    """Which head each date (or place) of a sentence belongs to.

    A mark belongs to the nearest head before it unless another predicate stands between; one that opens the
    sentence belongs to the first head that is not just the frame ("on the sidelines of …").

    Returns:
        index of a head -> its first mark.
    """
    frames = {
        i
        for i, h in enumerate(heads)
        if h.shape in ("conference", "noun") and SIDELINES.match(view, max(sentence.start, h.start - 90), h.start)
    }
    found: dict[int, Mark] = {}
    for mark in marks:
        if not sentence.start <= mark.start < sentence.end or REPORTED.match(
            view, max(sentence.start, mark.start - 60), mark.start
        ):
            continue
        due = isinstance(mark, Day) and _DUE.match(view, max(sentence.start, mark.start - 12), mark.start)
        if due and not _set_for(view, sentence, heads, mark):
            continue
        before = [i for i, h in enumerate(heads) if h.end <= mark.start]
        if isinstance(mark, Place) and not before and _HOSTS.match(view, mark.end):
            found.setdefault(0, mark)
            continue
        if any(h.start <= mark.start < h.end for h in heads):
            continue
        if before:
            i = before[-1]
            if i and heads[i].shape == "visit" and _WHO.search(view, heads[i - 1].end, heads[i].start):
                # "received X, who is on a visit to Laos, in Ha Noi on May 16": the clause about the guest is over
                i -= "," in view[heads[i].end : mark.start]
            nearest = heads[before[-1]]
            since = max(nearest.reach, nearest.end)
            if _OTHER_PREDICATE.search(view, since, mark.start) and not _HELD_IN.match(view, since, mark.start):
                continue
            if heads[i].shape == "signing" and view[max(0, mark.start - 5) : mark.start].endswith(" for "):
                continue
            opens = heads[i].shape == "opening" or (
                heads[i].shape == "noun" and i == 0 and _AT_THE.match(view, sentence.start, heads[i].start)
            )
            next_to = i + 1 < len(heads) and 0 <= heads[i + 1].start - mark.end <= 8
            if (opens or (heads[i].shape == "visit" and next_to)) and _MAIN_CLAUSE.search(
                view, heads[i].end, mark.start
            ):
                if next_to:
                    found.setdefault(i + 1, mark)  # "During his visit to Laos, the minister on Monday met …"
                continue
            fronted_frame = i in frames and "," not in view[heads[i].start : mark.start]
            if i in frames and isinstance(mark, Day):
                # "on the sidelines of the summit on September 7, she met …": the day of what was done there.
                done = [
                    j
                    for j in range(len(heads))
                    if j not in frames
                    and (heads[j].shape in ("told", "opening") or (heads[j].shape == "noun" and j > i))
                ]
                if done and fronted_frame and not _RUNS.match(view, heads[i].end, mark.start):
                    i = next(
                        (j for j in done if j > i and j not in found),
                        next((j for j in reversed(done) if j not in found), i),
                    )
            found.setdefault(i, mark)
        else:
            after = [i for i, h in enumerate(heads) if h.start >= mark.end and i not in frames]
            if (
                after
                and heads[after[0]].shape in ("conference", "mechanism")
                and _BOUND_FOR.match(view, mark.end, heads[after[0]].start)
                and (isinstance(mark, Place) or _STAYS.match(view, sentence.start, mark.start))
            ):
                found.setdefault(after[0], mark)
            if after and isinstance(mark, Place) and _bound(view, sentence, mark, heads[after[0]]):
                found.setdefault(after[0], mark)
            if not after or _SAYING.search(view, mark.end, heads[after[0]].start):
                continue
            if (
                _OPENS.fullmatch(view, sentence.start, mark.start)
                or heads[after[0]].start - mark.end <= 8
                or (isinstance(mark, Day) and _HOLDS.fullmatch(view, mark.end, heads[after[0]].start))
            ):
                found.setdefault(after[0], mark)
    for i in range(len(heads) - 1, 0, -1):
        one, two = heads[i - 1], heads[i]
        between = view[max(one.end, one.reach) : two.start]
        if one.shape == two.shape == "conference" and _JOINED.fullmatch(between):
            _share(found, i - 1, i)  # "attended the EAS and the ARF in Vientiane on …"
        elif one.shape == "visit" and two.shape == "conference" and _TO_ATTEND.fullmatch(between):
            _share(found, i - 1, i)  # "will visit Laos and attend the CLV summit from July 29 to August 1"
        elif one.shape == two.shape == "told" and _THEN.match(between):
            _share(found, i - 1, i)  # "had talks with A on Monday, and received B"
    return found


def _bound(view: str, sentence: Span, place: Place, head: Head) -> bool:
    """Whether somebody comes to a place for talks: "is expected in Hanoi on Monday for talks with"."""
    if head.word not in _TALKS or not _COMES.match(view, max(sentence.start, place.start - 40), place.start):
        return False
    return _FOR_TALKS.fullmatch(view, place.end, head.start) is not None


def _set_for(view: str, sentence: Span, heads: Sequence[Head], day: Mark) -> bool:
    """Whether a deadline is that of a meeting agreed on: "to convene the consultations by the first quarter"."""
    before = [h for h in heads if h.end <= day.start]
    if not before or before[-1].shape not in ("mechanism", "conference"):
        return False
    start = before[-1].start
    by = _BY.match(view, max(start, day.start - 8), day.start)
    return by is not None and _TO_CONVENE.match(view, max(sentence.start, start - 60), start) is not None


def _share(found: dict[int, Mark], i: int, j: int) -> None:
    if i in found or j in found:
        found.setdefault(i, found[j] if j in found else found[i])
        found.setdefault(j, found[i])


_TALKS = frozenset("talks meeting meetings discussions consultations meet".split())
# "the minister today co-chaired the 44th meeting"
_HOLDS = regex.compile(
    r" (?:also )?(?:co-?chaired|chaired|attended|opened|hosted|held|convened|joined|addressed|concluded|closed|began) "
    r"(?:the |an? |his |her |their )?"
)
_COMES = regex.compile(
    r"(?r)\b(?:expected|due|arriv(?:es?|ed|ing)|be|is|are|was|were|landed|"
    r"(?:fl[ey]w?|travell?ed|came|went|come|go|travel|head(?:ed|s)?|left|leaves?) (?:to|for)) "
    r"(?:back )?(?:in |to )?$"
)
_FOR_TALKS = regex.compile(r",? [^.;,]{0,30}?\b(?:for|to) (?:an? |his |her |their |the )?(?:[\w-]+ ){0,2}?")
_TO_CONVENE = regex.compile(
    r"(?r)\b(?:to|will|would) (?:convene|hold|organi[sz]e|host|launch) (?:the |an? |their )?(?:[\w-]+ ){0,2}?$"
)
_THEN = regex.compile(r"(?r)(?:,|\band) (?:also |then |later )?$")
_TO_ATTEND = regex.compile(
    r"(?: ?[A-Z][\w ,-]{0,70}?)? ?(?:and|to) (?:attend|attending|join|take part in|participate in)(?: the| a| an)? "
)
_JOINED = regex.compile(r",?[ ](?:and[ ]|as well as[ ])?(?:the[ ])?")
_HERE = regex.compile(r"\bhere\b(?! (?:is|are|was))")
_THIS_TOWN = regex.compile(r"\bin this (?:[\w-]+ ){0,4}?(?:town|city|capital|municipality|resort|port)\b")
_CAPITAL_OF = regex.compile(
    r"\bin (?:the )?([A-Z][\w-]+(?: [A-Z][\w-]+)?) capital(?: city)?(?: of ([A-Z]\w+(?: [A-Z]\w+){0,2}))?"
)
# A town that the lexicon does not know: "in Ban Lung", never "in March" or "in the Area".
_TOWN = regex.compile(
    r"""\b(?:in|at) [ ] (?! (?:January|February|March|April|May|June|July|August|September|October|November|December
        |English|Vietnamese|
        ASEAN|Asia|Europe|Africa|Southeast|East|South|North|Parliament|Article|Resolution|Phase|Central|Eastern
            |Western|Mekong|The|His|Her|This|Their|Its)\b )
        (?P<town>[A-Z][a-z]++(?:[ -](?:[A-Z][a-z]++|de|of(?=[ ][A-Z]))){0,3}+) (?= [ ](?:on|in|from|this|next|last
            |later|early|within|and(?![ ][A-Z])|between|to|for|at|city|tomorrow|today|yesterday
            |under)\b | [.,;] | $ | [ ]?\( )""",
    regex.VERBOSE,
)
# "in Manila Bay", "in Can Tho province": the city's name in another's.
_MORE_NAME = re.compile(
    r" (?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|"
    r"October|November|December|City|SAR)[A-Z][a-z]| (?:province|and \w+ provinces)"
)
_NO_TOWN = re.compile(
    r"(?:Office|Palace|House|Academy|University|Secretariat|Assembly|Ministry|Council|Committee|Summit|Meeting|"
    r"Forum|Sea|Strait|Region|Party|"
    r"Government|Parliament|Hall|Cent(?:re|er)|Bay|River|State|Area|Asia|Chairmanship|Community|Union|Nations|Delta|"
    r"Conference|Plan|Programme|Vision)$"
)


# "left for Vientiane to attend", "will come to Vientiane on May 3 for talks"
_WHERE_TO = regex.compile(
    r"(?:, [A-Z]\w+)?,?(?: (?:on|this|next|last|today|tomorrow|yesterday)\b[^.;,]{0,16})? "
    r"(?:to (?:attend|join|take part in|participate in|co-?chair|meet)"
    r"|for (?:[\w-]+ )?(?:talks|meetings?|discussions))\b"
)
_AT = regex.compile(r"(?r)\b(?:in|at|(?:to|from) downtown) (?:downtown )?$", regex.IGNORECASE)


# The city that "will host", "played host to" or "was the venue of" an event.
_HOSTS = regex.compile(r" (?:(?:will|would|is|was|has|to|set|due|also) ){0,3}(?:host(?:s|ed)?|play(?:s|ed)? host to)\b")


def usable_places(article: Article, anchors: Anchors, sentence: Span, terms: Sequence[Term]) -> list[Place]:
    """The cities where something may be told to happen in a sentence: after "in" or "at", or "here"."""
    view = article.text.view
    places: list[Place] = []
    for term in terms:
        if term.entry.kind == "place" and (
            _AT.match(view, max(0, term.start - 14), term.start)
            or (view.endswith((" for ", " to "), 0, term.start) and _WHERE_TO.match(view, term.end))
            or (term.start == sentence.start and _HOSTS.match(view, term.end))
        ):
            if _MORE_NAME.match(view, term.end):
                continue
            name = term.entry.name if term.form == "misprint" else written(article.text.spelt(term.start, term.end))
            places.append(Place(term.start, term.end, name, term.entry.code))
        elif (
            term.entry.kind == "country"
            and term.form == "name"
            and not term.entry.data.get("capital")
            and _AT.match(view, max(0, term.start - 14), term.start)
        ):  # a city that is a state is no place of ours, but the event was there and nowhere else
            places.append(Place(term.start, term.end, "", term.entry.code))
    for match in anchors.matches("in", _CAPITAL_OF, sentence):
        country = next(
            (
                t.entry.code
                for t in terms
                if t.start >= match.start() and t.end <= match.end() and t.entry.kind == "country"
            ),
            None,
        )
        if country:
            places.append(Place(match.start() + 3, match.end(), _capital(article, country), country))
    if article.dateline and article.dateline.place:
        filed = written(article.dateline.place), article.dateline.country
        places.extend(Place(*m.span(), *filed) for m in anchors.matches("here", _HERE, sentence))
        places.extend(Place(*m.span(), *filed) for m in anchors.matches("in", _THIS_TOWN, sentence))
    known = [(t.start, t.end) for t in terms if t.entry.kind in ("country", "place")]
    for match in anchors.matches("in", _TOWN, sentence):
        start, end = match.span("town")
        if not _NO_TOWN.search(match["town"]) and all(end <= a or b <= start for a, b in known):
            follows = view[end : end + 30]
            country = next(
                (
                    t.entry.code
                    for t in terms
                    if t.entry.kind == "country" and end <= t.start <= end + 8 and follows.startswith(",")
                ),
                None,
            )
            places.append(Place(start, end, written(article.text.spelt(start, end)), country))
    return sorted(places, key=lambda p: p.start)


def _capital(article: Article, country: str) -> str:
    """The capital as the dateline writes it if it was filed there, else as the lexicon does."""
    if article.dateline and article.dateline.country == country and article.dateline.place:
        return written(article.dateline.place)
    entry = article.lexicon.country(country)
    capital = entry.data.get("capital") if entry else None
    return str(capital[0]) if capital else ""
