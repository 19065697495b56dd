"""Persons meant without their names: roles ("the Vietnamese FM", "his Thai counterpart", "the guest") and pronouns.

A role means the person nearest before it that it fits by country and office. He and she mean the subject told
before. Where two persons fit equally, or none, the reference stays out.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import NamedTuple

import regex

from aseanparse.lexicon import Lexicon
from aseanparse.people.mentions import Found
from aseanparse.people.offices import Held, office_level, spelled_out
from aseanparse.people.persons import FEW, Somebody
from aseanparse.people.tokens import Row, singular

# The [Vietnamese] [deputy] minister, her Singaporean counterpart, the minister of Laos; no name after it.
_ROLE = regex.compile(
    r"(?P<pair>tw[mMdDG]{0,4}+X)|(?:(?P<the>t[md]{0,2})(?P<side>[CAB]'?)?|(?P<side>[CAB]'))(?P<office>[mMdDG]{0,4}+[Hxk])"
    r"(?:(?P<of>o)t?(?P<country>[CP])(?!['-]))?+(?!'?[NYIHxXheGDd]|,[heNI]|[AC]?'?[NIhe])(?!of|ot?[DdBFM])"
)


def find_roles(row: Row, people: Sequence[Somebody], named: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Mentions by role and by pronoun, in order."""
    found: list[Found] = []
    if not people:
        return found
    told = {u for p in people for s in p.sightings for held in s.offices for u in range(held.first, held.last)}
    of_side: dict[str | None, list[Somebody]] = defaultdict(list)
    for person in people:
        of_side[person.country].append(person)
    roles = deque(role for role in _roles(row, lexicon) if role.last - 1 not in told)
    names = deque(named)
    pronouns = deque(match.start() for match in _PRONOUN.finditer(row.letters))
    history: list[Found] = []
    topic: Somebody | None = None
    for first, last in _sentences(row):
        here: list[Found] = []
        while roles and roles[0].first < last:
            role = roles.popleft()
            while names and names[0].first < role.first:
                here.append(names.popleft())
            if role.both:
                found += (Found(row, role.first, role.last, p, "role") for p in _both(history, here, role, lexicon))
            elif meant := _meant(of_side, history, here, role, lexicon):
                here.append(Found(row, role.first, role.last, meant, "role"))
                found.append(here[-1])
        while names and names[0].first < last:
            here.append(names.popleft())
        inside = []
        while pronouns and pronouns[0] < last:
            inside.append(pronouns.popleft())
        if here or inside:
            topic, said = _pronouns(row, inside, here, topic)
            found += said
            history += sorted([*here, *said], key=lambda f: f.first) if said else here
            if here or said:
                continue
        if row.text(first, first + 1) in _SEVERAL:
            topic = None
    return found


_SEVERAL = frozenset(("They", "Both"))


def _sentences(row: Row) -> Iterator[tuple[int, int]]:
    """The sentences as ranges of units."""
    first = 0
    for match in _STOP.finditer(row.letters):
        if row.ends_sentence(match.start()):
            yield first, match.end()
            first = match.end()
    if first < len(row.letters):
        yield first, len(row.letters)


_STOP = regex.compile(r"[.|]")
_PRONOUN = regex.compile(r"r")


class _Role(NamedTuple):
    """A role reference: its units, the country it names, *his* or *her* before it, the words of its office, lowered."""

    first: int
    last: int
    side: str | None
    whose: str
    office: str
    both: bool = False


def _roles(row: Row, lexicon: Lexicon) -> Iterator[_Role]:
    """Every role reference of the article, in order."""
    table = lexicon.tables["offices"]
    usual = table["usual_side"]
    for match in _ROLE.finditer(row.letters):
        if match["pair"]:
            if row.text(match.start() + 1, match.start() + 2) in ("two", "both"):
                words = row.text(match.start() + 2, match.end()).casefold()
                yield _Role(match.start(), match.end(), None, "", singular(words), both=True)
            continue
        after = match["of"] and row.text(match.start("of"), match.end("of")) == "of"
        term = row.terms.get(match.start("country" if after else "side"))
        article = row.text(match.start(), match.start() + 1).casefold() if match["the"] else ""
        if article in ("a", "an") or not (article or (match["side"] or "").endswith("'")):
            continue
        counterpart = row.letters[match.start("office")] == "k"
        if counterpart and (not term or article in ("its", "their")):  # a ministry's counterpart is a ministry
            continue
        if counterpart and _NAMED_NEXT.match(row.letters, match.end()):
            continue
        office = row.text(*match.span("office")).casefold()
        told = [row.text(u, u + 1) for u in range(match.start() + 1, match.end("the"))] if match["the"] else []
        if office not in ("guest", "host"):  # "the deputy minister", "the former Thai prime minister"
            office = " ".join([*(word for word in told if word not in table["modifiers"]["passing"]), office])
        if office.endswith("official") and row.letters[match.end() : match.end() + 1] == "w":  # "his official visit"
            continue
        if "first" in told:  # "the first foreign leader to visit Laos"
            continue
        side = term.entry.code if term else None
        whose = _PRONOUNS.get(article, "") if side is None and office not in ("guest", "host") else ""
        if article in ("its", "their", "our") and side is None:
            continue  # whose minister it is, the words do not tell
        if not whose:
            side = side or next((code for code, offices in usual.items() if office in offices), None)
        yield _Role(match.start(), match.end("office"), side, whose, office)


# "his Brunei counterpart, Second Minister of Foreign Affairs X": the name follows.
_NAMED_NEXT = regex.compile(r",[MDGHxheNI]")
_ANYBODY = frozenset(("official", "counterpart"))
_PRONOUNS = {"his": "he", "her": "she"}


def _meant(
    of_side: Mapping[str | None, Sequence[Somebody]],
    history: Sequence[Found],
    here: Sequence[Found],
    role: _Role,
    lexicon: Lexicon,
) -> Somebody | None:
    """Whom a role means: the last person told of before whom country and office fit."""
    if role.office in ("guest", "host"):
        return _other_than(history, here, role.office)
    side, owners = role.side, set[int]()
    if role.whose:  # her Prime Minister: another of her side
        likely = [f.person for f in here or history[-1:] if f.person.gender_fits(role.whose)]
        sides = {p.country for p in likely}
        if len(sides) != 1 or None in sides:
            return None
        side, owners = sides.pop(), set(map(id, likely))
    if side and side not in of_side:
        return None
    latest = (f.person for f in _latest(here, history))
    before = [p for p in latest if side in (None, p.country) and id(p) not in owners]
    if role.office.endswith("official") and not side:  # a minister is told as one
        before = [p for p in before if not _HIGH & _levels_of(p.told, lexicon)]
    last = next((p for p in before if _holds(p.told, role.office, lexicon)), None)
    if last and role.office == "minister" and "minister" not in _levels_of(last.told, lexicon):
        other = next((p for p in before if p is not last and _holds(p.told, role.office, lexicon)), last)
        return other if "minister" in _levels_of(other.told, lexicon) else last  # he who received the deputy minister
    if last or not side:
        return last
    pool = [p for p in of_side[side][:FEW] if id(p) not in owners]
    fitting = [p for p in pool if _holds(p.told, role.office, lexicon)]
    # "the Singaporean FM" of the one known as counterpart only
    fitting = fitting or [p for p in pool if not p.offices]
    return next((p for p in before if p in fitting), fitting[0] if len(fitting) == 1 else None)


def _both(history: Sequence[Found], here: Sequence[Found], role: _Role, lexicon: Lexicon) -> Sequence[Somebody]:
    """The two of two sides whom "the two ministers" means: no others with such an office were told of before."""
    told = {id(f.person): f.person for f in _latest(here, history)}
    fitting = [p for p in told.values() if _holds(p.told, role.office, lexicon) or not p.offices]
    return fitting if len(fitting) == 2 and fitting[0].country != fitting[1].country else ()


def _latest(here: Sequence[Found], history: Sequence[Found]) -> Iterator[Found]:
    """The mentions before, the last first."""
    return islice(chain(reversed(here), reversed(history)), FEW)


@lru_cache(4096)
def _holds(titles: frozenset[str], office: str, lexicon: Lexicon) -> bool:
    """Can the words of a role mean somebody with these titles?"""
    if office.split()[-1] in _ANYBODY:
        return True
    levels = _levels_of(titles, lexicon)
    if office.endswith("diplomat"):
        return "ambassador" in levels or any(_DIPLOMATIC.search(title) for title in titles)
    if office.endswith("legislator"):
        return "parliament" in levels
    if office.endswith("leader") or office == "party chief":
        return bool(levels & _LEADING.get(office.split()[-2] if " " in office else "", _LEADERS))
    if office.endswith("chief"):  # the defence chief, the ASEAN chief
        about = set(office.split()[:-1])
        return bool(titles) and any(about <= set(title.casefold().split()) for title in titles)
    wanted = frozenset(spelled_out(office).split()) - {"top", "senior", "outgoing", "new", "visiting"}
    held = [frozenset(spelled_out(title).split()) for title in titles]
    if wanted == {"minister"}:  # may be the Deputy Minister, but is no head of government
        return any("minister" in h and "prime" not in h for h in held)
    return any(wanted <= h and all(word in wanted or word not in h for word in ("deputy", "former")) for h in held)


def _levels_of(titles: frozenset[str], lexicon: Lexicon) -> set[str | None]:
    return {office_level(title, lexicon) for title in titles}


_HIGH = frozenset(("head_of_state", "head_of_government", "party", "minister"))
_LEADERS = frozenset(("head_of_state", "head_of_government", "party", "parliament"))
# What a word before *leader* makes of it; any other leaves it open.
_LEADING = {
    "state": frozenset(("head_of_state",)),
    "government": frozenset(("head_of_government",)),
    "cabinet": frozenset(("head_of_government",)),
    "party": frozenset(("party",)),
    "parliament": frozenset(("parliament",)),
    "assembly": frozenset(("parliament",)),
}
_DIPLOMATIC = regex.compile(r"(?i)\bforeign|\bFM\b|mission|embassy|consul|\bSOM\b|external")


def _other_than(history: Sequence[Found], here: Sequence[Found], office: str) -> Somebody | None:
    """Guest: whoever of the last two was not the subject; host: the one who was."""
    last_two: list[Somebody] = []
    acts = False  # the last one named is the subject of that sentence: "Receiving X, Y said"
    for mention in _latest(here, history):
        if mention.person not in last_two:
            acts = acts or (not last_two and mention.row.letters[mention.last : mention.last + 1] == "v")
            last_two.append(mention.person)
        if len(last_two) == 2:
            break
    if len(last_two) < 2 or last_two[0].country == last_two[1].country:
        return None
    if here:  # "Khue thanked the guest"
        return next((p for p in last_two if p is not here[0].person), None)
    return last_two[0] if (office == "guest") != acts else last_two[1]


def _pronouns(
    row: Row, pronouns: Sequence[int], here: Sequence[Found], topic: Somebody | None
) -> tuple[Somebody | None, list[Found]]:
    """The pronouns of a sentence that have one antecedent, and the subject it leaves to the next sentence."""
    found: list[Found] = []
    subject = _subject(row, here) if here else None
    told: dict[int, Somebody] = {}
    mentions = deque(here)
    for unit in pronouns:
        while mentions and mentions[0].first < unit:
            earlier = mentions.popleft().person
            told[id(earlier)] = earlier
        before, person = told, topic
        aside = row.letters[unit - 1 : unit + 2] == ",rv"  # "the forum, she said, will": whoever spoke before
        if aside and topic:
            before = {id(topic): topic}
        if len(before) == 1:
            person = next(iter(before.values()))
        elif before:
            person = subject if row.letters[unit - 1] in ".,&" else None
        if person and person.gender_fits(row.text(unit, unit + 1)):
            found.append(Found(row, unit, unit + 1, person, "pronoun"))
            if not before:
                subject = person
    return subject if here or found else topic, found


def _subject(row: Row, here: Sequence[Found]) -> Somebody | None:
    """The person the sentence tells of: whoever stands before a verb; one alone; None where several act together."""
    letters = row.letters
    for number, mention in enumerate(here):
        after = _past_brackets(letters, mention.last)
        said_before = mention.first > 0 and row.text(mention.first - 1, mention.first) == "said"
        if letters[after : after + 1] == "v" or said_before:
            return None if number and _JOINED.search(letters, here[number - 1].last, mention.first) else mention.person
    persons = {id(f.person): f.person for f in here}
    return next(iter(persons.values())) if len(persons) == 1 else None


# "X and Lao Foreign Minister" Y: what stands between two subjects of one verb.
_JOINED = regex.compile(r"&[tmMdDGBFCAPHxhe']*$")


def _past_brackets(letters: str, unit: int) -> int:
    """The unit after "(R)" and after ", who is leading a delegation,"."""
    if letters[unit : unit + 1] == "(" and (close := letters.find(")", unit, unit + 8)) > 0:
        unit = close + 1
    if (
        letters[unit : unit + 1] == ","
        and (close := letters.find(",", unit + 1, unit + 16)) > 0
        and "." not in letters[unit:close]
    ):
        return close + 1
    return unit


def offices_told(found: Sequence[Found]) -> Iterator[tuple[Found, Held]]:
    """Offices that role references add: "the Singaporean FM" of somebody named as counterpart only."""
    for mention in found:
        row = mention.row
        last = mention.last - 1
        if mention.kind != "role" or row.letters[last] not in "Hx" or mention.person.offices:
            continue
        first = last
        while first > mention.first and row.letters[first - 1] in "mMdDG":
            first -= 1
        word = row.text(last, mention.last)
        if row.letters[last] == "H" or last > first or word in ("minister", "ambassador"):
            yield mention, Held(first, mention.last, row.text(first, mention.last), mention.person.country)
