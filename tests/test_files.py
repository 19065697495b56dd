"""Articles in files, from Python: parsed one after the other, ids that come twice, results written whole."""

from __future__ import annotations

import os
import stat
import warnings
from pathlib import Path

import pytest

from aseanparse import ArticleError, Document, InputError, files, many, parse
from aseanparse.errors import RepeatedIdWarning
from aseanparse.inputs import Input
from tests.commands import ARTICLE


# ---------------------------------------------------------------- parsing
def test_parse_files_gives_documents_and_errors_in_order(folder: Path) -> None:
    paths = [str(folder / "b.txt"), str(folder / "gone.txt"), str(folder / "may" / "a.txt")]
    assert [(path, isinstance(result, InputError)) for path, result in files.parse_files(paths)] == [
        (paths[0], False),
        (paths[1], True),
        (paths[2], False),
    ]


def test_a_document_from_a_file_is_that_of_its_text(folder: Path) -> None:
    ((_, document),) = files.parse_files([str(folder / "b.txt")], keep_text=True)
    assert document == parse(ARTICLE, id="b")
    ((_, small),) = files.parse_files([str(folder / "b.txt")])
    assert isinstance(small, Document)
    assert small.text is None


@pytest.mark.parametrize(
    ("arguments", "told"), [({"format": "pdf"}, "'pdf' is none of text, jsonl, html"), ({"published": "soon"}, "soon")]
)
def test_misuse_is_raised_before_the_first_file_is_read(arguments: dict[str, str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        next(files.parse_files(["gone.txt"], **arguments))  # type: ignore[arg-type]


def test_a_defect_is_an_error_that_names_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(*_: object, **__: object) -> Document:
        error = ZeroDivisionError("over\nthe edge")
        error.add_note("in a finder")
        raise error

    monkeypatch.setattr(many, "parse", stumble)
    result = many.Reader(many.itself)(Input(ARTICLE))
    assert isinstance(result, ArticleError)
    assert str(result) == "ZeroDivisionError: over the edge (in a finder)"
    assert isinstance(result.__cause__, ZeroDivisionError)


def test_reading_gives_the_characters_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    text = "\ufeffHà Nội\r\n\u2028đ\r"
    path.write_bytes(text.encode())
    assert files.read(str(path)) == text


def test_an_id_that_comes_again_is_told_once(tmp_path: Path) -> None:
    paths = [tmp_path / name / "a.txt" for name in "xyz"] + [tmp_path / "x" / "b.txt"]
    for path in paths:
        path.parent.mkdir(exist_ok=True)
        path.write_text(ARTICLE, encoding="utf-8")
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        results = list(files.parse_files(map(str, paths)))
    assert [document.id for _, document in results if isinstance(document, Document)] == ["a", "a", "a", "b"]
    assert [(w.category, str(w.message)) for w in told] == [
        (RepeatedIdWarning, f"{paths[1]}: the id 'a' was given to an earlier article, too")
    ]


# ---------------------------------------------------------------- writing
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
