"""For those who measure the parser or write a source: gold and scoring.

``read_gold`` reads what a careful reader took from an article, ``score`` compares records with it.
"""

from aseanparse.testing.gold import Gold, GoldError, read_gold
from aseanparse.testing.report import AREAS, Counts, Difference, Rate, Report
from aseanparse.testing.score import score

__all__ = ["AREAS", "Counts", "Difference", "Gold", "GoldError", "Rate", "Report", "read_gold", "score"]
