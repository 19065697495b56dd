"""The grammar: which words make an expression of time, and where it starts and ends. It resolves nothing.

One scan finds the anchors (months, weekdays, years, units, deictic words); a second pattern walks left over the words
that may open an expression; then the forms of that kind of anchor are tried from the leftmost word on, and the
longest one that reaches the anchor stands. Patterns run on the folded view: dashes are ``-``, quotes straight.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

import regex
from attrs import frozen

from aseanparse.dates.words import CENTURIES, DECADES, MONTHS, ONES, SEASONS, TENS, WEEKDAYS
from aseanparse.patterns import alternation
from aseanparse.text import Span


@frozen
class Expression:
    """An expression of time as it stands in the view, read but not resolved.

    Attributes:
        start: first position in the view.
        end: one past the last.
        form: the name of the form that matched, a key of ``FORMS``.
        parts: what its named groups hold; groups that took no part are left out.
    """

    start: int
    end: int
    form: str
    parts: Mapping[str, str]


# ------------------------------------------------------------------------------------------- fragments
def _cases(words: tuple[str, ...]) -> str:
    return alternation([*words, *(w.upper() for w in words)])


_MONTH_NAME = _cases(MONTHS)
_MONTH_SHORT = _cases((*(m[:3] for m in MONTHS if m != "May"), "Sept"))
# A full stop belongs to an abbreviation only where a number follows: "Feb. 20", but "in Feb."
# Old VNA pages lose the space at a line end: "Tuesdayand", "September 5the", "thefourth quarter", "nextMarch".
_END = r"(?:(?![A-Za-z])|(?=(?:the|and|in|on|at|with|to|for|by|under|that|when|this|next|last)\b))"
_START = r"(?:(?<![A-Za-z0-9])|(?<=\b(?:the|of|in|on|by|from|and|for|since|until|within)))"
MONTH = rf"(?:{_MONTH_NAME}(?:(?![A-Za-z])|(?<!March|May){_END})|{_MONTH_SHORT}(?![A-Za-z])(?:\.(?=[ ]?\d))?)"
# Also a verb, a modal, a first name: months only with a word of time before them, or a day or year after.
_DOUBTFUL = rf"(?:March|May|MARCH|MAY|{_MONTH_SHORT})(?![A-Za-z])"
_TIME_BEFORE = r"""(?<=\b(?i:in|by|until|till|since|from|to|through|before|after|during|last|next|this|early|late|mid|of|for|between|
    and|or|each|every)[ -])"""
_WEEKDAY_NAME = _cases(WEEKDAYS)
WEEKDAY = rf"(?:{_WEEKDAY_NAME}{_END}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?(?=,?[ ](?:\d|{MONTH})))"
# No number of a larger figure, of a score, a percentage or a time of the clock.
_WHOLE = r"""(?! \d | [.,:/]\d | -\d{3} | [ ]? (?:%|pct\b|percent|per[ ]cent|million|billion|trillion|[ap]\.?m\b) )"""
DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:(?:st|nd|rd|th)(?![A-Za-z])|{_END}|(?=[A-Z][a-z])){_WHOLE}"
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d|[A-Z]{2,}\b)"
TO = r"(?:[ ]?-[ ]?|[ ](?:to|until|till|through)[ ](?:the[ ])?)"
_COUNT = alternation([*ONES, *TENS, "hundred", "dozen"])
# "thirty", "fifty-five", "a hundred", "30", "1,000", "a few".
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*+|{_COUNT}(?:[ -]{_COUNT})?)"
FUZZY = r"(?:(?:a[ ])?(?:few|couple(?:[ ]of)?)|several|many|some|a[ ]number[ ]of|(?:tens|hundreds|dozens)[ ]of)"
# "early", "the end of": parts of a period that keep the value of the period (GUIDE, Dates).
EDGE = r"""(?: (?:early|mid|late|later|earlier)(?:[ ]in)?(?:-|[ ])(?:the[ ])? | (?:very[ ])?(?:end|beginning|start|middle|close|turn|rest|remainder)[ ]of[ ](?:the[ ])?
             | (?:end|start)- )"""
# "first half of May" has no value of its own in TIMEX3.
PART_OF_MONTH = r"(?:(?:first|second|latter)[ ]half[ ]of[ ](?:the[ ])?(?:month[ ]of[ ])?)"
WHICH = r"(?:this[ ]coming|this[ ]past|this|current|last|past|previous|next|coming|upcoming|following|same|that)"
OF_WHICH_YEAR = rf"(?:,?[ ](?:of[ ])?(?:the[ ])?(?P<which_year>{WHICH})[ ]year(?![A-Za-z]))"
PART = r"(?:[ ](?P<part>morning|afternoon|evening|night)(?![A-Za-z]))"
_ORD = r"(?:first|second|third|fourth|last|final|latter|1st|2nd|3rd|4th)"
_UNIT = r"(?:seconds?|minutes?|hours?|days?|nights?|weeks?|weekends?|fortnights?|months?|quarters?|years?|decades?|centur(?:y|ies))(?![A-Za-z])"
_SEASON = alternation(SEASONS)

# Nouns that are counted in thousands: "2000 tonnes" is no year (the units and people of newswire).
_COUNTED = r"""(?: people|persons?|delegates?|participants?|troops|soldiers|workers|students|households|officials|guests|visitors|tou?rists|
    cases|tonn?es?|kilomet(?:re|er)s?|km|met(?:re|er)s?|miles?|hectares?|acres?|ha|mw|gw|kw|kg|litres?|barrels?|feet|square|usd|dollars?|
    dong|vnd|baht|yuan|euros?|yen|rm|million|billion|thousand|percent|per[ ]cent|hours?|hrs|gmt|scholarships?|seats?|points?|shares|
    jobs|units|vehicles|ships|containers|enterprises|companies|projects|firms)"""
NO_COUNT = rf"(?![ -](?i:{_COUNTED})(?![A-Za-z]))"
# A year is no part of a larger number, an amount, a telephone number or an address.
NOT_IN_NUMBER = r"(?<![\d$%+/]|\d[.,-]|[A-Za-z]{3}[$])"
NO_NOUN = r"(?![ ](?!(?:as|this|last)\b)[a-z]+s\b)"
OF = r"(?:[ ](?:of[ ])?|-)"
_DEICTIC = "day|weekend|week|month|quarter|half|year|decade|century"

# ------------------------------------------------------------------------------------------- forms
FORMS: dict[str, str] = {
    # January 29 | January 29, 2026 | January 28-29(, 2026) | October 30-November 2 | June 19, 1975 - June 19, 2025
    "month_day": rf"""
        (?:(?P<wd>{WEEKDAY}),?[ ](?:the[ ])?)? (?P<m1>{MONTH})[ ]?(?P<d1>{DAY}) (?:,?[ ](?P<y1>{YEAR}))?
        (?: (?:{TO}|(?P<and>[ ]and[ ])) (?: (?P<m2>{MONTH})[ ](?P<d2>{DAY}) | (?P<d2>{DAY}){NO_NOUN} ) (?:,?[ ](?P<y2>{YEAR}))? )?
        (?:{OF_WHICH_YEAR}|{PART})?""",
    # 25 November 2014 | 26-28 October | 30 April-2 May 2019 | the 29th of January
    "day_month": rf"""
        (?<![\d.,/$%-]) (?:(?P<wd>{WEEKDAY}),?[ ](?:the[ ])?)?
        (?P<d1>{DAY}) (?: {OF}(?P<m1>{MONTH})(?:,?[ ](?P<y1>{YEAR}))? )? (?: (?:{TO}|(?P<and>[ ]and[ ])) (?P<d2>{DAY}) )?
        (?: (?<=\d|st|nd|rd|th) {OF}(?P<m2>{MONTH})(?:,?[ ](?P<y2>{YEAR}))? )? (?:{OF_WHICH_YEAR}|{PART})?""",
    # March 2019 | mid-January | end of October | March-June 2019 | August last year | last October
    "month": rf"""
        {EDGE}?{PART_OF_MONTH}? (?:(?P<which>{WHICH})(?:[ ]|(?=[A-Z])))? (?:(?!{_DOUBTFUL})|{_TIME_BEFORE}|(?={MONTH}[ ](?i:of[ ])?(?:{YEAR}|(?i:last|this|next)[ ]year))) (?P<m1>{MONTH})(?![ ]?{DAY}) (?: ,?[ ](?:of[ ])?(?P<y1>{YEAR}) | (?=(?:,[ ]{MONTH})*+,?[ ](?:and|or)[ ]{MONTH}[ ](?P<y1>{YEAR})) )?
        (?: {TO}{EDGE}?(?P<m2>{MONTH})(?![ ]?{DAY}) (?:,?[ ](?:of[ ])?(?P<y2>{YEAR}))? )?
        {OF_WHICH_YEAR}?""",
    "months_between": rf"""
        (?<=\b(?i:between)[ ]) {EDGE}?(?P<m1>{MONTH}) (?:[ ](?P<y1>{YEAR}))? [ ]and[ ] {EDGE}?(?P<m2>{MONTH}) (?:,?[ ](?P<y2>{YEAR}))? {OF_WHICH_YEAR}?""",
    # Thursday | last Friday | Monday-Wednesday | Tuesday evening | Friday next week
    "weekday": rf"""
        (?:(?P<which>{WHICH})[ ])? (?P<wd>{_WEEKDAY_NAME}){_END} {PART}? (?: {TO} (?P<wd2>{_WEEKDAY_NAME})(?![A-Za-z]) )?
        (?: ,?[ ](?:of[ ])?(?:the[ ])?(?P<which_week>{WHICH})[ ]week(?![A-Za-z]) )?""",
    # 2026 | end of 2025 | mid-2026 | 2024-2027 | 2026-30 | 2024 to 2027 | fiscal year 2025/26
    "year": rf"""
        {NOT_IN_NUMBER} {EDGE}? (?:(?P<fiscal>(?i:fiscal(?:[ ]year)?|financial[ ]year)|FY)[ ]?)? (?P<y1>{YEAR}){NO_COUNT}
        (?: (?:{TO}|/) {EDGE}? (?P<y2>{YEAR}|(?<=\d[-/])\d\d(?![\d-]|[.,]\d)){NO_COUNT} )? (?!-\d|/\d)""",
    "years_between": rf"""(?<=\b(?i:between)[ ]) (?P<y1>{YEAR})[ ]and[ ](?P<y2>{YEAR})""",
    "iso": r"(?<![\d/-])(?P<iso>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d/-])",
    # 1990s | mid-1980s | '90s | nineties
    "decade": rf"""{EDGE}? (?: (?P<decade>(?:1[5-9]|20|21)\d)0'?s | '(?P<tens>\d)0s | (?P<word>(?i:{alternation(DECADES)})) )(?![A-Za-z])""",
    # 21st century | the nineteenth century
    "century": rf"""(?: (?P<n>\d{{1,2}})(?:st|nd|rd|th) | (?i:(?P<word>{alternation(CENTURIES)})) )[ -](?i:century)(?![A-Za-z])""",
    # 29/1/2026, 29-1-2026, 29.1.2026, ngay 29/1: read by the order of the source
    "numeric": r"""
          (?<![\d/.-]) (?P<numeric>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4}) (?![\d/-]|\.\d)
        | (?i:ngay)[ ] (?P<numeric>\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{4})?|[ ](?i:thang)[ ]\d{1,2}(?:[ ,](?i:[ ]?nam)[ ]\d{4})?)) (?![\d/-]|\.\d)
        | (?i:thang)[ ] (?P<numeric>\d{1,2}(?:[/-]|[ ](?i:nam)[ ])\d{4}) (?!\d)""",
    # on the 29th | from the 5th to the 7th | the 12th of this month; with a noun after it, it is a rank
    "ordinal_day": r"""
        (?<=\b(?i:on|by|until|till|since|from|to|before|after|and)[ ]the[ ]) (?P<d1>(?:3[01]|[12]?\d)(?:st|nd|rd|th)) (?![A-Za-z-])
        (?: [ ]of[ ](?:the[ ])?(?P<which>this|last|next|same)[ ]month(?![A-Za-z]) | (?=[ ]*(?:[.,;:)"']|$|\n|(?:and|to|until|at|in|when|as|with|for)\b)) )""",
    # Q2 2026 | 2Q 2026 | H1 of this year | the second quarter this year | first half of 2018 | third quarter
    "quarter": rf"""
        {_START}(?<![$-]) {EDGE}? (?: (?P<which_year>{WHICH})[ ]year's[ ] | (?P<y1>{YEAR})[ ] )? (?: Q(?P<ord>[1-4]) | (?P<ord>[1-4])Q | (?P<half>H)(?P<ord>[12]) | (?P<ord>[12])(?P<half>H)
          | (?i: (?P<ord>{_ORD})[ -](?:quarter|(?P<half>half)) ) ) (?![A-Za-z0-9]|-[a-z])
        (?: (?:,?[ ](?i:of[ ])?(?i:the[ ])?|/)(?P<y1>{YEAR}) | {OF_WHICH_YEAR} | (?P<of_year>(?i:[ ]of[ ]the[ ]year))(?![A-Za-z]) )?""",
    # today | the day before yesterday | tomorrow evening
    "day_word": rf"""
        (?i: (?P<word>the[ ]day[ ](?:before[ ]yesterday|after[ ]tomorrow)|today|tonight|yesterday|tomorrow) ) (?![A-Za-z-]) {PART}?""",
    # this morning | last night | the same evening | that afternoon
    "part_of_day": rf"""(?i: (?P<which>{WHICH})[ ](?P<part>morning|afternoon|evening|night) )(?![A-Za-z])""",
    # this year | the end of the month | early next week | the same day | year-end | year's end
    "deictic": rf"""(?i:
          (?: {EDGE}?(?P<which>(?!past\b){WHICH})[ ]? | (?:{EDGE})(?<=\b(?:of|the)[ ]|-)(?!day) | (?<=\b(?:over|at|during)[ ]the[ ])(?=weekend) ) (?P<unit>{_DEICTIC})(?![A-Za-z]|-[a-z])
        | (?P<unit>year|month)(?:-|'s[ ])end(?![A-Za-z]) )""",
    # the first nine months of this year | last three months of 2015 | the first week of May
    "stretch": rf"""(?i:
        (?P<ord>first|opening|last|final|second|third|fourth|1st|2nd|3rd|4th)[ ](?:(?P<n>{NUMBER})[ ])?(?P<unit>months?|quarters|weeks?|days?|weekend)
        [ ](?:of|in)[ ](?:the[ ])? (?: (?P<y1>{YEAR}) | (?P<which_year>{WHICH})[ ]year | (?-i:(?P<m1>{MONTH}))(?:,?[ ](?P<y1>{YEAR}))?
            | (?P<which>{WHICH})[ ]month | (?P<of_year>year) ) )(?![A-Za-z])""",
    # two years ago | three months later | a year earlier | in five years' time | the following day
    "offset": rf"""(?i:
          (?: (?P<n>{NUMBER}|a|an) | (?P<fuzzy>{FUZZY}) )[ -](?P<unit>{_UNIT})(?:'s?|s')?[ ](?P<toward>ago|earlier|later|from[ ]now|hence|time)(?![A-Za-z])
        | (?P<unit>year)-(?P<toward>ago|earlier)(?![A-Za-z]) )""",
    # 30 years | nearly six decades | the past twelve months | four-year | half a century
    "duration": rf"""(?i:
        (?<![\d.,$-]) (?: (?:(?:last|past|next|coming|following|previous|first)[ ])? (?: (?P<n>{NUMBER}) | (?P<fuzzy>{FUZZY}) )[ -](?:full[ ]|consecutive[ ]|straight[ ])?
            | (?P<half>half[ ](?:an?[ ])) | past[ ](?=year|month|week|decade|century) | (?<=\b(?:within|for|over|than|nearly|almost|lasting|spend|spent)[ ])an?[ ]
            | (?<=\b(?:for|in)[ ])(?=(?P<fuzzy>years|months|weeks|decades|centuries)) )
        (?<!\b(?:one[ ]|three-)) (?P<unit>{_UNIT}) (?! -(?!long\b|term\b)[a-z] ) )""",
    # every year | each month | every other year | annually | 20 officials a year
    "set": rf"""(?i:
          (?:every|each)[ ](?:(?P<other>other|second)[ ]|(?P<n>{NUMBER})[ ])?(?P<unit>{_UNIT})
        | (?<=[\w)%][ ])(?:an?|per)[ ](?P<unit>day|week|month|year)(?=[ ]*(?:[.,;)]|$|[ ](?:to|for|from|in|by|and|until)\b)) | (?P<annually>annually)(?![A-Za-z]) )""",
    # this summer | spring 2020 | the summer of 2019 | in the spring
    "season": rf"""(?i: {EDGE}? (?:
          (?P<which>{WHICH})[ ](?P<season>{_SEASON})(?![A-Za-z]) | (?P<season>{_SEASON})(?:[ ]of)?[ ](?P<y1>{YEAR})
        | (?<=\b(?:in|by|of|until|since|for)[ ](?:the[ ])?)(?P<season>{_SEASON})(?![A-Za-z]){OF_WHICH_YEAR}? ) )""",
    "holiday": rf"(?P<holiday>Christmas(?:[ ](?:Day|Eve))?|New[ ]Year's?[ ](?:Day|Eve))(?![A-Za-z])(?:,?[ ](?P<y1>{YEAR}))?",
    # GUIDE: soon, recently, in the coming years; TIMEX3 has one value for each direction
    "vague": r"""(?i:
          (?P<now>now|currently|nowadays|presently|at[ ]present|at[ ]the[ ](?:moment|present[ ]time)|these[ ]days) | (?<!\bas[ ])(?P<soon>soon)(?![ ]after)
        | (?P<soon>(?:near|foreseeable|not[ -]too[ -]distant|immediate)[ ]future) | (?<=\bin[ ]the[ ])(?P<soon>future)
        | (?P<soon>(?:coming|forthcoming)[ ](?:time|period|sitting|session)) | (?<=\bin[ ]the[ ])(?P<soon>(?:time|period)[ ](?:ahead|to[ ]come))
        | (?<=\b(?:at|on)[ ])(?P<soon>(?:a|an)[ ](?:(?:mutually[ ])?(?:convenient|appropriate|suitable|agreed)|early)[ ](?:time|date))
        | (?P<past>recently|lately) | (?<=\bin[ ]the[ ](?:recent[ ])?)(?P<past>past)(?=[ ]*(?:[.,;)]|$))
        | (?P<past>recent[ ](?:years|months|weeks|days|decades|times)) | (?P<past>past[ ](?:years|months|weeks|days|decades))
        | (?P<soon>(?:coming|upcoming|following|next|subsequent)[ ](?:years|months|weeks|days|decades)(?:[ ]ahead)?) | (?P<soon>(?:years|months|weeks|days)[ ](?:ahead|to[ ]come)) )(?![A-Za-z-])""",
}

_CALENDAR = ("month_day", "day_month", "month", "months_between")
# Which forms may hold which kind of anchor. Of two that match equally far from the same word the first stands.
KINDS: dict[str, tuple[str, ...]] = {
    "month": _CALENDAR,
    "weekday": ("month_day", "day_month", "weekday"),
    "year": ("years_between", "iso", "decade", "quarter", "year"),
    "number": ("numeric",),
    "ordinal": ("ordinal_day", "century"),
    "code": ("quarter",),
    "fiscal": ("year",),
    "day_word": ("day_word",),
    "part": ("part_of_day",),
    "unit": ("quarter", "month", "stretch", "offset", "deictic", "century", "set", "vague", "duration"),
    "season": ("season",),
    "decade": ("decade",),
    "set": ("set",),
    "holiday": ("holiday",),
    "vague": ("vague",),
}

# ------------------------------------------------------------------------------------------- reading
_ANCHOR_SOURCE = rf"""
    (?P<month> {MONTH} )
  | (?P<weekday> {_WEEKDAY_NAME}{_END}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?![A-Za-z]) )
  | (?P<code> \b(?:Q[1-4]|[1-4]Q|H[12]|[12]H)\b )
  | (?P<fiscal> \bFY(?=[ ]?\d) )
  | (?P<number> \d{{1,2}}(?:[/.-]\d{{1,2}}[/.-]\d{{4}}) | \b[Nn]gay[ ](?=\d) | \b[Tt]hang[ ](?=\d) )
  | (?P<year> (?:1[5-9]|20|21)\d\d )
  | (?P<ordinal> \d{{1,2}}(?:st|nd|rd|th)\b )
  | (?P<decade> '\d0s\b | \b(?i:{alternation(DECADES)})\b )
  | (?P<holiday> \bChristmas\b | \bNew[ ]Year's?[ ](?:Day|Eve)\b )
  | (?P<unit> (?:(?<![A-Za-z])|(?<=\b(?i:this|next|last))) (?i: seconds?|minutes?|hours?|days?|nights|weeks?|weekends?|fortnights?|months?|quarters?|half|years?|decades?|century|centuries|term ) (?![A-Za-z]) )
  | (?P<part> \b(?i:morning|afternoon|evening|night)\b )
  | (?P<day_word> \b(?i:today|tonight|yesterday|tomorrow)\b )
  | (?P<season> \b(?i:{_SEASON})\b )
  | (?P<set> \b(?i:annually)\b )
  | (?P<vague> \b(?i:now|currently|nowadays|presently|at[ ]present|at[ ]the[ ](?:moment|present)|soon|recently|lately|future|past(?=[ ]*[.,;)]) |sitting|session|(?<=(?:coming|forthcoming|convenient|appropriate|suitable|agreed|early)[ ])(?:time|date|period)|(?:time|period)(?=[ ](?:ahead|to[ ]come)))\b )
"""
# The words that may stand between the start of an expression and its anchor; matched from right to left.
_LEAD_SOURCE = rf"""(?r)(?: (?:(?<![A-Za-z0-9])|(?<=\b(?:the|of|in|on|by|from|and|for|since|until|within))) (?i: early|mid|late|very|end|beginning|start|middle|close|turn|rest|remainder|of|the|in|{WHICH}|past|coming|opening|first|second|third|fourth|
    last|final|latter|half|an?|few|several|many|some|couple|number|every|each|other|per|recent|upcoming|subsequent|near|foreseeable|immediate|not|too|distant|
    forthcoming|mutually|convenient|appropriate|suitable|agreed|at|full|consecutive|straight|fiscal|financial|years?|year's|months?|day|before|after|between|
    {_COUNT}|\d{{1,2}}(?:st|nd|rd|th)|\d{{1,3}}(?:,\d{{3}})?|to|until|through|and|ngay|thang|{"|".join(CENTURIES)} ) (?:[ ]-[ ]?|[ ,-][ ]?|(?<=of)(?=\d)) ){{0,9}} (?: (?<![A-Za-z0-9])(?i:this|last|next) )?"""


class _Grammar:
    """The compiled patterns; built at first use, because compiling them takes longer than importing the package may."""

    def __init__(self) -> None:
        self.anchor = regex.compile(_ANCHOR_SOURCE, regex.VERBOSE)
        self.lead = regex.compile(_LEAD_SOURCE, regex.VERBOSE)
        self.word = regex.compile(_START + r"[A-Za-z0-9]")
        self.forms = {name: regex.compile(source, regex.VERBOSE) for name, source in FORMS.items()}


@cache
def _grammar() -> _Grammar:
    return _Grammar()


def read(view: str, span: Span) -> Iterator[Expression]:
    """The expressions of time in a stretch of the view, in order and not overlapping."""
    grammar = _grammar()
    done = span.start
    for anchor in grammar.anchor.finditer(view, span.start, span.end):
        if anchor.start() < done:
            continue
        found = _at(grammar, view, anchor, done, span.end)
        if found is not None:
            yield from _parted(view, found)
            done = found.end


def _parted(view: str, found: Expression) -> tuple[Expression, ...]:
    """Two days joined by "and" are one range if one follows the other ("September 5 and 6"), else two items."""
    parts = dict(found.parts)
    if "and" not in parts or view.endswith(("between ", "Between "), 0, found.start):
        return (found,)
    first, second = (int(parts[d].rstrip("stndrh")) for d in ("d1", "d2"))
    if second == first + 1 and "m2" not in parts or "m1" not in parts and second == first + 1:
        return (found,)
    middle = view.index(parts["and"], found.start, found.end)
    month, year = parts.get("m2") or parts["m1"], {k: parts[k] for k in ("which_year",) if k in parts}
    if "y1" in parts or "y2" in parts:
        year["y1"] = parts.get("y1") or parts["y2"]
    one = {"m1": parts.get("m1") or month, "d1": parts["d1"], **year}
    two = {"m1": month, "d1": parts["d2"], **year}
    return (
        Expression(found.start, middle, "month_day", one),
        Expression(middle + len(parts["and"]), found.end, "month_day", two),
    )


def _at(grammar: _Grammar, view: str, anchor: regex.Match[str], done: int, stop: int) -> Expression | None:
    """The longest form from the leftmost word on that reaches the anchor."""
    assert anchor.lastgroup is not None
    lead = grammar.lead.match(view, done, anchor.start())
    starts = [m.start() for m in grammar.word.finditer(view, lead.start() if lead else anchor.start(), anchor.start())]
    for start in (*starts, anchor.start()):
        best: tuple[int, str, regex.Match[str]] | None = None
        for name in KINDS[anchor.lastgroup]:
            match = grammar.forms[name].match(view, start, stop)
            if match and match.end() >= anchor.end() and (best is None or match.end() > best[0]):
                best = match.end(), name, match
        if best is not None:
            return Expression(start, best[0], best[1], {k: v for k, v in best[2].groupdict().items() if v})
    return None
