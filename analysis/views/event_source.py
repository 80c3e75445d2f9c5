"""Where an event's numbers are from, and how they were read: its method, in a few lines."""

from __future__ import annotations

import hashlib
import json
from operator import itemgetter
from typing import Any

from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.reading.event import EventReading
from analysis.reading.event_rows import cite_reports, describe_saying
from analysis.telling.sentences import Sentence
from analysis.telling.words import capitalise, join, stop
from analysis.views.described import describe_event
from analysis.views.record import describe_source, list_versions

__all__ = ["say_event_source"]


def say_event_source(reading: EventReading) -> Prose:
    """The reports, the agencies that they credit, and how vague words and days were read."""
    agencies = sorted(
        {article.source.agency for article in reading.articles if article.source.agency}
    )
    credited = f" Agencies credited: {join(agencies)}." if agencies else ""
    convention = reading.convention
    claims = "" if reading.include_claims else " One-sided claims are left out."
    told: list[Sentence] = [
        (f"Source: {cite_reports(reading)}, transcribed by hand.{credited}",),
        (
            f"Vague words are read by the convention “{convention.name}”: "
            f"{stop(convention.title)}{claims}",
        ),
        (
            "A number without a day counts as said on the day of publication. Speakers whom the "
            "event’s file puts on one side speak for one line; what it says later revises what it "
            "said before. Reports that credit one agency count as one witness.",
        ),
    ]
    return Prose(told, role="source", record=describe_event_run(reading))


def describe_event_run(reading: EventReading) -> dict[str, Any]:
    """The record of one reading, as JSON.

    Returns
    -------
    about : subject, event, timezone, sources (one a report), seed (SHA-256 over those of all
        reports), convention, include_claims, until (ISO 8601; empty for all reports), versions.
    notes : count and line, in words → label, printed and shown (the freshest number), bound (None),
        paragraph (0), as of (ISO 8601) and reports (who carries it).
    described : the event with its articles and statements, as `views.described` has it; missing
        where not all can be told.
    """
    notes = (_note(reading, key) for key in reading.accounts.latest)
    seeds = json.dumps(
        {article.name: article.sha256 for article in reading.articles}, sort_keys=True
    )
    return {
        "about": {
            "subject": reading.subject.name,
            "event": reading.event.name,
            "timezone": reading.event.timezone,
            "sources": [describe_source(article) for article in reading.articles],
            "seed": hashlib.sha256(seeds.encode()).hexdigest(),
            "convention": reading.convention.name,
            "include_claims": reading.include_claims,
            "until": reading.until.isoformat() if reading.until else "",
            "versions": list_versions(),
        },
        "notes": dict(sorted(notes, key=itemgetter(0))),
        **({"described": described} if (described := describe_event(reading)) else {}),
    }


def _note(reading: EventReading, key: Any) -> tuple[str, Row]:
    saying = reading.accounts.latest[key]
    row = describe_saying(reading, saying) if saying.is_claim <= reading.include_claims else {}
    name = f"{capitalise(reading.label(saying.topic))}, {saying.line.label}"
    told = {"label": name, "printed": row.get("shown"), "shown": row.get("shown")}
    reports = row.get("carried_by")
    return name, {
        **told,
        "bound": None,
        "paragraph": 0,
        "as of": row.get("known_by"),
        "reports": reports,
    }
