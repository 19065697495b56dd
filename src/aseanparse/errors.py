"""What can go wrong when the library is misused. Content never raises; misuse always does."""

from __future__ import annotations


class AseanparseError(Exception):
    """Base of every error the library raises on purpose."""


class UnknownSourceError(AseanparseError, LookupError):
    """A source id that no loaded plugin provides; the message lists those that are known."""


class DuplicateSourceError(AseanparseError, ValueError):
    """Two plugins provide the same source id; the message names both."""


class LexiconError(AseanparseError, ValueError):
    """A lexicon file that cannot be used; the message names the file, the entry and the remedy."""


class InputError(AseanparseError, ValueError):
    """An argument of the wrong kind, or a file that holds no text the parser could read."""


class MissingExtraError(AseanparseError, ImportError):
    """A package that an extra brings is not installed; the message names the extra."""

    def __init__(self, what: str, extra: str) -> None:
        super().__init__(f"{what}: pip install 'aseanparse[{extra}]'")


class ArticleError(AseanparseError, RuntimeError):
    """Reading one article failed by a defect of the library or of a plugin; ``__cause__`` holds the exception.

    ``aseanparse.parse_many`` and ``aseanparse.files.parse_files`` yield it, so that the other articles are still read.

    Attributes:
        id: of the article, as its document would have had it; None where it has none.
    """

    def __init__(self, message: str, *, id: str | None = None) -> None:
        super().__init__(message)
        self.id = id


class WorkerError(AseanparseError, RuntimeError):
    """A process that should read articles could not start; the message tells how it ended."""


class RepeatedIdWarning(UserWarning):
    """Two articles of one run have the same id; said once for each id."""
