"""The grammar of clocks, spoken years, habits, holidays and quarters, enumerated in full."""

from __future__ import annotations

from datetime import date

import pytest

from aseanparse.dates.words import HABITS, ONES, TENS
from tests.test_dates import values
from tests.test_dates_grammar import JUNE, QUARTERS, only


@pytest.mark.parametrize("hour", range(24))
def test_every_hour_of_the_clock(hour: int) -> None:
    half, told = "am" if hour < 12 else "pm", (hour - 1) % 12 + 1
    for minutes in ("", ":00", ":30", ".45"):
        value = f"2026-06-05T{hour:02}:{minutes[1:] or '00'}"
        for written in (
            f"{told}{minutes} {half}",
            f"{told}{minutes}{half}",
            f"{told}{minutes} {half[0]}.m.",
            f"{told}{minutes} {half.upper()}",
        ):
            assert only(f"It opened at {written} on June 5.") == (f"{written} on June 5", value)
    assert only(f"It opened at {hour:02}:15 on Friday.") == (f"{hour:02}:15 on Friday", f"2026-06-05T{hour:02}:15")
    assert only(f"It opened at {hour:02}:15.")[1] == f"2026-06-10T{hour:02}:15"


@pytest.mark.parametrize(("word", "time"), [("noon", "12:00"), ("midday", "12:00"), ("midnight", "24:00")])
def test_every_named_hour(word: str, time: str) -> None:
    for day, value in (("Friday", "05"), ("June 5", "05"), ("yesterday", "09")):
        assert only(f"The gate closed at {word} {day}.") == (f"{word} {day}", f"2026-06-{value}T{time}")
    assert only(f"The gate closed before {word}.") == (word, f"2026-06-10T{time}")


def test_every_year_spoken() -> None:
    for year in range(1800, 2000):
        hundreds, rest = divmod(year, 100)
        if rest == 0:
            told = "hundred"
        elif rest < 10:
            told = f"oh {ONES[rest - 1]}"
        elif rest < 20:
            told = ONES[rest - 1]
        else:
            told = TENS[rest // 10 - 2] + (f"-{ONES[rest % 10 - 1]}" if rest % 10 else "")
        written = f"{'eighteen' if hundreds == 18 else 'nineteen'} {told}"
        assert only(f"in {written}") == (written, str(year))
    assert only("by the year two thousand") == ("two thousand", "2000")
    for number, word in enumerate(ONES, start=1):
        assert only(f"in the year two thousand and {word}") == (f"two thousand and {word}", f"{2000 + number}")


def test_every_habit() -> None:
    units = {"TH": "PT{}H", "D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y"}
    for word, (count, unit) in HABITS.items():
        for text in (f"They meet {word}.", f"They meet {word} in Hue.", f"published {word}, as planned"):
            assert only(text) == (word, units[unit].format(count))
        assert values(f"the {word} meeting of envoys") == []


@pytest.mark.parametrize("year", range(2000, 2030))
def test_thanksgiving_is_the_fourth_thursday_of_november(year: int) -> None:
    ((_, value),) = values(f"It was on Thanksgiving {year}.", JUNE)
    day = date.fromisoformat(value)
    assert (day.year, day.month, day.weekday(), (day.day + 6) // 7) == (year, 11, 3, 4)
    assert only("on last Thanksgiving") == ("last Thanksgiving", "2025-11-27")
    assert only("They will meet on Thanksgiving.") == ("Thanksgiving", "2026-11-26")


@pytest.mark.parametrize(("first", "last"), [(a, b) for a in range(1, 5) for b in range(a + 1, 5)])
def test_every_pair_of_quarters(first: int, last: int) -> None:
    words = list(QUARTERS)
    a, b = words[first - 1], words[last - 1]
    span = f"2024-Q{first}/2024-Q{last}"
    assert only(f"in Q{first}-Q{last} 2024") == (f"Q{first}-Q{last} 2024", span)
    assert only(f"in the {a} to {b} quarters of 2024")[1] == span
    listed = [value for _, value in values(f"in the {a} and {b} quarters of 2024", JUNE)]
    assert listed == ([span] if last == first + 1 else [f"2024-Q{first}", f"2024-Q{last}"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("by year end", [("year end", "2026")]),
        ("in the May-June period", [("May-June", "2026-05/2026-06")]),
        ("after the March accession", [("March", "2026-03")]),
        ("5, 6 and 9 January 2026", [("5", "2026-01-05"), ("6", "2026-01-06"), ("9 January 2026", "2026-01-09")]),
        ("on the 5th and 6th of June", [("5th and 6th of June", "2026-06-05/2026-06-06")]),
        ("in the current fiscal year", [("current fiscal year", "FY2026")]),
        ("in the fiscal first quarter", [("fiscal first quarter", "2026-Q1")]),
        ("in the latest quarter", [("latest quarter", "2026-Q1")]),
        ("in the year-ago quarter", [("year-ago quarter", "2025-Q1")]),
        ("in the year-earlier third quarter", [("year-earlier third quarter", "2025-Q3")]),
        ("a year earlier", [("a year earlier", "2025")]),
        ("a few days later", [("a few days later", "PXD")]),
        ("an hour later", [("an hour later", "PT1H")]),
        ("They left in 2001. Two years later they were back.", [("2001", "2001"), ("Two years later", "2003")]),
        ("They will be back two years later.", [("two years later", "2028")]),
        ("It took nearly a year.", [("a year", "P1Y")]),
        ("half a dozen years", [("half a dozen years", "P6Y")]),
        ("in the fiscal year ending June 30, 2027", [("fiscal year", "P1Y"), ("June 30, 2027", "2027-06-30")]),
        ("They said the March 3 tour was short.", [("March 3", "2026-03-03")]),
        ("The flaws may have caused it on Monday.", [("Monday", "2026-06-08")]),
        ("It had been due to end on Monday.", [("Monday", "2026-06-08")]),
        ("On Monday, the league plans to meet.", [("Monday", "2026-06-15")]),
        (
            "They met on Monday and left the previous Friday.",
            [("Monday", "2026-06-08"), ("previous Friday", "2026-06-05")],
        ),
        ("two more weeks", [("two more weeks", "P2W")]),
        ("an additional year", [("an additional year", "P1Y")]),
        ("within weeks", [("weeks", "PXW")]),
        ("a couple of months", [("a couple of months", "P2M")]),
        ("a minute and a half", [("a minute and a half", "PT1M30S")]),
        ("for 2 1/2 years", [("2 1/2 years", "P2Y6M")]),
        ("one or two years", [("one or two years", "PXY")]),
        ("12 to 18 months", [("12 to 18 months", "PXM")]),
        ("10-15 years", [("10-15 years", "PXY")]),
        ("day-long talks", [("day", "P1D")]),
        ("the year ended March 31, 2026", [("year", "P1Y"), ("March 31, 2026", "2026-03-31")]),
        ("now and at present", [("now", "PRESENT_REF"), ("present", "PRESENT_REF")]),
        ("in the early summer", [("early summer", "2026-SU")]),
    ],
)
def test_forms(text: str, wanted: list[tuple[str, str]]) -> None:
    assert values(text, JUNE) == wanted
