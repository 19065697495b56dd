"""Towards whom an act is: who is asked, whose invitation or proposal is accepted, whose help is sought."""

from __future__ import annotations

from attrs import evolve, frozen

from aseanparse.commitments.complements import Complement, complement
from aseanparse.commitments.discourse import Discourse
from aseanparse.commitments.phrases import Cast, Sides
from aseanparse.commitments.sentence import Sentence
from aseanparse.commitments.statements import Found
from aseanparse.commitments.triggers import Hit
from aseanparse.commitments.words import Verbs

_PRONOUNS = frozenset("him her them us it".split())
_WHERE = frozenset("in at from near inside outside across".split())


@frozen(eq=False)
class Whom:
    """The questions about the other side, asked of one article.

    Attributes:
        discourse: what has been told so far.
        cast: everyone the article names.
        forms: verb forms.
    """

    discourse: Discourse
    cast: Cast
    forms: Verbs

    def accepted(
        self, sentence: Sentence, hit: Hit, takes: Complement, sides: Sides
    ) -> tuple[Complement, Sides, Sides]:
        """What is accepted, by whom and whose it was: of an invitation what one is invited to, if the text tells it.

        Where the sentence does not tell whose it was, it is the other side's: the one of the meeting, else the one
        that has asked last. "She invited him to visit Dili. He accepted": a pronoun does not accept its own.
        """
        reach = range(takes.goal, min(takes.goal + 14, len(sentence.words)))
        thing = next((i for i in reach if sentence.low(i) in hit.trigger.things), takes.goal)
        whom = self._owner(sentence, takes.goal, thing)
        if not whom and sentence.low(thing + 1) in ("from", "of", "by"):
            whom = self.discourse.resolve(sentence, [p for p in sentence.phrases if 1 <= p.first - thing <= 3][:1])
        if not whom.codes - sides.codes:
            asking, asked = self.discourse.asked
            subject = sentence.subject_of(hit.head)
            if len(subject) == 1 and subject[0].sort == "he" and sides.codes == asking.codes and asked:
                sides = asked
            whom = asking if asking.codes - sides.codes else self.discourse.other_side(sides)
        if sentence.low(thing).startswith("invitation"):
            preposition = sentence.low(thing + 1)
            patterns = [
                "to VERB",
                *([f"{preposition} SOMEONE to VERB"] if preposition in ("for", "from", "to", "of") else []),
            ]
            for pattern in patterns:
                inner = complement(sentence.words, thing + 1, pattern, self.forms)
                if inner is not None:
                    takes = evolve(inner, whom=None)
                    break
        return takes, sides, Sides(whom.codes - sides.codes)

    def accepted_invitation(self, sentence: Sentence, hit: Hit, last: Found | None) -> Found | None:
        """An invitation told before: "invited him to visit Dili, which he accepted", "and he accepted it"."""
        if hit.trigger.act != "accept" or last is None or last.act != "invite":
            return None
        if sentence.low(hit.head - 2) != "which" and sentence.low(hit.last) not in ("", ".", "it", "with"):
            return None
        sides = last.whom or self.discourse.subject(sentence, hit.head)
        return Found(f"{hit.trigger.id}: which", "accept", "high", hit.first, last.takes, sides, last.sides)

    def asked(self, sentence: Sentence, whom: tuple[int, int], own: Sides) -> Sides:
        """The sides asked: those the words addressed name; of "the two sides" the other one."""
        first, last = whom
        inside = [p for p in sentence.phrases if first <= p.first < last]
        if not inside and sentence.lows[first : first + 2] == ["the", "two"]:  # "the two customs services"
            return self.discourse.other_side(own)
        named = [p for p in inside if p.sides]
        if len(named) > 1:  # "nationals of his still in Lebanon", "from the Prime Minister for the President"
            named = [p for p in named if sentence.low(p.first - 1) not in _WHERE] or named
        meant = next((p for p in named if p.first > first and sentence.low(p.first - 1) == "for"), None)
        if meant is not None and sentence.low(first - 1) == "from":  # "an invitation from A for B to visit"
            named, first = sentence.with_following(meant), meant.first
        sides = self.discourse.resolve(sentence, named or inside)
        start, end = sentence.words[first].start, sentence.words[last - 1].end
        codes = (sides.codes or self.cast.codes_within(start, end)) - own.codes
        if len(named) == 1 and sentence.low(named[0].first - 1) in _WHERE:  # "Thai nationals still in Laos"
            at_home = self.cast.codes_within(start, sentence.words[named[0].first].start)
            codes = at_home - own.codes if at_home else codes
        if any(p.head in self.cast.heads.institutions and not p.sides for p in inside):
            if sentence.low(first - 1) == "to":  # "suggested to the ministry here that"
                return self.discourse.other_side(own)
            return Sides(codes, sides.people)  # "instructed the ministry": his own
        if sentence.low(first) in ("us", "me") and not codes:  # whoever says so
            speaker = self.discourse.ours or self.discourse.us(sentence, last)
            return Sides(speaker.codes - own.codes, speaker.people)
        if not codes and (sentence.low(first) in _PRONOUNS or sides.codes == own.codes):
            return self.discourse.other_side(own)  # "invited him to", "asked the minister to"
        return Sides(codes, sides.people)

    def invited(self, sentence: Sentence, hit: Hit, own: Sides) -> Sides:
        """Whom an invitation is for that names nobody after it: "extended *his counterpart* an invitation to visit"."""
        between = [p for p in sentence.phrases if hit.head < p.first < hit.last and not p.owned and p.sort != "own"]
        named = self.discourse.resolve(sentence, between[:1])
        return Sides(named.codes - own.codes, named.people) or self.discourse.other_side(own)

    def by_agent(self, sentence: Sentence, hit: Hit, *, bare: bool) -> tuple[str, Complement] | None:
        """What a passive with its agent takes: "Laos was asked *by Japan to*", "it was proposed *by Japan that*"."""
        agent = next((p for p in sentence.phrases if p.first == hit.last + 1 and not p.owned), None)
        if agent is None:
            return None
        to = complement(sentence.words, agent.last, "to VERB", self.forms)
        asked = [p for p in sentence.subject_of(hit.first) if p.last <= hit.first]
        if to is not None and asked and sentence.low(hit.first - 1) != "it":
            return "to VERB", evolve(to, whom=(asked[0].first, asked[-1].last))
        that = complement(sentence.words, agent.last, "that CLAUSE", self.forms, bare=bare)
        return None if that is None else ("that CLAUSE", that)

    def beside(self, sentence: Sentence, subject: tuple[int, int] | None, own: Sides) -> Sides:
        """The other side named with one's own in the subject of a passive: "that the line be opened" asks nobody."""
        first, last = subject or (0, 0)
        named = [p for p in sentence.phrases if first <= p.first < last]
        sides = self.discourse.resolve(sentence, named)
        return Sides(sides.codes - own.codes, sides.people) if sides.codes & own.codes else Sides()

    def not_asking_himself(self, sentence: Sentence, verb: int, whom: tuple[int, int], sides: Sides) -> Sides:
        """Who asks: "he", read as the Thai minister, does not call on the Thai Government; the other side does."""
        subject = sentence.subject_of(verb)
        if len(subject) != 1 or sentence.low(subject[0].first) not in ("he", "she"):
            return sides
        asked = self.cast.codes_within(sentence.words[whom[0]].start, sentence.words[whom[1] - 1].end)
        return (self.discourse.other_side(sides) or sides) if asked and asked == sides.codes else sides

    def helping(self, sentence: Sentence, goal: int, things: frozenset[str], own: Sides) -> Sides:
        """Whose help is sought: the owner named at the head of a goal; "*Malaysian* help" is Malaysia's as well."""
        if owner := self._owner(sentence, goal, goal + 2):
            return owner
        thing = next((i for i in range(goal, min(goal + 4, len(sentence.words))) if sentence.low(i) in things), goal)
        codes = self.cast.codes_within(sentence.words[goal].start, sentence.words[thing].start)
        return Sides(codes - own.codes)

    def _owner(self, sentence: Sentence, start: int, end: int) -> Sides:
        """Whose support is asked, whose invitation accepted: the phrase with a possessive at the head of the goal."""
        return self.discourse.resolve(
            sentence, [p for p in sentence.phrases if p.owned and start <= p.first <= end][:1]
        )
