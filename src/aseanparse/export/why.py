"""Why a row is there or is not: each sentence with the rules that fired and the triggers that were passed over."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from aseanparse.commitments import Explanation
from aseanparse.export.story import highlighted
from aseanparse.export.table import visible


def write(explanations: Iterable[Explanation], stream: TextIO) -> None:
    """Write the sentences that hold a trigger, and what was made of them."""
    console = Console(file=stream, highlight=False)
    marks = console.no_color or not console.is_terminal
    silent = True
    for told in explanations:
        if not told.statements and not told.passed:
            continue
        silent = False
        console.print(highlighted(told.sentence, told.statements, marks))
        meant = (("he", told.speaker), ("they", told.group), ("both sides", told.meeting))
        known = ", ".join(f"{word} = {_codes(codes)}" for word, codes in meant if codes)
        console.print(_line(f"told: {told.event or 'no event'}{'; ' if known else ''}{known}", "dim"))
        for m in told.meant:
            console.print(_line(f'= "{m.words.text}": {_codes(m.codes)}, {m.how}', "dim"))
        for s in told.statements:
            facing = f" -> {_codes(s.counterparts)}" if s.counterparts else ""
            line = f"+ {s.act} by {_codes(s.parties)}{facing}, rule {s.rule}: {s.content.text}"
            console.print(_line(line, "green"))
        for p in told.passed:
            console.print(_line(f"- {p.trigger.text}: {p.reason}", "yellow"))
        console.print()
    if silent:
        console.print("No sentence holds a word that could make a commitment or proposal.")


def _codes(codes: Sequence[str]) -> str:
    return "+".join(codes) or "nobody"


def _line(line: str, style: str) -> Padding:
    return Padding(Text(visible(line), style), (0, 0, 0, 2), expand=False)
