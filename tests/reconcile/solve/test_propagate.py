"""Propagation: never too tight, and exact where the rows hang together without a cycle."""

from hypothesis import given
from small_systems import closed_systems, forest_systems, list_solutions

from analysis.reconcile.solve.budget import Budget
from analysis.reconcile.solve.propagate import find_inexact, narrow_box, open_box
from analysis.reconcile.solve.solver import Constraint, System
from analysis.reconcile.solve.system import lay_out

SUM = Constraint((("a", 1), ("b", -1), ("c", -1)), 0, 0, None)
CAP = Constraint((("b", 1), ("c", -1)), None, 0, None)


def settle(system):
    """The layout of a system and its box after propagation."""
    layout = lay_out(system)
    limits = [limit for source in layout.limits.values() for limit in source]
    return layout, narrow_box(layout, open_box(layout), limits, Budget(10**9))


@given(closed_systems())
def test_no_solution_is_lost(system):
    """Every solution lies in the box, and a system that has one is not refuted."""
    layout, box = settle(system)
    for solution in list_solutions(system):
        assert box is not None
        for name, low, high in zip(layout.counts, box.lows, box.highs, strict=True):
            assert low <= solution[name] <= high


@given(forest_systems())
def test_a_forest_has_no_inexact_component(system):
    """Where the rows hang together without a cycle, nothing is left to ask a solver."""
    layout, box = settle(system)
    assert box is None or find_inexact(layout, box) == []


def test_a_cycle_is_inexact():
    """Two rows that share two counts are not proved exact."""
    layout, box = settle(System(("a", "b", "c"), (SUM, CAP)))
    assert [component.counts for component in find_inexact(layout, box)] == [(0, 1, 2)]


def test_a_fixed_count_makes_a_cycle_exact():
    """A count with one value left joins nothing any more."""
    fixed = Constraint((("b", 1),), 3, 3, None)
    layout, box = settle(System(("a", "b", "c"), (SUM, CAP, fixed)))
    assert find_inexact(layout, box) == []


def test_a_row_that_cannot_fail_makes_a_cycle_exact():
    """A row that holds for all values left joins no component."""
    ranges = (Constraint((("b", 1),), 0, 3, None), Constraint((("c", 1),), 3, 9, None))
    layout, box = settle(System(("a", "b", "c"), (SUM, CAP, *ranges)))
    assert find_inexact(layout, box) == []


def test_two_limits_on_one_sum_are_no_cycle():
    """Limits a - b >= 1 and 2b - 2a >= -9 speak of one sum, from 1 to 4."""
    limits = (
        Constraint((("a", 1), ("b", -1)), 1, None, "x"),
        Constraint((("b", 2), ("a", -2)), -9, None, "y"),
    )
    layout, box = settle(System(("a", "b"), limits))
    assert (find_inexact(layout, box), box.row_lows, box.row_highs) == ([], [1], [4])


def test_a_coefficient_of_two_is_inexact():
    """2a = b + c leaves gaps that ranges cannot show."""
    row = Constraint((("a", 2), ("b", -1), ("c", -1)), 0, 0, None)
    layout, box = settle(System(("a", "b", "c"), (row,)))
    assert len(find_inexact(layout, box)) == 1


def test_creeping_for_ever_is_broken_off():
    """Two counts, each above the other, would rise one by one without end."""
    rows = (
        Constraint((("a", 1), ("b", -1), ("c", 1)), 1, None, None),
        Constraint((("b", 1), ("a", -1), ("c", 1)), 1, None, None),
        Constraint((("c", 1),), 0, 0, None),
    )
    _, box = settle(System(("a", "b", "c"), rows))
    assert not box.is_fixpoint


def test_narrowing_leaves_the_wider_box_alone():
    """A box can be narrowed in many ways from one start."""
    layout = lay_out(System(("a",), (Constraint((("a", 1),), 2, 3, "x"),)))
    wide = open_box(layout)
    narrow_box(layout, wide, layout.limits["x"], Budget(100))
    assert (wide.lows, wide.highs) == ([0], [None])
