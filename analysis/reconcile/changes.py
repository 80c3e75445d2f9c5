"""Which counts a rise or a fall ties: the count before it and the count after it.

"Five more" is no toll. It says how the toll as of its own moment differs from the one that the same
article gave last for the same measure, group, place and period. Where a figure is missing on either
side, or where several changes lie between the two, nobody can tell what was added to what, and
nothing is tied.

What may end again may fall. Nobody comes back to life: a toll falls only where the later number, or
the fall, takes the earlier one back.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from analysis.ledger.measures import Measure
from analysis.reconcile.statements import Said, Statement


class Step(NamedTuple):
    """A change, with the names of the counts before and after it.

    `taken_back` is the statement of the earlier number where it is withdrawn, so that its count is
    not known by it.
    """

    change: Statement
    before: str
    after: str
    taken_back: Statement | None = None


def find_steps(
    said: Said,
    measures: Mapping[str, Measure],
    tied: Collection[str],
    withdrawn: Mapping[str, str],
) -> Iterator[Step]:
    """Each change between two stated counts.

    Parameters
    ----------
    said : what the articles say.
    measures : those of the event; only what may end again can fall.
    tied : ids of the changes that a relation ties.
    withdrawn : id of a figure that is taken back -> id of the one that does so.
    """
    reports = [statement for statement in said.totals.values() if not statement.is_claim]
    changes = [change for change in said.changes.values() if change.id not in withdrawn]
    for change in changes:
        after = [r for r in reports if r.spot == change.spot and r.id not in withdrawn]
        before = _find_before(change, reports)
        if (
            after
            and before
            and change.id not in tied
            and not any(_is_beside(other, change, before[0]) for other in changes)
        ):
            may_fall = measures[change.spot.measure].kind == "state"
            heard = any(told.id not in withdrawn for told in before)
            step = Step(change, before[0].spot.name, change.spot.name)
            if heard and (change.figure.change == "increment" or may_fall):
                yield step
            elif change.figure.change == "fall" and _is_corrected(
                before, [change, *after], withdrawn
            ):
                yield step._replace(taken_back=before[0])


def _find_before(change: Statement, reports: Collection[Statement]) -> list[Statement]:
    """The statements of the latest count of the same scope that the article gives for earlier."""
    earlier = [
        report
        for report in reports
        if report.article == change.article
        and _find_scope(report) == _find_scope(change)
        and _find_moment(report) < _find_moment(change)
    ]
    latest = max(map(_find_moment, earlier), default=None)
    return [report for report in earlier if _find_moment(report) == latest]


def _is_corrected(
    before: Sequence[Statement], later: Collection[Statement], withdrawn: Mapping[str, str]
) -> bool:
    """Whether one of the later statements takes the one earlier number back."""
    return len(before) == 1 and withdrawn.get(before[0].id) in {each.id for each in later}


def _is_beside(other: Statement, change: Statement, before: Statement) -> bool:
    """Whether another change of the same scope falls between the two counts."""
    return (
        other.id != change.id
        and _find_scope(other) == _find_scope(change)
        and _find_moment(before) < _find_moment(other) <= _find_moment(change)
    )


def _find_scope(statement: Statement) -> tuple[object, ...]:
    spot = statement.spot
    return spot.measure, spot.unit, spot.group, spot.place, spot.agent, statement.period


def _find_moment(statement: Statement) -> tuple[dt.date, bool, dt.time]:
    return statement.spot.extent.known_by.rank
