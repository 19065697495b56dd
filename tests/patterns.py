"""Every pattern of the library against strings made to trip it: ``python -m tests.patterns`` prints what it finds.

It runs in a process of its own, because it has to see each pattern when it is compiled. Time is compared with time of
the same pattern in the same run, the least of several with the least of several: four times the text may take eight
times as long, but not sixteen times.
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
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from itertools import islice
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
ENDS = (".", ";\n", ") ", "") if FULL else ()
"""What stands after a run in place of an exclamation mark: a stop that some pattern does not pass, or nothing."""
FOUND = (("", " ", ";\n"), ("", "today ", ""))
"""Runs that a pattern tripped over where everything was tried; tried always."""
LENGTH = 8_000 if FULL else 4_000
ENOUGH = 1_000 * LENGTH
"""Nanoseconds below which a run of ``LENGTH`` is no square: even steps of a nanosecond would add up to more."""
POWER = 20_000_000
"""Nanoseconds that no run of at most 240 takes, unless it doubles with each letter."""
SQUARE = 8
"""Four times the text takes a square sixteen times as long, and four times what is in proportion."""
METHODS = {"match": "match", "fullmatch": "fullmatch"}  # all others look at every position, as finditer does


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


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    """The calls of functions of ``re`` and ``regex``."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="re" | "regex"))):
                yield node


def inline(file: str, tree: ast.AST) -> Iterator[tuple[Site, Any, str]]:
    """The patterns that are written where they are run, and how they are: ``re.sub("…", …)``."""
    for call in calls(tree):
        assert isinstance(call.func, ast.Attribute)
        if call.func.attr not in ("compile", "escape") and isinstance(call.args[0], ast.Constant):
            yield (file, call.lineno), regex.compile(call.args[0].value), METHODS.get(call.func.attr, "finditer")


class Methods:
    """With which methods the pattern that a line compiles is run: what is called on the name it is given."""

    def __init__(self, trees: dict[str, ast.AST]) -> None:
        self._trees = trees
        self._above: dict[ast.AST, ast.AST] = {}
        self._called: dict[tuple[str, str], set[str]] = defaultdict(set)  # by file and name
        for tree in trees.values():
            self._above |= {below: node for node in ast.walk(tree) for below in ast.iter_child_nodes(node)}
        for file, tree in trees.items():
            for node in ast.walk(tree):
                match node:
                    case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name, ctx=ast.Load()):
                        self._called[file, name].add(self._method(node))

    def of(self, file: str, line: int) -> set[str]:
        """Those of the pattern compiled there: finditer where it is handed on, none where it is only judged."""
        compiling = [call for call in calls(self._trees[file]) if call.lineno <= line <= (call.end_lineno or 0)]
        return {method for call in compiling for method in self._of_call(file, call)}

    def _of_call(self, file: str, call: ast.Call) -> set[str]:
        node: ast.AST = call
        while above := self._above.get(node):
            match above:
                case ast.Expr() if node is call:
                    return set()
                case ast.Attribute() if node is call:
                    return {self._method(call)}
                case ast.Assign(targets=[ast.Name(id=name)]) | ast.keyword(arg=str(name)) | ast.FunctionDef(name=name):
                    return self._of_name(file, name)
                case ast.Call(func=ast.Name(id=maker), args=arguments) if node in arguments:
                    return self._of_name(file, self._fields(file, maker)[arguments.index(node)])
                case ast.Call():
                    break
            node = above
        return {"finditer"}

    def _of_name(self, file: str, name: str) -> set[str]:
        """Another file may use a public name, and mean another thing by a private one."""
        files = [file] if name.startswith("_") else self._trees
        return {method for each in files for method in self._called.get((each, name), ())} or {"finditer"}

    def _fields(self, file: str, maker: str) -> list[str]:
        """The fields of a class, private to the file as it is; of anything else, names that nothing has."""
        for node in ast.walk(self._trees[file]):
            if isinstance(node, ast.ClassDef) and node.name == maker:
                fields = [field.target for field in node.body if isinstance(field, ast.AnnAssign)]
                return [field.id for field in fields if isinstance(field, ast.Name)]
        return [""] * 99

    def _method(self, node: ast.AST) -> str:
        """What is called on a name, or on what the function of that name gives back."""
        above = self._above.get(node)
        if isinstance(above, ast.Call) and above.func is node:
            above = self._above.get(above)
        return METHODS.get(above.attr, "finditer") if isinstance(above, ast.Attribute) else "finditer"


def pumps(pattern: Any, examples: Sequence[str] = ()) -> Iterator[tuple[str, str, str]]:
    """What stands before a run, what it repeats (common units, words of the pattern and of its matches), its end."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    plain = re.sub(r"\\[a-zA-Z](?:\{[^}]*\})?|\(\?P?<?[\w!=:]*>?|\[[^\]]*\]|#[^\n]*", "|", source)
    words = list(dict.fromkeys(re.findall(r"[A-Za-z]{2,}", plain)))
    most = 40 if FULL else 3
    words = words[:: max(1, len(words) // most)][:most]
    units = [*(GENERAL if FULL else FEW), *(words if FULL else ()), *(f"{word} " for word in words)]
    for example in examples[: 5 if FULL else 1]:
        parts = example.split() or [""]
        units += [f"{unit} " for unit in (parts[0], parts[-1], " ".join(parts[-2:]))]
        if FULL:
            units += [" ".join(parts[n : n + size]) + " " for size in (2, 3) for n in range(min(len(parts), 5))]
    heads = ["", *examples[:2]] if FULL else [*examples, ""][:1]
    for unit in dict.fromkeys(filter(None, units)):
        yield from ((head, unit, "!") for head in heads)
        yield from (("", unit, end) for end in ENDS)
    yield from FOUND


def trips(pattern: Any, method: str, head: str, unit: str, end: str) -> float | None:
    """How many times as long four times the text takes, where that is out of proportion."""
    run = getattr(pattern, method)

    def taken(length: int, times: int) -> int:
        text: Any = head + unit * (length // len(unit)) + end
        text = text if isinstance(pattern.pattern, str) else text.encode()
        found = []
        for _ in range(times):
            start = thread_time_ns()
            deque(run(text), 0) if method == "finditer" else run(text)
            found.append(thread_time_ns() - start)
        return min(found)

    for length in (16, 18, 20, 22, 24, 26, 28, 30, 35, 40, 50, 60, 240):  # powers can be waited for in small steps
        if all(taken(length, 1) > POWER for _ in range(3)):
            return float("inf")
    if taken(LENGTH, 1) < ENOUGH:
        return None
    ratio = float("inf")
    for _ in range(3):  # what else the machine does makes one measure long, not each of three
        ratio = min(ratio, taken(LENGTH, 3) / max(taken(LENGTH // 4, 9), 1))
        if ratio <= SQUARE:
            return None
    return ratio


def main() -> None:
    """Print as JSON: how many patterns there are, the lines whose pattern was not met, and the patterns that trip."""
    trees: dict[str, ast.AST] = {str(f): ast.parse(f.read_text(encoding="utf-8")) for f in FILES}
    made, methods = collect(), Methods(trees)
    unmet = [
        f"{file}:{call.lineno}"
        for file, tree in trees.items()
        for call in calls(tree)
        if ast.unparse(call.func).endswith(".compile")
        if not any(site[0] == file and call.lineno <= site[1] <= (call.end_lineno or 0) for site in made)
    ]
    patterns = [
        *((site, pattern, method) for site, some in made.items() for pattern in some for method in methods.of(*site)),
        *(found for file, tree in trees.items() for found in inline(file, tree)),
    ]
    example_text = "\n".join(articles())[:40_000]
    gc.disable()
    tripping = []
    for (file, line), pattern, method in sorted(patterns, key=lambda found: (found[0], found[2])):
        found = pattern.finditer(example_text) if isinstance(pattern.pattern, str) else ()
        examples = list(dict.fromkeys(match[0][:200] for match in islice(found, 40)))
        for head, unit, end in pumps(pattern, examples):
            if ratio := trips(pattern, method, head, unit, end):
                tripping.append(f"{file}:{line} {method} of {head!r} + {unit!r} * n + {end!r}: {ratio:.1f}")
                break
    print(json.dumps({"patterns": len(patterns), "unmet": unmet, "tripping": tripping}))


if __name__ == "__main__":
    main()
