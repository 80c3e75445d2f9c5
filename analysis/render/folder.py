"""One report's folder: executed notebooks in, their pages and downloads out.

All of it is made of the executed notebooks, so that a page is never newer or older than the
notebook beside it, and of its edition: who publishes it, and what later reports say.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.render.about import About, cite, read_about
from analysis.render.corrections import list_corrections
from analysis.render.downloads import collect_tables, write_downloads
from analysis.render.edition import PLAIN, Edition
from analysis.render.moved import render_moved
from analysis.render.naming import PDF, find_ledger_page, page_name, short_name
from analysis.render.page import PageContext, has_checks, has_ledger, render_page
from analysis.render.page.blocks import Report, take_apart
from analysis.render.site import SITE_FROM_REPORT

if TYPE_CHECKING:
    from analysis.render.pdf import Printer


def write_folder(
    folder: Path,
    notebooks: Mapping[str, Any],
    printer: Printer | None = None,
    edition: Edition = PLAIN,
) -> dict[str, Report]:
    """Write notebooks, pages, tables and what describes them.

    Parameters
    ----------
    folder : where; made if it is missing.
    notebooks : stem → executed notebook (an nbformat node).
    printer : also prints all pages as one PDF; without one there is no PDF.
    edition : what it tells beside its notebooks: who publishes it, what later reports say.

    Returns
    -------
    Stem → notebook, taken apart.
    """
    import nbformat

    notebooks = dict(sorted(notebooks.items()))
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    for stem, node in notebooks.items():
        text: str = nbformat.writes(node, indent=1)  # type: ignore[no-untyped-call]
        _write(folder / "notebooks" / f"{stem}.ipynb", text + "\n")
    reports = {stem: take_apart(node) for stem, node in notebooks.items()}
    about = _find_about(reports, edition)
    downloads = _write_downloads(folder, notebooks, about) if about else {}
    downloads |= {f"notebooks/{stem}.ipynb": f"Notebook, {short_name(stem)}" for stem in notebooks}
    if printer is not None:
        (folder / PDF).write_bytes(printer.print_report(reports, about))
        downloads = {PDF: "The whole report as PDF", **downloads}
    pages = {page_name(stem): short_name(stem) for stem in notebooks}
    ledger, checks = (
        next((page_name(stem) for stem, report in reports.items() if has_it(report)), "")
        for has_it in (has_ledger, has_checks)
    )
    for stem, report in reports.items():
        context = PageContext(
            page=page_name(stem),
            pages=pages,
            ledger=ledger,
            checks=checks,
            downloads=downloads,
            site=SITE_FROM_REPORT,
            citation=cite(about) if about else "",
            draft=about.draft if about else "",
            edition=edition,
            beside=find_ledger_page(),
        )
        _write(folder / context.page, render_page(report, context))
    for name, page in render_moved({page_name(stem): each for stem, each in reports.items()}):
        _write(folder / name, page)
    return reports


def _write_downloads(folder: Path, notebooks: Mapping[str, Any], about: About) -> dict[str, str]:
    """The tables of the notebooks, and the corrections of the report."""
    tables = collect_tables(notebooks.values()) | list_corrections(about)
    return write_downloads(folder, tables, about)


def _find_about(reports: Mapping[str, Report], edition: Edition) -> About | None:
    """What the notebooks say about themselves; None if none has a source line."""
    told = [report.record["about"] for report in reports.values() if report.record]
    if not told:
        return None
    # One that leaves claims out may differ from the others; a draft among them marks the report.
    about = max(told, key=lambda each: each.get("unreviewed", 0))
    outcome = next((report.outcome for report in reports.values() if report.outcome), {})
    return read_about(about, outcome, edition.site)


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
