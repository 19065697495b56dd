"""From trigger words to statements: one pass over the sentences of the body, with the discourse in hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from aseanparse.commitments import details
from aseanparse.commitments.discourse import Discourse
from aseanparse.commitments.goals import Complement, complement, goal_end, split_goals
from aseanparse.commitments.parties import Cast, Phrase, Sides, is_subject, subject_of
from aseanparse.commitments.reported import Reported, reported_modals
from aseanparse.commitments.triggers import FORCE, Hit, find_triggers, triggers
from aseanparse.commitments.words import Word, is_adverb, verbs, words
from aseanparse.layout import Article
from aseanparse.model import Act, DateMention, Event, Force, Person, Statement
from aseanparse.text import Span, sentences

_SUPPORTING = frozenset("back support".split())
_ACCEPTABLE = frozenset("invitation invitations".split())


def find_commitments(
    article: Article, dates: Sequence[DateMention], people: Sequence[Person], events: Sequence[Event]
) -> tuple[Statement, ...]:
    """Every commitment and proposal of an article's body, in order.

    Headlines, standfirsts and captions repeat the body; interview questions ask. None of them is read.

    Args:
        article: the article, laid out.
        dates: its dates, for deadlines.
        people: its people, for who speaks.
        events: its events, for whom "both sides" means.
    """
    finder = _Finder(article, dates, people, events)
    for span in article.spans("body"):
        finder.discourse.new_zone(span.start)
        for paragraph in article.text.paragraphs:
            if span.start < paragraph.end and paragraph.start < span.end:
                finder.read(Span(max(span.start, paragraph.start), min(span.end, paragraph.end)))
    return tuple(finder.found)


@frozen
class _Found:
    """A trigger with what it takes and who is bound, before its goals are split.

    Attributes:
        rule: the trigger's id and the pattern that matched.
        first: index of the first word of the trigger.
        sides: who is bound or asks.
        whom: towards whom, where the trigger's own words tell.
    """

    rule: str
    act: Act
    force: Force
    first: int
    takes: Complement
    sides: Sides
    whom: Sides = Sides()
    again: bool = False
    direct: bool = False
    foreign: bool = False


class _Finder:
    """The pass over one article; what has been told so far is in ``discourse``."""

    def __init__(
        self, article: Article, dates: Sequence[DateMention], people: Sequence[Person], events: Sequence[Event]
    ) -> None:
        self.article, self.dates = article, dates
        self.view = article.text.view
        self.forms = verbs(article.lexicon)
        self.table = triggers(article.lexicon)
        self.cast = Cast.of(article, people)
        self.discourse = Discourse(article, people, events, self.forms)
        self.found: list[Statement] = []

    def read(self, paragraph: Span) -> None:
        """Read one paragraph."""
        self.discourse.new_paragraph()
        for span in sentences(self.view, paragraph):
            sentence = words(self.view, span, self.forms)
            phrases = self.cast.phrases(sentence)
            self.discourse.tell(sentence, phrases)
            self._sentence(sentence, phrases, span)
            self.discourse.told(sentence, self.table)

    def _sentence(self, sentence: list[Word], phrases: list[Phrase], span: Span) -> None:
        subjects = frozenset(
            p.first
            for n, p in enumerate(phrases)
            if is_subject(sentence, phrases, n, self.forms, len(sentence), strict=True)
        )
        acts = sorted(self._acts(sentence, phrases), key=lambda a: a.takes.goal)
        firsts = [a.first for a in acts]
        for act in acts:
            end = goal_end(sentence, act.takes.goal, self.forms, self.table.telling, subjects, len(sentence))
            own = [f for f in firsts if f > act.takes.goal and self._opens_clause(sentence, f)]
            self._state(sentence, phrases, act, min([end, *own]), span)

    def _opens_clause(self, sentence: list[Word], first: int) -> bool:
        """Whether the trigger at ``first`` is a participle after a comma, so that a goal before it ends there."""
        return sentence[first - 1].text in (",", ";") and sentence[first].low in self.forms.gerund

    # ------------------------------------------------------------------ which words make an act
    def _acts(self, sentence: list[Word], phrases: list[Phrase]) -> Iterator[_Found]:
        taken: set[int] = set()
        last: _Found | None = None
        for hit in find_triggers(sentence, self.article.lexicon):
            if hit.head in taken:
                continue
            for pattern in hit.trigger.takes:
                bare = hit.trigger.act in ("propose", "request")
                takes = complement(sentence, hit.last, pattern, self.forms, hit.trigger.things, bare)
                if takes is None:
                    continue
                taken.add(hit.head)
                if takes.whom is not None:
                    taken.add(takes.whom[1])  # the modal of "pledged that X will"
                last = self._act(sentence, phrases, hit, pattern, takes)
                if last is not None:
                    yield last
                break
        for told in reported_modals(sentence, frozenset(taken), self.table, self.forms):
            last = self._reported(sentence, phrases, told, last)
            if last is not None:
                yield last

    def _act(
        self, sentence: list[Word], phrases: list[Phrase], hit: Hit, pattern: str, takes: Complement
    ) -> _Found | None:
        trigger, act = hit.trigger, hit.act
        if trigger.future and not self._is_future(sentence, phrases, takes.goal):
            return None
        sides, foreign = self._bound(sentence, phrases, hit)
        if not sides:
            return None
        if trigger.alone and len(sides.codes) == 1 and not self._is_body(sides):
            act = trigger.alone
        if trigger.kind == "adjective" and act == "pledge":
            if self._governor(sentence, hit.head) in ("affirm", "reaffirm", "reiterate"):
                act = "reaffirm"
        if act == "accept":
            return self._accepted(sentence, phrases, hit, pattern, takes, sides)
        whom = Sides()
        if takes.whom is not None and FORCE[act] == "none":
            whom = self._asked(sentence, phrases, takes.whom, sides)
        elif act == "request":
            whom = self._owner_at(sentence, phrases, takes.goal)
        return _Found(
            rule=f"{trigger.id}: {pattern}",
            act=act,
            force=trigger.force if act == trigger.act else FORCE[act],
            first=hit.first,
            takes=takes,
            sides=sides,
            whom=whom,
            again=hit.again or act == "reaffirm",
            direct=self.discourse.quoted(sentence, hit.head),
            foreign=foreign,
        )

    def _accepted(
        self, sentence: list[Word], phrases: list[Phrase], hit: Hit, pattern: str, takes: Complement, sides: Sides
    ) -> _Found:
        """Accepting an invitation: the goal is what one is invited to, where the text tells it; the inviter is faced."""
        thing = next((i for i in range(takes.goal, min(takes.goal + 14, len(sentence))) if sentence[i].low in hit.trigger.things), takes.goal)
        whom = self._owner_at(sentence, phrases, takes.goal, thing) or Sides(self.discourse.meeting.codes - sides.codes)
        if sentence[thing].low in _ACCEPTABLE:
            inner = complement(sentence, thing + 1, "to VERB", self.forms, frozenset(), False)
            if inner is None and thing + 1 < len(sentence) and sentence[thing + 1].low in ("for", "from", "to"):
                inner = complement(sentence, thing + 1, f"{sentence[thing + 1].low} SOMEONE to VERB", self.forms, frozenset(), False)
            if inner is not None:
                takes = evolve(inner, whom=None)
        return _Found(f"{hit.trigger.id}: {pattern}", "accept", "high", hit.first, takes, sides, Sides(whom.codes - sides.codes))

    def _bound(self, sentence: list[Word], phrases: list[Phrase], hit: Hit) -> tuple[Sides, bool]:
        """The sides that a trigger binds: the owner of a noun, else the subject; and whether it is not the speaker's."""
        if hit.owner is not None:
            owners = [p for p in phrases if p.owned and p.last - 1 <= hit.owner <= p.last]
            while owners:
                left = next((p for p in phrases if p.owned and owners[0].first - p.last == 2 and sentence[p.last + 1].low == "and"), None)
                if left is None:
                    break
                owners.insert(0, left)
            if sides := self.discourse.resolve(sentence, phrases, owners):
                return sides, True
        return self.discourse.subject(sentence, phrases, hit.head), False

    def _asked(self, sentence: list[Word], phrases: list[Phrase], whom: tuple[int, int], own: Sides) -> Sides:
        """The sides asked: those the words addressed name; of "the two sides" the other one."""
        inside = [p for p in phrases if whom[0] <= p.first < whom[1]]
        sides = self.discourse.resolve(sentence, phrases, inside)
        codes = sides.codes or frozenset(
            t.entry.code
            for t in self.article.terms
            if t.entry.code and t.entry.kind in ("country", "body") and sentence[whom[0]].start <= t.start < sentence[whom[1] - 1].end
        )
        return Sides(codes - own.codes, sides.people)

    def _owner_at(self, sentence: list[Word], phrases: list[Phrase], goal: int, until: int | None = None) -> Sides:
        """Whose support is asked, whose invitation accepted: the phrase with a possessive at the head of the goal."""
        owner = next((p for p in phrases if p.owned and goal <= p.first <= (until or goal + 2)), None)
        if owner is None and until is not None and until + 1 < len(sentence) and sentence[until + 1].low in ("from", "of", "by"):
            owner = next((p for p in phrases if until + 1 <= p.first <= until + 3), None)
        return self.discourse.resolve(sentence, phrases, [owner]) if owner else Sides()

    def _is_body(self, sides: Sides) -> bool:
        return not any(self.article.lexicon.country(code) for code in sides.codes)

    def _is_future(self, sentence: list[Word], phrases: list[Phrase], goal: int) -> bool:
        """Whether support is for an act to come: a bid, a hosting, "X in hosting …" (rule 6 of the guide)."""
        for i in range(goal, min(goal + 14, len(sentence))):
            word = sentence[i]
            if word.low in self.table.future:
                return True
            if word.low == "in" and any(p.last == i and p.first <= goal + 6 for p in phrases):
                j = i + 1
                while j < len(sentence) and is_adverb(sentence[j]):
                    j += 1
                if j < len(sentence) and sentence[j].low in self.forms.gerund:
                    return True
            if word.text in ";." or word.low in ("that", "which", "to") or (word.text == "," and i > goal):
                return False
        return False

    def _governor(self, sentence: list[Word], i: int) -> str:
        """Base of the reporting verb that governs a clause: "affirmed that Ha Noi is committed to"."""
        for word in reversed(sentence[:i]):
            base = self.forms.past.get(word.low) or self.forms.third.get(word.low) or self.forms.gerund.get(word.low)
            if base in self.table.reporting:
                return base or ""
        return ""

    def _reported(
        self, sentence: list[Word], phrases: list[Phrase], told: Reported, before: _Found | None
    ) -> _Found | None:
        """A modal clause binds its subject if the speaker speaks for it."""
        between = sentence[told.subject : told.modal]
        speaker = self.discourse.speaker_of(sentence, phrases, told.verb, told.modal)
        if all(is_adverb(w) or w.text == "," for w in between):  # "will grant A and will continue to do B"
            if before is not None and before.takes.goal < told.modal:
                sides = before.sides
            else:
                sides = self.discourse.subject(sentence, phrases, told.modal)
        else:
            subject = [p for p in subject_of(sentence, phrases, told.modal, self.forms) if p.first >= told.subject]
            sides = self.discourse.resolve(sentence, phrases, subject)
            if not subject and self.cast.is_institution(between):
                sides = speaker
        if not sides or not speaker:
            return None
        joint = len(sides.codes) > 1 and sides.codes >= speaker.codes
        if not (sides.codes <= speaker.codes or joint):
            return None
        act: Act = told.act  # type: ignore[assignment]
        if told.continues and act == "pledge" and not told.commissive:
            act = "reaffirm"
        first = told.verb if told.verb is not None else told.modal
        if act in ("pledge", "announce") and sentence[told.takes.goal].low in _SUPPORTING and not told.commissive:
            if self._is_future(sentence, phrases, told.takes.goal + 1):
                act = "support"
        people = speaker.people if sides.codes <= speaker.codes and not sides.people else sides.people
        return _Found(
            f"reported: {told.act}", act, FORCE[act], first, told.takes, Sides(sides.codes, people),
            again=act == "reaffirm", direct=self.discourse.quoted(sentence, told.modal),
        )  # fmt: skip

    # ------------------------------------------------------------------ statements
    def _state(self, sentence: list[Word], phrases: list[Phrase], act: _Found, end: int, span: Span) -> None:
        takes = act.takes
        trigger = Span(sentence[act.first].start, sentence[max(min(takes.last, takes.goal) - 1, act.first)].end)
        if takes.form == "clause":
            trigger = Span(trigger.start, max(trigger.end, sentence[max(act.first, takes.goal - 1)].end))
        for first, last in split_goals(sentence, takes.goal, end, takes.form, self.forms):
            goal = Span(sentence[first].start, details.last_word_end(sentence, first, last))
            due, timetable = details.deadline(self.article, self.dates, goal, self.article.published)
            whom = act.whom or self.discourse.faced(sentence, phrases, first, last, act.sides)
            self.found.append(
                Statement(
                    id=f"s{len(self.found) + 1}",
                    act=act.act,
                    force=act.force,
                    hedges=details.hedges(self.view, trigger, goal),
                    reaffirmed=act.again,
                    negated=takes.negated and first == takes.goal,
                    parties=tuple(sorted(act.sides.codes)),
                    makers=act.sides.people,
                    counterparts=tuple(sorted(whom.codes - act.sides.codes)),
                    speaker=act.sides.people[0] if len(act.sides.people) == 1 else None,
                    attribution="third_party" if act.foreign else "direct" if act.direct else "reported",
                    trigger=self.article.text.mention(*trigger),
                    content=self.article.text.mention(*goal),
                    items=details.items(self.article, goal),
                    deadline=due,
                    timetable=timetable,
                    targets=details.targets(self.article, goal),
                    instruments=details.instruments(self.article, goal),
                    event=self.discourse.event,
                    said_on=self.discourse.said_on,
                    sentence=self.article.text.mention(*span),
                    rule=act.rule,
                )
            )
