"""The contract of a source, gold for each article, and the words that the plugin adds."""

from collections.abc import Callable
from pathlib import Path

import pytest
from aseanparse_bernama import SOURCE, aseanparse_lexicon

from aseanparse import Text, parse
from aseanparse.testing import find_gold, score, source_cases

ARTICLES = Path(__file__).parent.parent / "articles"


@pytest.mark.parametrize("case", source_cases(SOURCE, ARTICLES, gold=ARTICLES, lexicon=aseanparse_lexicon()))
def test_contract(case: Callable[[], None]) -> None:
    case()


def test_what_a_careful_reader_takes_from_the_articles() -> None:
    golds = list(find_gold([ARTICLES]))
    report = score([parse(gold.text, id=gold.id).to_dict() for gold in golds], golds)
    for area in ("people", "events", "commitments", "proposals"):
        assert report.figure(area) >= 0.8, "\n".join(map(str, report.differences))


def test_a_border_town_is_a_dateline() -> None:
    dateline = parse("BUKIT KAYU HITAM: The two ministers agreed to open a second gate.").dateline
    assert dateline is not None
    assert (dateline.place, dateline.country) == ("Bukit Kayu Hitam", "MYS")


@pytest.mark.parametrize(
    "text",
    [
        "KUALA LUMPUR, 5 Sept (Bernama) -- Menteri Luar berkata perjanjian itu akan dimeterai di Hanoi. -- BERNAMA",
        "KUALA LUMPUR, Sept 5 — The minister told the press so, Bernama reported.",
        "KUALA LUMPUR: The minister told the press so.\nThe minister speaks. — Bernama pic",
    ],
)
def test_neither_the_malay_service_nor_who_quotes_the_agency(text: str) -> None:
    assert not SOURCE.recognise(Text(text), None)
