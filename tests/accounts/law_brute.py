"""Can it be true? Every small history, tried one by one.

A history gives a number to each kind of person in each place for each day on which they died, as
known at the moment in question. It knows nothing of trees, ties or extents: a count is the sum of
the numbers it covers. Numbers above the greatest one told need not be tried: cut down to it, what
held of every bound from below holds still, and bounds from above admit none of them anyway.
"""

from functools import lru_cache
from itertools import permutations, product

import numpy as np
from law_events import ATOMS, PERIODS, SITES

KINDS = ("officers", "others", "residents")
TOP = 6
"""No report of a test tells a greater number than this."""


def bound(wording):
    """What one of the wordings of these tests admits, read by hand: lowest and highest."""
    number = int("".join(char for char in wording if char.isdigit()))
    if wording.startswith("about"):
        return 0, None
    if wording.startswith("more than"):
        return number + 1, None
    if wording.startswith("at least") or wording.endswith("or more"):
        return number, None
    return (0, number) if wording.startswith("up to") else (number, number)


class Histories:
    """Every history of one moment: who died where, or who died when."""

    def __init__(self, atoms, top):
        self.atoms = atoms
        self.grid = np.indices((top + 1,) * len(atoms), dtype=np.int8).reshape(len(atoms), -1)

    def count(self, scope):
        """What a scope counts in each history."""
        covered = [row for atom, row in zip(self.atoms, self.grid, strict=True) if scope(atom)]
        return np.sum(covered, axis=0, dtype=np.int16)


@lru_cache(maxsize=2)
def list_histories(axis):
    """The histories in which people differ by kind and by place, or by kind and by day of death."""
    second = ("town", "elsewhere") if axis == "place" else (0, 1)
    return Histories(tuple(product(KINDS, second)), TOP)


def covers(figure, axis):
    """Which atoms a figure counts; days from Saturday on are one, so no figure divides them."""
    groups = ATOMS[figure["group"]]
    if axis == "place":
        inside = SITES[figure.get("place", "province")]
    else:
        first, last = PERIODS[figure.get("period", "since-friday")]
        inside = range(first, 2 if last is None else last + 1)
    return lambda atom: atom[0] in groups and atom[1] in inside


def can_be_true(figures, axis):
    """Whether some history makes all of these figures of one moment true."""
    histories = list_histories(axis)
    possible = np.ones(histories.grid.shape[1], dtype=bool)
    for figure in figures:
        low, high = bound(figure["wording"])
        counted = histories.count(covers(figure, axis))
        possible &= counted >= low
        if high is not None:
            possible &= counted <= high
    return bool(possible.any())


def can_rise(told, top=TOP):
    """Whether a count can have risen through all that was told of it, each of one day.

    Parameters
    ----------
    told : (day, wording) pairs; within one day any order may have been the true one.
    """
    days = sorted({day for day, _ in told})
    reached = {0}
    for day in days:
        own = [wording for each, wording in told if each == day]
        reached = {end for order in permutations(own) for end in _climb(reached, order, top)}
    return bool(reached)


def _climb(reached, order, top):
    """The numbers at which a count can stand after these statements, from one of those before."""
    for wording in order:
        low, high = bound(wording)
        low = max(low, min(reached, default=top + 2))
        reached = set(range(low, top + 2 if high is None else high + 1))
    return reached


@lru_cache(maxsize=1)
def list_growths(top=4):
    """Every way in which three days' dead may become known over three days.

    One row an atom: (day of death, day on which they became known).
    """
    atoms = [(died, known) for died in range(3) for known in range(died, 3)]
    return Histories(atoms, top - 1)


def can_have_become_known(told):
    """Whether there are dead who became known so that each statement was true on its day.

    Parameters
    ----------
    told : (day, period, wording) triples, none of a later day than Sunday.
    """
    histories = list_growths()
    possible = np.ones(histories.grid.shape[1], dtype=bool)
    for day, period, wording in told:
        first, last = PERIODS[period]
        low, high = bound(wording)
        inside = range(first, 3 if last is None else last + 1)
        counted = histories.count(lambda atom, d=day, i=inside: atom[0] in i and atom[1] <= d)
        possible &= counted >= low
        if high is not None:
            possible &= counted <= high
    return bool(possible.any())
