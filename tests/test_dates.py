"""Dates: any form for any day, read back; which way a clause points; what an article without a date tells of itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import plugins
from aseanparse.dates import find_dates
from aseanparse.dates.meaning import make_day
from aseanparse.dates.words import MONTHS, ONES, WEEKDAYS
from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon
from aseanparse.model import DateMention, Zone, ZoneKind
from aseanparse.terms import find_terms
from aseanparse.text import Text
from tests import corpus
from tests.corpus import seeds

PUBLISHED = date(2026, 3, 18)  # a Wednesday


def article(*zones: tuple[ZoneKind, str], published: date | None = PUBLISHED) -> Article:
    """An article of these zones, one a line."""
    text, kinds = "", []
    for kind, line in zones:
        kinds.append(Zone(kind, len(text), len(text) + len(line)))
        text += line + "\n"
    return Article(
        Text(text),
        _NO_LEXICON,
        (),
        tuple(kinds),
        published=published,
        published_basis="argument" if published else None,
    )


_NO_LEXICON = Lexicon.__new__(Lexicon)  # the date stage reads no word of it


def read(text: str, published: date | None = PUBLISHED) -> tuple[DateMention, ...]:
    return find_dates(article(("body", text), published=published))


def values(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(d.text, d.value) for d in read(text, published)]


def ends(mention: DateMention) -> tuple[date, date]:
    assert mention.first is not None
    assert mention.last is not None
    return date.fromisoformat(mention.first), date.fromisoformat(mention.last)


# ------------------------------------------------------------------------------------------- render, then read
days = st.dates(date(1950, 1, 1), date(2099, 12, 31))
near = st.integers(-150, 150)


def month(day: date) -> str:
    return MONTHS[day.month - 1]


RANKS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
FULL: dict[str, Callable[[date], str]] = {
    "month first": lambda d: f"{month(d)} {d.day}, {d.year}",
    "day first": lambda d: f"{d.day} {month(d)} {d.year}",
    "glued": lambda d: f"{month(d)} {d.day:02},{d.year}",
    "padded": lambda d: f"{month(d)} {d.day:02}, {d.year}",
    "short": lambda d: f"{month(d)[:3]}. {d.day}, {d.year}" if d.month != 5 else f"May {d.day}, {d.year}",
    "with weekday": lambda d: f"{WEEKDAYS[d.weekday()]}, {month(d)} {d.day}, {d.year}",
    "ranked": lambda d: f"{d.day}{RANKS.get(d.day, 'th')} of {month(d)} {d.year}",
    "capitals": lambda d: f"{d.day} {month(d).upper()} {d.year}",
    "iso": lambda d: d.isoformat(),
}


@given(days, days, st.sampled_from(sorted(FULL)))
def test_a_full_date_means_its_day_whenever_it_is_published(day: date, published: date, form: str) -> None:
    written = FULL[form](day)
    (found,) = read(f"The two sides signed it in Ha Noi on {written} at noon.", published)
    assert (found.text, found.value, found.first, found.last) == (written, *[day.isoformat()] * 3)
    assert (found.grain, found.basis) == ("day", "explicit")


@given(days, near)
def test_a_day_without_year_is_the_nearest(published: date, distance: int) -> None:
    day = published + timedelta(days=distance)
    for written in (f"{month(day)} {day.day}", f"{day.day} {month(day)}"):
        (found,) = read(f"A photo from {written} on display.", published)
        if day.month != 2 or day.day != 29:
            assert (found.text, found.value, found.basis) == (written, day.isoformat(), "published")


@given(days, st.integers(0, 6), st.sampled_from(["held talks", "met in Cebu", "said he had arrived"]))
def test_a_weekday_in_the_past_is_on_or_before_publication(published: date, back: int, verb: str) -> None:
    day = published - timedelta(days=back)
    (found,) = read(f"The minister {verb} on {WEEKDAYS[day.weekday()]}.", published)
    assert found.value == day.isoformat()


@given(
    days, st.integers(0, 6), st.sampled_from(["will meet", "is scheduled to arrive", "plans to fly", "agreed to meet"])
)
def test_a_weekday_in_the_future_is_on_or_after_publication(published: date, ahead: int, verb: str) -> None:
    day = published + timedelta(days=ahead)
    (found,) = read(f"The minister {verb} in Cebu on {WEEKDAYS[day.weekday()]}.", published)
    assert found.value == day.isoformat()


@given(days, st.integers(1, 7))
def test_last_and_next_weekday_exclude_the_day_itself(published: date, distance: int) -> None:
    before, after = published - timedelta(days=distance), published + timedelta(days=distance)
    (found,) = read(f"They met last {WEEKDAYS[before.weekday()]}.", published)
    assert found.value == before.isoformat()
    (found,) = read(f"They meet next {WEEKDAYS[after.weekday()]}.", published)
    assert found.value == after.isoformat()


@given(days, st.integers(1, 12))
def test_a_month_points_where_the_clause_points(published: date, number: int) -> None:
    name = MONTHS[number - 1]
    (past,) = read(f"They signed the memorandum in {name}.", published)
    (ahead,) = read(f"They agreed to hold the next meeting in {name}.", published)
    now = f"{published.year:04}-{published.month:02}"
    assert past.value <= now <= ahead.value
    assert {past.value[5:], ahead.value[5:]} == {f"{number:02}"}
    assert int(ahead.value[:4]) - int(past.value[:4]) == (number != published.month)


@given(days, st.integers(0, 40), st.sampled_from(["-", "–", " to ", " - ", " through "]))
def test_a_range_of_days_crosses_months_and_years(first: date, length: int, to: str) -> None:
    last = first + timedelta(days=length + 1)
    same_month = (first.year, first.month) == (last.year, last.month)
    written = {
        True: f"{month(first)} {first.day}{to}{last.day}, {last.year}",
        False: f"{month(first)} {first.day}{to}{month(last)} {last.day}, {last.year}",
    }[same_month]
    (found,) = read(f"They were there from {written} in Hue.")
    assert (found.text, found.grain) == (written, "range")
    assert (found.first, found.last) == (first.isoformat(), last.isoformat())


@given(st.integers(1900, 2090), st.integers(1, 60), st.sampled_from(["-", "–", " to ", " until "]))
def test_a_range_of_years(first: int, length: int, to: str) -> None:
    last = first + length
    spellings = {f"{first}{to}{last}"}
    if to in "-–" and last // 100 == first // 100:
        spellings.add(f"{first}{to}{last % 100:02}")
    for written in spellings:
        (found,) = read(f"They were partners for {written}.")
        assert (found.text, found.value) == (written, f"{first}/{last}")
        assert (found.first, found.last) == (f"{first}-01-01", f"{last}-12-31")


@given(days, st.sampled_from(["this", "last", "next"]), st.sampled_from(["week", "month", "year", "quarter", "decade"]))
def test_units_told_from_now_follow_one_another(published: date, which: str, unit: str) -> None:
    (found,) = read(f"They met {which} {unit}.", published)
    (now,) = read(f"They met this {unit}.", published)
    day = timedelta(days=1)
    if which == "this":
        assert ends(now)[0] <= published <= ends(now)[1]
    elif which == "last":
        assert ends(found)[1] + day == ends(now)[0]
    else:
        assert ends(now)[1] + day == ends(found)[0]
    assert found.text == f"{which} {unit}"
    assert found.grain == unit


@given(days, st.sampled_from([*range(1, 20), 30, 45]), st.sampled_from(["day", "week", "month", "year"]))
def test_so_long_ago_is_before_publication(published: date, count: int, unit: str) -> None:
    told = ONES[count - 1] if count < 20 else str(count)
    (found,) = read(f"They met {told} {unit}s ago.", published)
    assert found.last is not None
    assert found.last < published.isoformat()
    assert found.grain == unit


@given(days)
def test_day_words(published: date) -> None:
    (today, yesterday, tomorrow) = read("Today they met. Yesterday they talked. Tomorrow they will sign.", published)
    assert [today.first, yesterday.first, tomorrow.first] == [
        (published + timedelta(days=n)).isoformat() for n in (0, -1, 1)
    ]


# ------------------------------------------------------------------------------------------- whatever the text
@given(st.text(max_size=300), st.none() | st.dates())
def test_any_text_is_read_without_fault(text: str, published: date | None) -> None:
    found = find_dates(article(("body", text), published=published))
    assert all(text[d.start : d.end] == d.text for d in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


WORDS = (
    *(
        *MONTHS,
        *WEEKDAYS,
        "28",
        "29-",
        "–",
        "2026",
        "1999",
        "next",
        "last",
        "the",
        "end of",
        "year",
        "weeks",
        "quarter",
    ),
    *(
        "first",
        "two",
        "ago",
        "in",
        "on",
        "and",
        "to",
        ",",
        "(",
        ")",
        ".",
        "half",
        "mid-",
        "May",
        "century",
        "29th",
        "a",
    ),
)


@given(st.lists(st.sampled_from(WORDS), max_size=25), st.sampled_from(["", " "]), st.none() | st.dates())
def test_any_heap_of_date_words_is_read_without_fault(words: list[str], joint: str, published: date | None) -> None:
    text = joint.join(words)
    for d in find_dates(article(("body", text), published=published)):
        assert text[d.start : d.end] == d.text
        assert (d.first is None) == (d.last is None)
        assert d.first is None or d.last is None or d.first <= d.last


def test_time_is_linear_in_the_text() -> None:
    """Text made to backtrack; it would not end in a lifetime if a pattern did."""
    for piece in ("the end of ", "first nine ", "May 5, ", "28-29-", "2026-", "next last ", "and ", "1,000,000,"):
        read(piece * 4000)


# ------------------------------------------------------------------------------------------- direction of a clause
@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("They agreed to reopen the route and to convene the third meeting in Hue in September.", "2026-09"),
        ("They praised the agreement signed in September.", "2025-09"),
        ("They agreed to list goods certified as halal, launch a panel in September and meet.", "2026-09"),
        ("They agreed to apply the treaty signed in Hanoi, Vietnam, in September.", "2025-09"),
        ("They agreed to sign it within the year.", "2026"),
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


# ------------------------------------------------------------------------------------------- warnings
@given(days, near, st.integers(1, 6))
def test_a_weekday_that_contradicts_a_full_date_warns(published: date, distance: int, wrong: int) -> None:
    day = published + timedelta(days=distance)
    name = WEEKDAYS[(day.weekday() + wrong) % 7]
    page = article(("body", f"They met on {name}, {month(day)} {day.day}, {day.year}."), published=published)
    find_dates(page)
    assert [w.code for w in page.warnings] == ["weekday"]


@given(days, st.integers(0, 40))
def test_agreeing_weekdays_warn_of_nothing_and_take_the_day(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    page = article(("body", f"They met on {WEEKDAYS[day.weekday()]} ({month(day)} {day.day})."), published=published)
    found = find_dates(page)
    assert page.warnings == []
    if make_day(published.year, day.month, day.day) and make_day(published.year - 1, day.month, day.day):
        assert [d.value for d in found] == [day.isoformat()] * 2


def test_a_header_year_that_no_weekday_fits_warns_once() -> None:
    page = article(("body", "They met on Friday (March 13) and on Monday (March 16)."), published=date(2025, 3, 18))
    find_dates(page)
    assert [w.code for w in page.warnings] == ["header-date"]


def test_a_picture_younger_than_the_page_warns() -> None:
    page = article(("caption", "The talks, May 17, 2026. (Photo: X)"))
    find_dates(page)
    assert [w.code for w in page.warnings] == ["header-date"]


# ------------------------------------------------------------------------------------------- zones and spellings
def test_only_the_articles_own_zones_are_read() -> None:
    kinds: tuple[ZoneKind, ...] = ("headline", "standfirst", "dateline", "caption", "body", "question")
    others: tuple[ZoneKind, ...] = ("credit", "teaser", "furniture")
    assert all(len(find_dates(article((kind, "in 2024")))) == 1 for kind in kinds)
    assert all(find_dates(article((kind, "in 2024"))) == () for kind in others)


def test_spelling_of_the_page_changes_no_value() -> None:
    plain = "from January 28-29, by the year's end, ngay 29/1/2026"
    fancy = "from\u00a0January\u00a028–29, by the year’s end, ngày 29/1/2026"
    assert [v for _, v in values(plain)] == [v for _, v in values(fancy)]
    assert read(fancy)[0].text == "January\u00a028–29"


# ------------------------------------------------------------------------------------------- the articles
@pytest.mark.parametrize("page", seeds(), ids=lambda page: page.name)
def test_gold_of_the_seeds(page: corpus.Article) -> None:
    """At most one required date of an article is missed or wrong, and nearly all have the reader's span."""
    loaded = plugins.load()
    text = Text(page.text)
    outlet = loaded.choose(text, None, None)
    found = find_dates(outlet.layout(text, find_terms(text, loaded.lexicon), loaded.lexicon, None))
    required = [gold for gold in page.gold.dates if not gold.optional]
    right = [
        (gold, mention)
        for gold in required
        for mention in found
        if mention.start < gold.span[1] and gold.span[0] < mention.end and mention.value.split("T")[0] == gold.value
    ]
    assert len(right) >= len(required) - 1
    assert sum((mention.start, mention.end) == tuple(gold.span) for gold, mention in right) >= len(right) - 1
