"""Bounds propagation: what each row alone implies for each of its counts, until nothing moves.

Propagation never loses a solution, so every refutation is right, and every bound is right as an
outer bound. Where the rows left are connected without a cycle, it is exact as well; only a
`Component` needs a solver.

Why it is exact there. Let every row of a part have only the coefficients +1 and -1, let the graph
of counts and rows be a forest, and let propagation have reached a fixpoint without an empty range.
Take any count at any value v of its range. The ranges of the other counts can fill each row at this
count: with unit coefficients their sum takes every whole number between its ends, so the values
that the row leaves to a count form an interval, exactly the one that propagation computes. Without
a cycle, the rows at a count share no other count; so each can be filled on its own, then each row
behind the counts just filled, and no count is ever filled twice. Hence v is part of a solution, and
every bound is attained. This is the backtrack-free search of E. C. Freuder, "A Sufficient Condition
for Backtrack-Free Search", Journal of the ACM 29 (1982), for rows of more than two counts
(Berge-acyclic constraint hypergraphs).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from analysis.reconcile.solve.budget import UNITS_PER_VISIT, Budget
from analysis.reconcile.solve.system import Layout, Limit, Terms

# Without a cycle, propagation settles long before this; around one it may creep on forever.
MAX_VISITS_PER_ROW = 40


@dataclass(slots=True)
class Box:
    """The range (domain) of every count and of the sum of every row; None where open."""

    lows: list[int]
    highs: list[int | None]
    row_lows: list[int | None]
    row_highs: list[int | None]
    is_fixpoint: bool = True

    def copy(self) -> Box:
        """The same ranges, free to be narrowed."""
        return Box(
            self.lows.copy(),
            self.highs.copy(),
            self.row_lows.copy(),
            self.row_highs.copy(),
            self.is_fixpoint,
        )


class Component(NamedTuple):
    """Counts connected by rows, for which propagation is not proved exact."""

    counts: tuple[int, ...]
    rows: tuple[int, ...]


def open_box(layout: Layout) -> Box:
    """Every count at 0 or more, every row unlimited."""
    n_counts, n_rows = len(layout.counts), len(layout.rows)
    return Box([0] * n_counts, [None] * n_counts, [None] * n_rows, [None] * n_rows)


def narrow_box(layout: Layout, box: Box, limits: Iterable[Limit], budget: Budget) -> Box | None:
    """The box under further limits; None where they cannot hold in it.

    Raises
    ------
    TooHardError : it takes more than the budget left.
    """
    box = box.copy()
    touched: dict[int, None] = {}
    for row, low, high in limits:
        row_low, row_high = box.row_lows[row], box.row_highs[row]
        if low is not None and (row_low is None or low > row_low):
            box.row_lows[row] = row_low = low
            touched[row] = None
        if high is not None and (row_high is None or high < row_high):
            box.row_highs[row] = row_high = high
            touched[row] = None
        if row_low is not None and row_high is not None and row_low > row_high:
            return None
    return box if settle(layout, box, touched, budget) else None


def settle(layout: Layout, box: Box, touched: Iterable[int], budget: Budget) -> bool:
    """Narrow the box in place to its fixpoint; False where no whole numbers are left.

    Raises
    ------
    TooHardError : it takes more than the budget left.
    """
    queue = deque(touched)
    is_waiting = [False] * len(layout.rows)
    for row in queue:
        is_waiting[row] = True
    visits_left = MAX_VISITS_PER_ROW * len(layout.rows)
    while queue:
        if not visits_left:
            box.is_fixpoint = False
            return True
        visits_left -= 1
        budget.spend(UNITS_PER_VISIT)
        row = queue.popleft()
        is_waiting[row] = False
        changed: list[int] = []
        if not _apply_row(layout.rows[row], box, row, changed):
            return False
        for count in changed:
            for other in layout.rows_of[count]:
                # One visit exhausts a row of unit coefficients.
                if not is_waiting[other] and (other != row or not layout.is_unit[row]):
                    is_waiting[other] = True
                    queue.append(other)
    return True


def _apply_row(terms: Terms, box: Box, row: int, changed: list[int]) -> bool:
    low, high = box.row_lows[row], box.row_highs[row]
    if high is not None and not _apply_high(terms, 1, high, box, changed):
        return False
    return low is None or _apply_high(terms, -1, -low, box, changed)


def _apply_high(terms: Terms, sign: int, high: int, box: Box, changed: list[int]) -> bool:
    """Apply sum of sign x coefficient x count <= high; False where the least sum exceeds it."""
    slack = high
    opened: tuple[int, int] | None = None
    for count, coefficient in terms:
        weight = sign * coefficient
        if weight > 0:
            slack -= weight * box.lows[count]
        elif (top := box.highs[count]) is not None:
            slack -= weight * top
        elif opened is not None:
            return True
        else:
            opened = (count, -weight)
    if opened is not None:
        count, weight = opened
        _raise_low(box, count, -(slack // weight), changed)
        return True
    if slack < 0:
        return False
    for count, coefficient in terms:
        weight = sign * coefficient
        if weight > 0:
            _lower_high(box, count, box.lows[count] + slack // weight, changed)
        elif (top := box.highs[count]) is not None:
            _raise_low(box, count, top - slack // -weight, changed)
    return True


def _raise_low(box: Box, count: int, low: int, changed: list[int]) -> None:
    if low > box.lows[count]:
        box.lows[count] = low
        changed.append(count)


def _lower_high(box: Box, count: int, high: int, changed: list[int]) -> None:
    top = box.highs[count]
    if top is None or high < top:
        box.highs[count] = high
        changed.append(count)


def find_inexact(layout: Layout, box: Box) -> list[Component]:
    """The components of a settled box where propagation is not proved exact, in a fixed order.

    Counts with one value left, and rows that hold for all values left, connect nothing any more.
    """
    live = [row for row, terms in enumerate(layout.rows) if _is_live(terms, box, row)]
    if not live:
        return []
    parent = list(range(len(layout.counts)))

    def find(count: int) -> int:
        while parent[count] != count:
            parent[count] = count = parent[parent[count]]
        return count

    suspects: list[int] = []
    firsts: list[int] = []
    for row in live:
        first, *others = _get_free(layout.rows[row], box)
        firsts.append(first[0])
        is_exact = box.is_fixpoint and all(abs(c) == 1 for _, c in (first, *others))
        for count, _ in others:
            is_exact = is_exact and find(count) != find(first[0])
            parent[find(count)] = find(first[0])
        if not is_exact:
            suspects.append(first[0])
    roots = {find(count) for count in suspects}
    rows: dict[int, list[int]] = {root: [] for root in roots}
    counts: dict[int, set[int]] = {root: set() for root in roots}
    for row, count in zip(live, firsts, strict=True):
        if (root := find(count)) in roots:
            rows[root].append(row)
            counts[root].update(free for free, _ in _get_free(layout.rows[row], box))
    return sorted(Component(tuple(sorted(counts[r])), tuple(rows[r])) for r in roots)


def _get_free(terms: Terms, box: Box) -> Sequence[tuple[int, int]]:
    """The terms of a row with values left to choose; all where propagation was cut short."""
    if not box.is_fixpoint:
        return terms
    return [pair for pair in terms if box.lows[pair[0]] != box.highs[pair[0]]]


def _is_live(terms: Terms, box: Box, row: int) -> bool:
    """Whether a row still excludes something in the box that no single range excludes."""
    if box.is_fixpoint and len(_get_free(terms, box)) < 2:
        return False
    low, high = box.row_lows[row], box.row_highs[row]
    least, most = _find_least(terms, 1, box), _find_least(terms, -1, box)
    is_above = low is None or (least is not None and least >= low)
    is_below = high is None or (most is not None and most >= -high)
    return not (is_above and is_below)


def _find_least(terms: Terms, sign: int, box: Box) -> int | None:
    """The least sum of sign x coefficient x count in the box; None where it is unbounded."""
    least = 0
    for count, coefficient in terms:
        weight = sign * coefficient
        bound = box.lows[count] if weight > 0 else box.highs[count]
        if bound is None:
            return None
        least += weight * bound
    return least


def is_solution(layout: Layout, box: Box, component: Component, values: Sequence[int]) -> bool:
    """Whether these values of all counts satisfy every row of the component."""
    for row in component.rows:
        total = sum(coefficient * values[count] for count, coefficient in layout.rows[row])
        low, high = box.row_lows[row], box.row_highs[row]
        if (low is not None and total < low) or (high is not None and total > high):
            return False
    return True
