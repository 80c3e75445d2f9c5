"""What a cell publishes: a chart, a table, key figures; also one that an analyst has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd

from analysis.ledger.frame import Row, to_records
from analysis.views.captions import CAPTIONS, Caption
from analysis.views.compose import Heading, Layout, Name, take_title
from analysis.views.display import Chart, KeyFigures
from analysis.views.layers import name_rows
from analysis.views.sentences import plain, quote_wording
from analysis.views.style import NARROW, WIDE, shield
from analysis.views.svg import render_svg
from analysis.views.words import NOT_REPORTED, capitalise, say_quantity

if TYPE_CHECKING:
    from analysis.views.display import Table

MOST_ALT = 250
"""Characters of an alt text; the table beside the chart tells the rest."""

_SAID = {"stated": "stated by", "attributed": "attributed to", "claimed": "claimed by"}


class Drawable(Protocol):
    """A plot that draws itself on a figure: `seaborn.objects.Plot`, or a map of ours."""

    def on(self, target: Any) -> Drawable:
        """The same plot, to be drawn on a figure."""

    def plot(self) -> object:
        """Draw it."""


def show_chart(plot: Drawable, frame: pd.DataFrame, *, name: str) -> None:
    """Publish a plot with its finding, the names of its rows, and its source; at two widths.

    Parameters
    ----------
    plot : as a `plot_x` gives it, changed or not, or any other `seaborn.objects.Plot`.
    frame : what the plot shows. Rows are named by label, speaker_name and status where it has
        them; `frame.attrs` has the subtitle and the source. Without rows nothing is published.
    name : a word in small letters, digits and hyphens: the file of the chart. Its title is
        the plot's own, `plot.label(title=…)`; else, under the names of `CAPTIONS`, the frame's
        finding.
    """
    from IPython.display import display

    if len(frame):
        display(make_chart(plot, frame, name=name))  # type: ignore[no-untyped-call]


def make_chart(plot: Drawable, frame: pd.DataFrame, *, name: str) -> Chart:
    """What `show_chart` publishes."""
    from matplotlib.figure import Figure

    caption = CAPTIONS.get(name)
    with shield():
        figure = Figure(dpi=72)
        _draw(plot, figure)
        own = take_title(figure.axes[0]) if len(figure.axes) == 1 else ""
        title = own or (plain(caption.title(frame)) if caption and caption.title else "")
        heading = Heading(
            title, str(frame.attrs.get("subtitle", "")), str(frame.attrs.get("source", ""))
        )
        alt = describe_chart(heading, frame)
        layout = Layout(figure, name_marks(frame))
        wide, narrow = (
            render_svg(layout.set_width(width, heading), f"{name}-{width}", alt)
            for width in (WIDE, NARROW)
        )
    told_by = caption.told_by if caption else ""
    return Chart(name, alt, wide, narrow, told_by or name)


def _draw(plot: Drawable, figure: Any) -> None:
    """A layout engine would move what we place."""
    still = plot.layout(engine="none") if hasattr(plot, "layout") else plot
    still.on(figure).plot()


def name_marks(frame: pd.DataFrame) -> dict[str, Name]:
    """The name of a row on its axis → what is printed there."""
    if "label" not in frame:
        return {}
    rows = to_records(frame)
    return {tick: _name(row) for tick, row in zip(name_rows(frame), rows, strict=True)}


def _name(row: Row) -> Name:
    return Name(
        id=str(row.get("id") or ""),
        label=capitalise(str(row["label"])),
        byline=say_byline(row),
        # A claim stands in a panel of its own, under no whole.
        depth=0 if row.get("status") == "claimed" else int(row.get("depth") or 0),
        unit=str(row.get("measure") or row.get("unit") or ""),
    )


def say_byline(row: Row) -> str:
    """Who says it, when, and how we read it: "attributed to police; since Monday"."""
    if "shown" in row and row["shown"] is None:
        return NOT_REPORTED
    said = f"{_SAID[row['status']]} {row['speaker_name']}" if row.get("status") else ""
    reads = f"read by us as {row['reads']}" if row.get("reads") else ""
    notes = (said, row.get("when_told"), reads, row.get("note_told"))
    return "; ".join(str(note) for note in notes if note)


def describe_chart(heading: Heading, frame: pd.DataFrame) -> str:
    """Alt text: the finding, the unit and days, and the first rows, in `MOST_ALT` characters."""
    told = " ".join(f"{part.rstrip('.')}." for part in (heading.title, heading.subtitle) if part)
    rows = [_describe_row(row) for row in to_records(frame)] if "label" in frame else []
    for number, row in enumerate(rows):
        rest = f" And {len(rows) - number} more in the table."
        if len(told) + len(row) + 2 + (len(rest) if number < len(rows) - 1 else 0) > MOST_ALT:
            return _cut(told, MOST_ALT - len(rest)) + rest
        told += f" {row}."
    return _cut(told, MOST_ALT)


def _describe_row(row: Row) -> str:
    label = capitalise(str(row["label"]))
    shown = row.get("shown") or (NOT_REPORTED if "shown" in row else "")
    claimed = ", claimed" if row.get("status") == "claimed" else ""
    tight = f", follows: {row['tight_shown']}" if row.get("tight_shown") else ""
    return f"{label}: {shown}{claimed}{tight}" if shown else label


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;:.") + "…"


def show_table(frame: pd.DataFrame, *, name: str) -> None:
    """Publish a frame as a typeset table, with all its columns as a download.

    Parameters
    ----------
    frame : as a `tabulate_x` gives it, changed or not, or any other. Under the names of
        `CAPTIONS` those columns are shown that the frame has; under another one all. Without
        rows nothing is published.
    name : as in `show_chart`.
    """
    from IPython.display import display

    if len(frame):
        display(make_table(frame, name=name))  # type: ignore[no-untyped-call]


def make_table(frame: pd.DataFrame, *, name: str) -> Table:
    """What `show_table` publishes."""
    from analysis.views.typeset import typeset

    caption = CAPTIONS.get(name) or _caption(frame, name)
    headings = {
        column: heading
        for column, heading in caption.headings.items()
        if column in frame and not (column in _OPTIONAL and frame[column].isna().all())
    }
    return typeset(frame, name, caption.table, headings, links=caption.links)


_OPTIONAL = ("panel", "when")
"""Columns that a table shows only where there is something in them."""


def _caption(frame: pd.DataFrame, name: str) -> Caption:
    headings = {str(column): capitalise(str(column).replace("_", " ")) for column in frame.columns}
    return Caption(capitalise(name.replace("-", " ")), headings)


def show_key_figures(toll: pd.DataFrame) -> None:
    """Publish the counts of deaths as the few figures for which a reader looks first."""
    from IPython.display import display

    display(make_key_figures(toll))  # type: ignore[no-untyped-call]


def make_key_figures(toll: pd.DataFrame) -> KeyFigures:
    """What `show_key_figures` publishes; what one speaker says twice, once."""
    cards: dict[tuple[str, ...], dict[str, str]] = {}
    for row in to_records(toll):
        card = {
            "id": row["id"],
            "value": say_quantity(row),
            "label": row["label"],
            "wording": quote_wording(row),
            "speaker": row["speaker_name"],
            "status": row["status"],
        }
        cards.setdefault(tuple(each for key, each in card.items() if key != "id"), card)
    return KeyFigures(list(cards.values()))
