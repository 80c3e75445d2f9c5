"""How the parts of a count of people add up to it, in words."""

from __future__ import annotations

from analysis.ledger.frame import Row
from analysis.reading.order import is_harm
from analysis.reading.outcome import find_outcome, list_conditions, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.judged import JudgedTie
from analysis.telling.words import capitalise, format_number, say_bounds, say_quantity


def list_splits(reading: Reading) -> list[JudgedTie]:
    """The ties that split one place's count of one time by groups, those that fit first.

    Where several accounts of a part are given, the whole is drawn with those that make it up.
    """
    rows = {row["id"]: row for row in reading.totals}
    splits = []
    for tie in find_outcome(reading).ties:
        told = [rows[name] for name in (tie.whole, *tie.parts) if name in rows]
        cells = {(row["read_place"], row["read_period"], row["reported"]) for row in told}
        measures = {row["read_measure"] for row in told}
        if tie.kind == "sum" and len(cells) == len(measures) == 1 and is_harm(reading, told[0]):
            splits.append(tie)
    return sorted(splits, key=lambda tie: tie.verdict == "conflict")


def tell_sum(reading: Reading, tie: JudgedTie | None) -> Row:
    """How the parts of a whole that is split by groups add up.

    Returns
    -------
    part_ids; told, the arithmetic ('36 + 22 = 58, the number in paragraph 1. “More than 22” makes
    at least 59.'); sum_told, the same as a finding ('The groups make at least 59; the number in all
    is 58'). Each none without a tie, the last two also where the whole is not one number.
    """
    if tie is None:
        return {"part_ids": None, "told": None, "sum_told": None}
    rows = {row["id"]: row for row in reading.totals}
    parts, whole = [rows[name] for name in tie.parts], rows[tie.whole]
    ids = " ".join(tie.parts)
    if whole["low"] is None or whole["low"] != whole["high"]:
        return {"part_ids": ids, "told": None, "sum_told": None}
    return {
        "part_ids": ids,
        "told": _say_arithmetic(reading, tie, parts, whole),
        "sum_told": _say_finding(tie, say_quantity(whole)),
    }


def _say_arithmetic(reading: Reading, tie: JudgedTie, parts: list[Row], whole: Row) -> str:
    made = say_bounds(tie.low, tie.high)
    place = f"paragraph {whole['paragraph']}" if whole["paragraph"] else "the headline"
    toll = f"the number of {reading.measures[whole['read_measure']].label} in {place}"
    condition = list_conditions(reconcile(reading), tie.assumptions)
    if tie.printed is None:
        return f"The parts make {made}; {say_quantity(whole)} is {toll}{condition}."
    plus = " + ".join(format_number(part["nominal"]) for part in parts)
    plus += f" = {format_number(tie.printed)}"
    if not tie.is_equal:
        return f"{plus}; {toll} is {say_quantity(whole)}{condition}."
    if tie.verdict != "conflict":
        return f"{plus}, {toll}{condition}."
    loose = next(part for part in parts if part["low"] != part["high"])
    return f"{plus}, {toll}{condition}. “{capitalise(say_quantity(loose))}” makes {made}."


def _say_finding(tie: JudgedTie, whole: str) -> str:
    if tie.is_equal and tie.verdict != "conflict":
        printed = "" if tie.verdict == "agree" else ", as printed,"
        return f"The groups{printed} make {whole}, the number in all"
    return f"The groups make {say_bounds(tie.low, tie.high)}; the number in all is {whole}"
