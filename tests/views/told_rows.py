"""Figures as small articles tell them, and the rows of a frame as plain tuples."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.ledger.frame import Row, to_records

PERIOD = "sunday-to-tuesday"
CLAIM = {"speaker": "red-side", "status": "claimed"}
OFFICE = {"speaker": "county-office", "status": "attributed"}
WITNESS = {"speaker": "passer-by", "status": "attributed"}
SITES = {"measure": "attack-sites", "unit": "sites"}
MONDAY = {"wording": "Monday", "measure": "time", "unit": "date", "period": "monday"}


def deaths(group: str | None, wording: str, **more: Any) -> Row:
    """A figure of deaths."""
    return {"group": group, "wording": wording, **more}


def rows_of(table: pd.DataFrame, *columns: str) -> list[tuple[Any, ...]]:
    """Some columns of a table as plain tuples."""
    return [tuple(row[column] for column in columns) for row in to_records(table)]
