"""What happened when, and how exactly was it told? One row a time, from the earliest on."""

from __future__ import annotations

import datetime as dt
import math

import pandas as pd
import seaborn.objects as so
from matplotlib.ticker import FixedLocator, FuncFormatter

from analysis.charts.display import Prose
from analysis.charts.layers import (
    BAR,
    FLAT,
    add_spans,
    finish,
    map_status,
    name_rows,
    needs_key,
    part_claims,
    part_rows,
    scale_status,
    split_spans,
    start,
)
from analysis.charts.lettering import measure
from analysis.charts.palette import CLAIMED, PAPER, STATED
from analysis.charts.style import NARROW, SMALL, THEME
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import STATUSES
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.reading import Reading
from analysis.telling.sentences import Cited, Sentence
from analysis.telling.words import format_number, format_quantity, say_count, stop

__all__ = ["plot_timeline", "say_timeline", "tabulate_timeline"]

# Not strftime: its names follow the machine's locale.
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DAY = pd.Timedelta(days=1)
_EPOCH = pd.Timestamp(1970, 1, 1)
"""From which Matplotlib counts days, so that a limit may be a date."""

_COLUMNS = (
    *("id", "label", "says", "wording", "shown", "measure", "start", "end", "start_precision"),
    *("end_precision", "speaker_name", "status", "name_told", "note_told"),
)


def tabulate_timeline(reading: Reading) -> pd.DataFrame:
    """What is tied to a day or an hour, from the earliest on; of one day the shortest first.

    Returns
    -------
    Columns: id, label (of the period), says, wording, shown, measure (time or duration), start, end
    (local time), start_precision, end_precision, speaker_name, status, name_told (what is said),
    note_told (the wording, and whether the hour is told), panel (reported, or claimed). Without
    background, other attacks and changes.
    """
    figures = reading.figures
    is_timed = figures["measure"].isin(["time", "duration"]) & figures["start"].notna()
    is_own = figures["role"].eq("toll") & figures["change"].isna()
    times = figures[is_timed & is_own]
    times = times.assign(day=times["start"].dt.normalize(), lasts=times["end"] - times["start"])
    times = times.sort_values(["day", "lasts", "start"], kind="stable")
    copied = ("id", "says", "wording", "measure", "start", "end", "start_precision")
    rows = [
        {
            "label": reading.event.periods[row["period"]].label,
            "shown": format_quantity(row),
            "name_told": row["says"],
            "note_told": _note(row),
            **{key: row[key] for key in (*copied, "end_precision", "speaker_name", "status")},
        }
        for row in to_records(times)
    ]
    timeline = frame_rows(rows, _COLUMNS)[[*_COLUMNS]]
    timeline = timeline.assign(panel=part_claims(timeline))
    return sign(timeline, reading, f"Local time, {reading.event.timezone}")


def _note(row: Row) -> str:
    """The wording, and what the mark leaves open: the hour of a day, or the days of a length."""
    wording = f"“{row['wording']}”"
    if row["measure"] == "duration":
        return f"{wording}, first day not told"
    is_soft = "part-of-day" in (row["start_precision"], row["end_precision"])
    return f"{wording}, hour not told" if is_soft else wording


# --- its plot --------------------------------------------------------------------------------


def plot_timeline(timeline: pd.DataFrame) -> so.Plot:
    """One row a statement under the days: an hour is a point, a day a bar over the whole day.

    A part of a day is a striped bar over that day, since nobody told where in it; a length of time
    is dotted and has no ends, since nobody told on which day it began. Claims stand in a panel of
    their own.

    Parameters
    ----------
    timeline : as `tabulate_timeline` gives it, or some of its rows.
    """
    if timeline.empty:
        return finish(so.Plot(), 0)
    rows = _split_times(timeline)
    plot = add_spans(start(rows), rows, "first", "last")
    if rows["soft_first"].notna().any():
        own = FLAT | {"zorder": 2.3, "gid": "soft"}
        stripes = so.Range(linewidth=BAR, linestyle=_STRIPES, artist_kws=own)
        plot = plot.add(stripes, xmin="soft_first", xmax="soft_last", color="ground", legend=False)
    if rows["length"].notna().any():
        line, own = map_status(rows, "color", "fill")
        dot = so.Dot(marker="o", pointsize=4, edgewidth=1, **own, artist_kws={"gid": "length"})
        plot = plot.add(dot, x="length", **line, legend=False)
    if rows["hour"].notna().any():
        free = {"clip_on": False, "zorder": 4, "gid": "hour"}
        look, own = map_status(rows, "marker", "pointsize", "color", "fill", "edgestyle")
        point = so.Dot(edgewidth=1.4, stroke=1.4, **own, artist_kws=free)
        plot = plot.add(point, x="hour", **look, legend=needs_key(rows))
    if rows["panel"].nunique() > 1:
        plot = part_rows(plot, rows["panel"]).share(x=True, y=False)
    first, last = _find_days(rows)
    plot = plot.scale(**_scale_spans(rows), x=_scale_days(first, last))
    plot = plot.limit(x=((first - _EPOCH) / _DAY, (last - _EPOCH) / _DAY))
    return finish(plot, len(timeline)).theme({**THEME, "xtick.alignment": "left"})


_STRIPES = (0.4, 0.4)
_DASHES = (0.45, 0.3)
"""Lengths of stripes and gaps in widths of their lines."""


def _split_times(timeline: pd.DataFrame) -> pd.DataFrame:
    """The rows with columns for each kind of mark, in days as Matplotlib counts them.

    Seaborn scales no moments in xmin and xmax. Columns added: hour; first and last of a span;
    soft_first and soft_last of one in which the hour is not told, and ground for its stripes;
    length, a dot of a length of time, each in a row of its own below the others. NaN where they do
    not apply.
    """
    rows = timeline.reset_index(drop=True)
    is_hour = rows["start"].eq(rows["end"])
    is_length = ~is_hour & rows["measure"].eq("duration")
    is_span = ~is_hour & ~is_length
    precision = rows[["start_precision", "end_precision"]]
    is_soft = is_span & precision.isin(["part-of-day"]).any(axis=1)
    start, end = ((rows[edge] - _EPOCH) / _DAY for edge in ("start", "end"))
    rows = rows.assign(
        name=name_rows(rows),
        hour=start.where(is_hour),
        first=start.where(is_span),
        last=end.where(is_span),
        soft_first=start.where(is_soft),
        soft_last=end.where(is_soft),
        length=float("nan"),
        ground=rows["status"].astype("object").replace("stated", "paper"),
    )
    rows = split_spans(rows, "first", "last")
    return pd.concat([rows, *_dot_lengths(rows[is_length])], ignore_index=True)


def _dot_lengths(lengths: pd.DataFrame) -> list[pd.DataFrame]:
    """Dots along each length of time, none of them at an end; with all columns, by which an analyst
    may facet: a layer with data of its own would take its panels from the rows of the plot.
    """
    lasts = lengths["end"] - lengths["start"]
    return [
        lengths.assign(length=(lengths["start"] + lasts * (number + 0.5) / _DOTS - _EPOCH) / _DAY)
        for number in range(_DOTS)
        if len(lengths)
    ]


_DOTS = 14


def _find_days(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Midnight before the earliest moment and midnight after the latest."""
    last = max((rows["end"] - pd.Timedelta(seconds=1)).max(), rows["start"].max())
    return rows["start"].min().normalize(), last.normalize() + _DAY


def _scale_spans(rows: pd.DataFrame) -> dict[str, so.Nominal]:
    """The scales of status, with the ground of stripes and with dashes that fit a thick line."""
    colors = {"stated": STATED, "attributed": STATED, "claimed": CLAIMED, "paper": PAPER}
    lines = {"stated": "-", "attributed": "-", "claimed": _DASHES}
    present = [status for status in STATUSES if rows["status"].eq(status).any()]
    ground = ["paper"] if rows["soft_first"].notna().any() else []
    return scale_status(rows) | {
        "color": so.Nominal({n: colors[n] for n in present + ground}, order=present + ground),
        "linestyle": so.Nominal({n: lines[n] for n in present}, order=present),
    }


def _scale_days(first: pd.Timestamp, last: pd.Timestamp) -> so.Continuous:
    """A line at each midnight, and the day's name at as many as have room on a phone."""
    days = (last - first).days
    year = first.year != (last - _DAY).year
    room = (NARROW - 24) / days
    width = measure(_name_day(pd.Timestamp(2000, 9, 27), has_year=year), SMALL) + 10
    step = math.ceil(width / room)
    ticks = {
        (first - _EPOCH) / _DAY + number: number
        for number in range(0, days + 1, 1 if days <= _MOST_LINES else step)
    }

    def name_tick(moment: float, _position: int | None = None) -> str:
        number = ticks.get(moment)
        if number is None or number % step:
            return ""
        name = _name_day(first + number * _DAY, has_year=year)
        return name if measure(name, SMALL) <= (days - number) * room + 8 else ""

    return so.Continuous().tick(FixedLocator(list(ticks))).label(FuncFormatter(name_tick))


_MOST_LINES = 16


def _name_day(day: dt.datetime, *, has_year: bool) -> str:
    name = f"{_WEEKDAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return f"{name} {day.year}" if has_year else name


# --- its sentences ---------------------------------------------------------------------------


def title_timeline(timeline: pd.DataFrame) -> Sentence:
    """How many of the times are told to the hour: the title of the chart."""
    if timeline.empty:
        return ("No day or hour is told as a figure of its own",)
    exact = int(timeline["start_precision"].isin(["minute", "hour"]).sum())
    if not exact:
        return ("No time is told to the hour",)
    if len(timeline) == 1:
        return ("The only time told is told to the hour",)
    verb = "is" if exact == 1 else "are"
    return (
        f"{format_number(exact)} of {say_count(len(timeline), 'time')} {verb} told to the hour",
    )


def say_timeline(timeline: pd.DataFrame) -> Prose:
    """What the first time is the time of."""
    rows = to_records(timeline)
    return Prose([_say_first(rows) if rows else title_timeline(timeline)], role="finding")


def say_reach(timeline: pd.DataFrame) -> Sentence:
    """How many times are told, and from the first to the last."""
    rows = to_records(timeline)
    if not rows:
        return ("No day or hour is told as a figure of its own.",)
    first, last = (Cited(row["label"], row["id"]) for row in (rows[0], rows[-1]))
    number = format_number(len(rows))
    if len(rows) == 1:
        return ("One time is told: ", _close(first))
    if first.words == last.words:
        return (f"{number} times are told, all of them ", _close(first))
    return (f"Of {number} times told, the first is ", first, "; the last is ", _close(last))


def _close(cited: Cited) -> Cited:
    """The words as the last of a sentence; "6 a.m." has its stop."""
    return Cited(stop(cited.words), cited.figure)


def _say_first(rows: list[Row]) -> Sentence:
    """What the first report of a time says; a claim only where nothing else is told."""
    row = next((row for row in rows if row["status"] != "claimed"), rows[0])
    told = Cited(row["says"].rstrip("."), row["id"])
    said = {"attributed": "according to", "claimed": "as claimed by"}.get(row["status"])
    return (told, f", {said} {row['speaker_name']}") if said else (told,)


CAPTIONS = {
    "timeline": Caption(
        "Days and hours",
        {
            "label": "When",
            "shown": "Wording",
            "says": "What is said",
            "speaker_name": "Who says so",
            "status": "Status",
        },
        BY_ID,
        title=title_timeline,
        tabulate=tabulate_timeline,
    )
}
