"""Deaths by group: each statement with its bounds, a part under its whole, claims apart."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.ledger.frame import to_records
from analysis.views.charts.marks import draw_empty
from analysis.views.charts.rows import (
    Panel,
    Section,
    claim_sections,
    draw_panels,
    read_claim,
    read_row,
)
from analysis.views.words import NOT_REPORTED


def draw_toll(table: pd.DataFrame, ax: Axes) -> Axes:
    """One row a statement, on one axis of persons.

    Parameters
    ----------
    table : as `tabulate_toll` gives it: id, depth, label, shown, low, high, speaker_name,
        status, reads, assumption.
    ax : drawn on; its width decides the layout.
    """
    records = to_records(table)
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    reported = [
        read_row(record, depth=int(str(record["depth"])))
        for record in records
        if record["status"] != "claimed"
    ]
    claimed = [read_claim(record) for record in records if record["status"] == "claimed"]
    sections = [Section(reported)] if reported else []
    return draw_panels(ax, [Panel([*sections, *claim_sections(claimed)])])
