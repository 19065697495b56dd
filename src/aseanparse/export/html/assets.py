"""The environment of the templates, and what every page carries inside: style, script, their hashes."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from typing import Any

import regex
from attrs import frozen
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

# What no HTML file can hold, and what turns the direction of the words after it: shown as a replacement character.
_UNFIT = regex.compile(r"[\p{Cs}\p{Cc}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069--[\t\n]]", regex.V1)


@frozen
class Asset:
    """Text of the page that the browser runs or applies, and the hash by which the page's policy admits it."""

    text: Markup
    hash: str


def fit(string: str) -> str:
    r"""The string, as long as before, with U+FFFD for what a page cannot hold.

    That is lone surrogates, control characters, noncharacters, and the marks that turn the direction of what follows.

    >>> fit("one\x00two\ud800three")
    'one�two�three'
    """
    return _UNFIT.sub("\ufffd", string)


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
    found.globals |= {"style": asset("style.css"), "script": asset("script.js"), "version": _version()}
    return found


def render(template: str, **values: Any) -> str:
    """A template of this package, filled in."""
    return environment().get_template(template).render(values)


def _printed(value: Any) -> Any:
    """What is written for a value: nothing for None, text that a page can hold, markup as it is."""
    if isinstance(value, Markup):
        return value
    return "" if value is None else fit(value) if isinstance(value, str) else value


def asset(*names: str) -> Asset:
    """The files of this package, one after the other."""
    text = "\n".join(files(__package__).joinpath(name).read_text(encoding="utf-8") for name in names)
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return Asset(text=Markup(text), hash=f"sha256-{digest}")


def _version() -> str:
    try:
        return version("aseanparse")
    except PackageNotFoundError:
        return ""
