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
from aseanparse.dates.relative import counted_from
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
    story = _Story(anchor)
    for item, following in zip_longest(found, found[1:]):
        context = story.context(view, item)
        meaning = resolve(item.expression, context)
        if following is not None:
            meaning = _joined(view, item, meaning, following, story.context(view, following))
        if meaning is None:
            continue
        resolved.append((item, meaning))
        mentions.append(_mention(article, item, meaning, anchor))
        story.add(item, mentions[-1])
    check(article, resolved)
    return tuple(mentions)


class _Story:
    """What the text has told so far, for the expressions that go on from it."""

    def __init__(self, anchor: Anchor) -> None:
        self._anchor = anchor
        self._told: date | None = None
        self._latest: date | None = None
        self._period: date | None = None
        self._reported: str | None = None
        self._end = -1

    def context(self, view: str, item: Found) -> Context:
        """What the next expression is resolved against."""
        return Context(
            self._anchor,
            told=self._told,
            latest=self._latest,
            period=self._period,
            reported=self._reported,
            listed=self._end >= 0 and view[self._end : item.expression.start] in _LISTING,
            weekday=item.weekday,
            direction=item.direction,
        )

    def add(self, item: Found, mention: DateMention) -> None:
        """Take in an expression that was resolved."""
        self._end = item.expression.end
        if mention.first is None:
            return
        first = date.fromisoformat(mention.first)
        begun = self._anchor.day is None or first <= self._anchor.day
        if not item.in_name and mention.grain not in ("decade", "century", "range"):
            self._period = first
        if mention.grain == "day":
            self._latest = first
            self._told = first if begun else self._told
        if begun and item.expression.form == "quarter" and mention.grain != "range":
            self._reported = mention.value


def _joined(view: str, item: Found, meaning: Meaning | None, following: Found, context: Context) -> Meaning | None:
    """The meaning of an expression in the light of the one right after it, of which it is the first half.

    In "Friday (July 26)" the day of the month tells the day; "ten days" lead to a day in "ten days after January 28".
    """
    if following.weekday is not None and _explains(view, following, item.expression):
        return resolve(following.expression, context) or meaning
    if meaning is None or meaning.grain != "duration":
        return meaning
    toward = _COUNTED.fullmatch(view, item.expression.end, following.expression.start)
    told = resolve(following.expression, context) if toward else None
    if toward is None or told is None:
        return meaning
    return counted_from(meaning, item.expression.parts, toward[1], told) or meaning


def _explains(view: str, item: Found, before: Expression) -> bool:
    """Does a day of the month stand in brackets after a weekday?"""
    return before.form == "weekday" and view[before.end : item.expression.start] in (" (", "(")


# What makes a length and the time after it one: "ten days after January 28".
_COUNTED = regex.compile(r" (after|before) (?:the )?")
# What stands between two items of one list.
_LISTING = (" and ", ", ", ", and ", " or ", " and in ", " and on ", ", then ")


def _find(article: Article) -> list[Found]:
    """The expressions of the zones that are the article's own."""
    view = article.text.view
    zones = sorted((span, kind) for kind in _ZONES for span in article.spans(kind))
    kinds = dict(zones)
    found: list[Found] = []
    for span, expression in read(article.text, (span for span, _ in zones)):
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
    (?: \b(?i:the|its|their|his|her|our|an?) | [A-Za-z]+'s | s'
      | \b(?P<word>[A-Z][A-Za-z.-]*) | \((?P<word>[A-Z]{2,})\) )[ ]""",
    regex.VERBOSE,
)
_AFTER_NAME = regex.compile(r"[ ](?:[A-Z][A-Za-z]+)")
# Capitalised because they open a sentence, or no name: the year after them is a date.
_NO_NAME = frozenset(
    """In By Since From Until Till During Before After Between To Through For On At Of And But Or As Around About
    Throughout That This These Those Early Late Mid Spring Summer Autumn Fall Winter Fiscal Under Over With Within
    Beyond Up When While""".split()
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
