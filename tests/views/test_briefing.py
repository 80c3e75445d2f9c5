"""The answer: what the headline leaves out, who says it, and what has no evidence."""

from __future__ import annotations

from typing import Any

import pytest
from homes import Home
from hypothesis import given, settings
from readings import named_articles, read
from told_rows import CLAIM, OFFICE, SITES, WITNESS, deaths

from analysis.ledger.frame import Row
from analysis.reading.reading import Reading
from analysis.telling.sentences import Cited, plain
from analysis.views.briefing import list_claimed, list_reported, say_briefing
from analysis.views.toll import say_toll, tabulate_toll

CLAIMED = deaths("drivers", "30", **CLAIM)


def reported(reading: Reading, most: int = 3) -> list[str]:
    """What the answer tells of reports."""
    return [*map(plain, list_reported(reading, most))]


def claimed(reading: Reading, most: int = 3) -> list[str]:
    """What the answer tells of claims."""
    return [*map(plain, list_claimed(reading, most))]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [deaths("people", "12")],
            ["Example Gazette names no source for the number in the headline above."],
        ),
        (
            [deaths("residents", "8"), deaths("responders", "4")],
            ["Example Gazette names no source for the numbers in the headline above."],
        ),
        (
            [deaths("residents", "8"), deaths("responders", "more than 4", **OFFICE)],
            ["Example Gazette names no source for its 8."],
        ),
        ([deaths("people", "12", **OFFICE)], []),
    ],
)
def test_what_is_stated_has_no_source(home: Home, figures: list[Row], told: list[str]) -> None:
    """Of the headline's numbers, which the outlet gives in its own voice."""
    assert reported(home.tell(*figures)) == told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [deaths("people", "12", **OFFICE), deaths("people", "15", **WITNESS)],
            "Example Gazette also reports 15 people killed, according to passer-by.",
        ),
        (
            [deaths("people", "12", **OFFICE), deaths("people", "12", **WITNESS)],
            "Passer-by gives 12 as well.",
        ),
        (
            [
                deaths("people", "9", **OFFICE),
                deaths("residents", "some 8", **OFFICE),
                deaths("residents", "2", place="exampleton"),
            ],
            "Example Gazette also reports 2 residents killed in Exampleton.",
        ),
        (
            [deaths("people", "9", **OFFICE), deaths("drivers", "3", measure="injuries")],
            None,
        ),
    ],
    ids=["another number", "the same number", "a part", "all in the headline"],
)
def test_what_the_headline_leaves_out_is_told_with_its_speaker(
    home: Home, figures: list[Row], told: str | None
) -> None:
    """Other numbers for its counts first, the same number of somebody else in a word."""
    reading = home.tell(*figures)
    sentences = [each for each in reported(reading) if "no source" not in each]

    assert sentences == ([told] if told else [])


def test_many_counts_are_told_by_their_number(home: Home) -> None:
    """The ledger has them all."""
    towns = ("exampleton", "testford")
    figures = [deaths("people", "90", **OFFICE)]
    figures += [
        deaths(group, f"{n}{m}", place=town, **WITNESS)
        for n, group in enumerate(("residents", "drivers", "responders"), 1)
        for m, town in enumerate(towns, 1)
    ]

    assert reported(home.tell(*figures))[-1].endswith("and 3 more counts.")
    assert reported(home.tell(*figures), most=0) == ["The ledger has 6 more counts of people."]


@pytest.mark.parametrize(
    ("name", "figure", "told"),
    [
        ("Red Side", CLAIMED, "Red Side claims 30 drivers killed"),
        ("rebels", CLAIMED, "Rebels claim 30 drivers killed"),
        ("the army, on its enemies", CLAIMED, "The army, on its enemies, claims 30 drivers killed"),
        (
            "Red Side",
            {"wording": "14", **SITES, "place": "exampleton", **CLAIM},
            "Red Side claims 14 places attacked",
        ),
        (
            "Red Side",
            deaths("drivers", "more than 30", by="red-side", **CLAIM),
            "Red Side claims more than 30 drivers killed",
        ),
    ],
)
def test_a_claim_names_its_side_and_lacks_evidence(
    home: Home, name: str, figure: Row, told: str
) -> None:
    """What it counts, that nothing independent backs it, and its side once."""
    home.change("event", "name: Red Side", f'name: "{name}"')
    [last] = claimed(home.tell(deaths("people", "2"), figure))

    assert last.replace(" in Exampleton", "") == f"{told}, without independent evidence."


def test_a_headline_of_claims_is_followed_by_what_it_lacks(home: Home) -> None:
    """And the claims of the headline are not told a second time."""
    site = {"wording": "14", **SITES, **CLAIM}

    assert claimed(home.tell(CLAIMED, site)) == [
        "The article gives no independent evidence of this claim, and no such count of its own.",
        "Red Side claims 14 places attacked, without independent evidence.",
    ]


def test_a_withdrawn_claim_is_not_told_as_claimed(home: Home) -> None:
    """The party claims 40 and no longer 50."""
    claims = (deaths("people", "50", **CLAIM), deaths("people", "40", corrects="figure-2", **CLAIM))
    told = " ".join(claimed(home.tell(deaths("drivers", "2"), *claims)))

    assert "claims 40 people killed" in told
    assert "50" not in told


def test_claims_without_room_are_told_by_their_number(home: Home) -> None:
    """That they lack evidence is said all the same."""
    two = home.tell(deaths("people", "2"), CLAIMED, deaths("people", "40", **CLAIM))

    assert claimed(two, most=0) == [
        "Without independent evidence: 2 claims by parties to the fight."
    ]
    assert claimed(two, most=1) == [
        "Red Side claims 40 people killed; and 1 more claim, all without independent evidence."
    ]


def test_an_answer_is_read_in_half_a_minute(home: Home) -> None:
    """However many counts and claims an article has."""
    places, groups = ("exampleton", "testford"), ("residents", "drivers", "responders")
    figures = [
        deaths(group, f"at least {n}{m}", place=place, measure=measure, **by)
        for n, group in enumerate(groups, 1)
        for m, place in enumerate(places, 1)
        for measure in ("deaths", "injuries", "missing")
        for by in (OFFICE, WITNESS, CLAIM)
    ]
    told = say_briefing(home.tell(*figures)).sentences

    assert len(" ".join(map(plain, told)).split()) <= 90


def test_what_was_left_out_is_no_claim(home: Home) -> None:
    """Where a run leaves claims out, the answer has none."""
    assert claimed(home.tell(deaths("people", "2"), CLAIMED, include_claims=False)) == []


@settings(max_examples=8)
@given(article=named_articles())
def test_an_answer_repeats_no_count_of_the_headline(article: Any) -> None:
    """What it reports and what it claims are other figures, but where it says 'no source'."""
    reading = read(article)
    headed = {
        p.figure for p in say_toll(tabulate_toll(reading)).sentences[0] if isinstance(p, Cited)
    }
    told = [*list_reported(reading, 3), *list_claimed(reading, 3)]

    for sentence in told:
        cited = {piece.figure for piece in sentence if isinstance(piece, Cited)}
        assert "no source" in plain(sentence) or not cited & headed


def test_the_outcome_stands_in_the_answer(home: Home) -> None:
    """As the checks say it, with its verdict for what lists many reports."""
    prose = say_briefing(home.tell(deaths("people", "12"), deaths("people", "15")))

    assert prose.record["verdict"] == "conflict"
    assert prose.record["outcome"] in " ".join(map(plain, prose.sentences))
