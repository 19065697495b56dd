"""Conferences, meetings, visits and signings: who met, where, when, and whether it has happened.

The steps: ``heads`` finds the words that name or tell an event, ``cast`` who stands near them, ``setting``
when and where and whether, ``story`` reads the article in one pass and decides which heads are one event
(``drafts``), ``telling`` says for every sentence which event it tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from aseanparse.events.drafts import Draft
from aseanparse.events.story import Story
from aseanparse.events.telling import Telling, told_at
from aseanparse.layout import Article
from aseanparse.model import DateMention, Event, Person

__all__ = ["Telling", "find_events", "told_at"]


def find_events(article: Article, dates: Sequence[DateMention], people: Sequence[Person]) -> tuple[Event, ...]:
    """The events an article reports, each once with all its mentions, in order of first mention.

    Args:
        article: the article laid out.
        dates: what :func:`aseanparse.dates.find_dates` found.
        people: what :func:`aseanparse.people.find_people` found.
    """
    story = Story(article, dates, people)
    for span in article.spans("body") or article.spans("standfirst", "headline", "caption"):
        for paragraph in article.text.paragraphs:
            start, end = max(paragraph.start, span.start), min(paragraph.end, span.end)
            if start < end:
                story.read(type(span)(start, end))
                story.lead = False
    story.finish()
    drafts = sorted((d for d in story.drafts if d.status and d.sides and d.mentions), key=lambda d: min(d.mentions))
    ids = {id(draft): f"ev{n}" for n, draft in enumerate(drafts, 1)}
    return tuple(_event(article, draft, ids) for draft in drafts)


def _event(article: Article, draft: Draft, ids: dict[int, str]) -> Event:
    people = sorted({p for persons in draft.people.values() for p in persons}, key=lambda p: (len(p), p))
    assert draft.status is not None
    return Event(
        id=ids[id(draft)],
        type=draft.type,
        mode=draft.mode,
        status=draft.status,
        name=draft.name,
        series=draft.series,
        ordinal=draft.ordinal,
        parties=tuple(sorted({*draft.sides, *draft.guests})),
        participants=tuple(people),
        hosts=tuple(sorted(set(draft.hosts))),
        level=None,
        start=draft.first,
        end=draft.last,
        date_basis=draft.basis if draft.first else None,
        place=draft.place,
        country=draft.country,
        parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
        mentions=tuple(article.text.mention(*m) for m in sorted(draft.mentions)),
        rule=draft.rule,
    )
