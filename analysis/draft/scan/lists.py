"""Lists that share a noun, a unit or a name: "5, 6 and 7 people", "the Arco 16, 16 Pro and 17"."""

from __future__ import annotations

from itertools import pairwise

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


def share_names(passage: Passage, phrases: list[Found]) -> None:
    """Take each number of a list of products for a name, as the one before it."""
    words = passage.words
    for before, found in pairwise(phrases):
        if before.skip != "name" or found.skip or found.is_measured:
            continue
        if not words[found.at].isdecimal() or found.first != found.at:
            continue
        between = range(before.last, found.first)
        is_list = all(words[at] in _LINKS or passage.is_capital(at) for at in between)
        links = [at for at in between if words[at] in _LINKS]
        is_next = words[found.at] in words[before.first : before.last] or passage.is_capital(
            found.at + 1
        )
        if is_list and links and links[-1] == found.first - 1 and is_next:
            found.skip, found.last = "name", found.at + 1
            found.hedges, found.movement, found.noun, found.unit = (), None, None, None


_LINKS = frozenset((",", "and", "or"))


def share_scores(passage: Passage, phrases: list[Found]) -> None:
    """Take a range among scores for one of them: "7-6, 3-6, 6-3"."""
    for either in (phrases, phrases[::-1]):
        for score, found in pairwise(either):
            if score.skip != "score" or found.skip or len(found.numbers) != 2:
                continue
            first, last = sorted((score, found), key=lambda each: each.first)
            between = passage.words[first.last : last.first]
            is_bare = found.last == found.first + 3 and not found.is_measured
            if is_bare and passage.words[found.first + 1] == "-" and between in ([","], []):
                found.skip, found.movement, found.noun, found.unit = "score", None, None, None
