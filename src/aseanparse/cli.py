"""The command line: ``aseanparse parse``, ``demo``, ``explain``, ``sources``, ``score``, ``new-source``.

Every command is a few calls of documented functions: :mod:`aseanparse.files` finds, reads and parses files, the
modules of :mod:`aseanparse.export` write documents, :func:`aseanparse.plugins.load` knows the sources.

Exit codes: 0 all went well; 1 the reader of a pipe went away; 2 wrong arguments, or an input could not be used
(the others were); 130 interrupted.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from enum import StrEnum
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from aseanparse import files
from aseanparse.errors import AseanparseError, InputError
from aseanparse.model import Document

if TYPE_CHECKING:
    from rich.progress import Progress

_Misuse: Any = typer.BadParameter.__base__  # click's UsageError, wherever this version of typer keeps it

app = typer.Typer(
    help="Reads diplomatic news about ASEAN: who met whom, when, where, and what was promised.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
    rich_markup_mode="rich",
)


class Format(StrEnum):
    """What ``aseanparse parse`` can write; each is a module of :mod:`aseanparse.export`."""

    table = "table"
    json = "json"
    jsonl = "jsonl"
    plover = "plover"


def main() -> None:
    """Entry point of the ``aseanparse`` command."""
    try:
        sys.exit(app(standalone_mode=False))
    except _Misuse as error:
        message = error.format_message()
        if "\n" in message or not message:  # the help page, for a command without arguments
            error.show()
        else:
            _complain(f"{message.rstrip('.').replace('Value error, ', '')} (see aseanparse --help)")
        sys.exit(error.exit_code)


@app.command()
def parse(
    paths: Annotated[list[str], typer.Argument(metavar="PATH", help="Files, folders (*.txt), or - for stdin.")],
    format: Annotated[
        Format, typer.Option("--format", "-f", help="table, json (one array), jsonl, plover (event data).")
    ] = Format.table,
    source: Annotated[str | None, typer.Option(metavar="ID", help="Use this source instead of recognising it.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD; overrules the text.")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write here, whole or not at all.")
    ] = None,
) -> None:
    """Parse articles and print what they say.

    A document's id is its file's name without the ending. A file that cannot
    be read is named on standard error, the others are parsed, the exit code is 2.

    Examples:
    aseanparse parse article.txt
    aseanparse parse news/ --format jsonl -o news.jsonl
    """
    with _quiet_ending():
        to_terminal = output is None and sys.stdout.isatty()
        results = Results(files.find(paths), source=source, published=published, to_terminal=to_terminal)
        write = import_module(f"aseanparse.export.{format.value}").write
        with ExitStack() as stack:
            stream = _utf8(sys.stdout) if output is None else stack.enter_context(files.replacing(output))
            write(results, stream)
            if output is not None and not results.parsed:
                raise typer.Exit(2)  # leaves what was there: nothing came that could replace it
        sys.stdout.flush()
        if results.failed:
            raise typer.Exit(2)


@app.command()
def demo() -> None:
    """Parse the three articles that come with the package and tell what they say."""
    with _quiet_ending():
        from aseanparse import demo as package
        from aseanparse.export import story
        from aseanparse.pipeline import parse

        stream = _utf8(sys.stdout)
        documents = [parse(text, id=id) for id, text in package.articles()]
        story.write(documents, stream)
        count = sum(len(d.commitments) for d in documents), sum(len(d.proposals) for d in documents)
        stream.write(
            f"{len(documents)} articles: {sum(len(d.people) for d in documents)} people, "
            f"{sum(len(d.events) for d in documents)} events, {count[0]} commitments, {count[1]} proposals.\n"
            "Now your own: aseanparse parse ARTICLE.txt\n"
        )
        stream.flush()


@app.command()
def explain(
    path: Annotated[str, typer.Argument(metavar="PATH", help="A file, or - for stdin.")],
    source: Annotated[str | None, typer.Option(metavar="ID", help="Use this source instead of recognising it.")] = None,
    published: Annotated[
        str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD; overrules the text.")
    ] = None,
) -> None:
    """Tell sentence by sentence which rule made a row, and why a trigger was passed over.

    Examples:
    aseanparse explain article.txt
    """
    with _quiet_ending():
        from aseanparse.export import why
        from aseanparse.pipeline import explain

        try:
            text = files.read(path)
        except InputError as error:
            _complain(f"{path if path.isprintable() else ascii(path)}: {error}")
            raise typer.Exit(2) from error
        why.write(explain(text, source=source, published=published), _utf8(sys.stdout))
        sys.stdout.flush()


@app.command()
def sources() -> None:
    """List the sources, who provides each, and the plugins that failed to load."""
    with _quiet_ending(), warnings.catch_warnings():
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
        console = Console(file=_utf8(sys.stdout), highlight=False)
        console.print(table if table.row_count else "No source: articles are read without knowing their outlet.")
        for failure in loaded.failures:
            console.print(Text(f"! plugin {failure.plugin} is not used: {failure.reason}", "red"), soft_wrap=True)
        sys.stdout.flush()


@app.command()
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
    """
    with _quiet_ending():
        from aseanparse import testing
        from aseanparse.pipeline import parse

        golds = list(testing.find_gold(gold, texts=texts))
        report = testing.score([parse(one.text, id=one.id).to_dict() for one in golds], golds)
        stream = _utf8(sys.stdout)
        stream.write(f"{report.table()}\n")
        if report.differences:
            stream.write(f"\n{report.listing()}\n")
        stream.flush()


@app.command()
def new_source(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Id of the new source: bernama.")],
    outlet: Annotated[str, typer.Option(metavar="OUTLET", help='The name readers know: "Bernama".')],
    into: Annotated[Path, typer.Option(metavar="FOLDER", help="Where to put the package's folder.")] = Path(),
) -> None:
    """Write a package with a plugin for another outlet: an article, gold and tests that pass.

    Examples:
    aseanparse new-source bernama --outlet "Bernama"
    """
    with _quiet_ending():
        from aseanparse.testing.scaffold import new_source

        folder = new_source(name, outlet, into=into)
        typer.echo(f"{folder}: python -m pip install --editable '{folder}[test]' && python -m pytest {folder}")


@app.callback(invoke_without_command=True)
def _options(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if show_version:
        typer.echo(f"aseanparse {version('aseanparse')}")
        raise typer.Exit


class Results:
    """The documents of a run, one after the other, counting what came and naming on stderr what did not.

    Attributes:
        parsed: documents given so far.
        failed: files that gave none so far.
    """

    def __init__(
        self, paths: Iterable[str], *, source: str | None, published: str | None, to_terminal: bool = False
    ) -> None:
        self.parsed = self.failed = 0
        self._paths = paths
        self._source, self._published = source, published
        self._to_terminal = to_terminal

    def __iter__(self) -> Iterator[Document]:
        with _progress(self._paths) as (paths, bar):
            for path, result in files.parse_files(paths, source=self._source, published=self._published):
                pause = bar is not None and (self._to_terminal or not isinstance(result, Document))
                if bar is not None and pause:  # the bar makes room for lines on the same terminal
                    bar.stop()
                if isinstance(result, Document):
                    self.parsed += 1
                    yield result
                else:
                    self.failed += 1
                    _complain(f"{path if path.isprintable() else ascii(path)}: {result}")
                if bar is not None:
                    bar.advance(bar.task_ids[0])
                    if pause:
                        bar.start()


def _complain(message: str) -> None:
    line = "".join(c if c.isprintable() else " " for c in message)
    print(f"aseanparse: {line}", file=sys.stderr, flush=True)


def _utf8(stream: TextIO) -> TextIO:
    """The stream, set to UTF-8 and to no change of line ends where it allows that."""
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", newline="\n")
    return stream


@contextmanager
def _progress(paths: Iterable[str]) -> Iterator[tuple[Iterable[str], Progress | None]]:
    """The paths, with a running bar on standard error when that is a terminal and there is more than one."""
    if not sys.stderr.isatty():
        yield paths, None
        return
    names = list(paths)
    if len(names) < 2:
        yield names, None
        return
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    with Progress(console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        bar.add_task("Parsing", total=len(names))
        yield names, bar


@contextmanager
def _quiet_ending() -> Iterator[None]:
    """Misuse ends in one line, an interrupt and a closed pipe in none; a plugin that fails to load is told in one."""
    try:
        with warnings.catch_warnings():
            warnings.showwarning = lambda message, *_: _complain(str(message).removeprefix("aseanparse "))
            yield
    except AseanparseError as error:
        _complain(str(error))
        raise typer.Exit(2) from None
    except KeyboardInterrupt:
        raise typer.Exit(130) from None
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it flushes at exit
        raise typer.Exit(1) from None
    except OSError as error:  # a full disk
        _complain(f"cannot write: {(error.strerror or str(error)).lower()}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(2) from None
