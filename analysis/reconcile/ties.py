"""A tie: what holds between counts, whoever says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from analysis.reconcile.solve.solver import Constraint

TieKind = Literal["sum", "cover", "part", "same", "at-most", "increment", "fall"]


@dataclass(frozen=True, slots=True)
class Tie:
    """A constraint between counts.

    Attributes
    ----------
    id : the relation's id, with the part's where each part has its own tie; else a unique name.
    kind : sum (the parts make the whole), cover (the parts leave nothing out and may overlap), part
        or at-most (the parts are disjoint and add up to at most the whole), same (the one part
        equals the whole), increment (the one part and the change make the whole, which is later),
        fall (the one part, which is later, and the change make the whole).
    whole, parts : names of counts.
    relation : id of the relation that says so; None where the trees do.
    residual : name of the count of what the whole has outside the parts; None where none is kept.
    change : id of the change between part and whole; `bound` has its unknown number.
    """

    id: str
    kind: TieKind
    whole: str
    parts: tuple[str, ...]
    relation: str | None = None
    residual: str | None = None
    change: str | None = None


def write_tie(tie: Tie) -> Constraint:
    """The constraint of a tie between counts."""
    terms = ((tie.whole, -1), *((part, 1) for part in tie.parts))
    if tie.residual is not None:
        terms = (*terms, (tie.residual, 1))
    low = None if tie.kind in ("part", "at-most") and tie.residual is None else 0
    high = None if tie.kind == "cover" else 0
    return Constraint(terms, low, high, tie.relation)
