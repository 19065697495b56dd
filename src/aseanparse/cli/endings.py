"""How commands end, and what they say on standard error: one line for what went wrong, nothing for what did not."""

from __future__ import annotations

import os
import signal
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal, TextIO

import typer

from aseanparse.errors import AseanparseError, RepeatedIdWarning

if TYPE_CHECKING:
    from rich.console import Console

Style = Literal["red", "yellow", "dim"]
OK, PIPE_CLOSED, UNUSABLE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143
"""The exit codes."""


def complain(message: str, style: Style = "red", *, console: Console | None = None) -> None:
    """Say it on standard error, where a terminal wants it in colour; control characters cannot command the terminal.

    Args:
        message: one line, or several where a place in an argument is shown.
        style: red for errors, yellow for warnings, dim for what was asked for by ``--verbose``.
        console: of the bar that runs, which then makes room.
    """
    lines = ["".join(c if c.isprintable() else " " for c in line) for line in message.split("\n")]
    if console is None and not sys.stderr.isatty() and not os.environ.get("FORCE_COLOR"):
        print("aseanparse:", "\n".join(lines), file=sys.stderr, flush=True)
        return
    from rich.console import Console
    from rich.text import Text

    rest = " " + "\n".join(lines)
    shown = (
        Text(f"aseanparse:{rest}", "dim") if style == "dim" else Text.assemble(("aseanparse:", f"bold {style}"), rest)
    )
    (console or Console(stderr=True, highlight=False)).print(shown, soft_wrap=True)


def visible(path: str) -> str:
    """A path that can be shown: as it is, or escaped where it holds characters that cannot be printed."""
    return path if path and path.isprintable() else ascii(path)


def utf8(stream: TextIO) -> TextIO:
    """The stream, set to UTF-8 and to no change of line ends where it allows that."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


def prepare() -> None:
    """Make the ends of a process ones that ``quiet_ending`` and ``files.replacing`` see.

    A closed standard stream is as if it went nowhere. SIGTERM, with which schedulers and containers stop a run, ends it
    as an interrupt does: no half-written file is left.
    """
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))


def _nowhere() -> TextIO:
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


@contextmanager
def quiet_ending(*, warn: bool = True) -> Iterator[None]:
    """Misuse ends in one line, an interrupt and a closed pipe in none; warnings of the library are told in one each.

    Args:
        warn: tell warnings.
    """
    try:
        with warnings.catch_warnings():
            warnings.showwarning = lambda message, *_: complain(str(message).removeprefix("aseanparse "), "yellow")
            if warn:
                warnings.simplefilter("always", RepeatedIdWarning)
            else:
                warnings.simplefilter("ignore")
            yield
    except AseanparseError as error:
        complain(str(error))
        raise typer.Exit(UNUSABLE) from None
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        _forget_output()
        raise typer.Exit(PIPE_CLOSED) from None
    except OSError as error:  # a full disk
        complain(f"cannot write: {(error.strerror or str(error)).lower()}")
        _forget_output()
        raise typer.Exit(UNUSABLE) from None


def _forget_output() -> None:
    """Or Python complains when it flushes at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
