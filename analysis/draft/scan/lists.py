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
        if tuple(words[found.last : behind.first]) in _JOINTS:
            found.noun, found.unit = behind.noun, behind.unit
