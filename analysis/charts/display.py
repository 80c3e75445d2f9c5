"""What a notebook cell shows: prose, a chart or a table, each as the MIME types that readers use.

A table carries its data (`application/vnd.dataresource+json`) and a chart its phone-width twin
in the output's metadata, so that a page and a download are made from exactly what was shown.
"""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from analysis.telling.sentences import Cited, Linked, Piece, Sentence, plain, unnest
from analysis.telling.words import keep_order

DATA_MIME = "application/vnd.dataresource+json"

Bundle = tuple[dict[str, Any], dict[str, Any]]

SAID_BY: Mapping[str, str] = MappingProxyType(
    {"stated": "stated by", "attributed": "attributed to", "claimed": "claimed by"}
)
"""What stands before a speaker's name, by status."""


def link_figure(words: str, figure: str) -> str:
    """HTML of words that link to a figure's row of the ledger.

    One of another report, EVENT/ARTICLE#id, links into the folder beside; a page knows the file.
    """
    article, _, own = figure.rpartition("#")
    beside = f"../{article.partition('/')[2]}/" if article else ""
    target = html.escape(f"{beside}#figure-{own}", quote=True)
    return f'<a class="figure" href="{target}">{html.escape(words)}</a>'


def mark_language(markup: str, wording: str, language: str) -> str:
    """HTML in which the quoted wording says in which language it is, for a voice that reads it."""
    quoted = re.search(r"“[^”]*”", wording)
    if not language or quoted is None:
        return markup
    words, code = html.escape(quoted[0]), html.escape(language, quote=True)
    return markup.replace(words, f'<span lang="{code}">{words}</span>', 1)


def mark_status(status: str, words: str = "") -> str:
    """HTML of a status, or of other words for it, with the mark that charts draw for it."""
    escaped = html.escape(status, quote=True)
    return f'<span class="status {escaped}">{html.escape(words) or escaped}</span>'


def to_html(sentence: Sentence) -> str:
    """HTML of a sentence, its cited words linked to the ledger."""
    return "".join(_piece_to_html(piece) for piece in unnest(sentence))


def _piece_to_html(piece: Piece) -> str:
    if isinstance(piece, Cited):
        return mark_language(link_figure(piece.words, piece.figure), piece.words, piece.language)
    if isinstance(piece, Linked):
        address = html.escape(piece.url, quote=True)
        own = ' class="report"' if piece.is_beside else ' rel="noreferrer"'
        return f'<a{own} href="{address}">{html.escape(piece.words)}</a>'
    return html.escape(keep_order(piece))


@dataclass(frozen=True)
class Prose:
    """Computed sentences: one element each, of the kind that `tag` names; without any, nothing."""

    sentences: Sequence[Sentence]
    role: str = "text"
    """answer, finding (a heading, then text), text, source; limits and remarks are lists."""
    record: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    """What a page or a download needs beside the words, as JSON."""

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        if not self.sentences:
            # A page must know where a section ends, also one of which there is nothing to say.
            return {"text/html": "", "text/plain": ""}, {"tollbook": {"kind": self.role}}
        text = "\n".join(plain(sentence) for sentence in self.sentences)
        data = {"text/html": self._html(), "text/plain": text}
        return data, {"tollbook": {"kind": self.role, **self.record}}

    def _html(self) -> str:
        parts = [to_html(sentence) for sentence in self.sentences]
        if self.role == "finding":
            parts[:1] = [f"<h2>{part}</h2>" for part in parts[:1]]
            return "".join([*parts[:1], *(f"<p>{part}</p>" for part in parts[1:])])
        if self.role in ("limits", "remarks"):
            return "<ul>" + "".join(f"<li>{part}</li>" for part in parts) + "</ul>"
        return "".join(f"<p>{part}</p>" for part in parts)


@dataclass(frozen=True)
class Chart:
    """A chart at page and at phone width, with the alt text that tells the same."""

    name: str
    alt: str
    wide: str
    narrow: str
    table: str
    """Name of the table that tells the same in full."""
    title: str = ""
    """The finding."""
    head: tuple[Sequence[str], Sequence[str]] = ((), ())
    """Lines of the title on a page and on a phone where the drawings leave it to the heading of
    their section: a file of its own prints them.
    """

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        data = {"image/svg+xml": self.wide, "text/html": self._html(), "text/plain": self.alt}
        own = {
            **{"kind": "chart", "name": self.name, "narrow": self.narrow, "table": self.table},
            **{"title": self.title, "head": [list(lines) for lines in self.head]},
        }
        return data, {"tollbook": own, "alt": self.alt, "image/svg+xml": {"alt": self.alt}}

    def _html(self) -> str:
        """An image with its text alternative: JupyterLab and nbconvert show a bare SVG without."""
        source = base64.b64encode(self.wide.encode()).decode()
        alt = html.escape(self.alt, quote=True)
        return f'<img alt="{alt}" src="data:image/svg+xml;base64,{source}">'


@dataclass(frozen=True)
class Table:
    """A typeset table and its data."""

    name: str
    markup: str
    text: str
    resource: dict[str, Any]
    is_detail: bool = False
    """Whether a page folds it away."""

    def _repr_mimebundle_(self, **_: object) -> Bundle:
        data = {"text/html": self.markup, "text/plain": self.text, DATA_MIME: self.resource}
        own = {"kind": "table", "name": self.name, "is_detail": self.is_detail}
        return data, {"tollbook": own}
