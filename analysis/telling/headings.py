"""A heading of at most two lines, whatever it lists."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.telling.sentences import Sentence, enumerate_pieces, plain, sentence
from analysis.telling.words import say_count

MOST = 110
"""Characters of a heading that stands in two lines on a page of usual width."""


def fit_list(opening: str, items: Sequence[Sentence], others: int = 0, noun: str = "") -> Sentence:
    """An opening and as many of the items as fit, at least one; the rest as how many they are.

    Parameters
    ----------
    others : what is beside the items and is told as a number only.
    noun : what one of them is called, where a bare number could be taken for something else.
    """
    for told in range(len(items), 0, -1):
        rest = len(items) - told + others
        counted = say_count(rest, f"more {noun}") if noun else f"{rest} more"
        more: list[Sentence] = [(counted,)] if rest else []
        listed = sentence(opening, enumerate_pieces([*items[:told], *more]))
        if len(plain(listed)) <= MOST:
            break
    return listed


def cut_heading(text: str) -> str:
    """A heading that fits: cut behind a word, with an ellipsis, where it is too long."""
    if len(text) <= MOST:
        return text
    return f"{text[: MOST - 1].rpartition(' ')[0].rstrip(' ,;:.')}…"
