"""What mends a conflict: in plain words, the most telling change first, and at most three."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import CLAIM, OFFICE, WITNESS, deaths, rows_of

from analysis.ledger.frame import Row
from analysis.reading.reading import Reading, open_article
from analysis.telling.sentences import plain
from analysis.views.mends import say_conflicts, tabulate_mends
from analysis.views.sensitivity import (
    say_sensitivity,
    tabulate_differing,
    tabulate_sensitivity,
)

NEAR = [
    deaths("people", "58"),
    deaths("residents", "36"),
    deaths("responders", "more than 22"),
]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            NEAR,
            [
                "If “more than 22” is read as 22, every figure fits",
                "58 people killed, 36 residents killed and more than 22 responders killed cannot "
                "all be true.",
                "For 58 (people killed) the others leave room for 59.",
                "For 36 (residents killed) the others leave room for 35.",
            ],
        ),
        (
            [deaths("people", "at least 10"), deaths("people", "9", **OFFICE)],
            [
                "For 10 in “at least 10” the others leave room for 9",
                "At least 10 people killed and 9 people killed cannot both be true.",
                "For 9 (people killed) the others leave room for 10.",
            ],
        ),
        (
            [deaths("people", "12"), deaths("people", "15", **OFFICE)],
            [
                "If “12” is read as “12 or more”, every figure fits: the others leave exactly 15",
                "12 people killed and 15 people killed cannot both be true.",
                "If “15” (people killed) is read as “up to 15”, every figure fits: the others "
                "leave exactly 12.",
            ],
        ),
        (
            [deaths("people", "dozens"), deaths("people", "9", **OFFICE)],
            [
                "If “9” is read as “9 or more”, every figure fits: the others leave at least 24",
                "Dozens of people killed and 9 people killed cannot both be true.",
                "Without “dozens” (people killed), every figure fits: the others leave exactly 9.",
            ],
        ),
        ([deaths("people", "9"), deaths("residents", "8")], []),
    ],
    ids=["hedge", "off by one", "far", "vague", "fits"],
)
def test_a_conflict_is_told_by_what_mends_it(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """First what is least; nothing where all fit."""
    assert [*map(plain, say_conflicts(home.tell(*figures)).sentences)] == told


def test_a_tie_that_the_article_states_may_be_what_fails(home: Home) -> None:
    """Without it every figure fits."""
    tie = {"id": "t", "kind": "part", "parts": ["figure-1"], "whole": "figure-2", "paragraph": 1}
    figures = (deaths("residents", "12"), deaths("responders", "8"))
    reading = home.tell(*figures, relations=({**tie, "says": "All residents responded."},))

    assert [*map(plain, say_conflicts(reading).sentences)] == [
        "If “12” is read as “up to 12”, every figure fits: the others leave at most 8",
        "12 residents killed and 8 responders killed cannot both be true, if “All residents "
        "responded” holds.",
        "If “8” (responders killed) is read as “8 or more”, every figure fits: the others leave at "
        "least 12.",
        "Without the tie “All residents responded”, every figure fits.",
    ]


def test_several_conflicts_are_counted_and_the_first_three_told(home: Home) -> None:
    """Four numbers for one count make six conflicts, and no one change ends all."""
    voices = ({}, OFFICE, WITNESS, {"speaker": "red-side", "status": "attributed"})
    reading = home.tell(*(deaths("people", str(12 + 3 * n), **v) for n, v in enumerate(voices)))
    told = [*map(plain, say_conflicts(reading).sentences)]

    assert told[0] == "6 smallest conflicts, and no single change mends all of them"
    assert sum("cannot both be true" in each for each in told) == 3
    assert told[-1] == "The table has 3 more conflicts."
    assert len(tabulate_mends(reading)) == 12


def test_the_conflict_of_one_party_is_told_as_well(home: Home) -> None:
    """Its claims are no reports, and cannot all be true either."""
    reading = home.tell(deaths("people", "12", **CLAIM), deaths("drivers", "13", **CLAIM))

    assert plain(say_conflicts(reading).sentences[1]) == (
        "12 people killed and 13 drivers killed cannot both be true."
    )


# --- the first real article -----------------------------------------------------------------------


@pytest.fixture
def reading() -> Reading:
    """23 + 36 = 59 is more than 58, if the toll leaves nobody else in."""
    return open_article("balochistan-2026/2026-02-04-press-tv")


def test_each_of_three_changes_mends_it(reading: Reading) -> None:
    """58 - 36 = 22; 58 - 23 = 35; 23 + 36 = 59."""
    assert rows_of(tabulate_mends(reading), "id", "mend", "left_shown") == [
        ("security-killed", "read as 22", "22"),
        ("civilians-killed", "35 instead, or read as “up to 36”", "≤ 35"),
        ("death-toll", "59 instead, or read as “58 or more”", "≥ 59"),
    ]


def test_no_reading_of_the_words_makes_the_article_fit(reading: Reading) -> None:
    """Five conventions by two readings of “36”: 23 + 36 and 23 + 37 are both above 58."""
    rows = tabulate_sensitivity(reading)

    assert len(rows) == 10
    assert plain(say_sensitivity(rows).sentences[0]) == (
        "Whichever published convention reads the vague words, the figures do not fit"
    )
    assert tabulate_differing(reading).empty


def test_only_the_ways_that_change_the_outcome_are_shown() -> None:
    """The first way, and each that differs from it."""
    reading = open_article("balochistan-2026/2026-02-04-trt-world")
    rows = tabulate_sensitivity(reading)
    first, *others = rows_of(tabulate_differing(reading), "feasible", "shown")

    assert first == rows_of(rows, "feasible", "shown")[0]
    assert others
    assert first not in others
    assert len(others) == sum(each != first for each in rows_of(rows, "feasible", "shown"))
