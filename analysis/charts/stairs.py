"""Numbers along the days as steps: each a mark at its day, and a line for what one side says.

A bound is drawn as everywhere: a mark at an exact number, a bar and an arrow where it is open, a
segment between two bars for a range. A line joins what one line of speakers says, step by step,
since nobody counted in between.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd
import seaborn.objects as so
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.charts.layers import AT_LEAST, AT_MOST, BAR, split_bounds, start
from analysis.charts.palette import CIVILIANS, CLAIMED, INK, MUTED, STATED
from analysis.charts.sizes import SMALL
from analysis.charts.style import LONG_DASH, SHORT_DASH, THEME

MAIN, OTHER, OLD, CLAIM = "main", "other", "old", "claim"
"""Tones: the line that tells most, other lines, what was overtaken when printed, and claims."""

COLORS = {MAIN: STATED, OTHER: CIVILIANS, OLD: MUTED, CLAIM: CLAIMED}

STAIRS = "stairs"
"""How the names of the lines begin by which a drawn plot of this kind is known."""

ARROW = 24.0
"""Px of an open arrow; the same for each, since it measures nothing."""


def _turn(marker: MarkerStyle) -> MarkerStyle:
    """A mark that lies, upright."""
    path = marker.get_path()
    return MarkerStyle(Path(np.asarray(path.vertices)[:, ::-1], path.codes), fillstyle="full")


_UP, _DOWN = _turn(AT_LEAST), _turn(AT_MOST)
_END = MarkerStyle(Path([(-6.5, -1.3), (6.5, -1.3), (6.5, 1.3), (-6.5, 1.3), (-6.5, -1.3)]), "full")
_EXACT = {"stated": ("o", 9.0), "attributed": ("D", 7.5), "claimed": ("o", 9.0)}
_FLAT: dict[str, Any] = {"solid_capstyle": "butt", "dash_capstyle": "butt", "clip_on": False}
_KINDS = ("exact", "at_least", "at_most", "first")


def plot_stairs(frame: pd.DataFrame) -> so.Plot:
    """Marks along the days, in panels under each other; each line's numbers joined by steps.

    Parameters
    ----------
    frame : panel, slot, line, low, high, status, tone, tag; one row a number.
    """
    rows = split_bounds(_open_below(frame)).reset_index(drop=True)
    rows = rows.assign(panel=rows["panel"].astype("object"))
    steps = draw_steps(rows)
    # Seaborn finds the panel of a layer's rows by their index in the plot's own frame.
    steps.index = pd.RangeIndex(len(rows), len(rows) + len(steps))
    both = pd.concat([rows[["panel", "slot", "at"]], steps[["panel", "slot", "at"]]])
    plot = start(both, "at")
    for tone, own in steps.groupby("tone", sort=False):
        is_claim = tone == CLAIM
        line = so.Path(
            color=COLORS[str(tone)],
            linewidth=1.6,
            linestyle=LONG_DASH if is_claim else "-",
            artist_kws=_FLAT | {"zorder": 1, "gid": f"{STAIRS}-step"},
        )
        plot = plot.add(line, data=own, x="slot", y="at", group="series", legend=False)
    for mark, own, y in _list_marks(rows):
        ends = {"y": y} if y else {"ymin": "first", "ymax": "last"}
        plot = plot.add(mark, data=own, x="slot", **ends, legend=False)
    told = rows[rows["at"].notna()].assign(tag=lambda own: own["tag"].astype("object"))
    text = so.Text(color=INK, fontsize=SMALL, artist_kws={"weight": "bold", "gid": "tag"})
    plot = plot.add(text, data=told, x="slot", y="ends", text="tag", legend=False)
    order = list(dict.fromkeys(rows["panel"].astype(str)))
    plot = plot.facet(row="panel", order=order).share(x=True, y=False)
    plot = plot.limit(y=(0, None)).label(x="", y="", legend="")
    return plot.theme({**THEME, "axes.grid.axis": "y"}).layout(size=(10, 1 + 2.4 * len(order)))


def _open_below(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame in which a number without a least one, "up to 40", is open below and no range."""
    is_open = frame["low"].eq(0) & frame["high"].gt(0)
    return frame.assign(low=frame["low"].mask(is_open))


def draw_steps(rows: pd.DataFrame) -> pd.DataFrame:
    """The corners of each line's steps: it goes on to the next number's place, and rises there.

    Only what is no lower than the line had said makes a step; a line of one number has none.

    Returns
    -------
    Columns: panel, series, tone, slot, at.
    """
    corners = []
    last = rows["slot"].max()
    told = rows[rows["low"].notna()]
    for (panel, line), own in told.groupby(["panel", "line"], sort=False, observed=True):
        heights = list(_climb(own.sort_values(["slot", "low"])))
        if len(own) < 2:
            continue
        tones = [tone for tone in own["tone"] if tone != OLD]
        key = {"panel": panel, "series": f"{panel} {line}", "tone": tones[0] if tones else OLD}
        for number, (slot, low) in enumerate(heights):
            before = heights[number - 1][1] if number else low
            corners += [{**key, "slot": slot, "at": each} for each in dict.fromkeys((before, low))]
        corners.append({**key, "slot": last, "at": heights[-1][1]})
    return pd.DataFrame(corners, columns=["panel", "series", "tone", "slot", "at"])


def _climb(rows: pd.DataFrame) -> Iterator[tuple[float, float]]:
    """The place and the number of each new height."""
    height = float("-inf")
    for slot, low in zip(rows["slot"], rows["low"], strict=True):
        if low > height:
            height = low
            yield float(slot), float(low)


def _list_marks(rows: pd.DataFrame) -> Iterator[tuple[so.Mark, pd.DataFrame, str]]:
    """A layer for each kind of mark that the rows have: the mark, its rows, and their height."""
    for (tone, status), own in rows.groupby(["tone", "status"], sort=False, observed=True):
        color, is_claim = COLORS[str(tone)], status == "claimed"
        look: dict[str, Any] = {
            "color": color,
            "stroke": 1.5,
            "edgewidth": 1.5,
            "fill": status == "stated",
            "edgestyle": SHORT_DASH if is_claim else "-",
        }
        place = {"clip_on": False, "zorder": 2 if tone == OLD else 3}
        for kind in _KINDS:
            some = own[own[kind].notna()]
            if len(some):
                marker, size = _shape(kind, str(status))
                kws = place | {"gid": f"{STAIRS}-{kind.replace('_', '-')}"}
                yield so.Dot(marker=marker, pointsize=size, **look, artist_kws=kws), some, kind
        ranges = own[own["first"].notna()]
        if len(ranges):
            kws = place | {"gid": f"{STAIRS}-range"}
            dash = LONG_DASH if is_claim else "-"
            segment = so.Range(color=color, linewidth=2.5, linestyle=dash, artist_kws=kws)
            yield segment, ranges, ""
            kws = place | {"gid": f"{STAIRS}-last"}
            yield so.Dot(marker=_END, pointsize=BAR, **look, artist_kws=kws), ranges, "last"


def _shape(kind: str, status: str) -> tuple[Any, float]:
    if kind == "exact":
        return _EXACT[status]
    return {"at_least": (_UP, 2 * ARROW), "at_most": (_DOWN, 2 * ARROW), "first": (_END, BAR)}[kind]


def is_stairs(figure: Figure) -> bool:
    """Whether what was drawn is a plot of this kind, which has a layout of its own."""
    return any(
        str(marks.get_gid() or "").startswith(STAIRS)
        for ax in figure.axes
        for marks in (*ax.collections, *ax.lines)
    )
