"""Annotation: what is exported comes back as the same facts, an edit changes the fact edited, gold files are exact."""

from __future__ import annotations

import io
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aseanparse import Document, InputError, parse
from aseanparse.export import brat, labelstudio
from aseanparse.export.annotations import (
    EVENTS,
    LABELS,
    LINKS,
    STATEMENTS,
    STATUSES,
    Annotations,
    Label,
    Link,
    annotate,
    to_gold,
)
from aseanparse.testing import AREAS, Gold, GoldError, dumps_gold, find_gold, score, write_gold
from aseanparse.testing.gold import build_gold
from tests.corpus import seeds

TEXT = (
    "HANOI — Foreign Minister Tran Nhu Hai met Lao Foreign Minister Bounmy Keola in Vientiane on May 5, 2026.\n\n"
    "The two ministers agreed to build a bridge by 2030 and to open a route. Hai invited Keola to visit Viet Nam.\n"
)


@cache
def documents() -> tuple[Document, ...]:
    return tuple(parse(article.text, id=article.name) for article in seeds())


def by_brat(annotations: Annotations) -> Annotations:
    return brat.loads(brat.dumps(annotations), annotations.text, id=annotations.id)


def by_label_studio(annotations: Annotations) -> Annotations:
    task = json.loads(json.dumps(labelstudio.task(annotations)))
    (prediction,) = task.pop("predictions")
    return labelstudio._annotations(task["data"]["id"], task["data"]["text"], prediction["result"])


WAYS = pytest.mark.parametrize("way", [by_brat, by_label_studio])
NUMBERS = st.integers(0, len(seeds()) - 1)
FEWER = settings(max_examples=40)


# ---------------------------------------------------------------- there and back
def told_by_record(document: Document) -> dict[str, list[Any]]:
    """What gold can express of a document, straight from its fields."""
    return {
        "dates": sorted((d.start, d.end, d.value) for d in document.dates),
        "people": sorted(
            (p.name, p.country or "", tuple(dict.fromkeys(o.title for o in sorted(p.offices, key=lambda o: o.start))))
            for p in document.people
        ),
        "events": sorted(
            (*(e.mentions[0].start, e.mentions[0].end, e.type, e.status, e.name), e.parties, e.start, e.end, e.place)
            for e in document.events
        ),
        "acts": sorted(
            (
                *(s.trigger.start, s.trigger.end, s.content.start, s.act, s.parties, s.counterparts, s.deadline),
                tuple((int(t.value), t.unit) for t in s.targets),
            )
            for s in (*document.commitments, *document.proposals)
        ),
    }


def told_by_gold(gold: Gold) -> dict[str, list[Any]]:
    def targets(told: str) -> tuple[tuple[int, str], ...]:
        return tuple((int(float(t.partition(" ")[0])), t.partition(" ")[2]) for t in told.split(" / ") if t)

    return {
        "dates": sorted((*d.span, d.value) for d in gold.dates),
        "people": sorted((p.name, p.country, p.offices) for p in gold.people),
        "events": sorted(
            (*(*e.span, e.type, e.status, e.name), e.parties, e.start, e.end, e.place) for e in gold.events
        ),
        "acts": sorted(
            (*(*a.span, a.goal_start, a.act, a.parties, a.counterparts, a.deadline), targets(a.target))
            for a in gold.acts
        ),
    }


@WAYS
def test_without_a_correction_gold_is_what_the_record_told(way: Callable[[Annotations], Annotations]) -> None:
    golds = [to_gold(way(annotate(document))) for document in documents()]
    for document, gold in zip(documents(), golds, strict=True):
        assert told_by_gold(gold) == told_by_record(document)
        assert gold.header.published == (document.published or "")
        assert gold.header.source == (document.source or "")
        assert gold.header.dateline == (document.dateline.place if document.dateline else "")
    report = score([document.to_dict() for document in documents()], golds)
    assert {area: report.figure(area) for area in AREAS} == dict.fromkeys(AREAS, 1.0)
    assert sum(report.counts[area].tp for area in AREAS) > 3000


def test_files_come_back_as_the_same_gold(tmp_path: Path) -> None:
    some = documents()[:10]
    golds = [to_gold(annotate(document)) for document in some]
    brat.write(iter(some), tmp_path / "brat")
    found = {gold.id: gold for gold in brat.read(tmp_path / "brat")}
    assert found == {gold.id: gold for gold in golds}
    stream = io.StringIO()
    labelstudio.write(iter(some), stream)
    stream.seek(0)
    assert list(labelstudio.read(stream, unreviewed=True)) == golds
    write_gold(golds, tmp_path / "gold")
    assert {gold.id: gold for gold in find_gold([tmp_path / "gold"])} == found


@pytest.mark.parametrize("article", seeds(), ids=lambda article: article.name)
def test_gold_written_is_gold_read(article: Any) -> None:
    written = tomllib.loads(dumps_gold(article.gold))
    assert build_gold(written, article.text, id=article.gold.id, name="") == article.gold


@WAYS
def test_what_stands_after_emoji_and_over_line_ends_keeps_its_place(way: Any) -> None:
    text = "🎉🇻🇳 HANOI\r\n\r\nViet Nam 👩‍👩‍👧 agreed\r\nto build a bridge.\u2028𝒳 tail"
    start, goal = text.index("agreed"), text.index("build")
    labels = (
        Label("Article", 0, 2, {"body_ends": "2"}),
        Label("Agree", start, start + len("agreed\r\nto"), {"parties": "VNM"}),
        Label("Goal", goal, goal + 14),
        Label("Date", text.index("𝒳"), text.index("𝒳") + 1, {"value": "2026"}),
    )
    assert way(Annotations("x", text, labels, (Link("Goal", 1, 2),))).labels == tuple(
        sorted(labels, key=lambda label: way is by_brat and label.type == "Agree")
    )


@given(st.text(st.characters() | st.sampled_from("\n\r\u2028\x85🎉 ab"), min_size=1, max_size=30), st.data())
def test_every_line_of_brat_holds_the_words_that_its_offsets_say(text: str, data: st.DataObject) -> None:
    text = text.encode("utf-8", "replace").decode()
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    lines = brat.dumps(Annotations("x", text, (Label("Date", start, end),), ()))
    assert len(lines.splitlines()) == 1
    _, where, words = lines.rstrip("\n").split("\t", 2)
    places = [tuple(map(int, place.split())) for place in where.partition(" ")[2].split(";")]
    assert " ".join(text[a:b] for a, b in places) == words
    assert start <= places[0][0] < places[-1][1] <= end


@given(st.dictionaries(st.sampled_from(["name", "country"]), st.text(st.characters(exclude_categories=["Cs", "Cc"]))))
def test_fields_hold_any_words(fields: dict[str, str]) -> None:
    wanted = {key: " ".join(value.split()) for key, value in fields.items()}
    for way in (by_brat, by_label_studio):
        (label,) = way(Annotations("x", "word", (Label("Person", 0, 4, wanted),), ())).labels
        assert label.fields == {k: v for k, v in wanted.items() if v or way is by_brat or k in label.fields}


# ---------------------------------------------------------------- corrections
def parts(gold: Gold) -> list[tuple[str, Any]]:
    """The facts of gold, one by one; which paragraph ends the article is no fact of an annotator's label."""
    header = attrs.evolve(gold.header, body_ends=1)
    return [
        ("header", header),
        *((key, fact) for key in ("dates", "people", "events", "acts") for fact in getattr(gold, key)),
    ]


def changed(before: Gold, after: Gold) -> tuple[list[tuple[str, Any]], list[tuple[str, Any]]]:
    old, new = parts(before), parts(after)
    return [fact for fact in old if fact not in new], [fact for fact in new if fact not in old]


EDITS = {
    "value": "1999-12-31", "country": "XXX", "title": "Keeper", "parties": "XXX, YYY", "counterparts": "ZZZ",
    "deadline": "1999", "target": "77 XXX", "start": "1999-01-01", "end": "1999-01-02", "place": "Nowhere",
    "status": "proposed",
}  # fmt: skip


@WAYS
@given(NUMBERS, st.data())
@FEWER
def test_an_edited_field_changes_exactly_that_fact(way: Any, article: int, data: st.DataObject) -> None:
    annotations = annotate(documents()[article])
    labels = list(annotations.labels)
    mains = [
        n for n, label in enumerate(labels) if set(LABELS[label.type]) & EDITS.keys() and not is_alias(annotations, n)
    ]
    number = data.draw(st.sampled_from(mains))
    key = data.draw(st.sampled_from(sorted(set(LABELS[labels[number].type]) & EDITS.keys())))
    labels[number] = attrs.evolve(labels[number], fields={**labels[number].fields, key: EDITS[key]})
    before, after = to_gold(annotations), to_gold(way(attrs.evolve(annotations, labels=tuple(labels))))
    gone, come = changed(before, after)
    if key == "status" and annotations.labels[number].fields[key] == EDITS[key]:
        assert (gone, come) == ([], [])
    else:
        ((old_kind, old),), ((new_kind, new),) = gone, come
        assert old_kind == new_kind
        field = {"title": "offices"}.get(key, key)
        assert attrs.asdict(old) | {field: None} == attrs.asdict(new) | {field: None}


def is_alias(annotations: Annotations, number: int) -> bool:
    return any(link.type == "SameAs" and link.source == number for link in annotations.links)


@WAYS
@given(NUMBERS, st.data())
@FEWER
def test_a_label_taken_away_takes_exactly_its_fact(way: Any, article: int, data: st.DataObject) -> None:
    annotations = annotate(documents()[article])
    kinds = {"Date", *EVENTS, *STATEMENTS}
    number = data.draw(st.sampled_from([n for n, label in enumerate(annotations.labels) if label.type in kinds]))
    links = [link for link in annotations.links if number not in (link.source, link.target)]
    labels = [label for n, label in enumerate(annotations.labels) if n != number]
    less = attrs.evolve(
        annotations,
        labels=tuple(labels),
        links=tuple(Link(k.type, k.source - (k.source > number), k.target - (k.target > number)) for k in links),
    )
    before, after = parts(to_gold(annotations)), parts(to_gold(way(less)))
    assert len(before) == len(after) + 1
    assert all(fact in before for fact in after)


def lines_of(document: Document) -> str:
    return brat.dumps(annotate(document))


def test_a_team_corrects_in_brat() -> None:
    document = parse(TEXT, id="x")
    lines = lines_of(document)
    before = to_gold(brat.loads(lines, TEXT, id="x"))
    assert [act.deadline for act in before.acts] == ["2030", "", ""]
    # The deadline was misread; the second mention of a person is somebody else; a date was missed and is optional.
    start = TEXT.index("The two ministers")
    lines = lines.replace("deadline=2030", "deadline=2031")
    lines += f"T99\tDate {start} {start + 3}\tThe\n#99\tAnnotatorNotes T99\tvalue=PRESENT_REF\nA99\tOptional T99\n"
    after = to_gold(brat.loads(lines, TEXT, id="x"))
    assert [act.deadline for act in after.acts] == ["2031", "", ""]
    (added,) = set(after.dates) - set(before.dates)
    assert (added.at, added.value, added.optional, added.p) == ("The", "PRESENT_REF", True, 2)
    assert (after.people, after.events) == (before.people, before.events)


def test_one_trigger_with_two_goals_is_two_acts() -> None:
    labels = (
        Label("Agree", TEXT.index("agreed to"), TEXT.index("agreed to") + 9, {"parties": "LAO, VNM"}),
        Label("Goal", TEXT.index("build"), TEXT.index(" by 2030")),
        Label("Goal", TEXT.index("open a"), TEXT.index(". Hai")),
    )
    annotations = Annotations("x", TEXT, labels, (Link("Goal", 0, 1), Link("Goal", 0, 2)))
    for way in (by_brat, by_label_studio):
        assert [act.goal for act in to_gold(way(annotations)).acts] == ["build a bridge", "open a route"]


def test_links_tell_who_is_who() -> None:
    one, two = TEXT.index("Tran Nhu Hai"), TEXT.index("Bounmy Keola")
    later, office = TEXT.index("Hai invited"), TEXT.index("Foreign Minister Tran")
    labels = (
        Label("Person", one, one + 12, {"country": "VNM"}),
        Label("Person", two, two + 12, {"country": "LAO", "name": "Bounmy Kéola"}),
        Label("Person", later, later + 3),
        Label("Office", office, office + 16),
    )
    both = Annotations("x", TEXT, labels, (Link("SameAs", 2, 0), Link("Holds", 2, 3)))
    people = [(p.name, p.country, p.offices, p.also) for p in to_gold(both).people]
    assert people == [
        ("Tran Nhu Hai", "VNM", ("Foreign Minister",), ("Hai",)),
        ("Bounmy Kéola", "LAO", (), ("Bounmy Keola",)),
    ]
    apart = attrs.evolve(both, links=())
    assert [p.name for p in to_gold(apart).people] == ["Tran Nhu Hai", "Bounmy Kéola", "Hai"]


# ---------------------------------------------------------------- Label Studio's export
def exported(**task: Any) -> io.StringIO:
    stream = io.StringIO()
    labelstudio.write([parse(TEXT, id="x")], stream)
    (found,) = json.loads(stream.getvalue())
    result = found["predictions"][0]["result"]
    annotations = [{"result": result, "was_cancelled": cancelled} for cancelled in task.pop("cancelled", ())]
    return io.StringIO(json.dumps([found | {"annotations": annotations} | task]))


def test_what_nobody_has_reviewed_is_no_gold() -> None:
    assert list(labelstudio.read(exported())) == []
    assert list(labelstudio.read(exported(cancelled=[True]))) == []
    assert len(list(labelstudio.read(exported(cancelled=[False, True])))) == 1
    assert len(list(labelstudio.read(exported(), unreviewed=True))) == 1


def test_a_team_corrects_in_label_studio() -> None:
    (before,) = labelstudio.read(exported(), unreviewed=True)
    tasks = json.load(exported(cancelled=[False]))
    for entry in tasks[0]["annotations"][0]["result"]:
        if entry.get("from_name") == "deadline":
            entry["value"]["text"] = ["2031"]
        elif entry["type"] == "relation":
            entry["labels"] = []  # drawn anew without choosing a name: the ends tell
    (after,) = labelstudio.read(io.StringIO(json.dumps(tasks)))
    ((_, old),), ((_, new),) = changed(before, after)
    assert (old.deadline, new.deadline) == ("2030", "2031")


@pytest.mark.parametrize("string", ["", "{", "7", "[7]", "[{}]", '[{"data": {"text": "x"}}]'])
def test_what_is_no_export_is_refused(string: str) -> None:
    with pytest.raises(InputError, match=r"not JSON|task 1: no task"):
        list(labelstudio.read(io.StringIO(string)))


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        ({"type": "labels", "id": "a", "value": {"start": 0, "end": 99999, "labels": ["Date"]}}, "outside the text"),
        ({"type": "labels", "id": "a", "value": {"start": 0, "end": 3, "labels": ["Date", "Goal"]}}, "no result of"),
        ({"type": "labels", "id": "a", "value": {"start": 0, "end": 3, "labels": ["Day"]}}, "no label 'Day'"),
        (
            {"type": "relation", "from_id": "zz", "to_id": "t1", "labels": ["Goal"]},
            "a relation with nothing at its end",
        ),
        (
            {"type": "rectangle", "id": "t1", "from_name": "box", "value": {}},
            "no result of this labeling configuration",
        ),
    ],
)
def test_a_result_that_cannot_be_read_is_named(entry: dict[str, Any], message: str) -> None:
    tasks = json.load(exported(cancelled=[False]))
    tasks[0]["annotations"][0]["result"].append(entry)
    with pytest.raises(GoldError, match=re.escape(message)) as caught:
        list(labelstudio.read(io.StringIO(json.dumps(tasks))))
    assert str(caught.value).startswith("x")


# ---------------------------------------------------------------- mistakes
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("T900", "x.ann, line N"),
        ("T900\tDate 5\tfive", "x.ann, line N: no stretch of the text: 5 to 5"),
        ("T900\tDate 5 99999\tlong", "x.ann, line N: no stretch of the text: 5 to 99999"),
        ("T900\tDay 0 5\tHANOI", "x: no label 'Day'; there are Article, Date"),
        ("T900\tDate 0 5\tHANOI\n#900\tAnnotatorNotes T900\ttomorrow", "x.ann, line N1: the note 'tomorrow' is not of"),
        ("T900\tDate 0 5\tHANOI\n#900\tAnnotatorNotes T900\tday=1", "x, Date 'HANOI' (¶1): unknown field day"),
        (
            "T900\tDate 0 5\tHANOI\n#900\tAnnotatorNotes T900\tvalue=tomorrow",
            "x, [[date]] 1 (¶1): value 'tomorrow' is no",
        ),
        ("T900\tAgree 0 5\tHANOI\nE900\tAgree:T900", "x, Agree 'HANOI' (¶1): needs a link to its goal"),
        ("R900\tSameAs Arg1:T1 Arg2:T2", "x, Article 'HANOI' (¶1): SameAs links two mentions of a person"),
        ("R900\tSameAs Arg1:T901 Arg2:T2", "x.ann: nothing is called 'T901'"),
        ("R900\tKnows Arg1:T1 Arg2:T2", "x: no link 'Knows'; there are SameAs, Holds, Goal"),
        ("Z1\tDate 0 5\tHANOI", "x.ann, line N: unknown annotation"),
        ("A900\tStatus T1 soon", "x.ann, line N: "),
    ],
)
def test_a_mistake_is_named_with_its_place(line: str, message: str) -> None:
    lines = lines_of(parse(TEXT, id="x"))
    count = lines.count("\n") + 1
    with pytest.raises(GoldError) as caught:
        to_gold(brat.loads(lines + line, TEXT, id="x"))
    wanted = message.replace("N1", str(count + 1)).replace("line N", f"line {count}")
    assert str(caught.value).startswith(wanted)


def test_a_goal_in_another_paragraph_is_told() -> None:
    labels = (Label("Agree", 0, 5), Label("Goal", TEXT.index("build"), TEXT.index("by 2030")))
    with pytest.raises(GoldError, match="its goal is not in the same paragraph"):
        to_gold(Annotations("x", TEXT, labels, (Link("Goal", 0, 1),)))


@given(st.text(max_size=40))
def test_any_line_is_read_or_refused(line: str) -> None:
    lines = lines_of(parse(TEXT, id="x"))
    with suppress(GoldError):  # and nothing else
        gold = to_gold(brat.loads(lines + line, TEXT, id="x"))
        assert len(parts(gold)) >= len(parts(to_gold(brat.loads(lines, TEXT, id="x"))))


# ---------------------------------------------------------------- files and configurations
def test_ids_give_names_that_files_can_have(tmp_path: Path) -> None:
    ids = ["a/b", "a_b", "A_B", "..", "Hà Nội", "../../etc", "\ud800", "Hà" * 200]
    brat.write((parse(TEXT, id=id) for id in ids), tmp_path / "deep" / "brat")
    names = sorted(path.stem for path in (tmp_path / "deep" / "brat").glob("*.ann"))
    assert names == sorted(["a_b", "a_b-2", "A_B-3", "_.", "Hà_Nội", "_._.._etc", "_", "Hà" * 66 + "H"])
    assert len(list(brat.read(tmp_path / "deep" / "brat"))) == len(ids)
    write_gold((to_gold(annotate(parse(TEXT, id=id))) for id in ids), tmp_path / "deep" / "gold")
    assert sorted(path.stem for path in (tmp_path / "deep" / "gold").glob("*.toml")) == names
    assert len(list(find_gold([tmp_path / "deep"]))) == len(ids)


@pytest.mark.parametrize("write", [lambda docs, _: labelstudio.write(docs, io.StringIO()), brat.write])
def test_a_document_without_its_text_is_refused(write: Any, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="x: annotators need the text"):
        write([attrs.evolve(parse(TEXT, id="x"), text=None)], tmp_path)


def test_folders_without_annotations_are_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"without any \.ann file"):
        next(brat.read(tmp_path))
    (tmp_path / "a.ann").write_text("")
    with pytest.raises(InputError, match="a: no such file"):
        next(brat.read(tmp_path))
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError, match="file: "):
        brat.write([], tmp_path / "file")
    with pytest.raises(InputError, match="file: "):
        write_gold([to_gold(annotate(parse(TEXT, id="x")))], tmp_path / "file")


@pytest.mark.parametrize("text", ["", " \n "])
def test_an_article_without_words_has_nothing_to_annotate(text: str) -> None:
    assert lines_of(parse(text, id="x")) == ""
    with pytest.raises(GoldError, match="body_ends '1' is no paragraph of 0"):
        to_gold(annotate(parse(text, id="x")))


def test_lone_surrogates_are_written(tmp_path: Path) -> None:
    document = parse("HANOI \ud800 - Viet Nam agreed to build a bridge by 2030.", id="\udfffx")
    brat.write([document], tmp_path)
    stream = io.StringIO()
    labelstudio.write([document], stream)
    assert stream.getvalue().encode()
    assert (tmp_path / "_x.txt").read_text(encoding="utf-8") == document.text.replace("\ud800", "\ufffd")  # type: ignore[union-attr]


def section(configuration: str, name: str) -> list[str]:
    lines = configuration.partition(f"[{name}]\n")[2].partition("\n[")[0].splitlines()
    return [re.split(r"[\t|]", line)[0].strip() for line in lines if line and not line.startswith(("#", "<"))]


def test_brat_is_told_every_label() -> None:
    folder = Path(brat.__file__).parent
    told, shown = ((folder / name).read_text(encoding="utf-8") for name in brat.CONFIGURATION)
    assert section(told, "events") == list(STATEMENTS)
    assert section(told, "entities") == [label for label in LABELS if label not in STATEMENTS]
    assert section(told, "relations") == [link for link in LINKS if link != "Goal"]
    assert f"Value:{'|'.join(STATUSES)}\n" in told
    assert set(LABELS) <= set(section(shown, "drawing"))


def test_label_studio_is_told_every_label_and_field() -> None:
    tree = ElementTree.fromstring(labelstudio.config())
    assert {label.get("value") for label in tree.iter("Label")} == set(LABELS)
    assert [link.get("value") for link in tree.iter("Relation")] == list(LINKS)
    fields: dict[str, set[str]] = {label: set() for label in LABELS}
    for view in tree.iter("View"):
        for control in (*view.findall("TextArea"), *view.findall("Choices")):
            for label in (view.get("whenLabelValue") or "").split(","):
                fields.setdefault(label, set()).add(str(control.get("name")))
    assert fields.pop("") == {"optional"}
    assert fields == {label: set(names) for label, names in LABELS.items()}


def ends_early() -> Iterator[Document]:
    yield parse(TEXT, id="x")
    raise KeyboardInterrupt


def test_what_was_written_before_an_interrupt_is_whole(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        brat.write(ends_early(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["annotation.conf", "visual.conf", "x.ann", "x.txt"]
