"""Conferences, meetings, visits and signings: who met, where, when, and whether it has happened.

The steps: ``phrases`` and ``verbs`` find the ``heads``, the words that name or tell an event, at their anchors, and
``spelling`` writes their names; ``cast`` knows who stands near them, ``sides`` who meets whom, ``setting`` when and
where, ``status`` whether; ``reading`` goes through the article once and hands each head to the reader of its kind
(``conferences``, ``meetings``, ``mechanisms``, ``nouns``, ``visits``, ``signings``), which finds the event it means or
opens a new one (``drafts``) with what is remembered (``state``); ``telling`` says for every sentence which it tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from aseanparse.events.drafts import Draft
from aseanparse.events.reading import read
from aseanparse.events.state import Story
from aseanparse.events.telling import Telling, told_at
from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon
from aseanparse.model import DateMention, Event, Person
from aseanparse.people import office_level
from aseanparse.text import Span

__all__ = ["Telling", "find_events", "told_at"]


def find_events(article: Article, dates: Sequence[DateMention], people: Sequence[Person]) -> tuple[Event, ...]:
    """The events an article reports, each once with all its mentions, in order of first mention.

    Interview questions may name a conference. Headlines and captions repeat the body and are read only where there
    is none.

    Args:
        article: the article laid out.
        dates: what ``find_dates`` found in it.
        people: what ``find_people`` found in it.
    """
    story = Story(article, dates, people)
    zones = article.spans("standfirst", "body", "question") or article.spans("headline", "caption")
    for paragraph in _within(article.text.paragraphs, zones):
        read(story, paragraph)
    story.finish()
    told = sorted(
        (d for d in story.drafts if d.status and d.mentions and (d.sides or d.name)), key=lambda d: min(d.mentions)
    )
    ids = {id(draft): f"ev{n}" for n, draft in enumerate(told, 1)}
    return tuple(_event(story, draft, ids) for draft in told)


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


def _level(story: Story, draft: Draft, people: Sequence[str]) -> str | None:
    """The level of the series, else of the first person taking part whose office tells one."""
    lexicon = story.article.lexicon
    if level := _levels(lexicon).get(draft.series or ""):
        return level
    offices = (office.title for person in people for office in story.cast.people[person].offices)
    return next((level for title in offices if (level := office_level(title, lexicon))), None)


@cache
def _levels(lexicon: Lexicon) -> dict[str, str]:
    """The level at which each series of conferences meets."""
    forums = [e for e in lexicon.entries if e.kind == "forum" and e.code]
    return {str(e.code): str(e.data["level"]) for e in reversed(forums) if e.data.get("level")}


def _event(story: Story, draft: Draft, ids: dict[int, str]) -> Event:
    people = sorted({person for persons in draft.people.values() for person in persons}, key=lambda p: (len(p), p))
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
        participants=tuple(people),
        hosts=tuple(sorted(set(draft.hosts))),
        level=_level(story, draft, people),
        start=draft.first,
        end=draft.last,
        date_basis=draft.basis if draft.first else None,
        place=draft.place,
        country=draft.country,
        parent=ids.get(id(draft.parent)) if draft.parent is not None else None,
        mentions=tuple(story.article.text.mention(*m) for m in sorted(draft.mentions)),
        rule=draft.rule,
    )
