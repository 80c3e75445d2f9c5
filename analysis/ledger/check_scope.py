"""What must hold of a scope: known names, a unit of its measure, a period that has begun."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from analysis.ledger.faults import apply, not_a_measure, not_in, suggest_unit
from analysis.ledger.measures import UNITS
from analysis.ledger.model import Event, Figure, Scope, Transcript


def check_scope(scope: Figure | Scope, event: Event) -> Iterator[tuple[str, str]]:
    """Every unknown name of a scope: the field and the sentence."""
    yield from apply(_check_measure, scope, event)
    if isinstance(scope, Figure):
        yield from apply(_check_unit, scope, event)
    for rule in (_check_group, _check_place, _check_period):
        yield from apply(rule, scope, event)


def _check_measure(scope: Figure | Scope, event: Event) -> Iterator[tuple[str, str]]:
    if scope.measure not in event.all_measures:
        yield "measure", not_a_measure(scope.measure, event.all_measures)


def _check_unit(figure: Figure, event: Event) -> Iterator[tuple[str, str]]:
    """A figure has a unit of its measure; a change may be told in percent, and nothing else."""
    unit, name = figure.unit, figure.measure
    if name not in event.all_measures or (unit == "percent" and figure.change is not None):
        return
    measure = event.all_measures[name]
    if measure.has_any_unit:
        if unit == "percent":
            yield "unit", f"unit 'percent' is for a share or a change, not for {name}"
    elif unit not in measure.units:
        known = "is not a unit of" if unit in UNITS else "is unknown, and not a unit of"
        yield "unit", f"unit '{unit}' {known} {name}{suggest_unit(unit, measure.units)}"


def _check_group(scope: Figure | Scope, event: Event) -> Iterator[tuple[str, str]]:
    if scope.group is not None and scope.group not in event.groups:
        yield "group", not_in("group", scope.group, event.groups, "event.yaml")


def _check_place(scope: Figure | Scope, event: Event) -> Iterator[tuple[str, str]]:
    if scope.place == "":
        why = (
            "and event.yaml has no 'toll' with a place"
            if event.toll is None
            else "and the place of the event's toll stands only for figures without a 'role'; "
            "give the place, or the widest one that event.yaml has"
        )
        yield "place", f"'place' is missing, {why}"
    elif scope.place not in event.places:
        yield "place", not_in("place", scope.place, event.places, "event.yaml")


def _check_period(scope: Figure | Scope, event: Event) -> Iterator[tuple[str, str]]:
    if scope.period is not None and scope.period not in event.periods:
        yield "period", not_in("period", scope.period, event.periods, "event.yaml")


def day_of(figure: Figure, transcript: Transcript) -> dt.date:
    """The day on which a figure was said."""
    return figure.reported_day or transcript.source.published


def find_later_start(name: str | None, day: dt.date, event: Event) -> dt.date | None:
    """The day on which a period begins, if that is after the given day."""
    if name is None or name not in event.periods:
        return None
    start = event.periods[name].start_moment().date()
    return start if start > day else None


def beyond(paragraph: int, transcript: Transcript) -> str:
    """The sentence for a paragraph that the article does not have."""
    count = transcript.source.paragraphs
    return f"paragraph {paragraph} is beyond the article's last, {count}"
