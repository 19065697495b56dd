"""Beside others: the same articles read by dateparser, by spaCy and by us, written to ``docs/peers.md``.

    make peers                                         # or: python -m benchmarks.peers
    python -m benchmarks.peers --tempeval te3-platinum # also measure on a copy of that set

What cannot be installed or run gets a row that says so: see ``benchmarks.processes``.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

from attrs import frozen
from tests.corpus import ROOT, OriginalsMissingError, originals, seeds

from aseanparse.testing import Gold
from benchmarks import figures, tempeval
from benchmarks.page import DATE_SIDES, LABELS, NAME_SIDES, NAMES, ORIGINALS, OURS, Group, Run, write
from benchmarks.processes import PeerError, machine, python_for, run
from benchmarks.sides import Answer, Article, Found, Task

PAGE = ROOT / "docs" / "peers.md"
TURNS = 3
"""How often the sides take turns, so that a busy moment of the machine falls on all of them."""
ROUNDS = 3
"""How many rounds of a turn are timed."""


@frozen
class Measured:
    """What one side found over all articles, and the seconds of each round."""

    found: Sequence[Found]
    seconds: Sequence[float]
    versions: Mapping[str, str]


def ask(side: str, articles: Sequence[Article], rounds: int = 0) -> Answer:
    """What a side makes of articles.

    Raises:
        PeerError: it cannot be installed, or fails.
    """
    task = json.dumps(Task(articles=list(articles), rounds=rounds))
    command = [str(python_for(side)), "-W", "ignore", "-m", "benchmarks.sides", side]
    answer: Answer = json.loads(run(command, "it failed on the articles", task))
    return answer


def measure(golds: Sequence[Gold], turns: int) -> tuple[dict[str, Measured], dict[str, str]]:
    """What every side finds, and the reasons of those that cannot be measured."""
    articles = [Article(text=gold.text, published=None, base=None) for gold in golds]
    days = [item["published"] for item in ask(OURS, articles)["found"]]
    for article, gold, day in zip(articles, golds, days, strict=True):
        article["base"] = gold.header.published or day
    found: dict[str, Answer] = {}
    seconds: dict[str, list[float]] = {}
    failures: dict[str, str] = {}
    for turn in range(turns):
        for side in LABELS:
            if side in failures:
                continue
            print(f"turn {turn + 1} of {turns}: {side} ...", file=sys.stderr)
            try:
                found[side] = ask(side, articles, ROUNDS)
            except PeerError as error:
                failures[side] = str(error)
                found.pop(side, None)
            else:
                seconds.setdefault(side, []).extend(found[side]["seconds"])
    done = {side: Measured(a["found"], seconds[side], a["versions"]) for side, a in found.items()}
    return done, failures


def group(title: str, golds: Sequence[Gold], found: Mapping[str, Sequence[Found]]) -> Group:
    """The figures of every side over a group of articles."""
    dated = {side: found[side] for side in DATE_SIDES if side in found}
    named = {side: found[side] for side in NAME_SIDES if side in found}
    return Group(
        title=title,
        articles=len(golds),
        required={side: figures.dates(golds, items) for side, items in dated.items()},
        calendar={side: figures.dates(golds, items, optional=True) for side, items in dated.items()},
        persons={side: figures.persons(golds, items) for side, items in named.items()},
        names={side: {n: figures.tagged(n, golds, items) for n in NAMES} for side, items in named.items()},
    )


def measure_tempeval(folder: Path) -> dict[str, tuple[tempeval.TempEvalFigures, tempeval.TempEvalFigures]]:
    """All types, and DATE, by side; a side that cannot run is left out.

    Raises:
        TempEvalError: the folder does not hold the set.
    """
    stories = tempeval.read(folder)
    articles = [tempeval.article(story) for story in stories]
    done = {}
    for side in DATE_SIDES:
        try:
            dates = [item["dates"] for item in ask(side, articles)["found"]]
        except PeerError:
            continue
        done[side] = (tempeval.figures(stories, dates), tempeval.figures(stories, dates, "DATE"))
    return done


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and write the page."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peers", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--tempeval", type=Path, metavar="FOLDER", help="a folder with the .tml files of the set")
    parser.add_argument("--turns", type=int, default=TURNS, help="how often the sides take turns (%(default)s)")
    options = parser.parse_args(arguments)

    parts = {}
    try:
        parts[ORIGINALS] = [article.gold for article in originals()]
    except OriginalsMissingError as missing:
        print(f"without the originals: {missing}", file=sys.stderr)
    parts["Our own articles"] = [article.gold for article in seeds()]
    golds = [gold for part in parts.values() for gold in part]
    try:
        on_tempeval = measure_tempeval(options.tempeval) if options.tempeval else None
        done, failures = measure(golds, max(1, options.turns))
    except (PeerError, tempeval.TempEvalError) as error:
        print(error, file=sys.stderr)
        return 1
    groups = []
    first = 0
    for title, part in parts.items():
        found = {side: m.found[first : first + len(part)] for side, m in done.items()}
        groups.append(group(title, part, found))
        first += len(part)
    page = Run(
        machine=machine(),
        versions={name: number for m in done.values() for name, number in m.versions.items()},
        groups=groups,
        characters=sum(len(gold.text) for gold in golds),
        rates={side: len(golds) / median(m.seconds) for side, m in done.items()},
        failures=failures,
        tempeval=on_tempeval,
    )
    PAGE.write_text(write(page, PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT).as_posix()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
