"""All downloads of a report: what is written, in which order, and always the same."""

import csv
import hashlib
import os
import subprocess
import sys

import frictionless
import nbformat
import openpyxl
import pyarrow.parquet as pq
import pytest
from small_tables import ABOUT, TABLES

from analysis import paths
from analysis.charts.display import DATA_MIME
from analysis.render.downloads import collect_tables, write_downloads

ARTICLE = "balochistan-2026/2026-02-04-press-tv"
AGAIN = """
import pathlib, sys
from small_tables import ABOUT, TABLES
from analysis.render.downloads import write_downloads
write_downloads(pathlib.Path(sys.argv[1]), TABLES, ABOUT)
"""


def hash_files(folder):
    """Relative path → SHA-256 of every file below a folder."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {f"{f.relative_to(folder)}": hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def show(*titles):
    """An executed notebook that shows a table `t` under each title."""
    outputs = [
        nbformat.v4.new_output("display_data", {DATA_MIME: {"name": "t", "title": title}})
        for title in titles
    ]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("x", outputs=outputs)])


@pytest.fixture(scope="module")
def tables():
    """The tables of the published report on the article."""
    files = sorted((paths.reports() / ARTICLE / "notebooks").glob("*.ipynb"))
    return collect_tables(nbformat.read(file, as_version=4) for file in files)


@pytest.fixture(scope="module")
def folder(tables, tmp_path_factory):
    """A folder with all downloads of that report."""
    folder = tmp_path_factory.mktemp("downloads")
    write_downloads(folder, tables, ABOUT)
    return folder


def test_the_first_table_of_a_name_is_taken():
    """A table that two notebooks show is written once."""
    assert collect_tables([show("first", "second"), show("third")])["t"]["title"] == "first"


def test_downloads_are_told_in_the_order_to_list_them(tmp_path):
    """The workbook for most readers first, then each table, then what is for programs."""
    assert write_downloads(tmp_path, TABLES, ABOUT) == {
        "tables.xlsx": "All tables in one workbook",
        "tables/places.csv": "All places",
        "tables/places.parquet": "All places",
        "tables/texts.csv": "All texts",
        "tables/texts.parquet": "All texts",
        "datapackage.json": "All tables and columns, described for programs (Data Package)",
        "citation.bib": "How to cite these tables, for programs (BibTeX)",
        "citation.ris": "How to cite these tables, for programs (RIS)",
        "citation.csl.json": "How to cite these tables, for programs (CSL-JSON)",
        "CITATION.cff": "How to cite these tables, for programs (Citation File Format)",
    }


def test_every_download_that_is_told_is_there_and_no_other(tmp_path):
    """A page can link to each path."""
    holds = write_downloads(tmp_path, TABLES, ABOUT)
    assert sorted(hash_files(tmp_path)) == sorted(holds)


def test_without_tables_there_is_only_the_citation(tmp_path):
    """A data package needs a table, and an empty workbook helps nobody."""
    citations = ["citation.bib", "citation.ris", "citation.csl.json", "CITATION.cff"]
    assert list(write_downloads(tmp_path, {}, ABOUT)) == citations


def test_the_same_tables_give_the_same_bytes(tmp_path):
    """Another process, time zone, user and order of hashing change nothing."""
    (tmp_path / "again").mkdir()
    write_downloads(tmp_path / "here", TABLES, ABOUT)
    changed = {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "USER": "somebody"}
    found = os.pathsep.join(filter(None, sys.path))
    subprocess.run(
        [sys.executable, "-c", AGAIN, str(tmp_path / "again")],
        env={**os.environ, **changed, "PYTHONPATH": found},
        check=True,
    )
    assert hash_files(tmp_path / "again") == hash_files(tmp_path / "here")


def test_no_download_names_the_folder_it_was_made_in(folder):
    """Where a report was made is nobody's concern."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert [file.name for file in files if str(folder).encode() in file.read_bytes()] == []


def test_every_csv_file_of_a_report_is_as_its_package_says(folder):
    """All tables of a real report, checked by the standard's own validator."""
    package = frictionless.Package(str(folder / "datapackage.json"))
    package.resources = [r for r in package.resources if r.format == "csv"]
    assert package.validate().flatten(["type", "message"]) == []


def test_every_parquet_file_of_a_report_has_the_tables_values(folder, tables):
    """Days and moments as ISO text, all else as the notebook has it."""
    for name, resource in tables.items():
        rows = pq.read_table(folder / "tables" / f"{name}.parquet").to_pylist()
        plain = [
            {k: v.isoformat() if hasattr(v, "isoformat") else v for k, v in row.items()}
            for row in rows
        ]
        assert plain == resource["data"], name


def test_every_sheet_of_a_report_has_as_many_rows_as_its_csv_file(folder, tables):
    """Nothing is lost on the way into the workbook, and no cell of it is a formula."""
    book = openpyxl.load_workbook(folder / "tables.xlsx")
    for name in tables:
        with (folder / "tables" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            assert book[name].max_row == len(list(csv.reader(file))), name
        assert "f" not in {cell.data_type for row in book[name].iter_rows() for cell in row}
