"""Names of sides, for readers who do not know the codes by heart."""

from __future__ import annotations

from collections.abc import Iterable

from aseanparse import plugins


def names(codes: Iterable[str]) -> dict[str, str]:
    """Code -> name as the lexicon has it, plugins' entries included; a code that it does not know names itself.

    >>> names(["VNM", "EU", "Riverside Pact"])
    {'VNM': 'Viet Nam', 'EU': 'European Union', 'Riverside Pact': 'Riverside Pact'}
    """
    known: dict[str, str] = {}
    for entry in plugins.load().lexicon.entries:
        if entry.kind in ("country", "body") and entry.code:
            known.setdefault(entry.code, entry.name)
    return {code: known.get(code, code) for code in codes}
