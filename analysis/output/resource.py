"""A table as a Frictionless data resource, and that resource as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.ledger.frame import Column, Row, to_records
from analysis.reading.frames import find_column

Resource = dict[str, Any]
"""name, title, schema.fields (name, type, description, unit) and data (one mapping a row)."""

FORMULA_MARKS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula (OWASP, "CSV Injection")."""


def describe(table: pd.DataFrame, name: str, title: str) -> Resource:
    """A table as a Frictionless data resource: fields with kind and description, and the rows.

    A field has a `unit` where all its values have the same one, and no description where a user
    added the column.
    """
    fields = [describe_field(str(values.name), find_column(values)) for _, values in table.items()]
    texts = {field["name"] for field in fields if field["type"] == "string"}
    rows = [
        {key: _flat(value, key in texts) for key, value in row.items()} for row in to_records(table)
    ]
    return {"name": name, "title": title, "schema": {"fields": fields}, "data": rows}


def to_csv(resource: Resource) -> str:
    """A data resource as CSV: a header, one line a row, an empty cell for no value.

    A text that a spreadsheet would take for a formula has an apostrophe before it; numbers are
    as they are.
    """
    names = [field["name"] for field in resource["schema"]["fields"]]
    rows = [[row[name] for name in names] for row in resource["data"]]
    return "".join(_line(map(_cell, row)) for row in [names, *rows])


def typed_rows(resource: Resource) -> list[Row]:
    """The rows of a data resource with days and moments as such, not as ISO 8601 text."""
    kinds = {field["name"]: field["type"] for field in resource["schema"]["fields"]}
    return [
        {name: _typed(row[name], kind) for name, kind in kinds.items()} for row in resource["data"]
    ]


def describe_field(name: str, column: Column) -> dict[str, str]:
    """A column as a field of a data resource."""
    more = {"description": column.description, "unit": column.unit}
    return {
        "name": name,
        "type": column.kind,
        **{key: told for key, told in more.items() if told},
    }


def _flat(value: object, is_text: bool) -> object:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return str(value) if is_text and value is not None else value


def _line(cells: Iterable[object]) -> str:
    """One line of CSV, ended by a line feed alone."""
    text = io.StringIO()
    # Only when both end a line does every Python quote a carriage return inside a cell.
    csv.writer(text, lineterminator="\r\n").writerow(cells)
    return text.getvalue().removesuffix("\r\n") + "\n"


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str) and value.startswith(FORMULA_MARKS):
        return f"'{value}"
    return "" if value is None else value


def _typed(value: object, kind: str) -> object:
    if kind == "date" and isinstance(value, str):
        return dt.date.fromisoformat(value)
    if kind == "datetime" and isinstance(value, str):
        return dt.datetime.fromisoformat(value)
    return value
