"""How the counts of one measure relate: which are sums of others, and which lie in others.

A **cell** is a place and a stretch of time; groups are counted in cells. With a count for every
group in every cell, the trees would say no more than this: in each cell a whole is the sum of its
parts, a group lies in the groups that contain it, and each group lies in the same group of a wider
cell. Nobody states most of these counts, and most of them change nothing. The lattice keeps

- the stated counts, the wholes that two of them make up or one of them splits, and the other parts
  of these wholes;
- all parts of a whole, where the whole is kept in a cell and one of its parts, or something inside
  a part, is kept in the same cell or in a wider or narrower one: five soldiers killed in one town
  and six civilians in another make eleven in the province, although the article gives no number by
  group there;
- such a whole in a cell that keeps only a group which the whole merely contains;
- for one place and group, what two periods make together and what one leaves of the other.

Where cells contain each other, the counts left out can always be filled in: a group without parts
with the least of its wider cells, a whole with the sum of its parts. `tests/reconcile` compares the
lattice with the full table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations
from typing import NamedTuple

from analysis.ledger.measures import Dimension
from analysis.ledger.model import Event
from analysis.ledger.trees import ancestors
from analysis.reconcile.disjoint import Disjointness
from analysis.reconcile.extents import Extent, is_during
from analysis.reconcile.families import find_families, list_bits

Cell = tuple[str, Extent]
Node = tuple[str | None, Cell]


class Sum(NamedTuple):
    """A whole, and disjoint parts that leave nobody out."""

    whole: Node
    parts: tuple[Node, ...]


class Family(NamedTuple):
    """A whole and disjoint parts of it, as numbers of nodes.

    `is_filled` says whether the parts leave nothing out.
    """

    whole: int
    parts: tuple[int, ...]
    is_filled: bool


@dataclass(frozen=True, slots=True)
class Lattice:
    """The counts of one measure that matter, and how they relate.

    Attributes
    ----------
    nodes : all of them, in a fixed order.
    spoken : the stated nodes, their wholes and the other parts of these.
    told : the spoken nodes, and what two of their periods imply for a third.
    sums : each whole whose parts are among the nodes.
    above : for each node, bit n is set where it lies strictly inside node n.
    wider : for each cell, the other cells that contain it.
    """

    nodes: tuple[Node, ...]
    spoken: frozenset[Node]
    told: frozenset[Node]
    sums: tuple[Sum, ...]
    above: tuple[int, ...]
    wider: Mapping[Cell, Sequence[Cell]]

    def list_families(
        self, wholes: int, among: int, overlaps: Disjointness, adds_over: frozenset[Dimension]
    ) -> list[Family]:
        """The disjoint families inside nodes that say most.

        Parameters
        ----------
        wholes, among : bit n is set where node n may be a whole, or a part.
        overlaps : which groups and places of the event are disjoint.
        adds_over : the dimensions in which disjoint counts add up.
        """
        numbers = list(list_bits(among))
        disjoint = [0] * len(self.nodes)
        for one, other in combinations(numbers, 2):
            if overlaps.is_disjoint(self.nodes[one], self.nodes[other], adds_over):
                disjoint[one] |= 1 << other
                disjoint[other] |= 1 << one
        found = []
        for whole in list_bits(wholes):
            inside = sum(1 << node for node in numbers if self.above[node] >> whole & 1)
            for family in find_families(inside, disjoint, self.above):
                parts = tuple(list_bits(family))
                scopes = [self.nodes[part] for part in parts]
                is_filled = len(parts) > 1 and overlaps.is_filled(self.nodes[whole], scopes)
                found.append(Family(whole, parts, is_filled))
        return found

    def list_differences(self, among: int) -> Iterator[tuple[int, int, int, int]]:
        """Pairs of differences between cells, of a group and of a wider group around it.

        Yields the group's outer and inner node, then the wider group's. Whatever the group has in
        its outer and outside its inner cell, the wider group has in its own outer and outside its
        own inner cell.
        """
        at = {self.nodes[number]: number for number in list_bits(among)}
        for (group, inner), number in at.items():
            around = [outer for outer in self.wider[inner] if (group, outer) in at]
            for (wider, outer), other in at.items() if around else ():
                if wider != group and self.above[number] >> other & 1:
                    within = self._list_within(at, wider, inner)
                    for cell in around:
                        if cell == outer or outer in self.wider[cell]:
                            for low in within:
                                yield at[group, cell], number, other, low

    def _list_within(self, at: Mapping[Node, int], group: str | None, cell: Cell) -> list[int]:
        """The node of a group in a cell or, without one, its nodes in the widest cells inside."""
        if (group, cell) in at:
            return [at[group, cell]]
        inside = {c for g, c in at if g == group and cell in self.wider[c]}
        return [at[group, c] for c in inside if not inside.intersection(self.wider[c])]

    def list_covers(self, among: int = -1) -> Iterator[tuple[int, int]]:
        """Pairs (inner, outer) of nodes of a bit mask with none of these in between."""
        for inner, above in enumerate(self.above):
            if among >> inner & 1:
                wider = above & among
                for outer in list_bits(wider):
                    wider &= ~self.above[outer]
                for outer in list_bits(wider):
                    yield inner, outer


def build_lattice(tree: GroupLines, mentioned: Mapping[Cell, set[str | None]]) -> Lattice:
    """The lattice of one measure from the groups stated in each cell."""
    spoken = {cell: tree.complete(groups) for cell, groups in mentioned.items()}
    told = {cell: set(groups) for cell, groups in spoken.items()}
    for cell, groups in _complete_time(mentioned):
        told.setdefault(cell, set()).update(groups)
    wider = _find_wider(tree.event, sorted(told, key=_name_cell))
    kept = _add_auxiliary(tree, told, wider)
    nodes = tuple(
        (group, cell) for cell in wider for group in sorted(kept[cell], key=lambda g: g or "")
    )
    sums = tuple(
        Sum((group, cell), tuple((part, cell) for part in tree.parts[group]))
        for group, cell in nodes
        if group is not None and tree.parts[group] and kept[cell].issuperset(tree.parts[group])
    )
    return Lattice(
        nodes,
        _list_nodes(spoken),
        _list_nodes(told),
        sums,
        _find_above(tree, nodes, wider),
        wider,
    )


def find_spoken(tree: GroupLines, mentioned: Mapping[Cell, set[str | None]]) -> frozenset[Node]:
    """The stated nodes, their wholes and the other parts of these."""
    return _list_nodes({cell: tree.complete(groups) for cell, groups in mentioned.items()})


def _list_nodes(groups: Mapping[Cell, set[str | None]]) -> frozenset[Node]:
    return frozenset((group, cell) for cell, found in groups.items() for group in found)


def _complete_time(
    mentioned: Mapping[Cell, set[str | None]],
) -> Iterator[tuple[Cell, set[str | None]]]:
    """What two periods of one place make together, and what one leaves of the other.

    Two halves of a month make the month; the month and one half give the other half; two weeks that
    overlap give the days of both, the days of one alone, and all days together.
    """
    for (place, one), (other_place, other) in permutations(mentioned, 2):
        is_crisp = not (one.label or other.label) and one.known_by == other.known_by
        groups = mentioned[place, one] & mentioned[other_place, other]
        if place != other_place or not is_crisp or not groups:
            continue
        if not (one.start and one.end and other.start and other.end):
            continue
        if one.end == other.start:
            yield (place, one._replace(end=other.end)), groups
        elif is_during(one, other) and one.start == other.start:
            yield (place, other._replace(start=one.end)), groups
        elif is_during(one, other) and one.end == other.end:
            yield (place, other._replace(end=one.start)), groups
        elif one.start < other.start < one.end < other.end:
            yield (place, one._replace(end=other.end)), groups
            yield (place, one._replace(start=other.start)), groups
            yield (place, other._replace(start=one.end)), groups


class GroupLines:
    """An event's groups, with answers that are needed for each measure again."""

    def __init__(self, event: Event) -> None:
        """Gather the wholes and the parts of each group."""
        self.event = event
        self.parts = {name: group.parts for name, group in event.groups.items()}
        self.wholes: dict[str, list[str]] = {name: [] for name in event.groups}
        for name, parts in self.parts.items():
            for part in parts:
                self.wholes[part].append(name)
        self.within = event.group_tree
        self.above = {name: tuple(ancestors(event.group_tree, name)) for name in event.groups}
        self.splits = {name: self._list_splits(name) for name in event.groups}
        self.around = {name: self._list_around(name) for name in event.groups}

    def complete(self, groups: set[str | None]) -> set[str | None]:
        """The groups, the wholes that they make up or split, and the other parts of these.

        Two parts make up a whole, stated or not; one part splits a stated whole, and with it each
        whole in between.
        """
        found = set(groups)
        branches: dict[str, set[str]] = {}
        for group in groups:
            for part, whole in self._climb(group):
                branches.setdefault(whole, set()).add(part)
        for whole, parts in branches.items():
            around = {whole, *(outer for _, outer in self._climb(whole))}
            if len(parts) > 1 or around & groups:
                found |= {whole, *self.parts[whole]}
        return found

    def _climb(self, group: str | None) -> Iterator[tuple[str, str]]:
        """Each pair of part and whole from a group outwards."""
        waiting = [] if group is None else [group]
        seen = set(waiting)
        while waiting:
            part = waiting.pop()
            for whole in self.wholes[part]:
                yield part, whole
                if whole not in seen:
                    seen.add(whole)
                    waiting.append(whole)

    def find_split(self, groups: set[str | None]) -> set[str]:
        """The wholes that have one of these groups as a part or inside a part."""
        return {whole for group in groups if group is not None for whole in self.splits[group]}

    def find_needed(self, groups: set[str | None], split: set[str]) -> set[str | None]:
        """The groups that these need beside them where some wholes are split."""
        known = {group for group in groups if group is not None}
        wholes = {around for group in known for around in self.around[group]} | known
        return {name for whole in wholes & split for name in (whole, *self.parts[whole])}

    def _list_splits(self, name: str) -> tuple[str, ...]:
        line = (name, *self.above[name])
        return tuple(dict.fromkeys(whole for part in line for whole in self.wholes[part]))

    def _list_around(self, name: str) -> tuple[str, ...]:
        """The split groups that merely contain a group, up to the first that is a part itself."""
        found: dict[str, None] = {}
        waiting = [name]
        while waiting:
            inner = waiting.pop()
            if not self.wholes[inner]:
                for outer in self.within[inner]:
                    waiting.append(outer)
                    if self.parts[outer]:
                        found[outer] = None
        return tuple(found)


def _add_auxiliary(
    tree: GroupLines,
    spoken: Mapping[Cell, set[str | None]],
    wider: Mapping[Cell, list[Cell]],
) -> dict[Cell, set[str | None]]:
    """The groups of each cell, with the parts of those wholes that must be split there."""
    kept = {cell: set(groups) for cell, groups in spoken.items()}
    split = {cell: tree.find_split(groups) for cell, groups in kept.items()}
    linked: dict[Cell, set[Cell]] = {cell: {cell} for cell in kept}
    for cell, others in wider.items():
        for other in others:
            linked[cell].add(other)
            linked[other].add(cell)
    waiting = list(kept)
    while waiting:
        cell = waiting.pop()
        told = set().union(*(split[other] for other in linked[cell]))
        new = tree.find_needed(kept[cell], told) - kept[cell]
        if new:
            kept[cell] |= new
            split[cell] |= tree.find_split(new)
            waiting += linked[cell]
    return kept


def _find_wider(event: Event, cells: list[Cell]) -> dict[Cell, list[Cell]]:
    """For each cell, the other cells that contain it."""
    within = {
        place: {place, *ancestors(event.place_tree, place)}
        for place in {place for place, _ in cells}
    }
    return {
        cell: [
            other
            for other in cells
            if other[0] in within[cell[0]] and other != cell and is_during(cell[1], other[1])
        ]
        for cell in cells
    }


def _find_above(
    tree: GroupLines, nodes: tuple[Node, ...], wider: Mapping[Cell, list[Cell]]
) -> tuple[int, ...]:
    places = {node: number for number, node in enumerate(nodes)}
    found = []
    for node in nodes:
        group, cell = node
        groups = (group, *(tree.above[group] if group is not None else ()))
        mask = 0
        for other in (cell, *wider[cell]):
            for outer in groups:
                number = places.get((outer, other))
                if number is not None:
                    mask |= 1 << number
        found.append(mask & ~(1 << places[node]))
    return tuple(found)


def _name_cell(cell: Cell) -> tuple[str, str]:
    return cell[0], cell[1].name
