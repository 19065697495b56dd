"""Which format is written where: what ``-f``, ``-o`` and ``--table`` mean together, and what to type instead."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import frozen

from aseanparse import files
from aseanparse.cli.endings import utf8
from aseanparse.errors import InputError
from aseanparse.many import itself
from aseanparse.model import Document


class Format(StrEnum):
    """What ``aseanparse parse`` can write; each is a module of :mod:`aseanparse.export`."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    plover = "plover"
    html = "html"
    csv = "csv"
    parquet = "parquet"
    brat = "brat"
    labelstudio = "labelstudio"


class Table(StrEnum):
    """The tables of ``csv`` and ``parquet``; see docs/tables.md."""

    documents = "documents"
    dates = "dates"
    people = "people"
    mentions = "mentions"
    events = "events"
    commitments = "commitments"
    proposals = "proposals"


TABULAR = (Format.csv, Format.parquet)
SHOWS_TEXT = (Format.html, Format.brat, Format.labelstudio)
"""Formats that show the article: their documents keep its text."""
_BY_ENDING = {
    "": Format.table,
    ".txt": Format.table,
    ".json": Format.json,
    ".jsonl": Format.jsonl,
    ".ndjson": Format.jsonl,
    ".html": Format.html,
    ".htm": Format.html,
    ".csv": Format.csv,
    ".parquet": Format.parquet,
}


@frozen
class Target:
    """Where a run writes.

    Attributes:
        format: what is written.
        output: the file or folder; None for standard output.
        folder: ``output`` is, or will be, a folder.
        table: the one table that is written, of ``csv`` or ``parquet``.
    """

    format: Format
    output: Path | None
    folder: bool
    table: Table | None

    @property
    def then(self) -> Callable[[Document], Any]:
        """What is made of each document where it is read: its line for JSON Lines; the other formats need itself."""
        return import_module("aseanparse.export.json").dumps if self.format is Format.jsonl else itself

    def write(self, documents: Iterable[Any]) -> None:
        """Write documents, or what ``then`` made of them, as they come; a file appears whole or not at all."""
        module: Any = import_module(f"aseanparse.export.{self.format.value}")
        if self.folder:
            write = module.write_folder if self.format is Format.html else module.write
            write(documents, self.output)
        elif self.format is Format.parquet:
            module.write_table(documents, self.output or sys.stdout.buffer, self.table)
        elif self.output is None:
            self._write_text(module, documents, utf8(sys.stdout))
        else:
            with files.replacing(self.output) as stream:
                self._write_text(module, documents, stream)
        sys.stdout.flush()

    def _write_text(self, module: Any, documents: Iterable[Any], stream: Any) -> None:
        if self.table:
            module.write_table(documents, stream, self.table.value)
        else:
            module.write(documents, stream)


def choose(format: Format | None, output: str | None, table: Table | None, *, terminal: bool) -> Target:
    """What the options mean together.

    Args:
        format: None if the ending of ``output`` shall tell.
        output: a file; a folder, if it is one or ends in ``/``; None or ``-`` for standard output.
        table: one table of ``csv`` or ``parquet``.
        terminal: standard output is a terminal.

    Raises:
        InputError: they do not go together; the message says what to type.
    """
    path = None if output in (None, "", "-") else Path(str(output))
    folder = path is not None and (str(output).endswith(("/", os.sep)) or path.is_dir())
    chosen = format or _by_ending(path, folder, table)
    if table and chosen not in TABULAR:
        raise InputError(f"--table is for -f csv and -f parquet, not for {chosen}")
    if chosen in TABULAR and table is None:
        if path is None or (not folder and path.suffix.lower() == f".{chosen}"):
            place = path or f"commitments.{chosen}"
            raise InputError(
                f"{chosen} is several tables: name a folder (-f {chosen} -o tables/), "
                f"or one table (--table commitments -o {place})"
            )
        folder = True
    elif chosen is Format.brat:
        if path is None:
            raise InputError("brat is two files an article: name a folder (-f brat -o annotation/)")
        folder = True
    elif folder and chosen is not Format.html:
        ending = next((e for e, f in _BY_ENDING.items() if f is chosen and e), ".json")
        raise InputError(f"{output}: a folder, and {chosen} is one file (-o {Path(str(output)) / f'news{ending}'})")
    if path is None and terminal and chosen in (Format.html, Format.parquet):
        what = f" --table {table}" if table else ""
        raise InputError(f"{chosen} is not for a terminal: name a file (-f {chosen}{what} -o report.{chosen})")
    if folder and path is not None and path.exists() and not path.is_dir():
        raise InputError(f"{output}: a file, and {chosen} needs a folder")
    return Target(chosen, path, folder, table)


def _by_ending(path: Path | None, folder: bool, table: Table | None) -> Format:
    if folder:
        raise InputError(f"{path}: a folder of what? Formats that write folders: -f html, csv, parquet or brat")
    if path is None:
        return Format.csv if table else Format.table
    try:
        return _BY_ENDING[path.suffix.lower()]
    except KeyError:
        told = f"no format is known by the ending {path.suffix}"
        raise InputError(f"{path}: {told}; name one with -f ({', '.join(Format)})") from None
