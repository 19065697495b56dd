"""What was promised and proposed: from trigger words to statements, sentence by sentence."""

from __future__ import annotations

from aseanparse.commitments.find import find_commitments

__all__ = ["find_commitments"]
