"""A small invented event, and reports on it that can be shuffled, cut, renamed and built.

Everything stands here as a seed would say it, in plain dictionaries, so that a test can change a
report before any code of the package has read it.
"""

import datetime as dt
from dataclasses import dataclass, field, replace
from functools import cache

from analysis.ledger.model import Article, Event, Transcript

FRIDAY = dt.date(2020, 1, 3)
DAYS = tuple(FRIDAY + dt.timedelta(days=n) for n in range(4))
"""Friday, on which the event begins, to Monday."""

GROUPS = {
    "people": {"label": "people", "parts": ("guards", "residents")},
    "guards": {"label": "guards"},
    "residents": {"label": "residents"},
    "officers": {"label": "officers", "part_of": "guards"},
}
ATOMS = {"officers": ("officers",), "guards": ("officers", "others"), "residents": ("residents",)}
ATOMS["people"] = (*ATOMS["guards"], *ATOMS["residents"])
"""Group → the smallest groups that make it up, written out by hand."""

PLACES = {
    "province": {"name": "Varna Province", "kind": "province"},
    "town": {"name": "Esk", "kind": "town", "part_of": "province"},
}
SITES = {"town": ("town",), "province": ("town", "elsewhere")}

PERIODS = {
    "since-friday": (0, None),
    "since-saturday": (1, None),
    "friday": (0, 0),
    "saturday": (1, 1),
    "sunday": (2, 2),
}
"""Period → the first and the last of the days on which it counts the dead."""

SPEAKERS = {
    "police": {"name": "the police", "kind": "official", "line": "state"},
    "ministry": {"name": "the ministry", "kind": "official", "line": "state"},
    "hospital": {"name": "the hospital", "kind": "witness"},
    "rebels": {"name": "the rebels", "kind": "party"},
}
LINES = {"police": "state", "ministry": "state", "hospital": "hospital", "rebels": "rebels"}
TOLL = {"place": "province", "period": "since-friday"}


def _date_periods():
    dated = {}
    for name, (start, end) in PERIODS.items():
        dated[name] = {"label": name, "start": DAYS[start].isoformat()}
        if end is not None:
            dated[name]["end"] = DAYS[end].isoformat()
    return dated


EVENT = {
    "name": "Example",
    "timezone": "UTC",
    "toll": TOLL,
    "groups": GROUPS,
    "places": PLACES,
    "speakers": SPEAKERS,
    "periods": _date_periods(),
}


@dataclass(frozen=True)
class Report:
    """One article before it is built: who brings it, when, and what it says."""

    outlet: str
    published: dt.date
    figures: tuple[dict, ...]
    agency: str | None = None
    relations: tuple[dict, ...] = ()
    time: str | None = None
    slug: str | None = None

    @property
    def name(self):
        """EVENT/ARTICLE, as a file would be named."""
        return f"example-1/{self.published}-{self.slug or self.outlet}"


@dataclass(frozen=True)
class World:
    """An event and the reports on it."""

    reports: tuple[Report, ...]
    event: dict = field(default_factory=lambda: EVENT, repr=False)

    def add(self, *reports):
        """The same with more reports."""
        return replace(self, reports=(*self.reports, *reports))

    def build(self):
        """The articles, in the order of the reports."""
        event = Event.model_validate(self.event) if self.event is not EVENT else _example()
        return [build_article(report, event) for report in self.reports]


@cache
def _example():
    return Event.model_validate(EVENT)


def build_article(report, event):
    """An article as the reader would make it of a seed."""
    source = {
        "outlet": report.outlet,
        "url": f"https://{report.outlet}.example/{report.slug or 1}",
        "published": report.published.isoformat(),
        "paragraphs": 9,
        "agency": report.agency,
        "time": report.time,
    }
    transcript = Transcript.model_validate(
        {"source": source, "figures": report.figures, "relations": report.relations}
    )
    return Article(name=report.name, event=event, transcript=transcript)


def tell(name, wording, group="people", *, speaker="police", day=None, period=None, **other):
    """A figure of deaths; as of its publication, of the event's toll, if nothing is given."""
    status = "attributed" if speaker in SPEAKERS else "stated"
    figure = {
        "id": name,
        "wording": str(wording),
        "measure": "deaths",
        "unit": "persons",
        "group": group,
        "period": period,
        "speaker": speaker,
        "status": "claimed" if speaker == "rebels" else status,
        "paragraph": 1,
        "reported": None if day is None else day.isoformat(),
        "says": name,
        **other,
    }
    return {key: value for key, value in figure.items() if value is not None}
