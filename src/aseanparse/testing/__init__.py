"""For those who measure the parser or write a source: the contract as test cases, gold, and scoring.

``check_source`` and ``source_cases`` turn the contract of a source into named cases, ``read_gold`` and ``find_gold``
read what a careful reader took from articles, ``write_gold`` writes it, ``score`` compares records with it.
``aseanparse.testing.strategies`` makes articles out of facts. Contract and strategies need the extra
``aseanparse[testing]``.
"""

from aseanparse.testing.contract import CASES, check_source, source_cases
from aseanparse.testing.gold import Gold, GoldError, find_gold, read_gold
from aseanparse.testing.goldfile import dumps_gold, write_gold
from aseanparse.testing.report import AREAS, Counts, Difference, Rate, Report
from aseanparse.testing.score import score
from aseanparse.testing.subject import Breach, ContractError

__all__ = [
    "AREAS",
    "CASES",
    "Breach",
    "ContractError",
    "Counts",
    "Difference",
    "Gold",
    "GoldError",
    "Rate",
    "Report",
    "check_source",
    "dumps_gold",
    "find_gold",
    "read_gold",
    "score",
    "source_cases",
    "write_gold",
]
