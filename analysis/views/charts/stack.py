"""The parts of a sum as one row of squares, each part named below its own squares."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.views.charts.lettering import LEADING, Block, set_block
from analysis.views.charts.marks import (
    SQUARE,
    TEXTURES,
    Canvas,
    draw_leader,
    draw_units,
    print_block,
)
from analysis.views.style import LABEL, TONES

LEAST_ROOM = 150.0
"""Px that the name of the last part has at least."""

_ABOVE, _ASIDE = 8.0, 9.0


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its exact count, where its squares begin, and what is told of it."""

    id: str
    after: float
    count: float
    text: str
    status: str


def set_callouts(parts: Sequence[Part], canvas: Canvas) -> list[Block]:
    """What is told of each part, from the right of its first square to the edge."""
    return [
        set_block(part.text, LABEL, canvas.width - _leader_px(part, canvas) - _ASIDE - 4, lines=4)
        for part in parts
    ]


def callouts_height(callouts: Sequence[Block]) -> float:
    """The px that the names take below the squares."""
    return sum(block.height + 3 for block in callouts) + (_ABOVE if callouts else 0)


def draw_stack(canvas: Canvas, parts: Sequence[Part], callouts: Sequence[Block], y: float) -> None:
    """The squares around y and, below them, the last part's name first, so no line meets a name."""
    for number, part in enumerate(parts):
        texture = TEXTURES[number % len(TEXTURES)]
        draw_units(canvas, part.after, part.count, y, TONES[part.status], part.id, texture)
    for part, block, top in _hang(parts, callouts, y + SQUARE / 2 + _ABOVE):
        px = _leader_px(part, canvas)
        middle = top + LABEL * LEADING / 2
        draw_leader(canvas, px, y + SQUARE / 2 + 2, middle, _ASIDE - 3)
        print_block(canvas, px + _ASIDE, top, block, gid=f"shown:{part.id}")


def _hang(
    parts: Sequence[Part], callouts: Sequence[Block], top: float
) -> Iterator[tuple[Part, Block, float]]:
    for part, block in zip(reversed(parts), reversed(callouts), strict=True):
        yield part, block, top
        top += block.height + 3


def _leader_px(part: Part, canvas: Canvas) -> float:
    return canvas.px(part.after + 1)
