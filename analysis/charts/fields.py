"""Fields of marks, one a person: the layers of such a plot, and how a page lays them out.

A plot has one row a line of people, along which each stands at its number, so it is a plot like any
other: facet, scale or theme it. On a page a row that is too long goes on in the next line, as text
does; so a field fills its width, on a page as on a phone. What stands where tells what it is:

- a head stands at the first mark of its count, its first line the count, the others who gives it;
- a bracket holds some marks of one count, and its words stand at the first of them; one that begins
  half a mark before the first is the whole of several counts, and its words stand at 0;
- an arrow stands at the last mark of an open count, and its words right of it;
- a frame is a claim of so many persons, and its words stand at 1;
- a remark on a count stands a quarter before its first mark.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import seaborn.objects as so
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.charts.layers import FLAT
from analysis.charts.palette import CIVILIANS, CLAIMED, FIGHTERS, INK, MUTED, STATED
from analysis.charts.style import LONG_DASH

_M, _L = Path.MOVETO, Path.LINETO
_POINTS = [(9, 0), (30, 0), (24, 4.5), (30, 0), (24, -4.5)]
_ONWARD = MarkerStyle(Path(_POINTS, [_M, _L, _M, _L, _L]), fillstyle="full")
"""From the edge of the last mark to the right."""

_SIDES = {
    "civilians": CIVILIANS,
    "security": STATED,
    "fighters": FIGHTERS,
    "all": CLAIMED,
    "claim": INK,
}
_SHAPES = {"stated": "o", "attributed": "D", "claimed": "s"}
_SIZES = {"stated": 12.0, "attributed": 9.5, "claimed": 11.0}


def add_fields(plot: so.Plot, frame: pd.DataFrame) -> so.Plot:
    """The layers of a field of marks, those alone that have rows.

    Parameters
    ----------
    plot : on `frame`.
    frame : name, status and side of all rows; number and bound of marks; open_at of arrows;
        frame_at and bracket_at, two rows each, for both ends, of one span; head_at and head;
        note_at and note. All places are numbers of marks along a row.
    """
    free = {"clip_on": False}
    has = {name for name in _PLACES if name in frame and frame[name].notna().any()}
    if "number" in has:
        looks = {"marker": "status", "pointsize": "status", "color": "side", "fill": "bound"}
        dot = so.Dot(edgewidth=1.3, stroke=1.3, artist_kws=free | {"gid": "persons"})
        plot = plot.add(dot, x="number", y="name", **looks, legend=False)
    if "open_at" in has:
        own = {"marker": _ONWARD, "pointsize": 60, "fill": False, "stroke": 1.6}
        arrow = so.Dot(**own, artist_kws=free | {"gid": "open"})
        plot = plot.add(arrow, x="open_at", y="name", color="side", legend=False)
    for name, look in LINES.items():
        if f"{name}_at" in has:
            line = so.Paths(**look, artist_kws=FLAT | {"gid": name})
            plot = plot.add(line, x=f"{name}_at", y="name", group="span", legend=False)
    for name, look in WORDS.items():
        if f"{name}_at" in has:
            # A plot alone names its rows on its axis; what is said of them a page prints.
            text = so.Text(halign="left", alpha=0, artist_kws=free | {"gid": name} | look)
            color = {"color": "side"} if name == "head" else {}
            place = {"x": f"{name}_at", "text": name}
            plot = plot.add(text, y="name", **place, **color, legend=False)
    return plot.scale(**_scale(frame)).label(x="people")


_PLACES = ("number", "open_at", "frame_at", "bracket_at", "head_at", "note_at")
LINES: Mapping[str, dict[str, Any]] = {
    "frame": {"color": INK, "linewidth": 1.5, "linestyle": LONG_DASH},
    "bracket": {"color": MUTED, "linewidth": 1.2, "linestyle": "-"},
}
WORDS: Mapping[str, dict[str, Any]] = {
    "head": {"weight": "bold", "parse_math": False},
    "note": {"parse_math": False},
}


def _scale(frame: pd.DataFrame) -> dict[str, so.Nominal]:
    """Status is a shape, side a colour, and whether a mark is printed its fill."""
    looks: dict[str, tuple[str, Mapping[str, Any]]] = {
        "marker": ("status", _SHAPES),
        "pointsize": ("status", _SIZES),
        "color": ("side", _SIDES),
        "fill": ("bound", {"printed": True, "added": False}),
    }
    scales = {}
    for name, (column, values) in looks.items():
        present = set(frame[column].dropna()) if column in frame else set()
        order = [value for value in values if value in present]
        if order:
            scales[name] = so.Nominal({each: values[each] for each in order}, order=order)
    return scales
