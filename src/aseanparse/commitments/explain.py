"""Why a row is there, or is not: sentence by sentence, the rule that fired or the reason a trigger was passed over."""

from __future__ import annotations

from attrs import frozen

from aseanparse.model import Mention, Statement


@frozen
class Passed:
    """A word that may make an act and did not.

    Attributes:
        trigger: the word.
        reason: why it was passed over, in one clause.
    """

    trigger: Mention
    reason: str


@frozen
class Meant:
    """Words that mean a side, and whom they mean where they stand.

    Attributes:
        words: the phrase.
        codes: codes of the sides meant.
        how: how they were found, in one clause.
    """

    words: Mention
    codes: tuple[str, ...]
    how: str


@frozen
class Explanation:
    """What was made of one sentence.

    Attributes:
        sentence: the sentence.
        event: id of the event being told, or None.
        speaker: codes of the side that *he* and *his country* mean at its end.
        group: codes of the sides that *they* and *the ministers* mean.
        meeting: codes of the sides that *both sides* means.
        meant: the words that bind or ask the sides of its statements, in order.
        statements: what was found in it; ``rule`` names the trigger and the pattern.
        passed: triggers that made no act, each with the reason.
    """

    sentence: Mention
    event: str | None
    speaker: tuple[str, ...]
    group: tuple[str, ...]
    meeting: tuple[str, ...]
    meant: tuple[Meant, ...]
    statements: tuple[Statement, ...]
    passed: tuple[Passed, ...]


HOW: dict[str, str] = {
    "person": "a person, for the side he or she acts for",
    "side": "named by these words",
    "group": "the sides of the meeting told, else the last that acted together",
    "they": "the last that acted together",
    "gathering": "those who gather",
    "we": "whoever speaks",
    "former": "the first of the two named last",
    "latter": "the second of the two named last",
    "who": "what stands before it",
    "he": "the last single subject of the sentence, else who spoke last",
    "it": "the last single subject of the sentence, else who spoke last",
    "own": "the last single subject of the sentence, else who spoke last",
}
NOT_A_VERB_THAT_ACTS = "stands as a noun, a participle or an infinitive, or is negated"
TAKES_NOTHING = "nothing follows that it takes ({})"
NOBODY_BOUND = "no side is found that it binds"
NO_FUTURE_ACT = "the support is for no bid, hosting or other act to come (rule 6)"
NO_SPEAKER = "nobody is told to say it: the writer's own words (rule 6)"
NOT_ITS_SPEAKER = "the speaker does not speak for the side that will act: a prediction (rule 4)"
AGENDA = "tells what a meeting or a person's own agenda holds (rule 9)"
CONDITION = "stands in a condition (rule 6)"
NO_OWN_ACT = "a state, an effect, or a hope or opinion (rule 6)"
