"""``aseanparse new-source``: a package for another outlet, made from ``template/`` by putting two names into it.

The template is a package that works: for the made-up outlet "Riverside Wire", whose id is ``riverside``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from aseanparse import plugins
from aseanparse.errors import InputError

_ID, _OUTLET = "riverside", "Riverside Wire"
_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_TITLE = re.compile(r"\w[\w .&'’-]*")


def new_source(name: str, outlet: str, *, into: Path = Path()) -> Path:
    """Write a small package with a plugin for one outlet, an article, its gold and tests that pass.

    Args:
        name: id of the source, part of the names of package and module (``bernama``).
        outlet: the outlet's name as a reader knows it (``Bernama``).
        into: the folder to put the package's folder in.

    Returns:
        The new folder, ``aseanparse-NAME``.

    Raises:
        InputError: a name that will not do, a source that is there already, a folder that is not empty.
    """
    if not _NAME.fullmatch(name):
        raise InputError(f"NAME: {name!r} is no id; use small letters, figures and single _ between them (bernama)")
    if not _TITLE.fullmatch(outlet):
        raise InputError(f"--outlet: {outlet!r} has to be a name of letters, figures, spaces and . & ' -")
    loaded = plugins.load()
    if name in loaded.providers:
        raise InputError(f"NAME: {name!r} is the id of {loaded.sources[name].name}, by {loaded.providers[name]}")
    folder = into / f"aseanparse-{name.replace('_', '-')}"
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise InputError(f"{folder}: is there already and not empty")
    for path, text in _filled(files(__package__) / "template", name, outlet):
        file = folder / path
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")
        except OSError as error:
            raise InputError(f"{file}: {(error.strerror or str(error)).lower()}") from error
    return folder


def _filled(part: Traversable, name: str, outlet: str, path: str = "") -> Iterator[tuple[str, str]]:
    """Paths below the package's folder and the files' texts, with the names put in."""
    for entry in sorted(part.iterdir(), key=lambda entry: entry.name):
        below = f"{path}/{entry.name}".lstrip("/")
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _filled(entry, name, outlet, below)
        elif not entry.name.endswith(".pyc"):
            text = entry.read_text(encoding="utf-8").replace(
                f"aseanparse-{_ID}", f"aseanparse-{name.replace('_', '-')}"
            )
            yield below.replace(_ID, name), text.replace(_OUTLET, outlet).replace(_ID, name)
