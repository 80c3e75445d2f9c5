"""The tables that executed notebooks carry, and the files made of them for download."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from analysis.charts.display import DATA_MIME
from analysis.output.resource import Resource, to_csv
from analysis.reading.frames import DICTIONARY, DRAFT
from analysis.render.about import About
from analysis.render.citation import FORMATS, write_citations
from analysis.render.package import to_datapackage
from analysis.render.parquet import to_parquet
from analysis.render.workbook import to_workbook


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


def write_downloads(folder: Path, tables: Mapping[str, Resource], about: About) -> dict[str, str]:
    """Write each table as CSV and Parquet, all in one workbook, with a description and a citation.

    Of a draft each row says that it is one: a CSV file has no other place for it.

    Parameters
    ----------
    folder : where; `folder`/tables is made if it is missing.
    tables : table name → data resource; without any there is only the citation.
    about : what the files say about themselves.

    Returns
    -------
    Path relative to the folder → what the file holds, in the order to list them.
    """
    files: dict[str, bytes] = {}
    holds: dict[str, str] = {}
    tables = {name: _mark(resource, about.draft_mark) for name, resource in tables.items()}
    for name, resource in tables.items():
        files[f"tables/{name}.csv"] = to_csv(resource).encode()
        files[f"tables/{name}.parquet"] = to_parquet(resource)
        holds |= {f"tables/{name}.{form}": resource["title"] for form in ("csv", "parquet")}
    if tables:
        files["tables.xlsx"] = to_workbook(tables, about)
        files["datapackage.json"] = to_datapackage(tables, files, about).encode()
        described = "All tables and columns, described for programs (Data Package)"
        holds = {
            "tables.xlsx": "All tables in one workbook",
            **holds,
            "datapackage.json": described,
        }
    files |= {name: text.encode() for name, text in write_citations(about).items()}
    for name, form in FORMATS.items():
        holds[name] = f"How to cite these tables, for programs ({form.name})"
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    for path, content in files.items():
        (folder / path).write_bytes(content)
    return holds


def _mark(resource: Resource, draft: str) -> Resource:
    """A table with the mark of a draft in each row; as it is where there is none."""
    if not draft:
        return resource
    column = DICTIONARY[DRAFT]
    field = {"name": DRAFT, "type": column.kind, "description": column.description}
    fields = [*resource["schema"]["fields"], field]
    rows = [{**row, DRAFT: draft} for row in resource["data"]]
    return {**resource, "schema": {**resource["schema"], "fields": fields}, "data": rows}
