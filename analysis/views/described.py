"""An article and all that it states, as schema.org has it, for programs that read pages.

All statements or none: the claim of one party must not be all that a program learns of a page.
"""

from __future__ import annotations

from typing import Any

from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Source
from analysis.reading.reading import Reading
from analysis.views.figures import tabulate_figures

Described = dict[str, Any]

_EVENT = "#event"
"""What the event is called within one description."""


def describe_article(reading: Reading) -> Described:
    """The article as a `NewsArticle`, which is interpreted as one `Claim` a statement.

    Each has its speaker as author and its status as keyword, whether it is stated, attributed or
    claimed. What is of the event itself says so; background does not.

    Returns
    -------
    JSON for a program; empty where a figure is unreviewed or left out, for a program sees neither
    the state of a figure nor what is missing.
    """
    is_whole = len(reading.records) == len(reading.article.figures)
    if not is_whole or not all(row["reviewed"] for row in reading.records):
        return {}
    statements = to_records(tabulate_figures(reading))
    return {
        "@context": "https://schema.org",
        **_describe_source(reading.article.source),
        "about": {"@id": _EVENT, "@type": "Event", "name": reading.event.name},
        "interpretedAsClaim": list(map(_describe_statement, statements)),
    }


def _describe_statement(row: Row) -> Described:
    label = "" if row["measure"] == "time" else f"{row['label']}: "
    told = {
        "@type": "Claim",
        "name": f"{label}{row['shown']}",
        "description": row["says"],
        "author": {"@type": "Organization", "name": row["speaker_name"]},
        "keywords": row["status"],
        "datePublished": row["reported"],
        "about": {"@id": _EVENT} if row["role"] == "toll" else None,
    }
    return {name: value for name, value in told.items() if value is not None}


def _describe_source(source: Source) -> Described:
    told = {
        "@type": "NewsArticle",
        "url": source.url,
        "headline": source.headline,
        "archivedAt": source.archive,
        "datePublished": source.published.isoformat() + (f"T{source.time}" if source.time else ""),
        "inLanguage": source.language if source.language != "en" else None,
        "publisher": {"@type": "Organization", "name": source.outlet},
        "sourceOrganization": (
            {"@type": "Organization", "name": source.agency} if source.agency else None
        ),
    }
    return {name: value for name, value in told.items() if value is not None}
