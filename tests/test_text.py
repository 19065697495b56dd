"""The view and its map back: what every span of the library rests on."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aseanparse.text import Span, Text, fold, sentences

# What articles hold and what hurts: Vietnamese letters in both forms, typography, blanks of all kinds, symbols that
# mirrors inject, surrogates, and anything else.
LETTERS = "aeiouydAĐđơưƠƯệỆạĂăÔôñç"
MARKS = "\u0301\u0323\u0302\u0306\u031b\u0300\u200b\u200d\ufeff\u00ad"
TYPOGRAPHY = "‘’“”–—…«»′·•|$€£¥₫"
BLANKS = " \t\n\r\u00a0\u2009\u2028\u0085\v\f"
INJECTED = "✱♉𓃲💫ж中Ａ０"
GLUED = ("withThai", "ofASEAN", "thecountry", "agreed\u200bto", "andĐà Nẵng", "in2026", "withhisguest")
texts = (
    st.lists(st.sampled_from(GLUED) | st.text(st.sampled_from(LETTERS + MARKS + BLANKS + INJECTED), max_size=4)).map(
        "".join
    )
    | st.text(st.sampled_from(LETTERS + MARKS + TYPOGRAPHY + BLANKS + INJECTED + ".!?,;:'\"()-0123456789BCxyz"))
    | st.text()
)


@st.composite
def texts_and_ranges(draw: st.DrawFn) -> tuple[Text, int, int]:
    text = Text(draw(texts))
    start = draw(st.integers(0, len(text.view)))
    return text, start, draw(st.integers(start, len(text.view)))


def spaces_put_in(text: Text) -> set[int]:
    """Positions of the view where it has a space that the original lacks."""
    return {n for n in range(len(text.view)) if text.to_original(n) == text.to_original(n + 1)}


@given(texts_and_ranges())
def test_a_mention_is_the_callers_own_characters(drawn: tuple[Text, int, int]) -> None:
    text, start, end = drawn
    mention = text.mention(start, end)
    assert 0 <= mention.start <= mention.end <= len(text.original)
    assert mention.text == text.original[mention.start : mention.end]


@given(texts_and_ranges())
def test_a_range_survives_the_way_out_and_back(drawn: tuple[Text, int, int]) -> None:
    text, start, end = drawn
    if not {start, end} & spaces_put_in(text):
        assert text.view_span(*text.span(start, end)) == (start, end)


@given(texts)
@example("Le\u0323\u0302 Hoa\u0300i")
@example("rec✱eption")
@example("\u0301")
def test_the_map_is_monotone_and_has_an_inverse(original: str) -> None:
    text = Text(original)
    added = spaces_put_in(text)
    own = [n for n in range(len(text.view) + 1) if n not in added]
    positions = [text.to_original(n) for n in own]
    assert positions == sorted(set(positions))
    assert positions[-1] == len(original)
    assert [text.to_view(p) for p in positions] == own
    assert {text.view[n] for n in added} <= {" "}
    assert all(text.to_view(p) <= text.to_view(p + 1) for p in range(len(original)))


@given(texts)
def test_the_view_is_what_fold_gives_and_folding_twice_changes_nothing(original: str) -> None:
    text = Text(original)
    added = spaces_put_in(text)
    kept = "".join(c for n, c in enumerate(text.view) if n not in added)
    assert kept.replace("\n", " ") == fold(original).replace("\n", " ")  # a line inside a paragraph may go on
    assert fold(fold(original)) == fold(original)


def _splits_into_marks(char: str) -> bool:
    """Not so in Hangul and some Indic scripts, where a character splits into several letters."""
    return unicodedata.category(char) != "Mc" and "HANGUL" not in unicodedata.name(char, "")


@given(texts)
@example("Le\u0323\u0302 Hoa\u0300i Đặng hoà hòa")
def test_composed_and_decomposed_text_have_one_view(original: str) -> None:
    original = "".join(filter(_splits_into_marks, original))
    assert Text(unicodedata.normalize("NFC", original)).view == Text(unicodedata.normalize("NFD", original)).view


@given(texts_and_ranges())
def test_ranges_keep_their_order_and_do_not_overlap(drawn: tuple[Text, int, int]) -> None:
    text, start, end = drawn
    cuts = [text.span(0, start), text.span(start, end), text.span(end, len(text.view))]
    assert all(left[1] <= right[0] or right[0] == right[1] for left, right in pairwise(cuts))


@given(texts)
def test_paragraphs_hold_every_word_once(original: str) -> None:
    text = Text(original)
    lines = text.paragraphs
    assert all(a.end <= b.start for a, b in pairwise(lines))
    assert all(text.view[slice(*p)] == text.view[slice(*p)].strip() != "" for p in lines)
    assert "".join("".join(text.view[slice(*p)].split()) for p in lines) == "".join(text.view.split())


@given(texts_and_ranges())
def test_sentences_cover_a_paragraph_without_overlap(drawn: tuple[Text, int, int]) -> None:
    text, start, end = drawn
    found = list(sentences(text.view, Span(start, end)))
    assert all(start <= s.start < s.end <= end for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    told = "".join(text.view[slice(*s)] for s in found)
    assert "".join(told.split()) == "".join(text.view[start:end].split())


@pytest.mark.parametrize(
    ("printed", "view"),
    [
        ("Lê Hoài Thư", "Le Hoai Thu"),
        ("ĐẶNG đã", "DANG da"),
        ("Việt Nam’s “Three Connectivity”", 'Viet Nam\'s "Three Connectivity"'),
        ("2025–2030 — 50−1", "2025-2030 - 50-1"),
        ("US$25\u00a0billion", "US$25 billion"),
        ("ＡＳＥＡＮ ２０２５", "ASEAN 2025"),
        ("rec✱eption for their countries♉ and", "reception for their countries and"),
        ("zero\u200bwidth so\u00adft", "zerowidth soft"),
        ("Türkiye, Díli, António", "Turkiye, Dili, Antonio"),
        ("one\r\ntwo\u2028three", "one\n\ntwo\nthree"),
    ],
)
def test_the_view_is_plain(printed: str, view: str) -> None:
    assert Text(printed).view == view


def test_marks_behind_the_last_letter_belong_to_the_mention() -> None:
    text = Text("To\u0302 La\u0302m\u0323 said")
    assert text.mention(0, 6).text == "To\u0302 La\u0302m\u0323"


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        ("He met Mr. Khiem. They agreed.", ["He met Mr. Khiem.", "They agreed."]),
        ("Prof. Dr. A. B. Minh spoke. He left.", ["Prof. Dr. A. B. Minh spoke.", "He left."]),
        ("with the side.He said so.", ["with the side.", "He said so."]),
        ('"We agree." He left.', ['"We agree."', "He left."]),
        ("It rose 1.5 percent on Jan. 29. So it went.", ["It rose 1.5 percent on Jan. 29.", "So it went."]),
        ("Will it? Yes! It will.", ["Will it?", "Yes!", "It will."]),
        ("the U.S. Ambassador spoke.", ["the U.S. Ambassador spoke."]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(view: str, expected: list[str]) -> None:
    assert [view[slice(*s)] for s in sentences(view, Span(0, len(view)))] == expected


@pytest.mark.parametrize("run", ["." * 50_000, "a" * 50_000, "and so on " * 5_000])
def test_a_run_without_an_end_is_cut_into_pieces_that_cover_it(run: str) -> None:
    view = f"The end {run} B"
    found = list(sentences(view, Span(0, len(view))))
    assert all(0 < end - start <= 1200 for start, end in found)
    assert "".join(view[slice(*s)] for s in found).replace(" ", "") == view.replace(" ", "")


# ---------------------------------------------------------------- lines broken at a width
MAIL = """Vietnam and Laos agreed on Thursday to speed up the road project
that links the two capitals, said Deputy Foreign Minister Do Hoai
Khue. The two sides will sign an agreement in Vientiane by the
end of the year."""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028"])
def test_the_lines_of_a_mail_are_paragraphs(line_end: str) -> None:
    text = Text("\n\n".join([MAIL, "They met.", MAIL]).replace("\n", line_end))
    paragraphs = [" ".join(text.view[slice(*span)].split()) for span in text.paragraphs]
    assert paragraphs == [" ".join(MAIL.split()), "They met.", " ".join(MAIL.split())]
    assert len(text.view) == len(text.original)


@pytest.mark.parametrize(
    "text",
    [
        "Vietnam, Laos speed up the road project that links the capitals\nVIENTIANE - They met.",
        "The two sides agreed on the following three points of the agenda:\nopen the road by the end of the year",
        "The two sides agreed on the road that links the two capitals;\nopen the road by the end of the year",
        "Politics\nsociety\neconomy",
        "The two sides agreed on the road that links the two capitals.\nthey met",
        "The two sides agreed on the road that links the two capitals\n\nand on a port",
    ],
)
def test_lines_that_end_stay_lines(text: str) -> None:
    assert Text(text).view == text
