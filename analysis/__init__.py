"""Tollbook: the figures of a news report on an armed attack, with wording, bound, speaker, status.

This is the face that notebooks import. Open an article; ask for a frame; plot it; tell it:

>>> import analysis as tb
>>> reading = tb.open_article("balochistan-2026/2026-02-04-press-tv")  # doctest: +SKIP
>>> toll = tb.tabulate_toll(reading)  # doctest: +SKIP
>>> tb.plot_toll(toll)  # doctest: +SKIP
>>> tb.say_toll(toll)  # doctest: +SKIP

`tabulate_x` gives a tidy DataFrame, `plot_x` a `seaborn.objects.Plot` of it, `say_x` its sentences;
`show_chart` and `show_table` publish a plot and a frame, changed ones as well. `tb.tabulate_x?`
says what each column holds. Everything is imported on first use, so that the command line starts
without pandas.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.errors import TollbookError
    from analysis.ledger.names import list_articles
    from analysis.views.briefing import (
        say_briefing,
        say_deaths,
        say_limits,
        say_source,
        say_when_and_where,
    )
    from analysis.views.checks import (
        say_checks,
        say_conflicts,
        say_outcome,
        say_sensitivity,
        tabulate_checks,
        tabulate_mends,
        tabulate_sensitivity,
    )
    from analysis.views.claims import (
        plot_claims,
        say_accounts,
        say_claim_tests,
        say_claims,
        tabulate_claim_tests,
        tabulate_claims,
    )
    from analysis.views.figures import (
        plot_figures,
        say_assumptions,
        say_conventions,
        say_figures,
        say_kinds,
        say_voices,
        tabulate_assumptions,
        tabulate_conventions,
        tabulate_figures,
    )
    from analysis.views.follows import (
        plot_bounds,
        plot_follows,
        say_bounds,
        say_follows,
        tabulate_bounds,
        tabulate_follows,
    )
    from analysis.views.frames import describe_columns
    from analysis.views.persons import list_people, plot_persons, say_persons, tabulate_persons
    from analysis.views.places import plot_places, say_places, tabulate_distances, tabulate_places
    from analysis.views.reading import Reading, open_article
    from analysis.views.show import show_chart, show_key_figures, show_table
    from analysis.views.sites import plot_sites, say_sites, tabulate_sites
    from analysis.views.timeline import plot_timeline, say_timeline, tabulate_timeline
    from analysis.views.toll import plot_toll, say_toll, tabulate_toll

_HOMES = {
    "Reading": "analysis.views.reading",
    "TollbookError": "analysis.errors",
    "describe_columns": "analysis.views.frames",
    "list_articles": "analysis.ledger.names",
    "list_people": "analysis.views.persons",
    "open_article": "analysis.views.reading",
    "plot_bounds": "analysis.views.follows",
    "plot_claims": "analysis.views.claims",
    "plot_figures": "analysis.views.figures",
    "plot_follows": "analysis.views.follows",
    "plot_persons": "analysis.views.persons",
    "plot_places": "analysis.views.places",
    "plot_sites": "analysis.views.sites",
    "plot_timeline": "analysis.views.timeline",
    "plot_toll": "analysis.views.toll",
    "say_accounts": "analysis.views.claims",
    "say_assumptions": "analysis.views.figures",
    "say_bounds": "analysis.views.follows",
    "say_briefing": "analysis.views.briefing",
    "say_checks": "analysis.views.checks",
    "say_claim_tests": "analysis.views.claims",
    "say_claims": "analysis.views.claims",
    "say_conflicts": "analysis.views.checks",
    "say_conventions": "analysis.views.figures",
    "say_deaths": "analysis.views.briefing",
    "say_figures": "analysis.views.figures",
    "say_follows": "analysis.views.follows",
    "say_kinds": "analysis.views.figures",
    "say_limits": "analysis.views.briefing",
    "say_outcome": "analysis.views.checks",
    "say_persons": "analysis.views.persons",
    "say_places": "analysis.views.places",
    "say_sensitivity": "analysis.views.checks",
    "say_sites": "analysis.views.sites",
    "say_source": "analysis.views.briefing",
    "say_timeline": "analysis.views.timeline",
    "say_toll": "analysis.views.toll",
    "say_voices": "analysis.views.figures",
    "say_when_and_where": "analysis.views.briefing",
    "show_chart": "analysis.views.show",
    "show_key_figures": "analysis.views.show",
    "show_table": "analysis.views.show",
    "tabulate_assumptions": "analysis.views.figures",
    "tabulate_bounds": "analysis.views.follows",
    "tabulate_checks": "analysis.views.checks",
    "tabulate_claim_tests": "analysis.views.claims",
    "tabulate_claims": "analysis.views.claims",
    "tabulate_conventions": "analysis.views.figures",
    "tabulate_distances": "analysis.views.places",
    "tabulate_figures": "analysis.views.figures",
    "tabulate_follows": "analysis.views.follows",
    "tabulate_mends": "analysis.views.checks",
    "tabulate_persons": "analysis.views.persons",
    "tabulate_places": "analysis.views.places",
    "tabulate_sensitivity": "analysis.views.checks",
    "tabulate_sites": "analysis.views.sites",
    "tabulate_timeline": "analysis.views.timeline",
    "tabulate_toll": "analysis.views.toll",
}
"""Name → the module that has it."""

__all__ = [
    "Reading",
    "TollbookError",
    "describe_columns",
    "list_articles",
    "list_people",
    "open_article",
    "plot_bounds",
    "plot_claims",
    "plot_figures",
    "plot_follows",
    "plot_persons",
    "plot_places",
    "plot_sites",
    "plot_timeline",
    "plot_toll",
    "say_accounts",
    "say_assumptions",
    "say_bounds",
    "say_briefing",
    "say_checks",
    "say_claim_tests",
    "say_claims",
    "say_conflicts",
    "say_conventions",
    "say_deaths",
    "say_figures",
    "say_follows",
    "say_kinds",
    "say_limits",
    "say_outcome",
    "say_persons",
    "say_places",
    "say_sensitivity",
    "say_sites",
    "say_source",
    "say_timeline",
    "say_toll",
    "say_voices",
    "say_when_and_where",
    "show_chart",
    "show_key_figures",
    "show_table",
    "tabulate_assumptions",
    "tabulate_bounds",
    "tabulate_checks",
    "tabulate_claim_tests",
    "tabulate_claims",
    "tabulate_conventions",
    "tabulate_distances",
    "tabulate_figures",
    "tabulate_follows",
    "tabulate_mends",
    "tabulate_persons",
    "tabulate_places",
    "tabulate_sensitivity",
    "tabulate_sites",
    "tabulate_timeline",
    "tabulate_toll",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
