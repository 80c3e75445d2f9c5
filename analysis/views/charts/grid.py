"""Where the n-th of many equal marks stands, and the line around the first so many."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

_TEN = 10


@dataclass(frozen=True, slots=True)
class Grid:
    """Where the n-th mark of a part stands: rows of tens, a little apart."""

    left: float
    columns: int
    pitch: float
    gap: float

    def place(self, n: int) -> tuple[float, float]:
        """The centre of mark n (from 0) in px right of 0 and below the first row's top."""
        row, column = divmod(n, self.columns)
        x = self.left + (column + 0.5) * self.pitch + column // _TEN * self.gap
        return x, (row + 0.5) * self.pitch

    def edge(self, marks: int) -> float:
        """The px right of the last of so many marks; of none, the left edge."""
        return self.place(marks - 1)[0] + self.pitch / 2 if marks else self.left - 1

    def row(self, marks: int) -> int:
        """In which row (from 0) the last of so many marks stands."""
        return max(marks - 1, 0) // self.columns

    def height(self, marks: int) -> float:
        """The px that so many marks fill; a row also where there is none."""
        return max(-(-marks // self.columns), 1) * self.pitch


def trace(grid: Grid, marks: int) -> Iterator[tuple[float, float]]:
    """The corners around the first so many marks, clockwise, with a step in the last row."""
    full, rest = divmod(marks, grid.columns)
    left = grid.left - 1
    right = grid.edge(min(marks, grid.columns))
    bottom = grid.height(marks)
    yield left, -1
    yield right, -1
    if full and rest:
        step = grid.edge(marks)
        yield right, full * grid.pitch
        yield step, full * grid.pitch
        yield step, bottom
    else:
        yield right, bottom
    yield left, bottom
