"""JSON: the contract's keys, values that survive the way there and back, errors that say where."""

from __future__ import annotations

import io
import json
import re
import types
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from aseanparse import Document, InputError, parse
from aseanparse.demo import articles
from aseanparse.export import json as as_json
from aseanparse.export import jsonl
from aseanparse.model import SCHEMA

# Characters that trouble writers of lines and encoders.
STRINGS = st.text(st.characters() | st.sampled_from('\x00\n\r\x1c\x85\u2028\u2029\ud800\udfff"\\'), max_size=8)
FLOATS = st.floats(allow_nan=False, allow_infinity=False)


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a field, by its annotation."""
    if attrs.has(kind):
        hints = get_type_hints(kind)
        places = {name: st.integers(0, 10**6) for name in ("start", "end") if hints.get(name) is int}
        return st.builds(kind, **{f.name: values(hints[f.name]) for f in attrs.fields(kind)} | places)
    if get_origin(kind) is tuple:
        return st.lists(values(get_args(kind)[0]), max_size=2).map(tuple)
    if get_origin(kind) is types.UnionType:
        return st.one_of([values(arg) for arg in get_args(kind)])
    return {str: STRINGS, float: FLOATS}[kind] if kind in (str, float) else st.from_type(kind)


DOCUMENTS = values(Document).map(lambda document: attrs.evolve(document, schema=SCHEMA))

# The contract, key by key and in order.
KEYS = {
    "": "schema id url source language published published_basis headline dateline zones dates people entities events"
    " commitments proposals warnings text",
    "headline": "start end text",
    "dateline": "start end text place country agency",
    "zones": "kind start end",
    "dates": "start end text value first last grain basis",
    "people": "id name key family given country offices mentions",
    "people.offices": "title level status start end text",
    "people.mentions": "start end text kind",
    "entities": "id kind name code mentions",
    "events": "id type mode status name series ordinal parties participants hosts level start end date_basis place"
    " country parent mentions rule",
    "commitments": "id act force hedges reaffirmed negated parties makers counterparts speaker attribution trigger"
    " content items deadline timetable targets instruments event said_on sentence rule",
    "commitments.targets": "value unit measured start end text",
    "warnings": "code message start end",
}
KEYS["proposals"] = KEYS["commitments"]


def at(value: Any, path: str) -> list[Any]:
    """The dicts that stand at a dotted path of a record."""
    values = [value]
    for key in filter(None, path.split(".")):
        values = [item for v in values for item in (v[key] if isinstance(v[key], list) else [v[key]])]
    return [v for v in values if v is not None]


@given(DOCUMENTS)
def test_the_keys_are_the_contracts_in_its_order(document: Document) -> None:
    record = json.loads(as_json.dumps(document))
    for path, keys in KEYS.items():
        for item in at(record, path):
            assert list(item) == keys.split()


@given(DOCUMENTS)
def test_to_dict_holds_plain_values_only(document: Document) -> None:
    def plain(value: object) -> bool:
        if isinstance(value, dict):
            return all(type(k) is str and plain(v) for k, v in value.items())
        if isinstance(value, list):
            return all(map(plain, value))
        return value is None or type(value) in (str, int, float, bool)

    assert plain(document.to_dict())


def held(document: Document) -> Document:
    """What JSON can hold of a document: two halves of a pair, each a character, would be read as one."""
    string = json.dumps(document.to_dict(), ensure_ascii=False)
    pair = re.search("[\ud800-\udbff][\udc00-\udfff]", string)
    return as_json.loads(re.sub("[\ud800-\udfff]", "\ufffd", string)) if pair else document


def test_halves_of_a_pair_keep_their_number() -> None:
    text = "HANOI \ud83d\ude00 - Viet Nam agreed to build a bridge by 2030."
    document = as_json.loads(as_json.dumps(parse(text)))
    assert document.text == "HANOI \ufffd\ufffd - Viet Nam agreed to build a bridge by 2030."
    (statement,) = document.commitments
    assert text[statement.content.start : statement.content.end] == statement.content.text == "build a bridge by 2030"


@given(DOCUMENTS)
def test_what_is_written_is_read_back(document: Document) -> None:
    assert as_json.loads(as_json.dumps(document)) == held(document)
    assert as_json.from_dict(document.to_dict()) == document


@given(st.lists(DOCUMENTS, max_size=3))
def test_lines_hold_one_document_each_for_every_kind_of_reader(documents: list[Document]) -> None:
    stream = io.StringIO()
    jsonl.write(documents, stream)
    written = stream.getvalue()
    assert len(written.encode("utf-8").decode("utf-8").splitlines()) == len(documents)
    assert list(jsonl.read(io.StringIO(written))) == list(map(held, documents))


@given(st.lists(DOCUMENTS, max_size=3))
def test_an_array_holds_all_documents(documents: list[Document]) -> None:
    stream = io.StringIO()
    as_json.write(documents, stream)
    assert [as_json.from_dict(record) for record in json.loads(stream.getvalue())] == list(map(held, documents))


@pytest.mark.parametrize(("id", "text"), tuple(articles()))
def test_real_documents_survive(id: str, text: str) -> None:
    document = parse(text, id=id)
    assert as_json.loads(as_json.dumps(document)) == document


def test_diacritics_are_written_as_they_are() -> None:
    assert "Hà Nội" in as_json.dumps(parse("Hà Nội", id="Hà Nội"))


def broken(**changes: Any) -> dict[str, Any]:
    record = parse("JAKARTA - The ministers met.", id="x").to_dict() | changes
    return {key: value for key, value in record.items() if value is not KeyError}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"zones": [{"kind": "body", "start": "0", "end": 1}]}, "zones[0].start: expected int, got '0'"),
        ({"zones": [{"kind": "boy", "start": 0, "end": 1}]}, "zones[0].kind: 'boy' is none of 'headline'"),
        ({"zones": {}}, "zones: expected a list"),
        ({"headline": 7}, "headline: expected an object, got 7"),
        ({"headline": {"start": 0, "end": 1}}, "headline: missing text"),
        ({"colour": "red"}, "record: unknown colour"),
        ({"events": KeyError}, "record: missing events"),
        ({"schema": "aseanparse.document/2"}, "schema: 'aseanparse.document/2' is not"),
    ],
)
def test_a_wrong_record_is_refused_with_the_place(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        as_json.from_dict(broken(**changes))
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("string", ['["no", "record"]', "7", "null", '"text"'])
def test_json_that_is_no_record_is_refused(string: str) -> None:
    with pytest.raises(InputError, match="record: expected an object"):
        as_json.loads(string)


def test_what_is_no_json_is_refused_with_the_line() -> None:
    with pytest.raises(InputError, match="line 2: not JSON"):
        list(jsonl.read(["\n", "{\n"]))


def test_a_whole_number_of_another_writer_is_a_target_value() -> None:
    mention = {"start": 0, "end": 1, "text": "x"}
    statement = dict.fromkeys(KEYS["commitments"].split(), "") | {
        "act": "pledge", "force": "high", "hedges": [], "reaffirmed": False, "negated": False, "parties": ["VNM"],
        "makers": [], "counterparts": [], "speaker": None, "attribution": "reported", "trigger": mention,
        "content": mention, "items": [], "instruments": [], "event": None, "sentence": mention,
        "targets": [{"value": 30, "unit": "VSIP", "measured": "", **mention}],
    }  # fmt: skip
    (found,) = as_json.from_dict(broken(commitments=[statement])).commitments
    assert found.targets[0].value == 30.0


# ---------------------------------------------------------------- the published schema
def described(kind: Any, classes: dict[str, Any]) -> Any:
    """The JSON Schema of an annotation; classes go to their own place."""
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    if get_origin(kind) in (Union, types.UnionType):
        (only,) = (arg for arg in get_args(kind) if arg is not types.NoneType)
        return {"anyOf": [described(only, classes), {"type": "null"}]}
    if get_origin(kind) is tuple:
        return {"type": "array", "items": described(get_args(kind)[0], classes)}
    if attrs.has(kind):
        if kind.__name__ not in classes:
            classes[kind.__name__] = None
            classes[kind.__name__] = table(kind, classes)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    return {"type": {str: "string", int: "integer", float: "number", bool: "boolean"}[kind]}


def table(kind: Any, classes: dict[str, Any]) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {
        "description": kind.__doc__.splitlines()[0],
        "type": "object",
        "properties": {
            field.name: {"type": "integer", "minimum": 0}
            if field.name in ("start", "end") and hints[field.name] is int
            else described(hints[field.name], classes)
            for field in attrs.fields(kind)
        },
        "required": [field.name for field in attrs.fields(kind)],
        "additionalProperties": False,
    }


def test_the_published_schema_describes_the_classes() -> None:
    classes: dict[str, Any] = {}
    wanted = table(Document, classes)
    wanted["properties"]["schema"] = {"const": SCHEMA}
    published = dict(as_json.schema())
    assert published.pop("$schema") == "https://json-schema.org/draft/2020-12/schema"
    assert published.pop("$id") == f"urn:{SCHEMA.replace('/', ':')}"
    assert published.pop("title") == SCHEMA
    assert published == {**wanted, "$defs": dict(sorted(classes.items()))}
    assert list(published["$defs"]) == sorted(classes)


VALIDATOR = Draft202012Validator(as_json.schema())


def test_the_published_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(as_json.schema())


@given(DOCUMENTS)
def test_every_document_agrees_with_the_schema(document: Document) -> None:
    assert [fault.message for fault in VALIDATOR.iter_errors(json.loads(as_json.dumps(document)))] == []


@given(DOCUMENTS, st.data())
def test_what_the_schema_refuses_is_refused_here(document: Document, data: st.DataObject) -> None:
    record = json.loads(as_json.dumps(document))
    place = data.draw(st.sampled_from([item for path in KEYS for item in at(record, path)]))
    key = data.draw(st.sampled_from(sorted(place)))
    if data.draw(st.booleans()):
        del place[key]
    else:
        place[key] = data.draw(st.sampled_from([None, 7, "x", [], {}, True]))
    agrees = VALIDATOR.is_valid(record)
    try:
        as_json.from_dict(record)
    except InputError:
        assert not agrees
    else:
        assert agrees
