"""What a goal says beside its action: deadline, targets, hedges, items, instruments."""

from __future__ import annotations

import re
from collections.abc import Iterable

import regex

from aseanparse.commitments.words import NUMBERS, Word
from aseanparse.layout import Article
from aseanparse.model import DateMention, Mention, Target
from aseanparse.text import Span

_MULTIPLES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mln": 1e6, "bn": 1e9, "bln": 1e9}
# ISO 4217 by the signs, codes and words of the outlets.
_SIGNS = {
    "US$": "USD", "$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "S$": "SGD",
    "B$": "BND", "HK$": "HKD", "RM": "MYR", "RMB": "CNY", "€": "EUR", "£": "GBP", "¥": "JPY",
}  # fmt: skip
_CODES = "USD AUD CAD NZD SGD EUR GBP JPY VND THB CNY INR KRW IDR PHP MYR HKD CHF".split()
# Codes that stand behind their number alone: before one, some would be words ("COP 28").
_LATER_CODES = (
    "AED ARS BDT BHD BND BRL CLP COP CZK DKK EGP HUF ILS IQD IRR KHR KWD KZT LAK LKR MMK MNT MOP MXN NOK NPR OMR PEN"
    " PGK PKR PLN QAR RON RUB SAR SEK TRY TWD UAH ZAR"
).split()
_MONEY_WORDS = {
    "dollar": "USD", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "won": "KRW", "baht": "THB", "dong": "VND",
    "pound": "GBP", "ringgit": "MYR", "rupiah": "IDR", "peso": "PHP", "rupee": "INR", "kip": "LAK", "riel": "KHR",
    "kyat": "MMK", "taka": "BDT", "ruble": "RUB", "rouble": "RUB", "rand": "ZAR", "dirham": "AED",
}  # fmt: skip
_NUMBER = r"(?:\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:[.,]\d++)?)"
_WORD = f"(?:{'|'.join(w for w in NUMBERS if w not in ('zero', 'one'))})"
_TIMES = f"(?:{'|'.join(_MULTIPLES)})"
_ANY_NUMBER = re.compile(rf"\d|\b{_WORD}\b")
_MONEY = regex.compile(
    rf"""
      (?<![\w$]) (?<sign> (?: US|AU?|B|CA?|NZ|S|HK )? \$ | RMB? | [€£¥] | {"|".join(_CODES)} ) [ ]?
      (?<number> {_NUMBER} ) (?: (?: - {_NUMBER} )? [ -]? (?<times> {_TIMES} ) \b )?   # US$25 billion, 25-30 billion
    | (?<![\w.,]) (?<number> {_NUMBER} ) (?: [ -]? (?<times> {_TIMES} ) )? [ ]
      (?<sign> (?: (?: US|Australian|Canadian|Singapore ) [ ] )?
               (?: {"|".join(_MONEY_WORDS)} ) s? \b                           # 25 billion dollars
             | (?: {"|".join(_CODES + _LATER_CODES)}|RMB ) (?![A-Z]) )                        # 25 billion USD
    """,
    regex.VERBOSE,
)
_PERCENT = regex.compile(
    rf"(?<![\w.,])(?:(?<number>{_NUMBER})|(?<word>{_WORD}))[ ]?(?:%|per[ ]?cent\b|percentage points?\b)"
)
_ENDS_COUNT = "of|in|by|to|and|for|per|from|with|at|on|the|that|which"
_UNIT = r"(?:MW|GW|kWh|tonnes?|tons?|hectares?|km|kilomet(?:re|er)s|doses|barrels|met(?:re|er)s|ha)\b"
_NUMBERED = (
    "Road|Route|Highway|Article|Page|Chapter|Phase|Area|Zone|Group|Resolution|Decision|Decree|Gate|Terminal|Section"
    "|District|Ward|Region|Marker|Covid|COVID|Agenda|Vision|Day|Track|Level|Pillar|Line|Pier|Unit|Class|Point"
    "|January|February|March|April|May|June|July|August|September|October|November|December"
)
# A number, at most four words that qualify, and the noun counted. "Road 20" and "the two sides" count nothing.
_COUNT = regex.compile(
    rf"""
    (?<! [\w.,$%-] | \d: | \b(?:{_NUMBERED})[ ] )
    (?: (?<number> {_NUMBER} ) (?: [ ] (?<times> {_TIMES} ) )? | (?<word> {_WORD} ) )
    (?: [ ]? (?<unit> {_UNIT} )
      | (?! [%\w-] ) (?<noun> (?: [ ] (?! (?: {_ENDS_COUNT} ) \b ) [A-Za-z] [\w-]*+ (?: 's? )? ){{1,5}} ) )
    """,
    regex.VERBOSE,
)
# "raise the number of scholarships for Lao students to 60"
_REACHED = regex.compile(
    rf"\bnumber of (?<noun>[A-Za-z][\w -]{{2,60}}?)(?:[ ](?:for|from|in|on|granted)[ ][\w ]{{2,50}}?)?,?(?: from \d+)?"
    rf"[ ](?:to|at nearly|at)[ ](?<number>{_NUMBER})\b"
)
_A_YEAR = re.compile(r"(?:19|20)\d\d\b")
_NOT_COUNTED = frozenset(
    "sides countries nations ministers leaders ministries governments parties peoples navies legislatures years"
    " months weeks days hours decades times economies states capitals armies coastguards sectors houses"
    " parliaments areas fields pillars phases authorities units forces localities was is has its this as does thus"
    " proposals points".split()
)


def targets(article: Article, span: Span) -> tuple[Target, ...]:
    """Numbers to reach and quantities promised in a view range, in order: money, percentages, things counted."""
    view = article.text.view
    if not _ANY_NUMBER.search(view, *span):
        return ()
    found: list[tuple[int, int, float, str]] = []
    for match in _MONEY.finditer(view, *span):
        found.append((match.start(), match.end(), _number(match), _currency(match["sign"])))
    if view.find("%", *span) >= 0 or view.find("cent", *span) >= 0:
        found += [(m.start(), m.end(), _number(m), "percent") for m in _PERCENT.finditer(view, *span)]
    for match in _REACHED.finditer(view, *span):
        found.append((match.start("number"), match.end(), _number(match), match["noun"].split(" for ")[0].split()[-1]))
    for match in _COUNT.finditer(view, *span):
        counted = match["unit"] or _counted(match["noun"].split())
        taken = any(a < match.end() and match.start() < b for a, b, _, _ in found)
        definite = not match["number"] and view.endswith(" the ", 0, match.start())
        if taken or definite or not counted or _A_YEAR.match(match[0]):
            continue
        end = view.index(counted, match.start(), match.end()) + len(counted)
        found.append((match.start(), end, _number(match), counted))
    return tuple(
        Target(
            value,
            unit,
            _measured(view, span, start),
            *article.text.span(start, end),
            article.text.mention(start, end).text,
        )
        for start, end, value, unit in sorted(found)
    )


def _number(match: regex.Match[str]) -> float:
    """The number of a match, scaled by its *million* or *billion*."""
    groups = match.groupdict()
    if groups.get("word"):
        return float(NUMBERS[groups["word"].lower()])
    times = _MULTIPLES.get(groups.get("times") or "", 1)
    return float(groups["number"].replace(",", "")) * times


def _currency(sign: str) -> str:
    return _SIGNS.get(sign) or _MONEY_WORDS.get(sign.split()[-1].removesuffix("s"), sign)


_SAME_IN_PLURAL = frozenset("people personnel aircraft craft spacecraft hovercraft".split())


def _counted(nouns: list[str]) -> str | None:
    """The noun that a number counts: the first plural of the run."""
    for noun in nouns:
        if noun.lower() in _NOT_COUNTED:
            return None
        if noun in _SAME_IN_PLURAL or (noun.endswith("s") and not noun.endswith(("ss", "ous", "'s", "us"))):
            return noun
    return None


_MEASURED = regex.compile(
    r"\b(?:(?:two-way|bilateral|annual|total|trilateral|intra-\w+) ?){0,4}(?:trade|turnover|investments?|exports"
    r"|imports|aid|assistance|revenue|contribution|volume|capacity|value)\b"
)


def _measured(view: str, span: Span, at: int) -> str:
    """What a number measures: the nearest economic quantity before it in the goal, else after it."""
    before = [m[0].strip() for m in _MEASURED.finditer(view, span.start, at)]
    if before:
        return before[-1]
    after = _MEASURED.search(view, at, span.end)
    return after[0].strip() if after else ""


# A date after these words is a term of office, an anniversary or a past act, not the goal's due date (rule 8).
_TERM = regex.compile(
    r"""
    (?: \b (?: term | tenure | since | until | till | after | dated | of | for[ ]the | post- | as[ ]ASEAN[ ]Chair
             | (?<! \b on[ ]the[ ] [\w-]{1,12} [ ] ) anniversary\b [^,;]{0,120}+
             | celebrat\w++ [^,;]{0,120}+ | mark(?:ing)?\b [^,;]{0,120}+
             | (?: \bas[ ](?:the[ ])?host | agenda[ ](?:of|for) )\b [^,;]{0,120}+   # of another's occasion
             | chair(?:ing|manship)?\b [^,;]{0,40}+
             | (?: (?<='s?[ ](?:\w+[ ])?) | (?<=\b(?:in|for|of)[ ]) ) hosting\b [^,;]{0,120}+   # "Laos's hosting of"
             | (?: lead | run )-up[ ]to\b [^,;]{0,120}+          # the time of another's meeting
             | when\b [^,;]{0,40}? \b(?:met|gathered|spoke|talked|sat[ ]down)\b [^,;]{0,120}+   # the time it was agreed
             | to[ ]be[ ](?: held | hosted | organi[sz]ed | convened )\b [^,;]{0,120}+
             | (?: signed | established | suspended | adopted | reached | held | agreed )
               (?: [ ]by\b [^,;]{0,120}+ )? ) )
    (?: [ ] (?: in | on ) )? (?: [ ] at[ ]least )? (?: [ ] the )? (?: [ ] end[ ]of )? [ ]* $
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
_WITHIN = regex.compile(r"(?:\b|(?<=[A-Z]))(?:in|over|during|between|from)(?: the)? *$", regex.I)
_TERM_AFTER = regex.compile(r"[ -]*(?:term|tenure|period|anniversary|edition|generation)\b")
_BY = regex.compile(
    r"(?:\b|(?<=[A-Z]))(?:by|before|no later than)(?: the)?(?: (?:end|start|beginning|close) of)?(?: the)? *$", regex.I
)
_WHEN = regex.compile(
    r",[ ]when[ ](?=[a-z\d]|[A-Z][\w'-]*+[ ])"
    r"|,[ ]which[ ](?:falls|opens|begins|starts|convenes|runs|takes[ ]place"
    r"|(?:is|are|will)[ ](?:\w+[ ]){0,2}(?:be|due|set|held))\b"
)
_CLAUSE_END = re.compile(r"[,;.](?= |$)|\)|\n")


def clause_of_time(view: str, goal: Span, end: int, *, attended: bool) -> Span | None:
    """The clause right after a goal that tells when it falls due: "…, when the floods recede in December".

    Args:
        view: the folded text.
        goal: the goal.
        end: where its sentence ends.
        attended: the goal is to be at an occasion, whose time is the goal's: "attend the fair, which opens on May 2".
    """
    told = _WHEN.match(view, goal.end, end)
    if told is None or (not attended and told[0].startswith(", which")):
        return None
    stop = _CLAUSE_END.search(view, told.end(), end)
    return Span(told.end(), stop.start() if stop else end)


_OPEN_GRAINS = ("vague", "duration", "set")


def deadline(view: str, dates: Iterable[tuple[Span, DateMention]], span: Span, said: str) -> tuple[str, str | None]:
    """When a goal is due, as (ISO value, kind of timetable); ("", None) where the goal names no time.

    The first date of the goal that does not lie before the day it was said (``said``, ISO, "" where unknown) and is
    no term of office, no anniversary and no year of a plan's name.
    """
    said = "" if said.startswith("X") else said  # a day without a year comes before nothing
    kind: str | None = None
    for (start, end), mention in dates:
        if start < span.start or end > span.end or mention.basis == "name":
            continue
        if mention.grain in _OPEN_GRAINS:
            if mention.value not in ("PRESENT_REF", "PAST_REF"):  # these tell when things are or were so
                kind = kind or ("recurring" if mention.grain == "set" else "vague")
            continue
        if mention.value.endswith("_REF"):
            continue
        before = view[max(span.start, start - 120) : start]
        years = mention.grain == "range" and len(mention.value) == len("2026/2030")
        plan = years and not _WITHIN.search(before)  # "the action plan for 2026-2030"
        is_term = (plan or _TERM.search(before)) and not _BY.search(before)
        if is_term or _TERM_AFTER.match(view, end) or (mention.last and said and mention.last < said):
            continue
        value = mention.value.split("T")[0] if mention.grain == "day" else mention.value  # without the part of the day
        return value, "deadline"
    return "", kind


# Found by the standard ``re``, which starts a search in a third of the time: most stretches are short.
_PHRASES = (
    r"look(?:ing)? into|where possible|if possible|if necessary|when conditions permit|in principle"
    r"|at an appropriate time|in due course|as appropriate"
)
_HEDGING_PHRASES = re.compile(rf"\b(?:{_PHRASES})\b")
_HEDGES = re.compile(
    r"\b(?:explor(?:e|ing)|consider(?:ing)?|study|studying|striv(?:e|ing)|seek(?:ing)?|discuss(?:ing)?|possibl[ye]"
    rf"|try(?:ing)?|{_PHRASES})\b"
)


def hedges(view: str, trigger: Span, goal: Span) -> tuple[str, ...]:
    """Words that weaken a goal, in small letters, in order."""
    head = Span(goal.start, min(goal.end, goal.start + 40))
    return tuple(
        dict.fromkeys(
            [
                *_HEDGING_PHRASES.findall(view, *trigger),
                *_HEDGES.findall(view, *head),
                *_HEDGING_PHRASES.findall(view, head.end, goal.end),
            ]
        )
    )


_LIST_OPENERS = re.compile(
    r"\b(?:including|such as|particularly|especially|notably|namely|prioriti[sz]ing|focuss?ing on|like)\b"
    r"(?: on| in)?[ ]++"
)
_ITEM_BREAK = regex.compile(r",(?:[ ]++(?:and|or|as well as)\b)?[ ]++|(?<! )[ ]++(?:and|or|as well as)[ ]++|;[ ]++")


def items(article: Article, span: Span) -> tuple[Mention, ...]:
    """What an *including / such as / prioritising* list of a goal names, in order."""
    view = article.text.view
    opener = _LIST_OPENERS.search(view, *span)
    if not opener:
        return ()
    out: list[Mention] = []
    start = opener.end()
    for cut in [*_ITEM_BREAK.finditer(view, start, span.end), None]:
        end = cut.start() if cut else span.end
        while end > start and view[end - 1] == " ":  # before a comma
            end -= 1
        if end > start:
            out.append(article.text.mention(start, end))
        start = cut.end() if cut else end
    return tuple(out)


def last_word_end(sentence: list[Word], start: int, end: int) -> int:
    """View position after the last word of a range, punctuation left out (a closing quote opened inside stays)."""
    while end > start + 1 and (
        sentence[end - 1].text in ',.;:-!?"' + "'" or sentence[end - 1].low in ("and", "or", "but")
    ):
        inner = sentence[end - 1].text == '"' and sum(w.text == '"' for w in sentence[start:end]) % 2 == 0
        if inner:
            break
        end -= 1
    return sentence[end - 1].end
