"""Helpers that compose patterns, and the overlap rule.

Patterns run on the folded view: plain ASCII letters, straight quotes, ``-`` for every dash. Repeated words
take possessive quantifiers, so that no pattern can backtrack without bound.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

import regex

T = TypeVar("T")


def alternation(words: Iterable[str]) -> str:
    """A group that matches any of the words, longest first; spaces in a word match any run of spaces.

    Raises:
        ValueError: if there is no word: an empty alternation would match everywhere.
    """
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    if not ordered:
        raise ValueError("an alternation needs at least one word")
    return "(?:" + "|".join(regex.escape(w).replace(r"\ ", "[ ]+") for w in ordered) + ")"


def without_overlaps(items: Iterable[T], span: Callable[[T], tuple[int, int]]) -> list[T]:
    """The overlap rule: of items that overlap the longest stands, then the first, then the first given.

    Args:
        items: anything with a range.
        span: the half-open range of an item.

    Returns:
        The items left, in order of their ranges.
    """
    ranked = sorted(enumerate(items), key=lambda n: (span(n[1])[0] - span(n[1])[1], span(n[1])[0], n[0]))
    taken: list[tuple[int, int, T]] = []
    for _, item in ranked:
        start, end = span(item)
        if all(end <= a or b <= start for a, b, _ in taken):
            taken.append((start, end, item))
    return [item for _, _, item in sorted(taken, key=lambda t: t[:2])]
