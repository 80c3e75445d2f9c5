"""Lists, rates, those driven away and those told of again: kinds as tables of invented text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text

_LABELS = {
    "Clashes": "attacks",
    "Aerial attacks": "attacks",
    "Shellings and mortar attacks": "attacks",
    "Rebel actions": "attacks",
    "Confirmed injured border forces": "injuries",
    "Border forces killed": "deaths",
    "Killed": "deaths",
    "Dead": "deaths",
    "Wounded": "injuries",
    "Casualties (army and police)": "casualties",
    "Guerrillas taken prisoner": "detentions",
    "Abducted": "abductions",
    "Missing": "missing",
    "Destroyed army trucks": "vehicles",
    "Damaged boats": "vehicles",
    "Houses burned": "buildings",
    "Rifles captured": "weapons",
    "Survey activities": "other",
}


@given(
    number=st.integers(2, 900),
    label=st.sampled_from(sorted(_LABELS)),
    mark=st.sampled_from([": ", " – ", " - ", " = "]),
    after=st.sampled_from(["", "\nFood", "; more later", "."]),
)
def test_a_label_says_what_its_number_counts(
    number: int, label: str, mark: str, after: str
) -> None:
    """Whatever mark stands between them, and wherever the item ends."""
    (draft,) = draft_text(f"{label}{mark}{number}{after}")
    assert draft.measure == _LABELS[label]


@given(counts=st.permutations([("Dead", 5), ("wounded", 9), ("missing", 14), ("abducted", 21)]))
def test_labels_on_one_line_each_keep_their_own(counts: list[tuple[str, int]]) -> None:
    """In any order, as in "Dead: 5, wounded: 9"."""
    drafts = draft_text(", ".join(f"{label}: {number}" for label, number in counts))
    assert [draft.measure for draft in drafts] == [_LABELS[label.title()] for label, _ in counts]


@pytest.mark.parametrize("label", ["Air attacks", "Raids"])
def test_brackets_behind_a_labelled_number_hold_its_parts(label: str) -> None:
    """All of "Raids: 30 (jets 18 – gliders 12)" are raids."""
    drafts = draft_text(f"{label}: 30 (jets 18 – gliders 12)")
    assert [draft.measure for draft in drafts] == ["attacks"] * 3


def test_the_group_of_a_labelled_number_is_that_of_its_label() -> None:
    """Guerrillas in "Guerrillas taken prisoner: 4", soldiers in "Killed soldiers: 4"."""
    drafts = draft_text("Guerrillas taken prisoner: 4\nSoldiers killed: 7\nWounded villagers: 3")
    assert [draft.group for draft in drafts] == ["militants", "soldiers", "villagers"]


def test_a_place_before_a_number_tells_nothing() -> None:
    """For "Orvale: 12" may count anything."""
    (draft,) = draft_text("Orvale: 12")
    assert draft.measure is None


@pytest.mark.parametrize(
    "text",
    [
        "The army deported {0} farmers to Selm.",
        "{0} clerks were expelled from Orvale.",
        "Raids sent {0} people running for safety.",
        "The raids drove more than {0} residents into crowded shelters.",
        "They burned huts, pushing {0} families toward the camps.",
        "Hunger forced about {0} Lestrians across the border.",
        "The storm made {0} people homeless.",
        "{0} villagers were uprooted.",
        "Selm took in {0} deportees.",
        "The expulsion of {0} teachers was planned.",
    ],
)
@given(number=st.integers(2, 900))
def test_those_driven_away_are_displaced(text: str, number: int) -> None:
    """Deported, expelled, sent running, pushed into camps or across a border."""
    (draft,) = draft_text(text.format(number))
    assert draft.measure == "displacements"


@pytest.mark.parametrize(
    "text", ["The ministry sent {0} people to the talks.", "Buses drove {0} guests to the fair."]
)
def test_those_sent_or_driven_to_what_is_no_refuge_are_not_displaced(text: str) -> None:
    """Only a way out tells of displacement."""
    (draft,) = draft_text(text.format(40))
    assert draft.measure != "displacements"


@given(
    number=st.integers(11, 900),
    deed=st.sampled_from(
        [("deported", "displacements"), ("kidnapped", "abductions"), ("arrested", "detentions")]
    ),
)
def test_those_told_of_again_by_their_number_keep_measure_and_group(
    number: int, deed: tuple[str, str]
) -> None:
    """As "the 13" of a later paragraph."""
    text = f"Guards {deed[0]} {number} farmers.\n\nThe {number} were seen at a bridge near Selm."
    first, again = draft_text(text)
    assert (first.measure, again.measure) == (deed[1], deed[1])
    assert first.group == again.group == "farmers"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("An average of about {0} people have died each day.", "persons-per-day"),
        ("The fever kills {0} people a week.", "persons-per-week"),
        ("About {0} farmers are killed every month.", "persons-per-month"),
        ("The plant pumps {0} barrels per day.", "barrels-per-day"),
        ("That compares to a daily toll of {0}.", "persons-per-day"),
    ],
)
@given(number=st.integers(2, 90))
def test_so_many_for_each_stretch_of_time_is_a_rate(text: str, unit: str, number: int) -> None:
    """Each, every, per and a; and what a noun before calls daily."""
    (draft,) = draft_text(text.format(number))
    assert (draft.measure, draft.unit) == ("rate", unit)


@pytest.mark.parametrize(
    "text",
    [
        "It killed {0} people in a day.",
        "It killed {0} people a day after the vote.",
        "It killed {0} people a year ago.",
        "It surpassed the monthly high of {0} deaths.",
    ],
)
@given(number=st.integers(2, 90))
def test_so_many_in_one_stretch_of_time_are_a_count(text: str, number: int) -> None:
    """Killed "in a day", "a day after" something, or a year ago."""
    deaths = [each for each in draft_text(text.format(number)) if each.measure == "deaths"]
    assert len(deaths) == 1


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Soldiers tore down {0} homes.", "buildings"),
        ("The army moved in, tearing down {0} homes.", "buildings"),
        ("Troops captured {0} bunkers.", "buildings"),
        ("Rebels dynamited {0} towers.", "buildings"),
        ("Rebels toppled {0} posts for the power line.", "buildings"),
        ("{0} pylons were sabotaged.", "buildings"),
        ("Sappers unearthed {0} booby traps.", "weapons"),
        ("Sappers unearthed {0} mines.", "weapons"),
        ("Police found {0} AK-LMGs.", "weapons"),
        ("{0} shells landed in Orvale.", "other"),
        ("Police found {0} shells.", "weapons"),
        ("Police found {0} cartridges.", "other"),
    ],
)
@given(number=st.integers(2, 900))
def test_things_are_counted_by_what_they_are(text: str, measure: str, number: int) -> None:
    """Buildings that are pulled down, weapons that are found, and what is fired."""
    (draft,) = draft_text(text.format(number))
    assert draft.measure == measure


@given(people=st.lists(
    st.sampled_from(["soldiers", "policemen", "nuns", "civil-service officials", "local guides"]),
    min_size=2, max_size=5, unique=True,
))  # fmt: skip
@pytest.mark.parametrize(
    ("deed", "measure"), [("missing", "missing"), ("killed", "deaths"), ("abducted", "abductions")]
)
def test_every_item_of_a_list_of_parts_is_a_part(
    people: list[str], deed: str, measure: str
) -> None:
    """The last as the first, however many stand between."""
    items = [f"two {each}" for each in people]
    text = f"Thirty people were {deed}, including {', '.join(items[:-1])} and {items[-1]}."
    assert {each.measure for each in draft_text(text)} == {measure}


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("A helicopter came to evacuate {0} soldiers who had been injured.", "injuries"),
        ("Rescuers evacuated {0} wounded villagers.", "injuries"),
        ("Ships evacuated {0} soldiers.", "other"),
        ("Some {0} villagers were evacuated.", "displacements"),
        ("Buses evacuated {0} people.", "displacements"),
    ],
)
@given(number=st.integers(2, 900))
def test_only_those_whom_a_fight_drives_away_are_displaced(
    text: str, measure: str, number: int
) -> None:
    """The hurt who are flown out are hurt, and soldiers who leave are not displaced."""
    (draft,) = draft_text(text.format(number))
    assert draft.measure == measure
