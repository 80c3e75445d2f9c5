"""Places attacked: the parts of a sum as one row of squares, the count of their whole below it.

Counts that no sum ties stand in a section of their own, and each unit in a panel of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes

from analysis.ledger.frame import to_records
from analysis.ledger.measures import UNIT_LABELS
from analysis.views.charts.marks import draw_empty
from analysis.views.charts.rows import (
    Panel,
    Row,
    Section,
    claim_sections,
    draw_panels,
    read_claim,
    read_number,
    read_row,
    say_speaker,
)
from analysis.views.charts.stack import Part
from analysis.views.words import NOT_REPORTED, capitalise, keep_order, say_bounds

Record = Mapping[str, object]


def draw_sites(table: pd.DataFrame, ax: Axes) -> Axes:
    """One panel a unit; in it each sum, then the counts that may overlap, then claims.

    Parameters
    ----------
    table : as `tabulate_sites` gives it: id, sum_id, role, parts_low, parts_high, label, unit,
        shown, low, high, speaker_name, status, assumption.
    ax : drawn on; its width decides the layout. Each unit has axes of its own where there are
        several.
    """
    records = to_records(table)
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    units = dict.fromkeys(str(record["unit"]) for record in records)
    panels = [
        Panel(
            list(_part_sections([r for r in records if r["unit"] == unit])),
            capitalise(UNIT_LABELS.get(unit, unit)) if len(units) > 1 else "",
        )
        for unit in units
    ]
    return draw_panels(ax, panels, "square")


def _part_sections(records: Sequence[Record]) -> Iterator[Section]:
    reported = [record for record in records if record["status"] != "claimed"]
    for name in dict.fromkeys(r["sum_id"] for r in reported if r["sum_id"] is not None):
        yield Section(_sum_rows([record for record in reported if record["sum_id"] == name]))
    alone = [record for record in reported if record["sum_id"] is None]
    if alone:
        is_only = len(alone) == len(reported) == 1
        note = "" if is_only else "Each counted by itself; these may overlap with other counts"
        yield Section([read_row(record) for record in alone], note=note)
    yield from claim_sections(read_claim(r) for r in records if r["status"] == "claimed")


def _sum_rows(records: Sequence[Record]) -> list[Row]:
    """The parts in one row where all are exact, else in one each; and below them their whole."""
    parts = [record for record in records if record["role"] == "part"]
    wholes = [_read_whole(record) for record in records if record["role"] != "part"]
    is_exact = bool(parts) and all(r["low"] is not None and r["low"] == r["high"] for r in parts)
    return [*([_stack(parts)] if is_exact else map(read_row, parts)), *wholes]


def _read_whole(record: Record) -> Row:
    """The whole's row, which says where only our own reading ties it to the parts."""
    row = read_row({**record, "assumption": None, "reads": None})
    if record["assumption"] is None:
        return row
    return replace(row, byline=f"{row.byline}; the same places under an assumption of ours")


def _stack(records: Sequence[Record]) -> Row:
    """The parts as one row of squares, each beginning where the last one ends."""
    speakers = dict.fromkeys(map(say_speaker, records))
    is_shared = len(speakers) == 1
    parts, after = [], 0.0
    for record in records:
        count = read_number(record["high"]) or 0.0
        said = "" if is_shared else f", {say_speaker(record)}"
        text = f"{keep_order(str(record['label']))}: {record['shown']}{said}"
        parts.append(Part(str(record["id"]), after, count, text, str(record["status"])))
        after += count
    low, high = (read_number(records[0][key]) for key in ("parts_low", "parts_high"))
    return Row(
        id="+".join(part.id for part in parts),
        label="Counts that do not overlap",
        byline=next(iter(speakers)) if is_shared else "",
        shown=f"together {say_bounds(low, high)}",
        low=low,
        high=high,
        status="derived",
        parts=parts,
    )
