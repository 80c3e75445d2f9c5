"""Whose deaths and injuries a number counts, and who says so; all names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text
from analysis.draft.propose.proposal import Draft
from analysis.ledger.model import Event

EVENT = Event.model_validate(
    {
        "name": "Attack on Orvale",
        "timezone": "UTC",
        "groups": {
            "people": {"label": "people", "parts": ["others", "militants"]},
            "others": {"label": "all but militants"},
            "militants": {"label": "militants", "aliases": ["Lestria Front members"]},
            "guards": {"label": "forest guards", "part_of": "others"},
        },
        "places": {"orvale": {"name": "Orvale", "kind": "town"}},
        "speakers": {
            "front": {"name": "the Lestria Front (LF)", "kind": "party"},
            "corps": {"name": "the Gendarme Corps", "kind": "official", "aliases": ["the corps"]},
            "seld": {"name": "Governor Mara Seld", "kind": "official"},
        },
    }
)


def draft_one(text: str, event: Event | None = None) -> Draft:
    """The one number of a text."""
    (draft,) = (each for each in draft_text(text, event, "2026-02-04") if each.skip is None)
    return draft


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The bomb killed 12 soldiers.", "soldiers"),
        ("The bomb killed 12 army troops.", "soldiers"),
        ("The bomb killed 12 policemen.", "police-officers"),
        ("Police said 12 officers were killed.", "police-officers"),
        ("The bomb killed 12 security personnel.", "security-personnel"),
        ("The bomb killed 12 civilians.", "civilians"),
        ("The bomb killed 12 children.", "children"),
        ("The bomb killed 12 women.", "women"),
        ("Troops killed 12 insurgents.", "militants"),
        ("Troops killed 12 gunmen.", "militants"),
        ("The bomb killed 12 students.", "students"),
        ("The bomb killed 12 bus passengers.", "passengers"),
        ("The bomb killed 12 journalists.", "journalists"),
        ("The bomb killed 12 doctors.", "doctors"),
        ("The bomb killed 12 people.", "people"),
        ("The bomb killed 12.", "people"),
        ("The bomb killed 12 worshippers.", "worshippers"),
        ("The bomb killed 12 Zebrans.", "zebrans"),
        ("The bomb killed 12 patrol members.", "patrol-members"),
        ("The bomb killed 12 teenagers.", "teenagers"),
        ("The bomb hurt the driver and a woman, aged 32.", "women"),
        ("A 12-year-old girl fled.", "children"),
        ("The report tells of 12 deaths of farmers.", "farmers"),
        ("Of the farmers killed 12 of the women were children.", "children"),
        ("The ferry had a crew and 12 sailors aboard.", "sailors"),
        ("The bomb killed 40 women and children.", "women-and-children"),
        ("The bomb killed 40 soldiers and gunmen fled.", "soldiers"),
        ("The camp had 35 generators.", None),
    ],
)
def test_a_count_of_people_has_their_group(text: str, group: str | None) -> None:
    """The counted noun names the group; people without one are people."""
    assert draft_one(text).group == group


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The bomb killed 12 forest guards.", "guards"),
        ("The bomb killed 1 forest guard.", "guards"),
        ("Troops killed 12 Lestria Front members.", "militants"),
        ("Troops killed 12 rebels.", "militants"),
    ],
)
def test_the_event_names_a_group_by_its_label_or_an_alias(text: str, group: str) -> None:
    """A name of the event is taken, and nothing is proposed as new."""
    draft = draft_one(text, EVENT)
    assert draft.group == group
    assert ("groups", group) not in {(new.section, new.name) for new in draft.new}


def test_a_number_without_a_noun_goes_on_with_the_group_before_it() -> None:
    """In "22 soldiers were killed and 30 injured", the 30 are soldiers."""
    drafts = draft_text("In Orvale 22 soldiers were killed and 30 injured.")
    assert [each.group for each in drafts] == ["soldiers", "soldiers"]


@pytest.mark.parametrize("day", ["Saturday", "Monday", "2 February"])
@pytest.mark.parametrize("attackers", ["when gunmen", "as militants", "after soldiers"])
def test_who_attacked_on_a_day_is_not_who_was_wounded_on_it(day: str, attackers: str) -> None:
    """The wounded are of those counted before them, and those who attacked are named beside."""
    text = f"Four farmers were killed and 23 wounded on {day} {attackers} raided Orvale."
    farmers, wounded = (each for each in draft_text(text, None, "2026-02-04") if not each.skip)
    assert (farmers.group, wounded.group) == ("farmers", "farmers")
    assert wounded.measure == "injuries"


def test_losses_on_a_force_are_of_that_force() -> None:
    """What is inflicted on troops."""
    assert draft_one("The rebels inflicted 12 casualties on troops.").group == "soldiers"


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 12 soldiers. Two of them were on leave.",
        "The blast killed 12 soldiers. Five were killed on the spot.",
        "The blast hurt 12 soldiers. Police said two of the wounded died.",
    ],
)
def test_those_of_whom_was_told_are_the_group_of_some_of_them(text: str) -> None:
    """What "two of them" and "two of the wounded" count stands in the sentence before."""
    assert [each.group for each in draft_text(text)] == ["soldiers", "soldiers"]


def test_others_in_one_list_are_not_of_the_group_before_them() -> None:
    """In "killed 12 policemen and 40 others", nobody knows who the 40 are."""
    drafts = draft_text("The blast killed 12 policemen and 40 others.")
    assert [each.group for each in drafts] == ["police-officers", "people"]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels killed 12 soldiers and wounded 40 others.",
        "12 soldiers were killed and 40 others wounded.",
        "12 soldiers died in the ambush and 40 others were hurt.",
    ],
)
def test_others_of_another_deed_are_of_the_group_before_them(text: str) -> None:
    """In "killed five soldiers and wounded nine others", they are nine other soldiers."""
    assert [each.group for each in draft_text(text)] == ["soldiers", "soldiers"]


@pytest.mark.parametrize(
    ("text", "speaker", "status"),
    [
        ("Police said 12 people were killed.", "police", "attributed"),
        ("12 people were killed, police said.", "police", "attributed"),
        ("12 people were killed, police said on Monday.", "police", "attributed"),
        ("According to the interior ministry, 12 died.", "interior-ministry", "attributed"),
        ("12 died, according to the interior ministry.", "interior-ministry", "attributed"),
        ("In a statement the army said 12 villagers died.", "army", "attributed"),
        ("A hospital official told Reuters that 12 had died.", "hospital", "attributed"),
        ("“We buried 12 people,” said a resident near the ministry.", "residents", "attributed"),
        ("“We buried 12 people,” said Ada Noll, an army officer.", "army", "attributed"),
        ("Ada Noll, a police officer, said 12 people died.", "police", "attributed"),
        ("The police chief, who visited the camp, said 12 died.", "police", "attributed"),
        ("The UN counted 12 dead.", "un", "attributed"),
        ("Army troops killed 12 rebels.", "outlet", "stated"),
        ("The army said its troops killed 12 rebels.", "army", "claimed"),
        ("Police said they arrested 12 militants.", "police", "claimed"),
        ("The army said it lost 12 soldiers.", "army", "attributed"),
        ("The militants claimed to have killed 12 soldiers.", "militants", "claimed"),
        ("12 SOLDIERS WERE KILLED, POLICE SOURCES REPORTED TODAY.", "police", "attributed"),
        ("12 people were killed in Orvale.", "outlet", "stated"),
        ("UN: 12 people flee Orvale", "un", "attributed"),
        ("Storm kills 12 in Orvale - police", "police", "attributed"),
        ("Investigators believe 12 people died.", "investigators", "attributed"),
        ("Ada Noll, 42, said 12 people died.", "ada-noll", "attributed"),
        ("The air force said it shot down 12 missiles.", "air-force", "claimed"),
        ("The army said 12 rebels attacked a post.", "army", "attributed"),
        ("Rebels claimed responsibility for a blast that killed 12 people.", "outlet", "stated"),
        ("12 officials said the road was closed.", "outlet", "stated"),
        ("Noll told the station that 12 people died.", "noll", "attributed"),
        ("‘We buried 12 people,’ said Ada Noll.", "ada-noll", "attributed"),
        ("‘We buried 12 people,’ said one man.", "man", "attributed"),
        ("Everybody said 12 people died.", "outlet", "stated"),
        ("Reports said 12 people died.", "reports", "attributed"),
        ("12 people died, said Noll, a grocer.", "noll", "attributed"),
        ("The mining company said 12 people died.", "mining-company", "attributed"),
        ("12 people died, the Lestrian embassy said.", "lestrian-embassy", "attributed"),
        ("Rebels claimed a blast that police said killed 12 people.", "police", "attributed"),
        ("Rebels also claimed a suicide bombing that killed 12 people.", "outlet", "stated"),
        ("Rebels claimed an attack killed 12 soldiers.", "militants", "claimed"),
    ],
)
def test_who_says_it_and_how_firmly(text: str, speaker: str, status: str) -> None:
    """The outlet states; a side claims its deeds; whoever else is named is attributed."""
    draft = draft_one(text)
    assert (draft.speaker, draft.status) == (speaker, status)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The LF said it killed 12 soldiers.", "front"),
        ("The Lestria Front said it killed 12 soldiers.", "front"),
        ("The corps said 12 people died.", "corps"),
        ("Governor Seld said 12 people died.", "seld"),
        ("Mara Seld told Reuters 12 people died.", "seld"),
    ],
)
def test_the_event_names_a_speaker_by_its_name_or_an_alias(text: str, speaker: str) -> None:
    """Acronyms in brackets, aliases and family names find the event's speaker."""
    assert draft_one(text, EVENT).speaker == speaker


def test_a_pronoun_goes_on_with_the_speaker_before() -> None:
    """What "He added" says is who spoke last; a sentence of the outlet's own is its own again."""
    drafts = draft_text(
        "Police said 12 people died.\nThey added that 13 were hurt.\nThe blast hurt 14 more people."
    )
    assert [each.speaker for each in drafts] == ["police", "police", "outlet"]


def test_two_speakers_of_one_sentence_are_told_apart() -> None:
    """Each number has the speaker of its own clause."""
    drafts = draft_text("Police said 12 people died, while the hospital counted 15 dead.")
    assert [each.speaker for each in drafts] == ["police", "hospital"]


def test_an_agency_to_which_somebody_talked_is_the_via() -> None:
    """What "Told Reuters" says is through Reuters."""
    assert draft_one("A doctor told Reuters that 12 people died.").via == "reuters"


def test_the_day_of_a_statement_is_no_day_of_the_deed() -> None:
    """What "Said on Tuesday" says is when it was said."""
    draft = draft_one("The militants claimed on Tuesday that 12 soldiers were killed.")
    assert (draft.reported, draft.period) == ("2026-02-03", None)


def test_those_who_speak_are_not_those_killed() -> None:
    """What "Two residents put the toll at 12" says has two residents, who live."""
    drafts = draft_text("Two residents put the death toll at 12.")
    assert [each.measure for each in drafts] == ["other", "deaths"]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("12 people were killed by gunmen.", "militants"),
        ("Militants killed 12 people.", "militants"),
        ("Gunmen raided a farm, killing 12 people.", "militants"),
        ("Soldiers shot and killed 12 people.", "soldiers"),
        ("12 soldiers were killed.", None),
        ("A flood killed 12 people.", None),
    ],
)
def test_who_did_it_only_where_it_is_said(text: str, by: str | None) -> None:
    """Behind "by", or the subject of the verb; the harmed are no doers."""
    assert draft_one(text).by == by


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Norland Support Forces killed 12 villagers in the town.", None),
        ("Norland Rebel Army Kills 17", "militants"),
        ("The army killed 12 villagers in the town.", "soldiers"),
    ],
)
def test_a_force_in_a_name_may_be_any_side(text: str, by: str | None) -> None:
    """No soldiers and no security personnel are made of a name that ends in Army or Forces."""
    [drafted] = draft_text(text)

    assert drafted.by == by


@pytest.mark.parametrize(
    ("words", "said"), [("Hundreds of", "hundreds of"), ("Several", "several")]
)
def test_vague_numbers_are_said_as_english_says_them(words: str, said: str) -> None:
    """Hundreds are hundreds of something."""
    [drafted] = draft_text(f"{words} villagers were killed in the raid.")

    assert drafted.says == f"The outlet counts {said} villagers killed."


BODIES = st.tuples(
    st.text("abdegklmoruvz", min_size=3, max_size=6), st.text("bdgklmtv", min_size=3, max_size=6)
).map(lambda words: f"Qa{words[0]} Za{words[1]}k")
"""Names of two words that no table holds and that name no nation."""


@given(body=BODIES, count=st.integers(2, 90))
@pytest.mark.parametrize("noun", ["men", "members"])
def test_the_men_of_a_group_keep_its_name(noun: str, body: str, count: int) -> None:
    """With its letters in brackets, too."""
    plain = draft_text(f"The army said {count} {body} {noun} were killed in Selm.")
    lettered = draft_text(f"The army said {count} {body} Group (QZG) {noun} were killed in Selm.")
    name = body.lower().replace(" ", "-")
    assert [each.group for each in plain] == [f"{name}-{noun}"]
    assert [each.group for each in lettered] == [f"{name}-group-{noun}"]


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("Five Armed Men Killed in Orvale", ["men"]),
        ("Five South Lestrian men were killed.", ["men"]),
        ("Five Abu Sayyaf men were killed.", ["abu-sayyaf"]),
        ("They struck a unit (16 army regulars and six guides).", ["army-regulars", "guides"]),
        ("The blast killed 37 soldiers, including eight officers.", ["soldiers", "officers"]),
        ("Also, four civilians, 11 shepherds and four other people were killed.",
         ["civilians", "shepherds", "people"]),
        ("On the side of the Orv Kell, five members were wounded.", ["orv-kell-members"]),
    ],
)  # fmt: skip
def test_a_counted_noun_keeps_what_it_says(text: str, groups: list[str]) -> None:
    """Regulars, officers among soldiers, shepherds and the members of a side."""
    assert [each.group for each in draft_text(text)] == groups


@given(first=st.integers(2, 90), second=st.integers(2, 90))
@pytest.mark.parametrize(
    ("noun", "group"), [("soldiers", "soldiers"), ("rebels", "militants"), ("nuns", "nuns")]
)
@pytest.mark.parametrize("others", ["{0} others", "{0}", "another {0}"])
def test_those_who_received_injuries_are_of_the_group_before(
    others: str, noun: str, group: str, first: int, second: int
) -> None:
    """As those injured are."""
    text = f"{first} {noun} were killed while {others.format(second)} received injuries."
    drafts = draft_text(text)
    assert [(each.measure, each.group) for each in drafts] == [
        ("deaths", group), ("injuries", group)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("The total civilian casualties in Orvale was {0} killed and {1} hurt.", "civilians"),
        ("Casualties among soldiers were {0} killed and {1} wounded.", "soldiers"),
        ("In May, police losses in Orvale were {0} killed and {1} wounded, with {0} dead in Selm.",
         "police-officers"),
    ],
)  # fmt: skip
@given(first=st.integers(11, 90), second=st.integers(11, 90))
def test_the_parts_of_losses_are_of_those_whose_losses_they_are(
    text: str, group: str, first: int, second: int
) -> None:
    """However far the place or the time parts them."""
    groups = {each.group for each in draft_text(text.format(first, second))}
    assert groups == {group}
