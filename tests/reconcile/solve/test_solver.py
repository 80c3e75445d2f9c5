"""Feasibility, tightest bounds and smallest conflicts, against brute force and by hand."""

import subprocess
import sys
from random import Random

import pytest
import z3
from hypothesis import given, settings
from hypothesis import strategies as st
from small_systems import (
    closed_systems,
    constraints,
    forest_systems,
    keep_constraints,
    list_minimal_conflicts,
    list_solutions,
)

from analysis.reconcile.solve.solver import (
    Bounds,
    Conflicts,
    Constraint,
    InfeasibleError,
    System,
    TooHardError,
    is_feasible,
    smallest_conflicts,
    tightest_bounds,
)

WHOLE_AND_PARTS = Constraint((("whole", 1), ("left", -1), ("right", -1)), 0, 0, None)
TOLL = System(
    ("whole", "left", "right"),
    (
        WHOLE_AND_PARTS,
        Constraint((("whole", 1),), 58, 58, "toll"),
        Constraint((("left", 1),), 23, None, "more-than-22"),
        Constraint((("right", 1),), 36, 36, "thirty-six"),
    ),
)
# Sums of every other kind of count make this a knapsack, which nobody solves quickly.
KNAPSACK = System(
    tuple(f"n{i}" for i in range(40)),
    (
        *(Constraint(((f"n{i}", 1),), 0, 1, None) for i in range(40)),
        *(
            Constraint(
                tuple((f"n{i}", Random(41 * row + i).randint(10**6, 10**7)) for i in range(40)),
                10**8 + 1,
                10**8 + 1,
                f"row{row}",
            )
            for row in range(3)
        ),
    ),
)


def say(name, low, high, source=None):
    """A constraint on one count alone."""
    return Constraint(((name, 1),), low, high, source)


def say_at_most(part, whole, source=None, gap=0):
    """A constraint that one count is at most another, less a gap."""
    return Constraint(((part, 1), (whole, -1)), None, -gap, source)


def ask_z3(system, objective=None):
    """What z3 alone answers: None if infeasible, else the low and the high of a count."""
    answers = []
    for goal in ("minimize", "maximize"):
        optimizer = z3.Optimize()
        optimizer.add([z3.Int(name) >= 0 for name in system.counts])
        for constraint in system.constraints:
            total = z3.Sum([a * z3.Int(name) for name, a in constraint.terms])
            if constraint.low is not None:
                optimizer.add(total >= constraint.low)
            if constraint.high is not None:
                optimizer.add(total <= constraint.high)
        handle = getattr(optimizer, goal)(z3.Int(objective or system.counts[0]))
        if optimizer.check() == z3.unsat:
            return None
        value = handle.value()
        answers.append(value.as_long() if z3.is_int_value(value) else None)
    return tuple(answers)


@given(closed_systems())
def test_feasible_is_what_brute_force_finds(system):
    """A system is feasible if and only if some values satisfy all of it."""
    assert is_feasible(system) == bool(list_solutions(system))


@given(closed_systems(), st.sets(st.sampled_from("pqrst")))
def test_sources_left_out_say_nothing(system, without):
    """Leaving sources out is the same as never having heard them."""
    kept = keep_constraints(system, set("pqrst") - without)
    assert is_feasible(system, without=without) == bool(list_solutions(kept))


@given(closed_systems(sources=(None,)))
def test_bounds_are_what_brute_force_finds(system):
    """The bounds of each count are its least and its greatest value over all solutions."""
    solutions = list_solutions(system)
    if not solutions:
        with pytest.raises(InfeasibleError):
            tightest_bounds(system)
        return
    assert tightest_bounds(system) == {
        name: (min(s[name] for s in solutions), max(s[name] for s in solutions))
        for name in sorted(system.counts)
    }


@settings(max_examples=200)
@given(closed_systems())
def test_conflicts_are_what_brute_force_finds(system):
    """All minimal conflicts are found, each of them is one, and their order is fixed."""
    expected = tuple(list_minimal_conflicts(system))
    assert smallest_conflicts(system) == Conflicts(expected, False)


@given(closed_systems(), st.integers(1, 3))
def test_cut_conflicts_are_the_smallest(system, limit):
    """Where conflicts are cut, no smaller one is left out, and the answer says so."""
    expected = list_minimal_conflicts(system)
    found = smallest_conflicts(system, limit)
    assert set(found.conflicts) <= set(expected)
    assert [len(c) for c in found.conflicts] == [len(c) for c in expected[:limit]]
    assert found.is_cut == (len(expected) > limit)


@given(closed_systems(), st.randoms(use_true_random=False))
def test_order_does_not_matter(system, random):
    """The same constraints in another order give the same conflicts, also where they are cut."""
    shuffled = System(
        tuple(random.sample(system.counts, len(system.counts))),
        tuple(random.sample(system.constraints, len(system.constraints))),
    )
    assert smallest_conflicts(shuffled, 2) == smallest_conflicts(system, 2)


@settings(max_examples=50, deadline=None)
@given(forest_systems(), st.data())
def test_forest_bounds_are_what_z3_alone_finds(system, data):
    """Where no cycle is, propagation alone gives the bounds that z3 gives, also open ones."""
    name = data.draw(st.sampled_from(system.counts))
    expected = ask_z3(system, name)
    if expected is None:
        assert not is_feasible(system)
    else:
        assert tightest_bounds(system)[name] == expected


@settings(max_examples=50, deadline=None)
@given(st.lists(constraints("abcd", coefficients=(1, -1)), min_size=3, max_size=7), st.data())
def test_open_bounds_around_cycles_are_what_z3_alone_finds(rows, data):
    """Where cycles are and nothing closes the counts, the bounds are those that z3 gives."""
    system = System(tuple("abcd"), tuple(rows))
    name = data.draw(st.sampled_from("abcd"))
    expected = ask_z3(system, name)
    if expected is None:
        assert not is_feasible(system)
    else:
        assert tightest_bounds(system)[name] == expected


def test_whole_less_than_its_parts_is_a_conflict_of_three():
    """23 + 36 = 59 is more than 58, and it takes all three statements to see it."""
    expected = frozenset({"toll", "more-than-22", "thirty-six"})
    assert smallest_conflicts(TOLL) == Conflicts((expected,), False)


def test_one_statement_less_mends_a_conflict_of_three():
    """Without any one of the three statements the others can stand."""
    assert all(is_feasible(TOLL, without={source}) for source in TOLL.sources)


def test_parts_that_make_their_whole_are_feasible():
    """52 + 46 + 11 + 4 = 113."""
    parts = {"security": 52, "militants": 46, "civilians": 11, "committee": 4}
    terms = (("all", 1), *((name, -1) for name in parts))
    said = [say(name, number, number, name) for name, number in parts.items()]
    law = Constraint(terms, 0, 0, None)
    system = System(("all", *parts), (law, say("all", 113, 113, "total"), *said))
    assert is_feasible(system)


def test_a_part_that_nobody_counted_gets_bounds():
    """Of 58 with 36 on one side, 22 are left for the other."""
    assert tightest_bounds(keep_constraints(TOLL, {"toll", "thirty-six"}))["left"] == (22, 22)


def test_an_open_high_stays_open():
    """A whole of "more than 22" and some others has no greatest value."""
    bounds = tightest_bounds(keep_constraints(TOLL, {"more-than-22"}))
    assert bounds == {"left": (23, None), "right": (0, None), "whole": (23, None)}


def test_open_highs_around_a_cycle_stay_open():
    """Two counts that differ by 3 in two ways at once can both grow for ever."""
    pair = Constraint((("a", 1), ("b", -1)), 3, 3, None)
    sums = Constraint((("a", 2), ("b", -3)), None, 5, None)
    bounds = tightest_bounds(System(("a", "b"), (pair, sums)))
    assert bounds == {"a": (4, None), "b": (1, None)}


def test_a_high_that_only_a_cycle_shows_is_found():
    """Rows a + b <= 10 and a = b leave 5 for each, where each row alone leaves 10."""
    rows = (
        Constraint((("a", 1), ("b", 1)), None, 10, None),
        Constraint((("a", 1), ("b", -1)), 0, 0, None),
    )
    assert tightest_bounds(System(("a", "b"), rows))["a"] == Bounds(0, 5)


def test_a_high_without_any_in_the_rows_is_found():
    """Rows a <= 2b + 1 and 3b <= a + 4 leave 11 for a, though each alone leaves it open."""
    rows = (
        Constraint((("a", 1), ("b", -2)), None, 1, None),
        Constraint((("b", 3), ("a", -1)), None, 4, None),
    )
    assert tightest_bounds(System(("a", "b"), rows)) == {"a": (0, 11), "b": (0, 5)}


def test_a_known_count_in_a_cycle_is_taken_off():
    """A row d + a + b >= 9 with d = 3 and a = b leaves 3 or more for each of the two."""
    rows = (
        Constraint((("d", 1), ("a", 1), ("b", 1)), 9, None, None),
        Constraint((("a", 1), ("b", -1)), 0, 0, None),
        say("d", 3, 3),
    )
    assert tightest_bounds(System(("a", "b", "d"), rows))["a"] == Bounds(3, None)


def test_halves_are_no_counts():
    """Rows a + b = 7 and a = b have a solution in halves but none in whole numbers."""
    rows = (
        Constraint((("a", 1), ("b", 1)), 7, 7, "seven"),
        Constraint((("a", 1), ("b", -1)), 0, 0, "same"),
    )
    expected = Conflicts((frozenset({"seven", "same"}),), False)
    assert smallest_conflicts(System(("a", "b"), rows)) == expected


def test_no_count_at_all_is_feasible():
    """Nothing said about nothing is no contradiction, and has no bounds."""
    assert tightest_bounds(System((), ())) == {}


def test_only_the_counts_asked_for_are_bounded():
    """Bounds can be asked for some counts only."""
    assert list(tightest_bounds(keep_constraints(TOLL, ()), ["right"])) == ["right"]


def test_laws_that_contradict_each_other_are_an_empty_conflict():
    """Where the laws alone cannot hold, that is the one conflict, and no source is in it."""
    system = System(("a",), (say("a", 2, 1), say("a", 5, 5, "five"), say("a", 6, 6, "six")))
    assert smallest_conflicts(system) == Conflicts((frozenset(),), False)


def test_one_source_can_contradict_itself():
    """The constraints of one source stand or fall together."""
    system = System(("a", "b"), (say("a", 1, 1, "one"), say("a", 2, 2, "one")))
    assert smallest_conflicts(system).conflicts == (frozenset({"one"}),)


def test_a_source_ties_parts_that_share_no_count():
    """A source that speaks of two counts is in the conflicts of both."""
    said = (
        say("a", 1, 1, "both"),
        say("b", 1, 1, "both"),
        say("a", 2, 2, "x"),
        say("b", 2, 2, "y"),
    )
    expected = (frozenset({"both", "x"}), frozenset({"both", "y"}))
    assert smallest_conflicts(System(("a", "b"), said)).conflicts == expected


def test_smaller_conflicts_come_first():
    """A pair stands before a trio, wherever the two are in the system and in the alphabet."""
    said = (say("other", 1, 1, "x"), say("other", 2, 2, "y"))
    found = smallest_conflicts(System((*TOLL.counts, "other"), (*TOLL.constraints, *said)))
    assert [len(conflict) for conflict in found.conflicts] == [2, 3]


def test_as_many_conflicts_as_the_limit_are_not_cut():
    """Three statements of one count make three pairs, and a limit of three shows them all."""
    said = tuple(say("a", n, n, f"s{n}") for n in range(3))
    assert not smallest_conflicts(System(("a",), said), limit=3).is_cut


def test_more_conflicts_than_the_limit_are_cut():
    """Eight statements of one count make 28 pairs, of which 20 are shown."""
    said = tuple(say("a", n, n, f"s{n}") for n in range(8))
    found = smallest_conflicts(System(("a",), said))
    assert (len(found.conflicts), found.is_cut) == (20, True)


def test_a_trillion_is_exact():
    """Numbers of thirteen digits are as exact as small ones."""
    said = (say("whole", 10**12, 10**12, "w"), say("left", 10**12 - 1, None, "l"))
    system = System(TOLL.counts, (WHOLE_AND_PARTS, *said))
    assert tightest_bounds(system)["right"] == (0, 1)


def test_a_creeping_circle_of_a_trillion_ends():
    """Three counts, each less than the next, are refuted though ranges shrink one by one."""
    circle = tuple(
        say_at_most(part, whole, f"{part}{whole}", gap=1) for part, whole in ("ab", "bc", "ca")
    )
    tops = tuple(say(name, 0, 10**12) for name in "abc")
    expected = Conflicts((frozenset({"ab", "bc", "ca"}),), False)
    assert smallest_conflicts(System(("a", "b", "c"), (*tops, *circle))) == expected


@pytest.mark.parametrize("ask", [is_feasible, tightest_bounds, smallest_conflicts])
def test_a_system_too_hard_is_never_guessed(ask):
    """Within a budget too small for the answer, each question says that it gave up."""
    with pytest.raises(TooHardError):
        ask(KNAPSACK, budget=20_000)


def test_a_clear_conflict_is_told_beside_a_part_too_hard():
    """A part that nobody can solve hides no conflict elsewhere, but the list may lack some."""
    said = (say("z", 1, 1, "one"), say("z", 2, 2, "two"))
    system = System((*KNAPSACK.counts, "z"), (*KNAPSACK.constraints, *said))
    expected = Conflicts((frozenset({"one", "two"}),), True)
    assert smallest_conflicts(system, budget=20_000) == expected


def test_a_conflict_is_told_where_the_search_gives_up():
    """Of the 792 conflicts of any 7 in 12, one is shown where the budget allows no more."""
    terms = tuple((f"n{i}", 1) for i in range(12))
    said = tuple(say(name, 1, None, f"at least one {name}") for name, _ in terms)
    system = System(tuple(name for name, _ in terms), (Constraint(terms, 0, 6, None), *said))
    found = smallest_conflicts(system, budget=4_000)
    assert ([len(conflict) for conflict in found.conflicts], found.is_cut) == ([7], True)


def test_an_unknown_count_is_refused():
    """A constraint on a count that the system does not have is a mistake of the caller."""
    with pytest.raises(ValueError, match="unknown count 'b'"):
        is_feasible(System(("a",), (say("b", 1, 1),)))


def test_a_tree_is_solved_without_z3():
    """z3 is loaded only where a cycle needs it."""
    code = (
        "import sys\n"
        "from analysis.reconcile.solve.solver import Constraint, System, tightest_bounds\n"
        "row = Constraint((('a', 1), ('b', -1), ('c', -1)), 0, 0, None)\n"
        "tightest_bounds(System(('a', 'b', 'c'), (row,)))\n"
        "sys.exit('z3' in sys.modules)\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
