"""The README and the pages beside it say what is so: targets exist, links lead somewhere, every field is explained."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal, get_args, get_origin, get_type_hints

import attrs
import pytest

from aseanparse import model
from tests.pages import blocks

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
FIELDS = (ROOT / "docs" / "fields.md").read_text(encoding="utf-8")
PAGES = sorted(p.relative_to(ROOT) for p in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("seeds/*.md")])


def test_the_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    contributing = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = {
        *re.findall(r"^make (\w+)", "\n".join(block.text for block in blocks(README, "sh")), re.MULTILINE),
        *re.findall(r"`make (\w+)`", contributing),
    }
    assert {"demo", "test"} <= named
    for target in named:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_to_files(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text(encoding="utf-8")):
        assert (ROOT / page.parent / link).exists(), link


def test_every_key_of_the_record_is_explained() -> None:
    explained = set(re.findall(r"\w+", " ".join(re.findall(r"`([^`\n]+)`", FIELDS))))
    for kind in vars(model).values():
        if attrs.has(kind):
            assert {field.name for field in attrs.fields(kind)} <= explained, kind


def test_every_value_of_a_closed_list_is_explained() -> None:
    words = set(re.findall(r"\w+", FIELDS))
    for kind in filter(attrs.has, vars(model).values()):
        for name, hint in get_type_hints(kind).items():
            for choice in (hint, *get_args(hint)):
                if get_origin(choice) is Literal:
                    assert set(get_args(choice)) <= words, f"{kind.__name__}.{name}"
