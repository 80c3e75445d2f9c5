"""What figures and counts are called: short labels as they stand inside a sentence.

A label keeps its letters ("soldiers killed", "Fateh Squad fighters killed"); whoever begins a
line with one raises its first letter.
"""

from __future__ import annotations

import datetime as dt

import pandas as pd

from analysis.ledger.frame import Row
from analysis.ledger.measures import MEASURES, UNITS
from analysis.ledger.model import Event
from analysis.ledger.trees import is_within
from analysis.reconcile.counts import Count
from analysis.reconcile.verdicts import Rest
from analysis.views.reading import Reading
from analysis.views.words import capitalise, format_quantity, join, keep_order, say_date


def label_figure(reading: Reading, row: Row) -> str:
    """What a figure counts, short enough for an axis: 'police officers killed, Nushki'.

    The period is told where another figure counts the same of another one, and the day of the
    report where another counts the same as of another day. As printed: a reading of ours is told
    beside the label, never in its place.
    """
    place = tell_place(reading, row["place"])
    label = label_scope(reading.event, row["measure"], row["unit"], row["group"], place)
    period, as_of = _tell_times(reading, row)
    label += f" ({period})" if period else ""
    label += f", as of {as_of}" if as_of else ""
    return f"{label}, withdrawn" if row["withdrawn_by"] else label


def split_label(reading: Reading, row: Row) -> Row:
    """The parts of a figure's label: who, where, during, as_of; none where the label has none."""
    place = tell_place(reading, row["place"])
    period, as_of = _tell_times(reading, row)
    return {
        "who": reading.event.groups[row["group"]].label if row["group"] else "people",
        "where": reading.event.places[place].name if place else None,
        "during": period or None,
        "as_of": as_of or None,
    }


def tell_place(reading: Reading, place: str) -> str | None:
    """The place that a label names: none where it is the one that labels leave out."""
    return place if place != find_home(reading) else None


def _tell_times(reading: Reading, row: Row) -> tuple[str, str]:
    """What tells a count from others of the same scope: its period, and its day of report."""
    if not MEASURES[row["measure"]].is_count:
        return "", ""
    keys = ("measure", "unit", "group", "place")
    same = [other for other in reading.all_records if all(other[k] == row[k] for k in keys)]
    period = as_of = ""
    if len({other["period"] for other in same}) > 1:
        period = "time not told"
        if row["period"] is not None:
            period = reading.event.periods[row["period"]].label
    if len({other["reported"] for other in same if other["period"] == row["period"]}) > 1:
        as_of = say_date(dt.date.fromisoformat(row["reported"]))
    return period, as_of


def say_as_of(day: dt.date) -> str:
    """The day of a report: 'as of 27 January 2026'."""
    return f"as of {say_date(day)}"


def find_home(reading: Reading) -> str | None:
    """The place whose name labels leave out: the one in which all figures of the article lie.

    Where figures share no place, each label names its own; so it does where all figures are of one
    place and the event has others beside or around it.
    """
    tree = reading.event.place_tree
    places = {name for f in reading.article.figures for name in (f.place, *f.named)}
    home = next((n for n in places if all(is_within(tree, other, n) for other in places)), None)
    roots = [name for name, wholes in tree.items() if not wholes]
    return home if len(places) > 1 or roots == [home] else None


def label_scope(event: Event, measure: str, unit: str, group: str | None, place: str | None) -> str:
    """What a count is of, without its period: 'police officers killed, Nushki'."""
    label = MEASURES[measure].label
    if group is not None:
        label = f"{event.groups[group].label} {label.removeprefix('people ')}"
    elif unit in ("offices", "towns"):
        label = label.replace("places", unit)
    return label if place is None else f"{label}, {event.places[place].name}"


def label_panel(measure: str, unit: str) -> str:
    """What a panel of one measure is called: its label, and the unit where that adds something."""
    label, unit_label = MEASURES[measure].label, UNITS[unit].label
    return capitalise(label if unit_label in label else f"{label} ({unit_label})")


def describe_scope(reading: Reading, row: Row) -> str:
    """What, where and when a statement counts: 'civilians killed; since Saturday, 31 January'."""
    parts = [label_figure(reading, row)]
    if row["period"] is not None:
        parts.append(reading.event.periods[row["period"]].label)
    if row["assumption"] is not None:
        parts.append(f"read by us as {describe_reading(reading, row['assumption'])}")
    if row["withdrawn_by"] is not None:
        later = next(other for other in reading.records if other["id"] == row["withdrawn_by"])
        parts.append(f"withdrawn: later {format_quantity(later)}")
    return "; ".join(parts)


def describe_reading(reading: Reading, assumption: str | None) -> str | None:
    """What an assumption of ours reads a figure as, in words; none without an assumption."""
    for entry in reading.article.transcript.assumptions:
        if entry.id == assumption:
            return ", ".join(
                _name_scope(reading, key, name)
                for key, name in entry.reads.model_dump(exclude_none=True).items()
            )
    return None


def _name_scope(reading: Reading, key: str, name: str) -> str:
    event = reading.event
    if key == "measure":
        return MEASURES[name].label
    if key == "place":
        return event.places[name].name
    return event.groups[name].label if key == "group" else event.periods[name].label


# --- counts, of which a figure may speak or none -------------------------------------------------


def label_told(reading: Reading, count: Count, figure: Row) -> str:
    """What a figure counts: as printed, and beside it what an assumption of ours reads it as."""
    if figure["assumption"] is None:
        return str(figure["label"])
    place = tell_place(reading, count.place)
    scope = label_scope(reading.event, count.measure, count.unit, count.group, place)
    return f"{figure['label']}, read by us as {scope}"


def label_count(event: Event, count: Count) -> str:
    """What a count is of, its whole scope: 'people killed, Town, since Saturday, as of …'."""
    scope = label_scope(event, count.measure, count.unit, count.group, count.place)
    return ", ".join([scope, *_tell_time(event, count)])


def _tell_time(event: Event, count: Count) -> list[str]:
    """The period of a count, and the day by which it was known."""
    as_of = say_as_of(count.extent.as_of)
    if count.extent.is_state and count.period is None:
        return [as_of]
    return [event.periods[count.period].label if count.period else "time not told", as_of]


def label_rest(event: Event, rest: Rest) -> str:
    """What is in a whole and outside its parts, by what they differ in.

    'people killed after the report of 27 January 2026' where the whole is a later report of the
    same; else the whole's scope, and the parts that are not in it.
    """
    whole, part = rest.whole, rest.parts[0]
    is_later = (
        len(rest.parts) == 1
        and (whole.group, whole.place, whole.period) == (part.group, part.place, part.period)
        and whole.extent.as_of != part.extent.as_of
    )
    if is_later:
        scope = label_scope(event, whole.measure, whole.unit, whole.group, whole.place)
        period = event.periods[whole.period].label if whole.period else ""
        told = "" if whole.extent.end != part.extent.end else f", {period}, counted"
        comma = "," if whole.place else ""
        return f"{scope}{told}{comma} after the report of {say_date(part.extent.as_of)}"
    return f"{label_count(event, whole)}, {_name_outside(event, rest)}"


def _name_outside(event: Event, rest: Rest) -> str:
    """What a rest leaves out: 'other than soldiers killed, Nushki', 'outside Gwadar'."""
    whole = rest.whole
    keys = {
        (part.group != whole.group, part.place != whole.place, part.extent != whole.extent)
        for part in rest.parts
    }
    if keys == {(False, True, False)}:
        return f"outside {join(event.places[part.place].name for part in rest.parts)}"
    if keys == {(False, False, True)} and all(part.period for part in rest.parts):
        return f"apart from {join(_name_time(event, whole, part) for part in rest.parts)}"
    return f"other than {join(_name_part(event, whole, part) for part in rest.parts)}"


def _name_time(event: Event, whole: Count, part: Count) -> str:
    """The time of a part, and the day by which it was known where that of the whole is another."""
    told = event.periods[part.period].label if part.period else "a time not told"
    as_of = part.extent.as_of
    return f"“{told}”" if as_of == whole.extent.as_of else f"“{told}” {say_as_of(as_of)}"


def _name_part(event: Event, whole: Count, part: Count) -> str:
    """A part by its group, and by its place and time where they are not the whole's."""
    place = part.place if part.place != whole.place else None
    scope = label_scope(event, part.measure, part.unit, part.group, place)
    told = [] if part.extent == whole.extent else [_name_time(event, whole, part)]
    return ", ".join([scope, *told])


# --- the article, and its times ----------------------------------------------------------------


def cite_source(reading: Reading) -> str:
    """Outlet and day: 'Press TV, 4 February 2026'."""
    source = reading.article.source
    return f"{keep_order(source.outlet)}, {say_date(source.published)}"


def cite_period(reading: Reading, table: pd.DataFrame) -> str:
    """The period of a table's counts, as a subtitle names it: the one that holds them all.

    `table` names it in `when`, or the statements in `id`.
    """
    if "when" in table:
        labels = table["when"].drop_duplicates().tolist()
        return _say_period(labels[0] if len(labels) == 1 else "", is_known=len(labels) == 1)
    rows = reading.figures[reading.figures["id"].isin(table["id"])]
    timed = rows[rows["start"].notna()]
    if timed.empty:
        return _say_period(None)
    first, last = timed["start"].dt.normalize().min(), timed["end"].max()
    widest = timed[timed["start"].dt.normalize().eq(first) & timed["end"].eq(last)]
    is_one = not widest.empty and len(timed) == len(rows)
    return _say_period(
        min(reading.event.periods[name].label for name in widest["period"]) if is_one else "",
        is_known=is_one,
    )


def _say_period(label: object, *, is_known: bool = True) -> str:
    """The period's name; what stands for it where none is told, or several are."""
    if not is_known:
        return "each in its own period"
    return str(label) if isinstance(label, str) else "period not reported"
