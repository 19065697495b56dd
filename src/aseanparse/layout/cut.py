"""Where a line of the page falls apart: captions, credits, image marks and sign-offs are often glued to other text."""

from __future__ import annotations

import re
from functools import cache

import regex
from attrs import define

from aseanparse.layout.marks import Marks, either
from aseanparse.layout.published import SIGNED_DAY
from aseanparse.model import ZoneKind
from aseanparse.text import Span


@define
class Piece:
    """A stretch of the view; its kind is given as its neighbours tell.

    Attributes:
        start: first position.
        end: one past the last.
        kind: what it is; None until its neighbours tell.
        whole: it is a line of its own, not a part of one.
    """

    start: int
    end: int
    kind: ZoneKind | None = None
    whole: bool = True

    @property
    def span(self) -> Span:
        """The stretch as a range."""
        return Span(self.start, self.end)


_LONGEST_CAPTION = 450
_PHOTO = r"(?:Photos?|[Pp]ic(?:ture)?s?)\b"
_AGENCIES = r"(?!Photo|Pic)[A-Z][A-Za-z.]*+(?:[/&][ ]?[A-Z][A-Za-z.]*+){0,3}+"
_NAME = r"[A-Z][a-z']++(?:-[A-Z][a-z]++)?+"
# (Photo: VNA), (Source: Embassy of Japan), (Illustrative photo: internet)
_BRACKETED = r"""
    \( (?i:illustrative[ ]|file[ ])?+ (?:Photos?|Source|Image|Picture|Credit|Video|Illustrat(?:ion|ive))\b
    [^()\n]{0,120}+ \) [.]?
"""
# Photo: VNA |, __Photo: VNA | at the end of a row of a table
_ROW = rf"(?:__|[|])[ ]*+{_PHOTO}[ ]*:[^|\n]{{1,80}}+"
# - VNA/VNS Photo Name Name, - Bernama pic, - Photo courtesy of X, - Photo vov.vn; then the line ends or goes on
_BARE = rf"""
    (?: -[ ]*+ (?:{_AGENCIES}[ ])?+ (?i:file[ ])?+ | (?<=[.,][ ]) {_AGENCIES}[ ] ) {_PHOTO}
    (?: [ ]?:?[ ]? (?:courtesy[ ]of|by|from)\b [^\n]{{1,60}}+ $
      | [ ] [a-z][a-z\d-]*+ (?:[.][a-z]{{2,}}){{1,3}}+
      | [ ]?:?[ ]? {_NAME} (?:[ ]{_NAME}){{1,3}} (?= [ ]*$ | [ ]*[A-Z]{{2}} )   # before the end or a city in capitals
      | [ ]?:?[ ]? {_NAME} [ ] {_NAME} (?=[ ]?[A-Z])                           # before a sentence: two words
      | [ ]?:[ ]? [A-Z][^\n.]{{1,60}}+ $
      | (?=[ ]*$) | (?= [ ]*[A-Z]{{2,}}[A-Z ]*[ ]- )
    )
"""
# The caption, then Photo: Name or Photo by Name at the end of the line
_CLOSING = (
    rf"\b(?=[Pp](?:hoto|ic)) (?<=[.)a-z\d\"'][ ]*) {_PHOTO}[ ]?(?::|by\b|courtesy[ ]of\b)[ ]?[A-Z][^\n.]{{1,60}}+ $"
)


# No credit of these shapes without one of these words: most lines need no closer look. ``re`` finds the words, none
# of which begins with a choice, in a tenth of the time.
_MAKER = re.compile("Photo|Pic|pic|Source|Image|Credit|Video|Illustrat")


@cache
def _credit(marks: Marks) -> regex.Pattern[str]:
    """Who made the picture."""
    shapes = (_BRACKETED, _ROW, _BARE, _CLOSING)
    return regex.compile(either(shapes, marks.credits), regex.VERBOSE | regex.MULTILINE)


@cache
def _image_mark() -> regex.Pattern[str]:
    """``hinh anh 1``, ``- Anh 1.``: the Vietnamese for "picture 1", left over from the alternative text before it."""
    return regex.compile(r"(?:[ ]?-)?[ ](?:hinh[ ])?[Aa]nh[ ]\d{1,2}[.]?(?=[A-Z\"' \n]|$)")


def _find_image_mark(view: str, span: Span) -> regex.Match[str] | None:
    return _image_mark().search(view, *span) if view.find("nh ", *span) >= 0 else None


@cache
def _stub() -> regex.Pattern[str]:
    """What a table or an image leaves when a page is turned into text: ``![]() |``, ``| |``, dots, a lone letter."""
    return regex.compile(r"(?:!?\[[^\]\n]*+\](?:\([^)\n]*+\))?+|[|. _*-])++|[a-z]")


@cache
def _sign_off(marks: Marks) -> regex.Pattern[str]:
    """The agency's name after the last sentence: ``- VNA/VNS``, ``VNS``, ``./.``, ``-VNA``, ``(PNA)``."""
    shapes = (
        rf"-+[ ]*(?:[A-Z]{{2,}}|[A-Z][a-z]+)(?:[/ ][A-Z][A-Za-z]*){{0,2}}(?:,?[ ]\(?{SIGNED_DAY}\)?)?",
        r"[A-Z]{3,8}(?:/[A-Z]{3,8})?+",
        r"\([A-Z]{2,8}(?:/[A-Z]{2,8})?+\)",
        r"\(Source:[ ]?[A-Z][\w+/.]{1,20}\)",
        r"/?\.?/[.-]?",
    )
    sign = rf"[ ]* {either(shapes, marks.sign_offs)} [.]?"
    return regex.compile(rf"(?<=[.!?…\"')/]) (?:{sign}){{1,2}} $", regex.VERBOSE)


@cache
def _signature(marks: Marks) -> regex.Pattern[str]:
    """A line that is nothing but a sign-off."""
    shapes = (
        r"[-./ ]*[A-Z]{3,8}(?:/[A-Z]{3,8})?",
        rf"-*[ ]*[A-Z][A-Za-z]{{2,}}(?:[/ ][A-Z][A-Za-z]*){{0,2}},?[ ]\(?{SIGNED_DAY}\)?",
        r"-+[ ]*[A-Z][a-z]{2,}",
        r"\([A-Z]{2,8}(?:/[A-Z]{2,8})?\)",
        r"\(?Source[ ]?:[ ]?[^\n]{2,60}",
        r"/?\.?/\.?",
    )
    return regex.compile(rf"{either(shapes, marks.sign_offs)}[.]?", regex.VERBOSE)


def is_alternative(view: str, span: Span) -> bool:
    """Whether a line is the alternative text of a picture: the next one may be its caption."""
    mark = _find_image_mark(view, span)
    return mark is not None and mark.end() == span.end


def is_stub(view: str, span: Span) -> bool:
    """Whether a line holds no words."""
    return _stub().fullmatch(view, *span) is not None


def is_signature(view: str, span: Span, marks: Marks) -> bool:
    """Whether a line is a sign-off and nothing else."""
    return _signature(marks).fullmatch(view, *span) is not None


def captions(view: str, line: Span, marks: Marks, *, body: bool) -> list[Piece]:
    """Cut a line at image marks, table bars and credits; what stands before a credit is a caption.

    The last piece has no kind where text follows the last credit, or where the line has no caption at all. In the
    ``body`` a bracket such as ``(Source: …)`` may also name where a figure comes from: there a credit counts only at
    the end of a line no longer than a caption.
    """
    pieces: list[Piece] = []
    start, end = line
    if mark := _find_image_mark(view, line):
        pieces.append(Piece(start, mark.end(), "furniture", whole=False))
        start = mark.end()
    barred = view.startswith("|", start) or view.endswith("|", start, end)
    credits = _credit(marks).finditer(view, start, end) if marks.credits or _MAKER.search(view, start, end) else ()
    for credit in credits:
        if body and not barred and (end - start > _LONGEST_CAPTION or view[credit.end() : end].strip()):
            continue
        if view[start : credit.start()].strip():
            pieces.append(Piece(start, credit.start(), "caption", whole=False))
        pieces.append(Piece(credit.start(), credit.end(), "credit", whole=credit.start() == line.start))
        start = credit.end()
    if view[start:end].strip(" |."):
        caption = barred or bool(pieces and pieces[-1].kind == "furniture")
        pieces.append(Piece(start, end, "caption" if caption else None, whole=not pieces))
    elif view[start:end].strip():
        pieces.append(Piece(start, end, "furniture", whole=not pieces))
    return pieces


def sign_off(view: str, span: Span, marks: Marks) -> Span | None:
    """The sign-off at the end of a paragraph, or None."""
    match = _sign_off(marks).search(view, max(span.start, span.end - 60), span.end)
    return Span(*match.span()) if match and match.start() > span.start else None
