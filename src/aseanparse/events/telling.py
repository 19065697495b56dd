"""Which event each sentence tells: what "both sides", "the two ministers" and "they" look up."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import frozen

from aseanparse.events.cast import Cast
from aseanparse.events.setting import ASIDE, SIDELINES
from aseanparse.layout import Article
from aseanparse.model import Event, Person
from aseanparse.text import Span, sentences


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
    view, text = article.text.view, article.text
    cast = Cast(article, people)
    spans = {e.id: [text.view_span(m.start, m.end) for m in e.mentions] for e in events}
    told = [e for e in events if e.type in ("meeting", "conference") and e.status == "occurred"]
    if not told:
        told = [e for e in events if e.type == "conference"][:1] or [
            e for e in events if e.type in ("meeting", "visit")
        ][:1]
    visits = [e for e in events if e.type == "visit"]
    seen: list[Event] = []
    topic: Event | None = None
    subject: Event | None = None  # what the article opened with, and an interview comes back to
    tellings: list[Telling] = []
    asked = {span.start for span in article.spans("question")}
    for zone in article.spans("body", "standfirst", "question"):
        if zone.start in asked:
            subject = subject or (topic if len(tellings) <= 1 else None)
            topic = subject
            continue
        for sentence in sentences(view, zone):
            opened = sorted(
                (span.start, n, event)
                for n, event in enumerate(told)
                for span in spans[event.id]
                if sentence.start <= span.start < sentence.end
                and not SIDELINES.search(view, max(sentence.start, span.start - 90), span.start)
                and not ASIDE.search(view, max(sentence.start, span.start - 40), span.start)
            )
            meetings = [event for _, _, event in opened if event.type == "meeting"]
            speaker = next((a for a in cast.persons(*sentence) if a.person), None)
            if opened:
                fresh = [e for e in meetings or [e for _, _, e in opened] if e not in seen]
                topic = (fresh or meetings or [opened[0][2]])[0]
                seen.extend(e for _, _, e in opened if e not in seen)
            elif (
                speaker is not None
                and topic is not None
                and topic.type == "meeting"
                and speaker.person not in topic.participants
            ):
                with_speaker = [e for e in seen if e.type == "meeting" and speaker.person in e.participants]
                topic = with_speaker[-1] if len(with_speaker) == 1 else topic
            else:
                topic = next((e for e in visits if _announced(e, spans[e.id], sentence, topic)), topic)
            if topic is None:
                continue
            last = tellings[-1] if tellings else None
            if last is not None and last.event == topic.id:
                tellings[-1] = Telling(last.start, sentence.end, topic.id, topic.parties)
            else:
                tellings.append(Telling(*sentence, topic.id, topic.parties))
    return tuple(tellings)


def _announced(visit: Event, spans: Sequence[Span], sentence: Span, topic: Event | None) -> bool:
    """A visit of other sides than those being told begins a story of its own."""
    return (topic is None or (topic.type != "conference" and visit.parties != topic.parties)) and any(
        sentence.start <= span.start < sentence.end for span in spans
    )
