"""Do the figures add up: each whole beside its parts, what cannot all be true, what mends it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.outcome import (
    Proof,
    find_outcome,
    label_together,
    list_conditions,
    name_parties,
    name_tie,
    reconcile,
)
from analysis.reading.reading import Reading
from analysis.reconcile.judged import JudgedTie
from analysis.reconcile.mends import Mend
from analysis.reconcile.sensitivity import sensitivity
from analysis.reconcile.verdicts import Conflict
from analysis.telling.sentences import (
    Cited,
    Sentence,
    begin,
    cite_number,
    enumerate_pieces,
    say_counted,
    sentence,
    unbracket,
)
from analysis.telling.words import (
    format_bounds,
    format_number,
    join,
    say_bounded,
    say_bounds,
    say_count,
    say_quantity,
)

__all__ = [
    "say_checks",
    "say_conflicts",
    "say_outcome",
    "say_sensitivity",
    "tabulate_checks",
    "tabulate_mends",
    "tabulate_sensitivity",
]

TOO_HARD = "Whether the figures agree is too hard to tell"
_FEASIBLE = {
    True: "the figures can all be true",
    False: "the figures cannot all be true",
    None: "too hard to tell",
}

_COLUMNS = (
    *("kind", "whole_id", "whole_label", "whole_low", "whole_high", "part_ids", "part_labels"),
    *("parts_low", "parts_high", "verdict", "conditions"),
    *("part_words", "parts_words", "whole_words"),
)


def tabulate_checks(reading: Reading) -> pd.DataFrame:
    """Each reported whole beside its reported parts, with the bounds of both and the verdict.

    Returns
    -------
    Columns: kind (sum: the parts make the whole; part: the whole contains them; same: two
    statements of one count; at-most), whole_id, whole_label, whole_low, whole_high (in the unit of
    what is counted; NaN where open), part_ids, part_labels (lists), parts_low, parts_high (of
    their sum, in the same unit), verdict (agree, consistent, conflict, undecided),
    conditions (readings of ours on which it rests), and in words part_words (a list),
    parts_words and whole_words. `attrs["feasible"]`: whether all reports can be true; None where
    that is too hard to tell.
    """
    proof = reconcile(reading)
    rows = [describe_tie(proof, tie) for tie in proof.outcome.ties]
    checks = sign(frame_rows(rows, _COLUMNS), reading)
    checks.attrs["feasible"] = proof.outcome.feasible
    return checks


def describe_tie(proof: Proof, tie: JudgedTie) -> Row:
    """A tie as a row of `tabulate_checks`; the labels and words are those of its figures."""
    whole, *parts = (proof.all_figures[name] for name in (tie.whole, *tie.parts))
    is_added = tie.verdict != "undecided" and (tie.kind == "sum" or len(parts) > 1)
    say = say_bounded if is_added else say_quantity
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
        "part_words": [say(part) for part in parts],
        "parts_words": say_bounds(tie.low, tie.high),
        "whole_words": say(whole),
        "conditions": [
            f"“{row['wording']}” counts {row['reads']}"
            for row in [whole, *parts]
            if row["assumption"] in tie.assumptions
        ],
    }


def say_checks(checks: pd.DataFrame) -> Prose:
    """How many checks fail, and each check with its arithmetic."""
    rows = to_records(checks)
    return Prose([_head_checks(checks), *map(say_check, rows)], role="finding")


def _head_checks(checks: pd.DataFrame) -> Sentence:
    feasible = checks.attrs.get("feasible")
    verdicts = list(checks["verdict"])
    decided = sum(verdict != "undecided" for verdict in verdicts)
    failed = verdicts.count("conflict")
    if feasible is None:
        return (TOO_HARD,)
    if feasible and not decided:
        return ("No two figures can be checked against each other",)
    if feasible:
        return (f"No contradiction in {say_count(decided, 'check')} between figures",)
    if not failed:
        return ("The figures do not add up: taken together they cannot all be true",)
    fails = "fails" if failed == 1 else "fail"
    total = say_count(decided, "check")
    return (f"The figures do not add up: {format_number(failed)} of {total} {fails}",)


def say_check(row: Row) -> Sentence:
    """A check's arithmetic, each figure cited, what follows, and on which reading of ours."""
    if row["conditions"]:
        return sentence(f"If {join(row['conditions'])}: ", _say_arithmetic(row))
    return begin(_say_arithmetic(row))


def _say_arithmetic(row: Row) -> Sentence:
    parts: list[Sentence] = [
        (Cited(words, figure), f" ({unbracket(label)})")
        for words, figure, label in zip(
            row["part_words"], row["part_ids"], row["part_labels"], strict=True
        )
    ]
    whole = Cited(row["whole_words"], row["whole_id"])
    label = unbracket(row["whole_label"])
    can = row["verdict"] != "conflict"
    if row["verdict"] == "undecided":
        given = enumerate_pieces(parts)
        return sentence(
            given, " cannot be checked against ", whole, f" ({label}): a bound is open."
        )
    if row["kind"] == "same":
        both = sentence(whole, " and ", Cited(row["part_words"][0], row["part_ids"][0]))
        return sentence(both, f" ({label}) {'can' if can else 'cannot'} both be true.")
    addends = sentence(*(piece for part in parts for piece in (" + ", part)))[1:]
    if row["kind"] in ("part", "at-most"):
        made = f" = {row['parts_words']}" if len(parts) > 1 else ""
        verb = "can be" if can else "cannot be"
        among = "among" if row["kind"] == "part" else "at most"
        return sentence(addends, f"{made} {verb} {among} ", whole, f" ({label}).")
    made = f" = {row['parts_words']}, which {_compare(row)} "
    end = f" ({label})." if can else f" ({label}). They cannot all be true."
    return sentence(addends, made, whole, end)


def _compare(row: Row) -> str:
    """How a sum of parts lies to its whole."""
    if row["verdict"] != "conflict":
        return "fits"
    if row["whole_high"] is not None and row["parts_low"] > row["whole_high"]:
        return "is more than"
    is_under = row["parts_high"] is not None and row["parts_high"] < (row["whole_low"] or 0)
    return "is less than" if is_under else "cannot be"


# --- the outcome as a whole ----------------------------------------------------------------------


def say_outcome(reading: Reading) -> Prose:
    """The answer: whether all figures can be true, with the arithmetic of the first conflict."""
    told = [*list_outcome(reconcile(reading)), *list_untested(reading)]
    return Prose(told, role="answer", record=record_outcome(reading))


def record_outcome(reading: Reading) -> dict[str, str]:
    """The outcome for what lists many reports: the verdict on the article, and why."""
    from analysis.telling.sentences import plain

    proof = reconcile(reading)
    return {"verdict": proof.verdict, "outcome": " ".join(map(plain, list_outcome(proof)))}


def list_outcome(proof: Proof) -> list[Sentence]:
    """Whether the figures agree: the first conflict with its arithmetic; then each party's account
    that cannot all be true.
    """
    return [_say_agreement(proof), *say_at_odds(proof)]


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
    return [(f"These are shown, and never tested or added: {join(kinds)}.",)]


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


def _say_agreement(proof: Proof) -> Sentence:
    outcome = proof.outcome
    if outcome.conflicts:
        return _say_conflict(proof, outcome.conflicts[0], "The figures do not add up: ")
    if outcome.feasible is not True:
        return (f"{TOO_HARD}.",)
    what = "what is reported" if proof.at_odds else "figures"
    if decided := _count_decided(outcome.ties):
        return (f"No contradiction in {say_count(decided, 'check')} between {what}.",)
    if outcome.verdict == "undecided":
        which = "reported figure" if proof.at_odds else "figure of the article"
        return (f"No {which} can be checked against another.",)
    return ("No contradiction between the figures.",)


def _count_decided(ties: Iterable[JudgedTie]) -> int:
    return sum(tie.verdict != "undecided" for tie in ties)


def say_at_odds(proof: Proof) -> list[Sentence]:
    """Each party whose own claims cannot all be true, with the arithmetic of the first conflict."""
    if not proof.shows_claims:
        return []
    return [
        _say_conflict(
            proof,
            conflict,
            f"The claims of {name_parties(proof, [conflict])} do not add up: ",
        )
        for account in proof.outcome.accounts
        for conflict in account.conflicts[:1]
    ]


def head_outcome(proof: Proof) -> Sentence:
    """The outcome in one line."""
    outcome, at_odds = proof.outcome, join(proof.at_odds)
    if outcome.feasible is None:
        return (TOO_HARD,)
    if outcome.feasible:
        if not at_odds:
            return ("The figures can all be true",)
        others = "The reports can all be true; t" if outcome.verdicts else "T"
        return (
            f"{others}he claims of {at_odds} cannot{'' if outcome.verdicts else ' all be true'}",
        )
    if len(outcome.conflicts) > 1 or outcome.is_cut:
        ways = say_count(len(outcome.conflicts), "smallest conflict")
        more = " or more" if outcome.is_cut else ""
        return (f"The figures cannot all be true: {ways}{more}",)
    members = outcome.conflicts[0].ids
    figures = sum(name in outcome.verdicts for name in members)
    return (f"{say_count(figures, 'figure')} cannot all be true",)


# --- conflicts and what mends them ---------------------------------------------------------------


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
    """The outcome, and each conflict with the single changes that mend it."""
    proof = reconcile(reading)
    told = [line for conflict in proof.conflicts for line in list_conflict(proof, conflict)]
    return Prose([head_outcome(proof), *told], role="finding")


def list_conflict(proof: Proof, conflict: Conflict) -> list[Sentence]:
    """Which figures cannot all be true, under which readings and ties, and what mends that."""
    return [name_conflict(proof, conflict), *(_say_mend(proof, mend) for mend in conflict.mends)]


def name_conflict(proof: Proof, conflict: Conflict) -> Sentence:
    """Which figures cannot all be true, and under which readings and ties."""
    stated = [proof.figures[name] for name in conflict.ids if name in proof.figures]
    cited = enumerate_pieces(
        (Cited(words := say_quantity(row), row["id"]), say_counted(words, row)) for row in stated
    )
    given = list_conditions(proof, conflict.ids)
    return sentence("These cannot all be true: ", cited, f"{given}.")


def _say_conflict(proof: Proof, conflict: Conflict, opening: str) -> Sentence:
    """A conflict by its arithmetic where one sum shows it, else by the names of its members."""
    if conflict.tie is None or len(proof.readings) > 1:
        _, *members = name_conflict(proof, conflict)
        return sentence(opening, "these cannot all be true: ", *members)
    row = describe_tie(proof, conflict.tie)
    if row["conditions"]:
        return sentence(opening, f"if {join(row['conditions'])}: ", _say_arithmetic(row))
    return sentence(opening, _say_arithmetic(row))


def _say_mend(proof: Proof, mend: Mend) -> Sentence:
    row = proof.figures.get(mend.id)
    first = "All could be true" if mend.is_enough else "This conflict goes"
    if row is None:
        return (f"{first} if {name_tie(proof, mend.id)} {_say_change(mend)}.",)
    is_printed = mend.wording in (None, row["wording"])
    wording = cite_number(row) if is_printed else Cited(f"“{mend.wording}”", mend.id)
    label = f" ({unbracket(row['label'])}) {_say_change(mend)}"
    exactly = "exactly " if mend.low is not None and mend.low == mend.high else ""
    left = f": the others leave {exactly}{say_bounds(mend.low, mend.high)}"
    enough = "" if mend.is_enough else "; others stay"
    return sentence(
        f"{first} if ", wording, label, f"{left if mend.low is not None else ''}{enough}."
    )


def _say_change(mend: Mend) -> str:
    if mend.kind == "drop":
        return "is left out"
    if mend.kind == "as-printed":
        return "is not made"
    return f"is read as “{mend.to}”"


def _label_member(proof: Proof, name: str) -> str:
    return str(proof.figures[name]["label"]) if name in proof.figures else name_tie(proof, name)


# --- does the outcome depend on how words are read? ----------------------------------------------


def tabulate_sensitivity(reading: Reading) -> pd.DataFrame:
    """Each convention under each reading of the wordings that print leaves open.

    Returns
    -------
    Columns: convention, readings (in words), feasible (in words), low, high (persons; of the
    widest count of deaths, NaN where open), shown.
    """
    rows: list[Row] = [
        {
            "convention": row.convention,
            "readings": join(f"“{words}”" for words in row.readings.values()) or "as printed",
            "feasible": _FEASIBLE[row.feasible],
            "low": row.low,
            "high": row.high,
            "shown": "no bounds" if row.low is None else format_bounds(row.low, row.high),
        }
        for row in sensitivity([reading.article]).rows
    ]
    return sign(frame_rows(rows), reading)


def say_sensitivity(rows: pd.DataFrame) -> Prose:
    """Under how many readings the figures agree."""
    agree = int(rows["feasible"].eq(_FEASIBLE[True]).sum())
    ways = f"of {format_number(len(rows))} ways to read the words"
    if not agree:
        return Prose([(f"Under none {ways} can all figures be true",)], role="finding")
    some = "each" if agree == len(rows) else format_number(agree)
    return Prose([(f"Under {some} {ways} all figures can be true",)], role="finding")


CAPTIONS = {
    "checks": Caption(
        "Sums and parts",
        {
            "whole_label": "Whole",
            "whole_words": "Reported",
            "part_labels": "Parts",
            "parts_words": "Parts together",
            "verdict": "Verdict",
        },
        {"whole_words": "whole_id"},
        tabulate=tabulate_checks,
    ),
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
    ),
    "sensitivity": Caption(
        "Each way to read the words",
        {
            "convention": "Convention",
            "readings": "Words read",
            "feasible": "Outcome",
            "shown": "Widest count of deaths",
        },
        tabulate=tabulate_sensitivity,
    ),
}
