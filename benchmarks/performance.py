"""``docs/performance.md``: the measurements as a page, in words that hold whatever the figures are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from statistics import median
from string import Template

from attrs import frozen

from benchmarks.hotspots import Profile
from benchmarks.page import LABELS, OURS, table
from benchmarks.racers import Lap

TEMPLATE = Path(__file__).with_name("performance.md")
"""The words of the page; the tables stand where it has a ``$``."""
SIDES = {
    "words": "decode, split into words",
    "literals": "one scan for the names of the lexicon",
    **{side: LABELS[side] for side in (OURS, "dateparser", "spacy-ner")},
}
PROBES = ("words", "literals")
RATE = 500
"""Articles a second that are the target."""
TIMES = {"dateparser": (13, 37.0), "spacy-ner": (60, 7.8)}
"""How many times as fast as that side aseanparse should be, and its articles a second where the targets were set."""
FUNCTIONS = 20
"""How many functions the page names."""


@frozen
class Race:
    """What the sides took, round by round.

    Attributes:
        articles: how many each side read in a round.
        size: bytes of one, on average.
        laps: by side; all sides have as many.
        versions: by package.
        failures: by side, why it did not run.
    """

    articles: int
    size: float
    laps: Mapping[str, Sequence[Lap]]
    versions: Mapping[str, str]
    failures: Mapping[str, str]

    def seconds(self, side: str) -> list[float]:
        """For an article, by round."""
        return [sum(lap["seconds"].values()) / self.articles for lap in self.laps[side]]

    def times(self, side: str) -> list[float]:
        """How many times the seconds of aseanparse the side took, by round."""
        return [theirs / ours for theirs, ours in zip(self.seconds(side), self.seconds(OURS), strict=True)]


@frozen
class Point:
    """One measurement of how the cost grows.

    Attributes:
        size: bytes of an article, or articles.
        seconds: for 9 kB.
        facts: found in 9 kB.
        peak: the most memory that the process has had so far, in MB; 0 where the system does not tell.
    """

    size: int
    seconds: float
    facts: float
    peak: float


@frozen
class Start:
    """What the start of a process takes, in seconds; medians.

    Attributes:
        imported: ``import aseanparse``.
        first: the first article after that.
        compiling: of it, to compile patterns.
        patterns: how many.
    """

    imported: float
    first: float
    compiling: float
    patterns: float


@frozen
class Run:
    """What one run measured.

    Attributes:
        machine: its class, in a few words.
        command: what was typed.
        start: of a process.
        lengths: by length of the articles, ascending.
        counts: by number of articles, ascending: what those since the last number have cost.
    """

    machine: str
    command: str
    race: Race
    start: Start
    lengths: Sequence[Point]
    counts: Sequence[Point]
    profile: Profile


def write(run: Run) -> str:
    """The page."""
    race = run.race
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        command=run.command,
        machine=run.machine,
        versions=", ".join(f"{name} {number}" for name, number in race.versions.items()),
        articles=race.articles,
        rounds=_counted(len(race.laps[OURS]), "round"),
        size=f"{race.size / 1000:.1f}",
        race=_race(race),
        targets=_targets(run),
        speed=_machine_speed(race),
        stages=_stages(race),
        holds="\n".join(f"- {line}" for line in holding(run)),
        parts=table(
            ["part", "time", "in patterns", "calls"],
            [
                [spot.name, _percent(spot.share), _percent(spot.patterns), f"{spot.calls:,.0f}"]
                for spot in run.profile.parts
                if spot.share >= 0.005
            ],
        ),
        functions=table(
            ["function", "time", "in patterns", "calls"],
            [
                [f"`{spot.name}`", _percent(spot.share), _percent(spot.patterns), f"{spot.calls:,.0f}"]
                for spot in run.profile.functions[:FUNCTIONS]
            ],
        ),
        lengths=_growth("bytes", run.lengths),
        counts=_growth("articles", run.counts),
        compiling=f"{1000 * run.start.compiling:.0f} ms",
        patterns=f"{run.start.patterns:.0f}",
        by_length=f"{_of_last(run.lengths):.2f}",
        longest=f"{run.lengths[-1].size:,}",
        medium=f"{_medium(run.lengths).size:,}",
        by_number=f"{_of_last(run.counts):.2f}",
        most=f"{run.counts[-1].size:,}",
        some=f"{_medium(run.counts).size:,}",
    )


def _race(race: Race) -> str:
    rows = []
    for side, label in SIDES.items():
        if side not in race.laps:
            rows.append([f"{label}: {race.failures.get(side, 'not measured')}", *["-"] * 5])
            continue
        seconds, times = median(race.seconds(side)), race.times(side)
        rows.append(
            [
                label,
                _figure(1000 * seconds),
                _figure(1 / seconds),
                _figure(median(times)),
                f"{_figure(min(times))} to {_figure(max(times))}",
                _megabytes(race.laps[side][-1]["peak"]),
            ]
        )
    return table(["reader", "ms an article", "articles/s", "time, aseanparse = 1", "in single rounds", "peak MB"], rows)


def _figure(number: float) -> str:
    """Three figures: more would not come again on the next run.

    >>> [_figure(number) for number in (0.0012345, 5.678, 56.78, 5678.9)]
    ['0.00123', '5.68', '56.8', '5,680']
    """
    rounded = float(f"{number:.3g}")
    return f"{rounded:,.0f}" if rounded >= 100 else f"{rounded:g}"


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}{'s' * (number != 1)}"


def _percent(share: float) -> str:
    return f"{share:.1%}".replace("%", " %")


def _megabytes(peak: float) -> str:
    return f"{peak:.0f}" if peak else "-"


def targets(run: Run) -> list[tuple[str, str, float, bool]]:
    """Each target: its words, the figure wanted, the figure measured, and whether it is met."""
    rate = 1 / median(run.race.seconds(OURS))
    found = [("articles a second, JSON included", f"{RATE} or more", rate, rate >= RATE)]
    for side, (wanted, _) in TIMES.items():
        if side in run.race.laps:
            times = median(run.race.times(side))
            found.append((f"times as fast as {LABELS[side]}", f"{wanted} or more", times, times >= wanted))
    imported, first, peak = 1000 * run.start.imported, 1000 * run.start.first, run.counts[-1].peak
    found.append(("import, ms", "less than 100", imported, imported < 100))
    found.append(("first article after the import, ms", "less than 250", first, first < 250))
    if peak:
        found.append((f"peak of memory after {run.counts[-1].size:,} articles, MB", "less than 120", peak, peak < 120))
    return found


def _targets(run: Run) -> str:
    rows = [[words, wanted, _figure(figure), "yes" if met else "no"] for words, wanted, figure, met in targets(run)]
    met = sum(row[-1] == "yes" for row in rows)
    return f"{table(['target', 'wanted', 'measured', 'met'], rows)}\n\nMet: {met} of {len(rows)}."


def _machine_speed(race: Race) -> str:
    """How fast the machine was, beside the one for which the targets were set."""
    told = [
        f"{LABELS[side]} read {_figure(1 / median(race.seconds(side)))} articles a second here and {there:g} there"
        for side, (_, there) in TIMES.items()
        if side in race.laps
    ]
    return f": {', '.join(told)}" if told else ""


def _stages(race: Race) -> str:
    laps = race.laps["stages"]
    ms = {stage: 1000 * median(lap["seconds"][stage] for lap in laps) / race.articles for stage in laps[0]["seconds"]}
    whole = sum(ms.values())
    scan = 1000 * median(race.seconds("literals"))
    rows = [[stage, f"{time:.2f}", _percent(time / whole), f"{time / scan:.1f}"] for stage, time in ms.items()]
    rows.append(["all", f"{whole:.2f}", _percent(1), f"{whole / scan:.1f}"])
    return table(["stage", "ms", "share", "scan for names = 1"], rows)


def holding(run: Run) -> list[str]:
    """What holds the rate back, in sentences made of the figures."""
    race, parts, functions = run.race, run.profile.parts, run.profile.functions
    ms, due = 1000 * median(race.seconds(OURS)), 1000 / RATE
    facts = median(lap["facts"] for lap in race.laps[OURS]) / race.articles
    calls = sum(spot.calls for spot in parts)
    patterns = sum(spot.patterns for spot in parts)
    call = 1000 * ms * (1 - patterns) / calls  # µs
    first = parts[0]
    largest = ", ".join(f"{spot.name} {_percent(spot.share)}" for spot in parts[:4])
    half = sum(total < 0.5 for total in accumulate(spot.share for spot in functions)) + 1
    return [
        f"An article takes {_figure(ms)} ms, {_figure(ms / due)} times the {due:g} ms that {RATE} a second leave.",
        f"It holds {facts:.0f} facts (dates, persons, events, commitments, proposals): {_figure(1000 * ms / facts)} µs "
        f"for each, found, tied to its characters and written. The target leaves {_figure(1000 * due / facts)} µs.",
        f"Calls of patterns, which are C, take {_percent(patterns)} of it, {_figure(ms * patterns)} ms. The rest is "
        f"Python: {calls:,.0f} calls of functions, each {_figure(call)} µs with all it does. At that price {due:g} ms "
        f"pay for {1000 * due / call:,.0f} calls.",
        f"The largest parts are {largest}. Without the first of them altogether the rate would be "
        f"{_figure(1000 / (ms * (1 - first.share)))} articles a second.",
        f"The dearest function, `{functions[0].name}`, has {_percent(functions[0].share)} of the time; the first "
        f"{_counted(half, 'function')} half of it or more.",
    ]


def _growth(unit: str, points: Sequence[Point]) -> str:
    rows = [[f"{p.size:,}", _figure(1000 * p.seconds), f"{p.facts:.0f}", _megabytes(p.peak)] for p in points]
    return table([unit, "ms for 9 kB", "facts in 9 kB", "peak MB"], rows)


def _medium(points: Sequence[Point]) -> Point:
    """The one to which the last is compared: of middle size, the first ones being short and cold."""
    return points[len(points) // 2]


def _of_last(points: Sequence[Point]) -> float:
    """How many times the cost of the medium one the last one has."""
    return points[-1].seconds / _medium(points).seconds
