"""The files of an export, whichever its form: the tables, and what describes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from analysis.export.about import About, read_about
from analysis.export.book import Book
from analysis.export.package import to_descriptor
from analysis.export.sqlite import to_sqlite
from analysis.export.tables import TABLES, fill_tables
from analysis.output.resource import Resource, to_csv
from analysis.render.parquet import to_parquet
from analysis.render.workbook import EMPTY, write_workbook

DESCRIPTOR = "datapackage.json"

Filled = Mapping[str, Resource]
Files = dict[str, bytes]


def make_files(book: Book, form: str) -> Files:
    """Name → content of each file of an export; the same for the same seeds.

    Parameters
    ----------
    form : one of `FORMS`.

    Raises
    ------
    SeedError : `site.yaml` has faults.
    """
    about, filled = read_about(book, form), fill_tables(book)
    files = FORMS[form](filled, about)
    return {**files, DESCRIPTOR: to_descriptor(TABLES, filled, files, about).encode()}


def _write_csv(filled: Filled, _: About) -> Files:
    return {f"{name}.csv": to_csv(resource).encode() for name, resource in filled.items()}


def _write_parquet(filled: Filled, _: About) -> Files:
    return {f"{name}.parquet": to_parquet(resource) for name, resource in filled.items()}


def _write_sqlite(filled: Filled, _: About) -> Files:
    return {"tollbook.sqlite": to_sqlite(TABLES, filled)}


def _write_xlsx(filled: Filled, about: About) -> Files:
    site = about.site
    told = {
        "Title": about.title,
        "Publisher": site.publisher or "",
        "Contact": site.contact or "",
        "Licence": site.licence or "",
        "How to read": about.description,
        "Convention": about.convention,
        "Empty cells": EMPTY,
        "Seeds (SHA-256)": about.seeds,
        "Made by": f"Tollbook {about.version}",
    }
    return {"tollbook.xlsx": write_workbook(filled, told, about.day)}


FORMS: Mapping[str, Callable[[Filled, About], Files]] = MappingProxyType(
    {
        "csv": _write_csv,
        "parquet": _write_parquet,
        "sqlite": _write_sqlite,
        "xlsx": _write_xlsx,
    }
)
"""Form of an export → what makes its files."""
