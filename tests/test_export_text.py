"""The table and the story: whatever a document holds, they print lines that fit and command no terminal."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any, TextIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import Document, parse
from aseanparse.export import story, table
from tests.test_export_json import DOCUMENTS

Writer = Callable[[Iterable[Document], TextIO], None]
ARTICLE = "JAKARTA - Viet Nam pledged to open an air route by 2030 and launch a fund."


def written(write: Writer, *documents: Document) -> str:
    stream = io.StringIO()
    write(documents, stream)
    return stream.getvalue()


@given(st.data())
@pytest.mark.parametrize("write", [table.write, story.write], ids=["table", "story"])
def test_any_document_is_printed_in_harmless_lines_that_fit(write: Writer, data: Any) -> None:
    output = written(write, data.draw(DOCUMENTS))
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Cs") for c in output if c != "\n")
    assert output.count("\n") == len(output.splitlines())


@pytest.mark.parametrize("write", [table.write, story.write], ids=["table", "story"])
def test_an_article_cannot_command_a_terminal(write: Writer) -> None:
    document = parse(
        "\x1b[31mHead\x1b]0;title\x07line\n\n" + ARTICLE.replace("open", "open\x1b[2J\u202e"), id="\x1b[1m"
    )
    assert document.commitments
    output = written(write, document)
    assert not {"\x1b", "\x07", "\u202e"} & set(output)


def test_the_story_marks_trigger_and_goal_in_the_sentence() -> None:
    output = " ".join(written(story.write, parse(ARTICLE)).split())
    assert "*pledged to* [open an air route by 2030] and [launch a fund]." in output


def test_the_table_holds_a_row_for_each_statement() -> None:
    document = parse(ARTICLE)
    rows = [line for line in written(table.write, document).splitlines() if line.startswith("  pledge ")]
    assert len(rows) == len(document.commitments) == 2


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("2026-01-29", "29 January 2026"),
        ("2026-01-28/2026-01-29", "28-29 January 2026"),
        ("2026-01-28/2026-02-03", "28 January 2026 - 3 February 2026"),
        ("2024/2027", "2024 - 2027"),
        ("2026-Q4", "fourth quarter of 2026"),
        ("2026-02-30", "2026-02-30"),
        ("2026-H3", "2026-H3"),
        ("XXXX-01-28", "XXXX-01-28"),
        ("FUTURE_REF", "FUTURE_REF"),
        ("", ""),
    ],
)
def test_dates_are_told_as_a_reader_would(value: str, told: str) -> None:
    assert story.spoken(value) == told


@given(st.text(max_size=12) | st.from_regex(r"[0-9X]{4}(-[0-9]{2}){0,2}(/[0-9-]{4,10})?", fullmatch=True))
def test_any_value_is_told_somehow(value: str) -> None:
    assert story.spoken(value) or not value
