"""Events as ministries and agencies tell them sentence by sentence: rendered with invented people, and read back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.model import Event
from aseanparse.testing.invented import ADJECTIVES, COUNTRIES, Invented
from tests.test_events import CITIES, days, events_of, guests, hosts, in_words

Facts = tuple[str, str, str, str, str, str]

cities = st.sampled_from([c for c in CITIES if c != "Hà Nội"])
coming = st.integers(8, 14).map(lambda ahead: date(2023, 7, 14) + timedelta(days=ahead))


def persons(host: Invented, guest: Invented) -> dict[str, str]:
    return {
        "host": f"Vietnamese Foreign Minister {host.name}",
        "guest": f"{ADJECTIVES[guest.country]} Foreign Minister {guest.name}",
        "country": COUNTRIES[guest.country],
        "adjective": ADJECTIVES[guest.country],
    }


def facts(event: Event) -> Facts:
    return event.type, event.status, " ".join(event.parties), event.start, event.end, event.place


# ---------------------------------------------------------------- one sentence, one event
MEETINGS = [
    "{host} flew to {city} {day} to meet {guest}.",
    "{host} received in audience {guest} in {city} {day}.",
    "{guest}, whom {host} saw in {city} {day}, offered help.",
    "{guest} was hosted to lunch by {host} in {city} {day}.",
    "{guest} called on and was hosted to dinner by {host} in {city} {day}.",
    "{guest} was warmly welcomed by {host} in {city} {day}.",
    "The deal was struck during a meeting in {city} {day} between {host} and {guest}.",
    "Talks in {city} {day} between {host} and {guest} focused on trade.",
    "After meeting {guest} in {city} {day}, {host} pledged help.",
    "Speaking after meeting with {guest} in {city} {day}, {host} pledged help.",
    "Speaking to reporters after his meeting with {guest} in {city} {day}, {host} pledged help.",
    "Following the welcome ceremony in {city} {day}, {host} held talks with {guest}.",
]


@given(st.data(), hosts, guests, st.sampled_from(MEETINGS), cities, days)
def test_a_meeting(data: st.DataObject, host: Invented, guest: Invented, telling: str, city: str, day: date) -> None:
    text = telling.format(**persons(host, guest), city=city, day=data.draw(in_words(day)))
    (event,) = events_of(f"HÀ NỘI — {text}")
    parties = " ".join(sorted(("VNM", guest.country)))
    assert facts(event) == ("meeting", "occurred", parties, day.isoformat(), "", city)


CALLS = [
    "{host} and {guest} discussed by phone {day} how to keep ASEAN's talks with the parties moving.",
    "{host} spoke by phone {day} with {guest}.",
    "In his phone conversation with {guest} {day}, {host} asked for help.",
    "{host} told {guest} during a telephone conversation {day} that the market would reopen.",
    "In a telephone call {day}, {host} and {guest} agreed to reopen the market.",
]


@given(st.data(), hosts, guests, st.sampled_from(CALLS), days)
def test_a_call_has_no_place(data: st.DataObject, host: Invented, guest: Invented, telling: str, day: date) -> None:
    text = telling.format(**persons(host, guest), day=data.draw(in_words(day)))
    (event,) = events_of(f"HÀ NỘI — {text}")
    parties = " ".join(sorted(("VNM", guest.country)))
    assert facts(event) == ("meeting", "occurred", parties, day.isoformat(), "", "")


COMING = [
    "{guest} is expected in {city} on {day} for talks with {host}.",
    "{guest} is due in {city} on {day} to meet {host}.",
    "{guest} will come to {city} on {day} for talks with {host}.",
    "{guest} will call on {host} in {city} on {day}.",
]


@given(hosts, guests, st.sampled_from(COMING), cities, coming)
def test_a_meeting_to_come(host: Invented, guest: Invented, telling: str, city: str, day: date) -> None:
    text = telling.format(**persons(host, guest), city=city, day=f"{day:%B} {day.day}")
    (event,) = events_of(f"HÀ NỘI — {text}")
    parties = " ".join(sorted(("VNM", guest.country)))
    assert facts(event) == ("meeting", "scheduled", parties, day.isoformat(), "", city)


SIGNINGS = [
    "A memorandum of understanding on rice was signed by {host} and {guest} in {city} {day}.",
    "A memorandum of understanding on rice was inked in the presence of {host} and {guest} in {city} {day}.",
    "A protocol on rice was signed in {city} {day} between Việt Nam and {country}.",
    "The signing ceremony of a protocol on rice between Việt Nam and {country} took place in {city} {day}.",
    "{host} attended the signing of an agreement between Việt Nam and {country} in {city} {day}.",
    "{host} and {guest} presided over the signing of a protocol on rice in {city} {day}.",
]


@given(st.data(), hosts, guests, st.sampled_from(SIGNINGS), cities, days)
def test_a_signing(data: st.DataObject, host: Invented, guest: Invented, telling: str, city: str, day: date) -> None:
    text = telling.format(**persons(host, guest), city=city, day=data.draw(in_words(day)))
    (event,) = events_of(f"HÀ NỘI — {text}")
    parties = " ".join(sorted(("VNM", guest.country)))
    assert facts(event) == ("signing", "occurred", parties, day.isoformat(), "", city)


@pytest.mark.parametrize(
    "telling",
    [
        "An agreement on rice between Việt Nam and {country} is to be signed in {city} in August.",
        "Việt Nam intends to sign with {country} an agreement on rice in {city} in August.",
        "Việt Nam and {country} will sign an agreement on rice in {city} in August.",
    ],
)
@given(guests.filter(lambda g: not COUNTRIES[g.country].startswith("the ")), cities)
def test_a_signing_to_come(telling: str, guest: Invented, city: str) -> None:
    (event,) = events_of(f"HÀ NỘI — {telling.format(country=COUNTRIES[guest.country], city=city)}")
    assert facts(event) == ("signing", "scheduled", " ".join(sorted(("VNM", guest.country))), "2023-08", "", city)


HOST, GUEST = "Vietnamese Foreign Minister Đỗ Hoài Khuê", "Lao Foreign Minister Bounthan Vilayvong"
THIRD, SIDES = "Thai Foreign Minister Anurak Kaewmanee", "LAO VNM"
VISITS: dict[str, Facts] = {
    "{guest} is on an Official Visit to Việt Nam from 13 to 15 July 2023 at the invitation of {host}.": (
        "visit", "occurred", SIDES, "2023-07-13", "2023-07-15", "",
    ),
    "{guest} is visiting Việt Nam from 13 to 15 July 2023.": (
        "visit", "occurred", SIDES, "2023-07-13", "2023-07-15", "",
    ),
    "{guest} arrived here today for a three-day official visit.": ("visit", "occurred", SIDES, "2023-07-14", "", ""),
    "{host} attended a fair in Vientiane during his working visit to the country from July 11-13.": (
        "visit", "occurred", SIDES, "2023-07-11", "2023-07-13", "",
    ),
    "{host} is scheduled to leave for Bangkok before paying an official visit to Laos.": (
        "visit", "scheduled", SIDES, "", "", "",
    ),
    "{guest} arrived in Việt Nam today for a one-day working visit.": (
        "visit", "occurred", SIDES, "2023-07-14", "", "",
    ),
    "{host} will travel to Laos on July 20 for an official visit.": ("visit", "scheduled", SIDES, "2023-07-20", "", ""),
    "{host}'s trip to Laos next week is to prepare for the summit.": ("visit", "scheduled", SIDES, "2023-W29", "", ""),
    "{host} conveyed an invitation from President Trần Gia Bảo to Lao President Khamla Sisouk to pay a state visit in "
    "the fourth quarter. The Lao leader accepted.": ("visit", "scheduled", SIDES, "2023-Q4", "", ""),
    "{host} conveyed an invitation from President Trần Gia Bảo to Lao President Khamla Sisouk to pay a state visit in "
    "the fourth quarter.": ("visit", "proposed", SIDES, "2023-Q4", "", ""),
}  # fmt: skip


@pytest.mark.parametrize("telling", VISITS)
def test_a_visit(telling: str) -> None:
    (event,) = events_of(f"HÀ NỘI — {telling.format(host=HOST, guest=GUEST)}")
    assert facts(event) == VISITS[telling]


TALKS: Facts = ("meeting", "occurred", SIDES, "2023-07-12", "", "Vientiane")
OTHERS: dict[str, Facts] = {
    "The seventh meeting of the Joint Committee on Borders closed in this northern town on Wednesday after three days "
    "of work. The Vietnamese delegation was led by Deputy Minister Đỗ Hoài Khuê and the Lao side by Deputy Minister "
    "Bounthan Vilayvong.": ("meeting", "occurred", SIDES, "2023-07-10", "2023-07-12", "Hà Nội"),
    "{host} sent a message of congratulations to {guest}. In the message, he said the fifth joint cabinet retreat "
    "would be held in Huế in October.": ("meeting", "scheduled", SIDES, "2023-10", "", "Huế"),
    "The Viet Nam-Laos Joint Commission will convene in Vientiane on July 20.": (
        "meeting", "scheduled", SIDES, "2023-07-20", "", "Vientiane",
    ),
    "{host} and {guest} agreed to convene the inaugural Political Consultations between the two ministries in Huế by "
    "the first quarter of 2024.": ("meeting", "scheduled", SIDES, "2024-Q1", "", "Huế"),
    "{host} met {guest} and {third} in Cebu on July 12. After the trilateral meeting, he spoke to the press.": (
        "meeting", "occurred", "LAO THA VNM", "2023-07-12", "", "Cebu",
    ),
    "Việt Nam, Thailand and Laos agreed to share data when their defence ministers met in Cebu on July 12.": (
        "meeting", "occurred", "LAO THA VNM", "2023-07-12", "", "Cebu",
    ),
    "At talks before the ceremony, {host} and {guest} agreed on July 12 to reopen the gate.": (
        "meeting", "occurred", SIDES, "2023-07-12", "", "Hà Nội",
    ),
    "{host} attended the meeting of ASEAN electricity regulators in Cebu on July 12.": (
        "conference", "occurred", "ASEAN", "2023-07-12", "", "Cebu",
    ),
    "{host} today co-chaired the 44th Border Committee meeting with his Lao counterpart Bounthan Vilayvong in Huế.": (
        "meeting", "occurred", SIDES, "2023-07-14", "", "Huế",
    ),
    "The Special ASEAN Foreign Ministers' Meeting on Myanmar convened virtually today.": (
        "conference", "occurred", "ASEAN", "2023-07-14", "", "",
    ),
    "Leaders of Japan and ASEAN will meet in Tokyo in December.": (
        "conference", "scheduled", "ASEAN JPN", "2023-12", "", "Tokyo",
    ),
    "Vietnamese Prime Minister Trần Gia Bảo and Lao Prime Minister Khamla Sisouk agreed in summit talks in Vientiane "
    "on Wednesday to open a road.": TALKS,
    "{host} said Việt Nam would send a full delegation to AIPA-44 in Jakarta in August.": (
        "conference", "scheduled", "AIPA", "2023-08", "", "Jakarta",
    ),
    "{host} left Hà Nội on Thursday for Vientiane to attend the 50th ASEAN Summit.": (
        "conference", "scheduled", "ASEAN", "", "", "Vientiane",
    ),
    "{host} is in Vientiane for the 56th ASEAN Foreign Ministers' Meeting from 11 to 14 July 2023.": (
        "conference", "occurred", "ASEAN", "2023-07-11", "2023-07-14", "Vientiane",
    ),
    "ASEAN defence ministers concluded their two-day retreat in Cebu on Thursday.": (
        "conference", "occurred", "ASEAN", "2023-07-12", "2023-07-13", "Cebu",
    ),
    "Việt Nam and Laos co-organised a trade forum in Vientiane on July 12.": (
        "conference", "occurred", SIDES, "2023-07-12", "", "Vientiane",
    ),
}  # fmt: skip


@pytest.mark.parametrize("telling", OTHERS)
def test_a_meeting_of_bodies_or_several(telling: str) -> None:
    (event,) = events_of(f"HÀ NỘI — {telling.format(host=HOST, guest=GUEST, third=THIRD)}")
    assert facts(event) == OTHERS[telling]


# ---------------------------------------------------------------- one event after another
VISIT: Facts = ("visit", "scheduled", SIDES, "2023-07-20", "2023-07-22", "")
SUMMIT: Facts = ("conference", "scheduled", "ASEAN", "2023-08", "", "Jakarta")
TALKED = f"HÀ NỘI — {HOST} held talks with {GUEST} in Vientiane on July 12."
VISITING = "HÀ NỘI — Vietnamese President Trần Gia Bảo will pay a state visit to Laos from July 20 to 22."
ATTENDING = f"HÀ NỘI — {HOST} will attend the 43rd ASEAN Summit in Jakarta in August."
SIGNED: Facts = ("signing", *TALKS[1:])
AFTER = [
    (TALKED, "After the talks, three agreements were signed in the presence of the two ministers.", TALKS, SIGNED),
    (TALKED, "A total of five memoranda of understanding were signed at the end of the talks.", TALKS, SIGNED),
    (TALKED, "Under the minutes signed by the two ministers, the gate will reopen.", TALKS, SIGNED),
    (TALKED, "The next meeting will be held in Huế in October.", TALKS,
     ("meeting", "scheduled", SIDES, "2023-10", "", "Huế")),
    (TALKED, f"The following day he met {THIRD} in Cebu.", TALKS,
     ("meeting", "occurred", "THA VNM", "2023-07-13", "", "Cebu")),
    (VISITING, "Three agreements are to be signed during the visit.", VISIT, ("signing", *VISIT[1:])),
    (VISITING, "Five documents are expected to be signed on the occasion.", VISIT, ("signing", *VISIT[1:])),
    (VISITING, "After the welcome ceremony on July 20, the President will hold talks with Lao President Khamla Sisouk.",
     VISIT, ("meeting", "scheduled", SIDES, "2023-07-20", "", "")),
    (ATTENDING, f"On that occasion he is scheduled to hold talks with {GUEST}.", SUMMIT,
     ("meeting", "scheduled", SIDES, "2023-08", "", "Jakarta")),
]  # fmt: skip


@pytest.mark.parametrize(("lead", "text", "first", "second"), AFTER)
def test_one_event_leads_to_another(lead: str, text: str, first: Facts, second: Facts) -> None:
    assert [facts(event) for event in events_of(f"{lead}\n{text}")] == [first, second]


def test_during_a_visit_an_office_without_a_side_is_the_hosts() -> None:
    lead = VISITING.replace("Laos", "Thailand")
    _, talks = events_of(f"{lead}\nOn July 20, he will hold talks with the King and visit a museum.")
    assert facts(talks) == ("meeting", "scheduled", "THA VNM", "2023-07-20", "", "")


def test_who_signs_is_who_acts_and_the_one_after_with() -> None:
    programme = f"He is expected to hold talks with {GUEST} and to sign a plan of action with Indonesia."
    *_, signing = events_of(f"{ATTENDING}\n{programme}")
    assert facts(signing)[:3] == ("signing", "scheduled", "IDN VNM")


def test_a_day_before_the_verb_is_not_that_of_the_visit() -> None:
    text = f"HÀ NỘI — Within the framework of his visit to Thailand, {HOST} on July 3 met with {THIRD}."
    assert [facts(e)[:4] for e in events_of(text)] == [
        ("visit", "occurred", "THA VNM", ""), ("meeting", "occurred", "THA VNM", "2023-07-03"),
    ]  # fmt: skip


def test_one_more_a_day_later() -> None:
    text = f"HÀ NỘI — {HOST} met {GUEST} on July 3 and his Thai counterpart Anurak Kaewmanee a day later."
    assert [facts(e) for e in events_of(text)] == [
        ("meeting", "occurred", SIDES, "2023-07-03", "", ""),
        ("meeting", "occurred", "THA VNM", "2023-07-04", "", ""),
    ]


def test_the_minutes_are_signed_when_the_meeting_ends() -> None:
    text = (
        f"HÀ NỘI — {HOST} and {GUEST} co-chaired the seventh meeting of the Joint Committee in Huế on July 10-12.\n"
        "Under the minutes signed by the two chairmen, the gate will reopen."
    )
    assert [facts(e) for e in events_of(text)] == [
        ("meeting", "occurred", SIDES, "2023-07-10", "2023-07-12", "Huế"),
        ("signing", "occurred", SIDES, "2023-07-12", "", "Huế"),
    ]


def test_a_plenary_session_is_of_its_assembly() -> None:
    text = (
        f"HÀ NỘI — {HOST} attended the 43rd General Assembly of the ASEAN Inter-Parliamentary Assembly (AIPA-43) in "
        "Cebu.\nThe plenary session of AIPA-43 opened on July 11, where he called for unity."
    )
    (event,) = events_of(text)
    assert facts(event) == ("conference", "occurred", "AIPA", "2023-07-11", "", "Cebu")


# ---------------------------------------------------------------- what tells nothing
@pytest.mark.parametrize(
    "text",
    [
        f"{HOST} said ASEAN's talks with China on the code of conduct must go on.",
        f"{HOST} saw Laos as a partner.",
        f"{HOST} discussed Laos in an interview by phone on Thursday.",
        f"{HOST} is expected to be appointed ambassador to Laos on Monday.",
        f"{HOST} said an agreement with Laos signed in 2010 would be reviewed.",
        f"{HOST} said no agreement had been signed with Laos during the year.",
        f"{HOST} noted that several agreements between Việt Nam and Laos were signed in the 1990s.",
        f"{HOST} said the protocol could be signed when his Lao counterpart visits.",
        f"{HOST} will visit the Lao-funded school in Huế on Monday.",
        f"{HOST} said tourists would visit Laos in greater numbers.",
        f"{HOST} sent {GUEST} a message of congratulations on Thursday.",
        f"The Vietnamese proposal was welcomed by {GUEST} on Thursday.",
        f"{HOST} will call on {GUEST} to open the gate.",
        "Under the agreement signed last year, Việt Nam and Laos will reopen the gate.",
        "Việt Nam and Laos have agreed to sign a protocol on rice by the end of the year.",
    ],
)
def test_what_is_no_event(text: str) -> None:
    assert events_of(f"HÀ NỘI — {text}") == []


@pytest.mark.parametrize(
    "text",
    [
        "The agreements signed by the two sides in recent years have been carried out well.",
        "The two sides said the memorandum signed in 2019 was bearing fruit.",
        "He asked that the treaty be signed soon.",
        "An agreement will be signed when conditions allow.",
        "The next meeting of the National Assembly will be held in October.",
        "On the same day, the minister met the Vietnamese community in Vientiane.",
        "He said he saw in Vientiane on Monday how farmers lived.",
        "The guest visited a school in Hà Nội before the talks.",
        "After receiving the gift, he thanked the Lao people.",
        "While meeting voters on July 12, he praised Laos.",
    ],
)
def test_after_talks_nothing_more_is_told(text: str) -> None:
    assert [facts(event) for event in events_of(f"{TALKED}\n{text}")] == [TALKS]


def test_nothing_signed_is_no_signing() -> None:
    assert [e.type for e in events_of(f"{TALKED}\nNo documents were signed during the talks.")] == ["meeting"]


@pytest.mark.parametrize(
    "acting", ["the ministers agreed", "the ASEAN ministers resolved", "the economic ministers vowed"]
)
def test_the_ministers_of_a_conference_meet_a_partner_together(acting: str) -> None:
    conference, meeting = events_of(
        "JAKARTA — ASEAN economic ministers met in Jakarta on Thursday. Indonesian Trade Minister Hendra Wibisono "
        "chaired the meeting.\n\n"
        f"In consultations with Chinese Trade Minister Shen Guo on Friday, {acting} to lift trade."
    )
    assert conference.parties == ("ASEAN",)
    assert facts(meeting)[:3] == ("meeting", "occurred", "ASEAN CHN")


def test_two_ministers_are_not_all_of_them() -> None:
    *_, meeting = events_of(
        "JAKARTA — ASEAN economic ministers met in Jakarta on Thursday. Vietnamese Trade Minister Do Hoai Khue "
        "attended the meeting.\n\n"
        "In consultations with Chinese Trade Minister Shen Guo on Friday, the two ministers agreed to lift trade."
    )
    assert facts(meeting)[:3] == ("meeting", "occurred", "CHN VNM")
