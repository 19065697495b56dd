"""Articles as people have them: plain text, JSON Lines and saved web pages, also as ``.gz``, in files or on stdin.

One module a format; this one chooses among them. What stands in a file cannot raise: an article that cannot be
had is an error among the others.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Final, Literal, get_args

from attrs import evolve, frozen

from aseanparse.errors import InputError, MissingExtraError

STDIN = "-"
Format = Literal["text", "jsonl", "html"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
ENDINGS: Final[dict[str, Format]] = {
    ".txt": "text",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".html": "html",
    ".htm": "html",
}
"""What a file holds, by its ending; ``.gz`` may follow each of them."""
Progress = Callable[[int], None]
"""Told how many more bytes have been read, counted as they lie on disk."""


@frozen
class Input:
    """One article as it came in.

    Attributes:
        text: what is parsed, and what every offset indexes.
        id: the caller's name for it; None where nobody gave one.
        url: where it was published, if the input tells.
        published: the day of publication, if the input tells.
        extracted: the text was taken out of a web page: it stands in no file.
    """

    text: str
    id: str | None = None
    url: str | None = None
    published: date | None = None
    extracted: bool = False


def format_of(path: str) -> Format | None:
    """What a file holds by its ending, whatever its case; None where the ending tells nothing.

    >>> format_of("news/2026.JSONL.gz"), format_of("page.htm"), format_of("notes.md"), format_of("a.gz")
    ('jsonl', 'html', None, None)
    """
    return ENDINGS.get(os.path.splitext(_without_gz(path))[1].lower())


def stem(path: str) -> str:
    """A file's name without folder and ending: the id of the one article in it.

    >>> stem("news/2026-05-13.html.gz"), stem("a.b.txt")
    ('2026-05-13', 'a.b')
    """
    return os.fsencode(Path(_without_gz(path)).stem).decode("utf-8", "replace")


def _without_gz(path: str) -> str:
    return path[:-3] if path.lower().endswith(".gz") else path


def find(paths: Iterable[str | os.PathLike[str]]) -> Iterator[str]:
    """The files that paths stand for.

    Args:
        paths: files, folders (walked for the endings of ``ENDINGS``, also with ``.gz``, in sorted order, links to
            folders not followed), or ``-`` for standard input.

    Yields:
        One path per file. A folder that gives none, or cannot be opened, stands for itself, so that ``read`` can
        say what is wrong with it: nothing is lost silently.

    Raises:
        InputError: ``paths`` is one path and no iterable of them.
    """
    refuse_one(paths, "paths")
    return chain.from_iterable(_find(os.fspath(path)) for path in paths)


def refuse_one(several: object, name: str) -> None:
    """A string can be iterated over, which is never meant.

    Raises:
        InputError: it is one, or another single article or path.
    """
    if isinstance(several, str | bytes | os.PathLike | Input):
        raise InputError(f"{name}: needs an iterable, a list for example, is one {type(several).__name__}")


def _find(path: str) -> Iterator[str]:
    if path == STDIN or not os.path.isdir(path):
        yield path
        return
    found = False
    unreadable: list[OSError] = []
    for folder, subfolders, names in os.walk(path, onerror=unreadable.append):
        subfolders.sort()
        for name in sorted(names):
            if format_of(name):
                found = True
                yield os.path.join(folder, name)
    yield from (str(error.filename) for error in unreadable)
    if not found and not unreadable:
        yield path


def read(
    path: str | os.PathLike[str], *, format: Format | None = None, progress: Progress | None = None
) -> Iterator[tuple[str, Input | InputError | MissingExtraError]]:
    """The articles of one file or of standard input, one in memory at a time.

    Args:
        path: a file, or ``-`` for standard input.
        format: what it holds; by default its ending tells, and where that tells nothing, its first bytes do.
        progress: called with the number of bytes, each time some have been read.

    Yields:
        Where the article stands (the path, for JSON Lines with ``:`` and the number of the line), and the article
        or what keeps it from being had: one line that does not repeat the place. The article's id is the one that
        a JSON line gives, or the file's stem, or else a hash of the text.
    """
    from aseanparse.inputs import jsonl, opened, page, text
    from aseanparse.text import hashed

    path = os.fspath(path)
    try:
        with opened.open_bytes(path, progress) as stream:
            kind = format or (None if path == STDIN else format_of(path)) or opened.sniff(stream)
            if kind == "jsonl":
                for number, article in jsonl.read(stream):
                    yield f"{path}:{number}", article
                return
            raw = opened.read_all(stream)
        article = page.extract(raw) if kind == "html" else text.decode(raw)
        yield path, evolve(article, id=hashed(article.text) if path == STDIN else stem(path))
    except (InputError, MissingExtraError) as error:
        yield path, error
