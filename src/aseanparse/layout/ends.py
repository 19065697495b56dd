"""Where the article ends: teasers for other stories, sign-offs, what reprints add below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from aseanparse.layout.cut import is_signature, sign_off
from aseanparse.layout.marks import Marks, either
from aseanparse.text import Span

_LONGEST_TEASER_LINE = 250
# Whole lines, in any case, after which only other stories and buttons come.
_TEASERS = (
    r"(?:see|read)[ ](?:more|also)(?:[ ](?:news|stories|articles|here))?",
    r"""(?:related|other|more|latest|recommended|similar|popular|top|breaking|most[ ](?:read|viewed|popular)|hot)[ ]
        (?:news|articles?|stories|story|posts?|topics?|contents?|reads?|items|tags?)""",
    r"you[ ](?:may|might)[ ]also[ ]like|what[ ]to[ ]read[ ]next|read[ ]next|most[ ]read|recommended",
    r"more[ ](?:from|in|on|about)\b[^\n]{0,40}+",
    r"(?:tags?|keywords?|topics?)[ ]?:[^\n]*+|\#\w[^\n]{0,200}+",
    r"comments?[ ]?(?:\(\d+\))?|(?:post|leave)[ ]a[ ]comment|send[ ]feedback",
    r"(?:print|share|e-?mail)(?:[ ]this[ ][a-z]+)?",
    r"(?:like|follow|subscribe)[ ](?:us|to)\b[^\n]{0,120}+|(?:copyright|all[ ]rights)\b[^\n]*+",
)


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
        [ ]* [\[(]? [ ]* (?:\.\.\.|…|-)? [ ]* \[? [ ]*
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
        if block & (block := bool(n and _section(marks).match(view, *line))):
            return n - 1
    return len(lines)


def is_button(view: str, line: Span) -> bool:
    """Whether the last line is a button of the page or part of a signature block: few words and no stop."""
    words = view[slice(*line)].split()
    return len(words) <= 4 and not words[-1].rstrip("\"')").endswith((".", "!", "?", "…"))


def cut_off(view: str, line: Span) -> int:
    """Where a reprint's "Read full story" begins in a line; its end if there is none."""
    match = _cut_off().search(view, max(line.start, line.end - 200), line.end)
    return match.start() if match else line.end


def signed(view: str, lines: Sequence[Span], first: int, marks: Marks) -> int:
    """Number of lines up to and with the sign-off; ``len(lines)`` if there is no sure one.

    A name in small letters after a dash may be the source of a quotation: only ``./.`` and capitals are sure.

    Args:
        view: the folded text.
        lines: the lines before any teaser.
        first: index of the first line that may be signed: the article has begun.
        marks: the outlet's own sign-offs.
    """
    for n in range(first, len(lines)):
        tail = sign_off(view, lines[n], marks) or (lines[n] if is_signature(view, lines[n], marks) else None)
        name = view[slice(*tail)] if tail else ""
        if name.strip(" -./()").isupper() or "/." in name:
            while n + 1 < len(lines) and is_signature(view, lines[n + 1], marks):
                n += 1
            return n + 1
    return len(lines)
