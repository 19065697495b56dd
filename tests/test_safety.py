"""What parsing never does: talk to a network, run what it reads, leave files behind.

That pages escape what they show is tested in ``test_export_html.py``, that no cell is a formula in
``test_export_tables.py``, that a lexicon with surprises is refused in ``test_lexicon.py``.
"""

from __future__ import annotations

import ast
import gzip
import io
import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest

import aseanparse
from aseanparse import Document
from aseanparse.export import html, plover, story
from aseanparse.export.json import dumps
from aseanparse.files import find, parse_files
from tests.commands import ARTICLE
from tests.corpus import ROOT

MODULES = [f for folder in ("src", "plugins") for f in sorted((ROOT / folder).rglob("*.py"))]
FORBIDDEN_NAMES = {"eval", "exec", "compile", "__import__"}
FORBIDDEN_MODULES = {
    "pickle", "marshal", "shelve", "subprocess", "socket", "urllib", "http", "requests", "ctypes", "tempfile",
    "yaml", "code",
}  # fmt: skip
ALLOWED = {
    # A page of many articles is put together on disk, in a file without a name that ends with its handle.
    ("export/html/several.py", "tempfile.TemporaryFile"),
}


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **options: Any) -> NoReturn:
        raise AssertionError("parsing asked for a network")

    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse)
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse)


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """One article in every format, with addresses that could be fetched."""
    folder = tmp_path / "news"
    folder.mkdir()
    page = (
        "<html><head><link rel='canonical' href='https://news.example/1'></head><body>"
        f"<img src='https://news.example/a.png'><article><p>{ARTICLE}</p></article></body></html>"
    )
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.jsonl").write_text(json.dumps({"text": ARTICLE, "url": "https://news.example/2"}), encoding="utf-8")
    (folder / "c.html").write_text(page, encoding="utf-8")
    (folder / "d.txt.gz").write_bytes(gzip.compress(ARTICLE.encode()))
    return folder


def documents(folder: Path) -> list[Document]:
    found = [result for _, result in parse_files(find([str(folder)]), keep_text=True)]
    assert all(isinstance(result, Document) for result in found), found
    return [result for result in found if isinstance(result, Document)]


@pytest.mark.usefixtures("no_network")
def test_no_format_needs_a_network(news: Path) -> None:
    read = documents(news)
    assert len(read) == 4
    for document in read:
        assert dumps(document)
        assert html.page(document)
        plover.to_plover(document)
    for writer in (html, story):
        writer.write(read, io.StringIO())


def test_no_file_is_left_behind(news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    elsewhere = tmp_path / "temporary"
    elsewhere.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(elsewhere))
    monkeypatch.setattr("tempfile.tempdir", None)
    monkeypatch.chdir(elsewhere)
    before = sorted(news.rglob("*"))
    html.write(documents(news), io.StringIO())
    assert sorted(news.rglob("*")) == before
    assert not os.listdir(elsewhere)


def test_reading_and_writing_open_nothing_but_what_they_are_given(news: Path) -> None:
    documents(news)  # lexicons and patterns are read once
    opened: list[str] = []

    def hear(event: str, args: tuple[Any, ...]) -> None:
        if listening and event in ("open", "subprocess.Popen", "os.system", "socket.connect", "exec", "compile"):
            opened.append(f"{event} {args[0]}")

    listening = True
    sys.addaudithook(hear)  # there is no way to take one away: it stops listening
    try:
        aseanparse.parse(ARTICLE)
    finally:
        listening = False
    assert not opened


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nothing_read_can_be_run(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for module in imported(tree):
        allowed = any(path.as_posix().endswith(file) and module == name for file, name in ALLOWED)
        assert allowed or module.split(".")[0] not in FORBIDDEN_MODULES, module
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert not called & FORBIDDEN_NAMES
    assert not {"os.system", "os.popen"} & {ast.unparse(n.func) for n in ast.walk(tree) if isinstance(n, ast.Call)}
