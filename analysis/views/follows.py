"""What follows? Each count as reported, and as all reports together leave it."""

from __future__ import annotations

from dataclasses import replace

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
from analysis.reconcile.mends import Mend
from analysis.reconcile.verdicts import BoundedCount, Rest, check
from analysis.telling.sentences import Sentence
from analysis.telling.words import (
    capitalise,
    format_bounds,
    format_number,
    format_quantity,
    say_count,
)

__all__ = [
    "plot_bounds",
    "plot_follows",
    "say_bounds",
    "say_follows",
    "tabulate_bounds",
    "tabulate_follows",
]

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
        return "too hard to tell" if is_feasible is None else "none: reports contradict each other"
    if low == 0 and high is None:
        return "nothing follows"
    return format_bounds(low, high)


def _tell(row: Row) -> str:
    """The label of a row's marks: as reported; and what follows, where that says more."""
    follows = f"follows: {row['tight_shown']}"
    if row["tight_low"] is None and row["tight_high"] is None:
        return str(row["shown"] or row["tight_shown"])
    if row["shown"] is None:
        return follows
    is_same = (row["low"], row["high"]) == (row["tight_low"], row["tight_high"])
    return f"{row['shown']}{'' if is_same else f'; {follows}'}"


def plot_bounds(bounds: pd.DataFrame) -> so.Plot:
    """Each count's reported mark over a soft band of what follows, each measure on its own scale.

    Parameters
    ----------
    bounds : as `tabulate_bounds` or `tabulate_follows` gives it. What is withdrawn, and what
        nobody reports and nothing follows for, is left out.
    """
    is_known = bounds["shown"].notna() | bounds["tight_low"].notna() | bounds["tight_high"].notna()
    drawn = bounds[bounds["verdict"].ne("withdrawn") & is_known]
    if bounds["measure"].nunique() == 1:
        return plot_rows(drawn, "panel", text="told")
    return plot_rows(gather_single(drawn), "panel", text="told", shares_x=False)


def title_bounds(bounds: pd.DataFrame) -> Sentence:
    """What is drawn."""
    if bounds["tight_low"].isna().all() and bounds["tight_high"].isna().all():
        return ("Each count as reported; nothing follows from all reports together",)
    return ("Each count as reported, and as it follows from all reports",)


def say_bounds(bounds: pd.DataFrame) -> Prose:
    """How many counts have bounds that follow from all reports."""
    if bounds.empty:
        return Prose([("Nothing is counted",)], role="finding")
    known = int((bounds["tight_low"].fillna(0).gt(0) | bounds["tight_high"].notna()).sum())
    if not known:
        return Prose([("No count has bounds that follow",)], role="finding")
    total = say_count(len(bounds), "count")
    have = "has" if known == 1 else "have"
    told = (f"{format_number(known)} of {total} {have} bounds that follow",)
    if known == len(bounds):
        told = (f"{'The' if known == 1 else 'Each'} count has bounds that follow",)
    return Prose([told], role="finding")


def tabulate_follows(reading: Reading, measure: str = "deaths") -> pd.DataFrame:
    """What follows for the counts of one measure, and from which reports.

    Returns
    -------
    Columns: those of `tabulate_bounds`; panel is empty where the reports can all be true, else the
    one change after which they can. What only repeats an exact report is left out.
    """
    proof = reconcile(reading)
    said = proof.outcome.system.statements
    mends = [
        mend
        for conflict in proof.outcome.conflicts
        for mend in conflict.mends
        if mend.id in said and said[mend.id].spot.measure == measure
    ]
    tables = [_follow(proof, mend) for mend in mends if mend.is_enough and mend.to is not None]
    if not proof.outcome.conflicts:
        tables = [_bound(proof)]
    rows = [
        row
        for table in tables
        for row in to_records(table)
        if row["measure"] == measure and _is_news(row)
    ]
    follows = frame_rows(rows, _COLUMNS)
    follows["panel"] = pd.Categorical(follows["panel"], follows["panel"].dropna().unique())
    label = capitalise(reading.measures[measure].label)
    return sign(follows, reading, f"{label}, {cite_period(reading, follows)}")


def _follow(proof: Proof, mend: Mend) -> pd.DataFrame:
    """The bounds after one statement is read in other words."""
    outcome = check(proof.articles, proof.convention, {mend.id: str(mend.to)})
    wording = mend.wording or proof.figures[mend.id]["wording"]
    panel = f"If {proof.figures[mend.id]['label']}, “{wording}”, is read as “{mend.to}”"
    return _bound(replace(proof, outcome=outcome)).assign(panel=panel)


def _is_news(row: Row) -> bool:
    """Whether bounds follow that the report of the count does not give by itself."""
    is_known = row["tight_low"] is not None or row["tight_high"] is not None
    if not is_known or row["verdict"] == "withdrawn":
        return False
    return (row["low"], row["high"]) != (row["tight_low"], row["tight_high"])


def plot_follows(follows: pd.DataFrame) -> so.Plot:
    """As `plot_bounds`, one panel a change after which the reports can all be true.

    Parameters
    ----------
    follows : as `tabulate_follows` gives it.
    """
    return plot_bounds(follows)


def title_follows(follows: pd.DataFrame) -> Sentence:
    """What is drawn: how many counts with bounds that their own report does not give."""
    counts = say_count(follows["label"].nunique(), "count")
    return (f"Bounds that follow for {counts} of people killed",)


def say_follows(follows: pd.DataFrame) -> Prose:
    """What all reports together leave of the counts, or after which changes."""
    changes = follows["panel"].nunique()
    if follows.empty:
        told = "No more follows for the counts of deaths than is reported"
    elif not changes:
        told = "What all reports together leave of each count of deaths"
    else:
        which = say_count(changes, "single change")
        told = f"After any of {which} the counts of deaths can all be true"
    return Prose([(told,)], role="finding")


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
        tabulate=tabulate_bounds,
    ),
    "follows": Caption(
        "What follows for the counts of deaths",
        {"label": "Count", "shown": "Reported", "tight_shown": "Follows", "panel": "When"},
        BY_ID,
        title=title_follows,
        tabulate=tabulate_follows,
    ),
}
