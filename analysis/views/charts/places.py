"""Where the named places lie: a plot of coordinates, without a map that would tell more.

An area has no point of its own there: its coordinates are one spot for much land.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from analysis.ledger.frame import to_records
from analysis.views.charts.lettering import LEADING, Block, set_block
from analysis.views.charts.marks import (
    POINT,
    Box,
    Canvas,
    draw_crossline,
    draw_empty,
    draw_gridline,
    open_canvas,
    print_block,
    print_line,
)
from analysis.views.style import (
    FOOTER,
    INK,
    LABEL,
    MUTED,
    PHONE_BELOW,
    SHORT_DASH,
    SMALL,
    axes_width,
)
from analysis.views.words import NOT_REPORTED, format_number, keep_order

MOST_LINES = 10
"""How many distances are drawn as lines, the nearest first; more would hide the places."""

DOTS = (0.0, (1.0, 4.0))
"""A distance is measured along this line; nobody went along it."""

_LEAST_SPAN = 0.4
"""Degrees that the plot shows at least, so that one place alone has surroundings."""

_MARGIN = 46.0
_AXIS_LEFT, _AXIS_BOTTOM = 36.0, 20.0

Record = Mapping[str, object]
Point = tuple[float, float]
Line = tuple[Point, Point]


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot's window: px of its edges, degrees at its top left corner, px per degree."""

    left: float
    right: float
    bottom: float
    west: float
    north: float
    per_longitude: float
    per_latitude: float

    def place(self, record: Record) -> Point:
        """The px of a place from left and top."""
        return self.x(_number(record, "longitude")), self.y(_number(record, "latitude"))

    def x(self, longitude: float) -> float:
        """The px of a longitude."""
        return self.left + (longitude - self.west) * self.per_longitude

    def y(self, latitude: float) -> float:
        """The px of a latitude."""
        return (self.north - latitude) * self.per_latitude


def draw_places(table: pd.DataFrame, distances: pd.DataFrame, ax: Axes) -> Axes:
    """A point a place and a dotted line a distance, over degrees of latitude and longitude.

    A degree of longitude is drawn cos(latitude) times as long as one of latitude, so distances
    look as they are around the middle of the plot. The lines are faint, since nobody travelled
    along them. Labels give way to each other; a name that finds no room is listed under the plot.
    Axes: px from left and top.

    Parameters
    ----------
    table : as `tabulate_places` gives it: place, name, latitude, longitude, is_area.
    distances : as `measure_distances` gives it: origin, destination, distance_km; may be empty.
    ax : drawn on; its width decides the layout.
    """
    records = [record for record in to_records(table) if not record["is_area"]]
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    frame = _choose_frame(records, axes_width(ax))
    points = {str(record["name"]): frame.place(record) for record in records}
    lines = [r for r in to_records(distances) if {r["origin"], r["destination"]} <= points.keys()]
    lines = lines[:MOST_LINES]
    labels, unplaced = _place_labels(records, points, frame, lines)
    rest = set_block(_list_rest(unplaced), SMALL, axes_width(ax) - 4, lines=12, color=MUTED)
    canvas = open_canvas(ax, frame.bottom + _AXIS_BOTTOM + rest.height)
    _draw_distances(canvas, lines, points)
    for record in records:
        _draw_place(canvas, record, frame.place(record))
    for label in labels:
        _print_label(canvas, label)
    _draw_grid(canvas, frame)
    print_block(canvas, 1, frame.bottom + _AXIS_BOTTOM + 2, rest, gid="unplaced")
    return ax


# --- the window -----------------------------------------------------------------------------


def _choose_frame(records: Sequence[Record], width: float) -> Frame:
    """A window around all places with room for their labels, no higher than it is wide."""
    souths, norths = _extent(records, "latitude")
    wests, easts = _extent(records, "longitude")
    shrink = max(math.cos(math.radians((souths + norths) / 2)), 0.05)
    across = width - _AXIS_LEFT - 2
    most = across * (0.62 if width >= PHONE_BELOW else 1.15)
    per_latitude = min(
        (across - 3 * _MARGIN) / ((easts - wests) * shrink),
        (most - 2 * _MARGIN) / (norths - souths),
    )
    height = (norths - souths) * per_latitude + 2 * _MARGIN
    per_longitude = per_latitude * shrink
    return Frame(
        left=_AXIS_LEFT,
        right=width - 2,
        bottom=height,
        west=(wests + easts) / 2 - across / 2 / per_longitude,
        north=norths + _MARGIN / per_latitude,
        per_longitude=per_longitude,
        per_latitude=per_latitude,
    )


def _extent(records: Sequence[Record], key: str) -> Point:
    """Least and greatest coordinate, widened to what the plot shows at least."""
    values = [_number(record, key) for record in records]
    least, most = min(values), max(values)
    lacking = max(_LEAST_SPAN - (most - least), 0.0) / 2
    return least - lacking, most + lacking


def _number(record: Record, key: str) -> float:
    return float(str(record[key]))


# --- labels that give way to each other -----------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Label:
    """Lines of text at one place, and the point to which a thread ties them if they are far."""

    box: Box
    blocks: tuple[Block, ...]
    ha: str
    gid: str
    thread: Line | None = None


def _place_labels(
    records: Sequence[Record],
    points: Mapping[str, Point],
    frame: Frame,
    lines: Sequence[Record],
) -> tuple[list[_Label], list[str]]:
    """A label a place and a line, none over another; and the texts that found no room."""
    half = POINT / 2 + 1
    spots = [frame.place(record) for record in records]
    taken = [Box(x - half, y - half, x + half, y + half) for x, y in spots]
    labels: list[_Label] = []
    unplaced: list[str] = []
    threads = [(points[str(r["origin"])], points[str(r["destination"])]) for r in lines]
    wanted = [_name_place(record, frame, threads) for record in records]
    wanted += [_name_distance(record, points, threads) for record in lines]
    for text, candidates in wanted:
        free = (each for each in candidates if _is_free(each.box, taken, frame))
        label = next(free, None)
        if label is None:
            unplaced.append(text)
        else:
            labels.append(label)
            taken.append(label.box)
    return labels, unplaced


def _is_free(box: Box, taken: Sequence[Box], frame: Frame) -> bool:
    window = frame.left + 2 <= box.left and box.right <= frame.right
    inside = window and box.top >= 0 and box.bottom <= frame.bottom - 2
    return inside and not any(box.meets(other) for other in taken)


def _name_place(record: Record, frame: Frame, lines: Sequence[Line]) -> tuple[str, list[_Label]]:
    """A place's name beside its point; better clear of the lines."""
    name, point = str(record["name"]), frame.place(record)
    block = set_block(name, LABEL, (frame.right - frame.left) * 0.46, lines=2, is_bold=True)
    candidates = list(_surround(point, (block,), f"label:{record['place']}"))
    candidates.sort(key=lambda label: sum(_crosses(label.box, line) for line in lines))
    return name, candidates


def _surround(point: Point, blocks: tuple[Block, ...], gid: str) -> Iterator[_Label]:
    """Labels around a point, the near ones first; far ones hang on a thread."""
    width = max(block.width for block in blocks)
    height = sum(block.height for block in blocks)
    x, y = point
    for reach in (9.0, 22.0, 40.0, 62.0):
        for across, down in ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1)):
            slant = 0.7 if across and down else 1.0
            near_x, near_y = x + across * reach * slant, y + down * reach * slant
            left = near_x - width * (1 - across) / 2
            top = near_y - height * (1 - down) / 2
            thread = (point, (near_x, near_y)) if reach > 9 else None
            ha = {1: "left", 0: "center", -1: "right"}[across]
            yield _Label(Box(left, top, left + width, top + height), blocks, ha, gid, thread)


def _name_distance(
    record: Record, points: Mapping[str, Point], lines: Sequence[Line]
) -> tuple[str, list[_Label]]:
    """A distance's label beside its line; better clear of the other lines."""
    origin, destination = str(record["origin"]), str(record["destination"])
    text = f"{format_number(round(_number(record, 'distance_km')))} km"
    block = set_block(text, SMALL, 200, color=MUTED)
    (x0, y0), (x1, y1) = points[origin], points[destination]
    gid = f"distance:{origin}–{destination}"
    labels = list(_line_sides((x0, y0), (x1, y1), block, gid))
    labels.sort(key=lambda label: sum(_crosses(label.box, line) for line in lines))
    return f"{keep_order(origin)}–{keep_order(destination)}: {text}", labels


def _line_sides(start: Point, end: Point, block: Block, gid: str) -> Iterator[_Label]:
    """Labels along a line, from its middle on, clear of it on either side."""
    across, down = abs(end[0] - start[0]), abs(end[1] - start[1])
    half, up = block.width / 2, block.height / 2
    is_steep = down >= max(across, 1.0)
    aside = half + 5 + up * across / down if is_steep else 0.0
    over = 0.0 if is_steep else up + 3 + half * down / max(across, 1.0)
    for share, side in itertools.product((0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8), (1, -1)):
        x = start[0] + (end[0] - start[0]) * share + side * aside
        y = start[1] + (end[1] - start[1]) * share - side * over
        yield _Label(Box(x - half, y - up, x + half, y + up), (block,), "center", gid)


def _crosses(box: Box, line: Line) -> bool:
    """Whether a line runs through a box, seen at many points of the line."""
    (x0, y0), (x1, y1) = line
    shares = (n / 60 for n in range(61))
    return any(
        box.left < x0 + (x1 - x0) * s < box.right and box.top < y0 + (y1 - y0) * s < box.bottom
        for s in shares
    )


def _list_rest(unplaced: Sequence[str]) -> str:
    return f"Without room in the plot: {'; '.join(unplaced)}" if unplaced else ""


# --- drawing --------------------------------------------------------------------------------


def _draw_place(canvas: Canvas, record: Record, point: Point) -> None:
    """A point in ink: a place is no figure and has no status."""
    canvas.ax.scatter(
        [point[0]],
        [point[1]],
        s=(POINT - 2) ** 2,
        facecolors=INK,
        edgecolors=INK,
        linewidths=1.1,
        gid=f"point:{record['place']}",
        clip_on=False,
        zorder=4,
    )


def _draw_distances(canvas: Canvas, lines: Sequence[Record], points: Mapping[str, Point]) -> None:
    for record in lines:
        ends = points[str(record["origin"])], points[str(record["destination"])]
        canvas.ax.plot(
            *zip(*ends, strict=True),
            color=MUTED,
            linewidth=0.8,
            linestyle=DOTS,
            gid=f"line:{record['origin']}–{record['destination']}",
            clip_on=False,
            zorder=2,
            scalex=False,
            scaley=False,
        )


def _print_label(canvas: Canvas, label: _Label) -> None:
    if label.thread:
        xs, ys = zip(*label.thread, strict=True)
        canvas.ax.plot(
            xs, ys, color=MUTED, linewidth=0.7, linestyle=SHORT_DASH, gid="thread", zorder=2
        )
    px = {"left": label.box.left, "right": label.box.right}.get(
        label.ha, (label.box.left + label.box.right) / 2
    )
    top = label.box.top
    for block in label.blocks:
        top = print_block(canvas, px, top, block, ha=label.ha, gid=label.gid)


def _draw_grid(canvas: Canvas, frame: Frame) -> None:
    """Parallels and meridians at round degrees, named at the left and below."""
    east = frame.west + (frame.right - frame.left) / frame.per_longitude
    south = frame.north - frame.bottom / frame.per_latitude
    steps = max(2, round((frame.right - frame.left) / 110))
    for degree in _round_degrees(frame.west, east, steps):
        px = frame.x(degree)
        if px + 22 > frame.right or px - 22 < frame.left:
            continue
        draw_gridline(canvas, px, 0, frame.bottom)
        name = _name_degree(degree, "E", "W")
        y = frame.bottom + FOOTER * LEADING
        print_line(canvas, px, y, name, FOOTER, color=MUTED, ha="center", gid="tick")
    for degree in _round_degrees(south, frame.north, max(2, round(frame.bottom / 110))):
        y = frame.y(degree)
        if not 8 <= y <= frame.bottom - 8:
            continue
        name = _name_degree(degree, "N", "S")
        print_line(canvas, 1, y + FOOTER * 0.36, name, FOOTER, color=MUTED, gid="tick")
        draw_crossline(canvas, y, frame.left, frame.right)


def _round_degrees(least: float, most: float, steps: int) -> list[float]:
    locator = MaxNLocator(steps, steps=[1, 2, 5, 10])
    return [float(n) for n in locator.tick_values(least, most) if least <= n <= most]


def _name_degree(degree: float, positive: str, negative: str) -> str:
    side = "" if not degree else positive if degree > 0 else negative
    return f"{abs(degree):g}°{side}"
