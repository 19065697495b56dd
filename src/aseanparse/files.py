"""Articles in files: finding them, reading them, parsing one after the other, and writing results whole."""

from __future__ import annotations

import os
import shutil
import stat
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO, TypeVar

from aseanparse import inputs
from aseanparse.errors import InputError, RepeatedIdWarning
from aseanparse.inputs import FORMATS, Format, Input, Progress, find, refuse_one
from aseanparse.inputs.opened import open_bytes, read_all
from aseanparse.inputs.text import decode
from aseanparse.many import Reader, itself, refuse_counts, stream
from aseanparse.model import Document
from aseanparse.workers import Bad, Item

T = TypeVar("T")

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
    paths: Iterable[str | os.PathLike[str]],
    *,
    source: str | None = None,
    published: date | str | None = None,
    keep_text: bool = False,
    format: Format | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    max_chars: int | None = None,
) -> Generator[tuple[str, Document | Bad], None, None]:
    """Parse one article after the other, holding one in memory at a time, or on several cores.

    Args:
        paths: as ``find`` yields them.
        source: id of the source to use for all of them instead of recognising it.
        published: day of publication of all of them; overrules what their files say.
        keep_text: leave each article's text in its document; without it, documents stay small. Text that was
            extracted from a web page stays: it stands in no file.
        format: what the files hold (``text``, ``jsonl``, ``html``), whatever their endings say.
        progress: called with the number of bytes, each time some have been read.
        workers: processes that parse, as ``aseanparse.parse_many`` has them; each has some articles in memory.
        max_chars: refuse an article of more code points, and go on with the next.

    Yields:
        Where each article stands (the path, for JSON Lines with ``:`` and the number of the line) with its document,
        or with the error that kept it from being read or parsed. One bad article never loses the others. The
        document's id is the one that a JSON line gives, or the file's stem, or else a hash of the text.

    Raises:
        InputError: an argument is no such thing as it needs to be.
        UnknownSourceError: no loaded plugin has a source with that id.

    Warns:
        RepeatedIdWarning: an article has the id of an earlier one; once for each id.
    """
    return parse_files_then(
        paths,
        itself,
        source=source,
        published=published,
        keep_text=keep_text,
        format=format,
        progress=progress,
        workers=workers,
        max_chars=max_chars,
    )


def parse_files_then(
    paths: Iterable[str | os.PathLike[str]],
    then: Callable[[Document], T],
    *,
    source: str | None = None,
    published: date | str | None = None,
    keep_text: bool = False,
    format: Format | None = None,
    progress: Progress | None = None,
    workers: int = 1,
    max_chars: int | None = None,
) -> Generator[tuple[str, T | Bad], None, None]:
    """``parse_files`` with what ``then`` makes of each document: in the process that read it, which sends only that."""
    if format is not None and format not in FORMATS:
        raise InputError(f"format: {format!r} is none of {', '.join(FORMATS)}")
    refuse_one(paths, "paths")
    refuse_counts(workers=workers)
    read = Reader(then, source, published, keep_text, max_chars)
    read.refuse_misuse()
    ids = _Ids()
    places: deque[tuple[str, str | None]] = deque()

    def given() -> Iterator[Item]:
        for path in paths:
            for where, article in inputs.read(path, format=format, progress=progress):
                places.append((where, article.id if isinstance(article, Input) else None))
                yield article

    results = stream(given(), read, workers)
    try:
        for result in results:
            where, id = places.popleft()
            if id is not None and not isinstance(result, Exception):
                ids.note(id, where)
            yield where, result
    finally:
        results.close()


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
            message = f"{where}: the id {id!r} was given to an earlier article, too"
            warnings.warn(message, RepeatedIdWarning, stacklevel=3)
        self._seen.add(key)


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
        if not target.parent.is_dir():
            raise InputError(f"{path}: there is no folder {Path(path).parent}")
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
