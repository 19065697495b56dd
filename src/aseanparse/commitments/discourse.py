"""What has been told so far: who spoke, who met whom, whom *they*, *both sides* and *we* mean."""

from __future__ import annotations

from collections.abc import Sequence

from aseanparse.commitments.parties import Phrase, Sides, is_subject, subject_of
from aseanparse.commitments.triggers import Triggers
from aseanparse.commitments.words import Verbs, Word, is_adverb
from aseanparse.events import told_at
from aseanparse.layout import Article
from aseanparse.model import Event, Person

_SINGULAR = ("he", "it", "own")


class Discourse:
    """The state of one pass over an article.

    Attributes:
        speaker: who spoke last, for *he*, *the minister*, *his country*.
        group: the last plural subject, for *they* and *the ministers*.
        meeting: the sides of the meeting being told, for *both sides*.
        ours: whom *we* means outside quotation marks: the guest of an interview, the authors of a statement.
        event: id of the event being told, or None.
        said_on: the day it took place, else of publication, else "".
    """

    def __init__(self, article: Article, people: Sequence[Person], events: Sequence[Event], forms: Verbs) -> None:
        self.forms = forms
        self.speaker = self.group = self.meeting = Sides()
        self.event: str | None = None
        self.published = article.published.isoformat() if article.published else ""
        self.said_on = self.published
        self._events = {e.id: e for e in events}
        self._told = told_at(article, events, people)
        self._questions = [z.start for z in article.spans("question")]
        self._guest = _guest(article, people) if self._questions else Sides()
        self.ours = self._guest
        self._speaking = False

    def new_zone(self, start: int) -> None:
        """A stretch of body begins; after a question it is the guest who answers."""
        if self._guest and any(q < start for q in self._questions):
            self.speaker = self._guest

    def new_paragraph(self) -> None:
        """A paragraph begins: whoever spoke in the last one has finished."""
        self._speaking = bool(self._guest)

    def tell(self, sentence: list[Word], phrases: Sequence[Phrase]) -> None:
        """Take in whom a sentence tells of, before its acts are read."""
        if not sentence:
            return
        telling = next((t for t in self._told if t.start <= sentence[0].start < t.end), None)
        if telling is not None and telling.event != self.event:
            self.event = telling.event
            self.meeting = Sides(frozenset(telling.sides))
            if len(telling.sides) > 1:
                self.group = self.meeting
            event = self._events[telling.event]
            self.said_on = event.start if len(event.start) == 10 and event.status == "occurred" else self.published
        if [w.low for w in sentence[:3]] in (["we", ",", "the"],):  # "We, the Prime Minister of …, gathered"
            verb = next((i for i, w in enumerate(sentence) if i > 3 and w.low in self.forms.past), len(sentence))
            for phrase in phrases:
                if phrase.last <= verb:
                    self.ours |= phrase.sides
            self.ours = Sides(self.ours.codes)
        for n, phrase in enumerate(phrases):
            if phrase.owned or not is_subject(sentence, phrases, n, self.forms, len(sentence), strict=True):
                continue
            found = subject_of(sentence, phrases, phrase.last, self.forms)
            sides = self.resolve(sentence, phrases, found)
            if not sides:
                return
            if len(sides.codes) > 1 or not self._is_person(found):
                self.group = sides
            if len(sides.codes) == 1:
                self.speaker = sides
            return

    def _is_person(self, found: Sequence[Phrase]) -> bool:
        return all(p.sort in ("person", "he", "own") or (p.sort == "side" and p.head and not p.head.endswith("s")) for p in found)

    def told(self, sentence: list[Word], table: Triggers) -> None:
        """Note whether somebody spoke in the sentence just read: the next one may go on in his words."""
        self._speaking |= any(self.forms.past.get(w.low) in table.reporting for w in sentence)

    # ------------------------------------------------------------------ whom words mean
    def resolve(self, sentence: list[Word], phrases: Sequence[Phrase], found: Sequence[Phrase]) -> Sides:
        """Whom phrases mean together."""
        sides = Sides()
        for phrase in found:
            sides |= self._one(sentence, phrases, phrase)
        return sides

    def _one(self, sentence: list[Word], phrases: Sequence[Phrase], phrase: Phrase) -> Sides:
        if phrase.sides:
            return phrase.sides
        match phrase.sort:
            case "group":
                if sentence[phrase.first].low in ("their", "our"):
                    return self.group or self.meeting
                return (self.meeting or self.group) if phrase.counted else (self.group or self.meeting)
            case "they":
                return self.group or self.meeting
            case "gathering":
                return self.meeting or self.group
            case "we":
                if self.ours and not self.quoted(sentence, phrase.first):
                    return self.ours
                return self.attributed(sentence, phrases, phrase.last) or self.speaker
            case "he" | "it" | "own" | "side":
                near = [
                    p
                    for n, p in enumerate(phrases)
                    if p.last <= phrase.first
                    and p.sort in ("person", "side")
                    and len(p.sides.codes) == 1
                    and is_subject(sentence, phrases, n, self.forms, len(sentence), strict=True)
                ]
                return near[-1].sides if near else self.speaker
        return Sides()

    def subject(self, sentence: list[Word], phrases: Sequence[Phrase], verb: int) -> Sides:
        """Whom the subject of a verb means; a participle that opens a sentence has the subject after it."""
        found = subject_of(sentence, phrases, verb, self.forms)
        if not found and sentence[verb].low in self.forms.gerund:
            strict = (p for n, p in enumerate(phrases) if p.first > verb and is_subject(sentence, phrases, n, self.forms, len(sentence), strict=True))
            found = [p for p in [next(strict, None)] if p is not None]
        if verb > 1 and "it" in (w.low for w in sentence[max(0, verb - 3) : verb]) and sentence[verb].low in ("agreed", "decided"):
            return self.meeting  # "it was also agreed that"
        return self.resolve(sentence, phrases, found)

    def attributed(self, sentence: list[Word], phrases: Sequence[Phrase], after: int) -> Sides:
        """Who is told to have said a sentence by words around it: "…, he said", "said X", "According to X, …"."""
        for n, phrase in enumerate(phrases):
            before = [w.low for w in sentence[max(0, phrase.first - 2) : phrase.first]]
            if before == ["according", "to"]:
                return self.resolve(sentence, phrases, [phrase])
            if phrase.sort in ("group", "gathering", "who") or phrase.owned:
                continue
            inverted = before[-1:] and before[-1] in _SAID and (len(before) < 2 or before[0] in (",", '"') or phrase.first > after)
            follows = next((w.low for w in sentence[phrase.last :] if not is_adverb(w)), "")
            inserted = before[-1:] and before[-1] in (",", '"') and follows in _SAID
            if inverted or inserted:
                return self.resolve(sentence, phrases, [phrase])
        return Sides()

    def speaker_of(self, sentence: list[Word], phrases: Sequence[Phrase], verb: int | None, modal: int) -> Sides:
        """Who says a modal clause; nobody where the writer does."""
        if verb is not None:
            return self.subject(sentence, phrases, verb) or self.speaker
        if said := self.attributed(sentence, phrases, modal):
            return said
        if self.ours or self.quoted(sentence, modal) or self._speaking:
            return self.ours or self.speaker
        return Sides()

    @staticmethod
    def quoted(sentence: list[Word], i: int) -> bool:
        """Whether a word stands inside quotation marks that open in its sentence."""
        return sum(w.text == '"' for w in sentence[:i]) % 2 == 1

    def faced(self, sentence: list[Word], phrases: Sequence[Phrase], first: int, last: int, own: Sides) -> Sides:
        """With or towards whom a goal is: named after *with* or as the verb's own object, in that clause."""
        for phrase in phrases:
            if not first < phrase.first < last or phrase.owned or phrase.sort in ("gathering", "it"):
                continue
            i = phrase.first - 1
            near = phrase.first - first <= 7
            joint = sentence[i].low in ("with", "towards") or (sentence[i].low == "between" and False)
            given = phrase.first == first + 1 and phrase.sort in ("person", "side", "we", "own")
            to = sentence[i].low in ("to", "for") and sentence[first].low in _GIVING and near
            if (joint and near) or given or to:
                return Sides(self.resolve(sentence, phrases, [phrase]).codes - own.codes)
        return Sides()


_SAID = frozenset("said says added noted stressed stated affirmed told predicted explained replied emphasised emphasized underlined concluded".split())
_GIVING = frozenset("give provide send supply contribute offer submit present transfer dispatch deliver lend grant second restrict sell pass report circulate".split())


def _guest(article: Article, people: Sequence[Person]) -> Sides:
    """Who is interviewed: the person whose office the questions use as address, else the first one named."""
    asked = " ".join(article.text.view[z.start : z.end] for z in article.spans("question"))
    for person in people:
        words = {w for o in person.offices for w in o.title.split() if len(w) > 5 and w[0].isupper()}
        if person.country and any(f"{how}{w}" in asked for w in words for how in (", ", "the ", "you, ")):
            return Sides(frozenset([person.country]), (person.id,))
    first = next((p for p in people if p.country), None)
    return Sides(frozenset([first.country]), (first.id,)) if first and first.country else Sides()
