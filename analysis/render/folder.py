"""One report's folder: executed notebooks in, their pages and downloads out.

All of it is made of the executed notebooks, so that a page is never newer or older than the
notebook beside it, and of its edition: who publishes it, and what later reports say.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.render.about import About, cite, name_reading, read_about
from analysis.render.card import write_card
from analysis.render.chart_files.files import write_charts
from analysis.render.chart_files.press import Press
from analysis.render.corrections import list_corrections
from analysis.render.downloads import collect_tables, write_downloads
from analysis.render.edition import PLAIN, Edition
from analysis.render.link import describe_link
from analysis.render.linked import link_data
from analysis.render.moved import render_moved
from analysis.render.naming import FRONT, PDF, find_ledger_page, page_name, short_name
from analysis.render.page import PageContext, has_checks, has_ledger, render_page
from analysis.render.page.blocks import Report, take_apart
from analysis.render.site import SITE_FROM_REPORT
from analysis.render.versions import KEEP, NONE, keep_versions

if TYPE_CHECKING:
    from analysis.output.resource import Resource
    from analysis.render.pdf import Printer


def write_folder(
    folder: Path,
    notebooks: Mapping[str, Any],
    printer: Printer | None = None,
    edition: Edition = PLAIN,
    before: Path | None = None,
    keep: int = KEEP,
    press: Press | None = None,
) -> dict[str, Report]:
    """Write notebooks, pages, tables and what describes them.

    Parameters
    ----------
    folder : where; made if it is missing.
    notebooks : stem → executed notebook (an nbformat node).
    printer : also prints all pages as one PDF; without one there is no PDF.
    edition : what it tells beside its notebooks: who publishes it, what later reports say.
    before : the folder of the report until now: its versions are kept, and what is as it was need
        not be drawn anew. None where there is none.
    keep : how many earlier versions of the figures are kept.
    press : has begun to draw the charts' own files; there is a new one without it.

    Returns
    -------
    Stem → notebook, taken apart.
    """
    if press is None:
        with Press(edition.site) as own:
            return write_folder(folder, notebooks, printer, edition, before, keep, own)
    notebooks = dict(sorted(notebooks.items()))
    _write_notebooks(folder / "notebooks", notebooks)
    reports = {stem: take_apart(node) for stem, node in notebooks.items()}
    about = _find_about(reports, edition)
    tables = collect_tables(notebooks.values()) | (list_corrections(about) if about else {})
    downloads = write_downloads(folder, tables, about) if about else {}
    charts = write_charts(
        folder, reports, list(downloads), press, about.subject.folder if about else ""
    )
    downloads |= charts.downloads
    downloads |= {f"notebooks/{stem}.ipynb": f"Notebook, {short_name(stem)}" for stem in notebooks}
    if printer is not None:
        (folder / PDF).write_bytes(printer.print_report(reports, about))
        downloads = {PDF: "The whole report as PDF", **downloads}
    shared = replace(_find_shared(reports, about, downloads, edition), charts=charts.taken)
    if about:
        kept = keep_versions(folder, about.figures_version, before, keep) if before else NONE
        shared = replace(shared, versions=kept, linked=_link(reports, about, tables, shared))
    has_card = about is not None and write_card(folder, about, before)
    for stem, report in reports.items():
        page = page_name(stem)
        link = describe_link(about, page, has_card=has_card) if about else None
        _write(folder / page, render_page(report, replace(shared, page=page, link=link)))
    for name, page in render_moved({page_name(stem): each for stem, each in reports.items()}):
        _write(folder / name, page)
    charts.finish()
    return reports


def _find_shared(
    reports: Mapping[str, Report],
    about: About | None,
    downloads: Mapping[str, str],
    edition: Edition,
) -> PageContext:
    """What all pages of a report have beside them."""
    ledger, checks = (
        next((page_name(stem) for stem, report in reports.items() if has_it(report)), "")
        for has_it in (has_ledger, has_checks)
    )
    return PageContext(
        pages={page_name(stem): short_name(stem) for stem in reports},
        ledger=ledger,
        checks=checks,
        downloads=downloads,
        site=SITE_FROM_REPORT,
        citation=cite(about) if about else "",
        draft=about.draft if about else "",
        edition=edition,
        beside=find_ledger_page(),
    )


def _link(
    reports: Mapping[str, Report],
    about: About,
    tables: Mapping[str, Resource],
    shared: PageContext,
) -> dict[str, Any]:
    """What the report tells programs; without statements where its front page tells not all."""
    front = next((report for stem, report in reports.items() if page_name(stem) == FRONT), None)
    first = front or next(iter(reports.values()))
    described: dict[str, Any] = first.record.get("described", {})
    ledgers = (shared.ledger, shared.beside)
    return link_data(described, about, tables, shared.downloads, ledgers)


def _write_notebooks(folder: Path, notebooks: Mapping[str, Any]) -> None:
    import nbformat

    folder.mkdir(parents=True, exist_ok=True)
    for stem, node in notebooks.items():
        text: str = nbformat.writes(node, indent=1)  # type: ignore[no-untyped-call]
        _write(folder / f"{stem}.ipynb", text + "\n")


def _find_about(reports: Mapping[str, Report], edition: Edition) -> About | None:
    """What the notebooks say about themselves; None if none has a source line."""
    told = [report.record["about"] for report in reports.values() if report.record]
    if not told:
        return None
    # One that leaves claims out may differ from the others; a draft among them marks the report.
    about = max(told, key=lambda each: each.get("unreviewed", 0))
    outcome = next((report.outcome for report in reports.values() if report.outcome), {})
    return replace(
        read_about(about, outcome, edition.site),
        # Where only some notebooks were run anew, each may have read the words in its own way.
        reading="-".join(sorted({name_reading(each) for each in told} - {""})),
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
