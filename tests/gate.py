"""The quality gate: figures over the corpus may not fall below their pinned floors, and nothing is unpinned silently.

    python -m tests.gate                          # the figures, what was won and lost since last recorded, the verdict
    python -m tests.gate --raise                  # pin what got better, record today's differences
    python -m tests.gate --accept --because "…"   # pin today's figures and corpus, even where a floor falls

``tests/quality.toml`` holds floors, the digest of the corpus and the log of reasons; ``tests/differences.txt`` the
differences last recorded, so that each change of the parser shows in version control what it won and lost;
``docs/quality.md`` shows the figures.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import pairwise
from math import floor

from attrs import evolve, field, frozen

from aseanparse.testing import AREAS, Report, score
from tests.corpus import ROOT, Article, OriginalsMissingError, digest, originals, record, seeds

QUALITY = ROOT / "tests" / "quality.toml"
DOCS = ROOT / "docs" / "quality.md"
DIFFERENCES = ROOT / "tests" / "differences.txt"
PINNED_FIGURES = ("source", "published", "dateline", "offsets", *AREAS)

Floors = Mapping[str, Mapping[str, float]]


@frozen
class Acceptance:
    """One entry of the log: what was lowered or changed, when, and why."""

    on: str
    because: str
    changes: Mapping[str, str]


@frozen
class Quality:
    """What is pinned.

    Attributes:
        corpus: the digest of texts and gold.
        floors: by group (``seeds``, ``originals``) and figure.
        accepted: the log of reasons, oldest first; entries are never taken away.
    """

    corpus: str = ""
    floors: Floors = field(factory=dict)
    accepted: tuple[Acceptance, ...] = ()

    @classmethod
    def read(cls, toml: str) -> Quality:
        """From the text of ``quality.toml``."""
        table = tomllib.loads(toml)
        log = (Acceptance(**entry) for entry in table.get("accepted", ()))
        return cls(table.get("corpus", ""), table.get("floors", {}), tuple(log))

    def write(self) -> str:
        """The text of ``quality.toml``."""
        lines = ["# Written by `python -m tests.gate`; docs/quality.md tells how.", f"corpus = {_quoted(self.corpus)}"]
        for group, floors in self.floors.items():
            lines += ["", f"[floors.{group}]", *(f"{_quoted(k)} = {v:.3f}" for k, v in floors.items())]
        for entry in self.accepted:
            lines += ["", "[[accepted]]", f"on = {_quoted(entry.on)}", f"because = {_quoted(entry.because)}"]
            lines += ["[accepted.changes]", *(f"{_quoted(k)} = {_quoted(v)}" for k, v in entry.changes.items())]
        return "\n".join(lines) + "\n"


def _quoted(string: str) -> str:
    """A TOML basic string."""
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in string) + '"'


def measure() -> dict[str, Report]:
    """The figures of today's parser; the originals are left out where their texts are not found."""
    groups: dict[str, tuple[Article, ...]] = {"seeds": seeds()}
    try:
        groups["originals"] = originals()
    except OriginalsMissingError as missing:
        print(f"without the originals: {missing}", file=sys.stderr)
    return {name: score(map(record, group), (a.gold for a in group)) for name, group in groups.items()}


def figures(reports: Mapping[str, Report]) -> Floors:
    """The figures to pin, rounded down so that a floor never lies above what was measured."""
    return {
        group: {name: floor(report.figure(name) * 1000 + 1e-6) / 1000 for name in PINNED_FIGURES}
        for group, report in reports.items()
    }


def complaints(today: Floors, corpus: str, pinned: Quality) -> list[str]:
    """What keeps the gate shut: a figure below its floor, or another corpus than the pinned one."""
    found = [
        f"{group}: {name} is {value:.3f}, its floor {pinned.floors[group][name]:.3f}"
        for group, row in today.items()
        for name, value in row.items()
        if value < pinned.floors.get(group, {}).get(name, 0.0)
    ]
    if corpus != pinned.corpus:
        found.append(f"the corpus (texts or gold) is {corpus}, pinned is {pinned.corpus or 'none'}")
    return found


def loosened(old: Quality, new: Quality) -> dict[str, str]:
    """What a new ``quality.toml`` loosens (``seeds dates``, ``corpus``), and from what to what."""
    found = {
        f"{group} {name}": f"{value:.3f} -> {new.floors.get(group, {}).get(name, 0.0):.3f}"
        for group, row in old.floors.items()
        for name, value in row.items()
        if new.floors.get(group, {}).get(name, 0.0) < value
    }
    if old.corpus != new.corpus:
        found["corpus"] = f"{old.corpus or 'none'} -> {new.corpus or 'none'}"
    return found


def silent(versions: Sequence[Quality]) -> list[str]:
    """What was loosened from one version to the next without an entry in the log of the last version.

    Args:
        versions: of ``quality.toml``, oldest first.
    """
    found = []
    for old, new in pairwise(versions):
        if versions[-1].accepted[: len(old.accepted)] != old.accepted:
            found.append("an entry of the log was changed or taken away")
        told = {subject for entry in versions[-1].accepted[len(old.accepted) :] for subject in entry.changes}
        found += [f"{subject}: {change}" for subject, change in loosened(old, new).items() if subject not in told]
    return found


def committed(limit: int = 20) -> list[Quality] | None:
    """The last versions of ``quality.toml`` in git, oldest first; None where this is no git repository."""
    path = QUALITY.relative_to(ROOT).as_posix()
    try:
        revisions = _git("log", f"-{limit}", "--format=%H", "--", path).split()
    except (OSError, subprocess.CalledProcessError):
        return None
    return [Quality.read(_git("show", f"{revision}:{path}")) for revision in reversed(revisions)]


def _git(*arguments: str) -> str:
    return subprocess.run(
        ["git", "-C", str(ROOT), *arguments], check=True, capture_output=True, encoding="utf-8", timeout=30
    ).stdout


def pin(today: Floors, pinned: Quality, *, corpus: str | None = None, because: str | None = None) -> Quality:
    """Pin today's figures.

    Args:
        today: the figures; groups that were not measured keep their floors.
        pinned: what is pinned now.
        corpus: the new digest; None keeps the pinned one.
        because: the reason for lowering a floor or changing the corpus; without one floors only rise.
    """
    floors = {group: dict(row) for group, row in pinned.floors.items()}
    for group, row in today.items():
        old = floors.get(group, {})
        floors[group] = {n: v if because is not None else max(v, old.get(n, 0.0)) for n, v in row.items()}
    new = evolve(pinned, floors=floors, corpus=pinned.corpus if corpus is None else corpus)
    if because is not None and (falls := loosened(pinned, new)):
        new = evolve(new, accepted=(*pinned.accepted, Acceptance(date.today().isoformat(), because, falls)))
    return new


def won_and_lost(reports: Mapping[str, Report], recorded: str) -> tuple[list[str], list[str]]:
    """Differences that were recorded and are gone, and those that are new. Articles not measured are left alone."""
    now = {str(d) for report in reports.values() for d in report.differences}
    before = set(recorded.splitlines())
    if "originals" not in reports:
        ours = {a.name for a in seeds()}
        before = {line for line in before if line.partition(" ")[0] in ours}
    return sorted(before - now), sorted(now - before)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and pin where asked. Returns 1 where the gate stays shut."""
    parser = argparse.ArgumentParser(prog="python -m tests.gate", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--raise", dest="higher", action="store_true", help="pin figures that exceed their floors")
    parser.add_argument("--accept", action="store_true", help="pin today's figures and corpus, even lower ones")
    parser.add_argument("--because", metavar="REASON", help="why; kept in quality.toml")
    options = parser.parse_args(arguments)
    if options.accept != bool((options.because or "").strip()):
        parser.error('--accept and --because "…" go together: whoever lowers a floor says why')

    reports = measure()
    today, corpus = figures(reports), digest()
    pinned = Quality.read(QUALITY.read_text(encoding="utf-8")) if QUALITY.exists() else Quality()
    won, lost = won_and_lost(reports, DIFFERENCES.read_text(encoding="utf-8") if DIFFERENCES.exists() else "")
    for group, report in reports.items():
        print(f"{group}\n{report.table()}\n")
    print(f"won since last recorded: {len(won)}", *won, sep="\n  + ")
    print(f"lost since last recorded: {len(lost)}", *lost, sep="\n  - ")

    if options.accept or options.higher:
        pinned = pin(today, pinned, corpus=corpus if options.accept else None, because=options.because)
        QUALITY.write_text(pinned.write(), encoding="utf-8")
        _record(reports)
    shut = complaints(today, corpus, pinned)
    higher = [
        f"{group}: {name} is {value:.3f}, its floor {pinned.floors.get(group, {}).get(name, 0.0):.3f}"
        for group, row in today.items()
        for name, value in row.items()
        if value > pinned.floors.get(group, {}).get(name, 0.0)
    ]
    if higher:
        print("\nbetter than pinned (python -m tests.gate --raise):", *higher, sep="\n  ")
    print("\nthe gate is shut:" if shut else "\nthe gate is open", *shut, sep="\n  ")
    return 1 if shut else 0


def _record(reports: Mapping[str, Report]) -> None:
    """Write the differences and the figures; what was not measured stays as it stands."""
    lines = {str(d) for report in reports.values() for d in report.differences}
    if "originals" not in reports and DIFFERENCES.exists():
        ours = {a.name for a in seeds()}
        lines |= {s for s in DIFFERENCES.read_text(encoding="utf-8").splitlines() if s.partition(" ")[0] not in ours}
    DIFFERENCES.write_text("".join(f"{line}\n" for line in sorted(lines)), encoding="utf-8")
    page = DOCS.read_text(encoding="utf-8")
    for group, report in reports.items():
        start = page.index(f"<!-- {group} -->")
        end = page.index("<!-- end -->", start)
        page = f"{page[:start]}<!-- {group} -->\n{_markdown(report)}\n{page[end:]}"
    DOCS.write_text(page, encoding="utf-8")


def _markdown(report: Report) -> str:
    """The figures of one group as a Markdown table."""
    rows = ["| | P | R | F1 | right / spurious / missed |", "|---|---|---|---|---|"]
    for name, c in report.counts.items():
        rows.append(f"| {name} | {c.precision:.3f} | {c.recall:.3f} | {c.f1:.3f} | {c.tp} / {c.fp} / {c.fn} |")
    rates = ", ".join(f"{name} {rate.value:.3f}" for name, rate in report.rates.items())
    return "\n".join([f"{report.articles} articles.", "", *rows, "", f"Details of what was found: {rates}."])


if __name__ == "__main__":
    sys.exit(main())
