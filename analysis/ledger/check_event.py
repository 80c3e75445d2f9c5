"""What must hold within an event: trees without loops, names that differ, a time zone."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator

from analysis.errors import suggest
from analysis.ledger.document import Location
from analysis.ledger.faults import Fault, apply, list_aliases, list_labels, unknown
from analysis.ledger.measures import MEASURES
from analysis.ledger.model import OUTLET, Event, Group, Period, Place, TollScope
from analysis.ledger.partial import has_field
from analysis.ledger.spelling import quote
from analysis.ledger.trees import ancestors, find_loop

MOST_ALIAS_WORDS = 6
"""Words of a name: "the ministry of the interior" has five."""


def check_event(event: Event) -> Iterator[Fault]:
    """Every fault in an event's trees, places, periods and measures of its own."""
    for rule in (
        _check_timezone,
        _check_groups,
        _check_group_loop,
        _check_places,
        _check_place_loop,
        _check_names,
        _check_aliases,
        _check_periods,
        _check_speakers,
        _check_measures,
        _check_toll,
    ):
        yield from apply(rule, event)


def _check_timezone(event: Event) -> Iterator[Fault]:
    try:
        zoneinfo.ZoneInfo(event.timezone)
    except (KeyError, ValueError, OSError):
        hint = suggest(event.timezone, zoneinfo.available_timezones())
        hint = hint if "did you mean" in hint else "; an IANA name such as Asia/Karachi is needed"
        yield Fault(("timezone",), f"timezone {quote(event.timezone)} is not a time zone{hint}")


def _check_speakers(event: Event) -> Iterator[Fault]:
    if OUTLET in set(event.speakers):
        yield Fault(("speakers", OUTLET), "'outlet' is reserved for the article's own voice")


def _check_periods(event: Event) -> Iterator[Fault]:
    for name, period in event.periods.items():
        yield from apply(_check_period, name, period)


def _check_period(name: str, period: Period) -> Iterator[Fault]:
    if _is_backwards(period):
        yield Fault(
            ("periods", name, "end"),
            f"the end, {period.end}, is before the start, {period.start}",
        )


def _is_backwards(period: Period) -> bool:
    """Whether the end is before the start, compared as exactly as the vaguer of the two."""
    if period.end is None:
        return False
    known = min(len(period.start), len(period.end))
    return period.end[:known] < period.start[:known]


def _check_groups(event: Event) -> Iterator[Fault]:
    for name, group in event.groups.items():
        for key in _NAMED:
            yield from apply(_check_group, event, name, group, key)


def _check_group(event: Event, name: str, group: Group, key: str) -> Iterator[Fault]:
    """The groups that one group names are known, each once."""
    named = getattr(group, key)
    for index, other in enumerate(named):
        # A single container is written without a list.
        at: Location = ("groups", name, key, *((index,) if key != "part_of" else ()))
        if other in named[:index]:
            yield Fault(at, f"{_NAMED[key]} '{other}' is named twice")
        elif other not in event.groups:
            yield unknown(at, "group", other, event.groups)


def _check_group_loop(event: Event) -> Iterator[Fault]:
    if loop := find_loop(event.group_tree):
        yield Fault(("groups", loop[0]), f"the groups form a loop: {' in '.join(loop)}")
    else:
        yield from _check_splits(event)


_NAMED = {"parts": "part", "disjoint": "group", "part_of": "group"}


def _check_splits(event: Event) -> Iterator[Fault]:
    """No group lies in two disjoint groups."""
    for whole, group in event.groups.items():
        for key in ("parts", "disjoint"):
            apart = dict.fromkeys(getattr(group, key))
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
    """No two groups, places, periods or measures share a name: a reader could not tell their
    counts apart.
    """
    for kind, key in (("groups", "label"), ("places", "name"), ("periods", "label")):
        yield from apply(_check_labels, event, kind, key, {})
    known = {measure.label.casefold(): name for name, measure in MEASURES.items()}
    yield from apply(_check_labels, event, "measures", "label", known)


def _check_labels(event: Event, kind: str, key: str, seen: dict[str, str]) -> Iterator[Fault]:
    """No entry of a section has the label of another; `seen` has labels that are taken."""
    for name, entry in getattr(event, kind).items():
        if not has_field(entry, key):
            continue
        label = getattr(entry, key)
        other = seen.setdefault(label.casefold(), name)
        if other != name:
            yield Fault(
                (kind, name, key),
                f"{key} {quote(label)} is that of '{other}'; a reader must tell them apart",
            )


def _check_aliases(event: Event) -> Iterator[Fault]:
    """An alias is a short name, and means one entry of its section."""
    for kind in ("groups", "places", "speakers"):
        yield from apply(_check_section, event, kind)


def _check_section(event: Event, kind: str) -> Iterator[Fault]:
    """The aliases of a section; `called` has what they may not be, and grows."""
    entries = getattr(event, kind)
    called: dict[str, str] = {}
    for name, entry in entries.items():
        for own in (name, name.replace("-", " "), *list_labels(entry)):
            called.setdefault(own.casefold(), name)
    for name, entry in entries.items():
        given: set[str] = set()
        for index, alias in enumerate(list_aliases(entry)):
            form = alias.casefold()
            other = called.setdefault(form, name)
            sentence = (
                f"alias {quote(alias)} is what '{other}' is called; a text that has it means one"
                if other != name
                else f"alias {quote(alias)} is given twice"
                if form in given
                else _find_alias_fault(alias)
            )
            given.add(form)
            if sentence:
                yield Fault((kind, name, "aliases", index), sentence)


def _find_alias_fault(alias: str) -> str:
    """What is wrong with an alias by itself; empty for nothing."""
    if not any(char.isalpha() for char in alias):
        return f"alias {quote(alias)} has no letter"
    words = len(alias.split())
    if words > MOST_ALIAS_WORDS:
        return f"alias {quote(alias)} has {words} words; a name has {MOST_ALIAS_WORDS} at most"
    return ""


def _check_places(event: Event) -> Iterator[Fault]:
    for name, place in event.places.items():
        for named in (_check_part_of, _check_overlaps):
            yield from apply(named, name, place, event)
        for rule in (_check_point, _check_origin):
            yield from apply(rule, name, place)


def _check_part_of(name: str, place: Place, event: Event) -> Iterator[Fault]:
    if place.part_of is not None and place.part_of not in event.places:
        yield unknown(("places", name, "part_of"), "place", place.part_of, event.places)


def _check_overlaps(name: str, place: Place, event: Event) -> Iterator[Fault]:
    at: Location = ("places", name, "overlaps")
    for index, other in enumerate(place.overlaps):
        if other in place.overlaps[:index]:
            yield Fault(at, f"place '{other}' is named twice")
        elif other == name:
            yield Fault(at, "a place always overlaps itself")
        elif other not in event.places:
            yield unknown(at, "place", other, event.places)


def _check_point(name: str, place: Place) -> Iterator[Fault]:
    if (place.latitude is None) != (place.longitude is None):
        key = "latitude" if place.latitude is None else "longitude"
        yield Fault(("places", name, key), f"'{key}' is missing: a point needs both coordinates")


def _check_origin(name: str, place: Place) -> Iterator[Fault]:
    if place.latitude is not None and place.coordinates_from is None:
        yield Fault(
            ("places", name, "coordinates_from"),
            "'coordinates_from' is missing: coordinates need a source",
        )


def _check_place_loop(event: Event) -> Iterator[Fault]:
    if loop := find_loop(event.place_tree):
        yield Fault(("places", loop[0]), f"the places form a loop: {' in '.join(loop)}")


def _check_measures(event: Event) -> Iterator[Fault]:
    for name in event.measures:
        if name in MEASURES:
            yield Fault(("measures", name), f"the list of measures has '{name}' already")


def _check_toll(event: Event) -> Iterator[Fault]:
    """The place and the period of the toll are names of the event."""
    if event.toll is None:
        return
    for key, section in (("place", "places"), ("period", "periods")):
        yield from apply(_check_toll_name, event, event.toll, key, section)


def _check_toll_name(event: Event, toll: TollScope, key: str, section: str) -> Iterator[Fault]:
    name, known = getattr(toll, key), getattr(event, section)
    if name is not None and name not in known:
        yield unknown(("toll", key), key, name, known)
