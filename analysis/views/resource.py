"""A table as a Frictionless data resource, and that resource as CSV."""

from __future__ import annotations

import csv
import io
from typing import Any

import pandas as pd

from analysis.ledger.frame import to_records
from analysis.views.columns import DICTIONARY

Resource = dict[str, Any]
"""name, title, schema.fields (name, type, description) and data (one mapping a row)."""


def describe(table: pd.DataFrame, name: str, title: str) -> Resource:
    """A table as a Frictionless data resource: fields with kind and description, and the rows."""
    fields = [
        {
            "name": column,
            "type": DICTIONARY[column].kind,
            "description": DICTIONARY[column].description,
        }
        for column in map(str, table.columns)
    ]
    rows = [{key: _flat(value) for key, value in row.items()} for row in to_records(table)]
    return {"name": name, "title": title, "schema": {"fields": fields}, "data": rows}


def to_csv(resource: Resource) -> str:
    """A data resource as CSV: a header, one line a row, an empty cell for no value."""
    names = [field["name"] for field in resource["schema"]["fields"]]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row[name]) for name in names] for row in resource["data"])
    return text.getvalue()


def _flat(value: object) -> object:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else value
