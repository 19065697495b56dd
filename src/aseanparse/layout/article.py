"""An article laid out: what every later stage reads."""

from __future__ import annotations

from datetime import date
from functools import cached_property

from attrs import field, frozen

from aseanparse.lexicon import Lexicon
from aseanparse.model import Dateline, Mention, PublishedBasis, Warning, Zone, ZoneKind
from aseanparse.terms import Term
from aseanparse.text import Span, Text


@frozen(eq=False, slots=False)
class Article:
    """An article laid out: what every later stage reads.

    Attributes:
        text: the caller's string and its folded view.
        lexicon: the words of the loaded plugins.
        terms: where lexicon entries stand in the article itself (not in teasers, credits and furniture), in view
            positions, in order, not overlapping.
        zones: in order and without a gap from the first character to the last, a paragraph or part of one each; the
            blank space after a zone belongs to it. Positions in the caller's string.
        headline: the headline, or None.
        dateline: the dateline, or None where the article names no place.
        published: day of publication, or None where neither the caller nor the article tells it.
        published_basis: who tells it.
        home: code of the state whose officials the outlet names without their country, or None.
        warnings: what a reader should know; stages append to it by ``warn``.
    """

    text: Text
    lexicon: Lexicon
    terms: tuple[Term, ...]
    zones: tuple[Zone, ...]
    headline: Mention | None = None
    dateline: Dateline | None = None
    published: date | None = None
    published_basis: PublishedBasis | None = None
    home: str | None = None
    warnings: list[Warning] = field(factory=list)

    def warn(self, code: str, message: str, start: int, end: int) -> None:
        """Note a warning about a view range."""
        self.warnings.append(Warning(code, message, *self.text.span(start, end)))

    def spans(self, *kinds: str) -> tuple[Span, ...]:
        """View ranges of the zones of these kinds, in order, without the blank space around them."""
        return tuple(span for kind, span in self._kinds if kind in kinds)

    @cached_property
    def _kinds(self) -> tuple[tuple[ZoneKind, Span], ...]:
        """The kind and the view range of each zone."""
        return tuple((zone.kind, self._trimmed(zone)) for zone in self.zones)

    def _trimmed(self, zone: Zone) -> Span:
        start, end = self.text.view_span(zone.start, zone.end)
        inner = self.text.view[start:end]
        return Span(end - len(inner.lstrip()), start + len(inner.rstrip())) if inner.strip() else Span(start, start)
