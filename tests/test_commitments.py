"""One example for each thing the annotation guide says of acts, as tables to be read.

Each sentence stands in an article on talks of Viet Nam's minister Đỗ Hoài Khuê with Thailand's minister Anurak
Kaewmanee, told on 14 July 2023. Below it stand its acts: act, sides bound, ``> sides`` towards whom, the goal, and
where there is one ``@ deadline`` and ``= number unit``. ``nothing`` says that no act is to be found. A line that begins
with ``!`` tells what is still read wrongly.
"""

from __future__ import annotations

import re
from typing import Any

import pytest

from aseanparse import Statement
from tests.talks import PAIR

TABLES = {
    "1 one trigger, one goal": """
Both sides vowed to step up trade, develop tourism and hold the 8th meeting.
    pledge THA+VNM: step up trade
    pledge THA+VNM: develop tourism
    pledge THA+VNM: hold the 8th meeting
Both sides committed to raising trade, opening new air routes and holding talks.
    pledge THA+VNM: raising trade
    pledge THA+VNM: opening new air routes
    pledge THA+VNM: holding talks
Both sides agreed that they will hold talks and that Thailand will host the next meeting.
    agree THA+VNM: hold talks
    agree THA: host the next meeting
Both sides agreed to exchange delegations at all levels, maintain existing mechanisms, and work together to fight crime.
    agree THA+VNM: exchange delegations at all levels
    agree THA+VNM: maintain existing mechanisms
    agree THA+VNM: work together to fight crime
Both sides agreed to boost cooperation in trade, transport and tourism.
    agree THA+VNM: boost cooperation in trade, transport and tourism
Both sides agreed to accelerate the negotiation and signing of a pact.
    agree THA+VNM: accelerate the negotiation and signing of a pact
Both sides agreed to strengthen and expand trade ties.
    agree THA+VNM: strengthen and expand trade ties
Both sides agreed to cooperate in many fields, including trade, transport and tourism.
    agree THA+VNM: cooperate in many fields, including trade, transport and tourism
Both sides agreed to open new markets, thereby contributing to growth.
    agree THA+VNM: open new markets
Both sides agreed to raise trade by opening new markets.
    agree THA+VNM: raise trade by opening new markets
Thailand pledged to create the best conditions for students to live and work in the country.
    pledge THA: create the best conditions for students to live and work in the country
Khuê asked Thailand to pay attention to and create conditions for Vietnamese students.
    request VNM > THA: pay attention to and create conditions for Vietnamese students
Both sides agreed to open new markets, thus contributing to growth.
    agree THA+VNM: open new markets
Anurak informed Khuê of Thailand's plan to open a consulate and called for Viet Nam's support for the project.
    announce THA: open a consulate
    request THA > VNM: Viet Nam's support for the project
Both sides agreed to conduct joint search and rescue operations.
    agree THA+VNM: conduct joint search and rescue operations
Both sides agreed to strengthen customs and border management.
    agree THA+VNM: strengthen customs and border management
Both sides agreed on transferring technology and patrolling the sea.
    agree THA+VNM: transferring technology
    agree THA+VNM: patrolling the sea
Both sides agreed to hold talks regularly, and deepen ties.
    agree THA+VNM: hold talks regularly
    agree THA+VNM: deepen ties
""",
    "2 who is bound": """
The two ministers agreed to hold joint talks.
    agree THA+VNM: hold joint talks
They agreed to hold joint talks.
    agree THA+VNM: hold joint talks
Vietnamese and Thai leaders agreed to hold joint talks.
    agree THA+VNM: hold joint talks
The meeting agreed to hold joint talks.
    agree THA+VNM: hold joint talks
It was agreed that the next meeting will be held in Bangkok.
    agree THA+VNM: the next meeting will be held in Bangkok
ASEAN foreign ministers agreed to convene a special meeting.
    agree ASEAN: convene a special meeting
ASEAN and Thailand agreed to hold joint talks.
    agree ASEAN+THA: hold joint talks
Leaders of Cambodia, Laos and Viet Nam agreed to hold joint talks.
    agree KHM+LAO+VNM: hold joint talks
The Thai Ministry of Foreign Affairs pledged to hold joint talks.
    pledge THA: hold joint talks
The Government of Thailand pledged to hold joint talks.
    pledge THA: hold joint talks
Bangkok pledged to hold joint talks.
    pledge THA: hold joint talks
The guest pledged to hold joint talks.
    pledge THA: hold joint talks
The US side pledged to hold joint talks.
    pledge USA: hold joint talks
At the talks, both sides agreed to hold joint talks.
    agree THA+VNM: hold joint talks
Both sides, who met in Hà Nội, also agreed on Tuesday to hold joint talks.
    agree THA+VNM: hold joint talks
Anurak praised the talks, pledging to open a route.
    pledge THA: open a route
Anurak pledged to open a route. He also promised to train officers. The two sides then agreed to raise trade.
    pledge THA: open a route
    pledge THA: train officers
    agree THA+VNM: raise trade
ASEAN ministers therefore agreed that they will hold joint talks.
    agree ASEAN: hold joint talks
The United States pledged to hold joint talks.
    pledge USA: hold joint talks
The European Union pledged to hold joint talks.
    pledge EU: hold joint talks
The ASEAN Secretariat pledged to hold joint talks.
    pledge ASEAN: hold joint talks
The ASEAN Secretary-General pledged to hold joint talks.
    pledge ASEAN: hold joint talks
The Ministry of Foreign Affairs of Thailand pledged to hold joint talks.
    pledge THA: hold joint talks
""",
    "3 towards whom": """
Khuê urged Thailand to open its market.
    request VNM > THA: open its market
Khuê called on both sides to hold talks.
    request VNM > THA: hold talks
Khuê proposed that the two sides hold talks.
    propose VNM > THA: hold talks
Khuê proposed holding talks.
    propose VNM: holding talks
Both sides pledged to work closely with Japan.
    pledge THA+VNM > JPN: work closely with Japan
Thailand stands ready to cooperate with ASEAN in building a power grid.
    offer THA > ASEAN: cooperate with ASEAN in building a power grid
Anurak invited Khuê to visit Bangkok.
    invite THA > VNM: visit Bangkok
Khuê gladly accepted Anurak's invitation to visit Thailand.
    accept VNM > THA: visit Thailand
Thailand pledged to provide 20 scholarships for Lao students.
    pledge THA: provide 20 scholarships for Lao students = 20 scholarships
Khuê called on partners to help.
    request VNM: help
Khuê instructed the ministry to complete the report.
    request VNM: complete the report
""",
    "4 reported speech": """
Khuê said that Viet Nam would open a consulate.
    pledge VNM: open a consulate
Khuê said Viet Nam would continue to open its market.
    reaffirm VNM: open its market
Khuê said his country would open a consulate.
    pledge VNM: open a consulate
Khuê affirmed that Viet Nam would open a consulate.
    reaffirm VNM: open a consulate
Khuê announced that Viet Nam will host the forum.
    announce VNM: host the forum
Khuê pledged that Viet Nam will continue to open its market.
    pledge VNM: continue to open its market
Khuê said the two sides will raise trade.
    pledge THA+VNM: raise trade
Khuê said that Thailand would open its market.
    nothing
Viet Nam will open a consulate, said Khuê.
    pledge VNM: open a consulate
According to Khuê, Viet Nam will open a consulate.
    pledge VNM: open a consulate
"We will open a consulate in Chiang Mai," Khuê said.
    pledge VNM: open a consulate in Chiang Mai
“We will open a consulate in Chiang Mai,” said Khuê.
    pledge VNM: open a consulate in Chiang Mai
Khuê said: "We will open a consulate and train officers."
    pledge VNM: open a consulate
    pledge VNM: train officers
Khuê affirmed Viet Nam is committed to raising trade.
    reaffirm VNM: raising trade
Viet Nam is committed to raising trade.
    pledge VNM: raising trade
Viet Nam remains committed to raising trade.
    reaffirm VNM: raising trade
The two sides decided to raise trade.
    agree THA+VNM: raise trade
Thailand decided to open its market.
    pledge THA: open its market
“Trade is growing. We will open a consulate in Chiang Mai,” Khuê told a press conference.
    pledge VNM: open a consulate in Chiang Mai
The joint statement said the two countries would open their markets.
    pledge THA+VNM: open their markets
Thailand on Friday said it will open its market.
    pledge THA: open its market
A spokesperson for the Thai ministry said Thailand would open its market.
    pledge THA: open its market
“Our two countries will open a route,” Khuê said.
    pledge THA+VNM: open a route
“We believe we will complete the text,” Khuê said.
    nothing
Khuê said Viet Nam will "open a consulate in Chiang Mai" next year.
    pledge VNM: open a consulate in Chiang Mai" next year @ 2024
Khuê said Viet Nam will support small firms and host a fair.
    pledge VNM: support small firms
    pledge VNM: host a fair
""",
    "5 nouns and participles": """
Reaffirming Viet Nam's commitment to implementing the pact, Khuê praised the talks.
    reaffirm VNM: implementing the pact
Khuê welcomed Cambodia's commitment to implementing the deal.
    reaffirm KHM: implementing the deal
Khuê affirmed his resolve to raise trade.
    reaffirm VNM: raise trade
Khuê affirmed readiness to raise trade.
    offer VNM: raise trade
Khuê announced Viet Nam's decision to provide US$2 million to the fund.
    announce VNM: provide US$2 million to the fund = 2000000 USD
Khuê reaffirmed Viet Nam's strong commitment to ASEAN.
    nothing
""",
    "6 what is no act": """
Both sides stressed the need to raise trade.
    nothing
Khuê hoped that Thailand would open its market.
    nothing
Both sides welcomed the growth of trade.
    nothing
Both sides discussed the priorities proposed by the Chair.
    nothing
Both sides agreed on the need to raise trade.
    nothing
Both sides agreed on a plan to raise trade.
    agree THA+VNM: a plan to raise trade
Both sides agreed on measures to raise trade.
    agree THA+VNM: measures to raise trade
Khuê proposed visits at all levels.
    propose VNM: visits at all levels
Both sides agreed on the measures to raise trade.
    agree THA+VNM: the measures to raise trade
""",
    "7 negation": """
Both sides did not agree to hold talks.
    nothing
Viet Nam will not join any alliance, Khuê said.
    pledge VNM: join any alliance
Anurak said Thailand would not allow any force to use its territory.
    pledge THA: allow any force to use its territory
Both sides vowed not to allow any force to use their territories.
    pledge THA+VNM: allow any force to use their territories
""",
    "8 deadlines and targets": """
Both sides agreed to raise two-way trade to US$25 billion by 2030.
    agree THA+VNM: raise two-way trade to US$25 billion by 2030 @ 2030 = 25000000000 USD
Both sides agreed to finish the talks in the first half of 2027 and open a route before September.
    agree THA+VNM: finish the talks in the first half of 2027 @ 2027-H1
    agree THA+VNM: open a route before September @ 2023-09
Thailand pledged to provide 1,200 scholarships.
    pledge THA: provide 1,200 scholarships = 1200 scholarships
Both sides agreed to increase the number of scholarships from 30 to 60.
    agree THA+VNM: increase the number of scholarships from 30 to 60 = 60 scholarships
Both sides agreed to celebrate the 50th anniversary of diplomatic ties in 2026.
    agree THA+VNM: celebrate the 50th anniversary of diplomatic ties in 2026
Both sides agreed to carry out the action plan for 2024-2028.
    agree THA+VNM: carry out the action plan for 2024-2028
Thailand pledged to provide 30 million NOK for Viet Nam in 2024-2026.
    pledge THA > VNM: provide 30 million NOK for Viet Nam in 2024-2026 @ 2024/2026 = 30000000 NOK
Both sides agreed to coordinate in the lead-up to the summit in October.
    agree THA+VNM: coordinate in the lead-up to the summit in October
Both sides agreed to coordinate in preparing for the talks to be held in Laos in October.
    agree THA+VNM: coordinate in preparing for the talks to be held in Laos in October
Both sides agreed to develop a plan for the years after 2025.
    agree THA+VNM: develop a plan for the years after 2025
Thailand supports Viet Nam's hosting of the forum of the region's parliaments in 2027.
    support THA > VNM: Viet Nam's hosting of the forum of the region's parliaments in 2027
Viet Nam pledged to consider hosting the forum in 2027.
    pledge VNM: consider hosting the forum in 2027 @ 2027
Both sides agreed to bring trade to US$25-30 billion.
    agree THA+VNM: bring trade to US$25-30 billion = 25000000000 USD
""",
    "9 agenda": """
The meeting will focus on trade and investment.
    nothing
The summit will review the progress made.
    nothing
""",
    "proposals": """
Khuê asked Thailand to open its market to seafood and simplify procedures.
    request VNM > THA: open its market to seafood
    request VNM > THA: simplify procedures
Khuê proposed that both sides effectively implement signed agreements, and soon convene the joint committee.
    propose VNM > THA: implement signed agreements
    propose VNM > THA: convene the joint committee
Khuê informed Anurak that Viet Nam will host the fair, asking Thailand to send a delegation.
    announce VNM: host the fair
    request VNM > THA: send a delegation
Anurak proposed that the two sides hold talks. Khuê agreed with the proposal.
    propose THA > VNM: hold talks
    accept VNM > THA: the proposal
""",
    "who is meant beside the subject's own name": """
Khuê announced that Việt Nam, the next ASEAN Chair, would host the fair.
    announce VNM: host the fair
Khuê said the ministries concerned would finish the survey.
    pledge VNM: finish the survey
Khuê said relevant agencies would finish the survey.
    pledge VNM: finish the survey
The two sides agreed that relevant agencies would finish the survey.
    agree THA+VNM: finish the survey
Khuê said the two ministries would finish the survey.
    pledge THA+VNM: finish the survey
Khuê said a delegation of Vietnamese experts would travel to Bangkok.
    pledge VNM: travel to Bangkok
The two ministers agreed to open the fair when they met in Bangkok on Wednesday.
    agree THA+VNM: open the fair when they met in Bangkok on Wednesday
As ASEAN coordinator until 2027, Việt Nam will open the fair, Khuê said.
    pledge VNM: open the fair
""",
}  # fmt: skip


def _cases() -> list[Any]:
    cases = []
    for table, text in TABLES.items():
        for block in re.split(r"\n(?=\S)", text.strip()):
            sentence, *rows = block.splitlines()
            wrong = [row.strip("! ") for row in rows if row.strip().startswith("!")]
            told = [row.strip() for row in rows if not row.strip().startswith("!")]
            assert told, sentence
            marks = pytest.mark.xfail(strict=True, reason=wrong[0]) if wrong else ()
            cases.append(
                pytest.param(sentence, [] if told == ["nothing"] else told, id=f"{table}: {sentence}", marks=marks)
            )
    return cases


def row(s: Statement) -> str:
    """A statement in the notation of the tables."""
    whom = f" > {'+'.join(s.counterparts)}" if s.counterparts else ""
    target = f" = {s.targets[0].value:.0f} {s.targets[0].unit}" if s.targets else ""
    return f"{s.act} {'+'.join(s.parties)}{whom}: {s.content.text}{f' @ {s.deadline}' if s.deadline else ''}{target}"


@pytest.mark.parametrize(("sentence", "told"), _cases())
def test_acts_of_a_sentence(sentence: str, told: list[str]) -> None:
    assert [row(s) for s in PAIR.read(sentence)] == told


# ---------------------------------------------------------------- the fields that the tables leave out
def only(sentence: str) -> Statement:
    (statement,) = PAIR.read(sentence)
    return statement


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Both sides agreed to hold talks.", "agreed to"),
        ("Both sides also agreed on Tuesday to hold talks.", "agreed on Tuesday to"),
        ("Both sides vowed not to allow any force.", "vowed not to"),
        ("Khuê urged Thailand to open its market.", "urged Thailand to"),
        ("Khuê said that Viet Nam will open a route.", "said that Viet Nam will"),
        ('"We will open a route," Khuê said.', "will"),
        ("Thailand stands ready to open a route.", "stands ready to"),
        ("Khuê welcomed Cambodia's commitment to implementing the deal.", "Cambodia's commitment to"),
        ("Anurak welcomed Viet Nam's commitment to implementing the deal.", "Viet Nam's commitment to"),
    ],
)
def test_the_words_that_make_the_act(sentence: str, trigger: str) -> None:
    assert only(sentence).trigger.text == trigger


def test_force() -> None:
    assert only("Both sides agreed to hold talks.").force == "high"
    assert only("Thailand plans to open a route.").force == "low"
    assert only("Thailand is ready to open a route.").force == "low"
    assert only("Khuê proposed holding talks.").force == "none"


def test_negation_is_of_each_goal() -> None:
    found = PAIR.read("Both sides agreed to share information and not allow any force to use their territories.")
    assert [s.negated for s in found] == [False, True]


def test_negation_is_of_the_goal() -> None:
    assert only("Viet Nam will not join any alliance, Khuê said.").negated
    assert only("Khuê said Viet Nam won't join any alliance.").negated
    assert only("Both sides vowed not to allow any force.").negated
    assert not only("“We'll open a route,” Khuê said.").negated
    assert not only("Both sides agreed to hold talks.").negated


@pytest.mark.parametrize(
    ("sentence", "attribution"),
    [
        ('"We will open a route," Khuê said.', "direct"),
        ("Khuê said Viet Nam will open a route.", "reported"),
        ("Both sides agreed to open a route.", "reported"),
        ("Khuê welcomed Cambodia's commitment to implementing the deal.", "third_party"),
    ],
)
def test_whose_words_they_are(sentence: str, attribution: str) -> None:
    assert only(sentence).attribution == attribution


def test_who_speaks_and_who_is_bound() -> None:
    text = PAIR.article("Khuê pledged to open a route.", "The two sides agreed to hold talks.")
    by_name = {p.name: p.id for p in _document(text).people}
    alone, joint = PAIR.read("Khuê pledged to open a route.", "The two sides agreed to hold talks.")
    assert alone.makers == (by_name["Đỗ Hoài Khuê"],)
    assert alone.speaker == by_name["Đỗ Hoài Khuê"]
    assert joint.speaker is None


def test_what_was_promised_before() -> None:
    assert only("Khuê reaffirmed Viet Nam's commitment to implementing the pact.").reaffirmed
    assert only("Khuê said Viet Nam would continue to open its market.").reaffirmed
    assert not only("Khuê pledged to implement the pact.").reaffirmed


def test_words_that_weaken_a_goal() -> None:
    assert only("Both sides agreed to explore a new route.").hedges == ("explore",)
    assert only("Both sides agreed to consider opening a route.").hedges == ("consider",)
    assert only("Both sides agreed in principle to open a route.").hedges == ("in principle",)
    assert only("Both sides agreed to open a route.").hedges == ()


def test_what_a_list_names() -> None:
    statement = only("Both sides agreed to cooperate in many fields, including trade, green energy and tourism.")
    assert [item.text for item in statement.items] == ["trade", "green energy", "tourism"]


def test_when_and_where_it_was_said() -> None:
    statement = only("Both sides agreed to hold talks.")
    (meeting,) = _document(PAIR.article("Both sides agreed to hold talks.")).events
    assert (statement.event, statement.said_on) == (meeting.id, "2023-07-12")


def test_a_time_that_is_no_date() -> None:
    assert only("Both sides agreed to raise trade in the coming time.").timetable == "vague"
    assert only("Both sides agreed to finish the talks by 2025.").timetable == "deadline"
    assert only("Both sides agreed to finish the talks.").timetable is None


def test_a_deadline_needs_no_day_of_publication() -> None:
    from aseanparse import parse

    (statement,) = parse(PAIR.article("Both sides agreed to raise trade by 2030.")).commitments
    assert statement.deadline == "2030"


def test_every_target_is_told_in_order() -> None:
    statement = only("Both sides agreed to raise trade to US$25 billion by 2030 and to US$30 billion by 2035.")
    assert [(t.value, t.unit) for t in statement.targets] == [(25e9, "USD"), (30e9, "USD")]
    assert only("Both sides agreed to raise two-way trade to US$25 billion.").targets[0].measured == "two-way trade"


def test_agreements_that_a_goal_names() -> None:
    statement = only("Both sides agreed to complete the Code of Conduct in the East Sea (COC).")
    assert statement.instruments


# ---------------------------------------------------------------- where acts are not read
@pytest.mark.parametrize(
    "text",
    [
        "Viet Nam agreed to open a route\n\nHÀ NỘI — Trade grew.\n",  # a headline
        "HÀ NỘI — Trade grew.\n\nVNS\n\nRELATED NEWS\n\nViet Nam agreed to open a route\n",  # a teaser
        "",
        "\n\n",
    ],
)
def test_only_the_body_is_read(text: str) -> None:
    document = _document(text)
    assert document.commitments == document.proposals == ()


def _document(text: str) -> Any:
    from aseanparse import parse

    return parse(text, published="2023-07-14")
