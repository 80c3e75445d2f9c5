"""What happened when, as exactly as it was told: an hour is a point, a day is the whole day.

A length of time is dotted and has no ends, since nobody told on which day it began.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from analysis.ledger.frame import to_records
from analysis.views.charts.key import draw_key, set_key
from analysis.views.charts.lettering import Block, measure, set_block
from analysis.views.charts.marks import (
    POINT,
    Canvas,
    draw_dots,
    draw_empty,
    draw_gridline,
    draw_point,
    draw_rule,
    open_canvas,
    print_block,
    print_line,
)
from analysis.views.charts.rows import say_speaker
from analysis.views.style import (
    FOOTER,
    LABEL,
    LONG_DASH,
    MUTED,
    PAPER,
    PHONE_BELOW,
    SMALL,
    SOFT_HATCH,
    TONES,
    Tone,
    axes_width,
)
from analysis.views.words import NOT_REPORTED

# Not strftime: its names follow the machine's locale.
_WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

_BAR = 11.0
_ROW_GAP = 16.0
_AXIS = 2 * FOOTER * 1.32 + 10
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Moment:
    """One row of the table, with its texts broken into lines and the px from which it hangs."""

    record: Mapping[str, object]
    start: float
    end: float
    says: Block
    byline: Block
    wording: Block
    top: float
    is_narrow: bool

    @property
    def is_soft(self) -> bool:
        """Whether the hour within the day is not told."""
        return "part-of-day" in (self.record["start_precision"], self.record["end_precision"])

    @property
    def is_length(self) -> bool:
        """Whether only the length is told and not the day on which it began."""
        return self.record["measure"] == "duration"

    @property
    def mark_top(self) -> float:
        names = self.says.height + self.byline.height
        return self.top + (names + 4 if self.is_narrow else 0)


def draw_timeline(table: pd.DataFrame, ax: Axes) -> Axes:
    """One row a statement under the days from the earliest to the latest.

    An hour is a point; a day or a weekend is a bar over all its days; a part of a day is a
    hatched bar over the whole day, since nobody said where in it; a duration is a dotted line
    without ends. The wording stands beside it, or above where there is no room. Axes: days as
    Matplotlib counts them.

    Parameters
    ----------
    table : as `tabulate_timeline` gives it: id, says, wording, measure, start, end,
        start_precision, end_precision, speaker_name, status.
    ax : drawn on; its width decides the layout.
    """
    records = to_records(table)
    if not records:
        return draw_empty(ax, NOT_REPORTED)
    width = axes_width(ax)
    left = POINT / 2 + 1 if width < PHONE_BELOW else min(0.37 * width, 270.0)
    first, last = _span_days(records)
    days = (last - first).days
    scale = Canvas(ax, width, left, (width - left - POINT / 2 - 1) / days, _day(first.isoformat()))
    key = set_key((record["status"] for record in records), width, "bar")
    moments, height = _lay_out(records, scale, key.height)
    notes = [set_block(text, SMALL, width - 4, color=MUTED) for text in _explain_marks(moments)]
    scales = {"left": left, "per_unit": scale.per_unit, "first": scale.first}
    canvas = open_canvas(ax, height + sum(note.height for note in notes) + 2, **scales)
    draw_key(canvas, key)
    for moment in moments:
        _draw_moment(canvas, moment)
    _draw_days(canvas, first, days, key.height, height - 2)
    top = height + 2
    for note in notes:
        top = print_block(canvas, 1, top, note, gid="note")
    return ax


def _explain_marks(moments: Sequence[_Moment]) -> Iterator[str]:
    """What a hatched bar and a dotted line mean, where there is one."""
    if any(moment.is_soft and not moment.is_length for moment in moments):
        yield "Hatched: at some time of that day; the hour is not told"
    if any(moment.is_length for moment in moments):
        yield "Dotted: a length of time, drawn where it may lie; its first day is not told"


def _span_days(records: Sequence[Mapping[str, object]]) -> tuple[dt.datetime, dt.datetime]:
    """Midnight before the earliest moment and midnight after the latest."""
    starts = [dt.datetime.fromisoformat(str(record["start"])) for record in records]
    ends = [dt.datetime.fromisoformat(str(record["end"])) for record in records]
    first = dt.datetime.combine(min(starts), dt.time())
    last = max(max(ends) - dt.timedelta(microseconds=1), max(starts))
    return first, dt.datetime.combine(last, dt.time()) + _ONE_DAY


# --- laying out -----------------------------------------------------------------------------


def _lay_out(
    records: Sequence[Mapping[str, object]], scale: Canvas, top: float
) -> tuple[list[_Moment], float]:
    """The rows with their px, from `top` on, and the px below the last."""
    moments: list[_Moment] = []
    top += _AXIS + 6
    for record in records:
        moment = _place(record, scale, top)
        moments.append(moment)
        marks = moment.mark_top + max(LABEL * 1.32, _BAR)
        if _side(scale, moment) == "above":
            marks += moment.wording.height
        names = top + moment.says.height + moment.byline.height
        top = max(names, marks) + _ROW_GAP
    return moments, top - _ROW_GAP + 8


def _place(record: Mapping[str, object], scale: Canvas, top: float) -> _Moment:
    is_narrow = scale.width < PHONE_BELOW
    room = scale.width - 4 if is_narrow else scale.left - 22
    plot = scale.width - scale.left - 4
    return _Moment(
        record,
        _day(record["start"]),
        _day(record["end"]),
        set_block(str(record["says"]), LABEL, room, lines=4),
        set_block(say_speaker(record), SMALL, room, lines=2, color=MUTED),
        set_block(f"“{record['wording']}”", LABEL, plot, lines=1, is_bold=True),
        top,
        is_narrow,
    )


def _side(scale: Canvas, moment: _Moment) -> str:
    """Where the wording finds room: right of the bar, left of it, or above it."""
    room = moment.wording.width + POINT / 2 + 8
    if scale.px(moment.end) + room <= scale.width:
        return "right"
    return "left" if scale.px(moment.start) - room >= scale.left else "above"


def _day(moment: object) -> float:
    """Days since 1970, which is how Matplotlib counts them."""
    return (dt.datetime.fromisoformat(str(moment)) - dt.datetime(1970, 1, 1)) / _ONE_DAY


# --- drawing ------------------------------------------------------------------------------------


def _draw_days(canvas: Canvas, first: dt.datetime, days: int, top: float, bottom: float) -> None:
    """Weekday and date over each day, or over every so many days where they would meet."""
    year = " %d" if first.year != (first + dt.timedelta(days=days - 1)).year else ""
    room = measure("30 Mar" + (" 2000" if year else ""), FOOTER) + 8
    step = -(-room // canvas.per_unit)
    for number in range(days + 1):
        day, x = first + dt.timedelta(days=number), canvas.first + number
        if number % step == 0 or canvas.per_unit >= POINT:
            draw_gridline(canvas, x, top + _AXIS - 4, bottom)
        px = canvas.px(x) + (canvas.per_unit / 2 if step == 1 else room / 2 - 4)
        if number == days or number % step or px + room / 2 - 4 > canvas.width:
            continue
        date = f"{day.day} {_MONTHS[day.month - 1]}" + (year % day.year if year else "")
        for line, text in enumerate((_WEEKDAYS[day.weekday()], date)):
            y = top + FOOTER * (1 + 1.32 * line)
            print_line(canvas, px, y, text, FOOTER, color=MUTED, ha="center", gid="tick")
    draw_rule(canvas, top + _AXIS - 4, left=canvas.left)


def _draw_moment(canvas: Canvas, moment: _Moment) -> None:
    name, side = str(moment.record["id"]), _side(canvas, moment)
    below = print_block(canvas, 1, moment.top, moment.says, gid=f"label:{name}")
    print_block(canvas, 1, below, moment.byline, gid=f"byline:{name}")
    top = moment.mark_top + (moment.wording.height if side == "above" else 0)
    _draw_mark(canvas, moment, top + LABEL * 0.64)
    gap = POINT / 2 + 6
    if side == "right":
        px, ha = canvas.px(moment.end) + gap, "left"
    elif side == "left":
        px, ha = canvas.px(moment.start) - gap, "right"
    else:
        px, ha = min(canvas.px(moment.start), canvas.width - 2 - moment.wording.width), "left"
    print_block(canvas, px, moment.mark_top, moment.wording, ha=ha, gid=f"shown:{name}")


def _draw_mark(canvas: Canvas, moment: _Moment, y: float) -> None:
    """A point for a moment, dots for a length, else a bar from the start to the end."""
    tone, name = TONES[str(moment.record["status"])], str(moment.record["id"])
    if moment.start == moment.end:
        draw_point(canvas, moment.start, y, tone, name)
    elif moment.is_length:
        draw_dots(canvas, moment.start, moment.end, y, tone, name)
    else:
        _draw_span(canvas, moment, y, tone, name)


def _draw_span(canvas: Canvas, moment: _Moment, y: float, tone: Tone, name: str) -> None:
    """A bar over whole days; on a filled one the hatch is cut out of it."""
    is_filled = tone.face == tone.edge
    bar = Rectangle(
        (moment.start, y - _BAR / 2),
        moment.end - moment.start,
        _BAR,
        facecolor=tone.face,
        edgecolor=tone.edge,
        hatchcolor=PAPER if is_filled else tone.edge,
        linewidth=1.2,
        linestyle=LONG_DASH if tone.is_dashed else "-",
        hatch=SOFT_HATCH if moment.is_soft else None,
        gid=f"span:{name}",
        clip_on=False,
        zorder=3,
    )
    canvas.ax.add_patch(bar)
