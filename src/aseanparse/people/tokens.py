"""An article as a row of units, each with one letter for what it can be; the grammar of people reads the letters.

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
``'``  possessive          ``(`` ``)``  brackets          ``.``  stop, dash, anything that parts
``|``  end of a line or zone                              ``#``  number
``v``  verb of speech or meeting, past                    ``r``  he, she                   ``q``  nickname in quotes
``w``  any other word
=====  ==========================================================================================================
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from operator import add

from attrs import frozen

from aseanparse.lexicon import Lexicon
from aseanparse.names import VIETNAMESE_FAMILIES, is_syllable
from aseanparse.terms import Term
from aseanparse.text import Span, Text, fold

# The standard ``re`` because this runs over every word of the article: twice as fast as ``regex`` here. Each piece is
# a unit with the spaces after it, so that the pieces of a zone leave nothing out and their lengths give the positions.
_PIECES = re.compile(
    r"""(?:
      [A-Z]?[a-z]{2,}+ (?! [-'./] | [^\x00-\x7f] )                       # most words, found without trying the rest
    | [aA]/[lpLP]\b | [sdSD]/[oO]\b | a\.i\.                            # Malaysian Indian: son or daughter of
    | (?: Mrs? | Ms | Dr | Prof | Gen | Lt | Lieut | Col | Maj | Brig | Adm | Capt | Snr | Pol | Sen | Rep | Hon | Jr
        | Sr | Ma | Md | Pg | Hj | H\.\ ?E | N\.A | [A-Z] ) \. (?! [a-z] )
    | [A-Z] ' [A-Z] [a-z]+ | [A-Z]&[A-Z] \b                              # O'Brien; T&T
    | [A-Z]+ (?![a-z]) (?: -[A-Z]+ (?![a-z]) )*                          # capitals
    | [A-Z]? [^\W\d_A-Z]+ (?: [-'] (?! s\b ) [^\W\d_]+ )*                # a word; glued ones part at inner capitals
    | 's? (?![a-z])
    | \d+ (?: [.,]\d+ )* [a-z]*
    | [^ ]
    )[ ]*""",
    re.VERBOSE,
).findall
# English endings that make nouns of portfolios, not names (Infocommunications, Digitalisation, Logistics).
_NOUN_ENDINGS = ("ation", "ations", "ology", "ogies", "ogistics", "ements", "ability", "fairs", "esses")
_TERM_LETTERS = {"body": "B", "forum": "F", "instrument": "F", "place": "P"}
_PLACE_FORMS = ("capital", "city", "metonym")
_MARKS = {",": ",", "(": "(", ")": ")", "'": "'", "'s": "'", "&": "&", "": "|"}
_DASH = "-"


@frozen(eq=False)
class Row:
    """The units of the zones that are the article's own, one after the other, ``|`` after each zone.

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

    def ends_sentence(self, unit: int) -> bool:
        """Does a sentence, line or zone end with this unit?"""
        return self.letters[unit] == "|" or (self.letters[unit] == "." and self.view[self.starts[unit]] in ".!?")


def read_row(text: Text, zones: Sequence[Span], terms: Sequence[Term], lexicon: Lexicon) -> Row:
    """The units of an article.

    Args:
        text: the article's text.
        zones: the ranges that count, in order.
        terms: the lexicon terms of the article, in order; those outside the zones are passed over.
        lexicon: whose words of offices count.
    """
    view = text.view
    words: list[str] = []
    starts: list[int] = []
    for zone in zones:
        first = zone.start
        while view[first : first + 1] == " ":
            first += 1
        pieces = _PIECES(view, first, zone.end)
        starts.extend(accumulate(map(len, pieces), initial=first))
        words.extend(pieces)
        words.append("\n")
    words = list(map(str.rstrip, words))  # a line end becomes ""
    ends = list(map(add, starts, map(len, words)))
    letters = list(map(_letters(lexicon).__getitem__, words))
    _look_again(text, words, letters, starts, ends, lexicon)
    return _with_terms(view, letters, starts, ends, terms)


def _look_again(
    text: Text, words: list[str], letters: list[str], starts: list[int], ends: list[int], lexicon: Lexicon
) -> None:
    """Settle the letters that depend on the neighbours."""
    pairs, generals, domains = _pairs(lexicon)
    given = lexicon.tables["offices"]["honorifics"]["given"]
    plain = _plain_letters(lexicon)
    unmarked = text.original.isascii()
    told = "".join(letters)
    for match in _NICKNAME.finditer(told) if '"' in text.view else ():
        if words[match.start()] == words[match.end() - 1] == '"':
            letters[slice(*match.span())] = "q" * len(match[0])
    for match in _CONTEXT.finditer(told):
        unit = match.start()
        before = letters[unit - 1] if unit else "|"
        if letters[unit] == "V":
            letters[unit] = plain[words[unit]]
            if words[unit] in _NUMERALS:
                letters[unit] = "J" if before in "NI" else "H" if before in "Hx" else letters[unit]
            elif words[unit] == "May":  # the month, or a given name
                month = words[unit - 1].casefold() in _BEFORE_MAY or "#" in (before, *letters[unit + 1 : unit + 2])
                letters[unit] = "." if month else "N"
            elif not unmarked and _has_marks(text, starts[unit], ends[unit]):
                letters[unit] = "N" if letters[unit] in "SYtr" or before == "N" else letters[unit]
            elif before in "NYH" and _in_vietnamese_name(words, letters, unit):
                letters[unit] = "N"
        elif letters[unit] == "Z":  # "Meeting X", or a name that ends so
            letters[unit] = "S" if before in ".|" else "D" if words[unit] in domains else "N"
        elif letters[unit] == "W":  # "Jun 5", or a given name
            letters[unit] = "." if "#" in (before, *letters[unit + 1 : unit + 2]) else "N"
        elif letters[unit] == "E":
            letters[unit] = _settled(words, letters, unit, plain)
            if f"{words[unit - 1]} {words[unit]}" in pairs:  # Mom Luang
                letters[unit - 1] = letters[unit] = "h"
        if letters[unit] == "e" and before not in "heG'" and words[unit] in given and letters[unit + 1] in "NI":
            letters[unit] = "N"  # "Speaker Sri X", but "Datuk Sri X"
        if letters[unit] in "ehG" and before in "NSMeDHh":
            pair = f"{words[unit - 1]} {words[unit]}"
            if before == "H" and pair in generals:
                letters[unit] = "H"
            elif before != "h" and pair in pairs:
                letters[unit - 1] = letters[unit] = "h"
                if unit > 1 and f"{words[unit - 2]} {words[unit - 1]}" in pairs:  # Air Chief Marshal
                    letters[unit - 2] = "h"
            elif letters[unit] == "h" and before == "N" and letters[unit + 1] in "&,.|)vwo":
                letters[unit] = "N"  # Moe Myint Tun: a title stands before a name
    while "Q" in letters:  # "Khuewill pay"
        unit = letters.index("Q")
        first, rest, length = _glued(words[unit], lexicon)
        cut = ends[unit] - length
        letters[unit : unit + 1] = [first, rest]
        words[unit : unit + 1] = [words[unit][:-length], words[unit][-length:]]
        starts[unit : unit + 1] = [starts[unit], cut]
        ends[unit : unit + 1] = [cut, ends[unit]]


_CONTEXT = re.compile("[ehEGVWZ]")
_NICKNAME = re.compile(r"(?<=[NI])\.[NZ]{1,2}\.(?=[NIp])")
_BEFORE_MAY = frozenset(("in", "since", "last", "this", "next", "early", "late", "mid", "until"))
_NUMERALS = frozenset(("II", "III", "IV"))  # of a Filipino or an American, but "Minister of Foreign Affairs II"
_SETTLED = ("chief", "Chief", "executive", "Executive", "charge", "Charge", "state", "fellow")


def _settled(words: Sequence[str], letters: Sequence[str], unit: int, plain: Mapping[str, str]) -> str:
    """The letter of a word of offices that its neighbours decide on, or that only another before it makes a title."""
    word, before = words[unit], letters[unit - 1] if unit else "|"
    if word in ("state", "charge", "Charge") and before == "o":  # minister of state, Minister in Charge of
        return "D" if word[0] == "C" else "d"
    if word == "executive" and words[unit - 1] in ("chief", "Chief"):
        return "x"
    if word == "fellow":  # a senior fellow at an institute, but "his fellow ministers"
        return "x" if letters[unit + 1 : unit + 2] == ["o"] else "w"
    if word == "Executive":
        return "M" if letters[unit + 1 : unit + 2] in (["D"], ["H"], ["M"]) else "H"  # Executive Vice Premier
    if word in ("chief", "Chief") and before not in "DdH" and letters[unit + 1 : unit + 2] in (["D"], ["d"], ["M"]):
        return "M" if word[0] == "C" else "m"  # Chief Cabinet Secretary, but "army chief" and "Chief of Staff"
    return plain.get(word, "N")


def _has_marks(text: Text, start: int, end: int) -> bool:
    """Has the word diacritics where it stands, so that it is no English word?"""
    first, last = text.span(start, end)
    if text.original.startswith(text.view[start:end], first):
        return last - first > end - start  # combining marks after the last letter
    letters = (c for c in text.original[first:last] if not c.isascii())
    return any(unicodedata.combining(c) or (fold(c).isascii() and fold(c).isalpha()) for c in letters)


def _in_vietnamese_name(words: Sequence[str], letters: Sequence[str], unit: int) -> bool:
    """Does a capitalised *The* or *In* stand in a name whose marks are lost: "Luong The Hien", "Minister The said"?"""
    after = letters[unit + 1] if unit + 1 < len(letters) else "|"
    if letters[unit - 1] == "H":
        return letters[unit] == "t" and after == "v"
    back = next((n for n in (2, 1) if unit >= n and words[unit - n].casefold() in VIETNAMESE_FAMILIES), 0)
    if back == 0 or (unit > back and letters[unit - back - 1] == "N"):
        return False
    return (after == "N" and is_syllable(words[unit + 1])) or (back == 2 and after in "v,.')&|")


def _with_terms(view: str, letters: list[str], starts: list[int], ends: list[int], terms: Sequence[Term]) -> Row:
    """The row in which each lexicon term is one unit."""
    found: dict[int, Term] = {}
    row: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    done = 0
    for term in terms:
        unit = bisect_left(starts, term.start, done)
        if unit == len(starts) or starts[unit] != term.start or letters[unit] == "|":
            continue
        after = unit + 1
        while after < len(starts) and starts[after] < term.end:
            after += 1
        row += letters[done:unit]
        firsts += starts[done:unit]
        lasts += ends[done:unit]
        found[len(row)] = term
        relation = ends[after - 1] > term.end and view[term.end] == _DASH  # "Viet Nam-Laos" is no country
        row.append("D" if relation else _letter_of_term(term))
        firsts.append(starts[unit])
        lasts.append(ends[after - 1] if relation else term.end)
        done = after
    return Row(view, "".join(row + letters[done:]), firsts + starts[done:], lasts + ends[done:], found)


def _letter_of_term(term: Term) -> str:
    if term.entry.kind != "country":
        return _TERM_LETTERS[term.entry.kind]
    if term.form in ("adjective", "people"):
        return "A"
    return "P" if term.form in _PLACE_FORMS else "C"


class _Letters(dict[str, str]):
    """Word -> its letter; unknown words are read by their shape and kept, up to a limit."""

    def __init__(self, known: Mapping[str, str], lexicon: Lexicon) -> None:
        super().__init__(known)
        self._lexicon = lexicon

    def __missing__(self, word: str) -> str:
        letter = _letter_of_shape(word, self._lexicon)
        if len(self) < _KEPT and len(word) <= _LONGEST:
            self[word] = letter
        return letter


_KEPT, _LONGEST = 50_000, 40  # words, letters: what is longer is no word, and no cache should hold it


def _letter_of_shape(word: str, lexicon: Lexicon) -> str:
    first = word[:1]
    if not first.isalpha():
        return "#" if first.isdigit() else "."
    if len(word) > _LONGEST:
        return "w"
    if "-" in word and (letter := _letter_of_joined(word, lexicon)):
        return letter
    if not first.isupper():
        return "Q" if _glued(word, lexicon)[2] else "v" if word.endswith("ed") else "w"
    if word.endswith(".") or len(word) == 1:
        return "I"
    if word.isupper() and len(word) > 4:  # PRESIDENT MEETS; but TO and LAM are names
        letter = _plain_letters(lexicon).get(word.capitalize(), "N")
        return letter if letter in "HMDS" else "N"
    if word.endswith("ing") and len(word) > 5:
        return "Z"
    if _glued(word, lexicon)[2]:
        return "Q"
    return "D" if len(word) > 8 and word.endswith(_NOUN_ENDINGS) else "N"


def _letter_of_joined(word: str, lexicon: Lexicon) -> str:
    """The letter of a word that a side of its hyphen decides: President-elect, ex-Prime, Lt-Gen, al-Hashemi; or ""."""
    lists, letters = lexicon.tables["offices"]["words"], _plain_letters(lexicon)
    front, back = word.split("-", 1)
    if back.rpartition("-")[2] in lists["elected"]:
        letter = letters.get(word.rpartition("-")[0], "")
    elif front.lower() in lists["held_before"]:
        letter = letters.get(back, "")
    elif letters.get(back, "") in ("h", "G") and front[:1].isupper():  # Lt-Gen, Inspector-General
        return "H" if letters.get(front) == "H" else "h"
    else:
        return "N" if front in lists["joined_particles"] and back[:1].isupper() else ""
    return letter if letter in ("H", "x", "M", "m", "D", "d") else ""


def _glued(word: str, lexicon: Lexicon) -> tuple[str, str, int]:
    """The letters of two words that old pages glue at a line end, and the length of the second; 0 where none is.

    A verb of reporting glued to a name ("Khuewill pay a visit"), or a function word to a word of offices ("memberand").
    """
    words = lexicon.tables["offices"]["words"]
    if word[0].isupper() and (verb := next((v for v in words["reporting"] if word.endswith(v)), "")):
        return "N", "v", len(verb)
    known = _letters(lexicon)
    for rest in ("and", "of", "for", "to"):
        first = word.removesuffix(rest)
        if first != word and len(first) > 3 and dict.get(known, first, "w") in "HxDd":
            return known[first], known[rest], len(rest)
    return "w", "w", 0


@cache
def _pairs(lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Two words that are a title only together (Tan Sri), offices that end in General, words of institutions."""
    table = lexicon.tables["offices"]
    domains = frozenset(word for group in table["domains"].values() for word in group)
    return frozenset(table["honorifics"]["pairs"]), frozenset(table["generals"]["words"]), domains


@cache
def _letters(lexicon: Lexicon) -> _Letters:
    """Word -> its letter, ``V`` for those that the neighbours decide on."""
    told = _plain_letters(lexicon)
    open_words = dict.fromkeys([*filter(_may_be_syllable, told), *_NUMERALS], "V")
    seconds = {pair.split()[1] for pair in _pairs(lexicon)[0]} - told.keys()
    paired = dict.fromkeys((*seconds, *_SETTLED), "E")
    return _Letters(told | open_words | paired | _MARKS, lexicon)


@cache
def _plain_letters(lexicon: Lexicon) -> dict[str, str]:
    """Word -> its letter, for every word that the grammar knows; where a word is in two lists, the first counts."""
    table = lexicon.tables["offices"]
    words, titles = table["words"], table["honorifics"]
    heads = [word for level in table["heads"].values() for word in level]
    domains = [word for group in table["domains"].values() for word in group]
    lists: tuple[tuple[str, Iterable[str]], ...] = (
        ("b", words["links"]),
        ("G", ["General", "GENERAL", "d'Affaires", "d'affaires"]),
        ("h", [*titles["heads"], *(f"{word}." for word in titles["heads"] if len(word) < 6), "H. E."]),
        ("e", [word for word in titles["tails"] if word not in heads]),
        ("D", words["plural_bodies"]),
        ("N", ["IV", "May"]),
        ("J", ["Jr", "Jr.", "Sr", "Sr."]),
        ("H", heads),
        ("x", [word.lower() for word in heads if not word.isupper() and word not in words["capital_only"]]),
        ("x", [word for group in table["generic"].values() for word in group]),
        ("X", [plural(form) for word in heads for form in (word, word.lower())]),
        ("Z", [word for word in domains if word.endswith("ing")]),
        ("M", table["modifiers"]["words"]),
        ("m", table["modifiers"]["lower"]),
        ("D", domains),
        ("d", [*(word.lower() for word in domains if not word.isupper()), "ad", "interim", "a.i."]),
        ("k", words["counterparts"]),
        ("r", ["he", "she", "He", "She"]),
        ("o", words["prepositions"]),
        ("t", words["articles"]),
        ("&", words["conjunctions"]),
        ("p", words["particles"]),
        ("Y", words["also_names"]),
        ("v", [*words["verbs"], *words["reporting"]]),
        ("S", [*words["functions"], *words["headline_verbs"]]),
        (".", words["weekdays_and_months"]),
        ("W", words["short_months"]),
    )
    known: dict[str, str] = {}
    for letter, members in lists:
        for word in members:
            known.setdefault(word, letter)
    return known


def _may_be_syllable(word: str) -> bool:
    """Can the word be a part of a Vietnamese name, too (The, In, Bay)? *Tet* is the feast in any spelling."""
    return word[1:].islower() and word[0].isupper() and is_syllable(word) and word not in ("Tet", "Khun")


def plural(noun: str) -> str:
    """The plural of a noun of office: ministers, secretaries, spokesmen."""
    if noun.endswith("man"):
        return noun[:-2] + "en"
    return noun[:-1] + "ies" if noun.endswith("ry") else noun + "s"


def singular(title: str) -> str:
    """The singular of a title: foreign minister, secretary, spokesman."""
    if title.endswith("men"):
        return title[:-2] + "an"
    return title[:-3] + "y" if title.endswith("ies") else title.removesuffix("s")
