"""``aseanparse parse`` and ``explain``: the commands that read articles."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from enum import StrEnum
from itertools import chain
from typing import Annotated, Any

import typer

from aseanparse import inputs
from aseanparse.cli import formats
from aseanparse.cli.endings import UNUSABLE, complain, quiet_ending, utf8, visible
from aseanparse.cli.formats import Format, Table
from aseanparse.cli.running import Run
from aseanparse.many import itself

_IN, _OUT, _TALK = "What goes in", "What comes out", "What is told"


class InputFormat(StrEnum):
    """What files may hold; the choices of ``--input-format``."""

    text = "text"
    jsonl = "jsonl"
    html = "html"


def _source_ids(incomplete: str) -> Iterator[tuple[str, str]]:
    """The sources that begin so, for the shell's completion."""
    from aseanparse import plugins

    for id, source in plugins.load().sources.items():
        if id.startswith(incomplete):
            yield id, source.name


Source = Annotated[
    str | None,
    typer.Option(
        metavar="ID",
        help="Use this source instead of recognising it.",
        autocompletion=_source_ids,
        rich_help_panel=_IN,
    ),
]
Published = Annotated[
    str | None,
    typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD; overrules the text.", rich_help_panel=_IN),
]
HowRead = Annotated[
    InputFormat | None,
    typer.Option(
        "--input-format",
        metavar="FORMAT",
        help="text, jsonl or html, whatever the endings say.",
        rich_help_panel=_IN,
    ),
]


def parse(
    paths: Annotated[
        list[str],
        typer.Argument(metavar="PATH", help="Files, folders, or - for standard input.", show_default=False),
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"{', '.join(Format)}; by default -o's ending tells, else it is table.",
            rich_help_panel=_OUT,
        ),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="FILE", help="Write here: a file, or a folder/.", rich_help_panel=_OUT),
    ] = None,
    table: Annotated[
        Table | None,
        typer.Option(metavar="NAME", help=f"Of csv or parquet, one only: {', '.join(Table)}.", rich_help_panel=_OUT),
    ] = None,
    where: Annotated[
        str | None,
        typer.Option(
            "--where",
            "-w",
            metavar="FILTER",
            help="Only rows like 'party=VNM act=pledge deadline<2030'.",
            rich_help_panel=_OUT,
        ),
    ] = None,
    keep_text: Annotated[
        bool, typer.Option("--keep-text", help="Keep each article's text in its record.", rich_help_panel=_OUT)
    ] = False,
    source: Source = None,
    published: Published = None,
    input_format: HowRead = None,
    workers: Annotated[
        int,
        typer.Option(
            "--workers",
            metavar="N",
            min=1,
            help="Processes that parse; more than there are cores gain nothing.",
            rich_help_panel=_IN,
        ),
    ] = 1,
    max_chars: Annotated[
        int | None,
        typer.Option(metavar="N", min=0, help="Refuse articles of more characters.", rich_help_panel=_IN),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell errors only: no bar, no warnings.", rich_help_panel=_TALK)
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("--verbose", "-v", help="Tell each article, and the trace of a defect.", rich_help_panel=_TALK),
    ] = False,
) -> None:
    """Parse articles and write what they say.

    Reads .txt, .jsonl (text, id, url, published), .html, each also as .gz; a
    folder stands for all of them below it. A document's id is the id of its
    line, or its file's name without the ending. What cannot be read is named on
    standard error, the others are parsed, the exit code is 2.

    Examples:
      aseanparse parse article.txt
      aseanparse parse news/ -o news.jsonl
      aseanparse parse news/ -o report.html
      aseanparse parse news/ -f parquet -o tables/
      aseanparse parse news/ --table commitments -o commitments.csv
      aseanparse parse news/ --where 'party=VNM act=pledge,agree deadline<2030'
      zcat archive.jsonl.gz | aseanparse parse - -f jsonl | head
    """
    with quiet_ending(warn=not quiet):
        terminal = sys.stdout.isatty()
        target = formats.choose(format, output, table, terminal=terminal)
        run = Run(
            paths,
            source=source,
            published=published,
            format=input_format.value if input_format else None,
            keep_text=keep_text or target.format in formats.SHOWS_TEXT,
            workers=workers,
            max_chars=max_chars,
            quiet=quiet,
            verbose=verbose,
            then=target.then if where is None and not verbose else itself,
            to_terminal=terminal and target.output is None,
        )
        with closing(iter(run)) as parsed:
            documents = _chosen(parsed, where)
            first = next(documents, None)
            if first is not None or not run.failed or target.output is None:  # else nothing came that could replace it
                target.write(chain(() if first is None else (first,), documents))
        if run.failed:
            raise typer.Exit(UNUSABLE)


def _chosen(documents: Iterator[Any], where: str | None) -> Iterator[Any]:
    if where is None:
        return documents
    from aseanparse.where import select

    return select(documents, where)


def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for standard input.")],
    source: Source = None,
    published: Published = None,
    input_format: HowRead = None,
) -> None:
    """Tell sentence by sentence which rule made a row, and why a trigger was passed over.

    Sentences without a word that could make a commitment or proposal are left out.

    Examples:
      aseanparse explain article.txt
      aseanparse explain article.txt --published 2026-05-13
    """
    with quiet_ending():
        from aseanparse.export import why
        from aseanparse.pipeline import explain

        failed = False
        stream = utf8(sys.stdout)
        for where, given in inputs.read(path, format=input_format.value if input_format else None):
            if isinstance(given, inputs.Input):
                day = published or given.published
                why.write(explain(given.text, url=given.url, source=source, published=day), stream)
            else:
                failed = True
                complain(f"{visible(where)}: {given}")
        stream.flush()
        if failed:
            raise typer.Exit(UNUSABLE)
