"""How a toll lies in time, where an article tells it by several days, months or years."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import plot_rows
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import find_home, split_label
from analysis.reading.outcome import find_outcome
from analysis.reading.reading import Reading, kept
from analysis.reconcile.judged import JudgedTie
from analysis.telling.sentences import Cited, Sentence
from analysis.telling.words import capitalise, format_number, format_quantity, say_quantity

__all__ = ["plot_periods", "say_periods", "tabulate_periods"]

_LEAST = 4
"""Periods of one count that are worth a chart of their own."""

_COLUMNS = (
    *("id", "label", "start", "unit", "wording", "language", "words_read", "number_words", "shown"),
    *("nominal", "low", "high", "hedge", "speaker_name", "status"),
)


@kept
def tabulate_periods(reading: Reading) -> pd.DataFrame:
    """One row a period into which reconciliation parts a count of people, the earliest first.

    Of several such counts, the one with the most periods; no row where none has four.

    Returns
    -------
    Columns: id, label (the period), start (its first day), unit, wording, language, words_read and
    number_words (as in the ledger), shown (bounds, and the wording where it says more), nominal,
    low, high (persons; NaN where open), hedge, speaker_name, status. `attrs["counted"]` is what is
    counted, for a sentence.
    """
    rows = {row["id"]: row for row in reading.totals}
    split = _find_split(find_outcome(reading).ties, rows)
    if split is None:
        return sign(frame_rows([], _COLUMNS), reading)
    parts = sorted((rows[name] for name in split.parts), key=lambda row: row["start"] or "")
    periods = frame_rows(
        [
            {
                **{key: row[key] for key in _COLUMNS if key in row},
                "label": capitalise(reading.event.periods[row["period"]].label),
                "shown": format_quantity(row),
            }
            for row in parts
        ],
        _COLUMNS,
    )
    home = find_home(reading)
    where = f", {reading.event.places[home].name}" if home else ""
    told = split_label(reading, parts[0])
    counted = " ".join(filter(None, (told["who"], told["fate"])))
    sign(periods, reading, f"{capitalise(counted)}{where}; one row a period")
    periods.attrs["counted"] = counted
    return periods


def _find_split(ties: Sequence[JudgedTie], rows: dict[str, Row]) -> JudgedTie | None:
    """The tie whose parts are the most periods of one count."""
    splits = []
    for tie in ties:
        told = [rows[name] for name in (tie.whole, *tie.parts) if name in rows]
        scopes = {(row["read_measure"], row["read_group"], row["read_place"]) for row in told}
        periods = {row["period"] for row in told[1:]}
        is_whole = len(told) == len(tie.parts) + 1 == len(periods) + 1 and None not in periods
        if len(tie.parts) >= _LEAST and len(scopes) == 1 and is_whole:
            splits.append(tie)
    return max(splits, key=lambda tie: len(tie.parts), default=None)


def plot_periods(periods: pd.DataFrame) -> so.Plot:
    """Each period's count on one scale of persons, the earliest on top.

    Parameters
    ----------
    periods : as `tabulate_periods` gives it, or some of its rows.
    """
    return plot_rows(periods) if len(periods) else so.Plot()


def title_periods(periods: pd.DataFrame) -> Sentence:
    """Which period has the highest printed number: the chart's title, and its section's."""
    rows = [row for row in to_records(periods) if row["nominal"] is not None]
    number = format_number(len(periods))
    if not rows:
        return (f"{number} periods are told, none of them with a number",)
    most = max(rows, key=lambda row: row["nominal"])
    counted = periods.attrs.get("counted", "people")
    count = Cited(say_quantity(most), most["id"])
    return (f"Of {number} periods, {most['label']} has the most {counted}: ", count)


def say_periods(periods: pd.DataFrame) -> Prose:
    """Which period has the highest number; nothing where no count is told by periods."""
    return Prose([title_periods(periods)] if len(periods) else [], role="finding")


CAPTIONS = {
    "periods": Caption(
        "By period",
        {"label": "Period", "shown": "Bounds and wording", "speaker_name": "Who says so"},
        BY_ID,
        title=title_periods,
        heading=title_periods,
        is_detail=True,
        tabulate=tabulate_periods,
    )
}
