"""Someone with only the tutorial and pip writes a passing plugin: the page, followed literally from an empty folder."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from aseanparse.testing import CASES
from tests.pages import ROOT, Shell, blocks, environment, run

PAGE = ROOT / "docs" / "add-a-source.md"
EXAMPLE = ROOT / "examples" / "aseanparse-bernama"
VERSION = "0.1.0+page"
TEXT = PAGE.read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="the page speaks to a shell like bash")
def test_the_page_leads_from_an_empty_folder_to_an_installed_plugin(tmp_path: Path) -> None:
    pip = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(tmp_path / "wheels")]
    subprocess.run([*pip, str(_copy(tmp_path))], check=True)
    # `pip install aseanparse` takes this wheel, whatever an index has under the name.
    (tmp_path / "constraint.txt").write_text(f"aseanparse=={VERSION}\n", encoding="utf-8")
    reader = environment(tmp_path / "bin", python=Path(sys.executable)) | {
        "PIP_CONSTRAINT": str(tmp_path / "constraint.txt"),
        "PIP_FIND_LINKS": (tmp_path / "wheels").as_uri(),
    }
    folder = tmp_path / "reader"
    folder.mkdir()
    run(PAGE, Shell(folder, tmp_path / "state", reader))
    assert sorted(path.name for path in folder.iterdir()) == [".venv", "aseanparse-bernama"]


def _copy(folder: Path) -> Path:
    """What the wheel is made of; the build leaves its traces there and not in the repository."""
    copy = folder / "aseanparse"
    copy.mkdir()
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy / name)
    for name in ("src", "plugins"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    project = (copy / "pyproject.toml").read_text(encoding="utf-8")
    (copy / "pyproject.toml").write_text(
        re.sub(r"(?m)^version = .*", f'version = "{VERSION}"', project), encoding="utf-8"
    )
    return copy


def test_it_has_no_command_that_nobody_types() -> None:
    assert {block.language for block in blocks(TEXT) if block.title is None} == {"console"}


def test_its_table_of_cases_is_the_kit() -> None:
    assert set(re.findall(r"^\| `(\w+)` \|", TEXT, re.MULTILINE)) == {*CASES, "gold"}


def test_its_plugin_is_the_package_under_examples() -> None:
    files = {block.title: block.text for block in blocks(TEXT) if block.title}
    assert len(files) == 6
    for name, text in files.items():  # of two versions of the module the last one counts
        assert (EXAMPLE / name).read_text(encoding="utf-8") == text, name


def test_its_first_plugin_is_under_twenty_lines_of_code() -> None:
    first = blocks(TEXT, "python")[0].text
    assert len([line for line in first.splitlines() if line.strip()]) < 20


def test_its_steps_are_numbered_one_after_the_other() -> None:
    steps = [int(number) for number in re.findall(r"^## (\d+)\. ", TEXT, re.MULTILINE)]
    assert steps == list(range(1, len(steps) + 1))
