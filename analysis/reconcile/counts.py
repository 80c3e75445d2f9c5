"""From articles to a system: the counts, the constraints on them, and the source of each.

A statement bounds its count under its own id. Where an assumption changes the count, the statement
bounds a number of its own, and the assumption, under its id, equates this number with the count as
we read it; so a conflict names both. Trees give laws, which always hold. A relation adds ties under
its own id. A party's claim bounds nothing by itself, and neither does a relation that ties one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from analysis.errors import ParameterError, suggest
from analysis.ledger.conventions import LITERAL
from analysis.ledger.measures import MEASURES, Dimension
from analysis.ledger.model import Article, Event, Relation
from analysis.ledger.names import find_article
from analysis.ledger.trees import find_loop
from analysis.reconcile.disjoint import Disjointness
from analysis.reconcile.extents import Calendar, Extent
from analysis.reconcile.families import list_bits
from analysis.reconcile.lattice import Cell, Lattice, Node, build_lattice
from analysis.reconcile.solve.solver import Constraint, System
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
    """One unknown number, with its scope.

    Attributes
    ----------
    name : its name in the system.
    measure, unit, group, place, period : its scope; period is one of the names for its extent.
    extent : its time, with the day by which it was known.
    statements, claims : ids of the reports and of the one-sided claims that state it.
    is_stated : whether a report bounds it.
    is_auxiliary : whether nobody states it or a part of it, so that it only links other counts.
    """

    name: str
    measure: str
    unit: str
    group: str | None
    place: str
    period: str | None
    extent: Extent
    statements: tuple[str, ...]
    claims: tuple[str, ...]
    is_stated: bool
    is_auxiliary: bool


@dataclass(frozen=True, slots=True)
class Tie:
    """A constraint between counts.

    Attributes
    ----------
    id : the relation's id, with the part's where each part has its own tie; else a unique name.
    kind : sum (the parts make the whole), cover (the parts leave nothing out and may overlap), part
        or at-most (the parts are disjoint and add up to at most the whole), same (the one part
        equals the whole).
    whole, parts : names of counts.
    relation : id of the relation that says so; None where the trees do.
    residual : name of the count of what the whole has outside the parts; None where none is kept.
    """

    id: str
    kind: TieKind
    whole: str
    parts: tuple[str, ...]
    relation: str | None = None
    residual: str | None = None


@dataclass(frozen=True, slots=True)
class ResolvedRelation:
    """A relation whose parts and whole are found.

    `parts` are ids of statements. `whole` is one as well or, where no figure states it, the count's
    spot; `period` then names its period.
    """

    id: str
    kind: TieKind
    parts: tuple[str, ...]
    whole: str | Spot
    period: str | None = None


@dataclass(frozen=True, slots=True)
class CountSystem:
    """All counts of some articles, and all that the articles say about them.

    Attributes
    ----------
    system : for the solver; its sources are ids of statements, assumptions and relations.
    laws : id -> constraint that always holds.
    counts, ties, statements : by name or id, sorted.
    relations : the relations of the articles, sorted.
    around : name of a count -> names of the stated counts that contain it.
    bound : statement id -> name of the unknown number that it bounds.
    claims : ids of the parties' claims, and of the relations that tie one.
    withdrawn : statement id -> id of the statement that withdraws it.
    excluded : ids of what is withdrawn or left out on request.
    """

    system: System
    laws: Mapping[str, Constraint]
    counts: Mapping[str, Count]
    ties: Mapping[str, Tie]
    statements: Mapping[str, Statement]
    relations: tuple[ResolvedRelation, ...]
    around: Mapping[str, frozenset[str]]
    bound: Mapping[str, str]
    claims: frozenset[str]
    withdrawn: Mapping[str, str]
    excluded: frozenset[str]

    def is_report(self, statement: Statement) -> bool:
        """Whether a statement is a report and not excluded, with bounds or without."""
        return statement.id not in self.claims and statement.id not in self.excluded

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that are not excluded, and of the relations between them."""
        told = {s.id for s in self.statements.values() if self.is_report(s)}
        return frozenset(told | ({r.id for r in self.relations} - self.claims))


def build_system(
    articles: Sequence[Article],
    convention: str = LITERAL,
    readings: Mapping[str, str] | None = None,
    without: Collection[str] = (),
) -> CountSystem:
    """The counts of articles on one event, and all that the articles say about them.

    Parameters
    ----------
    articles : one or more, all of one event. With several, an id is "ARTICLE#id".
    convention : name of the convention under which vague words become numbers.
    readings : figure id -> words to read instead of its wording.
    without : ids of statements, relations and assumptions to leave out; without its assumption, a
        figure is read as printed.

    Raises
    ------
    ParameterError : no article, two of one name or of different events; an unknown convention or
        id; a reading of a figure that counts nothing.
    WordingError : a reading that is no number phrase.
    """
    _check_articles(articles)
    _check_ids(articles, without)
    statements = read_statements(articles, convention, readings or {}, without)
    relations = [r for r in _read_relations(articles, statements) if r.id not in without]
    withdrawn = find_withdrawn(articles, without)
    builder = _Builder(articles[0].event, statements, relations, frozenset(without), withdrawn)
    for statement in statements.values():
        builder.add_statement(statement)
    for relation in relations:
        builder.add_relation(relation)
    return builder.finish()


def find_withdrawn(articles: Sequence[Article], without: Collection[str] = ()) -> dict[str, str]:
    """Id of each statement withdrawn within these articles -> id of the one that withdraws it.

    Raises
    ------
    ParameterError : statements of several articles withdraw each other.
    """
    found: dict[str, str] = {}
    for article in articles:
        for figure in article.figures:
            name = name_source(article, figure.id, articles)
            for corrected in figure.corrects if name not in without else ():
                other, _, entry = corrected.rpartition("#")
                home = find_article(article.name, other) if other else article.name
                told = next((each for each in articles if each.name == home), None)
                if told is not None:
                    withdrawn = name_source(told, entry, articles)
                    found[withdrawn] = min(name, found.get(withdrawn, name))
    loop = find_loop({withdrawn: (by,) for withdrawn, by in found.items()})
    if loop:
        raise ParameterError(f"the figures withdraw each other: {' withdrawn by '.join(loop)}")
    return found


def write_tie(tie: Tie) -> Constraint:
    """The constraint of a tie between counts."""
    terms = ((tie.whole, -1), *((part, 1) for part in tie.parts))
    if tie.residual is not None:
        terms = (*terms, (tie.residual, 1))
    low = None if tie.kind in ("part", "at-most") and tie.residual is None else 0
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
            f"articles on two events, '{events[0]}' and '{events[1]}', share no counts; "
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


def _read_relations(
    articles: Sequence[Article], statements: Mapping[str, Statement]
) -> list[ResolvedRelation]:
    found = []
    for article in articles:
        calendar = Calendar(article.event)
        for relation in article.transcript.relations:
            parts = tuple(name_source(article, part, articles) for part in relation.parts)
            if all(part in statements for part in parts):
                whole, period = _find_whole(relation, article, articles, calendar)
                name = name_source(article, relation.id, articles)
                if isinstance(whole, Spot) or whole in statements:
                    found.append(ResolvedRelation(name, relation.kind, parts, whole, period))
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
class _Builder:
    """Builds a system step by step."""

    event: Event
    statements: Mapping[str, Statement]
    relations: Sequence[ResolvedRelation]
    without: frozenset[str]
    withdrawn: Mapping[str, str]
    counts: dict[str, Count] = field(default_factory=dict)
    ties: dict[str, Tie] = field(default_factory=dict)
    laws: dict[str, Constraint] = field(default_factory=dict)
    around: dict[str, frozenset[str]] = field(default_factory=dict)
    bound: dict[str, str] = field(default_factory=dict)
    constraints: list[Constraint] = field(default_factory=list)
    said_of: dict[str, list[Statement]] = field(default_factory=lambda: defaultdict(list))
    named: set[str] = field(default_factory=set)
    map: Disjointness = field(init=False)

    def __post_init__(self) -> None:
        self.map = Disjointness(self.event)
        for statement in self.statements.values():
            self.said_of[statement.spot.name].append(statement)
        spots = [(s.spot, s.period) for s in self.statements.values()]
        spots += [(r.whole, r.period) for r in self.relations if isinstance(r.whole, Spot)]
        self.named.update(spot.name for spot, _ in spots)
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
        for inner, name in enumerate(names):
            wider = (names[outer] for outer in list_bits(lattice.above[inner]))
            self.around[name] = frozenset(name for name in wider if name in self.named)
        implied = self._add_sums(measure, lattice, names)
        inside = self._add_residuals(measure, lattice, names)
        inside |= self._add_families(measure, lattice, names)
        adds_over_groups = "group" in MEASURES[measure].adds_over
        for inner, outer in lattice.list_covers():
            pair = lattice.nodes[inner], lattice.nodes[outer]
            if (inner, outer) not in inside and not (
                adds_over_groups and _is_implied(pair, implied)
            ):
                self._add_tie("part", names[outer], (names[inner],))
        self._add_differences(measure, lattice, names)

    def _add_count(self, spot: Spot, period: str | None, is_spoken: bool) -> str:
        said = self.said_of.get(spot.name, ())
        self.counts[spot.name] = Count(
            name=spot.name,
            measure=spot.measure,
            unit=spot.unit,
            group=spot.group,
            place=spot.place,
            period=period,
            extent=spot.extent,
            statements=tuple(s.id for s in said if not s.is_claim),
            claims=tuple(s.id for s in said if s.is_claim),
            is_stated=any(self.is_asserted(s) for s in said),
            is_auxiliary=not is_spoken,
        )
        return spot.name

    def _add_sums(
        self, measure: str, lattice: Lattice, names: list[str]
    ) -> Mapping[Node, tuple[Node, ...]]:
        """Add the sums over groups; return each whole with its parts."""
        number = {node: name for node, name in zip(lattice.nodes, names, strict=True)}
        kind: TieKind = "sum" if "group" in MEASURES[measure].adds_over else "cover"
        for whole, parts in lattice.sums:
            self._add_tie(kind, number[whole], tuple(number[part] for part in parts))
        return dict(lattice.sums)

    def _add_families(
        self, measure: str, lattice: Lattice, names: list[str]
    ) -> set[tuple[int, int]]:
        """Add that disjoint parts are at most their whole; return each part with its whole."""
        named = _mask(name in self.named for name in names)
        told = _mask(node in lattice.told for node in lattice.nodes)
        inside = set()
        adds_over = MEASURES[measure].adds_over
        # Stated counts once more by themselves, so that plain arithmetic can show what follows.
        families = lattice.list_families(told, told, self.map, adds_over)
        families += lattice.list_families(named, named, self.map, adds_over)
        if "time" not in adds_over:
            self._add_covers(lattice, names, told)
        for whole, parts, is_filled in families:
            # Sums over groups may say this already.
            if len(parts) > 1 and not all(_is_split(lattice, part, whole) for part in parts):
                kind: TieKind = "sum" if is_filled else "part"
                self._add_tie(kind, names[whole], tuple(names[part] for part in parts))
                inside |= {(part, whole) for part in parts}
        return inside

    def _add_covers(self, lattice: Lattice, names: list[str], told: int) -> None:
        """Add that periods which fill the whole have at least as many as it together.

        One person may be counted in several: whoever was held at the weekend was held on one of its
        days, or on both.
        """
        for whole, parts, is_filled in lattice.list_families(told, told, self.map, _IN_TIME):
            if is_filled:
                self._add_tie("cover", names[whole], tuple(names[part] for part in parts))

    def _add_residuals(
        self, measure: str, lattice: Lattice, names: list[str]
    ) -> set[tuple[int, int]]:
        """Add the residual of each stated whole and its stated parts, where no sum gives it."""
        stated = _mask(self.counts[name].is_stated for name in names)
        inside = set()
        adds_over = MEASURES[measure].adds_over
        covers = set(lattice.list_covers(stated))
        for whole, parts, is_filled in lattice.list_families(stated, stated, self.map, adds_over):
            is_direct = all((part, whole) in covers for part in parts)
            is_split = all(_is_split(lattice, part, whole) for part in parts)
            if is_direct and not is_filled and not is_split:
                told = tuple(names[part] for part in parts)
                residual = f"{names[whole]} outside {' and '.join(told)}"
                self._add_tie("part", names[whole], told, residual=residual)
                inside |= {(part, whole) for part in parts}
        return inside

    def _add_differences(self, measure: str, lattice: Lattice, names: list[str]) -> None:
        """Add that outside an inner cell, too, a group has at most as many as its whole."""
        if MEASURES[measure].adds_over != {"group", "place", "time"}:
            return
        spoken = _mask(name in self.named for name in names)
        for difference in lattice.list_differences(spoken):
            outer, inner, wider, within = (names[number] for number in difference)
            law = Constraint(((outer, 1), (inner, -1), (wider, -1), (within, 1)), None, 0, None)
            self._add_law(f"{outer} outside {inner} <= {wider} outside {within}", law)

    def _add_tie(
        self, kind: TieKind, whole: str, parts: tuple[str, ...], residual: str | None = None
    ) -> None:
        name = f"{whole} {_SIGNS[kind]} {' + '.join(sorted(parts))}"
        tie = Tie(name, kind, whole, parts, residual=residual)
        if tie.id not in self.ties:
            self.ties[tie.id] = tie
            self._add_law(tie.id, write_tie(tie))

    def _add_law(self, name: str, law: Constraint) -> None:
        self.laws[name] = law
        self.constraints.append(law)

    def is_asserted(self, statement: Statement) -> bool:
        """Whether a statement bounds its count: a report, not excluded, with bounds."""
        is_silent = statement.id in self.without or statement.id in self.withdrawn
        return not statement.is_claim and not is_silent and statement.has_bounds

    def add_statement(self, statement: Statement) -> None:
        """Add what a statement says unless it is a claim, and the assumption behind it."""
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

    def add_relation(self, relation: ResolvedRelation) -> None:
        """Add the ties of a relation."""
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
        """The count of a statement, and the unknown number that the statement bounds."""
        return self.statements[statement].spot.name, self.bound[statement]

    def _list_claims(self) -> Iterator[str]:
        """Claims and the relations that tie one: those are the party's word as well."""
        claims = {s.id for s in self.statements.values() if s.is_claim}
        yield from claims
        for relation in self.relations:
            if claims & {*relation.parts, relation.whole}:
                yield relation.id

    def finish(self) -> CountSystem:
        names = {name for constraint in self.constraints for name, _ in constraint.terms}
        return CountSystem(
            system=System(tuple(sorted(names | self.counts.keys())), tuple(self.constraints)),
            laws=dict(sorted(self.laws.items())),
            counts=dict(sorted(self.counts.items())),
            ties=dict(sorted(self.ties.items())),
            statements=self.statements,
            relations=tuple(self.relations),
            around=self.around,
            bound=dict(sorted(self.bound.items())),
            claims=frozenset(self._list_claims()),
            withdrawn=self.withdrawn,
            excluded=self.without | self.withdrawn.keys(),
        )


_IN_TIME: frozenset[Dimension] = frozenset({"time"})
_SIGNS: Mapping[TieKind, str] = {"sum": "=", "cover": "<=", "part": ">="}


def _is_implied(pair: tuple[Node, Node], sums: Mapping[Node, tuple[Node, ...]]) -> bool:
    """Whether sums already say that one count lies in another.

    A part lies in the whole that it helps to make up. A whole lies in the same whole of a wider
    cell where both are split, because each of its parts does.
    """
    inner, outer = pair
    if inner in sums.get(outer, ()):
        return True
    return inner[0] == outer[0] and inner in sums and outer in sums


def _mask(flags: Iterable[bool]) -> int:
    return sum(1 << number for number, flag in enumerate(flags) if flag)


def _is_split(lattice: Lattice, inner: int, outer: int) -> bool:
    """Whether sums lead from a part to a whole, so that they give the residual."""
    waiting = [lattice.nodes[inner]]
    while waiting:
        node = waiting.pop()
        if node == lattice.nodes[outer]:
            return True
        waiting += [whole for whole, parts in lattice.sums if node in parts]
    return False
