"""The corrections of a report as a table for download."""

from __future__ import annotations

from analysis.output.resource import Resource
from analysis.reading.frames import DICTIONARY
from analysis.render.about import About

CORRECTIONS = "corrections"
"""Name of the table."""

_COLUMNS = ("corrected_on", "article", "correction", "correction_reason", "corrected_figures")


def list_corrections(about: About) -> dict[str, Resource]:
    """Name of the table → data resource, the newest correction first; empty where there is none.

    Returns
    -------
    Columns corrected_on (ISO 8601), article (EVENT/ARTICLE), correction, correction_reason, and
    corrected_figures (ids in that article; None where none is named).
    """
    rows = [
        (each.day, each.article, each.what, each.why, "; ".join(each.figures) or None)
        for each in about.corrections
    ]
    if not rows:
        return {}
    fields = [
        {"name": name, "type": DICTIONARY[name].kind, "description": DICTIONARY[name].description}
        for name in _COLUMNS
    ]
    return {
        CORRECTIONS: {
            "name": CORRECTIONS,
            "title": "Corrections of this report",
            "schema": {"fields": fields},
            "data": [dict(zip(_COLUMNS, row, strict=True)) for row in rows],
        }
    }
