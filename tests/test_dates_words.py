"""Every word that the forms of dates are made of, each in a sentence: what it opens, qualifies, counts or forbids."""

from __future__ import annotations

import pytest

from tests.test_dates import read, values
from tests.test_dates_grammar import JUNE, only

LAST, THIS, NEXT = ("last", "previous", "this past"), ("this", "current", "same", "that"), (
    "next", "coming", "upcoming", "following", "this coming",
)  # fmt: skip
UNITS = {
    "day": ("2026-06-09", "2026-06-10", "2026-06-11"),
    "weekend": ("2026-W23-WE", "2026-W24-WE", "2026-W25-WE"),
    "week": ("2026-W23", "2026-W24", "2026-W25"),
    "month": ("2026-05", "2026-06", "2026-07"),
    "quarter": ("2026-Q1", "2026-Q2", "2026-Q3"),
    "half": ("2025-H2", "2026-H1", "2026-H2"),
    "year": ("2025", "2026", "2027"),
    "decade": ("201X", "202X", "203X"),
    "century": ("19XX", "20XX", "21XX"),
}


@pytest.mark.parametrize("unit", UNITS)
def test_every_word_that_tells_one_unit_from_its_neighbours(unit: str) -> None:
    for words, value in zip((LAST, THIS, NEXT), UNITS[unit], strict=True):
        for word in words:
            assert only(f"They met in the {word} {unit}.") == (f"{word} {unit}", value)


def test_every_word_before_a_weekday_and_a_month() -> None:
    for words, day, month in ((LAST, "09", "2026-03"), (NEXT, "16", "2027-03"), (THIS[:3], "09", "2026-03")):
        for word in words:
            assert only(f"They were there {word} Tuesday.") == (f"{word} Tuesday", f"2026-06-{day}")
            assert only(f"They were there {word} March.") == (f"{word} March", month)


@pytest.mark.parametrize(
    "word",
    [f"{very}{edge} of the " for very in ("", "very ")
     for edge in "end beginning start middle close turn rest remainder".split()]
    + [f"{edge}{joint}" for edge in "early mid late later earlier".split() for joint in ("-", " ", " in the ")]
    + [f"{edge} {unit} of the " for edge in "first early opening last final closing".split()
       for unit in ("days", "weeks", "months")],
)  # fmt: skip
def test_every_edge_of_a_period_keeps_its_value(word: str) -> None:
    for period, value in (("1990s", "199X"), ("year", "2026")):
        if " " in word.strip() or period != "year":
            assert only(f"It was in the {word}{period}.") == (f"{word}{period}", value)
    for period, value in (("2025", "2025"), ("May 2025", "2025-05")):
        written = word.replace("the ", "") + period
        assert only(f"It was in the {written}.") == (written, value)


@pytest.mark.parametrize("half", ["first", "second", "latter"])
def test_half_a_month_is_the_month(half: str) -> None:
    for of in ("of", "of the month of"):
        assert only(f"It was in the {half} half {of} May 2025.") == (f"{half} half {of} May 2025", "2025-05")


@pytest.mark.parametrize(
    "noun",
    """people person persons delegate delegates participants troops soldiers workers students households officials
    guests visitors tourists cases ton tons tonne tonnes kilometre kilometres kilometers km metres meters miles
    hectares acres ha MW GW kW kg litre litres barrels feet square USD dollar dollars dong VND baht yuan euros yen RM
    million billion thousand percent hours hrs GMT scholarships seats points shares jobs units vehicles ships
    containers enterprises companies projects firms""".split(),
)
def test_what_is_counted_in_thousands_is_no_year(noun: str) -> None:
    assert values(f"They have 2000 {noun} there.") == []


@pytest.mark.parametrize(
    "noun",
    """article articles resolution resolutions decision decisions decree decrees circular circulars directive
    directives regulation regulations route highway flight section clause rule room page annex paragraph no. nos.
    number""".split(),
)
def test_what_has_a_number_has_no_year(noun: str) -> None:
    assert values(f"They cited {noun} 1995 there.") == values(f"They cited {noun.capitalize()} 1995 there.") == []


@pytest.mark.parametrize(
    "unit", ["%", " %", " pct", " percent", " per cent", " million", " billion", " trillion", "pm", " p.m.", "am"]
)
def test_a_figure_with_a_unit_is_no_day(unit: str) -> None:
    assert only(f"It rose in May 20{unit} of all.") == ("May", "2026-05")


def test_a_figure_that_counts_a_noun_ends_no_range() -> None:
    assert only("It went on May 5 to 20 delegates.") == ("May 5", "2026-05-05")
    for word in "meetings summits talks sessions events visits across towards besides".split():
        assert only(f"The May 5 to 20 {word} went on.") == ("May 5 to 20", "2026-05-05/2026-05-20")


@pytest.mark.parametrize("word", "and to until at in when as with for".split())
def test_an_ordinal_day_may_be_followed_by(word: str) -> None:
    assert only(f"They met on the 5th {word} all others.") == ("5th", "2026-06-05")
    assert values(f"They met on the 5th floor {word} all others.") == []


@pytest.mark.parametrize(
    "word", "full consecutive straight more additional further extra working business trading".split()
)
def test_every_word_between_a_count_and_its_unit(word: str) -> None:
    assert only(f"It took five {word} days.") == (f"five {word} days", "P5D")


@pytest.mark.parametrize(
    "word", "within for over than nearly almost barely about around only least lasting spend spent".split()
)
def test_every_word_before_one_unit(word: str) -> None:
    for sentence, grain in ((f"It was {word} a month.", "duration"), ("It was 20 a month.", "set")):
        assert [(d.text, d.value, d.grain) for d in read(sentence)] == [("a month", "P1M", grain)]


@pytest.mark.parametrize("word", ["an additional", "an extra", "a further", "another"])
def test_every_word_for_one_more(word: str) -> None:
    assert only(f"It took {word} month.") == (f"{word} month", "P1M")


@pytest.mark.parametrize(
    ("toward", "year"),
    [("ago", 2024), ("earlier", 2024), ("later", 2028), ("from now", 2028), ("hence", 2028), ("'s time", 2028)],
)
def test_every_word_that_counts_from_now(toward: str, year: int) -> None:
    written = f"two years{toward}".replace("'s ", "' ") if toward[0] == "'" else f"two years {toward}"
    assert only(f"It was open {written}.") == (written, f"{year}")


def test_every_unit_of_a_stretch() -> None:
    for unit, last in (("months", "2025-02"), ("quarters", "2025-06"), ("weeks", "2025-01-14"), ("days", "2025-01-02")):
        first = "2025-01" if len(last) == 7 else "2025-01-01"
        assert only(f"in the first two {unit} of 2025") == (f"first two {unit} of 2025", f"{first}/{last}")
    for word in ("first", "opening", "1st"):
        assert only(f"in the {word} week of 2025")[1] == "2025-01-01/2025-01-07"
    for word in ("last", "final"):
        assert only(f"in the {word} week of May 2025")[1] == "2025-05-25/2025-05-31"


def test_every_named_hour_of_a_day() -> None:
    for word, hour in (("noon", "12:00"), ("midday", "12:00"), ("midnight", "24:00")):
        for before in "at by until till before after around about from to since".split():
            assert only(f"It was open {before} {word}.") == (word, f"2026-06-10T{hour}")
        for day, value in (("on Friday", "05"), ("on June 5", "05"), ("today", "10"), ("tomorrow", "11")):
            assert only(f"It is open, {word} {day}.") == (f"{word} {day}", f"2026-06-{value}T{hour}")
    for zone in ("local time", "GMT", "UTC", "ICT", "EST", "EDT", "CST", "MST", "PT"):
        assert only(f"It opened at 9 a.m. {zone} on Friday.") == (f"9 a.m. {zone} on Friday", "2026-06-05T09:00")


VAGUE = {
    "PRESENT_REF": """right now|just now|now|currently|nowadays|presently|these days|at:present|at:the moment
        |at:this moment|at:this time|at:this point|at:this stage""",
    "PAST_REF": """recently|lately|recent years|past months|recent weeks|past days|recent decades|recent times
        |in the:past|in the recent:past""",
    "FUTURE_REF": """soon|in the:future|into the:future|near future|foreseeable future|not too distant future
        |not-too-distant future|immediate future|in the:time ahead|in the:period ahead|in the:time to come|coming time
        |forthcoming period|coming sitting|coming session|at:a later date|to:a later time|at:a convenient time
        |on:an appropriate date|at:a suitable time|at:an early date|at:a mutually convenient time
        |at:a mutually agreed time|coming years|upcoming months|following weeks|next days|subsequent decades
        |coming years ahead|years ahead|months to come|weeks ahead|days to come""",
}  # fmt: skip


@pytest.mark.parametrize(
    ("value", "words"), [(value, words.strip()) for value, told in VAGUE.items() for words in told.split("|")]
)
def test_every_vague_time(value: str, words: str) -> None:
    before, _, written = words.rpartition(":")
    assert values(f"They did it {before} {written}.", JUNE) == [(written, value)]
