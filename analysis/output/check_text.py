"""What reconciliation proves, as text for a terminal or for another program."""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import groupby

from analysis.ledger.frame import Row, to_records
from analysis.reading.outcome import Proof, name_parties, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.export import to_json
from analysis.reconcile.verdicts import Conflict
from analysis.telling.sentences import plain
from analysis.telling.verdicts import VERDICTS
from analysis.telling.words import NOT_REPORTED, capitalise, say_count
from analysis.views.checks import head_outcome, list_sums, say_conflict
from analysis.views.claims import list_tests
from analysis.views.follows import pick_news, tabulate_bounds
from analysis.views.mends import list_mends
from analysis.views.sums import say_sum


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
        lines += _list_conflict(proof, conflict, "")
    for account in proof.outcome.accounts:
        for conflict in account.conflicts:
            lines += _list_conflict(proof, conflict, f"{name_parties(proof, [conflict])}: ")
    lines += [*_list_sums(proof), *(f"  {plain(sentence)}" for sentence in list_tests(proof))]
    return "\n".join([*lines, *_list_bounds(proof)]) + "\n"


def _list_conflict(proof: Proof, conflict: Conflict, who: str) -> list[str]:
    """A conflict in one line, and below it what would mend it."""
    told = say_conflict(proof, conflict, who)
    mends = [f"    {plain(each)}" for each in list_mends(proof, conflict)]
    return [f"  {plain(told)}", *mends]


def _list_sums(proof: Proof) -> list[str]:
    """A line for each sum that fits; over several articles the labels would not tell them apart."""
    if len(proof.readings) > 1:
        return []
    fits = [tie for tie in list_sums(proof) if tie.verdict != "conflict"]
    return [f"  {VERDICTS[tie.verdict]}: {plain(say_sum(proof, tie))}" for tie in fits]


def _list_bounds(proof: Proof) -> list[str]:
    """A line for each count for which more follows than is printed; how many others there are."""
    bounds = tabulate_bounds(*proof.readings)
    rows = to_records(pick_news(bounds))
    lines = [f"  {_say_bound(row)}" for row in rows]
    others = len(bounds) - len(rows)
    more = f"  {say_count(others, 'other count')}: nothing follows that is not printed"
    return ["", *lines, *([more] if others else [])]


def _say_bound(row: Row) -> str:
    """A count as reported and as it follows."""
    shown = row["shown"] or NOT_REPORTED
    return f"{capitalise(row['label'])}: {shown}; follows: {row['tight_shown']}"
