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
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run(
        [sys.executable, "-c", RUN, hundred, thousand, *options],
        capture_output=True,
        text=True,
        check=True,
        cwd=tmp_path,
        env=environment,
    )
    before, after = map(int, done.stdout.split())
    assert after / before < 1.1
