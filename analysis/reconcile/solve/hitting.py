"""Small sets that have a member in each of many sets, as bit masks: member m is bit 1 << m."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.reconcile.solve.budget import UNITS_PER_STEP, Budget


def find_hitting_set(
    sets: Sequence[int], forbidden: Sequence[int], size: int, budget: Budget
) -> int | None:
    """At most `size` members, at least one of each set, but never all of a forbidden set.

    The search goes depth first through the members of the smallest set not yet hit, and excludes a
    member once tried, so that it meets no choice twice.

    Returns
    -------
    The same set in every run; None where there is none.

    Raises
    ------
    TooHardError : the answer takes more than the budget left.
    """
    whole = 0
    for members in (*sets, *forbidden):
        whole |= members
    return _choose(0, whole, sets, forbidden, size, budget)


def _choose(
    chosen: int,
    allowed: int,
    sets: Sequence[int],
    forbidden: Sequence[int],
    left: int,
    budget: Budget,
) -> int | None:
    budget.spend(UNITS_PER_STEP + (len(sets) + len(forbidden)) // 4)
    for members in forbidden:
        missing = members & ~chosen
        if not missing:
            return None
        if not missing & (missing - 1):
            allowed &= ~missing
    unhit = sorted((members & allowed for members in sets if not members & chosen), key=_get_rank)
    if not unhit:
        return chosen
    if _count_disjoint(unhit) > left:
        return None
    rest = unhit[0]
    while rest:
        member = rest & -rest
        rest ^= member
        allowed ^= member
        found = _choose(chosen | member, allowed, unhit, forbidden, left - 1, budget)
        if found is not None:
            return found
    return None


def _get_rank(members: int) -> tuple[int, int]:
    return members.bit_count(), members


def _count_disjoint(sets: Sequence[int]) -> int:
    """A least number of members needed: one for each of some disjoint sets."""
    used = n_disjoint = 0
    for members in sets:
        if not members & used:
            used |= members
            n_disjoint += 1
    return n_disjoint
