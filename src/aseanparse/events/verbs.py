"""Heads that tell by a verb: "held talks with", "received", "Meeting X, Y said", "visit Laos", "signed"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from aseanparse.events.heads import ORDINAL, Anchors, Head
from aseanparse.text import Span

_HOLD = (
    r"(?:held|hold(?:s|ing)?|ha[ds]|have|having|host(?:ed|s|ing)?|co-?chair(?:ed|s|ing)?|chair(?:ed|s|ing)?|"
    r"conduct(?:ed|s|ing)?|pa(?:id|ys?|ying)|ma[dk]e|making|attend(?:ed|s|ing)?)"
)
_FEW = (
    r"(?:meetings?|talks|discussions?|conversations?|consultations?|dialogues?|(?:tele)?phone[ ]?(?:calls?|talks|"
    r"conversations?)|(?:video[ ])?calls?|courtesy[ ]?(?:calls?|visits?)|receptions?|working[ ]?sessions?|audience|"
    r"exchanges?|teleconference|get-together|encounter)"
)
_TOLD = regex.compile(
    rf"""\b(?:
        (?P<hold>{_HOLD}) [ ] (?: (?! (?:meetings?|talks|{ORDINAL}) \b ) [a-z-]++[ ] ){{0,5}}?
            (?P<noun>{_FEW}) \b (?! [ ]of[ ]the | [ ]room | [ ]partners?)
      | (?P<met>met|meets?|gather|reconvene) (?=[ ])(?! [ ](?:the[ ])?(?:requirements?|needs?|targets?|demand|goals?
          |standards?|deadline)\b) (?:[ ](?:again|separately|briefly|also|virtually|online|individually))?+
          (?:[ ]with)?+
      | (?P<received>received|receives?|(?<!\bbe[ ])hosted|hosts)
      | (?P<called>called[ ]on) (?= [ ](?:[A-Z]|his[ ]|her[ ]|the[ ])) (?! [^.;,]{{0,120}}?[ ]to[ ][a-z] )
      | (?P<spoke>(?:talked|spoke|speaks|talks)[ ](?:(?:by|over|on)[ ](?:the[ ])?(?:tele)?phone[ ])?with
          | (?:tele)?phoned)
      | (?:while|when|after|upon|by) [ ] (?P<while>receiving|meeting(?:[ ]with)?|hosting)
    )\b""",
    regex.VERBOSE,
)
_OPENING = regex.compile(
    r"""(?<= ^ | \n | [.!?"][ ]? | ,[ ] | -[ ] | \)[ ]? )
        (?P<word> [Mm]eeting | [Rr]eceiving | [Hh]osting | [Tt]alking | Speaking | Welcoming | Greeting | With )
        (?:[ ](?:separately|by[ ]phone|over[ ]the[ ]phone))?+ (?:[ ](?:with|to))?+
        [ ] (?= [A-Z] | his | her | the | visiting | outgoing | newly )""",
    regex.VERBOSE,
)
_VISIT = regex.compile(
    r"""(?:
        (?: \b(?:official|state|working|friendly|friendship|goodwill|courtesy|first|historic|upcoming|coming
            |three-day|two-day|four-day|State|day)[ ] (?:and[ ])?)*+
        \b(?P<noun>visit|trip|tour|stay)\b
          (?P<to> (?: [ ](?:by|of) (?:[ ][^\s.;]++){1,14}? )?? [ ](?:back[ ])?to[ ](?:the[ ])? )?
      | \b(?P<verb>visit(?:s|ed|ing)?)[ ](?:the[ ])?
    )""",
    regex.VERBOSE,
)
_DOCUMENT = (
    r"(?i:memorand(?:um|a)|MoUs?|agreements?|declarations?|treat(?:y|ies)|protocols?|documents?|deals?|pacts?|"
    r"contracts?|letters? of intent|action plan|plan of action|programmes?|programs?|statement|minutes|"
    r"arrangements?|accords?)"
)
_SIGNING = regex.compile(
    rf"""\b(?:
        (?: witness(?:ed|es|ing)?[ ](?:the[ ])? (?:sign(?:ing)?|exchange|handover)[ ](?:ceremony[ ])?(?:of|for)
            | signed | inked | sign(?:s)? | signing(?:[ ]of)? | ceremony[ ]to[ ]sign )
        [ ] (?:\([ivx\d]+\)[ ])? (?:[\w,'-]++[ ]){{0,9}}? {_DOCUMENT}\b
        (?: (?:[ ]of[ ]the[ ]\w+)? (?:,|[ ]and) [ ] (?:[\w'-]++[ ]){{0,6}}? {_DOCUMENT}\b )*
    )""",
    regex.VERBOSE,
)


# The words that the patterns begin with.
TOLD_WORDS = (
    "held hold holds holding had has have having host hosted hosts hosting co cochaired cochair cochairs cochairing "
    "chair chaired chairs chairing conduct conducted conducts conducting paid pay pays paying made make making attend "
    "attended attends attending met meet meets gather reconvene received receive receives talked spoke speaks talks "
    "phoned telephoned called while when after upon by"
).split()
OPENING_WORDS = (
    "Meeting meeting Receiving receiving Hosting hosting Talking talking Speaking Welcoming Greeting With"
).split()
VISIT_WORDS = (
    "official state working friendly friendship goodwill courtesy first historic upcoming coming three two four State "
    "day visit trip tour stay visits visited visiting"
).split()
SIGNING_WORDS = "witness witnessed witnesses witnessing signed inked sign signs signing ceremony".split()


def find_verbs(anchors: Anchors, sentence: Span) -> Iterator[Head]:
    """Meetings, visits and signings told by a verb; "visit" and "trip" as nouns belong to them."""
    for match in anchors.matches("told", _TOLD, sentence):
        word = next(match[g] for g in ("noun", "met", "received", "called", "spoke", "while") if match[g])
        yield Head(match.start(), match.end(), "told", match.end(), word.lower())
    for match in anchors.matches("opening", _OPENING, sentence):
        end = match.end() - 1
        yield Head(match.start("word"), end, "opening", end, match["word"].lower())
    for match in anchors.matches("visit", _VISIT, sentence):
        end = match.end("noun") if match["noun"] else match.end("verb")
        yield Head(match.start(), end, "visit", match.end(), (match["noun"] or match["verb"]).lower())
    for match in anchors.matches("signing", _SIGNING, sentence):
        yield Head(match.start(), match.end(), "signing", match.end(), "sign")
