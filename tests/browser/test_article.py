"""The view of an article, used as a reader does: by mouse, by finger, by keyboard."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from aseanparse import Document, Statement, parse
from aseanparse.dates.values import bounds
from aseanparse.export import html
from tests.browser.conftest import Opener
from tests.corpus import seeds

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
SEED = next(article for article in seeds() if article.name == "2009-hua-hin-summit")
DOCUMENT = parse(SEED.text, id=SEED.name)
PAGE = html.page(DOCUMENT)
STATEMENTS = sorted((*DOCUMENT.commitments, *DOCUMENT.proposals), key=lambda s: (s.sentence.start, s.content.start))


def rows(page: Any) -> list[str]:
    """The ids of the rows that are seen, in their order."""
    return [str(row.get_attribute("id")).removeprefix("a-") for row in page.locator("#a-table tbody tr:visible").all()]


def seen(page: Any, selector: str) -> bool:
    """Does the place lie in the window, and within every box that scrolls?"""
    return bool(
        page.evaluate(
            """async (selector) => {
              const place = document.querySelector(selector);
              const [entry] = await new Promise((done) => new IntersectionObserver(done).observe(place));
              return entry.isIntersecting;
            }""",
            selector,
        )
    )


def choose(page: Any, name: str, value: str) -> None:
    page.locator(f"[data-filter={name}]").select_option(value)


# ---------------------------------------------------------------- the table
def _due(statement: Statement) -> str:
    return bounds(statement.deadline)[1] or ""


FILTERS = {
    ("parties", "VNM"): lambda s: "VNM" in (*s.parties, *s.counterparts),
    ("act", "pledge"): lambda s: s.act == "pledge",
    ("act", "proposal"): lambda s: s in DOCUMENT.proposals,
    ("force", "low"): lambda s: s.force == "low",
    ("due", "some"): lambda s: bool(s.deadline),
    ("due", "none"): lambda s: not s.deadline,
    ("due", "2010"): lambda s: bool(_due(s)) and _due(s) <= "2010-12-31",
}


@pytest.mark.parametrize(("name", "value"), FILTERS)
def test_rows_are_filtered(opened: Opener, name: str, value: str) -> None:
    page = opened(PAGE)
    wanted = [s.id for s in STATEMENTS if FILTERS[name, value](s)]
    assert 0 < len(wanted) < len(STATEMENTS)
    choose(page, name, value)
    assert rows(page) == wanted
    assert page.locator(".shown").inner_text() == f"{len(wanted)} of {len(STATEMENTS)}"


def test_filters_work_together_and_let_go(opened: Opener) -> None:
    page = opened(PAGE)
    choose(page, "parties", "VNM")
    choose(page, "act", "pledge")
    both = [s.id for s in STATEMENTS if FILTERS["parties", "VNM"](s) and s.act == "pledge"]
    assert both
    assert rows(page) == both
    page.locator("[data-filter=words]").fill("no row holds this")
    assert rows(page) == []
    assert page.locator(".nothing").is_visible()
    page.get_by_role("button", name="Reset").click()
    assert rows(page) == [s.id for s in STATEMENTS]
    assert not page.locator(".nothing").is_visible()


def test_words_are_looked_for_in_any_order_and_case(opened: Opener) -> None:
    page = opened(PAGE)
    page.locator("[data-filter=words]").fill("RESERVE rice")
    assert rows(page) == [s.id for s in STATEMENTS if "rice reserve" in s.content.text]


def test_rows_are_sorted_by_deadline_and_what_has_none_comes_last(opened: Opener) -> None:
    page = opened(PAGE)
    by = page.get_by_role("columnheader", name="By")
    for order, reverse in (("ascending", False), ("descending", True)):
        by.get_by_role("button").click()
        assert by.get_attribute("aria-sort") == order
        due = {s.id: _due(s) or s.deadline for s in STATEMENTS}
        told = [due[id] for id in rows(page)]
        dated = [value for value in told if value]
        assert dated == sorted(dated, reverse=reverse)
        assert told == dated + [""] * (len(told) - len(dated))
    assert page.locator("[aria-sort]").count() == 1


@pytest.mark.parametrize("head", ["Id", "Who", "Towards", "Act", "Force"])
def test_every_column_sorts_by_keyboard(opened: Opener, head: str) -> None:
    page = opened(PAGE)
    page.get_by_role("columnheader", name=head).get_by_role("button").focus()
    orders = []
    for _ in range(2):
        page.keyboard.press("Enter")
        cells = page.locator(f"#a-table tbody [data-head={head}]").all_text_contents()
        orders.append([cell for cell in cells if cell and cell != "–"])
    up, down = orders
    assert sorted(up) == sorted(down)
    assert (up[0], up[-1]) == (down[-1], down[0])
    assert up != down or len(set(up)) == 1
    if head in ("Who", "Towards", "Act"):
        assert up == sorted(up, key=str.casefold)
    if head == "Id":
        assert up == [s.id for s in STATEMENTS]


# ---------------------------------------------------------------- from row to sentence and back
@pytest.mark.parametrize("context", [{}, PHONE], ids=["desktop", "phone"])
def test_a_row_leads_to_its_sentence_and_the_sentence_back(opened: Opener, context: dict[str, Any]) -> None:
    page = opened(PAGE, **context)
    last = STATEMENTS[-1]
    page.locator(f"#a-{last.id} q").click()
    sentence = f"#a-t{last.sentence.start}"
    assert "lit" in page.locator(sentence).get_attribute("class")
    assert seen(page, sentence)
    assert page.locator(sentence).inner_text().startswith(last.sentence.text[:20])
    page.locator(f"{sentence} .back[data-row={last.id}]").click()
    assert "lit" in page.locator(f"#a-{last.id}").get_attribute("class")
    assert seen(page, f"#a-{last.id}")
    assert page.evaluate("document.activeElement.id") == f"a-{last.id}"


def test_a_row_that_a_filter_hides_is_shown_when_its_sentence_leads_there(opened: Opener) -> None:
    page = opened(PAGE)
    page.locator("[data-filter=words]").fill("no row holds this")
    page.locator(".back").first.click()
    assert seen(page, f"#a-{STATEMENTS[0].id}")
    assert len(rows(page)) == len(STATEMENTS)


def test_a_person_lights_every_mention(opened: Opener) -> None:
    page = opened(PAGE)
    person = max(DOCUMENT.people, key=lambda p: len(p.mentions))
    page.locator(f"[data-lights={person.id}]").click()
    assert page.locator(f".mark.lit[data-of={person.id}]").count() == len(person.mentions)
    assert page.locator(".lit").count() == len(person.mentions)


# ---------------------------------------------------------------- what a mark means
def test_pointing_at_a_mark_tells_what_it_is(opened: Opener) -> None:
    page = opened(PAGE)
    tell = page.locator(".tell")
    assert not tell.is_visible()
    person = DOCUMENT.people[0]
    page.locator(f".mark.person[data-of={person.id}]").first.hover()
    assert person.name in tell.inner_text()
    assert all(office.title in tell.inner_text() for office in person.offices)
    page.mouse.move(2, 2)
    tell.wait_for(state="hidden")


def test_a_mark_within_others_tells_of_all_of_them(opened: Opener) -> None:
    page = opened(PAGE)
    date = page.locator(".prose .mark.goal .mark.date").first
    date.hover()
    goal = date.evaluate("(date) => date.closest('.goal').dataset.of")
    statement = next(s for s in STATEMENTS if s.id == goal)
    told = page.locator(".tell").inner_text()
    assert told.lower().startswith("date")
    assert statement.content.text in told
    assert statement.act in told


def test_what_was_pointed_at_before_hides_nothing(opened: Opener) -> None:
    page = opened(PAGE)
    page.locator("h1").hover()  # from here on the page waits a quarter of a second before it hides what it tells
    page.locator(".prose .mark").first.dispatch_event("click")
    page.wait_for_timeout(500)
    assert page.locator(".tell").is_visible()


def test_a_tap_tells_from_below_and_a_tap_elsewhere_ends_it(opened: Opener) -> None:
    page = opened(PAGE, **PHONE)
    page.locator(".prose .mark.trigger").first.tap()
    tell = page.locator(".tell")
    box = tell.bounding_box()
    assert box["x"] == 0
    assert box["width"] == 390
    assert round(box["y"] + box["height"]) == 844
    tell.get_by_role("link").first.tap()
    assert seen(page, f"#a-{STATEMENTS[0].id}")
    assert not tell.is_visible()


def test_by_keyboard_alone(opened: Opener) -> None:
    page = opened(PAGE)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.prose .mark')"):
            break
    walked = []
    for _ in range(4):
        walked.append(page.evaluate("document.activeElement.textContent"))
        assert page.locator(".tell").is_visible()
        page.keyboard.press("ArrowRight")
    assert walked == page.locator(".prose .mark:not(.on)").all_text_contents()[:4]
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.textContent") == walked[-1]
    page.keyboard.press("Escape")
    assert not page.locator(".tell").is_visible()
    while not page.evaluate("document.activeElement.matches('.trigger')"):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == f"a-{STATEMENTS[0].id}"
    page.keyboard.press("Tab")  # the link of the row
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == f"a-t{STATEMENTS[0].sentence.start}"


def test_what_has_the_focus_is_seen(opened: Opener) -> None:
    page = opened(PAGE)
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(({outlineStyle, outlineWidth}) => [outlineStyle, outlineWidth])(getComputedStyle(document.activeElement))"
        )
        assert (
            style == ["solid", "2px"] or style[0] == "auto" or page.evaluate("document.activeElement === document.body")
        )


def test_the_legend_switches_marks_off_and_on(opened: Opener) -> None:
    page = opened(PAGE)
    mark = page.locator(".prose .mark.date").first
    before = mark.evaluate("(mark) => getComputedStyle(mark).backgroundColor")
    box = page.locator("[data-toggle=date]")
    box.uncheck()
    assert mark.evaluate("(mark) => getComputedStyle(mark).backgroundColor") != before
    mark.hover()
    assert "Date" not in page.locator(".tell").inner_text()
    box.check()
    assert mark.evaluate("(mark) => getComputedStyle(mark).backgroundColor") == before


# ---------------------------------------------------------------- any article
def test_an_article_of_markup_and_script_is_shown_and_does_nothing(opened: Opener) -> None:
    evil = (
        "</script><script>window.hit = 1; alert(1)</script> <img src=x onerror='window.hit = 1'>"
        " <a href=\"javascript:window.hit = 1\">x</a> <svg onload='window.hit = 1'>"
        " \0\x1b\x85 \u200f\u202eabc \ud800 --> ]]>"
    )
    text = f"{evil}\r\n\r\nJAKARTA - Viet Nam pledged to open an air route {evil} by 2030.\r\n\rMalaysia agreed.{evil}"
    page = opened(html.page(parse(text, id=evil, url="javascript:window.hit = 1")))
    shown = page.evaluate("document.querySelector('.prose').textContent")
    assert shown == "".join(c if c not in "\0\x1b\x85\ud800" else "\ufffd" for c in text)
    assert page.evaluate("window.hit === undefined")
    assert page.locator("script").count() == 1
    assert page.locator("[href^=javascript]").count() == 0
    for mark in page.locator(".prose .mark:not(.on)").all()[:20]:
        mark.click()
    assert page.evaluate("window.hit === undefined")


def test_the_pages_policy_refuses_what_the_page_does_not_do(browser: Any) -> None:
    page = browser.new_page()
    page.set_content(PAGE)
    refused = page.evaluate(
        """async () => {
          const refused = [];
          document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
          await fetch("https://example.org/").catch(() => {});
          new Image().src = "https://example.org/a.png";
          document.body.append(Object.assign(document.createElement("script"), { textContent: "window.hit = 1" }));
          await new Promise((done) => setTimeout(done, 100));
          return [refused.sort(), window.hit ?? null];
        }"""
    )
    assert refused == [["connect-src", "img-src", "script-src-elem"], None]
    page.close()


def test_without_its_text_the_tables_still_work(opened: Opener) -> None:
    page = opened(html.page(attrs.evolve(DOCUMENT, text=None)))
    assert "was not kept" in page.locator("#a-text").inner_text()
    choose(page, "force", "low")
    assert rows(page) == [s.id for s in STATEMENTS if s.force == "low"]
    assert STATEMENTS[0].sentence.text in page.locator("#a-table").text_content()


def test_an_article_without_anything_is_a_page(opened: Opener) -> None:
    for text in ("", "Nothing to see."):
        page = opened(html.page(parse(text)))
        assert "None was found" in page.locator("#a-statements").inner_text()


def test_a_very_long_article_can_be_filtered_and_read(opened: Opener) -> None:
    line = "Viet Nam pledged to open an air route by {} and Malaysia urged Thailand to launch a fund.\n\n"
    document: Document = parse("".join(line.format(2030 + n % 40) for n in range(600)))
    assert len(document.commitments) + len(document.proposals) > 1000
    page = opened(html.page(document))
    page.set_default_timeout(60_000)  # for a machine that has much else to do
    choose(page, "due", "2030")
    wanted = sum(s.deadline == "2030" for s in (*document.commitments, *document.proposals))
    assert page.locator(".shown").inner_text().startswith(f"{wanted} of ")
    last = document.commitments[-1]
    page.locator(f".back[data-row={last.id}]").click()
    assert seen(page, f"#a-{last.id}")


def test_a_notebook_keeps_its_styles_and_the_page_its_own(browser: Any) -> None:
    page = browser.new_page()
    page.set_content(
        f"<style>* {{ color: red; display: block; font-size: 40px }}</style><h1>Notebook</h1>{DOCUMENT._repr_html_()}"
    )
    frame = page.frame_locator("iframe")
    title = frame.locator("h1")
    assert title.evaluate("(h1) => getComputedStyle(h1).color") != "rgb(255, 0, 0)"
    frame.locator(f"#a-{STATEMENTS[-1].id} q").click()
    assert "lit" in frame.locator(f"#a-t{STATEMENTS[-1].sentence.start}").get_attribute("class")
    frame.locator(".back").first.click()
    assert "lit" in frame.locator(f"#a-{STATEMENTS[0].id}").get_attribute("class")
    assert page.locator("h1").inner_text() == "Notebook"
    page.close()
