"""What a cell publishes: a chart or a table; also one that an analyst has changed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

import pandas as pd
from matplotlib.figure import Figure

from analysis.charts.compose import Heading, Layout, Name, take_title
from analysis.charts.display import SAID_BY, Chart
from analysis.charts.field_layout import FieldLayout
from analysis.charts.field_reading import is_field
from analysis.charts.layers import CLAIMS, name_rows
from analysis.charts.lettering import clean
from analysis.charts.stairs import is_stairs
from analysis.charts.stairs_layout import STAIRS_OF, StairsLayout
from analysis.charts.style import NARROW, WIDE, shield
from analysis.charts.svg import render_svg
from analysis.errors import ParameterError
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import Caption
from analysis.reading.rooms import find_captions
from analysis.telling.sentences import plain
from analysis.telling.words import NOT_REPORTED, capitalise, join

if TYPE_CHECKING:
    from analysis.charts.display import Table

__all__ = ["show_chart", "show_table"]

MOST_ALT = 250
"""Characters of an alt text; the table beside the chart tells the rest."""

_MOST_LABEL = 70
"""Characters of a name or a number in it, so that there is room for more than one."""

_NAME = re.compile(r"[a-z][a-z0-9-]*")


class Drawable(Protocol):
    """A plot that draws itself on a figure: `seaborn.objects.Plot`, or a map of ours."""

    def on(self, target: Any) -> Drawable:
        """The same plot, to be drawn on a figure."""

    def plot(self) -> object:
        """Draw it."""


def show_chart(plot: Drawable, frame: pd.DataFrame, *, name: str, title: str = "") -> None:
    """Publish a plot with its finding, the names of its rows, and its source; at two widths.

    Parameters
    ----------
    plot : as a `plot_x` gives it, changed or not, or any other `seaborn.objects.Plot`.
    frame : what the plot shows. Rows are named by label, speaker_name and status where it has
        them; `frame.attrs` has the subtitle and the source. Without rows nothing is published.
    name : a word in small letters, digits and hyphens: the file of the chart.
    title : the finding in plain words. Without one it is the plot's own, `plot.label(title=…)`;
        else, under a name of a room's `CAPTIONS`, the frame's finding.

    Raises
    ------
    ParameterError : a name that no file can have, or a plot that cannot draw itself, such as a
        figure of Matplotlib.
    """
    from IPython.display import display

    if len(frame) and not getattr(plot, "is_empty", False):
        display(make_chart(plot, frame, name=name, title=title))  # type: ignore[no-untyped-call]


def make_chart(plot: Drawable, frame: pd.DataFrame, *, name: str, title: str = "") -> Chart:
    """What `show_chart` publishes."""
    _check_name(name)
    if not (hasattr(plot, "on") and hasattr(plot, "plot")):
        kind = type(plot).__name__
        raise ParameterError(f"show_chart publishes a seaborn.objects.Plot, found a {kind}")
    caption = find_captions().get(name)
    with shield():
        figure = Figure(dpi=72)
        layout, own = _draw(plot, figure, frame)
        is_its_own = caption is not None and {*caption.headings} - {*_OPTIONAL} <= {*frame.columns}
        found = plain(caption.title(frame)) if is_its_own and caption and caption.title else ""
        shared = share_voice(frame) if isinstance(layout, Layout) else ""
        heading = Heading(
            title or own or found,
            "; ".join(filter(None, (str(frame.attrs.get("subtitle", "")), shared))),
            str(frame.attrs.get("source", "")),
        )
        alt, told = describe_chart(heading, frame), heading.title
        head: tuple[Sequence[str], Sequence[str]] = ((), ())
        if caption and caption.heading and found and told == plain(caption.heading(frame)):
            head = (heading.set(WIDE)[0].lines, heading.set(NARROW)[0].lines)
            heading = replace(heading, title="")
        wide, narrow = (
            render_svg(layout.set_width(width, heading), f"{name}-{width}", alt)
            for width in (WIDE, NARROW)
        )
    told_by = caption.told_by if caption else ""
    return Chart(name, alt, wide, narrow, told_by or name, _clean(told), head)


def _take_own_title(figure: Figure) -> str:
    """The title that somebody gave the plot; seaborn prints it over each panel.

    A panel of claims has a heading of its own, also where it is the only one.
    """
    titles = {ax.get_title() or ax.get_title(loc="left") for ax in figure.axes}
    if len(titles) != 1 or titles == {CLAIMS}:
        return ""
    own, *_ = map(take_title, figure.axes)
    return own


def _draw(plot: Drawable, figure: Figure, frame: pd.DataFrame) -> tuple[Any, str]:
    """What can be laid out at any width, and the title that somebody gave the plot."""
    # A layout engine would move what we place.
    still = plot.layout(engine="none") if hasattr(plot, "layout") else plot
    drawn = still.on(figure)
    if hasattr(drawn, "set_width"):
        return drawn, ""  # a map, which is drawn anew at each width
    drawn.plot()
    own = _take_own_title(figure)
    if is_field(figure):
        return FieldLayout(figure), own
    if is_stairs(figure) and {*STAIRS_OF} <= {*frame.columns}:
        return StairsLayout(figure, frame), own
    return Layout(figure, name_marks(frame)), own


def name_marks(frame: pd.DataFrame) -> dict[str, Name]:
    """The name of a row on its axis → what is printed there.

    A row goes by the name that `name_rows` gives it and, in a user's own plot, by its bare label,
    unless another has the same.
    """
    if not _has_names(frame):
        return {}
    is_said = not share_voice(frame)
    names = [_name(row, is_said=is_said) for row in to_records(frame)]
    ours = dict(zip(name_rows(frame), names, strict=True))
    if "label" not in frame:
        return ours
    bare = ~frame["label"].duplicated(keep=False)
    own = zip(frame["label"].astype(str), names, bare, strict=True)
    return {tick: name for tick, name, is_one in own if is_one} | ours


def _has_names(frame: pd.DataFrame) -> bool:
    return bool({"label", "says"} & {*frame})


def share_voice(frame: pd.DataFrame) -> str:
    """Who says all of many rows, told once: "all attributed to police"; empty where several do."""
    if len(frame) <= _FEW or not {"speaker_name", "status"} <= {*frame}:
        return ""
    voices = {(row["speaker_name"], row["status"]) for row in to_records(frame)}
    if len(voices) > 1 or None in (voice := voices.pop()):
        return ""
    return f"all {SAID_BY[voice[1]]} {voice[0]}"


_FEW = 3
"""Rows each of which says who gives it, also where all are of one speaker."""


def _name(row: Row, *, is_said: bool = True) -> Name:
    bounds = (row.get(key) for key in ("low", "high", "tight_low", "tight_high"))
    return Name(
        id=str(row.get("id") or ""),
        label=_say_label(row),
        byline=say_byline(row if is_said else {**row, "speaker_name": None, "status": None}),
        # A claim stands in a panel of its own, under no whole.
        depth=0 if row.get("status") == "claimed" else int(row.get("depth") or 0),
        has_mark=any(bound is not None for bound in bounds) or "low" not in row,
        # A change is told in words, on no scale.
        unit="" if row.get("change") else str(row.get("measure") or row.get("unit") or ""),
        panel=CLAIMS if row.get("status") == "claimed" else "",
    )


def _say_label(row: Row) -> str:
    """What a chart calls a row: its label, where it has no other name for a chart."""
    return capitalise(str(row.get("name_told") or row["label"]).rstrip("."))


def say_byline(row: Row) -> str:
    """Who says it, when, and how we read it: "attributed to police; since Monday"."""
    if "shown" in row and row["shown"] is None:
        return NOT_REPORTED
    speaker, status = row.get("speaker_name"), row.get("status")
    said = f"{SAID_BY[status]} {speaker}" if speaker and status else speaker or status
    reads = f"read by us as {row['reads']}" if row.get("reads") else ""
    notes = (said, reads, row.get("note_told"))
    return "; ".join(str(note) for note in notes if note)


def describe_chart(heading: Heading, frame: pd.DataFrame) -> str:
    """Alt text: the finding, the unit and days, and the first rows, in `MOST_ALT` characters."""
    parts = (_clean(heading.title), _clean(heading.subtitle))
    told = " ".join(f"{part.rstrip('.')}." for part in parts if part)
    rows = to_records(frame) if _has_names(frame) else []
    for number, row in enumerate(map(_describe_row, rows)):
        rest = f" And {len(rows) - number} more in the table."
        if len(told) + len(row) + 2 + (len(rest) if number < len(rows) - 1 else 0) > MOST_ALT:
            return _cut(told, MOST_ALT - len(rest)) + rest
        told += f" {row}."
    return _cut(told, MOST_ALT)


def _describe_row(row: Row) -> str:
    label = _cut(_clean(_say_label(row)), _MOST_LABEL)
    shown = row.get("shown") or (NOT_REPORTED if "shown" in row else "")
    shown = _cut(_clean(shown), _MOST_LABEL)
    claimed = ", claimed" if row.get("status") == "claimed" else ""
    tight = f", follows: {row['tight_shown']}" if row.get("tight_shown") else ""
    return f"{label}: {shown}{claimed}{tight}" if shown else label


def _clean(text: object) -> str:
    return clean(text).replace("\u00a0", " ")


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip(" ,;:.") + "…"


def show_table(frame: pd.DataFrame, *, name: str, title: str = "") -> None:
    """Publish a frame as a typeset table, with all its columns as a download.

    Parameters
    ----------
    frame : as a `tabulate_x` gives it, changed or not, or any other. Under a name of a room's
        `CAPTIONS` those of its columns are shown that the frame has; under another one all.
        Without rows nothing is published; nor with fewer than its sentence tells in full.
    name : as in `show_chart`.
    title : the caption; without one it is that of the name.

    Raises
    ------
    ParameterError : a name that no file can have, a column that is there twice, or none of the
        columns that are shown under this name.
    """
    from IPython.display import display

    caption = find_captions().get(name)
    if len(frame) >= (caption.least if caption else 1):
        display(make_table(frame, name=name, title=title))  # type: ignore[no-untyped-call]


def make_table(frame: pd.DataFrame, *, name: str, title: str = "") -> Table:
    """What `show_table` publishes."""
    from analysis.output.typeset import typeset

    _check_name(name)
    frame = _flatten(frame).rename(columns=str)
    if twins := sorted(set(frame.columns[frame.columns.duplicated()])):
        raise ParameterError(f"the table '{name}' has a column twice: {join(twins)}")
    caption = find_captions().get(name) or _caption(frame, name)
    headings = {
        column: heading
        for column, heading in caption.headings.items()
        if column in frame and not (column in _OPTIONAL and frame[column].isna().all())
    }
    if not headings:
        wanted = join(f"'{column}'" for column in caption.headings)
        raise ParameterError(f"the table '{name}' shows {wanted}, and the frame has none of them")
    beneath = {column: below for column, below in caption.beneath.items() if below in frame}
    table = typeset(
        frame, name, title or caption.table, headings, links=caption.links, beneath=beneath
    )
    return replace(table, is_detail=caption.is_detail)


def _flatten(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with what its index says as columns, as `groupby` leaves it there."""
    if frame.index.nlevels > 1 or frame.index.name is not None:
        frame = frame.reset_index()
    if frame.columns.nlevels > 1:
        names = (" ".join(filter(None, map(str, each))) for each in frame.columns)
        frame = frame.set_axis(list(names), axis="columns")
    return frame


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        allowed = "small letters, digits and hyphens, a letter first"
        raise ParameterError(f"name {name!r} cannot be a file's; allowed: {allowed}")


_OPTIONAL = ("panel", "when", "done", "remark", "conditions", "ratio_shown")
"""Columns that a table shows only where there is something in them."""


def _caption(frame: pd.DataFrame, name: str) -> Caption:
    headings = {column: capitalise(column.replace("_", " ")) for column in frame.columns}
    return Caption(capitalise(name.replace("-", " ")), headings)
