"""Compare records with gold: precision, recall and F1 per kind of fact, rates for details, and every difference.

Records are dicts as the JSON contract defines them, so that any output, of any version, can be scored. A fact
that gold marks optional is neither required nor wrong.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from aseanparse.testing.gold import Gold, GoldAct, GoldEvent, Range
from aseanparse.testing.report import AREAS, Counts, Difference, Kind, Rate, Report
from aseanparse.text import Text, sentences

Record = Mapping[str, Any]
Fact = GoldAct | GoldEvent
Candidate = tuple[bool, float, int, int]
"""A pair that may be one fact: gold is optional, distance, index in gold, index in the record. Least first."""
Checks = dict[str, tuple[object, object, bool]]
"""By detail: wanted, got, is it right?"""


def score(documents: Iterable[Record], golds: Iterable[Gold]) -> Report:
    """Compare records with gold.

    Args:
        documents: records; each is matched to its gold by ``id`` (``.txt`` at its end is ignored), the last one wins.
        golds: what :func:`~aseanparse.testing.read_gold` gave. A gold without a record counts as wholly missed.
    """
    by_id = {str(d["id"]).removesuffix(".txt").rpartition("/")[2]: d for d in documents}
    tally = _Tally()
    articles = 0
    for gold in golds:
        articles += 1
        _Comparison(gold, by_id.get(gold.id, {}), tally).run()
    return Report(
        articles=articles,
        counts={area: Counts(*(tally.counts[area, k] for k in ("tp", "fp", "fn"))) for area in AREAS},
        rates={name: Rate(tally.right[name], of) for name, of in sorted(tally.asked.items())},
        differences=tuple(sorted(tally.differences)),
    )


@frozen
class _Tally:
    counts: Counter[tuple[str, str]] = field(factory=Counter)
    right: Counter[str] = field(factory=Counter)
    asked: Counter[str] = field(factory=Counter)
    differences: list[Difference] = field(factory=list)

    def rate(self, name: str, ok: bool) -> bool:
        self.right[name] += ok
        self.asked[name] += 1
        return ok


class _Comparison:
    """One article's record beside its gold."""

    def __init__(self, gold: Gold, record: Record, tally: _Tally) -> None:
        self.gold, self.record, self.tally = gold, record, tally
        self.text = Text(gold.text)

    def run(self) -> None:
        if not self.record:
            self.differ("header", "missing", "no record")
        self.header()
        self.dates()
        self.people()
        for kind in ("commitment", "proposal"):
            self.acts(kind)
        self.events()

    def found(self, key: str) -> Sequence[Record]:
        return self.record.get(key) or ()

    def differ(self, area: str, kind: Kind, what: str, at: int = -1) -> None:
        paragraph, sentence = self.context(at) if at >= 0 else (0, "")
        self.tally.differences.append(Difference(self.gold.id, paragraph, area, kind, what, sentence))

    def context(self, at: int) -> tuple[int, str]:
        """The number of the paragraph of a position, and the sentence."""
        at = self.text.to_view(at)
        number = 0
        for number, paragraph in enumerate(self.text.paragraphs, 1):
            if at < paragraph.end:
                for sentence in sentences(self.text.view, paragraph):
                    if at < sentence.end:
                        return number, self.text.mention(*sentence).text
        return number, ""

    def header(self) -> None:
        header, record = self.gold.header, self.record
        wanted = {"source": header.source}
        got = {key: record.get(key) or "" for key in ("source", "published")}
        if header.published:
            wanted["published"] = header.published
        if header.dateline is not None:
            wanted["dateline"] = header.dateline
            got["dateline"] = (record.get("dateline") or {}).get("place") or ""
        for key, value in wanted.items():
            same = _fold(value) == _fold(got[key]) if key == "dateline" else value == got[key]
            if not self.tally.rate(key, same):
                self.differ("header", "wrong", f"{key}: want {value!r}, got {got[key]!r}")
        for mention in _mentions(record):
            if not self.tally.rate("offsets", self.gold.text[slice(*_span(mention))] == mention["text"]):
                self.differ("header", "wrong", f"offsets of {mention['text']!r}", mention["start"])

    def dates(self) -> None:
        counts, taken = self.tally.counts, set[int]()
        found = self.found("dates")
        for want in sorted(self.gold.dates, key=lambda d: d.optional):
            hits = [i for i, got in enumerate(found) if i not in taken and _overlap(_span(got), want.span)]
            good = [i for i in hits if _same_time(want.value, found[i].get("value"))]
            if want.optional:
                taken.update(hits)
            elif good:
                taken.add(good[0])
                counts["dates", "tp"] += 1
                self.tally.rate("date spans", _span(found[good[0]]) == want.span)
            else:
                taken.update(hits)
                counts["dates", "fn"] += 1
                counts["dates", "fp"] += len(hits)
                values = ", ".join(str(found[i].get("value")) for i in hits) or "nothing"
                self.differ("date", "missing", f"{want.at!r} is {want.value}, got {values}", want.span[0])
        for i, got in enumerate(found):
            if i not in taken:
                counts["dates", "fp"] += 1
                self.differ("date", "spurious", f"{got.get('text')!r} {got.get('value')}", got["start"])

    def people(self) -> None:
        counts, rate = self.tally.counts, self.tally.rate
        by_name: dict[str, Record] = {}
        for got in self.found("people"):
            by_name.setdefault(_fold(got["name"]), got)
        counts["people", "fp"] += len(self.found("people")) - len(by_name)
        wanted = {_fold(want.name) for want in self.gold.people}
        for name, got in by_name.items():
            if name not in wanted:
                counts["people", "fp"] += 1
                self.differ("person", "spurious", repr(got["name"]), _first(got.get("mentions")))
        for want in self.gold.people:
            if want.optional:
                continue
            at = want.spans[0][0]
            match = by_name.get(_fold(want.name))
            if match is None:
                counts["people", "fn"] += 1
                self.differ("person", "missing", repr(want.name), at)
                continue
            counts["people", "tp"] += 1
            if not rate("person country", match.get("country") == want.country):
                what = f"country of {want.name!r}: want {want.country}, got {match.get('country')}"
                self.differ("person", "wrong", what, at)
            titles = [str(o["title"] if isinstance(o, Mapping) else o) for o in match.get("offices") or ()]
            for office in want.offices:
                if not rate("person office", any(_same_office(office, title) for title in titles)):
                    self.differ("person", "wrong", f"office of {want.name!r}: want {office!r}, got {titles}", at)
            mentions = [_span(m) for m in match.get("mentions") or ()]
            for span in want.spans:
                if not rate("person mentions", any(_overlap(span, m) for m in mentions)):
                    self.differ("person", "wrong", f"mention of {want.name!r} not found", span[0])

    def acts(self, kind: str) -> None:
        gold = [act for act in self.gold.acts if act.kind == kind]
        self.facts(kind, gold, _act_candidates(gold, self.found(f"{kind}s")), _act_checks)

    def events(self) -> None:
        gold = self.gold.events
        self.facts("event", gold, _event_candidates(gold, self.found("events")), _event_checks)

    def facts(
        self, area: str, gold: Sequence[Fact], candidates: Iterable[Candidate], checks: Callable[[Any, Record], Checks]
    ) -> None:
        """Pair facts with gold and count what is right, wrong and missed, and each detail of those found."""
        counts, found = self.tally.counts, self.found(f"{area}s")
        pairs = _pair(candidates)
        areas = (f"{area}s", f"{area}s full")
        for i, want in enumerate(gold):
            if i not in pairs.values() and not want.optional:
                counts.update((a, "fn") for a in areas)
                self.differ(area, "missing", str(want), want.span[0])
        for j, got in enumerate(found):
            if j not in pairs:
                counts.update((a, "fp") for a in areas)
                self.differ(area, "spurious", *_claim(got))
                continue
            want = gold[pairs[j]]
            if want.optional:
                continue
            counts[areas[0], "tp"] += 1
            wrong = set()
            for name, (wanted, value, ok) in checks(want, got).items():
                if not self.tally.rate(f"{area} {name}", ok):
                    wrong.add(name)
                    self.differ(
                        area, "wrong", f"{name} of {want}: want {wanted or '-'}, got {value or '-'}", want.span[0]
                    )
            counts.update([(areas[1], "fp"), (areas[1], "fn")] if wrong & {"act", "parties"} else [(areas[1], "tp")])


def _claim(got: Record) -> tuple[str, int]:
    """A few words that name a fact of a record, and its place (-1 where it claims none)."""
    if "trigger" in got:
        trigger, goal = (" ".join(str(got[part].get("text")).split()[:5]) for part in ("trigger", "content"))
        return f"{trigger!r} … {goal!r}", got["trigger"]["start"]
    what = f"{got.get('type')} of {', '.join(got.get('parties') or ())} {got.get('start') or 'without date'}"
    return what, _first(got.get("mentions"))


def _act_checks(want: GoldAct, got: Record) -> Checks:
    checks: Checks = {
        "act": (want.act, got.get("act"), got.get("act") == want.act),
        "parties": _same_codes(want.parties, got.get("parties")),
        "counterparts": _same_codes(want.counterparts, got.get("counterparts")),
    }
    deadline = got.get("deadline") or ""
    if want.deadline or deadline:
        checks["deadline"] = (want.deadline, deadline, want.deadline == deadline)
    targets = {str(target.get("value")).split(".")[0] for target in got.get("targets") or ()}
    if want.target or targets:
        numbers = {re.sub(r"\D.*", "", part) for part in want.target.split(" / ") if part}
        checks["target"] = (want.target, sorted(targets), bool(numbers & targets) if numbers else not targets)
    return checks


def _event_checks(want: GoldEvent, got: Record) -> Checks:
    checks: Checks = {"parties": _same_codes(want.parties, got.get("parties"))}
    for key, wanted in (("start", want.start), ("status", want.status), ("place", want.place)):
        value = str(got.get(key) or "")
        checks[key] = (wanted, value, _fold(wanted) == _fold(value))
    return checks


def _act_candidates(gold: Sequence[GoldAct], found: Sequence[Record]) -> Iterator[Candidate]:
    """Pairs that may be one act: triggers overlap, goals start within 20 characters or one holds the other's start."""
    for i, want in enumerate(gold):
        for j, got in enumerate(found):
            if _overlap(_span(got["trigger"]), want.span):
                start, end = _span(got["content"])
                gap = abs(start - want.goal_start)
                if gap <= 20 or start <= want.goal_start < end:
                    yield want.optional, gap, i, j


def _event_candidates(gold: Sequence[GoldEvent], found: Sequence[Record]) -> Iterator[Candidate]:
    """Pairs that may be one event: of one type, and told at one place or with like sides at one time."""
    for i, want in enumerate(gold):
        for j, got in enumerate(found):
            if got.get("type") != want.type:
                continue
            a, b = _code_set(want.parties), _code_set(got.get("parties"))
            likeness = len(a & b) / len(a | b) if a | b else 1.0
            near = any(_overlap(_span(m), want.span) for m in got.get("mentions") or ())
            on_time = (got.get("start") or "") == want.start
            if near or (likeness >= 0.5 and on_time):
                yield want.optional, -(likeness + near + on_time), i, j


def _pair(candidates: Iterable[Candidate]) -> dict[int, int]:
    """One to one, best first; required gold before optional. Index of what was found -> index in gold."""
    pairs: dict[int, int] = {}
    taken = set[int]()
    for _, _, i, j in sorted(candidates):
        if i not in taken and j not in pairs:
            pairs[j] = i
            taken.add(i)
    return pairs


def _mentions(record: Record) -> Iterator[Record]:
    """Everything in a record that claims a range and its text."""
    for key in ("dates", "people", "events", "commitments", "proposals"):
        for item in record.get(key) or ():
            for m in (item, *(item.get("mentions") or ()), item.get("trigger") or {}, item.get("content") or {}):
                if "text" in m and "start" in m:
                    yield m


def _span(item: Record) -> Range:
    return item["start"], item["end"]


def _first(mentions: Iterable[Record] | None) -> int:
    """Where the first mention starts; -1 where there is none."""
    return min((m["start"] for m in mentions or ()), default=-1)


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _code_set(codes: Iterable[str] | None) -> set[str]:
    return {str(code).upper() for code in codes or ()}


def _same_codes(wanted: Iterable[str], got: Iterable[str] | None) -> tuple[object, object, bool]:
    a, b = _code_set(wanted), _code_set(got)
    return ", ".join(sorted(a)), ", ".join(sorted(b)), a == b


def _same_time(wanted: str, got: str | None) -> bool:
    """Equal, or the day wanted with a time of day added."""
    return bool(got) and (got == wanted or (len(wanted) == 10 and str(got).startswith(wanted + "T")))


def _fold(string: str) -> str:
    """Words without case and diacritics. Deliberately not the library's own folding, which is under test here."""
    plain = unicodedata.normalize("NFD", string.replace("đ", "d").replace("Đ", "D").replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return " ".join(re.findall(r"[\w']+", plain))


_SHORT_OFFICES = {"fm": "foreign minister", "pm": "prime minister", "dpm": "deputy prime minister", "dy": "deputy"}


def _fold_office(title: str) -> str:
    """One form for an office however it is written: FM, Foreign Minister, Minister of (for) Foreign Affairs."""
    words = " ".join(_SHORT_OFFICES.get(word, word) for word in _fold(title).split())
    words = re.sub(r"\b(minister|ministers) (?:of|for) foreign affairs\b", "foreign minister", words)
    return re.sub(r"\b(minister|secretary) (?:of|for) (?:the )?(\w+)$", r"\2 \1", words)


def _same_office(wanted: str, got: str) -> bool:
    a, b = _fold_office(wanted), _fold_office(got)
    return a in b or (bool(b) and b in a)
