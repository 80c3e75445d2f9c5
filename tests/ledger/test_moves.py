"""Totals and changes: what the words before and behind a number say, and what they leave open."""

import pytest

from analysis.errors import WordingError
from analysis.ledger.wording import read_phrase

TOTALS = [
    "war toll at 47,306", "death toll to 354", "provisional toll of 25", "the toll now at 9",
    "bringing the total to 12", "raising the death toll to 40",
    "a death toll of 58", "rose to 31", "risen to 108", "climbed to 255", "stood at 12",
    "reached 9", "toll rose to 31", "down to 12", "fell to 12 soldiers", "passed 200", "topped 200",
]  # fmt: skip
INCREMENTS = ["22 more", "22 more militants", "dozens more", "rose by 12", "up 22", "up by 22"]
FALLS = ["12 fewer", "12 fewer attacks", "fell by 12", "down 12", "dropped by 12"]
OPEN = [
    "another 51 militants", "an additional 22 insurgents", "five other soldiers", "several others",
    "a few others", "a further 22", "another dozen militants",
]  # fmt: skip
SILENT = [
    "the remaining 14 families",
    "remaining 14",
    "the other 12",
    "a record 71 deaths",
    "a combined 12",
    "recorded 132 incidents",
    "a mere 12",
    "22",
    "37 militants",
    "killed 50 people",
    "by 22",
    "up to 40 soldiers",
    "dozens of people",
]

MEASURED = [
    ("a 34% escalation", 34, "increment"),
    ("a rise of 34%", 34, "increment"),
    ("rose 22%", 22, "increment"),
    ("22% more", 22, "increment"),
    ("up by a fifth", 20, "increment"),
    ("up a fifth", 20, "increment"),
    ("a 20% drop", 20, "fall"),
    ("fell by half", 50, "fall"),
    ("fell to half", 50, "multiple"),
    ("halved", 50, "multiple"),
    ("doubled", 200, "multiple"),
    ("tripled", 300, "multiple"),
    ("three times as many", 300, "multiple"),
    ("twice as many", 200, "multiple"),
    ("half as many", 50, "multiple"),
    ("by 22%", 22, None),
    ("by a third", 33, None),
]  # fmt: skip


@pytest.mark.parametrize("wording", TOTALS)
def test_what_a_count_came_to_is_a_total(wording):
    """The words leave no doubt, and tell of no change."""
    said = read_phrase(wording)
    assert (said.change, said.is_settled) == (None, True)


@pytest.mark.parametrize(
    ("wording", "change"),
    [*((each, "increment") for each in INCREMENTS), *((each, "fall") for each in FALLS)],
)
def test_so_many_more_or_fewer_is_a_change(wording, change):
    """The words leave no doubt."""
    said = read_phrase(wording)
    assert (said.change, said.is_settled) == (change, True)


@pytest.mark.parametrize("wording", OPEN)
def test_another_may_be_a_total_of_its_own(wording):
    """The words may tell of an increment, and leave it open."""
    said = read_phrase(wording)
    assert (said.change, said.is_settled) == ("increment", False)


@pytest.mark.parametrize("wording", SILENT)
def test_a_plain_count_says_nothing_of_a_change(wording):
    """Neither a total nor a change is settled by it."""
    said = read_phrase(wording)
    assert (said.change, said.is_settled) == (None, False)


@pytest.mark.parametrize(("wording", "percent", "change"), MEASURED)
def test_a_change_in_percent_is_read(wording, percent, change):
    """Its number, its unit and its direction."""
    said = read_phrase(wording, is_count=False)
    assert (int(said.numbers[0]), said.unit, said.change) == (percent, "percent", change)


@pytest.mark.parametrize(
    ("wording", "hedge", "number"),
    [
        ("passed 200", "more-than", 200),
        ("topped 9", "more-than", 9),
        ("neared 90", "less-than", 90),
    ],
)
def test_a_verb_may_be_a_hedge(wording, hedge, number):
    """What passed 200 is more than 200."""
    said = read_phrase(wording)
    assert (said.hedge, said.numbers) == (hedge, (number,))


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("rose from 20 to 31", "cannot read 'rose' together with 'from'"),
        ("up from 20", "cannot read 'up' together with 'from'"),
    ],
)
def test_two_numbers_of_a_change_are_no_range(wording, told):
    """From 20 to 31 is neither 20 to 31 more nor a total between them."""
    with pytest.raises(WordingError, match=told):
        read_phrase(wording)


@pytest.mark.parametrize("wording", ["nearly halved", "more than halved"])
def test_a_hedge_on_a_half_is_refused(wording):
    """What nearly halved is more than half, so the hedge points the other way."""
    with pytest.raises(WordingError, match="together with 'halved'"):
        read_phrase(wording, is_count=False)
