"""Whether an event has happened, is to happen or is only wished for."""

from __future__ import annotations

import re
from datetime import date

import regex

from aseanparse.events.heads import Head
from aseanparse.events.setting import Day
from aseanparse.model import EventStatus
from aseanparse.text import Span

_PROPOSED = (
    r"invit\w+|propos\w+|suggest\w+|recommend\w+|hop(?:ed|es|ing)|wish\w*|urged|asked|requested|called (?:on|for)|"
    r"offered to|should|looks? forward|voiced readiness|ready to"
)
_SCHEDULED = (
    r"will|would|shall|to be held|scheduled|due to|plans?(?: to|ned|s)?|agreed|decided|pledged|committed to|"
    r"vowed|resolved|"
    r"undertook|is to|are to|set to|expected|upcoming|coming|"
    r"next|forthcoming|prepar\w+|ahead of|towards?|soon|instruct\w*|consented|intends?|accept\w*|groundwork for|"
    r"successful (?:organi[sz]ation|hosting) of|slated|announced|going to|"
    r"ensure|assign\w*|task\w*|reached consensus|"
    r"unanimous"
)
_DONE = (
    r"attended|attending|joined|took place|took part|opened|held|addressing|addressed|co-?chaired|chaired|convened|"
    r"gathered|participated|participating|concluded|wrapped up|kicked off|hosted|adopted|signed|at the|during|since|"
    r"after|outcomes"
)
_CUE = regex.compile(  # the last cue is the one found first
    rf"(?r)\b(?:(?P<proposed>{_PROPOSED})|(?P<scheduled>{_SCHEDULED})|(?P<occurred>{_DONE}))\b", regex.IGNORECASE
)
_LEFT_FOR = regex.compile(
    r"(?r)\b(?:left|leaves?|leaving|departed|departs?)\b[^.;,]{0,50} for "
    r"(?:[A-Z][^.;]{1,40}? to (?:attend|join|take part in|participate in) )?(?:the )?$"
)
_TO_BE = regex.compile(r"(?r)\b(?:will|to) be \w+ $")
_LATER = re.compile(
    r"[^.;]{0,80}?\b(?:will|is scheduled|are scheduled|to be held|scheduled (?:for|to)|is due|are due|would be|is "
    r"set|opens?(?! to)|(?:meets|convenes) (?:in|on)|planned|slated|is expected|to take place|due to)\b",
    re.IGNORECASE,
)
_DONE_LATER = re.compile(
    r"[^.;]{0,60}?\b(?:took place|(?:was|were) (?:held|co-?chaired\w*|attended|opened|hosted|convened)|opened|convened|"
    r"(?:held|met) (?:in|on)|has concluded|concluded|wrapped up|kicked off|which runs|underway|taking place|ended)\b",
    re.IGNORECASE,
)
_PLANNED = regex.compile(
    r",? (?:which is |that is )?(?:planned|scheduled|slated|due|expected|to be held|to take place)\b", regex.IGNORECASE
)
_ACCEPTED = regex.compile(r"\baccept(?:ed|ing|s)\b(?! the credentials)|\band \w+ agreed\b", regex.IGNORECASE)


def status_of(view: str, sentence: Span, head: Head, day: Day | None, today: str) -> EventStatus | None:
    """Whether the head's event has happened, is to happen, or is only wished for; None where the words are neutral.

    The nearest cue before the head decides; a day before or after today overrules it, and an
    accepted invitation is an appointment.
    """
    end = min(sentence.end, head.start + (12 if head.shape == "told" else 0))
    cue = _CUE.search(view, max(sentence.start, head.start - 400), end)
    found: EventStatus | None = None
    if cue:
        found = "proposed" if cue["proposed"] else "scheduled" if cue["scheduled"] else "occurred"
        if cue[0].lower() == "at the" and _TO_BE.match(view, max(sentence.start, cue.start() - 60), cue.start()):
            found = "scheduled"  # "is expected to be signed at the third meeting"
        if found == "proposed" and head.shape == "conference" and cue[0].lower().startswith("invit"):
            found = "scheduled"  # whoever invites to a conference will hold it
    if found is None and head.shape == "conference" and _LEFT_FOR.match(view, sentence.start, head.start):
        found = "scheduled"
    if found == "proposed" and _ACCEPTED.search(
        view, max(sentence.start, head.start - 400), min(sentence.end, head.end + 400)
    ):
        found = "scheduled"
    if found != "proposed" and head.shape in ("conference", "mechanism", "noun", "visit"):
        if _LATER.match(view, head.end, sentence.end):
            found = "scheduled"
        elif _DONE_LATER.match(view, head.end, sentence.end):
            found = "occurred"
    if head.shape in ("conference", "mechanism") and _PLANNED.match(view, head.reach, sentence.end):
        found = "scheduled"
    return settled(today, found, day.first if day else "", day.last if day else "")


_WEEK = re.compile(r"\d{4}-W\d\d")
_MONTH_OR_DAY, _YEAR_OR_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?"), re.compile(r"\d{4}(-\d\d)?")


def settled(today: str, status: EventStatus | None, first: str, last: str) -> EventStatus | None:
    """The status once the day is compared with today; nothing proposed in the past stays a proposal."""
    if not first or not today or first.startswith("X"):
        return status
    if _WEEK.fullmatch(first):
        first, last = (date.fromisoformat(f"{first}-{n}").isoformat() for n in (1, 7))
    if status is None and (last or first)[:10] >= today >= first:
        return "occurred"  # under way
    if len(first) == 10 and first > today:
        return status if status == "proposed" else "scheduled"
    if _MONTH_OR_DAY.fullmatch(first) and (last or first)[:10] < today[: len(first)]:
        return "occurred"
    if _YEAR_OR_MONTH.fullmatch(first) and first > today[: len(first)]:
        return status if status == "proposed" else "scheduled"
    return status
