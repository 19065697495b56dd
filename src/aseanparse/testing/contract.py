"""The contract of a source as named cases, run one by one, all at once, or by pytest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import evolve

from aseanparse import files
from aseanparse.errors import InputError
from aseanparse.source import Source
from aseanparse.testing import clauses
from aseanparse.testing.compare import tables
from aseanparse.testing.gold import Gold, find_gold
from aseanparse.testing.subject import Breach, ContractError, Resources, Subject, Unreadable, excerpt, subject
from aseanparse.testing.words import unmatched
from aseanparse.text import Text

if TYPE_CHECKING:
    from _pytest.mark.structures import ParameterSet

Articles = Path | Iterable[str | Path]
"""Texts, paths of text files, or one folder: all its ``*.txt``."""
Golds = Path | Iterable[Gold]
"""What ``aseanparse.testing.read_gold`` gave, or one folder: all its ``*.toml``, each with the text beside it."""
Check = Callable[[], list[Breach]]

_CLAUSES: dict[str, clauses.Clause] = {
    "grounded": clauses.grounded,
    "zones": clauses.zones,
    "sorted": clauses.ordered,
    "deterministic": clauses.deterministic,
    "total": clauses.total,
    "loud": clauses.loud,
    "spelling": clauses.spelling,
    "shifted": clauses.shifted,
    "exclusive": clauses.exclusive,
    "roundtrip": clauses.roundtrip,
    "linear": clauses.linear,
}
_FEW = 5  # breaches told of one clause and article: the first ones are enough to mend it


def _case(name: str, source: Source, text: str, *, lexicon: Resources | None = None) -> None:
    """Check one clause.

    Raises:
        ContractError: the source breaks it.
    """
    if found := _on_text(name, source, text, lexicon):
        raise ContractError(source, found)


CASES: Mapping[str, Callable[..., None]] = {name: partial(_case, name) for name in _CLAUSES}
"""The clauses by name: functions of a source and a text that raise ``ContractError``.

What each says stands in ``aseanparse.testing.clauses``. ``lexicon=`` is what the plugin's ``aseanparse_lexicon``
returns; left out, the words of the installed plugins are used.
"""


def check_source(source: Source, articles: Articles, *, gold: Golds = (), lexicon: Resources | None = None) -> None:
    """Check a source against the contract.

    Args:
        source: the source; it need not be installed.
        articles: some of its articles: texts, paths of text files, or a folder with ``*.txt``.
        gold: what a careful reader took from some of them, or the folder of the gold files; the source has to find
            the outlet, the day of publication and the dateline that gold has, and report nothing from behind the
            article's last paragraph.
        lexicon: what the plugin's ``aseanparse_lexicon`` returns; each entry has to match its own examples. Left out,
            the words of the installed plugins are used.

    Raises:
        LexiconError: words that cannot be used.
        ContractError: each clause that is broken, with the place and what to do.
        InputError: there are no articles, or a path cannot be read.
    """
    checks = _checks(source, articles, gold, lexicon)
    if found := [evolve(breach, article=title) for _, title, check in checks for breach in check()]:
        raise ContractError(source, found)


def source_cases(
    source: Source, articles: Articles, *, gold: Golds = (), lexicon: Resources | None = None
) -> list[ParameterSet]:
    """The contract as parameters for pytest: one named case for each clause and article.

        @pytest.mark.parametrize("case", source_cases(SOURCE, ARTICLES))
        def test_contract(case):
            case()

    The arguments are those of ``check_source``.
    """
    import pytest

    return [
        pytest.param(partial(_run, source, title, check), id=f"{name}-{title}")
        for name, title, check in _checks(source, articles, gold, lexicon)
    ]


def _run(source: Source, title: str, check: Check) -> None:
    if found := check():
        raise ContractError(source, [evolve(breach, article=title) for breach in found])


def _checks(
    source: Source, articles: Articles, gold: Golds, lexicon: Resources | None
) -> Iterator[tuple[str, str, Check]]:
    """Name of the clause, title of the article, and the check itself."""
    given, words = _read(articles), None if lexicon is None else tuple(lexicon)
    for name in _CLAUSES:
        # Growth takes long to measure: the longest article stands for all.
        for title, text in [max(given, key=lambda one: len(one[1]))] if name == "linear" else given:
            yield name, title, partial(_on_text, name, source, text, words)
    if words is not None:
        yield "lexicon", "the plugin's words", partial(_on_words, words)
    for one in find_gold([gold]) if isinstance(gold, Path) else gold:
        yield "gold", one.id, partial(_on_gold, source, one, words)


def _on_text(name: str, source: Source, text: str, lexicon: Resources | None) -> list[Breach]:
    return _breaches(name, subject(source, text, lexicon))


def _on_words(lexicon: Resources) -> list[Breach]:
    return [evolve(breach, case="lexicon") for breach in unmatched(lexicon)]


def _on_gold(source: Source, gold: Gold, lexicon: Resources | None) -> list[Breach]:
    return _beside_gold(subject(source, gold.text, lexicon), gold)


def _breaches(name: str, beside: Subject) -> list[Breach]:
    found: list[Breach] = []
    try:
        for breach in _CLAUSES[name](beside):
            found.append(breach)
            if len(found) == _FEW:
                break
    except Unreadable as failure:
        found.append(failure.breach)
    except (AttributeError, KeyError, TypeError, ValueError) as error:  # what the schema would have told
        what = f"a value of the wrong kind is in the way: {type(error).__name__}: {error}"
        found.append(Breach(what, "the record", "mend first what the case 'roundtrip' tells"))
    return [evolve(breach, case=name) for breach in found]


_TOWN = (
    "add the town to the cities of its state in aseanparse_lexicon, or what stands before the first sentence to "
    "Marks(openings=...); or mend dateline in gold"
)


def _beside_gold(beside: Subject, gold: Gold) -> list[Breach]:
    """What the source itself is to answer for: outlet, day, dateline, and where the article ends."""
    try:
        record, claimed = beside.read(), beside.claims(gold.text)
    except Unreadable as failure:
        return [evolve(failure.breach, case="gold")]
    header, found = gold.header, []
    dateline = (record["dateline"] or {}).get("place")
    for key, wanted, got, remedy in (
        ("source", header.source, beside.source.id if claimed else None, "mend recognise, or source in gold"),
        ("published", header.published, record["published"], "mend layout, or published in gold"),
        ("dateline", header.dateline, dateline, _TOWN),
    ):
        if wanted and wanted != got:
            found.append(Breach(f"{key} is {got!r}, gold has {wanted!r}", "[article]", remedy))
    end = Text(gold.text).paragraphs[header.body_ends - 1].end
    last = Text(gold.text).to_original(end)
    remedy = "name what begins the other stories in Marks(teasers=...), or a sign-off in Marks(sign_offs=...)"
    for path, table in tables({key: record[key] for key in ("dates", "people", "events", "commitments")}):
        if isinstance(table.get("start"), int) and table["start"] >= last:
            where = f"{path}, {excerpt(gold.text, table['start'], table['end'])}"
            found.append(
                Breach(f"it stands behind paragraph {header.body_ends}, where the article ends", where, remedy)
            )
    return [evolve(breach, case="gold") for breach in found[:_FEW]]


def _read(articles: Articles) -> list[tuple[str, str]]:
    """Titles and texts."""
    return list(_each(articles)) or _none(articles)


def _none(articles: Any) -> list[tuple[str, str]]:
    raise InputError(f"articles: {articles!r} gives no article; the kit needs at least one")


def _each(articles: Articles) -> Iterator[tuple[str, str]]:
    if isinstance(articles, Path):
        articles = sorted(articles.glob("*.txt")) if articles.is_dir() else [articles]
    if isinstance(articles, str):
        raise InputError("articles: needs to be a sequence of texts or paths, is one str")
    for number, article in enumerate(articles, 1):
        if isinstance(article, Path):
            try:
                yield article.stem, files.read(str(article))
            except InputError as error:
                raise InputError(f"articles: {article}: {error}") from error
        elif "\n" not in article and article.endswith(".txt"):
            raise InputError(f"articles: {article!r} looks like a path; give Path({article!r})")
        else:
            yield f"article{number}", article
