"""What travels with a notebook so that a page can be made of the notebook alone.

The source line of every notebook carries it: the article, the seed as it was read, how it was
read and by which versions, a note on each figure, and the article with its statements as other
programs read them.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from importlib import metadata
from typing import Any

from analysis.ledger.coverage import count_numbers
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Article, Source, Transcript
from analysis.reading.reading import Reading
from analysis.views.described import describe_article
from analysis.views.figures import tabulate_figures

VERSIONED = ("tollbook", "papermill", "pandas", "seaborn", "matplotlib", "great-tables")
"""The distributions whose versions a page names: those that shape what it shows."""

_TIMED = ("reported", "reported_time")
_NOTED = ("paragraph", "shown", "printed", "bound", "speaker_name", "status", "says", "note")

Record = dict[str, Any]


def describe_run(reading: Reading) -> Record:
    """The record of one reading, as JSON.

    Returns
    -------
    about : subject, event, timezone, outlet, url, published, seed (SHA-256), convention,
        include_claims and versions, a list of name and version; where the seed has them time,
        language, agency, headline, archive and excerpt; corrections, each with article, day, what,
        why and figures; review, by whom and on which day its figures were
        read beside it; numbers, how many its text has, and how many of them are told, left out
        and missing; of a draft unreviewed, the number of figures that no person has confirmed,
        and figures, how many there are.
    notes : id of a statement → label (empty for a time), paragraph, shown (bounds and wording),
        printed (the wording), bound (what we read in it; None where it says that itself),
        speaker_name, status, says and note (of the transcriber; None where there is none);
        reported (ISO 8601) and, where it is told, reported_time, as of when it was said;
        reviewed, false, where no person has confirmed it.
    described : the article with all its statements, as `views.described` has it; missing where
        not all can be told.
    """
    transcript = reading.article.transcript
    drafts = transcript.unreviewed
    figures = to_records(tabulate_figures(reading))
    return {
        "about": {
            "subject": reading.subject.name,
            "event": reading.event.name,
            "timezone": reading.event.timezone,
            **describe_source(reading.article),
            **({"unreviewed": drafts, "figures": len(transcript.figures)} if drafts else {}),
            "seed": reading.article.sha256,
            "convention": reading.convention.name,
            "include_claims": reading.include_claims,
            "versions": list_versions(),
        },
        "notes": {row["id"]: _note(row) for row in figures},
        **({"described": described} if (described := describe_article(reading)) else {}),
    }


def describe_source(article: Article) -> Record:
    """Where an article is from: outlet, url, published, and what only some tell of themselves."""
    source = article.source
    return {
        "outlet": source.outlet,
        "url": source.url,
        "published": source.published.isoformat(),
        **_describe_more(source),
        **_describe_review(article.transcript),
        **_describe_corrections(article),
    }


def list_versions() -> list[list[str]]:
    """Name and version of what shapes a page."""
    return [list(each) for each in _find_versions()]


def _describe_more(source: Source) -> Record:
    """What only some sources tell of themselves."""
    language = source.language if source.language != "en" else None
    told = {
        "time": source.time,
        "language": language,
        "agency": source.agency,
        "headline": source.headline,
        "archive": source.archive,
        "excerpt": source.excerpt or None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _describe_review(transcript: Transcript) -> Record:
    """Who read the figures beside the text, and where its numbers went, as far as a seed tells."""
    review, found = transcript.review, count_numbers(transcript)
    return {
        **({"review": {"by": review.by, "day": review.day.isoformat()}} if review else {}),
        **({"numbers": asdict(found)} if found.numbers is not None else {}),
    }


def _describe_corrections(article: Article) -> Record:
    """What was wrong in the report of an article and was put right; nothing where nothing was."""
    corrections = [
        {"article": article.name, **each.model_dump(mode="json")}
        for each in article.transcript.corrections
    ]
    return {"corrections": corrections} if corrections else {}


@cache
def _find_versions() -> tuple[tuple[str, str], ...]:
    return tuple((name, metadata.version(name)) for name in VERSIONED)


def _note(row: Row) -> Record:
    # "Time" beside "late Monday" tells a reader nothing.
    label = "" if row["measure"] == "time" else row["label"]
    draft = {} if row["reviewed"] else {"reviewed": False}
    timed = {name: str(row[name]) for name in _TIMED if row.get(name) is not None}
    return {"label": label, **{name: row[name] for name in _NOTED}, **timed, **draft}
