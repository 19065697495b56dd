"""JSON Lines: one document a line, written and read one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from aseanparse.errors import InputError
from aseanparse.export.json import dumps, loads
from aseanparse.model import Document


def write(documents: Iterable[Document | str], stream: TextIO) -> None:
    """Write documents, or what ``dumps`` made of them, as they come: each flushed, so that a reader can follow."""
    for document in documents:
        stream.write((document if isinstance(document, str) else dumps(document)) + "\n")
        stream.flush()


def read(stream: Iterable[str]) -> Iterator[Document]:
    """The documents of a stream of lines; blank lines are passed over.

    Raises:
        InputError: a line is no record; the message gives its number.
    """
    for number, line in enumerate(stream, 1):
        if line.strip():
            try:
                yield loads(line)
            except InputError as error:
                raise InputError(f"line {number}: {error}") from error
