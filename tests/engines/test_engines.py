"""Spark and Dask give what ``parse_many`` gives, whatever their partitions; the jobs of docs/scale.md do run."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.dataset
import pyarrow.parquet as pq
import pytest

from aseanparse import Document, Input, arrow, parse_many
from aseanparse.demo import articles
from aseanparse.export.columns import TABLES, table
from tests.corpus import ROOT

# Spark 4 and its helpers warn of what they do themselves.
pytestmark = pytest.mark.filterwarnings("default")

TEXTS = [text for _, text in articles()]
GIVEN: list[dict[str, Any]] = [
    {"id": f"a{n:02}", "text": TEXTS[n % 3][: 300 + 40 * n], "published": date(2026, 5, 1 + n) if n % 2 else None}
    for n in range(20)
]
GIVEN[7]["text"] = None
SCHEMA = pa.schema([("id", pa.string()), ("text", pa.string()), ("published", pa.date32())])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """``articles/``: three files of Parquet in a folder to work in."""
    (tmp_path / "articles").mkdir()
    whole = pa.Table.from_pylist(GIVEN, SCHEMA)
    for number, (start, count) in enumerate([(0, 9), (9, 1), (10, 10)]):
        pq.write_table(whole.slice(start, count), tmp_path / "articles" / f"{number}.parquet", row_group_size=4)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def documents() -> list[Document]:
    given = [Input(**one) for one in GIVEN if one["text"] is not None]
    return [result for result in parse_many(given, keep_text=False) if isinstance(result, Document)]


def check(found: list[dict[str, Any]]) -> None:
    """Rows of any order are those of one process, column for column."""
    (whole,) = pa.Table.from_pylist(GIVEN, SCHEMA).to_batches()
    assert sorted(found, key=lambda row: str(row["document"])) == arrow.parse_batch(whole).to_pylist()
    assert [row["document"] for row in found if row["error"]] == ["a07"]
    rows = {row["document"]: row for row in found}
    assert len(documents()) == len(GIVEN) - 1
    for document in documents():
        for name in TABLES[1:]:
            names = [column.name for column in table(name).columns]
            wanted = [dict(zip(names[1:], cells[1:], strict=True)) for cells in table(name).rows(document)]
            assert rows[document.id][name] == wanted


def stumbling() -> Callable[[Iterable[Any]], Iterator[Any]]:
    """What engines send to their processes: ``parse_batch``, over a parser that stumbles over one article."""

    def parse(batches: Iterable[Any]) -> Iterator[Any]:
        from aseanparse import arrow, many

        sound = many.parse

        def poisoned(text: str, **options: Any) -> Document:
            if options["id"] == "a03":
                raise ZeroDivisionError("over the edge")
            return sound(text, **options)

        many.parse = poisoned  # type: ignore[attr-defined]
        try:
            yield from map(arrow.parse_batch, batches)
        finally:
            many.parse = sound  # type: ignore[attr-defined]

    return parse


def check_poisoned(found: list[dict[str, Any]]) -> None:
    """The one row says what happened and nothing else; all others are as they are without it."""
    (whole,) = pa.Table.from_pylist(GIVEN, SCHEMA).to_batches()
    sound = {row["document"]: row for row in arrow.parse_batch(whole).to_pylist()}
    bad = next(row for row in found if row["document"] == "a03")
    assert {name: value for name, value in bad.items() if value} == {
        "document": "a03",
        "error": "ZeroDivisionError: over the edge",
    }
    assert sorted(row["document"] for row in found) == sorted(sound)
    assert all(row == sound[row["document"]] for row in found if row is not bad)


def job(name: str) -> str:
    """A job as docs/scale.md has it."""
    page = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    found = re.search(rf'^```python title="{name}"\n(.*?)^```$', page, re.MULTILINE | re.DOTALL)
    assert found
    return found[1]


def written(path: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = pyarrow.dataset.dataset(path, format="parquet").to_table().to_pylist()
    return rows


# ---------------------------------------------------------------- Spark
@pytest.mark.parametrize("partitions", [1, 2, 7])
def test_spark_gives_the_same_whatever_its_partitions(spark: Any, partitions: int) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    def parse(batches: Any) -> Any:
        return map(arrow.parse_batch, batches)

    frame = spark.createDataFrame(
        [(g["id"], g["text"], g["published"]) for g in GIVEN], "id string, text string, published date"
    )
    result = frame.repartition(partitions).mapInArrow(parse, from_arrow_schema(arrow.schema()))
    check([row.asDict(recursive=True) for row in result.collect()])


def test_a_poisoned_row_is_an_error_row_in_spark(spark: Any) -> None:
    from pyspark.sql.pandas.types import from_arrow_schema

    rows = [(g["id"], g["text"], g["published"]) for g in GIVEN]
    frame = spark.createDataFrame(rows, "id string, text string, published date").repartition(3)
    result = frame.mapInArrow(stumbling(), from_arrow_schema(arrow.schema()))
    check_poisoned([row.asDict(recursive=True) for row in result.collect()])


def test_the_documented_job_of_spark_writes_the_tables(spark: Any, folder: Path) -> None:
    here = job("spark_job.py").replace('parquet("', f'parquet("{folder}/')  # Java keeps the folder it started in
    exec(compile(here, "spark_job.py", "exec"), {"spark": spark})
    check(written("parsed"))
    commitments = [row for row in written("commitments") if row["document"] == "a19"]
    wanted = next(list(table("commitments").rows(d)) for d in documents() if d.id == "a19")
    assert len(wanted) > 0
    assert [tuple(row.values()) for row in commitments] == wanted


# ---------------------------------------------------------------- Dask
@pytest.mark.parametrize("partitions", [1, 2, 7])
def test_dask_gives_the_same_whatever_its_partitions(partitions: int) -> None:
    import dask.bag

    whole = pa.Table.from_pylist(GIVEN, SCHEMA)
    batches = whole.to_batches(max_chunksize=-(-len(GIVEN) // partitions))
    found = dask.bag.from_sequence(batches).map(arrow.parse_batch).compute(scheduler="threads", num_workers=2)
    check([row for batch in found for row in batch.to_pylist()])


def test_a_poisoned_row_is_an_error_row_in_dask() -> None:
    import dask.bag

    parse = stumbling()
    batches = pa.Table.from_pylist(GIVEN, SCHEMA).to_batches(max_chunksize=7)
    bag = dask.bag.from_sequence(batches, npartitions=2)
    found = bag.map_partitions(lambda part: list(parse(part))).compute(scheduler="processes")
    check_poisoned([row for batch in found for row in batch.to_pylist()])


def test_the_documented_job_of_dask_writes_the_rows(folder: Path) -> None:
    exec(compile(job("dask_job.py"), "dask_job.py", "exec"), {"__name__": "__main__"})
    check(written("parsed"))
    assert len(list(Path("parsed").iterdir())) == 3
