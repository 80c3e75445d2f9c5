"""The engine's face: feasibility, tightest bounds, smallest conflicts.

The answers are exact for whole numbers and depend on the system alone, not on the order of its
constraints or on a clock. Each call has a budget; what costs more raises `TooHardError` and is
never guessed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from analysis.reconcile.solve.budget import Budget, TooHardError
from analysis.reconcile.solve.conflicts import find_conflicts
from analysis.reconcile.solve.exact import has_solution, tighten_box
from analysis.reconcile.solve.propagate import Box, narrow_box, open_box
from analysis.reconcile.solve.system import Constraint, Layout, System, lay_out, split_system

__all__ = [
    "DEFAULT_BUDGET",
    "Bounds",
    "Conflicts",
    "Constraint",
    "InfeasibleError",
    "System",
    "TooHardError",
    "is_feasible",
    "smallest_conflicts",
    "tightest_bounds",
]

# Microseconds, roughly.
DEFAULT_BUDGET = 3_000_000


class InfeasibleError(Exception):
    """The constraints cannot all hold, so there are no bounds."""


class Bounds(NamedTuple):
    """The least and greatest value of a count over all solutions; a high of None is unbounded."""

    low: int
    high: int | None


class Conflicts(NamedTuple):
    """Minimal sets of sources that cannot all be right.

    Parameters
    ----------
    conflicts : smallest first, then in the order of their sorted names. A single empty set means
        that the laws contradict each other without any source.
    is_cut : whether there may be more.
    """

    conflicts: tuple[frozenset[str], ...]
    is_cut: bool


def is_feasible(
    system: System, *, without: Collection[str] = (), budget: int = DEFAULT_BUDGET
) -> bool:
    """Whether whole numbers >= 0 satisfy every constraint except those of the sources left out.

    Raises
    ------
    TooHardError : the answer takes more than the budget.
    """
    left = Budget(budget)
    layout = lay_out(system, without)
    box = _settle(layout, left)
    return box is not None and has_solution(layout, box, left)


def tightest_bounds(
    system: System, counts: Collection[str] | None = None, *, budget: int = DEFAULT_BUDGET
) -> dict[str, Bounds]:
    """The least and greatest value of each count over all solutions, sorted by name.

    Parameters
    ----------
    system : counts and constraints.
    counts : the counts to answer for; all if not given.
    budget : how much work at most, in units of about a microsecond.

    Raises
    ------
    InfeasibleError : the constraints cannot all hold.
    TooHardError : the answer takes more than the budget.
    """
    left = Budget(budget)
    layout = lay_out(system)
    box = _settle(layout, left)
    tight = None if box is None else tighten_box(layout, box, left)
    if tight is None:
        raise InfeasibleError("the constraints cannot all hold, so no count has bounds")
    bounds = map(Bounds, tight.lows, tight.highs)
    wanted = None if counts is None else set(counts)
    return {
        name: bound
        for name, bound in zip(layout.counts, bounds, strict=True)
        if wanted is None or name in wanted
    }


def smallest_conflicts(
    system: System, limit: int = 20, *, budget: int = DEFAULT_BUDGET
) -> Conflicts:
    """The minimal sets of sources that cannot all be right; if cut, the smallest of them.

    Each is infeasible together with the laws, and feasible without any one of its sources.

    Parameters
    ----------
    system : counts and constraints.
    limit : how many conflicts at most.
    budget : how much work at most for each part of the system, in units of about a microsecond.

    Raises
    ------
    TooHardError : the budget is too small to find any conflict or to exclude all. Once one is
        found, running out of budget only cuts the list.
    """
    found: list[frozenset[str]] = []
    broken, is_all = _find_broken(split_system(system), budget)
    for part in broken:
        try:
            if not is_feasible(part, without=part.sources, budget=budget):
                return Conflicts((frozenset(),), False)
            search = find_conflicts(lay_out(part), limit, Budget(budget // len(broken)))
        except TooHardError:
            is_all = False
        else:
            found += search.conflicts
            is_all = is_all and search.is_all
    if not found and not is_all:
        raise TooHardError("no conflict found, and none excluded, within the budget")
    found.sort(key=lambda conflict: (len(conflict), sorted(conflict)))
    return Conflicts(tuple(found[:limit]), not is_all or len(found) > limit)


def _find_broken(parts: Iterable[System], budget: int) -> tuple[list[System], bool]:
    """The infeasible parts, and whether every part could be decided."""
    broken, is_all = [], True
    for part in parts:
        try:
            if not is_feasible(part, budget=budget):
                broken.append(part)
        except TooHardError:
            is_all = False
    return broken, is_all


def _settle(layout: Layout, budget: Budget) -> Box | None:
    limits = [limit for source in layout.limits.values() for limit in source]
    return narrow_box(layout, open_box(layout), limits, budget)
