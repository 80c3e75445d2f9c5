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

from analysis.ledger.currencies import CURRENCIES, LABELS, list_names

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
    is_compared : whether figures of one scope may be tested against each other and added. Where the
        measure leaves open what was done to a thing, two numbers of it may both be true.
    parts : measures whose counts make this one up.
    meanings : what else a transcriber may call it.
    is_deed : whether it is of what was done to people or things, so that somebody did it.
    is_amount : whether it is an amount that counts nothing, and of which a part may be told.
    fields : the fields of a figure that go with this measure alone.
    tells_of_people : whether it may be of a group without counting people.
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
    is_compared: bool = True
    parts: tuple[str, ...] = ()
    meanings: tuple[str, ...] = ()
    tells_of_people: bool = False
    is_deed: bool = True
    is_amount: bool = False
    fields: tuple[str, ...] = ()

    @property
    def is_checked(self) -> bool:
        """Whether its figures are counts that are tested and added."""
        return self.is_count and self.is_compared

    @property
    def has_shares(self) -> bool:
        """Whether a share may be one of it."""
        return self.is_count or self.is_amount

    @property
    def is_of_people(self) -> bool:
        """Whether a group may have it: a share of the dead, an age, the price of a ransom."""
        return self.tells_of_people or "persons" in self.units

    @property
    def has_any_unit(self) -> bool:
        """Whether each figure names a unit of its own."""
        return not self.units


def _often(name: str, article: str, adverb: str) -> Unit:
    """The unit of what happens so many times in some stretch of time."""
    forms = (f"{article} {name}", f"per {name}", f"each {name}", f"every {name}", adverb)
    words = tuple(f"{times}{form}" for form in forms for times in ("", "times "))
    return Unit(f"times {article} {name}", words)


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
    "yards": Unit("yards", ("yard", "yards")),
    "ft": Unit("feet", ("ft", "feet")),
    "nautical-miles": Unit("nautical miles", ("nautical mile", "nautical miles")),
    # "Two blocks" alone may be buildings.
    "blocks": Unit("city blocks", ("city block", "city blocks")),
    "hour-of-day": Unit("hour of the day"),
    "date": Unit("date"),
    "minutes": Unit("minutes", ("minute", "minutes")),
    "months": Unit("months", ("month", "months")),
    "years": Unit("years", ("year", "years")),
    "decades": Unit("decades", ("decade", "decades")),
    "percent": Unit("percent", ("%", "percent")),
    "buildings": Unit("buildings", ("building", "buildings")),
    "vehicles": Unit("vehicles", ("vehicle", "vehicles")),
    "weapons": Unit("weapons", ("weapon", "weapons")),
    "per-hour": _often("hour", "an", "hourly"),
    "per-day": _often("day", "a", "daily"),
    "per-week": _often("week", "a", "weekly"),
    "per-month": _often("month", "a", "monthly"),
    "per-year": _often("year", "a", "yearly"),
}

_UNITS |= {code: Unit(label, tuple(list_names(code))) for code, label in LABELS.items()}

UNITS: Mapping[str, Unit] = MappingProxyType(_UNITS)
"""Unit → how print and page name it."""

_PERSONS = ("persons",)
_SITES = ("sites", "offices", "towns")
_ALL: frozenset[Dimension] = frozenset({"group", "place", "time"})
_THERE: frozenset[Dimension] = frozenset({"group", "place"})
_WHO: frozenset[Dimension] = frozenset({"group"})
_WHERE: frozenset[Dimension] = frozenset({"place"})

_MEASURES = {
    "deaths": Measure(
        "people killed",
        "person killed",
        _PERSONS,
        adds_over=_ALL,
        meanings=("killed", "dead", "died", "fatalities", "killings", "toll", "martyred"),
    ),
    "injuries": Measure(
        "people injured",
        "person injured",
        _PERSONS,
        adds_over=_ALL,
        meanings=("wounded", "injured", "hurt", "wounds"),
    ),
    "casualties": Measure(
        "people killed or injured",
        "person killed or injured",
        _PERSONS,
        adds_over=_ALL,
        parts=("deaths", "injuries"),
        meanings=("victims", "killed-or-injured", "killed-and-wounded"),
    ),
    "missing": Measure(
        "people missing",
        "person missing",
        _PERSONS,
        adds_over=_WHO,
        kind="state",
        meanings=("disappeared", "unaccounted", "lost"),
    ),
    "abductions": Measure(
        "people abducted",
        "person abducted",
        _PERSONS,
        adds_over=_ALL,
        meanings=("kidnapped", "kidnappings", "abducted"),
    ),
    "hostages": Measure(
        "people held hostage",
        "person held hostage",
        _PERSONS,
        adds_over=_WHO,
        kind="state",
        meanings=("captives", "held", "held-hostage"),
    ),
    "freed": Measure(
        "people freed or escaped",
        "person freed or escaped",
        _PERSONS,
        adds_over=_WHO,
        meanings=("released", "rescued", "escaped", "escapees"),
    ),
    "detentions": Measure(
        "people detained",
        "person detained",
        _PERSONS,
        adds_over=_WHO,
        kind="state",
        meanings=("arrested", "arrests", "detained", "captured"),
    ),
    "displacements": Measure(
        "people displaced",
        "person displaced",
        _PERSONS,
        adds_over=_WHO,
        kind="state",
        meanings=("displaced", "fled", "evacuated", "refugees"),
    ),
    "fighters": Measure(
        "people said to have taken part",
        "person said to have taken part",
        _PERSONS,
        adds_over=_WHO,
        kind="state",
        meanings=("attackers", "gunmen", "assailants"),
        is_deed=False,
    ),
    "population": Measure(
        "people living or present",
        "person living or present",
        _PERSONS,
        adds_over=_THERE,
        kind="stock",
        meanings=("residents", "inhabitants", "present", "strength"),
        is_deed=False,
    ),
    "attacks": Measure(
        "attacks",
        "attack",
        ("attacks",),
        adds_over=frozenset({"place", "time"}),
        meanings=("incidents", "assaults", "raids"),
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
    # What was done to a thing, or with it, is not in these three, so that two numbers of one place
    # may both be true.
    "buildings": Measure(
        "buildings hit or seized",
        "building hit or seized",
        ("buildings",),
        is_compared=False,
        meanings=("houses", "homes", "properties", "structures"),
    ),
    "vehicles": Measure(
        "vehicles",
        "vehicle",
        ("vehicles",),
        is_compared=False,
        meanings=("cars", "trucks", "boats", "aircraft"),
    ),
    "weapons": Measure(
        "weapons", "weapon", ("weapons",), is_compared=False, meanings=("guns", "arms", "rifles")
    ),
    "share": Measure(
        "share",
        "share",
        ("percent",),
        is_count=False,
        tells_of_people=True,
        meanings=("percentage", "per-cent", "percent", "proportion", "fraction"),
        is_deed=False,
        fields=("of",),
    ),
    "money": Measure(
        "money",
        "money",
        # The usual ones first.
        tuple(dict.fromkeys(("usd", "eur", "gbp", *CURRENCIES))),
        is_count=False,
        tells_of_people=True,
        meanings=("cost", "ransom"),
        is_deed=False,
        is_amount=True,
    ),
    "rate": Measure(
        "rate",
        "rate",
        (),
        is_count=False,
        tells_of_people=True,
        meanings=("ration", "per-person"),
        is_deed=False,
    ),
    "frequency": Measure(
        "how often",
        "how often",
        ("per-hour", "per-day", "per-week", "per-month", "per-year"),
        is_count=False,
        tells_of_people=True,
        meanings=("often", "times"),
        is_deed=False,
    ),
    "age": Measure(
        "age",
        "age",
        ("years", "months", "weeks", "days"),
        is_count=False,
        tells_of_people=True,
        meanings=("aged", "old"),
        is_deed=False,
    ),
    "duration": Measure(
        "duration",
        "duration",
        ("minutes", "hours", "days", "weeks", "months", "years", "decades"),
        is_count=False,
        meanings=("length", "lasted"),
        is_deed=False,
    ),
    "distance": Measure(
        "distance",
        "distance",
        ("km", "m", "miles", "yards", "ft", "nautical-miles", "blocks"),
        is_count=False,
        meanings=("away", "range"),
        is_deed=False,
        fields=("to",),
    ),
    "time": Measure(
        "time",
        "time",
        ("hour-of-day", "date"),
        is_count=False,
        meanings=("date", "day", "hour"),
        is_deed=False,
    ),
    "other": Measure(
        "other",
        "other",
        (),
        is_count=False,
        is_compared=False,
        tells_of_people=True,
        fields=("label",),
    ),
}

MEASURES: Mapping[str, Measure] = MappingProxyType(_MEASURES)
"""Measure → what it is called, its units, and how its counts add up."""


def list_units() -> list[str]:
    """Every unit that some measure has, in the order of the measures."""
    return list(dict.fromkeys(unit for measure in MEASURES.values() for unit in measure.units))
