"""How many articles a second, and in how much memory, on one core and on several.

    python -m benchmarks.scale --articles 50000            # --workers 2, --rounds 3

Articles are generated as they are needed: the seeds, cut and joined anew, each with a number of its own.
One process and several take turns, round by round, so that other work on the machine falls on both; the ratio of the
medians can be compared between machines, articles a second cannot. Memory is what all processes have together, pages
that they share counted in each, after each tenth of a round: flat means that it does not grow.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
from collections.abc import Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from tests.corpus import seeds

from aseanparse import Document, Input, parse_many


def articles(count: int) -> Iterator[Input]:
    """So many different articles of about 3 kB, the same in every run."""
    texts = [seed.gold.text for seed in seeds()]
    for number in range(count):
        random = Random(number)
        first, second = random.sample(texts, 2)
        half = random.randrange(len(second) // 2)
        yield Input(f"{first[:2000]}\n\nRound {number}.\n\n{second[half : half + 1000]}", id=f"a{number}")


def resident(pid: int) -> float:
    """Megabytes that a process has now; 0 where the system does not tell."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    except (OSError, ValueError):
        return 0.0
    return pages * resource.getpagesize() / 2**20


def run(count: int, workers: int) -> tuple[float, list[float]]:
    """Articles a second, and the megabytes of all processes together after each tenth of the articles."""
    memory: list[float] = []
    begun = perf_counter()
    for done, result in enumerate(parse_many(articles(count), workers=workers, keep_text=False), 1):
        assert isinstance(result, Document)
        if done % max(1, count // 10) == 0:
            pids = [os.getpid(), *(child.pid or 0 for child in multiprocessing.active_children())]
            memory.append(sum(map(resident, pids)))
    return count / (perf_counter() - begun), memory


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    rates: dict[int, list[float]] = {1: [], options.workers: []}
    for _ in range(options.rounds):
        for workers, found in rates.items():
            rate, memory = run(options.articles // options.rounds, workers)
            found.append(rate)
            told = " ".join(f"{one:.0f}" for one in memory)
            print(f"{workers} process{'es' * (workers > 1)}: {rate:.1f} articles a second; MB by tenths: {told}")
    one, several = median(rates[1]), median(rates[options.workers])
    print(f"{options.workers} processes give {several / one:.2f} times the articles of one; start-up included")


if __name__ == "__main__":
    main()
