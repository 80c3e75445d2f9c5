"""What later reports say of an article's numbers: the newest of the same line, and nothing else."""

import pytest
from small_reports import FRIDAY, MONDAY, SATURDAY, SUNDAY, claim, report, tell

from analysis.ledger.conventions import find_convention
from analysis.ledger.frame import build_frame
from analysis.reading.reading import Reading
from analysis.reading.since import find_later


def compare(*articles):
    """Name of the article's outlet → (as printed, newer) of its overtaken numbers."""
    readings = [
        Reading(each, find_convention("literal"), True, build_frame(each)) for each in articles
    ]
    found = find_later(readings)
    return {
        each.name.rpartition("-")[2]: [(later.wording, later.newer) for later in found[each.name]]
        for each in articles
    }


def test_a_number_is_overtaken_by_the_newest_of_its_line():
    """Also where another speaker of the line says it; what is newest has nothing after it."""
    assert compare(
        report(FRIDAY, tell("3"), name="one"),
        report(SATURDAY, tell("5", "ministry"), name="two"),
        report(SUNDAY, tell("at least 9", "governor"), name="three"),
    ) == {
        "one": [("3", "at least 9")],
        "two": [("5", "at least 9")],
        "three": [],
    }


@pytest.mark.parametrize(
    "other",
    [
        tell("9", "hospital"),
        tell("9", group="soldiers"),
        tell("9", place="northtown"),
        tell("3"),
    ],
    ids=["another line", "another group", "another place", "the same number"],
)
def test_what_is_of_something_else_overtakes_nothing(other):
    """A number stands until its own line says another of the same people and place."""
    found = compare(report(FRIDAY, tell("3"), name="one"), report(SUNDAY, other, name="two"))
    assert found["one"] == []


def test_a_claim_is_overtaken_by_a_claim_alone():
    """A report says nothing about it."""
    assert compare(
        report(FRIDAY, claim("3"), name="one"),
        report(SATURDAY, tell("5", group="soldiers"), name="two"),
        report(SUNDAY, claim("8"), name="three"),
    )["one"] == [("3", "8")]


def test_a_correction_downwards_is_told_as_well():
    """The line took its number back."""
    assert compare(report(FRIDAY, tell("103"), name="one"), report(SUNDAY, tell("84"), name="two"))[
        "one"
    ] == [("103", "84")]


def test_a_stale_reprint_overtakes_nothing():
    """An old number printed again is not the newest."""
    assert (
        compare(
            report(FRIDAY, tell("3"), name="one"),
            report(SATURDAY, tell("7"), name="two"),
            report(SUNDAY, tell("3"), name="three"),
        )["two"]
        == []
    )


def test_a_stretch_that_was_over_is_overtaken_by_a_new_count_of_it_alone():
    """The dead of Friday are not overtaken by those since Friday."""
    friday = tell("3", period="friday")
    assert (
        compare(report(SUNDAY, friday, name="one"), report(MONDAY, tell("9"), name="two"))["one"]
        == []
    )
    assert compare(
        report(SUNDAY, friday, name="one"),
        report(MONDAY, tell("4", period="friday"), name="two"),
    )["one"] == [("3", "4")]
