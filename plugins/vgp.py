"""The Government's newspaper of Viet Nam (VGP), en.baochinhphu.vn: ``VGP -`` before the text, its time below that."""

from __future__ import annotations

from functools import partial

import regex

from aseanparse import Marks, Source, Text, hookimpl, lay_out

MARKS = Marks(
    openings=(r"\(?VGP\)?(?: News)?",),
    furniture=(r"VGP(?: News)?", r"By [A-Z][a-z]+(?: [A-Z][a-z]+){0,3}"),
)

_URL = regex.compile(r"(?:^|[/.@])(?:en\.baochinhphu\.vn|news\.chinhphu\.vn)\b", regex.IGNORECASE)
# At the start of a line, or behind mark and title where a page is one line; "Photo: VGP - X" is none.
_OPENING = regex.compile(
    r"""^ (?:[ ]?date[ ]\d{4}-\d\d-\d\d[ ][^\n:]{0,200}?)? [ ]* (?<!\w) \(?VGP\)? (?:[ ]News)? [ ]*- (?=[ ]*[A-Z"'])""",
    regex.VERBOSE | regex.MULTILINE,
)
_HEAD = 4000


def recognise(text: Text, url: str | None) -> bool:
    """Whether an article is from the Government's newspaper; a picture ``Photo: VGP/...`` is printed by others, too."""
    return bool((url and _URL.search(url)) or _OPENING.search(text.view[:_HEAD]))


VGP = Source("vgp", "Viet Nam Government Portal (VGP)", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [VGP]
