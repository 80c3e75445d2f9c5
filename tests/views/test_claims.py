"""What is claimed beside what is reported, and what it cannot stand beside."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import CLAIM, MONDAY, OFFICE, deaths, rows_of

from analysis.ledger.frame import Row, to_records
from analysis.telling.sentences import plain
from analysis.views.claims import (
    say_claim_tests,
    say_claims,
    tabulate_claim_tests,
    tabulate_claims,
)

PEOPLE = deaths("people", "12")
DRIVERS = deaths("drivers", "30", **CLAIM)


def test_a_claim_stands_below_its_report(home: Home) -> None:
    """Drivers are among people, and a part is no multiple of its whole."""
    table = tabulate_claims(home.tell(PEOPLE, DRIVERS))

    assert rows_of(table, "id", "beside", "ratio_low", "ratio_high") == [
        ("figure-1", None, None, None),
        ("figure-2", "figure-1", None, None),
    ]


def test_a_claim_of_the_reported_count_has_a_ratio(home: Home) -> None:
    """Thirty claimed against twelve reported of one count is exactly two and a half times."""
    table = tabulate_claims(home.tell(PEOPLE, deaths("people", "30", **CLAIM)))

    assert rows_of(table, "id", "ratio_low", "ratio_shown") == [
        ("figure-1", None, None),
        ("figure-2", 2.5, "2.5 times the reported count"),
    ]


def test_a_claim_without_report_stands_alone(home: Home) -> None:
    """Nothing stands beside it, and there is no ratio."""
    (row,) = to_records(tabulate_claims(home.tell(DRIVERS)))

    assert (row["beside"], row["ratio_shown"]) == (None, None)


def test_claims_against_one_report_stand_below_it_together(home: Home) -> None:
    """The report is not told twice."""
    table = tabulate_claims(home.tell(PEOPLE, DRIVERS, deaths("residents", "20", **CLAIM)))

    assert list(table["id"]) == ["figure-1", "figure-2", "figure-3"]


def test_a_claimed_day_is_no_claimed_count(home: Home) -> None:
    """What a party says of the day stands in the timeline, not beside counts."""
    assert tabulate_claims(home.tell({**MONDAY, **CLAIM})).empty


SEVERAL = [
    deaths("people", "30", **CLAIM),
    deaths("drivers", "20", **CLAIM),
    deaths("people", "5", measure="injuries", **CLAIM),
]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([PEOPLE], []),
        (
            [DRIVERS],
            [],
        ),
        (
            [PEOPLE, DRIVERS],
            [
                "Red Side claims 30 drivers killed",
                "The article reports 12 people killed.",
            ],
        ),
        (
            [PEOPLE, deaths("people", "30", **CLAIM)],
            [
                "Red Side claims 30 people killed",
                "The article reports 12 people killed: the claim is 2.5 times the reported count.",
            ],
        ),
        (
            SEVERAL,
            [],
        ),
        (
            [*SEVERAL, deaths("people", "7", measure="missing", **CLAIM)],
            [
                "Red Side claims 30 people killed",
                "Red Side also claims 20 drivers killed, 5 people injured and 7 people missing.",
            ],
        ),
        (
            [PEOPLE, deaths("drivers", "5", **CLAIM)],
            [
                "Red Side claims 5 drivers killed",
                "The article reports 12 people killed, among whom they would be.",
            ],
        ),
    ],
    ids=["none", "alone", "more", "same", "few", "several", "among"],
)
def test_claims_are_told_by_who_makes_them(home: Home, figures: list[Row], told: list[str]) -> None:
    """The first is the heading; what is reported of the same stands behind them.

    One claim alone, beside which nothing is reported, has the answer to itself.
    """
    assert [*map(plain, say_claims(tabulate_claims(home.tell(*figures))).sentences)] == told


def test_at_most_four_sentences_tell_of_claims_and_the_rest_are_counted(home: Home) -> None:
    """Each claim is told or counted, however many there are."""
    groups = ("people", "residents", "responders", "drivers")
    kinds = ("deaths", "injuries", "abductions", "hostages", "missing")
    claims = [
        deaths(g, f"{n + 2}", measure=m, **CLAIM) for m in kinds for n, g in enumerate(groups)
    ]
    heading, *told = map(plain, say_claims(tabulate_claims(home.tell(*claims))).sentences)

    assert len(told) <= 5
    assert told[-1] == "14 more claims are in the ledger."
    assert " ".join([heading, *told]).count(" killed") == 4


def test_that_the_claimant_did_it_is_not_told_twice(home: Home) -> None:
    """A side that claims deaths claims to have killed."""
    reading = home.tell(PEOPLE, deaths("people", "30", by="red-side", **CLAIM))

    assert plain(say_claims(tabulate_claims(reading)).sentences[0]) == (
        "Red Side claims 30 people killed"
    )


def test_a_claim_that_we_read_anew_says_so_beside_the_report(home: Home) -> None:
    """What stands beside it rests on our reading."""
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "responders"}, "because": "So."}
    figures = (deaths("people", "58", **CLAIM), deaths("responders", "20"))
    reading = home.tell(*figures, assumptions=(made,))
    told = " ".join(map(plain, say_claims(tabulate_claims(reading)).sentences))

    assert "20 responders killed (the claim read by us as responders)" in told


def test_claims_left_out_are_not_told(home: Home) -> None:
    """Neither beside the reports nor against them."""
    reading = home.tell(PEOPLE, DRIVERS, include_claims=False)

    assert not say_claims(tabulate_claims(reading)).sentences
    assert not say_claim_tests(reading).sentences


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([PEOPLE], []),
        (
            [PEOPLE, deaths("drivers", "3", **CLAIM)],
            [],
        ),
        (
            [PEOPLE, DRIVERS],
            ["30 drivers killed, as claimed, cannot stand beside 12 people killed"],
        ),
    ],
    ids=["none", "room", "no room"],
)
def test_a_claim_is_tried_and_never_asserted(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """What it would break is told as an if."""
    assert [*map(plain, say_claim_tests(home.tell(*figures)).sentences)] == told


def test_what_a_claim_cannot_stand_beside_is_named(home: Home) -> None:
    """By id and in words, a list each."""
    reading = home.tell(deaths("people", "12", **OFFICE), DRIVERS)

    assert rows_of(tabulate_claim_tests(reading), "is_possible", "against_ids", "against") == [
        (False, ["figure-1"], ["12 people killed"])
    ]
