"""Facts of an invented article, in the sentences that tell them, and whether a source reads them back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from aseanparse.model import Document, Statement
from aseanparse.names import fold_name
from aseanparse.source import Source
from aseanparse.testing.subject import Breach, ContractError, Resources, Subject, Unreadable, excerpt, subject
from aseanparse.text import fold


@frozen
class DateFact:
    """An expression of time.

    Attributes:
        words: as a sentence has it, without preposition.
        value: the TIMEX3 value.
    """

    words: str
    value: str


@frozen
class PersonFact:
    """A person as first mentioned.

    Attributes:
        country: ISO code.
        office: without country words.
        name: the full name, titles stripped.
        short: how a second mention calls the person.
        words: country, office and name, as the first mention has them.
    """

    country: str
    office: str
    name: str
    short: str
    words: str


@frozen
class MeetingFact:
    """Talks of two sides that have taken place.

    Attributes:
        parties: the codes of the sides, sorted.
        day: when.
        city: where, as a reader would write it.
        sentence: the sentence that tells of it.
    """

    parties: tuple[str, ...]
    day: DateFact
    city: str
    sentence: str


@frozen
class StatementFact:
    """A commitment or a proposal.

    Attributes:
        act: the act, as in ``Statement.act``.
        parties: the codes of the sides bound or asking, sorted.
        content: the goal, from its verb on.
        deadline: ISO value, "" if none.
        target: number and unit that the goal names, or None.
    """

    act: str
    parties: tuple[str, ...]
    content: str
    deadline: str = ""
    target: tuple[float, str] | None = None


@frozen
class Facts:
    """What an invented article says; a renderer makes the article of it: ``Facts -> str``.

    Attributes:
        published: day of publication; the renderer may print it or not.
        headline: a headline.
        city: where the article is filed.
        country: ISO code of that city.
        people: all persons, in the order of the text.
        meeting: the one event that has taken place; a goal may announce others.
        statements: commitments and proposals, in the order of the text.
        paragraphs: the body; the first tells of the meeting. All facts are in it.
    """

    published: date
    headline: str
    city: str
    country: str
    people: tuple[PersonFact, ...]
    meeting: MeetingFact
    statements: tuple[StatementFact, ...]
    paragraphs: tuple[str, ...]


def reads_back(source: Source, facts: Facts, text: str, *, lexicon: Resources | None = None) -> None:
    """Check that a source finds in a rendered article what it was rendered from, and nothing else.

    Args:
        source: the source.
        facts: what the article says.
        text: the article.
        lexicon: what the plugin's ``aseanparse_lexicon`` returns; left out, the words of the installed plugins.

    Raises:
        ContractError: each fact that is missing, wrong or made up.
    """
    beside = subject(source, text, lexicon)
    try:
        found = [*_of_source(beside, facts), *_of_facts(beside.document(published=facts.published), facts)]
    except Unreadable as failure:
        found = [failure.breach]
    if found:
        raise ContractError(source, [evolve(breach, case="reads back") for breach in found])


_LAYOUT = "the core reads these sentences from plain body text: look at the zones and the dateline of this article"


def _of_source(beside: Subject, facts: Facts) -> Iterator[Breach]:
    document = beside.document()
    if not beside.claims(beside.text):
        yield Breach("recognise does not claim the article", excerpt(beside.text), "let renderer and recognise agree")
    if document.published not in (None, facts.published.isoformat()):
        what = f"published is {document.published}, the article was published on {facts.published}"
        yield Breach(what, excerpt(beside.text), "mend the layout, or let the renderer write another date")
    if document.dateline and document.dateline.place != facts.city:
        what = f"the dateline's place is {document.dateline.place!r}, the article was filed in {facts.city!r}"
        yield Breach(what, f"dateline, {document.dateline.text!r}", _LAYOUT)
    body = [(zone.start, zone.end) for zone in document.zones if zone.kind == "body"]
    for number, paragraph in enumerate(facts.paragraphs):
        at = beside.text.find(paragraph)
        if at < 0:
            yield Breach(f"the text lacks paragraphs[{number}]", repr(paragraph), "let the renderer write all of them")
        elif not any(start <= at and at + len(paragraph) <= end for start, end in body):
            remedy = "let the layout mark it as body: a Marks pattern may be too wide"
            yield Breach(f"paragraphs[{number}] is not body", excerpt(beside.text, at, at + 20), remedy)


def _of_facts(document: Document, facts: Facts) -> Iterator[Breach]:
    wanted = [(fold_name(p.name), p.country, fold(p.office)) for p in facts.people]
    got = [(p.key, p.country, fold(p.offices[0].title) if p.offices else "") for p in document.people]
    yield from _differences("people", wanted, got)
    meeting = facts.meeting
    yield from _differences(
        "events",
        [("meeting", meeting.parties, meeting.day.value, meeting.city)],
        [(e.type, e.parties, e.start, e.place) for e in document.events if e.status == "occurred"],
    )
    dates = {(d.text, d.value) for d in document.dates}
    yield from _differences("dates", {(meeting.day.words, meeting.day.value)} - dates, ())
    found = sorted((*document.commitments, *document.proposals), key=lambda s: s.content.start)
    told = [(s.act, s.parties, s.content, s.deadline, s.target) for s in facts.statements]
    yield from _differences("statements", told, map(_told, found))


def _told(found: Statement) -> tuple[Hashable, ...]:
    target = (found.targets[0].value, found.targets[0].unit) if found.targets else None
    return found.act, found.parties, found.content.text, found.deadline, target


def _differences(what: str, wanted: Iterable[Hashable], got: Iterable[Hashable]) -> Iterator[Breach]:
    told, found = Counter(wanted), Counter(got)  # an article may say the same thing twice
    for fact in (told - found).elements():
        yield Breach(f"{fact!r} is missing", what, _LAYOUT)
    for fact in (found - told).elements():
        yield Breach(f"{fact!r} is not in the article", what, _LAYOUT)
