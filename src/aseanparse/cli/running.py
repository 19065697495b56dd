"""A run over many articles: its documents one after the other, and what is told on the way."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack
from traceback import format_exception
from typing import TYPE_CHECKING, Any

from attrs import define, field

from aseanparse import files, inputs
from aseanparse.cli.endings import Style, complain, visible
from aseanparse.errors import ArticleError, MissingExtraError
from aseanparse.many import itself
from aseanparse.model import Document

if TYPE_CHECKING:
    from rich.progress import Progress


@define
class Run:
    """The documents of a run, counting what came and naming on standard error what did not.

    Attributes:
        paths: files, folders, ``-``.
        source, published, format, keep_text, workers, max_chars: as ``files.parse_files`` has them.
        quiet: no bar and no summary.
        verbose: a line for each article, and the traceback of a defect.
        then: what is made of each document, in the process that read it.
        to_terminal: the results appear on the terminal; they are progress enough, and a bar would stand in their way.
        parsed: documents given so far.
        failed: articles that gave none so far.
    """

    paths: Sequence[str]
    source: str | None = None
    published: str | None = None
    format: inputs.Format | None = None
    keep_text: bool = False
    workers: int = 1
    max_chars: int | None = None
    quiet: bool = False
    verbose: bool = False
    then: Callable[[Document], Any] = itself
    to_terminal: bool = False
    parsed: int = 0
    failed: int = 0
    _missing: set[str] = field(factory=set, init=False)

    def __iter__(self) -> Generator[Any, None, None]:
        begun = time.monotonic()
        with ExitStack() as stack:
            bar = Bar(self.paths, stack) if self._wants_bar() else None
            results = files.parse_files_then(
                inputs.find(self.paths),
                self.then,
                source=self.source,
                published=self.published,
                keep_text=self.keep_text,
                format=self.format,
                progress=bar.read if bar else None,
                workers=self.workers,
                max_chars=self.max_chars,
            )
            stack.callback(results.close)
            for where, result in results:
                tell = bar.complain if bar else complain
                if isinstance(result, Exception):
                    self.failed += 1
                    self._tell_failure(where, result, tell)
                else:
                    self.parsed += 1
                    if self.verbose and isinstance(result, Document):
                        tell(f"{visible(where)}: {_about(result)}", "dim")
                    yield result
                if bar:
                    bar.advance()
        shown = bar is not None and bar.shown
        if (shown or self.verbose) and not self.quiet:
            self._sum_up(time.monotonic() - begun)

    def _wants_bar(self) -> bool:
        return sys.stderr.isatty() and not (self.quiet or self.verbose or self.to_terminal)

    def _tell_failure(self, where: str, error: Exception, tell: Callable[..., None]) -> None:
        if isinstance(error, MissingExtraError):  # one line for all pages of a folder
            if str(error) in self._missing:
                return
            self._missing.add(str(error))
        told = str(error)
        if self.verbose and isinstance(error, ArticleError) and error.__cause__ is not None:
            told += "\n" + "".join(format_exception(error.__cause__)).rstrip()
        tell(f"{visible(where)}: {told}", "red")

    def _sum_up(self, seconds: float) -> None:
        count = self.parsed + self.failed
        failed = f", {self.failed} of them could not be used" if self.failed else ""
        rate = f" ({count / seconds:.0f} a second)" if seconds > 1 else ""
        complain(f"{count:,} article{'s' * (count != 1)} in {seconds:.1f} s{rate}{failed}", "dim")


def _about(document: Document) -> str:
    counts = {
        "people": len(document.people),
        "events": len(document.events),
        "commitments": len(document.commitments),
        "proposals": len(document.proposals),
    }
    head = f"{document.source or 'source unknown'}, {document.published or 'undated'}"
    return f"{head}: {', '.join(f'{count} {name}' for name, count in counts.items())}"


class Bar:
    """A bar on standard error with count, rate and time left; it appears with the second article.

    How far the run has come is measured in bytes of the files, since nobody knows how many lines a file has.
    """

    def __init__(self, paths: Sequence[str], stack: ExitStack) -> None:
        self._paths, self._stack = paths, stack
        self._bytes = self._articles = 0
        self._bar: Progress | None = None
        self._begun = time.monotonic()

    @property
    def shown(self) -> bool:
        """Whether it has appeared."""
        return self._bar is not None

    def read(self, count: int) -> None:
        """So many more bytes were read; the first article may still be awaited."""
        self._bytes += count
        if self._articles and self._bar is None:
            self._start()

    def advance(self) -> None:
        """One more article is done."""
        self._articles += 1
        if self._bar is None and self._articles > 1:  # of one file
            self._start()
        if self._bar is not None:
            rate = self._articles / max(time.monotonic() - self._begun, 1e-3)
            self._bar.update(self._bar.task_ids[0], completed=self._bytes, articles=self._articles, rate=rate)

    def complain(self, message: str, style: Style) -> None:
        """Say a line above the bar."""
        complain(message, style, console=self._bar.console if self._bar else None)

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        self._bar = self._stack.enter_context(
            Progress(
                TextColumn("{task.description}"),
                BarColumn(),
                TextColumn("{task.fields[articles]:,} articles"),
                TextColumn("{task.fields[rate]:,.0f}/s"),
                TimeRemainingColumn(),
                console=Console(stderr=True, highlight=False),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
        )
        self._bar.add_task("Parsing", total=self._size(), articles=self._articles, rate=0.0)

    def _size(self) -> int | None:
        """The bytes of all files; None where one is a pipe."""
        if inputs.STDIN in self._paths:
            return None
        total = 0
        for path in inputs.find(self._paths):
            try:
                total += os.stat(path).st_size
            except (OSError, ValueError):  # named when its turn comes
                continue
        return total
