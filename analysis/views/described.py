"""An article and all that it states, as schema.org has it, for programs that read pages.

All statements or none: the claim of one party must not be all that a program learns of a page.
Names (`@id`) are written from the folder of the report, without the file of a page: the render
room knows which page lists the figures.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from analysis.accounts.record import Saying
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Event, Source
from analysis.ledger.names import EVENT_FOLDER
from analysis.reading.event import EventReading
from analysis.reading.event_rows import describe_saying
from analysis.reading.reading import Reading
from analysis.telling.words import capitalise
from analysis.views.figures import tabulate_figures

Described = dict[str, Any]

CONTEXT = "https://schema.org"

_EVENT = "#event"
_ARTICLE = "#article"
"""What the event is called on the page of its report, and an article on the page of its own."""


def describe_article(reading: Reading) -> Described:
    """The article as a `NewsArticle`, which is interpreted as one `Claim` a statement.

    Each has its speaker as author, its wording as text and its status as keyword, whether it is
    stated, attributed or claimed. What is of the event itself says so; background does not.

    Returns
    -------
    JSON for a program; empty where a figure is unreviewed or left out, for a program sees neither
    the state of a figure nor what is missing.
    """
    is_whole = len(reading.records) == len(reading.article.figures)
    if not is_whole or not all(row["reviewed"] for row in reading.records):
        return {}
    event = f"../{EVENT_FOLDER}/{_EVENT}"
    statements = to_records(tabulate_figures(reading))
    return {
        "@context": CONTEXT,
        "@id": _ARTICLE,
        **_describe_source(reading.article.source),
        "about": {"@id": event, "@type": "Event", "name": reading.event.name},
        "interpretedAsClaim": [_describe_statement(reading, row, event) for row in statements],
    }


def describe_event(reading: EventReading) -> Described:
    """The event as an `Event`, of which articles tell, and the freshest statement of each side.

    Returns
    -------
    JSON for a program; empty where a claim is left out or a figure is not confirmed, as with an
    article.
    """
    if not reading.include_claims or reading.accounts.unreviewed:
        return {}
    articles = [
        {"@id": _name_article(article.name), **_describe_source(article.source)}
        for article in reading.articles
    ]
    claims = [_describe_saying(reading, saying) for saying in reading.accounts.latest.values()]
    return {
        "@context": CONTEXT,
        "@id": _EVENT,
        "@type": "Event",
        "name": reading.event.name,
        "subjectOf": [*articles, *claims],
    }


def _describe_statement(reading: Reading, row: Row, event: str) -> Described:
    label = "" if row["measure"] == "time" else f"{row['label']}: "
    return _drop_empty(
        {
            "@type": "Claim",
            "@id": f"#figure-{row['id']}",
            "name": f"{label}{row['shown']}",
            "text": row["wording"],
            "inLanguage": row["language"] or None,
            "description": row["says"],
            "author": _name_speaker(reading.event, row["speaker"], row["speaker_name"]),
            "keywords": row["status"],
            "datePublished": row["reported"],
            "about": {"@id": event} if row["role"] == "toll" else None,
        }
    )


def _describe_saying(reading: EventReading, saying: Saying) -> Described:
    """What a side said last of one count, and in which articles; their pages tell more."""
    row = describe_saying(reading, saying)
    # Where an outlet prints a party's number as its own, the party says it.
    is_theirs = saying.is_claim and row["is_adopted"]
    speaker = ("", saying.line.label) if is_theirs else (row["speaker"], row["speaker_name"])
    reports = dict.fromkeys(voice.statement.article for voice in saying.voices)
    return _drop_empty(
        {
            "@type": "Claim",
            "@id": f"{_name_folder(row['article'])}#figure-{row['figure']}",
            "name": f"{capitalise(reading.label(saying.topic))}: {row['shown']}",
            "text": row["wording"],
            "inLanguage": row["language"] or None,
            "author": _name_speaker(reading.event, *speaker),
            "keywords": row["status"],
            "datePublished": saying.as_of.isoformat(),
            "appearance": [{"@id": _name_article(name)} for name in reports],
        }
    )


def _name_speaker(event: Event, speaker: str, name: str) -> Described:
    """Witnesses are people; whoever else an article quotes speaks for a body."""
    known = event.speakers.get(speaker)
    is_person = known is not None and known.kind == "witness"
    return {"@type": "Person" if is_person else "Organization", "name": name}


def _name_folder(article: str) -> str:
    """The folder of an article's report, from that of its event."""
    return f"../{article.partition('/')[2]}/"


def _name_article(article: str) -> str:
    return f"{_name_folder(article)}{_ARTICLE}"


def _describe_source(source: Source) -> Described:
    return _drop_empty(
        {
            "@type": "NewsArticle",
            "url": source.url,
            "headline": source.headline,
            "archivedAt": source.archive,
            "datePublished": source.published.isoformat()
            + (f"T{source.time}" if source.time else ""),
            "inLanguage": source.language,
            "publisher": {"@type": "Organization", "name": source.outlet},
            "sourceOrganization": (
                {"@type": "Organization", "name": source.agency} if source.agency else None
            ),
        }
    )


def _drop_empty(told: Mapping[str, Any]) -> Described:
    return {name: value for name, value in told.items() if value is not None}
