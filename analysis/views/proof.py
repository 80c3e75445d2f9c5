"""What reconciliation proves, as tables and sentences: from an `Outcome` to a reader's words."""

from __future__ import annotations

import pandas as pd

from analysis.ledger.frame import Row, to_records
from analysis.ledger.reading import Reading
from analysis.reconcile.counts import Count
from analysis.reconcile.mends import Mend
from analysis.reconcile.sensitivity import sensitivity
from analysis.reconcile.verdicts import BoundedCount, Conflict, Outcome, Rest, check
from analysis.views.prose import (
    Cited,
    Sentence,
    cite_count,
    enumerate_pieces,
    sentence,
    uncapitalise,
)
from analysis.views.tables import describe_reading, frame_rows, label_figure, label_scope
from analysis.views.words import (
    capitalise,
    format_bounds,
    format_number,
    format_quantity,
    join,
    say_bounds,
    say_count,
    say_quantity,
)

FEASIBLE = {
    True: "the figures can all be true",
    False: "the figures cannot all be true",
    None: "too hard to tell",
}


def reconcile(reading: Reading) -> Outcome:
    """Whether the figures of one article agree, under its convention."""
    return check([reading.article], reading.convention.name)


# --- tables -----------------------------------------------------------------------------------


def tabulate_bounds(reading: Reading, outcome: Outcome) -> pd.DataFrame:
    """Each count that somebody speaks of, as reported and as it follows from all reports.

    Columns: id (of the reported statement, or none), label, shown, low, high, speaker_name,
    status, measure, tight_low, tight_high, tight_shown, verdict. A count of which no report
    speaks, but whose part or whole is reported, has no id. Where reports contradict each other
    there are no tightest bounds.
    """
    figures = {row["id"]: row for row in to_records(reading.figures)}
    in_doubt = {member for conflict in outcome.conflicts for member in conflict.ids}
    rows: list[Row] = []
    for bounded in outcome.counts:
        if bounded.count.is_relay:
            continue
        label = label_count(reading, bounded.count)
        told: list[Row | None] = [figures[n] for n in bounded.count.statements if n in figures]
        for figure in told or [None]:
            row = _describe_count(label, bounded.count.measure, figure, outcome, bounded)
            rows.append({**row, "verdict": _find_verdict(outcome, figure, in_doubt)})
    for rest in outcome.rests:
        whole, part = (label_count(reading, count) for count in (rest.whole, rest.part))
        inside = uncapitalise(part) if part != whole else _name_time(reading, rest.part)
        label = f"{whole}, other than {inside}"
        row = _describe_count(label, rest.whole.measure, None, outcome, rest)
        rows.append({**row, "verdict": None})
    return frame_rows(rows)


def tabulate_follows(reading: Reading, outcome: Outcome, measure: str) -> pd.DataFrame:
    """What follows for the counts of one measure, and from which reports.

    Columns: those of `tabulate_bounds`, and panel: nothing where the reports can all be true, else
    the one change after which they can. What only repeats an exact report is left out.
    """
    mends = [mend for conflict in outcome.conflicts for mend in conflict.mends if mend.is_enough]
    tables = [_follow(reading, mend) for mend in mends if mend.to is not None]
    if not outcome.conflicts:
        tables = [tabulate_bounds(reading, outcome).assign(panel=None)]
    rows = [
        row
        for table in tables
        for row in to_records(table)
        if row["measure"] == measure and _is_news(row)
    ]
    return frame_rows(rows)


def _follow(reading: Reading, mend: Mend) -> pd.DataFrame:
    """The bounds after one statement is read in other words."""
    words = {mend.id: str(mend.to)}
    outcome = check([reading.article], reading.convention.name, words)
    row = next(row for row in to_records(reading.figures) if row["id"] == mend.id)
    panel = (
        f"If {uncapitalise(label_figure(reading, row))}, “{mend.wording}”, is read as “{mend.to}”"
    )
    return tabulate_bounds(reading, outcome).assign(panel=panel)


def _is_news(row: Row) -> bool:
    """Whether bounds follow that the report of the count does not give by itself."""
    if row["tight_low"] is None and row["tight_high"] is None:
        return False
    return (row["low"], row["high"]) != (row["tight_low"], row["tight_high"])


def _describe_count(
    label: str, measure: str, figure: Row | None, outcome: Outcome, bounded: BoundedCount | Rest
) -> Row:
    # From 0 on is no bound of a count.
    is_open = bounded.low == 0 and bounded.high is None
    low = None if is_open else bounded.low
    keys = ("id", "low", "high", "speaker_name", "status")
    return {
        "label": label,
        "measure": measure,
        "shown": format_quantity(figure) if figure else None,
        **{key: figure[key] if figure else None for key in keys},
        "tight_low": low,
        "tight_high": bounded.high,
        "tight_shown": _show_tightest(bounded.low, bounded.high, outcome.feasible),
    }


def tabulate_mends(reading: Reading, outcome: Outcome) -> pd.DataFrame:
    """For each conflict the single changes that mend it.

    Columns: id (of what is changed), conflict (1 for the first), label, wording, change (in
    words), left_low, left_high (what the other figures leave to this count), left_shown,
    is_enough (whether all figures then agree).
    """
    figures = {row["id"]: row for row in to_records(reading.figures)}
    rows: list[Row] = [
        {
            "id": mend.id if mend.id in figures else None,
            "conflict": number,
            "label": _label_member(reading, figures, mend.id),
            "wording": mend.wording,
            "change": _say_change(mend),
            "left_low": mend.low,
            "left_high": mend.high,
            "left_shown": _show_left(mend),
            "is_enough": mend.is_enough,
        }
        for number, conflict in enumerate(outcome.conflicts, 1)
        for mend in conflict.mends
    ]
    return frame_rows(rows)


def tabulate_sensitivity(reading: Reading) -> pd.DataFrame:
    """Each convention under each reading of the wordings that print leaves open.

    Columns: convention, readings (in words), feasible (in words), low, high (of the widest count
    of deaths), shown.
    """
    rows: list[Row] = [
        {
            "convention": row.convention,
            "readings": join(f"“{words}”" for words in row.readings.values()) or "as printed",
            "feasible": FEASIBLE[row.feasible],
            "low": row.low,
            "high": row.high,
            "shown": "no bounds" if row.low is None else format_bounds(row.low, row.high),
        }
        for row in sensitivity([reading.article]).rows
    ]
    return frame_rows(rows)


def tabulate_tests(reading: Reading, outcome: Outcome) -> pd.DataFrame:
    """Each one-sided claim, and what it cannot stand beside.

    Columns: id, label, shown, speaker_name, is_possible, against_ids, against.
    """
    figures = {row["id"]: row for row in to_records(reading.figures)}
    rows: list[Row] = [
        {
            "id": claim.id,
            "label": label_figure(reading, figures[claim.id]),
            "shown": format_quantity(figures[claim.id]),
            "speaker_name": figures[claim.id]["speaker_name"],
            "is_possible": claim.is_possible,
            "against_ids": [member for ids in claim.against for member in ids],
            "against": [
                join(_name_member(reading, figures, member) for member in ids)
                for ids in claim.against
            ],
        }
        for claim in outcome.claims
        if claim.id in figures
    ]
    return frame_rows(rows)


def label_count(reading: Reading, count: Count) -> str:
    """What a count is of: 'Security personnel killed'."""
    return label_scope(reading.event, count.measure, count.unit, count.group, count.place)


# --- sentences --------------------------------------------------------------------------------


def head_outcome(outcome: Outcome) -> Sentence:
    """The outcome in one line."""
    if outcome.feasible is None:
        return ("Whether the figures agree is too hard to tell",)
    if outcome.feasible:
        return ("The figures can all be true",)
    if len(outcome.conflicts) > 1 or outcome.is_cut:
        ways = say_count(len(outcome.conflicts), "smallest conflict")
        return (f"The figures cannot all be true: {ways}{' or more' if outcome.is_cut else ''}",)
    members = outcome.conflicts[0].ids
    figures = sum(name in outcome.verdicts for name in members)
    return (f"{say_count(figures, 'figure')} cannot all be true",)


def say_outcome(reading: Reading, outcome: Outcome) -> list[Sentence]:
    """The outcome, and the first conflict in words with its arithmetic."""
    if not outcome.conflicts:
        return [sentence(*head_outcome(outcome), ".")]
    return say_conflict(reading, outcome.conflicts[0])


def say_conflict(reading: Reading, conflict: Conflict) -> list[Sentence]:
    """Which figures cannot all be true, and what each would have to be beside the others."""
    figures = {row["id"]: row for row in to_records(reading.figures)}
    stated = [figures[name] for name in conflict.ids if name in figures]
    others = [name for name in conflict.ids if name not in figures]
    cited = enumerate_pieces(
        (Cited(format_quantity(row), row["id"]), f" {uncapitalise(label_figure(reading, row))}")
        for row in stated
    )
    conditions = [_name_member(reading, figures, name) for name in others]
    given = f", if {join(conditions)}" if conditions else ""
    return [sentence("These cannot all be true: ", cited, f"{given}.")]


def say_mends(reading: Reading, conflict: Conflict) -> list[Sentence]:
    """Each single change that mends a conflict, in a sentence."""
    figures = {row["id"]: row for row in to_records(reading.figures)}
    return [_say_mend(reading, figures, mend) for mend in conflict.mends]


def _say_mend(reading: Reading, figures: dict[str, Row], mend: Mend) -> Sentence:
    row = figures.get(mend.id)
    if row is None:
        return (f"All could be true if {_say_change(mend)}.",)
    wording = Cited(f"“{mend.wording or row['wording']}”", mend.id)
    label = f" ({uncapitalise(label_figure(reading, row))}) {_say_change(mend)}"
    exactly = "exactly " if mend.low is not None and mend.low == mend.high else ""
    left = f": the others leave {exactly}{say_bounds(mend.low, mend.high)}"
    enough = "" if mend.is_enough else "; other conflicts stay"
    end = f"{left if mend.low is not None else ''}{enough}."
    return sentence("All could be true if ", wording, label, end)


def head_bounds(bounds: pd.DataFrame) -> Sentence:
    """How many counts have bounds that follow from all reports."""
    known = int((bounds["tight_low"].fillna(0).gt(0) | bounds["tight_high"].notna()).sum())
    total = say_count(len(bounds), "count")
    have = "has" if known == 1 else "have"
    return (f"{format_number(known)} of {total} {have} bounds that follow",)


def head_follows(outcome: Outcome, follows: pd.DataFrame) -> Sentence:
    """What all reports together leave of the counts, or after which changes."""
    if follows.empty:
        return ("No more follows for the counts of deaths than is reported",)
    if not outcome.conflicts:
        return ("What all reports together leave of each count of deaths",)
    changes = say_count(follows["panel"].nunique(), "single change")
    return (f"After any of {changes} the counts of deaths can all be true",)


def title_follows(follows: pd.DataFrame) -> Sentence:
    """What is drawn: how many counts with bounds that their own report does not give."""
    counts = say_count(follows["label"].nunique(), "count")
    return (f"Bounds that follow for {counts} of people killed",)


def head_sensitivity(rows: pd.DataFrame) -> Sentence:
    """Under how many readings the figures agree."""
    agree = int(rows["feasible"].eq(FEASIBLE[True]).sum())
    ways = f"of {format_number(len(rows))} ways to read the words"
    if not agree:
        return (f"Under none {ways} can all figures be true",)
    some = "each" if agree == len(rows) else format_number(agree)
    return (f"Under {some} {ways} all figures can be true",)


def head_tests(outcome: Outcome) -> Sentence:
    """How many claims the reports leave room for."""
    ruled_out = sum(claim.is_possible is False for claim in outcome.claims)
    total = say_count(len(outcome.claims), "claim")
    if not outcome.claims:
        return ("No claim is there to be tested",)
    if not ruled_out:
        return (f"The reports leave room for {total}",)
    some = f"{format_number(ruled_out)} of {total}" if len(outcome.claims) > 1 else "The claim"
    return (f"{some} cannot stand beside what is reported",)


def say_tests(reading: Reading, outcome: Outcome) -> list[Sentence]:
    """What each claim would break, if it were true."""
    figures = {row["id"]: row for row in to_records(reading.figures)}
    return [
        _say_test(reading, figures, claim.id, claim.against, claim.is_possible)
        for claim in outcome.claims
        if claim.id in figures
    ]


def _say_test(
    reading: Reading,
    figures: dict[str, Row],
    name: str,
    against: tuple[tuple[str, ...], ...],
    is_possible: bool | None,
) -> Sentence:
    row = figures[name]
    claim = _cite(reading, row)
    if is_possible is None:
        return sentence("Whether ", claim, " can be true beside the reports is too hard to tell.")
    if not against:
        return sentence("No report rules out the claim of ", claim, ".")
    first = [figures[member] for member in against[0] if member in figures]
    conditions = [_name_member(reading, figures, m) for m in against[0] if m not in figures]
    given = f", if {join(conditions)}" if conditions else ""
    reports = enumerate_pieces(_cite(reading, report) for report in first)
    return sentence("If ", claim, " were true, the report of ", reports, f" could not be{given}.")


def _cite(reading: Reading, row: Row) -> Sentence:
    cited, among = cite_count(row)
    return (cited, f"{among}{uncapitalise(label_figure(reading, row))}")


def _name_time(reading: Reading, count: Count) -> str:
    period = reading.event.periods[count.period].label if count.period else "so far"
    return f"those {period}"


# --- pieces -----------------------------------------------------------------------------------


def _show_tightest(low: int | None, high: int | None, is_feasible: bool | None) -> str:
    if low is None:
        return "too hard to tell" if is_feasible is None else "none: reports contradict each other"
    if low == 0 and high is None:
        return "nothing follows"
    return format_bounds(low, high)


def _find_verdict(outcome: Outcome, figure: Row | None, in_doubt: set[str]) -> str | None:
    if figure is None:
        return None
    return "conflict" if figure["id"] in in_doubt else outcome.verdicts.get(figure["id"])


def _say_change(mend: Mend) -> str:
    if mend.kind == "drop":
        return "is left out"
    if mend.kind == "as-printed":
        return "our reading is not made"
    return f"is read as “{mend.to}”"


def _show_left(mend: Mend) -> str | None:
    return None if mend.low is None else format_bounds(mend.low, mend.high)


def _label_member(reading: Reading, figures: dict[str, Row], name: str) -> str:
    if name in figures:
        return label_figure(reading, figures[name])
    return capitalise(_name_member(reading, figures, name))


def _name_member(reading: Reading, figures: dict[str, Row], name: str) -> str:
    """A member of a conflict in words: a figure, a reading of ours, or a tie that is stated."""
    if name in figures:
        row = figures[name]
        return f"{format_quantity(row)} {uncapitalise(label_figure(reading, row))}"
    for assumption in reading.article.transcript.assumptions:
        if assumption.id == name:
            words = say_quantity(figures[assumption.figure])
            return f"{words} counts {describe_reading(reading, name)}"
    says = {r.id: r.says for r in reading.article.transcript.relations}
    return uncapitalise(says.get(name, name).rstrip("."))
