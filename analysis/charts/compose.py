"""A plot laid out for a page or a phone: finding above, names and speakers beside, source below.

Any drawn seaborn plot can be laid out, also one that somebody edited. It is drawn once; each
width only moves its axes, prints what stands around them and widens their scale until every label
ends on the page. What the axes show stays as it was drawn.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection
from matplotlib.figure import Figure
from matplotlib.legend import Legend
from matplotlib.text import Text
from matplotlib.ticker import (
    AutoLocator,
    FixedLocator,
    FuncFormatter,
    LogFormatter,
    MaxNLocator,
    ScalarFormatter,
)

from analysis.charts.lettering import LEADING, Block, clean, measure, set_block
from analysis.charts.palette import INK, MUTED, PAPER
from analysis.charts.sizes import LABEL, PHONE_BELOW, SMALL, TITLE, TITLE_NARROW
from analysis.telling.words import format_number

FloatArray = np.ndarray[tuple[int, ...], np.dtype[np.float64]]

NO_SCALE = "drawn to no scale"
"""How the title of a panel ends whose marks measure nothing."""

_INDENT = 14.0
_PAD = 7.0
"""Px above and below the names of a row."""

_EDGE = 9.0
"""Px beside the axes, so that half a mark has room."""

STEP = 16.0
"""Px between two marks of a field for which their sizes are meant; they grow with the step."""

_PANEL_GAP = 18.0
_TICKS = SMALL * LEADING + 6
"""Px for the numbers of an axis."""

_GROUND = {"facecolor": PAPER, "edgecolor": "none", "pad": 1.0}
"""Under words that stand where gridlines run."""

_KEY = {
    "stated": "stated by the outlet",
    "attributed": "attributed to others",
    "claimed": "claimed by a party",
}
"""What a chart's key says of each status."""


@dataclass(frozen=True, slots=True)
class Name:
    """What stands beside a row or a block of marks: what is counted, and who says so."""

    id: str
    label: str
    byline: str = ""
    depth: int = 0
    unit: str = ""
    """Panels of one unit are drawn on one scale."""
    has_mark: bool = True
    panel: str = ""
    """The heading of a panel without one in which all rows are to stand under it."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The texts around a chart; an empty one takes no room."""

    title: str = ""
    subtitle: str = ""
    source: str = ""

    def set(self, width: float) -> list[Block]:
        """Title and subtitle, broken into lines that fit a figure of `width` px."""
        size = TITLE_NARROW if width < PHONE_BELOW else TITLE
        return [
            set_block(self.title, size, width - 2, is_bold=True, lines=6),
            set_block(self.subtitle, SMALL, width - 2, color=MUTED, lines=6),
        ]


@dataclass(slots=True)
class _Panel:
    """One axes as it was drawn; `rows` has the names of its y axis, none where it has none."""

    ax: Axes
    title: str
    rows: Sequence[Name]
    xlim: tuple[float, float]
    ylim: tuple[float, float]
    texts: Sequence[tuple[Text, str]]
    gutter: float
    """Px of the numbers of its y axis, which stay where they are; 0 where it has none."""
    has_ticks: bool
    has_days: bool
    """Whether its x axis has words, such as days, without which a mark alone would say nothing."""
    is_plain: bool
    """Whether nobody has chosen its ticks."""
    marks: int = 0
    """Rows with a mark in all panels on its scale, those at one place counted once."""
    right: float = 0.0
    """Where its own labels let its scale end."""
    blocks: list[tuple[Block, Block]] = field(default_factory=list)
    tops: list[float] = field(default_factory=list)
    """Px from the first row's top to each row's, and to the end of the last."""
    marks_px: list[float] = field(default_factory=list)
    """Px of the label beside each row's mark, from top to bottom."""
    pitch: float = 0.0
    """Px of one step of a field of marks."""
    height: float = 0.0

    @property
    def has_range(self) -> bool:
        """Whether something on it has a length."""
        return any(isinstance(marks, LineCollection) for marks in self.ax.collections)

    @property
    def is_grid(self) -> bool:
        """Whether it is a field of marks, one step as wide as high: it has no ticks at all."""
        return not self.rows and not self.gutter and not self.has_ticks

    @property
    def head(self) -> float:
        """Px of the numbers over its rows, and of what they are called."""
        if not self.has_scale:
            return 0.0
        return _TICKS + (SMALL * LEADING if self.ax.get_xlabel() else 0.0)

    @property
    def has_scale(self) -> bool:
        """Whether two numbers or more are compared; one alone needs no axis."""
        return self.has_ticks and (not self.rows or self.marks > 1 or self.has_days)


class Layout:
    """A drawn figure, to be laid out at one width after another."""

    def __init__(self, figure: Figure, names: Mapping[str, Name]) -> None:
        """Read what seaborn drew.

        Parameters
        ----------
        figure : with a plot drawn on it.
        names : tick or title of a panel → what is printed in its place.
        """
        self.figure = figure
        self.key = [_read_key(legend) for legend in figure.legends]
        figure.legends.clear()
        # Axes that share one lose its numbers where they are not at the edge of the figure.
        for ax in figure.axes:
            ax.tick_params(labelleft=True, labelbottom=True)
            for text in (*ax.get_xticklabels(), *ax.get_yticklabels()):
                text.set_visible(True)
        ticks = [[text.get_text() for text in ax.get_yticklabels()] for ax in figure.axes]
        self.panels = [
            _read_panel(ax, names, told) for ax, told in zip(figure.axes, ticks, strict=True)
        ]
        for panel in self.panels:
            headings = {row.panel for row in panel.rows}
            if not panel.title and len(headings) == 1:
                panel.title = headings.pop()
        self.scales = _group_scales(self.panels)
        grids = [panel for panel in self.panels if not panel.rows]
        self.titles = {title: names[title] for p in grids if (title := p.title) in names}

    def set_width(self, width: int, heading: Heading) -> Figure:
        """The figure at `width` px, all of it inside, nothing over anything."""
        figure = self.figure
        figure.texts.clear()
        figure.legends.clear()
        gutter = _find_gutter(self.panels, self.titles, width)
        head = heading.set(width)
        foot = set_block(heading.source, SMALL, width - 2, color=MUTED, lines=8)
        top = sum(block.height for block in head) + 10
        key_top, top = top, top + self._measure_key(width)
        for panel in self.panels:
            _set_panel(panel, self.titles, width, gutter)
        _share_rows(self.panels)
        _share_scales(self.scales)
        for panel in self.panels:
            if panel.is_plain and not panel.is_grid:
                _set_ticks(panel.ax, width - gutter - _EDGE)
        total = top + sum(p.height for p in self.panels) + _PANEL_GAP * (len(self.panels) - 1)
        total = round(total + 14 + foot.height)
        figure.set_size_inches(width / 72, total / 72)
        self._print_key(key_top, width, total)
        for panel in self.panels:
            top = _place_panel(panel, self.titles, top, gutter, width, total) + _PANEL_GAP
        print_head(figure, head)
        print_block(figure, 1, total - foot.height - 2, foot)
        return figure

    def _measure_key(self, width: float) -> float:
        return sum(len(_break_key(key, width)) * SMALL * 1.6 + 8 for key in self.key if key[1])

    def _print_key(self, top: float, width: float, total: float) -> None:
        for handles, labels in self.key:
            if not labels:
                continue
            lines = _break_key((handles, labels), width)
            self.figure.legend(
                handles=handles,
                labels=labels,
                ncols=len(lines[0]),
                loc="upper left",
                bbox_to_anchor=(0, 1 - top / total),
                borderaxespad=0,
                borderpad=0,
                handletextpad=0.2,
                handlelength=1.4,
                columnspacing=1.2,
                labelspacing=0.3,
                fontsize=SMALL,
                labelcolor=MUTED,
                frameon=False,
            )
            top += len(lines) * SMALL * 1.6 + 8


# --- reading what was drawn ------------------------------------------------------------------


def _read_key(legend: Legend) -> tuple[list[Artist], list[str]]:
    """The handles and words of a legend; none where there is nothing to tell apart.

    Claims stand in panels of their own, so beside them one status alone needs no key.
    """
    handles = [handle for handle in legend.legend_handles if handle is not None]
    labels = [text.get_text() for text in legend.get_texts()]
    if len(set(labels) - {"claimed"}) < 2 and set(labels) <= set(_KEY):
        return [], []
    return handles, [_KEY.get(label, label) for label in labels]


def _break_key(key: tuple[list[Artist], list[str]], width: float) -> list[list[str]]:
    """The words of a key in lines; each line has as many as the first."""
    labels = key[1]
    room = max(measure(label, SMALL) for label in labels) + 46
    columns = max(1, min(len(labels), int(width // room)))
    return [labels[n : n + columns] for n in range(0, len(labels), columns)]


def _read_panel(ax: Axes, names: Mapping[str, Name], ticks: list[str]) -> _Panel:
    title = take_title(ax)
    is_words = any(tick in names for tick in ticks) or any(map(_is_word, ticks))
    rows = [names.get(tick, Name(tick, tick)) for tick in ticks] if is_words else []
    ax.tick_params(length=0, labelsize=SMALL)
    for axis in (ax.xaxis, ax.yaxis):
        axis.label.set_fontsize(SMALL)
        formatter = axis.get_major_formatter()
        if type(formatter) is ScalarFormatter or isinstance(formatter, LogFormatter):
            # Matplotlib's own writes 1e6 beside the axis, and powers as formulas.
            axis.set_major_formatter(FuncFormatter(lambda x, _: format_number(x)))
    if ticks and not rows:
        ticks = _fix_numbers(ax)
    if rows:
        ax.set_yticks([])
        ax.set_ylabel("")
        ax.tick_params(axis="x", bottom=False, labelbottom=False, labeltop=True)
        ax.xaxis.set_label_position("top")
    elif not ticks and not len(ax.get_xticks()):
        _crop_field(ax)
    return _Panel(
        ax=ax,
        title=title,
        rows=rows,
        xlim=ax.get_xlim(),
        ylim=ax.get_ylim(),
        texts=[(text, text.get_text()) for text in ax.texts],
        gutter=max((measure(tick, SMALL) for tick in ticks), default=0.0) if not rows else 0.0,
        has_ticks=len(ax.get_xticks()) > 0,
        is_plain=isinstance(ax.xaxis.get_major_locator(), AutoLocator),
        has_days=len(rows) == 1 and any(_is_word(t.get_text()) for t in ax.get_xticklabels()),
    )


def _group_scales(panels: Sequence[_Panel]) -> list[list[_Panel]]:
    """The panels with rows, those together that share an axis or count in one unit."""
    groups: list[list[_Panel]] = []
    for panel in (panel for panel in panels if panel.rows):
        shared = panel.ax.get_shared_x_axes()
        for group in groups:
            is_scaled = not any(each.title.endswith(NO_SCALE) for each in (panel, group[0]))
            unit = group[0].rows[0].unit if is_scaled else ""
            if shared.joined(panel.ax, group[0].ax) or (unit and unit == panel.rows[0].unit):
                group.append(panel)
                break
        else:
            groups.append([panel])
    for group in groups:
        ends = {text.get_position()[0] for panel in group for text, _ in panel.texts}
        marks = sum(row.has_mark for panel in group for row in panel.rows)
        marks = min(marks, len(ends)) if ends else marks
        for panel in group:
            panel.marks = marks
    return groups


def _crop_field(ax: Axes) -> None:
    """End a field of marks half a step above the first row and below the last one."""
    first, last = (ax.dataLim.y0, ax.dataLim.y1) if ax.has_data() else (0.0, 0.0)
    ends = (math.floor(first + 0.5) - 0.6, math.ceil(last - 0.5) + 0.6)
    ax.set_ylim(*(reversed(ends) if ax.yaxis_inverted() else ends))


def _fix_numbers(ax: Axes) -> list[str]:
    """Keep the numbers of the y axis as they stand; what is printed there."""
    low, high = sorted(ax.get_ylim())
    if isinstance(ax.yaxis.get_major_locator(), AutoLocator):
        ax.set_yticks([y for y in ax.get_yticks() if low <= y <= high])
    return [text.get_text() for text in ax.get_yticklabels() if text.get_text()]


def take_title(ax: Axes) -> str:
    """The title of axes, which they lose."""
    for where in ("left", "center", "right"):
        if title := ax.get_title(loc=where):
            ax.set_title("", loc=where)
            return title
    return ""


def _is_word(tick: str) -> bool:
    return any(char.isalpha() for char in tick)


# --- laying out ------------------------------------------------------------------------------


def _find_gutter(panels: Sequence[_Panel], titles: Mapping[str, Name], width: float) -> float:
    """Px at the left of all axes: the names of rows on a page, next to nothing on a phone."""
    if numbers := max(panel.gutter for panel in panels):
        is_named = any(panel.ax.get_ylabel() for panel in panels)
        return numbers + 8 + (SMALL * LEADING + 4 if is_named else 0)
    has_names = any(panel.rows for panel in panels) or bool(titles)
    return min(0.36 * width, 264.0) + _EDGE if has_names and width >= PHONE_BELOW else _EDGE


def _set_panel(panel: _Panel, titles: Mapping[str, Name], width: float, gutter: float) -> None:
    """Break the panel's texts into lines and find its height."""
    plot, is_narrow = width - gutter - _EDGE, width < PHONE_BELOW
    panel.height = 0.0
    if panel.title and panel.title not in titles:
        panel.height += _set_title(panel, width).height + 4
    if panel.rows:
        labels = _fit_scale(panel, plot)
        room = (width if is_narrow else gutter - _EDGE) - 6
        panel.blocks = [_set_name(row, room) for row in panel.rows]
        panel.tops, panel.marks_px = [0.0], []
        for row, blocks in enumerate(panel.blocks):
            names = blocks[0].height + blocks[1].height
            mark = max(LABEL * LEADING, labels.get(row, 0.0)) + 3
            panel.marks_px.append(mark)
            pitch = (names + mark if is_narrow else max(names, mark)) + 2 * _PAD
            panel.tops.append(panel.tops[-1] + pitch)
        panel.height += panel.tops[-1] + panel.head
    elif panel.is_grid:
        low, high = panel.xlim
        bottom, top = panel.ylim
        # Sizes grow from the step that they were last drawn for.
        growth = plot / (high - low) / (panel.pitch or STEP)
        panel.pitch = plot / (high - low)
        for marks in panel.ax.collections:
            if isinstance(marks, PathCollection):
                marks.set_sizes(marks.get_sizes() * growth**2)
        field_height = panel.pitch * abs(top - bottom)
        if panel.title in titles:
            panel.blocks = [_set_name(titles[panel.title], (width if is_narrow else gutter) - 14)]
            names = sum(block.height for block in panel.blocks[0])
            panel.height += names + 4 + field_height if is_narrow else max(names, field_height)
        else:
            panel.height += field_height
    else:
        panel.height += SMALL + 0.6 * plot + _TICKS + SMALL * LEADING


def _set_title(panel: _Panel, width: float) -> Block:
    return set_block(panel.title, LABEL, width - 2, is_bold=True, lines=4)


def _set_name(row: Name, room: float) -> tuple[Block, Block]:
    room -= _INDENT * min(row.depth, 4)
    return (
        set_block(row.label, LABEL, room, lines=7),
        set_block(row.byline, SMALL, room, lines=8, color=MUTED),
    )


def _fit_scale(panel: _Panel, plot: float) -> dict[int, float]:
    """Widen the scale until each label ends within `plot` px; row → the height of its label.

    A label has at least six tenths of the plot's width, in as many lines as it needs.
    """
    # Along a scale that is not linear as it is drawn.
    along = panel.ax.xaxis.get_transform()
    low, high = along.transform(panel.xlim)
    scale = plot / (high - low)
    heights: dict[int, float] = {}
    for text, words in panel.texts:
        is_bold = text.get_fontweight() == "bold"
        value = float(along.transform([text.get_position()[0]])[0]) - low
        offset = _find_offset(text)
        beside = plot - offset - value * scale
        block = set_block(words, LABEL, max(beside, 0.6 * plot - offset), is_bold=is_bold, lines=4)
        text.set_text("\n".join(block.lines))
        text.set_linespacing(LEADING)
        if value > 0:
            scale = min(scale, max(plot - offset - block.width - 2, 1.0) / value)
        row = round(float(text.get_position()[1]))
        heights[row] = max(heights.get(row, 0.0), block.height)
    panel.right = float(along.inverted().transform([low + plot / scale])[0])
    return heights


def _find_offset(text: Text) -> float:
    """How many px a label stands right of its mark."""
    assert text.axes is not None
    at = text.get_position()
    shifted = text.get_transform().transform(at) - text.axes.transData.transform(at)
    return float(shifted[0])


def _share_rows(panels: Sequence[_Panel]) -> None:
    """Panels that share their rows give each as much room as any of them needs; so have bars."""
    for panel in (panel for panel in panels if panel.rows):
        alike = [
            other
            for other in panels
            if other is panel or panel.ax.get_shared_y_axes().joined(panel.ax, other.ax)
        ]
        heights = [np.diff(other.tops) for other in alike]
        row = np.max(heights, axis=0)
        if any(other.ax.patches for other in alike):
            row = np.full(len(row), row.max())
        panel.height += float(row.sum()) - panel.tops[-1]
        panel.tops = [0.0, *map(float, np.cumsum(row))]


def _share_scales(scales: Sequence[Sequence[_Panel]]) -> None:
    """Panels on one scale get the widest that any of them needs."""
    for panels in scales:
        low, high = min(p.xlim[0] for p in panels), max(p.right for p in panels)
        ends = {float(text.get_position()[0]) for panel in panels for text, _ in panel.texts}
        if len(ends) == 1 and not any(panel.has_range for panel in panels):
            # One number alone stands where the scale of others would begin.
            low, high = (*ends, max(ends) + high - low)
        for panel in panels:
            panel.ax.set_xlim(low, high)


def _set_ticks(ax: Axes, plot: float) -> None:
    """Round numbers, whole ones under whole marks; each label inside, none over another."""
    low, high = sorted(ax.get_xlim())
    found = [np.asarray(each.get_offsets(), dtype=float)[:, 0] for each in ax.collections]
    marks = [float(x) for places in found for x in places if x == x]
    is_whole = bool(marks) and all(map(float.is_integer, marks))
    room = measure(format_number(round(high)), SMALL) + 20
    fewest = max(1, min(6, int(plot // room)))
    for most in range(fewest, fewest + 4):
        locator = MaxNLocator(most, steps=[1, 2, 5, 10], integer=is_whole, min_n_ticks=1)
        ticks = [float(x) for x in locator.tick_values(low, high) if low <= x <= high]
        told = _fit_ticks({x: (x - low) / (high - low) * plot for x in ticks}, plot)
        if len(told) > 1:
            break
    ax.xaxis.set_major_locator(FixedLocator(ticks))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda x, _: told.get(x, "")))


def _fit_ticks(ticks: Mapping[float, float], plot: float) -> dict[float, str]:
    """The words of those ticks that have room, from their px on an axis that is `plot` px long."""
    told: dict[float, str] = {}
    end = -_EDGE - 8
    for x, px in ticks.items():
        half = measure(format_number(x), SMALL) / 2
        if px - half >= end + 8 and px + half <= plot + _EDGE:
            told[x], end = format_number(x), px + half
    return told


# --- printing --------------------------------------------------------------------------------


def _place_panel(
    panel: _Panel,
    titles: Mapping[str, Name],
    top: float,
    gutter: float,
    width: float,
    total: float,
) -> float:
    """Move the panel's axes below `top` and print its names; the px below it."""
    end, is_narrow = top + panel.height, width < PHONE_BELOW
    figure = panel.ax.get_figure(root=True)
    assert figure is not None
    if panel.title and panel.title not in titles:
        top = print_block(figure, 1, top, _set_title(panel, width)) + 4
    if panel.rows:
        top += panel.head
        _print_names(figure, panel, top, is_narrow=is_narrow)
    elif panel.blocks:
        below = _print_name(figure, titles[panel.title], panel.blocks[0], top)
        top = below + 4 if is_narrow else top
    bottom = end
    if panel.is_grid:
        bottom = top + panel.pitch * abs(panel.ylim[1] - panel.ylim[0])
    elif not panel.rows:
        top += SMALL
        bottom -= _TICKS + SMALL * LEADING
    panel.ax.set_position(
        (gutter / width, 1 - bottom / total, 1 - (gutter + _EDGE) / width, (bottom - top) / total)
    )
    if not panel.has_scale:
        panel.ax.set_axis_off()
    for text, _ in panel.texts:
        if panel.has_scale and text.get_text():
            # A gridline behind words makes them hard to read.
            text.set_bbox(_GROUND)
    return end


def _print_names(figure: Figure, panel: _Panel, top: float, *, is_narrow: bool) -> None:
    """Each row's name left of its mark or, on a phone, above it; and put the mark there."""
    middles = []
    ground = _GROUND if is_narrow and panel.has_scale else None
    for row, blocks, start, mark in zip(
        panel.rows, panel.blocks, panel.tops, panel.marks_px, strict=False
    ):
        below = _print_name(figure, row, blocks, top + start + _PAD, ground) - top
        middles.append((below + 3 if is_narrow else start + _PAD) + (mark - 3) / 2)
    _space_rows(panel.ax, middles, panel.tops[-1])


def _space_rows(ax: Axes, middles: Sequence[float], height: float) -> None:
    """Put the marks of row 0, 1, 2 … so many px below the top of axes of that height."""
    # Beyond the first and the last row a step is as long as the one beside it.
    steps = np.diff(middles) if len(middles) > 1 else np.array([height])
    first, last = float(steps[0]), float(steps[-1])
    far = 1e3
    rows = np.array([-far, *range(len(middles)), len(middles) - 1 + far])
    places = np.array([middles[0] - far * first, *middles, middles[-1] + far * last])

    def place(row: FloatArray) -> FloatArray:
        return np.asarray(np.interp(row, rows, places))

    def find(px: FloatArray) -> FloatArray:
        return np.asarray(np.interp(px, places, rows))

    ax.set_yscale("function", functions=(place, find))
    ax.set_yticks([])
    ax.set_ylim(float(find(np.array(height))), float(find(np.array(0.0))))


def _print_name(
    figure: Figure,
    row: Name,
    blocks: tuple[Block, Block],
    top: float,
    ground: Mapping[str, object] | None = None,
) -> float:
    left = 1 + _INDENT * min(row.depth, 4)
    below = print_block(figure, left, top, blocks[0], f"label:{row.id}", ground)
    return print_block(figure, left, below, blocks[1], f"byline:{row.id}", ground)


def print_head(figure: Figure, blocks: Sequence[Block]) -> None:
    """Print blocks under each other from the top of the figure."""
    y = 0.0
    for block in blocks:
        y = print_block(figure, 1, y, block)


def print_block(
    figure: Figure,
    left: float,
    top: float,
    block: Block,
    gid: str = "text",
    ground: Mapping[str, object] | None = None,
) -> float:
    """Print a block `left` and `top` px from the figure's corner; the px below it."""
    width, height = figure.get_size_inches() * 72
    for line in block.lines:
        figure.text(
            left / width,
            1 - (top + block.size) / height,
            clean(line),
            fontsize=block.size,
            color=block.color or INK,
            fontweight="bold" if block.is_bold else "normal",
            fontstyle="italic" if block.is_slanted else "normal",
            va="baseline",
            parse_math=False,
            gid=gid,
            bbox=dict(ground) if ground else None,
        )
        top += block.size * LEADING
    return top
