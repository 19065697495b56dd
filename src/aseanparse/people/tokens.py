"""A zone as a row of units, each with one letter for what it can be: the grammar of people is read off these letters.

=====  ==========================================================================================================
``N``  capitalised word that may be part of a name        ``I``  initial (``P.``)          ``J``  Jr., Sr.
``p``  particle inside a name (dos, dela)                 ``b``  Malay link (bin, binti)
``h``  honorific or rank                                  ``e``  word of a title stack, only after an honorific
``H``  noun of an office, capital                         ``x``  the same in lower case    ``X``  plural
``M``  modifier of an office, capital                     ``m``  the same in lower case
``G``  General: rank or part of an office                 ``D``  word of a portfolio or institution
``d``  the same in lower case                             ``k``  counterpart
``C``  country     ``A``  its adjective or people         ``P``  city or place             ``B``  body
``F``  forum or instrument
``S``  capitalised function word or opening participle    ``Y``  function word that is a name, too (To, An, So)
``o``  of, for, to, on     ``t``  article or possessive   ``&``  and                       ``,``  comma
``'``  possessive          ``(`` ``)``  brackets          ``.``  stop, dash, line end, anything that parts
``v``  verb of speech or meeting, past                    ``r``  he, she                   ``w``  any other word
=====  ==========================================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from attrs import frozen

from aseanparse.lexicon import Lexicon
from aseanparse.terms import Term
from aseanparse.text import Span

# The standard ``re`` because this runs over every word of the article: twice as fast as ``regex`` here.
_UNIT = re.compile(
    r"""
      a/[lp]\b | [sd]/o\b                                                        # Malaysian Indian: son or daughter of
    | (?: Mrs? | Ms | Dr | Prof | Gen | Lt | Col | Maj | Brig | Adm | Capt | Snr | Pol | Sen | Rep | Hon | Jr | Sr | Ma | Pg | Hj | H\.\ ?E | [A-Z] ) \.
      (?! [a-z] )
    | [A-Z]+ (?![a-z]) (?: (?=-[A-Z]) -[A-Z]+ )*                                # capitals
    | (?: [A-Z]? [^\W\d_A-Z]+ ) (?: [-'] (?! s\b ) [^\W\d_]+ )*                   # a word; glued ones part at inner capitals
    | [A-Z] ' [A-Z] [a-z]+                                                      # O'Brien
    | [A-Z]
    | 's? (?![a-z])
    | [,;:.!?()"|\[\]…-] | \d+(?:[.,]\d+)*[a-z]* | \n
    | \S
    """,
    re.VERBOSE,
)
# Old pages lose the space at line ends ("To Lamwill pay a visit"); only verbs that end no surname we know of.
_GLUED_VERBS = (
    "will", "would", "said", "told", "visits", "receives", "attends", "poses", "speaks", "signs", "delivers", "stressed", "affirmed", "noted",
    "expressed", "suggested", "proposed", "praised", "welcomed", "hosted", "received", "chaired", "thanked", "emphasised", "highlighted",
)  # fmt: skip
_GLUED = re.compile(rf"(?<=[a-z])(?:{'|'.join(_GLUED_VERBS)})$")
_TERM_LETTERS = {"body": "B", "forum": "F", "instrument": "F", "place": "P"}
_PLACE_FORMS = ("capital", "city", "metonym")
_MARKS = {",": ",", "(": "(", ")": ")", "'": "'", "'s": "'", "&": "&"}
_DASH = "-"


@frozen(eq=False)
class Row:
    """The units of one zone.

    Attributes:
        view: the article's folded view.
        letters: one letter per unit (see the module).
        starts, ends: the range of each unit in the view.
        terms: unit number -> the lexicon term it is.
    """

    view: str
    letters: str
    starts: Sequence[int]
    ends: Sequence[int]
    terms: Mapping[int, Term]

    def text(self, first: int, last: int) -> str:
        """The view's words from unit ``first`` up to, not including, ``last``."""
        return self.view[self.starts[first] : self.ends[last - 1]] if last > first else ""


def read_row(view: str, zone: Span, terms: Sequence[Term], lexicon: Lexicon) -> Row:
    """The units of a zone.

    Args:
        view: the folded text.
        zone: its range there.
        terms: the lexicon terms of the article, in order; those outside the zone are passed over.
        lexicon: whose words of offices count.
    """
    letter_of, pairs, generals = letters(lexicon), *_pairs(lexicon)
    row: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    found: dict[int, Term] = {}
    number = 0
    while number < len(terms) and terms[number].start < zone.start:
        number += 1
    next_term = terms[number].start if number < len(terms) else -1
    done = zone.start
    for match in _UNIT.finditer(view, zone.start, zone.end):
        start, end = match.span()
        if start < done:
            if end > done and row and row[-1] != "D":  # "Viet Nam-Laos": a relation, no country
                ends[-1] = end
                row[-1] = "D" if view[done] == _DASH else row[-1]
                if view[done] != _DASH:
                    ends[-1] = done
            continue
        while 0 <= next_term < start:
            number += 1
            next_term = terms[number].start if number < len(terms) else -1
        if start == next_term:
            term = terms[number]
            letter = _letter_of_term(term)
            if end > term.end:
                letter, done = ("D", end) if view[term.end] == _DASH else (letter, term.end)
            else:
                done = term.end
            if term.end - start < 2:
                letter = "w"
            found[len(row)] = term
            row.append(letter)
            starts.append(start)
            ends.append(done)
            continue
        word = match[0]
        letter = letter_of.get(word) or _letter(word, view, start)
        if letter == "N" and word.endswith(_GLUED_VERBS) and (verb := _GLUED.search(word)):  # "To Lamwill pay"
            row.append(letter)
            starts.append(start)
            ends.append(start + verb.start())
            letter, start = "v", ends[-1]
        if letter in "ehG" and row:
            last, pair = row[-1], view[starts[-1] : end]
            if last == "H" and letter == "G" and pair in generals:
                letter = "H"
            elif last in "NSMeDH" and pair in pairs:
                row[-1] = letter = "h"
        row.append(letter)
        starts.append(start)
        ends.append(end)
    return Row(view, "".join(row), starts, ends, found)


def _letter_of_term(term: Term) -> str:
    if term.entry.kind != "country":
        return _TERM_LETTERS[term.entry.kind]
    if term.form in ("adjective", "people"):
        return "A"
    return "P" if term.form in _PLACE_FORMS else "C"


def _letter(word: str, view: str, start: int) -> str:
    first = word[0]
    if not first.isalpha():
        return _MARKS.get(word, "#" if first.isdigit() else ".")
    if not first.isupper():
        return "v" if word.endswith("ed") else "w"
    if word.endswith(".") or len(word) == 1:
        return "I"
    if word.endswith("ing") and len(word) > 5:
        before = view[start - 1 : start]
        return (
            "S"
            if before in ("", "\n") or view[max(0, start - 2) : start] in (". ", '" ', "| ") or before in '."'
            else "N"
        )
    return "N"


@cache
def _pairs(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str]]:
    """Two words that are a title only together (Tan Sri), and the offices that end in General."""
    table = lexicon.tables["offices"]
    return frozenset(table["honorifics"]["pairs"]), frozenset(table["generals"]["words"])


@cache
def letters(lexicon: Lexicon) -> dict[str, str]:
    """Word -> its letter, for every word that the grammar knows."""
    table = lexicon.tables["offices"]
    known: dict[str, str] = {}

    def add(letter: str, words: Sequence[str]) -> None:
        for word in words:
            known.setdefault(word, letter)

    heads = [word for level in table["heads"].values() for word in level]
    honorifics = table["honorifics"]
    add(
        "b",
        [
            "bin",
            "binti",
            "binte",
            "Bin",
            "Binti",
            "Binte",
            "bt",
            "a/l",
            "a/p",
            "s/o",
            "d/o",
            "anak",
            "ak",
            "A/L",
            "A/P",
        ],
    )
    add("G", ["General", "GENERAL"])
    add("h", honorifics["heads"])
    add("h", [f"{word}." for word in honorifics["heads"] if len(word) < 5] + ["H. E."])
    add("e", [w for w in honorifics["tails"] if w not in heads])
    add("J", ["Jr", "Jr.", "Sr", "Sr."])
    add("H", heads)
    add(
        "x",
        [
            w.lower()
            for w in heads
            if w
            not in (
                "Deputy",
                "Executive",
                "Justice",
                "Fellow",
                "PM",
                "FM",
                "DPM",
                "CEO",
                "MP",
                "Head",
                "Chief",
                "Chair",
            )
        ],
    )
    add("x", ["head", "chief", "chair"])
    add("x", [w for words in table["generic"].values() for w in words])
    add("X", [plural(w) for w in heads] + [plural(w.lower()) for w in heads])
    add("D", ["d'Affaires", "d'affaires"])
    add("M", table["modifiers"]["words"])
    add("m", table["modifiers"]["lower"])
    for words in table["domains"].values():
        add("D", words)
        add("d", [w.lower() for w in words if w.isascii()])
    add("k", ["counterpart", "counterparts", "Counterpart", "host", "opposite"])
    add("r", ["he", "she", "He", "She"])
    add("o", ["of", "for", "to", "on", "from", "in", "at", "under", "within", "Of", "For"])
    add("t", ["the", "a", "an", "its", "his", "her", "their", "our", "The", "His", "Her", "Its", "Their", "Our"])
    add("&", ["and", "And", "cum", "concurrently"])
    add(
        "p",
        [
            "dos",
            "da",
            "das",
            "de",
            "del",
            "dela",
            "delos",
            "delas",
            "do",
            "van",
            "von",
            "der",
            "den",
            "di",
            "la",
            "los",
            "ibn",
            "al",
            "el",
            "na",
            "e",
            "y",
        ],
    )
    add("Y", ["To", "An", "So", "My", "Do", "Than", "Van", "Can", "Are", "Me"])
    add(
        "v",
        [
            "said",
            "told",
            "met",
            "held",
            "spoke",
            "chaired",
            "gave",
            "led",
            "made",
            "took",
            "will",
            "would",
            "has",
            "had",
            "is",
            "was",
            "says",
            "tells",
            "meets",
            "receives",
            "led",
            "paid",
            "sought",
            "put",
            "went",
            "left",
            "came",
            "wrote",
            "thanked",
            "drew",
            "saw",
            "hosts",
            "attends",
        ],
    )
    add("S", [
        "A", "As", "At", "After", "Also", "All", "Although", "Amid", "Any", "Apart", "Because", "Before", "Besides", "Both", "But", "By", "Concerning", "Despite", "During", "Each", "Earlier", "Either", "Every", "First", "Following", "From", "Given", "How", "However", "If",
        "In", "Into", "It", "Last", "Later", "Like", "Many", "Meanwhile", "Most", "Moreover", "Next", "No", "Not", "Now", "On", "Once", "One", "Only", "Other", "Over", "Per", "Regarding", "Second", "Several", "Since", "Some", "Such", "That", "There", "These", "They", "This", "Those", "Though", "Three", "Through", "Thus", "Today", "Towards", "Two", "Under", "Until", "Upon", "We", "What", "When", "Where", "Whether", "Which", "While", "Who", "Why", "With", "Within", "Without", "You", "Your", "I", "Photo", "Asked", "Speaking", "Chaired", "Led", "Accompanied", "Yesterday", "Tomorrow", "Among", "Here", "Then", "Yet", "Nor", "Or", "Is", "Was", "Has", "Have", "Will", "Would", "Could", "Should", "Nobody", "Simultaneously", "Currently", "Recently", "Additionally", "Notably", "Overall", "Thank", "Thanks", "Latest",
    ])  # fmt: skip
    add(
        ".",
        [
            "Monday",
            "Tuesday",
            "Wednesday",
            "Thursday",
            "Friday",
            "Saturday",
            "Sunday",
            "January",
            "February",
            "March",
            "April",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
            "Jan",
            "Feb",
            "Mar",
            "Apr",
            "Jun",
            "Jul",
            "Aug",
            "Sept",
            "Sep",
            "Oct",
            "Nov",
            "Dec",
        ],
    )
    return known


def plural(noun: str) -> str:
    """The plural of a noun of office: ministers, secretaries, spokesmen."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun.endswith("ry") else noun + "s"
