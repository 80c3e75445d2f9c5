"""The descriptor of an export: a Data Package (datapackage.org, version 2) with all keys."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from analysis.export.about import About
from analysis.export.table import Table
from analysis.output.resource import Resource
from analysis.render.package import (
    FORMATS,
    PROFILE,
    describe_bytes,
    describe_fields,
    describe_publisher,
    describe_source,
)

MADE = "export"
"""The property of a descriptor by which an export of ours is known again."""

_ONE_FILE = {
    "sqlite": {"format": "sqlite", "mediatype": "application/vnd.sqlite3"},
}


def to_descriptor(
    tables: Sequence[Table],
    filled: Mapping[str, Resource],
    files: Mapping[str, bytes],
    about: About,
) -> str:
    """The descriptor of an export, as JSON.

    Parameters
    ----------
    tables : all tables of the export.
    filled : table name → data resource.
    files : path beside the descriptor → content.
    about : what the export says about itself.
    """
    descriptor = {
        "$schema": PROFILE,
        "name": "tollbook",
        "title": about.title,
        "description": about.description,
        "version": about.version,
        **_describe_site(about),
        "sources": [describe_source(source) for source in about.sources],
        "resources": _describe_resources(tables, filled, files, about.form),
        "tollbook": {
            MADE: about.form,
            "convention": about.convention,
            "seeds": about.seeds,
            "articles": len(about.sources),
            "statements": about.statements,
            "unreviewed": about.unreviewed,
        },
    }
    return json.dumps(descriptor, indent=2, ensure_ascii=False) + "\n"


def _describe_site(about: About) -> dict[str, Any]:
    """Who publishes, under which licence; nothing where `site.yaml` does not say."""
    site = about.site
    homepage = {"homepage": site.base_address} if site.base_address else {}
    return {**describe_publisher(site), **homepage}


def _describe_resources(
    tables: Sequence[Table], filled: Mapping[str, Resource], files: Mapping[str, bytes], form: str
) -> list[dict[str, Any]]:
    if form in _ONE_FILE:
        return [
            {
                "name": path.partition(".")[0],
                "path": path,
                **_ONE_FILE[form],
                **describe_bytes(data, form),
            }
            for path, data in files.items()
        ]
    keys = {table.name: table.key for table in tables}
    return [
        {
            "name": table.name,
            "type": "table",
            "title": table.title,
            **_describe_place(table, form, files),
            "schema": {
                **describe_fields(filled[table.name], form),
                "primaryKey": [*table.key],
                **_describe_links(table, keys),
            },
        }
        for table in tables
    ]


def _describe_place(table: Table, form: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Where a table is, and how it is written there."""
    place: dict[str, Any]
    if form == "xlsx":
        (path,) = files
        sheet = {"dialect": {"excel": {"sheet": table.name}}}
        place = {"path": path, "format": form, "mediatype": _EXCEL, **sheet}
    else:
        path = f"{table.name}.{form}"
        place = {"path": path, "format": form, **FORMATS[form]}
    return {**place, **describe_bytes(files[path], form)}


_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _describe_links(table: Table, keys: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    links = [
        {
            "fields": [*link.columns],
            "reference": {
                # The standard's name of a table in itself.
                "resource": "" if link.table == table.name else link.table,
                "fields": [*keys[link.table]],
            },
        }
        for link in table.links
    ]
    return {"foreignKeys": links} if links else {}
