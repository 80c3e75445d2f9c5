"""Every sentence that the rooms tell of a reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pandas as pd

from analysis.charts.display import Prose
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence
from analysis.views import (
    actors,
    assumptions,
    briefing,
    checks,
    claims,
    conventions,
    figures,
    follows,
    left_out,
    limits,
    mends,
    others,
    paragraphs,
    places,
    sites,
    source,
    timeline,
    toll,
)


class Told(NamedTuple):
    """A sentence, what tells it, and whether it ends with a stop: no heading and no title does."""

    by: str
    sentence: Sentence
    has_stop: bool


def list_told(reading: Reading) -> list[Told]:
    """The sentences of every say_x and title_x of the rooms of an article."""
    told = []
    for name, prose in _say_all(reading):
        is_heading = prose.role == "finding"
        told += [Told(name, s, n > 0 or not is_heading) for n, s in enumerate(prose.sentences)]
    return [*told, *(Told(name, title, False) for name, title in _title_all(reading))]


def _say_all(reading: Reading) -> Iterator[tuple[str, Prose]]:
    told = claims.tabulate_claims(reading)
    ledger = figures.tabulate_figures(reading)
    done = actors.tabulate_actors(reading)
    yield "actors", actors.say_actors(done)
    yield "toll", toll.say_toll(toll.tabulate_toll(reading))
    yield "checks", checks.say_checks(reading)
    yield "agreement", checks.say_agreement(reading)
    yield "conflicts", mends.say_conflicts(reading)
    yield "outcome", checks.say_outcome(reading)
    yield "source", source.say_source(reading)
    yield "briefing", briefing.say_briefing(reading)
    yield "limits", limits.say_limits(reading)
    yield "claims", claims.say_claims(told)
    yield "claim tests", claims.say_claim_tests(reading)
    yield "voices", figures.say_voices(ledger)
    yield "others", others.say_others(others.tabulate_others(reading))
    yield "conventions", conventions.say_conventions(conventions.tabulate_conventions(reading))
    yield "assumptions", assumptions.say_assumptions(assumptions.tabulate_assumptions(reading))
    yield "left out", left_out.say_left_out(left_out.tabulate_left_out(reading))
    yield "timeline", timeline.say_timeline(timeline.tabulate_timeline(reading))
    yield "places", places.say_places(_list_spots(reading))
    yield "bounds", follows.say_bounds(follows.tabulate_bounds(reading))


def _list_spots(reading: Reading) -> pd.DataFrame:
    return places.list_spots(places.tabulate_places(reading), sites.tabulate_sites(reading))


def _title_all(reading: Reading) -> Iterator[tuple[str, Sentence]]:
    yield "toll", toll.title_chart(toll.tabulate_toll(reading))
    yield "paragraphs", paragraphs.title_paragraphs(figures.tabulate_figures(reading))
    yield "timeline", timeline.title_timeline(timeline.tabulate_timeline(reading))
    yield "places", places.title_places(_list_spots(reading))
    yield "bounds", follows.title_bounds(follows.tabulate_bounds(reading))
