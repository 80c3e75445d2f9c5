"""When a count is of: the stretch of time that a statement can have known of.

A statement knows nothing of what came after the day on which it was made. So a period that has no
end yet, or ends on that day or later, is cut off there: deaths "since Saturday" reported on Tuesday
are among those reported on Wednesday, and the toll may grow from one to the other. Two days that
lie after the end of a closed period speak of the same count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from analysis.ledger.model import Event, Period

# A number of people present, not of things that happened: time does not add to it.
STOCKS = frozenset({"population"})

_LAST_MOMENT = dt.time.max


class Extent(NamedTuple):
    """A stretch of time, with start and end where it can be compared with others.

    `label` sets apart what cannot: a count without a period, or with one that is told too vaguely
    to contain another ("late Monday" is not all of Monday).
    """

    start: dt.datetime | None
    end: dt.datetime | None
    label: str = ""

    @property
    def name(self) -> str:
        """A name that no other extent has."""
        if self.start is None or self.end is None:
            return f"at {self.label or 'no time'}"
        return f"{self.start:%Y-%m-%dT%H:%M} to {self.end:%Y-%m-%dT%H:%M} {self.label}".rstrip()

    @property
    def until(self) -> dt.date | None:
        """The day of the report that cuts the extent off, if one does."""
        is_cut = self.end is not None and self.end.time() == _LAST_MOMENT
        return self.end.date() if self.end is not None and is_cut else None


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
        if measure in STOCKS:
            return Extent(None, None, period or "")
        if period is None:
            return Extent(None, None, f"report of {reported}")
        told = self._periods[period]
        start, cut = told.start_moment(), dt.datetime.combine(reported, _LAST_MOMENT)
        if self._began and "T" not in told.start and start.date() == self._began.date():
            start = self._began
        end = max(min(told.end_moment(reported), cut), start)
        return Extent(start, end, period if told.precision == "part-of-day" else "")


def is_during(inner: Extent, outer: Extent) -> bool:
    """Whether all that happened in one extent surely happened in the other."""
    if inner == outer:
        return True
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    return not outer.label and outer.start <= inner.start and inner.end <= outer.end


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
