"""The corpus page's numbers: every event and statement is counted, in whatever order the documents come."""

from __future__ import annotations

import gc
import io
import json
import weakref
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from random import Random
from typing import Any, get_args

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import model, parse
from aseanparse.export import html
from aseanparse.export.html import assets, charts, counts, overview
from aseanparse.export.html.corpus import Summary, ordered, summarise
from aseanparse.model import Document, Event, Mention, Statement

SIDES = ("ASEAN", "KHM", "LAO", "THA", "VNM", "<b>&amp;'\"")
DAYS = st.dates(date(2019, 11, 1), date(2027, 3, 31)).map(date.isoformat)
VALUES = st.one_of(
    st.just(""),
    DAYS,
    st.sampled_from(
        ["2026", "2026-Q3", "2025-H1", "2026-W05", "202X", "2024/2027", "XXXX-05-01", "FUTURE_REF", "P3Y", "?"]
    ),
)
_SIDES = st.lists(st.sampled_from(SIDES), max_size=4).map(tuple)
_NOWHERE = Mention(0, 0, "")
_BLANK = parse("")
_EVENT = Event(
    *("ev", "meeting", None, "occurred", "", None, None, (), (), (), None),
    *("", "", None, "", None, None, (), "test"),
)
_STATEMENT = Statement(
    *("s", "agree", "high", (), False, False, (), (), (), None, "reported", _NOWHERE, _NOWHERE),
    *((), "", None, (), (), None, "", _NOWHERE, "test"),
)


def _some(blank: Any, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """The blank object with some fields drawn: far quicker than to draw them all."""
    return st.tuples(*fields.values()).map(lambda drawn: evolve(blank, **dict(zip(fields, drawn, strict=True))))


EVENTS = _some(
    _EVENT,
    type=st.sampled_from(get_args(model.EventType)),
    status=st.sampled_from(get_args(model.EventStatus)),
    name=st.sampled_from(["", "Summit", "</script><script>alert(1)</script>"]),
    parties=_SIDES,
    start=VALUES,
)
COMMITMENTS = _some(
    _STATEMENT,
    force=st.sampled_from(["high", "low"]),
    parties=_SIDES,
    counterparts=_SIDES,
    deadline=VALUES,
    timetable=st.sampled_from([None, "deadline", "recurring", "vague"]),
    content=st.sampled_from([Mention(0, 9, "open a\nport"), Mention(0, 4, "<i>x")]),
)
PROPOSALS = COMMITMENTS.map(lambda one: evolve(one, act="propose", force="none"))


def documents(id: str) -> st.SearchStrategy[Document]:
    """A document with any events and statements: what rules of the parser would never give, too."""
    return _some(
        evolve(_BLANK, id=id),
        published=st.none() | DAYS,
        headline=st.none() | st.just(Mention(0, 3, "A <b>")),
        events=_numbered(EVENTS, "ev"),
        commitments=_numbered(COMMITMENTS, "c"),
        proposals=_numbered(PROPOSALS, "p"),
    )


def _numbered(kind: st.SearchStrategy[Any], prefix: str) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(kind, max_size=2).map(
        lambda drawn: tuple(evolve(one, id=f"{prefix}{number}") for number, one in enumerate(drawn))
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Document]:
    return [draw(documents(f"a{number}")) for number in range(draw(st.integers(0, 4)))]


def _summaries(found: list[Document]) -> tuple[Summary, ...]:
    return ordered(summarise(document, document.id) for document in found)


@given(corpora())
def test_the_matrix_counts_every_event(found: list[Document]) -> None:
    matrix = counts.who_met_whom(_summaries(found))
    events = [event for document in found for event in document.events]
    parties = [set(event.parties) for event in events]
    assert matrix.events == len(events)
    assert matrix.nobody.total() == sum(not sides for sides in parties)
    assert sum(cell.total() for cell in matrix.cells.values()) == sum(
        1 if len(sides) == 1 else len(sides) * (len(sides) - 1) // 2 for sides in parties
    )
    for one, other in combinations(SIDES, 2):
        told = Counter(e.status for e, sides in zip(events, parties, strict=True) if {one, other} <= sides)
        assert matrix.met(one, other) == matrix.met(other, one) == told
    for side in SIDES:
        told = Counter(e.status for e, sides in zip(events, parties, strict=True) if side in sides)
        assert matrix.totals.get(side, Counter()) == told
        assert (side in matrix.sides) == bool(told)
        alone = Counter(e.status for e, sides in zip(events, parties, strict=True) if sides == {side})
        assert matrix.met(side, side) == alone


@given(corpora())
def test_sides_with_more_events_stand_first(found: list[Document]) -> None:
    matrix = counts.who_met_whom(_summaries(found))
    sizes = [matrix.totals[side].total() for side in matrix.sides]
    assert sizes == sorted(sizes, reverse=True)


@given(corpora())
def test_every_statement_is_due_once(found: list[Document]) -> None:
    due = counts.by_year_due(_summaries(found))
    told: Counter[counts.Level] = sum(due.values(), Counter())
    assert told["high"] + told["low"] == sum(len(document.commitments) for document in found)
    assert told["proposal"] == sum(len(document.proposals) for document in found)
    years = [key for key in due if key not in counts.UNDUE]
    assert years == sorted(years)
    assert not years or (due[years[0]] and due[years[-1]])
    statements = [s for document in found for s in (*document.commitments, *document.proposals)]
    assert due["none"].total() == sum(not s.deadline and s.timetable not in ("vague", "recurring") for s in statements)


@given(corpora())
def test_a_statement_counts_for_each_of_its_parties(found: list[Document]) -> None:
    told = counts.by_party(_summaries(found))
    statements = [s for document in found for s in (*document.commitments, *document.proposals)]
    assert sum(c.total() for c in told.values()) == sum(len(set(s.parties)) or 1 for s in statements)
    for side, count in told.items():
        assert count["proposal"] == sum(s.force == "none" and side in (s.parties or ("",)) for s in statements)
        assert count["high"] == sum(s.force == "high" and side in (s.parties or ("",)) for s in statements)


@given(corpora(), st.sampled_from(counts.GRAINS))
def test_every_article_has_its_period(found: list[Document], grain: counts.Grain) -> None:
    periods, undated = counts.over_time(_summaries(found), grain)
    everything = (*periods, undated)
    assert sum(p.articles for p in everything) == len(found)
    assert sum(p.events for p in everything) == sum(len(d.events) for d in found)
    assert sum(p.commitments for p in everything) == sum(len(d.commitments) for d in found)
    assert sum(p.proposals for p in everything) == sum(len(d.proposals) for d in found)
    assert undated.articles == sum(d.published is None for d in found)
    assert [p.name for p in periods] == sorted({p.name for p in periods})
    assert not periods or (periods[0].articles and periods[-1].articles)


@given(corpora(), st.integers(0, 2**32))
def test_the_order_of_documents_does_not_matter(found: list[Document], seed: int) -> None:
    shuffled = found.copy()
    Random(seed).shuffle(shuffled)
    summaries = _summaries(found)
    assert _summaries(shuffled) == summaries
    loose = [summarise(document, document.id) for document in shuffled]
    assert counts.who_met_whom(loose) == counts.who_met_whom(summaries)
    assert counts.by_party(loose) == counts.by_party(summaries)
    assert counts.by_year_due(loose) == counts.by_year_due(summaries)
    assert counts.grains(loose) == counts.grains(summaries)


@given(corpora(), documents("one more"))
def test_another_document_only_adds(found: list[Document], more: Document) -> None:
    fewer, all_of_them = _summaries(found), _summaries([*found, more])
    assert set(all_of_them) - set(fewer) == {summarise(more, more.id)}
    before, after = counts.who_met_whom(fewer), counts.who_met_whom(all_of_them)
    assert all(cell <= after.cells[pair] for pair, cell in before.cells.items())
    assert all(total <= after.totals[side] for side, total in before.totals.items())
    parties = counts.by_party(all_of_them)
    assert all(count <= parties[side] for side, count in counts.by_party(fewer).items())
    due = counts.by_year_due(all_of_them)
    assert all(count <= due[key] for key, count in counts.by_year_due(fewer).items())


@given(corpora())
def test_a_summary_keeps_what_lists_show(found: list[Document]) -> None:
    for document in found:
        summary = summarise(document, "slug")
        assert [row.id for row in summary.events] == [event.id for event in document.events]
        assert [row.id for row in summary.statements] == [s.id for s in (*document.commitments, *document.proposals)]
        assert (summary.count("commitment"), summary.count("proposal")) == (
            len(document.commitments),
            len(document.proposals),
        )
        assert summarise(evolve(document, text=None), "slug") == summary


# ---------------------------------------------------------------- months, quarters, years
@given(st.dates(date(1, 1, 1), date(9999, 12, 31)))
def test_a_day_lies_in_the_period_that_names_it(day: date) -> None:
    one = summarise(evolve(_BLANK, published=day.isoformat()), "slug")
    names = {grain: counts.over_time([one], grain)[0][0].name for grain in counts.GRAINS}
    assert names == {
        "month": f"{day:%Y-%m}".rjust(7, "0"),
        "quarter": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "year": f"{day.year:04}",
    }


@pytest.mark.parametrize(
    ("days", "first"),
    [
        (["2026-01-05", "2026-12-30"], "month"),
        (["2020-01-05", "2026-12-30"], "quarter"),
        (["2009-10-01", "2027-07-01"], "year"),
        (["0900-01-01", "2026-01-01"], None),
        ([], None),
    ],
)
def test_periods_are_told_apart_or_left_out(days: list[str], first: str | None) -> None:
    found = [summarise(evolve(_BLANK, published=day), day) for day in days]
    assert counts.grains(found)[1] == first


@given(COMMITMENTS, PROPOSALS)
def test_a_deadline_far_beyond_the_others_makes_no_empty_years(near: Statement, far: Statement) -> None:
    near, far = evolve(near, deadline="2026"), evolve(far, deadline="2999-05")
    due = counts.by_year_due([summarise(evolve(_BLANK, commitments=(near,), proposals=(far,)), "slug")])
    assert list(due) == ["2026", "2999", *counts.UNDUE]


# ---------------------------------------------------------------- charts
@given(st.dictionaries(st.text(max_size=3), st.tuples(*[st.integers(0, 5000)] * 3), max_size=6))
def test_bars_are_as_long_as_their_counts(rows: dict[str, tuple[int, ...]]) -> None:
    told = {key: Counter(dict(zip(counts.LEVELS, numbers, strict=True))) for key, numbers in rows.items()}
    most = max([1, *(sum(numbers) for numbers in rows.values())])
    for bar, numbers in zip(charts.bars(told, counts.LEVELS), rows.values(), strict=True):
        assert tuple(count for count, _, _ in bar.parts) == numbers
        ends = [left + width for _, left, width in bar.parts]
        assert [left for _, left, _ in bar.parts] == [0, *ends[:-1]]  # no gap, no overlap
        assert ends[-1] == charts.WIDTH * sum(numbers) // most


@given(corpora(), st.sampled_from(counts.GRAINS))
def test_columns_are_as_high_as_their_counts(found: list[Document], grain: counts.Grain) -> None:
    periods, _ = counts.over_time(_summaries(found), grain)
    for name in ("articles", "events", "commitments", "proposals") if periods else ():
        series = charts.series(name, periods)
        assert [column.count for column in series.columns] == [getattr(period, name) for period in periods]
        assert series.total == sum(column.count for column in series.columns)
        assert all(column.top + column.height == charts.HEIGHT for column in series.columns)
        assert all(bool(column.height) == bool(column.count) for column in series.columns)
        heights = [(column.count, column.height) for column in series.columns]
        assert sorted(heights) == sorted(heights, key=lambda pair: pair[::-1])
    labels = charts.ticks(periods, grain)
    assert sum(span for _, span in labels) == len(periods)
    assert len(labels) <= 9


# ---------------------------------------------------------------- the page's data
@given(corpora())
def test_the_data_holds_every_row_and_ends_no_script(found: list[Document]) -> None:
    summaries = _summaries(found)
    written = overview.data(overview.overview(summaries))
    assert "<" not in written
    told = json.loads(written)
    assert [row[0] for row in told["articles"]["rows"]] == [one.slug for one in summaries]
    for name in ("meetings", "statements"):
        assert all(len(row) == len(told[name]["columns"]) for row in told[name]["rows"])
    assert [(row[0], row[1]) for row in told["meetings"]["rows"]] == [
        (number, event.id) for number, one in enumerate(summaries) for event in one.events
    ]
    assert len(told["statements"]["rows"]) == sum(len(one.statements) for one in summaries)


@settings(max_examples=20)
@given(corpora(), st.integers(0, 2**32))
def test_the_page_is_the_same_in_whatever_order_summaries_come(found: list[Document], seed: int) -> None:
    summaries = [summarise(document, document.id) for document in found]
    pages = []
    for _ in range(2):
        pages.append(assets.render("corpus.html", **overview.values(overview.overview(summaries)), inside=None))
        Random(seed).shuffle(summaries)
    assert pages[0] == pages[1]
    assert "<script>alert" not in pages[0]
    assert "<b>&amp;" not in pages[0]


@pytest.mark.parametrize("folder", [False, True])
def test_documents_are_seen_one_at_a_time(tmp_path: Path, folder: bool) -> None:
    alive: weakref.WeakSet[Document] = weakref.WeakSet()
    most = 0

    def stream() -> Iterator[Document]:
        nonlocal most
        for number in range(20):
            alive.add(document := evolve(_BLANK, id=f"a{number}"))
            gc.collect()  # a template that was filled in refers to itself
            most = max(most, len(alive))
            yield document
            del document

    if folder:
        html.write_folder(stream(), tmp_path)
        assert len(list(tmp_path.iterdir())) == 21
    else:
        html.write(stream(), io.StringIO())
    assert 0 < most < 5
