"""Where do the accounts part? What a party claims, beside the report that would contain it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
import seaborn.objects as so

from analysis.charts.display import Prose
from analysis.charts.layers import CLAIMS, REPORTED, mute_changes, plot_rows
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import BY_ID, SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import (
    cite_period,
    describe_cited,
    describe_reading,
    label_panel,
    tell_deed,
)
from analysis.reading.outcome import (
    Proof,
    find_outcome,
    list_conditions,
    name_member,
    name_tie,
    reconcile,
)
from analysis.reading.reading import Reading
from analysis.reconcile.claims import Claim
from analysis.telling.sentences import (
    Cited,
    Sentence,
    begin,
    cite_count,
    enumerate_pieces,
    place_label,
    plain,
    say_labelled,
    say_reads,
    sentence,
)
from analysis.telling.words import (
    capitalise,
    format_number,
    format_quantity,
    join,
    say_count,
    say_quantity,
    say_ratio,
)
from analysis.views.claimed import begin_claims, order_claims, unite_claims

__all__ = [
    "plot_claims",
    "say_accounts",
    "say_claim_tests",
    "say_claims",
    "tabulate_claim_tests",
    "tabulate_claims",
]

_COLUMNS = (
    *("id", "beside", "measure", "unit", "change", "panel", "label", "singular", "where"),
    *("wording", "number_words", "shown", "reads", "low", "high", "hedge"),
    *("speaker_name", "status", "doer", "means"),
    *("done", "deed", "ratio_low", "ratio_high", "ratio_shown", "note_told"),
)


def tabulate_claims(reading: Reading) -> pd.DataFrame:
    """Each one-sided claim, and before it the nearest report that would have to contain it.

    Deaths come first, then the other measures in their order. Claims of a day or an hour are left
    out: they stand in the timeline; so are claims of other years and attacks.

    Returns
    -------
    Columns: id; beside (of a claim: id of the report beside it, or none); measure; unit; change;
    panel (what is measured, reported or claimed); label; singular; where (the place that it names,
    or none); wording; number_words; shown; reads; low, high (in the unit; NaN where open); hedge;
    speaker_name; status; doer, means, done and deed (who is said to have done it, and how);
    ratio_low, ratio_high (claim / report, dimensionless); ratio_shown and note_told (the ratio in
    words).
    """
    figures = {row["id"]: row for row in reading.records}
    tried = {claim.id: claim for claim in find_outcome(reading).claims}
    claims = list_claims(reading)
    beside = {row["id"]: _find_rival(tried.get(row["id"])) for row in claims}
    has_panels = len({label_panel(reading.event, row) for row in claims}) > 1
    rows: list[Row] = []
    for rival in dict.fromkeys(beside.values()):
        if rival is not None:
            rows.append(_describe(reading, figures[rival], None, None, has_panels))
        rows += [
            _describe(reading, claim, rival, tried.get(claim["id"]), has_panels)
            for claim in claims
            if beside[claim["id"]] == rival
        ]
    table = frame_rows(rows, _COLUMNS)
    told = sorted(rows, key=lambda row: row["change"] is not None)
    panels = dict.fromkeys(label_panel(reading.event, figures[row["id"]]) for row in told)
    order = [panel for panel in _order_panels(panels) if panel in set(table["panel"])]
    table["panel"] = pd.Categorical(table["panel"], order)
    return sign(table, reading, f"{'; '.join(panels)}, {cite_period(reading, table)}")


def list_claims(reading: Reading) -> list[Row]:
    """The claims of the event that are told as such, in the order in which they are told."""
    claims = [
        row
        for row in reading.told
        if row["status"] == "claimed" and row["withdrawn_by"] is None and row["measure"] != "time"
    ]
    return order_claims(claims, reading.measures)


def _find_rival(claim: Claim | None) -> str | None:
    return claim.rival if claim else None


def _order_panels(names: Sequence[str] | dict[str, None]) -> Iterator[str]:
    yield from (REPORTED, CLAIMS)
    for name in names:
        yield from (f"{name}: {_lower(panel)}" for panel in (REPORTED, CLAIMS))


def _lower(panel: str) -> str:
    return panel[:1].lower() + panel[1:]


def _describe(
    reading: Reading, row: Row, beside: str | None, claim: Claim | None, has_panels: bool
) -> Row:
    """A report or a claim as a row."""
    low, high = (claim.ratio_low, claim.ratio_high) if claim else (None, None)
    is_claim = row["status"] == "claimed"
    panel = CLAIMS if is_claim else REPORTED
    name = label_panel(reading.event, row)
    ratio = say_ratio(*(None if end is None else float(end) for end in (low, high)))
    return {
        "beside": beside,
        "panel": f"{name}: {_lower(panel)}" if has_panels else panel,
        **describe_cited(reading, row),
        **tell_deed(reading, row),
        "shown": format_quantity(row),
        "reads": describe_reading(reading, row["assumption"]),
        "ratio_low": None if low is None else float(low),
        "ratio_high": None if high is None else float(high),
        "ratio_shown": ratio if is_claim else None,
        "note_told": ratio if beside else None,
        **{key: row[key] for key in (*_NUMBER, *_VOICE)},
    }


_NUMBER = (*("id", "measure", "unit", "change", "wording", "number_words", "low", "high", "hedge"),)
_VOICE = ("speaker_name", "status")


def plot_claims(claims: pd.DataFrame) -> so.Plot:
    """Reports and claims in panels of their own; those of one measure share a scale.

    A change is told in words alone, behind the totals.

    Parameters
    ----------
    claims : as `tabulate_claims` gives it.
    """
    is_alike = claims["measure"].nunique() == 1 and claims["change"].isna().all()
    return plot_rows(mute_changes(claims), "panel", shares_x=bool(is_alike))


def pair_claims(claims: pd.DataFrame) -> list[tuple[Row, Row | None]]:
    """Each claim with the report beside it, in the frame's order."""
    rows = {row["id"]: row for row in to_records(claims)}
    return [
        (row, rows.get(str(row["beside"]))) for row in rows.values() if row["status"] == "claimed"
    ]


def title_claims(claims: pd.DataFrame) -> Sentence:
    """How far the first claim is from the report, as bounds."""
    for row, report in pair_claims(claims):
        if report and (row["ratio_low"] or row["ratio_high"]):
            claim = plain(begin(cite_count(row)))
            given = f" ({say_reads(row)})" if row["reads"] else ""
            among = f" of {place_label(report)}" if row["label"] != report["label"] else ""
            return (f"{claim}, as claimed{given}, is {row['ratio_shown']}{among}",)
    return lead_claims(claims)


def lead_claims(claims: pd.DataFrame) -> Sentence:
    """The first claim beside its report."""
    pairs = pair_claims(claims)
    if not pairs:
        return ("No claim by a party to the fight is among these figures",)
    row, report = pairs[0]
    claim = begin(cite_count(row), ": claimed")
    if report is None:
        return sentence(claim, "; no count is reported beside it")
    words = say_quantity(report)
    reported = say_labelled(words, report)
    return sentence(claim, "; ", reported, ": reported")


def say_claims(claims: pd.DataFrame) -> Prose:
    """Each claim beside its report, with the ratio as bounds."""
    return Prose([lead_claims(claims)], role="finding")


def say_accounts(reading: Reading, claims: pd.DataFrame) -> Prose:
    """The answer: whose claims do not add up, then each claim beside its report."""
    from analysis.views.checks import say_at_odds

    told = say_at_odds(reconcile(reading))
    if not reading.include_claims:
        told.append(("One-sided claims are left out of this report (include_claims is False).",))
    elif claims.empty:
        told.append(("The article carries no one-sided claim.",))
    return Prose([*told, *map(_say_claim, _unite_pairs(claims))], role="answer")


def _unite_pairs(claims: pd.DataFrame) -> list[list[tuple[Row, Row | None]]]:
    """Each claim with the report beside it, those together that differ in who claims them alone."""

    def tell(pair: tuple[Row, Row | None]) -> tuple[object, ...]:
        row, report = pair
        return plain(cite_count(row)), row["reads"], report and report["id"]

    return unite_claims(pair_claims(claims), tell)


def _say_claim(pairs: Sequence[tuple[Row, Row | None]]) -> Sentence:
    """What one or more parties claim, beside the report."""
    row, report = pairs[0]
    given = f" ({say_reads(row)})." if row["reads"] else "."
    claim = sentence(begin_claims([claim for claim, _ in pairs]), cite_count(row), given)
    if report is None:
        return sentence(claim, " The article reports no count beside it.")
    words = say_quantity(report)
    if row["label"] == report["label"]:
        rival = Cited(words, report["id"])
        return sentence(claim, " The article reports ", rival, f": {row['ratio_shown']}.")
    none_of_them = " The article gives no count of its own for them; it reports "
    is_known = row["ratio_low"] is not None or row["ratio_high"] is not None
    ratio = f"The claim is {row['ratio_shown']}" if is_known else capitalise(row["ratio_shown"])
    among = f", among whom they would be. {ratio}."
    around = say_labelled(words, report)
    return sentence(claim, none_of_them, around, among)


# --- tested against the reports -----------------------------------------------------------------


def tabulate_claim_tests(reading: Reading) -> pd.DataFrame:
    """Each one-sided claim, and what it cannot stand beside; no row where claims are left out.

    Returns
    -------
    Columns: id, label, shown, speaker_name, is_possible, against_ids, against (lists).
    """
    proof = reconcile(reading)
    rows: list[Row] = [
        {
            "id": claim.id,
            "label": proof.figures[claim.id]["label"],
            "shown": format_quantity(proof.figures[claim.id]),
            "speaker_name": proof.figures[claim.id]["speaker_name"],
            "is_possible": claim.is_possible,
            "against_ids": [member for ids in claim.against for member in ids],
            "against": [
                join(name_member(proof, member) for member in ids) for ids in claim.against
            ],
        }
        for claim in _list_tried(proof)
    ]
    columns = ("id", "label", "shown", "speaker_name", "is_possible", "against_ids", "against")
    return sign(frame_rows(rows, columns), reading)


def say_claim_tests(reading: Reading) -> Prose:
    """For how many claims the reports leave room, and what each would break if it were true."""
    from analysis.views.checks import say_at_odds

    proof = reconcile(reading)
    told = [*say_at_odds(proof), *list_tests(proof)] if reading.include_claims else []
    return Prose([_head_tests(proof), *told], role="finding")


def _head_tests(proof: Proof) -> Sentence:
    ruled_out = sum(claim.is_possible is False for claim in proof.outcome.claims)
    total = say_count(len(proof.outcome.claims), "claim")
    if not proof.outcome.claims or not proof.shows_claims:
        return ("No claim is there to be tested",)
    if at_odds := join(proof.at_odds):
        return (f"The claims of {at_odds} cannot all be true together",)
    if not ruled_out:
        return (f"The reports leave room for {total}",)
    some = (
        "The claim" if len(proof.outcome.claims) == 1 else f"{format_number(ruled_out)} of {total}"
    )
    return (f"{some} cannot stand beside what is reported",)


def list_tests(proof: Proof) -> list[Sentence]:
    """What each claim would break if it were true; of equal claims, once."""
    told = [_say_test(proof, proof.figures[claim.id], claim) for claim in _list_tried(proof)]
    return [first for first, *_ in unite_claims(told, plain)]


def _list_tried(proof: Proof) -> list[Claim]:
    """The claims that are told, deaths first."""
    tried = {claim.id: claim for claim in proof.outcome.claims}
    rows = [proof.figures[name] for name in tried if name in proof.figures]
    return [tried[row["id"]] for row in order_claims(rows, proof.event.all_measures)]


def _say_test(proof: Proof, row: Row, test: Claim) -> Sentence:
    claim = cite_count(row)
    if test.is_possible is None:
        return sentence("Whether ", claim, " can be true beside the reports is too hard to tell.")
    if not test.against:
        return sentence("No report rules out the claim of ", claim, ".")
    members = test.against[0]
    first = [proof.figures[member] for member in members if member in proof.figures]
    if not members:
        return sentence("Whatever is reported, the claim of ", claim, " cannot be true.")
    if not first:
        ties = join(name_tie(proof, member) for member in members)
        return sentence("If ", claim, f" were true, {ties} could not hold.")
    reports = enumerate_pieces(cite_count(report) for report in first)
    given = list_conditions(proof, members)
    return sentence("If ", claim, " were true, the report of ", reports, f" could not be{given}.")


CAPTIONS = {
    "claims": Caption(
        "Claims and reports",
        {"label": "Figure", **SAID, "ratio_shown": "Ratio"},
        BY_ID,
        title=title_claims,
        tabulate=tabulate_claims,
    ),
    "claim-tests": Caption(
        "Claims tested",
        {
            "label": "Claim",
            "shown": "Claimed",
            "speaker_name": "Who claims it",
            "against": "Cannot stand beside",
        },
        BY_ID,
        tabulate=tabulate_claim_tests,
    ),
}
