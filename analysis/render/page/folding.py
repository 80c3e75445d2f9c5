"""Which tables a page shows at once, which it folds away, and which it leaves to the downloads."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.render.page.blocks import Block, Section, strip_tags
from analysis.render.page.citations import LEDGER

MOST_ROWS = 12
"""Rows of a table that is shown unfolded; a longer one is for whoever asks for it."""


MOST_ABOVE = 900
"""Characters of headline and answer above the main chart: it begins on a phone's second screen."""

_LISTS = (LEDGER, "event-statements")
"""Tables that are what their page is for."""

_UNSEEN = re.compile(r'<span class="unseen">.*?</span>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>.*?</p>", re.DOTALL)


def split_answer(answer: Sequence[Block], headline: str) -> tuple[list[Block], list[Block]]:
    """What of an answer stands above the main chart, and what below it.

    Its first paragraph always stands above; where it is long, the last ones stand below.
    """
    above: list[Block] = []
    below: list[Block] = []
    length = _measure(headline)
    for number, block in enumerate(answer):
        kept, rest = "", ""
        for place, paragraph in enumerate(_PARAGRAPH.findall(block.markup)):
            length += _measure(paragraph)
            is_first = number == 0 and place == 0
            if is_first or (length <= MOST_ABOVE and not rest and not below):
                kept += paragraph
            else:
                rest += paragraph
        above += [replace(block, markup=kept)] if kept else []
        below += [replace(block, markup=rest)] if rest else []
    return above, below


def _measure(markup: str) -> int:
    """Characters that a reader sees; what is there for screen readers alone takes no room."""
    return len(strip_tags(_UNSEEN.sub("", markup)))


def drop_told(answer: Sequence[Block], words: str) -> Iterator[Block]:
    """An answer without a paragraph that a page tells above it."""
    told = f"<p>{html.escape(words)}</p>"
    for block in answer:
        if words and told in block.markup:
            block = replace(block, markup=block.markup.replace(told, "", 1))
        if block.markup:
            yield block


def drop_told_tables(section: Section) -> Iterator[Block]:
    """The blocks of a section without the tables of which its finding tells all: those of one row;
    and without the details of a section that has nothing to say.

    The ledger stays however short it is: its rows are where other pages lead.
    """
    for block in section.body:
        is_told = section.has_finding and block.rows == 1 and block.name != LEDGER
        is_bare = block.is_detail and not section.has_finding
        if block.kind != "table" or not (is_told or is_bare):
            yield block


def is_of_chart(table: Block, section: Section) -> bool:
    """Whether a table has the figures of a chart of its section."""
    charts = (block for block in section.blocks if block.kind == "chart")
    return any(table.name in (chart.name, chart.table) for chart in charts)


def is_folded(table: Block, section: Section) -> bool:
    """Whether a table is folded away: chart or sentences tell the gist, or it is long."""
    if table.name in _LISTS:
        return False
    has_chart = any(block.kind == "chart" for block in section.blocks)
    return has_chart or table.is_detail or table.rows > MOST_ROWS
