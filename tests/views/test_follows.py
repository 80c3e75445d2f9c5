"""What follows from all reports: each count as reported, and as the others leave it."""

from __future__ import annotations

import pytest
from homes import Home
from told_rows import deaths, rows_of

from analysis.ledger.frame import Row, to_records
from analysis.ledger.names import list_articles
from analysis.reading.reading import open_article
from analysis.telling.sentences import plain
from analysis.telling.words import capitalise
from analysis.views.follows import (
    plot_bounds,
    say_bounds,
    tabulate_bounds,
    tabulate_following,
    title_bounds,
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
    """The table says why, nothing is drawn, and there is no section."""
    reading = home.tell(*AT_ODDS)
    bounds = tabulate_bounds(reading)

    assert set(bounds["tight_shown"]) == {"nothing: the reports do not fit"}
    assert not say_bounds(bounds).sentences
    assert tabulate_following(reading).empty


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
        ([deaths("people", "12")], []),
        ([deaths("people", "many")], []),
        (PARTS, [f"{capitalise(REST)}: 6, which nobody printed"]),
        (
            [deaths("people", "10"), deaths("residents", "at least 4")],
            ["More follows for 2 counts than is printed"],
        ),
    ],
)
def test_what_follows_and_is_not_printed_is_told(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """How many such counts there are, and the one by itself; nothing where there is none."""
    sentences = say_bounds(tabulate_bounds(home.tell(*figures))).sentences
    assert [*map(plain, sentences)] == told


def test_what_only_repeats_a_report_is_left_out(home: Home) -> None:
    """Ten and four are told; six is news, and the title of its chart."""
    following = tabulate_following(home.tell(*PARTS))

    assert rows_of(following, "label", "tight_shown") == [(REST, "6")]
    assert plain(title_bounds(following)) == f"{capitalise(REST)}: 6, which nobody printed"


def test_at_most_twelve_counts_are_drawn_and_the_others_told() -> None:
    """In every article; the table has all of them."""
    for name in list_articles():
        reading = open_article(name)
        bounds = tabulate_bounds(reading)
        news = [row for row in to_records(bounds) if is_news(row)]
        drawn = tabulate_following(reading)
        rest = [*map(plain, say_bounds(bounds).sentences[1:])]

        assert list(drawn["label"]) == [row["label"] for row in news[:12]]
        assert bool(rest) == (len(news) > 12)


def is_news(row: Row) -> bool:
    """By the text of its cell: something follows, and it is not what is reported."""
    return "follows: " in str(row["told"]) and row["verdict"] != "withdrawn"


def test_a_whole_that_nobody_reports_is_not_named_like_a_printed_figure() -> None:
    """58 people killed are printed and read by us as fewer groups; the whole is another count."""
    bounds = tabulate_bounds(open_article("balochistan-2026/2026-02-04-press-tv"))
    unreported = bounds[bounds["id"].isna()]["label"].tolist()

    assert (
        "people killed, Balochistan, since Saturday, 31 January 2026, as of 4 February 2026"
        in unreported
    )
    assert "people killed" not in unreported
