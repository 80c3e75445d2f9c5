"""Where a pasted text begins with its headline, it stands apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft.source.headline import split_headline

LONG = "Gunmen killed at least 12 people in a raid on the town of Sampleton, the county said."
WRAPPED = "Gunmen who came at night killed\nat least 12 people in Sampleton,\nthe county said.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"Raid on Sampleton kills 12\n\n{LONG}",
        f"\n\nRaid on Sampleton kills 12\n{LONG}\n{LONG}",
        f"Raid on Sampleton kills 12\n \n{LONG}",
    ],
)
def test_a_short_first_line_without_a_stop_is_the_headline(text: str) -> None:
    """With a blank line behind it or without."""
    headline, body = split_headline(text)

    assert headline == "Raid on Sampleton kills 12"
    assert body.startswith("Gunmen killed")


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n \n\n"])
def test_a_name_and_a_day_below_the_headline_stay_in_the_text(gap: str) -> None:
    """They have numbers that must not be lost."""
    headline, body = split_headline(
        f"Raid on Sampleton kills 12\nBy Jane Doe\n4 May 2021{gap}{LONG}"
    )

    assert headline == "Raid on Sampleton kills 12"
    assert body == f"By Jane Doe\n4 May 2021{gap}{LONG}"


@pytest.mark.parametrize(
    "text",
    [
        LONG,
        f"{LONG}\n{LONG}",
        f"{LONG}\n\n{LONG}",
        WRAPPED,
        f"SAMPLETON, March 4 (Gazette) –\n{LONG}",
        f"SAMPLETON\n\n{LONG}",
        "Raid on Sampleton kills 12",
        "Raid on Sampleton kills 12\n\nTwo hurt",
        "Twelve people were killed in Sampleton.\n\n" + LONG * 3,
        "",
    ],
)
def test_what_may_be_a_part_of_the_text_stays_in_it(text: str) -> None:
    """A sentence, a line that goes on in the next, a place alone, a text of one line."""
    assert split_headline(text) == (None, text.rstrip("\n"))


@given(st.text(st.sampled_from("ab 1.,\n"), max_size=200))
def test_nothing_is_lost_by_splitting(text: str) -> None:
    """The words of headline and body are the words of the text."""
    headline, body = split_headline(text)

    assert [*(headline or "").split(), *body.split()] == text.split()
