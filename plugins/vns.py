"""Viet Nam News (VNS), vietnamnews.vn: capitals and a dash before the text, ``Việt Nam`` with its diacritics."""

from __future__ import annotations

import unicodedata
from functools import partial

import regex

from aseanparse import Marks, Source, Text, hookimpl, lay_out

MARKS = Marks(
    furniture=(r"Viet Nam News(?: Agency)?",),
    teasers=(r"E-paper", r"\[?Read full story\]?"),
    sign_offs=(r"(?:-++[ ]*+)?+(?:VNA/)?VNS",),
    regions=(r"CENTRAL REGION", r"CENTRAL HIGHLANDS", r"MEKONG DELTA", r"SOUTHERN REGION", r"NORTHERN REGION"),
)

_URL = regex.compile(r"(?:^|[/.@])vietnamnews\.vn\b", regex.I)
# Sign-off, picture credit or source line: nobody else signs so.
_SIGNED = regex.compile(
    r"""
      \bVNA?/VNS\b | \bVNS[ ]Photos?\b | \(VNS\)[ ]*-
    | (?:^|[.!?"'])[ ]*+-*+[ ]*+VNS[ ]*+$
    | ^[ ]*(?:Source[ ]?:[ ]?)?Viet[ ]Nam[ ]News[ ]*$ | ^[ ]*Source[ ]?:[ ]?VNS\b
    """,
    regex.VERBOSE | regex.MULTILINE,
)
# Capitals, a dash, no day and no agency in between.
_DATELINE = regex.compile(
    r"(?:^|[ ]|\d{4}-\d\d-\d\d[ ])[A-Z]{2,}(?:[ ][A-Z]{2,}){0,3}[ ]*-+[ ](?=[A-Z\"'])", regex.MULTILINE
)
# Another outlet named where an article opens: "(VOVWORLD) -", "Hanoi (VNA) -", "VGP -", "WVR -".
_OTHER = regex.compile(
    r"""
      (?:^|\)) [ ]* (?:[A-Z][A-Za-z.]*+(?:,?[ ][A-Z\d][A-Za-z\d.]*+){0,5}+[ ]?)? \((?!VNS\b)[A-Z][A-Za-z.]{2,14}\) [ ]*-
    | ^ (?:[ ]?date[ ]\d{4}-\d\d-\d\d[ ][^\n:]{0,200}?)? [ ]*\b
      (?:VGP(?:[ ]News)?|WVR|VOV(?:\.VN)?|TG&VN|NDO(?:/VNA)?)[ ]*-
    | \bPhoto:[ ]?WVR/
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_PLAIN = regex.compile(r"\bVietnam\b")
_DIACRITICS = regex.compile(r"[ĐđơưƠƯ\u1EA0-\u1EF9]")  # letters that only Vietnamese has
_HEAD = 2500


def recognise(text: Text, url: str | None) -> bool:
    """Whether an article is from Viet Nam News.

    The sign-off is often cut away, so the house spelling is enough: only this paper writes ``Việt Nam`` with its
    diacritics in English; pages that lost them have ``Viet Nam`` below a dateline in capitals.
    """
    if url and _URL.search(url):
        return True
    head = text.view[:_HEAD]
    named = "VNS" in text.view or "Viet Nam News" in text.view
    signed = named and _SIGNED.search(text.view) is not None
    return (signed or _is_spelt_so(text, head)) and _OTHER.search(head) is None


def _is_spelt_so(text: Text, head: str) -> bool:
    """Whether the country is spelt as the house does, or the dateline printed so where the marks are lost."""
    view = text.view
    printed = unicodedata.normalize("NFC", text.original)
    plain, marked, spaced = len(_PLAIN.findall(view)), printed.count("Việt Nam"), view.count("Viet Nam")
    if marked > plain or (marked > 1 and 2 * marked > plain):
        return True
    if spaced <= plain and (plain or len(_DIACRITICS.findall(printed)) < 3):
        return False
    return _DATELINE.search(head) is not None


VNS = Source("vns", "Viet Nam News", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [VNS]
