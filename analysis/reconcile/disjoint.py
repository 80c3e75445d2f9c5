"""What does not overlap: the parts of a group, neighbouring places, periods in sequence.

Disjoint parts add up to no more than their whole, even where they leave somebody out. The event
says which groups are disjoint, the calendar which periods, and the kinds of two neighbours which
places: two towns of one province never overlap, but a town may lie in a district.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence, Set
from itertools import pairwise

from analysis.ledger.measures import Dimension
from analysis.ledger.model import Event
from analysis.ledger.trees import ancestors
from analysis.reconcile.extents import Extent, is_disjoint_in_time

Scope = tuple[str | None, tuple[str, Extent]]
"""A group, and a cell of a place and an extent."""

_SETTLEMENTS = frozenset({"city", "town", "village", "capital", "port", "hamlet", "settlement"})
# Two of these may cross, and nobody can tell where something like an "area" ends.
_LOOSE = frozenset(
    (
        *("road", "street", "highway", "river", "route", "line", "train", "bus", "border"),
        *("coast", "area", "zone", "part", "side", "half", "bank", "valley", "forest"),
        *("mountain", "desert"),
    )
)


class Disjointness:
    """Which of an event's groups and places are disjoint."""

    def __init__(self, event: Event) -> None:
        """Gather the groups and places that contain each group and place."""
        self._event = event
        # Group -> number of a split -> the part of that split in which the group lies.
        self._sides: dict[str, dict[int, str]] = {name: {} for name in event.groups}
        splits = [s for g in event.groups.values() for s in (g.parts, g.disjoint)]
        splits_of: dict[str, list[int]] = {}
        for number, split in enumerate(splits):
            for part in split:
                splits_of.setdefault(part, []).append(number)
        self._around = {name: frozenset(ancestors(event.group_tree, name)) for name in event.groups}
        for name, around in self._around.items():
            for part in (name, *around):
                self._sides[name].update(dict.fromkeys(splits_of.get(part, ()), part))
        self._lines = {name: (name, *ancestors(event.place_tree, name)) for name in event.places}

    def is_disjoint(self, one: Scope, other: Scope, adds_over: Collection[Dimension]) -> bool:
        """Whether the scopes are disjoint in a dimension over which the measure adds up."""
        (group, (place, extent)), (group_2, (place_2, extent_2)) = one, other
        return (
            ("group" in adds_over and self.is_disjoint_in_groups(group, group_2))
            or ("place" in adds_over and self.is_disjoint_in_places(place, place_2))
            or ("time" in adds_over and is_disjoint_in_time(extent, extent_2))
        )

    def is_disjoint_in_groups(self, one: str | None, other: str | None) -> bool:
        """Whether nobody can belong to both groups."""
        if one is None or other is None:
            return False
        sides, sides_2 = self._sides[one], self._sides[other]
        return any(sides[split] != sides_2[split] for split in sides.keys() & sides_2.keys())

    def is_disjoint_in_places(self, one: str, other: str) -> bool:
        """Whether two places are disjoint: they, or two places around them, are of one kind."""
        line, line_2 = self._lines[one], self._lines[other]
        if one in line_2 or other in line:
            return False
        common = next((place for place in line if place in line_2), None)
        sides, sides_2 = (_list_below(each, common) for each in (line, line_2))
        places = self._event.places
        if any(a in places[b].overlaps or b in places[a].overlaps for a in sides for b in sides_2):
            return False
        # Two towns are disjoint whichever districts they lie in.
        kinds, kinds_2 = ({_read_kind(places[each].kind) for each in s} for s in (sides, sides_2))
        return bool(kinds & kinds_2 - _LOOSE)

    def is_made_up(self, group: str | None, of: Set[str | None]) -> bool:
        """Whether the groups in `of` leave nobody of a group out."""
        if group in of or (group is not None and not of.isdisjoint(self._around[group])):
            return True
        parts = () if group is None else self._event.groups[group].parts
        return bool(parts) and all(self.is_made_up(part, of) for part in parts)

    def is_filled(self, whole: Scope, parts: Sequence[Scope]) -> bool:
        """Whether disjoint parts make up the whole.

        Groups can, and so can days in sequence; towns never make up a whole province.
        """
        group, (place, extent) = whole
        if any(cell[0] != place or cell[1].known_by != extent.known_by for _, cell in parts):
            return False
        if all(cell[1] == extent for _, cell in parts):
            return self.is_made_up(group, {part for part, _ in parts})
        if extent.label or any(cell[1].label for _, cell in parts):
            return False
        cuts = sorted({moment for _, cell in (whole, *parts) for moment in cell[1][:2] if moment})
        return all(
            self.is_made_up(group, {p for p, (_, e) in parts if _covers(e, begin, end)})
            for begin, end in pairwise(cuts)
            if _covers(extent, begin, end)
        )


def _covers(extent: Extent, begin: dt.datetime, end: dt.datetime) -> bool:
    if extent.start is None or extent.end is None:
        return False
    return extent.start <= begin and end <= extent.end


def _list_below(line: Sequence[str], common: str | None) -> Sequence[str]:
    """The places of a line from the innermost up to the common one, without it."""
    return line if common is None else line[: line.index(common)]


def _read_kind(kind: str) -> str:
    """The kind that two disjoint neighbours share: 'port town' and 'city' are settlements."""
    head = kind.lower().split(" of ")[0].split(" in ")[0]
    word = head.split()[-1] if head.split() else kind.lower()
    return "settlement" if word in _SETTLEMENTS else word
