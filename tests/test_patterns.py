"""No pattern of the library takes time that outgrows the text, however the text is made."""

from __future__ import annotations

import ast
import json
import subprocess
import sys

import regex

from tests.corpus import ROOT
from tests.patterns import Methods, inline, pumps, trips


def test_every_pattern_is_met_and_none_outgrows_its_text() -> None:
    command = [sys.executable, "-m", "tests.patterns"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    assert not found["unmet"]
    assert found["patterns"] > 400
    assert not found["tripping"]


def test_the_check_notices_squares_and_powers() -> None:
    for pattern in (r"\d+[xy]", r"(?:a|a)*[bc]", r"(?:[a-z]+ ?)+[,;]"):
        compiled = regex.compile(pattern)
        assert any(trips(compiled, "finditer", *pump) for pump in pumps(compiled)), pattern
    linear = regex.compile(r"\d++(?!\d)|Aa ")
    assert not any(trips(linear, "finditer", *pump) for pump in pumps(linear))


def test_how_a_pattern_is_run_is_read_off_the_code() -> None:
    """A pattern that is only matched may be one that would be a square where it is looked for everywhere."""
    source = """
import re
WORD = re.compile("a")
_RUN = re.compile("b")
TABLE = {"x": re.compile("c")}
def _made(): return re.compile("d")
class _Two: one: object; other: object
two = _Two(re.compile("e"), other=re.compile("f"))
re.compile("g")
at = re.compile("h").fullmatch("h")
use(_RUN, WORD.match(""), _made().fullmatch(""), two.one.match(""), two.other.search(""), re.sub("i+", "", at))
"""
    other = "WORD.fullmatch('')\n_RUN.match('')"
    methods = Methods({"a.py": ast.parse(source), "b.py": ast.parse(other)})
    told = [methods.of("a.py", line) for line in range(3, 11)]
    assert told == [
        {"match", "fullmatch"}, {"finditer"}, {"finditer"}, {"fullmatch"}, set(), {"match", "finditer"}, set(),
        {"fullmatch"},
    ]  # fmt: skip
    ((site, pattern, method),) = inline("a.py", ast.parse(source))
    assert (site, pattern.pattern, method) == (("a.py", 11), "i+", "finditer")
