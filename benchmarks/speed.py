"""How fast the library is: milliseconds by stage, memory, and growth with the length of the text.

    make speed        # or: python -m benchmarks.speed

Times are medians over rounds, per 9 kB of text (a long article), over all articles of ``seeds/``. The probe is the
least that any reader must do with the text, in the same round on the same machine: decode it and split it into
words. Ratios to the probe can be compared between machines, milliseconds cannot.
"""

from __future__ import annotations

import argparse
import gc
import platform
import sys
import tracemalloc
from collections.abc import Iterator, Sequence
from itertools import cycle
from statistics import median
from time import perf_counter

from tests.corpus import seeds

from aseanparse import Document, parse
from aseanparse.export.json import dumps
from aseanparse.plugins import load
from aseanparse.terms import entities, find_terms
from aseanparse.text import Text

ARTICLE = 9_000
"""Bytes of UTF-8 that a time is told for."""
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
"""Characters of the texts that show the growth."""
ROUNDS = 7


class Stopwatch:
    """Seconds by stage, added up over the articles of a round."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = 0.0

    def start(self) -> None:
        """From here the next stage runs."""
        self._last = perf_counter()

    def lap(self, stage: str) -> None:
        """The stage that ran since the last lap ends here."""
        now = perf_counter()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = perf_counter()


def read(raw: bytes, watch: Stopwatch) -> None:
    """Read one article stage by stage: the calls of ``pipeline.parse``, in its order."""
    watch.start()
    text = raw.decode("utf-8")
    text.split()
    watch.lap("probe")
    page = Text(text)
    watch.lap("fold")
    loaded = load()
    outlet = loaded.choose(page)
    watch.lap("choose")
    terms = find_terms(page, loaded.lexicon)
    watch.lap("terms")
    article = outlet.layout(page, terms, loaded.lexicon, None)
    watch.lap("layout")
    dates = outlet.find_dates(article)
    watch.lap("dates")
    people = outlet.find_people(article)
    watch.lap("people")
    events = outlet.find_events(article, dates, people)
    watch.lap("events")
    outlet.find_commitments(article, dates, people, events)
    watch.lap("commitments")
    entities(article)
    watch.lap("entities")
    document = parse(text)
    watch.lap("parse, all of these")
    dumps(document)
    watch.lap("json")


def stages(rounds: int) -> dict[str, float]:
    """Milliseconds for 9 kB, by stage: medians over rounds, after one that is not counted."""
    articles = [article.text.encode() for article in seeds()]
    scale = 1000 * ARTICLE / sum(map(len, articles))
    measured: list[dict[str, float]] = []
    for _ in range(rounds + 1):
        watch = Stopwatch()
        gc.collect()
        for raw in articles:
            read(raw, watch)
        measured.append(watch.seconds)
    return {stage: scale * median(m[stage] for m in measured[1:]) for stage in measured[0]}


def prose(length: int) -> str:
    """A text of that many characters: bodies of the seeds, one after the other, without heads and teasers.

    A page's own end would end the reading, and the rest of a long text would cost nothing.
    """
    bodies = [[a.text[z.start : z.end] for z in parse(a.text).zones if z.kind == "body"] for a in seeds()]
    parts: list[str] = []
    left = length
    for part in cycle([part.strip() for body in bodies for part in body]):
        parts.append(part[:left])
        left -= len(parts[-1]) + 1
        if left <= 0:
            return "\n".join(parts)
    raise AssertionError("a cycle has no end")


def growth(lengths: Sequence[int], rounds: int) -> Iterator[tuple[int, float, float, Document]]:
    """For each length: seconds (median), peak of memory in bytes while it is read, and the document."""
    for length in lengths:
        text = prose(length)
        seconds = []
        for _ in range(rounds if length <= 100_000 else 1):
            gc.collect()
            start = perf_counter()
            document = parse(text)
            seconds.append(perf_counter() - start)
        tracemalloc.start()
        parse(text)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        yield length, median(seconds), peak, document


def resident() -> str:
    """The most memory that this process ever held, where the system tells."""
    try:
        import resource
    except ImportError:  # not on Windows
        return "not told by this system"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return f"{peak / (1 << 20 if sys.platform == 'darwin' else 1 << 10):.0f} MB"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds to take the median of (%(default)s)")
    parser.add_argument("--longest", type=int, default=LENGTHS[-1], help="characters of the longest text (%(default)s)")
    options = parser.parse_args(arguments)
    rounds = max(1, options.rounds)

    print(f"Python {platform.python_version()}, {platform.machine()}; {len(seeds())} articles, {rounds} rounds\n")
    times = stages(rounds)
    print(f"{'stage':<22}{'ms per 9 kB':>12}{'x probe':>10}{'share':>8}")
    whole = times["parse, all of these"]
    for stage, ms in times.items():
        print(f"{stage:<22}{ms:>12.3f}{ms / times['probe']:>10.1f}{ms / whole:>8.0%}")
    print(f"\n{1000 / whole:.0f} articles of 9 kB a second; most memory held so far: {resident()}\n")

    print(f"{'characters':>10}{'ms':>10}{'ms per 9 kB':>13}{'peak MB':>9}{'bytes/char':>12}{'facts per 9 kB':>16}")
    for length, seconds, peak, document in growth([n for n in LENGTHS if n <= options.longest], rounds):
        facts = sum(map(len, (document.dates, document.people, document.events, document.commitments)))
        print(
            f"{length:>10}{1000 * seconds:>10.1f}{1000 * seconds * ARTICLE / length:>13.2f}{peak / 1e6:>9.1f}"
            f"{peak / length:>12.0f}{facts * ARTICLE / length:>16.1f}"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
