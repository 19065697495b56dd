"""What can be left out of a regular expression: one alternative of a group, or one look ahead or behind.

Mutation tools leave strings alone, and a grammar of regular expressions is all strings. An alternative that no test
misses has no test; a look around that no test misses guards against nothing that a test knows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import parso
from cosmic_ray.operators.operator import Operator

_PIECE = re.compile(
    r"""(?P<skip> \\. | \[\^?\]?(?:\\.|[^\]\\])*\] | \{\{ | \}\} | \{[A-Za-z_][^{}]*\} | (?<=[ \n])\#[^\n]* )
      | (?P<open> \( (?: \?<?[=!] | \?P?<[A-Za-z_]\w*> | \?[a-zA-Z-]*: | \?> )? ) | (?P<close> \) ) | (?P<bar> \| )""",
    re.VERBOSE | re.DOTALL,
)
_STRING = re.compile(r"(?i)(?:r|rf|fr)(\"\"\"|'''|\"|')")


class LeaveOut(Operator):
    """Leaves one part out of a raw string that is a pattern, f-string or not."""

    def mutation_positions(self, node: Any) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        """A place for each part, told apart by a column of its own."""
        if node.type in ("string", "fstring"):
            line, column = node.start_pos
            for number, _ in enumerate(parts(node.get_code(include_prefix=False))):
                yield (line, column + number), node.end_pos

    def mutate(self, node: Any, index: int) -> Any:
        """The string without the part of this number."""
        code = node.get_code(include_prefix=False)
        start, end = list(parts(code))[index]
        return parso.python.tree.String(code[:start] + code[end:], node.start_pos, node.get_first_leaf().prefix)

    @classmethod
    def examples(cls) -> tuple[()]:
        """Nothing: Cosmic Ray's own tests ask for them."""
        return ()


def parts(code: str) -> Iterator[tuple[int, int]]:
    """The ranges of the code of a raw string that can be left out, alternatives with one bar each.

    >>> code = r'r"(?:ab|c[|)]) (?!d)e"'
    >>> [code[start:end] for start, end in parts(code)]
    ['ab|', '|c[|)]', '(?!d)']
    """
    if not (string := _STRING.match(code)):
        return
    inner = string.end(), len(code) - len(string[1])
    levels: list[tuple[int, int, list[int]]] = [(inner[0], inner[0], [])]  # start, start of the content, bars
    for piece in _PIECE.finditer(code, *inner):
        if piece["open"]:
            levels.append((piece.start(), piece.end(), []))
        elif piece["bar"]:
            levels[-1][2].append(piece.start())
        elif piece["close"] and len(levels) > 1:
            start, content, bars = levels.pop()
            yield from _alternatives(content, piece.start(), bars)
            if re.fullmatch(r"\(\?<?[=!]", piece.string[start:content]):
                yield start, piece.end()
    if len(levels) == 1:
        yield from _alternatives(*inner, levels[0][2])


def _alternatives(start: int, end: int, bars: list[int]) -> Iterator[tuple[int, int]]:
    if bars:
        yield start, bars[0] + 1
        yield from zip(bars, [*bars[1:], end], strict=True)
