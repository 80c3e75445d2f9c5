"""Executed notebooks for tests, made without a kernel."""

from __future__ import annotations

from typing import Any

import nbformat

from analysis.charts.display import Chart, Prose, Table


def make_notebook(*pieces: str | Prose | Chart | Table) -> Any:
    """An executed notebook: text becomes a Markdown cell, all else the output of a code cell."""
    notebook = nbformat.v4.new_notebook()
    for index, piece in enumerate(pieces):
        if isinstance(piece, str):
            notebook.cells.append(nbformat.v4.new_markdown_cell(piece))
            continue
        cell = nbformat.v4.new_code_cell(f"show({index})")
        data, metadata = piece._repr_mimebundle_()
        cell.outputs = [nbformat.v4.new_output("display_data", data, metadata=metadata)]
        notebook.cells.append(cell)
    return notebook


def prose(words: str, role: str = "text", **record: object) -> Prose:
    """One sentence of a role."""
    return Prose([(words,)], role=role, record=record)
