"""Do the figures agree? The whole answer for one or more articles on an event.

Independent parts of the figures are answered one by one: a conflict among the dead leaves the
places attacked their bounds. Where the reports of a part contradict each other, its counts have no
bounds, because no statement is dropped silently; `check(…, without=…)` shows the result without
some.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from analysis.ledger.conventions import LITERAL
from analysis.ledger.model import Article
from analysis.reconcile.claims import (
    Claim,
    Trial,
    describe_claim,
    find_against,
    list_parties,
    list_tried,
)
from analysis.reconcile.counts import Count, CountSystem, build_system
from analysis.reconcile.judge import Evidence, Verdict, find_neighbours, judge_statement
from analysis.reconcile.judged import JudgedTie, judge_ties, sort_ties
from analysis.reconcile.mends import Dispute, Mend, find_mends
from analysis.reconcile.nesting import find_wholes
from analysis.reconcile.parts import Part, find_conflicts, split_parts
from analysis.reconcile.solve.solver import DEFAULT_BUDGET, Bounds, Conflicts
from analysis.reconcile.statements import Statement

MOST_CONFLICTS = 20


@dataclass(frozen=True, slots=True)
class BoundedCount:
    """A count with its tightest bounds.

    Attributes
    ----------
    count : which count.
    low : its least value; None without bounds, where reports contradict each other or the answer
        is too hard.
    high : its greatest value; None where open or without bounds.
    """

    count: Count
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Rest:
    """What a stated whole has outside stated parts of it; low and high as for a bounded count."""

    whole: Count
    parts: tuple[Count, ...]
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A smallest set of statements, assumptions and relations that cannot all be true.

    Attributes
    ----------
    ids : its members, sorted; without any one of them, the others can all be true.
    tie : the whole and parts whose arithmetic shows it; None where one sum is not enough.
    mends : for each member, the least change that resolves it.
    """

    ids: tuple[str, ...]
    tie: JudgedTie | None
    mends: tuple[Mend, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one party claims, apart from the reports.

    Attributes
    ----------
    speaker : a name from the event.
    feasible : whether all its claims can be true together; None where it is too hard to tell.
    ties, conflicts, is_cut : as in the outcome, but for its claims alone.
    """

    speaker: str
    feasible: bool | None
    ties: tuple[JudgedTie, ...]
    conflicts: tuple[Conflict, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What follows from the figures of articles, and what cannot all be true.

    Attributes
    ----------
    articles : their names, sorted.
    convention, readings, without : how they were read, and what was left out on request.
    feasible : whether all reports can be true; None where it is too hard to tell.
    counts : each stated count, each whole that such counts make up, and its other parts.
    rests : what each stated whole has outside stated parts of it.
    ties : each reported whole with its reported parts.
    wholes : statement id -> id of the nearest report that contains it; None without one.
    conflicts : smallest first.
    is_cut : whether there may be more conflicts.
    claims : each one-sided claim compared with the reports.
    accounts : each party's claims taken together, sorted by speaker.
    verdicts : statement id -> verdict, for reports, and for changes that tie two counts; one left
        out on request is undecided.
    system : the counts, ties and statements by name, for putting any of this in words.
    """

    articles: tuple[str, ...]
    convention: str
    readings: Mapping[str, str]
    without: tuple[str, ...]
    feasible: bool | None
    counts: tuple[BoundedCount, ...]
    rests: tuple[Rest, ...]
    ties: tuple[JudgedTie, ...]
    wholes: Mapping[str, str | None]
    conflicts: tuple[Conflict, ...]
    is_cut: bool
    claims: tuple[Claim, ...]
    accounts: tuple[Account, ...]
    verdicts: Mapping[str, Verdict]
    system: CountSystem = field(repr=False)

    @property
    def verdict(self) -> Verdict:
        """The verdict on all reports: they agree only where every figure with a verdict does."""
        if self.feasible is False:
            return "conflict"
        found = set(self.verdicts.values()) - {"undecided", "withdrawn"}
        if self.feasible is None or not found:
            return "undecided"
        return "agree" if found == {"agree"} else "consistent"

    @property
    def has_conflict(self) -> bool:
        """Whether the reports, or one party's claims, cannot all be true."""
        return self.feasible is False or any(each.feasible is False for each in self.accounts)


def check(
    articles: Sequence[Article],
    convention: str = LITERAL,
    readings: Mapping[str, str] | None = None,
    *,
    without: Collection[str] = (),
    limit: int = MOST_CONFLICTS,
    budget: int = DEFAULT_BUDGET,
) -> Outcome:
    """Whether the figures of articles agree, what follows from them, and what cannot be true.

    Parameters
    ----------
    articles : one or more, all of one event. With several, an id is "ARTICLE#id".
    convention : name of the convention under which vague words become numbers.
    readings : figure id -> words to read instead of its wording.
    without : ids of statements, relations and assumptions to leave out; without its assumption, a
        figure is read as printed.
    limit : how many conflicts at most, in all and for each claim.
    budget : how much each part of the figures may cost, in units of about a microsecond. What costs
        more is undecided, never guessed.

    Raises
    ------
    ParameterError : no article, two of one name or of different events; an unknown convention or
        id.
    WordingError : a reading that is no number phrase.
    """
    build = partial(build_system, articles, convention, dict(readings or {}))
    counts = build(without)

    def rebuild(assumption: str) -> CountSystem:
        return build({*without, assumption})

    parts = split_parts(counts, budget)
    ties = judge_ties(counts, counts.reports)
    answers = [_answer(counts, part, part.sources - counts.claims, limit, budget) for part in parts]
    task = _Task(counts, convention, rebuild, limit)
    conflicts, is_cut = task.list_conflicts(answers, ties)
    ties = add_ties(ties, conflicts)
    by_count = {name: answer for answer in answers for name in answer.part.system.counts}
    bounds = {name: _read_bounds(answer, name) for name, answer in by_count.items()}
    return Outcome(
        articles=tuple(sorted(article.name for article in articles)),
        convention=convention,
        readings=dict(sorted((readings or {}).items())),
        without=tuple(sorted(set(without))),
        feasible=_is_feasible(answers),
        counts=_list_counts(counts, bounds),
        rests=_list_rests(counts, bounds),
        ties=tuple(ties),
        wholes=find_wholes(counts),
        conflicts=conflicts,
        is_cut=is_cut,
        claims=_try_claims(counts, by_count, limit, budget),
        accounts=tuple(_check_account(task, parts, each, budget) for each in list_parties(counts)),
        verdicts=_judge_statements(counts, by_count),
        system=counts,
    )


@dataclass(frozen=True, slots=True)
class _Task:
    """What it takes to describe conflicts."""

    counts: CountSystem
    convention: str
    rebuild: Callable[[str], CountSystem]
    limit: int

    def list_conflicts(
        self, answers: Sequence[_Answer], ties: Sequence[JudgedTie]
    ) -> tuple[tuple[Conflict, ...], bool]:
        """The smallest conflicts of all parts, and whether there may be more."""
        found = sorted(
            ((ids, answer) for answer in answers for ids in answer.found.conflicts),
            key=lambda pair: (len(pair[0]), sorted(pair[0])),
        )
        conflicts = tuple(
            Conflict(
                tuple(sorted(ids)),
                self._find_tie(ids, ties),
                find_mends(self._dispute(answers, answer, ids)),
            )
            for ids, answer in found[: self.limit]
        )
        return conflicts, len(found) > self.limit or any(a.found.is_cut for a in answers)

    def _find_tie(self, ids: frozenset[str], ties: Sequence[JudgedTie]) -> JudgedTie | None:
        """The tie whose arithmetic alone shows a conflict, whether listed already or not."""
        among = (*ties, *judge_ties(self.counts, ids))
        # A fall from a number that is taken back tells that number itself.
        unheard = self.counts.withdrawn.keys()
        return next(
            (t for t in among if t.verdict == "conflict" and t.sources - unheard == ids), None
        )

    def _dispute(self, answers: Sequence[_Answer], answer: _Answer, ids: frozenset[str]) -> Dispute:
        is_only = all(other is answer or other.feasible for other in answers)
        in_each = frozenset.intersection(*answer.found.conflicts) if is_only else frozenset()
        return Dispute(
            self.counts, answer.part, ids, answer.reports, in_each, self.convention, self.rebuild
        )


@dataclass(frozen=True, slots=True)
class _Answer:
    """What is known about one part."""

    part: Part
    reports: frozenset[str]
    feasible: bool | None
    bounds: Mapping[str, Bounds] | None
    found: Conflicts
    evidence: Evidence


def _answer(
    counts: CountSystem, part: Part, reports: frozenset[str], limit: int, budget: int
) -> _Answer:
    feasible, bounds = part.solve(reports)
    found = Conflicts((), feasible is None)
    if feasible is False:
        found = find_conflicts(part, reports, limit, budget)
    evidence = Evidence(
        counts=counts,
        part=part,
        reports=reports,
        bounds=bounds,
        disputed=frozenset().union(*found.conflicts),
        is_known=feasible is not None and not found.is_cut,
        neighbours=find_neighbours(counts.ties.values()),
    )
    return _Answer(part, reports, feasible, bounds, found, evidence)


def add_ties(ties: Sequence[JudgedTie], conflicts: Sequence[Conflict]) -> list[JudgedTie]:
    """The ties, and any further ones that show a conflict."""
    shown = (conflict.tie for conflict in conflicts)
    return sort_ties({*ties, *(tie for tie in shown if tie is not None)})


def _is_feasible(answers: Sequence[_Answer]) -> bool | None:
    told = {answer.feasible for answer in answers}
    if False in told:
        return False
    return None if None in told else True


def _check_account(
    task: _Task, parts: Sequence[Part], party: tuple[str, frozenset[str]], budget: int
) -> Account:
    """One party's claims taken together, without any report."""
    speaker, claimed = party
    included = claimed | {s.assumption for s in task.counts.statements.values() if s.assumption}
    answers = [
        _answer(task.counts, part, included & part.sources, task.limit, budget)
        for part in parts
        if claimed & part.sources
    ]
    ties = judge_ties(task.counts, claimed)
    conflicts, is_cut = task.list_conflicts(answers, ties)
    ties = add_ties(ties, conflicts)
    return Account(speaker, _is_feasible(answers), tuple(ties), conflicts, is_cut)


def _read_bounds(answer: _Answer, name: str) -> tuple[int | None, int | None]:
    return (None, None) if answer.bounds is None else answer.bounds[name]


def _list_counts(
    counts: CountSystem, bounds: Mapping[str, tuple[int | None, int | None]]
) -> tuple[BoundedCount, ...]:
    return tuple(
        BoundedCount(count, *bounds.get(name, (0, None)))
        for name, count in counts.counts.items()
        if not count.is_auxiliary
    )


def _list_rests(
    counts: CountSystem, bounds: Mapping[str, tuple[int | None, int | None]]
) -> tuple[Rest, ...]:
    return tuple(
        Rest(
            counts.counts[tie.whole],
            tuple(counts.counts[part] for part in tie.parts),
            *bounds[tie.residual],
        )
        for tie in counts.ties.values()
        if tie.residual is not None
    )


def _judge_statements(counts: CountSystem, by_count: Mapping[str, _Answer]) -> dict[str, Verdict]:
    return {
        name: _judge(counts, by_count, statement)
        for name, statement in sorted({**counts.statements, **counts.changes}.items())
        if not statement.is_claim
    }


def _judge(counts: CountSystem, by_count: Mapping[str, _Answer], statement: Statement) -> Verdict:
    if statement.id in counts.withdrawn:
        return "withdrawn"
    answer = by_count.get(counts.bound[statement.id])
    return "undecided" if answer is None else judge_statement(answer.evidence, statement)


def _try_claims(
    counts: CountSystem,
    by_count: Mapping[str, _Answer],
    limit: int,
    budget: int,
) -> tuple[Claim, ...]:
    claims = [
        statement
        for statement in counts.statements.values()
        if statement.is_claim and statement.id not in counts.excluded
    ]
    each = budget // max(len(claims), 1)
    found = []
    for claim in claims:
        answer = by_count.get(counts.bound[claim.id])
        trial = (
            Trial(None, frozenset(), True, Conflicts((), False))
            if answer is None
            else Trial(answer.part, answer.reports, answer.feasible, answer.found)
        )
        verdict = find_against(list_tried(claim, counts), trial, limit, each)
        found.append(describe_claim(claim, counts, verdict))
    return tuple(found)
