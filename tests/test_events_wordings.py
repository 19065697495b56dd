"""Events in the many words of the trade: each telling is rendered with invented people and read back."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import parse
from aseanparse.model import Event
from aseanparse.testing.invented import ADJECTIVES, COUNTRIES, Invented
from tests.test_events import CITIES, days, events_of, guests, hosts, in_words

NAMES = {code: name for code, name in COUNTRIES.items() if code != "VNM"}

cities = st.sampled_from([c for c in CITIES if c != "Hà Nội"])
states = st.lists(st.sampled_from(sorted(set(NAMES) - {"SGP"})), min_size=2, max_size=2, unique=True)


def persons(host: Invented, guest: Invented) -> dict[str, str]:
    return {
        "host": f"Vietnamese Foreign Minister {host.name}",
        "guest": f"{ADJECTIVES[guest.country]} Foreign Minister {guest.name}",
    }


def facts(event: Event) -> tuple[str, str, tuple[str, ...], str, str]:
    return event.type, event.status, event.parties, event.start, event.place


# ---------------------------------------------------------------- a few sides
MEETINGS = [
    "{host} sat down with {guest} in {city} {day} to discuss the border.",
    "{host} met bilaterally with {guest} in {city} {day}.",
    "{host} met privately with {guest} in {city} {day}.",
    "{host} conferred with {guest} in {city} {day}.",
    "{host} exchanged views with {guest} in {city} {day}.",
    "{host} held a tete-a-tete with {guest} in {city} {day}.",
    "{host} had a working session with {guest} in {city} {day}.",
    "{host} had a fruitful discussion with {guest} in {city} {day}.",
    "{host} convened a brief consultation with {guest} in {city} {day}.",
    "{host} held their first meeting with {guest} in {city} {day}.",
    "{host} hosted {guest} for talks in {city} {day}.",
    "{host} hosted a reception for {guest} in {city} {day}.",
    "{host} hosted a luncheon for {guest} in {city} {day}.",
    "Sitting down with {guest} in {city} {day}, {host} asked for help.",
    "At a working breakfast with {guest} in {city} {day}, {host} asked for help.",
    "{host} granted an audience to {guest} in {city} {day}.",
    "{host} received a courtesy call from {guest} in {city} {day}.",
    "{host} chaired a welcome ceremony for {guest} in {city} {day}.",
    "{host} welcomed {guest} in {city} {day}.",
    "{host} gave a warm welcome {day} to {guest} in {city}.",
    "{guest} was received by {host} in {city} {day}.",
    "{guest} was received in {city} by {host} {day}.",
    "{guest} was also received in {city} {day} by {host}.",
    "In {city} {day}, {host} held talks with {guest}.",
    "{host} had a meeting with{guest} in {city} {day}.",
    "{guest} paid a courtesy call on {host} in {city} {day}.",
    "A meeting between {host} and {guest} took place in {city} {day}.",
    "A meeting was held in {city} {day} between {host} and {guest}.",
    "Talks were held in {city} {day} between {host} and {guest}.",
    "During talks with {guest} in {city} {day}, {host} pledged help for flood victims.",
    "At a reception for {guest} in {city} {day}, {host} hailed the growing ties.",
    "{host} and {guest} discussed trade at a meeting in {city} {day}.",
]


@given(st.data(), hosts, guests, st.sampled_from(MEETINGS), cities, days)
def test_a_meeting_in_other_words(
    data: st.DataObject, host: Invented, guest: Invented, telling: str, city: str, day: date
) -> None:
    lead = telling.format(**persons(host, guest), city=city, day=data.draw(in_words(day)))
    (event,) = events_of(f"HÀ NỘI — {lead}")
    parties = tuple(sorted(("VNM", guest.country)))
    assert facts(event) == ("meeting", "occurred", parties, day.isoformat(), city)


# ---------------------------------------------------------------- after the talks
TALKS = "HÀ NỘI — Vietnamese Foreign Minister Đỗ Hoài Khuê held talks with {guest} in {city} on March 18."
AFTER_TALKS = [
    ("The two ministers agreed to hold their next meeting in Huế in September.", "scheduled", "2026-09", "Huế"),
    ("They agreed to hold the seventh theoretical seminar in Huế in September.", "scheduled", "2026-09", "Huế"),
    ("A deal will be ready by the next session of the joint committee, scheduled for September in Huế.",
     "scheduled", "2026-09", "Huế"),
    ("The trade subcommittee will convene in Huế in September.", "scheduled", "2026-09", "Huế"),
    ("When their trade ministers met in Huế in January, they agreed to open a route.", "occurred", "2026-01", "Huế"),
    ("When they met in Huế in January, the two Prime Ministers agreed to open a route.", "occurred", "2026-01", "Huế"),
    ("The guest proposed that the two sides hold the first session of a working group in Huế in September.",
     "proposed", "2026-09", "Huế"),
]  # fmt: skip


@given(guests, st.sampled_from(["Vientiane", "Jakarta", "Cebu"]), st.sampled_from(AFTER_TALKS))
def test_the_two_sides_meet_at_other_times(guest: Invented, city: str, told: tuple[str, str, str, str]) -> None:
    text, *wanted = told
    who = f"{ADJECTIVES[guest.country]} Foreign Minister {guest.name}"
    first, second = events_of(f"{TALKS.format(guest=who, city=city)}\n{text}", "2026-03-18")
    sides = tuple(sorted(["VNM", guest.country]))
    assert facts(first) == ("meeting", "occurred", sides, "2026-03-18", city)
    assert facts(second) == ("meeting", *wanted[:1], sides, *wanted[1:])


def test_a_signing_in_the_programme_is_announced() -> None:
    told = (
        "On March 20, they will hold talks in Huế and sign an agreement on rice, which replaces the one inked in 2010."
    )
    talks = TALKS.format(guest="Lao Foreign Minister Kham Bouphavanh", city="Huế")
    *_, signing = events_of(f"{talks}\n{told}", "2026-03-18")
    assert facts(signing) == ("signing", "scheduled", ("LAO", "VNM"), "2026-03-20", "Huế")


def test_the_year_of_what_is_signed_is_not_its_day() -> None:
    talks = TALKS.format(guest="Lao Foreign Minister Kham Bouphavanh", city="Huế")
    *_, signing = events_of(f"{talks}\nAfter the talks, they signed a plan on rice in 2027.", "2026-03-18")
    assert facts(signing) == ("signing", "occurred", ("LAO", "VNM"), "2026-03-18", "Huế")


SERIES = (
    "CEBU — ASEAN farm ministers agreed on rice at the 41st Meeting of the ASEAN Ministers on Agriculture on March 17."
)


def test_the_next_of_the_series() -> None:
    _, following = events_of(f"{SERIES}\nViet Nam will host the 42nd meeting in Huế in October.", "2026-03-18")
    assert facts(following) == ("conference", "scheduled", ("ASEAN",), "2026-10", "Huế")


def test_members_meet_several_partners_at_once() -> None:
    told = "On Thursday, the ministers are to meet their counterparts from China and Japan."
    _, with_partners = events_of(f"{SERIES}\n{told}", "2026-03-18")
    assert facts(with_partners)[:4] == ("conference", "scheduled", ("ASEAN", "CHN", "JPN"), "2026-03-19")


def test_a_roundtable_gathers_many() -> None:
    held = "The Lao and Thai embassies held a roundtable on rice in Huế on Monday"
    (event,) = events_of(f"HUẾ — {held}, drawing experts from Laos, Thailand, and Japan.", "2026-03-18")
    assert facts(event) == ("conference", "occurred", ("JPN", "LAO", "THA"), "2026-03-16", "Huế")


def test_ministers_of_two_states_spoke_by_phone() -> None:
    text = "HÀ NỘI — Viet Nam and Laos will keep their border open, as their trade ministers spoke by phone on Tuesday."
    (call,) = events_of(text, "2026-03-18")
    assert (*facts(call), call.mode) == ("meeting", "occurred", ("LAO", "VNM"), "2026-03-17", "", "call")


def test_a_summit_between_two() -> None:
    told = "They prepared the special summit between ASEAN and the EU to be held in Brussels in May."
    text = f"HÀ NỘI — ASEAN ministers met on Monday. {told}"
    _, summit = events_of(text, "2026-03-18")
    assert facts(summit) == ("conference", "scheduled", ("ASEAN", "EU"), "2026-05", "Brussels")


CALLS = [
    "{host} held a phone conversation with {guest} {day}.",
    "{host} spoke by telephone with {guest} {day}.",
    "{host} spoke to {guest} by phone {day}.",
    "{host} discussed border trade with {guest} over the phone {day}.",
    "{host} received a phone call from {guest} {day}.",
    "{host} telephoned {guest} {day}.",
    "In a phone talk with {guest} {day}, {host} proposed a hotline.",
    "{host} and {guest} discussed border trade during a phone call {day}.",
]


@given(st.data(), hosts, guests, st.sampled_from(CALLS), days)
def test_a_call_has_a_day_and_no_place(
    data: st.DataObject, host: Invented, guest: Invented, telling: str, day: date
) -> None:
    (event,) = events_of("HÀ NỘI — " + telling.format(**persons(host, guest), day=data.draw(in_words(day))))
    assert (event.type, event.mode, event.status) == ("meeting", "call", "occurred")
    assert (event.parties, event.start, event.place) == (tuple(sorted(("VNM", guest.country))), day.isoformat(), "")


NEGOTIATIONS = [
    "{one} and {two} resumed negotiations in {city} {day} on a border trade deal.",
    "{one} and {two} renewed negotiations {day} in {city} on their border.",
    "{one} and {two} opened talks on the border in {city} {day}.",
    "{one} and {two} launched talks in {city} {day} on the removal of landmines.",
    "{one} and {two} began a new round of negotiations on the border in {city} {day}.",
    "{one} and {two} concluded three days of talks in {city} {day}.",
    "{one} and {two} wrapped up negotiations in {city} {day}.",
    "{one} and {two} concluded their sixth round of trade talks in {city} {day}.",
    "The second round of talks between {one} and {two} opened in {city} {day}.",
    "Talks between {one} and {two} on their border ended in {city} {day}.",
]


MECHANISMS = {  # published on 2023-07-14, a Friday
    "The 21st meeting of the Viet Nam-Cambodia Joint Committee was held in Phnom Penh on Thursday.": (
        "occurred", ("KHM", "VNM"), "2023-07-13", "Phnom Penh", 21,
    ),
    "Malaysia and Thailand convened the 15th Joint Commission for Bilateral Cooperation in Kuala Lumpur on Monday.": (
        "occurred", ("MYS", "THA"), "2023-07-10", "Kuala Lumpur", 15,
    ),
    "The Viet Nam-Australia Strategic Dialogue took place in Canberra on July 10.": (
        "occurred", ("AUS", "VNM"), "2023-07-10", "Canberra", None,
    ),
    "The fifth Indonesia-Australia 2+2 Ministerial Meeting will take place in Canberra in September.": (
        "scheduled", ("AUS", "IDN"), "2023-09", "Canberra", 5,
    ),
    "The 12th Malaysia-Thailand Annual Summit took place in Langkawi on Tuesday.": (
        "occurred", ("MYS", "THA"), "2023-07-11", "Langkawi", 12,
    ),
    "The fifth round of the Viet Nam-Indonesia negotiations on fishing was held in Jakarta on July 10.": (
        "occurred", ("IDN", "VNM"), "2023-07-10", "Jakarta", 5,
    ),
    "The seventh political consultation between Laos and Cambodia was held in Vientiane on Monday.": (
        "occurred", ("KHM", "LAO"), "2023-07-10", "Vientiane", 7,
    ),
    "Malaysia and Indonesia have agreed to hold the next Joint Commission Meeting in Bali in September.": (
        "scheduled", ("IDN", "MYS"), "2023-09", "Bali", None,
    ),
    "The third meeting of the Joint Commission was held in Vientiane on Monday, co-chaired by Lao Foreign Minister "
    "Bounmy Keovilay and Thai Foreign Minister Anurak Thongprasert.": (
        "occurred", ("LAO", "THA"), "2023-07-10", "Vientiane", 3,
    ),
    "The next session of the Viet Nam-Laos inter-governmental committee will be held in Vientiane in December.": (
        "scheduled", ("LAO", "VNM"), "2023-12", "Vientiane", None,
    ),
    "Deputy Minister Đỗ Hoài Khuê will attend the Viet Nam-Finland Political Consultation in Helsinki on August 10.": (
        "scheduled", ("FIN", "VNM"), "2023-08-10", "Helsinki", None,
    ),
    "Cambodia and Thailand ended a special General Border Committee meeting in Langkawi on Thursday.": (
        "occurred", ("KHM", "THA"), "2023-07-13", "Langkawi", None,
    ),
}  # fmt: skip


@pytest.mark.parametrize("text", MECHANISMS)
def test_a_standing_body_of_two_states_meets(text: str) -> None:
    (event,) = events_of(f"HÀ NỘI — {text}")
    assert event.type == "meeting"
    assert (event.status, event.parties, event.start, event.place, event.ordinal) == MECHANISMS[text]


def test_a_city_that_is_a_state_is_no_place_but_was_the_place() -> None:
    (event,) = events_of("HÀ NỘI — Viet Nam and Malaysia held talks in Singapore on Thursday.")
    assert (event.place, event.country) == ("", "SGP")


@pytest.mark.parametrize(("verb", "status"), [("flew", "occurred"), ("return", "scheduled")])
def test_both_sides_come_for_talks(verb: str, status: str) -> None:
    (event,) = events_of(f"HÀ NỘI — Thai and Cambodian diplomats {verb} to Geneva this week for talks on the border.")
    assert (event.type, event.status, event.parties) == ("meeting", status, ("KHM", "THA"))


# ---------------------------------------------------------------- visits
VISITS = [
    ("{guest} arrived in Hà Nội {day} for an official visit.", "Hà Nội"),
    ("{guest} arrived in Hà Nội on an official visit {day}.", "Hà Nội"),
    ("{guest} flew to Hà Nội {day} for a working visit.", "Hà Nội"),
    ("{guest} landed in Hà Nội {day} on a previously unannounced visit.", "Hà Nội"),
    ("{guest} arrived in Hà Nội {day} to begin a two-day official visit to Việt Nam.", ""),
    ("{guest} touched down in Hà Nội {day}, starting a two-day visit to Việt Nam.", ""),
    ("{guest} began a two-day visit to Việt Nam {day}.", ""),
    ("{guest} kicked off an official visit to Việt Nam {day}.", ""),
    ("{guest}'s official visit to Việt Nam, the first in years, started {day}.", ""),
    ("The two sides issued a statement on the official visit paid to Việt Nam {day} by {guest}.", ""),
]


@given(st.data(), hosts, guests, st.sampled_from(VISITS), days)
def test_a_visit_begins_on_arrival(
    data: st.DataObject, host: Invented, guest: Invented, visit: tuple[str, str], day: date
) -> None:
    telling, place = visit
    (event,) = events_of("HÀ NỘI — " + telling.format(**persons(host, guest), day=data.draw(in_words(day))))
    assert facts(event) == ("visit", "occurred", tuple(sorted(("VNM", guest.country))), day.isoformat(), place)
    assert event.hosts == ("VNM",)


@pytest.mark.parametrize(
    ("telling", "dates"),
    [
        ("left Hà Nội on Thursday, concluding a three-day official visit to Việt Nam", ("2023-07-11", "2023-07-13")),
        ("wrapped up a two-day visit to Việt Nam on Thursday", ("2023-07-12", "2023-07-13")),
        ("wrapped up his visit to Việt Nam on Thursday", ("", "")),
    ],
)
def test_a_visit_that_ends_began_as_many_days_before(telling: str, dates: tuple[str, str]) -> None:
    (event,) = events_of(f"HÀ NỘI — Lao Foreign Minister Bounmy Keovilay {telling}.")
    assert (event.type, event.status, (event.start, event.end)) == ("visit", "occurred", dates)


def test_a_visit_to_come_is_no_arrival() -> None:
    (event,) = events_of("HÀ NỘI — Lao PM Bounmy Keovilay will be in Hà Nội on July 20 for an official visit.")
    assert facts(event) == ("visit", "scheduled", ("LAO", "VNM"), "2023-07-20", "Hà Nội")


# ---------------------------------------------------------------- conferences
GATHERINGS = [
    "ASEAN energy ministers met in {city} {day}.",
    "ASEAN foreign ministers gathered in {city} {day} for their annual retreat.",
    "Energy ministers from Southeast Asia met in {city} {day}.",
    "Leaders of ASEAN gathered in {city} {day} for the 48th ASEAN Summit.",
    "Senior officials of ASEAN opened a two-day meeting in {city} {day} on the code of conduct.",
    "The ASEAN Coordinating Council held its 38th meeting in {city} {day}.",
    "The 48th ASEAN Summit kicked off in {city} {day}.",
    "The 48th ASEAN Summit met in {city} {day}.",
    "The ASEAN Foreign Ministers met in {city} {day}.",
    "The 48th ASEAN Summit was convened in {city} {day} under the chairmanship of the host.",
]


@given(st.data(), st.sampled_from(GATHERINGS), cities, days)
def test_all_members_gather(data: st.DataObject, telling: str, city: str, day: date) -> None:
    (event,) = events_of("HÀ NỘI — " + telling.format(city=city, day=data.draw(in_words(day))))
    assert facts(event) == ("conference", "occurred", ("ASEAN",), day.isoformat(), city)


def test_a_partner_is_a_party() -> None:
    (event,) = events_of("BANGKOK — Senior officials of ASEAN and China opened a meeting in Bangkok on Thursday.")
    assert facts(event) == ("conference", "occurred", ("ASEAN", "CHN"), "2023-07-13", "Bangkok")


def test_the_sides_of_a_conference_are_those_it_brought_together() -> None:
    (event,) = events_of(
        "BANGKOK — A regional conference on scams brought together officials from Thailand, Laos and Cambodia in "
        "Bangkok on Tuesday."
    )
    assert facts(event) == ("conference", "occurred", ("KHM", "LAO", "THA"), "2023-07-11", "Bangkok")


@pytest.mark.parametrize("verb", ["meets", "will meet", "convenes", "will convene", "opens"])
def test_a_conference_may_be_what_meets(verb: str) -> None:
    (event,) = events_of(
        f"HÀ NỘI — The chair spoke of the 17th ASEAN Summit, which {verb} in the Lao capital in October."
    )
    assert facts(event) == ("conference", "scheduled", ("ASEAN",), "2023-10", "Vientiane")


PARTNERS = ("China", "Japan", "Republic of Korea", "India", "US", "Russia", "New Zealand")


@given(
    st.lists(st.sampled_from(PARTNERS[:-1]), min_size=2, max_size=5, unique=True), st.sampled_from(["and", "and the"])
)
def test_summits_that_share_their_noun_are_one_each(partners: list[str], last: str) -> None:
    names = [f"ASEAN-{name}" for name in partners]
    text = f"HÀ NỘI — The {', '.join(names[:-1])} {last} {names[-1]} Summits will be held in Cebu in October."
    events = events_of(text)
    assert [[m.text for m in event.mentions] for event in events] == [
        *([n] for n in names[:-1]),
        [f"{names[-1]} Summits"],
    ]
    assert {(len(e.parties), e.start, e.place) for e in events} == {(2, "2023-10", "Cebu")}


def test_the_city_that_hosts_is_the_place() -> None:
    (event,) = events_of("HÀ NỘI — Đà Nẵng will host the third ASEAN Future Forum in September.")
    assert facts(event) == ("conference", "scheduled", ("ASEAN",), "2023-09", "Đà Nẵng")


def test_a_conference_that_was_told_by_a_verb_is_named_later() -> None:
    (event,) = events_of(
        "CEBU — ASEAN foreign ministers met in Cebu on Thursday.\n\n"
        "The 57th ASEAN Foreign Ministers' Meeting discussed trade."
    )
    assert (event.series, event.ordinal, event.start, event.place) == ("AMM", 57, "2023-07-13", "Cebu")
    assert len(event.mentions) == 2


RETREATS = [
    "ASEAN Foreign Ministers' Retreat", "AMM Retreat", "AMMR", "ASEAN Foreign Ministers' Meeting Retreat",
    "ASEAN Foreign Ministers' Retreat (AMM Retreat)", "ASEAN Foreign Ministers’ Meeting (AMM) Retreat",
    "Retreat of ASEAN Foreign Ministers",
]  # fmt: skip


@given(st.permutations(RETREATS))
def test_a_series_has_many_names(names: list[str]) -> None:
    rest = "\n\n".join(f"Ministers took part in the {name}." for name in names[1:])
    (event,) = events_of(f"CEBU — The {names[0]} opened in Cebu on Thursday.\n\n{rest}")
    assert (event.series, event.start, event.place, event.level) == ("AMMR", "2023-07-13", "Cebu", "minister")
    assert len(event.mentions) == len(names)


def test_the_meeting_and_its_retreat_are_two_series() -> None:
    retreat, meeting = events_of(
        "CEBU — The AMM Retreat opened in Cebu on Thursday.\n\nThe 57th AMM will be held in Manila in September."
    )
    assert (retreat.series, meeting.series, meeting.ordinal) == ("AMMR", "AMM", 57)
    assert (retreat.status, meeting.status) == ("occurred", "scheduled")


def test_a_caption_adds_nothing() -> None:
    caption = "Foreign ministers at the 57th AMM in Cebu on Thursday. — VNA/VNS Photo"
    (event,) = events_of(f"{caption}\n\nCEBU — The 57th AMM opened in Cebu on Thursday.")
    assert (event.ordinal, event.start) == (57, "2023-07-13")


def test_a_past_forum_named_in_passing_is_none_of_the_day() -> None:
    (event,) = events_of(
        "CEBU — The 57th AMM opened in Cebu on Thursday. Ministers reviewed the outcomes of the 42nd ASEAN Summit and "
        "decisions made at the 41st ASEAN Summit."
    )
    assert (event.series, event.ordinal) == ("AMM", 57)


def test_every_field_of_an_event_is_filled() -> None:
    summit, meeting = events_of(
        "JAKARTA — Vietnamese Prime Minister Trịnh Đình Đạt attended the 43rd ASEAN Summit in Jakarta on Thursday, "
        "chaired by Indonesia.\n\n"
        "On the sidelines of the summit, he had a working session with Lao Prime Minister Bounmy Keovilay."
    )
    assert (summit.series, summit.ordinal, summit.level) == ("ASEAN Summit", 43, "head_of_government")
    assert (summit.hosts, summit.country, summit.mode, summit.parent) == (("IDN",), "IDN", None, None)
    assert (meeting.parent, meeting.date_basis, meeting.country) == (summit.id, "parent", "IDN")
    assert (len(meeting.participants), meeting.level, meeting.hosts) == (2, "head_of_government", ())


def test_a_recent_visit_is_told_without_its_day() -> None:
    (event,) = events_of(
        "HÀ NỘI — The recent visit to Laos by Thai Foreign Minister Anurak Thongprasert opened a door."
    )
    assert facts(event) == ("visit", "occurred", ("LAO", "THA"), "", "")


@pytest.mark.parametrize(
    ("telling", "met"),
    [
        ("Thai Foreign Minister Anurak Thongprasert met his counterparts from Laos and Japan", ["LAO+THA", "JPN+THA"]),
        ("ASEAN tourism ministers met with their counterparts from China, Japan and India", ["ASEAN+CHN+IND+JPN"]),
        ("ASEAN foreign ministers met with their counterparts from China", ["ASEAN+CHN"]),
    ],
)
def test_counterparts_from_several_states(telling: str, met: list[str]) -> None:
    assert ["+".join(event.parties) for event in events_of(f"HÀ NỘI — {telling} on Thursday.")] == met


def test_of_two_days_each_meeting_has_its_own() -> None:
    first, second = events_of(
        "HÀ NỘI — Vietnamese Foreign Minister Đỗ Hoài Khuê met his Lao and Thai counterparts on Monday and Tuesday.\n"
        "At his meeting with Thai Foreign Minister Anurak Thongprasert on Tuesday, Khuê asked for help."
    )
    assert facts(first)[2:4] == (("LAO", "VNM"), "2023-07-10")
    assert facts(second)[2:4] == (("THA", "VNM"), "2023-07-11")


@pytest.mark.parametrize(
    "paper", ["a letter of intent", "the cooperation plan for 2024", "an action plan", "an accord"]
)
def test_what_is_signed(paper: str) -> None:
    *_, event = events_of(
        "HÀ NỘI — Vietnamese Minister Đỗ Hoài Khuê met Lao Minister Bounmy Keovilay in Vientiane on Thursday."
        f"\nAfter the talks, the two ministers signed {paper}."
    )
    assert facts(event) == ("signing", "occurred", ("LAO", "VNM"), "2023-07-13", "Vientiane")


@pytest.mark.parametrize(
    ("words", "mode"),
    [("held online talks with", "online"), ("spoke by phone with", "call"), ("held talks with", None)],
)
def test_how_they_met(words: str, mode: str | None) -> None:
    (event,) = events_of(
        f"HÀ NỘI — Vietnamese Foreign Minister Đỗ Hoài Khuê {words} Lao Foreign Minister Bounmy Keovilay on Thursday."
    )
    assert (event.mode, event.start) == (mode, "2023-07-13")


# ---------------------------------------------------------------- signings
SIGNINGS = [
    "{one} and {two} inked an agreement on electricity trade in {city} {day}.",
    "{one} and {two} put pen to paper on a border trade agreement in {city} {day}.",
    "{one} and {two} exchanged five memoranda of understanding in {city} {day}.",
    "{one} and {two} signed the minutes of the meeting in {city} {day}.",
    "{one} signed a defence pact with {two} in {city} {day}.",
    "A memorandum of understanding on labour was signed by {one} and {two} in {city} {day}.",
    "An agreement on visa exemption between {one} and {two} was signed in {city} {day}.",
    "The signing of a free trade agreement between {one} and {two} took place in {city} {day}.",
]


@pytest.mark.parametrize(("kind", "tellings"), [("meeting", NEGOTIATIONS), ("signing", SIGNINGS)])
def test_two_states_talk_and_sign(kind: str, tellings: list[str]) -> None:
    @given(st.data(), states, st.sampled_from(tellings), cities, days)
    def check(data: st.DataObject, two: list[str], telling: str, city: str, day: date) -> None:
        lead = telling.format(one=NAMES[two[0]], two=NAMES[two[1]], city=city, day=data.draw(in_words(day)))
        (event,) = events_of(f"HÀ NỘI — {lead[0].upper()}{lead[1:]}")
        assert facts(event) == (kind, "occurred", tuple(sorted(two)), day.isoformat(), city)

    check()


# ---------------------------------------------------------------- what is none
@pytest.mark.parametrize(
    "text",
    [
        "Vietnamese Foreign Minister Đỗ Hoài Khuê expressed hope for a visit by Lao Foreign Minister Bounmy Keovilay.",
        "Minister Khuê welcomed Lao Foreign Minister Bounmy Keovilay's proposal on Thursday.",
        "Viet Nam on Thursday welcomed the agreement between Thailand and Cambodia.",
        "Viet Nam welcomes tourists from Laos.",
        "Negotiations between Viet Nam and the EU on fisheries have stalled.",
        "Prime Minister Đỗ Hoài Khuê told reporters that talks with the EU would begin when conditions permit.",
        "A typhoon arrived in the Philippines on Wednesday.",
        "Viet Nam opened its market to Lao coffee on Thursday.",
        "Viet Nam and Laos opened a border gate on Thursday.",
        "Lao coffee left Hà Nội on Thursday for Europe.",
        "Vietnamese and Lao goods met strict standards on Thursday.",
        "Foreign tourists arrived in Hà Nội on Wednesday for a visit to the Old Quarter.",
        "The Lao government began construction of a road on Tuesday with Vietnamese help.",
        "US officials held a news conference in Manila on Thursday.",
        "Experts gathered at a conference on rice in Manila on Thursday.",
        "With the Philippines taking over the chair on Thursday, Viet Nam will work on rules for rice.",
        "Vietnamese Foreign Minister Đỗ Hoài Khuê thanked Laos for its warm welcome to the delegation.",
    ],
)
def test_what_only_looks_like_an_event(text: str) -> None:
    assert events_of(f"HÀ NỘI — {text}") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Foreign Minister Le Van Tam has cancelled a planned visit to Laos.",
        "Foreign Minister Le Van Tam called off his talks with Lao Foreign Minister Kham Bouphavanh.",
        "Foreign Minister Le Van Tam refused to meet Lao Foreign Minister Kham Bouphavanh on Monday.",
        "Lao Prime Minister Kham Bouphavanh postponed his visit to Viet Nam, planned for May.",
    ],
)
def test_what_is_called_off_is_no_event(sentence: str) -> None:
    assert parse(f"HÀ NỘI — {sentence}", published="2026-03-18").events == ()
