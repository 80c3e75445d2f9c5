"""How two statements lie to each other: same, inside, or neither."""

from __future__ import annotations

from typing import Any

import pytest
from homes import Home

from analysis.ledger.frame import Row, to_records
from analysis.ledger.scopes import (
    find_rival,
    find_whole,
    is_at_root,
    is_inside,
    is_same_but_period,
)

PERIOD = "sunday-to-tuesday"

INSIDE = [
    ({"group": "residents"}, {"group": "people"}, True),
    ({"group": "drivers"}, {"group": "people"}, True),
    ({"group": "people"}, {"group": "residents"}, False),
    ({"group": "residents"}, {"group": "responders"}, False),
    ({"group": "people"}, {"group": "people"}, False),
    ({"group": "people", "place": "exampleton"}, {"group": "people"}, True),
    ({"group": "drivers", "place": "exampleton"}, {"group": "people"}, True),
    ({"group": "people"}, {"group": "drivers", "place": "exampleton"}, False),
    ({"group": "people", "place": "exampleton"}, {"group": "residents"}, False),
    ({"group": None}, {"group": "people"}, False),
    ({"group": "people"}, {"group": None}, False),
    ({"group": "residents", "measure": "injuries"}, {"group": "people"}, False),
    ({"group": "people", "period": "monday"}, {"group": "people", "period": PERIOD}, True),
    ({"group": "people", "period": PERIOD}, {"group": "people", "period": "monday"}, False),
    ({"group": "people", "period": "monday"}, {"group": "people"}, False),
    ({"group": "people"}, {"group": "people", "period": "monday"}, False),
    ({"group": "residents", "period": "monday"}, {"group": "people", "period": PERIOD}, True),
    ({"group": "residents", "period": PERIOD}, {"group": "people", "period": "monday"}, False),
    ({"group": "residents", "period": "monday"}, {"group": "people"}, True),
]


def tell(home: Home, *figures: dict[str, Any]) -> list[Row]:
    """The rows of an article with these figures."""
    return to_records(home.tell(*({"wording": "5", **figure} for figure in figures)).figures)


@pytest.mark.parametrize(("inner", "outer", "inside"), INSIDE)
def test_inside_means_smaller_in_group_place_and_period(
    home: Home, inner: Row, outer: Row, inside: bool
) -> None:
    """A statement lies in another whose group, place and period all contain its own."""
    row, other = tell(home, inner, outer)

    assert is_inside(home.read().event, row, other) is inside


def test_units_keep_counts_apart(home: Home) -> None:
    """Offices seized and towns seized in one place are two counts."""
    seized = {"measure": "seized-sites", "group": None}
    row, other = tell(home, {**seized, "unit": "offices"}, {**seized, "unit": "towns"})

    assert not is_same_but_period(row, other)


def test_the_nearest_whole_is_found(home: Home) -> None:
    """Of two statements that contain a third, the narrower one is its whole."""
    rows = tell(home, {"group": "people"}, {"group": "responders"}, {"group": "drivers"})

    assert find_whole(home.read().event, rows[2], rows) == "figure-2"


def test_a_day_lies_in_its_week(home: Home) -> None:
    """A part on Monday lies in Monday's count rather than in that of all days."""
    rows = tell(
        home,
        {"group": "people", "period": PERIOD},
        {"group": "people", "period": "monday"},
        {"group": "residents", "period": "monday"},
    )

    assert find_whole(home.read().event, rows[2], rows) == "figure-2"


def test_a_claim_is_nobodys_whole(home: Home) -> None:
    """What a party claims contains no report."""
    claim = {"group": "people", "speaker": "red-side", "status": "claimed"}
    rows = tell(home, claim, {"group": "residents"})

    assert find_whole(home.read().event, rows[1], rows) is None


def test_a_claim_stands_against_the_same_count_first(home: Home) -> None:
    """A report on just the same scope goes before one that contains it."""
    rows = tell(home, {"group": "people"}, {"group": "drivers"}, {"group": "drivers"})
    rival = find_rival(home.read().event, rows[2], rows[:2])

    assert rival is not None
    assert rival["id"] == "figure-2"


def test_a_claim_without_a_report_has_no_rival(home: Home) -> None:
    """A claim of another group than every report stands against nothing."""
    rows = tell(home, {"group": "residents"}, {"group": "drivers"})

    assert find_rival(home.read().event, rows[1], rows[:1]) is None


def test_a_report_without_bounds_is_no_rival(home: Home) -> None:
    """'About 30' cannot be compared with a claim."""
    rows = tell(home, {"group": "drivers", "wording": "about 30"}, {"group": "drivers"})

    assert find_rival(home.read().event, rows[1], rows[:1]) is None


def test_hours_are_no_rivals(home: Home) -> None:
    """No distance is so many times another: only counts are compared."""
    far = {"measure": "distance", "unit": "km"}
    rows = tell(home, far, far)

    assert find_rival(home.read().event, rows[1], rows[:1]) is None


@pytest.mark.parametrize(("place", "root"), [("sample-county", True), ("exampleton", False)])
def test_a_root_is_a_widest_place(home: Home, place: str, root: bool) -> None:
    """A statement speaks of the whole event where its place lies in no other."""
    (row,) = tell(home, {"group": "people", "place": place})

    assert is_at_root(home.read().event, row) is root
