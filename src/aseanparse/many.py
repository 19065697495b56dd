"""Many articles: any iterable of them, in one process or several, results in its order, one bad one losing no other."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from datetime import date
from typing import Generic, TypeVar

from attrs import evolve, frozen

from aseanparse.errors import ArticleError, AseanparseError, InputError
from aseanparse.inputs import Input, refuse_one, values
from aseanparse.model import Document
from aseanparse.pipeline import parse
from aseanparse.workers import Bad, Item, Pool, Read

T = TypeVar("T")
CHUNK = 16
"""Articles that a process gets at a time: half a second of work, so that handing them out costs nothing."""


def parse_many(
    articles: Iterable[str | Input],
    *,
    workers: int = 1,
    chunk: int = CHUNK,
    progress: Callable[[int], None] | None = None,
    source: str | None = None,
    published: date | str | None = None,
    keep_text: bool = True,
    max_chars: int | None = None,
) -> Generator[Document | ArticleError, None, None]:
    """Read articles one after the other, or on several cores; the results are the same.

    >>> from aseanparse import Input, parse_many
    >>> articles = [Input("HANOI - The ministers met.", id="a"), Input("They agreed.", id="b")]
    >>> print(*(document.id for document in parse_many(articles)))
    a b

    Args:
        articles: texts, or ``Input`` where an article has an id, an address or a day of its own. Taken as they are
            needed: with ``workers``, at most two chunks for each of them are in memory.
        workers: processes that read; 1 reads in this one. They start with the first article, by the start method
            that ``multiprocessing`` is set to, and each costs the time and memory of loading the lexicon once.
        chunk: articles that a process gets at a time.
        progress: told after each article how many are done; called in this process.
        source: id of the source to use for all of them instead of recognising it.
        published: day of publication of all of them; overrules what they say.
        keep_text: leave each article's text in its document.
        max_chars: refuse an article of more code points; its result is an error.

    Yields:
        For each article, in their order, its document, or the error that kept it from being read: a defect of the
        library or of a plugin, something that is no article, or the death of the process that read it. Closing the
        generator, or an interrupt, ends the processes.

    Raises:
        InputError: an argument is no such thing as it needs to be; raised by the call itself.
        UnknownSourceError: no loaded plugin has a source with that id; raised by the call itself.
        WorkerError: a process could not start.
    """
    refuse_one(articles, "articles")
    if progress is not None and not callable(progress):
        raise InputError(f"progress: needs to be a function, is {progress!r}")
    refuse_counts(workers=workers, chunk=chunk)
    read = Reader(itself, source, published, keep_text, max_chars)
    read.refuse_misuse()
    return _told(stream(map(_input, articles), read, workers, chunk), progress)


def stream(
    items: Iterable[Item], read: Read[T], workers: int = 1, chunk: int = CHUNK
) -> Generator[T | Bad, None, None]:
    """What ``read`` makes of each article, in one process or several; an error among the articles is its own result."""
    if workers > 1:
        yield from Pool(read, warm_up, workers).run(items, chunk)
    else:
        for item in items:
            yield read(item) if isinstance(item, Input) else item


@frozen
class Reader(Generic[T]):
    """Reads each article of a run, wherever that is: called with one, it gives its result or an error, never raises.

    Attributes:
        then: what is made of a document, in the process that reads it; ``itself`` for nothing.
        source, published, keep_text, max_chars: as ``parse_many`` has them.
    """

    then: Callable[[Document], T]
    source: str | None = None
    published: date | str | None = None
    keep_text: bool = True
    max_chars: int | None = None

    def __call__(self, given: Input) -> T | ArticleError:
        """Read one article; a defect of the library or of a plugin is given back as an error.

        A day of publication that a web page declares counts as its head does: ``published_basis`` is ``header``. Text
        that was extracted from a web page stays in the document in any case.
        """
        try:
            document = self._parse(given.text, given.id, given.url, self.published or given.published)
            if given.extracted and given.published is not None and self.published is None:
                document = evolve(document, published_basis="header")
            return self.then(document if self.keep_text or given.extracted else evolve(document, text=None))
        except InputError as error:
            return ArticleError(str(error), id=given.id)
        except Exception as error:  # any defect
            notes = "".join(f" ({note})" for note in getattr(error, "__notes__", ()))
            failure = ArticleError(f"{type(error).__name__}: {error}{notes}".replace("\n", " "), id=given.id)
            failure.__cause__ = error
            return failure

    def refuse_misuse(self) -> None:
        """Wrong arguments concern every article: say so before the first one is read.

        Raises:
            InputError: ``published`` is no date, or ``max_chars`` no number.
            UnknownSourceError: no loaded plugin has a source with that id.
        """
        try:
            self._parse("", None, None, self.published)
        except AseanparseError:
            raise
        except Exception:
            return  # a plugin that stumbles over an empty text is named with the articles it fails on

    def _parse(self, text: str, id: str | None, url: str | None, published: date | str | None) -> Document:
        return parse(text, id=id, url=url, source=self.source, published=published, max_chars=self.max_chars)


def itself(document: Document) -> Document:
    """What is made of a document where nothing else is."""
    return document


def warm_up() -> None:
    """Load the plugins and compile the patterns, as the first articles of a process do."""
    from aseanparse.demo import articles

    read = Reader(itself)
    for _, text in articles():
        read(Input(text))  # a plugin that stumbles is named with the articles it fails on


def refuse_counts(**counts: object) -> None:
    """Refuse what is no whole number from 1.

    Raises:
        InputError: one of them is none; the message names it.
    """
    for name, value in counts.items():
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            raise InputError(f"{name}: needs to be a whole number from 1, is {value!r}")


def _told(
    results: Generator[Document | Bad, None, None], progress: Callable[[int], None] | None
) -> Generator[Document | ArticleError, None, None]:
    try:
        for done, result in enumerate(results, 1):
            if progress is not None:
                progress(done)
            assert isinstance(result, Document | ArticleError)
            yield result
    finally:
        results.close()


def _input(article: object) -> Input | ArticleError:
    """The article, with the id that its document will have, or what is wrong with it."""
    given = Input(article) if isinstance(article, str) else article
    if not isinstance(given, Input):
        return ArticleError(f"an article needs to be a str or an aseanparse.Input, is {type(given).__name__}")
    try:
        return values.article(given.text, given.id, given.url, given.published, extracted=given.extracted)
    except InputError as error:
        return values.refused(error, given.id)
