"""``aseanparse score`` and ``new-source``: for authors of sources and of gold."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from aseanparse.cli.endings import quiet_ending, utf8


def score(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD", help="Gold files, or folders (*.toml).")],
    texts: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Where the articles are, if not beside their gold.")
    ] = None,
) -> None:
    """Compare what is read with gold: precision, recall and F1, and each difference with its sentence.

    The article of NAME.toml is NAME.txt. How gold is written, tells seeds/GUIDE.md.

    Examples:
      aseanparse score articles/
      aseanparse score gold/ --texts articles/
    """
    with quiet_ending():
        from aseanparse import testing
        from aseanparse.pipeline import parse

        golds = list(testing.find_gold(gold, texts=texts))
        report = testing.score([parse(one.text, id=one.id).to_dict() for one in golds], golds)
        stream = utf8(sys.stdout)
        stream.write(f"{report.table()}\n")
        if report.differences:
            stream.write(f"\n{report.listing()}\n")
        stream.flush()


def new_source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Id of the new source: bernama.")],
    outlet: Annotated[str, typer.Option(metavar="OUTLET", help='The name readers know: "Bernama".')],
    into: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to put the package's folder.")] = Path(),
) -> None:
    """Write a package with a plugin for another outlet: an article, gold and tests that pass.

    How a source is written, tells docs/add-a-source.md, step by step.

    Examples:
      aseanparse new-source bernama --outlet "Bernama"
    """
    with quiet_ending():
        from aseanparse.testing.scaffold import new_source

        folder = new_source(name, outlet, into=into)
        typer.echo(f"{folder}: python -m pip install --editable '{folder}[test]' && python -m pytest {folder}")
