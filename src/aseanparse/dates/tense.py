"""Which way a date without a year points: back, for what has happened, or ahead, for what is to come.

The verb that governs the expression decides: of its clause the cue nearest to the left, else the first to the right.
A commissive or directive word (*agreed to*, *plans to*, *invitation to*) turns what its complement tells to the
future, whatever its own tense; a purpose infinitive (*met to discuss*) inherits the tense of its verb. GUIDE, "Dates",
asks for this direction; which words are commissive or directive is told in domain.md, 3.
"""

from __future__ import annotations

import re  # several times the speed of ``regex`` on these short alternations, which run over a clause for each date
from functools import cache
from typing import Literal, NamedTuple

Direction = Literal["past", "future", "open"]

# Past forms of irregular verbs that newswire uses to tell what happened.
_IRREGULAR = tuple(
    """was were had did didn't held met took made became began came went gave saw got left led sent won rose fell
    stood spoke wrote paid said told brought bought built chose fled flew found fought grew kept knew laid lost ran
    sold spent struck swore thought understood withdrew broke drew drove taken made given seen been begun become done
    grown written spoken known shown broken chosen drawn driven fallen flown gone risen sworn worn arisen overthrown
    heard hit cut put set shut quit felt forgot forgiven hid hidden lay lied lit meant read rode rung sang sank
    sat shook shot shrank slept slid sped split spread sprang stole stuck swept swung taught threw thrown tore
    torn upheld wept wound woke wove overtook overcame oversaw foresaw drank ate beat bent bound bore caught clung
    crept dealt dug fed hung hurt leapt lent let""".split()
)
_PAST_ENDINGS = ("ed", "ook", *_IRREGULAR)
_NO_PARTICIPLE = (
    "need|speed|indeed|exceed|feed|seed|proceed|succeed|breed|hundred|kindred|embed|red|bed|shed|sacred|naked"
    "|armed|un[a-z]+ed|united|concerned|talented|skilled"
)
# What may stand before the hyphen of a verb; other compounds are adjectives ("foreign-invested firms").
_PREFIXES = ("co-", "re-")
# A participle after one of these stands before its noun ("the signed agreements") and tells no tense.
_BEFORE_ATTRIBUTE = frozenset("the a an its their his her newly recently of more most for and".split())
_RANKS = ("first", "second", "third", "next", "last", "new", "joint")
# Verbs and nouns of promise, plan, proposal and request (domain.md 3, "Force of words"), by stem and by form.
_STEMS = """agree pledg vow promis decid plan intend aim hop expect schedul propos suggest recommend urg ask request
    invit commit resolv undertak consent accept offer prepar appeal want wish seek determin concur announc confirm
    inform encourag threaten predict forecast"""
_FORMS = """called calling instructed instructing tasked tasking ordered ordering assigned permitted allowed warned
    directed undertook undertaken sought ready readiness willing willingness prepared due plan plans proposal
    proposals invitation invitations intention intentions commitment commitments target targets goal goals poised
    keen eager determination"""

_CUES = rf"""\b(?:
    (?P<perfect> (?: (?:may|might|could|should|must)[ ](?:not[ ])?have
        | had[ ](?:not[ ])?been[ ](?:scheduled|due|expected|set|slated|planned|supposed) )\b )
  | (?P<future>
        (?: will|would|shall|'ll|won't|may|might|can|should|must|cannot ) \b
            (?:[ ](?:not|also|soon|then|still|now|never|again|[a-z]+ly))?
            (?:[ ](?:continue|be|have)(?:[ ](?:to|been|be))?)? (?:[ ][a-z]+)?
      | (?: is|are|was|were|be|been ) [ ] (?:[a-z]+ly[ ])?
            (?: scheduled|due|expected|set|slated|planned|poised|likely|going[ ]to|to|about[ ]to|supposed )\b
            (?:[ ](?:to|for))? (?:[ ]be)? (?:[ ](?:held|[a-z]+ed)\b)?
      | (?:is|are|was|were)? (?: scheduled|slated|planned|due|set|arranged )[ ](?:for|to)\b (?:[ ]be[ ][a-z]+)?
      | to[ ]be[ ](?:held|[a-z]+ed)\b
      | (?: upcoming|forthcoming|the[ ]next|no[ ]later[ ]than|ahead[ ]of|in[ ]time[ ]for
            |preparations?[ ]for|look(?:ed|s|ing)?[ ]forward|payable|hosting|candidacy|candidature )\b )
  | (?P<past_time> (?: since|as[ ]of|dated|earlier|previously )\b )
  | (?P<present> (?:is|are)[ ](?:[a-z]+ed|{"|".join(_IRREGULAR)})\b )
  | (?P<turning> (?: (?:{"|".join(_STEMS.split())})(?:e[sd]?|d|s|ing|[nrt]ed|[nrt]ing)?
                   | {"|".join(_FORMS.split())} )\b )
  | (?P<past> (?!(?:{_NO_PARTICIPLE}|followed[ ]by)\b) (?: [a-z]+ed | {"|".join(_IRREGULAR)} )\b (?!-) )
  | (?P<having> (?: is|are|has|have )\b )
  | (?P<timetable> (?: takes|runs|opens|begins|starts|ends|falls|lasts|comes|goes|kicks|visits|arrives
            |(?:(?<=\bwhich[ ])|(?<=\bthat[ ]))(?:meets|convenes)|(?<!\d[ ])marks|precedes )\b )
)"""
# A full stop after a title or an initial ends no sentence; one with the next sentence glued to it does.
_SENTENCE = r"""[.!?](?<!\bMr.)(?<!\bMrs.)(?<!\bMs.)(?<!\bDr.)(?<!\bGen.)(?<!\bSen.)(?<!\bProf.)(?<!\b[A-Z].)
    ['")]* (?: [ \n]+(?=['"(]?[A-Z]) | (?=[A-Z][a-z]) ) | [;\n]"""
_GOAL = r"""\b(?: by|before|until|till|no[ ]later[ ]than|ahead[ ]of|through|within|starting|beginning|effective )[ ]+
    (?: (?:the|around|about|noon|midnight|\d[\d:.]*[ ]?[ap]\.?m\.?|[A-Z]{3}|on)[ ]+ ){0,3} \Z"""
# "at their latest round in Jakarta in", "the previous meeting in early": an occasion that is over.
_OVER = r"""\b(?: latest|most[ ]recent|previous|preceding|(?:the|their|its)[ ]last )[ ]
    (?: (?!to\b)[A-Za-z][\w-]*[ ] ){1,5}?
    (?: (?:in|at)[ ] (?: (?:[A-Z][\w'-]*|the|and)[ ] ){1,5} ){0,2} (?:in|on|of)[ ] (?:the[ ])? \Z"""
# What asks or tells somebody: "called on Minister X in June", "urged them on Monday to …" tell when it was said.
_ADDRESS = frozenset("called asked urged invited requested encouraged told informed instructed".split())
_ADDRESSED = r"""[ ](?:on[ ])? (?:(?:the|his|her|their|its)[ ])? (?: (?:[A-Z][\w.'-]*|counterpart|him|her|them)[ ] )+
    (?: in|on|last|this|earlier )? [ ]? \Z"""
# "informed his host about the situation in the first half of 2018": what there is to tell has been.
_ABOUT = re.compile(r"^[\w .']* (?:about|of|on) (?:the|its|their|his|her|[a-z-]+)\b(?!.*\bto [a-z])")
# "agreed to list goods certified as halal, launch a group in": the participle belongs to the first of several goals.
_GOAL_OPENS = r"[ ]to[ ] (?: (?!(?:and|or|but|that|which|who|when|while|after|as)\b)[\w'-]+[ ] ){1,12} \Z"
_NEXT_GOAL = r"""(?:,|,?[ ]and)[ ] (?!(?:in|on|at|by|during|since|late|early|last|this|the|an?|which|who|when|where
    |while|after|before|as|with|from|to|and|for|of|its|their|his|her)\b) [a-z]+[ ]"""
# After a verb of saying the date may stand in the subject of what is said: "said the summit in October would …".
_SAYING = frozenset("said noted added stressed affirmed reaffirmed believed emphasised emphasized underlined".split())
_DIRECTIVES = ("propos", "suggest", "recommend", "urg", "request")
_BARE_SUBJECT = (" the ", " its ", " their ", " his ", " her ", " this ", " these ", " both ")
# Verbs that last or have ended: with them, "until Friday" looks back.
_LASTED = frozenset("ended lasted ran stayed remained worked served lived waited closed dropped rose fell died".split())
_REACH = 300  # how far, in code points, the clause is looked at on either side


class _Patterns(NamedTuple):
    cue: re.Pattern[str]
    sentence: re.Pattern[str]
    goal: re.Pattern[str]
    over: re.Pattern[str]
    addressed: re.Pattern[str]
    goal_opens: re.Pattern[str]
    next_goal: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    return _Patterns(
        re.compile(_CUES, re.VERBOSE),
        re.compile(_SENTENCE, re.VERBOSE),
        re.compile(_GOAL, re.VERBOSE | re.IGNORECASE),
        re.compile(_OVER, re.VERBOSE),
        re.compile(_ADDRESSED, re.VERBOSE),
        re.compile(_GOAL_OPENS, re.VERBOSE),
        re.compile(_NEXT_GOAL, re.VERBOSE),
    )


def direction(view: str, start: int, end: int, lowest: int, highest: int) -> Direction:
    """Where an expression without a year points.

    Args:
        view: the folded view.
        start: where the expression starts.
        end: where it ends.
        lowest: where the zone starts that the expression stands in; its sentence is looked for inside it.
        highest: where the zone ends.
    """
    cue, sentence, goal, over, addressed, *goals = _patterns()
    low = max(lowest, start - _REACH)
    for stop in sentence.finditer(view, low, start):
        low = stop.end()
    found = sentence.search(view, end, min(highest, end + _REACH))
    high = found.start() if found else min(highest, end + _REACH)
    if view.startswith("'s ", end):  # "Wednesday's ruling" was given, "Thursday's summit will" be held
        return "future" if _first(cue, view, end, high) == "future" else "past"
    left = [c for c in cue.finditer(view, low, start) if not _attributive(view, c)]
    if goal.search(view, max(low, start - 40), start):
        # "by Friday" is ahead, unless what lasted or had happened till then is told ("had arrived by Friday").
        if not left:
            return "past" if _first(cue, view, end, high) == "past" else "future"
        lasted = left[-1][0] in _LASTED or any(c[0] == "had" for c in left[-2:])
        return "past" if left[-1].lastgroup == "past" and lasted else "future"
    if over.search(view, max(low, start - 80), start):
        return "past"
    # "the ministry on Sunday issued", "PM X on May 11 hosted": the verb comes right after the date.
    after = cue.match(view, end + 1, high)
    if after is not None and after[0].endswith(_PAST_ENDINGS) and view.endswith("on ", 0, start):
        return "past"
    if not left:
        return _first(cue, view, end, high)
    if len(left) > 1 and _in_goal(view, left[-2], left[-1], start, *goals):
        del left[-1]
    last = left[-1]
    between = view[last.end() : start]
    if last[0] in _ADDRESS and addressed.match(between):
        return "past"
    if last[0] in ("informed", "informing") and _ABOUT.search(between):
        return "past"
    if last[0].startswith(_DIRECTIVES) and " that " in between:
        return "future"  # "suggested that the two sides open three offices in 2019 and exchange lists of wanted men"
    if (last.lastgroup in ("past", "turning") and " that " in between) or (
        last[0] in _SAYING and between.startswith(_BARE_SUBJECT)
    ):
        comma = view.find(",", end, high)
        if (told := _first(cue, view, end, comma if comma >= 0 else high)) != "open":
            return told
    if last[0] == "as of" and len(left) > 1 and left[-2].lastgroup == "future":
        return "future"  # "will be exempted as of July 1"
    if last.lastgroup in ("past", "past_time", "perfect"):
        return "past"
    if last.lastgroup in ("present", "having"):
        return _first(cue, view, end, high)
    if last.lastgroup == "turning" and _is_setting(between.strip()):
        return "past" if last[0].endswith(("ed", "ook")) else "open"
    return "future"


def _attributive(view: str, cue: re.Match[str]) -> bool:
    """Does it tell no past, but stands before its noun ("the newly upgraded partnership") or is an infinitive?"""
    if cue.lastgroup != "past":
        return False
    before = view[max(0, cue.start() - 16) : cue.start()].split()
    if view.endswith("-", 0, cue.start()):
        return before[-1].lower() not in _PREFIXES
    if before and before[-1] in ("to", "be"):  # "to set up" is no past, nor is "proposed that the item be put on"
        return True
    if before and before[-1] in _RANKS:  # "their first combined exercise", but "the drill, first staged in"
        del before[-1]
        return bool(before) and before[-1] in ("the", "a", "an", "its", "their", "his", "her")
    return bool(before) and before[-1] in _BEFORE_ATTRIBUTE


def _in_goal(
    view: str,
    turning: re.Match[str],
    past: re.Match[str],
    start: int,
    opens: re.Pattern[str],
    goes_on: re.Pattern[str],
) -> bool:
    """Does a participle qualify a noun of one goal, and the date at ``start`` stand in the next one?"""
    if turning.lastgroup != "turning" or past.lastgroup != "past":
        return False
    return (
        opens.match(view[turning.end() : past.start()]) is not None
        and goes_on.search(view, past.end(), start) is not None
    )


def _is_setting(between: str) -> bool:
    """Does what stands between verb and date only tell at what occasion it was said ("agreed in May to …")?"""
    if between in ("", "on", "in", "earlier on", "late on"):
        return True
    if not between.startswith(("at ", "in ", "during ", "after ")):
        return False
    return not re.search(r"\bto [a-z]|\bthat\b|ing\b", between)


def _first(cue: re.Pattern[str], view: str, start: int, end: int) -> Direction:
    """The tense of the first verb to the right, for an expression that opens its sentence."""
    for match in cue.finditer(view, start, end):
        turning = match.lastgroup == "turning"
        if match.lastgroup == "future" or (turning and view.startswith("s to ", match.end() - 1)):
            return "future"
        if match.lastgroup in ("past", "perfect") or (turning and match[0].endswith(("ed", "ook"))):
            return "past"
    return "open"
