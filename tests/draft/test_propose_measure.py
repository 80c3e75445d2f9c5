"""What a number counts, as the words around it say; all sentences and places are invented."""

from __future__ import annotations

import pytest

from analysis.draft import draft_text

CASES = (
    ("Gunmen shot at a bus near Orvale, killing 12 passengers.", ["deaths"]),
    ("At least 12 people were killed in Orvale.", ["deaths"]),
    ("The blast left 22 soldiers dead and 40 wounded.", ["deaths", "injuries"]),
    ("The raid claimed the lives of 12 people.", ["deaths"]),
    ("12 killed, 30 hurt in Orvale blast", ["deaths", "injuries"]),
    ("22 soldiers and 36 civilians were killed.", ["deaths", "deaths"]),
    ("A bomber killed 18 people and injured 16 others.", ["deaths", "injuries"]),
    ("They wounded 12 people, including 5 children.", ["injuries", "injuries"]),
    ("18 PEASANTS WERE MURDERED BY REBELS IN ORVALE.", ["deaths"]),
    ("The death toll rose to 31 on Friday.", ["deaths"]),
    ("Officials counted 14 bodies in the ruins.", ["deaths"]),
    ("Some 4,000 people fled their homes.", ["displacements"]),
    ("Rebels abducted 40 villagers and later freed 12 of them.", ["abductions", "freed"]),
    ("Police arrested 15 suspects.", ["detentions"]),
    ("Another 17 people were missing.", ["missing"]),
    ("The rebels still held 14 hostages.", ["hostages"]),
    ("About 200 fighters attacked the camp.", ["fighters"]),
    ("Orvale is home to 50,000 people.", ["population"]),
    ("There were 48 attacks in one night.", ["attacks"]),
    ("Rebels attacked 13 villages.", ["attack-sites"]),
    ("Planes bombed 13 villages.", ["bombing-sites"]),
    ("Rebels seized 16 towns.", ["seized-sites"]),
    ("The rebels burned 20 houses and 15 cars.", ["buildings", "vehicles"]),
    ("Troops recovered 22 rifles.", ["weapons"]),
    ("The camp had 35 generators.", ["other"]),
    ("Four Lestrian and five Orvale soldiers died.", ["deaths", "deaths"]),
    ("Rebels beheaded six of their seven hostages.", ["deaths", "hostages"]),
    ("Some 40 “terrorists” were neutralised, it said.", ["deaths"]),
    ("A 30-member patrol came upon 12 bodies.", ["other", "deaths"]),
    ("Gunmen seized 39 students and later freed ten of them.", ["abductions", "freed"]),
    ("The army captured 12 militants.", ["detentions"]),
    ("The rebels captured 12 soldiers.", ["abductions"]),
    ("Five gunmen stormed a hotel, and two of them were killed.", ["fighters", "deaths"]),
    ("Of the five children who escaped, two were found.", ["freed", "freed"]),
    ("40 people were hurt, as well as 21 adults.", ["injuries", "injuries"]),
    ("The bandits came on 14 motorcycles.", ["other"]),
    ("The bodies were brought to two hospitals.", ["other"]),
    ("A 12-year-old boy was hurt 30 km from Orvale.", ["age", "distance"]),
    ("A ransom of $3 million was paid after 12 days.", ["money", "duration"]),
    ("Some 30 percent of the dead were women.", ["share"]),
    ("Attacks rose by 30 percent.", ["attacks"]),
    ("There were clashes in over a dozen places.", ["clash-sites"]),
    ("Gun and grenade attacks followed in 11 other places.", ["raid-sites"]),
    ("Among the dead were 12 women.", ["deaths"]),
    ("Three soldiers died and two others sustained wounds.", ["deaths", "injuries"]),
    ("Police recovered five AK-47 rifles.", ["weapons"]),
    ("Brothers aged 14 and 16 were hurt.", ["age", "age"]),
    ("Residents of Orvale, a town of about 3,000 people, said all had fled.", ["population"]),
    ("Some 14 houses and 15 cars were burned.", ["buildings", "vehicles"]),
    ("40 people died. Among them were 12 women.", ["deaths", "deaths"]),
    ("Ada Noll has daughters aged 12 and 9.", ["age", "age"]),
    ("They are men from 32 to 66 years old.", ["age"]),
    ("A bribe of 50,000 pesos was paid.", ["money"]),
    ("The chief put the number of attackers at about 300.", ["fighters"]),
    ("Nine guards were killed by 12 rebels.", ["deaths", "fighters"]),
    ("A force of 200 rebels came at night.", ["fighters"]),
    ("The number of displaced people in Orvale rose to 600.", ["displacements"]),
    ("Some 38 people abducted in May were freed.", ["freed"]),
    ("Gunmen took 40 girls from their school.", ["abductions"]),
    ("The ferry took 40 girls to Orvale.", ["other"]),
    ("The rebels freed its 11-member crew.", ["freed"]),
    (
        "At least 35 farmers had been killed and dozens injured since 16 May.",
        ["deaths", "injuries"],
    ),
    ("Three of the injured people died.", ["deaths"]),
    ("Troops found 3 carbines, 11 shotguns and 8 machineguns.", ["weapons"] * 3),
    ("A bomber targeted three churches.", ["attack-sites"]),
    ("A barracks manned by 35 guards stood there.", ["population"]),
    ("Police are holding 12 people who were arrested in May.", ["detentions"]),
    ("Five earlier explosions hurt 40 people.", ["attacks", "injuries"]),
    ("Ten of the 40 girls abducted in May have escaped.", ["freed", "abductions"]),
    ("They declared him dead three times.", ["other"]),
    ("Bombs hit 13 posts, including four in Orvale.", ["attack-sites", "attack-sites"]),
)


@pytest.mark.parametrize(("text", "measures"), CASES)
def test_a_number_gets_the_measure_of_the_words_around_it(text: str, measures: list[str]) -> None:
    """Verbs and nouns before, behind and around a number, in lists and in headlines."""
    drafts = [each for each in draft_text(text) if each.skip is None]
    found = [each.measure for each in drafts if each.nominal is None or each.nominal > 1]
    assert found == measures
