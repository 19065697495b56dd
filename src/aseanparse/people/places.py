"""The side a person acts for where no country stands at the office: from honorific, shape, and what is told around."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import regex

from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon
from aseanparse.names import VIETNAMESE_FAMILIES, looks_burmese, looks_vietnamese
from aseanparse.people.mentions import Found
from aseanparse.people.offices import Held, spelled_out
from aseanparse.people.persons import FEW, Somebody
from aseanparse.people.recognise import Sighting
from aseanparse.people.tokens import Row
from aseanparse.terms import Term
from aseanparse.text import Span

# Credits, teasers and furniture speak of other things; datelines hold no persons.
OWN = ("headline", "standfirst", "caption", "body", "question")
# Titles that one country gives (Wikipedia, "Malay styles and titles", "Samdech", "Burmese names").
_TITLES = {
    "MMR": {"U", "Daw"},
    "KHM": {"Samdech", "Samdach", "Oknha", "Lok", "Neak", "Krolahom"},
    "BRN": {"Pehin", "Pengiran", "Pg", "Sultan", "Awang", "Dayang"},
    "MYS": {"Datuk", "Tun", "Tan", "Puan", "Tengku", "Tunku", "YB", "YAB"},
    "THA": {"Khun"},
    "IDN": {"Bapak", "Ibu"},
}


def countries_of_names(people: Sequence[Somebody], lexicon: Lexicon) -> None:
    """Give a country to those whose name or place in a list tells it, where the office does not."""
    if all(p.country and not p.of_body for p in people):
        return
    for person in people:
        if person.of_body and any(
            _is_of_state(held) for held in person.offices
        ):  # "Deputy Minister X, Head of ASEAN SOM"
            person.country, person.of_body = country_of_shape(person) or person.country, False
        person.country = person.country or country_of_shape(person) or _only_there(person, lexicon)
    _coordinated(people)


def _only_there(person: Somebody, lexicon: Lexicon) -> str | None:
    """The one state that has such an office (Secretary of State, External Affairs Minister)."""
    titles = {held.title.casefold() for held in person.offices}
    only_in = lexicon.tables["offices"]["only_in"].items()
    return next((country for country, offices in only_in if not titles.isdisjoint(offices)), None)


def _is_of_state(held: Held) -> bool:
    """Is it an office that no body has?"""
    title = held.title.casefold()
    return (not held.country and held.status is None and "minister" in title) or title == "ambassador"


def countries_around(article: Article, people: Sequence[Somebody], named: Sequence[Found]) -> None:
    """Give a country to those who still have none, as far as the text around them tells; the others stay without."""
    open_ones = [p for p in people if p.country is None]
    if not open_ones:
        return
    states = _states(article)
    for person in open_ones:
        person.country = _invites(person, article) or _attends(person, named)
    open_ones = [p for p in open_ones if p.country is None]
    if article.home:
        _at_home(article.home, people, open_ones, named)
    placed = [(f.start, f.person.country or "") for f in named]
    main = _main_sides(article, states)
    for person in open_ones:
        if not _KIN.isdisjoint(person.titles):
            person.country = _of_kin(person, named)
    paragraphs = article.text.paragraphs
    held_by: dict[str, set[str]] = defaultdict(set)
    for person in people:
        for title in person.told if person.country else ():
            held_by[spelled_out(title)].add(person.country or "")
    for person in (p for p in open_ones if p.country is None):
        person.country = _told_around(person, states, placed)
        if person.country is None and person.offices:
            # not the country for which somebody else holds a like office
            others = {code for title in person.told for code in held_by[spelled_out(title)]}
            sides = (*_around(person, paragraphs, states, placed), *(main if len(person.tokens) > 1 else ()))
            person.country = next((code for code in sides if code not in others), None)


# "on a visit to Laos at the invitation of Prime Minister X": who invites is of the state visited.
_INVITED = regex.compile(r"\bat the invitation of (?:the |its |his |her )?[^,;.]{0,90}$")
_VISITED = regex.compile(r"\b(?:visits?|trips?|travels?|tours?|to)\b[^,;.]{0,30}$")
_IN_TRAIN = regex.compile(r"\b(?:accompanied|joined|assisted) by (?:the )?[^,;.]{0,90}$")


def _invites(person: Somebody, article: Article) -> str | None:
    """The state visited by whoever comes at the invitation of a person, if the sentence names it before."""
    view = article.text.view
    for sighting in person.sightings[:FEW]:
        start, name = _sentence(sighting)[0], sighting.row.starts[sighting.first]
        told = _INVITED.search(view, start, name)
        if told is None:
            continue
        before = [t for t in article.terms if start <= t.start < told.start() and t.entry.code]
        last = next((t for t in reversed(before) if t.entry.kind in ("country", "place")), None)
        if last is not None and _VISITED.search(view, start, last.start) and told.start() - last.end < _NEXT_TO:
            return last.entry.code
    return None


_NEXT_TO = 40  # code points: "from June 17 to 19, 2019,"


def _attends(person: Somebody, named: Sequence[Found]) -> str | None:
    """The side of whoever a person accompanies: "Minister X is accompanied by Secretary of State Y"."""
    sighting = person.sightings[0]
    start, name = _sentence(sighting)[0], sighting.row.starts[sighting.first]
    if not sighting.offices or not _IN_TRAIN.search(sighting.row.view, start, name):
        return None
    number = bisect_left(named, sighting.first, key=lambda f: f.first)
    before = named[number - 1] if number else None
    return before.person.country if before and before.start >= start else None


def _of_kin(person: Somebody, named: Sequence[Found]) -> str | None:
    """The country of whoever is named just before: "greeted X and his wife Y"."""
    here = person.sightings[0]
    number = bisect_left(named, here.first, key=lambda f: f.first)
    before = named[number - 1] if number else None
    return before.person.country if before and _AND.fullmatch(here.row.letters[before.last : here.first]) else None


def _at_home(home: str, people: Sequence[Somebody], open_ones: Sequence[Somebody], named: Sequence[Found]) -> None:
    """Give the outlet's own state to holders of offices that it tells without a country.

    Not to a counterpart, to whoever stands in one sentence with a person of that state ("Minister X called on President
    Y"), nor where somebody else holds a like office for it.
    """
    placed = [(f.start, f.person.country or "") for f in named]
    places: dict[int, list[int]] = defaultdict(list)
    for number, mention in enumerate(named):
        places[id(mention.person)].append(number)
    held = {spelled_out(title) for person in people if person.country == home for title in person.told}
    for person in open_ones:
        offices = {spelled_out(title) for title in person.told}
        first = person.sightings[0]
        if not offices or offices & held or first.rule == "counterpart" or home in _others(first, placed):
            continue
        person.country = home
        held |= offices
        for number in places[id(person)]:
            placed[number] = (named[number].start, home)


def _around(
    person: Somebody, paragraphs: Sequence[Span], states: Sequence[Term], placed: Sequence[tuple[int, str]]
) -> Iterator[str]:
    """Sides that the paragraph points to: of who bears the person's message, of the one state told there."""
    for sighting in person.sightings[:FEW]:
        row, start = sighting.row, sighting.row.starts[sighting.first]
        line = paragraphs[bisect_right(paragraphs, start, key=lambda p: p.start) - 1]
        bearers = list(_bearers(row, sighting, line, placed))
        others = _others(sighting, placed)
        told = _of_paragraph(sighting, line, states) if bearers or len(person.tokens) > 1 else None
        if told and told not in others:
            yield told
        yield from bearers[:1]


_HOME = {"VNM", ""}


def _others(sighting: Sighting, placed: Sequence[tuple[int, str]]) -> set[str]:
    """The sides of those named in the same sentence."""
    start, end = _sentence(sighting)
    return {code for _, code in placed[bisect_left(placed, (start, "")) : bisect_left(placed, (end, ""))]}


# From the end of one name to the next: "Prime Minister X, President Y and former Prime Minister Z".
_AND = regex.compile(r"(?:\([^()]{1,4}\))?[,&]{1,2}[tmMdDGBFHxheo'&,]*")


# Who is named beside a leader by kinship or birth acts for the same side.
_KIN = frozenset(
    "wife husband spouse son daughter brother sister mother father widow Lady Madam Madame Mdm Mrs Mrs. "
    "Prince Princess".split()
)


def _coordinated(people: Iterable[Somebody]) -> None:
    """In a list of holders of offices the country told with the first is that of those after it."""
    ordered = sorted(((s, p) for p in people for s in p.sightings), key=lambda sp: sp[0].first)
    carried: str | None = None
    for (before, known), (here, person) in pairwise(ordered):
        carried = before.country or carried
        kin = not _KIN.isdisjoint(here.titles)
        if not (here.offices or kin) or not _AND.fullmatch(here.row.letters[before.last : here.first]):
            carried = None
        elif person.country is None and (known.country if kin else carried == known.country != "VNM"):
            person.country = known.country


def country_of_shape(person: Somebody) -> str | None:
    """The country that a Vietnamese family name with its syllables, Burmese words or a country's own title tells."""
    if person.tokens[0] in VIETNAMESE_FAMILIES and looks_vietnamese(" ".join(person.tokens)):
        return "VNM"
    if looks_burmese(person.tokens):
        return "MMR"
    told = person.titles | {held.title for held in person.offices}
    return next((country for country, titles in _TITLES.items() if told & titles), None)


def _states(article: Article) -> list[Term]:
    """Where countries are named within the article; Viet Nam is left out, whose names show by their shape."""
    zones = article.spans(*OWN)
    states = []
    for t in article.terms:
        if t.entry.code and t.entry.code != "VNM" and t.entry.kind in ("country", "place") and t.form != "metonym":
            if article.text.view[t.start - 1 : t.start] == "-" or article.text.view[t.end : t.end + 1] == "-":
                continue  # ASEAN-US Summit
            zone = bisect_right(zones, t.start, key=lambda z: z.start) - 1
            if zone >= 0 and t.start < zones[zone].end:
                states.append(t)
    return states


def _told_around(person: Somebody, states: Sequence[Term], placed: Sequence[tuple[int, str]]) -> str | None:
    """The one country of the sentence in which the person is named, if it is nobody else's and no place gone to."""
    if len(person.tokens) == 1:  # a lone given or family name: the country beside it is as likely the other side's
        return None
    for sighting in person.sightings[:FEW]:
        start, end = _sentence(sighting)
        others = _others(sighting, placed)
        if (told := _SPEAKS_FOR.match(sighting.row.view, start)) and told.end() <= sighting.row.starts[sighting.first]:
            spoken = [t.entry.code for t in states if start <= t.start < told.end()]
            if len(spoken) == 1:
                return spoken[0]
        if sighting.rule == "counterpart" and len(others - _HOME) == 1:  # "while X met his counterpart Y", of one visit
            return (others - _HOME).pop()
        first = bisect_left(states, start, key=lambda t: t.start)
        last = bisect_left(states, end, key=lambda t: t.start)
        codes = _acting(sighting.row, states[first:last])
        if len(codes - others) == 1:
            return (codes - others).pop()
    return None


# "From the perspective of Indonesia, Director General X", "On the Thai side, Deputy Minister Y".
_SPEAKS_FOR = regex.compile(
    r"(?:From the (?:perspective|viewpoint|side) of|On behalf of|Representing|Speaking for|On the|For)\b[^,.;]{3,60},"
)
# "handed over a letter from President X", "conveyed Prime Minister X's greetings", "to convey to Minister X": somebody
# of the bearer's side.
_MESSAGE = r"(?:invitations?|letters?|messages?|greetings|regards|wishes|congratulations|condolences)"
_SENT = regex.compile(rf"\b(?:{_MESSAGE} (?P<of>from|of|by)|convey(?:ed|ing|s)?|handed over|presented)\b[^.]{{0,60}}+$")
_RECEIVER = regex.compile(r" (?:for|to) (?!Foreign|External|International)[^ ]")  # "a message from X for Y"
_SENDS = regex.compile(rf"'s? (?:\w+ ){{0,3}}{_MESSAGE}\b")


def _bearers(row: Row, sighting: Sighting, line: Span, placed: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The sides of those who may bear the message that the sighting tells of, the nearest named before first."""
    start, end = row.starts[sighting.first], row.ends[sighting.last - 1]
    sent = _SENT.search(row.view, max(line.start, start - 90), start)
    if (sent and not (sent["of"] and _RECEIVER.search(sent[0]))) or _SENDS.match(row.view, end):
        before = placed[max(0, bisect_left(placed, (start, "")) - FEW) : bisect_left(placed, (start, ""))]
        yield from (code for _, code in reversed(before) if code and code != "VNM")


def _of_paragraph(sighting: Sighting, line: Span, states: Sequence[Term]) -> str | None:
    """The one state told in the paragraph before the person."""
    start = sighting.row.starts[sighting.first]
    first = bisect_left(states, line.start, key=lambda t: t.start)
    codes = _acting(sighting.row, states[first : bisect_left(states, start, key=lambda t: t.start)])
    return codes.pop() if len(codes) == 1 else None


def _acting(row: Row, states: Sequence[Term]) -> set[str]:
    """The states told as more than places gone to ("in Bali, Indonesia") or somebody else's ("Japan's minister")."""
    acting, gone_to = set[str](), -1
    for term in states:
        if _GOING.search(row.view, max(0, term.start - 9), term.start) or row.view[gone_to : term.start] == ", ":
            gone_to = term.end
        elif term.entry.code and not _is_of_another(row, bisect_left(row.starts, term.start)):
            acting.add(term.entry.code)
    return acting


def _is_of_another(row: Row, unit: int) -> bool:
    """Is the country told of somebody without a name? An official speaks for others."""
    match = _ROLE.match(row.letters, unit)
    return match is not None and row.text(match.end() - 1, match.end()) != "official"


_ROLE = regex.compile(r"[CA]'?[mMdDG]{0,4}[Hxk](?![mMdDGHxo&,'NIYheGp(])")
_GOING = regex.compile(r"(?i)\b(?:to|in|from|at|with|of)(?: the)? $")


def _sentence(sighting: Sighting) -> tuple[int, int]:
    """The range of the sentence in the view, as far as it matters."""
    row, first, last = sighting.row, sighting.first, sighting.last
    while first > max(0, sighting.first - _FAR) and not row.ends_sentence(first - 1):
        first -= 1
    while last < min(len(row.letters), sighting.last + _FAR) and not row.ends_sentence(last):
        last += 1
    return row.starts[first], row.ends[last - 1]


_FAR = 100  # units


def _main_sides(article: Article, states: Sequence[Term]) -> list[str]:
    """The country the article was filed from, then the one it tells of thrice, and twice as often as any other."""
    filed = article.dateline.country if article.dateline else None
    sides = [filed] if filed != "VNM" else []
    ranked = Counter(t.entry.code for t in states).most_common(2)
    if ranked and ranked[0][1] >= 3 and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
        sides.append(ranked[0][0])
    return [side for side in sides if side]
