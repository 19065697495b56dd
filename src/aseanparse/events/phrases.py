"""Heads that are nouns: conferences, joint commissions and meetings with their names.

A head is found by its noun ("meeting", "summit"); the phrase is read from the noun outwards, so that no pattern
has to guess how many words a name has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from aseanparse.events.heads import MONTHS_AND_DAYS, ORDINAL, Anchors, Head, Shape, number
from aseanparse.terms import Term
from aseanparse.text import Span

# Kinds of gathering. What each noun may mean is decided by what stands beside it, see `_classify`.
_GATHERING = r"""(?:
    (?P<many>summits?(?![ ]talks\b) | retreats? | roundtables? | forums? | conferences? | general[ ]assembly | plenary)
  | (?P<few>(?:summit[ ])?talks | courtesy[ ](?:calls?|visits?) | (?:tele)?phone[ ](?:calls?|talks?|conversations?)
      | video[ ]?calls? | (?<=the[ ]|their[ ]|this[ ])call | conversations? | discussions? |
        receptions? | working[ ](?:sessions?|breakfast|luncheon|lunch|dinner) | audiences? | teleconferences?)
  | (?P<any>meetings? | sessions? | dialogues? | consultations? | (?:mid-term[ ])?reviews? | interface | exchanges?
      | (?<=(?:latest|last|next)[ ])rounds?(?![ ]of)
      | rounds?[ ]of[ ](?:[\w-]++[ ]){0,4}?(?:talks|negotiations|consultations|dialogue)
      | (?<=(?:st|nd|rd|th|next)[ ])one(?=[ ](?:will|is|was|to|in)\b) | workshops? | seminars?
      | (?-i:Week|Day)\b | events? | (?<=the[ ]|this[ ])gathering)
)"""
# "the ASEAN-UK Dialogue Partnership", "Summit Declaration": a capitalised noun that only qualifies another is no event.
_NOUN = regex.compile(
    rf"\b(?<!\b(?:press|news)[ ]){_GATHERING}\b(?!-|[ ](?:Partner|Declaration|Statement|Committee|Cent(?:re|er)|"
    rf"Hall|room|Secretariat|relations|mechanism|process|framework|channel|agenda|schedule|participants|venue|documents))",
    regex.VERBOSE | regex.IGNORECASE,
)

# Words that may stand inside the noun phrase although they are not capitalised.
_MODIFIER = regex.compile(
    rf"""(?: {ORDINAL} | annual | special | emergency | extraordinary | informal | formal | high-level
        | commemorative | bilateral |
    trilateral | quadrilateral | multilateral | joint | plenary | opening | closing | separate | online | virtual
        | inaugural | biennial |
    upcoming | coming | next | forthcoming | previous | last | recent | restricted | expanded | narrow | brief
        | short | first-ever |
    theoretical | thematic | technical | academic |
    working | regional | international | (?:vice-|deputy-)?minister(?:ial|s'|s)?(?:-level)? | leaders'?
        | officials'? | foreign | defen[cs]e | energy | economic |
    security | policy | political | strategic | trade | maritime | consultation | diplomatic | head-of-state
        | face-to-face | in-person |
    ASEAN | two-day | three-day | one-day | private | courtesy | phone | video | intergovernmental | committee
        | commission | council |
    cabinet | border | friendship | parliamentary | police | senior | top | deputy | level | video | same
        | third-party | year-end |
    (?:\w+-)?level | \w+-ministerial | \w+-day | annual | regular | scheduled | planned | proposed | follow-up
        | preparatory | main | major
    )""",
    regex.VERBOSE | regex.IGNORECASE,
)
_CAPITAL = re.compile(r"[A-Z][\w'&/+.-]*|\d{4}|\d\+\d|\d{1,3}(?:st|nd|rd|th)|[-&+]")
_CONNECTOR = frozenset(("of", "and", "on", "for", "-", "the"))
# A capitalised word that starts a sentence without belonging to the name, or a title before it.
_NO_PART = frozenset(
    "The At In On A An This That His Her Its Their Our During After Following Before Also Earlier Under Speaking "
    "Addressing Attending Opening Chairing Minister President Secretary Chairman Premier Meeting As For To With By "
    "From Besides Meanwhile January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_RIGHT_NAME = regex.compile(
    rf"""(?: ,?[ ] (?:of|on|for) [ ] (?:the[ ]|their[ ]|its[ ])?+ (?:ASEAN[ ])?+
        (?: (?!{MONTHS_AND_DAYS}\b) [A-Z][\w'&/+.-]*+ (?: [ ](?:of|and|for|on|the|in[ ]the|-|&)
            (?=[ ](?:the[ ])?[A-Z]) | [ ]the (?=[ ][A-Z]) | ,(?=[ ][A-Z][\w-]*+(?:,|[ ]and)[ ][A-Z]) )*+ [ ]?+ )+
    )?+ """,
    regex.VERBOSE,
)
# "meeting of ASEAN energy ministers", "conference of ASEAN customs chiefs": members by what they do.
_RIGHT_MEMBERS = regex.compile(
    r"(?: of (?:the )?ASEAN (?:member states' )?(?:[a-z-]++ ){0,3}?(?:ministers|officials|leaders|chiefs|"
    r"heads|regulators|experts|negotiators|diplomats|lawmakers|authorities|agencies|commanders|ambassadors|representatives)\b)?+"
)
_RIGHT_JOINT = regex.compile(
    r"(?: (?:of|for) (?:the |their |its )?(?:\S+ ){0,3}?(?:joint|mixed|inter-?governmental|steering|bilateral) "
    r"(?:[\w-]+ ){0,3}?(?:committees?|commissions?|councils?))?+",
    regex.IGNORECASE,
)
_ABBREVIATED = regex.compile(r"[ ]?\(([A-Z][A-Za-z]*+(?:\+\d|[-+ ][A-Z][A-Za-z]+)*+)(?:[- ](\d{1,3}))?(?: \d{4})?\)")
_EDITION = regex.compile(
    r"(?:[- ](\d{1,3})(?!\d|[.,]\d| (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)))?+(?: (20\d\d)(?!-))?+"
)
_JOINT = regex.compile(
    r"\b(?:joint|mixed|bilateral|inter-?governmental|steering) (?:[\w,&-]+ ){0,8}?(?:committees?|commissions?|"
    r"councils?|cabinet)\b|"
    r"\bcommittee|commission\b|joint (?:cabinet )?retreat|political consultation|policy dialogue|strategic dialogue|"
    r"consultation meeting|\bJCBC\b|cabinet (?:retreat|meeting)|friendship exchange|defen[cs]e dialogue|deputy "
    r"minister\w* dialogue",
    regex.IGNORECASE,
)
_MULTILATERAL = regex.compile(
    r"\b(?:special|emergency|extraordinary|ministerial|multilateral|plenary|annual|general|regional|international|"
    r"commemorative)\b|"
    r"ministers' |leaders'|officials'|Post Ministerial|Regional",
    regex.IGNORECASE,
)
_BILATERAL = regex.compile(
    r"\b(?:bilateral|separate|face-to-face|private|courtesy|phone|telephone|trilateral|quadrilateral|brief|working|"
    r"restricted|another)\b",
    regex.IGNORECASE,
)

# "and related meetings": they belong to what was named before.
_RELATED = regex.compile(
    r"(?r)\b(?:and|its|their) (?:the )?(?:other )?(?:related|associated|relevant|accompanying) (?:high-level )?$",
    regex.IGNORECASE,
)
# Of one side alone: a parliament's session, a party's congress, a press conference.
_DOMESTIC = regex.compile(
    r"\b(?:National People's Congress|(?<!ASEAN )National Assembly|NA|Party (?:Congress|Central Committee)|National "
    r"(?:Party )?Congress|Central Committee|"
    r"Politburo|press|news|Party's|congress of the (?:Communist|ruling)|Cabinet meeting|Government's)\b(?! Chair)|"
    r"^(?:national )?congress$",
    regex.IGNORECASE,
)
_OF_ONE = re.compile(r" of (?:the )?\S+ (?:National|Party|Central|People's)\b", re.IGNORECASE)
_HELD_ITS = regex.compile(
    r"(?r) (?:(?:has|have|had|will|on|\w+day|today|also) ){0,3}(?:held|holds?|opened|convened?|concluded|began|"
    r"wrapped up|kicked off) (?:in [A-Z]\w+ )?(?:its|their) $"
)
_NAME_GOES_ON = regex.compile(r"(?: \([\w-]+\))?")
# A forum's name that is itself a gathering; "ASEAN Coordinating Council" alone is a body.
_GATHERS = regex.compile(
    r"\b(?:Summits?|Meetings?|Retreats?|Forum|Conferences?|Dialogue|Week|session|Debate|Expo)$", regex.IGNORECASE
)
# "ADMM chair", "AMM framework": the forum only qualifies what follows.
_NUMBERED = re.compile(r"-\d{1,3}\b")  # "AIPA-44", not "ASEAN 10"
_QUALIFIES = regex.compile(
    r"[ -](?:chair\w*|member\w*|process|framework|cooperation|co-operation|mechanisms?|countries|led|economies|"
    r"leaders|ministers|relations|"
    r"declaration|agenda|theme|host|participation|partners?|plus|secretariat|community|documents?|senior|Chair\w*)\b"
)


# The words that a gathering begins with, as lower-case, capitalised and upper-case words.
_BEGINNINGS = (
    "summit summits retreat retreats forum forums conference conferences general plenary talks courtesy phone "
    "telephone video videocall videocalls call conversation conversations discussion discussions reception receptions "
    "working audience audiences teleconference teleconferences meeting meetings session sessions dialogue dialogues "
    "consultation consultations mid review reviews interface exchange exchanges workshop workshops event events "
    "gathering round rounds one roundtable roundtables seminar seminars"
).split()
NOUN_WORDS = [*(f(w) for w in _BEGINNINGS for f in (str.lower, str.capitalize, str.upper)), "Week", "Day"]
_YEAR = regex.compile(r"\b20\d\d\b")
_GOES_ON = regex.compile(r"[ -][a-z]")


def find_nouns(view: str, anchors: Anchors, sentence: Span, terms: Sequence[Term]) -> Iterator[Head]:
    """Conferences, mechanisms and meetings named by a noun or by an abbreviation of the lexicon."""
    yield from _nominal(view, anchors, sentence, terms)
    yield from _abbreviated(view, sentence, terms)


def _phrase_start(view: str, noun: int, floor: int, *, name: bool = True) -> int:
    """Walk left from the noun over what belongs to its phrase; without ``name`` only over its number and "next"."""
    start, pending = noun, noun
    while pending > floor:
        at, word = _word_left(view, floor, pending)
        if not word:
            break
        bare = word.strip("\"'()")
        if not name and not number(bare) and bare.lower() not in ("next", "upcoming", "coming"):
            break
        if word.endswith((",", ";", ":", ".")) and not word.endswith("Inc."):
            break
        if bare in _NO_PART or (bare.endswith("'s") and bare not in ("Women's",) and not bare[:1].isupper()):
            break
        if _CAPITAL.fullmatch(bare) or _MODIFIER.fullmatch(bare):
            start = pending = at
            if word.startswith(('"', "(")):
                break
        elif bare in _CONNECTOR and start == pending and view[start : start + 1].isupper():
            # "Ministers of Trade and Industry's Meeting": a connector counts only between capitalised words.
            _, before = _word_left(view, floor, at)
            if not before[:1].isupper() or before in _NO_PART or before.endswith(","):
                break
            pending = at
            start = pending if bare == "-" else start
            if bare in ("of", "on", "for", "the"):
                break
        else:
            break
        if pending != start:
            pending = at
    return start


def _word_left(view: str, floor: int, end: int) -> tuple[int, str]:
    """Start and text of the word that ends with the space before a position; "" where there is none."""
    if end <= floor or view[end - 1] != " ":
        return end, ""
    start = max(floor, end - 48, view.rfind(" ", floor, end - 1) + 1, view.rfind("\n", floor, end - 1) + 1)
    return start, view[start : end - 1]


def _nominal(view: str, anchors: Anchors, sentence: Span, terms: Sequence[Term]) -> Iterator[Head]:
    floor = sentence.start
    for match in anchors.matches("noun", _NOUN, sentence):
        start = _whole(view, _phrase_start(view, match.start(), floor), floor, terms)
        if match[0].endswith("s") and (listed := _LISTED.match(view, floor, match.start())):
            yield from _each(view, listed, match[0], terms)
            start = listed.start("last")
        edition = _EDITION.match(view, match.end(), sentence.end)
        assert edition is not None  # every part is optional
        short = _ABBREVIATED.match(view, edition.end(), sentence.end)
        end = short.end() if short else edition.end()
        named = _RIGHT_NAME.match(view, end, sentence.end)
        reach = end + len(named[0].rstrip(" ,-")) if named else end
        joint = _RIGHT_JOINT.match(view, end, sentence.end)
        members = _RIGHT_MEMBERS.match(view, end, sentence.end)
        reach = max(reach, joint.end() if joint else reach, members.end() if members else reach)
        late = _ABBREVIATED.match(view, reach, sentence.end)
        if late:
            short, reach = late, late.end()
        reach = max([reach, *(t.end for t in terms if end <= t.start < reach and t.entry.kind in ("forum", "body"))])
        phrase = view[start:reach]
        inside = tuple(t for t in terms if start <= t.start and t.end <= reach)
        if owner := _owner(view, start, floor, terms):
            inside = (owner, *inside)
        if match["many"]:
            inside += _between(view, reach, terms)
        shape = _classify(match, view, start, end, phrase, inside)
        if (
            shape is None
            or _DOMESTIC.search(phrase)
            or _OF_ONE.match(view, end)
            or _RELATED.match(view, max(floor, match.start() - 40), match.start())
        ):
            continue
        ordinal = next((n for n in map(number, phrase.split()) if n), None)
        if ordinal is None and short and short[2]:
            ordinal = int(short[2])
        if ordinal is None and edition[1]:
            ordinal = int(edition[1])
        year = int(edition[2]) if edition[2] else next((int(y) for y in _YEAR.findall(phrase)), None)
        proper = (
            ordinal is not None
            or bool(short)
            or any(w[:1].isupper() for w in [*view[start : match.start()].split(), match[0]])
        )
        yield Head(
            start,
            end,
            shape,
            reach,
            match[0].lower().split()[-1],
            ordinal,
            year,
            short[1] if short else "",
            inside,
            proper,
        )


def _whole(view: str, start: int, floor: int, terms: Sequence[Term]) -> int:
    """Where a phrase starts that may begin inside a state's name: "the ASEAN-Republic of Korea Summit"."""
    cut = next((t for t in terms if t.start < start < t.end and t.entry.kind == "country"), None)
    return start if cut is None else _phrase_start(view, view.index(" ", cut.start) + 1, floor)


# Summits that share their noun: "the ASEAN-China, ASEAN-Japan and ASEAN-Republic of Korea summits".
_ONE_OF = r"(?:ASEAN|Mekong)(?:-(?:[A-Z][a-z]++(?: of [A-Z][a-z]++)?+|[A-Z]{2,}+)|-?(?: ?\+ ?| Plus )(?:3|One|Three))"
_LISTED = regex.compile(
    rf"(?r)(?:\b(?P<item>{_ONE_OF})(?:, |,? and )(?:the )?)+(?P<last>{_ONE_OF}) (?:[Cc]ommemorative )?$"
)


def _each(view: str, listed: regex.Match[str], noun: str, terms: Sequence[Term]) -> Iterator[Head]:
    """The summits of a list but the last, which stands with the noun."""
    word = noun.lower().removesuffix("s")
    for start, end in reversed(listed.spans("item")):
        inside = tuple(t for t in terms if start <= t.start and t.end <= end)
        yield Head(start, end, "conference", end, word, terms=inside, proper=True)


def _owner(view: str, start: int, floor: int, terms: Sequence[Term]) -> Term | None:
    """The forum or body whose meeting it is: "the ASEAN Coordinating Council held its 38th meeting"."""
    held = _HELD_ITS.match(view, max(floor, start - 60), start)
    if held is None:
        return None
    of = (t for t in terms if t.entry.kind in ("forum", "body") and t.form != "metonym" and t.end <= held.start() + 1)
    return next((t for t in of if _NAME_GOES_ON.fullmatch(view, t.end, held.start())), None)


def _between(view: str, end: int, terms: Sequence[Term]) -> tuple[Term, ...]:
    """The two whose summit it is: "the special summit between ASEAN and the US"."""
    sides = [t for t in terms if t.start > end and t.entry.kind in ("body", "country")][:2]
    if len(sides) == 2 and view[end : sides[0].start] in _BETWEEN and view[sides[0].end : sides[1].start] in _AND:
        return tuple(sides)
    return ()


_BETWEEN, _AND = (" between ", " between the "), (" and ", " and the ")


def _classify(
    match: regex.Match[str], view: str, start: int, end: int, phrase: str, inside: tuple[Term, ...]
) -> Shape | None:
    """Many sides, a standing mechanism of a few, or a bilateral meeting."""
    modifiers = view[start : match.start()]
    if any(t.entry.kind == "forum" and t.entry.data.get("kind") == "meeting" for t in inside):
        return "mechanism"  # a joint commission of two
    bodies = [t for t in inside if t.entry.kind in ("body", "forum")]
    states = {t.entry.code for t in inside if t.entry.kind == "country"}
    capital = match[0][0].isupper() or any(w[0].isupper() for w in modifiers.split() if w[0].isalpha())
    if match["few"]:
        return "noun"
    if match[0].lower().endswith(("review", "reviews")) and not _JOINT.search(phrase):
        return None
    if match[0] in ("Week", "Day"):
        return "conference" if bodies and (match[0] == "Week" or any(map(number, modifiers.split()))) else None
    if match["many"]:
        joint = _JOINT.search(phrase)
        few = (joint or match[0].lower().startswith(("summit", "retreat"))) and len(states) == 2
        alone = joint is not None and "retreat" in match[0].lower() and not states  # "the fifth joint cabinet retreat"
        return "mechanism" if (few or alone) and not bodies else "conference"
    if bodies:
        return "conference"
    if _JOINT.search(phrase):
        return "mechanism"
    if _BILATERAL.search(modifiers):
        return "noun"
    if len(states) >= 3:
        return "conference" if capital and modifiers else "noun"
    if len(states) == 2 and capital:
        return "mechanism"
    if _MULTILATERAL.search(phrase) and (capital or _MULTILATERAL.search(modifiers)):
        return "conference"
    ordinal = any(number(w) for w in modifiers.split())
    if "next" in modifiers.split() and match[0].lower().startswith("round of"):
        return "mechanism"
    if ordinal and match[0].lower() not in ("event", "events", "exchange", "exchanges", "session", "sessions"):
        return "mechanism"
    if match[0].lower().startswith(("exchange", "review", "workshop", "seminar")):
        return None
    return "noun"


def _abbreviated(view: str, sentence: Span, terms: Sequence[Term]) -> Iterator[Head]:
    """A forum that the lexicon knows and that stands alone: "AMM-52", "AMMR 2026", "APEC 2027"."""
    for term in terms:
        if term.entry.kind not in ("forum", "body") or not sentence.start <= term.start < sentence.end:
            continue
        bilateral = term.entry.data.get("kind") == "meeting"
        edition = _EDITION.match(view, term.end, sentence.end)
        assert edition is not None
        if term.entry.kind == "body" and not edition[2] and not _NUMBERED.match(view, term.end):
            continue
        if _QUALIFIES.match(view, edition.end()) or (
            term.entry.kind == "body" and not edition[1] and _GOES_ON.match(view, edition.end())
        ):
            continue
        start = _phrase_start(view, term.start, sentence.start, name=False)
        ordinal = next((n for n in map(number, view[start : term.start].split()) if n), None)
        short = _ABBREVIATED.match(view, edition.end(), sentence.end)
        if short and short[2] and ordinal is None:
            ordinal = int(short[2])
        if edition[1] and ordinal is None:
            ordinal = int(edition[1])
        if (
            term.form != "abbreviation"
            and not _GATHERS.search(view, term.start, term.end)
            and not (ordinal or edition[1] or edition[2])
        ) or (bilateral and ordinal is None):
            continue
        end = short.end() if short else edition.end()
        year = int(edition[2]) if edition[2] else None
        shape: Shape = "mechanism" if bilateral else "conference"
        yield Head(start, end, shape, end, "forum", ordinal, year, term.entry.code or "", (term,), True)
