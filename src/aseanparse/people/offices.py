"""The grammar of offices, read off the letters of a :class:`~aseanparse.people.tokens.Row`.

``Malaysian Senior Minister and Minister of International Trade and Industry`` is ``A M H & H o D D & D``: a chain
of two offices, the first with a country. All repetitions are bounded or possessive, so reading stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import regex
from attrs import frozen

from aseanparse.lexicon import Lexicon
from aseanparse.model import OfficeStatus
from aseanparse.people.tokens import Row

# What may stand before the noun:
# "Brunei's Second", "National Assembly (NA)", "newly-appointed Myanmar", "Ministry of Foreign Affairs" (Spokesperson).
# the Chair's (Special Envoy), "Malaysian Investment, Trade and Industry" (Minister), but not "the Government and
# Foreign" (Minister).
_PORTFOLIOS = r"(?<![ot])(?:[mM]|[CAB]'?){0,4}+[Dd]{1,4}+(?:,[Dd]{1,4}+){0,4}+,?&[Dd]{1,4}+(?=H)"
BEFORE = (
    rf"(?:{_PORTFOLIOS}|"
    r"(?:[mMdDGFBCAP]'?|[Hx]'(?=[mMdDHx])|(?<=[DF])\([NDBFC]{1,2}\)|(?<=D)o(?=D)){0,12}+)"
)
HEAD = r"[Hx]{1,3}+(?:D(?:dd)?(?=o)|d{1,2}(?=[oheNI,]))?+"  # ... d'Affaires ad interim
# One unit of what an office is about: a portfolio word, a country, a bracketed abbreviation, an unknown name of an
# institution ("Texhong Group"), others' offices in the possessive ("Prime Minister's Office", "Parliamentarians'
# Group"), a plural after its body ("Council of Ministers").
_UNIT = r"(?:[DdBFCAP]|(?<=Do)X|G(?=[DdH])|M(?=[MDdGHBCA'])|\([NDBCFI]{1,3}\)|N{1,3}(?=[Dd])|[HX](?=')|m(?=[dDm]))"
_UNITS = rf"{_UNIT}{{1,10}}+(?![HxX])"
# ... of the Permanent Mission of Viet Nam to ASEAN; of Trade, Industry and Energy; of the Party's Secretariat.
ABOUT = (
    rf"(?:ot?{_UNITS}(?:ot?{_UNITS}|'{_UNITS}|&t?{_UNITS}|(?:,[DdM]{{1,4}}+){{1,4}}+,?&[DdM]{{1,4}}+(?![Hx']))"
    r"{0,6}+)?+"
)
# Commander-in-Chief (Army) X
_BRANCH = r"(?:\([DdBF&,]{1,6}\)(?=[heGNYIP]))?+"
OFFICE = rf"{BEFORE}{HEAD}{ABOUT}{_BRANCH}"
CHAIN = rf"{OFFICE}(?:(?:,?&|,)[tm]{{0,2}}{OFFICE}){{0,4}}+"
# Dato Seri Setia Haji; Major General (Retired) Dato Paduka
TITLES = r"(?:[he]'?|G(?=[heGNIYp(])|M(?=[hG])|\([Nh]\)(?=[heGN])){0,14}+"
_FIRST = r"I{0,3}+(?:N|p{1,2}(?=N)|[PCAY](?=[NY]))"
_FURTHER = (
    r"(?:[NIPY]|q{3,4}|[AC](?=[NY])|p{1,2}(?=[NIP])|b[heH]{0,4}(?=[NIPY])|b[he](?![heGNIYPp(])|h{1,3}(?=N)){0,7}+J?"
)
NAME = _FIRST + _FURTHER


@frozen
class Held:
    """An office standing somewhere: its units, its title without country words, the country or body it names.

    The status is kept beside the title, which loses it in "former Thai Prime Minister".
    """

    first: int
    last: int
    title: str
    country: str | None
    of_body: bool = False
    status: OfficeStatus | None = None


_ONE = re.compile(rf"(?P<before>{BEFORE})(?P<head>{HEAD})(?P<about>{ABOUT}){_BRANCH}")


def read_offices(row: Row, first: int, last: int, lexicon: Lexicon) -> Iterator[Held]:
    """The offices of a chain that covers the units from ``first`` up to ``last``."""
    at = first
    while at < last:
        match = _ONE.match(row.letters, at, last)
        if match is None:
            at += 1
            continue
        if not _is_generic(row, match, lexicon):
            yield _held(row, match, lexicon)
        at = match.end()


def _is_generic(row: Row, match: re.Match[str], lexicon: Lexicon) -> bool:
    """Bare "host", "guest", "leader", "wife": a role in the telling, no office."""
    return match.end() - match.start("head") == 1 and row.text(*match.span("head")) in _generic(lexicon)


@cache
def _generic(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for group in lexicon.tables["offices"]["generic"].values() for word in group)


def _held(row: Row, match: re.Match[str], lexicon: Lexicon) -> Held:
    begin, head, about, end = match.start(), match.start("head"), match.start("about"), match.end("about")
    before = _last_side(row, begin, head)
    start = before + 1 if before is not None else begin
    if before is not None and row.letters[start] == "'":
        start += 1
    while start < head and (row.letters[start] == "(" or _is_passing(row, start, lexicon)):
        start = _closing(row, start) + 1
    side = before if before is not None else _side_within(row, about, end)
    title_end = _without_country(row, about, end, lexicon)
    title = " ".join(_words(row, start, title_end))
    term = row.terms.get(side) if side is not None else None
    country, of_body = (term.entry.code, term.entry.kind == "body") if term else (None, False)
    return Held(start, title_end, title, country, of_body, _status(row, begin, title_end, lexicon))


def _status(row: Row, first: int, last: int, lexicon: Lexicon) -> OfficeStatus | None:
    """What the words before the noun, or joined to it, say: former, acting, elect; None for an office held."""
    known = _statuses(lexicon)
    words = (w for u in range(first, last) if row.letters[u] in "mMHxdD" for w in row.text(u, u + 1).split("-"))
    return next((known[word] for w in words if (word := w.casefold()) in known), None)


@cache
def _statuses(lexicon: Lexicon) -> dict[str, OfficeStatus]:
    return {word: status for status, words in lexicon.tables["offices"]["status"].items() for word in words}


def _is_passing(row: Row, unit: int, lexicon: Lexicon) -> bool:
    """Is the word no part of the title (newly-appointed, visiting)? *Former* and *acting* are kept: they mark it."""
    return row.letters[unit] == "m" and row.text(unit, unit + 1) in lexicon.tables["offices"]["modifiers"]["passing"]


def _closing(row: Row, unit: int) -> int:
    return row.letters.index(")", unit) if row.letters[unit] == "(" else unit


def _words(row: Row, first: int, last: int) -> Iterator[str]:
    """The words of the units, bracketed abbreviations left out."""
    unit = first
    while unit < last:
        if row.letters[unit] == "(":
            unit = _closing(row, unit)
        elif row.letters[unit] in "',":
            unit += 1
            continue
        else:
            possessive = unit + 1 < last and row.letters[unit + 1] == "'"
            comma = unit + 1 < last and row.letters[unit + 1] == ","
            yield row.text(unit, unit + 1 + possessive) + ("," if comma else "")
        unit += 1


def _last_side(row: Row, first: int, last: int) -> int | None:
    """The country before the noun nearest to it, else the body."""
    for wanted in ("CAP", "B"):
        for unit in range(last - 1, first - 1, -1):
            if row.letters[unit] in wanted and unit in row.terms:
                return unit
    return None


def _side_within(row: Row, first: int, last: int) -> int | None:
    """The country or body that what the office is about belongs to; where it is posted (*to*) does not count."""
    for unit in range(first, last):
        if row.letters[unit] in "CAP" and unit in row.terms and not _posted(row, unit, first):
            return unit
    for unit in range(first, last):
        if row.letters[unit] == "B" and not _posted(row, unit, first) and _whole(row, unit, last):
            return unit
    return None


def _posted(row: Row, unit: int, first: int) -> bool:
    if row.letters[unit] == "A" and row.letters[unit + 1] in "Dd":  # at the Lao Ministry of Health
        return False
    while unit > first and row.letters[unit - 1] in "tCAPBF":
        unit -= 1
    if unit > first and row.text(unit - 1, unit) == "in" and _has_seat(row, first, unit):
        return False  # at the Institute of Strategic Studies in Jakarta
    return unit > first and row.text(unit - 1, unit) in _POSTED


_POSTED = frozenset(("to", "in", "at", "for", "on"))  # Ambassador to, Country Director for, Special Envoy on


def _has_seat(row: Row, first: int, last: int) -> bool:
    """Do the words name what is of the state where it stands: an institute, a university?"""
    return not _SEATED.isdisjoint(row.text(first, last).split())


_SEATED = frozenset(("Institute", "University", "Academy", "College", "School", "Centre", "Center"))

_OWN_ORGANS = frozenset(("Secretariat", "Commission", "Council", "Parliament", "Committee"))


def _whole(row: Row, unit: int, last: int) -> bool:
    """Is the body itself meant, and not a department for it ("the ASEAN Department", "ASEAN Affairs")?"""
    after = unit + 1
    return after >= last or row.letters[after] not in "Dd" or row.text(after, after + 1) in _OWN_ORGANS


def _without_country(row: Row, about: int, end: int, lexicon: Lexicon) -> int:
    """Where the title ends: "of the Republic of Korea (RoK)" and "to Viet Nam" are no part of it."""
    if about == end:
        return end
    unit = about + 1
    if unit < end and row.letters[unit] == "t":
        unit += 1
    sides = row.letters[unit] in "CAPB" and all(letter in "CAPB()Not&" for letter in row.letters[unit:end])
    if sides and not _has_seat(row, unit, end):
        return about
    last = end
    while last > about and row.letters[last - 1] in "CA()Nt":
        last -= 1
    # "Vice-Minister for Foreign Affairs of Japan"; but "Communist Party of Viet Nam" and "ASEAN SOM Viet Nam" stay
    named = lexicon.tables["offices"]["words"]["named_for_country"]
    of = last - 1
    follows = about < of and last < end and row.text(of, last) == "of" and row.text(of - 1, of) not in named
    return of if follows else end


_LONG = {"fm": "foreign minister", "pm": "prime minister", "dpm": "deputy prime minister", "envoy": "ambassador"}


_LINKING = regex.compile(r"\b(?:of|for|the|and)\s")


@lru_cache(4096)
def spelled_out(title: str) -> str:
    """One wording for an office, lowered: FM, Foreign Minister and Minister of Foreign Affairs have the same words.

    >>> sorted(spelled_out("FM").split()) == sorted(spelled_out("Minister of Foreign Affairs").split())
    True
    """
    words = " ".join(_LONG.get(w, w) for w in title.casefold().replace("-", " ").replace(",", "").split())
    return _LINKING.sub("", words.replace("foreign affairs", "foreign"))


@lru_cache(4096)
def office_level(title: str, lexicon: Lexicon) -> str | None:
    """The level of an office: a table of heads in ``offices.toml``, ``party`` or ``deputy``; None if unknown.

    What an office is about decides before its noun does (*Speaker*, *Chairman of the National Assembly*), except
    for ministers; former, acting and deputy holders of any are told apart by the status and by ``deputy``.

    >>> from aseanparse.lexicon import core
    >>> [office_level(t, core()) for t in ("Deputy Minister of Foreign Affairs", "Prime Minister", "FM")]
    ['deputy', 'head_of_government', 'minister']
    >>> [office_level(t, core()) for t in ("Chairwoman of the National Assembly", "President of T&T Group")]
    ['parliament', 'business']
    """
    words = title.casefold().replace("-", " ").replace(",", "").split()
    if words and words[0] in _statuses(lexicon):
        words = words[1:]
    text = " ".join(words)
    phrases = lexicon.tables["offices"]["level_phrases"]
    if text == "general secretary" or _tells(text, phrases["party"]):
        return "party"
    if {"deputy", "vice", "assistant"} & set(words[:2]) or "dpm" in words:
        return "deputy"
    if text.startswith("prime minister") or "chief executive" in text:
        return "head_of_government" if "officer" not in words else "business"
    noun = _BEFORE_LINK.match(title)  # of "Chief Cabinet Secretary for X" the last word before the link
    known = [level for w in (noun[0] if noun else title).split() if (level := _head(w, lexicon))]
    head = known[-1] if known else next((level for w in title.split() if (level := _head(w, lexicon))), None)
    if "minister" not in words:
        for level in ("official", "minister", "parliament", "military", "business"):
            if _tells(text, phrases[level]):
                return level
        if head == "head_of_state" and _tells(text, phrases["institution"]):
            return "official"
    return head


def _tells(text: str, phrases: Iterable[str]) -> bool:
    return any(f" {phrase} " in f" {text} " for phrase in phrases)


def _head(word: str, lexicon: Lexicon) -> str | None:
    """The level of a noun, alone or joined to a word: Secretary-General, President-elect, ex-Minister-Counsellor."""
    levels, word = _levels(lexicon), word.casefold().strip(",")
    parts = word.split("-")
    joined = (word, "-".join(parts[1:]), "-".join(parts[:-1]), *parts)
    return next((levels[part] for part in joined if part in levels), None)


_BEFORE_LINK = regex.compile(r".+?(?= (?:of|for|to|in|at|on|and) )")


@cache
def _levels(lexicon: Lexicon) -> dict[str, str]:
    return {word.casefold(): level for level, words in lexicon.tables["offices"]["heads"].items() for word in words}
