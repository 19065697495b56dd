"""What has been told so far: who spoke, who met whom, whom *they*, *both sides* and *we* mean."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from aseanparse.commitments.phrases import NOBODY, Phrase, Sides
from aseanparse.commitments.sentence import Sentence
from aseanparse.commitments.triggers import Triggers
from aseanparse.commitments.words import NUMBERS, is_adverb
from aseanparse.events import told_at
from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon
from aseanparse.model import Event, Person

_SAID = frozenset(
    "said says added noted stressed stated affirmed told predicted explained replied emphasised emphasized"
    " underlined concluded announced confirmed agreed pledged promised disclosed assured remarked vowed recalled"
    " reiterated reaffirmed declared".split()
)
# Verbs with which "to X" and "for X" name the one who receives.
_GIVING = frozenset(
    "give provide send supply contribute offer submit present transfer dispatch deliver lend grant second"
    " restrict sell pass report circulate donate extend ship export hand supply".split()
)
_SHARING = frozenset(
    "share work cooperate co-operate coordinate co-ordinate collaborate exchange consult discuss".split()
)
_PAPERS = frozenset("draft agenda text letter list lists report document documents reply answer data proposal".split())
_SENDING = frozenset("send ship dispatch second transfer deliver".split())
# Verbs whose object is the side faced.
_HELPING = frozenset(
    "assist help support back aid join lend sell brief assure assisting helping supporting backing joining give"
    " provide allow grant granting visit visiting present supply offer inform notify".split()
)
_HIM, _HER = ["according", "to", "him"], ["according", "to", "her"]
_JOINT = frozenset("agreed decided settled".split())
_RELATIVE = frozenset("which whom where who".split())
_SIDING = frozenset(("stand by", "standing by", "vote for", "visit to", "visits to"))  # words before the side faced


# Who speaks for a side without a name: ", a statement issued by the ministry said", ", government officials said".
_OFFICIAL = frozenset(
    "official officials spokesperson spokesman spokeswoman ministry ministries government embassy office statement"
    " authorities department communique secretariat release announcement".split()
)


class Discourse:
    """The state of one pass over an article.

    Attributes:
        speaker: who spoke last, for *he*, *the minister*, *his country*.
        group: the last plural subject, for *they* and *the ministers*.
        meeting: the sides of the meeting being told, for *both sides*.
        ours: whom *we* means outside quotation marks: the guest of an interview, the authors of a statement.
        event: id of the event being told, or None.
        said_on: the day it took place, else of publication, else "".
        asked: who proposed or asked last, and whom.
    """

    def __init__(self, article: Article, people: Sequence[Person], events: Sequence[Event]) -> None:
        self.speaker = self.group = self.meeting = Sides()
        self.asked = (Sides(), Sides())
        self.event: str | None = None
        self.said_on = self._published = article.published.isoformat() if article.published else ""
        self._events = {e.id: e for e in events}
        self._told = deque(told_at(article, events, people))
        self._bodies = frozenset(t.entry.code for t in article.terms if t.entry.kind == "body" and t.entry.code)
        self._members = _members(article.lexicon)
        questions = article.spans("question")
        self._first_question = questions[0].start if questions else None
        self._guest = _guest(article, people) if questions else Sides()
        self.ours = self._guest
        self._speaking = False  # somebody speaks in this paragraph, so that its next sentence may go on in his words
        self._named: list[str] = []  # sides in the order named, before this sentence
        self._gathered: dict[int, Sides] = {}  # the last group of two, of three …
        self._acted = Sides()  # the last group that acted
        self._quoted = Sides()
        self._teller = Sides()  # the last single side that said something
        self._spoke: list[str] = []  # the last two sides that spoke at this meeting

    # ------------------------------------------------------------------ taking in what is told
    def new_zone(self, start: int) -> None:
        """A stretch of body begins; after a question it is the guest who answers."""
        if self._first_question is not None and self._first_question < start:
            self.speaker = self._guest

    def new_paragraph(self) -> None:
        """A paragraph begins: whoever spoke in the last one has finished."""
        self._speaking = bool(self._guest)

    def tell(self, sentence: Sentence) -> None:
        """Take in whom a sentence tells of, before its acts are read."""
        if not sentence.words:
            return
        self._open_event(sentence.words[0].start)
        if sentence.lows[:3] == ["we", ",", "the"]:  # "We, the Prime Minister of …, gathered"
            verb = next((i for i, w in enumerate(sentence.words) if i > 3 and w.low in sentence.forms.past), 0)
            authors = (p.sides.codes for p in sentence.phrases if p.last <= verb)
            self.ours = Sides(self.ours.codes.union(*authors))
        acting = [n for n in sentence.subjects if not sentence.phrases[n].owned]
        main = next((n for n in acting if not sentence.is_embedded(n)), None)
        told_of = main is not None and sentence.phrases[main].sort in ("person", "side")
        quoted = told_of and main is not None and sentence.quoted(sentence.phrases[main].first)
        self._quoted = self.speaker if quoted else Sides()  # he says "Laos has asked us and we have agreed"
        if main is not None and not (
            quoted and sentence.phrases[main].sort == "person"
        ):  # "X told me": another says it
            self._hear(sentence, sentence.subject_of(sentence.phrases[main].last))
        for n in acting:
            joined = sentence.coordinated(n)
            if sentence.low(joined[0].first - 1) in _RELATIVE:  # "to which Laos and Japan have been invited"
                continue
            together = self.resolve(sentence, joined)
            met = not self.meeting or together.codes <= self.meeting.codes  # no guest that is told of in passing
            if len(together.codes) > 1 or (self._is_body(together) and (n == main or not self.meeting) and met):
                self.group = self._gathered[len(together.codes)] = together

    def told(self, sentence: Sentence, table: Triggers) -> None:
        """Note what the sentence just read told: whether somebody spoke in it, and whom it named."""
        self._named.extend(_single(p for p in sentence.phrases))
        self._speaking |= not table.spoken.isdisjoint(sentence.lows)

    def _open_event(self, position: int) -> None:
        while self._told and self._told[0].end <= position:
            self._told.popleft()
        telling = self._told[0] if self._told and self._told[0].start <= position else None
        if telling is None or telling.event == self.event:
            return
        self.event, self.meeting, self._spoke = telling.event, Sides(self._without_members(telling.sides)), []
        self.group = self.meeting or self.group
        self._gathered[len(self.meeting.codes)] = self.meeting
        event = self._events[telling.event]
        on_a_day = len(event.start) == len("2026-01-29") and event.status == "occurred"
        self.said_on = event.start if on_a_day else self._published

    def _without_members(self, codes: Iterable[str]) -> frozenset[str]:
        """The sides of a meeting; a member state that is there with its bloc speaks through the bloc."""
        whole = frozenset(codes)
        return whole - self._members if "ASEAN" in whole else whole

    def _hear(self, sentence: Sentence, main: list[Phrase]) -> None:
        """The main subject of a sentence becomes the speaker, or the group that a later "they" means."""
        sides = self.resolve(sentence, main)
        if sides and any(p.sort == "group" or p.head.endswith("s") for p in main):
            self.group = sides
        if len(sides.codes) == 1:
            self.speaker = sides
            if sentence.low(main[-1].last) in _SAID:
                self._teller = sides
            self._spoke = [*(c for c in self._spoke if c not in sides.codes), *sides.codes][-2:]
            pair = frozenset(self._spoke)
            told = self.meeting.codes
            if len(told) == len(pair) == 2 and len(pair & told) == 1 and not told & self._bodies:
                self.group = self.meeting = Sides(pair)  # another guest has begun to speak

    def note_act(self, sides: Sides, asked: Sides | None) -> None:
        """Remember who acted, and who asked whom."""
        if asked is not None:
            self.asked = (sides, asked)
        if len(sides.codes) > 1 or self._is_body(sides):
            self._acted = sides

    def _is_body(self, sides: Sides) -> bool:
        return bool(sides.codes & self._bodies) and not sides.people

    # ------------------------------------------------------------------ whom words mean
    def resolve(self, sentence: Sentence, phrases: Iterable[Phrase]) -> Sides:
        """Whom phrases mean together."""
        sides = NOBODY
        for phrase in phrases:
            meant = phrase.sides or self._meant(sentence, phrase)
            sides = sides | meant if sides.codes or sides.people else meant
        return sides

    def _meant(self, sentence: Sentence, phrase: Phrase) -> Sides:
        """Whom a phrase means whose own words name nobody."""
        owner = sentence.low(phrase.first)
        if owner in ("no", "neither") or "concerned" in (sentence.low(phrase.last - 2), sentence.low(phrase.last)):
            return Sides()  # "the parties concerned" are others
        match phrase.sort:
            case "group" if owner in ("our", "my") and (self.ours or not phrase.counted):
                return self.ours or self.speaker
            case "group" if owner in ("his", "her", "its"):
                return self._nearest(sentence, phrase)
            case "group" if phrase.counted and owner != "their":
                counts = (NUMBERS.get(w.low, 0) for w in sentence.words[phrase.first : phrase.last])
                return self._sides_met(sentence, phrase, max(counts, default=0) or 2)
            case "former" | "latter":
                acting = any(sentence.phrases[n] is phrase for n in sentence.subjects)
                others = (c for c in reversed(self._named) if acting or c not in self.speaker.codes)
                pair = list(dict.fromkeys(others))[:2]
                return Sides(frozenset([pair[phrase.sort == "former"]])) if len(pair) > 1 else Sides()
            case "they" if phrase.first == 0 and sentence.low(1) == "also" and self._acted.codes == self.meeting.codes:
                return self.meeting  # they have acted before, whoever was named since
            case "group" | "they":
                return self.group or self.meeting
            case "gathering":
                return self.meeting or self.group
            case "we" if self.ours and not sentence.quoted(phrase.first):
                return self.ours
            case "we":
                return self.us(sentence, phrase.last)
            case "own" if self.ours and any(w.low == "our" for w in sentence.words[: phrase.last]):
                return self.ours
            case "he" | "it" | "own" | "side":
                return self._nearest(sentence, phrase)
        return Sides()

    def us(self, sentence: Sentence, i: int) -> Sides:
        """Whom "we" and "us" mean inside quotation marks: whoever is told to say them, else who spoke last."""
        return self.attributed(sentence, i)[0] or self._quoted or self.speaker

    def _nearest(self, sentence: Sentence, phrase: Phrase) -> Sides:
        """The last single subject before a phrase in its sentence, else who spoke last."""
        if phrase.sort == "own" and self._teller and sentence.lows[:3] in (_HIM, _HER):
            return self._teller  # "According to her, the ministry has decided"
        before = [(n, p) for n, p in enumerate(sentence.phrases) if p.last <= phrase.first and p.sides]
        near = [
            p
            for n, p in before
            if (n in sentence.subjects or sentence.low(p.first - 2) == "according")
            and p.sort in ("person", "side")
            and len(p.sides.codes) == 1
        ]
        if not near and phrase.sort == "he" and sentence.low(0) in ("when", "while", "after", "as"):
            # "When I called on Secretary X, she assured me"
            near = [p for _, p in before if p.sort == "person"]
        return near[-1].sides if near else self.speaker

    def _sides_met(self, sentence: Sentence, phrase: Phrase, count: int) -> Sides:
        """Both sides, the three countries: those of the meeting told, else the last group, else those named last."""
        if self.meeting and phrase.head in ("members", "participants", "delegates"):
            return self.meeting
        known = [self.meeting, self.group, Sides(frozenset(self._spoke))]
        fitting = [s for s in known if len(s.codes) == count] or [s for s in known if count == 2 < len(s.codes)]
        if fitting or count in self._gathered:
            return fitting[0] if fitting else self._gathered[count]
        before = _single(p for p in sentence.phrases if p.last <= phrase.first)
        last = [c for c in dict.fromkeys(reversed([*self._named, *before])) if c not in self.ours.codes]
        named = [*self.ours.codes, *last][:count]
        return Sides(frozenset(named)) if len(named) == count else self.meeting or self.group

    def subject(self, sentence: Sentence, verb: int) -> Sides:
        """Whom the subject of a verb means; a participle that opens a sentence has the subject after it."""
        found = sentence.subject_of(verb)
        if not found and sentence.low(verb) in sentence.forms.gerund:
            found = [sentence.phrases[n] for n in sentence.subjects if sentence.phrases[n].first > verb][:1]
        if sentence.low(verb) in ("agreed", "decided", "settled") and "it" in (
            w.low for w in sentence.words[max(0, verb - 3) : verb]
        ):
            agents = [p for p in sentence.phrases if p.first > verb and sentence.low(verb + 1) in ("by", "between")]
            that = sentence.next("that", verb)
            named = self.resolve(sentence, [p for p in agents if p.last <= that])
            return named or self.meeting  # "it was also agreed (between Laos and Japan) that"
        if self.ours and [p.sort for p in found] == ["we"] and sentence.low(verb) == "agreed":
            return self.group if self.ours.codes < self.group.codes else self.ours  # nobody agrees alone
        sides = self.resolve(sentence, found)
        if len(sides.codes) == 1 and sentence.low(verb) in _JOINT:
            return sides | self.resolve(sentence, _companion(sentence, verb))
        return sides

    def attributed(self, sentence: Sentence, after: int) -> tuple[Sides, str]:
        """Who is told to have said a sentence, and by which verb: "…, he said", "said X", "According to X, …"."""
        for phrase in sentence.phrases:
            if phrase.sort == "we":  # whoever says "we" is asked for here
                continue
            first = _title_start(sentence, phrase.first)
            previous, second = sentence.low(first - 1), sentence.low(first - 2)
            if (second, previous) == ("according", "to"):
                return self.resolve(sentence, [phrase]), ""
            if phrase.sort in ("gathering", "who") or phrase.owned:
                continue
            after_aside = (
                sentence.next(",", phrase.last + 1, phrase.last + 14) if sentence.low(phrase.last) == "," else -1
            )
            rest = sentence.words[phrase.last if after_aside < 0 else after_aside + 1 :]
            follows = next((w.low for w in rest if not is_adverb(w)), "")  # "X, its spokesperson, said"
            inverted = previous in _SAID and (second in (",", '"', "") or first > after)
            quoted = follows == "was" and "quoted" in [w.low for w in rest[:3]]  # "X was quoted as saying"
            if inverted or (previous in (",", '"') and (follows in _SAID or quoted)):
                said = Sides() if phrase.sort == "group" else self.resolve(sentence, [phrase])
                return said, previous if inverted else follows
        return Sides(), ""

    def official(self, sentence: Sentence, modal: int) -> list[Phrase] | None:
        """The sides named where officials are told to say the clause of a modal after it; None where none are."""
        start = modal
        while (comma := sentence.next(",", start)) < len(sentence.words):
            start = comma + 1
            end = sentence.next(",", start)
            lows = [w.low for w in sentence.words[start:end]]
            if (_SAID.intersection(lows) or lows[:2] == ["according", "to"]) and _OFFICIAL.intersection(lows):
                return [p for p in sentence.phrases if start <= p.first < end and p.sides]
        return None

    def speaker_of(self, sentence: Sentence, verb: int | None, modal: int) -> tuple[Sides, str]:
        """Who says a modal clause, and by which verb around it; nobody where the writer does."""
        if verb is not None:
            return self.subject(sentence, verb) or self.speaker, ""
        said, how = self.attributed(sentence, modal)
        if not said and (self.ours or sentence.quoted(modal) or self._speaking):
            said = self.ours or self.speaker
        return said, how

    def faced(self, sentence: Sentence, first: int, last: int, own: Sides) -> Sides:
        """With or towards whom a goal is: after *with*, after *to* with a verb of giving, or as a helped side."""
        verb = sentence.low(first)
        if self.ours and "us" in (sentence.low(first + 1), sentence.low(first + 2)):
            return Sides(self.ours.codes - own.codes)
        for phrase in sentence.phrases:
            if not first < phrase.first < last or phrase.sort in ("gathering", "it"):
                continue
            before, distance = sentence.low(phrase.first - 1), phrase.first - first
            joint = before in ("with", "towards") and distance <= (14 if verb in _SHARING else 7)
            receives = before in ("to", "for") and distance <= 14 and verb in _GIVING
            guest = phrase.sort == "person" or sentence.low(phrase.first) == "the"
            helped = distance <= 9 and (before in _HELPING or (guest and before in ("receive", "receiving")))
            if helped and phrase.sort == "group" and phrase.last - phrase.first == 1:
                continue  # "lend experts to Dili", "help firms"
            if before in ("inform", "notify") and not phrase.sides:
                continue  # "inform the agencies concerned"
            sided = f"{sentence.low(phrase.first - 2)} {before}" in _SIDING and distance <= 9
            papers = not _PAPERS.isdisjoint(sentence.lows[first + 1 : phrase.first])
            if phrase.head == "city" and verb in _SENDING and not papers:  # "send six diplomats to Manila": where
                continue
            if (joint or receives or helped or sided) and (not phrase.owned or before == "join"):
                codes = self.resolve(sentence, sentence.with_following(phrase)).codes - own.codes
                if not codes and before == "with" and phrase.sort == "own" and sentence.low(phrase.first) == "the":
                    return self.other_side(own)  # "will work with the new administration": nobody works with himself
                return Sides(codes)
        return Sides()

    def supported(self, sentence: Sentence, first: int, own: Sides) -> Sides:
        """Whose bid or hosting is supported: the side named at the head of the goal."""
        heads = [p for p in sentence.phrases if first <= p.first <= first + 4 and p.sort != "gathering"]
        return Sides(self.resolve(sentence, heads[:1]).codes - own.codes)

    def other_side(self, own: Sides) -> Sides:
        """The one other side of the meeting being told; nobody where there are several."""
        others = self.meeting.codes - own.codes
        return Sides(others) if len(others) == 1 else Sides()


def _companion(sentence: Sentence, verb: int) -> list[Phrase]:
    """With whom somebody agrees: "*With X*, he agreed to", "he agreed *with X* to", "Y, *together with X*, agreed"."""
    together = 1 + (sentence.low(0) == "together")
    for phrase in sentence.phrases:
        fronted = phrase.first == together and sentence.low(phrase.last) == ","
        behind = phrase.first == verb + 2
        beside = sentence.low(phrase.first - 2) == "together" and phrase.last == verb - 1
        if (fronted or behind or beside) and sentence.low(phrase.first - 1) == "with" and not phrase.owned:
            return [phrase]
    return []


def _single(phrases: Iterable[Phrase]) -> Iterator[str]:
    """The sides that phrases name one at a time, in order."""
    for phrase in phrases:
        if phrase.sort in ("person", "side") and len(phrase.sides.codes) == 1:
            yield from phrase.sides.codes


def _title_start(sentence: Sentence, first: int) -> int:
    """Where a title begins that tells its portfolios first: "said *Trade, Industry and* Energy Minister X"."""
    start = first
    while start > max(0, first - _LONGEST_TITLE):
        before = sentence.words[start - 1]
        joins = before.low in ("and", ",") and start > 1 and sentence.words[start - 2].text[0].isupper()
        if not (before.text[0].isupper() or joins):
            return start if before.low in _SAID else first
        start -= 1
    return first


_LONGEST_TITLE = 8  # words


@cache
def _members(lexicon: Lexicon) -> frozenset[str]:
    """Codes of the member states of ASEAN."""
    return frozenset(
        e.code for e in lexicon.entries if e.code and e.kind == "country" and e.data.get("region") == "ASEAN"
    )


def _guest(article: Article, people: Sequence[Person]) -> Sides:
    """Who is interviewed: the person whose office the questions use as address, else the first one named."""
    asked = " ".join(article.text.view[z.start : z.end] for z in article.spans("question"))
    known = [p for p in people if p.country]
    for person in known:
        offices = {w for o in person.offices for w in o.title.split() if len(w) > 5 and w[0].isupper()}
        if any(f"{how}{office}" in asked for office in offices for how in (", ", "the ", "you, ")):
            return Sides(frozenset([person.country or ""]), (person.id,))
    return Sides(frozenset([known[0].country or ""]), (known[0].id,)) if known else Sides()
