"""The grammar itself: fragments, the forms they make, and the anchors that announce a form.

Patterns run on the folded view: plain letters, dashes are ``-``, quotes straight. They are sources here and compiled
where they are used. A form's named groups are what :mod:`aseanparse.dates.resolve` reads: ``m1 d1 y1`` and ``m2 d2 y2``
for the two ends of a range, ``which`` for *this, last, next*, ``unit``, ``n``.
"""

from __future__ import annotations

from collections.abc import Iterable

from aseanparse.dates.words import CENTURIES, DECADES, HABITS, MONTHS, ONES, ORDINALS, SEASONS, TENS, WEEKDAYS
from aseanparse.patterns import alternation


def _cases(words: Iterable[str]) -> str:
    return alternation(form for word in words for form in (word, word.upper()))


# ------------------------------------------------------------------------------------------- fragments
# Old VNA pages lose the space at a line end: "Tuesdayand", "September 5the", "thefourth quarter", "nextMarch".
END = r"(?:(?![A-Za-z])|(?=(?:the|and|in|on|at|with|to|for|by|under|that|when|this|next|last)\b))"
START = r"(?:(?<![A-Za-z0-9])|(?<=\b(?:the|of|in|on|by|from|and|for|since|until|within)))"
STOP = r"(?![A-Za-z])"

_MONTH_NAME = _cases(MONTHS)
_MONTH_SHORT = _cases([*(m[:3] for m in MONTHS if m != "May"), "Sept"])
# A full stop belongs to an abbreviation only where a number follows: "Feb. 20", but "in Feb."
MONTH = rf"(?:{_MONTH_NAME}(?:{STOP}|(?<!March|May){END})|{_MONTH_SHORT}{STOP}(?:\.(?=[ ]?\d))?)"
# Also a verb, a modal, a first name: a month only with a word of time before it, or a day or year after.
_DOUBTFUL = rf"(?:March|May|MARCH|MAY|{_MONTH_SHORT}){STOP}"
_TIME_BEFORE = rf"""(?<=\b(?i:in|by|until|till|since|from|to|through|before|after|during|last|next|this|early|late|mid
    |of|for|between)[ -]?|{_MONTH_NAME}[ ](?:and|or)[ ])"""
WEEKDAY_NAME = _cases(WEEKDAYS)
WEEKDAY = rf"(?:{WEEKDAY_NAME}{END}|(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\.?(?=,?[ ](?:\d|{MONTH})))"
# No part of a larger figure, a score, a percentage, a time of the clock.
_WHOLE = r"""(?! \d | [.:/]\d | ,(?!(?:19|20)\d\d\b)\d | -\d{3}
    | [ ]?(?:%|pct\b|percent|per[ ]cent|million|billion|trillion|[ap]\.?m\b) )"""
DAY = rf"(?:3[01]|[12]\d|0?[1-9])(?:(?:st|nd|rd|th){STOP}|{END}|(?=[A-Z][a-z])){_WHOLE}"
YEAR = r"(?:1[5-9]|20|21)\d\d(?!\d|[.,]\d|[A-Z]{2,}\b|s\b|-[a-z]|[ ]\d{3})"
ITS_YEAR = rf"(?:(?:,|,?[ ])(?P<y1>{YEAR}))?"
LAST_YEAR = rf"(?:(?:,|,?[ ])(?P<y2>{YEAR}))?"
TO = r"(?:[ ]?-[ ]?|[ ](?:to|until|till|through)[ ](?:the[ ])?)"
OF = r"(?:[ ](?:of[ ])?|-)"
# "on May 5 to 20 delegates": the number counts a noun; not so in "the May 5 to 20 meetings".
_NO_NOUN = r"(?![ ](?!across|towards|besides|meetings|summits|talks|sessions|events|visits)[a-z]{4,}s\b)"

_ONE, _TEEN, _TEN = alternation(ONES), alternation(ONES[9:]), alternation(TENS)
_COUNT = alternation([*ONES, *TENS, "hundred", "dozen"])
# thirty, fifty-five, 30, 1,000, a couple of
NUMBER = rf"(?:\d{{1,3}}(?:,\d{{3}})*+|{_COUNT}(?:[ -]{_COUNT})?|(?:a[ ])?couple(?:[ ]of)?|half[ ]a[ ]dozen)"
# "two more years", "20 additional days": as many as without the word.
MORE = r"(?:(?:full|consecutive|straight|more|additional|further|extra|working|business|trading)[ ])"
_BEFORE_LENGTH = "(?:within|for|over|than|nearly|almost|barely|about|around|only|least|lasting|spend|spent)"
FUZZY = r"(?:(?:a[ ])?few|several|many|some|a[ ]number[ ]of|(?:tens|hundreds|dozens)[ ]of)"

# Parts of a period that keep the value of the period (GUIDE, "Dates").
EDGE = r"""(?i: (?:early|mid|late|later|earlier)(?:[ ]in)?(?:-|[ ])(?:the[ ])? | (?:end|start)-
    | (?:very[ ])?(?:end|beginning|start|middle|close|turn|rest|remainder)[ ]of[ ](?:the[ ])?
    | (?:first|early|opening|last|final|closing)[ ](?:days|weeks|months)[ ]of[ ](?:the[ ])? )"""
_PART_OF_MONTH = r"(?i:(?:first|second|latter)[ ]half[ ]of[ ](?:the[ ])?(?:month[ ]of[ ])?)"
WHICH = r"(?i:this[ ]coming|this[ ]past|this|current|last|past|previous|next|coming|upcoming|following|same|that)"
OF_WHICH_YEAR = rf"(?:,?[ ](?:of[ ]?)?(?:the[ ]?)?(?P<which_year>{WHICH})[ ]?year(?![A-Za-z-]))"
PART = rf"(?:[ ](?P<part>morning|afternoon|evening|night){STOP})"
_RANK = r"(?:first|second|third|fourth|last|final|latter|1st|2nd|3rd|4th)"
# "last quarter" is the one before this; "the last quarter of the year" the fourth.
_RANK_IN_YEAR = (
    rf"(?:(?!last|final|latter){_RANK}|{_RANK}(?=[ ]\w+[ ](?:of[ ])?(?:the[ ])?(?:{YEAR}|(?:{WHICH}[ ])?year\b)))"
)
UNIT = rf"""(?: (?:second|minute|hour|day|week|weekend|fortnight|month|quarter|year|decade)s? | nights
    | centur(?:y|ies) ){STOP}"""
# What old pages glue to a unit or a count: "lastyear", "secondquarter", "firsttwo months".
GLUING = ("this", "next", "last", *ORDINALS)
GLUED = alternation(GLUING)
_DEICTIC_UNIT = "day|weekend|week|month|quarter|half|year|decade|century"
_SEASON = alternation(SEASONS)
_HABIT = alternation(word for word in HABITS)
_DECADE_WORD = alternation(DECADES)
_CENTURY_WORD = alternation(CENTURIES)

# "2000 tonnes" is no year: what newswire counts in thousands.
_COUNTED = r"""(?:people|persons?|delegates?|participants?|troops|soldiers|workers|students|households|officials
    |guests|visitors|tourists|cases|ton(?:ne)?s?|kilomet(?:re|er)s?|km|met(?:re|er)s?|miles?|hectares?|acres?|ha|mw|gw|kw|kg
    |litres?|barrels?|feet|square|usd|dollars?|dong|vnd|baht|yuan|euros?|yen|rm|million|billion|thousand|percent
    |per[ ]cent|hours?|hrs|gmt|scholarships?|seats?|points?|shares|jobs|units|vehicles|ships|containers
    |enterprises|companies|projects|firms)"""
_CURRENCY = r"(?:USD|EUR|VND|THB|MYR|RM|SGD|IDR|PHP|JPY|CNY|RMB|KRW|AUD|GBP|GMT|UTC)"
_NO_COUNT = rf"(?![ -](?i:{_COUNTED}){STOP})"
# A year is no part of a larger number, an amount, a telephone number, and no number of an article or a road.
_NO_NUMBER = r"""(?<! [\d$%+/] | \d[.,-] | \d[ ] | \b(?i:articles?|resolutions?|decisions?|decrees?
    |circulars?|directives?|regulations?|route|highway|flight|section|clause|rule|room|page|annex|paragraph
    |no\.|nos\.|number)[ ] )"""

# ------------------------------------------------------------------------------------------- forms
FORMS: dict[str, str] = {
    # January 29 | January 29, 2026 | January 28-29(, 2026) | October 30-November 2 | June 19, 1975 - June 19, 2025
    "month_day": rf"""
        (?:(?P<wd>{WEEKDAY}),?[ ](?:the[ ])?)? (?P<m1>{MONTH})[ ]?(?P<d1>{DAY}) {ITS_YEAR}
        (?: (?P<list>(?:,[ ]{DAY})++,?[ ]and[ ]{DAY}){_NO_NOUN} {LAST_YEAR}
          | (?:{TO}|(?P<and>[ ]and[ ])) (?: (?P<m2>{MONTH})[ ](?P<d2>{DAY}) | (?P<d2>{DAY}){_NO_NOUN} ) {LAST_YEAR} )?
        (?:{OF_WHICH_YEAR}|{PART})?""",
    # 25 November 2014 | 26-28 October | 30 April-2 May 2019 | the 29th of January | 5, 6 and 9 January
    "day_month": rf"""
        (?<![\d.,/$%-]) (?:(?P<wd>{WEEKDAY}),?[ ](?:the[ ])?)?
        (?: (?P<days>(?:{DAY},[ ])++{DAY},?[ ]and[ ](?P<d1>{DAY})){OF}(?P<m1>{MONTH}){ITS_YEAR}
          | (?P<d1>{DAY}) (?: {OF}(?P<m1>{MONTH}){ITS_YEAR} )? (?: (?:{TO}|(?P<and>[ ]and[ ])) (?P<d2>{DAY}) )?
            (?: (?<=\d|st|nd|rd|th) {OF}(?P<m2>{MONTH}){LAST_YEAR} )? )
        (?(m1)|(?(m2)|(?!))) (?:{OF_WHICH_YEAR}|{PART})?""",
    # March 2019 | mid-January | end of October | March-June 2019 | August last year | last October | every July
    "month": rf"""
        {EDGE}?{_PART_OF_MONTH}?
        (?: (?P<each>(?i:each|every))[ ] | (?P<which>(?!that\b){WHICH})(?:[ ]|(?=[A-Z])) | (?!{_DOUBTFUL})
          | {_TIME_BEFORE} | (?={MONTH}[ ](?i:of[ ])?(?:{YEAR}|(?i:last|this|next)[ ]year))
          | (?={MONTH}[ ]?-[ ]?{MONTH})
          | (?<=\b(?i:the)[ ])(?={MONTH}[ ](?!of\b|to\b|on\b|for\b|by\b|in\b|have\b|be\b)[a-z]) )
        (?!(?<=\b(?i:the)[ ]){MONTH}[ ][A-Z][a-z]) (?P<m1>{MONTH})(?![ ]?{DAY})  # not "the August Revolution"
        (?: ,?[ ](?:of[ ])?(?P<y1>{YEAR}) | (?=(?:,[ ]{MONTH})*+,?[ ](?:and|or)[ ]{MONTH}[ ](?P<y1>{YEAR})) )?
        (?: {TO}{EDGE}?(?P<m2>{MONTH})(?![ ]?{DAY}) (?:,?[ ](?:of[ ])?(?P<y2>{YEAR}))? )? {OF_WHICH_YEAR}?""",
    "months_between": rf"""
        (?<=\b(?i:between)[ ]) {EDGE}?(?P<m1>{MONTH}){ITS_YEAR} [ ]and[ ] {EDGE}?(?P<m2>{MONTH}){LAST_YEAR}
        {OF_WHICH_YEAR}?""",
    # Thursday | last Friday | Monday-Wednesday | Tuesday evening | Friday next week | every Monday | first Friday of
    # each month
    "weekday": rf"""
        (?: (?P<which>(?!that\b){WHICH})[ ] | (?P<each>(?i:each|every))[ ] )? (?P<wd>{WEEKDAY_NAME}){END} {PART}?
        (?: {TO} (?P<wd2>{WEEKDAY_NAME}){STOP} )?
        (?: ,?[ ](?:of[ ])?(?:the[ ])?(?P<which_week>{WHICH})[ ]week{STOP}
          | [ ](?i:of[ ])(?P<monthly>(?i:each|every))[ ](?i:month){STOP} )?""",
    # 2026 | end of 2025 | mid-2026 | 2024-2027 | 2026-30 | 2024 to 2027 | fiscal year 2025/26
    "year": rf"""
        {_NO_NUMBER} {EDGE}? (?:(?P<fiscal>(?i:fiscal(?:[ ]year)?|financial[ ]year)|FY)[ ]?)? (?P<y1>{YEAR})
        (?: {_NO_COUNT} | (?<=\b(?!{_CURRENCY}\b)[A-Z]{{2,}}[ ]\d{{4}}) )  # but "the SOM 2024 participants"
        (?: (?:{TO}|/) {EDGE}? (?P<y2>{YEAR}|(?<=\d[-/])\d\d(?![\d-]|[.,]\d)){_NO_COUNT} )? (?!-\d|/\d)""",
    "years_between": rf"""(?<=\b(?i:between)[ ]) (?P<y1>{YEAR})[ ]and[ ](?P<y2>{YEAR})""",
    # nineteen ninety-six | the year two thousand and four
    "spoken_year": rf"""(?i:
        (?P<hundreds>eighteen|nineteen)[ ]
            (?:hundred{STOP}|oh?[ -](?P<n>{_ONE})|(?P<n>{_TEEN}|{_TEN}(?:[ -]{_ONE})?)){STOP}
        | (?<=\byear[ ])(?P<hundreds>two[ ]thousand)(?:[ ](?:and[ ])?(?P<n>{_ONE})){STOP}
        | (?<=\byear[ ])(?P<hundreds>two[ ]thousand){STOP} )""",
    "iso": r"(?<![\d/-])(?P<iso>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d/-])",
    # 1990s | mid-1980s | '90s | nineties
    "decade": rf"""{EDGE}?
        (?: (?P<decade>(?:1[5-9]|20|21)\d)0'?s | '(?P<tens>\d)0s | (?P<word>(?i:{_DECADE_WORD})) ){STOP}""",
    # 21st century | the nineteenth century
    "century": rf"""(?: (?P<n>\d{{1,2}})(?:st|nd|rd|th) | (?i:(?P<word>{_CENTURY_WORD})) )[ -](?i:century){STOP}""",
    # 29/1/2026, 29-1-2026, 29.1.2026, ngay 29/1, thang 1/2026, ngay 29 thang 1 nam 2026
    "numeric": r"""
        (?: (?<![\d/.-]) (?P<numeric>\d{1,2}(?P<mark>[/.-])\d{1,2}(?P=mark)\d{4})
          | (?i:ngay)[ ] (?P<numeric>\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?)
          | (?i:ngay)[ ] (?P<numeric>\d{1,2}[ ](?i:thang)[ ]\d{1,2}(?:(?:,|[ ](?i:nam))[ ]\d{4})?)
          | (?i:thang)[ ] (?P<numeric>\d{1,2}(?:[/-]|[ ](?i:nam)[ ])\d{4}) ) (?![\d/-]|\.\d)""",
    # on the 29th | from the 5th to the 7th | the 12th of this month; with a noun after it, it is a rank
    "ordinal_day": r"""
        (?<=\b(?:on|by|until|till|since|from|to|before|after|and|between)[ ]the[ ])
        (?P<d1>(?:3[01]|[12]?\d)(?:st|nd|rd|th)) (?![A-Za-z-])
        (?: (?:[ ](?:to|until|till|through)|(?<=\bbetween[ ]the[ ]\d\d?..)[ ]and)[ ](?:the[ ])?
            (?P<d2>(?:3[01]|[12]?\d)(?:st|nd|rd|th)) (?![A-Za-z-]) )?
        (?: [ ]of[ ](?:the[ ])?(?P<which>this|last|next|same)[ ]month(?![A-Za-z])
          | (?=[ ]*(?:[.,;:)"']|$|\n|(?:and|to|until|at|in|when|as|with|for)\b)) )""",
    # Q2 2026 | 2Q 2026 | H1 of this year | second quarter this year | first half of 2018 | this year's third quarter
    "quarter": rf"""
        {START}(?<![$-]) {EDGE}? (?:(?i:fiscal|financial)[ -])?
        (?: (?P<which_year>{WHICH})[ ]year's[ ] | (?P<y1>{YEAR})[ ] )?
        (?: Q(?P<ord>[1-4])(?:{TO}Q(?P<ord2>[1-4]))? | (?P<ord>[1-4])Q | Quarter[ ](?P<ord>III?|IV?|[1-4])
          | (?P<half>H)(?P<ord>[12]) | (?P<ord>[12])(?P<half>H)
          | (?i: (?P<ord>{_RANK_IN_YEAR})
                (?:(?:[ ]to[ ]|(?P<and>[ ]and[ ]))(?:the[ ])?(?P<ord2>{_RANK})(?=[ ]quarters?))?
                [ -]?(?:quarters?|(?P<half>half)) ) ) (?![A-Za-z0-9]|-[a-z])
        (?: (?:,?[ ](?:of[ ]?)?(?:the[ ]?)?|/)(?P<y1>{YEAR}) | {OF_WHICH_YEAR}
          | (?P<of_year>[ ]of[ ]?the[ ]?year){STOP} )?""",
    # the first six months | the first nine months of this year | last three months of 2015 | the first week of May
    "stretch": rf"""(?i:
        (?P<ord>first)[ ]?(?P<n>{NUMBER})[ ](?=(?P<of_year>months))(?P<unit>months){STOP}
            (?:[ ](?P<which_year>this|last|next)[ ]year{STOP})?
            (?![ ](?:of|in|after|since|on)\b)
      | (?P<ord>opening|{_RANK})[ ]?
        (?: (?P<n>{NUMBER})[ ](?P<unit>months|quarters|weeks|days) | (?P<unit>month|week|day) )
        [ ](?:of|in)[ ]?(?:the[ ]?)?
        (?: (?P<y1>{YEAR}) | (?P<which_year>{WHICH})[ ]?year | (?-i:(?P<m1>{MONTH})){ITS_YEAR}
          | (?P<which>{WHICH})[ ]month | (?P<of_year>year) ) ){STOP}""",
    # today | the day before yesterday | tomorrow evening
    "day_word": rf"""
        (?i: (?P<word>the[ ]day[ ](?:before[ ]yesterday|after[ ]tomorrow)|today|tonight|yesterday|tomorrow) )
        (?![A-Za-z-]) {PART}?""",
    # 10 p.m. | 10:30 a.m. on Wednesday | noon on May 5 | at 14:00
    "clock": rf"""
        (?<![\d:.,/$-])
        (?: (?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?[ ]?(?i:(?P<meridiem>[ap])\.?m\b(?:\.(?=[ ]*[^\s]))?)
          | (?<=\b(?i:at|by|until|from|to|before|after)[ ])(?P<hour>[01]\d|2[0-3]):(?P<minute>[0-5]\d)
            (?![\d:])(?:[ ]?(?:hours|hrs|h)\b)?
          | (?i:(?<=\b(?:at|by|until|till|before|after|around|about|from|to|since)[ ])(?P<noon>noon|midday|midnight)
              | (?P<noon>noon|midday|midnight)
                (?=[ ](?:on[ ])?(?-i:{WEEKDAY_NAME}|{MONTH})|[ ](?:today|yesterday|tomorrow)\b)) )
        (?P<zone>[ ](?:local[ ]time|GMT|UTC|ICT|[ECMP][SD]?T)\b)?
        (?: (?:[ ]\([^()\n]{{2,24}}\))? ,?[ ](?:on[ ])?
          (?: (?P<word>(?i:today|yesterday|tomorrow)){STOP} | (?P<wd>{WEEKDAY_NAME}){END}(?![ ]week)
              (?:,[ ](?P<m1>{MONTH})[ ](?P<d1>{DAY}){ITS_YEAR})?
          | (?P<m1>{MONTH})[ ](?P<d1>{DAY}){ITS_YEAR} | (?P<d1>{DAY})[ ](?P<m1>{MONTH}){ITS_YEAR} ) )?""",
    # this morning | last night | the same evening
    "part_of_day": rf"""(?i: (?P<which>{WHICH})[ ](?P<part>morning|afternoon|evening|night) ){STOP}""",
    # this year | the end of the month | early next week | the same day | over the weekend | year-end | year's end
    # | before the year is out
    "deictic": rf"""(?i:
        (?: {EDGE}?(?P<which>(?!past\b){WHICH})[ ]? | {EDGE}(?<=\b(?:of|the)[ ]|-)(?!day)
          | (?<=\b(?:over|at|during)[ ]the[ ])(?=weekend)
          | (?<=\bwithin[ ]the[ ])(?=(?:year|month)\b(?![ ]of\b)) ) (?P<unit>{_DEICTIC_UNIT})(?![A-Za-z]|-[a-z])
        | (?P<unit>year|month)(?:-|'s[ ]|(?<=\b(?:by|at|around|before|until|since)[ ]year)[ ])end{STOP}
        | (?: (?P<which>this|current|last|past|previous|latest|next|coming)[ ]
            | (?<=\bthe[ ])(?!\w+[ ]year[ ]end(?:ed|ing)) )
            (?P<fiscal>fiscal|financial)[ ](?P<unit>year){STOP}
        | (?<=\b(?:before|until|till|when|as)[ ]the[ ])(?P<unit>year|month)[ ]
            (?:(?:is|was)[ ](?:out|over)|ends?|ended|closes?){STOP} )""",
    # two years ago | three months later | a year earlier | in five years' time | year-ago
    "offset": rf"""(?i:
        (?: (?P<n>{NUMBER}|an?) | (?P<fuzzy>{FUZZY}) )[ -](?P<unit>{UNIT})(?:'s?)?
            [ ](?P<toward>ago|earlier|later|from[ ]now|hence|time){STOP}
        | (?P<unit>year)-(?P<toward>ago|earlier){STOP}
            (?:[ ](?P<period>period|(?:(?P<rank>{_RANK})[ ])?quarter|half){STOP})? )""",
    # the latest quarter | the quarter | the latest period: the one that is reported on
    "reported": r"""(?i: (?P<latest>latest|most[ ]recent)[ ](?:(?P<unit>quarter)|(?P<period>period))
        | (?<=\b(?:in|for|during|of)[ ]the[ ])(?P<unit>quarter) ) (?![A-Za-z]|-[a-z])""",
    # 30 years | the past twelve months | four-year | half a century | within a week | for decades
    "duration": rf"""(?i:
        (?<![\d.,$-])
        (?: (?:(?:last|past|next|coming|following|previous|first)[ ])?
              (?: (?P<n>{NUMBER})(?:[ ](?P<and_half>1/2|and[ ]a[ ]half))?
                | (?P<fuzzy>{NUMBER}(?:[ ]?-[ ]?|[ ](?:to|or)[ ]){NUMBER}) | (?P<fuzzy>{FUZZY}) )[ -]{MORE}?
          | (?P<half>half[ ]an?[ ]) | past[ ](?=year|month|week|decade|century)
          | (?<=\b{_BEFORE_LENGTH}[ ])an?[ ]{MORE}?
          | an?[ ](?={UNIT}[ ]and[ ]a[ ]half\b) | (?<=\bthe[ ])(?:fiscal[ ])?(?=year[ ](?:ended|ending)\b)
          | (?:an[ ](?:additional|extra)|a[ ]further|another)[ ]
          | (?<=\b(?:for|in|within|over)[ ])(?=(?P<fuzzy>years|months|weeks|decades|centuries|days|hours|minutes))
          | (?=(?P<fuzzy>years|months|weeks|decades|centuries|hours)-long\b) | (?=(?:year|month|week|day|hour)-long\b) )
        # "one day" is any day; "the Five-Year Plan" is a name
        (?<!(?<!\b(?:for|in|than|within)[ ]|-)\bone[ ](?!minute|hour|week|month|year)|\b24-(?=hour))
        (?! (?<=three-)quarters | (?<=\b(?:an?|three)[ ])quarters?[ ]of | (?<=-)(?-i:Y) )
        (?P<unit>{UNIT}) (?! -(?!long\b|term\b)[a-z] | [ ](?:old|of[ ]age)\b )
        (?:[ ]and[ ](?P<and_half>a[ ]half){STOP})? )""",
    # every year | each month | every other year | annually | 20 officials a year; "USD per year" is a unit of measure,
    # "the annual meeting" a name, and "daily flights" are a kind of flights
    "set": rf"""(?i:
          (?:every|each)[ ](?:(?P<other>other|second)[ ]|(?P<n>{NUMBER})[ ])?(?P<unit>{UNIT}) | (?P<habit>{_HABIT})
            (?=[ ]*(?:[.,;:)"']|$
                |[ ](?:to|for|from|in|on|at|by|and|or|until|with|since|through|over|outside|as|between)\b))
        | (?<=[\w)%][ ])(?<!\b{_BEFORE_LENGTH}[ ])an?[ ](?P<unit>day|week|month|year)
            (?=[ ]*(?:[.,;)]|$|[ ](?:to|for|from|in|by|and|until)\b)) )""",
    # this summer | spring 2020 | the summer of 2019 | in the spring
    "season": rf"""(?i: {EDGE}?
        (?: (?P<which>{WHICH})[ ](?P<season>{_SEASON}){STOP} | (?P<season>{_SEASON})(?:[ ]of)?[ ](?P<y1>{YEAR})
          | (?<=\b(?:in|by|of|until|since|for|over|during|throughout|into)[ ](?:the[ ])?(?:(?:early|mid|late)[ -])?)
            (?P<season>{_SEASON}){STOP}{OF_WHICH_YEAR}? ) )""",
    "holiday": rf"""(?: (?P<which>(?i:{WHICH}))[ ])?
        (?P<holiday>Christmas(?:[ ](?:Day|Eve))?|New[ ]Year's?[ ](?:Day|Eve)|Thanksgiving(?:[ ]Day)?){STOP}
        {ITS_YEAR}""",
    # GUIDE: now, soon, recently, in the coming years; TIMEX3 has one value for each direction.
    "vague": r"""(?i:
        (?: (?P<present>(?:right|just)[ ]now|now|currently|nowadays|presently|these[ ]days
            |(?<=\bat[ ])(?:present|(?:the|this)[ ]moment|this[ ](?:time|point|stage)))
          | (?<=\b(?:at|to)[ ])(?P<soon>an?[ ]later[ ](?:date|time))
          | (?P<past>recently|lately|(?:recent|past)[ ](?:years|months|weeks|days|decades|times?))
          | (?<=\bin[ ]the[ ](?:recent[ ])?)(?P<past>past)
              (?=[ ]*(?:[.,;)]|$|[ ](?:it|that|they|he|she|we|but|when|to|for|by|has|have|had|was|were)\b))
          | (?<!\bas[ ])(?P<soon>soon)(?![ ]after)
          | (?<=\b(?:in|into)[ ]the[ ])(?P<soon>future)(?![ ](?:of\b|(?!is\b|was\b|has\b)[a-z]+s\b))
          | (?<=\bin[ ]the[ ])(?P<soon>(?:time|period)[ ](?:ahead|to[ ]come))
          | (?P<soon>(?:near|foreseeable|not[ -]too[ -]distant|immediate)[ ]future)
          | (?P<soon>(?:coming|forthcoming)[ ](?:time|period|sitting|session))
          | (?<=\b(?:at|on)[ ])
            (?P<soon>an?[ ](?:(?:mutually[ ])?(?:convenient|appropriate|suitable|agreed)|early)[ ](?:time|date))
          | (?P<soon>(?:coming|upcoming|following|next|subsequent)[ ](?:years|months|weeks|days|decades)(?:[ ]ahead)?)
          | (?P<soon>(?:years|months|weeks|days)[ ](?:ahead|to[ ]come)) ) (?![A-Za-z-]) )""",
}

# Which forms may hold which kind of anchor. Of two that reach equally far from the same word the first stands.
KINDS: dict[str, tuple[str, ...]] = {
    "month": ("month_day", "day_month", "month", "months_between"),
    "weekday": ("month_day", "day_month", "weekday"),
    "year": ("years_between", "iso", "decade", "quarter", "year"),
    "number": ("numeric",),
    "spoken": ("spoken_year",),
    "ordinal": ("ordinal_day", "day_month", "century"),
    "code": ("quarter",),
    "fiscal": ("year",),
    "day_word": ("day_word",),
    "part": ("part_of_day",),
    "unit": (
        *("quarter", "month", "year", "stretch", "offset", "deictic", "reported", "century", "set", "vague"),
        "duration",
    ),
    "season": ("season",),
    "decade": ("decade",),
    "holiday": ("holiday",),
    "vague": ("vague",),
    "habit": ("set",),
    "clock": ("clock",),
}

# ------------------------------------------------------------------------------------------- anchors
ANCHOR = rf"""
    (?P<clock> \d{{1,2}}(?:[:.][0-5]\d)?[ ]?(?i:[ap]\.?m\b) | [012]\d:[0-5]\d(?![\d:]) | \b(?i:noon|midday|midnight)\b )
  | (?P<month> {MONTH} )
  | (?P<weekday> {WEEKDAY_NAME}{END} | (?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun){STOP} )
  | (?P<code> \b(?:Q[1-4]|[1-4]Q|H[12]|[12]H)\b )
  | (?P<fiscal> \bFY(?=[ ]?\d) )
  | (?P<number> \d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{4}} | \b(?i:ngay|thang)[ ](?=\d) )
  | (?P<year> (?:1[5-9]|20|21)\d\d )
  | (?P<spoken> \b(?i:eighteen|nineteen|two[ ]thousand)\b )
  | (?P<ordinal> \d{{1,2}}(?:st|nd|rd|th)\b )
  | (?P<decade> '\d0s\b | \b(?i:{_DECADE_WORD})\b )
  | (?P<holiday> \bChristmas\b | \bThanksgiving\b | \bNew[ ]Year's?[ ](?:Day|Eve)\b )
  | (?P<unit> \b(?i: (?:{GLUED})? (?:{UNIT}|half{STOP}) ) | (?<=\b(?i:latest|recent|year-ago|year-earlier)[ ])period\b )
  | (?P<habit> \b(?i:{_HABIT})\b )
  | (?P<part> \b(?i:morning|afternoon|evening|night)\b )
  | (?P<day_word> \b(?i:today|tonight|yesterday|tomorrow)\b )
  | (?P<season> \b(?i:{_SEASON})\b )
  | (?P<vague> \b(?i: now|currently|nowadays|presently|present|moment|(?<=\bthis[ ])(?:point|stage)
      | soon|recently|lately|future|past
      | (?<=(?:coming|convenient|appropriate|suitable|agreed|early|recent|past|later|this)[ ])
        (?:sitting|session|times?|date)
      | (?<=coming[ ])period|(?:time|period)(?=[ ](?:ahead|to[ ]come)) )\b )
"""
# The words that may stand between the start of an expression and its anchor, read from right to left.
LEAD = rf"""(?r)
    (?: {START}
        (?i: {GLUED}?{_COUNT} | of(?:the|this|last|next) | early|mid|late|later|earlier
          | very|end|beginning|start|middle|close|turn|rest|remainder|of|the|in
          | {WHICH}|opening|closing|days|weeks|{_RANK}|half|an?|few|several|many|some|couple|number|every|each
          | other|per|recent|subsequent|near|foreseeable|immediate|not|too|distant|forthcoming|mutually
          | convenient|appropriate|suitable|agreed|at|full|consecutive|straight|fiscal|financial|years?|year's
          | more|additional|further|extra|another|working|business|trading|right|just|these|latest|1/2
          | months?|day|before|after|between|to|until|through|and|or|ngay|thang|{_COUNT}|\d{{1,2}}(?:st|nd|rd|th)
          | \d{{1,3}}(?:,\d{{3}})?|{_CENTURY_WORD} )
        (?:[ ]-[ ]?|[ ,-][ ]?) ){{0,9}}
    (?: (?<![A-Za-z0-9])(?i:this|last|next) )?"""
