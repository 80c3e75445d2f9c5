"""What a figure can count or measure, and in which units.

One table for all articles. A measure whose unit is a counted thing takes whole numbers only,
and only such figures are added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

Dimension = Literal["group", "place", "time"]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of what happened, who was there, how long or how far.

    Attributes
    ----------
    label : in a chart or a sentence.
    singular : the label for one.
    units : those allowed.
    is_count : whether it counts whole things.
    adds_over : in which of group, place and time counts that do not overlap add up. Nobody dies
        twice; but who is detained in two towns is one person, and a place attacked on two days is
        one place.
    """

    label: str
    singular: str
    units: tuple[str, ...]
    is_count: bool = True
    adds_over: frozenset[Dimension] = frozenset()


_PERSONS = ("persons",)
_SITES = ("sites", "offices", "towns")
_ALL: frozenset[Dimension] = frozenset({"group", "place", "time"})
_THERE: frozenset[Dimension] = frozenset({"group", "place"})
_WHO: frozenset[Dimension] = frozenset({"group"})
_WHERE: frozenset[Dimension] = frozenset({"place"})

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "deaths": Measure("people killed", "person killed", _PERSONS, adds_over=_ALL),
        "injuries": Measure("people injured", "person injured", _PERSONS, adds_over=_ALL),
        "abductions": Measure("people abducted", "person abducted", _PERSONS, adds_over=_ALL),
        "detentions": Measure("people detained", "person detained", _PERSONS, adds_over=_WHO),
        "displacements": Measure("people displaced", "person displaced", _PERSONS, adds_over=_WHO),
        "fighters": Measure(
            "people said to have taken part",
            "person said to have taken part",
            _PERSONS,
            adds_over=_WHO,
        ),
        "population": Measure(
            "people living there", "person living there", _PERSONS, adds_over=_THERE
        ),
        "attacks": Measure(
            "attacks", "attack", ("attacks",), adds_over=frozenset({"place", "time"})
        ),
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
)
"""Measure name → what it is called, its units, and how its counts add up."""

UNIT_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "persons": "people",
        "attacks": "attacks",
        "sites": "places",
        "offices": "offices",
        "towns": "towns",
        "hours": "hours",
        "days": "days",
        "weeks": "weeks",
        "km": "kilometres",
        "m": "metres",
        "miles": "miles",
        "hour-of-day": "hour of the day",
        "date": "date",
    }
)
"""Unit → how a sentence or an axis names it."""
