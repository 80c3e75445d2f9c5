"""The outcome as plain values, for programs; keys and order are the same in every run."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from analysis.reconcile.claims import Claim
from analysis.reconcile.counts import Count
from analysis.reconcile.judged import JudgedTie
from analysis.reconcile.mends import Mend
from analysis.reconcile.verdicts import Account, Conflict, Outcome


def to_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON-ready values; None for no value.

    Returns
    -------
    articles, convention, readings, without : how the figures were read.
    feasible : true, false, or null where it is too hard to tell.
    counts : measure, unit, group, place, period, as_of (a day, or 2026-01-31T17:00), low, high,
        statements, claims. A count with a null low has no bounds; a null high beside a low is open.
        Where there are any: by and how, if what others did is another count; ours, which is
        statement id -> the fields of its scope that the event's toll gives, and not the print.
    rests : whole and parts, each as in counts but without bounds; low, high.
    ties : kind, whole, parts, relation, assumptions, low, high (of the parts), verdict. The last
        part of an increment or a fall is the change.
    wholes : statement id -> id of the nearest report that contains it, or null.
    conflicts : ids, mends (id, kind, wording, to, also, low, high, is_enough, near, is_bare).
    is_cut : whether there may be more conflicts.
    claims : id, is_possible, against (lists of ids), is_cut, rival, ratio_low, ratio_high.
    accounts : speaker, feasible, ties, conflicts, is_cut: each party's claims by themselves.
    verdicts : statement id -> agree, consistent, conflict, undecided or withdrawn.
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
                **_write_ours(bounded.count, outcome),
            }
            for bounded in outcome.counts
        ],
        "rests": [
            {
                "whole": _write_count(rest.whole),
                "parts": [_write_count(part) for part in rest.parts],
                "low": rest.low,
                "high": rest.high,
            }
            for rest in outcome.rests
        ],
        "ties": [_write_tie(tie) for tie in outcome.ties],
        "wholes": dict(outcome.wholes),
        "conflicts": [_write_conflict(conflict) for conflict in outcome.conflicts],
        "is_cut": outcome.is_cut,
        "claims": [_write_claim(claim) for claim in outcome.claims],
        "accounts": [_write_account(account) for account in outcome.accounts],
        "verdicts": dict(outcome.verdicts),
    }


def _write_count(count: Count) -> dict[str, Any]:
    return {
        "measure": count.measure,
        "unit": count.unit,
        "group": count.group,
        "place": count.place,
        "period": count.period,
        "as_of": count.extent.known_by.isoformat(),
        **({"by": count.agent.by} if count.agent.by else {}),
        **({"how": list(count.agent.how)} if count.agent.how else {}),
    }


def _write_ours(count: Count, outcome: Outcome) -> dict[str, Any]:
    """The statements of a count that have its scope from the event's toll; nothing without one."""
    said = ((name, outcome.system.statements[name]) for name in (*count.statements, *count.claims))
    ours = {name: list(statement.ours) for name, statement in said if statement.ours}
    return {"ours": ours} if ours else {}


def _write_conflict(conflict: Conflict) -> dict[str, Any]:
    return {"ids": list(conflict.ids), "mends": [_write_mend(mend) for mend in conflict.mends]}


def _write_tie(tie: JudgedTie) -> dict[str, Any]:
    return {
        "kind": tie.kind,
        "whole": tie.whole,
        "parts": list(tie.parts),
        "relation": tie.relation,
        "assumptions": list(tie.assumptions),
        "low": tie.low,
        "high": tie.high,
        "verdict": tie.verdict,
    }


def _write_account(account: Account) -> dict[str, Any]:
    return {
        "speaker": account.speaker,
        "feasible": account.feasible,
        "ties": [_write_tie(tie) for tie in account.ties],
        "conflicts": [_write_conflict(conflict) for conflict in account.conflicts],
        "is_cut": account.is_cut,
    }


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
        "near": mend.near,
        "is_bare": mend.is_bare,
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
