"""Whether bounds on parts and on their whole can hold together."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.reconcile.sums import judge

# kind, parts, whole, verdict, worked by hand
VERDICTS = [
    ("sum", (59, None), (58, 58), "conflict"),
    ("sum", (12, 12), (12, 12), "agree"),
    ("sum", (11, 11), (12, 12), "conflict"),
    ("sum", (13, 13), (13, None), "consistent"),
    ("sum", (13, 13), (14, None), "conflict"),
    ("sum", (8, 20), (12, 12), "consistent"),
    ("sum", (0, 5), (6, None), "conflict"),
    ("part", (7, 7), (23, None), "consistent"),
    ("part", (7, 7), (6, 6), "conflict"),
    ("part", (7, 7), (7, 7), "consistent"),
    ("part", (3, 3), (7, None), "consistent"),
    ("same", (12, 12), (12, 12), "agree"),
    ("same", (12, 12), (13, 13), "conflict"),
    ("same", (10, 20), (15, None), "consistent"),
    ("sum", (0, None), (12, 12), "undecided"),
    ("sum", (12, 12), (None, None), "undecided"),
    ("part", (None, None), (12, 12), "undecided"),
    ("same", (12, 12), (0, None), "undecided"),
]
HOLDS = {
    "sum": lambda parts, whole: parts == whole,
    "same": lambda parts, whole: parts == whole,
    "part": lambda parts, whole: parts <= whole,
}
MOST = 12

bounds = st.tuples(st.none() | st.integers(0, 8), st.none() | st.integers(0, 8)).filter(
    lambda pair: None in pair or pair[0] <= pair[1]
)


@pytest.mark.parametrize(("kind", "parts", "whole", "verdict"), VERDICTS)
def test_a_verdict_follows_from_the_bounds(
    kind: str,
    parts: tuple[int | None, int | None],
    whole: tuple[int | None, int | None],
    verdict: str,
) -> None:
    """Conflict where nothing fits, agree where all is exact, undecided where nothing is known."""
    assert judge(kind, parts, whole) == verdict


@given(kind=st.sampled_from(sorted(HOLDS)), parts=bounds, whole=bounds)
def test_a_conflict_is_told_exactly_where_no_numbers_fit(
    kind: str, parts: tuple[int | None, int | None], whole: tuple[int | None, int | None]
) -> None:
    """Trying all small numbers finds a pair that fits, or the verdict is conflict."""
    fits = any(
        HOLDS[kind](first, second)
        for first, second in product(list_numbers(parts), list_numbers(whole))
    )

    assert (judge(kind, parts, whole) == "conflict") == (not fits)


def list_numbers(pair: tuple[int | None, int | None]) -> range:
    """The whole numbers within bounds; an open end goes past every bound that is drawn."""
    low, high = pair
    return range(low or 0, (MOST if high is None else high) + 1)
