"""Both readings of an ambiguous wording, and relations round a loop, as told from a seed."""

from __future__ import annotations

import pytest
from homes import Home

WORDING = 'wording: "12"'


def test_readings_are_kept_in_their_order(home: Home) -> None:
    """The printed words come first, and another way to take them follows."""
    home.change("article", WORDING, f'{WORDING}\n    readings: ["12", more than 12]')
    assert home.read().figures[0].readings == ("12", "more than 12")


@pytest.mark.parametrize(
    ("readings", "message"),
    [
        (
            "[more than 12]",
            "11: figure 'all-killed': the first reading is the wording itself, '12', and another "
            "follows",
        ),
        (
            '["12"]',
            "11: figure 'all-killed': the first reading is the wording itself, '12', and another "
            "follows",
        ),
        ('["12", "12"]', "11: figure 'all-killed': a reading is given twice"),
        (
            '["12", quite a lot]',
            "11: figure 'all-killed': wording 'quite a lot': cannot read 'quite a lot'",
        ),
        (
            '["12", 12 towns]',
            "11: figure 'all-killed': wording '12 towns' speaks of towns, the unit is persons",
        ),
    ],
)
def test_readings_that_cannot_be_are_refused(home: Home, readings: str, message: str) -> None:
    """Each reading is a number phrase of its own, and the printed words are the first."""
    home.change("article", WORDING, f"{WORDING}\n    readings: {readings}")
    assert home.refuse() == f"2020-03-04-gazette.yaml:{message}"


@pytest.mark.parametrize("printed", ["named: [exampleton, testford]", "wording: Monday"])
def test_only_numbers_have_readings(home: Home, printed: str) -> None:
    """Names that are counted and times are read in one way."""
    home.change("article", printed, f"{printed}\n    readings: [Monday, Tuesday]")
    assert home.refuse().endswith("readings are of a wording that gives a number")


def test_a_loop_of_relations_is_told_with_its_line(home: Home) -> None:
    """A whole in its own part by two relations is refused at the second."""
    figures = (
        {"wording": "5", "place": "exampleton"},
        {"wording": "5", "place": "testford"},
    )
    ties = tuple(
        {
            "id": f"tie-{part}",
            "kind": "part",
            "parts": [f"figure-{part}"],
            "whole": f"figure-{whole}",
            "paragraph": 1,
            "says": "so",
        }
        for part, whole in ((1, 2), (2, 1))
    )
    home.tell(*figures, relations=ties[:1])
    with pytest.raises(Exception, match=r"yaml:\d+: relation 'tie-2': the whole is in its own"):
        home.tell(*figures, relations=ties)
