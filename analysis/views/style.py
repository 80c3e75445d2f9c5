"""How every chart looks: palette, type sizes, hatches, and the frame of title, unit and source.

One px is 1/72 inch throughout, so that an SVG's user units are CSS pixels and no size is
converted. A chart lays itself out: it reads the width of its axes, draws in px downwards from
the top, and asks for its height through the box aspect of the axes (`ask_height`).

Status survives greyscale, colour blindness and a dark page, since its shape tells it: `stated` is
a filled circle or bar; `attributed` a diamond, or a bar that is only outlined; `claimed` hollow
and dashed in a colour without hue. `derived` is a soft band, for what no statement gives.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

import matplotlib as mpl
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from analysis.views.charts.lettering import LEADING, Block, set_block

WIDE = 720
NARROW = 340
"""Widths in px at which each chart is drawn: on a page and on a phone."""

PHONE_BELOW = 520
"""Axes narrower than this many px have their row labels above the marks, not at the left."""

INK = "#1f2328"
MUTED = "#5c636b"
LINE = "#d8dce0"
PAPER = "#ffffff"

STATED = sns.color_palette("colorblind").as_hex()[0]
ATTRIBUTED = "#eaf4fb"
"""Inside the outline of what is attributed; nearly paper, so that no tone has to be told apart."""
CLAIMED = "#43484e"
DERIVED = "#9ac7e4"
"""What no statement gives and follows from others."""

CSS_VARIABLES: Mapping[str, str] = MappingProxyType(
    {
        INK: "--ink",
        MUTED: "--muted",
        LINE: "--line",
        PAPER: "--paper",
        STATED: "--stated",
        ATTRIBUTED: "--attributed",
        CLAIMED: "--claimed",
        DERIVED: "--derived",
    }
)
"""Colour → the CSS variable by which a page may change it."""

TITLE, TITLE_NARROW = 15.0, 14.0
SUBTITLE = 12.0
LABEL = 12.5
SMALL = 11.0
FOOTER = 10.5
"""Type sizes in px; none is smaller than the last."""

SOFT_HATCH = "////"
"""For a stretch of time or number that is told less exactly than it is drawn."""

LONG_DASH = (0.0, (3.0, 1.8))
SHORT_DASH = (0.0, (1.6, 1.1))


@dataclass(frozen=True, slots=True)
class Tone:
    """How marks of one status are drawn."""

    face: str
    edge: str
    line: str
    marker: str = "o"
    is_dashed: bool = False

    @property
    def is_outlined(self) -> bool:
        """Whether a bar of it is drawn as an outline with a face of another colour."""
        return not self.is_dashed and self.face != self.edge

    @property
    def is_soft(self) -> bool:
        """Whether a bar of it is a pale band between ends of another colour."""
        return self.face == self.edge != self.line


TONES: Mapping[str, Tone] = MappingProxyType(
    {
        "stated": Tone(STATED, STATED, STATED),
        "attributed": Tone(ATTRIBUTED, STATED, STATED, marker="D"),
        "claimed": Tone("none", CLAIMED, CLAIMED, is_dashed=True),
        "derived": Tone(DERIVED, DERIVED, STATED, marker="s"),
    }
)
"""Status → tone."""

_TITLE_GAP, _HEAD_GAP, _FOOT_GAP = 3.0, 14.0, 14.0
"""Px under the title, over the chart and over the source."""

Draw = Callable[[pd.DataFrame, Axes], Axes]

_THEME: Mapping[str, object] = MappingProxyType(
    {
        "font.family": ["DejaVu Sans"],
        "font.size": LABEL,
        "text.color": INK,
        "text.usetex": False,
        "text.parse_math": False,
        "axes.unicode_minus": True,
        "hatch.linewidth": 1.0,
        "lines.solid_capstyle": "butt",
        "path.simplify": False,
        "svg.fonttype": "none",
    }
)


@contextmanager
def theme() -> Iterator[mpl.RcParams]:
    """Seaborn's white style with our own sizes, for as long as the block runs and no longer."""
    with mpl.rc_context(), warnings.catch_warnings():
        mpl.rcParams.update(sns.axes_style("white"))
        mpl.rcParams.update(_THEME)  # type: ignore[arg-type]
        # A script that the layout font lacks is drawn by the reader's fonts.
        warnings.filterwarnings("ignore", message="Glyph .* missing from font")
        yield mpl.rcParams


def compose(
    draw: Draw, table: pd.DataFrame, *, width: int, title: str, subtitle: str, source: str
) -> Figure:
    """A chart with its finding above and its source below, as a figure of `width` px.

    Parameters
    ----------
    draw : table, axes → axes; lays itself out by the width of the axes and asks for its height.
    table : what `draw` draws.
    title, subtitle, source : one line each, wrapped here; an empty one takes no room.
    """
    size = TITLE if width >= PHONE_BELOW else TITLE_NARROW
    head = set_block(title, size, width - 2, is_bold=True)
    unit = set_block(subtitle, SUBTITLE, width - 2, color=MUTED)
    foot = set_block(source, FOOTER, width - 2, color=MUTED)
    with theme():
        figure = Figure(figsize=(width / 72, 1), dpi=72, facecolor=PAPER)
        ax = figure.add_axes((0, 0, 1, 1))
        draw(table, ax)
        top = head.height + _TITLE_GAP + unit.height + _HEAD_GAP
        bottom = _FOOT_GAP + foot.height
        total = round(top + asked_height(ax) + bottom)
        _grant_height(ax, top, bottom, total)
        _print_block(figure, head, 0)
        _print_block(figure, unit, head.height + _TITLE_GAP)
        _print_block(figure, foot, total - foot.height - 2)
    return figure


def ask_height(ax: Axes, height: float) -> None:
    """Ask for a height in px for the axes' present width; `compose` grants it."""
    ax.set_box_aspect(height / axes_width(ax))


def asked_height(ax: Axes) -> float:
    """The height in px that the axes' chart asked for; three fifths of the width if it did not."""
    return axes_width(ax) * float(ax.get_box_aspect() or 0.6)


def axes_width(ax: Axes) -> float:
    """The width of the axes in px of 1/72 inch, before any aspect shrinks them."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    return float(ax.get_position(original=True).width * figure.get_figwidth() * 72)


def _grant_height(ax: Axes, top: float, bottom: float, total: float) -> None:
    """Make the figure so high that the axes get what they asked for between head and foot."""
    figure = ax.get_figure(root=True)
    assert figure is not None
    figure.set_size_inches(figure.get_figwidth(), total / 72)
    ax.set_box_aspect(None)
    ax.set_position((0, bottom / total, 1, 1 - (top + bottom) / total))


def _print_block(figure: Figure, block: Block, top: float) -> None:
    width, height = figure.get_size_inches() * 72
    for line in block.lines:
        figure.text(
            1 / width,
            1 - (top + block.size) / height,
            line,
            fontsize=block.size,
            color=block.color,
            fontweight="bold" if block.is_bold else "normal",
            va="baseline",
            parse_math=False,
        )
        top += block.size * LEADING
