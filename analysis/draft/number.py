"""A number phrase of a text: where it stands, what it says, or why it is no figure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any, Literal

from analysis.ledger.hedges import Hedge

Movement = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Row:
    """A record that reads as a row as well, so that `dict(each)` and a DataFrame take it."""

    def __getitem__(self, name: str) -> Any:
        """The field of that name."""
        if name not in self.keys():
            raise KeyError(name)
        return getattr(self, name)

    def keys(self) -> tuple[str, ...]:
        """The names of the fields, in their order."""
        return tuple(field.name for field in fields(self))

    def __iter__(self) -> Iterator[str]:
        return iter(self.keys())


@dataclass(frozen=True, slots=True)
class Number(Row):
    """One number phrase of a text.

    Attributes
    ----------
    start, end : its span in the text, in code points; hedge and unit belong to it.
    text : the phrase as printed: text[start:end].
    paragraph : counted from 1; paragraphs are parted by blank lines if there are any, else by
        lines.
    nominal, low, high : as `wording.Quantity` has them, under the convention literal.
    hedge : how firm the number is.
    movement : up or down, where the words tell of a change or of its outcome ("rose to 31").
    noun : the counted noun, in lower case; None without one.
    unit : the unit that the words name, as measures spell it; None without one.
    skip : why it is no figure, one of `skips.SKIPS`; None where it may be one.
    """

    start: int
    end: int
    text: str
    paragraph: int
    nominal: float | None
    low: float | None
    high: float | None
    hedge: Hedge
    movement: Movement | None = None
    noun: str | None = None
    unit: str | None = None
    skip: str | None = None
