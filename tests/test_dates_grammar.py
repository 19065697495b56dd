"""The grammar of dates, enumerated: what is a date and what is none, for every word the forms are made of."""

from __future__ import annotations

from datetime import date

import pytest

from aseanparse.dates import grammar
from aseanparse.dates.forms import KINDS
from aseanparse.dates.words import DECADES, MONTHS, ONES, PARTS, SEASONS, TENS, WEEKDAYS
from aseanparse.text import Span, Text
from tests import corpus
from tests.test_dates import read, values

JUNE = date(2026, 6, 10)
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def only(text: str) -> tuple[str, str]:
    (found,) = values(text, JUNE)
    return found


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_in_every_form(number: int) -> None:
    name = MONTHS[number - 1]
    wanted = f"2024-{number:02}"
    short = name if name == "May" else name[:3]
    assert only(f"It was in {name} 2024.") == (f"{name} 2024", wanted)
    assert only(f"It was in {short} 2024.") == (f"{short} 2024", wanted)
    assert only(f"It was in {name.upper()} 2024.") == (f"{name.upper()} 2024", wanted)
    assert only(f"It was in {name}, 2024.") == (f"{name}, 2024", wanted)
    for edge in ("early ", "mid-", "late ", "end of ", "beginning of ", "middle of ", "end-", "first half of "):
        assert only(f"It was in {edge}{name} 2024.") == (f"{edge}{name} 2024", wanted)
    for year, value in (("last year", 2025), ("this year", 2026), ("next year", 2027)):
        assert only(f"in {name} {year}") == (f"{name} {year}", f"{value}-{number:02}")
    assert only(f"last {name}")[1] == f"{2026 - (number >= 6)}-{number:02}"
    assert only(f"next {name}")[1] == f"{2026 + (number <= 6)}-{number:02}"
    assert only(f"this {name}")[1] == f"2026-{number:02}"
    assert only(f"each {name}")[1] == f"XXXX-{number:02}"


@pytest.mark.parametrize("first", range(1, 13))
@pytest.mark.parametrize("last", range(1, 13))
def test_every_pair_of_months(first: int, last: int) -> None:
    a, b = MONTHS[first - 1], MONTHS[last - 1]
    year = 2024 - (first > last)
    for text, written in (
        (f"from {a} to {b} 2024", f"{a} to {b} 2024"),
        (f"in {a}-{b} 2024", f"{a}-{b} 2024"),
        (f"between {a} and {b} 2024", f"{a} and {b} 2024"),
    ):
        assert only(text) == (written, f"{year}-{first:02}/2024-{last:02}")


@pytest.mark.parametrize("day", range(1, 32))
def test_every_day_number(day: int) -> None:
    rank = {1: "st", 2: "nd", 3: "rd"}.get(day % 10 if day not in (11, 12, 13) else 0, "th")
    for written in (f"May {day}", f"May {day:02}", f"{day} May", f"{day}{rank} of May", f"May {day}{rank}"):
        assert only(f"They met on {written}.") == (written, f"2026-05-{day:02}")
    if day <= 30:
        assert only(f"They will meet on the {day}{rank}.")[1] == f"2026-{6 + (day < 10):02}-{day:02}"
        assert only(f"They met on the {day}{rank}.")[1] == f"2026-{6 - (day > 10):02}-{day:02}"
    assert values(f"the {day}{rank} ASEAN Summit and the {day}{rank} anniversary") == []


@pytest.mark.parametrize("day", [0, 32, 45, 99])
def test_no_month_has_these_days(day: int) -> None:
    assert all("-05-" not in value for _, value in values(f"They met on May {day} in Hue."))


@pytest.mark.parametrize("which", ["each", "every"])
def test_a_weekday_of_each_month_is_a_habit(which: str) -> None:
    assert only(f"They meet on the last Sunday of {which} month.") == (f"last Sunday of {which} month", "P1M")
    assert only(f"They meet on Sunday, {which} one of them.")[0] == "Sunday"


def test_days_no_calendar_has() -> None:
    assert values("on 29 February 2025") == values("on February 30, 2024") == values("on June 31") == []
    assert only("on 29 February 2024")[1] == "2024-02-29"


@pytest.mark.parametrize(("word", "number"), QUARTERS.items())
def test_every_quarter_and_half(word: str, number: int) -> None:
    for text in (
        f"{word} quarter of 2024",
        f"{word} quarter 2024",
        f"Q{number} 2024",
        f"{number}Q 2024",
        f"Q{number} of 2024",
    ):
        assert only(f"It was in the {text}.") == (text, f"2024-Q{number}")
    for year, value in (("last year", 2025), ("this year", 2026), ("next year", 2027)):
        assert only(f"in the {word} quarter {year}") == (f"{word} quarter {year}", f"{value}-Q{number}")
        assert only(f"in the {word} quarter of {year}") == (f"{word} quarter of {year}", f"{value}-Q{number}")
    if number <= 2:
        for text in (f"{word} half of 2024", f"H{number} 2024"):
            assert only(f"It was in the {text}.") == (text, f"2024-H{number}")
    assert values(f"the {word} place, the {word} minister, a {word}-generation park") == []


@pytest.mark.parametrize("count", range(1, 12))
def test_the_first_and_last_months_of_a_year(count: int) -> None:
    word = ONES[count - 1]
    months = "month" if count == 1 else f"{word} months"
    first = only(f"in the first {months} of 2024")
    last = only(f"in the last {months} of last year")
    assert first[1] == ("2024-01" if count == 1 else f"2024-01/2024-{count:02}")
    assert last[1] == ("2025-12" if count == 1 else f"2025-{13 - count:02}/2025-12")


@pytest.mark.parametrize("name", WEEKDAYS)
def test_every_weekday(name: str) -> None:
    number = WEEKDAYS.index(name)
    assert only(f"They met last {name}.") == (f"last {name}", f"2026-06-{number + (1 if number > 1 else 8):02}")
    for part, token in PARTS.items():
        written = f"{name} {part}"
        assert only(f"They met on {written}.")[0] == written
        assert only(f"They met on {written}.")[1].endswith(token)
    assert only(f"on {name.upper()}")[0] == name.upper()
    assert only(f"every {name}")[1] == f"XXXX-WXX-{number + 1}"
    assert date.fromisoformat(only(f"{name} next week")[1]).isocalendar()[1:] == (25, number + 1)


def test_every_decade_century_and_season() -> None:
    for decade in range(1500, 2150, 10):
        assert only(f"since the {decade}s") == (f"{decade}s", f"{decade // 10}X")
    for word, tens in DECADES.items():
        assert only(f"in the {word}") == (word, f"{1900 + tens}"[:3] + "X")
    for number in range(4, 22):
        rank = {21: "st"}.get(number, "th")
        assert only(f"in the {number}{rank} century")[1] == f"{number - 1:02}XX"
    for season, token in SEASONS.items():
        assert only(f"in {season} 2024") == (f"{season} 2024", f"2024-{token}")
        assert only(f"this {season}") == (f"this {season}", f"2026-{token}")
        assert values(f"he must {season} forward") == []


@pytest.mark.parametrize(
    ("unit", "token"), [("year", "Y"), ("month", "M"), ("week", "W"), ("day", "D"), ("hour", "TH"), ("minute", "TM")]
)
def test_every_number_with_every_unit(unit: str, token: str) -> None:
    prefix = "PT" if token.startswith("T") else "P"
    told = dict(enumerate(ONES, start=1)) | {10 * n: w for n, w in enumerate(TENS, start=2)} | {35: "thirty-five"}
    for number, word in told.items():
        if number == 1:
            continue
        wanted = f"{prefix}{number}{token[-1]}"
        assert only(f"It took {word} {unit}s.") == (f"{word} {unit}s", wanted)
        assert only(f"It took {number} {unit}s.") == (f"{number} {unit}s", wanted)
        assert only(f"a {word}-{unit} term") == (f"{word}-{unit}", wanted)
    assert only(f"for several {unit}s")[1] == f"{prefix}X{token[-1]}"
    assert only(f"every {unit}")[1] == f"{prefix}1{token[-1]}"
    assert only(f"every other {unit}")[1] == f"{prefix}2{token[-1]}"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("by the end of the decade", [("end of the decade", "202X")]),
        ("by year-end", [("year-end", "2026")]),
        ("in the first five months", [("first five months", "2026-01/2026-05")]),
        ("in the last days of the year", [("last days of the year", "2026")]),
        ("in the January-May period", [("January-May", "2026-01/2026-05")]),
        ("in Quarter II of 2027", [("Quarter II of 2027", "2027-Q2")]),
        ("before the year's end", [("year's end", "2026")]),
        ("by the end of this year", [("end of this year", "2026")]),
        ("early next month", [("early next month", "2026-07")]),
        ("in mid-2027", [("mid-2027", "2027")]),
        ("over the past twelve months", [("past twelve months", "P12M")]),
        ("in the next five years", [("next five years", "P5Y")]),
        ("half a century", [("half a century", "P50Y")]),
        ("nearly six decades", [("six decades", "P60Y")]),
        ("for decades", [("decades", "PXY")]),
        ("1,200 scholarships annually", [("annually", "P1Y")]),
        ("20 officials a year.", [("a year", "P1Y")]),
        ("in fiscal year 2025", [("fiscal year 2025", "FY2025")]),
        ("FY2025/26", [("FY2025/26", "2025/2026")]),
        ("2001, 2010, and 2020", [("2001", "2001"), ("2010", "2010"), ("2020", "2020")]),
        ("a week later they left", [("a week later", "2026-W25")]),
        ("in three years' time", [("three years' time", "2029")]),
        ("this morning", [("this morning", "2026-06-10TMO")]),
        ("last night", [("last night", "2026-06-09TNI")]),
        ("the day before yesterday", [("the day before yesterday", "2026-06-08")]),
        ("over the weekend", [("weekend", "2026-W23-WE")]),
        ("in recent years and in the coming years", [("recent years", "PAST_REF"), ("coming years", "FUTURE_REF")]),
        ("at a convenient time, soon", [("a convenient time", "FUTURE_REF"), ("soon", "FUTURE_REF")]),
        ("before the Christmas recess", [("Christmas", "2026-12-25")]),
        ("on 29/1/2026 and 29-1-2026", [("29/1/2026", "2026-01-29"), ("29-1-2026", "2026-01-29")]),
        ("ngày 2/9", [("ngày 2/9", "2026-09-02")]),
        ("ngày 29 tháng 1 năm 2026", [("ngày 29 tháng 1 năm 2026", "2026-01-29")]),
        ("tháng 1/2026", [("tháng 1/2026", "2026-01")]),
        # Spaces lost at a line end, as old pages have them.
        ("on September 5the leaders", [("September 5", "2026-09-05")]),
        ("in thefourth quarter", [("fourth quarter", "2026-Q4")]),
        ("was there onTuesday", [("Tuesday", "2026-06-09")]),
        ("lastyear", [("lastyear", "2025")]),
        ("by the end of the secondquarter", [("end of the secondquarter", "2026-Q2")]),
        ("in the firsthalf ofthis year", [("firsthalf ofthis year", "2026-H1")]),
        ("in the firsttwo months of 2024", [("firsttwo months of 2024", "2024-01/2024-02")]),
        ("in the first three months this year", [("first three months this year", "2026-01/2026-03")]),
        ("the Jan. 11 to 15 meetings", [("Jan. 11 to 15", "2026-01-11/2026-01-15")]),
        ("before the year was out", [("year was out", "2026")]),
        ("until the year ends", [("year ends", "2026")]),
    ],
)
def test_forms(text: str, wanted: list[tuple[str, str]]) -> None:
    assert values(text, JUNE) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "the 47th ASEAN Summit, the 3rd meeting and the 2nd place",
        "they may march on, and May he rest",
        "President Theresa May, Jan Kowalski and Mar Roxas spoke",
        "the March for Peace, the August Revolution",
        "47 percent, 20.5 per cent, 84%",
        "US$2026, $1999, 2,000 tonnes, 2000 people, 1900 delegates and 2,026 USD",
        "Article 2026 of Resolution 1999, Decree 1995, Route 1982, No. 2019",
        "call +84 24 1999 2024 or 024.3999.2026",
        "a 3-2 win, a 24-23 score, 2-1",
        "second to none, the second-generation park, the second envoy",
        "COVID-19, 2019-nCoV, G20, ADMM-17, 5PC, ASEAN-10",
        "the meeting at 2030 GMT and 1900 hours",
        "Decree 100/2019/ND-CP of the ministry",
        "his 6-year-old son",
        "three-quarters of the members, three quarters of the seats",
        "a 24-hour hotline under the 14th Five-Year Plan",
        "as soon as possible",
        "as soon as the talks end",
        "12 daily flights, a daily life, the weekly paper, an annual summit, hourly pay",
        "a forum on the future of ASEAN, future generations",
        "more than a quarter of all exports, three quarters of them",
        "one day they will see, the first day of school",
        "Mr Do, 52 years old, and a 44-year-old man",
        "a 15:12 lead, a ratio of 3:1, verse 12:30",
        "USD 2000 million, VND 2000 billion, RM 2000 thousand",
        "the nineteen members, eighteen nations, two thousand people",
        "the afternoon tea, a morning person",
        "they are present in force, a moment of joy, at that point",
        "12 million USD per year, 40 flights per week",
        "firsthand, halfway, a threefold rise",
        "at the end of the day",
        "the period, the time and the past glories",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the ASEAN Community Vision 2045",
        "the 1982 United Nations Convention on the Law of the Sea",
        "(UNCLOS 1982)",
        "the Philippines' 2026 Chairmanship",
        "its 2025 Chairmanship",
        "hosting APEC 2027",
        "AMMR 2026",
        "the ASEAN Future Forum (AFF) 2026",
        "the 2025-2030 Action Programme",
        "the 2026-30 Action Plan",
        "the ASEAN Chairmanship 2025",
        "the 2025 ASEAN Chair",
    ],
)
def test_years_in_names_are_marked(text: str) -> None:
    assert [d.basis for d in read(text)] == ["name"]


@pytest.mark.parametrize(
    "text",
    [
        "In 2026 Viet Nam will host it",
        "By 2030 ASEAN will be there",
        "as ASEAN Chair in 2026",
        "Since 1995 Viet Nam has been a member",
        "the 2029-31 term",
        "the 2024 academic year",
        "The year 2026",
    ],
)
def test_years_that_stand_for_themselves_are_not(text: str) -> None:
    assert [d.basis for d in read(text)] == ["explicit"]


def test_no_form_opens_with_letters_that_are_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [Text(article.text) for article in corpus.seeds()]
    expected = [list(grammar.read(text, [Span(0, len(text.view))])) for text in texts]
    monkeypatch.setattr(grammar, "openable", lambda kind, lower, start: KINDS[kind])
    for text, found in zip(texts, expected, strict=True):
        assert list(grammar.read(text, [Span(0, len(text.view))])) == found
