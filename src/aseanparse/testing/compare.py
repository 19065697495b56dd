"""Records compared: what they say without positions, moved positions, and where two of them differ."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from aseanparse.text import fold

Record = Mapping[str, Any]
_POSITIONS_AND_SURFACES = {"text", "message"}


def tables(value: object, path: str = "") -> Iterator[tuple[str, Record]]:
    """Every table inside a record with its path (``people[0].mentions[1]``); the record's own path is empty."""
    if isinstance(value, Mapping):
        yield path, value
        for key, inner in value.items():
            yield from tables(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, (list, tuple)):
        for number, inner in enumerate(value):
            yield from tables(inner, f"{path}[{number}]")


def values(part: Any) -> Any:
    """A record without positions and surface texts: what it says, not where or how it is written."""
    if isinstance(part, Mapping):
        kept = {key: values(value) for key, value in part.items() if key not in _POSITIONS_AND_SURFACES}
        return {k: v for k, v in kept.items() if not (k in ("start", "end") and isinstance(v, int))}
    if isinstance(part, (list, tuple)):
        return [values(inner) for inner in part]
    return part


def folded(part: Any) -> Any:
    """Values with every string folded: equal for all spellings of the same letters."""
    if isinstance(part, Mapping):
        return {key: folded(value) for key, value in part.items()}
    if isinstance(part, list):
        return [folded(inner) for inner in part]
    return fold(unicodedata.normalize("NFC", part)) if isinstance(part, str) else part


def shifted(part: Any, by: int) -> Any:
    """A record with every position moved, in code points."""
    if isinstance(part, Mapping):
        moved = {key: shifted(value, by) for key, value in part.items()}
        for key in ("start", "end"):
            if isinstance(moved.get(key), int):
                moved[key] += by
        return moved
    return [shifted(inner, by) for inner in part] if isinstance(part, (list, tuple)) else part


def without_edges(record: Record) -> dict[str, Any]:
    """A record without the text itself and the outer edges of its zones, which may or may not hold the blank around."""
    return {**record, "text": None, "zones": [zone["kind"] for zone in record["zones"] if zone["kind"] != "furniture"]}


def unlike(wanted: Any, got: Any, path: str = "") -> list[str]:
    """Where two values differ, by path."""
    if isinstance(wanted, dict) and isinstance(got, dict) and wanted.keys() == got.keys():
        return [line for key in wanted for line in unlike(wanted[key], got[key], f"{path}.{key}" if path else key)]
    if isinstance(wanted, list) and isinstance(got, list) and len(wanted) == len(got):
        return [line for i, (a, b) in enumerate(zip(wanted, got, strict=True)) for line in unlike(a, b, f"{path}[{i}]")]
    return [] if wanted == got else [f"{path}: {_short(wanted)} became {_short(got)}"]


def _short(value: object) -> str:
    told = repr(value)
    return told if len(told) <= 120 else f"{told[:117]}..."
