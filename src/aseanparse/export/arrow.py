"""Arrow: one table each for documents, dates, people, mentions, events, commitments and proposals.

``docs/tables.md`` describes the columns, whose names, types and meanings are versioned as ``aseanparse.tables/1``:
the key ``schema`` of every table's metadata. Needs the extra ``aseanparse[arrow]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from aseanparse.errors import MissingExtraError
from aseanparse.export import columns
from aseanparse.export.columns import TABLES, Row
from aseanparse.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

ROWS = 20_000
"""Rows of a batch, unless told otherwise: large enough for readers, small enough to hold one for each table."""

_TEXT_A_ROW = 500
"""So many characters of an article's text count as one more row, lest a batch of texts outgrow all others."""


def pyarrow() -> Any:
    """The module ``pyarrow``.

    Raises:
        MissingExtraError: it is not installed.
    """
    try:
        import pyarrow
    except ImportError as error:
        raise MissingExtraError("Arrow and Parquet need pyarrow", "arrow") from error
    return pyarrow


def schema(name: str) -> pa.Schema:
    """The Arrow schema of a table; each field's metadata tells its ``meaning``.

    Args:
        name: one of ``aseanparse.export.columns.TABLES``.

    Raises:
        InputError: there is no such table.
        MissingExtraError: pyarrow is not installed.
    """
    pa = pyarrow()
    types = {
        "string": pa.string(),
        "day": pa.date32(),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "strings": pa.list_(pa.string()),
        "numbers": pa.list_(pa.float64()),
    }
    return pa.schema(
        [
            pa.field(column.name, types[column.kind], column.nullable, {"meaning": column.meaning})
            for column in columns.table(name).columns
        ],
        {"schema": columns.SCHEMA, "table": name},
    )


def tables(documents: Iterable[Document]) -> dict[str, pa.Table]:
    """All tables of some documents, by name, held in memory. No document gives empty tables.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = pyarrow()
    found: dict[str, list[Any]] = {name: [] for name in TABLES}
    for name, batch in batches(documents):
        found[name].append(batch)
    return {name: pa.Table.from_batches(some, schema(name)) for name, some in found.items()}


def batches(
    documents: Iterable[Document], *, rows: int = ROWS, tables: Sequence[str] = TABLES
) -> Iterator[tuple[str, pa.RecordBatch]]:
    """The tables in pieces, as documents come; memory holds at most one piece of each.

    Args:
        documents: taken one at a time.
        rows: a piece is given when it has so many rows (or somewhat more: a document is never cut). A text kept in
            a document counts as more rows, the longer the more.
        tables: which ones.

    Yields:
        The name of a table and a batch with its schema; the rows of one table in the order of the documents. A table
        without rows gives no batch.

    Raises:
        InputError: there is no such table.
        MissingExtraError: pyarrow is not installed. Both are raised before a document is taken.
    """
    schemas = {name: schema(name) for name in tables}
    return _batches(documents, rows, schemas)


def _batches(
    documents: Iterable[Document], limit: int, schemas: dict[str, pa.Schema]
) -> Iterator[tuple[str, pa.RecordBatch]]:
    defined = [columns.table(name) for name in schemas]
    waiting: dict[str, list[Row]] = {name: [] for name in schemas}
    weights = dict.fromkeys(schemas, 0)
    for document in documents:
        for table in defined:
            rows = waiting[table.name]
            before = len(rows)
            rows += table.rows(document)
            weights[table.name] += len(rows) - before
            if table.name == "documents":
                weights["documents"] += len(document.text or "") // _TEXT_A_ROW
            if weights[table.name] >= limit:
                yield table.name, _batch(rows, schemas[table.name])
                waiting[table.name], weights[table.name] = [], 0
    for name, rows in waiting.items():
        if rows:
            yield name, _batch(rows, schemas[name])


def _batch(rows: Sequence[Row], schema: pa.Schema) -> pa.RecordBatch:
    pa = pyarrow()
    arrays = [pa.array(cells, field.type) for cells, field in zip(zip(*rows, strict=True), schema, strict=True)]
    return pa.record_batch(arrays, schema=schema)
