"""What a source tells the core about its own pages: the words that belong to one outlet."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import regex
from attrs import Attribute, field, frozen

from aseanparse.errors import InputError
from aseanparse.text import fold


def _patterns(marks: Marks, attribute: Attribute[Any], patterns: Any) -> None:
    where = f"Marks.{attribute.name}"
    if not isinstance(patterns, tuple) or not all(isinstance(pattern, str) for pattern in patterns):
        example = f"({patterns!r},)" if isinstance(patterns, str) else "('See more', 'Latest')"
        raise InputError(f"{where}: is {patterns!r}, needs to be a tuple of regular expressions, as in {example}")
    for pattern in patterns:
        letters = "".join(filter(str.isalpha, pattern))
        if fold(letters) != letters:
            raise InputError(f"{where}: {pattern!r} never matches the folded view; write {fold(pattern)!r}")
        try:
            re.compile(pattern)  # ten times as fast as regex, which only has to judge what this one does not know
        except re.error:
            try:
                regex.compile(pattern)
            except regex.error as error:
                raise InputError(f"{where}: {pattern!r} is no regular expression: {error}") from None


def _code(marks: Marks, attribute: Attribute[Any], code: Any) -> None:
    if code is not None and not re.fullmatch("[A-Z]{3}", str(code)):
        raise InputError(f"Marks.{attribute.name}: is {code!r}, needs to be an ISO 3166-1 alpha-3 code, as in 'MYS'")


@frozen
class Marks:
    """The marks of one outlet, beside the general shapes that the core knows.

    All but ``home`` are regular expressions over the folded view (plain ASCII letters, ``-`` for every dash, straight
    quotes). The core puts them into groups of its own and compiles them once, when the first article asks for them.

    Attributes:
        teasers: a whole line from which on other stories are advertised (``See more``).
        sections: words that begin a block "Section Headline Sentence" of another story (``Politics``).
        furniture: a whole line of the page that says nothing (``Latest``, the outlet's own name).
        openings: what stands before the first sentence without naming a place (``WVR``); a dash follows.
        sign_offs: what the outlet writes after its last sentence, dash included (``- VNA/VNS``).
        credits: how it names the maker of a picture, beyond ``(Photo: …)`` and ``- … Photo …``.
        regions: what stands for a dateline although it is no city and may lack the dash (``CENTRAL REGION``).
        home: ISO 3166-1 alpha-3 code of the state whose officials the outlet names without their country ("the
            Minister for Foreign Affairs" in a statement of a ministry). None where it always tells the country.

    Raises:
        InputError: a field is no tuple, a pattern cannot be compiled or has letters that the view never holds.
    """

    teasers: tuple[str, ...] = field(default=(), validator=_patterns)
    sections: tuple[str, ...] = field(default=(), validator=_patterns)
    furniture: tuple[str, ...] = field(default=(), validator=_patterns)
    openings: tuple[str, ...] = field(default=(), validator=_patterns)
    sign_offs: tuple[str, ...] = field(default=(), validator=_patterns)
    credits: tuple[str, ...] = field(default=(), validator=_patterns)
    regions: tuple[str, ...] = field(default=(), validator=_patterns)
    home: str | None = field(default=None, validator=_code)


def either(shapes: Iterable[str], marks: Iterable[str] = ()) -> str:
    """A group that matches any of the core's shapes and an outlet's marks; if there are none, it matches nowhere.

    The group is for a verbose pattern: spaces in ``shapes`` mean nothing, those in ``marks`` are meant.
    """
    return "(?:" + ("|".join([*shapes, *(mark.replace(" ", r"\ ") for mark in marks)]) or "(?!)") + ")"
