"""The quality gate holds, and the gate itself does what it says: it cannot be lowered silently."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse.testing import Report, score
from tests import corpus, gate
from tests.corpus import perfect_record, seeds
from tests.gate import Acceptance, Quality, complaints, figures, loosened, pin, silent

# ---------------------------------------------------------------- the gate, shut or open


@pytest.mark.parametrize("group", ["seeds", "originals"])
def test_no_figure_is_below_its_floor(group: str, capsys: pytest.CaptureFixture[str]) -> None:
    pinned = Quality.read(gate.QUALITY.read_text(encoding="utf-8"))
    reports = gate.measure()
    if group not in reports:
        pytest.skip(capsys.readouterr().err)
    assert complaints(figures({group: reports[group]}), corpus.digest(), pinned) == [], "see docs/quality.md"


def test_every_figure_has_a_floor() -> None:
    floors = Quality.read(gate.QUALITY.read_text(encoding="utf-8")).floors
    assert {group: list(row) for group, row in floors.items()} == {
        group: list(gate.PINNED_FIGURES) for group in ("seeds", "originals")
    }


def test_no_floor_was_lowered_silently() -> None:
    versions = gate.committed()
    if not versions:
        pytest.skip("no git history of tests/quality.toml here")
    working = Quality.read(gate.QUALITY.read_text(encoding="utf-8"))
    assert silent([*versions, working]) == [], "python -m tests.gate --accept --because …"


# ---------------------------------------------------------------- the gate, tested


def report(spoil: Callable[[dict[str, Any]], object] = lambda record: None) -> dict[str, Report]:
    """Figures of a faultless parser over three articles, with a fault planted in the first."""
    articles = seeds()[:3]
    records = [perfect_record(article.gold) for article in articles]
    spoil(records[0])
    return {"seeds": score(records, [article.gold for article in articles])}


def drop_a_commitment(record: dict[str, Any]) -> None:
    gold = next(a.gold for a in seeds() if a.name == record["id"])
    required = [act.optional for act in gold.acts if act.kind == "commitment"].index(False)
    del record["commitments"][required]


PLANTED: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("dates", lambda record: record["dates"].append({"start": 0, "end": 0, "text": "", "value": "1066"})),
    ("people", lambda record: record["people"].append({"name": "Nobody Atall", "mentions": []})),
    ("commitments", drop_a_commitment),
    ("source", lambda record: record.update(source="nobody")),
    ("offsets", lambda record: record["dates"][0].update(text="elsewhere")),
]


@pytest.mark.parametrize(("figure", "spoil"), PLANTED, ids=[figure for figure, _ in PLANTED])
def test_a_planted_regression_shuts_the_gate(figure: str, spoil: Callable[[dict[str, Any]], object]) -> None:
    pinned = pin(figures(report()), Quality(), corpus="c", because="first")
    assert complaints(figures(report()), "c", pinned) == []
    told = complaints(figures(report(spoil)), "c", pinned)
    assert any(line.startswith(f"seeds: {figure} is 0.") for line in told)


def test_another_corpus_shuts_the_gate() -> None:
    pinned = pin(figures(report()), Quality(), corpus="c", because="first")
    assert complaints(figures(report()), "d", pinned) == ["the corpus (texts or gold) is d, pinned is c"]


def test_changing_gold_or_text_changes_the_digest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(corpus.SEEDS, tmp_path / "seeds")
    monkeypatch.setattr(corpus, "SEEDS", tmp_path / "seeds")
    seen = {corpus.digest()}
    for path in sorted((tmp_path / "seeds").glob("vns/*"))[:4]:
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
        seen.add(corpus.digest())
    assert len(seen) == 5
    (tmp_path / "seeds" / "README.md").write_text("prose", encoding="utf-8")
    assert corpus.digest() in seen


def test_floors_only_rise_without_a_reason() -> None:
    pinned = Quality("c", {"seeds": {"dates": 0.9, "people": 0.5}, "originals": {"dates": 0.8}})
    assert pin({"seeds": {"dates": 0.7, "people": 0.6}}, pinned).floors == {
        "seeds": {"dates": 0.9, "people": 0.6},
        "originals": {"dates": 0.8},  # not measured: kept
    }


def test_lowering_with_a_reason_is_logged() -> None:
    pinned = Quality("c", {"seeds": {"dates": 0.9}})
    lowered = pin({"seeds": {"dates": 0.7}}, pinned, corpus="d", because="gold was wrong")
    assert lowered.floors == {"seeds": {"dates": 0.7}}
    (entry,) = lowered.accepted
    assert entry.because == "gold was wrong"
    assert entry.changes == {"seeds dates": "0.900 -> 0.700", "corpus": "c -> d"}
    assert silent([pinned, lowered]) == []


REASON = Acceptance("2026-01-01", "because", {"seeds dates": "0.900 -> 0.700"})
BEFORE = Quality(
    "c", {"seeds": {"dates": 0.9, "people": 0.9}}, (Acceptance("2025-01-01", "first", {"corpus": "none -> c"}),)
)


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (Quality("c", {"seeds": {"dates": 0.7, "people": 0.9}}, BEFORE.accepted), ["seeds dates: 0.900 -> 0.700"]),
        (Quality("c", {"seeds": {"people": 0.9}}, BEFORE.accepted), ["seeds dates: 0.900 -> 0.000"]),
        (Quality("c", {}, (*BEFORE.accepted, REASON)), ["seeds people: 0.900 -> 0.000"]),
        (Quality("d", BEFORE.floors, BEFORE.accepted), ["corpus: c -> d"]),
        (Quality("c", BEFORE.floors, ()), ["an entry of the log was changed or taken away"]),
        (Quality("c", BEFORE.floors, (REASON,)), ["an entry of the log was changed or taken away"]),
        (Quality("c", {"seeds": {"dates": 0.7, "people": 0.9}}, (*BEFORE.accepted, REASON)), []),
        (Quality("c", {"seeds": {"dates": 1.0, "people": 0.9}}, BEFORE.accepted), []),
        (BEFORE, []),
    ],
)
def test_what_was_loosened_without_a_reason_is_told(after: Quality, told: list[str]) -> None:
    assert silent([BEFORE, after]) == told


def test_a_silent_lowering_in_the_past_is_healed_by_a_reason_only() -> None:
    lowered = Quality("c", {"seeds": {"dates": 0.7, "people": 0.9}}, BEFORE.accepted)
    assert silent([BEFORE, lowered, lowered]) == ["seeds dates: 0.900 -> 0.700"]
    reasoned = Quality("c", lowered.floors, (*BEFORE.accepted, REASON))
    assert silent([BEFORE, lowered, reasoned]) == []


@given(
    st.text(),
    st.dictionaries(
        st.sampled_from(["seeds", "originals"]), st.dictionaries(st.text(min_size=1), st.sampled_from([0, 0.5, 1]))
    ),
    st.lists(st.builds(Acceptance, st.text(), st.text(), st.dictionaries(st.text(min_size=1), st.text()))),
)
def test_what_is_written_is_read_back(digest: str, floors: gate.Floors, log: list[Acceptance]) -> None:
    quality = Quality(digest, floors, tuple(log))
    assert Quality.read(quality.write()) == quality
    assert loosened(quality, quality) == {}


# ---------------------------------------------------------------- the command


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """The command on files of its own, for a parser whose figures a test decides."""
    monkeypatch.setattr(gate, "QUALITY", tmp_path / "quality.toml")
    monkeypatch.setattr(gate, "DIFFERENCES", tmp_path / "differences.txt")
    monkeypatch.setattr(gate, "DOCS", tmp_path / "quality.md")
    gate.DOCS.write_text("before\n<!-- seeds -->\nold figures\n<!-- end -->\nafter\n", encoding="utf-8")

    def run(*arguments: str, spoil: Callable[[dict[str, Any]], object] = lambda record: None) -> int:
        monkeypatch.setattr(gate, "measure", lambda: report(spoil))
        return gate.main(arguments)

    return run


def test_lowering_takes_the_flag_and_a_reason(
    command: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command("--accept", "--because", "first figures") == 0
    first = gate.QUALITY.read_text(encoding="utf-8")
    assert command() == 0

    assert command(spoil=drop_a_commitment) == 1
    assert "the gate is shut:\n  seeds: commitments is 0." in capsys.readouterr().out
    assert command("--raise", spoil=drop_a_commitment) == 1
    assert gate.QUALITY.read_text(encoding="utf-8") == first
    for half in (["--accept"], ["--because", "only"], ["--accept", "--because", " "]):
        with pytest.raises(SystemExit) as stop:
            command(*half, spoil=drop_a_commitment)
        assert stop.value.code == 2
    assert gate.QUALITY.read_text(encoding="utf-8") == first

    assert command("--accept", "--because", "a reason", spoil=drop_a_commitment) == 0
    now = Quality.read(gate.QUALITY.read_text(encoding="utf-8"))
    assert now.accepted[-1].because == "a reason"
    assert "seeds commitments" in now.accepted[-1].changes
    assert silent([Quality.read(first), now]) == []


def test_gains_and_losses_are_told_against_the_last_record(
    command: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    command("--accept", "--because", "first figures", spoil=drop_a_commitment)
    capsys.readouterr()
    assert command() == 0
    told = capsys.readouterr().out
    assert "won since last recorded: 1\n  + " in told
    assert "commitment missing" in told
    assert "lost since last recorded: 0" in told
    assert "better than pinned (python -m tests.gate --raise):\n  seeds: commitments is 1.000" in told
    assert command("--raise") == 0
    assert command(spoil=drop_a_commitment) == 1
    assert "lost since last recorded: 1\n  - " in capsys.readouterr().out


def test_differences_of_articles_that_were_not_measured_stay(command: Callable[..., int]) -> None:
    gate.DIFFERENCES.write_text("000_elsewhere ¶1 date missing: x\n", encoding="utf-8")
    command("--accept", "--because", "first figures", spoil=drop_a_commitment)
    lines = gate.DIFFERENCES.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "000_elsewhere ¶1 date missing: x"
    assert len(lines) == 2


def test_the_figures_in_the_docs_are_those_last_recorded(command: Callable[..., int]) -> None:
    command("--accept", "--because", "first figures", spoil=drop_a_commitment)
    page = gate.DOCS.read_text(encoding="utf-8")
    assert page.startswith("before\n<!-- seeds -->\n3 articles.\n")
    assert page.endswith("\n<!-- end -->\nafter\n")
    assert "old figures" not in page
    assert f"| commitments | 1.000 | {report(drop_a_commitment)['seeds'].counts['commitments'].recall:.3f} |" in page
