"""Filters: what they choose, what they leave, and what is told about one that cannot be read."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aseanparse import Document, Statement, parse, where
from aseanparse.demo import articles
from aseanparse.export.json import dumps, loads
from aseanparse.model import Act, EventType
from aseanparse.where import KEYS, FilterError, Row, select
from tests.commands import run


@cache
def documents() -> tuple[Document, ...]:
    return tuple(parse(text, id=id) for id, text in articles())


def rows(document: Document) -> tuple[Row, ...]:
    return (*document.commitments, *document.proposals, *document.events)


def chosen(expression: str, document: Document) -> list[str]:
    """Ids of the rows that meet an expression; the events that only go with them are left out."""
    people = {person.id: person for person in document.people}
    terms = where.read(expression)
    return [row.id for row in rows(document) if where.matches(row, people, terms)]


VALUES = {
    "side": st.sampled_from(["VNM", "THA", "IDN", "ASEAN", "'Viet Nam'", "brunei", "TLS", "PHL"]),
    "day": st.sampled_from(["2026", "2026-05", "2030", "2026-Q2", "2026-05-12", "2024/2027", "2045"]),
    "name": st.sampled_from(["minh", "'Lê Minh Quang'", "a", "Maria"]),
    "words": st.sampled_from(["a", "trade", "'air route'", "Hà", "ministers", "manila"]),
}


@st.composite
def terms(draw: st.DrawFn, *, operators: tuple[str, ...] | None = None) -> str:
    name = draw(st.sampled_from(list(KEYS)))
    key = KEYS[name]
    known = where.OPERATORS[key.kind]
    operator = draw(st.sampled_from([o for o in known if operators is None or o in operators]))
    values = st.sampled_from(key.known) if key.kind == "word" else VALUES[key.kind]
    several = operator in ("=", "!=", "~")
    return f"{name}{operator}{','.join(draw(st.lists(values, min_size=1, max_size=3 if several else 1)))}"


expressions = st.lists(terms(), min_size=1, max_size=3).map(" ".join)


# ---------------------------------------------------------------- what holds for every filter
@given(expressions)
def test_any_filter_chooses_some_of_what_is_there(expression: str) -> None:
    for kept in select(documents(), expression):
        whole = next(d for d in documents() if d.id == kept.id)
        assert set(rows(kept)) <= set(rows(whole))
        assert set(chosen(expression, whole)) <= {row.id for row in rows(kept)}
        assert chosen(expression, whole)
        assert (kept.people, kept.dates, kept.entities) == (whole.people, whole.dates, whole.entities)


@given(expressions)
def test_any_filter_leaves_a_whole_record(expression: str) -> None:
    for kept in select(documents(), expression):
        events = {event.id for event in kept.events}
        assert {s.event for s in (*kept.commitments, *kept.proposals) if s.event} <= events
        assert {event.parent for event in kept.events if event.parent} <= events
        assert loads(dumps(kept)) == kept


@given(st.lists(terms(), min_size=1, max_size=4), st.randoms())
def test_any_order_of_terms_means_the_same(several: list[str], random: Any) -> None:
    shuffled = random.sample(several, len(several))
    one, other = (list(select(documents(), " ".join(order))) for order in (several, shuffled))
    assert one == other
    for document in documents():
        together = set(chosen(" ".join(several), document))
        assert together == set.intersection(*(set(chosen(term, document)) for term in several))


@given(terms(operators=("=",)))
def test_any_negation_parts_the_rows_that_have_the_key(term: str) -> None:
    negated = term.replace("=", "!=", 1)
    name = term.partition("=")[0]
    for document in documents():
        people = {person.id: person for person in document.people}
        with_key = {row.id for row in rows(document) if KEYS[name].values(row, people) is not None}
        yes, no = set(chosen(term, document)), set(chosen(negated, document))
        assert yes.isdisjoint(no)
        assert yes | no == with_key


@given(terms(operators=("=", "~")))
def test_any_comma_is_an_or(term: str) -> None:
    name, operator, values = re.split(r"(=|~)", term, maxsplit=1)
    for document in documents():
        singles = [set(chosen(f"{name}{operator}{value}", document)) for value in re.findall(r"'[^']*'|[^,]+", values)]
        assert set(chosen(term, document)) == set.union(*singles)


@given(VALUES["day"])
def test_any_day_parts_the_deadlines(day: str) -> None:
    for document in documents():
        before, since = set(chosen(f"deadline<{day}", document)), set(chosen(f"deadline>={day}", document))
        until, after = set(chosen(f"deadline<={day}", document)), set(chosen(f"deadline>{day}", document))
        within = set(chosen(f"deadline={day}", document))
        assert before.isdisjoint(since)
        assert before | since == until | after
        assert until == before | within
        assert since == after | within


@given(
    st.text() | st.lists(st.sampled_from([*KEYS, "=", "!=", "<", "~", ",", "'", '"', " ", "VNM", "2030"])).map("".join)
)
def test_any_string_is_a_filter_or_an_error_that_shows_its_place(string: str) -> None:
    try:
        where.read(string)
    except FilterError as error:
        if string.strip():
            *_, line, caret = str(error).split("\n")
            assert re.fullmatch(r" *\^+", caret)
            assert caret.index("^") <= len(line)


# ---------------------------------------------------------------- what single filters choose
TEXT = """HANOI - Minister Lê Minh Quang held talks with his Thai counterpart Somchai Boonmee in Hanoi on May 12.
Vietnam pledged to build a bridge by June 2028. Quang urged Thailand to open its market by 2031.
Boonmee said Thailand would send 50 engineers to Laos and promised to review the fees.
"""


@cache
def document() -> Document:
    return parse(TEXT, id="a", published="2026-05-13")


def goals(expression: str) -> list[str]:
    ids = chosen(expression, document())
    return [
        row.content.text.split(" by ")[0] if isinstance(row, Statement) else row.type
        for row in rows(document())
        if row.id in ids
    ]


BRIDGE, ENGINEERS, FEES, MARKET = "build a bridge", "send 50 engineers to Laos", "review the fees", "open its market"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("act=pledge", [BRIDGE, ENGINEERS, FEES]),
        ("ACT=Pledge party=vnm", [BRIDGE]),
        ("act=pledge party='Viet Nam','Thailand'", [BRIDGE, ENGINEERS, FEES]),
        ("act!=pledge", [MARKET]),
        ("towards=Thailand", [MARKET]),
        ("force=none", [MARKET]),
        ("deadline<2030", [BRIDGE]),
        ("deadline < 2028-06", []),
        ("deadline<=2028-06", [BRIDGE]),
        ("deadline=2028", [BRIDGE]),
        ("deadline=2028-05", []),
        ("deadline>=2028 deadline<=2031", [BRIDGE, MARKET]),
        ("deadline=none", [ENGINEERS, FEES]),
        ("deadline!=none", [BRIDGE, MARKET]),
        ("speaker~boonmee act=pledge", [ENGINEERS, FEES]),
        ('speaker="Le Minh Quang"', [MARKET]),
        ("speaker=Quang", [MARKET]),
        ("maker~'minh quang'", [MARKET]),
        ("person~QUANG type=meeting", ["meeting"]),
        ("text~engineers,FEES", [ENGINEERS, FEES]),
        ("text~'send 50  Engineers'", [ENGINEERS]),
        ("type=visit,meeting status=occurred", ["meeting"]),
        ("place~ha date=2026-05", ["meeting"]),
        ("date=2026-05-12 party=THA act=request", []),
    ],
)
def test_what_a_filter_chooses(expression: str, expected: list[str]) -> None:
    assert goals(expression) == expected


def test_a_document_keeps_the_event_at_which_it_was_said() -> None:
    (kept,) = select([document()], "text~bridge")
    assert [event.type for event in kept.events] == ["meeting"] if kept.commitments[0].event else True
    assert len(kept.commitments) == 1
    assert kept.proposals == ()


def test_a_document_with_nothing_left_is_left_out() -> None:
    assert list(select([document()], "party=AUS")) == []


def test_documents_are_read_one_at_a_time() -> None:
    taken: list[int] = []

    def endless() -> Any:
        while True:
            taken.append(1)
            yield document()

    stream = select(endless(), "act=pledge")
    assert not taken
    next(stream)
    assert len(taken) == 1


# ---------------------------------------------------------------- what cannot be read
@pytest.mark.parametrize(
    ("expression", "told", "caret"),
    [
        ("actt=pledge", "'actt' is no key; did you mean 'act'? Known: party, towards, act", "^^^^"),
        ("party=VNM act=plege", "'plege' is no act; did you mean 'pledge'? Known: agree", "              ^^^^^"),
        ("party=Vietnm", "'Vietnm' is no country or body that is known; did you mean VNM?", "      ^^^^^^"),
        ("deadline<soon", "'soon' is no date; such as deadline<2030", "         ^^^^"),
        ("deadline<none", "'none' is no date", "         ^^^^"),
        ("deadline~2030", "deadline does not know ~, but =  !=  <", "        ^"),
        ("act<pledge", "act does not know <, but =  !=", "   ^"),
        ("deadline<2030,2031", "< compares with one day", "             ^"),
        ("act", "an operator is expected after act: =  !=", "   ^"),
        ("act=", "a value is expected here; such as act=agree,pledge", "    ^"),
        ("act=agree,", "a value is expected here", "          ^"),
        ("act==agree", "a value is expected here", "    ^"),
        ("act=agree and party=VNM", "all terms must hold, without 'and'; a comma is or", "          ^^^"),
        ("party='Viet Nam", "a value is expected here", "      ^"),
        ("maker~123", "no letters in '123'", "      ^^^"),
        ("=3", "a key is expected here: party", "^"),
    ],
)
def test_the_message_shows_the_place_and_what_is_known(expression: str, told: str, caret: str) -> None:
    with pytest.raises(FilterError) as caught:
        where.read(expression)
    message, shown, place = str(caught.value).split("\n")
    assert told in message
    assert (shown, place) == (f"  {expression}", f"  {caret}")


def test_an_empty_filter_is_told_what_one_looks_like() -> None:
    with pytest.raises(FilterError, match="such as: party=VNM act=pledge deadline<2030"):
        where.read(" ")


def test_the_closed_lists_are_those_of_the_model() -> None:
    assert KEYS["act"].known == get_args(Act)
    assert KEYS["type"].known == get_args(EventType)


# ---------------------------------------------------------------- on the command line
def test_the_command_line_filters(tmp_path: Any) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    shown = run("parse", path, "--published", "2026-05-13", "--where", "deadline<2030").stdout
    assert "build a bridge" in shown
    assert "review the fees" not in shown
    nothing = run("parse", path, "-w", "party=AUS", "-f", "json")
    assert (nothing.exit_code, nothing.stdout) == (0, "[]\n")
    wrong = run("parse", path, "-w", "act=plege")
    assert wrong.exit_code == 2
    assert wrong.stderr.endswith("\n  act=plege\n      ^^^^^\n")
