"""A measure as the words of a text suggest it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.draft.propose.known_names import slug
from analysis.draft.propose.noun_phrase import NounPhrase


@dataclass(frozen=True, slots=True)
class Found:
    """A measure with its unit, and the words that suggested it.

    Attributes
    ----------
    label : what a figure of the measure `other` counts; None for the others.
    of : the measure of which a share is told.
    is_part : whether the number is a part of the one before.
    trigger : where the words stand in the sentence; None where they are the number's own.
    """

    measure: str
    unit: str
    evidence: str
    label: str | None = None
    of: str | None = None
    is_part: bool = False
    trigger: tuple[int, int] | None = None


UNSURE = ""
"""The unit of a sum in a currency that its words leave open."""


def find_other(noun: NounPhrase) -> Found | None:
    """What no measure fits: counted by its own noun."""
    if not noun.words:
        return None
    label = noun.text.strip()
    unit = "persons" if noun.is_of_people else slug(noun.head or "")
    return Found("other", unit, label, label=label) if unit and label else None
