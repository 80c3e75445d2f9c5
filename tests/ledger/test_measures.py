"""What a relation may tie, and what a figure may count, by the kind of thing that is counted."""

from __future__ import annotations

import pytest
from homes import Home

from analysis.errors import SeedError
from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES, UNITS, list_units
from analysis.ledger.wording import read_phrase

SITES: Row = {"measure": "attack-sites", "unit": "sites"}
BOMBED: Row = {**SITES, "measure": "bombing-sites"}
DEAD: Row = {"group": "people"}
INJURED: Row = {"group": "people", "measure": "injuries"}
LIVING: Row = {"measure": "population"}


def relate(home: Home, kind: str, part: Row, whole: Row | None, scope: Row | None = None) -> None:
    """An article of a part, perhaps a whole, and what ties them."""
    figures = [{"wording": "5", **part}, *([{"wording": "9", **whole}] if whole else [])]
    tie = {
        "id": "tie",
        "kind": kind,
        "parts": ["figure-1"],
        "whole": scope or "figure-2",
        "paragraph": 1,
        "says": "The one is in the other.",
    }
    home.tell(*figures, relations=(tie,))


@pytest.mark.parametrize(
    ("kind", "part", "whole"),
    [
        ("sum", BOMBED, SITES),
        ("part", DEAD, DEAD),
        ("at-most", INJURED, LIVING),
    ],
)
def test_what_can_be_added_or_compared_is_tied(
    home: Home, kind: str, part: Row, whole: Row
) -> None:
    """Places bombed are places attacked, and the injured at most the population."""
    own = {**part, "place": "exampleton"}
    relate(home, kind, own, whole)
    assert home.read().transcript.relations[0].kind == kind


@pytest.mark.parametrize("kind", ["sum", "part", "same"])
@pytest.mark.parametrize(("part", "whole"), [(INJURED, DEAD), (DEAD, LIVING)])
def test_people_counted_for_another_reason_are_no_part(
    home: Home, kind: str, part: Row, whole: Row
) -> None:
    """The injured are no part of the dead."""
    with pytest.raises(SeedError, match=r"counts people .*, but the whole counts people"):
        relate(home, kind, {**part, "place": "exampleton"}, whole)


@pytest.mark.parametrize("kind", ["sum", "part", "same", "at-most"])
def test_places_make_no_people_where_no_figure_states_the_whole(home: Home, kind: str) -> None:
    """Five places attacked are no five deaths."""
    scope = {"measure": "deaths", "place": "sample-county"}
    with pytest.raises(
        SeedError, match="counts places attacked, but the whole counts people killed"
    ):
        relate(home, kind, SITES, None, scope)


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ({"wording": "5", **SITES, "group": "people"}, "a group has people"),
        (
            {"named": ["exampleton"], **SITES, "place": "testford"},
            "place 'exampleton' does not lie in 'testford'",
        ),
        (
            {"named": ["exampleton", "sample-county"], **SITES},
            "place 'exampleton' lies in 'sample-county', so it would be counted twice",
        ),
        (
            {"wording": "5", "readings": ["5", "at least 50"], **DEAD},
            "'at least 50' has other numbers than '5'",
        ),
    ],
)
def test_a_figure_that_counts_what_it_cannot_is_refused(home: Home, figure: Row, told: str) -> None:
    """Groups are of people, named places lie in the figure's and not in each other, and readings
    keep the printed number.
    """
    with pytest.raises(SeedError, match=told):
        home.tell(figure)


def test_a_reading_that_changes_nothing_is_refused(home: Home) -> None:
    """What is read as printed is no reading of ours."""
    same = {"id": "a", "figure": "figure-1", "reads": {"group": "people"}, "because": "So."}
    with pytest.raises(SeedError, match="repeats what the figure says as printed"):
        home.tell({"wording": "5", **DEAD}, assumptions=(same,))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("label: responders", "label: Residents", "label 'Residents' is that of 'residents'"),
        ("name: Testford", "name: exampleton", "name 'exampleton' is that of 'exampleton'"),
        (
            "label: Monday, 2 March 2020",
            "label: Sunday to Tuesday, 1 to 3 March 2020",
            "is that of 'sunday-to-tuesday'",
        ),
    ],
)
def test_two_of_one_name_are_refused(home: Home, old: str, new: str, told: str) -> None:
    """A reader could not tell their counts apart."""
    assert told in home.change("event", old, new).refuse()


@pytest.mark.parametrize("unit", sorted(set(list_units()) - {"hour-of-day", "date"}))
def test_every_unit_can_be_read_behind_a_number(unit: str) -> None:
    """Each word by which print names a unit leads to that unit."""
    assert UNITS[unit].words
    assert {read_phrase(f"5 {word}", is_count=False).unit for word in UNITS[unit].words} == {unit}


@pytest.mark.parametrize("measure", MEASURES)
def test_every_unit_of_a_measure_has_a_label(measure: str) -> None:
    """An axis or a sentence can name it."""
    assert all(UNITS[unit].label for unit in MEASURES[measure].units)


@pytest.mark.parametrize("measure", [name for name, each in MEASURES.items() if each.is_count])
def test_what_is_counted_has_a_name_for_one(measure: str) -> None:
    """One person killed is not one people killed."""
    assert MEASURES[measure].singular not in ("", MEASURES[measure].label)


@pytest.mark.parametrize("measure", [n for n, m in MEASURES.items() if m.kind != "event"])
def test_what_may_end_again_does_not_add_up_over_time(measure: str) -> None:
    """Who is held on two days is one person."""
    assert "time" not in MEASURES[measure].adds_over
