"""Reading a drawn chart back: what stands where, and whether anything meets or leaves the page."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pytest
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_svg import RendererSVG
from matplotlib.collections import PathCollection
from matplotlib.figure import Figure
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from analysis.charts.compose import Heading, Layout
from analysis.charts.layers import part_claims
from analysis.charts.style import NARROW, WIDE, shield
from analysis.output.show import Drawable, name_marks
from analysis.reading.frames import frame_rows

WIDTHS = (WIDE, NARROW)

LONG = "A name that goes on and on, " * 12
HOSTILE = '<script>alert(1)</script> $x^2$ & "q" a_b \x00\x07 \u202eright\u202c شہری'


def draw(plot: Drawable, frame: pd.DataFrame, width: int = WIDE, **heading: str) -> Figure:
    """The figure that a page shows, at one width."""
    with shield():
        figure = Figure(dpi=72)
        still = plot.layout(engine="none") if hasattr(plot, "layout") else plot
        still.on(figure).plot()
        return Layout(figure, name_marks(frame)).set_width(width, Heading(**heading))


def figure_row(name: str, low: float | None, high: float | None, **changes: object) -> dict:
    """One record with the columns that rows of figures have."""
    row = {
        "id": name,
        "depth": 0,
        "label": name,
        "shown": f"{low} to {high}" if low != high else str(low),
        "low": low,
        "high": high,
        "speaker_name": "Gazette",
        "status": "stated",
        "reads": None,
    }
    return row | changes


def tabulate(*rows: dict) -> pd.DataFrame:
    """Such records as a frame with their panels."""
    table = frame_rows(list(rows))
    return table.assign(panel=part_claims(table))


STRESS = tabulate(
    figure_row("nil", 0, 0, label=LONG),
    figure_row("one", 1, 1, depth=1),
    figure_row("million", 10**6, 10**6, status="attributed", speaker_name=LONG, depth=2),
    figure_row("hostile", 12, 15, label=HOSTILE, shown=HOSTILE, speaker_name=HOSTILE, depth=1),
    figure_row("range", 200_000, 450_000, status="attributed", shown="200,000–450,000"),
    figure_row("most", 0, 400_000, shown="≤ 400,000 (“up to 400,000”)"),
    figure_row("wide", None, None, label="W" * 300, shown="“around 50,000”"),
    figure_row("none", None, None, shown=None),
    figure_row("open", 500_000, None, shown=f"≥ 500,000 ({LONG})"),
    figure_row("claim-range", 100, 300_000, status="claimed", speaker_name=HOSTILE),
    figure_row("claim-open", 900_000, None, status="claimed", speaker_name="Party"),
    figure_row("claim-nil", 0, 0, status="claimed", speaker_name="Party"),
    *(figure_row(f"row-{n}", 7 * n, None if n % 3 else 7 * n, depth=n % 4) for n in range(13)),
)
"""25 rows: long, hostile, huge, unknown."""


# --- marks ------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Marks:
    """The marks of one kind among the many of a layer."""

    layer: PathCollection
    kind: str
    picked: Sequence[int]

    @property
    def axes(self) -> Axes | None:
        """Where they stand."""
        return self.layer.axes

    def get_gid(self) -> str:
        """Their kind."""
        return self.kind

    def get_offsets(self) -> np.ndarray:
        """Number and row of each."""
        return np.asarray(self.layer.get_offsets())[self.picked]

    def get_paths(self) -> list[Path]:
        """The shape of each."""
        return self._pick(self.layer.get_paths())

    def get_sizes(self) -> list[float]:
        """The size of each."""
        return self._pick(self.layer.get_sizes())

    def get_facecolors(self) -> list[np.ndarray]:
        """What fills each."""
        return self._pick(self.layer.get_facecolors())

    def get_linestyles(self) -> list[tuple]:
        """The dashes of each."""
        return self._pick(self.layer.get_linestyles())

    def _pick(self, values: Sequence[Any]) -> list[Any]:
        """Matplotlib repeats what is said of fewer marks than there are."""
        return [values[number % len(values)] for number in self.picked]


LAYERS = {"bounds": "", "band": "tight-"}
"""Layers with marks of several kinds → what stands before the name of each kind."""


def find_kind(path: Path) -> str:
    """What kind of bound a mark tells, from its shape: an arrow to one side, a bar, or a point."""
    box = path.get_extents()
    if box.height > 2 * box.width:
        return "first"
    if box.x1 + box.x0 == pytest.approx(0, abs=box.width / 4):
        return "exact"
    return "at-least" if box.x1 > -box.x0 else "at-most"


def list_marks(figure: Figure) -> list[Artist | Marks]:
    """All artists in axes, a layer of many kinds parted by kind."""
    marks: list[Artist | Marks] = []
    for artist in (artist for ax in figure.axes for artist in ax.get_children()):
        if not isinstance(artist, PathCollection) or artist.get_gid() not in LAYERS:
            marks.append(artist)
            continue
        paths = artist.get_paths()
        count = range(len(artist.get_offsets()))
        kinds = [LAYERS[artist.get_gid()] + find_kind(paths[n % len(paths)]) for n in count]
        for kind in dict.fromkeys(kinds):
            marks.append(Marks(artist, kind, [n for n in count if kinds[n] == kind]))
    return marks


def find(figure: Figure, gid: str) -> list[Any]:
    """The artists of that gid in all axes: "exact" has the points of exact counts."""
    return [mark for mark in list_marks(figure) if mark.get_gid() == gid]


def find_one(figure: Figure, gid: str) -> Artist:
    (artist,) = find(figure, gid)
    return artist


def read_marks(figure: Figure, gid: str) -> list[tuple[float, float]]:
    """Where the marks of a gid stand, from the top: (row within its axes, number)."""
    offsets = [mark.get_offsets() for mark in find(figure, gid)]
    return sorted((float(y), float(x)) for xy in offsets for x, y in np.asarray(xy) if x == x)


def read_spans(figure: Figure, gid: str) -> list[tuple[float, float, float]]:
    """The segments of a gid, from the top: (row, first number, last number)."""
    segments = [segment for lines in find(figure, gid) for segment in lines.get_segments()]
    ends = [(float(s[0][1]), float(s[0][0]), float(s[-1][0])) for s in segments if len(s)]
    return sorted(end for end in ends if end[1] == end[1])


def list_gids(figure: Figure) -> set[str]:
    """The kinds of marks and labels that are drawn in axes."""
    return {str(gid) for mark in list_marks(figure) if (gid := mark.get_gid())}


# --- texts ------------------------------------------------------------------------------------


def list_texts(figure: Figure) -> list[Text]:
    """All texts that are printed: names, labels, ticks and keys."""
    texts: list[Text] = list(figure.texts)
    for ax in figure.axes:
        texts += ax.texts
        if ax.axison:
            axes = [ax.xaxis] if len(ax.get_yticks()) == 0 else [ax.xaxis, ax.yaxis]
            texts += [text for axis in axes for text in _list_ticks(axis)]
            texts += [ax.xaxis.label, ax.yaxis.label]
    texts += [text for legend in figure.legends for text in legend.get_texts()]
    return [text for text in texts if text.get_text()]


def _list_ticks(axis: Axis) -> list[Text]:
    """The words of the ticks that are in view."""
    axis.get_ticklabels()  # Matplotlib writes them when they are asked for.
    low, high = sorted(axis.get_view_interval())
    ticks = [tick for tick in axis.get_major_ticks() if low <= tick.get_loc() <= high]
    return [text for tick in ticks for text in (tick.label1, tick.label2) if text.get_visible()]


def read_text(figure: Figure, gid: str) -> str:
    """The lines of that gid as one text."""
    texts = [text for text in list_texts(figure) if text.get_gid() == gid]
    return " ".join(text.get_text() for text in texts).replace("\u00a0", " ")


def read_all(figure: Figure) -> str:
    return " ".join(text.get_text() for text in list_texts(figure)).replace("\u00a0", " ")


def read_ticks(figure: Figure, number: int = 0) -> list[str]:
    """The words under which an axis is read, empty where it is not drawn."""
    ax = figure.axes[number]
    if not ax.axison:
        return []
    return [text.get_text() for text in _list_ticks(ax.xaxis) if text.get_text()]


def find_collisions(figure: Figure) -> list[tuple[str, str]]:
    """Pairs of texts whose boxes overlap by more than half a px."""
    pairs = itertools.combinations(_measure(figure), 2)
    return [(a, b) for (a, box), (b, other) in pairs if _overlap(box, other)]


def find_cut(figure: Figure) -> list[str]:
    """Texts that reach out of the figure."""
    width, height = figure.get_size_inches() * 72
    return [
        text
        for text, box in _measure(figure)
        if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > width + 0.5 or box.y1 > height + 0.5
    ]


def find_small(figure: Figure) -> list[tuple[str, float]]:
    """Texts of fewer than 12 px."""
    return [(t.get_text(), t.get_fontsize()) for t in list_texts(figure) if t.get_fontsize() < 12]


def find_faults(figure: Figure) -> dict[str, Sequence[object]]:
    """Whatever cannot be read: texts over each other, out of the figure, or too small."""
    with shield():
        figure.draw_without_rendering()
        found = {
            "over each other": find_collisions(figure),
            "cut": find_cut(figure),
            "small": find_small(figure),
        }
    return {name: faults for name, faults in found.items() if faults}


def _measure(figure: Figure) -> Iterator[tuple[str, Bbox]]:
    renderer = RendererSVG(1, 1, io.StringIO(), image_dpi=72)
    for text in list_texts(figure):
        # The ground under a label is none of its letters.
        yield text.get_text(), Text.get_window_extent(text, renderer)


def _overlap(box: Bbox, other: Bbox) -> bool:
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.y1, other.y1) - max(box.y0, other.y0)
    return across > 0.5 and down > 0.5
