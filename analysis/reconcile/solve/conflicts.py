"""The smallest sets of sources that cannot all be right, smallest first.

A set of sources is a conflict if and only if it has a member outside each feasible set. So take a
set that has a member outside each feasible set found so far and contains no conflict found so far:
either it is a conflict, or it grows into one more feasible set. If it is a conflict and no smaller
such set is left, it is a minimal one. This is the duality between minimal conflicts and minimal
corrections: A. Ignatiev, A. Previti, M. Liffiton and J. Marques-Silva, "Smallest MUS
Extraction with Minimal Hitting Set Dualization", CP 2015.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.reconcile.solve.budget import Budget, TooHardError
from analysis.reconcile.solve.exact import has_solution
from analysis.reconcile.solve.hitting import find_hitting_set
from analysis.reconcile.solve.propagate import Box, narrow_box, open_box
from analysis.reconcile.solve.system import Layout


class Found(NamedTuple):
    """Minimal conflicts, smallest first, and whether there are no others."""

    conflicts: list[frozenset[str]]
    is_all: bool


def find_conflicts(layout: Layout, limit: int, budget: Budget) -> Found:
    """The minimal conflicts of a layout whose laws hold and whose sources cannot all be right.

    Parameters
    ----------
    layout : laws that hold, and sources that cannot all be right.
    limit : the search ends as soon as it has found more than this.
    budget : the work left; half of it is reserved for finding at least one conflict.

    Raises
    ------
    TooHardError : the search found none within half of the budget, and leaving out source after
        source found none within the other half.
    """
    reserve = Budget(budget.units // 2)
    budget.spend(reserve.units)
    sources = sorted(source for source in layout.limits if source is not None)
    found: list[list[int]] = []
    is_all = False
    try:
        is_all = _search(_Sources(layout, sources, budget), found, limit)
    except TooHardError:
        if not found:
            found.append(_shrink(_Sources(layout, sources, reserve)))
    return Found([frozenset(sources[member] for member in members) for members in found], is_all)


class _Sources:
    """Which sets of sources can all be right."""

    def __init__(self, layout: Layout, sources: Sequence[str], budget: Budget) -> None:
        self.budget = budget
        self.members = range(len(sources))
        self._layout = layout
        self._limits = [layout.limits[source] for source in sources]
        laws = narrow_box(layout, open_box(layout), layout.limits.get(None, ()), budget)
        if laws is None:
            raise ValueError("the laws alone cannot hold")
        self._laws = laws
        self._n_grown: Counter[int] = Counter()

    def narrow(self, box: Box, member: int) -> Box | None:
        """The box with one more source; None only where that source cannot be right."""
        return narrow_box(self._layout, box, self._limits[member], self.budget)

    def fit(self, members: Iterable[int]) -> Box | None:
        """A box around all solutions under these sources; None where there is none."""
        limits = [limit for member in members for limit in self._limits[member]]
        box = narrow_box(self._layout, self._laws, limits, self.budget)
        return box if box is not None and self.is_solvable(box) else None

    def is_solvable(self, box: Box) -> bool:
        return has_solution(self._layout, box, self.budget)

    def grow(self, box: Box, members: Iterable[int]) -> set[int]:
        """A maximal feasible set that contains these members.

        Propagation alone makes most decisions. Where one of them was too generous, every source is
        decided exactly.
        """
        grown, wide = set(members), box
        for member in self._get_order():
            if member not in grown and (narrowed := self.narrow(wide, member)) is not None:
                wide = narrowed
                grown.add(member)
        if not self.is_solvable(wide):
            grown = self._grow_surely(box, members)
        self._n_grown.update(grown)
        return grown

    def _get_order(self) -> list[int]:
        """Members of the fewest feasible sets first, so that these sets differ widely."""
        return sorted(self.members, key=lambda member: self._n_grown[member])

    def _grow_surely(self, box: Box, members: Iterable[int]) -> set[int]:
        grown = set(members)
        for member in self._get_order():
            narrowed = self.narrow(box, member)
            if member not in grown and narrowed is not None and self.is_solvable(narrowed):
                box = narrowed
                grown.add(member)
        return grown


def _search(sources: _Sources, found: list[list[int]], limit: int) -> bool:
    """Append minimal conflicts, smallest first; True where there are no others."""
    corrections: list[int] = []
    conflicts: list[int] = []
    n_members = len(sources.members)
    size = 1
    while len(found) <= limit:
        chosen = find_hitting_set(corrections, conflicts, size, sources.budget)
        if chosen is None:
            if find_hitting_set(corrections, conflicts, n_members, sources.budget) is None:
                return True
            size += 1
            continue
        members = [member for member in sources.members if chosen >> member & 1]
        box = sources.fit(members)
        if box is None:
            found.append(members)
            conflicts.append(chosen)
        else:
            grown = sources.grow(box, members)
            corrections.append(sum(1 << m for m in sources.members if m not in grown))
    return False


def _shrink(sources: _Sources) -> list[int]:
    """One minimal conflict: drop each source without which there still is a conflict."""
    members = list(sources.members)
    for member in sources.members:
        fewer = [other for other in members if other != member]
        if sources.fit(fewer) is None:
            members = fewer
    return members
