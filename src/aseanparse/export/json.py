"""JSON: the record as ``docs/fields.md`` describes it, and the way back.

``Document.to_dict()`` gives the same record as plain Python values.
"""

from __future__ import annotations

import json
import re
import types
from collections.abc import Iterable, Mapping
from functools import cache, partial
from importlib.resources import files
from typing import Any, Literal, TextIO, Union, cast, get_args, get_origin, get_type_hints

import attrs

from aseanparse.errors import InputError
from aseanparse.export.columns import writable
from aseanparse.model import SCHEMA, Document, to_fields

_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
# Characters that careless readers of lines take for a line end; inside a JSON string an escape means the same.
_LINE_ENDS = {c: f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}


@cache
def schema() -> Mapping[str, Any]:
    """The JSON Schema of a record (draft 2020-12), as published with this version; to be read, not changed."""
    return cast(Mapping[str, Any], json.loads(files(__package__).joinpath("schema.json").read_text(encoding="utf-8")))


def dumps(document: Document, *, indent: int | None = None) -> str:
    """One document as JSON text, on one line unless ``indent`` is given.

    The result can always be written as UTF-8: lone surrogates of the article are escaped. Where two of them stand
    together so that a reader would make one character of them, all become U+FFFD, lest the offsets behind move.
    """
    write = partial(json.dumps, document, indent=indent, allow_nan=False, check_circular=False, default=to_fields)
    string = write(ensure_ascii=False)
    try:
        string.encode()
    except UnicodeEncodeError:  # a lone surrogate
        if not _PAIR.search(string):
            return write(ensure_ascii=True)
        string = writable(string)
    for char, escape in _LINE_ENDS.items():  # str.translate would look each character of the record up
        string = string.replace(char, escape)
    return string


def loads(string: str | bytes) -> Document:
    """The document that :func:`dumps` wrote.

    Raises:
        InputError: the string is no JSON, or no record of this schema.
    """
    try:
        record = json.loads(string)
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from error
    return from_dict(record)


def from_dict(record: Mapping[str, Any]) -> Document:
    """The document of a record; the inverse of ``Document.to_dict()``.

    Raises:
        InputError: a key is missing or unknown, or a value is of the wrong kind; the message says where.
    """
    if isinstance(record, Mapping) and record.get("schema", SCHEMA) != SCHEMA:
        raise InputError(f"schema: {record['schema']!r} is not {SCHEMA!r}, the one this version reads")
    return cast(Document, _build(Document, record, ""))


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write documents as one JSON array, one after the other as they come."""
    separator = "[\n"
    for document in documents:
        stream.write(separator + dumps(document, indent=2))
        separator = ",\n"
    stream.write("[]\n" if separator == "[\n" else "\n]\n")


@cache
def _fields(cls: type) -> dict[str, Any]:
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


def _build(kind: Any, value: Any, where: str) -> Any:
    """The value as the annotation ``kind`` wants it; ``where`` is its path in the record."""
    origin = get_origin(kind)
    if origin is Literal:
        if value in get_args(kind):
            return value
        raise InputError(f"{where}: {value!r} is none of {', '.join(map(repr, get_args(kind)))}")
    if origin in (Union, types.UnionType):
        (only,) = (arg for arg in get_args(kind) if arg is not types.NoneType)
        return None if value is None else _build(only, value, where)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise InputError(f"{where}: expected a list, got {value!r}")
        return tuple(_build(get_args(kind)[0], item, f"{where}[{n}]") for n, item in enumerate(value))
    if attrs.has(kind):
        return _build_class(kind, value, where)
    if kind is float and type(value) is int:
        return float(value)  # other writers drop ".0"
    if type(value) is not kind:
        raise InputError(f"{where}: expected {kind.__name__}, got {value!r}")
    return value


def _build_class(cls: type, value: Any, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise InputError(f"{where or 'record'}: expected an object, got {value!r}")
    fields = _fields(cls)
    for complaint, keys in (("missing", fields.keys() - value.keys()), ("unknown", value.keys() - fields.keys())):
        if keys:
            raise InputError(f"{where or 'record'}: {complaint} {', '.join(sorted(map(str, keys)))}")
    prefix = f"{where}." if where else ""
    return cls(**{name: _build(kind, value[name], prefix + name) for name, kind in fields.items()})
