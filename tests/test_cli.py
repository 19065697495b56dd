"""The command line: what goes in, what comes out, and what happens when something is wrong."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aseanparse import many
from aseanparse.cli import app
from aseanparse.cli.formats import Format
from tests.commands import ARTICLE, process, records, run


# ---------------------------------------------------------------- what goes in
def test_each_file_gives_a_line_named_by_its_stem(folder: Path) -> None:
    result = run("parse", folder / "may" / "a.txt", folder / "b.txt", "--format", "jsonl")
    assert result.exit_code == 0
    assert [r["id"] for r in records(result.stdout)] == ["a", "b"]
    assert result.stderr == ""


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
@pytest.mark.parametrize("format", [Format.table, Format.json, Format.jsonl, Format.plover])
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
    real = many.parse

    def failing(text: str, *, id: str | None = None, **options: Any) -> Any:
        if id == "b":
            error = ZeroDivisionError("division\nby zero")
            error.add_note("in find_dates of source 'x'")
            raise error
        return real(text, id=id, **options)

    monkeypatch.setattr(many, "parse", failing)
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


# ---------------------------------------------------------------- what is told
def test_verbose_tells_each_article_and_a_sum(folder: Path) -> None:
    result = run("parse", folder, "-f", "jsonl", "-v")
    assert len(records(result.stdout)) == 2
    first, second, total = result.stderr.splitlines()
    told = "vns, undated: 0 people, 0 events, 1 commitments, 0 proposals"
    assert (first, second) == (
        f"aseanparse: {folder / 'b.txt'}: {told}",
        f"aseanparse: {folder / 'may' / 'a.txt'}: {told}",
    )
    assert re.fullmatch(r"aseanparse: 2 articles in [\d.]+ s(?: \(\d+ a second\))?", total)


def test_an_id_that_comes_again_is_a_warning_that_quiet_leaves_out(folder: Path) -> None:
    (folder / "may" / "b.txt").write_text(ARTICLE, encoding="utf-8")
    result = run("parse", folder, "-f", "jsonl")
    assert result.exit_code == 0
    again = folder / "may" / "b.txt"
    assert result.stderr == f"aseanparse: {again}: the id 'b' was given to an earlier article, too\n"
    assert run("parse", folder, "-f", "jsonl", "--quiet").stderr == ""


def test_verbose_shows_where_a_defect_is(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, id: str | None = None, **__: object) -> None:
        if id:
            raise ZeroDivisionError("nothing to divide by")

    monkeypatch.setattr(many, "parse", stumble)
    result = run("parse", folder / "b.txt")
    assert result.stderr == f"aseanparse: {folder / 'b.txt'}: ZeroDivisionError: nothing to divide by\n"
    assert result.exit_code == 2
    traced = run("parse", folder / "b.txt", "--verbose").stderr
    assert "in stumble" in traced
    assert '\n    raise ZeroDivisionError("nothing to divide by")\n' in traced


# ---------------------------------------------------------------- exit codes
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["parse", "news/b.txt"], 0),
        (["parse", "news", "--where", "party=AUS"], 0),
        (["sources"], 0),
        (["explain", "news/b.txt"], 0),
        (["parse", "news", "gone.txt"], 2),
        (["explain", "gone.txt"], 2),
        (["score", "gone.toml"], 2),
        (["parse", "news", "--where", "party"], 2),
        (["parse", "news", "-f", "brat"], 2),
        (["parse", "news", "-o", "nowhere/out.jsonl"], 2),
    ],
)
def test_the_exit_code_tells(folder: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int) -> None:
    monkeypatch.chdir(folder.parent)
    result = run(*arguments)
    assert result.exit_code == code
    assert (result.stderr == "") is (code == 0)
    assert all(line.startswith(("aseanparse: ", "  ")) for line in result.stderr.splitlines())


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["parse"], r"Missing argument 'PATH' \(see aseanparse parse --help\)"),
        (["parse", "a.txt", "-f", "pdf"], r"Invalid value .*'pdf' is not one of 'table'"),
        (["pars", "a.txt"], r"No such command 'pars'.* \(see aseanparse --help\)"),
    ],
)
def test_a_command_that_cannot_be_understood_is_one_line(arguments: list[str], told: str) -> None:
    with process(*arguments) as running:
        _, errors = running.communicate()
    assert running.returncode == 2
    assert re.fullmatch(rf"aseanparse: {told}[^\n]*\n", errors.decode())


def test_each_article_of_lines_is_explained(folder: Path) -> None:
    path = folder / "news.jsonl"
    path.write_text('{"text": "Thailand pledged to build a bridge."}\n[]\n{"text": "Laos vowed to pay."}\n')
    result = run("explain", path)
    assert re.findall(r"rule [^:]+: .*?: (.*)|rule [^:]+: (.*)", result.stdout)
    assert result.stderr == f"aseanparse: {path}:2: not an object but an array\n"
    assert result.exit_code == 2


@pytest.mark.parametrize("place", ["news", "nowhere/out.jsonl"])
def test_a_place_that_cannot_be_written_is_told_in_one_line(folder: Path, tmp_path: Path, place: str) -> None:
    result = run("parse", folder, "-f", "jsonl", "-o", tmp_path / place)
    assert result.exit_code == 2
    assert re.fullmatch(rf"aseanparse: {re.escape(str(tmp_path / place))}: [^\n]+\n", result.stderr)


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


def test_the_version() -> None:
    assert re.fullmatch(r"aseanparse \d+\.\d+\.\d+\S*\n", run("--version").stdout)


def test_help_tells_of_every_command_and_of_the_exit_codes() -> None:
    shown = run("--help").stdout
    assert all(re.search(rf"│ {command} ", shown) for command in COMMANDS)
    assert re.search(r"Exit codes: 0 .* 1 .* 2 .* 130", " ".join(shown.split()))
    assert {command.name or command.callback.__name__.replace("_", "-") for command in app.registered_commands} == set(
        COMMANDS
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_examples_that_fit_eighty_columns(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = run(command, "--help").stdout
    assert max(map(len, shown.splitlines())) <= 80
    about = shown.partition("╭")[0]
    examples = about.partition(" Examples:")[2].splitlines()
    assert sum(f"aseanparse {command}" in line for line in examples) >= 1
    assert all(line.strip() == "" or line.startswith("   ") for line in examples[1:])  # none is broken
    broken = [line for line in about.splitlines() if 0 < len(line.split()) < 3 and "aseanparse" not in line]
    assert [line.strip() for line in broken if not line.strip().endswith((".", ":"))] == []


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
