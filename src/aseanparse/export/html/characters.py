"""Characters that a page cannot hold, or that would act on it: shown, and never obeyed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex
from attrs import frozen
from markupsafe import Markup

# What no HTML file can hold, and what turns the direction of the words after it: shown as a replacement character.
UNFIT = regex.compile(r"[\p{Cs}\p{Cc}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069--[\t\n]]", regex.V1)


@frozen
class Odd:
    """A character that a page shows by its number only; ``held`` is what stands for it in the page's text."""

    number: str
    held: Markup


def fit(string: str) -> str:
    r"""The string, as long as before, with U+FFFD for what a page cannot hold.

    That is lone surrogates, control characters, noncharacters, and the marks that turn the direction of what follows.

    >>> fit("one\x00two\ud800three")
    'one�two�three'
    """
    return string if string.isprintable() else UNFIT.sub("\ufffd", string)


def pieces(string: str) -> Iterator[Odd | str]:
    """The string, cut where it holds a character that a page shows by its number."""
    at = 0
    for match in UNFIT.finditer(string):
        if match.start() > at:
            yield string[at : match.start()]
        code = ord(match[0])
        held = Markup(f"&#{code};") if unicodedata.category(match[0]) == "Cf" else Markup(fit(match[0]))
        yield Odd(f"U+{code:04X}", held)
        at = match.end()
    if at < len(string):
        yield string[at:]


def white(gap: str) -> Markup:
    """White space as the reader of a page gets it: a browser reads a carriage return as a line feed."""
    return Markup(gap.replace("\r", "&#13;"))
