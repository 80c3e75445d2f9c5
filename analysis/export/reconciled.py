"""What follows from each article's figures, and what cannot all be true, as reconciliation says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from analysis.export.book import Book, name_entry
from analysis.export.named import MEASURED, name_within
from analysis.export.table import Table, link
from analysis.ledger.frame import Row
from analysis.ledger.model import STATUSES
from analysis.reading.labels import label_count
from analysis.reading.outcome import Proof, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.counts import Count
from analysis.reconcile.judged import JudgedTie
from analysis.reconcile.verdicts import Conflict
from analysis.telling.drafts import mark_draft
from analysis.telling.sentences import plain
from analysis.views.checks import say_conflict


def _name_count(reading: Reading, count: Count) -> str:
    return f"{reading.article.name} | {count.name}"


def _mark(reading: Reading) -> str | None:
    """That what follows rests on figures which no person has confirmed."""
    transcript = reading.article.transcript
    return mark_draft(transcript.unreviewed, len(transcript.figures)) or None


def _list_counts(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        event = reading.subject.event
        for bounded in reconcile(reading).outcome.counts:
            count = bounded.count
            # From 0 on is no bound of a count.
            is_open = bounded.low == 0 and bounded.high is None
            yield {
                "count_name": _name_count(reading, count),
                "article": reading.article.name,
                "event": event,
                "label": label_count(reading.event, count),
                "measure": count.measure,
                "unit": count.unit,
                "group_id": name_within(event, count.group),
                "place_id": name_within(event, count.place),
                "period_id": name_within(event, count.period),
                "known_at": count.extent.known_by.isoformat(),
                "by": count.agent.by,
                "how": " ".join(count.agent.how) or None,
                "tight_low": None if is_open else bounded.low,
                "tight_high": bounded.high,
                "is_stated": count.is_stated,
                "draft": _mark(reading),
            }


def _list_count_statements(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        proof = reconcile(reading)
        for bounded in proof.outcome.counts:
            for name in (*bounded.count.statements, *bounded.count.claims):
                yield {
                    "count_name": _name_count(reading, bounded.count),
                    **_cite(proof, name),
                }


def _cite(proof: Proof, name: str) -> Row:
    """A statement with its number, and whose word it is."""
    (reading,) = proof.readings
    row = proof.all_figures[name]
    return {
        "statement": name_entry(reading.article.name, name),
        "low": row["low"],
        "high": row["high"],
        "status": row["status"],
        "speaker_id": name_within(reading.subject.event, row["speaker"]),
        "reviewed": row["reviewed"],
    }


def find_weakest(rows: Sequence[Row]) -> Row:
    """The least firm status among statements, and who says them."""
    return {
        "weakest_status": max((row["status"] for row in rows), key=STATUSES.index, default=None),
        "speakers_told": "; ".join(dict.fromkeys(row["speaker_name"] for row in rows)) or None,
    }


def _gather_ties(reading: Reading) -> Iterator[tuple[str, JudgedTie, str | None]]:
    """Each tie among the reports, then each within a party's claims: id, tie, party."""
    outcome = reconcile(reading).outcome
    of_parties = ((tie, each.speaker) for each in outcome.accounts for tie in each.ties)
    told = chain(((tie, None) for tie in outcome.ties), of_parties)
    for number, (tie, party) in enumerate(told, 1):
        yield name_entry(reading.article.name, f"tie-{number}"), tie, party


def _list_ties(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        proof = reconcile(reading)
        for name, tie, party in _gather_ties(reading):
            rows = [proof.all_figures[each] for each in (tie.whole, *tie.parts)]
            yield {
                "tie_id": name,
                "article": reading.article.name,
                "tie_kind": tie.kind,
                "verdict": tie.verdict,
                "parts_low": tie.low,
                "parts_high": tie.high,
                **find_weakest(rows),
                "party_id": name_within(reading.subject.event, party),
                "relation_id": tie.relation and name_entry(reading.article.name, tie.relation),
                "draft": _mark(reading),
            }


def _list_tie_statements(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        proof = reconcile(reading)
        for name, tie, _ in _gather_ties(reading):
            for number, each in enumerate((tie.whole, *tie.parts), 1):
                role = "whole" if number == 1 else "part"
                yield {
                    "tie_id": name,
                    "position": number,
                    "tie_role": role,
                    **_cite(proof, each),
                }


def _gather_conflicts(reading: Reading) -> Iterator[tuple[str, Conflict, str | None]]:
    """Each conflict among the reports, then each within a party's claims: id, conflict, party."""
    outcome = reconcile(reading).outcome
    of_parties = ((each, a.speaker) for a in outcome.accounts for each in a.conflicts)
    told = chain(((each, None) for each in outcome.conflicts), of_parties)
    for number, (conflict, party) in enumerate(told, 1):
        yield name_entry(reading.article.name, f"conflict-{number}"), conflict, party


def _list_conflicts(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        proof = reconcile(reading)
        for name, conflict, party in _gather_conflicts(reading):
            members = [proof.all_figures[n] for n in conflict.ids if n in proof.all_figures]
            yield {
                "conflict_id": name,
                "article": reading.article.name,
                "told": plain(say_conflict(proof, conflict, "")),
                **find_weakest(members),
                "party_id": name_within(reading.subject.event, party),
                "draft": _mark(reading),
            }


def _list_conflict_members(book: Book) -> Iterator[Row]:
    for reading in book.articles:
        article = reading.article
        transcript = article.transcript
        homes = {
            "statement": {each.id for each in transcript.figures},
            "relation_id": {each.id for each in transcript.relations},
            "assumption_id": {each.id for each in transcript.assumptions},
        }
        for name, conflict, _ in _gather_conflicts(reading):
            for each in conflict.ids:
                member = name_entry(article.name, each)
                yield {
                    "conflict_id": name,
                    "member": member,
                    **{key: member if each in ids else None for key, ids in homes.items()},
                }


_LINKS = (
    *link("articles", "article"),
    *link("groups", "group_id"),
    *link("places", "place_id"),
    *link("periods", "period_id"),
)
_CITED = ("statement", "low", "high", "status", "speaker_id", "reviewed")

TABLES = (
    Table(
        "counts",
        "Counts: the tightest bounds that all reports of an article leave, never from claims",
        (
            *("count_name", "article", "event", "label", "measure", "unit", "group_id"),
            *("place_id", "period_id", "known_at", "by", "how", "tight_low", "tight_high"),
            *("is_stated", "draft"),
        ),
        ("count_name",),
        (*_LINKS, *MEASURED),
        _list_counts,
    ),
    Table(
        "count_statements",
        "Which statements are of which count, claims among them",
        ("count_name", *_CITED),
        ("count_name", "statement"),
        (
            *link("counts", "count_name"),
            *link("statements", "statement"),
            *link("speakers", "speaker_id"),
        ),
        _list_count_statements,
    ),
    Table(
        "ties",
        "Ties: each whole with its parts as they were tested, each party's claims by themselves",
        (
            *("tie_id", "article", "tie_kind", "verdict", "parts_low", "parts_high"),
            *("weakest_status", "speakers_told", "party_id", "relation_id", "draft"),
        ),
        ("tie_id",),
        (
            *link("articles", "article"),
            *link("speakers", "party_id"),
            *link("relations", "relation_id"),
        ),
        _list_ties,
    ),
    Table(
        "tie_statements",
        "The whole and the parts of each tie",
        ("tie_id", "position", "tie_role", *_CITED),
        ("tie_id", "position"),
        (
            *link("ties", "tie_id"),
            *link("statements", "statement"),
            *link("speakers", "speaker_id"),
        ),
        _list_tie_statements,
    ),
    Table(
        "conflicts",
        "Conflicts: smallest sets of figures of an article that cannot all be true",
        (
            *("conflict_id", "article", "told", "weakest_status", "speakers_told", "party_id"),
            "draft",
        ),
        ("conflict_id",),
        (*link("articles", "article"), *link("speakers", "party_id")),
        _list_conflicts,
    ),
    Table(
        "conflict_members",
        "What each conflict is between: statements, relations and readings of ours",
        ("conflict_id", "member", "statement", "relation_id", "assumption_id"),
        ("conflict_id", "member"),
        (
            *link("conflicts", "conflict_id"),
            *link("statements", "statement"),
            *link("relations", "relation_id"),
            *link("assumptions", "assumption_id"),
        ),
        _list_conflict_members,
    ),
)
