"""What is shipped: every package and its data, public names that import little, a wheel that works elsewhere."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import aseanparse
from aseanparse.demo import articles

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
FOLDERS = {"aseanparse": ROOT / "src" / "aseanparse", "aseanparse_plugins": ROOT / "plugins"}


TEMPLATE = FOLDERS["aseanparse"] / "testing" / "template"  # data of a package, although it is a package itself


def packages() -> dict[str, Path]:
    """The packages that the folders make: every folder with a Python file in it."""
    return {
        ".".join((name, *path.parent.relative_to(folder).parts)): path.parent
        for name, folder in FOLDERS.items()
        for path in folder.rglob("*.py")
        if TEMPLATE not in path.parents
    }


def data_files(folder: Path) -> set[Path]:
    """What a package holds beside its code."""
    folders = [
        folder,
        *(f for f in folder.iterdir() if f.is_dir() and f.name != "__pycache__" and not any(f.glob("*.py"))),
    ]
    beside = {p for f in folders for p in f.iterdir() if p.is_file() and p.suffix != ".py"}
    return beside | ({p for p in TEMPLATE.rglob("*.*") if p.is_file()} if folder == TEMPLATE.parent else set())


# ---------------------------------------------------------------- what pyproject.toml declares
def test_the_declared_packages_are_the_folders() -> None:
    assert PROJECT["tool"]["setuptools"]["packages"] == sorted(packages())


def test_every_data_file_is_declared() -> None:
    declared = PROJECT["tool"]["setuptools"]["package-data"]
    for name, folder in packages().items():
        assert data_files(folder) == {p for pattern in declared.get(name, ()) for p in folder.glob(pattern)}, name


def test_the_demo_articles_are_seeds() -> None:
    for id, text in articles():
        source, _, slug = id.partition("-")
        assert (ROOT / "seeds" / source / f"{slug}.txt").read_bytes().decode("utf-8") == text


def test_the_changelog_tells_of_this_version() -> None:
    assert f"\n## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


# ---------------------------------------------------------------- the public names
def test_public_names_are_declared_once_for_python_and_once_for_type_checkers() -> None:
    tree = ast.parse(Path(aseanparse.__file__).read_text(encoding="utf-8"))
    (typed,) = (node for node in tree.body if isinstance(node, ast.If))
    imported = {
        alias.name: node.module for node in typed.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert sorted(imported) == aseanparse.__all__
    for name, module in imported.items():
        assert getattr(aseanparse, name) is getattr(sys.modules[str(module)], name)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        aseanparse.nothing  # noqa: B018 - the access is what is tested


def test_the_import_brings_in_nothing_heavy() -> None:
    code = "import sys; before = set(sys.modules); import aseanparse; print(*sorted(set(sys.modules) - before))"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT / "src")
    assert not {"attr", "dateparser", "pluggy", "regex", "rich", "tomllib", "typer"} & set(result.stdout.split())


# ---------------------------------------------------------------- the wheel, built and installed elsewhere
@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist, built from a copy of what is in the repository."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("pyproject.toml", "README.md", "LICENSE", "src", "plugins"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, copy / name)
    command = [sys.executable, "-m", "build", "--outdir", str(copy / "dist"), str(copy)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr
    (built,) = (copy / "dist").glob("*.whl")
    assert list((copy / "dist").glob("*.tar.gz"))
    return built


def fresh_environment(folder: Path) -> Callable[..., str]:
    """A new environment in a folder, and how to run its programs there; what they print comes back."""
    venv.create(folder / "env", with_pip=True)
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "PYTHONHOME")}

    def run(program: str, *arguments: str) -> str:
        path = str(folder / "env" / ("Scripts" if os.name == "nt" else "bin") / program)
        result = subprocess.run(
            [path, *arguments], capture_output=True, text=True, check=False, cwd=folder, env=environment
        )
        assert result.returncode == 0, result.stdout + result.stderr
        return result.stdout

    return run


def test_the_wheel_holds_every_file_of_the_packages(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert held == {
        (Path(*package.split(".")) / path.relative_to(folder)).as_posix()
        for package, folder in packages().items()
        for path in {*folder.glob("*.py"), *data_files(folder)}
    }


def test_the_wheel_brings_its_licence_and_all_sources(wheel: Path, tmp_path: Path) -> None:
    assert any(n.endswith("/licenses/LICENSE") for n in zipfile.ZipFile(wheel).namelist())
    run = fresh_environment(tmp_path)
    run("python", "-m", "pip", "install", "--quiet", str(wheel))
    listed = run("aseanparse", "sources")
    assert all(id in listed for id in PROJECT["project"]["entry-points"]["aseanparse"])
    assert "3 articles: " in run("aseanparse", "demo")
    # What an author of a source does first: the package that new-source writes is installed and keeps the contract.
    run("aseanparse", "new-source", "malay_mail", "--outlet", "Malay Mail & Báo O’Neil")
    run("python", "-m", "pip", "install", "--quiet", "./aseanparse-malay-mail[test]")
    assert "Malay Mail & Báo O’Neil" in run("aseanparse", "sources")
    assert " passed" in run("python", "-m", "pytest", "-q", "aseanparse-malay-mail")
    assert "1.000" in run("aseanparse", "score", "aseanparse-malay-mail/articles")
    code = "import aseanparse.demo as d; [print(aseanparse.parse(t).source) for _, t in d.articles()]"
    assert run("python", "-c", "import aseanparse; " + code).split() == ["vna", "vns", "wvr"]


def test_the_example_installs_beside_it_and_passes_its_own_tests(wheel: Path, tmp_path: Path) -> None:
    run = fresh_environment(tmp_path)
    package = tmp_path / "aseanparse-bernama"
    shutil.copytree(
        ROOT / "examples" / package.name, package, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info")
    )
    run("python", "-m", "pip", "install", "--quiet", f"{wheel}[testing]", str(package))
    assert " passed" in run("python", "-m", "pytest", "-q", "-p", "no:cacheprovider", package.name)
    assert "bernama" in run("aseanparse", "sources")
