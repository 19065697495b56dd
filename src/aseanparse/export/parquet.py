"""Parquet: the tables of ``docs/tables.md``, one file each, written in row groups as documents come.

Needs the extra ``aseanparse[arrow]``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from aseanparse import files
from aseanparse.export import arrow
from aseanparse.export.columns import TABLES
from aseanparse.export.folders import make_folder
from aseanparse.model import Document

if TYPE_CHECKING:
    import pyarrow.parquet as pq


def write(
    documents: Iterable[Document], folder: str | Path, *, tables: Sequence[str] = TABLES, rows: int = arrow.ROWS
) -> None:
    """Write one file a table, ``folder/<table>.parquet``; memory stays flat however many documents come.

    Args:
        documents: taken one at a time.
        folder: made where it is missing. Its files appear whole, after the last document, or not at all.
        tables: which ones; a table without rows gives a file without rows.
        rows: rows of a row group, about.

    Raises:
        InputError: there is no such table, or the folder cannot be written.
        MissingExtraError: pyarrow is not installed. Both are raised before a document is taken.
    """
    with ExitStack() as stack:
        pieces = arrow.batches(documents, rows=rows, tables=tables)
        made = make_folder(folder)
        writers = {name: stack.enter_context(_file(made / f"{name}.parquet", name)) for name in tables}
        for name, batch in pieces:
            writers[name].write_batch(batch)


def write_table(
    documents: Iterable[Document], target: str | Path | BinaryIO, table: str, *, rows: int = arrow.ROWS
) -> None:
    """Write one table to one file, or to a stream of bytes.

    Args:
        documents: taken one at a time.
        target: a path, whose file appears whole or not at all, or a stream opened in binary, left open.
        table: which one.
        rows: rows of a row group, about.

    Raises:
        InputError: there is no such table, or the file cannot be written.
        MissingExtraError: pyarrow is not installed. Both are raised before a document is taken.
    """
    pieces = arrow.batches(documents, rows=rows, tables=(table,))
    opened = _file(Path(target), table) if isinstance(target, str | Path) else _writer(target, table)
    with opened as writer:
        for _, batch in pieces:
            writer.write_batch(batch)


@contextmanager
def _writer(target: Any, table: str) -> Iterator[pq.ParquetWriter]:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(target, arrow.schema(table), compression="zstd") as writer:
        yield writer


@contextmanager
def _file(path: Path, table: str) -> Iterator[pq.ParquetWriter]:
    with files.replacing(path) as stream, _writer(stream.buffer, table) as writer:
        yield writer
