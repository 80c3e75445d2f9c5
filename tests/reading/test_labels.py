"""What figures and counts are called: whose, what, and where and when where it tells them apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from homes import Home
from told_rows import OFFICE, PERIOD, SITES, deaths

from analysis.ledger.frame import Row
from analysis.reading.labels import (
    cite_period,
    cite_source,
    describe_scope,
    find_home,
    label_panel,
    name_one,
)
from analysis.reading.reading import Reading
from analysis.views.figures import tabulate_figures
from analysis.views.follows import tabulate_bounds
from analysis.views.toll import tabulate_toll


def label(reading: Reading) -> list[str]:
    """The labels of all figures."""
    return list(tabulate_figures(reading)["label"])


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (deaths("residents", "8"), "residents killed"),
        (deaths(None, "8"), "people killed"),
        (deaths("residents", "8", measure="injuries"), "residents injured"),
        ({"wording": "5", **SITES}, "places attacked"),
        ({"wording": "5", **SITES, "unit": "offices"}, "offices attacked"),
        ({"wording": "5", **SITES, "unit": "towns"}, "towns attacked"),
        ({"wording": "2 km", "measure": "distance", "unit": "km"}, "distance"),
    ],
)
def test_a_label_tells_what_is_counted(home: Home, figure: Row, told: str) -> None:
    """Whose and what, in the letters in which the event names them."""
    assert label(home.tell(figure)) == [told]


@pytest.mark.parametrize("name", ["Majeed Brigade fighters", "French nationals", "iPhone sellers"])
def test_a_label_keeps_its_letters(home: Home, name: str) -> None:
    """Nothing is lowered or raised where it stands inside a sentence."""
    home.change("event", "label: residents", f"label: {name}")

    assert label(home.tell(deaths("residents", "8"))) == [f"{name} killed"]


def test_two_periods_of_one_count_have_two_labels(home: Home) -> None:
    """Where Monday's count stands beside the count of all days, both labels tell the period."""
    reading = home.tell(
        deaths("people", "12", period=PERIOD),
        deaths("people", "5", period="monday"),
        deaths("residents", "3", period="monday"),
    )

    assert label(reading) == [
        "people killed (Sunday to Tuesday, 1 to 3 March 2020)",
        "people killed (Monday, 2 March 2020)",
        "residents killed",
    ]


def test_two_days_of_report_have_two_labels(home: Home) -> None:
    """A toll that rose is told with the day on which it was said."""
    earlier = deaths("people", "9", period="monday", reported="2020-03-02")

    assert label(home.tell(earlier, deaths("people", "12", period="monday"))) == [
        "people killed, as of 2 March 2020",
        "people killed, as of 4 March 2020",
    ]


def test_a_withdrawn_figure_says_so(home: Home) -> None:
    """In its label, and with what stands in its place in its scope."""
    reading = home.tell(deaths("people", "50"), deaths("people", "40", corrects="figure-1"))

    assert describe_scope(reading, reading.records[0]) == (
        "people killed, withdrawn; withdrawn: later 40"
    )


@pytest.mark.parametrize(
    ("places", "told"),
    [
        (["sample-county"], "people killed"),
        (["exampleton"], "people killed, Exampleton"),
        (["sample-county", "exampleton"], "people killed"),
        (["exampleton", "testford"], "people killed, Exampleton"),
    ],
    ids=["the whole", "a town alone", "the whole and a town", "two towns"],
)
def test_a_label_leaves_out_only_the_place_of_all(home: Home, places: list[str], told: str) -> None:
    """The event's whole place is not named where all figures lie in it; any other is."""
    assert label(home.tell(*(deaths("people", "12", place=place) for place in places)))[0] == told


@pytest.mark.parametrize("others", [[], ["sample-county"]], ids=["alone", "beside the county"])
def test_a_place_without_parent_among_others_is_named(home: Home, others: list[str]) -> None:
    """A town that lies in none of the event's other places must not read as if it did."""
    home.change("event", "speakers:\n", "  paris:\n    name: Paris\n    kind: city\n\nspeakers:\n")
    reading = home.tell(*(deaths("people", "129", place=place) for place in ["paris", *others]))

    assert find_home(reading) is None
    assert label(reading)[0] == "people killed, Paris"


def test_a_reading_of_ours_stands_beside_the_printed_name(home: Home) -> None:
    """A count that we read as another keeps the name under which it is printed."""
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "responders"}, "because": "So."}
    reading = home.tell(deaths("people", "58"), assumptions=(made,))
    labels = tabulate_bounds(reading).set_index("id")["label"]

    assert label(reading) == ["people killed"]
    assert labels["figure-1"] == "people killed, read by us as responders killed"


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (deaths(None, "5"), "person killed"),
        (deaths("residents", "5"), "person among residents killed"),
        (deaths(None, "5", place="exampleton"), "person killed, Exampleton"),
        ({"wording": "5", **SITES}, "place attacked"),
        ({"wording": "5", **SITES, "unit": "towns"}, "town attacked"),
        ({"wording": "2 km", "measure": "distance", "unit": "km"}, None),
    ],
)
def test_one_of_it_has_a_name_where_several_have(home: Home, figure: Row, told: str | None) -> None:
    """One of a group is a person among it; what is measured is no plural."""
    reading = home.tell(figure, deaths(None, "9", place="testford"))

    assert name_one(reading, reading.records[0]) == told


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        (deaths(None, "5"), "People killed"),
        ({"wording": "2 km", "measure": "distance", "unit": "km"}, "Distance (kilometres)"),
        ({"wording": "5", **SITES, "unit": "offices"}, "Places attacked (offices)"),
    ],
)
def test_a_panel_is_named_with_its_unit(home: Home, figure: Row, told: str) -> None:
    """Where the unit adds something to the name."""
    reading = home.tell(figure)

    assert label_panel(reading.event, reading.records[0]) == told


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        ([None], "period not reported"),
        (["monday"], "Monday, 2 March 2020"),
        ([PERIOD, "monday"], "Sunday to Tuesday, 1 to 3 March 2020"),
        ([None, "monday"], "each in its own period"),
    ],
)
def test_a_subtitle_names_the_period_that_holds_all(
    home: Home, periods: list[Any], told: str
) -> None:
    """One for all counts, or that each has its own, or that none is told."""
    reading = home.tell(*(deaths("people", "5", period=period) for period in periods))

    assert cite_period(reading, tabulate_toll(reading)) == told


def test_a_day_stays_behind_an_outlet_in_a_right_to_left_script(home: Home) -> None:
    """The day's number is not drawn on the far side of an Urdu name."""
    reading = home.tell(deaths("people", "12", **OFFICE))
    source = reading.article.source.model_copy(update={"outlet": "اخبار"})
    transcript = reading.article.transcript.model_copy(update={"source": source})
    article = reading.article.model_copy(update={"transcript": transcript})

    assert cite_source(replace(reading, article=article)) == "اخبار\u200e, 4 March 2020"
