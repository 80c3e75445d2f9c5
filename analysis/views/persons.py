"""Who was killed, one mark a person: whether the groups make the toll, exceed it or leave some."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
import seaborn.objects as so
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

from analysis.charts.compose import STEP
from analysis.charts.display import SAID_BY, Prose
from analysis.charts.layers import map_status, name_rows, needs_key, scale_status, start
from analysis.charts.palette import INK, MUTED
from analysis.charts.style import THEME
from analysis.ledger.frame import Row, to_records
from analysis.reading.captions import Caption
from analysis.reading.frames import frame_rows, sign
from analysis.reading.labels import cite_period
from analysis.reading.reading import Reading
from analysis.telling.sentences import Cited, Sentence
from analysis.telling.words import capitalise, format_number, keep_order, say_bounds
from analysis.views.toll import list_splits, tabulate_toll

__all__ = ["list_people", "plot_persons", "say_persons", "tabulate_persons"]

MOST_MARKS = 600
"""The greatest toll for which one mark a person is drawn."""

_FEW = 200
"""Up to so many marks stand in rows of twenty; more in rows of thirty."""

_GAP = 0.4
"""Steps between two tens of marks."""

_COLUMNS = (
    *("id", "whole_id", "whole_label", "whole_marks", "label", "marks", "high", "beyond", "rest"),
    *("shown", "speaker_name", "status", "subset_id", "subset_label", "subset_marks"),
    *("subset_shown", "subset_speaker", "subset_status", "name_told", "note_told"),
)

_M, _L = Path.MOVETO, Path.LINETO
_ARROW = MarkerStyle(Path([(8, 0), (32, 0), (26, 4.5), (32, 0), (26, -4.5)], [_M, _L, _M, _L, _L]))
"""From the edge of the last mark, to the right; it measures nothing."""


def tabulate_persons(reading: Reading) -> pd.DataFrame:
    """The widest exact toll as marks, one a person: its non-overlapping parts and their subsets.

    Each part has as many marks as the least number that its wording admits; exact counts come
    first. No party's claim is drawn. Empty where no toll of at most `MOST_MARKS` divides so;
    `attrs` then has `is_too_large`.

    Returns
    -------
    Columns: id, whole_id, whole_label, whole_marks, label, marks (the least number), high (NaN
    where open), beyond (how many of the marks, counted on from row to row, lie beyond the whole),
    rest (how many of the whole all marks together leave), shown, speaker_name, status, subset_id,
    subset_label, subset_marks, subset_shown, subset_speaker, subset_status; name_told and
    note_told, as the chart prints them.
    """
    reported = {
        row["id"]: row
        for row in to_records(tabulate_toll(reading))
        if row["status"] != "claimed" and row["low"] is not None
    }
    splits = [(tie.whole, *tie.parts) for tie in list_splits(reading)]
    splits = [names for names in splits if reported.keys() >= set(names)]
    is_too_large = False
    for names in sorted(splits, key=lambda names: list(reported).index(names[0])):
        whole, *parts = (reported[name] for name in names)
        is_large = max(whole["low"], sum(part["low"] for part in parts)) > MOST_MARKS
        is_too_large |= is_large
        if whole["low"] == whole["high"] and not is_large:
            parts.sort(key=lambda part: part["low"] != part["high"])
            rows = list(_describe_parts(whole, parts, list(reported.values())))
            persons = frame_rows(rows, _COLUMNS)
            subtitle = f"One mark a person killed, {cite_period(reading, persons)}"
            return sign(persons, reading, subtitle)
    nothing = sign(frame_rows([], _COLUMNS), reading)
    nothing.attrs["is_too_large"] = is_too_large
    return nothing


def _describe_parts(whole: Row, parts: list[Row], toll: list[Row]) -> Iterator[Row]:
    total, least = int(whole["low"]), int(sum(part["low"] for part in parts))
    counted = 0
    for part in parts:
        count = int(part["low"])
        counted += count
        inside = [row for row in toll if row["whole"] == part["id"] and row["low"] == row["high"]]
        subset = inside[0] if len(inside) == 1 and inside[0]["low"] <= count else None
        row = {
            **{key: part[key] for key in ("id", "label", "high", "shown", "speaker_name")},
            "status": part["status"],
            "whole_id": whole["id"],
            "whole_label": whole["label"],
            "whole_marks": total,
            "marks": count,
            "beyond": min(count, max(counted - total, 0)),
            "rest": max(total - least, 0),
            "subset_id": subset["id"] if subset else None,
            "subset_label": subset["label"] if subset else None,
            "subset_marks": int(subset["low"]) if subset else 0,
            "subset_shown": subset["shown"] if subset else None,
            "subset_speaker": subset["speaker_name"] if subset else None,
            "subset_status": subset["status"] if subset else None,
            "name_told": f"{keep_order(part['label'])}: {part['shown']}",
        }
        yield {**row, "note_told": "; ".join(_note(row))}


def _note(row: Row) -> Iterator[str]:
    """What the marks of a part mean beyond their number."""
    if row["high"] is None:
        yield "arrow: no upper limit"
    elif row["high"] > row["marks"]:
        yield f"up to {format_number(row['high'])}"
    if row["beyond"]:
        whole = format_number(row["whole_marks"])
        yield f"hollow: {format_number(row['beyond'])} beyond the {whole} reported"
    if row["subset_marks"]:
        by = SAID_BY[row["subset_status"]]
        subset = f"{keep_order(row['subset_label'])}, {row['subset_shown']}"
        yield f"outlined: {subset}, {by} {row['subset_speaker']}"


# --- one row a person -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Field:
    """Where the n-th of many marks stands, in steps from left and from top."""

    columns: int

    @property
    def width(self) -> float:
        return self.place(self.columns - 1)[0] + 1

    def place(self, number: int) -> tuple[float, int]:
        row, column = divmod(number, self.columns)
        return column + max(column // 10, 0) * _GAP, row

    def trace(self, marks: int) -> Iterator[tuple[float, float]]:
        """The line around the first so many marks, clockwise, with a step in the last row."""
        (last, row), half = self.place(marks - 1), 0.5
        right = self.width - half if row else last + half
        below, step = row + half, last + half
        yield from ((-half, -half), (right, -half))
        yield from ((right, below - 1), (step, below - 1)) if row and step < right else ()
        yield from ((step, below), (-half, below), (-half, -half))


def _choose_field(persons: pd.DataFrame) -> _Field:
    most = max(int(persons["whole_marks"].max()), int(persons["marks"].sum()))
    return _Field(20 if most <= _FEW else 30)


def list_people(persons: pd.DataFrame) -> pd.DataFrame:
    """One row a person, those of a subset first in their part and those beyond the whole last.

    Parameters
    ----------
    persons : as `tabulate_persons` gives it, or some of its rows.

    Returns
    -------
    Columns: id (of the statement on which the mark rests; none in the rest), block (name of the
    part, or what the rest is), label, status, column and row (steps from left and top, tens a
    little apart), is_subset, is_beyond (the whole), is_rest (whom no part's least number holds),
    is_open (the last mark of a part without upper limit).
    """
    if persons.empty:
        names = ("id", "block", "label", "status", "column", "row")
        return pd.DataFrame(columns=[*names, "is_subset", "is_beyond", "is_rest", "is_open"])
    field = _choose_field(persons)
    rows: list[Row] = []
    for part, block in zip(to_records(persons), name_rows(persons), strict=True):
        within = part["marks"] - part["beyond"]
        for number in range(part["marks"]):
            is_subset = number < min(part["subset_marks"], within)
            told = "subset_" if is_subset else ""
            column, row = field.place(number)
            rows.append(
                {
                    "id": part[f"{told}id"],
                    "block": block,
                    "label": part[f"{told}label"],
                    "status": part[f"{told}status"],
                    "column": column,
                    "row": row,
                    "is_subset": is_subset,
                    "is_beyond": number >= within,
                    "is_rest": False,
                    "is_open": part["high"] is None and number == part["marks"] - 1,
                }
            )
    return pd.DataFrame([*rows, *_list_rest(persons, field)])


def _list_rest(persons: pd.DataFrame, field: _Field) -> Iterator[Row]:
    for number in range(int(persons["rest"].iloc[0])):
        column, row = field.place(number)
        where = {"block": _name_rest(persons), "column": column, "row": row}
        no = dict.fromkeys(("is_subset", "is_beyond", "is_open"), False)
        yield {"id": None, "label": None, "status": None, **where, **no, "is_rest": True}


def _name_rest(persons: pd.DataFrame) -> str:
    rest, whole = (format_number(persons[key].iloc[0]) for key in ("rest", "whole_marks"))
    return f"Not told apart by group: {rest} of the {whole} reported"


def plot_persons(persons: pd.DataFrame) -> so.Plot:
    """A field of marks a part, one mark a person, in the shape of its status.

    Marks for which the whole leaves no room are hollow, in ink; persons whom no part's least
    number holds are pale; an outline holds a subset, and an arrow goes on from an open count.
    Its frame is `list_people(persons)`. Restyle it as any seaborn plot: `.theme({…})`.

    Parameters
    ----------
    persons : as `tabulate_persons` gives it, or some of its rows.
    """
    people = list_people(persons)
    if people.empty:
        return so.Plot()
    column, is_pale = people["column"], people["is_beyond"] | people["is_rest"]
    people = people.assign(
        within=column.mask(is_pale),
        beyond=column.where(people["is_beyond"]),
        rest=column.where(people["is_rest"]),
        open=column.where(people["is_open"]),
    )
    plot = _add_marks(start(people, "row"), people)
    if not (outlines := _trace_subsets(persons)).empty:
        line = so.Path(color=INK, linewidth=1.2, artist_kws={"clip_on": False, "gid": "outline"})
        plot = plot.add(line, data=outlines, x="x", y="y", row="block", legend=False)
    blocks = list(name_rows(persons)) + [_name_rest(persons)] * bool(persons["rest"].iloc[0])
    width = _choose_field(persons).width + (1.5 if people["is_open"].any() else 0)
    rows = people.groupby("block")["row"].max().add(2).sum()
    return (
        plot.facet(row="block", order=blocks)
        .share(y=False)
        .limit(x=(-0.6, width - 0.4), y=(people["row"].max() + 0.6, -0.6))
        .scale(x=so.Continuous().tick(at=[]), y=so.Continuous().tick(at=[]))
        .label(x="", y="", legend="")
        .theme(dict(THEME))
        .layout(size=(width * STEP / 72, max(rows * STEP / 72, 1.0)))
    )


def _add_marks(plot: so.Plot, people: pd.DataFrame) -> so.Plot:
    free = {"clip_on": False, "zorder": 4}
    drawn = people[people["within"].notna()]
    names = ("marker", "pointsize", "color", "fill", "edgestyle")
    if len(drawn):
        mapped, alike = map_status(drawn, *names)
        dot = so.Dot(edgewidth=1.4, stroke=1.4, **alike, artist_kws=free | {"gid": "persons"})
        plot = plot.add(dot, x="within", **mapped, legend=needs_key(drawn))
        plot = plot.scale(**scale_status(drawn, *names))
    for name, color in (("beyond", INK), ("rest", MUTED)):
        if people[name].notna().any():
            own = {"color": color, "fill": False, "marker": "o", "pointsize": 10}
            width = {"edgewidth": 1.4 if name == "beyond" else 0.8}
            hollow = so.Dot(**own, **width, artist_kws=free | {"gid": name})
            plot = plot.add(hollow, x=name, legend=False)
    for status, last in people[people["open"].notna()].groupby("status"):
        own = free | {"gid": "open", "zorder": 3}
        color = scale_status(last, "color")["color"].values[status]
        arrow = so.Dot(
            stroke=1.6, marker=_ARROW, pointsize=64, fill=False, color=color, artist_kws=own
        )
        plot = plot.add(arrow, data=last, x="open", y="row", row="block", legend=False)
    return plot


def _trace_subsets(persons: pd.DataFrame) -> pd.DataFrame:
    """The corners of the outline around each subset: block, x, y."""
    field = _choose_field(persons)
    corners = [
        (block, x, y)
        for part, block in zip(to_records(persons), name_rows(persons), strict=True)
        if part["subset_marks"]
        for x, y in field.trace(part["subset_marks"])
    ]
    return pd.DataFrame(corners, columns=["block", "x", "y"])


# --- in words ---------------------------------------------------------------------------------


def title_persons(persons: pd.DataFrame) -> Sentence:
    """What the groups make together, beside the toll in all: the title of the chart."""
    if persons.empty:
        return _say_why_empty(persons)
    together = capitalise(_say_marks(persons))
    return (f"{together} by group, ", _cite_toll(persons), " in all as reported")


def say_persons(persons: pd.DataFrame) -> Prose:
    """Whether the groups together exceed the toll, reach it or leave some of it."""
    return Prose([lead_persons(persons)], role="finding")


def lead_persons(persons: pd.DataFrame) -> Sentence:
    """As `say_persons`, as a sentence."""
    if persons.empty:
        return _say_why_empty(persons)
    groups, toll = f"The groups make {_say_marks(persons)}", _cite_toll(persons)
    beyond, rest = int(persons["beyond"].sum()), int(persons["rest"].iloc[0])
    if beyond:
        return (f"{groups}, {format_number(beyond)} more than the ", toll, " reported")
    if rest:
        return (f"{groups} of the ", toll, f" reported; {format_number(rest)} not told apart")
    return (f"{groups}, as many as the ", toll, " reported")


def _say_why_empty(persons: pd.DataFrame) -> Sentence:
    if persons.attrs.get("is_too_large"):
        why = f"The reported toll is above {MOST_MARKS}, too many for one mark a person"
    else:
        why = "The reported counts do not divide one exact toll"
    return (f"{why}, so no marks are drawn",)


def _say_marks(persons: pd.DataFrame) -> str:
    """The parts' least numbers together: 'at least 12', or '12' where all of them are exact."""
    total = int(persons["marks"].sum())
    is_exact = bool(persons["marks"].eq(persons["high"]).fillna(False).all())
    return say_bounds(total, total if is_exact else None)


def _cite_toll(persons: pd.DataFrame) -> Cited:
    row = to_records(persons)[0]
    return Cited(format_number(row["whole_marks"]), row["whole_id"])


CAPTIONS = {
    "persons": Caption(
        "Marks in the chart",
        {
            "label": "Group",
            "marks": "Marks",
            "shown": "Reported",
            "subset_label": "Outlined inside it",
            "subset_marks": "Marks outlined",
        },
        {"shown": "id", "subset_label": "subset_id"},
        title=title_persons,
        tabulate=tabulate_persons,
    )
}
