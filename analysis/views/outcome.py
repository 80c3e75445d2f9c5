"""What reconciliation says of a reading, worked out once for all of its tables and sentences."""

from __future__ import annotations

from analysis.ledger.reading import Reading
from analysis.reconcile.verdicts import Outcome, check


def find_outcome(reading: Reading) -> Outcome:
    """What follows from the article's figures under the reading's convention."""
    key = (reading.article.sha256, id(reading.article), reading.convention.name)
    if key not in reading.memo:
        reading.memo[key] = check([reading.article], reading.convention.name)
    outcome: Outcome = reading.memo[key]
    return outcome
