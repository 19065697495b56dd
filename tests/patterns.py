"""Every pattern of the library against strings made to trip it: ``python -m tests.patterns`` prints what it finds.

It runs in a process of its own, because it has to see each pattern when it is compiled. Time is compared with time of
the same pattern in the same run: four times the text may take eight times as long, but not sixteen times.
"""

from __future__ import annotations

import ast
import gc
import importlib
import json
import os
import pkgutil
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from time import thread_time_ns
from types import ModuleType
from typing import Any

import regex
from aseanparse_plugins import __path__ as plugin_folders  # imports no module that compiles anything

SOURCE, PLUGINS = Path(__file__).parent.parent / "src" / "aseanparse", Path(plugin_folders[0])
FILES = [f for folder in (SOURCE, PLUGINS) for f in sorted(folder.resolve().rglob("*.py")) if "template" not in f.parts]
Site = tuple[str, int]
GENERAL = (
    "a", "A", "1", " ", "-", ".", "'", '"', ",", "(", "[", "/", "\n", "é", "Aa ", "aa ", "1,", "1.", "1 ", "A.", "A. ",
    "Aa-", "aa, ", "Aa, ", "Aa and ", "of the ", "aa\n", "_ ",
)  # fmt: skip
FEW = (" ", "a", "1", "A.", "Aa ", "aa, ")
FULL = bool(os.environ.get("ASEANPARSE_FUZZ"))
LENGTH = 2_000
ENOUGH = 2_000_000
"""Nanoseconds below which a run of ``LENGTH`` is no square: its steps would take longer."""
SPARED = {
    "layout/marks.py": "compiled to judge a plugin's pattern, never run",
    "dates/tense.py": "in one record of patterns, run by match on the 300 code points around a date",
    "export/plover.py": "in one record of patterns, run by match on the goal of an act or search on its words",
}
METHODS = {"match": "match", "fullmatch": "fullmatch"}  # all others look at every position, as search does


def collect() -> dict[Site, list[Any]]:
    """Every pattern with the line that compiles it, with those that functions compile when they are called."""
    made: dict[Site, list[Any]] = defaultdict(list)

    def listen(module: Any) -> None:
        real = module.compile

        def compile(pattern: Any, *args: Any, **options: Any) -> Any:
            compiled = real(pattern, *args, **options)
            frame = sys._getframe(1)
            site = (frame.f_code.co_filename, frame.f_lineno)
            if all(compiled.pattern != known.pattern for known in made[site]):
                made[site].append(compiled)
            return compiled

        module.compile = compile

    listen(re)
    listen(regex)
    import aseanparse_plugins

    import aseanparse

    packages: tuple[ModuleType, ...] = (aseanparse, aseanparse_plugins)
    for package in packages:
        for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
            if ".template" not in found.name:
                importlib.import_module(found.name)
    from aseanparse.export.plover import to_plover

    for text in (*articles(), "Have 412 words, post on a.example at November 8, 2024"):
        to_plover(aseanparse.parse(text))
    aseanparse.Marks(teasers=(r"\p{Lu}",))  # one that only regex can judge
    names = {str(f) for f in FILES}
    return {site: patterns for site, patterns in made.items() if site[0] in names}


def articles() -> Iterator[str]:
    for path in sorted((SOURCE.parent.parent / "seeds").glob("*/*.txt")):
        yield path.read_text(encoding="utf-8")


def compiling(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of ``re.compile`` and ``regex.compile``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "regex.compile"):
            yield node


def uses(trees: dict[str, ast.AST]) -> dict[str, set[str]]:
    """With which methods the pattern of a name is run anywhere; search where it is handed on."""
    found: dict[str, set[str]] = defaultdict(set)
    called: set[int] = set()
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                called.add(id(node.value))
                found[node.value.id].add(METHODS.get(node.attr, "search"))
            elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Call):  # of what a function returns
                if isinstance(made := node.value.func, ast.Name):
                    called.add(id(made))
                    found[made.id].add(METHODS.get(node.attr, "search"))
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in called:
                found[node.id].add("search")
    return found


def pumps(pattern: Any, example: str | None) -> Iterator[tuple[str, str]]:
    """What stands before a run, and what the run repeats: common units, the pattern's words, those of a match."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    plain = re.sub(r"\\[a-zA-Z](?:\{[^}]*\})?|\(\?P?<?[\w!=:]*>?|\[[^\]]*\]|#[^\n]*", "|", source)
    words = list(dict.fromkeys(re.findall(r"[A-Za-z]{2,}", plain)))
    most = 8 if FULL else 3
    words = words[:: max(1, len(words) // most)][:most]
    units = [*GENERAL, *words, *(f"{word} " for word in words)] if FULL else [*FEW, *(f"{word} " for word in words)]
    for head in ("", example) if example and FULL else (example or "",):
        yield from ((head, unit) for unit in units)
        if parts := head.split():
            yield from ((head, f"{unit} ") for unit in (parts[0], parts[-1], " ".join(parts[-2:])))


def trips(pattern: Any, method: str, head: str, unit: str) -> float | None:
    """How many times as long four times the text takes, where that is out of proportion."""
    run = getattr(pattern, method)

    def seconds(length: int, times: int) -> int:
        text: Any = head + unit * (length // len(unit)) + "!"
        text = text if isinstance(pattern.pattern, str) else text.encode()
        taken = []
        for _ in range(times):
            start = thread_time_ns()
            run(text)
            taken.append(thread_time_ns() - start)
        return min(taken)

    for length in (20, 30, 60, 240):  # time that doubles with each letter can be waited for here
        if seconds(length, 1) > 10 * ENOUGH and seconds(length, 2) > 10 * ENOUGH:
            return float("inf")
    if seconds(LENGTH, 1) < ENOUGH:
        return None
    ratio = seconds(LENGTH, 4) / max(seconds(LENGTH // 4, 4), 1)
    return ratio if ratio > 8 and seconds(2 * LENGTH, 2) > 2.8 * seconds(LENGTH, 3) else None


def main() -> None:
    """Print as JSON: how many patterns there are, the lines whose pattern was not met, and the patterns that trip."""
    trees: dict[str, ast.AST] = {str(f): ast.parse(f.read_text(encoding="utf-8")) for f in FILES}
    made, methods = collect(), uses(trees)
    lines = set(made)
    unmet = [
        f"{file}:{call.lineno}"
        for file, tree in trees.items()
        for call in compiling(tree)
        if not any(site[0] == file and call.lineno <= site[1] <= (call.end_lineno or 0) for site in lines)
    ]
    names = {
        (file, line): target.id
        for file, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call)
        for target in node.targets
        if isinstance(target, ast.Name) and node.value in list(compiling(node))
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    } | {
        (file, line): function.name
        for file, tree in trees.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in function.body
        if isinstance(node, ast.Return) and node.value in list(compiling(node))
        for line in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    example_text = "\n".join(articles())[:40_000]
    gc.disable()
    tripping = []
    for site, patterns in sorted(made.items()):
        if site[0].endswith(tuple(SPARED)):
            continue
        for pattern in patterns:
            found = pattern.search(example_text) if isinstance(pattern.pattern, str) else None
            for method in sorted(methods.get(names.get(site, ""), {"search"}) or {"search"}):
                for head, unit in pumps(pattern, found[0] if found else None):
                    if ratio := trips(pattern, method, head, unit):
                        tripping.append(f"{site[0]}:{site[1]} {method} of {head!r} + {unit!r} * n: {ratio:.1f}")
                        break
    print(json.dumps({"patterns": sum(map(len, made.values())), "unmet": unmet, "tripping": tripping}))


if __name__ == "__main__":
    main()
