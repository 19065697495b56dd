"""A thousand articles stream through the command line in flat memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus import ROOT

pytest.importorskip("resource", reason="the peak of a process's memory is told by Unix")

# The peak after a hundred articles, which holds the lexicon and what the parser keeps of names, and after a thousand.
RUN = """
import resource, sys
from aseanparse.cli import app

def peak(articles, *options):
    assert app(["parse", articles, *options], standalone_mode=False) in (0, None)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

hundred, thousand, *options = sys.argv[1:]
print(peak(hundred, *options), peak(thousand, *options))
"""


# The peak after three articles with an endless word each, and after twenty more: what is kept of words is short.
WORDS = """
import resource, sys
from aseanparse import parse

def peak(letters):
    for letter in letters:
        parse("HANOI - " + sys.argv[1].replace("*", letter.upper() + letter * 500_000))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

print(peak("abc"), peak("defghijklmnopqrstuvw"))
"""


def write(path: Path, count: int) -> Path:
    """So many articles of about 600 characters, cut from the seeds, each with an id of its own."""
    texts = [p.read_bytes().decode("utf-8")[:600] for p in sorted((ROOT / "seeds").glob("*/*.txt"))]
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            lines.write(json.dumps({"id": f"a{number}", "text": texts[number % len(texts)]}) + "\n")
    return path


@pytest.mark.parametrize(
    "options", [("-f", "jsonl", "-o", "out.jsonl"), ("--where", "party=VNM", "-f", "csv", "-o", "out")]
)
def test_a_thousand_articles_need_no_more_memory_than_a_hundred(tmp_path: Path, options: tuple[str, ...]) -> None:
    hundred, thousand = write(tmp_path / "hundred.jsonl", 100), write(tmp_path / "thousand.jsonl", 1000)
    before, after = peaks(RUN, hundred, thousand, *options, folder=tmp_path)
    assert after / before < 1.1


@pytest.mark.parametrize("text", ["* met them", "the lower-*", "Thai Foreign Minister * met *", "Van * said"])
def test_an_endless_word_is_not_kept(tmp_path: Path, text: str) -> None:
    before, after = peaks(WORDS, text, folder=tmp_path)
    assert after / before < 1.1


def peaks(program: str, *arguments: str | Path, folder: Path) -> tuple[int, int]:
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=folder,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    before, after = map(int, done.stdout.split())
    return before, after
