"""Heads that tell by a verb: "held talks with", "received", "Meeting X, Y said", "visit Laos", "signed"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from aseanparse.events.heads import ORDINAL, Anchors, Head
from aseanparse.text import Span

_HOLD = (
    r"(?:grant(?:ed|s)?|conven(?:ed|es|ing)|held|hold(?:s|ing)?|ha[ds]|have|having|host(?:ed|s|ing)?|co-?chair(?:ed|s|ing)?|chair(?:ed|s|ing)?|"
    r"conduct(?:ed|s|ing)?|pa(?:id|ys?|ying)|ma[dk]e|making|attend(?:ed|s|ing)?)"
)
# Talks are opened and closed, resumed and renewed; a meeting of two is held.
_GO_THROUGH = (
    r"(?:open(?:ed|s)?|beg[ai]ns?|start(?:ed|s)?|launch(?:ed|es)?|kick(?:ed|s)[ ]off|re(?:sum|new|open)(?:e?[ds]|e)?|"
    r"conclude[ds]|wrap(?:ped|s)[ ]up|end(?:ed|s)?|complete[ds]|finish(?:ed|es)?|commenc(?:ed|es)|"
    r"enter(?:ed|s)?[ ]into)"
)
_FEW = (
    r"(?:meetings?|talks|negotiations|discussions?|conversations?|consultations?|dialogues?|(?:tele)?phone[ ]?"
    r"(?:calls?|talks?|conversations?)|(?:video[ ])?calls?|courtesy[ ]?(?:calls?|visits?)|receptions?|"
    r"working[ ]?sessions?|audience|exchanges?|teleconference|get-together|encounter|tete-a-tete|"
    r"welcom(?:e|ing)[ ]ceremony|(?:banquet|breakfast|luncheon|lunch|dinner)(?=[ ]for))"
)
_WITHIN = r"(?:[^.;]|(?<=\b[A-Z])\.)"  # a character of the sentence; the stop of an initial is one
_BY_PHONE = r"(?:by|over|on|via)[ ](?:the[ ]|an?[ ])?(?:tele)?(?:phone|video)"
_TOLD = regex.compile(
    rf"""\b(?:
        (?P<hold>{_HOLD}) [ ] (?: (?:their|his|her|a)[ ](?:very[ ])?first(?=[ ][\w-]+[ ](?:with|since)\b)[ ] )?+
            (?: (?! (?:meetings?|talks|of[ ]the|{ORDINAL}) \b ) [a-z-]++[ ] ){{0,5}}?
            (?P<noun>{_FEW}) \b (?! [ ]of[ ]the | [ ]room | [ ]partners?)
      | (?P<went>{_GO_THROUGH}) [ ] (?: (?! (?:talks|negotiations|{ORDINAL}) \b ) [a-z-]++[ ] ){{0,6}}?
            (?P<talks>talks|negotiations|consultations|discussions|meeting) \b(?![ ]of[ ]the)
      | (?P<met>met|meets?|gather|(?:re)?convene(?=[ ](?:in|at|on|for|here|again)\b)
          |(?<!\b(?:be|been|was|were)[ ])(?:gathered|(?:re)?convened)
          (?=[ ](?:in|at|on|for|here|again|virtually)\b))
          (?=[ ])(?! [ ](?:the[ ])?(?:requirements?|needs?|targets?|demand|goals?|standards?|deadline)\b)
          (?:[ ](?:again|separately|briefly|also|virtually|online|individually|bilaterally|privately|together|up
          |in[ ]person|face[ -]to[ -]face|one-on-one))?+ (?:[ ]with)?+
      | (?=saw\b)(?<=\bwhom[ ](?:[^\s.;,]++[ ]){{1,6}})
            (?P<saw>saw) (?=[ ](?:in|at|here|there|on|last|this|yesterday)\b)
      | (?P<sat>sat[ ]down|sits[ ]down|conferred|huddled) (?:[ ]with)?+
      | (?P<views>exchang(?:ed|es)[ ](?:views|opinions)) [ ]with
      | (?:received|receives|took|had|got) [ ] an?[ ] (?:[a-z-]++[ ]){{0,2}}? (?P<from>call) [ ]from
      | (?=welcomed\b)(?<=\b(?:was|were)[ ](?:\w+ly[ ])?) (?P<hailed>welcomed) (?=[ ](?:by|in|at|on|here)\b)
      | (?P<welcomed>welcomed|welcomes) (?=[ ](?:[A-Z]|the[ ]|his[ ]|her[ ]|visiting[ ]))
      | (?P<welcome>(?:g[ai]ve[sn]?|extended)[ ]an?[ ](?:[a-z-]++[ ]){{0,2}}?welcome)
      | (?P<received>received|receives?|(?<!\bbe[ ])hosted|hosts) (?:[ ]in[ ]audience)?+
      | (?P<called>called[ ]on|(?<=\b(?:will|to|would|also)[ ])call[ ]on)
            (?= [ ](?:[A-Z]|his[ ]|her[ ]|the[ ])) (?! [^.;,]{{0,120}}?[ ]to[ ][a-z] )
      | (?P<spoke>(?:talked|spoke|speaks)[ ](?:{_BY_PHONE}[ ](?:\w++[ ])??)?
            (?:with|to(?={_WITHIN}{{1,90}}?[ ]{_BY_PHONE}\b)) | (?:talked|spoke)[ ]{_BY_PHONE}
          | talks[ ]{_BY_PHONE}[ ]with | discuss(?:ed|es)(?={_WITHIN}{{0,120}}?[ ]{_BY_PHONE}\b) | (?:tele)?phoned)
      | (?:[Ww]hile|[Ww]hen|[Aa]fter|[Uu]pon|by) [ ] (?P<while>receiving|meeting(?:[ ]with)?|hosting)
    )\b""",
    regex.VERBOSE,
)
_OPENING = regex.compile(
    r"""(?<= ^ | \n | [.!?"][ ]? | ,[ ] | -[ ] | \)[ ]? )
        (?P<word> [Mm]eeting | [Rr]eceiving | [Hh]osting | [Tt]alking | Sitting[ ]down | Speaking | Welcoming
            | Greeting | With )
        (?:[ ](?:separately|by[ ]phone|over[ ]the[ ]phone))?+ (?:[ ](?:with|to))?+
        [ ] (?= [A-Z] | his | her | the | visiting | outgoing | newly )""",
    regex.VERBOSE,
)
_VISIT = regex.compile(
    r"""(?:
        (?: \b(?:official|state|working|friendly|friendship|goodwill|courtesy|first|historic|upcoming|coming|State
            |unannounced|introductory|Official|Working|Introductory
            |(?:one|two|three|four|five|six|seven|eight|nine|ten|\d)-day|day)[ ] (?:and[ ])?){0,12}+
        \b(?P<noun>[Vv]isit|trip|tour|stay)\b
          (?P<to> (?: [ ](?:by|of) (?:[ ][^\s.;]++){1,14}? )?? [ ](?:back[ ])?to[ ](?:the[ ])? )?
      | \b(?<!\b(?:with|the|met|meets?|of|by|for|from|and|received|receives|hosted|welcomed)[ ](?=visiting))
        (?P<verb>visit(?:s|ed|ing)?)[ ](?:the[ ])?
    )""",
    regex.VERBOSE,
)
_DOCUMENT = (
    r"(?i:memorand(?:um|a)|MoUs?|agreements?|declarations?|treat(?:y|ies)|protocols?|documents?|deals?|pacts?|"
    r"contracts?|letters?[ ]of[ ]intent|action[ ]plan|plan[ ]of[ ]action|co-?operation[ ]plan|plan[ ](?:for|on)|"
    r"programmes?|programs?|statement|minutes|arrangements?|accords?)"
)
_SIGNING = regex.compile(
    rf"""\b(?:
        (?=signed|in) (?<={_DOCUMENT}\b[^.;]{{0,120}}[ ](?:was|were|been|be|is|are)[ ]
                (?:\w+ly[ ]|also[ ]|then[ ]|later[ ])?)
            (?:signed|inked|initialled)
            (?=[ ](?:by|between|in|on|at|here|today|yesterday|during|as|after|following|within|this|next|when)\b|[,.])
      | (?=signed|inked)
            (?<=\b(?:[Uu]nder|[Aa]ccording[ ]to)[ ](?:the|an?|their)[ ][^.;,]{{0,60}}{_DOCUMENT}[ ]
                (?:[^.;,]{{1,60}}[ ])?)
            (?:signed|inked) (?=[ ]by[ ](?:both|the[ ](?:two|three))\b)
      | (?: (?:witness(?:ed|es|ing)?|presid(?:ed|es|ing)[ ]over|oversaw|attended)[ ](?:the[ ])?
                (?:sign(?:ing)?|exchange|handover)[ ](?:ceremony[ ])?(?:of|for)
            | signed | inked | sign(?:s)? (?:[ ]with[ ](?:the[ ])?[A-Z][\w-]++)?+
            | signing(?:[ ]ceremony)?+(?:[ ](?:of|for))?
            | ceremony[ ]to[ ]sign | put[ ]pen[ ]to[ ]paper[ ]on
            | exchanged(?=[ ](?:\w+[ ]){{0,3}}?(?:memor|MoU|MOU|agreement|document|deal)) )
        [ ] (?:\([ivx\d]+\)[ ])? (?:[\w,'-]++[ ]){{0,9}}? {_DOCUMENT}\b
        (?: (?:[ ]of[ ]the[ ]\w+)? (?:,|[ ]and) [ ] (?:[\w'-]++[ ]){{0,6}}? {_DOCUMENT}\b )*
        (?:[ ]of[ ](?:the|their)[ ](?:meeting|talks|session|consultations?|dialogue)\b)?+
    )""",
    regex.VERBOSE,
)


# The words that the patterns begin with.
TOLD_WORDS = (
    "convenes convening held hold holds holding had has have having host hosted hosts hosting co cochaired cochair "
    "cochairs cochairing chair chaired chairs chairing conduct conducted conducts conducting paid pay pays paying "
    "made make making attend attended attends attending met meet meets gather reconvene received receive receives "
    "talked spoke speaks talks phoned telephoned called while when after upon by While When After Upon "
    "opened opens open began begin "
    "begins started start starts launched launch launches kicked kicks resumed resume resumes renewed renew renews "
    "reopened reopen concluded commenced commences conclude concludes wrapped wraps ended end ends completed "
    "complete completes finished finish finishes entered enter enters gathered convened convene reconvened sat sits "
    "conferred huddled exchanged exchanges took got welcomed welcomes gave give gives extended discussed discusses "
    "grant grants granted saw call"
).split()
OPENING_WORDS = (
    "Sitting Meeting meeting Receiving receiving Hosting hosting Talking talking Speaking Welcoming Greeting With"
).split()
VISIT_WORDS = (
    "official state working friendly friendship goodwill courtesy first historic upcoming coming State unannounced two "
    "one three four five six seven eight nine ten day visit trip tour stay visits visited visiting "
    "introductory Official Working Introductory Visit"
).split()
SIGNING_WORDS = (
    "put exchanged witness witnessed witnesses witnessing presided presides presiding oversaw "
    "attended signed inked initialled sign signs signing ceremony".split()
)


def find_verbs(anchors: Anchors, sentence: Span) -> Iterator[Head]:
    """Meetings, visits and signings told by a verb; "visit" and "trip" as nouns belong to them."""
    for match in anchors.matches("told", _TOLD, sentence):
        assert match.lastgroup is not None  # each way to tell has a group, and the last names the word
        yield Head(match.start(), match.end(), "told", match.end(), match[match.lastgroup].lower())
    for match in anchors.matches("opening", _OPENING, sentence):
        end = match.end() - 1
        yield Head(match.start("word"), end, "opening", end, match["word"].lower())
    for match in anchors.matches("visit", _VISIT, sentence):
        end = match.end("noun") if match["noun"] else match.end("verb")
        yield Head(match.start(), end, "visit", match.end(), (match["noun"] or match["verb"]).lower())
    for match in anchors.matches("signing", _SIGNING, sentence):
        yield Head(match.start(), match.end(), "signing", match.end(), "sign")
