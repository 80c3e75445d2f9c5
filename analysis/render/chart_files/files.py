"""The files of all charts of a report, and what its pages say of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.render.chart_files.embed import make_embed, make_snippet
from analysis.render.chart_files.press import Press
from analysis.render.naming import page_name
from analysis.render.page.blocks import Block, Report, iterate_charts

FOLDER = "charts"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a page offers of one chart.

    Attributes
    ----------
    name : of its files.
    title, alt : its finding, and its text alternative.
    files : format → path.
    snippet : HTML that embeds it; empty where nobody knows where the reports are on the web.
    """

    name: str
    title: str
    alt: str
    files: Mapping[str, str]
    snippet: str = ""

    @property
    def page(self) -> str:
        """The path of its page to embed."""
        return f"{FOLDER}/{self.name}.html"


@dataclass(slots=True)
class Charts:
    """All charts of a report.

    Attributes
    ----------
    taken : drawing → what a page offers of it.
    """

    taken: dict[str, Taken] = field(default_factory=dict)
    _pngs: dict[Path, Future[bytes]] = field(default_factory=dict)

    @property
    def downloads(self) -> dict[str, str]:
        """Path of each file → what it holds."""
        holds: dict[str, str] = {}
        for taken in self.taken.values():
            own = [path for path in taken.files.values() if path.startswith(f"{FOLDER}/")]
            holds |= dict.fromkeys([*own, taken.page], taken.title)
        return holds

    def finish(self) -> None:
        """Write the PNGs, which take longest.

        Raises
        ------
        RunError : one could not be drawn.
        """
        for path, png in self._pngs.items():
            path.write_bytes(png.result())


def begin_charts(notebook: Any, press: Press) -> None:
    """Begin what takes long of one executed notebook's charts."""
    for chart in iterate_charts(notebook):
        press.take(chart)


def write_charts(
    folder: Path,
    reports: Mapping[str, Report],
    tables: Sequence[str],
    press: Press,
    subject: str,
) -> Charts:
    """Write each chart as SVG and as a page to embed; `finish` writes its PNG.

    Parameters
    ----------
    folder : the report's own.
    reports : stem → notebook, taken apart.
    tables : paths of the tables in it.
    press : draws the PNGs, and knows who publishes the report, and where.
    subject : its folder among all reports; empty where it has none.
    """
    address = press.site.base_address
    base = f"{address}{subject}/" if address and subject else ""
    charts = Charts()
    shown = ((s, block) for s, report in reports.items() for block in report.blocks)
    for stem, name, chart in name_charts((s, each) for s, each in shown if each.kind == "chart"):
        (folder / FOLDER).mkdir(exist_ok=True)
        single = press.take(chart)
        path = f"{FOLDER}/{name}"
        back = f"{base}{page_name(stem)}#chart-{chart.name}" if base else ""
        embed = make_embed(chart, press.credit, back)
        title = chart.title or chart.name
        own = f"{subject}-{name}"
        files = {"SVG": f"{path}.svg"} | ({"PNG": f"{path}.png"} if single.png else {})
        if (table := find_table(chart)) in tables:
            files["CSV"] = table
        snippet = make_snippet(embed, own, title, f"{base}{path}.html") if base else ""
        charts.taken[chart.markup] = Taken(name, title, chart.alt, files, snippet)
        _write(folder / f"{path}.svg", single.svg)
        _write(folder / f"{path}.html", embed.page)
        if single.png:
            charts._pngs[folder / f"{path}.png"] = single.png
    return charts


def find_table(chart: Block) -> str:
    """The path of the table that tells the same as a chart."""
    return f"tables/{chart.table}.csv"


def name_charts(charts: Iterable[tuple[str, Block]]) -> Iterator[tuple[str, str, Block]]:
    """Stem of its notebook, name of its files and chart: each drawing once, each name once.

    Parameters
    ----------
    charts : stem and chart, in the order of the report.
    """
    names: dict[str, str] = {}
    for stem, chart in charts:
        if chart.markup not in names:
            tried = (chart.name, *(f"{chart.name}-{number}" for number in range(2, len(names) + 3)))
            name = next(each for each in tried if each not in names.values())
            names[chart.markup] = name
            yield stem, name, chart


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
