"""Where the figures are from: outlet, day, convention, and what the statuses mean."""

from __future__ import annotations

import re

from homes import Home
from told_rows import deaths

from analysis.telling.sentences import plain
from analysis.views.source import say_source


def test_the_source_names_outlet_convention_and_what_statuses_mean(home: Home) -> None:
    """Three sentences that every notebook carries, with the record of the run."""
    prose = say_source(home.tell(deaths("people", "12"), include_claims=False))
    where, how, voices = map(plain, prose.sentences)

    assert re.match(r"Source: Example Gazette, 4 March 2020, transcribed by hand\.", where)
    assert how.startswith("Vague words are read by the convention “literal”: ")
    assert how.endswith("One-sided claims are left out.")
    assert voices.startswith("Stated: Example Gazette says so and names no source.")
    assert prose.record["about"]["include_claims"] is False
