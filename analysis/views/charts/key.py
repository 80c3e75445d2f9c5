"""The line over a chart that tells what its shapes mean, where it shows more than one status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from matplotlib.patches import Rectangle

from analysis.views.charts.lettering import LEADING, measure
from analysis.views.charts.marks import (
    Canvas,
    draw_point,
    draw_segment,
    draw_squares,
    print_line,
)
from analysis.views.style import LONG_DASH, MUTED, SMALL, TONES, Tone

Kind = Literal["point", "bar", "square"]

_WORDS = {
    "stated": "stated by the outlet",
    "attributed": "attributed to others",
    "claimed": "claimed by a party",
    "derived": "follows from the figures",
}
_SAMPLE = {"point": 16.0, "bar": 28.0, "square": 19.0}
_BETWEEN = 22.0
_LINE = SMALL * LEADING + 3
_BELOW = 10.0


@dataclass(frozen=True, slots=True)
class Key:
    """Statuses, each with the px of its sample from the left and the number of its line."""

    places: Sequence[tuple[str, float, int]]
    kind: Kind

    @property
    def height(self) -> float:
        """The height in px, with the gap below; none where there is nothing to tell apart."""
        lines = 1 + max((line for _, _, line in self.places), default=-1)
        return lines * _LINE + _BELOW if lines else 0.0


def set_key(statuses: Iterable[object], width: float, kind: Kind = "point") -> Key:
    """The key of the statuses that a chart shows; empty where there is nothing to tell apart.

    Claims stand under a heading of their own, so they alone beside reports need no key.
    """
    shown = set(statuses)
    places: list[tuple[str, float, int]] = []
    left, line = 1.0, 0
    for status in _WORDS if len(shown - {"claimed"}) > 1 else ():
        if status not in shown:
            continue
        room = _sample_width(status, kind) + measure(_WORDS[status], SMALL)
        if places and left + room > width - 2:
            left, line = 1.0, line + 1
        places.append((status, left, line))
        left += room + _BETWEEN
    return Key(places, kind)


def draw_key(canvas: Canvas, key: Key) -> None:
    """Print the key at the top of the canvas."""
    for status, left, line in key.places:
        y = line * _LINE + SMALL
        _draw_sample(canvas, status, left, y - 0.34 * SMALL, key.kind)
        px = left + _sample_width(status, key.kind)
        print_line(canvas, px, y, _WORDS[status], SMALL, color=MUTED, gid="key")


def _sample_width(status: str, kind: Kind) -> float:
    return _SAMPLE["bar" if status == "derived" else kind]


def _draw_sample(canvas: Canvas, status: str, left: float, y: float, kind: Kind) -> None:
    tone, name = TONES[status], f"key-{status}"
    if status == "derived":
        draw_segment(canvas, canvas.x(left + 1), canvas.x(left + 20), y, tone, name)
    elif kind == "point":
        draw_point(canvas, canvas.x(left + 5), y, tone, name, 9.0)
    elif kind == "bar":
        _draw_bar(canvas, left + 1, y, tone, f"span:{name}")
    else:
        draw_squares(canvas, [canvas.x(left + 6)], y, 11.0, tone, f"units:{name}")


def _draw_bar(canvas: Canvas, left: float, y: float, tone: Tone, gid: str) -> None:
    canvas.ax.add_patch(
        Rectangle(
            (canvas.x(left), y - 4),
            canvas.x(left + 21) - canvas.x(left),
            8,
            facecolor=tone.face,
            edgecolor=tone.edge,
            linewidth=1.2,
            linestyle=LONG_DASH if tone.is_dashed else "-",
            gid=gid,
            clip_on=False,
            zorder=3,
        )
    )
