"""What follows? Each count as reported, and as all reports together leave it."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import gather_single, plot_rows
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import cite_period, label_count, label_rest, label_told
from analysis.reading.outcome import Proof, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.counts import Count
from analysis.reconcile.verdicts import BoundedCount, Rest
from analysis.telling.sentences import Sentence
from analysis.telling.words import (
    capitalise,
    format_bounds,
    format_quantity,
    join,
    say_count,
)
from analysis.views.sums import MOST_HEADING

__all__ = ["plot_bounds", "say_bounds", "tabulate_bounds", "tabulate_following"]

_COLUMNS = (
    *("id", "label", "measure", "when", "shown", "low", "high", "speaker_name", "status"),
    *("tight_low", "tight_high", "tight_shown", "verdict", "panel", "told"),
)


def tabulate_bounds(*readings: Reading) -> pd.DataFrame:
    """Each count that somebody speaks of, as reported and as it follows from all reports.

    Returns
    -------
    Columns: id (of the reported statement, or none), label, measure, when (the period, or none),
    shown, low, high (in the measure's unit; NaN where open), speaker_name, status, tight_low,
    tight_high (as they follow; NaN where open), tight_shown,
    verdict, panel (the measure), told (both in words). A count of which no report speaks, but whose
    part or whole is reported, has no id. Where reports contradict each other nothing follows.
    """
    bounds = _bound(reconcile(*readings))
    panels = [capitalise(readings[0].measures[measure].label) for measure in bounds["measure"]]
    bounds = bounds.assign(panel=pd.Categorical(panels, list(dict.fromkeys(panels))))
    return sign(bounds, readings[0], capitalise(cite_period(readings[0], bounds)))


def _bound(proof: Proof) -> pd.DataFrame:
    rows: list[Row] = []
    for bounded in proof.outcome.counts:
        named = [name for name in bounded.count.statements if name in proof.figures]
        told: list[Row | None] = [proof.figures[name] for name in named]
        for figure in told or [None]:
            label = (
                label_count(proof.event, bounded.count)
                if figure is None
                else label_told(proof.readings[0], bounded.count, figure)
            )
            verdict = proof.outcome.verdicts.get(figure["id"]) if figure else None
            row = _describe(proof, label, bounded.count, figure, bounded)
            rows.append({**row, "verdict": verdict})
    for rest in proof.outcome.rests:
        row = _describe(proof, label_rest(proof.event, rest), rest.whole, None, rest)
        rows.append({**row, "verdict": None})
    return frame_rows([{**row, "panel": None, "told": _tell(row)} for row in rows], _COLUMNS)


def _describe(
    proof: Proof, label: str, count: Count, figure: Row | None, bounded: BoundedCount | Rest
) -> Row:
    # From 0 on is no bound of a count.
    is_open = bounded.low == 0 and bounded.high is None
    keys = ("id", "low", "high", "speaker_name", "status")
    return {
        "label": label,
        "measure": count.measure,
        "when": proof.event.periods[count.period].label if count.period else None,
        "shown": format_quantity(figure) if figure else None,
        **{key: figure[key] if figure else None for key in keys},
        "tight_low": None if is_open else bounded.low,
        "tight_high": bounded.high,
        "tight_shown": _show_tightest(bounded.low, bounded.high, proof.outcome.feasible),
    }


def _show_tightest(low: int | None, high: int | None, is_feasible: bool | None) -> str:
    if low is None:
        return "too hard to tell" if is_feasible is None else _DISPUTED
    if low == 0 and high is None:
        return "nothing follows"
    return format_bounds(low, high)


_DISPUTED = "nothing: the reports do not fit"


def _tell(row: Row) -> str:
    """The label of a row's marks: as reported; and what follows, where that says more."""
    follows = f"follows: {row['tight_shown']}"
    if row["tight_low"] is None and row["tight_high"] is None:
        return str(row["shown"] or row["tight_shown"])
    if row["shown"] is None:
        return follows
    is_same = (row["low"], row["high"]) == (row["tight_low"], row["tight_high"])
    return f"{row['shown']}{'' if is_same else f'; {follows}'}"


MOST_ROWS = 12
"""Counts in a chart; the table has all."""


def tabulate_following(reading: Reading) -> pd.DataFrame:
    """The counts for which more follows than is printed, `MOST_ROWS` at most.

    Returns
    -------
    Those rows of `tabulate_bounds`, with its columns.
    """
    return pick_news(tabulate_bounds(reading)).head(MOST_ROWS)


def pick_news(bounds: pd.DataFrame) -> pd.DataFrame:
    """The rows whose bounds follow, and are not those that their own report gives.

    Parameters
    ----------
    bounds : as `tabulate_bounds` gives it.
    """
    follows = bounds["tight_low"].fillna(0).gt(0) | bounds["tight_high"].notna()
    is_same = follows | True
    for own, tight in (("low", "tight_low"), ("high", "tight_high")):
        is_same &= bounds[own].eq(bounds[tight]) | bounds[[own, tight]].isna().all(axis="columns")
    return bounds[follows & ~is_same & bounds["verdict"].ne("withdrawn")]


def plot_bounds(bounds: pd.DataFrame) -> so.Plot:
    """Each count's reported mark over a band of what follows, each measure on its own scale.

    Parameters
    ----------
    bounds : as `tabulate_following` or `tabulate_bounds` gives it. What is withdrawn, and what
        nobody reports and nothing follows for, is left out.
    """
    is_known = bounds["shown"].notna() | bounds["tight_low"].notna() | bounds["tight_high"].notna()
    drawn = bounds[bounds["verdict"].ne("withdrawn") & is_known]
    if len(drawn) > 1 and bounds["measure"].nunique() == 1:
        return plot_rows(drawn, "panel", text="told")
    return plot_rows(gather_single(drawn), "panel", text="told", shares_x=False)


def say_bounds(bounds: pd.DataFrame) -> Prose:
    """For how many counts more follows than is printed, and which of them are not drawn."""
    news = to_records(pick_news(bounds))
    if not news:
        return Prose([], role="finding")
    return Prose([title_bounds(bounds), *_name_others(news[MOST_ROWS:])], role="finding")


def title_bounds(bounds: pd.DataFrame) -> Sentence:
    """For how many counts more follows than is printed: the chart's title, and its section's."""
    rows = to_records(pick_news(bounds))
    if not rows:
        return (_say_nothing(bounds),)
    if len(rows) == 1:
        told = f"{capitalise(rows[0]['label'])}: {rows[0]['tight_shown']}, which nobody printed"
        return (told if len(told) <= MOST_HEADING else "More follows for 1 count than is printed",)
    return (f"More follows for {say_count(len(rows), 'count')} than is printed",)


_MOST_LABEL = 60
"""Characters of a count's name in a sentence."""


def _name_others(rows: Sequence[Row]) -> list[Sentence]:
    """The counts that are not drawn; those with long names by how many they are."""
    named = [str(row["label"]) for row in rows if len(str(row["label"])) <= _MOST_LABEL]
    more = len(rows) - len(named)
    told = [*named, *([say_count(more, "more count" if named else "count")] if more else [])]
    return [(f"Not drawn, and in the table: {join(told)}.",)] if told else []


def _say_nothing(bounds: pd.DataFrame) -> str:
    """Why nothing follows."""
    if bounds["tight_shown"].str.startswith(_DISPUTED).any():
        return "Nothing follows for the counts that do not fit"
    return "Nothing follows that is not printed"


CAPTIONS = {
    "bounds": Caption(
        "Reported and following",
        {
            "label": "Count",
            "shown": "Reported",
            "tight_shown": "Follows from all reports",
            "verdict": "Verdict",
        },
        BY_ID,
        title=title_bounds,
        heading=title_bounds,
        is_detail=True,
        tabulate=tabulate_bounds,
    ),
}
