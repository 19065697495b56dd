"""Strategies make what they say: facts that a source reads back, texts that bear any damage, objects of our classes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import attrs
import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import DateMention, Document, Event, Person, Source, Statement, Text, Zone, parse
from aseanparse.source import CORE
from aseanparse.testing import ContractError
from aseanparse.testing.invented import HABITS
from aseanparse.testing.strategies import (
    DateFact,
    Facts,
    StatementFact,
    articles,
    dates,
    facts,
    names,
    plainly,
    reads_back,
    recent_days,
    texts,
)

READER = evolve(CORE, id="plain", recognise=lambda text, url: True)
days = st.dates(date(2000, 1, 1), date(2040, 12, 31))


# ---------------------------------------------------------------- render, then read
@given(articles(plainly))
def test_facts_are_read_back(article: tuple[Facts, str]) -> None:
    reads_back(READER, *article)


@given(days, st.data())
def test_dates_mean_what_they_say(published: date, data: st.DataObject) -> None:
    told = data.draw(dates(published) | recent_days(published))
    (found,) = parse(f"They met in Jakarta on {told.words}.", published=published).dates
    assert DateFact(found.text, found.value) == told


@pytest.mark.parametrize("country", HABITS)
def test_names_are_of_the_country_asked_for(country: str) -> None:
    @given(names(country))
    @settings(max_examples=5)
    def check(person: object) -> None:
        assert getattr(person, "country") == country  # noqa: B009

    check()


LOST: dict[str, tuple[Callable[[Facts], Facts], str]] = {
    "another day": (lambda f: evolve(f, meeting=evolve(f.meeting, day=DateFact("May 5", "1999-05-05"))), "events"),
    "another city": (lambda f: evolve(f, meeting=evolve(f.meeting, city="Cebu")), "events"),
    "a person more": (lambda f: evolve(f, people=(*f.people, evolve(f.people[0], name="Kham Luang"))), "people"),
    "a person less": (lambda f: evolve(f, people=f.people[1:]), "is not in the article"),
    "another office": (lambda f: evolve(f, people=(evolve(f.people[0], office="Speaker"), *f.people[1:])), "people"),
    "a statement less": (lambda f: evolve(f, statements=f.statements[1:]), "statements"),
    "another act": (lambda f: evolve(f, statements=(evolve(f.statements[0], act="invite"),)), "invite"),
    "a paragraph more": (lambda f: evolve(f, paragraphs=(*f.paragraphs, "More.")), "the text lacks paragraphs"),
    "filed elsewhere": (lambda f: evolve(f, city="Cebu"), "dateline"),
}


@given(facts())
@settings(max_examples=5)
def test_a_statement_said_twice_is_counted_twice(fact: Facts) -> None:
    said = StatementFact("pledge", fact.meeting.parties, "hold joint talks")
    sentence = "The two sides pledged to hold joint talks."
    twice = evolve(fact, statements=(said, said), paragraphs=(fact.paragraphs[0], sentence, sentence))
    reads_back(READER, twice, plainly(twice))
    with pytest.raises(ContractError, match="is not in the article"):
        reads_back(READER, evolve(twice, statements=(said,)), plainly(twice))


@pytest.mark.parametrize("lost", LOST)
def test_what_is_not_read_back_is_told(lost: str) -> None:
    change, told = LOST[lost]

    @given(facts())
    @settings(max_examples=5)
    def check(fact: Facts) -> None:
        with pytest.raises(ContractError, match=told):
            reads_back(READER, change(fact), plainly(fact))

    check()


SOURCES: dict[str, tuple[Source, str]] = {
    "claims nothing": (evolve(READER, recognise=lambda text, url: False), "does not claim"),
    "finds no people": (evolve(READER, find_people=lambda article: ()), "people"),
    "fails": (evolve(READER, find_people=lambda article: 1 / 0), "ZeroDivisionError"),  # type: ignore[arg-type,return-value]
}


@pytest.mark.parametrize("fault", SOURCES)
def test_a_source_that_does_not_read_facts_back_is_told(fault: str) -> None:
    source, told = SOURCES[fault]

    @given(articles(plainly))
    @settings(max_examples=3)
    def check(article: tuple[Facts, str]) -> None:
        with pytest.raises(ContractError, match=told):
            reads_back(source, *article)

    check()


# ---------------------------------------------------------------- texts and objects
@given(st.data())
def test_texts_are_strings_of_any_kind(data: st.DataObject) -> None:
    assert isinstance(data.draw(texts("An article.\nOf two lines.")), str)


@pytest.mark.parametrize("kind", [Document, DateMention, Person, Event, Statement, Zone, Facts, Text])
def test_our_classes_have_strategies_of_their_own(kind: type) -> None:
    @given(st.from_type(kind))
    @settings(max_examples=10)
    def check(value: object) -> None:
        assert isinstance(value, kind)
        if attrs.has(kind) and hasattr(value, "start") and hasattr(value, "text"):
            assert value.text.strip() == value.text != ""

    check()
