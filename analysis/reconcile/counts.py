"""From articles to a system: which counts there are, what binds them, and who says so.

A statement bounds the count that it speaks of, under its own id. Where an assumption changes what
it speaks of, the statement bounds a number of its own, and the assumption, under its id, says that
this number is the count as we read it; so a conflict names both. Trees are laws, which have no id
and always hold; the ties that an article's relations add stand under the relation's id.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from analysis.errors import ParameterError, suggest
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import Article, Event, Relation
from analysis.reconcile.extents import Calendar
from analysis.reconcile.lattice import Cell, Lattice, Node, build_lattice
from analysis.reconcile.solver import Constraint, System
from analysis.reconcile.statements import (
    Spot,
    Statement,
    find_spot,
    name_source,
    read_statements,
)

TieKind = Literal["sum", "cover", "part", "same", "at-most"]


@dataclass(frozen=True, slots=True)
class Count:
    """One unknown number: of what, whose, where and when.

    Attributes
    ----------
    name : its name in the system.
    measure, unit, group, place, period : its scope; period is one of the names for that time.
    until : the day of the report that cuts the period off, where one does.
    statements, claims : ids of the reported and of the one-sided figures that speak of it.
    is_stated : whether a reported figure bounds it.
    is_relay : nobody speaks of it, nor of a part of it; it only ties others together.
    """

    name: str
    measure: str
    unit: str
    group: str | None
    place: str
    period: str | None
    until: dt.date | None
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    is_stated: bool
    is_relay: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """What binds counts together.

    Attributes
    ----------
    id : the relation's id and, where it has several parts, their names; else a name of its own.
    kind : sum (the parts make the whole), cover (they leave nothing of it out, and may overlap),
        part or at-most (the one part is at most the whole), same (it is as large).
    whole, parts : names of counts.
    relation : id of the relation that says so, or None where the trees do.
    rest : name of the count of what is in the whole and outside the part, where one is kept.
    """

    id: str
    kind: TieKind
    whole: str
    parts: tuple[str, ...]
    relation: str | None = None
    rest: str | None = None


@dataclass(frozen=True, slots=True)
class CountSystem:
    """All that articles say of counts.

    Attributes
    ----------
    system : for the solver; its sources are ids of statements, assumptions and relations.
    counts, ties, statements : by name or id, sorted.
    bound : statement id -> the name of the unknown number that it bounds.
    """

    system: System
    counts: Mapping[str, Count]
    ties: Mapping[str, Tie]
    statements: Mapping[str, Statement]
    bound: Mapping[str, str]

    @property
    def claims(self) -> frozenset[str]:
        """Ids of what parties to the fight say."""
        return frozenset(s.id for s in self.statements.values() if s.is_claim)


def build_system(
    articles: Sequence[Article],
    convention: str = "literal",
    readings: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> CountSystem:
    """The counts that articles on one event speak of, and all that is said of them.

    Parameters
    ----------
    articles : one or more, all of one event. With several, an id is "ARTICLE#id".
    convention : the name of the convention under which vague words become numbers.
    readings : figure id -> other words to read in the place of its wording.
    without : ids of statements and relations that are not heard, and of assumptions that are not
        made, so that their figures are read as printed.

    Raises
    ------
    ParameterError : no article, two of one name or of different events; an unknown convention or
        id; a reading of a figure that has none.
    WordingError : a reading that is no number phrase.
    """
    _check_articles(articles)
    _check_ids(articles, without)
    statements = read_statements(articles, convention, readings or {}, without)
    relations = [r for r in _read_relations(articles, statements) if r.id not in without]
    whole_spots = [spot for relation in relations for spot in relation.mentions]
    draft = _Draft(articles[0].event, statements, whole_spots, frozenset(without))
    for statement in statements.values():
        draft.add_statement(statement)
    for relation in relations:
        draft.add_relation(relation)
    return draft.finish()


def write_tie(tie: Tie) -> Constraint:
    """The constraint of a tie between counts."""
    terms = ((tie.whole, -1), *((part, 1) for part in tie.parts))
    if tie.rest is not None:
        terms = (*terms, (tie.rest, 1))
    low = None if tie.kind in ("part", "at-most") and tie.rest is None else 0
    high = None if tie.kind == "cover" else 0
    return Constraint(terms, low, high, tie.relation)


def _check_articles(articles: Sequence[Article]) -> None:
    if not articles:
        raise ParameterError("no article is given; one at least is needed")
    names = [article.name for article in articles]
    for name in names:
        if names.count(name) > 1:
            raise ParameterError(f"article '{name}' is given twice")
    events = sorted({name.partition("/")[0] for name in names})
    if len(events) > 1:
        raise ParameterError(
            f"articles of two events, '{events[0]}' and '{events[1]}', share no counts; "
            "check each event alone"
        )


def _check_ids(articles: Sequence[Article], without: Collection[str]) -> None:
    known = {
        name_source(article, entry.id, articles)
        for article in articles
        for entries in (
            article.figures,
            article.transcript.relations,
            article.transcript.assumptions,
        )
        for entry in entries
    }
    for name in sorted(without):
        if name not in known:
            raise ParameterError(f"'{name}' is no id to leave out{suggest(name, known)}")


@dataclass(frozen=True, slots=True)
class _Related:
    """A relation with its parts and its whole found."""

    id: str
    kind: TieKind
    parts: tuple[str, ...]
    whole: str | Spot
    period: str | None = None

    @property
    def mentions(self) -> list[tuple[Spot, str | None]]:
        return [(self.whole, self.period)] if isinstance(self.whole, Spot) else []


def _read_relations(
    articles: Sequence[Article], statements: Mapping[str, Statement]
) -> list[_Related]:
    found = []
    for article in articles:
        calendar = Calendar(article.event)
        for relation in article.transcript.relations:
            parts = tuple(name_source(article, part, articles) for part in relation.parts)
            if all(part in statements for part in parts):
                whole, period = _find_whole(relation, article, articles, calendar)
                name = name_source(article, relation.id, articles)
                if isinstance(whole, Spot) or whole in statements:
                    found.append(_Related(name, relation.kind, parts, whole, period))
    return sorted(found, key=lambda relation: relation.id)


def _find_whole(
    relation: Relation, article: Article, articles: Sequence[Article], calendar: Calendar
) -> tuple[str | Spot, str | None]:
    if isinstance(relation.whole, str):
        return name_source(article, relation.whole, articles), None
    unit = next(figure.unit for figure in article.figures if figure.id == relation.parts[0])
    spot = find_spot(calendar, relation.whole, unit, article.source.published)
    return spot, relation.whole.period


@dataclass(slots=True)
class _Draft:
    """A system in the making."""

    event: Event
    statements: Mapping[str, Statement]
    whole_spots: list[tuple[Spot, str | None]]
    without: frozenset[str]
    counts: dict[str, Count] = field(default_factory=dict)
    ties: dict[str, Tie] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    constraints: list[Constraint] = field(default_factory=list)
    said_of: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        for statement in self.statements.values():
            self.said_of[statement.spot.name].append(statement)
        spots = [(s.spot, s.period) for s in self.statements.values()] + self.whole_spots
        periods: dict[Cell, set[str]] = defaultdict(set)
        tables: dict[tuple[str, str], dict[Cell, set[str | None]]] = {}
        for spot, period in spots:
            cell = (spot.place, spot.extent)
            table = tables.setdefault((spot.measure, spot.unit), {})
            table.setdefault(cell, set()).add(spot.group)
            if period is not None:
                periods[cell].add(period)
        for (measure, unit), mentioned in sorted(tables.items()):
            self._add_table(measure, unit, build_lattice(self.event, mentioned), periods)

    def _add_table(
        self, measure: str, unit: str, lattice: Lattice, periods: Mapping[Cell, set[str]]
    ) -> None:
        names = [
            self._add_count(
                Spot(measure, unit, group, *cell),
                min(periods.get(cell, ()), default=None),
                (group, cell) in lattice.spoken,
            )
            for group, cell in lattice.nodes
        ]
        is_disjoint = MEASURES[measure].units == ("persons",)
        implied = self._add_sums(lattice, names, is_disjoint)
        rests = self._find_rests(lattice, names)
        for inner, outer in sorted({*lattice.list_covers(), *rests}):
            pair = lattice.nodes[inner], lattice.nodes[outer]
            if (inner, outer) in rests:
                rest = f"{names[outer]} outside {names[inner]}"
                self._add_tie("part", names[outer], (names[inner],), rest=rest)
            elif not (is_disjoint and _is_implied(pair, implied)):
                self._add_tie("part", names[outer], (names[inner],))

    def _add_count(self, spot: Spot, period: str | None, is_spoken: bool) -> str:
        said = self.said_of.get(spot.name, ())
        self.counts[spot.name] = Count(
            name=spot.name,
            measure=spot.measure,
            unit=spot.unit,
            group=spot.group,
            place=spot.place,
            period=period,
            until=spot.extent.until,
            statements=tuple(s.id for s in said if not s.is_claim),
            claims=tuple(s.id for s in said if s.is_claim),
            is_stated=any(self.is_asserted(s) for s in said),
            is_relay=not is_spoken,
        )
        return spot.name

    def _add_sums(
        self, lattice: Lattice, names: list[str], is_disjoint: bool
    ) -> Mapping[Node, tuple[Node, ...]]:
        """Add the sums; each whole with its parts."""
        number = {node: name for node, name in zip(lattice.nodes, names, strict=True)}
        for whole, parts in lattice.sums:
            kind: TieKind = "sum" if is_disjoint else "cover"
            self._add_tie(kind, number[whole], tuple(number[part] for part in parts))
        return dict(lattice.sums)

    def _find_rests(self, lattice: Lattice, names: list[str]) -> set[tuple[int, int]]:
        """Stated subsets with the nearest stated wholes, where no sum tells what is left."""
        stated = 0
        for place, name in enumerate(names):
            if self.counts[name].is_stated:
                stated |= 1 << place
        wholes = {part: whole for whole, parts in lattice.sums for part in parts}
        return {
            (inner, outer)
            for inner, outer in lattice.list_covers(stated)
            if lattice.nodes[outer] not in _climb(wholes, lattice.nodes[inner])
        }

    def _add_tie(
        self, kind: TieKind, whole: str, parts: tuple[str, ...], rest: str | None = None
    ) -> None:
        tie = Tie(f"{whole} {_SIGNS[kind]} {' + '.join(parts)}", kind, whole, parts, rest=rest)
        self.ties[tie.id] = tie
        self.constraints.append(write_tie(tie))

    def is_asserted(self, statement: Statement) -> bool:
        """Whether what a statement says is taken to be so."""
        is_heard = not statement.is_claim and statement.id not in self.without
        return is_heard and statement.has_bounds

    def add_statement(self, statement: Statement) -> None:
        """What a statement says, unless it is a claim; with its assumption, if it has one."""
        name = statement.spot.name
        if statement.assumption is not None:
            own = f"what '{statement.id}' counts"
            same = Constraint(((own, 1), (name, -1)), 0, 0, statement.assumption)
            self.constraints.append(same)
            name = own
        self.bound[statement.id] = name
        if self.is_asserted(statement):
            said = Constraint(((name, 1),), statement.low, statement.high, statement.id)
            self.constraints.append(said)

    def add_relation(self, relation: _Related) -> None:
        """The ties that a relation makes."""
        if isinstance(relation.whole, Spot):
            whole = own_whole = relation.whole.name
        else:
            whole, own_whole = self._locate(relation.whole)
        is_sum = relation.kind == "sum"
        for parts in [relation.parts] if is_sum else [(part,) for part in relation.parts]:
            found = [self._locate(part) for part in parts]
            name = (
                relation.id if len(parts) == len(relation.parts) else f"{relation.id}: {parts[0]}"
            )
            spots, own = (tuple(names) for names in zip(*found, strict=True))
            self.ties[name] = Tie(name, relation.kind, whole, spots, relation.id)
            said = Tie(name, relation.kind, own_whole, own, relation.id)
            self.constraints.append(write_tie(said))

    def _locate(self, statement: str) -> tuple[str, str]:
        """The count that a statement speaks of, and the unknown number that it bounds."""
        return self.statements[statement].spot.name, self.bound[statement]

    def finish(self) -> CountSystem:
        names = {name for constraint in self.constraints for name, _ in constraint.terms}
        return CountSystem(
            System(tuple(sorted(names | self.counts.keys())), tuple(self.constraints)),
            dict(sorted(self.counts.items())),
            dict(sorted(self.ties.items())),
            self.statements,
            dict(sorted(self.bound.items())),
        )


_SIGNS: Mapping[TieKind, str] = {"sum": "=", "cover": "<=", "part": ">="}


def _is_implied(pair: tuple[Node, Node], sums: Mapping[Node, tuple[Node, ...]]) -> bool:
    """Whether sums say already that one count lies in another.

    A part lies in the whole that it helps to make up; and a whole in the same whole of a wider
    cell, where both are split, because each of its parts does.
    """
    inner, outer = pair
    if inner in sums.get(outer, ()):
        return True
    return inner[0] == outer[0] and inner in sums and outer in sums


def _climb(wholes: Mapping[Node, Node], node: Node) -> Iterator[Node]:
    while node in wholes:
        node = wholes[node]
        yield node
