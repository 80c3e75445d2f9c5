"""Do the figures add up: each sum, how many fit, and the outcome, worked out by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest
from homes import Home
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import read
from small_articles import make_article, make_figure
from told_rows import CLAIM, OFFICE, PERIOD, WITNESS, deaths, rows_of

from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.ledger.names import list_articles
from analysis.reading.outcome import reconcile
from analysis.reading.reading import Reading, open_article
from analysis.telling.sentences import plain
from analysis.views.checks import (
    head_outcome,
    list_outcome,
    record_outcome,
    say_agreement,
    say_checks,
    tabulate_checks,
)

FITS = [deaths("people", "9"), deaths("residents", "8"), deaths("responders", "1")]
FAILS = [deaths("people", "9"), deaths("residents", "8"), deaths("responders", "at least two")]
NEAR = [
    deaths("people", "58"),
    deaths("residents", "36"),
    deaths("responders", "more than 22"),
]
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
    "figures",
    [
        FITS,
        [deaths("people", "12"), deaths("drivers", "3")],
        [deaths("people", "around 50"), deaths("residents", "8")],
        [deaths("people", "12")],
        [deaths("people", "12"), deaths("people", "12", **OFFICE)],
    ],
    ids=["fits", "room", "rough", "alone", "twice"],
)
def test_the_report_proves_nothing_where_nothing_contradicts(
    home: Home, figures: list[Row]
) -> None:
    """The answer says that it fits or cannot be checked; the proof is on its own page."""
    assert not say_agreement(home.tell(*figures)).sentences


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            NEAR,
            [
                "The one sum does not fit, and misses by one",
                "If “more than 22” (responders killed) is read as 22, every figure fits.",
            ],
        ),
        (
            FAILS,
            [
                "The one sum does not fit, and misses by one",
                "For 9 (people killed) the others leave room for 10.",
            ],
        ),
        (
            [deaths("people", "12"), deaths("people", "15", **OFFICE)],
            [
                "The one sum does not fit",
                "If “12” (people killed) is read as “12 or more”, every figure fits: the others "
                "leave exactly 15.",
            ],
        ),
        (
            [deaths("people", "12"), deaths("drivers", "13")],
            [
                "The one sum does not fit, and misses by one",
                "For 12 (people killed) the others leave room for 13.",
            ],
        ),
        (
            [deaths("people", "12"), deaths("drivers", "more than 12")],
            [
                "The one sum does not fit, and misses by one",
                "If “more than 12” (drivers killed) is read as 12, every figure fits.",
            ],
        ),
        (
            THREE,
            [
                "3 of 3 sums do not fit",
                "If “12” (people killed) is read as “12 or more”, this conflict goes, and others "
                "stay.",
            ],
        ),
        (
            [deaths("people", "12", **CLAIM), deaths("drivers", "13", **CLAIM)],
            [
                "The claims of Red Side cannot all be true",
                "The claims of Red Side do not fit: 12 people killed and 13 drivers killed cannot "
                "both be true.",
            ],
        ),
    ],
    ids=["near", "more", "same", "part", "near-part", "three", "claims"],
)
def test_the_report_heads_what_does_not_fit_and_tells_what_mends_it(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """A change is told where one number is one off or one word is in the way."""
    assert [*map(plain, say_agreement(home.tell(*figures)).sentences)] == told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (FITS, "add up: 8 residents + 1 person among responders = 9 people killed"),
        (
            FAILS,
            "do not fit: 8 residents + at least two responders = at least 10, more than 9 people "
            "killed",
        ),
        (
            [deaths("people", "12"), deaths("people", "15", **OFFICE)],
            "do not fit: 12 (Example Gazette) and 15 people killed (county office) cannot both be "
            "true",
        ),
        (
            [deaths("people", "12"), deaths("drivers", "13")],
            "do not fit: 13 drivers killed cannot be among 12 people killed",
        ),
        (
            [deaths("people", "12"), deaths("drivers", "more than 12")],
            "do not fit: more than 12 drivers killed cannot be among 12 people killed; 12 could",
        ),
        (
            [deaths("people", "12"), deaths("drivers", "3")],
            "fit: 3 drivers killed can be among 12 people killed",
        ),
        (
            [
                *(deaths("people", "12"), deaths("drivers", "3")),
                deaths("people", "20", measure="injuries"),
                deaths("drivers", "5", measure="injuries"),
            ],
            "fit wherever they can be added up",
        ),
        (
            [deaths("people", "around 50"), deaths("residents", "8")],
            "cannot be checked against each other",
        ),
        (
            [deaths("people", "12"), deaths("people", "12", **OFFICE)],
            "add up",
        ),
    ],
    ids=["fits", "more", "same", "part", "near-part", "room", "rooms", "rough", "twice"],
)
def test_the_answer_has_the_arithmetic_of_what_is_exact_or_fails(
    home: Home, figures: list[Row], told: str
) -> None:
    """By the numbers that are printed; what merely leaves room is counted."""
    assert record_outcome(home.tell(*figures))["outcome"] == f"The figures {told}."


@settings(max_examples=25)
@given(st.integers(2, 400), st.integers(2, 400))
def test_printed_numbers_come_first_and_then_the_word_in_the_way(firm: int, open_: int) -> None:
    """Whatever numbers add up as printed, the firm one of them first."""
    figures = [
        make_figure("whole", f"{firm + open_}", "people"),
        make_figure("open", f"more than {open_}", "fighters"),
        make_figure("right", f"{firm}", "civilians"),
    ]
    (told,) = list_outcome(reconcile(read(make_article(figures))))

    assert plain(told) == (
        f"The figures do not fit: {firm} civilians + {open_} fighters = {firm + open_} people "
        f"killed in north, but “more than {open_}” makes at least {firm + open_ + 1}."
    )


def test_a_sum_names_its_parts_and_then_the_word_in_the_way(home: Home) -> None:
    """The numbers print 58, and one hedge makes more of them."""
    (told,) = list_outcome(reconcile(home.tell(*NEAR)))

    assert plain(told) == (
        "The figures do not fit: 36 residents + 22 responders = 58 people killed, but “more than "
        "22” makes at least 59."
    )


def test_what_it_rests_on_stands_in_the_same_sentence(home: Home) -> None:
    """Nobody printed that the twelve leave residents out."""
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "responders"}, "because": "So."}
    reading = home.tell(deaths("people", "12"), deaths("drivers", "13"), assumptions=(made,))

    assert record_outcome(reading)["outcome"] == (
        "The figures do not fit: 13 drivers killed cannot be among 12 people killed, if “12” "
        "leaves residents out, as we read it."
    )
    assert [*map(plain, say_agreement(reading).sentences)] == [
        "The one sum does not fit, and misses by one, as we read “12”",
        "For 12 (people killed) the others leave room for 13.",
        "So.",
    ]


def test_a_number_that_is_one_off_is_told_beside_the_sum(home: Home) -> None:
    """8 + 2 is not 9, and 8 + 1 is."""
    reading = home.tell(deaths("people", "9"), deaths("residents", "8"), deaths("responders", "2"))

    assert record_outcome(reading)["outcome"] == (
        "The figures do not fit: 8 residents + 2 responders = 10, more than 9 people killed."
    )
    assert [*map(plain, say_agreement(reading).sentences)] == [
        "The one sum does not fit, and misses by one",
        "For 9 (people killed) the others leave room for 10.",
    ]


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("sum", "The figures do not fit: 5 drivers killed cannot make up 3 residents killed"),
        ("part", "The figures do not fit: 5 drivers killed cannot be among 3 residents killed"),
    ],
)
def test_a_tie_that_the_article_states_is_named(home: Home, kind: str, told: str) -> None:
    """Where no tree says that one is in the other, it rests on the article's own words."""
    tie = {"id": "t", "kind": kind, "parts": ["figure-1"], "whole": "figure-2", "paragraph": 1}
    figures = (deaths("drivers", "5"), deaths("residents", "3"))
    reading = home.tell(*figures, relations=({**tie, "says": "Drivers lived there."},))

    assert record_outcome(reading)["outcome"] == f"{told}, if “Drivers lived there” holds."


def test_many_parts_are_counted() -> None:
    """Nobody reads a sum of twelve months; four parts and fewer are told one by one."""
    for name in list_articles():
        table = tabulate_checks(open_article(name))
        for ids, told in rows_of(table, "part_ids", "parts_told"):
            counted = re.fullmatch(r"([0-9]+) (groups|places|periods|counts)", told)
            assert (counted is not None) == (len(ids) > 4)
            assert told.count(" + ") == (0 if counted else len(ids) - 1)
            assert not counted or int(counted[1]) == len(ids)


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [deaths("people", "12")],
            ["No sum of one measure is told, so none is checked"],
        ),
        (FITS, ["The one sum that can be checked adds up"]),
        (NEAR, ["The one sum does not fit, and misses by one"]),
        (THREE, ["3 of 3 sums do not fit"]),
        (
            [*FITS, deaths("drivers", "around 30"), deaths("people", "around 9", **OFFICE)],
            [
                "The one sum that can be checked adds up",
                "6 more pairs cannot be checked, because a number is rough.",
            ],
        ),
    ],
    ids=["alone", "fits", "near", "three", "rough"],
)
def test_sums_are_counted_by_what_becomes_of_them(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """What is too rough to be checked is told in one line, however many pairs there are."""
    found = [*map(plain, say_checks(home.tell(*figures)).sentences)]

    assert found[0] == told[0]
    assert [re.sub("[0-9]+", "6", each) for each in found[1:]] == told[1:]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (FITS, ["The figures add up: 8 residents + 1 person among responders = 9 people killed."]),
        ([deaths("people", "12")], ["The figures cannot be checked against each other."]),
        (
            [deaths("people", "12", **CLAIM), deaths("drivers", "13", **CLAIM)],
            [
                "The claims of Red Side do not fit: 12 people killed and 13 drivers killed cannot "
                "both be true.",
            ],
        ),
    ],
    ids=["fits", "alone", "claims"],
)
def test_the_outcome_is_told_with_its_arithmetic(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """The reports' first, then that of each party's own claims."""
    assert [*map(plain, list_outcome(reconcile(home.tell(*figures))))] == told


def test_the_verdict_of_claims_alone_is_recorded_as_such(home: Home) -> None:
    """A list of reports must not say that the reports fail."""
    claims = (deaths("people", "12", **CLAIM), deaths("drivers", "13", **CLAIM))

    assert record_outcome(home.tell(*claims))["verdict"] == "claims"


def test_the_proof_by_itself_tells_lists_the_outcome(home: Home) -> None:
    """Also where nothing opens the page, since every kind of figure is tested."""
    _, metadata = say_checks(home.tell(*FITS))._repr_mimebundle_()

    assert metadata["tollbook"]["verdict"] == "agree"


def test_what_fits_is_said_to(home: Home) -> None:
    """8 + 1 = 9 is no conflict."""
    assert plain(head_outcome(reconcile(home.tell(*FITS)))) == "The figures add up"


def test_a_heading_takes_two_lines_at_most() -> None:
    """Also where periods and readings of ours stand in it."""
    readings = [open_article(name) for name in list_articles()]
    headings = [plain(say(each).sentences[0]) for say in (say_checks, _head) for each in readings]

    assert max(map(len, headings)) <= 110


def _head(reading: Reading) -> Prose:
    """The section of the report; where it has none, that of the proof."""
    told = say_agreement(reading)
    return told if told.sentences else say_checks(reading)


def test_the_first_article_misses_by_one() -> None:
    """22 and 36 are 58, and more than 22 are more."""
    reading = open_article("balochistan-2026/2026-02-04-press-tv")
    heading, mend, *_ = map(plain, say_agreement(reading).sentences)

    assert heading == "1 of 3 sums does not fit, and misses by one, as we read “58”"
    assert mend.startswith("If “more than 22” (security personnel killed) is read as 22, ")
    assert "36 civilians + 22 security personnel = 58" in record_outcome(reading)["outcome"]
