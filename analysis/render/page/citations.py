"""From each printed figure to what is told of it: a card on the same page, or the ledger's row."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.charts.display import SAID_BY
from analysis.render.page.blocks import Block
from analysis.render.page.permalinks import complete_rows, find_in_article, tell_day
from analysis.telling.drafts import UNCONFIRMED

LEDGER = "ledger"
"""The table whose rows carry the anchors; on its page no cards are needed beside it."""

_LINK = re.compile(r'<a class="figure" href="#figure-([a-z0-9-]+)">(.*?)</a>')
_ANCHOR = re.compile(r'<span class="anchor" id="figure-([a-z0-9-]+)">(.*?)</span>')
_BESIDE = re.compile(
    r'<a class="(?:figure|report)" href="\.\./([a-z0-9-]+)/(#figure-[a-z0-9-]+)?">(.*?)</a>'
)
"""A link into the report of another article: to a figure's row, or to the report as a whole."""

_REMARKS = {
    "stated": ", which names no source",
    "claimed": "; the article gives no independent evidence",
}
"""What a status leaves open, in lay words."""


@dataclass(frozen=True)
class Note:
    """What a page tells of one figure that it prints: the figure's id, and its row in short."""

    figure: str
    told: Mapping[str, Any]
    name: str
    """What tells it apart in a list of links."""
    source: str = ""
    """The link that opens the article at its words; empty where there is none."""

    @property
    def said(self) -> str:
        """Who says it and how firmly, in words, behind the word for its status."""
        return f"{SAID_BY[self.told['status']].partition(' ')[2]} {self.told['speaker_name']}" + (
            _REMARKS.get(self.told["status"], "")
        )

    @property
    def bound(self) -> str:
        """What we read in the printed words, as ours; empty where they say it themselves."""
        bound = self.told["bound"] or ""
        return f"as we read it: {bound}" if bound and not bound.startswith("read as") else bound

    @property
    def draft(self) -> str:
        """That no person has confirmed it, behind its place; empty where one has."""
        return "" if self.told.get("reviewed", True) else f" · {UNCONFIRMED}"

    @property
    def place(self) -> str:
        """Where the article prints it."""
        return _place(self.told)

    @property
    def day(self) -> str:
        """As of when it was said, behind its place; empty where that is not told."""
        return f" · {day}" if (day := tell_day(self.told)) else ""


def has_ledger(blocks: Sequence[Block]) -> bool:
    """Whether the ledger is among the pieces of a page."""
    return any(block.kind == "table" and block.name == LEDGER for block in blocks)


def _name_apart(told: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Figure → its number and label; with its paragraph, and a number, where others have them."""
    names = {
        figure: _name(str(note["printed"]), str(note["label"])) for figure, note in told.items()
    }
    counts = Counter(names.values())
    for figure, name in names.items():
        if counts[name] > 1:
            names[figure] = f"{name}, {_place(told[figure])}"
    seen: Counter[str] = Counter()
    for figure, name in names.items():
        seen[name] += 1
        names[figure] = f"{name}, number {seen[name]}" if seen[name] > 1 else name
    return names


def _name(shown: str, label: str) -> str:
    """A number and its label; the noun that ends one and begins the other once."""
    number, _, unit = shown.rpartition(" ")
    return f"{number if unit and label.split(' ')[0] == unit else shown} {label}".strip()


def _name_beside(folder: str, figure: str | None) -> str:
    """What tells a link to another article's report apart: its figure, its day and its outlet.

    'source: militants killed, example news, 2026-03-01'.
    """
    day, outlet = folder[:10], folder[11:].replace("-", " ")
    told = [figure.removeprefix("#figure-").replace("-", " ")] if figure else []
    return f" ({', '.join([*(f'source: {name}' for name in told), outlet, day])})"


def _place(told: Mapping[str, Any]) -> str:
    return f"paragraph {told['paragraph']}" if told["paragraph"] else "headline"


class Citations:
    """Leads each printed figure of one page to what is told of it.

    Parameters
    ----------
    told : id of a figure → what a note tells of it. A figure without a note is not linked.
    beside : file of the page that lists every figure of a report beside this one; empty where there
        is none, so that nothing links there.
    url : of the article that prints the figures; empty on paper and where there are several.
    """

    def __init__(
        self, told: Mapping[str, Mapping[str, Any]], beside: str = "", url: str = ""
    ) -> None:
        self._told = told
        self._beside = beside
        self._url = url
        self._names = _name_apart(told)
        self._figures: dict[str, str] = {}
        """Words of a link → the figure to which the first of them led."""
        self._cited: dict[str, Note] = {}

    @property
    def notes(self) -> list[Note]:
        """Of the figures that were printed until now, in their order."""
        return list(self._cited.values())

    def lead(self, markup: str) -> str:
        """HTML whose links say where they lead; the first link to a figure has an id, so that
        its note can lead back.
        """
        return _BESIDE.sub(self._link_beside, _LINK.sub(self._link, markup))

    def _link_beside(self, link: re.Match[str]) -> str:
        folder, figure, words = link.groups()
        if not self._beside:
            return words
        heard = f'<span class="unseen">{_name_beside(folder, figure)}</span>'
        target = f"../{folder}/{self._beside}{figure or ''}"
        own = ' class="figure"' if figure else ""
        return f'<a{own} href="{target}">{words}{heard}</a>'

    def lead_block(self, block: Block) -> Block:
        """The same for a piece of a page; in the ledger each row has a link to itself, too."""
        markup = self.lead(block.markup)
        # No row leads back to where figures are printed: it would have a link a mention and
        # page, and what led there is a browser's own way back.
        if block.name != LEDGER:
            return replace(block, markup=markup)
        return replace(block, markup=_ANCHOR.sub(self._link_row, markup))

    def complete_block(self, block: Block) -> Block:
        """A piece of a page; the rows of a ledger with what only whoever is sent there needs."""
        if block.name != LEDGER or block.kind != "table":
            return block
        markup = complete_rows(block.markup, self._told, self._url, self._names.__getitem__)
        return replace(block, markup=markup)

    def _link(self, link: re.Match[str]) -> str:
        figure, words = link.groups()
        if figure not in self._told:
            return words
        own = "" if figure in self._cited else f' id="cite-{figure}"'
        source = find_in_article(self._url, str(self._told[figure]["printed"]))
        note = Note(figure, self._told[figure], self._names[figure], source)
        self._cited.setdefault(figure, note)
        heard = f'<span class="unseen"> ({self._name_source(figure, words)})</span>'
        return f'<a class="figure"{own} href="#figure-{figure}">{words}{heard}</a>'

    def _name_source(self, figure: str, words: str) -> str:
        """What is heard behind the words of a link, in a list of links, too."""
        printed = html.escape(str(self._told[figure]["printed"])).strip("“”")
        seen = re.sub(r"<[^>]*>", "", words)
        is_plain = printed in seen or seen.strip("“”") in printed
        if is_plain and self._figures.setdefault(seen, figure) == figure:
            return "source"
        return f"source of {html.escape(self._names[figure])}"

    def _link_row(self, anchor: re.Match[str]) -> str:
        figure, words = anchor.groups()
        name = html.escape(self._names.get(figure, figure))
        return (
            f'<span class="anchor" id="figure-{figure}"><a href="#figure-{figure}">{words}'
            f'<span class="unseen">, link to the row of {name}</span></a></span>'
        )
