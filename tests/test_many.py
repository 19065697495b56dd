"""Many articles, in one process and in several: the same results in the same order, whatever goes wrong on the way."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from threading import Barrier, Thread
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import (
    ArticleError,
    Document,
    Input,
    InputError,
    UnknownSourceError,
    WorkerError,
    many,
    parse,
    parse_many,
)
from aseanparse.demo import articles
from aseanparse.export.json import dumps
from aseanparse.files import parse_files, parse_files_then
from aseanparse.testing import strategies
from aseanparse.workers import RemoteError
from tests.commands import ARTICLE

TEXTS = [text for _, text in articles()]
INPUTS = [Input(TEXTS[n % 3][: 200 + n], id=f"a{n}", published=date(2026, 5, 1 + n % 28)) for n in range(40)]
POISON = "the article that is poison"


def told(result: Document | ArticleError) -> Any:
    return result if isinstance(result, Document) else (result.id, str(result))


def children() -> list[Any]:
    return multiprocessing.active_children()


def alive(pid: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{pid}/status").read_text()
    except FileNotFoundError:
        return False


@pytest.fixture
def poisoned(monkeypatch: pytest.MonkeyPatch) -> None:
    """A parser that stumbles, or dies, over some articles; processes inherit it where they are forked."""
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("what a test patches reaches forked processes only")

    def stumbling(text: str, **options: Any) -> Document:
        if text == POISON:
            raise ZeroDivisionError("over\nthe edge")
        if text.startswith("die"):
            os.kill(os.getpid(), signal.SIGKILL)
        if text == "leave":
            os._exit(7)
        if text == "sleep":
            time.sleep(600)
        return parse(text, **options)

    monkeypatch.setattr(many, "parse", stumbling)


# ---------------------------------------------------------------- the same results, in order
anything = st.one_of(
    st.sampled_from(INPUTS),
    strategies.texts(),
    st.builds(
        Input,
        strategies.texts(),
        id=st.none() | st.text(max_size=3),
        url=st.none() | st.just("https://example.org/a"),
        published=st.none() | st.dates(date(1990, 1, 1), date(2040, 1, 1)),
        extracted=st.booleans(),
    ),
    st.sampled_from([None, 7, b"bytes", Input(None), Input("a", id=3), Input("a", url=[])]),  # type: ignore[arg-type]
)


@settings(max_examples=8)
@given(
    given=st.lists(anything, max_size=12),
    workers=st.integers(2, 3),
    chunk=st.integers(1, 5),
    keep_text=st.booleans(),
    published=st.none() | st.just("2026-05-13"),
)
def test_any_articles_give_the_same_in_one_process_and_in_several(
    given: list[Any], workers: int, chunk: int, keep_text: bool, published: str | None
) -> None:
    options: Any = {"keep_text": keep_text, "published": published}
    one = [told(result) for result in parse_many(given, **options)]
    several = [told(result) for result in parse_many(given, workers=workers, chunk=chunk, **options)]
    assert one == several
    assert len(one) == len(given)
    assert not children()


@given(given=st.lists(strategies.texts(), max_size=3), keep_text=st.booleans())
@settings(max_examples=20)
def test_any_texts_give_what_parse_gives(given: list[str], keep_text: bool) -> None:
    for result, text in zip(parse_many(given, keep_text=keep_text), given, strict=True):
        document = parse(text)
        assert result == (document if keep_text else evolve(document, text=None))


@pytest.mark.parametrize("workers", [1, 2])
def test_what_an_article_brings_is_used(workers: int) -> None:
    for result, article in zip(parse_many(INPUTS, workers=workers, chunk=3), INPUTS, strict=True):
        assert result == parse(article.text, id=article.id, published=article.published)


@pytest.mark.parametrize("workers", [1, 2])
def test_files_give_the_same_with_their_errors_in_place(folder: Path, workers: int) -> None:
    paths = [str(folder / "b.txt"), str(folder / "gone.txt")] * 20 + [str(folder / "may" / "a.txt")]
    (folder / "page.html").write_text(f"<html><body><article><p>{ARTICLE * 9}</p></article></body></html>")
    with warnings.catch_warnings(record=True) as told:  # newer Pythons warn of a fork where threads are, as here
        warnings.simplefilter("always")
        found = list(parse_files([*paths, str(folder / "page.html")], workers=workers))
    assert any("the id 'b' was given" in str(warning.message) for warning in told)
    assert [where for where, _ in found[:-1]] == paths
    assert [str(result) for _, result in found[1:40:2]] == ["no such file or directory"] * 20
    assert found[0][1] == found[2][1]
    assert isinstance(page := found[-1][1], Document)
    assert page.text


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_made_of_documents_is_made_where_they_are_read(folder: Path, workers: int) -> None:
    paths = [str(folder / "b.txt"), str(folder / "gone.txt"), str(folder / "may" / "a.txt")]
    found = [result for _, result in parse_files_then(paths, dumps, workers=workers)]
    assert [str(result) for result in found] == [
        dumps(result) if isinstance(result, Document) else str(result) for _, result in parse_files(paths)
    ]


def losing(document: Document) -> str:
    if document.id == "a1":
        raise ValueError("a defect behind the parser")
    return document.id


@pytest.mark.parametrize("workers", [1, 2])
def test_a_defect_in_what_is_made_loses_no_other(tmp_path: Path, workers: int) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text("".join(f'{{"id": "a{n}", "text": "They met."}}\n' for n in range(3)))
    found = [result for _, result in parse_files_then([str(path)], losing, workers=workers)]
    assert [str(result) for result in found] == ["a0", "ValueError: a defect behind the parser", "a2"]
    assert isinstance(found[1], ArticleError)
    assert found[1].id == "a1"


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_processes_may_be_spawned(tmp_path: Path, method: str) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        f"""
import multiprocessing
from aseanparse import parse_many
from aseanparse.demo import articles

if __name__ == "__main__":
    multiprocessing.set_start_method({method!r})
    texts = [text for _, text in articles()] * 2
    assert list(parse_many(texts, workers=2, chunk=2)) == list(parse_many(texts))
    assert not multiprocessing.active_children()
    print("the same")
"""
    )
    assert python(script).stdout == "the same\n"


def test_a_script_without_its_guard_is_told_what_it_lacks(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        """
import multiprocessing
from aseanparse import parse_many

multiprocessing.set_start_method("spawn", force=True)
list(parse_many(["one", "two"], workers=2))
"""
    )
    done = python(script)
    assert done.returncode == 1
    assert "WorkerError: a worker process could not start (exit code 1)" in done.stderr
    assert "__main__" in done.stderr


def python(script: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, script], capture_output=True, text=True, env=environment, check=False, timeout=300
    )


# ---------------------------------------------------------------- bounded and lazy
@pytest.mark.parametrize(("workers", "chunk", "bound"), [(1, 16, 1), (2, 3, 12), (3, 1, 6)])
def test_articles_are_taken_as_they_are_needed(workers: int, chunk: int, bound: int) -> None:
    taken = 0

    def endless() -> Iterator[str]:
        nonlocal taken
        while True:
            taken += 1
            yield f"They met {taken} times."

    results = parse_many(endless(), workers=workers, chunk=chunk)
    assert taken == 0
    for done in range(1, 30):
        result = next(results)
        assert isinstance(result, Document)
        assert result.text == f"They met {done} times."
        assert taken - done < bound
    results.close()
    assert not children()


@pytest.mark.parametrize("workers", [1, 2])
def test_progress_is_told_after_each_article(workers: int) -> None:
    done: list[int] = []
    for number, _ in enumerate(parse_many(TEXTS * 2, workers=workers, chunk=2, progress=done.append), 1):
        assert done == list(range(1, number + 1))
    assert len(done) == 6


@pytest.mark.parametrize("workers", [1, 2])
def test_what_the_articles_raise_comes_after_the_results_before_it(workers: int) -> None:
    def ending() -> Iterator[str]:
        yield from TEXTS
        raise OSError("the wire is cut")

    results = parse_many(ending(), workers=workers, chunk=2)
    assert [next(results) for _ in TEXTS] == [parse(text) for text in TEXTS]
    with pytest.raises(OSError, match="the wire is cut"):
        next(results)
    assert not children()


# ---------------------------------------------------------------- errors
@pytest.mark.usefixtures("poisoned")
@settings(max_examples=8)
@given(kinds=st.lists(st.sampled_from(["good", "good", POISON, "die", "leave"]), max_size=9), chunk=st.integers(1, 4))
def test_any_bad_articles_are_named_and_lose_no_other(kinds: Sequence[str], chunk: int) -> None:
    given = [Input(ARTICLE if kind == "good" else kind, id=str(n)) for n, kind in enumerate(kinds)]
    reasons = {
        POISON: "ZeroDivisionError: over the edge",
        "die": "the worker process died (signal SIGKILL) while reading it",
        "leave": "the worker process died (exit code 7) while reading it",
    }
    for result, article in zip(parse_many(given, workers=2, chunk=chunk), given, strict=True):
        assert result.id == article.id
        if article.text == ARTICLE:
            assert result == parse(ARTICLE, id=article.id)
        else:
            assert told(result) == (article.id, reasons[article.text])
    assert not children()


@pytest.mark.usefixtures("poisoned")
def test_the_cause_of_an_error_comes_along() -> None:
    (here,) = parse_many([POISON])
    (there,) = parse_many([POISON], workers=2)
    assert isinstance(here, ArticleError)
    assert isinstance(there, ArticleError)
    assert isinstance(here.__cause__, ZeroDivisionError)
    assert isinstance(there.__cause__, RemoteError)
    assert "in stumbling" in str(there.__cause__)
    assert told(here) == told(there) == told(pickle.loads(pickle.dumps(there)))
    assert there.id == parse(POISON).id


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"workers": 0}, InputError),
        ({"workers": 2.0}, InputError),
        ({"workers": True}, InputError),
        ({"chunk": 0}, InputError),
        ({"max_chars": -1}, InputError),
        ({"progress": 3}, InputError),
        ({"source": []}, UnknownSourceError),
        ({"published": "soon"}, InputError),
        ({"source": "nobody"}, UnknownSourceError),
    ],
)
def test_misuse_is_raised_by_the_call(arguments: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        parse_many(["one"], **arguments)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_longer_article_is_refused_and_the_others_are_read(workers: int) -> None:
    good, long = parse_many([ARTICLE, ARTICLE * 9], max_chars=len(ARTICLE), workers=workers)
    assert good == parse(ARTICLE)
    assert str(long) == f"text: has {9 * len(ARTICLE)} characters, max_chars allows {len(ARTICLE)}; nothing was read"


class Stubborn(str):
    """What does not travel: it may not be sent, or not be received."""

    def __reduce__(self) -> Any:
        if self == "unsent":
            raise TypeError("it stays\nhere")
        return _unpacked, ()


def _unpacked() -> None:
    raise LookupError("nobody knows it")


@pytest.mark.parametrize(("name", "why"), [("unsent", "TypeError: it stays here"), ("lost", "LookupError: nobody")])
def test_what_cannot_be_sent_is_an_error_and_costs_no_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, why: str
) -> None:
    if multiprocessing.get_start_method() != "fork":
        pytest.skip("what a test patches reaches forked processes only")
    pids = tmp_path / "pids"

    def made(text: str, **options: Any) -> Document:
        with pids.open("a") as told:
            told.write(f"{os.getpid()}\n")
        return evolve(parse(text, **options), url=Stubborn(name))

    monkeypatch.setattr(many, "parse", made)
    found = list(parse_many(["One.", "Two.", "Three."], workers=2, chunk=3))
    assert all(str(error).startswith(f"what was made of it cannot be sent: {why}") for error in found)
    assert all(isinstance(error.__cause__, RemoteError) for error in found if isinstance(error, ArticleError))
    assert len(set(pids.read_text().split()) - {str(os.getpid())}) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGRTMIN"), reason="signals without a name are a matter of Linux")
def test_any_signal_costs_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    def dying(text: str, **options: Any) -> Document:
        if text == "die":
            os.kill(os.getpid(), signal.SIGRTMIN + 1)
        return parse(text, **options)

    monkeypatch.setattr(many, "parse", dying)
    good, bad = parse_many([ARTICLE, "die"], workers=2)
    assert good == parse(ARTICLE)
    assert str(bad) == f"the worker process died (signal {signal.SIGRTMIN + 1}) while reading it"


def test_a_process_that_cannot_be_had_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(multiprocessing.get_context().Process, "start", refuse)
    with pytest.raises(WorkerError, match="worker process 1 could not start: too many open files"):
        list(parse_many([ARTICLE], workers=2))


# ---------------------------------------------------------------- an end before the end
@pytest.mark.usefixtures("poisoned")
@pytest.mark.parametrize("taken", [1, 5])
def test_closing_ends_the_processes_at_once(taken: int) -> None:
    results = parse_many([*["good"] * taken, *["sleep"] * 50], workers=2, chunk=1)
    for _ in range(taken):
        next(results)
    assert children()
    results.close()
    assert not children()


@pytest.mark.usefixtures("poisoned")
def test_forgetting_the_results_ends_the_processes_too() -> None:
    results = parse_many(["good", *["sleep"] * 50], workers=2, chunk=1)
    next(results)
    del results
    assert not children()


SLEEPER = """
import os, sys, time
from aseanparse import many, parse, parse_many

def slow(text, **options):
    if text == "sleep":
        os.write(1, b"%d\\n" % os.getpid())  # in one piece: another process writes to the same pipe
        time.sleep(float(sys.argv[1]))
    return parse(text, **options)

many.parse = slow
list(parse_many(["good", "good", *["sleep"] * 50], workers=2, chunk=1))
"""


def sleeper(seconds: int) -> tuple[subprocess.Popen[str], list[int]]:
    """A process whose two workers sleep over their articles, and their ids."""
    command = [sys.executable, "-c", SLEEPER, str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    return process, [int(process.stdout.readline()) for _ in range(2)]


@pytest.mark.usefixtures("poisoned", "interruptible")
def test_an_interrupt_leaves_no_process_behind() -> None:
    process, workers = sleeper(600)
    with process:
        process.send_signal(signal.SIGINT)
        try:
            _, errors = process.communicate(timeout=60)
        finally:
            process.kill()
    assert not any(map(alive, workers))
    assert errors.count("\nKeyboardInterrupt\n") == 1


@pytest.mark.usefixtures("poisoned")
def test_processes_end_after_their_article_when_the_parent_is_killed() -> None:
    process, workers = sleeper(1)
    with process:
        process.kill()
        process.communicate(timeout=60)  # returns when the last holder of the pipes is gone
    for _ in range(300):
        if not any(map(alive, workers)):
            break
        time.sleep(0.1)
    assert not any(map(alive, workers))


# ---------------------------------------------------------------- threads
THREADS = """
import sys, threading
from aseanparse import parse
from aseanparse.demo import articles

texts = [text for _, text in articles()] + ["They met on January 29 2026.", "ngay 29 thang 1 nam 2026"]
sys.setswitchinterval(1e-5)
barrier, found, failed = threading.Barrier(12), {}, []

def read(number):
    barrier.wait()
    try:
        found[number] = [parse(text) for text in texts[number % 5:] + texts[:number % 5]]
    except BaseException as error:
        failed.append(repr(error))

threads = [threading.Thread(target=read, args=(n,)) for n in range(12)]
[t.start() for t in threads]
[t.join() for t in threads]
assert not failed, failed
alone = [parse(text) for text in texts]
assert all(found[n] == alone[n % 5:] + alone[:n % 5] for n in range(12))
print("the same")
"""


def test_threads_that_begin_together_read_the_same(tmp_path: Path) -> None:
    script = tmp_path / "threads.py"
    script.write_text(THREADS)
    done = python(script)
    assert done.stdout == "the same\n", done.stderr


def test_many_threads_share_one_lexicon() -> None:
    texts = [a.text for a in INPUTS[:12]]
    alone = [parse(text) for text in texts]
    barrier, found = Barrier(8), {}

    def read(number: int) -> None:
        barrier.wait()
        found[number] = [parse(text) for text in texts]

    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        threads = [Thread(target=read, args=(n,)) for n in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    finally:
        sys.setswitchinterval(before)
    assert [found[n] for n in range(8)] == [alone] * 8
