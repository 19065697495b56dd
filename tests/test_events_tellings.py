"""Events: tellings that are easily missed or taken for something else, the spelling of names, and the anchors."""

from __future__ import annotations

import unicodedata

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.events.heads import Anchors, kinds_of
from aseanparse.events.spelling import same_town, written
from aseanparse.model import Event
from aseanparse.text import Span
from tests.test_events import events_of

HOST, GUEST = "Vietnamese Foreign Minister Đỗ Hoài Khuê", "Lao Foreign Minister Bounthan Vilayvong"


def facts(event: Event) -> tuple[str, str, tuple[str, ...], str, str]:
    return event.type, event.status, event.parties, event.start, event.place


LAOS = ("LAO", "VNM")
TELLINGS = {  # published on 2023-07-14, a Friday
    f"{HOST} and his Lao counterpart, Bounthan Vilayvong, agreed to boost trade during their meeting in Vientiane on "
    "July 10.": ("meeting", "occurred", LAOS, "2023-07-10", "Vientiane"),
    "Vietnamese and Lao consular officials, who met in Vientiane last Friday, agreed to exchange texts.": (
        "meeting", "occurred", LAOS, "2023-07-07", "Vientiane",
    ),
    f"{HOST} told the press about it. “When I called on {GUEST} in June, he assured me of his support,” he said.": (
        "meeting", "occurred", LAOS, "2023-06", "",
    ),
    f"{HOST} said ASEAN and China had not reached agreement on the text. The two sides agreed to meet again in Cebu in "
    "September.": ("meeting", "scheduled", ("ASEAN", "CHN"), "2023-09", "Cebu"),
    f"{GUEST} is going to visit Vietnam in August.": ("visit", "scheduled", LAOS, "2023-08", ""),
}  # fmt: skip


@pytest.mark.parametrize("text", TELLINGS)
def test_one_event_is_told(text: str) -> None:
    assert [facts(event) for event in events_of(f"HÀ NỘI — {text}")] == [TELLINGS[text]]


@pytest.mark.parametrize(
    "text",
    [
        f"{HOST} said Laos, which has been a dialogue partner since 1996, would help.",
        f"{HOST} called on {GUEST} to support the proposal.",
        f"{HOST} called on Laos and Thailand to show restraint.",
        f"{HOST} will attend dialogues between leaders of ASEAN countries and representatives of business.",
    ],
)
def test_what_tells_no_event(text: str) -> None:
    assert events_of(f"HÀ NỘI — {text}") == []


def test_two_meetings_of_one_sentence_are_two() -> None:
    text = (
        f"HÀ NỘI — {GUEST} held talks with {HOST}, met with Vietnamese Prime Minister Trần Gia Bảo and laid a wreath "
        "at a memorial on Wednesday."
    )
    assert [len(event.participants) for event in events_of(text)] == [2, 2]


def test_a_visit_shares_the_days_of_the_conference_it_is_paid_for() -> None:
    visit, summit = events_of(
        "HÀ NỘI — Vietnamese Prime Minister Trần Gia Bảo will pay an official visit to Laos and attend the 50th ASEAN "
        "Summit in Vientiane from July 20 to 22."
    )
    assert (visit.type, visit.start, visit.end) == ("visit", "2023-07-20", "2023-07-22")
    assert (summit.type, summit.start, summit.end) == ("conference", "2023-07-20", "2023-07-22")


def test_the_next_one_of_a_dialogue() -> None:
    held, coming = events_of(
        f"HÀ NỘI — {HOST} and {GUEST} co-chaired the third Viet Nam-Laos Strategic Dialogue in Hà Nội on Tuesday. The "
        "fourth one will be hosted by Laos in 2024."
    )
    assert (held.ordinal, held.status) == (3, "occurred")
    assert (coming.ordinal, coming.status, coming.parties, coming.start) == (4, "scheduled", LAOS, "2024")


@pytest.mark.parametrize(
    ("telling", "place"),
    [
        ("held talks with {guest} on Wednesday", "Hà Nội"),
        ("held phone talks with {guest} on Wednesday", ""),
        ("held talks with {guest} in Vientiane on Wednesday", "Vientiane"),
        ("held talks with {guest} on May 3", ""),
    ],
)
def test_talks_of_these_days_were_held_where_the_article_was_filed(telling: str, place: str) -> None:
    (event,) = events_of(f"HÀ NỘI — {HOST} {telling.format(guest=GUEST)}.")
    assert event.place == place


# ---------------------------------------------------------------- spelling
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("name", ["Thủ Đức’s “Green” Forum", 'Thủ Đức\'s "Green" Forum'])
def test_one_spelling_of_a_name(name: str, form: str) -> None:
    assert written(unicodedata.normalize(form, name)) == 'Thủ Đức\'s "Green" Forum'


@given(st.text())
def test_what_is_written_is_stable(name: str) -> None:
    once = written(name)
    assert once == unicodedata.normalize("NFC", once)
    assert written(once) == once


def test_tone_marks_have_one_place() -> None:
    assert written("Khánh Hoà") == written("Khánh Hòa") == "Khánh Hòa"
    assert same_town("Hà Nội", "Hanoi")
    assert same_town("", "Hanoi")
    assert not same_town("Hanoi", "Cebu")


# ---------------------------------------------------------------- anchors
WORDS = ["met", "held", "talks", "a", "met with", "co-chaired", "MET", "metal"]
PATTERN = regex.compile(r"\b(?:met(?: with)?|held (?:a )?talks)\b")


@given(st.lists(st.sampled_from([*WORDS, ".", ", "]), max_size=30).map(" ".join), st.integers(0, 40))
def test_anchors_find_what_a_search_finds(view: str, start: int) -> None:
    span = Span(min(start, len(view)), len(view))
    anchors = Anchors(view, kinds_of({"it": ["met", "held"]}))
    assert [m.span() for m in anchors.matches("it", PATTERN, span)] == [m.span() for m in PATTERN.finditer(view, *span)]
