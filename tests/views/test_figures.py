"""Every figure of the article: how it is labelled, drawn by kind, voiced and read."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import CLAIM, MONDAY, OFFICE, PERIOD, SITES, deaths, rows_of

from analysis.charts.layers import ALONE
from analysis.ledger.frame import Row
from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.views.figures import (
    list_open,
    plot_figures,
    say_assumptions,
    say_conventions,
    say_figures,
    say_kinds,
    say_voices,
    tabulate_assumptions,
    tabulate_conventions,
    tabulate_figures,
)

WALK = {"wording": "2 km", "measure": "distance", "unit": "km"}


def test_figures_stand_by_paragraph(home: Home) -> None:
    """As a reader meets them, whatever the order in the file."""
    reading = home.tell(deaths("people", "12", paragraph=3), deaths("drivers", "1", paragraph=2))

    assert list(tabulate_figures(reading)["id"]) == ["figure-2", "figure-1"]


def test_units_do_not_mix(home: Home) -> None:
    """Each panel has one measure and one unit, and claims have their own."""
    miles = {"wording": "3 miles", "measure": "distance", "unit": "miles"}
    figures = (deaths("people", "12"), WALK, deaths("drivers", "30", **CLAIM), miles)
    table = tabulate_figures(home.tell(*figures))

    assert [str(panel) for panel in table["panel"]] == [
        "People killed",
        "Distance (kilometres)",
        "People killed, claimed by a party",
        "Distance (miles)",
    ]


def test_a_part_comes_below_its_whole(home: Home) -> None:
    """As in the chart of deaths, also where it is told first."""
    table = tabulate_figures(home.tell(deaths("drivers", "2"), deaths("people", "12")))
    drawn = plot_figures(table)._data.source_data

    assert rows_of(drawn, "id", "depth") == [("figure-2", 0), ("figure-1", 1)]


def test_another_period_of_a_panel_is_told(home: Home) -> None:
    """In its label where another counts the same at another time, and then not once more."""
    days = (deaths("people", "12", period=PERIOD), deaths("people", "5", period="monday"))
    table = tabulate_figures(home.tell(*days, {"wording": "5", **SITES, "period": "monday"}))

    assert table["when_told"].isna().all()
    assert [label.count("(") for label in table["label"]] == [1, 1, 0]


def test_what_is_alone_of_its_kind_has_no_scale(home: Home) -> None:
    """A single exact number is marked at the edge, and a range is told in words."""
    figures = (deaths("people", "12"), WALK, {"wording": "3 to 5", **SITES})
    drawn = plot_figures(tabulate_figures(home.tell(*figures)))._data.source_data

    assert set(drawn["panel"]) == {ALONE}
    assert rows_of(drawn, "low", "high") == [(0, 0), (0, 0), (None, None)]


def test_times_are_not_drawn(home: Home) -> None:
    """A day has no place on a scale of numbers."""
    table = tabulate_figures(home.tell(MONDAY, deaths("people", "12")))

    assert list(plot_figures(table)._data.source_data["id"]) == ["figure-2"]


def test_an_hour_is_shown_as_an_hour(home: Home) -> None:
    """Four in the morning is no count of four."""
    hour = {"wording": "4 a.m.", "measure": "time", "unit": "hour-of-day", "period": "monday"}

    assert list(tabulate_figures(home.tell(hour))["shown"]) == ["4 a.m."]


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [deaths("people", "12")],
            "The article gives 1 figure or time: in the outlet's own voice.",
        ),
        (
            [deaths("people", "12", **OFFICE), deaths("drivers", "1", **OFFICE)],
            "The article gives 2 figures and times: all from an official or a witness.",
        ),
        (
            [deaths("people", "12"), deaths("drivers", "30", **CLAIM)],
            "The article gives 2 figures and times: 1 in the outlet's own voice and 1 claimed by a "
            "party to the fight.",
        ),
    ],
)
def test_voices_are_counted(home: Home, figures: list[Row], told: str) -> None:
    """From the firmest to a party's own; one voice is told for all."""
    assert plain(say_voices(tabulate_figures(home.tell(*figures))).sentences[0]) == told


@pytest.mark.parametrize(
    ("wordings", "told"),
    [
        (["12"], "No wording is hedged."),
        (["about 12"], "1 wording is hedged: “about 12”."),
        (["dozens", "up to 9"], "2 wordings are hedged, such as “dozens”."),
    ],
)
def test_hedges_are_counted(home: Home, wordings: list[str], told: str) -> None:
    """How many wordings are hedged, with one of the article's own as example."""
    figures = tabulate_figures(home.tell(*(deaths("people", each) for each in wordings)))

    assert plain(say_voices(figures).sentences[1]) == told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([MONDAY], "Nothing is counted or measured"),
        ([deaths("people", "12")], "1 count or measure of one kind"),
        (
            [deaths("people", "12"), WALK],
            "2 counts and measures of 2 kinds, which share no scale",
        ),
    ],
)
def test_kinds_are_counted(home: Home, figures: list[Row], told: str) -> None:
    """A day is no count."""
    assert plain(say_kinds(tabulate_figures(home.tell(*figures))).sentences[0]) == told


def test_notes_are_told_as_sentences(home: Home) -> None:
    """What the transcriber adds ends with its stop."""
    figures = tabulate_figures(home.tell(deaths("people", "12", note="In print twice")))

    assert [*map(plain, say_figures(figures).sentences)] == [
        "1 statement in 1 paragraph carries a number, a day or an hour",
        "What the transcriber adds:",
        "12: In print twice.",
    ]


def test_only_what_a_convention_changes_is_compared(home: Home) -> None:
    """'At least three' and 'dozens' differ between conventions, '12' does not."""
    wordings = ("12", "at least three", "dozens")
    table = tabulate_conventions(home.tell(*(deaths("people", each) for each in wordings)))

    assert rows_of(table, "wording", "literal", "acled", "gtd") == [
        ("at least three", "≥ 3", "≥ 3", "3"),
        ("dozens", "≥ 24", "12", "no bounds"),
    ]
    assert plain(say_conventions(table).sentences[0]) == (
        "2 figures depend on the convention that reads vague words"
    )


def test_a_reading_of_ours_is_listed_with_its_reason(home: Home) -> None:
    """What the figure says, what we read it as, and why."""
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "residents"}, "because": "So."}
    table = tabulate_assumptions(home.tell(deaths("people", "12"), assumptions=(made,)))

    assert rows_of(table, "label", "reads", "because") == [("Figure 1 is told", "residents", "So.")]
    assert plain(say_assumptions(table).sentences[0]) == (
        "1 figure is read by us beyond the article's words"
    )


def test_what_has_no_limit_and_what_has_no_bound_is_told(home: Home) -> None:
    """Open ends and rough numbers apart, in the article's words, each with what it counts."""
    figures = [("people", "around 50"), ("residents", "dozens"), ("responders", "many")]
    limits = [*map(plain, list_open(home.tell(*(deaths(*figure) for figure in figures))))]

    assert limits == [
        "No upper limit is reported for “dozens” (residents killed).",
        "A rounded or vague figure has no bounds: “around 50” (people killed) and “many” "
        "(responders killed).",
    ]


def test_every_figure_of_a_seed_has_its_row(home: Home) -> None:
    """None is lost and none told twice."""
    reading = open_article(home.name)

    assert sorted(tabulate_figures(reading)["id"]) == sorted(reading.figures["id"])
