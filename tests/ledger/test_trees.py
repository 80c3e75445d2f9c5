"""Who contains whom."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ledger.trees import ancestors, depth, find_loop, is_within

VILLAGES = {"county": None, "town": "county", "street": "town", "lake": "county", "moon": None}

LOOPS = [
    ({}, ()),
    (VILLAGES, ()),
    ({"a": "a"}, ("a", "a")),
    ({"a": "b", "b": "a"}, ("a", "b", "a")),
    ({"c": "b", "b": "a", "a": "c"}, ("a", "c", "b", "a")),
    ({"a": "y", "y": "z", "z": "y"}, ("y", "z", "y")),
    ({"a": "nobody"}, ()),
]


@pytest.mark.parametrize(("tree", "loop"), LOOPS)
def test_a_loop_is_told_from_its_first_name_on(
    tree: dict[str, str | None], loop: tuple[str, ...]
) -> None:
    """A loop begins and ends with its first name in the alphabet; without one, nothing."""
    assert find_loop(tree) == loop


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.sampled_from([None, *"abcdefgh"])))
def test_a_loop_is_found_exactly_where_a_walk_never_ends(tree: dict[str, str | None]) -> None:
    """Walking up from some name for more steps than there are names means a loop."""

    def walks_on(name: str | None) -> bool:
        for _ in range(len(tree) + 1):
            name = tree.get(name) if name is not None else None
        return name is not None

    assert bool(find_loop(tree)) == any(walks_on(name) for name in tree)


def test_a_long_chain_is_walked_once() -> None:
    """A hundred thousand nested names are settled in less than five seconds."""
    chain = {f"{n:06}": f"{n + 1:06}" for n in range(100_000)}
    begun = time.process_time()

    assert find_loop(chain) == ()
    assert time.process_time() - begun < 5


def test_the_wholes_are_named_nearest_first() -> None:
    """A street lies in its town, and the town in its county."""
    assert list(ancestors(VILLAGES, "street")) == ["town", "county"]


@pytest.mark.parametrize(
    ("name", "whole", "inside"),
    [
        ("street", "county", True),
        ("street", "street", True),
        ("county", "street", False),
        ("lake", "town", False),
        ("moon", "county", False),
    ],
)
def test_inside_means_here_or_below(name: str, whole: str, inside: bool) -> None:
    """A name lies within itself and within all its wholes, and nowhere else."""
    assert is_within(VILLAGES, name, whole) is inside


@pytest.mark.parametrize(("name", "wholes"), [("county", 0), ("town", 1), ("street", 2)])
def test_depth_counts_the_wholes(name: str, wholes: int) -> None:
    """A root has depth 0, what it contains 1, and so on."""
    assert depth(VILLAGES, name) == wholes
