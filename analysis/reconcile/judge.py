"""The verdict on each figure.

- `conflict`: it is a member of a smallest conflict.
- `agree`: the other figures leave exactly one number, and it gives that number.
- `consistent`: it bounds others or they bound it, and all can be true.
- `undecided`: no other figure bears on it, or it is too hard to tell.
- `withdrawn`: a later statement withdraws it, and it is left out.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from analysis.reconcile.counts import CountSystem
from analysis.reconcile.parts import Part, Restriction
from analysis.reconcile.solve.budget import TooHardError
from analysis.reconcile.solve.propagate import Box
from analysis.reconcile.solve.solver import Bounds
from analysis.reconcile.statements import Statement
from analysis.reconcile.ties import Tie

Verdict = Literal["agree", "consistent", "conflict", "undecided", "withdrawn"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known about a part when its figures are judged.

    Attributes
    ----------
    counts, part : the system and the part of it.
    reports : sources of the part without claims.
    bounds : the tightest bounds of its counts; None where there are none.
    disputed : members of its conflicts.
    is_known : whether there are surely no other conflicts.
    neighbours : name of a count -> names of the wholes that directly contain it.
    """

    counts: CountSystem
    part: Part
    reports: frozenset[str]
    bounds: Mapping[str, Bounds] | None
    disputed: frozenset[str]
    is_known: bool
    neighbours: Mapping[str, set[str]] = field(default_factory=dict)

    @property
    def undisputed(self) -> frozenset[str]:
        """The reports outside every conflict, which can all be true."""
        return self.reports - self.disputed


def judge_statement(evidence: Evidence, statement: Statement) -> Verdict:
    """The verdict on a reported figure or change."""
    if statement.id in evidence.disputed:
        return "conflict"
    if not evidence.is_known or statement.id not in evidence.reports:
        return "undecided"
    count = evidence.counts.bound[statement.id]
    try:
        others = evidence.undisputed - {statement.id}
        box = evidence.part.narrow(others, suppose(evidence.counts, statement.id))
        assert box is not None, "undisputed reports can all be true"
        if evidence.bounds is not None and _is_forced(evidence, statement, others, box):
            return "agree"
    except TooHardError:
        return "undecided"
    if _is_bounded(evidence.part.read(box, count)) or _bears_on_others(evidence, statement):
        return "consistent"
    return "undecided"


def suppose(counts: CountSystem, name: str) -> list[Restriction]:
    """What stays true of a figure when its number is in question: a rise is no fall."""
    reverse = counts.reverse.get(name)
    return [] if reverse is None else [Restriction(reverse, 0, 0)]


def find_neighbours(ties: Collection[Tie]) -> dict[str, set[str]]:
    """Count -> the wholes that directly contain it."""
    wholes: dict[str, set[str]] = {}
    for tie in ties:
        for part in tie.parts:
            wholes.setdefault(part, set()).add(tie.whole)
    return wholes


def _is_forced(evidence: Evidence, statement: Statement, others: frozenset[str], box: Box) -> bool:
    """Whether the other reports leave only the number that the statement gives."""
    value = statement.low
    if value is None or value != statement.high:
        return False
    count = evidence.counts.bound[statement.id]
    found = evidence.part.read(box, count)
    if found.low == found.high or not evidence.part.is_inexact(box, count):
        return found.low == value == found.high
    below, above = Restriction(count, None, value - 1), Restriction(count, value + 1, None)
    supposed = suppose(evidence.counts, statement.id)
    return not any(evidence.part.is_feasible(others, [*supposed, each]) for each in (below, above))


def _bears_on_others(evidence: Evidence, statement: Statement) -> bool:
    """Whether another bounded report counts the same, a whole of it or a part of it."""
    own = statement.spot.name
    around = climb(evidence.neighbours, own)
    for other in evidence.reports - {statement.id}:
        said = evidence.counts.statements.get(other)
        if said is not None and said.has_bounds:
            name = said.spot.name
            if name == own or name in around or own in climb(evidence.neighbours, name):
                return True
    return False


def climb(neighbours: Mapping[str, set[str]], name: str) -> set[str]:
    """Every whole that contains a count, directly or not."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        new = neighbours.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def _is_bounded(bounds: Bounds) -> bool:
    return bounds.low > 0 or bounds.high is not None
