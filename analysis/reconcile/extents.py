"""Which stretch of time a count covers, and by which day it was known.

A statement knows nothing of what came after its day. So a period without an end, or with an end on
that day or later, is cut off at that day; and a count covers only what was known by then. Deaths
"since Saturday" told on Tuesday are among those told on Wednesday, and deaths on Saturday told on
Sunday are among those told on Tuesday: the toll may grow in between. What holds of two days holds
of two hours of one day.

A statement without an hour stands for its whole day, and so for the last hour that any report of
that day gives: what is known by then is the day's number.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.ledger.model import Event, Period

_ONE_DAY = dt.timedelta(days=1)
# A point in time lasts a little, so that a period that begins at it contains it.
_A_MOMENT = dt.timedelta(minutes=1)


class Told(NamedTuple):
    """When something was said: the day, and the hour, local time, where one is given."""

    day: dt.date
    hour: dt.time | None = None

    @property
    def is_over(self) -> dt.datetime:
        """The moment of which it knows nothing any more: its hour, or the end of its day."""
        if self.hour is not None:
            return dt.datetime.combine(self.day, self.hour)
        return dt.datetime.combine(self.day, dt.time()) + _ONE_DAY

    @property
    def rank(self) -> tuple[dt.date, bool, dt.time]:
        """What sorts moments: a day comes after each of its hours."""
        return self.day, self.hour is None, self.hour or dt.time()

    def isoformat(self) -> str:
        """2026-01-31, or 2026-01-31T17:00 where an hour is given."""
        day = self.day.isoformat()
        return day if self.hour is None else f"{day}T{self.hour:%H:%M}"


class Extent(NamedTuple):
    """A stretch of time, with a start and an end where it can be compared with others.

    Attributes
    ----------
    start, end : its first moment, and the moment at which it is over; None without a period.
    as_of : the day by which the count was known.
    label : keeps apart what cannot be compared: a count without a period, or with a period too
        vague to contain another ("late Monday" is not all of Monday).
    is_state : whether the count may fall again, so that different days are not compared.
    hour : the hour of that day by which it was known, local time; None for the whole day.
    """

    start: dt.datetime | None
    end: dt.datetime | None
    as_of: dt.date
    label: str = ""
    is_state: bool = False
    hour: dt.time | None = None

    @property
    def name(self) -> str:
        """A unique name."""
        return _name_extent(self)

    @property
    def known_by(self) -> Told:
        """The day, and the hour if there is one, by which the count was known."""
        return Told(self.as_of, self.hour)


@lru_cache(maxsize=4096)
def _name_extent(extent: Extent) -> str:
    known = f", known by {extent.known_by.isoformat()}"
    if extent.start is None or extent.end is None:
        return f"at {extent.label or 'no time'}{known}"
    told = f"{extent.start:%Y-%m-%dT%H:%M} to {extent.end:%Y-%m-%dT%H:%M} {extent.label}"
    return told.rstrip() + known


class Calendar:
    """An event's periods and the hour at which it began."""

    def __init__(self, event: Event) -> None:
        self._periods = event.periods
        self._measures = event.all_measures
        self._began = _find_beginning(list(event.periods.values()))

    def find_extent(
        self, measure: str, period: str | None, reported: dt.date, hour: dt.time | None = None
    ) -> Extent:
        """The stretch of time that a statement covers.

        Parameters
        ----------
        measure : what it counts; a stock has no stretch of time.
        period : a name from the event's periods; None where the statement gives none.
        reported, hour : the day and, if told, the hour at which it was said.
        """
        kind = self._measures[measure].kind
        if kind == "stock":
            return Extent(None, None, reported, period or "", True, hour)
        is_state = kind == "state"
        if period is None:
            return Extent(None, None, reported, "a time not told", is_state, hour)
        told = self._periods[period]
        start, cut = told.start_moment(), Told(reported, hour).is_over
        if self._began and "T" not in told.start and start.date() == self._began.date():
            start = self._began
        end = max(min(told.end_moment(reported), cut), start + _A_MOMENT)
        label = period if told.precision == "part-of-day" else ""
        return Extent(start, end, reported, label, is_state, hour)


class Hours:
    """The hours at which the reports of each day were made."""

    def __init__(self, reports: Iterable[Told]) -> None:
        """Gather the hours of all reports; claims, which change nothing, are no reports."""
        self._hours: dict[dt.date, set[dt.time | None]] = defaultdict(set)
        for told in reports:
            self._hours[told.day].add(told.hour)

    def settle(self, told: Told) -> Told:
        """The moment for which a statement stands among the others.

        Where some report of a day has no hour, it and the day's last hour are one moment, the day.
        Where every report has one, a claim without an hour is of the last.
        """
        hours = self._hours.get(told.day, set())
        last = max((hour for hour in hours if hour is not None), default=None)
        if last is not None and told.hour is not None and told.hour < last:
            return told
        return Told(told.day) if None in hours else Told(told.day, told.hour or last)


def is_during(inner: Extent, outer: Extent) -> bool:
    """Whether the outer extent surely covers all that the inner one does."""
    if inner == outer:
        return True
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return False
    if outer.label not in ("", inner.label):
        return False
    is_within = outer.start <= inner.start and inner.end <= outer.end
    return is_within and _is_known(inner, outer)


def _is_known(inner: Extent, outer: Extent) -> bool:
    """Whether what was known of one count was known of the other as well."""
    if inner.as_of == outer.as_of and inner.hour == outer.hour:
        return True
    return not outer.is_state and inner.known_by.rank < outer.known_by.rank


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
