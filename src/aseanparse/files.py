"""Articles in files: finding them, reading them, parsing one after the other, and writing results whole."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TextIO

from attrs import evolve

from aseanparse.errors import ArticleError, AseanparseError, InputError
from aseanparse.model import Document
from aseanparse.pipeline import parse

STDIN = "-"


def find(paths: Iterable[str]) -> Iterator[str]:
    """The files that paths stand for.

    Args:
        paths: files, folders (walked for ``*.txt``, in sorted order, links to folders not followed), or ``-``
            for standard input.

    Yields:
        One path per article. A folder that gives none, or cannot be opened, stands for itself, so that
        ``read`` can say what is wrong with it: nothing is lost silently.
    """
    for path in paths:
        if path == STDIN or not os.path.isdir(path):
            yield path
            continue
        found = False
        unreadable: list[OSError] = []
        for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
            subfolders.sort()
            for name in sorted(names):
                if name.endswith(".txt"):
                    found = True
                    yield os.path.join(folder, name)
        yield from (str(error.filename) for error in unreadable)
        if not found and not unreadable:
            yield path


def read(path: str) -> str:
    """The text of a file, its characters untouched: no byte-order mark removed, no line end changed.

    Args:
        path: a file, or ``-`` for standard input.

    Returns:
        The decoded content; offsets in a ``aseanparse.Document`` index this string.

    Raises:
        InputError: the file is missing, unreadable, a folder, empty, binary, or not UTF-8. The message is one
            line and does not repeat the path.
    """
    try:
        if path != STDIN and os.path.isdir(path):
            os.scandir(path).close()
            raise InputError("a folder without any .txt file")
        raw = sys.stdin.buffer.read() if path == STDIN else Path(path).read_bytes()
    except OSError as error:
        raise InputError((error.strerror or str(error)).lower()) from error
    except ValueError as error:
        if isinstance(error, InputError):
            raise
        raise InputError(str(error)) from error  # a NUL in the path
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("not UTF-8 but UTF-16")
    if b"\0" in raw:
        raise InputError("binary, not text")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: byte 0x{raw[error.start]:02x} at position {error.start}") from error
    if not text.strip().strip("\ufeff").strip():
        raise InputError("empty")
    return text


def parse_files(
    paths: Iterable[str],
    *,
    source: str | None = None,
    published: date | str | None = None,
    keep_text: bool = False,
) -> Iterator[tuple[str, Document | InputError | ArticleError]]:
    """Parse one file after the other, holding one in memory at a time.

    Args:
        paths: as ``find`` yields them.
        source: id of the source to use for all of them instead of recognising it.
        published: day of publication of all of them.
        keep_text: leave each article's text in its document; without it, documents stay small.

    Yields:
        Each path with its document (whose id is the file's stem, or a hash of the text for standard input), or
        with the error that kept it from being read or parsed. One bad file never loses the others.

    Raises:
        InputError: ``published`` is no date.
        UnknownSourceError: no loaded plugin has a source with that id.
    """
    _refuse_misuse(source, published)
    for path in paths:
        try:
            text = read(path)
        except InputError as error:
            yield path, error
            continue
        stem = None if path == STDIN else os.fsencode(Path(path).stem).decode("utf-8", "replace")
        try:
            document = parse(text, id=stem, source=source, published=published)
            yield path, document if keep_text else evolve(document, text=None)
        except Exception as error:  # any defect, of the library or a plugin
            notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
            failure = ArticleError(f"{type(error).__name__}: {error}{notes}".replace("\n", " "))
            failure.__cause__ = error
            yield path, failure


def _refuse_misuse(source: str | None, published: date | str | None) -> None:
    """Wrong arguments concern every file: say so before the first one is read."""
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
