"""What the picture of a report draws: the numbers of its headline, where a chart says more."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.ledger.frame import Row
from analysis.telling.sentences import Cited, Sentence
from analysis.telling.words import before_noun, capitalise, say_quantity

MOST = 3
"""Counts for which a card has room."""


def list_drawn(headline: Sentence, rows: Sequence[Row]) -> list[Row]:
    """The counts of a headline that can stand on one scale; none where words say it better.

    Words say it better where one of them is a party's claim, of which no picture stands alone,
    where one has no bound, and where there is nothing to compare: fewer than two of one measure.

    Parameters
    ----------
    rows : id, measure, who, where, low, high and status, and what `say_quantity` needs.

    Returns
    -------
    name (whom it counts, and where), amount (as printed), low and high (in persons; None where
    open) and status, in the order of the rows.
    """
    cited = [piece.figure for piece in headline if isinstance(piece, Cited)]
    told = [row for row in rows if row["id"] in cited]
    measures = {row["measure"] for row in told}
    is_bound = all(row["low"] is not None or row["high"] is not None for row in told)
    is_claimed = any(row["status"] == "claimed" or not row.get("who") for row in told)
    if len(measures) != 1 or not 2 <= len(told) <= MOST or is_claimed or not is_bound:
        return []
    return [_describe(row) for row in sorted(told, key=lambda row: cited.index(row["id"]))]


def is_claimed(headline: Sentence, rows: Sequence[Row]) -> bool:
    """Whether a headline tells claims of a party alone."""
    cited = {piece.figure for piece in headline if isinstance(piece, Cited)}
    told = [row["status"] for row in rows if row["id"] in cited]
    return bool(told) and set(told) == {"claimed"}


def _describe(row: Row) -> Row:
    where = f", {row['where']}" if row.get("where") else ""
    low, high = (None if row[key] is None else int(row[key]) for key in ("low", "high"))
    return {
        "name": f"{capitalise(str(row['who']))}{where}",
        "amount": before_noun(say_quantity(row)),
        "low": low,
        "high": high,
        "status": row["status"],
    }
