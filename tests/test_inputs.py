"""Articles as people have them: what each format gives, what is told where it gives none, and that none is lost."""

from __future__ import annotations

import builtins
import gzip
import io
import json
import sys
import tempfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import Document, InputError, files, inputs, parse, parse_many
from aseanparse.errors import MissingExtraError
from aseanparse.inputs import Input, jsonl, opened, page
from aseanparse.layout.published import day_of
from aseanparse.text import hashed
from tests.commands import ARTICLE, records, run

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Two states to open a new air route | The Paper</title>
<link rel="canonical" href="https://paper.example/politics/open-route.html">{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/p">Politics &amp; Laws</a></li></ul></nav>
<article><h1>Việt Nam, Indonesia to open new air route</h1>
<p>JAKARTA — Foreign Minister Lê Minh Quang held talks with his Indonesian counterpart Raharjo on Tuesday.</p>
<p>The two ministers agreed to raise two-way trade to US$18 billion by 2028 and reopen the Đà Nẵng-Jakarta route.</p>
<p>Quang said Việt Nam would send 50 engineers to Bali, and invited Raharjo to visit Hà Nội in 2027.</p>
</article><footer>Copyright 2012 The Paper</footer></body></html>"""
PUBLISHED = '<meta property="article:published_time" content="2026-05-13T09:12:00+07:00">'


def everything(path: Path | str, **options: Any) -> list[tuple[str, Input | Exception]]:
    return list(inputs.read(str(path), **options))


def only(path: Path | str, **options: Any) -> Input:
    ((_, article),) = everything(path, **options)
    assert isinstance(article, Input), article
    return article


def write_lines(path: Path, *lines: object) -> Path:
    path.write_text("".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in lines), encoding="utf-8")
    return path


# ---------------------------------------------------------------- which files
def test_a_folder_stands_for_all_endings_in_order(tmp_path: Path) -> None:
    wanted = ["a.htm", "a.txt", "b.HTML.gz", "c.jsonl", "d/e.ndjson.gz", "d/f.txt.gz"]
    for name in [*wanted, "a.md", "b.json", "c.csv", "d/f.pdf.gz", "e.gz", "txt"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    assert [Path(p).relative_to(tmp_path).as_posix() for p in inputs.find([str(tmp_path)])] == wanted


@given(st.lists(st.sampled_from(["a.txt", "-", "x/y.jsonl", "gone"])))
def test_any_files_stand_for_themselves(paths: list[str]) -> None:
    assert list(inputs.find(paths)) == list(inputs.find(map(Path, paths))) == paths


@pytest.mark.parametrize("one", ["news", b"news", Path("news"), Input("They met.")])
def test_one_is_not_taken_for_several(one: Any) -> None:
    for several in (inputs.find, files.parse_files, parse_many):
        with pytest.raises(InputError, match=r"^(?:paths|articles): needs an iterable, a list for example, is one "):
            next(several(one))  # type: ignore[operator]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-05-13", date(2026, 5, 13)),
        (" 20260513 ", date(2026, 5, 13)),
        ("2026-05-13T23:30:00-07:00", date(2026, 5, 13)),
        ("2026-05-13 09:12 GMT+7", date(2026, 5, 13)),
        ("2026-05-13T24:61", date(2026, 5, 13)),
        ("2026-05-13 soon", None),
        ("2026-05-13Tgarbage", None),
        ("2026-02-30T10:00", None),
        ("", None),
    ],
)
def test_a_day_is_read_alike_wherever_it_is_given(written: str, day: date | None) -> None:
    assert day_of(written) == day
    (result,) = parse_many([Input(ARTICLE, published=written)])  # type: ignore[arg-type]
    if day is None and written:
        assert "no date" in str(result)
        with pytest.raises(InputError, match="no date"):
            parse(ARTICLE, published=written)
    elif day is not None:
        assert isinstance(result, Document)
        assert result.published == parse(ARTICLE, published=written).published == day.isoformat()


# ---------------------------------------------------------------- JSON Lines
KEYS = st.fixed_dictionaries(
    {"text": st.text(min_size=1).filter(lambda text: text.strip("\ufeff \n\t\r\x0b\x0c").strip() != "")},
    optional={
        "id": st.none() | st.text(min_size=1) | st.integers(),
        "url": st.none() | st.text(min_size=1),
        "published": st.none() | st.dates().map(str),
        "section": st.none() | st.booleans() | st.lists(st.integers()),
    },
)


@given(st.lists(KEYS | st.sampled_from(["{", "[]", "null", '"a"', "", "7"]), max_size=8), st.booleans())
def test_any_lines_give_their_articles_and_the_numbers_of_the_bad_ones(lines: list[Any], packed: bool) -> None:
    raw = "".join((x if isinstance(x, str) else json.dumps(x)) + "\n" for x in ["{}", *lines]).encode()
    stream = gzip.GzipFile(fileobj=io.BytesIO(gzip.compress(raw))) if packed else io.BytesIO(raw)
    found = dict(jsonl.read(io.BufferedReader(stream)))  # type: ignore[arg-type]
    assert list(found) == [1, *(n for n, line in enumerate(lines, 2) if line != "")]
    for number, line in enumerate(lines, 2):
        if isinstance(line, dict):
            id, day = line.get("id"), line.get("published")
            assert found[number] == Input(
                line["text"],
                hashed(line["text"]) if id is None else str(id),
                line.get("url"),
                date.fromisoformat(day) if day else None,
            )
        elif line:
            assert isinstance(found[number], InputError)


BAD_LINES = {
    "[]": "not an object but an array",
    "null": "not an object but null",
    "7": "not an object but a number",
    '{"text": 3}': "'text' is not a string but a number",
    '{"body": "x", "title": "y"}': "no 'text'; its keys are 'body', 'title'",
    "{}": "no 'text'; its keys are none",
    '{"text": null}': "no 'text'; its keys are 'text'",
    '{"text": " \\n"}': "'text' is empty",
    '{"text": "x", "id": true}': "'id' is not a string but a boolean",
    '{"text": "x", "url": []}': "'url' is not a string but an array",
    '{"text": "x", "published": "May 13"}': "'published' is 'May 13', no date such as 2026-01-29",
    '{"text": "x", "published": 20260513}': "'published' is a number, no date such as 2026-01-29",
    '{"text": "x"': "not JSON: expecting ',' delimiter at character 13",
    "[" * 100_000: "not JSON that can be read: ",
}


@pytest.mark.parametrize("line", BAD_LINES, ids=[line[:30] for line in BAD_LINES])
def test_a_bad_line_is_named_with_its_number_and_loses_no_other(tmp_path: Path, line: str) -> None:
    good = {"id": "a", "text": ARTICLE}
    path = write_lines(tmp_path / "news.jsonl", good, line, "", good | {"id": "b"})
    result = run("parse", path, "-f", "jsonl")
    assert result.exit_code == 2
    assert [r["id"] for r in records(result.stdout)] == ["a", "b"]
    (told,) = result.stderr.splitlines()
    assert told.startswith(f"aseanparse: {path}:2: {BAD_LINES[line]}")


odd = st.sampled_from([7, 7.5, True, [], {}])


@given(
    text=st.just(ARTICLE) | odd,
    id=st.none() | st.text(max_size=3) | odd,
    url=st.none() | st.just("https://example.org/a") | odd,
    published=st.none() | st.dates().map(str) | st.sampled_from(["", " ", "2026-05-13T23:30:00Z", "soon"]) | odd,
)
def test_any_values_are_taken_or_refused_alike_wherever_they_stand(**values: Any) -> None:
    (in_a_loop,) = parse_many([Input(**values)])
    (_, line) = next(jsonl.read(io.BufferedReader(io.BytesIO(json.dumps(values).encode()))))
    if isinstance(line, Input):
        assert in_a_loop == next(parse_many([line]))
    else:
        assert str(in_a_loop) == str(line)


def test_a_line_that_is_not_utf8_is_named_too(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_bytes(b'\xef\xbb\xbf{"text": "x"}\r\n{"text": "H\xe0"}\n{"text": "y"}')
    told = [
        (where.removeprefix(str(path)), str(a) if isinstance(a, InputError) else a.text)
        for where, a in everything(path)
    ]  # type: ignore[union-attr]
    assert told == [(":1", "x"), (":2", "not UTF-8: byte 0xe0 at position 11"), (":3", "y")]


@pytest.mark.parametrize("text", ['{\n  "text": "x"\n}\n', '[\n  {"text": "x"}\n]\n', '[{\n"text": "x"}]'])
def test_json_over_several_lines_is_one_error_that_says_what_to_type(tmp_path: Path, text: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text(text, encoding="utf-8")
    ((where, error),) = everything(path)
    assert where == str(path)
    assert "jq -c" in str(error)


def test_what_a_line_tells_reaches_the_record(tmp_path: Path) -> None:
    line = {
        "text": "JAKARTA - They met on Tuesday.",
        "id": 7,
        "url": "https://a.example/7",
        "published": "2026-05-13T23:30Z",
    }
    path = write_lines(tmp_path / "news.jsonl", line)
    (record,) = records(run("parse", path, "-f", "jsonl").stdout)
    told = [record[key] for key in ("id", "url", "published", "published_basis", "text")]
    assert told == ["7", line["url"], "2026-05-13", "argument", None]
    assert record["dates"][0]["value"] == "2026-05-12"
    (record,) = records(run("parse", path, "-f", "jsonl", "--published", "2026-05-20").stdout)
    assert record["published"] == "2026-05-20"  # the caller overrules the file


def test_a_line_without_id_is_known_by_its_text(tmp_path: Path) -> None:
    one = records(run("parse", write_lines(tmp_path / "a.jsonl", {"text": ARTICLE}), "-f", "jsonl").stdout)
    other = records(run("parse", "-", "-f", "jsonl", stdin=ARTICLE.encode()).stdout)
    assert one == other


# ---------------------------------------------------------------- web pages
def test_a_page_gives_its_article_and_keeps_the_text_that_offsets_index(tmp_path: Path) -> None:
    path = tmp_path / "route.html"
    path.write_text(PAGE.format(head=PUBLISHED), encoding="utf-8")
    (record,) = records(run("parse", path, "-f", "jsonl").stdout)
    told = [record[key] for key in ("id", "url", "published", "published_basis")]
    assert told == ["route", "https://paper.example/politics/open-route.html", "2026-05-13", "header"]
    text = record["text"]
    assert text == only(path).text
    assert "Home" not in text
    assert "Copyright" not in text
    assert record["headline"]["text"] == "Việt Nam, Indonesia to open new air route"
    mentions = [s[key] for s in record["commitments"] for key in ("trigger", "content", "sentence")]
    assert len(mentions) == 9
    assert all(text[m["start"] : m["end"]] == m["text"] for m in mentions)
    assert record["dates"][0]["value"] == "2026-05-12"


DECLARED = {
    "": None,
    PUBLISHED: date(2026, 5, 13),
    '<meta itemprop="datePublished" content="2026-05-13">': date(2026, 5, 13),
    '<meta name="pubdate" content="May 13, 2026">': None,
    '<script type="application/ld+json">{"@graph": [{"@type": "X", "datePublished": "2026-05-13"}]}</script>': date(
        2026, 5, 13
    ),
    '<script type="application/ld+json">{broken</script>' + PUBLISHED: date(2026, 5, 13),
    PUBLISHED + '<meta itemprop="datePublished" content="2026-05-12">': None,
    '<meta property="article:modified_time" content="2026-05-14">': None,
}


@pytest.mark.parametrize("head", DECLARED)
def test_only_a_day_that_the_page_declares_and_does_not_contradict_is_taken(head: str) -> None:
    assert page.extract(PAGE.format(head=head).encode()).published == DECLARED[head]


def test_the_day_a_caller_gives_overrules_the_page(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE.format(head=PUBLISHED), encoding="utf-8")
    ((_, document),) = files.parse_files([str(path)], published="2026-06-01")
    assert isinstance(document, Document)
    assert (document.published, document.published_basis) == ("2026-06-01", "argument")


def test_a_page_in_another_encoding_is_read() -> None:
    raw = PAGE.format(head="").replace("utf-8", "windows-1258").replace("Việt", "Viet").replace("ậ", "a")
    assert "Lê Minh Quang" in page.extract(raw.encode("windows-1258", "replace")).text


@pytest.mark.parametrize("raw", [b"", b" \n", b"<html></html>", b"\0\0\0"])
def test_a_page_without_an_article_is_told(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(raw)
    ((_, error),) = everything(path)
    assert isinstance(error, InputError)


def test_without_trafilatura_one_line_names_the_extra_and_texts_are_parsed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = builtins.__import__

    def without(name: str, *arguments: Any, **options: Any) -> Any:
        if name.startswith("trafilatura"):
            raise ModuleNotFoundError(name)
        return original(name, *arguments, **options)

    monkeypatch.setattr(builtins, "__import__", without)
    for name in ("a.html", "b.html", "c.txt"):
        (tmp_path / name).write_text(ARTICLE, encoding="utf-8")
    ((_, error),) = everything(tmp_path / "a.html")
    assert isinstance(error, MissingExtraError)
    result = run("parse", tmp_path, "-f", "jsonl")
    assert [r["id"] for r in records(result.stdout)] == ["c"]
    assert result.stderr == (
        f"aseanparse: {tmp_path / 'a.html'}: web pages need trafilatura: pip install 'aseanparse[web]'\n"
    )
    assert result.exit_code == 2


# ---------------------------------------------------------------- gzip
FORMATS: dict[str, bytes] = {
    "a.txt": ARTICLE.encode(),
    "a.html": PAGE.format(head=PUBLISHED).encode(),
    "a.jsonl": (json.dumps({"id": "a", "text": ARTICLE}) + "\n").encode() * 2,
}


@pytest.mark.parametrize("name", FORMATS)
def test_gz_is_read_as_what_is_in_it(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FORMATS[name])
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(FORMATS[name]))
    plain, packed = everything(tmp_path / name), everything(tmp_path / f"{name}.gz")
    assert [a for _, a in packed] == [a for _, a in plain]
    assert all(isinstance(a, Input) and a.id == "a" for _, a in packed)


@pytest.mark.parametrize("name", FORMATS)
def test_a_damaged_gz_is_one_line_and_what_came_before_is_kept(tmp_path: Path, name: str) -> None:
    noise = json.dumps(
        {"text": "".join(chr(33 + i * i % 89) for i in range(300_000))}
    )  # longer than what is read at once
    packed = gzip.compress(FORMATS[name] + noise.encode())
    damaged = tmp_path / f"{name}.gz"
    damaged.write_bytes(packed[:-12])
    *before, (where, error) = everything(damaged)
    assert len(before) == (2 if "jsonl" in name else 0)
    assert (where, isinstance(error, InputError)) == (str(damaged), True)
    assert str(error).startswith("damaged gzip")
    assert "\n" not in str(error)


@given(st.binary(max_size=200), st.sampled_from(["a.txt.gz", "a.jsonl.gz", "a.txt", "a.jsonl", "unknown"]))
def test_any_bytes_give_articles_or_errors(tmp_path_factory: pytest.TempPathFactory, raw: bytes, name: str) -> None:
    path = tmp_path_factory.getbasetemp() / name
    for content in (raw, gzip.compress(raw)[: len(raw) + 15]):
        path.write_bytes(content)
        found = everything(path)
        assert all(isinstance(article, Input | InputError) for _, article in found)
        assert found == [] or len(found) <= content.count(b"\n") + 1 or name.endswith("gz")


@given(st.integers(1, 400), st.integers(1, 200))
def test_every_whole_line_before_the_damage_is_read(lines: int, lost: int) -> None:
    raw = "".join(json.dumps({"id": n, "text": f"Article {n * n} of the day."}) + "\n" for n in range(lines)).encode()
    packed = gzip.compress(raw)[: -min(lost, 8 + lines)]
    there = zlib.decompressobj(wbits=31).decompress(packed).count(b"\n")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cut.jsonl.gz"
        path.write_bytes(packed)
        *whole, (_, error) = inputs.read(path)
    assert [article.id for _, article in whole if isinstance(article, Input)] == [str(n) for n in range(there)]
    assert str(error).startswith(f"damaged gzip after line {there}: ")


def test_a_file_that_is_no_gzip_is_told_by_its_ending(tmp_path: Path) -> None:
    (tmp_path / "a.txt.gz").write_text(ARTICLE, encoding="utf-8")
    ((_, error),) = everything(tmp_path / "a.txt.gz")
    assert str(error) == "ends in .gz and is no gzip file"


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", ["a.txt", "a.jsonl"])
def test_more_than_an_article_can_have_is_refused_and_never_unpacked_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, packed: bool
) -> None:
    monkeypatch.setattr(opened, "MAX_BYTES", 5000)
    monkeypatch.setattr(jsonl, "MAX_BYTES", 5000)
    lines = [json.dumps({"text": "x" * 20_000}), json.dumps({"text": ARTICLE})]
    raw = ("x" * 20_000 if name == "a.txt" else "\n".join(lines)).encode()
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(raw) if packed else raw)
    (_, error), *rest = everything(path)
    assert "longer than" in str(error)
    assert [a.text for _, a in rest if isinstance(a, Input)] == ([ARTICLE] if name == "a.jsonl" else [])


# ---------------------------------------------------------------- standard input, and files whose ending tells nothing
SNIFFED: list[tuple[bytes, Callable[[Input], bool]]] = [
    (ARTICLE.encode(), lambda a: a.text == ARTICLE),
    (b"\xef\xbb\xbf" + ARTICLE.encode(), lambda a: a.text == "\ufeff" + ARTICLE),
    (FORMATS["a.html"], lambda a: a.extracted),
    (b"<!-- saved -->\n" + FORMATS["a.html"], lambda a: a.extracted),
    (b' { "id": "a", "text": "x" }', lambda a: a.id == "a"),
    (b"{Sic} the minister said.", lambda a: a.text.startswith("{Sic}")),
    (b"[Photo] The minister said.", lambda a: a.text.startswith("[Photo]")),
]


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("raw", "holds"), SNIFFED)
def test_standard_input_is_known_by_its_first_bytes(
    monkeypatch: pytest.MonkeyPatch, raw: bytes, holds: Callable[[Input], bool], packed: bool
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(raw) if packed else raw)))
    assert holds(only("-"))


@pytest.mark.parametrize(("raw", "holds"), SNIFFED)
def test_so_is_a_file_with_another_ending(tmp_path: Path, raw: bytes, holds: Callable[[Input], bool]) -> None:
    (tmp_path / "article.dat").write_bytes(raw)
    assert holds(only(tmp_path / "article.dat"))


def test_the_caller_may_say_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(FORMATS["a.jsonl"])
    assert len(everything(tmp_path / "a.txt")) == 1
    assert len(everything(tmp_path / "a.txt", format="jsonl")) == 2
    result = run("parse", tmp_path / "a.txt", "--input-format", "jsonl", "-f", "jsonl", "-q")
    assert len(records(result.stdout)) == 2


# ---------------------------------------------------------------- progress
@pytest.mark.parametrize("name", [*FORMATS, "a.txt.gz", "a.jsonl.gz"])
def test_progress_counts_the_bytes_of_the_file(tmp_path: Path, name: str) -> None:
    raw = FORMATS[name.removesuffix(".gz")]
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    counted: list[int] = []
    everything(tmp_path / name, progress=counted.append)
    assert sum(counted) == (tmp_path / name).stat().st_size
