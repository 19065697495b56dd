"""``docs/peers.md``: the comparison as a page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from string import Template

from attrs import frozen

from benchmarks.figures import DateFigures, NameFigures
from benchmarks.tempeval import TempEvalFigures

TEMPLATE = Path(__file__).with_name("peers.md")
"""The words of the page; the tables stand where it has a ``$``."""
OURS = "aseanparse"

LABELS = {
    OURS: "**aseanparse**",
    "dateparser": "dateparser `search_dates`",
    "dateparser-ngram": 'dateparser `search_dates`, `strategy="ngram"`',
    "spacy": "spaCy small English",
    "spacy-ner": "spaCy small English, names only",
}
DATE_SIDES = (OURS, "dateparser", "dateparser-ngram")
NAME_SIDES = (OURS, "spacy", "spacy-ner")
NAMES = ("Việt Nam", "Viet Nam", "Vietnam")
ORIGINALS = "The five originals"

PUBLISHED = (
    ("HeidelTime", "0.781", "0.844"),
    ("Recognizers-Text", "0.652", "0.736"),
    ("dateparser", "0.356", "0.414"),
)
"""Value F1 on TempEval-3 platinum, all types and DATE, as the project's requirements hand them down."""
HEIDELTIME = 77 / 78
"""Share of the calendar dates of the five originals that HeidelTime has right, from the same place."""


@frozen
class Group:
    """The figures over one group of articles, by side; a side that did not run is left out.

    Attributes:
        required: dates that the guide asks for.
        calendar: all calendar dates, those that gold marks optional, too.
        names: by side and name, how it is tagged.
    """

    title: str
    articles: int
    required: Mapping[str, DateFigures]
    calendar: Mapping[str, DateFigures]
    persons: Mapping[str, NameFigures]
    names: Mapping[str, Mapping[str, Counter[str]]]


@frozen
class Run:
    """What one run measured.

    Attributes:
        machine: its class, in a few words.
        versions: by package.
        groups: of articles.
        characters: of all articles together.
        rates: articles a second, by side.
        failures: by side, why it did not run.
        tempeval: all types and DATE by side, or None where the set was not given.
    """

    machine: str
    versions: Mapping[str, str]
    groups: Sequence[Group]
    characters: int
    rates: Mapping[str, float]
    failures: Mapping[str, str]
    tempeval: Mapping[str, tuple[TempEvalFigures, TempEvalFigures]] | None = None


def write(run: Run, before: str = "") -> str:
    """The page.

    Args:
        run: what was measured.
        before: the page as it stands; its TempEval figures stay where the set was not given this time.
    """
    articles = sum(group.articles for group in run.groups)
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        machine=run.machine,
        versions=_versions(run.versions),
        groups="\n\n".join(_group(group, run.failures) for group in run.groups),
        articles=articles,
        size=f"{run.characters / articles / 1000:.1f}",
        speed=_speed(run),
        published=table(["TempEval-3 platinum, value F1", "all types", "DATE"], PUBLISHED),
        tempeval=_tempeval(run, before),
        worse="\n".join(f"- {line}" for line in losses(run) or ["Nothing."]),
    )


def _versions(versions: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {number}" for name, number in versions.items())


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; the first column is text, the others are numbers.

    >>> print(table(["side", "F1"], [["we", "0.9"]]))
    | side | F1 |
    |---|---:|
    | we | 0.9 |
    """
    lines = [head, *rows]
    ruled = [f"| {' | '.join(line)} |" for line in lines]
    return "\n".join([ruled[0], "|---|" + "---:|" * (len(head) - 1), *ruled[1:]])


def _row(side: str, cells: Sequence[str] | None, failures: Mapping[str, str], width: int) -> list[str]:
    if cells is None:
        return [f"{LABELS[side]}: {failures.get(side, 'not measured')}", *["-"] * width]
    return [LABELS[side], *cells]


def _group(group: Group, failures: Mapping[str, str]) -> str:
    parts = [f"## {group.title}: {group.articles} articles"]
    for title, figures in (("Dates", group.required), ("Dates, with optional ones", group.calendar)):
        head = [title, "right", "of", "wrong value", "false", "F1", "exact"]
        rows = [_row(s, _dates(figures.get(s)), failures, 6) for s in DATE_SIDES]
        parts.append(table(head, rows))
    head = ["Persons, mentions", "P", "R", "F1", "F1, exact range"]
    parts.append(table(head, [_row(s, _persons(group.persons.get(s)), failures, 4) for s in NAME_SIDES]))
    rows = []
    head = ["Tagged as a place", *NAMES]
    for side in NAME_SIDES:
        counts = group.names.get(side)
        cells = [_tagged(counts[name]) for name in NAMES] if counts else None
        rows.append(_row(side, cells, failures, len(NAMES)))
    parts.append(table(head, rows))
    return "\n\n".join(parts)


def _dates(figures: DateFigures | None) -> list[str] | None:
    if figures is None:
        return None
    share = f"{figures.exact / figures.right:.3f}" if figures.right else "-"
    counts = (figures.right, figures.of, figures.wrong, figures.false)
    return [*map(str, counts), f"{figures.f1:.3f}", share]


def _persons(figures: NameFigures | None) -> list[str] | None:
    if figures is None:
        return None
    loose = figures.loose
    return [f"{x:.3f}" for x in (loose.precision, loose.recall, loose.f1, figures.exact.f1)]


def _tagged(counts: Counter[str]) -> str:
    total = sum(counts.values())
    return f"{counts['place']} of {total}" if total else "-"


def _speed(run: Run) -> str:
    ours = run.rates.get(OURS)
    rows = []
    for side in LABELS:
        rate = run.rates.get(side)
        cells = rate and [_figure(rate), f"{rate / ours:.2f}" if ours else "-"]
        rows.append(_row(side, cells or None, run.failures, 2))
    return table(["Side", "articles/s", "ratio to aseanparse"], rows)


def _figure(rate: float) -> str:
    """Two figures of a rate: more would not come again on the next run."""
    return f"{float(f'{rate:.2g}'):g}"


_START, _END = "<!-- tempeval -->", "<!-- end of tempeval -->"


def _tempeval(run: Run, before: str) -> str:
    """The measured figures between two marks, so that a run without the set keeps those of the last run with it."""
    if run.tempeval is None:
        kept = re.search(f"(?s){_START}\n.*?\n{_END}", before)
        return kept[0] if kept else f"{_START}\nThe set was not at hand.\n{_END}"
    rows = [
        [LABELS[side], *(f"{f.f1:.3f}" for f in (every.extent, every.strict, every.value, dates.value))]
        for side, (every, dates) in run.tempeval.items()
    ]
    head = ["F1", "extent", "extent, exact", "value", "value, DATE"]
    versions = {name: run.versions[name] for name in (OURS, "dateparser") if name in run.versions}
    lines = [f"With {_versions(versions)}.", "", table(head, rows)]
    if OURS in run.tempeval:
        ours = [figures.value.f1 for figures in run.tempeval[OURS]]
        better = [
            f"{name} ({title}: {value})"
            for name, *values in PUBLISHED
            for title, value, own in zip(("all types", "DATE"), values, ours, strict=True)
            if float(value) > own
        ]
        lines += ["", f"Published value F1 above that of aseanparse: {', '.join(better) or 'none'}."]
    return "\n".join([_START, *lines, _END])


def losses(run: Run) -> list[str]:
    """Every figure at which another side is better than ours, in words."""
    found = []

    def compare(what: str, ours: float, theirs: Mapping[str, float]) -> None:
        for side, value in theirs.items():
            if value > ours:
                found.append(f"{what}: {LABELS[side]} {value:.3f}, aseanparse {ours:.3f}")

    for group in run.groups:
        for title, dates in (("dates", group.required), ("dates with optional ones", group.calendar)):
            if OURS in dates:
                others = {s: f for s, f in dates.items() if s != OURS}
                compare(f"{group.title}, {title}, F1", dates[OURS].f1, {s: f.f1 for s, f in others.items()})
                compare(
                    f"{group.title}, {title}, share of gold found right",
                    dates[OURS].right / (dates[OURS].of or 1),
                    {s: f.right / (f.of or 1) for s, f in others.items()},
                )
        if group.title == ORIGINALS and OURS in group.calendar:
            share = group.calendar[OURS].right / (group.calendar[OURS].of or 1)
            if share < HEIDELTIME:
                found.append(
                    f"{group.title}, dates with optional ones, share of gold found right: HeidelTime {HEIDELTIME:.3f} "
                    f"(published, of other gold), aseanparse {share:.3f}"
                )
        if OURS in group.persons:
            ours, others_ = group.persons[OURS], {s: f for s, f in group.persons.items() if s != OURS}
            for title, of in _MEASURES.items():
                compare(f"{group.title}, persons, {title}", of(ours), {s: of(f) for s, f in others_.items()})
        for name in NAMES:
            shares = {s: _share(names[name]) for s, names in group.names.items()}
            if OURS in shares:
                own = shares.pop(OURS)
                compare(f"{group.title}, share of “{name}” tagged as a place", own, shares)
    if OURS in run.rates:
        compare("articles a second", run.rates[OURS], {s: r for s, r in run.rates.items() if s != OURS})
    return found


_MEASURES: Mapping[str, Callable[[NameFigures], float]] = {
    "precision": lambda f: f.loose.precision,
    "recall": lambda f: f.loose.recall,
    "F1": lambda f: f.loose.f1,
    "F1 by exact range": lambda f: f.exact.f1,
}


def _share(counts: Counter[str]) -> float:
    return counts["place"] / (sum(counts.values()) or 1)
