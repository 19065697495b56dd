"""Where persons are named: by office, apposition, honorific, as a counterpart, or by a verb of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex
from attrs import evolve, frozen

from aseanparse.lexicon import Lexicon
from aseanparse.names import looks_vietnamese, title_length
from aseanparse.people.offices import CHAIN, NAME, OFFICE, TITLES, Held, read_offices
from aseanparse.people.tokens import Row, singular


@frozen
class Sighting:
    """A name standing somewhere, with what its surroundings tell of the person.

    Attributes:
        first, last: the units of the name, titles left out.
        words: the folded words of the name as printed, a nickname left out.
        offices: what is said of the person's offices here.
        country: the state or body that the surroundings name, or None.
        of_body: is it a body? A state told elsewhere goes before it.
        titles: the honorifics before the name, folded, and the word of kin ("his wife X").
        rule: title, apposition, honorific, counterpart, verb or list.
    """

    row: Row
    first: int
    last: int
    words: tuple[str, ...]
    offices: tuple[Held, ...]
    country: str | None
    titles: tuple[str, ...]
    rule: str
    of_body: bool = False
    nickname: str = ""


_Match = regex.Match[str] | re.Match[str]

_OPENS = r"(?<![mMdDGFBCAPHx])(?<![mMdDGFBCAPHx]')"  # but "the country's Foreign Minister"
# The standard ``re``, which runs this one over an article in less than half the time.
_TITLE = re.compile(rf"{_OPENS}(?P<chain>{CHAIN})(?P<parted>,)?(?P<titles>{TITLES})(?P<name>{NAME})")
_ONE_OF_MANY = rf"{TITLES}(?P<name>{NAME})(?:ot?[CAP])?"
# "Prime Ministers X and Y", "Foreign Ministers X of Thailand and Y of Laos"
_NAMES = rf"{_ONE_OF_MANY}(?:,{_ONE_OF_MANY}){{0,8}}+,?&{_ONE_OF_MANY}"
_SIDES = r"(?P<side>[CAP])(?:(?:,|,?&t?)(?P<side>[CAP])){0,6}+"
# ... "the Thai and Lao foreign ministers, X and Y,", "the leaders of Thailand and Laos, X and Y"
_MANY = rf"(?:{_SIDES}'?)?+m{{0,2}}+(?P<office>[MmdDG]{{0,4}}+X)(?:ot?{_SIDES})?+(?P<parted>,)?{_NAMES}"
# "his Cambodian and Lao counterparts X and Y", "their Thai counterparts X and Y"
_COUNTERPARTS = rf"{_SIDES}k,?{_NAMES}"
# "X, head of the mission," or "X, Malaysian Senior Minister and Minister of …, who": something closes the apposition.
_APPOSITION = regex.compile(
    rf"(?P<titles>{TITLES})(?P<name>{NAME})(?:\([^()]{{1,6}}\))?,(?:wv)?+[tw]{{0,2}}(?P<chain>{CHAIN})"
    r"(?:(?P<open>[NIheG])|(?P<house>(?<![dD])o[NI]{1,3}+)?(?=[,.()&|]|$|(?<=x)o))"
)
# "X was elected Prime Minister", "replacing X as Foreign Minister", "X became President"
_BECAME = re.compile(
    rf"(?<![NDI])(?P<name>{NAME})(?P<link>(?:v?m?|w?v[wod]?|ot[wdM])w|v|vm)t?(?P<chain>{OFFICE}(?:&{OFFICE})?)(?!'|[DNI])"
)
_BECOMES = regex.compile(
    r"as|(?:is|was|became|becomes|remains)|(?:is|was|has been) (?:re-?)?(?:elected|appointed|named)(?: as)?|"
    r"(?:took office|took over|serves|served|sworn in) as|"
    r"on (?:his|her) (?:recent |new )?(?:re-?)?(?:appointment|election|nomination|inauguration|confirmation) as"
)
_COUNTERPART = regex.compile(
    rf"(?:(?P<side>[CAP])'?[dm]?)?k(?:o?t?(?P<side>[CAP]))?(?P<parted>,)?(?P<titles>{TITLES})(?P<name>{NAME})"
)
_HONORIFIC = regex.compile(rf"(?P<titles>(?=[eGM]{{0,2}}h){TITLES})(?P<name>{NAME})")
# "X said", "Malaysia's X said", "said X"
_VERB = regex.compile(
    r"(?:(?<=(?P<side>C)')|(?<![NPDtIHGM'(CAB]))(?P<name>N[NIp]{1,4})(?P<verb>v)|(?P<verb>v)(?P<name>N[NIp]{1,4})(?=[.,w])"
)
_FREE = regex.compile(rf"(?<![NPDIoY])(?P<name>{NAME})(?![NDd])")
# Words after which a Vietnamese name is a person's; after any other noun it may be a ship, a street, a school.
_BEFORE_PERSON = frozenset(("by", "with", "that", "as", "when", "while"))


@cache
def _compiled(rule: str) -> regex.Pattern[str]:
    """The pattern of a rule that few articles ask for, compiled by the first that does."""
    return regex.compile(rule)


def find_sightings(row: Row, lexicon: Lexicon) -> list[Sighting]:
    """Every place in a zone where a person is named by one of the rules, in order, not overlapping."""
    found: list[Sighting] = []
    taken: dict[int, int] = {}  # unit -> number of the sighting whose name has it
    for rule in (_by_title, _by_list, _by_apposition, _by_becoming, _as_counterpart, _by_honorific, _by_verb):
        for sighting in rule(row, lexicon):
            units = range(sighting.first, sighting.last)
            known = {taken[u] for u in units if u in taken}
            if not known and units:
                taken.update(dict.fromkeys(units, len(found)))
                found.append(sighting)
            elif len(known) == 1 and sighting.rule == "apposition":  # title before the name, more offices after it
                number = known.pop()
                before = found[number]
                side = before if before.country else sighting
                offices = before.offices + sighting.offices
                found[number] = evolve(before, offices=offices, country=side.country, of_body=side.of_body)
    return sorted(found, key=lambda s: s.first)


def _sighting(
    row: Row,
    match: _Match,
    rule: str,
    offices: tuple[Held, ...] = (),
    country: str | None = None,
    of_many: tuple[int, int] | None = None,
) -> Sighting:
    first, last = of_many or match.span("name")
    words = tuple(row.text(u, u + 1) for u in range(first, last) if row.letters[u] != "q")
    inner = title_length(words)
    before = match.start("titles") if not of_many and "titles" in match.re.groupindex else first
    titles = tuple(row.text(u, u + 1) for u in range(before, first)) + words[:inner]
    nickname = " ".join(row.text(u, u + 1) for u in range(first, last) if row.letters[u] == "q").strip('" ')
    of_body = False
    if not (country := country or _of_country(row, last)):
        # "Special Envoy of the ASEAN Chair, Cambodian Deputy Prime Minister X" acts for Cambodia
        told = min((o for o in offices if o.country), key=lambda o: (o.status == "former", o.of_body), default=None)
        country, of_body = (told.country, told.of_body) if told else (None, False)
    return Sighting(row, first + inner, last, words[inner:], offices, country, titles, rule, of_body, nickname)


def _of_country(row: Row, unit: int) -> str | None:
    """The country told after a name: "Prime Minister X of Thailand", but not "informed X of India's plan"."""
    if row.letters[unit : unit + 1] != "o" or row.text(unit, unit + 1) != "of":
        return None
    unit += 1 + (row.letters[unit + 1 : unit + 2] == "t")
    if row.letters[unit : unit + 1] != "C" or unit not in row.terms or row.view.startswith("'", row.ends[unit]):
        return None
    return row.terms[unit].entry.code


def _by_title(row: Row, lexicon: Lexicon) -> Iterator[Sighting]:
    for match in _TITLE.finditer(row.letters):
        offices = tuple(read_offices(row, *match.span("chain"), lexicon))
        bare = match.end("titles") == match.start("titles")
        if match["parted"] and (
            _follows_name(row, match.start("chain"))  # "X, President of Viet Nam, H.E. Y, President of …"
            or (bare and (match.end("name") - match.start("name") < 2 or not _closes(row, match.end("name"))))
        ):
            continue
        if _is_abbreviation(row, match):
            continue
        country = _counterpart_of(row, match.start("chain"))
        owned = _possessive(row, match.start("chain"), match.end("chain"))
        if owned is not None:
            offices = tuple(held for held in offices if held.first > owned)
            country = _owner(row, owned)
        sighting = _sighting(row, match, "title", _own(row, match, offices), country)
        noun = row.text(match.end("chain") - 1, match.end("chain"))
        if noun in lexicon.tables["offices"]["generic"]["family"]:
            sighting = evolve(sighting, titles=(*sighting.titles, noun))
        yield sighting


def _is_abbreviation(row: Row, match: _Match) -> bool:
    """Is it no name but a body: capitals alone after a noun in lower case, as in "the 11-member SAC"?"""
    first, last = match.span("name")
    return last - first == 1 and row.letters[match.end("chain") - 1] == "x" and row.text(first, last).isupper()


def _possessive(row: Row, first: int, last: int) -> int | None:
    """The *its* or *his* before an office: "the ASEAN Chair and its Special Envoy" are two."""
    for unit in range(last - 1, max(first - 2, -1), -1):
        if row.letters[unit] == "t" and row.text(unit, unit + 1) in _POSSESSIVES:
            return unit
    return None


_POSSESSIVES = frozenset(("its", "his", "her", "their"))


def _owner(row: Row, unit: int) -> str | None:
    """The state that *its* means, the one told last in the sentence; where none is told, the body: "its director"."""
    if row.text(unit, unit + 1) != "its":
        return None
    body: str | None = None
    for before in range(unit - 1, max(unit - _NEAR, -1), -1):
        if row.ends_sentence(before):
            break
        letter = row.letters[before]
        if letter in "CAB" and before in row.terms and row.text(before - 1, before) not in ("in", "to", "from"):
            if letter != "B":
                return row.terms[before].entry.code
            body = body or row.terms[before].entry.code
    return body


_NEAR = 20  # units


def _follows_name(row: Row, unit: int) -> bool:
    """Does the office stand in apposition to a name before it, or after *as*?"""
    joined = unit > 1 and (row.letters[unit - 1] == "," or row.text(unit - 1, unit) == "as")
    return joined and row.letters[unit - 2] in "NJ)"


def _counterpart_of(row: Row, unit: int) -> str | None:
    """The country of "his Brunei counterpart, Second Minister of Foreign Affairs X"."""
    if row.letters[max(0, unit - 2) : unit] != "k,":
        return None
    term = row.terms.get(unit - 3)
    return term.entry.code if term else None


def _closes(row: Row, unit: int) -> bool:
    """After "the Foreign Minister, X": does an apposition or a clause go on as it would after a name?"""
    return unit >= len(row.letters) or row.letters[unit] in ",.vw(&'"


def _own(row: Row, match: _Match, offices: tuple[Held, ...]) -> tuple[Held, ...]:
    """The offices of a chain that are the named person's: not those of a person named just before in apposition."""
    if len(offices) < 2:
        return offices
    article = row.text(match.start("chain") - 1, match.start("chain")) if match.start("chain") else ""
    if article in ("a", "an") or _follows_name(
        row, match.start("chain")
    ):  # "the first visit by a President of …, Mr X"
        return _after_comma(row, offices)
    # "the Secretary and the Foreign Minister X" are two persons
    apart = [n for n in range(1, len(offices)) if "&t" in row.letters[offices[n - 1].last : offices[n].first]]
    return offices[apart[-1] :] if apart else offices


def _after_comma(row: Row, offices: tuple[Held, ...]) -> tuple[Held, ...]:
    """The offices after the last comma between two of them; all, where there is none."""
    for number in range(len(offices) - 1, 0, -1):
        if "," in row.letters[offices[number - 1].last : offices[number].first]:
            return offices[number:]
    return offices


def _by_list(row: Row, lexicon: Lexicon) -> Iterator[Sighting]:
    if "X" not in row.letters:
        return
    for match in _compiled(_MANY).finditer(row.letters):
        names = match.spans("name")
        sides = _paired(row, match, len(names))
        if match["parted"] and (len(sides) != len(names) or any(last - first < 2 for first, last in names)):
            continue
        first, last = match.span("office")
        title = singular(row.text(first, last))
        for name, side in zip(names, sides or [None] * len(names), strict=True):
            yield _sighting(row, match, "list", (Held(first, last, title, None),) if title else (), side, name)


def _paired(row: Row, match: _Match, names: int) -> list[str | None]:
    """The sides told with several persons, one for each; the one told goes for all; empty where they do not match."""
    units = [unit for unit in match.starts("side") if unit in row.terms]  # type: ignore[union-attr]
    sides = [row.terms[unit].entry.code for unit in units]
    return sides * names if len(sides) == 1 else sides if len(sides) == names else []


def _by_apposition(row: Row, lexicon: Lexicon) -> Iterator[Sighting]:
    for match in _APPOSITION.finditer(row.letters):
        offices = tuple(read_offices(row, *match.span("chain"), lexicon))
        if match["open"]:  # the last office of the chain is the next person's title
            offices = offices[: len(offices) - len(_after_comma(row, offices))]
        if offices and match["house"]:  # a company, an institute of any name
            last, title = match.end("house"), f"{offices[-1].title} {row.text(*match.span('house'))}"
            offices = (*offices[:-1], evolve(offices[-1], last=last, title=title))
        if offices:
            yield _sighting(row, match, "apposition", offices)


def _by_becoming(row: Row, lexicon: Lexicon) -> Iterator[Sighting]:
    for match in _BECAME.finditer(row.letters):
        first, last = match.span("name")
        if last - first < 2 or not _BECOMES.fullmatch(row.text(*match.span("link"))):
            continue
        if offices := tuple(read_offices(row, *match.span("chain"), lexicon)):
            yield _sighting(row, match, "apposition", offices)


def _as_counterpart(row: Row, lexicon: Lexicon) -> Iterator[Sighting]:
    if "k" not in row.letters:
        return
    for match in _compiled(_COUNTERPARTS).finditer(row.letters):
        names = match.spans("name")
        if len(match.starts("side")) == 1 and not row.text(match.end("side"), match.end("side") + 1).endswith("s"):
            continue
        for name, side in zip(names, _paired(row, match, len(names)) or [None] * len(names), strict=True):
            yield _sighting(row, match, "counterpart", country=side, of_many=name)
    for match in _COUNTERPART.finditer(row.letters):
        unit = match.start("side")
        bare = match["parted"] and match.end("titles") == match.start("titles")
        # "Talking to his Lao counterpart, X proposed" tells of X, not of the Lao
        if bare and (unit < 0 or row.letters[match.end("name") : match.end("name") + 1] == "v"):
            continue
        term = row.terms.get(unit)
        yield _sighting(row, match, "counterpart", country=term.entry.code if term else None)


def _by_honorific(row: Row, lexicon: Lexicon) -> Iterator[Sighting]:
    if "h" not in row.letters:
        return
    for match in _HONORIFIC.finditer(row.letters):
        titles = row.text(*match.span("titles"))
        single = match.end("name") - match.start("name") == 1
        if not (single and (titles == "U" or row.view.startswith("-", row.ends[match.end("name") - 1]))):
            yield _sighting(row, match, "honorific")


def _by_verb(row: Row, lexicon: Lexicon) -> Iterator[Sighting]:
    speech = lexicon.tables["offices"]["words"]["speech"]
    for match in _VERB.finditer(row.letters):
        first, last = match.span("name")
        verb = row.text(*match.span("verb"))
        capitals = any(w.isupper() and len(w) > 1 for w in row.text(first, last).split())
        if capitals or verb not in (speech if match.start("verb") >= last else ("said",)):
            continue
        term = row.terms.get(match.start("side"))
        yield _sighting(row, match, "verb", country=term.entry.code if term else None)
    things = lexicon.tables["offices"]["words"]["things"]
    for match in _FREE.finditer(row.letters):
        first, last = match.span("name")
        thing = row.letters[first - 1 : first] == "w" and row.text(first - 1, first) not in _BEFORE_PERSON
        if last - first < 3 or thing or row.text(last, last + 1) in things or _is_credit(row, first):
            continue
        if looks_vietnamese(row.text(first, last)):
            yield _sighting(row, match, "verb")


def _is_credit(row: Row, unit: int) -> bool:
    """Does the maker of a picture or text follow: "Photo: X", "By X"?"""
    before = row.text(max(0, unit - 2), unit)
    return before in ("Photo:", "Source:") or before.endswith("By")
