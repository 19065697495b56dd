"""What a goal says beside its action: deadline, targets, hedges, items, instruments."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from aseanparse.commitments.words import NUMBERS, Word
from aseanparse.layout import Article
from aseanparse.model import DateMention, Mention, Target
from aseanparse.text import Span

_MULTIPLES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mln": 1e6, "bn": 1e9, "bln": 1e9}
# ISO 4217 by the signs and words of the outlets.
_SIGNS = {
    "US$": "USD", "$": "USD", "USD": "USD", "A$": "AUD", "AU$": "AUD", "AUD": "AUD", "C$": "CAD", "CA$": "CAD", "CAD": "CAD",
    "NZ$": "NZD", "NZD": "NZD", "S$": "SGD", "SGD": "SGD", "RM": "MYR", "€": "EUR", "EUR": "EUR", "£": "GBP", "GBP": "GBP",
    "¥": "JPY", "JPY": "JPY", "VND": "VND", "THB": "THB", "CNY": "CNY", "RMB": "CNY", "INR": "INR", "KRW": "KRW", "IDR": "IDR",
    "PHP": "PHP", "HK$": "HKD", "CHF": "CHF",
}  # fmt: skip
_WORDS = {
    "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR", "yen": "JPY", "yuan": "CNY", "won": "KRW", "baht": "THB",
    "dong": "VND", "pounds": "GBP", "ringgit": "MYR", "rupiah": "IDR", "pesos": "PHP", "rupees": "INR", "kip": "LAK", "riel": "KHR",
}  # fmt: skip
_NUMBER = r"\d{1,3}(?:,\d{3})++(?:\.\d++)?|\d++(?:[.,]\d++)?"
_MONEY = regex.compile(
    rf"(?<![\w$])(?<sign>(?:US|AU?|CA?|NZ|S|HK)?\$|RM|[€£¥]|{'|'.join(s for s in _SIGNS if s.isalpha() and len(s) == 3)})[ ]?(?<number>{_NUMBER})"
    rf"(?:[ -]?(?<times>{'|'.join(_MULTIPLES)})\b)?"
    rf"|(?<![\w.,])(?<number>{_NUMBER})(?:[ -]?(?<times>{'|'.join(_MULTIPLES)}))?[ ](?<sign>(?:US|Australian|Canadian|New Zealand|Singapore)?[ ]?"
    rf"(?:{'|'.join(_WORDS)})|{'|'.join(s for s in _SIGNS if s.isalpha() and len(s) > 2)})\b"
)
_PERCENT = regex.compile(rf"(?<![\w.,])(?<number>{_NUMBER})[ ]?(?:%|per[ ]?cent\b|percentage points?\b)")
_COUNT_WORDS = "|".join(w for w in NUMBERS if w not in ("zero", "one"))
# A number, at most four words that qualify, and the noun counted, in the plural.
_COUNT = regex.compile(
    rf"(?<![\w.,$%-])(?:(?<number>{_NUMBER})(?:[ ](?<times>{'|'.join(_MULTIPLES)}))?|(?<word>{_COUNT_WORDS}))(?![%\w-])"
    r"(?<noun>(?:[ ](?!of\b|in\b|by\b|to\b|and\b|for\b|per\b|from\b|with\b|at\b|on\b|the\b)[A-Za-z][\w-]*+){1,5})",
    regex.IGNORECASE,
)
_REACHED = regex.compile(
    rf"\bnumber of (?<noun>[A-Za-z][\w -]{{2,60}}?)(?:[ ](?:for|from|in|on)[ ][\w ]{{2,50}}?)?,?(?: from \d+)?[ ]to[ ](?<number>{_NUMBER})\b"
)
_NOT_COUNTED = frozenset(
    "sides countries nations ministers leaders ministries governments parties peoples navies legislatures years months weeks days hours decades"
    " times economies members states officials capitals armies police coastguards sectors companies agencies banks businesses"
    " guards houses parliaments areas fields pillars phases authorities institutes units forces localities".split()
)
_UNITS = regex.compile(
    r"^(?:MW|GW|kWh|tonnes?|tons?|hectares?|km|kilometres|kilometers|doses|barrels|metres|meters|ha)$"
)


def targets(article: Article, span: Span) -> tuple[Target, ...]:
    """Numbers to reach and quantities promised in a view range, in order: money, percentages, things counted."""
    view = article.text.view
    found: list[tuple[int, int, float, str]] = []
    for match in _MONEY.finditer(view, *span):
        sign = match["sign"].strip()
        unit = _SIGNS.get(sign) or _WORDS.get(sign.split()[-1], sign)
        found.append((match.start(), match.end(), _number(match["number"], match["times"]), unit))
    found += [(m.start(), m.end(), _number(m["number"], None), "percent") for m in _PERCENT.finditer(view, *span)]
    for match in _REACHED.finditer(view, *span):
        found.append(
            (
                match.start("number"),
                match.end(),
                _number(match["number"], None),
                match["noun"].split(" for ")[0].split()[-1],
            )
        )
    for match in _COUNT.finditer(view, *span):
        if any(a < match.end() and match.start() < b for a, b, _, _ in found):
            continue
        if counted := _counted(match["noun"].split()):
            number, times = match["number"], match.captures("times")
            if number and regex.fullmatch(r"(?:19|20)\d\d", number):
                continue
            value = _number(number, times[0] if times else None) if number else float(NUMBERS[match["word"].lower()])
            before = view[max(0, match.start() - 5) : match.start()].split()
            if before[-1:] == ["the"] and not number:
                continue
            end = match.start("noun") + view[match.start("noun") : match.end()].index(counted) + len(counted)
            found.append((match.start(), end, value, counted))
    found.sort()
    return tuple(
        Target(
            value,
            unit,
            _measured(view, span, start),
            *article.text.span(start, end),
            article.text.mention(start, end).text,
        )
        for start, end, value, unit in found
    )


def _number(digits: str, times: str | None) -> float:
    return float(digits.replace(",", "")) * _MULTIPLES.get(times or "", 1)


def _counted(nouns: list[str]) -> str | None:
    """The noun that a number counts: a unit, or the plural that ends the run."""
    if _UNITS.match(nouns[0]):
        return nouns[0]
    for noun in nouns:
        if noun.endswith("s") and not noun.endswith(("ss", "ous", "'s", "us")) and noun.lower() not in _NOT_COUNTED:
            return noun
        if noun in ("people", "personnel", "cattle"):
            return noun
        if noun.lower() in _NOT_COUNTED:
            return None
    return None


_MEASURED = regex.compile(
    r"\b(?:(?:two-way|bilateral|annual|total|trilateral|intra-\w+) ?)*(?:trade|turnover|investment|investments|exports|imports|aid|assistance|revenue|contribution|volume|capacity|value)\b"
)


def _measured(view: str, span: Span, at: int) -> str:
    """What a number measures: the nearest economic quantity before it in the goal, else after it."""
    before = [m[0].strip() for m in _MEASURED.finditer(view, span.start, at)]
    if before:
        return before[-1]
    after = _MEASURED.search(view, at, span.end)
    return after[0].strip() if after else ""


# A date after these words is the term of an office or an anniversary, not the goal's due date (rule 8).
_TERM = regex.compile(
    r"(?:\bterm|\btenure|\banniversary\b[^,;]*|\bsince|\bfrom|\bdated|\bsigned(?: in| on)?|\bestablished(?: in)?|\bchair(?:ing)?\b[^,;]*|\bchairmanship\b[^,;]*|\bsuspended(?: in)?"
    r"|\badopted(?: in| on)?|\bof|\breached(?: in)?|\bheld(?: in| on)?|\bfor the|\bagreed(?: in)?|\bset(?: in)?|\bcelebrate[^,;]*|\bmark(?:ing)?\b[^,;]*|\bas ASEAN Chair[^,;]*)(?: in| on)?(?: the)?[ ]?$",
    regex.IGNORECASE,
)
_TERM_AFTER = regex.compile(r"[ -]*(?:term|tenure|period|academic|anniversary|edition|generation)\b")
_DUE = regex.compile(
    r"\b(?:by|before|in|within|until|till|at|on|during|around|no later than|from)(?: the)?(?: end of| start of| beginning of| close of| first| early| late)*[ ]*+(?:the )?[ ]?$",
    regex.IGNORECASE,
)
_OPEN_GRAINS = ("vague", "duration")


def deadline(article: Article, dates: Sequence[DateMention], span: Span) -> tuple[str, str | None]:
    """When a goal is due, as (ISO value, kind of timetable); ("", None) where the goal names no time.

    The first date of the goal that lies not before the day of publication and is no term, anniversary or name's year.
    """
    view = article.text.view
    kind: str | None = None
    for mention in dates:
        start, end = article.text.view_span(mention.start, mention.end)
        if not (span.start <= start and end <= span.end):
            continue
        if mention.grain in _OPEN_GRAINS:
            kind = kind or ("recurring" if mention.value.startswith("P") else "vague")
            continue
        if mention.basis == "name" or (mention.first is None and not mention.value.startswith("XXXX")):
            continue
        before = view[max(span.start, start - 60) : start]
        if (_TERM.search(before) and not _DUE.search(before)) or _TERM_AFTER.match(view, end):
            continue
        if _TERM.search(_DUE.sub("", before)) and not before.rstrip().lower().endswith(
            ("by", "before", "by the end of")
        ):
            continue
        if article.published and mention.last is not None and mention.last < article.published.isoformat():
            continue
        if "/" in mention.value and mention.grain == "range" and len(mention.value) <= 9:
            continue
        return mention.value, "deadline"
    return "", kind


_HEDGES = regex.compile(
    r"\b(?:explor(?:e|ing)|consider(?:ing)?|study|studying|striv(?:e|ing)|seek(?:ing)?|look(?:ing)? into|discuss(?:ing)?|possibl[ye]|try(?:ing)?"
    r"|where possible|if possible|if necessary|when conditions permit|in principle|at an appropriate time|in due course|as appropriate)\b"
)


def hedges(view: str, trigger: Span, goal: Span) -> tuple[str, ...]:
    """Words that weaken a goal, in small letters, in order."""
    head = Span(goal.start, min(goal.end, goal.start + 40))
    found = [m[0] for m in _HEDGES.finditer(view, *head)]
    found += [m[0] for m in _HEDGES.finditer(view, head.end, goal.end) if " " in m[0]]
    return tuple(dict.fromkeys([m[0] for m in _HEDGES.finditer(view, *trigger) if " " in m[0]] + found))


_LIST_OPENERS = regex.compile(
    r"\b(?:including|such as|particularly|especially|notably|namely|prioriti[sz]ing|focusing on|focussing on|like|in areas such as)\b(?: on| in)?[ ]"
)
_ITEM_BREAK = regex.compile(r",(?: and| or)?[ ]|[ ](?:and|or|as well as)[ ]|;[ ]")


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
        if view[start:end].strip():
            out.append(article.text.mention(start, end))
        start = cut.end() if cut else end
    return tuple(out) if len(out) > 0 else ()


def instruments(article: Article, span: Span) -> tuple[str, ...]:
    """Canonical names of the agreements and plans a goal speaks of."""
    return tuple(
        dict.fromkeys(
            t.entry.name
            for t in article.terms
            if t.entry.kind == "instrument" and span.start <= t.start and t.end <= span.end
        )
    )


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
