"""What reconciliation proves, as text for a terminal or for another program."""

from __future__ import annotations

import json
from collections.abc import Sequence

from analysis.ledger.reading import Reading
from analysis.reconcile.export import to_json
from analysis.reconcile.verdicts import Outcome
from analysis.views.proof import (
    head_outcome,
    reconcile,
    say_conflict,
    say_mends,
    say_tests,
    tabulate_bounds,
)
from analysis.views.prose import plain

_TERMINAL = ["label", "shown", "tight_shown", "verdict"]


def print_checks(readings: Sequence[Reading], form: str) -> tuple[str, bool]:
    """The outcome of each article, and whether there is a conflict in any.

    Parameters
    ----------
    form : table (what a person reads) or json (one object for one article, else a list).
    """
    outcomes = [reconcile(reading) for reading in readings]
    has_conflict = any(outcome.feasible is False for outcome in outcomes)
    if form == "json":
        found = [to_json(outcome) for outcome in outcomes]
        shown = found[0] if len(found) == 1 else found
        return json.dumps(shown, indent=2, ensure_ascii=False) + "\n", has_conflict
    pairs = zip(readings, outcomes, strict=True)
    return "\n".join(_print_one(*pair) for pair in pairs), has_conflict


def _print_one(reading: Reading, outcome: Outcome) -> str:
    lines = [f"{reading.article.name}: {plain(head_outcome(outcome))}"]
    for conflict in outcome.conflicts:
        told = (*say_conflict(reading, conflict), *say_mends(reading, conflict))
        lines += [f"  {plain(sentence)}" for sentence in told]
    lines += [f"  {plain(sentence)}" for sentence in say_tests(reading, outcome)]
    bounds = tabulate_bounds(reading, outcome)
    if len(bounds):
        lines += ["", bounds[_TERMINAL].fillna("").to_string(index=False)]
    return "\n".join(lines) + "\n"
