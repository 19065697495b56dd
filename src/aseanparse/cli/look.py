"""``aseanparse demo`` and ``sources``: what the parser does and knows, without an article of one's own."""

from __future__ import annotations

import sys
import warnings
from pathlib import Path
from typing import Annotated

import typer

from aseanparse.cli import formats
from aseanparse.cli.endings import quiet_ending, utf8
from aseanparse.cli.formats import Format


def demo(
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FILE", help="Also write the articles as a page for a browser.")
    ] = None,
) -> None:
    """Parse the three articles that come with the package and tell what they say.

    Their persons, meetings and figures are invented.

    Examples:
      aseanparse demo
      aseanparse demo --page demo.html
    """
    with quiet_ending():
        from aseanparse import demo as package
        from aseanparse.export import story
        from aseanparse.pipeline import parse

        stream = utf8(sys.stdout)
        documents = [parse(text, id=id) for id, text in package.articles()]
        story.write(documents, stream)
        count = sum(len(d.commitments) for d in documents), sum(len(d.proposals) for d in documents)
        stream.write(
            f"{len(documents)} articles: {sum(len(d.people) for d in documents)} people, "
            f"{sum(len(d.events) for d in documents)} events, {count[0]} commitments, {count[1]} proposals.\n"
        )
        if page is not None:
            formats.Target(Format.html, page, folder=False, table=None).write(documents)
            stream.write(f"The same to look at, filter and sort; open it in a browser:\n  {page.resolve().as_uri()}\n")
        stream.write("Now your own: aseanparse parse ARTICLE.txt\n")
        stream.flush()


def sources() -> None:
    """List the sources, who provides each, and the plugins that failed to load.

    The variable ASEANPARSE_PLUGINS names the plugins to use.

    Examples:
      aseanparse sources
      ASEANPARSE_PLUGINS=vna,vns aseanparse sources
    """
    with quiet_ending(), warnings.catch_warnings():
        from rich.box import SIMPLE_HEAD
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        from aseanparse import plugins

        warnings.simplefilter("ignore")  # the failures are listed below
        loaded = plugins.load()
        table = Table("Id", "Name", "Provided by", box=SIMPLE_HEAD, header_style="dim")
        for id, source in loaded.sources.items():
            table.add_row(*map(Text, (id, source.name, loaded.providers[id])))
        console = Console(file=utf8(sys.stdout), highlight=False)
        console.print(table if table.row_count else "No source: articles are read without knowing their outlet.")
        for failure in loaded.failures:
            console.print(Text(f"! plugin {failure.plugin} is not used: {failure.reason}", "red"), soft_wrap=True)
        sys.stdout.flush()
