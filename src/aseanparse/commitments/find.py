"""From trigger words to statements: one pass over the sentences of the body, with the discourse in hand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter
from typing import TypeVar

from attrs import evolve, fields

from aseanparse.commitments.complements import Complement, complement
from aseanparse.commitments.discourse import Discourse
from aseanparse.commitments.explain import (
    CONDITION,
    HOW,
    NO_FUTURE_ACT,
    NO_OWN_ACT,
    NOBODY_BOUND,
    NOT_A_VERB_THAT_ACTS,
    TAKES_NOTHING,
    Explanation,
    Meant,
    Passed,
)
from aseanparse.commitments.goals import goal_end, split_goals
from aseanparse.commitments.phrases import NOBODY, Cast, Sides
from aseanparse.commitments.reported import reported_act, reported_modals
from aseanparse.commitments.sentence import Sentence
from aseanparse.commitments.statements import Found, is_act_to_come, resumed, rows
from aseanparse.commitments.triggers import FORCE, HEARING, Hit, find_triggers, triggers
from aseanparse.commitments.whom import Whom
from aseanparse.commitments.words import MODALS, verbs, words
from aseanparse.layout import Article
from aseanparse.model import DateMention, Event, Mention, Person, Statement
from aseanparse.text import Span

T = TypeVar("T")
_FAR = 150  # words: no sentence goes on so far with what was agreed
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
    for paragraph in finder.paragraphs():
        for _ in finder.read(paragraph):
            pass
    in_order = sorted(finder.found, key=lambda s: (s.content.start, s.trigger.start))
    return tuple(Statement(f"s{n}", *_BESIDE_ID(statement)) for n, statement in enumerate(in_order, 1))


_BESIDE_ID = attrgetter(*(f.name for f in fields(Statement)[1:]))  # a fifth of the time that ``evolve`` takes


def explain_commitments(
    article: Article, dates: Sequence[DateMention], people: Sequence[Person], events: Sequence[Event]
) -> Iterator[Explanation]:
    """What :func:`find_commitments` makes of each sentence, and why it passes over the rest.

    The arguments are the same. A word may be explained more than once: as a trigger, and as a modal.
    """
    finder = _Finder(article, dates, people, events, explaining=True)
    for paragraph in finder.paragraphs():
        for sentence, mention in finder.read(paragraph):
            told = finder.discourse
            found = tuple(s for s in finder.found if s.sentence == mention)
            yield Explanation(
                sentence=mention,
                event=told.event,
                speaker=tuple(sorted(told.speaker.codes)),
                group=tuple(sorted(told.group.codes)),
                meeting=tuple(sorted(told.meeting.codes)),
                meant=tuple(finder.meant(sentence, found)),
                statements=found,
                passed=tuple(
                    Passed(word, reason)
                    for word, reason in ((article.text.mention(*span), reason) for span, reason in finder.passed)
                    if not any(s.trigger.start <= word.start < s.trigger.end for s in found)
                ),
            )


class _Finder:
    """The pass over one article; what has been told so far is in ``discourse``.

    Only a pass that is ``explaining`` looks for the words that made no act.
    """

    def __init__(
        self,
        article: Article,
        dates: Sequence[DateMention],
        people: Sequence[Person],
        events: Sequence[Event],
        *,
        explaining: bool = False,
    ) -> None:
        self.article = article
        self.explaining = explaining
        self.dates = [(article.text.view_span(d.start, d.end), d) for d in dates]
        self.instruments = [(Span(t.start, t.end), t.entry.name) for t in article.terms if t.entry.kind == "instrument"]
        self.view = article.text.view
        self.forms = verbs(article.lexicon)
        self.table = triggers(article.lexicon)
        self.cast = Cast.of(article, people)
        self.discourse = Discourse(article, people, events)
        self.whom = Whom(self.discourse, self.cast, self.forms)
        self.found: list[Statement] = []
        self.passed: list[tuple[Span, str]] = []  # triggers of the last sentence that made no act, with the reason

    def paragraphs(self) -> Iterator[Span]:
        """The paragraphs of the body, in order."""
        paragraphs = self.article.text.paragraphs
        for zone in self.article.spans("body"):
            self.discourse.new_zone(zone.start)
            for paragraph in paragraphs[bisect_left(paragraphs, zone.start, key=lambda p: p.end) :]:
                if paragraph.start >= zone.end:
                    break
                start, end = max(zone.start, paragraph.start), min(zone.end, paragraph.end)
                if start < end:
                    yield Span(start, end)

    def read(self, paragraph: Span) -> Iterator[tuple[Sentence, Mention]]:
        """Read one paragraph, sentence by sentence."""
        self.discourse.new_paragraph()
        for span in self.article.text.sentences(paragraph):
            self.passed.clear()
            parted = words(self.view, span, self.forms, self.cast.ends)
            sentence = Sentence(parted, self.cast.phrases(parted), self.forms)
            mention = self.article.text.mention(*span)
            self.discourse.tell(sentence)
            self._sentence(sentence, mention)
            self.discourse.told(sentence, self.table)
            yield sentence, mention

    def meant(self, sentence: Sentence, found: Sequence[Statement]) -> Iterator[Meant]:
        """The words of a sentence just read that mean the sides of what was found in it."""
        involved = {code for s in found for code in (*s.parties, *s.counterparts)}
        for phrase in sentence.phrases:
            codes = self.discourse.resolve(sentence, [phrase]).codes
            if codes & involved:
                first, last = sentence.words[phrase.first], sentence.words[phrase.last - 1]
                how = HOW["side" if phrase.sides and phrase.sort != "person" else phrase.sort]
                yield Meant(self.article.text.mention(first.start, last.end), tuple(sorted(codes)), how)

    def _pass(self, sentence: Sentence, i: int, reason: str) -> None:
        """Note why the word at an index makes no act."""
        self.passed.append((Span(sentence.words[i].start, sentence.words[i].end), reason))

    def _sentence(self, sentence: Sentence, mention: Mention) -> None:
        acts = sorted(self._acts(sentence), key=lambda a: a.takes.goal)
        if not acts:
            return
        gerunds = {
            first
            for a in acts
            if a.takes.form == "gerund"
            for first, _ in split_goals(sentence.words, a.takes.goal, len(sentence.words), "gerund", self.forms)
        }
        acts = [a for a in acts if a.first not in gerunds]  # "consented to launching A, encouraging banks to …"
        clauses = [a.first for a in acts if self._opens_clause(sentence, a.first)]
        clauses += [a.joined for a in acts if a.joined is not None]
        subjects = frozenset(sentence.phrases[n].first for n in sentence.subjects)
        dates, instruments = (_within(found, sentence) for found in (self.dates, self.instruments))
        around = (self.article, dates, instruments, self.discourse, self.table)
        for act in acts:
            end = goal_end(sentence.words, act.takes.goal, self.forms, self.table.telling, subjects)
            end = min([end, *(f for f in clauses if f > act.takes.goal)])
            onward = resumed(sentence, end) if act.takes.form == "base" else None
            if onward is not None:
                again = evolve(act, takes=evolve(act.takes, goal=onward))
                last = goal_end(sentence.words, onward, self.forms, self.table.telling, subjects)
                self.found += rows(again, sentence, mention, last, *around)
            self.found += rows(act, sentence, mention, end, *around)

    def _opens_clause(self, sentence: Sentence, first: int) -> bool:
        """Whether a goal ends before the trigger at ``first``: a participle after a comma, "and remain committed"."""
        low, before = sentence.low(first), sentence.low(first - 1)
        return (before in (",", ";") and low in self.forms.gerund) or (before in (",", "and") and low in _STANDING)

    # ------------------------------------------------------------------ which words make an act
    def _acts(self, sentence: Sentence) -> Iterator[Found]:
        taken: set[int] = set()  # heads of triggers and modals already read
        clausal: set[int] = set()  # heads whose clause may go on: "promised that A will … and that B would …"
        last: Found | None = None
        standing: set[int] = set()
        for hit in find_triggers(sentence.words, self.article.lexicon):
            standing |= {hit.head, hit.last - 1}
            key = hit.last - 1 if hit.trigger.kind == "noun" else hit.head  # "its resolve to …, its support for …"
            if key in taken:
                continue
            matched = self._taken_by(sentence, hit)
            if matched is not None:
                pattern, takes = matched
                taken |= {key, hit.head}
                if takes.whom is not None:
                    modals = range(takes.whom[1] + 1, takes.goal)
                    taken |= {takes.whom[1], *(k for k in modals if sentence.low(k) in MODALS)}
                if pattern == "that CLAUSE" or self._goes_on_with_clause(sentence, hit, takes):
                    clausal.add(hit.head)
                act = self._act(sentence, hit, pattern, takes)
                if act is not None and key != hit.head and last is not None and last.takes.goal > hit.head:
                    act = evolve(act, joined=self._joined(sentence, last.takes.goal, key))
            else:
                act = self.whom.accepted_invitation(sentence, hit, last)
                if act is None:
                    self._pass(sentence, hit.last - 1, TAKES_NOTHING.format(", ".join(hit.trigger.takes)))
            if act is not None:
                last = act
                self.discourse.note_act(act.sides, act.whom if FORCE[act.act] == "none" else None)
                yield act
                yield from self._further_clauses(sentence, act)
        for told in reported_modals(sentence.words, frozenset(taken - clausal), self.table, self.forms):
            made = reported_act(told, sentence, self.discourse, self.cast, last)
            if isinstance(made, str):
                self._pass(sentence, told.modal, made)
            else:
                standing.add(told.modal)
                last = made
                yield made
        if self.explaining:
            self._pass_others(sentence, standing | taken)

    def _pass_others(self, sentence: Sentence, read: set[int]) -> None:
        """Note the words that look like triggers and modals and were not read as such."""
        noted = dict(self.passed)
        for i, word in enumerate(sentence.words):
            if i not in read and word.low in self.table.by_form:
                self._pass(sentence, i, NOT_A_VERB_THAT_ACTS)
            elif i not in read and word.low in MODALS and (word.start, word.end) not in noted:
                self._pass(sentence, i, NO_OWN_ACT)

    @staticmethod
    def _joined(sentence: Sentence, goal: int, noun: int) -> int | None:
        """Index of the conjunction by which a noun goes on with the one before, whose goal begins at ``goal``."""
        return next((k for k in range(noun - 1, goal, -1) if sentence.low(k) in ("and", ",")), None)

    def _further_clauses(self, sentence: Sentence, act: Found) -> Iterator[Found]:
        """What goes on after "and": "proposed that A … *and that* B …", "called on A to … *and on* B to …"."""
        pattern = act.rule.partition(": ")[2]
        again, _, rest = pattern.partition(" ")
        if act.act == "agree" and pattern in ("to VERB", "that CLAUSE"):
            yield from self._subjunctive(sentence, act)
        if FORCE[act.act] != "none" or rest not in ("CLAUSE", "SOMEONE to VERB"):
            return
        for i in range(act.takes.goal, len(sentence.words) - 2):
            if sentence.low(i) == "and" and sentence.low(i + 1) in (again, again.removeprefix("up")):
                pattern = f"{sentence.low(i + 1)} {rest}"
                takes = complement(sentence.words, i + 1, pattern, self.forms, bare=True)
                if takes is not None and takes.whom is not None:
                    whom = self.whom.asked(sentence, takes.whom, act.sides)
                    yield evolve(act, takes=takes, whom=whom or (act.whom if again == "that" else whom), joined=i)

    @staticmethod
    def _goes_on_with_clause(sentence: Sentence, hit: Hit, takes: Complement) -> bool:
        """Whether an infinitive goes on with a clause: "agreed *to* hold talks, and *that* each side would"."""
        lows = sentence.lows[takes.goal : takes.goal + _FAR]
        return "that CLAUSE" in hit.trigger.takes and ("and", "that") in pairwise(lows)

    def _subjunctive(self, sentence: Sentence, act: Found) -> Iterator[Found]:
        """A clause without a modal after "and": "agreed to admit Laos, *and that an office be* opened there"."""
        for i in range(act.takes.goal, min(act.takes.goal + _FAR, len(sentence.words) - 2)):
            if sentence.low(i) == "and" and sentence.low(i + 1) == "that":
                takes = complement(sentence.words, i + 1, "that CLAUSE", self.forms)
                modals = MODALS.intersection(sentence.lows[i : takes.last]) if takes is not None else True
                if takes is not None and takes.form == "clause" and not modals:
                    yield evolve(act, takes=takes, joined=i)

    def _taken_by(self, sentence: Sentence, hit: Hit) -> tuple[str, Complement] | None:
        """The first of a trigger's patterns that fits what follows it, and what it takes there."""
        bare = hit.trigger.act in ("propose", "request")
        if hit.agent:
            return self.whom.by_agent(sentence, hit, bare=bare) if FORCE[hit.trigger.act] == "none" else None
        for pattern in hit.trigger.takes:
            if pattern == "SOMEONE to VERB" and hit.act == "propose" and not self._begins_phrase(sentence, hit.last):
                continue  # "proposed the leaders to send", but not "proposed measures to promote"
            either = pattern == "for SOMEONE to VERB" and "for THING" in hit.trigger.takes
            if either and not self._begins_phrase(sentence, hit.last + 1):
                continue  # "called for Laos to cut", but not "called for measures to cut"
            takes = complement(sentence.words, hit.last, pattern, self.forms, things=hit.trigger.things, bare=bare)
            if takes is not None:
                return pattern, takes
        return None

    def _begins_phrase(self, sentence: Sentence, i: int) -> bool:
        return any(p.first == i and not p.owned and p.sort != "gathering" for p in sentence.phrases)

    def _act(self, sentence: Sentence, hit: Hit, pattern: str, takes: Complement) -> Found | None:
        trigger, act = hit.trigger, hit.act
        if sentence.is_conditional(hit.first):
            self._pass(sentence, hit.head, CONDITION)
            return None
        if trigger.future and not is_act_to_come(sentence, takes.goal, len(sentence.words), self.table.future):
            self._pass(sentence, hit.last - 1, NO_FUTURE_ACT)
            return None
        sides, foreign = self._bound(sentence, hit)
        if hit.agent:
            sides = self.discourse.resolve(sentence, sentence.agents(hit.last))
        if trigger.theirs and takes.whom is not None:  # "obtained a promise that Tokyo would"
            named = [p for p in sentence.phrases if hit.last <= p.first < takes.whom[1]]
            given = self.discourse.resolve(sentence, named[:1])
            sides, foreign = given if given.codes - sides.codes else self.discourse.other_side(sides), True
        if not sides:
            self._pass(sentence, hit.head, NOBODY_BOUND)
            return None
        if trigger.alone and len(sides.codes) == 1 and not self._is_no_state(sides):
            act = trigger.alone
        if trigger.kind == "adjective" and act == "pledge" and self._reaffirms(sentence, hit.head):
            act = "reaffirm"
        if pattern == "that CLAUSE" and takes.whom is not None and FORCE[act] != "none":
            joint = self.discourse.resolve(sentence, [p for p in sentence.phrases if p.first == takes.whom[0]])
            sides = joint if len(joint.codes) > 1 else sides  # "The Committee agreed that the two countries will …"
            theirs = self.cast.codes_within(sentence.words[takes.whom[0]].start, sentence.words[takes.goal].start)
            if theirs and not theirs & sides.codes and not joint:  # "vowed that Vietnamese workers would receive …"
                takes = evolve(takes, goal=takes.whom[0], form="clause", last=takes.whom[1] + 1)
        if takes.whom is not None and FORCE[act] == "none":
            sides = self.whom.not_asking_himself(sentence, hit.head, takes.whom, sides)
        whom = NOBODY
        if act == "accept":
            takes, sides, whom = self.whom.accepted(sentence, hit, takes, sides)
        elif takes.form == "clause" and FORCE[act] == "none" and not pattern.startswith("to"):
            whom = self.whom.beside(sentence, takes.whom, sides)
        elif takes.whom is not None and FORCE[act] == "none":
            whom = self.whom.asked(sentence, takes.whom, sides)
            if not whom and pattern.startswith("to SOMEONE"):
                whom = self.whom.asked(sentence, (takes.whom[1] + 1, takes.goal), sides)
        elif act == "invite":
            whom = self.whom.invited(sentence, hit, sides)
        elif act == "request":
            whom = self.whom.helping(sentence, takes.goal, trigger.things, sides)
        return Found(
            rule=f"{trigger.id}: {pattern}",
            act=act,
            force=trigger.force if act == trigger.act else FORCE[act],
            first=self._first(sentence, hit),
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
            told = self.discourse.subject(sentence, hit.head)
            if self.forms.base_of(sentence.low(hit.head)) in HEARING:  # "welcomed Thailand's visit and its plan to"
                others = [p for p in sentence.phrases if p.last <= hit.owner and len(p.sides.codes) == 1]
                others = [p for p in others if not p.sides.codes <= told.codes]
                return (others[-1].sides, True) if others else (self.discourse.other_side(told) or told, True)
            return told, False
        return self.discourse.subject(sentence, hit.head), False

    @staticmethod
    def _first(sentence: Sentence, hit: Hit) -> int:
        """The first word of a trigger; of an owner that begins it, all words ("Viet Nam's commitment to")."""
        owners = (p.first for p in sentence.phrases if p.owned and p.last - 1 <= hit.first <= p.last)
        return next(owners, hit.first) if hit.first == hit.owner else hit.first

    def _is_no_state(self, sides: Sides) -> bool:
        return not any(self.article.lexicon.country(code) for code in sides.codes)

    def _reaffirms(self, sentence: Sentence, i: int) -> bool:
        """Whether a verb of affirming governs a clause: "affirmed that Ha Noi is committed to"."""
        bases = (self.forms.base_of(w.low) for w in reversed(sentence.words[:i]))
        return next((b for b in bases if b in self.table.reporting), "") in ("affirm", "reaffirm", "reiterate")


def _within(found: list[tuple[Span, T]], sentence: Sentence) -> list[tuple[Span, T]]:
    """What of a list in text order begins inside a sentence."""
    first, last = sentence.words[0].start, sentence.words[-1].end
    starts = (bisect_left(found, at, key=lambda f: f[0].start) for at in (first, last))
    return found[slice(*starts)]
