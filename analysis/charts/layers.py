"""The layers of seaborn.objects that our plots share: bounds, spans, names, each honest by itself.

Seaborn drops a row of a layer in which a number is missing. So each kind of bound has a column of
its own, `split_bounds` fills just one of them, and each layer draws only what is known. A layer
without rows is left out: it would cost time and draw nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import seaborn.objects as so
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.charts.compose import NO_SCALE
from analysis.charts.palette import CLAIMED, DERIVED, INK, MUTED, STATED
from analysis.charts.style import LONG_DASH, SHORT_DASH, THEME
from analysis.ledger.model import STATUSES
from analysis.telling.words import capitalise

ARROW = 30.0
"""Length of an open arrow in points; the same for each, since it measures nothing."""

BAR = 13.0
"""Height in points of the bar at an end of a range or at the first number of an open one."""

REPORTED = "Reported"
ALONE = f"One figure of a kind, {NO_SCALE}"
CLAIMS = "Claimed by a party to the fight, without independent evidence"
ALONE_CLAIMED = f"{CLAIMS}; {NO_SCALE}"
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

_BY_STATUS: dict[str, dict[str, Any]] = {
    "marker": {"stated": "o", "attributed": "D", "claimed": "o"},
    "pointsize": {"stated": 10.0, "attributed": 8.0, "claimed": 10.0},
    "color": {"stated": STATED, "attributed": STATED, "claimed": CLAIMED},
    "fill": {"stated": True, "attributed": False, "claimed": False},
    "edgestyle": {"stated": "-", "attributed": "-", "claimed": SHORT_DASH},
    "linestyle": {"stated": "-", "attributed": "-", "claimed": LONG_DASH},
}

_BY_BOUND: dict[str, dict[str, Any]] = {
    "marker": {"exact": "s", "first": END, "at_least": AT_LEAST, "at_most": AT_MOST},
    "pointsize": {"exact": 15.0, "first": BAR, "at_least": 2 * ARROW, "at_most": 2 * ARROW},
}
"""The mark of each kind of bound; an exact one of a statement has the mark of its status."""

_FREE = {"clip_on": False}
FLAT = _FREE | {"capstyle": "butt"}
"""Of lines: seaborn asks for the user's cap as soon as a mark is made, long before it is drawn."""


def list_statuses(frame: pd.DataFrame) -> list[str]:
    """The statuses that the frame has, the firmest first."""
    present = set(frame["status"])
    return [status for status in STATUSES if status in present]


def scale_status(frame: pd.DataFrame, *properties: str) -> dict[str, so.Nominal]:
    """A scale a property, by status, for the statuses that the frame has; all properties if none
    is named. A chart's key then shows no status that is not drawn.
    """
    order = list_statuses(frame)
    return {
        name: so.Nominal({status: _BY_STATUS[name][status] for status in order}, order=order)
        for name in properties or _BY_STATUS
    }


def map_status(frame: pd.DataFrame, *properties: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """Properties to be mapped to status, and those that all rows have alike, as they are.

    A mapping costs seaborn time, layer by layer, also where nothing differs; of categories more.
    """
    present = list_statuses(frame)
    values = {name: [_BY_STATUS[name][status] for status in present] for name in properties}
    alike = {
        name: found[0]
        for name, found in values.items()
        if found and found.count(found[0]) == len(found)
    }
    statuses = frame["status"].astype("object")
    return {name: statuses for name in properties if name not in alike}, alike


def needs_key(frame: pd.DataFrame) -> bool:
    """Whether statuses are to be told apart.

    Claims stand in a panel of their own, so beside them one status alone needs no key.
    """
    return len({*list_statuses(frame)} - {"claimed"}) > 1


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
    no number); at (the one of exact, at_least, at_most and first that the row has); ends (the
    greatest number marked) and reach (open or closed, or none without a mark), by which a label
    stands clear of its mark. All in the unit of low and high, NaN where they do not apply.

    Parameters
    ----------
    frame : low and high, NaN where open.
    prefix : before low, high and the columns added.
    """
    low, high = (frame[f"{prefix}{end}"].to_numpy(float) for end in ("low", "high"))
    has_low, has_high, nothing = ~np.isnan(low), ~np.isnan(high), np.nan
    is_range, has_mark = has_low & has_high & (low != high), has_low | has_high
    columns = {
        "exact": np.where(low == high, low, nothing),
        "at_least": np.where(has_high, nothing, low),
        "at_most": np.where(has_low, nothing, high),
        "first": np.where(is_range, low, nothing),
        "last": np.where(is_range, high, nothing),
        "worded": np.where(has_mark, nothing, 0.0),
        "at": np.where(has_low, low, high),
        "ends": np.where(has_high, high, low),
        "reach": np.select([~has_mark, has_high], ["none", "closed"], "open").astype("object"),
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
    look: dict[str, Any] = {"stroke": 1.5, "edgewidth": 1.5, **alike}
    if frame["first"].notna().any():
        by_status, own = map_status(frame, "color", "linestyle")
        segment = so.Range(linewidth=3, **own, artist_kws=FLAT | {"gid": "range"})
        plot = plot.add(segment, xmin="first", xmax="last", **by_status, legend=False)
        end = so.Dot(marker=END, pointsize=BAR, **look, artist_kws=_FREE | {"gid": "last"})
        plot = plot.add(end, x="last", **mapped, legend=False)
    kinds = _name_bounds(frame)
    if kinds.notna().any():
        is_exact = kinds.eq("exact")
        shapes, shape = _map_bounds(kinds.mask(is_exact, frame["status"].astype("object")))
        dot = so.Dot(**look, **shape, artist_kws=_FREE | {"zorder": 1.5, "gid": "bounds"})
        has_key = needs_key(frame) and bool(is_exact.any())
        plot = plot.add(dot, x="at", **mapped, **shapes, legend=has_key)
    return plot.scale(**scale_status(frame) | _scale_bounds(list_statuses(frame)))


def add_band(plot: so.Plot, frame: pd.DataFrame) -> so.Plot:
    """What follows from others, as a soft band behind the marks: from tight_low to tight_high.

    An open end is an arrow; a single number a square. The frame is as `split_bounds` gives it
    with the prefix tight_.
    """
    behind = {"zorder": 1, "gid": "band"}
    is_range = frame["tight_first"].notna()
    if is_range.any():
        band = so.Range(linewidth=9, color=DERIVED, artist_kws=FLAT | behind)
        plot = plot.add(band, xmin="tight_first", xmax="tight_last", legend=False)
    kinds = _name_bounds(frame, "tight_").mask(is_range)
    if kinds.notna().any():
        shapes, shape = _map_bounds(kinds)
        look = {"color": DERIVED, "stroke": 4, "edgewidth": 1, **shape}
        # Of one kind alone nothing is mapped that would leave the ranges out.
        at = frame["tight_at"].mask(is_range)
        plot = plot.add(so.Dot(**look, artist_kws=_FREE | behind), x=at, **shapes, legend=False)
    return plot


def _name_bounds(frame: pd.DataFrame, prefix: str = "") -> pd.Series[Any]:
    """The kind of each row's bound, by the name of its column; none where there is no number."""
    has = [frame[f"{prefix}{kind}"].notna() for kind in _BY_BOUND["marker"]]
    kinds = np.select(has, [*_BY_BOUND["marker"]], "").astype("object")
    return pd.Series(kinds, frame.index).where(kinds != "")


def _map_bounds(kinds: pd.Series[Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Shape and size of marks: mapped to their kinds or, of one kind alone, as they are."""
    present = kinds.dropna().unique()
    if len(present) > 1:
        # Under one name seaborn joins shape and colour in one key.
        return dict.fromkeys(_BY_BOUND, kinds.rename("status")), {}
    return {}, {name: (_BY_STATUS[name] | _BY_BOUND[name])[present[0]] for name in _BY_BOUND}


def _scale_bounds(statuses: Sequence[str]) -> dict[str, so.Nominal]:
    """Scales of shape and size, for statuses and for each kind of bound."""
    scales = {}
    for name, looks in _BY_BOUND.items():
        values = {status: _BY_STATUS[name][status] for status in statuses} | looks
        scales[name] = so.Nominal(values, order=list(values))
    return scales


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
    if has_band := "tight_low" in rows:
        rows = split_bounds(rows, "tight_")
        is_further = rows["tight_reach"].eq("open") | rows["reach"].eq("none")
        rows["reach"] = rows["reach"].mask(is_further, rows["tight_reach"])
        rows["ends"] = rows[["ends", "tight_ends"]].max(axis=1)
        rows["worded"] = rows["worded"].where(rows["reach"].eq("none"))
    plot = start(rows)
    plot = add_bounds(add_band(plot, rows) if has_band else plot, rows)
    # Shared rows would stand in each panel, also where a user facets by another column.
    plot = add_labels(plot, rows, text).limit(x=(0, None)).share(x=shares_x, y=False)
    if panel and rows[panel].nunique() > 1:
        plot = part_rows(plot, rows[panel])
    return finish(plot, len(rows))


def gather_single(frame: pd.DataFrame, keep: pd.Series[bool] | None = None) -> pd.DataFrame:
    """The frame with rows that are alone in their panel in one panel, `ALONE`, without a scale;
    claims in another one, and what is not of the event in others, behind all of it.

    What cannot be compared needs no axis: an exact or open number keeps its mark, at the edge; a
    range, which has a length, is told in words. The rows of `keep` stay where they are.
    """
    is_single = ~frame["panel"].duplicated(keep=False)
    is_single &= ~keep if keep is not None else True
    alone = frame["status"].eq("claimed").map({True: ALONE_CLAIMED, False: ALONE})
    role = frame["role_told"].fillna("") if "role_told" in frame else alone.map(lambda _: "")
    alone = alone.where(role.eq(""), role + ": " + alone.str[:1].str.lower() + alone.str[1:])
    panels = frame["panel"].astype("object").mask(is_single, alone)
    order = list(
        dict.fromkeys(
            panel
            for name in ("", *role[role.ne("")].unique())
            for part in (~is_single, is_single & alone.str.endswith(ALONE[1:]), is_single)
            for panel in panels[part & role.eq(name)]
        )
    )
    gathered = frame.assign(panel=pd.Categorical(panels, order))
    for prefix in ("", "tight_"):
        if f"{prefix}low" in frame:
            low, high = frame[f"{prefix}low"], frame[f"{prefix}high"]
            has_mark = low.notna() & (high.isna() | low.eq(high))
            for name, ends in ((f"{prefix}low", low), (f"{prefix}high", high)):
                edge = ends.mask(is_single & ends.notna(), 0.0)
                gathered[name] = edge.where(has_mark | ~is_single)
    return gathered.sort_values("panel", kind="stable")


def start(rows: pd.DataFrame, y: str = "name") -> so.Plot:
    """A plot of rows, each at its `y`; a facet by a category has no panel without rows.

    Seaborn cuts its frame into many small ones, which typed strings and `attrs` make slow.
    """
    texts = [name for name, values in rows.items() if values.dtype == "string"]
    bare = rows.astype(dict.fromkeys(texts, "object"))
    for name in bare.select_dtypes("category"):
        bare[name] = bare[name].cat.remove_unused_categories()
    bare.attrs = {}
    return so.Plot(bare, y=y)


def part_rows(plot: so.Plot, panels: pd.Series[Any]) -> so.Plot:
    """The plot with its rows in panels under each other; a category without rows has none."""
    order = list(panels.dropna().unique())
    if isinstance(panels.dtype, pd.CategoricalDtype):
        order = [panel for panel in panels.cat.categories if panel in order]
    return plot.facet(row=panels.astype("object"), order=order)


def finish(plot: so.Plot, rows: int) -> so.Plot:
    """The plot in our theme, without names of axes, as high as its rows need."""
    plot = plot.label(x="", y="", legend="").theme(dict(THEME))
    return plot.layout(size=(10, 1.2 + 0.45 * rows))
