"""Relations that tie a count to itself: directly, twice in one sum, or in a loop."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.ledger.model import Figure, Relation, Scope, Transcript

Fault = tuple[int, str, str]
"""Index of the relation, its field, and the sentence."""

_Counted = tuple[object, ...]


def find_self_ties(transcript: Transcript) -> Iterator[Fault]:
    """Every relation by which a count is part of itself, or a sum counts one thing twice.

    Two figures count the same if their scopes, as read, and their days are the same. Unknown names
    are skipped.
    """
    counted = _list_counted(transcript)
    for index, relation in enumerate(transcript.relations):
        if relation.kind != "same":
            for key, sentence in _compare(relation, counted):
                yield index, key, sentence
    yield from _find_loops(transcript, counted)


def _list_counted(transcript: Transcript) -> dict[str, _Counted]:
    changes = {
        assumption.figure: assumption.reads.model_dump(exclude_none=True)
        for assumption in transcript.assumptions
    }
    return {
        figure.id: _key(
            figure.model_copy(update=changes.get(figure.id, {})),
            figure.reported or transcript.source.published,
        )
        for figure in transcript.figures
    }


def _key(scope: Figure | Scope, day: object) -> _Counted:
    return scope.measure, scope.group, scope.place, scope.period, day


def _find_whole(relation: Relation, counted: dict[str, _Counted]) -> _Counted | None:
    if isinstance(relation.whole, str):
        return counted.get(relation.whole)
    days = {counted[part][-1] for part in relation.parts if part in counted}
    return _key(relation.whole, days.pop()) if len(days) == 1 else None


def _compare(relation: Relation, counted: dict[str, _Counted]) -> Iterator[tuple[str, str]]:
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
    for index, relation in enumerate(transcript.relations):
        whole = _find_whole(relation, counted)
        if whole is None or relation.kind not in ("sum", "part"):
            continue
        around = _climb(wholes, whole)
        for part in relation.parts:
            if part in counted and counted[part] != whole:
                if counted[part] in around:
                    yield (
                        index,
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
