"""Lists that share a noun or a unit: "5, 6 and 7 people", "2 or 3 percent"."""

from __future__ import annotations

from analysis.draft.scan.found import Found
from analysis.draft.scan.tokens import Passage

_JOINTS = (
    ("-", "and"),
    ("-", "or"),
    (",",),
    ("and",),
    ("or",),
    ("to",),
    (",", "and"),
    ("and", "then"),
)


def share_nouns(passage: Passage, phrases: list[Found]) -> None:
    """Give each bare number of a list the noun or the unit of the number behind it."""
    words = passage.words
    for found, behind in zip(reversed(phrases[:-1]), reversed(phrases[1:]), strict=True):
        if found.skip or behind.skip or found.noun or found.unit:
            continue
        # "1.7 million, an estimated 14%": what is hedged on its own begins anew.
        is_apart = words[found.last : behind.first] == [","] and bool(behind.hedges)
        if tuple(words[found.last : behind.first]) in _JOINTS and not is_apart:
            found.noun, found.unit = behind.noun, behind.unit
