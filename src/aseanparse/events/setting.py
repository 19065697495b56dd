"""When, where and whether: the day, the place and the status that a sentence gives to the heads in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TypeVar

import regex
from attrs import frozen

from aseanparse.events.heads import Anchors, Head
from aseanparse.events.spelling import written
from aseanparse.layout import Article
from aseanparse.model import DateMention, EventStatus
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
_DUE = regex.compile(r"(?r)\b(?:by|until|till|since|before|after)(?: the)? $")
# After "Meeting X in Y on Z, " the main clause tells something else.
_MAIN_CLAUSE = regex.compile(r", (?!in |on |at |[A-Z]\w+ on |[A-Z]\w+, )")
REPORTED = regex.compile(
    r"(?r)\b(?:said|told|announced|stated|agreed|adopted)(?: (?:reporters|here|the press))?(?: on| earlier)? $"
)
# What may stand before a date or place that opens the sentence: "Also on", "On the afternoon of May 17, in", "In New
# Delhi on".
_OPENS = regex.compile(
    r"(?:(?:also|earlier|later|then|on|in|at|from|during|the|afternoon|morning|evening|night|of|this|last|next|late|"
    r"early|mid|and|same|meanwhile|previously|\w+ \d{1,2}(?:, \d{4})?|\w+day|the same day|"
    r"(?<=\bin )(?-i:[A-Z][\w-]*+(?: [A-Z][\w-]*+){0,2}+)),?[ ]?)*+",
    regex.IGNORECASE,
)
_BOUND_FOR = regex.compile(
    r"(?r)\b(?:to (?:attend|join|participate in|take part in|co-?chair|chair|hold|host|convene|open|address)|"
    r"attending|for)(?: the| a| an| their)?(?: opening(?: ceremony)? of(?: the)?)? $"
)
# "gathered in Cebu on Thursday for their retreat": place and day of the retreat.
_GATHERED = regex.compile(
    r"(?r)\b(?:gather(?:ed)?|assembled?|convened?|met|meet) (?:(?:in|at|on|here|this|\w+day|[A-Z]\w+|\d+),? )*+$"
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
        if isinstance(mark, Day) and _DUE.match(view, max(sentence.start, mark.start - 12), mark.start):
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
            if heads[i].shape == "opening" and _MAIN_CLAUSE.search(view, heads[i].end, mark.start):
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
                and (isinstance(mark, Place) or _GATHERED.match(view, sentence.start, mark.start))
            ):
                found.setdefault(after[0], mark)
            if not after or _SAYING.search(view, mark.end, heads[after[0]].start):
                continue
            if _OPENS.fullmatch(view, sentence.start, mark.start) or heads[after[0]].start - mark.end <= 8:
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


def _share(found: dict[int, Mark], i: int, j: int) -> None:
    if i in found or j in found:
        found.setdefault(i, found[j] if j in found else found[i])
        found.setdefault(j, found[i])


_THEN = regex.compile(r"(?r)(?:,|\band) (?:also |then |later )?$")
_TO_ATTEND = regex.compile(
    r"(?: ?[A-Z][\w ]{0,40}?)? ?(?:and|to) (?:attend|attending|join|take part in|participate in)(?: the| a| an)? "
)
_JOINED = regex.compile(r",?[ ](?:and[ ]|as well as[ ])?(?:the[ ])?")
_HERE = regex.compile(r"\bhere\b(?! (?:is|are|was))")
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
        for match in anchors.matches("here", _HERE, sentence):
            places.append(Place(*match.span(), written(article.dateline.place), article.dateline.country))
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


_PROPOSED = (
    r"invit\w+|propos\w+|suggest\w+|recommend\w+|hop(?:ed|es|ing)|wish\w*|urged|asked|requested|called (?:on|for)|"
    r"offered to|should|looks? forward|voiced readiness|ready to"
)
_SCHEDULED = (
    r"will|would|shall|to be held|scheduled|due to|plans?(?: to|ned|s)?|agreed|decided|pledged|committed to|"
    r"vowed|resolved|"
    r"undertook|is to|are to|set to|expected|upcoming|coming|"
    r"next|forthcoming|prepar\w+|ahead of|towards?|soon|instruct\w*|consented|intends?|accept\w*|groundwork for|"
    r"successful (?:organi[sz]ation|hosting) of|slated|announced|going to|"
    r"ensure|assign\w*|task\w*|reached consensus|"
    r"unanimous"
)
_DONE = (
    r"attended|attending|joined|took place|took part|opened|held|addressing|addressed|co-?chaired|chaired|convened|"
    r"gathered|participated|participating|concluded|wrapped up|kicked off|hosted|adopted|signed|at the|during|since|"
    r"after|outcomes"
)
_CUE = regex.compile(  # the last cue is the one found first
    rf"(?r)\b(?:(?P<proposed>{_PROPOSED})|(?P<scheduled>{_SCHEDULED})|(?P<occurred>{_DONE}))\b", regex.IGNORECASE
)
_LEFT_FOR = regex.compile(r"(?r)\b(?:left|leaves?|leaving|departed|departs?)\b[^.;,]{0,50} for (?:the )?$")
_TO_BE = regex.compile(r"(?r)\b(?:will|to) be \w+ $")
_LATER = re.compile(
    r"[^.;]{0,80}?\b(?:will|is scheduled|are scheduled|to be held|scheduled (?:for|to)|is due|are due|would be|is "
    r"set|opens?(?! to)|(?:meets|convenes) (?:in|on)|planned|slated|is expected|to take place|due to)\b",
    re.IGNORECASE,
)
_DONE_LATER = re.compile(
    r"[^.;]{0,60}?\b(?:took place|(?:was|were) (?:held|co-?chaired\w*|attended|opened|hosted|convened)|opened|"
    r"(?:held|met) (?:in|on)|has concluded|concluded|wrapped up|kicked off|which runs|underway|taking place|ended)\b",
    re.IGNORECASE,
)
_PLANNED = regex.compile(
    r",? (?:which is |that is )?(?:planned|scheduled|slated|due|expected|to be held|to take place)\b", regex.IGNORECASE
)
_ACCEPTED = regex.compile(r"\baccept(?:ed|ing|s)\b(?! the credentials)|\band \w+ agreed\b", regex.IGNORECASE)


def status_of(view: str, sentence: Span, head: Head, day: Day | None, today: str) -> EventStatus | None:
    """Whether the head's event has happened, is to happen, or is only wished for; None where the words are neutral.

    The nearest cue before the head decides; a day before or after today overrules it, and an
    accepted invitation is an appointment.
    """
    end = min(sentence.end, head.start + (12 if head.shape == "told" else 0))
    cue = _CUE.search(view, max(sentence.start, head.start - 400), end)
    found: EventStatus | None = None
    if cue:
        found = "proposed" if cue["proposed"] else "scheduled" if cue["scheduled"] else "occurred"
        if cue[0].lower() == "at the" and _TO_BE.match(view, max(sentence.start, cue.start() - 60), cue.start()):
            found = "scheduled"  # "is expected to be signed at the third meeting"
        if found == "proposed" and head.shape == "conference" and cue[0].lower().startswith("invit"):
            found = "scheduled"  # whoever invites to a conference will hold it
    if found is None and head.shape == "conference" and _LEFT_FOR.match(view, sentence.start, head.start):
        found = "scheduled"
    if found == "proposed" and _ACCEPTED.search(
        view, max(sentence.start, head.start - 400), min(sentence.end, head.end + 400)
    ):
        found = "scheduled"
    if found != "proposed" and head.shape in ("conference", "mechanism", "noun", "visit"):
        if _LATER.match(view, head.end, sentence.end):
            found = "scheduled"
        elif _DONE_LATER.match(view, head.end, sentence.end):
            found = "occurred"
    if head.shape in ("conference", "mechanism") and _PLANNED.match(view, head.reach, sentence.end):
        found = "scheduled"
    return settled(today, found, day.first if day else "", day.last if day else "")


_MONTH_OR_DAY, _YEAR_OR_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?"), re.compile(r"\d{4}(-\d\d)?")


def settled(today: str, status: EventStatus | None, first: str, last: str) -> EventStatus | None:
    """The status once the day is compared with today; nothing proposed in the past stays a proposal."""
    if not first or not today or first.startswith("X"):
        return status
    if len(first) == 10 and first > today:
        return status if status == "proposed" else "scheduled"
    if _MONTH_OR_DAY.fullmatch(first) and (last or first)[:10] < today[: len(first)]:
        return "occurred"
    if _YEAR_OR_MONTH.fullmatch(first) and first > today[: len(first)]:
        return status if status == "proposed" else "scheduled"
    return status
