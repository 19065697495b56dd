"""The page on commitments says what is so: its examples run, its notation and its files exist, its entry works."""

from __future__ import annotations

import doctest
import re
import tomllib
from pathlib import Path

from aseanparse.commitments.triggers import find_triggers
from aseanparse.commitments.words import verbs, words
from aseanparse.lexicon import core, extended
from aseanparse.text import Span
from tests.pages import blocks

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "commitments.md").read_text(encoding="utf-8")


def test_every_example_is_followed_by_what_it_gives() -> None:
    for number, block in enumerate(blocks(PAGE, "python")):
        assert doctest.DocTestParser().get_examples(block.text), number


def test_every_file_it_names_exists() -> None:
    package = ROOT / "src" / "aseanparse"
    for name in set(re.findall(r"`(\w+\.(?:py|toml))`", PAGE)):
        assert any((package / room / name).is_file() for room in ("commitments", "lexicon")), name
    for step in (package / "commitments").glob("[a-z]*.py"):
        assert f"`{step.name}`" in PAGE, step.name


def test_its_notation_is_that_of_the_lexicon() -> None:
    table = core().tables["triggers"]
    used = {p for name, e in table.items() if name not in ("reporting", "telling", "future") for p in e["takes"]}
    told = set(re.findall(r"^\| `([^`]+)`", PAGE, re.MULTILINE))
    simple = {re.sub(r"^(on|upon|in|for|to|with|from|of|behind) (?=SOMEONE|THING)", "", pattern) for pattern in used}
    assert simple <= told
    assert told - {"on THING"} <= used | simple


def test_the_verb_that_it_adds_is_found() -> None:
    (block,) = blocks(PAGE, "toml")
    ((name, entry),) = tomllib.loads(block.text).items()
    assert name not in core().tables["triggers"]
    lexicon = extended([("page.toml", block.text.replace(f"[{name}]", f"[triggers.{name}]"))])
    sentence = f"Thailand {entry['examples'][0]}."
    parted = words(sentence, Span(0, len(sentence)), verbs(lexicon))
    assert [hit.trigger.id for hit in find_triggers(parted, lexicon)] == [name]
    assert name not in {hit.trigger.id for hit in find_triggers(parted, core())}


def test_its_table_of_verbs_and_nouns_is_right() -> None:
    rows = re.findall(r"^\| (.*\*\*(\w+)\*\*.*) \| (verb|noun) \|", PAGE, re.MULTILINE)
    assert {kind for *_, kind in rows} == {"verb", "noun"}
    for phrase, word, kind in rows:
        text = phrase.replace("**", "")
        parted = words(text, Span(0, len(text)), verbs(core()))
        at = next(i for i, w in enumerate(parted) if w.text == word)
        assert verbs(core()).is_bare(parted, at) == (kind == "verb"), phrase
