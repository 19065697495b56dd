"""What happens to articles on their way: texts that a source has to bear, and runs that a pattern may stumble over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

SYMBOLS = "😀�ж中￼|*_#<>\u200b\u00ad\u0301\u202e\x00\ud800"
"""Symbols that mirrors and collectors inject, and some that no page should hold."""


def damaged(text: str, random: Random) -> Iterator[tuple[str, str]]:
    """Texts made of an article, each with what was done to it."""
    yield "an empty text", ""
    yield "a text of blanks", " \n\t\u00a0\n"
    for share in (0.1, 0.5, 0.9):
        cut = int(len(text) * share) + random.randrange(10)
        yield f"the article up to character {cut}", text[:cut]
        yield f"the article from character {cut} on", text[cut:]
    lines = text.splitlines()
    yield "its lines in another order", "\n".join(random.sample(lines, len(lines)))
    yield "its lines in one", " ".join(lines)
    yield "its words one a line", "\n".join(text.split())
    yield "the article without spaces", "".join(text.split())
    yield "the article with Windows line ends", text.replace("\r\n", "\n").replace("\n", "\r\n")
    yield "the article in capitals", text.upper()
    yield "the article twice", f"{text}\n{text}"
    for symbol in random.sample(SYMBOLS, 5):
        letters = list(text)
        for _ in range(12):
            letters.insert(random.randrange(len(letters) + 1), symbol)
        yield f"the article with {symbol!r} put in", "".join(letters)


def shortest(text: str, fails: Callable[[str], bool], *, tries: int = 200) -> str:
    """A shorter text that fails, too: pieces are left out while it does.

    Args:
        text: a text that fails.
        fails: whether a text fails.
        tries: how often to ask at most.
    """
    size = len(text) // 2
    while size:
        start = 0
        while start < len(text) and tries:
            tries -= 1
            shorter = text[:start] + text[start + size :]
            if fails(shorter):
                text = shorter
            else:
                start += size
        size //= 2
    return text


UNITS = ("a", "A", " ", "Aa ", "aa ", "1", "1,", "-", ". ", "(", "' ", "A.", "aa\n", "\n")
"""What a run is made of: letters, words, figures, stops, blanks, line ends."""


def units(text: str) -> tuple[str, ...]:
    """What runs are made of for one article: the common ones, and the first words of its first lines."""
    openings = [" ".join(line.split()[:2]) + " " for line in text.splitlines() if line.strip()][:2]
    return (*UNITS, *openings)
