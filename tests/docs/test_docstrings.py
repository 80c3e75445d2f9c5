"""What `tb.name?` shows: for every name of the face what goes in, what comes back, what fails."""

import inspect
import re

import pandas as pd
import pytest
from projects import ARTICLE

import analysis as tb
from analysis.charts.display import Prose
from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.frame import COLUMNS

FUNCTIONS = {name: getattr(tb, name) for name in tb.__all__ if name.islower()}
TABLES = {name: make for name, make in FUNCTIONS.items() if name.startswith("tabulate_")}
UNITS = ("_km", "latitude", "longitude", "low", "high")
"""What a column's name ends in where a unit must be told."""


def find_section(function, title):
    """The text under an underlined heading of a docstring; empty where there is none."""
    sections = re.split(r"\n(\w+)\n-{3,}\n", inspect.getdoc(function) or "")
    return dict(zip(sections[1::2], sections[2::2], strict=True)).get(title, "")


@pytest.fixture(scope="module")
def readings():
    """The project's first article, and its event."""
    event = ARTICLE.partition("/")[0]
    return {"article": tb.open_article(ARTICLE), "event": tb.open_event(event)}


def tabulate(name, readings):
    """A table of the project's first article, or of its event."""
    return TABLES[name](readings["event" if "_event_" in name else "article"])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_its_first_line_is_one_sentence(name):
    """In a list of names the first line is all that is seen."""
    first = (inspect.getdoc(FUNCTIONS[name]) or "").partition("\n")[0]
    assert first[:1].isupper()
    assert len(first) > 20


@pytest.mark.parametrize("name", TABLES)
def test_a_table_tells_every_column_that_comes_back(name, readings):
    """By its own docstring, or by that of the table to which it refers."""
    told = find_section(TABLES[name], "Returns")
    for other in re.findall(r"`(tabulate_\w+)`", told):
        told += find_section(TABLES[other], "Returns")
    if "analysis.ledger.frame.COLUMNS" in told:
        told += " ".join(COLUMNS)
    if "one a convention" in told:
        told += " ".join(CONVENTIONS)
    frame = tabulate(name, readings)
    assert isinstance(frame, pd.DataFrame)
    assert [each for each in frame.columns if not re.search(rf"\b{each}\b", told)] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_table_tells_the_unit_of_its_numbers(name, readings):
    """Persons, kilometres, degrees; or that it differs from row to row."""
    told = inspect.getdoc(TABLES[name])
    if any(column.endswith(UNITS) for column in tabulate(name, readings).columns):
        assert re.search(r"persons|unit|kilometres|km|degrees|marks|`tabulate_|places", told)


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name.startswith("plot_")])
def test_a_plot_tells_which_frame_it_is_of(name):
    """And so which columns it needs."""
    told = find_section(FUNCTIONS[name], "Parameters")
    assert re.search(r"as `tabulate_\w+`", told)


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if name.startswith("say_")])
def test_what_says_something_gives_prose(name):
    """Its docstring tells which sentences."""
    assert inspect.signature(FUNCTIONS[name]).return_annotation == Prose.__name__


@pytest.mark.parametrize(
    "name", ["open_article", "open_event", "list_articles", "describe_columns"]
)
def test_what_gives_something_back_says_what(name):
    """What is neither frame nor plot nor sentence."""
    assert find_section(FUNCTIONS[name], "Returns")


@pytest.mark.parametrize("name", ["open_article", "open_event", "show_chart", "show_table"])
def test_what_takes_several_values_tells_each(name):
    """Every parameter is told, with what is allowed."""
    told = find_section(FUNCTIONS[name], "Parameters")
    taken = inspect.signature(FUNCTIONS[name]).parameters
    assert [each for each in taken if not re.search(rf"^{each}\b", told, re.MULTILINE)] == []


@pytest.mark.parametrize("name", ["open_article", "open_event", "show_chart", "show_table"])
def test_what_can_fail_says_how(name):
    """The error's name and what causes it."""
    assert find_section(FUNCTIONS[name], "Raises")
