"""The workbook of all tables, read back by openpyxl."""

import datetime as dt
import io
import re
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.utils.escape import unescape
from small_tables import ABOUT, HOSTILE, PLACES, TABLES, table_of

from analysis.render.workbook import LONGEST_NAME, LONGEST_TEXT, name_sheets, to_workbook

SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
NAMES = st.from_regex(r"[a-z][a-z0-9-]{0,45}", fullmatch=True)


def read(tables=TABLES):
    """The workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(to_workbook(tables, ABOUT)))


def read_texts(texts):
    """The texts of a table's only column, as the file's XML has them.

    openpyxl undoes only some of Excel's escapes (`_xHHHH_`), so that it cannot tell.
    """
    parts = zipfile.ZipFile(io.BytesIO(to_workbook({"texts": table_of(texts)}, ABOUT)))
    shared = [
        "".join(piece.text or "" for piece in item.iter(f"{SPACE}t"))
        for item in ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
    ]
    sheet = ElementTree.fromstring(parts.read("xl/worksheets/sheet3.xml"))
    held = [shared[int(cell.findtext(f"{SPACE}v"))] for cell in sheet.iter(f"{SPACE}c")]
    escape = re.compile("_x([0-9A-F]{4})_")
    return [escape.sub(lambda found: chr(int(found[1], 16)), text) for text in held][1:]


def cells(book):
    """Every cell of every sheet that holds something."""
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    return [cell for cell in found if cell.value is not None]


def test_there_is_a_sheet_for_each_table_after_what_explains_them():
    """About first, then the columns, then the tables in their order."""
    assert read().sheetnames == ["About", "Columns", "places", "texts"]


def test_the_first_sheet_tells_what_the_article_is():
    """In which language, of which agency, and that it is a part; no line where all is usual."""
    source = replace(ABOUT.sources[0], language="fr", agency="Example Wire", is_excerpt=True)
    book = openpyxl.load_workbook(io.BytesIO(to_workbook(TABLES, replace(ABOUT, sources=[source]))))
    told = dict(book["About"].iter_rows(min_col=1, max_col=2, values_only=True))

    assert told["Remarks"] == (
        "Article in French; Agency credited: Example Wire; Only an excerpt was transcribed"
    )
    assert "Remarks" not in dict(read()["About"].iter_rows(max_col=2, values_only=True))


def test_every_cell_has_the_type_of_its_column():
    """Numbers are numbers, truth is truth, days and moments are dates; what is open is empty."""
    rows = list(read()["places"].iter_rows(min_row=2))
    assert [cell.data_type for cell in rows[0]] == ["s", "n", "n", "b", "d", "d", "s"]
    assert [cell.value for cell in rows[0]] == [
        *("north", -66.5, 3, True),
        *(dt.datetime(2020, 3, 4), dt.datetime(2020, 3, 4, 5, 30), "said, “so”"),
    ]
    assert [cell.value for cell in rows[1]] == ["south", *[None] * 6]


def test_days_and_moments_are_shown_as_in_the_other_files():
    """ISO order, the hour only where there is one."""
    row = read()["places"][2]
    assert [row[4].number_format, row[5].number_format] == ["yyyy-mm-dd", "yyyy-mm-dd hh:mm"]


def test_no_cell_is_a_formula_or_a_link():
    """Whatever a text begins with, it is a text."""
    book = read()
    assert [cell.value for cell in cells(book) if cell.data_type == "f" or cell.hyperlink] == []
    assert len(book["texts"]["A"]) == len(HOSTILE) + 1


def test_a_text_like_a_formula_stays_a_text_when_it_is_edited():
    """Its cell has the mark that Excel sets for an apostrophe typed before it."""
    quoted = [cell.value for cell in read()["texts"]["A"] if cell.quotePrefix]
    assert [unescape(text) for text in quoted] == [
        text for text in HOSTILE if text[0] in "=+-@\t\r"
    ]


@settings(deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), max_size=5))
@example(list(HOSTILE))
def test_a_workbook_gives_any_text_back(notes):
    """What a reader gets is the text that went in, once Excel's escapes are undone."""
    assert read_texts(notes) == notes


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="_")))
@example("<t>a</t>")
@example("&]]>")
def test_a_text_like_markup_of_the_library_is_a_text(inner):
    """XlsxWriter takes a text between <r> and </r> for its own rich text; ours stays a text."""
    assert read_texts([f"<r>{inner}</r>"]) == [f"<r>{inner}</r>"]


def test_a_text_that_no_cell_can_hold_says_that_it_is_cut():
    """Nothing is lost without a word."""
    cell = read({"texts": table_of(["x" * (LONGEST_TEXT + 1)])})["texts"]["A2"]
    assert len(cell.value) == LONGEST_TEXT
    assert cell.value.endswith("x… (cut: longer than a cell can be; the CSV file has it all)")


@pytest.mark.parametrize(("sheet", "filtered"), [("places", "A1:G4"), ("Columns", "A1:D8")])
def test_the_header_is_bold_stays_in_sight_and_filters(sheet, filtered):
    """The first row is what a reader sorts and searches by."""
    found = read()[sheet]
    assert {cell.font.bold for cell in found[1]} == {True}
    assert (found.freeze_panes, found.auto_filter.ref) == ("A2", filtered)


def test_columns_are_as_wide_as_what_they_hold_within_reason():
    """A long text is wrapped and makes its column no wider than a page."""
    sheet = read({"texts": table_of(["word " * 80])})["texts"]
    assert 40 < sheet.column_dimensions["A"].width < 80
    assert sheet["A2"].alignment.wrap_text


def test_the_first_sheet_tells_source_seed_and_sheets():
    """Who opens the workbook alone knows where it comes from and what is where."""
    told = dict(read()["About"].iter_rows(min_col=1, max_col=2, values_only=True))
    assert told["Title"] == ABOUT.title
    assert told["Source"] == "Example Gazette, 4 March 2020"
    assert told["Seed (SHA-256)"] == ABOUT.seed
    assert told["Times"] == "local time in the time zone Asia/Karachi"
    assert (told["places"], told["texts"]) == ("All places", "All texts")


def test_the_second_sheet_explains_every_column_once():
    """Meaning, unit and type; no unit where there is none."""
    rows = list(read()["Columns"].iter_rows(min_row=2, values_only=True))
    assert rows[1] == ("longitude", "what longitude means", "degrees", "number")
    assert rows[2] == ("figures", "what figures means", None, "integer")
    assert [row[0] for row in rows] == [
        *("id", "longitude", "figures", "is_area", "reported", "start", "note"),
    ]


def test_the_workbook_names_no_person_and_no_clock():
    """It was made on the day of the article, by nobody."""
    told = read().properties
    assert (told.created, told.modified) == (dt.datetime(2020, 3, 4), dt.datetime(2020, 3, 4))
    assert (told.creator, told.lastModifiedBy) == (None, None)


def test_the_parts_of_the_file_are_stored_without_date_and_compression():
    """Neither a clock nor the library that compresses changes the bytes."""
    parts = zipfile.ZipFile(io.BytesIO(to_workbook(TABLES, ABOUT))).infolist()
    assert {part.date_time for part in parts} == {(1980, 1, 1, 0, 0, 0)}
    assert {part.compress_type for part in parts} == {zipfile.ZIP_STORED}


@settings(deadline=None)
@given(st.lists(NAMES, unique=True, max_size=8))
@example(["a" * 40, "a" * 41, "a" * 42])
@example(["about", "columns", "history", "about-2"])
def test_sheet_names_are_short_and_differ(names):
    """Excel allows 31 characters, takes no name twice and keeps one for itself."""
    sheets = list(name_sheets(names).values())
    assert all(len(sheet) <= LONGEST_NAME for sheet in sheets)
    assert len({"about", "columns", "history", *map(str.lower, sheets)}) == len(names) + 3


def test_a_short_name_is_the_sheets():
    """A sheet is found by the name of the table."""
    assert name_sheets(["claim-tests", "ledger"]) == {
        "claim-tests": "claim-tests",
        "ledger": "ledger",
    }


def test_a_workbook_holds_a_table_without_rows():
    """The header tells what would be there."""
    sheet = read({"places": {**PLACES, "data": []}})["places"]
    assert (sheet.max_row, sheet["A1"].value) == (1, "id")
