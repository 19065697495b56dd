"""What was promised and proposed: from trigger words to statements, sentence by sentence."""

from __future__ import annotations

from aseanparse.commitments.explain import Explanation, Passed
from aseanparse.commitments.find import explain_commitments, find_commitments

__all__ = ["Explanation", "Passed", "explain_commitments", "find_commitments"]
