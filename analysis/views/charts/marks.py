"""The marks that all charts share: a point, an open bound, a segment, a line of text.

A mark stands on a `Canvas`: px downwards from the top, and along x the chart's own unit.
`gid` is "kind:id", so that a test or a reader of the Axes finds the mark of one statement.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from matplotlib.axes import Axes
from matplotlib.path import Path

from analysis.views.charts.lettering import LEADING, Block, clean, measure
from analysis.views.style import (
    INK,
    LABEL,
    LINE,
    LONG_DASH,
    MUTED,
    PAPER,
    SHORT_DASH,
    TONES,
    Tone,
    ask_height,
    axes_width,
)

POINT = 10.0
"""Diameter of a point in px."""

BAR = 13.0
"""Height in px of the bar at an end of a range or at the first number of an open one."""

SQUARE = 13.0
"""Greatest side in px of a square that stands for one counted thing."""

ARROW = 30.0
"""Length of an open arrow in px; the same for each, since it measures nothing."""

LEAST_SQUARE = 3.0
"""Side in px below which single squares can no longer be told apart."""

_GAP = POINT / 2 + 1
_SIZES = {"o": 1.0, "D": 0.78, "s": 0.9}
"""By marker: the share of its size at which it looks as large as a circle."""

_STROKE = Path([(-0.5, -0.5), (0.5, 0.5)])
TEXTURES: tuple[str | Path | None, ...] = (None, _STROKE, ".", "x", "|")
"""What is drawn inside the squares of the first, second … part of a sum."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in px from the left and from the top."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Canvas:
    """Axes laid out in px: `first` lies `left` px from the left edge, one unit is `per_unit` px.

    `printed` remembers where text stands, so that a gridline drawn afterwards can spare it.
    """

    ax: Axes
    width: float
    left: float = 0.0
    per_unit: float = 1.0
    first: float = 0.0
    printed: list[Box] = field(default_factory=list)

    def x(self, px: float) -> float:
        """What lies that many px from the left edge, in the chart's unit."""
        return self.first + (px - self.left) / self.per_unit

    def px(self, value: float) -> float:
        """How many px from the left edge a value lies."""
        return self.left + (value - self.first) * self.per_unit


def open_canvas(
    ax: Axes, height: float, *, left: float = 0.0, per_unit: float = 1.0, first: float = 0.0
) -> Canvas:
    """The axes without frame and ticks, in px of their present width and of that height."""
    canvas = Canvas(ax, axes_width(ax), left, per_unit, first)
    ax.set_axis_off()
    ax.set_xlim(canvas.x(0), canvas.x(canvas.width))
    ax.set_ylim(height, 0)
    ask_height(ax, height)
    return canvas


def draw_bounds(
    canvas: Canvas,
    low: float | None,
    high: float | None,
    y: float,
    status: str,
    name: str,
    *,
    has_stem: bool = True,
) -> None:
    """The mark of one figure.

    Exact: a point, on a light line from 0. Open above: a bar at the first admissible number and
    an arrow to the right. Open below: the same to the left. A range, also one from 0: a segment
    between two bars. No bounds: no mark. Without an axis the line from 0 is left out.
    """
    tone = TONES[status]
    if low is None and high is None:
        return
    if low is not None and high is not None:
        if low == high:
            if has_stem and not tone.is_soft:
                draw_stem(canvas, high, y, tone, name)
            draw_point(canvas, high, y, tone, name)
        else:
            draw_segment(canvas, low, high, y, tone, name)
    elif low is not None:
        draw_open(canvas, low, y, ARROW, tone, name)
    elif high is not None:
        draw_open(canvas, high, y, -min(ARROW, max(canvas.px(high) - 1, 8.0)), tone, name)


def draw_open(canvas: Canvas, value: float, y: float, length: float, tone: Tone, name: str) -> None:
    """A bar at the first admissible number and from it an arrow of `length` px."""
    draw_arrow(canvas, value, y, length, tone, name)
    draw_bar(canvas, value, y, tone, f"bar:{name}")


def draw_point(
    canvas: Canvas, value: float, y: float, tone: Tone, name: str, size: float = POINT
) -> None:
    """A point at a value: a filled circle, a diamond, or a hollow dashed circle for a claim."""
    canvas.ax.scatter(
        [value],
        [y],
        s=(_SIZES[tone.marker] * size) ** 2,
        marker=tone.marker,
        facecolors=tone.face,
        edgecolors=tone.line,
        linewidths=1.4,
        linestyles=[SHORT_DASH] if tone.is_dashed else "solid",
        gid=f"point:{name}",
        clip_on=False,
        zorder=4,
    )


def draw_dots(canvas: Canvas, low: float, high: float, y: float, tone: Tone, name: str) -> None:
    """Small marks of the tone's shape from low to high, a little short of both: no sharp end."""
    room = canvas.px(high) - canvas.px(low)
    count = max(round(room / 9.0), 1)
    canvas.ax.scatter(
        [low + (n + 0.5) / count * (high - low) for n in range(count)],
        [y] * count,
        s=(_SIZES[tone.marker] * 4.2) ** 2,
        marker=tone.marker,
        facecolors=tone.face,
        edgecolors=tone.line,
        linewidths=0.9,
        gid=f"dots:{name}",
        clip_on=False,
        zorder=4,
    )


def draw_units(
    canvas: Canvas,
    start: float,
    count: float,
    y: float,
    tone: Tone,
    name: str,
    texture: str | Path | None = None,
) -> None:
    """One square a counted thing, from the one after `start` on, with a texture inside.

    Where a unit has too few px for a square of its own, one bar as long as the squares, with a
    line inside instead of the texture.
    """
    size = min(SQUARE, canvas.per_unit - 2)
    inside = tone.line if tone.is_outlined or tone.is_dashed else PAPER
    if size < LEAST_SQUARE:
        ends = (start, start + count)
        draw_rail(canvas, ends, (y, y), tone, f"units:{name}", POINT)
        if texture is not None:
            _line(canvas, ends, (y, y), inside, 1.4, f"texture:{name}", zorder=3.5)
        return
    xs = [start + n for n in range(1, round(count) + 1)]
    draw_squares(canvas, xs, y, size, tone, f"units:{name}")
    if texture is not None:
        canvas.ax.scatter(
            xs,
            [y] * len(xs),
            s=(0.62 * size) ** 2,
            marker=texture,
            color=inside,
            linewidths=1.3,
            gid=f"texture:{name}",
            clip_on=False,
            zorder=4.5,
        )


def draw_squares(
    canvas: Canvas, xs: Sequence[float], y: float, size: float, tone: Tone, gid: str
) -> None:
    """Squares of `size` px around these places."""
    canvas.ax.scatter(
        xs,
        [y] * len(xs),
        s=size**2,
        marker="s",
        facecolors=tone.face,
        edgecolors=tone.edge,
        linewidths=1.1,
        linestyles=[SHORT_DASH] if tone.is_dashed else "solid",
        gid=gid,
        clip_on=False,
        zorder=4,
    )


def draw_stem(canvas: Canvas, value: float, y: float, tone: Tone, name: str) -> None:
    """A light line from 0 to an exact value; dashed where the tone is that of a claim."""
    xs = (0.0, canvas.x(max(canvas.px(value) - _GAP, canvas.px(0))))
    gid = f"stem:{name}"
    if tone.is_dashed:
        _line(canvas, xs, (y, y), tone.line, 1.0, gid, dash=LONG_DASH, zorder=2)
    else:
        _line(canvas, xs, (y, y), LINE, 2.0, gid, zorder=2)


def draw_arrow(
    canvas: Canvas, value: float, y: float, length: float, tone: Tone, name: str
) -> None:
    """An open arrow of `length` px (to the left where below 0) from a value on."""
    tip = canvas.px(value) + length
    back = canvas.x(tip - (5 if length > 0 else -5))
    if tone.is_soft:
        _line(canvas, (value, canvas.x(tip)), (y, y), tone.face, 9.0, f"band:{name}", zorder=2.5)
    _line(
        canvas,
        (value, canvas.x(tip)),
        (y, y),
        tone.line,
        1.6,
        f"arrow:{name}",
        dash=LONG_DASH if tone.is_dashed else None,
    )
    head = f"arrow-head:{name}"
    _line(canvas, (back, canvas.x(tip), back), (y - 4, y, y + 4), tone.line, 1.6, head)


def draw_segment(canvas: Canvas, low: float, high: float, y: float, tone: Tone, name: str) -> None:
    """From the least to the greatest number, both ends marked alike and nothing between."""
    width = 9.0 if tone.is_soft else 3.0
    draw_rail(canvas, (low, high), (y, y), tone, f"segment:{name}", width)
    for end in (low, high):
        ys = (y - BAR / 2, y + BAR / 2)
        _line(canvas, (end, end), ys, tone.line, 1.6 if tone.is_outlined else 2.6, f"end:{name}")


def draw_bar(canvas: Canvas, value: float, y: float, tone: Tone, gid: str) -> None:
    """An upright bar at the first admissible number of an open bound."""
    ys = (y - BAR / 2, y + BAR / 2)
    if tone.is_outlined:
        draw_rail(canvas, (value, value), ys, tone, gid, 3.0)
    else:
        _line(canvas, (value, value), ys, tone.line, 2.6, gid, zorder=4)


def draw_rail(
    canvas: Canvas,
    xs: tuple[float, float],
    ys: tuple[float, float],
    tone: Tone,
    gid: str,
    width: float,
) -> None:
    """A line as thick as a bar: filled, outlined, or dashed for a claim."""
    if tone.is_dashed:
        _line(canvas, xs, ys, tone.line, min(width, 2.4), gid, dash=LONG_DASH)
        return
    if not tone.is_outlined:
        _line(canvas, xs, ys, tone.face, width, gid)
        return
    _line(canvas, xs, ys, tone.edge, width + 2.4, gid, zorder=3.2)
    is_upright = xs[0] == xs[1]
    inset = 1.2 if is_upright else 0.0
    inner = (ys[0] + inset, ys[1] - inset)
    _line(canvas, xs, inner, tone.face, width, f"inside:{gid}", zorder=3.3)


def draw_rule(canvas: Canvas, y: float, left: float = 0.0, color: str = LINE) -> None:
    """A thin horizontal line from `left` px to the right edge."""
    _line(canvas, (canvas.x(left), canvas.x(canvas.width)), (y, y), color, 0.9, "rule", zorder=1)


def draw_gridline(canvas: Canvas, value: float, top: float, bottom: float) -> None:
    """A light vertical line at a value, from top to bottom in px, broken where text stands."""
    px = canvas.px(value)
    boxes = [box for box in canvas.printed if box.left - 3 < px < box.right + 3]
    for begin, end in _spare([(box.top, box.bottom) for box in boxes], top, bottom):
        _line(canvas, (value, value), (begin, end), LINE, 0.8, "grid", zorder=0.5)


def draw_crossline(canvas: Canvas, y: float, left: float, right: float) -> None:
    """A light horizontal line, from left to right in px, broken where text stands."""
    boxes = [box for box in canvas.printed if box.top < y < box.bottom]
    for begin, end in _spare([(box.left - 4, box.right + 4) for box in boxes], left, right):
        xs = canvas.x(begin), canvas.x(end)
        _line(canvas, xs, (y, y), LINE, 0.8, "grid", zorder=0.5)


def _spare(
    covered: list[tuple[float, float]], begin: float, end: float
) -> Iterator[tuple[float, float]]:
    """The stretches from begin to end that nothing covers; none shorter than a few px."""
    for first, last in sorted(covered):
        if min(first, end) - begin > 4:
            yield begin, min(first, end)
        begin = max(begin, last)
    if end - begin > 4:
        yield begin, end


def draw_elbow(canvas: Canvas, left: float, top: float, y: float) -> None:
    """A small angle that ties a nested row to the row of its whole."""
    xs = (canvas.x(left), canvas.x(left), canvas.x(left + 7))
    _line(canvas, xs, (top, y, y), LINE, 1.2, "elbow", zorder=1)


def draw_leader(
    canvas: Canvas, px: float, top: float, bottom: float, aside: float, color: str = MUTED
) -> None:
    """A thin line down from a mark and then aside, where the mark's name begins."""
    xs = (canvas.x(px), canvas.x(px), canvas.x(px + aside))
    _line(canvas, xs, (top, bottom, bottom), color, 0.9, "leader", zorder=2)


def draw_stroke(canvas: Canvas, px: float, top: float, bottom: float, gid: str) -> None:
    """An upright line in ink that parts marks from marks."""
    _line(canvas, (canvas.x(px), canvas.x(px)), (top, bottom), INK, 1.6, gid, zorder=5)


def _line(
    canvas: Canvas,
    xs: tuple[float, ...],
    ys: tuple[float, ...],
    color: str,
    width: float,
    gid: str,
    *,
    dash: tuple[float, tuple[float, ...]] | None = None,
    zorder: float = 3.0,
) -> None:
    canvas.ax.plot(
        xs,
        ys,
        color=color,
        linewidth=width,
        linestyle=dash or "-",
        marker="None",
        solid_capstyle="butt",
        dash_capstyle="butt",
        gid=gid,
        clip_on=False,
        zorder=zorder,
        scalex=False,
        scaley=False,
    )


def print_line(
    canvas: Canvas,
    px: float,
    y: float,
    text: str,
    size: float,
    *,
    color: str | None = None,
    is_bold: bool = False,
    is_slanted: bool = False,
    ha: str = "left",
    gid: str = "text",
) -> None:
    """One line of text with its baseline at y; `px` is its left, its middle or its right end."""
    text = clean(text)
    width = measure(text, size, is_bold=is_bold)
    left = px - width * {"left": 0.0, "center": 0.5, "right": 1.0}[ha]
    canvas.printed.append(Box(left, y - size, left + width, y + 0.3 * size))
    canvas.ax.text(
        canvas.x(px),
        y,
        text,
        fontsize=size,
        color=color,
        fontweight="bold" if is_bold else "normal",
        fontstyle="italic" if is_slanted else "normal",
        ha=ha,
        va="baseline",
        parse_math=False,
        gid=gid,
        clip_on=False,
        zorder=5,
    )


def print_block(
    canvas: Canvas, px: float, top: float, block: Block, *, ha: str = "left", gid: str = "text"
) -> float:
    """Print a block downwards from `top`; the px below it."""
    for line in block.lines:
        print_line(
            canvas,
            px,
            top + block.size,
            line,
            block.size,
            color=block.color,
            is_bold=block.is_bold,
            is_slanted=block.is_slanted,
            ha=ha,
            gid=gid,
        )
        top += block.size * LEADING
    return top


def draw_empty(ax: Axes, text: str) -> Axes:
    """Axes that say in words that there is nothing to draw."""
    canvas = open_canvas(ax, 34)
    print_line(canvas, 1, 20, text, LABEL, color=MUTED, is_slanted=True)
    return ax
