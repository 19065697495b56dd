"""The tests; ``python -m tests.gate`` is the quality gate."""
