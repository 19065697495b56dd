"""Arrow in, Arrow out: the one function that engines (Spark, Dask, Ray) call on a batch of articles.

One row an article. Engines give a function batches of any size and want batches of one schema back, so that all tables
of an article stand in its row: those of ``aseanparse.export.columns``, each a list of structs. A row says what
the tables say, column for column, and an engine's own *explode* makes the tables of it. Needs ``aseanparse[arrow]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

from aseanparse.errors import ArticleError, InputError
from aseanparse.export import arrow, columns
from aseanparse.export.columns import TABLES, Row, writable
from aseanparse.inputs import Input, values
from aseanparse.many import Reader, itself, stream
from aseanparse.model import Document

if TYPE_CHECKING:
    import pyarrow as pa

_ARTICLE, *_NESTED = TABLES
_INPUT = ("text", "id", "url", "published")


def schema() -> pa.Schema:
    """The schema of what ``parse_batch`` gives.

    The columns of the table ``documents``, then a list of structs for each other table, with its columns but
    ``document``, then ``error``. All may be null in Arrow's sense, since engines differ in what they keep of that.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    pa = arrow.pyarrow()
    return pa.schema(
        [
            *(pa.field(field.name, field.type, metadata=field.metadata) for field in arrow.schema(_ARTICLE)),
            *(pa.field(name, pa.list_(pa.struct(_fields(name))), metadata=_meaning(name)) for name in _NESTED),
            pa.field("error", pa.string(), metadata={"meaning": "what kept the article from being read"}),
        ],
        {"schema": columns.SCHEMA},
    )


def parse_batch(
    batch: pa.RecordBatch,
    *,
    source: str | None = None,
    published: date | str | None = None,
    keep_text: bool = False,
    max_chars: int | None = None,
) -> pa.RecordBatch:
    """Read a batch of articles: one row each, in their order, whatever is in them.

    >>> import pyarrow as pa
    >>> batch = pa.record_batch({"id": ["a", "b"], "text": ["HANOI - They agreed to open a route by 2030.", None]})
    >>> parse_batch(batch).select(["document", "error"]).to_pylist()
    [{'document': 'a', 'error': None}, {'document': 'b', 'error': "'text' is not a string but null"}]

    Args:
        batch: a column ``text`` and perhaps ``id`` (strings or whole numbers), ``url``, ``published`` (dates, times,
            whose day is taken as it stands, or ISO 8601 strings); other columns are ignored.
        source: id of the source to use for all of them instead of recognising it.
        published: day of publication of all of them; overrules the column.
        keep_text: put the text of each article into its row.
        max_chars: refuse an article of more code points; its row is an error row.

    Returns:
        A batch with the schema of ``schema``. A row that could not be read tells why in ``error``; besides, it has
        its id in ``document``, and neither values nor items of lists.

    Raises:
        InputError: there is no column ``text``, ``published`` is no date, or ``max_chars`` no number.
        UnknownSourceError: no loaded plugin has a source with that id.
        MissingExtraError: pyarrow is not installed.
    """
    if "text" not in batch.schema.names:
        raise InputError(f"no column 'text'; there are {', '.join(map(repr, batch.schema.names)) or 'none'}")
    read = Reader(itself, source, published, keep_text, max_chars)
    read.refuse_misuse()
    given = map(_input, *(_cells(batch, name) for name in _INPUT))
    return _batch(list(stream(given, read)))


def _cells(batch: pa.RecordBatch, name: str) -> Iterable[Any]:
    """A column as Python values, one at a time: texts need not be in memory twice."""
    if name not in batch.schema.names:
        return [None] * batch.num_rows
    return map(_cell, batch.column(batch.schema.get_field_index(name)))


def _cell(scalar: Any) -> Any:
    """The value of a cell, or what Python says to bytes that are no UTF-8 and to days beyond its calendar."""
    try:
        return scalar.as_py()
    except Exception as error:  # the other rows are read
        return error


def _input(*cells: Any) -> Input | ArticleError:
    try:
        for name, cell in zip(_INPUT, cells, strict=True):
            if isinstance(cell, Exception):
                raise InputError(f"{name!r}: {type(cell).__name__}: {cell}".replace("\n", " "))
        return values.article(*cells)
    except InputError as error:
        return values.refused(error, cells[1])


def _batch(results: Sequence[Document | Exception]) -> pa.RecordBatch:
    pa = arrow.pyarrow()
    wanted = schema()
    documents = columns.table(_ARTICLE)
    rows = [next(documents.rows(r)) if isinstance(r, Document) else _bad(r) for r in results]
    arrays = _arrays(rows, list(wanted)[: len(documents.columns)])
    for name in _NESTED:
        table = columns.table(name)
        found = [list(table.rows(r)) if isinstance(r, Document) else [] for r in results]
        ends = [0]
        for some in found:
            ends.append(ends[-1] + len(some))
        fields = _fields(name)
        items = pa.StructArray.from_arrays(_arrays([row[1:] for row in chain(*found)], fields), fields=fields)
        arrays.append(pa.ListArray.from_arrays(pa.array(ends, pa.int32()), items))
    arrays.append(pa.array([None if isinstance(r, Document) else writable(str(r)) for r in results], pa.string()))
    return pa.record_batch(arrays, schema=wanted)


def _bad(error: Exception) -> Row:
    """The row of an article that gave no document."""
    row: list[Any] = [[] if column.kind == "strings" else None for column in columns.table(_ARTICLE).columns]
    row[0] = getattr(error, "id", None)
    return tuple(row)


def _arrays(rows: Sequence[Row], fields: Sequence[Any]) -> list[Any]:
    cells: Iterator[Sequence[Any]] = zip(*rows, strict=True) if rows else iter([()] * len(fields))
    pa = arrow.pyarrow()
    return [pa.array(some, field.type) for some, field in zip(cells, fields, strict=True)]


def _fields(name: str) -> list[Any]:
    pa = arrow.pyarrow()
    return [pa.field(f.name, f.type, metadata=f.metadata) for f in arrow.schema(name) if f.name != "document"]


def _meaning(name: str) -> dict[str, str]:
    return {"meaning": columns.table(name).meaning}
