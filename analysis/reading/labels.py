"""What figures and counts are called: short labels as they stand inside a sentence.

A label keeps its letters ("soldiers killed", "Fateh Squad fighters killed"); whoever begins a
line with one raises its first letter.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Protocol

import pandas as pd

from analysis.ledger.frame import Row
from analysis.ledger.means import MEANS
from analysis.ledger.model import Event
from analysis.ledger.trees import is_within
from analysis.reading.reading import Reading
from analysis.reconcile.agents import ANYBODY, Agent, find_agents
from analysis.reconcile.counts import Count
from analysis.reconcile.extents import Told
from analysis.reconcile.statements import is_tested
from analysis.reconcile.verdicts import Rest
from analysis.telling.sentences import CHANGES
from analysis.telling.words import (
    capitalise,
    join,
    keep_order,
    name_unit,
    say_date,
    say_quantity,
    singularise,
)


def label_figure(reading: Reading, row: Row, *, is_timed: bool = False) -> str:
    """What a figure counts, short enough for an axis: 'police officers killed, Nushki'.

    The period is told where another figure counts the same of another one, and the day of the
    report where another counts the same as of another day; with `is_timed` a count's period is told
    whatever others count. As printed: a reading of ours is told beside the label, never in its
    place.
    """
    return _label(reading, row, _name_kind(reading.event, row), is_timed=is_timed)


def name_one(reading: Reading, row: Row) -> str | None:
    """What one of it is called, as `label_figure` tells several; none where they have no plural.

    'person among police officers killed, Nushki': a distance, a sum of money and a share have none.
    """
    one = _name_single(reading.event, row)
    return None if one is None else _label(reading, row, one)


def _label(reading: Reading, row: Row, kind: str, *, is_timed: bool = False) -> str:
    period, as_of = _tell_times(reading, row, is_timed=is_timed)
    where = _name_place(reading, row)
    label = kind
    if _tells_attribution(reading, row):
        how = (row["how"] or "").split()
        label += say_attribution(reading.event, row["measure"], row["by"], how)
    label += f", {CHANGES[row['change']]}" if row["change"] else ""
    label += f", {where}" if where else ""
    label += f" ({period})" if period else ""
    label += f", as of {as_of}" if as_of else ""
    return f"{label}, withdrawn" if row["withdrawn_by"] else label


def split_label(reading: Reading, row: Row) -> Row:
    """The parts of a figure's label: who, fate, where, during, as_of; none where it has none."""
    period, as_of = _tell_times(reading, row)
    what = _name_bare(reading.event, row)
    return {
        "fate": what.removeprefix("people ") if what.startswith("people ") else None,
        "who": reading.event.groups[row["group"]].label if row["group"] else "people",
        "where": _name_place(reading, row) or None,
        "during": period or None,
        "as_of": as_of or None,
    }


def describe_cited(reading: Reading, row: Row) -> Row:
    """What a sentence needs to cite a figure: label, singular, where and deed."""
    return {
        "label": label_figure(reading, row),
        "singular": name_one(reading, row),
        "where": _name_place(reading, row) or None,
        "deed": None if _tells_attribution(reading, row) else describe_deed(reading, row),
    }


def _name_kind(event: Event, row: Row) -> str:
    """What a figure counts or measures, and whose: 'share of people killed: residents'."""
    if row["to"] is not None:
        places = event.places
        return f"distance from {places[row['place']].name} to {places[row['to']].name}"
    return _name_whose(event, _name_bare(event, row), row["group"])


def _name_bare(event: Event, row: Row) -> str:
    """The same without its group."""
    if row["counts"] is not None:
        return str(row["counts"]).rstrip(".")
    if row["of"] is not None:
        return f"share of {event.all_measures[row['of']].label}"
    return _name_units(event.all_measures[row["measure"]].label, row["unit"])


def _name_whose(event: Event, what: str, group: str | None) -> str:
    if group is None:
        return what
    label = event.groups[group].label
    if what.startswith("people "):
        return f"{label} {what.removeprefix('people ')}"
    # A measure of an event's own that counts people has said so.
    return what if label == "people" else f"{what}: {label}"


def _name_units(label: str, unit: str) -> str:
    """The label of counted places by their unit: 'offices seized'."""
    return label.replace("places", unit) if unit in ("offices", "towns") else label


def _name_single(event: Event, row: Row) -> str | None:
    measure, unit = event.all_measures[row["measure"]], row["unit"]
    if row["counts"] is not None:
        several = name_unit(unit)
        words = _name_kind(event, row)
        if unit == "persons":
            return f"person among {words}"
        is_plural = words.startswith(several) and several.endswith("s")
        return words.replace(several, singularise(several), 1) if is_plural else None
    if not measure.is_count or row["of"] is not None:
        return None
    if _is_among(event, row["measure"], row["group"]):
        return f"person among {_name_kind(event, row)}"
    return _count_one(event, row["measure"], unit, row["group"])


def _is_among(event: Event, measure: str, group: str | None) -> bool:
    """Whether one of a group has no name but as a person among them; one of the people has."""
    is_named = group is not None and event.groups[group].label != "people"
    return is_named and event.all_measures[measure].label.startswith("people ")


def _count_one(event: Event, measure: str, unit: str, group: str | None) -> str:
    one = event.all_measures[measure].singular
    if unit in ("offices", "towns"):
        one = one.replace("place", singularise(unit), 1)
    return _name_whose(event, one, group)


def tell_place(reading: Reading, place: str) -> str | None:
    """The place that a label names: none where it is the one that labels leave out."""
    return place if place != find_home(reading) else None


def _name_place(reading: Reading, row: Row) -> str:
    """The place as a label names it, and whether it is our reading; empty where it names none."""
    place = None if row["to"] is not None else tell_place(reading, row["place"])
    if place is None:
        return ""
    return reading.event.places[place].name + _tell_ours(row, "place", " (our reading)")


def _tell_ours(row: Row, key: str, words: str) -> str:
    return words if key in (row["ours"] or "").split() else ""


def _tell_times(reading: Reading, row: Row, *, is_timed: bool = False) -> tuple[str, str]:
    """What tells a count from others of the same scope: its period, and its day of report.

    What is not of the event itself always has its period, if it is told; so has every count with
    `is_timed`.
    """
    if not reading.measures[row["measure"]].is_count:
        return "", ""
    same = [other for other in _list_same(reading, row) if _is_alike(other, row)]
    period = as_of = ""
    is_timed = is_timed or row["role"] != "toll"
    if len({other["period"] for other in same}) > 1 or (row["period"] and is_timed):
        period = "time not told"
        if row["period"] is not None:
            period = reading.event.periods[row["period"]].label
            period += _tell_ours(row, "period", ", our reading")
    beside = [other for other in same if other["period"] == row["period"]]
    if len({(other["reported"], other["reported_time"]) for other in beside}) > 1:
        as_of = _say_moment(row, beside)
    return period, as_of


def say_told(told: Told) -> str:
    """The day of a report, and its hour if there is one: '27 January 2026, 17:00'."""
    day = say_date(told.day)
    return day if told.hour is None else f"{day}, {told.hour:%H:%M}"


def _list_same(reading: Reading, row: Row) -> list[Row]:
    """The figures of one scope, whenever it was counted and whoever did it."""
    keys = ("measure", "unit", "group", "place", "change", "of", "role")
    return [other for other in reading.all_records if all(other[k] == row[k] for k in keys)]


def _is_alike(one: Row, other: Row) -> bool:
    """Whether two figures may be of one doer and of the same means: where both tell, they do."""
    return all(
        not one[key] or not other[key] or {*one[key].split()} == {*other[key].split()}
        for key in ("by", "how")
    )


def _tells_attribution(reading: Reading, row: Row) -> bool:
    """Whether a label says who did it and how.

    Where another figure of the scope has others, and where the figure has a count of its own by it.
    """
    is_alone = all(_is_alike(other, row) for other in _list_same(reading, row))
    return not is_alone or row["id"] in _find_agents(reading)


def _find_agents(reading: Reading) -> Mapping[str, Agent]:
    """The figures that have a count of their own by who did it or how."""
    if _find_agents not in reading.memo:
        article = reading.article
        figures = {f.id: f for f in article.figures_as_read if is_tested(f, article.event)}
        reading.memo[_find_agents] = find_agents(figures, article.event)
    agents: Mapping[str, Agent] = reading.memo[_find_agents]
    return agents


def say_attribution(event: Event, measure: str, by: str | None, how: Sequence[str]) -> str:
    """What a label says of who did it and how: ' by raiders', ' (means: beating)', or nothing."""
    if deed := _phrase_deed(event, measure, by, how):
        return f" {deed}"
    told = [f"done by {_name_doer(event, by)}"] if by else []
    told += [f"means: {join(MEANS[name] for name in how)}"] if how else []
    return f" ({'; '.join(told)})" if told else ""


def _say_moment(row: Row, beside: Sequence[Row]) -> str:
    """The day of a report, and its hour where others of that day were made at another one."""
    day = say_date(dt.date.fromisoformat(row["reported"]))
    hours = {other["reported_time"] for other in beside if other["reported"] == row["reported"]}
    return f"{day}, {row['reported_time']}" if len(hours) > 1 and row["reported_time"] else day


def find_home(reading: Reading) -> str | None:
    """The place whose name labels leave out: the one in which all figures of the article lie.

    Where the event says of which place its toll is, and all figures lie in it, it is that one.
    Where figures share no place, each label names its own; so it does where all figures are of one
    place and the event has others beside or around it.
    """
    tree, toll = reading.event.place_tree, reading.event.toll
    own = [figure for figure in reading.article.figures if figure.role == "toll"]
    places = {name for f in own for name in (f.place, *f.named)}
    if toll is not None and all(is_within(tree, name, toll.place) for name in places):
        return toll.place
    home = next((n for n in places if all(is_within(tree, other, n) for other in places)), None)
    roots = [name for name, wholes in tree.items() if not wholes]
    return home if len(places) > 1 or roots == [home] else None


class Scoped(Protocol):
    """Whatever says what is counted, in which unit, whose and by whom: a count, a topic."""

    @property
    def measure(self) -> str:
        """What is counted."""

    @property
    def unit(self) -> str:
        """In which unit."""

    @property
    def group(self) -> str | None:
        """Whose; None where of no group."""

    @property
    def agent(self) -> Agent:
        """Whose doing alone is counted."""


def label_scope(event: Event, count: Scoped, place: str | None, agent: Agent | None = None) -> str:
    """What a count is of, without its period: 'police officers killed by raiders, Nushki'.

    `agent` is told in the place of the count's own.
    """
    agent = count.agent if agent is None else agent
    label = label_counted(event, count.measure, count.unit, count.group)
    label += say_attribution(event, count.measure, agent.by, agent.how)
    return label if place is None else f"{label}, {event.places[place].name}"


def label_one(event: Event, count: Scoped) -> str:
    """What a count is of, as one of it is named: 'person among police officers killed'."""
    if _is_among(event, count.measure, count.group):
        return f"person among {label_scope(event, count, None)}"
    one = _count_one(event, count.measure, count.unit, count.group)
    return one + say_attribution(event, count.measure, count.agent.by, count.agent.how)


def label_counted(event: Event, measure: str, unit: str, group: str | None) -> str:
    """What is counted, and whose, wherever and whenever it is: 'police officers killed'."""
    return _name_whose(event, _name_units(event.all_measures[measure].label, unit), group)


def label_panel(event: Event, row: Row) -> str:
    """What a panel of one measure is called: its label, and the unit where that adds something.

    What is not of the event itself, and what is a change, has panels of its own.

    Parameters
    ----------
    row : measure, unit, counts, of, change and role of a figure.
    """
    label, unit = _name_bare(event, {**row, "unit": ""}), name_unit(row["unit"])
    panel = label if unit in label else f"{label} ({unit})"
    if row["change"]:
        panel = CHANGE_PANEL
    return f"{ROLES[row['role']]}: {panel}" if row["role"] in ROLES else capitalise(panel)


CHANGE_PANEL = "changes, which are no totals"
"""The panel of changes, whatever they are of: they are told in words."""

ROLES: Mapping[str, str] = {"background": "Background", "other-event": "Another event"}
"""Role → how it is named; a toll needs no name."""


def describe_scope(reading: Reading, row: Row) -> str:
    """What, where and when a statement counts: 'civilians killed; since Saturday, 31 January'."""
    parts = [label_figure(reading, row)]
    period = reading.event.periods[row["period"]].label if row["period"] else ""
    if period and (row["role"] == "toll" or period not in parts[0]):
        parts.append(period)
    if row["ours"]:
        parts.append(f"{join(row['ours'].split())}: our reading")
    if row["reported_time"]:
        parts.append(f"reported at {row['reported_time']}")
    if row["assumption"] is not None:
        parts.append(f"read by us as {describe_reading(reading, row['assumption'])}")
    if row["withdrawn_by"] is not None:
        later = next(other for other in reading.records if other["id"] == row["withdrawn_by"])
        parts.append(f"withdrawn: later {say_quantity(later)}")
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
        return event.all_measures[name].label
    if key == "place":
        return event.places[name].name
    return event.groups[name].label if key == "group" else event.periods[name].label


# --- who is said to have done it -----------------------------------------------------------------


def name_doer(event: Event, row: Row) -> str | None:
    """Who is said to have done it: the group or the speaker, by name."""
    return _name_doer(event, row["by"]) if row["by"] else None


def _name_doer(event: Event, name: str) -> str:
    return event.groups[name].label if name in event.groups else event.speakers[name].name


def name_means(row: Row) -> str | None:
    """By what means it is said to have been done: 'an air strike and gunfire'."""
    return join(MEANS[name] for name in row["how"].split()) if row["how"] else None


def tell_deed(reading: Reading, row: Row) -> Row:
    """Who is said to have done it and how: doer, means and, for a cell, done; none if not told."""
    doer, means = name_doer(reading.event, row), name_means(row)
    told = [*([doer] if doer else []), *([f"means: {means}"] if means else [])]
    return {"doer": doer, "means": means, "done": "; ".join(told) or None}


def describe_deed(reading: Reading, row: Row) -> str | None:
    """Who did it and how, for a sentence that names who says so: 'by rebels in an air strike'.

    None where nothing is told, where more than two means are, or one that no sentence bears.
    """
    how = (row["how"] or "").split()
    return _phrase_deed(reading.event, row["measure"], row["by"], how) or None


def note_deed(reading: Reading, row: Row) -> str | None:
    """Who did it and how, for the brackets behind a count: also what no sentence bears.

    There it may not be left out: those killed by some means alone are not all who were killed.
    """
    how = (row["how"] or "").split()
    told = say_attribution(reading.event, row["measure"], row["by"], how).strip()
    return told.removeprefix("(").removesuffix(")") if told.startswith("(") else told or None


def _phrase_deed(event: Event, measure: str, by: str | None, how: Sequence[str]) -> str:
    if measure not in _DEEDS or len(how) > 2 or not _PHRASED.keys() >= {*how}:
        return ""
    told = [f"by {keep_order(_name_doer(event, by))}"] if by else []
    told += [" and ".join(f"{_PHRASED[name]} {MEANS[name]}" for name in how)] if how else []
    return " ".join(told)


_DEEDS = ("deaths", "injuries", "casualties", "abductions")
"""Measures whose labels end in what was done, so that 'by' can follow."""

_IN, _WITH = "in", "with"
_PHRASED: Mapping[str, str] = {
    **dict.fromkeys(("bombing", "suicide-bombing", "car-bombing", "shelling", "air-strike"), _IN),
    **dict.fromkeys(("gunfire", "grenade", "mine", "rocket", "missile", "drone", "blade"), _WITH),
    **{"ramming": _WITH, "crush": _IN},
}
"""Means → the word by which a sentence goes on; the others stand in tables alone."""


# --- counts, of which a figure may speak or none -------------------------------------------------


def label_told(reading: Reading, count: Count, figure: Row) -> str:
    """What a figure counts: as printed, and beside it what an assumption of ours reads it as."""
    if figure["assumption"] is None:
        return str(figure["label"])
    place = tell_place(reading, count.place)
    return f"{figure['label']}, read by us as {label_scope(reading.event, count, place)}"


def label_count(event: Event, count: Count) -> str:
    """What a count is of, its whole scope: 'people killed, Town, since Saturday, as of …'."""
    return ", ".join([label_scope(event, count, count.place), *_tell_time(event, count)])


def _tell_time(event: Event, count: Count) -> list[str]:
    """The period of a count, and the day by which it was known."""
    as_of = f"as of {say_told(count.extent.known_by)}"
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
        and whole.agent == part.agent
        and whole.extent.known_by != part.extent.known_by
    )
    if is_later:
        scope = label_scope(event, whole, whole.place)
        period = event.periods[whole.period].label if whole.period else ""
        told = "" if whole.extent.end != part.extent.end else f", {period}, counted"
        comma = "," if whole.place else ""
        return f"{scope}{told}{comma} after the report of {say_told(part.extent.known_by)}"
    return f"{label_count(event, whole)}, {_name_outside(event, rest)}"


def _name_outside(event: Event, rest: Rest) -> str:
    """What a rest leaves out: 'other than soldiers killed, Nushki', 'outside Gwadar'."""
    whole = rest.whole
    keys = {
        (
            (part.group, part.agent) != (whole.group, whole.agent),
            part.place != whole.place,
            part.extent != whole.extent,
        )
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
    known = part.extent.known_by
    return f"“{told}”" if known == whole.extent.known_by else f"“{told}” as of {say_told(known)}"


def _name_part(event: Event, whole: Count, part: Count) -> str:
    """A part by its group, and by what else of it is not the whole's: place, time, doer, means."""
    place = part.place if part.place != whole.place else None
    scope = label_scope(event, part, place, ANYBODY if part.agent == whole.agent else None)
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
    label = min(reading.event.periods[name].label for name in widest["period"]) if is_one else ""
    is_ours = is_one and widest["ours"].fillna("").str.contains("period").all()
    return _say_period(f"{label} (our reading)" if is_ours else label, is_known=is_one)


def _say_period(label: object, *, is_known: bool = True) -> str:
    """The period's name; what stands for it where none is told, or several are."""
    if not is_known:
        return "each in its own period"
    return str(label) if isinstance(label, str) else "period not reported"
