"""Discovery, isolation and choice of sources."""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import warnings
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from aseanparse import DuplicateSourceError, Source, UnknownSourceError, hookimpl, lay_out, parse, plugins
from aseanparse.lexicon import core
from aseanparse.model import DateMention
from aseanparse.plugins import Loaded, assemble
from aseanparse.source import CORE
from aseanparse.text import Text

BUILT_IN = {"mfasg", "vgp", "vna", "vns", "vov", "wvr"}


def source(id: str, mark: str = "never", **functions: Any) -> Source:
    return Source(id, id.upper(), lambda text, url: mark in text.view or mark in (url or ""), **functions)


def plugin(*sources: Source, lexicon: list[tuple[str, str]] | None = None) -> SimpleNamespace:
    @hookimpl
    def aseanparse_sources() -> list[Source]:
        return list(sources)

    @hookimpl
    def aseanparse_lexicon() -> list[tuple[str, str]]:
        return lexicon or []

    return SimpleNamespace(aseanparse_sources=aseanparse_sources, aseanparse_lexicon=aseanparse_lexicon)


@pytest.fixture
def fresh() -> Iterator[None]:
    plugins.forget()
    yield
    plugins.forget()


# ---------------------------------------------------------------- what plugins provide together
def test_sources_and_words_are_joined_and_their_providers_known() -> None:
    resource = ("extra.toml", '[countries.VNM]\nmetonyms = ["Ba Dinh"]\n')
    loaded = assemble([("one", plugin(source("a"))), ("two", plugin(source("b"), lexicon=[resource]))])
    assert list(loaded.sources) == ["a", "b"]
    assert loaded.providers == {"a": "one", "b": "two"}
    assert loaded.failures == ()
    assert "Ba Dinh" in loaded.lexicon.forms
    assert "Ba Dinh" not in core().forms


def test_the_order_of_plugins_makes_no_difference() -> None:
    parts = [("one", plugin(source("b"), source("d"))), ("two", plugin(source("a"))), ("three", plugin(source("c")))]
    told = {
        (tuple(loaded.sources), tuple(sorted(loaded.providers.items())))
        for order in itertools.permutations(parts)
        for loaded in [assemble(order)]
    }
    assert len(told) == 1


def test_two_sources_with_one_id_are_an_error_that_names_both_plugins() -> None:
    with pytest.raises(DuplicateSourceError, match=r"'one'.*'two'.*'a'"):
        assemble([("two", plugin(source("a"))), ("one", plugin(source("a")))])


def _misspelt() -> SimpleNamespace:
    @hookimpl
    def aseanparse_source() -> list[Source]:
        return []

    return SimpleNamespace(aseanparse_source=aseanparse_source)


def _wrong_signature() -> SimpleNamespace:
    @hookimpl
    def aseanparse_sources(config: object) -> list[Source]:
        return []

    return SimpleNamespace(aseanparse_sources=aseanparse_sources)


def _raising() -> SimpleNamespace:
    @hookimpl
    def aseanparse_sources() -> list[Source]:
        raise OSError("disk on fire")

    return SimpleNamespace(aseanparse_sources=aseanparse_sources)


def _unmarked() -> SimpleNamespace:
    def aseanparse_sources() -> list[Source]:
        return []

    return SimpleNamespace(aseanparse_sources=aseanparse_sources)


def _beside_a_helper() -> SimpleNamespace:
    def aseanparse_articles() -> None: ...

    return SimpleNamespace(**vars(plugin(source("x"))), aseanparse_articles=aseanparse_articles)


def _two_arguments(article: object, lexicon: object) -> tuple[DateMention, ...]:
    return ()


HERE = r"test_plugins\.py:\d+"


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (_misspelt(), rf"{HERE}: aseanparse_source is no hook; did you mean aseanparse_sources\?"),
        (_wrong_signature(), rf"{HERE}: aseanparse_sources\(config: .*the hook is called without arguments"),
        (_unmarked(), rf"{HERE}: aseanparse_sources lacks its mark; write @hookimpl in the line above"),
        (_raising(), rf"OSError: disk on fire \(.*{HERE}\)"),
        (plugin(source("x"), source("x")), "two sources have the id 'x'; give each one of its own"),
        (
            plugin(source("x", find_dates=_two_arguments)),
            rf"{HERE}: find_dates of the source 'x' is called as find_dates\(article\), but takes \(article: .*lexicon",
        ),
        (plugin(source("x", find_events=lambda article: ())), rf"{HERE}: .*find_events\(article, dates, people\)"),
        (plugin(source("x", layout=partial(lay_out, mark=1))), r"layout\(text, terms, lexicon, published\)"),
        (plugin(source("x", find_people=7)), "called as find_people.article., but is int 7"),
        (SimpleNamespace(), "no hook"),
        (plugin("not a source"), "no aseanparse.Source"),  # type: ignore[arg-type]
        (plugin(source("")), "needs an id"),
        (plugin(source("x"), lexicon=[("bad.toml", "= no toml")]), "bad.toml"),
        (plugin(source("x"), lexicon=[("bad.toml", "[countries.VNM]\nname = 'Utopia'\n")]), "Utopia"),
        (plugin(source("x"), lexicon=["no pair"]), "no pair"),  # type: ignore[list-item]
    ],
)
def test_a_broken_plugin_is_skipped_and_named_and_the_others_go_on(broken: object, reason: str) -> None:
    loaded = assemble([("bad", broken), ("good", plugin(source("a")))])
    assert list(loaded.sources) == ["a"]
    assert [failure.plugin for failure in loaded.failures] == ["bad"]
    assert re.search(reason, loaded.failures[0].reason), loaded.failures[0].reason


def test_other_functions_of_a_plugin_are_its_own_affair() -> None:
    assert assemble([("one", _beside_a_helper())]).failures == ()


def test_an_object_may_have_hooks_as_methods() -> None:
    class Plugin:
        @hookimpl
        def aseanparse_sources(self) -> list[Source]:
            return [source("a")]

    assert list(assemble([("one", Plugin())]).sources) == ["a"]


def test_an_exception_in_a_finder_says_whose_and_which_it_is() -> None:
    def find_dates(article: object) -> tuple[DateMention, ...]:
        raise ZeroDivisionError

    loaded = assemble([("one", plugin(source("a", find_dates=find_dates)))])
    with pytest.raises(ZeroDivisionError) as caught:
        loaded.sources["a"].find_dates(None)  # type: ignore[arg-type]
    assert caught.value.__notes__ == ["in find_dates of the source 'a'"]


# ---------------------------------------------------------------- the choice
def _loaded() -> Loaded:
    return assemble([("p", plugin(source("a", "Alpha"), source("b", "Beta"), source("c", "Gamma")))])


@pytest.mark.parametrize(
    ("text", "url", "expected"),
    [
        ("Alpha said", None, "a"),
        ("nobody said", None, None),
        ("nobody said", "https://Beta/1", "b"),
        ("Alpha and Beta said", None, None),  # two claim it: a wrong outlet is worse than none
        ("Alpha and Beta said", "https://Beta/1", "b"),  # the url decides
        ("Alpha and Beta said", "https://Gamma/1", "c"),
        ("Alpha and Beta said", "https://Delta/1", None),
        ("", None, None),
    ],
)
def test_a_text_belongs_to_the_one_source_that_claims_it(text: str, url: str | None, expected: str | None) -> None:
    assert _loaded().choose(Text(text), url).id == expected


def test_the_caller_may_name_the_source() -> None:
    assert _loaded().choose(Text("Alpha"), None, "b").id == "b"
    with pytest.raises(UnknownSourceError, match=r"'zzz'.*a, b, c"):
        _loaded().choose(Text("Alpha"), None, "zzz")


def test_what_nobody_claims_is_read_by_the_core() -> None:
    assert _loaded().choose(Text("nobody")) is CORE
    assert CORE.id is None


# ---------------------------------------------------------------- discovery
@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, BUILT_IN),
        ("", set()),
        ("vns", {"vns"}),
        ("vns, wvr", {"vns", "wvr"}),
        ("-vns", BUILT_IN - {"vns"}),
        ("vns,vna,-vna", {"vns"}),
    ],
)
def test_the_variable_selects_plugins(value: str | None, expected: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    if value is None:
        monkeypatch.delenv("ASEANPARSE_PLUGINS", raising=False)
    else:
        monkeypatch.setenv("ASEANPARSE_PLUGINS", value)
    assert set(plugins.load().sources) == expected


@pytest.mark.usefixtures("fresh")
def test_a_name_that_no_plugin_has_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASEANPARSE_PLUGINS", "vns,vsn")
    with pytest.warns(RuntimeWarning, match="'vsn'"):
        loaded = plugins.load()
    assert list(loaded.sources) == ["vns"]


@pytest.mark.usefixtures("fresh")
def test_plugins_are_looked_for_once() -> None:
    assert plugins.load() is plugins.load()


THIRD_PARTY = '''
from functools import partial

from aseanparse import Marks, Source, hookimpl, lay_out


def recognise(text, url):
    return "(MEKONG WIRE)" in text.view


@hookimpl
def aseanparse_sources():
    marks = Marks(teasers=("Elsewhere on the river",))
    return [Source("mekong", "Mekong Wire", recognise, layout=partial(lay_out, marks=marks))]


@hookimpl
def aseanparse_lexicon():
    return [("mekong.toml", """
[bodies.MWF]
name = "Mekong Weavers Forum"
source = "the plugin's test"
""")]
'''
ARTICLE = """VIENTIANE (MEKONG WIRE) - The Mekong Weavers Forum agreed on Monday to open a school by 2030.

It will be paid by Laos.

Elsewhere on the river
A dam was opened
"""


def _install(folder: Path, name: str, code: str, module: str) -> None:
    """Lay a distribution with one plugin on a folder of ``sys.path``, as an installer would."""
    info = folder / f"{name}-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text(f"[aseanparse]\n{name} = {module}\n")
    (folder / f"{module}.py").write_text(code)


@pytest.mark.usefixtures("fresh")
def test_a_third_partys_distribution_adds_a_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _install(tmp_path, "mekong", THIRD_PARTY, "mekong_wire_plugin")
    monkeypatch.syspath_prepend(tmp_path)
    plugins.forget()
    document = parse(ARTICLE)
    assert document.source == "mekong"
    assert plugins.load().providers["mekong"] == "mekong (mekong)"
    assert "Mekong Weavers Forum" in {entity.name for entity in document.entities}
    assert [ARTICLE[z.start : z.end].split("\n")[0] for z in document.zones if z.kind == "teaser"] == [
        "Elsewhere on the river",
        "A dam was opened",
    ]
    monkeypatch.undo()
    plugins.forget()
    assert parse(ARTICLE).source is None


@pytest.mark.usefixtures("fresh")
def test_plugins_that_cannot_be_imported_are_named_in_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _install(tmp_path, "gone", "import no_such_module_anywhere", "gone_plugin")
    _install(tmp_path, "quits", "raise SystemExit(3)", "quitting_plugin")
    monkeypatch.syspath_prepend(tmp_path)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        loaded = plugins.load()
    assert set(loaded.sources) >= BUILT_IN
    assert {failure.plugin for failure in loaded.failures} == {"gone (gone)", "quits (quits)"}
    assert "no_such_module_anywhere" in "".join(str(w.message) for w in caught)
    assert all(w.category is RuntimeWarning for w in caught)


def test_a_wheel_installed_by_pip_is_found_by_another_process(tmp_path: Path) -> None:
    wheel = tmp_path / "mekong-1.0-py3-none-any.whl"
    info = "mekong-1.0.dist-info"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("mekong_wire_plugin.py", THIRD_PARTY)
        archive.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: mekong\nVersion: 1.0\n")
        archive.writestr(
            f"{info}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr(f"{info}/entry_points.txt", "[aseanparse]\nmekong = mekong_wire_plugin\n")
        archive.writestr(f"{info}/RECORD", "")
    target = tmp_path / "site"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check"]
    subprocess.run([*pip, "--target", str(target), str(wheel)], check=True)
    code = "import sys; sys.path[:0] = sys.argv[2:]; import aseanparse; print(aseanparse.parse(sys.argv[1]).source)"
    told = subprocess.run(
        [sys.executable, "-c", code, ARTICLE, str(target), *sys.path], check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "mekong"
