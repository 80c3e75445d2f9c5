"""Where the accounts of an event part, which numbers cannot be true, and which slipped."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from analysis.accounts.record import Finding, Kind
from analysis.charts.display import Prose
from analysis.ledger.subject import Kind as SubjectKind
from analysis.reading.accounts import say_finding
from analysis.reading.captions import Caption
from analysis.reading.event import EventReading
from analysis.reading.event_rows import sign_event
from analysis.reading.frames import frame_rows
from analysis.telling.headings import fit_list
from analysis.telling.sentences import Cited, Sentence, begin, join_noun, plain, sentence
from analysis.telling.words import say_count, say_quantity

__all__ = [
    "say_event_misfits",
    "say_event_partings",
    "say_event_slips",
    "tabulate_event_findings",
]

PARTINGS = (Kind.PARTING, Kind.TOLD_DIFFERENTLY, Kind.PERIOD_MISMATCH)
MISFITS = (
    *(Kind.CONTRADICTION, Kind.UNEXPLAINED_REST, Kind.LOW_TOTAL, Kind.UNCLEAR),
    Kind.CORRECTION,
)
SLIPS = (Kind.MOVED, Kind.STANDS_ALONE)
"""Kinds of findings that are told together, in the order in which they are."""

MOST = 6
"""Findings that are told in a sentence each; the table has the others."""

_COLUMNS = (
    *("id", "kind", "topic", "label", "line_name", "known_by", "size", "told", "members"),
    "rests_on",
)


def tabulate_event_findings(reading: EventReading) -> pd.DataFrame:
    """What the reports show together, one row a finding, the strongest first.

    Returns
    -------
    Columns: id (ARTICLE#id of its first statement), kind, topic, label, line_name (none where it
    lies between lines), known_by (the latest day of its members), size (persons, or the count's
    unit; NaN where no number says it), told (the finding in a sentence), members (ARTICLE#id of
    each statement) and rests_on (what of ours it rests on).
    """
    rows = [
        {
            "id": finding.members[0].id if finding.members else None,
            "kind": str(finding.kind),
            "topic": finding.topic.name,
            "label": reading.label(finding.topic),
            "line_name": finding.line.label if finding.line else None,
            "known_by": finding.as_of.isoformat(),
            "size": finding.size,
            "told": plain(say_finding(reading.accounts, finding, has_grounds=False)),
            "members": " ".join(voice.id for voice in finding.members),
            "rests_on": ", ".join(finding.rests_on) or None,
        }
        for finding in reading.findings
    ]
    return sign_event(frame_rows(rows, _COLUMNS)[[*_COLUMNS]], reading)


def say_event_partings(reading: EventReading) -> Prose:
    """Where the accounts of different sides part, a sentence a count; nothing where all agree."""
    findings = _list_findings(reading, PARTINGS)
    apart = [each for each in findings if each.kind is Kind.PARTING]
    opening = "Accounts part on " if apart else "Told in more than one way: "
    return _say(reading, findings, _list_labels(reading, opening, apart or findings))


def say_event_misfits(reading: EventReading) -> Prose:
    """Which numbers of one side cannot all be true, or leave something open; else nothing."""
    findings = _list_findings(reading, MISFITS)
    odd = [each for each in findings if each.kind is Kind.CONTRADICTION]
    opening = (
        "Within one account not all numbers can be true: " if odd else "Open after all reports: "
    )
    return _say(reading, findings, _list_labels(reading, opening, odd or findings))


def say_event_slips(reading: EventReading) -> Prose:
    """Which numbers stand under another group than elsewhere, and which an outlet has alone."""
    findings = _list_findings(reading, SLIPS)
    return _say(reading, findings, _title_slip(reading, findings[0]) if findings else ())


def _title_slip(reading: EventReading, finding: Finding) -> Sentence:
    """The first of them: '92 militants killed in 4 reports are 92 civilians killed in one'."""
    own, *others = finding.members
    row = reading.find_row(own)
    number = Cited(say_quantity(row), row["id"])
    own_noun = join_noun(number.words, row["label"])
    if finding.kind is Kind.STANDS_ALONE or not others:
        return sentence(f"{row['outlet']} alone has ", number, own_noun)
    reports = len({voice.statement.article for voice in others})
    noun = join_noun(number.words, reading.label(others[0].topic))
    elsewhere = f"{noun} in {say_count(reports, 'report')}"
    return begin(number, f"{elsewhere} are {number.words}{own_noun} in one")


def _say(reading: EventReading, findings: Sequence[Finding], title: Sentence) -> Prose:
    """Findings under a title, the first few in a sentence each; nothing without any."""
    if not findings:
        return Prose([], role="finding")
    told: list[Sentence] = [title]
    told += [say_finding(reading.accounts, f, has_grounds=False) for f in findings[:MOST]]
    if more := len(findings) - MOST:
        told += [(f"{say_count(more, 'more finding')} in the table.",)] if more > 0 else []
    return Prose(told, role="finding")


def _list_labels(reading: EventReading, opening: str, findings: Sequence[Finding]) -> Sentence:
    labels = dict.fromkeys(reading.label(each.topic) for each in findings)
    return fit_list(opening, [(label,) for label in labels], noun="count") if labels else ()


def _list_findings(reading: EventReading, kinds: Collection[Kind]) -> list[Finding]:
    """The findings of some kinds, in the order of the kinds, then as the accounts have them."""
    order = list(kinds)
    found = [finding for finding in reading.findings if finding.kind in order]
    # Those killed before all else; of one kind the strongest first, as they come.
    return sorted(found, key=lambda f: (order.index(f.kind), f.topic.measure != "deaths"))


CAPTIONS = {
    "event-findings": Caption(
        "What the reports show together",
        {
            "label": "Count",
            "told": "What they show",
            "known_by": "As of",
            "line_name": "Who says so",
            "kind": "Kind",
        },
        {"known_by": "id"},
        is_detail=True,
        tabulate=tabulate_event_findings,
        kind=SubjectKind.EVENT,
    )
}
