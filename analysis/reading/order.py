"""In which order an article's counts of people harmed are told."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from analysis.ledger.frame import Row
from analysis.ledger.model import Event
from analysis.ledger.trees import ancestors
from analysis.reading.reading import Reading


def is_harm(reading: Reading, row: Row) -> bool:
    """Whether a figure counts people to whom something was done."""
    measure = reading.measures[row["read_measure"]]
    return measure.is_checked and measure.is_deed and "persons" in measure.units


def rank_measures(reading: Reading) -> list[str]:
    """The measures of people harmed, in the order in which the article comes to them."""
    first: dict[str, int] = {}
    for row in reading.totals:
        if is_harm(reading, row):
            told = first.get(row["read_measure"], row["paragraph"])
            first[row["read_measure"]] = min(told, row["paragraph"])
    order = list(reading.measures)
    return sorted(first, key=lambda measure: (first[measure], order.index(measure)))


def order_counts(
    reading: Reading, counts: dict[str, Row], wholes: dict[str, str | None]
) -> Iterator[str]:
    """Reports before claims, each whole before its parts, whatever the file's order.

    Of what stands beside each other, the freshest comes first; of several towns, the one of the
    greatest count; an exact count before a bounded one and that before a vague one; then the wider
    group and place, and the greater number. Counts
    of one group and place stay together, from the earliest on; of one count, a named source comes
    before the outlet's voice, and what is told first before what is told later.
    """
    cells: dict[_Cell, list[Row]] = {}
    for row in counts.values():
        cells.setdefault((wholes[row["id"]], *_find_cell(row)), []).append(row)
    told = (
        {row["group"] for row in counts.values()},
        {row["place"] for row in counts.values()},
    )
    ranks = _rank_cells(reading.event, cells, told)

    def rank(name: str) -> tuple[object, ...]:
        row = counts[name]
        voice = (_rank_bounds(row), row["status"] == "stated", row["paragraph"])
        cell = ranks[(wholes[name], *_find_cell(row))]
        day = row["start"] or "", -_read_day(row)
        return row["status"] == "claimed", cell, *day, *voice, row["speaker"], name

    def below(whole: str | None) -> Iterator[str]:
        for name in sorted((n for n in reported if wholes[n] == whole), key=rank):
            yield name
            yield from below(name)

    reported = [name for name in counts if counts[name]["status"] != "claimed"]
    yield from below(None)
    yield from sorted(counts.keys() - reported, key=rank)


_Cell = tuple[object, ...]
"""A whole or none, and the group and place of counts inside it."""


def _find_cell(row: Row) -> tuple[object, ...]:
    """The group and the place of a count, as read and as printed."""
    keys = ("status",) if row["status"] == "claimed" else ()
    return tuple(row[key] for key in ("read_group", "read_place", "group", "place", *keys))


@dataclass(frozen=True)
class _Standing:
    """Where the counts of one group and place stand among others.

    Attributes
    ----------
    level : of the same level are counts inside one whole, of one day, as far inside other places.
    place : the place.
    firm : how firm the firmest is, then in how many other groups its group lies.
    size : the greatest low bound.
    """

    level: tuple[object, ...]
    place: str
    firm: tuple[int, int]
    size: float


def _rank_cells(
    event: Event, cells: Mapping[_Cell, Sequence[Row]], told: Sequence[Collection[str | None]]
) -> dict[_Cell, tuple[object, ...]]:
    """The order of the counts of each group and place; `told` are the groups and places told.

    Towns that stand beside each other keep their counts together, the greatest count first.
    """
    standing = {cell: _find_standing(event, cell, rows, *told) for cell, rows in cells.items()}
    levels: dict[object, list[_Standing]] = {}
    for each in standing.values():
        levels.setdefault(each.level, []).append(each)
    ranks: dict[_Cell, tuple[object, ...]] = {}
    for cell, own in standing.items():
        beside = levels[own.level]
        *_, day, outer = own.level
        lead, size, place = own.firm, 0.0, ""
        if len({each.place for each in beside}) > 1:
            lead = min(each.firm for each in beside)
            size = max(each.size for each in beside if each.place == own.place)
            place = event.places[own.place].name
        ranks[cell] = (day, lead, outer, -size, place, own.firm, *_rank_alike(event, cells[cell]))
    return ranks


def _find_standing(
    event: Event,
    cell: _Cell,
    rows: Sequence[Row],
    groups: Collection[str | None],
    places: Collection[str | None],
) -> _Standing:
    group, place = rows[0]["group"], rows[0]["place"]
    around = ancestors(event.group_tree, group) if group else ()
    outer = sum(each in places for each in ancestors(event.place_tree, place))
    firm = min(map(_rank_bounds, rows)), sum(each in groups for each in around)
    level = cell[0], rows[0]["status"] == "claimed", -max(map(_read_day, rows)), outer
    return _Standing(level, place, firm, max(row["low"] or 0 for row in rows))


def _rank_alike(event: Event, rows: Sequence[Row]) -> tuple[object, ...]:
    """The greater number first, then by name."""
    group, place = rows[0]["group"], rows[0]["place"]
    return (
        -max(row["nominal"] or 0 for row in rows),
        event.groups[group].label if group else "",
        event.places[place].name,
        *map(str, _find_cell(rows[0])),
    )


def _rank_bounds(row: Row) -> int:
    """0 for an exact number, 1 for a bounded one, 2 for a word without bounds."""
    if row["low"] is row["high"] is None:
        return 2
    return int(row["low"] != row["high"])


def _read_day(row: Row) -> int:
    """The day of a statement as a number that grows with time."""
    return int(row["reported"].replace("-", ""))
