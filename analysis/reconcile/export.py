"""The answer as plain values, for programs: keys and order never change with the run."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from analysis.reconcile.claims import Claim
from analysis.reconcile.counts import Count
from analysis.reconcile.mends import Mend
from analysis.reconcile.verdicts import Conflict, Outcome


def to_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON takes it; None for no value.

    Returns
    -------
    articles, convention, readings, without : how the figures were read.
    feasible : true, false, or none where it is too hard to tell.
    counts : measure, unit, group, place, period, until, low, high, statements, claims. A count
        whose low is none has no bounds; with a low, a high of none is open.
    rests : whole and part, each as in counts without bounds; low, high.
    conflicts : ids, mends (id, kind, wording, to, also, low, high, is_enough).
    is_cut : whether there may be more conflicts.
    claims : id, is_possible, against (lists of ids), is_cut, rival, ratio_low, ratio_high.
    verdicts : statement id -> agree, consistent, conflict or undecided.
    """
    return {
        "articles": list(outcome.articles),
        "convention": outcome.convention,
        "readings": dict(outcome.readings),
        "without": list(outcome.without),
        "feasible": outcome.feasible,
        "counts": [
            {
                **_write_count(bounded.count),
                "low": bounded.low,
                "high": bounded.high,
                "statements": list(bounded.count.statements),
                "claims": list(bounded.count.claims),
            }
            for bounded in outcome.counts
        ],
        "rests": [
            {
                "whole": _write_count(rest.whole),
                "part": _write_count(rest.part),
                "low": rest.low,
                "high": rest.high,
            }
            for rest in outcome.rests
        ],
        "conflicts": [_write_conflict(conflict) for conflict in outcome.conflicts],
        "is_cut": outcome.is_cut,
        "claims": [_write_claim(claim) for claim in outcome.claims],
        "verdicts": dict(outcome.verdicts),
    }


def _write_count(count: Count) -> dict[str, Any]:
    return {
        "measure": count.measure,
        "unit": count.unit,
        "group": count.group,
        "place": count.place,
        "period": count.period,
        "until": count.until and count.until.isoformat(),
    }


def _write_conflict(conflict: Conflict) -> dict[str, Any]:
    return {"ids": list(conflict.ids), "mends": [_write_mend(mend) for mend in conflict.mends]}


def _write_mend(mend: Mend) -> dict[str, Any]:
    return {
        "id": mend.id,
        "kind": mend.kind,
        "wording": mend.wording,
        "to": mend.to,
        "also": list(mend.also),
        "low": mend.low,
        "high": mend.high,
        "is_enough": mend.is_enough,
    }


def _write_claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "is_possible": claim.is_possible,
        "against": [list(ids) for ids in claim.against],
        "is_cut": claim.is_cut,
        "rival": claim.rival,
        "ratio_low": _write_ratio(claim.ratio_low),
        "ratio_high": _write_ratio(claim.ratio_high),
    }


def _write_ratio(ratio: Fraction | None) -> float | None:
    return None if ratio is None else round(float(ratio), 6)
