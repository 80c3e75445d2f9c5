"""The accounts of events, as text for a terminal or for another program."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

from analysis.accounts.record import Accounts, Finding, Kind, Saying
from analysis.reading.accounts import (
    label_topic,
    say_finding,
    say_latest,
    say_notes,
    say_number,
)
from analysis.telling.sentences import plain
from analysis.telling.words import join, say_count, say_date

JSON = Mapping[str, object]

_PLURALS: Mapping[Kind, str] = {
    Kind.MOVED: "moved",
    Kind.TOLD_DIFFERENTLY: "told-differently",
    Kind.PERIOD_MISMATCH: "period-mismatches",
    Kind.STANDS_ALONE: "stands-alone",
    Kind.UNCLEAR: "unclear",
    Kind.OVERTAKEN: "overtaken",
}
"""Kinds whose plural is not their name with an s."""


def print_accounts(found: Mapping[str, Accounts], form: str) -> tuple[str, bool]:
    """The accounts of each event, and whether any has a contradiction.

    Parameters
    ----------
    found : event -> its accounts.
    form : table (what a person reads) or json (one object for one event, else a list).
    """
    has_contradiction = any(
        finding.kind is Kind.CONTRADICTION for each in found.values() for finding in each.findings
    )
    if form == "json":
        told = [to_json(event, each) for event, each in found.items()]
        shown = told[0] if len(told) == 1 else told
        return json.dumps(shown, indent=2, ensure_ascii=False) + "\n", has_contradiction
    return "\n".join(_print_one(event, each) for event, each in found.items()), has_contradiction


def to_json(event: str, accounts: Accounts) -> JSON:
    """The accounts of one event for another program."""
    return {
        "event": event,
        "until": None if accounts.until is None else accounts.until.isoformat(),
        "articles": [article.name for article in accounts.articles],
        "findings": [_write_finding(accounts, each) for each in accounts.findings],
        "latest": [_write_latest(accounts, each) for each in accounts.latest.values()],
        "unreviewed": accounts.unreviewed,
        "cut": list(accounts.cut),
        "notes": [plain(each) for each in say_notes(accounts)],
    }


def _write_finding(accounts: Accounts, finding: Finding) -> JSON:
    members = [
        {"id": each.id, "wording": _find_wording(accounts, each.id)} for each in finding.members
    ]
    return {
        "kind": finding.kind.value,
        "count": label_topic(accounts.event, finding.topic),
        "as_of": finding.as_of.isoformat(),
        "line": None if finding.line is None else finding.line.name,
        "members": members,
        "says": plain(say_finding(accounts, finding)),
        "rests_on": [each.value for each in finding.rests_on],
        "size": finding.size,
    }


def _write_latest(accounts: Accounts, saying: Saying) -> JSON:
    return {
        "count": label_topic(accounts.event, saying.topic),
        "line": saying.line.name,
        "as_of": saying.as_of.isoformat(),
        "wording": _find_wording(accounts, saying.first.id),
        "low": saying.low,
        "high": saying.high,
        "id": saying.first.id,
        "carriers": [voice.id for voice in saying.voices],
    }


def _find_wording(accounts: Accounts, name: str) -> str:
    """The number phrase as printed; of names that were counted, how many."""
    voice = accounts.voices.get(name) or accounts.changes[name]
    return voice.statement.figure.wording or say_number(accounts, voice)


def _print_one(event: str, accounts: Accounts) -> str:
    days = [article.source.published for article in accounts.articles]
    known = f", as known on {say_date(accounts.until)}" if accounts.until else ""
    span = say_date(days[0])
    span += f" to {say_date(days[-1])}" if days[-1] != days[0] else ""
    head = f"{event}: {say_count(len(days), 'report')}, {span}{known}; {_count_findings(accounts)}"
    told = [f"  {each.kind}: {plain(say_finding(accounts, each))}" for each in accounts.findings]
    latest = [f"  {plain(say_latest(accounts, each))}" for each in accounts.latest.values()]
    notes = [f"  {plain(each)}" for each in say_notes(accounts)]
    parts = [[head, *told], ["Said last of each count:", *latest] if latest else [], notes]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _count_findings(accounts: Accounts) -> str:
    counts = Counter(each.kind for each in accounts.findings)
    told = [say_count(counts[kind], kind, _PLURALS.get(kind)) for kind in Kind if counts[kind]]
    return join(told) if told else "nothing is found"
