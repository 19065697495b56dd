"""The contract of a source: a sound source keeps it, and each planted defect is caught by the clause it breaks."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import regex
from attrs import evolve

from aseanparse import (
    Article,
    DateMention,
    Event,
    InputError,
    Marks,
    Person,
    Source,
    Statement,
    Text,
    Zone,
    lay_out,
    lexicon,
)
from aseanparse.commitments import find_commitments
from aseanparse.dates import find_dates
from aseanparse.events import find_events
from aseanparse.people import find_people
from aseanparse.testing import CASES, ContractError, check_source, find_gold, source_cases
from aseanparse.testing.words import unmatched

ARTICLE = """Ministers agree on “river” ferries
May 5, 2026

JAKARTA, May 5 - Indonesian Foreign Minister Budi Kartono held talks with Lao Minister Bounmy Phongsavan on Monday.

Đỗ Hoài Khuê’s ferry reached Đà Nẵng on March 3. The two ministers agreed to open a ferry line by 2030 and to train
pilots. Mr. Kartono met Thai Prime Minister Anurak Kaewmanee on Tuesday and pledged to build a port in Bali.

- Harbour Post

More stories
Thai minister pledges to build a road by 2028
"""


def recognise(text: Text, url: str | None) -> bool:
    return "\n- Harbour Post" in text.view


MARKS = Marks(sign_offs=("- Harbour Post",), teasers=("More stories",))
SOUND = Source("harbour", "Harbour Post", recognise, layout=partial(lay_out, marks=MARKS))


# ---------------------------------------------------------------- planted defects: the case that has to catch each
def dates(change: Callable[[Article, tuple[DateMention, ...]], Any]) -> Source:
    return evolve(SOUND, find_dates=lambda article: change(article, find_dates(article)))


def layout(change: Callable[[Text, Article], Any]) -> Source:
    def changed(text: Text, *args: Any) -> Any:
        return change(text, lay_out(text, *args, marks=MARKS))

    return evolve(SOUND, layout=changed)


def recognising(claims: Callable[[Text], Any]) -> Source:
    return evolve(SOUND, recognise=lambda text, url: claims(text))


def moved(article: Article, mention: DateMention, by: int) -> DateMention:
    start, end = mention.start + by, mention.end + by
    return evolve(mention, start=start, end=end, text=article.text.original[start:end])


def in_view(article: Article) -> tuple[Person, ...]:
    """Positions of the view given for those of the text."""
    text = article.text

    def back(m: Any) -> Any:
        view = text.view_span(m.start, m.end)
        return evolve(m, start=view.start, end=view.end)

    return tuple(evolve(p, mentions=tuple(back(m) for m in p.mentions)) for p in find_people(article))


def swallowing(article: Article) -> tuple[DateMention, ...]:
    try:
        return find_dates(article)
    except Exception:
        return ()


def swallowing_recognise(text: Text) -> bool:
    try:
        return recognise(text, None)
    except Exception:
        return False


LAST: list[str] = []


def remembering(article: Article, found: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    LAST.append(article.text.original)
    return found[1:] if len(LAST) > 1 else found


def shuffled(article: Article, found: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
    return tuple(random.sample(found, len(found)))


def fails_on(character: str) -> Callable[[Article, tuple[DateMention, ...]], Any]:
    def change(article: Article, found: tuple[DateMention, ...]) -> tuple[DateMention, ...]:
        if character in article.text.original:
            raise KeyError("no such letter")
        return found

    return change


def gap(text: Text, article: Article) -> Article:
    first, second, *rest = article.zones
    return evolve(article, zones=(first, evolve(second, start=second.start + 1), *rest))


def overlap(text: Text, article: Article) -> Article:
    first, second, *rest = article.zones
    return evolve(article, zones=(evolve(first, end=first.end + 1), second, *rest))


def outside(text: Text, article: Article) -> Article:
    return evolve(article, zones=(*article.zones[:-1], Zone("body", article.zones[-1].start, len(text.original) + 9)))


def of_unknown_kind(text: Text, article: Article) -> Article:
    return evolve(article, zones=tuple(evolve(z, kind="advert") for z in article.zones))


def exact(text: Text, article: Article) -> Article:
    """Matches on the original, letter by letter."""
    if "Đỗ Hoài" in text.original and "’" in text.original:
        return article
    return evolve(article, published=None, published_basis=None)


def from_the_start(text: Text, article: Article) -> Article:
    if text.original.startswith("Ministers"):
        return article
    return evolve(article, headline=None)


def backwards(
    article: Article, dates: tuple[DateMention, ...], people: tuple[Person, ...], events: tuple[Event, ...]
) -> tuple[Statement, ...]:
    return tuple(reversed(find_commitments(article, dates, people, events)))


def strangers(article: Article, dates: Any, people: Any) -> tuple[Event, ...]:
    return tuple(evolve(e, participants=("p99",)) for e in find_events(article, dates, people))


def unsorted_parties(article: Article, dates: Any, people: Any) -> tuple[Event, ...]:
    return tuple(evolve(e, parties=tuple(reversed(e.parties))) for e in find_events(article, dates, people))


EXPONENTIAL = re.compile(r"^(\w+\s?)+\(Harbour\)$", re.MULTILINE)
SQUARE = regex.compile(r"[\w ]*[;%]{2}")


def whole_text(pattern: Any) -> Callable[[Text], bool]:
    return lambda text: bool(pattern.search(text.view)) or recognise(text, None)


PLANTED: dict[str, tuple[Source, str, str]] = {
    "a span moved": (dates(lambda a, found: tuple(evolve(d, start=d.start + 1) for d in found)), "grounded", "mention"),
    "a span and its text moved": (dates(lambda a, f: tuple(moved(a, d, 1) for d in f)), "grounded", "cuts one"),
    "a span and its text moved back": (dates(lambda a, f: tuple(moved(a, d, -1) for d in f)), "grounded", "blank"),
    "positions of the view": (evolve(SOUND, find_people=in_view), "spelling", ""),
    "a participant nobody knows": (evolve(SOUND, find_events=strangers), "grounded", "'p99'"),
    "a gap between zones": (layout(gap), "zones", "gap"),
    "zones that overlap": (layout(overlap), "zones", "overlaps"),
    "a zone outside the text": (layout(outside), "zones", "outside the text"),
    "a kind of zone nobody knows": (layout(of_unknown_kind), "zones", "'advert' is unknown"),
    "dates backwards": (dates(lambda a, found: found[::-1]), "sorted", "sorted("),
    "commitments backwards": (evolve(SOUND, find_commitments=backwards), "sorted", "commitments"),
    "parties unsorted": (evolve(SOUND, find_events=unsorted_parties), "sorted", "parties are"),
    "an order that changes": (dates(shuffled), "deterministic", "no random"),
    "a memory of the last article": (dates(remembering), "deterministic", "no global"),
    "an exception on some text": (dates(fails_on("\r")), "total", "find_dates raises KeyError: 'no such letter'"),
    "an exception on every text": (dates(fails_on("")), "grounded", "never raise on content"),
    "nothing but None": (dates(lambda a, found: None), "grounded", "find_dates returned NoneType None"),
    "a list for a tuple": (dates(lambda a, found: list(found)), "grounded", "return a tuple of aseanparse.DateMention"),
    "strings for dates": (dates(lambda a, f: tuple(d.text for d in f)), "grounded", "find_dates returned str"),
    "no article": (layout(lambda text, article: article.zones), "zones", "layout returned tuple"),
    "no truth value": (recognising(lambda text: "Harbour" in text.view or None), "exclusive", "return True or False"),
    "an exception swallowed": (evolve(SOUND, find_dates=swallowing), "loud", "never Exception"),
    "an exception swallowed in recognise": (recognising(swallowing_recognise), "loud", "recognise"),
    "letters matched one by one": (layout(exact), "spelling", "published"),
    "the start of the text": (layout(from_the_start), "shifted", "headline"),
    "a claim on everything": (recognising(lambda text: True), "exclusive", "nobody (an empty text)"),
    "a claim on a built-in's article": (recognising(lambda t: "Timor" in t.view), "exclusive", "Viet Nam News"),
    "a claim on other agencies": (
        recognising(lambda t: "JAKARTA -" in t.view or "MANILA" in t.view),
        "exclusive",
        "DFA",
    ),
    "no claim on its own": (recognising(lambda text: False), "exclusive", "does not claim its own article"),
    "a claim on composed letters": (recognising(lambda t: "Đỗ" in t.original), "exclusive", "NFD"),
    "a value of no kind": (
        dates(lambda a, f: tuple(evolve(d, grain="hour") for d in f)),
        "roundtrip",
        "dates[0].grain",
    ),
    "a value that is no JSON": (dates(lambda a, f: tuple(evolve(d, basis=b"") for d in f)), "roundtrip", "JSON"),
    "an exponential pattern": (recognising(whole_text(EXPONENTIAL)), "linear", "possessive"),
    "a pattern of the square": (recognising(whole_text(SQUARE)), "linear", "possessive"),
}


@pytest.mark.parametrize("defect", PLANTED)
def test_a_planted_defect_is_caught_by_its_case(defect: str) -> None:
    source, case, told = PLANTED[defect]
    with pytest.raises(ContractError) as caught:
        CASES[case](source, ARTICLE)
    assert told in str(caught.value)
    for breach in caught.value.breaches:
        assert breach.case == case
        assert breach.what
        assert breach.where
        assert breach.remedy


@pytest.mark.parametrize("case", source_cases(SOUND, [ARTICLE]))
def test_a_sound_source_keeps_the_contract(case: Callable[[], None]) -> None:
    case()


def test_every_case_catches_something() -> None:
    assert {case for _, case, _ in PLANTED.values()} == set(CASES)


# ---------------------------------------------------------------- all clauses at once
def test_a_sound_source_is_checked_as_a_whole() -> None:
    check_source(SOUND, [ARTICLE])


def test_everything_that_is_broken_is_told_with_the_article() -> None:
    broken = evolve(PLANTED["dates backwards"][0], recognise=lambda text, url: False)
    with pytest.raises(ContractError) as caught:
        check_source(broken, [ARTICLE, ARTICLE.replace("ferry line", "sea route")])
    told = str(caught.value)
    assert {"sorted", "exclusive"} <= {breach.case for breach in caught.value.breaches}
    assert told.startswith("the source 'harbour' breaks the contract (")
    for words in ("article1", "article2", "\n    where: ", "\n    do: ", "sorted: "):
        assert words in told


def test_articles_are_texts_paths_or_a_folder(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "b.txt").write_text(ARTICLE, encoding="utf-8")
    ids = [p.id for p in source_cases(SOUND, tmp_path)]
    assert ids == [p.id for p in source_cases(SOUND, [tmp_path / "a.txt", tmp_path / "b.txt"])]
    assert len(ids) == len(set(ids)) == 2 * (len(CASES) - 1) + 1  # time grows alike: one article is enough
    assert "grounded-a" in ids
    assert source_cases(SOUND, [ARTICLE])[0].id == "grounded-article1"


@pytest.mark.parametrize(
    ("articles", "told"),
    [
        ([], "gives no article"),
        (ARTICLE, "one str"),
        (["articles/first.txt"], "give Path('articles/first.txt')"),
        (Path(__file__).parent / "nowhere", "no such file"),
    ],
)
def test_articles_that_are_none_are_told_at_once(articles: Any, told: str) -> None:
    with pytest.raises(InputError, match=re.escape(told)):
        check_source(SOUND, articles)


def test_words_that_come_with_the_source_are_read() -> None:
    words = [("harbour.toml", '[bodies.RFU]\nname = "River Ferry Union"\nsource = "invented"\n')]
    seen: list[Any] = []

    def find(article: Article) -> tuple[DateMention, ...]:
        seen.append("River Ferry Union" in article.lexicon.forms)
        return find_dates(article)

    CASES["zones"](evolve(SOUND, find_dates=find), ARTICLE, lexicon=words)
    assert seen == [True]


BODY = '[bodies.RFU]\nname = "River Ferry Union"\nsource = "invented"\nexamples = ["River Ferry Union", "{}"]\n'


@pytest.mark.parametrize("example", ["The Union of River Ferries met.", "The RFU met.", "It met."])
def test_an_entry_that_does_not_match_its_own_example_is_told(example: str) -> None:
    text = BODY.format(example)
    with pytest.raises(ContractError) as caught:
        check_source(SOUND, [ARTICLE], lexicon=[("harbour.toml", text)])
    (breach, *_) = caught.value.breaches
    assert (breach.case, breach.where) == ("lexicon", "harbour.toml: [bodies.RFU]")
    assert breach.what == f"no form of the entry stands in its example {example!r}"


TRIGGER = """[triggers.covenant]
verb = "covenant"
act = "pledge"
takes = ["{takes}"]
source = "invented"
examples = ["covenanted to build a bridge", "{example}"]
"""


@pytest.mark.parametrize(
    ("takes", "example", "fault"),
    [
        ("to VERB", "covenants to open the border", False),
        ("to VERB", "covenanted by the river", True),
        ("to VERBB", "covenanted to open the border", True),
        ("THING", "covenanted to open the border", True),
    ],
)
def test_a_trigger_matches_its_examples(takes: str, example: str, fault: bool) -> None:
    words = [("harbour.toml", TRIGGER.format(takes=takes, example=example))]
    told = [str(breach) for breach in unmatched(words)]
    assert bool(told) == fault
    assert all("[triggers.covenant]" in one and "docs/commitments.md" in one for one in told)


def test_the_cores_own_words_match_their_examples() -> None:
    resources = [
        (f"{stem}.toml", (files(lexicon) / f"{stem}.toml").read_text(encoding="utf-8"))
        for stem in ("bodies", "countries", "forums", "instruments")
    ]
    assert [str(breach) for breach in unmatched(resources)] == []


# ---------------------------------------------------------------- beside gold
GOLD = """
[article]
source = "harbour"
published = "2026-05-05"
dateline = "Jakarta"
body_ends = 5
"""


def checked(tmp_path: Path, **changes: str) -> None:
    text = GOLD
    for old, new in changes.items():
        text = re.sub(rf"(?m)^{old} = .*$", f"{old} = {new}", text)
    (tmp_path / "ferries.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "ferries.toml").write_text(text, encoding="utf-8")
    check_source(SOUND, tmp_path, gold=tmp_path)


def test_gold_agrees(tmp_path: Path) -> None:
    checked(tmp_path)
    assert any(p.id == "gold-ferries" for p in source_cases(SOUND, tmp_path, gold=find_gold([tmp_path])))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"source": '"port"'}, "source is 'harbour', gold has 'port'"),
        ({"published": '"2026-05-06"'}, "published is '2026-05-05', gold has '2026-05-06'"),
        ({"dateline": '"Bali"'}, "dateline is 'Jakarta', gold has 'Bali'"),
        ({"body_ends": "3"}, "where the article ends"),
    ],
)
def test_gold_that_disagrees_is_told(tmp_path: Path, changes: dict[str, str], told: str) -> None:
    with pytest.raises(ContractError, match=re.escape(told)) as caught:
        checked(tmp_path, **changes)
    assert {(b.case, b.article) for b in caught.value.breaches} == {("gold", "ferries")}
