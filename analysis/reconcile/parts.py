"""An independent part of a system: laid out once, queried many times."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from analysis.reconcile.counts import CountSystem
from analysis.reconcile.solve.budget import Budget, TooHardError
from analysis.reconcile.solve.exact import has_solution, tighten_box
from analysis.reconcile.solve.propagate import Box, find_inexact, narrow_box, open_box
from analysis.reconcile.solve.solver import (
    Bounds,
    Conflicts,
    Constraint,
    System,
    smallest_conflicts,
)
from analysis.reconcile.solve.system import Limit, lay_out, split_system

# Trees alone narrow nothing, so laying them out costs nothing worth counting.
_UNLIMITED = 10**12


class Restriction(NamedTuple):
    """A least and a greatest value of a count, supposed for one query."""

    name: str
    low: int | None
    high: int | None


class Part:
    """Connected counts, with the ties, reports and claims that bind them.

    A query chooses some of the sources, and has all ties unless it names some. All queries share
    one budget, so a part that is too hard ends soon.
    """

    def __init__(self, system: System, ties: Mapping[Constraint, str], budget: int) -> None:
        """Lay out the part.

        Parameters
        ----------
        system : the part; it has claims beside reports, and each query chooses among them.
        ties : the constraint of each law -> the id of its tie.
        budget : how much all queries together may cost, in units of about a microsecond.
        """
        self.system = system
        self.sources = frozenset(system.sources)
        self._budget = Budget(_UNLIMITED)
        self.ties = tuple(sorted(ties[c] for c in system.constraints if c.source is None))
        tracked = [replace(c, source=c.source or ties[c]) for c in system.constraints]
        # An open range gives each count a row, so that a query can restrict it.
        named = [Constraint(((name, 1),), None, None, "") for name in system.counts]
        self._layout = lay_out(System(system.counts, (*tracked, *named)))
        self._place = {name: place for place, name in enumerate(self._layout.counts)}
        self._row = {
            terms[0][0]: row for row, terms in enumerate(self._layout.rows) if len(terms) == 1
        }
        self._open = open_box(self._layout)
        tied = self._narrow(self._open, self.ties, ())
        assert tied is not None, "every count may be 0, so trees never contradict each other"
        self._tied = tied
        self._budget = Budget(budget)

    def narrow(
        self,
        sources: Iterable[str],
        restrictions: Iterable[Restriction] = (),
        *,
        ties: Sequence[str] | None = None,
    ) -> Box | None:
        """Ranges that contain all solutions; None only where there is none."""
        if ties is None:
            return self._narrow(self._tied, sources, restrictions)
        return self._narrow(self._open, (*ties, *sources), restrictions)

    def is_feasible(
        self,
        sources: Iterable[str],
        restrictions: Iterable[Restriction] = (),
        *,
        ties: Sequence[str] | None = None,
    ) -> bool:
        """Whether these sources and restrictions can all hold.

        Raises
        ------
        TooHardError : the answer takes more than the budget left.
        """
        box = self.narrow(sources, restrictions, ties=ties)
        return box is not None and has_solution(self._layout, box, self._budget)

    def find_bounds(
        self, sources: Iterable[str], wanted: Collection[str] | None = None
    ) -> dict[str, Bounds] | None:
        """The tightest bounds of the wanted counts, or of each; None where the sources cannot all
        be right.

        Raises
        ------
        TooHardError : the answer takes more than the budget left.
        """
        if wanted is not None:
            found = {name: self.find_range(name, sources) for name in wanted}
            known = {name: bounds for name, bounds in found.items() if bounds is not None}
            return known if len(known) == len(found) else None
        box = self.narrow(sources)
        tight = None if box is None else tighten_box(self._layout, box, self._budget)
        if tight is None:
            return None
        return {name: self.read(tight, name) for name in self._layout.counts}

    def solve(
        self, sources: Collection[str], wanted: Collection[str] | None = None
    ) -> tuple[bool | None, dict[str, Bounds] | None]:
        """Whether these sources can all be right, and the tightest bounds of the wanted counts, or
        of each.

        Returns None and None where it is too hard to tell, and True and None where only the bounds
        are too hard.
        """
        feasible = None
        try:
            feasible = self.is_feasible(sources)
            return feasible, self.find_bounds(sources, wanted) if feasible else None
        except TooHardError:
            return feasible, None

    def find_range(
        self, count: str, sources: Iterable[str], restrictions: Iterable[Restriction] = ()
    ) -> Bounds | None:
        """The tightest bounds of one count; None where the sources cannot all be right.

        Raises
        ------
        TooHardError : the answer takes more than the budget left.
        """
        box = self.narrow(sources, restrictions)
        if box is not None and self.is_inexact(box, count):
            box = tighten_box(self._layout, box, self._budget, self._place[count])
        return None if box is None else self.read(box, count)

    def is_inexact(self, box: Box, count: str) -> bool:
        """Whether the range of a count may be wider than its tightest bounds."""
        place = self._place[count]
        return any(place in component.counts for component in find_inexact(self._layout, box))

    def read(self, box: Box, count: str) -> Bounds:
        """The range of a count in a box."""
        place = self._place[count]
        return Bounds(box.lows[place], box.highs[place])

    def _narrow(
        self, box: Box, sources: Iterable[str], restrictions: Iterable[Restriction]
    ) -> Box | None:
        limits = [limit for source in sources for limit in self._layout.limits[source]]
        limits += [Limit(self._row[self._place[s.name]], s.low, s.high) for s in restrictions]
        return narrow_box(self._layout, box, limits, self._budget)


def include_claims(counts: CountSystem) -> System:
    """The system with the claims as further sources, each under its own id."""
    claims = tuple(
        Constraint(((counts.bound[s.id], 1),), s.low, s.high, s.id)
        for s in counts.statements.values()
        if s.is_claim and s.id not in counts.excluded
    )
    return System(counts.system.counts, (*counts.system.constraints, *claims))


def split_parts(counts: CountSystem, budget: int) -> list[Part]:
    """The independent parts of a system, with the claims as further sources.

    A count that no source and no tie mentions is in none of them.
    """
    ties = {law: name for name, law in counts.laws.items()}
    return [Part(part, ties, budget) for part in split_system(include_claims(counts))]


def find_conflicts(part: Part, reports: Collection[str], limit: int, budget: int) -> Conflicts:
    """The smallest conflicts of a part among these sources; where too hard, none and `is_cut`."""
    said = tuple(c for c in part.system.constraints if c.source is None or c.source in reports)
    try:
        return smallest_conflicts(System(part.system.counts, said), limit, budget=budget)
    except TooHardError:
        return Conflicts((), True)
