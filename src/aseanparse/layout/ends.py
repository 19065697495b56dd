"""Where the article ends: teasers for other stories, sign-offs, what reprints add below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from aseanparse.layout.cut import Piece, is_signature, sign_off
from aseanparse.layout.marks import Marks, either
from aseanparse.model import ZoneKind
from aseanparse.text import Span

_LONGEST_TEASER_LINE, _BUTTON_WORDS = 250, 4
# Whole lines, in any case, after which only other stories and buttons come.
_TEASERS = (
    r"(?:see|read)[ ](?:more|also)(?:[ ](?:news|stories|articles|here))?",
    r"""(?:related|other|more|latest|recommended|similar|popular|top|breaking|most[ ](?:read|viewed|popular)|hot)[ ]
        (?:news|articles?|stories|story|posts?|topics?|contents?|reads?|items|tags?)""",
    r"you[ ](?:may|might)[ ]also[ ]like|what[ ]to[ ]read[ ]next|read[ ]next|most[ ]read|recommended",
    r"more[ ](?:from|in|on|about)\b[^\n]{0,40}+",
    r"(?:tags?|keywords?|topics?)[ ]?:[^\n]*+|\#\w[^\n]{0,200}+",
    r"comments?[ ]?(?:\(\d+\))?|(?:post|leave)[ ]a[ ]comment|send[ ]feedback",
    r"(?:print|share|e-?mail)(?:[ ]this[ ][a-z]+)?|legal[ ]disclaimer",
    r"(?:like|follow|subscribe)[ ](?:us|to)\b[^\n]{0,120}+|(?:copyright|all[ ]rights)\b[^\n]*+",
)

_LINK = regex.compile(r"(?i:(?:read|see)[ ](?:more|also)|related(?:[ ](?:news|story|article))?)[ ]?:[ ]?\S")


@cache
def _teaser(marks: Marks) -> regex.Pattern[str]:
    return regex.compile(rf"{either(_TEASERS, marks.teasers)}[ ]*[:.>]*", regex.VERBOSE | regex.IGNORECASE)


@cache
def _section(marks: Marks) -> regex.Pattern[str]:
    return regex.compile(rf"{either((), marks.sections)}[ ](?=[A-Z\"'])", regex.VERBOSE)


@cache
def _cut_off() -> regex.Pattern[str]:
    """A reprint's invitation to read on, at the end of the last line it copied."""
    return regex.compile(
        r"""(?i:
        (?<![ ]) [ ]*+ [\[(]?+ [ ]*+ (?:\.\.\.|…|-)?+ [ ]*+ \[?+ [ ]*+
        (?:read[ ](?:the[ ])?(?:full|more|original)(?:[ ](?:this|article|story)){0,2}|continue[ ]reading)
        [ .…\])]* (?:\babout\b[^\n]*+)?+ )$
        """,
        regex.VERBOSE,
    )


def teaser_start(view: str, lines: Sequence[Span], marks: Marks) -> int:
    """Index of the first line that belongs to other stories; ``len(lines)`` if none does.

    Two neighbouring lines that begin with a section's name are a list of other stories; one may be a sentence.
    """
    block = False
    for n, line in enumerate(lines):
        if n and line.end - line.start < _LONGEST_TEASER_LINE and _teaser(marks).fullmatch(view, *line):
            return n
        if block & (block := _section(marks).match(view, *line) is not None):
            return n - 1
    return len(lines)


def close(view: str, lines: Sequence[Span], marks: Marks) -> tuple[list[Span], list[Piece]]:
    """Take off an article's end what is not its text: signatures, buttons, "Read full story", the sign-off.

    Returns:
        The lines that are left, the last one shortened, and the pieces taken off.
    """
    left, taken = list(lines), list[Piece]()
    while len(left) > 1 and (kind := _closing(view, left[-1], marks)):
        taken.insert(0, Piece(*left.pop(), kind))
    if left:
        start, end = left[-1]
        match = _cut_off().search(view, max(start, end - 200), end)
        stop = match.start() if match else end
        if match and stop > start:
            taken.insert(0, Piece(stop, end, "furniture", whole=False))
        if tail := sign_off(view, Span(start, stop), marks):
            taken.insert(0, Piece(*tail, "credit", whole=False))
            stop = tail.start
        left[-1] = Span(start, stop if stop > start else end)
    return left, taken


def _closing(view: str, line: Span, marks: Marks) -> ZoneKind | None:
    """What a last line is that is no text: a sign-off, a button or part of a signature block (few words, no stop)."""
    if is_signature(view, line, marks):
        return "credit"
    words = view[slice(*line)].split()
    button = len(words) <= _BUTTON_WORDS and not words[-1].rstrip("\"'").endswith((".", "!", "?", "…", ")", "|"))
    return "furniture" if button else None


def signed(view: str, lines: Sequence[Span], first: int, marks: Marks) -> int:
    """Number of lines up to and with the sign-off; ``len(lines)`` if there is no sure one.

    Sure are ``./.``, an agency in capitals behind a dash, and the outlet's own sign-offs: a name in small letters
    behind a dash may be the source of a quotation, capitals on a line of their own a heading.

    Args:
        view: the folded text.
        lines: the lines before any teaser.
        first: index of the first line that may be signed: the article has begun.
        marks: the outlet's own sign-offs.
    """
    for n in range(first, len(lines)):
        tail = sign_off(view, lines[n], marks) or (lines[n] if is_signature(view, lines[n], marks) else None)
        if tail and _sure(marks).match(view, *tail):
            while n + 1 < len(lines) and is_signature(view, lines[n + 1], marks):
                n += 1
            return n + 1
    return len(lines)


@cache
def _sure(marks: Marks) -> regex.Pattern[str]:
    shapes = (r"[./]*/", r"-+[ ]*[A-Z]{2,}\b", r"\([A-Z/]+\)")
    return regex.compile(rf"[ ]*{either(shapes, marks.sign_offs)}", regex.VERBOSE)


def is_link(view: str, line: Span) -> bool:
    """Whether a line between paragraphs points to another story: ``Read more: …``."""
    return _LINK.match(view, *line) is not None
