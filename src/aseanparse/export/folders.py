"""The folder that formats of several files are written into, and the names of its files."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from aseanparse.errors import InputError

_UNFIT = re.compile(r"[^\w.-]|^\.")
_LONGEST = 200  # bytes: file systems allow 255, endings and the neighbour of ``files.replacing`` included


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


def file_names() -> Callable[[str], str]:
    """A function that names the files of one document after another, in one folder.

    It gets an id and returns a name without ending: what no file name should hold is ``_``, what is longer than file
    systems allow is cut, and a name that is taken, in capitals or not, gets a number. No id leads out of the folder.
    """
    taken: set[str] = set()

    def name(id: str) -> str:
        wanted = found = _UNFIT.sub("_", id).encode()[:_LONGEST].decode(errors="ignore") or "_"
        number = 1
        while found.casefold() in taken:
            number += 1
            found = f"{wanted}-{number}"
        taken.add(found.casefold())
        return found

    return name
