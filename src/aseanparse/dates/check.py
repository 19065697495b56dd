"""Do the weekdays of an article agree with its days of the month, and both with its day of publication?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from aseanparse.dates.anchor import Found
from aseanparse.dates.grammar import Expression
from aseanparse.dates.resolve import Anchor, Context, resolve
from aseanparse.dates.tense import direction
from aseanparse.dates.words import WEEKDAYS, weekday_number
from aseanparse.layout import Article


class _Pair(NamedTuple):
    """A weekday told with a day of the month, and the day that the rest of the article makes of it."""

    weekday: int
    day: date
    stated: bool
    start: int
    end: int


def check(article: Article, found: Sequence[Found], anchor: Anchor) -> None:
    """Warn where weekday and day of the month contradict (``weekday``), or all of them the publication (``header-date``).

    A page's date is the crawler's and can be wrong (formats.md, "Headers"): where another year makes every weekday
    right, the year is at fault, not the weekdays. A day told as past after the day of publication shows it, too.
    """
    pairs = list(_pairs(article, found, anchor))
    wrong = [p for p in pairs if p.day.weekday() != p.weekday]
    free = [p for p in pairs if not p.stated]
    if article.published is not None and free and all(p in wrong for p in free):
        years = [y for y in range(article.published.year - 6, article.published.year + 7) if all(_fits(p, y) for p in free)]
        if years:
            nearest = min(years, key=lambda y: abs(y - anchor.year) if anchor.year else 0)
            article.warn(
                "header-date",
                f"{WEEKDAYS[free[0].weekday]} is no {free[0].day:%d %B} in {free[0].day.year}, the year of publication; it is in {nearest}",
                free[0].start,
                free[0].end,
            )
            wrong = [p for p in wrong if p.stated]
    for pair in wrong:
        article.warn(
            "weekday",
            f"{pair.day.isoformat()} is a {WEEKDAYS[pair.day.weekday()]}, not a {WEEKDAYS[pair.weekday]}",
            pair.start,
            pair.end,
        )
    _warn_of_later_days(article, found, anchor)


def _fits(pair: _Pair, year: int) -> bool:
    try:
        return pair.day.replace(year=year).weekday() == pair.weekday
    except ValueError:
        return False


def _pairs(article: Article, found: Sequence[Found], anchor: Anchor) -> Sequence[_Pair]:
    view = article.text.view
    pairs = []
    for item, before in zip(found, [None, *found[:-1]]):
        expression = item.expression
        if expression.form not in ("month_day", "day_month") or "d2" in expression.parts:
            continue
        start, weekday = expression.start, expression.parts.get("wd")
        if weekday is None and before is not None and before.expression.form == "weekday":
            if "wd2" not in before.expression.parts and view[before.expression.end : start] in (" (", "("):
                start, weekday = before.expression.start, before.expression.parts["wd"]
        if weekday is None:
            continue
        day = _day(article, item, anchor)
        if day is not None:
            pairs.append(_Pair(weekday_number(weekday), day, "y1" in expression.parts, start, expression.end))
    return pairs


def _day(article: Article, item: Found, anchor: Anchor) -> date | None:
    view, expression = article.text.view, item.expression
    meaning = resolve(
        expression,
        Context(anchor, None, None, False, lambda: direction(view, expression.start, expression.end, item.zone.start, item.zone.end)),
    )
    if meaning is None or meaning.grain != "day" or "X" in meaning.value:
        return None
    return date.fromisoformat(meaning.value[:10])


def _warn_of_later_days(article: Article, found: Sequence[Found], anchor: Anchor) -> None:
    """A caption dated after the publication shows that the date of the page is wrong."""
    if article.published is None:
        return
    for item in found:
        if item.kind == "caption" and "y1" in item.expression.parts and item.expression.form in ("month_day", "day_month"):
            day = _day(article, item, anchor)
            if day is not None and (day - article.published).days > 1:
                article.warn(
                    "header-date",
                    f"the picture of {day.isoformat()} is younger than the article, which is dated {article.published.isoformat()}",
                    item.expression.start,
                    item.expression.end,
                )
