"""What the reports of an event show together: what each side says of a count, and the findings."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.accounts.record import Finding, Voice
from analysis.export.book import Book
from analysis.export.named import MEASURED, name_within
from analysis.export.reconciled import find_weakest
from analysis.export.table import Table, link
from analysis.ledger.frame import Row
from analysis.reading.accounts import say_finding
from analysis.reading.event import EventReading
from analysis.reading.event_rows import describe_saying
from analysis.telling.sentences import plain


def _list_sayings(book: Book) -> Iterator[Row]:
    for event, reading in book.accounts.items():
        latest = {saying.first.id for saying in reading.accounts.latest.values()}
        for saying in reading.sayings:
            row = describe_saying(reading, saying)
            yield {
                **row,
                "saying": saying.first.id,
                "event": event,
                "group_id": name_within(event, saying.topic.group),
                "place_id": name_within(event, saying.topic.place),
                "period_id": name_within(event, saying.period),
                "speaker_id": name_within(event, row["speaker"]),
                "is_latest": saying.first.id in latest,
            }


def _list_carriers(book: Book) -> Iterator[Row]:
    for event, reading in book.accounts.items():
        for saying in reading.sayings:
            for number, voice in enumerate(saying.voices, 1):
                row = reading.find_row(voice)
                yield {
                    **row,
                    "saying": saying.first.id,
                    "statement": voice.id,
                    "position": number,
                    "speaker_id": name_within(event, row["speaker"]),
                }


def _weigh(reading: EventReading, voice: Voice) -> Row:
    """The row of a statement; a claim that an outlet prints as its own number stays a claim."""
    row = reading.find_row(voice)
    return {**row, "status": "claimed"} if voice.is_claim else row


def _name_finding(event: str, finding: Finding) -> str:
    line = finding.line.name if finding.line else "-"
    return " | ".join((event, finding.kind, finding.topic.name, line))


def _list_findings(book: Book) -> Iterator[Row]:
    for event, reading in book.accounts.items():
        for number, finding in enumerate(reading.findings, 1):
            told = plain(say_finding(reading.accounts, finding, has_grounds=False))
            yield {
                "finding_id": _name_finding(event, finding),
                "event": event,
                "position": number,
                "finding_kind": str(finding.kind),
                "topic": finding.topic.name,
                "label": reading.label(finding.topic),
                "line": finding.line and finding.line.name,
                "line_name": finding.line and finding.line.label,
                "known_by": finding.as_of.isoformat(),
                "size": finding.size,
                **find_weakest([_weigh(reading, voice) for voice in finding.members]),
                "told": told,
                "rests_on": ", ".join(finding.rests_on) or None,
            }


def _list_finding_statements(book: Book) -> Iterator[Row]:
    for event, reading in book.accounts.items():
        for finding in reading.findings:
            members = {voice.id: voice for voice in finding.members}
            for number, (name, voice) in enumerate(members.items(), 1):
                row = reading.find_row(voice)
                yield {
                    **row,
                    "finding_id": _name_finding(event, finding),
                    "statement": name,
                    "position": number,
                    "speaker_id": name_within(event, row["speaker"]),
                }


TABLES = (
    Table(
        "sayings",
        "What each side says of each count as of each day, whoever carries it",
        (
            *("saying", "event", "topic", "label", "line", "line_name", "known_by", "is_latest"),
            *("wording", "shown", "low", "high", "measure", "unit", "status", "speaker_id"),
            *("speaker_name", "group_id", "place_id", "period_id", "carriers", "carried_by"),
            *("witnesses", "first_published", "last_published", "age_days", "states"),
        ),
        ("saying",),
        (
            *link("statements", "saying"),
            *link("events", "event"),
            *MEASURED,
            *link("speakers", "speaker_id"),
            *link("groups", "group_id"),
            *link("places", "place_id"),
            *link("periods", "period_id"),
        ),
        _list_sayings,
    ),
    Table(
        "saying_statements",
        "Which statements carry what a side says",
        (
            *("saying", "statement", "position", "low", "high", "status", "speaker_id"),
            "is_adopted",
        ),
        ("statement",),
        (
            *link("sayings", "saying"),
            *link("statements", "statement"),
            *link("speakers", "speaker_id"),
        ),
        _list_carriers,
    ),
    Table(
        "findings",
        "Findings: what the reports of an event show together, the strongest first",
        (
            *("finding_id", "event", "position", "finding_kind", "topic", "label", "line"),
            *("line_name", "known_by", "size", "weakest_status", "speakers_told", "told"),
            "rests_on",
        ),
        ("finding_id",),
        link("events", "event"),
        _list_findings,
    ),
    Table(
        "finding_statements",
        "The statements on which each finding rests",
        (
            *("finding_id", "statement", "position", "low", "high", "status", "speaker_id"),
            "is_adopted",
        ),
        ("finding_id", "statement"),
        (
            *link("findings", "finding_id"),
            *link("statements", "statement"),
            *link("speakers", "speaker_id"),
        ),
        _list_finding_statements,
    ),
)
