"""Which event each sentence tells: what "both sides", "the two ministers" and "they" look up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex
from attrs import frozen

from aseanparse.events.cast import Actor, Cast
from aseanparse.events.setting import ASIDE, SIDELINES
from aseanparse.layout import Article
from aseanparse.model import Event, Person
from aseanparse.text import Span


@frozen
class Telling:
    """A stretch of the view that tells one event.

    Attributes:
        start: first position in the view.
        end: one past the last.
        event: id of the event told there.
        sides: its parties, as in the event.
    """

    start: int
    end: int
    event: str
    sides: tuple[str, ...]


def told_at(article: Article, events: Sequence[Event], people: Sequence[Person]) -> tuple[Telling, ...]:
    """Sentence by sentence, which event is being told.

    An event is told from the sentence that opens it (names it as happening) until another is opened, or until a
    person speaks who took part only in another of the meetings told so far. Planned and proposed events are
    told only where nothing else is. Sentences before the first event have no telling.

    Args:
        article: the article laid out.
        events: what :func:`find_events` returned for it.
        people: the people found in it.

    Returns:
        The stretches in order, not overlapping, in view positions; neighbours with one event are joined.
    """
    view = article.text.view
    cast = Cast.of(article, people)
    told = [e for e in events if e.type in ("meeting", "conference") and e.status == "occurred"]
    if not told:
        told = [e for e in events if e.type == "conference"][:1] or [
            e for e in events if e.type in ("meeting", "visit")
        ][:1]
    named = _Named(article, [*told, *(e for e in events if e.type == "visit" and e not in told)])
    asked = {span.start for span in article.spans("question")}
    seen: list[Event] = []
    topic: Event | None = None
    subject: Event | None = None  # what an interview opened with and comes back to
    interview = False
    tellings: list[Telling] = []
    for zone in article.spans("body", "standfirst", "question"):
        if zone.start in asked:
            if not interview and topic is not None and topic.type == "conference":
                subject = topic
            interview = True
            topic = subject
            continue
        for sentence in article.text.sentences(zone):
            opened = named.opened(view, sentence, told)
            announced = [e for e in named.within(sentence) if e.type == "visit" and _apart(e, topic)]
            start = sentence.start
            if opened:
                meetings = [e for e in opened if e.type == "meeting"]
                fresh = [e for e in meetings or opened if e not in seen]
                topic = (fresh or meetings or opened)[0]
                seen.extend(e for e in opened if e not in seen)
            elif announced:
                topic = announced[0]
            else:
                for n, actor in enumerate(cast.persons(*sentence)):
                    first = n == 0
                    if first or _NEW_CLAUSE.match(view, max(sentence.start, actor.start - 60), actor.start):
                        other = _meeting_of(actor, seen, topic)
                        if other is not None and not first and topic is not None:
                            _tell(tellings, Span(start, actor.start), topic)
                            start = actor.start
                        topic = other or topic
            if topic is not None:
                _tell(tellings, Span(start, sentence.end), topic)
    return tuple(tellings)


class _Named:
    """Where events are named, in order."""

    def __init__(self, article: Article, events: Sequence[Event]) -> None:
        spans = [(article.text.view_span(m.start, m.end).start, n) for n, e in enumerate(events) for m in e.mentions]
        self._spans = sorted(spans)
        self._events = events

    def within(self, span: Span) -> list[Event]:
        """The events named in a stretch of the view."""
        return [self._events[n] for _, n in self._cut(span)]

    def opened(self, view: str, span: Span, told: Sequence[Event]) -> list[Event]:
        """Those of them that have happened and are more than a frame ("on the sidelines of …") or an aside."""
        return [
            self._events[n]
            for at, n in self._cut(span)
            if n < len(told)
            and not SIDELINES.match(view, max(span.start, at - 90), at)
            and not ASIDE.match(view, max(span.start, at - 60), at)
        ]

    def _cut(self, span: Span) -> list[tuple[int, int]]:
        return self._spans[bisect_left(self._spans, (span.start, 0)) : bisect_left(self._spans, (span.end, 0))]


# "Chua agreed to …, while Azlan suggested …": another person, another meeting.
_NEW_CLAUSE = regex.compile(r"(?r)(?:, while|, whereas|;|, and) (?:the |his |her )?(?:[A-Z][\w'-]*+ )*+$")


def _meeting_of(actor: Actor, seen: Sequence[Event], topic: Event | None) -> Event | None:
    """The one meeting told so far in which this person took part, where that is not the one being told."""
    if actor.person is None or topic is None or topic.type != "meeting" or actor.person in topic.participants:
        return None
    theirs = [e for e in seen if e.type == "meeting" and actor.person in e.participants]
    return theirs[0] if len(theirs) == 1 else None


def _apart(visit: Event, topic: Event | None) -> bool:
    """A coming visit of other sides than those of the meeting being told begins a story of its own."""
    if visit.status != "scheduled":
        return False
    return topic is None or (topic.type != "conference" and visit.parties != topic.parties)


def _tell(tellings: list[Telling], span: Span, event: Event) -> None:
    last = tellings[-1] if tellings else None
    if last is not None and last.event == event.id:
        tellings[-1] = Telling(last.start, span.end, event.id, event.parties)
    else:
        tellings.append(Telling(*span, event.id, event.parties))
