"""The World & Vietnam Report (WVR), en.baoquocte.vn: ``WVR -``, or ``Latest`` and tables around the pictures."""

from __future__ import annotations

from functools import partial

import regex

from aseanparse import Marks, Source, Text, hookimpl, lay_out

MARKS = Marks(
    openings=(r"TG&VN", r"[Bb]aoquocte\.vn"),
    furniture=(r"Latest", r"WVR", r"TG&VN", r"The World (?:&|and) Vietnam Report"),
    teasers=(r"RELATED NEWS", r"Latest News"),
)

_URL = regex.compile(r"(?:^|[/.@])(?:baoquocte\.vn|tgvn\.com\.vn)\b", regex.I)
_NAMED = regex.compile(
    r"""
      ^ [ ]* (?:WVR|TG&VN) [ ]*-
    | \b(?:Photos?|Source) [ ]?:[ ]* (?:WVR|TG&VN)\b
    | \b(?:to|told|with) [ ] (?:WVR|TG&VN)\b
    | \bThe[ ]World[ ](?:&|and)[ ]Vietnam[ ]Report\b
    """,
    regex.VERBOSE | regex.MULTILINE,
)
# Pages of the site turned into text: "Latest" below the title, the title again above each picture, tables around it.
_LATEST = regex.compile(r"^[ ]*Latest[ ]*$", regex.MULTILINE)
_RELATED = regex.compile(r"^[ ]*RELATED[ ]NEWS[ ]*$", regex.MULTILINE)
_TABLE = regex.compile(
    r"^[ ]*!\[[^\]\n]*\]\([^)\n]*\)[ ]*\||^[ ]*\|[^|\n]{10,}\|[ ]*$|^[^|\n]{10,}\|[ ]*$", regex.MULTILINE
)
# Machine translations on aggregators are not the paper's English.
_AGGREGATED = regex.compile(r"Bao Quoc Te[ ]?Bao Quoc Te|^[ ]*Comments? \(\d+\)", regex.MULTILINE)
_OTHER = regex.compile(
    r"""
      \((?:VNA|VNS|VOVWORLD|VOVworld|Xinhua|Bernama)\)[ ]*-
    | ^ [ ]*(?:VGP|VOV(?:\.VN)?|VNS|NDO(?:/VNA)?)[ ]*-
    | /VNS\b | \bVNS[ ]*$
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_HEAD = 2500


def recognise(text: Text, url: str | None) -> bool:
    """Whether an article is from The World & Vietnam Report; most of its pages do not name it."""
    if url and _URL.search(url):
        return True
    named = any(name in text.view for name in ("WVR", "TG&VN", "Vietnam Report")) and _NAMED.search(text.view)
    return (named or _is_laid_out_so(text)) and not (_OTHER.search(text.view) or _AGGREGATED.search(text.view))


def _is_laid_out_so(text: Text) -> bool:
    """Whether the page shows the site's own lines around a title or tables of pictures."""
    view, head = text.view, text.view[:_HEAD]
    if "Latest" not in head and "RELATED" not in view:
        return False
    lines = [view[slice(*line)] for line in text.paragraphs]
    repeated = any(len(line) > 20 and line in lines[n + 1 :] for n, line in enumerate(lines[:2]))
    if _LATEST.search(head):
        return repeated or _TABLE.search(head) is not None
    return repeated and _RELATED.search(view) is not None


WVR = Source("wvr", "The World & Vietnam Report", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [WVR]
