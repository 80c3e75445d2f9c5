"""From an executed notebook to one offline HTML page: no script, no network, code folded away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis.render.about import DRAFT, describe_method
from analysis.render.page.blocks import Report
from analysis.render.page.citations import LEDGER, cite, list_links_back
from analysis.render.page.templates import render


@dataclass(frozen=True)
class PageContext:
    """Where a page stands: what lies beside it.

    Attributes
    ----------
    page : its own file name.
    pages : file name → short name, of every page of the report, in their order.
    ledger : file name of the page that lists every figure; empty where there is none.
    downloads : path relative to the page → what it holds.
    site : path to the list of all reports; empty where there is none.
    citation : how the report is cited; empty where it is not published.
    is_draft : whether a figure of the report is unreviewed.
    """

    page: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    ledger: str = ""
    downloads: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    citation: str = ""
    is_draft: bool = False


def has_ledger(report: Report) -> bool:
    """Whether a notebook's page lists every figure."""
    return any(block.kind == "table" and block.name == LEDGER for block in report.blocks)


def render_page(report: Report, context: PageContext) -> str:
    """The page as text.

    Parameters
    ----------
    report : an executed notebook, taken apart.
    context : what the page belongs to; an empty one for a page by itself.
    """
    # The headline stands first, so its figures are the first to be cited.
    first = next((block for block in report.blocks if block.kind == "finding"), None)
    others = [block for block in report.blocks if block is not first]
    cited, notes = cite([*([first] if first else []), *others], report.record.get("notes", {}))
    headline, blocks = (cited[0], cited[1:]) if first else (None, cited)
    tables = {block.name for block in blocks if block.kind == "table"}
    claims = report.record.get("claims", {})
    told = set(claims) if LEDGER in tables else {note.figure for note in notes}
    files = list(context.pages)
    place = files.index(context.page) if context.page in files else 0
    told_of_itself = report.record.get("about", {})
    return render(
        "page.html.j2",
        report=report,
        about=describe_method(told_of_itself) if told_of_itself else {},
        draft=DRAFT if context.is_draft or told_of_itself.get("unreviewed") else "",
        blocks=blocks,
        headline=headline.markup.removeprefix("<h2>").removesuffix("</h2>") if headline else "",
        tables=tables,
        notes=notes,
        claims=[claim for figure, claim in claims.items() if figure in told],
        context=context,
        ledger_page=context.ledger,
        before=files[place - 1] if place else "",
        after=files[place + 1] if place + 1 < len(files) else "",
        list_links_back=list_links_back,
    )
