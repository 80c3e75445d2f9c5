"""The key of a field of marks: one line that explains only what occurs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.compose import print_block
from analysis.charts.field_reading import Panel, count_corners
from analysis.charts.lettering import set_block
from analysis.charts.palette import MUTED
from analysis.charts.sizes import SMALL

_KEY = (
    ("o", True, "said by the outlet"),
    ("D", True, "said by others, whom it names"),
    ("any", False, "not printed: what the words add or allow"),
)

_CORNERS = 8
"""A mark with more corners is round."""


def list_key(panels: Sequence[Panel]) -> list[tuple[str, bool, str]]:
    """Which marks occur, by shape and fill, and what each says."""
    found: set[tuple[str, bool]] = set()
    for marks in (each for panel in panels for each in panel.marks):
        is_round = count_corners(marks.drawn.get_paths()[0]) > _CORNERS
        found.add(("o" if is_round else "D", marks.is_filled))
    # The hollow mark has words of its own; its shape is told where no filled one has any.
    shapes = {shape for shape, is_filled in found if is_filled} or {shape for shape, _ in found}
    key = [(shape, True, words) for shape, _, words in _KEY if shape in shapes]
    hollow = sorted(shape for shape, is_filled in found if not is_filled)
    return [*key, *((shape, False, _KEY[2][2]) for shape in hollow[-1:])]


def break_key(key: Sequence[tuple[str, bool, str]], width: float) -> list[list[Any]]:
    """The key in lines of a width: px from the left, shape, fill and words of each mark."""
    lines: list[list[Any]] = []
    x = math.inf
    for shape, is_filled, words in key:
        block = set_block(words, SMALL, width - 24, color=MUTED, lines=1)
        if x + 20 + block.width > width:
            lines.append([])
            x = 1.0
        lines[-1].append((x, shape, is_filled, block))
        x += 20 + block.width + 20
    return lines


def print_key(
    figure: Figure, lines: Sequence[Sequence[Any]], top: float, width: float, total: float
) -> None:
    """Print the lines of a key below `top`."""
    for line in lines:
        for x, shape, is_filled, block in line:
            mark = Line2D([(x + 6) / width], [1 - (top + SMALL * 0.62) / total], color=MUTED)
            mark.set_marker(shape)
            mark.set_markersize(8.0 if shape == "o" else 6.5)
            mark.set_markeredgewidth(1.2)
            mark.set_fillstyle("full" if is_filled else "none")
            mark.set_gid("key")
            figure.add_artist(mark)
            print_block(figure, x + 18, top, block, "key")
        top += SMALL * 1.7
