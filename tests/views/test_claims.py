"""Where accounts part: each claim beside its report, told with its side, its ratio, its lack."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import CLAIM, MONDAY, OFFICE, SITES, deaths, rows_of

from analysis.charts.layers import CLAIMS, REPORTED
from analysis.ledger.frame import Row, to_records
from analysis.telling.sentences import plain
from analysis.views.claims import (
    lead_claims,
    plot_claims,
    say_accounts,
    say_claim_tests,
    tabulate_claim_tests,
    tabulate_claims,
    title_claims,
)

PEOPLE = deaths("people", "12")
DRIVERS = deaths("drivers", "30", **CLAIM)


def test_a_claim_stands_below_its_report_with_the_ratio(home: Home) -> None:
    """Thirty claimed against twelve reported is exactly two and a half times."""
    table = tabulate_claims(home.tell(PEOPLE, DRIVERS))

    assert rows_of(table, "id", "beside", "ratio_low", "ratio_high") == [
        ("figure-1", None, None, None),
        ("figure-2", "figure-1", 2.5, 2.5),
    ]


def test_a_claim_without_report_stands_alone(home: Home) -> None:
    """Nothing stands beside it, and the ratio says so."""
    (row,) = to_records(tabulate_claims(home.tell(DRIVERS)))

    assert (row["beside"], row["ratio_shown"]) == (None, "no ratio can be given")


def test_claims_against_one_report_stand_below_it_together(home: Home) -> None:
    """The report is not told twice."""
    table = tabulate_claims(home.tell(PEOPLE, DRIVERS, deaths("residents", "20", **CLAIM)))

    assert list(table["id"]) == ["figure-1", "figure-2", "figure-3"]


def test_a_claimed_day_is_no_claimed_count(home: Home) -> None:
    """What a party says of the day stands in the timeline, not beside counts."""
    assert tabulate_claims(home.tell({**MONDAY, **CLAIM})).empty


def test_claims_and_reports_have_panels_of_their_own(home: Home) -> None:
    """In this order, on one scale of persons."""
    table = tabulate_claims(home.tell(PEOPLE, DRIVERS))

    assert list(table["panel"].cat.categories) == [REPORTED, CLAIMS]
    assert plot_claims(table)._shares["x"] is True


def test_claims_in_two_units_share_no_scale(home: Home) -> None:
    """People and places have panels named by what they measure."""
    table = tabulate_claims(home.tell(PEOPLE, DRIVERS, {"wording": "5", **SITES, **CLAIM}))

    assert [str(panel).partition(":")[0] for panel in table["panel"]] == [
        "People killed",
        "People killed",
        "Places attacked",
    ]
    assert plot_claims(table)._shares["x"] is False


def test_a_claim_names_its_side_and_the_ratio(home: Home) -> None:
    """A claim stands with its speaker, beside the report, with how many times it is."""
    reading = home.tell(PEOPLE, DRIVERS)
    (told,) = say_accounts(reading, tabulate_claims(reading)).sentences

    assert plain(told) == (
        "Red Side claims 30 drivers killed. The article gives no count of its own for them; it "
        "reports 12 people killed, among whom they would be. The claim is 2.5 times the reported "
        "count."
    )


def test_a_claim_of_what_is_reported_stands_beside_it(home: Home) -> None:
    """Both speak of one count."""
    reading = home.tell(PEOPLE, deaths("people", "30", **CLAIM))
    (told,) = say_accounts(reading, tabulate_claims(reading)).sentences

    assert plain(told) == (
        "Red Side claims 30 people killed. The article reports 12: 2.5 times the reported count."
    )


def test_a_claim_that_we_read_anew_says_so(home: Home) -> None:
    """What the ratio and the rival rest on is told beside the claim."""
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "responders"}, "because": "So."}
    figures = (deaths("people", "58", **CLAIM), deaths("responders", "20"))
    reading = home.tell(*figures, assumptions=(made,))
    told = " ".join(map(plain, say_accounts(reading, tabulate_claims(reading)).sentences))

    assert "58 people killed (read by us as responders)" in told


def test_claims_left_out_are_said_to_be(home: Home) -> None:
    """Without claims nothing of them is told but that."""
    reading = home.tell(PEOPLE, DRIVERS, include_claims=False)

    assert [*map(plain, say_accounts(reading, tabulate_claims(reading)).sentences)] == [
        "One-sided claims are left out of this report (include_claims is False)."
    ]


@pytest.mark.parametrize(
    ("figures", "title"),
    [
        ([PEOPLE], "No claim by a party to the fight is among these figures"),
        ([DRIVERS], "30 drivers killed: claimed; no count is reported beside it"),
        (
            [PEOPLE, DRIVERS],
            "30 drivers killed, as claimed, is 2.5 times the reported count of people killed",
        ),
    ],
)
def test_the_title_is_the_first_ratio(home: Home, figures: list[Row], title: str) -> None:
    """How far the claim is from its report; without one, that there is none."""
    assert plain(title_claims(tabulate_claims(home.tell(*figures)))) == title


def test_the_heading_has_claim_and_report(home: Home) -> None:
    """Each with its status, in the frame's labels."""
    claims = tabulate_claims(home.tell(PEOPLE, deaths("drivers", "at least 30", **CLAIM)))

    assert plain(lead_claims(claims)) == (
        "At least 30 drivers killed: claimed; 12 people killed: reported"
    )


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([PEOPLE], ["No claim is there to be tested"]),
        (
            [PEOPLE, deaths("drivers", "3", **CLAIM)],
            [
                "The reports leave room for 1 claim",
                "No report rules out the claim of 3 drivers killed.",
            ],
        ),
        (
            [PEOPLE, DRIVERS],
            [
                "The claim cannot stand beside what is reported",
                "If 30 drivers killed were true, the report of 12 people killed could not be.",
            ],
        ),
    ],
    ids=["none", "room", "no room"],
)
def test_a_claim_is_tried_and_never_asserted(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """What it would break is told as an if."""
    assert [*map(plain, say_claim_tests(home.tell(*figures)).sentences)] == told


def test_claims_of_one_party_are_tested_against_each_other(home: Home) -> None:
    """Ten drivers of nine responders cannot be, whatever is reported."""
    claims = (deaths("responders", "9", **CLAIM), deaths("drivers", "10", **CLAIM))

    assert plain(say_claim_tests(home.tell(*claims)).sentences[0]) == (
        "The claims of Red Side cannot all be true together"
    )


def test_what_a_claim_cannot_stand_beside_is_named(home: Home) -> None:
    """By id and in words, a list each."""
    reading = home.tell(deaths("people", "12", **OFFICE), DRIVERS)

    assert rows_of(tabulate_claim_tests(reading), "is_possible", "against_ids", "against") == [
        (False, ["figure-1"], ["12 people killed"])
    ]
