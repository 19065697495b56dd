"""Vietnam News Agency (VNA), en.vietnamplus.vn and its mirrors: ``Hanoi (VNA) -`` before the text, ``./.`` after it."""

from __future__ import annotations

import unicodedata
from functools import partial

import regex

from aseanparse import Marks, Source, Text, hookimpl, lay_out

SECTIONS = (
    *("Politics", "Business", "Society", "World", "Videos", "Environment", "Travel", "ASEAN", "Culture", "Sports"),
    *("Sci-?Tech", "Culture ?- ?Sports?", "Destinations", "Mega Story", "Infographics"),
)
MARKS = Marks(
    furniture=(r"Making news", r"VietnamPlus", r"Vietnam\+ \(VietnamPlus\)"),
    sections=SECTIONS,
    sign_offs=(r"(?:[./]{1,3}+[ ]*+)?+(?:-++[ ]*+)?+VNA\b",),
)

_URL = regex.compile(
    r"""
      (?:^|[/.@])(?:en|betaen)\.vietnamplus\.vn\b | \bvietnam\.vnanet\.vn/english
    | ^(?!.*//(?:fr|es|zh|ru|ja|ko|lo|km)\.)[^ ]*\.vnp\b           # its mirrors keep the ending
    """,
    regex.VERBOSE | regex.IGNORECASE,
)
# A city, perhaps a day, and (VNA), at the start of a line or glued to a caption; "Vietnam News Agency (VNA)" is none.
_CITY = r"(?!Vietnam[ ]News)[A-Z][a-z']+(?:[ ](?:[A-Z][a-z']+|d[aeo])){0,3}(?:,[ ][A-Z][a-z]+[ ]\d{1,2})?"
_DATELINE = regex.compile(
    rf"""
      ^ [ ]* (?:{_CITY}[ ]?)? \(VNA\) [ ]* (?=[-:A-Z"'])
    | (?<=[).\d][ ]?) {_CITY} [ ]?\(VNA\) [ ]*-
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_SIGNED = regex.compile(
    r"""
      ^[-./ ]*+VNA[./ ]*$                           # a line of its own
    | [.!?"')/][ ]*-+[ ]*VNA[./]?[ ]*$             # after the last sentence
    | /[.]?[ ]*VNA[ ]*$
    | ^[ ]*\(?Source[ ]?:[ ]*(?:VNA|Vietnam[ ]News[ ]Agency)\)?[ ]*$
    """,
    regex.VERBOSE | regex.MULTILINE,
)
# The agency's "./." alone, a picture's credit, the dash that is left of a dateline, teasers "Section Title Sentence".
_ENDED = regex.compile(r"[.\"'\w]/[.][ ]*$", regex.MULTILINE)
_CREDIT = regex.compile(r"\((?:Photo|Source)s?[ ]?:[ ]*(?:\w{2,12}/)?VNA\b")
_STUB = regex.compile(r"^-+[ ]?(?=[A-Z])", regex.MULTILINE)
_BLOCK = regex.compile(rf"^(?:{'|'.join(SECTIONS)}) [A-Z][^\n]{{60,}}", regex.MULTILINE)
# Another outlet where an article opens: "(VOVWORLD) -", "BEIJING, Oct. 9 (Xinhua) --", "VGP -"; and where it signs.
_OTHER = regex.compile(
    r"""
      ^ [ ]* (?:[A-Z][A-Za-z.]*+(?:,?[ ][A-Z\d][A-Za-z\d.]*+){0,5}+[ ]?)? \((?!VNA\b)[A-Z][A-Za-z.]{2,14}\) [ ]*-
    | ^ (?:[ ]?date[ ]\d{4}-\d\d-\d\d[ ][^\n:]{0,200}?)? [ ]*\b
      (?:VGP(?:[ ]News)?|WVR|VOV(?:\.VN)?|TG&VN|NDO(?:/VNA)?|SGGPO?|VNS)[ ]*-
    """,
    regex.VERBOSE | regex.MULTILINE,
)
_OTHERS_SIGN = regex.compile(r"\b(?:TG&VN|WVR)/|/VNS\b|\bVNS[ ]*$|^[ ]*Latest[ ]*$", regex.MULTILINE)
_RELATED = regex.compile(r"^[ ]*RELATED NEWS[ ]*$", regex.MULTILINE)
# The French and Spanish editions have the same dateline.
_ENGLISH = regex.compile(r"\b(?:the|of|and|to|in|on)\b")
_ROMANCE = regex.compile(r"\b(?:le|la|les|des|du|et|el|los|las|del|y|que)\b")
_HEAD = 3000


def recognise(text: Text, url: str | None) -> bool:
    """Whether an article is the agency's own, in English.

    A picture by VNA proves nothing: every outlet in Viet Nam prints them. With ``./.`` at the end, the bare dash of a
    lost dateline or the site's list of other stories it does.
    """
    view, head = text.view, text.view[:_HEAD]
    linked = bool(url and _URL.search(url))
    if not (linked or "VNA" in view or "Vietnam News Agency" in view):  # what every sign below holds
        return False
    if len(_ROMANCE.findall(head)) > len(_ENGLISH.findall(head)):
        return False
    if linked:
        return True
    if _OTHER.search(head) or _OTHERS_SIGN.search(view):
        return False
    if _DATELINE.search(head):
        return True
    if _RELATED.search(view) or "Việt Nam" in unicodedata.normalize("NFC", text.original):
        return False  # a page of WVR, an article of Viet Nam News, signed by the agency
    if _SIGNED.search(view):
        return True
    blocks = len(_BLOCK.findall(view)) > 1
    return bool(_CREDIT.search(head) and (blocks or _ENDED.search(view) or _STUB.search(head)))


VNA = Source("vna", "Vietnam News Agency", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [VNA]
