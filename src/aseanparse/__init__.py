"""Reads diplomatic news about ASEAN: dates, people, events, commitments and proposals, each with its characters.

>>> import aseanparse
>>> document = aseanparse.parse("JAKARTA - The two ministers agreed to open a direct air route by 2030.")
>>> document.schema
'aseanparse.document/1'

Every public name is listed in ``__all__``; a name is imported when it is first used, so ``import aseanparse``
costs next to nothing and reads no data file.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aseanparse.commitments import Explanation, find_commitments
    from aseanparse.dates import find_dates
    from aseanparse.errors import (
        ArticleError,
        AseanparseError,
        DuplicateSourceError,
        InputError,
        LexiconError,
        MissingExtraError,
        UnknownSourceError,
        WorkerError,
    )
    from aseanparse.events import find_events
    from aseanparse.inputs import Input
    from aseanparse.layout import Article, Marks, lay_out
    from aseanparse.lexicon import Entry, Lexicon
    from aseanparse.many import parse_many
    from aseanparse.model import (
        Dateline,
        DateMention,
        Document,
        Entity,
        Event,
        Mention,
        Office,
        Person,
        PersonMention,
        Statement,
        Target,
        Warning,
        Zone,
    )
    from aseanparse.names import PersonName, fold_name, person_name, same_person
    from aseanparse.people import find_people
    from aseanparse.pipeline import explain, parse
    from aseanparse.plugins import hookimpl
    from aseanparse.source import Source
    from aseanparse.terms import Term
    from aseanparse.text import Span, Text

__all__ = [
    "Article",
    "ArticleError",
    "AseanparseError",
    "DateMention",
    "Dateline",
    "Document",
    "DuplicateSourceError",
    "Entity",
    "Entry",
    "Event",
    "Explanation",
    "Input",
    "InputError",
    "Lexicon",
    "LexiconError",
    "Marks",
    "Mention",
    "MissingExtraError",
    "Office",
    "Person",
    "PersonMention",
    "PersonName",
    "Source",
    "Span",
    "Statement",
    "Target",
    "Term",
    "Text",
    "UnknownSourceError",
    "Warning",
    "WorkerError",
    "Zone",
    "explain",
    "find_commitments",
    "find_dates",
    "find_events",
    "find_people",
    "fold_name",
    "hookimpl",
    "lay_out",
    "parse",
    "parse_many",
    "person_name",
    "same_person",
]

_HOMES = {
    "errors": (
        *("ArticleError", "AseanparseError", "DuplicateSourceError", "InputError", "LexiconError"),
        *("MissingExtraError", "UnknownSourceError", "WorkerError"),
    ),
    "inputs": ("Input",),
    "layout": ("Article", "Marks", "lay_out"),
    "lexicon": ("Entry", "Lexicon"),
    "many": ("parse_many",),
    "model": (
        *("DateMention", "Dateline", "Document", "Entity", "Event", "Mention", "Office", "Person"),
        *("PersonMention", "Statement", "Target", "Warning", "Zone"),
    ),
    "names": ("PersonName", "fold_name", "person_name", "same_person"),
    "commitments": ("Explanation", "find_commitments"),
    "dates": ("find_dates",),
    "events": ("find_events",),
    "people": ("find_people",),
    "pipeline": ("explain", "parse"),
    "plugins": ("hookimpl",),
    "source": ("Source",),
    "terms": ("Term",),
    "text": ("Span", "Text"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first used (PEP 562)."""
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, for completion."""
    return sorted({*globals(), *__all__})
