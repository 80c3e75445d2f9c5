"""The exact answer for a settled box: a greedy walk to a solution first, z3 where that fails.

Propagation leaves few values without a solution, so fixing one count after another and propagating
each time nearly always leads to one. Where it does not, nothing is known yet, and z3 decides the
component that is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from analysis.reconcile.solve.budget import Budget
from analysis.reconcile.solve.propagate import Box, Component, find_inexact, is_solution, settle
from analysis.reconcile.solve.smt import ComponentSolver
from analysis.reconcile.solve.system import Layout


def has_solution(layout: Layout, box: Box, budget: Budget) -> bool:
    """Whether a settled box holds a solution.

    Raises
    ------
    TooHardError : the answer takes more than the budget left.
    """
    return all(
        _Query(layout, box, component, budget).has_solution()
        for component in find_inexact(layout, box)
    )


def tighten_box(layout: Layout, box: Box, budget: Budget, only: int | None = None) -> Box | None:
    """A settled box with the tightest range of each count; None where it holds no solution.

    Parameters
    ----------
    layout, box : a system, and its box after propagation.
    budget : the work left.
    only : the one count that matters, if just one does; the others may keep wider ranges.

    Raises
    ------
    TooHardError : the answer takes more than the budget left.
    """
    tight = box.copy()
    for component in find_inexact(layout, box):
        wanted = (
            component.counts
            if only is None
            else [count for count in component.counts if count == only]
        )
        ranges = _find_ranges(_Query(layout, box, component, budget), wanted)
        if ranges is None:
            return None
        for count, (low, high) in ranges.items():
            tight.lows[count], tight.highs[count] = low, high
    return tight


@dataclass
class _Query:
    """A component in a box, queried for solutions."""

    layout: Layout
    box: Box
    component: Component
    budget: Budget

    @cached_property
    def solver(self) -> ComponentSolver:
        """z3 on the component, made when it is needed."""
        return ComponentSolver(self.layout, self.box, self.component, self.budget)

    def has_solution(self) -> bool:
        return self.walk() is not None or self.solver.has_solution()

    def find_solution(
        self, count: int | None = None, *, low: int | None = None, high: int | None = None
    ) -> Mapping[int, int] | None:
        """Values of the component's counts, one of them kept to a low or high; None if none fit."""
        walked = self.walk(count, low, high)
        return walked or self.solver.find_solution(count, low=low, high=high)

    def walk(
        self, count: int | None = None, low: int | None = None, high: int | None = None
    ) -> dict[int, int] | None:
        """A solution found by fixing each count at its least value left; None if that fails."""
        box = self.box.copy()
        if count is not None:
            box.lows[count] = box.lows[count] if low is None else max(low, box.lows[count])
            box.highs[count] = box.highs[count] if high is None else high
            if not settle(self.layout, box, self.layout.rows_of[count], self.budget):
                return None
        for each in self.component.counts:
            if box.highs[each] != box.lows[each]:
                box.highs[each] = box.lows[each]
                if not settle(self.layout, box, self.layout.rows_of[each], self.budget):
                    return None
        if not is_solution(self.layout, box, self.component, box.lows):
            return None
        return {each: box.lows[each] for each in self.component.counts}


@dataclass(slots=True)
class _Hull:
    """The least and greatest value of each count among the solutions seen so far."""

    lows: dict[int, int] = field(default_factory=dict)
    highs: dict[int, int] = field(default_factory=dict)

    def add(self, solution: Mapping[int, int]) -> None:
        for count, value in solution.items():
            self.lows[count] = min(value, self.lows.get(count, value))
            self.highs[count] = max(value, self.highs.get(count, value))


def _find_ranges(query: _Query, wanted: Sequence[int]) -> dict[int, tuple[int, int | None]] | None:
    """The tightest ranges of the wanted counts; None where the component has no solution."""
    solution = query.find_solution()
    if solution is None:
        return None
    hull = _Hull()
    hull.add(solution)
    box = query.box
    unbounded = _find_unbounded(query, [count for count in wanted if box.highs[count] is None])
    for count in wanted:
        _search_low(query, hull, count, box.lows[count])
        if count not in unbounded:
            _search_high(query, hull, count, box.highs[count])
    return {c: (hull.lows[c], None if c in unbounded else hull.highs[c]) for c in wanted}


def _search_low(query: _Query, hull: _Hull, count: int, low: int) -> None:
    """Lower the hull's low of a count to its least value, known to be at least `low`."""
    probe = low
    while low < hull.lows[count]:
        solution = query.find_solution(count, high=probe)
        if solution is None:
            low = probe + 1
        else:
            hull.add(solution)
        probe = (low + hull.lows[count]) // 2


def _search_high(query: _Query, hull: _Hull, count: int, high: int | None) -> None:
    """Raise the hull's high of a count to its greatest value, known to be at most `high`."""
    probe = high
    while high is None or hull.highs[count] < high:
        if probe is None:
            probe = 2 * hull.highs[count] + 1
        solution = query.find_solution(count, low=probe)
        if solution is None:
            high = probe - 1
        else:
            hull.add(solution)
        probe = None if high is None else (hull.highs[count] + high + 1) // 2


def _find_unbounded(query: _Query, still_open: Iterable[int]) -> set[int]:
    """Which counts of a solvable component have no greatest value.

    A count has none if and only if some direction raises it and, from every solution on, keeps all
    limits: a solution of the same limits moved to 0, with the count at 1 or more. (If the whole
    solutions are unbounded, so is the polyhedron around them; a polyhedron with rational faces is
    unbounded along a rational direction, and some multiple of that is whole.)
    """
    box = query.box
    directions = Box(
        [0] * len(box.lows),
        [None if high is None else 0 for high in box.highs],
        [None if low is None else 0 for low in box.row_lows],
        [None if high is None else 0 for high in box.row_highs],
        box.is_fixpoint,
    )
    upwards = _Query(query.layout, directions, query.component, query.budget)
    unbounded: set[int] = set()
    for count in still_open:
        if count not in unbounded:
            direction = upwards.find_solution(count, low=1) or {}
            unbounded.update(other for other, step in direction.items() if step)
    return unbounded
