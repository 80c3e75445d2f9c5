"""Which stretch of time a count covers, and by which day it was known.

A statement knows nothing of what came after its day. So a period without an end, or with an end on
that day or later, is cut off at that day; and a count covers only what was known by then. Deaths
"since Saturday" told on Tuesday are among those told on Wednesday, and deaths on Saturday told on
Sunday are among those told on Tuesday: the toll may grow in between.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Event, Period

_ONE_DAY = dt.timedelta(days=1)
# A point in time lasts a little, so that a period that begins at it contains it.
_A_MOMENT = dt.timedelta(minutes=1)


class Extent(NamedTuple):
    """A stretch of time, with a start and an end where it can be compared with others.

    Attributes
    ----------
    start, end : its first moment, and the moment at which it is over; None without a period.
    as_of : the day by which the count was known.
    label : keeps apart what cannot be compared: a count without a period, or with a period too
        vague to contain another ("late Monday" is not all of Monday).
    is_state : whether the count may fall again, so that different days are not compared.
    """

    start: dt.datetime | None
    end: dt.datetime | None
    as_of: dt.date
    label: str = ""
    is_state: bool = False

    @property
    def name(self) -> str:
        """A unique name."""
        return _name_extent(self)


@lru_cache(maxsize=4096)
def _name_extent(extent: Extent) -> str:
    known = f", known by {extent.as_of}"
    if extent.start is None or extent.end is None:
        return f"at {extent.label or 'no time'}{known}"
    told = f"{extent.start:%Y-%m-%dT%H:%M} to {extent.end:%Y-%m-%dT%H:%M} {extent.label}"
    return told.rstrip() + known


class Calendar:
    """An event's periods and the hour at which it began."""

    def __init__(self, event: Event) -> None:
        self._periods = event.periods
        self._began = _find_beginning(list(event.periods.values()))

    def find_extent(self, measure: str, period: str | None, reported: dt.date) -> Extent:
        """The stretch of time that a statement covers.

        Parameters
        ----------
        measure : what it counts; a stock has no stretch of time.
        period : a name from the event's periods; None where the statement gives none.
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
    """Whether the outer extent surely covers all that the inner one does."""
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
    """Whether nothing can fall into both extents."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    return one.end <= other.start or other.end <= one.start


def _find_beginning(periods: Sequence[Period]) -> dt.datetime | None:
    """The hour at which the event began: that of the longest period from its first day.

    If an event lasts since Saturday at 4 a.m., its "Saturday to Monday" begins at 4 a.m. as well.
    None if an equally long period begins on that day without an hour: then the hour belongs to
    something else.
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
