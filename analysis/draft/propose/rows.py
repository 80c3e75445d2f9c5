"""Numbers in a row without commas, each before its own deed: "12 killed 30 injured"."""

from __future__ import annotations

from analysis.draft.propose.found import Found
from analysis.draft.propose.sentences import Sentence, Spot
from analysis.draft.propose.tables import find_phrases
from analysis.draft.propose.triggers import TRIGGERS, Trigger


def find_in_row(sentence: Sentence, spot: Spot) -> Found | None:
    """What the deed right behind a number tells of it, where the next pair follows at once.

    Only there is the number behind a deed none that it was done to: "12 killed 30 villagers".
    """
    own = _read_pair(sentence, spot)
    if own is None:
        return None
    last, trigger = own
    for other in sentence.spots:
        is_next = other.first == last and _read_pair(sentence, other) is not None
        if is_next or (other.last < spot.first and _ends_at(sentence, other, spot.first)):
            evidence = sentence.cut(spot.last, last)
            return Found(trigger.measure, "persons", evidence, trigger=(spot.last, last))
    return None


def _ends_at(sentence: Sentence, spot: Spot, last: int) -> bool:
    """Whether a number and its deed end right before a word."""
    if last - spot.last > _LONGEST:
        return False
    pair = _read_pair(sentence, spot)
    return pair is not None and pair[0] == last


def _read_pair(sentence: Sentence, spot: Spot) -> tuple[int, Trigger] | None:
    """The deed right behind a number that may be a figure, and where it ends."""
    if spot.number.skip is not None:
        return None
    stop = min(len(sentence.plain), spot.last + _LONGEST)
    for first, last, trigger in find_phrases(sentence.plain, TRIGGERS, spot.last, stop):
        if first != spot.last:
            return None
        assert isinstance(trigger, Trigger)
        return (last, trigger) if trigger.side != "before" else None
    return None


_LONGEST = 4
"""The most words that a deed in a row has."""
