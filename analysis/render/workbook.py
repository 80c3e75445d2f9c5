"""All tables of a report as one Excel workbook: one sheet per table, each cell of its own type."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.output.resource import FORMULA_MARKS, Resource, typed_rows
from analysis.render.about import About, cite
from analysis.render.imprint import list_imprint

LONGEST_NAME = 31
"""Characters that Excel allows in a sheet's name."""

LONGEST_TEXT = 32_767
"""Characters that Excel allows in a cell."""

EMPTY = "no value: it is not reported, not none"
"""What an empty cell says."""

_CUT = "… (cut: longer than a cell can be; the CSV file has it all)"
_WIDEST = 420
"""Pixels; a longer text is wrapped."""

_KEPT_NAMES = ("about", "columns", "history")
"""Sheet names that no table can have: our own two, and one that Excel keeps for itself."""


@dataclass(frozen=True, slots=True)
class _Formats:
    """The cell formats of one workbook."""

    head: Any
    text: Any
    formula_like: Any
    """For a text that begins like a formula, so that it stays a text when someone edits it."""
    day: Any
    moment: Any
    plain: Any


def to_workbook(tables: Mapping[str, Resource], about: About) -> bytes:
    """The tables of a report as an .xlsx file; see `write_workbook`.

    Parameters
    ----------
    tables : name → data resource.
    about : what the report is about; its day is the workbook's date of creation.
    """
    told = {
        "Title": about.title,
        "Source": about.source,
        "Address": ", ".join(source.url for source in about.sources),
        "Remarks": "; ".join(each for source in about.sources for each in source.remarks),
        "Verdict": about.abstract,
        "Times": f"local time in the time zone {about.timezone}",
        "Empty cells": EMPTY,
        **{row.term: row.plain for row in list_imprint(about)},
        "Seed (SHA-256)": about.seed,
        "Made by": f"Tollbook {about.version}",
        "To cite": cite(about),
    }
    return write_workbook(tables, told, about.day)


def write_workbook(tables: Mapping[str, Resource], told: Mapping[str, str], day: dt.date) -> bytes:
    """The bytes of an .xlsx file with a sheet for each table.

    Before the tables come the sheets About (what they are, where they come from, which sheet
    holds what) and Columns (each column's meaning, unit and type). Texts are written as text
    alone, so that none becomes a formula or a link.

    Parameters
    ----------
    tables : name → data resource.
    told : what the sheet About says: term → words; `Title` among them.
    day : the workbook's date of creation.
    """
    import xlsxwriter

    memory = io.BytesIO()
    book = xlsxwriter.Workbook(memory, {"in_memory": True})
    created = dt.datetime.combine(day, dt.time())
    book.set_properties({"title": told["Title"], "created": created})
    formats = _add_formats(book)
    names = name_sheets(tables)
    listed = {names[name]: resource["title"] for name, resource in tables.items()}
    _write_about(book.add_worksheet("About"), formats, told, listed)
    header = ["column", "meaning", "unit", "type"]
    _write_table(book.add_worksheet("Columns"), formats, header, _list_columns(tables))
    for name, resource in tables.items():
        header = [field["name"] for field in resource["schema"]["fields"]]
        rows = [list(row.values()) for row in typed_rows(resource)]
        _write_table(book.add_worksheet(names[name]), formats, header, rows)
    book.close()
    return _store(memory.getvalue())


def name_sheets(names: Iterable[str]) -> dict[str, str]:
    """Table name → sheet name: the same, cut where it is too long, numbered where it is taken."""
    sheets: dict[str, str] = {}
    taken = set(_KEPT_NAMES)
    for name in names:
        sheet, number = name[:LONGEST_NAME], 2
        while sheet.lower() in taken:
            ending = f"-{number}"
            sheet, number = name[: LONGEST_NAME - len(ending)] + ending, number + 1
        taken.add(sheet.lower())
        sheets[name] = sheet
    return sheets


def _add_formats(book: Any) -> _Formats:
    top = {"valign": "top"}
    return _Formats(
        head=book.add_format({**top, "bold": True, "bottom": 1}),
        text=book.add_format({**top, "text_wrap": True}),
        formula_like=book.add_format({**top, "text_wrap": True, "quote_prefix": True}),
        day=book.add_format({**top, "num_format": "yyyy-mm-dd", "align": "left"}),
        moment=book.add_format({**top, "num_format": "yyyy-mm-dd hh:mm", "align": "left"}),
        plain=book.add_format(top),
    )


def _list_columns(tables: Mapping[str, Resource]) -> list[tuple[str | None, ...]]:
    """Name, meaning, unit and type of every column, each once, in the order of the tables."""
    keys = ("name", "description", "unit", "type")
    return list(
        dict.fromkeys(
            tuple(field.get(key) for key in keys)
            for resource in tables.values()
            for field in resource["schema"]["fields"]
        )
    )


def _write_about(
    sheet: Any, formats: _Formats, told: Mapping[str, str], listed: Mapping[str, str]
) -> None:
    lines = [(term, words) for term, words in told.items() if words]
    for row, (term, words) in enumerate(lines):
        sheet.write_string(row, 0, term, formats.head)
        _write_cell(sheet, row, 1, words, formats)
    row = len(lines) + 1
    for column, words in enumerate(("Sheet", "What it holds")):
        sheet.write_string(row, column, words, formats.head)
    for below, pair in enumerate(listed.items(), row + 1):
        for column, words in enumerate(pair):
            _write_cell(sheet, below, column, words, formats)
    sheet.autofit(_WIDEST)


def _write_table(
    sheet: Any, formats: _Formats, header: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    """A header that stays in sight and filters, and the rows below it."""
    for column, name in enumerate(header):
        sheet.write_string(0, column, name, formats.head)
    for row, values in enumerate(rows, 1):
        for column, value in enumerate(values):
            _write_cell(sheet, row, column, value, formats)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(header) - 1)
    sheet.autofit(_WIDEST)


def _write_cell(sheet: Any, row: int, column: int, value: object, formats: _Formats) -> None:
    if value is None:
        return
    if isinstance(value, str):
        _write_text(sheet, row, column, _fit(value), formats)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, formats.plain)
    elif isinstance(value, dt.datetime):
        sheet.write_datetime(row, column, value, formats.moment)
    elif isinstance(value, dt.date):
        sheet.write_datetime(row, column, value, formats.day)
    else:
        sheet.write_number(row, column, value, formats.plain)


def _write_text(sheet: Any, row: int, column: int, text: str, formats: _Formats) -> None:
    if text.startswith("<r>") and text.endswith("</r>"):
        # The library would take it for its own rich text and write it unescaped; in pieces it
        # is a text again (whose control characters, if any, show as Excel's _xHHHH_).
        sheet.write_rich_string(row, column, *text[:2], text[2:], formats.text)
    else:
        is_formula_like = text.startswith(FORMULA_MARKS)
        form = formats.formula_like if is_formula_like else formats.text
        sheet.write_string(row, column, text, form)


def _fit(text: str) -> str:
    """The text as a cell can hold it; a cut text says so."""
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - len(_CUT)] + _CUT


def _store(archive: bytes) -> bytes:
    """The same ZIP archive without compression.

    Compressed bytes differ from one build of zlib to the next.
    """
    stored = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(stored, "w") as new:
        for part in old.infolist():
            info = zipfile.ZipInfo(part.filename, part.date_time)
            info.create_system = 0  # not the system that it was made on
            new.writestr(info, old.read(part))
    return stored.getvalue()
