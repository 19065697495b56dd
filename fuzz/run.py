"""Coverage-guided fuzzing of the whole pipeline: ``python fuzz/run.py [FOLDER ...] [options of libFuzzer]``.

Needs the extra ``aseanparse[fuzz]``. An input is bytes: the first chooses the source, the rest is the text, read as
UTF-8 with its broken bytes as lone surrogates. ``corpus/`` holds what words of news reach; ``words.dict`` the words
that libFuzzer puts in. What breaks something is written into the folder of the run; mended, it belongs among the
findings of ``tests/test_robust.py``.
"""

from __future__ import annotations

import sys
from io import StringIO

import atheris

with atheris.instrument_imports(include=["aseanparse", "aseanparse_plugins"]):
    import aseanparse
    from aseanparse.export import brat, csv, labelstudio
    from aseanparse.export.annotations import annotate
    from aseanparse.export.columns import TABLES
    from aseanparse.export.html import page
    from aseanparse.export.json import dumps, loads
    from aseanparse.export.plover import to_plover
    from aseanparse.testing.growth import patience
    from aseanparse.testing.record import grounding, order, tiling

SOURCES = (None, None, None, "vns", "vna", "wvr", "vov", "vgp", "mfasg")  # mostly, the text tells


def check(data: bytes) -> None:
    """Read one text and hold its record to what holds for every text."""
    source, text = SOURCES[data[0] % len(SOURCES)] if data else None, data[1:].decode("utf-8", "surrogateescape")
    with patience(len(text)):
        document = aseanparse.parse(text, source=source)
        record = document.to_dict()
        broken = [*grounding(record, text), *tiling(record, text), *order(record, text)]
        # Words that lost the space between them are cut where they were glued.
        assert not [b for b in broken if "cuts one" not in b.what], broken
        assert loads(dumps(document)) == document
        page(document)
        to_plover(document)
        for table in TABLES:
            csv.write_table([document], StringIO(), table)
        annotations = annotate(document)
        brat.dumps(annotations)
        labelstudio.task(annotations)


if __name__ == "__main__":
    atheris.Setup(sys.argv, check)
    atheris.Fuzz()
