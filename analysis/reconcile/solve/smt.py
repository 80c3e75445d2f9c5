"""z3 behind a few typed calls; no other file knows z3, and it is loaded only when needed."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Any

from analysis.reconcile.solve.budget import (
    UNITS_PER_QUERY,
    UNITS_PER_RESOURCE,
    Budget,
    TooHardError,
)
from analysis.reconcile.solve.propagate import Box, Component
from analysis.reconcile.solve.system import Layout, Terms

Solution = dict[int, int]
VALUE = re.compile(r"\(define-fun x(\d+) \(\) Int\s+(\d+)\)")


class ComponentSolver:
    """Whole-number solutions of one component in a box, charged to a budget.

    z3 takes and returns SMT-LIB text, which is ten times as fast as building Python terms.
    """

    def __init__(self, layout: Layout, box: Box, component: Component, budget: Budget) -> None:
        self._z3 = _load_z3()
        self._component = component
        self._budget = budget
        # What z3 spends depends on all that its context has seen: each answer gets one of its own.
        self._context: Any = self._z3.Context()
        self._solver: Any = self._z3.SimpleSolver(ctx=self._context)
        self._solver.set("rlimit", max(budget.units // UNITS_PER_RESOURCE, 1))
        self._solver.from_string(_write_component(layout, box, component))
        self._meter = self._read_meter()

    def has_solution(self) -> bool:
        """Whether there is a solution.

        Raises
        ------
        TooHardError : z3 found no answer within the budget left.
        """
        return self._is_possible()

    def find_solution(
        self, count: int | None = None, *, low: int | None = None, high: int | None = None
    ) -> Solution | None:
        """Values of the component's counts, one of them kept to a low or high; None if none fit.

        Raises
        ------
        TooHardError : z3 found no answer within the budget left.
        """
        held = []
        if count is not None and low is not None:
            held.append(self._z3.Int(f"x{count}", self._context) >= low)
        if count is not None and high is not None:
            held.append(self._z3.Int(f"x{count}", self._context) <= high)
        if not self._is_possible(*held):
            return None
        found = {int(c): int(value) for c, value in VALUE.findall(self._solver.model().sexpr())}
        # A count that z3 omits may have any value.
        return {c: found.get(c, 0) for c in self._component.counts}

    def _is_possible(self, *held: Any) -> bool:
        answer = self._solver.check(*held)
        before, self._meter = self._meter, self._read_meter()
        used = (self._meter - before) * UNITS_PER_RESOURCE
        self._budget.spend(max(used, UNITS_PER_QUERY))
        if answer not in (self._z3.sat, self._z3.unsat):
            raise TooHardError("z3 found no answer within the budget")
        return bool(answer == self._z3.sat)

    def _read_meter(self) -> int:
        return int(self._solver.statistics().get_key_value("rlimit count"))


def _load_z3() -> Any:
    """Load z3, which has no types of its own, when the first component needs it."""
    return import_module("z3")


def _write_component(layout: Layout, box: Box, component: Component) -> str:
    """The component in SMT-LIB."""
    free = set(component.counts)
    lines = [f"(declare-const x{count} Int)" for count in component.counts]
    for count in component.counts:
        lines += _write_range(f"x{count}", box.lows[count], box.highs[count])
    for row in component.rows:
        terms = layout.rows[row]
        fixed = sum(factor * box.lows[count] for count, factor in terms if count not in free)
        low, high = box.row_lows[row], box.row_highs[row]
        lines += _write_range(
            _write_sum(tuple(term for term in terms if term[0] in free)),
            None if low is None else low - fixed,
            None if high is None else high - fixed,
        )
    return "\n".join(lines)


def _write_sum(terms: Terms) -> str:
    products = [
        f"x{count}" if factor == 1 else f"(* {_write_number(factor)} x{count})"
        for count, factor in terms
    ]
    return products[0] if len(products) == 1 else f"(+ {' '.join(products)})"


def _write_range(term: str, low: int | None, high: int | None) -> list[str]:
    if low is not None and low == high:
        return [f"(assert (= {term} {_write_number(low)}))"]
    lines = [] if low is None else [f"(assert (>= {term} {_write_number(low)}))"]
    return lines if high is None else [*lines, f"(assert (<= {term} {_write_number(high)}))"]


def _write_number(number: int) -> str:
    return str(number) if number >= 0 else f"(- {-number})"
