"""Calibres and types, which tell what is counted and not how many; all names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.draft import draft_text

WORDS = {"two": 2, "three": 3, "five": 5, "twelve": 12, "eleven": 11}
COUNTS = st.sampled_from(sorted(WORDS))
"""Before digits, a count is written in words."""

TYPED = [
    ("caliber 5.56 M-16 rifles", "weapons"),
    ("calibre .45 pistols", "weapons"),
    ("caliber .50 machine guns", "weapons"),
    (".38 caliber revolvers", "weapons"),
    ("7.62 rifles", "weapons"),
    ("7.62 mm machine guns", "weapons"),
    ("60-mm mortar shells", "weapons"),
    ("122-millimetre rockets", "weapons"),
    ("155 mm howitzers", "weapons"),
    ("12-gauge shotguns", "weapons"),
    ("M-14 rifles", "weapons"),
    ("six-by-six trucks", "vehicles"),
    ("four-by-four jeeps", "vehicles"),
    ("10-wheel trucks", "vehicles"),
    ("six-wheeler trucks", "vehicles"),
]


@pytest.mark.parametrize(("noun", "measure"), TYPED)
@given(word=COUNTS, is_first=st.booleans())
def test_a_calibre_or_a_type_is_no_figure_and_its_count_is(
    noun: str, measure: str, word: str, is_first: bool
) -> None:
    """Whether the count opens the sentence or not."""
    opening, ending = ("", "were seized") if is_first else ("Police seized ", "in Orvale")
    text = f"{opening}{word} {noun} {ending}."
    figures = [each for each in draft_text(text) if each.skip is None]
    assert [(each.nominal, each.measure) for each in figures] == [(WORDS[word], measure)]


@pytest.mark.parametrize(
    "text", ["Police found a cal. 45 pistol.", "The guard carried a caliber .22 rifle."]
)
def test_a_calibre_alone_counts_nothing(text: str) -> None:
    """One weapon with an article is no number."""
    assert [each for each in draft_text(text) if each.skip is None] == []


@pytest.mark.parametrize(
    ("adjective", "noun", "measure"),
    [
        ("500-pound", "bombs", "weapons"),
        ("5-kilogram", "bombs", "weapons"),
        ("25kg", "bombs", "weapons"),
        ("20-foot", "boats", "vehicles"),
        ("20-year-old", "buses", "vehicles"),
    ],
)
@given(word=COUNTS)
def test_a_count_passes_the_weight_or_length_of_what_it_counts(
    adjective: str, noun: str, measure: str, word: str
) -> None:
    """How heavy or long each is stays a figure of its own."""
    first, *others = draft_text(f"Guards seized {word} {adjective} {noun} in Orvale.")
    assert (first.nominal, first.measure) == (WORDS[word], measure)
    assert len(others) == 1


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("They were of every calibre. Twelve soldiers were killed.", [12]),
        ("It rained 40 mm and the guns stopped.", [40]),
        ("The path ran 12 m-16 m above the river.", [12]),
        ("Prices rose 7.62 percent.", [7.62]),
        ("The wall is six-by-eight feet.", [6, 8]),
        ("Some 12 rifles were found.", [12]),
    ],
)
def test_what_only_looks_like_a_calibre_stays_a_figure(text: str, counts: list[float]) -> None:
    """Sentences that end with the word, rain, paths, shares, walls and plain counts."""
    figures = [each for each in draft_text(text) if each.skip is None]
    assert [each.nominal if each.nominal is not None else each.low for each in figures] == counts
