"""Outlines of land, and where on a map they fall: the files in `outlines`, projected."""

from __future__ import annotations

import itertools
import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path as File
from typing import Any

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

CREDIT = "Borders: Natural Earth (public domain), as held on the ground"

Point = tuple[float, float]
"""Longitude and latitude in degrees, or px from left and top."""

_LEAST_SPAN = 1.6
"""Degrees of latitude that a map shows at least, so that a place has surroundings."""

_SHORE = 0.04
"""Degrees between a port and the outline of its coast, at most."""

_RIM = 0.05
"""Degrees by which a window ends before the outlines, which are cut there."""

_BESIDE = 20.0
"""Px beyond the window at which outlines are cut, so that no cut is seen."""


@dataclass(frozen=True, slots=True)
class Feature:
    """One outline; `path` is in degrees."""

    name: str
    kind: str
    part_of: str
    path: Path


@dataclass(frozen=True, slots=True)
class Atlas:
    """The outlines of one part of the world; `bbox` is where they are complete."""

    bbox: tuple[float, float, float, float]
    features: Sequence[Feature]

    def covers(self, point: Point) -> bool:
        """Whether a place lies where the outlines are complete."""
        west, south, east, north = self.bbox
        return west <= point[0] <= east and south <= point[1] <= north

    def find_grounds(self, points: Sequence[Point]) -> list[Feature]:
        """The land on which points lie: each one's region, or its country where none is drawn."""
        found: list[Feature] = []
        for kind, point in itertools.product(("region", "country"), points):
            if not any(_holds(each, point) for each in found):
                found += [f for f in self.features if f.kind == kind and _holds(f, point)]
        return found


def _holds(feature: Feature, point: Point) -> bool:
    """Whether a point lies on a land, or off a coast that is drawn a little too simple."""
    if feature.path.contains_point(point):
        return True
    across, down = (_list_vertices(feature.path) - point).T
    return bool(np.hypot(across, down).min() < _SHORE)


def _list_vertices(path: Path) -> NDArray[np.float64]:
    return np.asarray(path.vertices, dtype=float)


@lru_cache(maxsize=1)
def read_atlases() -> tuple[Atlas, ...]:
    """All files of outlines, by name."""
    files = sorted((File(__file__).parent / "outlines").glob("*.json"))
    return tuple(_read_atlas(json.loads(file.read_text("utf-8"))) for file in files)


def _read_atlas(collection: dict[str, Any]) -> Atlas:
    features = []
    for each in collection["features"]:
        told, polygons = each["properties"], each["geometry"]["coordinates"]
        rings = [_close(np.array(ring, float)) for polygon in polygons for ring in polygon]
        path = Path.make_compound_path(*rings)
        features.append(Feature(told["name"], told["kind"], told.get("part_of", ""), path))
    west, south, east, north = collection["bbox"]
    return Atlas((west, south, east, north), features)


def _close(ring: NDArray[np.float64]) -> Path:
    return Path(ring, [Path.MOVETO, *[Path.LINETO] * (len(ring) - 2), Path.CLOSEPOLY])


def find_atlas(points: Sequence[Point]) -> Atlas | None:
    """The outlines that hold most of the points; none where no outlines hold any."""
    best = max(read_atlases(), key=lambda atlas: sum(map(atlas.covers, points)), default=None)
    return best if best is not None and any(map(best.covers, points)) else None


@dataclass(frozen=True, slots=True)
class Window:
    """What a map shows, in px from left and top: equirectangular, true along its middle."""

    west: float
    north: float
    middle: float
    per_latitude: float
    width: float
    height: float

    @property
    def per_longitude(self) -> float:
        """Px a degree of longitude."""
        return self.per_latitude * math.cos(math.radians(self.middle))

    def place(self, point: Point) -> Point:
        """Where a longitude and latitude falls."""
        x = (point[0] - self.west) * self.per_longitude
        return x, (self.north - point[1]) * self.per_latitude

    def project(self, path: Path) -> Path | None:
        """An outline in px, no finer than half of one, as far as the window shows it."""
        scale = (self.per_longitude, -self.per_latitude)
        vertices = (_list_vertices(path) - (self.west, self.north)) * scale
        box = Bbox([(-_BESIDE, -_BESIDE), (self.width + _BESIDE, self.height + _BESIDE)])
        shape = Path(vertices, path.codes)
        if not Bbox(shape.get_extents()).overlaps(box):
            return None
        rings = list(_cut(shape, box))
        return Path.make_compound_path(*rings) if rings else None

    def span_km(self, px: float) -> float:
        """How many km so many px are along the middle parallel."""
        return measure_km((0, self.middle), (px / self.per_longitude, self.middle))


def _cut(shape: Path, box: Bbox) -> Iterator[Path]:
    """The rings of a shape within a box; matplotlib's clipping may give one without extent."""
    shape.should_simplify = False
    clipped = shape.clip_to_bbox(box)
    clipped.should_simplify = False
    for ring in clipped.to_polygons():
        rounded = np.round(np.asarray(ring, dtype=float) * 2) / 2
        is_new = np.any(np.diff(rounded, axis=0, prepend=np.nan) != 0, axis=1)
        if is_new.sum() >= 4:
            yield _close(rounded[is_new])


def measure_km(start: Point, end: Point) -> float:
    """The distance of two places as the crow flies on the WGS 84 ellipsoid.

    Source: Karney (2013), Algorithms for geodesics, as implemented by geographiclib.
    """
    from geographiclib.geodesic import Geodesic

    length: float = Geodesic.WGS84.Inverse(start[1], start[0], end[1], end[0])["s12"]
    return length / 1000


def choose_window(atlas: Atlas, points: Sequence[Point], width: float, most: float) -> Window:
    """A window around the points and the regions they lie in, never beyond the outlines.

    Parameters
    ----------
    width : px that it may be wide.
    most : its height as a share of the width, at most.
    """
    grounds = [_list_vertices(f.path) for f in atlas.find_grounds(points) if f.kind == "region"]
    around = np.concatenate([np.array(points, float), *grounds])
    extents = Bbox([around.min(axis=0), around.max(axis=0)])
    return frame_window(atlas, extents, width, most)


def frame_window(atlas: Atlas, extents: Bbox, width: float, most: float) -> Window:
    """A window around a part of the world in degrees, never beyond the outlines."""
    west, south, east, north = extents.extents
    lacking = max(_LEAST_SPAN - (north - south), 0.0) / 2
    south, north = south - lacking, north + lacking
    middle = (south + north) / 2
    shrink = math.cos(math.radians(middle))
    across, down = max((east - west) * shrink, _LEAST_SPAN) * 1.12, (north - south) * 1.12
    height = width * min(max(down / across, 0.5), most)
    scale = min(width / across, height / down)
    inner = Bbox.from_extents(*atlas.bbox).padded(-_RIM)
    least_west, least_south, most_east, most_north = inner.extents
    width = min(width, (most_east - least_west) * shrink * scale)
    height = min(height, (most_north - least_south) * scale)
    half_x, half_y = width / scale / shrink / 2, height / scale / 2
    x = min(max((west + east) / 2, least_west + half_x), most_east - half_x)
    y = min(max(middle, least_south + half_y), most_north - half_y)
    return Window(x - half_x, y + half_y, middle, scale, width, height)
