"""Why a row is there, and why a trigger was passed over."""

from __future__ import annotations

import io

import pytest
from typer.testing import CliRunner

from aseanparse.cli import app
from aseanparse.commitments import Explanation
from aseanparse.export import why
from aseanparse.pipeline import explain, parse
from tests.corpus import Article, seeds

HEAD = (
    "HÀ NỘI — Foreign Minister Trần Văn Bảo held talks with Lao Foreign Minister Khamsouk Vongdara in Hà Nội"
    " on Tuesday.\n\n"
)


def told(sentence: str) -> Explanation:
    return next(e for e in explain(HEAD + sentence, published="2026-03-18") if e.sentence.text == sentence)


def test_a_row_leads_to_its_rule() -> None:
    explanation = told("The two ministers agreed to open a border gate.")
    assert [s.rule for s in explanation.statements] == ["agree: to VERB"]
    assert explanation.meeting == ("LAO", "VNM")
    assert not explanation.passed


@pytest.mark.parametrize(
    ("sentence", "trigger", "reason"),
    [
        ("The two ministers did not agree to open a border gate.", "agree", "negated"),
        ("Bảo agreed, smiling broadly.", "agreed", "nothing follows"),
        ("Bảo hoped that Laos would open a border gate.", "would", "hope"),
        ("Bảo reiterated support for peace in the region.", "support", "no bid"),
        ("The meeting will focus on border gates.", "will", "agenda"),
        ("Bảo said Japan would open a border gate.", "would", "prediction"),
    ],
)
def test_a_trigger_passed_over_has_a_reason(sentence: str, trigger: str, reason: str) -> None:
    explanation = told(sentence)
    assert not explanation.statements
    assert any(p.trigger.text == trigger and reason in p.reason for p in explanation.passed), explanation.passed


@pytest.mark.parametrize(
    ("sentence", "words", "codes", "how"),
    [
        ("The two ministers agreed to open a border gate.", "The two ministers", ("LAO", "VNM"), "meeting told"),
        ("He said Viet Nam would open a border gate.", "Viet Nam", ("VNM",), "named"),
        ("He agreed to open a border gate.", "He", ("VNM",), "spoke last"),
        ("Bảo urged Laos to open a border gate.", "Bảo", ("VNM",), "a person"),
    ],
)
def test_how_a_party_was_found_is_told(sentence: str, words: str, codes: tuple[str, ...], how: str) -> None:
    (meant,) = (m for m in told(sentence).meant if m.words.text == words)
    assert meant.codes == codes
    assert how in meant.how


@pytest.mark.parametrize("article", seeds(), ids=lambda a: a.name)
def test_explaining_finds_what_parsing_finds(article: Article) -> None:
    document = parse(article.text)
    found = sorted(
        (s for e in explain(article.text) for s in e.statements), key=lambda s: (s.content.start, s.trigger.start)
    )
    assert [(s.rule, s.content) for s in found if s.force != "none"] == [
        (s.rule, s.content) for s in document.commitments
    ]
    assert [(s.rule, s.content) for s in found if s.force == "none"] == [
        (s.rule, s.content) for s in document.proposals
    ]


def test_it_is_written_to_be_read() -> None:
    stream = io.StringIO()
    why.write([told("The two ministers agreed to open a border gate.")], stream)
    assert "The two ministers *agreed to* [open a border gate]." in stream.getvalue()
    assert "+ agree by LAO+VNM, rule agree: to VERB: open a border gate" in stream.getvalue()


def test_a_missing_file_gets_one_line() -> None:
    result = CliRunner().invoke(app, ["explain", "nowhere.txt"])
    assert result.exit_code == 2
    assert result.stderr == "aseanparse: nowhere.txt: no such file or directory\n"
