"""The worked source under ``examples/``: it keeps the contract, and stands apart from every source that is built in."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from aseanparse import plugins
from aseanparse.testing import source_cases
from aseanparse.text import Text

from .corpus import ROOT, Article, read_text, seeds

PACKAGE = ROOT / "examples" / "aseanparse-bernama"
ARTICLES = sorted((PACKAGE / "articles").glob("*.txt"))
BY_BERNAMA = re.compile(r"[-—–] *bernama *$", re.IGNORECASE | re.MULTILINE)


def _module() -> ModuleType:
    spec = spec_from_file_location("aseanparse_bernama", PACKAGE / "aseanparse_bernama.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


PLUGIN = _module()
CASES = source_cases(
    PLUGIN.SOURCE, PACKAGE / "articles", gold=PACKAGE / "articles", lexicon=PLUGIN.aseanparse_lexicon()
)


# Growth takes long to measure: the package's own tests, which test_packaging runs, do that.
@pytest.mark.parametrize("case", [case for case in CASES if not str(case.id).startswith("linear")])
def test_the_example_keeps_the_contract(case: Callable[[], None]) -> None:
    case()


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_no_built_in_source_claims_its_articles(path: Path) -> None:
    text = Text(read_text(path))
    assert [id for id, source in plugins.load().sources.items() if source.recognise(text, None)] == []


@pytest.mark.parametrize("article", seeds(), ids=lambda article: article.name)
def test_it_claims_only_what_bernama_signed(article: Article) -> None:
    assert PLUGIN.SOURCE.recognise(Text(article.text), None) == bool(BY_BERNAMA.search(article.text))


def test_the_smallest_plugin_is_under_twenty_lines_and_reads_an_article() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (PACKAGE / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len(code.splitlines()) < 20
    made: dict[str, object] = {}
    exec(code, made)
    loaded = plugins.assemble([("smallest", SimpleNamespace(aseanparse_sources=made["aseanparse_sources"]))])
    for path in ARTICLES:
        assert loaded.choose(Text(read_text(path))).id == "bernama"


@pytest.mark.parametrize("path", [PACKAGE / "aseanparse_bernama.py", *(ROOT / "plugins").glob("[!_]*.py")], ids=str)
def test_a_source_is_under_120_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 120
