"""The ledger as text for a terminal, a spreadsheet or another program."""

from __future__ import annotations

import json

from analysis.output.resource import describe, to_csv
from analysis.reading.reading import Reading
from analysis.telling.words import name_paragraph
from analysis.views.figures import tabulate_figures

_OPTIONAL = ["done", "remark"]
"""Columns that are printed only where there is something in them."""

_TERMINAL = ["id", "paragraph", "shown", "label", "speaker_name", "status"]


def print_ledger(reading: Reading, form: str) -> str:
    """Every figure of the article.

    Parameters
    ----------
    form : table (what a person reads), csv or json (all columns of the ledger; json has null
        and csv an empty cell where there is no bound).
    """
    if form == "json":
        return json.dumps(reading.records, indent=2, ensure_ascii=False) + "\n"
    if form == "csv":
        return to_csv(describe(reading.figures, "ledger", "ledger"))
    table = tabulate_figures(reading)
    names = table["paragraph"].map(name_paragraph)
    optional = [name for name in _OPTIONAL if table[name].notna().any()]
    table = table.assign(paragraph=names)[[*_TERMINAL, *optional]].fillna("")
    return str(table.to_string(index=False)) + "\n"
