"""The picture of a report, for whoever is sent a link to it: what it says, and its file."""

from __future__ import annotations

from pathlib import Path

from analysis.charts.card import Card, Count, make_card
from analysis.render.about import About

CARD = "card.png"
"""The file, in the report's folder."""

CLAIMED = "A claim without independent evidence"
"""What stands over a finding that is a party's claim."""


def describe_card(about: About) -> Card:
    """What the picture of a report says; of a draft, and of a claim, that it is one."""
    return Card(
        finding=about.headline,
        event=about.event,
        source=about.source,
        mark=about.draft_mark.capitalize() or (CLAIMED if about.is_claimed else ""),
        counts=tuple(Count(**each) for each in about.drawn),
    )


def write_card(folder: Path, about: About, before: Path | None = None) -> bool:
    """Write the picture of a report; whether there is one.

    There is none of a report without a finding, and of one in letters that our font lacks.

    Parameters
    ----------
    before : the report's folder until now, whose picture is taken again if it shows the same.
    """
    if not about.headline:
        return False
    kept = before / CARD if before else None
    known = kept.read_bytes() if kept and kept.is_file() else b""
    picture = make_card(describe_card(about), known)
    if picture:
        (folder / CARD).write_bytes(picture)
    return bool(picture)
