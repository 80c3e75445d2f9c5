"""Frames: plain columns, each explained, with where they are from; nothing given is changed."""

from __future__ import annotations

import inspect
import re
from typing import Any

import pandas as pd
import pytest
from homes import Home

from analysis.ledger.frame import COLUMNS, Row
from analysis.ledger.subject import Kind, find_subject
from analysis.reading.event import open_event
from analysis.reading.frames import DICTIONARY, DTYPES, STATUSES, describe_columns, frame_rows
from analysis.reading.reading import open_article
from analysis.reading.rooms import find_captions

CLAIM = {"speaker": "red-side", "status": "claimed"}
SINGLE: dict[str, Row] = {
    "deaths": {"group": "people", "wording": "12"},
    "vague": {"wording": "many"},
    "claim": {"group": "drivers", "wording": "30", **CLAIM},
    "distance": {"wording": "2 km", "measure": "distance", "unit": "km"},
    "day": {"wording": "Monday", "measure": "time", "unit": "date", "period": "monday"},
    "named place": {"named": ["exampleton"], "measure": "attack-sites", "unit": "sites"},
}


CAPTIONS = find_captions()
TABLES = {name: each.tabulate for name, each in CAPTIONS.items() if each.tabulate}


def open_for(home: Home, name: str) -> Any:
    """What a table is made of: the article, or its event."""
    if CAPTIONS[name].kind is Kind.EVENT:
        return open_event(find_subject(home.name).event)
    return open_article(home.name)


@pytest.fixture(params=TABLES)
def name(request: Any) -> str:
    """The name of each published table."""
    return str(request.param)


def test_every_column_is_in_the_dictionary(home: Home, name: str) -> None:
    """A published table has no column that nobody explains."""
    assert set(TABLES[name](open_for(home, name))) <= set(DICTIONARY)


def test_every_column_is_told_where_the_table_is_made(home: Home, name: str) -> None:
    """The docstring names each column; what another table has is named by that table."""
    tabulate = TABLES[name]
    told = inspect.getdoc(tabulate) or ""
    words = set(re.findall(r"\w+", told.partition("Returns")[2]))
    columns = set(tabulate(open_for(home, name)).columns)
    inherited = COLUMNS if "those of the ledger" in told else ()
    if other := re.search(r"[Tt]hose of `tabulate_(\w+)`", told):
        inherited = TABLES[other[1].replace("_", "-")](
            open_for(home, other[1].replace("_", "-"))
        ).columns
    conventions = {"literal", "acled", "gtd", "pitf", "ccc"} if "convention" in told else set()
    assert columns - words - set(inherited) - conventions == set()


def test_every_column_has_a_plain_type(home: Home, name: str) -> None:
    """Numbers are NumPy's, text is str with NaN, lists stay lists; what has an order has one."""
    for column, dtype in TABLES[name](open_for(home, name)).dtypes.items():
        kind = DTYPES[DICTIONARY[str(column)].kind]
        if isinstance(dtype, pd.CategoricalDtype):
            assert column in ("status", "panel")
        else:
            assert column != "status"
            assert str(dtype) in (str(kind), "float64", "boolean", "object")


def test_statuses_stand_from_the_firmest_to_a_partys_own(home: Home) -> None:
    """So sorting by status sorts by firmness."""
    assert tuple(TABLES["ledger"](open_article(home.name))["status"].cat.categories) == STATUSES


@pytest.mark.parametrize("figure", SINGLE.values(), ids=SINGLE)
def test_one_figure_alone_makes_every_table(home: Home, figure: Row, name: str) -> None:
    """An article of a single figure of any kind breaks no table."""
    home.tell(figure)
    assert isinstance(TABLES[name](open_for(home, name)), pd.DataFrame)


def test_a_frame_says_where_it_is_from_after_filtering_and_sorting(home: Home, name: str) -> None:
    """Subtitle and source stay when rows are chosen and sorted."""
    table = TABLES[name](open_for(home, name))
    chosen = table[table[table.columns[0]].notna()].sort_values(table.columns[0]).head(2)
    assert {"subtitle", "source"} <= set(chosen.attrs)
    assert chosen.attrs == table.attrs


def test_no_reading_is_changed(home: Home) -> None:
    """Making every table leaves the frame that they are made from as it was."""
    reading = open_article(home.name)
    before = reading.figures.copy(deep=True)
    reading.tables()
    pd.testing.assert_frame_equal(reading.figures, before)


def test_the_source_names_outlet_day_and_convention(home: Home) -> None:
    """What a chart's footer prints."""
    assert TABLES["toll"](open_article(home.name)).attrs["source"] == (
        "Source: Example Gazette, 4 March 2020."
    )


def test_an_open_bound_is_nan() -> None:
    """None becomes NaN in a column of floats, and so it does in a column of text."""
    frame = frame_rows([{"low": 3, "high": None, "label": None}])
    assert frame["high"].isna().all()
    assert frame["high"].dtype == "float64"
    assert isinstance(frame["label"].iloc[0], float)


def test_lists_stay_lists() -> None:
    """What several statements make up keeps its parts apart."""
    assert frame_rows([{"part_ids": ["a", "b"]}])["part_ids"].iloc[0] == ["a", "b"]


def test_columns_are_kept_without_rows() -> None:
    """An empty table has its columns, each of its type."""
    assert dict(frame_rows([], ["id", "low"]).dtypes.astype(str)) == {"id": "str", "low": "float64"}


def test_columns_are_described() -> None:
    """Name, kind, unit and meaning of each column; of one's own only the kind."""
    frame = pd.DataFrame({"low": [3.0], "of_my_own": [1]})
    assert describe_columns(frame).to_numpy().tolist() == [
        ["low", "number", "", DICTIONARY["low"].description],
        ["of_my_own", "integer", "", ""],
    ]
