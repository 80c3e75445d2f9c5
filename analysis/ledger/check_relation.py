"""What must hold of relations and assumptions: known figures, one unit, counts of one kind."""

from __future__ import annotations

from collections.abc import Iterator

from analysis.ledger.check_scope import beyond, check_scope, day_of, find_later_start
from analysis.ledger.faults import Fault, apply, not_in
from analysis.ledger.model import Assumption, Event, Figure, Reads, Relation, Scope, Transcript
from analysis.ledger.partial import ask_whole, has_field, index, number


def check_relation(
    relation: Relation, transcript: Transcript, event: Event
) -> Iterator[tuple[str, str]]:
    """Every fault of a relation: its field and the sentence."""
    for told in (_check_parts, _check_paragraph):
        yield from apply(told, relation, transcript)
    for rule in (_check_whole, _check_tied, _check_units, _check_measures):
        yield from apply(rule, relation, transcript, event)


def _check_parts(relation: Relation, transcript: Transcript) -> Iterator[tuple[str, str]]:
    for part in relation.parts:
        yield from apply(_check_name, "parts", part, transcript)
    if len(set(relation.parts)) < len(relation.parts):
        yield "parts", "a figure is named twice among the parts"


def _check_name(key: str, name: str, transcript: Transcript) -> Iterator[tuple[str, str]]:
    figures = index(transcript.figures)
    if name not in figures:
        yield key, not_in("figure", name, figures, "the article's figures")


def _check_whole(
    relation: Relation, transcript: Transcript, event: Event
) -> Iterator[tuple[str, str]]:
    whole = relation.whole
    if isinstance(whole, Scope):
        for _, sentence in check_scope(whole, event):
            yield "whole", sentence
        yield from apply(_check_begun, whole, transcript, event)
    else:
        yield from apply(_check_name, "whole", whole, transcript)
        if whole in relation.parts:
            yield "whole", f"figure '{whole}' is its own part"


def _check_begun(whole: Scope, transcript: Transcript, event: Event) -> Iterator[tuple[str, str]]:
    day = transcript.source.published
    if begins := find_later_start(whole.period, day, event):
        yield (
            "whole",
            f"the article's day, {day}, is before the period '{whole.period}' begins, on {begins}",
        )


def _check_paragraph(relation: Relation, transcript: Transcript) -> Iterator[tuple[str, str]]:
    if relation.paragraph > transcript.source.paragraphs:
        yield "paragraph", beyond(relation.paragraph, transcript)


def _find_parts(relation: Relation, transcript: Transcript) -> list[Figure]:
    """The figures among the parts; an unknown name is told already."""
    figures = dict(index(transcript.figures))
    return [figures[part] for part in relation.parts if part in figures]


def _find_whole(relation: Relation, transcript: Transcript) -> Figure | None:
    """The figure that is the whole; None for a scope and an unknown name."""
    figures = dict(index(transcript.figures))
    return figures.get(relation.whole) if isinstance(relation.whole, str) else None


def _check_tied(
    relation: Relation, transcript: Transcript, event: Event
) -> Iterator[tuple[str, str]]:
    """Only counts of the event are tied, and no changes but those that lead from one to another."""
    parts, whole = _find_parts(relation, transcript), _find_whole(relation, transcript)
    for key, figure in (*(("parts", part) for part in parts), ("whole", whole)):
        if figure is not None:
            for sentence in apply(_check_count, figure, event):
                yield key, sentence
    if isinstance(relation.whole, Scope):
        yield from apply(_check_scope_counts, relation.whole, event)
    for figure in parts:
        if figure.change is not None and not _is_rise(figure, relation, parts, whole):
            yield (
                "parts",
                f"figure '{figure.id}' is a change, and no total; only an increment can be tied, "
                "in a sum with the count before it and the count after it",
            )
    if whole is not None and whole.change is not None:
        yield "whole", f"figure '{whole.id}' is a change, and no total"


def _check_count(figure: Figure, event: Event) -> Iterator[str]:
    if figure.role != "toll":
        yield f"figure '{figure.id}' is of role '{figure.role}', and only a toll is tied"
    elif figure.measure in event.all_measures:
        measure = event.all_measures[figure.measure]
        if not measure.is_count:
            yield f"figure '{figure.id}' counts nothing: its measure is {figure.measure}"
        elif not measure.is_compared:
            yield (
                f"figure '{figure.id}' counts {figure.measure}, which are never compared: what "
                "was done to them is not in the measure"
            )


def _check_scope_counts(whole: Scope, event: Event) -> Iterator[tuple[str, str]]:
    if whole.measure in event.all_measures and not event.all_measures[whole.measure].is_checked:
        yield "whole", f"the whole is never compared or added: its measure is {whole.measure}"


def _is_rise(figure: Figure, relation: Relation, parts: list[Figure], whole: Figure | None) -> bool:
    """Whether a change leads from the other parts of a sum to its whole: before and after."""
    others = [part for part in parts if part is not figure]
    measure = whole.measure if whole else getattr(relation.whole, "measure", None)
    return (
        relation.kind == "sum"
        and figure.change == "increment"
        and bool(others)
        and all(part.change is None for part in others)
        and {part.measure for part in parts} == {measure}
    )


def _check_units(
    relation: Relation, transcript: Transcript, event: Event
) -> Iterator[tuple[str, str]]:
    """Counts that are tied have one unit."""
    whole = _find_whole(relation, transcript)
    tied = [*_find_parts(relation, transcript), *([whole] if whole else [])]
    known = [figure for figure in tied if not [*apply(_check_count, figure, event)]]
    for figure in known[1:]:
        if figure.unit != known[0].unit:
            yield (
                "parts",
                f"figure '{figure.id}' is in {figure.unit}, '{known[0].id}' in {known[0].unit}",
            )


def _check_measures(
    relation: Relation, transcript: Transcript, event: Event
) -> Iterator[tuple[str, str]]:
    """The dead are no part of the injured, and places are no part of people. But the dead are part
    of the casualties, places bombed are places attacked, and the injured are at most the
    population.
    """
    figure = _find_whole(relation, transcript)
    scope = figure if figure else relation.whole
    if isinstance(scope, Figure | Scope) and scope.measure in event.all_measures:
        for part in _find_parts(relation, transcript):
            if figure is None or part.unit == figure.unit:
                yield from apply(_check_measure, part, scope.measure, relation.kind, event)


def _check_measure(part: Figure, name: str, kind: str, event: Event) -> Iterator[tuple[str, str]]:
    measures = event.all_measures
    whole = measures[name]
    made_of = whole.parts if kind != "same" else ()
    if part.measure not in measures or part.measure in (name, *made_of):
        return
    if not (measures[part.measure].is_checked and whole.is_checked):
        return  # told already
    is_other = part.unit == "persons" and kind != "at-most"
    if part.unit not in whole.units or is_other:
        yield (
            "whole",
            f"figure '{part.id}' counts {measures[part.measure].label}, but the whole counts "
            f"{whole.label}",
        )


def check_assumptions(transcript: Transcript, event: Event) -> Iterator[Fault]:
    """Every fault of the assumptions."""
    read_already: set[str] = set()
    for at, assumption in number(transcript, "assumptions"):
        for key, sentence in apply(_check_figure, assumption, read_already, transcript):
            yield Fault((*at, key), sentence)
        for sentence in (
            *apply(_check_changes, assumption, transcript),
            *apply(_check_reads, assumption, transcript, event),
            *apply(_check_reads_begun, assumption, transcript, event),
        ):
            yield Fault((*at, "reads"), sentence)


def _check_figure(
    assumption: Assumption, read_already: set[str], transcript: Transcript
) -> Iterator[tuple[str, str]]:
    """The figure is known and has one assumption; adds it to those read already."""
    if assumption.figure in read_already:
        yield "figure", f"figure '{assumption.figure}' has two assumptions"
    read_already.add(assumption.figure)
    yield from _check_name("figure", assumption.figure, transcript)


def _check_changes(assumption: Assumption, transcript: Transcript) -> Iterator[str]:
    ask_whole(assumption.reads)
    changes = assumption.reads.model_dump(exclude_none=True)
    if not changes:
        yield "'reads' changes nothing; give the field to read differently"
        return
    figures = index(transcript.figures)
    if assumption.figure in figures:
        printed = figures[assumption.figure]
        if all(getattr(printed, key) == value for key, value in changes.items()):
            yield "'reads' repeats what the figure says as printed"


def _check_reads(assumption: Assumption, transcript: Transcript, event: Event) -> Iterator[str]:
    """The names that an assumption reads are known, and the figure's unit still fits."""
    figures = dict(index(transcript.figures))
    if assumption.figure in figures:
        reads = assumption.reads
        read = (key for key in Reads.model_fields if has_field(reads, key))
        changes = {key: name for key in read if (name := getattr(reads, key)) is not None}
        read_anew = figures[assumption.figure].model_copy(update=changes)
        for key, sentence in check_scope(read_anew, event):
            if key in changes or (key == "unit" and "measure" in changes):
                yield sentence


def _check_reads_begun(
    assumption: Assumption, transcript: Transcript, event: Event
) -> Iterator[str]:
    figures = index(transcript.figures)
    if assumption.figure in figures:
        day = day_of(figures[assumption.figure], transcript)
        period = assumption.reads.period
        if begins := find_later_start(period, day, event):
            yield (
                f"figure '{assumption.figure}' was reported on {day}, before the period "
                f"'{period}' begins, on {begins}"
            )
