"""Unknown counts and the linear constraints on them.

The engine knows nothing about articles: counts and sources are mere names.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from math import gcd
from typing import NamedTuple

Terms = tuple[tuple[int, int], ...]
_Normal = tuple[Terms, int | None, int | None, str | None]


@dataclass(frozen=True, slots=True)
class Constraint:
    """low <= sum of coefficient x count <= high.

    Parameters
    ----------
    terms : pairs of a count's name and its whole coefficient.
    low, high : whole numbers; None where that side is open.
    source : who or what says so; all constraints of a source stand or fall together. None is a law,
        which always holds.
    """

    terms: tuple[tuple[str, int], ...]
    low: int | None
    high: int | None
    source: str | None


@dataclass(frozen=True, slots=True)
class System:
    """Unknown whole numbers >= 0, and the constraints on them."""

    counts: tuple[str, ...]
    constraints: tuple[Constraint, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """Every source once, sorted."""
        return tuple(sorted({c.source for c in self.constraints if c.source is not None}))


class Limit(NamedTuple):
    """One source's low and high for the sum of one row."""

    row: int
    low: int | None
    high: int | None


@dataclass(slots=True)
class Layout:
    """A system in the shape that propagation needs.

    A row is a sum of counts that some constraint limits. Constraints on the same sum share one row,
    whatever their sign or common factor, so that two statements about one sum make one edge of the
    constraint graph and no cycle.
    """

    counts: tuple[str, ...]
    rows: list[Terms] = field(default_factory=list)
    is_unit: list[bool] = field(default_factory=list)
    rows_of: list[list[int]] = field(default_factory=list)
    limits: dict[str | None, list[Limit]] = field(default_factory=dict)


def lay_out(system: System, without: Collection[str] = ()) -> Layout:
    """Gather the constraints into rows, whose order does not depend on theirs.

    Raises
    ------
    ValueError : a constraint names an unknown count.
    """
    layout = Layout(tuple(sorted(set(system.counts))))
    layout.rows_of = [[] for _ in layout.counts]
    places = {name: place for place, name in enumerate(layout.counts)}
    normal = [_reduce(c, places) for c in system.constraints if c.source not in without]
    normal.sort(key=_get_rank)
    rows: dict[Terms, int] = {}
    for terms, _, _, _ in normal:
        rows.setdefault(terms, len(rows))
    for terms, row in rows.items():
        layout.rows.append(terms)
        layout.is_unit.append(all(abs(coefficient) == 1 for _, coefficient in terms))
        for place, _ in terms:
            layout.rows_of[place].append(row)
    for terms, low, high, source in normal:
        layout.limits.setdefault(source, []).append(Limit(rows[terms], low, high))
    return layout


def _reduce(constraint: Constraint, places: dict[str, int]) -> _Normal:
    """A constraint with each count once, no common factor and a positive first coefficient."""
    sums: dict[int, int] = {}
    for name, coefficient in constraint.terms:
        if name not in places:
            raise ValueError(f"a constraint of {constraint.source!r} has unknown count {name!r}")
        sums[places[name]] = sums.get(places[name], 0) + coefficient
    terms = tuple(sorted(pair for pair in sums.items() if pair[1]))
    low, high = constraint.low, constraint.high
    factor = gcd(*(coefficient for _, coefficient in terms)) or 1
    if terms and terms[0][1] < 0:
        factor, low, high = -factor, _negate(high), _negate(low)
    size = abs(factor)
    return (
        tuple((place, coefficient // factor) for place, coefficient in terms),
        None if low is None else -(-low // size),
        None if high is None else high // size,
        constraint.source,
    )


def _get_rank(normal: _Normal) -> tuple[Terms, str, bool, int, bool, int]:
    terms, low, high, source = normal
    return (terms, source or "", low is None, low or 0, high is None, high or 0)


def _negate(bound: int | None) -> int | None:
    return None if bound is None else -bound


def split_system(system: System) -> list[System]:
    """The parts of a system that share neither a count nor a source, in a fixed order."""
    parent: dict[tuple[str, str], tuple[str, str]] = {}

    def find(node: tuple[str, str]) -> tuple[str, str]:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = node = parent[parent[node]]
        return node

    nodes = [_get_nodes(constraint) for constraint in system.constraints]
    for first, *others in nodes:
        for other in others:
            parent[find(other)] = find(first)
    parts: dict[tuple[str, str], list[Constraint]] = {}
    for constraint, (first, *_) in zip(system.constraints, nodes, strict=True):
        parts.setdefault(find(first), []).append(constraint)
    found = [
        System(tuple(sorted({name for c in part for name, _ in c.terms})), tuple(part))
        for part in parts.values()
    ]
    return sorted(found, key=lambda part: (part.counts, part.sources))


def _get_nodes(constraint: Constraint) -> list[tuple[str, str]]:
    nodes = [("count", name) for name, _ in constraint.terms]
    if constraint.source is not None or not nodes:
        nodes.append(("source", constraint.source or ""))
    return nodes
