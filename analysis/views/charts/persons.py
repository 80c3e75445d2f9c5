"""One mark a person: the least number of each part, and where the toll in all is reached.

A subset is outlined inside its part. Marks that no toll leaves room for are hollow, and persons
whom no part's least number holds are pale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Polygon

from analysis.ledger.frame import to_records
from analysis.views.charts.grid import Grid, trace
from analysis.views.charts.key import draw_key, set_key
from analysis.views.charts.lettering import Block, set_block
from analysis.views.charts.marks import (
    ARROW,
    Canvas,
    draw_arrow,
    draw_empty,
    draw_leader,
    draw_stroke,
    open_canvas,
    print_block,
)
from analysis.views.charts.rows import say_speaker
from analysis.views.style import INK, LABEL, MUTED, PHONE_BELOW, SMALL, TONES, axes_width
from analysis.views.words import NOT_REPORTED, format_number, keep_order

MOST_MARKS = 600
"""The greatest toll for which one mark a person is still drawn."""

_PART_GAP = 18.0
_LARGEST_PITCH = 20.0
_SHARES = {"o": 0.72, "D": 0.6}
"""By marker: its size as a share of the pitch."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A block of marks with its texts broken into lines.

    `aside` stands right of the last mark, `ends` below the line at which the whole is reached
    (where `is_reached`), `notes` below all.
    """

    record: Mapping[str, object]
    marks: int
    beyond: int
    names: Sequence[Block]
    aside: Block | None
    ends: Block | None
    notes: Sequence[Block]
    is_reached: bool = False

    @property
    def names_height(self) -> float:
        return sum(block.height for block in self.names)

    @property
    def notes_height(self) -> float:
        ends = self.ends.height + 4 if self.ends else 0.0
        return 6 + ends + sum(block.height for block in self.notes)


def draw_persons(table: pd.DataFrame, ax: Axes) -> Axes:
    """One block of marks a part, its names left of it or, on a phone, above it.

    An arrow says where a report is open. Counted on from block to block, the marks reach the
    whole at a line; those after it are hollow. Axes: px from left and top.

    Parameters
    ----------
    table : as `tabulate_persons` gives it: id, label, marks, high, beyond, rest, shown,
        speaker_name, status, subset_id, subset_label, subset_marks, subset_shown, subset_speaker,
        subset_status, whole_marks.
    ax : drawn on; its width decides the layout.
    """
    records = to_records(table)
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    width = axes_width(ax)
    grid = _choose_grid(records, width)
    key = set_key(_list_statuses(records), width)
    parts = [_set_part(record, records, width, grid) for record in records]
    if _count(records[0], "rest"):
        parts.append(_set_rest(records[0], width, grid))
    tops, height = [], 2.0 + key.height
    for part in parts:
        tops.append(height)
        height += _height(part, grid, width) + _PART_GAP
    canvas = open_canvas(ax, height - _PART_GAP / 2)
    draw_key(canvas, key)
    for part, top in zip(parts, tops, strict=True):
        _draw_part(canvas, part, grid, top)
    return ax


def _list_statuses(records: Sequence[Mapping[str, object]]) -> Iterator[object]:
    yield from (record["status"] for record in records if _count(record, "marks"))
    yield from (r["subset_status"] for r in records if _count(r, "subset_marks"))


# --- laying out -----------------------------------------------------------------------------


def _choose_grid(records: Sequence[Mapping[str, object]], width: float) -> Grid:
    """Twenty marks a row, fifty for a large toll, as large as the width allows."""
    most = max(max(_count(record, "marks"), _count(record, "rest")) for record in records)
    columns = 20 if _count(records[0], "whole_marks") <= 200 else 50
    left = 2.0 if width < PHONE_BELOW else min(0.36 * width, 264.0)
    gap = 6.0 if columns == 20 else 3.0
    gaps = min(columns, max(most, 1)) // 10 - 1
    room = width - left - ARROW - 8 - max(gaps, 0) * gap
    return Grid(left, columns, min(_LARGEST_PITCH, room / columns), gap)


def _set_part(
    record: Mapping[str, object],
    records: Sequence[Mapping[str, object]],
    width: float,
    grid: Grid,
) -> _Part:
    marks, beyond = _count(record, "marks"), _count(record, "beyond")
    exceeding = [each for each in records if _count(each, "beyond")]
    whole = format_number(_count(record, "whole_marks"))
    notes = list(_name_subset(record, width, grid))
    aside = _set_aside("", record, grid, width)
    ends = None
    # The number stands beside the last mark, the line where the whole is reached.
    if exceeding and record is exceeding[-1]:
        total = sum(_count(each, "beyond") for each in exceeding)
        said = f"{format_number(total)} beyond the {whole} reported"
        aside = _set_aside(said, record, grid, width)
        if aside is None:
            notes.insert(0, _set_note(f"Hollow: {said}", width, grid))
    if exceeding and record is exceeding[0]:
        text = f"{whole} killed in all, as reported: up to the line"
        if grid.row(marks - beyond) == grid.row(marks):
            ends = _set_ends(text, marks - beyond, grid, width)
        else:
            notes.insert(0, _set_note(text, width, grid))
    names = list(_name_part(record, width, grid))
    is_reached = bool(exceeding) and record is exceeding[0]
    return _Part(record, marks, beyond, names, aside, ends, notes, is_reached)


def _set_note(text: str, width: float, grid: Grid) -> Block:
    return set_block(text, SMALL, width - grid.left - 4, color=INK)


def _set_aside(said: str, record: Mapping[str, object], grid: Grid, width: float) -> Block | None:
    """What stands right of the last mark: what is too many, and how far a range goes."""
    marks, high = _count(record, "marks"), record["high"]
    up_to = "" if high is None or _count(record, "high") == marks else f"up to {high:,.0f}"
    text = "; ".join(filter(None, (up_to, said)))
    block = set_block(text, LABEL, width, is_bold=True)
    room = width - 4 - _aside_px(record, grid)
    return block if text and block.width <= room else None


def _aside_px(record: Mapping[str, object], grid: Grid) -> float:
    marks = _count(record, "marks")
    end = grid.place(marks - 1)[0] + grid.pitch / 2 if marks else grid.left
    return end + 8 + (ARROW if record["high"] is None else 0)


def _set_ends(text: str, marks: int, grid: Grid, width: float) -> Block:
    """Where the whole ends: below the line, on the side that has more room."""
    px = grid.edge(marks)
    return set_block(text, SMALL, max(width - px - 12, px - grid.left - 12), color=INK)


def _name_part(record: Mapping[str, object], width: float, grid: Grid) -> Iterator[Block]:
    """What the part is, how many, and who says so."""
    room = width - 4 if width < PHONE_BELOW else grid.left - 18
    yield set_block(str(record["label"]), LABEL, room, lines=4, is_bold=True)
    yield set_block(str(record["shown"]), LABEL, room, lines=4)
    yield set_block(say_speaker(record), SMALL, room, lines=3, color=MUTED)


def _name_subset(record: Mapping[str, object], width: float, grid: Grid) -> Iterator[Block]:
    if _count(record, "subset_marks"):
        room = width - grid.left - 4
        speaker = {"status": record["subset_status"], "speaker_name": record["subset_speaker"]}
        text = f"Outlined: {keep_order(str(record['subset_label']))}, {record['subset_shown']}"
        yield set_block(text, SMALL, room, lines=3, color=INK)
        yield set_block(say_speaker(speaker), SMALL, room, lines=2, color=MUTED)


def _set_rest(record: Mapping[str, object], width: float, grid: Grid) -> _Part:
    """The persons of the whole whom no part's least number holds."""
    room = width - 4 if width < PHONE_BELOW else grid.left - 18
    rest, whole = (format_number(_count(record, key)) for key in ("rest", "whole_marks"))
    names = (
        set_block("Not told apart by the article", LABEL, room, lines=4, is_bold=True),
        set_block(f"{rest} of the {whole} reported", LABEL, room, lines=2),
    )
    return _Part({"id": "rest", "high": 0.0}, _count(record, "rest"), 0, names, None, None, ())


def _height(part: _Part, grid: Grid, width: float) -> float:
    marks = grid.height(part.marks) + part.notes_height
    if width < PHONE_BELOW:
        return part.names_height + 4 + marks
    return max(part.names_height, marks)


# --- drawing --------------------------------------------------------------------------------


def _draw_part(canvas: Canvas, part: _Part, grid: Grid, top: float) -> None:
    """The names, the marks and, under them, the notes."""
    below = top
    for block in part.names:
        below = print_block(canvas, 1, below, block, gid=f"label:{part.record['id']}")
    top = below + 4 if canvas.width < PHONE_BELOW else top
    _draw_all_marks(canvas, part, grid, top)
    below = top + grid.height(part.marks) + 4
    if part.is_reached:
        _draw_line(canvas, part, grid, top)
    if part.ends:
        below = _draw_end(canvas, part, part.ends, grid, top) + 4
    if part.aside:
        middle = top + grid.height(part.marks) - grid.pitch / 2
        px = _aside_px(part.record, grid)
        print_block(canvas, px, middle - LABEL * 0.64, part.aside, gid=f"aside:{part.record['id']}")
    for block in part.notes:
        below = print_block(canvas, grid.left + 1, below, block, gid=f"note:{part.record['id']}")


def _draw_all_marks(canvas: Canvas, part: _Part, grid: Grid, top: float) -> None:
    """Those of the subset first, those beyond the whole last, and an arrow where it is open."""
    record, within = part.record, part.marks - part.beyond
    subset = _count(record, "subset_marks") if "subset_marks" in record else 0
    status, name = str(record.get("status", "")), str(record["id"])
    if not status:
        _draw_marks(canvas, grid, top, range(part.marks), "rest", "rest")
    else:
        inside = range(min(subset, within))
        _draw_marks(canvas, grid, top, range(subset, within), status, f"persons:{name}")
        gid = f"persons:{record['subset_id']}"
        _draw_marks(canvas, grid, top, inside, str(record["subset_status"]), gid)
        _draw_marks(canvas, grid, top, range(within, part.marks), "beyond", f"beyond:{name}")
    if subset:
        _outline(canvas, grid, top, subset, f"outline:{record['subset_id']}")
    if record["high"] is None:
        x, y = grid.place(part.marks - 1) if part.marks else (grid.left, grid.pitch / 2)
        draw_arrow(canvas, x + grid.pitch / 2, top + y, ARROW - 4, TONES[status], name)


def _draw_marks(
    canvas: Canvas, grid: Grid, top: float, numbers: range, status: str, gid: str
) -> None:
    """Marks in the shape of their status; pale for the rest, in ink and hollow for too many."""
    if not numbers:
        return
    tone, (xs, ys) = TONES.get(status), zip(*map(grid.place, numbers), strict=True)
    size = grid.pitch * _SHARES[tone.marker if tone else "o"]
    spots = (xs, [top + y for y in ys])
    thin = 1.0 if grid.pitch > 9 else 0.6
    canvas.ax.scatter(
        *spots,
        s=size**2,
        marker=tone.marker if tone else "o",
        facecolors=tone.face if tone else "none",
        edgecolors=tone.edge if tone else INK if status == "beyond" else MUTED,
        linewidths=thin,
        gid=gid,
        clip_on=False,
        zorder=4,
    )


def _draw_line(canvas: Canvas, part: _Part, grid: Grid, top: float) -> None:
    """The line after the last mark of the whole."""
    within = part.marks - part.beyond
    begin = top + grid.row(within) * grid.pitch + 1
    draw_stroke(canvas, grid.edge(within), begin, begin + grid.pitch, f"whole:{part.record['id']}")


def _draw_end(canvas: Canvas, part: _Part, block: Block, grid: Grid, top: float) -> float:
    """What the line means, below it; the px below that."""
    px = grid.edge(part.marks - part.beyond)
    end = top + grid.height(part.marks)
    is_right = block.width <= canvas.width - px - 12
    draw_leader(canvas, px, end, end + 5 + SMALL * 0.6, 6 if is_right else -6, INK)
    left, ha = (px + 9, "left") if is_right else (px - 9, "right")
    return print_block(canvas, left, end + 5, block, ha=ha, gid=f"end:{part.record['id']}")


def _outline(canvas: Canvas, grid: Grid, top: float, marks: int, gid: str) -> None:
    """A line around the first so many marks."""
    corners = [(x, top + y) for x, y in trace(grid, marks)]
    shape = Polygon(
        corners, closed=True, fill=False, edgecolor=INK, linewidth=1.2, gid=gid, clip_on=False
    )
    canvas.ax.add_patch(shape)


def _count(record: Mapping[str, object], key: str) -> int:
    return int(float(str(record[key] or 0)))
