"""The least changes after which the members of a conflict can all be true.

Each member has one mend, the one that changes least: another reading that the print allows, a
looser hedge on the same number, the article read as printed, or the member left out. The solver
confirms each mend.

A **near miss** is a wording that misses what the others leave by one: "more than 22" where they
leave 22, or 58 where they leave 59 and more. It is the most telling mend, and comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from analysis.ledger.hedges import Hedge
from analysis.ledger.wording import Quantity, read_phrase, read_quantity
from analysis.reconcile.counts import CountSystem
from analysis.reconcile.judge import suppose
from analysis.reconcile.parts import Part, Restriction, include_claims
from analysis.reconcile.solve.budget import TooHardError
from analysis.reconcile.solve.solver import System, is_feasible
from analysis.reconcile.statements import Statement

MendKind = Literal["reading", "loosen", "as-printed", "drop"]
_KINDS: tuple[MendKind, ...] = ("reading", "loosen", "as-printed", "drop")

# Looser hedges for the same number, least change first.
_LOOSER: Mapping[Hedge, tuple[str, ...]] = {
    "exact": ("up to {0:,}", "{0:,} or more", "about {0:,}"),
    "more-than": ("{0:,} or more", "about {0:,}"),
    "at-least": ("{0:,} or more", "about {0:,}"),
    "at-most": ("about {0:,}",),
    "less-than": ("up to {0:,}", "about {0:,}"),
    "range": ("up to {1:,}", "{0:,} or more"),
}


@dataclass(frozen=True, slots=True)
class Mend:
    """One change to one member of a conflict that resolves it.

    Attributes
    ----------
    id : the statement, assumption or relation to change.
    kind : reading (the print allows these words as well), loosen (a looser hedge on the same
        number), as-printed (without the assumption) or drop (left out).
    wording : the words read now; None where names were counted or no words change.
    to : the words after the least change; None for as-printed and drop.
    also : other words that resolve the conflict, less change first.
    low, high : what the other members leave to this statement's count; both None for an assumption
        or a relation, or where it is too hard to tell.
    is_enough : whether this one change resolves every conflict; None where it is too hard to tell.
    near : the number that resolves the conflict in place of the printed one, where the wording
        misses it by one; else None.
    is_bare : whether that is the printed number itself, so that its hedge alone is in the way.
    """

    id: str
    kind: MendKind
    wording: str | None = None
    to: str | None = None
    also: tuple[str, ...] = ()
    low: int | None = None
    high: int | None = None
    is_enough: bool | None = None
    near: int | None = None
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class Dispute:
    """A conflict with all that is needed to mend it.

    Attributes
    ----------
    counts, part : the system and the part that hold it.
    ids : the members of the conflict.
    reports : sources of the part without claims.
    can_be_enough : ids that are members of every conflict.
    convention : name of the convention under which wordings are read.
    rebuild : assumption id -> the system without that assumption.
    """

    counts: CountSystem
    part: Part
    ids: frozenset[str]
    reports: frozenset[str]
    can_be_enough: frozenset[str]
    convention: str
    rebuild: Callable[[str], CountSystem]


def find_mends(dispute: Dispute) -> tuple[Mend, ...]:
    """One mend per member, the most telling first: near misses, then by kind, then by id.

    An assumption has none where reading the article as printed resolves nothing.
    """
    mends = [mend for member in sorted(dispute.ids) if (mend := _mend(dispute, member)) is not None]
    return tuple(sorted(mends, key=_rank))


def _rank(mend: Mend) -> tuple[int, int, str]:
    """A hedge in the way comes before another reading in print, and that before a number."""
    nearness = (
        0 if mend.is_bare else 1 if mend.kind == "reading" else 2 if mend.near is not None else 3
    )
    return nearness, _KINDS.index(mend.kind), mend.id


def _mend(dispute: Dispute, member: str) -> Mend | None:
    counts = dispute.counts
    statement = counts.find(member)
    if statement is not None:
        return _mend_statement(dispute, statement)
    heard = (*counts.statements.values(), *counts.changes.values())
    if any(each.assumption == member for each in heard):
        return _mend_assumption(dispute, member)
    return Mend(member, "drop", is_enough=_is_enough(dispute, member))


def _mend_statement(dispute: Dispute, statement: Statement) -> Mend:
    rest = dispute.ids - {statement.id}
    count = dispute.counts.bound[statement.id]
    supposed = suppose(dispute.counts, statement.id)
    low = high = None
    near: dict[str, Any] = {}
    try:
        low, high = dispute.part.find_range(count, rest, supposed) or (None, None)
        near = _find_near(statement, low, high)
        for kind, words in _list_looser(statement, dispute.convention):
            mending = [
                (wording, quantity)
                for wording, quantity in words
                if dispute.part.is_feasible(rest, [*supposed, _restrict(count, quantity)])
            ]
            if mending:
                (to, quantity), *others = mending
                changed = [*supposed, _restrict(count, quantity)]
                enough = _is_enough(dispute, statement.id, changed)
                also = tuple(wording for wording, _ in others)
                told = (statement.id, kind, statement.wording, to, also, low, high, enough)
                return Mend(*told, **near)
    except TooHardError:
        return Mend(statement.id, "drop", statement.wording)
    enough = _is_enough(dispute, statement.id)
    return Mend(statement.id, "drop", statement.wording, None, (), low, high, enough, **near)


def _find_near(statement: Statement, low: int | None, high: int | None) -> dict[str, Any]:
    """The end of what the others leave that the wording misses by one; nothing without one.

    A vague word and a range print no number that could be one off.
    """
    printed = statement.quantity.nominal
    if low is None or printed is None:
        return {}
    if statement.high is not None and statement.high + 1 == low:
        return {"near": low, "is_bare": low == printed}
    if high is not None and (statement.low or 0) - 1 == high:
        return {"near": high, "is_bare": high == printed}
    return {}


def _mend_assumption(dispute: Dispute, assumption: str) -> Mend | None:
    """Read the article as printed: the figure then bounds the count that the print names."""
    rebuilt = dispute.rebuild(assumption)
    system = include_claims(rebuilt)
    is_account = bool(dispute.ids & rebuilt.claims)
    everyone = dispute.reports if is_account else frozenset(system.sources) - rebuilt.claims
    try:
        if not is_feasible(_keep(system, dispute.ids - {assumption})):
            return None
        can_be = assumption in dispute.can_be_enough
        is_enough = can_be and is_feasible(_keep(system, everyone - {assumption}))
    except TooHardError:
        return None
    return Mend(assumption, "as-printed", is_enough=is_enough)


def _keep(system: System, sources: Collection[str]) -> System:
    """A system with its laws and the constraints of these sources alone."""
    kept = tuple(c for c in system.constraints if c.source is None or c.source in sources)
    return System(system.counts, kept)


def _is_enough(
    dispute: Dispute, member: str, restrictions: Iterable[Restriction] = ()
) -> bool | None:
    if member not in dispute.can_be_enough:
        return False
    try:
        return dispute.part.is_feasible(dispute.reports - {member}, restrictions)
    except TooHardError:
        return None


def _list_looser(
    statement: Statement, convention: str
) -> Iterator[tuple[MendKind, list[tuple[str, Quantity]]]]:
    """Other words for a statement by kind of mend, least change first.

    Our looser words are read literally: a convention that reads "at least 6" as 6 would tighten
    them again.
    """
    allowed = [words for words in statement.figure.readings if words != statement.words]
    yield "reading", [(words, read_quantity(words, convention)) for words in allowed]
    if statement.words is None:
        # A list of names may be cut short, but names no more than it names.
        looser = [f"{len(statement.figure.named):,} or more"]
    else:
        phrase = read_phrase(statement.words)
        numbers = tuple(int(number) for number in phrase.numbers)
        looser = [form.format(*numbers) for form in _LOOSER.get(phrase.hedge, ())]
    yield "loosen", [(words, read_quantity(words)) for words in looser]


def _restrict(count: str, quantity: Quantity) -> Restriction:
    low, high = quantity.low, quantity.high
    return Restriction(
        count, None if low is None else int(low), None if high is None else int(high)
    )
