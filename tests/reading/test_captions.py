"""What is published under which name: each table's columns are there, and each chart's title."""

from __future__ import annotations

from typing import Any

import pytest
from homes import Home

from analysis.ledger.conventions import CONVENTIONS, LITERAL
from analysis.ledger.subject import Kind, find_subject
from analysis.reading.event import open_event
from analysis.reading.frames import DICTIONARY
from analysis.reading.reading import open_article
from analysis.reading.rooms import find_captions
from analysis.telling.sentences import plain
from analysis.views.figures import tabulate_figures

CAPTIONS = find_captions()
TABLES = {name: each.tabulate for name, each in CAPTIONS.items() if each.tabulate}


def open_for(home: Home, name: str) -> Any:
    """What a table is made of: the article, or its event."""
    if CAPTIONS[name].kind is Kind.EVENT:
        return open_event(find_subject(home.name).event)
    return open_article(home.name)


@pytest.fixture(params=CAPTIONS)
def name(request: Any) -> str:
    """Each name under which something is published."""
    return str(request.param)


def test_every_heading_is_that_of_a_known_column(name: str) -> None:
    """And so is each column that links or is linked."""
    caption = CAPTIONS[name]

    beneath = {*caption.beneath, *caption.beneath.values()}
    assert {*caption.headings, *caption.links, *caption.links.values(), *beneath} <= set(DICTIONARY)


def test_every_heading_and_link_has_its_column_in_the_table(home: Home, name: str) -> None:
    """Of the tables of an article, which have the same names.

    A convention that reads every figure as the literal one does has no column.
    """
    caption = CAPTIONS[name]
    if name in TABLES:
        columns = set(TABLES[name](open_for(home, name)).columns)
        named = {*caption.headings, *caption.links, *caption.links.values()}
        assert named - columns == (find_idle(home) if name == "conventions" else set())


def find_idle(home: Home) -> set[str]:
    """The conventions under which no figure has other bounds."""
    bounds = {
        name: open_article(home.name, convention=name).figures[["low", "high"]]
        for name in CONVENTIONS
    }
    return {name for name, b in bounds.items() if name != LITERAL and b.equals(bounds[LITERAL])}


def test_a_chart_told_by_another_table_names_one_that_is_there(name: str) -> None:
    """Its file is where the page says that the figures are."""
    assert CAPTIONS[name].told_by in ("", *CAPTIONS)


def test_a_title_is_made_from_the_frame_alone(home: Home, name: str) -> None:
    """Also from no row of it."""
    title = CAPTIONS[name].title
    if title and name in TABLES:
        frame = TABLES[name](open_for(home, name))
        assert plain(title(frame))
        assert plain(title(frame.iloc[:0]))


def test_the_chart_of_all_figures_is_told_by_the_ledger(home: Home) -> None:
    """It draws what the ledger lists."""
    caption = CAPTIONS["paragraphs"]

    assert caption.told_by == "ledger"
    assert caption.title
    title = plain(caption.title(tabulate_figures(open_article(home.name))))
    assert title.startswith("The first figure without a named source stands in")
