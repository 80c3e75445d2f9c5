"""Who fights, who goes free, what was attacked and how long it has lasted; all are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text

KINDS = {
    "fighters": (
        ("A group of around 90 Zorvals targeted the ferry.", ["fighters"]),
        ("At least 50 to 60 Zorvals intercepted the lorry and began firing.", ["fighters"]),
        ("Lestria maintains about 9,000 troops in the hills.", ["fighters"]),
        ("From 300 to 400 troops, making up a brigade, will be withdrawn.", ["fighters"]),
        ("The 60-man garrison asked for help.", ["fighters"]),
        ("The bus was escorted by guards, two in the front and three at the back.",
         ["fighters", "fighters"]),
        ("Groups from four townships attacked the column.", ["attack-sites"]),
        ("The 60-man police garrison reported two dead.", ["fighters", "deaths"]),
        ("The ministry deployed 300 policemen.", ["fighters"]),
        ("Some 200 elements of the front attacked the post.", ["fighters"]),
        ("Some 200 elements of the front were killed.", ["deaths"]),
        ("The 40 students targeted by the gang fled.", ["displacements"]),
    ),
    "freed": (
        ("Six kidnapped girls regain freedom", ["freed"]),
        ("Four kidnapped Orvale College girls have regained their freedom.", ["freed"]),
        ("Nine abducted farmers were released on Monday.", ["freed"]),
        ("Police stormed the bus, freeing all 14 hostages.", ["freed"]),
        ("Nine of the 40 children kidnapped in May were released.", ["freed", "abductions"]),
        ("Two men hijacked a bus with 18 people on board.", ["fighters", "hostages"]),
        ("Thirty people were on the ferry when it was seized.", ["hostages"]),
        ("Thirty people were on the ferry when it left.", ["population"]),
        ("They killed 12 people on the bus that was hijacked.", ["deaths"]),
        ("The gunmen had been demanding freedom for five Zorvals.", ["detentions"]),
        ("The rebels, demanding the release of five men, left.", ["detentions"]),
        ("The rebels demanded a ransom for the release of 20 hostages.", ["hostages"]),
        ("Five prisoners whose freedom was demanded are there.", ["detentions"]),
        ("Parents of the remaining 11 pupils appealed for their release.", ["hostages"]),
        ("They took two more persons from the inn against their will.", ["abductions"]),
    ),
    "attacks": (
        ("Both sides committed 16 ceasefire violations.", ["attacks"]),
        ("The survey lists 16 building violations.", ["other"]),
        ("Rebels launched dozens of blackouts.", ["attacks"]),
        ("The front sabotaged power lines three times in May.", ["attacks"]),
        ("The army fought with the Orvale Union more than 40 times.", ["attacks"]),
        ("Twelve localities underwent shelling.", ["attack-sites"]),
        ("Gunners pounded the port and 11 villages with rockets.", ["attack-sites"]),
        ("A car wired with two bombs exploded.", ["weapons"]),
    ),
    "harm": (
        ("Nine army personnel have made their supreme sacrifice.", ["deaths"]),
        ("Our three fighters fell as martyrs.", ["deaths"]),
        ("They were among 14 murder victims.", ["deaths"]),
        ("Two soldiers were badly injured and succumbed to injuries.", ["deaths"]),
        ("Two soldiers were injured and three died.", ["injuries", "deaths"]),
    ),
    "lengths": (
        ("They want to end the 5-year-old war.", ["duration"]),
        ("Talks on the 26-year-old rebellion failed.", ["duration"]),
        ("A 12-year-old war orphan was hurt.", ["age"]),
        ("Mara Seld, who at 29 has led the post, spoke.", ["age"]),
        ("The boats crossed the narrow 18-mile Tessin Strait.", ["distance"]),
        ("It measured 5.5 on the Richter scale.", ["other"]),
    ),
    "others": (
        ("Threats prompted more than 20 mayors to resign.", ["other"]),
        ("Some 3,000 rebels have been given amnesty.", ["other"]),
        ("It is one of about a dozen militant groups.", ["other"]),
        ("Two civilian flights were cancelled.", ["other"]),
        ("Dozens of locals turned up at the inn.", ["other"]),
        ("Some 60 million Tamvors living in the south back them.", ["population"]),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "measures"), [case for cases in KINDS.values() for case in cases])
def test_each_kind_is_told_by_its_rule(text: str, measures: list[str]) -> None:
    """Forces, those who went free, how often and where they struck, and what lasted."""
    found = [
        each.measure
        for each in draft_text(text)
        if each.skip is None and (each.nominal is None or each.nominal > 1)
    ]
    assert found == measures


NOUNS = st.text("abdikloumvz", min_size=4, max_size=9).map(lambda word: f"q{word}s")
"""Words that no table holds."""


@given(NOUNS, st.sampled_from(["stormed", "raided", "ambushed", "attacked", "targeted",
                               "intercepted"]), st.integers(2, 90))  # fmt: skip
def test_whoever_strikes_is_a_fighter(noun: str, verb: str, count: int) -> None:
    """Those before a verb of attack and its object fight, by whatever noun."""
    assert [each.measure for each in draft_text(f"About {count} {noun} {verb} the ferry.")] == [
        "fighters"
    ]


@given(NOUNS, st.integers(2, 90), st.sampled_from(["kidnapped", "abducted"]))
def test_the_end_of_a_captivity_outweighs_its_beginning(noun: str, count: int, verb: str) -> None:
    """Those taken count as taken, until the same clause tells that they are free."""
    taken = draft_text(f"Gunmen {verb} {count} {noun}.")
    free = draft_text(f"The {count} {verb} girls regained their freedom.")
    assert [each.measure for each in (*taken, *free)] == ["abductions", "freed"]


@given(st.integers(2, 60), st.sampled_from(["war", "rebellion", "siege", "conflict", "blockade"]))
def test_what_lasts_has_a_length_and_who_lives_an_age(years: int, struggle: str) -> None:
    """Years old tell of a war how long it has lasted, and of a child how old it is."""
    text = f"The {years}-year-old {struggle} hurt a {years}-year-old child."
    found = [each.measure for each in draft_text(text) if each.unit == "years"]
    assert found == ["duration", "age"]
