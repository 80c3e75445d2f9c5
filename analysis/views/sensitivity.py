"""How far the outcome depends on how vague words and ambiguous hedges are read."""

from __future__ import annotations

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.reading import Reading, kept
from analysis.reconcile.sensitivity import sensitivity
from analysis.telling.words import format_bounds, format_number, join

__all__ = ["say_sensitivity", "tabulate_differing", "tabulate_sensitivity"]

_FEASIBLE = {
    True: "the figures fit",
    False: "the figures do not fit",
    None: "too hard to tell",
}


@kept
def tabulate_sensitivity(reading: Reading) -> pd.DataFrame:
    """Each convention under each reading of the wordings that print leaves open.

    Returns
    -------
    Columns: convention, readings (in words), feasible (in words), low, high (persons; of the
    widest count of deaths, NaN where open), shown.
    """
    rows: list[Row] = [
        {
            "convention": row.convention,
            "readings": join(f"“{words}”" for words in row.readings.values()) or "as printed",
            "feasible": _FEASIBLE[row.feasible],
            "low": row.low,
            "high": row.high,
            "shown": "no bounds" if row.low is None else format_bounds(row.low, row.high),
        }
        for row in sensitivity([reading.article]).rows
    ]
    return sign(frame_rows(rows), reading)


def tabulate_differing(reading: Reading) -> pd.DataFrame:
    """The ways to read the words that lead to another outcome than the first, behind it.

    Returns
    -------
    Those rows of `tabulate_sensitivity`, with its columns; none where all ways lead to one outcome.
    """
    rows = tabulate_sensitivity(reading)
    outcome = rows["feasible"] + rows["shown"]
    if outcome.nunique() < 2:
        return rows.head(0)
    return rows[outcome.ne(outcome.iloc[0]) | rows.index.isin(rows.index[:1])]


def say_sensitivity(rows: pd.DataFrame) -> Prose:
    """Under how many ways to read the words the figures fit; nothing where it is under all."""
    fits = int(rows["feasible"].eq(_FEASIBLE[True]).sum())
    if not fits:
        told = "Whichever published convention reads the vague words, the figures do not fit"
    elif fits == len(rows):
        return Prose([], role="finding")
    else:
        ways = f"{format_number(fits)} of {format_number(len(rows))} ways to read the vague words"
        told = f"The figures fit in {ways}"
    return Prose([(told,)], role="finding")


CAPTIONS = {
    "sensitivity": Caption(
        "Each way to read the words",
        {
            "convention": "Convention",
            "readings": "Words read",
            "feasible": "Outcome",
            "shown": "Widest count of deaths",
        },
        tabulate=tabulate_sensitivity,
    ),
}
