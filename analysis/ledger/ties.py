"""Relations that tie a count to itself: directly, twice in one sum, or in a loop."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.ledger.check_corrects import find_moment
from analysis.ledger.faults import apply
from analysis.ledger.model import Figure, Relation, Scope, Transcript
from analysis.ledger.partial import ask_whole, index

Fault = tuple[int, str, str]
"""Index of the relation, its field, and the sentence."""

_Counted = tuple[object, ...]


def find_self_ties(transcript: Transcript) -> Iterator[Fault]:
    """Every relation by which a count is part of itself, or a sum counts one thing twice.

    Two figures count the same if their scopes, as read, their times and those said to have done it
    are the same. Changes and unknown names are skipped.
    """
    counted = _list_counted(transcript)
    for place, relation in enumerate(transcript.relations):
        for key, sentence in apply(_compare, relation, counted):
            yield place, key, sentence
    yield from apply(_find_loops, transcript, counted)


def _list_counted(transcript: Transcript) -> dict[str, _Counted]:
    changes = {}
    for assumption in transcript.assumptions:
        ask_whole(assumption.reads)
        changes[assumption.figure] = assumption.reads.model_dump(exclude_none=True)
    figures = index(transcript.figures)
    found = (apply(_read, figure, changes, transcript) for figure in figures.values())
    read = dict(pair for pairs in found for pair in pairs)
    return {name: _find_count(told, read.values()) for name, told in read.items()}


class _Read(NamedTuple):
    """A figure that is no change, as read, and the day and hour at which it was said."""

    figure: Figure
    day: dt.date
    hour: dt.time | None


def _read(
    figure: Figure, changes: dict[str, dict[str, object]], transcript: Transcript
) -> Iterator[tuple[str, _Read]]:
    """A figure's id and what is read of it; a change counts nothing."""
    if figure.change is None:
        read = figure.model_copy(update=changes.get(figure.id, {}))
        yield figure.id, _Read(read, *find_moment(figure, transcript))


def _find_count(told: _Read, others: Iterable[_Read]) -> _Counted:
    """What a figure counts, at what time, done by whom and how.

    A doer or means tells it from others only where one of the same measure tells another. An hour
    does where a later one of that day is told: without it, a report is of the day's end.
    """
    figure, hour = told.figure, told.hour
    beside = [each for each in others if each.figure.measure == figure.measure]
    is_by = any(each.figure.by not in (None, figure.by) for each in beside)
    is_how = any(each.figure.how and {*each.figure.how} != {*figure.how} for each in beside)
    is_early = any(
        hour and each.hour and each.day == told.day and hour < each.hour for each in beside
    )
    return (
        *_key(figure),
        figure.by if is_by else None,
        frozenset(figure.how if is_how else ()),
        hour if is_early else None,
        told.day,
    )


def _key(scope: Figure | Scope) -> _Counted:
    return scope.measure, scope.group, scope.place, scope.period


def _find_whole(relation: Relation, counted: dict[str, _Counted]) -> _Counted | None:
    if isinstance(relation.whole, str):
        return counted.get(relation.whole)
    days = {counted[part][-1] for part in relation.parts if part in counted}
    if len(days) != 1:
        return None
    return (*_key(relation.whole), None, frozenset(), None, days.pop())


def _compare(relation: Relation, counted: dict[str, _Counted]) -> Iterator[tuple[str, str]]:
    if relation.kind == "same":
        return
    whole = _find_whole(relation, counted)
    seen: dict[_Counted, str] = {}
    for part in relation.parts:
        if part not in counted or part == relation.whole or relation.parts.count(part) > 1:
            continue
        own = counted[part]
        if own == whole:
            yield "whole", f"figure '{part}' counts the same as its whole"
        if relation.kind == "sum" and own in seen:
            yield (
                "parts",
                f"figures '{seen[own]}' and '{part}' count the same, so a sum counts it twice; "
                "their scopes must tell them apart",
            )
        seen[own] = part


def _find_loops(transcript: Transcript, counted: dict[str, _Counted]) -> Iterator[Fault]:
    """The first relation that, with those before it, puts a whole inside itself."""
    wholes: dict[_Counted, set[_Counted]] = {}
    for place, relation in enumerate(transcript.relations):
        whole = _find_whole(relation, counted)
        if whole is None or relation.kind not in ("sum", "part"):
            continue
        around = _climb(wholes, whole)
        for part in relation.parts:
            if part in counted and counted[part] != whole:
                if counted[part] in around:
                    yield (
                        place,
                        "whole",
                        f"the relations before this one put the whole inside its own part '{part}'",
                    )
                    return
                wholes.setdefault(counted[part], set()).add(whole)


def _climb(wholes: dict[_Counted, set[_Counted]], count: _Counted) -> set[_Counted]:
    found: set[_Counted] = set()
    waiting = [count]
    while waiting:
        new = wholes.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
