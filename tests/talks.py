"""Articles about talks of two foreign ministers, and what is read from a paragraph in them."""

from __future__ import annotations

from datetime import date

from attrs import frozen
from hypothesis import strategies as st

from aseanparse import Document, Statement, parse
from aseanparse.testing.invented import ADJECTIVES, PEOPLE, Invented

PUBLISHED = date(2023, 7, 14)
DATELINES = ("HÀ NỘI — ", "Hà Nội (VNA) - ", "(WVR) - ")
SIGN_OFFS = ("", " — VNS", "./.")

hosts = st.sampled_from([p for p in PEOPLE if p.country == "VNM" and not p.titles])
guests = st.sampled_from([p for p in PEOPLE if p.country != "VNM" and not p.titles])


@frozen
class Talks:
    """Talks of a host and a guest, told in the first paragraph of an article."""

    host: Invented
    guest: Invented
    dateline: str = DATELINES[0]
    sign_off: str = ""

    @property
    def sides(self) -> tuple[str, ...]:
        """The codes of the two sides, sorted."""
        return tuple(sorted((self.host.country, self.guest.country)))

    def office(self, person: Invented) -> str:
        """A person with country and office, as the first mention has it."""
        return f"{ADJECTIVES[person.country]} Foreign Minister {person.name}"

    def article(self, *paragraphs: str) -> str:
        """An article that tells of the talks, then says the paragraphs."""
        lead = f"{self.office(self.host)} held talks with {self.office(self.guest)} in Hà Nội on July 12."
        return "\n\n".join([self.dateline + lead, *paragraphs]) + self.sign_off + "\n"

    def read(self, *paragraphs: str) -> list[Statement]:
        """The statements of these paragraphs, in order."""
        return statements(parse(self.article(*paragraphs), published=PUBLISHED))


def statements(document: Document) -> list[Statement]:
    """Commitments and proposals together, in the order of the text."""
    return sorted((*document.commitments, *document.proposals), key=lambda s: (s.content.start, s.trigger.start))


def talks() -> st.SearchStrategy[Talks]:
    """Any of them."""
    return st.builds(Talks, hosts, guests, st.sampled_from(DATELINES), st.sampled_from(SIGN_OFFS))


# One pair for tables of examples: Viet Nam's minister Khuê receives Thailand's minister Anurak.
PAIR = Talks(
    next(p for p in PEOPLE if p.name == "Đỗ Hoài Khuê" and not p.titles),
    next(p for p in PEOPLE if p.name == "Anurak Kaewmanee" and not p.titles),
)
