"""Every sentence that the rooms tell of a reading, by the name of what tells it."""

from __future__ import annotations

from collections.abc import Callable

from analysis.views import briefing, checks, claims, figures, follows, toll
from analysis.views.display import Prose
from analysis.views.reading import Reading
from analysis.views.sentences import Sentence

PROSE: dict[str, Callable[[Reading], Prose]] = {
    "say_toll": lambda r: toll.say_toll(toll.tabulate_toll(r)),
    "say_checks": lambda r: checks.say_checks(checks.tabulate_checks(r)),
    "say_sensitivity": lambda r: checks.say_sensitivity(checks.tabulate_sensitivity(r)),
    "say_conflicts": checks.say_conflicts,
    "say_outcome": checks.say_outcome,
    "say_source": briefing.say_source,
    "say_briefing": briefing.say_briefing,
    "say_deaths": briefing.say_deaths,
    "say_limits": briefing.say_limits,
    "say_claims": lambda r: claims.say_claims(claims.tabulate_claims(r)),
    "say_accounts": lambda r: claims.say_accounts(r, claims.tabulate_claims(r)),
    "say_claim_tests": claims.say_claim_tests,
    "say_figures": lambda r: figures.say_figures(figures.tabulate_figures(r)),
    "say_voices": lambda r: figures.say_voices(figures.tabulate_figures(r)),
    "say_kinds": lambda r: figures.say_kinds(figures.tabulate_figures(r)),
    "say_conventions": lambda r: figures.say_conventions(figures.tabulate_conventions(r)),
    "say_assumptions": lambda r: figures.say_assumptions(figures.tabulate_assumptions(r)),
    "say_bounds": lambda r: follows.say_bounds(follows.tabulate_bounds(r)),
    "say_follows": lambda r: follows.say_follows(follows.tabulate_follows(r)),
}
TITLES: dict[str, Callable[[Reading], Sentence]] = {
    "title_toll": lambda r: toll.title_toll(toll.tabulate_toll(r)),
    "title_claims": lambda r: claims.title_claims(claims.tabulate_claims(r)),
    "title_figures": lambda r: figures.title_figures(figures.tabulate_figures(r)),
    "title_bounds": lambda r: follows.title_bounds(follows.tabulate_bounds(r)),
    "title_follows": lambda r: follows.title_follows(follows.tabulate_follows(r)),
}


def list_told(reading: Reading) -> list[tuple[str, bool, Sentence]]:
    """What tells it, whether it ends with a stop (no heading, no title), and the sentence."""
    told = []
    for name, say in PROSE.items():
        if name == "say_sensitivity" and len(reading.article.figures) > 3:
            continue
        prose = say(reading)
        is_heading = prose.role == "finding"
        told += [(name, n > 0 or not is_heading, s) for n, s in enumerate(prose.sentences)]
    return [*told, *((name, False, title(reading)) for name, title in TITLES.items())]
