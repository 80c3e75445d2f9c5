"""From an executed notebook to the pieces of a page, in the order in which a reader wants them."""

from __future__ import annotations

import hashlib
import html
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from analysis.charts.display import DATA_MIME
from analysis.render.masking import INJECTED, TAG, mask_source

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_TABLE = re.compile(r"<table\b.*</table>", re.DOTALL)
_TAG = re.compile(r"<(table|thead|tbody|tr|td|th)\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_HEADING = re.compile(r"<h2>.*?</h2>", re.DOTALL)
_RANKS = ("key-figures", "finding", "prose", "text", "chart", "table")
"""In which order a page tells what belongs together."""

_ROLES = {
    **{"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"},
    **{"col": "columnheader", "row": "rowheader"},
}
"""Tag, or scope of a header cell → role."""


@dataclass(frozen=True)
class Block:
    """One piece of a page: its kind, which the template styles, and its HTML.

    Attributes
    ----------
    kind : prose, answer, source, key-figures, finding, text, limits, chart, table or stream.
    name : of a chart or a table, unique in the page.
    alt : the text alternative of a chart, or the caption of a table.
    narrow, table : of a chart: its drawing for a phone, and the name of the table that tells the
        same.
    record : what the notebook tells beside the words.
    """

    kind: str
    markup: str
    name: str = ""
    narrow: str = ""
    alt: str = ""
    table: str = ""
    record: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """What one executed notebook tells, taken apart.

    Attributes
    ----------
    title : the question; empty where the notebook has no heading. Of what its cells show, only
        what they publish counts: a bare frame or plot is for whoever runs the notebook.
    blocks : the rest, the answer first.
    record : as `views.record` made it; empty for a notebook without a source line.
    outcome : verdict and outcome, where the notebook tells them.
    code : its code cells but for the parameters.
    inputs : SHA-256 of the seed and of all cells, which names the run: the same inputs, the same
        page.
    """

    title: str
    blocks: Sequence[Block]
    record: dict[str, Any]
    outcome: dict[str, Any]
    code: Sequence[str]
    inputs: str = ""


def take_apart(notebook: Any) -> Report:
    """The pieces of an executed notebook (an nbformat node)."""
    blocks = list(_iterate_blocks(notebook))
    title = next((block.name for block in blocks if block.kind == "title"), "")
    records = [block.record for block in blocks if block.record]
    return Report(
        title=title,
        blocks=list(_order([block for block in blocks if block.kind != "title"])),
        record=next((record for record in records if "about" in record), {}),
        outcome=next((record for record in records if "outcome" in record), {}),
        code=list(_list_code(notebook)),
        inputs=_hash_inputs(notebook, records),
    )


def _iterate_blocks(notebook: Any) -> Iterator[Block]:
    has_title = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            source = cell.source
            if not has_title and source.startswith("# "):
                has_title = True
                title, _, source = source.partition("\n")
                yield Block("title", "", name=title[2:].strip())
            if source.strip():
                yield Block("prose", _render_markdown(source))
        elif cell.cell_type == "code":
            for output in cell.outputs:
                yield from _show_output(output)


def _order(blocks: Sequence[Block]) -> Iterator[Block]:
    """The answer first, then the source, then what introduces the page and the findings.

    A notebook shows a frame, then its plot, then its sentence; a reader of a page looks for the
    finding first. So each stretch from one explanation to the next is told by rank.
    """
    for kind in ("answer", "source"):
        yield from (block for block in blocks if block.kind == kind)
    stretch: list[Block] = []
    for block in blocks:
        if block.kind == "prose":
            yield from sorted(stretch, key=_rank)
            stretch = []
        if block.kind not in ("answer", "source"):
            stretch.append(block)
    yield from sorted(stretch, key=_rank)


def _rank(block: Block) -> int:
    return _RANKS.index(block.kind) if block.kind in _RANKS else len(_RANKS)


def _show_output(output: Any) -> Iterator[Block]:
    data = output.get("data", {})
    own = dict(output.get("metadata", {}).get("tollbook", {}))
    kind = own.pop("kind", "")
    if output.output_type == "stream" and output.name == "stderr":
        return  # what a library warns of is for whoever runs the notebook
    if output.output_type == "stream":
        yield Block("stream", html.escape(_ANSI.sub("", output.text)))
    elif kind == "chart":
        alt = output.metadata["alt"]
        yield Block(
            kind, data["image/svg+xml"], own["name"], own["narrow"], alt=alt, table=own["table"]
        )
    elif DATA_MIME in data:
        caption = data[DATA_MIME]["title"]
        yield Block("table", _trim_table(data["text/html"]), own["name"], alt=caption)
    elif kind == "finding":
        heading = _HEADING.match(data["text/html"])
        assert heading is not None, data["text/html"][:80]
        yield Block(kind, heading[0], record=own)
        if rest := data["text/html"][heading.end() :]:
            yield Block("text", rest)
    elif "text/html" in data and kind:
        yield Block(kind, data["text/html"], record=own)


def _trim_table(markup: str) -> str:
    """The table alone, with what a reader or a browser makes use of.

    Each tag says its role: a phone lays rows out as blocks, and a browser no longer calls a table
    what is displayed as something else.
    """
    found = _TABLE.search(markup)
    assert found is not None, markup[:80]

    def trim(tag: re.Match[str]) -> str:
        given = dict(_ATTRIBUTE.findall(tag[2]))
        kept = {name: given[name] for name in ("scope", "data-label") if name in given}
        kept["role"] = _ROLES[given.get("scope") or tag[1]]
        if "gt_right" in given.get("class", ""):
            kept["class"] = "number"
        attributes = "".join(f' {name}="{value}"' for name, value in kept.items())
        return f"<{tag[1]}{attributes}>"

    return _TAG.sub(trim, found[0])


def _hash_inputs(notebook: Any, records: Sequence[dict[str, Any]]) -> str:
    seeds = [record["about"]["seed"] for record in records if "about" in record]
    told = json.dumps([*seeds, *(_hide_secrets(cell) for cell in notebook.cells)])
    return hashlib.sha256(told.encode()).hexdigest()


def _hide_secrets(cell: Any) -> str:
    """A cell's source; a hash of a secret would let readers of the page try guesses."""
    source = str(cell.source)
    if not {TAG, INJECTED}.intersection(cell.metadata.get("tags", [])):
        return source
    try:
        return mask_source(source)
    except (SyntaxError, ValueError):  # no Python: written by hand
        return ""


def _list_code(notebook: Any) -> Iterator[str]:
    for cell in notebook.cells:
        is_parameters = {TAG, INJECTED}.intersection(cell.metadata.get("tags", []))
        if cell.cell_type == "code" and not is_parameters:
            yield cell.source


def _render_markdown(source: str) -> str:
    from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath

    renderer = IPythonRenderer(
        escape=True, allow_harmful_protocols=False, exclude_anchor_links=True
    )
    return str(MarkdownWithMath(renderer=renderer).render(source))
