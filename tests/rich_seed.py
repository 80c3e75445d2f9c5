"""An invented article that uses every field of a seed: changes, shares, roles, means, voices."""

from __future__ import annotations

from typing import Any

from analysis.ledger.model import Article, Event, Transcript

NAME = "fernhill-2031/2031-05-06-dale-courier"

EVENT: dict[str, Any] = {
    "name": "Raid on Fernhill, May 2031",
    "timezone": "Etc/UTC",
    "groups": {
        "people": {"label": "people", "parts": ["residents", "guards", "raiders"]},
        "residents": {"label": "residents"},
        "guards": {"label": "guards"},
        "raiders": {"label": "raiders"},
    },
    "places": {
        "dale": {"name": "Dale", "kind": "county"},
        "fernhill": {"name": "Fernhill", "kind": "town", "part_of": "dale"},
        "mossbridge": {"name": "Mossbridge", "kind": "town", "part_of": "dale"},
        "farhaven": {"name": "Farhaven", "kind": "city"},
    },
    "speakers": {
        "police": {"name": "police", "kind": "official", "line": "county"},
        "clinic": {"name": "a nurse", "kind": "witness"},
        "hill-band": {"name": "the Hill Band", "kind": "party"},
        "wire": {"name": "Example Wire", "kind": "outlet"},
        "institute": {"name": "the Dale Institute", "kind": "think-tank"},
        "relief": {"name": "Dale Relief", "kind": "aid"},
    },
    "periods": {
        "monday": {"label": "Monday, 5 May 2031", "start": "2031-05-05", "end": "2031-05-05"},
        "year-before": {"label": "2030", "start": "2030-01-01", "end": "2030-12-31"},
        "april": {"label": "April 2031", "start": "2031-04-01", "end": "2031-04-30"},
    },
    "measures": {
        "gates-burnt": {"label": "gates burnt", "singular": "gate burnt", "unit": "gates"},
        "water-lost": {
            "label": "water lost",
            "singular": "water lost",
            "unit": "litres",
            "counted": False,
        },
    },
    "toll": {"place": "dale", "period": "monday"},
}

SOURCE: dict[str, Any] = {
    "outlet": "Dale Courier",
    "url": "https://courier.example/2031/05/06/fernhill",
    "published": "2031-05-06",
    "time": "18:30",
    "language": "fr",
    "agency": "Example Wire",
    "headline": "Raid on Fernhill",
    "excerpt": True,
    "paragraphs": 9,
}

USUAL: dict[str, Any] = {
    "measure": "deaths",
    "unit": "persons",
    "group": "people",
    "place": "dale",
    "period": "monday",
    "speaker": "outlet",
    "status": "stated",
    "paragraph": 1,
}
POLICE = {"speaker": "police", "status": "attributed"}
OTHER = {"group": None, "measure": "other"}

FIGURES: dict[str, dict[str, Any]] = {
    "headline-toll": {
        "wording": "plus de 40 morts",
        "readings": ["more than 40"],
        "part": "headline",
        "paragraph": None,
        "place": None,
        "period": None,
    },
    "toll-noon": {"wording": "38", "reported": "2031-05-06T12:00", **POLICE, "via": "wire"},
    "toll-evening": {"wording": "41", "reported": "2031-05-06T17:00", **POLICE},
    "residents-killed": {
        "wording": "30",
        "group": "residents",
        "by": "raiders",
        "how": ["gunfire"],
        **POLICE,
    },
    "guards-killed": {
        "wording": "at least 8",
        "group": "guards",
        "by": "hill-band",
        "how": ["car-bombing", "grenade"],
        "speaker": "clinic",
        "status": "attributed",
        "paragraph": 2,
    },
    "guards-claimed": {
        "wording": "25",
        "group": "guards",
        "by": "hill-band",
        "how": "car-bombing",
        "speaker": "hill-band",
        "status": "claimed",
        "paragraph": 3,
    },
    "raiders-more": {
        "wording": "22",
        "group": "raiders",
        "change": "increment",
        "place": "fernhill",
        **POLICE,
        "paragraph": 3,
    },
    "claimed-more": {
        "wording": "at least 4",
        "group": "guards",
        "change": "increment",
        "speaker": "hill-band",
        "status": "claimed",
        "paragraph": 3,
    },
    "attacks-up": {
        "wording": "34 percent",
        "measure": "attacks",
        "unit": "percent",
        "group": None,
        "change": "increment",
        "speaker": "institute",
        "status": "attributed",
        "paragraph": 4,
    },
    "attacks-triple": {
        "wording": "3",
        "measure": "attacks",
        "unit": "attacks",
        "group": None,
        "change": "multiple",
        "paragraph": 4,
    },
    "injured-fewer": {
        "wording": "5",
        "measure": "injuries",
        "group": "residents",
        "change": "fall",
        "paragraph": 4,
    },
    "share-residents": {
        "wording": "more than 60 percent",
        "measure": "share",
        "of": "deaths",
        "unit": "percent",
        "group": "residents",
        "period": None,
        "speaker": "relief",
        "status": "attributed",
        "paragraph": 5,
    },
    "share-guards": {
        "wording": "at least 50%",
        "measure": "share",
        "of": "deaths",
        "unit": "percent",
        "group": "guards",
        "period": None,
        "paragraph": 5,
    },
    "ransom": {
        "wording": "about 5,000",
        "measure": "money",
        "unit": "usd",
        "group": None,
        "period": None,
        "paragraph": 5,
    },
    "youngest": {"wording": "14", "measure": "age", "unit": "years", "period": None},
    "ration": {
        "wording": "3",
        "measure": "rate",
        "unit": "litres-per-person",
        "group": "residents",
        "period": None,
    },
    "raids-a-month": {
        "wording": "2 to 3",
        "measure": "frequency",
        "unit": "per-month",
        "group": None,
        "period": None,
    },
    "way": {
        "wording": "12 km",
        "measure": "distance",
        "unit": "km",
        "group": None,
        "place": "fernhill",
        "to": "mossbridge",
        "period": None,
        "paragraph": 6,
    },
    "targets": {**OTHER, "wording": "6", "label": "targets named", "unit": "targets"},
    "crater": {**OTHER, "wording": "about 2", "label": "depth of a crater", "unit": "m"},
    "water": {
        "wording": "up to 900",
        "measure": "water-lost",
        "unit": "litres",
        "group": None,
        "period": None,
    },
    "cars": {"wording": "7", "measure": "vehicles", "unit": "vehicles", "group": None},
    "killed-in-2030": {
        "wording": "900",
        "role": "background",
        "period": "year-before",
        "speaker": "institute",
        "status": "attributed",
        "paragraph": 8,
    },
    "raids-in-2030": {
        "wording": "70",
        "measure": "attacks",
        "unit": "attacks",
        "group": None,
        "role": "background",
        "period": "year-before",
        "paragraph": 8,
    },
    "killed-in-farhaven": {
        "wording": "at least 11",
        "role": "other-event",
        "place": "farhaven",
        "period": "april",
        "by": "raiders",
        "how": "drone",
        "paragraph": 9,
        "reviewed": False,
    },
}
"""Id of a figure → what it has that is not usual."""

GATES: dict[str, Any] = {
    "wording": "1",
    "measure": "gates-burnt",
    "unit": "gates",
    "group": None,
}
"""A count of the event's own."""

BACKGROUND = [name for name, figure in FIGURES.items() if figure.get("role", "toll") != "toll"]


def make_figure(name: str, **told: Any) -> dict[str, Any]:
    """A figure as a seed has it; what is not told is usual."""
    given = {**USUAL, "id": name, "says": f"Figure {name} is told.", **told}
    return {key: value for key, value in given.items() if value is not None}


def make_article(*names: str, **source: Any) -> Article:
    """The article with these figures, all of them if none is named."""
    figures = [make_figure(name, **FIGURES[name]) for name in names or FIGURES]
    seed = {"source": SOURCE | source, "figures": figures}
    return Article(
        name=NAME,
        event=Event.model_validate(EVENT),
        transcript=Transcript.model_validate(seed),
        sha256="0" * 64,
    )
