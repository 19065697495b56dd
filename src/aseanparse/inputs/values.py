"""An article of values that stood elsewhere: in a line of JSON, a row of Arrow, a caller's ``Input``."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from aseanparse.errors import ArticleError, InputError
from aseanparse.inputs import Input
from aseanparse.layout.published import day_of
from aseanparse.text import hashed

_KINDS = {
    type(None): "null",
    bool: "a boolean",
    int: "a number",
    float: "a number",
    str: "a string",
    list: "an array",
    dict: "an object",
}


def kind_of(value: object) -> str:
    """What JSON calls a value; of other values their class."""
    return _KINDS.get(type(value), type(value).__name__)


def article(text: Any, id: Any = None, url: Any = None, published: Any = None, *, extracted: bool = False) -> Input:
    """The article that such values make.

    >>> article("HANOI - They met.", 7, published="2026-05-13T23:30:00Z")
    Input(text='HANOI - They met.', id='7', url=None, published=datetime.date(2026, 5, 13), extracted=False)

    Args:
        text: a string.
        id: a string or a whole number; None and "" are as if it was not given, here and in what follows. The
            article then has the id that its document will have.
        url: a string.
        published: a date, a time, whose day is taken as it stands, or either as ISO 8601 writes it.
        extracted: as ``Input`` has it.

    Raises:
        InputError: a value is of another kind; the message names it.
    """
    id = _named(id)
    for name, value in (("text", text), ("id", id), ("url", url)):
        if not isinstance(value, str) and (name == "text" or value is not None):
            raise InputError(f"{name!r} is not a string but {kind_of(value)}")
    text, id, url = (str.__str__(v) if isinstance(v, str) else v for v in (text, id, url))  # no class of the caller's
    return Input(text, id or hashed(text), url or None, _day(published), extracted)


def refused(error: Exception, id: object) -> ArticleError:
    """An article that values do not make, among the results of others."""
    name = _named(id)
    return ArticleError(str(error), id=name if isinstance(name, str) else None)


def _named(id: Any) -> Any:
    return str(id) if isinstance(id, int) and not isinstance(id, bool) else id


def _day(value: Any) -> date | None:
    if isinstance(value, date) or value is None:
        return value.date() if isinstance(value, datetime) else value
    if not isinstance(value, str):
        raise InputError(f"'published' is {kind_of(value)}, no date such as 2026-01-29")
    day = day_of(value)
    if day is None and value.strip():
        shown = value if len(value) < 40 else f"{value[:40]}…"
        raise InputError(f"'published' is {shown!r}, no date such as 2026-01-29")
    return day
