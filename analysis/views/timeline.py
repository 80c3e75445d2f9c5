"""When did it happen, and who spoke when? Moments under the days, from the earliest on."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd
import seaborn.objects as so
from matplotlib.ticker import FixedLocator, FuncFormatter

from analysis.charts.display import Prose
from analysis.charts.layers import CLAIMS, FLAT, finish, name_rows, part_rows, start
from analysis.charts.lettering import ELLIPSIS, measure
from analysis.charts.palette import CLAIMED, MUTED, STATED
from analysis.charts.sizes import SMALL
from analysis.charts.style import NARROW, THEME
from analysis.ledger.frame import Row, to_records
from analysis.ledger.model import OUTLET
from analysis.reading.captions import BY_ID, Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.reading import Reading
from analysis.telling.sentences import Cited, Sentence, plain, sentence
from analysis.telling.words import (
    capitalise,
    format_number,
    format_quantity,
    join,
    say_count,
    say_date,
)

__all__ = ["group_days", "plot_timeline", "say_timeline", "tabulate_timeline"]

HAPPENED = "What happened, as told"
SAID = "Who spoke when"
UNDATED = "day not told"
_PANELS = (HAPPENED, CLAIMS, SAID)

# Not strftime: its names follow the machine's locale.
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_DAY = pd.Timedelta(days=1)
_EPOCH = pd.Timestamp(1970, 1, 1)
"""From which Matplotlib counts days, so that a limit may be a date."""

_COLUMNS = (
    *("id", "label", "says", "wording", "shown", "measure", "unit", "nominal", "start", "end"),
    *("start_precision", "end_precision", "speaker_name", "status", "name_told", "note_told"),
    "panel",
)


def tabulate_timeline(reading: Reading) -> pd.DataFrame:
    """What is tied to a day or an hour, and on which days it was said; the earliest first.

    Returns
    -------
    Columns: id (none for the publication), label (of the period), says, wording, shown, measure
    (time or duration), unit and nominal (of a duration), start, end (local time; none where no day
    is told), start_precision, end_precision, speaker_name, status, name_told (what is said, short),
    note_told (the wording), panel: what happened, what a party claims of it, who spoke when.
    Without background, other attacks and changes.
    """
    times = [row for row in reading.totals if row["measure"] in ("time", "duration")]
    times.sort(key=lambda row: row["part"] == "headline")
    told = {row["id"]: name for row in times if (name := _find_speech(reading, row))}
    rows = [_read_time(reading, row, is_said=row["id"] in told) for row in times]
    covered = {(row["start"][:10], told[row["id"]]) for row in times if row["id"] in told}
    rows += _list_statements(reading, covered)
    rows.append(_read_publication(reading, covered))
    timeline = frame_rows(rows, _COLUMNS)[[*_COLUMNS]]
    timeline["panel"] = pd.Categorical(timeline["panel"].astype("object"), _PANELS)
    lasts = timeline["end"] - timeline["start"]
    timeline = timeline.assign(day=timeline["start"].dt.normalize(), lasts=lasts)
    timeline = timeline.sort_values(["panel", "day", "lasts", "start"], kind="stable")
    timeline = timeline.drop(columns=["day", "lasts"]).reset_index(drop=True)
    return sign(timeline, reading, f"Local time, {reading.event.timezone}")


def _read_time(reading: Reading, row: Row, *, is_said: bool) -> Row:
    period = reading.event.periods[row["period"]].label if row["period"] else UNDATED
    keys = ("id", "says", "wording", "measure", "unit", "nominal", "start", "end", "status")
    panel = CLAIMS if row["status"] == "claimed" else HAPPENED
    is_told = row["wording"].casefold() in row["says"].casefold()
    return {
        **{key: row[key] for key in (*keys, "start_precision", "end_precision", "speaker_name")},
        "label": period,
        "shown": format_quantity(row),
        "name_told": _shorten(row["says"]),
        "note_told": None if is_told else f"“{row['wording']}”",
        "panel": SAID if is_said else panel,
    }


def _shorten(says: str) -> str:
    """What fits two lines beside the days."""
    words = says.rstrip(".")
    if len(words) <= _MOST_NAME:
        return words
    return words[:_MOST_NAME].rpartition(" ")[0].rstrip(",;:") + ELLIPSIS


_MOST_NAME = 62


def _find_speech(reading: Reading, row: Row) -> str | None:
    """The speaker whose statement a time is the day of; none where the seed does not say so.

    It is one where the outlet tells a day, what we say of it names a speaker and an act of speech,
    and the article has a figure that this speaker gave on that day.
    """
    is_day = row["measure"] == "time" and row["unit"] == "date" and row["start"] is not None
    if not is_day or row["speaker"] != OUTLET or not _SPEECH.search(row["says"]):
        return None
    day = row["start"][:10]
    for other in reading.told:
        name = other["speaker"]
        if name == OUTLET or other["reported"] != day:
            continue
        if _names(row["says"], reading.event.speakers[name].name, name.replace("-", " ")):
            return str(name)
    return None


_SPEECH = re.compile(
    r"\b(account|announc|claim|confirm|publish|report|said|say|spoke|statement|tell|told)", re.I
)


def _names(says: str, name: str, *others: str) -> bool:
    """Whether a sentence names a speaker: by its name, its letters or another word for it."""
    short = re.findall(r"\(([^()]+)\)", name)
    whole = re.sub(r"^the | *\(.*\)$", "", name)
    return any(
        re.search(rf"\b{re.escape(each)}\b", says, re.I) for each in (whole, *short, *others)
    )


def _list_statements(reading: Reading, covered: set[tuple[str, str]]) -> Iterator[Row]:
    """The days on which figures were given, one row a day and speaker, where the seed has them."""
    own = {figure.id for figure in reading.article.figures if figure.reported_day}
    given: dict[tuple[str, str], list[Row]] = {}
    for row in reading.told:
        key = (row["reported"], row["speaker"])
        if row["id"] in own and key not in covered:
            given.setdefault(key, []).append(row)
    for (day, _), rows in given.items():
        is_claim = all(row["status"] == "claimed" for row in rows)
        what = "Claims made" if is_claim else "Figures given"
        row = next(row for row in rows if is_claim or row["status"] != "claimed")
        yield _read_day(dt.date.fromisoformat(day), f"{what} by {row['speaker_name']}", row)


def _read_publication(reading: Reading, covered: set[tuple[str, str]]) -> Row:
    """The day on which the article was published, and for whom no other day is told."""
    source = reading.article.source
    dated = {figure.speaker for figure in reading.article.figures if figure.reported_day}
    dated |= {OUTLET, *(speaker for _, speaker in covered)}
    others = {row["speaker_name"]: None for row in reading.told if row["speaker"] not in dated}
    row = _read_day(source.published, f"{source.outlet} published the article", {})
    named = [*list(others)[:_MOST_SPEAKERS]]
    more = len(others) - len(named)
    named += [f"{format_number(more)} more"] if more else []
    note = f"no day is given for what these said: {join(named)}" if named else None
    return {**row, "name_told": f"{source.outlet} published", "note_told": note}


_MOST_SPEAKERS = 2


def _read_day(day: dt.date, says: str, row: Row) -> Row:
    start = pd.Timestamp(day)
    return {
        **{"id": row.get("id"), "status": row.get("status", "stated"), "measure": "time"},
        **{"label": say_date(day), "says": says, "start": start, "end": start + _DAY},
        "shown": say_date(day),
        **{"start_precision": "day", "end_precision": "day", "name_told": _shorten(says)},
        **{"panel": SAID, "unit": "date"},
    }


# --- its plot --------------------------------------------------------------------------------


def group_days(timeline: pd.DataFrame) -> pd.DataFrame:
    """The rows of the chart: equal days of a panel together, ten rows at most.

    No rows where there is nothing to compare: no moment of the event, no other beside it than the
    publication, all on one day, or so many days that one of them cannot be seen.

    Parameters
    ----------
    timeline : as `tabulate_timeline` gives it, or some of its rows.

    Returns
    -------
    Its columns; what is left out is said in the subtitle.
    """
    dated = timeline[timeline["start"].notna()]
    if dated["panel"].eq(SAID).all() or dated["id"].notna().sum() < 2:
        return timeline.iloc[:0]
    first, last = _find_days(dated)
    if dated["start"].dt.normalize().nunique() < 2 or last - first > _MOST_DAYS * _DAY:
        return timeline.iloc[:0]
    keys = [dated["panel"].astype(str), dated["start"], dated["end"]]
    keys += [dated["measure"], _is_soft(dated)]
    groups = [rows for _, rows in dated.groupby(keys, sort=False)]
    said = [rows for rows in groups if rows["panel"].iloc[0] == SAID]
    told = [rows for rows in groups if rows["panel"].iloc[0] != SAID]
    said = said[-max(_MOST_ROWS - len(told), _MOST_ROWS // 2) :]
    kept = told[: _MOST_ROWS - len(said)] + said
    rows = pd.concat([_join_rows(rows) for rows in kept], ignore_index=True)
    rows["panel"] = pd.Categorical(rows["panel"].astype("object"), _PANELS)
    rows["status"] = rows["status"].astype(timeline["status"].dtype)
    rows.attrs = dict(timeline.attrs)
    if left := len(groups) - len(kept):
        more = f"{say_count(left, 'more time')} in the table"
        rows.attrs["subtitle"] = f"{rows.attrs.get('subtitle', '')}; {more}".removeprefix("; ")
    return rows


_MOST_ROWS = 10
_MOST_DAYS = 120
"""On more days a bracket of one day is narrower than the uprights at its ends."""


def _join_rows(rows: pd.DataFrame) -> pd.DataFrame:
    """One row for equal days: the first, and what else is of them.

    A row of what several say, or of a statement itself, is attributed to nobody.
    """
    first = rows.iloc[[0]]
    if rows["panel"].iloc[0] == SAID:
        first = first.assign(speaker_name=None, status=None)
    if len(rows) == 1:
        return first
    names = list(dict.fromkeys(rows["name_told"]))
    name = "; ".join(names)
    if len(name) > _MOST_NAME:
        name = f"{_shorten(names[0])}; {format_number(len(names) - 1)} more"
    notes = list(dict.fromkeys(rows["note_told"].dropna()))
    first = first.assign(name_told=name, note_told="; ".join(notes[:2]) or None)
    is_one = rows["speaker_name"].nunique(dropna=False) == 1 and rows["status"].nunique() == 1
    return first if is_one else first.assign(speaker_name=None, status=None)


def plot_timeline(days: pd.DataFrame) -> so.Plot:
    """One row a moment under the days: a day is a bracket as wide as the day, an hour a tick in it.

    A part of a day is a dashed bracket, since nobody told where in it; a length of time a line of
    that length. What happened, what is claimed of it and who spoke when have panels of their own
    on the same days.

    Parameters
    ----------
    days : as `group_days` gives it, or as `tabulate_timeline` does, or some of its rows.
    """
    days = days[days["start"].notna()]
    if days.empty:
        return finish(so.Plot(), 0)
    rows = _split_times(days)
    plot = _add_brackets(start(rows), rows)
    color = {"color": rows["voice"]}
    if rows["length"].notna().any():
        line = so.Range(linewidth=5, artist_kws=FLAT | {"gid": "length"})
        plot = plot.add(line, xmin="length", xmax="length_end", **color, legend=False)
    if rows["first_hour"].notna().any():
        line = so.Range(linewidth=9, artist_kws=FLAT | {"zorder": 3, "gid": "hours"})
        plot = plot.add(line, xmin="first_hour", xmax="last_hour", **color, legend=False)
    if rows["hour"].notna().any():
        own = {"clip_on": False, "zorder": 4, "gid": "hour"}
        tick = so.Dot(marker="|", pointsize=17, stroke=3.5, artist_kws=own)
        plot = plot.add(tick, x="hour", **color, legend=False)
    if rows["panel"].nunique() > 1:
        plot = part_rows(plot, rows["panel"]).share(x=True, y=False)
    first, last = _find_days(rows)
    scales = {"color": so.Nominal({"told": STATED, "claim": CLAIMED}, order=["told", "claim"])}
    plot = plot.scale(**scales, x=_scale_days(first, last))
    plot = plot.limit(x=((first - _EPOCH) / _DAY, (last - _EPOCH) / _DAY))
    return finish(plot, len(days)).theme({**THEME, "xtick.alignment": "left"})


def _add_brackets(plot: so.Plot, rows: pd.DataFrame) -> so.Plot:
    """A line from the first to the last moment of the days, with an upright at both ends."""
    looks = {"day": ("-", 2.0, None), "soft": ((3.0, 2.0), 2.0, None), "around": ("-", 1.2, MUTED)}
    for name, (dash, wide, ink) in looks.items():
        if rows[name].isna().all():
            continue
        own = FLAT | {"zorder": 2, "gid": name}
        color = {} if ink else {"color": rows["voice"]}
        plain_ink = {"color": ink} if ink else {}
        line = so.Range(linewidth=wide, linestyle=dash, **plain_ink, artist_kws=own)
        plot = plot.add(line, xmin=name, xmax=f"{name}_end", **color, legend=False)
        own = {"clip_on": False, "zorder": 2, "gid": f"{name}-end"}
        upright = so.Dot(marker="|", pointsize=11, stroke=wide, **plain_ink, artist_kws=own)
        for end in (name, f"{name}_end"):
            plot = plot.add(upright, x=end, **color, legend=False)
    return plot


def _is_soft(rows: pd.DataFrame) -> pd.Series[bool]:
    return rows[["start_precision", "end_precision"]].isin(["part-of-day"]).any(axis=1)


def _split_times(days: pd.DataFrame) -> pd.DataFrame:
    """The rows with columns for each kind of mark, in days as Matplotlib counts them.

    Seaborn scales no moments in xmin and xmax. Columns added: hour; first_hour and last_hour of
    hours from and to; around and around_end, the days of such hours; day and day_end; soft and
    soft_end of a part of a day; length and length_end; voice (told or claim). NaN where they do
    not apply.
    """
    rows = days.reset_index(drop=True)
    starts, ends = ((rows[edge] - _EPOCH) / _DAY for edge in ("start", "end"))
    is_point = starts.eq(ends)
    is_whole = starts.mod(1).eq(0) & ends.mod(1).eq(0) & ~is_point
    is_length = is_whole & rows.apply(_fills_days, axis=1)
    is_soft = _is_soft(rows) & ~is_length
    is_day = is_whole & ~is_length & ~is_soft
    is_timed = ~is_whole & ~is_length & ~is_soft
    last = ends.where(ends.mod(1).eq(0) & ~is_point, ends // 1 + 1)
    return rows.assign(
        name=name_rows(rows),
        hour=starts.where(is_timed & is_point),
        first_hour=starts.where(is_timed & ~is_point),
        last_hour=ends.where(is_timed & ~is_point),
        around=(starts // 1).where(is_timed),
        around_end=last.where(is_timed),
        day=starts.where(is_day),
        day_end=ends.where(is_day),
        soft=(starts // 1).where(is_soft),
        soft_end=last.where(is_soft),
        length=starts.where(is_length),
        length_end=ends.where(is_length),
        voice=rows["panel"].astype("object").eq(CLAIMS).map({True: "claim", False: "told"}),
    )


def _fills_days(row: pd.Series[Any]) -> bool:
    """Whether a length of time is as long as the days in which it lies, so that it has a place."""
    days = _DAYS.get(str(row["unit"]))
    if row["measure"] != "duration" or days is None:
        return False
    return bool(abs(row["nominal"] * days - (row["end"] - row["start"]) / _DAY) < _ROUGHLY)


_DAYS = {"hours": 1 / 24, "days": 1.0, "weeks": 7.0}
_ROUGHLY = 0.25
"""Days by which a length and its days may differ."""


def _find_days(rows: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Midnight before the earliest moment and midnight after the latest."""
    last = max((rows["end"] - pd.Timedelta(seconds=1)).max(), rows["start"].max())
    return rows["start"].min().normalize(), last.normalize() + _DAY


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
    """What happened when, and who spoke when, in two lines at most: the title of the chart."""
    rows = [row for row in to_records(timeline) if row["start"] is not None]
    said = [row for row in rows if row["panel"] == SAID]
    moment = _find_moment([row for row in rows if row["panel"] != SAID])
    if moment is None:
        return _title_said(said)
    first = sentence(*_say_moment(moment))
    spoke = [row for row in said if row["wording"]]
    tries = [sentence(first, "; ", *_say_spoken(row)) for row in spoke[-1:]]
    tries += [first, (_begin_with(moment),)]
    told = (each for each in tries if len(plain(each)) <= MOST_TITLE)
    return next(told, (Cited(capitalise(moment["label"]), moment["id"]),))


MOST_TITLE = 110
"""Characters of a heading of two lines."""


def _find_moment(rows: Sequence[Row]) -> Row | None:
    """The moment that leads: the earliest told to the hour, else the earliest; a claim last."""

    def find_rank(row: Row) -> tuple[bool, bool, pd.Timestamp]:
        is_exact = row["start_precision"] in ("minute", "hour")
        return row["status"] == "claimed", not is_exact, row["start"]

    return min(rows, key=find_rank, default=None)


def _begin_with(row: Row) -> Cited:
    """What a figure says, as a sentence begins."""
    return Cited(capitalise(row["says"].rstrip(".")), row["id"])


def _say_moment(row: Row) -> Sentence:
    """What is said of a moment, and by whom where it is not the outlet."""
    told = _begin_with(row)
    said = {"attributed": "according to", "claimed": "as claimed by"}.get(row["status"])
    if not said or _names(row["says"], row["speaker_name"]):
        return (told,)
    return (told, f", {said} {row['speaker_name']}")


def _say_spoken(row: Row) -> Sentence:
    """A statement's day as a sentence goes on."""
    says = row["says"].rstrip(".")
    return (Cited(says[:1].lower() + says[1:] if says[1:2].islower() else says, row["id"]),)


def _title_said(said: Sequence[Row]) -> Sentence:
    """Days of statements alone; where there is no other than the publication, that none is told."""
    given = [row for row in said if row["id"] is not None]
    if not given:
        return ("No day or hour is told as a figure of its own",)
    *_, published = said
    told = sentence(_cite_day(given[0]), f"; the article is of {published['label']}")
    return told if len(plain(told)) <= MOST_TITLE else (_cite_day(given[0]),)


def _cite_day(row: Row) -> Cited:
    says = row["says"].rstrip(".")
    if row["speaker_name"] is not None:
        return _begin_with(row)
    what, _, by = says.partition(" by ")
    verb = what.replace("Figures given", "Figures were given").replace(
        "Claims made", "Claims were made"
    )
    return Cited(f"{verb} by {by} on {row['label']}", row["id"])


def say_timeline(timeline: pd.DataFrame) -> Prose:
    """When it happened; lengths without a day.

    Nothing where no more is told than on which days somebody spoke.
    """
    times = [row for row in to_records(timeline) if row["panel"] != SAID]
    if not times:
        return Prose([], role="finding")
    moment = _find_moment([row for row in times if row["start"] is not None])
    is_drawn = not group_days(timeline).empty
    lead = title_timeline(timeline) if moment else sentence(*_say_moment(times[0]))
    others = [row for row in times if row is not (moment or times[0])]
    others = [row for row in others if row["start"] is None or not is_drawn]
    told = [lead, *(sentence(*_say_moment(row), ".") for row in others[:_MOST_SENTENCES])]
    return Prose(told, role="finding")


_MOST_SENTENCES = 4


CAPTIONS = {
    "timeline": Caption(
        "Days and hours",
        {
            "says": "What is said",
            "label": "When",
            "shown": "Wording",
            "speaker_name": "Who says so",
            "status": "Status",
        },
        BY_ID,
        title=title_timeline,
        heading=title_timeline,
        is_detail=True,
        tabulate=tabulate_timeline,
    )
}
