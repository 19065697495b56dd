"""Three articles of our own, one per built-in source, for ``aseanparse demo``. The persons in them are invented."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files


def articles() -> Iterator[tuple[str, str]]:
    """The demo articles, as pairs of id and text, in order of their ids.

    >>> [id.partition("-")[0] for id, _ in articles()]
    ['vna', 'vns', 'wvr']
    """
    for entry in sorted(files(__name__).iterdir(), key=lambda e: e.name):
        if entry.name.endswith(".txt"):
            yield entry.name.removesuffix(".txt"), entry.read_bytes().decode("utf-8")
