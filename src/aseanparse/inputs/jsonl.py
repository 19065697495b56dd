"""JSON Lines: an article a line, an object with ``text`` and perhaps ``id``, ``url``, ``published``."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator

from aseanparse.errors import InputError
from aseanparse.inputs import Input, values
from aseanparse.inputs.opened import MAX_BYTES, TOO_LONG, one_line
from aseanparse.inputs.text import is_blank

_WHOLE = "JSON, but not one object a line: jq -c '.[]' (an array) or jq -c . (objects) makes it so"


def read(stream: io.BufferedReader) -> Iterator[tuple[int, Input | InputError]]:
    """The articles of a stream with the numbers of their lines, from 1; blank lines are passed over.

    A line that is no article is an error among the others. A file that is JSON but not one object a line is refused
    as a whole, in one error: each of its lines would be bad.

    Raises:
        InputError: the stream cannot be read on (a damaged ``.gz``).
    """
    number = 0
    seen = False
    while True:
        with one_line(f" after line {number}"):
            raw = stream.readline(MAX_BYTES + 1)
            too_long = len(raw) > MAX_BYTES
            while too_long and raw and not raw.endswith(b"\n"):
                raw = stream.readline(MAX_BYTES)
        if not raw:
            return
        number += 1
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if not raw.strip():
            continue
        if not seen and raw.strip() in (b"{", b"[", b"[{"):
            raise InputError(_WHOLE)
        seen = True
        try:
            if too_long:
                raise InputError(TOO_LONG)
            yield number, article(raw)
        except InputError as error:
            yield number, error


def article(line: bytes | str) -> Input:
    """The article of one line.

    ``text`` must be there. ``id`` may be a string or a whole number, ``url`` a string, ``published`` a date or a
    time as ISO 8601 writes it, whose day is taken as it stands; null is as if the key were not there. Other keys
    are ignored.

    >>> article('{"id": 7, "text": "HANOI - They met.", "published": "2026-05-13", "section": "Politics"}')
    Input(text='HANOI - They met.', id='7', url=None, published=datetime.date(2026, 5, 13), extracted=False)

    Raises:
        InputError: it is no JSON, no object, has no text, or a key holds what it may not hold.
    """
    try:
        record = json.loads((line.decode("utf-8") if isinstance(line, bytes) else line).rstrip())
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: byte 0x{error.object[error.start]:02x} at position {error.start}") from error
    except json.JSONDecodeError as error:
        raise InputError(f"not JSON: {error.msg[0].lower()}{error.msg[1:]} at character {error.pos + 1}") from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; brackets 5,000 deep
        raise InputError(f"not JSON that can be read: {str(error).partition(':')[0].lower()}") from error
    if not isinstance(record, dict):
        raise InputError(f"not an object but {values.kind_of(record)}")
    text = record.get("text")
    if text is None:
        keys = ", ".join(repr(key) for key in list(record)[:5]) or "none"
        raise InputError(f"no 'text'; its keys are {keys}{', …' if len(record) > 5 else ''}")
    if isinstance(text, str) and is_blank(text):
        raise InputError("'text' is empty")
    return values.article(text, record.get("id"), record.get("url"), record.get("published"))
