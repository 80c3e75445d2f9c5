"""The deed decides what a number counts, whatever the noun; all sentences are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text

KINDS = {
    "harm told by other words": (
        ("Three drivers were sent to hell near Orvale.", ["deaths"]),
        ("Four soldiers embraced martyrdom in Orvale.", ["deaths"]),
        ("Five foes were killed-in-action, and ten wounded-in-action.",
         ["deaths", "injuries"]),
        ("The march ended with the injury of 15 Lestrians.", ["injuries"]),
        ("Fourteen were hit by live rounds.", ["injuries"]),
        ("Medics were carting away dozens of wounded victims.", ["injuries"]),
        ("Six deceased.", ["deaths"]),
    ),
    "the missing": (
        ("Three sailors were missing and feared dead.", ["missing"]),
        ("Some 11 divers remained missing and were presumed dead.", ["missing"]),
    ),
    "a deed of others": (
        ("Seven were killed, including three nurses and twenty wounded.",
         ["deaths", "deaths", "injuries"]),
        ("The footage captured the work of 40 divers.", ["population"]),
        ("A rescue operation goes on with 80 volunteers at the scene.", ["population"]),
        ("54 soldiers refused to help the towns that had been captured.", ["population"]),
    ),
    "who took them, and who is free": (
        ("Some girls were rescued, but 28 remained with the raiders.", ["freed", "hostages"]),
        ("Six girls who were kidnapped in May have been released.", ["freed"]),
        ("The mayor said 27 girls were returned safely.", ["freed"]),
    ),
    "patients": (
        ("The clinic received 11 patients.", ["injuries"]),
        ("The clinic received 30 people after the blast.", ["injuries"]),
        ("The ward received 20 injured with two being declared dead.", ["injuries", "deaths"]),
        ("The clinic has 40 patients.", ["other"]),
        ("The agency treated 300 patients for malaria.", ["other"]),
    ),
    "those harmed among those who attacked": (
        ("Nine were killed, including three of the fighters who stormed it.", ["deaths", "deaths"]),
        ("They saw around 20 men attacking the mill.", ["fighters"]),
    ),
    "what is found with arms": (
        ("Police found nine rifles, 12 magazines and 300 rounds.", ["weapons", "other", "other"]),
    ),
    "troops who are sent": (
        ("The government sent 500 soldiers to Orvale.", ["fighters"]),
        ("More than 300 troops moved in to the valley.", ["fighters"]),
    ),
    "bombs and blows": (
        ("Two bombs went off.", ["attacks"]),
        ("Four car bombs exploded near Orvale.", ["attacks"]),
        ("Two bombs were found.", ["weapons"]),
        ("The town has been hit three times.", ["attacks"]),
        ("The port had been shelled twice.", ["attacks"]),
        ("They were caught in two operations.", ["attacks"]),
    ),
    "things that share a deed": (
        ("Troops razed 18 sheds, five of which were homes.", ["buildings", "buildings"]),
        ("Some 23 houses were razed and two others sealed off.", ["buildings", "buildings"]),
        ("Some 15 cottages were reduced to ashes.", ["buildings"]),
        ("The destruction of 18 apartments was shown.", ["buildings"]),
        ("Some 120 homes were bulldozed.", ["buildings"]),
        ("Three truckloads of soldiers came.", ["vehicles"]),
    ),
    "ages": (("The oldest was in her 90s.", ["age"]),),
}  # fmt: skip


@pytest.mark.parametrize(("text", "measures"), [row for rows in KINDS.values() for row in rows])
def test_a_number_gets_the_measure_of_its_deed(text: str, measures: list[str]) -> None:
    """Harm by other words, parts and others, patients, troops sent, and bombs that went off."""
    drafts = [each for each in draft_text(text) if each.skip is None]
    assert [each.measure for each in drafts] == measures


_DEEDS = {
    "deaths": ("killed", "slain", "murdered", "beheaded"),
    "injuries": ("wounded", "injured"),
    "abductions": ("kidnapped", "abducted"),
    "detentions": ("arrested", "detained", "apprehended"),
}
_FORMS = (
    "{number} {whom} were {deed}.",
    "{number} {whom} have been {deed} near Orvale.",
    "While {number} {whom} got {deed}, the rest fled.",
    "{number} {whom} of the second column were {deed}.",
)


@given(
    number=st.integers(2, 900),
    whom=st.text("bdfgklmnoptvz", min_size=7, max_size=9).map("q{}".format),
    deed=st.sampled_from([(key, word) for key, words in _DEEDS.items() for word in words]),
    form=st.sampled_from(_FORMS),
)
def test_harm_makes_people_of_any_noun(
    number: int, whom: str, deed: tuple[str, str], form: str
) -> None:
    """A word that no dictionary has is one for people where they are killed or arrested."""
    drafts = [each for each in draft_text(form.format(number=number, whom=whom, deed=deed[1]))
              if each.skip is None]  # fmt: skip
    assert [each.measure for each in drafts] == [deed[0]]


@given(
    number=st.integers(2, 900),
    thing=st.sampled_from(["cows", "goats", "camels", "dogs", "horses"]),
    deed=st.sampled_from(["killed", "wounded", "slain"]),
)
def test_harm_to_what_is_known_to_be_no_person_counts_no_people(
    number: int, thing: str, deed: str
) -> None:
    """Animals stay what they are."""
    for text in (f"{number} {thing} were {deed}.", f"Raiders {deed} {number} {thing}."):
        (draft,) = draft_text(text)
        assert draft.measure == "other"
