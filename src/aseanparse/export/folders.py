"""The folder that formats of several files are written into."""

from __future__ import annotations

from pathlib import Path

from aseanparse.errors import InputError


def make_folder(folder: str | Path) -> Path:
    """The folder, made where it is missing.

    Raises:
        InputError: it cannot be made, or is a file; the message is one line.
    """
    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(f"{folder}: {(error.strerror or str(error)).lower()}") from error
    return Path(folder)
