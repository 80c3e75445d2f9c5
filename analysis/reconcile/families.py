"""Disjoint families: counts inside a whole that do not overlap, so that they add up to at most it.

Only the families that say most are kept. Two towns of a province form one; where both are counted,
a street of the first town with the second town says no more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

# The search for families of one whole ends here. Each family is one more constraint, so leaving
# some out never makes a true figure look false.
MOST_FAMILIES = 200


def find_families(inside: int, disjoint: Sequence[int], above: Sequence[int]) -> list[int]:
    """The families among some nodes as bit masks, largest first.

    Parameters
    ----------
    inside : bit n is set where node n lies strictly in the whole.
    disjoint : for each node, bit n is set where it and node n do not overlap.
    above : for each node, bit n is set where it lies strictly inside node n.
    """
    found = [
        family
        for family in islice(_list_cliques(0, inside, 0, disjoint), MOST_FAMILIES)
        if not _is_dominated(family, inside, disjoint, above)
    ]
    return sorted(found, key=lambda family: (-family.bit_count(), family))


def _list_cliques(chosen: int, open_: int, done: int, disjoint: Sequence[int]) -> Iterator[int]:
    """The maximal sets of pairwise disjoint nodes (Bron and Kerbosch 1973, with pivot)."""
    if not open_ and not done:
        if chosen:
            yield chosen
        return
    pivot = max(list_bits(open_ | done), key=lambda node: (disjoint[node] & open_).bit_count())
    for node in list_bits(open_ & ~disjoint[pivot]):
        yield from _list_cliques(
            chosen | 1 << node, open_ & disjoint[node], done & disjoint[node], disjoint
        )
        open_ &= ~(1 << node)
        done |= 1 << node


def _is_dominated(family: int, inside: int, disjoint: Sequence[int], above: Sequence[int]) -> bool:
    """Whether a wider node, disjoint from the other members, could replace some of them."""
    for wider in list_bits(inside & ~family):
        within = sum(1 << node for node in list_bits(family) if above[node] >> wider & 1)
        if within and not (family & ~within) & ~disjoint[wider]:
            return True
    return False


def list_bits(mask: int) -> Iterator[int]:
    """The numbers of the bits that are set, lowest first."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low
