"""The pages: tags that nest whatever overlaps, the text exactly, everything escaped, nothing from elsewhere."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import Document, parse
from aseanparse.dates.values import bounds
from aseanparse.demo import articles
from aseanparse.export import html
from aseanparse.export.html.characters import fit
from aseanparse.export.html.nesting import Close, Open, Piece, Span, blocks, nested
from aseanparse.export.html.timeline import timeline
from tests.corpus import seeds
from tests.test_export_json import DOCUMENTS

ARTICLE = "JAKARTA - Viet Nam pledged to open an air route by 2030. Malaysia urged Thailand to launch a fund."
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
MARKUP = [
    *("<b>", "</p>", "</script>", "<script>alert(1)</script>", "<!--", "]]>", "&amp;", "&#x41;"),
    "'\"><img src=x onerror=alert(1)>",
]
CHARACTERS = st.text(st.characters() | st.sampled_from("\0\r\n\t\x1b\x85\u200f\u202e\u2028\ud800\udfff\ufffe<>&\"'"))
TEXTS = st.lists(CHARACTERS | st.sampled_from([*MARKUP, ARTICLE, "\n\n", "\r\n"]), max_size=6).map("".join)


class Page(HTMLParser):
    """A page as a strict reader takes it: tags that do not nest are an error.

    Attributes:
        prose: the text of the article, as the page holds it.
        tags: each tag with its attributes, in order.
    """

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, bool]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: list[str] = []
        self.feed(source)
        self.close()
        assert not self.open, f"left open: {self.open}"
        self.prose = "".join(self.pieces)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        told = dict(attributes)
        assert len(told) == len(attributes), "an attribute stands twice"
        self.tags.append((tag, told))
        if tag not in VOID:
            inside = bool(self.open) and self.open[-1][1]
            self.open.append((tag, inside or "prose" in (told.get("class") or "").split()))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID and self.open[-1][0] != "svg":
            assert self.open[-1][0] == tag, f"</{tag}> where {self.open[-1][0]} is open"
        if tag not in VOID:
            self.open.pop()

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][1]:
            self.pieces.append(data)

    def values(self, name: str) -> list[str]:
        """The values of an attribute, wherever it stands."""
        return [value for _, told in self.tags if (value := told.get(name)) is not None]


def shown(text: str) -> str:
    """A text as a page can hold it: each character that HTML has none for is U+FFFD, marks of direction are kept."""
    return re.sub("[^\r\u202a-\u202e\u2066-\u2069]", lambda m: fit(m[0]), text)


def written(documents: Iterable[Document]) -> str:
    stream = io.StringIO()
    html.write(documents, stream)
    return stream.getvalue()


# ---------------------------------------------------------------- spans that overlap in any way
@st.composite
def spans_of(draw: st.DrawFn, length: int) -> list[Span[int]]:
    ends = st.integers(-3, length + 3)
    pairs = draw(st.lists(st.tuples(ends, ends, st.integers(0, 3)), max_size=12))
    return [Span(start, end, rank, number) for number, (start, end, rank) in enumerate(pairs)]


@given(st.data(), st.integers(0, 30))
def test_any_spans_nest(data: Any, length: int) -> None:
    spans = data.draw(spans_of(length))
    start = data.draw(st.integers(0, length))
    stack: list[int] = []
    covered: dict[int, set[int]] = {span.value: set() for span in spans}
    begun: list[int] = []
    ended: list[int] = []
    at = start
    for token in nested(spans, start, length):
        if isinstance(token, Open):
            assert token.value not in stack
            stack.append(token.value)
            begun += [token.value] if token.first else []
        elif isinstance(token, Close):
            assert token.value == stack.pop()
            ended += [token.value] if token.last else []
        else:
            assert isinstance(token, Piece)
            assert token.start == at < token.end
            at = token.end
            for value in stack:
                covered[value] |= set(range(token.start, token.end))
    assert not stack
    assert at == length
    for span in spans:
        assert covered[span.value] == set(range(max(span.start, start), min(span.end, length)))
    inside = [s for s in spans if covered[s.value]]
    assert sorted(begun) == [s.value for s in inside if s.start >= start]
    assert sorted(ended) == [s.value for s in inside if s.end <= length]


@given(st.data(), st.lists(st.integers(0, 30), max_size=8))
def test_each_block_gets_the_spans_that_lie_in_it(data: Any, places: list[int]) -> None:
    spans = data.draw(spans_of(30))
    ends = sorted(places)
    cuts = list(zip(ends[::2], ends[1::2], strict=False))
    for (start, end), mine in zip(cuts, blocks(spans, cuts), strict=True):
        needed = {s.value for s in spans if max(s.start, start) < min(s.end, end)}
        assert needed <= {s.value for s in mine}


# ---------------------------------------------------------------- any document, any text
@settings(max_examples=60)
@given(DOCUMENTS)
def test_any_document_is_a_page_that_nests(document: Document) -> None:
    source = html.page(document)
    page = Page(source)
    source.encode("utf-8")
    assert page.prose == shown(document.text or "")
    assert len(page.values("id")) == len(set(page.values("id"))) or has_twins(document)


def has_twins(document: Document) -> bool:
    """Are two records told by one id? The parser never writes such a document."""
    records = (*document.people, *document.entities, *document.events, *document.commitments, *document.proposals)
    ids = [record.id for record in records]
    return len(ids) != len(set(ids)) or not all(re.fullmatch(r"(p|e|ev|s)\d+", id) for id in ids)


@settings(max_examples=60)
@given(TEXTS)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    document = parse(text, id=text, url=text)
    source = html.page(document)
    page = Page(source)
    source.encode("utf-8")
    assert page.prose == shown(text)
    assert sum(tag == "script" for tag, _ in page.tags) == 1
    assert not [name for _, told in page.tags for name in told if name.startswith("on")]
    assert {tag for tag, _ in page.tags}.isdisjoint({"img", "iframe", "object", "embed", "base", "form"})
    assert html.page(document) == source


@pytest.mark.parametrize("article", seeds()[::9], ids=lambda article: article.name)
def test_every_record_has_its_mark_its_card_and_its_row(article: Any) -> None:
    document = parse(article.text, id=article.name)
    page = Page(html.page(document))
    assert page.prose == shown(article.text)
    marked, ids = set(page.values("data-of")), page.values("id")
    assert len(ids) == len(set(ids))
    statements = (*document.commitments, *document.proposals)
    dates = [f"d{number}" for number, _ in enumerate(document.dates, 1)]
    records = [r.id for r in (*document.people, *document.entities, *document.events, *statements)]
    assert {*records, *dates} <= marked
    assert {f"a-card-{id}" for id in (*records, *dates)} <= set(ids)
    listed = [r.id for r in (*document.people, *document.events, *statements)]
    assert {f"a-{id}" for id in listed} <= set(ids)
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(ids)
    assert {place for name in ("data-home", "data-sentence") for place in page.values(name)} <= set(ids)


# ---------------------------------------------------------------- nothing from elsewhere
@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://example.org/a?b=1&c=2", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("https://example.org/\nx", False),
        ("https://example.org/ x", False),
        ("//example.org", False),
        ("", False),
        (None, False),
    ],
)
def test_only_addresses_of_the_web_are_links(url: str | None, linked: bool) -> None:
    page = Page(html.page(parse(ARTICLE, url=url)))
    outside = [href for href in page.values("href") if not href.startswith(("#", "data:,"))]
    assert outside == ([url] if linked else [])


def test_a_page_loads_nothing() -> None:
    source = html.page(parse(ARTICLE))
    assert "http" not in source.replace("http-equiv", "")
    assert not re.search(r"url\(|@import|\bsrc=|fetch\(|XMLHttpRequest|localStorage|cookie", source)
    assert "default-src 'none'" in source
    assert "unsafe" not in source


# ---------------------------------------------------------------- one, several, none; with and without text
def test_without_its_text_the_record_is_shown_and_says_so() -> None:
    document = parse(ARTICLE)
    source = html.page(attrs.evolve(document, text=None))
    page = Page(source)
    assert "was not kept" in source
    assert not page.prose
    assert document.commitments[0].sentence.text in source
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(page.values("id"))


@pytest.mark.parametrize("count", [0, 1, 3])
def test_any_number_of_documents_is_one_page(count: int) -> None:
    documents = [parse(text, id=id) for id, text in articles()][:count]
    page = Page(written(iter(documents)))
    assert page.prose == shown("".join(document.text or "" for document in documents))
    assert len(page.values("id")) == len(set(page.values("id")))
    assert {href[1:] for href in page.values("href") if href.startswith("#")} <= set(page.values("id"))


def test_a_folder_holds_a_page_for_each_document_and_leads_to_it(tmp_path: Path) -> None:
    documents = [parse(text, id=id) for id, text in articles()]
    html.write_folder(iter(documents), tmp_path / "new")
    pages = {path.name: Page(path.read_text(encoding="utf-8")) for path in (tmp_path / "new").iterdir()}
    index = pages.pop("index.html")
    assert len(pages) == len(documents)
    assert set(pages) <= {href.partition("#")[0] for href in index.values("href")}


def test_a_notebook_gets_the_page_in_a_frame() -> None:
    document = parse(ARTICLE)
    shown_there = Page(document._repr_html_())
    ((tag, told),) = shown_there.tags
    assert tag == "iframe"
    assert told["srcdoc"] == html.page(document)
    assert "allow-same-origin" not in (told["sandbox"] or "")


# ---------------------------------------------------------------- the timeline
EVENT = parse("JAKARTA, March 3, 2026 - The foreign ministers of Viet Nam and Thailand met in Jakarta.").events[0]
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31)).map(date.isoformat)
VALUES = (
    DAYS | st.sampled_from(["", "2026", "2026-Q2", "XXXX-01", "2026-W53", "FUTURE_REF", "202X"]) | st.text(max_size=9)
)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=8), st.none() | VALUES)
def test_each_meeting_lies_on_the_line_or_is_undated(periods: list[tuple[str, str]], published: str | None) -> None:
    events = [attrs.evolve(EVENT, id=f"ev{n}", start=start, end=end) for n, (start, end) in enumerate(periods)]
    line = timeline(events, published)
    assert sorted([s.event.id for s in line.stays] + [e.id for e in line.undated]) == sorted(e.id for e in events)
    assert all(stay.x >= 0 and stay.x + stay.width <= 1001 and stay.width > 0 for stay in line.stays)
    assert line.published is None or 0 <= line.published <= 1000
    starts = [bounds(stay.event.start)[0] or "" for stay in line.stays]
    assert starts == sorted(starts)
