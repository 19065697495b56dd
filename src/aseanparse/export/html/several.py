"""Many articles on one page, or in a folder of pages. Documents are seen one at a time, only their summaries stay."""

from __future__ import annotations

import zlib
from base64 import b64encode
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, TextIO

from aseanparse import files
from aseanparse.export.folders import make_folder
from aseanparse.export.html.article import view
from aseanparse.export.html.assets import environment, render
from aseanparse.export.html.corpus import Summary, summarise
from aseanparse.export.html.overview import overview, values
from aseanparse.model import Document


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write the article of one document; of any other number the corpus page, with every article inside."""
    found = iter(documents)
    first = list(islice(found, 2))
    if len(first) == 1:
        stream.write(article_page(first[0]))
        return
    summaries: list[Summary] = []
    with TemporaryFile() as kept:  # the page begins with what is known only when all documents have been seen
        sizes: list[int] = []
        for number, document in enumerate(chain(first, found), 1):
            slug = f"a{number}"
            summaries.append(summarise(document, slug))
            sizes.append(kept.write(_packed(render("article.html", view=view(document, slug)))))
        kept.seek(0)
        stream.writelines(_corpus_page(summaries, _inside(summaries, sizes, kept)))


def write_folder(documents: Iterable[Document], folder: Path) -> None:
    """Write a page for each document, ``0001.html`` … in their order, and at last ``index.html`` on all of them."""
    make_folder(folder)
    summaries: list[Summary] = []
    for number, document in enumerate(documents, 1):
        slug = f"{number:04}"
        summaries.append(summarise(document, slug))
        with files.replacing(folder / f"{slug}.html") as stream:
            stream.write(article_page(document, home="index.html"))
    with files.replacing(folder / "index.html") as stream:
        stream.writelines(_corpus_page(summaries, None))


def article_page(document: Document, home: str | None = None) -> str:
    """One article as a page.

    Args:
        document: what to show.
        home: address of the page on all articles, if there is one to go back to.
    """
    return render("page.html", view=view(document), origin="one article", home=home)


def _corpus_page(summaries: Iterable[Summary], inside: Iterator[tuple[str, str]] | None) -> Iterator[str]:
    template = environment().get_template("corpus.html")
    return template.generate(**values(overview(summaries)), inside=inside)


def _inside(summaries: Iterable[Summary], sizes: Iterable[int], kept: BinaryIO) -> Iterator[tuple[str, str]]:
    """Each article's name in links and its markup, packed."""
    for one, size in zip(summaries, sizes, strict=True):
        yield one.slug, kept.read(size).decode("ascii")


def _packed(markup: str) -> bytes:
    """Markup as base64 of its zlib stream, as browsers unpack it: a seventh of the size to send and to load."""
    return b64encode(zlib.compress(markup.encode("utf-8", "replace"), 9))
