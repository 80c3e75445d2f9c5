"""Every sentence that the rooms tell of a reading."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from analysis.charts.display import Prose
from analysis.reading.reading import Reading
from analysis.telling.sentences import Sentence
from analysis.views import actors, briefing, checks, claims, figures, follows, toll


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
    yield "reading of actors", actors.say_reading_of_actors(done)
    yield "actors", actors.say_actors(done)
    yield "toll", toll.say_toll(toll.tabulate_toll(reading))
    yield "checks", checks.say_checks(checks.tabulate_checks(reading))
    yield "conflicts", checks.say_conflicts(reading)
    yield "outcome", checks.say_outcome(reading)
    yield "source", briefing.say_source(reading)
    yield "briefing", briefing.say_briefing(reading)
    yield "deaths", briefing.say_deaths(reading)
    yield "limits", briefing.say_limits(reading)
    yield "claims", claims.say_claims(told)
    yield "accounts", claims.say_accounts(reading, told)
    yield "claim tests", claims.say_claim_tests(reading)
    yield "figures", figures.say_figures(ledger)
    yield "voices", figures.say_voices(ledger)
    yield "kinds", figures.say_kinds(ledger)
    yield "conventions", figures.say_conventions(figures.tabulate_conventions(reading))
    yield "assumptions", figures.say_assumptions(figures.tabulate_assumptions(reading))
    yield "bounds", follows.say_bounds(follows.tabulate_bounds(reading))
    yield "follows", follows.say_follows(follows.tabulate_follows(reading))


def _title_all(reading: Reading) -> Iterator[tuple[str, Sentence]]:
    yield "toll", toll.title_toll(toll.tabulate_toll(reading))
    yield "claims", claims.title_claims(claims.tabulate_claims(reading))
    yield "bounds", follows.title_bounds(follows.tabulate_bounds(reading))
    yield "follows", follows.title_follows(follows.tabulate_follows(reading))
