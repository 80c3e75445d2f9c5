"""Tollbook: the figures of a news report on an armed attack, with wording, bound, speaker, status.

This is the face that notebooks import. Open an article; ask for a frame; plot it; tell it:

>>> import analysis as tb
>>> reading = tb.open_article("balochistan-2026/2026-02-04-press-tv")  # doctest: +SKIP
>>> toll = tb.tabulate_toll(reading)  # doctest: +SKIP
>>> tb.plot_toll(toll)  # doctest: +SKIP
>>> tb.say_toll(toll)  # doctest: +SKIP

`tabulate_x` gives a tidy DataFrame, `plot_x` a `seaborn.objects.Plot` of it, `say_x` its sentences;
`show_chart` and `show_table` publish a plot and a frame, changed ones as well. `tb.tabulate_x?`
says what each column holds. What the face has is what the rooms offer in their `__all__`.
Everything is imported on first use, so that the command line starts without pandas.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import Any

_OTHERS = {
    "TollbookError": "analysis.errors",
    "list_articles": "analysis.ledger.names",
    "show_text": "analysis.output.show_text",
    **dict.fromkeys(("show_chart", "show_table"), "analysis.output.show"),
}
"""What notebooks may use that is in no room: name → the module that has it."""


def _find_homes() -> Mapping[str, str]:
    from analysis.reading.rooms import find_homes

    return {**_OTHERS, **find_homes()}


def __getattr__(name: str) -> Any:
    if name == "__all__":
        return sorted(_find_homes())
    if name.startswith("_") or name not in (homes := _find_homes()):
        raise AttributeError(f"module 'analysis' has no attribute {name!r}")
    return getattr(importlib.import_module(homes[name]), name)


def __dir__() -> list[str]:
    return sorted(_find_homes())
