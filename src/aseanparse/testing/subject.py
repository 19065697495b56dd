"""A source beside one article, read without being installed; and what is said when the contract is broken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from attrs import field, frozen

from aseanparse import pipeline, plugins
from aseanparse.errors import AseanparseError
from aseanparse.layout import Article
from aseanparse.lexicon import Lexicon, extended
from aseanparse.model import DateMention, Document, Event, Person, Statement
from aseanparse.source import Source
from aseanparse.terms import find_terms
from aseanparse.testing.growth import EndlessError, patience
from aseanparse.text import Text

Resources = Iterable[tuple[str, str]]
"""What ``aseanparse_lexicon`` returns: pairs of a file name and TOML text."""

# The functions of a source that return facts: what they return, and the class of each.
_FINDERS = {
    "find_dates": DateMention,
    "find_people": Person,
    "find_events": Event,
    "find_commitments": Statement,
}


@frozen
class Breach:
    """One clause broken.

    Attributes:
        what: what is so and should not be.
        where: the place: a path in the record, an excerpt of the text.
        remedy: what the author of the source should do.
        case: name of the clause.
        article: name of the article.
    """

    what: str
    where: str
    remedy: str
    case: str = ""
    article: str = ""

    def __str__(self) -> str:
        place = f"{self.article}, {self.where}" if self.article else self.where
        return f"{self.case}: {self.what}\n    where: {place}\n    do: {self.remedy}"


class ContractError(AssertionError, AseanparseError):
    """A source breaks the contract; the message lists each breach as what, where, and what the author should do.

    Attributes:
        breaches: the clauses broken, in the order of the cases.
    """

    def __init__(self, source: Source, breaches: Iterable[Breach]) -> None:
        self.breaches = tuple(breaches)
        told = "\n".join(map(str, self.breaches))
        super().__init__(f"the source {source.id!r} breaks the contract ({len(self.breaches)}):\n{told}")


LINEAR = (
    "make the pattern linear: possessive quantifiers (++, *+) where one repetition follows another, no group with a "
    "quantifier inside a quantifier, a bound ({0,5}) on what may repeat"
)


class Unreadable(Exception):  # noqa: N818 - it carries a breach up to the clause that was reading, no error to users
    """A function of the source raised, or returned what no finder may return."""

    def __init__(self, breach: Breach) -> None:
        super().__init__(breach.what)
        self.breach = breach


@frozen
class Subject:
    """A source beside one article.

    Attributes:
        source: the source under test; it need not be installed.
        text: the article.
        lexicon: the words to read with.
    """

    source: Source
    text: str
    lexicon: Lexicon = field(repr=False)

    def lay_out(self, text: str, published: date | None = None) -> Article:
        """The article laid out by the source; ``published`` as for :func:`aseanparse.parse`.

        Raises:
            Unreadable: the layout raised or returned no article.
        """
        page = Text(text)
        article = self._call("layout", text, page, find_terms(page, self.lexicon), self.lexicon, published)
        if not isinstance(article, Article):
            raise Unreadable(
                Breach(
                    f"layout returned {_named(article)}",
                    excerpt(text),
                    "return what aseanparse.lay_out(text, terms, lexicon, published, marks=...) returns, an Article",
                )
            )
        return article

    def read(self, text: str | None = None) -> Mapping[str, Any]:
        """The record of a text (the article's own if left out), as the JSON contract has it.

        Raises:
            Unreadable: a function raised, or returned something else than a tuple of its kind of fact.
        """
        return self.document(text).to_dict()

    def document(self, text: str | None = None, published: date | None = None) -> Document:
        """The document that :meth:`read` gives as a record."""
        text = self.text if text is None else text
        article = self.lay_out(text, published)
        found: list[Any] = []
        for stage, kind in _FINDERS.items():
            given = found if stage in ("find_events", "find_commitments") else []
            facts = self._call(stage, text, article, *given)
            if not isinstance(facts, tuple) or not all(isinstance(fact, kind) for fact in facts):
                wrong = facts if not isinstance(facts, tuple) else next(f for f in facts if not isinstance(f, kind))
                raise Unreadable(
                    Breach(
                        f"{stage} returned {_named(wrong)}",
                        excerpt(text),
                        f"return a tuple of aseanparse.{kind.__name__}, () where there is nothing",
                    )
                )
            found.append(facts)
        return pipeline.document(self.source, article, *found, id="article")

    def claims(self, text: str, url: str | None = None) -> bool:
        """Whether the source claims a text."""
        claimed = self._call("recognise", text, Text(text), url)
        if not isinstance(claimed, bool):
            raise Unreadable(
                Breach(f"recognise returned {_named(claimed)}", excerpt(text), "return True or False: bool(...)")
            )
        return claimed

    def _call(self, stage: str, text: str, *arguments: Any) -> Any:
        try:
            with patience(len(text)):
                return getattr(self.source, stage)(*arguments)
        except EndlessError:
            raise Unreadable(Breach(f"{stage} does not come back", f"text {excerpt(text)}", LINEAR)) from None
        except Exception as error:  # whatever a plugin does is told to its author
            remedy = (
                f"{stage} has to return for every text: leave out what cannot be read, "
                "or note it with article.warn(); never raise on content"
            )
            breach = Breach(f"{stage} raises {type(error).__name__}: {error}", f"{_line(error)}{excerpt(text)}", remedy)
            raise Unreadable(breach) from error


def subject(source: Source, text: str, lexicon: Resources | None = None) -> Subject:
    """A source beside an article.

    Args:
        source: the source.
        text: the article.
        lexicon: what the plugin's ``aseanparse_lexicon`` returns; left out, the words of the installed plugins.
    """
    return Subject(source, text, plugins.load().lexicon if lexicon is None else extended(lexicon))


def excerpt(text: str, start: int = 0, end: int | None = None) -> str:
    """A short quotation of a text, with positions where a range is given."""
    if end is None:
        return repr(text if len(text) <= 60 else f"{text[:57]}...")
    around = text[max(0, start - 15) : min(len(text), end + 15)]
    return f"characters {start} to {end}: {around if len(around) <= 90 else around[:87] + '...'!r}"


def _named(value: object) -> str:
    told = repr(value)
    return f"{type(value).__name__} {told if len(told) <= 60 else told[:57] + '...'}"


def _line(error: BaseException) -> str:
    """The line of code where an exception came from."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}, text " if trace else ""
