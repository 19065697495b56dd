"""Which way a clause points, and what an article without a date tells of the day it was written."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from aseanparse.dates import find_dates
from aseanparse.model import ZoneKind
from tests.test_dates import article, days, read, values


# ------------------------------------------------------------------------------------------- direction of a clause
@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They agreed to reopen the route and to convene the third meeting in Hue in September.", "2026-09"),
        ("They praised the agreement signed in September.", "2025-09"),
        ("They agreed to list goods certified as halal, launch a panel in September and meet.", "2026-09"),
        ("They agreed to apply the treaty signed in Hanoi, Vietnam, in September.", "2025-09"),
        ("They agreed to sign it within the year.", "2026"),
        ("They reiterated their determination to hold the forum in November.", "2026-11"),
        ("He proposed that the item be put on the agenda of the forum in November.", "2026-11"),
        ("He recalled that the item was put on the agenda of the forum in November.", "2025-11"),
        ("They looked forward to the forum in November.", "2026-11"),
        ("They looked back on the forum in November.", "2025-11"),
        ("They have met five times since January.", "2026-01"),
        ("The minister flew to Hue to attend the forum in November.", "2025-11"),
        ("He accepted an invitation to visit Hue in November.", "2026-11"),
        ("They promised to turn the agreements reached during the visit in December into reality.", "2025-12"),
        ("The summit planned for October in Cebu should adopt it.", "2026-10"),
        ("In December, the group will hold its next session.", "2026-12"),
        ("In December, the group held its last session.", "2025-12"),
        ("They decided to hold the drill, first staged off Hue in September, every other year.", "2025-09"),
        ("He hoped the neighbour would carry on when it takes over as chair in January.", "2027-01"),
        ("They pledged to finish the road by February.", "2027-02"),
        ("Trade reached 5 million USD as of July.", "2025-07"),
        ("The ministers on Tuesday issued a statement.", "2026-03-17"),
        ("The office said it had received 40 reports by Tuesday.", "2026-03-17"),
        ("They vowed to end it by Tuesday.", "2026-03-24"),
        ("He stressed that Monday's ruling was just.", "2026-03-16"),
        ("He hopes Monday's session will go well.", "2026-03-23"),
        ("He welcomed Monday's ruling.", "2026-03-16"),
        ("The forum opens in Cebu on Saturday.", "2026-03-21"),
        ("The summit, beginning Thursday, focuses on trade.", "2026-03-19"),
        ("The newly upgraded line will open in August.", "2026-08"),
        ("The next round appears to be due in December.", "2026-12"),
        ("They did not agree on the text at their latest round in Hue in May.", "2025-05"),
        ("They agreed at their latest round to sign it in May.", "2026-05"),
        ("When I called on Minister Do in June, she assured me of it.", "2025-06"),
        ("They urged Thailand in June to reopen the gate.", "2025-06"),
        ("They called on Thailand to reopen the gate in June.", "2026-06"),
        ("He expressed confidence that the summit in October would be a success.", "2026-10"),
        ("He said the summit in October would be a success.", "2026-10"),
        ("He noted that the summit in October was a success.", "2025-10"),
        ("He said on Tuesday that it would help.", "2026-03-17"),
        ("They will meet on Friday, followed by talks with the partners on Saturday.", "2026-03-21"),
        ("The forum precedes the Saturday summit.", "2026-03-21"),
        ("They agreed to set up a panel in May.", "2026-05"),
        ("They agreed to hold their first combined drill in June.", "2026-06"),
        ("She said Hue would receive the two armed factions in August.", "2026-08"),
        ("They will meet through Mexico-led forums in August.", "2026-08"),
        ("He added that Thailand re-opened the port in August.", "2025-08"),
        ("The ministers co-chaired the session in August.", "2025-08"),
        ("He noted that preparations for the Queen's tour in September were in full swing.", "2026-09"),
    ],
)
def test_the_governing_verb_tells_past_from_future(sentence: str, value: str) -> None:
    assert value in [v for _, v in values(sentence)]


def test_the_same_and_the_following_day_go_on_from_the_story() -> None:
    found = values("They met on March 2. The same day they signed. The following day they left.")
    assert found == [("March 2", "2026-03-02"), ("same day", "2026-03-02"), ("following day", "2026-03-03")]


def test_the_items_of_a_list_go_on_in_time() -> None:
    assert values("They plan to meet in October and February.")[1][1] == "2027-02"
    assert [v for _, v in values("They met on Saturday and Monday.")] == ["2026-03-14", "2026-03-16"]
    assert values("They met in March and June 2023.") == [("March", "2023-03"), ("June 2023", "2023-06")]
    assert [v for _, v in values("on May 5, 7 and 9, 2024 in Hue")] == ["2024-05-05", "2024-05-07", "2024-05-09"]
    assert values("on September 5 and 6")[0] == ("September 5 and 6", "2026-09-05/2026-09-06")


# ------------------------------------------------------------------------------------------- articles without a date
@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        # The same day told with its year.
        (["They met on November 25.", "Vientiane, 25 November 2014"], "2014-11-25"),
        # A caption tells its day in full.
        (["They met on May 17.", ("caption", "The talks in Ha Noi, May 16, 2023. (Photo: X)")], "2023-05-17"),
        # The first months of the present year.
        (["They met on August 20.", "Trade hit 480 million USD in the first seven months of 2018."], "2018-08-20"),
        # A year told as coming is the next one, for the present one would be left out.
        (["They met on April 14.", "Ties began in 2019.", "The chair will host it in 2027."], "2026-04-14"),
        (["They met on April 14.", "They will sign it in the first half of 2027 and end it by 2031."], "2026-04-14"),
        # So is the year after the last one that a figure is told for; no figure, no year.
        (["They met on April 14.", "Trade grew 15 percent in 2025.", "The goal for 2030 is 9 million."], "2026-04-14"),
        (["They met on April 14.", "Ties began in 2025."], "XXXX-04-14"),
        # These tell the present year although it is the present one.
        (["They met on April 14.", "They agreed with Malaysia, the ASEAN Chair in 2026, to end it."], "2026-04-14"),
        (["They met on April 14.", "He said Brunei, as ASEAN Chair in 2026, would host it."], "2026-04-14"),
        (["They met on April 14.", "Brunei, in its role as the Chair of ASEAN in 2026, will host it."], "2026-04-14"),
        (["They met on April 14.", "He said Brunei, as ASEAN Chair 2026, would soon host it."], "2026-04-14"),
        (["They met on April 14.", "Laos, as Chair in 2026, will act.", ("caption", "Aims in 2027.")], "2026-04-14"),
        (["They met on April 14.", "They agreed on nine priorities for 2026."], "2026-04-14"),
        (["They met on April 14.", "The economy will grow 6.5 percent in 2026."], "2026-04-14"),
        # The year of somebody's chair may be praised later; a goal's year is not over.
        (["They met on April 14.", "They praised Laos as ASEAN Chair 2025.", "A visit is due in 2027."], "2026-04-14"),
        (["They met on April 14.", "They praised Laos, as ASEAN Chair in 2025, for it."], "XXXX-04-14"),
        (["They met on April 14.", "He promised that as Chair in 2027, Laos would host it."], "2026-04-14"),
        (["They met on April 14.", "It will be paid from 2027.", "All will join by the end of 2026."], "2026-04-14"),
        # Lost spaces hide no year.
        (["They met on April 14.", "Trade hit 9 million in the firsttwo months of 2026."], "2026-04-14"),
        # The end of a bracketed span, as anniversaries have it.
        (["They met on April 14.", "It is the 25th anniversary (1996-2021) of the forum."], "2021-04-14"),
        (["They met on April 14.", "Contacts have grown since the beginning of 2021."], "2021-04-14"),
        # The year of a forum in the opening, not that of a treaty or a vision.
        (["They met on April 14 on the fringes of APEC 2017, for Vision 2045.", "The 1982 UNCLOS."], "2017-04-14"),
        # A full date soon after a day that is told: it has its year although it is the present one.
        (["They met on April 14.", "The summit will be held on May 6-8, 2026.", "Aims in 2028."], "2026-04-14"),
        (["They met on April 14.", "The summit will be held on March 6, 2027."], "2026-04-14"),
        # A picture's month is the present, also of what is to come; that of a sentence is next year's.
        (["They met on April 14.", ("caption", "The hall that will host it, May 2026. (Photo: X)")], "2026-04-14"),
        (["They met on April 14.", "They will open the hall in May 2027."], "2026-04-14"),
        # A chairmanship that is backed is to come; what is suggested, too.
        (["They met on April 14.", "Laos voiced strong support for its ASEAN Chairmanship in 2027."], "2026-04-14"),
        (["They met on April 14.", "He suggested that both open an office in 2027 for wanted men."], "2026-04-14"),
        # Weekdays overrule a year that contradicts them: April 14 was a Tuesday in 2026.
        (["They met on Tuesday (April 14).", "They had met in 2025."], "2026-04-14"),
        # Nothing tells the year: neither goals nor names of old treaties do.
        (["They met on April 14.", "They respect UNCLOS 1982 and the post-2035 vision."], "XXXX-04-14"),
        (["They met on April 14.", "Trade is to reach 9 billion USD by 2030."], "XXXX-04-14"),
    ],
)  # fmt: skip
def test_the_year_comes_from_the_articles_own_dates(lines: list[str | tuple[ZoneKind, str]], wanted: str) -> None:
    zones: list[tuple[ZoneKind, str]] = [("body", line) if isinstance(line, str) else line for line in lines]
    found = find_dates(article(*zones, published=None))
    day = next(d for d in found if d.text in ("November 25", "May 17", "August 20", "April 14"))
    assert day.value == wanted
    assert day.basis == ("none" if wanted.startswith("XXXX") else "article")


def test_a_picture_and_a_weekday_bear_each_other_out() -> None:
    picture: tuple[ZoneKind, str] = ("caption", "The talks in Hue, January 30, 2024. (Photo: X)")
    told = find_dates(article(picture, ("body", "They met on Tuesday and will leave on Thursday."), published=None))
    assert [d.value for d in told] == ["2024-01-30", "2024-01-30", "2024-02-01"]
    other = find_dates(article(picture, ("body", "They met on Friday."), published=None))
    assert other[1].value == "XXXX-WXX-5"


@given(days)
def test_a_bare_weekend_is_over_unless_it_is_to_come(published: date) -> None:
    (past,) = read("They met over the weekend.", published)
    (ahead,) = read("They will meet over the weekend.", published)
    assert past.first is not None
    assert past.first <= published.isoformat()
    assert ahead.last is not None
    assert ahead.last >= published.isoformat()


def test_a_day_told_with_its_year_is_not_the_day_of_the_story() -> None:
    told = find_dates(article(("body", "It was adopted on May 27, 2025. This morning they met."), published=None))
    assert [d.text for d in told if d.grain == "day"] == ["May 27, 2025"]


def test_a_weekday_without_any_anchor_stays_open() -> None:
    (found,) = read("They met on Thursday.", None)
    assert (found.value, found.first, found.last, found.basis) == ("XXXX-WXX-4", None, None, "none")


@pytest.mark.parametrize("year", [2030, 2035, 2045, 2050])
@pytest.mark.parametrize(
    "line",
    [
        "They adopted the ASEAN Community Vision {}.",
        "They agreed on the plan for {}.",
        "Trade is to reach 9 billion USD by {}.",
        "It will be a high-income country in {}.",
        "They spoke of ASEAN {} at the opening.",
    ],
)
def test_years_that_plans_aim_at_date_no_article(year: int, line: str) -> None:
    lines = ["They met on April 14.", line.format(year)]
    for body in (lines, lines[::-1]):
        found = find_dates(article(*(("body", text) for text in body), published=None))
        day = next(d for d in found if d.text == "April 14")
        assert (day.value, day.first, day.basis) == ("XXXX-04-14", None, "none")
