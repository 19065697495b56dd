"""Spaces that a page has lost: where the view has one, and which words stay whole."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import parse
from aseanparse.spacing import lost
from aseanparse.testing import compare
from aseanparse.text import Text, fold

from .corpus import Article, seeds

GLUED = """
    with|Thai of|ASEAN Deputy|PM the|country the|importance the|region the|meeting the|national the|two
    the|organisation and|reaffirmed with|his of|the in|the from|neighbours also|agreed that|his He|called
    They|noted reviews|the agreed|to meeting|in said|that talks|with countries|and Khue|said in|2026 by|2030
    the|market the|major of|this an|invitation was|held more|than in|turn Thai|investors Hanh|consented
    with|the|Lao asked|Vietnam step|up
""".split()
WHOLE = """
    breathe bathe soothe absinthe thousand thousands within without withdrew withheld herewith forthwith
    therefore theirs thesis theory theatre theoretical themes themselves thematic then thence therapy thermal
    these they theft android offer office often into onto unto together inthrall island demand Thailand
    Washington manifesto photo proceedings Dunedin Pineda thatch should shoulder forthcoming another whether
    weather gather mother goodwill aforesaid Goethe iPhone YouTube McDonald PetroVietnam DeepSeek Andorra
    WhatsApp Cleveland Holland increasing accredited Theerapong Theodore Ofelia Andrew Toronto Indonesia Foreign
    thematic wasp wash washed intern inland antler Laos Thais Thailand Thailander whethan Pathan orphan
    International Atlantic Byelorussia Fortune Onward Asian
""".split()
# A function word before a capital: the page may lose this space anywhere.
_SPACE = re.compile(r"(?:(?<= and)|(?<= the)|(?<= for)|(?<= with)|(?<= that)|(?<= from)) (?=[A-Z][a-z]{2})")


@pytest.mark.parametrize("parts", GLUED)
def test_glued_words_are_parted(parts: str) -> None:
    assert Text(parts.replace("|", "")).view == parts.replace("|", " ")


@pytest.mark.parametrize("word", WHOLE)
def test_what_may_be_one_word_stays_whole(word: str) -> None:
    assert lost(word) == []
    assert lost(f'"{word}," {word}.') == []


@pytest.mark.parametrize("article", seeds()[::4], ids=lambda article: article.name)
def test_an_article_says_the_same_without_some_of_its_spaces(article: Article) -> None:
    view = fold(article.text)
    if len(view) != len(article.text):
        pytest.skip("its letters are not one to one with the view")
    random = Random(article.name)
    spaces = {match.start() for match in _SPACE.finditer(view) if random.random() < 0.5}
    glued = "".join(letter for place, letter in enumerate(article.text) if place not in spaces)
    assert len(glued) == len(article.text) - len(spaces)
    wanted, got = (parse(text, id="x").to_dict() for text in (article.text, glued))
    assert compare.unlike(compare.values(wanted), compare.values(got)) == []
    assert Text(glued).view == Text(article.text).view


@given(st.text(st.sampled_from("atheofndwiATHES '-.\n"), max_size=60))
def test_a_view_is_parted_once(string: str) -> None:
    view = Text(string).view
    assert lost(view) == []
    assert view.replace(" ", "") == fold(string).replace(" ", "")
