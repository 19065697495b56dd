"""Names of persons: folding, comparing, family and given by the country's habit, short forms. Needs no article.

Habits of naming come from the Wikipedia articles on Vietnamese, Thai, Lao, Filipino, Malaysian and Burmese names
and from W3C, *Personal names around the world*; which country follows which habit stands in ``countries.toml``
(``order``, ``short``). Nothing here knows a person.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from typing import Final, Literal

import regex
from attrs import frozen

from aseanparse import lexicon
from aseanparse.text import fold

# Family names of about 95 in 100 Vietnamese (Wikipedia, "Vietnamese name", list of family names; folded).
VIETNAMESE_FAMILIES: Final = frozenset(
    "an au bach banh bui cao cat chau che chu cu cung dai dam dang danh dao dau diep dinh do doan dong du duong gia "
    "giang giap ha han ho hoang hong hua huynh kha khong khuat khuc kien kieu kim la lai lam le leu lieu lo lu luc "
    "luong luu ly ma mac mai man mua ngan nghiem ngo ngoc nguy nguyen nham nhan nhu ninh nong ong pham phan phi pho "
    "phu phung phuong quach quan quang sai si son su ta tang thach thai than thi thieu tieu to ton tong tra tran "
    "trang trieu trinh truong tu tuong ung uong van vi viem vien vo vu vuong yen".split()
)
# Chinese family names as Hokkien, Cantonese, Hakka and Teochew speakers of Singapore and Malaysia write them
# (Wikipedia, "Chinese Singaporeans", "Malaysian names").
CHINESE_FAMILIES: Final = frozenset(
    "ang aw chai chan chang chee chen cheng cheong chew chia chiam chin chong chow chu chua chung fong foo gan goh "
    "han heng ho hong hsu hu huang hui kam kang khaw khoo khor koh kok kong ku kwa kwek lai lam lau law lee leong "
    "lew li liang liao liew lim lin ling liu loh loke low lu lui lum mah mak mok neo ng ngiam oh ong ooi pang peh "
    "phang phua poh pua quah quek seah see seow sia sim sin siow sng soh soo tai tan tang tay teh teo teoh tham "
    "thong tiong toh tong wan wang wee wong woo woon wu xu yam yang yap yee yeo yeoh yeong yong yu zhang zhao zheng "
    "zhou zhu".split()
)
# Words of Burmese names, which have no family name (Wikipedia, "Burmese names": names by day of birth, common names),
# and those that other peoples' names have, too.
BURMESE_WORDS: Final = frozenset(
    "aung aye cho gyi hla hlaing hnin hpone htay htet htoo htut htun htwe khaing khin khine kyaw kyi lwin maung min "
    "mon moe mya myat myint myo naing nanda nay nilar nwe nyan nyein nyunt oo paing phone phyo sandar sein shwe soe "
    "swe ohn pwint pyae san suu thant thaung thazin thein thet thida thiha thura thuza tint win wunna wut yin zaw "
    "zayar zeya zeyar zin".split()
)
_BURMESE_TOO: Final = frozenset("ko ma may ni nu su tan than thi tin tun wai yan ye yu".split())
# A folded Vietnamese syllable: initial, vowels, final (Thompson, *A Vietnamese Reference Grammar*).
_SYLLABLE = re.compile(
    r"(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph|p|qu|r|s|th?|tr|v|x)?"
    r"(?:[aeiouy]|ai|ao|au|ay|eo|eu|ia|ie|ieu|io|iu|oa|oai|oay|oe|oi|oo|ua|uai|ue|ui|uo|uoi|uou|uu|uy|uya|uye|uyu|ye|yeu|ya)"
    r"(?:ch|c|m|ng|nh|n|p|t)?"
)
# Both placements of the tone mark in an open syllable: hoà and hòa are one. Ours is the older, as newspapers print it.
_NEW_TONE = regex.compile(r"(?i)(o)([àáảãạèéẻẽẹ])(?!\p{L})|(?<!q)(u)([ỳýỷỹỵ])(?!\p{L})")
_MALAY_LINK = re.compile(r"(?i)(?:bin|binti|binte|bt|a/[lp]|[sd]/o|anak|ak)")
_PARTICLE = regex.compile(
    r"(?i)(?:d[aeo]|d[ao]s|del|dela|delos|delas|la|los|las|van|von|der|den|di|du|y|e|na|bin|ibn|al|el|le)"
)
_SUFFIX = regex.compile(r"(?i)(?:jr\.?|sr\.?|i{2,3}|iv)")
_RETIRED = regex.compile(r"(?i)\((?:retired|retd?\.?|rtd\.?)\)")

# The same names come again and again, in an article and in the next.
_KEPT: Final = 4096


@lru_cache(_KEPT)
def normal_form(name: str) -> str:
    """The form in which a name is given out: NFC, straight apostrophes, single spaces, one place for tone marks.

    A nickname in quotes is left out, and a space lost between two names is put back.

    >>> normal_form("Trần  Hoà") == normal_form("Trần Hòa") == "Trần Hòa"
    True
    >>> normal_form("Dato’ Zoé"), normal_form("HarrietWhitcombe"), normal_form("MacAllan")
    ("Dato' Zoé", 'Harriet Whitcombe', 'MacAllan')
    """
    plain = unicodedata.normalize("NFC", name).translate(_QUOTES)
    plain = " ".join("".join(c for c in plain if unicodedata.category(c) != "Cf").split())
    plain = _NICKNAME.sub(r"\1", _GLUED_PARTICLE.sub(r" \1", _GLUED_NAMES.sub(" ", plain)))
    return one_tone_placement(plain) if looks_vietnamese(plain) else plain


def one_tone_placement(words: str) -> str:
    """Vietnamese words, in NFC, with each tone mark where the older habit puts it.

    >>> one_tone_placement("Khánh Hoà"), one_tone_placement("Thuỷ Nguyên")
    ('Khánh Hòa', 'Thủy Nguyên')
    """
    return _NEW_TONE.sub(_move_tone, words)


# Old pages lose spaces at line ends ("Marcosda Cunha"); no given name ends in s and a particle.
_GLUED_PARTICLE = regex.compile(r"(?<=\b\p{Lu}\p{Ll}{2,}s)(d(?:a|e|o|as|os))(?=\s\p{Lu})")
# ... or between two names; Mac and Fitz belong to the name.
_GLUED_NAMES = regex.compile(
    r"(?<=\b\p{Lu}\p{Ll}{2,})(?<!\b(?:Mac|Fitz|Des|Del|Van|Von|Den|Der|Ben|Bin))(?=\p{Lu}\p{Ll})"
)
_NICKNAME = regex.compile(r"^([^\"“”]+?) [\"“”][^\"“”]{1,24}[\"“”](?= (?:\p{Ll}{1,5} ){0,2}\p{Lu}[^\"“”]*$)")
_QUOTES = {ord(c): "'" for c in "‘’‛ʼʻ´`′"} | {ord(c): "-" for c in "‐‑‒–"}


def _move_tone(match: regex.Match[str]) -> str:
    first, second = match[1] or match[3], match[2] or match[4]
    letters = unicodedata.normalize("NFD", second)
    return unicodedata.normalize("NFC", first + letters[1:]) + letters[0]


@lru_cache(_KEPT)
def fold_name(name: str) -> str:
    """The key of a name: equal for every spelling of it, letters only.

    Diacritics, đ, case, apostrophes, hyphens, tone-mark placement, NFC or NFD and lost spaces make no difference.

    >>> fold_name("Đỗ Hoài Khuê") == fold_name("DO Hoai Khue") == fold_name("Do HoaiKhue") == "dohoaikhue"
    True
    >>> fold_name("Hoà") == fold_name("Hòa")
    True
    """
    letters = "".join(c for c in unicodedata.normalize("NFC", name.casefold()) if c.isalpha())
    return "".join(c for c in fold(letters).casefold() if c.isalpha())


@lru_cache(_KEPT)
def name_tokens(name: str) -> tuple[str, ...]:
    """The folded words of a name, glued ones split at an inner capital; initials and suffixes keep their letters.

    >>> name_tokens("Vũ KhánhLinh")
    ('vu', 'khanh', 'linh')
    >>> name_tokens("Ma. Lourdes P. Reyes Jr.")
    ('maria', 'lourdes', 'p', 'reyes', 'jr')
    """
    words = _GLUED_PARTICLE.sub(r" \1", _GLUE.sub(r"\1 \2", fold(unicodedata.normalize("NFC", name)))).split()
    tokens = ("maria" if w == "Ma." else w.casefold().strip(".,'\"") for w in words)  # Ma. is Maria on Filipino papers
    return tuple(t.replace("-", "").replace("'", "") for t in tokens if t)


_GLUE = regex.compile(r"([a-z]{2})([A-Z][a-z])")


@lru_cache(_KEPT)
def is_syllable(word: str) -> bool:
    """Is the word, folded, of the shape of one Vietnamese syllable?

    >>> is_syllable("Khuê"), is_syllable("Nghiêng"), is_syllable("Harriet")
    (True, True, False)
    """
    return _SYLLABLE.fullmatch(fold(word).casefold()) is not None


@lru_cache(_KEPT)
def looks_vietnamese(name: str) -> bool:
    """Has the name the Vietnamese shape: a family name of the closed set, then one to four syllables?

    >>> looks_vietnamese("Đỗ Hoài Khuê"), looks_vietnamese("Do Hoai Khue"), looks_vietnamese("Maria Lourdes")
    (True, True, False)
    """
    tokens = name_tokens(name)
    return 2 <= len(tokens) <= 5 and tokens[0] in VIETNAMESE_FAMILIES and all(_SYLLABLE.fullmatch(t) for t in tokens)


def looks_burmese(tokens: Collection[str]) -> bool:
    """Are the folded words of a name, two or more, all Burmese, one of them of no other people?

    >>> looks_burmese(("zeyar", "than", "htet")), looks_burmese(("thi", "su"))
    (True, False)
    """
    return len(tokens) > 1 and _BURMESE_ALL.issuperset(tokens) and not BURMESE_WORDS.isdisjoint(tokens)


_BURMESE_ALL: Final = BURMESE_WORDS | _BURMESE_TOO


@frozen
class PersonName:
    """A name taken apart by the habit of a country.

    Attributes:
        full: the name without titles, in normal form.
        family: the family name, or None where there is none (mononyms, patronymics) or no country tells the order.
        given: everything else; None where the name is not split.
        country: the country whose habit was used, or None.
    """

    full: str
    family: str | None
    given: str | None
    country: str | None

    @property
    def key(self) -> str:
        """The folded key of the full name."""
        return fold_name(self.full)


@cache
def _habits(country: str | None) -> tuple[str, str]:
    """(order, short) of a country in ``countries.toml``: family, given or single first; empty where it has none."""
    entry = lexicon.core().country(country) if country else None
    if entry is None:
        return "", ""
    return _ORDERS[entry.data["order"]], entry.data.get("short", "")


_ORDERS: Final = {"family-first": "family", "given-first": "given", "mononym": "single"}


@lru_cache(_KEPT)
def person_name(
    name: str, country: str | None = None, *, first: Literal["family", "given"] | None = None
) -> PersonName:
    """Take a name apart by the habit of the country the person acts for.

    Args:
        name: a name, with or without titles.
        country: ISO 3166-1 alpha-3 code, whose habit (``order`` in ``countries.toml``) counts.
        first: which name stands first, where that is known: Japanese names are written either way.

    >>> person_name("Đỗ Hoài Khuê", "VNM").family, person_name("Clara Ines Villareal", "PHL").family
    ('Đỗ', 'Villareal')
    >>> person_name("Ramon dela Cruz Jr.", "PHL").family
    'dela Cruz'
    >>> person_name("Ahmad bin Ali", "BRN").family is None
    True
    >>> person_name("Haruto Sakamoto", "JPN", first="given").family, person_name("Seo-yeon Yoon", "KOR").family
    ('Sakamoto', 'Yoon')
    """
    full = strip_titles(normal_form(name))
    words = full.split()
    order = first or _order_of(words, country)
    core = [w for w in words if not _SUFFIX.fullmatch(w)] or words
    if order == "" or len(core) == 1:
        return PersonName(full, None, full if order or len(core) == 1 else None, country)
    if order == "family":
        return PersonName(full, core[0].capitalize() if core[0].isupper() else core[0], " ".join(core[1:]), country)
    if order == "given":
        cut = len(core) - 1
        while cut > 1 and _PARTICLE.fullmatch(core[cut - 1]):
            cut -= 1
        return PersonName(full, " ".join(core[cut:]), " ".join(core[:cut]), country)
    linked = next((i for i, w in enumerate(core) if i and _MALAY_LINK.fullmatch(fold(w))), len(core))
    return PersonName(full, None, " ".join(core[:linked]), country)


def _order_of(words: list[str], country: str | None) -> str:
    """Which name stands first: ``family``, ``given``, ``single`` (there is no family name), or "" (nobody tells)."""
    tokens = [fold(w) for w in words]
    if any(_MALAY_LINK.fullmatch(t) for t in tokens[1:]):
        return "single"
    capitals = [
        t.isupper() and t.isalpha() and len(t) > 1 for t in tokens
    ]  # mark the family name in UN and ASEAN documents
    if capitals[0] != capitals[-1]:
        return "family" if capitals[0] else "given"
    if country in ("SGP", "MYS"):  # three communities, each with its own order
        if tokens[0].casefold() in CHINESE_FAMILIES:
            return "family"
        if tokens[-1].casefold() in CHINESE_FAMILIES or country == "SGP":
            return "given"
        return "single"
    order = _habits(country)[0]
    # given names of Koreans (Wikipedia, "Korean name") and of Chinese abroad are joined by hyphens, no family names are
    return "given" if order == "family" and "-" in tokens[0] and "-" not in tokens[-1] else order


def short_forms(name: PersonName) -> tuple[str, ...]:
    """What a newspaper may call the person at second mention, the likeliest first, the full name left out.

    >>> short_forms(person_name("Đỗ Hoài Khuê", "VNM"))
    ('Khuê', 'Đỗ')
    >>> short_forms(person_name("Sakamoto Haruto", "JPN"))[0]
    'Sakamoto'
    """
    words = [w for w in name.full.split() if not _SUFFIX.fullmatch(w)]
    habit = _habits(name.country)[1]
    first, last = words[0], words[-1]
    forms: list[str | None]
    if habit == "given" and name.family and name.full.startswith(name.family):
        forms = [last, name.family]  # Vietnamese: the last word of the given names
    elif habit in ("given", "full") or name.family is None:
        forms = [name.given, first, name.family]
    else:
        forms = [name.family, name.family.split()[-1], first]
    return tuple(dict.fromkeys(f for f in forms if f and f != name.full))


def strip_titles(name: str) -> str:
    """The name without the honorifics, ranks and orders it opens with. At least one word is left.

    >>> strip_titles("Dato Seri Setia Haji Ahmad bin Haji Ali")
    'Ahmad bin Haji Ali'
    >>> strip_titles("U Zeyar Lwin"), strip_titles("Dr. Rahim Bin Haji Osman")
    ('Zeyar Lwin', 'Rahim Bin Haji Osman')
    """
    words = _RETIRED.sub(" ", name).split()
    return " ".join(words[title_length(tuple(fold(w) for w in words)) :])


@lru_cache(_KEPT)
def title_length(words: tuple[str, ...]) -> int:
    """How many of the folded words, from the first, are titles; never all of them."""
    heads, pairs, tails = _titles()
    at = 0
    plain = [w.rstrip(".,'") for w in words]
    while at < len(words) - 1:
        if at < len(words) - 2 and f"{plain[at]} {plain[at + 1]}" in pairs:
            at += 2
        elif plain[at] in heads or words[at] in heads or (at and plain[at] in tails) or _is_rank(plain[at], heads):
            at += 1
        else:
            break
    return at


def _is_rank(word: str, heads: frozenset[str]) -> bool:
    """Lt-Gen, Brig-Gen, Vice-Admiral."""
    front, _, back = word.partition("-")
    return back in heads and front[:1].isupper() and (front in heads or front in ("Maj", "Vice", "Rear"))


@cache
def _titles() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = lexicon.core().tables["offices"]["honorifics"]
    return frozenset(table["heads"]), frozenset(table["pairs"]), frozenset(table["tails"])


def same_person(a: str, b: str, country: str | None = None) -> bool:
    """Can the two names be one person's? Spelling, titles, order, initials, cut and short forms are allowed for.

    Args:
        a: a name, with or without titles.
        b: another.
        country: the country both act for, if known; it allows the short forms usual there.

    >>> same_person("Đỗ Hoài Khuê", "Do Hoai Khue"), same_person("Sakamoto Haruto", "Haruto Sakamoto")
    (True, True)
    >>> same_person("Maria Ines Villareal", "Ma. Ines P. Villareal")
    True
    >>> same_person("Dato' Seri Haji Rahim bin Haji Osman", "Rahim Osman")
    True
    >>> same_person("Rahim Bin Haji Osman", "Rahim Bin Haji"), same_person("Chhun Dara", "Chhun Vireak")
    (True, False)
    >>> same_person("Đỗ Hoài Khuê", "Khuê"), same_person("Đỗ Hoài Khuê", "Khuê", "VNM")
    (False, True)
    """
    one, two = (strip_titles(normal_form(n)) for n in (a, b))
    if not one or not two:
        return False
    if fold_name(one) == fold_name(two):
        return True
    long, brief = sorted((name_tokens(one), name_tokens(two)), key=len, reverse=True)
    if len(brief) == 1:
        return country is not None and any(
            fold_name(form) == brief[0] for form in short_forms(person_name(max(one, two, key=len), country))
        )
    if len(long) == len(brief) and sorted(long) == sorted(brief):
        return True
    return is_part(brief, long) or agree(long, brief)


def is_part(brief: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Do the words stand in the longer name one after the other?"""
    width = len(brief)
    return any(long[i : i + width] == brief for i in range(len(long) - width + 1))


def agree(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do the folded words say one name, but for what is often left out: initials, and *bin* and *Haji* in Malay names?

    >>> agree(name_tokens("Rahim Bin Haji Osman"), name_tokens("Rahim Osman"))
    True
    >>> agree(("s", "raghavan"), ("srinivas", "raghavan")), agree(("s", "raghavan"), ("k", "raghavan"))
    (True, False)
    """
    one, other = (tuple(t for t in tokens if t not in _LEFT_OUT) for tokens in (one, other))
    if len(one) == len(other):
        alike = all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=True))
        return alike and any(a == b and len(a) > 1 for a, b in zip(one, other, strict=True))
    words, others = (tuple(t for t in tokens if len(t) > 1) for tokens in (one, other))
    initials = {t for t in one if len(t) == 1}
    return bool(words) and words == others and (not initials or initials >= {t for t in other if len(t) == 1})


def is_left_out(token: str) -> bool:
    """Is the folded word of a name one that newspapers often leave out (Wikipedia, "Malaysian names")?"""
    return len(token) == 1 or token in _LEFT_OUT


_LEFT_OUT: Final = frozenset(("bin", "binti", "binte", "bt", "ibni", "haji", "hajah", "hj"))
