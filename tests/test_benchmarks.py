"""The comparison with others counts right and hides nothing: the scoring and the page, not the others themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from benchmarks import figures, peers, processes, tempeval
from benchmarks.figures import DateFigures, NameFigures
from benchmarks.page import LABELS, ORIGINALS, OURS, PUBLISHED, Group, Run, losses, write
from benchmarks.sides import SIDES, Date, Found, Name, place, timex
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.testing import Counts, Gold
from tests.corpus import seeds

GOLDS = [article.gold for article in seeds()[:6]]


def told(gold: Gold, label: str = "PERSON") -> Found:
    """What a side without fault finds: all that gold has."""
    return Found(
        published=None,
        dates=[Date(start=d.span[0], end=d.span[1], value=d.value) for d in gold.dates],
        names=[Name(start=s[0], end=s[1], label=label) for person in gold.people for s in person.spans],
    )


NOTHING = Found(published=None, dates=[], names=[])


# ---------------------------------------------------------------- dates
@pytest.mark.parametrize("optional", [False, True])
def test_a_side_without_fault_has_every_date(optional: bool) -> None:
    got = figures.dates(GOLDS, [told(gold) for gold in GOLDS], optional=optional)
    assert got == DateFigures(right=got.of, of=got.of, exact=got.of, wrong=0, false=0)
    assert got.f1 == 1.0
    assert got.of > 0


def test_optional_dates_are_asked_only_where_wanted() -> None:
    calendar = [d for gold in GOLDS for d in gold.dates if d.value[0].isdigit()]
    nothing = [NOTHING] * len(GOLDS)
    assert figures.dates(GOLDS, nothing).of == sum(not d.optional for d in calendar)
    assert figures.dates(GOLDS, nothing, optional=True).of == len(calendar)


def test_a_wrong_value_and_a_date_out_of_nothing_are_told_apart() -> None:
    gold = GOLDS[0]
    wanted = next(d for d in gold.dates if not d.optional)
    found = told(gold)
    free = next(i for i in range(len(gold.text)) if not any(d.span[0] - 2 < i < d.span[1] + 2 for d in gold.dates))
    found["dates"] = [d if d["start"] != wanted.span[0] else {**d, "value": "1066"} for d in found["dates"]]
    found["dates"].append(Date(start=free, end=free + 1, value="1067"))
    got = figures.dates([gold], [found])
    assert (got.of - got.right, got.wrong, got.false) == (1, 1, 1)


def test_a_wider_range_is_right_but_not_exact() -> None:
    gold = GOLDS[0]
    found = told(gold)
    found["dates"] = [{**d, "start": d["start"] - 1} for d in found["dates"]]
    got = figures.dates([gold], [found])
    assert got.right == got.of
    assert got.exact == 0


def test_what_stands_after_the_article_counts_for_nobody() -> None:
    gold = next(gold for gold in GOLDS if figures.body_end(gold) < len(gold.text) - 10)
    after = len(gold.text) - 5
    found = told(gold)
    found["dates"].append(Date(start=after, end=after + 4, value="1066"))
    found["names"].append(Name(start=after, end=after + 4, label="PERSON"))
    assert figures.dates([gold], [found]).f1 == 1.0
    assert figures.persons([gold], [found]).exact.f1 == 1.0


# ---------------------------------------------------------------- persons and places
@pytest.mark.parametrize("label", figures.PERSON)
def test_a_side_without_fault_has_every_mention(label: str) -> None:
    got = figures.persons(GOLDS, [told(gold, label) for gold in GOLDS])
    assert got.loose == got.exact
    assert got.loose.tp > 0
    assert (got.loose.fp, got.loose.fn) == (0, 0)


def test_other_names_are_no_persons() -> None:
    got = figures.persons(GOLDS, [told(gold, "ORG") for gold in GOLDS])
    assert (got.loose.tp, got.loose.fp) == (0, 0)
    assert got.loose.fn > 0


def test_a_title_in_the_range_spoils_only_the_exact_count() -> None:
    gold = next(gold for gold in GOLDS if any(not p.optional for p in gold.people))
    found = told(gold)
    first = min(found["names"], key=lambda n: n["start"])
    first["start"] -= 3
    got = figures.persons([gold], [found])
    assert (got.loose.fp, got.loose.fn) == (0, 0)
    assert (got.exact.fp, got.exact.fn) == (1, 1)


def test_one_finding_is_no_two_mentions_and_two_findings_no_one() -> None:
    gold = next(gold for gold in GOLDS if sum(len(p.spans) for p in gold.people if not p.optional) > 1)
    everything = Found(published=None, dates=[], names=[Name(start=0, end=figures.body_end(gold), label="PERSON")])
    assert figures.persons([gold], [everything]).loose.tp == 1
    halves = told(gold)
    halves["names"] = [
        Name(start=a, end=b, label="PERSON")
        for n in halves["names"]
        for a, b in ((n["start"], n["start"] + 1), (n["start"] + 1, n["end"]))
    ]
    assert figures.persons([gold], [halves]).loose.fp > 0


def test_each_occurrence_of_a_name_is_tagged_once() -> None:
    gold = evolve(
        GOLDS[0], text="Viet Nam, Viet Nam, Viet Nam; Viet Names", header=evolve(GOLDS[0].header, body_ends=1)
    )
    names = [Name(start=0, end=8, label="GPE"), Name(start=8, end=20, label="ORG")]
    found = Found(published=None, dates=[], names=names)
    assert figures.tagged("Viet Nam", [gold], [found]) == Counter(place=1, other=1, nothing=1)


# ---------------------------------------------------------------- what a side tells
WORDS = st.lists(st.sampled_from(["May", "May 3", "in 2026", "3", "the", "2026"]), min_size=1, max_size=8)


@given(WORDS, WORDS)
def test_strings_without_offsets_are_found_where_they_are(found: list[str], others: list[str]) -> None:
    text = " | ".join(word for pair in zip(found, others * len(found), strict=False) for word in pair)
    ranges = place(text, found)
    assert [text[a:b] for a, b in ranges] == found
    assert [a for a, _ in ranges] == sorted(a for a, _ in ranges)


def test_a_string_that_is_not_in_the_text_stands_nowhere() -> None:
    assert place("on May 3", ["June", "May 3"]) == [(8, 8), (3, 8)]


@pytest.mark.parametrize(
    ("period", "value"),
    [("year", "2026"), ("month", "2026-01"), ("week", "2026-W01"), ("day", "2026-01-03"), (None, "2026-01-03")],
)
def test_a_moment_has_the_value_of_its_period(period: str | None, value: str) -> None:
    assert timex(datetime(2026, 1, 3, 9, 30), period) == value


# ---------------------------------------------------------------- TempEval-3
STORY = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID><DCT><TIMEX3 tid="t0" type="DATE" value="2013-03-22">March 22</TIMEX3></DCT>
<TITLE>Not read</TITLE><TEXT>They <EVENT eid="e1">met</EVENT> on
<TIMEX3 tid="t1" type="DATE" value="2013-03-21">Thursday</TIMEX3> for
<TIMEX3 tid="t2" type="DURATION" value="P3D">three days</TIMEX3>.<TIMEX3 tid="t3" type="DATE" value="2013"/>
</TEXT></TimeML>"""


@pytest.fixture
def stories(tmp_path: Path) -> list[tempeval.Story]:
    (tmp_path / "x.tml").write_text(STORY, encoding="utf-8")
    return tempeval.read(tmp_path)


def test_a_story_is_its_text_and_what_is_marked_in_it(stories: Sequence[tempeval.Story]) -> None:
    (story,) = stories
    assert story.text.split() == "They met on Thursday for three days.".split()
    assert [story.text[t.start : t.end] for t in story.timexes] == ["Thursday", "three days"]
    assert tempeval.article(story)["published"] == "2013-03-22"


def test_extent_and_value_are_counted_apart(stories: Sequence[tempeval.Story]) -> None:
    thursday, days = stories[0].timexes
    found = [
        Date(start=thursday.start - 3, end=thursday.end, value="2013-03-21"),
        Date(start=days.start, end=days.end, value="P3W"),
    ]
    got = tempeval.figures(stories, [found])
    assert got.extent == Counts(2, 0, 0)
    assert got.strict == Counts(1, 1, 1)
    assert got.value == Counts(1, 1, 1)
    assert tempeval.figures(stories, [found], "DATE").value == Counts(1, 0, 0)


@pytest.mark.parametrize(
    ("text", "value", "told"),
    [
        ("May 3 to 5", "2013-05-03/2013-05-05", [("May 3", "2013-05-03"), ("5", "2013-05-05")]),
        ("28 May-2 June", "2013-05-28/2013-06-02", [("28 May", "2013-05-28"), ("2 June", "2013-06-02")]),
        ("2026-30", "2026/2030", [("2026", "2026"), ("30", "2030")]),
        ("first nine months of 1997", "1997-01/1997-09", [("first nine months", "P9M"), ("1997", "1997")]),
        ("first nine months", "1997-11/1998-01", [("first nine months", "P3M")]),
        ("late 1990s", "199X", [("late 1990s", "199")]),
        ("20th century", "19XX", [("20th century", "19")]),
        ("fiscal 1989", "FY1989", [("fiscal 1989", "1989")]),
        ("every year", "P1Y", [("every year", "P1Y")]),
    ],
)
def test_findings_are_told_in_the_form_of_the_task(text: str, value: str, told: list[tuple[str, str]]) -> None:
    found = tempeval.in_form(text, [Date(start=0, end=len(text), value=value)])
    assert [(text[d["start"] : d["end"]], d["value"]) for d in found] == told


def test_a_set_is_told_by_the_sides_own_word(stories: Sequence[tempeval.Story]) -> None:
    days = stories[0].timexes[1]
    for label, types in (("set", ["SET"]), ("duration", ["DURATION"])):
        found = [Date(start=days.start, end=days.end, value="P3D", label=label)]
        assert [tempeval.kind(date) for date in found] == types
        assert tempeval.figures(stories, [found]).value == Counts(1, 0, 1)


def test_a_folder_without_the_set_is_named(tmp_path: Path) -> None:
    with pytest.raises(tempeval.TempEvalError, match=r"no \.tml file"):
        tempeval.read(tmp_path)
    (tmp_path / "y.tml").write_text("<TimeML>", encoding="utf-8")
    with pytest.raises(tempeval.TempEvalError, match=r"y\.tml"):
        tempeval.read(tmp_path)


# ---------------------------------------------------------------- the page
GOOD = NameFigures(Counts(9, 0, 1), Counts(9, 0, 1))
FAIR = NameFigures(Counts(5, 0, 5), Counts(4, 1, 6))


def run(**changes: Any) -> Run:
    """A run in which one side could not be had and aseanparse is better at all but speed."""
    tagged = {name: Counter(place=1) for name in ("Việt Nam", "Viet Nam", "Vietnam")}
    dates = {OURS: DateFigures(9, 10, 9, 0, 0), "dateparser": DateFigures(5, 10, 1, 2, 3)}
    group = Group(
        title="Some",
        articles=2,
        required=dates,
        calendar=dates,
        persons={OURS: GOOD, "spacy": FAIR},
        names={OURS: tagged, "spacy": tagged},
    )
    base = Run(
        machine="a machine",
        versions={"aseanparse": "1.0"},
        groups=[group],
        characters=8000,
        rates={OURS: 50.0, "dateparser": 100.0},
        failures={"spacy-ner": "`spacy` could not be installed here"},
    )
    return evolve(base, **changes)


def test_a_side_that_could_not_be_had_gets_a_row_without_figures() -> None:
    rows = [line for line in write(run()).splitlines() if "could not be installed" in line]
    assert len(rows) == 3
    assert all(not any(c.isdigit() for c in row) for row in rows)


def test_what_is_worse_is_told() -> None:
    page = write(run())
    assert losses(run()) == [f"articles a second: {LABELS['dateparser']} 100.000, aseanparse 50.000"]
    assert page.endswith(f"- {losses(run())[0]}\n")
    assert "- Nothing." in write(run(rates={}))
    (group,) = run().groups
    (line,) = losses(run(rates={}, groups=[evolve(group, title=ORIGINALS)]))
    assert "HeidelTime 0.987" in line
    assert "aseanparse 0.900" in line


def test_figures_of_the_set_stay_where_it_was_not_given() -> None:
    value = Counts(6, 4, 4)
    measured = {OURS: (tempeval.TempEvalFigures(value, value, value),) * 2}
    page = write(run(tempeval=measured))
    assert "Published value F1 above that of aseanparse: HeidelTime (all types: 0.781)" in page
    assert write(run(), page) == page
    assert "The set was not at hand." in write(run())


def test_every_side_of_the_page_can_be_asked() -> None:
    assert LABELS.keys() == SIDES.keys() == {OURS, *processes.PACKAGES}


def test_the_page_in_the_docs_is_one_of_these() -> None:
    page = peers.PAGE.read_text(encoding="utf-8")
    assert all(label in page for label in LABELS.values())
    assert all(" | ".join(row) in page for row in PUBLISHED)
    assert not re.search(r"(?<![\w.])/[a-z]+/|://", page), "a local path or a host"
