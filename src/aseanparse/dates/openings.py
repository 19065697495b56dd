"""With which letters each form may open: most words before an anchor open none of its forms, and no pattern is tried.

A form that is missing may open with anything; one word too many costs a moment, one too few an expression.
"""

from __future__ import annotations

from functools import lru_cache
from string import digits

from aseanparse.dates.forms import KINDS
from aseanparse.dates.words import CENTURIES, DECADES, HABITS, MONTHS, ONES, SEASONS, TENS, WEEKDAYS

_FIGURES = tuple(digits)
_MONTHS, _WEEKDAYS = ([name[:3].lower() for name in names] for names in (MONTHS, WEEKDAYS))
_EDGE = "earl mid late very end begin start middle clos turn rest remainder first opening last final".split()
_WHICH = "this current last past previous next coming upcoming following same that".split()
_RANK = (*_FIGURES, *"first second third fourth last final latter".split())
_COUNT = (*_FIGURES, *ONES, *TENS, *"hundred dozen couple half few several many some a tens hundreds dozens".split())
_UNITS = "second minute hour day night week fortnight month quarter half year decade centur".split()

OPENINGS: dict[str, tuple[str, ...]] = {
    "month_day": (*_MONTHS, *_WEEKDAYS),
    "day_month": (*_FIGURES, *_WEEKDAYS),
    "month": (*_MONTHS, *_EDGE, *_WHICH, *"second latter each every".split()),
    "months_between": (*_MONTHS, *_EDGE),
    "weekday": (*_WEEKDAYS, *_WHICH, "each", "every"),
    "year": (*_FIGURES, *_EDGE, "fiscal", "financial", "fy"),
    "years_between": _FIGURES,
    "iso": _FIGURES,
    "decade": (*_FIGURES, *_EDGE, *DECADES, "'"),
    "century": (*_FIGURES, *CENTURIES),
    "ordinal_day": _FIGURES,
    "quarter": (*_RANK, *_EDGE, *_WHICH, *"fiscal financial q h".split()),
    "stretch": (*_RANK, "opening"),
    "deictic": (*_EDGE, *_WHICH, *_UNITS, *"fiscal financial latest".split()),
    "offset": (*_COUNT, "year"),
    "reported": ("latest", "most", "quarter"),
    "duration": (*_COUNT, *_UNITS, *"last past next coming following previous first another fiscal".split()),
    "set": (*HABITS, "every", "each", "a"),
    "season": (*SEASONS, *_EDGE, *_WHICH),
    "vague": (
        *"right just now currently nowadays presently present these the this a recent lately soon future time".split(),
        *"period near foreseeable not immediate coming forthcoming upcoming following next subsequent past".split(),
        *"year month week day".split(),
    ),
}
_LOOKED_AT = 4  # letters: enough to tell the openings apart, few enough to meet the same ones again


@lru_cache(1 << 12)
def _openable(kind: str, head: str) -> tuple[str, ...]:
    if not head.isascii():  # figures of other scripts
        return KINDS[kind]
    heads = ((form, (opening[:_LOOKED_AT] for opening in OPENINGS.get(form, ("",)))) for form in KINDS[kind])
    return tuple(form for form, openings in heads if head.startswith(tuple(openings)))


def openable(kind: str, lower: str, start: int) -> tuple[str, ...]:
    """The forms of a kind of anchor that may open at a position of the view in small letters, in order."""
    return _openable(kind, lower[start : start + _LOOKED_AT])
