"""Plain text: UTF-8, its characters untouched."""

from __future__ import annotations

from aseanparse.errors import InputError
from aseanparse.inputs import Input


def decode(raw: bytes) -> Input:
    """The article of a text file: no byte-order mark removed, no line end changed.

    Raises:
        InputError: it is empty, binary, or not UTF-8.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("not UTF-8 but UTF-16")
    if b"\0" in raw:
        raise InputError("binary, not text")
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: byte 0x{raw[error.start]:02x} at position {error.start}") from error
    if is_blank(text):
        raise InputError("empty")
    return Input(text)


def is_blank(text: str) -> bool:
    """Is there nothing but spaces and a byte-order mark?"""
    return not text.strip().strip("\ufeff").strip()
