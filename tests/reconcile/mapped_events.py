"""An event whose parts do not overlap: towns of a province, halves of a month, sides of a fight."""

import datetime as dt
from functools import partial

from hypothesis import strategies as st
from small_articles import make_article, make_figure, relations

from analysis.ledger.model import Event
from analysis.reconcile.verdicts import check

GROUPS = {
    "people": {"parts": ("fighters", "civilians")},
    "fighters": {"disjoint": ("rebels", "soldiers")},
    "civilians": {},
    "rebels": {},
    "soldiers": {},
    "women": {"part_of": "people"},
    "officers": {"part_of": "people"},
    "women-officers": {"part_of": ("women", "officers")},
}
PLACES = {
    "province": {"kind": "province"},
    "alba": {"kind": "town", "part_of": "province"},
    "brook": {"kind": "port town", "part_of": "province"},
    "county": {"kind": "district", "part_of": "province"},
}
PERIODS = {
    "whole": ("2020-07-01", "2020-07-16"),
    "first": ("2020-07-01", "2020-07-08"),
    "second": ("2020-07-09", "2020-07-16"),
    "middle": ("2020-07-05", "2020-07-12"),
    "so-far": ("2020-07-01", None),
}
PARTIES = ("red-side", "blue-side")
MONDAY, TUESDAY, LATER = "2020-07-13", "2020-07-14", dt.date(2020, 7, 20)
SITES = {"measure": "attack-sites", "unit": "sites", "group": None}


def map_event(groups=GROUPS, places=PLACES, periods=PERIODS, **other):
    """An event with these groups and places, each given by the fields that are not usual."""
    return Event.model_validate(
        {
            "name": "Example",
            "timezone": "UTC",
            "groups": {name: {"label": name, **fields} for name, fields in groups.items()},
            "places": {name: {"name": name, **fields} for name, fields in places.items()},
            "speakers": {name: {"name": name, "kind": "party"} for name in PARTIES},
            "periods": {
                name: {"label": name, "start": start, "end": end}
                for name, (start, end) in periods.items()
            },
            **other,
        }
    )


EVENT = map_event()
write = partial(make_article, event=EVENT, day=LATER)


def count(name, wording, group="people", place="province", period="whole", **other):
    """A figure of deaths, of everybody in the province in the whole time if nothing is given."""
    return make_figure(name, str(wording), group, place, period, **other)


def claim_by(party, *told, **other):
    """The same as a claim by that party."""
    return count(*told, speaker=party, status="claimed", **other)


def check_figures(*figures, relations=(), assumptions=(), **parameters):
    """The whole answer for one article with these figures."""
    return check([write(figures, relations, assumptions)], **parameters)


def list_ties(ties):
    """(kind, whole, parts, low, verdict) of each judged tie."""
    return [(tie.kind, tie.whole, tie.parts, tie.low, tie.verdict) for tie in ties]


def list_rests(outcome):
    """(id of the whole, ids of the parts, low, high) of each rest."""
    return [
        (
            *rest.whole.statements,
            tuple(name for part in rest.parts for name in part.statements),
            rest.low,
            rest.high,
        )
        for rest in outcome.rests
    ]


@st.composite
def told(draw, most=7):
    """Articles on the event: figures of every kind, some claimed, tied or read as of others."""
    figures = []
    for number in range(draw(st.integers(2, most))):
        form = draw(st.sampled_from(("{}", "{}", "at least {}", "up to {}", "about {}")))
        figure = count(
            f"f{number}",
            form.format(draw(st.integers(0, 6))),
            draw(st.sampled_from(tuple(GROUPS))),
            draw(st.sampled_from(tuple(PLACES))),
            draw(st.sampled_from(tuple(PERIODS))),
            reported=draw(st.sampled_from(("2020-07-17", LATER.isoformat()))),
        )
        if draw(st.integers(0, 3)) == 0:
            figure |= {"speaker": "red-side", "status": "claimed"}
        figures.append(figure)
    if draw(st.booleans()):
        earlier = [f["id"] for f in figures[:-1] if f["reported"] <= figures[-1]["reported"]]
        figures[-1]["corrects"] = draw(st.sampled_from([*earlier, None]))
    ties = draw(relations([figure["id"] for figure in figures]))
    reads = {"group": draw(st.sampled_from(tuple(GROUPS)))}
    reading = {"id": "reading", "figure": "f0", "reads": reads, "because": "so"}
    return write(figures, ties, (reading,) if draw(st.booleans()) else ())
