"""The tables that executed notebooks carry, for writing them as files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from analysis.views.display import DATA_MIME
from analysis.views.resource import Resource


def collect_tables(notebooks: Iterable[Any]) -> dict[str, Resource]:
    """Table name → data resource, from the outputs of executed notebooks; first one wins."""
    tables: dict[str, Resource] = {}
    for notebook in notebooks:
        for resource in iterate_tables(notebook):
            tables.setdefault(resource["name"], resource)
    return tables


def iterate_tables(notebook: Any) -> Iterator[Resource]:
    """The data resources that one executed notebook shows, in its order."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            resource = output.get("data", {}).get(DATA_MIME)
            if resource is not None:
                yield resource
