"""Which way a date without a year points: back, for what has happened, or ahead, for what is to come.

The verb that governs the expression decides: of its clause the cue nearest to the left, else the first to the right.
A commissive or directive word (*agreed to*, *plans to*, *invitation to*) turns what its complement tells to the
future, whatever its own tense; a purpose infinitive (*met to discuss*) inherits the tense of its verb.
"""

from __future__ import annotations

from functools import cache
from typing import Literal

import regex

Direction = Literal["past", "future", "open"]

# Past forms of the irregular verbs of reporting and of diplomatic news.
_IRREGULAR = """was were had held met took made became began came went gave saw got left led sent won rose fell stood spoke wrote
    paid said told brought bought built chose fled flew found fought grew kept knew laid lost ran sold spent struck swore thought
    understood withdrew broke drew drove taken made given seen been begun become done grown written spoken known shown broken
    chosen drawn driven fallen flown gone risen sworn worn arisen overthrown heard hit cut put set shut quit felt forgot forgiven
    hid hidden lay lied lit meant read rode rung sang sank sat shook shot shrank slept slid sped split spread sprang stole stuck
    swept swung taught threw thrown tore torn upheld wept wound woke wove overtook overcame oversaw foresaw drank ate beat bent
    bound bore caught clung crept dealt dug fed hung hurt leapt lent let"""
_NO_PAST = "need|speed|indeed|exceed|feed|seed|proceed|succeed|breed|bleed|weed|hundred|kindred|embed|red|bed|shed|sacred|naked|wed|led"
_TURNING_VERBS = r"""agree|pledg|vow|promis|decid|plan|intend|aim|hop|expect|schedul|propos|suggest|recommend|urg|ask|request|call|invit|
    commit|resolv|undertak|consent|accept|offer|slat|prepar|appeal|want|wish|seek|sought|determin|concur|announc|confirm|inform|
    encourag|instruct|task|direct|order|assign|permit|allow|warn|threaten|predict|forecast"""
_TURNING = rf"""(?: (?:{_TURNING_VERBS})(?:e|es|s|ed|d|ted|ned|ing|ting|ning)? | undertook | undertaken | ready | readiness | willing(?:ness)? | prepared | due
    | plans? | proposals? | invitations? | intention | commitments? | target | goal | forthcoming | upcoming | bound | poised | keen | eager )"""

_CUES = rf"""
    (?P<future>
        \b(?:will|would|shall|'ll|won't|may|might|can|could|should|must|cannot|let(?:'s|[ ]us)?)(?![A-Za-z]) (?:[ ](?:not|also|[a-z]+ly|soon|then|continue))*+ (?:[ ]to)? (?:[ ](?:be|have|been))? [ ]?[a-z]*
      | \b(?:is|are|was|were|be|been)[ ](?:\w+ly[ ])?(?:scheduled|due|expected|set|slated|planned|poised|likely|going|to|about|supposed|tipped)(?:[ ](?:to|for))?(?:[ ]be)?(?:[ ](?:held|\w+ed))?(?![A-Za-z])
      | \b(?:scheduled|slated|planned|due|set|tentatively|arranged)[ ](?:for|to)(?:[ ]be[ ]\w+)?(?![A-Za-z])
      | \bto[ ]be[ ](?:held|\w+ed)\b
      | \b(?:upcoming|forthcoming|the[ ]next|next[ ]\w+[ ]on|no[ ]later[ ]than|ahead[ ]of|in[ ]time[ ]for|deadline|until[ ]the[ ]end)\b
    )
  | (?P<since> \b(?:since|as[ ]of|dated|late[ ]last|earlier(?:[ ]this[ ]\w+)?|previously|in[ ]the[ ]past)\b )
  | (?P<turning> \b{_TURNING}(?![A-Za-z]) )
  | (?P<past> (?<!\b(?:the|a|an|its|their|his|her|newly|recently|of|more|most|for|and)[ ]) \b (?!(?:{_NO_PAST})\b) (?:[a-z]{{2,}}ed|{"|".join(_IRREGULAR.split())}) (?![A-Za-z-]) )
  | (?P<present> \b(?:is|are|has|have|takes|runs|opens|begins|starts|ends|falls|lasts|comes|goes|kicks|visits|arrives|continues|remains|marks)\b )
"""
_SENTENCE = r"""[.!?]['")]*+(?:[ \n]++(?=['"(]?[A-Z])|(?=[A-Z][a-z]))|[;\n]"""
_GOAL = r"(?i)\b(?:by|before|until|till|no[ ]later[ ]than|ahead[ ]of|through|from[ ]now|within)[ ]+(?:the[ ]|around[ ]|about[ ]|at[ ]least[ ]|(?:noon|midnight|\d[\d:.]*[ ]?[ap]\.?m\.?)[ ](?:[A-Z]{3}[ ])?(?:on[ ])?)*$"
# Verbs that last or have ended: with them, "until Friday" looks back.
_TOLD = (
    r"\b(?:had|ended|lasted|ran|stayed|remained|worked|served|lived|waited|closed|dropped|rose|fell|died|recorded)\b"
)
_PAST_FORMS = ("ed", "ook", *_IRREGULAR.split())
_REACH = 400  # how far, in code points, the clause is looked at on either side


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str], regex.Pattern[str], regex.Pattern[str]]:
    return (
        regex.compile(_CUES, regex.VERBOSE),
        regex.compile(_SENTENCE, regex.VERBOSE),
        regex.compile(_GOAL),
        regex.compile(_TOLD),
    )


def direction(view: str, start: int, end: int, lowest: int, highest: int) -> Direction:
    """Where an expression without a year points.

    Args:
        view: the folded view.
        start, end: the expression.
        lowest, highest: the zone it stands in; the sentence is looked for inside it.
    """
    cues, sentence, goal, told = _patterns()
    low, high = max(lowest, start - _REACH), min(highest, end + _REACH)
    for stop in sentence.finditer(view, low, start):
        low = stop.end()
    stop = sentence.search(view, end, high)
    if stop is not None:
        high = stop.start()
    left = list(cues.finditer(view, low, start))
    if goal.search(view, low, start) and not view.startswith("'s", end):
        # "by Friday" is ahead, unless what lasted or had happened till then is told ("had arrived by Friday").
        if not left and _first(cues, view, end, high, "open") == "past":
            return "past"
        return (
            "past"
            if left and left[-1].lastgroup == "past" and told.search(view, left[-1].start() - 10, left[-1].end())
            else "future"
        )
    # "the ministry on Sunday issued", "PM X on May 11 hosted": the verb comes right after the date.
    after = cues.match(view, end + 1, high)
    if after is not None and after[0].endswith(_PAST_FORMS) and view.endswith("on ", 0, start):
        return "past"
    for n in range(len(left) - 1, -1, -1):
        kind = left[n].lastgroup
        if kind == "turning":
            between = view[left[n].end() : start].strip()
            # "agreed in May to …", "pledged at their talks in May": the date tells when the word was said.
            if between in ("", "on", "in", "earlier on", "late on") or _is_setting(between):
                return "past" if left[n][0].endswith(("ed", "ook")) else "open"
            return "future"
        if kind == "since":
            return "past"
        if kind in ("future", "past"):
            return "future" if kind == "future" else "past"
        if kind == "present":
            return "future" if left[n][0] not in ("is", "are", "has", "have") else _first(cues, view, end, high, "open")
    return _first(cues, view, end, high, "open")


def _is_setting(between: str) -> bool:
    """Is what stands between a verb and the date only where or at what occasion the verb happened?"""
    return bool(regex.match(r"(?:at|in|during|after)[ ]", between)) and not regex.search(
        r"\bto[ ][a-z]+\b|\bthat\b|ing\b", between
    )


def _first(cues: regex.Pattern[str], view: str, start: int, end: int, default: Direction) -> Direction:
    """The tense of the first verb to the right, for an expression that opens its sentence."""
    for cue in cues.finditer(view, start, end):
        if cue.lastgroup == "future":
            return "future"
        if cue.lastgroup == "past" or (cue.lastgroup == "turning" and cue[0].endswith(("ed", "ook"))):
            return "past"
    return default
