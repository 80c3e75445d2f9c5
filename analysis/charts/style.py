"""How every chart looks: widths and seaborn theme; a user's own settings change nothing.

One px is 1/72 inch throughout, so that an SVG's user units are CSS pixels.

Status survives greyscale, colour blindness and a dark page, since its shape tells it: `stated` is
a filled circle; `attributed` a hollow diamond; `claimed` hollow and dashed in a colour without hue.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any

import matplotlib as mpl
import pandas as pd
import seaborn as sns
import seaborn.objects as so

from analysis.charts.palette import INK, LINE, MUTED
from analysis.charts.sizes import LABEL, SMALL

WIDE = 720
NARROW = 340
"""Widths in px at which each chart is published: on a page and on a phone."""

SHORT_DASH = (1.6, 1.1)
LONG_DASH = (3.0, 1.8)

THEME: Mapping[str, Any] = MappingProxyType(
    {
        **sns.axes_style("white"),
        **{f"axes.spines.{side}": False for side in ("left", "right", "top", "bottom")},
        "axes.grid": True,
        "axes.grid.axis": "x",
        "axes.labelcolor": MUTED,
        "axes.titlesize": LABEL,
        "axes.titlelocation": "left",
        "axes.titleweight": "bold",
        "figure.dpi": 72.0,
        "font.family": ["DejaVu Sans"],
        "font.size": LABEL,
        "grid.color": LINE,
        "grid.linewidth": 0.8,
        "legend.frameon": False,
        "text.color": INK,
        "xtick.color": MUTED,
        "xtick.labelsize": SMALL,
        "ytick.color": INK,
        "ytick.labelsize": LABEL,
    }
)
"""What each of our plots sets, so that it looks the same in a notebook and on a page."""

_EXACT: Mapping[str, Any] = MappingProxyType(
    {
        "text.parse_math": False,
        "text.usetex": False,
        "path.simplify": False,
        "svg.fonttype": "none",
    }
)
"""What no plot may change: a dollar sign is no formula, text stays text."""

_OWN: dict[Any, Any] = {
    name: value for name, value in mpl.rcParamsDefault.items() if "backend" not in name
}


@contextmanager
def shield() -> Iterator[mpl.RcParams]:
    """Matplotlib and seaborn as they come, whatever a user has set, for as long as the block runs.

    A plot's own `.theme` still counts, since it belongs to the plot.
    """
    theme: dict[Any, Any] = dict(so.Plot.config.theme)
    # Seaborn cuts small frames into smaller ones, which typed strings make a quarter slower.
    plain_texts = ("future.infer_string", False)
    with warnings.catch_warnings(), mpl.rc_context():
        # What old names of settings warn of is none of ours.
        warnings.simplefilter("ignore")
        mpl.rcParams.update(_OWN | dict(_EXACT))
        so.Plot.config.theme.reset()
        try:
            with pd.option_context(*plain_texts):
                yield mpl.rcParams
        finally:
            so.Plot.config.theme.update(theme)
