"""No pattern of the library takes time that outgrows the text, however the text is made."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from typing import Any

import regex

from tests.corpus import ROOT
from tests.patterns import pumps, trips


@cache
def findings() -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "tests.patterns"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def test_every_pattern_is_met() -> None:
    assert not findings()["unmet"]
    assert findings()["patterns"] > 400


def test_no_pattern_outgrows_its_text() -> None:
    assert not findings()["tripping"]


def test_the_check_notices_squares_and_powers() -> None:
    for pattern in (r"\d+[xy]", r"(?:a|a)*[bc]", r"(?:[a-z]+ ?)+[,;]"):
        compiled = regex.compile(pattern)
        assert any(trips(compiled, "search", head, unit) for head, unit in pumps(compiled, None)), pattern
    linear = regex.compile(r"\d++(?!\d)|Aa ")
    assert not any(trips(linear, "search", head, unit) for head, unit in pumps(linear, None))
