"""The ties that articles state between their figures, with parts and wholes found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.ledger.measures import Measure
from analysis.ledger.model import Article, Relation, RelationKind
from analysis.reconcile.extents import Calendar
from analysis.reconcile.statements import (
    Said,
    Spot,
    Statement,
    find_published,
    find_spot,
    name_source,
)


@dataclass(frozen=True, slots=True)
class ResolvedRelation:
    """A relation whose parts and whole are found.

    `parts` are ids of statements; in a sum one of them may be a change. `whole` is the id of a
    total or, where no figure states it, the count's spot; `period` then names its period.
    """

    id: str
    kind: RelationKind
    parts: tuple[str, ...]
    whole: str | Spot
    period: str | None = None


def read_relations(articles: Sequence[Article], said: Said) -> list[ResolvedRelation]:
    """The relations between tested figures, sorted, without those that measures say anyway."""
    found = []
    for article in articles:
        calendar = Calendar(article.event)
        for relation in article.transcript.relations:
            parts = tuple(name_source(article, part, articles) for part in relation.parts)
            if _is_between_counts(relation, parts, said):
                whole, period = _find_whole(relation, article, articles, said, calendar)
                name = name_source(article, relation.id, articles)
                read = ResolvedRelation(name, relation.kind, parts, whole, period)
                if (isinstance(whole, Spot) or whole in said.totals) and not _is_implied(
                    read, said.totals, article.event.all_measures
                ):
                    found.append(read)
    return sorted(found, key=lambda relation: relation.id)


def _is_between_counts(relation: Relation, parts: Sequence[str], said: Said) -> bool:
    """Whether the parts are totals or, in a sum, totals and one rise."""
    others = [part for part in parts if part not in said.totals]
    if not others:
        return True
    change = said.changes.get(others[0])
    is_rise = change is not None and change.figure.change == "increment"
    return relation.kind == "sum" and is_rise and len(others) == 1 < len(parts)


def _find_whole(
    relation: Relation,
    article: Article,
    articles: Sequence[Article],
    said: Said,
    calendar: Calendar,
) -> tuple[str | Spot, str | None]:
    if isinstance(relation.whole, str):
        return name_source(article, relation.whole, articles), None
    unit = next(figure.unit for figure in article.figures if figure.id == relation.parts[0])
    told = said.hours.settle(find_published(article))
    return find_spot(calendar, relation.whole, unit, told), relation.whole.period


def _is_implied(
    relation: ResolvedRelation, totals: Mapping[str, Statement], measures: Mapping[str, Measure]
) -> bool:
    """Whether measures alone say it: casualties are deaths and injuries of the same scope.

    It holds without the article, and is told once. A figure that we read as something else is tied
    as printed, which only the relation says; and only it asks for a whole that no figure states.
    """
    if not totals.keys() >= set(relation.parts) or relation.kind == "same":
        return False
    members = [totals[part] for part in relation.parts]
    whole = relation.whole
    if isinstance(whole, str):
        members.append(totals[whole])
        whole = totals[whole].spot
    is_stated = any(each.spot == whole for each in totals.values())
    if not is_stated or any(member.assumption for member in members):
        return False
    made_of = measures[whole.measure].parts
    spots = [totals[part].spot for part in relation.parts]
    told = tuple(sorted(spot.measure for spot in spots))
    is_same_scope = all(spot._replace(measure=whole.measure) == whole for spot in spots)
    if relation.kind == "sum":
        return is_same_scope and bool(told) and told == tuple(sorted(made_of))
    return is_same_scope and set(told) <= set(made_of)
