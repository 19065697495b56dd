"""Do the weekdays of an article agree with its days of the month, and both with its day of publication?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from aseanparse.dates.anchor import Found
from aseanparse.dates.meaning import Meaning
from aseanparse.dates.words import WEEKDAYS
from aseanparse.layout import Article


class _Pair(NamedTuple):
    """A weekday told with a day of the month, the day that was made of it, and whether the words state its year."""

    weekday: int
    day: date
    stated: bool
    start: int
    end: int


def check(article: Article, resolved: Sequence[tuple[Found, Meaning]]) -> None:
    """Warn where a weekday contradicts its day of the month (``weekday``), or all do so for the year (``header-date``).

    A page's date is the crawler's and can be wrong (formats.md, "Headers"): where another year makes every weekday
    right, the year is at fault, not the weekdays. So does a picture that is younger than the page.
    """
    days = [
        (item, meaning, date.fromisoformat(meaning.value[:10]))
        for item, meaning in resolved
        if meaning.grain == "day" and "X" not in meaning.value and item.expression.form in ("month_day", "day_month")
    ]
    pairs = [
        _Pair(item.weekday, day, meaning.explicit, item.expression.start, item.expression.end)
        for item, meaning, day in days
        if item.weekday is not None
    ]
    wrong = [p for p in pairs if p.day.weekday() != p.weekday]
    free = [p for p in pairs if not p.stated]
    if article.published is not None and free and all(p in wrong for p in free):
        told = article.published.year
        years = [y for y in range(told - 6, told + 7) if all(_fits(p, y - told) for p in free)]
        if years:
            nearest = min(years, key=lambda y: abs(y - told))
            article.warn(
                "header-date",
                f"the weekdays fit the year {nearest}, not a publication on {article.published.isoformat()}",
                free[0].start,
                free[0].end,
            )
            wrong = [p for p in wrong if p.stated]
    for pair in wrong:
        message = f"{pair.day.isoformat()} is a {WEEKDAYS[pair.day.weekday()]}, not a {WEEKDAYS[pair.weekday]}"
        article.warn("weekday", message, pair.start, pair.end)
    if article.published is None:
        return
    for item, meaning, day in days:
        if item.kind == "caption" and meaning.explicit and (day - article.published).days > 1:
            message = f"the picture is of {day.isoformat()}, the publication of {article.published.isoformat()}"
            article.warn("header-date", message, item.expression.start, item.expression.end)


def _fits(pair: _Pair, years: int) -> bool:
    try:
        return pair.day.replace(year=pair.day.year + years).weekday() == pair.weekday
    except ValueError:
        return False
