"""Sentences of every build, and who is named in them: ``people.txt``; roles, offices and their levels, enumerated."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.lexicon import core
from aseanparse.names import fold_name, person_name, same_person, strip_titles
from aseanparse.people import find_people, office_level
from aseanparse.testing.invented import PEOPLE, Invented
from aseanparse.testing.strategies import names as people
from aseanparse.text import fold
from tests.test_people import ADJECTIVES, COUNTRIES, article, kinds, read

LINES = [
    line.partition("=>")[::2]
    for line in (Path(__file__).parent / "people.txt").read_text(encoding="utf-8").splitlines()
    if "=>" in line and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "wanted"), LINES)
def test_who_is_named(text: str, wanted: str) -> None:
    told = [told.strip().rsplit("/", 2) for told in wanted.split(" + ")] if wanted.strip() else []
    found = read(text.strip())
    assert [(p.key, p.country or "") for p in found] == [(fold_name(name), country) for name, country, _ in told]
    for person, (_, _, offices) in zip(found, told, strict=True):
        titles = {fold(office.title) for office in person.offices}
        assert {fold(office) for office in offices.split(";") if office} <= titles


# Every level, by titles of every build. Issue: each office has its standard form.
LEVELS = """
head_of_state: President; State President; King; Queen; Sultan; Emperor; Governor-General; Pope
head_of_government: Prime Minister; PM; Premier; Chancellor
minister: Minister of Foreign Affairs; Foreign Minister; FM; Minister; Second Minister of Defence; Defence
    Secretary; Minister of Foreign Affairs II; Secretary of State; Minister in the Prime Minister's Office;
    Foreign Secretary; Union Minister for Foreign Affairs; Chief Cabinet Secretary; Minister of National
    Assembly Affairs; Trade Representative
deputy: Deputy Prime Minister; Deputy PM; DPM; Deputy Minister of Health; Vice President; Vice Minister; Vice
    Premier; Deputy Chief of the General Staff; Assistant Minister; Vice Chairwoman of the National Assembly;
    Vice-Minister
ambassador: Ambassador; Special Envoy; Consul General; High Commissioner; Permanent Representative;
    Minister-Counsellor; Charge d'Affaires; Defence Attache
party: Party General Secretary; General Secretary; Politburo member; Secretary of the City Party Committee
parliament: National Assembly Chairman; Speaker; House Speaker; Senate President; Speaker of the House of
    Representatives; Chairwoman of the National Assembly; Senator; Lawmaker; NA Chairman; President of the House
    of Councillors
military: Army chief; Commander; Commander-in-Chief of the Defence Forces; Chief of the General Staff; Navy
    spokesperson
business: CEO; Chairman of T&T Group; President of Indochina Airlines; General Director; Founder
official: Director-General; Secretary-General; Permanent Secretary; Governor; Mayor; Spokesperson; President of
    the Court; Chairman of the Province People's Committee; President of the Asian Development Bank
"""
STATUSES = {
    None: ["", "newly-appointed ", "visiting "],
    "former": ["former ", "late ", "ex-", "then-"],
    "acting": ["acting ", "interim ", "caretaker "],
    "elect": ["incoming "],
}


@pytest.mark.parametrize(
    ("level", "title"),
    [
        (line.partition(":")[0], title)
        for line in LEVELS.replace("\n    ", " ").strip().splitlines()
        for title in line.partition(": ")[2].split("; ")
    ],
)
def test_every_level_and_it_is_the_same_for_who_was_or_will_be(level: str, title: str) -> None:
    lexicon = core()
    assert office_level(title, lexicon) == level
    for status in ("former ", "acting ", "ex-", "Former ", "caretaker "):
        assert office_level(status + title, lexicon) == level
    if title.endswith(" Minister"):
        assert office_level(f"{title}-designate", lexicon) == level


@pytest.mark.parametrize(
    ("status", "word", "office"),
    [
        (status, word, office)
        for status, words in STATUSES.items()
        for word, office in product(words, ("Prime Minister", "Foreign Minister", "President"))
    ],
)
def test_how_an_office_is_held_is_told_wherever_the_word_stands(status: str | None, word: str, office: str) -> None:
    ways = [f"{word}{office} Anurak Thongprasert of Thailand spoke."]
    ways.append(f"Anurak Thongprasert, {word}{office} of Thailand, spoke.")
    if not word.endswith("-"):
        ways.append(f"{word.capitalize()}Thai {office} Anurak Thongprasert spoke.")
    for text in ways:
        (found,) = read(text)
        (told,) = found.offices
        assert (told.status, told.level, found.country) == (status, office_level(office, core()), "THA")
        assert text[told.start : told.end] == told.text


@pytest.mark.parametrize("office", ["President", "Prime Minister", "Foreign Minister", "Ambassador"])
@pytest.mark.parametrize("joined", ["elect", "designate"])
def test_an_office_to_be_taken_up(office: str, joined: str) -> None:
    (found,) = read(f"Thai {office}-{joined} Anurak Thongprasert spoke.")
    assert [(o.title, o.status) for o in found.offices] == [(f"{office}-{joined}", "elect")]


@given(people(), st.sampled_from([(s, w) for s, words in STATUSES.items() for w in words if w and not w.endswith("-")]))
def test_anybody_may_have_held_an_office_before(p: Invented, status: tuple[str | None, str]) -> None:
    (found,) = read(f"Talks were held with {status[1]}{ADJECTIVES[p.country]} Minister of Health {p.titles}{p.name}.")
    assert (found.key, found.country) == (fold_name(p.name), p.country)
    assert [(o.level, o.status) for o in found.offices] == [("minister", status[0])]


def of_two_words(p: Invented) -> bool:
    return " " in p.name


@given(
    people().filter(of_two_words), st.sampled_from(["was elected", "was appointed", "became", "is", "took office as"])
)
def test_who_became_what(p: Invented, became: str) -> None:
    office = f"Foreign Minister of {COUNTRIES[p.country]}"
    (found,) = read(f"In May {p.titles}{p.name} {became} {office} after the vote.")
    assert (found.key, found.country, [o.title for o in found.offices]) == (
        fold_name(p.name),
        p.country,
        ["Foreign Minister"],
    )


@given(people().filter(of_two_words), people().filter(of_two_words))
def test_plural_offices_are_shared_out_with_their_sides(a: Invented, b: Invented) -> None:
    if a.country == b.country or set(a.name.split()) & set(b.name.split()):
        return
    sides = f"{ADJECTIVES[a.country]} and {ADJECTIVES[b.country]}"
    for comma in ("", ","):
        found = read(f"The {sides} foreign ministers{comma} {a.titles}{a.name} and {b.titles}{b.name}{comma} met.")
        assert [(p.key, p.country) for p in found] == [(fold_name(p.name), p.country) for p in (a, b)]
        assert {o.title for p in found for o in p.offices} == {"foreign minister"}


@given(people(), people())
def test_the_two_ministers_are_both(a: Invented, b: Invented) -> None:
    if a.country == b.country or set(a.name.split()) & set(b.name.split()):
        return
    text = (
        f"{ADJECTIVES[a.country]} Minister of Health {a.titles}{a.name} met {ADJECTIVES[b.country]} Minister of Health "
        f"{b.titles}{b.name}. The two ministers agreed."
    )
    for person in read(text):
        assert [m.text for m in person.mentions if m.kind == "role"] == ["The two ministers"]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Former Thai Prime Minister {0} met Thai Prime Minister {1}. The former prime minister spoke.", 0),
        ("Former Thai Prime Minister {0} met Thai Prime Minister {1}. The Thai prime minister spoke.", 1),
        ("Thai Deputy Minister {0} met Thai Defence Minister {1}. The deputy minister spoke.", 0),
        ("Thai Deputy Minister {0} met Thai Defence Minister {1}. The defence chief spoke.", 1),
        ("Thai army chief {0} met Lao Minister {1}. The army chief spoke.", 0),
        ("Thai Foreign Minister {0} spoke. His Lao counterpart, {1}, agreed. The Lao minister spoke.", 1),
        ("Thai Foreign Minister {0} received Lao Deputy Minister {1}. The Minister spoke.", 0),
        ("Thai Deputy Minister {0} spoke. Lao Vice Minister {1} agreed. The Minister spoke.", 1),
        ("Thai Foreign Minister {0} met Lao Defence Minister {1}. The two presidents spoke.", None),
        ("Thai Foreign Minister {0} met Lao Defence Minister {1}. He was the first minister to come.", None),
    ],
)
def test_whom_a_role_means(text: str, meant: int | None) -> None:
    found = find_people(article(text.format("Anurak Thongprasert", "Wilai Kaewmanee")))
    assert [len([m for m in p.mentions if m.kind == "role"]) for p in found] == [int(n == meant) for n in (0, 1)]


def test_a_malay_name_is_one_with_and_without_its_links() -> None:
    told = kinds(
        "Malaysian Minister Dato' Haji Rahim Bin Haji Osman came. Rahim Osman said so. Minister Rahim Osman left."
    )
    assert [(who, words) for words, who, _ in told] == [
        ("p1", "Rahim Bin Haji Osman"),
        ("p1", "Rahim Osman"),
        ("p1", "Rahim Osman"),
    ]


def test_a_nickname_is_a_name() -> None:
    told = kinds('Thai Minister Anurak "Lek" Thongprasert spoke. Minister Lek left. Later Lek smiled.')
    assert told[1:] == [("Lek", "p1", "short"), ("Lek", "p1", "short")]


def test_a_word_of_the_headline_alone_is_nobody() -> None:
    text = "Thai Minister Calm Before Summit\nThai Minister Anurak Thongprasert spoke."
    assert [p.name for p in find_people(article(text, "headline", "body"))] == ["Anurak Thongprasert"]
    text = "Minister Anurak Vows Calm Before Summit\nThai Minister Anurak Thongprasert spoke."
    (found,) = find_people(article(text, "headline", "body"))
    assert [m.kind for m in found.mentions] == ["short", "name"]


# ---- shapes of names, in full
CAPITALS = [
    (name, country)
    for given_name, family, country in (
        ("Haruto", "Sakamoto", "JPN"),
        ("Clara", "Villareal", "PHL"),
        ("Anurak", "Kaew", "THA"),
    )
    for name in (f"{family.upper()} {given_name}", f"{given_name} {family.upper()}")
]


@pytest.mark.parametrize(("name", "country"), CAPITALS)
def test_capitals_mark_the_family_name_whatever_the_order(name: str, country: str) -> None:
    split = person_name(name, country)
    assert split.family is not None
    assert fold_name(split.family) == fold_name(next(w for w in name.split() if w.isupper()))


@pytest.mark.parametrize(
    ("name", "first", "family"),
    [
        ("Haruto Sakamoto", "given", "Sakamoto"),
        ("Sakamoto Haruto", "family", "Sakamoto"),
        ("Sakamoto Haruto", None, "Sakamoto"),
    ],
)
def test_who_knows_the_order_may_say_it(name: str, first: str | None, family: str) -> None:
    assert person_name(name, "JPN", first=first).family == family  # type: ignore[arg-type]


def test_later_sentences_tell_the_order_of_a_japanese_name() -> None:
    (found,) = read("Japanese Foreign Minister Haruto Sakamoto came. Sakamoto spoke.")
    assert (found.family, found.given) == ("Sakamoto", "Haruto")


@pytest.mark.parametrize(
    ("particle", "family"),
    [
        (particle, f"{particle} {last}")
        for particle, last in product(
            ["dos", "da", "de", "dela", "delos", "van", "von", "van der", "de la", "bin", "al", "di", "na"],
            ["Belmonte"],
        )
        if particle != "bin"
    ]
    + [("al-", "al-Belmonte"), ("el-", "el-Belmonte")],
)
def test_particles_belong_to_the_family_name(particle: str, family: str) -> None:
    split = person_name(f"Anselmo {family}", "PRT")
    assert (split.family, split.given) == (family, "Anselmo")
    (found,) = read(f"Portuguese Foreign Minister Anselmo {family} spoke.")
    assert found.name == f"Anselmo {family}"


LINKS = ["bin", "binti", "binte", "Bin", "Binti", "bt", "ibni", "a/l", "a/p", "A/L", "A/P", "s/o", "d/o", "anak", "ak"]


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("father", ["Osman", "Haji Osman", "Tan Sri Osman", "Perumal Nathan"])
def test_every_link_and_father_is_part_of_the_name(link: str, father: str) -> None:
    (found,) = read(f"Malaysian Minister of Health Datuk Rahim {link} {father} spoke. Rahim left.")
    assert found.name == f"Rahim {link} {father}"
    assert [m.kind for m in found.mentions] == ["name", "short"]
    if link != "ibni":
        assert (found.family, found.given) == (None, "Rahim")


@pytest.mark.parametrize(
    "rank", ["Lt-Gen", "Maj-Gen", "Brig-Gen", "Lt Gen", "Maj. Gen.", "Vice-Admiral", "Pol Lt Gen", "Police General"]
)
def test_ranks_are_titles(rank: str) -> None:
    assert strip_titles(f"{rank} Anurak Thongprasert") == "Anurak Thongprasert"
    (found,) = read(f"Thai Defence Minister {rank} Anurak Thongprasert spoke.")
    assert found.name == "Anurak Thongprasert"


@given(people(), people())
def test_no_two_of_the_invented_are_one_but_by_part_of_the_name(a: Invented, b: Invented) -> None:
    if not set(fold(a.name).casefold().split()) & set(fold(b.name).casefold().split()):
        assert not same_person(a.name, b.name)


@pytest.mark.parametrize("person", PEOPLE[::7], ids=lambda p: p.name)
def test_family_and_given_make_up_the_name(person: Invented) -> None:
    split = person_name(person.name, person.country)
    if split.family:
        assert sorted(f"{split.family} {split.given}".split()) == sorted(split.full.split())
