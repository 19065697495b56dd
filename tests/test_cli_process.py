"""The command line as a process of its own: pipes, signals, terminals, shells."""

from __future__ import annotations

import json
import os
import re
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from aseanparse.demo import articles
from tests.commands import ARTICLE, COMMAND, process, records, terminal_shows

ARTICLE_OF_SIZE = next(text for _, text in articles())


# ---------------------------------------------------------------- pipes and signals
@pytest.mark.usefixtures("interruptible")
def test_lines_come_as_they_are_ready_and_an_interrupt_is_quiet(folder: Path) -> None:
    with process("parse", folder / "b.txt", "-", "-f", "jsonl", stdin=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert json.loads(running.stdout.readline())["id"] == "b"  # while the second article is still awaited
        running.send_signal(signal.SIGINT)
        assert running.stderr.read() == b""
        assert running.wait() == 130


def test_a_closed_pipe_is_quiet(folder: Path) -> None:
    for number in range(40):
        (folder / f"{number}.txt").write_text(ARTICLE_OF_SIZE, encoding="utf-8")
    with process("parse", folder, "-f", "json") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1


def test_a_terminated_run_leaves_no_half_file(folder: Path) -> None:
    target = folder.parent / "all.jsonl"
    with process("parse", folder / "b.txt", "-", "-o", target, stdin=subprocess.PIPE) as running:
        for _ in range(600):
            if list(folder.parent.glob(".all.jsonl.*.part")):
                break
            time.sleep(0.1)
        assert list(folder.parent.glob(".all.jsonl.*.part"))
        running.terminate()
        assert running.wait() == 143
    assert not list(folder.parent.glob("*all.jsonl*"))


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_go_nowhere(folder: Path, closed: str) -> None:
    command = f"{shlex.join([*COMMAND, 'parse', 'b.txt', 'gone.txt', '-o', 'out.jsonl'])} {closed}"
    done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ("" if "2>" in closed else "aseanparse: gone.txt: no such file or directory\n")
    assert [record["id"] for record in records((folder / "out.jsonl").read_text())] == ["b"]


@pytest.mark.parametrize("arguments", [("demo",), ("parse", "Hà Nội.txt"), ("parse", "Hà Nội.txt", "-f", "jsonl")])
def test_output_is_utf8_whatever_the_terminal_says(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "Hà Nội.txt").write_text("Hà Nội - " + ARTICLE, encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": os.pathsep.join(sys.path)}
    with process(*arguments, cwd=tmp_path, env=environment) as running:
        output, errors = running.communicate()
    assert (running.returncode, errors) == (0, b"")
    assert "Hà Nội" in output.decode("utf-8") or arguments == ("demo",)


# ---------------------------------------------------------------- terminals
def test_a_bar_with_count_rate_and_time_left_is_shown_on_a_terminal_for_several_articles(folder: Path) -> None:
    gone = folder.parent / "gone.txt"
    several, bar = terminal_shows("parse", folder, gone, "-f", "jsonl")
    assert [r["id"] for r in records(several.decode())] == ["b", "a"]
    plain = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", bar)
    assert re.search(r"Parsing.* [23] articles +[\d,]+/s +(?:\d+:\d\d:\d\d|-:--:--)", plain)
    assert f"aseanparse: {gone}: no such file or directory\r\n" in plain
    assert re.search(r"aseanparse: 3 articles in [\d.]+ s.*, 1 of them could not be used\r\n", plain)
    assert bar.rindex("\x1b[?25h") > bar.rindex("\x1b[?25l")  # the cursor is shown again


@pytest.mark.parametrize("arguments", [("b.txt",), (".", "--quiet"), ("b.txt", "-q")])
def test_a_terminal_is_left_alone_for_one_article_and_when_told_to_be_quiet(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    _, shown = terminal_shows("parse", *arguments, "-f", "jsonl", cwd=folder, env=environment)
    assert shown == ""


@pytest.mark.parametrize(("setting", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_errors_and_tables_are_coloured_on_a_terminal_that_wants_it(
    folder: Path, setting: dict[str, str], coloured: bool
) -> None:
    (folder / "c.txt").touch()
    _, shown = terminal_shows("parse", folder, both=True, env=os.environ | setting)
    assert "Commitments" in shown
    assert "Parsing" not in shown  # the tables are progress enough
    assert ("\x1b[1;31maseanparse:" in shown) is coloured
    assert re.search(r"aseanparse:(?:\x1b\[0m)? .*c\.txt: empty", shown)


# ---------------------------------------------------------------- shells
def completed(shell: str, line: str) -> str:
    """What a shell is told when a line is completed at its end."""
    words = {"COMP_WORDS": line, "COMP_CWORD": str(len(line.split(" ")) - 1), "_TYPER_COMPLETE_ARGS": line}
    environment = os.environ | words | {"_ASEANPARSE_COMPLETE": f"complete_{shell}"}
    done = subprocess.run(COMMAND, env=environment, capture_output=True, text=True, check=False)
    return done.stdout


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("aseanparse new", ["new-source"]),
        ("aseanparse parse --format j", ["json", "jsonl"]),
        ("aseanparse parse --table comm", ["commitments"]),
        ("aseanparse parse --source vn", ["vna", "vns"]),
    ],
)
def test_a_shell_completes_commands_formats_tables_and_sources(line: str, offered: list[str]) -> None:
    assert completed("bash", line).split() == offered


def test_completion_is_installed_for_the_shell(tmp_path: Path) -> None:
    environment = os.environ | {"HOME": str(tmp_path), "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"}
    told = subprocess.run(
        [*COMMAND, "--install-completion", "bash"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "bash completion installed" in told.stdout
    assert "_ASEANPARSE_COMPLETE=complete_bash" in "".join(p.read_text() for p in tmp_path.rglob("*.sh"))
