"""Every source there is keeps the contract: on its articles, on articles made of facts, and on any text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings

from aseanparse import plugins
from aseanparse.source import CORE
from aseanparse.testing import CASES, source_cases
from aseanparse.testing.record import grounding, order, tiling
from aseanparse.testing.strategies import Facts, Renderer, articles, reads_back, texts
from aseanparse.testing.subject import subject
from tests.corpus import SEEDS, Article, seeds

SOURCES = plugins.load().sources


def _texts_of(id: str) -> list[str]:
    return [article.text for article in seeds() if article.gold.header.source == id]


# ---------------------------------------------------------------- on articles
def _cases() -> list[Any]:
    return [
        pytest.param(*case.values, id=f"{id}-{case.id}")
        for id, source in SOURCES.items()
        for case in source_cases(source, SEEDS / id)
    ]


def test_every_source_has_articles() -> None:
    assert [id for id in SOURCES if not _texts_of(id)] == []


@pytest.mark.parametrize("case", _cases())
def test_a_source_keeps_the_contract(case: Callable[[], None]) -> None:
    case()


@pytest.mark.parametrize("case", sorted(CASES.keys() - {"exclusive"}))  # nothing is the core's own
@pytest.mark.parametrize("article", [a for a in seeds() if not a.gold.header.source], ids=lambda a: a.name)
def test_the_core_keeps_it_on_what_nobody_claims(case: str, article: Article) -> None:
    CASES[case](CORE, article.text)


# ---------------------------------------------------------------- on articles made of facts
def _vns(told: Facts) -> str:
    body = "\n\n".join(told.paragraphs)
    return f" date {told.published}\n{told.headline}\n\n{told.city.upper()} — {body} — VNS\n"


def _vna(told: Facts) -> str:
    body = "\n\n".join(told.paragraphs)
    return f"{told.headline}\nGuests (Photo: VNA)\n\n{told.city} (VNA) - {body}./.\n\nVNA\n\nSee more\nA road\n"


def _wvr(told: Facts) -> str:
    body = "\n\n".join(told.paragraphs)
    return f"{told.headline}\n\nWVR - {body}\n\nRELATED NEWS\nMinister pledges to build a road by 2028\n"


RENDERERS: dict[str, Renderer] = {"vns": _vns, "vna": _vna, "wvr": _wvr}


@pytest.mark.parametrize("id", RENDERERS)
def test_facts_are_read_back_from_an_outlets_article(id: str) -> None:
    @given(articles(RENDERERS[id]))
    def check(article: tuple[Facts, str]) -> None:
        reads_back(SOURCES[id], *article)

    check()


# ---------------------------------------------------------------- on any text
@pytest.mark.parametrize("id", SOURCES)
def test_any_text_is_read_without_offence(id: str) -> None:
    @given(texts(*_texts_of(id)))
    @settings(max_examples=settings().max_examples // 2)
    def check(text: str) -> None:
        beside = subject(SOURCES[id], text)
        beside.claims(text)
        record = beside.read()
        broken = [*grounding(record, text), *tiling(record, text), *order(record, text)]
        # Words that lost the space between them are cut where they were glued.
        assert not [str(breach) for breach in broken if "cuts one" not in breach.what]

    check()
