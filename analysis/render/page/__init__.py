"""From an executed notebook to one offline HTML page: no script, no network, code folded away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.render.page.blocks import Report
from analysis.render.page.citations import LEDGER, cite, list_links_back
from analysis.render.page.templates import render

LEDGER_PAGE = "01-figures.html"
"""The page that lists every figure of the article."""


@dataclass(frozen=True)
class PageContext:
    """Where a page stands: what lies beside it.

    Attributes
    ----------
    page : its own file name.
    pages : file name → short name, of every page of the report, in their order.
    downloads : path relative to the page → what it holds.
    site : path to the list of all reports; empty where there is none.
    citation : how the report is cited; empty where it is not published.
    """

    page: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    downloads: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    citation: str = ""


def page_name(stem: str) -> str:
    """The file of a notebook's page; the first notebook is the report's front page."""
    return "index.html" if stem.startswith("00-") else f"{stem}.html"


def short_name(stem: str) -> str:
    """What navigation calls a notebook's page: 05-time-and-place is 'Time and place'."""
    return stem[3:].replace("-", " ").capitalize()


def render_page(report: Report, context: PageContext) -> str:
    """The page as text.

    Parameters
    ----------
    report : an executed notebook, taken apart.
    context : what the page belongs to; an empty one for a page by itself.
    """
    blocks, notes = cite(report.blocks, report.record.get("notes", {}))
    headline = next((block for block in blocks if block.kind == "finding"), None)
    tables = {block.name for block in blocks if block.kind == "table"}
    claims = report.record.get("claims", {})
    told = set(claims) if LEDGER in tables else {note.figure for note in notes}
    files = list(context.pages)
    place = files.index(context.page) if context.page in files else 0
    return render(
        "page.html.j2",
        report=report,
        about=report.record.get("about", {}),
        blocks=[block for block in blocks if block is not headline],
        headline=headline.markup.removeprefix("<h2>").removesuffix("</h2>") if headline else "",
        tables=tables,
        notes=notes,
        claims=[claim for figure, claim in claims.items() if figure in told],
        context=context,
        ledger_page=LEDGER_PAGE if LEDGER_PAGE in context.pages else "",
        before=files[place - 1] if place else "",
        after=files[place + 1] if place + 1 < len(files) else "",
        list_links_back=list_links_back,
    )
