"""What must hold of withdrawals: the same kind of thing, by the same party, and not before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from analysis.ledger.check_scope import day_of
from analysis.ledger.document import Location
from analysis.ledger.faults import Fault, apply, not_in
from analysis.ledger.model import OUTLET, Event, Figure, Transcript
from analysis.ledger.partial import index, number
from analysis.ledger.trees import find_loop

Told = tuple[Figure, Transcript]
"""A figure and the article that tells it."""


def check_withdrawal(figure: Figure, other: Figure, event: Event) -> str:
    """Why a figure cannot withdraw another one; empty where it can.

    Both count the same kind of thing, and a change is no total. Only the party itself withdraws
    its claim, and no claim withdraws a report. Speakers of one line are one party.
    """
    if (figure.measure, figure.unit) != (other.measure, other.unit):
        return (
            f"figure '{other.id}' gives {other.measure} in {other.unit}, but the figure that "
            f"withdraws it gives {figure.measure} in {figure.unit}"
        )
    if figure.change is not None and other.change is None:
        return f"figure '{other.id}' is no change, and a change withdraws only a change"
    if "claimed" not in (figure.status, other.status):
        return ""
    if figure.status == other.status and _find_party(figure, event) == _find_party(other, event):
        return ""
    return (
        f"figure '{other.id}' is said by '{other.speaker}'; a claim can withdraw only a claim of "
        "the same party, and nothing else can withdraw a claim"
    )


def _find_party(figure: Figure, event: Event) -> tuple[str, str]:
    """For whom a figure's speaker speaks: a line of several speakers, or itself alone."""
    if figure.speaker == OUTLET or figure.speaker not in event.speakers:
        return "speaker", figure.speaker
    line = event.speakers[figure.speaker].line
    return ("speaker", figure.speaker) if line is None else ("line", line)


def check_order(figure: Told, other: Told, name: str) -> str:
    """Why a figure was said too early to withdraw another one; empty where it was not.

    Hours are compared where both are told. `name` is the other figure's in the sentence.
    """
    (day, time), (other_day, other_time) = find_moment(*figure), find_moment(*other)
    if other_day == day and time is not None and other_time is not None:
        is_later, said, withdrawn = other_time > time, f"at {time:%H:%M}", f"at {other_time:%H:%M}"
    else:
        is_later, said, withdrawn = other_day > day, f"on {day}", f"on {other_day}"
    if not is_later:
        return ""
    return f"{name} was said {withdrawn}, after the one that withdraws it, said {said}"


def find_moment(figure: Figure, transcript: Transcript) -> tuple[dt.date, dt.time | None]:
    """The day and, if it is told, the hour at which a figure was said."""
    published = transcript.source.time if figure.reported is None else None
    time = figure.reported_time if published is None else dt.time.fromisoformat(published)
    return day_of(figure, transcript), time


def check_withdrawals(transcript: Transcript, event: Event) -> Iterator[Fault]:
    """Faults of the withdrawals within an article; the reader checks those across articles."""
    for at, figure in number(transcript, "figures"):
        for sentence in apply(_check_figure, figure, transcript, event):
            yield Fault((*at, "corrects"), sentence)
    yield from apply(_check_loops, transcript)


def _check_figure(figure: Figure, transcript: Transcript, event: Event) -> Iterator[str]:
    figures = index(transcript.figures)
    for other in figure.corrects:
        if "#" in other:
            continue
        if other == figure.id:
            yield f"figure '{other}' cannot withdraw itself"
        elif other not in figures:
            yield not_in("figure", other, figures, "the article's figures")
        elif fault := check_withdrawal(figure, figures[other], event) or check_order(
            (figure, transcript), (figures[other], transcript), f"figure '{other}'"
        ):
            yield fault


def _check_loops(transcript: Transcript) -> Iterator[Fault]:
    withdraws = {figure.id: figure.corrects for figure in transcript.figures}
    if len(loop := find_loop(withdraws)) > 2:
        place = next(i for i, f in enumerate(transcript.figures) if f.id == loop[0])
        at: Location = ("figures", place, "corrects")
        yield Fault(at, f"the figures withdraw each other: {' withdraws '.join(loop)}")
