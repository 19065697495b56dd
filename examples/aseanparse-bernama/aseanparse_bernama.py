"""Bernama, Malaysia's news agency, for aseanparse: ``KUALA LUMPUR, Sept 5 (Bernama) --`` first, ``-- BERNAMA`` last."""

import re
from functools import partial

from aseanparse import Marks, Source, Text, hookimpl, lay_out

# Its dateline, or its sign-off where a newspaper printed the text with a dateline of its own.
OWN = re.compile(r"\(Bernama\) *-|^.{0,2000}?-+ *(?:Bernama|BERNAMA) *$", re.MULTILINE)
ENGLISH = re.compile(r"\b(?:the|to|said)\b")  # the Malay service opens and signs alike
URL = re.compile(r"//(?:www\.)?bernama\.com/(?:en|v2)/")


def recognise(text: Text, url: str | None) -> bool:
    """Whether an article is by Bernama, in English."""
    return bool(url and URL.search(url)) or bool(ENGLISH.search(text.view) and OWN.search(text.view))


# Patterns are matched on the folded view: every dash is "-", every quote is straight.
MARKS = Marks(
    teasers=(r"What Others Read",),
    sign_offs=(r" *-+ *(?:Bernama|BERNAMA)",),
    credits=(r"- *(?:Bernama|BERNAMA) (?:pic|photo|Photo)",),
    home="MYS",  # it says "Economy Minister", and means Malaysia's
)

# Towns at the borders, which its datelines name and the core does not know.
WORDS = """
[countries.MYS]
cities = ["Bukit Kayu Hitam", "Rantau Panjang", "Padang Besar", "Tanah Merah", "Kota Bharu"]
"""

SOURCE = Source("bernama", "Bernama", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [SOURCE]


@hookimpl
def aseanparse_lexicon() -> list[tuple[str, str]]:
    """The words that this plugin adds."""
    return [("bernama.toml", WORDS)]
