"""Places without `part_of`: each stands by itself, and no root is needed around them."""

from __future__ import annotations

import pytest
from homes import Home
from small_articles import make_article, make_event, make_figure

from analysis.reconcile.disjoint import Disjointness
from analysis.reconcile.verdicts import check

EVENT = make_event(places={"alba": None, "brook": None, "quarter": "brook"})


def list_bounds(*figures):
    """Place -> bounds of all people killed there, as far as they are counted."""
    outcome = check([make_article(figures, event=EVENT)])
    found = {
        count.count.place: (count.low, count.high)
        for count in outcome.counts
        if count.count.group == "people"
    }
    return outcome, found


def test_counts_in_two_roots_stand_side_by_side():
    """Five in one and seven in the other: both can be true, and nothing is added."""
    outcome, found = list_bounds(
        make_figure("a", "5", "people", "alba"), make_figure("b", "7", "people", "brook")
    )
    assert outcome.feasible
    assert found == {"alba": (5, 5), "brook": (7, 7)}
    assert (outcome.ties, outcome.rests) == ((), ())


def test_a_conflict_in_one_root_leaves_the_other_its_bounds():
    """Nine in a quarter cannot be among seven of its town; the other town's five stay."""
    outcome, found = list_bounds(
        make_figure("a", "5", "people", "alba"),
        make_figure("b", "7", "people", "brook"),
        make_figure("c", "9", "people", "quarter"),
    )
    assert [conflict.ids for conflict in outcome.conflicts] == [("b", "c")]
    assert found["alba"] == (5, 5)


def test_groups_add_up_in_a_root():
    """In a place without a wider one, parts make the whole as anywhere."""
    _, found = list_bounds(
        make_figure("a", "5", "fighters", "alba"), make_figure("b", "7", "civilians", "alba")
    )
    assert found == {"alba": (12, 12)}


@pytest.mark.parametrize(("one", "other"), [("alba", "brook"), ("alba", "quarter")])
def test_roots_of_one_kind_are_disjoint(one, other):
    """As neighbours are inside a wider place."""
    assert Disjointness(EVENT).is_disjoint_in_places(one, other)


def test_the_reader_takes_places_without_a_wider_one(home: Home) -> None:
    """An event may have as many roots as its articles name."""
    text = home.event_file.read_text("utf-8").replace("    part_of: sample-county\n", "")
    home.event_file.write_text(text, "utf-8")
    places = ("sample-county", "exampleton", "testford")
    reading = home.tell(
        *({"wording": str(n), "group": "people", "place": place} for n, place in enumerate(places))
    )
    assert reading.event.place_tree == dict.fromkeys(places, ())
    assert check([reading.article]).feasible
