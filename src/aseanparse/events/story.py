"""Reading the article in one pass: which event each head opens, continues or only names.

The reader remembers little: the main conference, the event being told, the event last named, the side that
the article speaks for, and the day and place of what was last told to have happened. Every rule below is a
method that takes a head and either finds the draft it means or makes a new one.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from aseanparse.events.cast import Actor, Cast, codes
from aseanparse.events.drafts import Draft, agree, days_agree, same_people, same_sides
from aseanparse.events.heads import Head, find_heads
from aseanparse.events.setting import (
    REPORTED,
    SIDELINES,
    Day,
    Place,
    own,
    settled,
    status_of,
    usable_days,
    usable_places,
)
from aseanparse.layout import Article
from aseanparse.lexicon import Entry
from aseanparse.model import DateMention, EventStatus, Person
from aseanparse.text import Span, sentences

# Where the object of "met" or "held talks with" ends.
_OBJECT_END = regex.compile(
    r"""[.;] | ,[ ](?:who|which|whose|where|when|during|while|as|both|the[ ]two|thereby|including|in[ ]which|at[ ]which)\b
    | [ ](?:who|which|where|during|while|when|before|after|as[ ]part|amid|via|through|within|ahead|aimed|focusing|upon|following|whereby)\b
    | [ ]to[ ](?:discuss|seek|review|exchange|promote|boost|deepen|strengthen|inform|bid|mark|talk)\b
    | [ ]on[ ](?:the[ ](?:sidelines|sideslines|fringes|margins|occasion|afternoon|morning|evening|same)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+[ ]\d)
    | [ ](?:in|at)[ ](?=[A-Z]) | [ ]at[ ]the\b | [ ]and[ ](?:then[ ])?(?:invited|attended|held|had|witnessed|met|signed|paid|said|delivered|visited|join\w+)\b
    | [ ](?:the[ ]same|later|earlier)[ ] | "
    """,
    regex.VERBOSE,
)
_WITH = regex.compile(r"(?:(?![.;]|,? who\b|,? which\b).){0,110}?\b(?:with|between)\b ")
_FOR = regex.compile(
    r"(?:(?![.;]|,? who\b|,? which\b).){0,60}?\b(?:for|on|with)\b (?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|[A-Z][a-z]+ \d)"
)
_CLAUSE = regex.compile(r"[;:]|, (?:while|and|but)\b|\bwhile\b")
_INDEFINITE = regex.compile(r"\b(?:an?(?:other)?|separate|one) (?:[\w-]+ ){0,3}?$", regex.IGNORECASE)
_ANOTHER = regex.compile(r"\b(?:another|a separate|separate) (?:[\w-]+ ){0,2}?$", regex.IGNORECASE)
_DEFINITE = regex.compile(r"\b(?:the|this|these|their|his|her|its|our|said|'s) (?:[\w-]+ ){0,2}?$", regex.IGNORECASE)
_SEVERAL = regex.compile(r"\b(?:trilateral|quadrilateral|three-way|four-way|multilateral)\b", regex.IGNORECASE)
_PASSING = regex.compile(
    r"\b(?:since|after|outcomes? of|results? of|(?:adopted|reached|made|agreed|signed|announced|issued) (?:at|during|in)|success(?:ful)?(?: \w+)? (?:of|organisation of)|"
    r"hosting(?: of)?|organis(?:ing|ation of)|previous|proposal at|at the closing of|chair(?:ing|manship)(?: of)?|roles? (?:in|at)|"
    r"mechanisms?,? (?:such as|like|including)|within|such as|including|like|and|or|of|between|in|at) (?:the )?(?:(?:outcomes|results|success) of (?:the )?)?$",
    regex.IGNORECASE,
)
_REPORTING = regex.compile(
    r"\b(?:attend\w*|join(?:ed|ing|s)?|address\w*|open(?:ed|ing|s)?|host(?:ed|s)?|hold(?:ing)?|held|chair(?:ed|s)|co-?chair\w*|conven\w*|organi[sz]e[ds]?|"
    r"took part|take part|participat\w+|gather\w+|delegation to|invite\w*|preparing|preparations|speaking at|speech at|raised again at|travel\w*|"
    r"prepare for|preparing for|engagement at|attendance at|sidelines|sideslines|fringes|margins|framework)\b",
    regex.IGNORECASE,
)
_ASEAN_WIDE = regex.compile(
    r"\b(?:ASEAN|the) (?:foreign |defen[cs]e |economic |other |energy |member )?(?:ministers|leaders|countries|states|members|participants|delegates)\b|\b(?:participants|delegates)\b",
    regex.IGNORECASE,
)
_TWO_SIDES = regex.compile(
    r"\b(?:both|two|three|four)(?: \w+)? (?:sides|ministers|leaders|officials|countries|PMs|FMs|parties|host|diplomats)|\bboth (?:sides|ministers|leaders|officials)\b"
)
_SAME_DAY = regex.compile(
    r"\b(?:same (?:day|afternoon|evening|morning|night)|[Oo]n this occasion|[Oo]n the occasion,|later in the day|earlier in the day)\b"
)
_OBSERVER = regex.compile(
    r"\bas (?:an? )?observers?\b|with the participation of|guest of the (?:Chair|host)|dialogue partners? (?:attend|join)",
    regex.IGNORECASE,
)
_CHAIRED = regex.compile(
    r"\b(?:under the (?:co-)?chair(?:manship)? of|chaired by|convened by|hosted by|co-chaired by)\b"
)
_ONLINE = regex.compile(r"\bonline\b|\bvirtual|video ?conferenc|via video|teleconferenc", regex.IGNORECASE)
_CALLED = regex.compile(r"\bphone\b|\btelephone\b|(?<!courtesy )\bcalls?$|over the phone", regex.IGNORECASE)


class Story:
    """The reader of one article."""

    def __init__(self, article: Article, dates: Sequence[DateMention], people: Sequence[Person]) -> None:
        self.article = article
        self.view = article.text.view
        self.days = usable_days(article, dates)
        self.cast = Cast(article, people)
        self.drafts: list[Draft] = []
        self.main: Draft | None = None
        self.topic: Draft | None = None
        self.last: Draft | None = None
        self.visit: Draft | None = None
        self.home: str | None = None
        self.day: tuple[str, str] = ("", "")
        self.where: tuple[str, str | None] = ("", None)
        self.lead = True
        self.sentence = Span(0, 0)
        self.frame: Draft | None = None
        self.day_of: dict[int, Day] = {}
        self.place_of: dict[int, Place] = {}

    # ------------------------------------------------------------------ the pass
    def read(self, span: Span) -> None:
        """Read one paragraph."""
        for sentence in sentences(self.view, span):
            self.sentence = sentence
            self.frame = None
            if self.home is None:
                named = [a for a in self.cast.persons(*sentence) if a.named]
                self.home = named[0].code if named else None
            terms = [t for t in self.article.terms if sentence.start <= t.start < sentence.end]
            heads = find_heads(self.view, sentence, terms)
            self.acted: list[Actor] = []
            days = [d for d in self.days if sentence.start <= d.start < sentence.end]
            self._reporting_day(days)
            owned = own(self.view, sentence, heads, days)
            self.day_of = {i: d for i, d in owned.items() if isinstance(d, Day)}
            placed = own(self.view, sentence, heads, usable_places(self.article, sentence))
            self.place_of = {i: p for i, p in placed.items() if isinstance(p, Place)}
            frames = [i for i, h in enumerate(heads) if self._is_frame(h)]
            first_place = next(iter(self.place_of.values()), None)
            for i in frames if first_place else ():
                self.place_of.setdefault(i, first_place)
            for i in [*frames, *(i for i in range(len(heads)) if i not in frames)]:
                self._read_head(i, heads[i], heads)
            self._guests()

    def finish(self) -> None:
        """Once all is read: a conference filed from abroad was held where the article was filed; sidelines follow."""
        line = self.article.dateline
        if (
            self.main is not None
            and self.main.occurred
            and not self.main.place
            and line is not None
            and line.country not in (None, self.home)
        ):
            self.main.place, self.main.country = line.place, line.country
        for draft in self.drafts:
            parent = draft.parent
            if (
                draft.type == "meeting"
                and parent is not None
                and parent.type == "conference"
                and not draft.place
                and draft.mode is None
            ):
                draft.place, draft.country = parent.place, parent.country

    def _is_frame(self, head: Head) -> bool:
        return (
            head.shape in ("conference", "noun")
            and SIDELINES.search(self.view, max(self.sentence.start, head.start - 90), head.start) is not None
        )

    def _read_head(self, i: int, head: Head, heads: Sequence[Head]) -> None:
        day, place = self.day_of.get(i), self.place_of.get(i)
        if head.shape == "conference":
            draft = self._conference(head, day, place)
        elif head.shape == "mechanism":
            draft = self._mechanism(head, day, place)
        elif head.shape in ("told", "opening"):
            draft = self._meeting(head, day, place)
        elif head.shape == "noun":
            draft = self._noun(head, day, place)
        elif head.shape == "visit":
            draft = self._visit(head, day)
        else:
            draft = self._signing(head, day, place)
        if draft is not None:
            draft.mention(head)
            if not self._is_frame(head):
                self.last = draft

    def _reporting_day(self, days: Sequence[Day]) -> None:
        """A day under a reporting verb ("agreed on Tuesday", "said today") is the day of what is being told."""
        for day in days:
            if (
                day.exact
                and not day.last
                and self._not_ahead(day.first)
                and REPORTED.search(self.view, self.sentence.start, day.start)
            ):
                self.day = (day.first, "")

    def _guests(self) -> None:
        """Observers and others named as taking part join the main conference."""
        observer = _OBSERVER.search(self.view, *self.sentence)
        if observer and self.main is not None:
            members = self._members("ASEAN")
            if observer[0].lower().startswith("with"):
                guests = [
                    a
                    for a in self.cast.between(observer.end(), self.sentence.end)
                    if a.code not in members or a.code == "ASEAN"
                ]
            else:  # whoever is named last before "as an observer", be it a member of today
                guests = self.cast.between(self.sentence.start, observer.start())[-1:]
            self.main.guests.extend(c for c in codes(guests) if c not in self.main.sides)

    def _members(self, body: str) -> set[str]:
        for entry in self.article.lexicon.entries:
            if entry.kind == "body" and entry.code == body:
                return set(entry.data.get("members", ())) | {body}
        return {body}

    def _not_ahead(self, first: str) -> bool:
        return self.article.published is None or first <= self.article.published.isoformat()

    # ------------------------------------------------------------------ conferences
    def _conference(self, head: Head, day: Day | None, place: Place | None) -> Draft | None:
        before = self.view[max(self.sentence.start, head.start - 60) : head.start]
        identity = self._identity(head)
        if identity is None:
            return self._conference_again(head, before, day, place)
        sides, series = identity
        turn = (
            "next"
            if regex.search(
                r"\b(?:next|coming|upcoming|forthcoming)\b", before[-12:] + self.view[head.start : head.end], regex.I
            )
            else ""
        )
        for draft in self.drafts:
            if (
                draft.type == "conference"
                and (
                    draft.series == series
                    or (
                        draft.word == head.word
                        and draft.ordinal is not None
                        and draft.ordinal == head.ordinal
                        and set(sides) & set(draft.sides)
                    )
                )
                and agree(draft.ordinal, head.ordinal)
                and agree(draft.year, head.year)
                and (draft.turn == turn or not (draft.occurred or turn == ""))
                and (days_agree(day.first, day.last, draft) if day else True)
            ):
                draft.ordinal = draft.ordinal or head.ordinal
                return self._told(draft, head, day, place)
        if (
            not self._is_frame(head)
            and not (self.lead and self.main is None)
            and not self._reported(head, before, day, place)
        ):
            return None
        status = status_of(self.article, self.sentence, head, day)
        if self._is_frame(head) and status != "scheduled":
            status = "occurred"
        if status is None and head.year and not day:
            return None
        draft = Draft(
            "conference",
            "conference.named",
            list(sides),
            status,
            name=self._name(head),
            series=series,
            ordinal=head.ordinal,
            year=head.year,
            turn=turn,
            word=head.word,
        )
        self.drafts.append(draft)
        return self._told(draft, head, day, place)

    def _identity(self, head: Head) -> tuple[tuple[str, ...], str] | None:
        """Parties and series of a conference that is named or described, None for "the summit"."""
        forum = next((t.entry for t in head.terms if t.entry.kind == "forum"), None)
        bodies = [t.entry.code for t in head.terms if t.entry.kind == "body" and t.entry.code]
        states = [t.entry.code for t in head.terms if t.entry.kind == "country" and t.entry.code]
        phrase = self.view[head.start : head.reach]
        before = self.view[max(self.sentence.start, head.start - 12) : head.start]
        if forum is not None:
            members = self._parties_of(forum)
            return tuple(dict.fromkeys([*members, *states])), forum.code or forum.name
        if head.short and head.short not in bodies and not states and head.proper:
            return (tuple(dict.fromkeys(bodies)) or (head.short,)), head.short
        key = " ".join(
            w
            for w in phrase.lower().replace("-", " ").split()
            if not w[0].isdigit() and w not in ("the", "next", "upcoming")
        )
        if bodies or len(states) >= 2:
            if head.short and head.short in bodies:
                return (head.short,), head.short
            return tuple(dict.fromkeys([*bodies, *states])), key
        topic = regex.match(
            r" (?:on|of|about) (?:the )?(?:(?!Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[\w-]+)",
            self.view[head.reach : head.reach + 40],
        )
        distinct = head.ordinal or regex.search(
            r"\b(?:special|emergency|extraordinary|high-level|commemorative|inaugural|international|regional)\b",
            phrase,
            regex.I,
        )
        if regex.search(r"\b(?:plenary|opening|closing)\b", phrase, regex.I) or before.lower().endswith(
            ("related ", "other ", "these ", "preparatory ")
        ):
            return None
        if regex.search(r"\btheir (?:\w+ )?$", before, regex.I) and head.word == "summit":
            around = codes([a for a in self.cast.between(head.end, self.sentence.end)][:2])
            if len(around) == 2:
                return around, "summit of " + " ".join(sorted(around))
        if distinct and (
            topic
            or head.reach > head.end
            or _INDEFINITE.search(before)
            or head.ordinal
            or regex.match(r" (?:planned|scheduled|slated|to be held)\b", self.view[head.end : head.end + 16])
        ):
            planned = regex.match(
                r" (?:planned|scheduled|slated|to be held|expected|due)\b", self.view[head.end : head.end + 16]
            )
            if (
                self.main is not None
                and self.main.occurred
                and not topic
                and not head.ordinal
                and not _INDEFINITE.search(before)
                and not planned
            ):
                return None
            if planned and self.main is not None:
                return tuple(self.main.sides), key
            around_bodies = [
                a.code for a in self.cast.between(self.sentence.start, self.sentence.end) if a.code == "ASEAN"
            ]
            pool = (
                self.main.sides
                if self.main and head.ordinal
                else around_bodies or (self.main.sides if self.main else [])
            )
            many = codes([a for a in self.cast.between(self.sentence.start, head.start) if a.named])
            if len(many) >= 3 and not around_bodies:
                pool = list(many)
            return tuple(dict.fromkeys(pool)) or ("ASEAN",), key
        return None

    def _parties_of(self, forum: Entry) -> list[str]:
        """All members of a forum; of one that ASEAN leads, ASEAN and whoever stands in its name."""
        members = [str(m) for m in forum.data.get("members", ())] or [forum.code or forum.name]
        if "ASEAN" not in members:
            return members
        names = {m: self.article.lexicon.country(m) for m in members}
        return [m for m, entry in names.items() if m == "ASEAN" or m in forum.name.replace("-", " ").split() or (entry and entry.name in forum.name)]

    def _conference_again(self, head: Head, before: str, day: Day | None, place: Place | None) -> Draft | None:
        """ "The summit", "the retreat", "the plenary session": the conference told, if there is one."""
        if head.word.endswith("s") and not _DEFINITE.search(before):
            return None
        if not _DEFINITE.search(before) and not regex.search(r"(?:^|[.,] |of |at )$", before[-4:]):
            return None
        target = self.topic if self.topic is not None and self.topic.type == "conference" else self.main
        if (
            self.last is not None
            and self.last.type == "conference"
            and _schedule_follows(self.view, head, self.sentence)
        ):
            target = self.last
        return self._told(target, head, day, place) if target is not None else None

    def _reported(self, head: Head, before: str, day: Day | None, place: Place | None) -> bool:
        """Whether the article reports this conference rather than naming it in passing."""
        left = self.view[self.sentence.start : head.start]
        if (
            regex.search(r"\b(?:hosting(?: of)?|hosts?|organis\w+|organiz\w+|host(?:ed)?) (?:the )?$", before)
            and head.short
            and head.year
            and head.start == head.end - len(self.view[head.start : head.end])
            and head.word == "forum"
        ):
            return False
        if (
            regex.search(
                r"\b(?:since|previous|outcomes of|results of|adopted at|reached at|closing of)\b (?:the )?$",
                before,
                regex.I,
            )
            and not self.lead
        ):
            return False
        return bool(day or place or _REPORTING.search(left[-120:]) or _schedule_follows(self.view, head, self.sentence))

    def _told(self, draft: Draft, head: Head, day: Day | None, place: Place | None) -> Draft:
        """Take over what this telling adds, and remember what is being told."""
        status = status_of(self.article, self.sentence, head, day)
        if day and not draft.first and (draft.status != "occurred" or self._not_ahead(day.first)):
            draft.first, draft.last, draft.basis = day.first, day.last, "stated"
            draft.status = settled(self.article, draft.status or status, day.first, day.last)
        if place and not draft.place and (draft.type != "visit"):
            draft.place, draft.country = place.name, place.country
        if draft.status is None or (draft.status == "proposed" and status == "scheduled"):
            draft.status = status
        if draft.type == "conference":
            match = _CHAIRED.search(self.view, head.end, self.sentence.end)
            chairs = self.cast.between(match.end(), match.end() + 80)[:1] if match else []
            draft.hosts.extend(c for c in codes(chairs) if c not in draft.hosts and c not in ("ASEAN",))
            if self._is_frame(head):
                self.frame = draft
            elif draft.status != "scheduled" or self.main is None:
                self.topic = draft
            if self.main is None:
                self.main = draft
        return draft

    def _name(self, head: Head) -> str:
        end = head.reach if head.proper else head.end
        text = self.article.text.mention(head.start, end).text
        return " ".join(text.split()).rstrip(".,") if head.proper or head.reach > head.end else ""

    # ------------------------------------------------------------------ meetings
    def _mechanism(self, head: Head, day: Day | None, place: Place | None) -> Draft | None:
        """The numbered meeting of a joint body: "the 8th meeting of the Viet Nam-Malaysia Joint Committee"."""
        before = self.view[max(self.sentence.start, head.start - 60) : head.start]
        states = list(dict.fromkeys(t.entry.code for t in head.terms if t.entry.kind == "country" and t.entry.code))
        if len(states) < 2:
            subject = codes(self._subject(head.start))
            near = self.last if self.last is not None and self.last.type in ("meeting", "visit") else self.topic
            base = near.sides if near is not None and near.type in ("meeting", "visit") else list(subject)
            if regex.search(r"\bco-?chair(?:ed)?\b", self.view[self.sentence.start : head.start]) and len(subject) == 2:
                base = list(subject)
            if len(base) < 2 and self.main is not None and len(self.main.sides) > 2 and self.main.sides != ["ASEAN"]:
                base = [s for s in self.main.sides if s not in ("ASEAN",)]
            if len(base) < 2 and self.last is not None and len(self.last.sides) == 2:
                base = self.last.sides
            states = list(base)
        if len(states) < 2:
            return None
        for draft in self.drafts:
            if (
                draft.type == "meeting"
                and draft.ordinal is not None
                and draft.ordinal == head.ordinal
                and same_sides(states, draft)
            ):
                return self._told(draft, head, day, place)
        if head.ordinal is None or regex.search(
            r"\b(?:outcomes?|results?|since|after) (?:of )?(?:the )?$", before, regex.I
        ):
            again = regex.search(
                r"\b(?:next|upcoming|coming|forthcoming)\b", before[-14:] + self.view[head.start : head.end], regex.I
            )
            if not again:
                return self._noun(head, day, place) if head.ordinal is None else None
        status = status_of(self.article, self.sentence, head, day) or "occurred"
        if status == "proposed" and regex.search(r"\bat (?:its|the|their) $", before):
            status = "scheduled"
        draft = Draft("meeting", "meeting.mechanism", states, status, name=self._name(head), ordinal=head.ordinal)
        self.drafts.append(draft)
        self._told(draft, head, day, place)
        if draft.occurred:
            draft.join(_by_side(self._subject(head.start), states))
            self._happened(draft)
        return draft

    def _meeting(self, head: Head, day: Day | None, place: Place | None) -> Draft | None:
        """Told by a verb: "held talks with", "received", "Meeting X, Y said"."""
        if head.word in ("welcoming", "greeting"):
            return self._welcome(head)
        groups, end = self._objects(head)
        status = self._verb_status(head, day)
        if status is None:
            return None
        if head.shape == "opening" or self.view[head.start : head.end].startswith(
            ("while", "when", "after", "upon", "by")
        ):
            subject = (
                [a for a in self.cast.persons(end, self.sentence.end) if a.code not in groups][:1]
                if head.shape == "opening"
                else self._subject(head.start)
            )
        elif self.acted and regex.search(
            r"(?:,|\band) (?:also |then |later )?$", self.view[head.start - 12 : head.start]
        ):
            subject = self.acted  # "had talks with A and received B": one subject
        else:
            subject = self._subject(head.start)
        self.acted = subject
        own_codes = list(codes(subject))
        if not groups and head.word in ("receiving", "hosting", "meeting"):
            before = self.cast.persons(self.sentence.start, head.start)
            others_before = [a for a in before if before and a.code != before[0].code]
            if others_before:
                groups = {others_before[-1].code: {a.person for a in others_before[-1:] if a.person}}
                subject, own_codes = before[:1], [before[0].code]
        if (
            self.last is not None
            and self.home
            and groups
            and set(groups) <= {*own_codes, self.home}
            and not [a for a in subject if a.official and a.start < head.start]
        ):
            own_codes = [s for s in self.last.sides if s != self.home][:1] or own_codes
        if not own_codes and self.home and groups and self.home not in groups:
            own_codes = [self.home]
        if groups:
            others = {c: ids for c, ids in groups.items() if c not in own_codes}
            if not others:
                return None
            if not own_codes and self.home is None:
                return None
            if _SEVERAL.search(self.view[head.start : head.end]):
                return self._new_meeting(
                    head, [*own_codes, *others], _by_side(subject, own_codes) | others, status, day, place
                )
            draft: Draft | None = None
            for code, ids in others.items():
                made = self._new_meeting(
                    head, [*own_codes, code], _by_side(subject, own_codes) | {code: ids}, status, day, place
                )
                made.mention(head)
                draft = draft or made
            if draft is not None and draft.occurred:
                self.topic = draft
            return draft
        if len(own_codes) >= 2:
            return self._new_meeting(head, own_codes, _by_side(subject, own_codes), status, day, place)
        if head.word in ("meet", "meets") and self.topic is not None and self.topic.type == "meeting":
            if status != "occurred" and (day or place):
                return self._new_meeting(head, list(self.topic.sides), {}, status, day, place)
            return None
        if (
            head.word in ("talks", "meeting", "discussions", "discussion")
            and _TWO_SIDES.search(self.view, *self.sentence)
            and self.topic is not None
            and self.topic.type == "meeting"
        ):
            return self.topic
        return None

    def _welcome(self, head: Head) -> Draft | None:
        """ "Welcoming the guest, …" goes on with the meeting of that guest."""
        comma = self.view.find(",", head.end, self.sentence.end)
        guests = codes([a for a in self.cast.persons(head.end, comma if comma > 0 else head.end)])
        for draft in reversed(self.drafts):
            if guests and draft.type == "meeting" and draft.occurred and guests[0] in draft.sides:
                self.topic = draft
                return draft
        return None

    def _objects(self, head: Head) -> tuple[dict[str, set[str]], int]:
        """The other sides of a meeting with the persons named, and where the object ends."""
        view, stop = self.view, self.sentence.end
        start = head.end
        phrase = view[head.start : head.end]
        if (
            head.shape == "told"
            and head.word not in ("met", "meet", "meets", "received", "receives", "hosted", "hosts")
            and not phrase.endswith("with")
        ):
            if not phrase.startswith(("while", "when", "after", "upon", "by")) and not phrase.endswith("phoned"):
                link = (_FOR if regex.search(r"call|reception|visit", head.word) else _WITH).match(view, head.end, stop)
                if link is None:
                    return {}, head.end
                start = link.end()
        elif head.word == "received" and view.startswith(" by ", head.end):
            start = head.end + 4
        elif head.shape == "noun":
            link = regex.match(r" (?:here |there )?(?:with|for|between) ", view[head.reach : head.reach + 20])
            if link is None:
                return {}, head.end
            start = head.reach + link.end()
        end_match = _OBJECT_END.search(view, start, stop)
        end = end_match.start() if end_match else stop
        if head.shape in ("opening", "noun") and (
            not head.shape == "noun"
            or regex.search(
                r"^(?:At|In|During|After|Following)\b", view[self.sentence.start : self.sentence.start + 12]
            )
        ):
            comma = view.find(",", start, end)
            end = comma if comma > 0 else end
        actors = [
            a
            for a in self.cast.between(start, end)
            if a.official
            or regex.search(r"(?:\b(?:with|of|and|from|between)|,) (?:the )?$", view[max(start - 9, 0) : a.start][-16:])
        ]
        persons = [a for a in actors if a.official]
        direct = head.word in (
            "received",
            "receives",
            "hosted",
            "hosts",
            "met",
            "meet",
            "meets",
            "receiving",
            "hosting",
            "meeting",
        )
        if (
            direct
            and head.shape != "noun"
            and (not actors or actors[0].start - start > 110 or " from " in view[start : actors[0].start])
        ):
            return {}, end
        if (
            direct
            and head.word in ("received", "receives", "hosted", "hosts")
            and (
                not persons
                or regex.match(
                    r" (?:an? |the )?(?:\w+ ){0,3}(?:support|invitation|letter|message|attention|delegation of \d|assistance|proposal|forum|meeting|conference|summit|event|dinner|banquet|reception|welcome|ceremony)",
                    view[start : start + 70],
                )
            )
        ):
            return {}, end
        groups: dict[str, set[str]] = {}
        for actor in persons or actors:
            ids = groups.setdefault(actor.code, set())
            if actor.person:
                ids.add(actor.person)
        return groups, end

    def _subject(self, at: int) -> list[Actor]:
        """Who acts: the person before the verb with whoever is joined to them by "and"; a pronoun; or nobody."""
        start = self.sentence.start
        for match in _CLAUSE.finditer(self.view, start, at):
            if self.cast.persons(match.end(), at) or match[0] == ";":
                start = match.end()
        frame = regex.match(
            r"[^,]{0,160}?\b(?:sidelines|sideslines|fringes|margins|occasion|framework) of [^,]*,", self.view[start:at]
        )
        persons = self.cast.persons(start + (frame.end() if frame else 0), at)
        if not persons:
            plain = [a for a in self.cast.between(start, at) if a.code != "ASEAN"]
            pronouns = [a for a in self.cast.pronouns if start <= a.start < at]
            return (
                plain[-2:]
                if len(codes(plain[-2:])) == 2 and " and " in self.view[plain[-2].end : plain[-1].start]
                else pronouns[-1:] or plain[-1:]
            )
        taken = [persons[-1]]
        for actor in reversed(persons[:-1]):
            gap = self.view[actor.end : taken[-1].start]
            if actor.code == taken[-1].code or (
                regex.search(r"\band\b|,", gap)
                and len(gap) < 160
                and not regex.search(
                    r"\b(?:by|with|to|of|for|who|invited|asked|told|from|said|at|on) (?:the |his |her )?(?:[A-Z][\w']+ )*$|\b(?:said|told|noted|chaired|convened)\b",
                    gap,
                )
            ):
                taken.append(actor)
            else:
                break
        return taken

    def _verb_status(self, head: Head, day: Day | None) -> EventStatus | None:
        """Finite past, participle and headline present have happened; the bare verb is what its modal says."""
        first = self.view[head.start : head.end].split()[0].lower()
        bare = first in (
            "hold",
            "have",
            "host",
            "co-chair",
            "chair",
            "conduct",
            "pay",
            "make",
            "attend",
            "meet",
            "receive",
        )
        if not bare:
            future = regex.search(
                r"\b(?:will|to|would|scheduled to|due to|plans to) (?:be )?$",
                self.view[max(0, head.start - 24) : head.start],
            )
            return "scheduled" if future else "occurred"
        status = status_of(self.article, self.sentence, head, day)
        return status if status in ("scheduled", "proposed") else None

    def _new_meeting(
        self,
        head: Head,
        sides: list[str],
        people: dict[str, set[str]],
        status: EventStatus,
        day: Day | None,
        place: Place | None,
    ) -> Draft:
        sides = list(dict.fromkeys(sides))
        first, last = (day.first, day.last) if day else ("", "")
        status = settled(self.article, status, first, last) or status
        left = self.view[self.sentence.start : head.start]
        fresh = bool(_ANOTHER.search(left)) or self.view[head.start : head.end].startswith("another")
        for draft in reversed(self.drafts):
            if (
                not fresh
                and draft.type == "meeting"
                and draft.status == status
                and same_sides(sides, draft)
                and days_agree(first, last, draft)
                and agree(place.name if place else "", draft.place)
                and same_people(people, draft)
            ):
                draft.join(people)
                self._told(draft, head, day, place)
                if draft.last and draft.basis == "stated" and day and day.exact and not day.last:
                    draft.first, draft.last = first, ""  # one of the days on which several were told to be held
                elif draft.last and _SAME_DAY.search(self.view, *self.sentence) and self.day[0]:
                    draft.first, draft.last = self.day
                if status == "occurred":
                    self._happened(draft)
                return draft
        draft = Draft("meeting", f"meeting.{head.shape}", sides, status)
        draft.join(people)
        if day:
            draft.first, draft.last, draft.basis = first, last, "stated"
        if place:
            draft.place, draft.country = place.name, place.country
        around = self.view[self.sentence.start : self.sentence.end]
        draft.mode = (
            "call" if _CALLED.search(self.view[head.start : head.end]) else "online" if _ONLINE.search(around) else None
        )
        self.drafts.append(draft)
        self._inherit(draft)
        if draft.occurred:
            self._happened(draft)
        return draft

    def _inherit(self, draft: Draft) -> None:
        """What a meeting takes from the event it belongs to: place, and the day where it has none of its own."""
        frame = self.frame or (self.main if self.main is not None and self.main.occurred and draft.occurred else None)
        there = frame is not None and regex.search(r"\bthere\b", self.view[self.sentence.start : self.sentence.end])
        if (
            frame is None
            and self.last is not None
            and self.last.type == "conference"
            and regex.search(r"\bthere\b", self.view[self.sentence.start : self.sentence.end])
        ):
            frame, there = self.last, True
        if (
            self.last is not None
            and regex.search(r"\btalks there\b|\bthere\b", self.view[self.sentence.start : self.sentence.end])
            and self.last.type == "conference"
        ):
            frame, there = self.last, True
        if (
            frame is not None
            and agree(draft.place, frame.place)
            and (draft.occurred or self.frame is not None or there)
        ):
            draft.parent = frame
            draft.place, draft.country = draft.place or frame.place, draft.country or frame.country
            if not draft.first and (draft.occurred or there) and frame.first:
                if self.day[0] and self.frame is None and frame.last and not there:
                    draft.first = self.day[0]
                else:
                    draft.first, draft.last = frame.first, frame.last
                draft.basis = "parent"
        if not draft.occurred:
            stay = self.visit
            if (
                stay is not None
                and not draft.first
                and regex.search(
                    r"\bDuring (?:his|her|their|the) (?:stay|visit|trip)\b",
                    self.view[self.sentence.start : self.sentence.end],
                )
            ):
                draft.parent, draft.first, draft.last, draft.basis = stay, stay.first, stay.last, "parent"
            return
        if not draft.first and draft.mode is None or _SAME_DAY.search(self.view, *self.sentence):
            if not draft.first and self.day[0]:
                draft.first, draft.last = self.day
                draft.basis = "stated"
        if not draft.first and self.day[0]:
            draft.first, draft.last = self.day
        if not draft.place and draft.mode is None and self.where[0] and draft.first == self.day[0] and self.day[0]:
            draft.place, draft.country = self.where

    def _happened(self, draft: Draft) -> None:
        """Remember the meeting being told, its day and its place."""
        self.topic = draft
        if len(draft.first) == 10 and not draft.last:
            self.day = (draft.first, "")
        if draft.place:
            self.where = (draft.place, draft.country)

    def _noun(self, head: Head, day: Day | None, place: Place | None) -> Draft | None:
        """A meeting told by its noun: "At the meeting with X", "in a separate meeting, A and B", "the talks"."""
        left = self.view[self.sentence.start : head.start]
        before = left[-40:]
        groups, end = self._objects(head)
        phrase = self.view[head.start : head.end]
        opens = regex.match(
            r"(?:(?:Earlier|Later|Also)[^,]{0,40}, )?(?:At|In|During|Following|After|Speaking at|Addressing|Opening|Chairing|Through|Over)\b",
            left,
        )
        new = bool(
            _INDEFINITE.search(before) or _INDEFINITE.search(left + phrase[: max(0, len(phrase) - len(head.word))])
        )
        status = self._noun_status(head, day)
        if groups:
            comma = self.view.find(",", end, self.sentence.end)
            after = self.cast.persons(comma if comma > 0 else end, self.sentence.end) if opens else []
            subject = [a for a in after if a.code not in groups][:1] or (self._subject(head.start) if not opens else [])
            mine = list(codes(subject)) or ([self.home] if self.home and self.home not in groups else [])
            several = _SEVERAL.search(phrase) or " between " in self.view[head.reach : head.reach + 12]
            if not several and len(groups) > 1:
                groups = {c: ids for c, ids in groups.items() if c not in mine} or groups
            if several or (mine and groups):
                everyone = list(dict.fromkeys([*([] if several and not _SEVERAL.search(phrase) else mine), *groups]))
                if len(everyone) >= 2 and (opens or status == "occurred" or day or place):
                    return self._new_meeting(head, everyone, _by_side(subject, mine) | groups, status, day, place)
            return None
        if new and opens:
            after = [a for a in self.cast.persons(head.end, self.sentence.end)]
            pair = codes(after)[:2]
            if self.home and self.home not in pair and len(pair) == 1:
                pair = (self.home, *pair)
            if len(pair) == 2:
                people = _by_side([a for a in after if a.code in pair], list(pair))
                return self._new_meeting(head, list(pair), people, status, day, place)
        if (
            opens
            and (day or place)
            and regex.search(
                r"\b(?:our|his|her|their) (?:\w+ )?$", before[-20:] + phrase[: max(0, len(phrase) - len(head.word))]
            )
        ):
            other = [a for a in self.cast.persons(head.end, self.sentence.end) if a.code != self.home][:1]
            known = self.topic if self.topic is not None and self.topic.type == "meeting" else None
            if other and self.home and (known is None or other[0].code not in known.sides):
                return self._new_meeting(
                    head, [self.home, other[0].code], _by_side(other, list(codes(other))), status, day, place
                )
        if not _DEFINITE.search(before) or (
            head.shape == "noun" and head.reach > head.end and not head.terms and not opens
        ):
            return None
        return self._again(head, bool(opens), day, place)

    def _noun_status(self, head: Head, day: Day | None) -> EventStatus:
        status = status_of(self.article, self.sentence, head, day)
        left = self.view[self.sentence.start : head.start]
        if regex.search(r"\b(?:upcoming|next|propose\w*|suggest\w*|will|plans? to|agreed to|scheduled)\b", left[-60:]):
            return status or "scheduled"
        return "occurred"

    def _again(self, head: Head, opens: bool, day: Day | None, place: Place | None) -> Draft | None:
        """ "At the meeting, …", "the talks": which of the events told so far."""
        view, sentence = self.view, self.sentence
        persons = [a for a in self.cast.persons(head.end, sentence.end)]
        if opens:
            pair = set(codes([a for a in persons if a.start - head.end < 120])[:2])
            if len(pair) == 2:
                for draft in reversed(self.drafts):
                    if (
                        draft.type == "meeting"
                        and draft.occurred
                        and pair == set(draft.sides)
                        and same_people(_by_side(persons[:4], list(pair)), draft)
                    ):
                        self.topic = draft
                        return draft
                if head.word in ("discussion", "discussions", "talks", "conversation") and self.topic is not None:
                    return self._new_meeting(
                        head, sorted(pair), _by_side(persons[:4], list(pair)), "occurred", day, place
                    )
        if _schedule_follows(view, head, sentence) and self.last is not None and self.last.status != "occurred":
            return self._told(self.last, head, day, place)
        few = head.word in (
            "talks",
            "conversation",
            "discussion",
            "discussions",
            "reception",
            "call",
            "courtesy call",
            "phone talks",
        )
        wide = _ASEAN_WIDE.search(view, *sentence) and not _TWO_SIDES.search(view, *sentence)
        target = self.topic
        if self.main is not None and not few and (wide or target is None or head.word in ("event", "session")):
            target = self.main
        if target is None or (few and target.type == "conference"):
            return None
        if target is self.main and target.type == "conference" and target.status is not None:
            self.topic = target
            if (
                opens
                and target.occurred
                and regex.match(r"[^.;]{0,60}?\bwill\b", view[head.end : sentence.end])
                and not target.first[:4].startswith("9")
            ):
                target.status = settled(self.article, "scheduled", target.first, target.last) or "scheduled"
        if (
            opens
            and target.type == "meeting"
            and persons
            and (
                not (days_agree(day.first, day.last, target) if day else True)
                or not agree(place.name if place else "", target.place)
            )
        ):
            return None
        if target.type == "conference" and (day or place):
            self._told(target, head, day, place)
        return target

    # ------------------------------------------------------------------ visits and signings
    def _visit(self, head: Head, day: Day | None) -> Draft | None:
        view, sentence = self.view, self.sentence
        host = self._host(head)
        left = view[sentence.start : head.start]
        inviting = regex.search(r"\binvit|accept", left) is not None
        if head.word in ("trip", "tour", "stay") and host is None:
            return self._visit_again(head)
        if host is None:
            formal = regex.search(
                r"\b(?:official|state|working|friendship|goodwill|friendly)\b", view[head.start : head.end], regex.I
            )
            if not formal or head.word != "visit":
                return self._visit_again(head) if head.word == "visit" else None
        sides, visitor = self._guest(head, host[0] if host else None)
        if len(sides) < 2:
            return None
        status = self._visit_status(head, day)
        if status is None:
            return None
        first, last = (day.first, day.last) if day else ("", "")
        status = settled(self.article, status, first, last) or status
        city = host[1] if host else None
        for draft in reversed(self.drafts):
            if (
                draft.type == "visit"
                and same_sides(sides, draft)
                and days_agree(first, last, draft)
                and (draft.status == status or not (draft.occurred or status == "occurred"))
                and agree(draft.hosts[:1], [host[0]] if host else [])
                and same_people(_by_side(visitor, list(codes(visitor))), draft)
            ):
                if day and not draft.first:
                    draft.first, draft.last, draft.basis = first, last, "stated"
                return draft
        if (
            status == "occurred"
            and not day
            and not regex.search(
                r"\b(?:on|during|as part of|pa(?:ys|id|ying)|is|made|making|of)\b", left[-70:], regex.I
            )
        ):
            return None
        if status == "scheduled" and not inviting and head.word in ("visits", "visited"):
            return None
        draft = Draft(
            "visit",
            "visit.invited" if inviting else "visit.told",
            sides,
            status,
            first=first,
            last=last,
            basis="stated" if first else None,
        )
        draft.join(_by_side(visitor, list(codes(visitor))))
        if host:
            draft.hosts = [host[0]]
            if city is not None:
                draft.place, draft.country = city.name, city.country
        self.drafts.append(draft)
        if status != "proposed":
            self.visit = draft
        return draft

    def _visit_again(self, head: Head) -> Draft | None:
        if (
            _DEFINITE.search(self.view[max(self.sentence.start, head.start - 20) : head.start])
            and self.visit is not None
            and not head.word.endswith("s")
        ):
            return self.visit
        return None

    def _host(self, head: Head) -> tuple[str, Place | None] | None:
        """The side visited: the country or city right after the head, or the country of a city."""
        link = regex.match(r"(?: ?(?:soon |again )?(?:the )?)", self.view[head.reach : head.reach + 12])
        at = head.reach + (link.end() if link else 0)
        for term in self.article.terms:
            if term.start == at and term.entry.code:
                if term.entry.kind == "place":
                    text = self.article.text.mention(term.start, term.end).text
                    return term.entry.code, Place(term.start, term.end, text, term.entry.code)
                if term.entry.kind in ("country", "body") and term.form not in ("adjective", "people"):
                    return term.entry.code, None
        return None

    def _guest(self, head: Head, host: str | None) -> tuple[list[str], list[Actor]]:
        """Both sides of a visit and the visitor where named: the nearest person before who is not of the host's side."""
        view = self.view
        before = [
            a
            for a in [
                *self.cast.between(self.sentence.start, head.start),
                *(p for p in self.cast.pronouns if self.sentence.start <= p.start < head.start),
            ]
        ]
        before.sort(key=lambda a: a.start)
        if host is not None:
            guests = [a for a in before if a.code not in (host, "ASEAN")]
            by = regex.match(r"[^.,;]{0,40}?\b(?:by|of) ", view[head.reach : head.reach + 60])
            after = [a for a in self.cast.persons(head.reach, self.sentence.end) if a.code != host][:1] if by else []
            nearest = after or ([a for a in guests if a.official][-1:] or guests[-1:])
            if (
                self.topic is not None
                and self.topic.type == "meeting"
                and host in self.topic.sides
                and len(self.topic.sides) == 2
            ):
                if not nearest or nearest[0].code in self.topic.sides:
                    return list(self.topic.sides), nearest
            if nearest:
                return [nearest[0].code, host], nearest
            if self.home and self.home != host:
                return [self.home, host], []
            return [], []
        nearest = [a for a in before if a.official][-1:]
        if self.topic is not None and self.topic.type == "meeting" and len(self.topic.sides) == 2:
            return list(self.topic.sides), nearest if nearest and nearest[0].code in self.topic.sides else []
        if nearest and self.home and nearest[0].code != self.home:
            return [nearest[0].code, self.home], nearest
        return [], []

    def _visit_status(self, head: Head, day: Day | None) -> EventStatus | None:
        view, sentence = self.view, self.sentence
        left = view[sentence.start : head.start]
        phrase = view[head.start : head.end].lower()
        following = view[sentence.end : sentence.end + 160].lstrip()
        following = following.split("\n")[0]
        invited = list(regex.finditer(r"\binvit(?:ed|ation|ations|es|ing)\b|\bextend\w+\b", left))
        if invited:
            governs = regex.search(r"\baccept\w*\W+(?:[\w']+\W+){0,6}?$", left[: invited[-1].start()])
            answer = regex.search(r"\baccept(?:ed|ing|s)\b", view[head.end : sentence.end])
            later = regex.match(
                r"[^.]{0,120}?\b(?:accepted|gladly accept|agreed to accept)\b[^.]{0,40}\binvitation", following
            )
            return "scheduled" if governs or answer or later else "proposed"
        accepted = regex.search(r"\baccept(?:ed|ing|s)\b", left) is not None
        if phrase.startswith("visited") or regex.search(
            r"\b(?:is|was|are|were|who is|who was) (?:currently |now )?(?:on|paying|making|in)\b[^.;,]{0,40}$|\b(?:on|during|as part of|amid|within|leading a delegation of \w+ on) (?:a|an|his|her|their|the|this)? ?(?:[\w-]+ ){0,2}$|\bpaid\b[^.;]{0,30}$|'s (?:[\w-]+ )?$",
            left,
        ):
            return (
                "occurred"
                if not regex.search(r"\b(?:during|on) (?:his|her|their|the) (?:upcoming|coming|forthcoming)", left)
                else "scheduled"
            )
        if regex.search(
            r"\b(?:will|is to|are to|to|would|scheduled to|plans? to|due to|set to|expected to) (?:soon )?(?:pay|make|undertake|embark on|begin|start)?(?: (?:an?|his|her|their|this))?(?: \w+)? ?$",
            left,
        ) or regex.search(r"\b(?:upcoming|coming|forthcoming|next)\b", left[-30:] + phrase):
            cue = status_of(self.article, sentence, head, day)
            return "scheduled" if accepted else cue if cue != "occurred" else "scheduled"
        if phrase.startswith("visiting") or phrase.startswith("visits"):
            return None
        status = status_of(self.article, sentence, head, day)
        return status or ("occurred" if day else None)

    def _signing(self, head: Head, day: Day | None, place: Place | None) -> Draft | None:
        """A signing with known sides that has taken place; plans to sign and signed agreements are no events of the day."""
        phrase = self.view[head.start : head.end]
        left = self.view[self.sentence.start : head.start]
        done = phrase.startswith(("witness", "signed", "inked")) or (
            phrase.startswith("signing ")
            and not phrase.startswith("signing of")
            and regex.search(r"\b(?:on|for|after|by|congratulat\w+[^.;]{0,60} on) $", left)
        )
        if not done or regex.search(
            r"\b(?:will|would|to|was|were|been|agreement|memorandum|documents?|be|newly|recently|agreements|already) (?:be )?$",
            left[-24:],
        ):
            return None
        subject = [a for a in self.cast.between(self.sentence.start, head.start) if a.code not in ("ASEAN",)]
        sides = list(codes(subject))
        if len(sides) < 2 and self.topic is not None and self.topic.type == "meeting":
            sides = list(self.topic.sides)
        elif len(sides) > 2:
            sides = list(codes(self._subject(head.start))) if len(codes(self._subject(head.start))) == 2 else sides[-2:]
        if len(sides) < 2:
            return None
        name = regex.search(r"(?:of|signed|signing|inked) (?:an? |the |their |two |three |several )?(.*)", phrase)
        draft = Draft(
            "signing",
            "signing.told",
            sides,
            "occurred",
            name=self.article.text.mention(head.start + name.start(1), head.end).text if name else "",
        )
        if day:
            draft.first, draft.last, draft.basis = day.first, day.last, "stated"
        elif self.topic is not None and set(sides) <= set(self.topic.sides):
            draft.first, draft.last, draft.basis, draft.parent = self.topic.first, self.topic.last, "parent", self.topic
        if place:
            draft.place, draft.country = place.name, place.country
        elif self.topic is not None and set(sides) <= set(self.topic.sides):
            draft.place, draft.country = self.topic.place, self.topic.country
        self.drafts.append(draft)
        return draft


def _schedule_follows(view: str, head: Head, sentence: Span) -> bool:
    """The words after the head tell when it is to be: "the event opens in Manila on …"."""
    return (
        regex.match(
            r"(?:[^.;]{0,60}?)\b(?:will (?:be|take|open|focus|kick)|is scheduled|opens? (?:in|on)|is due|takes place|to be held|scheduled for|planned for|slated)\b",
            view[head.reach : sentence.end],
        )
        is not None
    )


def _by_side(actors: Sequence[Actor], sides: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for actor in actors:
        if actor.code in sides and actor.person:
            found.setdefault(actor.code, set()).add(actor.person)
    return found
