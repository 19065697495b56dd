"""The README and the pages beside it say what is so: commands are run, examples too, links lead somewhere."""

from __future__ import annotations

import doctest
import re
import shlex
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import attrs
import pytest
from typer.testing import CliRunner

from aseanparse import model
from aseanparse.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIELDS = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
PAGES = sorted(p.relative_to(ROOT) for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.md")])


def blocks(language: str) -> list[str]:
    """The fenced blocks of the README in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


@pytest.fixture
def article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The README's article, as the file ``article.txt`` of the working folder."""
    text = blocks("text")[0]
    (tmp_path / "article.txt").write_bytes(text.encode())
    monkeypatch.chdir(tmp_path)
    return text


def test_what_comes_out_is_what_the_readme_shows(article: str) -> None:
    sessions = re.findall(r"^\$ aseanparse (.*)\n((?:(?!\$ ).*\n)*)", "".join(blocks("console")), re.MULTILINE)
    assert sessions
    for command, shown in sessions:
        result = CliRunner().invoke(app, shlex.split(command), catch_exceptions=False)
        assert [line.rstrip() for line in result.stdout.split("\n")] == shown.split("\n")


def test_the_library_example_runs(article: str) -> None:
    examples = blocks("python")
    assert examples
    test = doctest.DocTestParser().get_doctest("".join(examples), {}, "README.md", "README.md", 0)
    results = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF).run(test)
    assert results.attempted
    assert not results.failed


def test_the_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {
        *re.findall(r"^make (\w+)", "\n".join(blocks("sh")), re.MULTILINE),
        *re.findall(r"`make (\w+)`", contributing),
    }
    assert {"demo", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_to_files(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8")):
        assert (ROOT / page.parent / link).exists(), link


def test_every_key_of_the_record_is_explained() -> None:
    explained = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", FIELDS))))
    for kind in vars(model).values():
        if attrs.has(kind):
            assert {field.name for field in attrs.fields(kind)} <= explained, kind


def test_every_value_of_a_closed_list_is_explained() -> None:
    words = set(re.findall(r"\w+", FIELDS))
    for kind in filter(attrs.has, vars(model).values()):
        for name, hint in get_type_hints(kind).items():
            for choice in (hint, *get_args(hint)):
                if get_origin(choice) is Literal:
                    assert set(get_args(choice)) <= words, f"{kind.__name__}.{name}"
