"""When a count is of, and when it was told.

A statement knows nothing of what came after the day on which it was made. So a period that has no
end yet, or ends on that day or later, is cut off there; and a count is of what was known by that
day. Deaths "since Saturday" told on Tuesday are among those told on Wednesday, and deaths on
Saturday told on Sunday among those told on Tuesday: the toll may grow from one to the other.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Event, Period

_ONE_DAY = dt.timedelta(days=1)
# What is told as a point in time lasts a little, so that it lies in what begins with it.
_A_MOMENT = dt.timedelta(minutes=1)


class Extent(NamedTuple):
    """A stretch of time, with start and end where it can be compared with others.

    Attributes
    ----------
    start, end : first moment, and the moment at which it is over; None where no period is told.
    as_of : the day by which it was known.
    label : sets apart what cannot be compared: a count without a period, or with one that is told
        too vaguely to contain another ("late Monday" is not all of Monday).
    is_state : whether it is of what may end again, so that days are not compared.
    """

    start: dt.datetime | None
    end: dt.datetime | None
    as_of: dt.date
    label: str = ""
    is_state: bool = False

    @property
    def name(self) -> str:
        """A name that no other extent has."""
        return _name_extent(self)


@lru_cache(maxsize=4096)
def _name_extent(extent: Extent) -> str:
    known = f", known by {extent.as_of}"
    if extent.start is None or extent.end is None:
        return f"at {extent.label or 'no time'}{known}"
    told = f"{extent.start:%Y-%m-%dT%H:%M} to {extent.end:%Y-%m-%dT%H:%M} {extent.label}"
    return told.rstrip() + known


class Calendar:
    """An event's periods, and the hour at which it began."""

    def __init__(self, event: Event) -> None:
        self._periods = event.periods
        self._began = _find_beginning(list(event.periods.values()))

    def find_extent(self, measure: str, period: str | None, reported: dt.date) -> Extent:
        """The stretch of time that a statement on a measure speaks of.

        Parameters
        ----------
        measure : what is counted; a stock has no stretch of time.
        period : a name from the event's periods, or None where the statement gives none.
        reported : the day on which it was said.
        """
        kind = MEASURES[measure].kind
        if kind == "stock":
            return Extent(None, None, reported, period or "", True)
        is_state = kind == "state"
        if period is None:
            return Extent(None, None, reported, "a time not told", is_state)
        told = self._periods[period]
        start, cut = told.start_moment(), dt.datetime.combine(reported, dt.time()) + _ONE_DAY
        if self._began and "T" not in told.start and start.date() == self._began.date():
            start = self._began
        end = max(min(told.end_moment(reported), cut), start + _A_MOMENT)
        label = period if told.precision == "part-of-day" else ""
        return Extent(start, end, reported, label, is_state)


def is_during(inner: Extent, outer: Extent) -> bool:
    """Whether all that happened in one extent, and was known, surely is in the other."""
    if inner == outer:
        return True
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    if outer.label not in ("", inner.label):
        return False
    is_within = outer.start <= inner.start and inner.end <= outer.end
    is_known = inner.as_of == outer.as_of if outer.is_state else inner.as_of <= outer.as_of
    return is_within and is_known


def is_disjoint_in_time(one: Extent, other: Extent) -> bool:
    """Whether nothing can have happened in both extents."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.end <= other.start or other.end <= one.start


def _find_beginning(periods: Sequence[Period]) -> dt.datetime | None:
    """The hour at which the event began, where its longest period from its first day tells one.

    "Saturday to Monday" of an event that lasts since Saturday at 4 a.m. begins at 4 a.m. as well.
    Where a period as long begins on that day without an hour, the hour is of something else.
    """
    hours = [period.start_moment() for period in periods if "T" in period.start]
    if not hours:
        return None
    first = min(hours)
    ends = {
        period: dt.datetime.max if period.end is None else period.end_moment()
        for period in periods
        if period.start_moment().date() == first.date()
    }
    longest = [period for period, end in ends.items() if end == max(ends.values())]
    return first if all("T" in period.start for period in longest) else None
