"""The dateline: its shapes, and the place it names as a reader would write it."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from datetime import date
from functools import cache

import regex
from attrs import frozen

from aseanparse.layout.marks import Marks, either
from aseanparse.layout.published import MONTH, read_date
from aseanparse.lexicon import Lexicon
from aseanparse.model import Dateline
from aseanparse.text import Span, Text, fold

# Bounded, so that a search that begins at each word stays linear.
_CAPITALS = r"[A-Z][A-Z.']{1,20}+(?:[ -][A-Z][A-Z.']{1,20}+){0,4}+"
_TITLE = r"[A-Z][a-z'.]{1,20}+(?:[ -](?:[A-Z][a-z'.]{1,20}+|d[aeio]s?|del|[A-Z]{2,4}\b)){0,4}+"
_YEAR = r"(?:,?[ ](?P<year>\d{4}))?+"
_DAY = rf"(?:(?P<month>{MONTH})[ ](?P<day>\d{{1,2}}){_YEAR}|(?P<day>\d{{1,2}})[ ](?P<month>{MONTH}){_YEAR})"
_REGION = rf"""
    (?: ,[ ] (?!{MONTH}[ ]\d) (?:the[ ])?+ [A-Z][A-Za-z.]++ (?:[ ][A-Z][A-Za-z.]++){{0,3}}+     # Cebu, the Philippines
      | [ ]\([A-Z][a-z]++(?:[ ][A-Z][a-z]++)?+\) (?=[ ]*\()                                   # Cebu (Philippines) (VNA)
    )
"""
_AGENCY = r"\([ ]*(?P<agency>[A-Z][A-Za-z.]++(?:[ /&-]{1,3}[A-Z][A-Za-z.]++){0,3}+)[ ]*\)"
# What follows: a sentence, on this line or the next; mirrors inject symbols before it.
_NEXT = r"""(?=[^\x21-\x7e]*+(?:["'(\[]*[A-Z0-9]|\Z))"""
_NAME = regex.compile(r"[A-Z][a-z]++(?:[ ][A-Z][a-z]++)*+")
_LONGEST = 90


@frozen
class Place:
    """A place of the lexicon in one spelling, and the country it lies in; ``city`` is False for a country's name."""

    name: str
    country: str | None
    city: bool


@frozen
class Found:
    """A dateline in view positions; ``date`` where it names a full one, ``warning`` where its place was mended."""

    span: Span
    dateline: Dateline | None
    date: date | None = None
    warning: str | None = None


@cache
def _shape() -> regex.Pattern[str]:
    """City, perhaps a region, a day and an agency, then a dash; the dash may be missing after an agency."""
    return regex.compile(
        rf"""
        (?:[A-Z]{{2,5}}[ ](?=[A-Z][a-z]))?+      # AKP Phnom Penh
        (?P<place>{_CAPITALS}|{_TITLE})
        {_REGION}?+
        (?:,?[ ]{_DAY}(?![\d-]))?+
        [ ]*+,?+[ ]*+
        (?:{_AGENCY}[ ]*+(?P<dash>-++|:)?+|(?P<dash>-++|:))
        [ ]*+{_NEXT}
        """,
        regex.VERBOSE,
    )


@cache
def _opening(marks: Marks) -> regex.Pattern[str]:
    """An outlet's mark where a dateline would stand: ``(VNA) -``, ``WVR -``, ``VOV.VN -``."""
    shapes = (r"\([A-Z][A-Za-z]{2,14}\)", r"(?=[A-Z./]{2,8}[ ]*-)[A-Z]+(?:[./][A-Z]+)*+")
    return regex.compile(rf"{either(shapes, marks.openings)} [ ]*+-++[ ]*+ {_NEXT}", regex.VERBOSE)


@cache
def _stub() -> regex.Pattern[str]:
    """The dash of a dateline whose city and agency are gone."""
    return regex.compile(rf"-++[ ]*+{_NEXT}")


@cache
def _region(marks: Marks) -> regex.Pattern[str]:
    return regex.compile(rf"(?P<place>{either((), marks.regions)}) [ ]*+-*+[ ]*+ {_NEXT}", regex.VERBOSE)


@cache
def places(lexicon: Lexicon) -> Mapping[str, Place]:
    """Folded lower-case name -> the place, for every city, capital and country, as far as correctly spelt."""
    found: dict[str, Place] = {}
    for form, readings in lexicon.forms.items():
        for entry, kind in readings:
            country = entry.kind == "country" and kind == "name"
            state = country and "capital" not in entry.data  # a city that is a state: Singapore
            city = state or (entry.kind == "place" and kind != "misprint")
            if city or country:
                known = found.get(form.casefold())
                if known is None or (city and not known.city):
                    found[form.casefold()] = Place(form, entry.code, city)
    return found


def read(text: Text, span: Span, lexicon: Lexicon, marks: Marks, *, headline: bool) -> Found | None:
    """The dateline at the start of a stretch of the view.

    Args:
        text: the article.
        span: where to look: a line, or what is left of it after a caption.
        lexicon: where cities come from.
        marks: the outlet's own openings and regions.
        headline: whether the stretch may be a headline; then only shapes that no headline has are read.

    Returns:
        The dateline, or an opening that names no place (``dateline`` is None), or None.
    """
    view = text.view
    match = _shape().match(view, span.start, span.end)
    if match and match.end() - span.start <= _LONGEST and _believable(match, lexicon, headline):
        return _found(text, match, Span(*match.span("place")), lexicon)
    if match := _region(marks).match(view, span.start, span.end):
        place = _display(text, Span(*match.span("place")))
        return Found(Span(*match.span()), Dateline(*_printed(text, match.start(), match.end()), place, None, None))
    match = _opening(marks).match(view, span.start, span.end)
    if match and (headline or _names_body(match[0].strip(" -()"), lexicon)):
        return None
    match = match or _stub().match(view, span.start, span.end)
    return Found(Span(*match.span()), None) if match else None


def search(text: Text, span: Span, lexicon: Lexicon) -> Found | None:
    """A dateline with a known city inside a stretch, glued to what stands before it."""
    for match in _inner().finditer(text.view, span.start, span.end):
        start = match.start("place")
        words = regex.split(r"[ ]", match["place"])
        for skipped in range(len(words)):  # the longest end of the run that is a known city
            if " ".join(words[skipped:]).casefold() in places(lexicon):
                return _found(text, match, Span(start, match.end("place")), lexicon)
            start += len(words[skipped]) + 1
    return None


@cache
def _inner() -> regex.Pattern[str]:
    return regex.compile(
        rf"""
        (?<![A-Z]) (?: (?P<place>{_TITLE})[ ]?{_AGENCY}[ ]*+-*+ | (?P<place>{_CAPITALS})[ ]*+-++ ) [ ]*+{_NEXT}
        """,
        regex.VERBOSE,
    )


def _believable(match: regex.Match[str], lexicon: Lexicon, headline: bool) -> bool:
    """Whether words in the shape of a dateline are one, and not the start of a sentence or a headline."""
    place, dash = match["place"], match["dash"]
    known = _known(place, lexicon) is not None or _near(place, lexicon) is not None
    if match["agency"]:
        return bool(dash) or known
    if dash == ":":
        return known and place.isupper() and not headline
    spaced = match.string[match.start("dash") - 1] == " " or match.string[
        match.end("dash") : match.end("dash") + 1
    ] in (" ", "\n")
    if not spaced:
        return False
    if not place.isupper():  # "Jakarta - The two", but not "Hanoi - Vientiane ties"
        after = _NAME.match(match.string, match.end())
        partner = _known(after[0], lexicon) if after else None
        return known and not headline and not (partner and partner.city)
    acronym = len(place) < 4 or "." in place or not regex.search("[AEIOUY]", place)
    return known or not (acronym or _names_body(place, lexicon))


def _names_body(printed: str, lexicon: Lexicon) -> bool:
    return any(entry.kind in ("body", "forum", "instrument") for entry, _ in lexicon.forms.get(printed, ()))


def _found(text: Text, match: regex.Match[str], place: Span, lexicon: Lexicon) -> Found:
    start = min(place.start, match.start()) if place.start == match.start("place") else place.start
    span = Span(start, match.end())
    printed = text.view[place.start : place.end]
    known = _known(printed, lexicon)
    name, country, warning = _display(text, place), known.country if known else None, None
    if known is None and (mended := _near(printed, lexicon)):
        name, country = mended.name, mended.country
        warning = f"the dateline's {text.mention(*place).text!r} is read as {name!r}"
    groups = match.groupdict()
    day = read_date(match) if groups.get("year") else None
    line = Dateline(*_printed(text, span.start, span.end), name, country, groups.get("agency"))
    return Found(span, line, day, warning)


def _printed(text: Text, start: int, end: int) -> tuple[int, int, str]:
    """The dateline's range without the blank space after it."""
    mention = text.mention(start, start + len(text.view[start:end].rstrip()))
    return mention.start, mention.end, mention.text


def _display(text: Text, span: Span) -> str:
    """The place as a reader writes it: capitals lowered, diacritics as printed, letters without a vowel kept."""
    printed = unicodedata.normalize("NFC", text.mention(*span).text).replace("’", "'")
    if not fold(printed).isupper():
        return " ".join(printed.split())
    words = [w if "." in w or not regex.search("[AEIOUY]", fold(w)) else w.capitalize() for w in printed.split()]
    return " ".join(w.lower() if w.lower() in ("de", "da", "do", "del") and i else w for i, w in enumerate(words))


def names_country(printed: str, lexicon: Lexicon) -> bool:
    """Whether a printed name is a country's, and no city's."""
    place = _known(printed, lexicon)
    return place is not None and not place.city


def _known(printed: str, lexicon: Lexicon) -> Place | None:
    return places(lexicon).get(" ".join(printed.split()).casefold())


def _near(printed: str, lexicon: Lexicon) -> Place | None:
    """The place that a misprint means: one the lexicon lists, or the only city so near that it must be meant.

    One slip is allowed in a name of six letters, two from seven letters on; the first letter is taken to be right.
    """
    word = " ".join(printed.split()).casefold()
    if (meant := lexicon.mended(word)) != word:
        return _known(meant, lexicon)
    slips = 0 if len(word) < 6 else 1 if len(word) == 6 else 2
    near = [
        (_distance(word, form, slips), place)
        for form, place in places(lexicon).items()
        if slips and place.city and form[0] == word[0] and len(form) >= 5 and abs(len(form) - len(word)) <= slips
    ]
    best = min((d for d, _ in near), default=slips + 1)
    nearest = [p for d, p in near if d == best]
    return nearest[0] if best <= slips and len({p.country for p in nearest}) == 1 else None


def _distance(a: str, b: str, limit: int) -> int:
    """Letters to insert, drop or change to make one word the other; more than ``limit`` is reported as one more."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) > limit:
            return limit + 1
    return row[-1]
