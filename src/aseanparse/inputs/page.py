"""Saved web pages: the article's text as trafilatura extracts it, and what the page declares about itself.

Needs the extra ``aseanparse[web]``. Offsets index the extracted text, which stands in no file: the record keeps it.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from datetime import date
from typing import Any

from aseanparse.errors import InputError, MissingExtraError
from aseanparse.inputs import Input
from aseanparse.inputs.text import is_blank
from aseanparse.layout.published import day_of

# Where pages declare their day of publication: Open Graph (ogp.me, article), schema.org as microdata, Dublin Core,
# and the older names that news systems write.
_PUBLISHED = (
    "//meta[@property='article:published_time' or @name='article:published_time']/@content",
    "//*[@itemprop='datePublished']/@content",
    "//*[@itemprop='datePublished']/@datetime",
    "//meta[@name='pubdate' or @name='publishdate' or @name='DC.date.issued' or @name='dcterms.created']/@content",
)
_URL = ("//link[@rel='canonical']/@href", "//meta[@property='og:url']/@content")


def extract(raw: bytes) -> Input:
    """The article of a web page: tables, comments and menus left out, in whatever encoding the page is.

    ``url`` is the page's canonical address. ``published`` is the day that the page declares in its metadata, never one
    guessed from its words; where it declares several days, none is taken.

    Raises:
        InputError: no article was found in it.
        MissingExtraError: trafilatura is not installed.
    """
    try:
        import trafilatura
        from trafilatura.utils import load_html
    except ImportError as error:
        raise MissingExtraError("web pages need trafilatura", "web") from error
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # what it would tell, we tell
    if not raw.strip():
        raise InputError("empty")
    tree = load_html(raw)
    if tree is None:
        raise InputError("no web page")
    url, published = next(_urls(tree), None), _published(tree)
    text = trafilatura.extract(tree, include_comments=False, include_tables=False)
    if text is None or is_blank(text):
        raise InputError("no article found in the page")
    return Input(text, url=url, published=published, extracted=True)


def _urls(tree: Any) -> Iterator[str]:
    for path in _URL:
        yield from (str(found).strip() for found in tree.xpath(path) if str(found).startswith(("http://", "https://")))


def _published(tree: Any) -> date | None:
    """The one day of publication that the page declares; None where it declares none, or several."""
    declared = [str(found) for path in _PUBLISHED for found in tree.xpath(path)]
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            declared += _json_ld(json.loads(str(script)))
        except (ValueError, RecursionError):
            continue
    days = {day for day in map(day_of, declared) if day}
    return days.pop() if len(days) == 1 else None


def _json_ld(value: Any) -> Iterator[str]:
    """``datePublished`` of whatever JSON-LD describes, at the top or in its graph."""
    if isinstance(value, list):
        for item in value:
            yield from _json_ld(item)
    elif isinstance(value, dict):
        if isinstance(value.get("datePublished"), str):
            yield value["datePublished"]
        yield from _json_ld(value.get("@graph"))
