"""Statements are rendered from facts, inside an article, and read back; and what holds for every statement."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import Document, Mention, Statement, Target, parse
from aseanparse.commitments.words import PREPOSITIONS, past, verbs
from aseanparse.lexicon import core
from aseanparse.testing import strategies
from aseanparse.testing.invented import ADJECTIVES
from aseanparse.testing.invented import COUNTRIES as NAMES
from aseanparse.testing.strategies import Goal, coordinated
from aseanparse.text import Text, fold
from tests.corpus import Article, OriginalsMissingError, originals, seeds
from tests.talks import PAIR, PUBLISHED, Talks, statements, talks

FORMS = verbs(core())
TABLE = core().tables["triggers"]


# ---------------------------------------------------------------- facts
def goals() -> st.SearchStrategy[list[Goal]]:
    """One to three goals; any may have a deadline, any may name a number."""
    return strategies.goals(PUBLISHED)


@frozen
class Who:
    """A subject as a fact: its words, the sides it binds, whether its verb is plural."""

    words: str
    sides: tuple[str, ...]
    plural: bool = False


@st.composite
def alone(draw: st.DrawFn, setting: Talks) -> Who:
    """One side, by a person with or without office, or by its country; or a body."""
    person = draw(st.sampled_from([setting.host, setting.guest]))
    adjective = ADJECTIVES[person.country]
    name = NAMES[person.country]
    words = draw(
        st.sampled_from(
            [
                setting.office(person),
                person.name,
                person.short,
                f"Minister {person.short}",
                f"the {adjective} minister",
                f"the {adjective} Foreign Minister",
                f"the {adjective} side",
                f"the {adjective} Government",
                f"{name}'s foreign ministry",
                name,
            ]
        )
    )
    return Who(words[0].upper() + words[1:], (person.country,))


@st.composite
def together(draw: st.DrawFn, setting: Talks) -> Who:
    """Both sides, however named."""
    host, guest = setting.host, setting.guest
    words = draw(
        st.sampled_from(
            [
                *("The two sides", "Both sides", "The two ministers", "They", "The two countries", "Both ministers"),
                *("The Foreign Ministers", "The sides"),
                f"{host.short} and {guest.short}",
                f"{setting.office(host)} and his {ADJECTIVES[guest.country]} counterpart {guest.name}",
                f"{NAMES[host.country]} and {NAMES[guest.country]}".replace("and the ", "and the "),
            ]
        )
    )
    return Who(words, setting.sides, plural=True)


bodies = st.sampled_from(
    ["ASEAN foreign ministers", "ASEAN leaders", "ASEAN member states", "The ASEAN ministers"]
).map(lambda words: Who(words, ("ASEAN",), plural=True))


def anyone(setting: Talks) -> st.SearchStrategy[Who]:
    """Any subject."""
    return alone(setting) | together(setting) | bodies


# ---------------------------------------------------------------- the wordings of the lexicon
@frozen
class Wording:
    """One way to say an act: words with places for be, its owner, the other side and the goals, and the goal's form."""

    entry: str
    act: str
    words: str
    form: str


_TAKEN = {
    "to VERB": ("to {goals}", "base"),
    "to VERBING": ("to {goals}", "gerund"),
    "VERBING": ("{goals}", "gerund"),
    "on THING": ("on {goals}", "gerund"),
    "in THING": ("in {goals}", "gerund"),
    "SOMEONE to VERB": ("{other} to {goals}", "base"),
    "SOMEONE with THING": ("{other} with {goals}", "gerund"),
    "on SOMEONE to VERB": ("on {other} to {goals}", "base"),
    "upon SOMEONE to VERB": ("upon {other} to {goals}", "base"),
    "to SOMEONE to VERB": ("to {other} to {goals}", "base"),
}


def _wordings(name: str, entry: dict[str, Any]) -> list[Wording]:
    """Every wording that an entry documents, that takes a verb with its object and binds its subject."""
    if entry.get("things") or entry.get("theirs"):
        return []
    made = []
    for pattern in entry["takes"]:
        taken, form = _TAKEN.get(pattern, ("", ""))
        if pattern == "that CLAUSE" and entry["act"] in ("propose", "request"):
            taken, form = "that the two sides {goals}", "base"
        elif pattern == "that CLAUSE" and "verb" in entry and entry["act"] in ("agree", "pledge"):
            taken, form = "that {pronoun} will {goals}", "base"
        if not taken or (entry["act"] == "pledge" and "{other}" in taken):
            continue
        for head in _heads(entry):
            made.append(Wording(name, entry["act"], f"{head} {taken}", form))
    return made


def _heads(entry: dict[str, Any]) -> list[str]:
    if "adjective" in entry:
        return ["{remain} " + entry["adjective"]] if "with" in entry else ["{be} " + entry["adjective"]]
    if "noun" in entry:
        plain = [verb for verb in entry.get("after", ["reaffirm", "reiterate"]) if " " not in verb]
        plain = [verb for verb in plain if verb != "fulfil"]  # "fulfilled" is of fulfil or fulfill, as it happens
        return [f"{_past(verb)} {{owner}} {entry['noun']}" for verb in plain]
    head, *rest = entry["verb"].split()
    things = [thing for thing in entry.get("object", [""]) if thing not in ("himself", "herself", "ourselves")]
    return [" ".join(filter(None, [_past(head), *rest, thing])) for thing in things]


def _past(verb: str) -> str:
    return next((form for form, base in FORMS.past.items() if base == verb), past(verb))


WORDINGS = [w for n, e in TABLE.items() if n not in ("reporting", "telling", "future") for w in _wordings(n, e)]


def said(wording: Wording, who: Who, other: str, told: str) -> str:
    """The sentence."""
    predicate = wording.words.format(
        be="are" if who.plural else "is",
        remain="remain" if who.plural else "remains",
        owner="their" if who.plural else "its",
        pronoun="they" if who.plural else "it",
        other=other,
        goals=told,
    )
    if who.plural:
        predicate = predicate.replace(" itself", " themselves")
    return f"{who.words} {predicate}."


def expected_act(wording: Wording, who: Who) -> str:
    """The act, with the two rules that shift it (rule 4 of the guide)."""
    entry = TABLE[wording.entry]
    if entry.get("alone") and len(who.sides) == 1 and who.sides != ("ASEAN",):
        return str(entry["alone"])
    first = wording.words.split()[0]
    again = first in ("affirmed", "reaffirmed", "reiterated", "renewed")
    return "reaffirm" if again and "noun" in entry and wording.act == "pledge" else wording.act


def check(found: list[Statement], act: str, sides: tuple[str, ...], told: list[Goal], form: str) -> None:
    """The statements say what the facts said."""
    assert [s.content.text for s in found] == [goal.words(form) for goal in told]
    assert {s.act for s in found} == {act}
    assert {s.parties for s in found} == {sides}
    assert [s.deadline for s in found] == [goal.due[1] if goal.due else "" for goal in told]
    assert [[(t.value, t.unit) for t in s.targets] for s in found] == [[g.target] if g.target else [] for g in told]


# ---------------------------------------------------------------- render, then read
@given(st.data(), talks(), st.sampled_from(WORDINGS), goals(), st.booleans())
def test_what_was_promised_is_read_back(
    data: st.DataObject, setting: Talks, wording: Wording, told: list[Goal], oxford: bool
) -> None:
    who = data.draw(anyone(setting))
    sentence = said(wording, who, "Brazil", coordinated(told, wording.form, oxford))
    check(setting.read(sentence), expected_act(wording, who), who.sides, told, wording.form)


def itself(who: Who) -> str:
    """The speaker's side as the speaker's own clause names it."""
    name = NAMES[who.sides[0]]
    return "it" if who.words.lower() == name.lower() else name


@given(st.data(), talks(), goals(), st.booleans(), st.sampled_from(["will", "would"]))
def test_what_a_side_says_it_will_do(
    data: st.DataObject, setting: Talks, told: list[Goal], oxford: bool, modal: str
) -> None:
    who = data.draw(alone(setting))
    verb, act = data.draw(
        st.sampled_from([("said", "pledge"), ("noted", "pledge"), ("affirmed", "reaffirm"), ("announced", "announce")])
    )
    that = data.draw(st.sampled_from([" that", ""]))
    found = setting.read(f"{who.words} {verb}{that} {itself(who)} {modal} {coordinated(told, 'base', oxford)}.")
    check(found, act, who.sides, told, "base")


@given(st.data(), talks(), goals(), st.booleans())
def test_what_a_side_says_in_quotation_marks(
    data: st.DataObject, setting: Talks, told: list[Goal], oxford: bool
) -> None:
    who = data.draw(alone(setting))
    opening, closing = data.draw(st.sampled_from([('"', '"'), ("“", "”")]))
    promise = f"{opening}We will {coordinated(told, 'base', oxford)},{closing}"
    saying = data.draw(st.sampled_from([f"{who.words} said", f"said {who.words[0].lower()}{who.words[1:]}"]))
    if not who.words.startswith("The "):
        saying = saying.replace(who.words[0].lower() + who.words[1:], who.words)
    found = setting.read(f"{promise} {saying}.")
    check(found, "pledge", who.sides, told, "base")
    assert {s.attribution for s in found} == {"direct"}


@given(st.data(), talks(), goals(), st.booleans())
def test_what_goes_on_is_reaffirmed(data: st.DataObject, setting: Talks, told: list[Goal], oxford: bool) -> None:
    who = data.draw(alone(setting))
    found = setting.read(f"{who.words} said {itself(who)} will continue to {coordinated(told, 'base', oxford)}.")
    check(found, "reaffirm", who.sides, told, "base")


@given(st.data(), talks(), goals())
def test_a_promise_made_for_another_side_is_a_prediction(data: st.DataObject, setting: Talks, told: list[Goal]) -> None:
    who = data.draw(alone(setting))
    (other,) = (side for side in setting.sides if side not in who.sides)
    assert setting.read(f"{who.words} said that {NAMES[other]} will {coordinated(told, 'base', False)}.") == []


ADDRESSED = [w for w in WORDINGS if "{other}" in w.words]


@given(st.data(), talks(), st.sampled_from(ADDRESSED), goals())
def test_who_is_asked_is_the_counterpart(
    data: st.DataObject, setting: Talks, wording: Wording, told: list[Goal]
) -> None:
    who = data.draw(anyone(setting))
    found = setting.read(said(wording, who, "Brazil", coordinated(told, wording.form, False)))
    assert {s.counterparts for s in found} == {("BRA",)}


# ---------------------------------------------------------------- what stands around
OPENERS = [
    "", "At the talks, ", "During the meeting, ", "On this occasion, ", "In that spirit, ", "Regarding trade, ",
    "On trade and investment, ", "To that end, ", "To deepen ties, ", "After the talks, ", "As a result, ",
    "Meanwhile, ", "Accordingly, ", "Noting that trade has grown, ", "On Wednesday, ", "Besides, ", "In addition, ",
    "Against that backdrop, ", "At the same time, ", "With trade growing fast, ",
]  # fmt: skip
INSERTS = ["", "also ", "jointly ", "then ", "once again ", "further ", "have ", "have also "]
CLOSERS = [
    "", ", thereby contributing to peace", ", while hailing the progress made", ", saying that ties are good",
    ", adding that trade has grown", ", and praised the progress made", ", and hoped that trade will grow",
    ", which is a new step", "; the talks were held in a good mood",
]  # fmt: skip


@given(st.data(), talks(), goals(), st.sampled_from(OPENERS), st.sampled_from(INSERTS), st.sampled_from(CLOSERS))
def test_what_stands_around_an_act_changes_nothing(
    data: st.DataObject, setting: Talks, told: list[Goal], opener: str, insert: str, closer: str
) -> None:
    who = data.draw(anyone(setting))
    if not who.plural:
        insert = insert.replace("have", "has")
    wording = data.draw(
        st.sampled_from([w for w in WORDINGS if w.entry in ("agree", "pledge", "vow") and w.form != "thing"])
    )
    sentence = said(wording, who, "Brazil", coordinated(told, wording.form, False)).removesuffix(".")
    first = (
        sentence
        if not opener or not who.words.startswith(("The ", "Both ", "They"))
        else sentence[0].lower() + sentence[1:]
    )
    rest = first[len(who.words) :].lstrip()
    found = setting.read(f"{opener}{first[: len(who.words)]} {insert}{rest}{closer}.")
    check(found, expected_act(wording, who), who.sides, told, wording.form)


# ---------------------------------------------------------------- who he and they are
@given(st.data(), talks(), goals(), goals(), st.booleans())
def test_he_goes_on_and_they_are_both(
    data: st.DataObject, setting: Talks, first: list[Goal], then: list[Goal], apart: bool
) -> None:
    person = data.draw(st.sampled_from([setting.host, setting.guest]))
    one = data.draw(st.sampled_from([setting.office(person), person.name, person.short]))
    he = data.draw(st.sampled_from(["He", "The minister", "The Foreign Minister"]))
    they = data.draw(st.sampled_from(["The two sides", "Both sides", "The two ministers", "The two countries"]))
    told = [
        f"{one} pledged to {coordinated(first, 'base', False)}.",
        f"{he} also promised to {coordinated(then, 'base', False)}.",
        f"{they} agreed to {coordinated(first, 'base', False)}.",
    ]
    found = setting.read(*told) if apart else setting.read(" ".join(told))
    by_trigger: dict[str, list[Statement]] = {}
    for statement in found:
        by_trigger.setdefault(statement.trigger.text, []).append(statement)
    assert list(by_trigger) == ["pledged to", "promised to", "agreed to"]
    check(by_trigger["pledged to"], "pledge", (person.country,), first, "base")
    check(by_trigger["promised to"], "pledge", (person.country,), then, "base")
    check(by_trigger["agreed to"], "agree", setting.sides, first, "base")


# ---------------------------------------------------------------- distractors
NO_ACTS = [
    "stressed the need to {goals}", "underlined the importance of {gerunds}", "expressed the hope to {goals}",
    "hoped that Thailand will {goals}", "should {goals}", "must {goals}", "needs to {goals}",
    "expressed confidence that trade will grow", "praised the efforts to {goals}", "thanked India for {gerunds}",
    "expressed satisfaction at the growth of trade", "did not agree to {goals}", "refused to {goals}",
    "discussed measures to {goals}", "discussed ways to {goals}", "exchanged views on {gerunds}",
    "welcomed the proposals made by the Chair to {goals}", "has not pledged to {goals}",
    "shared the view that both countries need to {goals}", "believed that Thailand will {goals}",
    "was urged to {goals}", "were asked to {goals}", "is expected to {goals}", "wants to {goals}",
]  # fmt: skip


@given(st.data(), talks(), st.sampled_from(NO_ACTS), goals())
def test_what_is_no_act_yields_nothing(data: st.DataObject, setting: Talks, words: str, told: list[Goal]) -> None:
    who = data.draw(anyone(setting))
    told = [evolve(goal, due=None) for goal in told]
    predicate = words.format(goals=coordinated(told, "base", False), gerunds=coordinated(told, "gerund", False))
    assert setting.read(f"{who.words} {predicate}.") == []


@given(st.data(), talks(), st.sampled_from(NO_ACTS), st.sampled_from(WORDINGS), goals(), st.booleans())
def test_what_is_no_act_changes_no_act_beside_it(
    data: st.DataObject, setting: Talks, words: str, wording: Wording, told: list[Goal], before: bool
) -> None:
    who = data.draw(alone(setting))
    distractor = f"{who.words} {words.format(goals='open the port', gerunds='opening the port')}."
    act = said(wording, who, "Brazil", coordinated(told, wording.form, False))
    text = f"{distractor} {act}" if before else f"{act} {distractor}"
    check(setting.read(text), expected_act(wording, who), who.sides, told, wording.form)


# ---------------------------------------------------------------- any words at all
SCRAPS = [
    *("We", "I", "he", "they", "it", "who", "which", "that", "“", "”", '"', ",", ".", ";", ":", "(", ")", "'s", "-"),
    *("said", "agreed", "pledged", "urged", "proposed", "accepted", "invited", "affirmed", "called on", "agreeing"),
    *("to", "on", "with", "for", "will", "would", "not", "and", "the", "an invitation", "commitment", "readiness"),
    *(
        "is",
        "are",
        "be",
        "ready",
        "remains",
        "committed",
        "hold talks",
        "holding talks",
        "raise trade",
        "visit Bangkok",
    ),
    *("Khuê", "Anurak", "Thailand", "Viet Nam's", "ASEAN", "the two sides", "both", "his country", "the minister"),
    *("According", "by 2030", "US$5 million", "20 scholarships", "including", "the meeting", "support", "also", "its"),
]
scraps = st.lists(st.sampled_from(SCRAPS), max_size=25).map(" ".join)


@pytest.mark.parametrize(
    "words",
    [
        "We agreed to open a route",
        "We pledged to open a route",
        "I promised to open a route",
        "We said we will open a route",
        "We announced a plan to open a route",
    ],
)
def test_no_quotation_is_its_own_speaker(words: str) -> None:
    assert {s.parties for s in PAIR.read(f"“{words},” Anurak said.")} == {("THA",)}


@pytest.mark.parametrize("who", ["us", "we", "I", "me", "ours"])
def test_according_to_oneself_is_according_to_nobody(who: str) -> None:
    assert {s.parties for s in PAIR.read(f"According to {who}, we will open a route.")} <= {("VNM",), ("THA",)}


@given(st.lists(scraps, max_size=4))
def test_no_words_make_the_reader_fail(paragraphs: list[str]) -> None:
    text = PAIR.article(*paragraphs)
    found = statements(parse(text, published="2023-07-14"))
    for s in found:
        assert s.parties
        for part in (s.trigger, s.content):
            assert text[part.start : part.end] == part.text != ""


# ---------------------------------------------------------------- of every statement of every article
def _originals() -> tuple[Article, ...]:
    try:
        return originals()
    except OriginalsMissingError:
        return ()


@cache
def _document(article: Article) -> Document:
    return parse(article.text)


def _read(article: Article) -> list[Statement]:
    return statements(_document(article))


_ARTICLES = [pytest.param(a, id=a.name) for a in (*seeds(), *_originals())]
_ENDS_NO_PHRASE = (PREPOSITIONS - {"within", "through", "across", "along", "on", "in", "over", "under"}) | frozenset(
    "and or but to that the a an which who nor its their his her our".split()
)
_BEGINS_NO_PHRASE = frozenset("and or but that which who of nor , . ; :".split())


def cuts_a_word(text: str, at: int) -> bool:
    """Whether a position lies inside a run of letters that old pages did not glue ("agreed|to", "China|agreed")."""
    page = Text(text)
    if page.view[: page.to_view(at)].endswith(" "):
        return False
    left = re.search(r"[^\W\d_]*$", text[:at])
    right = re.match(r"[^\W\d_]*", text[at:])
    assert left is not None
    assert right is not None
    if not left[0] or not right[0]:
        return False
    glued = FORMS.is_form(fold(left[0]).lower()) or left[0].lower() in {
        "to",
        "also",
        "and",
        "they",
        "both",
        *FORMS.actors,
    }
    return not (glued or left[0][0].isupper()) or FORMS.is_form(fold(left[0] + right[0]).lower())


@pytest.mark.parametrize("article", _ARTICLES)
def test_content_reads_as_a_phrase(article: Article) -> None:
    for s in _read(article):
        text, content = article.text, s.content
        assert content.text.strip() == content.text != ""
        assert not cuts_a_word(text, content.start), content
        assert not cuts_a_word(text, content.end), content
        first, *_, last = (fold(w.strip("(\"'“‘")).lower() for w in [*content.text.split(), content.text.split()[-1]])
        assert first not in _BEGINS_NO_PHRASE, content
        stranded = last in PREPOSITIONS and text[content.end : content.end + 1] in ".,;”"  # "those it was meant for."
        assert last not in _ENDS_NO_PHRASE or stranded, content
        assert content.text[-1] not in ",;:-–—(", content
        for opening, closing in ("()", "“”"):
            assert content.text.count(opening) == content.text.count(closing), content
        assert content.text.count('"') % 2 == 0, content


@pytest.mark.parametrize("article", _ARTICLES)
def test_parts_lie_in_their_sentence(article: Article) -> None:
    for s in _read(article):
        parts: list[Mention | Target] = [s.trigger, s.content, *s.items, *s.targets, s.sentence]
        for part in parts:
            assert article.text[part.start : part.end] == part.text
            assert part.start < part.end
            assert s.sentence.start <= part.start
            assert part.end <= s.sentence.end
        for part in parts[2:-1]:
            assert s.content.start <= part.start
            assert part.end <= s.content.end
        assert list(s.items) == sorted(s.items, key=lambda m: m.start)


@pytest.mark.parametrize("article", _ARTICLES)
def test_no_trigger_cuts_a_word_or_a_name(article: Article) -> None:
    for s in _read(article):
        assert not cuts_a_word(article.text, s.trigger.start), s.trigger
        assert not cuts_a_word(article.text, s.trigger.end), s.trigger
        assert not article.text[: s.trigger.start].endswith(" the "), s.trigger
        names = re.finditer(r"\b(?:Vi[eệ]t Nam|Lao PDR|Timor Leste)\b", article.text)
        assert not any(name.start() < s.trigger.start < name.end() for name in names), s.trigger


@pytest.mark.parametrize("article", _ARTICLES)
def test_values_are_of_their_kinds(article: Article) -> None:
    document = _document(article)
    found = _read(article)
    people, events = {p.id: p for p in document.people}, {e.id for e in document.events}
    assert len({s.id for s in found}) == len(found)
    assert [s.id for s in found] == [f"s{n}" for n in range(1, len(found) + 1)]
    for s in found:
        assert s.parties == tuple(sorted(set(s.parties))) != ()
        assert s.counterparts == tuple(sorted(set(s.counterparts)))
        assert not set(s.parties) & set(s.counterparts)
        assert {*s.makers, *filter(None, [s.speaker])} <= people.keys()
        assert {people[m].country for m in s.makers} <= {*s.parties, None}
        assert s.event is None or s.event in events
        assert (s.force == "none") == (s in document.proposals)
        assert (s.timetable == "deadline") == bool(s.deadline)
        assert not s.deadline or not s.said_on or s.deadline[:4] >= s.said_on[:4]
        assert s.rule


@pytest.mark.parametrize("article", _ARTICLES)
def test_goals_of_one_trigger_do_not_overlap(article: Article) -> None:
    found = _read(article)
    for left in found:
        for right in found:
            if left is not right and left.trigger == right.trigger:
                assert left.content.end <= right.content.start or right.content.end <= left.content.start
