"""Who met whom: the subject and the object of a head, read from the actors around it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from aseanparse.events.cast import Actor, codes
from aseanparse.events.drafts import People
from aseanparse.events.heads import Head
from aseanparse.events.state import Story

# Where the object of "met" or "held talks with" ends.
_OBJECT_END = regex.compile(
    r"""[.](?<!\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|St|Jr|Sr|H|E)[.]) | ; | "
    | ,[ ] (?:who|which|whose|where|when|during|while|as|both|the[ ]two|thereby|including|in[ ]which|at[ ]which) \b
    | [ ] (?:who|which|where|during|while|when|before|after|as[ ]part|amid|via|through|within|ahead|aimed|focusing
        |upon|following|whereby) \b
    | [ ] to [ ] (?:discuss|seek|review|exchange|promote|boost|deepen|strengthen|inform|bid|mark|talk) \b
    | [ ] on [ ] (?: the[ ](?:sidelines|sideslines|fringes|margins|occasion|afternoon|morning|evening|same) | (?:Mon
        |Tues|Wednes|Thurs|Fri|Satur|Sun)day | \w+[ ]\d )
    | [ ] (?:in|at) [ ] (?=[A-Z]) | [ ]at[ ]the\b
    | (?:,|,?[ ]and)[ ] (?:then[ ]|also[ ]|to[ ](?!the\b))?+ (?:pay|hold|meet|receive|attend|visit|witness
        |address|invited|attended|held|had|witnessed|met|received|hosted|signed|paid|said
        |delivered|visited|join\w+|sign|chair|co-chair|inaugurate|deliver|open|tour|lay) \b
    | [ ] (?:the[ ]same|later|earlier) [ ]
    """,
    regex.VERBOSE,
)
# The preposition that leads to the other side: "talks in Ha Noi on Wednesday with …", "a courtesy call on …".
_WITH = regex.compile(r"(?: (?! [.;] | ,?[ ](?:who|which)\b ) . ){0,110}? \b(?:with|between)[ ]", regex.VERBOSE)
_FOR = regex.compile(
    r"(?: (?! [.;] | ,?[ ](?:who|which)\b ) . ){0,60}? \b(?:for|on|with|to)[ ] (?! (?:Mon|Tues|Wednes|Thurs|Fri|Satur|"
    r"Sun)day | [A-Z][a-z]+[ ]\d )",
    regex.VERBOSE,
)
# What is paid, given or held for somebody: "a courtesy call on", "a reception for", "an audience to".
_GIVEN = regex.compile(
    r"(?:calls?|receptions?|visits?|audience|ceremony|welcome|banquet|breakfast|lunch(?:eon)?|dinner)$"
)
_RECEIVED_BY = regex.compile(  # "in Hanoi by", "on Tuesday evening by", "to lunch by"
    r" (?:to (?:an? )?(?:\w+ )?(?:lunch|luncheon|dinner|breakfast|tea|banquet|meal) )?+"
    r"(?:(?:in|on|at|earlier|later|separately|here|today|yesterday|last|this)(?: [A-Z\d][\w-]*+)*+"
    r"(?: (?:morning|afternoon|evening|night))?+ ){0,3}by "
)
# "his Thai counterpart, whom he saw in Bangkok": the object stands before the verb, the subject after "whom".
_WHOM_THEY = regex.compile(r"(?r),? whom (?:[\w'-]+ ){1,8}?$")
_LINKED = regex.compile(r" (?:here |there )?(?:with|for|between|of(?= the (?:[A-Z][\w-]+, )+)) ")
# "Talks were held in Hanoi on Thursday between …"
_HELD_BETWEEN = regex.compile(
    r" (?:(?:was|were|is|are|will be|to be) (?:also )?held|took place|(?:takes|will take) place|opened|ended|"
    r"concluded) [^.;]{0,60}?\b(?:between|with) (?:the )?"
)
# "a meeting in Vientiane on July 12 between", "talks on Monday with"
_THERE_BETWEEN = regex.compile(
    r"(?: (?:in|at|on|last|this|here)(?: [A-Z\d][\w-]*+(?:, (?=\d{4}))?){0,4}+){1,3}+,? (?:between|with) (?:the )?"
)
_LISTED = regex.compile(r"(?r)(?:\b(?:with|of|and|from|between)|,) (?:the )?$")
_MEMBER_STATES = re.compile(r" (?:member )?(?:states|countries|nations|members)\b")
# What one receives or hosts that is nobody.
_THING = regex.compile(
    r""" [ ] (?:an?[ ]|the[ ])?+ (?:\w+[ ]){0,3}? (?: support | invitation | letter | message | attention
        | delegation[ ]of[ ]\d | assistance | proposal |
    forum | meeting | conference | summit | event | dinner | banquet | reception | welcome | ceremony | gavel
        | order | award | briefing )""",
    regex.VERBOSE,
)
_OWNED = regex.compile(
    r"(?:[ ](?!and|to|on|at|in|who|for)[\w-]++){0,6}?(?:'s?[ ]|[ ](?:and|to)[ ](?:the[ ])?\w+(?:ing|ion)\b)"
)
_TAKEN = regex.compile(r"(?<!counterpart|counterparts) from ")  # "received the gavel from", not "her counterpart from"
# Whom one meets begins with a name or title, unlike "met safety standards".
_WHOM = regex.compile(
    r"""(?: [ ]*+ (?:with|the|his|her|their|its|an?|and|visiting|outgoing|incoming|newly[- ]\w+|former|two|three
        |several|other|some|separately) \b )*+ [ ]*+
        (?: [A-Z] | deputy | foreign | prime | senior | top | state | vice | acting | leaders | ministers
            | counterparts? | ambassadors? | representatives | officials |
        delegat\w+ | guests? | diplomats? | lawmakers | defen[cs]e | high-ranking )""",
    regex.VERBOSE,
)
_WHO, _AND = re.compile(r", wh"), re.compile(r", and (?=[A-Z]|the |outgoing |visiting |newly)")
_SEPARATE = regex.compile(r"\bseparate\b|(?:meetings|receptions|conversations)$")
_CLAUSE = regex.compile(r"[;:]|, (?:while|and|but)\b|\bwhile\b")
_FRAME = regex.compile(r"[^,]{0,160}?\b(?:sidelines|sideslines|fringes|margins|occasion|framework) of [^,]{0,160},")
_JOINED = regex.compile(r"\band\b|,")
_NOT_JOINED = regex.compile(
    r"\b(?:by|with|to|of|for|who|invited|asked|told|from|said|at|on) (?:the |his |her )?(?:[A-Z][\w']+ )*+$|"
    r"\b(?:said|told|noted|chaired|convened)\b"
)
_TOGETHER = regex.compile(r",? and (?:the )?")
_COMMA = regex.compile(r", (?:the )?")
# "A and Permanent Secretary for Foreign Affairs of Thailand B": between them stands a title alone.
_TITLED = regex.compile(r",? and (?:(?:[A-Z][\w'-]*+|of|for|and|the) )++")
_OPENED_BY = regex.compile(r"(?:At|In|During|After|Following)\b")

WELCOMED = frozenset(("welcomed", "welcomes"))
TAKING_IN = WELCOMED | {
    *"received receives receive host hosted hosts receiving hosting".split(),
    "called on",
    "call on",
}
DIRECT = TAKING_IN | frozenset("met meet meets meeting with gather reconvene".split())
SUBORDINATE = ("while", "when", "after", "upon", "by")


def read_object(story: Story, head: Head) -> tuple[People, int]:
    """The other sides of a meeting with the persons named, and where the object ends in the view."""
    view, stop, phrase = story.view, story.sentence.end, story.phrase(head)
    if head.shape == "told" and (relative := _relative(story, head.start)):
        antecedent = story.cast.persons(max(story.sentence.start, relative.start() - 160), relative.start())[-1:]
        return {a.code: {a.person} if a.person else set() for a in antecedent}, head.end
    start = _object_start(story, head)
    if start is None:
        return {}, head.end
    match = _OBJECT_END.search(view, start, stop)
    end = match.start() if match else stop
    opens = phrase[0] in "WAU" or (
        phrase.startswith(SUBORDINATE) and not story.cast.persons(story.sentence.start, head.start)
    )
    if head.shape == "opening" or opens or (head.shape == "noun" and _OPENED_BY.match(view, story.sentence.start)):
        comma = view.find(",", start, end)  # "Meeting X, Y said": the main clause begins after the comma
        end = comma if comma > 0 else end
    actors = [
        a
        for a in story.cast.between(start, end)
        if (a.official or _LISTED.match(view, max(start - 9, a.start - 16, 0), a.start))
        and not _MEMBER_STATES.match(view, a.end)
    ]
    if match is not None and _WHO.match(match[0]) and _SEPARATE.search(phrase):
        # "separate receptions for A, who came to say goodbye, and B": the list goes on after the clause
        more = _AND.search(view, end, min(stop, end + 200))
        actors += [a for a in story.cast.between(more.end(), min(stop, more.end() + 90)) if a.official] if more else []
    persons = [a for a in actors if a.official]
    if head.word in DIRECT and head.shape != "noun":
        if (
            not actors
            or actors[0].start - start > 110
            or not _WHOM.match(view, start)
            or _TAKEN.search(view, start, actors[0].start)
        ):
            return {}, end
        if head.word == "with" and not persons:
            return {}, end  # "With the Philippines taking over the chair, …"
        if head.word in TAKING_IN and (not persons or _THING.match(view, start, min(stop, start + 70))):
            return {}, end
        if head.word in WELCOMED and (_OWNED.match(view, persons[0].end, stop) or persons[0].start - start > 24):
            return {}, end  # "welcomed the minister's proposal"
    groups: People = {}
    for actor in persons or actors:
        ids = groups.setdefault(actor.code, set())
        if actor.person:
            ids.add(actor.person)
    return groups, end


def _object_start(story: Story, head: Head) -> int | None:
    view, phrase = story.view, story.phrase(head)
    if head.shape == "noun":
        link = (
            _LINKED.match(view, head.reach, min(head.reach + 20, story.sentence.end))
            or _HELD_BETWEEN.match(view, head.reach, story.sentence.end)
            or _THERE_BETWEEN.match(view, head.reach, story.sentence.end)
        )
        return link.end() if link else None
    if head.word in ("received", "hosted", "welcomed") and (
        by := _RECEIVED_BY.match(view, head.end, story.sentence.end)
    ):
        return by.end()
    if (
        head.shape != "told"
        or head.word in DIRECT
        or phrase.lower().startswith(SUBORDINATE)
        or phrase.endswith(("with", "phoned", " from", " to"))
    ):
        return head.end
    pattern = _FOR if _GIVEN.search(head.word) else _WITH
    link = pattern.match(view, head.end, story.sentence.end)
    if link and phrase.startswith("attend") and link[0].endswith("between "):
        return None  # "attend dialogues between leaders and representatives of …"
    return link.end() if link else None


def read_subject(story: Story, at: int) -> list[Actor]:
    """Who acts before a verb: the nearest person with whoever is joined to them by "and"; a pronoun; or nobody."""
    view, cast = story.view, story.cast
    start = max(story.sentence.start, at - 400)
    for match in _CLAUSE.finditer(view, start, at):
        if match[0] == ";" or cast.persons(match.end(), at):
            start = match.end()
    if relative := _relative(story, at):
        return cast.persons(relative.start(), at)[-1:] or cast.pronouns_in(relative.start(), at)[-1:]
    frame = _FRAME.match(view, start, at)
    persons = cast.persons(frame.end() if frame else start, at)
    if not persons:
        plain = [a for a in cast.between(start, at) if a.code != "ASEAN"]
        if len(codes(plain[-2:])) == 2 and " and " in view[plain[-2].end : plain[-1].start]:
            return _with_those_before(view, plain, len(plain) - 2)
        return cast.pronouns_in(start, at)[-1:] or plain[-1:]
    taken = [persons[-1]]
    for actor in reversed(persons[:-1]):
        gap = view[actor.end : taken[-1].start]
        joined = _TITLED.fullmatch(gap) or (_JOINED.search(gap) and not _NOT_JOINED.search(gap))
        if actor.code != taken[-1].code and (len(gap) >= 160 or not joined):
            break
        taken.append(actor)
    return taken


def _relative(story: Story, at: int) -> regex.Match[str] | None:
    """The "whom" of the relative clause whose verb stands at a place."""
    floor = max(story.sentence.start, at - 90)
    return _WHOM_THEY.match(story.view, floor, at) if story.view.find("whom ", floor, at) >= 0 else None


def pair_named(story: Story, at: int) -> list[Actor]:
    """The sides last named together before a place, "ASEAN and China", in this sentence or the one before."""
    before = story.cast.between(max(0, at - 400), at)
    for i in range(len(before) - 2, -1, -1):
        one, two = before[i], before[i + 1]
        if one.code != two.code and _TOGETHER.fullmatch(story.view, one.end, two.start):
            return _with_those_before(story.view, before[: i + 2], i)
    return []


def _with_those_before(view: str, actors: Sequence[Actor], i: int) -> list[Actor]:
    """Some actors from the ``i``-th on, and those that a comma joins to it: "A, B and C"."""
    while i and _COMMA.fullmatch(view, actors[i - 1].end, actors[i].start):
        i -= 1
    return list(actors[i:])


def main_clause(story: Story, after: int, without: Sequence[str] | People = ()) -> list[Actor]:
    """The first person of the main clause after an opening phrase, not of these sides."""
    return [a for a in story.cast.persons(after, story.sentence.end) if a.code not in without][:1]
