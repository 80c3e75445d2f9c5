"""Reading a drawn field of marks back, in px of its figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.figure import Figure


def find_gid(figure: Figure, gid: str) -> list[Any]:
    """The collections of that gid that draw something."""
    found = [each for ax in figure.axes for each in ax.collections if each.get_gid() == gid]
    return [each for each in found if len(each.get_offsets())]


def read_marks(figure: Figure) -> list[tuple[float, float]]:
    """Where persons stand, in px from left and bottom."""
    return [
        (float(x), float(y))
        for marks in find_gid(figure, "persons")
        for x, y in marks.axes.transData.transform(marks.get_offsets())
    ]


def count_by_bound(figure: Figure) -> dict[str, int]:
    """How many marks are filled, and how many hollow."""
    found = {"printed": 0, "added": 0}
    for marks in find_gid(figure, "persons"):
        faces = marks.get_facecolor()
        is_filled = len(faces) > 0 and faces[0][3] > 0
        found["printed" if is_filled else "added"] += len(marks.get_offsets())
    return found


@dataclass(frozen=True)
class Frame:
    """The outline of a claim: its corners in px."""

    corners: Sequence[tuple[float, float]]

    @property
    def is_closed(self) -> bool:
        """Whether it ends where it begins."""
        return self.corners[0] == self.corners[-1]

    @property
    def area(self) -> float:
        """In square px, by the trapezoid formula."""
        ends = zip(self.corners, [*self.corners[1:], self.corners[0]], strict=True)
        return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in ends)) / 2


def read_frames(figure: Figure) -> list[Frame]:
    """The frames of all claims."""
    lines = [each for ax in figure.axes for each in ax.collections if each.get_gid() == "frame"]
    return [
        Frame([tuple(corner) for corner in each.axes.transData.transform(segment)])
        for each in lines
        for segment in each.get_segments()
    ]
