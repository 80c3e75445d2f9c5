"""Executed notebooks on one article whose seed changes, made without a kernel."""

from __future__ import annotations

from typing import Any

from executed import make_notebook, prose

from analysis.charts.display import Table

NAME = "example-2020/2020-03-04-gazette"


def execute(seed: str, number: int, read: str = "", **told: object) -> Any:
    """An executed notebook on an article whose seed has this number."""
    about = {
        "subject": NAME,
        "event": "Attack in Sample County",
        "timezone": "UTC",
        "outlet": "Example Gazette",
        "url": "https://gazette.example/1",
        "published": "2020-03-04",
        "seed": seed * 64,
        "convention": "literal",
        "include_claims": True,
        "versions": [["tollbook", "0.1.0"]],
        **({"review": {"by": "A. Reader", "day": read}} if read else {}),
        **told,
    }
    field = {"name": "low", "type": "integer", "description": "least number"}
    data = {"name": "toll", "title": "Toll", "schema": {"fields": [field]}}
    markup = "<table><tbody></tbody></table>"
    table = Table("toll", markup, "", {**data, "data": [{"low": number}]})
    source = prose("Source.", "source", about=about, notes={})
    notebook = make_notebook("# Who?", prose(f"{number} killed", "finding"), source, table)
    for place, cell in enumerate(notebook.cells):
        cell.id = f"cell-{place}"
    return notebook
