"""Which reports carry one statement or one agency, and which reprint what was already overtaken."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.accounts.record import Kind, Saying
from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.ledger.subject import Kind as SubjectKind
from analysis.reading.accounts import say_finding
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.event import EventReading
from analysis.reading.event_rows import describe_saying, link_report, name_some, sign_event
from analysis.reading.frames import frame_rows
from analysis.telling.sentences import Linked, Sentence, enumerate_pieces, sentence
from analysis.telling.words import format_number, say_count

__all__ = ["say_event_carriers", "tabulate_event_carriers"]

MOST = 3
"""Statements and agencies that are told in a sentence each."""

_COLUMNS = (
    *("id", "article", "topic", "label", "shown", "wording", "language", "line", "line_name"),
    *("status", "when", "known_by", "carriers", "carried_by", "witnesses", "first_published"),
    "last_published",
)


def tabulate_event_carriers(reading: EventReading) -> pd.DataFrame:
    """The statements that more than one report carries, those of most reports first.

    Returns
    -------
    Columns: id (ARTICLE#id of its first statement), article, topic, label, shown, wording,
    language, line, line_name, status, when (the period), known_by (its day), carriers (how many
    reports), carried_by, witnesses (how many agencies and outlets), first_published and
    last_published.
    """
    rows = [
        {**row, "carried_by": name_some(_list_outlets(reading, saying), _MOST_NAMED)}
        for saying in reading.sayings
        if (row := describe_saying(reading, saying))["carriers"] > 1
    ]
    rows.sort(key=lambda row: (-row["carriers"], row["known_by"], row["topic"], row["id"]))
    return sign_event(frame_rows(rows, _COLUMNS)[[*_COLUMNS]], reading)


_MOST_NAMED = 8


def _list_outlets(reading: EventReading, saying: Saying) -> list[str]:
    return [reading.find_row(voice)["outlet"] for voice in saying.voices]


def say_event_carriers(reading: EventReading) -> Prose:
    """How many numbers rest on how few statements, which reports credit one agency, and old prints.

    Nothing where every report stands by itself.
    """
    carried = to_records(tabulate_event_carriers(reading))
    agencies = _list_agencies(reading)
    stale = [f for f in reading.findings if f.kind is Kind.OVERTAKEN]
    if not carried and not agencies and not stale:
        return Prose([], role="finding")
    told = [sentence(outlets, f" credit {agency}.") for agency, outlets in agencies[:MOST]]
    told += [say_finding(reading.accounts, each, has_grounds=False) for each in stale[:MOST]]
    return Prose([_title(carried, agencies, len(stale)), *told], role="finding")


def _title(carried: Sequence[Row], agencies: Sequence[object], stale: int) -> Sentence:
    if carried:
        several = say_count(len(carried), "statement")
        stand = "stands" if len(carried) == 1 else "stand"
        counts = [row["carriers"] for row in carried]
        most = format_number(max(counts))
        if min(counts) == max(counts):
            return (f"{several} {stand} in {most} reports{' each' if len(counts) > 1 else ''}",)
        in_most = counts.count(max(counts))
        of_them = "one" if in_most == 1 else format_number(in_most)
        return (f"{several} {stand} in more than one report, {of_them} of them in {most}",)
    if agencies:
        return ("Several reports credit one agency",)
    return (f"{say_count(stale, 'count')} reprinted when a newer number was out",)


def _list_agencies(reading: EventReading) -> list[tuple[str, Sentence]]:
    """The agencies that several reports credit, with those reports; the most first."""
    reports: dict[str, dict[str, Linked]] = {}
    for article in reading.articles:
        source = article.source
        if source.agency:
            row = {"outlet": source.outlet, "article": article.name}
            reports.setdefault(source.agency, {})[article.name] = link_report(row)
    shared = [(agency, own) for agency, own in reports.items() if len(own) > 1]
    shared.sort(key=lambda item: (-len(item[1]), item[0]))
    return [(agency, enumerate_pieces((link,) for link in own.values())) for agency, own in shared]


CAPTIONS = {
    "event-carriers": Caption(
        "Statements that more than one report carries",
        {
            "label": "Count",
            "shown": "Number",
            "line_name": "Who says so",
            "known_by": "As of",
            "carriers": "Reports",
            "carried_by": "Told by",
        },
        BY_ID,
        is_detail=True,
        tabulate=tabulate_event_carriers,
        kind=SubjectKind.EVENT,
    )
}
