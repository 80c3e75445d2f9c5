"""From the executed notebooks of one report to one HTML document that is laid out for paper."""

from __future__ import annotations

import base64
import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from analysis.render.about import About, describe_method, name_corrected
from analysis.render.about import cite as cite_report
from analysis.render.imprint import list_imprint
from analysis.render.page.blocks import Block, Report, Section
from analysis.render.page.citations import LEDGER, Citations
from analysis.render.page.folding import MOST_ROWS, drop_told, drop_told_tables, is_of_chart
from analysis.render.page.templates import render

SANS = ("Noto Sans", "Noto Sans Arabic", "Noto Naskh Arabic", "DejaVu Sans", "sans-serif")
"""The fonts of text and charts; a letter that none of the first has is taken from the next.

DejaVu Sans stands behind the Arabic fonts: it has most letters of Urdu and not all, so that a
word would be set in two fonts.
"""

MOST_COLUMNS = 5
"""Columns of a table that stands in one column of the paper."""

MOST_TALL, LEAST_TALL = 2.0, 1.2
"""How many times as tall as wide a chart in one column may be, and is where it is no trouble."""

LEAST_WIDE, HIGHEST = 106, 130
"""Millimetres: a chart is at least as wide, so that its words can be read, and at most as high
among the words of a page.
"""

COLUMNS_A_SHEET, MUCH_LOWER = 2.1, 0.8
"""How wide the sheet is in columns; what part of its height a chart keeps that is much lower."""

_SIZE = re.compile(r'width="(?P<width>\d+)" height="(?P<height>\d+)"')
_ANCHOR = re.compile(r' id="figure-[a-z0-9-]+"')
_TAG = re.compile(r"(<[^>]*>)")
_LONG = re.compile(r"(?:&[#\w]+;|[^\s&]){25,}")
_SOME = re.compile(r"(?:&[#\w]+;|[^\s&]){8}")
_VARIABLE = re.compile(r"var\(--[a-z-]+, ([^()]+)\)")


@dataclass(frozen=True)
class Chapter:
    """A finding and what proves it, or what has no heading.

    Attributes
    ----------
    heading : HTML; empty where nothing heads it.
    blocks : what stands under it.
    """

    heading: str
    blocks: Sequence[Block]

    @property
    def is_wide(self) -> bool:
        """Whether it needs the whole width: a table has more in it than half of it holds, or a
        chart would be so tall in a column that it had a sheet to itself.
        """
        tables = [block for block in self.blocks if block.kind == "table"]
        return any(_is_tall(block) for block in self.blocks if block.kind == "chart") or any(
            table.rows > MOST_ROWS or table.markup.count('scope="col"') > MOST_COLUMNS
            for table in tables
        )


def _is_tall(chart: Block) -> bool:
    """Whether a chart is too tall for one column, or much lower over the whole width."""
    wide, narrow = map(_measure_height, (chart.markup, chart.narrow))
    is_lower = wide * COLUMNS_A_SHEET < narrow * MUCH_LOWER
    return narrow > MOST_TALL or (narrow > LEAST_TALL and is_lower)


def _measure_height(drawing: str) -> float:
    """How many times as tall as wide a drawing is; 0 of none."""
    size = _SIZE.search(drawing)
    return int(size["height"]) / int(size["width"]) if size else 0.0


def needs_sheet(chart: Block) -> bool:
    """Whether a chart is so tall that beside words it would be too small to read."""
    return _measure_height(chart.markup) * LEAST_WIDE > HIGHEST


@dataclass(frozen=True)
class Part:
    """One notebook's part of the document.

    Attributes
    ----------
    name : short, for the running head.
    heading : HTML of its headline.
    blocks : what stands under it, before the first chapter.
    """

    name: str
    heading: str
    blocks: Sequence[Block]
    chapters: Sequence[Chapter]

    @property
    def opening(self) -> list[Block]:
        """What stands on the part's first page."""
        return [block for block in self.blocks if not needs_sheet(block)]

    @property
    def sheets(self) -> list[Block]:
        """Its charts that have a page each."""
        return [block for block in self.blocks if needs_sheet(block)]

    @property
    def rows(self) -> list[tuple[bool, list[Chapter]]]:
        """Its chapters as they follow one another: over the whole width, or in two columns."""
        runs = groupby(self.chapters, key=lambda chapter: chapter.is_wide)
        return [(is_wide, list(chapters)) for is_wide, chapters in runs]


@dataclass(frozen=True)
class Method:
    """How some parts were made: their names, and what they tell of themselves."""

    names: Sequence[str]
    about: Mapping[str, Any]


def render_paper(reports: Mapping[str, Report], about: About | None) -> str:
    """The document as HTML.

    What two parts say alike stands in it once, and the method at its end.

    Parameters
    ----------
    reports : short name → executed notebook, taken apart, in their order.
    about : what the report says about itself; nothing where no notebook tells.
    """
    told: dict[str, Any] = {}
    for report in reports.values():
        told = report.record.get("notes", {}) | told
    writer = _Writer(Citations(told), draft=about.draft if about else "")
    parts = [writer.write_part(name, report) for name, report in reports.items()]
    method = [block for report in reports.values() for block in writer.keep(report.method)]
    return render(
        "print.html.j2",
        about=about,
        draft=about.draft if about else "",
        title=about.title if about else "Report",
        parts=parts,
        method=method,
        notes=[] if writer.has_ledger else writer.citations.notes,
        methods=_list_methods(reports),
        citation=cite_report(about) if about else "",
        imprint=list_imprint(about) if about else [],
        titles=name_corrected(about.sources) if about else {},
        sans=", ".join(f'"{name}"' for name in SANS[:-1]) + f", {SANS[-1]}",
        embed_chart=embed_chart,
        needs_sheet=needs_sheet,
        break_words=break_words,
    )


@dataclass
class _Writer:
    """Writes parts, and remembers what stands in the document already."""

    citations: Citations
    draft: str = ""
    """What stands above all parts."""
    has_ledger: bool = False
    _seen: set[tuple[str, str]] = field(default_factory=set)

    def write_part(self, name: str, report: Report) -> Part:
        """The part; where a part before it has the same headline, it asks its question instead."""
        main = next((each for each in report.sections if each.has_finding), None)
        others = [section for section in report.sections if section is not main]
        is_new = main is not None and self._is_new("heading", main.heading)
        heading = main.heading if main and is_new else html.escape(report.title or name)
        heading = self.citations.lead(heading)
        answer = self.keep(drop_told(report.answer, self.draft))
        blocks = [*answer, *(self._write(main) if main else [])]
        chapters = []
        for section in others:
            heading_of_it = self.citations.lead(section.heading)
            kept = self._write(section)
            is_new = section.has_finding and self._is_new("heading", section.heading)
            if kept or is_new:
                chapters.append(Chapter(heading_of_it, kept))
        return Part(name, heading, blocks, chapters)

    def keep(self, blocks: Iterable[Block]) -> list[Block]:
        """Those that do not stand in the document yet."""
        kept = []
        for block in blocks:
            if self._is_new(block.kind, block.markup):
                kept.append(self._drop_second_anchors(self.citations.lead_block(block)))
        return kept

    def _write(self, section: Section) -> list[Block]:
        """What proves a finding, without the tables that a page folds away: the ledger has all."""
        return self.keep(
            block
            for block in drop_told_tables(section)
            if block.kind != "table"
            or block.name == LEDGER
            or not (block.is_detail or is_of_chart(block, section))
        )

    def _is_new(self, kind: str, markup: str) -> bool:
        is_new = (kind, markup) not in self._seen
        self._seen.add((kind, markup))
        return is_new

    def _drop_second_anchors(self, block: Block) -> Block:
        """An anchor can be in one place only: the first ledger keeps its anchors."""
        if block.name != LEDGER or block.kind != "table":
            return block
        if self.has_ledger:
            return replace(block, markup=_ANCHOR.sub("", block.markup))
        self.has_ledger = True
        return block


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


def _list_methods(reports: Mapping[str, Report]) -> list[Method]:
    """Each way in which parts were made, with the names of the parts made so."""
    names: dict[str, list[str]] = {}
    for name, report in reports.items():
        if report.record:
            names.setdefault(json.dumps(report.record["about"], sort_keys=True), []).append(name)
    return [Method(parts, describe_method(json.loads(about))) for about, parts in names.items()]
