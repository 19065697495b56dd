"""Tables: the same rows in Arrow, Parquet and CSV, a schema that stays, cells that no spreadsheet runs."""

from __future__ import annotations

import csv as stdlib_csv
import io
import itertools
import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import attrs
import duckdb
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import Document, InputError, MissingExtraError, parse
from aseanparse.dates.values import bounds
from aseanparse.demo import articles
from aseanparse.export import arrow, columns, csv, parquet
from aseanparse.export.columns import TABLES
from tests.corpus import seeds
from tests.pages import ROOT
from tests.test_export_json import DOCUMENTS

LISTS = st.lists(DOCUMENTS, max_size=2)
FEWER = settings(max_examples=30)  # documents are large
SCHEMA = ROOT / "tests" / "tables.txt"


@pytest.fixture(scope="module")
def real() -> tuple[Document, ...]:
    return tuple(parse(article.text, id=article.name) for article in seeds()[:20])


def plain(value: Any) -> Any:
    """What a table holds in place of a value of a record."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if value else None
    return value


def rows(table: pa.Table) -> list[tuple[Any, ...]]:
    return [tuple(row.values()) for row in table.to_pylist()]


def written(documents: list[Document], **options: Any) -> dict[str, str]:
    streams = {name: io.StringIO(newline="") for name in TABLES}
    for name, stream in streams.items():
        csv.write_table(documents, stream, name, **options)
    return {name: stream.getvalue() for name, stream in streams.items()}


# ---------------------------------------------------------------- the schema
def test_the_schema_is_the_one_that_readers_know() -> None:
    """A change here changes what readers rely on: it needs a new ``columns.SCHEMA`` and a line in the changelog."""
    described = [columns.SCHEMA]
    for name in TABLES:
        described += ["", name]
        for field in arrow.schema(name):
            described.append(f"  {field.name}: {field.type}{'' if field.nullable else ' not null'}")
    assert "\n".join(described) + "\n" == SCHEMA.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", TABLES)
def test_a_schema_tells_its_version_its_table_and_what_each_column_means(name: str) -> None:
    schema = arrow.schema(name)
    assert schema.metadata == {b"schema": columns.SCHEMA.encode(), b"table": name.encode()}
    assert schema.names[0] == "document"
    assert [f.metadata[b"meaning"].decode() for f in schema] == [c.meaning for c in columns.table(name).columns]
    assert all(column.kind in get_args(columns.Kind) for column in columns.table(name).columns)


def test_no_document_gives_empty_tables_with_their_schema(tmp_path: Path) -> None:
    csv.write([], tmp_path)
    parquet.write([], tmp_path)
    for name, table in arrow.tables([]).items():
        assert table.num_rows == 0
        assert table.schema.equals(arrow.schema(name), check_metadata=True)
        assert pq.read_table(tmp_path / f"{name}.parquet").equals(table)
        assert (tmp_path / f"{name}.csv").read_bytes() == (",".join(table.column_names) + "\r\n").encode()


def test_the_documentation_describes_every_column() -> None:
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    for name in TABLES:
        table = columns.table(name)
        if name == "proposals":
            assert table.columns == columns.table("commitments").columns
            continue
        section = page.partition(f"\n### {name}")[2].partition("\n### ")[0]
        told = [line.split(" | ") for line in section.splitlines() if line.startswith("| `")]
        assert [(cells[0].strip("| `"), cells[1], cells[2].rstrip(" |")) for cells in told] == [
            (column.name, column.kind + ("?" if column.nullable else ""), column.meaning) for column in table.columns
        ]


# ---------------------------------------------------------------- what the rows hold
@given(LISTS)
@FEWER
def test_every_record_has_its_row(documents: list[Document]) -> None:
    tables = arrow.tables(documents)
    assert tuple(tables) == TABLES
    assert tables["documents"].num_rows == len(documents)
    for name in ("dates", "people", "events", "commitments", "proposals"):
        assert tables[name].num_rows == sum(len(getattr(d, name)) for d in documents)
    told = [
        place
        for d in documents
        for group in (
            *((*p.mentions, *p.offices) for p in d.people),
            *(thing.mentions for thing in (*d.entities, *d.events)),
            *((*s.items, *s.targets) for s in (*d.commitments, *d.proposals)),
        )
        for place in group
    ]
    assert sorted(zip(*(tables["mentions"][key].to_pylist() for key in ("start", "end")), strict=True)) == sorted(
        (place.start, place.end) for place in told
    )


@given(LISTS)
@FEWER
def test_every_value_of_the_record_is_in_its_cell(documents: list[Document]) -> None:
    tables = arrow.tables(documents)
    for name in ("dates", "people", "events", "commitments", "proposals"):
        found = tables[name].to_pylist()
        records = [(d, record) for d in documents for record in getattr(d, name)]
        for (document, record), row in zip(records, found, strict=True):
            assert row["document"] == (plain(document.id) or "")
            for field, value in attrs.asdict(record, recurse=False).items():
                if field not in row:
                    assert field in ("mentions",)
                    continue
                kind = next(c for c in columns.table(name).columns if c.name == field)
                if kind.kind == "day":
                    continue  # checked on its own
                if field in ("offices", "targets", "items"):
                    value = [getattr(v, "title", v.text) for v in value]
                elif hasattr(value, "text"):
                    assert (row[f"{field}_start"], row[f"{field}_end"]) == (value.start, value.end)
                    value = value.text
                if isinstance(value, list | tuple):
                    assert row[field] == [plain(v) or "" for v in value]
                else:
                    if type(value) is int and not -(2**63) <= value < 2**63:
                        value = None
                    assert row[field] == plain(value) or (row[field] == "" and not kind.nullable)


@given(DOCUMENTS)
@FEWER
def test_strings_are_valid_and_as_long_as_they_were(document: Document) -> None:
    for table in arrow.tables([document]).values():
        table.validate(full=True)
    row = arrow.tables([document])["documents"].to_pylist()[0]
    assert len(row["text"] or "") == len(document.text or "")


def test_days_stand_beside_every_value(real: tuple[Document, ...]) -> None:
    tables = {name: table.to_pylist() for name, table in arrow.tables(real).items()}
    days = 0
    for name in ("commitments", "proposals"):
        for row in tables[name]:
            for key in ("deadline", "said_on"):
                first, last = bounds(row[key] or "")
                assert row[f"{key}_first"] == (first and date.fromisoformat(first))
                assert row[f"{key}_last"] == (last and date.fromisoformat(last))
                days += first is not None
    for row in tables["events"]:
        first, last = bounds(row["start"] or "")[0], bounds(row["end"] or row["start"] or "")[1]
        assert row["first"] == (first and date.fromisoformat(first))
        assert row["last"] == (last and date.fromisoformat(last))
        days += row["first"] is not None
    assert days > 100
    for document, row in zip(real, tables["documents"], strict=True):
        assert row["published"] == (document.published and date.fromisoformat(document.published))


def test_every_key_leads_to_its_row(real: tuple[Document, ...]) -> None:
    tables = {name: table.to_pylist() for name, table in arrow.tables(real).items()}
    ids = {name: {(row["document"], row["id"]) for row in tables[name]} for name in ("people", "events")}
    documents = {row["document"] for row in tables["documents"]}
    followed = 0
    for row in itertools.chain(*tables.values()):
        assert row["document"] in documents
        people = [*row.get("makers", ()), *row.get("participants", ()), *filter(None, [row.get("speaker")])]
        events = list(filter(None, [row.get("event"), row.get("parent")]))
        assert {(row["document"], id) for id in people} <= ids["people"]
        assert {(row["document"], id) for id in events} <= ids["events"]
        followed += len(people) + len(events)
    assert followed > 100


def test_offsets_index_the_text_kept(real: tuple[Document, ...]) -> None:
    tables = arrow.tables(real)
    texts = {row["document"]: row["text"] for row in tables["documents"].to_pylist()}
    for name in ("mentions", "dates"):
        for row in tables[name].to_pylist():
            assert texts[row["document"]][row["start"] : row["end"]] == row["text"]


# ---------------------------------------------------------------- pieces
@given(LISTS, st.integers(1, 6))
@FEWER
def test_pieces_make_up_the_tables(documents: list[Document], size: int) -> None:
    pieces: dict[str, list[pa.RecordBatch]] = {name: [] for name in TABLES}
    for name, batch in arrow.batches(documents, rows=size):
        assert batch.num_rows
        pieces[name].append(batch)
    for name, table in arrow.tables(documents).items():
        assert pa.Table.from_batches(pieces[name], arrow.schema(name)).equals(table)


def test_documents_are_taken_one_at_a_time_and_pieces_given_as_they_fill() -> None:
    taken = 0

    def endless() -> Iterator[Document]:
        nonlocal taken
        document = parse("JAKARTA - The two ministers agreed to build a bridge on May 5.")
        while True:
            taken += 1
            yield document

    name, batch = next(iter(arrow.batches(endless(), rows=10)))
    assert batch.num_rows >= 10
    assert taken <= 10, name


def test_long_texts_make_pieces_smaller() -> None:
    document = attrs.evolve(parse("JAKARTA"), text="x" * 5_000)
    sizes = [b.num_rows for name, b in arrow.batches([document] * 100, rows=100) if name == "documents"]
    assert max(sizes) == 10


# ---------------------------------------------------------------- Parquet
@given(LISTS)
@FEWER
def test_parquet_holds_what_arrow_holds(documents: list[Document]) -> None:
    tables = arrow.tables(documents)
    with tempfile.TemporaryDirectory() as folder:
        parquet.write(documents, folder, rows=2)
        for name, table in tables.items():
            found = pq.read_table(Path(folder) / f"{name}.parquet")
            assert found.schema.metadata == table.schema.metadata
            assert [f.nullable for f in found.schema] == [f.nullable for f in table.schema]
            assert found.equals(table)
    stream = io.BytesIO()
    parquet.write_table(documents, stream, "people")
    assert pq.read_table(io.BytesIO(stream.getvalue())).equals(tables["people"])


def test_row_groups_have_the_size_asked_for(real: tuple[Document, ...], tmp_path: Path) -> None:
    parquet.write_table(real, tmp_path / "dates.parquet", "dates", rows=50)
    file = pq.ParquetFile(tmp_path / "dates.parquet")
    assert file.num_row_groups > 3
    assert all(file.metadata.row_group(n).num_rows >= 50 for n in range(file.num_row_groups - 1))


# ---------------------------------------------------------------- CSV
@given(LISTS, st.booleans())
@FEWER
def test_csv_is_read_back(documents: list[Document], bom: bool) -> None:
    tables = arrow.tables(documents)
    for name, string in written(documents, bom=bom).items():
        assert string.startswith("\ufeffdocument," if bom else "document,")
        found = list(csv.read(io.StringIO(string, newline=""), name))
        assert found == [tuple(map(printable, row)) for row in rows(tables[name])]


def printable(cell: Any) -> Any:
    if isinstance(cell, list):
        return [printable(item) for item in cell]
    if not isinstance(cell, str):
        return cell
    return "".join("\ufffd" if (c < " " or "\x7f" <= c <= "\x9f") and c not in "\t\n\r" else c for c in cell)


@given(st.text(st.sampled_from("'=+-@\t\r\n＝＋－＠|\\\"a,;\x00 ") | st.characters(), max_size=8))
def test_no_cell_is_a_formula(words: str) -> None:
    document = attrs.evolve(parse("JAKARTA"), id=words, url=words, warnings=())
    string = written([document])["documents"]
    cells = next(itertools.islice(stdlib_csv.reader(io.StringIO(string, newline="")), 1, None))
    for cell in cells:
        assert not cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    (row,) = csv.read(io.StringIO(string, newline=""), "documents")
    assert row[:2] == rows(arrow.tables([document])["documents"])[0][:2] or "\ufffd" in str(row[0])


def test_numbers_stay_numbers_and_nothing_is_an_empty_cell() -> None:
    told = "HANOI - Viet Nam and Thailand agreed to raise two-way trade to 5 billion USD by 2030."
    (statement,) = parse(told).commitments
    below = attrs.evolve(statement.targets[0], value=-5.0)
    document = attrs.evolve(parse("x", id="-1"), commitments=(attrs.evolve(statement, targets=(below,)),))
    row = next(stdlib_csv.DictReader(io.StringIO(written([document])["commitments"], newline="")))
    assert (row["target_values"], row["document"]) == ("-5.0", "'-1")
    assert (row["speaker"], row["hedges"]) == ("", "")
    assert (row["deadline_last"], row["negated"]) == ("2030-12-31", "false")


def test_lines_end_as_the_standard_says_and_long_texts_are_read() -> None:
    document = attrs.evolve(parse("JAKARTA"), text='a "quoted"\nline, ' * 20_000)
    string = written([document])["documents"]
    assert string.endswith("\r\n")
    assert '""quoted""' in string
    (row,) = csv.read(io.StringIO(string, newline=""), "documents")
    assert row[-1] == document.text


@pytest.mark.parametrize(
    ("string", "message"),
    [
        ("", "line 0: not the header of dates"),
        ("a,b\r\n", "line 1: not the header of dates"),
        ("document,start,end,text,value,first,last,grain,basis\r\nx,1\r\n", "line 2: "),
        ("document,start,end,text,value,first,last,grain,basis\r\nx,1,b,,,,,,\r\n", "line 2: end: 'b' is no integer"),
        ('document,start,end,text,value,first,last,grain,basis\r\n"x" y,1,2,,,,,,\r\n', "line 2: "),
    ],
)
def test_what_is_no_such_table_is_refused(string: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        list(csv.read(io.StringIO(string, newline=""), "dates"))
    assert str(caught.value).startswith(message)


# ---------------------------------------------------------------- files
@pytest.mark.parametrize("format", [csv, parquet])
def test_files_appear_whole_or_not_at_all(format: Any, tmp_path: Path) -> None:
    def failing() -> Iterator[Document]:
        yield parse("JAKARTA - The ministers met on May 5.")
        raise KeyboardInterrupt

    folder = tmp_path / "deep" / "tables"
    with pytest.raises(KeyboardInterrupt):
        format.write(failing(), folder)
    assert list(folder.iterdir()) == []
    format.write([], folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(KeyboardInterrupt):
        format.write(failing(), folder)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert len(before) == len(TABLES)


@pytest.mark.parametrize("format", [csv, parquet])
def test_only_the_tables_asked_for_are_written(format: Any, tmp_path: Path) -> None:
    format.write([], tmp_path, tables=["people", "dates"])
    assert sorted(path.stem for path in tmp_path.iterdir()) == ["dates", "people"]


@pytest.mark.parametrize("format", [csv, parquet])
def test_misuse_is_told_before_a_document_is_taken(format: Any, tmp_path: Path) -> None:
    def untouched() -> Iterator[Document]:
        raise AssertionError
        yield

    with pytest.raises(InputError, match="no table 'pepole'; there are documents, dates, people"):
        format.write(untouched(), tmp_path, tables=["pepole"])
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file: "):
        format.write(untouched(), tmp_path / "file")
    (tmp_path / "people.csv").mkdir()
    (tmp_path / "people.parquet").mkdir()
    with pytest.raises(InputError, match="a folder"):
        format.write(untouched(), tmp_path)


def test_a_missing_pyarrow_is_one_line_that_names_the_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    told = r"^Arrow and Parquet need pyarrow: pip install 'aseanparse\[arrow\]'$"
    for call in (
        lambda: arrow.schema("people"),
        lambda: arrow.tables([]),
        lambda: arrow.batches([]),
        lambda: parquet.write([], tmp_path / "none"),
        lambda: parquet.write_table([], tmp_path / "none.parquet", "people"),
    ):
        with pytest.raises(MissingExtraError, match=told):
            call()
    assert list(tmp_path.iterdir()) == []
    csv.write([parse("JAKARTA")], tmp_path)  # needs none


# ---------------------------------------------------------------- others read them
@pytest.mark.parametrize("name", TABLES)
def test_pandas_polars_and_duckdb_read_what_is_written(name: str, real: tuple[Document, ...], tmp_path: Path) -> None:
    parquet.write(real, tmp_path)
    csv.write(real, tmp_path)
    csv.write(real, tmp_path / "excel", bom=True)
    file, table = tmp_path / f"{name}.parquet", arrow.tables(real)[name]
    wanted = rows(table)
    assert polars.read_parquet(file).rows() == wanted
    assert duckdb.sql(f"SELECT * FROM '{file}'").fetchall() == wanted
    frame = pandas.read_parquet(file)
    assert [list(frame.columns), len(frame)] == [table.column_names, table.num_rows]
    for path in (tmp_path / f"{name}.csv", tmp_path / "excel" / f"{name}.csv"):
        for found in (pandas.read_csv(path), polars.read_csv(path, infer_schema=False)):
            assert [list(found.columns), len(found)] == [table.column_names, table.num_rows]
        relation = duckdb.sql(f"SELECT * FROM read_csv('{path}', all_varchar=true)")
        assert [relation.columns, len(relation.fetchall())] == [table.column_names, table.num_rows]


def test_duckdb_finds_what_a_loop_over_the_documents_finds(tmp_path: Path) -> None:
    """Which commitments of Viet Nam towards Thailand have a deadline before 2030? As ``docs/tables.md`` asks it."""
    page = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
    query = page.partition('duckdb.sql("""')[2].partition('""")')[0].replace("\n... ", "\n")
    documents = [parse(article.text, id=article.name) for article in seeds()]
    parquet.write(documents, tmp_path)
    found = duckdb.sql(query.replace("'tables/", f"'{tmp_path}/")).fetchall()
    wanted = []
    for document in documents:
        for s in document.commitments:
            towards = "THA" in s.counterparts or (not s.counterparts and "THA" in s.parties)
            last = bounds(s.deadline)[1]
            if "VNM" in s.parties and towards and last is not None and last < "2030-01-01":
                wanted.append((document.id, s.act, s.content.text, date.fromisoformat(last)))
    assert len(wanted) > 3
    assert sorted(found) == sorted(wanted)


def test_the_tables_of_the_demo_do_not_depend_on_the_order_of_tables() -> None:
    documents = [parse(text, id=id) for id, text in articles()]
    for name, batch in arrow.batches(documents, tables=TABLES[::-1]):
        assert batch.num_rows == arrow.tables(documents)[name].num_rows
