"""What must hold between the fields of a seed: known names, trees without loops, readable words,
days that fall on the weekday named.

Each check yields faults; a fault gives its place in the file and one sentence.
"""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from analysis.errors import WordingError, suggest
from analysis.ledger.document import Location
from analysis.ledger.measures import MEASURES, UNITS
from analysis.ledger.model import OUTLET, Event, Figure, Period, Relation, Scope, Transcript
from analysis.ledger.moments import check_moment, read_moment
from analysis.ledger.ties import find_self_ties
from analysis.ledger.trees import ancestors, find_loop, is_within
from analysis.ledger.wording import (
    Phrase,
    is_way_to_read,
    list_phrases,
    quote,
    read_phrase,
    read_quantity,
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong at one place of a seed: the path of keys to it, and the sentence."""

    at: Location
    sentence: str


def check_event(event: Event) -> Iterator[Fault]:
    """Every fault in an event's trees, places and periods."""
    yield from _check_timezone(event)
    yield from _check_groups(event)
    yield from _check_places(event)
    yield from _check_names(event)
    for name, period in event.periods.items():
        if _is_backwards(period):
            yield Fault(
                ("periods", name, "end"),
                f"the end, {period.end}, is before the start, {period.start}",
            )
    if OUTLET in event.speakers:
        yield Fault(("speakers", OUTLET), "'outlet' is reserved for the article's own voice")


def check_transcript(transcript: Transcript, event: Event) -> Iterator[Fault]:
    """Every fault in an article's file, checked against its event."""
    yield from _check_ids(transcript)
    yield from _check_corrections(transcript)
    for index, figure in enumerate(transcript.figures):
        for key, sentence in _check_figure(figure, transcript, event):
            yield Fault(("figures", index, key), sentence)
    for index, relation in enumerate(transcript.relations):
        for key, sentence in _check_relation(relation, transcript, event):
            yield Fault(("relations", index, key), sentence)
    for index, key, sentence in find_self_ties(transcript):
        yield Fault(("relations", index, key), sentence)
    yield from _check_assumptions(transcript, event)


def _check_timezone(event: Event) -> Iterator[Fault]:
    try:
        zoneinfo.ZoneInfo(event.timezone)
    except (KeyError, ValueError, OSError):
        hint = suggest(event.timezone, zoneinfo.available_timezones())
        hint = hint if "did you mean" in hint else "; an IANA name such as Asia/Karachi is needed"
        yield Fault(("timezone",), f"timezone {quote(event.timezone)} is not a time zone{hint}")


def _is_backwards(period: Period) -> bool:
    """Whether the end is before the start, compared as exactly as the vaguer of the two."""
    if period.end is None:
        return False
    known = min(len(period.start), len(period.end))
    return period.end[:known] < period.start[:known]


def _check_groups(event: Event) -> Iterator[Fault]:
    for name, group in event.groups.items():
        for key in ("parts", "disjoint", "part_of"):
            named = getattr(group, key)
            for index, other in enumerate(named):
                # A single container is written without a list.
                at: Location = ("groups", name, key, *((index,) if key != "part_of" else ()))
                if other not in event.groups:
                    yield _unknown(at, "group", other, event.groups)
                elif other in named[:index]:
                    yield Fault(at, f"{_NAMED[key]} '{other}' is named twice")
    if loop := find_loop(event.group_tree):
        yield Fault(("groups", loop[0]), f"the groups form a loop: {' in '.join(loop)}")
    else:
        yield from _check_splits(event)


_NAMED = {"parts": "part", "disjoint": "group", "part_of": "group"}


def _check_splits(event: Event) -> Iterator[Fault]:
    """No group lies in two disjoint groups."""
    for whole, group in event.groups.items():
        for key in ("parts", "disjoint"):
            apart = getattr(group, key)
            for name in event.groups:
                around = {name, *ancestors(event.group_tree, name)}
                both = [part for part in apart if part in around]
                if len(both) > 1:
                    others = [part for part in both if part != name]
                    sentence = (
                        f"'{name}' lies in '{others[0]}', and the two must not overlap"
                        if name in both
                        else f"'{name}' lies in '{both[0]}' and in '{both[1]}', which must not "
                        "overlap"
                    )
                    yield Fault(("groups", whole, key), sentence)


def _check_names(event: Event) -> Iterator[Fault]:
    """No two groups, places or periods share a name: a reader could not tell their counts apart."""
    named = (
        ("groups", "label", {name: group.label for name, group in event.groups.items()}),
        ("places", "name", {name: place.name for name, place in event.places.items()}),
        ("periods", "label", {name: period.label for name, period in event.periods.items()}),
    )
    for kind, key, labels in named:
        seen: dict[str, str] = {}
        for name, label in labels.items():
            other = seen.setdefault(label.casefold(), name)
            if other != name:
                yield Fault(
                    (kind, name, key),
                    f"{key} {quote(label)} is that of '{other}'; a reader must tell them apart",
                )


def _check_places(event: Event) -> Iterator[Fault]:
    for name, place in event.places.items():
        if place.part_of is not None and place.part_of not in event.places:
            yield _unknown(("places", name, "part_of"), "place", place.part_of, event.places)
        for index, other in enumerate(place.overlaps):
            if other not in event.places:
                yield _unknown(("places", name, "overlaps"), "place", other, event.places)
            elif other in place.overlaps[:index]:
                yield Fault(("places", name, "overlaps"), f"place '{other}' is named twice")
            elif other == name:
                yield Fault(("places", name, "overlaps"), "a place always overlaps itself")
        if (place.latitude is None) != (place.longitude is None):
            key = "latitude" if place.latitude is None else "longitude"
            yield Fault(("places", name), f"'{key}' is missing: a point needs both coordinates")
        if place.latitude is not None and place.coordinates_from is None:
            yield Fault(
                ("places", name), "'coordinates_from' is missing: coordinates need a source"
            )
    if loop := find_loop(event.place_tree):
        yield Fault(("places", loop[0]), f"the places form a loop: {' in '.join(loop)}")


def _check_ids(transcript: Transcript) -> Iterator[Fault]:
    seen: set[str] = set()
    for kind in ("figures", "relations", "assumptions"):
        for index, entry in enumerate(getattr(transcript, kind)):
            if entry.id in seen:
                yield Fault((kind, index, "id"), f"the id '{entry.id}' is used twice")
            seen.add(entry.id)


def check_withdrawal(figure: Figure, other: Figure) -> str:
    """Why a figure cannot withdraw another one; empty where it can.

    Both count the same kind of thing. Only the party itself withdraws its claim, and no claim
    withdraws a report.
    """
    if (figure.measure, figure.unit) != (other.measure, other.unit):
        return (
            f"figure '{other.id}' gives {other.measure} in {other.unit}, but the figure that "
            f"withdraws it gives {figure.measure} in {figure.unit}"
        )
    if figure.status == other.status == "claimed" and figure.speaker == other.speaker:
        return ""
    if "claimed" not in (figure.status, other.status):
        return ""
    return (
        f"figure '{other.id}' is said by '{other.speaker}'; a claim can withdraw only a claim of "
        "the same party, and nothing else can withdraw a claim"
    )


def _check_corrections(transcript: Transcript) -> Iterator[Fault]:
    """Withdrawals within the article; the reader checks those across articles."""
    days = {
        figure.id: figure.reported or transcript.source.published for figure in transcript.figures
    }
    figures = {figure.id: figure for figure in transcript.figures}
    for index, figure in enumerate(transcript.figures):
        at: Location = ("figures", index, "corrects")
        for other in figure.corrects:
            if "#" in other:
                continue
            if other == figure.id:
                yield Fault(at, f"figure '{other}' cannot withdraw itself")
            elif other not in days:
                yield Fault(at, _not_in("figure", other, days, "the article's figures"))
            elif fault := check_withdrawal(figure, figures[other]):
                yield Fault(at, fault)
            elif days[other] > days[figure.id]:
                yield Fault(
                    at,
                    f"figure '{other}' was said on {days[other]}, after the one that withdraws "
                    f"it, said on {days[figure.id]}",
                )
    withdraws = {figure.id: figure.corrects for figure in transcript.figures}
    if len(loop := find_loop(withdraws)) > 2:
        index = next(i for i, f in enumerate(transcript.figures) if f.id == loop[0])
        sentence = f"the figures withdraw each other: {' withdraws '.join(loop)}"
        yield Fault(("figures", index, "corrects"), sentence)


def _check_figure(
    figure: Figure, transcript: Transcript, event: Event
) -> Iterator[tuple[str, str]]:
    yield from _check_scope(figure, event)
    if figure.group is not None and figure.measure in MEASURES and figure.unit != "persons":
        yield "group", f"a group has people, but {figure.measure} counts none"
    yield from _check_wording(figure, event)
    yield from _check_readings(figure, event)
    yield from _check_voice(figure, event)
    yield from _check_day(figure, transcript, event)
    source = transcript.source
    if figure.paragraph > source.paragraphs:
        yield "paragraph", _beyond(figure.paragraph, transcript)
    if figure.reported is not None and figure.reported > source.published:
        yield (
            "reported",
            f"reported on {figure.reported}, after the article's day, {source.published}",
        )


def _check_day(figure: Figure, transcript: Transcript, event: Event) -> Iterator[tuple[str, str]]:
    """Nobody counts what has not begun.

    A time is no count, and an article may name a day to come. But where the seed gives the day of
    the statement, its period must have begun by then.
    """
    if figure.reported is None and figure.measure == "time":
        return
    if begins := _find_later_start(figure.period, _day_of(figure, transcript), event):
        told = (
            f"the article's day, {transcript.source.published}, is"
            if figure.reported is None
            else f"reported on {figure.reported},"
        )
        key = "period" if figure.reported is None else "reported"
        yield key, f"{told} before its period '{figure.period}' begins, on {begins}"


def _day_of(figure: Figure, transcript: Transcript) -> dt.date:
    """The day on which a figure was said."""
    return figure.reported or transcript.source.published


def _find_later_start(name: str | None, day: dt.date, event: Event) -> dt.date | None:
    """The day on which a period begins, if that is after the given day."""
    if name is None or name not in event.periods:
        return None
    start = event.periods[name].start_moment().date()
    return start if start > day else None


def _check_scope(scope: Figure | Scope, event: Event) -> Iterator[tuple[str, str]]:
    if scope.measure not in MEASURES:
        yield "measure", _not_in("measure", scope.measure, MEASURES, "the list of measures")
    elif isinstance(scope, Figure) and scope.unit not in MEASURES[scope.measure].units:
        allowed = MEASURES[scope.measure].units
        known = "is not a unit of" if scope.unit in UNITS else "is unknown, and not a unit of"
        yield (
            "unit",
            f"unit '{scope.unit}' {known} {scope.measure}{suggest(scope.unit, allowed)}",
        )
    for key, names in (
        ("group", event.groups),
        ("place", event.places),
        ("period", event.periods),
    ):
        name = getattr(scope, key)
        if name is not None and name not in names:
            yield key, _not_in(key, name, names, "event.yaml")


def _check_wording(figure: Figure, event: Event) -> Iterator[tuple[str, str]]:
    if (figure.wording is None) == (not figure.named):
        yield "wording", "either 'wording' or 'named' must be given, but not both"
    elif figure.wording is None:
        yield from _check_named(figure, event)
    elif figure.measure in MEASURES:
        check = _check_time if figure.measure == "time" else _check_quantity
        # The readings of an ambiguous wording replace it, and are checked instead.
        if figure.readings and len(_list_ways(figure)) > 1:
            return
        try:
            yield from check(figure, figure.wording, event)
        except WordingError as error:
            yield "wording", str(error)


def _list_ways(figure: Figure) -> tuple[Phrase, ...]:
    """Every way to read a figure's wording; none where it gives no readable number."""
    if figure.wording is None or figure.measure == "time" or figure.measure not in MEASURES:
        return ()
    try:
        return list_phrases(figure.wording, is_count=MEASURES[figure.measure].is_count)
    except WordingError:
        return ()


def _check_readings(figure: Figure, event: Event) -> Iterator[tuple[str, str]]:
    """Readings are ways to read the wording, which comes first itself unless it is ambiguous."""
    if not figure.readings:
        return
    ways = _list_ways(figure)
    if figure.wording is None or figure.measure == "time":
        yield "readings", "'readings' need a wording that gives a number"
    elif len(set(figure.readings)) < len(figure.readings):
        yield "readings", "a reading is given twice"
    elif len(ways) > 1:
        yield from _check_choice(figure, ways, event)
    elif len(figure.readings) < 2 or figure.readings[0] != figure.wording:
        yield (
            "readings",
            f"the first reading must be the wording itself, '{figure.wording}', and others must "
            "follow",
        )
    elif figure.measure in MEASURES:
        for reading in figure.readings[1:]:
            faults = list(_check_reading(figure, reading, event))
            yield from faults
            if not faults and not _has_same_numbers(figure, reading):
                yield "readings", f"'{reading}' has other numbers than '{figure.wording}'"


def _has_same_numbers(figure: Figure, reading: str) -> bool:
    """Whether a reading only changes the hedge; an unreadable wording has a fault of its own."""
    try:
        is_count = MEASURES[figure.measure].is_count
        printed = read_phrase(str(figure.wording), is_count=is_count).numbers
        return set(read_phrase(reading, is_count=is_count).numbers) <= set(printed)
    except WordingError:
        return True


def _check_choice(
    figure: Figure, ways: tuple[Phrase, ...], event: Event
) -> Iterator[tuple[str, str]]:
    """Each reading of an ambiguous wording spells out one way to read it."""
    is_count = MEASURES[figure.measure].is_count
    yield from _check_spoken_unit(figure, str(figure.wording), ways[0])
    read_already = []
    for reading in figure.readings:
        faults = list(_check_reading(figure, reading, event))
        yield from faults
        if faults:
            continue
        said = read_phrase(reading, is_count=is_count)
        if not any(is_way_to_read(said, way) for way in ways):
            yield "readings", f"'{reading}' is not a way to read '{figure.wording}'"
        elif (said.hedge, said.numbers) in read_already:
            yield "readings", f"'{reading}' repeats another reading"
        read_already.append((said.hedge, said.numbers))


def _check_reading(figure: Figure, reading: str, event: Event) -> Iterator[tuple[str, str]]:
    try:
        faults = list(_check_quantity(figure, reading, event))
    except WordingError as error:
        faults = [("readings", str(error))]
    yield from (("readings", sentence) for _, sentence in faults)


def _check_named(figure: Figure, event: Event) -> Iterator[tuple[str, str]]:
    for index, name in enumerate(figure.named):
        if name not in event.places:
            yield "named", _not_in("place", name, event.places, "event.yaml")
        elif name in figure.named[:index]:
            yield "named", f"place '{name}' is named twice"
        elif not is_within(event.place_tree, name, figure.place) and figure.place in event.places:
            yield "named", f"place '{name}' does not lie in '{figure.place}', the figure's place"
        elif around := {*ancestors(event.place_tree, name)} & {*figure.named}:
            yield "named", f"place '{name}' lies in '{min(around)}', so it would be counted twice"
    if figure.measure in MEASURES and "sites" not in MEASURES[figure.measure].units:
        yield "named", f"named places are counted, but {figure.measure} counts no places"


def _check_quantity(figure: Figure, wording: str, _: Event) -> Iterator[tuple[str, str]]:
    is_count = MEASURES[figure.measure].is_count
    read_quantity(wording, is_count=is_count)
    yield from _check_spoken_unit(figure, wording, read_phrase(wording, is_count=is_count))


def _check_spoken_unit(figure: Figure, wording: str, said: Phrase) -> Iterator[tuple[str, str]]:
    if said.unit is not None and said.unit != figure.unit:
        yield "wording", f"wording '{wording}' is in {said.unit}, but the unit is {figure.unit}"


def _check_time(figure: Figure, wording: str, event: Event) -> Iterator[tuple[str, str]]:
    moment = read_moment(wording)
    if (moment.hour is None) == (figure.unit == "hour-of-day"):
        names = "no hour" if moment.hour is None else "an hour"
        yield "unit", f"wording '{wording}' names {names}, but the unit is {figure.unit}"
    if figure.period is None:
        yield "period", "a time needs a 'period' for its day or hour"
    elif figure.period in event.periods:
        period = event.periods[figure.period]
        last = dt.date.fromisoformat((period.end or period.start)[:10])
        start: dt.date | dt.datetime = (
            period.start_moment() if "T" in period.start else period.start_moment().date()
        )
        if fault := check_moment(moment, start, last):
            yield "period", f"wording {fault}, in the period '{figure.period}'"


def _check_voice(figure: Figure, event: Event) -> Iterator[tuple[str, str]]:
    if figure.speaker != OUTLET and figure.speaker not in event.speakers:
        yield (
            "speaker",
            _not_in("speaker", figure.speaker, [*event.speakers, OUTLET], "event.yaml"),
        )
        return
    if (figure.speaker == OUTLET) != (figure.status == "stated"):
        yield (
            "status",
            f"status '{figure.status}' of speaker '{figure.speaker}': 'stated' is for what the "
            "outlet says in its own voice, and only for that",
        )
    elif figure.status == "claimed" and event.speakers[figure.speaker].kind != "party":
        yield (
            "status",
            f"status 'claimed' is for a party to the fight, but '{figure.speaker}' is "
            f"a speaker of kind '{event.speakers[figure.speaker].kind}'",
        )


def _check_relation(
    relation: Relation, transcript: Transcript, event: Event
) -> Iterator[tuple[str, str]]:
    figures = {figure.id: figure for figure in transcript.figures}
    for part in relation.parts:
        if part not in figures:
            yield "parts", _not_in("figure", part, figures, "the article's figures")
    if len(set(relation.parts)) < len(relation.parts):
        yield "parts", "a figure is named twice among the parts"
    if isinstance(relation.whole, Scope):
        for _, sentence in _check_scope(relation.whole, event):
            yield "whole", sentence
        day = transcript.source.published
        if begins := _find_later_start(relation.whole.period, day, event):
            yield (
                "whole",
                f"the article's day, {day}, is before the period '{relation.whole.period}' "
                f"begins, on {begins}",
            )
    elif relation.whole not in figures:
        yield "whole", _not_in("figure", relation.whole, figures, "the article's figures")
    elif relation.whole in relation.parts:
        yield "whole", f"figure '{relation.whole}' is its own part"
    yield from _check_units(relation, figures)
    yield from _check_measures(relation, figures)
    if relation.paragraph > transcript.source.paragraphs:
        yield "paragraph", _beyond(relation.paragraph, transcript)


def _check_units(relation: Relation, figures: dict[str, Figure]) -> Iterator[tuple[str, str]]:
    """Parts and whole have one unit, and all are counts."""
    known = [figures[part] for part in relation.parts if part in figures]
    if isinstance(relation.whole, str) and relation.whole in figures:
        known.append(figures[relation.whole])
    for figure in known:
        if figure.unit != known[0].unit:
            yield (
                "parts",
                f"figure '{figure.id}' is in {figure.unit}, '{known[0].id}' in {known[0].unit}",
            )
        elif not MEASURES[figure.measure].is_count:
            yield "parts", f"figure '{figure.id}' counts nothing: its measure is {figure.measure}"


def _check_measures(relation: Relation, figures: dict[str, Figure]) -> Iterator[tuple[str, str]]:
    """The dead are no part of the injured, and places are no part of people. But places bombed are
    places attacked, and the injured are at most the population.
    """
    parts = [figures[part] for part in relation.parts if part in figures]
    whole = figures.get(relation.whole) if isinstance(relation.whole, str) else relation.whole
    if not parts or whole is None or whole.measure not in MEASURES:
        return
    allowed = MEASURES[whole.measure].units
    for part in parts:
        if part.measure not in MEASURES or part.measure == whole.measure:
            continue
        is_other = part.unit == "persons" and relation.kind != "at-most"
        if part.unit not in allowed or is_other:
            yield (
                "whole",
                f"figure '{part.id}' counts {MEASURES[part.measure].label}, but the whole counts "
                f"{MEASURES[whole.measure].label}",
            )


def _check_assumptions(transcript: Transcript, event: Event) -> Iterator[Fault]:
    figures = {figure.id: figure for figure in transcript.figures}
    read_already: set[str] = set()
    for index, assumption in enumerate(transcript.assumptions):
        at: Location = ("assumptions", index)
        changes = assumption.reads.model_dump(exclude_none=True)
        if assumption.figure in read_already:
            yield Fault((*at, "figure"), f"figure '{assumption.figure}' has two assumptions")
        read_already.add(assumption.figure)
        if not changes:
            yield Fault(
                (*at, "reads"), "'reads' changes nothing; give the field to read differently"
            )
        printed = figures.get(assumption.figure)
        if changes and printed and all(getattr(printed, k) == v for k, v in changes.items()):
            yield Fault((*at, "reads"), "'reads' repeats what the figure says as printed")
        if assumption.figure not in figures:
            sentence = _not_in("figure", assumption.figure, figures, "the article's figures")
            yield Fault((*at, "figure"), sentence)
            continue
        read_anew = figures[assumption.figure].model_copy(update=changes)
        for key, sentence in _check_scope(read_anew, event):
            if key in changes or key == "unit":
                yield Fault((*at, "reads"), sentence)
        day = _day_of(read_anew, transcript)
        if begins := _find_later_start(assumption.reads.period, day, event):
            yield Fault(
                (*at, "reads"),
                f"figure '{assumption.figure}' was reported on {day}, before the period "
                f"'{assumption.reads.period}' begins, on {begins}",
            )


def _unknown(at: Location, kind: str, found: str, allowed: Collection[str]) -> Fault:
    return Fault(at, _not_in(kind, found, allowed, "event.yaml"))


def _beyond(paragraph: int, transcript: Transcript) -> str:
    count = transcript.source.paragraphs
    return f"paragraph {paragraph} is beyond the article's last, {count}"


def _not_in(kind: str, found: str, allowed: Collection[str], where: str) -> str:
    return f"{kind} '{found}' is not in {where}{suggest(found, allowed)}"
