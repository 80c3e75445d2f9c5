"""From the executed notebooks of one report to one HTML document that is laid out for paper."""

from __future__ import annotations

import base64
import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, zip_longest
from typing import Any

from analysis.render.about import About, describe_method, say_day
from analysis.render.about import cite as cite_report
from analysis.render.page.blocks import Block, Report
from analysis.render.page.citations import LEDGER, cite
from analysis.render.page.templates import render

SANS = ("Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "DejaVu Sans", "sans-serif")
"""The fonts of text and charts; a letter that none of the first has is taken from the next.

DejaVu Sans stands behind the Arabic fonts: it has most letters of Urdu and not all, so that a
word would be set in two fonts.
"""

_ANCHOR = re.compile(r' id="figure-[a-z0-9-]+"')
_HEADING = re.compile(r"\s*<h2>.*</h2>\s*", re.DOTALL)
_TAG = re.compile(r"(<[^>]*>)")
_LONG = re.compile(r"(?:&[#\w]+;|[^\s&]){25,}")
_SOME = re.compile(r"(?:&[#\w]+;|[^\s&]){8}")
_VARIABLE = re.compile(r"var\(--[a-z-]+, ([^()]+)\)")


@dataclass(frozen=True)
class Part:
    """One notebook's part of the document.

    Attributes
    ----------
    name : short, for the running head.
    title : the question.
    blocks : what stands under it.
    """

    name: str
    title: str
    blocks: Sequence[Block]

    @property
    def findings(self) -> list[str]:
        """Its findings as plain text, in their order."""
        return [strip_tags(block.markup) for block in self.blocks if block.kind == "finding"]


@dataclass(frozen=True)
class Method:
    """How some parts were made: their names, and what they tell of themselves."""

    names: Sequence[str]
    about: Mapping[str, Any]


def render_paper(reports: Mapping[str, Report], about: About | None) -> str:
    """The document as HTML.

    What all parts say alike (source, limits, method) stands in it once.

    Parameters
    ----------
    reports : short name → executed notebook, taken apart, in their order.
    about : what the report says about itself; nothing where no notebook tells.
    """
    source, limits = (_find_shared(reports, kind) for kind in ("source", "limits"))
    shared = (*source, *limits)
    parts = [
        Part(name, report.title or name, list(_drop_shared(report.blocks, shared)))
        for name, report in reports.items()
    ]
    told: dict[str, Any] = {}
    for report in reports.values():
        told = report.record.get("notes", {}) | told
    blocks = [*source, *(block for part in parts for block in part.blocks), *limits]
    cited, notes = cite(list(_drop_second_ledger(blocks)), told)
    rest = iter(cited)
    source = list(islice(rest, len(source)))
    parts = [replace(part, blocks=list(islice(rest, len(part.blocks)))) for part in parts]
    return render(
        "print.html.j2",
        about=about,
        title=about.title if about else "Report",
        day=say_day(about.subject, about.day) if about else "",
        source=source,
        parts=parts,
        limits=list(rest),
        notes=notes,
        methods=_list_methods(reports),
        citation=cite_report(about) if about else "",
        sans=", ".join(f'"{name}"' for name in SANS[:-1]) + f", {SANS[-1]}",
        embed_chart=embed_chart,
        break_words=break_words,
    )


def embed_chart(drawing: str) -> str:
    """A chart as the address of an image, so that its ids are its own however often it stands.

    Colours are those of the light page: a drawing by itself knows no variable.
    """
    root = ET.fromstring(drawing)
    for element in root.iter():
        if "style" in element.attrib:
            element.set("style", _VARIABLE.sub(r"\1", element.attrib["style"]))
    root.set("font-family", ",".join(SANS))
    return "data:image/svg+xml;base64," + base64.b64encode(ET.tostring(root)).decode()


def break_words(markup: str) -> str:
    """HTML of a table whose endless words can be broken, so that no column leaves the paper.

    `overflow-wrap` would break the short words of narrow columns, too.
    """

    def split(word: re.Match[str]) -> str:
        return _SOME.sub(r"\g<0><wbr>", word[0])

    pieces = _TAG.split(markup)  # every second one is a tag
    pieces[::2] = [_LONG.sub(split, piece) for piece in pieces[::2]]
    return "".join(pieces)


def strip_tags(markup: str) -> str:
    """The words of a piece of HTML."""
    return html.unescape(_TAG.sub("", markup)).strip()


def _find_shared(reports: Mapping[str, Report], kind: str) -> list[Block]:
    """The block of a kind that all notebooks have alike; none where they differ."""
    found = [[b for b in report.blocks if b.kind == kind] for report in reports.values()]
    first = found[0] if found else []
    alike = all([b.markup for b in blocks] == [b.markup for b in first] for blocks in found)
    return first if alike else []


def _drop_shared(blocks: Sequence[Block], shared: Sequence[Block]) -> Iterator[Block]:
    """The blocks but for those that the document shows once, and for the heading of one."""
    kinds = {block.kind for block in shared}
    for block, following in zip_longest(blocks, blocks[1:]):
        is_heading = _HEADING.fullmatch(block.markup) is not None
        leads_to_shared = is_heading and following is not None and following.kind in kinds
        if block.kind not in kinds and not leads_to_shared:
            yield block


def _drop_second_ledger(blocks: Sequence[Block]) -> Iterator[Block]:
    """An anchor can be in one place only: the first ledger keeps its anchors."""
    has_ledger = False
    for block in blocks:
        is_ledger = block.kind == "table" and block.name == LEDGER
        if is_ledger and has_ledger:
            yield replace(block, markup=_ANCHOR.sub("", block.markup))
        else:
            yield block
        has_ledger = has_ledger or is_ledger


def _list_methods(reports: Mapping[str, Report]) -> list[Method]:
    """Each way in which parts were made, with the names of the parts made so."""
    names: dict[str, list[str]] = {}
    for name, report in reports.items():
        if report.record:
            names.setdefault(json.dumps(report.record["about"], sort_keys=True), []).append(name)
    return [Method(parts, describe_method(json.loads(about))) for about, parts in names.items()]
