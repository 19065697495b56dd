"""One side of the race, in a process of its own: reads the articles of each line that it gets, tells how long it took.

    python -m benchmarks.racers NAME < articles.jsonl > laps.jsonl

Every line is a JSON array of articles, every answer one line; the first line of all tells the versions. What a side
keeps from line to line stays warm, as in any long run, and sides can take turns without starting anew. Seconds are
those of the processor: every side has one thread and waits for nothing, and what other processes take is not its own.
"""

from __future__ import annotations

import gc
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from time import process_time
from typing import Any, TypedDict

from benchmarks.sides import SIDES, Article


class Lap(TypedDict):
    """How the articles of one line were read.

    Attributes:
        seconds: by stage; a side that is measured as a whole has one stage, "all".
        facts: how many were found, where the side tells.
        peak: the most memory that the process has had so far, in MB (1,000,000 bytes); 0 where the system does not
            tell.
    """

    seconds: dict[str, float]
    facts: int
    peak: float


Read = Callable[[Sequence[Article]], tuple[dict[str, float], int]]
"""Reads articles; returns the seconds by stage, and how many facts were found."""


def words() -> tuple[Read, list[str]]:
    """The least that any reader must do with an article: decode it and split it into words."""
    return _timed(lambda text: text.encode(), lambda raw: raw.decode().split()), []


def literals() -> tuple[Read, list[str]]:
    """One scan for all names of the lexicon: one pattern, which shares what the names share at their beginnings."""
    forms = import_module("aseanparse.lexicon").core().forms
    return _timed(import_module("aseanparse.text").fold, re.compile(rf"\b{tree(forms)}\b").findall), []


def aseanparse() -> tuple[Read, list[str]]:
    """This library: all that ``parse`` does, and the record as JSON."""
    parse, dumps = import_module("aseanparse").parse, import_module("aseanparse.export.json").dumps

    def read(articles: Sequence[Article]) -> tuple[dict[str, float], int]:
        seconds, facts = 0.0, 0
        for article in articles:
            start = process_time()
            document = parse(article["text"])
            dumps(document)
            seconds += process_time() - start
            facts += sum(map(len, (document.dates, document.people, document.events)))
            facts += len(document.commitments) + len(document.proposals)
        return {"all": seconds}, facts

    return read, ["aseanparse", "regex"]


def stages() -> tuple[Read, list[str]]:
    """The same, stage by stage."""
    read_one, watch_of = (getattr(import_module("benchmarks.stages"), name) for name in ("read", "Stopwatch"))

    def read(articles: Sequence[Article]) -> tuple[dict[str, float], int]:
        watch = watch_of()
        for article in articles:
            read_one(article["text"], watch)
        return watch.seconds, 0

    return read, []


def side(name: str) -> tuple[Read, list[str]]:
    """One of the sides that are compared in quality, too."""
    read_all, _, packages = SIDES[name]()

    def read(articles: Sequence[Article]) -> tuple[dict[str, float], int]:
        start = process_time()
        read_all(articles)
        return {"all": process_time() - start}, 0

    return read, packages


RACERS: Mapping[str, Callable[[], tuple[Read, list[str]]]] = {
    "words": words,
    "literals": literals,
    "aseanparse": aseanparse,
    "stages": stages,
    "dateparser": lambda: side("dateparser"),
    "spacy-ner": lambda: side("spacy-ner"),
}


def _timed(prepare: Callable[[str], Any], work: Callable[[Any], object]) -> Read:
    def read(articles: Sequence[Article]) -> tuple[dict[str, float], int]:
        ready = [prepare(article["text"]) for article in articles]
        start = process_time()
        for item in ready:
            work(item)
        return {"all": process_time() - start}, 0

    return read


def tree(strings: Iterable[str]) -> str:
    """A pattern that matches any of the strings, the longest first, and looks at no letter twice.

    >>> tree(["Laos", "Lao", "Lima"])
    '(?:L(?:ao(?:s)?|ima))'
    """
    root: dict[str, Any] = {}
    for string in sorted(strings):
        node = root
        for letter in string:
            node = node.setdefault(letter, {})
        node[""] = {}

    def pattern(node: dict[str, Any]) -> str:
        branches = [re.escape(letter) + pattern(following) for letter, following in node.items() if letter]
        if len(branches) == 1 and "" not in node:
            return branches[0]
        return f"(?:{'|'.join(branches)}){'?' if '' in node else ''}" if branches else ""

    return f"(?:{pattern(root)})"


def peak() -> float:
    """The most memory that this process has had, in MB; 0 where the system does not tell."""
    try:
        # What the process that started this one had is not in this figure, but on Linux it is in that of getrusage.
        status = Path("/proc/self/status").read_text(encoding="ascii")
        return int(status.partition("VmHWM:")[2].split()[0]) * 1024 / 1e6
    except (OSError, IndexError):
        pass
    try:
        import resource
    except ImportError:  # not on Windows
        return 0.0
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)


def main(name: str) -> None:
    """Answer line by line until there are no more."""
    read, packages = RACERS[name]()
    print(json.dumps({package: version(package) for package in packages}), flush=True)
    for line in sys.stdin:
        articles = json.loads(line)
        gc.collect()
        seconds, facts = read(articles)
        print(json.dumps(Lap(seconds=seconds, facts=facts, peak=peak())), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
