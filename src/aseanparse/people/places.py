"""The side a person acts for where no country stands at the office: from honorific, shape, and what is told around."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from aseanparse.layout import Article
from aseanparse.names import VIETNAMESE_FAMILIES, looks_vietnamese
from aseanparse.people.persons import Somebody
from aseanparse.people.recognise import Sighting
from aseanparse.terms import Term

_OWN = ("headline", "standfirst", "caption", "body", "question")
# Titles that one country gives (Wikipedia, "Malay styles and titles", "Samdech", "Burmese names").
_TITLES = {
    "MMR": {"U", "Daw"},
    "KHM": {"Samdech", "Oknha", "Lok"},
    "BRN": {"Pehin", "Pengiran", "Pg"},
    "MYS": {"Datuk", "Tun", "YB", "YAB"},
}
_SOME_LINKS = frozenset(("bin", "binti", "binte"))


def settle_countries(article: Article, people: Iterable[Somebody]) -> None:
    """Give a country to those who have none, as far as the text tells; the others stay without."""
    open_ones = [p for p in people if p.country is None]
    for person in open_ones:
        person.country = country_of_shape(person)
    open_ones = [p for p in open_ones if p.country is None]
    if open_ones:
        states = _states(article)
        for person in open_ones:
            person.country = _told_around(person, states) or _main_side(states)


def country_of_shape(person: Somebody) -> str | None:
    """The country that a Vietnamese family name with its syllables, or a country's own title, tells."""
    if person.tokens[0] in VIETNAMESE_FAMILIES and looks_vietnamese(" ".join(person.tokens)):
        return "VNM"
    return next((country for country, titles in _TITLES.items() if person.titles & titles), None)


def _states(article: Article) -> list[Term]:
    """Where countries are named, by whatever form, within the article; Viet Nam left out, whose names show by their shape."""
    zones = article.spans(*_OWN)
    return [
        t
        for t in article.terms
        if t.entry.code and t.entry.code != "VNM" and t.entry.kind in ("country", "place") and any(z.start <= t.start < z.end for z in zones)
    ]


def _told_around(person: Somebody, states: list[Term]) -> str | None:
    """The one country of the sentences in which the person is named with an office."""
    for sighting in person.sightings:
        start, end = _sentence(sighting)
        codes = {t.entry.code for t in states if start <= t.start < end}
        if len(codes) == 1:
            return codes.pop()
    return None


def _sentence(sighting: Sighting) -> tuple[int, int]:
    row, first, last = sighting.row, sighting.first, sighting.last
    while first > 0 and not (row.letters[first - 1] == "." and row.view[row.starts[first - 1]] in ".!?\n"):
        first -= 1
    while last < len(row.letters) and not (row.letters[last] == "." and row.view[row.starts[last]] in ".!?\n"):
        last += 1
    return row.starts[first], row.ends[last - 1]


def _main_side(states: list[Term]) -> str | None:
    """The state that the article is about besides Viet Nam: named at least twice as often as any other."""
    ranked = Counter(t.entry.code for t in states).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]
