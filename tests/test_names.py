"""Names: folding, comparing, splitting, short forms; properties over invented names of every habit."""

from __future__ import annotations

import unicodedata
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import lexicon
from aseanparse.names import (
    agree,
    fold_name,
    is_left_out,
    is_part,
    is_syllable,
    looks_burmese,
    looks_vietnamese,
    name_tokens,
    normal_form,
    person_name,
    same_person,
    short_forms,
    strip_titles,
    title_length,
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
            assert not same_person(person.name, f"{person.short}x", person.country)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Sakamoto Haruto", "Haruto Sakamoto", True),
        ("SAKAMOTO Haruto", "Sakamoto Haruto", True),
        ("Maria Ines Villareal", "Ma. Ines P. Villareal", True),
        ("Rahim Bin Haji Osman", "Rahim Bin Haji", True),
        ("Dato' Seri Utama Haji Rahim Bin Haji Osman", "Rahim Osman", True),
        ("Rahim bin Osman", "Rahim bin Hassan", False),
        ("S. Raghavan", "Srinivas Raghavan", True),
        ("S. Raghavan", "K. Raghavan", False),
        ("A. B.", "C. D.", False),
        ("Lachlan J. Whitcombe", "Lachlan Whitcombe", True),
        ("Lachlan J. Whitcombe", "Lachlan R. Whitcombe", False),
        ("Rahim bin Haji", "Osman bin Haji", False),
        ("Lt-Gen Đỗ Hoài Khuê", "Sen. Lt. Gen. Do Hoai Khue", True),
        ("Omar al-Hashemi", "Omar Al Hashemi", True),
        ("Seo-yeon Yoon", "Yoon Seo-yeon", True),
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


# ------------------------------------------------------------------------------------------- the words of names
ONSETS = " b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split(" ")
RIMES = """a e i o u y ai ao au ay eo eu ia ie ieu io iu oa oai oay oe oi oo ua uai ue ui uo uoi uou uu uy uya uye uyu
    ye yeu ya an ang anh am ac ach ap at en inh ong oc uong uyet oan uat iem yen""".split()
FOREIGN = "str bl cr f j w z sh ck rd lt".split()


@pytest.mark.parametrize("onset", ONSETS)
def test_every_vietnamese_syllable(onset: str) -> None:
    assert all(is_syllable(f"{onset}{rime}") and is_syllable(f"{onset}{rime}".title()) for rime in RIMES)
    assert not any(is_syllable(f"{onset}{rime}{foreign}") for rime in RIMES for foreign in FOREIGN)
    assert not any(is_syllable(f"{foreign}{rime}") for rime in RIMES for foreign in FOREIGN)


def test_a_vietnamese_name_has_two_to_five_syllables_after_a_known_family() -> None:
    words = "Đỗ Hoài Khuê Thị Loan Minh".split()
    assert [looks_vietnamese(" ".join(words[:n])) for n in range(1, 7)] == [False, True, True, True, True, False]
    assert not looks_vietnamese("Hoài Đỗ Khuê")
    assert not looks_vietnamese("Đỗ Hoài Harriet")


def test_a_burmese_name_has_two_words_and_one_of_no_other_people() -> None:
    assert looks_burmese(("zeyar", "lwin"))
    assert not any(map(looks_burmese, (("zeyar",), ("thi", "su"), ("zeyar", "villareal"), ())))


@pytest.mark.parametrize("link", "bin binti binte bt a/l a/p s/o d/o anak ak Bin BINTI A/L".split())
def test_every_link_of_a_patronymic(link: str) -> None:
    for country in ("MYS", "BRN", "SGP", None):
        split = person_name(f"Rahim Zul {link} Osman", country)
        assert (split.family, split.given) == (None, "Rahim Zul")


@pytest.mark.parametrize(
    "particle",
    """da de do das dos del dela delos delas la los las van von der den di du y e na ibn al el le|de la|de los|van der
    """.replace(" ", "|", 24)
    .strip()
    .split("|"),
)
def test_every_particle_belongs_to_the_family(particle: str) -> None:
    for written in (particle, particle.title()):
        split = person_name(f"Ramon Ines {written} Cruz", "PHL")
        assert (split.family, split.given) == (f"{written} Cruz", "Ramon Ines")
        assert short_forms(split) == (f"{written} Cruz", "Cruz", "Ramon")
    assert person_name(f"{particle.title().split()[-1]} Cruz", "PHL").family == "Cruz"


@pytest.mark.parametrize("suffix", ["Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV", "jr."])
def test_every_suffix_stands_outside_the_family(suffix: str) -> None:
    split = person_name(f"Ramon Cruz {suffix}", "PHL")
    assert (split.full, split.family, split.given) == (f"Ramon Cruz {suffix}", "Cruz", "Ramon")
    assert short_forms(split) == ("Cruz", "Ramon")
    assert person_name(suffix, "PHL").family is None


@pytest.mark.parametrize("retired", "(Retired) (ret) (Ret.) (retd) (Retd.) (rtd) (Rtd.)".split())
def test_every_mark_of_the_retired(retired: str) -> None:
    assert strip_titles(f"Gen. {retired} Ramon Cruz") == strip_titles(f"Ramon Cruz {retired}") == "Ramon Cruz"


def test_a_compound_rank_has_a_rank_behind_its_hyphen() -> None:
    for rank in ("Lt-Gen", "Brig-Gen", "Maj-Gen", "Vice-Admiral", "Rear-Admiral"):
        assert strip_titles(f"{rank} Rahim Osman") == "Rahim Osman"
    for name in ("lt-Gen Osman", "Van-Gen Osman", "Lt-Rahim Osman", "Lt- Osman"):
        assert strip_titles(name) == name


@pytest.mark.parametrize("words", [("dato",), ("tan", "sri"), ("tan", "sri", "dato"), ("dato", "seri", "setia")])
def test_a_name_is_never_all_titles(words: tuple[str, ...]) -> None:
    assert title_length(words) < len(words)
    assert title_length(tuple(w.title() for w in words)) < len(words)
    assert title_length((*(w.title() for w in words), "Rahim")) == len(words)


@pytest.mark.parametrize("particle", "da de do das dos".split())
def test_every_particle_glued_to_a_name(particle: str) -> None:
    assert normal_form(f"Marcos{particle} Cunha") == f"Marcos {particle} Cunha"
    assert name_tokens(f"Marcos{particle} Cunha") == ("marcos", particle, "cunha")
    for name in (f"Marco{particle} Cunha", f"As{particle} Cunha", f"Marcos{particle} cunha"):
        assert normal_form(name) == name


@pytest.mark.parametrize("prefix", "Mac Mc Fitz Des Del Van Von Den Der Ben Bin".split())
def test_every_prefix_that_goes_on_with_a_capital(prefix: str) -> None:
    assert normal_form(f"Rory {prefix}Intyre") == f"Rory {prefix}Intyre"
    assert normal_form(f"Rory{prefix} Intyre") == f"Rory {prefix} Intyre"


@pytest.mark.parametrize("mark", "\u2018\u2019\u201b\u02bc\u02bb\u00b4`\u2032")
def test_every_apostrophe_is_one(mark: str) -> None:
    assert normal_form(f"Dato{mark} Zoé") == "Dato' Zoé"


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013")
def test_every_hyphen_is_one(dash: str) -> None:
    assert normal_form(f"Seo{dash}yeon Yoon") == "Seo-yeon Yoon"


@pytest.mark.parametrize("name", ['"Totoy" Mabini', 'Renato "Totoy"', 'Renato "Totoy" mabini', 'A "B" C "D" E'])
def test_what_is_no_nickname_stays(name: str) -> None:
    assert normal_form(name) == name
    assert normal_form('Renato "Totoy" de la Cruz') == "Renato de la Cruz"


NEW = "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split()
OLD = "òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split()


@pytest.mark.parametrize(("new", "old"), list(zip(NEW, OLD, strict=True)))
def test_every_tone_mark_moves_in_an_open_syllable_only(new: str, old: str) -> None:
    assert normal_form(f"Trần H{new}") == normal_form(f"Trần H{old}") == f"Trần H{old}"
    assert normal_form(f"Trần H{new}t") == f"Trần H{new}t"
    assert new[0] == "o" or normal_form(f"Trần Q{new}") == f"Trần Q{new}"


@pytest.mark.parametrize(
    ("name", "country", "family"),
    [
        ("TAN Wei Jun", None, "Tan"), ("Wei Jun TAN", None, "TAN"), ("TAN WEI JUN", None, None),
        ("Tan Wei Jun", "SGP", "Tan"), ("Wei Jun Tan", "SGP", "Tan"), ("Ravi Kumar", "SGP", "Kumar"),
        ("Tan Wei Jun", "MYS", "Tan"), ("Wei Jun Tan", "MYS", "Tan"), ("Ravi Kumar", "MYS", None),
        ("Seo-yeon Yoon", "KOR", "Yoon"), ("Yoon Seo-yeon", "KOR", "Yoon"), ("Yoon Seoyeon", "KOR", "Yoon"),
        ("S. Raghavan", "IND", "Raghavan"), ("S Raghavan", None, None), ("Zoé", "PHL", None),
    ],
)  # fmt: skip
def test_which_name_is_the_family(name: str, country: str | None, family: str | None) -> None:
    assert person_name(name, country).family == family


def test_where_the_order_is_told_it_counts() -> None:
    assert person_name("Haruto Sakamoto", "JPN", first="given").family == "Sakamoto"
    assert person_name("Sakamoto Haruto", "JPN", first="family").family == "Sakamoto"
    assert person_name("Rahim bin Osman", first="given").family == "bin Osman"


LEFT_OUT = "bin binti binte bt ibni haji hajah hj".split()


@pytest.mark.parametrize("word", LEFT_OUT)
def test_every_word_that_is_left_out(word: str) -> None:
    assert is_left_out(word)
    assert agree(("rahim", word, "osman"), ("rahim", "osman"))
    assert agree(("rahim", "osman"), ("rahim", word, "osman"))
    assert not agree(("rahim", word), ("osman", word))


def test_initials_agree_with_the_names_they_begin() -> None:
    whole, short = ("srinivas", "k", "raghavan"), ("s", "raghavan")
    assert is_left_out("s")
    assert not is_left_out("su")
    assert agree(short, ("srinivas", "raghavan"))
    assert agree(("srinivas", "raghavan"), whole)
    assert not agree(("k", "raghavan"), ("srinivas", "raghavan"))
    assert not agree(("s", "r"), ("srinivas", "raghavan"))
    assert not agree(("srinivas", "raghavan"), ("s", "r"))
    assert not agree(("s", "k"), ("s", "k"))
    assert agree(("rahim", "osman"), ("r", "osman"))
    assert not agree(("m", "osman"), ("rahim", "osman"))
    assert not agree(("anand", "k", "raghavan"), ("anand", "m", "raghavan"))
    assert not agree(("a", "b"), ("a", "b", "c"))
    assert not agree(("anand", "b", "raghavan"), ("anand", "c", "d", "raghavan"))


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=6).map(tuple), st.data())
def test_a_part_is_a_run_of_words(whole: tuple[str, ...], data: st.DataObject) -> None:
    first = data.draw(st.integers(0, len(whole) - 1))
    last = data.draw(st.integers(first + 1, len(whole)))
    assert is_part(whole[first:last], whole)
    assert not is_part((*whole, "a"), whole)
    assert not is_part((*whole[first:last], "d"), whole)
