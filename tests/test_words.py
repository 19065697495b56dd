"""Words of a sentence: inflection by rule, bare verbs among nouns, glued words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.commitments.words import (
    _WORD,
    after_adverbs,
    gerund,
    is_adverb,
    past,
    third_person,
    verbs,
    words,
)
from aseanparse.lexicon import core
from aseanparse.testing import strategies
from aseanparse.text import Span, Text, sentences

FORMS = verbs(core())
TABLE = core().tables["verbs"]


def tokens(text: str, cuts: tuple[int, ...] = ()) -> list[str]:
    return [w.text for w in words(text, Span(0, len(text)), FORMS, cuts)]


def marked(phrase: str) -> tuple[str, int]:
    """A phrase without its asterisk, and the position that the asterisk marked."""
    at = phrase.index("*")
    return phrase[:at] + phrase[at + 1 :], at


# ---------------------------------------------------------------- inflection
# base -> third person, past, gerund
RULES = {
    "-s, -ed, -ing": [
        "visit visits visited visiting", "work works worked working", "deepen deepens deepened deepening",
    ],
    "silent e": ["pledge pledges pledged pledging", "propose proposes proposed proposing", "use uses used using"],
    "double e": ["agree agrees agreed agreeing", "oversee oversees oversaw overseeing"],
    "-ie": ["tie ties tied tying"],
    "consonant + y": ["carry carries carried carrying", "ratify ratifies ratified ratifying"],
    "vowel + y": ["deploy deploys deployed deploying", "enjoy enjoys enjoyed enjoying"],
    "sibilant": [
        "express expresses expressed expressing", "establish establishes established establishing",
        "launch launches launched launching", "fix fixes fixed fixing", "focus focuses focused focusing",
    ],
    "-o": ["undergo undergoes underwent undergoing", "do does did doing"],
    "one stressed syllable doubles": [
        "plan plans planned planning", "ban bans banned banning", "step steps stepped stepping",
        "map maps mapped mapping", "stop stops stopped stopping", "swap swaps swapped swapping",
    ],
    "stress on the last syllable doubles": [
        "commit commits committed committing", "submit submits submitted submitting",
        "permit permits permitted permitting", "admit admits admitted admitting",
        "transmit transmits transmitted transmitting",
        "control controls controlled controlling", "concur concurs concurred concurring",
        "equip equips equipped equipping", "transfer transfers transferred transferring",
        "patrol patrols patrolled patrolling", "dispel dispels dispelled dispelling",
        "underpin underpins underpinned underpinning", "begin begins began beginning",
    ],
    "British l doubles": [
        "travel travels travelled travelling", "enrol enrols enrolled enrolling",
        "signal signals signalled signalling", "channel channels channelled channelling",
    ],
    "stress elsewhere does not double": [
        "offer offers offered offering", "open opens opened opening", "benefit benefits benefited benefiting",
        "target targets targeted targeting", "develop develops developed developing", "limit limits limited limiting",
        "consider considers considered considering", "monitor monitors monitored monitoring",
    ],
    "two vowels or two consonants do not double": [
        "maintain maintains maintained maintaining", "repair repairs repaired repairing", "curb curbs curbed curbing",
        "convert converts converted converting", "treat treats treated treating",
    ],
    "w, x, y do not double": ["renew renews renewed renewing", "borrow borrows borrowed borrowing"],
    "irregular": [
        "hold holds held holding", "build builds built building", "seek seeks sought seeking", "set sets set setting",
        "cut cuts cut cutting", "undertake undertakes undertook undertaking", "give gives gave giving",
        "put puts put putting", "bring brings brought bringing", "send sends sent sending", "win wins won winning",
    ],
}  # fmt: skip
INFLECTED = [pytest.param(*line.split(), id=line.split()[0]) for lines in RULES.values() for line in lines]


@pytest.mark.parametrize(("base", "third", "simple", "ing"), INFLECTED)
def test_forms_of_a_verb(base: str, third: str, simple: str, ing: str) -> None:
    irregular = str(TABLE["irregular"].get(base, "")).split()
    assert third_person(base) == third
    assert gerund(base) == ing
    assert (irregular[0] if irregular else past(base)) == simple
    if base in FORMS.base:
        assert (FORMS.third[third], FORMS.gerund[ing]) == (base, base)
        assert FORMS.past[simple] == base


def test_the_rules_are_tried_on_verbs_of_the_lexicon() -> None:
    tried = {param.id for param in INFLECTED}
    assert len(tried & FORMS.base) >= 0.9 * len(tried)


@pytest.mark.parametrize("base", sorted(TABLE["irregular"].keys() - {"be", "have"}))
def test_every_irregular_form_leads_to_its_base(base: str) -> None:
    forms = str(TABLE["irregular"][base]).split()
    assert [FORMS.past[form] for form in forms] == [base] * len(forms)
    if past(base) not in forms:
        assert past(base) not in FORMS.past  # no "holded"


@given(st.sampled_from(sorted(FORMS.base)))
def test_every_form_leads_back_to_its_verb(base: str) -> None:
    alike = {"fulfil", "fulfill"} if base.startswith("fulfil") else {base}
    pasts = [form for form, b in FORMS.past.items() if b in alike]
    for form in (third_person(base), gerund(base), *pasts):
        assert FORMS.is_form(form)
        assert FORMS.base_of(form) in alike
    assert pasts
    assert all(FORMS.is_participle(form) for form in pasts)


def test_no_form_belongs_to_two_verbs() -> None:
    for make in (third_person, past, gerund):
        made: dict[str, str] = {}
        for base in sorted(FORMS.base - {"fulfill"}):  # the American fulfil, of which it shares two forms
            assert made.setdefault(make(base), base) == base
    assert FORMS.past["fulfilled"] == "fulfil"


def test_a_noun_is_no_inflected_form() -> None:
    for noun in "meeting-room agreement exchange coordination trade need needy red bring king".split():
        assert not FORMS.is_form(noun)


# ---------------------------------------------------------------- spellings
@pytest.mark.parametrize(
    "spellings",
    [
        "organise organize", "emphasise emphasize", "prioritise prioritize", "modernise modernize", "utilise utilize",
        "analyse analyze", "finalise finalize", "honour honor", "endeavour endeavor", "fulfil fulfill",
        "co-host cohost", "co-chair cochair", "co-develop codevelop", "cooperate co-operate", "coordinate co-ordinate",
        "practise practice", "license licence",
    ],
)  # fmt: skip
def test_both_spellings_are_known(spellings: str) -> None:
    assert set(spellings.split()) <= FORMS.base


@pytest.mark.parametrize("pair", ["organised organized", "emphasising emphasizing", "finalises finalizes"])
def test_both_spellings_inflect(pair: str) -> None:
    british, american = pair.split()
    assert FORMS.is_form(british)
    assert FORMS.base_of(american) == FORMS.base_of(british).replace("ise", "ize")


@pytest.mark.parametrize("wrong", ["raize", "promize", "rize", "advize", "revize", "supervize", "exercize", "praize"])
def test_no_spelling_is_invented(wrong: str) -> None:
    assert wrong not in FORMS.base


# ---------------------------------------------------------------- bare verb or noun
VERBS = [
    "simplify rules and *benefit from the pact",
    "strengthen coordination and *exchange information",
    "hold talks and *review the progress made",
    "deepen ties and *support each other",
    "open the market and *import 200,000 tonnes of rice",
    "build schools and *fund three laboratories",
    "boost investment and *share experience in farming",
    "keep the peace and *respect international law",
    "expand links and *finance new projects",
    "hold drills and *fight against piracy",
    "keep contacts and *respond to disasters",
    "set a target and *work with Japan",
    "complete the text and *step up the talks",
    "tighten controls and *ban plastic waste",
    "cut tariffs and *transfer technology",
    "hold drills, *patrol the border",
    "train officers and jointly *host the summit",
    "open the port and *contact businesses",
    "ease checks and *back Japan's bid",
    "close the gap and *promote people-to-people exchange",
]
NOUNS = [
    "*trade and exchange programmes",
    "trade and *exchange programmes",
    "a better *exchange of views",
    "goods and *market access",
    "investment and *trade.",
    "tourism and *trade, culture",
    "air and *transport links",
    "energy and *trade turnover",
    "science and *research centres",
    "production and *supply chains",
    "culture and people-to-people *exchange",
    "defence and *contact with",
    "visits and *support for the bid",
    "rules and *code of conduct",
    "the ministry and *State agencies",
    "quality and *access to credit",
    "crime and *drug trafficking",
    "search and *rescue",
    "talks and the *review of the pact",
    "joint search and *rescue operations",
    "customs and *border management",
    "disease prevention and *control measures",
    "visa and *travel restrictions",
    "sea and *land borders",
    "hotlines and *contact points",
    "music and *film festivals",
    "quality and *test results",
]


@pytest.mark.parametrize("phrase", VERBS)
def test_read_as_a_bare_verb(phrase: str) -> None:
    text, at = marked(phrase)
    sentence = words(text, Span(0, len(text)), FORMS)
    assert FORMS.is_bare(sentence, next(i for i, w in enumerate(sentence) if w.start == at))


@pytest.mark.parametrize("phrase", NOUNS)
def test_read_as_a_noun(phrase: str) -> None:
    text, at = marked(phrase)
    sentence = words(text, Span(0, len(text)), FORMS)
    assert not FORMS.is_bare(sentence, next(i for i, w in enumerate(sentence) if w.start == at))


@given(st.sampled_from(sorted(FORMS.base - FORMS.nouns_too)), st.sampled_from(["ties", "the talks", "Japan", "it"]))
def test_a_plain_verb_is_a_verb_before_any_object(base: str, thing: str) -> None:
    text = f"hold talks and {base} {thing}"
    assert FORMS.is_bare(words(text, Span(0, len(text)), FORMS), 3)


@given(
    st.sampled_from(sorted(FORMS.nouns_too)),
    st.sampled_from(["of the pact", "and ties", ", ties", ".", "", "'s ends", "programmes", "mechanisms"]),
)
def test_a_word_that_is_a_noun_too_needs_an_object(word: str, after: str) -> None:
    text = f"trade and {word} {after}".replace(" '", "'").replace(" ,", ",")
    assert not FORMS.is_bare(words(text, Span(0, len(text)), FORMS), 2)


@given(st.sampled_from(sorted(FORMS.nouns_too)), st.sampled_from(["the pact", "each other", "12 projects", "its ties"]))
def test_a_determiner_or_number_makes_it_a_verb(word: str, thing: str) -> None:
    text = f"hold talks and {word} {thing}"
    assert FORMS.is_bare(words(text, Span(0, len(text)), FORMS), 3)


@given(st.sampled_from(sorted(FORMS.base)))
def test_a_capital_makes_it_a_name(base: str) -> None:
    text = f"the Ministry and {base.capitalize()} the Nation"
    assert not FORMS.is_bare(words(text, Span(0, len(text)), FORMS), 3)


@pytest.mark.parametrize(
    ("phrase", "verb"),
    [
        ("committed to *raising trade", True),
        ("agreed on *holding the talks", True),
        ("proposed *setting up a fund", True),
        ("the *opening of the fair", False),
        ("agreed on a *meeting", False),
        ("support for *Raising Hope", False),
        ("commitment to *coordinating mechanisms", False),
        ("the talks *including Japan", False),
    ],
)
def test_gerund_or_noun(phrase: str, verb: bool) -> None:
    text, at = marked(phrase)
    sentence = words(text, Span(0, len(text)), FORMS)
    assert FORMS.is_gerund(sentence, next(i for i, w in enumerate(sentence) if w.start == at)) is verb


# ---------------------------------------------------------------- cutting a sentence into words
@pytest.mark.parametrize(
    ("glued", "apart"),
    [
        ("agreedto", "agreed to"),
        ("pledgedto", "pledged to"),
        ("agreedthat", "agreed that"),
        ("agreedon", "agreed on"),
        ("toexpand", "to expand"),
        ("andpledged", "and pledged"),
        ("alsorequested", "also requested"),
        ("theyagreed", "they agreed"),
        ("bothvowed", "both vowed"),
        ("andis", "and is"),
        ("heldin", "held in"),
        ("metwith", "met with"),
    ],
)
def test_glued_words_are_parted(glued: str, apart: str) -> None:
    assert tokens(f"sides {glued} do") == ["sides", *apart.split(), "do"]


@pytest.mark.parametrize(
    "whole", "together toward understand tolerate android anthem tomorrow upon Leon Wilson mandate".split()
)
def test_whole_words_stay_whole(whole: str) -> None:
    assert tokens(f"sides {whole} do") == ["sides", whole, "do"]


@pytest.mark.parametrize("base", sorted(b for b in FORMS.base if b.startswith(("to", "and", "also", "they", "both"))))
def test_no_verb_is_cut(base: str) -> None:
    for form in (base, third_person(base), gerund(base), past(base)):
        assert tokens(f"sides {form} do") == ["sides", form, "do"]


def test_a_name_is_parted_where_it_ends() -> None:
    assert tokens("that Chinaagreed to", (10,)) == ["that", "China", "agreed", "to"]
    assert tokens("that Chinaagreed to") == ["that", "Chinaagreed", "to"]
    assert tokens("the ChinaTown fair", (9,)) == ["the", "ChinaTown", "fair"]  # no small letter follows


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("US$25 billion", ["US$25", "billion"]),
        ("the 8th ADMM-Plus meeting", ["the", "8th", "ADMM-Plus", "meeting"]),
        ("Japan's readiness", ["Japan", "'s", "readiness"]),
        ("both sides' talks", ["both", "sides", "'", "talks"]),
        ("Minister O'Hara's", ["Minister", "O'Hara", "'s"]),
        ("1,200 scholarships", ["1,200", "scholarships"]),
        ("people-to-people ties.", ["people-to-people", "ties", "."]),
        ("the 2030s (at least)", ["the", "2030s", "(", "at", "least", ")"]),
    ],
)
def test_words_and_marks(text: str, parted: list[str]) -> None:
    assert tokens(text) == parted


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=120), st.sets(st.integers(0, 119)))
def test_words_lie_in_order_and_cover_all_but_spaces(text: str, cuts: set[int]) -> None:
    parted = words(text, Span(0, len(text)), FORMS, sorted(cuts))
    at = 0
    for word in parted:
        assert not text[at : word.start].strip(" _")
        assert text[word.start : word.end] == word.text
        assert word.low == word.text.lower()
        assert word.start < word.end
        at = word.end
    assert not text[at:].strip(" _")


# ---------------------------------------------------------------- adverbs
def test_adverbs_are_stepped_over() -> None:
    text = "will also jointly and fully implement"
    sentence = words(text, Span(0, len(text)), FORMS)
    assert sentence[after_adverbs(sentence, 1)].text == "implement"
    assert sentence[after_adverbs(sentence, 4)].text == "implement"
    assert after_adverbs(sentence, 5) == 5


@pytest.mark.parametrize("word", "friendly early comply family Italy July rely supply assembly timely".split())
def test_what_ends_in_ly_and_is_no_adverb(word: str) -> None:
    assert not is_adverb(words(word, Span(0, len(word)), FORMS)[0])


@given(strategies.texts())
def test_words_stand_where_the_pattern_finds_them(text: str) -> None:
    """They are found as strings, each looked for where the last one ended: the same places, in less time."""
    view = Text(text).view
    for sentence in sentences(view, Span(0, len(view))):
        places = [match.span(1) for match in _WORD.finditer(view, *sentence)]
        found = words(view, sentence, FORMS)
        edges = {edge for word in found for edge in (word.start, word.end)}
        assert all(view[word.start : word.end] == word.text for word in found)
        assert all(any(a <= word.start < word.end <= b for a, b in places) for word in found)
        assert all({a, b} <= edges or view[a] == "(" for a, b in places)
