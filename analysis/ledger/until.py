"""The day until which reports are known, as a parameter names it."""

from __future__ import annotations

import datetime as dt

from analysis.errors import ParameterError


def read_until(until: object) -> dt.date | None:
    """The day that the parameter `until` names; None for '', which is all reports.

    Raises
    ------
    ParameterError : it is neither.
    """
    if until == "":
        return None
    try:
        day = dt.date.fromisoformat(until)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        day = None
    if day is None or day.isoformat() != until:
        raise ParameterError(f"until {until!r} is not a day, such as '2026-02-04', or '' for all")
    return day
