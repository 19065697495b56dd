"""Parquet: the tables of ``docs/tables.md``, one file each, written in row groups as documents come.

Needs the extra ``aseanparse[arrow]``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from aseanparse.errors import InputError
from aseanparse.export import arrow
from aseanparse.export.columns import TABLES
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


def make_folder(folder: str | Path) -> Path:
    """The folder, made where it is missing.

    Raises:
        InputError: it cannot be made, or is a file.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {(error.strerror or str(error)).lower()}") from error
    return Path(folder)


@contextmanager
def _writer(target: Any, table: str) -> Iterator[pq.ParquetWriter]:
    import pyarrow.parquet as pq

    with pq.ParquetWriter(target, arrow.schema(table), compression="zstd") as writer:
        yield writer


@contextmanager
def _file(path: Path, table: str) -> Iterator[pq.ParquetWriter]:
    """A writer to a neighbour that takes the file's name when the block ends well, as ``files.replacing`` does."""
    target = path.resolve()
    if target.is_dir():
        raise InputError(f"{path}: a folder")
    direct = target.exists() and not target.is_file()
    neighbour = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        stream = neighbour.open("wb")
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    try:
        with stream, _writer(stream, table) as writer:
            yield writer
        if not direct:
            if target.exists():
                shutil.copymode(target, neighbour)
            neighbour.replace(target)
    except BaseException:
        if not direct:
            neighbour.unlink(missing_ok=True)
        raise
