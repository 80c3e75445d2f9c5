"""Pages that a report once had: each leads to the page and section that tells the same now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.render.page.blocks import Report
from analysis.render.page.templates import render

MOVED = {
    "01-figures.html": ("02-ledger.html", ""),
    "02-toll.html": ("index.html", "toll"),
    "03-claims.html": ("index.html", "claims"),
    "04-checks.html": ("01-checks.html", ""),
    "05-time-and-place.html": ("index.html", "timeline"),
}
"""Name of a page that was → the page that tells the same now, and the section of it."""


def render_moved(reports: Mapping[str, Report]) -> Iterator[tuple[str, str]]:
    """The pages that lead on: file name → page, of those whose goal is there.

    Parameters
    ----------
    reports : file name of a page → what it tells, of all pages of one report.
    """
    for name, (page, section) in MOVED.items():
        report = reports.get(page)
        if name in reports or report is None:
            continue
        headline = next((each for each in report.sections if each.has_finding), None)
        found = next((each for each in report.sections if each.name == section), None)
        if section and found is None:
            continue
        # The headline is the top of its page.
        anchor = f"#finding-{section}" if found is not None and found is not headline else ""
        yield name, render("moved.html.j2", goal=page + anchor, title=report.title)
