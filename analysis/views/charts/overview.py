"""All figures of an article, each under its own measure: small panels that share no axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes

from analysis.ledger.frame import to_records
from analysis.views.charts.marks import draw_empty
from analysis.views.charts.rows import (
    Panel,
    Row,
    Section,
    claim_sections,
    draw_panels,
    read_claim,
    read_row,
)
from analysis.views.words import NOT_REPORTED

Record = Mapping[str, object]


def draw_overview(table: pd.DataFrame, ax: Axes) -> Axes:
    """One panel a measure, each on axes of its own (insets of `ax` where there are several).

    Under a panel's heading stands the period of most of its figures; the others tell their own.
    A panel with one figure is one line: its name, its mark and its label, without an axis.

    Parameters
    ----------
    table : as `tabulate_units` gives it: id, panel, depth, label, when, shown, low, high,
        speaker_name, status, reads, assumption.
    ax : drawn on; its width decides the layout.
    """
    records = to_records(table)
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    names = dict.fromkeys(str(record["panel"]) for record in records)
    return draw_panels(
        ax, [_gather(name, [r for r in records if r["panel"] == name]) for name in names]
    )


def _gather(name: str, records: Sequence[Record]) -> Panel:
    if len(records) == 1 and records[0]["status"] != "claimed":
        return Panel([Section([_read_alone(name, records[0])])])
    when, number = Counter(record["when"] for record in records).most_common(1)[0]
    shared = str(when) if when and number > 1 else ""
    reported = [
        read_row(record, depth=int(str(record["depth"])), when=_tell_period(record, shared))
        for record in records
        if record["status"] != "claimed"
    ]
    claimed = [
        read_claim(record, _tell_period(record, shared))
        for record in records
        if record["status"] == "claimed"
    ]
    sections = [*([Section(reported)] if reported else []), *claim_sections(claimed)]
    return Panel(sections, f"{name}, {shared}" if shared else name)


def _read_alone(name: str, record: Record) -> Row:
    """The row of a panel's only figure: its name once, with the unit that the panel names."""
    row = read_row(record, when=_tell_period(record))
    base, bracket, unit = name.partition(" (")
    is_same = row.label.startswith(base)
    return replace(row, label=f"{row.label}{bracket}{unit}" if is_same else row.label, is_head=True)


def _tell_period(record: Record, shared: str = "") -> str:
    """A figure's period, where the heading does not tell it."""
    return "" if not record["when"] or record["when"] == shared else str(record["when"])
