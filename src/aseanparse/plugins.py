"""Discovery of plugins, isolation of broken ones, and the choice of the source for an article."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import cache, wraps
from importlib.metadata import entry_points
from inspect import isroutine, signature, unwrap
from operator import itemgetter
from pathlib import Path
from traceback import extract_tb
from typing import Any, ParamSpec, TypeVar

import pluggy
from attrs import evolve, frozen

from aseanparse import hookspecs
from aseanparse.errors import DuplicateSourceError, UnknownSourceError
from aseanparse.hookspecs import PROJECT, hookimpl
from aseanparse.lexicon import Lexicon, core, extended
from aseanparse.source import CORE, Source
from aseanparse.text import Text

__all__ = ["Failure", "Loaded", "assemble", "forget", "hookimpl", "load"]

P = ParamSpec("P")
T = TypeVar("T")

# The functions of a source that run on an article, and what they are called with.
_STAGES = {
    "recognise": ("text", "url"),
    "layout": ("text", "terms", "lexicon", "published"),
    "find_dates": ("article",),
    "find_people": ("article",),
    "find_events": ("article", "dates", "people"),
    "find_commitments": ("article", "dates", "people", "events"),
}


@frozen
class Failure:
    """A plugin that could not be used, and why."""

    plugin: str
    reason: str


@frozen(eq=False)
class Loaded:
    """What the plugins of this process provide.

    Attributes:
        sources: by id, in the order of ids.
        providers: source id -> the plugin that provides it: its name, with its distribution in brackets.
        lexicon: the core's words and the plugins'.
        failures: plugins that were skipped.
    """

    sources: Mapping[str, Source]
    providers: Mapping[str, str]
    lexicon: Lexicon
    failures: tuple[Failure, ...] = ()

    def choose(self, text: Text, url: str | None = None, source_id: str | None = None) -> Source:
        """The source to read an article with.

        A source named by the caller is used as it is. Otherwise each source is asked; if several claim the text,
        the one that also claims the bare url wins, and if none or several do, none: a wrong outlet is worse than
        no outlet. The core's own source, whose id is None, reads what nobody claims.

        Raises:
            UnknownSourceError: no source has the id ``source_id``.
        """
        if source_id is not None:
            if not isinstance(source_id, str) or source_id not in self.sources:
                known = ", ".join(self.sources) or "none, no plugin is loaded"
                raise UnknownSourceError(f"no source has the id {source_id!r}; known ids: {known}")
            return self.sources[source_id]
        claims = [s for s in self.sources.values() if s.recognise(text, url)]
        if len(claims) > 1 and url:
            claims = [s for s in claims if s.recognise(Text(""), url)]
        return claims[0] if len(claims) == 1 else CORE


def load() -> Loaded:
    """The plugins of this process, read once for each value of the variable ``ASEANPARSE_PLUGINS``.

    The variable is a comma-separated list: names switch on these plugins alone, ``-name`` switches one off, an
    empty value leaves only the core. :func:`forget` makes the next call look for plugins again.

    Raises:
        DuplicateSourceError: two plugins provide a source with the same id.
    """
    return _load(os.environ.get("ASEANPARSE_PLUGINS"))


def forget() -> None:
    """Forget what was loaded, for tests that install plugins."""
    _load.cache_clear()


@cache
def _load(selection: str | None) -> Loaded:
    points = {(p.name, p.dist.name if p.dist else p.value): p for p in entry_points(group=PROJECT)}
    failures: list[Failure] = []
    plugins: list[tuple[str, Any]] = []
    for (name, home), point in sorted(points.items()):
        if not _selected(name, selection):
            continue
        label = f"{name} ({home})"
        try:
            plugins.append((label, point.load()))
        except (Exception, SystemExit) as error:
            failures.append(_failure(label, error))
    for name in sorted({n.removeprefix("-") for n in _listed(selection)} - {name for name, _ in points}):
        failures.append(Failure(name, "ASEANPARSE_PLUGINS names it, but no such plugin is installed"))
    loaded = assemble(plugins, failures)
    for failure in loaded.failures:
        warnings.warn(
            f"aseanparse plugin {failure.plugin!r} is not used: {failure.reason}", RuntimeWarning, stacklevel=4
        )
    return loaded


def _listed(selection: str | None) -> set[str]:
    return {name.strip() for name in (selection or "").split(",")} - {""}


def _selected(name: str, selection: str | None) -> bool:
    listed = _listed(selection)
    wanted = {n for n in listed if not n.startswith("-")}
    return selection is None or (f"-{name}" not in listed and (name in wanted or bool(listed and not wanted)))


def assemble(plugins: Iterable[tuple[str, Any]], failures: Iterable[Failure] = ()) -> Loaded:
    """What these plugins provide together; the order they are given in makes no difference.

    Args:
        plugins: names and modules, or any objects with hook functions.
        failures: plugins that failed before.

    Raises:
        DuplicateSourceError: two of them provide a source with the same id.
    """
    failed = list(failures)
    sources: dict[str, Source] = {}
    providers: dict[str, str] = {}
    resources: list[tuple[str, str]] = []
    lexicon = core()
    for name, plugin in sorted(plugins, key=itemgetter(0)):
        try:
            outlets, words = _provided(name, plugin)
            lexicon = extended([*resources, *words]) if words else lexicon
        except Exception as error:  # whatever one plugin does, the others go on
            failed.append(_failure(name, error))
            continue
        resources += words
        for key, source in outlets:
            if key in providers:
                raise DuplicateSourceError(
                    f"the plugins {providers[key]!r} and {name!r} both provide a source {key!r}; "
                    f"ASEANPARSE_PLUGINS=-{name.split(' (')[0]} switches one off"
                )
            sources[key], providers[key] = _noted(source), name
    return Loaded({key: sources[key] for key in sorted(sources)}, providers, lexicon, tuple(failed))


def _provided(name: str, plugin: Any) -> tuple[list[tuple[str, Source]], list[tuple[str, str]]]:
    """What one plugin's hooks return, by id; a manager of its own keeps its faults from the others.

    Raises:
        Exception: whatever the plugin raises; PluginValidationError, TypeError or ValueError for a wrong hook.
    """
    _check_hooks(plugin)
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(hookspecs)
    manager.register(plugin, name)
    manager.check_pending()
    outlets = [source for given in manager.hook.aseanparse_sources() for source in given]
    words = [pair for given in manager.hook.aseanparse_lexicon() for pair in given]
    for source in outlets:
        if not isinstance(source, Source):
            raise TypeError(f"aseanparse_sources: {source!r} is no aseanparse.Source")
        if not source.id or not isinstance(source.id, str):
            raise ValueError(f"aseanparse_sources: the source {source.name!r} needs an id, has {source.id!r}")
        _check_functions(source)
    ids = [source.id for source in outlets]
    if twice := [id for id in ids if ids.count(id) > 1]:
        raise ValueError(f"aseanparse_sources: two sources have the id {twice[0]!r}; give each one of its own")
    for pair in words:
        if not (isinstance(pair, tuple) and len(pair) == 2 and all(isinstance(part, str) for part in pair)):
            raise TypeError(f"aseanparse_lexicon: {pair!r} is no pair of a file name and TOML text")
    return [(str(source.id), source) for source in outlets], words


def _check_hooks(plugin: Any) -> None:
    """Refuse what looks like a hook and is none, with its place and the remedy.

    Raises:
        ValueError: no hook, a misspelt one, one without its mark or with arguments.
    """
    known = sorted(name for name in vars(hookspecs) if name.startswith("aseanparse_"))
    found = 0
    for name in dir(plugin):
        member = getattr(plugin, name, None)
        marked = hasattr(member, f"{PROJECT}_impl")
        if not isroutine(member) or not (marked or name.startswith("aseanparse_")):
            continue
        if name not in known:
            near = get_close_matches(name, known, 1, cutoff=0.85)
            if marked or near:
                meant = f"; did you mean {near[0]}?" if near else ""
                raise ValueError(f"{_place(member)}: {name} is no hook{meant}; known hooks: {', '.join(known)}")
        elif not marked:
            raise ValueError(f"{_place(member)}: {name} lacks its mark; write @hookimpl in the line above it")
        elif signature(member).parameters:
            raise ValueError(f"{_place(member)}: {name}{signature(member)}: the hook is called without arguments")
        found += marked
    if not found:
        raise ValueError(f"it has no hook; write @hookimpl above a function {' or '.join(known)}")


def _check_functions(source: Source) -> None:
    """Refuse functions of a source that cannot be called as the pipeline calls them.

    Raises:
        TypeError: the message names the function, its place and the call.
    """
    for stage, arguments in _STAGES.items():
        function = getattr(source, stage)
        if function is getattr(CORE, stage):
            continue
        call = f"{stage} of the source {source.id!r} is called as {stage}({', '.join(arguments)})"
        if not callable(function):
            raise TypeError(f"{call}, but is {type(function).__name__} {function!r}")
        if isinstance(function, type) or not hasattr(unwrap(getattr(function, "func", function)), "__code__"):
            continue  # what is written in C does not tell its arguments
        try:
            signature(function).bind(*arguments)
        except (TypeError, ValueError) as error:  # ValueError: functools.partial with arguments that do not fit
            inner = getattr(function, "func", function)
            raise TypeError(f"{_place(inner)}: {call}, but takes {signature(inner)}: {error}") from error


def _place(function: Any) -> str:
    """File and line of a function."""
    code = getattr(unwrap(getattr(function, "func", function)), "__code__", None)
    return f"{code.co_filename}:{code.co_firstlineno}" if code else repr(function)


def _failure(name: str, error: BaseException) -> Failure:
    """The failure, with the line of the plugin where an exception came from."""
    ours = (Path(__file__).parent, Path(pluggy.__file__).parent)
    theirs = [
        f
        for f in extract_tb(error.__traceback__)
        if not f.filename.startswith("<") and not any(map(Path(f.filename).is_relative_to, ours))
    ]
    place = f" ({theirs[-1].filename}:{theirs[-1].lineno})" if theirs else ""
    return Failure(name, f"{type(error).__name__}: {error}{place}")


def _noted(source: Source) -> Source:
    """The source, its functions made to say in a note of every exception whose and which they are."""
    noted: dict[str, Any] = {stage: _with_note(getattr(source, stage), source.id, stage) for stage in _STAGES}
    return evolve(source, **noted)


def _with_note(function: Callable[P, T], source_id: str | None, stage: str) -> Callable[P, T]:
    @wraps(function)
    def noted(*args: P.args, **kwargs: P.kwargs) -> T:
        try:
            return function(*args, **kwargs)
        except Exception as error:
            error.add_note(f"in {stage} of the source {source_id!r}")
            raise

    return noted
