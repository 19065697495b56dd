"""The command line: what goes in, what comes out, and what happens when something is wrong."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from aseanparse import InputError, files
from aseanparse.cli import Format, app
from aseanparse.demo import articles

ARTICLE = "JAKARTA - The two ministers agreed to open a direct air route by 2030.\n"
COMMAND = [sys.executable, "-c", "from aseanparse.cli import main; main()"]


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, catch_exceptions=False)


def records(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of them deeper, and a file that is none."""
    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "b.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "news" / "may" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "news" / "notes.md").write_text("no article", encoding="utf-8")
    return tmp_path / "news"


# ---------------------------------------------------------------- what goes in
def test_each_file_gives_a_line_named_by_its_stem(folder: Path) -> None:
    result = run("parse", folder / "may" / "a.txt", folder / "b.txt", "--format", "jsonl")
    assert result.exit_code == 0
    assert [r["id"] for r in records(result.stdout)] == ["a", "b"]
    assert result.stderr == ""


def test_a_folder_stands_for_its_txt_files(folder: Path) -> None:
    assert list(files.find([str(folder)])) == [str(folder / "b.txt"), str(folder / "may" / "a.txt")]
    assert [r["id"] for r in records(run("parse", folder, "-f", "jsonl").stdout)] == ["b", "a"]


def test_standard_input_is_a_dash() -> None:
    result = run("parse", "-", "-f", "jsonl", stdin=ARTICLE.encode())
    (record,) = records(result.stdout)
    assert record["id"] == records(run("parse", "-", "-f", "jsonl", stdin=ARTICLE.encode()).stdout)[0]["id"]


@pytest.mark.parametrize("start", ["\ufeff", "\r\n", ""])
def test_offsets_index_the_file_as_it_stands(tmp_path: Path, start: str) -> None:
    text = start + ARTICLE.replace("\n", "\r\n") + "In 2031 they will meet again.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (record,) = records(run("parse", tmp_path / "a.txt", "-f", "jsonl").stdout)
    assert [text[d["start"] : d["end"]] for d in record["dates"]] == [d["text"] for d in record["dates"]]
    assert record["dates"]


def test_the_caller_tells_day_and_source(folder: Path) -> None:
    arguments = ("parse", folder / "b.txt", "-f", "jsonl", "--published", "2026-01-29", "--source", "vna")
    (record,) = records(run(*arguments).stdout)
    assert (record["published"], record["published_basis"], record["source"]) == ("2026-01-29", "argument", "vna")


# ---------------------------------------------------------------- what is wrong with what goes in
def latin(path: Path) -> None:
    path.write_bytes(b"H\xe0 N\xf4i")


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "no such file or directory"),
    "folder": (lambda path: path.mkdir(), "a folder without any .txt, .jsonl, .ndjson, .html or .htm file"),
    "empty": (lambda path: path.touch(), "empty"),
    "blank": (lambda path: path.write_text("\ufeff \n\n", encoding="utf-8"), "empty"),
    "binary": (lambda path: path.write_bytes(b"\x89PNG\0\0\0"), "binary, not text"),
    "latin-1": (latin, "not UTF-8: byte 0xe0 at position 1"),
    "utf-16": (lambda path: path.write_text(ARTICLE, encoding="utf-16"), "not UTF-8 but UTF-16"),
}


@pytest.mark.parametrize("kind", BAD)
@pytest.mark.parametrize("format", Format)
def test_a_bad_input_is_named_in_one_line_and_the_others_are_parsed(folder: Path, kind: str, format: Format) -> None:
    make, message = BAD[kind]
    bad = folder.parent / "bad.txt"
    make(bad)
    result = run("parse", folder / "b.txt", bad, folder / "may" / "a.txt", "--format", format)
    assert result.exit_code == 2
    assert result.stderr == f"aseanparse: {bad}: {message}\n"
    assert result.stdout == run("parse", folder / "b.txt", folder / "may" / "a.txt", "--format", format).stdout


@pytest.mark.parametrize("stdin", [b"", b"\n", b"\xff\xfea\0", b"a\0b", b"\xc3"])
def test_standard_input_can_be_bad_too(stdin: bytes) -> None:
    result = run("parse", "-", "-f", "jsonl", stdin=stdin)
    assert result.exit_code == 2
    assert re.fullmatch(r"aseanparse: -: [^\n]+\n", result.stderr)
    assert result.stdout == ""


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_opened_is_named(folder: Path) -> None:
    (folder / "may").chmod(0)
    try:
        result = run("parse", folder, "-f", "jsonl")
    finally:
        (folder / "may").chmod(0o755)
    assert result.exit_code == 2
    assert result.stderr == f"aseanparse: {folder / 'may'}: permission denied\n"
    assert len(records(result.stdout)) == 1


def test_a_strange_file_name_stays_on_one_line(tmp_path: Path) -> None:
    result = run("parse", tmp_path / "two\nlines")
    assert len(result.stderr.splitlines()) == 1


def test_a_defect_in_one_article_hurts_no_other(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = files.parse

    def failing(text: str, *, id: str | None = None, **options: Any) -> Any:
        if id == "b":
            error = ZeroDivisionError("division\nby zero")
            error.add_note("in find_dates of source 'x'")
            raise error
        return real(text, id=id, **options)

    monkeypatch.setattr(files, "parse", failing)
    result = run("parse", folder, "-f", "jsonl")
    assert result.exit_code == 2
    message = "ZeroDivisionError: division by zero (in find_dates of source 'x')"
    assert result.stderr == f"aseanparse: {folder / 'b.txt'}: {message}\n"
    assert [r["id"] for r in records(result.stdout)] == ["a"]


@pytest.mark.parametrize(
    ("option", "value", "told"), [("--source", "nobody", "vna"), ("--published", "tomorrow", "tomorrow")]
)
def test_a_wrong_option_is_told_in_one_line_before_any_work(folder: Path, option: str, value: str, told: str) -> None:
    result = run("parse", folder, "-f", "jsonl", option, value)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert re.fullmatch(r"aseanparse: [^\n]+\n", result.stderr)
    assert value in result.stderr
    assert told in result.stderr


# ---------------------------------------------------------------- what comes out
def test_json_is_one_array(folder: Path) -> None:
    assert [r["id"] for r in json.loads(run("parse", folder, "-f", "json").stdout)] == ["b", "a"]
    assert len(json.loads(run("parse", folder / "b.txt", "-f", "json").stdout)) == 1


def test_a_table_is_the_default_and_plain_in_a_pipe(folder: Path) -> None:
    result = run("parse", folder)
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert re.search(r"^a\b", result.stdout, re.MULTILINE)


@pytest.mark.parametrize("format", Format)
def test_a_file_gets_what_a_pipe_gets(folder: Path, tmp_path: Path, format: Format) -> None:
    output = tmp_path / "out"
    result = run("parse", folder, "--format", format, "-o", output)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert output.read_text(encoding="utf-8") == run("parse", folder, "--format", format).stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news", "out"]


def test_what_could_be_parsed_is_written_when_an_input_is_bad(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert run("parse", folder, tmp_path / "gone.txt", "-f", "jsonl", "-o", output).exit_code == 2
    assert len(records(output.read_text(encoding="utf-8"))) == 2


def test_nothing_parsed_replaces_nothing(tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before", encoding="utf-8")
    assert run("parse", tmp_path / "gone.txt", "-f", "jsonl", "-o", output).exit_code == 2
    assert output.read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize("error", [KeyboardInterrupt, ValueError, SystemExit])
def test_a_broken_off_write_leaves_what_was_there(tmp_path: Path, error: type[BaseException]) -> None:
    output = tmp_path / "out.jsonl"
    output.write_text("before", encoding="utf-8")
    with pytest.raises(error), files.replacing(output) as stream:  # noqa: PT012 - the write before the error matters
        stream.write("half")
        raise error
    assert output.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [output]


def test_a_replaced_file_keeps_its_mode_and_its_link(tmp_path: Path) -> None:
    output, link = tmp_path / "out.jsonl", tmp_path / "link"
    output.write_text("before", encoding="utf-8")
    output.chmod(0o640)
    link.symlink_to(output)
    with files.replacing(link) as stream:
        stream.write("after")
    assert link.is_symlink()
    assert output.read_text(encoding="utf-8") == "after"
    assert stat.S_IMODE(output.stat().st_mode) == 0o640


def test_a_device_is_written_and_not_replaced() -> None:
    with files.replacing(os.devnull) as stream:
        stream.write("away")
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


@pytest.mark.parametrize("place", ["news", "nowhere/out.jsonl"])
def test_a_place_that_cannot_be_written_is_told_in_one_line(folder: Path, tmp_path: Path, place: str) -> None:
    result = run("parse", folder, "-f", "jsonl", "-o", tmp_path / place)
    assert result.exit_code == 2
    assert re.fullmatch(rf"aseanparse: {re.escape(str(tmp_path / place))}: [^\n]+\n", result.stderr)


# ---------------------------------------------------------------- a real process: pipes, signals, terminals
def process(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, **{"stderr": subprocess.PIPE} | options)


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A child takes over what its parent ignores, and shells start background jobs with the interrupt ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


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
        (folder / f"{number}.txt").write_text(articles_text(), encoding="utf-8")
    with process("parse", folder, "-f", "json") as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.read(1)
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 1


def articles_text() -> str:
    return next(text for _, text in articles())


@pytest.mark.parametrize("arguments", [("demo",), ("parse", "Hà Nội.txt"), ("parse", "Hà Nội.txt", "-f", "jsonl")])
def test_output_is_utf8_whatever_the_terminal_says(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "Hà Nội.txt").write_text("Hà Nội - " + ARTICLE, encoding="utf-8")
    environment = os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONPATH": os.pathsep.join(sys.path)}
    with process(*arguments, cwd=tmp_path, env=environment) as running:
        output, errors = running.communicate()
    assert (running.returncode, errors) == (0, b"")
    assert "Hà Nội" in output.decode("utf-8") or arguments == ("demo",)


def terminal_shows(*arguments: str | Path) -> tuple[bytes, str]:
    """What a process writes to a pipe on standard output, and to a terminal on standard error."""
    pty = pytest.importorskip("pty", reason="terminals of this kind are a matter of Unix")
    ours, theirs = pty.openpty()
    with process(*arguments, stderr=theirs) as running:
        os.close(theirs)
        shown = b"".join(iter(lambda: read_terminal(ours), b""))
        assert running.stdout is not None
        return running.stdout.read(), shown.decode("utf-8")


def read_terminal(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1024)
    except OSError:  # Linux says so when the other side has gone
        return b""


def test_a_bar_is_shown_on_a_terminal_for_several_files_only(folder: Path) -> None:
    several, bar = terminal_shows("parse", folder, folder.parent / "gone.txt", "-f", "jsonl")
    assert [r["id"] for r in records(several.decode())] == ["b", "a"]
    assert "Parsing" in bar
    assert f"aseanparse: {folder.parent / 'gone.txt'}: no such file or directory\r\n" in bar
    _, quiet = terminal_shows("parse", folder / "b.txt", "-f", "jsonl")
    assert quiet == ""


# ---------------------------------------------------------------- the other commands
def test_the_demo_tells_of_three_articles_in_eighty_columns() -> None:
    result = run("demo")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert "3 articles: " in result.stdout
    for heading in ("Who met whom", "Promised", "Asked for"):
        assert result.stdout.count(heading) == 3
    assert re.search(r"\*agreed to\*\s+\[", result.stdout)  # a trigger and its goal, marked without colour


@pytest.mark.parametrize(("variable", "styled", "coloured"), [("FORCE_COLOR", True, True), ("NO_COLOR", False, False)])
def test_the_demo_minds_the_colour_settings(
    monkeypatch: pytest.MonkeyPatch, variable: str, styled: bool, coloured: bool
) -> None:
    monkeypatch.setenv(variable, "1")
    output = run("demo").stdout
    assert ("\x1b[" in output) is styled
    assert ("\x1b[1;33m" in output) is coloured
    assert ("*agreed to*" in output) is not coloured


def test_sources_lists_the_built_in_ones_and_who_provides_them() -> None:
    result = run("sources")
    assert result.exit_code == 0
    for id in ("mfasg", "vgp", "vna", "vns", "vov", "wvr"):
        assert re.search(rf"\b{id}\b.*aseanparse", result.stdout)


def test_a_plugin_that_is_not_there_is_told_in_one_line(folder: Path) -> None:
    environment = os.environ | {"ASEANPARSE_PLUGINS": "vna,nobody"}
    with process("parse", folder / "b.txt", "-f", "jsonl", env=environment) as running:
        output, errors = running.communicate()
    assert len(records(output.decode())) == 1
    assert re.fullmatch(r"aseanparse: plugin 'nobody' is not used: [^\n]+\n", errors.decode())
    with process("sources", env=environment) as running:
        output, errors = running.communicate()
    assert re.search(r"^! plugin nobody is not used: ", output.decode(), re.MULTILINE)
    assert errors == b""


COMMANDS = ["parse", "demo", "explain", "sources", "score", "new-source"]


def test_help_and_version() -> None:
    assert re.fullmatch(r"aseanparse \d+\.\d+\.\d+\S*\n", run("--version").stdout)
    for arguments in (["--help"], *([command, "--help"] for command in COMMANDS)):
        assert "Usage" in run(*arguments).stdout


# ---------------------------------------------------------------- gold
GOLD = """[article]
source = ""
published = ""
body_ends = 1

[[commitment]]
p = 1
trigger = "pledged to"
goal = "open a direct air route"
act = "announce"
parties = ["THA"]
deadline = "2030"
"""


def test_score_tells_figures_and_each_difference_with_its_sentence(folder: Path) -> None:
    (folder / "b.toml").write_text(GOLD, encoding="utf-8")
    (folder / "b.txt").write_text("Thailand pledged to open a direct air route by 2030.\n", encoding="utf-8")
    for arguments in ([folder], [folder / "b.toml"], [folder / "b.toml", "--texts", folder]):
        result = run("score", *arguments)
        assert result.exit_code == 0
        assert re.search(r"^area +P +R +F1 +tp/fp/fn over 1 articles$", result.stdout, re.MULTILINE)
        assert re.search(r"^commitments +1\.000  1\.000  1\.000 +1/0/0$", result.stdout, re.MULTILINE)
        wrong = "b ¶1 commitment wrong: act of 'pledged to' … 'open a direct air route': want announce, got pledge"
        assert f"{wrong}\n    Thailand pledged to open a direct air route by 2030.\n" in result.stdout


@pytest.mark.parametrize(
    ("gold", "told"),
    [
        ("colour = 1", "unknown table colour"),
        (GOLD, r"b\.toml, \[\[commitment\]\] 1 \(¶1\): 'pledged to' .* is not in paragraph 1"),
        ("= 1", r"b\.toml, file: Invalid"),
        (None, r"b\.toml: no such file"),
    ],
)
def test_gold_that_cannot_be_used_is_told_in_one_line(folder: Path, gold: str | None, told: str) -> None:
    if gold is not None:
        (folder / "b.toml").write_text(gold, encoding="utf-8")
    result = run("score", folder / "b.toml")
    assert result.exit_code == 2
    assert re.fullmatch(rf"aseanparse: .*{told}.*\n", result.stderr), result.stderr


# ---------------------------------------------------------------- the same from Python
def test_parse_files_gives_documents_and_errors_in_order(folder: Path) -> None:
    paths = [str(folder / "b.txt"), str(folder / "gone.txt"), str(folder / "may" / "a.txt")]
    results: Iterator[tuple[str, object]] = files.parse_files(paths)
    assert [(path, isinstance(result, InputError)) for path, result in results] == [
        (paths[0], False),
        (paths[1], True),
        (paths[2], False),
    ]


def test_reading_gives_the_characters_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "\ufeffHà Nội\r\n\u2028đ\r"
    path.write_bytes(text.encode())
    assert files.read(str(path)) == text


def test_every_format_writes_to_any_stream() -> None:
    from importlib import import_module

    for format in Format:
        stream = io.StringIO()
        import_module(f"aseanparse.export.{format}").write([], stream)
        assert stream.getvalue() == {"json": "[]\n"}.get(format, "")
