"""Persons meant without their names: roles ("the Vietnamese FM", "his Thai counterpart", "the guest") and pronouns.

A role means the person nearest before it that it fits by country and office. He and she mean the subject told
before. Where two persons fit equally, or none, the reference stays out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

import regex
from attrs import frozen

from aseanparse.lexicon import Lexicon
from aseanparse.people.mentions import Found
from aseanparse.people.offices import Held, office_level, spelled_out
from aseanparse.people.persons import Somebody
from aseanparse.people.tokens import Row

# The [Vietnamese] [deputy] minister, her Singaporean counterpart; no name after it.
_ROLE = regex.compile(
    r"(?P<the>t[md]{0,2})?(?P<side>[CAB]'?)?(?P<office>[mMdDG]{0,4}+[Hxk])(?!'?[NYIHxXheGDd]|,[he]|[AC]?'?[NIhe])(?!of|ot?[DdBFM])"
)
_SENTENCE_END = frozenset(".!?…\n")


@frozen
class _Sentence:
    row: Row
    first: int
    last: int
    paragraph: int


def find_roles(
    rows: Sequence[Row], people: Sequence[Somebody], named: Sequence[Found], lexicon: Lexicon
) -> list[Found]:
    """Mentions by role and by pronoun, in order."""
    found: list[Found] = []
    topic: Somebody | None = None
    history: list[Found] = []
    by_row = {id(row): [f for f in named if f.row is row] for row in rows}
    for row in rows:
        inside = by_row[id(row)]
        places = [f.first for f in inside]
        roles = list(_roles(row))
        for sentence in _sentences(row):
            here = inside[bisect_left(places, sentence.first) : bisect_left(places, sentence.last)]
            for first, last, side, office in roles:
                if not sentence.first <= first < sentence.last:
                    continue
                earlier = history + [f for f in here if f.first < first]
                person = _meant(people, earlier, side, office, [f for f in here if f.first < first], lexicon)
                if person:
                    mention = Found(row, first, last, person, "role")
                    found.append(mention)
                    here = sorted([*here, mention], key=lambda f: f.first)
            topic, pronouns = _pronouns(row, sentence, here, topic)
            found.extend(pronouns)
            history.extend(sorted([*here, *pronouns], key=lambda f: f.first))
    return found


def _sentences(row: Row) -> Iterator[_Sentence]:
    first, paragraph = 0, 0
    for unit, letter in enumerate(row.letters):
        if letter == "." and (mark := row.view[row.starts[unit]]) in _SENTENCE_END:
            if unit > first:
                yield _Sentence(row, first, unit + 1, paragraph)
            first = unit + 1
            paragraph += mark == "\n"
    if first < len(row.letters):
        yield _Sentence(row, first, len(row.letters), paragraph)


def _roles(row: Row) -> Iterator[tuple[int, int, str | None, str]]:
    """(first unit, one past the last, country, words of the office) of every role reference."""
    for match in _ROLE.finditer(row.letters):
        side = match.start("side")
        term = row.terms.get(side) if side >= 0 else None
        if match["the"] or (side >= 0 and match["side"].endswith("'")):
            first = match.start()
            if row.letters[match.start("office")] == "k" and not term:
                continue
            yield (
                first,
                match.end("office"),
                term.entry.code if term else None,
                row.text(*match.span("office")).casefold(),
            )


_ANYBODY = frozenset(("leader", "official", "counterpart", "side"))


def _meant(
    people: Sequence[Somebody],
    earlier: Sequence[Found],
    side: str | None,
    office: str,
    here: Sequence[Found],
    lexicon: Lexicon,
) -> Somebody | None:
    if office in ("guest", "host"):
        return _other_than(earlier, here, office)
    of_side = [p for p in people if p.country == side] if side else list(people)
    fitting = [p for p in of_side if _holds(p, office, lexicon)]
    if side and not fitting:  # "the Singaporean FM" of the one known as counterpart only
        fitting = [p for p in of_side if not p.offices]
    if not fitting:
        return None
    for mention in reversed(earlier):
        if mention.person in fitting:
            return mention.person
    return fitting[0] if side and len(fitting) == 1 else None


def _holds(person: Somebody, office: str, lexicon: Lexicon) -> bool:
    """Does the person hold an office that the words of the role can mean?"""
    if office in _ANYBODY:
        return True
    titles = [held.title.casefold() for _, held in person.offices]
    if office == "counterpart":
        return True
    if office == "diplomat":
        return any(office_level(t, lexicon) == "ambassador" or "ministe" in t or "mission" in t for t in titles)
    if office.endswith("legislator"):
        return any(office_level(t, lexicon) == "parliament" for t in titles)
    if office.endswith("leader"):
        return any(
            office_level(t, lexicon) in ("head_of_state", "head_of_government", "party", "parliament") for t in titles
        )
    wanted = frozenset(spelled_out(office).split()) - {"top", "senior", "outgoing", "new", "visiting"}
    return any(
        wanted <= set(spelled_out(t).split()) and ("deputy" in wanted or "deputy" not in t or wanted == {"minister"})
        for t in titles
    )


def _other_than(earlier: Sequence[Found], here: Sequence[Found], office: str) -> Somebody | None:
    """Guest: whoever of the last two was not the subject; host: the one who was."""
    last_two: list[Somebody] = []
    for mention in reversed(earlier):
        if mention.person not in last_two:
            last_two.append(mention.person)
        if len(last_two) == 2:
            break
    if len(last_two) < 2 or last_two[0].country == last_two[1].country:
        return None
    if here:  # "Bach thanked the guest"
        return next((p for p in last_two if p is not here[0].person), None)
    return last_two[0] if office == "guest" else last_two[1]


def _pronouns(
    row: Row, sentence: _Sentence, here: Sequence[Found], topic: Somebody | None
) -> tuple[Somebody | None, list[Found]]:
    """The pronouns of a sentence that have one antecedent, and the subject it leaves to the next sentence."""
    found: list[Found] = []
    subject = _subject(row, here)
    for unit in range(sentence.first, sentence.last):
        if row.letters[unit] != "r":
            continue
        before = list(dict.fromkeys(id(f.person) for f in here if f.first < unit))
        if len(before) == 1:
            person: Somebody | None = next(f.person for f in here if f.first < unit)
        elif not before:
            person = topic
        else:
            person = subject if subject and row.letters[unit - 1] in ".,&" else None
        if person and person.gender_fits(row.text(unit, unit + 1)):
            found.append(Found(row, unit, unit + 1, person, "pronoun"))
            if not before:
                subject = person
    if here or found:
        return subject, found
    plural = any(
        row.text(u, u + 1) in ("They", "Both", "they", "both")
        for u in range(sentence.first, min(sentence.first + 3, sentence.last))
    )
    return (None if plural else topic), found


def _subject(row: Row, here: Sequence[Found]) -> Somebody | None:
    """The person the sentence tells of: whoever stands before a verb; one alone; None where several act together."""
    letters = row.letters
    for mention in here:
        after = _past_brackets(letters, mention.last)
        if (
            letters[after : after + 1] == "v"
            or letters[max(0, mention.first - 1) : mention.first] == "v"
            and row.text(mention.first - 1, mention.first) == "said"
        ):
            joined = letters[max(0, mention.first - 1) : mention.first] == "&" and any(
                o.last <= mention.first for o in here
            )
            return None if joined else mention.person
    persons = {id(f.person): f.person for f in here}
    return next(iter(persons.values())) if len(persons) == 1 else None


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


def offices_told(found: Sequence[Found], lexicon: Lexicon) -> Iterator[tuple[Found, Held]]:
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
