"""The page on many articles, used as a reader does: from a count to its list, from a row to its article and back."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from aseanparse import parse
from aseanparse.export import html
from aseanparse.export.html import counts
from aseanparse.export.html.corpus import ordered, summarise
from tests.browser.conftest import Opener
from tests.browser.test_look import CONTRAST
from tests.corpus import seeds

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DOCUMENTS = [parse(article.text, id=article.name) for article in seeds()[::3]]
SUMMARIES = ordered(summarise(document, f"a{number}") for number, document in enumerate(DOCUMENTS, 1))
STATEMENTS = [row for one in SUMMARIES for row in one.statements]
EVENTS = [row for one in SUMMARIES for row in one.events]
MATRIX = counts.who_met_whom(SUMMARIES)
SHOWN = 25  # rows on one page


def _source() -> str:
    stream = io.StringIO()
    html.write(DOCUMENTS, stream)
    return stream.getvalue()


SOURCE = _source()


@pytest.fixture
def page(opened: Opener) -> Any:
    return opened(SOURCE)


def found(page: Any, list: str) -> int:
    """How many rows a list has found, as it says below."""
    page.evaluate("new Promise((done) => setTimeout(done, 20))")  # a change of the address is heard of a moment later
    words = page.locator(f"#{list} [role=status]").inner_text().replace(",", "").split()
    return int(words[2]) if words[0] != "Nothing" else 0


def cells(page: Any, list: str, slot: str) -> list[str]:
    return [str(cell) for cell in page.locator(f"#{list} tbody [data-slot={slot}]").all_inner_texts()]


# ---------------------------------------------------------------- who met whom
def test_the_matrix_shows_every_pair(page: Any) -> None:
    page.locator("[data-more=matrix]").click()
    for one, other in itertools.combinations_with_replacement(MATRIX.sides, 2):
        told = MATRIX.met(one, other)
        cell = page.locator(f"td[data-with='{one}'][data-and='{other}']")
        assert cell.locator(".met").count() == bool(told)
        if told:
            expected = f"{told['occurred']} held, {told['scheduled']} scheduled, {told['proposed']} proposed"
            assert cell.locator(".met").get_attribute("aria-label").endswith(expected)


def test_without_script_the_matrix_has_the_same_numbers(opened: Opener) -> None:
    numbers = "[...document.querySelectorAll('#matrix td')].map((cell) => cell.textContent.replaceAll(/\\s/g, ''))"
    assert opened(SOURCE).evaluate(numbers) == opened(SOURCE, java_script_enabled=False).evaluate(numbers)


def test_a_cell_lists_its_meetings(page: Any) -> None:
    one, other = max(MATRIX.cells, key=lambda pair: (pair[0] != pair[1], MATRIX.cells[pair].total()))
    cell = page.locator(f"td[data-with='{one}'][data-and='{other}'] .met")
    cell.click()
    assert found(page, "meetings") == MATRIX.met(one, other).total()
    assert all({one, other} <= set(who.split()) for who in cells(page, "meetings", "parties"))
    assert cell.get_attribute("aria-current") == "true"
    assert page.locator("[aria-current=true]").count() == 1
    page.go_back()
    assert found(page, "meetings") == len(EVENTS)


def test_a_cell_of_one_side_lists_the_meetings_that_name_no_other(page: Any) -> None:
    side = next(one for one, other in MATRIX.cells if one == other)
    page.locator("[data-more=matrix]").click()
    page.locator(f"td[data-with='{side}'][data-and='{side}'] .met").click()
    assert found(page, "meetings") == MATRIX.met(side, side).total()
    assert {who.strip() for who in cells(page, "meetings", "parties")} == {side}


@pytest.mark.parametrize("kind", ["meeting", "visit", "conference", "signing"])
def test_the_matrix_counts_one_kind(page: Any, kind: str) -> None:
    page.locator("#counted").select_option(kind)
    totals = page.locator("#matrix td.total .met").all()
    assert len(totals) == len({side for event in EVENTS if event.type == kind for side in event.parties})
    totals[0].evaluate("(link) => link.click()")
    side = page.locator("#meetings [name=with]").input_value()
    assert found(page, "meetings") == sum(event.type == kind and side in event.parties for event in EVENTS)


def test_arrow_keys_walk_the_matrix(page: Any) -> None:
    assert page.locator("#matrix .met[tabindex='0']").count() == 1
    page.locator("#matrix .met[tabindex='0']").focus()
    where = "[document.activeElement.closest('tr').rowIndex, document.activeElement.closest('td').cellIndex]"
    row, column = page.evaluate(where)
    while page.evaluate(where)[0] == row:  # to the right, until something stands below
        page.keyboard.press("ArrowRight")
        assert page.evaluate(where)[0] == row
        assert page.evaluate(where)[1] > column
        column = page.evaluate(where)[1]
        page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    assert page.evaluate(where)[0] == row
    wanted = page.evaluate("document.activeElement.getAttribute('href')")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == wanted
    page.wait_for_function("document.activeElement.id === 'meetings-title'")  # the focus follows the address


# ---------------------------------------------------------------- charts
def test_a_bar_and_its_name_lead_to_what_they_count(page: Any) -> None:
    told = counts.by_party(SUMMARIES)
    side = next(iter(told))
    row = page.locator("#by-party tbody tr").first
    row.locator("svg").click()
    assert found(page, "statements") == told[side].total()
    row.locator("th a").click()
    assert found(page, "statements") == told[side].total()


def test_every_deadline_bar_leads_to_what_it_counts(page: Any) -> None:
    for chart in ("by-due", "by-year"):
        for row in page.locator(f"#{chart} tbody tr").all():
            numbers = [int(cell.replace(",", "")) for cell in row.locator("td.num").all_inner_texts()]
            assert row.locator("th a").count() == bool(sum(numbers))
            if sum(numbers):
                row.locator("th a").click()
                assert found(page, "statements") == sum(numbers)


def test_charts_over_time_change_their_grain(page: Any) -> None:
    for grain in ("month", "quarter", "year"):
        page.locator("#grain").select_option(grain)
        assert page.locator("[data-grain]:visible").count() == 1
        assert page.locator("[data-grain]:visible svg").count() == 4
        page.locator("summary:visible").click()
        rows = page.locator("[data-grain]:visible .numbers tbody tr").all_inner_texts()
        assert sum(int(row.split("\t")[1]) for row in rows) == len(DOCUMENTS)


def test_every_chart_says_in_words_what_it_shows(page: Any) -> None:
    for chart in page.locator("svg[role=img]").all():
        assert chart.locator("title").first.text_content().strip()


# ---------------------------------------------------------------- lists
FILTERS = {
    ("kind", "proposal"): lambda s: s.kind == "proposal",
    ("parties", "VNM"): lambda s: "VNM" in s.parties,
    ("parties", "?"): lambda s: not s.parties,
    ("counterparts", "VNM"): lambda s: "VNM" in s.counterparts,
    ("counterparts", "?"): lambda s: not s.counterparts,
    ("act", "pledge"): lambda s: s.act == "pledge",
    ("force", "low"): lambda s: s.force == "low",
    ("year", "dated"): lambda s: bool(s.due),
    ("year", "none"): lambda s: counts.due(s) == "none",
    ("year", "vague"): lambda s: counts.due(s) == "vague",
}


@pytest.mark.parametrize(("name", "value"), FILTERS)
def test_statements_are_filtered(page: Any, name: str, value: str) -> None:
    page.locator(f"#statements [name={name}]").select_option(value)
    wanted = [s.content for s in STATEMENTS if FILTERS[name, value](s)]
    assert found(page, "statements") == len(wanted)
    assert cells(page, "statements", "content") == wanted[:SHOWN]
    page.locator("#statements [data-all]").click()
    assert found(page, "statements") == len(STATEMENTS)


def test_words_are_found_without_their_marks(page: Any) -> None:
    page.locator("#statements [name=words]").fill("viet nam COOPERATION")
    assert 0 < found(page, "statements") < len(STATEMENTS)
    page.locator("#statements [name=words]").fill("no row holds this")
    assert found(page, "statements") == 0
    assert page.locator("#statements tbody tr").count() == 0


def last_years(page: Any) -> list[str]:
    """The years in which the statements shown are due at last; some tell a month alone."""
    return [years[-1] for cell in cells(page, "statements", "deadline") if (years := re.findall(r"\d{4}", cell))]


@pytest.mark.parametrize("column", ["due", "content", "published", "act"])
def test_statements_are_sorted(page: Any, column: str) -> None:
    head = page.locator(f"#statements th[data-sort={column}]")
    slot = {"due": "deadline", "published": "day"}.get(column, column)
    for way in ("ascending", "descending"):
        head.locator("button").click()
        assert head.get_attribute("aria-sort") == way
        shown = [cell[:4].casefold() for cell in cells(page, "statements", slot) if cell[:4].strip()]
        assert len(shown) == SHOWN
        if column == "due":  # by the last day: what is due in 2014 to 2015 stands with 2015
            shown = last_years(page)
        if column != "content":  # words are in the order of a dictionary, not of their characters
            assert shown == sorted(shown, reverse=way == "descending")


def test_pages_are_turned_to_the_last_row(page: Any) -> None:
    following = page.locator("#statements [data-step='1']")
    seen = cells(page, "statements", "content")
    while following.is_enabled():
        following.click()
        seen += cells(page, "statements", "content")
    assert seen == [s.content for s in STATEMENTS]


def test_the_address_tells_what_is_shown(page: Any) -> None:
    page.locator("#statements [name=parties]").select_option("VNM")
    page.locator("#statements th[data-sort=due] button").click()
    page.locator("#statements [data-step='1']").click()
    told = page.evaluate("location.hash")
    shown = cells(page, "statements", "content")
    page.evaluate("location.hash = ''")
    page.reload()
    page.evaluate(f"location.hash = {told!r}")
    page.locator("#statements [role=status]", has_text="26–").wait_for()
    assert cells(page, "statements", "content") == shown


def test_an_address_that_asks_for_nonsense_shows_all(page: Any) -> None:
    for told in ("#statements?parties=XYZ&page=oops&nothing=1", "#a99999", "#%E0%A4%A", "#meetings?sort=up", "#?"):
        page.evaluate(f"location.hash = {told!r}")
        page.wait_for_timeout(20)
    assert found(page, "statements") == len(STATEMENTS)
    assert page.locator("#overview").is_visible()


# ---------------------------------------------------------------- articles inside the page
def test_a_row_leads_into_its_article_and_back(page: Any) -> None:
    page.locator("#statements [name=act]").select_option("pledge")
    link = page.locator("#statements tbody [data-slot=content]").nth(3)
    words, address = link.inner_text(), link.get_attribute("href")
    link.click()
    page.locator("#reader").wait_for()
    assert not page.locator("#overview").is_visible()
    assert page.evaluate("document.activeElement.id") == address[1:]
    assert words in page.evaluate("document.activeElement.innerText")
    page.go_back()
    page.locator("#overview").wait_for()
    assert page.locator("#statements [name=act]").input_value() == "pledge"
    assert page.evaluate("document.activeElement.getAttribute('href')") == address
    assert link.is_visible()


def test_an_article_works_as_it_does_alone(page: Any) -> None:
    slug = SUMMARIES[0].slug
    page.locator("#articles tbody [data-slot=headline]").first.click()
    page.locator(f"#{slug}-text").wait_for()
    assert page.title() == page.locator("#reader h1").inner_text()
    page.locator("#reader .prose .mark.person").first.click()
    assert page.locator(".tell").is_visible()
    page.locator("#reader [data-filter=act]").select_option("proposal")
    assert page.locator(f"#{slug}-table tbody tr:visible").count() == SUMMARIES[0].count("proposal")
    page.locator(".back-to a").click()
    page.locator("#overview").wait_for()
    assert not page.locator(".tell").is_visible()
    assert page.title() == f"{len(DOCUMENTS)} articles"


def test_every_article_opens_by_its_address(page: Any) -> None:
    for one in SUMMARIES:
        page.evaluate(f"location.hash = '#{one.slug}'")
        page.locator(f"article#{one.slug}").wait_for()
        assert page.locator("article").count() == 1
        ids = {row.id for row in (*one.events, *one.statements)}
        assert all(page.locator(f"#{one.slug}-{id}").count() == 1 for id in ids)


def test_a_page_can_be_opened_at_an_article(page: Any) -> None:
    page.goto(f"{page.url}#a2")
    page.reload()
    page.locator("article#a2").wait_for()
    page.locator(".back-to a").click()
    page.locator("#overview").wait_for()


# ---------------------------------------------------------------- a folder of pages
@pytest.fixture
def folder(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The corpus page of a folder; afterwards nothing may have been asked for but its files, nor complained."""
    html.write_folder(iter(DOCUMENTS), tmp_path / "pages")
    told: list[str] = []
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url) if not request.url.startswith(home) else None)
    home = (tmp_path / "pages").as_uri()
    page.goto(f"{home}/index.html")
    yield page
    context.close()
    assert not told


def test_in_a_folder_rows_lead_to_pages_and_back(folder: Any) -> None:
    folder.locator("#statements [name=act]").select_option("pledge")
    told = found(folder, "statements")
    link = folder.locator("#statements tbody [data-slot=content]").nth(3)
    words, address = link.inner_text(), link.get_attribute("href")
    link.click()
    folder.locator("article").wait_for()
    assert folder.url.endswith(address)
    assert words in folder.locator(f"#{address.partition('#')[2]}").inner_text()
    folder.go_back()
    folder.locator("#overview").wait_for()
    assert folder.locator("#statements [name=act]").input_value() == "pledge"
    assert found(folder, "statements") == told
    folder.locator("#articles tbody [data-slot=headline]").first.click()
    folder.locator(".back-to a").click()
    folder.locator("#overview").wait_for()


# ---------------------------------------------------------------- how it looks
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_every_text_can_be_read(opened: Opener, theme: str, width: int) -> None:
    page = opened(SOURCE, color_scheme=theme, viewport={"width": width, "height": 844})
    assert page.evaluate(CONTRAST) == []
    page.locator("#matrix .met").first.click()
    for button in page.locator("[data-more]").all():
        button.click()
    assert page.evaluate(CONTRAST) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_bar_stands_out_from_its_ground(opened: Opener, theme: str) -> None:
    page = opened(SOURCE, color_scheme=theme)
    fills = page.evaluate("[...document.querySelectorAll('rect')].map((bar) => getComputedStyle(bar).fill)")
    assert len(set(fills)) >= 6
    grounds = page.evaluate(
        "['.panel', '.series svg'].map((s) => getComputedStyle(document.querySelector(s)).backgroundColor)"
    )
    for one, two in itertools.product(set(fills), grounds):
        low, high = sorted((luminance(one), luminance(two)))
        assert (high + 0.05) / (low + 0.05) >= 3, (one, two)  # WCAG 1.4.11


def luminance(colour: str) -> float:
    """Relative luminance of ``rgb(r, g, b)``, WCAG 2.2."""
    linear = [
        v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4
        for v in (int(c) / 255 for c in colour[4:-1].split(","))
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_nothing_is_wider_than_the_window(page: Any) -> None:
    for width in (1920, 1280, 1024, 768, 390, 320):
        page.set_viewport_size({"width": width, "height": 844})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_finger_does_what_a_mouse_does(opened: Opener) -> None:
    page = opened(SOURCE, **PHONE)
    page.locator("#matrix .met").first.tap()
    assert found(page, "meetings") < len(EVENTS)
    page.locator("#statements [name=sort]").select_option("-due")
    assert page.locator("#statements tbody tr").count() == 10
    due = last_years(page)
    assert due == sorted(due, reverse=True)
    page.locator("#statements tbody [data-slot=content]").first.tap()
    page.locator("#reader").wait_for()


def test_headings_do_not_skip_a_level(page: Any) -> None:
    levels = page.evaluate(
        "[...document.querySelectorAll('#overview :is(h1, h2, h3, h4)')].map((h) => +h.localName[1])"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))


def test_markup_in_an_article_is_text(opened: Opener) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(1)> <!--"
    texts = [f"{evil}\n\nJAKARTA - Viet Nam pledged to open an air route {evil} by 203{n}.\n" for n in range(3)]
    stream = io.StringIO()
    html.write([parse(text, id=f"{n}{evil}") for n, text in enumerate(texts)], stream)
    page = opened(stream.getvalue())  # which finds out whatever runs or is asked for
    assert found(page, "articles") == 3
    assert all(evil in words for words in cells(page, "articles", "headline"))
    page.locator("#articles tbody [data-slot=headline]").first.click()
    page.locator("article").wait_for()


def test_a_page_without_articles_says_so(opened: Opener) -> None:
    stream = io.StringIO()
    html.write([], stream)
    assert "no article was read" in opened(stream.getvalue()).locator("main").inner_text()
