"""What must hold between the fields of one figure: what goes with its measure and its speaker."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import chain

from analysis.ledger.check_readings import check_readings
from analysis.ledger.check_scope import beyond, check_scope, day_of, find_later_start
from analysis.ledger.check_wording import check_wording
from analysis.ledger.faults import apply, not_a_measure, not_in
from analysis.ledger.model import OUTLET, Event, Figure, Transcript
from analysis.ledger.partial import has_field, leave_out

Faults = Iterator[tuple[str, str]]
"""A field and a sentence each."""

_CLAIMANTS = ("party", "official")
"""Kinds of speaker that may be a side in the fight."""


def check_figure(figure: Figure, transcript: Transcript, event: Event) -> Faults:
    """Every fault of a figure that rests on no other figure."""
    scope_faults = [*check_scope(figure, event)]
    yield from scope_faults
    if scope_faults:  # what rests on an unknown name is no fault of its own
        figure = leave_out(figure, ((key,) for key, _ in scope_faults))
    for rule in (
        _check_group,
        _check_fields,
        _check_label,
        _check_of,
        _check_to,
        _check_change,
        _check_by,
        _check_deed,
        _check_speaker,
        _check_status,
        _check_via,
    ):
        yield from apply(rule, figure, event)
    for placed in (_check_words, _check_begun):
        yield from apply(placed, figure, transcript, event)
    for told in (_check_paragraph, _check_reported):
        yield from apply(told, figure, transcript)


def _check_group(figure: Figure, event: Event) -> Faults:
    """A figure of a group counts people, or tells of them."""
    if figure.group is None or figure.unit == "persons" or figure.change is not None:
        return
    if not event.all_measures[figure.measure].is_of_people:
        yield "group", f"a group has people, but {figure.measure} counts none"


def _check_words(figure: Figure, transcript: Transcript, event: Event) -> Faults:
    """The wording and its readings; where the unit is at fault, what is wrong in any unit."""
    language = transcript.source.language
    if has_field(figure, "unit"):
        figures = [figure]
    else:
        units = event.all_measures[figure.measure].units
        figures = [figure.model_copy(update={"unit": unit}) for unit in units]
    for rule in (check_wording, check_readings):
        told = [[*apply(rule, each, event, language)] for each in figures]
        yield from (fault for fault in chain(*told[:1]) if all(fault in each for each in told))


def _check_fields(figure: Figure, event: Event) -> Faults:
    """Some fields go with one measure alone."""
    measures = event.all_measures
    for name, measure in measures.items():
        for key in measure.fields:
            if figure.measure != name and getattr(figure, key) is not None:
                yield key, f"'{key}' is for the measure '{name}' only, not for {figure.measure}"


def _check_label(figure: Figure, event: Event) -> Faults:
    if "label" in event.all_measures[figure.measure].fields and figure.label is None:
        name = figure.measure
        yield "label", f"'label' is missing: a figure of measure '{name}' says what it counts"


def _check_of(figure: Figure, event: Event) -> Faults:
    """A share is one of what can be counted, or of a sum."""
    measures = event.all_measures
    if figure.of is None:
        return
    if figure.of not in measures:
        yield "of", not_a_measure(figure.of, measures)
    elif not measures[figure.of].has_shares:
        yield "of", f"a share is of what is counted, or of money, but {figure.of} counts nothing"


def _check_to(figure: Figure, event: Event) -> Faults:
    """A distance has two ends."""
    if figure.to is None:
        return
    if figure.to not in event.places:
        yield "to", not_in("place", figure.to, event.places, "event.yaml")
    elif figure.to == figure.place:
        yield "to", f"'{figure.to}' is the figure's own place; a distance has another end"


def _check_change(figure: Figure, event: Event) -> Faults:
    """Only a count changes, by so many or by such a share."""
    if figure.change is None:
        return
    if figure.named:
        yield "change", "named places are a count, and no change"
    if not event.all_measures[figure.measure].is_count:
        yield "change", f"'change' is for what is counted, but {figure.measure} counts nothing"
    elif figure.change == "multiple" and figure.unit != "percent":
        yield "unit", f"a change of kind 'multiple' has the unit 'percent', not '{figure.unit}'"


def _check_by(figure: Figure, event: Event) -> Faults:
    if figure.by is None:
        return
    if figure.by == OUTLET:
        yield "by", "'by' is a group or a speaker of the event, and not the outlet"
    elif figure.by not in event.groups and figure.by not in event.speakers:
        names = {**event.groups, **event.speakers}
        yield "by", not_in("group or speaker", figure.by, names, "event.yaml")


def _check_deed(figure: Figure, event: Event) -> Faults:
    """Who did it and by what means is said of what was done, and of shares of that."""
    name, measures = figure.measure, event.all_measures
    if "of" in measures[name].fields:
        name = figure.of if figure.of is not None else name
    if name not in measures or measures[name].is_deed:
        return
    for key, told in (("by", figure.by), ("how", figure.how)):
        if told:
            yield key, f"'{key}' is for what was done to people or things, not for {name}"


def _check_speaker(figure: Figure, event: Event) -> Faults:
    if figure.speaker != OUTLET and figure.speaker not in event.speakers:
        names = {**event.speakers, OUTLET: None}
        yield "speaker", not_in("speaker", figure.speaker, names, "event.yaml")


def _check_status(figure: Figure, event: Event) -> Faults:
    """The outlet states; sides in the fight claim; what anybody says is attributed."""
    is_outlet = figure.speaker == OUTLET
    if not is_outlet and figure.speaker not in event.speakers:
        return
    if is_outlet != (figure.status == "stated"):
        yield (
            "status",
            f"status '{figure.status}' of speaker '{figure.speaker}': 'stated' is for what the "
            "outlet says in its own voice, and only for that",
        )
    elif figure.status == "claimed":
        kind = event.speakers[figure.speaker].kind
        if kind not in _CLAIMANTS:
            yield (
                "status",
                "status 'claimed' is for a side in the fight, a speaker of kind 'party' or "
                f"'official', but '{figure.speaker}' is a speaker of kind '{kind}'",
            )


def _check_via(figure: Figure, event: Event) -> Faults:
    """An outlet may quote through another one."""
    if figure.via is None:
        return
    if figure.via == OUTLET:
        yield "via", "'via' is another outlet, a speaker of the event, and not the article's own"
    elif figure.via not in event.speakers:
        yield "via", not_in("speaker", figure.via, event.speakers, "event.yaml")
    elif event.speakers[figure.via].kind != "outlet":
        kind = event.speakers[figure.via].kind
        yield (
            "via",
            f"'via' is a speaker of kind 'outlet', but '{figure.via}' is one of kind '{kind}'",
        )
    elif figure.via == figure.speaker:
        yield "via", f"'{figure.via}' is the speaker itself; leave 'via' out"


def _check_begun(figure: Figure, transcript: Transcript, event: Event) -> Faults:
    """Nobody counts what has not begun.

    A time is no count, and an article may name a day to come. But where the seed gives the day of
    the statement, its period must have begun by then.
    """
    if figure.reported is None and figure.measure == "time":
        return
    if begins := find_later_start(figure.period, day_of(figure, transcript), event):
        told = (
            f"the article's day, {transcript.source.published}, is"
            if figure.reported is None
            else f"reported on {figure.reported_day},"
        )
        key = "period" if figure.reported is None else "reported"
        yield key, f"{told} before its period '{figure.period}' begins, on {begins}"
    elif figure.period and figure.period in event.periods and figure.reported_time is not None:
        start = event.periods[figure.period].start_moment()
        if dt.datetime.combine(day_of(figure, transcript), figure.reported_time) < start:
            yield (
                "reported",
                f"reported at {figure.reported_time:%H:%M}, before its period '{figure.period}' "
                f"begins, at {start:%H:%M}",
            )


def _check_paragraph(figure: Figure, transcript: Transcript) -> Faults:
    if figure.paragraph is None:
        if figure.part != "headline":
            yield "paragraph", "'paragraph' is missing; only a figure of the headline has none"
    elif figure.paragraph > transcript.source.paragraphs:
        yield "paragraph", beyond(figure.paragraph, transcript)


def _check_reported(figure: Figure, transcript: Transcript) -> Faults:
    """Nothing was said after the article was published."""
    day, published = figure.reported_day, transcript.source.published
    if day is None:
        return
    if day > published:
        yield "reported", f"reported on {day}, after the article's day, {published}"
    elif day == published and figure.reported_time and transcript.source.time:
        time = dt.time.fromisoformat(transcript.source.time)
        if figure.reported_time > time:
            yield (
                "reported",
                f"reported at {figure.reported_time:%H:%M}, after the article's time, {time:%H:%M}",
            )
