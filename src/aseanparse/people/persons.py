"""Sightings of one person brought together: one name, one country, all offices."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from attrs import define, field

from aseanparse.names import agree, fold_name, is_part, name_tokens, person_name, short_forms
from aseanparse.people.offices import Held, spelled_out
from aseanparse.people.recognise import Sighting

# Honorifics, and words of the name itself, that tell he or she (sources: see ``offices.toml``).
_FEMALE = frozenset(
    "Ms Ms. Mrs Mrs. Madam Madame Mdm Datin Puan Daw Hajah Dame Lady Ibu binti binte thi Princess "
    "wife daughter sister mother widow".split()
)
_MALE = frozenset(
    "Mr Mr. Sir Dato Datuk Tun Pehin Samdech U Haji bin Bapak Lord Prince husband son brother father".split()
)


# Of persons with a word of the name in common, and of mentions before a role, no more than these are looked at:
# far more than any article has, and reading stays linear.
FEW = 50


@define(eq=False)
class Somebody:
    """A person while the article is being read."""

    tokens: tuple[str, ...]
    variants: dict[tuple[str, ...], None] = field(factory=dict)
    sightings: list[Sighting] = field(factory=list)
    offices: list[Held] = field(factory=list)
    country: str | None = None
    of_body: bool = False
    titles: set[str] = field(factory=set)
    nicknames: set[str] = field(factory=set)

    @property
    def key(self) -> str:
        """The folded letters of the name."""
        return "".join(self.tokens)

    @property
    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """The full name in every spelling and order met, the first first; cut forms are left out."""
        full = [t for t in self.variants if len(t) >= len(self.tokens) or "".join(t) == self.key]
        return tuple(dict.fromkeys([self.tokens, *full]))

    @property
    def told(self) -> frozenset[str]:
        """The titles of the offices told, with *former* where that stands apart ("former Thai Prime Minister")."""
        return frozenset(
            f"former {held.title}" if held.status == "former" and "former" not in held.title.casefold() else held.title
            for held in self.offices
        )

    @property
    def usual(self) -> str:
        """The folded name by which later sentences call the person, by the habit of the country."""
        forms = short_forms(person_name(" ".join(self.tokens), self.country))
        return fold_name(forms[0]) if forms else self.key

    @property
    def gender(self) -> str | None:
        """``m`` or ``f`` where honorific, link or office tell it, else None."""
        words = self.titles | set(self.tokens[1:])
        if words & _FEMALE or any(
            w in held.title.casefold() for w in ("woman", "queen", "princess") for held in self.offices
        ):
            return "f"
        return "m" if words & _MALE else None

    def gender_fits(self, pronoun: str) -> bool:
        """Does nothing speak against *he* or *she*?"""
        return self.gender != {"he": "f", "she": "m"}[pronoun.casefold()]

    def add(self, sighting: Sighting, tokens: tuple[str, ...]) -> None:
        """Take in what a sighting with these words of the name tells."""
        self.sightings.append(sighting)
        self.variants[tokens] = None
        told = {held.title for held in self.offices}
        self.offices.extend(held for held in sighting.offices if held.title not in told)
        self.titles.update(sighting.titles)
        if sighting.nickname:
            self.nicknames.add(fold_name(sighting.nickname))
        if sighting.country and (self.country is None or (self.of_body and not sighting.of_body)):
            self.country, self.of_body = sighting.country, sighting.of_body


def bring_together(sightings: Sequence[Sighting]) -> list[Somebody]:
    """One :class:`Somebody` for each person, in order of first appearance; fuller names first take in cut ones."""
    people: list[Somebody] = []
    by_word: dict[str, list[Somebody]] = defaultdict(list)  # a word of the name, or all of them glued -> whose
    for sighting in sorted(sightings, key=lambda s: (-min(len(s.words), 2), s.row.starts[s.first])):
        tokens = name_tokens(" ".join(sighting.words))
        if not tokens or (len(tokens) == 1 and sighting.rule == "verb"):
            continue
        alike = {id(p): p for word in (*tokens, "".join(tokens)) for p in by_word[word][-FEW:]}
        known = [p for p in alike.values() if _fits(p, tokens, sighting)]
        if len(known) > 1:
            known = narrowed(known, sighting.country, *(held.title.casefold() for held in sighting.offices))
        if len(known) == 1:
            person = known[0]
            if len(tokens) > len(person.tokens) and len(person.tokens) > 1:
                person.tokens = tokens
            person.add(sighting, tokens)
        elif not known and (len(tokens) > 1 or sighting.titles or sighting.rule in ("title", "counterpart")):
            person = Somebody(tokens)
            person.add(sighting, tokens)
            people.append(person)
        else:
            continue
        for word in {*tokens, "".join(tokens), *person.nicknames}:
            if person not in by_word[word][-FEW:]:
                by_word[word].append(person)
    return sorted(people, key=lambda p: min(s.row.starts[s.first] for s in p.sightings))


def _fits(person: Somebody, tokens: tuple[str, ...], sighting: Sighting) -> bool:
    """Can the sighting be of this person? A different country named at both forbids it; a body may be his, too."""
    same_kind = sighting.of_body == person.of_body
    if sighting.country and person.country and sighting.country != person.country and same_kind:
        return False
    if person.key == "".join(tokens):
        return True
    long, brief = (person.tokens, tokens) if len(person.tokens) >= len(tokens) else (tokens, person.tokens)
    if len(brief) == 1:
        return len(tokens) == 1 and (tokens[0] in person.tokens or tokens[0] in person.nicknames)
    if is_part(brief, long) or sorted(long) == sorted(brief):
        return True
    return agree(long, brief) or (_same_office(person, sighting) and _one_letter_apart(long, brief))


def _same_office(person: Somebody, sighting: Sighting) -> bool:
    titles = {spelled_out(held.title) for held in person.offices}
    return any(spelled_out(held.title) in titles for held in sighting.offices)


def _one_letter_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do the names differ by a misprint: one letter more, less or other in one long word?"""
    different = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    if len(one) != len(other) or len(different) != 1 or min(map(len, different[0])) < _LONG_WORD:
        return False
    a, b = sorted(different[0], key=len)
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), len(a))
    return a[start:] == b[start + 1 :] or a[start + 1 :] == b[start + 1 :]


_LONG_WORD = 6  # shorter words that differ by a letter are different words, as Vietnamese syllables are


def narrowed(known: list[Somebody], country: str | None, *titles: str) -> list[Somebody]:
    """Of several who fit, those the country or the title told with the name points to."""
    if country:
        known = [p for p in known if p.country == country] or known
    if len(known) > 1 and any(titles):
        known = [
            p for p in known if any(t and t in held.title.casefold() for t in titles for held in p.offices)
        ] or known
    return known


def fullest(surfaces: Iterable[str]) -> str:
    """Of several surfaces the one to show: most words, not in capitals, with diacritics."""
    return max(
        surfaces,
        key=lambda s: (
            len(s.split()),
            not any(w.isupper() and len(w) > 2 for w in s.split()),
            sum(not c.isascii() for c in s),
            len(fold_name(s)),
        ),
    )


def distinct_offices(offices: Sequence[Held]) -> list[Held]:
    """Each office once, in its fullest wording: "Minister" beside "Minister of Health" adds nothing."""
    words = [frozenset(spelled_out(held.title).split()) for held in offices]
    return [
        office
        for number, office in enumerate(offices)
        if not any(words[number] < other or (words[number] == other and n < number) for n, other in enumerate(words))
    ]
