"""All tables of an article by the name under which each is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import pandas as pd

from analysis.views.checks import tabulate_checks, tabulate_mends, tabulate_sensitivity
from analysis.views.claims import tabulate_claim_tests, tabulate_claims
from analysis.views.figures import tabulate_assumptions, tabulate_conventions, tabulate_figures
from analysis.views.follows import tabulate_bounds, tabulate_follows
from analysis.views.reading import Reading
from analysis.views.toll import tabulate_toll

TABLES: Mapping[str, Callable[[Reading], pd.DataFrame]] = MappingProxyType(
    {
        "ledger": tabulate_figures,
        "toll": tabulate_toll,
        "claims": tabulate_claims,
        "claim-tests": tabulate_claim_tests,
        "checks": tabulate_checks,
        "mends": tabulate_mends,
        "bounds": tabulate_bounds,
        "follows": tabulate_follows,
        "sensitivity": tabulate_sensitivity,
        "conventions": tabulate_conventions,
        "assumptions": tabulate_assumptions,
    }
)
"""Name → what makes the frame."""
