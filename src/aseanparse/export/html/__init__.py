"""Pages to look at: one self-contained file or a folder of them, that load nothing and send nothing.

One document gives the view of its article: its text with what was found in it, its commitments and proposals,
its meetings, its people. Several give a page on all of them, which leads to each article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TextIO

from aseanparse.export.html.article import View, view
from aseanparse.export.html.assets import render
from aseanparse.model import Document


def page(document: Document) -> str:
    """One article as an HTML page that needs nothing beside it.

    The page shows the article where the document holds its text (``Document.text``), and the tables in any case.
    """
    return render("page.html", view=view(document), origin="one article")


def frame(document: Document) -> str:
    """The page of one article in a frame for a notebook: neither touches the styles or scripts of the other."""
    return render("frame.html", page=page(document), title=view(document).title)


def write(documents: Iterable[Document], stream: TextIO) -> None:
    """Write one self-contained page: the article of one document; of several, all of them, each reached by ``#a1`` ….

    Args:
        documents: what to show; none gives a page that says so.
        stream: open for text, UTF-8.
    """
    shown = list(documents)
    if len(shown) == 1:
        stream.write(page(shown[0]))
        return
    views = [view(document, anchor=f"a{n}") for n, document in enumerate(shown, 1)]
    links = [f"#{v.anchor}" for v in views]
    stream.write(render("corpus.html", views=views, links=links, inside=True, origin=_count(views)))


def write_folder(documents: Iterable[Document], folder: Path) -> None:
    """Write ``index.html`` on all documents and a page for each, named ``0001.html`` … in their order.

    Args:
        documents: what to show.
        folder: made where it is missing; files of these names are replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    views, links = [], []
    for number, document in enumerate(documents, 1):
        views.append(view(document))
        links.append(f"{number:04}.html")
        (folder / links[-1]).write_text(page(document), encoding="utf-8")
    index = render("corpus.html", views=views, links=links, inside=False, origin=_count(views))
    (folder / "index.html").write_text(index, encoding="utf-8")


def _count(views: Sequence[View]) -> str:
    return f"{len(views)} articles"
