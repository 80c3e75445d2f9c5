"""A table as a data resource and as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pandas as pd
import pytest
from homes import Home
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.ledger.frame import COLUMNS
from analysis.output.ledger_text import print_ledger
from analysis.output.resource import describe, to_csv, typed_rows
from analysis.reading.reading import open_article

MARKS = ("=", "+", "-", "@", "\t", "\r")
TEXT = st.characters(exclude_categories=["Cs"])

TABLE = pd.DataFrame(
    {
        "id": pd.array(["a", "b"], dtype="string"),
        "low": pd.array([3, None], dtype="Float64"),
        "is_counted": [True, False],
        "part_ids": [["x", "y"], []],
        "note": pd.array(["said, “so”", None], dtype="string"),
    }
)


def read_back(notes: list[str]) -> list[dict[str, str]]:
    """The rows that a reader of CSV gets of a table with these notes."""
    table = pd.DataFrame({"id": ["a"] * len(notes), "note": notes})
    text = to_csv(describe(table, "t", "T"))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_a_resource_has_the_rows_as_plain_values() -> None:
    """Whole numbers are whole, lists are text, and what is open is null."""
    assert describe(TABLE, "t", "T")["data"] == [
        {"id": "a", "low": 3, "is_counted": True, "part_ids": "x; y", "note": "said, “so”"},
        {"id": "b", "low": None, "is_counted": False, "part_ids": "", "note": None},
    ]


def test_each_field_has_its_kind_and_meaning() -> None:
    """The schema names every column in order, with the kind that the dictionary gives."""
    fields = describe(TABLE, "t", "T")["schema"]["fields"]

    assert [(field["name"], field["type"]) for field in fields] == [
        ("id", "string"),
        ("low", "number"),
        ("is_counted", "boolean"),
        ("part_ids", "string"),
        ("note", "string"),
    ]
    assert all(field["description"] for field in fields)


def test_a_resource_is_json() -> None:
    """Nothing in a resource needs more than JSON has."""
    resource = describe(TABLE, "t", "T")

    assert json.loads(json.dumps(resource, allow_nan=False)) == resource


def test_csv_has_a_header_and_empty_cells() -> None:
    """One line a row; true and false in small letters; nothing where there is no value."""
    assert to_csv(describe(TABLE, "t", "T")) == (
        'id,low,is_counted,part_ids,note\na,3,true,x; y,"said, “so”"\nb,,false,,\n'
    )


def test_a_field_has_a_unit_where_its_values_share_one() -> None:
    """Latitude is in degrees; a number whose unit differs from row to row has none here."""
    table = pd.DataFrame({"latitude": [27.7], "low": pd.array([3], dtype="Float64")})
    fields = describe(table, "t", "T")["schema"]["fields"]

    assert [field.get("unit") for field in fields] == ["degrees", None]


@settings(deadline=None)
@given(st.lists(st.text(TEXT).filter(lambda text: not text.startswith(MARKS)), max_size=5))
def test_csv_gives_a_text_back_as_it_is(notes: list[str]) -> None:
    """What a reader of CSV gets is the text that went in, where it is like no formula."""
    assert [row["note"] for row in read_back(notes)] == notes


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(MARKS), st.text(TEXT)).map("".join), max_size=5))
def test_csv_gives_a_text_like_a_formula_back_with_an_apostrophe(notes: list[str]) -> None:
    """A text that begins like a formula comes back whole, after one apostrophe."""
    assert [row["note"] for row in read_back(notes)] == [f"'{note}" for note in notes]


def test_csv_keeps_a_negative_number_a_number() -> None:
    """A longitude west of Greenwich has a minus and no apostrophe."""
    table = pd.DataFrame({"longitude": [-66.5], "low": pd.array([-3], dtype="Float64")})

    assert to_csv(describe(table, "t", "T")) == "longitude,low\n-66.5,-3\n"


def test_the_header_of_csv_is_no_formula() -> None:
    """A column's name is a text like any other."""
    field = {"name": "=1+1", "type": "string", "description": "a column"}
    resource = {"name": "t", "title": "T", "schema": {"fields": [field]}, "data": []}

    assert to_csv(resource) == "'=1+1\n"


def test_csv_has_one_row_for_a_text_with_line_breaks() -> None:
    """A carriage return or a line feed inside a cell is quoted, so that it ends no row."""
    table = pd.DataFrame({"note": ["a\rb", "c\nd"], "id": ["1", "2"]})

    assert to_csv(describe(table, "t", "T")) == 'note,id\n"a\rb",1\n"c\nd",2\n'


def test_typed_rows_have_days_and_moments() -> None:
    """ISO text of a day or a moment is one; text elsewhere and what is open stay."""
    kinds = {"reported": "date", "start": "datetime", "note": "string"}
    fields = [{"name": name, "type": kind} for name, kind in kinds.items()]
    rows = [
        {"reported": "2020-03-04", "start": "2020-03-04T05:00:00", "note": "2020-03-04"},
        {"reported": None, "start": None, "note": None},
    ]
    resource = {"name": "t", "title": "T", "schema": {"fields": fields}, "data": rows}

    assert typed_rows(resource) == [
        {
            "reported": dt.date(2020, 3, 4),
            "start": dt.datetime(2020, 3, 4, 5),
            "note": "2020-03-04",
        },
        rows[1],
    ]


def test_the_ledger_as_json_has_every_column(home: Home) -> None:
    """JSON is a list of objects with all columns, null where there is no bound."""
    records = json.loads(print_ledger(open_article(home.name), "json"))

    assert [list(record) for record in records] == [list(COLUMNS)] * 7
    assert (records[2]["low"], records[2]["high"]) == (3, None)


def test_the_ledger_as_csv_has_a_line_a_figure(home: Home) -> None:
    """CSV has the same columns and as many lines as there are figures."""
    rows = list(csv.DictReader(io.StringIO(print_ledger(open_article(home.name), "csv"))))

    assert [row["id"] for row in rows][:2] == ["all-killed", "residents-killed"]
    assert (rows[2]["low"], rows[2]["high"]) == ("3", "")


def test_the_ledger_as_csv_has_no_formula(home: Home) -> None:
    """A statement that begins like a formula gets an apostrophe on its way to a spreadsheet."""
    home.tell({"wording": "3", "says": "=1+1"})
    text = print_ledger(open_article(home.name), "csv")

    assert [row["says"] for row in csv.DictReader(io.StringIO(text))] == ["'=1+1"]


@pytest.mark.parametrize("word", ["all-killed", "≥ 3 (“at least three”)", "Red Side", "claimed"])
def test_the_ledger_as_text_shows_what_a_person_reads(home: Home, word: str) -> None:
    """The terminal shows ids, bounds with wording, speakers and statuses."""
    assert word in print_ledger(open_article(home.name), "table")
