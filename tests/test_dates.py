"""Dates: days, weekdays, months and years, rendered and read back; any text at all; warnings; the articles."""

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
    (found,) = read(f"The two sides signed it in Ha Noi on {written} in the rain.", published)
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
    for piece in (
        *("the end of ", "first nine ", "May 5, ", "28-29-", "2026-", "next last ", "and ", "1,000,000,"),
        *("at 9 a.m. (", "two and a half ", "5, 6, 7, ", "12 to 18 ", "the first and third ", "ten days after "),
        *("nineteen ", "the 5th to the 7th ", "latest ", "now ", "year-ago ", "every daily "),
    ):
        read(piece * 4000)


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
