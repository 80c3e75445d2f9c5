"""What reconciliation proves, as text for a terminal or for another program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from analysis.ledger.frame import to_records
from analysis.reading.outcome import Proof, name_parties, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.export import to_json
from analysis.telling.sentences import plain
from analysis.telling.words import NOT_REPORTED, capitalise
from analysis.views.checks import head_outcome, list_conflict
from analysis.views.claims import list_tests
from analysis.views.follows import tabulate_bounds


def print_checks(readings: Sequence[Reading], form: str) -> tuple[str, bool]:
    """The outcome of each event, its articles taken together, and whether any has a conflict.

    Parameters
    ----------
    form : table (what a person reads) or json (one object for one event, else a list).
    """
    proofs = [reconcile(*group) for group in _group_by_event(readings)]
    has_conflict = any(proof.outcome.has_conflict for proof in proofs)
    if form == "json":
        found = [to_json(proof.outcome) for proof in proofs]
        shown = found[0] if len(found) == 1 else found
        return json.dumps(shown, indent=2, ensure_ascii=False) + "\n", has_conflict
    return "\n".join(map(_print_one, proofs)), has_conflict


def _group_by_event(readings: Sequence[Reading]) -> list[list[Reading]]:
    ordered = sorted(readings, key=lambda reading: reading.article.name)
    by_event = groupby(ordered, key=lambda reading: reading.article.name.partition("/")[0])
    return [list(group) for _, group in by_event]


def _print_one(proof: Proof) -> str:
    names = ", ".join(article.name for article in proof.articles)
    lines = [f"{names}: {plain(head_outcome(proof))}"]
    for conflict in proof.outcome.conflicts:
        lines += [f"  {plain(sentence)}" for sentence in list_conflict(proof, conflict)]
    for account in proof.outcome.accounts:
        for conflict in account.conflicts:
            name = name_parties(proof, [conflict])
            told = list_conflict(proof, conflict)
            lines += [f"  Claimed by {name}. {plain(sentence)}" for sentence in told]
    lines += [f"  {plain(sentence)}" for sentence in list_tests(proof)]
    return "\n".join([*lines, *_list_bounds(proof)]) + "\n"


def _list_bounds(proof: Proof) -> list[str]:
    """A line for each count: what is reported, what follows from all reports, the verdict."""
    lines = [""]
    for row in to_records(tabulate_bounds(*proof.readings)):
        told = [row["shown"] or NOT_REPORTED, f"follows: {row['tight_shown']}", row["verdict"]]
        lines.append(f"  {capitalise(row['label'])}: {'; '.join(each for each in told if each)}")
    return lines if len(lines) > 1 else []
