"""What a comparison with gold gives: counts, rates, and each difference with its sentence."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from attrs import field, frozen

AREAS = ("dates", "people", "commitments", "commitments full", "proposals", "proposals full", "events")
"""The areas with precision, recall and F1. "full": act and parties are right, too."""

Kind = Literal["missing", "spurious", "wrong"]


@frozen
class Counts:
    """What was found of what gold has: right, wrong, missed."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float:
        """Share of the reported that is right; 1 where nothing is reported."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of gold that is reported; 1 where gold has nothing."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@frozen
class Rate:
    """How often a detail of a fact that was found is right."""

    ok: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share; 1 where there was nothing to get right."""
        return self.ok / self.of if self.of else 1.0


@frozen(order=True)
class Difference:
    """One disagreement between a record and gold.

    Attributes:
        article: id of the gold.
        paragraph: where, counting non-blank lines from 1; 0 for what concerns the article as a whole.
        area: date, person, event, commitment, proposal or header.
        kind: missing (in gold only), spurious (in the record only) or wrong (a detail of a fact found).
        what: a few words that name the fact, and for a wrong detail what is wanted and got.
        sentence: the sentence it stands in, "" for the header.
    """

    article: str
    paragraph: int
    area: str
    kind: Kind
    what: str
    sentence: str = field(default="", order=False)

    def __str__(self) -> str:
        return f"{self.article} ¶{self.paragraph} {self.area} {self.kind}: {self.what}"


@frozen
class Report:
    """The figures over all articles.

    Attributes:
        articles: how many gold files were compared.
        counts: for each of ``AREAS``.
        rates: by name (``person country``, ``event place`` …), sorted.
        differences: in order of article and paragraph.
    """

    articles: int
    counts: Mapping[str, Counts]
    rates: Mapping[str, Rate]
    differences: tuple[Difference, ...]

    def figure(self, name: str) -> float:
        """F1 of an area, or the value of a rate.

        Raises:
            KeyError: no such area or rate.
        """
        return self.counts[name].f1 if name in self.counts else self.rates[name].value

    def table(self) -> str:
        """The figures as text, one line each."""
        lines = [f"{'area':<24}{'P':>7}{'R':>7}{'F1':>7}   tp/fp/fn over {self.articles} articles"]
        for name, c in self.counts.items():
            lines.append(f"{name:<24}{c.precision:7.3f}{c.recall:7.3f}{c.f1:7.3f}   {c.tp}/{c.fp}/{c.fn}")
        lines += [f"{name:<24}{r.value:7.3f}   {r.ok}/{r.of}" for name, r in self.rates.items()]
        return "\n".join(lines)

    def listing(self) -> str:
        """Every difference as text, with the sentence it stands in."""
        return "\n".join(f"{d}\n    {' '.join(d.sentence.split())}" if d.sentence else str(d) for d in self.differences)
