"""What an archive costs: the estimate follows from what was measured, and the page takes it. No time is asserted."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from benchmarks import scale
from benchmarks.scale import PAGE, Slice, Start, estimate, put, rate, tell
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.export.json import dumps

RATES = st.floats(1, 10_000)
STARTS = [Start("one process", 200, 30), Start("fork", 250, 6)]


def run(rates: list[float], megabytes: list[float]) -> list[Slice]:
    return [
        Slice(1000 * (n + 1), one / 2, one, one, 0.01, mb)
        for n, (one, mb) in enumerate(zip(rates, megabytes, strict=True))
    ]


@given(rate=RATES, slices=st.integers(3, 9), megabytes=st.floats(10, 1000), workers=st.integers(2, 64))
def test_an_even_run_goes_on_as_it_was(rate: float, slices: int, megabytes: float, workers: int) -> None:
    found = estimate(run([rate] * slices, [megabytes] * slices), workers, 0.5)
    assert found.hours * 3600 * rate == pytest.approx(1_000_000)
    assert found.core_hours == pytest.approx(workers * found.hours)
    assert found.price == pytest.approx(found.core_hours / 2)
    assert found.megabytes == pytest.approx(megabytes)


@given(st.lists(RATES, min_size=3, max_size=9), st.floats(0, 0.01))
def test_memory_that_grows_goes_on_growing_and_what_caches_took_at_first_does_not_count(
    rates: list[float], growth: float
) -> None:
    settled = [100 + growth * 1000 * n for n in range(len(rates))]
    found = estimate(run(rates, [20.0, *settled[1:]]), 2, 1)
    assert found.megabytes == pytest.approx(settled[-1] + growth * (1_000_000 - 1000 * len(rates)))
    shrinking = estimate(run(rates, settled[::-1]), 2, 1)
    assert shrinking.megabytes == pytest.approx(settled[-1])


def test_the_page_takes_what_is_told_and_keeps_the_rest() -> None:
    slices = run([100.0, 120.0, 110.0], [90.0, 91.0, 91.0])
    told = tell(slices, STARTS, 2, 0.04)
    assert "**2.00 times**" in told
    assert "take 2.5 hours" in told
    page = PAGE.read_text(encoding="utf-8")
    once = put(told, page)
    assert told in once
    assert put("", once) == put("", page)
    assert len(put("", page)) == len(once) - len(told)


def test_all_that_is_measured_is_of_articles_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    alone: list[range] = []
    taken: list[int] = []

    def one(numbers: range, then: object) -> float:
        alone.append(numbers)
        return 1.0

    monkeypatch.setattr(scale, "rate", one)
    monkeypatch.setattr(scale, "apart", lambda numbers, workers, then: one(numbers, then))
    monkeypatch.setattr(scale, "stream", lambda articles, read, workers: (taken.append(1) for _ in articles))
    monkeypatch.setattr(scale, "sleep", lambda seconds: None)
    done = [each.done for each in scale.measure(390, 2, 3, 0.1, dumps)]
    assert done == [130, 260, 390]
    assert len(taken) == 390
    assert all(before.stop == after.start for before, after in pairwise(alone))
    assert alone[0].start == 390
    assert {len(numbers) for numbers in alone} == {13}


def test_a_rate_and_memory_are_measured_here() -> None:
    assert rate(range(3), dumps) > 0
    if os.path.exists("/proc/self/smaps_rollup"):
        assert scale.memory(os.getpid(), "Pss") > scale.memory(os.getpid(), "Private") > 5
    assert scale.memory(2**30, "Pss") == 0.0
