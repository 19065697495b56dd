"""Invented facts, written as the agency would, and read back."""

from aseanparse_bernama import SOURCE, aseanparse_lexicon
from hypothesis import given, settings

from aseanparse.testing.strategies import Facts, articles, reads_back


def render(facts: Facts) -> str:
    """An article of the agency that tells these facts."""
    day = facts.published
    opening = f"{facts.city.upper()}, {day:%b} {day.day} (Bernama) --"
    body = "\n\n".join(facts.paragraphs)
    return f"{facts.headline}\n\n{day:%d/%m/%Y} 07:32 PM\n\n{opening} {body}\n\n-- BERNAMA\n"


@settings(max_examples=20, deadline=None, derandomize=True)
@given(articles(render))
def test_facts_are_read_back(article: tuple[Facts, str]) -> None:
    facts, text = article
    reads_back(SOURCE, facts, text, lexicon=aseanparse_lexicon())
