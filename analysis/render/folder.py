"""One report's folder: executed notebooks in, their pages and downloads out.

All of it is made of the executed notebooks, so that a page is never newer or older than the
notebook beside it; only what later reports of the event say stands on the page alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.ledger.site import read_site
from analysis.render.about import About, cite, name_reading, read_about
from analysis.render.downloads import collect_tables, write_downloads
from analysis.render.moved import render_moved
from analysis.render.naming import find_ledger_page, page_name, short_name
from analysis.render.page import PageContext, has_checks, has_ledger, render_page
from analysis.render.page.blocks import Report, take_apart
from analysis.render.site import SITE_FROM_REPORT
from analysis.render.versions import KEEP, NONE, keep_versions

if TYPE_CHECKING:
    from analysis.reading.later import Since
    from analysis.render.pdf import Printer


def write_folder(
    folder: Path,
    notebooks: Mapping[str, Any],
    printer: Printer | None = None,
    since: Since | None = None,
    before: Path | None = None,
    keep: int = KEEP,
) -> dict[str, Report]:
    """Write notebooks, pages, tables and what describes them.

    Parameters
    ----------
    folder : where; made if it is missing.
    notebooks : stem → executed notebook (an nbformat node).
    printer : also prints all pages as one PDF; without one there is no PDF.
    since : what later reports of the event say of an article's numbers; told on its front page.
    before : the report that was published last, whose versions are kept; None where there is none.
    keep : how many earlier versions of the figures are kept.

    Returns
    -------
    Stem → notebook, taken apart.
    """
    notebooks = dict(sorted(notebooks.items()))
    _write_notebooks(folder / "notebooks", notebooks)
    reports = {stem: take_apart(node) for stem, node in notebooks.items()}
    about = _find_about(reports)
    downloads = write_downloads(folder, collect_tables(notebooks.values()), about) if about else {}
    versions = (
        keep_versions(folder, about.figures_version, before, keep) if about and before else NONE
    )
    downloads |= {f"notebooks/{stem}.ipynb": f"Notebook, {short_name(stem)}" for stem in notebooks}
    if printer is not None:
        (folder / "report.pdf").write_bytes(printer.print_report(reports, about))
        downloads = {"report.pdf": "The whole report as PDF", **downloads}
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
            versions=versions,
            since=since,
            beside=find_ledger_page(),
        )
        _write(folder / context.page, render_page(report, context))
    for name, page in render_moved({page_name(stem): each for stem, each in reports.items()}):
        _write(folder / name, page)
    return reports


def _write_notebooks(folder: Path, notebooks: Mapping[str, Any]) -> None:
    import nbformat

    folder.mkdir(parents=True, exist_ok=True)
    for stem, node in notebooks.items():
        text: str = nbformat.writes(node, indent=1)  # type: ignore[no-untyped-call]
        _write(folder / f"{stem}.ipynb", text + "\n")


def _find_about(reports: Mapping[str, Report]) -> About | None:
    """What the notebooks say about themselves; None if none has a source line."""
    told = [report.record["about"] for report in reports.values() if report.record]
    if not told:
        return None
    # One that leaves claims out may differ from the others; a draft among them marks the report.
    about = max(told, key=lambda each: each.get("unreviewed", 0))
    outcome = next((report.outcome for report in reports.values() if report.outcome), {})
    return replace(
        read_about(about, outcome),
        # Where only some notebooks were run anew, each may have read the words in its own way.
        reading="-".join(sorted({name_reading(each) for each in told} - {""})),
        site=read_site(),
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
