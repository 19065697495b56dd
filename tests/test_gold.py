"""Reading gold and scoring against it: a record made from gold is faultless, and each fault costs what it should."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.testing import AREAS, Gold, GoldError, Report, find_gold, read_gold, score
from tests.corpus import ROOT, perfect_record, seeds

TEXT = (
    "HA NOI - Minister Doe met Roe in Ha Noi on May 5.\n\n"
    "The two sides agreed to build a bridge and to build a road by 2030."
)
HEADER = '[article]\nsource = "vns"\npublished = "2026-05-06"\nbody_ends = 2\n'
ACT = '[[commitment]]\np = 2\ntrigger = "agreed to"\ngoal = "build"\nact = "agree"\nparties = ["VNM", "LAO"]\n'


def gold_of(toml: str, tmp_path: Path, text: str = TEXT) -> Gold:
    path = tmp_path / "article.toml"
    path.write_text(HEADER + toml, encoding="utf-8")
    return read_gold(path, text)


def areas_below_one(report: Report) -> set[str]:
    return {name for name in (*AREAS, *report.rates) if report.figure(name) < 1}


def test_a_record_made_from_gold_is_faultless() -> None:
    report = score([perfect_record(a.gold) for a in seeds()], [a.gold for a in seeds()])
    assert areas_below_one(report) == set()
    assert report.differences == ()
    assert report.articles == len(seeds())


@given(st.data())
def test_recall_is_the_share_of_required_facts_that_are_kept(data: st.DataObject) -> None:
    gold = data.draw(st.sampled_from(seeds())).gold
    record = perfect_record(gold)
    wanted: dict[str, Sequence[Any]] = {
        "dates": gold.dates,
        "people": gold.people,
        "events": gold.events,
        "commitments": [a for a in gold.acts if a.kind == "commitment"],
        "proposals": [a for a in gold.acts if a.kind == "proposal"],
    }
    area = data.draw(st.sampled_from(sorted(wanted)))
    kept = data.draw(st.lists(st.booleans(), min_size=len(wanted[area]), max_size=len(wanted[area])))
    record[area] = [fact for fact, keep in zip(record[area], kept, strict=True) if keep]
    counts = score([record], [gold]).counts[area]
    assert counts.fp == 0
    assert counts.tp + counts.fn == sum(not fact.optional for fact in wanted[area])
    # One fact may stand in for a like one beside it (a second "Tuesday"), never for more than were kept.
    assert counts.tp <= sum(kept)
    if all(keep or fact.optional for fact, keep in zip(wanted[area], kept, strict=True)):
        assert counts.fn == 0


@given(st.sampled_from(seeds()), st.sampled_from(["dates", "people", "events", "commitments", "proposals"]))
def test_whatever_is_not_in_gold_costs_precision_only(article: Any, area: str) -> None:
    record = perfect_record(article.gold)
    nowhere = {"start": len(article.text) + 9, "end": len(article.text) + 10}
    extra: dict[str, Any] = {
        "dates": {**nowhere, "value": "1066"},
        "people": {"name": "Nobody Atall", "mentions": []},
        "events": {"type": "signing", "start": "1066", "parties": ["XXX"], "mentions": []},
        "commitments": {"act": "agree", "trigger": nowhere, "content": nowhere},
        "proposals": {"act": "invite", "trigger": nowhere, "content": nowhere},
    }
    record[area].append(extra[area])
    report = score([record], [article.gold])
    assert (report.counts[area].fp, report.counts[area].fn) == (1, 0)
    assert [d.kind for d in report.differences] == ["spurious"]


def test_an_article_without_a_record_is_wholly_missed() -> None:
    gold = seeds()[0].gold
    report = score([], [gold])
    assert report.counts["dates"].recall == 0
    assert report.counts["people"].fn == sum(not p.optional for p in gold.people)
    assert any(d.what == "no record" for d in report.differences)


@pytest.mark.parametrize("id", ["article", "article.txt", "folder/article.txt"])
def test_a_record_finds_its_gold_by_the_stem_of_its_id(id: str, tmp_path: Path) -> None:
    gold = gold_of('[[date]]\np = 1\nat = "May 5"\nvalue = "2026-05-05"\n', tmp_path)
    assert score([{**perfect_record(gold), "id": id}], [gold]).counts["dates"].tp == 1


@pytest.mark.parametrize(
    ("change", "figure", "told"),
    [
        ({"act": "pledge"}, "commitments full", "want agree, got pledge"),
        ({"parties": ["VNM"]}, "commitments full", "want LAO, VNM, got VNM"),
        ({"counterparts": ["THA"]}, "commitment counterparts", "want -, got THA"),
        ({"deadline": "2030"}, "commitment deadline", "want -, got 2030"),
        ({"targets": [{"value": 2.0}]}, "commitment target", "want -, got ['2']"),
    ],
)
def test_a_wrong_detail_is_counted_and_told_with_its_sentence(
    change: dict[str, Any], figure: str, told: str, tmp_path: Path
) -> None:
    gold = gold_of(ACT, tmp_path)
    record = perfect_record(gold)
    record["commitments"][0] |= change
    report = score([record], [gold])
    assert report.figure("commitments") == 1
    assert report.figure(figure) == 0
    (difference,) = report.differences
    assert told in str(difference)
    assert difference.paragraph == 2
    assert difference.sentence == TEXT.partition("\n\n")[2]


@pytest.mark.parametrize(
    ("wanted", "written"),
    [
        ("Minister of Foreign Affairs", "FM"),
        ("Foreign Minister", "Minister for Foreign Affairs"),
        ("Prime Minister", "PM"),
        ("Minister of Health", "Health Minister"),
        ("Ambassador", "Ambassador to Viet Nam"),
    ],
)
def test_an_office_is_the_same_however_it_is_written(wanted: str, written: str, tmp_path: Path) -> None:
    gold = gold_of(f'[[person]]\nname = "Doe"\ncountry = "VNM"\noffices = ["{wanted}"]\n', tmp_path)
    record = perfect_record(gold)
    record["people"][0]["offices"] = [{"title": written}]
    assert score([record], [gold]).figure("person office") == 1
    record["people"][0]["offices"] = [{"title": "Governor"}]
    assert score([record], [gold]).figure("person office") == 0


def test_offsets_that_do_not_hold_the_text_are_found(tmp_path: Path) -> None:
    gold = gold_of('[[date]]\np = 1\nat = "May 5"\nvalue = "2026-05-05"\n', tmp_path)
    record = perfect_record(gold)
    record["dates"][0]["text"] = "May 6"
    assert score([record], [gold]).figure("offsets") == 0


def test_a_goal_is_looked_for_after_its_trigger_unless_told(tmp_path: Path) -> None:
    text = "They build roads.\n\nWilling to build, they agreed to build a bridge."
    (gold_act,) = gold_of(ACT, tmp_path, text).acts
    assert text[gold_act.goal_start :] == "build a bridge."
    (gold_act,) = gold_of(f"{ACT}goal_nth = 1\n", tmp_path, text).acts
    assert text[gold_act.goal_start :].startswith("build, they")


def test_several_wordings_of_a_trigger_give_their_hull(tmp_path: Path) -> None:
    (act,) = gold_of(ACT.replace('"agreed to"', '["agreed", "and to"]'), tmp_path).acts
    assert TEXT[slice(*act.span)] == "agreed to build a bridge and to"


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ('[[date]]\np = 1\nat = "May 6"\nvalue = "2026-05-06"\n', "'May 6' (nth = 1) is not in paragraph 1"),
        ('[[date]]\np = 1\nat = "Ha Noi"\nnth = 2\nvalue = "2026"\n', "'Ha Noi' (nth = 2) is not in paragraph 1"),
        ('[[date]]\np = 1\nat = "May 5"\nvalue = "5 May"\n', "'5 May' is no ISO value"),
        ('[[date]]\np = 7\nat = "May 5"\nvalue = "2026"\n', "(¶7)"),
        ('[[date]]\np = 1\nat = "May 5"\n', "value"),
        ('[[date]]\np = 1\nat = "May 5"\nvalue = "2026"\noptinal = true\n', "unknown key optinal"),
        ("[[dates]]\np = 1\n", "unknown table dates"),
        ('[[person]]\nname = "Poe"\ncountry = "VNM"\n', "'Poe' is nowhere in the article"),
        (ACT.replace('"agree"', '"propose"'), "act 'propose' is no commitment"),
        (ACT.replace('"LAO"', '"Laos "'), "'Laos '"),
        ('[[event]]\np = 1\nat = "met"\ntype = "chat"\nstatus = "occurred"\nparties = []\n', "type 'chat' is none of"),
        ("[[date]\n", "article.toml, file"),
    ],
)
def test_gold_that_breaks_the_guide_is_refused_with_its_place(toml: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(GoldError) as error:
        gold_of(toml, tmp_path)
    assert told in str(error.value)
    assert str(error.value).startswith("article.toml, ")


def test_the_example_in_the_docs_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (example,) = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "quality.md").read_text(encoding="utf-8"), re.DOTALL
    )
    monkeypatch.chdir(ROOT)
    exec(example, {})
    figure, heading = capsys.readouterr().out.splitlines()[:2]
    assert 0 < float(figure) <= 1
    assert heading.startswith("area")


# ---------------------------------------------------------------- gold in folders
@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles with their gold, one of them deeper."""
    (tmp_path / "deeper").mkdir()
    for stem in (tmp_path / "b", tmp_path / "deeper" / "a"):
        stem.with_suffix(".toml").write_text(HEADER + ACT, encoding="utf-8")
        stem.with_suffix(".txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_gold_is_found_with_its_articles(folder: Path) -> None:
    assert [gold.id for gold in find_gold([folder])] == ["b", "a"]
    assert [gold.text for gold in find_gold([folder / "b.toml"])] == [TEXT]


def test_articles_may_lie_elsewhere(folder: Path) -> None:
    (folder / "b.txt").rename(folder / "deeper" / "b.txt")
    assert [gold.id for gold in find_gold([folder], texts=folder / "deeper")] == ["b", "a"]


def test_what_cannot_be_found_is_told(folder: Path) -> None:
    (folder / "b.txt").unlink()
    (folder / "empty").mkdir()
    for path, told in (
        (folder / "b.toml", r"b\.txt, the article of b\.toml: no such file"),
        (folder / "gone.toml", r"gone\.toml: no such file"),
        (folder / "empty", r"empty: a folder without any \.toml"),
    ):
        with pytest.raises(GoldError, match=told):
            list(find_gold([path]))


def test_a_listing_has_every_difference_with_its_sentence(tmp_path: Path) -> None:
    report = score([], [gold_of(ACT, tmp_path)])
    assert report.listing().splitlines() == [
        "article ¶0 header missing: no record",
        "article ¶0 header wrong: published: want '2026-05-06', got ''",
        "article ¶0 header wrong: source: want 'vns', got ''",
        "article ¶2 commitment missing: 'agreed to' … 'build'",
        "    The two sides agreed to build a bridge and to build a road by 2030.",
    ]
