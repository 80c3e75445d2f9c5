"""What a figure can count or measure, and in which units.

One table for all articles. A measure whose unit is a counted thing takes whole numbers only,
and only such figures are added up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: its label in a chart or a sentence, its units, and whether it counts things."""

    label: str
    units: tuple[str, ...]
    is_count: bool = True


_PERSONS = ("persons",)
_SITES = ("sites", "offices", "towns")

MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "deaths": Measure("people killed", _PERSONS),
        "injuries": Measure("people injured", _PERSONS),
        "abductions": Measure("people abducted", _PERSONS),
        "detentions": Measure("people detained", _PERSONS),
        "displacements": Measure("people displaced", _PERSONS),
        "fighters": Measure("people said to have taken part", _PERSONS),
        "population": Measure("people living there", _PERSONS),
        "attacks": Measure("attacks", ("attacks",)),
        "attack-sites": Measure("places attacked", _SITES),
        "bombing-sites": Measure("places bombed", _SITES),
        "raid-sites": Measure("places attacked with guns and grenades", _SITES),
        "clash-sites": Measure("places of gunfire", _SITES),
        "seized-sites": Measure("places seized", _SITES),
        "duration": Measure("duration", ("hours", "days", "weeks"), is_count=False),
        "distance": Measure("distance", ("km", "m", "miles"), is_count=False),
        "time": Measure("time", ("hour-of-day", "date"), is_count=False),
    }
)
"""Measure name → label, allowed units, and whether it counts whole things."""

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
