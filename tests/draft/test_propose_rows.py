"""Rows of numbers without commas, each before its own deed; all names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text

DEEDS = {
    "killed": "deaths",
    "dead": "deaths",
    "injured": "injuries",
    "wounded": "injuries",
    "abducted": "abductions",
    "missing": "missing",
}
ROWS = st.lists(st.tuples(st.integers(11, 900), st.sampled_from(sorted(DEEDS))), min_size=2,
                max_size=4, unique_by=(lambda pair: pair[0], lambda pair: pair[1]))  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The worst hit was Orvale ({0}), followed by Selm.",
        "Orvale: {0}",
        "Orvale {0}",
        "In Orvale {0} last week, the office said.",
    ],
)
@given(row=ROWS)
def test_a_number_of_a_row_belongs_to_the_deed_behind_it(
    text: str, row: list[tuple[int, str]]
) -> None:
    """Whatever deeds stand in it, and in whatever order."""
    drafts = draft_text(text.format(" ".join(f"{count} {deed}" for count, deed in row)))
    assert [(each.nominal, each.measure) for each in drafts] == [
        (count, DEEDS[deed]) for count, deed in row
    ]


@given(row=ROWS)
def test_a_row_reads_as_it_does_with_commas(row: list[tuple[int, str]]) -> None:
    """A comma left out changes no measure."""
    pairs = [f"{count} {deed}" for count, deed in row]
    bare, parted = (draft_text(f"Orvale ({joint.join(pairs)})") for joint in (" ", ", "))
    assert [each.measure for each in bare] == [each.measure for each in parted]


def test_who_did_it_to_a_number_of_others_stands_in_no_row() -> None:
    """Twelve who killed 30 villagers are not dead themselves."""
    _, twelve, thirty = draft_text("Of the 40 gunmen, 12 killed 30 villagers.")
    assert (twelve.measure, thirty.measure) == ("fighters", "deaths")
