"""Every number phrase of a text, in its order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from analysis.draft.number import Number
from analysis.draft.paragraphs import split_paragraphs
from analysis.draft.scan.found import Found
from analysis.draft.scan.phrases import read_phrases
from analysis.draft.scan.tokens import Passage, cut
from analysis.ledger.conventions import LITERAL, find_convention, read_vague
from analysis.ledger.hedges import join_hedges
from analysis.ledger.wording import Quantity, bound

_UPPER = ("at-most", "less-than")
_LITERAL = find_convention(LITERAL)


def scan_text(text: str) -> list[Number]:
    """Every number phrase of a text, in its order; each digit and number word in exactly one.

    Parameters
    ----------
    text : as pasted, of any length.
    """
    return [
        number
        for place, (start, end) in enumerate(split_paragraphs(text), start=1)
        for begin, stop in cut(text, start, end)
        for number in _scan_passage(text[begin:stop], begin, place)
    ]


def _scan_passage(text: str, offset: int, paragraph: int) -> Iterator[Number]:
    passage = Passage(text)
    for found in read_phrases(passage):
        start, end = passage.starts[found.first], passage.end(found.last - 1)
        said = read_quantity(found)
        yield Number(
            offset + start, offset + end, text[start:end], paragraph,
            said.nominal, said.low, said.high, said.hedge,
            None if found.skip else found.movement, found.noun, found.unit, found.skip,
        )  # fmt: skip


def read_quantity(found: Found) -> Quantity:
    """What a phrase bounds, as the ledger's grammar has it under the convention literal."""
    if found.vague:
        return Quantity(*read_vague(found.vague, _LITERAL), hedge="vague")
    if not found.numbers:
        return Quantity(None, None, None, "exact")
    if len(found.numbers) == 1 and not found.hedges:
        number = _settle(found.numbers[0])
        return Quantity(number, number, number, "exact")
    numbers = [_settle(number) for number in found.numbers]
    if found.is_change:
        return Quantity(None, numbers[0], numbers[-1], "exact")
    hedge, _ = join_hedges(found.hedges)
    if len(numbers) == 2:
        return bound("about" if hedge == "about" else "range", numbers, 0)
    is_count = not found.is_measured and isinstance(numbers[0], int)
    said = bound(hedge, numbers, int(is_count))
    # What is below nought has no least number, while a count has nought.
    return replace(said, low=None) if numbers[0] < 0 and hedge in _UPPER else said


def _settle(number: Fraction | int) -> float:
    if isinstance(number, int):
        return number
    return int(number) if number.denominator == 1 else float(number)
