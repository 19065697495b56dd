"""What a source tells the core about its own pages: the words that belong to one outlet."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen


@frozen
class Marks:
    """The marks of one outlet, beside the general shapes that the core knows.

    All but ``home`` are regular expressions over the folded view (plain ASCII letters, ``-`` for every dash, straight
    quotes). The core puts them into groups of its own and compiles them once, when the first article asks for them.

    Attributes:
        teasers: a whole line from which on other stories are advertised (``See more``).
        sections: words that begin a block "Section Headline Sentence" of another story (``Politics``).
        furniture: a whole line of the page that says nothing (``Latest``, the outlet's own name).
        openings: what stands before the first sentence without naming a place (``WVR``); a dash follows.
        sign_offs: what the outlet writes after its last sentence, dash included (``- VNA/VNS``).
        credits: how it names the maker of a picture, beyond ``(Photo: …)`` and ``- … Photo …``.
        regions: what stands for a dateline although it is no city and may lack the dash (``CENTRAL REGION``).
        home: ISO 3166-1 alpha-3 code of the state whose officials the outlet names without their country ("the
            Minister for Foreign Affairs" in a statement of a ministry). None where it always tells the country.
    """

    teasers: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    furniture: tuple[str, ...] = ()
    openings: tuple[str, ...] = ()
    sign_offs: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    home: str | None = None


def either(shapes: Iterable[str], marks: Iterable[str] = ()) -> str:
    """A group that matches any of the core's shapes and an outlet's marks; if there are none, it matches nowhere.

    The group is for a verbose pattern: spaces in ``shapes`` mean nothing, those in ``marks`` are meant.
    """
    return "(?:" + ("|".join([*shapes, *(mark.replace(" ", r"\ ") for mark in marks)]) or "(?!)") + ")"
