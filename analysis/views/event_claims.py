"""What parties to the fight claim, and how their claims grew."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.accounts.record import Finding, Kind, Saying
from analysis.charts.display import Prose
from analysis.ledger.subject import Kind as SubjectKind
from analysis.reading.accounts import say_finding
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.event import EventReading
from analysis.reading.event_rows import describe_saying, sign_event
from analysis.reading.frames import frame_rows
from analysis.telling.headings import fit_list
from analysis.telling.sentences import Sentence
from analysis.telling.words import say_count

__all__ = ["say_event_claims", "tabulate_event_claims"]

MOST = 5
"""Claims that grew, told in a sentence each; the table has the others."""

_COLUMNS = (
    *("id", "article", "topic", "label", "shown", "wording", "language", "low", "high", "unit"),
    *("line", "line_name", "status", "when", "known_by", "carriers", "carried_by"),
)


def tabulate_event_claims(reading: EventReading) -> pd.DataFrame:
    """Every claim of a party to the fight, by party, count and day.

    Returns
    -------
    Columns: id (ARTICLE#id of its first statement), article, topic, label, shown, wording,
    language, low and high (in unit; NaN where open), unit, line, line_name, status, when (the
    period), known_by (its day), carriers, carried_by.
    """
    claims = [saying for saying in reading.sayings if saying.is_claim]
    claims.sort(key=_rank)
    rows = [describe_saying(reading, saying) for saying in claims]
    return sign_event(frame_rows(rows, _COLUMNS)[[*_COLUMNS]], reading)


def _rank(saying: Saying) -> tuple[object, ...]:
    topic = saying.topic
    return saying.line.name, topic.measure, topic.name, saying.as_of, saying.low or 0


def say_event_claims(reading: EventReading) -> Prose:
    """Who claims what without independent evidence, and which of it grew; else nothing."""
    claims = [saying for saying in reading.sayings if saying.is_claim]
    if not claims:
        return Prose([], role="finding")
    grown = [
        finding
        for finding in reading.findings
        if finding.kind is Kind.REVISION and all(voice.is_claim for voice in finding.members)
    ]
    grown.sort(key=lambda finding: finding.topic.measure != "deaths")
    told = [say_finding(reading.accounts, each, has_grounds=False) for each in grown[:MOST]]
    return Prose([_title(reading, claims, grown), *told], role="finding")


def _title(reading: EventReading, claims: Sequence[Saying], grown: Sequence[Finding]) -> Sentence:
    if grown:
        counts = [(label,) for label in dict.fromkeys(reading.label(each.topic) for each in grown)]
        return fit_list("Claims without independent evidence grew: ", counts)
    lines = dict.fromkeys(saying.line.label for saying in claims)
    verb = "is" if len(claims) == 1 else "are"
    opening = f"{say_count(len(claims), 'number')} without independent evidence {verb} claimed by "
    return fit_list(opening, [(line,) for line in lines])


CAPTIONS = {
    "event-claims": Caption(
        "What parties to the fight claim",
        {
            "label": "Count",
            "known_by": "As of",
            "shown": "Number",
            "line_name": "Who claims it",
            "carried_by": "Told by",
        },
        BY_ID,
        is_detail=True,
        tabulate=tabulate_event_claims,
        kind=SubjectKind.EVENT,
    )
}
