"""The templates and what every page carries inside: style, script, and the hashes by which its policy admits them."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from aseanparse.export.html.characters import Odd, fit
from aseanparse.export.html.nesting import Close, Open
from aseanparse.export.html.words import linked, said, side, when


@frozen
class Asset:
    """Text of the page that the browser runs or applies, and the hash by which the page's policy admits it."""

    text: Markup
    hash: str


@cache
def environment() -> Environment:
    """The templates: every value is escaped, an unknown name is an error, None is nothing."""
    found = Environment(
        loader=PackageLoader("aseanparse.export.html"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.globals |= {"style": _asset("style.css"), "script": _asset("script.js"), "version": _version()}
    found.tests |= {"open": _is(Open), "close": _is(Close), "odd": _is(Odd)}
    found.filters |= {"side": side, "when": when, "said": said, "linked": linked, "of": _of}
    return found


def render(template: str, **values: Any) -> str:
    """A template of this package, filled in."""
    return environment().get_template(template).render(values)


def _printed(value: Any) -> Any:
    """What is written for a value: nothing for None, text that a page can hold, markup as it is."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else fit(value) if isinstance(value, str) else value


def _of(key: str, table: Mapping[str, Any]) -> Any:
    return table[key]


def _is(type_: type) -> Callable[[object], bool]:
    return lambda value: isinstance(value, type_)


def _asset(name: str) -> Asset:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Asset(text=Markup(text), hash=f"sha256-{digest}")


def _version() -> str:
    try:
        return version("aseanparse")
    except PackageNotFoundError:
        return ""
