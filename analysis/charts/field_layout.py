"""A drawn plot of fields laid out for a page or a phone: marks go on line by line, as text does.

It is drawn once; each width only moves its marks and lines, and prints what stands around them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from analysis.charts.compose import Heading, print_block, print_head
from analysis.charts.field_key import break_key, list_key, print_key
from analysis.charts.field_reading import Count, Panel, Row, read_panel
from analysis.charts.lettering import Block, set_block
from analysis.charts.palette import LINE, MUTED
from analysis.charts.sizes import LABEL, PHONE_BELOW, SMALL

HEAD = 15.0
"""Type size in px of a count."""

_STEP = 16.0
"""Px between two marks for which their sizes are meant."""

_PITCHES = ((60, 16.0), (150, 13.0), (math.inf, 10.0))
_PITCHES_NARROW = ((60, 16.0), (150, 13.0), (math.inf, 11.5))
"""Up to so many marks stand so many px apart, on a page and on a phone."""

_ARROW = 34.0
"""Px of an arrow and the gap behind it; the same for each, since it measures nothing."""

_WORDS_ROOM = 240.0
"""Px that the words below a count need where another one stands beside it."""

_LABEL_LINES = 2
"""Lines of a bracket's words beside others; longer ones stand below each other."""

_LABEL_ROOM = 150.0
"""Px that the words of a bracket have at least beside those of the next one."""

_BLOCK_GAP = 20.0
_PANEL_GAP = 22.0


class FieldLayout:
    """A drawn figure of fields, to be laid out at one width after another."""

    def __init__(self, figure: Figure) -> None:
        """Read what seaborn drew."""
        self.figure = figure
        figure.legends.clear()
        self.panels = [read_panel(ax) for ax in figure.axes]
        for panel in self.panels:
            panel.ax.set_axis_off()
        self.key = list_key(self.panels)

    def set_width(self, width: int, heading: Heading) -> Figure:
        """The figure at `width` px, all of it inside, nothing over anything."""
        figure = self.figure
        figure.texts.clear()
        figure.artists.clear()
        head = heading.set(width)
        top = sum(block.height for block in head) + 14
        printer = _Printer(width, _find_pitch(self.panels, width))
        for panel in self.panels:
            top = printer.set_panel(panel, top, is_first=panel is self.panels[0])
        key_top = top
        keys = break_key(self.key, width)
        top += len(keys) * SMALL * 1.7 + 4
        foot = set_block(heading.source, SMALL, width - 2, color=MUTED, lines=12)
        total = round(top + foot.height + 4)
        figure.set_size_inches(width / 72, total / 72)
        for panel in self.panels:
            _place_panel(panel, width, total)
        print_head(figure, head)
        for left, y, block, gid in printer.texts:
            print_block(figure, left, y, block, gid)
        for y in printer.rules:
            rule = Line2D([0.0, 1.0], [1 - y / total] * 2, color=LINE, linewidth=1)
            figure.add_artist(rule)
        print_key(figure, keys, key_top, width, total)
        print_block(figure, 1, top, foot)
        return figure


def _find_pitch(panels: Sequence[Panel], width: float) -> float:
    """Px between two marks, the same in the whole chart."""
    cells = sum(count.cells for panel in panels for row in panel.rows for count in row.counts)
    pitches = _PITCHES_NARROW if width < PHONE_BELOW else _PITCHES
    return next(pitch for most, pitch in pitches if cells <= most)


def _place_panel(panel: Panel, width: float, total: float) -> None:
    ax = panel.ax
    ax.set_position((0, 1 - (panel.top + panel.height) / total, 1, panel.height / total))
    ax.set_xscale("linear")
    ax.set_yscale("linear")
    ax.set_xlim(0, width)
    ax.set_ylim(panel.top + panel.height, panel.top)


class _Printer:
    """Goes down a page: sets marks, and remembers what is printed where.

    All places are px from the figure's upper left corner.
    """

    def __init__(self, width: float, pitch: float) -> None:
        self.width, self.pitch = width, pitch
        self.left, self.room = 1.0, width - 3.0
        self.texts: list[tuple[float, float, Block, str]] = []
        self.rules: list[float] = []
        self.segments: dict[LineCollection, dict[int, Any]] = {}
        self.spots: dict[tuple[int, int], tuple[float, float]] = {}

    def set_panel(self, panel: Panel, top: float, *, is_first: bool) -> float:
        panel.top = top
        if not is_first:
            self.rules.append(top + 2)
            top += _PANEL_GAP - 6
        if panel.title:
            title = set_block(panel.title, LABEL, self.room, is_bold=True, lines=4)
            top = self._print(title, top, "panel") + 8
        self.spots = {}
        self.segments = {}
        for row in panel.rows:
            top = self._set_row(row, top) + _BLOCK_GAP
        panel.height = max(top - panel.top, 1.0)
        for marks in panel.marks:
            marks.drawn.set_offsets([self.spots[place] for place in marks.order])
            marks.drawn.set_sizes([marks.size * (self.pitch / _STEP) ** 2])
        for lines in panel.lines:
            lines.set_segments(list(self.segments.get(lines, {}).values()))
        return top

    def _print(self, block: Block, top: float, gid: str, left: float | None = None) -> float:
        self.texts.append((self.left if left is None else left, top, block, gid))
        return top + block.height

    # --- a row: counts beside each other where they fit, else below each other ---

    def _set_row(self, row: Row, top: float) -> float:
        widths = self._find_widths(row)
        start = top
        if widths is not None and len(row.counts) > 1:
            sized = list(zip(row.counts, widths, strict=True))
            heads = [self._set_head(count, width - 4) for count, width in sized]
            # Heads that stand beside each other have their lines at one height.
            is_one = all(each[2] for each in heads)
            tall = max(h.height + (0 if is_one else v.height) for h, v, _ in heads)
            left, ends = self.left, [0.0]
            for (count, width), (head, voice, _) in zip(sized, heads, strict=True):
                self._print_head((head, voice, is_one), top, left)
                ends.append(self._set_below(count, top + tall, left, width))
                left += width
            below = max(ends)
            return self._set_whole(row, below, widths) if row.sum else below
        inset = 12.0 if row.whole is not None else 0.0
        for number, count in enumerate(row.counts):
            top += _BLOCK_GAP if number else 0.0
            top = self._set_count(count, top, self.left + inset, self.room - inset)
        if row.whole is not None:
            lines, place, _ = row.whole
            block = set_block(row.sum, LABEL, self.room - inset, lines=8)
            top = self._print(block, top + 8, "sum", self.left + inset)
            self._draw(lines, place, [(self.left + 2, start), (self.left + 2, top)])
        return top

    def _find_widths(self, row: Row) -> list[float] | None:
        """Px of each of several counts in one line; none where they do not fit into one.

        Counts that make up a whole stand close to each other, so that its bracket holds their
        marks; others share the room that is left, for the words below them.
        """
        if len(row.counts) == 1:
            return None
        needed = []
        for count in row.counts:
            head = set_block(count.words.partition("\n")[0], HEAD, math.inf, is_bold=True)
            marks = count.cells * self.pitch + (_ARROW if count.arrow else 0)
            needed.append(max(marks, head.width) + self.pitch)
        needed[-1] -= self.pitch
        spare = self.room - sum(needed)
        if spare < 0:
            return None
        if row.whole is not None:
            return [*needed[:-1], needed[-1] + spare]
        widths = [width + spare / len(needed) for width in needed]
        cramped = (
            bool(count.remark or count.brackets) and width < _WORDS_ROOM
            for count, width in zip(row.counts, widths, strict=True)
        )
        return None if any(cramped) else widths

    def _set_whole(self, row: Row, top: float, widths: Sequence[float]) -> float:
        """The bracket under the counts of a line, from the first mark to the whole's last."""
        assert row.whole is not None
        lines, place, last = row.whole
        left, end = self.left, self.left
        for count, width in zip(row.counts, widths, strict=True):
            if within := sum(number <= last for number in count.numbers):
                end = left + within * self.pitch
            left += width
        y = top + 8
        self._draw(lines, place, [(self.left, y - 6), (self.left, y), (end, y), (end, y - 6)])
        return self._print(set_block(row.sum, LABEL, self.room, lines=6), y + 5, "sum")

    # --- a count: its head, its marks or its frame, what is said below them ---

    def _set_head(self, count: Count, width: float) -> tuple[Block, Block, bool]:
        """The count, who gives it, and whether both fit into one line."""
        name, _, voices = count.words.partition("\n")
        head = set_block(name, HEAD, width, is_bold=True, lines=6, color=count.color)
        voice = set_block(voices, SMALL, width, color=MUTED, lines=8)
        is_one = len(head.lines) == len(voice.lines) == 1
        return head, voice, is_one and head.width + 12 + voice.width <= width

    def _print_head(self, head: tuple[Block, Block, bool], top: float, left: float) -> float:
        name, voice, is_one = head
        below = self._print(name, top, "head", left)
        if is_one:
            self._print(voice, top + name.size - voice.size, "byline", left + name.width + 12)
            return below
        return self._print(voice, below, "byline", left)

    def _set_count(self, count: Count, top: float, left: float, width: float) -> float:
        below = self._print_head(self._set_head(count, width - 4), top, left)
        return self._set_below(count, below, left, width)

    def _set_below(self, count: Count, top: float, left: float, width: float) -> float:
        """What stands below the head of a count: marks, a frame, or why there are none."""
        if not count.cells:
            words = set_block(count.inside, SMALL, width, color=MUTED, lines=4, is_slanted=True)
            return self._print(words, top, "note", left)
        set_marks = self._set_frame if count.frame else self._set_marks
        top = set_marks(count, top + 6, left, width)
        if count.remark:
            words = set_block(count.remark, SMALL, width - 4, color=MUTED, lines=12)
            top = self._print(words, top + 3, "note", left)
        return top

    def _set_marks(self, count: Count, top: float, left: float, width: float) -> float:
        pitch, columns = self.pitch, max(1, int((width + 0.5) // self.pitch))
        spots: dict[int, tuple[float, float]] = {}
        told: list[tuple[float, str]] = []
        has_arrow = count.arrow is None
        for first in range(0, len(count.numbers), columns):
            numbers = count.numbers[first : first + columns]
            for column, number in enumerate(numbers):
                spots[number] = (left + (column + 0.5) * pitch, top + pitch / 2)
            if count.arrow and numbers[-1] == count.numbers[-1]:
                has_arrow = self._set_arrow(count, spots[numbers[-1]], told, left + width)
            top = self._set_brackets(count, numbers, spots, top + pitch, left, width, told)
        self.spots |= {(count.y, number): spot for number, spot in spots.items()}
        return top if has_arrow else self._wrap_arrow(count, top, left, width)

    def _set_brackets(
        self,
        count: Count,
        numbers: Sequence[int],
        spots: Mapping[int, tuple[float, float]],
        top: float,
        left: float,
        width: float,
        more: Sequence[tuple[float, str]],
    ) -> float:
        """Under one line of marks, what of each bracket lies in it; the words under its last.

        `more` are words that stand under the last line, each from some px on.
        """
        pitch, y = self.pitch, top + 2
        told: list[tuple[float, str]] = []
        taken: list[tuple[float, float, float]] = []
        for lines, place, first, last in count.brackets:
            inside = [n for n in numbers if first <= n <= last]
            if not inside:
                continue
            x0, x1 = spots[inside[0]][0] - pitch / 2 + 1, spots[inside[-1]][0] + pitch / 2 - 1
            level = sum(x0 < b and a < x1 for a, b, _ in taken)
            low = y + 4 + 6 * level
            taken.append((x0, x1, low))
            points = [(x0, low)]
            points = [(x0, low - 4), *points] if inside[0] == first else points
            points += [(x1, low), (x1, low - 4)] if inside[-1] == last else [(x1, low)]
            self._extend(lines, place, points)
            if inside[-1] == last:
                told.append((x0, self._take_label(count, first, last)))
        told += more
        if not taken and not told:
            return top
        below = max((low for *_, low in taken), default=top) + 4
        return self._print_labels(told, below, left, width) + (3 if told else 0)

    def _take_label(self, count: Count, first: int, last: int) -> str:
        """The words of a bracket; of those that begin together, the widest has the first."""
        ends = sorted((b[3] for b in count.brackets if b[2] == first), reverse=True)
        words = count.labels.get(first, [])
        place = ends.index(last)
        return words[place] if place < len(words) else ""

    def _print_labels(
        self, told: Sequence[tuple[float, str]], top: float, left: float, width: float
    ) -> float:
        """Words under brackets: each at its bracket's start where it has room, else further left.

        They stand beside each other, broken into lines, where each has `_LABEL_ROOM` px at least.
        """
        end, below = -math.inf, top
        whole = [set_block(words, SMALL, width - 2, lines=8) for _, words in told]
        starts = [
            max(left, min(x, left + width - block.width))
            for (x, _), block in zip(told, whole, strict=True)
        ]
        for number, ((_, words), block, start) in enumerate(zip(told, whole, starts, strict=True)):
            room = starts[number + 1] - start - 10 if number + 1 < len(told) else math.inf
            if _LABEL_ROOM <= room < block.width:
                narrow = set_block(words, SMALL, room, lines=8)
                block = narrow if len(narrow.lines) <= _LABEL_LINES else block
            if below > top and start < end + 8:
                top = below
            self._print(block, top, "note", start)
            below, end = max(below, top + block.height), start + block.width
        return below

    def _set_arrow(
        self,
        count: Count,
        spot: tuple[float, float],
        told: list[tuple[float, str]],
        end: float,
    ) -> bool:
        """An arrow right of the last mark, its words behind or below it; whether it has room."""
        words = set_block(count.more, SMALL, math.inf, color=MUTED)
        x, y = spot[0] + self.pitch / 2 - _STEP / 2, spot[1]
        if x + _ARROW > end:
            return False
        self._move_arrow(count, (x, y))
        if x + _ARROW + words.width <= end:
            self._print(words, y - words.size * 0.72, "note", x + _ARROW)
        else:
            told.append((x + 9, count.more))
        return True

    def _wrap_arrow(self, count: Count, top: float, left: float, width: float) -> float:
        """The arrow and its words in a line of their own."""
        words = set_block(count.more, SMALL, width - _ARROW, color=MUTED, lines=3)
        self._move_arrow(count, (left - 7, top + 3 + SMALL * 0.72))
        return self._print(words, top + 3, "note", left + _ARROW - 7)

    def _move_arrow(self, count: Count, spot: tuple[float, float]) -> None:
        assert count.arrow is not None
        arrows, place = count.arrow
        offsets = np.asarray(arrows.get_offsets(), dtype=float).copy()
        offsets[place] = spot
        arrows.set_offsets(offsets)

    def _set_frame(self, count: Count, top: float, left: float, width: float) -> float:
        """A frame as large as so many marks; without its right end where a claim is open."""
        assert count.frame is not None
        room = width - (_ARROW + 2 if count.arrow else 0)
        columns = max(1, int((room + 0.5) // self.pitch))
        rows = math.ceil(count.cells / columns)
        right, bottom = left + count.cells / rows * self.pitch, top + rows * self.pitch
        corners = [(right, top), (left, top), (left, bottom), (right, bottom)]
        if count.arrow:
            self._move_arrow(count, (right - 7, (top + bottom) / 2))
        else:
            corners.append((right, top))
        self._draw(*count.frame, corners)
        words = set_block(count.inside, SMALL, right - left - 12, color=MUTED, lines=9)
        if right - left > 80 and words.height + 3 <= bottom - top:
            middle = (left + right - words.width) / 2
            self._print(words, (top + bottom - words.height) / 2, "note", middle)
            return bottom
        words = set_block(count.inside, SMALL, width, color=MUTED, lines=4)
        return self._print(words, bottom + 4, "note", left)

    # --- lines ---

    def _draw(
        self, lines: LineCollection, place: int, points: Sequence[tuple[float, float]]
    ) -> None:
        self.segments.setdefault(lines, {})[place] = list(points)

    def _extend(self, lines: LineCollection, place: int, points: Sequence[Any]) -> None:
        """Go on with a line elsewhere: a gap parts what stands in different lines of marks."""
        drawn = self.segments.setdefault(lines, {}).setdefault(place, [])
        drawn += [(np.nan, np.nan), *points] if drawn else points
