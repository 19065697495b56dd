"""The pages on the interface name everything there is, with the signatures that the code has."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any, get_args, get_type_hints

import attrs
import pytest

import aseanparse
from aseanparse import Article, Marks, Source, Text, hookspecs
from aseanparse.lexicon import core
from tests.pages import ROOT, blocks

INTERFACE = (ROOT / "docs" / "plugin-interface.md").read_text(encoding="utf-8")
API = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
NAMES = (ROOT / "docs" / "names.md").read_text(encoding="utf-8")
HOOKS = {name: hook for name, hook in vars(hookspecs).items() if hasattr(hook, "aseanparse_spec")}


def section(page: str, title: str) -> str:
    """What stands below a heading, to the next of its level or a higher one."""
    match = re.search(rf"^(#+) {re.escape(title)}\n(.*?)(?=^#{{1,3}} |\Z)", page, re.MULTILINE | re.DOTALL)
    assert match, title
    return match[2]


def shown(title: str) -> str:
    """The first block below a heading, its line ends and trailing commas taken out."""
    text = blocks(section(INTERFACE, title))[0].text
    return re.sub(r",? ?([)\]])", r"\1", re.sub(r"([(\[]) ", r"\1", " ".join(text.split())))


def signature(name: str, function: Callable[..., Any]) -> str:
    """The declaration of a function under another name, annotations as they are written."""
    told = inspect.signature(function)
    parameters = [
        parameter.replace(default=_Written(f"{type(parameter.default).__name__}()"))
        if attrs.has(type(parameter.default))
        else parameter
        for parameter in told.parameters.values()
    ]
    return f"def {name}{told.replace(parameters=parameters)}: ...".replace("'", "")


class _Written(str):
    """A default that is shown as it is written."""

    def __repr__(self) -> str:
        return str(self)


# ---------------------------------------------------------------- hooks and fields
def test_the_hooks_are_the_sections() -> None:
    text = INTERFACE.partition("\n## Hooks\n")[2].partition("\n## ")[0]
    assert re.findall(r"^### `(\w+)`$", text, re.MULTILINE) == list(HOOKS)


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_stands_with_its_signature(name: str) -> None:
    assert shown(f"`{name}`") == signature(name, HOOKS[name])


def test_the_fields_of_a_source_are_the_sections_in_their_order() -> None:
    text = INTERFACE.partition("\n## Source\n")[2].partition("\n## ")[0]
    assert re.findall(r"^### `(\w+)`$", text, re.MULTILINE) == [field.name for field in attrs.fields(Source)]


@pytest.mark.parametrize("field", attrs.fields(Source), ids=lambda field: field.name)
def test_a_field_stands_with_its_signature(field: attrs.Attribute[Any]) -> None:
    if field.default is not attrs.NOTHING:
        assert shown(f"`{field.name}`") == signature(field.name, field.default)
        assert getattr(aseanparse, field.default.__name__) is field.default  # a plugin can call it
    elif "Callable" not in str(field.type):
        assert shown(f"`{field.name}`") == f"{field.name}: {field.type}"
    else:
        parameters, returned = get_args(get_type_hints(Source)[field.name])
        stands = re.fullmatch(r"def (\w+)\((.*)\) -> (\w+): \.\.\.", shown(f"`{field.name}`"))
        assert stands
        assert stands[1] == field.name
        assert re.findall(r": ([^,]+)", stands[2]) == [getattr(p, "__name__", str(p)) for p in parameters]
        assert stands[3] == returned.__name__


# ---------------------------------------------------------------- what the functions get
def told(title: str, column: str) -> set[str]:
    """The names in the first column of a table below a heading."""
    table = section(INTERFACE, title).partition(f"| {column} |")[2].partition("\n\n")[0]
    return set(
        re.findall(r"\w+", " ".join(re.findall(r"`(\w+)", " ".join(re.findall(r"^\| ([^|]*) \|", table, re.M)))))
    )


def public(kind: type) -> set[str]:
    """Fields, properties and methods of a class that are not its own affair."""
    fields = {field.name for field in attrs.fields(kind)} if attrs.has(kind) else {*kind.__slots__}  # type: ignore[attr-defined]
    return {name for name in {*fields, *vars(kind)} if not name.startswith("_")}


def test_every_mark_is_told() -> None:
    assert told("Marks", "field") == public(Marks)


def test_what_an_article_has_is_told() -> None:
    assert told("What the functions get", "of `Article`") == public(Article)


def test_what_a_text_has_is_told() -> None:
    # the maps of single positions serve `span` and `view_span`
    assert told("What the functions get", "of `Text`") == public(Text) - {"to_original", "to_view"}


def test_the_interface_needs_public_names_only() -> None:
    imported = re.findall(r"^(?:>>> )?from aseanparse(\.\w+)? import", INTERFACE, re.MULTILINE)
    assert set(imported) <= {"", ".lexicon"}


# ---------------------------------------------------------------- the API page
def test_every_public_name_is_on_the_api_page() -> None:
    named = re.findall(r"^::: aseanparse\.(\w+)$", API, re.MULTILINE)
    assert sorted(set(named) & set(aseanparse.__all__)) == sorted(set(aseanparse.__all__) - {"hookimpl"})
    assert len(named) == len(set(named))


@pytest.mark.parametrize("name", [name for name in aseanparse.__all__ if name != "hookimpl"])
def test_docstrings_are_free_of_the_markup_of_another_tool(name: str) -> None:
    assert not re.search(r":(?:func|class|meth|mod|attr|data):", inspect.getdoc(getattr(aseanparse, name)) or "")


# ---------------------------------------------------------------- the table of names
ORDERS = {"family first": "family-first", "given first": "given-first", "no family name": "mononym"}


def test_the_habits_of_names_are_those_of_the_lexicon() -> None:
    rows = re.findall(r"^\| ((?:[A-Z]{3}(?:, )?)+) \| ([^|;,]+)[^|]*\| ([^|]+) \|$", NAMES, re.MULTILINE)
    assert len(rows) > 7
    for codes, order, later in rows:
        for code in codes.split(", "):
            entry = core().country(code)
            assert entry
            if order.strip() in ORDERS:
                assert entry.data["order"] == ORDERS[order.strip()], code
            words = {"given": "given name", "family": "family name", "full": "full name"}
            assert words[entry.data["short"]] in later, code
