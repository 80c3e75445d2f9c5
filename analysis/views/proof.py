"""What reconciliation proves, as tables and sentences: from an `Outcome` to a reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pandas as pd

from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import Article, Event
from analysis.ledger.reading import Reading
from analysis.reconcile.counts import Count
from analysis.reconcile.judged import JudgedTie
from analysis.reconcile.mends import Mend
from analysis.reconcile.sensitivity import sensitivity
from analysis.reconcile.statements import name_source
from analysis.reconcile.verdicts import BoundedCount, Conflict, Outcome, Rest, check
from analysis.views.outcome import find_outcome
from analysis.views.prose import (
    Cited,
    Sentence,
    cite_count,
    cite_source,
    enumerate_pieces,
    inline,
    say_counted,
    sentence,
    uncapitalise,
)
from analysis.views.tables import (
    describe_reading,
    describe_tie,
    find_home,
    frame_rows,
    label_figure,
    label_scope,
    say_as_of,
)
from analysis.views.words import (
    capitalise,
    format_bounds,
    format_number,
    format_quantity,
    join,
    say_bounds,
    say_count,
    say_date,
)

FEASIBLE = {
    True: "the figures can all be true",
    False: "the figures cannot all be true",
    None: "too hard to tell",
}
TOO_HARD = "Whether the figures agree is too hard to tell"


@dataclass(frozen=True)
class Proof:
    """One or more articles on an event, reconciled.

    `figures` has the ledger's rows by statement id, with `label`; the id is ARTICLE#id and the
    label names the article where there are several.
    """

    readings: tuple[Reading, ...]
    outcome: Outcome
    figures: Mapping[str, Row]

    @property
    def shows_claims(self) -> bool:
        """Whether what parties claim is told."""
        return all(reading.include_claims for reading in self.readings)

    @property
    def event(self) -> Event:
        """The event of all the articles."""
        return self.readings[0].event

    @property
    def convention(self) -> str:
        """The convention under which all of them are read."""
        return self.readings[0].convention.name

    @property
    def articles(self) -> list[Article]:
        """The articles themselves."""
        return [reading.article for reading in self.readings]


def reconcile(*readings: Reading) -> Proof:
    """Whether the figures of articles on one event agree, all under one convention."""
    articles = [reading.article for reading in readings]
    figures: dict[str, Row] = {}
    for reading in readings:
        label = f" ({cite_source(reading)})" if len(readings) > 1 else ""
        for row in reading.records:
            name = name_source(reading.article, row["id"], articles)
            reads = describe_reading(reading, row["assumption"])
            said = {"label": label_figure(reading, row) + label, "reads": reads}
            figures[name] = {**row, **said, "id": name}
    only, *others = readings
    outcome = check(articles, only.convention.name) if others else find_outcome(only)
    for name in outcome.system.withdrawn.keys() & figures.keys():
        if figures[name]["withdrawn_by"] is None:  # an article of the others withdraws it
            figures[name]["label"] += ", withdrawn"
    return Proof(readings, outcome, figures)


# --- tables -----------------------------------------------------------------------------------


def tabulate_bounds(proof: Proof) -> pd.DataFrame:
    """Each count that somebody speaks of, as reported and as it follows from all reports.

    Columns: id (of the reported statement, or none), label, measure, when (the period, or none),
    shown, low, high, speaker_name, status, tight_low, tight_high, tight_shown, verdict. A count of
    which no report speaks, but whose part or whole is reported, has no id. Where reports contradict
    each other there are no tightest bounds.
    """
    rows: list[Row] = []
    for bounded in proof.outcome.counts:
        named = [name for name in bounded.count.statements if name in proof.figures]
        told: list[Row | None] = [proof.figures[name] for name in named]
        for figure in told or [None]:
            label = (
                label_count(proof, bounded.count)
                if figure is None
                else _label_told(proof, bounded.count, figure)
            )
            verdict = proof.outcome.verdicts.get(figure["id"]) if figure else None
            row = _describe_count(proof, label, bounded.count, figure, bounded)
            rows.append({**row, "verdict": verdict})
    for rest in proof.outcome.rests:
        row = _describe_count(proof, label_rest(proof, rest), rest.whole, None, rest)
        rows.append({**row, "verdict": None})
    return frame_rows(rows)


def _label_told(proof: Proof, count: Count, figure: Row) -> str:
    """What a figure counts: as printed, and beside it what an assumption of ours reads it as."""
    if figure["assumption"] is None:
        return str(figure["label"])
    place = count.place if count.place != find_home(proof.readings[0]) else None
    scope = label_scope(proof.event, count.measure, count.unit, count.group, place)
    return f"{figure['label']}, read by us as {uncapitalise(scope)}"


def label_count(proof: Proof, count: Count) -> str:
    """What a count is of, its whole scope: 'People killed, Town, since Saturday, as of …'."""
    scope = label_scope(proof.event, count.measure, count.unit, count.group, count.place)
    return ", ".join([scope, *_tell_time(proof, count)])


def _tell_time(proof: Proof, count: Count) -> list[str]:
    """The period of a count, and the day by which it was known."""
    as_of = say_as_of(count.extent.as_of)
    if count.extent.is_state and count.period is None:
        return [as_of]
    return [proof.event.periods[count.period].label if count.period else "time not told", as_of]


def label_rest(proof: Proof, rest: Rest) -> str:
    """What is in a whole and outside its parts, by what they differ in.

    'People killed after the report of 27 January 2026' where the whole is a later report of the
    same; else the whole's scope, and the parts that are not in it.
    """
    whole, part = rest.whole, rest.parts[0]
    is_later = (
        len(rest.parts) == 1
        and (whole.group, whole.place, whole.period) == (part.group, part.place, part.period)
        and whole.extent.as_of != part.extent.as_of
    )
    if is_later:
        scope = label_scope(proof.event, whole.measure, whole.unit, whole.group, whole.place)
        period = proof.event.periods[whole.period].label if whole.period else ""
        is_open = whole.extent.end != part.extent.end
        told = "" if is_open else f", {period}, counted"
        return f"{scope}{told} after the report of {say_date(part.extent.as_of)}"
    return f"{label_count(proof, whole)}, {_name_outside(proof, rest)}"


def _name_outside(proof: Proof, rest: Rest) -> str:
    """What a rest leaves out: 'other than soldiers killed, Nushki', 'outside Gwadar'."""
    whole, event = rest.whole, proof.event
    keys = {
        (part.group != whole.group, part.place != whole.place, part.extent != whole.extent)
        for part in rest.parts
    }
    if keys == {(False, True, False)}:
        return f"outside {join(event.places[part.place].name for part in rest.parts)}"
    if keys == {(False, False, True)} and all(part.period for part in rest.parts):
        times = join(_name_time(proof, whole, part) for part in rest.parts)
        return f"apart from {times}"
    return f"other than {join(_name_part(proof, whole, part) for part in rest.parts)}"


def _name_time(proof: Proof, whole: Count, part: Count) -> str:
    """The time of a part, and the day by which it was known where that of the whole is another."""
    told = proof.event.periods[part.period].label if part.period else "a time not told"
    as_of = part.extent.as_of
    return f"“{told}”" if as_of == whole.extent.as_of else f"“{told}” {say_as_of(as_of)}"


def _name_part(proof: Proof, whole: Count, part: Count) -> str:
    """A part by its group, and by its place and time where they are not the whole's."""
    place = part.place if part.place != whole.place else None
    scope = label_scope(proof.event, part.measure, part.unit, part.group, place)
    told = [] if part.extent == whole.extent else [_name_time(proof, whole, part)]
    return ", ".join([uncapitalise(scope), *told])


def tabulate_follows(proof: Proof, measure: str) -> pd.DataFrame:
    """What follows for the counts of one measure, and from which reports.

    Columns: those of `tabulate_bounds`, and panel: nothing where the reports can all be true, else
    the one change after which they can. What only repeats an exact report is left out.
    """
    said = proof.outcome.system.statements
    mends = [
        mend
        for conflict in proof.outcome.conflicts
        for mend in conflict.mends
        if mend.id in said and said[mend.id].spot.measure == measure
    ]
    tables = [_follow(proof, mend) for mend in mends if mend.is_enough and mend.to is not None]
    if not proof.outcome.conflicts:
        tables = [tabulate_bounds(proof).assign(panel=None)]
    rows = [
        row
        for table in tables
        for row in to_records(table)
        if row["measure"] == measure and _is_news(row)
    ]
    return frame_rows(rows)


def _follow(proof: Proof, mend: Mend) -> pd.DataFrame:
    """The bounds after one statement is read in other words."""
    outcome = check(proof.articles, proof.convention, {mend.id: str(mend.to)})
    label = uncapitalise(proof.figures[mend.id]["label"])
    wording = mend.wording or proof.figures[mend.id]["wording"]
    panel = f"If {label}, “{wording}”, is read as “{mend.to}”"
    return tabulate_bounds(replace(proof, outcome=outcome)).assign(panel=panel)


def _is_news(row: Row) -> bool:
    """Whether bounds follow that the report of the count does not give by itself."""
    is_known = row["tight_low"] is not None or row["tight_high"] is not None
    if not is_known or row["verdict"] == "withdrawn":
        return False
    return (row["low"], row["high"]) != (row["tight_low"], row["tight_high"])


def _describe_count(
    proof: Proof, label: str, count: Count, figure: Row | None, bounded: BoundedCount | Rest
) -> Row:
    # From 0 on is no bound of a count.
    is_open = bounded.low == 0 and bounded.high is None
    low = None if is_open else bounded.low
    keys = ("id", "low", "high", "speaker_name", "status")
    return {
        "label": label,
        "measure": count.measure,
        "when": proof.event.periods[count.period].label if count.period else None,
        "shown": format_quantity(figure) if figure else None,
        **{key: figure[key] if figure else None for key in keys},
        "tight_low": low,
        "tight_high": bounded.high,
        "tight_shown": _show_tightest(bounded.low, bounded.high, proof.outcome.feasible),
    }


def tabulate_mends(proof: Proof) -> pd.DataFrame:
    """For each conflict the single changes that mend it.

    Columns: id (of what is changed), conflict (1 for the first), label, wording, change (in
    words), left_low, left_high (what the other figures leave to this count), left_shown,
    is_enough (whether all figures then agree).
    """
    rows: list[Row] = [
        {
            "id": mend.id if mend.id in proof.figures else None,
            "conflict": number,
            "label": _label_member(proof, mend.id),
            "wording": mend.wording,
            "change": _say_change(mend),
            "left_low": mend.low,
            "left_high": mend.high,
            "left_shown": _show_left(mend),
            "is_enough": mend.is_enough,
        }
        for number, conflict in enumerate(list_conflicts(proof), 1)
        for mend in conflict.mends
    ]
    return frame_rows(rows)


def list_conflicts(proof: Proof) -> list[Conflict]:
    """The conflicts among the reports, then those within each party's claims, if they are told."""
    accounts = proof.outcome.accounts if proof.shows_claims else ()
    return [*proof.outcome.conflicts, *(each for a in accounts for each in a.conflicts)]


def tabulate_sensitivity(proof: Proof) -> pd.DataFrame:
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
        for row in sensitivity(proof.articles).rows
    ]
    return frame_rows(rows)


def tabulate_tests(proof: Proof) -> pd.DataFrame:
    """Each one-sided claim, and what it cannot stand beside.

    Columns: id, label, shown, speaker_name, is_possible, against_ids, against.
    """
    rows: list[Row] = [
        {
            "id": claim.id,
            "label": proof.figures[claim.id]["label"],
            "shown": format_quantity(proof.figures[claim.id]),
            "speaker_name": proof.figures[claim.id]["speaker_name"],
            "is_possible": claim.is_possible,
            "against_ids": [member for ids in claim.against for member in ids],
            "against": [
                join(_name_member(proof, member) for member in ids) for ids in claim.against
            ],
        }
        for claim in proof.outcome.claims
        if claim.id in proof.figures
    ]
    return frame_rows(rows)


# --- sentences --------------------------------------------------------------------------------


def list_at_odds(proof: Proof) -> list[str]:
    """The parties whose own claims cannot all be true, by name; none where claims are not told."""
    if not proof.shows_claims:
        return []
    return [
        proof.event.speakers[account.speaker].name
        for account in proof.outcome.accounts
        if account.feasible is False
    ]


def head_outcome(proof: Proof) -> Sentence:
    """The outcome in one line."""
    outcome, at_odds = proof.outcome, join(list_at_odds(proof))
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


def find_verdict(proof: Proof) -> str:
    """The verdict on all figures, for lists: that on the reports; claims where only those fail."""
    verdict = proof.outcome.verdict
    return "claims" if verdict != "conflict" and list_at_odds(proof) else verdict


def say_outcome(proof: Proof) -> list[Sentence]:
    """Whether the figures agree: the first conflict with its arithmetic; then each party's account
    that cannot all be true.
    """
    return [_say_agreement(proof), *say_accounts(proof)]


def _say_agreement(proof: Proof) -> Sentence:
    outcome = proof.outcome
    if outcome.conflicts:
        return _say_conflict(proof, outcome.conflicts[0], "The figures do not add up: ")
    if outcome.feasible is not True:
        return (f"{TOO_HARD}.",)
    what = "what is reported" if list_at_odds(proof) else "figures"
    if decided := _count_decided(outcome.ties):
        return (f"No contradiction in {say_count(decided, 'check')} between {what}.",)
    if outcome.verdict == "undecided":
        which = "reported figure" if list_at_odds(proof) else "figure of the article"
        return (f"No {which} can be checked against another.",)
    return ("No contradiction between the figures.",)


def say_accounts(proof: Proof) -> list[Sentence]:
    """Each party whose own claims cannot all be true, with the arithmetic of the first conflict."""
    if not proof.shows_claims:
        return []
    return [
        _say_conflict(
            proof,
            conflict,
            f"The claims of {proof.event.speakers[account.speaker].name} do not add up: ",
        )
        for account in proof.outcome.accounts
        for conflict in account.conflicts[:1]
    ]


def head_checks(proof: Proof) -> Sentence:
    """How many checks fail."""
    outcome = proof.outcome
    decided = _count_decided(outcome.ties)
    if outcome.feasible is None:
        return (TOO_HARD,)
    if outcome.feasible:
        if not decided:
            return ("No two figures can be checked against each other",)
        return (f"No contradiction in {say_count(decided, 'check')} between figures",)
    failed = sum(tie.verdict == "conflict" for tie in outcome.ties)
    if not failed:
        return ("The figures do not add up: taken together they cannot all be true",)
    fails = "fails" if failed == 1 else "fail"
    total = say_count(decided, "check")
    return (f"The figures do not add up: {format_number(failed)} of {total} {fails}",)


def _count_decided(ties: Iterable[JudgedTie]) -> int:
    return sum(tie.verdict != "undecided" for tie in ties)


def _say_conflict(proof: Proof, conflict: Conflict, opening: str) -> Sentence:
    """A conflict by its arithmetic where one sum shows it, else by the names of its members."""
    if conflict.tie is None or len(proof.readings) > 1:
        first, *rest = say_conflict(proof, conflict)[0]
        return sentence(opening, uncapitalise(str(first)), *rest)
    told, *rest = say_check(describe_tie(proof.readings[0], conflict.tie))
    return sentence(opening, uncapitalise(told) if isinstance(told, str) else told, *rest)


def say_check(row: Row) -> Sentence:
    """A check's arithmetic, each figure cited, what follows, and on which reading of ours."""
    if row["conditions"]:
        return sentence(f"If {join(row['conditions'])}: ", _say_arithmetic(row))
    return _say_arithmetic(row)


def _say_arithmetic(row: Row) -> Sentence:
    parts: list[Sentence] = [
        (Cited(words, figure), f" ({inline(label)})")
        for words, figure, label in zip(
            row["part_words"], row["part_ids"], row["part_labels"], strict=True
        )
    ]
    whole = Cited(row["whole_words"], row["whole_id"])
    label = inline(row["whole_label"])
    can = row["verdict"] != "conflict"
    if row["verdict"] == "undecided":
        given = enumerate_pieces(parts)
        return sentence(
            given, " cannot be checked against ", whole, f" ({label}): a bound is open."
        )
    if row["kind"] == "same":
        both = sentence(whole, " and ", Cited(row["part_words"][0], row["part_ids"][0]))
        return sentence(both, f" ({label}): ", "the two fit." if can else "both cannot be true.")
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


def say_conflict(proof: Proof, conflict: Conflict) -> list[Sentence]:
    """Which figures cannot all be true, and under which readings and ties."""
    stated = [proof.figures[name] for name in conflict.ids if name in proof.figures]
    others = [name for name in conflict.ids if name not in proof.figures]
    cited = enumerate_pieces(
        (Cited(shown := format_quantity(row), row["id"]), say_counted(shown, row["label"]))
        for row in stated
    )
    conditions = [_name_member(proof, name) for name in others]
    given = f", if {join(conditions)}" if conditions else ""
    return [sentence("These cannot all be true: ", cited, f"{given}.")]


def say_mends(proof: Proof, conflict: Conflict) -> list[Sentence]:
    """Each single change that mends a conflict, in a sentence."""
    return [_say_mend(proof, mend) for mend in conflict.mends]


def _say_mend(proof: Proof, mend: Mend) -> Sentence:
    row = proof.figures.get(mend.id)
    if row is None:
        first = "All could be true" if mend.is_enough else "This conflict goes"
        return (f"{first} if {_name_tie(proof, mend.id)} {_say_change(mend)}.",)
    wording = Cited(f"“{mend.wording or row['wording']}”", mend.id)
    label = f" ({inline(row['label'])}) {_say_change(mend)}"
    exactly = "exactly " if mend.low is not None and mend.low == mend.high else ""
    left = f": the others leave {exactly}{say_bounds(mend.low, mend.high)}"
    enough = "" if mend.is_enough else "; others stay"
    end = f"{left if mend.low is not None else ''}{enough}."
    first = "All could be true" if mend.is_enough else "This conflict goes"
    return sentence(f"{first} if ", wording, label, end)


def head_bounds(bounds: pd.DataFrame) -> Sentence:
    """How many counts have bounds that follow from all reports."""
    known = int((bounds["tight_low"].fillna(0).gt(0) | bounds["tight_high"].notna()).sum())
    total = say_count(len(bounds), "count")
    have = "has" if known == 1 else "have"
    return (f"{format_number(known)} of {total} {have} bounds that follow",)


def head_follows(proof: Proof, follows: pd.DataFrame) -> Sentence:
    """What all reports together leave of the counts, or after which changes."""
    if follows.empty:
        return ("No more follows for the counts of deaths than is reported",)
    if not proof.outcome.conflicts:
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


def head_tests(proof: Proof) -> Sentence:
    """How many claims the reports leave room for."""
    ruled_out = sum(claim.is_possible is False for claim in proof.outcome.claims)
    total = say_count(len(proof.outcome.claims), "claim")
    if not proof.outcome.claims:
        return ("No claim is there to be tested",)
    if at_odds := join(list_at_odds(proof)):
        return (f"The claims of {at_odds} cannot all be true together",)
    if not ruled_out:
        return (f"The reports leave room for {total}",)
    is_one = len(proof.outcome.claims) == 1
    some = "The claim" if is_one else f"{format_number(ruled_out)} of {total}"
    return (f"{some} cannot stand beside what is reported",)


def say_tests(proof: Proof, *, with_accounts: bool = True) -> list[Sentence]:
    """Which party's claims do not add up, and what each claim would break if it were true."""
    return [
        *(say_accounts(proof) if with_accounts else ()),
        *(
            _say_test(proof, claim.id, claim.against, claim.is_possible)
            for claim in proof.outcome.claims
            if claim.id in proof.figures
        ),
    ]


def _say_test(
    proof: Proof,
    name: str,
    against: tuple[tuple[str, ...], ...],
    is_possible: bool | None,
) -> Sentence:
    row = proof.figures[name]
    claim = cite_count(row)
    if is_possible is None:
        return sentence("Whether ", claim, " can be true beside the reports is too hard to tell.")
    if not against:
        return sentence("No report rules out the claim of ", claim, ".")
    first = [proof.figures[member] for member in against[0] if member in proof.figures]
    conditions = [_name_member(proof, m) for m in against[0] if m not in proof.figures]
    given = f", if {join(conditions)}" if conditions else ""
    reports = enumerate_pieces(cite_count(report) for report in first)
    return sentence("If ", claim, " were true, the report of ", reports, f" could not be{given}.")


# --- pieces -----------------------------------------------------------------------------------


def _show_tightest(low: int | None, high: int | None, is_feasible: bool | None) -> str:
    if low is None:
        return "too hard to tell" if is_feasible is None else "none: reports contradict each other"
    if low == 0 and high is None:
        return "nothing follows"
    return format_bounds(low, high)


def _say_change(mend: Mend) -> str:
    if mend.kind == "drop":
        return "is left out"
    if mend.kind == "as-printed":
        return "is not made"
    return f"is read as “{mend.to}”"


def _show_left(mend: Mend) -> str | None:
    return None if mend.low is None else format_bounds(mend.low, mend.high)


def _label_member(proof: Proof, name: str) -> str:
    if name in proof.figures:
        return str(proof.figures[name]["label"])
    return capitalise(_name_tie(proof, name))


def _name_tie(proof: Proof, name: str) -> str:
    """A reading of ours or a tie that is stated, as what a sentence speaks of."""
    is_reading = any(
        name == name_source(reading.article, assumption.id, proof.articles)
        for reading in proof.readings
        for assumption in reading.article.transcript.assumptions
    )
    told = _name_member(proof, name)
    return f"our reading that {told}" if is_reading else f"the tie “{told}”"


def _name_member(proof: Proof, name: str) -> str:
    """A member of a conflict in words: a figure, a reading of ours, or a tie that is stated."""
    if name in proof.figures:
        row = proof.figures[name]
        shown = format_quantity(row)
        return f"{shown}{say_counted(shown, row['label'])}"
    for reading in proof.readings:
        transcript = reading.article.transcript
        for assumption in transcript.assumptions:
            if name_source(reading.article, assumption.id, proof.articles) == name:
                figure = name_source(reading.article, assumption.figure, proof.articles)
                row = proof.figures[figure]
                return f"“{row['wording']}” counts {row['reads']}"
        for relation in transcript.relations:
            if name_source(reading.article, relation.id, proof.articles) == name:
                return uncapitalise(relation.says.rstrip("."))
    return name
