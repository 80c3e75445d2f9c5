"""Each whole with its parts, figure by figure, and the solver's verdict on them.

Pages, lists and downloads print these as sums and parts. The solver judges each row on the figures
of that row alone, so no row can contradict the outcome.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, islice, product
from typing import Any, NamedTuple

from analysis.reconcile.counts import CountSystem
from analysis.reconcile.judge import Verdict
from analysis.reconcile.solve.solver import Constraint, System, is_feasible
from analysis.reconcile.statements import Statement
from analysis.reconcile.ties import Tie, TieKind, write_tie

# Where several speakers give each number of a sum, at most so many combinations are listed.
MOST_COMBINATIONS = 64


@dataclass(frozen=True, slots=True)
class JudgedTie:
    """A stated whole with stated parts of it.

    Attributes
    ----------
    kind : the kind of the tie; `same` for two statements of one count.
    whole, parts : ids of statements. Of an increment, the parts are the earlier total and the rise,
        of a fall the later total and the fall, and the whole is the other total.
    relation : id of the relation that ties them; None where the trees do.
    assumptions : ids of the assumptions behind it.
    low, high : least and greatest sum of the parts; None where open.
    verdict : on these figures alone.
    printed : sum of the numbers that the parts print, whatever their hedges; None where a part
        prints none.
    is_equal : whether that is the number which the whole prints.
    strict : ids of the figures whose hedges alone are in the way: the numbers that they print,
        read without "more than" or "fewer than", would fit. Empty where that mends nothing.
    """

    kind: TieKind
    whole: str
    parts: tuple[str, ...]
    relation: str | None
    assumptions: tuple[str, ...]
    low: int
    high: int | None
    verdict: Verdict
    printed: int | None = None
    is_equal: bool = False
    strict: tuple[str, ...] = ()

    @property
    def sources(self) -> frozenset[str]:
        """Everything behind it: figures, assumptions and the relation."""
        related = () if self.relation is None else (self.relation,)
        return frozenset((self.whole, *self.parts, *self.assumptions, *related))


def judge_ties(counts: CountSystem, included: frozenset[str]) -> list[JudgedTie]:
    """Every tie between the included figures in a fixed order: sums first, then parts.

    Parameters
    ----------
    counts : the system.
    included : ids of figures and relations to compare: all reports, or one party's claims.
    """
    said = _gather(counts, included)
    rows = [
        *_list_same(said),
        *_list_related(counts, said, included),
        *_list_tied(counts, said),
        *_list_changed(counts, said, included),
    ]
    found: dict[tuple[str, tuple[str, ...], str | None], JudgedTie] = {}
    for row in rows:
        judged = _judge(row)
        if row.is_near or judged.verdict == "conflict":
            found.setdefault((judged.whole, judged.parts, judged.relation), judged)
    by_whole: dict[str, list[JudgedTie]] = {}
    for each in found.values():
        by_whole.setdefault(each.whole, []).append(each)
    told = [each for each in found.values() if not _is_dominated(each, by_whole[each.whole])]
    return sort_ties(told)


def sort_ties(ties: Iterable[JudgedTie]) -> list[JudgedTie]:
    """Ties in the order in which they are printed."""
    return sorted(ties, key=lambda t: (_ORDER.index(t.kind), t.whole, t.parts, t.relation or ""))


_ORDER: tuple[TieKind, ...] = ("sum", "cover", "part", "at-most", "same", "increment", "fall")
_EXACT: tuple[TieKind, ...] = ("sum", "same", "increment", "fall")


class _Row(NamedTuple):
    """A whole and its parts before the verdict.

    `read` holds the figures that count under their assumptions; `is_near` says whether no other
    stated count lies between the whole and a part.
    """

    kind: TieKind
    whole: Statement
    parts: tuple[Statement, ...]
    read: tuple[Statement, ...]
    relation: str | None = None
    is_near: bool = True


def _gather(counts: CountSystem, included: frozenset[str]) -> dict[str, list[Statement]]:
    """Name of a count -> the figures that state it."""
    said: dict[str, list[Statement]] = {}
    for statement in counts.statements.values():
        if statement.id in included and statement.id not in counts.withdrawn:
            said.setdefault(statement.spot.name, []).append(statement)
    return said


def _list_same(said: Mapping[str, Sequence[Statement]]) -> Iterator[_Row]:
    for statements in said.values():
        for one, other in islice(combinations(statements, 2), MOST_COMBINATIONS):
            yield _Row("same", one, (other,), (one, other))


def _list_tied(counts: CountSystem, said: Mapping[str, Sequence[Statement]]) -> Iterator[_Row]:
    """Ties by the trees; of disjoint parts, only the stated ones."""
    sums: dict[str, list[Tie]] = {}
    for tie in counts.ties.values():
        if tie.kind == "sum" and tie.relation is None:
            sums.setdefault(tie.whole, []).append(tie)
    for tie in counts.ties.values():
        if tie.relation is not None or tie.change is not None or tie.whole not in said:
            continue
        for split in islice(_split(tie.parts, sums, said), MOST_COMBINATIONS):
            yield from _list_split(counts, said, tie, split)


def _split(
    parts: Sequence[str], sums: Mapping[str, Sequence[Tie]], said: Container[str]
) -> Iterator[tuple[str, ...]]:
    """The parts, each that nobody states by the parts that make it up, as far as those go."""
    ways = [
        [way for tie in sums[part] for way in _split(tie.parts, sums, said)]
        if part in sums and part not in said
        else [(part,)]
        for part in parts
    ]
    for chosen in product(*ways):
        yield tuple(dict.fromkeys(each for way in chosen for each in way))


def _list_split(
    counts: CountSystem, said: Mapping[str, Sequence[Statement]], tie: Tie, split: Sequence[str]
) -> Iterator[_Row]:
    """A tie's whole with the stated ones of these parts of it, figure by figure."""
    parts = tuple(part for part in split if part in said)
    is_whole = len(parts) == len(split)
    if not parts or (tie.kind == "cover" and not is_whole):
        return
    kind: TieKind = tie.kind if is_whole else "part"
    is_near = not any(
        tie.whole in counts.around[between]
        for part in parts
        for between in counts.around[part] & said.keys()
    )
    for whole, *others in _combine(said, (tie.whole, *parts)):
        # Firm numbers first: that is how a reader adds them up.
        others.sort(key=lambda part: part.low is None or part.low != part.high)
        yield _Row(kind, whole, tuple(others), (whole, *others), None, is_near)


def _list_changed(
    counts: CountSystem, said: Mapping[str, Sequence[Statement]], included: frozenset[str]
) -> Iterator[_Row]:
    """Changes between two counts, with each figure of these counts."""
    for tie in counts.ties.values():
        if tie.change in included:
            change = counts.changes[tie.change]
            # A fall may start from a number that is taken back, which no other tie has.
            told = counts.counts[tie.whole].statements if tie.kind == "fall" else ()
            taken_back = [counts.statements[name] for name in told if name in counts.withdrawn]
            wholes, parts = said.get(tie.whole, taken_back), said.get(tie.parts[0], ())
            for whole, part in islice(product(wholes, parts), MOST_COMBINATIONS):
                yield _Row(tie.kind, whole, (part, change), (whole, part, change))


def _list_related(
    counts: CountSystem, said: Mapping[str, Sequence[Statement]], included: frozenset[str]
) -> Iterator[_Row]:
    """Ties by relations. A whole given as a scope stands for each figure of that count."""
    for relation in counts.relations:
        if relation.id not in included or not included.issuperset(relation.parts):
            continue
        parts = tuple(told for part in relation.parts if (told := counts.find(part)) is not None)
        wholes: Sequence[Statement] = (
            [counts.statements[relation.whole]]
            if isinstance(relation.whole, str)
            else said.get(relation.whole.name, ())
        )
        for whole in wholes:
            # A relation ties figures as printed; only a whole given as a scope is a count.
            read = () if isinstance(relation.whole, str) else (whole,)
            if whole.id in included and relation.kind == "sum":
                yield _Row("sum", whole, parts, read, relation.id)
            elif whole.id in included:
                for part in parts:
                    yield _Row(relation.kind, whole, (part,), read, relation.id)


def _combine(
    said: Mapping[str, Sequence[Statement]], names: Sequence[str]
) -> Iterator[tuple[Statement, ...]]:
    """Every choice of one figure per count."""
    return islice(product(*(said[name] for name in names)), MOST_COMBINATIONS)


def _judge(row: _Row) -> JudgedTie:
    lows = [part.low or 0 for part in row.parts]
    highs = [part.high for part in row.parts]
    low, high = sum(lows), None if None in highs else sum(h for h in highs if h is not None)
    made = tuple(sorted({s.assumption for s in row.read if s.assumption is not None}))
    parts = tuple(part.id for part in row.parts)
    verdict: Verdict = "undecided"
    if row.whole.has_bounds and (low or high is not None):
        is_single = low == high == row.whole.low == row.whole.high
        is_tight = row.kind in _EXACT
        verdict = "agree" if is_single and is_tight else "consistent"
        if not is_feasible(_write_row(row)):
            verdict = "conflict"
    judged = JudgedTie(row.kind, row.whole.id, parts, row.relation, made, low, high, verdict)
    return replace(judged, **_describe_print(row, is_failed=verdict == "conflict"))


def _describe_print(row: _Row, *, is_failed: bool) -> dict[str, Any]:
    """What the printed numbers alone make: printed, is_equal and strict of a judged tie."""
    numbers = [_print(part) for part in row.parts]
    printed = None if None in numbers else sum(number for number in numbers if number is not None)
    strict = tuple(each.id for each in (*row.parts, row.whole) if _is_strict(each))
    is_near = is_failed and bool(strict) and is_feasible(_write_row(row, is_bare=True))
    return {
        "printed": printed,
        "is_equal": printed is not None and printed == _print(row.whole),
        "strict": strict if is_near else (),
    }


def _print(statement: Statement) -> int | None:
    nominal = statement.quantity.nominal
    return None if nominal is None else int(nominal)


def _is_strict(statement: Statement) -> bool:
    """Whether the hedge excludes the number that it hedges."""
    return statement.quantity.hedge in ("more-than", "less-than")


def _write_row(row: _Row, *, is_bare: bool = False) -> System:
    """The tie and its figures alone, as a system for the solver.

    With `is_bare`, a strictly hedged figure gives the number that it prints and no other.
    """
    names = tuple(f"part {number}" for number, _ in enumerate(row.parts))
    figures = zip(("whole", *names), (row.whole, *row.parts), strict=True)
    said = (
        Constraint(((name, 1),), _print(s), _print(s), None)
        if is_bare and _is_strict(s)
        else Constraint(((name, 1),), s.low, s.high, None)
        for name, s in figures
    )
    return System(("whole", *names), (write_tie(Tie("", row.kind, "whole", names)), *said))


def _is_dominated(row: JudgedTie, rows: Sequence[JudgedTie]) -> bool:
    """Whether another row has the same whole with all these parts and more."""
    return row.kind == "part" and any(
        other.whole == row.whole
        and set(row.parts) < set(other.parts)
        and other.kind in ("sum", "part", "increment")
        and (row.verdict != "conflict" or other.verdict == "conflict")
        for other in rows
    )
