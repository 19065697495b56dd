"""What every test runs under: one Hypothesis profile, and nothing of the caller's terminal or plugin choice."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings

# Timing is no matter of tests: machines differ, and the first example pays for reading the lexicon.
settings.register_profile(
    "house",
    deadline=None,
    max_examples=100,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
)
# The same, for longer: make fuzz.
settings.register_profile("fuzz", settings.get_profile("house"), max_examples=1000, derandomize=False)
# The same for every mutant, and no example made smaller that nobody reads: make mutation.
settings.register_profile(
    "mutation",
    settings.get_profile("house"),
    max_examples=25,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
settings.load_profile("house")

for name in ("ASEANPARSE_PLUGINS", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "TTY_COMPATIBLE"):
    os.environ.pop(name, None)
os.environ["TERM"] = "xterm-256color"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of them deeper, and a file that is none."""
    from tests.commands import ARTICLE

    (tmp_path / "news" / "may").mkdir(parents=True)
    (tmp_path / "news" / "b.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "news" / "may" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "news" / "notes.md").write_text("no article", encoding="utf-8")
    return tmp_path / "news"


@pytest.fixture
def interruptible() -> Iterator[None]:
    """A child takes over what its parent ignores, and shells start background jobs with the interrupt ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
