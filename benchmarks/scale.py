"""What an archive costs: articles a second on one core and on several, the memory, and what follows for a million.

    python -m benchmarks.scale --articles 50000          # a quarter of an hour where an article takes 15 ms
    python -m benchmarks.scale --write                   # and into docs/scale.md

One run of several processes reads all articles, from the text to its line of JSON as ``aseanparse parse -f jsonl``
does, or to its document as ``parse_many`` does. It pauses after each slice, and in the pause others take their turn,
each with a part of the slice's size and articles of its own: one process, and as many processes as the run has that
know nothing of one another. Since they take turns, other work on the machine falls on all of them, and their ratios can
be compared between machines; articles a second cannot. What handing out and taking in costs is the distance between the
run and the processes apart, which is all that the machine gives. After a pause the run's clock stands until all is used
up that was read ahead, so that no article counts that was read while it stood. Starting is measured by itself.

Memory is what all processes of the run have together after each slice, shared pages counted once. It is what Linux
tells; elsewhere it is 0.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import platform
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import linear_regression, median
from time import perf_counter, process_time, sleep
from typing import Any

from attrs import frozen

from aseanparse import Document, parse_many
from aseanparse.export.json import dumps
from aseanparse.many import CHUNK, Reader, itself, stream
from benchmarks.articles import LONG, article, articles
from benchmarks.page import table

PAGE = Path(__file__).parents[1] / "docs" / "scale.md"
_MEASURED = re.compile(r"(?<=<!-- measured by benchmarks\.scale -->\n).*?(?=<!-- end -->)", re.DOTALL)
MILLION = 1_000_000


@frozen
class Slice:
    """What one part of the run measured: articles a second, and memory.

    Attributes:
        done: articles that the run had read at its end.
        one: of one process.
        apart: of as many processes as the run has, each by itself, added up.
        several: of the run.
        handing: share of its time that the run's first process worked: generating, handing out, taking in.
        megabytes: what all processes of the run had at its end.
    """

    done: int
    one: float
    apart: float
    several: float
    handing: float
    megabytes: float


@frozen
class Start:
    """What it costs to start.

    Attributes:
        how: ``one process``, or the start method of several.
        milliseconds: from the call to the first result, the lexicon not yet loaded.
        megabytes: of memory that each process then has for itself.
    """

    how: str
    milliseconds: float
    megabytes: float


@frozen
class Estimate:
    """What so many articles cost, by what was measured: hours, hours of cores, a price, memory in megabytes."""

    articles: int
    hours: float
    core_hours: float
    price: float
    megabytes: float


def rate(numbers: Sequence[int], then: Callable[[Document], Any]) -> float:
    """Articles a second in this process."""
    begun = perf_counter()
    _count(stream(map(article, numbers), Reader(then, keep_text=False)))
    return len(numbers) / (perf_counter() - begun)


def apart(numbers: Sequence[int], workers: int, then: Callable[[Document], Any]) -> float:
    """Articles a second of so many processes that know nothing of one another: what the machine gives."""
    with multiprocessing.Pool(workers) as pool:
        parts = [numbers[first::workers] for first in range(workers)]
        return sum(pool.map(partial(rate, then=then), parts, chunksize=1))


def measure(count: int, workers: int, slices: int, share: float, then: Callable[[Document], Any]) -> Iterator[Slice]:
    """The slices of one run, one by one.

    Args:
        count: articles of the run.
        workers: its processes.
        slices: of the run, of one size.
        share: of a slice, that one process reads in its turn, and the processes apart in theirs.
        then: what is made of each document.
    """
    size, ahead = count // slices, 2 * CHUNK * workers
    part = max(workers, round(share * size))
    others = count  # the first article that is not of the run
    with closing(stream(articles(size * slices), Reader(then, keep_text=False), workers)) as run:
        for number in range(slices):
            one = rate(range(others, others + part), then)
            both = apart(range(others + part, others + 2 * part), workers, then)
            others += 2 * part
            _count(islice(run, ahead))
            begun, worked = perf_counter(), process_time()
            done = _count(islice(run, size - ahead))
            seconds, worked = perf_counter() - begun, process_time() - worked
            pids = [os.getpid(), *(child.pid or 0 for child in multiprocessing.active_children())]
            megabytes = sum(memory(pid, "Pss") for pid in pids)
            yield Slice((number + 1) * size, one, both, done / seconds, worked / seconds, megabytes)
            sleep(2 * ahead * seconds / done)  # until it has read ahead as far as it may


def start(how: str, workers: int) -> Start:
    """Start in a process that has loaded nothing yet."""
    fresh = multiprocessing.get_context("spawn")
    ours, theirs = fresh.Pipe()
    process = fresh.Process(target=_start, args=(theirs, how, workers))
    process.start()
    found = ours.recv()
    process.join()
    return Start(how, *found)


def _start(connection: Any, how: str, workers: int) -> None:
    count = 1
    if how in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method(how, force=True)
        count = workers
    begun = perf_counter()
    results = parse_many((article(0) for _ in range(MILLION)), workers=count)
    next(results)
    seconds = perf_counter() - begun
    children = [child.pid or 0 for child in multiprocessing.active_children()]
    connection.send((1000 * seconds, median(memory(pid, "Private") for pid in children or [os.getpid()])))
    results.close()


def memory(pid: int, kind: str) -> float:
    """Megabytes that a process has now; 0 where the system does not tell.

    Args:
        pid: of the process.
        kind: ``Pss`` (pages that it shares counted in part) or ``Private`` (not counted).
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if re.match(rf"{kind}(?:_Clean|_Dirty)?:", line)) / 1024


def estimate(slices: Sequence[Slice], workers: int, price: float, count: int = MILLION) -> Estimate:
    """What so many articles cost: by the median rate, and by the memory as it grew over the second half.

    Args:
        slices: of one run, at least three.
        workers: its processes.
        price: of an hour of one core.
        count: the articles.
    """
    hours = count / median(each.several for each in slices) / 3600
    late = slices[len(slices) // 2 :]  # caches have filled
    growth = linear_regression([each.done for each in late], [each.megabytes for each in late]).slope
    megabytes = max(each.megabytes for each in slices) + max(0.0, growth) * (count - slices[-1].done)
    return Estimate(count, hours, workers * hours, price * workers * hours, megabytes)


def tell(slices: Sequence[Slice], starts: Sequence[Start], workers: int, price: float) -> str:
    """What was measured and what follows, in Markdown."""
    found = estimate(slices, workers, price)
    size, count = slices[0].done, slices[-1].done
    times, given = (median(getattr(each, run) / each.one for each in slices) for run in ("several", "apart"))
    machine = f"{os.cpu_count()} cores ({platform.machine()}, Python {platform.python_version()})"
    busy = median(each.handing for each in slices)
    first, last, most = (
        f"{megabytes:,.0f}" for megabytes in (slices[0].megabytes, slices[-1].megabytes, found.megabytes)
    )
    return f"""\
One run of {workers} processes read {count:,} generated articles of {LONG // 1000} kB on a machine of {machine}.
After each {size:,} it paused, and one process read others, then {workers} processes apart.

{table(_HEAD, map(_row, slices))}

- **{times:.2f} times** the articles of one process. Apart, {workers} processes read {given:.2f} times as many:
  that is what the machine gives, and {times / given:.0%} of it arrives.
- The process that hands out and takes in is busy {busy:.1%} of the time.
- **A million articles** take {found.hours:.1f} hours on {workers} cores. That is {found.core_hours:.1f} core-hours:
  where one costs {price:g}, {found.price:.2f}.
- **Memory** grew from {first} to {last} MB. If it goes on as in the second half of the run, a million
  articles end at {most} MB.

{table(["start", "ms until the first result", "MB that a process has for itself"], map(_begun, starts))}
"""


def put(told: str, page: str) -> str:
    """The page with what is told now in the place of what was told before."""
    return _MEASURED.sub(lambda _: f"\n{told}\n", page)


_HEAD = ["articles", "a second: one process", "apart", "the run", "times one process", "MB together"]


def _row(each: Slice) -> list[str]:
    rates = [f"{value:.1f}" for value in (each.one, each.apart, each.several)]
    return [f"{each.done:,}", *rates, f"{each.several / each.one:.2f}", f"{each.megabytes:.0f}"]


def _begun(each: Start) -> list[str]:
    return [each.how, f"{each.milliseconds:.0f}", f"{each.megabytes:.0f}"]


def _count(results: Iterable[Any]) -> int:
    """How many results there are; none of them may be an error."""
    count = 0
    for result in results:
        if isinstance(result, Exception):
            raise result
        count += 1
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=50_000, help="that the run reads (%(default)s)")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 2, help="its processes (%(default)s)")
    parser.add_argument("--slices", type=int, default=10, help="between its pauses, 3 or more (%(default)s)")
    parser.add_argument("--share", type=float, default=0.1, help="of a slice that the others read (%(default)s)")
    parser.add_argument("--price", type=float, default=0.05, help="of a core-hour, for the example (%(default)s)")
    parser.add_argument("--documents", action="store_true", help="make documents instead of lines of JSON")
    parser.add_argument("--write", action="store_true", help="put the result into docs/scale.md")
    options = parser.parse_args(arguments)
    workers = max(2, options.workers)
    smallest = 4 * CHUNK * workers
    if options.slices < 3 or options.articles // options.slices < smallest:
        parser.error(f"{workers} processes need 3 slices or more, of {smallest} articles or more")

    methods = [how for how in ("fork", "spawn") if how in multiprocessing.get_all_start_methods()]
    starts = [start(how, workers) for how in ("one process", *methods)]
    slices: list[Slice] = []
    then = itself if options.documents else dumps
    print(" | ".join(_HEAD), file=sys.stderr)
    for each in measure(options.articles, workers, options.slices, options.share, then):
        slices.append(each)
        print(" | ".join(_row(each)), file=sys.stderr, flush=True)
    told = tell(slices, starts, workers, options.price)
    print(told)
    if options.write:
        PAGE.write_text(put(told, PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
