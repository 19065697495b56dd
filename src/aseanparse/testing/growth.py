"""Whether time grows with the length of the text: ratios of a process's own time.

Seconds count only where nothing could be waited for: what takes thousands of times as long as it should is given up.
"""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from time import process_time

from attrs import frozen

_NOISE = 0.03
"""Seconds below which a time says nothing."""
_RUNS = (8, 12, 16, 20, 24, 28, 32, 40, 50, 64, 250, 1000, 4000)
"""Lengths of a run: small steps first, where time that doubles with each letter can still be waited for."""
_ARTICLES = (1, 4, 16)
"""How often an article is repeated."""
_TOLERANCE = 2.5
"""How much more than the length the time may grow between two lengths; time of the square grows fourfold for four."""


@frozen
class Growth:
    """Time that grew out of proportion: the unit repeated, its last two counts, and how much longer reading took."""

    unit: str
    counts: tuple[int, int]
    ratio: float


def outgrown(read: Callable[[str], object], head: str, unit: str, counts: tuple[int, ...] = _RUNS) -> Growth | None:
    """Read ever longer runs of one unit and stop where the time outgrows them; None where it never does.

    Args:
        read: what is measured.
        head: stands before the run, on a line of its own.
        unit: what is repeated.
        counts: how often, ascending.
    """

    def text(count: int) -> str:
        return head + unit * count + "!"

    base = _seconds(read, head)
    last, before = counts[0], _seconds(read, text(counts[0]))
    for count in counts[1:]:
        now = _seconds(read, text(count))
        # What the head alone costs is in both times; noise counts as time, so that nothing small looks large.
        allowed = _TOLERANCE * count / last * max(before - base, _NOISE / 4) + base
        if now > max(allowed, _NOISE):
            again = min(_seconds(read, text(count)) for _ in range(2))
            earlier = max(_seconds(read, text(last)) for _ in range(2))
            allowed = _TOLERANCE * count / last * max(earlier - base, _NOISE / 4) + base
            if again > max(allowed, _NOISE):
                return Growth(unit, (last, count), again / max(earlier, 1e-9))
            before = max(before, earlier)
        last, before = count, max(before, now)
    return None


def outgrown_article(read: Callable[[str], object], text: str) -> Growth | None:
    """Whether reading an article several times over takes out of proportion longer."""
    return outgrown(read, "", text.rstrip() + "\n\n", _ARTICLES)


def _seconds(read: Callable[[str], object], text: str) -> float:
    """The process's own time for one reading, without the collector's."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        start = process_time()
        read(text)
        return process_time() - start
    finally:
        if enabled:
            gc.enable()


class EndlessError(BaseException):
    """Reading takes so long that it may never end. No plugin's ``except Exception`` holds it up."""


_PATIENCE = 3.0
"""Seconds of the process's own time after which reading is given up; an article takes some milliseconds."""


@contextmanager
def patience(characters: int) -> Iterator[None]:
    """Give up what does not come back, where the system can interrupt a pattern (the main thread, not on Windows).

    Args:
        characters: length of the text that is read.

    Raises:
        EndlessError: the block took more than some seconds, and a millisecond for each character.
    """
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def give_up(number: int, frame: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, _PATIENCE + characters / 1000)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
