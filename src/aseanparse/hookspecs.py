"""What a plugin may provide: two hooks, both optional."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from aseanparse.source import Source

PROJECT = "aseanparse"
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def aseanparse_sources() -> Iterable[Source]:  # type: ignore[empty-body]
    """Return the outlets this plugin can read."""


@hookspec
def aseanparse_lexicon() -> Iterable[tuple[str, str]]:  # type: ignore[empty-body]
    """Return TOML resources that add to the lexicon: pairs of a file name, for messages, and TOML text."""
