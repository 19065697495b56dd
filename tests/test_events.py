"""Events: meetings, visits and conferences are written as an outlet would write them and read back."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.dates import find_dates
from aseanparse.events import Telling, find_events, told_at
from aseanparse.layout import Article, lay_out
from aseanparse.lexicon import core
from aseanparse.model import Event
from aseanparse.people import find_people
from aseanparse.terms import find_terms
from aseanparse.testing.invented import ADJECTIVES, PEOPLE, Invented
from aseanparse.text import Text

CITIES = ["Hà Nội", "Vientiane", "Jakarta", "Cebu", "Langkawi", "Kuala Lumpur", "Bandar Seri Begawan"]
PUBLISHED = date(2023, 7, 14)

hosts = st.sampled_from([p for p in PEOPLE if p.country == "VNM" and not p.titles])
guests = st.sampled_from([p for p in PEOPLE if p.country != "VNM" and not p.titles])
days = st.integers(0, 6).map(lambda back: PUBLISHED - timedelta(days=back))


def read(text: str, published: date | str | None = PUBLISHED) -> tuple[Article, tuple[Event, ...], tuple[Telling, ...]]:
    page, lexicon = Text(text), core()
    article = lay_out(page, find_terms(page, lexicon), lexicon, published)
    people = find_people(article)
    events = find_events(article, find_dates(article), people)
    return article, events, told_at(article, events, people)


def events_of(text: str, published: date | str | None = PUBLISHED) -> list[Event]:
    return list(read(text, published)[1])


def in_words(day: date) -> st.SearchStrategy[str]:
    return st.sampled_from([f"on {day:%A}", f"on {day:%B} {day.day}"])


# ---------------------------------------------------------------- render, then read
TELLINGS = [
    "{host} held talks with {guest} in {city} {day}.",
    "{host} held talks in {city} {day} with {guest}.",
    "{host} had a meeting with {guest} in {city} {day}.",
    "{host} met with {guest} in {city} {day}.",
    "{host} received {guest} in {city} {day}.",
    "{host} paid a courtesy call on {guest} in {city} {day}.",
    "Receiving {guest} in {city} {day}, {host} hailed the growth of bilateral ties.",
    "At a meeting with {guest} in {city} {day}, {host} hailed the growth of bilateral ties.",
    "{host} and {guest} held talks in {city} {day}.",
]


@given(st.data(), hosts, guests, st.sampled_from(TELLINGS), st.sampled_from(CITIES), days)
def test_a_meeting_is_read_back(
    data: st.DataObject, host: Invented, guest: Invented, telling: str, city: str, day: date
) -> None:
    lead = telling.format(
        host=f"Vietnamese Foreign Minister {host.name}",
        guest=f"{ADJECTIVES[guest.country]} Foreign Minister {guest.name}",
        city=city,
        day=data.draw(in_words(day)),
    )
    (event,) = events_of(f"HÀ NỘI — {lead}\n\nThe two sides agreed to boost trade.")
    assert (event.type, event.status) == ("meeting", "occurred")
    assert event.parties == tuple(sorted(("VNM", guest.country)))
    assert (event.start, event.end, event.place) == (day.isoformat(), "", city)
    assert event.date_basis == "stated"


@given(
    st.data(),
    hosts,
    st.lists(guests, min_size=2, max_size=4, unique_by=lambda g: g.country),
    st.sampled_from(CITIES),
    days,
)
def test_separate_meetings_are_one_for_each_other_side(
    data: st.DataObject, host: Invented, others: list[Invented], city: str, day: date
) -> None:
    adjectives = [ADJECTIVES[g.country] for g in others]
    listed = ", ".join(adjectives[:-1]) + f" and {adjectives[-1]}"
    text = (
        f"HÀ NỘI — Vietnamese Foreign Minister {host.name} held separate meetings with his {listed} counterparts in "
        f"{city} {data.draw(in_words(day))} on the sidelines of the 56th ASEAN Foreign Ministers' Meeting (AMM-56)."
    )
    *meetings, _ = sorted(events_of(text), key=lambda e: e.type == "conference")
    assert sorted(e.parties for e in meetings) == sorted(tuple(sorted(("VNM", g.country))) for g in others)
    assert {(e.start, e.place) for e in meetings} == {(day.isoformat(), city)}


@given(hosts, guests, st.integers(20, 70), st.sampled_from(CITIES), days)
def test_a_sideline_meeting_takes_place_and_day_of_its_conference(
    host: Invented, guest: Invented, number: int, city: str, day: date
) -> None:
    text = (
        f"{city.upper()} — Vietnamese Foreign Minister {host.name} attended the {number}th ASEAN Summit in {city} on "
        f"{day:%A}.\n\n"
        f"On the sidelines of the summit, he met {ADJECTIVES[guest.country]} Foreign Minister {guest.name}."
    )
    summit, meeting = events_of(text)
    assert (summit.series, summit.ordinal, summit.parties, summit.place) == ("ASEAN Summit", number, ("ASEAN",), city)
    assert (meeting.parent, meeting.start, meeting.place) == (summit.id, day.isoformat(), city)
    assert meeting.date_basis == "parent"


VISITS = [
    ("{guest} is on an official visit to Việt Nam from July 12 to 15.", "occurred"),
    ("{guest} will pay an official visit to Việt Nam from July 22 to 25.", "scheduled"),
    ("{host} invited {guest} to visit Việt Nam.", "proposed"),
    ("{host} extended an invitation for {guest} to pay an official visit to Việt Nam.", "proposed"),
    ("{host} invited {guest} to visit Việt Nam. The guest accepted the invitation with pleasure.", "scheduled"),
]


@given(hosts, guests, st.sampled_from(VISITS))
def test_a_visit_is_made_announced_or_proposed(host: Invented, guest: Invented, visit: tuple[str, str]) -> None:
    telling, status = visit
    lead = telling.format(
        host=f"Vietnamese Foreign Minister {host.name}",
        guest=f"{ADJECTIVES[guest.country]} Prime Minister {guest.name}",
    )
    found = [e for e in events_of(f"HÀ NỘI — {lead}") if e.type == "visit"]
    assert [(e.status, e.parties, e.hosts, e.place) for e in found] == [
        (status, tuple(sorted(("VNM", guest.country))), ("VNM",), "")
    ]


FORUMS = {
    "ASEAN Summit": "ASEAN Summit", "ASEAN Foreign Ministers' Meeting": "AMM",
    "ASEAN Defence Ministers' Meeting": "ADMM", "ASEAN Economic Ministers' Meeting": "AEM", "ASEAN Future Forum": "AFF",
}  # fmt: skip
CONFERENCES = [
    ("The {name} opened in {city} on Thursday.", "occurred", "2023-07-13", ""),
    ("The {name} took place in {city} on July 11-12.", "occurred", "2023-07-11", "2023-07-12"),
    ("The {name} will be held in {city} in September.", "scheduled", "2023-09", ""),
    ("The {name} is scheduled for August 2-4 in {city}.", "scheduled", "2023-08-02", "2023-08-04"),
]


@given(
    st.sampled_from(sorted(FORUMS)),
    st.integers(2, 60).filter(lambda n: n not in (11, 12, 13)),
    st.sampled_from(CONFERENCES),
    st.sampled_from(CITIES),
)
def test_a_conference_is_read_back(forum: str, number: int, telling: tuple[str, str, str, str], city: str) -> None:
    sentence, status, start, end = telling
    ordinal = f"{number}th" if number % 10 not in (1, 2, 3) else f"{number}{['st', 'nd', 'rd'][number % 10 - 1]}"
    (event,) = events_of("HÀ NỘI — " + sentence.format(name=f"{ordinal} {forum}", city=city))
    assert (event.type, event.status, event.parties) == ("conference", status, ("ASEAN",))
    assert (event.series, event.ordinal) == (FORUMS[forum], number)
    assert (event.start, event.end, event.place) == (start, end, city)


@given(hosts, st.lists(guests, min_size=2, max_size=3, unique_by=lambda g: g.country))
def test_each_sentence_is_told_of_the_meeting_that_was_opened_last(host: Invented, others: list[Invented]) -> None:
    titled = [f"{ADJECTIVES[g.country]} Foreign Minister {g.name}" for g in others]
    listed = ", ".join(titled[:-1]) + f" and {titled[-1]}"
    opening = f"Vietnamese Foreign Minister {host.name} met with {listed} in Jakarta on Thursday."
    paragraphs = [
        f"At the meeting with the {ADJECTIVES[g.country]} Foreign Minister, both sides agreed to boost trade.\n\n"
        "They also vowed to protect fishermen."
        for g in others
    ]
    article, _, tellings = read("JAKARTA — " + opening + "\n\n" + "\n\n".join(paragraphs))
    at = 0
    for guest in others:
        for words in ("both sides agreed", "They also vowed"):
            at = article.text.view.index(words, at) + 1
            told = [t.sides for t in tellings if t.start <= at < t.end]
            assert told == [tuple(sorted(("VNM", guest.country)))]


# ---------------------------------------------------------------- what holds for any text
ODDMENTS = st.lists(
    st.sampled_from([
        "At the meeting", "held talks with", "the Lao PM", "visit to Laos", "on Monday", "in Ha Noi", ",",
        ".", "\n\n", "the 47th ASEAN Summit", "signed a memorandum", "the 8th meeting of the Joint Committee", "met",
        "and", "received", "will", "on the sidelines of", "invited", "accepted the invitation", "as an observer",
        "Meeting",
        "the talks", "Earlier the same day",
    ]),
    max_size=40,
).map(" ".join)  # fmt: skip


@given(st.one_of(ODDMENTS, st.text(max_size=200)))
def test_any_text_gives_grounded_events_in_order(text: str) -> None:
    article, events, tellings = read(text)
    assert [e.id for e in events] == [f"ev{n}" for n in range(1, len(events) + 1)]
    for event in events:
        assert event.mentions
        assert all(text[m.start : m.end] == m.text for m in event.mentions)
        assert event.parent is None or event.parent in {e.id for e in events}
    assert all(a.end <= b.start for a, b in pairwise(tellings))
    assert {t.event for t in tellings} <= {e.id for e in events}
    assert read(text)[1] == events
    assert all(0 <= t.start < t.end <= len(article.text.view) for t in tellings)


@given(hosts, guests)
def test_decomposed_text_gives_the_same_events(host: Invented, guest: Invented) -> None:
    text = (
        f"HÀ NỘI — Vietnamese Foreign Minister {host.name} received {ADJECTIVES[guest.country]} Foreign Minister "
        f"{guest.name} in Hà Nội on Thursday. He invited his guest to visit Việt Nam in October."
    )
    facts = [
        [(e.type, e.status, e.parties, e.start, unicodedata.normalize("NFC", e.place)) for e in events_of(form)]
        for form in (unicodedata.normalize("NFC", text), unicodedata.normalize("NFD", text))
    ]
    assert facts[0] == facts[1] != []


# ---------------------------------------------------------------- single rules
LEAD = (
    "JAKARTA — Vietnamese Foreign Minister Đỗ Hoài Khuê held talks with Lao Foreign Minister Bounmy Keovilay in "
    "Jakarta on Thursday.\n\n"
)


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        # the joint body's next round belongs to the sides being told
        (
            "They agreed to hold the 8th meeting of the Joint Committee in Vientiane next year.",
            ("meeting", "scheduled", "2024", "Vientiane"),
        ),
        (
            "They agreed to convene the next round of trade talks in Vientiane next year.",
            ("meeting", "scheduled", "2024", "Vientiane"),
        ),
        (
            "They agreed to hold the fourth round of negotiations in Vientiane next year.",
            ("meeting", "scheduled", "2024", "Vientiane"),
        ),
        (
            "They agreed to meet again in Luang Prabang in September.",
            ("meeting", "scheduled", "2023-09", "Luang Prabang"),
        ),
        (
            "After the talks, they signed a memorandum of understanding on rice.",
            ("signing", "occurred", "2023-07-13", "Jakarta"),
        ),
        (
            "Bounmy invited the Vietnamese minister to visit Laos in 2024.",
            ("visit", "proposed", "2024", ""),
        ),
        (
            "Khuê accepted an invitation to visit Laos in 2024.",
            ("visit", "scheduled", "2024", ""),
        ),
        (
            "Later the same day, Khuê paid a courtesy call on Indonesian President Wibisono.",
            ("meeting", "occurred", "2023-07-13", "Jakarta"),
        ),
        (
            "Việt Nam will host the second ASEAN Future Forum in Hà Nội in 2024.",
            ("conference", "scheduled", "2024", "Hà Nội"),
        ),
        (
            "Laos plans to hold an emergency session of ASEAN energy ministers in Vientiane on August 8.",
            ("conference", "scheduled", "2023-08-08", "Vientiane"),
        ),
    ],
)
def test_what_the_talks_lead_to(sentence: str, found: tuple[str, str, str, str]) -> None:
    assert found in [(e.type, e.status, e.start, e.place) for e in events_of(LEAD + sentence)[1:]]


@pytest.mark.parametrize(
    "sentence",
    [
        "At the meeting, both sides hailed the outcomes of previous high-level visits.",
        "Both sides agreed to step up cooperation at multilateral forums, within ASEAN and the ARF.",
        "The two countries have carried out the agreements signed at high-level meetings.",
        "Khuê voiced support for the hosting of APEC 2027.",
        "Bounmy said Lao exports met safety standards and asked the Vietnamese side to open its market.",
        "Việt Nam received support from Laos for its candidacy.",
        "They stressed the need for dialogue and trust, and for the peaceful settlement of disputes.",
        "The ASEAN-UK Dialogue Partnership is growing.",
        "A press conference followed.",
        "Bounmy attended a banquet hosted by the Vietnamese minister in his honour.",
        "The National Assembly of Việt Nam will discuss the matter at its session in October.",
    ],
)
def test_no_event_of_its_own(sentence: str) -> None:
    assert len(events_of(LEAD + sentence)) == 1


def test_one_event_however_often_it_is_told() -> None:
    (event,) = events_of(
        "Vietnamese, Lao ministers hold talks\n\n"
        "Vietnamese Foreign Minister Đỗ Hoài Khuê held talks with Lao Foreign Minister Bounmy Keovilay in Jakarta on "
        "July 13.\n\n"
        "Jakarta (VNA) – Vietnamese Foreign Minister Đỗ Hoài Khuê held talks with Lao Foreign Minister Bounmy Keovilay "
        "in Jakarta on July 13.\n\n"
        "At the talks, both sides agreed to boost trade. Following the meeting, they met the press."
    )
    assert event.parties == ("LAO", "VNM")
    assert len(event.mentions) >= 3


def test_two_people_of_one_side_received_apart_are_two_meetings() -> None:
    first, second = events_of(LEAD + "The same day, Prime Minister Trịnh Đình Đạt received the Lao minister.")
    assert first.parties == second.parties == ("LAO", "VNM")
    assert set(first.participants) != set(second.participants)


def test_trilateral_talks_are_one_meeting() -> None:
    text = (
        "PUTRAJAYA — Malaysian Foreign Minister Rahim bin Osman held trilateral talks with Thai Foreign Minister "
        "Anurak Thongprasert and Lao Foreign Minister Bounmy Keovilay in Putrajaya on Thursday."
    )
    assert [e.parties for e in events_of(text)] == [("LAO", "MYS", "THA")]


def test_an_observer_is_a_party_of_the_conference() -> None:
    (event,) = events_of(
        "JAKARTA — The 56th ASEAN Foreign Ministers' Meeting opened in Jakarta on Tuesday. Papua New Guinea's Foreign "
        "Minister took part as an observer."
    )
    assert event.parties == ("ASEAN", "PNG")


def test_a_later_conference_of_the_series_is_another_event() -> None:
    text = (
        "JAKARTA — Ministers attended the ASEAN Foreign Ministers' Retreat in Jakarta on Tuesday. They agreed to hold "
        "the next ASEAN Foreign Ministers' Retreat in Luang Prabang in January."
    )
    assert [(e.status, e.start, e.place) for e in events_of(text)] == [
        ("occurred", "2023-07-11", "Jakarta"),
        ("scheduled", "2024-01", "Luang Prabang"),
    ]


def test_no_day_is_invented() -> None:
    (event,) = events_of(
        "HÀ NỘI — Vietnamese Foreign Minister Đỗ Hoài Khuê held talks with his Lao counterpart Bounmy Keovilay.", None
    )
    assert (event.start, event.date_basis, event.place) == ("", None, "")


def test_an_announced_visit_ends_the_telling_of_a_meeting_with_others() -> None:
    article, _, tellings = read(
        LEAD
        + "Also on Thursday, the Ministry of Foreign Affairs announced that Thai Foreign Minister Anurak Thongprasert "
        "will pay an official visit to Việt Nam from July 20-22."
    )
    at = article.text.view.index("Anurak")
    assert [t.sides for t in tellings if t.start <= at < t.end] == [("THA", "VNM")]
