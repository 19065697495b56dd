"""The pipeline: read this file first. One article goes in, one Document comes out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from aseanparse import plugins
from aseanparse.commitments import Explanation, explain_commitments
from aseanparse.errors import InputError
from aseanparse.layout import Article
from aseanparse.model import SCHEMA, DateMention, Document, Event, Person, Statement
from aseanparse.source import Source
from aseanparse.terms import entities, find_terms
from aseanparse.text import Text, hashed


def parse(
    text: str,
    *,
    id: str | None = None,
    url: str | None = None,
    source: str | None = None,
    published: date | str | None = None,
    max_chars: int | None = None,
) -> Document:
    """Read one article.

    Args:
        text: the article; every offset in the result indexes this string.
        id: the caller's name for the article; a hash of the text if left out.
        url: where it came from; may help to recognise the outlet.
        source: id of the source to use instead of recognising it.
        published: day of publication, as a date or an ISO string; overrides what the article says.
        max_chars: refuse a text of more code points, for who takes texts from strangers. By default none is refused:
            time and memory grow no faster than the text, and who passes a string has it in memory already.

    Raises:
        InputError: ``text`` is no string or longer than ``max_chars``, or ``published`` no date.
        UnknownSourceError: no loaded plugin has a source with that id.
    """
    _refuse_longer(text, max_chars)
    outlet, article = _lay_out(text, url, source, published)
    dates = outlet.find_dates(article)
    people = outlet.find_people(article)
    events = outlet.find_events(article, dates, people)
    statements = outlet.find_commitments(article, dates, people, events)
    return document(outlet, article, dates, people, events, statements, id=id, url=url)


def document(
    outlet: Source,
    article: Article,
    dates: tuple[DateMention, ...],
    people: tuple[Person, ...],
    events: tuple[Event, ...],
    statements: tuple[Statement, ...],
    *,
    id: str | None = None,
    url: str | None = None,
) -> Document:
    """The record of an article and what the functions of a source found in it."""
    text = article.text.original
    return Document(
        schema=SCHEMA,
        id=id or hashed(text),
        url=url,
        source=outlet.id,
        language="en",
        published=article.published.isoformat() if article.published else None,
        published_basis=article.published_basis,
        headline=article.headline,
        dateline=article.dateline,
        zones=article.zones,
        dates=dates,
        people=people,
        entities=entities(article),
        events=events,
        commitments=tuple(s for s in statements if s.force != "none"),
        proposals=tuple(s for s in statements if s.force == "none"),
        warnings=tuple(article.warnings),
        text=text,
    )


def explain(
    text: str, *, url: str | None = None, source: str | None = None, published: date | str | None = None
) -> Iterator[Explanation]:
    """Tell sentence by sentence how the commitments of an article were found, and why triggers were passed over.

    The arguments and errors are those of ``parse``. A source's own ``find_commitments`` is not explained.
    """
    outlet, article = _lay_out(text, url, source, published)
    dates = outlet.find_dates(article)
    people = outlet.find_people(article)
    events = outlet.find_events(article, dates, people)
    return explain_commitments(article, dates, people, events)


def _refuse_longer(text: str, max_chars: int | None) -> None:
    if max_chars is None:
        return
    if not isinstance(max_chars, int) or isinstance(max_chars, bool) or max_chars < 0:
        raise InputError(f"max_chars: needs to be a number of characters or None, is {max_chars!r}")
    if isinstance(text, str) and len(text) > max_chars:
        raise InputError(f"text: has {len(text)} characters, max_chars allows {max_chars}; nothing was read")


def _lay_out(text: str, url: str | None, source: str | None, published: date | str | None) -> tuple[Source, Article]:
    if not isinstance(text, str):
        raise InputError(f"text: needs to be a str, is {type(text).__name__}")
    loaded = plugins.load()
    page = Text(text)
    outlet = loaded.choose(page, url, source)
    terms = find_terms(page, loaded.lexicon)
    return outlet, outlet.layout(page, terms, loaded.lexicon, published)
