"""Processes that read articles: chunks go out, results come back in order, and a process that dies costs one article.

Each process has a pipe of its own and at most one chunk. It answers article by article, so that the parent knows which
one it was at when it died; the articles behind that one go to its successor. The parent has no thread, which makes
forks safe, and sends only to a process that waits, so that neither side can block the other.
"""

from __future__ import annotations

import copyreg
import gc
import multiprocessing
import signal
import warnings
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from multiprocessing.connection import wait
from multiprocessing.reduction import ForkingPickler
from operator import attrgetter
from traceback import format_exception
from typing import Any, Generic, TypeVar

from attrs import define, field, fields, frozen, has

from aseanparse import model
from aseanparse.errors import ArticleError, InputError, MissingExtraError, WorkerError
from aseanparse.inputs import Input

T = TypeVar("T")
Bad = ArticleError | InputError | MissingExtraError
Item = Input | Bad
Read = Callable[[Input], T | ArticleError]
"""What a process does with an article; pickled where processes are spawned, as its results are everywhere."""

_AHEAD = 2
"""Chunks for each process that may be under way: one that is read, and one that waits or is done."""


class RemoteError(Exception):
    """The cause of an error in another process: its traceback as text, since exceptions of plugins need not pickle."""


@frozen
class _Failed:
    """An ``ArticleError`` as it travels."""

    message: str
    trace: str


@define(eq=False)
class _Place:
    """An item and what became of it."""

    item: Item
    result: Any = None


@define(eq=False)
class _Worker:
    """A process, and the articles it has: the first of them is the one that it is at."""

    process: Any
    connection: Any
    ready: bool = False
    at: deque[_Place] = field(factory=deque)


@define(eq=False)
class Pool(Generic[T]):
    """Processes for one run.

    Attributes:
        read: what they do with an article.
        warm_up: what is done before the first article: by each process, or by the one that they are forked from.
        limit: how many there may be; they start when there is work for them.
    """

    read: Read[T]
    warm_up: Callable[[], object]
    limit: int
    _workers: list[_Worker] = field(factory=list, init=False)
    _free: deque[deque[_Place]] = field(factory=deque, init=False)

    def run(self, items: Iterable[Item], size: int) -> Generator[T | Bad, None, None]:
        """Read articles in chunks of ``size``; at most two chunks for each process are in memory.

        Yields:
            The result of each item, in their order; an exception among the items is its own. However the generator
            ends, its processes are gone then.

        Raises:
            WorkerError: a process could not start.
            Exception: whatever ``items`` raises, after the results of all items before it.
        """
        chunks = _chunks(items, size)
        window: deque[_Place] = deque()
        failure: Exception | None = None
        more = True
        try:
            while more or window:
                while more and len(window) <= (_AHEAD * self.limit - 1) * size:
                    places, failure = next(chunks)
                    more = failure is None and len(places) == size
                    window += places
                    if todo := deque(place for place in places if place.result is None):
                        self._free.append(todo)
                if not window:
                    break
                self._exchange(None if window[0].result is None else 0)
                if window[0].result is not None:
                    yield window.popleft().result
            if failure is not None:
                raise failure
        finally:
            self._end()

    def _exchange(self, seconds: float | None) -> None:
        """Hand out chunks and take in answers, waiting so long for the first; None: until there is one."""
        idle = [worker for worker in self._workers if worker.ready and not worker.at]
        for worker in idle[: len(self._free)]:
            self._send(worker, self._free.popleft())
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(self.limit - len(self._workers), len(self._free) - starting)):
            self._start()
        ready = wait([worker.connection for worker in self._workers], seconds)
        for worker in [worker for worker in self._workers if worker.connection in ready]:
            try:
                answer = worker.connection.recv_bytes()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if worker.ready:
                place = worker.at.popleft()
                place.result = _received(place.item, answer)
            worker.ready = True

    def _send(self, worker: _Worker, places: deque[_Place]) -> None:
        try:
            worker.connection.send([place.item for place in places])
        except OSError:  # it died while it waited; nobody is to blame
            self._free.appendleft(places)
        else:
            worker.at = places

    def _start(self) -> None:
        context = multiprocessing.get_context()
        forked = context.get_start_method() == "fork"
        if forked and not self._workers:  # all of them have it from the parent, and share its memory
            self.warm_up()
        try:
            self._workers.append(self._started(context, forked))
        except (OSError, AssertionError) as error:  # too many files or processes; a daemon may have none
            told = getattr(error, "strerror", None) or str(error)
            raise WorkerError(f"worker process {len(self._workers) + 1} could not start: {told.lower()}") from error

    def _started(self, context: Any, forked: bool) -> _Worker:
        ours, theirs = context.Pipe()
        # A fork has the parent's ends of all pipes too; while it holds them, no process would see the parent die.
        inherited = [ours, *(worker.connection for worker in self._workers)] if forked else []
        given = (theirs, inherited, self.read, None if forked else self.warm_up)
        process = context.Process(target=_work, args=given, daemon=True)
        try:
            process.start()
        except BaseException:
            ours.close()
            raise
        finally:
            theirs.close()
        return _Worker(process, ours)

    def _bury(self, worker: _Worker) -> None:
        """Blame the article that the process was at, and keep the others for its successor."""
        self._workers.remove(worker)
        code = _stop(worker)
        how = f"signal {_SIGNALS.get(-code, -code)}" if code < 0 else f"exit code {code}"
        if not worker.ready:
            raise WorkerError(
                f"a worker process could not start ({how}); where processes are spawned, a script needs "
                "if __name__ == '__main__':"
            )
        if worker.at:
            place = worker.at.popleft()
            place.result = _error(place.item, _Failed(f"the worker process died ({how}) while reading it", ""))
        if worker.at:
            self._free.appendleft(worker.at)

    def _end(self) -> None:
        """Stop all processes at once; there is nothing that they could lose."""
        while self._workers:
            worker = self._workers[-1]
            worker.process.kill()
            _stop(worker)
            self._workers.pop()


_SIGNALS = {known.value: known.name for known in signal.Signals}  # those of real time have no name


def _stop(worker: _Worker) -> int:
    """Close the pipe of a process that is ending, wait for its end, and tell its exit code."""
    worker.connection.close()
    worker.process.join()
    code = int(worker.process.exitcode)
    worker.process.close()
    return code


def _chunks(items: Iterable[Item], size: int) -> Iterator[tuple[Sequence[_Place], Exception | None]]:
    """So many places at a time; the last have fewer, or come with what the items raised."""
    source = iter(items)
    while True:
        places: list[_Place] = []
        failure = None
        try:
            while len(places) < size:
                item = next(source)
                places.append(_Place(item, None if isinstance(item, Input) else item))
        except StopIteration:
            pass
        except Exception as error:
            failure = error
        yield places, failure


def _received(item: Item, answer: bytes) -> Any:
    """The result that a process sent, or the error that it sent in its place."""
    try:
        result = ForkingPickler.loads(answer)
    except Exception as error:
        result = _unsent(error)
    return _error(item, result) if isinstance(result, _Failed) else result


def _error(item: Item, failed: _Failed) -> ArticleError:
    error = ArticleError(failed.message, id=item.id if isinstance(item, Input) else None)
    if failed.trace:
        error.__cause__ = RemoteError(f"\n{failed.trace}")
    return error


def _work(connection: Any, inherited: Sequence[Any], read: Read[Any], warm_up: Callable[[], object] | None) -> None:
    """What a process does from its start to its end."""
    for other in inherited:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all of a terminal's processes; the parent ends this
    if warm_up is not None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the parent has told them
            warm_up()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _pickle_briefly()
    gc.freeze()  # lexicon and patterns are there to stay; looking at them would take copies of the parent's memory
    try:
        connection.send_bytes(b"ready")
        while True:
            for given in connection.recv():
                connection.send_bytes(_pickled(read(given)))
    except (EOFError, OSError):  # the parent is gone
        return


def _pickled(result: Any) -> memoryview:
    """A result as it travels; the parts that a plugin put into a document may refuse to."""
    try:
        return ForkingPickler.dumps(_failed(result) if isinstance(result, ArticleError) else result)
    except Exception as error:
        return ForkingPickler.dumps(_unsent(error))


def _unsent(error: Exception) -> _Failed:
    message = f"what was made of it cannot be sent: {type(error).__name__}: {error}"
    return _Failed(message.replace("\n", " "), "".join(format_exception(error)))


def _pickle_briefly() -> None:
    """Let this process send each part of a document as its class and values: both sides need half the time so."""
    for kind in filter(has, vars(model).values()):
        values = attrgetter(*(each.name for each in fields(kind)))
        copyreg.pickle(kind, lambda part, values=values: (type(part), values(part)))  # type: ignore[misc]


def _failed(error: ArticleError) -> _Failed:
    return _Failed(str(error), "".join(format_exception(error.__cause__)) if error.__cause__ else "")
