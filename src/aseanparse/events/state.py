"""What a reader of the article keeps in mind from one sentence to the next."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property

import regex

from aseanparse.events.cast import Actor, Cast, codes
from aseanparse.events.drafts import Draft
from aseanparse.events.heads import Anchors, Head, kinds_of
from aseanparse.events.phrases import NOUN_WORDS
from aseanparse.events.setting import ASIDE, SIDELINES, Day, Place, usable_days
from aseanparse.events.spelling import written
from aseanparse.events.status import settled, status_of
from aseanparse.events.verbs import OPENING_WORDS, SIGNING_WORDS, TOLD_WORDS, VISIT_WORDS
from aseanparse.layout import Article
from aseanparse.model import DateMention, EventStatus, Person
from aseanparse.terms import Term
from aseanparse.text import Span

# "met them before attending the opening of the summit in Bangkok on July 31": there and then.
_WHILE_ATTENDING = regex.compile(
    r"""(?r)\b(?: (?:before|after|while|when|prior[ ]to) [ ] (?:\w+[ ](?:is|was|are|were)[ ])? (?:attending|joining)
            | where [ ] \w+ [ ] (?:is|was|are|were) [ ] attending )
        (?: [ ]the[ ]opening (?:[ ](?:ceremony|session))? [ ]of )? [ ]the[ ] $""",
    regex.VERBOSE,
)
_STAY = regex.compile(r"\b[Dd]uring (?:his|her|their|the) (?:stay|visit|trip)\b")
_CHAIRED = regex.compile(r"\b(?:under the (?:co-)?chair(?:manship)? of|(?:co-)?chaired by|convened by|hosted by)\b")
_ANCHORS = kinds_of(
    {
        "noun": NOUN_WORDS,
        "told": TOLD_WORDS,
        "opening": OPENING_WORDS,
        "visit": VISIT_WORDS,
        "signing": SIGNING_WORDS,
        "guest": ("observer", "observers", "participation", "guest"),
        "in": ("in", "at"),
        "here": ("here",),
    }
)
# How far a sentence is read to the left of a head, and how far back events are compared: both keep a text
# without full stops, or with thousands of events, linear.
_REACH, _RECENT = 300, 64


class Story:
    """The state of reading one article.

    Attributes:
        drafts: the events so far, in order of creation.
        main: the conference the article is about, or None.
        topic: the conference or meeting being told.
        last: the event named last, told or not.
        visit: the visit announced or under way.
        home: the side of the first person named: whose doings the article follows.
        anchors: where heads may stand.
        day: the day (or days) of what was told last to have happened.
        where: place and country of that.
        lead: the first paragraph is being read.
        sentence: the sentence being read, in the view.
        frame: the conference that this sentence only gives as the frame ("on the sidelines of …").
        acted: the subject of the last verb in this sentence.
    """

    def __init__(self, article: Article, dates: Sequence[DateMention], people: Sequence[Person]) -> None:
        self.article = article
        self.view = article.text.view
        self.cast = Cast.of(article, people)
        self.anchors = Anchors(self.view, _ANCHORS)
        self.drafts: list[Draft] = []
        self.main: Draft | None = None
        self.topic: Draft | None = None
        self.last: Draft | None = None
        self.visit: Draft | None = None
        self.home: str | None = None
        self.day: tuple[str, str] = ("", "")
        self.where: tuple[str, str | None] = ("", None)
        self._day_of_where = ""
        self.lead = True
        self.sentence = Span(0, 0)
        self.frame: Draft | None = None
        self.acted: list[Actor] = []
        self._days = sorted(usable_days(article, dates), key=lambda d: d.start)
        self._day_starts = [d.start for d in self._days]
        self._term_starts = [t.start for t in article.terms]
        if people and people[0].country is None:
            self.home = self._speaks_for()  # the first person's side is not told: the country the article is full of

    # ---- looking at the text
    def left(self, head: Head, reach: int = _REACH) -> str:
        """The sentence before a head, at most ``reach`` characters of it."""
        return self.view[max(self.sentence.start, head.start - reach) : head.start]

    def right(self, head: Head, reach: int = _REACH) -> str:
        """The sentence after a head and its full name, at most ``reach`` characters of it."""
        return self.view[head.reach : min(self.sentence.end, head.reach + reach)]

    def phrase(self, head: Head) -> str:
        """The words of a head."""
        return self.view[head.start : head.end]

    def sentence_text(self) -> str:
        """The sentence being read, at most its first thousand characters."""
        return self.view[self.sentence.start : min(self.sentence.end, self.sentence.start + 1000)]

    def terms_in(self, span: Span) -> Sequence[Term]:
        """Lexicon terms that begin in a stretch of the view."""
        first, last = bisect_left(self._term_starts, span.start), bisect_left(self._term_starts, span.end)
        return self.article.terms[first:last]

    def days_in(self, span: Span) -> list[Day]:
        """Usable dates that begin in a stretch of the view."""
        return self._days[bisect_left(self._day_starts, span.start) : bisect_left(self._day_starts, span.end)]

    def is_frame(self, head: Head) -> bool:
        """Whether a conference only says where and when something else was done."""
        start = max(self.sentence.start, head.start - 90)
        if head.shape in ("conference", "noun") and SIDELINES.match(self.view, start, head.start):
            return True
        return head.shape == "conference" and _WHILE_ATTENDING.match(self.view, start, head.start) is not None

    def not_ahead(self, first: str) -> bool:
        """Whether a day may have come when the article was published."""
        return self.article.published is None or first[:10] <= self.article.published.isoformat()

    @cached_property
    def of_asean(self) -> bool:
        """Whether the article speaks of ASEAN, whose conferences need no further introduction in it."""
        return any(term.entry.code == "ASEAN" for term in self.article.terms)

    @property
    def today(self) -> str:
        """The day of publication, as ISO, or ""."""
        return self.article.published.isoformat() if self.article.published is not None else ""

    def _now(self, day: Day | None) -> str:
        """For months and years, where publication is not told: the day of what was told last to have happened."""
        return self.day[0] if day is not None and not day.exact and len(self.day[0]) == 10 else ""

    def _speaks_for(self) -> str | None:
        """The state that the article names far more often than any other, or None."""
        named = Counter(t.entry.code for t in self.article.terms if t.entry.kind == "country" and t.entry.code)
        first, second = [*named.most_common(2), (None, 0), (None, 0)][:2]
        return first[0] if first[1] >= 2 * max(1, second[1]) else None

    # ---- what has been told
    def recent(self, kind: str) -> list[Draft]:
        """The latest events of a type, the last one first."""
        return [d for d in reversed(self.drafts[-_RECENT:]) if d.type == kind]

    def bilateral(self) -> Draft | None:
        """The meeting or visit of two or a few sides that the text is about: named last, else told last."""
        for draft in (self.last, self.topic):
            if draft is not None and draft.type in ("meeting", "visit") and len(draft.sides) >= 2:
                return draft
        return None

    def status(self, head: Head, day: Day | None) -> EventStatus | None:
        """See :func:`aseanparse.events.setting.status_of`."""
        return status_of(self.view, self.sentence, head, day, self.today or self._now(day))

    def settled(self, status: EventStatus, day: Day | None) -> EventStatus:
        """A status after comparison of its day with publication."""
        return settled(self.today, status, day.first, day.last) or status if day else status

    def told(self, draft: Draft, head: Head, day: Day | None, place: Place | None) -> Draft:
        """Take over what this telling adds to an event, and remember it if it is a conference being told."""
        status = self.status(head, day)
        if day and not draft.first and (draft.status != "occurred" or not draft.sure or self.not_ahead(day.first)):
            draft.on(day)
            draft.status = settled(self.today, draft.status or status, day.first, day.last)
        if place and draft.type != "visit":
            draft.at(place)
        if draft.status is None or (draft.status == "proposed" and status == "scheduled"):
            draft.status = status
        elif not draft.sure and status is not None and head.proper and not self.is_frame(head):
            draft.status, draft.sure = settled(self.today, status, draft.first, draft.last) or status, True
        if draft.type == "conference":
            self._tell_conference(draft, head)
        return draft

    def _tell_conference(self, draft: Draft, head: Head) -> None:
        match = _CHAIRED.search(self.view, head.end, min(self.sentence.end, head.end + _REACH))
        chairs = self.cast.between(match.end(), min(match.end() + 80, self.sentence.end))[:1] if match else []
        draft.hosts.extend(c for c in codes(chairs) if c not in draft.hosts and c != "ASEAN")
        bilateral = self.topic is not None and self.topic.type == "meeting"
        aside = ASIDE.match(self.left(head, 60)) is not None and not self.lead
        if self.is_frame(head):
            self.frame = draft
        elif not aside and (draft.status != "scheduled" or (self.main is None and not bilateral)):
            self.topic = draft
        # A conference named once a bilateral meeting is being told is not what the article is about.
        if self.main is None and (self.is_frame(head) or not (bilateral or aside)):
            self.main = draft
        elif self.main is self.frame and draft is not self.frame and draft.occurred and not aside:
            self.main = draft  # "the ASEAN-RoK Meeting held within the framework of the 58th AMM"

    def happened(self, draft: Draft) -> None:
        """Remember a meeting that took place: it is being told now, with its day and place."""
        self.topic = draft
        if len(draft.first) == 10 and not draft.last:
            self.day = (draft.first, "")
        if draft.place or self.day[0] != self._day_of_where:
            self.where, self._day_of_where = (draft.place, draft.country), self.day[0]

    def visit_goes_on(self, draft: Draft, text: str) -> bool:
        """Whether a coming meeting is part of the visit announced: it says so, or goes on with its programme."""
        visit, last = self.visit, self.last
        if visit is None or draft.first:
            return False
        programme = last is not None and last.parent is visit and set(draft.sides) == set(visit.sides)
        return programme or _STAY.search(text) is not None

    def finish(self) -> None:
        """Once all is read: a conference was where the article was filed if that is abroad or the chair's."""
        main, filed = self.main, self._filed()
        if main is not None and main.occurred and not main.place and filed is not None:
            most = Counter(a.code for a in self.cast.actors if a.named).most_common(1)
            if filed[1] in main.hosts or (most and filed[1] != most[0][0]):
                main.place, main.country = filed
        for draft in self.drafts:
            if filed is not None and _held_where_filed(draft, filed[1], self.today):
                draft.place, draft.country = filed
            if draft.status is None and draft.rule == "meeting.mechanism":
                draft.status = "occurred"
            within = (
                main is not None and draft is not main and draft.occurred and main.first <= draft.first <= main.last
            )
            if draft.type == "conference" and main is not None and within:
                draft.parent = main
            parent = draft.parent
            if parent is not None and parent.type == "conference" and not draft.place and draft.mode is None:
                draft.place, draft.country = parent.place, parent.country

    def _filed(self) -> tuple[str, str] | None:
        """Place and country of the dateline; None where it names a state (which is no place, Singapore included)."""
        line = self.article.dateline
        if line is None or line.country is None:
            return None
        state = self.article.lexicon.country(line.country)
        return None if state is not None and state.name == line.place else (written(line.place), line.country)


def _held_where_filed(draft: Draft, country: str, today: str) -> bool:
    """Face-to-face talks of the last days, of the country whose city the dateline names, were held in that city."""
    if draft.type != "meeting" or not draft.occurred or draft.place or draft.mode or country not in draft.sides:
        return False
    parent = draft.parent
    if draft.country not in (None, country):
        return False
    if parent is not None and (parent.type == "conference" or country not in (parent.hosts or [country])):
        return False
    return len(draft.first) == 10 and draft.first[0] != "X" and (not today or _days_between(draft.first, today) <= 3)


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days
