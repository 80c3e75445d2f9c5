"""Headings of two lines: how a list is capped, and a text cut."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from analysis.telling.headings import MOST, cut_heading, fit_list
from analysis.telling.sentences import plain

WORDS = st.text("abcdefg ", min_size=1, max_size=30).map(str.strip).filter(bool)


@given(items=st.lists(WORDS, min_size=1, max_size=20), others=st.integers(0, 9))
def test_a_list_tells_the_first_items_and_counts_the_rest(items: list[str], others: int) -> None:
    """Told and counted are all there are; one item at least is told."""
    told = plain(fit_list("Told: ", [(f"<{item}>",) for item in items], others))
    shown = told.count("<")
    rest = len(items) + others - shown

    assert 1 <= shown <= len(items)
    assert len(told) <= MOST
    assert told.startswith(f"Told: <{items[0]}>")
    assert (f"and {rest} more" in told) == (rest > 0)


def test_a_list_that_fits_is_told_whole() -> None:
    """As an English list."""
    assert plain(fit_list("Told: ", [("a",), ("b",), ("c",)])) == "Told: a, b and c"
    assert plain(fit_list("Told: ", [("a",)], 2)) == "Told: a and 2 more"
    assert plain(fit_list("Told: ", [("a",)], 2, "figure")) == "Told: a and 2 more figures"


@given(words=st.lists(WORDS, min_size=1, max_size=40))
def test_a_text_is_cut_behind_a_word(words: list[str]) -> None:
    """With an ellipsis, and only where it is too long."""
    text = " ".join(words)
    cut = cut_heading(text)

    assert len(cut) <= MOST
    assert cut == text if len(text) <= MOST else cut.endswith("…")
    assert text.startswith(cut.removesuffix("…"))
