"""Who contains whom."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.ledger.trees import ancestors, depth, find_loop, is_within

VILLAGES = {
    "county": (),
    "town": ("county",),
    "street": ("town",),
    "lake": ("county",),
    "moon": (),
}
BOTH = {"people": (), "women": ("people",), "officers": ("people",), "w-o": ("women", "officers")}

LOOPS = [
    ({}, ()),
    (VILLAGES, ()),
    (BOTH, ()),
    ({"a": ("a",)}, ("a", "a")),
    ({"a": ("b",), "b": ("a",)}, ("a", "b", "a")),
    ({"c": ("b",), "b": ("a",), "a": ("c",)}, ("a", "c", "b", "a")),
    ({"a": ("y",), "y": ("z",), "z": ("y",)}, ("y", "z", "y")),
    ({"a": ("b", "c"), "b": (), "c": ("a",)}, ("a", "c", "a")),
    ({"a": ("nobody",)}, ()),
]


@pytest.mark.parametrize(("tree", "loop"), LOOPS)
def test_a_loop_is_told_from_its_first_name_on(
    tree: dict[str, tuple[str, ...]], loop: tuple[str, ...]
) -> None:
    """A loop begins and ends with its first name in the alphabet; without one, nothing."""
    assert find_loop(tree) == loop


@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefgh"), max_size=3).map(tuple)
    )
)
def test_a_loop_is_found_exactly_where_a_walk_never_ends(tree: dict[str, tuple[str, ...]]) -> None:
    """Walking up every way from some name for more steps than there are names means a loop."""

    def walks_on(name: str) -> bool:
        reached = {name}
        for _ in range(len(tree) + 1):
            reached = {whole for inner in reached for whole in tree.get(inner, ())}
        return bool(reached)

    loop = find_loop(tree)
    assert bool(loop) == any(walks_on(name) for name in tree)
    assert all(whole in tree[inner] for inner, whole in pairwise(loop))


def test_a_long_chain_is_walked_once() -> None:
    """A hundred thousand nested names are settled in less than five seconds."""
    chain = {f"{n:06}": (f"{n + 1:06}",) for n in range(100_000)}
    begun = time.process_time()

    assert find_loop(chain) == ()
    assert time.process_time() - begun < 5


def test_the_wholes_are_named_nearest_first() -> None:
    """A street lies in its town, and the town in its county."""
    assert list(ancestors(VILLAGES, "street")) == ["town", "county"]


def test_a_whole_reached_twice_is_named_once() -> None:
    """Women officers are women and officers, and people once."""
    assert list(ancestors(BOTH, "w-o")) == ["women", "officers", "people"]


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
