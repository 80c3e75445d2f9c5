"""A tidy table as a typeset one: captioned, linked, anchored, escaped."""

from __future__ import annotations

import pandas as pd
import pytest
from homes import Home
from hostile import HOSTILE, Reader

from analysis.charts.display import Table
from analysis.output.show import make_table
from analysis.output.typeset import LEDGER, typeset
from analysis.reading.reading import open_article
from analysis.views.figures import tabulate_figures

HEADINGS = {"label": "Figure", "shown": "Bounds", "low": "Least", "is_counted": "Counted"}


def make(**columns: object) -> pd.DataFrame:
    """A table of one row."""
    usual = {"id": "a-figure", "label": "People", "shown": "≥ 3", "low": 3.0, "is_counted": True}
    return pd.DataFrame([{**usual, **columns}])


def read(table: Table) -> Reader:
    """The table as a browser reads it, without what only styles it."""
    begin = table.markup.index("<table")
    return Reader(table.markup[begin : table.markup.index("</table>")])


def test_the_caption_comes_first() -> None:
    """A screen reader announces the caption before any cell."""
    tags = [tag for tag, _ in read(typeset(make(), "t", "A caption", HEADINGS)).tags]

    assert tags[:2] == ["table", "caption"]


def test_the_first_column_heads_its_row() -> None:
    """Cells of the first column are row headings, and all columns have theirs."""
    tags = read(typeset(make(), "t", "A caption", HEADINGS)).tags
    headers = [attributes.get("scope") for tag, attributes in tags if tag == "th"]

    assert headers == ["col"] * len(HEADINGS) + ["row"]


@pytest.mark.parametrize("column", ["label", "shown"])
def test_a_hostile_cell_stays_text(column: str) -> None:
    """Markup in a cell is shown, and makes no element."""
    table = read(typeset(make(**{column: HOSTILE}), "t", "A caption", HEADINGS))

    assert HOSTILE in table.text
    assert not {"script", "b"} & {tag for tag, _ in table.tags}


def test_a_hostile_linked_cell_stays_text() -> None:
    """Markup in a cell that links is shown inside the link."""
    table = read(typeset(make(shown=HOSTILE), "t", "A caption", HEADINGS, links={"shown": "id"}))

    assert HOSTILE in table.text
    assert not {"script", "b"} & {tag for tag, _ in table.tags}


def test_a_hostile_caption_stays_text() -> None:
    """Markup in a caption is shown, also where it looks like a table."""
    table = read(typeset(make(), "t", f"{HOSTILE}<table>", HEADINGS))

    assert f"{HOSTILE}<table>" in table.text
    assert [tag for tag, _ in table.tags].count("table") == 1


def test_a_hostile_heading_stays_text() -> None:
    """Markup in a heading is shown, and makes no element."""
    table = read(typeset(make(), "t", "A caption", {**HEADINGS, "shown": HOSTILE}))

    assert not {"script", "b"} & {tag for tag, _ in table.tags}


@pytest.mark.parametrize("text", ["$x^2$", "**bold** _it_", "{braces}", "%s %d", "\\n", "&lt;"])
def test_no_other_language_is_read_into_a_cell(text: str) -> None:
    """Formulas, Markdown, format strings and entities are shown as they stand."""
    assert text in read(typeset(make(shown=text, label=text), "t", "A caption", HEADINGS)).text


def test_a_linked_cell_leads_to_its_figure() -> None:
    """The cell's words link to the ledger's row of the statement that they rest on."""
    table = read(typeset(make(), "t", "A caption", HEADINGS, links={"shown": "id"}))

    assert [a for tag, a in table.tags if tag == "a"] == [
        {"class": "figure", "href": "#figure-a-figure"}
    ]


def test_without_a_figure_there_is_no_link() -> None:
    """A cell whose statement is missing is plain words."""
    links = {"shown": "reported_id"}
    table = typeset(make(reported_id=None), "t", "A caption", HEADINGS, links=links)

    assert "a" not in [tag for tag, _ in read(table).tags]


def test_a_row_of_the_ledger_has_its_anchor() -> None:
    """What other pages link to is there, once."""
    table = read(typeset(make(), LEDGER, "A caption", HEADINGS))

    assert [a["id"] for tag, a in table.tags if "id" in a and tag == "span"] == ["figure-a-figure"]


def test_values_are_written_for_readers() -> None:
    """Whole numbers lose their point, truth is yes, and nothing is a dash."""
    table = read(typeset(make(shown=None), "t", "A caption", HEADINGS))
    cells = [text.strip() for text in table.text.split("\n") if text.strip()]

    assert cells[-4:] == ["People", "—", "3", "yes"]


def test_numbers_stand_to_the_right() -> None:
    """Cells of numbers are aligned right and those of text left."""
    tags = read(typeset(make(), "t", "A caption", HEADINGS)).tags
    classes = [str(a.get("class")) for tag, a in tags if tag in ("th", "td") and "scope" not in a]

    assert ["gt_right" in each for each in classes] == [False, True, False]


def test_all_columns_travel_with_the_table() -> None:
    """The data has every column, also those that the page does not show."""
    resource = typeset(make(), "t", "A caption", HEADINGS).resource

    assert list(resource["data"][0]) == ["id", "label", "shown", "low", "is_counted"]


def test_an_empty_table_has_its_headings() -> None:
    """Without a row there is still a table, with a caption and its heads."""
    table = read(typeset(make().iloc[:0], "t", "A caption", HEADINGS))

    assert all(heading in table.text for heading in HEADINGS.values())


@pytest.mark.parametrize("name", ["", "Two Words", "../x", "1st"])
def test_a_table_has_a_name_for_a_file(name: str) -> None:
    """The name becomes a file's, so it is in kebab case or refused."""
    with pytest.raises(ValueError, match="kebab-case"):
        typeset(make(), name, "A caption", HEADINGS)


def test_the_same_table_is_the_same_bytes() -> None:
    """No random id and no clock goes into the HTML."""
    first, second = (typeset(make(), "t", "A caption", HEADINGS).markup for _ in range(2))

    assert first == second


def test_every_figure_has_an_anchor_in_the_ledger(home: Home) -> None:
    """The ledger's table has one anchor a figure, and the links of all tables lead there."""
    reading = open_article(home.name)
    table = make_table(tabulate_figures(reading), name=LEDGER)
    anchors = [a["id"] for tag, a in read(table).tags if tag == "span" and "id" in a]

    assert sorted(anchors) == sorted(f"figure-{figure}" for figure in reading.figures["id"])


def test_hostile_seed_text_reaches_no_page_as_markup(home: Home) -> None:
    """What a seed says about a figure is escaped in the ledger's table."""
    home.change("article", "Twelve people were killed in the county.", "<img src=x onerror=y>")
    table = make_table(tabulate_figures(open_article(home.name)), name=LEDGER)

    assert "<img src=x onerror=y>" in read(table).text
    assert "img" not in [tag for tag, _ in read(table).tags]


def test_what_stands_beneath_is_smaller_and_stays_text() -> None:
    """In the cell of its column, escaped; where there is nothing, no element."""
    frame = pd.concat([make(note=HOSTILE), make(note=None)], ignore_index=True)
    table = typeset(frame, "t", "A caption", HEADINGS, beneath={"label": "note", "shown": "note"})
    tags = [tag for tag, _ in read(table).tags]

    assert tags.count("small") == 2
    assert read(table).text.count(HOSTILE) == 2
    assert not {"script", "b"} & {*tags}


def test_rows_of_one_paragraph_are_a_group(home: Home) -> None:
    """Each row but the first of a paragraph says that it stands there again."""
    figures = tabulate_figures(open_article(home.name))
    tags = read(make_table(figures, name=LEDGER)).tags
    again = sum(attributes.get("class") == "again" for _, attributes in tags)

    assert again == len(figures) - figures["paragraph"].nunique() > 0


def test_a_status_is_a_mark_and_words(home: Home) -> None:
    """The ledger says who says so in words, with the mark that charts draw."""
    table = make_table(tabulate_figures(open_article(home.name)), name=LEDGER)

    assert '<span class="status stated">Example Gazette, no source named</span>' in table.markup
    assert ">stated<" not in table.markup
