"""Where a goal ends and where the next begins, by every word that decides it; and the classes of words behind that."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.commitments.sentence import Sentence
from aseanparse.commitments.words import gerund, index_after, is_written_as_noun, last_before, low_at, past, words
from aseanparse.text import Span
from tests.talks import PAIR
from tests.test_words import FORMS, tokens


def goals(sentence: str) -> list[str]:
    return [statement.content.text for statement in PAIR.read(sentence)]


# ------------------------------------------------------------------------------------------- the end of a goal
@pytest.mark.parametrize("word", "while whereas although though whereby".split())
def test_a_clause_of_its_own_ends_a_goal(word: str) -> None:
    for mark in (" ", ", "):
        assert goals(f"Both sides agreed to hold joint talks{mark}{word} trade was slow.") == ["hold joint talks"]


@pytest.mark.parametrize(
    "word",
    """but saying adding noting stressing emphasising emphasizing affirming reaffirming expressing thereby so because as
    since when where which who calling said says according describing considering regarding citing urging underlining
    underscoring hoping believing thus hence""".split(),
)
def test_what_follows_a_comma_may_end_a_goal(word: str) -> None:
    first, *_ = goals(f"Both sides agreed to hold joint talks, {word} trade was slow.")
    assert first == "hold joint talks"


@pytest.mark.parametrize("verb", ["will", "would", "should", "must", "can", "is", "are", "was", "has", "had"])
def test_a_finite_verb_ends_a_goal(verb: str) -> None:
    for joint in (" and", ", and", ", but", ", and also"):
        first, *_ = goals(f"Both sides agreed to hold joint talks{joint} {verb} sure of it.")
        assert first == "hold joint talks"


@pytest.mark.parametrize("teller", ["said", "says", "quoted"])
def test_who_says_it_is_no_part_of_the_goal(teller: str) -> None:
    for source in ("a statement issued by the ministry", "the news agency"):
        assert goals(f"Both sides agreed to hold joint talks, {source} {teller} today.") == ["hold joint talks"]


def test_brackets_and_quotation_marks_close() -> None:
    assert goals("Both sides (who agreed to hold joint talks) went home.") == ["hold joint talks"]
    assert goals("Both sides agreed to hold talks (and dinners, while open) in Hue.") == [
        "hold talks (and dinners, while open) in Hue"
    ]
    assert goals('Both sides agreed to hold "open and frank" talks in Hue.') == ['hold "open and frank" talks in Hue']
    assert goals('"We will hold joint talks in Hue," Anurak said.') == ["hold joint talks in Hue"]


# ------------------------------------------------------------------------------------------- from goal to goal
@pytest.mark.parametrize("joint", [" and ", ", and ", " as well as ", "; ", "; and ", " or "])
def test_every_joint_between_two_goals(joint: str) -> None:
    wanted = ["build new roads", "train young officers"]
    assert goals(f"Both sides agreed to build new roads{joint}train young officers.") == wanted
    assert goals(f"Both sides agreed to build new roads{joint}to train young officers.") == wanted
    assert goals(f"Both sides committed to building new roads{joint}training young officers.") == [
        "building new roads", "training young officers",
    ]  # fmt: skip


def test_what_stands_in_commas_after_a_joint_is_in_neither_goal() -> None:
    for aside in ("if possible", "if asked", "in the meantime"):
        for to in ("to ", ""):
            sentence = f"Both sides agreed to build new roads and, {aside}, {to}train young officers."
            assert goals(sentence) == ["build new roads", "train young officers"]


def test_verbs_that_share_an_object_stay_together() -> None:
    for goal in (
        "strengthen and expand trade ties",
        "carry out the deal fully and effectively",
        "speed up and widen trade ties",
        "create conditions for students to live and work there",
        "pay attention to and open doors for students",
    ):
        assert goals(f"Both sides agreed to {goal}.") == [goal]


def test_a_purpose_after_a_comma_belongs_to_its_goal() -> None:
    assert goals("Both sides agreed to build new roads, to open the valley, open new doors.") == [
        "build new roads, to open the valley, open new doors"
    ]
    assert goals("Both sides agreed to build new roads, to open the valley, and to train officers.") == [
        "build new roads", "open the valley", "train officers",
    ]  # fmt: skip


@pytest.mark.parametrize(("lead", "preposition"), [("Khuê called for", "for"), ("They agreed on", "on")])
def test_a_thing_goes_on_with_its_preposition(lead: str, preposition: str) -> None:
    assert goals(f"{lead} the new fair and {preposition} the new road.") == ["the new fair", "the new road"]


# ------------------------------------------------------------------------------------------- words
@pytest.mark.parametrize(
    "base",
    """admit commit submit permit transmit compel control propel occur incur refer defer deter transfer prefer confer
    patrol dispel underpin embed rebut regret equip concur format begin set fulfil enrol label signal channel travel
    model level total stop ban beg dig stir trim plan step let rev co-plan""".split(),
)
def test_every_verb_that_doubles(base: str) -> None:
    assert (past(base), gerund(base)) == (f"{base}{base[-1]}ed", f"{base}{base[-1]}ing")
    assert past(f"{base}e") == f"{base}ed"


@pytest.mark.parametrize("base", "offer open visit target show fix stay act need".split())
def test_others_do_not(base: str) -> None:
    assert (past(base), gerund(base)) == (f"{base}ed", f"{base}ing")


KINDS = """won't go|We 'll go|We 've met|We 're in|We 'd go|I 'm in|Dato' Rahim|Datuk' Rahim|C$1.5 each|A$25,000.5 each
    |10:30|1.5|21st|2nd|3rd|30th|1990s|O'Hara|people-to-people|and/or|Japan 's|sides '|( at )|a ; b|" so "|ADMM-Plus"""


@pytest.mark.parametrize("parts", KINDS.split("|"))
def test_every_kind_of_word(parts: str) -> None:
    assert tokens(parts.strip().replace(" '", "'")) == parts.split()
    assert tokens("worth US$ 25 each") == ["worth", "US$ 25", "each"]


def test_the_numbers_of_items_are_passed_over() -> None:
    for number in ("i", "iv", "xi", "viii", "a", "h", "1", "9"):
        assert tokens(f"agreed on ({number}) opening a fund") == "agreed on opening a fund".split()
    assert tokens("the fund (AF) and (12)") == "the fund ( AF ) and ( 12 )".split()


PAST = ("agreed", "pledged", "requested", "vowed")


@pytest.mark.parametrize("particle", "to that on in with the not".split())
def test_every_particle_glued_to_a_past(particle: str) -> None:
    for verb in PAST:
        assert tokens(f"sides {verb}{particle} do") == ["sides", verb, particle, "do"]


@pytest.mark.parametrize("word", "also and they both will would".split())
def test_every_word_glued_before_a_past(word: str) -> None:
    for verb in (*PAST, "has", "have", "were"):
        assert tokens(f"sides {word}{verb} do") == ["sides", word, verb, "do"]
    assert tokens(f"sides {word}hold do") == (
        ["sides", word, "hold", "do"] if word in ("will", "would") else ["sides", f"{word}hold", "do"]
    )


@given(st.lists(st.sampled_from(["talks", ",", "and", "the", ";"]), min_size=1, max_size=9), st.integers(-2, 11))
def test_indexes_into_a_sentence(parts: list[str], i: int) -> None:
    text = " ".join(parts)
    sentence = words(text, Span(0, len(text)), FORMS)
    assert low_at(sentence, i) == (parts[i] if 0 <= i < len(parts) else "")
    if 0 <= i < len(parts):
        found = last_before(sentence, i)
        assert parts[found] == "," if found >= 0 else "," not in parts[:i]
        assert "," not in parts[found + 1 : i]
        for position in range(len(text) + 2):
            after = index_after(sentence, i, position)
            assert after > i
            assert after == i + 1 or sentence[after - 1].start < position
            assert after == len(parts) or sentence[after].start >= position


@pytest.mark.parametrize(
    ("text", "noun"),
    [("minister", True), ("Secretary-General", True), ("SOM", True), ("SOMs", True), ("MiniSter", False),
     ("Secretary-GENERAL", False)],
)  # fmt: skip
def test_how_nouns_are_written(text: str, noun: bool) -> None:
    assert is_written_as_noun(text) is noun


def sentence_of(text: str) -> Sentence:
    return Sentence(words(text, Span(0, len(text)), FORMS), [], FORMS)


@pytest.mark.parametrize("word", ["if", "unless", "whether"])
def test_a_condition_reaches_to_the_next_mark(word: str) -> None:
    sentence = sentence_of(f"They asked {word} Japan would go, and they will ; she may")
    assert [sentence.is_conditional(i) for i in range(len(sentence.words))] == [False] * 3 + [True] * 4 + [False] * 6


def test_the_next_mark_of_a_sentence() -> None:
    sentence = sentence_of("a , b , c")
    assert [sentence.next(",", i) for i in range(5)] == [1, 1, 3, 3, 5]
    assert [sentence.next(",", 0, end) for end in range(7)] == [5, 5, 1, 1, 1, 1, 1]
    assert [sentence.low(i) for i in (-1, 0, 4, 5)] == ["", "a", "c", ""]


def test_quotation_marks_come_in_pairs() -> None:
    for text, quoted in (
        ('he " said so " there', [False, False, True, True, False, False]),
        ('said so" there', [True, True, False, False]),
        ("said so there", [False] * 3),
        ('he said: "so it is', [False] * 4 + [True] * 3),
    ):
        sentence = sentence_of(text)
        assert [sentence.quoted(i) for i, w in enumerate(sentence.words) if w.text != '"'] == [
            q for q, w in zip(quoted, sentence.words, strict=True) if w.text != '"'
        ]
