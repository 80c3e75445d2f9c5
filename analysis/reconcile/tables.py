"""The counts of an event, and what holds of them whoever reports.

Trees give laws: what lies in a wider group, place or period is at most as many, parts that leave
nobody out make their whole, and disjoint parts are at most it. What is one of several measures'
counts is a law as well: casualties are deaths and injuries.

Of what an event counts beside the list of measures nothing is known but that what lies inside
something wider is at most as many: figures of one scope must agree, and none are added up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from analysis.ledger.measures import Dimension
from analysis.ledger.model import Event
from analysis.reconcile.agents import ANYBODY, Agent, AttributedGroups
from analysis.reconcile.disjoint import Disjointness
from analysis.reconcile.extents import Extent
from analysis.reconcile.families import list_bits
from analysis.reconcile.lattice import (
    Cell,
    GroupLines,
    Lattice,
    Node,
    build_lattice,
    find_spoken,
)
from analysis.reconcile.solve.solver import Constraint
from analysis.reconcile.statements import Spot, Statement
from analysis.reconcile.ties import Tie, TieKind, write_tie

Table = tuple[str, str]
"""A measure and a unit."""

Mentioned = dict[Cell, set[str | None]]
"""Cell -> the groups that are stated there."""


@dataclass(frozen=True, slots=True)
class Count:
    """One unknown number, with its scope.

    Attributes
    ----------
    name : its name in the system.
    measure, unit, group, place, period : its scope; period is one of the names for its extent.
    extent : its time, with the day by which it was known.
    statements, claims : ids of the reports and of the one-sided claims that state it.
    is_stated : whether a report bounds it.
    is_auxiliary : whether nobody states it or a part of it, so that it only links other counts.
    agent : whose doing alone it counts; empty for a count of whoever did it.
    """

    name: str
    measure: str
    unit: str
    group: str | None
    place: str
    period: str | None
    extent: Extent
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    is_stated: bool
    is_auxiliary: bool
    agent: Agent = ANYBODY


class Tables:
    """The counts of an event's figures by measure, with their ties and laws.

    Attributes
    ----------
    counts, ties : by name.
    laws : name -> constraint that always holds.
    around : name of a count -> names of the stated counts that contain it.
    """

    def __init__(
        self,
        event: Event,
        statements: Sequence[Statement],
        wholes: Sequence[tuple[Spot, str | None]],
        is_asserted: Callable[[Statement], bool],
    ) -> None:
        """Build all tables.

        Parameters
        ----------
        event : the event of all statements.
        statements : totals, among them claims and what is withdrawn.
        wholes : counts that nobody states and some relation names, each with its period.
        is_asserted : whether a statement bounds its count.
        """
        self.counts: dict[str, Count] = {}
        self.ties: dict[str, Tie] = {}
        self.laws: dict[str, Constraint] = {}
        self.around: dict[str, frozenset[str]] = {}
        self._measures = event.all_measures
        self._is_asserted = is_asserted
        self._groups = AttributedGroups(event, ((s.spot.group, s.spot.agent) for s in statements))
        self._map = Disjointness(self._groups.event)
        self._names: dict[Table, dict[Node, str]] = {}
        self._said_of: dict[str, list[Statement]] = defaultdict(list)
        for statement in statements:
            self._said_of[statement.spot.name].append(statement)
        spots = [*((s.spot, s.period) for s in statements), *wholes]
        self._named = {spot.name for spot, _ in spots}
        self._build(spots)

    def _build(self, spots: Sequence[tuple[Spot, str | None]]) -> None:
        periods: dict[Cell, set[str]] = defaultdict(set)
        tables: dict[Table, Mentioned] = {}
        for spot, period in spots:
            cell = (spot.place, spot.extent)
            table = tables.setdefault((spot.measure, spot.unit), {})
            table.setdefault(cell, set()).add(self._groups.write(spot.group, spot.agent))
            if period is not None:
                periods[cell].add(period)
        lattices = self._build_lattices(tables)
        for (measure, unit), lattice in lattices.items():
            self._add_table(measure, unit, lattice, periods)
        for key in tables:
            if self._measures[key[0]].parts:
                self._add_compositions(key, lattices)

    def _build_lattices(self, tables: Mapping[Table, Mentioned]) -> dict[Table, Lattice]:
        """The lattice of each measure.

        What helps to make up another measure has a node wherever that one has, stated or not.
        """
        tree = GroupLines(self._groups.event)
        linked: dict[Table, list[Mentioned]] = {table: [told] for table, told in tables.items()}
        for (measure, unit), told in tables.items():
            for part in self._measures[measure].parts:
                linked.setdefault((part, unit), []).append(told)
        found = {}
        for table, mentions in sorted(linked.items()):
            own = tables.get(table, {})
            found[table] = build_lattice(tree, _merge(mentions) if mentions != [own] else own)
            if mentions != [own]:
                found[table] = replace(found[table], spoken=find_spoken(tree, own))
        return found

    def _add_compositions(self, whole: Table, lattices: Mapping[Table, Lattice]) -> None:
        """Add that a measure made of others has as many as these together, in each scope.

        Stated counts once more by themselves, where nothing stated lies between: casualties have at
        least the dead of each scope inside theirs.
        """
        made_of = [(part, whole[1]) for part in self._measures[whole[0]].parts]
        for node, name in self._names[whole].items():
            self._add_tie("sum", name, tuple(self._names[part][node] for part in made_of))
        for part in made_of:
            pairs = [(name, self._names[whole].get(n)) for n, name in self._names[part].items()]
            told = [name in self._named for name, _ in pairs]
            is_whole = [name in self._named for _, name in pairs]
            among = _mask(any(each) for each in zip(told, is_whole, strict=True))
            for inner, outer in lattices[part].list_covers(among):
                around = pairs[outer][1]
                if around is not None and not told[outer] and not is_whole[inner]:
                    self._add_tie("part", around, (pairs[inner][0],))

    def _add_table(
        self, measure: str, unit: str, lattice: Lattice, periods: Mapping[Cell, set[str]]
    ) -> None:
        names = [
            self._add_count(
                self._find_spot(measure, unit, node),
                min(periods.get(node[1], ()), default=None),
                node in lattice.spoken,
            )
            for node in lattice.nodes
        ]
        self._names[measure, unit] = dict(zip(lattice.nodes, names, strict=True))
        for inner, name in enumerate(names):
            wider = (names[outer] for outer in list_bits(lattice.above[inner]))
            self.around[name] = frozenset(name for name in wider if name in self._named)
        implied = self._add_sums(measure, lattice, names)
        inside = self._add_residuals(measure, lattice, names)
        inside |= self._add_families(measure, lattice, names)
        adds_over_groups = "group" in self._measures[measure].adds_over
        for inner, outer in lattice.list_covers():
            pair = lattice.nodes[inner], lattice.nodes[outer]
            if (inner, outer) not in inside and not (
                adds_over_groups and _is_implied(pair, implied)
            ):
                self._add_tie("part", names[outer], (names[inner],))
        self._add_differences(measure, lattice, names)

    def _find_spot(self, measure: str, unit: str, node: Node) -> Spot:
        group, agent = self._groups.read(node[0])
        return Spot(measure, unit, group, *node[1], agent)

    def _add_count(self, spot: Spot, period: str | None, is_spoken: bool) -> str:
        said = self._said_of.get(spot.name, ())
        self.counts[spot.name] = Count(
            name=spot.name,
            measure=spot.measure,
            unit=spot.unit,
            group=spot.group,
            place=spot.place,
            period=period,
            extent=spot.extent,
            statements=tuple(s.id for s in said if not s.is_claim),
            claims=tuple(s.id for s in said if s.is_claim),
            is_stated=any(self._is_asserted(s) for s in said),
            is_auxiliary=not is_spoken,
            agent=spot.agent,
        )
        return spot.name

    def _add_sums(
        self, measure: str, lattice: Lattice, names: list[str]
    ) -> Mapping[Node, tuple[Node, ...]]:
        """Add the sums over groups; return each whole with its parts."""
        adds_over = self._measures[measure].adds_over
        if not adds_over:
            return {}
        number = {node: name for node, name in zip(lattice.nodes, names, strict=True)}
        kind: TieKind = "sum" if "group" in adds_over else "cover"
        for whole, parts in lattice.sums:
            self._add_tie(kind, number[whole], tuple(number[part] for part in parts))
        return dict(lattice.sums)

    def _add_families(
        self, measure: str, lattice: Lattice, names: list[str]
    ) -> set[tuple[int, int]]:
        """Add that disjoint parts are at most their whole; return each part with its whole."""
        named = _mask(name in self._named for name in names)
        told = _mask(node in lattice.told for node in lattice.nodes)
        inside = set()
        adds_over = self._measures[measure].adds_over
        # Stated counts once more by themselves, so that plain arithmetic can show what follows.
        families = lattice.list_families(told, told, self._map, adds_over)
        families += lattice.list_families(named, named, self._map, adds_over)
        if adds_over and "time" not in adds_over:
            self._add_covers(lattice, names, told)
        for whole, parts, is_filled in families:
            # Sums over groups may say this already.
            if len(parts) > 1 and not all(_is_split(lattice, part, whole) for part in parts):
                kind: TieKind = "sum" if is_filled else "part"
                self._add_tie(kind, names[whole], tuple(names[part] for part in parts))
                inside |= {(part, whole) for part in parts}
        return inside

    def _add_covers(self, lattice: Lattice, names: list[str], told: int) -> None:
        """Add that periods which fill the whole have at least as many as it together.

        One person may be counted in several: whoever was held at the weekend was held on one of its
        days, or on both.
        """
        for whole, parts, is_filled in lattice.list_families(told, told, self._map, _IN_TIME):
            if is_filled:
                self._add_tie("cover", names[whole], tuple(names[part] for part in parts))

    def _add_residuals(
        self, measure: str, lattice: Lattice, names: list[str]
    ) -> set[tuple[int, int]]:
        """Add the residual of each stated whole and its stated parts, where no sum gives it."""
        stated = _mask(self.counts[name].is_stated for name in names)
        inside = set()
        adds_over = self._measures[measure].adds_over
        covers = set(lattice.list_covers(stated))
        for whole, parts, is_filled in lattice.list_families(stated, stated, self._map, adds_over):
            is_direct = all((part, whole) in covers for part in parts)
            is_split = all(_is_split(lattice, part, whole) for part in parts)
            if is_direct and not is_filled and not is_split:
                told = tuple(names[part] for part in parts)
                residual = f"{names[whole]} outside {' and '.join(told)}"
                self._add_tie("part", names[whole], told, residual=residual)
                inside |= {(part, whole) for part in parts}
        return inside

    def _add_differences(self, measure: str, lattice: Lattice, names: list[str]) -> None:
        """Add that outside an inner cell, too, a group has at most as many as its whole."""
        if self._measures[measure].adds_over != {"group", "place", "time"}:
            return
        spoken = _mask(name in self._named for name in names)
        for difference in lattice.list_differences(spoken):
            outer, inner, wider, within = (names[number] for number in difference)
            law = Constraint(((outer, 1), (inner, -1), (wider, -1), (within, 1)), None, 0, None)
            self.laws[f"{outer} outside {inner} <= {wider} outside {within}"] = law

    def _add_tie(
        self, kind: TieKind, whole: str, parts: tuple[str, ...], residual: str | None = None
    ) -> None:
        name = f"{whole} {_SIGNS[kind]} {' + '.join(sorted(parts))}"
        tie = Tie(name, kind, whole, parts, residual=residual)
        if tie.id not in self.ties:
            self.ties[tie.id] = tie
            self.laws[tie.id] = write_tie(tie)


_IN_TIME: frozenset[Dimension] = frozenset({"time"})
_SIGNS: Mapping[TieKind, str] = {"sum": "=", "cover": "<=", "part": ">="}


def _is_implied(pair: tuple[Node, Node], sums: Mapping[Node, tuple[Node, ...]]) -> bool:
    """Whether sums already say that one count lies in another.

    A part lies in the whole that it helps to make up. A whole lies in the same whole of a wider
    cell where both are split, because each of its parts does.
    """
    inner, outer = pair
    if inner in sums.get(outer, ()):
        return True
    return inner[0] == outer[0] and inner in sums and outer in sums


def _merge(tables: Iterable[Mentioned]) -> Mentioned:
    merged: Mentioned = {}
    for mentioned in tables:
        for cell, groups in mentioned.items():
            merged.setdefault(cell, set()).update(groups)
    return merged


def _mask(flags: Iterable[bool]) -> int:
    return sum(1 << number for number, flag in enumerate(flags) if flag)


def _is_split(lattice: Lattice, inner: int, outer: int) -> bool:
    """Whether sums lead from a part to a whole, so that they give the residual."""
    waiting = [lattice.nodes[inner]]
    while waiting:
        node = waiting.pop()
        if node == lattice.nodes[outer]:
            return True
        waiting += [whole for whole, parts in lattice.sums if node in parts]
    return False
