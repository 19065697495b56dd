"""The contract of a source, and gold for each article."""

from collections.abc import Callable
from pathlib import Path

import pytest
from aseanparse_riverside import SOURCE

from aseanparse import parse
from aseanparse.testing import find_gold, score, source_cases

ARTICLES = Path(__file__).parent.parent / "articles"


@pytest.mark.parametrize("case", source_cases(SOURCE, ARTICLES, gold=ARTICLES))
def test_contract(case: Callable[[], None]) -> None:
    case()


def test_what_a_careful_reader_takes_from_the_articles() -> None:
    golds = list(find_gold([ARTICLES]))
    report = score([parse(gold.text, id=gold.id).to_dict() for gold in golds], golds)
    assert not report.differences, "\n".join(map(str, report.differences))
