"""Interviews: which paragraphs are the interviewer's."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from aseanparse.text import Span, sentences

# "..., Ambassador?" may stand as a sentence of its own; a label may stand first.
_LABEL = re.compile(r"(?:Q|Question|Reporter|Interviewer|Correspondent|PV)[ ]?[:.-][ ]")
_THANKS = re.compile(r"Thank you(?: very much| so much)?(?:,? [^.!?\n]{0,60}+)?[.!]?")
_HINT = regex.compile(
    r"""\binterview | \b(?:talk|speak)(?:s|ed|ing)?[ ]to\b | \bspoke[ ]to\b | \bchat(?:s|ted)?[ ]with\b
    | \banswer(?:s|ed)[ ]questions | \bQ&A\b | \bcould[ ](?:you|the)\b""",
    regex.VERBOSE | regex.IGNORECASE,
)
_LONGEST, _MOST_SENTENCES = 700, 4


def questions(view: str, body: Sequence[Span]) -> set[Span]:
    """The paragraphs of an interview that are questions or the interviewer's thanks; empty for other articles.

    A question is a whole short paragraph whose last sentence ends with a question mark. An article is an interview if
    it has two of them with answers between, or one and a word that says so; a rhetorical question in a report is none.
    """
    thanks = {p for p in body if _THANKS.fullmatch(view, *p)}
    labelled = {p for p in body if _LABEL.match(view, *p)}
    asked = [n for n, p in enumerate(body) if p not in thanks and _asks(view, p)]
    answered = [n for n in asked if n + 1 < len(body) and n + 1 not in asked]
    few = 0 < len(answered) < 3 and (bool(thanks) or any(_HINT.search(view, *p) for p in body[:4]))
    if labelled or few or len(answered) >= 3:
        return thanks | labelled | {body[n] for n in asked}
    return thanks


def _asks(view: str, paragraph: Span) -> bool:
    if paragraph.end - paragraph.start > _LONGEST or not view[slice(*paragraph)].rstrip("\"') ").endswith("?"):
        return False
    return sum(1 for _ in sentences(view, paragraph)) <= _MOST_SENTENCES
