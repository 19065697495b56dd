"""The articles that are read for the clock: as long as wanted, as many as wanted, the same in every run.

Each is one of ``seeds/`` from its head to its last line, with paragraphs of others before its last one until it is long
enough, all of them moved to its year. No two have the same years, names and figures, so that nothing that was found in
one answers for another: years are moved, names of persons are put together anew, digits are changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from random import Random
from string import digits

from attrs import frozen
from tests.corpus import seeds

from aseanparse import Input
from aseanparse.testing import Gold
from aseanparse.text import fold

LONG = 9_000
"""Bytes of UTF-8 that a long article has."""
_MOVES = (-17, -11, 11, 17)
"""Years after which most days fall on their weekday again."""
_HISTORY = 1990
"""Years before it stand for what everybody knows (the 1982 Convention on the Law of the Sea) and stay."""
_MOVED = re.compile(
    r"(?<![\w.,:])(?P<year>19[5-9]\d|20\d\d)(?:-(?P<short>\d\d)(?![\w-]))?(?![\w,.]?\d)"
    r"|(?P<number>(?<![\d:])(?:\d+(?:[.,]\d+)+|\d{3,})(?![\d:]|s\b))"
)
_CARRIED_OVER = re.compile(r"(?!.*\b(?:VNA|VNS|VGP|VOV|WVR|TG&VN)\b)(?:\S+\s+){20,}\S+[.”]\s*")
"""A paragraph of prose that names no agency: no head, no caption, no opening, no end."""
_NAME_WORD = re.compile(r"[^\W\d_]{2,}")


@frozen
class Year:
    """A year; ``short`` is what follows a hyphen, the last two digits of another."""

    year: int
    short: str


@frozen
class Number:
    """Digits, and the points or commas between them."""

    digits: str


@frozen
class NameWord:
    """A word of a person's name: where it stands among those that stand in its place in names of its country."""

    pool: Sequence[str]
    index: int
    place: int
    folded: bool


Paragraph = Sequence[str | Year | Number | NameWord]


@frozen
class Page:
    """A seed, taken apart.

    Attributes:
        year: in which it was published, as far as it tells.
        gap: what stands between paragraphs.
        top: its paragraphs before the last one of the article itself.
        inner: those of ``top`` that can stand in another article.
        end: the last paragraph, and what stands below it.
    """

    year: int
    gap: str
    top: Sequence[Paragraph]
    inner: Sequence[Paragraph]
    end: Sequence[Paragraph]


class Change:
    """How the years, names and figures of one article are changed; drawn from its random numbers."""

    def __init__(self, random: Random) -> None:
        self.years = random.choice(_MOVES)
        self.digits = str.maketrans(digits[1:], "".join(random.sample(digits[1:], 9)))
        self.names = [random.randrange(10_000) for _ in _PLACES]

    def write(self, paragraph: Paragraph, years: int = 0) -> str:
        """The paragraph, changed; ``years`` are added to those by which the article is moved."""
        written = []
        for part in paragraph:
            match part:
                case str():
                    written.append(part)
                case Year(year, short):
                    move = (self.years + years) * (year >= _HISTORY)
                    written.append(f"{year + move}" + (f"-{(int(short) + move) % 100:02d}" if short else ""))
                case Number(number):
                    written.append(number.translate(self.digits))
                case NameWord(pool, index, place, folded):
                    word = pool[(index + self.names[place]) % len(pool)]
                    written.append(fold(word) if folded else word)
        return "".join(written)


def articles(count: int, size: int = LONG) -> Iterator[Input]:
    """So many different articles, the same in every run.

    Args:
        count: how many.
        size: bytes of UTF-8 that each should have: half a paragraph more or less.
    """
    for number in range(count):
        yield article(number, size)


def article(number: int, size: int = LONG) -> Input:
    """The article of that number."""
    random = Random(number)
    change = Change(random)
    pages = random.sample(_pages(), len(_pages()))
    page = pages[0]
    end = "".join(change.write(paragraph) for paragraph in page.end)
    written: list[str] = []
    left = size - len(end.encode())
    for paragraph in _paragraphs(pages, change):
        left -= len(paragraph.encode())
        if written and left < -len(paragraph.encode()) / 2:
            break
        written.append(paragraph)
    return Input("".join(written) + end, id=f"article-{number}")


def _paragraphs(pages: Sequence[Page], change: Change) -> Iterator[str]:
    """All of the first page but its end, then of the others what fits, without end."""
    page = pages[0]
    yield from map(change.write, page.top)
    while True:
        for other in pages[1:]:
            for paragraph in other.inner:
                yield change.write(paragraph, page.year - other.year).rstrip() + page.gap
        change = Change(Random(change.names[0]))


@cache
def _pages() -> Sequence[Page]:
    golds = [seed.gold for seed in seeds()]
    words = _name_words(golds)
    return [_page(gold, words) for gold in golds]


def _page(gold: Gold, words: Mapping[tuple[str, str], NameWord]) -> Page:
    lines: list[tuple[int, str]] = []  # where each paragraph starts; empty lines belong to the one before
    start = 0
    for line in gold.text.splitlines(keepends=True):
        if line.strip() or not lines:
            lines.append((start, line))
        else:
            lines[-1] = (lines[-1][0], lines[-1][1] + line)
        start += len(line)
    paragraphs = [_paragraph(gold, start, line, words) for start, line in lines]
    last = gold.header.body_ends - 1
    inner = [n for n in range(2, last) if _CARRIED_OVER.fullmatch(lines[n][1])]
    years = Counter(int(match["year"]) for match in _MOVED.finditer(gold.text) if match["year"])
    told = [year for year, _ in years.most_common() if year >= _HISTORY]
    return Page(
        year=int(gold.header.published[:4] or (told or [2020])[0]),
        gap="\n\n" if "\n\n" in gold.text else "\n",
        top=paragraphs[:last],
        inner=[paragraphs[n] for n in inner],
        end=paragraphs[last:],
    )


def _paragraph(gold: Gold, start: int, line: str, words: Mapping[tuple[str, str], NameWord]) -> Paragraph:
    found: dict[tuple[int, int], Year | Number | NameWord] = {}
    for match in _MOVED.finditer(line):
        year = match["year"]
        found[match.span()] = Year(int(year), match["short"] or "") if year else Number(match["number"])
    for person in gold.people:
        for first, last in person.spans:
            if start <= first and last <= start + len(line):
                for match in _NAME_WORD.finditer(line, first - start, last - start):
                    word = words.get((person.country, fold(match[0])))
                    if word:
                        found[match.span()] = NameWord(word.pool, word.index, word.place, match[0].isascii())
    parts: list[str | Year | Number | NameWord] = []
    done = 0
    for (first, last), part in sorted(found.items(), key=lambda item: item[0]):
        parts += [line[done:first], part]
        done = last
    return [*parts, line[done:]]


_PLACES = (0, 1, 2)
"""Of a word in a name: first, between, last."""


def _name_words(golds: Sequence[Gold]) -> Mapping[tuple[str, str], NameWord]:
    """By country and folded word: the words of names that may change places with it."""
    pools: dict[tuple[str, int], dict[str, str]] = {}
    placed: dict[tuple[str, str], int] = {}
    for person in (person for gold in golds for person in gold.people):
        names = [word for word in _NAME_WORD.findall(person.name) if word.istitle()]
        for number, word in enumerate(names):
            place = 0 if number == 0 else 2 if number == len(names) - 1 else 1
            place = placed.setdefault((person.country, fold(word)), place)
            known = pools.setdefault((person.country, place), {})
            known[fold(word)] = max(word, known.get(fold(word), ""))  # an accented spelling comes after the plain one
    made: dict[tuple[str, str], NameWord] = {}
    for (country, place), known in pools.items():
        pool = [known[key] for key in sorted(known)]
        made |= {(country, key): NameWord(pool, n, place, False) for n, key in enumerate(sorted(known))}
    return made
