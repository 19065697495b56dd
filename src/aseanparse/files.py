"""Articles in files: finding them, reading them, parsing one after the other, and writing results whole."""

from __future__ import annotations

import os
import shutil
import stat
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from attrs import evolve

from aseanparse import inputs
from aseanparse.errors import ArticleError, AseanparseError, InputError, MissingExtraError, RepeatedIdWarning
from aseanparse.inputs import FORMATS, Format, Input, Progress, find
from aseanparse.inputs.opened import open_bytes, read_all
from aseanparse.inputs.text import decode
from aseanparse.model import Document
from aseanparse.pipeline import parse

__all__ = ["find", "parse_files", "read", "replacing"]


def read(path: str) -> str:
    """The text of a file, its characters untouched: no byte-order mark removed, no line end changed.

    Args:
        path: a file of plain text, perhaps ``.gz``, or ``-`` for standard input. ``aseanparse.inputs.read`` reads
            the other formats.

    Returns:
        The decoded content; offsets in a ``aseanparse.Document`` index this string.

    Raises:
        InputError: the file is missing, unreadable, a folder, empty, binary, or not UTF-8. The message is one
            line and does not repeat the path.
    """
    with open_bytes(path) as stream:
        return decode(read_all(stream)).text


def parse_files(
    paths: Iterable[str],
    *,
    source: str | None = None,
    published: date | str | None = None,
    keep_text: bool = False,
    format: Format | None = None,
    progress: Progress | None = None,
) -> Iterator[tuple[str, Document | InputError | MissingExtraError | ArticleError]]:
    """Parse one article after the other, holding one in memory at a time.

    Args:
        paths: as ``find`` yields them.
        source: id of the source to use for all of them instead of recognising it.
        published: day of publication of all of them; overrules what their files say.
        keep_text: leave each article's text in its document; without it, documents stay small. Text that was
            extracted from a web page stays: it stands in no file.
        format: what the files hold (``text``, ``jsonl``, ``html``), whatever their endings say.
        progress: called with the number of bytes, each time some have been read.

    Yields:
        Where each article stands (the path, for JSON Lines with ``:`` and the number of the line) with its document,
        or with the error that kept it from being read or parsed. One bad article never loses the others. The
        document's id is the one that a JSON line gives, or the file's stem, or else a hash of the text.

    Raises:
        InputError: ``published`` is no date, or ``format`` none of the formats.
        UnknownSourceError: no loaded plugin has a source with that id.

    Warns:
        RepeatedIdWarning: an article has the id of an earlier one; once for each id.
    """
    _refuse_misuse(source, published, format)
    ids = _Ids()
    for path in paths:
        for where, given in inputs.read(path, format=format, progress=progress):
            result = parse_input(given, source=source, published=published) if isinstance(given, Input) else given
            if isinstance(result, Document):
                ids.note(result.id, where)
                if not (keep_text or (isinstance(given, Input) and given.extracted)):
                    result = evolve(result, text=None)
            yield where, result


def parse_input(
    given: Input, *, source: str | None = None, published: date | str | None = None
) -> Document | ArticleError:
    """Parse one article as it came in; a defect of the library or of a plugin is given back as an error.

    A day of publication that a web page declares counts as its head does: ``published_basis`` is ``header``.
    """
    try:
        document = parse(given.text, id=given.id, url=given.url, source=source, published=published or given.published)
    except Exception as error:  # any defect
        notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
        failure = ArticleError(f"{type(error).__name__}: {error}{notes}".replace("\n", " "))
        failure.__cause__ = error
        return failure
    declared = given.extracted and given.published is not None and published is None
    return evolve(document, published_basis="header") if declared else document


class _Ids:
    """The ids of a run: as hashes, so that a million articles need no more than 80 MB for it."""

    def __init__(self) -> None:
        self._seen: set[int] = set()
        self._told: set[int] = set()

    def note(self, id: str, where: str) -> None:
        """Warn if an article had that id before, once for each id."""
        key = hash(id)
        if key in self._seen and key not in self._told:
            self._told.add(key)
            message = f"{where}: id {id!r} came before in this run, of another article"
            warnings.warn(message, RepeatedIdWarning, stacklevel=3)
        self._seen.add(key)


def _refuse_misuse(source: str | None, published: date | str | None, format: str | None) -> None:
    """Wrong arguments concern every file: say so before the first one is read."""
    if format is not None and format not in FORMATS:
        raise InputError(f"format: {format!r} is none of {', '.join(FORMATS)}")
    try:
        parse("", source=source, published=published)
    except AseanparseError:
        raise
    except Exception:
        return  # a plugin that stumbles over an empty text is named with the articles it fails on


@contextmanager
def replacing(path: str | Path) -> Iterator[TextIO]:
    """Write a file whole or not at all.

    The text goes to a neighbour that takes the file's name when the block ends well; an exception or an
    interrupt leaves what was there before. A target that is no regular file (a pipe, a device) is written directly.

    Args:
        path: the file; a link is followed.

    Yields:
        A stream to write to, UTF-8, line ends as written.

    Raises:
        InputError: the file cannot be written; the message is one line.
    """
    target = Path(path).resolve()
    try:
        mode = target.stat().st_mode if target.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise InputError(f"{path}: a folder")
        direct = mode is not None and not stat.S_ISREG(mode)
        neighbour = target if direct else target.with_name(f".{target.name}.{os.getpid()}.part")
        stream = neighbour.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise InputError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    try:
        with stream:
            yield stream
        if not direct:
            if mode is not None:
                shutil.copymode(target, neighbour)
            neighbour.replace(target)
    except BaseException:
        if not direct:
            neighbour.unlink(missing_ok=True)
        raise
