"""A hedge that may hold for a second number: "more than 22 soldiers and 36 civilians"."""

from __future__ import annotations

from itertools import pairwise

from analysis.draft.number import Number
from analysis.draft.propose.sentences import Sentence, Spot

_LINKS = frozenset(("and", "or", ",", "&"))
_ENDS = frozenset(';:()"“”–—-')
_MOST_WORDS = 6
"""So many words at most part two numbers that one hedge may go with."""


def find_shared_hedge(sentence: Sentence, spot: Spot) -> str:
    """The hedged phrase whose hedge may go with a number behind it; empty where none may.

    The number itself is proposed as printed, without the hedge: only a reader can tell how far
    it reaches.
    """
    spots = [each for each in sentence.spots if each.index <= spot.index]
    for before, behind in pairwise(spots[::-1]):
        if not _is_joined(sentence, behind, before):
            return ""
        if behind.number.hedge != "exact":
            return "" if behind.number.hedge in ("range", "vague") else behind.number.text
    return ""


def _is_joined(sentence: Sentence, first: Spot, last: Spot) -> bool:
    """Whether a list joins two numbers of one kind, of which the second has no hedge."""
    between = sentence.plain[first.last : last.first]
    is_list = 0 < len(between) <= _MOST_WORDS and between[-1] in _LINKS
    return is_list and _ENDS.isdisjoint(between) and _is_alike(first.number, last.number)


def _is_alike(first: Number, last: Number) -> bool:
    is_plain = last.hedge == "exact" and last.movement is None and last.nominal is not None
    return is_plain and first.skip is None and last.skip is None and first.unit == last.unit
