"""Invented persons of every habit of names: the parts are common, no person is meant. And how countries are called."""

from __future__ import annotations

from itertools import product

from attrs import frozen

ADJECTIVES = {
    "VNM": "Vietnamese", "KHM": "Cambodian", "LAO": "Lao", "THA": "Thai", "MMR": "Myanmar", "BRN": "Bruneian",
    "IDN": "Indonesian", "PHL": "Philippine", "TLS": "Timorese", "SGP": "Singaporean", "MYS": "Malaysian",
    "CHN": "Chinese", "JPN": "Japanese", "KOR": "Korean", "AUS": "Australian", "FRA": "French",
    "IND": "Indian", "ARE": "Emirati", "ESP": "Spanish", "DEU": "German", "USA": "US",
}  # fmt: skip
COUNTRIES = {
    "VNM": "Viet Nam", "KHM": "Cambodia", "LAO": "Laos", "THA": "Thailand", "MMR": "Myanmar", "BRN": "Brunei",
    "IDN": "Indonesia", "PHL": "the Philippines", "TLS": "Timor-Leste", "SGP": "Singapore", "MYS": "Malaysia",
    "CHN": "China", "JPN": "Japan", "KOR": "the RoK", "AUS": "Australia", "FRA": "France",
    "IND": "India", "ARE": "the UAE", "ESP": "Spain", "DEU": "Germany", "USA": "the US",
}  # fmt: skip


@frozen
class Invented:
    """A person who does not exist, with what a reader of the country's names would say.

    Attributes:
        country: ISO code.
        titles: honorifics that stand before the name, or "".
        name: the full name.
        family: the family name, or None.
        short: what a second mention says.
    """

    country: str
    titles: str
    name: str
    family: str | None
    short: str


# country -> honorifics, names in parts (each tuple a place in the name), place of the family name, of the short form
_FIRST, _LAST = 0, -1
HABITS: dict[str, tuple[tuple[str, ...], tuple[tuple[str, ...], ...], int | None, int | None]] = {
    "VNM": (
        ("", "Dr "),
        (("Đỗ", "Nguyễn", "Trịnh", "Đặng"), ("Hoài", "Thị", "Đình", "Văn"), ("Khuê", "Thụy", "Đạt", "Hòa")),
        _FIRST,
        _LAST,
    ),
    "KHM": (("", "Samdech ", "H.E. "), (("Chhun", "Keo", "Sok"), ("Vireak", "Dara", "Sopheap")), _FIRST, None),
    "LAO": (("", "Mr. "), (("Bounmy", "Khamla", "Sisavath"), ("Phongsavan", "Keovilay")), _LAST, _FIRST),
    "THA": (("", "Dr. ", "General "), (("Anurak", "Suphot", "Wilai"), ("Thongprasert", "Kaewmanee")), _LAST, _FIRST),
    "MMR": (("U ", "Daw ", "Dr "), (("Zeyar", "Thura"), ("Lwin", "Naing"), ("Htet", "Phyo")), None, None),
    "BRN": (
        ("", "Dato Seri Setia Haji ", "Pehin Dato "),
        (("Zulkarnain", "Hairul"), ("bin",), ("Haji Metusin", "Abdullah")),
        None,
        _FIRST,
    ),
    "IDN": (("", "Dr. "), (("Wibisono", "Kartono", "Setiawati"),), None, None),
    "PHL": (("",), (("Clara", "Renato"), ("Ines", "Agoncillo"), ("Villareal", "Mabini")), _LAST, _LAST),
    "TLS": (("", "Dr. "), (("Anselmo", "Filomena"), ("da Cunha", "dos Anjos"), ("Belchior", "Tilman")), _LAST, _LAST),
    "SGP": (("", "Dr "), (("Lim", "Goh", "Teo"), ("Jun", "Hui"), ("Kai", "Xin")), _FIRST, _FIRST),
    "MYS": (("Datuk Seri ", "Tan Sri ", ""), (("Rahim", "Shahrul"), ("bin",), ("Osman", "Hassan")), None, _FIRST),
    "CHN": (("", "Mr "), (("Wei", "Zhao"), ("Guoqiang", "Shufen")), _FIRST, _FIRST),
    "JPN": (("",), (("Sakamoto", "Onodera"), ("Haruto", "Kazuko")), _FIRST, _FIRST),
    "KOR": (("",), (("Yoon", "Baek"), ("Seo-yeon", "Dong-hyuk")), _FIRST, _FIRST),
    "IND": (("", "Dr ", "Shri "), (("S.", "K."), ("Raghavan", "Muralinath")), _LAST, _LAST),
    "ARE": (("", "Sheikh "), (("Omar", "Karima"), ("al-Hashemi", "al-Dhaher")), _LAST, _LAST),
    "ESP": (("",), (("José Ramón", "Inés"), ("Ortega", "Lara")), _LAST, _LAST),
    "DEU": (("", "Dr. "), (("Rolf", "Katja"), ("Lindenthal", "Köhlmeyer")), _LAST, _LAST),
    "USA": (("", "Admiral "), (("Lachlan J.", "Harriet"), ("Hale", "McIntyre")), _LAST, _LAST),
    "AUS": (("", "Ms ", "Mr "), (("Harriet", "Lachlan"), ("Whitcombe", "O'Hara")), _LAST, _LAST),
    "FRA": (("", "Mr "), (("Amélie", "Rémi"), ("Lacombe", "Duvivier")), _LAST, _LAST),
}


def _invented(country: str) -> list[Invented]:
    titles, parts, family, short = HABITS[country]
    return [
        Invented(
            country,
            title,
            " ".join(chosen),
            None if family is None else chosen[family],
            " ".join(chosen) if short is None else chosen[short],
        )
        for title, *chosen in product(titles, *parts)
    ]


PEOPLE = [person for country in HABITS for person in _invented(country)]
