"""Zones, dateline and day of publication."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.errors import InputError
from aseanparse.layout import Article, Marks, lay_out
from aseanparse.lexicon import core
from aseanparse.plugins import load
from aseanparse.terms import find_terms
from aseanparse.text import Text

from . import corpus

OWN = ("headline", "standfirst", "dateline", "caption", "body", "question")
LEAD = "The two countries agreed on Monday to open a road by 2030, and to talk again soon."
MORE = "They also shared the view that trade should grow, and thanked the host for his welcome."
MARKS = Marks(
    teasers=("Elsewhere today",),
    sections=("Politics", "Business"),
    furniture=("Our Paper",),
    openings=("Our correspondent",),
    sign_offs=("oooOooo",),
    credits=(r"\[Picture by [A-Z]\w+\]",),
    regions=("UPPER RIVER",),
)


def laid_out(text: str, marks: Marks = MARKS, **options: object) -> Article:
    view = Text(text)
    return lay_out(view, find_terms(view, core()), core(), marks=marks, **options)  # type: ignore[arg-type]


def zones(text: str, marks: Marks = MARKS) -> list[tuple[str, str]]:
    """Kind and text of each zone, without the blank space."""
    return [(z.kind, text[z.start : z.end].strip()) for z in laid_out(text, marks).zones]


def told(text: str, *kinds: str) -> list[str]:
    return [words for kind, words in zones(text) if kind in kinds]


# ---------------------------------------------------------------- what holds for every page
LINES = [
    LEAD,
    MORE,
    "ASEAN talks open in Manila",
    "Latest",
    "See more",
    "./.",
    "VNA",
    "— VNS",
    "![]() |",
    "| A picture. (Photo: X) |",
    "HÀ NỘI — " + LEAD,
    "Hanoi (VNA) - " + LEAD,
    "(Photo: VNA)",
    "A picture. (Photo: VNA)" + "Jakarta (VNA) – " + LEAD,
    "Why?",
    "What does ASEAN want, Ambassador?",
    "Thank you, Ambassador!",
    "September 06, 2017 - 09:00",
    " date 2026-01-29 ",
    "Politics A B",
    "— VNA/VNS Photo Minh Khoa",
    "Việt Nam nhất trí mở rộng hợp tác",
    "\u0301",
    "|",
    "\t",
    "",
    "PHOTO: ",
    "X - Y",
    "- ",
    "A. (Photo: B)C. (Photo: D)",
]
pages = st.lists(st.sampled_from(LINES) | st.text(max_size=30), max_size=12).flatmap(
    lambda lines: st.sampled_from(["\n", "\n\n", " ", "", "\r\n"]).map(lambda glue: glue.join(lines))
)


@given(pages)
def test_zones_cover_every_page_in_order_without_gap_or_overlap(text: str) -> None:
    article = laid_out(text)
    assert "".join(text[z.start : z.end] for z in article.zones) == text
    assert all(z.start < z.end for z in article.zones)
    spans = article.spans(*OWN, "credit", "teaser", "furniture")
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(article.text.view[slice(*s)] == article.text.view[slice(*s)].strip() for s in spans)


@given(pages)
def test_headline_and_dateline_are_the_zones_of_their_name(text: str) -> None:
    article = laid_out(text)
    for kind, mention in (("headline", article.headline), ("dateline", article.dateline)):
        expected = [article.text.mention(*span).text for span in article.spans(kind)]
        assert expected == ([mention.text] if mention else [])
        assert mention is None or mention.text == text[mention.start : mention.end]


@given(pages)
def test_the_form_of_diacritics_and_quotes_changes_no_value(text: str) -> None:
    def values(form: str) -> object:
        article = laid_out(unicodedata.normalize(form, text).replace("’", "'"))  # type: ignore[arg-type]
        place = article.dateline and (article.dateline.place, article.dateline.country, article.dateline.agency)
        return [z.kind for z in article.zones], place, article.published

    assert values("NFC") == values("NFD")


@given(pages)
def test_terms_are_kept_where_the_article_is_and_only_there(text: str) -> None:
    article = laid_out(text)
    inside = article.spans(*OWN)
    everywhere = find_terms(article.text, core())
    assert [t for t in everywhere if any(a <= t.start < b for a, b in inside)] == list(article.terms)


def test_a_long_page_is_laid_out_and_each_line_once() -> None:
    text = "\n".join(["HÀ NỘI — " + LEAD, *[MORE] * 2000, "— VNS", "See more", *[LEAD] * 2000])
    assert len(laid_out(text).zones) == 1 + 2001 + 1 + 2001


@pytest.mark.parametrize(
    "scrap",
    [
        "A" * 50_000,
        "A " * 30_000,
        "(" * 20_000,
        "- " * 20_000,
        "| " * 20_000,
        "Photo " * 10_000,
        "A.B" * 9000,
        "[ " * 9000,
    ],
)
def test_no_pattern_runs_wild(scrap: str) -> None:
    assert laid_out(scrap).zones[-1].end == len(scrap)


# ---------------------------------------------------------------- write a page as an outlet would, read the parts back
@frozen
class Page:
    """The parts of a page, and how they stand on it."""

    text: str
    parts: Sequence[tuple[str, str]]


names = st.sampled_from(["Minh Khoa", "Thu Trang", "Quang Long"])
cities = st.sampled_from(
    [
        ("HÀ NỘI", "Hà Nội", "VNM"),
        ("BANGKOK", "Bangkok", "THA"),
        ("NAY PYI TAW", "Nay Pyi Taw", "MMR"),
        ("DILI", "Dili", "TLS"),
    ]
)
bodies = st.lists(st.sampled_from([LEAD, MORE, "Laos will send rice."]), min_size=1, max_size=4)
captions = st.lists(
    st.sampled_from(["The ministers in Vientiane.", "Guests at the talks (left)"]), max_size=2, unique=True
)


@st.composite
def vns_pages(draw: st.DrawFn) -> Page:
    """All on one line or not, caption and photographer before the dateline, sign-off or none."""
    city, gap = draw(cities), draw(st.sampled_from([" ", "\n\n"]))
    parts = [("furniture", "date 2024-05-06")] if draw(st.booleans()) else []
    for caption in draw(captions):
        parts += [("caption", caption), ("credit", f"— VNA/VNS Photo {draw(names)}")]
    body = draw(bodies)
    parts += [("dateline", f"{city[0]} {draw(st.sampled_from('—–'))}"), *(("body", b) for b in body)]
    parts += [("credit", draw(st.sampled_from(["— VNS", "VNS", "— VNA/VNS"])))] if draw(st.booleans()) else []
    text = ""
    for (kind, words), last in zip(parts, ["", *(k for k, _ in parts)], strict=False):
        glue = "" if not last else "\n\n" if last == kind == "body" else gap if last == "credit" else " "
        text += glue + words
    return Page((" " if parts[0][0] == "furniture" else "") + text, parts)


@st.composite
def vna_pages(draw: st.DrawFn) -> Page:
    """Headline, sapo, captions printed twice, dateline glued to the caption or not, ``./.`` and teasers."""
    city = draw(cities)
    parts = [("headline", "Vietnam, Laos talk about roads")]
    parts += [("standfirst", "The talks took place on Monday in a warm atmosphere.")] if draw(st.booleans()) else []
    for caption in draw(captions) * 2:
        parts += [("caption", caption), ("credit", "(Photo: VNA)")]
    parts += [("dateline", f"{city[1]} (VNA) {draw(st.sampled_from('-–'))}"), *(("body", b) for b in draw(bodies))]
    ends = draw(st.sampled_from([[], [("credit", "/.")], [("credit", "/."), ("credit", "VNA")]]))
    teasers = [("teaser", "See more"), ("teaser", "A view of a port (Photo: VNA)"), ("teaser", LEAD)]
    parts += ends + (teasers if draw(st.booleans()) else [])
    glued = draw(st.booleans())
    text = ""
    for (kind, words), last in zip(parts, ["", *(k for k, _ in parts)], strict=False):
        tight = {("caption", "credit"): " ", ("dateline", "body"): " ", ("body", "credit"): ""}
        glue = (
            ""
            if not last
            else ""
            if glued and (last, kind) == ("credit", "dateline")
            else tight.get((last, kind), "\n\n")
        )
        text += glue + words
    return Page(text, parts)


@st.composite
def wvr_pages(draw: st.DrawFn) -> Page:
    """``Latest``, picture tables below the repeated title, an interview's questions, thanks and related news."""
    title = "Ties enter their harvest season: Ambassador"
    parts = [("headline", title), ("furniture", "Latest")]
    rounds = draw(st.integers(2, 4))
    for n in range(rounds):
        if draw(st.booleans()):
            parts += [("furniture", title)] if n else []
            parts += [
                ("furniture", "![]() |"),
                ("caption", "| Guests in Hanoi."),
                ("credit", f"(Photo: {draw(names)})"),
                ("furniture", "|"),
            ]
        parts += [("body", "An envoy talks to this paper.")] if n == 0 else []
        question = draw(st.sampled_from(["What comes next", "Trade has grown. Will it last, Ambassador"]))
        parts += [("question", f"{question}?"), *(("body", b) for b in draw(bodies))]
    parts += [("question", "Thank you, Ambassador!"), ("teaser", "RELATED NEWS"), ("teaser", "PM leaves for home")]
    text = ""
    for (_, words), (last, before) in zip(parts, [("", ""), *parts], strict=False):
        row = before.startswith("| ") or (last == "credit" and words == "|")
        text += ("" if not before else " " if row else "\n") + words
    return Page(text, parts)


@given(vns_pages() | vna_pages() | wvr_pages())
def test_the_parts_of_a_page_are_read_back(page: Page) -> None:
    text = Text(page.text)
    loaded = load()
    article = loaded.choose(text).layout(text, (), loaded.lexicon)
    assert [(z.kind, page.text[z.start : z.end].strip()) for z in article.zones] == list(page.parts)
    place = next((words for kind, words in page.parts if kind == "dateline"), None)
    assert (place is None) == (article.dateline is None)
    if article.dateline and place:
        assert article.dateline.place.casefold() in place.casefold()
        assert article.dateline.country in ("VNM", "THA", "MMR", "TLS")


@pytest.mark.parametrize("article", corpus.seeds(), ids=lambda a: a.name)
def test_gold_header_and_end_of_the_seeds(article: corpus.Article) -> None:
    text, gold = Text(article.text), article.gold.header
    found = load().choose(text).layout(text, (), load().lexicon)
    assert (found.published.isoformat() if found.published else "") == gold.published
    assert ((found.dateline.country or "") if found.dateline else "") == gold.dateline_country
    lines = [*text.paragraphs, (len(text.view), 0)]
    end = max(span.end for span in found.spans(*OWN))
    assert lines[gold.body_ends - 1][0] < end <= lines[gold.body_ends][0]


# ---------------------------------------------------------------- datelines
@pytest.mark.parametrize(
    ("printed", "place", "country", "agency"),
    [
        ("HÀ NỘI —", "Hà Nội", "VNM", None),
        ("HA NOI –", "Ha Noi", "VNM", None),
        ("HA NOI (VNS) —", "Ha Noi", "VNM", "VNS"),
        ("HCM CITY —", "HCM City", "VNM", None),
        ("Hanoi (VNA) –", "Hanoi", "VNM", "VNA"),
        ("Hanoi (VNA)", "Hanoi", "VNM", "VNA"),
        ("Hanoi, November 6 (VNA) –", "Hanoi", "VNM", "VNA"),
        ("Jakarta –", "Jakarta", "IDN", None),
        ("CEBU, the Philippines (PNA) —", "Cebu", "PHL", "PNA"),
        ("PUTRAJAYA, Feb 20 —", "Putrajaya", "MYS", None),
        ("KUALA LUMPUR, Oct 27 (Bernama) --", "Kuala Lumpur", "MYS", "Bernama"),
        ("KUALA LUMPUR:", "Kuala Lumpur", "MYS", None),
        ("SINGAPORE —", "Singapore", "SGP", None),
        ("MANILA 28 January 2026 —", "Manila", "PHL", None),
        ("AKP Phnom Penh, September 01, 2023 —", "Phnom Penh", "KHM", None),
        ("QUITTENHEIM —", "Quittenheim", None, None),
        ("RIO DE JANEIRO —", "Rio de Janeiro", "BRA", None),
        ("UPPER RIVER", "Upper River", None, None),
    ],
)
def test_datelines(printed: str, place: str, country: str | None, agency: str | None) -> None:
    article = laid_out(f"{printed} {LEAD}\n\n{MORE}")
    assert article.dateline is not None
    found = article.dateline
    assert (found.text, found.place, found.country, found.agency) == (printed, place, country, agency)
    assert article.warnings == []


@pytest.mark.parametrize(
    ("printed", "place", "country"),
    [
        ("KUALAR LUMPUR", "Kuala Lumpur", "MYS"),
        ("JARKATA", "Jakarta", "IDN"),
        ("SINAGPORE", "Singapore", "SGP"),
        ("VIENTAINE", "Vientiane", "LAO"),
        ("HANOII", "Hanoi", "VNM"),
    ],
)
def test_a_misprint_is_mended_with_a_warning(printed: str, place: str, country: str) -> None:
    article = laid_out(f"{printed} — {LEAD}")
    assert article.dateline is not None
    assert (article.dateline.place, article.dateline.country) == (place, country)
    assert [(w.code, article.text.original[w.start : w.end].strip(" —")) for w in article.warnings] == [
        ("misprint", printed)
    ]


@pytest.mark.parametrize(
    "text",
    [
        f"ASEAN - New Zealand ties grow\n{LEAD}",
        f"COVID-19 slows talks\n{LEAD}",
        f"Hanoi - a city of lakes\n{LEAD}",
        f"PM - NA talks open\n{LEAD}",
        f"(VOVWORLD) - {LEAD}",
        f"VGP - {LEAD}",
        f"– {LEAD}",
        f"Hanoi - Vientiane ties grow.\n{LEAD}",
        f"Vietnam Airlines (VNA) flies to Dili.\n{LEAD}",
        f"The Association of Southeast Asian Nations (ASEAN) agreed.\n{LEAD}",
        f"{LEAD}\nHanoi and Jakarta - both capitals - agreed.",
        LEAD,
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert laid_out(text).dateline is None


def test_an_opening_without_a_place_is_furniture_and_what_follows_is_body() -> None:
    for opening in ("(VOVWORLD) -", "VGP -", "VOV.VN -", "WVR -", "–", "Our correspondent -"):
        assert zones(f"Talks open in Manila\n{opening} {LEAD}") == [
            ("headline", "Talks open in Manila"),
            ("furniture", opening),
            ("body", LEAD),
        ]


# ---------------------------------------------------------------- the day of publication
@pytest.mark.parametrize(
    ("text", "day", "basis"),
    [
        (f" date 2026-01-29 HÀ NỘI — {LEAD}", date(2026, 1, 29), "header"),
        (f"Talks open\nSeptember 06, 2017 - 09:00\nHÀ NỘI — {LEAD}", date(2017, 9, 6), "header"),
        (f"Talks open\nJuly 08, 2026 9:41 PM GMT+7\nVGP - {LEAD}", date(2026, 7, 8), "header"),
        (f"Talks open\nUpdate: 21:41 | 26/11/2018\n{LEAD}\n{MORE}", date(2018, 11, 26), "header"),
        (f"Talks open\nThursday, January 29, 2026, 10:33 (GMT+7)\n{LEAD}\n{MORE}", date(2026, 1, 29), "header"),
        (
            f"HÀ NỘI — {LEAD}\nTalks have 412 words, post on vietnamnews.vn at November 8, 2024",
            date(2024, 11, 8),
            "header",
        ),
        (f"Talks open\nTue, 11/06/2018 - 05:32\n{LEAD}\n{MORE}", date(2018, 11, 6), "header"),
        (f"Talks open\nWed, 11/06/2018 - 05:32\n{LEAD}\n{MORE}", None, None),
        (f"MANILA 28 January 2026 — {LEAD}", date(2026, 1, 28), "dateline"),
        (f"HÀ NỘI — {LEAD} on January 29, 2026.", None, None),
        (f" date 2026-13-45 HÀ NỘI — {LEAD}", None, None),
        (f"VIETNAM, November 11 -\n\nHÀ NỘI — {LEAD}", None, None),
        (f"HÀ NỘI — {LEAD} - Bernama, Aug 18, 2017", date(2017, 8, 18), "header"),
        (f"HÀ NỘI — {LEAD} — Our Paper (18 August 2017)\nSee more\n{MORE}", date(2017, 8, 18), "header"),
        (f"HÀ NỘI — {LEAD}\nBernama, Aug 18, 2017", date(2017, 8, 18), "header"),
        (f"HÀ NỘI — {LEAD} The draft is of Aug 18, 2017.", None, None),
        (f"HÀ NỘI — {LEAD}\nA ship. - Photo by Ann Lee, Aug 18, 2017\n{MORE}", None, None),
        (f" date 2022-11-11 VIETNAM, November 11 -\n\nHÀ NỘI — {LEAD}", date(2022, 11, 11), "header"),
    ],
)
def test_the_day_of_publication(text: str, day: date | None, basis: str | None) -> None:
    article = laid_out(text)
    assert (article.published, article.published_basis) == (day, basis)
    assert LEAD in " ".join(told(text, "body", "standfirst"))


def test_the_publishers_stamp_goes_before_the_collectors_mark() -> None:
    article = laid_out(f" date 2017-09-08 Talks open\nSeptember 06, 2017 - 09:00\nHÀ NỘI — {LEAD}")
    assert article.published == date(2017, 9, 6)
    assert [w.code for w in article.warnings] == ["header-dates"]


# ---------------------------------------------------------------- pieces glued together
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("A ship. (Photo: VNA)", [("caption", "A ship."), ("credit", "(Photo: VNA)")]),
        ("A ship (Source: Embassy of Laos)", [("caption", "A ship"), ("credit", "(Source: Embassy of Laos)")]),
        (
            "A ship. (Photo: A)A car. (Photo: B)",
            [("caption", "A ship."), ("credit", "(Photo: A)"), ("caption", "A car."), ("credit", "(Photo: B)")],
        ),
        ("A ship. — VNA/VNS Photo Minh Khoa", [("caption", "A ship."), ("credit", "— VNA/VNS Photo Minh Khoa")]),
        ("A ship. — VNA/VNS Photo", [("caption", "A ship."), ("credit", "— VNA/VNS Photo")]),
        ("A ship. — Photo courtesy of the navy", [("caption", "A ship."), ("credit", "— Photo courtesy of the navy")]),
        ("A ship. — Photo baoquocte.vn", [("caption", "A ship."), ("credit", "— Photo baoquocte.vn")]),
        ("A ship. — Bernama pic", [("caption", "A ship."), ("credit", "— Bernama pic")]),
        (
            "A ship, July 8, 2026 – Photo: VGP/Hai Linh",
            [("caption", "A ship, July 8, 2026"), ("credit", "– Photo: VGP/Hai Linh")],
        ),
        ("A ship. Photo: VNA", [("caption", "A ship."), ("credit", "Photo: VNA")]),
        ("A ship. Photo by X/Hai Linh", [("caption", "A ship."), ("credit", "Photo by X/Hai Linh")]),
        (
            "| A ship. (Photo: Thu Trang) |",
            [("caption", "| A ship."), ("credit", "(Photo: Thu Trang)"), ("furniture", "|")],
        ),
        ("A ship. [Picture by Khoa]", [("caption", "A ship."), ("credit", "[Picture by Khoa]")]),
        (
            "Talks open in Manila - Ảnh 1.A ship (Photo: VNA)",
            [("furniture", "Talks open in Manila - Ảnh 1."), ("caption", "A ship"), ("credit", "(Photo: VNA)")],
        ),
        (
            "Talks open in Manila hinh anh 1A ship (Photo: VNA)",
            [("furniture", "Talks open in Manila hinh anh 1"), ("caption", "A ship"), ("credit", "(Photo: VNA)")],
        ),
        ("Talks open in Manila - ảnh 1", [("furniture", "Talks open in Manila - ảnh 1")]),
    ],
)
def test_captions_and_credits(line: str, expected: list[tuple[str, str]]) -> None:
    head, tail = [("headline", "Talks open in Manila")], [("dateline", "MANILA —"), ("body", LEAD)]
    assert zones(f"Talks open in Manila\n{line}\nMANILA — {LEAD}") == head + expected + tail
    if line.endswith(")"):
        assert zones(f"Talks open in Manila\n{line}Manila (VNA) — {LEAD}")[:-2] == head + expected


def test_a_caption_inside_the_body_and_a_source_of_figures() -> None:
    figures = "Trade rose (Source: customs office) by half, and will go on rising."
    assert zones(f"MANILA — {LEAD}\n{figures}\nA ship. (Photo: VNA)\n{MORE}")[1:] == [
        ("body", LEAD),
        ("body", figures),
        ("caption", "A ship."),
        ("credit", "(Photo: VNA)"),
        ("body", MORE),
    ]


@pytest.mark.parametrize(
    "end",
    [
        "— VNS",
        "VNS",
        "— VNA/VNS",
        "-VNA",
        "- VNA",
        "— Bernama",
        "- Bernama, Aug 18, 2017",
        "(PNA)",
        "(Source: VNA)",
        "oooOooo",
    ],
)
def test_sign_offs(end: str) -> None:
    assert zones(f"MANILA — {LEAD}\n{MORE} {end}")[1:] == [("body", LEAD), ("body", MORE), ("credit", end)]
    assert told(f"MANILA — {LEAD}\n{MORE}\n{end}\nSee more\n{LEAD}", "body") == [LEAD, MORE]


def test_a_slash_between_two_stops_ends_an_article_of_the_agency() -> None:
    assert zones(f"MANILA — {LEAD}\n{MORE}/.\n\nVNA")[2:] == [("body", MORE), ("credit", "/."), ("credit", "VNA")]
    assert zones(f"MANILA — {LEAD}\n{MORE[:-1]}./.")[2:] == [("body", MORE), ("credit", "/.")]


def test_what_follows_a_sure_sign_off_is_another_story() -> None:
    assert told(f"MANILA — {LEAD}\n{MORE} — VNA/VNS\n{LEAD}\n{MORE}", "body") == [LEAD, MORE]
    for line in ('"We shall see." — Minister', "AIPA"):  # a quotation's source, a heading
        assert told(f"MANILA — {LEAD}\n{line}\n{MORE}", "body") == [LEAD, line, MORE]


@pytest.mark.parametrize(
    "starter", ["See more", "RELATED NEWS", "Related Articles", "Elsewhere today", "Tags: ASEAN", "Most Read"]
)
def test_teasers_go_on_to_the_end(starter: str) -> None:
    text = f"MANILA — {LEAD}\n{MORE}\n{starter}\n{LEAD}\nHanoi (VNA) - {MORE}"
    assert told(text, "teaser") == [starter, LEAD, f"Hanoi (VNA) - {MORE}"]


def test_a_link_between_paragraphs_is_a_teaser_and_the_article_goes_on() -> None:
    text = f"MANILA — {LEAD}\nRead more: PM leaves for home\n{MORE}"
    assert zones(text)[1:] == [("body", LEAD), ("teaser", "Read more: PM leaves for home"), ("body", MORE)]


def test_section_blocks_are_teasers_and_one_sentence_that_begins_so_is_none() -> None:
    block = "Politics Talks open The talks opened on Monday."
    assert told(f"Talks open in Manila\n{LEAD}\n{block}\n{block}", "teaser") == [block, block]
    assert told(f"{block}\n{block}", "teaser") == [block, block]  # a page that lost its article
    assert told(f"MANILA — {LEAD}\nPolitics Professor An agreed.\n{MORE}", "teaser") == []


# ---------------------------------------------------------------- above the article
@given(st.integers(0, 90), st.sampled_from(["VGP - ", "Hanoi (VNA) - "]))
def test_a_menu_however_long_hides_no_opening(length: int, opening: str) -> None:
    menu = [f"  • Province {n}" for n in range(length)]
    text = "\n".join([*menu, "Ministers agree on a road to the border", opening + LEAD, MORE])
    found = [kind for kind, _ in zones(text) if kind not in ("furniture", "dateline")]
    assert found == ["headline", "body", "body"] if length == 0 or length > 2 else found[-2:] == ["body", "body"]
    assert opening.strip() in told(text, "furniture", "dateline")


def test_the_pages_time_below_its_first_sentence_is_furniture_and_the_day_of_publication() -> None:
    stamp, picture = "April 27, 2018 9:40 PM GMT+7", "Ministers agree on a road - Ảnh 1."
    article = laid_out(
        f" date 2018-04-28 Ministers agree on a road\nVGP - {LEAD}\n\n{stamp}\n{picture}\nA picture\n{MORE}"
    )
    assert article.published == date(2018, 4, 27)
    assert [w.code for w in article.warnings] == ["header-dates"]
    kinds = [z.kind for z in article.zones]
    assert kinds == ["furniture", "headline", "furniture", "body", "furniture", "furniture", "caption", "body"]


def test_a_line_that_holds_a_date_further_down_is_text() -> None:
    text = "\n".join(["VGP - " + LEAD, MORE, MORE, MORE, "5 March 2024", MORE])
    assert laid_out(text).published is None
    assert "5 March 2024" in told(text, "body")


def test_a_site_menu_an_old_page_and_repeated_titles() -> None:
    text = "\n".join(
        [
            "Home",
            "Politics & Law",
            "Economy",
            "Your Say",
            "Talks open in Manila",
            "September 06, 2017 - 09:00",
            LEAD,
            "Our Paper",
            f"MANILA — {MORE}",
            "Talks open in Manila",
            "A ship. (Photo: X)",
        ]
    )
    assert [kind for kind, _ in zones(text)] == [
        *["furniture"] * 4,
        *["headline", "furniture", "standfirst", "furniture", "dateline", "body", "furniture", "caption", "credit"],
    ]


def test_a_title_glued_to_the_dateline_is_the_headline() -> None:
    text = f" date 2024-05-06 Talks open in Manila MANILA — {LEAD}"
    assert [k for k, _ in zones(text)] == ["furniture", "headline", "dateline", "body"]


def test_a_standfirst_above_the_first_picture_and_its_echo_in_the_body() -> None:
    text = f"Talks open in Manila\n{LEAD}\nA ship. (Photo: VNA)\n{LEAD}\n{MORE}"
    assert [k for k, _ in zones(text)] == ["headline", "standfirst", "caption", "credit", "body", "body"]


def test_a_credit_on_a_line_of_its_own_makes_a_caption_of_the_line_above() -> None:
    text = f"Guests at the talks in Manila\n— VNA/VNS Photo Minh Khoa\nMANILA — {LEAD}"
    assert [k for k, _ in zones(text)] == ["caption", "credit", "dateline", "body"]


def test_a_caption_printed_twice_is_a_caption_twice() -> None:
    text = f"Talks open in Manila\nA ship. (Photo: VNA)\nA ship.\nMANILA — {LEAD}"
    assert [k for k, _ in zones(text)] == ["headline", "caption", "credit", "caption", "dateline", "body"]


def test_vietnamese_alternative_text_is_furniture() -> None:
    text = f"Talks open in Manila\nViệt Nam-Lào nhất trí mở rộng hợp tác |\n{LEAD}\n{MORE}"
    assert [k for k, _ in zones(text)] == ["headline", "furniture", "body", "body"]


def test_a_text_of_one_line_is_body() -> None:
    assert zones("Laos and Thailand agreed to open a road") == [("body", "Laos and Thailand agreed to open a road")]


# ---------------------------------------------------------------- interviews
def test_questions_of_an_interview() -> None:
    asked = ["What comes next?", "Is that all, Ambassador?", "Thank you, Ambassador!"]
    text = f"An envoy talks to this paper.\n{asked[0]}\n{LEAD}\n{asked[1]}\n{MORE}\n{asked[2]}"
    assert told(text, "question") == asked


def test_labelled_questions() -> None:
    asked = ["Reporter: What comes next?", "Reporter: Tell us more."]
    text = f"Talks open in Manila\n{asked[0]}\nAmbassador: {LEAD}\n{asked[1]}\nAmbassador: {MORE}"
    assert told(text, "question") == asked


def test_a_rhetorical_question_in_a_report_is_body() -> None:
    assert told(f"MANILA — {LEAD} They held talks with Laos.\nBut who will pay?\n{MORE}", "question") == []


# ---------------------------------------------------------------- marks that cannot be used
@pytest.mark.parametrize(
    ("marks", "told"),
    [
        ({"teasers": "More stories"}, "Marks.teasers: is 'More stories', needs to be a tuple of regular expressions"),
        ({"openings": ["WVR"]}, "Marks.openings: is ['WVR'], needs to be a tuple of regular expressions"),
        ({"credits": (r"Photo", "(by")}, "Marks.credits: '(by' is no regular expression: missing )"),
        ({"furniture": ("TIN LIÊN QUAN",)}, "never matches the folded view; write 'TIN LIEN QUAN'"),
        ({"home": "Malaysia"}, "Marks.home: is 'Malaysia', needs to be an ISO 3166-1 alpha-3 code"),
    ],
)
def test_marks_that_cannot_be_used_are_refused_with_the_remedy(marks: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError) as error:
        Marks(**marks)
    assert told in str(error.value)


def test_marks_may_use_what_only_regex_knows() -> None:
    assert Marks(sections=(r"\p{Lu}++",)).sections
