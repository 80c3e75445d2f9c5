"""Reading a drawn chart back: what stands where, and whether anything meets or leaves the page."""

import io
import itertools

import pandas as pd
from matplotlib.backends.backend_svg import RendererSVG

from analysis.views.style import NARROW, WIDE, compose, theme

WIDTHS = (WIDE, NARROW)


def draw(draw_x, table, width=WIDE, title="Title", subtitle="Unit", source="Source"):
    return compose(draw_x, table, width=width, title=title, subtitle=subtitle, source=source)


def list_axes(figure):
    """All axes, the insets too."""
    return [ax for outer in figure.axes for ax in (outer, *outer.child_axes)]


def find(figure, gid):
    """The artists of that gid: "point:dead" is the point of the statement `dead`."""
    return [a for ax in list_axes(figure) for a in ax.get_children() if a.get_gid() == gid]


def find_one(figure, gid):
    (artist,) = find(figure, gid)
    return artist


def read_text(figure, gid):
    """The lines of that gid as one text."""
    return " ".join(text.get_text() for text in find(figure, gid)).replace("\u00a0", " ")


def read_all(figure):
    return " ".join(text.get_text() for text in list_texts(figure)).replace("\u00a0", " ")


def list_texts(figure):
    texts = [text for ax in list_axes(figure) for text in ax.texts]
    return [text for text in (*figure.texts, *texts) if text.get_text()]


def read_xs(figure, gid):
    """Where the marks of a gid stand along x."""
    return [float(x) for x in find_one(figure, gid).get_offsets()[:, 0]]


def find_collisions(figure):
    """Pairs of texts whose boxes overlap by more than half a px."""
    boxes = _measure(figure)
    pairs = itertools.combinations(boxes, 2)
    return [(a, b) for (a, box), (b, other) in pairs if _overlap(box, other)]


def find_cut(figure):
    """Texts that reach out of the figure."""
    width, height = figure.get_size_inches() * 72
    return [
        text
        for text, box in _measure(figure)
        if box.x0 < -0.5 or box.y0 < -0.5 or box.x1 > width + 0.5 or box.y1 > height + 0.5
    ]


def find_struck(figure):
    """Texts that a gridline runs through."""
    boxes = _measure(figure)
    ends = [
        ax.transData.transform(line.get_xydata())
        for ax in list_axes(figure)
        for line in ax.lines
        if line.get_gid() == "grid"
    ]
    return [
        text
        for text, box in boxes
        for (x0, y0), (x1, y1) in ends
        if box.x0 < max(x0, x1)
        and min(x0, x1) < box.x1
        and box.y0 + 2 < max(y0, y1)
        and min(y0, y1) < box.y1 - 2
    ]


def find_crossed(figure):
    """Texts that an upright line of a mark runs through: a leader or the end of a whole."""
    boxes = _measure(figure)
    ends = [
        ax.transData.transform(line.get_xydata())
        for ax in list_axes(figure)
        for line in ax.lines
        if str(line.get_gid()).split(":")[0] in ("leader", "whole")
    ]
    return [
        text
        for text, box in boxes
        for (x0, y0), (x1, y1), *_ in ends
        if box.x0 < x0 < box.x1 and min(y0, y1) < box.y1 - 2 and box.y0 + 2 < max(y0, y1)
    ]


def list_sizes(figure):
    return {text.get_fontsize() for text in list_texts(figure)}


def _measure(figure):
    with theme():
        # Insets take their place when they are drawn.
        figure.draw_without_rendering()
        renderer = RendererSVG(1, 1, io.StringIO(), image_dpi=72)
        return [(text.get_text(), text.get_window_extent(renderer)) for text in list_texts(figure)]


def _overlap(box, other):
    across = min(box.x1, other.x1) - max(box.x0, other.x0)
    down = min(box.y1, other.y1) - max(box.y0, other.y0)
    return across > 0.5 and down > 0.5


# --- literal tables ---------------------------------------------------------------------------

LONG = "A name that goes on and on, " * 12
HOSTILE = '<script>alert(1)</script> $x^2$ & "q" a_b \x00\x07 \u202eright\u202c شہری'


def figure_row(name, low, high, **changes):
    """One record with the columns that charts of rows read."""
    shown = f"{low} to {high}" if low != high else str(low)
    row = {
        "id": name,
        "depth": 0,
        "label": name,
        "shown": shown,
        "low": low,
        "high": high,
        "speaker_name": "Gazette",
        "status": "stated",
        "assumption": None,
        "reads": None,
        "when": None,
        "parts_low": None,
        "parts_high": None,
        "panel": "People killed",
        "unit": "sites",
        "sum_id": None,
        "role": "alone",
    }
    return row | changes


def tabulate(*rows):
    return pd.DataFrame(list(rows))


STRESS = tabulate(
    figure_row("nil", 0, 0, label=LONG),
    figure_row("one", 1, 1, depth=1),
    figure_row("million", 10**6, 10**6, status="attributed", speaker_name=LONG, depth=2),
    figure_row("hostile", 12, 15, label=HOSTILE, shown=HOSTILE, speaker_name=HOSTILE, depth=1),
    figure_row("range", 200_000, 450_000, status="attributed", shown="200,000–450,000"),
    figure_row("most", 0, 400_000, shown="≤ 400,000 (“up to 400,000”)"),
    figure_row("wide", None, None, label="W" * 300, shown="“around 50,000”"),
    figure_row("none", None, None, shown="not reported", panel="Places"),
    figure_row("open", 500_000, None, shown=f"≥ 500,000 ({LONG})", panel="Places"),
    figure_row("claim-range", 100, 300_000, status="claimed", speaker_name=HOSTILE),
    figure_row("claim-open", 900_000, None, status="claimed", speaker_name="Party"),
    figure_row("claim-nil", 0, 0, status="claimed", speaker_name="Party", panel="Towns"),
    *(figure_row(f"row-{n}", 7 * n, None if n % 3 else 7 * n, depth=n % 4) for n in range(25)),
)
