"""The code blocks of the Markdown pages, and what runs them as a reader would: a shell that types what a page says.

``python`` is run in order, one namespace a page: with ``>>>`` as a doctest, without as a script. ``sh`` is typed into
one shell a page and must succeed. ``console`` has commands behind ``$`` and the output that must come, ``…`` standing
for whatever differs from run to run. A block with a ``title`` is a file, saved where the shell then is. ``toml`` and
``json`` must be read without a complaint. ``text`` is shown only.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import shlex
import subprocess
import sys
import textwrap
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import frozen

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("python", "sh", "console", "toml", "json", "text")

_FENCE = re.compile(
    r"^(?P<indent> *)```(?P<language>\w*)(?: title=\"(?P<title>[^\"]+)\")?[^\n]*\n(?P<text>.*?)^(?P=indent)```$",
    re.MULTILINE | re.DOTALL,
)


@frozen
class Block:
    """A fenced block: where it begins (line, from 1), its language, the file that it is, and what it holds."""

    line: int
    language: str
    title: str | None
    text: str


def blocks(page: str, *languages: str) -> list[Block]:
    """The fenced blocks of a page, those inside lists too; of these languages, or all."""
    found = [
        Block(page.count("\n", 0, m.start()) + 1, m["language"], m["title"], textwrap.dedent(m["text"]))
        for m in _FENCE.finditer(page)
    ]
    return [block for block in found if not languages or block.language in languages]


class Shell:
    """A bash that keeps its folder and its environment from one block to the next."""

    def __init__(self, folder: Path, state: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self._environment = {**environment, "PAGE_STATE": str(state)}
        state.write_text(f"cd {shlex.quote(str(folder))}\n", encoding="utf-8")

    def type(self, commands: str) -> tuple[int, str]:
        """Run commands; the exit code, and what a terminal would show."""
        kept = """trap 'export -p >"$PAGE_STATE"; printf "cd %q\\n" "$PWD" >>"$PAGE_STATE"' EXIT"""
        script = f'. "$PAGE_STATE"\n{kept}\nset -e -o pipefail\n{commands}'
        done = subprocess.run(
            ["bash", "-c", script],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env=self._environment,
            encoding="utf-8",
            check=False,
        )
        return done.returncode, done.stdout

    def where(self) -> Path:
        """The folder that the shell is in."""
        return Path(self.type("pwd")[1].strip())


def run(page: Path, shell: Shell, namespace: dict[str, Any] | None = None) -> int:
    """Do what a page says, block after block, from the first line to the last.

    Args:
        page: a Markdown file.
        shell: in the folder that the reader is in.
        namespace: of the page's Python; the process must be in the shell's folder.

    Returns:
        How many blocks were run.

    Raises:
        AssertionError: a block did not do what the page says; names page and line.
    """
    names = {"__name__": "__main__"} if namespace is None else namespace
    done = 0
    for block in blocks(page.read_text(encoding="utf-8")):
        where = f"{page.name}, line {block.line}"
        done += block.language != "text" or block.title is not None
        if block.title:
            target = shell.where() / block.title
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(block.text.encode())
        elif block.language == "python":
            _run_python(block, names, where)
        elif block.language == "sh":
            code, shown = shell.type(block.text)
            assert code == 0, f"{where}:\n{block.text}\nended with {code}:\n{shown}"
        elif block.language == "console":
            _run_console(block, shell, where)
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.language == "json":
            json.loads(block.text)
        else:
            assert block.language in ("text", ""), f"{where}: nobody runs a block of {block.language!r}"
    return done


def _run_python(block: Block, names: dict[str, Any], where: str) -> None:
    if ">>> " not in block.text:
        exec(compile("\n" * block.line + block.text, where, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block.text, names, where, where, block.line)
    test.globs = names  # not the copy that the parser makes: the next block goes on with it
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    failed, attempted = runner.run(test, out=told.append, clear_globs=False)
    assert attempted, where
    assert not failed, "".join(told)


def _run_console(block: Block, shell: Shell, where: str) -> None:
    sessions = re.findall(r"^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)", block.text, re.MULTILINE)
    assert sessions, where
    assert block.text.startswith("$ "), f"{where}: a console block begins with a command behind $"
    for command, expected in sessions:
        code, shown = shell.type(command)
        if not expected:
            assert code == 0, f"{where}: {command}\nended with {code}:\n{shown}"
            continue
        told = "".join(f"{line.rstrip()}\n" for line in shown.splitlines())
        assert _fits(expected, told), f"{where}: {command}\nexpected:\n{expected}\nshown:\n{told}"


def _fits(expected: str, shown: str) -> bool:
    """Whether output is as a page shows it; blank lines at the end do not count."""
    pattern = re.escape(expected.rstrip("\n")).replace("…", ".*?")
    return re.fullmatch(pattern, shown.rstrip("\n"), re.DOTALL) is not None


def environment(bin: Path, *, python: Path | None = None) -> dict[str, str]:
    """The environment of a reader: this one, with the programs of ``bin`` first and nothing of a terminal's size.

    Args:
        bin: a folder of programs.
        python: an interpreter that ``python3`` shall be, for a reader who has only that; the folder of this
            environment's programs is then left out.
    """
    kept = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "COLUMNS")}
    here = str(Path(sys.executable).parent)
    path = [folder for folder in os.environ.get("PATH", "").split(os.pathsep) if folder != here]
    if python is not None:
        bin.mkdir(parents=True, exist_ok=True)
        (bin / "python3").write_text(f'#!/bin/sh\nexec "{python}" "$@"\n', encoding="utf-8")
        (bin / "python3").chmod(0o755)
    return kept | {"PATH": os.pathsep.join([str(bin), *([] if python else [here]), *path]), "PYTHONUTF8": "1"}
