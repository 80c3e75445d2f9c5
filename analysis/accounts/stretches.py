"""Which stretch of time holds another, whenever each was told."""

from __future__ import annotations

import datetime as dt

from analysis.reconcile.extents import Extent


def covers(outer: Extent, inner: Extent) -> bool:
    """Whether the days of one stretch of time hold those of another, whenever each was told."""
    if outer.start is None or outer.end is None or inner.start is None or inner.end is None:
        return (outer.start, outer.end, outer.label) == (inner.start, inner.end, inner.label)
    return outer.start.date() <= inner.start.date() and inner.end <= outer.end


def is_compatible(one: Extent, other: Extent) -> bool:
    """Whether two stretches of time are one, or one lies in the other, whenever each was told."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return (one.start, one.end, one.label) == (other.start, other.end, other.label)
    starts, ends = _compare(one.start, other.start), _compare(one.end, other.end)
    return starts * ends <= 0


def _compare(one: dt.datetime, other: dt.datetime) -> int:
    return (one > other) - (one < other)
