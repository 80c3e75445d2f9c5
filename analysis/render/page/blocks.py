"""From an executed notebook to the pieces of a page, in the order in which a reader wants them."""

from __future__ import annotations

import hashlib
import html
import itertools
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from analysis.charts.display import DATA_MIME
from analysis.render.masking import INJECTED, TAG, is_private, mask_source

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_TABLE = re.compile(r"<table\b.*</table>", re.DOTALL)
_TAG = re.compile(r"<(table|thead|tbody|tr|td|th)\b([^>]*)>")
_ANY_TAG = re.compile(r"<[^>]*>")
_BETWEEN = re.compile(r">\s+<(?=/?t)")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_HEADING = re.compile(r"<h2>.*?</h2>", re.DOTALL)
_SAY = re.compile(r"\bsay_(\w+)\(")
_ROW = re.compile(r"<tr\b")
_RANKS = ("finding", "prose", "text", "chart", "table")
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
    kind : prose, answer, source, finding, text, limits, remarks, chart, table or stream.
    name : of a chart or a table, unique in the page; of a finding, that of its sentence.
    alt : the text alternative of a chart, or the caption of a table.
    narrow, table : of a chart: its drawing for a phone, and the name of the table that tells the
        same.
    title, head : of a chart: its finding, and the lines of it, on a page and on a phone, that its
        drawings leave to the heading of their section.
    rows, is_detail : of a table: how many it has, and whether it is folded away.
    record : what the notebook tells beside the words.
    """

    kind: str
    markup: str
    name: str = ""
    narrow: str = ""
    alt: str = ""
    table: str = ""
    title: str = ""
    head: Sequence[Sequence[str]] = ((), ())
    rows: int = 0
    is_detail: bool = False
    record: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Section:
    """What belongs together: a finding or a heading of the notebook's own, and what proves it.

    Attributes
    ----------
    blocks : in the order in which a page tells them, the heading first.
    name : of its permalink, the same as long as the same sentence heads it; unique in the page.
    """

    blocks: Sequence[Block]
    name: str = ""

    @property
    def heading(self) -> str:
        """HTML of the words that head it; empty where nothing does."""
        found = _HEADING.match(self.blocks[0].markup) if self._is_headed else None
        return found[0].removeprefix("<h2>").removesuffix("</h2>") if found else ""

    @property
    def has_finding(self) -> bool:
        """Whether a finding heads it."""
        return bool(self.blocks) and self.blocks[0].kind == "finding"

    @property
    def body(self) -> Sequence[Block]:
        """Its blocks without the heading."""
        if not self.heading:
            return self.blocks
        first, *others = self.blocks
        rest = _HEADING.sub("", first.markup, count=1).strip()
        return [replace(first, markup=rest), *others] if rest else others

    @property
    def _is_headed(self) -> bool:
        return bool(self.blocks) and self.blocks[0].kind in ("finding", "prose")


@dataclass(frozen=True)
class Report:
    """What one executed notebook tells, taken apart.

    Attributes
    ----------
    title : the question; empty where the notebook has no heading. Of what its cells show, only
        what they publish counts: a bare frame or plot is for whoever runs the notebook.
    sections : in the notebook's order.
    answer, method : what stands above all sections, and what stands below them: the source line
        and the words that introduce the notebook.
    record : as `views.record` made it; empty for a notebook without a source line.
    outcome : verdict and outcome, where the notebook tells them.
    code : its code cells but for the parameters.
    inputs : SHA-256 of the seed and of all cells, which names the run: the same inputs, the same
        page.
    """

    title: str
    sections: Sequence[Section] = ()
    answer: Sequence[Block] = ()
    method: Sequence[Block] = ()
    record: dict[str, Any] = field(default_factory=dict)
    outcome: dict[str, Any] = field(default_factory=dict)
    code: Sequence[str] = ()
    inputs: str = ""

    @property
    def blocks(self) -> list[Block]:
        """All of it, from the top of a page to its end."""
        told = (block for section in self.sections for block in section.blocks)
        return [*self.answer, *told, *self.method]


def take_apart(notebook: Any) -> Report:
    """The pieces of an executed notebook (an nbformat node)."""
    found = list(_iterate_blocks(notebook))
    title = next((block.name for block in found if block.kind == "title"), "")
    records = [block.record for block in found if block.record]
    answer = [block for block in found if block.kind == "answer" and block.markup]
    source = [block for block in found if block.kind == "source" and block.markup]
    apart = ("title", "intro", "answer", "source")
    return Report(
        title=title,
        sections=_divide([block for block in found if block.kind not in apart]),
        answer=answer,
        method=[*source, *(replace(b, kind="prose") for b in found if b.kind == "intro")],
        record=next((record for record in records if "about" in record), {}),
        outcome=next((record for record in records if "outcome" in record), {}),
        code=list(_list_code(notebook)),
        inputs=_hash_inputs(notebook, records),
    )


def _iterate_blocks(notebook: Any) -> Iterator[Block]:
    has_title = False
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            source, kind = cell.source, "prose"
            if not has_title and source.startswith("# "):
                has_title = True
                title, _, source = source.partition("\n")
                kind = "intro"
                yield Block("title", "", name=title[2:].strip())
            if source.strip():
                yield Block(kind, _render_markdown(source).strip())
        elif cell.cell_type == "code":
            said = _SAY.search(cell.source)
            for output in cell.outputs:
                yield from _show_output(output, said[1].replace("_", "-") if said else "")


def _divide(blocks: Sequence[Block]) -> list[Section]:
    """The sections: a notebook shows a frame, then its plot, then its sentence.

    So a finding ends what it is about, also one that had nothing to say, and prose begins
    something new. A reader looks for the finding first, so each section is told by rank.
    """
    stretches: list[list[Block]] = [[]]
    has_ended = False
    for block in blocks:
        # The text of a finding is of the same sentence.
        if block.kind == "prose" or (has_ended and block.kind != "text"):
            stretches.append([])
            has_ended = False
        stretches[-1].append(block)
        has_ended = has_ended or block.kind == "finding"
    names: set[str] = set()
    sections = []
    for stretch in stretches:
        told = sorted((block for block in stretch if block.markup), key=_rank)
        if told:
            name = next((b.name for b in told if b.name), "part")
            twins = itertools.count(2)
            while name in names:
                name = f"{name.rstrip('-0123456789')}-{next(twins)}"
            names.add(name)
            sections.append(Section(told, name))
    return sections


def _rank(block: Block) -> int:
    return _RANKS.index(block.kind) if block.kind in _RANKS else len(_RANKS)


def _show_output(output: Any, said: str) -> Iterator[Block]:
    """What one output publishes; `said` is the sentence that its cell calls."""
    data = output.get("data", {})
    if is_private(output):
        return
    own = dict(output.get("metadata", {}).get("tollbook", {}))
    kind = own.pop("kind", "")
    if output.output_type == "stream" and output.name == "stderr":
        return  # what a library warns of is for whoever runs the notebook
    if output.output_type == "stream":
        yield Block("stream", html.escape(_ANSI.sub("", output.text)))
    elif kind == "chart":
        yield read_chart(output)
    elif DATA_MIME in data:
        caption, markup = data[DATA_MIME]["title"], _trim_table(data["text/html"])
        rows = len(_ROW.findall(markup.partition("<tbody")[2]))
        is_detail = own.get("is_detail", False)
        yield Block("table", markup, own["name"], alt=caption, rows=rows, is_detail=is_detail)
    elif kind == "finding":
        # One that had nothing to say still ends what stands before it.
        heading = _HEADING.match(data["text/html"])
        yield Block(kind, heading[0] if heading else "", name=said, record=own)
        if heading and (rest := data["text/html"][heading.end() :]):
            yield Block("text", rest)
    elif data.get("text/html") and kind:
        yield Block(kind, data["text/html"], record=own)


def iterate_charts(notebook: Any) -> Iterator[Block]:
    """The charts that one executed notebook publishes, in its order."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            own = output.get("metadata", {}).get("tollbook", {})
            if own.get("kind") == "chart" and not is_private(output):
                yield read_chart(output)


def read_chart(output: Any) -> Block:
    """The chart that an output publishes."""
    own, keys = output["metadata"]["tollbook"], ("name", "narrow", "table", "title", "head")
    given = {key: own[key] for key in keys if key in own}
    return Block("chart", output["data"]["image/svg+xml"], alt=output["metadata"]["alt"], **given)


def strip_tags(markup: str) -> str:
    """The words of a piece of HTML."""
    return html.unescape(_ANY_TAG.sub("", markup)).strip()


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

    return _BETWEEN.sub("><", _TAG.sub(trim, found[0]))


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
