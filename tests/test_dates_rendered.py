"""Any form of date, for any day it may mean and any day of publication, written as outlets write it and read back.

``test_dates.py`` holds the plain day, weekday, month and year; here stand all other forms of the date stage.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import get_args

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from aseanparse.dates import find_dates
from aseanparse.dates.values import bounds, month_last, shift
from aseanparse.dates.words import HABITS, MONTHS, ONES, PARTS, SEASONS, TENS, WEEKDAYS
from aseanparse.layout import Article
from aseanparse.model import Dateline, DateMention, Grain
from tests.test_dates import RANKS, article, days, ends, month, near, read

PREPOSITIONS = ("by", "before", "since", "until", "from", "after", "on", "in", "for", "during")
DASHES = ("-", "–", " – ", " to ", " until ")


def only(sentence: str, published: date | None, written: str) -> DateMention:
    """The one date of a sentence, which must have the span that was written."""
    (found,) = read(sentence, published)
    assert found.text == written
    return found


def rank(number: int) -> str:
    return f"{number}{RANKS.get(number, 'th')}"


def spelled(number: int) -> str:
    """A number below a hundred in words, as newswire writes small ones."""
    if number < 20:
        return ONES[number - 1]
    return TENS[number // 10 - 2] + (f"-{ONES[number % 10 - 1]}" if number % 10 else "")


# ------------------------------------------------------------------------------------------- days
@given(days, near, st.sampled_from(["{w} ({m} {d})", "{w} ({d} {m})", "{w}, {m} {d}", "{w}, {d} {m}", "{w} {d} {m}"]))
def test_a_weekday_with_its_day_is_that_day(published: date, distance: int, form: str) -> None:
    day = published + timedelta(days=distance)
    assume((day.month, day.day) != (2, 29))
    written = form.format(w=WEEKDAYS[day.weekday()], m=month(day), d=day.day)
    page = article(("body", f"The two ministers met on {written} in Hue."), published=published)
    found = find_dates(page)
    assert {d.value for d in found} == {day.isoformat()}
    assert page.warnings == []
    assert len(found) == (2 if "(" in form else 1)


@given(days, st.integers(1, 40), st.sampled_from(DASHES), st.booleans())
def test_day_first_ranges_cross_months_and_years(first: date, length: int, to: str, with_year: bool) -> None:
    last = first + timedelta(days=length)
    if (first.year, first.month) == (last.year, last.month):
        written = f"{first.day}{to}{last.day} {month(first)}"
    else:
        written = f"{first.day} {month(first)}{to}{last.day} {month(last)}"
    assume(with_year or (2, 29) not in {(d.month, d.day) for d in (first, last)})
    written += f" {last.year}" if with_year else ""
    found = only(f"The drill off Hue runs from {written}, said the navy.", first, written)
    assert (found.value, found.grain) == (f"{first.isoformat()}/{last.isoformat()}", "range")
    assert (found.first, found.last) == (first.isoformat(), last.isoformat())
    assert found.basis == ("explicit" if with_year else "published")


@given(days, st.integers(1, 15), st.sampled_from(DASHES[:4]))
def test_month_first_ranges_without_year(published: date, length: int, to: str) -> None:
    last = published + timedelta(days=length)
    assume((2, 29) not in {(d.month, d.day) for d in (published, last)})
    tail = f"{last.day}" if last.month == published.month else f"{month(last)} {last.day}"
    written = f"{month(published)} {published.day}{to}{tail}"
    found = only(f"The visit from {written} was the first.", published, written)
    assert found.value == f"{published.isoformat()}/{last.isoformat()}"


@given(days, st.lists(st.integers(1, 28), min_size=3, max_size=4, unique=True), st.booleans())
def test_listed_days_are_days_of_their_own(published: date, numbers: list[int], with_year: bool) -> None:
    *first, last = sorted(numbers)
    year = f", {published.year}" if with_year else ""
    text = f"Rounds are held on {month(published)} {', '.join(map(str, first))} and {last}{year} in Hue."
    assert [d.value for d in read(text, published)] == [
        published.replace(day=number).isoformat() for number in sorted(numbers)
    ]


@given(days, st.integers(1, 31), st.sampled_from(["past", "future"]))
def test_an_ordinal_day_points_where_the_clause_points(published: date, number: int, way: str) -> None:
    verb = "met" if way == "past" else "will meet"
    found = only(f"They {verb} on the {rank(number)}.", published, rank(number))
    assert found.value.endswith(f"-{number:02}")
    assert (found.value <= published.isoformat()) if way == "past" else (found.value >= published.isoformat())


@given(days, st.integers(1, 27), st.integers(1, 27), st.sampled_from(["to the", "until the", "to"]))
def test_ordinal_days_make_a_range(published: date, number: int, length: int, to: str) -> None:
    last = min(28, number + length)
    written = f"{rank(number)} {to} {rank(last)}"
    found = only(f"Talks are held from the {written}.", published, written)
    assert found.grain == "range"
    first_day, last_day = ends(found)
    assert (first_day.day, last_day.day, (last_day - first_day).days) == (number, last, last - number)


def outlet(text: str, country: str) -> Article:
    return evolve(article(("body", text)), dateline=Dateline(0, 0, "", "", country, None))


@given(days, st.sampled_from("/-."))
def test_figures_are_read_in_the_order_of_the_source(day: date, mark: str) -> None:
    day_first, month_first = (
        f"{day.day}{mark}{day.month}{mark}{day.year}",
        f"{day.month}{mark}{day.day}{mark}{day.year}",
    )
    for country, written in (("VNM", day_first), ("MYS", day_first), ("USA", month_first), ("PHL", month_first)):
        (found,) = find_dates(outlet(f"Signed on {written} in the city.", country))
        assert (found.text, found.value, found.basis) == (written, day.isoformat(), "explicit")


@given(
    days,
    st.integers(-45, 45),
    st.sampled_from(["ngày {d}/{m}", "ngày {d}-{m}", "ngày {d} tháng {m}", "Ngày {d}/{m}"]),
    st.booleans(),
)
def test_vietnamese_dates(published: date, distance: int, form: str, with_year: bool) -> None:
    day = published + timedelta(days=distance)
    assume((day.month, day.day) != (2, 29))
    written = form.format(d=day.day, m=day.month)
    if with_year:
        written += f" năm {day.year}" if "tháng" in form else f"{'-' if '-' in form else '/'}{day.year}"
    found = only(f"The decree of {written} took effect.", published, written)
    assert (found.value, found.basis) == (day.isoformat(), "explicit" if with_year else "published")


@given(days, near, st.integers(1, 60), st.sampled_from(["days", "weeks", "months", "years"]), st.booleans())
def test_a_length_leads_to_a_day_from_the_time_told_after_it(
    published: date, distance: int, count: int, unit: str, after: bool
) -> None:
    day = published + timedelta(days=distance)
    assume(count > 1)
    wanted = shift(day, count if after else -count, unit[0].upper())
    assert wanted is not None
    text = f"It took effect {count} {unit} {'after' if after else 'before'} {month(day)} {day.day}, {day.year}."
    length, told = read(text, published)
    assert told.value == day.isoformat()
    assert (length.text, length.value) == (f"{count} {unit}", wanted.isoformat())


# ------------------------------------------------------------------------------------------- parts of the day
@given(days, near, st.integers(0, 23), st.integers(0, 59), st.booleans())
def test_times_of_the_clock(published: date, distance: int, hour: int, minute: int, dots: bool) -> None:
    day = published + timedelta(days=distance)
    half = ("a.m." if hour < 12 else "p.m.") if dots else ("am" if hour < 12 else "pm")
    clock = f"{(hour - 1) % 12 + 1}:{minute:02} {half}"
    told = f"{month(day)} {day.day}, {day.year}"
    for written in (f"{clock} on {told}", f"{clock} {told}"):
        found = only(f"The vessel left port at {written}, the navy said.", published, written)
        assert (found.value, found.grain) == (f"{day.isoformat()}T{hour:02}:{minute:02}", "day")
        assert found.first == found.last == day.isoformat()
    on, at = read(f"They met on {told}. They left at {clock} for Hue.", published)
    assert (on.value, at.value) == (day.isoformat(), f"{day.isoformat()}T{hour:02}:{minute:02}")


@given(days, st.sampled_from(sorted(PARTS)), st.integers(0, 6))
def test_parts_of_the_day(published: date, part: str, back: int) -> None:
    day, token = published - timedelta(days=back), PARTS[part]
    for written, base in (
        (f"{WEEKDAYS[day.weekday()]} {part}", day),
        (f"yesterday {part}", published - timedelta(days=1)),
        (f"tomorrow {part}", published + timedelta(days=1)),
        (f"this {part}", published),
        (f"{month(published)} {published.day} {part}", published),
    ):
        if (base.month, base.day) != (2, 29):
            found = only(f"They met {written}.", published, written)
            assert found.value == base.isoformat() + token


# ------------------------------------------------------------------------------------------- periods of the year
@given(days, st.integers(1, 4), st.integers(1950, 2090))
def test_quarters_and_halves(published: date, number: int, year: int) -> None:
    word = ("first", "second", "third", "fourth")[number - 1]
    first, last = f"{year}-{3 * number - 2:02}-01", month_last(year, 3 * number).isoformat()
    for written in (f"{word} quarter of {year}", f"Q{number} {year}", f"{rank(number)} quarter of {year}"):
        found = only(f"Trade grew in the {written}.", published, written)
        assert (found.value, found.first, found.last, found.grain) == (f"{year}-Q{number}", first, last, "quarter")
    for which, step in (("last", -1), ("this", 0), ("next", 1)):
        written = f"{word} quarter of {which} year"
        assert only(f"in the {written}", published, written).value == f"{published.year + step:04}-Q{number}"
    if number <= 2:
        for written in (f"{word} half of {year}", f"H{number} {year}"):
            found = only(f"Trade grew in the {written}.", published, written)
            assert (found.value, found.grain) == (f"{year}-H{number}", "half")


@given(days, st.integers(1, 4), st.sampled_from(["a year earlier", "a year ago", "year-ago quarter"]))
def test_a_comparison_with_the_year_before_keeps_the_quarter(published: date, number: int, written: str) -> None:
    assume(date(published.year, 3 * number - 2, 1) <= published)
    text = f"In Q{number} {published.year} exports rose 9 percent. They had fallen in the {written}."
    quarter, before = read(text.replace("the a", "a"), published)
    assert (before.text, before.value) == (written, f"{published.year - 1:04}-Q{number}")
    assert quarter.value == f"{published.year:04}-Q{number}"


@given(days, st.integers(1950, 2090), st.sampled_from(sorted(SEASONS)))
def test_seasons(published: date, year: int, season: str) -> None:
    for written in (f"{season} {year}", f"{season} of {year}"):
        found = only(f"They signed it in the {written}.", published, written)
        assert (found.value, found.grain) == (f"{year}-{SEASONS[season]}", "season")
        assert (ends(found)[1] - ends(found)[0]).days in range(89, 93)
    (last,) = read(f"They met last {season}.", published)
    assert ends(last)[0] < published


@given(days, st.integers(1990, 2090))
def test_fiscal_years_are_no_calendar_years(published: date, year: int) -> None:
    for written in (f"fiscal year {year}", f"FY{year}", f"fiscal {year}", f"financial year {year}"):
        found = only(f"The budget for {written} was passed.", published, written)
        assert (found.value, found.first, found.grain) == (f"FY{year}", None, "year")
    (found,) = read("They passed it for the next fiscal year.", published)
    assert found.value == f"FY{published.year + 1:04}"


@given(days, st.integers(150, 214), st.sampled_from(["", "early ", "mid-", "late "]))
def test_decades_and_centuries(published: date, decade: int, edge: str) -> None:
    found = only(f"Ties date back to the {edge}{decade}0s.", published, f"{edge}{decade}0s")
    assert (found.value, found.first, found.last) == (f"{decade}X", f"{decade}0-01-01", f"{decade}9-12-31")
    century = f"{rank(decade // 10 + 1)} century"
    assert only(f"in the {century}", published, century).value == f"{decade // 10}XX"


@given(days, st.sampled_from(["end of ", "start of ", "beginning of ", "middle of ", "mid-", "early ", "late "]))
def test_the_edge_of_a_period_keeps_its_value(published: date, edge: str) -> None:
    year, nextly = published.year, shift(published.replace(day=1), 1, "M")
    assert nextly is not None
    for period, value in (
        (f"{year}", f"{year:04}"),
        (f"{MONTHS[published.month - 1]} {year}", f"{year:04}-{published.month:02}"),
        (
            "next month" if edge != "mid-" else f"{year + 1}",
            nextly.isoformat()[:7] if edge != "mid-" else f"{year + 1:04}",
        ),
    ):
        written = edge + period
        assert only(f"It will be done by {written}.", published, written).value == value
    for written in ("end of the year", "year's end", "year-end", "end of this year"):
        assert only(f"It will be done by the {written}.", published, written).value == f"{year:04}"


# ------------------------------------------------------------------------------------------- years
@given(days, st.integers(1900, 2080), st.integers(2, 60))
def test_years_between_and_listed(published: date, first: int, length: int) -> None:
    last = first + length
    found = only(f"It was carried out between {first} and {last}.", published, f"{first} and {last}")
    assert (found.value, found.grain, found.basis) == (f"{first}/{last}", "range", "explicit")
    text = f"It held the chair in {first}, {first + 1} and {last}."
    assert [d.value for d in read(text, published)] == [str(year) for year in (first, first + 1, last)]


@given(days, st.integers(1900, 2090), st.sampled_from(PREPOSITIONS))
def test_prepositions_stand_outside_the_span(published: date, year: int, preposition: str) -> None:
    for written, value in ((f"{year}", f"{year}"), (f"May {year}", f"{year}-05"), (f"May 3, {year}", f"{year}-05-03")):
        assert only(f"It is so {preposition} {written}.", published, written).value == value
    assert only(f"It is so from {year} on.", published, f"{year}").value == f"{year}"


NAMES = (
    "ASEAN Vision {}",
    "APEC {}",
    "(UNCLOS {})",
    "the {} ASEAN Chairmanship",
    "the SOM {} participants",
    "its {} Chair",
)


@given(days, st.integers(1950, 2090), st.sampled_from(NAMES))
def test_a_year_in_a_name_has_its_own_basis(published: date, year: int, name: str) -> None:
    found = only(f"They welcomed {name.format(year)}.", published, str(year))
    assert (found.value, found.basis) == (str(year), "name")


# ------------------------------------------------------------------------------------------- lengths, habits, vague
UNITS = {"year": "Y", "month": "M", "week": "W", "day": "D", "hour": "TH", "minute": "TM"}


@given(days, st.integers(2, 99), st.sampled_from(sorted(UNITS)), st.booleans())
def test_durations_have_their_own_grain(published: date, number: int, unit: str, in_words: bool) -> None:
    assume(in_words or (number, unit) != (24, "hour"))  # "a 24-hour hotline" has no length, it never closes
    told, token = spelled(number) if in_words else str(number), UNITS[unit]
    value = f"PT{number}{token[1]}" if token.startswith("T") else f"P{number}{token}"
    for text, written in (
        (f"It lasted {told} {unit}s.", f"{told} {unit}s"),
        (f"They added {told} more {unit}s.", f"{told} more {unit}s"),
        (f"a {told}-{unit} programme", f"{told}-{unit}"),
        (f"over the past {told} {unit}s", f"past {told} {unit}s"),
    ):
        found = only(text, published, written)
        assert (found.value, found.grain, found.first, found.basis) == (value, "duration", None, "explicit")
    half = {"Y": "6M", "M": "2W", "D": "T12H", "TH": "30M", "TM": "30S"}.get(token)
    if half:
        found = only(f"It lasted {told} and a half {unit}s.", published, f"{told} and a half {unit}s")
        assert (found.value, found.basis) == (value + half, "explicit")


@given(days, st.sampled_from(sorted(UNITS)), st.integers(2, 12), st.sampled_from([*sorted(HABITS), None]))
def test_habits_are_sets(published: date, unit: str, number: int, habit: str | None) -> None:
    token = UNITS[unit]
    prefix, letter = ("PT", token[1]) if token.startswith("T") else ("P", token)
    for written, count in (
        (f"every {unit}", 1),
        (f"every other {unit}", 2),
        (f"every {spelled(number)} {unit}s", number),
    ):
        found = only(f"They meet {written}.", published, written)
        assert (found.value, found.grain, found.first) == (f"{prefix}{count}{letter}", "set", None)
    if habit is not None:
        found = only(f"They report {habit}.", published, habit)
        assert (found.grain, found.value[0]) == ("set", "P")
    weekday = WEEKDAYS[number % 7]
    found = only(f"They meet every {weekday}.", published, f"every {weekday}")
    assert (found.value, found.grain) == (f"XXXX-WXX-{number % 7 + 1}", "set")


VAGUE = {
    "PRESENT_REF": ("now", "currently", "right now", "nowadays"),
    "PAST_REF": ("recently", "lately", "in recent years", "in the past"),
    "FUTURE_REF": ("soon", "in the near future", "in the future", "in the coming years", "at a later date"),
}


@given(st.none() | days, st.sampled_from(sorted(VAGUE)), st.data())
def test_vague_times_have_a_direction_and_no_day(published: date | None, value: str, data: st.DataObject) -> None:
    phrase = data.draw(st.sampled_from(VAGUE[value]))
    (found,) = read(f"The two sides cooperate {phrase}.", published)
    assert (found.value, found.grain, found.first, found.last) == (value, "vague", None, None)


# ------------------------------------------------------------------------------------------- what is no date
@given(
    days,
    st.integers(1, 99),
    st.integers(0, 99),
    st.sampled_from(
        [
            "the {r} ASEAN Summit",
            "the {r} meeting of the committee",
            "{n}.{m} percent of exports",
            "{n} per cent",
            "Article {n} of the Charter",
            "US${n} million",
            "a {n}-{m} win",
            "call +84 {n} 3999 20{m:02}",
            "Decree {n}/2019/ND-CP",
            "{n},{m:02}0 tonnes of rice",
            "they may take {n} seats",
            "they march with {n} banners",
            "the second envoy of {n} came",
        ]
    ),
)
def test_numbers_that_count_or_name_are_no_dates(published: date, n: int, m: int, form: str) -> None:
    assert read(f"He spoke of {form.format(n=n, m=m, r=rank(n))}.", published) == ()


# ------------------------------------------------------------------------------------------- days as keys
@given(days, st.lists(st.sampled_from(["March 2024", "2024-03-05", "Q1 2025", "2024", "the 2020s", "May 3-5, 2024"])))
def test_first_and_last_sort_what_values_do_not(published: date, written: list[str]) -> None:
    found = read("; ".join(f"in {text}" for text in written), published)
    assert len(found) == len(written)
    for mention in found:
        first, last = ends(mention)
        assert first <= last
        assert bounds(mention.value) == (mention.first, mention.last)
        assert mention.grain in get_args(Grain)
    by_day = sorted(found, key=lambda d: (d.first or "", d.last or ""))
    assert [ends(d) for d in by_day] == sorted(ends(d) for d in found)
