"""The corpus: complete, true to the guide where that can be checked, our own, and not written into the parser."""

from __future__ import annotations

import ast
import hashlib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from aseanparse.testing.gold import GoldAct, GoldDate, GoldEvent
from aseanparse.text import fold
from tests import corpus
from tests.corpus import ORIGINALS, ROOT, SEEDS, Article, OriginalsMissingError, originals, read_text, seeds

each_seed = pytest.mark.parametrize("article", seeds(), ids=lambda article: article.name)


def originals_or_skip() -> tuple[Article, ...]:
    try:
        return originals()
    except OriginalsMissingError as missing:
        pytest.skip(str(missing))


def words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text).casefold())


def test_every_article_has_its_gold_and_every_gold_its_article() -> None:
    ours = [path for path in SEEDS.glob("*/*") if path.parent != ORIGINALS]
    texts = {path.with_suffix("") for path in ours if path.suffix == ".txt"}
    gold = {path.with_suffix("") for path in ours if path.suffix == ".toml"}
    assert texts == gold
    assert len(seeds()) >= 16


def test_names_of_articles_are_unique_over_all_folders() -> None:
    # A record finds its gold by the stem of the file alone.
    names = Counter(path.stem for path in SEEDS.glob("*/*.toml"))
    assert [name for name, count in names.items() if count > 1] == []


def test_the_folder_is_the_source() -> None:
    for path in SEEDS.glob("*/*.toml"):
        source = tomllib.loads(path.read_text(encoding="utf-8"))["article"]["source"]
        assert path.parent.name in (source or "other", "originals"), path


@each_seed
def test_a_text_is_unix_lines_without_a_byte_order_mark(article: Article) -> None:
    assert "\r" not in article.text
    assert not article.text.startswith("\ufeff")
    assert article.text.endswith("\n")


@each_seed
def test_every_surface_in_gold_stands_in_the_article(article: Article) -> None:
    for person in article.gold.people:  # its name may be mended
        for surface in person.also:
            assert re.search(rf"(?<!\w){re.escape(surface)}(?!\w)", article.text), surface


@each_seed
def test_a_deadline_is_a_date_of_the_article(article: Article) -> None:
    values = {date.value for date in article.gold.dates}
    for act in article.gold.acts:
        assert not act.deadline or act.deadline in values, act


@each_seed
def test_facts_stand_inside_the_article(article: Article) -> None:
    lines = [line for line in article.text.splitlines() if line.strip()]
    facts: list[GoldDate | GoldEvent | GoldAct] = [*article.gold.dates, *article.gold.events, *article.gold.acts]
    for fact in facts:
        assert fact.p <= min(article.gold.header.body_ends, len(lines)), fact


@each_seed
def test_no_side_faces_itself_and_every_act_has_a_party(article: Article) -> None:
    for act in article.gold.acts:
        assert act.parties, act
        assert not set(act.parties) & set(act.counterparts), act


@each_seed
def test_the_guide_wins_where_it_decides_the_act(article: Article) -> None:
    # GUIDE.md, the table of acts and rule 4.
    decided = {
        r"(will|would) continue to": "reaffirm",
        r"remains? committed to|reaffirmed .* commitment to": "reaffirm",
        r"(stands?|stood|is|are|was|were) (ready|willing|prepared) to|expressed (\w+ )?readiness to": "offer",
        r"(pledged|vowed|promised|undertook)( not)? to": "pledge",
        r"agreed to|consented to|reached consensus on": "agree",
        r"(plans?|aims?|intends?|intended) to": "announce",
        r"(asked|urged|requested|called (up)?on) .*to|called (up)?on": "request",
        r"(proposed|suggested|recommended)( that)?": "propose",
    }
    for act in article.gold.acts:
        wanted = {value for pattern, value in decided.items() if re.fullmatch(pattern, act.trigger)}
        if re.match(r"(the|these|those|this|\S+['’]s) (proposals?|requests?|suggestions?)\b", act.goal):
            wanted = {"accept"}
        assert wanted <= {act.act}, act


# What rule 6 of the guide tells apart from acts, by words that show it.
DISTRACTORS = {
    "need": r"need(?:s|ed)?|importance|should|must|necessary|essential|shared? the view",
    "hope": r"hop(?:e|es|ed|ing)|expect(?:s|ed|ing)?|confiden(?:t|ce)|belie(?:f|ve|ves|ved)|look(?:s|ed|ing)? forward",
    "praise": r"thank(?:s|ed|ful)?|congratulat\w+|prais\w+|appreciat\w+|welcom\w+|hail\w+|commend\w+"
    "|spoke highly|satisf\\w+",
    "done": r"signed|(?:has|have) (?:set up|provided|sent|opened|helped|become|risen)"
    "|was (?:established|opened)|last year|rose",
    "condition": r"if|unless|whether|once|Should",
    "agenda": r"will (?:focus|discuss|review|centre|be held|take place|meet|gather|attend|run)"
    "|is (?:scheduled|due|expected) to",
    "negated": r"(?:did|has|have|had|could|does) not|no (?:promise|commitment|pledge|agreement|date|decision|side)"
    r"|nobody|neither|declined|refus\w+|none was",
}


def distractors(text: str) -> set[str]:
    """The kinds of rule 6 that a text holds."""
    return {kind for kind, words in DISTRACTORS.items() if re.search(rf"\b(?:{words})\b", text)}


@pytest.mark.parametrize(
    "article", [a for a in seeds() if a.gold.header.source in ("vns", "vna", "wvr")], ids=lambda a: a.name
)
def test_every_article_holds_what_only_looks_like_an_act(article: Article) -> None:
    assert len(distractors(article.text)) >= 2


@pytest.mark.parametrize("source", ["vns", "vna", "wvr"])
def test_every_source_has_articles_enough_with_every_kind_of_distractor(source: str) -> None:
    texts = [a.text for a in seeds() if a.gold.header.source == source]
    assert len(texts) >= 8
    assert set.union(*map(distractors, texts)) == DISTRACTORS.keys()
    assert sum(len(distractors(text)) >= 3 for text in texts) >= 8


def test_gold_of_the_originals_holds_snippets_not_sentences() -> None:
    for path in ORIGINALS.glob("*.toml"):
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        assert {"outlet", "date", "sha256"} == tables["original"].keys()
        for table in ("date", "event", "commitment", "proposal"):
            for row in tables.get(table, ()):
                for key in ("at", "trigger", "goal"):
                    for snippet in [row[key]] if isinstance(row.get(key), str) else row.get(key, ()):
                        assert len(words(snippet)) <= 14, (path.name, snippet)


def test_the_originals_are_the_texts_their_gold_was_written_for() -> None:
    assert len(originals_or_skip()) == 5


def test_missing_and_foreign_originals_are_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASEANPARSE_ORIGINALS", str(tmp_path))
    corpus.originals.cache_clear()
    try:
        with pytest.raises(OriginalsMissingError, match="set ASEANPARSE_ORIGINALS"):
            originals()
        first = min(path.stem for path in ORIGINALS.glob("*.toml"))
        (tmp_path / f"{first}.txt").write_text("another text", encoding="utf-8")
        with pytest.raises(OriginalsMissingError, match="SHA-256"):
            originals()
    finally:
        corpus.originals.cache_clear()


def test_no_text_of_an_original_stands_in_the_repository() -> None:
    texts = [path for path in ROOT.glob("*/**/*") if path.suffix == ".txt" and ".venv" not in path.parts]
    here = {hashlib.sha256(path.read_bytes()).hexdigest() for path in texts}
    for path in ORIGINALS.glob("*.toml"):
        assert tomllib.loads(path.read_text(encoding="utf-8"))["original"]["sha256"] not in here


# Any two reports write these in the same words.
SET_PHRASES = re.compile(
    r"(implementing )?the declaration on the conduct of parties in the east sea( doc)?( and)?"
    r"|code of conduct in the east sea( coc)?"
    r"|(in line with )?the 1982 un(ited nations)? convention on the law of the sea"
    r"|general secretary of the communist party of vietnam central committee"
    r"|freedom of navigation and overflight in the east sea"
    r"|((deputy )?prime minister and )?minister of foreign affairs and( international)? cooperation"
    r"|good neighbourliness traditional friendship comprehensive cooperation and long term sustainability"  # a motto
)


def test_our_articles_share_no_sentence_with_the_originals() -> None:
    def runs(text: str, length: int = 10) -> set[str]:
        parts = [part.split() for part in SET_PHRASES.sub("/", " ".join(words(text))).split("/")]
        return {" ".join(part[i : i + length]) for part in parts for i in range(len(part) - length + 1)}

    theirs = set[str]().union(*(runs(article.text) for article in originals_or_skip()))
    for article in seeds():
        assert not runs(article.text) & theirs, article.name


def code_strings() -> Iterator[tuple[Path, str]]:
    """Every string that the parser computes with: not docstrings and comments, nor the articles of the demo."""
    for path in [*ROOT.glob("src/**/*.toml"), *ROOT.glob("plugins/**/*.toml")]:
        yield path, path.read_text(encoding="utf-8")
    for path in [*ROOT.glob("src/**/*.py"), *ROOT.glob("plugins/**/*.py")]:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
                yield path, node.value


def test_no_person_of_an_article_stands_in_code_or_lexicon() -> None:
    names = {
        " ".join(words(person["name"]))
        for path in SEEDS.glob("*/*.toml")
        for person in tomllib.loads(path.read_text(encoding="utf-8")).get("person", ())
    }
    names = {name for name in names if " " in name}  # a single name may be a word
    pattern = re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names))) + r")\b")
    for path, string in code_strings():
        found = pattern.search(" ".join(words(string)))
        assert not found, f"{path.relative_to(ROOT)} holds {found[0] if found else ''!r}"


def test_texts_are_read_alike_on_every_system(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Hà Nội\r\nend\r\n".encode())
    assert read_text(path) == "Hà Nội\nend\n"
