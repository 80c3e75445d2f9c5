"""One table per question, from small articles of known answers."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from analysis.views.columns import DICTIONARY
from homes import Home

from analysis.ledger.frame import Row, to_records
from analysis.views import tables
from analysis.views.reading import open_article

PERIOD = "sunday-to-tuesday"
CLAIM = {"speaker": "red-side", "status": "claimed"}
OFFICE = {"speaker": "county-office", "status": "attributed"}
SITES = {"measure": "attack-sites", "unit": "sites"}
TABLES = [
    tables.list_figures,
    tables.tabulate_toll,
    tables.tabulate_persons,
    tables.compare_claims,
    tables.tabulate_sites,
    tables.tabulate_timeline,
    tables.tabulate_places,
    tables.measure_distances,
    tables.tabulate_units,
    tables.compare_conventions,
    tables.list_assumptions,
    tables.tabulate_checks,
]


def deaths(group: str | None, wording: str, **more: Any) -> Row:
    """A figure of deaths."""
    return {"group": group, "wording": wording, **more}


def rows_of(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a table as plain tuples."""
    return [tuple(row[column] for column in columns) for row in to_records(table)]


@pytest.mark.parametrize("make", TABLES)
def test_every_column_is_in_the_dictionary(home: Home, make: Any) -> None:
    """A published table has no column that nobody explains."""
    assert set(make(open_article(home.name))) <= set(DICTIONARY)


@pytest.mark.parametrize("make", TABLES)
@pytest.mark.parametrize(
    "figure",
    [
        deaths("people", "12"),
        deaths(None, "many"),
        deaths("drivers", "30", **CLAIM),
        {"wording": "2 km", "measure": "distance", "unit": "km"},
        {"wording": "Monday", "measure": "time", "unit": "date", "period": "monday"},
        {"named": ["exampleton"], **SITES},
    ],
    ids=["deaths", "vague", "claim", "distance", "day", "named place"],
)
def test_one_figure_alone_makes_every_table(home: Home, make: Any, figure: Row) -> None:
    """An article of a single figure of any kind breaks no table."""
    assert isinstance(make(home.tell(figure)), pd.DataFrame)


def test_a_toll_puts_wholes_before_parts(home: Home) -> None:
    """The widest count comes first, and each part knows its nearest whole and its depth."""
    table = tables.tabulate_toll(
        home.tell(
            deaths("drivers", "2"),
            deaths("responders", "4"),
            deaths("residents", "8"),
            deaths("people", "12"),
        )
    )

    assert rows_of(table, "id", "whole", "depth") == [
        ("figure-4", None, 0),
        ("figure-3", "figure-4", 1),
        ("figure-2", "figure-4", 1),
        ("figure-1", "figure-2", 2),
    ]


def test_only_parts_of_a_split_are_disjoint(home: Home) -> None:
    """Residents and responders do not overlap; drivers are merely some of the responders."""
    table = tables.tabulate_toll(
        home.tell(deaths("residents", "8"), deaths("responders", "4"), deaths("drivers", "2"))
    )

    assert list(table["is_disjoint"]) == [True, True, False]


def test_two_periods_of_one_count_have_two_labels(home: Home) -> None:
    """Where Monday's count stands beside the count of all days, both labels tell the period."""
    table = tables.tabulate_toll(
        home.tell(
            deaths("people", "12", period=PERIOD),
            deaths("people", "5", period="monday"),
            deaths("residents", "3", period="monday"),
        )
    )

    assert list(table["label"]) == [
        "People killed (Sunday to Tuesday, 1 to 3 March 2020)",
        "People killed (Monday, 2 March 2020)",
        "Residents killed",
    ]


@pytest.mark.parametrize(
    ("figure", "label"),
    [
        (deaths("residents", "8"), "Residents killed"),
        (deaths(None, "8"), "People killed"),
        (deaths("residents", "8", place="exampleton"), "Residents killed, Exampleton"),
        (deaths("residents", "8", measure="injuries"), "Residents injured"),
        ({"wording": "5", **SITES}, "Places attacked"),
        ({"wording": "5", **SITES, "unit": "offices"}, "Offices attacked"),
        ({"wording": "5", **SITES, "unit": "towns"}, "Towns attacked"),
        ({"wording": "2 km", "measure": "distance", "unit": "km"}, "Distance"),
    ],
)
def test_a_label_tells_what_is_counted(home: Home, figure: Row, label: str) -> None:
    """Whose, what and, where it is not the whole event, where."""
    assert list(tables.list_figures(home.tell(figure))["label"]) == [label]


# wordings of the whole and of its two parts, then per part its marks and how many lie beyond the
# whole, then how many of the whole are left; worked by hand
MARKS = [
    (("12", "8", "4"), [(8, 0), (4, 0)], 0),
    (("12", "8", "at least three"), [(8, 0), (3, 0)], 1),
    (("12", "8", "at least five"), [(8, 0), (5, 1)], 0),
    (("12", "more than 20", "8"), [(8, 0), (21, 17)], 0),
    (("12", "8", "up to 9"), [(8, 0), (0, 0)], 4),
]


@pytest.mark.parametrize(("wordings", "marks", "rest"), MARKS)
def test_a_part_has_as_many_marks_as_its_least_number(
    home: Home, wordings: tuple[str, str, str], marks: list[tuple[int, int]], rest: int
) -> None:
    """Exact parts come first; marks past the whole lie beyond it, and what is left is told."""
    groups = ("people", "residents", "responders")
    figures = (deaths(group, wording) for group, wording in zip(groups, wordings, strict=True))
    table = tables.tabulate_persons(home.tell(*figures))

    assert rows_of(table, "marks", "beyond") == marks
    assert set(table["rest"]) == {rest}


def test_a_subset_is_drawn_inside_its_part(home: Home) -> None:
    """One driver among four responders is marked inside them."""
    table = tables.tabulate_persons(
        home.tell(
            deaths("people", "12"),
            deaths("residents", "8"),
            deaths("responders", "4"),
            deaths("drivers", "1"),
        )
    )

    assert rows_of(table, "id", "subset_id", "subset_marks") == [
        ("figure-2", None, 0),
        ("figure-3", "figure-4", 1),
    ]


@pytest.mark.parametrize(
    "figures",
    [
        [deaths("people", "about 12"), deaths("residents", "8"), deaths("responders", "4")],
        [deaths("people", "12"), deaths("residents", "8")],
        [deaths("people", "12"), deaths("residents", "8"), deaths("responders", "many")],
        [deaths("people", "12", **CLAIM), deaths("residents", "8"), deaths("responders", "4")],
        [
            deaths("people", "12", period=PERIOD),
            deaths("residents", "8", period="monday"),
            deaths("responders", "4", period=PERIOD),
        ],
    ],
    ids=["no exact toll", "a part is missing", "a part has no number", "claim", "days"],
)
def test_no_marks_are_invented(home: Home, figures: list[Row]) -> None:
    """Where the parts do not share out one exact toll of one period, nothing is drawn."""
    assert tables.tabulate_persons(home.tell(*figures)).empty


def test_a_claim_stands_beside_its_report_with_the_ratio(home: Home) -> None:
    """Thirty claimed against twelve reported is exactly two and a half times."""
    table = tables.compare_claims(
        home.tell(deaths("people", "12"), deaths("drivers", "30", **CLAIM))
    )

    assert rows_of(table, "id", "reported_id", "ratio_low", "ratio_high") == [
        ("figure-2", "figure-1", 2.5, 2.5)
    ]


def test_a_claim_without_report_stands_alone(home: Home) -> None:
    """Every field of the report is empty, and the ratio says that there is none."""
    (row,) = to_records(tables.compare_claims(home.tell(deaths("drivers", "30", **CLAIM))))

    assert {row[key] for key in row if key.startswith("reported_")} == {None}
    assert row["ratio_shown"] == "no ratio can be given"


def test_a_claimed_hour_is_no_claimed_count(home: Home) -> None:
    """What a party says of the day stands in the timeline, not beside counts."""
    day = {"wording": "Monday", "measure": "time", "unit": "date", "period": "monday", **CLAIM}
    reading = home.tell(day)

    assert tables.compare_claims(reading).empty
    assert len(tables.tabulate_timeline(reading)) == 1


def test_the_parts_of_a_stated_sum_come_first(home: Home) -> None:
    """Parts, then the statement of their whole, then what stands alone."""
    reading = home.tell(
        {"wording": "3", **SITES, "place": "exampleton"},
        {"wording": "5", **SITES},
        {"wording": "2", **SITES, "measure": "bombing-sites"},
        {"wording": "3", **SITES, "measure": "raid-sites"},
        relations=(
            {
                "id": "both",
                "kind": "sum",
                "parts": ["figure-3", "figure-4"],
                "whole": "figure-2",
                "paragraph": 1,
                "says": "x",
            },
        ),
    )

    assert rows_of(tables.tabulate_sites(reading), "id", "role", "sum_id") == [
        ("figure-3", "part", "both"),
        ("figure-4", "part", "both"),
        ("figure-2", "whole", "both"),
        ("figure-1", "alone", None),
    ]


def test_a_timeline_runs_from_the_earliest_on(home: Home) -> None:
    """Times and durations are sorted by their start, whatever their order in the file."""
    table = tables.tabulate_timeline(
        home.tell(
            {"wording": "Monday", "measure": "time", "unit": "date", "period": "monday"},
            {"wording": "three-day", "measure": "duration", "unit": "days", "period": PERIOD},
        )
    )

    assert list(table["id"]) == ["figure-2", "figure-1"]


def test_a_degree_of_latitude_is_the_known_length(home: Home) -> None:
    """From 10.5 to 11.5 degrees north along a meridian is 110.6 km by the tables of WGS 84."""
    (row,) = to_records(tables.measure_distances(open_article(home.name)))

    assert row["distance_km"] == pytest.approx(110.62, abs=0.05)


def test_an_area_is_no_end_of_a_distance(home: Home) -> None:
    """A county's point stands for all of it, so no distance begins there."""
    home.change(
        "event",
        "kind: county\n",
        "kind: county\n    latitude: 11\n    longitude: -20\n    coordinates_from: invented\n",
    )
    table = tables.measure_distances(open_article(home.name))

    assert rows_of(table, "origin", "destination") == [("Exampleton", "Testford")]


def test_named_places_count_as_spoken_of(home: Home) -> None:
    """A place is counted for each figure set there and for each time that it is named."""
    table = tables.tabulate_places(open_article(home.name))

    assert rows_of(table, "name", "figures") == [("Exampleton", 2), ("Testford", 1)]


def test_units_do_not_mix(home: Home) -> None:
    """Each panel has one measure and one unit."""
    table = tables.tabulate_units(
        home.tell(
            deaths("people", "12"),
            {"wording": "2 km", "measure": "distance", "unit": "km"},
            deaths("residents", "8"),
            {"wording": "3 miles", "measure": "distance", "unit": "miles"},
        )
    )

    assert rows_of(table, "id", "panel") == [
        ("figure-1", "People killed"),
        ("figure-3", "People killed"),
        ("figure-2", "Distance (kilometres)"),
        ("figure-4", "Distance (miles)"),
    ]


def test_only_what_a_convention_changes_is_compared(home: Home) -> None:
    """'At least three' and 'dozens' differ between conventions, '12' does not."""
    table = tables.compare_conventions(
        home.tell(
            deaths("people", "12"), deaths("residents", "at least three"), deaths(None, "dozens")
        )
    )

    assert rows_of(table, "wording", "literal", "acled", "gtd") == [
        ("at least three", "≥ 3", "≥ 3", "3"),
        ("dozens", "≥ 24", "12", "no bounds"),
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
    table = tables.tabulate_checks(home.tell(*figures))

    assert rows_of(table, "kind", "whole_id", "part_ids", "verdict") == checks


def test_no_reading_is_changed(home: Home) -> None:
    """Making every table leaves the frame that they are made from as it was."""
    reading = open_article(home.name)
    before = reading.figures.copy(deep=True)
    for make in TABLES:
        make(reading)

    pd.testing.assert_frame_equal(reading.figures, before)
