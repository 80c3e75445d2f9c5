"""What follows from all reports: each count as reported, and as the others leave it."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import deaths, rows_of

from analysis.ledger.frame import Row
from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.views.follows import (
    plot_bounds,
    say_bounds,
    say_follows,
    tabulate_bounds,
    tabulate_follows,
    title_bounds,
    title_follows,
)

PARTS = [deaths("people", "10"), deaths("residents", "4")]
AT_ODDS = [deaths("people", "9"), deaths("residents", "8"), deaths("responders", "2")]
REST = "responders killed, Sample County, time not told, as of 4 March 2020"


def test_a_count_that_nobody_reports_follows(home: Home) -> None:
    """Of 10 people, 4 of one part leave 6 of the other."""
    bounds = tabulate_bounds(home.tell(*PARTS))

    assert rows_of(bounds[bounds["label"] == REST], "id", "shown", "tight_shown", "told") == [
        (None, None, "6", "follows: 6")
    ]


def test_what_follows_is_told_where_it_says_more(home: Home) -> None:
    """At least 3 of 4 residents and responders, of whom 2 respond, leaves 2 residents."""
    figures = [deaths("people", "4"), deaths("residents", "up to 3"), deaths("responders", "2")]
    bounds = tabulate_bounds(home.tell(*figures)).set_index("id")

    assert bounds.loc["figure-2", "told"] == "≤ 3 (“up to 3”); follows: 2"
    assert bounds.loc["figure-1", "told"] == "4"


def test_from_nothing_on_is_no_bound(home: Home) -> None:
    """Every count is 0 or more, so that says nothing."""
    (row,) = rows_of(tabulate_bounds(home.tell(deaths("people", "many"))), "tight_low", "told")

    assert row == (None, "“many”")


def test_nothing_follows_where_reports_contradict_each_other(home: Home) -> None:
    """The table says why, and the title that nothing follows."""
    bounds = tabulate_bounds(home.tell(*AT_ODDS))

    assert set(bounds["tight_shown"]) == {"none: reports contradict each other"}
    assert plain(title_bounds(bounds)) == (
        "Each count as reported; nothing follows from all reports together"
    )


def test_measures_share_no_scale(home: Home) -> None:
    """The dead and the injured have panels and axes of their own."""
    bounds = tabulate_bounds(home.tell(*PARTS, deaths("people", "3", measure="injuries")))

    assert list(bounds["panel"].cat.categories) == ["People killed", "People injured"]
    assert plot_bounds(bounds)._shares["x"] is False


def test_what_is_withdrawn_is_not_drawn(home: Home) -> None:
    """It has a row that says so, and no mark."""
    figures = [deaths("people", "50"), deaths("people", "40", corrects="figure-1")]
    bounds = tabulate_bounds(home.tell(*figures))

    assert "withdrawn" in set(bounds["verdict"])
    assert "figure-1" not in set(plot_bounds(bounds)._data.source_data["id"])


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        ([], "No count has bounds that follow"),
        ([deaths("people", "12")], "The count has bounds that follow"),
        (PARTS, "Each count has bounds that follow"),
        (
            [deaths("people", "12"), deaths("people", "many", measure="injuries")],
            "1 of 2 counts has bounds that follow",
        ),
    ],
)
def test_bounds_that_follow_are_counted(home: Home, figures: list[Row], told: str) -> None:
    """How many of all counts have some."""
    day = deaths(None, "many", measure="injuries")

    assert plain(say_bounds(tabulate_bounds(home.tell(*(figures or [day])))).sentences[0]) == told


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [deaths("people", "12")],
            "No more follows for the counts of deaths than is reported",
        ),
        (PARTS, "What all reports together leave of each count of deaths"),
        (AT_ODDS, "After any of 3 single changes the counts of deaths can all be true"),
    ],
)
def test_what_follows_is_headed_by_where_it_comes_from(
    home: Home, figures: list[Row], told: str
) -> None:
    """From all reports, or from each change after which they can all be true."""
    assert plain(say_follows(tabulate_follows(home.tell(*figures))).sentences[0]) == told


def test_what_only_repeats_a_report_is_left_out(home: Home) -> None:
    """Ten and four are told; six is news."""
    follows = tabulate_follows(home.tell(*PARTS))

    assert rows_of(follows, "label", "tight_shown") == [(REST, "6")]
    assert plain(title_follows(follows)) == "Bounds that follow for 1 count of people killed"


def test_each_change_has_a_panel(home: Home) -> None:
    """Named by the figure, its wording and what it would be read as."""
    panels = [*tabulate_follows(home.tell(*AT_ODDS))["panel"].cat.categories]

    assert panels[0] == "If people killed, “9”, is read as “9 or more”"
    assert len(panels) == 3


def test_a_whole_that_nobody_reports_is_not_named_like_a_printed_figure() -> None:
    """58 people killed are printed and read by us as fewer groups; the whole is another count."""
    bounds = tabulate_bounds(open_article("balochistan-2026/2026-02-04-press-tv"))
    unreported = bounds[bounds["id"].isna()]["label"].tolist()

    assert (
        "people killed, Balochistan, since Saturday, 31 January 2026, as of 4 February 2026"
        in unreported
    )
    assert "people killed" not in unreported
