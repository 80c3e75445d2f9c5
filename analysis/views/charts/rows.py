"""Charts of rows: what is counted, who says so, and the mark with its label on one axis a unit.

A panel has one axis and one unit; its sections part reports from claims. On a page the row's
name stands left of its mark, on a phone above it. The scale is linear and begins at 0; it is the
widest at which every label still fits right of its mark, and its gridlines reach the greatest
mark. A panel with a single number has no axis, since nothing is to be compared on it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from matplotlib.axes import Axes

from analysis.views.charts.key import Key, Kind, draw_key, set_key
from analysis.views.charts.lettering import LEADING, Block, measure, set_block
from analysis.views.charts.marks import (
    ARROW,
    BAR,
    POINT,
    SQUARE,
    Canvas,
    draw_bounds,
    draw_elbow,
    draw_gridline,
    draw_rule,
    open_canvas,
    print_block,
    print_line,
)
from analysis.views.charts.stack import (
    LEAST_ROOM,
    Part,
    callouts_height,
    draw_stack,
    set_callouts,
)
from analysis.views.charts.ticks import choose_ticks
from analysis.views.style import (
    FOOTER,
    INK,
    LABEL,
    MUTED,
    PHONE_BELOW,
    SMALL,
    axes_width,
)
from analysis.views.words import NOT_REPORTED, format_number

_SAID = {"stated": "stated by", "attributed": "attributed to", "claimed": "claimed by"}
NO_EVIDENCE = "No independent evidence is given"

_INDENT = 14.0
_EDGE = POINT / 2 + 2
_ROW_GAP = 13.0
_SECTION_GAP = 16.0
_PANEL_GAP, _CLOSE_GAP = 20.0, 6.0
_LONE_SEGMENT = 64.0
"""Px of a range that stands alone, without an axis."""


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: its name, who says it, its label and its bounds.

    `parts` are drawn as squares end to end instead of one mark. A row that `hugs` belongs to the
    figure above it and stands right below its mark.
    """

    id: str
    label: str
    byline: str
    shown: str
    low: float | None
    high: float | None
    status: str
    depth: int = 0
    parts: Sequence[Part] = ()
    hugs: bool = False
    is_head: bool = False

    @property
    def reach(self) -> float:
        """The greatest number that the row marks."""
        return (self.high if self.high is not None else self.low) or 0.0

    @property
    def has_bounds(self) -> bool:
        """Whether there is anything to mark."""
        return self.low is not None or self.high is not None

    @property
    def offset(self) -> float:
        """How many px the label stands right of the greatest number."""
        if not self.has_bounds:
            return 0.0
        if self.parts:
            return SQUARE / 2 + 7
        return ARROW + 8 if self.high is None else POINT / 2 + 6


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading."""

    rows: Sequence[Row]
    heading: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Sections that share one unit and one axis."""

    sections: Sequence[Section]
    heading: str = ""

    @property
    def rows(self) -> list[Row]:
        """The rows of all sections."""
        return [row for section in self.sections for row in section.rows]


def read_row(record: Mapping[str, object], *, depth: int = 0, when: str = "") -> Row:
    """A table's record (id, label, shown, low, high, speaker_name, status, …) as a row.

    `when` is told with the speaker.
    """
    return Row(
        id=str(record["id"]),
        label=str(record["label"]),
        byline=_join_notes(_say_voice(record), when, _say_reading(record)),
        shown=str(record["shown"] or NOT_REPORTED),
        low=read_number(record["low"]),
        high=read_number(record["high"]),
        status=str(record["status"]),
        depth=depth,
    )


def say_speaker(record: Mapping[str, object]) -> str:
    """Who says it, in which voice and how we read it: "attributed to police"."""
    return _join_notes(_say_voice(record), _say_reading(record))


def _join_notes(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def _say_voice(record: Mapping[str, object]) -> str:
    return f"{_SAID[str(record['status'])]} {record['speaker_name']}"


def _say_reading(record: Mapping[str, object]) -> str:
    """What we read the figure as, where that is not as printed."""
    if record.get("reads"):
        return f"read by us as {record['reads']}"
    return "read under an assumption of ours" if record.get("assumption") else ""


def read_number(value: object) -> float | None:
    """A record's number, or None."""
    return None if value is None else float(str(value))


def claim_sections(rows: Iterable[tuple[str, Row]]) -> list[Section]:
    """One section a speaker, for what a party to the fight claims: its rows name no speaker."""
    claims: dict[str, list[Row]] = {}
    for speaker, row in rows:
        claims.setdefault(speaker, []).append(row)
    return [Section(each, f"Claimed by {who}", NO_EVIDENCE) for who, each in claims.items()]


def read_claim(record: Mapping[str, object], note: str = "") -> tuple[str, Row]:
    """The speaker of a claim and its row, with a note in place of the speaker's name."""
    byline = _join_notes(note, _say_reading(record))
    return str(record["speaker_name"]), replace(read_row(record), byline=byline)


def draw_panels(ax: Axes, panels: Sequence[Panel], kind: Kind = "point") -> Axes:
    """Panels under each other: one on the axes themselves, several on inset axes of their own.

    Over them stands the key, where there is more than one status.
    """
    width = axes_width(ax)
    key = set_key(_list_statuses(panels), width, kind)
    if len(panels) == 1:
        _draw_layout(ax, _lay_out(panels[0], width, key.height), key)
        return ax
    layouts = [_lay_out(panel, width) for panel in panels]
    tops, total = [], key.height
    for above, layout in zip([None, *layouts], layouts, strict=False):
        is_close = above is not None and not above.ticks and not layout.ticks
        total += 0 if above is None else _CLOSE_GAP if is_close else _PANEL_GAP
        tops.append(total)
        total += layout.height
    draw_key(open_canvas(ax, total), key)
    for top, layout in zip(tops, layouts, strict=True):
        bounds = (0, 1 - (top + layout.height) / total, 1, layout.height / total)
        _draw_layout(ax.inset_axes(bounds), layout)
    return ax


def _list_statuses(panels: Sequence[Panel]) -> Iterator[str]:
    """The statuses for which something is marked."""
    for row in (row for panel in panels for row in panel.rows):
        if row.parts:
            yield from (part.status for part in row.parts)
        elif row.has_bounds:
            yield row.status


# --- laying out: what stands where, before anything is drawn --------------------------------


@dataclass(frozen=True, slots=True)
class _Placed:
    """A row with its texts broken into lines and the px from which it hangs.

    `hangs_from` is the px below the names of the row that it is nested under.
    """

    row: Row
    top: float
    hangs_from: float
    label: Block
    byline: Block
    shown: Block
    callouts: Sequence[Block]
    is_narrow: bool
    below: float = 0.0

    @property
    def mark_top(self) -> float:
        is_below = self.is_narrow and not self.row.hugs
        return self.top + (self.label.height + self.byline.height + 3 if is_below else 0)

    @property
    def mark_y(self) -> float:
        return self.mark_top + LABEL * 0.64

    @property
    def names_end(self) -> float:
        return self.top + self.label.height + self.byline.height

    @property
    def mark_end(self) -> float:
        mark = max(self.shown.height, self.below)
        return self.mark_top + mark + callouts_height(self.callouts)

    @property
    def bottom(self) -> float:
        return max(self.names_end, self.mark_end)


@dataclass(slots=True)
class _Layout:
    """A panel whose pieces have their px; `first` is the number at the left end of the scale.

    A range that stands alone has its `ends` named below it, the last `aside` px before its label.
    """

    width: float
    left: float
    per_unit: float
    first: float = 0.0
    ticks: Sequence[float] = ()
    ends: Sequence[float] = ()
    aside: float = 0.0
    has_axis: bool = True
    height: float = 0.0
    blocks: list[tuple[float, Block]] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)
    tick_y: float = 0.0
    runs: list[list[_Placed]] = field(default_factory=list)

    def begin(self, row: Row) -> float:
        """The px from which the row's label is printed."""
        if not row.has_bounds:
            return self.left
        return self.left + (row.reach - self.first) * self.per_unit + row.offset + self.aside


def _lay_out(panel: Panel, width: float, top: float = 0.0) -> _Layout:
    layout = _set_scale(panel, width)
    layout.height = top
    if panel.heading:
        _add_block(layout, set_block(panel.heading, LABEL, width - 4, lines=2, is_bold=True), 3)
    for number, section in enumerate(panel.sections):
        _add_section(layout, section, is_first=number == 0)
    return layout


def _set_scale(panel: Panel, width: float) -> _Layout:
    """The scale on which all marks are drawn; where there is but one, no axis."""
    left = _EDGE if width < PHONE_BELOW else _gutter(width)
    marked = [row for row in panel.rows if row.has_bounds]
    if _is_alone(panel.rows):
        return _set_alone(marked[0], width, left)
    per_unit = _fit_scale(panel.rows, width, left)
    if not marked:
        return _Layout(width, left, per_unit)
    ticks, per_unit = choose_ticks([row.reach for row in marked], width - left, per_unit)
    return _Layout(width, left, per_unit, ticks=ticks)


def _is_alone(rows: Sequence[Row]) -> bool:
    """Whether one number only is marked, be it as reported and as it follows."""
    marked = [row for row in rows if row.has_bounds]
    if len(marked) == 1:
        return not marked[0].parts
    is_one_count = sum(not row.hugs for row in rows) == 1
    has_range = any(None not in (row.low, row.high) and row.low != row.high for row in marked)
    return is_one_count and not has_range and len({row.reach for row in marked}) == 1


def _set_alone(row: Row, width: float, left: float) -> _Layout:
    """A scale for one mark, which stands where the axis of others begins; a range has its ends."""
    if row.low is None:
        return _Layout(width, left + ARROW, 1.0, row.reach, has_axis=False)
    if row.high is None or row.low == row.high:
        return _Layout(width, left, 1.0, row.reach, has_axis=False)
    halves = [measure(format_number(end), FOOTER) / 2 for end in (row.low, row.high)]
    px = max(_LONE_SEGMENT, sum(halves) + 12)
    return _Layout(
        width,
        left + max(halves[0] - left + 2, 0.0),
        px / (row.high - row.low),
        row.low,
        ends=(row.low, row.high),
        aside=max(halves[1] - POINT / 2, 0.0),
        has_axis=False,
    )


def _add_section(layout: _Layout, section: Section, *, is_first: bool) -> None:
    if not is_first:
        layout.height += _SECTION_GAP / 2
        layout.rules.append(layout.height)
        layout.height += _SECTION_GAP / 2
    room = layout.width - 4
    if section.heading:
        _add_block(layout, set_block(section.heading, LABEL, room, lines=3, is_bold=True), 1)
    if section.note:
        _add_block(layout, set_block(section.note, SMALL, room, lines=3, color=MUTED), 0)
    layout.height += 6 if layout.blocks else 0
    if is_first and layout.ticks:
        layout.tick_y = layout.height + FOOTER
        layout.height += FOOTER * LEADING + 8
    layout.runs.append([])
    for row in section.rows:
        run = layout.runs[-1]
        wholes = [above for above in run if above.row.depth < row.depth]
        top = run[-1].mark_end + 1 if row.hugs and run else layout.height
        placed = _place(row, layout, top, wholes[-1].names_end if wholes else layout.height)
        run.append(placed)
        layout.height = max(layout.height, placed.bottom + _ROW_GAP)


def _add_block(layout: _Layout, block: Block, gap: float) -> None:
    layout.blocks.append((layout.height, block))
    layout.height += block.height + gap


def _place(row: Row, layout: _Layout, top: float, hangs_from: float) -> _Placed:
    is_narrow = layout.width < PHONE_BELOW
    names_end = layout.width if is_narrow else _gutter(layout.width) - _EDGE - 6
    room = names_end - 4 - _indent(row)
    scale = Canvas(None, layout.width, layout.left, layout.per_unit)  # type: ignore[arg-type]
    return _Placed(
        row,
        top,
        # On a phone the mark stands between the two names.
        layout.height - 8 if is_narrow else hangs_from,
        set_block(row.label, LABEL, room, lines=4, is_bold=row.is_head),
        set_block(row.byline, SMALL, room, lines=5, color=MUTED),
        _set_shown(row, layout.width - layout.left - 4, layout.width - layout.begin(row) - 4),
        set_callouts(row.parts, scale),
        is_narrow,
        _below_mark(0) + FOOTER * 0.3 if layout.ends and row.has_bounds else 0.0,
    )


def _below_mark(top: float) -> float:
    """The baseline of what is named under a mark whose row begins at `top`."""
    return top + LABEL * 0.64 + BAR / 2 + FOOTER + 1


def _set_shown(row: Row, plot: float, beside: float = 0.0) -> Block:
    """The figure's label, at least in half of the plot and at most in what its mark leaves.

    Worded figures have the whole row, since no mark stands before them; what follows and is not
    reported is not bold.
    """
    if not row.has_bounds:
        return set_block(row.shown, LABEL, plot, lines=3, color=MUTED, is_slanted=True)
    room = max(0.5 * plot, beside)
    if row.parts or row.status == "derived":
        return set_block(row.shown, LABEL, room, lines=4, color=INK)
    return set_block(row.shown, LABEL, room, lines=4, is_bold=True)


def _gutter(width: float) -> float:
    return min(0.36 * width, 264.0) + _EDGE


def _indent(row: Row) -> float:
    return _INDENT * min(row.depth, 4)


def _fit_scale(rows: Sequence[Row], width: float, left: float) -> float:
    """Px per unit, so that the label of every row ends within the width."""
    plot = width - left - 4
    fits = [
        (plot + 2 - row.offset - _set_shown(row, plot).width) / row.reach
        for row in rows
        if row.reach
    ]
    # The name of a part needs room right of its first square.
    fits += [
        (plot - LEAST_ROOM) / (row.parts[-1].after + 1)
        for row in rows
        if row.parts and row.parts[-1].after
    ]
    return max(min(fits, default=1.0), 1e-12)


# --- drawing ------------------------------------------------------------------------------------


def _draw_layout(ax: Axes, layout: _Layout, key: Key | None = None) -> None:
    canvas = open_canvas(
        ax, layout.height, left=layout.left, per_unit=layout.per_unit, first=layout.first
    )
    if key:
        draw_key(canvas, key)
    for top, block in layout.blocks:
        print_block(canvas, 1, top, block, gid="heading")
    for y in layout.rules:
        draw_rule(canvas, y)
    for tick in layout.ticks:
        px, text = canvas.px(tick), format_number(tick)
        print_line(canvas, px, layout.tick_y, text, FOOTER, color=MUTED, ha="center", gid="tick")
    for run in layout.runs:
        _draw_run(canvas, run, layout)


def _draw_run(canvas: Canvas, run: Sequence[_Placed], layout: _Layout) -> None:
    """The rows of one section; gridlines run all along on a page, beside the marks on a phone."""
    for placed in run:
        _draw_row(canvas, placed, layout)
    stretches = [(run[0].top - 4, run[-1].bottom + 4)] if run and layout.has_axis else []
    if stretches and run[0].is_narrow:
        stretches = [(placed.mark_top - 1, placed.mark_top + LABEL * LEADING) for placed in run]
    for tick, (top, bottom) in itertools.product(layout.ticks, stretches):
        draw_gridline(canvas, tick, top, bottom)


def _draw_row(canvas: Canvas, placed: _Placed, layout: _Layout) -> None:
    row, left = placed.row, 1 + _indent(placed.row)
    if row.depth:
        middle = placed.top + LABEL * 0.64
        draw_elbow(canvas, left - _INDENT + 4, placed.hangs_from + 3, middle)
    below = print_block(canvas, left, placed.top, placed.label, gid=f"label:{row.id}")
    print_block(canvas, left, below, placed.byline, gid=f"byline:{row.id}")
    if row.parts:
        draw_stack(canvas, row.parts, placed.callouts, placed.mark_y)
    else:
        draw_bounds(
            canvas, row.low, row.high, placed.mark_y, row.status, row.id, has_stem=layout.has_axis
        )
    for end in layout.ends if row.has_bounds else ():
        px, y = canvas.px(end), _below_mark(placed.mark_top)
        print_line(canvas, px, y, format_number(end), FOOTER, color=MUTED, ha="center", gid="end")
    print_block(canvas, layout.begin(row), placed.mark_top, placed.shown, gid=f"shown:{row.id}")
