"""What is neither a person harmed nor a moment nor a place: its rows, its plot, its sentences."""

from __future__ import annotations

from typing import Any

import pytest
from homes import Home
from hypothesis import given, settings
from pictures import lay_out
from readings import named_articles, read
from rich_seed import make_article
from told_rows import CLAIM, MONDAY, SITES, deaths

from analysis.charts.nothing import Nothing
from analysis.ledger.frame import Row, to_records
from analysis.output.show import show_chart, show_table
from analysis.telling.headings import MOST
from analysis.telling.sentences import Cited, plain
from analysis.views.claims import tabulate_claims
from analysis.views.others import MOST_LINES, plot_others, say_others, tabulate_others
from analysis.views.sites import tabulate_sites
from analysis.views.timeline import tabulate_timeline
from analysis.views.toll import tabulate_toll

CARS = {"measure": "vehicles", "unit": "vehicles"}
WALK = {"wording": "2 km", "measure": "distance", "unit": "km"}


def list_told(*figures: Row, home: Home) -> list[str]:
    """The sentences on the others of an article."""
    return [plain(each) for each in say_others(tabulate_others(home.tell(*figures))).sentences]


@settings(max_examples=15)
@given(article=named_articles())
def test_nothing_is_told_twice_and_nothing_standing_is_lost(article: Any) -> None:
    """Toll, timeline, places and others share no figure, and have all but withdrawn ones and
    moments of other days.
    """
    reading = read(article)
    others = tabulate_others(reading)
    shown = [tabulate(reading) for tabulate in (tabulate_toll, tabulate_timeline, tabulate_sites)]
    elsewhere = {name for table in shown for name in table["id"]}

    assert elsewhere.isdisjoint(others["id"])
    assert others["id"].is_unique
    left = {row["id"] for row in reading.records} - elsewhere - {*others["id"]}
    rows = {row["id"]: row for row in reading.records}
    claims = {n for n in left if rows[n]["status"] == "claimed" and rows[n]["role"] == "toll"}
    assert claims <= {*tabulate_claims(reading)["id"]}
    assert all(rows[n]["measure"] == "time" or rows[n]["withdrawn_by"] for n in left - claims)


@settings(max_examples=15)
@given(article=named_articles())
def test_each_line_says_whose_it_is_and_what_it_is_not(article: Any) -> None:
    """A claim is a claim, a change no total, another year background; the heading has two lines."""
    others = tabulate_others(read(article))
    head, *lines = say_others(others).sentences or [("",)]
    rows = to_records(others)

    assert len(plain(head)) <= MOST
    if len(rows) < 2:
        lines = [(*head, *line) for line in lines]
    for row, line in zip(rows[:MOST_LINES], lines, strict=False):
        told = plain(line)
        assert ("; claimed by " in told) == (row["status"] == "claimed")
        assert ("no source named" in told) == (row["status"] == "stated")
        assert ("a change, not a total" in told) == (row["change"] is not None)
        assert told.startswith(f"{row['role_told']}: ") == (row["role_told"] is not None)
        assert Cited(f"“{row['wording']}”", row["id"], row["language"] or "") in line


def test_people_harmed_moments_and_places_are_no_others(home: Home) -> None:
    """They stand in charts of their own; where nothing else is told, nothing is published."""
    others = tabulate_others(home.tell(deaths("people", "12"), MONDAY, {"wording": "3", **SITES}))

    assert others.empty
    assert say_others(others).sentences == []


def test_one_figure_alone_is_the_heading_in_its_own_words(home: Home) -> None:
    """What it says, then its wording, who says so and where."""
    figure = {**WALK, "says": "They walked two kilometres.", "paragraph": 4}

    assert list_told(figure, home=home) == [
        "They walked two kilometres",
        "As printed: “2 km”; Example Gazette, no source named, ¶\u00a04.",
    ]


def test_several_are_listed_counts_before_the_rest(home: Home) -> None:
    """A distance has no noun that reads by itself; a claim stands with other claims."""
    figures = (WALK, {"wording": "7", **CARS}, {"wording": "over 30", **CARS, **CLAIM})
    head, *lines = list_told(*figures, home=home)

    assert head == "Also told: 7 vehicles"
    assert len(lines) == 2


def test_a_change_is_told_as_one(home: Home) -> None:
    """'22 more' is no toll."""
    change = deaths("drivers", "22", change="increment", says="There were 22 more.")
    head, line = list_told(change, home=home)

    assert head == "There were 22 more"
    assert "a change, not a total" in line


@pytest.mark.parametrize(
    ("role", "opening"),
    [("background", "Told as background: "), ("other-event", "Told of another event: ")],
)
def test_what_is_not_of_the_event_says_so(home: Home, role: str, opening: str) -> None:
    """In the heading and in each line."""
    figures = [deaths("people", str(n), role=role, period="monday") for n in (5, 6)]
    head, *lines = list_told(*figures, home=home)

    assert head.startswith(opening)
    assert all(line.startswith(("Background: ", "Another event: ")) for line in lines)


@pytest.mark.parametrize("width", [720, 340])
def test_only_what_can_be_compared_is_drawn(home: Home, width: int) -> None:
    """Two numbers of one kind and unit; neither a change nor a number alone nor a word."""
    figures = (
        {"wording": "7", **CARS},
        {"wording": "at least 9", **CARS},
        {"wording": "many", **CARS},
        {"wording": "3", **CARS, "change": "increment"},
        WALK,
    )
    others = tabulate_others(home.tell(*figures))
    drawn = lay_out(plot_others(others), others, "others", width)
    marks = [x for ax in drawn.axes for each in ax.collections for x, _ in each.get_offsets()]

    assert sorted(marks) == [7, 9]


def test_where_nothing_is_compared_there_is_no_chart(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is drawn or published, and a notebook says why."""
    shown: list[object] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    others = tabulate_others(home.tell(WALK, {"wording": "7", **CARS}))
    plot = plot_others(others)
    show_chart(plot, others, name="others")

    assert shown == []
    assert isinstance(plot, Nothing)
    assert repr(plot.on(None).plot()) == "No plot: no two figures are of one kind"


def test_the_table_is_there_only_for_more_than_the_lines_tell(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Up to so many the lines say it all; beyond, the last one names the rest."""
    shown: list[object] = []
    monkeypatch.setattr("IPython.display.display", shown.append)
    figures = [{"wording": str(n), **CARS} for n in range(2, MOST_LINES + 4)]
    few = tabulate_others(home.tell(*figures[:MOST_LINES]))
    show_table(few, name="others")
    assert shown == []
    many = tabulate_others(home.tell(*figures))
    show_table(many, name="others")
    assert len(shown) == 1
    assert plain(say_others(many).sentences[-1]) == "The table has 2 more figures."


def test_every_kind_of_figure_has_its_line() -> None:
    """Of the article with every kind: shares, money, ages, rates, and what nothing fits."""
    others = tabulate_others(read(make_article()))

    for name in ("share-guards", "ransom", "youngest", "ration", "targets", "crater", "cars"):
        assert name in set(others["id"])
    roles = list(others["role"])
    assert roles == sorted(roles, key=["toll", "background", "other-event"].index)
