r"""CSV: the tables of ``docs/tables.md`` for spreadsheets and everything else, one file each.

RFC 4180: comma, double quotes where needed, CRLF, one header line, UTF-8. How a cell is written, and read back:

* null is an empty cell; a day is ``2026-01-29``; a truth value ``true`` or ``false``; numbers as Python writes them;
* a list has ``|`` between its items; within an item ``|`` is ``\|``, a backslash ``\\``, an item without a
  character ``\e``; the empty list is an empty cell;
* a cell of words that a spreadsheet would take for a formula gets an apostrophe before it; so does one that begins
  with apostrophes and then would. Taking one apostrophe from such a cell gives the words back;
* control characters other than tab and line ends become U+FFFD.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any, TextIO

from aseanparse import files
from aseanparse.errors import InputError
from aseanparse.export import columns
from aseanparse.export.columns import TABLES, Cell, Column, Row
from aseanparse.export.parquet import make_folder
from aseanparse.model import Document

BOM = "\ufeff"
_CELL = 2**30  # characters: the text of an article is longer than the 128 KiB that Python's csv reads unless told

# OWASP, "CSV Injection": what begins a formula in a spreadsheet, full-width forms too.
_FORMULA = re.compile(r"'*+[=+\-@\t\r\n＝＋－＠]")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ESCAPED = re.compile(r"([|\\])")
_ITEM = re.compile(r"(?:[^|\\]|\\.)*+", re.DOTALL)


def write(
    documents: Iterable[Document], folder: str | Path, *, tables: Sequence[str] = TABLES, bom: bool = False
) -> None:
    """Write one file a table, ``folder/<table>.csv``, row by row as documents come.

    Args:
        documents: taken one at a time.
        folder: made where it is missing. Its files appear whole, after the last document, or not at all.
        tables: which ones; a table without rows gives a header.
        bom: begin each file with a byte-order mark, by which Excel knows UTF-8 when a file is opened by a double
            click. Others take it for a part of the first column's name, so it is left out unless asked for.

    Raises:
        InputError: there is no such table, or the folder cannot be written. Raised before a document is taken.
    """
    with ExitStack() as stack:
        defined = [columns.table(name) for name in tables]
        made = make_folder(folder)
        streams = [stack.enter_context(files.replacing(made / f"{name}.csv")) for name in tables]
        lines = [_Lines(table, stream, bom=bom) for table, stream in zip(defined, streams, strict=True)]
        for document in documents:
            for each in lines:
                each.add(document)


def write_table(documents: Iterable[Document], stream: TextIO, table: str, *, bom: bool = False) -> None:
    r"""Write one table to a stream as documents come.

    Args:
        documents: taken one at a time.
        stream: opened with ``newline=""``, lest its line ends become ``\r\r\n``.
        table: which one.
        bom: as for :func:`write`.

    Raises:
        InputError: there is no such table.
    """
    lines = _Lines(columns.table(table), stream, bom=bom)
    for document in documents:
        lines.add(document)


def read(stream: Iterable[str], table: str) -> Iterator[Row]:
    """The rows of a table that this module wrote: lists as lists, days as ``datetime.date``, apostrophes taken off.

    Args:
        stream: the lines, of a file opened with ``newline=""``.
        table: which one.

    Raises:
        InputError: there is no such table, its header is another, or a cell is none of its column; the message
            names the line.
    """
    defined = columns.table(table)
    csv.field_size_limit(max(csv.field_size_limit(), _CELL))
    lines = csv.reader(stream, strict=True)
    try:
        header = [cell.removeprefix(BOM) for cell in next(lines, [])]
        if header != (names := [column.name for column in defined.columns]):
            raise ValueError(f"not the header of {table}, which is {','.join(names)}")
        for line in lines:
            yield tuple(_read(text, column) for text, column in zip(line, defined.columns, strict=True))
    except (ValueError, csv.Error) as error:
        raise InputError(f"line {lines.line_num}: {error}") from error


class _Lines:
    """Writes the rows of one table."""

    def __init__(self, table: columns.Table, stream: TextIO, *, bom: bool) -> None:
        self._table = table
        self._cells = [_WRITE[column.kind] for column in table.columns]
        self._csv = csv.writer(stream, lineterminator="\r\n")
        stream.write(BOM if bom else "")
        self._csv.writerow([column.name for column in table.columns])

    def add(self, document: Document) -> None:
        for row in self._table.rows(document):
            self._csv.writerow(
                ["" if value is None else cell(value) for cell, value in zip(self._cells, row, strict=True)]
            )


def _safe(string: str) -> str:
    string = _CONTROL.sub("\ufffd", string)
    return f"'{string}" if _FORMULA.match(string) else string


def _unsafe(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _join(items: Iterable[object]) -> str:
    return "|".join(_ESCAPED.sub(r"\\\1", str(item)) or r"\e" for item in items)


def _split(cell: str) -> list[str]:
    items, at = [], 0
    while cell and at <= len(cell):
        match = _ITEM.match(cell, at)
        assert match is not None  # it matches nothing, too
        items.append("" if match[0] == r"\e" else re.sub(r"\\(.)", r"\1", match[0], flags=re.DOTALL))
        at = match.end() + 1
    return items


_WRITE: dict[columns.Kind, Callable[[Any], str]] = {
    "string": _safe,
    "day": date.isoformat,
    "integer": str,
    "boolean": lambda value: "true" if value else "false",
    "strings": lambda items: _safe(_join(items)),
    "numbers": _join,
}
_READ: dict[columns.Kind, Callable[[str], Cell]] = {
    "string": _unsafe,
    "day": date.fromisoformat,
    "integer": int,
    "boolean": {"true": True, "false": False}.__getitem__,
    "strings": lambda cell: _split(_unsafe(cell)),
    "numbers": lambda cell: [float(item) for item in _split(cell)],
}


def _read(text: str, column: Column) -> Cell:
    if column.nullable and not text:
        return None
    try:
        return _READ[column.kind](text)
    except (ValueError, KeyError):
        raise ValueError(f"{column.name}: {text!r} is no {column.kind}") from None
