"""Which functions the time goes to: a profile, with the profiler's own time taken out.

``cProfile`` makes each call dearer, and small functions look worse than they are. How much dearer, the same work
without it tells: that much is taken off for every call, half from the caller, half from the one called. What a function
has called that is written in C (a search with a pattern, ``list.append``) counts as its own time.
"""

from __future__ import annotations

import cProfile
import gc
import pstats
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import PurePath
from time import process_time
from typing import Any

from attrs import frozen

_PACKAGE = "aseanparse"
_PATTERN = ("_regex.", "re.Pattern", "re.Match")
"""In the profiler's names for the methods of patterns and matches."""


@frozen
class Spot:
    """A function, or all those of a part of the library.

    Attributes:
        name: ``events/phrases.py: find``, or the part: ``events``.
        share: of all time.
        patterns: the part of it that passes in methods of patterns; iterating over matches is not told apart.
        calls: by article.
    """

    name: str
    share: float
    patterns: float
    calls: float


@frozen
class Profile:
    """What one profile found, each list with the largest share first."""

    parts: Sequence[Spot]
    functions: Sequence[Spot]


Function = tuple[str, int, str]
"""File, line and name, as the profiler tells them."""


def profile(read: Callable[[str], object], plain: Sequence[str], profiled: Sequence[str]) -> Profile:
    """Profile a reader.

    Args:
        read: what is measured; it has been warmed up.
        plain: articles that are read without the profiler, for the time that is due.
        profiled: others, about as many and as long, that are read with it.
    """
    due = len(profiled) / len(plain) * _seconds(read, plain)
    profiler = cProfile.Profile()
    taken = _seconds(lambda text: profiler.runcall(read, text), profiled)
    return from_stats(pstats.Stats(profiler).stats, 1 - due / taken, len(profiled))  # type: ignore[attr-defined]


def from_stats(stats: dict[Function, Any], surplus: float, articles: int) -> Profile:
    """The profile that the profiler's figures show.

    Args:
        stats: by function: calls that are no recursion, all calls, own and whole seconds, and the same by caller.
        surplus: the share of all seconds that the profiler has added.
        articles: how many were read.
    """
    figures = list(stats.values())
    each = max(0.0, surplus) * sum(own for _, _, own, _, _ in figures) / (sum(n for _, n, _, _, _ in figures) or 1) / 2
    taken = Taken(Counter(), Counter(), Counter())
    for function, (_, count, own, _, callers) in stats.items():
        native = function[0] == "~"
        if not native:
            taken.seconds[function] += own - each * count
            taken.calls[function] += count
        for caller, (_, by_caller, own_by_caller, _) in callers.items():
            taken.seconds[caller] -= each * by_caller
            if native:
                spent = own_by_caller - each * by_caller
                taken.seconds[caller] += spent
                taken.patterns[caller] += spent * any(mark in function[2] for mark in _PATTERN)
    return Profile(_spots(taken, _part, articles), _spots(taken, _name, articles))


@frozen
class Taken:
    """By function: seconds of its own, those of them in patterns, calls."""

    seconds: Counter[Function]
    patterns: Counter[Function]
    calls: Counter[Function]


def _spots(taken: Taken, name: Callable[[Function], str], articles: int) -> list[Spot]:
    whole = sum(taken.seconds.values()) or 1.0
    spots: dict[str, Spot] = {}
    for function, seconds in taken.seconds.items():
        before = spots.get(name(function), Spot(name(function), 0.0, 0.0, 0.0))
        spots[name(function)] = Spot(
            name=before.name,
            share=before.share + seconds / whole,
            patterns=before.patterns + max(0.0, taken.patterns[function]) / whole,
            calls=before.calls + taken.calls[function] / articles,
        )
    return sorted(spots.values(), key=lambda spot: -spot.share)


def _seconds(read: Callable[[str], object], texts: Sequence[str]) -> float:
    """Of this process alone: what others take from it would fall on one of two measurements."""
    gc.collect()
    start = process_time()
    for text in texts:
        read(text)
    return process_time() - start


def _place(function: Function) -> str:
    """The file within the library, or "" where it is none of it."""
    parts = PurePath(function[0]).parts
    if _PACKAGE not in parts:
        return ""
    return "/".join(parts[len(parts) - parts[::-1].index(_PACKAGE) :])


def _part(function: Function) -> str:
    """The stage, or the module that several stages use; who made it, if it is none of the library.

    >>> _part(("/a/src/aseanparse/events/verbs.py", 1, "find")), _part(("<attrs generated methods a.B>", 1, "__init__"))
    ('events', 'records (attrs)')
    """
    if function[0].startswith("<attrs"):
        return "records (attrs)"
    return _place(function).partition("/")[0].removesuffix(".py") or "Python's own modules"


def _name(function: Function) -> str:
    """A function as the table names it: ``events/verbs.py: find``; with its line where it has no name of its own."""
    line = (
        f":{function[1]}" if function[2] in ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>", "<lambda>") else ""
    )
    return f"{_place(function) or _part(function)}{line}: {function[2]}"
