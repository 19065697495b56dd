"""Voice of Vietnam (VOVWorld, vovworld.vn; english.vov.vn): ``(VOVWORLD) -`` or ``VOV.VN -`` before the text."""

from __future__ import annotations

from functools import partial

import regex

from aseanparse import Marks, Source, Text, hookimpl, lay_out

MARKS = Marks(
    openings=(r"VOV(?:\.VN|\.vn|5|world)?",),
    furniture=(r"VOV(?:\.VN|\.vn|5|WORLD|world)?",),
    teasers=(r"Others?", r"Feedbacks?", r"Related"),
)

# Its pages in other languages live beside the English ones.
_URL = regex.compile(r"(?:^|[/.@])(?:vovworld\.vn\.?/en-|english\.vov\.vn\b|vovworld\.vn\.?$)", regex.IGNORECASE)
# The bracketed mark is nobody else's; the bare one opens a line, behind mark and title where a page is one line.
_OPENING = regex.compile(
    r"""
      \(VOV(?:world|5|[.]VN)?\) [ ]*-
    | ^ (?:[ ]?date[ ]\d{4}-\d\d-\d\d[ ][^\n:]{0,200}?)? [ ]* (?<!\w) VOV(?:world|5|[.]VN)? [ ]*- (?=[ ]*[A-Z"'])
    """,
    regex.VERBOSE | regex.IGNORECASE | regex.MULTILINE,
)
_ENGLISH = regex.compile(r"\b(?:the|of|and|to|in|on)\b")
# French, Spanish, German and Indonesian editions open alike.
_OTHER_TONGUE = regex.compile(r"\b(?:le|la|les|des|du|et|el|los|del|y|que|der|die|das|und|yang|dan|dengan|untuk)\b")
_HEAD = 2000


def recognise(text: Text, url: str | None) -> bool:
    """Whether an article is by the Voice of Vietnam, in English."""
    head = text.view[:_HEAD]
    named = bool(url and _URL.search(url)) or ("vov" in head.lower() and _OPENING.search(head) is not None)
    return named and len(_OTHER_TONGUE.findall(head)) <= len(_ENGLISH.findall(head))


VOV = Source("vov", "VOVWorld, the Voice of Vietnam", recognise, layout=partial(lay_out, marks=MARKS))


@hookimpl
def aseanparse_sources() -> list[Source]:
    """The one outlet of this plugin."""
    return [VOV]
