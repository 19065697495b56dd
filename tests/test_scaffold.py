"""The package that ``aseanparse new-source`` writes; that it installs and passes its tests: ``test_packaging``."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from aseanparse import InputError, testing
from aseanparse.cli import app
from aseanparse.testing.scaffold import new_source

TEMPLATE = Path(testing.__file__).parent / "template"


def files(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes().decode("utf-8")
        for path in folder.rglob("*.*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_template_is_the_package_of_the_outlet_it_is_made_for(tmp_path: Path) -> None:
    assert files(new_source("riverside", "Riverside Wire", into=tmp_path)) == files(TEMPLATE)


def test_the_names_are_put_in_everywhere(tmp_path: Path) -> None:
    folder = new_source("malay_mail", "Malay Mail", into=tmp_path / "deeper")
    assert folder == tmp_path / "deeper" / "aseanparse-malay-mail"
    written = files(folder)
    assert sorted(written) == sorted(path.replace("riverside", "malay_mail") for path in files(TEMPLATE))
    assert not [path for path, text in written.items() if "iverside" in text]
    assert 'malay_mail = "aseanparse_malay_mail"' in written["pyproject.toml"]
    assert 'name = "aseanparse-malay-mail"' in written["pyproject.toml"]
    assert "- Malay Mail\n" in written["articles/first.txt"]
    for path, text in written.items():
        if path.endswith(".py"):
            ast.parse(text)


@pytest.mark.parametrize(("name", "outlet"), [("mekong_wire", "Báo O’Neil & Sons No. 7"), ("x1", "é")])
def test_the_tests_that_come_with_it_pass(tmp_path: Path, name: str, outlet: str) -> None:
    folder = new_source(name, outlet, into=tmp_path)
    info = folder / f"{name}-1.0.dist-info"  # as an installer leaves it
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[aseanparse]\n{name} = aseanparse_{name}\n")
    code = "import sys, pytest; sys.path.insert(0, '.'); sys.exit(pytest.main(['-q', '-p', 'no:cacheprovider']))"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_smallest_plugin_has_less_than_twenty_lines() -> None:
    lines = (TEMPLATE / "aseanparse_riverside.py").read_text(encoding="utf-8").splitlines()
    assert sum(bool(line.strip()) for line in lines) < 20


def test_the_generator_has_less_than_a_hundred_lines() -> None:
    assert len((TEMPLATE.parent / "scaffold.py").read_text(encoding="utf-8").splitlines()) < 100


@pytest.mark.parametrize(
    ("name", "outlet", "told"),
    [
        ("Bernama", "Bernama", "NAME: 'Bernama' is no id"),
        ("mekong-wire", "Mekong Wire", "use small letters, figures and single _"),
        ("../up", "Up", "is no id"),
        ("vns", "Another", "'vns' is the id of Viet Nam News, by vns (aseanparse)"),
        ("quoted", 'The "Post"', "has to be a name of letters"),
        ("lines", "Two\nlines", "has to be a name of letters"),
        ("empty", "", "has to be a name of letters"),
    ],
)
def test_names_that_will_not_do_are_told(tmp_path: Path, name: str, outlet: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        new_source(name, outlet, into=tmp_path)
    assert told in str(caught.value)
    assert not any(tmp_path.iterdir())


def test_nothing_is_written_over(tmp_path: Path) -> None:
    new_source("mekong", "Mekong Wire", into=tmp_path)
    before = files(tmp_path)
    with pytest.raises(InputError, match="is there already and not empty"):
        new_source("mekong", "Another Wire", into=tmp_path)
    assert files(tmp_path) == before


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="not a directory"):
        new_source("mekong", "Mekong Wire", into=tmp_path / "file")


def test_the_command_says_what_comes_next(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["new-source", "mekong", "--outlet", "Mekong Wire", "--into", str(tmp_path)])
    assert done.exit_code == 0
    assert done.stdout.startswith(f"{tmp_path / 'aseanparse-mekong'}: python -m pip install --editable ")
    again = CliRunner().invoke(app, ["new-source", "mekong", "--outlet", "Mekong Wire", "--into", str(tmp_path)])
    assert again.exit_code == 2
    assert "not empty" in again.stderr
