"""Texts that no newsroom writes: nothing is raised, nothing hangs, and every range still holds what it says.

The long ones are read in full by ``make fuzz`` (ASEANPARSE_FUZZ=1), and shorter in ``make test``.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import InputError, parse
from aseanparse.testing.compare import folded, values
from aseanparse.testing.growth import patience
from tests.corpus import Article, parsed, seeds
from tests.test_grounding import assert_alike, assert_sound

HEAVY = bool(os.environ.get("ASEANPARSE_FUZZ"))
SENTENCE = (
    'HANOI (VNA) - Prime Minister Do Hoai Khue met Thai Foreign Minister Somchai Pradit on May 5, 2026, and "agreed" '
    "to sign a trade pact by 2030; both sides pledged to open two border gates next year."
)
SYMBOLS = (
    "\x00", "\ud800", "\u202e", "\u200f", "\u2066", "\ufeff", "\u0301" * 40, "\U0001f600",
    "\U0001f468\u200d\U0001f469", "\u0378", "\U0010ffff",
)  # fmt: skip
SPACES = [
    c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) in ("Zs", "Zl", "Zp") or c.isspace()
]
DASHES = [c for c in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(c) == "Pd"] + ["\u2212"]


def assert_read(text: str, **options: str) -> None:
    with patience(len(text)):
        assert_sound(parsed(text, **options), text)


# ---------------------------------------------------------------- characters


@given(st.binary(max_size=600))
def test_any_bytes_read_as_some_text(raw: bytes) -> None:
    for text in (raw.decode("utf-8", "replace"), raw.decode("utf-8", "surrogateescape"), raw.decode("latin-1")):
        assert_read(text)


@pytest.mark.parametrize("symbol", SYMBOLS, ids=ascii)
def test_any_symbol_anywhere(symbol: str) -> None:
    assert_read(symbol)
    assert_read(symbol * 50 + SENTENCE + symbol * 50)
    assert_read(symbol.join(SENTENCE))
    for at in range(0, len(SENTENCE), 1 if HEAVY else 7):
        assert_read(SENTENCE[:at] + symbol + SENTENCE[at:])


def test_zalgo() -> None:
    marks = [c for c in map(chr, range(0x300, 0x370)) if unicodedata.combining(c)]
    random = Random(7)
    assert_read("".join(c + "".join(random.choices(marks, k=8)) for c in SENTENCE))


@pytest.mark.parametrize("space", SPACES, ids=ascii)
def test_every_space(space: str) -> None:
    text = SENTENCE.replace(" ", space)
    assert_read(text)
    if unicodedata.category(space) == "Zs":  # the others end a line
        assert_alike(folded(values(parsed(SENTENCE, id="x"))), folded(values(parsed(text, id="x"))))


@pytest.mark.parametrize("dash", DASHES, ids=ascii)
def test_every_dash(dash: str) -> None:
    text = SENTENCE.replace("-", dash)
    assert_read(text)
    assert [date["value"] for date in parsed(text)["dates"]] == [date["value"] for date in parsed(SENTENCE)["dates"]]


def test_mixed_line_ends_say_the_same() -> None:
    ends = ["\n", "\r\n", "\r", "\x85", "\u2028", "\u2029", "\v", "\f", "\n\r", "\r\r\n"]
    for article in seeds()[:: 1 if HEAVY else 9]:
        lines = article.text.splitlines()
        text = "".join(line + ends[n % len(ends)] for n, line in enumerate(lines))
        assert_read(text)
        same = ("dates", "people", "events", "commitments", "proposals")
        wanted, got = (values(parsed(text, id="x")) for text in ("".join(f"{line}\n" for line in lines), text))
        assert_alike({key: folded(wanted[key]) for key in same}, {key: folded(got[key]) for key in same})


# ---------------------------------------------------------------- lengths

LONG = 10_000_000 if HEAVY else 200_000
RUNS = (
    "a", "A", "é", "1", ",", '"', "'", "“", ".", "-", ";", "\u0301", "\ud800", "\n", " ", "😀", "(", "[", ")", "{", "<",
    "%",
)  # fmt: skip
WORDS = (
    "withThai", "the", "thecountry", "agreedto", "Minister ", "Prime Minister ", "May 5 ", "2026 ", "and ", "to ",
    "will ", "pledged to ", "Do Hoai Khue, ", "Thai ", "1,", "1.", "A.", "A. ", "Dr. ", "said.",
    "visit to ", "meeting with ",    "who ", "that ", "of the ", "next year ", "10:20 ",
    "$5 million ", "(VNA) - ", "-day ", "between Thailand and ",
)  # fmt: skip


@pytest.mark.parametrize("letter", ["a", "A", "(", "é"])
def test_a_very_long_run_of_one_letter(letter: str) -> None:
    assert_read(letter * LONG)


@pytest.mark.parametrize("run", [*RUNS, *WORDS], ids=ascii)
def test_long_runs(run: str) -> None:
    size = 100_000 if HEAVY else 8_000
    assert_read(run * (size // len(run)))
    assert_read(f"{SENTENCE} {run * (size // 4 // len(run))} {SENTENCE}")


def test_a_hundred_thousand_open_brackets() -> None:
    for bracket in ("(", "[", "{", "<", "([{<"):
        assert_read(SENTENCE + bracket * (100_000 // len(bracket)) + SENTENCE)


def test_one_endless_line() -> None:
    assert_read(f"{SENTENCE} " * (2000 if HEAVY else 100))
    assert_read(SENTENCE.replace(".", "") * (2000 if HEAVY else 100))
    assert_read("".join(SENTENCE.split()) * (500 if HEAVY else 40))


# ---------------------------------------------------------------- articles

EVERY, SOME = (1, 31) if HEAVY else (101, 401)
STEPS = [(article, SOME if n % 8 else EVERY) for n, article in enumerate(seeds())]


@pytest.mark.parametrize(("article", "step"), STEPS, ids=[article.name for article, _ in STEPS])
def test_an_article_cut_at_every_character(article: Article, step: int) -> None:
    for end in range(Random(article.name).randrange(step), len(article.text), step):
        assert_read(article.text[:end])


@given(st.text(max_size=300), st.sampled_from(["vns", "vna", "wvr", "vov", "vgp", "mfasg"]))
@settings(max_examples=30)
def test_any_text_of_any_source(text: str, source: str) -> None:
    assert_read(text, source=source)


# ---------------------------------------------------------------- limits


def test_a_text_above_the_limit_is_refused_and_none_is_cut() -> None:
    assert parse(SENTENCE, max_chars=len(SENTENCE)) == parse(SENTENCE)
    with pytest.raises(InputError, match=f"has {len(SENTENCE)} characters, max_chars allows 10; nothing was read"):
        parse(SENTENCE, max_chars=10)


@pytest.mark.parametrize("limit", [-1, True, "10", 1.5])
def test_a_limit_that_is_no_number_is_misuse(limit: object) -> None:
    with pytest.raises(InputError, match="max_chars: needs to be a number"):
        parse("", max_chars=limit)  # type: ignore[arg-type]
