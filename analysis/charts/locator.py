"""A locator map of places, with a strip of all that are counted, laid out for any width."""

from __future__ import annotations

import io
import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from analysis.charts import palette, style
from analysis.charts.atlas import CREDIT, Atlas, Feature, Point, Window, choose_window, find_atlas
from analysis.charts.compose import Heading, print_block, print_head
from analysis.charts.inset import Inset, draw_inset, find_inset
from analysis.charts.lettering import LEADING, Block, clean, measure, set_block
from analysis.charts.strip import OTHER, SHAPES, Strip
from analysis.ledger.frame import Row, to_records
from analysis.telling.words import format_number, join

NOTE = "Each mark is a place’s own point, not the site of an attack"

_DOT = 9.0
"""Px across a place's point."""

_SIDES = ((1, 0), (-1, 0), (1, -1), (1, 1), (-1, -1), (-1, 1), (0, -1), (0, 1))
_REACHES = (8.0, 22.0, 40.0, 62.0)
"""Where a name may stand: on which side of its point, and how many px off."""

_STEP = 12.0
"""Px between the spots at which a land's name is tried."""


@dataclass(frozen=True)
class Map:
    """Places on a map; `.on(figure_or_axes).plot()` draws it, and a notebook's cell shows it.

    Parameters
    ----------
    places : name, latitude, longitude, figures; where they apply, reported_there, and for a strip
        of all places that are counted the columns of `list_spots`. Without rows, or far from all
        outlines, there is no map; without a count no strip.
    others : other counts in words, below the strip.
    """

    places: pd.DataFrame
    others: Sequence[str] = ()
    target: Figure | Axes | None = None
    atlas: Atlas | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "atlas", find_atlas([_locate(row) for row in self.points]))

    @property
    def points(self) -> list[Row]:
        """The rows that have a name and coordinates."""
        rows = to_records(self.places)
        return [row for row in rows if row["name"] is not None and row["latitude"] is not None]

    @property
    def counted(self) -> list[Row]:
        """The rows that are marks of the strip."""
        return [row for row in to_records(self.places) if row.get("count_id") is not None]

    @property
    def is_empty(self) -> bool:
        """Whether there is neither a map, for lack of outlines or coordinates, nor a strip."""
        return self.atlas is None and not self.counted

    def on(self, target: Figure | Axes) -> Map:
        """The same map, to be drawn on a figure or on axes."""
        return replace(self, target=target)

    def plot(self) -> Map:
        """Draw it, as wide as its target is; on axes the map alone."""
        if isinstance(self.target, Axes):
            width = self.target.get_window_extent().width * 72 / self._figure.dpi
            self._draw(self.target, round(width))
        else:
            self.set_width(style.WIDE, Heading())
        return self

    def set_width(self, width: int, heading: Heading) -> Figure:
        """The figure at `width` px: heading, map, strip, and what must be said of them."""
        figure = self._figure
        figure.clear()
        head = heading.set(width)
        top = sum(block.height for block in head) + 8
        notes: list[str] = []
        ax, window = None, None
        if self.atlas is not None:
            ax = figure.add_axes((0, 0, 1, 1))
            window, notes = self._draw(ax, width)
        strip = self._list_strip(width)
        said = " ".join(f"{note}." for note in notes)
        foot = set_block(
            f"{said} {heading.source}".strip(),
            style.SMALL,
            width - 2,
            color=palette.MUTED,
            lines=16,
        )
        below = top + (window.height + 10 if window else 0.0)
        total = round(below + (strip.height + 6 if strip else 0.0) + foot.height + 4)
        figure.set_size_inches(width / 72, total / 72)
        if ax is not None and window is not None:
            bottom = 1 - (top + window.height) / total
            ax.set_position((0, bottom, window.width / width, window.height / total))
        if strip is not None:
            _place_strip(figure, strip, below, total)
            below += strip.height + 6
        print_head(figure, head)
        print_block(figure, 1, below, foot, gid="notes")
        return figure

    def _list_strip(self, width: int) -> Strip | None:
        """The strip below the map; none where nothing is counted."""
        if not self.counted:
            return None
        has_others = self.atlas is not None and any(
            row.get("count_id") is None for row in self.points if self.atlas.covers(_locate(row))
        )
        return Strip(self.counted, self.others, width, has_others)

    @property
    def _figure(self) -> Figure:
        if isinstance(self.target, Figure):
            return self.target
        if isinstance(self.target, Axes):
            figure = self.target.get_figure(root=True)
            assert figure is not None
            return figure
        raise ValueError("a map is drawn on a figure or on axes; name one: .on(figure)")

    def _repr_png_(self) -> bytes | None:
        if self.is_empty:
            return None
        buffer = io.BytesIO()
        with style.shield():
            figure = Figure(dpi=72)
            self.on(figure).plot()
            figure.savefig(buffer, format="png", dpi=144)
        return buffer.getvalue()

    def __repr__(self) -> str:
        """What stands in a cell where there is no picture."""
        names = join(self.places["name"]) if len(self.places) else "no places"
        return f"{'No map' if self.is_empty else 'Map'}: {names}"

    # --- drawing ---------------------------------------------------------------------------

    def _draw(self, ax: Axes, width: float) -> tuple[Window, list[str]]:
        """The map in px from left and top, and what must be said below it."""
        assert self.atlas is not None
        rows = self.points
        inside = [row for row in rows if self.atlas.covers(_locate(row))]
        points = [_locate(row) for row in inside]
        most = 1.05 if width < style.PHONE_BELOW else 0.62
        window = choose_window(self.atlas, points, width, most)
        shapes = _project(self.atlas, window)
        grounds = [feature.name for feature in self.atlas.find_grounds(points)]
        _draw_land(ax, window, shapes, grounds)
        spots = [window.place(point) for point in points]
        _draw_points(ax, self._find_shapes(inside), spots)
        names = _Names(window, shapes, spots, [_around(spot, _DOT, _DOT) for spot in spots])
        inset = find_inset(self.atlas, window, self.atlas.find_grounds(points), spots)
        if inset is not None:
            _draw_inset(ax, self.atlas, inset)
            names.taken.append(inset.box)
        names.taken.append(_draw_scale(ax, names, spots))
        unnamed = [
            row["name"] for row, spot in _rank(inside, spots) if not names.put_place(ax, row, spot)
        ]
        _name_land(ax, names, grounds)
        outside = [row["name"] for row in rows if row not in inside]
        windows = [window, *([inset.window] if inset else [])]
        return window, list(_say_notes(self.atlas, windows, unnamed, outside))

    def _find_shapes(self, rows: Sequence[Row]) -> list[str]:
        """The mark of each row: that of its part in the strip, and else a dot."""
        parts = list(dict.fromkeys(row["count_id"] for row in self.counted))
        shapes = dict(zip(parts, SHAPES, strict=False))
        return [shapes.get(row.get("count_id"), OTHER) for row in rows]


_Shapes = Sequence[tuple[Feature, Path]]


def _place_strip(figure: Figure, strip: Strip, top: float, total: float) -> None:
    """Axes for the strip, in px from left and top."""
    bottom = 1 - (top + strip.height) / total
    ax = figure.add_axes((0, bottom, 1, strip.height / total))
    ax.set_xlim(0, strip.width)
    ax.set_ylim(strip.height, 0)
    strip.draw(ax)
    ax.set_axis_off()


def _draw_inset(ax: Axes, atlas: Atlas, inset: Inset) -> None:
    """The country in a corner, with its name below it."""
    draw_inset(ax, atlas, inset)
    middle, foot = (inset.box.x0 + inset.box.x1) / 2, inset.box.y1 - 5
    own = {"ha": "center", "gid": "inset-name"}
    _print(ax, middle, foot, [inset.country.name], style.SMALL, **own)


def _locate(row: Row) -> Point:
    return float(row["longitude"]), float(row["latitude"])


def _around(spot: Point, width: float, height: float) -> Bbox:
    x, y = spot
    return Bbox([(x - width / 2, y - height / 2), (x + width / 2, y + height / 2)])


def _rank(rows: Sequence[Row], spots: Sequence[Point]) -> list[tuple[Row, Point]]:
    """The places of most figures first: they get their names first."""
    pairs = zip(rows, spots, strict=True)
    return sorted(pairs, key=lambda pair: (-(pair[0].get("figures") or 0), pair[0]["name"]))


def _project(atlas: Atlas, window: Window) -> _Shapes:
    """The outlines that the window shows, in px."""
    projected = ((feature, window.project(feature.path)) for feature in atlas.features)
    return [(feature, path) for feature, path in projected if path is not None]


def _draw_land(ax: Axes, window: Window, shapes: _Shapes, grounds: Sequence[str]) -> None:
    ax.set_xlim(0, window.width)
    ax.set_ylim(window.height, 0)
    ax.set_axis_off()
    sea = Rectangle((0, 0), window.width, window.height, facecolor=palette.SEA, gid="sea")
    ax.add_patch(sea)
    for feature, path in shapes:
        if feature.kind in ("country", "region"):
            is_ground = feature.name in grounds
            patch = PathPatch(
                path,
                facecolor=palette.HOME if is_ground else palette.LAND,
                edgecolor=palette.MUTED,
                linewidth=0.9 if feature.kind == "country" or is_ground else 0.5,
                gid=f"land:{feature.name}",
                zorder=2 + (feature.kind == "region") + 0.5 * is_ground,
            )
            # A patch would have its curves measured for limits that are set already.
            ax.add_artist(patch)


def _draw_points(ax: Axes, shapes: Sequence[str], spots: Sequence[Point]) -> None:
    """A mark in ink a place: a place is no figure and has no status."""
    look = {"color": palette.INK, "edgecolor": palette.PAPER, "linewidth": 1.0, "s": _DOT**2}
    own = {"legend": False, "zorder": 6, "gid": "places", "clip_on": False}
    for shape in dict.fromkeys(shapes):
        chosen = [spot for spot, each in zip(spots, shapes, strict=True) if each == shape]
        frame = pd.DataFrame(chosen, columns=["x", "y"])
        sns.scatterplot(frame, x="x", y="y", ax=ax, marker=shape, **look, **own)


def choose_scale(window: Window) -> tuple[int, float]:
    """A round number of km of at most a quarter of the map, and how many px it is long."""
    km_a_px = window.span_km(100) / 100
    most = window.width / 4 * km_a_px
    round_ones = (head * 10**power for power in range(5) for head in (1, 2, 5))
    km = max((n for n in round_ones if n <= most), default=1)
    return km, km / km_a_px


def _draw_scale(ax: Axes, names: _Names, spots: Sequence[Point]) -> Bbox:
    """A bar of so many km, in the corner in which it hides least; the box that it takes."""
    window = names.window
    km, length = choose_scale(window)
    words = f"{format_number(km)} km"
    wide = max(length, measure(words, style.SMALL)) + 12
    corners = itertools.product(
        (window.height - 24, 26.0), (window.width - wide / 2 - 8, wide / 2 + 8)
    )
    boxes = [_around((x, y), wide, 34) for y, x in corners]

    def count_hidden(box: Bbox) -> tuple[int, int]:
        hidden = sum(box.padded(14).contains(*spot) for spot in spots)
        hidden += sum(box.overlaps(other) for other in names.taken)
        return hidden, names.count_lines(box)

    box = min(boxes, key=count_hidden)
    middle, y = (box.x0 + box.x1) / 2, box.y1 - 7
    left, right = middle - length / 2, middle + length / 2
    bar = pd.DataFrame({"x": [left, left, right, right], "y": [y - 5, y, y, y - 5]})
    own = {"color": palette.INK, "linewidth": 1.4, "zorder": 7, "gid": "scale"}
    sns.lineplot(bar, x="x", y="y", ax=ax, sort=False, estimator=None, legend=False, **own)
    _print(ax, middle, y - 6, [words], style.SMALL, ha="center", gid="scale-text")
    return box


# --- names that give way to each other ----------------------------------------------------------


@dataclass
class _Names:
    """What is printed on the map, and where no further name may stand."""

    window: Window
    shapes: _Shapes
    spots: Sequence[Point]
    taken: list[Bbox]

    def is_free(self, box: Bbox) -> bool:
        """Whether a box lies on the map and over nothing that is printed."""
        width, height = self.window.width, self.window.height
        is_on_map = min(box.x0, box.y0) >= 2 and box.x1 <= width - 2 and box.y1 <= height - 2
        return is_on_map and not any(box.overlaps(other) for other in self.taken)

    def count_lines(self, box: Bbox) -> int:
        """How many outlines run through a box."""
        land = [path for feature, path in self.shapes if feature.kind in ("country", "region")]
        return sum(path.intersects_bbox(box, filled=False) for path in land)

    def put_place(self, ax: Axes, row: Row, spot: Point) -> bool:
        """Print a place's name beside its point, clear of lines if it can be; whether it could.

        What is reported there stands below the name, where both have room.
        """
        wide = self.window.width * 0.45
        name = set_block(row["name"], style.LABEL, wide, lines=3, is_bold=True)
        told = [
            set_block(str(row["reported_there"]), style.SMALL, self.window.width * share, lines=4)
            for share in (0.26, 0.4)
            if row.get("reported_there")
        ]
        for blocks in (*([name, each] for each in told), [name]):
            if (box := self._find_room(blocks, spot)) is not None:
                self.taken.append(box.padded(2))
                if _find_distance(box, spot) > _REACHES[0] + 1:
                    _draw_thread(ax, spot, box)
                _print_label(ax, row["name"], blocks, box, spot)
                return True
        return False

    def _find_room(self, blocks: Sequence[Block], spot: Point) -> Bbox | None:
        """The nearest free box beside a point, that which the fewest lines cross."""
        wide, high = max(b.width for b in blocks), sum(b.height for b in blocks)
        reaches = _REACHES if len(blocks) == 1 else _REACHES[:3]
        for reach in reaches:
            boxes = [_aside(spot, side, reach, wide, high) for side in _SIDES]
            free = [box for box in boxes if self.is_free(box) and self._is_nearest(box, spot)]
            if free:
                return min(free, key=self.count_lines)
        return None

    def _is_nearest(self, box: Bbox, spot: Point) -> bool:
        """Whether a name is nearer to its own point than to any other, or hangs on a thread."""
        own = min(_find_distance(box, spot), _REACHES[0])
        others = (other for other in self.spots if other != spot)
        return all(_find_distance(box, other) > own + 3 for other in others)

    def put_land(self, ax: Axes, words: str, path: Path, look: Mapping[str, Any]) -> bool:
        """Print a land's or a sea's name where it crosses no line; whether there is room."""
        is_bold = look.get("weight") == "bold"
        wide = measure(words, style.SMALL, is_bold=is_bold)
        for spot in _list_spots(self.window, path):
            box = _around(spot, wide + 6, style.SMALL * LEADING)
            is_water = look["gid"].startswith("sea") and self._is_land(spot)
            if self.is_free(box) and not is_water and not self.count_lines(box):
                self.taken.append(box)
                _print(ax, spot[0], spot[1] + style.SMALL * 0.36, [words], style.SMALL, **look)
                return True
        return False

    def _is_land(self, spot: Point) -> bool:
        return any(
            path.contains_point(spot)
            for feature, path in self.shapes
            if feature.kind in ("country", "region")
        )


def _print_label(ax: Axes, name: str, blocks: Sequence[Block], box: Bbox, spot: Point) -> None:
    """The blocks in their box, at the side of it that the point is on."""
    side = "left" if box.x0 >= spot[0] else "right" if box.x1 <= spot[0] else "center"
    x = {"left": box.x0, "right": box.x1, "center": (box.x0 + box.x1) / 2}[side]
    y = box.y0
    for number, block in enumerate(blocks):
        gid = f"label:{name}" if number == 0 else f"told:{name}"
        weight = "bold" if block.is_bold else "normal"
        own = {"ha": side, "weight": weight, "gid": gid}
        _print(ax, x, y + block.size, block.lines, block.size, **own)
        y += block.height


def _find_distance(box: Bbox, spot: Point) -> float:
    """How many px a point lies off a box."""
    return math.dist(spot, _find_end(box, spot))


def _find_end(box: Bbox, spot: Point) -> Point:
    """The nearest spot of a box."""
    return min(max(spot[0], box.x0), box.x1), min(max(spot[1], box.y0), box.y1)


def _aside(spot: Point, side: tuple[int, int], reach: float, wide: float, high: float) -> Bbox:
    """The box of a name on one side of a point."""
    across, down = side
    slant = 0.7 if across and down else 1.0
    x = spot[0] + across * (reach * slant + wide / 2)
    y = spot[1] + down * (reach * slant + high / 2)
    return _around((x, y), wide, high)


def _draw_thread(ax: Axes, spot: Point, box: Bbox) -> None:
    """From a point to its name, where that stands far off."""
    thread = pd.DataFrame([spot, _find_end(box, spot)], columns=["x", "y"])
    own = {"color": palette.MUTED, "linewidth": 0.7, "zorder": 5, "gid": "thread"}
    sns.lineplot(thread, x="x", y="y", ax=ax, sort=False, estimator=None, legend=False, **own)


def _list_spots(window: Window, path: Path) -> Iterator[Point]:
    """Spots inside an outline, from the middle of what the window shows of it outwards."""
    across = np.arange(_STEP, window.width, _STEP)
    down = np.arange(_STEP, window.height, _STEP)
    spots = np.array([(x, y) for x in across for y in down])
    inside = spots[path.contains_points(spots)]
    if len(inside):
        off = np.hypot(*(inside - inside.mean(axis=0)).T)
        yield from ((float(x), float(y)) for x, y in inside[np.argsort(off, kind="stable")])


def _name_land(ax: Axes, names: _Names, grounds: Sequence[str]) -> None:
    """The grounds first, then what lies around them, then seas."""
    divided = {feature.part_of for feature, _ in names.shapes}

    def find_rank(shape: tuple[Feature, Path]) -> tuple[bool, bool]:
        return shape[0].name not in grounds, shape[0].kind == "sea"

    for feature, path in sorted(names.shapes, key=find_rank):
        is_ground = feature.name in grounds
        own = {"style": "normal", "weight": "bold"} if is_ground else {"style": "italic"}
        look = {"ha": "center", "color": palette.MUTED, **own}
        longer = [f"{feature.name}, {feature.part_of}"] if is_ground and feature.part_of else []
        if feature.kind == "sea" or (feature.kind != "note" and feature.name not in divided):
            look["gid"] = f"{'sea' if feature.kind == 'sea' else 'name'}:{feature.name}"
            any(names.put_land(ax, words, path, look) for words in (*longer, feature.name))


def _print(ax: Axes, x: float, y: float, lines: Sequence[str], size: float, **look: Any) -> None:
    """Lines of text under each other, the first one's foot at y."""
    for number, line in enumerate(lines):
        below = y + number * size * LEADING
        ax.text(
            x,
            below,
            clean(line),
            fontsize=size,
            **{"color": palette.INK, "va": "baseline", "parse_math": False, "zorder": 8, **look},
        )


def _say_notes(
    atlas: Atlas, windows: Sequence[Window], unnamed: Sequence[str], outside: Sequence[str]
) -> Iterator[str]:
    """What a reader must know of the points and the lines."""
    yield NOTE
    if unnamed:
        yield f"Without room for their names: {join(sorted(unnamed))}"
    if outside:
        yield f"Not on the map: {join(sorted(outside))}"
    notes = [feature for feature in atlas.features if feature.kind == "note"]
    shown = [note.name for note in notes if any(_is_shown(note, window) for window in windows)]
    yield "; ".join([CREDIT, *(name[:1].lower() + name[1:] for name in shown)])


def _is_shown(feature: Feature, window: Window) -> bool:
    box = Bbox([(0, 0), (window.width, window.height)])
    path = window.project(feature.path)
    return path is not None and bool(path.intersects_bbox(box, filled=True))
