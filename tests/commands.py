"""Running the command line in tests: in this process, or as a process of its own with pipes and terminals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from aseanparse.cli import app

ARTICLE = "JAKARTA - The two ministers of Viet Nam and Indonesia agreed to open a direct air route by 2030.\n"
COMMAND = [sys.executable, "-c", "from aseanparse.cli import main; main()"]


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    """A command, run in this process."""
    return CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, catch_exceptions=False)


def records(output: str) -> list[dict[str, Any]]:
    """The records of JSON Lines."""
    return [json.loads(line) for line in output.splitlines()]


def process(*arguments: str | Path, **options: Any) -> subprocess.Popen[bytes]:
    """A command as a process of its own, its output and errors in pipes unless told otherwise."""
    command = [*COMMAND, *map(str, arguments)]
    return subprocess.Popen(command, **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options)


def terminal_shows(*arguments: str | Path, both: bool = False, **options: Any) -> tuple[bytes, str]:
    """What a process writes to a pipe on standard output, and to a terminal on standard error.

    Args:
        arguments: of the command.
        both: standard output is the terminal, too.
        options: of the process.
    """
    pty = pytest.importorskip("pty", reason="terminals of this kind are a matter of Unix")
    ours, theirs = pty.openpty()
    with process(*arguments, stderr=theirs, **({"stdout": theirs} if both else {}), **options) as running:
        os.close(theirs)
        shown = b"".join(iter(lambda: _read(ours), b""))
        output = b"" if running.stdout is None else running.stdout.read()
    os.close(ours)
    return output, shown.decode("utf-8")


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 1024)
    except OSError:  # Linux says so when the other side has gone
        return b""
