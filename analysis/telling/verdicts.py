"""Verdicts in a reader's words; data keep those of the solver."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

VERDICTS: Mapping[str, str] = MappingProxyType(
    {
        "agree": "adds up",
        "consistent": "fits",
        "conflict": "does not fit",
        "undecided": "cannot be checked",
        "withdrawn": "withdrawn",
    }
)
"""Verdict on a figure or on a sum → how a reader sees it."""

OUTCOMES: Mapping[str, str] = MappingProxyType(
    {
        "agree": "The figures add up",
        "consistent": "The figures fit",
        "conflict": "The figures do not fit",
        "claims": "One party’s claims do not fit",
        "undecided": "The figures cannot be checked against each other",
    }
)
"""Verdict on an article → what a line says of it."""
