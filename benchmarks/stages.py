"""Where the time goes: milliseconds by stage, and the functions that take the most.

    make speed        # or: python -m benchmarks.stages

A quick look, while something is being made faster: stages and functions of one run over generated articles of 9 kB.
What ``make bench`` writes to ``docs/performance.md`` has the same figures, and others to compare them with.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from statistics import median
from time import process_time

from aseanparse import Document, parse
from aseanparse.export.json import dumps
from aseanparse.pipeline import document
from aseanparse.plugins import load
from aseanparse.terms import find_terms
from aseanparse.text import Text
from benchmarks.articles import articles
from benchmarks.hotspots import profile

ROUNDS = 5
ARTICLES = 30


class Stopwatch:
    """Seconds by stage, added up over the articles of a round."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._last = 0.0

    def start(self) -> None:
        """From here the next stage runs."""
        self._last = process_time()

    def lap(self, stage: str) -> None:
        """The stage that ran since the last lap ends here."""
        now = process_time()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + now - self._last
        self._last = process_time()


def read(text: str, watch: Stopwatch) -> Document:
    """Read one article stage by stage: the calls of ``pipeline.parse``, in its order, and the record as JSON."""
    watch.start()
    page = Text(text)
    watch.lap("fold")
    loaded = load()
    outlet = loaded.choose(page)
    watch.lap("source")
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
    statements = outlet.find_commitments(article, dates, people, events)
    watch.lap("commitments")
    made = document(outlet, article, dates, people, events, statements)
    watch.lap("document")
    dumps(made)
    watch.lap("JSON")
    return made


def measure(texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Milliseconds by stage for an article: medians over rounds, after one that is not counted."""
    measured: list[dict[str, float]] = []
    for _ in range(rounds + 1):
        watch = Stopwatch()
        gc.collect()
        for text in texts:
            read(text, watch)
        measured.append(watch.seconds)
    return {stage: 1000 / len(texts) * median(m[stage] for m in measured[1:]) for stage in measured[0]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.stages", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds to take the median of (%(default)s)")
    parser.add_argument("--functions", type=int, default=25, help="how many functions to tell (%(default)s)")
    options = parser.parse_args(arguments)
    texts = [one.text for one in articles(3 * ARTICLES)]

    times = measure(texts[:ARTICLES], max(1, options.rounds))
    whole = sum(times.values())
    print(f"{'stage':<20}{'ms':>8}{'share':>8}")
    for stage, ms in [*times.items(), ("all", whole)]:
        print(f"{stage:<20}{ms:>8.3f}{ms / whole:>8.1%}")
    print(f"\n{1000 / whole:.0f} articles of 9 kB a second\n")

    found = profile(lambda text: dumps(parse(text)), texts[ARTICLES : 2 * ARTICLES], texts[2 * ARTICLES :])
    print(f"{'function':<60}{'share':>8}{'patterns':>10}{'calls':>8}")
    for spot in [*found.parts, *found.functions[: options.functions]]:
        print(f"{spot.name:<60}{spot.share:>8.1%}{spot.patterns:>10.1%}{spot.calls:>8.0f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
