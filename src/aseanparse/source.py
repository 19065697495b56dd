"""A source: one outlet, as a value whose functions default to the core's."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from aseanparse.commitments import find_commitments
from aseanparse.dates import find_dates
from aseanparse.events import find_events
from aseanparse.layout import Article, lay_out
from aseanparse.model import DateMention, Event, Person, Statement
from aseanparse.people import find_people
from aseanparse.text import Text

DateFinder = Callable[[Article], tuple[DateMention, ...]]
PersonFinder = Callable[[Article], tuple[Person, ...]]
EventFinder = Callable[[Article, Sequence[DateMention], Sequence[Person]], tuple[Event, ...]]
StatementFinder = Callable[[Article, Sequence[DateMention], Sequence[Person], Sequence[Event]], tuple[Statement, ...]]


@frozen
class Source:
    """One outlet: a value that a plugin's hook ``aseanparse_sources`` returns.

    The functions run in the order of the fields; one that is left out is the core's. A function that wants only a
    little more than the core's calls the core's and changes what it gives.

    Attributes:
        id: short and unique (``vns``); what ``Document.source`` holds. None for the core's own source alone.
        name: the outlet's name as a reader knows it.
        recognise: whether the article is the outlet's. Gets the text and the caller's url (or None), and sees every
            article: it should be quick, and say no where the text leaves doubt. Asked with an empty text, it says
            whether the url alone is enough.
        layout: marks the zones, like ``aseanparse.lay_out``: gets the text, the lexicon's terms in it, the
            lexicon and the caller's day of publication. ``functools.partial(lay_out, marks=Marks(...))`` gives the
            core's layout the outlet's own words.
        find_dates: the dates of an article.
        find_people: its people.
        find_events: its meetings, conferences, visits and signings; gets the dates and people found.
        find_commitments: its commitments and proposals; gets the dates, people and events found.
    """

    id: str | None
    name: str
    recognise: Callable[[Text, str | None], bool]
    layout: Callable[..., Article] = lay_out
    find_dates: DateFinder = find_dates
    find_people: PersonFinder = find_people
    find_events: EventFinder = find_events
    find_commitments: StatementFinder = find_commitments


def _nobody(text: Text, url: str | None) -> bool:
    return False


CORE = Source(None, "the core, for outlets that no plugin knows", _nobody)
