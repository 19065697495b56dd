"""Dates: every expression of time in an article, and what it means.

The files are the steps: ``grammar`` reads expressions, ``anchor`` finds the day the article speaks from, ``tense``
tells which way a clause points, ``resolve`` gives each expression its value, ``values`` knows what days a value covers.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from itertools import zip_longest

import regex

from aseanparse.dates.anchor import Found, find_anchor, weekday_told
from aseanparse.dates.check import check
from aseanparse.dates.grammar import Expression, read
from aseanparse.dates.meaning import Anchor, Context, Meaning
from aseanparse.dates.resolve import resolve
from aseanparse.dates.tense import direction
from aseanparse.dates.values import bounds
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
    found = _find(article)
    anchor = find_anchor(article, found)
    resolved: list[tuple[Found, Meaning]] = []
    mentions: list[DateMention] = []
    told: date | None = None
    period: date | None = None
    last = -1
    for item, following in zip_longest(found, found[1:]):
        expression = item.expression
        listed = last >= 0 and view[last : expression.start] in _LISTING
        context = Context(anchor, told, period, listed, item.direction)
        meaning = resolve(expression, context)
        if following is not None and following.weekday is not None and expression.form == "weekday":
            # "Friday (July 26)": the day of the month tells the day
            meaning = resolve(following.expression, context) or meaning
        if meaning is None:
            continue
        resolved.append((item, meaning))
        mention = _mention(article, item, meaning, anchor)
        mentions.append(mention)
        last = expression.end
        if mention.first and not item.in_name and mention.grain not in ("decade", "century", "range"):
            period = date.fromisoformat(mention.first)
        if mention.grain == "day" and mention.first and (anchor.day is None or mention.first <= anchor.day.isoformat()):
            told = date.fromisoformat(mention.first)
    check(article, resolved)
    return tuple(mentions)


# What stands between two items of one list.
_LISTING = (" and ", ", ", ", and ", " or ", " and in ", " and on ", ", then ")


def _find(article: Article) -> list[Found]:
    """The expressions of the zones that are the article's own."""
    view = article.text.view
    zones = sorted((span, kind) for kind in _ZONES for span in article.spans(kind))
    kinds = dict(zones)
    found: list[Found] = []
    for span, expression in read(view, (span for span, _ in zones)):
        weekday = weekday_told(view, expression, found[-1].expression if found else None)
        point = partial(direction, view, expression.start, expression.end, *span)
        found.append(Found(expression, span, kinds[span], _in_name(view, expression), weekday, point))
    return found


def _mention(article: Article, item: Found, meaning: Meaning, anchor: Anchor) -> DateMention:
    where = article.text.mention(item.expression.start, item.expression.end)
    first, last = bounds(meaning.value)
    basis: DateBasis = "name" if item.in_name else "explicit" if meaning.explicit else anchor.basis
    if not meaning.explicit and ((first is None and "X" in meaning.value) or meaning.value.endswith("_REF")):
        basis = "none"
    return DateMention(where.start, where.end, where.text, meaning.value, first, last, meaning.grain, basis)


# ------------------------------------------------------------------------------------------- years in names
_BEFORE_NAME = regex.compile(
    r"""(?r)
    (?: \b(?P<word>[A-Z][A-Za-z.-]*)'?s? | \((?P<word>[A-Z]{2,})\) | [a-z]+'s | s'
      | \b(?:the|its|their|his|her|our) )[ ]""",
    regex.VERBOSE,
)
_AFTER_NAME = regex.compile(r"[ ](?:[A-Z][A-Za-z]+)")
# Capitalised because they open a sentence, or no name: the year after them is a date.
_NO_NAME = frozenset(
    """In By Since From Until Till During Before After Between To Through For On At Of And But Or As Around About
    Throughout Early Late Mid Spring Summer Autumn Fall Winter Fiscal Under Over With Within Beyond Up When
    While""".split()
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
