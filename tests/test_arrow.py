"""Batches of articles in Arrow: what parse_many says, whatever the partitioning; a bad row is a row with an error."""

from __future__ import annotations

from datetime import date, datetime
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import ArticleError, Document, Input, InputError, UnknownSourceError, many, parse_many
from aseanparse.demo import articles
from aseanparse.export import columns
from aseanparse.export.columns import TABLES
from aseanparse.testing import strategies
from aseanparse.text import hashed
from tests.commands import ARTICLE

pa = pytest.importorskip("pyarrow", reason="Arrow needs pyarrow: pip install 'aseanparse[arrow]'")
arrow = pytest.importorskip("aseanparse.arrow")

INPUT = pa.schema([("text", pa.string()), ("id", pa.string()), ("url", pa.string()), ("published", pa.date32())])
ROWS = [{"text": text, "id": id} for id, text in articles()]


def batch(rows: list[dict[str, Any]]) -> Any:
    return pa.RecordBatch.from_pylist(rows, schema=INPUT)


def row(result: Document | ArticleError) -> dict[str, Any]:
    """What the batch is to say of a result, made of the tables one by one."""
    if not isinstance(result, Document):
        empty: dict[str, Any] = {c.name: None for c in columns.table("documents").columns}
        return {**empty, "document": result.id, "warnings": [], **{t: [] for t in TABLES[1:]}, "error": str(result)}
    told: dict[str, list[dict[str, Any]]] = {}
    for name in TABLES:
        names = [column.name for column in columns.table(name).columns]
        told[name] = [dict(zip(names, cells, strict=True)) for cells in columns.table(name).rows(result)]
    (first,) = told.pop("documents")
    assert {one.pop("document") for rows in told.values() for one in rows} <= {first["document"]}
    return {**first, **told, "error": None}


rows = st.fixed_dictionaries(
    {"text": st.sampled_from([r["text"] for r in ROWS]) | strategies.texts().filter(lambda t: t.isprintable())},
    optional={
        "id": st.text("abc", min_size=1, max_size=3),
        "url": st.just("https://example.org/a"),
        "published": st.dates(date(1990, 1, 1), date(2040, 1, 1)),
    },
)


@settings(max_examples=25)
@given(rows=st.lists(rows, max_size=6), cuts=st.lists(st.integers(0, 6), max_size=4), keep_text=st.booleans())
def test_any_batch_says_what_parse_many_says_however_it_is_cut(
    rows: list[dict[str, Any]], cuts: list[int], keep_text: bool
) -> None:
    whole = batch(rows)
    wanted = [row(result) for result in parse_many([Input(**r) for r in rows], keep_text=keep_text)]
    edges = sorted({0, len(rows), *(min(cut, len(rows)) for cut in cuts)})
    parts = [whole.slice(a, b - a) for a, b in pairwise(edges)] or [whole]
    found = [arrow.parse_batch(part, keep_text=keep_text) for part in parts]
    assert pa.Table.from_batches(found).to_pylist() == wanted
    for one in found:
        one.validate(full=True)
        assert one.schema.equals(arrow.schema(), check_metadata=True)


def test_no_row_gives_no_row() -> None:
    found = arrow.parse_batch(batch([]))
    assert found.num_rows == 0
    assert found.schema == arrow.schema()


def test_every_column_of_every_table_is_there_with_its_type() -> None:
    from aseanparse.export import arrow as tables

    schema = arrow.schema()
    assert schema.names == [*tables.schema("documents").names, *TABLES[1:], "error"]
    for name in TABLES[1:]:
        nested = schema.field(name).type.value_type
        assert [(f.name, f.type) for f in nested] == [(f.name, f.type) for f in tables.schema(name)][1:]


def test_a_poisoned_row_is_a_row_with_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = many.parse

    def stumbling(text: str, **options: Any) -> Document:
        if text == "poison":
            raise ZeroDivisionError("over the edge")
        return parse(text, **options)

    monkeypatch.setattr(many, "parse", stumbling)
    (nameless,) = arrow.parse_batch(batch([{"text": "poison"}])).to_pylist()
    assert nameless["document"] == hashed("poison")
    given = [ROWS[0], {"id": "bad", "text": "poison"}, {"id": "none"}, ROWS[1]]
    found = arrow.parse_batch(batch(given)).to_pylist()
    assert [one["document"] for one in found] == [ROWS[0]["id"], "bad", "none", ROWS[1]["id"]]
    no_text = "'text' is not a string but null"
    assert [one["error"] for one in found] == [None, "ZeroDivisionError: over the edge", no_text, None]
    assert found[1] == row(ArticleError("ZeroDivisionError: over the edge", id="bad"))
    assert found[3] == arrow.parse_batch(batch([ROWS[1]])).to_pylist()[0]


@pytest.mark.parametrize(
    ("published", "day", "error"),
    [
        (pa.array(["2026-05-13T23:30:00Z"]), date(2026, 5, 13), None),
        (pa.array([""]), None, None),
        (pa.array([datetime(2026, 5, 13, 23, 30)]), date(2026, 5, 13), None),
        (pa.array([date(2026, 5, 13)], pa.date64()), date(2026, 5, 13), None),
        (pa.array([None], pa.null()), None, None),
        (pa.array(["soon"]), None, "'published' is 'soon', no date such as 2026-01-29"),
        (pa.array([7]), None, "'published' is a number, no date such as 2026-01-29"),
    ],
)
def test_days_come_as_dates_times_or_strings(published: Any, day: date | None, error: str | None) -> None:
    given = pa.record_batch({"text": [ARTICLE], "id": [7], "published": published, "other": [[1]]})
    (found,) = arrow.parse_batch(given).to_pylist()
    assert (found["document"], found["published"], found["error"]) == ("7", day, error)


@pytest.mark.parametrize("kind", [pa.large_string(), pa.dictionary(pa.int8(), pa.string())])
def test_texts_come_in_any_type_of_string(kind: Any) -> None:
    given = pa.record_batch({"text": pa.array([ARTICLE]).cast(kind)})
    assert arrow.parse_batch(given) == arrow.parse_batch(pa.record_batch({"text": [ARTICLE]}))


def test_cells_that_python_cannot_read_spoil_their_row_alone() -> None:
    texts = pa.StringArray.from_buffers(
        2, pa.array([0, 4, 9], pa.int32()).buffers()[1], pa.py_buffer(b"good\xff\xfe\xfd\xfc\xfb")
    )
    days = pa.array([2**60, None], pa.int64()).cast(pa.timestamp("s"))
    found = arrow.parse_batch(pa.record_batch({"text": texts, "id": ["a", "b"]})).to_pylist()
    assert found[0]["error"] is None
    assert found[1]["error"].startswith("'text': UnicodeDecodeError")
    found = arrow.parse_batch(pa.record_batch({"text": ["good", "good"], "published": days})).to_pylist()
    assert found[0]["error"].startswith("'published': ")
    assert found[1]["error"] is None


def test_what_is_no_text_is_an_error_and_a_missing_column_misuse() -> None:
    (found,) = arrow.parse_batch(pa.record_batch({"text": [b"bytes"], "id": [None]})).to_pylist()
    assert found["error"] == "'text' is not a string but bytes"
    with pytest.raises(InputError, match="no column 'text'; there are 'words'"):
        arrow.parse_batch(pa.record_batch({"words": [ARTICLE]}))
    with pytest.raises(UnknownSourceError):
        arrow.parse_batch(batch(ROWS), source="nobody")
