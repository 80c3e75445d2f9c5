"""What a figure can count or measure, and in which units.

One table for all articles. A measure whose unit is a counted thing takes whole numbers only, and
only such figures are added up.

A new measure is a row below, and one more for each unit that is new. Checks, reconciliation, tables
and sentences take it from here; `make schema` and `make tables` write it into the editor's schema
and the transcriber's guide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Dimension = Literal["group", "place", "time"]
Kind = Literal["event", "state", "stock"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of measures.

    Attributes
    ----------
    label : how a sentence or an axis names it.
    words : how a wording names it behind a number, in lower case; none for a time.
    """

    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of what happened, who was there, how long or how far.

    Attributes
    ----------
    label, singular : how a chart or a sentence names several of it, and one.
    units : the units it may have, the usual one first.
    is_count : whether it counts whole things.
    adds_over : the dimensions in which counts that do not overlap add up. Nobody dies twice; but
        somebody detained in two towns is one person, and a place attacked on two days is one place.
    kind : event, for what stays done; state, for what may end again, so that one day's number may
        be lower than the last; stock, for what is present at one moment, to which time adds
        nothing.
    """

    label: str
    singular: str
    units: tuple[str, ...]
    is_count: bool = True
    adds_over: frozenset[Dimension] = frozenset()
    kind: Kind = "event"


_UNITS = {
    "persons": Unit("people", ("person", "persons", "people")),
    "attacks": Unit("attacks", ("attack", "attacks")),
    "sites": Unit("places", ("site", "sites", "place", "places", "location", "locations")),
    "offices": Unit("offices", ("office", "offices")),
    "towns": Unit("towns", ("town", "towns")),
    "hours": Unit("hours", ("hour", "hours", "hr", "hrs")),
    "days": Unit("days", ("day", "days")),
    "weeks": Unit("weeks", ("week", "weeks")),
    "km": Unit("kilometres", ("km", "kms", "kilometre", "kilometres", "kilometer", "kilometers")),
    "m": Unit("metres", ("metre", "metres", "meter", "meters")),
    "miles": Unit("miles", ("mile", "miles")),
    "hour-of-day": Unit("hour of the day"),
    "date": Unit("date"),
    # No measure has these; a wording that names one is told so.
    "minutes": Unit("minutes", ("minute", "minutes")),
    "months": Unit("months", ("month", "months")),
    "years": Unit("years", ("year", "years")),
    "percent": Unit("percent", ("%", "percent")),
}

UNITS: Mapping[str, Unit] = MappingProxyType(_UNITS)
"""Unit → how print and page name it."""

_PERSONS = ("persons",)
_SITES = ("sites", "offices", "towns")
_ALL: frozenset[Dimension] = frozenset({"group", "place", "time"})
_THERE: frozenset[Dimension] = frozenset({"group", "place"})
_WHO: frozenset[Dimension] = frozenset({"group"})
_WHERE: frozenset[Dimension] = frozenset({"place"})

_MEASURES = {
    "deaths": Measure("people killed", "person killed", _PERSONS, adds_over=_ALL),
    "injuries": Measure("people injured", "person injured", _PERSONS, adds_over=_ALL),
    "abductions": Measure("people abducted", "person abducted", _PERSONS, adds_over=_ALL),
    "detentions": Measure(
        "people detained", "person detained", _PERSONS, adds_over=_WHO, kind="state"
    ),
    "displacements": Measure(
        "people displaced", "person displaced", _PERSONS, adds_over=_WHO, kind="state"
    ),
    "fighters": Measure(
        "people said to have taken part",
        "person said to have taken part",
        _PERSONS,
        adds_over=_WHO,
        kind="state",
    ),
    "population": Measure(
        "people living there", "person living there", _PERSONS, adds_over=_THERE, kind="stock"
    ),
    "attacks": Measure("attacks", "attack", ("attacks",), adds_over=frozenset({"place", "time"})),
    "attack-sites": Measure("places attacked", "place attacked", _SITES, adds_over=_WHERE),
    "bombing-sites": Measure("places bombed", "place bombed", _SITES, adds_over=_WHERE),
    "raid-sites": Measure(
        "places attacked with guns and grenades",
        "place attacked with guns and grenades",
        _SITES,
        adds_over=_WHERE,
    ),
    "clash-sites": Measure("places of gunfire", "place of gunfire", _SITES, adds_over=_WHERE),
    "seized-sites": Measure("places seized", "place seized", _SITES, adds_over=_WHERE),
    "duration": Measure("duration", "duration", ("hours", "days", "weeks"), is_count=False),
    "distance": Measure("distance", "distance", ("km", "m", "miles"), is_count=False),
    "time": Measure("time", "time", ("hour-of-day", "date"), is_count=False),
}

MEASURES: Mapping[str, Measure] = MappingProxyType(_MEASURES)
"""Measure → what it is called, its units, and how its counts add up."""


def list_units() -> list[str]:
    """Every unit that some measure has, in the order of the measures."""
    return list(dict.fromkeys(unit for measure in MEASURES.values() for unit in measure.units))
