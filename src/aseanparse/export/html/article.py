"""What the view of one article shows, as plain values for its template."""

from __future__ import annotations

from attrs import frozen

from aseanparse.model import Document


@frozen
class View:
    """One article as its template needs it.

    Attributes:
        anchor: what every id on the page begins with, unique among the articles of a page.
        title: the headline, else the id.
    """

    anchor: str
    title: str
    document: Document


def view(document: Document, anchor: str = "a") -> View:
    """What the template ``article.html`` needs."""
    title = document.headline.text if document.headline else document.id
    return View(anchor=anchor, title=" ".join(title.split()), document=document)
