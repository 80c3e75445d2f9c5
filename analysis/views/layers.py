"""The layers of seaborn.objects that our plots share: bounds, spans, names, each honest by itself.

Seaborn drops a row of a layer in which a number is missing. So each kind of bound has a column of
its own, `split_bounds` fills just one of them, and each layer draws only what is known. A layer
without rows is left out: it would cost time and draw nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import seaborn.objects as so
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.views.frames import STATUSES
from analysis.views.palette import CLAIMED, DERIVED, INK, MUTED, PAPER, STATED
from analysis.views.style import LONG_DASH, SHORT_DASH, THEME
from analysis.views.words import capitalise

ARROW = 30.0
"""Length of an open arrow in points; the same for each, since it measures nothing."""

BAR = 13.0
"""Height in points of the bar at an end of a range or at the first number of an open one."""

REPORTED = "Reported"
ALONE = "One figure of a kind, drawn to no scale"
CLAIMS = "Claimed by a party to the fight, without independent evidence"
ALONE_CLAIMED = f"{CLAIMS}; drawn to no scale"
"""The panels into which one-sided claims are kept apart from reports."""

_M, _L, _C = Path.MOVETO, Path.LINETO, Path.CLOSEPOLY
_HALF = BAR / 2
_UPRIGHT = [(-1.3, -_HALF), (1.3, -_HALF), (1.3, _HALF), (-1.3, _HALF), (-1.3, -_HALF)]
_SHAFT = [(1.3, 0.0), (ARROW, 0.0)]
_HEAD = [(ARROW - 6, 4.0), (ARROW, 0.0), (ARROW - 6, -4.0), (ARROW, 0.0), (ARROW - 6, 4.0)]
_BAR_CODES = [_M, _L, _L, _L, _C]


def _point(sign: int) -> MarkerStyle:
    """A bar at the number and an arrow to one side, as long as the marker's size says."""
    points = [(sign * x, y) for x, y in (*_UPRIGHT, *_SHAFT, *_HEAD)]
    # Without its own fill style a marker takes the one that the user has set at this moment.
    return MarkerStyle(Path(points, [*_BAR_CODES, _M, _L, _M, _L, _L, _L, _L]), fillstyle="full")


AT_LEAST, AT_MOST = _point(1), _point(-1)
END = MarkerStyle(Path(_UPRIGHT, _BAR_CODES), fillstyle="full")

_BY_STATUS: Mapping[str, Mapping[str, Any]] = {
    "marker": {"stated": "o", "attributed": "D", "claimed": "o"},
    "pointsize": {"stated": 10.0, "attributed": 8.0, "claimed": 10.0},
    "color": {"stated": STATED, "attributed": STATED, "claimed": CLAIMED},
    "fill": {"stated": True, "attributed": False, "claimed": False},
    "edgestyle": {"stated": "-", "attributed": "-", "claimed": SHORT_DASH},
    "linestyle": {"stated": "-", "attributed": "-", "claimed": LONG_DASH},
}

_FREE = {"clip_on": False}
FLAT = _FREE | {"capstyle": "butt"}
"""Of lines: seaborn asks for the user's cap as soon as a mark is made, long before it is drawn."""


def scale_status(frame: pd.DataFrame, *properties: str) -> dict[str, so.Nominal]:
    """A scale a property, by status, for the statuses that the frame has; all properties if none
    is named. A chart's key then shows no status that is not drawn.
    """
    present = set(frame["status"].dropna())
    order = [status for status in STATUSES if status in present]
    return {
        name: so.Nominal({status: _BY_STATUS[name][status] for status in order}, order=order)
        for name in properties or _BY_STATUS
    }


def map_status(frame: pd.DataFrame, *properties: str) -> tuple[dict[str, str], dict[str, Any]]:
    """Properties to be mapped to status, and those that all rows have alike, as they are.

    A mapping costs seaborn time, layer by layer, also where nothing differs.
    """
    present = [status for status in STATUSES if frame["status"].eq(status).any()]
    values = {name: [_BY_STATUS[name][status] for status in present] for name in properties}
    alike = {
        name: found[0]
        for name, found in values.items()
        if found and found.count(found[0]) == len(found)
    }
    return {name: "status" for name in properties if name not in alike}, alike


def needs_key(frame: pd.DataFrame) -> bool:
    """Whether statuses are to be told apart.

    Claims stand in a panel of their own, so beside them one status alone needs no key.
    """
    statuses = set(frame["status"].dropna())
    return len(statuses - {"claimed"}) > 1


def name_rows(frame: pd.DataFrame) -> pd.Series[str]:
    """A name a row for its axis, told apart by speaker and id where two are alike.

    Seaborn draws rows of one name on one line.
    """
    names = frame["name_told" if "name_told" in frame else "label"].map(capitalise).astype("object")
    for column in ("speaker_name", "id"):
        if column in frame:
            twins = names.duplicated(keep=False) & frame[column].notna()
            names = names.where(~twins, names + " (" + frame[column].astype(str) + ")")
    return names


def part_claims(frame: pd.DataFrame) -> pd.Series[str]:
    """The panel of each row: what is reported, and apart from it what is claimed."""
    is_claim = frame["status"].eq("claimed")
    panels = is_claim.map({True: CLAIMS, False: REPORTED}).astype("object")
    return pd.Series(pd.Categorical(panels, [REPORTED, CLAIMS]), frame.index)


def split_bounds(frame: pd.DataFrame, prefix: str = "") -> pd.DataFrame:
    """The frame with its bounds by kind, one or none of which each row has.

    Columns added: exact; at_least; at_most; first and last (of a range); worded (0 where there is
    no number); ends (the greatest number marked) and reach (open or closed,
    or none without a mark), by which a label stands clear of its mark. All in the unit of low and
    high, NaN where they do not apply.

    Parameters
    ----------
    frame : low and high, NaN where open.
    prefix : before low, high and the columns added.
    """
    low, high = frame[f"{prefix}low"].astype(float), frame[f"{prefix}high"].astype(float)
    is_range = low.notna() & high.notna() & low.ne(high)
    none = low.isna() & high.isna()
    reach = high.isna().map({True: "open", False: "closed"}).where(~none, "none")
    columns = {
        "exact": low.where(low.eq(high)),
        "at_least": low.where(high.isna()),
        "at_most": high.where(low.isna()),
        "first": low.where(is_range),
        "last": high.where(is_range),
        "worded": low.mask(none, 0.0).where(none),
        "ends": high.fillna(low),
        "reach": reach.astype("object"),
    }
    return frame.assign(**{f"{prefix}{name}": column for name, column in columns.items()})


def add_bounds(plot: so.Plot, frame: pd.DataFrame) -> so.Plot:
    """The marks of all bounds: a point, an open arrow, or a segment between two bars.

    Parameters
    ----------
    plot : on `frame`, with y.
    frame : as `split_bounds` gives it, with status.
    """
    mapped, alike = map_status(frame, "color", "fill", "edgestyle")
    if frame["first"].notna().any():
        by_status, own = map_status(frame, "color", "linestyle")
        segment = so.Range(linewidth=3, **own, artist_kws=FLAT | {"gid": "range"})
        plot = plot.add(segment, xmin="first", xmax="last", **by_status, legend=False)
    for column, marker, size in (
        ("first", END, BAR),
        ("last", END, BAR),
        ("at_least", AT_LEAST, 2 * ARROW),
        ("at_most", AT_MOST, 2 * ARROW),
    ):
        if frame[column].notna().any():
            kind: dict[str, Any] = _FREE | {"gid": column.replace("_", "-")}
            look = {"marker": marker, "pointsize": size, "stroke": 1.6, "edgewidth": 1.6, **alike}
            plot = plot.add(so.Dot(**look, artist_kws=kind), x=column, **mapped, legend=False)
    if frame["exact"].notna().any():
        by_status, own = map_status(frame, "marker", "pointsize")
        kind = _FREE | {"zorder": 4, "gid": "exact"}
        point = so.Dot(edgewidth=1.4, stroke=1.4, **own, **alike, artist_kws=kind)
        plot = plot.add(point, x="exact", **by_status, **mapped, legend=needs_key(frame))
    return plot.scale(**scale_status(frame))


def add_band(plot: so.Plot, frame: pd.DataFrame) -> so.Plot:
    """What follows from others, as a soft band behind the marks: from tight_low to tight_high.

    An open end is an arrow; a single number a square. The frame is as `split_bounds` gives it
    with the prefix tight_.
    """
    soft = {"color": DERIVED}
    if frame["tight_first"].notna().any():
        band = so.Range(linewidth=9, **soft, artist_kws=FLAT | {"zorder": 1, "gid": "band"})
        plot = plot.add(band, xmin="tight_first", xmax="tight_last", legend=False)
    for column, marker, size in (
        ("tight_exact", "s", 15.0),
        ("tight_at_least", AT_LEAST, 2 * ARROW),
        ("tight_at_most", AT_MOST, 2 * ARROW),
    ):
        if frame[column].notna().any():
            own = _FREE | {"zorder": 1, "gid": column.replace("_", "-")}
            dot = so.Dot(
                marker=marker, pointsize=size, stroke=4, edgewidth=1, **soft, artist_kws=own
            )
            plot = plot.add(dot, x=column, legend=False)
    return plot


def split_spans(frame: pd.DataFrame, first: str, last: str) -> pd.DataFrame:
    """The frame with inside_first and inside_last: the ends of the spans that are drawn hollow.

    Parameters
    ----------
    frame : status, and the two columns with the ends of each span, empty where there is none.
    """
    is_hollow = frame["status"].ne("stated")
    return frame.assign(
        inside_first=frame[first].where(is_hollow), inside_last=frame[last].where(is_hollow)
    )


def add_spans(plot: so.Plot, frame: pd.DataFrame, first: str, last: str) -> so.Plot:
    """A bar from end to end: filled where stated, else hollow, and dashed where claimed.

    Parameters
    ----------
    plot : on `frame`, with y.
    frame : as `split_spans` gives it for the same two columns.
    """
    if frame[first].isna().all():
        return plot
    both = {"xmin": first, "xmax": last, "color": "status", "legend": False}
    bar = so.Range(linewidth=BAR, artist_kws=FLAT | {"zorder": 2, "gid": "span"})
    plot = plot.add(bar, **both, linestyle="status")
    ends = [first]
    if frame["inside_first"].notna().any():
        inside = FLAT | {"zorder": 2.1, "gid": "inside"}
        paper = so.Range(linewidth=BAR - 2 * _EDGE, color=PAPER, linestyle="-", artist_kws=inside)
        plot = plot.add(paper, xmin="inside_first", xmax="inside_last", legend=False)
        ends.append(last)
    for column in ends:
        own = _FREE | {"zorder": 2.2, "gid": "edge"}
        edge = so.Dot(marker="|", pointsize=BAR, stroke=_EDGE, artist_kws=own)
        plot = plot.add(edge, x=column, color="status", legend=False)
    return plot


_EDGE = 1.5
"""Width in points of the outline of a bar; none is so short that it cannot be seen."""


def add_labels(plot: so.Plot, frame: pd.DataFrame, text: str = "shown") -> so.Plot:
    """Each figure's label right of its mark; slanted at the left edge where nothing is marked."""
    marked = frame["reach"].ne("none")
    offsets = {"open": ARROW + 8, "closed": 11.0}
    if marked.any():
        kinds = frame["reach"][marked].unique()
        own = _FREE | {"weight": "bold", "gid": "shown"}
        # What a mark says itself, seaborn does not map.
        alike: dict[str, Any] = {"offset": offsets[kinds[0]]} if len(kinds) == 1 else {}
        by_reach: dict[str, Any] = {} if alike else {"offset": "reach"}
        label = so.Text(halign="left", color=INK, artist_kws=own, **alike)
        plot = plot.add(label, x="ends", text=text, **by_reach, legend=False)
    if not marked.all():
        own = _FREE | {"style": "italic", "gid": "worded"}
        label = so.Text(halign="left", color=MUTED, offset=0, artist_kws=own)
        plot = plot.add(label, x="worded", text=text, legend=False)
    return plot.scale(offset=so.Nominal(offsets, order=list(offsets)))


def plot_rows(
    frame: pd.DataFrame, panel: str = "", *, text: str = "shown", shares_x: bool = True
) -> so.Plot:
    """One row a figure with its bounds and its label; panels under each other where there are some.

    Parameters
    ----------
    frame : label, `text`, low, high, status; where there are such columns, id, speaker_name, and
        tight_low, tight_high for a band of what follows.
    panel : the column by which the rows are parted; none for one panel.
    text : the column of the labels.
    shares_x : whether the panels have one scale, as those of one unit must.
    """
    rows = split_bounds(frame).reset_index(drop=True)
    rows = rows.assign(name=name_rows(rows))
    for column in filter(None, (panel, "status")):
        if isinstance(rows[column].dtype, pd.CategoricalDtype):
            # A category without rows would be a panel without marks.
            rows[column] = rows[column].cat.remove_unused_categories()
    if has_band := "tight_low" in rows:
        rows = split_bounds(rows, "tight_")
        is_further = rows["tight_reach"].eq("open") | rows["reach"].eq("none")
        rows["reach"] = rows["reach"].mask(is_further, rows["tight_reach"])
        rows["ends"] = rows[["ends", "tight_ends"]].max(axis=1)
        rows["worded"] = rows["worded"].where(rows["reach"].eq("none"))
    plot = so.Plot(rows, y="name")
    plot = add_bounds(add_band(plot, rows) if has_band else plot, rows)
    # Shared rows would stand in each panel, also where a user facets by another column.
    plot = add_labels(plot, rows, text).limit(x=(0, None)).share(x=shares_x, y=False)
    if panel and rows[panel].nunique() > 1:
        plot = plot.facet(row=panel)
    return finish(plot, len(rows))


def gather_single(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with rows that are alone in their panel in one panel, `ALONE`, without a scale;
    claims in another one.

    What cannot be compared needs no axis: an exact or open number keeps its mark, at the edge; a
    range, which has a length, is told in words.
    """
    is_single = ~frame["panel"].duplicated(keep=False)
    alone = frame["status"].eq("claimed").map({True: ALONE_CLAIMED, False: ALONE})
    panels = frame["panel"].astype("object").mask(is_single, alone)
    order = [*panels[~is_single].unique(), ALONE, ALONE_CLAIMED]
    gathered = frame.assign(panel=pd.Categorical(panels, order))
    for prefix in ("", "tight_"):
        if f"{prefix}low" in frame:
            low, high = frame[f"{prefix}low"], frame[f"{prefix}high"]
            has_mark = low.notna() & (high.isna() | low.eq(high))
            for name, ends in ((f"{prefix}low", low), (f"{prefix}high", high)):
                edge = ends.mask(is_single & ends.notna(), 0.0)
                gathered[name] = edge.where(has_mark | ~is_single)
    return gathered.sort_values("panel", kind="stable")


def finish(plot: so.Plot, rows: int) -> so.Plot:
    """The plot in our theme, without names of axes, as high as its rows need."""
    plot = plot.label(x="", y="", legend="").theme(dict(THEME))
    return plot.layout(size=(10, 1.2 + 0.45 * rows))
