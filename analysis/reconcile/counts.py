"""From articles to a system: the counts, the constraints on them, and the source of each.

A statement bounds its count under its own id. Where an assumption changes the count, the statement
bounds a number of its own, and the assumption, under its id, equates this number with the count as
we read it; so a conflict names both. Trees give laws, which always hold. A relation adds ties under
its own id, and so does a change between the count before it and the count after it. A party's claim
bounds nothing by itself, and neither does a relation that ties one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.errors import ParameterError, suggest
from analysis.ledger.conventions import LITERAL
from analysis.ledger.model import Article, Event
from analysis.reconcile.changes import Step, find_steps
from analysis.reconcile.relations import ResolvedRelation, read_relations
from analysis.reconcile.solve.solver import Constraint, System
from analysis.reconcile.statements import Said, Spot, Statement, name_source, read_statements
from analysis.reconcile.tables import Count, Tables
from analysis.reconcile.ties import Tie, TieKind, write_tie
from analysis.reconcile.withdrawn import find_withdrawn

__all__ = ["Count", "CountSystem", "build_system"]


@dataclass(frozen=True, slots=True)
class CountSystem:
    """All counts of some articles, and all that the articles say about them.

    Attributes
    ----------
    system : for the solver; its sources are ids of statements, assumptions and relations.
    laws : id -> constraint that always holds.
    counts, ties, statements : by name or id, sorted.
    changes : the changes that tie two counts, by id, sorted; none is among the statements.
    reverse : id of a change between two counts -> the unknown number that it says is 0: a rise says
        that nothing was taken away.
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
    changes: Mapping[str, Statement]
    reverse: Mapping[str, str]
    relations: tuple[ResolvedRelation, ...]
    around: Mapping[str, frozenset[str]]
    bound: Mapping[str, str]
    claims: frozenset[str]
    withdrawn: Mapping[str, str]
    excluded: frozenset[str]

    def find(self, name: str) -> Statement | None:
        """The statement or the change of that id; None for a relation, an assumption, a ledger row
        that is not tested.
        """
        return self.statements.get(name) or self.changes.get(name)

    def is_report(self, statement: Statement) -> bool:
        """Whether a statement is a report and not excluded, with bounds or without."""
        return statement.id not in self.claims and statement.id not in self.excluded

    @property
    def reports(self) -> frozenset[str]:
        """Ids of the reports that are not excluded, and of the relations between them."""
        heard = (*self.statements.values(), *self.changes.values())
        told = {s.id for s in heard if self.is_report(s)}
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
    check_articles(articles)
    _check_ids(articles, without)
    withdrawn = find_withdrawn(articles, without)
    said = read_statements(articles, convention, readings or {}, without, withdrawn)
    relations = read_relations(articles, said)
    kept = [relation for relation in relations if relation.id not in without]
    builder = _Builder(articles[0].event, said, kept, frozenset(without), withdrawn)
    for statement in said.totals.values():
        builder.add_statement(statement)
    tied = {part for relation in relations for part in relation.parts} & said.changes.keys()
    for name in sorted(tied):
        builder.add_change(said.changes[name])
    for step in find_steps(said, articles[0].event.all_measures, tied, withdrawn):
        builder.add_step(step)
    for relation in kept:
        builder.add_relation(relation)
    return builder.finish()


def check_articles(articles: Sequence[Article]) -> None:
    """Refuse no article at all, one given twice, and articles on several events.

    Raises
    ------
    ParameterError : any of these.
    """
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


@dataclass(slots=True)
class _Builder:
    """Adds what each source says to the counts and the laws."""

    event: Event
    said: Said
    relations: Sequence[ResolvedRelation]
    without: frozenset[str]
    withdrawn: Mapping[str, str]
    bound: dict[str, str] = field(default_factory=dict)
    changes: dict[str, Statement] = field(default_factory=dict)
    reverse: dict[str, str] = field(default_factory=dict)
    statements: Mapping[str, Statement] = field(init=False)
    counts: Mapping[str, Count] = field(init=False)
    around: Mapping[str, frozenset[str]] = field(init=False)
    ties: dict[str, Tie] = field(init=False)
    laws: dict[str, Constraint] = field(init=False)
    constraints: list[Constraint] = field(init=False)

    def __post_init__(self) -> None:
        self.statements = self.said.totals
        wholes = [(r.whole, r.period) for r in self.relations if isinstance(r.whole, Spot)]
        told = tuple(self.statements.values())
        tables = Tables(self.event, told, wholes, self.is_asserted)
        self.counts, self.around = tables.counts, tables.around
        self.ties, self.laws = tables.ties, tables.laws
        self.constraints = list(self.laws.values())

    def is_heard(self, statement: Statement) -> bool:
        """Whether a figure is neither left out nor taken back."""
        return statement.id not in self.without and statement.id not in self.withdrawn

    def is_asserted(self, statement: Statement) -> bool:
        """Whether a statement bounds its count: a report, not excluded, with bounds."""
        return not statement.is_claim and self.is_heard(statement) and statement.has_bounds

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

    def add_change(self, change: Statement) -> None:
        """Add an unknown number of so many more, or fewer, and what the change says of it."""
        own = f"what '{change.id}' changes"
        self.bound[change.id] = own
        self.changes[change.id] = change
        if self.is_heard(change):
            said = Constraint(((own, 1),), change.low, change.high, change.id)
            self.constraints.append(said)

    def add_step(self, step: Step) -> None:
        """Add what a change says of the counts before and after it.

        Between any two counts something was added and something taken away, so this much is a law,
        or follows from how we read the change. The change bounds the one and says that the other is
        0. So other words of the same change can be tried in its place.
        """
        change, before, after, taken_back = step
        self.add_change(change)
        reverse = f"what '{change.id}' does not change"
        self.reverse[change.id] = reverse
        if self.is_heard(change):
            self.constraints.append(Constraint(((reverse, 1),), 0, 0, change.id))
        is_rise = change.figure.change == "increment"
        whole, part = (after, before) if is_rise else (before, after)
        name = f"{whole} = {part} with '{change.id}'"
        said = self._recall(change, taken_back) if taken_back is not None else whole
        terms = ((said, -1), (part, 1), (self.bound[change.id], 1), (reverse, -1))
        if change.assumption is None:
            self.laws[name] = Constraint(terms, 0, 0, None)
        self.constraints.append(Constraint(terms, 0, 0, change.assumption))
        kind: TieKind = "increment" if is_rise else "fall"
        self.ties[name] = Tie(name, kind, whole, (part,), change=change.id)

    def _recall(self, fall: Statement, taken_back: Statement) -> str:
        """The unknown number that a statement gave before it was withdrawn, as a fall tells it."""
        name = f"what '{taken_back.id}' counted"
        if self.is_heard(fall):
            said = Constraint(((name, 1),), taken_back.low, taken_back.high, fall.id)
            self.constraints.append(said)
        return name

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

    def _locate(self, name: str) -> tuple[str, str]:
        """The count of a statement, and the unknown number that the statement bounds.

        A change has no count, but the unknown number alone.
        """
        own = self.bound[name]
        return (own if name in self.changes else self.statements[name].spot.name), own

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
            changes=dict(sorted(self.changes.items())),
            reverse=self.reverse,
            relations=tuple(self.relations),
            around=self.around,
            bound=dict(sorted(self.bound.items())),
            claims=frozenset(self._list_claims()),
            withdrawn=self.withdrawn,
            excluded=self.without | self.withdrawn.keys(),
        )
