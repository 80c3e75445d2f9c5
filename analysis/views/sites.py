"""How many places were attacked? Each count, and the one of which the report tells the places."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pandas as pd

from analysis.ledger.frame import Row
from analysis.ledger.model import Relation, Scope
from analysis.reading.captions import BY_ID, SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    cite_period,
    describe_reading,
    label_figure,
    name_one,
    tell_deed,
)
from analysis.reading.outcome import find_outcome, list_conditions, reconcile
from analysis.reading.reading import Reading
from analysis.reconcile.judged import JudgedTie
from analysis.telling.words import (
    format_quantity,
    is_one,
    say_bounds,
    say_quantity,
)

__all__ = ["tabulate_sites"]

_COLUMNS = (
    *("id", "sum_id", "sum_role", "parts_low", "parts_high", "verdict", "conditions", "label"),
    *("singular", "unit", "wording", "number_words", "shown", "reads", "nominal", "low", "high"),
    "hedge",
    *("speaker_name", "status", "assumption", "doer", "means", "done"),
    *("is_account", "total_low", "total_high", "total_words", "total_label"),
)


def tabulate_sites(reading: Reading) -> pd.DataFrame:
    """Places attacked, bombed, seized …: the parts of each stated sum, its whole, other counts.

    Returns
    -------
    Columns: id, sum_id (the relation whose part it is, or whose whole it states), sum_role (part,
    whole or alone); parts_low, parts_high, verdict and conditions, for a whole whose parts are
    counted; label, singular, unit, wording, number_words, shown, reads, nominal, low, high (NaN
    where open),
    hedge, speaker_name, status, assumption, doer, means, done; is_account (whether it is
    of the count whose places are shown), total_low, total_high, total_words and total_label (that
    count in all). Without background, other attacks and changes.
    """
    sites = [
        row
        for row in reading.totals
        if reading.measures[row["read_measure"]].units[:1] == ("sites",)
        and row["withdrawn_by"] is None
    ]
    rows = [_read_site(reading, row) for row in sites]
    order = {"part": 0, "whole": 1, "alone": 2}
    sums = {name: n for n, name in enumerate(dict.fromkeys(row["sum_id"] for row in rows))}
    rows.sort(key=lambda r: (r["sum_id"] is None, sums[r["sum_id"]], order[r["sum_role"]]))
    shown, total = _find_account(reading, rows)
    rows = [{**row, "is_account": row["id"] in shown, **total} for row in rows]
    table = frame_rows(rows, _COLUMNS)
    return sign(table, reading, f"Places, {cite_period(reading, table[table['is_account']])}")


def _read_site(reading: Reading, row: Row) -> Row:
    role, sum_id = _find_role(reading, row)
    tie = _find_tie(reading, row["id"], sum_id) if role == "whole" else None
    copied = ("id", "unit", "wording", "number_words", "nominal", "low", "high", "hedge")
    return {
        "sum_id": sum_id,
        "sum_role": role,
        "parts_low": tie.low if tie else None,
        "parts_high": tie.high if tie else None,
        "verdict": tie.verdict if tie else None,
        "conditions": list_conditions(reconcile(reading), tie.assumptions) if tie else None,
        "label": label_figure(reading, row),
        "singular": name_one(reading, row),
        **tell_deed(reading, row),
        "shown": format_quantity(row),
        "reads": describe_reading(reading, row["assumption"]),
        **{key: row[key] for key in (*copied, *_VOICE)},
    }


_VOICE = ("speaker_name", "status", "assumption")


def _find_account(reading: Reading, rows: Sequence[Row]) -> tuple[frozenset[str], Row]:
    """The ids of the count whose places are shown, and what it is in all.

    The parts of a stated sum where each is one number and so is what they make; else the first
    count that is reported, places attacked before others; else the first claim.
    """
    reported = [row for row in rows if row["status"] != "claimed"]
    for relation in reading.article.transcript.relations:
        parts = [row for row in reported if row["sum_id"] == relation.id]
        parts = [row for row in parts if row["sum_role"] == "part"]
        if relation.kind != "sum" or len(parts) != len(relation.parts):
            continue
        if any(row["low"] is None or row["low"] != row["high"] for row in parts):
            continue
        total = _find_total(reading, relation.whole)
        if total is not None:
            return frozenset(row["id"] for row in parts), total
    measures = {row["id"]: row["measure"] for row in reading.records}
    alike = reported or rows
    if not alike:
        return frozenset(), dict.fromkeys(_TOTAL)

    def find_rank(row: Row) -> tuple[bool, bool]:
        return row["sum_role"] == "part", measures[row["id"]] != "attack-sites"

    first = min(alike, key=find_rank)
    words = say_quantity(first)
    label = first["singular"] if is_one(words) and first["singular"] else first["label"]
    told = (first["low"], first["high"], words, re.split(r", | \(", label)[0])
    return frozenset({first["id"]}), dict(zip(_TOTAL, told, strict=True))


_TOTAL = ("total_low", "total_high", "total_words", "total_label")


def _find_total(reading: Reading, whole: Scope | str) -> Row | None:
    """The one number that the reports leave for the whole of a sum; none where they leave more."""
    outcome = find_outcome(reading)
    for bounded in outcome.counts:
        count = bounded.count
        if isinstance(whole, Scope):
            keys = ("measure", "group", "place", "period")
            is_it = all(getattr(count, key) == getattr(whole, key) for key in keys)
        else:
            is_it = count == outcome.system.counts[outcome.system.statements[whole].spot.name]
        if is_it and bounded.low is not None and bounded.low == bounded.high:
            words, measure = say_bounds(bounded.low, bounded.high), reading.measures[count.measure]
            label = measure.singular if is_one(words) else measure.label
            told = (bounded.low, bounded.high, words, label)
            return dict(zip(_TOTAL, told, strict=True))
    return None


def _find_role(reading: Reading, row: Row) -> tuple[str, str | None]:
    for relation in reading.article.transcript.relations:
        if relation.kind == "sum" and row["id"] in relation.parts:
            return "part", relation.id
        if relation.kind == "sum" and _states_whole(row, relation):
            return "whole", relation.id
    return "alone", None


def _states_whole(row: Row, relation: Relation) -> bool:
    if not isinstance(relation.whole, Scope):
        return bool(relation.whole == row["id"])
    keys = ("measure", "group", "place", "period")
    return all(row[f"read_{key}"] == getattr(relation.whole, key) for key in keys)


def _find_tie(reading: Reading, whole: str, sum_id: str | None) -> JudgedTie | None:
    """What reconciliation says of the whole beside the parts of a sum."""
    ties = find_outcome(reading).ties
    return next((tie for tie in ties if (tie.whole, tie.relation) == (whole, sum_id)), None)


CAPTIONS = {
    "sites": Caption(
        "Counts of places",
        {"label": "Figure", **SAID},
        BY_ID,
        is_detail=True,
        tabulate=tabulate_sites,
    )
}
