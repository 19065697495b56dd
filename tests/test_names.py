"""Names: folding, comparing, splitting, short forms; properties over invented names of every habit."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import lexicon
from aseanparse.names import (
    fold_name,
    is_part,
    looks_vietnamese,
    name_tokens,
    normal_form,
    person_name,
    same_person,
    short_forms,
    strip_titles,
)
from aseanparse.testing.invented import HABITS, PEOPLE, Invented
from aseanparse.testing.strategies import names as people

NAMES = people().map(lambda p: p.name)


@given(NAMES)
def test_every_spelling_has_one_key(name: str) -> None:
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    plain = plain.replace("đ", "d").replace("Đ", "D")
    spellings = [
        name,
        unicodedata.normalize("NFD", name),
        plain,
        name.upper(),
        name.lower(),
        name.replace(" ", ""),
        name.replace(" ", "\u00a0"),
        name.replace("-", "\u2011"),
    ]
    assert {fold_name(s) for s in spellings} == {fold_name(name)}


@given(st.text())
def test_folding_never_fails_and_is_stable(text: str) -> None:
    key = fold_name(text)
    assert fold_name(key) == key
    assert fold_name(unicodedata.normalize("NFD", text)) == fold_name(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("new", "old"),
    [
        ("Trần Hoà", "Trần Hòa"),
        ("Đỗ Thị Loan Thuỷ", "Đỗ Thị Loan Thủy"),
        ("Lê Khoẻ", "Lê Khỏe"),
        ("NGUYỄN HOÀ", "NGUYỄN HÒA"),
    ],
)
def test_both_placements_of_the_tone_mark_give_one_value(new: str, old: str) -> None:
    assert normal_form(new) == normal_form(old) == old
    assert fold_name(new) == fold_name(old)


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("HarrietWhitcombe", "Harriet Whitcombe"),
        ("Đỗ HoàiKhuê", "Đỗ Hoài Khuê"),
        ("Lachlan MacAllan", "Lachlan MacAllan"),
        ("Rory McIntyre", "Rory McIntyre"),
        ("Renato “Totoy” Mabini", "Renato Mabini"),
        ('Renato "Totoy" Mabini Jr.', "Renato Mabini Jr."),
    ],
)
def test_lost_spaces_and_nicknames(printed: str, name: str) -> None:
    assert normal_form(printed) == name


@pytest.mark.parametrize("name", ["Zoé Lambert", "Noé Castelo", "João Belchior", "Trần Quý", "Đỗ Hoàn", "Lý Tuyết"])
def test_marks_that_are_no_open_syllable_stay(name: str) -> None:
    assert normal_form(name) == name


@given(st.one_of(NAMES, st.text()))
def test_the_normal_form_is_stable(name: str) -> None:
    assert normal_form(normal_form(name)) == normal_form(name)
    assert normal_form(unicodedata.normalize("NFD", name)) == normal_form(name)


STACKS = {
    "heads": ["Dato", "Datuk", "Pehin", "Haji", "Dr.", "Samdech", "H.E."],
    "tails": ["Seri", "Setia", "Paduka", "Awang"],
    "pairs": ["Tan Sri", "Major General", "Yang Berhormat"],
}


@pytest.mark.parametrize(
    "stack",
    [
        " ".join((head, *rest))
        for head in STACKS["heads"] + STACKS["pairs"]
        for n in range(3)
        for rest in product(STACKS["tails"] + STACKS["heads"], repeat=n)
    ],
)
def test_every_stack_of_titles_is_stripped(stack: str) -> None:
    assert strip_titles(f"{stack} Zulkarnain bin Haji Metusin") == "Zulkarnain bin Haji Metusin"
    assert same_person(f"{stack} Zulkarnain bin Haji Metusin", "Zulkarnain bin Haji Metusin")


@pytest.mark.parametrize(
    "name", ["Tan Wei Jun", "Yang Shufen", "Setia Wibowo", "He Wenlan", "Ma Guoqiang", "Haji", "U", "Dr"]
)
def test_what_is_a_name_is_no_title(name: str) -> None:
    assert strip_titles(name) == name


@given(st.text())
def test_stripping_leaves_something_and_is_stable(name: str) -> None:
    once = strip_titles(name)
    assert strip_titles(once) == once
    assert bool(once) == bool(name.split())


@given(people())
def test_a_name_is_split_by_the_habit_of_its_country(person: Invented) -> None:
    split = person_name(person.name, person.country)
    assert split.full == normal_form(person.name)
    assert split.family == (normal_form(person.family) if person.family else None)
    assert split.key == fold_name(person.name)


@given(people())
def test_the_usual_short_form_comes_first(person: Invented) -> None:
    forms = short_forms(person_name(person.name, person.country))
    if person.short == person.name:
        assert person.name not in forms
    else:
        assert forms[0] == normal_form(person.short)


@given(people(), people())
def test_same_person_is_reflexive_and_symmetric(a: Invented, b: Invented) -> None:
    assert same_person(a.name, a.name)
    assert same_person(a.name, b.name) == same_person(b.name, a.name)


@given(people())
def test_a_short_form_is_the_person_only_where_the_country_is_known(person: Invented) -> None:
    if person.short != person.name:
        assert same_person(person.name, person.short, person.country)
        if " " not in person.short:
            assert not same_person(person.name, person.short)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Sakamoto Haruto", "Haruto Sakamoto", True),
        ("SAKAMOTO Haruto", "Sakamoto Haruto", True),
        ("Maria Ines Villareal", "Ma. Ines P. Villareal", True),
        ("Rahim Bin Haji Osman", "Rahim Bin Haji", True),
        ("Đỗ Hoài Khuê", "Do HoaiKhue", True),
        ("Đỗ Hoài Khuê", "Do Hoai", True),
        ("Marcos da Cunha Belchior", "Marcosda Cunha Belchior", True),
        ("Yoon Seo-a", "Yoon Seo A", True),
        ("Chhun Dara", "Chhun Vireak", False),
        ("Đỗ Hoài Khuê", "Đỗ Minh Khuê", False),
        ("", "Đỗ Hoài Khuê", False),
    ],
)
def test_who_is_the_same(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same
    assert same_person(b, a) is same


def test_without_a_country_nothing_is_split() -> None:
    name = person_name("Sakamoto Haruto")
    assert (name.family, name.given, name.country) == (None, None, None)


@given(people())
def test_only_vietnamese_names_look_vietnamese(person: Invented) -> None:
    if person.country == "VNM":
        assert looks_vietnamese(person.name)
    elif person.country not in ("CHN", "SGP", "MYS", "KHM", "KOR", "MMR"):  # syllables may coincide there
        assert not looks_vietnamese(person.name)


def test_the_parts_of_a_name_stand_together() -> None:
    whole = name_tokens("Rahim Bin Haji Osman")
    assert is_part(name_tokens("Bin Haji"), whole)
    assert not is_part(name_tokens("Rahim Osman"), whole)


def test_every_habit_is_that_of_the_lexicon() -> None:
    countries = {e.code: e.data for e in lexicon.core().entries if e.kind == "country"}
    assert set(HABITS) <= set(countries)
    assert all(countries[p.country]["order"] in ("family-first", "given-first", "mononym") for p in PEOPLE)
