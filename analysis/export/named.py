"""The names of an event: its groups, places, periods, speakers and measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from analysis.export.book import Book
from analysis.export.table import Link, Table, link
from analysis.ledger.frame import Row
from analysis.ledger.model import OUTLET, Group, Place, Speaker
from analysis.reading.outcome import find_outcome

MEASURED = (Link(("event", "measure"), "measures"),)
"""Whatever has a measure leads to it."""


def name_within(event: str, name: str | None) -> str | None:
    """A name of an event by one that no other event has; None for none."""
    return None if name is None else f"{event}/{name}"


def _list_events(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        toll = event.toll
        yield {
            "event": name,
            "event_name": event.name,
            "timezone": event.timezone,
            "toll_place_id": name_within(name, toll.place if toll else None),
            "toll_period_id": name_within(name, toll.period if toll else None),
        }


def _list_groups(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        for each, group in event.groups.items():
            yield {
                "group_id": name_within(name, each),
                "event": name,
                "group_label": group.label,
            }


def _list_group_parts(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        ties = [
            (whole, part, tie)
            for each, group in event.groups.items()
            for tie, pairs in (
                ("parts", [(each, part) for part in group.parts]),
                ("disjoint", [(each, part) for part in group.disjoint]),
                ("inside", [(whole, each) for whole in group.part_of]),
            )
            for whole, part in pairs
        ]
        for whole, part, tie in dict.fromkeys(ties):
            yield {
                "group_id": name_within(name, whole),
                "part_id": name_within(name, part),
                "part_tie": tie,
            }


def _list_places(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        for each, place in event.places.items():
            yield {
                "place_id": name_within(name, each),
                "event": name,
                "name": place.name,
                "place_kind": place.kind,
                "part_of_id": name_within(name, place.part_of),
                "latitude": place.latitude,
                "longitude": place.longitude,
                "coordinates_from": place.coordinates_from,
            }


def _list_overlaps(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        for each, place in event.places.items():
            for other in dict.fromkeys(place.overlaps):
                yield {
                    "place_id": name_within(name, each),
                    "overlaps_id": name_within(name, other),
                }


def _list_periods(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        for each, period in event.periods.items():
            yield {
                "period_id": name_within(name, each),
                "event": name,
                "period_label": period.label,
                "start": period.start_moment().isoformat(),
                # An open period ends where a figure of it was reported.
                "end": period.end_moment().isoformat() if period.end else None,
                "precision": period.precision,
            }


def _list_speakers(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        yield {
            "speaker_id": name_within(name, OUTLET),
            "event": name,
            "speaker_name": "the outlet of the article, in its own voice",
            "speaker_kind": OUTLET,
            "line": None,
        }
        for each, speaker in event.speakers.items():
            yield {
                "speaker_id": name_within(name, each),
                "event": name,
                "speaker_name": speaker.name,
                "speaker_kind": speaker.kind,
                "line": speaker.line,
            }


def _list_aliases(book: Book) -> Iterator[Row]:
    for name, event in book.events.items():
        told: Mapping[str, Mapping[str, Group | Place | Speaker]]
        told = {"group": event.groups, "place": event.places, "speaker": event.speakers}
        for kind, named in told.items():
            for each, record in named.items():
                for alias in dict.fromkeys(record.aliases):
                    yield {
                        "event": name,
                        "alias_kind": kind,
                        "alias_of": name_within(name, each),
                        "alias": alias,
                    }


def _list_measures(book: Book) -> Iterator[Row]:
    """Those that a figure of the event has, a share is told of, or only the event has."""
    for name, readings in book.readings.items():
        event = readings[0].event
        read = {figure.measure for each in readings for figure in each.article.figures_as_read}
        printed = {
            measure
            for each in readings
            for figure in each.article.figures
            for measure in (figure.measure, figure.of)
        }
        counted = {each.count.measure for one in readings for each in find_outcome(one).counts}
        for each, measure in event.all_measures.items():
            if each in {*read, *printed, *counted, *event.measures}:
                yield {
                    "event": name,
                    "measure": each,
                    "measure_label": measure.label,
                    "measure_singular": measure.singular,
                    "measure_kind": measure.kind,
                    "is_count": measure.is_count,
                    "is_own": each in event.measures,
                }


TABLES = (
    Table(
        "events",
        "Events: what all articles on one of them share",
        ("event", "event_name", "timezone", "toll_place_id", "toll_period_id"),
        ("event",),
        (*link("places", "toll_place_id"), *link("periods", "toll_period_id")),
        _list_events,
    ),
    Table(
        "groups",
        "Groups of people who are counted together",
        ("group_id", "event", "group_label"),
        ("group_id",),
        link("events", "event"),
        _list_groups,
    ),
    Table(
        "group_parts",
        "Which groups lie in which",
        ("group_id", "part_id", "part_tie"),
        ("group_id", "part_id", "part_tie"),
        link("groups", "group_id", "part_id"),
        _list_group_parts,
    ),
    Table(
        "places",
        "Places that articles name",
        (
            *("place_id", "event", "name", "place_kind", "part_of_id"),
            *("latitude", "longitude", "coordinates_from"),
        ),
        ("place_id",),
        (*link("events", "event"), *link("places", "part_of_id")),
        _list_places,
    ),
    Table(
        "place_overlaps",
        "Places of one kind that may overlap",
        ("place_id", "overlaps_id"),
        ("place_id", "overlaps_id"),
        link("places", "place_id", "overlaps_id"),
        _list_overlaps,
    ),
    Table(
        "periods",
        "Stretches of time, no more exact than they were told",
        ("period_id", "event", "period_label", "start", "end", "precision"),
        ("period_id",),
        link("events", "event"),
        _list_periods,
    ),
    Table(
        "speakers",
        "Who is quoted, and for which side each speaks",
        ("speaker_id", "event", "speaker_name", "speaker_kind", "line"),
        ("speaker_id",),
        link("events", "event"),
        _list_speakers,
    ),
    Table(
        "aliases",
        "Other names of groups, places and speakers",
        ("event", "alias_kind", "alias_of", "alias"),
        ("alias_kind", "alias_of", "alias"),
        link("events", "event"),
        _list_aliases,
    ),
    Table(
        "measures",
        "What is counted or measured",
        (
            *("event", "measure", "measure_label", "measure_singular", "measure_kind"),
            *("is_count", "is_own"),
        ),
        ("event", "measure"),
        link("events", "event"),
        _list_measures,
    ),
)
