"""How fast the library is, beside others and beside the least that any reader must do: ``docs/performance.md``.

    make bench        # or: python -m benchmarks.speed
    python -m benchmarks.speed --rounds 1 --corpus 100 --longest 100000 --page build/performance.md    # a minute

The sides take turns, each in a process of its own, and in each round all of them read the same articles, which nobody
has read before. A side that cannot be installed or run gets a row that says so: see ``benchmarks.processes``.
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import count, islice
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.corpus import ROOT

from aseanparse import parse
from aseanparse.export.json import dumps
from benchmarks.articles import LONG, article
from benchmarks.hotspots import Profile, profile
from benchmarks.performance import Point, Race, Run, Start, write
from benchmarks.processes import PeerError, Racer, machine, surroundings
from benchmarks.racers import RACERS, Lap
from benchmarks.sides import Article

PAGE = ROOT / "docs" / "performance.md"
ROUNDS = 7
ARTICLES = 40
"""How many each side reads in a round."""
LENGTHS = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
"""Bytes of the articles that show the growth with length."""
COUNTS = (10, 100, 1_000, 10_000)
"""Articles of the collections that show the growth with their number."""
BASE = "2020-07-01"
_OURS = ("aseanparse", "stages", "literals")
"""Sides without which there is nothing to tell."""
_AT_ONCE = 10
"""Articles that a process is handed in one line, so that few wait in its memory."""

START = """
import sys
from time import perf_counter

spent = []

def timed(compile):
    def compiled(*args, **options):
        begun = perf_counter()
        try:
            return compile(*args, **options)
        finally:
            spent.append(perf_counter() - begun)
    return compiled

text = sys.stdin.buffer.read().decode()
begun = perf_counter()
import aseanparse
imported = perf_counter()
import re, regex
re.compile, regex.compile = timed(re.compile), timed(regex.compile)
aseanparse.parse(text)
print(imported - begun, perf_counter() - imported, sum(spent), len(spent))
"""
"""A program that imports the library and reads one article, as the first thing it does."""


def task(numbers: Iterator[int], how_many: int, size: int = LONG) -> list[Article]:
    """The next articles; ``search_dates`` is quicker with a day to start from, whichever it is."""
    return [Article(text=article(n, size).text, published=None, base=BASE) for n in islice(numbers, how_many)]


def race(numbers: Iterator[int], rounds: int, how_many: int) -> Race:
    """Every side in turn, round by round; a first round is not counted."""
    laps: dict[str, list[Lap]] = {}
    versions: dict[str, str] = {}
    failures: dict[str, str] = {}
    size = 0
    with ExitStack() as running:
        racers: dict[str, Racer] = {}
        for side in RACERS:
            try:
                racers[side] = running.enter_context(Racer(side))
                versions |= racers[side].versions
            except PeerError as error:
                failures[side] = str(error)
        for round in range(rounds + 1):
            print(f"round {round} of {rounds} ...", file=sys.stderr)
            articles = task(numbers, how_many)
            size += sum(len(one["text"].encode()) for one in articles) if round else 0
            sides = list(racers)
            for side in sides[round % len(sides) :] + sides[: round % len(sides)]:  # nobody is always first
                try:
                    lap = racers[side].read(articles)
                except PeerError as error:
                    failures[side] = str(error)
                    del racers[side]
                else:
                    laps.setdefault(side, []).extend([lap] if round else [])
    return Race(
        articles=how_many,
        size=size / rounds / how_many,
        laps={side: done for side, done in laps.items() if side not in failures},
        versions=versions,
        failures=failures,
    )


def starts(numbers: Iterator[int], rounds: int) -> Start:
    """What it takes to import the library and to read the first article, each time in a new process.

    Modules are compiled before, as an installer does, even where the environment tells Python to write nothing.
    """
    found = []
    with TemporaryDirectory() as compiled:
        environment = surroundings() | {"PYTHONPYCACHEPREFIX": compiled, "PYTHONDONTWRITEBYTECODE": ""}
        for _ in range(rounds + 1):  # the first one writes what Python compiles
            done = subprocess.run(
                [sys.executable, "-c", START],
                input=task(numbers, 1)[0]["text"].encode(),
                capture_output=True,
                check=True,
                cwd=ROOT,
                env=environment,
            )
            found.append([float(seconds) for seconds in done.stdout.split()])
    return Start(*map(median, zip(*found[1:], strict=True)))


def by_length(numbers: Iterator[int], lengths: Sequence[int], rounds: int) -> list[Point]:
    """Articles of each length, the shortest first, so that the peak of memory is that of the length."""
    measured: dict[int, list[tuple[float, Lap]]] = {length: [] for length in lengths}
    with Racer("aseanparse") as racer:
        racer.read(task(numbers, _AT_ONCE))
        for _ in range(rounds):
            for length in lengths:
                articles = task(numbers, max(1, 30_000 // length), length)
                size = sum(len(one["text"].encode()) for one in articles)
                measured[length].append((size / LONG, racer.read(articles)))
    return [
        Point(
            size=length,
            seconds=median(lap["seconds"]["all"] / size for size, lap in laps),
            facts=median(lap["facts"] / size for size, lap in laps),
            peak=laps[0][1]["peak"],
        )
        for length, laps in measured.items()
    ]


def by_number(numbers: Iterator[int], counts: Sequence[int]) -> list[Point]:
    """One collection, read from the first article to the last: what those since the count before have cost."""
    points = []
    with Racer("aseanparse") as racer:
        racer.read(task(numbers, 1))
        done = 0
        for mark in counts:
            size = seconds = facts = peak = 0.0
            while done < mark:
                articles = task(numbers, min(_AT_ONCE, mark - done))
                lap = racer.read(articles)
                size += sum(len(one["text"].encode()) for one in articles) / LONG
                seconds, facts, peak = seconds + lap["seconds"]["all"], facts + lap["facts"], lap["peak"]
                done += len(articles)
            points.append(Point(size=mark, seconds=seconds / size, facts=facts / size, peak=peak))
            print(f"{mark} articles read ...", file=sys.stderr)
    return points


def hotspots(numbers: Iterator[int], how_many: int) -> Profile:
    """The profile of the whole pipeline, in this process."""
    warm, plain, profiled = ([one["text"] for one in task(numbers, how_many)] for _ in range(3))
    for text in warm:
        dumps(parse(text))
    return profile(lambda text: dumps(parse(text)), plain, profiled)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds to take medians of (%(default)s)")
    parser.add_argument("--articles", type=int, default=ARTICLES, help="articles in a round (%(default)s)")
    parser.add_argument("--longest", type=int, default=LENGTHS[-1], help="bytes of the longest article (%(default)s)")
    parser.add_argument("--corpus", type=int, default=COUNTS[-1], help="articles of the largest corpus (%(default)s)")
    parser.add_argument("--page", type=Path, default=PAGE, help="the page to write")
    options = parser.parse_args(arguments)
    rounds, how_many = max(1, options.rounds), max(1, options.articles)

    numbers = count()  # no two measurements read the same article
    done = race(numbers, rounds, how_many)
    if not done.failures.keys().isdisjoint(_OURS):
        print("; ".join(f"{side}: {why}" for side, why in done.failures.items()), file=sys.stderr)
        return 1
    print("start, growth with length, profile ...", file=sys.stderr)
    start = starts(numbers, rounds)
    lengths = by_length(numbers, [n for n in LENGTHS if n <= options.longest] or LENGTHS[:1], min(3, rounds))
    spots = hotspots(numbers, how_many)
    counts = by_number(numbers, [n for n in COUNTS if n <= options.corpus] or COUNTS[:1])
    run = Run(
        command=shlex.join(["python", "-m", "benchmarks.speed", *(sys.argv[1:] if arguments is None else arguments)]),
        machine=machine(),
        race=done,
        start=start,
        lengths=lengths,
        counts=counts,
        profile=spots,
    )
    options.page.parent.mkdir(parents=True, exist_ok=True)
    options.page.write_text(write(run), encoding="utf-8")
    print(f"written: {options.page}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
