"""Tollbook: the figures of a news report on an armed attack, with wording, bound, speaker, status.

This is the face that notebooks import: open an article, then show answers and findings.

>>> import analysis as tb
>>> reading = tb.open_article("balochistan-2026/2026-02-04-press-tv")  # doctest: +SKIP
>>> tb.find_toll(reading)  # doctest: +SKIP

Everything is imported on first use, so that the command line starts without pandas.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from analysis.errors import TollbookError
    from analysis.ledger.names import list_articles
    from analysis.ledger.reading import open_article
    from analysis.views.findings import (
        answer_briefing,
        answer_checks,
        answer_claims,
        answer_figures,
        answer_time_and_place,
        answer_toll,
        find_assumptions,
        find_bounds,
        find_checks,
        find_checks_in_brief,
        find_claims,
        find_conflicts,
        find_conventions,
        find_follows,
        find_ledger,
        find_persons,
        find_places,
        find_sensitivity,
        find_sites,
        find_tests,
        find_timeline,
        find_toll,
        find_units,
        show_key_figures,
        show_limits,
        show_source,
    )

_HOMES = {
    "TollbookError": "analysis.errors",
    "list_articles": "analysis.ledger.names",
    "open_article": "analysis.ledger.reading",
}

__all__ = [
    "TollbookError",
    "answer_briefing",
    "answer_checks",
    "answer_claims",
    "answer_figures",
    "answer_time_and_place",
    "answer_toll",
    "find_assumptions",
    "find_bounds",
    "find_checks",
    "find_checks_in_brief",
    "find_claims",
    "find_conflicts",
    "find_conventions",
    "find_follows",
    "find_ledger",
    "find_persons",
    "find_places",
    "find_sensitivity",
    "find_sites",
    "find_tests",
    "find_timeline",
    "find_toll",
    "find_units",
    "list_articles",
    "open_article",
    "show_key_figures",
    "show_limits",
    "show_source",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES.get(name, "analysis.views.findings")), name)


def __dir__() -> list[str]:
    return sorted(__all__)
