"""The contract of a source, for every source that comes with the package and for the example."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from aseanparse import plugins
from aseanparse.testing import source_cases

from .corpus import SEEDS


def cases() -> Iterator[object]:
    for id, source in plugins.load().sources.items():
        articles = sorted((SEEDS / id).glob("*.txt"), key=lambda path: path.stat().st_size)
        for case in source_cases(source, [articles[0], articles[-1]]):
            yield pytest.param(*case.values, id=f"{id}-{case.id}")


@pytest.mark.parametrize("case", list(cases()))
def test_contract(case: Callable[[], None]) -> None:
    case()
