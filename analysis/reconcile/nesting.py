"""The order of wholes and parts: which report is the nearest whole of a figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from analysis.ledger.model import Event
from analysis.reconcile.counts import CountSystem
from analysis.reconcile.disjoint import Disjointness
from analysis.reconcile.statements import Statement


def find_wholes(counts: CountSystem) -> dict[str, str | None]:
    """Id of each figure -> id of the nearest report that contains it; None without one."""
    return {
        name: None if (whole := _find_whole(counts, statement)) is None else whole.id
        for name, statement in counts.statements.items()
    }


def find_apart(counts: CountSystem, event: Event) -> Callable[[str, str], bool]:
    """Tells of the ids of two statements of one measure whether nothing is counted in both."""
    places = Disjointness(event)

    def is_apart(one: str, other: str) -> bool:
        spot, spot_2 = (counts.statements[name].spot for name in (one, other))
        scopes = [(s.group, (s.place, s.extent)) for s in (spot, spot_2)]
        return places.is_disjoint(scopes[0], scopes[1], event.all_measures[spot.measure].adds_over)

    return is_apart


def find_rival(counts: CountSystem, claim: Statement) -> Statement | None:
    """The report to compare a claim with: of the same count, or the nearest that contains it.

    Reports without bounds do not qualify, nor do those of the claim's own side.
    """
    reports = {
        name: rivals
        for name, told in _gather_reports(counts).items()
        if (rivals := [each for each in told if each.has_bounds and not _is_one_side(each, claim)])
    }
    same = reports.get(claim.spot.name)
    return min(same, key=_rank) if same else _pick_nearest(counts, claim, reports)


def _is_one_side(one: Statement, other: Statement) -> bool:
    return one.side is not None and one.side == other.side


def _find_whole(counts: CountSystem, statement: Statement) -> Statement | None:
    return _pick_nearest(counts, statement, _gather_reports(counts))


def _gather_reports(counts: CountSystem) -> dict[str, list[Statement]]:
    reports: dict[str, list[Statement]] = {}
    for statement in counts.statements.values():
        if counts.is_report(statement):
            reports.setdefault(statement.spot.name, []).append(statement)
    return reports


def _pick_nearest(
    counts: CountSystem, statement: Statement, reports: Mapping[str, list[Statement]]
) -> Statement | None:
    """Of the nearest counts, prefer one of the same place and time, then one of the same group."""
    around = counts.around[statement.spot.name] & reports.keys()
    nearest = [name for name in around if not any(name in counts.around[other] for other in around)]
    if not nearest:
        return None

    def rank(name: str) -> tuple[bool, bool, str]:
        spot, own = reports[name][0].spot, statement.spot
        is_elsewhere = (spot.place, spot.extent) != (own.place, own.extent)
        return is_elsewhere, spot.group != own.group, name

    return min(reports[min(nearest, key=rank)], key=_rank)


def _rank(statement: Statement) -> tuple[bool, bool, str]:
    """Exact figures come before bounded ones, and these before vague ones."""
    is_exact = statement.low is not None and statement.low == statement.high
    return not is_exact, not statement.has_bounds, statement.id
