"""Where in its country a map lies: the country in a corner, the ground of the map filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch, Rectangle
from matplotlib.transforms import Bbox

from analysis.charts import palette, style
from analysis.charts.atlas import Atlas, Feature, Point, Window, frame_window
from analysis.charts.lettering import LEADING

_SHARE = 0.2
_LEAST = 84.0
"""Px across the inset: this share of the map, and no less."""

_EDGE = 6.0
_NAME = style.SMALL * LEADING + 4
"""Px from the map's corner, and for the country's name."""

_MOST_SHOWN = 0.6
"""Share of its country that a map may show and still need an inset."""


@dataclass(frozen=True)
class Inset:
    """The country, the regions that are filled, and the box in px that both take."""

    country: Feature
    grounds: Sequence[Feature]
    window: Window
    box: Bbox


def find_inset(
    atlas: Atlas, window: Window, grounds: Sequence[Feature], spots: Sequence[Point]
) -> Inset | None:
    """The inset of a map; none where it would hide a place or tell no more than the map does.

    It has the corner in which it hides the least of the ground.
    """
    named = {ground.part_of for ground in grounds}
    countries = [f for f in atlas.features if f.kind == "country" and f.name in named]
    if len(countries) != 1 or not all(ground.kind == "region" for ground in grounds):
        return None
    country = countries[0]
    whole = Bbox(country.path.get_extents())
    shown = Bbox.from_extents(
        window.west,
        window.north - window.height / window.per_latitude,
        window.west + window.width / window.per_longitude,
        window.north,
    )
    both = Bbox.intersection(whole, shown)
    if both is None or both.width * both.height > _MOST_SHOWN * whole.width * whole.height:
        return None
    own = frame_window(atlas, whole, max(_LEAST, window.width * _SHARE), 1.0)
    wide, high = own.width, own.height + _NAME
    corners = [
        Bbox.from_bounds(x, y, wide, high)
        for y in (_EDGE, window.height - high - _EDGE)
        for x in (_EDGE, window.width - wide - _EDGE)
    ]
    free = [box for box in corners if not any(box.padded(16).contains(*spot) for spot in spots)]
    land = [path for each in grounds if (path := window.project(each.path)) is not None]

    def count_hidden(box: Bbox) -> int:
        across, down = np.meshgrid(np.linspace(box.x0, box.x1, 9), np.linspace(box.y0, box.y1, 9))
        dots = np.column_stack([across.ravel(), down.ravel()])
        return sum(int(path.contains_points(dots).sum()) for path in land)

    box = min(free, key=count_hidden, default=None)
    if box is None or box.width > window.width / 2 or box.height > window.height / 2:
        return None
    return Inset(country, grounds, own, box)


def draw_inset(ax: Axes, atlas: Atlas, inset: Inset) -> None:
    """Draw it on a map's axes, whose units are px from left and top."""
    box, names = inset.box, {ground.name for ground in inset.grounds}
    frame = Rectangle((box.x0, box.y0), box.width, box.height, zorder=8, gid="inset")
    frame.set(facecolor=palette.PAPER, edgecolor=palette.MUTED, linewidth=1.0)
    ax.add_patch(frame)
    (_, wide), (high, _) = ax.get_xlim(), ax.get_ylim()
    foot = 1 - (box.y1 - _NAME) / high
    place = (box.x0 / wide, foot, box.width / wide, inset.window.height / high)
    small = ax.inset_axes(place, zorder=8)
    small.set_xlim(0, inset.window.width)
    small.set_ylim(inset.window.height, 0)
    small.set_axis_off()
    size = (inset.window.width, inset.window.height)
    small.add_patch(Rectangle((0, 0), *size, facecolor=palette.SEA, gid="inset-sea"))
    for feature in atlas.features:
        is_own = feature.name in names and feature.part_of == inset.country.name
        path = inset.window.project(feature.path)
        if path is None or not (feature.kind == "country" or is_own):
            continue
        home = palette.HOME if feature.name == inset.country.name else palette.LAND
        look = {"facecolor": palette.MUTED if is_own else home, "edgecolor": palette.MUTED}
        # A patch would have its curves measured for limits that are set already.
        small.add_artist(PathPatch(path, linewidth=0.5, zorder=2 + is_own, **look))
