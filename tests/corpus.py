"""The articles that tests read: our own under ``seeds/``, and the five of the agencies where they are found."""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from attrs import frozen

from aseanparse.testing import Gold, read_gold

ROOT = Path(__file__).resolve().parent.parent
SEEDS = ROOT / "seeds"
ORIGINALS = SEEDS / "originals"


class OriginalsMissingError(Exception):
    """The texts of the originals are not here; the message tells why and what would help."""


@frozen
class Article:
    """A text with its gold."""

    name: str
    text: str
    gold: Gold


def read_text(path: Path) -> str:
    """The text of an article as the parser gets it."""
    return path.read_bytes().decode("utf-8").replace("\r\n", "\n")


@cache
def seeds() -> tuple[Article, ...]:
    """Our own articles."""
    paths = sorted(path for path in SEEDS.glob("*/*.toml") if path.parent != ORIGINALS)
    return tuple(_article(path, read_text(path.with_suffix(".txt"))) for path in paths)


@cache
def originals() -> tuple[Article, ...]:
    """The agencies' articles, checked against the SHA-256 in their gold.

    Raises:
        OriginalsMissingError: a text is not found or is another one.
    """
    folder = Path(os.environ.get("ASEANPARSE_ORIGINALS") or ROOT.parent / "shared" / "seeds")
    articles = []
    for path in sorted(ORIGINALS.glob("*.toml")):
        text = folder / f"{path.stem}.txt"
        if not text.is_file():
            raise OriginalsMissingError(
                f"no {text.name}: set ASEANPARSE_ORIGINALS to the folder that holds the five texts"
            )
        wanted = tomllib.loads(path.read_text(encoding="utf-8"))["original"]["sha256"]
        if hashlib.sha256(text.read_bytes()).hexdigest() != wanted:
            raise OriginalsMissingError(f"{text.name} is not the text that its gold was written for (SHA-256 differs)")
        articles.append(_article(path, read_text(text)))
    return tuple(articles)


def _article(gold: Path, text: str) -> Article:
    return Article(name=gold.stem, text=text, gold=read_gold(gold, text))


@cache
def record(article: Article) -> Mapping[str, Any]:
    """What the parser makes of an article, as the JSON contract has it."""
    return parsed(article.text, id=article.name)


def parsed(text: str, **options: Any) -> dict[str, Any]:
    """The record of any text."""
    from aseanparse import parse  # the gate's own tests need no parser

    return parse(text, **options).to_dict()


def digest() -> str:
    """One hash over all gold and our own texts: changes when any of them does."""
    total = hashlib.sha256()
    for path in sorted(SEEDS.glob("*/*")):
        if path.suffix in (".toml", ".txt"):
            total.update(f"{path.relative_to(SEEDS).as_posix()}\0".encode())
            total.update(hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).digest())
    return total.hexdigest()[:16]


def perfect_record(gold: Gold) -> dict[str, Any]:
    """The record that a parser without fault would give for an article: everything gold has, optional facts too."""

    def mention(start: int, end: int) -> dict[str, Any]:
        return {"start": start, "end": end, "text": gold.text[start:end]}

    acts: dict[str, list[dict[str, Any]]] = {"commitments": [], "proposals": []}
    for act in gold.acts:
        acts[f"{act.kind}s"].append(
            {
                "act": act.act,
                "parties": act.parties,
                "counterparts": act.counterparts,
                "deadline": act.deadline,
                "targets": [{"value": float(act.target.split()[0])}] if act.target else [],
                "trigger": mention(*act.span),
                "content": mention(act.goal_start, act.goal_start + len(act.goal)),
            }
        )
    return {
        "id": gold.id,
        "source": gold.header.source or None,
        "published": gold.header.published or None,
        "dateline": {"place": gold.header.dateline} if gold.header.dateline else None,
        "dates": [mention(*date.span) | {"value": date.value} for date in gold.dates],
        "people": [
            {
                "name": person.name,
                "country": person.country,
                "offices": [{"title": office} for office in person.offices],
                "mentions": [mention(*span) for span in person.spans],
            }
            for person in gold.people
        ],
        "events": [
            {key: getattr(event, key) for key in ("type", "status", "name", "parties", "start", "end", "place")}
            | {"mentions": [mention(*event.span)]}
            for event in gold.events
        ],
        **acts,
    }
