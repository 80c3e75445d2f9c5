"""What a party to the fight claims, beside what is reported; and what it cannot stand beside."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.charts.display import Prose
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import BY_ID, SAID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import describe_cited, describe_reading, tell_deed
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
    plain,
    say_labelled,
    say_reads,
    sentence,
)
from analysis.telling.words import (
    format_number,
    format_quantity,
    join,
    say_count,
    say_quantity,
    say_ratio,
)
from analysis.views.claimed import begin_claims, order_claims, unite_claims
from analysis.views.sums import MOST_HEADING, head_conditions

__all__ = ["say_claim_tests", "say_claims", "tabulate_claim_tests", "tabulate_claims"]

MOST_SENTENCES = 4
MOST_CLAIMS = 5
"""Sentences on claims, and claims in one of them; the ledger has all."""

_COLUMNS = (
    *("id", "beside", "measure", "unit", "change", "label", "singular", "where"),
    *("wording", "number_words", "shown", "reads", "low", "high", "hedge"),
    *("speaker_name", "status", "doer", "means"),
    *("done", "deed", "ratio_low", "ratio_high", "ratio_shown"),
)


def tabulate_claims(reading: Reading) -> pd.DataFrame:
    """Each one-sided claim, and before it the nearest report that would have to contain it.

    Deaths come first, then the other measures in their order. Claims of a day or an hour are left
    out: they stand in the timeline; so are claims of other years and attacks.

    Returns
    -------
    Columns: id; beside (of a claim: id of the report beside it, or none); measure; unit; change;
    label; singular; where (the place that it names, or none); wording; number_words; shown; reads;
    low, high (in the unit; NaN where open); hedge; speaker_name; status; doer, means, done and deed
    (who is said to have done it, and how); ratio_low, ratio_high (claim / report, dimensionless;
    NaN unless both are of one count); ratio_shown (the ratio in words, or none).
    """
    figures = {row["id"]: row for row in reading.records}
    tried = {claim.id: claim for claim in find_outcome(reading).claims}
    claims = list_claims(reading)
    beside = {row["id"]: _find_rival(tried.get(row["id"])) for row in claims}
    rows: list[Row] = []
    for rival in dict.fromkeys(beside.values()):
        if rival is not None:
            rows.append(_describe(reading, figures[rival], None, None))
        rows += [
            _describe(reading, claim, rival, tried.get(claim["id"]))
            for claim in claims
            if beside[claim["id"]] == rival
        ]
    return sign(frame_rows(rows, _COLUMNS), reading)


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


def _describe(reading: Reading, row: Row, beside: str | None, claim: Claim | None) -> Row:
    """A report or a claim as a row."""
    ends = (claim.ratio_low, claim.ratio_high) if claim else (None, None)
    low, high = (None if end is None else float(end) for end in ends)
    return {
        "beside": beside,
        **describe_cited(reading, row),
        **tell_deed(reading, row),
        "shown": format_quantity(row),
        "reads": describe_reading(reading, row["assumption"]),
        "ratio_low": low,
        "ratio_high": high,
        "ratio_shown": None if low is high is None else say_ratio(low, high),
        **{key: row[key] for key in (*_NUMBER, *_VOICE)},
    }


_NUMBER = (*("id", "measure", "unit", "change", "wording", "number_words", "low", "high", "hedge"),)
_VOICE = ("speaker_name", "status")


def say_claims(claims: pd.DataFrame) -> Prose:
    """What is claimed, by each party in a sentence, and what is reported beside it.

    Nothing without a claim, nor for a few beside which nothing is reported: the answer has them.

    Parameters
    ----------
    claims : as `tabulate_claims` gives it.
    """
    rows = {row["id"]: row for row in to_records(claims)}
    all_told = [row for row in rows.values() if row["status"] == "claimed"]
    told = [row for row in all_told if row["measure"] not in _LENGTHS] or all_told
    if not told or (len(told) <= _FEW and not any(row["beside"] in rows for row in told)):
        return Prose([], role="finding")
    (voices, first), *others = _unite_voices(told)
    heading, *more = _say_first(voices, first)
    said = [*more, *(_say_voice(*voice) for voice in others)]
    beside = _list_beside(told, rows)
    shown = said[: MOST_SENTENCES - len(beside)]
    left = len(all_told) - sum(_count_claims(each, told) for each in (heading, *shown))
    rest = [(f"{say_count(left, 'more claim')} {'is' if left == 1 else 'are'} in the ledger.",)]
    return Prose([heading, *shown, *beside, *(rest if left > 0 else [])], role="finding")


_FEW = 3
"""Claims for which an answer has room."""

_LENGTHS = ("duration", "distance")
"""What is claimed beside counts, and stands in the ledger alone."""


def _unite_voices(claims: Sequence[Row]) -> list[tuple[list[Row], list[Row]]]:
    """Each speaker's claims in their order; of claims that several make alike, once under all.

    Returns
    -------
    Who claims (a row for each speaker), and what (a row for each claim).
    """
    alike = unite_claims(claims, lambda row: plain(_cite(row)))
    by_voice = unite_claims(alike, lambda rows: tuple(row["speaker_name"] for row in rows))
    return [(same[0], [rows[0] for rows in same]) for same in by_voice]


def _say_first(voices: Sequence[Row], claims: Sequence[Row]) -> list[Sentence]:
    """The first claim of the first party as a heading, and what else this party claims."""
    opening = begin_claims(voices)
    heading = sentence(opening, _cite(claims[0]))
    if len(plain(heading)) > MOST_HEADING:
        heading = sentence(opening, _cite({**claims[0], **_shorten(claims[0])}))
    names, verb = opening.rstrip().rsplit(" ", 1)
    more = claims[1:]
    return [heading, *([_list_some(f"{names} also {verb} ", more)] if more else [])]


def _shorten(row: Row) -> Row:
    """A claim's label without its place and time, for a heading; the sentences have them."""
    keys = ("label", "singular")
    return {key: row[key] and str(row[key]).split(",")[0].split(" (")[0] for key in keys}


def _say_voice(voices: Sequence[Row], claims: Sequence[Row]) -> Sentence:
    """What one party claims, in a sentence."""
    return _list_some(begin_claims(voices), claims)


def _list_some(opening: str, claims: Sequence[Row]) -> Sentence:
    """Claims as a list in one sentence, so many as a sentence bears."""
    return sentence(opening, enumerate_pieces(map(_cite, claims[:MOST_CLAIMS])), ".")


def _cite(row: Row) -> Sentence:
    """A claim with what it counts; that the claimant did it goes without saying."""
    own = f" by {row['speaker_name']}"
    told = {key: row[key] and str(row[key]).replace(own, "") for key in ("label", "singular")}
    deed = f" {row['deed'] or ''}".replace(own, "").strip() or None
    return cite_count({**row, **told, "deed": deed})


def _count_claims(told: Sentence, claims: Sequence[Row]) -> int:
    """How many claims a sentence tells, those of others that say the same among them."""
    cited = {piece.figure for piece in told if isinstance(piece, Cited)}
    same = {plain(_cite(row)) for row in claims if row["id"] in cited}
    return sum(plain(_cite(row)) in same for row in claims)


def _list_beside(claims: Sequence[Row], rows: dict[str, Row]) -> list[Sentence]:
    """What is reported of the same, with the ratio where both are of one count.

    At most two reports are told.
    """
    beside = list(dict.fromkeys(row["beside"] for row in claims if row["beside"] in rows))
    return [_say_beside(rows[name], claims) for name in beside[:2]]


def _say_beside(report: Row, claims: Sequence[Row]) -> Sentence:
    """A report, and what the claims are beside it."""
    told = [row for row in claims if row["beside"] == report["id"]]
    read = join(dict.fromkeys(say_reads(row) for row in told if row["reads"]))
    given = f" (the claim {read})" if read else ""
    reported = sentence("The article reports ", say_labelled(say_quantity(report), report), given)
    same = [row for row in told if row["label"] == report["label"]]
    if len(told) == 1 and same and same[0]["ratio_shown"]:
        return sentence(reported, f": the claim is {same[0]['ratio_shown']}.")
    if same:
        return sentence(reported, ".")
    # Of more than are reported nobody would print that they are among them.
    most = max((row["low"] or 0 for row in told), default=0)
    room = next((report[key] for key in ("high", "low") if report[key] is not None), most)
    is_among = report["singular"] and most <= room
    return sentence(reported, ", among whom they would be." if is_among else ".")


# --- tested against the reports -----------------------------------------------------------------


def tabulate_claim_tests(reading: Reading) -> pd.DataFrame:
    """Each one-sided claim that cannot stand beside what is reported, and beside what.

    Returns
    -------
    Columns: id, label, shown, speaker_name, is_possible (empty where that is too hard to tell),
    against_ids, against (lists).
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
        if not claim.is_possible
    ]
    columns = ("id", "label", "shown", "speaker_name", "is_possible", "against_ids", "against")
    return sign(frame_rows(rows, columns), reading)


def say_claim_tests(reading: Reading) -> Prose:
    """What the claims cannot stand beside; nothing where the reports leave room for each."""
    proof = reconcile(reading)
    tried = _list_tried(proof)
    if not tried or not reading.include_claims:
        return Prose([], role="finding")
    failed = [claim for claim in tried if not claim.is_possible]
    if not failed:
        return Prose([], role="finding")
    told = list_tests(proof)
    heading = _head_test(proof, failed[0])
    if len(told) > 1 or len(plain(heading)) > MOST_HEADING:
        of_all = f"{format_number(len(failed))} of {say_count(len(tried), 'claim')}"
        heading = (f"{of_all} cannot stand beside what is reported",)
    else:
        told = []
    more = len(told) - MOST_SENTENCES
    rest = [(f"The table has {format_number(more)} more.",)] if more > 0 else []
    return Prose([heading, *told[:MOST_SENTENCES], *rest], role="finding")


def _head_test(proof: Proof, claim: Claim) -> Sentence:
    """What the one claim cannot stand beside, for a heading: with all that it rests on."""
    members = {name for ids in claim.against[:1] for name in ids}
    reports = [proof.figures[name] for name in sorted(members) if name in proof.figures]
    if not reports:
        return ("The claim cannot stand beside what is reported",)
    cited = enumerate_pieces(map(cite_count, reports))
    given = head_conditions(proof, members)
    claimed = cite_count(proof.figures[claim.id])
    return begin(claimed, ", as claimed, cannot stand beside ", cited, given)


def _say_room(proof: Proof, claims: Sequence[Claim]) -> Sentence:
    """That no report rules the claims out."""
    if len(claims) > 1:
        total = "both" if len(claims) == 2 else f"all {format_number(len(claims))}"
        return (f"The reports leave room for {total} claims",)
    cited = cite_count(proof.figures[claims[0].id])
    told = sentence("The reports leave room for the claim of ", cited)
    return told if len(plain(told)) <= MOST_HEADING else ("The reports leave room for the claim",)


def list_tests(proof: Proof) -> list[Sentence]:
    """What each claim cannot stand beside, equal claims once; then how many nothing rules out."""
    tried = _list_tried(proof)
    failed = [claim for claim in tried if not claim.is_possible]
    told = [_say_test(proof, proof.figures[claim.id], claim) for claim in failed]
    united = [first for first, *_ in unite_claims(told, plain)]
    possible = [claim for claim in tried if claim.is_possible]
    if not possible:
        return united
    if failed:
        others = say_count(len(possible), "other claim")
        return [*united, (f"The reports leave room for {others}.",)]
    return [sentence(_say_room(proof, possible), ".")]


def _list_tried(proof: Proof) -> list[Claim]:
    """The claims that are told, deaths first."""
    tried = {claim.id: claim for claim in proof.outcome.claims}
    rows = [proof.figures[name] for name in tried if name in proof.figures]
    return [tried[row["id"]] for row in order_claims(rows, proof.event.all_measures)]


def _say_test(proof: Proof, row: Row, test: Claim) -> Sentence:
    claim = cite_count(row)
    if test.is_possible is None:
        return sentence("Whether ", claim, " can be true beside the reports is too hard to tell.")
    members = test.against[0]
    first = [proof.figures[member] for member in members if member in proof.figures]
    if not members:
        return begin("The claim of ", claim, " cannot be true, whatever is reported.")
    if not first:
        ties = join(name_tie(proof, member) for member in members)
        return begin(claim, f", as claimed, cannot stand beside {ties}.")
    reports = enumerate_pieces(cite_count(report) for report in first)
    given = list_conditions(proof, members)
    return begin(claim, ", as claimed, cannot stand beside ", reports, f"{given}.")


CAPTIONS = {
    "claims": Caption(
        "Claims and reports",
        {"label": "Figure", **SAID, "ratio_shown": "Ratio"},
        BY_ID,
        is_detail=True,
        tabulate=tabulate_claims,
    ),
    "claim-tests": Caption(
        "Claims that the reports rule out",
        {
            "label": "Claim",
            "shown": "Claimed",
            "speaker_name": "Who claims it",
            "against": "Cannot stand beside",
        },
        BY_ID,
        tabulate=tabulate_claim_tests,
        least=MOST_SENTENCES + 1,
    ),
}
