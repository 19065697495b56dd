"""Dates where a rule turns: seams of periods, the day of the story and of the article, six weeks, the calendar's ends.

What a planted fault could change unseen stands here (docs/testing.md).
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise, product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from aseanparse.dates import bounds
from aseanparse.dates.words import MONTHS, WEEKDAYS
from tests.test_dates import days, ends, month, read, values
from tests.test_dates_grammar import JUNE, only

DAY = timedelta(days=1)


# ------------------------------------------------------------------------------------------- periods tile
def tiles(values: list[str]) -> tuple[date, date]:
    """The first and the last day of periods that follow one another without a gap."""
    spans = [(date.fromisoformat(first or ""), date.fromisoformat(last or "")) for first, last in map(bounds, values)]
    assert all(first <= last for first, last in spans)
    assert all(one[1] + DAY == other[0] for one, other in pairwise(spans))
    return spans[0][0], spans[-1][1]


@given(st.integers(1, 9998))
def test_the_parts_of_a_year_tile_it(number: int) -> None:
    year = f"{number:04}"
    whole = tiles([year])
    assert whole == (date(number, 1, 1), date(number, 12, 31))
    for unit, count in (("Q{}", 4), ("H{}", 2), ("{:02}", 12)):
        assert tiles([f"{year}-{unit.format(part)}" for part in range(1, count + 1)]) == whole
    spring, winter = tiles([f"{year}-{season}" for season in ("SP", "SU", "FA", "WI")])
    assert (spring, winter + DAY) == (date(number, 3, 1), date(number + 1, 3, 1))
    weeks = [f"{year}-W{week:02}" for week in range(1, 53)]
    monday, sunday = tiles(weeks)
    assert (monday.weekday(), (sunday - monday).days) == (0, 52 * 7 - 1)
    assert [tiles([f"{week}-WE"])[0] - tiles([week])[0] for week in weeks] == [5 * DAY] * 52
    assert [tiles([f"{week}-WE"])[1] for week in weeks] == [tiles([week])[1] for week in weeks]


@given(st.integers(1, 98))
def test_decades_tile_their_century(number: int) -> None:
    assert tiles([f"{number:02}{tens}X" for tens in range(10)]) == tiles([f"{number:02}XX"])
    assert tiles([f"{number:02}0{year}" for year in range(10)]) == tiles([f"{number:02}0X"])


@pytest.mark.parametrize(
    "value", ["2025-W53", "0000", "2026-02-30", "2026-13", "2026-Q5", "2026-H3", "P1Y", "XXXX", ""]
)
def test_what_is_no_period_has_no_days(value: str) -> None:
    assert bounds(value) == (None, None)


# ------------------------------------------------------------------------------------------- the story's day
@given(days, st.integers(8, 120), st.integers(0, 6))
def test_weekdays_go_on_from_the_story_or_from_the_article(published: date, back: int, number: int) -> None:
    told, name = published - back * DAY, WEEKDAYS[number]
    assume((told.month, told.day) != (2, 29))

    def after(written: str) -> date:
        story, found = read(f"They met on {month(told)} {told.day}, {told.year}. It was on {written}.", published)
        assert story.value == told.isoformat()
        return date.fromisoformat(found.value)

    for base, before, same, ahead in (
        (told, "the previous", "the same", "the following"),
        (published, "last", "", "next"),
    ):
        earlier, later = after(f"{before} {name}"), after(f"{ahead} {name}")
        assert base - 7 * DAY <= earlier < base < later <= base + 7 * DAY
        assert base - 7 * DAY < after(f"{same} {name}".strip()) <= base
    for base, ways in ((told, ("previous", "same", "following")), (published, ("last", "this", "next"))):
        monday = base - base.weekday() * DAY
        for weeks, way in enumerate(ways, start=-1):
            article = "the " if base is told else ""
            assert after(f"{name} of {article}{way} week") == monday + (7 * weeks + number) * DAY


@given(days, st.integers(1, 4), st.booleans())
def test_the_latest_period_is_the_one_reported_on(published: date, quarter: int, half: bool) -> None:
    assume(quarter < 3 or not half)
    letter, unit = ("H", "half") if half else ("Q", "quarter")
    value, year = f"{letter}{quarter}", published.year - 1
    *_, ago, latest = read(f"It rose in {value} {year}, from a year earlier. It fell in the latest period.", published)
    assert [(d.text, d.value, d.grain) for d in (ago, latest)] == [
        ("a year earlier", f"{year - 1:04}-{value}", unit),
        ("latest period", f"{year:04}-{value}", unit),
    ]


# ------------------------------------------------------------------------------------------- six weeks
@given(days, st.integers(-180, 180))
def test_tense_decides_where_the_nearest_day_is_six_weeks_away(published: date, distance: int) -> None:
    day = published + distance * DAY
    assume((day.month, day.day) != (2, 29) and (published.month, published.day) != (2, 29))
    for verb, is_other, way in (("met", distance > 45, -1), ("will meet", distance < -45, 1)):
        (found,) = read(f"They {verb} in Cebu on {month(day)} {day.day}.", published)
        assert found.value == day.replace(year=day.year + way * is_other).isoformat()


@pytest.mark.parametrize(("number", "day"), list(product(range(1, 13), (1, 15, 28))))
def test_a_quarter_is_reported_on_for_six_weeks(number: int, day: int) -> None:
    published = date(2026, number, day)
    for quarter, name in enumerate(("first", "second", "third", "fourth"), start=1):
        begun, over = 3 * quarter - 2 <= number, 3 * quarter < (published - 45 * DAY).month <= number
        for sentence, year in (
            ("They lost money in the {} quarter.", 2026 if begun else 2025),
            ("They expect to earn more in the {} quarter.", 2027 if over else 2026),
            ("Profit in the {} quarter", 2025 if 3 * quarter - 2 > number + 6 else 2026),
        ):
            assert values(sentence.format(name), published) == [(f"{name} quarter", f"{year}-Q{quarter}")]


# ------------------------------------------------------------------------------------------- ends of the calendar
RELATIVE = (
    "last Friday", "next Friday", "Friday next week", "last week", "next month", "last month", "two days ago",
    "in five years' time", "tomorrow", "yesterday", "next weekend", "the weekend", "the 5th", "the 31st", "Christmas",
    "next Christmas", "last Thanksgiving", "New Year's Day", "May 5", "last May", "next quarter", "the fourth quarter",
    "the first week of next month", "this morning", "last night", "last summer", "in winter", "the past decade",
    "a year earlier", "ten days after January 28", "29/12", "ngày 29/12", "next fiscal year", "9 a.m. on Friday",
)  # fmt: skip


@pytest.mark.parametrize("published", [date.min, date.min + 40 * DAY, date.max - 40 * DAY, date.max])
def test_the_calendar_may_end(published: date) -> None:
    for verb, written in product(("met", "will meet"), RELATIVE):
        for found in read(f"They {verb} on {written}.", published):
            assert (found.first is None) == (found.last is None)


@given(days, st.sampled_from(["year", "month"]), st.sampled_from(["months", "weeks", "days", "quarters"]), st.data())
def test_a_stretch_lies_in_its_period(published: date, period: str, unit: str, data: st.DataObject) -> None:
    count, rank = data.draw(st.integers(2, 60)), data.draw(st.sampled_from(["first", "last"]))
    name = f"{published.year}" if period == "year" else f"{MONTHS[published.month - 1]} {published.year}"
    first, last = map(
        date.fromisoformat, map(str, bounds(f"{published.year:04}" + f"-{published.month:02}" * (period == "month")))
    )
    for found in read(f"It rained in the {rank} {count} {unit} of {name}.", published):
        if found.grain == "range":
            begin, end = ends(found)
            assert begin == first if rank == "first" else end == last
            assert begin >= first - 7 * DAY
            assert end <= last + 7 * DAY
            if unit in ("days", "weeks"):
                assert (end - begin).days + 1 == count * (7 if unit == "weeks" else 1)


@pytest.mark.parametrize(("which", "number"), [("last", 5), ("this", 6), ("next", 7)])
def test_a_stretch_of_a_month_told_from_now(which: str, number: int) -> None:
    assert only(f"in the first week of {which} month") == (
        f"first week of {which} month",
        f"2026-{number:02}-01/2026-{number:02}-07",
    )
    assert values(f"in the first week of {which} month", None) == [(f"first week of {which} month", "XXXX")]


def test_no_month_has_a_day_0() -> None:
    assert values("They met on the 0th.", None) == values("They met on the 0th.") == []
    assert values("They met on the 9th.", None) == [("9th", "XXXX-XX-09")]


def test_a_month_is_no_part_of_another_word() -> None:
    for word in ("Marching", "Marchand", "Mayon", "Mayor"):
        assert values(f"They came in {word} style.") == []


def test_a_weekday_is_read_inside_a_word() -> None:
    assert values("They talked allTuesday.", JUNE) == [("Tuesday", "2026-06-09")]
    assert values("They went home inMarch 3.", JUNE) == [("March 3", "2026-03-03")]
