"""From a string to a Document: what holds for every text, and how misuse is told."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import InputError, UnknownSourceError, parse

from . import corpus

TEXT = " date 2026-03-18 HÀ NỘI — Việt Nam and Laos agreed on Wednesday to open a road by 2030. — VNS"


def test_the_document_has_the_header_of_its_article() -> None:
    document = parse(TEXT, id="a", url="https://vietnamnews.vn/1")
    assert (document.schema, document.id, document.url, document.source, document.language) == (
        "aseanparse.document/1",
        "a",
        "https://vietnamnews.vn/1",
        "vns",
        "en",
    )
    assert (document.published, document.published_basis) == ("2026-03-18", "header")
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.country) == ("Hà Nội", "VNM")


@pytest.mark.parametrize(
    "given_date", [date(2020, 2, 29), datetime(2020, 2, 29, 8), "2020-02-29", " 2020-02-29T08:00 "]
)
def test_the_callers_day_goes_before_the_pages(given_date: date | str) -> None:
    document = parse(TEXT, published=given_date)
    assert (document.published, document.published_basis) == ("2020-02-29", "argument")


@pytest.mark.parametrize("wrong", ["29 February 2020", "2021-02-29", "", 20200229])
def test_a_day_that_is_none_is_misuse(wrong: object) -> None:
    with pytest.raises(InputError, match="published"):
        parse(TEXT, published=wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize("wrong", [None, b"bytes", 5])
def test_a_text_that_is_none_is_misuse(wrong: object) -> None:
    with pytest.raises(InputError, match="str"):
        parse(wrong)  # type: ignore[arg-type]


def test_an_unknown_source_is_misuse() -> None:
    with pytest.raises(UnknownSourceError, match="mfasg, vgp, vna, vns, vov, wvr"):
        parse(TEXT, source="xyz")


def test_a_named_source_is_used() -> None:
    assert parse(TEXT, source="wvr").source == "wvr"


def test_ids_are_stable_and_depend_on_the_text() -> None:
    assert parse(TEXT) == parse(TEXT)
    assert parse(TEXT).id != parse(TEXT + " ").id


WORDS = [*corpus.seeds()[0].text.split(" "), "\n", "—", "(VNA)"]


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_no_text_is_refused(text: str) -> None:
    document = parse(text)
    assert "".join(text[z.start : z.end] for z in document.zones) == text
