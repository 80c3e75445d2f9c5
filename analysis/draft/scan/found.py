"""A number phrase while it is read: its words in a passage, and what they say so far."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from analysis.draft.number import Movement
from analysis.ledger.hedges import Said


@dataclass(slots=True)
class Found:
    """A number phrase of a passage.

    Attributes
    ----------
    first, last : its words, the last one exclusive.
    at : the word of its first digit or number word.
    numbers : one number, the two ends of a range, or none for a vague word.
    vague : the vague word, as the convention has it; None without one.
    hedges : what its hedge phrases say, the innermost first.
    unit : as `Number` has it.
    is_measured : whether it measures and does not count, so that a strict bound does not step.
    is_change : whether it tells a change from one number to another.
    noun, movement, skip : as `Number` has them.
    """

    first: int
    last: int
    at: int
    numbers: tuple[Fraction | int, ...] = ()
    vague: str | None = None
    hedges: tuple[Said, ...] = ()
    unit: str | None = None
    is_measured: bool = False
    is_change: bool = False
    noun: str | None = None
    movement: Movement | None = None
    skip: str | None = None
