"""Damaged texts on their way in and out: what is read gives articles or errors, and every format writes them all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import Document, InputError, parse
from aseanparse.cli.formats import TABULAR, Format, Table, Target
from aseanparse.export import brat, columns, csv, jsonl
from aseanparse.export.json import from_dict
from aseanparse.export.plover import to_plover
from aseanparse.inputs import Input, page
from aseanparse.inputs.jsonl import article
from aseanparse.testing.growth import patience
from tests.corpus import parsed
from tests.test_export_json import held
from tests.test_grounding import assert_sound
from tests.test_inputs import PAGE
from tests.test_robust import HEAVY, SENTENCE, SYMBOLS

ODD = (
    *SYMBOLS, "\x1b[31m", "\r", "\x85", "\u2028", "\t", "\x0b", "\ufffe", "\ud83d\ude00", "=1+1", "'", '"', "\\", "|",
    "&", "&#0;", "&#xD800;", "<p", "</", "<!--", "-->", "]]>", "</script>", "%", "#*_~[](",
)  # fmt: skip
each_symbol = pytest.mark.parametrize("symbol", ODD, ids=ascii)


def damaged(text: str, symbol: str, step: int) -> Iterator[str]:
    yield symbol * 3 + text + symbol * 3
    yield symbol.join(text)
    for at in range(0, len(text), step):
        yield text[:at] + symbol + text[at:]


@cache
def documents() -> tuple[Document, ...]:
    """Damage in the text, in the id (names of files need be no UTF-8) and in the address."""
    return tuple(
        parse(text, id=f"{n}{symbol}", url=f"https://paper.example/{symbol}")
        for symbol in ODD
        for n, text in enumerate(damaged(SENTENCE, symbol, 7 if HEAVY else 67))
    )


# ---------------------------------------------------------------- out
def write(format: Format, folder: Path, table: Table | None = None) -> Path:
    path = folder / f"{format}-{table}"
    Target(format, path, format is Format.brat, table).write(iter(documents()))
    return path


def lines(path: Path) -> list[str]:
    return path.read_bytes().decode("utf-8").removesuffix("\n").split("\n")


def test_json_gives_damaged_texts_back(tmp_path: Path) -> None:
    found = json.loads(write(Format.json, tmp_path).read_bytes())
    assert list(map(from_dict, found)) == list(map(held, documents()))
    assert list(jsonl.read(lines(write(Format.jsonl, tmp_path)))) == list(map(held, documents()))


def test_plover_writes_damaged_texts(tmp_path: Path) -> None:
    found = [json.loads(line) for line in lines(write(Format.plover, tmp_path))]
    assert found == [json.loads(json.dumps(r.to_dict())) for document in documents() for r in to_plover(document)]


@pytest.mark.parametrize("name", Table)
def test_tables_hold_a_row_for_everything_in_damaged_texts(name: Table, tmp_path: Path) -> None:
    wanted = sum(len(list(columns.table(name).rows(document))) for document in documents())
    with write(Format.csv, tmp_path, name).open(encoding="utf-8", newline="") as stream:
        assert len(list(csv.read(stream, name))) == wanted
    assert pq.read_table(write(Format.parquet, tmp_path, name)).num_rows == wanted


def test_annotators_get_damaged_texts(tmp_path: Path) -> None:
    lengths = [len(document.text or "") for document in documents()]
    folder = write(Format.brat, tmp_path)
    assert len(list(folder.iterdir())) == len(brat.CONFIGURATION) + 2 * len(lengths)
    assert sorted(len(path.read_bytes().decode("utf-8")) for path in folder.glob("*.txt")) == sorted(lengths)
    assert all(path.read_bytes().decode("utf-8") for path in folder.glob("*.ann"))
    tasks = json.loads(write(Format.labelstudio, tmp_path).read_bytes().decode("utf-8"))
    assert [len(task["data"]["text"]) for task in tasks] == lengths


def test_pages_and_terminals_show_damaged_texts(tmp_path: Path) -> None:
    shown = [write(Format.html, tmp_path), write(Format.table, tmp_path)]
    Target(Format.html, tmp_path / "pages", True, None).write(iter(documents()))
    pages = list((tmp_path / "pages").iterdir())
    assert len(pages) == len(documents()) + 1
    for path in (*shown, *pages):
        text = path.read_bytes().decode("utf-8")
        assert not {c for c in text if c < " " and c not in "\t\n\r"}, path
        assert len(text) > len(SENTENCE)


def test_no_format_is_left_out() -> None:
    tried = {Format.json, Format.jsonl, Format.plover, Format.html, Format.table, Format.brat, Format.labelstudio}
    assert tried | set(TABULAR) == set(Format)


# ---------------------------------------------------------------- in
def assert_extracted(raw: bytes) -> bool:
    try:
        with patience(len(raw)):
            text = page.extract(raw).text
    except InputError:
        return False
    assert_sound(parsed(text), text)
    return True


@each_symbol
def test_damaged_pages_give_articles_or_errors(symbol: str) -> None:
    whole = PAGE.format(head="")
    read = [assert_extracted(t.encode("utf-8", "surrogatepass")) for t in damaged(whole, symbol, 7 if HEAVY else 307)]
    assert any(read)


def test_a_page_cut_anywhere_gives_an_article_or_an_error() -> None:
    raw = PAGE.format(head="").encode()
    read = [assert_extracted(raw[:end]) for end in range(0, len(raw), 1 if HEAVY else 41)]
    assert True in read
    assert False in read


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "cp1252", "utf-7", "shift_jis", "gb18030"])
def test_pages_in_any_encoding_give_articles_or_errors(encoding: str) -> None:
    assert_extracted(PAGE.format(head="").encode(encoding, "replace"))


@pytest.mark.parametrize("tag", ["<div>", "<p>", "<b>", "<ul><li>", "<table><tr><td>", "<a href=x>", "<", "<!--", "("])
def test_pages_of_many_open_tags_give_articles_or_errors(tag: str) -> None:
    head, _, body = PAGE.format(head="").partition("<p>")
    assert_extracted(f"{head}{tag * (100_000 if HEAVY else 4_000)}<p>{body}".encode())


@given(st.binary(max_size=60), st.integers(0, len(PAGE)))
@settings(max_examples=300 if HEAVY else 30)
def test_any_bytes_in_a_page_give_an_article_or_an_error(noise: bytes, at: int) -> None:
    raw = PAGE.format(head="").encode()
    assert_extracted(raw[:at] + noise + raw[at:])
    assert_extracted(noise)


def read_line(line: bytes | str) -> Any:
    try:
        return article(line)
    except InputError as error:
        return error


@each_symbol
def test_a_line_gives_the_damaged_text_that_it_holds(symbol: str) -> None:
    for text in damaged(SENTENCE, symbol, 7 if HEAVY else 67):
        for plain in (True, False):
            line = json.dumps({"text": text, "id": symbol, "url": symbol}, ensure_ascii=plain)
            one = "😀" if plain else "\ud83d\ude00"  # two escapes are read as the one character that they make
            assert read_line(line) == Input(*(told.replace("\ud83d\ude00", one) for told in (text, symbol, symbol)))


def test_a_damaged_line_gives_an_article_or_an_error() -> None:
    line = json.dumps({"id": "x", "text": SENTENCE, "published": "2026-05-05"}).encode()
    for end in range(len(line)):
        assert isinstance(read_line(line[:end]), InputError)
    for at in range(0, len(line), 1 if HEAVY else 5):
        for noise in (b"\x00", b"\xff", b"\xed\xa0\x80", b'"', b"\\", b"\\u", b"{", b"\n"):
            found = read_line(line[:at] + noise + line[at:])
            assert isinstance(found, Input | InputError)
            if isinstance(found, Input):
                assert_sound(parsed(found.text), found.text)
