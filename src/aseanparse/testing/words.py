"""Words that a plugin adds to the lexicon, each entry against its own examples."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from aseanparse.commitments.complements import complement
from aseanparse.commitments.triggers import find_triggers
from aseanparse.commitments.words import verbs, words
from aseanparse.lexicon import Lexicon, extended
from aseanparse.terms import find_terms
from aseanparse.testing.subject import Breach, Resources
from aseanparse.text import Span, Text, fold

# An example of a trigger is a predicate or a noun with what follows it; one of these makes a sentence of it.
_FRAMES = ("The two sides {}.", "The Thai minister {}.", "The two ministers welcomed {}.", "Thailand's talks, {}.")


def unmatched(resources: Resources) -> Iterator[Breach]:
    """Entries of resources that do not match one of their own examples.

    Args:
        resources: what the plugin's ``aseanparse_lexicon`` returns.

    Raises:
        LexiconError: a resource that cannot be used; the message names file, entry and remedy.
    """
    resources = tuple(resources)
    lexicon = extended(resources)
    for file, text in resources:
        for section, entries in tomllib.loads(text).items():
            for key, entry in entries.items() if isinstance(entries, dict) else ():
                for example in entry.get("examples", ()) if isinstance(entry, dict) else ():
                    where = f"{file}: [{section}.{key}]"
                    if section == "triggers" and not _triggers(key, example, lexicon):
                        remedy = (
                            f"mend the example, or takes = {entry.get('takes')}: docs/commitments.md lists patterns"
                        )
                        yield Breach(f"the trigger does not match its example {example!r}", where, remedy)
                    elif section != "triggers" and not _stands(section, key, example, lexicon):
                        remedy = "mend the example, or add the form it has to names, abbreviations or adjectives"
                        yield Breach(f"no form of the entry stands in its example {example!r}", where, remedy)


def _stands(section: str, key: str, example: str, lexicon: Lexicon) -> bool:
    tables: dict[str, Any] = {name: table for whole in lexicon.tables.values() for name, table in whole.items()}
    table = tables[section].get(key)
    return any(t.entry.data is table or t.entry.code == key for t in find_terms(Text(example), lexicon))


def _triggers(name: str, example: str, lexicon: Lexicon) -> bool:
    forms = verbs(lexicon)
    for frame in _FRAMES:
        view = fold(frame.format(example))
        parted = words(view, Span(0, len(view)), forms)
        for hit in find_triggers(parted, lexicon):
            things = hit.trigger.things
            takes = (complement(parted, hit.last, p, forms, things=things) for p in hit.trigger.takes)
            if hit.trigger.id == name and any(takes):
                return True
    return False
