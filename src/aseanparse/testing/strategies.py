r"""Hypothesis strategies: invented facts, articles that tell them in an outlet's style, and damage of every kind.

A plugin author plugs in a renderer and gets render-then-read::

    def render(facts):
        body = "\n\n".join(facts.paragraphs)
        return f"{facts.headline}\n\n{facts.city.upper()} - {body}\n\n- Riverside Wire\n"

    @given(articles(render))
    def test_facts_are_read_back(article):
        facts, text = article
        reads_back(SOURCE, facts, text)

Importing this module registers strategies for the library's own classes: ``st.from_type(Document)``, ``DateMention``,
``Person``, ``Event``, ``Statement`` and the others give what is read from such articles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from random import Random
from typing import Any

import attrs
from attrs import evolve, frozen
from hypothesis import strategies as st

from aseanparse import model
from aseanparse.commitments.words import gerund
from aseanparse.pipeline import parse
from aseanparse.testing.damage import SYMBOLS, damaged
from aseanparse.testing.facts import DateFact, Facts, MeetingFact, PersonFact, StatementFact, reads_back
from aseanparse.testing.invented import ADJECTIVES, COUNTRIES, PEOPLE, Invented
from aseanparse.text import Text

__all__ = [
    "DateFact", "Facts", "Goal", "MeetingFact", "PersonFact", "Renderer", "StatementFact", "articles", "coordinated",
    "dates", "documents", "facts", "goals", "meetings", "names", "offices", "people", "reads_back", "recent_days",
    "statements", "texts",
]  # fmt: skip

Renderer = Callable[[Facts], str]
"""Writes facts as an outlet would."""

_CAPITALS = {
    "VNM": "Hanoi", "KHM": "Phnom Penh", "LAO": "Vientiane", "THA": "Bangkok", "IDN": "Jakarta", "PHL": "Manila",
    "MYS": "Kuala Lumpur", "TLS": "Dili",
}  # fmt: skip
_MONTHS = "January February March April May June July August September October November December".split()
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_OFFICES = [
    "Foreign Minister", "Prime Minister", "Deputy Prime Minister", "Defence Minister", "President",
    "Minister of Foreign Affairs", "Minister of Trade", "Minister for Health", "Deputy Foreign Minister",
]  # fmt: skip


# ---------------------------------------------------------------- who
def names(country: str | None = None) -> st.SearchStrategy[Invented]:
    """Invented persons.

    Args:
        country: ISO code; left out, of any country whose habits of names are known.
    """
    return st.sampled_from([person for person in PEOPLE if country in (None, person.country)])


def offices() -> st.SearchStrategy[str]:
    """Offices as articles write them."""
    return st.sampled_from(_OFFICES)


def people(countries: Iterable[str] = tuple(ADJECTIVES)) -> st.SearchStrategy[PersonFact]:
    """Persons as first mentioned: "Lao Foreign Minister Bounmy Phongsavan".

    Args:
        countries: ISO codes to choose from.
    """
    plain = [p for p in PEOPLE if p.country in set(countries) and not p.titles]
    return st.builds(
        lambda p, office: PersonFact(p.country, office, p.name, p.short, f"{ADJECTIVES[p.country]} {office} {p.name}"),
        st.sampled_from(plain),
        offices(),
    )


# ---------------------------------------------------------------- when
def dates(published: date) -> st.SearchStrategy[DateFact]:
    """Dates and periods that name their year, around a day of publication."""
    near = st.integers(-900, 900).map(lambda days: published + timedelta(days=days))
    year = st.integers(published.year - 5, published.year + 20)
    return st.one_of(
        near.map(lambda d: DateFact(f"{_month(d)} {d.day}, {d.year}", d.isoformat())),
        near.map(lambda d: DateFact(f"{d.day} {_month(d)} {d.year}", d.isoformat())),
        near.map(lambda d: DateFact(f"{_month(d)} {d.year}", f"{d:%Y-%m}")),
        year.map(lambda y: DateFact(str(y), str(y))),
        st.builds(
            lambda y, q: DateFact(f"{q[0]} quarter of {y}", f"{y}-Q{q[1]}"),
            year,
            st.sampled_from([("first", 1), ("second", 2), ("third", 3), ("fourth", 4)]),
        ),
    )


def recent_days(published: date) -> st.SearchStrategy[DateFact]:
    """Days of the last week, as news tells them: a weekday, or month and day."""
    return st.integers(1, 6).flatmap(lambda back: st.sampled_from(_spellings(published - timedelta(days=back))))


def _spellings(day: date) -> list[DateFact]:
    return [DateFact(words, day.isoformat()) for words in (_WEEKDAYS[day.weekday()], f"{_month(day)} {day.day}")]


def _month(day: date) -> str:
    return _MONTHS[day.month - 1]


# ---------------------------------------------------------------- what they met for
_TELLINGS = (
    "{host} held talks with {guest} in {city} on {day}.",
    "{host} held talks in {city} on {day} with {guest}.",
    "{host} met with {guest} in {city} on {day}.",
    "{host} received {guest} in {city} on {day}.",
    "{host} and {guest} held talks in {city} on {day}.",
)


@st.composite
def meetings(draw: st.DrawFn, published: date, host: PersonFact, guest: PersonFact) -> MeetingFact:
    """Talks of a host and a guest in the host's capital, in the week before publication."""
    day, city = draw(recent_days(published)), _CAPITALS[host.country]
    telling = draw(st.sampled_from(_TELLINGS))
    sentence = telling.format(host=host.words, guest=guest.words, city=city, day=day.words)
    return MeetingFact(tuple(sorted((host.country, guest.country))), day, city, sentence)


@frozen
class Goal:
    """A goal as a fact: its verb, its object, when it is due, what number it names.

    Attributes:
        verb: the verb's base and its particle.
        thing: the object.
        due: words of a deadline, preposition included, and its value, or None.
        target: number and unit that the object names, or None.
    """

    verb: str
    thing: str
    due: tuple[str, str] | None = None
    target: tuple[float, str] | None = None

    def words(self, form: str) -> str:
        """The goal with its verb as an infinitive ("base") or a gerund."""
        head, _, particle = self.verb.partition(" ")
        told = gerund(head) if form == "gerund" else head
        return " ".join(filter(None, [told, particle, self.thing, self.due[0] if self.due else ""]))


# The objects are plain on purpose: these goals are about the grammar around them.
_PLAIN = (
    "hold|joint talks", "open|a direct air route", "exchange|information", "set up|a working group",
    "train|young officers", "build|a border market", "sign|a new pact", "raise|farm exports", "send|rice experts",
    "simplify|visa procedures", "share|experience", "assist|small firms", "host|a trade fair", "step up|tourism",
    "strengthen|defence ties", "launch|the joint project", "complete|the review", "remove|trade barriers",
    "convene|the joint committee", "facilitate|the export of seafood", "carry out|the action plan", "protect|the sea",
)  # fmt: skip
_COUNTED = (
    ("raise|two-way trade to US$25 billion", 25e9, "USD"), ("raise|two-way trade to 25 billion USD", 25e9, "USD"),
    ("lift|investment to US$4.5 billion", 4.5e9, "USD"), ("provide|20 scholarships", 20.0, "scholarships"),
    ("grant|1,200 scholarships", 1200.0, "scholarships"), ("send|30 rice experts", 30.0, "experts"),
    ("build|two laboratories", 2.0, "laboratories"), ("cut|tariffs by 15 per cent", 15.0, "percent"),
    ("contribute|US$2 million", 2e6, "USD"),
)  # fmt: skip


def _due(published: date) -> list[tuple[str, str]]:
    y = published.year
    later = [("before September", f"{y}-09")] if published.month < 9 else []
    return [
        *later,
        (f"by {y + 7}", f"{y + 7}"), (f"by the end of {y + 2}", f"{y + 2}"), (f"in {y + 2}", f"{y + 2}"),
        (f"in the first half of {y + 4}", f"{y + 4}-H1"), (f"in the third quarter of {y + 5}", f"{y + 5}-Q3"),
        (f"in May {y + 1}", f"{y + 1}-05"), (f"by December {y + 3}", f"{y + 3}-12"), ("next year", f"{y + 1}"),
        ("this year", f"{y}"),
    ]  # fmt: skip


def _goal(words: str) -> Goal:
    verb, thing = words.split("|")
    return Goal(verb, thing)


@st.composite
def goals(draw: st.DrawFn, published: date) -> list[Goal]:
    """One to three goals of different verbs; any may have a deadline, any may name a number."""
    plain = st.sampled_from(_PLAIN).map(_goal)
    counted = st.sampled_from(_COUNTED).map(lambda g: evolve(_goal(g[0]), target=(g[1], g[2])))
    drawn = draw(st.lists(plain | counted, min_size=1, max_size=3, unique_by=lambda goal: goal.verb))
    due = st.none() | st.sampled_from(_due(published))
    return [evolve(one, due=draw(due)) for one in drawn]


def coordinated(told: list[Goal], form: str, oxford: bool = False) -> str:
    """A, B and C."""
    parts = [goal.words(form) for goal in told]
    if len(parts) < 2:
        return parts[0]
    return ", ".join(parts[:-1]) + (", and " if oxford and len(parts) > 2 else " and ") + parts[-1]


# Act, words behind the subject, form of the goal's verb; the first for both sides together, the others for one.
_BOTH = (("agree", "agreed to", "base"), ("pledge", "pledged to", "base"), ("offer", "are ready to", "base"))
_ONE = (
    ("pledge", "pledged to", "base"), ("pledge", "vowed to", "base"), ("pledge", "promised to", "base"),
    ("offer", "expressed readiness to", "base"), ("request", "urged India to", "base"),
    ("reaffirm", "reaffirmed its commitment to", "gerund"),
)  # fmt: skip


@st.composite
def statements(
    draw: st.DrawFn, published: date, host: PersonFact, guest: PersonFact
) -> tuple[str, tuple[StatementFact, ...]]:
    """A sentence of talks with what is promised or asked in it."""
    told = draw(goals(published))
    if draw(st.booleans()):
        sides = tuple(sorted((host.country, guest.country)))
        subject = draw(st.sampled_from(["The two sides", "Both sides", "The two countries"]))
        act, words, form = draw(st.sampled_from(_BOTH))
    else:
        one = draw(st.sampled_from([host, guest]))
        sides, country = (one.country,), COUNTRIES[one.country]
        subject = draw(st.sampled_from([f"The {ADJECTIVES[one.country]} side", one.name, country]))
        subject = subject[0].upper() + subject[1:]
        act, words, form = draw(st.sampled_from(_ONE))
    sentence = f"{subject} {words} {coordinated(told, form, draw(st.booleans()))}."
    return sentence, tuple(
        StatementFact(act, sides, goal.words(form), goal.due[1] if goal.due else "", goal.target) for goal in told
    )


# ---------------------------------------------------------------- whole articles
@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """The facts of an article about talks of two sides."""
    published = draw(st.dates(date(2012, 1, 1), date(2035, 12, 31)))
    host = draw(people(_CAPITALS))
    guest = draw(people(set(ADJECTIVES) - {host.country}))
    meeting = draw(meetings(published, host, guest))
    said = draw(st.lists(statements(published, host, guest), min_size=1, max_size=3))
    return Facts(
        published=published,
        headline=f"{COUNTRIES[host.country]}, {COUNTRIES[guest.country]} hold talks".replace("the ", ""),
        city=meeting.city,
        country=host.country,
        people=tuple(sorted((host, guest), key=lambda p: meeting.sentence.index(p.words))),
        meeting=meeting,
        statements=tuple(fact for _, told in said for fact in told),
        paragraphs=(meeting.sentence, *(sentence for sentence, _ in said)),
    )


def articles(renderer: Renderer) -> st.SearchStrategy[tuple[Facts, str]]:
    """Articles in an outlet's style, each with its facts; ``reads_back`` compares the two.

    Args:
        renderer: writes facts as the outlet would.
    """
    return facts().map(lambda told: (told, renderer(told)))


def plainly(told: Facts) -> str:
    """Facts as an outlet without habits writes them."""
    return f"{told.headline}\n\n{told.city.upper()} - " + "\n\n".join(told.paragraphs) + "\n"


def documents(renderer: Renderer = plainly) -> st.SearchStrategy[model.Document]:
    """What is read from such articles."""
    return articles(renderer).map(lambda article: parse(article[1], published=article[0].published))


_TRADE = (
    "agreed to|pledged|will|on|May 5|Tuesday|next year|2026-30|Ha Noi|Việt Nam|ASEAN|(VNA)|—|-|’s|Minister of|Dato|"
    "Nguyễn|dela|bin|and|,|.|\n|\n\n|date 2026-01-29|HÀ NỘI|UNCLOS|the two sides|US$5 billion|per cent|(|)|“|”|U|H.E.|"
    "See more|VNS|the first|half of|to|from|by|first|47th|Summit|visit|met|\u0301|\u200b|Photo|Q3"
).split("|")


def texts(*articles: str) -> st.SearchStrategy[str]:
    """Any text: letters at random, words of the trade in any order, and articles with every kind of damage.

    Args:
        articles: articles to damage; left out, invented ones.
    """
    whole = st.sampled_from(articles) if articles else facts().map(plainly)
    words = st.lists(st.sampled_from(_TRADE), max_size=40).map(" ".join)
    return st.one_of(st.text(), words, whole.flatmap(_damage))


@st.composite
def _damage(draw: st.DrawFn, text: str) -> str:
    random = Random(draw(st.integers(0, 2**32)))
    way = draw(st.sampled_from(["any", "cut", "spaces", "symbols"]))
    if way == "cut":
        a, b = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
        return text[a:b]
    if way == "spaces":
        share = draw(st.sampled_from([0.02, 0.2, 1.0]))
        return "".join(c for c in text if not (c.isspace() and random.random() < share))
    if way == "symbols":
        letters = list(text)
        for _ in range(20):
            letters.insert(random.randrange(len(letters) + 1), draw(st.sampled_from(SYMBOLS)))
        return "".join(letters)
    return random.choice([changed for _, changed in damaged(text, random)])


# ---------------------------------------------------------------- our classes
def _inside(value: Any, kind: type) -> list[Any]:
    """Every object of a class inside a document."""
    if isinstance(value, kind):
        return [value]
    parts = value if isinstance(value, tuple) else ()
    if attrs.has(type(value)):
        parts = tuple(getattr(value, field.name) for field in attrs.fields(type(value)))
    return [found for part in parts for found in _inside(part, kind)]


def _some(kind: type) -> st.SearchStrategy[Any]:
    return documents().map(lambda document: _inside(document, kind)).filter(bool).flatmap(st.sampled_from)


def _register() -> None:
    for kind in (v for v in vars(model).values() if isinstance(v, type) and attrs.has(v)):
        if kind is not model.Warning:  # articles without fault have none
            st.register_type_strategy(kind, _some(kind))
    st.register_type_strategy(model.Document, documents())
    st.register_type_strategy(Text, texts().map(Text))
    st.register_type_strategy(Invented, names())
    st.register_type_strategy(Facts, facts())


_register()
