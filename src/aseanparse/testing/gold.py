"""Gold: what a careful reader takes from an article, read from TOML; ``seeds/GUIDE.md`` fixes format and meaning.

A position in gold is a paragraph and a short snippet copied from it; reading gold turns each into a range of code
points in the text and refuses what does not stand there, so that a slip in gold cannot pass for a slip of the parser.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from attrs import Attribute, field, fields, frozen

from aseanparse import files
from aseanparse.errors import AseanparseError, InputError
from aseanparse.model import Act, EventStatus, EventType

Range = tuple[int, int]
"""A half-open range of code points in the text."""

ACTS = {"commitment": get_args(Act)[:7], "proposal": get_args(Act)[7:]}
_WHEN = (
    r"(FY)?(\d{4}|\d{3}X|\d\dXX|XXXX)"
    r"(-(\d\d|XX)(-\d\d(T(MO|AF|EV|NI|\d\d:\d\d))?)?|-Q[1-4]|-H[12]|-W(\d\d(-WE)?|XX-[1-7])|-(SP|SU|FA|WI))?"
)
_ISO = re.compile(rf"{_WHEN}(/{_WHEN})?|P(T?(\d+|X)[YMWDH])+|(FUTURE|PAST|PRESENT)_REF")
_CODE = re.compile(r"[A-Z][A-Za-z0-9+-]*")


class GoldError(AseanparseError, ValueError):
    """A gold file that does not follow the guide or does not fit its text; the message names file and entry."""


def _iso(row: object, attribute: Attribute[str], value: str) -> None:
    if value and not _ISO.fullmatch(value):
        raise ValueError(f"{attribute.name} {value!r} is no ISO value")


def _codes(row: object, attribute: Attribute[tuple[str, ...]], value: tuple[str, ...]) -> None:
    for code in value:
        if not _CODE.fullmatch(code):
            raise ValueError(f"{attribute.name} holds {code!r}, which is no code of a country or body")


def _one_of(kind: Any) -> Any:
    def check(row: object, attribute: Attribute[str], value: str) -> None:
        if value not in get_args(kind):
            raise ValueError(f"{attribute.name} {value!r} is none of {', '.join(get_args(kind))}")

    return check


@frozen(kw_only=True)
class GoldHeader:
    """What the article as a whole tells.

    Attributes:
        source: id of the source, "" where none of the known ones.
        published: ISO date, "" where the text does not give it (then it is not scored).
        body_ends: number of the last paragraph of the article itself.
        dateline: the city, misprints mended, "" where there is none; None where gold is silent (not scored).
        dateline_country: ISO 3166-1 alpha-3.
    """

    source: str
    published: str = field(validator=_iso)
    body_ends: int
    dateline: str | None = None
    dateline_country: str = ""


@frozen(kw_only=True)
class GoldDate:
    """An expression of time and its TIMEX3 value."""

    p: int
    at: str
    span: Range
    value: str = field(validator=_iso)
    optional: bool = False


@frozen(kw_only=True)
class GoldPerson:
    """A person, with the place of every mention by ``name`` or one of ``also``."""

    name: str
    country: str
    offices: tuple[str, ...] = field(default=(), converter=tuple)
    also: tuple[str, ...] = field(default=(), converter=tuple)
    spans: tuple[Range, ...]
    optional: bool = False


@frozen(kw_only=True)
class GoldEvent:
    """A conference, meeting, visit or signing."""

    p: int
    at: str
    span: Range
    type: str = field(validator=_one_of(EventType))
    status: str = field(validator=_one_of(EventStatus))
    name: str = ""
    parties: tuple[str, ...] = field(converter=tuple, validator=_codes)
    start: str = field(default="", validator=_iso)
    end: str = field(default="", validator=_iso)
    place: str = ""
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.type} of {', '.join(self.parties)} {self.start or 'without date'} {self.at!r}"


@frozen(kw_only=True)
class GoldAct:
    """A commitment or a proposal.

    Attributes:
        kind: commitment or proposal.
        trigger: the words that make it an act (several fair wordings: joined by `` … ``); ``span`` is their place.
        goal: the first words of the goal; ``goal_start`` is where they stand.
        target: ``"20000000000 USD"``; several alternatives separated by `` / ``.
    """

    kind: str
    p: int
    trigger: str
    span: Range
    goal: str
    goal_start: int
    act: str = field(validator=_one_of(Act))
    parties: tuple[str, ...] = field(converter=tuple, validator=_codes)
    counterparts: tuple[str, ...] = field(default=(), converter=tuple, validator=_codes)
    deadline: str = field(default="", validator=_iso)
    target: str = ""
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.trigger!r} … {self.goal!r}"


@frozen(kw_only=True)
class Gold:
    """The gold of one article, with its text."""

    id: str
    text: str
    header: GoldHeader
    dates: tuple[GoldDate, ...]
    people: tuple[GoldPerson, ...]
    events: tuple[GoldEvent, ...]
    acts: tuple[GoldAct, ...]


_TABLES = {"article", "original", "date", "person", "event", "commitment", "proposal"}


def read_gold(path: Path, text: str) -> Gold:
    """Read one gold file.

    Args:
        path: the TOML file; its stem is the id of the record it is compared with.
        text: the article, as given to the parser.

    Raises:
        GoldError: the file is no TOML, has an unknown key or value, or a snippet that is not in its paragraph.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise GoldError(f"{path.name}, file: {error}") from error
    return build_gold(tables, text, id=path.stem, name=path.name)


def build_gold(tables: Mapping[str, Any], text: str, *, id: str, name: str) -> Gold:
    """Gold from the tables of a gold file.

    Args:
        tables: ``article``, and lists of ``date``, ``person``, ``event``, ``commitment`` and ``proposal``.
        text: the article.
        id: id of the record it is compared with.
        name: what messages call it.

    Raises:
        GoldError: as :func:`read_gold`.
    """
    entry = "file"
    try:
        if unknown := tables.keys() - _TABLES:
            raise ValueError(f"unknown table {', '.join(sorted(unknown))}")
        place = Places(text)
        entry = "[article]"
        header = _build(GoldHeader, tables["article"])
        body = text[: place.paragraphs[header.body_ends - 1][1]]
        rows: dict[str, list[Any]] = {"date": [], "person": [], "event": [], "act": []}
        for table in ("date", "person", "event", "commitment", "proposal"):
            for number, row in enumerate(tables.get(table, ()), 1):
                entry = f"[[{table}]] {number} (¶{row.get('p', '-')})"
                if table == "person":
                    rows[table].append(_person(row, body))
                elif table in ACTS:
                    rows["act"].append(_act(row, table, place))
                else:
                    kind = GoldDate if table == "date" else GoldEvent
                    rows[table].append(_build(kind, row, drop=("nth",), span=place.find(row, "at")))
    except (ValueError, KeyError, TypeError, IndexError) as error:
        what = f"{error.args[0]!r} is missing" if isinstance(error, KeyError) else str(error)
        raise GoldError(f"{name}, {entry}: {what}") from error
    return Gold(
        id=id,
        text=text,
        header=header,
        dates=tuple(rows["date"]),
        people=tuple(rows["person"]),
        events=tuple(rows["event"]),
        acts=tuple(rows["act"]),
    )


def find_gold(paths: Iterable[Path], *, texts: Path | None = None) -> Iterator[Gold]:
    """Read gold files with their articles.

    Args:
        paths: gold files, and folders that are searched for ``*.toml``.
        texts: the folder of the articles; left out, each lies beside its gold, with the same stem and ``.txt``.

    Raises:
        GoldError: a file or its article cannot be read, a folder has no gold, or as :func:`read_gold`.
    """
    for path in paths:
        found = sorted(path.rglob("*.toml")) if path.is_dir() else [path]
        if not found or not found[0].exists():
            raise GoldError(f"{path}: {'no such file' if found else 'a folder without any .toml file'}")
        for file in found:
            article = (texts or file.parent) / f"{file.stem}.txt"
            try:
                text = files.read(str(article))
            except InputError as error:
                raise GoldError(f"{article}, the article of {file.name}: {error}") from error
            try:
                yield read_gold(file, text)
            except OSError as error:
                raise GoldError(f"{file}: {(error.strerror or str(error)).lower()}") from error


def _build(cls: type[Any], row: Mapping[str, Any], /, *, drop: tuple[str, ...] = (), **more: Any) -> Any:
    """An object of gold from its TOML row; a key that the class does not know is an error."""
    if unknown := row.keys() - {a.name for a in fields(cls)} - set(drop):
        raise ValueError(f"unknown key {', '.join(sorted(unknown))}")
    return cls(**{k: v for k, v in row.items() if k not in drop} | more)


def _person(row: Mapping[str, Any], body: str) -> GoldPerson:
    surfaces = sorted({row["name"], *row.get("also", ())}, key=len, reverse=True)
    pattern = "|".join(rf"(?<!\w){re.escape(surface)}(?!\w)" for surface in surfaces)
    spans = tuple(match.span() for match in re.finditer(pattern, body))
    if not spans:
        raise ValueError(f"{row['name']!r} is nowhere in the article")
    person: GoldPerson = _build(GoldPerson, row, spans=spans)
    return person


def _act(row: Mapping[str, Any], kind: str, place: Places) -> GoldAct:
    if row["act"] not in ACTS[kind]:
        raise ValueError(f"act {row['act']!r} is no {kind}; known: {', '.join(ACTS[kind])}")
    span = place.find(row, "trigger")
    start, _ = place.find(row, "goal", after=span[0])
    wordings = row["trigger"] if isinstance(row["trigger"], list) else [row["trigger"]]
    act: GoldAct = _build(
        GoldAct,
        {**row, "trigger": " … ".join(wordings)},
        drop=("trigger_nth", "goal_nth"),
        kind=kind,
        span=span,
        goal_start=start,
    )
    return act


class Places:
    """Finds snippets in the paragraphs of a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.paragraphs: list[Range] = []
        end = 0
        for line in text.splitlines(keepends=True):
            start, end = end, end + len(line)
            if line.strip():
                self.paragraphs.append((start, end))

    def find(self, row: Mapping[str, Any], key: str, after: int | None = None) -> Range:
        """The range of ``row[key]`` in paragraph ``row["p"]``; of several wordings, the hull.

        Args:
            row: the TOML row, with ``nth`` (or ``trigger_nth``, ``goal_nth``) where the snippet is ambiguous.
            key: which snippet.
            after: where to prefer to start: a goal usually follows its trigger.
        """
        first, last = self.paragraphs[row["p"] - 1]
        snippets = row[key] if isinstance(row[key], list) else [row[key]]
        nth = row.get("nth" if key == "at" else f"{key}_nth")
        ranges = []
        for snippet in snippets:
            at = first
            if nth is None and after is not None and self.text.find(snippet, after, last) >= 0:
                at = after
            at -= 1
            for _ in range(nth or 1):
                at = self.text.find(snippet, at + 1, last)
                if at < 0:
                    raise ValueError(f"{snippet!r} (nth = {nth or 1}) is not in paragraph {row['p']}")
            ranges.append((at, at + len(snippet)))
        return min(start for start, _ in ranges), max(end for _, end in ranges)

    def paragraph(self, at: int) -> int:
        """The number, from 1, of the paragraph in which a place of the text lies; 0 where it lies in none."""
        return next((n for n, (start, end) in enumerate(self.paragraphs, 1) if start <= at < end), 0)

    def nth(self, row: Mapping[str, Any], key: str, span: Range, after: int | None = None) -> dict[str, int]:
        """What a row needs beside ``row[key]`` for :meth:`find` to give this range: nothing, or which one it is.

        Raises:
            ValueError: none of the places where it stands in its paragraph has this range.
        """
        name = "nth" if key == "at" else f"{key}_nth"
        plain = {k: v for k, v in row.items() if k != name}
        which: dict[str, int] = {}
        while self.find(plain | which, key, after) != span:  # which complains when there is none left
            which = {name: which.get(name, 0) + 1}
        return which
