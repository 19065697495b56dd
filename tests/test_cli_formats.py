"""What the command line writes: every format, where, and what to type where it cannot be."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from aseanparse.cli import formats
from aseanparse.cli.formats import Format, Table, choose
from aseanparse.errors import InputError
from aseanparse.export import columns
from tests.commands import ARTICLE, records, run, terminal_shows

STREAMED = [Format.table, Format.json, Format.jsonl, Format.plover, Format.html, Format.labelstudio]


# ---------------------------------------------------------------- one file
def test_json_is_one_array(folder: Path) -> None:
    assert [r["id"] for r in json.loads(run("parse", folder, "-f", "json").stdout)] == ["b", "a"]
    assert len(json.loads(run("parse", folder / "b.txt", "-f", "json").stdout)) == 1


def test_a_table_is_the_default_and_plain_in_a_pipe(folder: Path) -> None:
    result = run("parse", folder)
    assert "\x1b" not in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 80
    assert re.search(r"^a\b", result.stdout, re.MULTILINE)


@pytest.mark.parametrize("format", STREAMED)
def test_a_file_gets_what_a_pipe_gets(folder: Path, tmp_path: Path, format: Format) -> None:
    output = tmp_path / "out"
    result = run("parse", folder, "--format", format, "-o", output)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert output.read_text(encoding="utf-8") == run("parse", folder, "--format", format).stdout
    assert sorted(p.name for p in tmp_path.iterdir()) == ["news", "out"]


@pytest.mark.parametrize(
    ("name", "like"),
    [
        ("out", "b ──"),
        ("out.txt", "b ──"),
        ("out.json", "[\n{\n"),
        ("out.jsonl", '{"schema"'),
        ("out.ndjson", '{"schema"'),
        ("out.html", "<!DOCTYPE html>"),
        ("out.HTM", "<!DOCTYPE html>"),
    ],
)
def test_the_ending_of_the_file_tells_the_format(folder: Path, tmp_path: Path, name: str, like: str) -> None:
    assert run("parse", folder, "-o", tmp_path / name).exit_code == 0
    assert (tmp_path / name).read_text(encoding="utf-8").lower().startswith(like.lower())


def test_records_keep_the_text_if_asked(folder: Path) -> None:
    (plain,) = records(run("parse", folder / "b.txt", "-f", "jsonl").stdout)
    (kept,) = records(run("parse", folder / "b.txt", "-f", "jsonl", "--keep-text").stdout)
    assert (plain["text"], kept["text"]) == (None, ARTICLE)
    assert plain | {"text": ARTICLE} == kept


@pytest.mark.parametrize("format", formats.SHOWS_TEXT)
def test_formats_that_show_the_article_get_its_text(folder: Path, tmp_path: Path, format: Format) -> None:
    output = tmp_path / "out"
    place = f"{output}/" if format is Format.brat else str(output)
    assert run("parse", folder / "b.txt", "-f", format, "-o", place).exit_code == 0
    written = [p for p in (output.rglob("*") if output.is_dir() else [output]) if p.is_file()]
    assert any("open a direct air route" in path.read_text(encoding="utf-8") for path in written)


# ---------------------------------------------------------------- folders and tables
def test_a_folder_of_pages(folder: Path, tmp_path: Path) -> None:
    assert run("parse", folder, "-f", "html", "-o", f"{tmp_path / 'pages'}/").exit_code == 0
    assert (tmp_path / "pages" / "index.html").is_file()
    assert len(list((tmp_path / "pages").glob("**/*.html"))) == 3


@pytest.mark.parametrize("format", formats.TABULAR)
def test_a_folder_of_tables(folder: Path, tmp_path: Path, format: Format) -> None:
    assert run("parse", folder, "-f", format, "-o", tmp_path / "tables").exit_code == 0
    assert sorted(p.name for p in (tmp_path / "tables").iterdir()) == sorted(f"{table}.{format}" for table in Table)


def test_one_table_to_a_file_or_a_pipe(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.csv"
    piped = run("parse", folder, "--table", "commitments").stdout_bytes.decode()
    assert run("parse", folder, "--table", "commitments", "-o", output).exit_code == 0
    assert output.read_bytes().decode() == piped
    (row, _) = csv.DictReader(io.StringIO(piped))
    assert (row["document"], row["act"], row["content"]) == ("b", "agree", "open a direct air route by 2030")


def test_one_table_as_parquet(folder: Path, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    output = tmp_path / "out.parquet"
    assert run("parse", folder, "--table", "commitments", "-o", output).exit_code == 0
    assert parquet.read_table(output).column("act").to_pylist() == ["agree", "agree"]


def test_the_tables_are_those_that_are_written() -> None:
    assert [table.value for table in Table] == list(columns.TABLES)


# ---------------------------------------------------------------- whole or not at all
def test_what_could_be_parsed_is_written_when_an_input_is_bad(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.jsonl"
    assert run("parse", folder, tmp_path / "gone.txt", "-f", "jsonl", "-o", output).exit_code == 2
    assert len(records(output.read_text(encoding="utf-8"))) == 2


@pytest.mark.parametrize("arguments", [("-o", "out.jsonl"), ("-o", "out.html"), ("-f", "csv", "-o", "tables")])
def test_nothing_parsed_replaces_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tables").mkdir()
    before = [tmp_path / "out.jsonl", tmp_path / "out.html", tmp_path / "tables" / "commitments.csv"]
    for path in before:
        path.write_text("before", encoding="utf-8")
    assert run("parse", "gone.txt", *arguments).exit_code == 2
    assert {path.read_text(encoding="utf-8") for path in before} == {"before"}
    assert len(list(tmp_path.rglob("*"))) == 4


def test_a_filter_that_leaves_nothing_writes_an_empty_file(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    output.write_text("before", encoding="utf-8")
    assert run("parse", folder, "-w", "party=AUS", "-o", output).exit_code == 0
    assert json.loads(output.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("place", ["news", "nowhere/out.jsonl"])
def test_a_place_that_cannot_be_written_is_told_in_one_line(folder: Path, tmp_path: Path, place: str) -> None:
    result = run("parse", folder, "-f", "jsonl", "-o", tmp_path / place)
    assert result.exit_code == 2
    assert re.fullmatch(rf"aseanparse: {re.escape(str(tmp_path / place))}: [^\n]+\n", result.stderr)


# ---------------------------------------------------------------- what does not go together, and what to type instead
Options = dict[str, Any]
REFUSED: list[tuple[Options, str]] = [
    ({"format": "csv"}, "csv is several tables: name a folder (-f csv -o tables/), or one table (--table "),
    ({"output": "c.csv"}, "or one table (--table commitments -o c.csv)"),
    ({"format": "parquet", "output": "c.parquet"}, "(--table commitments -o c.parquet)"),
    ({"format": "brat"}, "brat is two files an article: name a folder (-f brat -o annotation/)"),
    ({"format": "brat", "output": "file"}, "file: a file, and brat needs a folder"),
    ({"output": "out/"}, "a folder of what? Formats that write folders: -f html, csv, parquet or brat"),
    ({"output": "."}, "a folder of what?"),
    ({"format": "jsonl", "output": "."}, ".: a folder, and jsonl is one file (-o news.jsonl)"),
    ({"format": "labelstudio", "output": "out/"}, "labelstudio is one file (-o out/news.json)"),
    ({"output": "report.pdf"}, "no format is known by the ending .pdf; name one with -f (table, json, "),
    ({"format": "json", "table": "people"}, "--table is for -f csv and -f parquet, not for json"),
    ({"format": "html", "terminal": True}, "html is not for a terminal: name a file (-f html -o report.html)"),
    (
        {"format": "parquet", "table": "people", "terminal": True},
        "name a file (-f parquet --table people -o report.parquet)",
    ),
]


@pytest.mark.parametrize(("options", "told"), REFUSED)
def test_what_does_not_go_together_says_what_to_type(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: Options, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").touch()
    format, table = options.get("format"), options.get("table")
    with pytest.raises(InputError) as caught:
        choose(
            format and Format(format),
            options.get("output"),
            table and Table(table),
            terminal=options.get("terminal", False),
        )
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


ALLOWED: list[tuple[Options, Callable[[formats.Target], bool]]] = [
    ({}, lambda t: t.format is Format.table and t.output is None),
    ({"output": "-", "format": "json"}, lambda t: t.output is None),
    ({"format": "html"}, lambda t: t.output is None and not t.folder),
    ({"format": "html", "output": "new/"}, lambda t: t.folder),
    ({"format": "csv", "output": "new"}, lambda t: t.folder),
    ({"output": "c.csv", "table": "people"}, lambda t: t.format is Format.csv and not t.folder),
    ({"table": "people"}, lambda t: t.format is Format.csv and t.output is None),
    ({"format": "json", "output": "x.html"}, lambda t: t.format is Format.json),
]


@pytest.mark.parametrize(("options", "holds"), ALLOWED)
def test_what_goes_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: Options, holds: Callable[[formats.Target], bool]
) -> None:
    monkeypatch.chdir(tmp_path)
    format, table = options.get("format"), options.get("table")
    assert holds(choose(format and Format(format), options.get("output"), table and Table(table), terminal=False))


def test_a_page_is_not_thrown_at_a_terminal(folder: Path) -> None:
    _, shown = terminal_shows("parse", folder, "-f", "html", both=True, env=os.environ | {"NO_COLOR": "1"})
    assert "html is not for a terminal: name a file (-f html -o report.html)" in " ".join(shown.split())


# ---------------------------------------------------------------- the demo's page
def test_the_demo_writes_a_page_and_says_how_to_open_it(tmp_path: Path) -> None:
    result = run("demo", "--page", tmp_path / "demo.html")
    assert result.exit_code == 0
    assert (tmp_path / "demo.html").as_uri() in result.stdout
    assert "<!doctype html>" in (tmp_path / "demo.html").read_text(encoding="utf-8").lower()


# ---------------------------------------------------------------- on several cores
def test_several_processes_write_the_same(folder: Path) -> None:
    one, two = (run("parse", folder, folder / "gone.txt", "-f", "jsonl", "--workers", n) for n in ("1", "2"))
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.exit_code == two.exit_code == 2
    assert len(records(one.stdout)) == 2
