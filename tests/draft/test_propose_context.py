"""What a number counts where only its clause tells, and who says it; all invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text

MEASURES = (
    ("Canto said 12 army soldiers belonging to the 63rd Battalion were near Orvale.",
     ["fighters"]),
    ("Rebels attacked a barracks manned by 35 police.", ["fighters"]),
    ("Vess is headquarters for some 4,000 army, marine and police troops battling the Front.",
     ["fighters"]),
    ("They met a group of around 40 suspected members of the Orvale Farmers' Army.",
     ["fighters"]),
    ("Our 18 soldiers were able to repel the attack by 30 terrorists.", ["fighters", "fighters"]),
    ("Violence broke out when thousands of youths from the Orv tribe marched on Vess.",
     ["fighters"]),
    ("In May, three militants left dozens of people dead and 71 injured in the capital.",
     ["fighters", "deaths", "injuries"]),
    ("Six houses were burnt down. Two of those murdered were the heads of the village.",
     ["buildings", "deaths"]),
    ("They stormed Orvale, killing the elder named as Zeb and 17 other victims.", ["deaths"]),
    ("Four people were killed in separate attacks, two in Orvale and five others near Vess.",
     ["deaths", "attacks", "attacks"]),
    ("All the dead were killed at two grocery stores in Orvale.", ["attack-sites"]),
    ("The six men were also beaten with sticks.", ["other"]),
    ("Orvale is home to about 50 million Kemils.", ["population"]),
    ("Nine soldiers who survived were taken to the Orvale Provincial Hospital.", ["injuries"]),
    ("Nine villagers were taken to the bush.", ["abductions"]),
    ("On Monday, 20 schoolgirls, who the radio has been told are poor, were kidnapped.",
     ["abductions"]),
    ("In Orvale district, two telephone poles were torched.", ["buildings"]),
    ("Troops recovered 2 bandoleers, three holsters and two M16s.", ["other", "other", "weapons"]),
    ("They also fired three M79 grenades at the pier.", ["weapons"]),
    ("War resumed when a four-year-old peace accord failed.", ["duration"]),
    ("A coup came two days afterward.", ["time"]),
    ("Four raiders killed, 27 apprehended near Orvale.", ["deaths", "detentions"]),
    ("Five guards — four women and two clerks of the mission — were killed in May.",
     ["deaths", "deaths", "deaths"]),
    ("About 900 soldiers, backed by planes, were pounding Orvale.", ["fighters"]),
    ("Bombs exploded outside two churches in Orvale.", ["attack-sites"]),
    ("It was carried out by two mujahideen of the valley.", ["fighters"]),
    ("The 5,000-strong rebels have fought for long.", ["fighters"]),
    ("Some 800 people are at risk of hunger.", ["other"]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "measures"), MEASURES)
def test_the_clause_of_a_number_tells_what_it_counts(text: str, measures: list[str]) -> None:
    """Forces in the field, deeds of another clause, places of an attack, kit and model names."""
    found = [each.measure for each in draft_text(text) if each.skip is None]
    assert found == measures


SPEAKERS = (
    ("Four men fled, Gov. Ada Noll said. According to her, 12 women died.", "noll", "attributed"),
    ("The raid on Orvale killed 12 people, a UN report released today has found.", "un",
     "attributed"),
    ("Orvale Command’s assessment is that the strike killed 12 people.", "orvale", "attributed"),
    ("A man believed to be their leader fled with 12 cows.", "outlet", "stated"),
    ("Police have been unable to confirm the toll from the raid by 12 men.", "outlet", "stated"),
    ("The commander, Col. Zeb Noll, said 12 farmers died.", "noll", "attributed"),
    ("Kemilia’s navy said all was calm. Kemilia has accused Orvia of killing 27 people.", "kemilia",
     "attributed"),
    ("Raid kills two, say Kemil authorities", "authorities", "attributed"),
    ("Storm kills 12: ISPR", "ispr", "attributed"),
    ("In earlier reports the army said 12 farmers died.", "army", "attributed"),
    ("The army did not say when the raid, which hurt 12 farmers, took place.", "outlet", "stated"),
    ("Police must look into these alleged killings, of which 71 were near Orvale.", "outlet",
     "stated"),
    ("The toll reported by Orvale officials makes the day the worst since May, when 32 died.",
     "outlet", "stated"),
    ("Zeb Noll, a Taliban spokesman who called the Gazette by telephone, said 12 soldiers died.",
     "noll", "claimed"),
    ("Gov. Ada Noll said three Taliban were killed.", "noll", "claimed"),
    ("“We have seen 42 hurt,” said Dr Zeb Noll at the Orvale hospital.", "noll", "attributed"),
    ("Police found 12 bodies near Orvale.", "outlet", "stated"),
    ("Troops broke the truce 12 times, reports the Orvale Command.", "orvale", "attributed"),
    ("The Army said it was calm. Its statement added that 12 farmers died.", "army", "attributed"),
    ("Zeb Noll, a farmer, saw it, he told the Gazette news agency. The Gazette news agency said "
     "the road was cut. He said 12 cows died.", "noll", "attributed"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "speaker", "status"), SPEAKERS)
def test_a_speaker_is_who_says_the_number(text: str, speaker: str, status: str) -> None:
    """Pronouns, reports that found, assessments; and verbs of saying that say nothing."""
    last = draft_text(text)[-1]
    assert speaker in (last.speaker or "")
    assert last.status == status


def test_a_side_that_is_quoted_issues_its_list_and_not_whom_it_blames() -> None:
    """Behind "QPG said that the cruel government failed", the list in our words is QPG's."""
    lines = [f"Posts of the enemy hit in district {name}: 18" for name in "ABCDEFGH"]
    head = "QPG said that the cruel government failed.\n\nOn Monday, QPG stated the count is this:"
    drafts = draft_text("\n\n".join([head, *lines, "Our fighters killed: 7"]))
    assert {(each.speaker, each.status) for each in drafts[:-1]} == {("qpg", "claimed")}


def test_magazines_in_a_list_of_arms_are_claimed_as_the_arms_are() -> None:
    """Who claims to have seized rifles claims what was seized with them."""
    drafts = draft_text("Troops seized 12 rifles, 30 magazines and two radios, the army said.")
    assert [each.status for each in drafts] == ["claimed"] * 3


NUMBERS = st.integers(2, 400)
WORDS = {3: "three", 7: "seven", 11: "eleven", 20: "twenty", 42: "forty-two", 100: "one hundred"}


@given(st.sampled_from(sorted(WORDS)))
def test_a_number_repeated_in_brackets_is_one(number: int) -> None:
    """Words and then digits in brackets, and the other way round, are one entry of that value."""
    word = WORDS[number]
    for said in (f"{word} ({number})", f"{number} ({word})"):
        (draft,) = draft_text(f"Troops recovered {said} rifles near Orvale.")
        assert (draft.nominal, draft.measure, draft.text) == (number, "weapons", said)


@given(NUMBERS, NUMBERS)
def test_another_number_in_brackets_stays_its_own(number: int, other: int) -> None:
    """Only the same number is a repeat: "40 (12)" are two."""
    drafts = draft_text(f"Orvale counted {number} ({other}) dead.")
    assert len(drafts) == 1 + (number != other)


@given(st.integers(1, 999), st.sampled_from(["IB", "ID", "RCB", "QRF", "INF"]))
def test_a_unit_by_number_and_letters_is_a_name(number: int, letters: str) -> None:
    """A battalion's short name counts nothing."""
    (draft,) = draft_text(f"They were taken to the {number}{letters} headquarters at Orvale.")
    assert draft.skip == "name"
