"""Pages to look at: one self-contained file or a folder of them, that load nothing and send nothing.

One document gives the view of its article: its text with what was found in it, its commitments and proposals,
its meetings, its people. Several give a page on all of them, which leads to each article.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from aseanparse.export.html import several
from aseanparse.export.html.article import view
from aseanparse.export.html.assets import render
from aseanparse.model import Document


def page(document: Document) -> str:
    """One article as an HTML page that needs nothing beside it.

    The page shows the article where the document holds its text (``Document.text``), and the tables in any case.
    """
    return several.article_page(document)


def frame(document: Document) -> str:
    """The page of one article in a frame for a notebook: neither touches the styles or scripts of the other."""
    return render("frame.html", page=page(document), title=view(document).title)


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write one self-contained page: the article of one document; of several, all of them, each reached by ``#a1`` ….

    Args:
        documents: what to show; none gives a page that says so.
        stream: open for text, UTF-8.
    """
    several.write(documents, stream)


def write_folder(documents: Iterable[Document], folder: Path) -> None:
    """Write ``index.html`` on all documents and a page for each, named ``0001.html`` … in their order.

    Args:
        documents: what to show.
        folder: made where it is missing; files of these names are replaced.
    """
    several.write_folder(documents, folder)
