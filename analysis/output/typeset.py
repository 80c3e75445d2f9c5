"""From a tidy table to a typeset one, by great_tables; its data travel with it."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from analysis.charts.display import Table, link_figure, mark_language, mark_status
from analysis.ledger.frame import Row, to_records
from analysis.output.resource import describe
from analysis.reading.frames import find_column
from analysis.telling.verdicts import VERDICTS
from analysis.telling.words import capitalise, format_number, name_paragraph

LEDGER = "ledger"
"""The table whose rows carry the anchors to which other tables and pages link."""

LABELS = (
    "label",
    "scope",
    "whole_label",
    "parts_told",
    "conditions",
    "subset_label",
    "reads",
    "mend",
    "doer",
    "means",
    "done",
    "remark",
    "counted_as",
    "further",
    "said_by",
    "bound",
    "line_name",
)
"""Columns whose words stand as inside a sentence; a cell of a table begins one."""

QUOTING = ("shown", "wording", "printed")
"""Columns that quote a wording, whose language a voice must know."""

_ID = re.compile(r"^[a-z][a-z0-9-]*$")
_CELL = re.compile(r"(<t[dh]\b[^>]*>)(.*?)(</t[dh]>)", re.DOTALL)
_LONG = re.compile(r"\S{25,}")


def typeset(
    table: pd.DataFrame,
    name: str,
    caption: str,
    headings: Mapping[str, str],
    *,
    links: Mapping[str, str] | None = None,
    beneath: Mapping[str, str] | None = None,
) -> Table:
    """A table ready to be shown.

    Parameters
    ----------
    table : tidy; all its columns go into the data, those of `headings` onto the page.
    name : kebab-case; the file name of the download. To the rows of the ledger other pages link.
    headings : column → heading, in their order; the first column heads its row.
    links : column → the column with the id of the statement that its cells rest on.
    beneath : column → the column whose words stand beneath its own, smaller.
    """
    from great_tables import GT, loc, style

    if not _ID.match(name):
        raise ValueError(f"a table's name is kebab-case, found {name!r}")
    records = to_records(table)
    rows = [_cells(row, headings, links or {}, is_ledger=name == LEDGER) for row in records]
    for cell, row in zip(rows, records, strict=True):
        for column, below in (beneath or {}).items():
            cell[column] += _set_beneath(row[below], below)
            # A phone lays out a cell by its elements; the ledger has rules of its own there.
            if name != LEDGER and column != next(iter(headings)):
                cell[column] = f"<span>{cell[column]}</span>"
    if name == LEDGER:
        _mark_again(rows, records, list(headings)[1])
    cells = pd.DataFrame(rows, columns=list(headings))
    first = next(iter(headings))
    labels: dict[str, Any] = dict(headings)
    grid = GT(cells, id=name, rowname_col=first).cols_label(labels)
    grid = grid.tab_stubhead(headings[first])
    numeric = [c for c in headings if c != first and _is_numeric(table, c)]
    grid = grid.cols_align("left").cols_align("right", columns=numeric)
    grid = grid.fmt(str, columns=list(headings))
    grid = grid.tab_style(style.text(weight="bold"), loc.column_labels())
    # For a notebook by hand; a page brings its own style sheet.
    grid = grid.tab_options(table_font_size="14px", container_width="100%")
    others = [label for column, label in headings.items() if column != first]
    markup = _label_cells(_add_caption(grid.as_raw_html(), caption), others)
    text = table[list(headings)].to_string(index=False)
    return Table(name, markup, text, describe(table, name, caption))


def _cells(
    row: Row, headings: Mapping[str, str], links: Mapping[str, str], *, is_ledger: bool
) -> dict[str, str]:
    """One row as HTML, escaped cell by cell."""
    cells = {}
    for column in headings:
        words = _words(row[column])
        words = capitalise(words) if column in LABELS else words
        figure = row.get(links.get(column, ""))
        if figure is not None:
            cells[column] = link_figure(words, str(figure))
        elif column == "verdict":
            cells[column] = html.escape(VERDICTS.get(words, words))
        elif column == "status":
            cells[column] = mark_status(words)
        elif column == "said_by":
            cells[column] = mark_status(str(row["status"]), words)
        else:
            cells[column] = html.escape(words)
        if column in QUOTING and row.get("language"):
            # A phone lays out a cell by its elements, so that there must be one only.
            cells[column] = mark_language(f"<span>{cells[column]}</span>", words, row["language"])
    if is_ledger:
        anchor = html.escape(str(row["id"]), quote=True)
        last = list(headings)[1]
        told = f"¶&nbsp;{cells[last]}" if row[last] else name_paragraph(0)
        cells[last] = f'<span class="anchor" id="figure-{anchor}">{told}</span>'
    return cells


def _mark_again(cells: list[dict[str, str]], rows: Sequence[Row], column: str) -> None:
    """Mark the rows that stand in the paragraph of the row before, which a page sets as a group."""
    for number, (before, row) in enumerate(itertools.pairwise(rows), 1):
        if before["paragraph"] == row["paragraph"]:
            cells[number][column] = f'<span class="again">{cells[number][column]}</span>'


def _set_beneath(value: object, column: str) -> str:
    """HTML of what stands beneath the words of a cell; nothing where there is none."""
    if value is None:
        return ""
    words = capitalise(str(value)) if column in LABELS else str(value)
    return f"<small>{html.escape(words)}</small>"


def _words(value: object) -> str:
    if value is None:
        return "—"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return format_number(value) if isinstance(value, int | float) else str(value)


def _is_numeric(table: pd.DataFrame, column: str) -> bool:
    return column in table and find_column(table[column]).kind in ("number", "integer")


def _add_caption(markup: str, caption: str) -> str:
    """GT has no caption element, which a screen reader announces first."""
    opening = re.compile(r"(<table\b[^>]*>)")
    return opening.sub(
        lambda tag: f"{tag[1]}<caption>{html.escape(caption)}</caption>", markup, count=1
    )


def _label_cells(markup: str, labels: Sequence[str]) -> str:
    """Each cell with its heading, which a phone shows beside it where the columns do not fit."""
    names = itertools.cycle(labels)
    body = markup.index("<tbody")

    def label(cell: re.Match[str]) -> str:
        return f'{cell[0]} data-label="{html.escape(next(names), quote=True)}"'

    return markup[:body] + _mark_long(re.sub(r"<td\b", label, markup[body:]))


def _mark_long(markup: str) -> str:
    """Cells with a word wider than a column in an element of their own, which may break it."""

    def mark(cell: re.Match[str]) -> str:
        words = re.sub(r"<[^>]*>", "", cell[2])
        if not _LONG.search(words):
            return cell[0]
        return f'{cell[1]}<span class="long">{cell[2]}</span>{cell[3]}'

    return _CELL.sub(mark, markup)
