"""Footnotes: each printed figure leads to its row of the ledger, and each row leads back."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.render.page.blocks import Block

LEDGER = "ledger"
"""The table whose rows carry the anchors; on its page no notes are needed beside it."""

_LINK = re.compile(r'<a class="figure" href="#figure-([a-z0-9-]+)">(.*?)</a>')
_ANCHOR = re.compile(r'(<span class="anchor" id="figure-([a-z0-9-]+)">.*?</span>)')


@dataclass(frozen=True)
class Note:
    """A row of the ledger as a footnote: the figure's id, what is told of it, and how often the
    page cites it.
    """

    figure: str
    told: Mapping[str, Any]
    citations: int


def cite(
    blocks: Sequence[Block], told: Mapping[str, Mapping[str, Any]]
) -> tuple[list[Block], list[Note]]:
    """Blocks whose links can be led back to, and the notes that they lead to.

    Parameters
    ----------
    blocks : of one page.
    told : id of a figure → what a note tells of it. A figure without a note is not linked.

    Returns
    -------
    The blocks with numbered links; the notes in the order of their first citation, none where
    the page carries the ledger itself.
    """
    has_ledger = any(block.kind == "table" and block.name == LEDGER for block in blocks)
    counts: Counter[str] = Counter()

    def number(link: re.Match[str]) -> str:
        figure, words = link.groups()
        if figure not in told:
            return words
        counts[figure] += 1
        anchor = f"cite-{figure}-{counts[figure]}"
        return f'<a class="figure" id="{anchor}" href="#figure-{figure}">{words}</a>'

    cited = [replace(block, markup=_LINK.sub(number, block.markup)) for block in blocks]
    if not has_ledger:
        return cited, [Note(figure, told[figure], count) for figure, count in counts.items()]
    return [_lead_back(block, counts, told) for block in cited], []


def list_links_back(figure: str, citations: int, shown: str) -> str:
    """HTML of the links from a note to each place that cites it; `shown` is heard with each."""
    if not citations:
        return ""
    name, words = html.escape(figure, quote=True), html.escape(shown)
    # Heard, not seen, and no attribute: the words are a seed's.
    before = '<span class="unseen">Back to mention </span>'
    after = f'<span class="unseen"> of {citations}: {words}</span>'
    links = (f'<a href="#cite-{name}-{n}">{before}{n}{after}</a>' for n in range(1, citations + 1))
    return f'<span class="back">↩&nbsp;{" ".join(links)}</span>'


def _lead_back(block: Block, counts: Counter[str], told: Mapping[str, Mapping[str, Any]]) -> Block:
    if block.name != LEDGER:
        return block

    def add(anchor: re.Match[str]) -> str:
        figure = anchor[2]
        if not counts[figure]:
            return anchor[1]
        return f"{anchor[1]} {list_links_back(figure, counts[figure], told[figure]['shown'])}"

    return replace(block, markup=_ANCHOR.sub(add, block.markup))
