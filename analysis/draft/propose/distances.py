"""How far a number is from words of its sentence that may belong to it."""

from __future__ import annotations

from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import word_set

_BREAKS = word_set("; while after before when but")
"""Words at which a sentence begins to tell of something else."""
_BREAK = 6
_OTHER = 3


def count_distance(sentence: Sentence, spot: Spot, first: int, last: int) -> int:
    """The words between a number and words[first:last]; breaks and other numbers count for more."""
    low, high = (last, spot.first) if first < spot.first else (spot.last, first)
    breaks = _BREAKS.intersection(sentence.plain[low:high])
    others = sum(low <= each.first < high and each.number.skip is None for each in sentence.spots)
    return max(0, high - low) + _BREAK * len(breaks) + _OTHER * others
