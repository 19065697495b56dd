"""How the names of events and towns are given out and compared: one form for all spellings of the same letters."""

from __future__ import annotations

import unicodedata

from aseanparse.names import fold_name, one_tone_placement

_PLAIN = (
    {ord(mark): "'" for mark in "‘’‛ʼʻ´`′"}
    | {ord(mark): '"' for mark in "“”„‟«»″"}
    | dict.fromkeys(map(ord, "‐‑‒–"), "-")
)


def written(text: str) -> str:
    r"""The name of an event or a town: NFC, plain quotes and hyphens, single spaces, one place for tone marks.

    >>> written("Khánh  Hoà"), written("Ministers’ “2+2” Meeting")
    ('Khánh Hòa', 'Ministers\' "2+2" Meeting')
    """
    plain = "".join(c for c in unicodedata.normalize("NFC", text) if unicodedata.category(c) != "Cf")
    return one_tone_placement(" ".join(unicodedata.normalize("NFC", plain.translate(_PLAIN)).split()))


def same_town(one: str, other: str) -> bool:
    """Two towns do not contradict: one of them is not told, or they differ in spelling alone."""
    return not one or not other or fold_name(one) == fold_name(other)
