"""How the parts of a count of people add up to it, in words; each sum worked out by hand."""

from __future__ import annotations

import pytest
from homes import Home
from hypothesis import given, settings
from hypothesis import strategies as st
from readings import read
from small_articles import make_article, make_figure

from analysis.ledger.frame import Row
from analysis.reading.adding import list_splits, tell_sum
from analysis.reading.reading import Reading

GROUPS = ("people", "residents", "responders")


def tell(home: Home, *wordings: str) -> Reading:
    """A count of all in paragraph 1 and its two groups."""
    groups = zip(GROUPS, wordings, strict=True)
    return home.tell(*({"group": group, "wording": words} for group, words in groups))


def say(reading: Reading) -> Row:
    """What is told of the only sum."""
    [tie] = list_splits(reading)
    return tell_sum(reading, tie)


@pytest.mark.parametrize(
    ("wordings", "told", "finding"),
    [
        (
            ("58", "36", "22"),
            "36 + 22 = 58, the number of people killed in paragraph 1.",
            "The groups make 58, the number in all",
        ),
        (
            ("58", "36", "more than 22"),
            "36 + 22 = 58, the number of people killed in paragraph 1. “More than 22” makes at "
            "least 59.",
            "The groups make at least 59; the number in all is 58",
        ),
        (
            ("58", "36", "20"),
            "36 + 20 = 56; the number of people killed in paragraph 1 is 58.",
            "The groups make 56; the number in all is 58",
        ),
        (
            ("58", "36", "about 22"),
            "36 + 22 = 58, the number of people killed in paragraph 1.",
            "The groups, as printed, make 58, the number in all",
        ),
        (
            ("58", "36", "dozens"),
            "The parts make at least 60; 58 is the number of people killed in paragraph 1.",
            "The groups make at least 60; the number in all is 58",
        ),
    ],
    ids=["exact", "near", "misses", "rough", "vague"],
)
def test_a_sum_is_told_by_the_printed_numbers(
    home: Home, wordings: tuple[str, ...], told: str, finding: str
) -> None:
    """As arithmetic beneath the whole, and as a finding above the chart."""
    found = say(tell(home, *wordings))

    assert (found["told"], found["sum_told"]) == (told, finding)
    assert sorted(found["part_ids"].split()) == ["figure-2", "figure-3"]


def test_a_whole_that_is_no_single_number_has_parts_and_no_sum(home: Home) -> None:
    """What at least 12 is made of can be drawn; that 12 is 12 cannot be said."""
    found = say(tell(home, "at least 12", "8", "4"))

    assert found == {"part_ids": "figure-2 figure-3", "told": None, "sum_told": None}


def test_without_a_tie_nothing_is_told(home: Home) -> None:
    """Every column is there, and empty."""
    assert set(tell_sum(tell(home, "12", "8", "4"), None).values()) == {None}


def test_a_number_of_the_headline_is_told_as_such(home: Home) -> None:
    """It stands in no paragraph."""
    figures = [{"group": g, "wording": w} for g, w in zip(GROUPS, ("12", "8", "4"), strict=True)]
    figures[0] |= {"part": "headline", "paragraph": None}

    assert say(home.tell(*figures))["told"] == (
        "8 + 4 = 12, the number of people killed in the headline."
    )


def test_a_reading_of_ours_stands_in_the_same_sentence(home: Home) -> None:
    """Nobody printed that the twelve leave other people out."""
    made = {"id": "a", "figure": "figure-1", "reads": {"group": "people"}, "because": "So."}
    figures = (("drivers", "12"), ("residents", "6"), ("responders", "6"))
    told = say(home.tell(*({"group": g, "wording": w} for g, w in figures), assumptions=(made,)))[
        "told"
    ]

    assert told == (
        "6 + 6 = 12, the number of people killed in paragraph 1, if “12” counts people, as "
        "we read it."
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"measure": "injuries"},
        {"place": "exampleton"},
        {"period": "monday"},
        {"reported": "2020-03-02"},
    ],
)
def test_what_is_of_another_place_time_or_harm_splits_no_count(home: Home, changed: Row) -> None:
    """Only the groups of one place, one time and one kind of harm are drawn as one bar."""
    figures = [{"group": g, "wording": w} for g, w in zip(GROUPS, ("12", "8", "4"), strict=True)]
    figures[2] |= changed

    assert not list_splits(home.tell(*figures))


@settings(max_examples=20)
@given(left=st.integers(2, 300), right=st.integers(2, 300), off=st.integers(-1, 1))
def test_the_sum_in_words_is_the_sum_of_its_numbers(left: int, right: int, off: int) -> None:
    """Whether or not it is the number in all."""
    figures = [
        make_figure("whole", f"{left + right + off}", "people"),
        make_figure("left", f"{left}", "fighters"),
        make_figure("right", f"{right}", "civilians"),
    ]
    told = say(read(make_article(figures)))

    assert f" = {left + right}" in told["told"]
    assert (told["sum_told"] == f"The groups make {left + right}, the number in all") is (off == 0)
