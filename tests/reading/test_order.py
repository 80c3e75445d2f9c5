"""In which order counts of people harmed are told, whatever the order in the file."""

from __future__ import annotations

from itertools import permutations

import pytest
from homes import Home

from analysis.ledger.frame import Row
from analysis.reading.order import is_harm, order_counts, rank_measures
from analysis.reading.reading import Reading

OFFICE = {"speaker": "county-office", "status": "attributed"}
CLAIM = {"speaker": "red-side", "status": "claimed"}


def count(wording: str, group: str = "people", **more: object) -> Row:
    """A count of deaths."""
    return {"wording": wording, "group": group, **more}


def order(reading: Reading, **wholes: str) -> list[str]:
    """The wordings in their order; `wholes` has the id of the whole of each part."""
    counts = {row["id"]: row for row in reading.totals}
    within = {name: wholes.get(name.replace("-", "_")) for name in counts}
    return [counts[name]["wording"] for name in order_counts(reading, counts, within)]


@pytest.mark.parametrize(
    ("figure", "is_told"),
    [
        (count("12"), True),
        (count("12", measure="injuries"), True),
        (count("12", measure="hostages"), True),
        (count("12", measure="displacements"), True),
        ({"wording": "12", "measure": "attack-sites", "unit": "sites"}, False),
        ({"wording": "12", "measure": "distance", "unit": "km"}, False),
        ({"wording": "12", "measure": "vehicles", "unit": "vehicles"}, False),
    ],
)
def test_harm_is_what_was_done_to_people(home: Home, figure: Row, *, is_told: bool) -> None:
    """Places, vehicles and distances are told by their kind."""
    reading = home.tell(count("3"), figure)

    assert is_harm(reading, reading.totals[1]) is is_told


def test_measures_come_in_the_order_in_which_the_article_comes_to_them(home: Home) -> None:
    """Hostages of the headline before the dead of the fourth paragraph, wherever in the file."""
    figures = [
        count("12", paragraph=4),
        count("9", measure="injuries", paragraph=2),
        count("170", measure="hostages", part="headline", paragraph=None),
        count("3", measure="injuries", paragraph=8),
    ]
    for told in permutations(figures):
        assert rank_measures(home.tell(*told)) == ["hostages", "injuries", "deaths"]


def test_of_one_paragraph_the_dead_come_first(home: Home) -> None:
    """Where the article does not part them, the order of measures does."""
    reading = home.tell(count("9", measure="injuries"), count("12"))

    assert rank_measures(reading) == ["deaths", "injuries"]


def test_no_count_of_people_has_no_order(home: Home) -> None:
    """Of an article of places alone."""
    assert not rank_measures(
        home.tell({"wording": "5", "measure": "attack-sites", "unit": "sites"})
    )


@pytest.mark.parametrize(
    ("figures", "told"),
    [
        (
            [count("9", reported="2020-03-02"), count("8", reported="2020-03-03")],
            ["8", "9"],
        ),
        (
            [count("dozens"), count("at least 12", **OFFICE), count("7", group="drivers")],
            ["7", "at least 12", "dozens"],
        ),
        ([count("5", group="drivers"), count("9", group="residents")], ["9", "5"]),
        ([count("30", **CLAIM), count("1", group="drivers")], ["1", "30"]),
        ([count("12"), count("12 or more", **OFFICE)], ["12", "12 or more"]),
    ],
    ids=["fresh", "firm", "greater", "claims last", "one count"],
)
def test_what_is_fresh_and_firm_comes_first_whatever_the_file_has(
    home: Home, figures: list[Row], told: list[str]
) -> None:
    """Counts that stand beside each other, none within another."""
    for each in permutations(figures):
        assert order(home.tell(*each)) == told


def test_each_whole_comes_right_before_its_parts(home: Home) -> None:
    """Also where a part is firmer or greater than another whole."""
    reading = home.tell(
        count("at least 4", place="testford"),
        count("3", group="drivers", place="testford"),
        count("at least 9", place="exampleton"),
        count("8", group="residents", place="exampleton"),
    )
    told = order(reading, figure_2="figure-1", figure_4="figure-3")

    assert told == ["at least 9", "8", "at least 4", "3"]


def test_counts_of_one_town_stay_together(home: Home) -> None:
    """The town of the greatest count first, with all that is told of it."""
    reading = home.tell(
        count("2", group="drivers", place="exampleton"),
        count("5", group="residents", place="testford"),
        count("9", group="residents", place="exampleton"),
        count("4", group="drivers", place="testford"),
    )

    assert order(reading) == ["9", "2", "5", "4"]
