"""Who is named: persons with their offices, the side they act for, and every place where they are meant.

Units (``tokens``) -> offices (``offices``) -> named persons (``recognise``) -> one entry each (``persons``) ->
short names, roles and pronouns (``mentions``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from attrs import frozen

from aseanparse.layout import Article
from aseanparse.model import MentionKind, Office, Person, PersonMention
from aseanparse.names import fold_name, normal_form, person_name
from aseanparse.people.mentions import Found, find_names
from aseanparse.people.offices import office_level
from aseanparse.people.persons import Somebody, bring_together, distinct_offices, fullest
from aseanparse.people.places import OWN, countries_around, countries_of_names
from aseanparse.people.recognise import find_sightings
from aseanparse.people.roles import find_roles, offices_told
from aseanparse.people.tokens import Row, read_row

__all__ = ["PersonAt", "find_people", "mentions_in_order", "office_level"]


@frozen
class PersonAt:
    """A mention in view positions, with whom it means."""

    start: int
    end: int
    person: Person
    kind: MentionKind


def find_people(article: Article) -> tuple[Person, ...]:
    """Every person named in the article, in order of appearance (``p1``, ``p2`` …).

    Warns (``ambiguous-name``) where a short name could be two persons.
    """
    row = read_row(article.text, article.spans(*OWN), article.terms, article.lexicon)
    people = _borne_out(article, bring_together(find_sightings(row, article.lexicon)))
    countries_of_names(people, article.lexicon)
    named = find_names(article, row, people)
    countries_around(article, people, named)
    roles = find_roles(row, people, named, article.lexicon)
    for mention, office in offices_told(roles):
        mention.person.offices.append(office)
    found = defaultdict(list)
    for mention in sorted([*named, *roles], key=lambda f: f.start):
        found[id(mention.person)].append(mention)
    told = sorted((who for who in people if found[id(who)]), key=lambda who: found[id(who)][0].start)
    return tuple(_person(article, row, f"p{n}", who, found[id(who)]) for n, who in enumerate(told, 1))


def _borne_out(article: Article, people: list[Somebody]) -> list[Somebody]:
    """Without lone words of the headline that nothing below bears out: "Minister Ahead Of Summit"."""
    end = next((article.text.to_view(zone.end) for zone in article.zones if zone.kind == "headline"), 0)
    return [p for p in people if len(p.tokens) > 1 or any(s.row.starts[s.first] >= end for s in p.sightings)]


def mentions_in_order(article: Article, people: Sequence[Person]) -> tuple[PersonAt, ...]:
    """All mentions of all persons by position in the view."""
    places = [
        PersonAt(*article.text.view_span(m.start, m.end), person, m.kind) for person in people for m in person.mentions
    ]
    return tuple(sorted(places, key=lambda p: (p.start, p.end)))


def _person(article: Article, row: Row, number: str, who: Somebody, found: list[Found]) -> Person:
    text = article.text
    most = max(len(s.words) for s in who.sightings)
    surfaces = {
        normal_form(text.mention(row.starts[s.first], row.ends[s.last - 1]).text): None
        for s in who.sightings
        if len(s.words) == most
    }
    name = person_name(fullest(surfaces), who.country)
    shorts = {fold_name(row.text(f.first, f.last)) for f in found if f.kind == "short"}
    if (
        name.full == f"{name.family} {name.given}"
        and shorts == {fold_name(name.full.split()[-1])}
        and who.usual == fold_name(name.family or "")
    ):
        name = person_name(name.full, who.country, first="given")  # later sentences use the family name: "Kishi said"
    offices = []
    for held in distinct_offices(who.offices):
        place = text.mention(row.starts[held.first], row.ends[held.last - 1])
        level = office_level(held.title, article.lexicon)
        offices.append(Office(held.title, level, held.status, place.start, place.end, place.text))
    mentions = []
    for at in found:
        place = text.mention(at.start, at.end)
        mentions.append(PersonMention(place.start, place.end, place.text, at.kind))
    return Person(
        number,
        name.full,
        fold_name(name.full),
        name.family,
        name.given,
        who.country,
        tuple(offices),
        tuple(mentions),
    )
