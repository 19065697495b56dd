"""Dates: every expression of time in an article, and what it means.

The files are the steps: ``grammar`` reads expressions, ``anchor`` finds the day the article speaks from, ``tense``
tells which way a clause points, ``resolve`` gives each expression its value, ``values`` knows what days a value covers.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import regex

from aseanparse.dates.anchor import Found, find_anchor
from aseanparse.dates.grammar import Expression, read
from aseanparse.dates.resolve import Anchor, Context, Meaning, resolve
from aseanparse.dates.tense import Direction, direction
from aseanparse.dates.values import bounds
from aseanparse.dates.words import weekday_number
from aseanparse.layout import Article
from aseanparse.model import DateBasis, DateMention

__all__ = ["bounds", "find_dates"]

_ZONES = ("headline", "standfirst", "dateline", "caption", "body", "question")


def find_dates(article: Article) -> tuple[DateMention, ...]:
    """Every expression of time in an article, in order and not overlapping.

    Args:
        article: the article laid out; warnings are added to it where a weekday contradicts a day of the month
            (``weekday``) or the day of publication contradicts the weekdays of the text (``header-date``).

    Returns:
        Mentions in the caller's positions. Teasers, credits and site furniture are not read.
    """
    view = article.text.view
    found = [
        Found(e, span, kind, _in_name(view, e))
        for kind, span in sorted(((k, s) for k in _ZONES for s in article.spans(k)), key=lambda z: z[1])
        for e in read(view, span)
    ]
    anchor = find_anchor(article, found)
    mentions: list[DateMention] = []
    resolved: list[tuple[Expression, Meaning]] = []
    told: date | None = None
    period: date | None = None
    for item in found:
        meaning = resolve(item.expression, Context(anchor, told, period, _pointing(view, item)))
        if meaning is None:
            continue
        resolved.append((item.expression, meaning))
        mention = _mention(article, item, meaning, anchor)
        mentions.append(mention)
        if mention.first and not item.in_name and mention.grain not in ("decade", "century", "range"):
            period = date.fromisoformat(mention.first)
        if mention.grain == "day" and mention.first and (anchor.day is None or mention.first <= anchor.day.isoformat()):
            told = date.fromisoformat(mention.first)
    return tuple(mentions)


def _pointing(view: str, item: Found) -> Callable[[], Direction]:
    def point() -> Direction:
        return direction(view, item.expression.start, item.expression.end, item.zone.start, item.zone.end)

    return point


def _mention(article: Article, item: Found, meaning: Meaning, anchor: Anchor) -> DateMention:
    where = article.text.mention(item.expression.start, item.expression.end)
    first, last = bounds(meaning.value)
    basis: DateBasis = "name" if item.in_name else "explicit" if meaning.explicit else anchor.basis
    if not meaning.explicit and ("X" in meaning.value and first is None or meaning.value.endswith("_REF")):
        basis = "none"
    return DateMention(where.start, where.end, where.text, meaning.value, first, last, meaning.grain, basis)


# ------------------------------------------------------------------------------------------- years in names
_BEFORE_NAME = regex.compile(
    r"(?r)(?:\b(?P<word>[A-Z][A-Za-z.-]*)'?s?|\((?P<word>[A-Z]{2,})\)|(?P<owner>[a-z]+'s|s'|\b(?:the|its|their|his|her|our)))[ ]"
)
_AFTER_NAME = regex.compile(r"[ ](?:[A-Z][A-Za-z]+)")
# Capitalised because they open a sentence, or no name: the year after them is a date.
_NO_NAME = frozenset(
    "In By Since From Until Till During Before After Between To Through For On At Of And But Or As Around About Throughout "
    "Year Years Early Late Mid Spring Summer Autumn Fall Winter Fiscal Under Over With Within Beyond Up When While".split()
)


def _in_name(view: str, expression: Expression) -> bool:
    """Is a bare year part of a proper name: ``ASEAN Vision 2045``, ``the 1982 UN Convention``, ``APEC 2027``?"""
    if expression.form != "year" or not view[expression.start].isdigit():
        return False
    before = _BEFORE_NAME.match(view, max(0, expression.start - 40), expression.start)
    if before is None:
        return False
    if before["word"]:
        return before["word"] not in _NO_NAME
    return _AFTER_NAME.match(view, expression.end) is not None
