"""The lexicon's data are sound, and plugins can add to them but not break them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.errors import LexiconError
from aseanparse.lexicon import Lexicon, core, extended
from aseanparse.text import fold

# Forms that two entries share on purpose.
AMBIGUOUS = {"Congolese"}
ASEAN = {"BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM"}
LEVELS = {"head_of_state", "head_of_government", "minister", "deputy", "official", "parliament"}
COUNTRIES = [e for e in core().entries if e.kind == "country"]


def codes(lexicon: Lexicon, form: str) -> set[str | None]:
    return {entry.code for entry, _ in lexicon.forms.get(form, ())}


def test_countries_are_the_members_of_the_un_and_six_more() -> None:
    assert len(COUNTRIES) == 193 + len({"PSE", "VAT", "TWN", "COK", "NIU", "XKX"})


def test_codes_are_well_formed_and_unique() -> None:
    assert all(re.fullmatch("[A-Z]{3}", e.code or "") for e in COUNTRIES)
    assert all(re.fullmatch("[A-Z]{2}", e.data["iso2"]) for e in COUNTRIES)
    assert len({e.code for e in COUNTRIES}) == len({e.data["iso2"] for e in COUNTRIES}) == len(COUNTRIES)
    assert not {e.code for e in COUNTRIES} & core().tables["bodies"]["bodies"].keys()


def test_name_habits_are_known_ones() -> None:
    assert {e.data["order"] for e in COUNTRIES} <= {"family-first", "given-first", "mononym"}
    assert {e.data["short"] for e in COUNTRIES} <= {"given", "family", "full"}


def test_members_are_sides_of_the_lexicon() -> None:
    sides = {e.code for e in core().entries if e.kind in ("country", "body")}
    for entry in core().entries:
        assert set(entry.data.get("members", ())) <= sides, entry
    assert set(next(e for e in core().entries if e.name == "ASEAN").data["members"]) == ASEAN


def test_forums_tell_kind_and_level() -> None:
    forums = [e.data for e in core().entries if e.kind == "forum"]
    assert {f["kind"] for f in forums} == {"conference", "meeting"}
    assert {f["level"] for f in forums if "level" in f} <= LEVELS


def test_no_form_is_claimed_twice_by_accident() -> None:
    assert {form for form, meanings in core().forms.items() if len(meanings) > 1} == AMBIGUOUS


def test_forms_are_folded_and_begin_with_a_capital_or_figure() -> None:
    for form in core().forms:
        assert form == fold(form).strip()
        assert form[0].isupper() or form[0].isdigit(), form


def test_every_entry_names_its_source() -> None:
    assert [e.name for e in core().entries if e.data.keys() - {"also_people"} and not e.data["source"]] == []


def test_every_country_has_its_capital_but_for_those_left_out() -> None:
    named_alike = {"DJI", "LUX", "MCO", "SGP", "SMR"}  # the country's own name; cities' names come second
    other_words = {"ATG", "GRD", "MDV", "SYC", "VCT"}  # Saint John's, Saint George's, Male, Victoria, Kingstown
    assert {e.code for e in COUNTRIES if "capital" not in e.data} == named_alike | other_words


def test_the_same_country_under_all_its_names() -> None:
    for form in ("Viet Nam", "Vietnam", "SRV", "Vietnamese", "Ha Noi", "Hanoi", "HCM City", "Danang"):
        assert codes(core(), form) == {"VNM"}
    for form in ("Republic of Korea", "RoK", "ROK", "South Korea", "Korean", "Seoul"):
        assert codes(core(), form) == {"KOR"}
    assert core().country("LAO") is not None
    assert core().country("XXX") is None


def test_misprints_are_mended_to_a_form_of_the_same_country() -> None:
    for wrong, right in core().misprints.items():
        found = {e.code for e, how in core().forms.get(fold(right), ()) if how != "misprint"}
        assert found, right
        assert core().mended(wrong.upper()) == right


@given(st.sampled_from(sorted(core().forms)))
def test_known_forms_are_never_mended(form: str) -> None:
    if any(how != "misprint" for _, how in core().forms[form]):
        assert core().mended(form) == form


@given(st.text(max_size=40))
def test_mending_never_raises(text: str) -> None:
    assert isinstance(core().mended(text), str)


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("KUALAR LUMPUR", "Kuala Lumpur"),
        ("JARKATA", "Jakarta"),
        ("Bnagkok", "Bangkok"),
        ("PHONM PENH", "Phnom Penh"),
        ("Singapor", "Singapore"),
        ("Tokyo", "Tokyo"),
        ("Editor", "Editor"),
    ],
)
def test_a_slip_of_the_keyboard_is_mended(printed: str, meant: str) -> None:
    assert core().mended(printed) == meant


def test_tables_of_other_stages_are_handed_through() -> None:
    assert {"offices", "triggers", "verbs"} <= core().tables.keys()


def test_core_is_read_once() -> None:
    assert core() is core()


PLUGIN = """
[countries.VNM]
names = ["Dai Viet"]
misprints = { "Dia Viet" = "Dai Viet" }

[bodies.XYZ]
name = "Xenial Yearly Zone"
abbreviations = ["XYZ"]
source = "a test"

[places."Bay of Tests"]
source = "a test"
"""


def test_a_plugin_adds_forms_and_entries() -> None:
    lexicon = extended([("mine.toml", PLUGIN)])
    assert codes(lexicon, "Dai Viet") == codes(lexicon, "Dia Viet") == {"VNM"}
    assert codes(lexicon, "Viet Nam") == {"VNM"}
    assert codes(lexicon, "XYZ") == codes(lexicon, "Xenial Yearly Zone") == {"XYZ"}
    assert codes(lexicon, "Bay of Tests") == {None}
    assert lexicon.mended("DIA VIET") == "Dai Viet"
    assert not codes(core(), "Dai Viet")


def test_two_plugins_may_say_the_same() -> None:
    assert codes(extended([("a.toml", PLUGIN), ("b.toml", PLUGIN)]), "XYZ") == {"XYZ"}


SWEAR = 'takes = ["to VERB"]\nsource = "a test"\nexamples = ["swears to go"]'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("= 1", ["not valid TOML"]),
        ("[contries.VNM]", ["contries", "did you mean countries?", "known tables", "bodies"]),
        (
            '[countries.VNM]\ncitie = ["Hanoi"]',
            ["countries.VNM", "'citie'; did you mean cities?", "known keys", "names"],
        ),
        ('[triggers.swear]\nverb = "swear"', ["triggers.swear", "lacks act, takes, source, examples"]),
        (f'[triggers.swear]\nakt = "pledge"\n{SWEAR}', ["triggers.swear", "'akt'", "act", "takes"]),
        (f'[triggers.swear]\nact = "pledge"\n{SWEAR}', ["triggers.swear", "no head", "verb, noun, adjective"]),
        (
            f'[triggers.swear]\nverb = "swear"\nact = "swear"\n{SWEAR}',
            ["triggers.swear", "act 'swear' is none of", "pledge"],
        ),
        ('[triggers.agree]\ntakes = "to VERB"', ["triggers.agree", "takes is str, needs to be list"]),
        ('[countries.VNM]\nnames = "Dai Viet"', ["countries.VNM", "names", "list"]),
        ('[countries.VNM]\niso2 = "VV"', ["VNM", "'VV'", "'VN'"]),
        ('[countries.VNM]\nmisprints = { "Abc" = "Xyzzy" }', ["VNM", "Xyzzy"]),
        ('[countries.XYY]\nname = "Xyland"', ["countries.XYY", "lacks", "iso2", "source"]),
        ('[bodies]\nXYZ = "Xenial"', ["bodies.XYZ", "needs to be a table"]),
        ("[bodies]\nXYZ.names = [1]", ["bodies.XYZ", "names", "1"]),
        ('[bodies]\nXYZ = { name = "", source = "a test" }', ["bodies.XYZ", "name", "needs text"]),
        ('[bodies]\nXYZ = { name = "งาน", source = "a test" }', ["bodies.XYZ", "name", "Latin letter"]),
        ('[countries.VNM]\nmisprints = { "Hanoi" = "Ha Noi" }', ["VNM", "Hanoi"]),
        ("countries = 1", ["countries: is int, needs to be a table: write [countries.NAME]"]),
    ],
)
def test_a_faulty_resource_is_named_with_the_remedy(text: str, told: list[str]) -> None:
    with pytest.raises(LexiconError) as error:
        extended([("mine.toml", text)])
    assert str(error.value).startswith("mine.toml")
    assert all(word in str(error.value) for word in told), str(error.value)
