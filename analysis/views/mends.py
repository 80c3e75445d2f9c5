"""What cannot all be true, and the least changes that mend it, the most telling first."""

from __future__ import annotations

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.outcome import Proof, list_conditions, name_tie, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.mends import Mend
from analysis.reconcile.verdicts import Conflict
from analysis.telling.sentences import (
    Cited,
    Sentence,
    begin,
    cite_number,
    enumerate_pieces,
    plain,
    say_counted,
    sentence,
    unbracket,
)
from analysis.telling.words import (
    format_bounds,
    format_number,
    say_bounds,
    say_count,
    say_quantity,
)
from analysis.views.sums import MOST_HEADING

__all__ = ["say_conflicts", "tabulate_mends"]

MOST_TOLD = 3
"""Conflicts that are told in sentences, and mends of each; the table has all."""


def tabulate_mends(reading: Reading) -> pd.DataFrame:
    """For each conflict the single changes that mend it.

    Returns
    -------
    Columns: id (of what is changed), conflict (1 for the first), label, wording, mend (in
    words), left_low, left_high (what the other figures leave to this count, in its unit; NaN where
    open), left_shown, is_enough (whether all figures then agree).
    """
    proof = reconcile(reading)
    rows: list[Row] = [
        {
            "id": mend.id if mend.id in proof.figures else None,
            "conflict": number,
            "label": _label_member(proof, mend.id),
            "wording": mend.wording,
            "mend": _say_change(mend),
            "left_low": mend.low,
            "left_high": mend.high,
            "left_shown": None if mend.low is None else format_bounds(mend.low, mend.high),
            "is_enough": mend.is_enough,
        }
        for number, conflict in enumerate(proof.conflicts, 1)
        for mend in conflict.mends
    ]
    columns = ("id", "conflict", "label", "wording", "mend")
    more = ("left_low", "left_high", "left_shown", "is_enough")
    return sign(frame_rows(rows, (*columns, *more)), reading)


def say_conflicts(reading: Reading) -> Prose:
    """The most telling change, the figures that cannot all be true, and up to two more changes.

    Nothing where all fit.
    """
    proof = reconcile(reading)
    conflicts = proof.conflicts
    if not conflicts:
        return Prose([], role="finding")
    heading = _head_mends(proof, conflicts)
    told: list[Sentence] = []
    for conflict in conflicts[:MOST_TOLD]:
        is_head = len(conflicts) == 1 and heading == _say_first(proof, conflict)
        told += list_conflict(proof, conflict, is_head=is_head)
    if more := len(conflicts) - MOST_TOLD:
        told += [(f"The table has {say_count(more, 'more conflict')}.",)] if more > 0 else []
    return Prose([heading, *told], role="finding")


def _head_mends(proof: Proof, conflicts: list[Conflict]) -> Sentence:
    """The most telling change where there is one conflict; else how many there are."""
    if len(conflicts) == 1:
        heading = _say_first(proof, conflicts[0])
        return heading if 0 < len(plain(heading)) <= MOST_HEADING else _count_members(conflicts[0])
    is_cut = proof.outcome.is_cut or any(each.is_cut for each in proof.outcome.accounts)
    total = f"{say_count(len(conflicts), 'smallest conflict')}{' or more' if is_cut else ''}"
    if any(mend.is_enough for each in conflicts for mend in each.mends):
        return (f"{total}, and one change can be enough",)
    return (f"{total}, and no single change mends all of them",)


def _say_first(proof: Proof, conflict: Conflict) -> Sentence:
    return say_mend(proof, conflict.mends[0], is_short=True) if conflict.mends else ()


def _count_members(conflict: Conflict) -> Sentence:
    changes = say_count(len(conflict.mends), "single change")
    would = f"; {changes} would mend it" if conflict.mends else ""
    return (f"{say_count(len(conflict.ids), 'statement')} cannot all be true{would}",)


def list_conflict(proof: Proof, conflict: Conflict, *, is_head: bool = False) -> list[Sentence]:
    """Which figures cannot all be true, under which readings and ties, and the first changes that
    mend that, without the very first where a heading tells it.
    """
    return [name_conflict(proof, conflict), *list_mends(proof, conflict)[is_head:]]


def list_mends(proof: Proof, conflict: Conflict) -> list[Sentence]:
    """The first changes that mend a conflict, and how many more would."""
    told = [sentence(say_mend(proof, mend), ".") for mend in conflict.mends[:MOST_TOLD]]
    more = len(conflict.mends) - MOST_TOLD
    rest = [(f"{say_count(more, 'more change')} would mend it.",)] if more > 0 else []
    return [*told, *rest]


def name_conflict(proof: Proof, conflict: Conflict) -> Sentence:
    """Which figures cannot all be true, and under which readings and ties."""
    return begin(list_members(proof, conflict), ".")


def list_members(proof: Proof, conflict: Conflict) -> Sentence:
    """The same inside a sentence: '12 dead and 13 dead cannot both be true, if …'."""
    stated = [proof.figures[name] for name in conflict.ids if name in proof.figures]
    cited = enumerate_pieces(
        (Cited(words := say_quantity(row), row["id"]), say_counted(words, row)) for row in stated
    )
    both = {1: "", 2: "both "}.get(len(stated), "all ")
    return sentence(cited, f" cannot {both}be true", list_conditions(proof, conflict.ids))


def say_mend(proof: Proof, mend: Mend, *, is_short: bool = False) -> Sentence:
    """One change and what comes of it, without a stop: 'If “more than 22” is read as 22, …'.

    `is_short` leaves out what the figure counts, for a heading.
    """
    row = proof.figures.get(mend.id)
    all_fit = ", every figure fits" if mend.is_enough else ", this conflict goes"
    all_fit += ", and others stay" if mend.is_enough is False else ""
    if row is None:
        return (f"Without {name_tie(proof, mend.id)}{all_fit}",)
    label = "" if is_short else f" ({unbracket(row['label'])})"
    is_printed = mend.wording in (None, row["wording"])
    quoted = cite_number(row) if is_printed else Cited(f"“{mend.wording}”", mend.id)
    if row["is_counted"]:
        quoted = Cited(f"the list of {format_number(row['nominal'])}", row["id"])
    if mend.kind == "drop":
        return sentence("Without ", quoted, f"{label}{all_fit}", _say_left(mend))
    if mend.near is not None and not mend.is_bare and mend.kind != "reading":
        return _say_off(row, mend, label)
    to = format_number(mend.near) if mend.is_bare else f"“{mend.to}”"
    left = () if mend.is_bare else _say_left(mend)
    return sentence("If ", quoted, f"{label} is read as {to}{all_fit}", left)


def _say_off(row: Row, mend: Mend, label: str) -> Sentence:
    """A number that is one off: 'For 58 (people killed) the others leave room for 59'."""
    number = Cited(format_number(row["nominal"]), row["id"])
    within = () if row["hedge"] == "exact" else (" in ", cite_number(row))
    left = f"{label} the others leave room for {format_number(mend.near)}"
    return sentence("For ", number, *within, left)


def _say_left(mend: Mend) -> Sentence:
    """What the others leave to a count; nothing where it is too hard to tell."""
    if mend.low is None or mend.is_enough is False:
        return ()
    exactly = "exactly " if mend.low == mend.high else ""
    return (f": the others leave {exactly}{say_bounds(mend.low, mend.high)}",)


def _say_change(mend: Mend) -> str:
    """The change as a cell of a table has it."""
    if mend.kind == "drop":
        told = "left out"
    elif mend.kind == "as-printed":
        told = "read as printed"
    else:
        told = f"read as “{mend.to}”"
    if mend.near is None or mend.kind == "reading":
        return told
    near = format_number(mend.near)
    return f"read as {near}" if mend.is_bare else f"{near} instead, or {told}"


def _label_member(proof: Proof, name: str) -> str:
    return str(proof.figures[name]["label"]) if name in proof.figures else name_tie(proof, name)


CAPTIONS = {
    "mends": Caption(
        "The least changes",
        {
            "label": "Figure",
            "wording": "Wording",
            "mend": "Change that mends it",
            "left_shown": "What the others leave",
        },
        {"wording": "id"},
        tabulate=tabulate_mends,
        least=MOST_TOLD + 1,
    ),
}
