"""What can be measured of how the pages look: they fit, their colours can be told apart, paper gets all of it."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aseanparse import parse
from aseanparse.export import html
from tests.browser.conftest import Opener
from tests.corpus import seeds

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
ARTICLES = {article.name: article.text for article in seeds()[::11]}
ARTICLES["one-endless-word"] = (
    "x" * 3000 + "\n\nJAKARTA - Viet Nam pledged to open " + "y" * 900 + " by 2030.\n\nA\0\u202e\ud800b"
)
each_article = pytest.mark.parametrize("name", ARTICLES)
each_theme = pytest.mark.parametrize("theme", ["light", "dark"])


def page_of(name: str) -> str:
    return html.page(parse(ARTICLES[name], id=name, url="https://example.org/an-article"))


@each_article
def test_nothing_is_wider_than_the_window(opened: Opener, name: str) -> None:
    page = opened(page_of(name))
    for width in (1920, 1280, 1024, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for box in page.locator(".words, .beside, .rows").all():
            assert box.evaluate("(box) => box.scrollWidth <= box.clientWidth")


@each_theme
@each_article
def test_every_text_can_be_read(opened: Opener, name: str, theme: str) -> None:
    page = opened(page_of(name), color_scheme=theme)
    assert page.evaluate(CONTRAST) == []


@each_theme
@pytest.mark.parametrize("width", [1280, 390])
def test_what_is_lit_or_told_can_be_read(opened: Opener, theme: str, width: int) -> None:
    page = opened(page_of(seeds()[0].name), color_scheme=theme, viewport={"width": width, "height": 844})
    for link in page.locator("tbody th a").all()[:6]:
        link.click()
        assert page.evaluate(CONTRAST) == []
    for kind in ("person", "side", "date", "meeting", "trigger", "goal"):
        page.locator(f".prose .mark.{kind}").first.dispatch_event("click")
        assert page.locator(".tell").is_visible()
        assert page.evaluate(CONTRAST) == []


def test_the_measure_of_contrast_finds_what_is_too_faint(opened: Opener) -> None:
    page = opened(page_of(seeds()[0].name))
    page.evaluate("document.querySelector('h1').style.color = '#aaa'")
    assert len(page.evaluate(CONTRAST)) == 1


def test_dark_and_light_differ(opened: Opener) -> None:
    grounds = []
    for theme in ("light", "dark"):
        page = opened(page_of(seeds()[0].name), color_scheme=theme)
        grounds.append(page.evaluate("getComputedStyle(document.body).backgroundColor"))
    light, dark = (sum(map(int, ground[4:-1].split(", "))) for ground in grounds)
    assert light > 600
    assert dark < 150


def test_paper_gets_every_row_and_no_control(opened: Opener) -> None:
    page = opened(page_of(seeds()[0].name), viewport={"width": 700, "height": 900})
    page.emulate_media(media="print")
    for selector in (".controls", ".jumps", ".hint", ".skip"):
        assert not page.locator(selector).is_visible()
    for box in page.locator(".rows, .beside").all():
        assert box.evaluate("(box) => box.scrollHeight <= box.clientHeight + 1")
    assert page.locator("#a-table tbody tr:visible").count() > 5
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


@pytest.mark.parametrize("part", ["main", "article", "navigation", "table", "heading"])
def test_the_page_has_the_parts_that_readers_jump_between(opened: Opener, part: str) -> None:
    page = opened(page_of(seeds()[0].name))
    assert page.get_by_role(part).count() >= 1


def test_headings_do_not_skip_a_level(opened: Opener) -> None:
    page = opened(page_of(seeds()[0].name))
    levels: Any = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4')].map((h) => Number(h.localName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
