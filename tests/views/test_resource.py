"""A table as a data resource and as CSV."""

from __future__ import annotations

import csv
import io
import json

import pandas as pd
import pytest
from homes import Home
from hypothesis import given
from hypothesis import strategies as st

from analysis.ledger.frame import COLUMNS
from analysis.ledger.reading import open_article
from analysis.views.ledger_text import print_ledger
from analysis.views.resource import describe, to_csv

TABLE = pd.DataFrame(
    {
        "id": pd.array(["a", "b"], dtype="string"),
        "low": pd.array([3, None], dtype="Float64"),
        "is_counted": [True, False],
        "part_ids": [["x", "y"], []],
        "note": pd.array(["said, “so”", None], dtype="string"),
    }
)


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


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), max_size=5))
def test_csv_gives_any_text_back(notes: list[str]) -> None:
    """What a reader of CSV gets is the text that went in."""
    table = pd.DataFrame({"id": ["a"] * len(notes), "note": notes})
    rows = list(csv.DictReader(io.StringIO(to_csv(describe(table, "t", "T")))))

    assert [row["note"] for row in rows] == notes


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


@pytest.mark.parametrize("word", ["all-killed", "≥ 3 (“at least three”)", "Red Side", "claimed"])
def test_the_ledger_as_text_shows_what_a_person_reads(home: Home, word: str) -> None:
    """The terminal shows ids, bounds with wording, speakers and statuses."""
    assert word in print_ledger(open_article(home.name), "table")
