"""Draw a card: the finding in letters that can be read at a quarter of its width.

The chart below it keeps what charts of ours mean: a number that is known ends a line, an open
bound is a mark with an arrow, a range is a segment, and a mark's shape tells who says it.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.card import HEIGHT, WIDTH, Card, Count
from analysis.charts.lettering import clean, has_letters, measure, shorten, wrap
from analysis.charts.palette import INK, LINE, MUTED, PAPER, STATED
from analysis.charts.style import THEME, shield

SMALLEST = 40.0
"""Type size in px: ten where a card is shown 300 px wide."""

SIZES = (76.0, 68.0, 60.0, 54.0, 48.0, 44.0)
"""Type sizes of the finding, the first that fits."""

MARGIN = 48
_WELL = WIDTH - 2 * MARGIN
_LEADING = 1.18
_GAP = 22
_ROW = 54.0
_MOST_LINES = 2
_ARROW = 64.0
_BESIDE = 22.0
"""Between a mark and its number."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The finding in lines, at a size, and whether the chart has room beneath it."""

    lines: list[str]
    size: float
    has_chart: bool

    @property
    def height(self) -> float:
        return len(self.lines) * self.size * _LEADING


def draw_card(card: Card) -> bytes:
    """The card as PNG of `WIDTH` by `HEIGHT` px; none where a letter of it cannot be drawn."""
    words = [card.finding, card.event, card.source, card.mark]
    words += [word for count in card.counts for word in (count.name, count.amount)]
    if not all(map(_can_draw, words)):
        return b""
    with shield() as settings:
        theme: dict[Any, Any] = dict(THEME)
        settings.update(theme)
        figure = Figure(figsize=(WIDTH / 72, HEIGHT / 72), dpi=72, facecolor=PAPER)
        _compose(figure, card)
        picture = io.BytesIO()
        FigureCanvasAgg(figure)
        figure.savefig(picture, format="png", metadata={"Software": None})
    return picture.getvalue()


def _can_draw(text: str) -> bool:
    """Whether the font has all its letters, and they stand side by side from left to right."""
    told = clean(text)
    is_plain = all(
        unicodedata.bidirectional(char) not in ("R", "AL") and not unicodedata.combining(char)
        for char in told
    )
    return is_plain and has_letters(told)


def _compose(figure: Figure, card: Card) -> None:
    above = wrap(card.event, SMALLEST, _WELL, lines=_MOST_LINES)
    mark = [shorten(clean(card.mark), SMALLEST, _WELL)] if card.mark else []
    top = float(HEIGHT - MARGIN)
    for line in above:
        top -= _write(figure, line, top, SMALLEST, MUTED)
    for line in mark:
        top -= _write(figure, line, top, SMALLEST, INK, is_bold=True)
    bottom = MARGIN + SMALLEST * _LEADING + _GAP
    _sign(figure, card.source, bottom - _GAP / 2)
    room = top - bottom - _GAP
    plan = plan_finding(card, room)
    used = plan.height + (_GAP + _ROW * len(card.counts) if plan.has_chart else 0)
    top -= _GAP + max(0.0, (room - used) / 2)
    for line in plan.lines:
        top -= _write(figure, line, top, plan.size, INK, is_bold=True)
    if plan.has_chart:
        _draw_counts(figure, card.counts, top - _GAP)


def plan_finding(card: Card, room: float) -> _Plan:
    """The finding at the largest size at which all of it fits, with the chart if that can be."""
    chart = _GAP + _ROW * len(card.counts)
    for has_chart in ([True] if card.counts else []) + [False]:
        left = room - (chart if has_chart else 0)
        for size in SIZES:
            plan = _Plan(wrap(card.finding, size, _WELL, is_bold=True), size, has_chart)
            if plan.height <= left:
                return plan
    size = SIZES[-1]
    most = int(room // (size * _LEADING))
    return _Plan(wrap(card.finding, size, _WELL, lines=most, is_bold=True), size, False)


def _write(
    figure: Figure,
    text: str,
    top: float,
    size: float,
    color: str,
    *,
    is_bold: bool = False,
    left: float = MARGIN,
) -> float:
    """Write a line below `top`, in px from the lower edge; its height in px."""
    figure.text(
        left / WIDTH,
        (top - 0.92 * size) / HEIGHT,
        text,
        fontsize=size,
        color=color,
        weight="bold" if is_bold else "normal",
    )
    return size * _LEADING


def _sign(figure: Figure, source: str, top: float) -> None:
    """Who says it and when, below a rule, and beside it by what the card was made."""
    _draw_line(figure, (MARGIN, WIDTH - MARGIN), top, LINE, 2.0)
    name = "Tollbook"
    wide = measure(name, SMALLEST, is_bold=True)
    told = shorten(clean(source), SMALLEST, _WELL - wide - 2 * _GAP)
    _write(figure, told, top - _GAP / 2, SMALLEST, MUTED)
    left = WIDTH - MARGIN - wide
    _write(figure, name, top - _GAP / 2, SMALLEST, MUTED, is_bold=True, left=left)


# --- the chart -----------------------------------------------------------------------------------


def _draw_counts(figure: Figure, counts: tuple[Count, ...], top: float) -> None:
    """One row a count, all on one scale from 0: its name, its mark, its number."""
    most = _WELL / 2
    names = [shorten(clean(count.name), SMALLEST, most) for count in counts]
    start = MARGIN + max(measure(name, SMALLEST) for name in names) + _BESIDE
    amounts = [shorten(clean(count.amount), SMALLEST, most / 2) for count in counts]
    beside = max(measure(amount, SMALLEST, is_bold=True) for amount in amounts)
    end = WIDTH - MARGIN - beside - _ARROW - 2 * _BESIDE
    highest = max(max(count.low or 0, count.high or 0) for count in counts) or 1
    for number, count in enumerate(counts):
        upper = top - number * _ROW
        _write(figure, names[number], upper, SMALLEST, INK)
        scale = (end - start) / highest
        right = _draw_mark(figure, count, start, scale, upper - _ROW / 2 + 4)
        _write(figure, amounts[number], upper, SMALLEST, INK, is_bold=True, left=right + _BESIDE)


def _draw_mark(figure: Figure, count: Count, start: float, scale: float, y: float) -> float:
    """Draw what is known of one number; where its number may stand, in px from the left."""
    # "Nearly 110" may be none at all, of which nobody knows: it is bound on one side.
    bounds = (None if count.low == 0 and count.high else count.low, count.high)
    low, high = (None if bound is None else start + bound * scale for bound in bounds)
    ends = [place for place in (low, high) if place is not None]
    right = max(ends)
    if low is None:
        _point(figure, right, y, -_ARROW)
    elif high is None:
        _point(figure, right, y, _ARROW)
        right += _ARROW
    elif low == high:
        _draw_line(figure, (start, right), y, STATED, 12.0)
    else:
        _draw_line(figure, (low, right), y, STATED, 12.0)
    for place in {*ends}:
        _draw_dot(figure, place, y, is_filled=count.status == "stated")
    return right + 12


def _draw_dot(figure: Figure, x: float, y: float, *, is_filled: bool) -> None:
    """A filled circle where the outlet itself says it, else a hollow diamond."""
    dot = Line2D(
        [x / WIDTH],
        [y / HEIGHT],
        marker="o" if is_filled else "D",
        markersize=24 if is_filled else 20,
        markerfacecolor=STATED if is_filled else PAPER,
        markeredgecolor=STATED,
        markeredgewidth=5,
        zorder=3,
    )
    figure.add_artist(dot)


def _point(figure: Figure, x: float, y: float, length: float) -> None:
    """An open arrow from a mark to where the number may lie."""
    tip, back = x + length, x + length * 0.72
    _draw_line(figure, (x, tip), y, STATED, 5.0)
    head = Line2D(
        [back / WIDTH, tip / WIDTH, back / WIDTH],
        [(y + 12) / HEIGHT, y / HEIGHT, (y - 12) / HEIGHT],
        color=STATED,
        linewidth=5,
    )
    figure.add_artist(head)


def _draw_line(
    figure: Figure, ends: tuple[float, float], y: float, color: str, width: float
) -> None:
    line = Line2D(
        [ends[0] / WIDTH, ends[1] / WIDTH],
        [y / HEIGHT, y / HEIGHT],
        color=color,
        linewidth=width,
        solid_capstyle="butt",
    )
    figure.add_artist(line)
