"""What a goal says beside its action: amounts, counts, due dates, hedges, items; every word of each small grammar."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.commitments.details import deadline, hedges, items, targets
from aseanparse.dates import find_dates
from aseanparse.text import Span, fold
from tests.test_dates import PUBLISHED, article

MONEY = {
    "USD": "US$|$|USD|dollars|dollar|US dollars", "AUD": "A$|AU$|AUD", "CAD": "C$|CA$|CAD", "NZD": "NZ$|NZD",
    "SGD": "S$|SGD", "HKD": "HK$|HKD", "MYR": "RM|MYR|ringgit", "CNY": "CNY|RMB|yuan", "EUR": "€|EUR|euros",
    "GBP": "£|GBP|pounds", "JPY": "¥|JPY|yen", "VND": "VND|dong", "THB": "THB|baht", "INR": "INR|rupees",
    "KRW": "KRW|won", "IDR": "IDR|rupiah", "PHP": "PHP|pesos", "CHF": "CHF", "LAK": "LAK|kip", "KHR": "KHR|riels",
    "MMK": "MMK|kyats", "BDT": "BDT|taka", "RUB": "RUB|rubles|roubles", "ZAR": "ZAR|rand", "AED": "AED|dirhams",
}  # fmt: skip
LATER = """ARS BHD BND BRL CLP COP CZK DKK EGP HUF ILS IQD IRR KWD KZT MNT MOP MXN NOK NPR OMR PEN PGK PKR PLN QAR RON
    SAR SEK TRY TWD UAH""".split()
BEHIND = {*LATER, "LAK", "KHR", "MMK", "BDT", "RUB", "ZAR", "AED"}
SIGNS = [(sign, code) for code, told in MONEY.items() for sign in told.split("|")] + [(code, code) for code in LATER]
TIMES = {
    "": 1,
    " thousand": 1e3,
    " million": 1e6,
    " billion": 1e9,
    " trillion": 1e12,
    " mln": 1e6,
    " bn": 1e9,
    "-bln": 1e9,
}
WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen"
    " nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
).split()
VALUES = [*range(2, 21), 30, 40, 50, 60, 70, 80, 90, 100]
UNITS = """MW GW kWh tonne tonnes ton tons hectare hectares km kilometres kilometers doses barrels metres meters
    ha""".split()


def told(goal: str) -> list[tuple[float, str]]:
    page = article(("body", goal))
    found = targets(page, Span(0, len(page.text.view) - 1))
    assert all(goal[t.start : t.end] == t.text for t in found)
    return [(t.value, t.unit) for t in found]


# ------------------------------------------------------------------------------------------- money
@pytest.mark.parametrize(("sign", "code"), SIGNS)
def test_every_money(sign: str, code: str) -> None:
    for times, factor in TIMES.items():
        if sign[-1].isalpha() and sign != "RM":
            assert told(f"lend 25{times} {sign} to them") == [(25 * factor, code)]
        if not sign[-1].islower() and code not in BEHIND:
            for written in (f"{sign}25", f"{sign} 25", f"{sign}25-30"):
                assert told(f"lend {written}{times} to them")[0] == (25 * factor, code)


@pytest.mark.parametrize("code", sorted(BEHIND))
def test_some_codes_stand_behind_their_number_only(code: str) -> None:
    assert told(f"attend {code} 28 in the city") == []


@given(st.integers(1, 999_999_999), st.integers(0, 9))
def test_figures_may_be_grouped(number: int, tenth: int) -> None:
    for written in (f"{number}.{tenth}", f"{number:,}.{tenth}"):
        assert told(f"lend US${written} to them") == [(number + tenth / 10, "USD")]
        assert told(f"cut it by {written}% at once") == [(number + tenth / 10, "percent")]


@pytest.mark.parametrize("country", ["US", "Australian", "Canadian", "Singapore"])
def test_dollars_may_have_their_country(country: str) -> None:
    page = article(("body", f"lend 25 million {country} dollars to them"))
    (target,) = targets(page, Span(0, len(page.text.view)))
    assert target.text == f"25 million {country} dollars"


# ------------------------------------------------------------------------------------------- shares and counts
@pytest.mark.parametrize("mark", ["%", " %", " percent", " per cent", " percentage points", " percentage point"])
def test_every_percentage(mark: str) -> None:
    assert told(f"cut tariffs by 20{mark} at once") == [(20, "percent")]
    assert mark.endswith("%") or told(f"cut tariffs by twenty{mark} at once") == [(20, "percent")]


@pytest.mark.parametrize(("word", "value"), list(zip(WORDS, VALUES, strict=True)))
def test_every_number_in_words(word: str, value: int) -> None:
    assert told(f"grant {word} scholarships a year") == [(value, "scholarships")]
    assert told(f"grant the {word} scholarships") == []


@pytest.mark.parametrize("unit", UNITS)
def test_every_unit_of_measure(unit: str) -> None:
    assert told(f"deliver 300 {unit} there") == [(300, unit)]
    assert told(f"deliver 300{unit} there") == [(300, unit)]
    assert told(f"deliver 3 million {unit} there") == [(3e6, unit)]


@pytest.mark.parametrize("end", "of in by to and for per from with at on the that which".split())
def test_a_count_ends_before(end: str) -> None:
    assert told(f"open three {end} offices") == []
    assert told(f"open three new {end} offices") == []
    assert told(f"open three new trade promotion offices {end} banks") == [(3, "offices")]


@pytest.mark.parametrize(
    "noun",
    """sides countries nations ministers leaders ministries governments parties peoples navies legislatures years months
    weeks days hours decades times economies states capitals armies coastguards sectors houses parliaments areas fields
    pillars phases authorities units forces localities proposals points""".split(),
)
def test_what_is_there_already_is_no_target(noun: str) -> None:
    assert told(f"bring three {noun} together") == told(f"bring 3 major {noun} together") == []


@pytest.mark.parametrize("noun", ["people", "personnel", "schools", "officers"])
def test_plurals_are_counted(noun: str) -> None:
    assert told(f"train 300 new young {noun} there") == [(300, noun)]
    for other in ("class", "serious", "campus", "school's", "school"):
        assert told(f"train 300 {other} there") == []


@pytest.mark.parametrize(
    "name",
    """Road Route Highway Article Page Chapter Phase Area Zone Group Resolution Decision Decree Gate Terminal Section
    District Ward Region Marker Covid COVID Agenda Vision Day Track Level Pillar Line Pier Unit Class Point January
    February March April May June July August September October November December""".split(),
)
def test_what_has_a_number_counts_nothing(name: str) -> None:
    assert told(f"repair {name} 20 bridges") == []
    assert told("repair Bridge 20 bridges") == [(20, "bridges")]


def test_years_and_parts_of_numbers_count_nothing() -> None:
    for goal in ("hold the 2026 games", "win 3-2 games", "hold $3 games", "use v1.3 games", "reach 40% games"):
        assert "games" not in [unit for _, unit in told(goal)]


@pytest.mark.parametrize("to", ["to", "at", "at nearly"])
def test_a_number_of_things_is_raised(to: str) -> None:
    for qualified in ("", " for Lao students", " from both countries", " in the region", " granted each year"):
        for start in ("", " from 40"):
            assert told(f"put the number of new scholarships{qualified}{start} {to} 60")[-1] == (60, "scholarships")


@pytest.mark.parametrize(
    "what",
    """trade turnover investment investments exports imports aid assistance revenue contribution volume capacity
    value""".split(),
)
def test_what_a_number_measures(what: str) -> None:
    for whole in (what, f"two-way {what}", f"annual bilateral {what}", f"total {what}", f"intra-ASEAN {what}"):
        for goal in (f"raise {whole} to US$5 million", f"give US$5 million in {whole}"):
            page = article(("body", goal))
            assert [t.measured for t in targets(page, Span(0, len(page.text.view)))] == [whole]


# ------------------------------------------------------------------------------------------- when it is due
def due(goal: str, said: str = "2026-03-18") -> tuple[str, str | None]:
    page = article(("body", goal), published=PUBLISHED)
    dates = [(Span(d.start, d.end), d) for d in find_dates(page)]
    return deadline(page.text.view, dates, Span(0, len(page.text.view)), said)


@pytest.mark.parametrize(
    "before",
    """a term in|the tenure until|the work since|the work until|open till|after|the text dated|the goals of
    |the post-|serve as ASEAN Chair in|mark the anniversary of ties in|celebrate independence in|celebrating ties in
    |mark|marking|chair the group in|chairing it in|the chairmanship of it in|Laos's hosting of it in|in hosting it in
    |of hosting it in|for hosting it in
    |the lead-up to|the run-up to talks in|the forum to be held in|to be hosted in|to be organised in|to be organized in
    |to be convened in|the pact signed in|the body established by both in|talks suspended in|the plan adopted in
    |the deal reached in|the round held in|the terms agreed in|the work since the end of|the work since at least
    """.split("|"),
)
def test_the_time_of_something_else_is_no_due_date(before: str) -> None:
    goal = f"carry out {before.strip()}{'' if before.endswith('-') else ' '}2027"
    assert due(goal) == ("", None)
    assert (
        due("carry it out in 2027")
        == due(f"{goal} by 2029".replace("2027", "it")[:0] + "carry it out by 2027")
        == ("2027", "deadline")
    )


@pytest.mark.parametrize(
    "by", ["by", "before", "no later than", "by the end of", "before the start of", "by the beginning of the"]
)
def test_by_tells_a_due_date_whatever_stands_before(by: str) -> None:
    assert due(f"complete the plan adopted by both {by} 2027") == ("2027", "deadline")


@pytest.mark.parametrize("within", ["in", "over", "during", "between", "from", "in the", "during the"])
def test_a_span_of_years_is_due_only_where_it_is_said_to_pass(within: str) -> None:
    assert due(f"cooperate {within} 2027-2030") == ("2027/2030", "deadline")
    assert due("carry out the plan for 2027-2030") == due("carry out the 2027-2030 plan") == ("", None)


@pytest.mark.parametrize("noun", ["term", "tenure", "period", "anniversary", "edition", "generation"])
def test_a_year_before_these_is_no_due_date(noun: str) -> None:
    assert due(f"support it at the 2027 {noun}") == ("", None)
    assert due(f"support it at the 2027 fair, not its {noun}") == ("2027", "deadline")


def test_what_was_over_when_it_was_said_is_not_due() -> None:
    assert due("review it in February 2026 and open it in May 2026") == ("2026-05", "deadline")
    assert due("open it on March 18, 2026") == ("2026-03-18", "deadline")
    assert due("open it on March 17, 2026") == ("", None)
    assert due("open it on March 17, 2026", said="") == ("2026-03-17", "deadline")
    assert due("open it on March 17, 2026", said="XXXX-03-18") == ("2026-03-17", "deadline")
    assert due("open it on Friday evening") == ("2026-03-13", "deadline") or due("open it on Friday evening") == (
        "",
        None,
    )


@pytest.mark.parametrize(
    ("time", "kind"),
    [("soon", "vague"), ("in two years", "vague"), ("every year", "recurring"), ("annually", "recurring"),
     ("now", None), ("recently", None)],
)  # fmt: skip
def test_a_time_without_days_has_its_kind(time: str, kind: str | None) -> None:
    assert due(f"hold talks {time}") == ("", kind)
    assert due(f"hold talks {time} and end them by 2027") == ("2027", "deadline")


# ------------------------------------------------------------------------------------------- hedges and lists
EARLY = """explore exploring consider considering study studying strive striving seek seeking discuss discussing
    possible possibly try trying""".split()
ANYWHERE = """look into|looking into|where possible|if possible|if necessary|when conditions permit|in principle
    |at an appropriate time|in due course|as appropriate"""


@pytest.mark.parametrize("word", EARLY)
def test_every_hedge_that_opens_a_goal(word: str) -> None:
    goal = f"agreed to {word} ways; ever closer friendship, peace and lasting stability; {word}"
    assert hedges(goal, Span(0, 9), Span(10, len(goal))) == (word,)
    late = goal.replace(f"to {word}", "to open")
    assert hedges(late, Span(0, 9), Span(10, len(late))) == ()


@pytest.mark.parametrize("words", [words.strip() for words in ANYWHERE.split("|")])
def test_every_hedge_that_may_stand_anywhere(words: str) -> None:
    late = f"agreed to open ways; ever closer friendship, peace and lasting stability {words}"
    assert hedges(late, Span(0, 9), Span(10, len(late))) == (words,)
    trigger = f"agreed {words} to open ways"
    assert hedges(trigger, Span(0, len(trigger) - 10), Span(len(trigger) - 9, len(trigger))) == (words,)


@pytest.mark.parametrize(
    "opener",
    """including|such as|particularly|especially|notably|namely|prioritising|prioritizing|focusing on|focussing on|like
    |particularly in|especially on""".replace("\n    ", "").split("|"),
)
def test_every_word_that_opens_a_list(opener: str) -> None:
    for joints in (
        (", ", " and "),
        (", ", ", and "),
        ("; ", " or "),
        (", ", ", or "),
        ("; ", " as well as "),
        (", ", ", as well as "),
    ):
        goal = f"boost ties in fields {opener} trade{joints[0]}tourism{joints[1]}training of staff"
        found = items(article(("body", goal)), Span(0, len(fold(goal))))
        assert [item.text for item in found] == ["trade", "tourism", "training of staff"]
    assert items(article(("body", "boost trade, tourism and training")), Span(0, 33)) == ()


@pytest.mark.parametrize("blanks", [" ", "  ", "\t ", " \u00a0 "])
def test_items_begin_and_end_with_words_however_they_are_parted(blanks: str) -> None:
    goal = "boost trade, including rice , fair trade and quality, and wood".replace(" ", blanks)
    found = items(article(("body", goal)), Span(0, len(fold(goal))))
    assert [item.text.split() for item in found] == [["rice"], ["fair", "trade"], ["quality"], ["wood"]]
    assert all(item.text == item.text.strip() for item in found)
