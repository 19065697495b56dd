"""Files and standard input as bytes: opened, unpacked where they are ``.gz``, looked at, never read without bound."""

from __future__ import annotations

import gzip
import io
import os
import re
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import BinaryIO, Final, cast

from aseanparse.errors import InputError
from aseanparse.inputs import ENDINGS, STDIN, Format, Progress

MAX_BYTES: Final = 16 * 2**20
"""An article may have this many bytes, unpacked; a thousand times what articles have. More is refused, nothing cut."""
TOO_LONG: Final = f"longer than {MAX_BYTES >> 20} MiB: no article"

_GZIP = b"\x1f\x8b"
_CHUNK = 1 << 16
# A record on its line, or one that was pretty-printed or wrapped in an array: the JSON Lines reader tells them apart.
_JSON = re.compile(rb'\s*(?:\{\s*"|\[\s*\{)')
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.I | re.S
)


class _Counted(io.RawIOBase):
    """A stream that tells how much was read of it; does not close standard input."""

    def __init__(self, stream: BinaryIO, progress: Progress | None) -> None:
        self._stream, self._progress = stream, progress

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        read = self._stream.read1 if isinstance(self._stream, io.BufferedIOBase) else self._stream.read  # what is there
        chunk = read(len(buffer))
        buffer[: len(chunk)] = chunk
        if self._progress is not None and chunk:
            self._progress(len(chunk))
        return len(chunk)

    def close(self) -> None:
        if not self.closed and self._stream is not getattr(sys.stdin, "buffer", None):
            self._stream.close()
        super().close()


@contextmanager
def one_line(what: str = "") -> Iterator[None]:
    """Whatever goes wrong below an open stream, as one line."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        told = str(error).rstrip(".").replace("\n", " ")
        raise InputError(f"damaged gzip{what}: {told[:1].lower()}{told[1:]}") from error
    except OSError as error:
        raise InputError((error.strerror or str(error)).lower()) from error


@contextmanager
def open_bytes(path: str, progress: Progress | None = None) -> Iterator[io.BufferedReader]:
    """A file or standard input (``-``) while it is open, unpacked if it is gzip.

    Raises:
        InputError: it is missing, unreadable, a folder, or ends in ``.gz`` and is no gzip.
    """
    with ExitStack() as opened:
        with one_line():
            stream: io.BufferedReader = opened.enter_context(io.BufferedReader(_Counted(_raw(path), progress), _CHUNK))
            head = stream.peek(2)
        ends_in_gz = path.lower().endswith(".gz")
        if ends_in_gz and head and not head.startswith(_GZIP):
            raise InputError("ends in .gz and is no gzip file")
        if head.startswith(_GZIP) and (ends_in_gz or path == STDIN):
            # Asked for what is there, it gives what it has unpacked before the damage.
            unpacked = _Counted(cast(BinaryIO, gzip.GzipFile(fileobj=stream)), None)
            stream = opened.enter_context(io.BufferedReader(unpacked, _CHUNK))
        yield stream


def _raw(path: str) -> BinaryIO:
    if path == STDIN:
        if sys.stdin is None:
            raise InputError("standard input is closed")
        return cast(BinaryIO, sys.stdin.buffer)
    if os.path.isdir(path):
        os.scandir(path).close()
        *endings, last = ENDINGS
        raise InputError(f"a folder without any {', '.join(endings)} or {last} file")
    try:
        return open(path, "rb", buffering=0)
    except ValueError as error:  # a NUL in the path
        raise InputError(str(error)) from error


def sniff(stream: io.BufferedReader) -> Format:
    """What a stream holds, by the bytes that come first."""
    with one_line():
        head = stream.peek(_CHUNK).removeprefix(b"\xef\xbb\xbf")
    if _JSON.match(head):
        return "jsonl"
    return "html" if _HTML.match(head[:4096]) else "text"


def read_all(stream: io.BufferedReader) -> bytes:
    """The rest of a stream.

    Raises:
        InputError: there is more than ``MAX_BYTES``, or it cannot be read to its end.
    """
    with one_line():
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise InputError(TOO_LONG)
    return raw
