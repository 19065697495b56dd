"""The command line: ``aseanparse parse``, ``demo``, ``explain``, ``sources``, ``score``, ``new-source``.

Every command is a few calls of documented functions: :mod:`aseanparse.inputs` finds and reads articles,
:mod:`aseanparse.files` parses them, :mod:`aseanparse.where` chooses among what they say, the modules of
:mod:`aseanparse.export` write documents, :func:`aseanparse.plugins.load` knows the sources.

Exit codes: 0 all went well; 1 the reader of a pipe went away; 2 wrong arguments, or an input could not be used
(the others were); 130 interrupted; 143 terminated.
"""

from __future__ import annotations

import sys
from importlib.metadata import version
from typing import Annotated, Any

import typer

from aseanparse.cli import authors, look, reading
from aseanparse.cli.endings import complain, prepare
from aseanparse.cli.formats import Format

__all__ = ["Format", "app", "main"]

_Misuse: Any = typer.BadParameter.__base__  # click's UsageError, wherever this version of typer keeps it

app = typer.Typer(
    help="Reads diplomatic news about ASEAN: who met whom, when, where, and what was promised.",
    epilog=(
        "Exit codes: 0 all went well; 1 the reader of a pipe went away; 2 wrong arguments, or an input could not be "
        "used (the others were); 130 interrupted; 143 terminated."
    ),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (reading.parse, reading.explain, look.demo, look.sources, authors.score, authors.new_source):
    app.command()(command)


@app.callback(invoke_without_command=True)
def _options(
    show_version: Annotated[bool, typer.Option("--version", help="Show the version and exit.", is_eager=True)] = False,
) -> None:
    if show_version:
        typer.echo(f"aseanparse {version('aseanparse')}")
        raise typer.Exit


def main() -> None:
    """Entry point of the ``aseanparse`` command."""
    prepare()
    try:
        sys.exit(app(prog_name="aseanparse", standalone_mode=False))
    except _Misuse as error:
        message = error.format_message()
        if "\n" in message or not message:  # the help page, for a command without arguments
            error.show()
        else:
            command = " ".join((error.ctx.command_path if error.ctx else "aseanparse").split()[:2])
            complain(f"{message.rstrip('.').replace('Value error, ', '')} (see {command} --help)")
        sys.exit(error.exit_code)
