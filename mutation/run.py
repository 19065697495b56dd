"""Mutation testing: ``python mutation/run.py [SUBJECT ...] [--code N] [--patterns N] [--seed N] [--again FILE]``.

Needs the extra ``aseanparse[mutation]``. The mutants are those of Cosmic Ray, and patterns with a part left out
(``patterns.py``). Of all places where the code of a subject can be changed a random sample is drawn, the same for the
same seed and code; each place gets one of the changes that fit it, and the tests of the subject are run until one
fails. Each mutant has a child of its own, whose imports find the changed code in place of the module's: no file is
touched. ``build/mutation.jsonl`` keeps what came out; ``--again`` runs the survivors of such a file once more.
``equivalent.toml`` holds the mutants that nobody can tell from the original.
"""

from __future__ import annotations

import argparse
import ast
import difflib
import importlib.abc
import importlib.util
import json
import os
import random
import resource
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import pytest
from attrs import asdict, frozen
from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names
from patterns import LeaveOut

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "aseanparse"
OUT = ROOT / "build" / "mutation.jsonl"
GATE = "tests/test_gate.py::test_no_figure_is_below_its_floor[seeds]"
# The files of a subject, and its tests: the most direct first, because the first that fails ends the run.
SUBJECTS = {
    "dates": (
        "dates/*.py",
        *("tests/test_dates_grammar.py", "tests/test_dates_words.py", "tests/test_dates_enumerated.py"),
        *("tests/test_dates_edges.py", "tests/test_dates.py", "tests/test_dates_anchor.py"),
        *("tests/test_dates_rendered.py", GATE),
    ),
    "names": ("names.py", "src/aseanparse/names.py", "tests/test_names.py", "tests/test_people.py", GATE),
    "commitments": (
        "commitments/*.py",
        *("src/aseanparse/commitments", "tests/test_commitments_details.py", "tests/test_goals.py"),
        *("tests/test_words.py", "tests/test_commitments.py", "tests/test_triggers.py"),
        *("tests/test_docs_commitments.py", "tests/test_explain.py", "tests/test_commitments_properties.py", GATE),
    ),
}
# Without a decorator things are slower; the others want names to put in.
LEFT = ("core/RemoveDecorator", "core/VariableReplacer", "core/VariableInserter")
OPERATORS = {name: get_operator(name) for name in operator_names() if name not in LEFT} | {
    "patterns/LeaveOut": LeaveOut
}


@frozen
class Mutant:
    """One change: the lines that it touches, from the first on, and what becomes of them."""

    subject: str
    file: str
    kind: str
    line: int
    was: str
    becomes: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What stays the same when lines move."""
        return self.file, self.was, self.becomes

    def applied(self) -> str | None:
        """The code of the file with the change; None if its lines are no longer there, or there twice."""
        code = (SOURCE / self.file).read_text(encoding="utf-8")
        at = sum(len(line) for line in code.splitlines(keepends=True)[: self.line - 1])
        if not code.startswith(self.was, at):
            if code.count(self.was) != 1:
                return None
            at = code.index(self.was)
        return code[:at] + self.becomes + code[at + len(self.was) :]


def annotations(code: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The ranges of annotations, which nothing evaluates: from line and column to line and column."""
    told = (getattr(node, name, None) for node in ast.walk(ast.parse(code)) for name in ("annotation", "returns"))
    return [((t.lineno, t.col_offset), (t.end_lineno, t.end_col_offset)) for t in told if t is not None]


def places(code: str) -> dict[tuple[int, int], list[tuple[str, int]]]:
    """Where the code can be changed: line and column, with the operators that fit and the number of the change."""
    nodes, unread = list(ast_nodes(get_ast(code))), annotations(code)
    found: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    for name, operator in OPERATORS.items():
        spots = (start for node in nodes for start, _ in operator().mutation_positions(node))
        for number, start in enumerate(spots):
            if not any(first <= start < last for first, last in unread):
                found[start].append((name, number))
    return found


def sample(subject: str, sizes: dict[str, int], seed: int) -> Iterator[Mutant]:
    """Mutants of a subject, drawn from all its files in proportion to their places, for each kind by itself."""
    everywhere: dict[str, list[tuple[str, list[tuple[str, int]]]]] = {kind: [] for kind in sizes}
    codes = {path: path.read_text(encoding="utf-8") for path in sorted(SOURCE.glob(SUBJECTS[subject][0]))}
    for path, code in codes.items():
        for _, changes in sorted(places(code).items()):
            kind = "patterns" if changes[0][0].startswith("patterns/") else "code"
            everywhere[kind].append((path, changes))
    for kind, found in everywhere.items():
        draw = random.Random(f"{seed} {subject} {kind}")
        step = max(len(found) / sizes[kind], 1) if sizes[kind] else 0
        start = draw.random() * step
        chosen = [found[int(start + number * step)] for number in range(min(sizes[kind], len(found)))]
        for path, changes in chosen:  # every so many places, so that each file has its share
            name, number = draw.choice(changes)
            changed = mutate_code(codes[path], OPERATORS[name](), number)
            yield Mutant(subject, path.relative_to(SOURCE).as_posix(), kind, *_difference(codes[path], changed))


def _difference(code: str, changed: str) -> tuple[int, str, str]:
    """The first line that differs, the lines that do, and what becomes of them."""
    before, after = code.splitlines(keepends=True), changed.splitlines(keepends=True)
    changes = [c for c in difflib.SequenceMatcher(None, before, after, False).get_opcodes() if c[0] != "equal"]
    a, b, c, d = changes[0][1], changes[-1][2], changes[0][3], changes[-1][4]
    return a + 1, "".join(before[a:b]), "".join(after[c:d])


# ------------------------------------------------------------------------------------------- running
class _Changed(SourceFileLoader):
    """Loads a module from other code than its file holds."""

    def __init__(self, name: str, path: str, code: str) -> None:
        super().__init__(name, path)
        self._code = code

    def get_code(self, fullname: str) -> Any:
        return compile(self._code, self.path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds one module, and nothing else."""

    def __init__(self, file: str, code: str) -> None:
        self._name = ".".join(("aseanparse", *Path(file).with_suffix("").parts)).removesuffix(".__init__")
        self._path, self._code = str(SOURCE / file), code

    def find_spec(self, fullname: str, path: object, target: object = None) -> Any:
        if fullname != self._name:
            return None
        return importlib.util.spec_from_file_location(
            fullname, self._path, loader=_Changed(fullname, self._path, self._code)
        )


class _Listener:
    """A plugin of pytest that writes down which tests fail."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.failed:
            os.write(self._descriptor, f"{report.nodeid}\n".encode())

    pytest_collectreport = pytest_runtest_logreport


def outcome(subject: str, mutant: Mutant | None, seconds: int) -> dict[str, Any]:
    """What the tests of a subject say of a mutant, or of the code as it is.

    Returns:
        The ``outcome`` (killed, survived, slow, gone), the test (``by``) that failed first, the seconds of processor
        time that were used; ``slow`` took more than it was given, and counts as killed.
    """
    code = mutant.applied() if mutant else None
    if mutant and code is None:
        return {"outcome": "gone"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    reader, writer = os.pipe()
    if not (child := os.fork()):
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        sys.dont_write_bytecode = True
        if mutant:
            sys.meta_path.insert(0, _Finder(mutant.file, code))
        # Plain assertions: pytest would read a module whose doctests are asked for from its file.
        options = ["-qx", "--assert=plain", "--hypothesis-profile=mutation", "-pno:xdist", "-pno:cacheprovider"]
        os._exit(pytest.main([*options, "-knot linear", *SUBJECTS[subject][1:]], plugins=[_Listener(writer)]))
    os.close(writer)
    with open(reader, encoding="utf-8") as names:
        by = names.read().partition("\n")[0]
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"outcome": {0: "survived"}.get(status, "slow" if status < 0 else "killed"), "by": by, "cpu": round(used, 1)}


def equivalent() -> dict[tuple[str, str, str], str]:
    """Mutants examined and found to be no other program, with the reason."""
    entries = tomllib.loads((ROOT / "mutation" / "equivalent.toml").read_text(encoding="utf-8")).get("mutant", ())
    return {(e["file"], e["was"], e["becomes"]): e["why"] for e in entries}


def table(results: Iterable[tuple[Mutant, dict[str, Any]]]) -> str:
    """The score by subject and kind: killed of those that can be told from the original."""
    same = equivalent()
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for mutant, result in results:
        came = "killed" if result["outcome"] == "slow" else result["outcome"]
        came = "equivalent" if came == "survived" and mutant.key in same else came
        for row in ((mutant.subject, mutant.kind), ("all", "")):
            counts[row][came] += 1
    lines = ["| subject | mutants | killed | survived | of them equivalent | score |", "|---|---:|---:|---:|---:|---:|"]
    for (subject, kind), row in sorted(counts.items(), key=lambda item: item[0][0] == "all"):
        killed, survived, alike = row["killed"], row["survived"], row["equivalent"]
        score = killed / max(killed + survived, 1)
        cells = (killed + survived + alike, killed, survived + alike, alike, f"{score:.1%}")
        lines.append(f"| {' '.join((subject, kind)).strip()} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def read(path: Path) -> list[tuple[Mutant, dict[str, Any]]]:
    """The results that a run wrote."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(Mutant(**row.pop("mutant")), row) for row in rows]


def main() -> None:
    """Draw, run, write each result as it comes, and print the table."""
    parser = argparse.ArgumentParser(description="Mutation testing of a sample")
    parser.add_argument("subjects", nargs="*", help=", ".join(SUBJECTS))
    parser.add_argument("--code", type=int, default=80, help="mutants of the code, for each subject")
    parser.add_argument("--patterns", type=int, default=40, help="patterns with a part left out, for each subject")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--again", type=Path, help="results whose survivors are run again, and written anew")
    parser.add_argument("--out", type=Path, default=OUT)
    told = parser.parse_args()
    if told.again:
        old = read(told.again)
    else:
        sizes = {"code": told.code, "patterns": told.patterns}
        old = [
            (mutant, {"outcome": "survived"})
            for s in told.subjects or SUBJECTS
            for mutant in sample(s, sizes, told.seed)
        ]
    told.out.parent.mkdir(parents=True, exist_ok=True)
    limits: dict[str, int] = {}
    results = []
    with told.out.open("w", encoding="utf-8") as out:
        for number, (mutant, result) in enumerate(old, 1):
            if result["outcome"] == "survived":
                if mutant.subject not in limits:
                    plain = outcome(mutant.subject, None, 600)
                    if plain["outcome"] != "survived":
                        sys.exit(f"{mutant.subject}: {plain['by']} fails without any change")
                    limits[mutant.subject] = int(4 * plain["cpu"]) + 10
                result = outcome(mutant.subject, mutant, limits[mutant.subject])
                print(f"{number}/{len(old)} {mutant.file}:{mutant.line} {result['outcome']} {result.get('by', '')}")
            results.append((mutant, result))
            out.write(json.dumps({"mutant": asdict(mutant), **result}, ensure_ascii=False) + "\n")
            out.flush()
    print(table(results))


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    main()
