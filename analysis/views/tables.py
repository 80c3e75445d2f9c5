"""One tidy table per question: frame in, new frame out; no drawing, no sentences.

Every table keeps the `id` of the statements that it shows, so that each printed number can be
followed to its row in the ledger. `shown` is the figure's label with bounds and wording.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator

import pandas as pd

from analysis.ledger.conventions import CONVENTIONS
from analysis.ledger.frame import Row, build_frame, to_records
from analysis.ledger.measures import MEASURES, UNIT_LABELS
from analysis.ledger.model import Event, Relation, Scope
from analysis.ledger.reading import Reading
from analysis.ledger.trees import ancestors, is_within
from analysis.ledger.wording import Quantity
from analysis.reconcile.claims import Claim
from analysis.reconcile.judged import JudgedTie
from analysis.views.frames import DICTIONARY, DTYPES
from analysis.views.outcome import find_outcome
from analysis.views.words import (
    capitalise,
    format_bounds,
    format_quantity,
    say_bounds,
    say_date,
    say_quantity,
    say_ratio,
)


def list_figures(reading: Reading) -> pd.DataFrame:
    """Every figure of the article, in its order: what, how many, who says so, which paragraph.

    Columns: those of the ledger's frame, and label, shown and scope (what, where and when it
    counts, and how we read it).
    """
    rows: list[Row] = [
        {
            **row,
            "label": label_figure(reading, row),
            "shown": format_quantity(row),
            "scope": describe_scope(reading, row),
        }
        for row in reading.records
    ]
    return frame_rows(rows, [*reading.figures.columns, "label", "shown", "scope"])


def describe_scope(reading: Reading, row: Row) -> str:
    """What, where and when a statement counts: 'Civilians killed; since Saturday, 31 January'."""
    parts = [label_figure(reading, row)]
    if row["period"] is not None:
        parts.append(reading.event.periods[row["period"]].label)
    if row["assumption"] is not None:
        parts.append(f"read by us as {describe_reading(reading, row['assumption'])}")
    if row["withdrawn_by"] is not None:
        later = next(other for other in reading.records if other["id"] == row["withdrawn_by"])
        parts.append(f"withdrawn: later {format_quantity(later)}")
    return "; ".join(parts)


def tabulate_toll(reading: Reading) -> pd.DataFrame:
    """Who was killed: one row a statement of deaths, wholes before their parts.

    Columns: id, whole (id of the nearest statement that contains this one, or none), depth
    (0 for a statement that no other contains), is_disjoint (part of a split that does not
    overlap), label, wording, shown, reads (what we read it as, if not as printed), nominal, low,
    high, hedge, speaker_name, status, assumption. Claims stand last.
    """
    outcome = find_outcome(reading)
    deaths = {
        row["id"]: row
        for row in reading.records
        if row["read_measure"] == "deaths" and row["withdrawn_by"] is None
    }
    wholes = {name: whole if (whole := outcome.wholes[name]) in deaths else None for name in deaths}
    splits = [tie for tie in outcome.ties if _is_split_of_one_count(reading, tie)]
    parts = {part for tie in splits for part in tie.parts}
    rows = [
        {
            "id": name,
            "whole": wholes[name],
            "depth": _count_wholes(wholes, name),
            "is_disjoint": wholes[name] is None or name in parts,
            "label": label_figure(reading, deaths[name]),
            "wording": deaths[name]["wording"],
            "shown": format_quantity(deaths[name]),
            "reads": describe_reading(reading, deaths[name]["assumption"]),
            **{key: deaths[name][key] for key in ("nominal", "low", "high", "hedge")},
            **{key: deaths[name][key] for key in ("speaker_name", "status", "assumption")},
        }
        for name in _order_tolls(reading, deaths, wholes)
    ]
    return frame_rows(rows)


def _order_tolls(
    reading: Reading, deaths: dict[str, Row], wholes: dict[str, str | None]
) -> Iterator[str]:
    """Reports before claims, each whole before its parts, the latest first; whatever the file's
    order.
    """
    rank = {name: number for number, name in enumerate(_walk(reading))}

    def find_place(name: str) -> tuple[object, ...]:
        row = deaths[name]
        group = rank.get(row["read_group"], len(rank))
        day = -int(row["reported"].replace("-", ""))
        return row["status"] == "claimed", group, day, row["place"], row["start"] or "", name

    def below(whole: str | None) -> Iterator[str]:
        for name in sorted((n for n in deaths if wholes[n] == whole), key=find_place):
            if deaths[name]["status"] != "claimed":
                yield name
                yield from below(name)

    yield from below(None)
    yield from sorted((n for n in deaths if deaths[n]["status"] == "claimed"), key=find_place)


def tabulate_persons(reading: Reading) -> pd.DataFrame:
    """The widest exact toll as marks, one a person: its non-overlapping parts and their subsets.

    Each part has as many marks as the least number that its wording admits; exact counts come
    first. Columns: id, whole_id, whole_label, whole_marks, label, marks (the least number), high
    (none where open), beyond (how many of the marks, counted on from row to row, lie beyond the
    whole), rest (how many of the whole all marks together leave), shown, speaker_name, status,
    subset_id, subset_label, subset_marks, subset_shown, subset_speaker, subset_status. Empty
    where no toll can be drawn so.
    """
    toll = {row["id"]: row for row in to_records(tabulate_toll(reading))}
    ties = [tie for tie in find_outcome(reading).ties if _is_split_of_one_count(reading, tie)]
    for tie in sorted(
        ties, key=lambda tie: list(toll).index(tie.whole) if tie.whole in toll else 0
    ):
        names = (tie.whole, *tie.parts)
        if all(name in toll and toll[name]["low"] is not None for name in names):
            whole, *parts = (toll[name] for name in names)
            if whole["low"] == whole["high"]:
                parts.sort(key=lambda part: part["low"] != part["high"])
                reported = [row for row in toll.values() if row["status"] != "claimed"]
                return frame_rows(list(_describe_parts(whole, parts, reported)))
    return pd.DataFrame()


def _is_split_of_one_count(reading: Reading, tie: JudgedTie) -> bool:
    """Whether a tie splits one place's deaths of one time by groups."""
    rows = {row["id"]: row for row in reading.records}
    told = [rows[name] for name in (tie.whole, *tie.parts) if name in rows]
    cells = {(row["read_place"], row["read_period"], row["reported"]) for row in told}
    return tie.kind == "sum" and len(cells) == 1 and told[0]["read_measure"] == "deaths"


def compare_claims(reading: Reading) -> pd.DataFrame:
    """Each one-sided claim beside the nearest reported figure that would have to contain it.

    Claims of a day or an hour are left out: they stand in the timeline.
    Columns: id, panel (measure's label and unit), label, shown, low, high, speaker_name, status,
    reported_id, reported_label, reported_shown, reported_low, reported_high, reported_speaker,
    reported_status, ratio_low, ratio_high (dimensionless), ratio_shown.
    """
    figures = {row["id"]: row for row in reading.records}
    tried = {claim.id: claim for claim in find_outcome(reading).claims}
    rows: list[Row] = []
    for claim in reading.records:
        is_shown = claim["status"] == "claimed" and claim["withdrawn_by"] is None
        if not is_shown or claim["measure"] == "time":
            continue
        found = tried.get(claim["id"])
        rival = figures[found.rival] if found and found.rival else None
        low, high = _ratio(found)
        rows.append(
            {
                "id": claim["id"],
                "panel": label_panel(claim["measure"], claim["unit"]),
                "label": label_figure(reading, claim),
                "shown": format_quantity(claim),
                "reads": describe_reading(reading, claim["assumption"]),
                "low": claim["low"],
                "high": claim["high"],
                "speaker_name": claim["speaker_name"],
                "status": claim["status"],
                "reported_id": rival["id"] if rival else None,
                "reported_label": label_figure(reading, rival) if rival else None,
                "reported_shown": format_quantity(rival) if rival else None,
                "reported_low": rival["low"] if rival else None,
                "reported_high": rival["high"] if rival else None,
                "reported_speaker": rival["speaker_name"] if rival else None,
                "reported_status": rival["status"] if rival else None,
                "ratio_low": low,
                "ratio_high": high,
                "ratio_shown": say_ratio(low, high),
            }
        )
    return frame_rows(rows)


def tabulate_sites(reading: Reading) -> pd.DataFrame:
    """Places attacked, bombed, seized …: the parts of each stated sum, then its other counts.

    Columns: id, sum_id (the relation whose part it is, or whose whole it states), role (part,
    whole or alone), parts_low and parts_high (sum of the relation's parts), label, unit, wording,
    shown, nominal, low, high, hedge, speaker_name, status, assumption.
    """
    sites = [
        row
        for row in reading.records
        if MEASURES[row["read_measure"]].units[0] == "sites" and row["withdrawn_by"] is None
    ]
    roles = {row["id"]: _site_role(reading, row) for row in sites}
    order = {"part": 0, "whole": 1, "alone": 2}
    sites.sort(key=lambda row: order[roles[row["id"]][0]])
    sums = {
        role: _add_parts([row for row in sites if roles[row["id"]] == ("part", role[1])])
        for role in roles.values()
    }
    rows = [
        {
            "id": row["id"],
            "sum_id": roles[row["id"]][1],
            "role": roles[row["id"]][0],
            **sums[roles[row["id"]]],
            "label": label_figure(reading, row),
            "unit": row["unit"],
            "wording": row["wording"],
            "shown": format_quantity(row),
            **{key: row[key] for key in ("nominal", "low", "high", "hedge")},
            **{key: row[key] for key in ("speaker_name", "status", "assumption")},
        }
        for row in sites
    ]
    return frame_rows(rows)


def tabulate_timeline(reading: Reading) -> pd.DataFrame:
    """What is tied to a day or an hour, from the earliest on, as exactly as it was told.

    Rows of one day stand the shortest first. Columns: id, label, says, wording, shown, measure
    (time or duration), start, end (local time), start_precision, end_precision, speaker_name,
    status.
    """
    is_timed = reading.figures["measure"].isin(["time", "duration"])
    times = reading.figures[is_timed & reading.figures["start"].notna()]
    times = times.assign(day=times["start"].dt.normalize(), lasts=times["end"] - times["start"])
    times = times.sort_values(["day", "lasts", "start"], kind="stable")
    rows = [
        {
            "id": row["id"],
            "label": reading.event.periods[row["period"]].label,
            "says": row["says"],
            "wording": row["wording"],
            "shown": format_quantity(row),
            "measure": row["measure"],
            **{key: row[key] for key in ("start", "end", "start_precision", "end_precision")},
            **{key: row[key] for key in ("speaker_name", "status")},
        }
        for row in to_records(times)
    ]
    return frame_rows(rows)


def tabulate_places(reading: Reading) -> pd.DataFrame:
    """The places with coordinates, and how many figures speak of each or of
    a place inside it that has none.

    Columns: place, name, kind, latitude, longitude (degrees, WGS 84), coordinates_from,
    figures, is_area (contains other places that have coordinates).
    """
    counts = reading.figures["place"].map(lambda name: _locate(reading, name)).value_counts()
    named = [name for names in (f.named for f in reading.article.figures) for name in names]
    wholes = {
        place.part_of for place in reading.event.places.values() if place.latitude is not None
    }
    rows = [
        {
            "place": name,
            "name": place.name,
            "kind": place.kind,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "coordinates_from": place.coordinates_from,
            "figures": int(counts.get(name, 0)) + named.count(name),
            "is_area": name in wholes,
        }
        for name, place in reading.event.places.items()
        if place.latitude is not None
    ]
    return frame_rows(rows)


def measure_distances(reading: Reading) -> pd.DataFrame:
    """Distances between the places, as the crow flies on the WGS 84 ellipsoid.

    Columns: origin, destination (names), distance_km. Ours, not the article's.
    Source: Karney (2013), Algorithms for geodesics, as implemented by geographiclib.
    """
    from geographiclib.geodesic import Geodesic

    places = tabulate_places(reading)
    points = [row for row in to_records(places) if not row["is_area"]]
    rows = [
        {
            "origin": a["name"],
            "destination": b["name"],
            "distance_km": round(Geodesic.WGS84.Inverse(*_point(a), *_point(b))["s12"] / 1000, 1),
        }
        for a, b in itertools.combinations(points, 2)
    ]
    return frame_rows(sorted(rows, key=lambda row: row["distance_km"]))


def tabulate_units(reading: Reading) -> pd.DataFrame:
    """All counted or measured figures under their measure, for an overview that mixes no units.

    Deaths stand as in `tabulate_toll`, parts under their wholes. Columns: id, panel (measure's
    label and unit), depth (0 for a statement that no other contains), label, when (none for a
    duration, whose first day is not told), shown, reads, nominal, low, high, hedge, speaker_name,
    status, assumption.
    """
    toll = to_records(tabulate_toll(reading))
    rank = {row["id"]: number for number, row in enumerate(toll)}
    depths = {row["id"]: row["depth"] for row in toll}
    rows = [
        {
            "id": row["id"],
            "panel": label_panel(row["measure"], row["unit"]),
            "depth": depths.get(row["id"], 0),
            "label": label_figure(reading, row),
            "when": _name_period(reading, row),
            "shown": format_quantity(row),
            "reads": describe_reading(reading, row["assumption"]),
            **{key: row[key] for key in ("nominal", "low", "high", "hedge")},
            **{key: row[key] for key in ("speaker_name", "status", "assumption")},
        }
        for row in reading.records
        if row["measure"] != "time"
    ]
    panels = list(dict.fromkeys(row["panel"] for row in rows))
    rows.sort(key=lambda row: (panels.index(row["panel"]), rank.get(row["id"], 0)))
    return frame_rows(rows)


def _name_period(reading: Reading, row: Row) -> str | None:
    if row["period"] is None or row["measure"] == "duration":
        return None
    return reading.event.periods[row["period"]].label


def compare_conventions(reading: Reading) -> pd.DataFrame:
    """How each hedged figure reads under every convention.

    Columns: id, label, wording, then per convention the label of its bounds.
    Figures that all conventions read alike are left out.
    """
    frames = {
        name: {row["id"]: row for row in to_records(build_frame(reading.article, name))}
        for name in CONVENTIONS
    }
    rows = []
    for row in reading.records:
        readings = {name: frames[name][row["id"]] for name in CONVENTIONS}
        if len({(r["low"], r["high"]) for r in readings.values()}) > 1:
            rows.append(
                {
                    "id": row["id"],
                    "label": label_figure(reading, row),
                    "wording": row["wording"],
                    **{name: _bounds_only(value) for name, value in readings.items()},
                }
            )
    return frame_rows(rows)


def list_assumptions(reading: Reading) -> pd.DataFrame:
    """What is our reading and not the article's: id (of the figure), assumption, label, reads,
    because.
    """
    figures = {figure.id: figure for figure in reading.article.figures}
    rows: list[Row] = [
        {
            "id": assumption.figure,
            "assumption": assumption.id,
            "label": capitalise(figures[assumption.figure].says.rstrip(".")),
            "reads": describe_reading(reading, assumption.id),
            "because": assumption.because,
        }
        for assumption in reading.article.transcript.assumptions
    ]
    return frame_rows(rows)


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


def tabulate_checks(reading: Reading) -> pd.DataFrame:
    """Each reported whole beside its reported parts, with the bounds of both and the verdict.

    Columns: kind (sum: the parts make the whole; part: the whole contains them; same: two
    statements of one count), whole_id, whole_label, whole_low, whole_high, part_ids,
    part_labels, parts_low, parts_high, verdict (agree, consistent, conflict or undecided),
    conditions (readings of ours on which it rests), and in words part_words (one a part),
    parts_words and whole_words.
    """
    rows = [describe_tie(reading, tie) for tie in find_outcome(reading).ties]
    return frame_rows(rows, list(_CHECK_COLUMNS))


def describe_tie(reading: Reading, tie: JudgedTie) -> Row:
    """A tie as a row of `tabulate_checks`; the labels and words are those of its figures."""
    figures = {row["id"]: row for row in reading.all_records}
    whole, *parts = (figures[name] for name in (tie.whole, *tie.parts))
    return {
        "kind": tie.kind,
        "whole_id": whole["id"],
        "whole_label": label_figure(reading, whole),
        "whole_low": whole["low"],
        "whole_high": whole["high"],
        "part_ids": [part["id"] for part in parts],
        "part_labels": [label_figure(reading, part) for part in parts],
        "parts_low": tie.low,
        "parts_high": tie.high,
        "verdict": tie.verdict,
        "part_words": [say_quantity(part) for part in parts],
        "parts_words": say_bounds(tie.low, tie.high),
        "whole_words": say_quantity(whole),
        "conditions": [
            f"“{row['wording']}” counts {describe_reading(reading, row['assumption'])}"
            for row in [whole, *parts]
            if row["assumption"] in tie.assumptions
        ],
    }


def label_panel(measure: str, unit: str) -> str:
    """What a panel of one measure is called: its label, and the unit where that adds something."""
    label, unit_label = MEASURES[measure].label, UNIT_LABELS[unit]
    return capitalise(label if unit_label in label else f"{label} ({unit_label})")


def label_figure(reading: Reading, row: Row) -> str:
    """What a figure counts, short enough for an axis: 'Police officers killed, Nushki'.

    The period is told where another figure counts the same of another one, and the day of the
    report where another counts the same as of another day. As printed: a reading of ours is told
    beside the label, never in its place.
    """
    place = row["place"] if row["place"] != find_home(reading) else None
    label = label_scope(reading.event, row["measure"], row["unit"], row["group"], place)
    period, as_of = _tell_times(reading, row)
    label += f" ({period})" if period else ""
    label += f", {as_of}" if as_of else ""
    return f"{label}, withdrawn" if row["withdrawn_by"] else label


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
        as_of = say_as_of(dt.date.fromisoformat(row["reported"]))
    return period, as_of


def say_as_of(day: dt.date) -> str:
    """The day of a report: 'as of 27 January 2026'."""
    return f"as of {say_date(day)}"


def find_home(reading: Reading) -> str | None:
    """The place whose name labels leave out: the one that all figures of the article lie in.

    There is none where it is only a town or a province of the event's places and no figure speaks
    of a place inside it; then, and where figures share no place, each label names its own.
    """
    tree = reading.event.place_tree
    places = {name for f in reading.article.figures for name in (f.place, *f.named)}
    home = next((n for n in places if all(is_within(tree, other, n) for other in places)), None)
    return home if home is not None and (len(places) > 1 or not tree[home]) else None


def label_scope(event: Event, measure: str, unit: str, group: str | None, place: str | None) -> str:
    """What a count is of, without its period: 'Police officers killed, Nushki'."""
    label = MEASURES[measure].label
    if group is not None:
        label = f"{event.groups[group].label} {label.removeprefix('people ')}"
    elif unit in ("offices", "towns"):
        label = label.replace("places", unit)
    if place is not None:
        label += f", {event.places[place].name}"
    return capitalise(label)


_CHECK_COLUMNS = (
    *("kind", "whole_id", "whole_label", "whole_low", "whole_high", "part_ids", "part_labels"),
    *("parts_low", "parts_high", "verdict", "conditions"),
    *("part_words", "parts_words", "whole_words"),
)


def frame_rows(rows: list[Row], columns: list[str] | None = None) -> pd.DataFrame:
    """Rows as a frame, each column of the kind that the dictionary says; lists stay lists.

    `columns` are kept also where there is no row.
    """
    table = pd.DataFrame(rows, columns=columns, dtype="object")
    plain = [name for name in table.columns if not any(isinstance(v, list) for v in table[name])]
    # Small tables are read value by value, which Arrow's strings make slow.
    kinds = {**DTYPES, "string": "string[python]"}
    return table.astype({name: kinds[DICTIONARY[name].kind] for name in plain})


def _walk(reading: Reading) -> Iterator[str]:
    """Every group once, wholes before what lies in them, in the event's order."""
    tree = reading.event.group_tree
    seen: set[str] = set()

    def below(parent: str | None) -> Iterator[str]:
        for name, wholes in tree.items():
            if name not in seen and (parent in wholes if parent else not wholes):
                seen.add(name)
                yield name
                yield from below(name)

    yield from below(None)


def _count_wholes(wholes: dict[str, str | None], name: str) -> int:
    whole = wholes[name]
    return 0 if whole is None else 1 + _count_wholes(wholes, whole)


def _describe_parts(whole: Row, parts: list[Row], toll: list[Row]) -> Iterator[Row]:
    total, least = whole["nominal"], sum(part["low"] for part in parts)
    counted = 0
    for part in parts:
        count = part["low"]
        counted += count
        inside = [row for row in toll if row["whole"] == part["id"] and row["low"] == row["high"]]
        subset = inside[0] if len(inside) == 1 and inside[0]["low"] <= count else None
        yield {
            "id": part["id"],
            "whole_id": whole["id"],
            "whole_label": whole["label"],
            "whole_marks": total,
            "label": part["label"],
            "marks": count,
            "high": part["high"],
            "beyond": min(count, max(counted - total, 0)),
            "rest": max(total - least, 0),
            "shown": part["shown"],
            "speaker_name": part["speaker_name"],
            "status": part["status"],
            "subset_id": subset["id"] if subset else None,
            "subset_label": subset["label"] if subset else None,
            "subset_marks": subset["low"] if subset else 0,
            "subset_shown": subset["shown"] if subset else None,
            "subset_speaker": subset["speaker_name"] if subset else None,
            "subset_status": subset["status"] if subset else None,
        }


def _locate(reading: Reading, place: str) -> str:
    """The nearest place with coordinates: the place itself or one that contains it."""
    names = [place, *ancestors(reading.event.place_tree, place)]
    return next((n for n in names if reading.event.places[n].latitude is not None), place)


def _point(place: Row) -> tuple[float, float]:
    return place["latitude"], place["longitude"]


def _ratio(claim: Claim | None) -> tuple[float | None, float | None]:
    if claim is None:
        return None, None
    low, high = claim.ratio_low, claim.ratio_high
    return None if low is None else float(low), None if high is None else float(high)


def as_quantity(row: Row) -> Quantity:
    """A row's nominal, low, high and hedge as one quantity."""
    return Quantity(row["nominal"], row["low"], row["high"], row["hedge"])


def _site_role(reading: Reading, row: Row) -> tuple[str, str | None]:
    for relation in reading.article.transcript.relations:
        if relation.kind != "sum":
            continue
        if row["id"] in relation.parts:
            return "part", relation.id
        if _states_whole(row, relation):
            return "whole", relation.id
    return "alone", None


def _add_parts(parts: list[Row]) -> dict[str, float | None]:
    """Least and greatest sum of counts; none where a bound is open or there is no part."""
    ends = {f"parts_{end}": [part[end] for part in parts] for end in ("low", "high")}
    return {
        name: None if None in bounds or not bounds else sum(bounds) for name, bounds in ends.items()
    }


def _states_whole(row: Row, relation: Relation) -> bool:
    if not isinstance(relation.whole, Scope):
        return bool(relation.whole == row["id"])
    keys = ("measure", "group", "place", "period")
    return all(row[f"read_{key}"] == getattr(relation.whole, key) for key in keys)


def _bounds_only(row: Row) -> str:
    return format_bounds(as_quantity(row).low, as_quantity(row).high)
