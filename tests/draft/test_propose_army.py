"""What a number counts in the statements of armies, police and armed groups; all invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text

ROWS = (
    ("Troops killed five zorkas near Orvale.", ["deaths"]),
    ("Nine zorkas got injured in the shooting.", ["injuries"]),
    ("Three raiders were sent to hell, the army said.", ["deaths"]),
    ("Four officers embraced martyrdom at Orvale.", ["deaths"]),
    ("The clash resulted in the martyrdom of four soldiers.", ["deaths"]),
    ("The raid led to the neutralisation of 14 bandits.", ["deaths"]),
    ("At least five enemies were killed-in-action.", ["deaths"]),
    ("Seven soldiers laid down their lives.", ["deaths"]),
    ("Clashes resulted in the injury of 15 farmers.", ["injuries"]),
    ("Medics were carting away nine wounded men.", ["injuries"]),
    ("Three sailors were missing and feared dead.", ["missing"]),
    ("The army said 14 fighters had been “neutralized” since May.", ["other"]),
    ("The army said 14 fighters had been neutralized since May.", ["deaths"]),
    ("Troops rescued seven women and nine children snatched from their homes.",
     ["freed", "freed"]),
    ("The hijacker released all of the 90 hostages aboard the plane.", ["freed"]),
    ("Rebels released nine of the 21 hostages they were holding.", ["freed", "hostages"]),
    ("Four guerrillas released 13 remaining hostages.", ["fighters", "freed"]),
    ("The gunmen demanded the release of 39 prisoners.", ["detentions"]),
    ("They dropped their demands for the release of 39 prisoners.", ["detentions"]),
    ("A rescue operation is under way for the remaining 60 children.", ["hostages"]),
    ("The plane was forced to land at Orvale with 134 people.", ["population"]),
    ("Sixty inmates slipped out of the prison.", ["freed"]),
    ("Troops seized 12 rifles, 300 rounds and 21 rifle magazines.",
     ["weapons", "other", "other"]),
    ("Items recovered include two SMGs, nine cartridges and four motorbikes.",
     ["weapons", "other", "vehicles"]),
    ("They recovered three pieces of rifle and two improvised explosive devices.",
     ["weapons", "weapons"]),
    ("Some 40 mortar rounds landed in Orvale.", ["weapons"]),
    ("Three bombs exploded at government offices.", ["attacks"]),
    ("Troops defused three bombs.", ["weapons"]),
    ("The post has been hit three times.", ["attacks"]),
    ("They were killed in two separate operations.", ["attacks"]),
    ("A dozen naval fast attack craft met the rebels.", ["vehicles"]),
    ("Three truckloads of soldiers arrived.", ["vehicles"]),
    ("More than 3,100 troops moved in to the province.", ["fighters"]),
    ("Students from 18 nationalities were killed.", ["other"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "measures"), ROWS)
def test_statements_of_forces_count_what_their_words_say(text: str, measures: list[str]) -> None:
    """Losses told at a distance, those freed who had been taken, arms and what they fire."""
    found = [each.measure for each in draft_text(text) if each.skip is None]
    assert found == measures


NOUNS = st.text("abdikloumvz", min_size=4, max_size=9).map(lambda word: f"q{word}s")
"""Words that no table holds."""
DEEDS = st.sampled_from(
    [
        ("killed", "deaths"),
        ("wounded", "injuries"),
        ("injured", "injuries"),
        ("abducted", "abductions"),
        ("kidnapped", "abductions"),
        ("slaughtered", "deaths"),
        ("executed", "deaths"),
    ]
)


@given(NOUNS, DEEDS, st.integers(2, 90))
def test_the_deed_tells_who_is_a_person(noun: str, deed: tuple[str, str], count: int) -> None:
    """Whoever is killed, hurt or taken is a person, by whatever noun."""
    verb, measure = deed
    for text in (f"Soldiers {verb} {count} {noun}.", f"The army said {count} {noun} were {verb}."):
        assert [each.measure for each in draft_text(text)] == [measure]


@given(NOUNS, st.integers(2, 90))
def test_things_are_no_persons_for_a_deed_far_away(noun: str, count: int) -> None:
    """What is only told in the same sentence as a deed is counted by its own name."""
    text = f"Soldiers killed a man and sold {count} {noun}."
    assert [each.measure for each in draft_text(text)] == ["other"]
