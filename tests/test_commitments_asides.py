"""Sentences of a winding build: asides, passives, promises told by who receives them, answers to what was asked.

The notation is that of ``test_commitments.py``, and so is the setting: Viet Nam's minister Khuê and Thailand's minister
Anurak.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.talks import PAIR
from tests.test_commitments import row

TABLES = {
    "an aside of speech": """
His ministry, Anurak said, would pay half of the cost.
    pledge THA: pay half of the cost
Bangkok, the Thai minister noted, will open a consulate.
    pledge THA: open a consulate
The ports, Anurak pointed out, would be dredged.
    nothing
The quota, Khuê explained, would be reviewed.
    nothing
Thailand would send 50 buses, Anurak said, and train 20 drivers.
    pledge THA: send 50 buses = 50 buses
    pledge THA: train 20 drivers = 20 drivers
Thailand would send 50 buses, Anurak said, and praised his host.
    pledge THA: send 50 buses = 50 buses
As you will remember, the two ministers agreed to open a road.
    agree THA+VNM: open a road
Both, Anurak said, would report for duty in Huế.
    pledge THA: report for duty in Huế
""",
    "an aside that tells more of the subject": """
Anurak, whom he had met in Huế, asked Viet Nam to ease its rules.
    request THA > VNM: ease its rules
Anurak said the Senate's trade committee, chaired by a farmer, will hold a hearing.
    pledge THA: hold a hearing
Anurak said the trade committee, chaired by both sides, will hold a hearing.
    nothing
""",
    "what both have": """
The two countries' justice ministries agreed to share data.
    agree THA+VNM: share data
Anurak said the two sides' ministries would share data.
    pledge THA+VNM: share data
Anurak said the agencies of both countries would share data.
    pledge THA+VNM: share data
Anurak suggested the establishment of a special working group that draws up programmes.
    propose THA: the establishment of a special working group that draws up programmes
""",
    "who said so": """
Khuê thanked Anurak, who said his country would pay half of the cost.
    pledge THA: pay half of the cost
Khuê thanked Anurak, who assured him that the Government would pay half of the cost.
    pledge THA: pay half of the cost
Khuê praised Anurak, who told him it would rain.
    nothing
Khuê called on Anurak, who has to leave on Friday.
    nothing
""",
    "who has a name between commas, and who goes on": """
Anurak has suggested to his host, Minister Khuê, that Viet Nam open a consulate.
    propose THA > VNM: open a consulate
Anurak has suggested to his host, Minister Khuê, and to all others the opening of a port.
    nothing
Anurak presented the case, and his ASEAN colleagues agreed to submit it.
    agree ASEAN: submit it
Both sides agreed to open a port. The ministers of Laos and Japan looked on. They also undertook to open a road.
    agree THA+VNM: open a port
    pledge THA+VNM: open a road
""",
    "the former, the latter, each and neither": """
Each side will name a coordinator.
    pledge THA+VNM: name a coordinator
Each country agreed to pay for its experts.
    agree THA+VNM: pay for its experts
Neither side would name a day.
    nothing
Neither side will send boats to the area.
    pledge THA+VNM: send boats to the area
Khuê met Lao Premier Bounmy Sisavath and Japanese Premier Ota Kenji. With the former, he agreed to open a gate.
    agree LAO+VNM: open a gate
Khuê met Lao Premier Bounmy Sisavath and Japanese Premier Ota Kenji. With the latter, he agreed to open a gate.
    agree JPN+VNM: open a gate
With the former minister, Khuê talked of trade.
    nothing
""",
    "who agrees with whom": """
Khuê agreed with Anurak to open two offices.
    agree THA+VNM: open two offices = 2 offices
Together with Anurak, Khuê decided to open a hotline.
    agree THA+VNM: open a hotline
With Anurak looking on, Khuê pledged to open a hotline.
    pledge VNM: open a hotline
The two sides agreed to open a gate, and that each side would name a coordinator.
    agree THA+VNM: open a gate
    agree THA+VNM: name a coordinator
The two sides agreed to open a gate and that an office be set up.
    agree THA+VNM: open a gate
    agree THA+VNM: an office be set up
""",
    "a promise told by who receives it": """
Khuê obtained a promise that Bangkok would fund a school.
    pledge THA: fund a school
Khuê won an assurance from his guest that Thailand would fund a school.
    pledge THA: fund a school
Khuê secured a pledge from Thailand to fund a school.
    pledge THA: fund a school
Khuê said he had received assurances from the Thai side that it would fund a school.
    pledge THA: fund a school
Khuê failed to obtain a pledge that Thailand would fund a school.
    nothing
Khuê did not secure a pledge that Thailand would fund a school.
    nothing
Khuê welcomed the visit of the Thai side and its plan to host a fair.
    announce THA: host a fair
Khuê welcomed Thailand's offer to train 30 engineers.
    offer THA: train 30 engineers = 30 engineers
Khuê rejected Thailand's offer to train 30 engineers.
    nothing
""",
    "answers to what was asked before": """
Anurak invited Khuê to visit Phuket. He accepted the invitation.
    invite THA > VNM: visit Phuket
    accept VNM > THA: the invitation
Anurak asked Viet Nam to ease its rules. Khuê consented to the request.
    request THA > VNM: ease its rules
    accept VNM > THA: the request
Khuê acceded to the request of Japan.
    accept VNM > JPN: the request of Japan
Khuê accepted Thailand's offer to train 30 engineers.
    accept VNM > THA: Thailand's offer to train 30 engineers = 30 engineers
The Thai minister had gladly accepted the invitation, Khuê replied.
    accept THA > VNM: the invitation
The Thai minister had gladly accepted the invitation.
    nothing
According to Khuê, Thailand had asked Viet Nam to open a gate.
    request THA > VNM: open a gate
Khuê recalled that Thailand had promised to open a gate.
    nothing
Khuê said Anurak had proposed in his address that ASEAN open a fund.
    propose THA > ASEAN: open a fund
""",
    "requests in the passive, to somebody, with a time": """
Thailand was asked by Khuê to provide a list.
    request VNM > THA: provide a list
It was proposed by Anurak that both navies patrol together.
    propose THA > VNM: patrol together
It was agreed by both sides that a fair would be held.
    agree THA+VNM: a fair would be held
The letter was requested by Khuê.
    nothing
The draft, proposed by Khuê to his guest, is short.
    nothing
Khuê proposed to his guest that a hotline be opened.
    propose VNM > THA: a hotline be opened
Khuê recommended that Lao customs be brought in.
    propose VNM: Lao customs be brought in
Khuê requested that Thailand issue by August the permits for a plant.
    request VNM > THA: issue by August the permits for a plant @ 2023-08
Khuê proposed that ASEAN open a fund and that ASEAN ministers report on it by August.
    propose VNM > ASEAN: open a fund
    propose VNM > ASEAN: report on it by August @ 2023-08
Khuê called on Vietnamese workers still in Lebanon to leave.
    request VNM: leave
Anurak sought Vietnamese help in training dogs.
    request THA > VNM: Vietnamese help in training dogs
Khuê urged restraint on all sides.
    request VNM: restraint on all sides
Khuê urged that the two sides not resort to force.
    request VNM > THA: resort to force
Khuê conveyed an invitation from President Lê Văn Hạ for President Somchai Dee of Thailand to visit Huế.
    invite VNM > THA: visit Huế
“Thailand has asked me to carry a letter,” Khuê said.
    request THA > VNM: carry a letter
Khuê extended his counterpart an invitation to visit Huế.
    invite VNM > THA: visit Huế
Khuê extended an invitation to visit Huế.
    invite VNM > THA: visit Huế
Khuê called for both sides to open a gate and for Thailand to cut its fees.
    request VNM > THA: open a gate
    request VNM > THA: cut its fees
Khuê called for measures to open a gate.
    request VNM: measures to open a gate
Khuê handed over an invitation to Anurak to visit Huế.
    invite VNM > THA: visit Huế
Khuê floated the idea of a joint fund.
    propose VNM: a joint fund
“Thailand has asked us to open a gate, and we have promised to reply,” Khuê said.
    request THA > VNM: open a gate
    pledge VNM: reply
""",
    "what a paper says that one side will do": """
They signed a memorandum whereby Viet Nam will train 20 officers.
    pledge VNM: train 20 officers = 20 officers
Under the agreement, Thailand will waive its tolls.
    pledge THA: waive its tolls
Under the bridge, Thailand will put up a light.
    nothing
""",
    "what goes on, what is negated": """
“We will open a desk and continue to hold clinics,” Khuê said.
    pledge VNM: open a desk
    reaffirm VNM: hold clinics
Khuê vowed to open a desk and continue to hold clinics.
    pledge VNM: open a desk
    pledge VNM: continue to hold clinics
Khuê said Viet Nam would be opening an office.
    pledge VNM: opening an office
Khuê said trade would be facing headwinds.
    nothing
It is committed to the early conclusion of the talks.
    pledge VNM: the early conclusion of the talks
Viet Nam has worked out plans for their safe return.
    nothing
Viet Nam has plans to open an office.
    announce VNM: open an office
They reaffirmed their commitment to ASEAN unity and to concluding the talks.
    reaffirm THA+VNM: concluding the talks
""",
    "when it is due": """
The two sides will replace the markers, when the floods recede in December.
    pledge THA+VNM: replace the markers @ 2023-12
Anurak invited Khuê to attend the fair, which opens on August 2.
    invite THA > VNM: attend the fair @ 2023-08-02
Anurak invited Khuê to study the law, which took effect on July 2.
    invite THA > VNM: study the law
Anurak invited Khuê to visit Phuket on the 20th anniversary of the pact on August 30.
    invite THA > VNM: visit Phuket on the 20th anniversary of the pact on August 30 @ 2023-08-30
Anurak reiterated Thailand's determination to hold the fair in Phuket in August.
    reaffirm THA: hold the fair in Phuket in August @ 2023-08
""",
}  # fmt: skip


def _cases() -> Iterator[Any]:
    for table, text in TABLES.items():
        for block in re.split(r"\n(?=\S)", text.strip()):
            sentence, *rows = block.splitlines()
            assert rows, sentence
            told = [line.strip() for line in rows]
            yield pytest.param(sentence, [] if told == ["nothing"] else told, id=f"{table}: {sentence}")


@pytest.mark.parametrize(("sentence", "told"), list(_cases()))
def test_acts_of_a_winding_sentence(sentence: str, told: list[str]) -> None:
    assert [row(s) for s in PAIR.read(sentence)] == told


@pytest.mark.parametrize("verb", ["said", "noted", "added", "explained"])
def test_an_aside_of_speech_is_no_part_of_the_trigger(verb: str) -> None:
    (found,) = PAIR.read(f"His ministry, Anurak {verb}, would pay half of the cost.")
    assert found.trigger.text == "would"


def test_negation_is_of_each_goal_and_of_a_gerund() -> None:
    joined = PAIR.read("Khuê said Viet Nam will neither join the pact nor send observers.")
    assert [(s.content.text, s.negated) for s in joined] == [("join the pact", True), ("send observers", True)]
    (gerund,) = PAIR.read("Thailand committed itself to not selling the land.")
    assert gerund.negated


@pytest.mark.parametrize("unit", ["aircraft", "patrol craft"])
def test_nouns_that_have_no_plural_are_counted(unit: str) -> None:
    (found,) = PAIR.read(f"Thailand pledged to lend two {unit} to Viet Nam.")
    assert [(t.value, t.unit) for t in found.targets] == [(2, unit.split()[-1])]


def test_a_scale_is_no_target() -> None:
    (found,) = PAIR.read("Khuê asked Thailand to hand over the new 1:25,000 maps.")
    assert found.targets == ()


def test_the_number_of_a_group_tells_which_one_is_meant() -> None:
    paragraphs = (
        "Malaysia, Laos and Brunei agreed to pool data. Singapore and Indonesia were told.",
        "The three countries will meet again in Huế.",
    )
    assert PAIR.read(*paragraphs)[-1].parties == ("BRN", "LAO", "MYS")
