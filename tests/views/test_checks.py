"""Do the figures add up: each check, each conflict and each mend, worked out by hand."""

from __future__ import annotations

from typing import Any

import pytest
from homes import Home
from told_rows import CLAIM, OFFICE, PERIOD, WITNESS, deaths, rows_of

from analysis.ledger.frame import Row
from analysis.reading.outcome import reconcile
from analysis.reading.reading import Reading, open_article
from analysis.telling.sentences import plain
from analysis.views.checks import (
    head_outcome,
    record_outcome,
    say_checks,
    say_conflicts,
    say_outcome,
    say_sensitivity,
    tabulate_checks,
    tabulate_mends,
    tabulate_sensitivity,
)

FITS = [deaths("people", "9"), deaths("residents", "8"), deaths("responders", "1")]
FAILS = [deaths("people", "9"), deaths("residents", "8"), deaths("responders", "at least two")]
THREE = [
    deaths("people", "12"),
    deaths("people", "15", **OFFICE),
    deaths("people", "13", **WITNESS),
]

# figures, then kind, whole, parts and verdict of each check, worked by hand
CHECKS = [
    (
        [deaths("people", "12"), deaths("residents", "8"), deaths("responders", "4")],
        [("sum", "figure-1", ["figure-2", "figure-3"], "agree")],
    ),
    (
        [deaths("people", "12"), deaths("residents", "8"), deaths("responders", "at least 5")],
        [("sum", "figure-1", ["figure-2", "figure-3"], "conflict")],
    ),
    (
        [deaths("people", "about 12"), deaths("residents", "8"), deaths("responders", "many")],
        [("sum", "figure-1", ["figure-2", "figure-3"], "undecided")],
    ),
    (
        [deaths("people", "12"), deaths("drivers", "13")],
        [("part", "figure-1", ["figure-2"], "conflict")],
    ),
    (
        [deaths("people", "12"), deaths("people", "15", **OFFICE)],
        [("same", "figure-1", ["figure-2"], "conflict")],
    ),
    (
        [deaths("people", "12", period=PERIOD), deaths("people", "5", period="monday")],
        [("part", "figure-1", ["figure-2"], "consistent")],
    ),
    (
        [
            deaths("people", "12"),
            deaths("residents", "8"),
            deaths("responders", "4"),
            deaths("responders", "5", **OFFICE),
        ],
        [
            ("sum", "figure-1", ["figure-2", "figure-3"], "agree"),
            ("sum", "figure-1", ["figure-2", "figure-4"], "conflict"),
            ("same", "figure-3", ["figure-4"], "conflict"),
        ],
    ),
    ([deaths("people", "12"), deaths("residents", "30", **CLAIM)], []),
    ([deaths("people", "12"), deaths("people", "15", measure="injuries")], []),
    ([deaths("residents", "12"), deaths("responders", "15")], []),
]


@pytest.mark.parametrize(("figures", "checks"), CHECKS)
def test_sums_and_parts_are_checked(
    home: Home, figures: list[Row], checks: list[tuple[Any, ...]]
) -> None:
    """Each sum, part and repetition of the reports is checked once; claims never are."""
    table = tabulate_checks(home.tell(*figures))

    assert rows_of(table, "kind", "whole_id", "part_ids", "verdict") == checks


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (FITS, "8 (residents killed) + 1 (responders killed) = 9, which fits 9 (people killed)."),
        (
            FAILS,
            "8 (residents killed) + at least two (responders killed) = at least 10, which is more "
            "than 9 (people killed). They cannot all be true.",
        ),
        (THREE, "12 and 15 (people killed) cannot both be true."),
        (
            [deaths("people", "12"), deaths("drivers", "13")],
            "13 (drivers killed) cannot be among 12 (people killed).",
        ),
        (
            [deaths("people", "around 50"), deaths("residents", "8")],
            "8 (residents killed) cannot be checked against around 50 (people killed): a bound "
            "is open.",
        ),
    ],
    ids=["fits", "more", "same", "part", "open"],
)
def test_a_check_says_what_follows(home: Home, figures: list[Row], told: str) -> None:
    """Its arithmetic, and in the end its verdict."""
    checks = tabulate_checks(home.tell(*figures))

    assert plain(say_checks(checks).sentences[1]) == told


def test_a_check_names_the_reading_on_which_it_rests(home: Home) -> None:
    """Nobody printed that the twelve are responders."""
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "responders"}, "because": "So."}
    reading = home.tell(deaths("people", "12"), deaths("drivers", "13"), assumptions=(made,))

    assert plain(say_checks(tabulate_checks(reading)).sentences[1]) == (
        "If “12” counts responders: 13 (drivers killed) cannot be among 12 (people killed)."
    )


@pytest.mark.parametrize(
    ("figures", "heading"),
    [
        ([deaths("people", "12")], "No two figures can be checked against each other"),
        (FITS, "No contradiction in 1 check between figures"),
        (FAILS, "The figures do not add up: 1 of 1 check fails"),
        (THREE, "The figures do not add up: 3 of 3 checks fail"),
    ],
    ids=["alone", "fits", "fails", "three"],
)
def test_only_what_could_be_checked_is_counted(
    home: Home, figures: list[Row], heading: str
) -> None:
    """The heading counts decided checks; an open bound proves nothing and is not among them."""
    assert plain(say_checks(tabulate_checks(home.tell(*figures))).sentences[0]) == heading


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (FITS, ["No contradiction in 1 check between figures."]),
        (THREE[:2], ["The figures do not add up: 12 and 15 (people killed) cannot both be true."]),
        ([deaths("people", "12")], ["No figure of the article can be checked against another."]),
        (
            [deaths("people", "12", **CLAIM), deaths("drivers", "13", **CLAIM)],
            [
                "No reported figure can be checked against another.",
                "The claims of Red Side do not add up: these cannot all be true: 12 people killed "
                "and 13 drivers killed.",
            ],
        ),
    ],
    ids=["fits", "fails", "alone", "claims"],
)
def test_the_outcome_is_told_with_its_arithmetic(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """The first conflict of the reports, then that of each party's own claims."""
    assert [*map(plain, say_outcome(home.tell(*figures)).sentences)] == told


def test_the_verdict_of_claims_alone_is_recorded_as_such(home: Home) -> None:
    """A list of reports must not say that the reports fail."""
    claims = (deaths("people", "12", **CLAIM), deaths("drivers", "13", **CLAIM))

    assert record_outcome(home.tell(*claims))["verdict"] == "claims"


def test_a_mend_has_a_subject(home: Home) -> None:
    """Also one that leaves a tie out which the article states."""
    tie = {"id": "t", "kind": "part", "parts": ["figure-1"], "whole": "figure-2", "paragraph": 1}
    figures = (deaths("residents", "12"), deaths("responders", "8"))
    reading = home.tell(*figures, relations=({**tie, "says": "All residents responded."},))

    assert [*map(plain, say_conflicts(reading).sentences)] == [
        "2 figures cannot all be true",
        "These cannot all be true: 12 residents killed and 8 responders killed, if “All residents "
        "responded” holds.",
        "All could be true if “12” (residents killed) is read as “up to 12”: the others leave at "
        "most 8.",
        "All could be true if “8” (responders killed) is read as “8 or more”: the others leave at "
        "least 12.",
        "All could be true if the tie “All residents responded” is left out.",
    ]


def test_what_agrees_needs_no_mend(home: Home) -> None:
    """8 + 1 = 9 is no conflict."""
    reading = home.tell(*FITS)

    assert plain(head_outcome(reconcile(reading))) == "The figures can all be true"
    assert tabulate_mends(reading).empty


# --- the first real article -----------------------------------------------------------------------


@pytest.fixture
def reading() -> Reading:
    """23 + 36 = 59 is more than 58, if the toll leaves nobody else in."""
    return open_article("balochistan-2026/2026-02-04-press-tv")


def test_a_conflict_names_its_figures_and_the_reading_of_ours(reading: Reading) -> None:
    """A conflict that rests on an assumption says so."""
    assert plain(say_conflicts(reading).sentences[1]) == (
        "These cannot all be true: 36 civilians killed, 58 people killed and more than 22 security "
        "personnel killed, if “58” counts security personnel and civilians."
    )


def test_each_of_three_changes_mends_it(reading: Reading) -> None:
    """58 - 36 = 22; 58 - 23 = 35; 23 + 36 = 59."""
    assert rows_of(tabulate_mends(reading), "id", "mend", "left_shown") == [
        ("civilians-killed", "is read as “up to 36”", "≤ 35"),
        ("death-toll", "is read as “58 or more”", "≥ 59"),
        ("security-killed", "is read as “22 or more”", "22"),
    ]


def test_no_reading_of_the_words_makes_the_article_agree(reading: Reading) -> None:
    """Five conventions by two readings of “36”: 23 + 36 and 23 + 37 are both above 58."""
    rows = tabulate_sensitivity(reading)

    assert len(rows) == 10
    assert plain(say_sensitivity(rows).sentences[0]) == (
        "Under none of 10 ways to read the words can all figures be true"
    )
