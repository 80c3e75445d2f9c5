"""What a one-sided claim would contradict: it is never asserted, only tested."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analysis.errors import UnboundedError
from analysis.reconcile.counts import CountSystem
from analysis.reconcile.nesting import find_rival
from analysis.reconcile.parts import Part, find_conflicts
from analysis.reconcile.ratios import RatioBounds, claim_ratio
from analysis.reconcile.solve.budget import TooHardError
from analysis.reconcile.solve.solver import Conflicts
from analysis.reconcile.statements import Statement


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim compared with the reports.

    Attributes
    ----------
    id : the claimed statement.
    count : name of the count it is about.
    is_possible : whether it and the reports can all be true; where the reports contradict each
        other, whether it adds no conflict. None where it is too hard to tell.
    against : the smallest sets of reports, assumptions and relations that contradict it.
    is_cut : whether there may be more such sets.
    rival : id of the nearest report of the same count or of one that contains it; None without one.
    ratio_low, ratio_high : bounds of claim / rival where both are of one count; None where open.
    """

    id: str
    count: str
    is_possible: bool | None
    against: tuple[tuple[str, ...], ...]
    is_cut: bool
    rival: str | None
    ratio_low: Fraction | None
    ratio_high: Fraction | None


@dataclass(frozen=True, slots=True)
class Trial:
    """What a claim is tested against.

    Attributes
    ----------
    part : the part of the system that holds it; None where the claim stands alone.
    reports : sources of that part without claims.
    is_feasible : whether the reports can all be true; None where it is too hard to tell.
    known : the conflicts among the reports.
    """

    part: Part | None
    reports: frozenset[str]
    is_feasible: bool | None
    known: Conflicts


Tried = tuple[bool | None, Conflicts]


def list_tried(claim: Statement, counts: CountSystem) -> frozenset[str]:
    """A claim and the relations by which its party ties it."""
    related = (
        relation.id
        for relation in counts.relations
        if relation.id in counts.claims and claim.id in (*relation.parts, relation.whole)
    )
    return frozenset((claim.id, *related))


def list_parties(counts: CountSystem) -> list[tuple[str, frozenset[str]]]:
    """Each party with its claims and the relations among these claims alone.

    Speakers of one line are one party, under the first of their names that claims something.
    """
    told: dict[str, set[str]] = {}
    for statement in counts.statements.values():
        if statement.is_claim and statement.id not in counts.excluded:
            told.setdefault(statement.figure.speaker, set()).add(statement.id)
    sides = {s.figure.speaker: s.side for s in counts.statements.values()}
    first: dict[str, str] = {}
    claims: dict[str, set[str]] = {}
    for speaker, own in sorted(told.items()):
        side = sides[speaker]
        party = speaker if side is None else first.setdefault(side, speaker)
        claims.setdefault(party, set()).update(own)
    for own in claims.values():
        own |= {
            relation.id
            for relation in counts.relations
            if own.issuperset(relation.parts)
            and (relation.whole in own or not isinstance(relation.whole, str))
        }
    return [(speaker, frozenset(own)) for speaker, own in sorted(claims.items())]


def find_against(claim: frozenset[str], trial: Trial, limit: int, budget: int) -> Tried:
    """Whether a claim can be true, and the smallest sets of reports that contradict it.

    `claim` holds the claim and the relations by which its party ties it.
    """
    nothing = Conflicts((), False)
    if trial.part is None:
        return True, nothing
    try:
        if trial.is_feasible and trial.part.is_feasible(trial.reports | claim & trial.part.sources):
            return True, nothing
    except TooHardError:
        return None, Conflicts((), True)
    most = limit + len(trial.known.conflicts)
    found = find_conflicts(trial.part, trial.reports | claim, most, budget)
    against = tuple(ids - claim for ids in found.conflicts if claim & ids)
    if against or not found.is_cut:
        return not against, Conflicts(against[:limit], found.is_cut or len(against) > limit)
    return None, Conflicts((), True)


def find_ratio(claim: Statement, rival: Statement | None) -> RatioBounds:
    """The bounds of claim / rival; open where there are none.

    A part is no multiple of its whole: both must be of one group, place and period.
    """
    try:
        if rival is not None and rival.spot == claim.spot:
            return claim_ratio(claim.quantity, rival.quantity)
    except UnboundedError:
        pass
    return RatioBounds(None, None)


def describe_claim(claim: Statement, counts: CountSystem, tried: Tried) -> Claim:
    """A claim with its verdict, its rival and its ratio."""
    is_possible, found = tried
    rival = find_rival(counts, claim)
    ratio = find_ratio(claim, rival)
    return Claim(
        id=claim.id,
        count=claim.spot.name,
        is_possible=is_possible,
        against=tuple(tuple(sorted(ids)) for ids in found.conflicts),
        is_cut=found.is_cut,
        rival=None if rival is None else rival.id,
        ratio_low=ratio.low,
        ratio_high=ratio.high,
    )
