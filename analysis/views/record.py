"""What travels with a notebook so that a page can be made of the notebook alone.

The source line of every notebook carries it: the article, the seed as it was read, how it was
read and by which versions, a note on each figure, and the article with its statements as other
programs read them.
"""

from __future__ import annotations

from functools import cache
from importlib import metadata
from typing import Any

from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Source
from analysis.reading.reading import Reading
from analysis.views.described import describe_article
from analysis.views.figures import tabulate_figures

VERSIONED = ("tollbook", "papermill", "pandas", "seaborn", "matplotlib", "great-tables")
"""The distributions whose versions a page names: those that shape what it shows."""

_NOTED = ("paragraph", "shown", "printed", "bound", "speaker_name", "status", "says", "note")

Record = dict[str, Any]


def describe_run(reading: Reading) -> Record:
    """The record of one reading, as JSON.

    Returns
    -------
    about : subject, event, timezone, outlet, url, published, seed (SHA-256), convention,
        include_claims and versions, a list of name and version; where the seed has them time,
        language, agency, headline and excerpt; unreviewed, the number of figures that no person
        has confirmed, if there are any.
    notes : id of a statement → label (empty for a time), paragraph, shown (bounds and wording),
        printed (the wording), bound (what we read in it; None where it says that itself),
        speaker_name, status, says and note (of the transcriber; None where there is none).
    described : the article with all its statements, as `views.described` has it; missing where
        not all can be told.
    """
    source = reading.article.source
    drafts = sum(not row["reviewed"] for row in reading.records)
    figures = to_records(tabulate_figures(reading))
    return {
        "about": {
            "subject": reading.subject.name,
            "event": reading.event.name,
            "timezone": reading.event.timezone,
            "outlet": source.outlet,
            "url": source.url,
            "published": source.published.isoformat(),
            **_describe_more(source),
            **({"unreviewed": drafts} if drafts else {}),
            "seed": reading.article.sha256,
            "convention": reading.convention.name,
            "include_claims": reading.include_claims,
            "versions": [list(each) for each in _find_versions()],
        },
        "notes": {row["id"]: _note(row) for row in figures},
        **({"described": described} if (described := describe_article(reading)) else {}),
    }


def _describe_more(source: Source) -> Record:
    """What only some sources tell of themselves."""
    language = source.language if source.language != "en" else None
    told = {
        "time": source.time,
        "language": language,
        "agency": source.agency,
        "headline": source.headline,
        "excerpt": source.excerpt or None,
    }
    return {name: value for name, value in told.items() if value is not None}


@cache
def _find_versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, metadata.version(name)) for name in VERSIONED)


def _note(row: Row) -> Record:
    # "Time" beside "late Monday" tells a reader nothing.
    label = "" if row["measure"] == "time" else row["label"]
    return {"label": label, **{name: row[name] for name in _NOTED}}
