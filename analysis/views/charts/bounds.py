"""What the figures leave possible: each reported count above the tightest bounds that follow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import pandas as pd
from matplotlib.axes import Axes

from analysis.ledger.frame import to_records
from analysis.ledger.measures import MEASURES
from analysis.views.charts.marks import draw_empty
from analysis.views.charts.rows import Panel, Row, Section, draw_panels, read_number, read_row
from analysis.views.words import NOT_REPORTED, capitalise, say_bounds

Record = Mapping[str, object]

_NOTHING = "nothing follows"


def draw_bounds(table: pd.DataFrame, ax: Axes) -> Axes:
    """One row a count: the reported mark and below it a soft band of what follows.

    A count that nobody reports has its band only. Each measure has an axis of its own. Where
    nothing follows for any count of a measure, that is said once.

    Parameters
    ----------
    table : label, shown, low, high, speaker_name, status (of the report; all none where there is
        no report), tight_low, tight_high (none where open); where there are such columns, id,
        tight_shown (says why nothing follows), and panel or measure (which parts the axes).
    ax : drawn on; its width decides the layout. Each panel has axes of its own where there are
        several.
    """
    records = [
        {**record, "id": record.get("id") or f"count-{number}"}
        for number, record in enumerate(to_records(table))
    ]
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    names = dict.fromkeys(map(_name_panel, records))
    return draw_panels(
        ax,
        [
            _gather(name, [record for record in records if _name_panel(record) == name])
            for name in names
        ],
    )


def _name_panel(record: Record) -> str:
    if record.get("panel"):
        return str(record["panel"])
    measure = MEASURES.get(str(record.get("measure")))
    return capitalise(measure.label) if measure else ""


def _gather(name: str, records: Sequence[Record]) -> Panel:
    """The counts of one axis; a count alone bears the heading, and what holds for all is a note."""
    if len(records) == 1:
        first, *rest = _read_pair(records[0])
        return Panel([Section([replace(first, is_head=True), *rest])])
    reasons = {_say_nothing(record) for record in records}
    if len(reasons) == 1 and "" not in reasons:
        why = reasons.pop()
        note = "No bounds follow" + (why.removeprefix("none") if why != _NOTHING else "")
        return Panel([Section([_read_report(record) for record in records], note=note)], name)
    return Panel([Section([row for record in records for row in _read_pair(record)])], name)


def _say_nothing(record: Record) -> str:
    """Why no bound follows; nothing where one does. From 0 on is no bound of a count."""
    low, high = (read_number(record[key]) for key in ("tight_low", "tight_high"))
    return "" if low or high is not None else str(record.get("tight_shown") or _NOTHING)


def _read_pair(record: Record) -> Iterator[Row]:
    low, high = (read_number(record[key]) for key in ("tight_low", "tight_high"))
    nothing = _say_nothing(record)
    if nothing:
        low = high = None
    shown = nothing or f"follows: {say_bounds(low, high)}"
    band = Row(f"tight:{record['id']}", "", "", shown, low, high, "derived")
    if record["shown"] is None:
        yield replace(band, label=str(record["label"]), byline=NOT_REPORTED)
    else:
        yield _read_report(record)
        yield replace(band, hugs=True)


def _read_report(record: Record) -> Row:
    if record["shown"] is None:
        name = str(record["id"])
        return Row(name, str(record["label"]), "", NOT_REPORTED, None, None, "stated")
    return read_row(record)
