"""Conferences, meetings, visits and signings: who met, where, when, and whether it has happened.

The steps: ``heads`` finds the words that name or tell an event, ``cast`` who stands near them and ``setting``
when, where and whether; ``reading`` goes through the article once and hands each head to the reader of its kind
(``conferences``, ``meetings``, ``nouns``, ``visits``), which finds the event it means or opens a new one
(``drafts``) with what is remembered (``state``); ``telling`` says for every sentence which event it tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from aseanparse.events.drafts import Draft
from aseanparse.events.reading import read
from aseanparse.events.state import Story
from aseanparse.events.telling import Telling, told_at
from aseanparse.layout import Article
from aseanparse.model import DateMention, Event, Person
from aseanparse.text import Span

__all__ = ["Telling", "find_events", "told_at"]


def find_events(article: Article, dates: Sequence[DateMention], people: Sequence[Person]) -> tuple[Event, ...]:
    """The events an article reports, each once with all its mentions, in order of first mention.

    Interview questions may name a conference. Headlines and captions repeat the body; they are read only where there is no body.

    Args:
        article: the article laid out.
        dates: what :func:`aseanparse.dates.find_dates` found in it.
        people: what :func:`aseanparse.people.find_people` found in it.
    """
    story = Story(article, dates, people)
    zones = article.spans("standfirst", "body", "question") or article.spans("headline", "caption")
    for paragraph in _within(article.text.paragraphs, zones):
        read(story, paragraph)
    story.finish()
    told = sorted((d for d in story.drafts if d.status and d.sides and d.mentions), key=lambda d: min(d.mentions))
    ids = {id(draft): f"ev{n}" for n, draft in enumerate(told, 1)}
    return tuple(_event(article, draft, ids) for draft in told)


def _within(paragraphs: Sequence[Span], zones: Sequence[Span]) -> list[Span]:
    """The parts of paragraphs that lie in the zones; both are in order."""
    parts, i = [], 0
    for zone in zones:
        while i < len(paragraphs) and paragraphs[i].end <= zone.start:
            i += 1
        for paragraph in paragraphs[i:]:
            if paragraph.start >= zone.end:
                break
            parts.append(Span(max(paragraph.start, zone.start), min(paragraph.end, zone.end)))
    return parts


def _event(article: Article, draft: Draft, ids: dict[int, str]) -> Event:
    people = {person for persons in draft.people.values() for person in persons}
    assert draft.status is not None  # find_events keeps only these
    return Event(
        id=ids[id(draft)],
        type=draft.type,
        mode=draft.mode,
        status=draft.status,
        name=draft.name,
        series=draft.series if draft.type == "conference" and draft.series and draft.series[0].isupper() else None,
        ordinal=draft.ordinal,
        parties=tuple(sorted({*draft.sides, *draft.guests})),
        participants=tuple(sorted(people, key=lambda p: (len(p), p))),
        hosts=tuple(sorted(set(draft.hosts))),
        level=draft.level,
        start=draft.first,
        end=draft.last,
        date_basis=draft.basis if draft.first else None,
        place=draft.place,
        country=draft.country,
        parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
        mentions=tuple(article.text.mention(*m) for m in sorted(draft.mentions)),
        rule=draft.rule,
    )
