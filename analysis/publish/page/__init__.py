"""From an executed notebook to one offline HTML page: no script, no network, code folded away."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata, resources
from typing import Any

from analysis.publish.parameters import INJECTED, TAG, Value
from analysis.views.display import DATA_MIME, LEDGER_PAGE

VERSIONED = ("tollbook", "papermill", "pandas", "seaborn", "matplotlib", "great-tables")
"""The distributions whose versions a page names: those that shape what it shows."""

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_FIGURE_LINK = re.compile(r'<a class="figure" href="[^"]*">(.*?)</a>')
_ANSI = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class PageContext:
    """What a page says about itself beyond its notebook."""

    article: str
    event: str
    source: str
    page: str
    title: str
    pages: Mapping[str, str]
    """File name → short name, of every page of the report, in their order."""
    parameters: Mapping[str, Value]
    seed_hash: str
    downloads: Mapping[str, str]
    """Path of a table or notebook, relative to the page → what it holds."""


@dataclass(frozen=True)
class Block:
    """One piece of a page: its kind, which the template styles, and its HTML."""

    kind: str
    markup: str
    name: str = ""
    narrow: str = ""


def page_name(stem: str) -> str:
    """The file of a notebook's page; the first notebook is the report's front page."""
    return "index.html" if stem.startswith("00-") else f"{stem}.html"


def render_page(notebook: Any, context: PageContext) -> str:
    """The page as text.

    Parameters
    ----------
    notebook : executed, an nbformat node.
    context : the report that the page belongs to.
    """
    import jinja2

    style = resources.files(__package__).joinpath("page.css").read_text("utf-8")
    template = resources.files(__package__).joinpath("page.html.j2").read_text("utf-8")
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    blocks = list(_order(list(iterate_blocks(notebook))))
    page = environment.from_string(template).render(
        context=context,
        blocks=blocks,
        code=list_code(notebook),
        style=style,
        versions={name: metadata.version(name) for name in VERSIONED},
    )
    # A page published alone has no ledger beside it to link to.
    return page if LEDGER_PAGE in context.pages else _FIGURE_LINK.sub(r"\1", page)


def short_name(stem: str) -> str:
    """What navigation calls a notebook's page: 05-time-and-place is 'Time and place'."""
    return stem[3:].replace("-", " ").capitalize()


def iterate_blocks(notebook: Any) -> Iterator[Block]:
    """The page's pieces in the notebook's order: prose, and what the code cells show."""
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            yield Block("prose", _markdown(cell.source))
        elif cell.cell_type == "code":
            for output in cell.outputs:
                yield from _show_output(output)


def list_code(notebook: Any) -> list[str]:
    """The code cells that made the page, but for its parameters."""
    return [
        cell.source
        for cell in notebook.cells
        if cell.cell_type == "code"
        and not {TAG, INJECTED}.intersection(cell.metadata.get("tags", []))
    ]


def _order(blocks: Sequence[Block]) -> Iterator[Block]:
    """The answer before the source, and a finding's heading before the words that lead to it.

    A notebook tells first what its next cell shows; a reader of a page looks for the heading.
    """
    blocks = list(blocks)
    for index in range(1, len(blocks) - 1):
        if blocks[index].kind == "prose" and blocks[index + 1].kind == "finding":
            blocks[index], blocks[index + 1] = blocks[index + 1], blocks[index]
    source = [block for block in blocks if block.kind == "source"]
    waiting = bool(source)
    for block in blocks:
        if block.kind == "source":
            continue
        yield block
        if block.kind == "answer" and waiting:
            yield from source
            waiting = False
    if waiting:
        yield from source


def _show_output(output: Any) -> Iterator[Block]:
    data = output.get("data", {})
    own = output.get("metadata", {}).get("tollbook", {})
    if output.output_type == "stream":
        yield Block("stream", html.escape(_ANSI.sub("", output.text)))
    elif own.get("kind") == "chart":
        yield Block("chart", data["image/svg+xml"], own["name"], own["narrow"])
    elif DATA_MIME in data:
        yield Block("table", _STYLE.sub("", data["text/html"]), own["name"])
    elif "text/html" in data and own:
        yield Block(own["kind"], data["text/html"])
    elif "text/plain" in data:
        yield Block("stream", html.escape(data["text/plain"]))


def _markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(
        escape=True, allow_harmful_protocols=False, exclude_anchor_links=True
    )
    return str(MarkdownWithMath(renderer=renderer).render(source))
