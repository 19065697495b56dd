"""Which outlet an article is from: the built-in sources, and what must not mislead them."""

from __future__ import annotations

import unicodedata

import pytest

from aseanparse import plugins
from aseanparse.text import Text

from . import corpus

SAID = " The two sides will step up trade and investment, he said, thanking the host for a warm welcome."
VIETNAMESE = "Prime Minister Trần Quốc Hậu met his Lao counterpart on Monday." + SAID
SIGNED = "MINISTRY OF FOREIGN AFFAIRS\n\nSINGAPORE\n\n3 MARCH 2026"
PLAIN = "Prime Minister Tran Quoc Hau met his Lao counterpart in Hanoi on May 3." + SAID


def claims(text: str, url: str | None = None) -> list[str]:
    return [id for id, source in plugins.load().sources.items() if source.recognise(Text(text), url)]


@pytest.mark.parametrize("article", corpus.seeds(), ids=lambda a: a.name)
def test_each_seed_is_claimed_by_its_outlet_alone(article: corpus.Article) -> None:
    wanted = article.gold.header.source
    assert claims(article.text) == [wanted] * bool(wanted)


# Their sign-off alone says that they are VNA's.
_SIGNED_ONLY = {
    *("2010-agriculture-thailand", "2013-aipa-assembly", "2014-cambodia-joint-committee"),
    *("2015-party-commissions-talks", "2021-fm-phone-talks"),
}


@pytest.mark.parametrize("article", corpus.seeds(), ids=lambda a: a.name)
def test_half_an_article_is_still_recognised(article: corpus.Article) -> None:
    # Online copies end after some 2,000 characters: a sign-off cannot be asked for.
    if article.name in _SIGNED_ONLY:
        pytest.skip("nothing but the sign-off names its outlet")
    wanted = article.gold.header.source
    assert claims(article.text[:2000]) == [wanted] * bool(wanted)


@pytest.mark.parametrize("article", corpus.seeds(), ids=lambda a: a.name)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_form_of_diacritics_makes_no_difference(article: corpus.Article, form: str) -> None:
    wanted = article.gold.header.source
    assert claims(unicodedata.normalize(form, article.text)) == [wanted] * bool(wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        f" date 2022-11-11 VIETNAM, November 11 -\n\nPHNOM PENH — {VIETNAMESE} It matters to Việt Nam.",
        f"The ministers pose on Tuesday. — VNA/VNS Photo Minh Khoa HÀ NỘI — {VIETNAMESE}… Read full this story",
        f"The ministers pose on Tuesday. — VNA/VNS Photo\n\nDeputy minister Trần Văn An talks to the press.{SAID}",
        f"HA NOI (VNS) — {PLAIN} — VNS",
        f"HA NOI – {PLAIN} Viet Nam will send rice.",
        f"HÀ NỘI — {VIETNAMESE}",
        f"Ambassador Trần Văn An talks to Vietnam News Agency.\nWhat does Việt Nam want?\nViệt Nam wants peace.{SAID}",
        f"HÀ NỘI — {VIETNAMESE} Việt Nam will send rice. — VNA",
        f"HÀ NỘI — The Association of Southeast Asian Nations (ASEAN) – New Zealand ties grew. {VIETNAMESE} — VNS",
        f"HÀ NỘI — {VIETNAMESE} An envoy told The World & Vietnam Report so. — VNS",
        f"Talks open\nSeptember 06, 2017 - 09:00\nThe talks opened.\nViet Nam News\nHANOI — {PLAIN}",
    ],
)
def test_vns(text: str) -> None:
    assert claims(text) == ["vns"]


@pytest.mark.parametrize(
    "text",
    [
        f"Hanoi (VNA) – {PLAIN}",
        f"Lima (VNA)Prime Minister Tran Quoc Hau left for home.{SAID}",
        f"Hanoi, November 6 (VNA) – {PLAIN}",
        f"(VNA) –{PLAIN}",
        f"Hanoi (VNA) – {PLAIN} The review is called Báo ảnh Việt Nam.",
        f"The talks in Hanoi. (Photo: VNA)Phnom Penh (VNA) – {PLAIN}",
        f"PM in Jakarta\nJakarta (VNA) -\n{PLAIN}",
        f"Guests in Hanoi on July 31 (Photo: VNA)\n\n– {PLAIN}",
        f"PM meets Lao counterpart\n{PLAIN}\n{SAID}./.\n\nVNA",
        f"PM meets Lao counterpart\n{PLAIN}-VNA",
        f"PM meets Lao counterpart\n{PLAIN}\n(Source: VNA)",
        f"PM meets Lao counterpart\nThe PMs in Hanoi (Photo: VNA)\n{PLAIN}./.",
    ],
)
def test_vna(text: str) -> None:
    assert claims(text) == ["vna"]


@pytest.mark.parametrize(
    "text",
    [
        f"ASEAN finds its way\n\nWVR - {PLAIN}",
        f"ASEAN finds its way: envoy\n{PLAIN}\nASEAN finds its way: envoy\n{PLAIN}\n(Source: VNA)\nRELATED NEWS\nTalks",
        f"ASEAN finds its way\nLatest\n![]() |\n| Guests in Hanoi. (Photo: VNA) |\n{PLAIN}",
        f"ASEAN finds its way: Ambassador\nLatest\nASEAN finds its way: Ambassador\n{PLAIN}",
        f"ASEAN finds its way\nAn Ambassador spoke to The World & Vietnam Report.\n{PLAIN}",
        f"ASEAN finds its way\n{PLAIN}\nGuests in Hanoi. (Photo: WVR/Minh Quan)",
        f"ASEAN finds its way\n{PLAIN}\nGuests in Hanoi. (Source: TG&VN)",
        f"ASEAN finds its way: envoy\n{PLAIN}\nASEAN finds its way: envoy\nGuests. (Photo: A)\nRELATED NEWS\nTalks",
        f"ASEAN finds its way\nLatest\n![]() |\n| Guests in Hanoi. (Photo: VNA) |\n{PLAIN}\n(Source: VNA)",
    ],
)
def test_wvr(text: str) -> None:
    assert claims(text) == ["wvr"]


@pytest.mark.parametrize(
    "text",
    [
        f"(VOVWORLD) - {PLAIN}\nThe talks. (Photo: VNA)",
        f"(VOVworld)- {PLAIN} According to Vietnam News Agency, more talks will follow.",
        f"Talks\n(VOVWORLD) -{PLAIN}\nTalks - ảnh 1The talks. (Photo: VGP)",
        f"The talks. (Photo: VOV)(VOV5) - {PLAIN}",
        f"Talks\nVOV.VN - {PLAIN} Việt Nam will send rice.",
        f" date 2016-08-19 PM meets Lao counterpart VOV.VN - {PLAIN}./.",
    ],
)
def test_vov(text: str) -> None:
    assert claims(text) == ["vov"]


@pytest.mark.parametrize(
    "text",
    [
        f"VGP - {PLAIN} Viet Nam will send rice. ./.",
        f"  • An Giang\n  • Yen Bai\n\nTalks\n\nVGP – {PLAIN}\n\nMay 4, 2026 7:05 PM GMT+7",
        f" date 2016-08-19 PM meets Lao counterpart VGP - {PLAIN} (Photo: VNA)./.",
        f"(VGP) - {VIETNAMESE} Việt Nam and Viet Nam.",
        f"VGP News - {PLAIN}\nVNA",
    ],
)
def test_vgp(text: str) -> None:
    assert claims(text) == ["vgp"]


@pytest.mark.parametrize(
    "text",
    [
        f"MFA Press Statement: Visit to Vientiane\n\n03 March 2026\n\n{PLAIN}",
        f"Visit to Vientiane\n{PLAIN}\n. . . . .\n{SIGNED}\nTravel Page",
        f"Minister for Foreign Affairs Tan Li Hua’s Visit\n03 March 2026\n{PLAIN} Singapore will help.",
    ],
)
def test_mfasg(text: str) -> None:
    assert claims(text) == ["mfasg"]


@pytest.mark.parametrize(
    "text",
    [
        "(VOVWORLD) - Le ministre des Affaires étrangères s'est rendu à Vientiane, et les deux parties se sont.",
        f"Talks\n{PLAIN}\nThe PMs in Hanoi. Photo: VGP - Minh Khoa",
        f"Talks\n{PLAIN}\nThe PMs in Hanoi. (Photo: VOV)\nVOV reported the talks on Monday.",
        f"Minister for Foreign Affairs visits Jakarta\n3 March 2026\n{PLAIN}",
        f"Talks\n03 March 2026\n{PLAIN} Singapore's Ministry of Foreign Affairs said so.",
        f"Talks\n{PLAIN}\nMINISTRY OF FOREIGN AFFAIRS\nBANGKOK\n3 MARCH 2026",
        f"Talks\nNDO/VNA – {PLAIN}\n./.\nVNA",
        f"Talks\nNDO – {PLAIN}\nThe talks. (Photo: VNA)./.",
        f"BEIJING, Oct. 9 (Xinhua) -- {PLAIN} Vietnam News Agency reported.",
        f"PUTRAJAYA, Feb 20 — {PLAIN} Viet Nam News reported on Tuesday. — Bernama",
        f"KUALA LUMPUR, Oct 27 (Bernama) -- {PLAIN} -- BERNAMA",
        f"MANILA 28 January 2026 — {PLAIN}",
        f"PM meets Lao counterpart\n{PLAIN}\nThe PMs in Hanoi (Photo: VNA)\n{PLAIN}",
        "Hanoi (VNA) - Le ministre des Affaires etrangeres s'est rendu a Vientiane. -AVI",
        f"Báo Quốc TếBáo Quốc Tế12/05/2025\nThe talks (Photo: TG&VN) |\n{PLAIN}\nComment (0)",
        f"Talks\n{PLAIN}",
        f"Talks\nGeneral Director of the Vietnam News Agency (VNA) Tran Quoc Hau spoke.\n{PLAIN}",
        f"Talks\nVietnam News Agency (VNA) Director Tran Quoc Hau spoke.\n{PLAIN}",
        "",
    ],
)
def test_nobody_claims_other_outlets_and_texts_without_marks(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://vietnamnews.vn/politics-laws/1234/talks.html", "vns"),
        ("https://en.vietnamplus.vn/talks-post12345.vnp", "vna"),
        ("http://mirror.example/talks/12345.vnp", "vna"),
        ("https://vietnam.vnanet.vn/english/tin-van/talks-1.html", "vna"),
        ("https://en.baoquocte.vn/talks-1.html", "wvr"),
        ("http://tgvn.com.vn/talks-1.html", "wvr"),
        ("https://fr.vietnamplus.vn/talks-post1.vnp", None),
        ("https://vovworld.vn/en-US/news/talks-1.vov", "vov"),
        ("http://vovworld.vn./en-US/news/talks-1.vov", "vov"),
        ("https://vovworld.vn/fr-CH/actualites/talks-1.vov", None),
        ("https://english.vov.vn/en/politics/talks-post1.vov", "vov"),
        ("https://en.baochinhphu.vn/talks-1.htm", "vgp"),
        ("http://news.chinhphu.vn/Home/Talks/201711/1.vgp", "vgp"),
        ("https://baochinhphu.vn/hoi-dam-1.htm", None),
        ("https://www.mfa.gov.sg/Newsroom/talks", "mfasg"),
        ("https://www.mfa.go.th/en/talks", None),
        ("https://example.org/?next=vietnamnews", None),
    ],
)
def test_a_url_tells_the_outlet_of_a_text_without_marks(url: str, expected: str | None) -> None:
    assert plugins.load().choose(Text(PLAIN), url).id == expected
