"""Do the figures add up: each whole beside its parts, what cannot all be true, what mends it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.outcome import (
    Proof,
    find_outcome,
    label_together,
    list_conditions,
    name_parties,
    reconcile,
)
from analysis.reading.reading import Reading
from analysis.reconcile.judged import JudgedTie
from analysis.reconcile.mends import Mend
from analysis.reconcile.verdicts import Conflict
from analysis.telling.sentences import (
    Sentence,
    begin,
    plain,
    sentence,
)
from analysis.telling.verdicts import OUTCOMES
from analysis.telling.words import (
    format_number,
    join,
    say_bounds,
    say_count,
    stop,
)
from analysis.views.mends import list_members, say_mend
from analysis.views.sums import (
    head_conditions,
    head_pair,
    say_parts,
    say_sum,
    say_whole,
)

__all__ = [
    "say_agreement",
    "say_checks",
    "say_outcome",
    "tabulate_checks",
]

TOO_HARD = "Whether the figures fit is too hard to tell"
_COLUMNS = (
    *("kind", "whole_id", "whole_label", "whole_low", "whole_high", "part_ids", "part_labels"),
    *(
        "parts_low",
        "parts_high",
        "verdict",
        "conditions",
        "parts_told",
        "parts_words",
        "whole_told",
    ),
)


def tabulate_checks(reading: Reading) -> pd.DataFrame:
    """Each reported whole beside its reported parts, with the bounds of both and the verdict.

    Returns
    -------
    Columns: kind (sum: the parts make the whole; part: the whole contains them; same: two
    statements of one count; at-most), whole_id, whole_label, whole_low, whole_high (in the unit of
    what is counted; NaN where open), part_ids, part_labels (lists), parts_low, parts_high (of
    their sum, in the same unit), verdict (agree, consistent, conflict, undecided; a page says adds
    up, fits, does not fit, cannot be checked), conditions (readings of ours on which it rests, or
    none), and in words parts_told (more than four are counted), parts_words (their sum) and
    whole_told.
    """
    proof = reconcile(reading)
    rows = [_describe_tie(proof, tie) for tie in proof.outcome.ties]
    return sign(frame_rows(rows, _COLUMNS), reading)


def _describe_tie(proof: Proof, tie: JudgedTie) -> Row:
    """A tie as a row of `tabulate_checks`; the labels and words are those of its figures."""
    whole, *parts = (proof.all_figures[name] for name in (tie.whole, *tie.parts))
    whole_label, *part_labels = label_together([whole, *parts])
    return {
        "kind": tie.kind,
        "whole_id": whole["id"],
        "whole_label": whole_label,
        "whole_low": whole["low"],
        "whole_high": whole["high"],
        "part_ids": [part["id"] for part in parts],
        "part_labels": part_labels,
        "parts_low": tie.low,
        "parts_high": tie.high,
        "verdict": tie.verdict,
        "conditions": list_conditions(proof, tie.assumptions).removeprefix(", if ") or None,
        "parts_told": say_parts(proof, tie),
        "parts_words": _say_together(tie),
        "whole_told": say_whole(proof, tie),
    }


def _say_together(tie: JudgedTie) -> str:
    """What the parts make: as printed where that is the whole's number, and within which bounds."""
    bounds = say_bounds(tie.low or None, tie.high)
    if tie.printed is None or not tie.is_equal or tie.low == tie.high:
        return bounds
    return f"{format_number(tie.printed)} as printed, {bounds} as read"


# --- how many sums fit ---------------------------------------------------------------------------


def say_checks(reading: Reading) -> Prose:
    """How many sums fit and how many do not; what is too rough to be checked, in one line."""
    proof = reconcile(reading)
    sums = list_sums(proof)
    told = [_head_checks(proof, sums), *_list_rough(proof, sums)]
    return Prose(told, role="finding", record=record_outcome(reading))


def list_sums(proof: Proof) -> list[JudgedTie]:
    """The ties that could be checked, each that is told alike once, the telling ones first.

    That two speakers give one number is no sum, unless they contradict each other.
    """
    told: dict[str, JudgedTie] = {}
    for tie in proof.outcome.ties:
        is_repeated = tie.kind == "same" and tie.verdict != "conflict"
        if tie.verdict != "undecided" and not is_repeated:
            told.setdefault(plain(say_sum(proof, tie)), tie)
    order = ("conflict", "agree", "consistent")
    return sorted(told.values(), key=lambda tie: (order.index(tie.verdict), len(tie.parts) == 1))


def _head_checks(proof: Proof, sums: list[JudgedTie]) -> Sentence:
    misfits = [tie for tie in sums if tie.verdict == "conflict"]
    exact = sum(tie.verdict == "agree" for tie in sums)
    given = head_conditions(proof, _list_assumptions(misfits or sums))
    failed, total = len(misfits), len(sums)
    if proof.outcome.feasible is None:
        return (TOO_HARD,)
    if not sums:
        return (_say_unchecked(proof),)
    if failed:
        of_all = f"{format_number(failed)} of {say_count(total, 'sum')}"
        some = "The one sum" if total == 1 else of_all
        near = ", and misses by one" if failed == 1 and _find_near(proof.outcome.conflicts) else ""
        return (f"{some} {'does' if failed == 1 else 'do'} not fit{near}{given}",)
    if proof.outcome.feasible is False:
        return (f"Each of {say_count(total, 'sum')} fits, and all figures together do not",)
    if total == 1:
        return (f"The one sum that can be checked {'adds up' if exact else 'fits'}{given}",)
    every = "Both" if total == 2 else f"All {format_number(total)}"
    if exact == total:
        return (f"{every} sums add up{given}",)
    if exact:
        up = f"{format_number(exact)} of {format_number(total)} sums"
        add = "adds up exactly" if exact == 1 else "add up exactly"
        return (f"{up} {add}, and the others fit{given}",)
    return (f"Each sum that can be checked fits{given}",)


def _list_assumptions(sums: Iterable[JudgedTie]) -> set[str]:
    return {name for tie in sums for name in tie.assumptions}


def _say_unchecked(proof: Proof) -> str:
    """Why there is no sum to check."""
    ties = proof.outcome.ties
    if any(tie.verdict == "undecided" for tie in ties):
        return "No sum can be checked: a number in each is too rough"
    if proof.outcome.feasible is False:
        return "The figures do not fit, though no single sum shows it"
    if ties:
        return plain(head_pair(proof, ties[0]))
    if proof.outcome.verdict in ("agree", "consistent"):
        return "No figure contradicts another, and none is the sum of others"
    return "No sum of one measure is told, so none is checked"


def _list_rough(proof: Proof, sums: list[JudgedTie]) -> list[Sentence]:
    """How many pairs are too rough to be checked; nothing without one."""
    rough = sum(tie.verdict == "undecided" for tie in proof.outcome.ties)
    if not rough or not sums:
        return []
    which = say_count(rough, "more pair")
    return [(f"{which} cannot be checked, because a number is rough.",)]


def _find_near(conflicts: Iterable[Conflict]) -> Mend | None:
    """The first near miss of the first conflict."""
    mends = (mend for conflict in [*conflicts][:1] for mend in conflict.mends)
    return next((mend for mend in mends if mend.near is not None), None)


# --- the report's section ------------------------------------------------------------------------


def say_agreement(reading: Reading) -> Prose:
    """How many sums do not fit, the least change that mends the first, and what it rests on.

    Where the reports fit, whose claims do not. Nothing where all figures fit: the answer has said
    so, and the proof is on the checks page.
    """
    proof = reconcile(reading)
    conflicts = proof.outcome.conflicts
    at_odds = say_at_odds(proof)
    if not (conflicts or at_odds) and proof.outcome.feasible is not None:
        return Prose([], role="finding")
    if proof.outcome.feasible:
        whose = f"The claims of {join(proof.at_odds)} cannot all be true"
        return Prose([(whose,), *at_odds], role="finding")
    sums = list_sums(proof)
    told = _list_rests(proof, conflicts[0]) if conflicts else []
    told += _list_rough(proof, sums)
    return Prose([_head_checks(proof, sums), *told, *at_odds], role="finding")


def _list_rests(proof: Proof, conflict: Conflict) -> list[Sentence]:
    """Which least change makes it fit, and why we read a figure as we do."""
    made = {
        assumption.id: assumption.because
        for reading in proof.readings
        for assumption in reading.article.transcript.assumptions
    }
    enough = (mend for mend in conflict.mends if mend.is_enough)
    mend = _find_near([conflict]) or next(enough, next(iter(conflict.mends), None))
    told = [sentence(say_mend(proof, mend), ".")] if mend is not None else []
    return [*told, *((stop(made[name]),) for name in conflict.ids if name in made)]


# --- the outcome as a whole ----------------------------------------------------------------------


def say_outcome(reading: Reading) -> Prose:
    """What opens the proof: what is never tested; with the verdict, for what lists reports."""
    told = list_untested(reading)
    return Prose(told, role="answer", record=record_outcome(reading))


def record_outcome(reading: Reading) -> dict[str, str]:
    """The outcome for what lists many reports: the verdict on the article, and why."""
    proof = reconcile(reading)
    return {"verdict": proof.verdict, "outcome": " ".join(map(plain, list_outcome(proof)))}


def list_outcome(proof: Proof) -> list[Sentence]:
    """Whether the figures fit, with the arithmetic and the reading on which it rests; then each
    party's account that does not.
    """
    at_odds = say_at_odds(proof)
    is_open = proof.outcome.feasible is True and proof.outcome.verdict == "undecided"
    return at_odds if at_odds and is_open else [_say_whether(proof), *at_odds]


def _say_whether(proof: Proof) -> Sentence:
    outcome = proof.outcome
    if outcome.conflicts:
        return say_conflict(proof, outcome.conflicts[0], f"{OUTCOMES['conflict']}: ")
    if outcome.feasible is not True:
        return (f"{TOO_HARD}.",)
    which = "The reported figures" if proof.at_odds else "The figures"
    opening = OUTCOMES[outcome.verdict].replace("The figures", which)
    told = list_sums(proof)
    if len(proof.readings) > 1 or not told:
        return (f"{opening}.",)
    if told[0].verdict == "agree" or len(told) == 1:
        return sentence(opening, ": ", say_sum(proof, told[0]), ".")
    return (f"{opening} wherever they can be added up.",)


def list_untested(reading: Reading) -> list[Sentence]:
    """Which kinds of figures are never tested against others; nothing where there are only counts.

    Lengths of time and distances are named beside other kinds; alone they need no word, since
    nobody would add them to people.
    """
    outcome = find_outcome(reading)
    tested = {*outcome.system.statements, *outcome.verdicts}
    rows = [row for row in reading.told if row["measure"] != "time" and row["id"] not in tested]
    named = list(dict.fromkeys(_name_untested(reading, row) for row in rows))
    if {*named} <= {_LENGTHS["distance"], _LENGTHS["duration"]}:
        return []
    order = ("changes", *_UNTESTED.values())
    kinds = [*(name for name in order if name in named), *(n for n in named if n not in order)]
    return [(f"Shown, and neither tested nor added: {join(kinds)}.",)]


_LENGTHS = {"distance": "distances", "duration": "lengths of time"}
_UNTESTED = {
    **{"share": "shares", "money": "sums of money", "rate": "rates", "age": "ages"},
    "frequency": "how often something happened",
    **_LENGTHS,
}


def _name_untested(reading: Reading, row: Row) -> str:
    """What a figure that is never tested is, in the plural."""
    if row["change"]:
        return "changes"
    label = reading.measures[row["measure"]].label
    return _UNTESTED.get(row["measure"]) or str(row["counts"] or label).rstrip(".")


def say_at_odds(proof: Proof) -> list[Sentence]:
    """Each party whose own claims cannot all be true, with the arithmetic of the first conflict."""
    if not proof.shows_claims:
        return []
    return [
        say_conflict(
            proof, conflict, f"The claims of {name_parties(proof, [conflict])} do not fit: "
        )
        for account in proof.outcome.accounts
        for conflict in account.conflicts[:1]
    ]


def head_outcome(proof: Proof) -> Sentence:
    """The outcome in one line, for a terminal."""
    outcome, at_odds = proof.outcome, join(proof.at_odds)
    if outcome.feasible is None:
        return (TOO_HARD,)
    told = OUTCOMES[outcome.verdict]
    if len(outcome.conflicts) > 1 or outcome.is_cut:
        more = " or more" if outcome.is_cut else ""
        told += f": {say_count(len(outcome.conflicts), 'smallest conflict')}{more}"
    return (f"{told}; the claims of {at_odds} do not fit" if at_odds else told,)


def say_conflict(proof: Proof, conflict: Conflict, opening: str = "") -> Sentence:
    """A conflict by its arithmetic where one sum shows it, else by the names of its members."""
    told = list_members(proof, conflict)
    if conflict.tie is not None and len(proof.readings) == 1:
        told = say_sum(proof, conflict.tie)
    return sentence(opening, told, ".") if opening else begin(told, ".")


CAPTIONS = {
    "checks": Caption(
        "Sums and parts",
        {
            "parts_told": "Parts",
            "parts_words": "Together",
            "whole_told": "Whole",
            "verdict": "Verdict",
            "conditions": "If",
        },
        {"whole_told": "whole_id"},
        tabulate=tabulate_checks,
    ),
}
