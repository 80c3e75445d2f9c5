"""Each one-sided claim below the reported figure that would have to contain it, and apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
from analysis.views.words import NOT_REPORTED, capitalise

Record = Mapping[str, object]


def draw_claims(table: pd.DataFrame, ax: Axes) -> Axes:
    """One axis a unit: the report under its own heading, the claims against it under theirs.

    The ratio is a note at the claim. Claims against one report stand together.

    Parameters
    ----------
    table : as `compare_claims` gives it: id, panel, label, shown, low, high, speaker_name,
        status, the same of the report with the prefix reported_, ratio_shown.
    ax : drawn on; its width decides the layout. Each panel has axes of its own where there are
        several.
    """
    records = to_records(table)
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    names = dict.fromkeys(str(record["panel"]) for record in records)
    return draw_panels(
        ax,
        [
            Panel(
                list(_list_sections([r for r in records if r["panel"] == name])),
                name if len(names) > 1 else "",
            )
            for name in names
        ],
    )


def _list_sections(records: Sequence[Record]) -> Iterator[Section]:
    rivals: dict[object, list[Record]] = {}
    for record in records:
        rivals.setdefault(record["reported_id"] or f"beside:{record['id']}", []).append(record)
    for claims in rivals.values():
        yield Section([_read_report(claims[0])], "Reported")
        yield from claim_sections(
            read_claim(claim, capitalise(str(claim["ratio_shown"]))) for claim in claims
        )


def _read_report(record: Record) -> Row:
    """The report's row; one that says "not reported" where nothing stands beside the claim."""
    if record["reported_id"] is None:
        name = f"beside:{record['id']}"
        return Row(name, "No count beside the claim", "", NOT_REPORTED, None, None, "stated")
    report = {
        key.removeprefix("reported_"): value
        for key, value in record.items()
        if key.startswith("reported_")
    }
    return read_row({**report, "speaker_name": report["speaker"]})
