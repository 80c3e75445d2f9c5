"""How many numbers of a text are in its ledger, told from the seed alone.

The text itself stays with whoever transcribed it. What the seed keeps of it is enough to count: how
many numbers it has, where each figure stands, and what was left out.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass

from analysis.errors import WordingError
from analysis.ledger.model import Figure, LeftOut, Transcript
from analysis.ledger.numerals import CARDINALS, ORDINALS, SCALES, TENS, split_words
from analysis.ledger.spelling import normalise
from analysis.ledger.wording import list_phrases

_NUMBER_WORDS = {*CARDINALS, *TENS, *SCALES, *ORDINALS}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Where the numbers of a text went.

    Attributes
    ----------
    numbers : how many the text has; None where the seed does not say.
    told : how many are told by figures.
    left_out : how many are no figure, each with its reason.
    missing : how many are neither; None where the seed does not say how many there are.
    """

    numbers: int | None
    told: int
    left_out: int
    missing: int | None


def count_numbers(transcript: Transcript) -> Coverage:
    """How many numbers of the text are figures, left out, and missing.

    Two figures may tell one number, and count once. The headline is no part of the text, and its
    numbers are not counted.
    """
    told = _count_told(figure for figure in transcript.figures if not is_of_headline(figure))
    left_out = sum(not is_of_headline(left) for left in transcript.left_out)
    numbers = transcript.source.numbers
    missing = None if numbers is None else max(0, numbers - told - left_out)
    return Coverage(numbers, told, left_out, missing)


def is_of_headline(entry: Figure | LeftOut) -> bool:
    """Whether an entry is of the headline, in which its span is then counted."""
    return entry.part == "headline" if isinstance(entry, Figure) else entry.paragraph is None


def _count_told(figures: Iterable[Figure]) -> int:
    """How many numbers figures tell.

    A figure without a span tells the number that another one of its words in its paragraph tells.
    """
    spans: set[tuple[int, int]] = set()
    placed: set[Hashable] = set()
    loose: set[Hashable] = set()
    for figure in figures:
        words = (figure.paragraph, figure.wording, figure.words)
        if figure.span is not None:
            spans.add(figure.span)
            placed.add(words)
        elif figure.wording is not None and has_number(figure.wording):
            loose.add(words)
    return len(spans) + len(loose - placed)


def has_number(wording: str) -> bool:
    """Whether a printed phrase has a number, in digits or words: "late Monday" has none.

    In another language than English, digits alone are known.
    """
    text = normalise(wording)
    if any(char.isdigit() for char in text):
        return True
    try:
        return not _NUMBER_WORDS.isdisjoint(split_words(text)) or bool(list_phrases(wording))
    except WordingError:
        return False
