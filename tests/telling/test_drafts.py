"""How many numbers of a text are figures, in words."""

from __future__ import annotations

import datetime as dt

import pytest

from analysis.ledger.coverage import Coverage
from analysis.telling.drafts import say_coverage, say_made, say_review

# numbers, told, left out -> words
TOLD = [
    (85, 59, 20, "59 of the 85 numbers in the text are figures here; 20 are left out, each with "
     "its reason; 6 are missing"),
    (15, 13, 2, "13 of the 15 numbers in the text are figures here; 2 are left out, each with its "
     "reason; none is missing"),
    (4, 1, 1, "1 of the 4 numbers in the text is a figure here; 1 is left out, with its reason; 2 "
     "are missing"),
    (3, 2, 0, "2 of the 3 numbers in the text are figures here; 1 is missing"),
    (2, 0, 0, "none of the 2 numbers in the text is a figure here; 2 are missing"),
    (15, 15, 0, "all 15 numbers in the text are figures here"),
    (1, 1, 0, "the only number in the text is a figure here"),
    (1, 0, 1, "the only number in the text is left out, with its reason"),
    (1, 0, 0, "the only number in the text is missing"),
    (0, 0, 0, "the text has no number"),
]  # fmt: skip


@pytest.mark.parametrize(("numbers", "told", "left_out", "words"), TOLD)
def test_a_reader_learns_how_many_numbers_are_figures(
    numbers: int, told: int, left_out: int, words: str
) -> None:
    """How many are left out, and how many are missing."""
    found = Coverage(numbers, told, left_out, numbers - told - left_out)
    assert say_coverage(found) == words


def test_nothing_is_said_where_the_seed_does_not_tell() -> None:
    """How many there are, nobody knows without the text."""
    assert say_coverage(Coverage(None, 12, 3, None)) == ""


def test_a_draft_is_made_by_a_program_until_all_is_confirmed() -> None:
    """One unreviewed figure is enough."""
    assert [say_made(drafts) for drafts in (0, 1, 9)] == [
        "transcribed by hand",
        "drafted by a program",
        "drafted by a program",
    ]


def test_a_review_has_its_name_and_day() -> None:
    """As it goes on in a sentence."""
    told = say_review("Ada Example", dt.date(2031, 5, 7))
    assert told == "read beside the article by Ada Example on 7 May 2031"
