"""How the scopes of two statements lie to each other: the same, one inside the other, or neither.

A scope is (measure, group, place, period), as read under the article's assumptions. The relation
is derived from the event's trees; nobody writes it down. Rows are those of `frame.build_frame`.
"""

from __future__ import annotations

from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Event
from analysis.ledger.trees import depth, is_within


def find_whole(event: Event, row: Row, others: list[Row]) -> str | None:
    """The id of the nearest reported statement whose scope contains this row's, if any."""
    containing = [
        other for other in others if other["status"] != "claimed" and is_inside(event, row, other)
    ]
    # Of two with the same depth, the one inside the other is nearer: a day lies in its week.
    nearest = max(
        containing,
        key=lambda other: (
            _depth(event, other),
            sum(is_inside(event, other, whole) for whole in containing),
        ),
        default=None,
    )
    return None if nearest is None else nearest["id"]


def find_rival(event: Event, claim: Row, reports: list[Row]) -> Row | None:
    """The reported figure that a claim stands against: the nearest one that would contain it.

    Only counts stand against counts: no hour is so many times another.
    """
    if not MEASURES[claim["read_measure"]].is_count:
        return None
    same = [row for row in reports if _scope(row) == _scope(claim)]
    containing = same or [row for row in reports if is_inside(event, claim, row)]
    bounded = [row for row in containing if row["low"] is not None or row["high"] is not None]
    return max(bounded, key=lambda row: _depth(event, row), default=None)


def is_same_but_period(row: Row, other: Row) -> bool:
    """Whether two figures count the same of the same, whatever the period."""
    return _scope(row) == _scope(other)


def _scope(row: Row) -> tuple[object, ...]:
    return (row["unit"], *(row[f"read_{key}"] for key in ("measure", "group", "place")))


def is_inside(event: Event, row: Row, other: Row) -> bool:
    """Whether the scope of `row` lies in that of `other` and is not the same."""
    if _scope(row) == _scope(other):
        # A count without a period is of an unknown one, not of all time.
        has_periods = row["start"] is not None and other["start"] is not None
        return has_periods and _is_during(row, other) and not _is_during(other, row)
    if (row["read_measure"], row["unit"]) != (other["read_measure"], other["unit"]):
        return False
    groups, places = event.group_tree, event.place_tree
    if row["read_group"] is None or other["read_group"] is None:
        return False
    return (
        is_within(groups, row["read_group"], other["read_group"])
        and is_within(places, row["read_place"], other["read_place"])
        and _is_during(row, other)
    )


def _is_during(row: Row, other: Row) -> bool:
    """Whether the period of `row` lies within that of `other`, to the day."""
    if row["start"] is None or other["start"] is None:
        return other["start"] is None
    first, last = other["start"][:10], other["end"]
    return bool(row["start"][:10] >= first and row["end"] <= last)


def _depth(event: Event, row: Row) -> int:
    group = row["read_group"]
    above = 0 if group is None else depth(event.group_tree, group)
    return above + depth(event.place_tree, row["read_place"])


def is_at_root(event: Event, row: Row) -> bool:
    """Whether the row speaks of a widest place of the event, and so of all of it."""
    return event.place_tree.get(row["read_place"]) is None
