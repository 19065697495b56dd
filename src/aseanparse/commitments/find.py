"""From trigger words to statements: one pass over the sentences of the body, with the discourse in hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from aseanparse.commitments import details
from aseanparse.commitments.complements import Complement, complement
from aseanparse.commitments.discourse import Discourse
from aseanparse.commitments.goals import goal_end, split_goals
from aseanparse.commitments.phrases import NOBODY, Cast, Sides
from aseanparse.commitments.reported import Reported, reported_modals
from aseanparse.commitments.sentence import Sentence
from aseanparse.commitments.triggers import FORCE, Hit, find_triggers, triggers
from aseanparse.commitments.words import after_adverbs, is_adverb, verbs, words
from aseanparse.layout import Article
from aseanparse.model import Act, DateMention, Event, Force, Mention, Person, Statement
from aseanparse.text import Span, sentences

# "The PM will visit Laos, a spokeswoman announced": the verb that follows a clause tells its act.
_BY_TRAILING_VERB: dict[str, Act] = {"announced": "announce", "agreed": "agree", "affirmed": "reaffirm"}
_STANDING = frozenset("remain remains stand stands are is".split())


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
    for zone in article.spans("body"):
        finder.discourse.new_zone(zone.start)
        for paragraph in article.text.paragraphs:
            start, end = max(zone.start, paragraph.start), min(zone.end, paragraph.end)
            if start < end:
                finder.read(Span(start, end))
    in_order = sorted(finder.found, key=lambda s: (s.content.start, s.trigger.start))
    return tuple(evolve(statement, id=f"s{n}") for n, statement in enumerate(in_order, 1))


@frozen
class _Found:
    """A trigger with what it takes and who is bound, before its goals are split.

    Attributes:
        rule: the trigger's id and the pattern that matched.
        first: index of the first word of the trigger.
        sides: who is bound or asks.
        whom: towards whom, where the trigger's own words tell.
        again: promised before, or so the words say.
        direct: in quotation marks.
        foreign: told by another side than the one bound.
        will: a plain "will", under which *back a bid* is support.
    """

    rule: str
    act: Act
    force: Force
    first: int
    takes: Complement
    sides: Sides
    whom: Sides = NOBODY
    again: bool = False
    direct: bool = False
    foreign: bool = False
    will: bool = False


class _Finder:
    """The pass over one article; what has been told so far is in ``discourse``."""

    def __init__(
        self, article: Article, dates: Sequence[DateMention], people: Sequence[Person], events: Sequence[Event]
    ) -> None:
        self.article = article
        self.dates = [(article.text.view_span(d.start, d.end), d) for d in dates]
        self.view = article.text.view
        self.forms = verbs(article.lexicon)
        self.table = triggers(article.lexicon)
        self.cast = Cast.of(article, people)
        self.discourse = Discourse(article, people, events)
        self.found: list[Statement] = []

    def read(self, paragraph: Span) -> None:
        """Read one paragraph."""
        self.discourse.new_paragraph()
        for span in sentences(self.view, paragraph):
            parted = words(self.view, span, self.forms, self.cast.ends)
            sentence = Sentence(parted, self.cast.phrases(parted), self.forms)
            self.discourse.tell(sentence)
            self._sentence(sentence, self.article.text.mention(*span))
            self.discourse.told(sentence, self.table)

    def _sentence(self, sentence: Sentence, mention: Mention) -> None:
        acts = sorted(self._acts(sentence), key=lambda a: a.takes.goal)
        gerunds = {
            first
            for a in acts
            if a.takes.form == "gerund"
            for first, _ in split_goals(sentence.words, a.takes.goal, len(sentence.words), "gerund", self.forms)
        }
        acts = [a for a in acts if a.first not in gerunds]  # "consented to launching A, encouraging banks to …"
        clauses = [a.first for a in acts if self._opens_clause(sentence, a.first)]
        subjects = frozenset(sentence.phrases[n].first for n in sentence.subjects)
        for act in acts:
            end = goal_end(sentence.words, act.takes.goal, self.forms, self.table.telling, subjects)
            self._state(sentence, mention, act, min([end, *(f for f in clauses if f > act.takes.goal)]))

    def _opens_clause(self, sentence: Sentence, first: int) -> bool:
        """Whether a goal ends before the trigger at ``first``: a participle after a comma, "and remain committed"."""
        low, before = sentence.low(first), sentence.low(first - 1)
        return (before in (",", ";") and low in self.forms.gerund) or (before in (",", "and") and low in _STANDING)

    # ------------------------------------------------------------------ which words make an act
    def _acts(self, sentence: Sentence) -> Iterator[_Found]:
        taken: set[int] = set()  # heads of triggers and modals already read
        clausal: set[int] = set()  # heads whose clause may go on: "promised that A will … and that B would …"
        last: _Found | None = None
        for hit in find_triggers(sentence.words, self.article.lexicon):
            if hit.head in taken:
                continue
            matched = self._taken_by(sentence, hit)
            if matched is not None:
                pattern, takes = matched
                taken |= {hit.head} if takes.whom is None else {hit.head, takes.whom[1]}
                clausal |= {hit.head} if pattern == "that CLAUSE" else set()
                act = self._act(sentence, hit, pattern, takes)
            else:
                act = self._accepted_invitation(sentence, hit, last)
            if act is not None:
                last = act
                yield act
                yield from self._further_clauses(sentence, act)
        for told in reported_modals(sentence.words, frozenset(taken - clausal), self.table, self.forms):
            last = self._reported(sentence, told, last) or last
            if last is not None and last.first in (told.verb, told.modal) and last.takes is told.takes:
                yield last

    def _further_clauses(self, sentence: Sentence, act: _Found) -> Iterator[_Found]:
        """The clauses that go on with "and that" after "proposed that"."""
        if FORCE[act.act] != "none" or not act.rule.endswith("that CLAUSE"):
            return
        for i in range(act.takes.goal, len(sentence.words) - 2):
            if sentence.low(i) == "and" and sentence.low(i + 1) == "that":
                takes = complement(sentence.words, i + 1, "that CLAUSE", self.forms, bare=True)
                if takes is not None:
                    yield evolve(act, takes=takes)

    def _taken_by(self, sentence: Sentence, hit: Hit) -> tuple[str, Complement] | None:
        """The first of a trigger's patterns that fits what follows it, and what it takes there."""
        bare = hit.trigger.act in ("propose", "request")
        for pattern in hit.trigger.takes:
            if pattern == "SOMEONE to VERB" and hit.act == "propose" and not self._begins_phrase(sentence, hit.last):
                continue  # "proposed the leaders to send", but not "proposed measures to promote"
            takes = complement(sentence.words, hit.last, pattern, self.forms, things=hit.trigger.things, bare=bare)
            if takes is not None:
                return pattern, takes
        return None

    def _begins_phrase(self, sentence: Sentence, i: int) -> bool:
        return any(p.first == i and not p.owned and p.sort != "gathering" for p in sentence.phrases)

    def _act(self, sentence: Sentence, hit: Hit, pattern: str, takes: Complement) -> _Found | None:
        trigger, act = hit.trigger, hit.act
        if trigger.future and not self._is_future(sentence, takes.goal):
            return None
        sides, foreign = self._bound(sentence, hit)
        if not sides:
            return None
        if trigger.alone and len(sides.codes) == 1 and not self._is_body(sides):
            act = trigger.alone
        if trigger.kind == "adjective" and act == "pledge" and self._reaffirms(sentence, hit.head):
            act = "reaffirm"
        if pattern == "that CLAUSE" and takes.whom is not None and FORCE[act] != "none":
            joint = self.discourse.resolve(sentence, [p for p in sentence.phrases if p.first == takes.whom[0]])
            sides = joint if len(joint.codes) > 1 else sides  # "The Committee agreed that the two countries will …"
            theirs = self.cast.codes_within(sentence.words[takes.whom[0]].start, sentence.words[takes.goal].start)
            if theirs and not theirs & sides.codes and not joint:  # "vowed that Vietnamese workers would receive …"
                takes = evolve(takes, goal=takes.whom[0], form="clause", last=takes.whom[1] + 1)
        whom = NOBODY
        if act == "accept":
            takes, whom = self._invited(sentence, hit, takes, sides)
        elif takes.whom is not None and FORCE[act] == "none":
            whom = self._asked(sentence, takes.whom, sides)
        elif act == "request":
            whom = self._owner(sentence, takes.goal, takes.goal + 2)
        return _Found(
            rule=f"{trigger.id}: {pattern}",
            act=act,
            force=trigger.force if act == trigger.act else FORCE[act],
            first=hit.first,
            takes=takes,
            sides=sides,
            whom=whom,
            again=hit.again or act == "reaffirm",
            direct=sentence.quoted(hit.head),
            foreign=foreign,
        )

    def _bound(self, sentence: Sentence, hit: Hit) -> tuple[Sides, bool]:
        """The sides that a trigger binds: the owner of a noun, else the subject; and whether another side tells it."""
        if hit.owner is not None:
            owned = [p for p in sentence.phrases if p.owned and p.last - 1 <= hit.owner]
            owners = owned[-1:] if owned and hit.owner <= owned[-1].last else []
            for left in reversed(owned[:-1]):  # "Cambodia's and Thailand's commitment"
                if owners and owners[0].first - left.last == 2 and sentence.low(left.last + 1) == "and":
                    owners.insert(0, left)
            if sides := self.discourse.resolve(sentence, owners):
                return sides, True
        return self.discourse.subject(sentence, hit.head), False

    def _invited(self, sentence: Sentence, hit: Hit, takes: Complement, sides: Sides) -> tuple[Complement, Sides]:
        """What is accepted: of an invitation what one is invited to, where the text tells it; and who invited."""
        reach = range(takes.goal, min(takes.goal + 14, len(sentence.words)))
        thing = next((i for i in reach if sentence.low(i) in hit.trigger.things), takes.goal)
        whom = self._owner(sentence, takes.goal, thing)
        if not whom and sentence.low(thing + 1) in ("from", "of", "by"):
            whom = self.discourse.resolve(sentence, [p for p in sentence.phrases if 1 <= p.first - thing <= 3][:1])
        whom = whom or self.discourse.other_side(sides)
        if sentence.low(thing).startswith("invitation"):
            preposition = sentence.low(thing + 1)
            patterns = [
                "to VERB",
                *([f"{preposition} SOMEONE to VERB"] if preposition in ("for", "from", "to") else []),
            ]
            for pattern in patterns:
                inner = complement(sentence.words, thing + 1, pattern, self.forms)
                if inner is not None:
                    takes = evolve(inner, whom=None)
                    break
        return takes, Sides(whom.codes - sides.codes)

    def _accepted_invitation(self, sentence: Sentence, hit: Hit, last: _Found | None) -> _Found | None:
        """An invitation told before: "conveyed an invitation to visit Dili, which he accepted"."""
        if hit.trigger.act != "accept" or last is None or last.act != "invite" or sentence.low(hit.head - 2) != "which":
            return None
        sides = last.whom or self.discourse.subject(sentence, hit.head)
        return _Found(f"{hit.trigger.id}: which", "accept", "high", hit.first, last.takes, sides, last.sides)

    def _asked(self, sentence: Sentence, whom: tuple[int, int], own: Sides) -> Sides:
        """The sides asked: those the words addressed name; of "the two sides" the other one."""
        inside = [p for p in sentence.phrases if whom[0] <= p.first < whom[1]]
        sides = self.discourse.resolve(sentence, [p for p in inside if p.sides] or inside)
        start, end = sentence.words[whom[0]].start, sentence.words[whom[1] - 1].end
        codes = (sides.codes or self.cast.codes_within(start, end)) - own.codes
        if not codes and (sentence.low(whom[0]) in ("him", "her", "them", "us", "it") or sides.codes == own.codes):
            return self.discourse.other_side(own)  # "invited him to", "asked the minister to"
        return Sides(codes, sides.people)

    def _owner(self, sentence: Sentence, start: int, end: int) -> Sides:
        """Whose support is asked, whose invitation accepted: the phrase with a possessive at the head of the goal."""
        return self.discourse.resolve(
            sentence, [p for p in sentence.phrases if p.owned and start <= p.first <= end][:1]
        )

    def _is_body(self, sides: Sides) -> bool:
        return not any(self.article.lexicon.country(code) for code in sides.codes)

    def _is_future(self, sentence: Sentence, goal: int) -> bool:
        """Whether support is for an act to come: a bid, a hosting, "X in hosting …" (rule 6 of the guide)."""
        for i in range(goal, min(goal + 14, len(sentence.words))):
            low = sentence.low(i)
            if low in self.table.future:
                return True
            doing = sentence.low(after_adverbs(sentence.words, i + 1)) in self.forms.gerund
            if low == "in" and doing and any(p.last == i and p.first <= goal + 6 for p in sentence.phrases):
                return True
            if low in (";", ".", "that", "which", "to") or (low == "," and i > goal):
                return False
        return False

    def _reaffirms(self, sentence: Sentence, i: int) -> bool:
        """Whether a verb of affirming governs a clause: "affirmed that Ha Noi is committed to"."""
        bases = (self.forms.base_of(w.low) for w in reversed(sentence.words[:i]))
        return next((b for b in bases if b in self.table.reporting), "") in ("affirm", "reaffirm", "reiterate")

    def _reported(self, sentence: Sentence, told: Reported, before: _Found | None) -> _Found | None:
        """A modal clause binds its subject if the speaker speaks for it."""
        speaker, how = self.discourse.speaker_of(sentence, told.verb, told.modal)
        between = sentence.words[told.subject : told.modal]
        if all(is_adverb(w) or w.text == "," for w in between):  # "will grant A and will continue to do B"
            if before is not None and before.takes.goal < told.modal:
                sides = speaker = before.sides
            else:
                sides = self.discourse.resolve(sentence, sentence.subject_of(told.modal, nearest=True))
        else:
            subject = sentence.subject_of(told.modal)
            if not any(p.first >= told.subject for p in subject):
                subject = []
            passive = told.takes.form == "clause" and any(p.sides for p in subject)  # "Viet Nam will be represented"
            if passive or (subject and all(p.sort == "gathering" or p.head == "i" for p in subject)):
                return None  # an agenda is no act (rule 9), nor is what a guest says he himself will do
            sides = self.discourse.resolve(sentence, subject)
            if not subject and self.cast.is_institution(between):
                sides = speaker
        if not speaker and len(sides.codes) > 1 and told.verb is None:
            speaker = sides  # "The two sides will …" in a report or a joint statement
        joint = len(sides.codes) > 1 and sides.codes >= speaker.codes
        if not sides or not speaker or not (sides.codes <= speaker.codes or joint):
            return None
        act: Act = _BY_TRAILING_VERB.get(how, told.act)
        if joint and told.verb is None and [w.low for w in sentence.words[:2]] == ["under", "the"]:
            act = "agree"  # "Under the document, the two countries will …"
        if told.continues and act == "pledge" and not told.commissive:
            act = "reaffirm"
        return _Found(
            rule=f"reported: {told.act}",
            act=act,
            force=FORCE[act],
            first=told.modal if told.verb is None else told.verb,
            takes=told.takes,
            sides=sides if sides.people or not sides.codes <= speaker.codes else Sides(sides.codes, speaker.people),
            again=act == "reaffirm",
            direct=sentence.quoted(told.modal),
            will=not told.commissive,
        )

    # ------------------------------------------------------------------ statements
    def _state(self, sentence: Sentence, mention: Mention, act: _Found, end: int) -> None:
        parted, takes, text = sentence.words, act.takes, self.article.text
        last_word = takes.last if takes.form == "clause" else min(takes.last, takes.goal)
        trigger = Span(parted[act.first].start, parted[max(last_word - 1, act.first)].end)
        for first, last in split_goals(parted, takes.goal, end, takes.form, self.forms):
            goal = Span(parted[first].start, details.last_word_end(parted, first, last))
            due, timetable = details.deadline(self.view, self.dates, goal, self.discourse.said_on)
            supports = (
                act.will
                and act.act != "reaffirm"
                and sentence.low(first) in ("back", "support")
                and self._is_future(sentence, first + 1)
            )
            whom = act.whom or self.discourse.faced(sentence, first, last, act.sides)
            if supports or act.act == "support":
                whom = self.discourse.supported(sentence, first + supports, act.sides)
            self.found.append(
                Statement(
                    id="",
                    act="support" if supports else act.act,
                    force=FORCE["support"] if supports else act.force,
                    hedges=details.hedges(self.view, trigger, goal),
                    reaffirmed=act.again,
                    negated=takes.negated and first == takes.goal,
                    parties=tuple(sorted(act.sides.codes)),
                    makers=act.sides.people,
                    counterparts=tuple(sorted(whom.codes - act.sides.codes)),
                    speaker=act.sides.people[0] if len(act.sides.people) == 1 else None,
                    attribution="third_party" if act.foreign else "direct" if act.direct else "reported",
                    trigger=text.mention(*trigger),
                    content=text.mention(*goal),
                    items=details.items(self.article, goal),
                    deadline=due,
                    timetable=timetable,
                    targets=details.targets(self.article, goal),
                    instruments=details.instruments(self.article, goal),
                    event=self.discourse.event,
                    said_on=self.discourse.said_on,
                    sentence=mention,
                    rule=act.rule,
                )
            )
