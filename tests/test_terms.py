"""The scan finds every form of the lexicon, and nothing in words that only look like one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aseanparse.layout import Article
from aseanparse.lexicon import Entry, core
from aseanparse.model import Zone
from aseanparse.terms import entities, find_terms
from aseanparse.text import Text

NAMES = {e.name: e.code for e in core().entries if e.kind == "country"}


def scan(string: str) -> list[tuple[str, str | None]]:
    text = Text(string)
    return [(text.view[t.start : t.end], t.entry.code) for t in find_terms(text, core())]


def meant(string: str) -> list[str | None]:
    return [code for _, code in scan(string)]


def test_every_form_is_found_whole_as_written_and_in_capitals() -> None:
    missed = []
    for form, meanings in core().forms.items():
        for printed in (form, form.upper()):
            text = Text(f"They met in {printed} today.")
            found = [(text.view[t.start : t.end], t.entry) for t in find_terms(text, core())]
            if found != [(printed, meanings[0][0])]:
                missed.append((printed, found))
    assert missed == []


def test_every_example_is_found_by_its_own_entry() -> None:
    def finds(entry: Entry, example: str) -> bool:
        return any(t.entry is entry for t in find_terms(Text(example), core()))

    examples = [(entry, example) for entry in core().entries for example in entry.data.get("examples", ())]
    assert examples
    assert [example for entry, example in examples if not finds(entry, example)] == []


@given(st.lists(st.tuples(st.sampled_from(sorted(NAMES)), st.sampled_from([" and ", ", ", " met ", "'s ", " – "]))))
def test_names_written_in_a_row_are_read_back(row: list[tuple[str, str]]) -> None:
    text = "".join(name + joint for name, joint in row)
    assume("Taiwan, China" not in text)  # one name
    assert meant(text) == [NAMES[name] for name, _ in row]


@given(st.sampled_from(sorted(core().forms)), st.sampled_from(sorted(core().forms)), st.text(max_size=30))
def test_terms_are_in_order_apart_and_in_bounds(one: str, other: str, noise: str) -> None:
    text = Text(f"{noise}{one} {noise} {other}{noise}")
    end = 0
    for term in find_terms(text, core()):
        assert end <= term.start < term.end <= len(text.view)
        end = term.end


@given(st.text())
def test_any_text_can_be_scanned(string: str) -> None:
    find_terms(Text(string), core())


@pytest.mark.parametrize(
    "string",
    [
        "China" + "ed" * 100_000,
        "VietNam" * 50_000,
        "Viet " * 50_000,
        "U.S." * 50_000,
        "ASEAN" + " " * 200_000,
        "A" * 200_000,
    ],
)
def test_runs_without_end_are_scanned_in_passing(string: str) -> None:
    find_terms(Text(string), core())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_composed_and_decomposed_text_mean_the_same(form: str) -> None:
    text = unicodedata.normalize(form, "Việt Nam’s Đà Nẵng, Türkiye and Côte d’Ivoire; HÀ NỘI —")  # type: ignore[arg-type]
    assert meant(text) == ["VNM", "VNM", "TUR", "CIV", "VNM"]


@pytest.mark.parametrize(
    ("string", "found"),
    [
        ("Vietnam-Laos ties", ["VNM", "LAO"]),
        ("ASEAN-UK and ASEAN–New Zealand relations", ["ASEAN", "GBR", "ASEAN", "NZL"]),
        ("the Viet Nam - Singapore partnership", ["VNM", "SGP"]),
        ("pro-China, non-ASEAN", ["CHN", "ASEAN"]),
        ("Timor Leste, Timor-Leste, TIMOR-LESTE", ["TLS", "TLS", "TLS"]),
        ("Cambodia's and Thailand’s", ["KHM", "THA"]),
        ("U.S. and U.K. envoys; the U.N.", ["USA", "GBR", "UN"]),
        ("the 44th and 45th ASEAN Summits", ["ASEAN Summit"]),
        ("the 57th ASEAN Foreign Minister's Meeting (AMM-57)", ["AMM", "AMM"]),
        ("an East Asia summit", ["EAS"]),
        ("ASEAN+3, ASEAN Plus Three, ADMM+", ["APT", "APT", "ADMM-Plus"]),
        ("the Asean Secretariat", ["ASEAN"]),
        ("the ASEAN Defense Ministers’ Meeting Plus", ["ADMM-Plus"]),
        ("the Joint Commission on Bilateral Co-operation", ["JCBC"]),
        ("the South China Sea and the Mekong Delta", [None, "VNM"]),
        ("the Bangkok Declaration, the Paris Agreement", ["Bangkok Declaration", "Paris Agreement"]),
        ("Taiwan (China) and Papua New Guinea", ["TWN", "PNG"]),
        ("Lao Cai, Lao PDR, Lao officials", ["VNM", "LAO", "LAO"]),
        ("North Korea, the Korean side", ["PRK", "KOR"]),
        ("KUALAR LUMPUR —", ["MYS"]),
        ("Hanoi, Hue and Da Nang", ["VNM", "VNM", "VNM"]),
    ],
)
def test_the_longest_form_wins(string: str, found: list[str | None]) -> None:
    assert meant(string) == found


@pytest.mark.parametrize(
    ("string", "found"),
    [
        ("ASEAN'sstrength", [("ASEAN", "ASEAN")]),
        ("ASEANmembers inHanoi", [("ASEAN", "ASEAN"), ("Hanoi", "VNM")]),
        ("Chinaagreed, Thailandand", [("China", "CHN"), ("Thailand", "THA")]),
        ("ASEAN2025", [("ASEAN", "ASEAN")]),
        ("the 33rd ASEANSummit", [("ASEANSummit", "ASEAN Summit")]),
        ("VietnamesePM in Nay PyiTaw", [("Vietnamese", "VNM"), ("Nay PyiTaw", "MMR")]),
        ("theAsian DevelopmentBank", [("Asian DevelopmentBank", "ADB")]),
        ("USPresident", [("US", "USA")]),
        ("VietnamLaos", [("Vietnam", "VNM"), ("Laos", "LAO")]),
    ],
)
def test_lost_spaces_hide_no_term(string: str, found: list[tuple[str, str]]) -> None:
    assert scan(string) == found


@pytest.mark.parametrize(
    "string",
    [
        "they told us who polishes turkey in china",
        "US$25 billion, 20 Singapore dollars, a billion Vietnamese dong",
        "870 million USD, 32 million USDby 2027, 5 million NZD",
        "Long an ally, Indiana, Chinatown, Parisian, Romer",
        "Vietnamization",
        "Chairman Hue said",
        "Hue’s visit",
        "Secretary Clark and Ms Flores",
        "Ambassador Lai Thai Binh, Mr Hoang Yen Bai",
        "Ambassador Tan Yang Thai said; Nguyen Van Lao, director",
        "THUS FAR, BUSY USERS",
        "the code of conduct for drivers",
    ],
)
def test_words_that_only_look_like_a_form_are_left(string: str) -> None:
    assert scan(string) == []


@pytest.mark.parametrize(
    "string",
    [
        "in Hue",
        "Hue City",
        "HUE (VNA)",
        "Photo Minh Quan HA NOI -",
        "a visit to Hue",
        "in Clark",
        "in Thai Binh",
        "Northern Thai Binh",
        "Royal Thai Navy",
        "a Thai minister",
        "Former Lao President",
    ],
)
def test_forms_that_people_bear_too_are_read_where_the_words_say_so(string: str) -> None:
    assert len(scan(string)) == 1


def test_misprints_say_so() -> None:
    (term,) = find_terms(Text("JARKATA — Ministers"), core())
    assert (term.form, term.entry.name) == ("misprint", "Jakarta")


def test_entities_come_from_the_article_itself() -> None:
    text = Text("Lao leader in Hanoi\nVientiane (VNA) - Laos thanked Vietnam.\nSee more\nPeru and Laos")
    city, body, teaser = (text.original.index(word) for word in ("Vientiane", "Laos", "See"))
    zones = (
        Zone("headline", 0, city),
        Zone("dateline", city, body),
        Zone("body", body, teaser),
        Zone("teaser", teaser, len(text.original)),
    )
    found = entities(Article(text, core(), find_terms(text, core()), zones))
    assert [(e.id, e.kind, e.name, e.code, [m.text for m in e.mentions]) for e in found] == [
        ("e1", "country", "Lao PDR", "LAO", ["Lao", "Laos"]),
        ("e2", "place", "Ha Noi", "VNM", ["Hanoi"]),
        ("e3", "place", "Vientiane", "LAO", ["Vientiane"]),
        ("e4", "country", "Viet Nam", "VNM", ["Vietnam"]),
    ]


def test_no_entities_where_no_zone_is_the_article() -> None:
    text = Text("Laos")
    assert entities(Article(text, core(), find_terms(text, core()), (Zone("teaser", 0, 4),))) == ()
