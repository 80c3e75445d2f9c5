"""A drawn plot of steps laid out for a page or a phone: days above, each number beside its mark.

It is drawn once; each width only moves its axes and its numbers, and prints what stands around
them. A number for which no place is free is not printed, and the foot says how many are not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import ScaledTranslation

from analysis.charts.compose import Heading, print_block, print_head, take_title
from analysis.charts.lettering import LEADING, Block, measure, set_block
from analysis.charts.palette import LINE, MUTED, PAPER
from analysis.charts.sizes import LABEL, PHONE_BELOW, SMALL
from analysis.charts.stairs import ARROW, CLAIM, OLD
from analysis.ledger.frame import Row, to_records
from analysis.telling.words import format_number, say_count

_HEIGHT, _HEIGHT_NARROW = 132.0, 140.0
"""Px from 0 to the top of a panel, on a page and on a phone."""

_ABOVE = 30.0
"""Px above the greatest number, for its arrow and its label."""

_BELOW = 8.0
_DAYS = SMALL * LEADING + 6
_GAP = 20.0
_MARK = 6.0
"""Half a mark in px."""

STAIRS_OF = (
    *("panel", "slot", "known_by", "day_told", "line", "low", "high", "tone", "tag"),
    "remark_told",
)
"""The columns by which a frame tells what its chart is laid out by."""

_ALIKE = 3.0
"""Panels whose greatest numbers differ by no more than this factor have one scale."""

SAME, ANOTHER = "same scale as above", "another scale than above"


@dataclass(slots=True)
class Box:
    """What takes room in a panel, in px from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: Box) -> bool:
        """Whether any of it lies in another one."""
        across = self.left < other.right and other.left < self.right
        return across and self.bottom < other.top and other.bottom < self.top


@dataclass(slots=True)
class _Panel:
    """One axes as it was drawn, and its rows."""

    ax: Axes
    title: str
    rows: pd.DataFrame
    texts: list[Text]
    words: list[str]
    top: float
    """The greatest number of its scale."""
    scale: str = ""
    remarks: list[Block] = field(default_factory=list)
    head: list[Block] = field(default_factory=list)


class StairsLayout:
    """A drawn figure of steps, to be laid out at one width after another."""

    def __init__(self, figure: Figure, frame: pd.DataFrame) -> None:
        """Read what seaborn drew.

        Parameters
        ----------
        figure : with a plot of `plot_stairs` on it.
        frame : what it shows: panel, slot, known_by, day_told, low, high, tone, remark_told.
        """
        self.figure = figure
        figure.legends.clear()
        self.days = _find_days(frame)
        self.panels = [_read_panel(ax, frame) for ax in figure.axes]
        _share_scales(self.panels)

    def set_width(self, width: int, heading: Heading) -> Figure:
        """The figure at `width` px, all of it inside, nothing over anything."""
        figure, is_narrow = self.figure, width < PHONE_BELOW
        figure.texts.clear()
        head = heading.set(width)
        top = sum(block.height for block in head) + 10
        numbers = [format_number(tick) for panel in self.panels for tick in _find_ticks(panel)]
        gutter = max((measure(each, SMALL) for each in numbers), default=0.0) + 8
        height = _HEIGHT_NARROW if is_narrow else _HEIGHT
        for panel in self.panels:
            panel.head = _set_head(panel, width)
            panel.remarks = _set_remarks(panel, width)
        tops, y = [], top
        for panel in self.panels:
            tops.append(y)
            y += sum(block.height for block in panel.head) + 4 + _DAYS + height
            y += _BELOW + sum(block.height for block in panel.remarks) + _GAP
        plot = width - gutter - 6
        hidden = sum(self._set_labels(panel, plot, height) for panel in self.panels)
        foot = _set_foot(_say_key(self.panels), heading.source, hidden, width)
        total = round(y + sum(block.height for block in foot) + 2)
        figure.set_size_inches(width / 72, total / 72)
        print_head(figure, head)
        for panel, start in zip(self.panels, tops, strict=True):
            self._place(panel, start, gutter, width, total, height)
        for block in foot:
            y = print_block(figure, 1, y, block)
        return figure

    def _place(
        self, panel: _Panel, top: float, gutter: float, width: float, total: float, height: float
    ) -> None:
        """Move a panel's axes, and print its title, its days and its remarks."""
        figure, ax, plot = self.figure, panel.ax, width - gutter - 6
        for block in panel.head:
            top = print_block(figure, 1, top, block)
        top += 4
        for day, left in fit_days(self.days, plot):
            block = set_block(day, SMALL, width, color=MUTED)
            print_block(figure, gutter + left, top, block, "day")
        top += _DAYS
        ax.set_position((gutter / width, 1 - (top + height) / total, plot / width, height / total))
        _set_axes(panel, self.days, height)
        y = top + height + _BELOW
        for block in panel.remarks:
            y = print_block(figure, 1, y, block, "remark")

    def _set_labels(self, panel: _Panel, plot: float, height: float) -> int:
        """Print each number where it is beside its mark and over nothing; how many are not."""
        first, last = self.days[0][1], self.days[-1][2]
        scale = (height - _ABOVE) / panel.top
        order = [number for number in _rank(panel.rows) if panel.words[number]]
        marks = []
        for text, row in zip(panel.texts, to_records(panel.rows), strict=True):
            slot, at = text.get_position()
            marks.append(((slot - first) / (last - first) * plot, at * scale, _find_reach(row)))
        bounds = Box(-4.0, -2.0, plot + 4, height + 2)
        places = place_labels(marks, panel.words, order, bounds)
        for number in order:
            text, place, (x, y, _) = panel.texts[number], places.get(number), marks[number]
            text.set_text(panel.words[number] if place else "")
            if place:
                _shift(text, place.left + 1.5 - x, place.bottom - y)
        return len(order) - len(places)


def place_labels(
    marks: Sequence[tuple[float, float, float]],
    words: Sequence[str],
    order: Sequence[int],
    bounds: Box,
) -> dict[int, Box]:
    """Where labels stand, so that none meets another, a mark or an edge.

    Parameters
    ----------
    marks : x and y of each in px from the lower left corner, and by how many px an open end reaches
        above it, or below it.
    words : the label of each mark.
    order : the numbers of those that are labelled; the first ones have the choice.
    bounds : what no label leaves.

    Returns
    -------
    Number of a mark → its label's place; none where no place is free.
    """
    taken = [
        Box(x - _MARK, y - _MARK + min(reach, 0), x + _MARK, y + _MARK + max(reach, 0))
        for x, y, reach in marks
    ]
    places: dict[int, Box] = {}
    for number in order:
        size = measure(words[number], SMALL, is_bold=True) + 3, SMALL * 1.15
        place = next(_find_places(marks[number], size, taken, bounds), None)
        if place is not None:
            taken.append(place)
            places[number] = place
    return places


def _find_days(frame: pd.DataFrame) -> list[tuple[str, float, float]]:
    """Each day by name, with the places at which it begins and ends."""
    told = frame.groupby("known_by", sort=True)
    days = [(str(own["day_told"].iloc[0]), own["slot"].min(), own["slot"].max()) for _, own in told]
    # Half a place beside the first and the last number, and where there are many more than that.
    edge = max(0.6, 0.05 * (days[-1][2] - days[0][1]))
    edges = [days[0][1] - edge]
    edges += [(a[2] + b[1]) / 2 for a, b in pairwise(days)]
    edges.append(days[-1][2] + edge)
    return [(name, *edges[n : n + 2]) for n, (name, _, _) in enumerate(days)]


def _read_panel(ax: Axes, frame: pd.DataFrame) -> _Panel:
    title = take_title(ax)
    rows = frame[frame["panel"].astype(str) == title] if title else frame
    rows = rows[rows[["low", "high"]].notna().any(axis=1)].reset_index(drop=True)
    ends = rows[["low", "high"]].max(axis=1)
    # Seaborn may draw them in another order.
    drawn = {(*map(float, text.get_position()), text.get_text()): text for text in ax.texts}
    spots = zip(rows["slot"], ends, rows["tag"], strict=True)
    texts = [drawn[float(slot), float(end), str(tag)] for slot, end, tag in spots]
    top = float(max(ends.max(), 1))
    return _Panel(ax, title, rows, texts, [text.get_text() for text in texts], top)


def _share_scales(panels: Sequence[_Panel]) -> None:
    """One scale for panels of numbers of one size; each other one says that it has its own."""
    scales: list[float] = []
    for greatest in sorted((panel.top for panel in panels), reverse=True):
        if not scales or scales[-1] > _ALIKE * greatest:
            scales.append(greatest)
    before = 0.0
    for panel in panels:
        panel.top = next(s for s in scales if panel.top <= s <= _ALIKE * panel.top)
        panel.scale = (SAME if panel.top == before else ANOTHER) if before else ""
        before = panel.top


def _find_ticks(panel: _Panel) -> list[float]:
    ticks = MaxNLocator(3, steps=[1, 2, 5, 10], integer=True).tick_values(0, panel.top)
    return [float(tick) for tick in ticks if 0 <= tick <= panel.top]


def _set_head(panel: _Panel, width: float) -> list[Block]:
    head = [set_block(panel.title, LABEL, width - 2, is_bold=True, lines=4)] if panel.title else []
    return [*head, *([set_block(panel.scale, SMALL, width, color=MUTED)] if panel.scale else [])]


def _set_remarks(panel: _Panel, width: float) -> list[Block]:
    told = dict.fromkeys(panel.rows["remark_told"].dropna())
    return [set_block(words, SMALL, width - 2, lines=4, color=MUTED) for words in told]


_KEY: Mapping[str, Callable[[pd.DataFrame], pd.Series]] = {
    "Arrow: no upper or no lower limit is given.": lambda rows: (
        rows["low"].isna() != rows["high"].isna()
    ),
    "Filled: in an outlet’s own voice.": lambda rows: (
        (rows["status"] == "stated") & (rows["tone"] != CLAIM)
    ),
    "Diamond: attributed.": lambda rows: rows["status"] == "attributed",
    "Dashed: claimed.": lambda rows: rows["tone"] == CLAIM,
    "Grey: printed after its side had given another number.": lambda rows: rows["tone"] == OLD,
}
"""What a mark means → the rows that are drawn so."""


def _say_key(panels: Sequence[_Panel]) -> str:
    """What the marks that are drawn mean, and no others."""
    drawn = [words for words, find in _KEY.items() if any(find(p.rows).any() for p in panels)]
    return " ".join(("Line: the greatest number that one side has given so far.", *drawn))


def _set_foot(key: str, source: str, hidden: int, width: float) -> list[Block]:
    more = (
        f"{say_count(hidden, 'number')} without room for a label: see the table." if hidden else ""
    )
    told = [
        key,
        more if hidden else "",
        source,
    ]
    return [set_block(each, SMALL, width - 2, color=MUTED, lines=8) for each in told if each]


def fit_days(days: Sequence[tuple[str, float, float]], plot: float) -> Iterator[tuple[str, float]]:
    """The days whose names have room, each with its px from the left; the last one always has."""
    first, last = days[0][1], days[-1][2]
    spots = [((start - first) / (last - first) * plot + 2, name) for name, start, _ in days]
    end = plot + 6
    kept = []
    for number, (left, name) in reversed(list(enumerate(spots))):
        wide = measure(name, SMALL)
        left = min(left, plot + 4 - wide) if number == len(spots) - 1 else left
        if left + wide <= end:
            kept.append((name, left))
            end = left - 8
    yield from reversed(kept)


def _set_axes(panel: _Panel, days: Sequence[tuple[str, float, float]], height: float) -> None:
    ax = panel.ax
    ax.set_xlim(days[0][1], days[-1][2])
    ax.set_ylim(0, panel.top * height / (height - _ABOVE))
    ax.xaxis.set_major_locator(FixedLocator([start for _, start, _ in days]))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda *_: ""))
    ax.yaxis.set_major_locator(FixedLocator(_find_ticks(panel)))
    ax.yaxis.set_major_formatter(FuncFormatter(lambda y, _: format_number(y)))
    ax.tick_params(length=0, labelsize=SMALL, labelcolor=MUTED, labelleft=True)
    for text in ax.get_yticklabels():
        text.set_visible(True)
    ax.grid(visible=True, axis="both", color=LINE, linewidth=0.8)
    ax.set_axisbelow(True)


def _find_reach(row: Row) -> float:
    """Px by which an open end reaches above its mark, or below it."""
    low, high = row["low"], row["high"]
    if high is None:
        return ARROW
    return 0.0 if low or low == high else -ARROW


def _rank(rows: pd.DataFrame) -> list[int]:
    """The rows in the order in which labels take room: the last of each line, then heights."""
    told = to_records(rows)
    last = {row["line"]: number for number, row in enumerate(told)}
    height: dict[str, float] = {}
    rises = set()
    for number, row in enumerate(told):
        low = row["low"] or 0.0
        if low > height.get(row["line"], 0.0):
            height[row["line"]] = low
            rises.add(number)

    def rank(number: int) -> tuple[object, ...]:
        row = told[number]
        is_last = last[row["line"]] == number
        return not is_last, number not in rises, row["tone"] == OLD, -number

    return sorted(range(len(told)), key=rank)


def _find_places(
    mark: tuple[float, float, float],
    size: tuple[float, float],
    taken: Sequence[Box],
    bounds: Box,
) -> Iterator[Box]:
    """Where a label may stand, the best first: above or left of a rise nothing else is drawn."""
    (x, y, reach), (wide, high) = mark, size
    up, down = y + _MARK + max(reach, 0) + 1, y - _MARK - high - 1 + min(reach, 0)
    middle = y - high / 2
    for left, bottom in (
        (x - wide / 2, up),
        (x - wide + _MARK, up),
        (x - _MARK, up),
        (x - wide - _MARK - 1, middle + (3 if reach >= 0 else -3)),
        (x - wide / 2, down),
        (x - _MARK, down),
        (x + _MARK + 2, middle - high * 0.6),
        (x + _MARK + 2, middle + high * 0.6),
        (x - wide + _MARK, down),
    ):
        box = Box(left, bottom, left + wide, bottom + high)
        is_inside = bounds.left <= box.left and box.right <= bounds.right
        is_inside = is_inside and bounds.bottom <= box.bottom and box.top <= bounds.top
        if is_inside and not any(box.meets(other) for other in taken):
            yield box


def _shift(text: Text, dx: float, dy: float) -> None:
    """Print a label so many px right of its mark and above it."""
    ax = text.axes
    assert ax is not None
    figure = ax.get_figure(root=True)
    assert figure is not None
    text.set_transform(ax.transData + ScaledTranslation(dx / 72, dy / 72, figure.dpi_scale_trans))
    text.set_horizontalalignment("left")
    text.set_verticalalignment("bottom")
    text.set_bbox({"facecolor": PAPER, "edgecolor": "none", "pad": 0.4})
