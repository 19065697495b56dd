"""PLOVER's public gold-standard records against ours: which event types of its sentences come out.

    python -m benchmarks.plover_gold PLOVER_GSR_CAMEO.txt

The file is part of github.com/openeventdata/PLOVER (CC BY-SA 4.0) and not of this repository. Its sentences are of the
newswire of 1980 to 2010 and cover all types of the first draft; ours are those of diplomacy.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aseanparse import parse
from aseanparse.export.plover import to_plover
from aseanparse.testing import Counts

# The file is of the first draft; draft 2.0 widened DEMAND to REQUEST.
RENAMED = {"DEMAND": "REQUEST"}
# No day is told in the file; any will do.
PUBLISHED = "2000-01-01"


def read(path: Path) -> dict[str, set[str]]:
    """The sentences of the file, each with its event types.

    Raises:
        ValueError: the file is no JSON, trailing commas apart.
    """
    records: list[dict[str, Any]] = json.loads(re.sub(r",\s*([}\]])", r"\1", path.read_text("utf-8")), strict=False)
    types: dict[str, set[str]] = defaultdict(set)
    for record in records:
        if "text" in record:
            types[record["text"]].add(RENAMED.get(record["event"], record["event"]))
    return types


def measure(types: Mapping[str, set[str]]) -> dict[str, Counts]:
    """By event type: sentences in which it is found rightly, wrongly, and missed."""
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for text, wanted in types.items():
        found = {record.event for record in to_plover(parse(text, published=PUBLISHED))}
        for kind in wanted | found:
            tally[kind][0 if kind in wanted & found else 1 if kind in found else 2] += 1
    return {kind: Counts(*counts) for kind, counts in sorted(tally.items())}


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="PLOVER_GSR_CAMEO.txt")
    types = read(parser.parse_args().file)
    print(f"{len(types)} sentences\n{'type':<14}{'right':>6}{'false':>6}{'missed':>7}")
    for kind, counts in measure(types).items():
        print(f"{kind:<14}{counts.tp:>6}{counts.fp:>6}{counts.fn:>7}")


if __name__ == "__main__":
    main()
